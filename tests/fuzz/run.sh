#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzz targets with clang's libFuzzer: run.sh MINUTES [TARGET…], each for so many minutes, or all. All that it finds is kept in
# build/fuzz/found/, where the next run goes on; of the inputs that reach everything a few of each size are the corpus in
# tests/fuzz/corpus/, beside those with a name. Ends with 1 when a target failed; its input is then in build/fuzz/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
minutes=${1:?say how many minutes each target may run}
shift
most=40 # found inputs of a target in the tree, which the tests replay
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz
targets=("$@")
[ ${#targets[@]} -gt 0 ] || for source in tests/fuzz/*_fuzz.cpp; do targets+=("$(basename "$source" _fuzz.cpp)"); done
failed=()

# Found inputs are named by their SHA-1.
choose() {
    local corpus=$1 cover=$2 step files=() named
    named=$(find "$corpus" -type f -exec sha1sum {} + | awk '{ n = $2; sub(/.*\//, "", n); if (n != $1) print $1 }')
    mapfile -t files < <(find "$cover" -type f -size -2 -printf '%s %f\n' | sort -n | cut -d' ' -f2 | grep -vxF "$named" || true)
    find "$corpus" -type f -regextype egrep -regex '.*/[0-9a-f]{40}' -delete
    step=$(((${#files[@]} + most - 1) / most))
    for ((i = 0; i < ${#files[@]}; i += step)); do cp "$cover/${files[i]}" "$corpus/"; done
}

for target in "${targets[@]}"; do
    program=build/fuzz/tests/${target}_fuzz
    corpus=tests/fuzz/corpus/$target
    found=build/fuzz/found/$target
    mkdir -p "$found"
    echo "== $target"
    "$program" -max_total_time=$((minutes * 60)) -timeout=20 -rss_limit_mb=2048 -max_len=20000 -verbosity=0 -print_funcs=0 \
        -artifact_prefix="build/fuzz/$target-" "$found" "$corpus" || failed+=("$target")
    rm -rf build/fuzz/cover
    mkdir build/fuzz/cover
    if "$program" -set_cover_merge=1 -max_len=500 -verbosity=0 build/fuzz/cover "$corpus" "$found"; then
        choose "$corpus" build/fuzz/cover
    fi
done
[ ${#failed[@]} -eq 0 ] || { echo "failed: ${failed[*]}" >&2; exit 1; }
