#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the Debian packages of packages.txt that are missing: install_packages.sh run|build|test …
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
as_root=()
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# The wanted names, those that are installed, and for "libmpg123-#" the newest that this release has.
installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
wanted=$(awk -v uses=" $* " '!/^#/ && NF && index(uses, " " $2 " ") { print $1 }' "$here/packages.txt")
matching() { grep -xE "$(sed 's/[+.]/\\&/g; s/#/[0-9]+(t64)?/' <<<"$1")" | sort -V | tail -n 1; }
missing=()
find_missing() {
    local name found
    missing=()
    for name in $wanted; do
        # From elsewhere (NodeSource's Node.js brings npm along) it cannot stand beside Debian's.
        [ "$name" != npm ] || ! command -v npm >/dev/null || continue
        [ -z "$(matching "$name" <<<"$installed")" ] || continue
        found=$name
        [ "${name%\#*}" = "$name" ] || found=$(apt-cache pkgnames "${name%\#*}" | matching "$name" || true)
        missing+=("${found:-$name}")
    done
}
find_missing
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "these packages are missing and only root can install them: ${missing[*]}" >&2; exit 1; }
    as_root=(sudo)
fi
echo "installing ${#missing[@]} Debian packages: ${missing[*]}" >&2
install() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends "${missing[@]}" >>"$log" 2>&1
}
# Another apt that is at work (an automatic update) is waited for. The lists may be there and recent; only fetch
# them when the first try fails.
install || { "${as_root[@]}" apt-get update -q >>"$log" 2>&1 && find_missing && install; } || { tail -n 20 "$log" >&2; exit 1; }
