#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# baonoi produce on one article of about 1,100 words, against the pipe a user would write and against its bare parts,
# in one run, as ratios. Needs the Debian packages espeak-ng and ffmpeg beside those of config/packages.txt.
#   tests/bench/compare.sh [RUNS [PAGE]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
runs=${1:-7}
page=${2:-samples/site/tin-tuc/chuyen-doi-so.html}
for program in espeak-ng ffmpeg; do
    command -v $program >/dev/null || { echo "install the Debian package $program" >&2; exit 1; }
done
cmake --preset bench >/dev/null && cmake --build --preset bench --target baonoi command_bench >build/bench.log 2>&1 || { tail -n 30 build/bench.log >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=/dev/null # no segment cache: every round speaks all of it
unset CACHE_DIRECTORY
baonoi=build/bench/pipeline/baonoi
measure=build/bench/tests/command_bench
# The pipe and the bare parts get the words as baonoi says them: both then speak the same syllables.
"$baonoi" extract "$page" | "$baonoi" normalise >"$work/words.txt"
level=$(sed -nE 's/.*Profile\{"site", 22050, 48000, ([0-9]+)\}.*/\1/p' pipeline/encode/profile.cpp)
: "${level:?no level of the site profile found in pipeline/encode/profile.cpp}"

pipe="espeak-ng -v vi -s 160 -f $work/words.txt --stdout | ffmpeg -v error -y -i - -ac 1 -ar 22050 -c:a libmp3lame -b:a 48k $work/pipe.mp3"
espeak-ng -v vi -s 160 -f "$work/words.txt" -w "$work/words.wav"

# Rounds, not blocks: a slow minute of the machine then touches everything alike.
for ((round = 0; round < runs; ++round)); do
    "$measure" 1 "$baonoi" produce --force --out "$work/out" "$page" >>"$work/ours"
    "$measure" 1 bash -c "set -o pipefail; $pipe" >>"$work/pipe"
    "$measure" 1 espeak-ng -v vi -s 160 -f "$work/words.txt" -w "$work/words.wav" >>"$work/espeak"
    "$measure" 1 ffmpeg -v error -y -i "$work/words.wav" -c:a libmp3lame -b:a 48k -compression_level "$level" \
        "$work/lame.mp3" >>"$work/lame"
    # What ffmpeg costs before it encodes anything is not LAME's.
    "$measure" 1 ffmpeg -v error -version >>"$work/start"
    "$measure" 1 "$baonoi" --version >>"$work/version"
done
median() { # FILE COLUMN
    awk -v c="$2" '{ print $c }' "$work/$1" | sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

awk -v ow="$(median ours 1)" -v oc="$(median ours 2)" -v mb="$(median ours 3)" -v pw="$(median pipe 1)" \
    -v pc="$(median pipe 2)" -v e="$(median espeak 2)" -v l="$(median lame 2)" -v s="$(median start 2)" \
    -v v="$(median version 1)" -v level="$level" -v words="$(wc -w <"$work/words.txt")" 'BEGIN {
    bare = e + l - s
    printf "%d spoken syllables, LAME compression level %d\n", words, level
    printf "baonoi produce        wall %.3f s   CPU %.3f s   peak %.0f MB\n", ow, oc, mb
    printf "espeak-ng | ffmpeg    wall %.3f s   CPU %.3f s\n", pw, pc
    printf "bare parts            eSpeak NG %.3f s + LAME %.3f s = CPU %.3f s\n", e, l - s, bare
    printf "wall / pipe           %.2f   (target 0.50)\n", ow / pw
    printf "CPU / bare parts      %.2f   (target 1.25)\n", oc / bare
    printf "baonoi --version      %.1f ms\n", v * 1000
}'
