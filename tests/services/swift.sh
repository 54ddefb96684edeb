#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# swift.sh start FOLDER | stop FOLDER: OpenStack Swift with its S3 interface on 127.0.0.1, one device, no
# replicas. FOLDER/env says where it listens and who may write.
set -euo pipefail

stop() {
  [[ -f $1/pids ]] || return 0
  while read -r pid; do
    kill -- "-$pid" 2>/dev/null || kill "$pid" 2>/dev/null || true
  done <"$1/pids"
  rm -f "$1/pids"
}

server() { # kind port
  cat >"$folder/etc/$1-server.conf" <<CONF
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $2
workers = 0
user = $(id -un)
swift_dir = $folder/etc
devices = $folder/devices
mount_check = false
recon_cache_path = $folder/cache
[pipeline:main]
pipeline = $1-server
[app:$1-server]
use = egg:swift#$1
CONF
  (cd "$folder/etc" && swift-ring-builder "$1.builder" create 4 1 1 &&
    swift-ring-builder "$1.builder" add "r1z1-127.0.0.1:$2/d1" 100 &&
    swift-ring-builder "$1.builder" rebalance) >"$folder/$1-ring.log"
}

launch() { # kind
  setsid "swift-$1-server" "$folder/etc/$1-server.conf" >"$folder/$1.log" 2>&1 </dev/null &
  echo $! >>"$folder/pids"
}

answers() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

action=${1:?start or stop} folder=$(realpath -m "${2:?folder}")
stop "$folder"
[[ $action == start ]] || exit 0
rm -rf "$folder"
mkdir -p "$folder"/{etc,devices/d1,cache}
read -r -a ports < <(python3 -c '
import socket
held = [socket.socket() for _ in range(5)]
[s.bind(("127.0.0.1", 0)) for s in held]
print(*[s.getsockname()[1] for s in held])')
cat >"$folder/etc/swift.conf" <<CONF
[swift-hash]
swift_hash_path_prefix = baonoi
swift_hash_path_suffix = test
[storage-policy:0]
name = one
default = yes
CONF
server account "${ports[1]}"
server container "${ports[2]}"
server object "${ports[3]}"
cat >"$folder/etc/proxy-server.conf" <<CONF
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${ports[0]}
workers = 0
user = $(id -un)
swift_dir = $folder/etc
[pipeline:main]
pipeline = catch_errors cache s3api tempauth proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
# It saves two thirds of a request's work.
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:${ports[4]}
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
allow_multipart_uploads = false
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
CONF
setsid memcached -u "$(id -un)" -l 127.0.0.1 -p "${ports[4]}" -m 16 >"$folder/cache.log" 2>&1 </dev/null &
echo $! >>"$folder/pids"
for kind in account container object proxy; do launch "$kind"; done
for _ in $(seq 600); do
  if answers "${ports[0]}" && answers "${ports[1]}" && answers "${ports[2]}" && answers "${ports[3]}" && answers "${ports[4]}"; then
    cat >"$folder/env" <<ENV
ENDPOINT=http://127.0.0.1:${ports[0]}/
PUBLIC=http://127.0.0.1:${ports[0]}/v1/AUTH_test/
REGION=us-east-1
ACCESS_KEY=test:tester
SECRET_KEY=testing
ENV
    exit 0
  fi
  sleep 0.2
done
tail -n 5 "$folder"/*.log >&2
stop "$folder"
exit 1
