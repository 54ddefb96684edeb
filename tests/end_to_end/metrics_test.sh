#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A daemon that a real Prometheus watches: its figures are well-formed, every metric that the dashboard and the alerts
# name is among them, and every query of the dashboard finds something. metrics_test.sh BAONOI
set -euo pipefail
baonoi=$(realpath "$1")
folder=$(mktemp -d)
pids=()
end() {
    kill "${pids[@]}" 2>/dev/null || true
    wait "${pids[@]}" 2>/dev/null || true
    rm -rf "$folder"
}
trap end EXIT
fail() {
    echo "metrics: $1" >&2
    tail -n 20 "$folder"/*.log >&2
    exit 1
}
# Until the command succeeds: WHAT SECONDS COMMAND…
until_it() {
    local what=$1 end=$((SECONDS + $2))
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] || fail "$what"
        sleep 0.2
    done
}

mkdir "$folder/site" "$folder/cache"
cat >"$folder/baonoi.toml" <<'TOML'
[serve]
listen = "127.0.0.1:0"
workers = 1
[store]
url = "sqlite:baonoi.db"
[cache]
folder = "cache"
[[source]]
name = "cong"
kind = "site"
path = "site"
poll = "200ms"
publisher = "cong"
[[publisher]]
name = "cong"
kind = "site"
path = "site"
TOML
page() { grep -q data-baonoi "$folder/site/$1"; }
cp samples/site/tin-tuc/le-hoi-ben-do.html "$folder/site/"
(cd "$folder" && exec "$baonoi" serve) 2>"$folder/baonoi.log" &
pids+=($!)
until_it "the daemon does not listen" 60 grep -q 'listening on' "$folder/baonoi.log"
address=127.0.0.1:$(sed -nE 's/.*listening on .*, port ([0-9]+)$/\1/p' "$folder/baonoi.log")

cat >"$folder/prometheus.yml" <<YAML
global: {scrape_interval: 1s}
rule_files: [$PWD/config/monitoring/alerts.yml]
scrape_configs:
  - job_name: baonoi
    static_configs: [{targets: ["$address"]}]
YAML
prometheus --config.file="$folder/prometheus.yml" --storage.tsdb.path="$folder/tsdb" --web.listen-address=127.0.0.1:0 \
    >"$folder/prometheus.log" 2>&1 &
pids+=($!)
until_it "Prometheus does not listen" 60 grep -q 'msg="Listening on"' "$folder/prometheus.log"
prometheus=http://$(sed -nE 's/.*msg="Listening on" address=([^ ]+).*/\1/p' "$folder/prometheus.log" | head -n 1)

# What was there is backfill, what comes later is published; a target that is no address is refused before any route.
until_it "what was there got no audio" 120 page le-hoi-ben-do.html
cp samples/site/tin-tuc/gia-xang-lai-suat.html "$folder/site/"
until_it "what was published got no audio" 120 page gia-xang-lai-suat.html
curl -sS -o /dev/null "http://$address/%zz"
until_it "the article has no figure" 30 bash -c \
    "curl -sS http://$address/metrics | grep -q '^baonoi_publish_to_attached_seconds_count{kind=\"published\"} 1'"

curl -sS "http://$address/metrics" >"$folder/metrics"
said=$(promtool check metrics <"$folder/metrics" 2>&1) || fail "promtool says: $said"
names() { grep -oE '\b(baonoi|process)_[a-z_]+' | sed -E 's/_(bucket|sum|count)$//' | sort -u; }
sed -nE 's/^# TYPE ([^ ]+) .*/\1/p' "$folder/metrics" | sort -u >"$folder/known"
expressions() { python3 -m json.tool config/monitoring/dashboard.json | sed -nE 's/^ *"expr": "(.*)",?$/\1/p' | sed 's/\\"/"/g'; }
missing=$({ expressions; grep -E 'definition' config/monitoring/dashboard.json; sed -n '/expr:/,/for:/p' config/monitoring/alerts.yml; } |
    names | comm -23 - "$folder/known")
[ -z "$missing" ] || fail "the daemon does not give $missing"

# The variables as Grafana puts them in when everything is chosen.
finds() {
    local found
    found=$(promtool query instant "$prometheus" "$1") && [ -n "$found" ]
}
sleep 3 # a rate needs two scrapes
count=0
while read -r expression; do
    expression=${expression//\$__rate_interval/1m}
    expression=${expression//\$instance/.*}
    expression=${expression//\$source/.*}
    [[ $expression != *\$* ]] || fail "a variable is left in: $expression"
    until_it "nothing is found by: $expression" 20 finds "$expression"
    count=$((count + 1))
done < <(expressions)
[ "$count" -gt 20 ] || fail "only $count queries are in the dashboard"
