#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source, script and data file names its licence in its first lines; no file of code is longer than 400 lines.
set -euo pipefail
wrong=0
while read -r file; do
    case $file in
    *.cpp | *.h | *.sh | *.txt | *.toml | *.tsv | *.pls | *.cmake | .clang-* | .ci/run) ;;
    *) continue ;;
    esac
    case $file in
    tests/golden/* | tests/fuzz/corpus/* | tests/data/* | samples/site/*) continue ;;
    esac
    head -n 4 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' ||
        { echo "$file: no SPDX line in its first four lines" >&2; wrong=1; }
    case $file in
    *.cpp | *.h)
        lines=$(wc -l <"$file")
        [ "$lines" -le 400 ] || { echo "$file: $lines lines, the limit is 400" >&2; wrong=1; }
        ;;
    esac
done < <(git ls-files --cached --others --exclude-standard 2>/dev/null || find . -path ./build -prune -o -type f -printf '%P\n')
exit $wrong
