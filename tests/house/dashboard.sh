#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Each query of Grafana's dashboard is one that Prometheus takes, over metrics that there are, and each panel has a title
# and says what it shows. tests/end_to_end/metrics_test.sh puts the queries to a real daemon.
set -euo pipefail
dashboard=config/monitoring/dashboard.json
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
fail() {
    echo "$dashboard: $1" >&2
    exit 1
}
python3 -m json.tool "$dashboard" >"$folder/lines" || fail "is no JSON" # one member a line

sed -nE 's/^ *"expr": "(.*)",?$/\1/p' "$folder/lines" | sed 's/\\"/"/g' >"$folder/queries"
[ "$(wc -l <"$folder/queries")" -gt 20 ] || fail "has no queries"
{
    echo 'groups: [{name: dashboard, rules: ['
    count=0
    while read -r query; do
        query=${query//\$__rate_interval/5m}
        query=${query//\$instance/.*}
        query=${query//\$source/.*}
        [[ $query != *\$* ]] || fail "a variable is not known: $query"
        echo "{record: 'query_$((count += 1))', expr: '$query'},"
    done <"$folder/queries"
    echo ']}]'
} >"$folder/rules.yml"
promtool check rules "$folder/rules.yml" >/dev/null 2>"$folder/said" || fail "$(cat "$folder/said")"

# A histogram is in the table by its name without _bucket, _sum and _count.
for metric in $(cat "$folder/queries" <(grep definition "$folder/lines") | grep -oE '\b(baonoi|process)_[a-z_]+' | sort -u); do
    grep -qE "\"($metric|${metric%_*})\"" pipeline/work/metrics.cpp || fail "there is no metric $metric"
done

# A panel is what has a type of its own that is no row and no source of data.
panels=$(grep -cE '^ {12}"type": "(timeseries|stat)"' "$folder/lines")
described=$(grep -cE '^ {12}"description": ".{20,}"' "$folder/lines")
titled=$(grep -E '^ {12}"title": "' "$folder/lines" | sort -u | wc -l)
rows=$(grep -cE '^ {12}"type": "row"' "$folder/lines")
[ "$panels" -gt 15 ] && [ "$panels" -eq "$described" ] || fail "$panels panels, of which $described say what they show"
[ "$titled" -eq $((panels + rows)) ] || fail "$((panels + rows)) panels and rows, but $titled titles"
[ "$(grep -c '"uid": "${datasource}"' "$folder/lines")" -ge "$panels" ] || fail "a panel names a source of data of its own"
