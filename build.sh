#!/usr/bin/env bash
# Builds, tests and checks assetd with the JDK's own tools; Maven only fetches jars.
# Usage: ./build.sh STEP [ARGUMENT...]. The Makefile lists the steps; each does first what it needs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

BUILD=${BUILD:-build}     # where everything made goes; another directory keeps two builds apart
LIB=build/lib             # fetched jars, LIB/<scope>/*.jar, shared by all BUILD directories
BIN=${JAVA_HOME:+$JAVA_HOME/bin/}
JAR=$BUILD/assetd.jar
DATE=2026-01-01T00:00:00Z # of every jar entry, so that equal sources give an equal jar

# scope sha256 group:artifact:version[:type:classifier]
#   main   goes into the jar           test    JUnit
#   tool   formatter and linter        bench   what the benchmarks compare with; bench21 from JDK 21 on
DEPENDENCIES='
main  f679a322d4754705a0a93e1cebb8d1b9cb988b82d1838b62ee2944b8b3c1a278 com.fasterxml.jackson.jr:jackson-jr-objects:2.23.0
main  449798beb4c4ec26de9cc25b39ca2198036883fb905ca968cbef7136d19a25d9 com.fasterxml.jackson.core:jackson-core:2.23.0
main  eae29213e4f16515639c28957200f011b3967fffcada1962cf0255d24919c22f org.java-websocket:Java-WebSocket:1.6.0
main  7e1446499b359675d8aabe6af2de86b85e72ae8a2a932c0b40d0e5ba57097439 org.slf4j:slf4j-api:2.0.20
main  6522080396fb339e99bae40d329a06d18d3190dc864020ac4ca943519d0fd85b org.slf4j:slf4j-nop:2.0.20
main  f8dce420a6016278497f4f0560f65602b9db858de141b541cf91a4644ebe4639 org.xerial:sqlite-jdbc:3.54.1.0
test  7c6968cbcaf4301c729f202b23b7d736c5d88be625fc7d27ad5d746146a8bc28 org.junit.platform:junit-platform-console-standalone:1.14.4
tool  32342e7c1b4600f80df3471da46aee8012d3e1445d5ea1be1fb71289b07cc735 com.google.googlejavaformat:google-java-format:1.28.0:jar:all-deps
tool  f9e747a2ff76dfae6bc0f71fc8c259b7493ecc093a96d3223d5b2669a996b0a7 com.google.errorprone:error_prone_core:2.42.0:jar:with-dependencies
tool  10434fba4e53f55fa9c76904cde414b918932548c9dfc4e2d634ac05ff7a7d10 io.github.eisop:dataflow-errorprone:3.41.0-eisop1
bench b64a3f8098a7572034fb30085cdee01b34ec81fb0e5a31b471536af58dc6c01b org.apache.lucene:lucene-core:9.12.3
bench fa571bd7caf0f0b4faf46a72ca004a7836f348c31d92bd522dddcc3d128d287e org.apache.lucene:lucene-analysis-common:9.12.3
bench 81c8993da5dcca9da5e4041b623f00169868e37988691434b14fc910c700a30c org.apache.lucene:lucene-queries:9.12.3
bench21 211424f423ff1afeb891095c2142a20a572e545906251f28b8faaa408d01f934 org.apache.lucene:lucene-core:10.6.0
bench21 7e7fc5bcb7e2fd702701cfa7f5c209f28bdaf89cb8ef0ba379255c9d7c687430 org.apache.lucene:lucene-analysis-common:10.6.0
bench21 7ec548c2eb924c79ac4975b32e7b17395dec04bed936ef8a1ed48b2db06e73e5 org.apache.lucene:lucene-queries:10.6.0
'

# SQLite's libraries for other systems stay out of the jar: 6.7 MB instead of 13.
NATIVES=' Linux/x86_64 Linux/aarch64 Linux/armv7 Linux-Musl/x86_64 Linux-Musl/aarch64 Mac/x86_64 Mac/aarch64 Windows/x86_64 Windows/aarch64 '

say() { echo "$*" >&2; }
die() { say "build: $*"; exit 1; }

COMPILER=$("${BIN}javac" -version 2>&1) || die "needs a JDK, 17 or newer"
SHA256=$(command -v sha256sum || echo "shasum -a 256")

# digest PATH...: one hash over names and contents of all files below, this script and the compiler.
digest() {
  { echo "$COMPILER"; find build.sh "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 $SHA256; } |
    $SHA256 | cut -c1-64
}

# fresh STAMP DIGEST: whether the last run of a step that ended well saw the same input.
fresh() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

# locked COMMAND...: one at a time per BUILD, so that two shells may build at once. Never nested.
locked() {
  mkdir -p "$BUILD"
  if command -v flock >/dev/null; then (flock 9; "$@") 9>"$BUILD/.lock"; else "$@"; fi
}

# ---- libraries

# table SCOPE...: the rows of these scopes as "path sha256 coordinate".
table() {
  local scope sum coordinate group artifact version type classifier
  while read -r scope sum coordinate; do
    [[ -n $scope && " $* " == *" $scope "* ]] || continue
    IFS=: read -r group artifact version type classifier <<<"$coordinate"
    echo "$LIB/$scope/$artifact-$version${classifier:+-$classifier}.jar $sum $coordinate"
  done <<<"$DEPENDENCIES"
}

# jars SCOPE...: their jars as a class path.
jars() { table "$@" | cut -d' ' -f1 | paste -sd: -; }

# matches FILE SHA256: whether the file is there and is the one meant.
matches() { [ -f "$1" ] && [ "$($SHA256 "$1" | cut -c1-64)" = "$2" ]; }

# fetch FILE SHA256 COORDINATE: puts one jar in place, or ends with the reason.
fetch() {
  if matches "$1" "$2"; then return; fi
  say "fetching $3"
  rm -f "$1"
  mvn -q -B dependency:copy -Dartifact="$3" -DoutputDirectory="$PWD/$(dirname "$1")" \
    </dev/null >"$BUILD/mvn.txt" 2>&1 || { cat "$BUILD/mvn.txt" >&2; die "could not fetch $3"; }
  matches "$1" "$2" || { rm -f "$1"; die "$3 does not have the sha256 that build.sh names"; }
}

fetch_scopes() { table "$@" | while read -r file sum coordinate; do fetch "$file" "$sum" "$coordinate"; done; }
deps() { locked fetch_scopes "$@"; }

# ---- compiling

# javac_into DIRECTORY CLASSPATH SOURCES...: all warnings are errors; old classes stay if it fails.
javac_into() {
  local out=$1 classpath=$2 lint=all
  shift 2
  # From JDK 21 on "all" also wants every class final whose constructor calls a method.
  [[ $COMPILER == "javac "1[789]* ]] || lint=all,-this-escape
  rm -rf "$out.new"
  mkdir -p "$out.new"
  find "$@" -name '*.java' >"$out.sources"
  [ -s "$out.sources" ] || die "no Java files in $*"
  "${BIN}javac" --release 17 -Xlint:$lint -Werror -proc:none -encoding UTF-8 -parameters \
    -cp "$classpath" -d "$out.new" "@$out.sources"
  rm -rf "$out"
  mv "$out.new" "$out"
}

# resources FROM INTO: copies everything that is not Java source.
resources() {
  (cd "$1" && find . -type f ! -name '*.java') | while read -r file; do
    mkdir -p "$2/$(dirname "$file")"
    cp "$1/$file" "$2/$file"
  done
}

compile_main() {
  local now
  now=$(digest src)
  if fresh "$BUILD/classes.stamp" "$now"; then return; fi
  javac_into "$BUILD/classes" "$(jars main)" src
  resources src "$BUILD/classes"
  echo "$now" >"$BUILD/classes.stamp"
}

# compile_more NAME SCOPES SOURCES [PREFIX]: tests or benchmarks on top of the daemon's classes.
compile_more() {
  local now
  now=$(digest src "$3")
  if fresh "$BUILD/$1.stamp" "$now"; then return; fi
  javac_into "$BUILD/$1" "$BUILD/classes:$(jars $2)" "$3"
  resources "$3" "$BUILD/$1/${4:-}"
  echo "$now" >"$BUILD/$1.stamp"
}

classes() { deps main; locked compile_main; }
test_classes() { classes; deps test; locked compile_more test-classes "main test" test/assetd assetd; }

# ---- the jar

version() { sed -n 's/^version=//p' src/assetd/version.properties; }

manifest() {
  cat <<END
Main-Class: assetd.Main
Implementation-Title: assetd
Implementation-Version: $(version)
Created-By: build.sh
Multi-Release: true
Add-Opens: jdk.httpserver/sun.net.httpserver
Enable-Native-Access: ALL-UNNAMED
END
}

# strip_library DIRECTORY: removes what does not fit a merged jar (signatures, module descriptors)
# or serves build tools only, and the native libraries that NATIVES does not name.
strip_library() {
  find "$1" \( -name module-info.class -o -name MANIFEST.MF -o -name pom.xml \
    -o -name '*.SF' -o -name '*.RSA' -o -name '*.DSA' -o -name '*.EC' \) -delete
  rm -rf "$1/META-INF/native-image" "$1/META-INF/versions/9/org/sqlite/nativeimage"
  [ -d "$1/org/sqlite/native" ] || return 0
  (cd "$1/org/sqlite/native" && find . -type f) | while read -r file; do
    local system=${file%/*}
    [[ $NATIVES == *" ${system#./} "* ]] || rm "$1/org/sqlite/native/$file"
  done
}

# merge_libraries INTO: the main jars in one tree; each keeps its license texts in a place of its own.
merge_libraries() {
  local jar one=$BUILD/one licenses
  rm -rf "$1"
  for jar in $(jars main | tr : ' '); do
    rm -rf "$one"
    mkdir -p "$one"
    jar=$PWD/$jar licenses=$1/META-INF/licenses/$(basename "${jar%-[0-9]*}")
    (cd "$one" && "${BIN}jar" xf "$jar")
    strip_library "$one"
    mkdir -p "$licenses"
    find "$one/META-INF" -type f \( -name '*LICENSE*' -o -name 'NOTICE*' \) -exec mv {} "$licenses/" \;
    (cd "$one" && find . -type f) | while read -r file; do
      [ ! -e "$1/$file" ] || die "two libraries carry $file"
    done
    cp -R "$one/." "$1"
  done
  rm -rf "$one"
}

# make_jar FILE: same sources and JDK, same bytes: sorted entries, one date, nothing of this machine.
make_jar() {
  local stage=$BUILD/stage
  rm -rf "$stage"
  mkdir -p "$stage/META-INF/licenses/assetd"
  cp -R "$BUILD/libraries/." "$BUILD/classes/." "$stage"
  cp LICENSE "$stage/META-INF/licenses/assetd/"
  manifest >"$BUILD/manifest.txt"
  (cd "$stage" && find . -type f | cut -c3- | LC_ALL=C sort) >"$BUILD/entries.txt"
  (cd "$stage" && "${BIN}jar" --create --file ../stage.jar --manifest ../manifest.txt --date=$DATE @../entries.txt)
  mv "$BUILD/stage.jar" "$1"
  rm -rf "$stage"
}

jar_unless_fresh() {
  local now
  now=$(digest $LIB/main)
  if ! fresh "$BUILD/libraries.stamp" "$now"; then
    merge_libraries "$BUILD/libraries"
    echo "$now" >"$BUILD/libraries.stamp"
  fi
  now=$(digest src LICENSE $LIB/main)
  if [ -f "$JAR" ] && fresh "$BUILD/jar.stamp" "$now"; then return; fi
  make_jar "$JAR"
  say "$JAR: version $(version), $(($(wc -c <"$JAR") / 1000)) kB"
  echo "$now" >"$BUILD/jar.stamp"
}

# launch_options: for java's @argfile, since a manifest cannot carry them. Measured on two cores: with 3,000
# creations one compiler tier needs half the processor time (15 s against 27 s, most of the rest is the other
# compiler's) and starts a third faster; in a store of 100,000 a search takes half as long again (1.7 ms
# against 1.2 ms), so that whoever has so many leaves that option out. The serial collector needs half the
# memory of the default one, and small spaces to begin with another half (100 MB against 190). A collection
# gives back what it freed beyond two fifths (with 10,000 assets 159 MB instead of 195 after the start).
launch_options() {
  echo "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms32m -Xmn16m -Xmx1g -XX:-ShrinkHeapInSteps" \
    "-XX:MaxHeapFreeRatio=40 -XX:+ExitOnOutOfMemoryError"
}

build() {
  classes
  locked jar_unless_fresh
  launch_options >"$BUILD/assetd.args"
}

# ---- running

run() { build; exec "${BIN}java" "@$BUILD/assetd.args" -jar "$JAR" "$@"; }

# junit CLASSES [CLASS]: runs compiled tests; ends well only if there was a test and all passed.
junit() {
  local select=(--scan-class-path "$1")
  [ -z "${2:-}" ] || select=(--select-class "$2")
  "${BIN}java" -ea --add-opens jdk.httpserver/sun.net.httpserver=ALL-UNNAMED \
    --enable-native-access=ALL-UNNAMED -jar "$(jars test)" execute \
    --class-path "$1:$BUILD/classes:$(jars main)" "${select[@]}" --fail-if-no-tests \
    --config junit.jupiter.execution.timeout.default=120s \
    --config junit.jupiter.execution.timeout.threaddump.enabled=true \
    --disable-banner --disable-ansi-colors --details=tree
}

tests() {
  local log=$BUILD/test.txt status=0
  test_classes
  say "tests: running, with all output in $log"
  junit "$BUILD/test-classes" "$@" >"$log" 2>&1 || status=$?
  [ "$status" = 0 ] || cat "$log"
  awk '/ tests successful / { good = $2 } / tests failed / { bad = $2 } / containers failed / { bad += $2 }
       END { printf "tests: %d passed, %d failed\n", good, bad }' "$log"
  return "$status"
}

# bench [CLASS]: the one given, or all classes named *Bench under test/bench, each in a JVM of its own.
bench() {
  local file class peers=bench
  # Lucene 10 needs JDK 21; who runs an older one is compared with the last that does not.
  [[ $COMPILER == "javac "1[789]* || $COMPILER == "javac 20"* ]] || peers=bench21
  build
  deps test $peers
  locked compile_more bench-classes "main test $peers" test/bench
  for file in $(find test/bench -name '*Bench.java' | LC_ALL=C sort); do
    class=$(sed -n 's/^package \(.*\);$/\1./p' "$file")$(basename "$file" .java)
    [ "${1:-$class}" = "$class" ] || continue
    say "bench: $class"
    "${BIN}java" -cp "$BUILD/bench-classes:$BUILD/classes:$(jars main $peers)" "$class" "${@:2}"
  done
}

# torture_class CLASS ARGUMENT...: runs one of the programs that try to make the daemon lose something.
torture_class() {
  locked compile_more torture-classes main test/torture
  "${BIN}java" -XX:+UseSerialGC -cp "$BUILD/torture-classes:$BUILD/classes:$(jars main)" "torture.$1" "${@:2}"
}

# recorder: the library that stands between a process and its disk; needs a C compiler and Linux.
recorder() {
  command -v cc >/dev/null || die "this needs cc, a C compiler"
  cc -O1 -Wall -Wextra -Werror -shared -fPIC -o "$BUILD/disk.so" test/torture/disk.c -ldl -lpthread
}

# torture [CYCLES [SEED]]: kills the built daemon again and again, and compares with what it acknowledged.
torture() {
  build
  torture_class KillCampaign "$JAR" "$@"
}

# soak [MINUTES [SEED]]: uses the built daemon for a long time and looks whether it grows.
soak() {
  build
  torture_class Soak "$JAR" "$@"
}

# powercut [STATES [SEED]]: what a power cut leaves behind at any moment of a recorded run.
powercut() {
  classes
  recorder
  torture_class PowerCut "$BUILD/disk.so" "$@"
}

# faults [SEED]: every call to the disk fails, one after the other.
faults() {
  local below
  classes
  recorder
  below=$(mktemp -d)
  head -c 64 /dev/zero >"$BUILD/faults"
  LD_PRELOAD=$(realpath "$BUILD/disk.so") DISK_BELOW=$below DISK_FAULTS=$(realpath "$BUILD/faults") \
    torture_class FaultSweep "$@"
  rm -rf "$below"
}

# fulldisk: fills a small disk of its own; needs Linux that lets users mount in a name space of theirs.
fulldisk() {
  local disk
  build
  locked compile_more torture-classes main test/torture
  disk=$(mktemp -d)
  unshare -rm sh -ec 'mount -t tmpfs -o size=120m none "$0"; exec "$@"' "$disk" \
    "${BIN}java" -cp "$BUILD/torture-classes:$BUILD/classes:$(jars main)" torture.FullDisk "$JAR" "$disk"
  rmdir "$disk"
}

# fuzz [SECONDS [SEED [KIND]]]: random texts, requests and bytes, each for so long, at the daemon's classes.
fuzz() {
  build
  locked compile_more fuzz-classes main test/fuzz
  "${BIN}java" "@$BUILD/assetd.args" --add-opens jdk.httpserver/sun.net.httpserver=ALL-UNNAMED \
    --enable-native-access=ALL-UNNAMED -cp "$BUILD/fuzz-classes:$BUILD/classes:$(jars main)" fuzz.Fuzz "$@"
}

# absolute FILE: the same file, whatever the working directory.
absolute() { echo "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"; }

# client [SNIPPETS]: the official npm client, a program of its own, against the built jar; it saves
# made-up snippets unless it is given some.
client() {
  local jar snippets=${1:+$(absolute "$1")}
  build
  jar=$(absolute "$JAR")
  cd test/client
  [ node_modules/.package-lock.json -nt package-lock.json ] ||
    npm ci --no-audit --no-fund --loglevel=error </dev/null
  node main.mjs "$jar" ${snippets:+"$snippets"}
}

# ---- steps

check() {
  lint
  floors
  gates
  tests
}

step=${1:-}
shift || true
case $step in
  deps | build | run | tests | bench | torture | soak | powercut | faults | fulldisk | fuzz | client | fmt | lint | floors | gates | check) ;;
  clean) find "$BUILD" -mindepth 1 -maxdepth 1 ! -name lib -exec rm -rf {} +; exit ;;
  *) die "no such step: '$step'; see make help" ;;
esac
. test/gates/gates.sh
. test/gates/refuse.sh
"$step" "$@"
