#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the tests of the console in a real Chromium need: console.sh install | start FOLDER | stop FOLDER
# install: playwright-core, which drives it, and axe-core, which knows the rules of accessibility, into the user's cache
# folder, once. start: says in FOLDER/env where they are. BAONOI_CONSOLE_MODULES names another folder that holds them.
set -euo pipefail
playwright=1.65.1
axe=4.14.1
cache=${XDG_CACHE_HOME:-}
[ -d "$cache" ] || cache=$HOME/.cache
modules=${BAONOI_CONSOLE_MODULES:-$cache/baonoi-tests/console-$playwright-$axe}

install_modules() {
    [ ! -e "$modules/node_modules/axe-core/axe.min.js" ] || return 0
    mkdir -p "$(dirname "$modules")"
    local work
    work=$(mktemp -d "$(dirname "$modules")/console.XXXXXX")
    trap "rm -rf '$work'" EXIT
    npm install --prefix "$work" --no-audit --no-fund --ignore-scripts --loglevel=error \
        "playwright-core@$playwright" "axe-core@$axe" >&2
    mv -T "$work" "$modules"
}

start() {
    [ -e "$modules/node_modules/axe-core/axe.min.js" ] ||
        { echo "there is nothing in $modules: run tests/services/console.sh install" >&2; exit 1; }
    mkdir -p "$1"
    echo "BAONOI_CONSOLE_MODULES=$modules/node_modules" >"$1/env"
}

case ${1:-} in
install) install_modules ;;
start) start "${2:?folder}" ;;
stop) ;;
*) echo "usage: console.sh install | start FOLDER | stop FOLDER" >&2; exit 2 ;;
esac
