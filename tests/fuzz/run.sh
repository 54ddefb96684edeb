#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every fuzz target with clang's libFuzzer, run.sh MINUTES each; what it finds new is kept in tests/fuzz/corpus/, the smallest
# inputs that reach it. Ends with 1 when a target failed; its input is then in build/fuzz/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
minutes=${1:?say how many minutes each target may run}
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz
failed=()
for source in tests/fuzz/*_fuzz.cpp; do
    name=$(basename "$source" .cpp)
    corpus=tests/fuzz/corpus/${name%_fuzz}
    found=build/fuzz/found/$name
    mkdir -p "$found"
    build/fuzz/tests/"$name" -max_total_time=$((minutes * 60)) -timeout=20 -rss_limit_mb=2048 -max_len=20000 \
        -artifact_prefix="build/fuzz/$name-" "$found" "$corpus" || failed+=("$name")
    build/fuzz/tests/"$name" -merge=1 -max_len=2000 "$corpus" "$found" || true
done
[ ${#failed[@]} -eq 0 ] || { echo "failed: ${failed[*]}" >&2; exit 1; }
