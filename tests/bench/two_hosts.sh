#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Two hosts that speak, with one worker each, against one with two, over one store in a PostgreSQL of its own: articles a
# minute of PAGES small articles, in one run, by turns. Needs the Debian package postgresql beside those of
# config/packages.txt.
#   tests/bench/two_hosts.sh [PAGES [ROUNDS]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
pages=${1:-100}
rounds=${2:-3}
programs=$(find /usr/lib/postgresql -maxdepth 2 -name bin | sort -V | tail -n 1)
[ -n "$programs" ] || { echo "install the Debian package postgresql" >&2; exit 1; }
mkdir -p build
cmake --preset bench >/dev/null && cmake --build --preset bench --target baonoi >build/bench.log 2>&1 || { tail -n 30 build/bench.log >&2; exit 1; }
baonoi=$PWD/build/bench/pipeline/baonoi

work=$(mktemp -d)
server=
daemons=()
stop() {
    local daemon
    for daemon in "${daemons[@]}"; do
        kill "$daemon" 2>/dev/null || true
        wait "$daemon" || true
    done
    daemons=()
}
finish() {
    stop
    [ -z "$server" ] || { kill -INT "$server"; wait "$server" || true; }
    rm -rf "$work"
}
trap finish EXIT

# It does not run as root.
as=()
if [ "$(id -u)" -eq 0 ]; then
    as=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
    chown nobody "$work"
fi
"${as[@]}" "$programs/initdb" -D "$work/data" -U baonoi -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
"${as[@]}" "$programs/postgres" -D "$work/data" -k "$work" -h '' 2>"$work/postgres.log" &
server=$!
for ((tries = 0; tries < 200; ++tries)); do
    ! "$programs/pg_isready" -q -h "$work" || break
    sleep 0.1
done
ask() { "$programs/psql" -qtAX -h "$work" -U baonoi -d postgres -c "$1"; }

for ((i = 1; i <= pages; ++i)); do
    mkdir -p "$work/from"
    {
        echo "<!doctype html><html lang=vi><meta charset=utf-8><title>Bản tin số $i</title><body><article>"
        echo "<h1>Bản tin số $i</h1><div id=audioSlot>Hiện tại bài viết chưa được cập nhật nội dung Âm thanh</div>"
        for ((p = 1; p <= 4; ++p)); do
            echo "<p>Đến hết quý $((i % 4 + 1)), tổ dân phố số $i đã sửa xong $((i * 3 + p)) tuyến ngõ, lắp $((i + 10 * p)) camera và" \
                "trồng thêm $((i % 50 + p)) cây bóng mát. Bà con góp $((i + p)) triệu đồng và hàng trăm ngày công.</p>"
        done
        echo "</article></body></html>"
    } >"$work/from/tin-$(printf %04d "$i").html"
done

# host NUMBER WORKERS ROLES
host() {
    cat >"$work/$1.toml" <<TOML
[store]
url = "postgres://baonoi@/postgres?host=$work&schema=round$round"
[cache]
folder = "off"
[serve]
listen = "127.0.0.1:1874$1"
workers = $2
[[publisher]]
name = "site"
kind = "site"
path = "site"
[[source]]
name = "site"
kind = "site"
path = "site"
publisher = "site"
poll = "1h"
TOML
    "$baonoi" --config "$work/$1.toml" serve --do "$3" 2>"$work/$1.log" &
    daemons+=($!)
}

# Seconds from the start of the speaking hosts, whose workers are given, until all is attached.
fill() {
    round=$((round + 1))
    rm -rf "$work/site"
    cp -r "$work/from" "$work/site"
    host 0 1 poll
    until [ "$(ask "SELECT count(*) FROM round$round.jobs" 2>/dev/null || echo 0)" -ge "$pages" ]; do sleep 0.5; done
    local begin number=0 workers
    begin=$(date +%s.%N)
    for workers in "$@"; do
        number=$((number + 1))
        host $number "$workers" work
    done
    until [ "$(ask "SELECT count(*) FROM round$round.jobs WHERE state = 'done'")" -ge "$pages" ]; do sleep 0.5; done
    stat -c %.9Y "$work/site/"*.html | sort -n | tail -n 1 | awk -v begin="$begin" '{ print $1 - begin }'
    stop
}

median() { sort -n "$1" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

round=0
for ((i = 0; i < rounds; ++i)); do
    fill 2 >>"$work/one"
    fill 1 1 >>"$work/two"
done
awk -v n="$pages" -v one="$(median "$work/one")" -v two="$(median "$work/two")" 'BEGIN {
    printf "articles a minute     one host, 2 workers %.0f   two hosts, 1 worker each %.0f   ratio %.2f   (target 0.95)%s\n",
        n * 60 / one, n * 60 / two, one / two, one / two < 0.95 ? "   MISSED" : ""
}'
