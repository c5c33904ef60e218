#!/bin/bash
# Removes the secret files of other versions: no container reads them any more.
set -euo pipefail
shopt -s nullglob dotglob
for folder in /opt/eb-env/*; do
  [ "$folder" = /opt/eb-env/mambo-py-b7a0fa16f6e8 ] || rm -rf -- "$folder"
done
