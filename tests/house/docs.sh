#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The documents do not lie: links between them lead somewhere, every key of the configuration is explained, every
# metric that they name is counted, and the README stays short.
set -euo pipefail
export LC_ALL=C.UTF-8
wrong=0
say() { echo "$1" >&2; wrong=1; }

[ "$(wc -l <README.md)" -le 150 ] || say "README.md: more than 150 lines"

# The anchors of a document's headings, as GitHub makes them, each between blanks.
declare -A anchors
read_anchors() {
    [ -n "${anchors[$1]:-}" ] ||
        anchors[$1]=" $(sed -nE 's/^#+ //p' "$1" | tr 'A-Z' 'a-z' | sed -E 's/[^[:alnum:] _-]//g; s/ /-/g' | tr '\n' ' ')"
}
for document in README.md CONTRIBUTING.md CHANGELOG.md SECURITY.md docs/*.md voices/README.md config/lexicon/README.md; do
    while read -r link; do
        file=${link%%#*} anchor=${link#"${link%%#*}"}
        file=${file:+$(dirname "$document")/}${file:-$document}
        [ -e "$file" ] || { say "$document: $link leads nowhere"; continue; }
        [ -n "$anchor" ] || continue
        read_anchors "$file"
        [[ ${anchors[$file]} == *" ${anchor#\#} "* ]] || say "$document: $link has no such heading"
    done < <(sed -E '/^ *```/,/^ *```/d' "$document" | grep -oE '\]\([^) ]+\)' | sed -E 's/^\]\((.*)\)$/\1/' | grep -vE '^[a-z]+://')
done

# Paths of the tree that the documents name in `…`.
while IFS=: read -r document path; do
    [ -e "$path" ] || say "$document: there is no $path"
done < <(grep -oE '`(pipeline|config|tests|voices|samples)/[A-Za-z0-9_./-]+`' README.md CONTRIBUTING.md docs/*.md |
    tr -d '`' | grep -v drupal | sort -u)

# Each "key = …" of config/baonoi.toml, also those in comments, stands in a table below the heading of its [table].
awk '
FNR == 1 { file++ }
file == 1 && /^#+ / { heading = $0 }
file == 1 && /^\|/ {
    tables = heading
    while (match(tables, /\[+[a-z_.]+\]+/)) {
        table = substr(tables, RSTART, RLENGTH)
        tables = substr(tables, RSTART + RLENGTH)
        keys = $0
        while (match(keys, /`[a-z_0-9]+`/)) {
            explained[table, substr(keys, RSTART + 1, RLENGTH - 2)] = 1
            keys = substr(keys, RSTART + RLENGTH)
        }
    }
}
file == 2 { sub(/^# /, "") }
file == 2 && match($0, /^\[+[a-z_.]+\]+/) { table = substr($0, 1, RLENGTH) }
file == 2 && /^[a-z_0-9]+ = / && !((table, $1) in explained) {
    print "docs/configuration.md: " table " " $1 " is not explained" > "/dev/stderr"
    wrong = 1
}
END { exit wrong }' docs/configuration.md config/baonoi.toml || wrong=1

# The classes of reading, in their order and with their examples.
diff <(sed -nE 's/^ *\{"([a-z ]+)", .*\}, *\/\/ (.*)$/| \1 | \2 |/p' pipeline/normalise/classes.cpp) \
    <(sed -nE '/^\| class \|/,/^$/s/^(\| [a-z ]+ \| [^|]+ \|).*/\1/p' docs/reading.md | tail -n +2) >&2 ||
    say "docs/reading.md: other classes than in pipeline/normalise/classes.cpp"

# The table of the metrics in the code and in the documents are of the same.
diff <(sed -nE 's/^ *MetricRow\{"([a-z_]+)".*/\1/p' pipeline/work/metrics.cpp | sort) \
    <(sed -nE 's/^\| (`(baonoi|process)_[^|]+) \|.*/\1/p' docs/monitoring.md | grep -oE '`[a-z_]+' | tr -d '`' | sort) >&2 ||
    say "docs/monitoring.md: other metrics than in pipeline/work/metrics.cpp"
bounds=$(sed -nE 's/^constexpr std::array bucket_bounds\{(.*)\};$/\1/p' pipeline/work/metrics.cpp | sed -E 's/\.0\b//g; s/(.*), /\1 and /')
grep -qF "Histograms have the bounds $bounds seconds." docs/monitoring.md || say "docs/monitoring.md: the bounds of histograms are not $bounds"

# What the program reads from the environment is in the manual page or belongs to the system and the tests.
while read -r variable; do
    case $variable in HOME | JOURNAL_STREAM | NOTIFY_SOCKET | BAONOI_FAULT | BAONOI_CLOCK) continue ;; esac
    grep -q "$variable" pipeline/cli/manual_page.cpp || say "pipeline/cli/manual_page.cpp: \$$variable is missing"
done < <(grep -rhoE 'getenv\("[A-Z_]+"' pipeline | cut -d '"' -f 2 | sort -u)
exit $wrong
