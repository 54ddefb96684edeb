#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a root folder with the smallest system of a Debian release, with what was mended in it since, from where this
# machine's apt has its packages: root.sh RELEASE FOLDER. Only root can. In $BAONOI_DEBS, a folder, packages are kept
# for the next time. The folder's apt goes on knowing its sources: /etc/apt/sources.list.
set -euo pipefail
umask 022
release=$1 root=$2
command -v debootstrap >/dev/null || { echo "root.sh: needs the Debian package debootstrap" >&2; exit 1; }
[ "$(id -u)" -eq 0 ] || { echo "root.sh: only root can make a root folder" >&2; exit 1; }

# The sources of this machine's release, told of the other.
here=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
sources=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    awk -v here="$here" -v wanted="$release" '$3 == "main" && $2 ~ "^" here "(-updates|-security)?$" {
        sub(here, wanted, $2)
        print
    }' | sort -u)
mirror=$(awk -v wanted="$release" '$2 == wanted { print $1; exit }' <<<"$sources")
[ -n "$mirror" ] || { echo "root.sh: this machine's apt has no source of Debian's ${here:-release}: see /etc/apt/sources.list.d" >&2; exit 1; }
eval "$(apt-config shell http_proxy Acquire::http::Proxy https_proxy Acquire::https::Proxy)"
[ -z "${http_proxy:-}" ] || export http_proxy
[ -z "${https_proxy:-}" ] || export https_proxy

mkdir -p "$root"
cache=()
if [ -n "${BAONOI_DEBS:-}" ]; then
    mkdir -p "$BAONOI_DEBS"
    cache=(--cache-dir="$(realpath "$BAONOI_DEBS")")
fi
debootstrap --variant=minbase "${cache[@]}" "$release" "$root" "$mirror" >"$root.log" 2>&1 ||
    { tail -n 20 "$root.log" >&2; exit 1; }
rm -f "$root.log"

sed 's/^/deb /' <<<"$sources" >"$root/etc/apt/sources.list"
# Without services and without waiting for the disk: what breaks here is made again.
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe-io"
cp /etc/resolv.conf "$root/etc/resolv.conf"
for update in update upgrade; do
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C DEBIAN_FRONTEND=noninteractive ${http_proxy:+http_proxy="$http_proxy"} \
        apt-get "$update" -q -y >"$root.log" 2>&1 || { tail -n 20 "$root.log" >&2; exit 1; }
done
rm -f "$root.log"
