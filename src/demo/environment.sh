# To be sourced by ./demo: the sample's environment, from its manifests to its end.

# The emulated AWS is 120 times as fast; the operator's clock is not, and would watch the sample's health for a minute.
settle='{"spec": {"deployment": {"healthSettleSeconds": 1}}}'

apply_sample() {
  kube create secret generic mambo-registry --type=kubernetes.io/dockerconfigjson \
    --from-file=.dockerconfigjson=certificates/registry.json
  kube create secret generic mambo-registry-tls --from-file=certificates/registry
  kube create secret generic mambo-py-tls --type=kubernetes.io/tls --from-file=certificates/site
  kube apply -f "$root/deploy/samples/mambo-py/nginx.yaml"
  echo "One field is changed, since AWS is fast here: spec.deployment.healthSettleSeconds is 1 instead of 60"
  kube patch -f "$root/deploy/samples/mambo-py/environment.yaml" --local --type=merge -p "$settle" -o yaml >environment.yaml
  kube apply -f environment.yaml
}

# READY, STATUS, HEALTH and REASON of the environment, then whether its latest generation was seen.
state() {
  kube get ebenv mambo-py --ignore-not-found --no-headers -o custom-columns='R:.status.conditions[?(@.type=="Ready")].status,
S:.status.lifecycle,H:.status.health.color,W:.status.conditions[?(@.type=="Ready")].reason,
G:.metadata.generation,O:.status.observedGeneration' | tr -s ' '
}

message() { kube get ebenv mambo-py -o jsonpath='{.status.conditions[?(@.type=="Ready")].message}' 2>/dev/null || true; }
elapsed() { echo $(($(date +%s) - began)); }

# One line for each change, until the condition named by the second argument, three minutes at most.
follow() { # what for, condition
  shown=
  patience=$(($(date +%s) + 180))
  printf '%4s  %-8s %-12s %-8s %s\n' SEC READY STATUS HEALTH REASON
  while :; do
    check_parts
    now=$(state)
    if [ -n "$now" ] && [ "${now% * *}" != "$shown" ]; then
      shown=${now% * *}
      # shellcheck disable=SC2086 # four words
      printf '%4s  %-8s %-12s %-8s %s  %s\n' "$(elapsed)" $shown "$(message)"
    fi
    if $2 "$now"; then return; fi
    [ "$(date +%s)" -lt $patience ] || fail "The environment was not $1 after three minutes: $(message)"
    sleep 0.5
  done
}

is_ready() { # state
  case $1 in True\ *) [ "$(echo "$1" | cut -d ' ' -f 5)" = "$(echo "$1" | cut -d ' ' -f 6)" ] ;; *) return 1 ;; esac
}
is_gone() { [ -z "$1" ]; }

follow_until_ready() {
  follow Ready is_ready
  tell "Ready after $(elapsed) seconds"
  kube get ebenv -o wide
}

# With the AWS SDK of the operator, and the log manager that its other libraries ask for.
made() {
  java -cp "$root/target/quarkus-app/lib/main/*:$root/target/quarkus-app/lib/boot/*" -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    "$root/src/demo/Made.java" "$1" mambo mambo-cert
}

show_what_was_made() {
  tell "What was made on AWS"
  made show
}

delete_sample() {
  tell "Deleting the environment"
  kube delete ebenv mambo-py --wait=false
  follow gone is_gone
  made gone || fail "Deleting the environment left something behind."
}

show_settings() {
  tell "For another terminal, also as the file target/demo/env:"
  cat env
  cat <<'END'

Then, for instance:
  kubectl get ebenv -o wide
  kubectl describe ebenv mambo-py
  kubectl explain ebenv.spec.containers
  kubectl patch ebenv mambo-py --type=merge -p '{"spec":{"scaling":{"max":2}}}'
  aws elasticbeanstalk describe-events --environment-name mambo-py
  aws s3 ls s3://mambo-cert --recursive

Ctrl-C ends it all.
END
}

stay() {
  trap 'exit 0' INT TERM
  while :; do
    check_parts
    sleep 1 3>&- &
    wait $!
  done
}
