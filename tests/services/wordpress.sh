#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A private WordPress with our plugin: Debian's WordPress on PHP's own server, on 127.0.0.1, and a MariaDB that
# listens on a socket only.
#   wordpress.sh start FOLDER   facts for the tests are in FOLDER/env
# BAONOI_WP_TREE=FOLDER takes another WordPress, unpacked, instead of Debian's.
#   wordpress.sh stop FOLDER
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
action=${1:-}
folder=${2:-}
[ -n "$folder" ] || { echo "usage: wordpress.sh start|stop FOLDER" >&2; exit 2; }

stop() {
    local file pid
    for file in "$folder"/php.pid "$folder"/db.pid; do
        [ -f "$file" ] || continue
        pid=$(cat "$file")
        # PHP's workers are children of the process that was started.
        pkill -P "$pid" 2>/dev/null || true
        kill "$pid" 2>/dev/null || true
        for _ in $(seq 100); do
            kill -0 "$pid" 2>/dev/null || break
            sleep 0.1
        done
        rm -f "$file"
    done
    # The path of a socket has at most 107 bytes, so it is not in the folder.
    [ ! -f "$folder/socket_folder" ] || rm -rf "$(cat "$folder/socket_folder")"
}

await() { # what, command...
    local what=$1
    shift
    for _ in $(seq 300); do
        if "$@" >/dev/null 2>&1; then return 0; fi
        sleep 0.1
    done
    echo "$what did not answer within 30 s; see the logs in $folder" >&2
    exit 1
}

start() {
    stop
    rm -rf "$folder"
    mkdir -p "$folder"
    folder=$(cd "$folder" && pwd)
    local sockets user port
    sockets=$(mktemp -d /tmp/baonoi-wordpress.XXXXXX)
    echo "$sockets" >"$folder/socket_folder"
    user=$(id -un)
    # A MariaDB that starts removes the temporary tables of every other in the same folder for temporary files.
    mkdir "$sockets/temporary"
    TMPDIR="$sockets/temporary" mariadb-install-db --no-defaults --auth-root-authentication-method=normal \
        --skip-test-db --user="$user" --datadir="$folder/db" >"$folder/db.log" 2>&1 ||
        { tail -40 "$folder/db.log" >&2; exit 1; }
    mariadbd --no-defaults --user="$user" --datadir="$folder/db" --tmpdir="$sockets/temporary" --skip-networking \
        --socket="$sockets/db" --pid-file="$folder/mariadb.pid" --innodb-flush-log-at-trx-commit=0 >>"$folder/db.log" 2>&1 &
    echo $! >"$folder/db.pid"
    cp -rL "${BAONOI_WP_TREE:-/usr/share/wordpress}" "$folder/site"
    mkdir -p "$folder/site/wp-content/plugins" "$folder/site/wp-content/mu-plugins" "$folder/site/wp-content/uploads"
    cp -r "$here/../../config/wordpress/baonoi" "$folder/site/wp-content/plugins/"
    cp "$here/wordpress/others.php" "$folder/site/wp-content/mu-plugins/"
    await MariaDB mariadb-admin --no-defaults --socket="$sockets/db" -u root ping
    mariadb --no-defaults --socket="$sockets/db" -u root -e "CREATE DATABASE wordpress CHARACTER SET utf8mb4"
    port=$(php -r '$s = stream_socket_server("tcp://127.0.0.1:0");
                   echo explode(":", stream_socket_get_name($s, false))[1];')
    export BAONOI_WP_SITE="$folder/site" BAONOI_WP_URL="http://127.0.0.1:$port" BAONOI_WP_SOCKET="$sockets/db"
    cp "$here/wordpress/wp-config.php" "$folder/site/wp-config.php"
    sed -i "s|@SOCKET@|$sockets/db|; s|@URL@|$BAONOI_WP_URL|" "$folder/site/wp-config.php"
    php -d display_errors=stderr "$here/wordpress/setup.php" "$folder" >"$folder/setup.log" 2>&1 ||
        { tail -20 "$folder/setup.log" >&2; exit 1; }
    cd "$folder/site"
    PHP_CLI_SERVER_WORKERS=4 setsid php -d post_max_size=80M -d upload_max_filesize=80M -d log_errors=1 -d opcache.revalidate_freq=0 \
        -S "127.0.0.1:$port" -t "$folder/site" "$here/wordpress/router.php" >"$folder/php.log" 2>&1 &
    echo $! >"$folder/php.pid"
    await WordPress curl -sf "$BAONOI_WP_URL/?rest_route=/wp/v2/posts"
}

case $action in
start) start ;;
stop) stop ;;
*) echo "usage: wordpress.sh start|stop FOLDER" >&2; exit 2 ;;
esac
