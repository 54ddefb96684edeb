#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Many hosts at one store in PostgreSQL, as its server keeps it: with fsync, each end of a job on disk before it is told.
# Claims and finishes a second (a claim is one, a finish is one) over 64 connections, in a store of its own and in one of
# ARTICLES articles with a tenth as many queued jobs; how long a claim takes there, and what people and Prometheus ask.
# Needs the Debian package postgresql, and for ten million articles 40 GB of disk and half an hour for the first run: the
# server's FOLDER stays, and a second run finds it filled. As root the server runs as the user nobody.
#   tests/bench/hosts.sh FOLDER [ARTICLES] [CONNECTIONS] [SECONDS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
[ $# -ge 1 ] || { sed -n '3,9p' "${BASH_SOURCE[0]}" >&2; exit 2; }
folder=$(realpath -m "$1")
articles=${2:-10000000}
connections=${3:-64}
seconds=${4:-20}
programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -x "$programs/initdb" ] || { echo "install the Debian package postgresql" >&2; exit 1; }
mkdir -p build
cmake --preset bench >/dev/null && cmake --build --preset bench --target hosts_bench >build/bench.log 2>&1 || { tail -n 30 build/bench.log >&2; exit 1; }
bench=build/bench/tests/hosts_bench

as_server() {
    if [ "$(id -u)" = 0 ]; then setpriv --reuid nobody --regid nogroup --clear-groups "$@"; else "$@"; fi
}
mkdir -p "$folder"
[ "$(id -u)" != 0 ] || chown nobody:nogroup "$folder"
[ -f "$folder/data/PG_VERSION" ] || as_server "$programs/initdb" -D "$folder/data" -U baonoi -A trust -E UTF8 --locale=C.UTF-8 >"$folder.log"
# What a server of 8 GB and more is given; all that concerns durability is as PostgreSQL has it by itself. With its memory
# in huge pages, which only root can set aside, 64 connections do a twelfth more.
huge_pages=$(cat /proc/sys/vm/nr_hugepages)
stop() {
    as_server "$programs/pg_ctl" -D "$folder/data" -m fast -w stop >/dev/null || true
    [ "$(id -u)" != 0 ] || echo "$huge_pages" >/proc/sys/vm/nr_hugepages
}
trap stop EXIT
[ "$(id -u)" != 0 ] || echo 1200 >/proc/sys/vm/nr_hugepages
settings="-k $folder -h '' -c shared_buffers=2GB -c max_connections=200 -c max_wal_size=8GB -c checkpoint_timeout=15min"
as_server "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -o "$settings" -w start >/dev/null
url() { echo "postgres://baonoi@/postgres?host=$folder&schema=$1&connections=$connections"; }
ask() { "$programs/psql" -h "$folder" -U baonoi -d postgres -qAtc "$1"; }

echo "one flush to this disk: $(as_server "$programs/pg_test_fsync" -s 1 -f "$folder/flushed" 2>/dev/null | awk '$1 == "fdatasync" { print $4, "us"; exit }')," \
    "$(nproc) cores for server and workers, load $(cut -d ' ' -f 1 /proc/loadavg), huge pages: $(ask "SHOW huge_pages") ($(awk '/HugePages_Total/ { print $2 }' /proc/meminfo) set aside)"
ask "SET client_min_messages = error; DROP SCHEMA IF EXISTS small CASCADE"
for sentences in 0 20; do "$bench" "$(url small)" rate "$connections" "$seconds" "$sentences"; done

echo "with $articles articles:"
"$bench" "$(url "large_$articles")" fill "$articles"
"$bench" "$(url "large_$articles")" claim 1000
"$bench" "$(url "large_$articles")" held 1000
"$bench" "$(url "large_$articles")" pages
for sentences in 0 20; do "$bench" "$(url "large_$articles")" rate "$connections" "$seconds" "$sentences"; done
ask "SET search_path = large_$articles; SELECT 'bytes a row with indexes: ' || string_agg(relname || ' ' ||
     (pg_total_relation_size(oid) / greatest(reltuples, 1))::BIGINT, ', ' ORDER BY relname) FROM pg_class WHERE
     relnamespace = current_schema()::regnamespace AND relname IN ('articles', 'listed', 'jobs', 'sentences', 'article_texts')"
