# The gates that a change has to pass besides the compiler and the tests: format, Error Prone, house
# rules, floors. Read by build.sh.

# Which floor may import which; a package that is not listed may not exist.
FLOORS='
assetd   policy door http ws service store index insight json model
door     policy service json model
http     policy service json model
ws       policy service json model
service  store index insight json model
store    json model
index    json model
insight  json model
policy   model
json     model
model
'

# Which floors alone may import a package from outside. The rest of java.* is free, all else is not.
# So index, insight, service and json touch neither file nor socket, and nobody calls a server.
WALLS='
java.sql                store
org.sqlite              store
com.fasterxml           json
org.java_websocket      ws
com.sun.net.httpserver  http
com.sun.management      door
java.lang.reflect       http
java.nio.file           assetd store
java.nio.channels       assetd door http ws store
java.net                assetd door http ws policy store
java.net.http           nobody
'

# Error Prone: what is on by itself, without what wants other libraries or is a matter of taste,
# with a few that are off by themselves. A task that is repeated for ever has a future that tells nothing;
# the ordinals of small enums are bits of a set.
LINT_OFF='StringSplitter ArrayRecordComponent ImmutableEnumChecker OperatorPrecedence BooleanLiteral
  FutureReturnValueIgnored EnumOrdinal'
LINT_ON='FieldCanBeFinal FieldCanBeLocal ConstantField MixedArrayDimensions MultipleTopLevelClasses
  PrivateConstructorForUtilityClass UnnecessaryBoxedVariable ReturnsNullCollection'

# java_files: what people format; the cases that are bad on purpose stay bad.
java_files() { find src test -name '*.java' ! -path 'test/gates/bad/*' ! -path '*/node_modules/*'; }

fmt() { deps tool; java_files | tr '\n' '\0' | xargs -0 "${BIN}java" -jar "$(formatter)" --replace; }

# format_check FILE...: names the files that fmt would change.
format_check() {
  "${BIN}java" -jar "$(formatter)" --dry-run --set-exit-if-changed "$@" || {
    say "the files above are not formatted; run make fmt"
    return 1
  }
}

formatter() { jars tool | tr : '\n' | grep google-java-format; }

# error_prone CLASSPATH FILE...: compiles for its warnings alone; each is an error.
error_prone() {
  local package check options=() checks=
  for package in api code comp file main model parser processing tree util; do
    options+=("-J--add-exports=jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED"
      "-J--add-opens=jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED")
  done
  for check in $LINT_OFF; do checks+=" -Xep:$check:OFF"; done
  for check in $LINT_ON; do checks+=" -Xep:$check:WARN"; done
  rm -rf "$BUILD/lint"
  mkdir -p "$BUILD/lint"
  "${BIN}javac" "${options[@]}" --release 17 -encoding UTF-8 -proc:none -Werror -Xmaxwarns 1000 \
    -XDcompilePolicy=simple --should-stop=ifError=FLOW "-Xplugin:ErrorProne$checks" \
    -processorpath "$(jars tool)" -cp "$1" -d "$BUILD/lint" "${@:2}"
}

house_rules() { "${BIN}java" test/gates/HouseRules.java "$@"; }

# lint shows what all three have to say before it fails. Error Prone reads the daemon alone: to tests and
# benchmarks it objects for reasons that do not hold there.
lint() {
  local bad=0
  deps main test bench tool
  format_check $(java_files) || bad=1
  house_rules src test || bad=1
  error_prone "$(jars main)" $(java_files | grep '^src/') || bad=1
  return $bad
}

# check_floors CLASSES: what jdeps saw in these classes, held against FLOORS and WALLS.
check_floors() {
  "${BIN}jdeps" --multi-release 17 -verbose:package -filter:none -cp "$(jars main)" "$1" >"$BUILD/jdeps.txt"
  awk -v floors="$FLOORS" -v walls="$WALLS" '
    function read_table(text, into,    line, word, n, m, i, j) {
      n = split(text, line, "\n")
      for (i = 1; i <= n; i++) {
        m = split(line[i], word, " ")
        for (j = 1; j <= m; j++) into[word[1], j == 1 ? "" : word[j]] = 1
      }
    }
    function refuse(why) { print "floors: " why; refused++ }
    function inside(package) { return package ~ /^assetd(\.|$)/ }
    function floor(package) { return package == "assetd" ? package : substr(package, 8) }
    # The wall around a package from outside: the prefix of it that WALLS lists, or "".
    function wall(package) {
      while (!((package, "") in owner) && sub(/\.?[^.]*$/, "", package) && package != "") continue
      return package
    }
    function allowed(from, to) {
      if (inside(to)) return (from, floor(to)) in may
      return wall(to) == "" ? to ~ /^java\./ : (wall(to), from) in owner
    }
    BEGIN { read_table(floors, may); read_table(walls, owner) }
    $2 != "->" || !inside($1) { next }
    { edges++ }
    !((floor($1), "") in may) { if (!told[$1]++) refuse($1 " is not a floor"); next }
    $1 != $3 && !allowed(floor($1), $3) { refuse($1 " -> " $3) }
    END {
      if (!edges) refuse("jdeps shows no import at all, so nothing was checked")
      printf "floors: %d imports between packages, %d refused\n", edges, refused
      exit refused > 0
    }' "$BUILD/jdeps.txt"
}

floors() { classes; check_floors "$BUILD/classes"; }
