#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the image of Containerfile as an OCI layout, without a container engine: make.sh PACKAGE OUTPUT_FOLDER [ROOT].
# Only root can; debootstrap and jq are needed. ROOT, a folder, is where the image's root folder is made and stays; one
# that was made from this very package is taken as it is. The same root folder gives the same bytes.
#     RELEASE            the Debian release that the package was built on; by default this machine's
#     SOURCE             the address where the source is published, for the label
#     SOURCE_DATE_EPOCH  the time of all files, 0 by default
#     BAONOI_DEBS        a folder that keeps Debian's packages for the next time
# To try it: podman run oci:OUTPUT_FOLDER, or skopeo copy oci:OUTPUT_FOLDER docker-daemon:baonoi:latest
set -euo pipefail
umask 022
export LC_ALL=C
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
package=$(realpath "$1")
mkdir -p "$2"
output=$(realpath "$2")
RELEASE=${RELEASE:-$(. /etc/os-release && echo "${VERSION_CODENAME:-}")}
epoch=${SOURCE_DATE_EPOCH:-0}
work=$(mktemp -d /var/tmp/baonoi-image.XXXXXX)
root=$(realpath -m "${3:-$work/root}")
# What is mounted goes with the namespace, before anything is removed.
trap 'rm -rf --one-file-system "$work"' EXIT
for tool in jq debootstrap; do
    command -v "$tool" >/dev/null || { echo "make.sh: needs the Debian package $tool" >&2; exit 1; }
done

make_root() {
    # debootstrap mounts things, too.
    unshare --mount --propagation private bash -euo pipefail -s "$here" "$RELEASE" "$root" "$package" <<'INSIDE'
here=$1 release=$2 root=$3 package=$4
"$here/root.sh" "$release" "$root"
mkdir "$root/mnt/image"
cp "$here/fill.sh" "$here/healthy.sh" "$root/mnt/image"
cp "$package" "$root/mnt/image/baonoi.deb"
mount -t proc proc "$root/proc"
[ -z "${BAONOI_DEBS:-}" ] || cp -n "$BAONOI_DEBS"/*.deb "$root/var/cache/apt/archives/"
chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C sh -euc '
    sh /mnt/image/fill.sh /mnt/image/baonoi.deb' >"$root.log" 2>&1 || { tail -n 20 "$root.log" >&2; exit 1; }
# The workshop's own: where its packages come from, its name, its network.
rm -rf "$root.log" "$root/mnt/image" "$root/usr/sbin/policy-rc.d" "$root/etc/dpkg/dpkg.cfg.d/unsafe-io" "$root/etc/apt/sources.list"
for file in hostname resolv.conf machine-id; do
    : >"$root/etc/$file"
done
INSIDE
}
digest() { sha256sum "$1" | cut -d ' ' -f 1; }
if [ "$(cat "$root.package" 2>/dev/null)" != "$(digest "$package")" ]; then
    rm -rf --one-file-system "$root" "$root.package"
    make_root
    digest "$package" >"$root.package"
fi

# A blob is called by its digest; tells its descriptor.
blobs=$output/blobs/sha256
rm -rf "$output/blobs" "$output/index.json" "$output/oci-layout"
mkdir -p "$blobs"
keep() {
    local sum
    sum=$(digest "$1")
    jq -nc --arg type "application/vnd.oci.image.$2" --arg digest "sha256:$sum" --argjson size "$(stat -c %s "$1")" \
        '{mediaType: $type, digest: $digest, size: $size}'
    mv "$1" "$blobs/$sum"
}

(cd "$root" && tar -c --sort=name --numeric-owner --mtime="@$epoch" --format=posix \
    --pax-option='exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime' \
    --exclude='dev/*' --exclude='proc/*' --exclude='sys/*' --exclude='run/*' -- *) >"$work/layer.tar"
unpacked=$(digest "$work/layer.tar")
gzip -n "$work/layer.tar"
layer=$(keep "$work/layer.tar.gz" layer.v1.tar+gzip)

# What the Containerfile says of how it is run.
version=$(dpkg-deb -f "$package" Version)
jq -Rncj --arg version "$version" --arg source "${SOURCE:-}" --arg layer "sha256:$unpacked" \
    --arg architecture "$(dpkg-deb -f "$package" Architecture)" --arg created "$(date -u -d "@$epoch" +%Y-%m-%dT%H:%M:%SZ)" '
    def nanoseconds: rtrimstr("s") | tonumber * 1000000000;
    [inputs | capture("^(?<name>[A-Z]+) (?<rest>.*)$")] as $lines
    | def all($name): [$lines[] | select(.name == $name) | .rest];
      def last($name): all($name)[-1];
      (last("HEALTHCHECK") | capture("^--interval=(?<interval>[^ ]+) --timeout=(?<timeout>[^ ]+) --start-period=(?<start>[^ ]+) --retries=(?<retries>[0-9]+) CMD (?<command>.*)$")) as $health
    | {created: $created, architecture: $architecture, os: "linux",
       config: {
         User: last("USER"), WorkingDir: last("WORKDIR"), StopSignal: last("STOPSIGNAL"),
         Env: all("ENV"),
         Entrypoint: (last("ENTRYPOINT") | fromjson), Cmd: (last("CMD") | fromjson),
         ExposedPorts: {(last("EXPOSE") + "/tcp"): {}},
         Volumes: (last("VOLUME") | fromjson | map({(.): {}}) | add),
         Labels: (all("LABEL") | map(capture("^(?<key>[^=]+)=\"(?<value>.*)\"$")
           | .value |= (if . == "$VERSION" then $version elif . == "$SOURCE" then $source else . end) | select(.value != "")) | from_entries),
         Healthcheck: {Test: (["CMD"] + ($health.command | fromjson)), Interval: ($health.interval | nanoseconds),
           Timeout: ($health.timeout | nanoseconds), StartPeriod: ($health.start | nanoseconds), Retries: ($health.retries | tonumber)}},
       rootfs: {type: "layers", diff_ids: [$layer]},
       history: [{created: $created, created_by: "config/image/make.sh"}]}' <"$here/Containerfile" >"$work/config.json"
config=$(keep "$work/config.json" config.v1+json)
jq -ncj --argjson config "$config" --argjson layer "$layer" \
    '{schemaVersion: 2, mediaType: "application/vnd.oci.image.manifest.v1+json", config: $config, layers: [$layer]}' >"$work/manifest.json"
manifest=$(keep "$work/manifest.json" manifest.v1+json)
jq -nc --argjson manifest "$manifest" --arg version "$version" '{schemaVersion: 2, mediaType: "application/vnd.oci.image.index.v1+json",
    manifests: [$manifest + {annotations: {"org.opencontainers.image.ref.name": $version}}]}' >"$output/index.json"
echo '{"imageLayoutVersion":"1.0.0"}' >"$output/oci-layout"
