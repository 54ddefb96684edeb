#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the preset of a build folder once more, from a copy of the source in another folder, without ccache, with another
# umask, zone and home, and compares programs, manual page and Debian package. It takes as long as a build with nothing
# cached, and is no part of tests/run.sh: tests/reproducible.sh build/minimal
set -euo pipefail
build=$(realpath "$1")
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
preset=$(basename "$build")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SOURCE_DATE_EPOCH=$(git -C "$source" log -1 --format=%ct 2>/dev/null || echo 1000000000)
export SOURCE_DATE_EPOCH

# BUILD FOLDER. The mode of the package's three members is the umask's.
package() {
    umask 022
    cpack --config "$1/CPackConfig.cmake" -B "$2" >"$work/cpack.log" 2>&1 || { cat "$work/cpack.log" >&2; exit 1; }
}
package "$build" "$work/first"

second=$work/another-folder/of-baonoi
mkdir -p "$second" "$work/home"
tar -C "$source" --exclude ./build --exclude ./.git -c . | tar -C "$second" -x
(
    umask 077
    export CCACHE_DISABLE=1 TZ=Asia/Ho_Chi_Minh HOME=$work/home
    cd "$second"
    cmake --preset "$preset" >/dev/null && cmake --build --preset "$preset" >"$work/build.log" 2>&1 || { tail -n 30 "$work/build.log" >&2; exit 1; }
    package "$second/build/$preset" "$work/second"
)

wrong=0
same() { # NAME FIRST SECOND
    cmp "$2" "$3" >&2 || { echo "reproducible: $1 is not the same" >&2; wrong=1; }
}
for file in pipeline/baonoi pipeline/baonoi-voice baonoi.1; do
    same "$file" "$build/$file" "$second/build/$preset/$file"
done
for package in "$work"/first/*.deb; do
    same "$(basename "$package")" "$package" "$work/second/$(basename "$package")"
    dpkg-deb --fsys-tarfile "$package" | tar -x -C "$work/first" ./usr/bin
    for program in "$work"/first/usr/bin/*; do
        ! grep -qaF -e "$source" -e "$second" "$program" || { echo "reproducible: $program names the folder it was built in" >&2; wrong=1; }
    done
done
[ $wrong -eq 0 ] || exit 1
echo "reproducible: $(cd "$work/first" && sha256sum *.deb)"
