#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The image's health check: succeeds when the daemon answers /healthz where the configuration says that it listens.
set -eu
# With a file that was broken since, the daemon goes on where it is: most likely there.
listen=$(baonoi config show 2>/dev/null | sed -nE 's/^serve\.listen = "([^"]*)".*/\1/p' || true)
listen=${listen:-0.0.0.0:8737}
port=${listen##*:}
host=${listen%:*}
host=${host#\[}
host=${host%\]}
case $host in
"" | 0.0.0.0) host=127.0.0.1 ;;
::) host=::1 ;;
esac
exec 3<>"/dev/tcp/$host/$port"
printf 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 _ status _ <&3
[ "$status" = 200 ] || { echo "/healthz at $listen answered $status" >&2; exit 1; }
