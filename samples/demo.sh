#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds baonoi, and gives the articles of a copy of the sample site their audio.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$top"
config/install_packages.sh run build

log=build/release.log
mkdir -p build
: >"$log"
echo "building baonoi: 2 to 4 minutes on two cores the first time (the output is in $log)" >&2
{ cmake --preset release && cmake --build --preset release; } >"$log" 2>&1 &
build=$!
# On a terminal, what ninja is at: "[57/90]".
while [ -t 2 ] && kill -0 $build 2>/dev/null; do
    printf '\r  %s ' "$(grep -o '^\[[0-9]*/[0-9]*\]' "$log" | tail -n 1)" >&2
    sleep 1
done
wait $build || { tail -n 40 "$log" >&2; exit 1; }
[ ! -t 2 ] || printf '\r\033[K' >&2

rm -rf build/demo
exec build/release/pipeline/baonoi demo build/demo
