#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# hosts.sh start FOLDER | stop FOLDER: the test makes its hosts and servers itself, for they live in its network. This makes
# the folder where they write, and at the end removes what a test left that was killed.
set -euo pipefail

action=${1:?start or stop} folder=$(realpath -m "${2:?folder}")
for storage in "$folder"/*/swift; do
  [[ ! -d $storage ]] || bash "$(dirname "$0")/swift.sh" stop "$storage"
done
for space in /run/netns/baonoi-*; do
  name=${space##*/} pid=${space#*/baonoi-} pid=${pid%%-*}
  [[ -e $space && ! -d /proc/$pid ]] || continue
  for left in $(ip netns pids "$name" 2>/dev/null); do kill -KILL "$left" 2>/dev/null || true; done
  ip netns delete "$name" || true
done
[[ $action == start ]] || exit 0
rm -rf "$folder"
mkdir -p "$folder"
echo "FOLDER=$folder" >"$folder/env"
