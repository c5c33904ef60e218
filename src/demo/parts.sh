# To be sourced by ./demo: the programs that it runs, from their build to their end. Their place is target/demo.

tell() { echo; echo "==> $*"; }
fail() { echo >&2; echo "$*" >&2; exit 1; }
java() { "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$@"; }
kube() { control-plane/bin/kubectl --kubeconfig=control-plane/kubeconfig "$@"; }

build_if_stale() {
  jar=$root/target/quarkus-app/quarkus-run.jar
  if [ ! -f "$jar" ] || [ -n "$(find pom.xml src/operator/pom.xml src/operator/main src/emulator/pom.xml src/emulator/main -newer "$jar" -type f | head -n 1)" ]; then
    tell "Building the operator"
    ./mvnw -q -B package -DskipTests
    touch "$jar"
  fi
}

begin() {
  if [ -f target/demo/pid ] && kill -0 "$(cat target/demo/pid)" 2>/dev/null; then
    fail "A demo is running here already, as process $(cat target/demo/pid): stop it first."
  fi
  rm -rf target/demo
  mkdir -p target/demo
  cd target/demo
  umask 077
  echo $$ >pid
  export KUBECACHEDIR="$PWD/kubectl-cache"
  control_plane= emulator= operator=
  began=$(date +%s)
  watch_over
  trap 'end $?' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}

# The operator gives its lease back before the control plane goes. What does not end by itself, the watcher ends.
end() { # exit code
  trap '' INT TERM HUP
  ask_to_end "$operator"
  ask_to_end "$emulator"
  ask_to_end "$control_plane"
  let_go
  cd "$root"
  case $1 in
    0 | 130 | 143) rm -rf target/demo ;;
    *)
      find target/demo -mindepth 1 ! -name '*.log' ! -name control-plane -exec rm -rf {} + 2>/dev/null || true
      echo "The logs are in target/demo." >&2
      ;;
  esac
}

ask_to_end() { # process or nothing
  if [ -z "$1" ] || ! kill "$1" 2>/dev/null; then return; fi
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    kill -0 "$1" 2>/dev/null || return 0
    sleep 0.5
  done
}

# Tries a command until it succeeds, as long as the process behind it lives.
wait_for() { # what, process, its log, command …
  what=$1 process=$2 log_of_it=$3
  shift 3
  until "$@" 2>/dev/null; do
    kill -0 "$process" 2>/dev/null || fail "$what did not start: $(tail -n 5 "$log_of_it")"
    sleep 0.1
  done
}

start_control_plane() {
  run control-plane.log "$root/src/control-plane/start" control-plane --controller-manager
  control_plane=$pid
  heard=
}

# It may have to fetch or build Kubernetes first, and says so.
control_plane_is_ready() {
  said=$(grep 'ing Kubernetes' control-plane.log | tail -n 1)
  if [ "$said" != "$heard" ]; then heard=$said; echo "$heard"; fi
  grep -q '^ready' control-plane.log
}

start_emulator() {
  run emulator.log "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "$root/target/beanstalk-emulator.jar" \
    --speed 120 --region ap-northeast-2 --account 123456789012 --bucket mambo-cert@ap-northeast-2
  emulator=$pid
}

make_certificates() { java "$root/src/demo/Certificates.java" certificates; }

# All of deploy/base but the Deployment: here the operator is a process.
install() {
  kube apply -k "$root/deploy/base" --selector='app.kubernetes.io/name!=eb-operator' &
  rights=$!
  kube apply --server-side -f "$root/crds"
  kube wait --for=condition=Established crd ebenvironments.eb.mambo.kr ebaccounts.eb.mambo.kr --timeout=20s >/dev/null
  wait $rights || fail "The operator's rights could not be installed."
}

# Settings for this shell, and for another that sources the file.
write_settings() {
  {
    echo "export KUBECONFIG=$PWD/control-plane/kubeconfig"
    grep '^export AWS_' emulator.log
    echo "export KUBECACHEDIR=$KUBECACHEDIR"
    echo "export PATH=\"$PWD/control-plane/bin:\$PATH\""
  } >env
  . ./env
}

# AWS is 120 times as fast here, so it is asked more often. Flags of the JVM may be added in $operator_flags.
start_operator() {
  server=$(sed -n 's/.*server: "\([^"]*\)".*/\1/p' control-plane/kubeconfig)
  cat >operator.kubeconfig <<END
apiVersion: v1
kind: Config
clusters: [{name: local, cluster: {server: "$server", certificate-authority: "$PWD/control-plane/tls/apiserver.crt"}}]
users: [{name: eb-operator, user: {token: "$(kube create token eb-operator --namespace=eb-system --duration=24h)"}}]
contexts: [{name: local, context: {cluster: local, user: eb-operator}}]
current-context: local
END
  # shellcheck disable=SC2086 # none, or several
  run operator.log env KUBECONFIG="$PWD/operator.kubeconfig" EB_OPEN_IDENTITY=true \
    EB_POLL_MOVING=1s EB_POLL_STILL=5s EB_SETTLE_STILL=1s EB_RECHECK=2s \
    QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=0 \
    "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m ${operator_flags-} -jar "$jar"
  operator=$pid
}

check_parts() {
  kill -0 "$control_plane" 2>/dev/null || fail "The control plane ended: $(tail -n 5 control-plane.log)"
  kill -0 "$emulator" 2>/dev/null || fail "The emulator ended: $(tail -n 5 emulator.log)"
  kill -0 "$operator" 2>/dev/null || fail "The operator ended: $(tail -n 5 operator.log)"
}
