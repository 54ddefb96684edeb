#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the OCI image of a build folder's package, checks its layout, and runs what is in it as a container would: its
# user, a root that cannot be written, no network. Only root can: tests/image.sh BUILD [ROOT]. ROOT, a folder, keeps the
# image's root folder for another run.
set -euo pipefail
umask 022
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=$(realpath "$1")
work=$(mktemp -d /var/tmp/baonoi-image-test.XXXXXX)
trap 'rm -rf --one-file-system "$work"' EXIT
root=${2:-$work/made}
fail() {
    echo "image: $1" >&2
    exit 1
}
[ "$(id -u)" -eq 0 ] || fail "only root can make and run it"
begin=$SECONDS
cpack --config "$build/CPackConfig.cmake" -B "$work/package" >"$work/cpack.log" 2>&1 || { cat "$work/cpack.log" >&2; fail "cpack"; }
package=$(echo "$work"/package/baonoi_*.deb)
config/image/make.sh "$package" "$work/image" "$root" || fail "it cannot be made"
made=$((SECONDS - begin))

# The layout: each description has all that it names, and the file is what its name says.
cd "$work/image"
blob() { echo "blobs/sha256/${1#sha256:}"; }
matches() {
    local digest size file
    digest=$(jq -er .digest <<<"$1") size=$(jq -er .size <<<"$1")
    file=$(blob "$digest")
    [ "sha256:$(sha256sum "$file" | cut -d ' ' -f 1)" = "$digest" ] || fail "$file is not what its name says"
    [ "$(stat -c %s "$file")" -eq "$size" ] || fail "$file has another size"
}
[ "$(jq -er .imageLayoutVersion oci-layout)" = 1.0.0 ] || fail "oci-layout is none"
matches "$(jq -ec '.manifests[0]' index.json)"
manifest=$(blob "$(jq -er '.manifests[0].digest' index.json)")
matches "$(jq -ec .config "$manifest")"
matches "$(jq -ec '.layers[0]' "$manifest")"
config=$(blob "$(jq -er .config.digest "$manifest")")
layer=$(blob "$(jq -er '.layers[0].digest' "$manifest")")
[ "$(find blobs -type f | wc -l)" -eq 3 ] || fail "there are other blobs than manifest, configuration and layer"
[ "$(gzip -dc "$layer" | sha256sum | cut -d ' ' -f 1)" = "$(jq -er '.rootfs.diff_ids[0] | ltrimstr("sha256:")' "$config")" ] ||
    fail "the layer is not the one of the configuration"
size=$(stat -c %s "$layer")
[ "$size" -le 150000000 ] || fail "the layer has $size bytes"
jq -e '.config | .User == "873:873" and .Entrypoint == ["baonoi"] and .Cmd == ["serve"] and .ExposedPorts["8737/tcp"] == {}
    and (.Volumes | keys) == ["/var/cache/baonoi", "/var/lib/baonoi"] and .Healthcheck.Timeout == 5000000000
    and .Labels["org.opencontainers.image.licenses"] == "GPL-3.0-or-later"' "$config" >/dev/null || fail "its configuration is another"
[ "$(jq -er '.config.Labels["org.opencontainers.image.version"]' "$config")" = "$(dpkg-deb -f "$package" Version)" ] ||
    fail "its version is another than the package's"
cd - >/dev/null

# Once more from the same root folder: the same bytes.
config/image/make.sh "$package" "$work/again" "$root"
cmp "$work/image/index.json" "$work/again/index.json" || fail "made twice from the same, it differs"
rm -rf "$work/again"

mkdir "$work/root"
tar -x -p --numeric-owner -C "$work/root" -f "$work/image/$layer"
for unwanted in /var/lib/apt/lists/* /var/cache/apt/*.bin /usr/share/locale/* /etc/apt/sources.list; do
    [ -z "$(compgen -G "$work/root$unwanted")" ] || fail "$unwanted is in it"
done
[ -z "$(find "$work/root" -type f -perm /6000)" ] || fail "it has programs that make who starts them another user"
cp -r samples/site "$work/site"

# All that is started and mounted here ends with it.
unshare --mount --propagation private --net --pid --fork --kill-child bash -euo pipefail -s "$work" "$work/image/$config" <<'INSIDE'
work=$1 config=$2
fail() {
    echo "image: $1" >&2
    exit 1
}
ip link set lo up
root=$work/root
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/dev"
for device in null zero random urandom; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
done
for volume in $(jq -r '.config.Volumes | keys[]' "$config"); do
    mount -t tmpfs -o uid=873,gid=873,mode=755 tmpfs "$root$volume"
done
mount -t tmpfs -o uid=873,gid=873 tmpfs "$root/srv"
cp -r "$work/site" "$root/srv/site"
chown -R 873:873 "$root/srv/site"
mount -o remount,bind,ro "$root"
mapfile -t environment < <(jq -r '.config.Env[]' "$config")
mapfile -t health < <(jq -r '.config.Healthcheck.Test[1:][]' "$config")
mapfile -t serve < <(jq -r '.config | (.Entrypoint + .Cmd)[]' "$config")
program=${serve[0]}
contained=(chroot --userspec="$(jq -r .config.User "$config")" "$root" env -i "${environment[@]}")
inside() { "${contained[@]}" "$@"; }

[ "$(inside id -un)" = baonoi ] || fail "its user has another name"
! inside touch /usr/bin/new 2>/dev/null || fail "its root can be written"
inside "$program" version >"$work/version.txt" || fail "it tells no version"
inside "$program" doctor >"$work/doctor.txt" 2>&1 || true
for line in program data configuration "voice vi-north"; do
    grep -qE "^ok +$line " "$work/doctor.txt" || { cat "$work/doctor.txt" >&2; fail "doctor: $line"; }
done
inside "$program" produce --site /srv/site /srv/site/tin-tuc/chuyen-doi-so.html >"$work/produce.txt" 2>&1 ||
    { cat "$work/produce.txt" >&2; fail "it makes no audio"; }
grep -q '^attached ' "$work/produce.txt" || fail "it attaches no audio"

! inside "${health[@]}" 2>/dev/null || fail "it is healthy though nothing runs"
"${contained[@]}" "${serve[@]}" 2>"$work/serve.txt" &
daemon=$!
for ((tries = 0; tries < 100; tries++)); do
    ! inside "${health[@]}" 2>/dev/null || break
    kill -0 $daemon 2>/dev/null || break
    sleep 0.2
done
inside "${health[@]}" || { cat "$work/serve.txt" >&2; fail "the health check fails"; }
kill -TERM $daemon
ended=0
timeout 20 tail --pid=$daemon -f /dev/null || fail "it does not stop"
wait $daemon || ended=$?
[ "$ended" -eq 0 ] || { cat "$work/serve.txt" >&2; fail "SIGTERM ends it with $ended"; }
INSIDE
echo "image: $(head -n 1 "$work/version.txt"), $size bytes packed: made in $made s, looked at and run in $((SECONDS - begin - made)) s"
