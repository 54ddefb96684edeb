#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy on the sources that the last thirty commits touched, in the working tree's state. Before a release:
#   tests/tidy.sh --all     every source below pipeline/, about 8 seconds of CPU time a file
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Only compile_commands.json is wanted; precompiled headers of GCC are nothing that clang can read.
cmake --preset tidy >/dev/null
if [ "${1:-}" = --all ]; then
    git ls-files 'pipeline/*.cpp'
else
    git log -30 --name-only --pretty=format: -- 'pipeline/*.cpp' | sort -u
fi | while read -r file; do [ ! -f "$file" ] || echo "$file"; done >build/tidy/sources.txt
echo "clang-tidy: $(wc -l <build/tidy/sources.txt) files" >&2
xargs -r -a build/tidy/sources.txt -n 1 -P "$(nproc)" clang-tidy --quiet --warnings-as-errors='*' -p build/tidy
