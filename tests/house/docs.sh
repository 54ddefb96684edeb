#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The documents do not lie: links between them lead somewhere, every key of the configuration is explained, every
# metric that they name is counted, and the README stays short.
set -euo pipefail
export LC_ALL=C.UTF-8
wrong=0
say() { echo "$1" >&2; wrong=1; }

[ "$(wc -l <README.md)" -le 150 ] || say "README.md: more than 150 lines"

# The anchors of a document's headings, as GitHub makes them.
anchors() { sed -nE 's/^#+ //p' "$1" | tr 'A-Z' 'a-z' | sed -E 's/[^[:alnum:] _-]//g; s/ /-/g'; }

for document in README.md CONTRIBUTING.md docs/*.md voices/README.md config/lexicon/README.md; do
    folder=$(dirname "$document")
    while read -r link; do
        file=${link%%#*} anchor=${link#"${link%%#*}"}
        [ -z "$file" ] || [ -e "$folder/$file" ] || { say "$document: $link leads nowhere"; continue; }
        [ -z "$anchor" ] || anchors "${file:+$folder/}${file:-$document}" | grep -qxF -- "${anchor#\#}" ||
            say "$document: $link has no such heading"
    done < <(sed -E '/^ *```/,/^ *```/d' "$document" | grep -oE '\]\([^) ]+\)' | sed -E 's/^\]\((.*)\)$/\1/' | grep -vE '^[a-z]+://')
done

# Each "key = …" of config/baonoi.toml, also those in comments, stands in `…` in the documentation of its table.
table=
while read -r line; do
    case $line in
    '['*) table=$(sed -E 's/^(\[+[a-z_]+\]+).*/\1/' <<<"$line") ;;
    *) grep -qE "^\|.*\`${line%% *}\`" <(awk -v t="$table" '
            /^## / { inside = 0 } /^### / { inside = 0 }
            /^##/ && index($0, "`" t "`") { inside = 1 } inside' docs/configuration.md) ||
        say "docs/configuration.md: $table ${line%% *} is not explained" ;;
    esac
done < <(sed -nE 's/^#? ?(\[\[?[a-z_]+\]\]?.*|[a-z_0-9]+ = .*)/\1/p' config/baonoi.toml)

while read -r metric; do
    grep -q "\"$metric\"" pipeline/work/metrics.cpp || say "docs/api.md: there is no metric $metric"
done < <(grep -oE '`baonoi_[a-z_]+' docs/api.md | tr -d '`')

# What the program reads from the environment is in the manual page or belongs to the system and the tests.
while read -r variable; do
    case $variable in HOME | JOURNAL_STREAM | NOTIFY_SOCKET | BAONOI_FAULT | BAONOI_CLOCK) continue ;; esac
    grep -q "$variable" pipeline/cli/manual_page.cpp || say "pipeline/cli/manual_page.cpp: \$$variable is missing"
done < <(grep -rhoE 'getenv\("[A-Z_]+"' pipeline | sed -E 's/.*"([A-Z_]+)"/\1/' | sort -u)
exit $wrong
