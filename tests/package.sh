#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the Debian package of a build folder and lives with it in a root of its own (an overlay of this one): lintian,
# install, use, upgrade from the version before, remove, purge. It becomes root by sudo where it is not: tests/package.sh BUILD
set -euo pipefail
umask 022 # the root of its own is for the service's user, too
build=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "package: $1" >&2
    exit 1
}
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "only root can install it in a root of its own"
    as_root=(sudo)
fi

# An administrator's umask may be strict: what is packed stays open to the service's user.
(umask 077 && cpack --config "$build/CPackConfig.cmake" -B "$work/new") >"$work/cpack.log" 2>&1 || { cat "$work/cpack.log" >&2; fail "cpack"; }
package=$(echo "$work"/new/baonoi_*.deb)
lintian --fail-on error --suppress-tags bad-distribution-in-changes-file --allow-root --no-tag-display-limit "$package" >"$work/lintian.log" 2>&1 ||
    { grep '^E:' "$work/lintian.log" >&2; fail "lintian finds errors"; }

# The version before is the same package with a lower number.
dpkg-deb -R "$package" "$work/old"
sed -i 's/^Version: .*/Version: 0.0.9/' "$work/old/DEBIAN/control"
dpkg-deb --root-owner-group -b "$work/old" "$work/old.deb" >/dev/null

mkdir "$work/root"
cp "$package" "$work/new.deb"
cp -r samples/site "$work/site"
# The layers may not lie on an overlay themselves, as /tmp of a container does.
mkdir "$work/layers"
"${as_root[@]}" unshare --mount --propagation private bash -euo pipefail -s "$work" <<'INSIDE'
work=$1
fail() {
    echo "package: $1" >&2
    exit 1
}
mount -t tmpfs none "$work/layers"
mkdir "$work/layers/upper" "$work/layers/inner"
mount -t overlay overlay -o "lowerdir=/,upperdir=$work/layers/upper,workdir=$work/layers/inner" "$work/root"
mount --bind /proc "$work/root/proc"
mount --bind /dev "$work/root/dev"
# What this machine's own baonoi has is not seen in there.
rm -rf "$work"/root/{etc,var/lib}/baonoi
mkdir "$work/root/mnt/package"
cp -r "$work/new.deb" "$work/old.deb" "$work/site" "$work/root/mnt/package"
inside() { chroot "$work/root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
has() { [ -e "$work/root$1" ] || fail "$1 is missing $2"; }
lacks() { [ ! -e "$work/root$1" ] || fail "$1 is still there $2"; }

inside dpkg -i /mnt/package/old.deb >"$work/dpkg.log" 2>&1 || { cat "$work/dpkg.log" >&2; fail "it cannot be installed"; }
for file in /usr/bin/baonoi /usr/bin/baonoi-voice /usr/share/baonoi/voices/vi-north/voice.toml /etc/baonoi/baonoi.toml \
    /usr/share/man/man1/baonoi.1.gz /usr/share/bash-completion/completions/baonoi /usr/lib/sysusers.d/baonoi.conf \
    /usr/share/doc/baonoi/copyright /usr/share/doc/baonoi/changelog.gz /usr/share/doc/baonoi/examples/baonoi.toml \
    /usr/share/doc/baonoi/examples/monitoring/alerts.yml /usr/share/doc/baonoi/examples/monitoring/dashboard.json \
    /var/lib/baonoi/lexicon /etc/baonoi/secrets; do
    has "$file" "after the installation"
done
grep -q '^ExecStart=/usr/bin/baonoi --config /etc/baonoi/baonoi.toml serve$' "$work"/root/{usr/,}lib/systemd/system/baonoi.service 2>/dev/null ||
    fail "the unit starts another program"
[ "$(inside stat -c '%U:%G %a' /var/lib/baonoi/lexicon)" = "baonoi:baonoi 755" ] || fail "the lexicon's folder is not the service's"
[ ! -e "$work/root/usr/share/baonoi/config/systemd/baonoi.service" ] || fail "there is a second unit, which starts another program"
[ "$(inside stat -c '%U %a' /etc/baonoi/secrets)" = "root 700" ] || fail "others may read the secrets"
inside baonoi --config /etc/baonoi/baonoi.toml config check >/dev/null || fail "its configuration is refused"
# What it is for: a page gets its audio, by the service's user.
inside chown -R baonoi:baonoi /mnt/package/site
inside runuser -u baonoi -- env BAONOI_CACHE=off baonoi produce --site /mnt/package/site /mnt/package/site/tin-tuc/chuyen-doi-so.html >"$work/produce.log" 2>&1 ||
    { cat "$work/produce.log" >&2; fail "it makes no audio"; }
grep -q '^attached ' "$work/produce.log" || fail "it attaches no audio"
inside baonoi demo /mnt/package/demo >"$work/demo.log" 2>&1 || { cat "$work/demo.log" >&2; fail "it has no demo"; }
grep -q '^  file:///mnt/package/demo/tin-tuc/' "$work/demo.log" || fail "the demo names no page"

# What people made and set outlives the next version, its removal and its purge.
echo '# of the newsroom' >>"$work/root/etc/baonoi/baonoi.toml"
echo secret >"$work/root/etc/baonoi/secrets/wordpress"
echo words >"$work/root/var/lib/baonoi/lexicon/words.pls"
inside chown www-data:www-data /var/lib/baonoi/lexicon
inside dpkg -i /mnt/package/new.deb >"$work/dpkg.log" 2>&1 || { cat "$work/dpkg.log" >&2; fail "it cannot be upgraded"; }
grep -q '# of the newsroom' "$work/root/etc/baonoi/baonoi.toml" || fail "the upgrade changed the configuration"
[ "$(inside stat -c '%U:%G' /var/lib/baonoi/lexicon)" = "www-data:www-data" ] || fail "the upgrade changed an owner"
inside dpkg -r baonoi >/dev/null 2>&1
lacks /usr/bin/baonoi "after the removal"
has /etc/baonoi/baonoi.toml "after the removal"
inside dpkg -P baonoi >/dev/null 2>&1
lacks /etc/baonoi/baonoi.toml "after the purge"
for file in /var/lib/baonoi/lexicon/words.pls /etc/baonoi/secrets/wordpress; do
    has "$file" "after the purge: it cannot be made again"
done

# Of one that nobody used nothing stays.
rm -r "$work/root/var/lib/baonoi" "$work/root/etc/baonoi"
inside dpkg -i /mnt/package/new.deb >"$work/dpkg.log" 2>&1 || { cat "$work/dpkg.log" >&2; fail "it cannot be installed again"; }
inside dpkg -P baonoi >/dev/null 2>&1
lacks /var/lib/baonoi "after the purge of an empty one"
lacks /etc/baonoi "after the purge of an empty one"
INSIDE
echo "package: $(basename "$package"), $(stat -c %s "$package") bytes: installed, used, upgraded, removed and purged"
