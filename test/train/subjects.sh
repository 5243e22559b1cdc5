#!/usr/bin/env bash
# Trains the model of subjects that is shipped, and those that RelatedBench measures with. Takes half
# an hour.
# Usage: test/train/subjects.sh CORPUS
#   CORPUS  JSON lines with title, lang, tags and content
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
corpus=$(realpath "$1")
out=build/train/subjects

./build.sh build
mkdir -p build/train/classes "$out"
libraries=$(find build/lib/main -name '*.jar' | paste -sd: -)
javac --release 17 -Xlint:all -Werror -cp "build/classes:$libraries" -d build/train/classes test/train/*.java
train() { java -Xmx5g -cp "build/train/classes:build/classes:$libraries" assetd.insight.TrainSubjects "$corpus" "$out" "$@"; }

train subjects text0 text1 text2 text3 text4 task0 task1
cp "$out/subjects.bin" src/assetd/insight/
