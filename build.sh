#!/usr/bin/env bash
# Builds, tests and checks assetd with the JDK's own tools; Maven only fetches jars.
# Usage: ./build.sh STEP [ARGUMENT...]; the Makefile lists the steps. Every step does what it needs first.
set -euo pipefail
cd "$(dirname "$0")"

BUILD=${BUILD:-build}       # where everything made goes; a second directory keeps two builds apart
LIB=build/lib               # fetched jars, LIB/<scope>/*.jar; shared by all BUILD directories
BIN=${JAVA_HOME:+$JAVA_HOME/bin/}
JAR=$BUILD/assetd.jar
COMPILER=$("${BIN}javac" -version 2>&1) || { echo "build: needs a JDK, 17 or newer" >&2; exit 1; }
DATE=2026-01-01T00:00:00Z   # of every jar entry, so that equal sources give an equal jar

# scope  sha256  group:artifact:version[:type:classifier]
#   main   goes into the jar          test   JUnit
#   tool   formatter and linter       bench  what the benchmarks compare with
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
'

say() { echo "$*" >&2; }
die() { say "build: $*"; exit 1; }

# sha256 FILE...: one line "<hex>  <file>" each (macOS has shasum instead of sha256sum).
sha256() { if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }

# digest PATH...: one hash over the contents and names of all files below, this script and the compiler.
digest() {
  { echo "$COMPILER"
    find build.sh "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum 2>/dev/null ||
      find build.sh "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 shasum -a 256
  } | sha256 - | cut -c1-64
}

# fresh STAMP DIGEST: whether the last successful run of a step saw the same input.
fresh() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

# locked COMMAND...: one at a time per BUILD, so that two shells may build at once. Steps inside never lock again.
locked() {
  mkdir -p "$BUILD"
  if command -v flock >/dev/null; then (flock 9; "$@") 9>"$BUILD/.lock"; else "$@"; fi
}

# ---- libraries

# matches FILE SHA256: whether the file is there and is the one meant.
matches() { [ -f "$1" ] && [ "$(sha256 "$1" | cut -c1-64)" = "$2" ]; }

# fetch SCOPE SHA256 COORDINATE: puts one jar in place, or ends with the reason.
fetch() {
  local group artifact version type classifier file
  IFS=: read -r group artifact version type classifier <<<"$3"
  file=$LIB/$1/$artifact-$version${classifier:+-$classifier}.jar
  matches "$file" "$2" && return
  say "fetching $3"
  mvn -q -B dependency:copy -Dartifact="$3" -DoutputDirectory="$PWD/$LIB/$1" -Dmdep.overWriteReleases=true \
    </dev/null >"$BUILD/mvn.txt" 2>&1 || { cat "$BUILD/mvn.txt" >&2; die "could not fetch $3"; }
  matches "$file" "$2" || die "$file does not have the sha256 of the table in build.sh; not used"
}

# fetch_scopes SCOPE...: every jar of these scopes, and none that the table does not name.
fetch_scopes() {
  local scope sum coordinate wanted
  for wanted in "$@"; do
    while read -r scope sum coordinate; do
      [ "$scope" != "$wanted" ] || fetch "$scope" "$sum" "$coordinate"
    done <<<"$DEPENDENCIES"
  done
}

deps() { locked fetch_scopes "$@"; }

# jars SCOPE...: their jars as a class path.
jars() {
  local scope sum coordinate group artifact version type classifier wanted path=
  for wanted in "$@"; do
    while read -r scope sum coordinate; do
      [ "$scope" = "$wanted" ] || continue
      IFS=: read -r group artifact version type classifier <<<"$coordinate"
      path=$path:$LIB/$scope/$artifact-$version${classifier:+-$classifier}.jar
    done <<<"$DEPENDENCIES"
  done
  echo "${path#:}"
}

# ---- compiling

# javac_into DIRECTORY CLASSPATH SOURCE_DIRECTORY...: all warnings are errors; the old classes stay when it fails.
javac_into() {
  local out=$1 classpath=$2 lint=all
  shift 2
  # From JDK 21 on "all" has a check that wants every class with a calling constructor to be final.
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

# resources FROM INTO: everything that is not Java source.
resources() { (cd "$1" && find . -type f ! -name '*.java' -print0 | xargs -0 tar cf - 2>/dev/null) | tar xf - -C "$2"; }

compile_main() {
  local now
  now=$(digest src)
  fresh "$BUILD/classes.stamp" "$now" && return
  javac_into "$BUILD/classes" "$(jars main)" src
  resources src "$BUILD/classes"
  echo "$now" >"$BUILD/classes.stamp"
}

compile_test() {
  local now
  now=$(digest src test/assetd)
  fresh "$BUILD/test-classes.stamp" "$now" && return
  javac_into "$BUILD/test-classes" "$BUILD/classes:$(jars main test)" test/assetd
  resources test/assetd "$BUILD/test-classes/assetd"
  echo "$now" >"$BUILD/test-classes.stamp"
}

classes() { deps main; locked compile_main; }
test_classes() { classes; deps test; locked compile_test; }

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

# unpack_libraries INTO: the main jars merged, without what a merged jar must not or need not carry.
unpack_libraries() {
  local jar name one=$BUILD/one file
  for jar in $(jars main | tr : ' '); do
    jar=$PWD/$jar name=$(basename "${jar%-[0-9]*}")
    rm -rf "$one"
    mkdir -p "$one"
    (cd "$one" && "${BIN}jar" xf "$jar")
    mkdir -p "$1/META-INF/licenses/$name"
    find "$one/META-INF" -type f \( -iname '*LICENSE*' -o -iname '*NOTICE*' \) \
      -exec mv {} "$1/META-INF/licenses/$name/" \;
    rmdir "$1/META-INF/licenses/$name" 2>/dev/null || true
    # Signatures do not fit a merged jar, module descriptors name other modules, the rest is for build tools.
    find "$one" \( -name module-info.class -o -name MANIFEST.MF -o -name 'pom.xml' -o -name '*.SF' -o -name '*.RSA' \
      -o -name '*.DSA' -o -name '*.EC' \) -delete
    rm -rf "$one/META-INF/native-image" "$one/META-INF/versions/9/org/sqlite/nativeimage"
    prune_natives "$one/org/sqlite/native"
    (cd "$one" && find . -type f) | while read -r file; do
      [ ! -e "$1/$file" ] || die "two libraries carry $file"
    done
    cp -R "$one/." "$1"
  done
  rm -rf "$one"
}

# prune_natives DIRECTORY: keeps the SQLite libraries of the systems that people run this on.
prune_natives() {
  [ -d "$1" ] || return 0
  local keep file
  keep=' Linux/x86_64 Linux/aarch64 Linux/armv7 Linux-Musl/x86_64 Linux-Musl/aarch64'
  keep="$keep Mac/x86_64 Mac/aarch64 Windows/x86_64 Windows/aarch64 "
  (cd "$1" && find . -type f) | while read -r file; do
    file=${file#./}
    case $keep in *" ${file%/*} "*) ;; *) rm "$1/$file" ;; esac
  done
}

# make_jar FILE: same sources and JDK, same bytes: sorted entries, one date, no time or place in the manifest.
make_jar() {
  local stage=$BUILD/stage file
  if ! fresh "$BUILD/libraries.stamp" "$(digest $LIB/main)"; then
    rm -rf "$BUILD/libraries"
    mkdir -p "$BUILD/libraries"
    unpack_libraries "$BUILD/libraries"
    digest $LIB/main >"$BUILD/libraries.stamp"
  fi
  rm -rf "$stage"
  mkdir -p "$stage"
  cp -R "$BUILD/libraries/." "$BUILD/classes/." "$stage"
  mkdir -p "$stage/META-INF/licenses/assetd"
  cp LICENSE "$stage/META-INF/licenses/assetd/"
  manifest >"$BUILD/manifest.txt"
  (cd "$stage" && find . -type f | sed 's,^\./,,' | LC_ALL=C sort) >"$BUILD/entries.txt"
  file=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
  (cd "$stage" && "${BIN}jar" --create --file "$file.new" --manifest ../manifest.txt --date=$DATE @../entries.txt)
  rm -rf "$stage"
  mv "$1.new" "$1"
}

jar_step() {
  local now
  now=$(digest src LICENSE $LIB/main)
  fresh "$BUILD/jar.stamp" "$now" && [ -f "$JAR" ] && return
  make_jar "$JAR"
  echo "$now" >"$BUILD/jar.stamp"
}

build() { classes; locked jar_step; }

# ---- running

run() { build; exec "${BIN}java" -jar "$JAR" "$@"; }

# run_tests CLASSES LOG [CLASS]: the JUnit console over compiled tests; 0 only if there was a test and all passed.
run_tests() {
  local select=(--scan-class-path "$1")
  [ -z "${3:-}" ] || select=(--select-class "$3")
  "${BIN}java" -ea --add-opens jdk.httpserver/sun.net.httpserver=ALL-UNNAMED \
    --enable-native-access=ALL-UNNAMED -jar "$(jars test)" execute \
    --class-path "$1:$BUILD/classes:$(jars main)" "${select[@]}" --fail-if-no-tests \
    --config junit.jupiter.execution.timeout.default=120s \
    --config junit.jupiter.execution.timeout.threaddump.enabled=true \
    --disable-banner --disable-ansi-colors --details=tree >"$2" 2>&1
}

test_step() {
  local log=$BUILD/test.txt result=0
  test_classes
  say "running the tests; their output goes to $log"
  run_tests "$BUILD/test-classes" "$log" "${1:-}" || result=$?
  [ "$result" = 0 ] || cat "$log"
  awk '/ tests successful / { ok = $2 } / tests failed / { bad = $2 }
       END { printf "tests: %d passed, %d failed\n", ok, bad }' "$log"
  return "$result"
}

clean() { find "$BUILD" -mindepth 1 -maxdepth 1 ! -name lib -exec rm -rf {} +; }

step=${1:-help}
shift || true
case $step in
  help) make help ;;
  deps) deps "$@" ;;
  build) build; say "$JAR: $(wc -c <"$JAR") bytes" ;;
  run) run "$@" ;;
  test) test_step "$@" ;;
  clean) clean ;;
  *) die "no step $step" ;;
esac
