#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The console knows a refusal by its English words: each text under "refusals" still stands in a source, with what
# fmt fills in at the places of {1}, {2} …, and has a translation.
set -euo pipefail
export LC_ALL=C.UTF-8
texts=pipeline/serve/console/texts
wrong=0
say() { echo "$1" >&2; wrong=1; }

# "key": "text" lines of a file's refusals, escaped as the sources escape them.
refusals() { sed -nE '/^  "refusals": \{$/,/^  \},?$/s/^    "([a-z_]+)": "(.*)",?$/\1\t\2/p' "$texts/$1.json"; }

# Literals that are written on several lines are one.
sources=$(find pipeline -name '*.cpp' -o -name '*.h' | sort | xargs cat | tr '\n' '\001' | sed -E 's/"\x01 *"//g' | tr '\001' '\n')
count=0
while IFS=$'\t' read -r key text; do
    count=$((count + 1))
    # "{1} must " is said by who asks for a fault, the rest by who finds it.
    pattern=$(sed -E 's/^\{1\} must //; s/[][\\.*^$()+?|]/\\&/g; s/\{[0-9]\}/\\{[^"]*\\}/g' <<<"$text")
    grep -qE -- "$pattern" <<<"$sources" || say "$texts/en.json: no source refuses so any more: $key: $text"
done < <(refusals en)
[ "$count" -gt 0 ] || say "$texts/en.json: no refusals are found"
[ "$count" -eq "$(grep -cE '^    "' < <(sed -n '/^  "refusals": {$/,/^  }/p' "$texts/en.json"))" ] ||
    say "$texts/en.json: a refusal is not on a line of its own"
for language in "$texts"/*.json; do
    language=$(basename "$language" .json)
    missing=$(comm -3 <(refusals en | cut -f 1 | sort) <(refusals "$language" | cut -f 1 | sort) | tr -d '\t' | tr '\n' ' ')
    [ -z "$missing" ] || say "$texts/$language.json: other refusals than in English: $missing"
done
exit $wrong
