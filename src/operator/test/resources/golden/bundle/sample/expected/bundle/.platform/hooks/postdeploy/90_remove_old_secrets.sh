#!/bin/bash
# Removes the secret files of other versions: no container reads them any more.
set -euo pipefail
shopt -s nullglob dotglob
for folder in /opt/eb-env/*; do
  [ "$folder" = /opt/eb-env/mambo-py-610bf7672a2b ] || rm -rf -- "$folder"
done
