# To be sourced by ./demo: the way of an environment to Kubernetes and back.

# There are no nodes here. The real controllers make the pods; this reports on them what a kubelet would. An image has the
# digest that it is written with; of a tag, one that is made of its name.
play_node() {
  for pod in $(kube get pods -o jsonpath='{range .items[?(@.status.phase=="Pending")]}{.metadata.name}{" "}{end}'); do
    kube patch pod "$pod" --subresource=status --type=merge >/dev/null 2>&1 -p "{\"status\": {\"phase\": \"Running\",
      \"conditions\": [{\"type\": \"Ready\", \"status\": \"True\", \"lastTransitionTime\": \"$(moment)\"}],
      \"containerStatuses\": [$(containers_of "$pod")]}}" || true
  done
}

moment() { date -u +%Y-%m-%dT%H:%M:%SZ; }

containers_of() { # pod
  comma=
  kube get pod "$1" -o jsonpath='{range .spec.containers[*]}{.name}{" "}{.image}{"\n"}{end}' | while read -r name image; do
    case $image in *@sha256:*) digest=${image##*@} ;; *) digest=sha256:$(printf %s "$image" | sha256) ;; esac
    echo "$comma{\"name\": \"$name\", \"image\": \"$image\", \"imageID\": \"${image%@*}@$digest\", \"ready\": true,
      \"started\": true, \"restartCount\": 0, \"state\": {\"running\": {\"startedAt\": \"$(moment)\"}}}"
    comma=,
  done
}

# Linux and macOS have it under different names.
sha256() { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1; }

field() { kube get ebenv mambo-py -o jsonpath="{.status.kubernetes.$1}" 2>/dev/null; }
leads_to() { kube get service mambo-py -o jsonpath='{.spec.externalName}' 2>/dev/null; }
pods_are_ready() { [ "$(field readyReplicas)" = 1 ]; }
serves() { [ "$(field serving)" = "$1" ]; }

# Tries a command until it succeeds, two minutes at most.
await() { # what for, command …
  what=$1
  shift
  patience=$(($(date +%s) + 120))
  until "$@"; do
    check_parts
    play_node
    [ "$(date +%s)" -lt $patience ] || fail "Not $what after two minutes: $(message)"
    sleep 0.5
  done
}

change() { kube patch ebenv mambo-py --type=merge -p "{\"spec\": $1}"; }
place() { change "{\"placement\": \"$1\"}"; }

# Fails unless the one name that callers know leads where it should.
show_way() { # the end of the host name
  kube get ebenv mambo-py -o custom-columns='PLACEMENT:.spec.placement,SERVING:.status.kubernetes.serving,PODS READY:.status.kubernetes.readyReplicas,ON BEANSTALK:.status.version.deployed,IN PODS:.status.kubernetes.version'
  echo "The Service mambo-py leads to $(leads_to)"
  case $(leads_to) in *"$1") ;; *) fail "It should lead to $1." ;; esac
}

walk() {
  environment=.elasticbeanstalk.com pods=mambo-py-pods.default.svc.cluster.local
  tell "On Beanstalk, with one name for callers in the cluster"
  apply_sample
  change '{"kubernetes": {"soakSeconds": 5}}' # in production minutes: 600 by default
  follow Ready is_ready
  await "to be called" serves Beanstalk
  show_way $environment

  tell "Pods beside the environment; no traffic moves (no node is here: the demo reports the pods as ready)"
  place Both
  await "beside each other" pods_are_ready
  kube get deployment,pods
  show_way $environment

  tell "What refuses the cutover: the registry asks nodes for client certificates"
  kube get ebenv mambo-py -o jsonpath='{range .status.migration.blockers[*]}{.field}{"\n  "}{.what}{"\n"}{end}'
  echo "The remedy in the status has the manifests for the nodes. Here it is taken to be done:"
  change '{"kubernetes": {"acknowledgedBlockers": ["spec.registries[registry.mambo.kr:5000].certificatesSecretRef"]}}'

  tell "To Kubernetes: the Service is switched once the pods have held for the soak, here 5 seconds"
  place Kubernetes
  await "on Kubernetes" serves Kubernetes
  show_way $pods
  echo "The environment is kept: $(kube get ebenv mambo-py -o jsonpath='{.status.lifecycle}')"

  tell "And back: the Service first; the pods stay for the soak and five minutes more"
  place Beanstalk
  await "back on Beanstalk" serves Beanstalk
  show_way $environment
  kube get deployment
  tell "What happened, in the operator's words"
  kube get events --field-selector=involvedObject.kind=EbEnvironment --sort-by=.metadata.resourceVersion -o custom-columns='REASON:.reason,MESSAGE:.message'
}

# The garbage collector removes what belonged to the environment, and the demo the pods that a kubelet would have ended.
is_swept() {
  kube delete pods --all --grace-period=0 --force >/dev/null 2>&1 || true
  [ -z "$(kube get deployments,services,networkpolicies,serviceaccounts -l app.kubernetes.io/managed-by=eb-operator -o name)" ]
}
