#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fills the image, inside of it: the user, the package with what it depends on, the health check; then takes away what
# a container never reads. The Containerfile and make.sh run it: fill.sh PACKAGE, beside healthy.sh.
set -eu
umask 022
package=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)

# The number stays the same in every version: it owns the files in the volumes.
groupadd --system --gid 873 baonoi
useradd --system --uid 873 --gid 873 --home-dir /var/lib/baonoi --no-create-home --shell /usr/sbin/nologin baonoi
# The package makes its user by the small program instead of the whole of systemd.
DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends systemd-standalone-sysusers "$package"
install -m 755 "$here/healthy.sh" /usr/local/bin/baonoi-healthy
install -d -o baonoi -g baonoi -m 755 /var/cache/baonoi
# A volume may come empty: the newsroom's words lie in what is mounted, not in a folder below.
sed -i 's|^lexicons = .*|lexicons = ["/var/lib/baonoi"]|' /etc/baonoi/baonoi.toml
cat >>/etc/baonoi/baonoi.toml <<'TOML'

[serve]
listen = "0.0.0.0:8737"  # of the container: who reaches it is said where it is started
TOML

# Nobody becomes another user here.
find / -xdev -type f -perm /6000 -exec chmod a-s {} +
# Licences stay, and what is installed stays known to who looks for faults in it.
find /usr/share/doc -type f ! -name copyright -delete
find /usr/share/doc -type l -delete
find /usr/share/doc -mindepth 1 -type d -empty -delete
apt-get clean
rm -rf /usr/share/man/* /usr/share/info/* /usr/share/lintian /usr/share/locale/* /usr/share/bash-completion \
    /usr/share/zsh /usr/share/fish /var/lib/apt/lists/* /var/cache/apt/* /var/cache/debconf/*-old /var/cache/ldconfig/* \
    /var/lib/dpkg/*-old /var/log/* /tmp/* /var/tmp/* /etc/passwd- /etc/group- /etc/shadow- /etc/gshadow- /etc/subuid- /etc/subgid-
# The day on which a user was made, which no two images share.
sed -i -E 's/^([^:]*:[^:]*):[0-9]+:/\1::/' /etc/shadow
