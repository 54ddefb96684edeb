#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The service unit has no mistakes that systemd sees, and what baonoi relies on is in it.
set -euo pipefail
unit=config/systemd/baonoi.service
for line in Type=notify StateDirectory=baonoi CacheDirectory=baonoi WatchdogSec=2min 'ExecReload=/bin/kill -HUP $MAINPID'; do
    grep -qxF "$line" "$unit" || { echo "$unit: the line $line is missing" >&2; exit 1; }
done
if command -v systemd-analyze >/dev/null; then
    folder=$(mktemp -d)
    trap 'rm -r "$folder"' EXIT
    # The program need not be installed to be checked.
    sed 's#^ExecStart=[^ ]*#ExecStart=/bin/true#' "$unit" >"$folder/baonoi.service"
    said=$(systemd-analyze verify "$folder/baonoi.service" 2>&1) || { echo "$said" >&2; exit 1; }
    [ -z "$said" ] || { echo "$said" >&2; exit 1; }
fi
