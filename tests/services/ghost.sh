#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ghost for tests: ghost.sh install | start FOLDER | stop FOLDER
# install: 540 MB into the user's cache folder, once. start: an instance of its own below FOLDER, on 127.0.0.1; what
# a test needs is in FOLDER/env. BAONOI_GHOST names another folder that holds Ghost.
set -euo pipefail
version=5.130.6
cache=${XDG_CACHE_HOME:-}
[ -d "$cache" ] || cache=$HOME/.cache
ghost=${BAONOI_GHOST:-$cache/baonoi-tests/ghost-$version}

install_ghost() {
    [ ! -e "$ghost/index.js" ] || return 0
    mkdir -p "$(dirname "$ghost")"
    local work
    work=$(mktemp -d "$(dirname "$ghost")/ghost.XXXXXX")
    trap "rm -rf '$work'" EXIT
    echo "installing Ghost $version into $ghost (some minutes, once)" >&2
    (
        cd "$work"
        npm pack --silent "ghost@$version" >/dev/null
        tar xzf "ghost-$version.tgz"
        cd package
        node -e 'const fs = require("fs"), p = JSON.parse(fs.readFileSync("package.json"));
            p.devDependencies = {}; p.overrides = p.resolutions || {};
            fs.writeFileSync("package.json", JSON.stringify(p, null, 2))'
        npm install --omit=dev --legacy-peer-deps --no-audit --no-fund --loglevel=error >&2
    )
    mv -T "$work/package" "$ghost"
}

free_port() {
    node -e 'const s = require("net").createServer();
        s.listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'
}

start_ghost() {
    local folder=$1 port
    [ -e "$ghost/index.js" ] || { echo "there is no Ghost in $ghost: run tests/services/ghost.sh install" >&2; exit 1; }
    stop_ghost "$folder"
    rm -rf "$folder"
    mkdir -p "$folder"
    folder=$(cd "$folder" && pwd)
    port=$(free_port)
    mkdir -p "$folder"/run "$folder"/content/{data,images,media,files,logs,settings,themes,public,adapters}
    cp -rL "$ghost"/content/themes/. "$folder/content/themes/"
    cp "$ghost/package.json" "$folder/run/" # Ghost looks for it in its working folder
    cat >"$folder/run/config.production.json" <<EOF
{"url": "http://127.0.0.1:$port/", "server": {"host": "127.0.0.1", "port": $port},
 "database": {"client": "sqlite3", "connection": {"filename": "$folder/content/data/ghost.db"}, "useNullAsDefault": true},
 "mail": {"transport": "Direct"}, "logging": {"transports": ["stdout"], "level": "error"},
 "paths": {"contentPath": "$folder/content"}, "privacy": {"useUpdateCheck": false, "useGravatar": false},
 "security": {"staffDeviceVerification": false}}
EOF
    (cd "$folder/run" && NODE_ENV=production exec setsid node "$ghost/index.js" >"$folder/log" 2>&1 </dev/null) &
    echo $! >"$folder/pid"
    for _ in $(seq 240); do
        curl -fs -o "$folder/site.json" "http://127.0.0.1:$port/ghost/api/admin/site/" && break
        kill -0 "$(cat "$folder/pid")" 2>/dev/null || { tail -n 20 "$folder/log" >&2; exit 1; }
        sleep 0.5
    done
    node - "http://127.0.0.1:$port" "$folder" <<'EOF' || { tail -n 20 "$folder/log" >&2; stop_ghost "$folder"; exit 1; }
const [site, folder] = process.argv.slice(2), fs = require("fs");
const user = { name: "Toà soạn", email: "toa-soan@bao.example", password: "mot-mat-khau-dai-2026", blogTitle: "Báo Nói & Bạn" };
let cookie = "";
async function call(path, body) {
    const answer = await fetch(`${site}/ghost/api/admin/${path}`, { method: "POST", body: JSON.stringify(body),
        headers: { "Content-Type": "application/json", "Accept-Version": "v5.0", Origin: site, Cookie: cookie } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
    cookie = (answer.headers.get("set-cookie") || cookie).split(";")[0];
    return text.startsWith("{") ? JSON.parse(text) : {};
}
(async () => {
    await call("authentication/setup/", { setup: [user] });
    await call("session/", { username: user.email, password: user.password });
    const made = await call("integrations/?include=api_keys", { integrations: [{ name: "Baonoi" }] });
    const key = made.integrations[0].api_keys.find((one) => one.type === "admin");
    const secret = key.secret.includes(":") ? key.secret : `${key.id}:${key.secret}`;
    fs.writeFileSync(`${folder}/key`, secret + "\n", { mode: 0o600 });
    fs.writeFileSync(`${folder}/env`, `BAONOI_GHOST_URL=${site}/\nBAONOI_GHOST_KEY=${folder}/key\n` +
        `BAONOI_GHOST_INTEGRATION=${made.integrations[0].id}\nBAONOI_GHOST_COOKIE=${cookie}\n`);
})().catch((error) => { console.error(String(error)); process.exit(1); });
EOF
}

stop_ghost() {
    local pid
    [ -e "$1/pid" ] || return 0
    pid=$(cat "$1/pid")
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 40); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.25
    done
    kill -9 "$pid" 2>/dev/null || true
    rm -f "$1/pid"
}

case ${1:-} in
install) install_ghost ;;
start) start_ghost "${2:?folder}" ;;
stop) stop_ghost "${2:?folder}" ;;
*) echo "usage: ghost.sh install | start FOLDER | stop FOLDER" >&2; exit 2 ;;
esac
