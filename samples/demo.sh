#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds baonoi, and gives the articles of a copy of the sample site their audio.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$top"
config/install_packages.sh run build

log=build/release.log
mkdir -p build
echo "building (the output is in $log)" >&2
{ cmake --preset release && cmake --build --preset release; } >"$log" 2>&1 || { tail -n 40 "$log" >&2; exit 1; }

site=build/demo
rm -rf "$site"
cp -r samples/site "$site"
# One page announces something without having an article, so that a refusal is seen too: its exit code is not ours.
build/release/pipeline/baonoi produce --site "$site" "$site"/tin-tuc/*.html >build/demo.txt || [ $? -eq 1 ]

echo
echo "Made: $(grep -c '^attached' build/demo.txt) recordings, each attached to its page in $site/tin-tuc"
echo "Left alone or refused:"
sed -nE 's/^(skipped|failed) +/  /p' build/demo.txt
echo "Open this file in a browser and press play:"
echo "  $top/$(awk '/^attached/ { print $2; exit }' build/demo.txt)"
