#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A folder's sources are also compiled in batches, as one source: a constant, type or function that two of them keep to
# themselves (in `namespace {`) must not have one name. Functions may be overloaded, and aliases of one type be repeated.
set -euo pipefail

find pipeline -name '*.cpp' | sort | xargs awk '
function define(name, what) {
    sub(/\/[^\/]*$/, "", home)
    if ((home, name) in owner && owner[home, name] != FILENAME && !(what && meaning[home, name] == what)) {
        print FILENAME ":" FNR ": " name " is defined in " owner[home, name] ", too" > "/dev/stderr"
        wrong = 1
    }
    owner[home, name] = FILENAME
    meaning[home, name] = what
}
FNR == 1 { own = 0 }
{ home = FILENAME }
/^namespace [{]/ { own = 1 }
/^} \/\/ namespace$/ { own = 0 }
!own { next }
/^using [A-Za-z0-9_]+ =/ { define($2, $0); next }
/^(struct|class|enum|enum class) [A-Za-z0-9_]+( final)?( :| =| [{])/ {
    name = $2 == "class" ? $3 : $2
    define(name)
    next
}
/^[a-z].*\) *(const )?(noexcept )?[{]$/ || /^[a-z].*\) *[{] .* [}]$/ { sub(/ [{].*/, ""); define($0); next }
/^(static |inline )?(const|constexpr|constinit|thread_local|std::atomic)/ {
    if (match($0, /[A-Za-z0-9_]+(\[[^]]*\])*( =|[{]|;|\()/)) {
        name = substr($0, RSTART, RLENGTH)
        sub(/(\[.*|[ ={;(]+)$/, "", name)
        define(name)
    }
}
END { exit wrong }'
