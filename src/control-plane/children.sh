# To be sourced: processes that never outlive this one, however it ends. It holds a pipe open until then; a watcher reads
# the other end, and kills what is left of them. Needs a writable current folder for `alive` and `pids`.

watch_over() {
  mkfifo alive
  : >pids
  { trap '' INT TERM; cat >/dev/null; while read -r child; do kill -9 "$child" 2>/dev/null || true; done <pids; } <alive &
  exec 3>alive
}

# Starts a program in the background; its number is in $pid.
run() { # log, program, arguments …
  log=$1; shift
  "$@" >"$log" 2>&1 3>&- &
  pid=$!
  echo $pid >>pids
}

# Lets the watcher do its work.
let_go() { exec 3>&-; wait; }
