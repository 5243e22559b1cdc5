# A gate that never refuses proves nothing. Each one is shown a case that is bad on purpose (test/gates/bad)
# and must refuse it for the reason named in the first line of the case, "// refused: REASON".
# Read by build.sh; the gates themselves are in gates.sh.

BAD=test/gates/bad
gates_passed=0 gates_failed=0

# verdict NAME COMMAND...: counts one case as passed if the command succeeds; prints only what went wrong.
verdict() {
  if "${@:2}"; then
    gates_passed=$((gates_passed + 1))
  else
    gates_failed=$((gates_failed + 1))
    say "gates: NOT HELD: $1"
  fi
}

# attempt COMMAND...: runs a gate with its output put aside; sets $status.
attempt() {
  set +e
  (set -e; "$@") >"$BUILD/gates/output.txt" 2>&1
  status=$?
  set -e
}

# named REASON [FILE]: whether the gate just run failed and gave that reason (for that file).
named() { [ "$status" != 0 ] && grep -F -- "$1" "$BUILD/gates/output.txt" | grep -qF -- "${2:-}"; }

# refuses REASON NAME COMMAND...: the gate must fail, and say why.
refuses() {
  attempt "${@:3}"
  verdict "$2" named "$1"
}

# refuses_each DIRECTORY COMMAND...: one run over many cases; each must be refused for its reason.
refuses_each() {
  local file reason
  attempt "${@:2}"
  for file in $(grep -rl '^// refused: ' "$1" | LC_ALL=C sort); do
    reason=$(sed -n '1s,^// refused: ,,p' "$file")
    if [ "$1" = $BAD/floors ]; then
      verdict "$file" named "$reason" # jdeps knows packages, not files
    else
      verdict "$file" named "$reason" "$file"
    fi
  done
}

compile_and_check_floors() {
  javac_into "$BUILD/gates/floors" "$(jars main)" $BAD/floors
  check_floors "$BUILD/gates/floors"
}

compile_and_run_tests() {
  javac_into "$BUILD/gates/tests" "$(jars test)" $BAD/junit
  junit "$BUILD/gates/tests"
}

# A jar that is not what the table says: replaced by a good one where the sum is right, else refused.
wrong_sum() { fetch "$BUILD/gates/lib/slf4j-nop-2.0.20.jar" "$(printf '%064d' 0)" org.slf4j:slf4j-nop:2.0.20; }

same_bytes_twice() {
  make_jar "$BUILD/gates/first.jar"
  make_jar "$BUILD/gates/second.jar"
  cmp "$BUILD/gates/first.jar" "$BUILD/gates/second.jar"
}

gates() {
  local empty=$BUILD/gates/empty
  build
  deps test tool
  mkdir -p "$empty"
  refuses "not formatted" $BAD/format format_check $BAD/format/Crooked.java
  refuses_each $BAD/compile javac_into "$BUILD/gates/compile" "" $BAD/compile
  refuses_each $BAD/lint error_prone "" $BAD/lint/*.java
  refuses_each $BAD/rules house_rules $BAD/rules/src $BAD/rules/test
  refuses "0 files" "house rules over nothing" house_rules "$empty"
  refuses_each $BAD/floors compile_and_check_floors
  refuses "nothing was checked" "floors without a class" check_floors "$empty"
  refuses "1 tests failed" $BAD/junit compile_and_run_tests
  refuses "0 tests found" "a suite without a test" junit "$empty"
  refuses "does not have the sha256" "a jar with another sha256" wrong_sum
  attempt same_bytes_twice
  verdict "the same sources twice give the same jar" [ "$status" = 0 ]
  echo "gates: $gates_passed passed, $gates_failed failed"
  [ "$gates_failed" = 0 ]
}
