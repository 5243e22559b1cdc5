#!/usr/bin/env bash
# Trains the language model and measures it: one model of all repositories, which is shipped, and one
# per fold, which is asked about the repositories it has not seen. Takes a quarter of an hour.
# Usage: test/train/train.sh CORPUS LABELS
#   CORPUS  JSON lines with id, title, lang, repo and content;  LABELS  one language a line
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
corpus=$(realpath "$1") labels=$(realpath "$2")
out=build/train
insight=src/assetd/insight

./build.sh build
mkdir -p "$out/classes" "$out/folds"
libraries=$(find build/lib/main -name '*.jar' | paste -sd: -)
javac --release 17 -Xlint:all -Werror -cp "build/classes:$libraries" -d "$out/classes" test/train/*.java
run() { java -Xmx5g -cp "$out/classes:build/classes:$libraries" "assetd.insight.$@"; }

run TrainLanguageModel "$corpus" "$labels" "$out/languages.bin"
run TrainLanguageModel "$corpus" "$labels" "$out/folds"
(cd test/train && npm ci --no-audit --no-fund --loglevel=error </dev/null)
run EvaluateLanguages "$corpus" "$labels" "$out/folds" test/train/node_modules "$out/model-card.md"
cp "$out/languages.bin" "$out/model-card.md" "$insight/"
