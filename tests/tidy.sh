#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy on every source below pipeline/, or on those whose path holds the word:
#   tests/tidy.sh [WORD]
# They are read in batches, as release builds them: a header that ten files include is then looked at once.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Only compile_commands.json is wanted.
cmake --preset tidy >/dev/null
sed -n 's/^ *"file": "\(.*\)",\{0,1\}$/\1/p' build/tidy/compile_commands.json |
    grep -v '/embedded_files.cpp$' | grep -- "${1:-}" >build/tidy/sources.txt
xargs -r -a build/tidy/sources.txt -n 1 -P "$(nproc)" clang-tidy --quiet --warnings-as-errors='*' \
    --checks=-bugprone-suspicious-include -p build/tidy 2>/dev/null
