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
baonoi=build/bench/pipeline/baonoi
measure=build/bench/tests/command_bench
# The pipe and the bare parts get the words as baonoi says them: both then speak the same syllables.
"$baonoi" extract "$page" | "$baonoi" normalise >"$work/words.txt"
level=$(sed -nE 's/.*Profile\{"site", 22050, 48000, ([0-9]+)\}.*/\1/p' pipeline/encode/profile.cpp)
: "${level:?no level of the site profile found in pipeline/encode/profile.cpp}"

pipe="espeak-ng -v vi -s 160 -f $work/words.txt --stdout | ffmpeg -v error -y -i - -ac 1 -ar 22050 -c:a libmp3lame -b:a 48k $work/pipe.mp3"
espeak-ng -v vi -s 160 -f "$work/words.txt" -w "$work/words.wav"
read -r our_wall our_cpu our_mb < <("$measure" "$runs" "$baonoi" produce --force --out "$work/out" "$page")
read -r pipe_wall pipe_cpu _ < <("$measure" "$runs" bash -c "set -o pipefail; $pipe")
read -r _ espeak_cpu _ < <("$measure" "$runs" espeak-ng -v vi -s 160 -f "$work/words.txt" -w "$work/words.wav")
read -r _ lame_cpu _ < <("$measure" "$runs" ffmpeg -v error -y -i "$work/words.wav" -c:a libmp3lame -b:a 48k \
    -compression_level "$level" "$work/lame.mp3")
# What ffmpeg costs before it encodes anything is not LAME's.
read -r _ start_cpu _ < <("$measure" "$runs" ffmpeg -v error -version)
read -r version_wall _ _ < <("$measure" 21 "$baonoi" --version)

awk -v ow="$our_wall" -v oc="$our_cpu" -v mb="$our_mb" -v pw="$pipe_wall" -v pc="$pipe_cpu" -v e="$espeak_cpu" \
    -v l="$lame_cpu" -v s="$start_cpu" -v v="$version_wall" -v level="$level" -v words="$(wc -w <"$work/words.txt")" 'BEGIN {
    bare = e + l - s
    printf "%d spoken syllables, LAME compression level %d\n", words, level
    printf "baonoi produce        wall %.3f s   CPU %.3f s   peak %.0f MB\n", ow, oc, mb
    printf "espeak-ng | ffmpeg    wall %.3f s   CPU %.3f s\n", pw, pc
    printf "bare parts            eSpeak NG %.3f s + LAME %.3f s = CPU %.3f s\n", e, l - s, bare
    printf "wall / pipe           %.2f   (target 0.50)\n", ow / pw
    printf "CPU / bare parts      %.2f   (target 1.25)\n", oc / bare
    printf "baonoi --version      %.1f ms\n", v * 1000
}'
