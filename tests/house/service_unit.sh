#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The service unit has no mistakes that systemd sees, and what baonoi relies on is in it.
set -euo pipefail
unit=config/systemd/baonoi.service
for line in Type=notify StateDirectory=baonoi CacheDirectory=baonoi WatchdogSec=2min \
    LimitCORE=0 MemoryMax=2G OOMPolicy=continue 'SystemCallFilter=~@privileged @resources' 'ExecReload=/bin/kill -HUP $MAINPID'; do
    grep -qxF "$line" "$unit" || { echo "$unit: the line $line is missing" >&2; exit 1; }
done
if command -v systemd-analyze >/dev/null; then
    folder=$(mktemp -d)
    trap 'rm -r "$folder"' EXIT
    # The program need not be installed to be checked.
    sed 's#^ExecStart=[^ ]*#ExecStart=/bin/true#' "$unit" >"$folder/baonoi.service"
    said=$(systemd-analyze verify "$folder/baonoi.service" 2>&1) || { echo "$said" >&2; exit 1; }
    [ -z "$said" ] || { echo "$said" >&2; exit 1; }
    # What systemd counts against it, in tenths: 11 is what a service with network that writes files for a web server comes to.
    said=$(systemd-analyze security --offline=yes --threshold=11 "$folder/baonoi.service") || { echo "$said" | grep -E '✗|Overall' >&2; exit 1; }
    # The voices confine themselves with calls that are in no group of systemd's.
    for call in seccomp landlock_create_ruleset landlock_add_rule landlock_restrict_self; do
        grep -E '^SystemCallFilter=@system-service ' "$unit" | grep -qw "$call" || { echo "$unit: $call is not allowed" >&2; exit 1; }
    done
fi
