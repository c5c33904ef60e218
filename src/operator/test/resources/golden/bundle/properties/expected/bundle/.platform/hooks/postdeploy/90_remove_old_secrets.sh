#!/bin/bash
# Removes the secret files of other versions: no container reads them any more.
set -euo pipefail
shopt -s nullglob dotglob
for folder in /opt/eb-env/*; do
  [ "$folder" = /opt/eb-env/mambo-py-e0bcdd39fca1 ] || rm -rf -- "$folder"
done
