#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The alert rules are ones that Prometheus takes, fire when they should and not before, and name metrics that there are.
set -euo pipefail
rules=config/monitoring/alerts.yml
promtool check rules "$rules" >/dev/null
promtool test rules tests/house/alerts.yml >/dev/null
for metric in $(grep -oE '\b(baonoi|process)_[a-z_]+' "$rules" | sort -u); do
    grep -q "\"$metric\"" pipeline/work/metrics.cpp || { echo "$rules: there is no metric $metric" >&2; exit 1; }
done
for alert in $(sed -n 's/^ *- alert: //p' "$rules"); do
    grep -q "$alert" docs/monitoring.md || { echo "docs/monitoring.md: does not say what to do at $alert" >&2; exit 1; }
    grep -q "alertname: $alert" tests/house/alerts.yml || { echo "tests/house/alerts.yml: $alert is not tried" >&2; exit 1; }
done
