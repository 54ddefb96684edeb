#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the tests of neural voices need: piper.sh install | start FOLDER | stop FOLDER
# install: ONNX Runtime's library, which is no package of Debian 12, out of its own npm package, into the user's cache
# folder, once. start: says in FOLDER/env where it is. BAONOI_ONNX_RUNTIME names another one.
set -euo pipefail
version=1.20.1
cache=${XDG_CACHE_HOME:-}
[ -d "$cache" ] || cache=$HOME/.cache
library=${BAONOI_ONNX_RUNTIME:-$cache/baonoi-tests/onnxruntime-$version/libonnxruntime.so.1}

install_library() {
    [ ! -e "$library" ] || return 0
    mkdir -p "$(dirname "$(dirname "$library")")"
    local work
    work=$(mktemp -d "$(dirname "$(dirname "$library")")/onnxruntime.XXXXXX")
    trap "rm -rf '$work'" EXIT
    (cd "$work" && npm pack --loglevel=error "onnxruntime-node@$version" >/dev/null &&
        tar -xzf onnxruntime-node-*.tgz --wildcards 'package/bin/*/linux/x64/libonnxruntime.so.1')
    mkdir "$work/out"
    cp -L "$work"/package/bin/*/linux/x64/libonnxruntime.so.1 "$work/out/"
    mv -T "$work/out" "$(dirname "$library")"
}

start() {
    [ -e "$library" ] || { echo "there is no $library: run tests/services/piper.sh install" >&2; exit 1; }
    mkdir -p "$1"
    echo "$library" >"$1/env"
}

case ${1:-} in
install) install_library ;;
start) start "${2:?folder}" ;;
stop) ;;
*) echo "usage: piper.sh install | start FOLDER | stop FOLDER" >&2; exit 2 ;;
esac
