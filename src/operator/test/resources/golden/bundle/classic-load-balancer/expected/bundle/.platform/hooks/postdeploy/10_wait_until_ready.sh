#!/bin/bash
# Asks each container, from the instance, until it is ready; fails the deployment where one is not.
set -uo pipefail

address_of() {
  local container
  container=$(docker ps --quiet --filter "label=com.docker.compose.service=$1" | head -n 1)
  [ -n "$container" ] || return 1
  docker inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}' "$container" | cut -d ' ' -f 1
}

# ask_http SERVICE TIMEOUT SCHEME PORT PATH: a status from 200 to 399 is well, and certificates
# are not verified, since an address is asked and not a name.
ask_http() {
  local address status
  address=$(address_of "$1") && [ -n "$address" ] || return 1
  status=$(curl --silent --insecure --globoff --path-as-is --noproxy '*' --max-time "$2" \
    --output /dev/null --write-out '%{http_code}' "$3://$address:$4$5") || return 1
  [ "$status" -ge 200 ] && [ "$status" -le 399 ]
}

# ask_tcp SERVICE TIMEOUT PORT: a connection is well.
ask_tcp() {
  local address
  address=$(address_of "$1") && [ -n "$address" ] || return 1
  timeout "$2" bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$address" "$3" 2>/dev/null
}

# wait_for SERVICE DELAY PERIOD SUCCESSES FAILURES QUESTION...
wait_for() {
  local service=$1 delay=$2 period=$3 successes=$4 failures=$5 good=0 bad=0
  shift 5
  sleep "$delay"
  while true; do
    if "$@"; then good=$((good + 1)) bad=0; else good=0 bad=$((bad + 1)); fi
    [ "$good" -lt "$successes" ] || return 0
    if [ "$bad" -ge "$failures" ]; then
      echo "Container $service is not ready: its readiness probe failed $bad times in a row." >&2
      return 1
    fi
    sleep "$period"
  done
}

wait_for app 0 10 1 3 ask_tcp app 1 8000 || exit 1
