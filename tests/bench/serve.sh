#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The daemon on a site of PAGES small articles: the time from a publish hook to the page with its player, articles per
# minute with one worker and with two, and both against the pipe a user would write, in one run, as ratios. Needs the
# Debian packages espeak-ng and ffmpeg beside those of config/packages.txt.
#   tests/bench/serve.sh [PAGES]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
pages=${1:-200}
for program in espeak-ng ffmpeg openssl; do
    command -v $program >/dev/null || { echo "install the Debian package $program" >&2; exit 1; }
done
mkdir -p build
cmake --preset bench >/dev/null && cmake --build --preset bench --target baonoi hook_bench >build/bench.log 2>&1 || { tail -n 30 build/bench.log >&2; exit 1; }

work=$(mktemp -d)
daemon=
finish() {
    [ -z "$daemon" ] || kill "$daemon" 2>/dev/null || true
    wait
    rm -rf "$work"
}
trap finish EXIT
baonoi=$PWD/build/bench/pipeline/baonoi
hook=$PWD/build/bench/tests/hook_bench
port=18737
key=whsec_$(printf 'a key that only this bench knows' | openssl base64)
printf '%s' "$key" >"$work/key"

mkdir -p "$work/from" "$work/words"
for ((i = 1; i <= pages; ++i)); do
    {
        echo "<!doctype html><html lang=vi><meta charset=utf-8><title>Bản tin số $i</title><body><article>"
        echo "<h1>Bản tin số $i</h1><div id=audioSlot>Hiện tại bài viết chưa được cập nhật nội dung Âm thanh</div>"
        for ((p = 1; p <= 4; ++p)); do
            echo "<p>Trong tháng $((i % 12 + 1)) năm 2026, xã số $i đã trồng $((i * 37 + p * 11)) cây xanh dọc các tuyến đường" \
                "liên thôn thứ $p. Người dân cùng nhau dọn vệ sinh, sửa lại $((p + i % 9)) km mương nước và lắp thêm" \
                "$((i + 40 * p)) bóng đèn, để trẻ em đi học buổi tối được an toàn hơn trước.</p>"
        done
        echo "</article></body></html>"
    } >"$work/from/tin-$(printf %04d "$i").html"
done

# start WORKERS: a daemon over an own copy of nothing, ready to answer.
start() {
    rm -rf "$work/site" "$work/store"
    mkdir -p "$work/site"
    cat >"$work/baonoi.toml" <<TOML
[store]
url = "sqlite:store/baonoi.db"
[cache]
folder = "off"
[serve]
listen = "127.0.0.1:$port"
workers = $1
hook_keys = ["file:$work/key"]
[[publisher]]
name = "site"
kind = "site"
path = "site"
url = "https://bench.example.vn/"
[[source]]
name = "site"
kind = "site"
path = "site"
publisher = "site"
poll = "$2"
TOML
    [ -z "${3:-}" ] || cp "$work/from/"*.html "$work/site/"
    "$baonoi" --config "$work/baonoi.toml" serve 2>"$work/serve.log" &
    daemon=$!
}
ready() {
    for ((tries = 0; tries < 500; ++tries)); do
        ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || return 0
        sleep 0.02
    done
    cat "$work/serve.log" >&2
    exit 1
}
stop() {
    kill "$daemon"
    wait "$daemon"
    daemon=
}
now() { date +%s.%N; }
# Seconds until the last page has its player. Looked at seldom, since looking takes time from the workers; the time is that
# of the page.
fill() {
    local begin
    start "$1" 1h all
    begin=$(now)
    while [ "$(grep -l data-baonoi "$work/site/"*.html 2>/dev/null | wc -l)" -lt "$pages" ]; do
        kill -0 "$daemon" || { cat "$work/serve.log" >&2; exit 1; }
        sleep 2
    done
    echo "$begin $(stat -c %.9Y "$work/site/"*.html | sort -n | tail -n 1)" | awk '{ print $2 - $1 }'
    stop
}

start 0 1h
ready
sleep 1 # the first polling, of nothing
read -r count median high < <("$hook" $port "$key" "$work/from" "$work/site" https://bench.example.vn/)
stop
one=$(fill 1)
two=$(fill 2)

for page in "$work/from/"*.html; do
    "$baonoi" extract "$page" | "$baonoi" normalise >"$work/words/$(basename "$page" .html)"
done
pipe='espeak-ng -v vi -s 160 -f "$1" --stdout | ffmpeg -v error -y -i - -ac 1 -ar 22050 -c:a libmp3lame -b:a 48k "$1.mp3"'
begin=$(now)
printf '%s\0' "$work/words/"tin-* | xargs -0 -n 1 -P "$(nproc)" bash -c "$pipe" pipe
piped=$(echo "$begin $(now)" | awk '{ print $2 - $1 }')
rm "$work/words/"*.mp3
begin=$(now)
printf '%s\0' "$work/words/"tin-* | xargs -0 -n 1 -P 1 bash -c "$pipe" pipe
serial=$(echo "$begin $(now)" | awk '{ print $2 - $1 }')

awk -v n="$count" -v median="$median" -v high="$high" -v one="$one" -v two="$two" -v piped="$piped" -v serial="$serial" 'BEGIN {
    printf "hook to attached      median %.3f s   99th %.3f s of %d   one article through the pipe %.3f s   ratio %.2f\n",
        median, high, n, serial / n, median * n / serial
    printf "articles per minute   1 worker %.0f   2 workers %.0f   the pipe, all cores %.0f   ratio %.2f\n",
        n * 60 / one, n * 60 / two, n * 60 / piped, piped / two
    printf "2 workers / 1         %.2f   (target 1.8)   the pipe, all cores / 1   %.2f\n", one / two, serial / piped
}'
