# To be sourced: find_jdk exports as JAVA_HOME a JDK that is new enough for this project, whatever `java` is by default.
jdk=25

jdk_release() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }
is_jdk() { [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ "$(jdk_release "$1")" -ge $jdk ] 2>/dev/null; }

find_jdk() {
  for candidate in "${JAVA_HOME-}" "$(readlink -f "$(command -v javac)" 2>/dev/null | sed 's|/bin/javac$||')" \
    /usr/lib/jvm/*$jdk* /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk "$candidate"; then JAVA_HOME=$candidate; export JAVA_HOME; return; fi
  done
  echo "This project needs a JDK $jdk or newer and found none: install one, or point JAVA_HOME at it." >&2
  return 1
}
