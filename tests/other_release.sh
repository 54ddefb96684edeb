#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds and packages baonoi in a root of another Debian release and installs the package in a fresh one, by hand, since
# it takes as long as a build with nothing cached: tests/other_release.sh RELEASE [FOLDER]. The folder keeps the root, so
# that a second run only builds what is new; without it everything is removed at the end.
set -euo pipefail
umask 022
release=$1
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ "$(id -u)" -eq 0 ] || { echo "other_release: only root can make roots" >&2; exit 1; }
fail() {
    echo "other_release: $1" >&2
    exit 1
}
# What is mounted goes with the namespace, however this ends.
if [ "${BAONOI_INSIDE:-}" != yes ]; then
    BAONOI_INSIDE=yes exec unshare --mount --propagation private "tests/other_release.sh" "$@"
fi
if [ -n "${2:-}" ]; then
    mkdir -p "$2"
    work=$(realpath "$2")
else
    work=$(mktemp -d /var/tmp/baonoi-release.XXXXXX)
    trap 'umount -R "$work"/*/proc "$work"/*/dev "$work/build/mnt/baonoi" 2>/dev/null || true; rm -rf --one-file-system "$work"' EXIT
fi
export BAONOI_DEBS=$work/debs
inside() {
    local root=$work/$1
    shift
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}
ready() {
    [ -e "$work/$1.made" ] || { rm -rf --one-file-system "$work/$1"; config/image/root.sh "$release" "$work/$1"; touch "$work/$1.made"; }
    mount --bind /proc "$work/$1/proc"
    mount --rbind /dev "$work/$1/dev"
    mount --bind "$work/debs" "$work/$1/var/cache/apt/archives"
}

echo "== a root of $release, and what the build needs"
ready build
mkdir -p "$work/build/mnt/baonoi"
git ls-files -z --cached --others --exclude-standard | tar -c --null -T - --ignore-failed-read |
    tar -x -C "$work/build/mnt/baonoi" || fail "the sources cannot be copied"
inside build bash -c 'cd /mnt/baonoi && config/install_packages.sh run build' || fail "the packages of config/packages.txt"

echo "== the build"
inside build bash -euc 'cd /mnt/baonoi && cmake --preset minimal && cmake --build --preset minimal &&
    rm -rf out && cpack --config build/minimal/CPackConfig.cmake -B out && BAONOI_DATA=/mnt/baonoi build/minimal/pipeline/baonoi doctor' || fail "the build"

echo "== the package, in a fresh root"
rm -rf --one-file-system "$work/fresh" "$work/fresh.made"
ready fresh
mkdir "$work/fresh/mnt/package"
cp "$work"/build/mnt/baonoi/out/baonoi_*.deb "$work/fresh/mnt/package"
cp -r samples/site "$work/fresh/mnt/package/site"
inside fresh bash -euc 'cd /mnt/package && apt-get install -q -y --no-install-recommends ./baonoi_*.deb >apt.log 2>&1 || { tail -n 20 apt.log >&2; exit 1; }'
inside fresh chown -R baonoi:baonoi /mnt/package/site
inside fresh baonoi version
inside fresh baonoi --config /etc/baonoi/baonoi.toml config check
inside fresh runuser -u baonoi -- env BAONOI_CACHE=off baonoi produce --site /mnt/package/site /mnt/package/site/tin-tuc/chuyen-doi-so.html |
    grep '^attached ' || fail "it makes no audio"
inside fresh dpkg --purge baonoi || fail "it cannot be purged"
echo "other_release: $(basename "$work"/build/mnt/baonoi/out/baonoi_*.deb) was built, installed and used on $release"
