#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Dependencies point one way. Each line: folder, then the folders it may include from beside its own.
set -euo pipefail
shopt -s globstar nullglob
arrows='
model
base        model
sound       model
lib         model base sound
html        model base lib
fetch       model base lib html
extract     model base lib html
normalise   model base lib
synthesise  model base lib
encode      model base lib sound
verify      model base lib sound
publish     model base lib html
store       model base lib
systems     model base lib html fetch publish
settings    model base lib fetch extract normalise synthesise encode verify publish systems
produce     model base lib fetch extract normalise synthesise encode verify publish systems settings store
work        model base lib fetch extract normalise synthesise encode verify publish systems settings produce store
serve       model base lib settings store work
cli         model base lib fetch extract normalise synthesise encode verify publish systems settings produce store work serve
'
# Headers of C and C++ libraries that only lib/ and html/ may include (the standard library, POSIX, fmt and the next list aside).
lib_only='curl|espeak-ng|libavcodec|libavformat|libavutil|libswresample|libxml|pugixml|zlib|unicode|openssl|ebur128|toml\+\+|sqlite3|xxhash|pqxx|microhttpd|re2'
wrong=0
say() { echo "$1" >&2; wrong=1; }

for file in pipeline/**/*.h pipeline/**/*.cpp; do
    folder=${file#pipeline/}; folder=${folder%%/*}
    allowed=$(awk -v f="$folder" '$1 == f { $1 = ""; print "yes" $0 " " }' <<<"$arrows")
    [ -n "$allowed" ] || say "$file: the folder $folder is not in tests/house/includes.sh"
    while IFS=: read -r line include; do
        to=${include%%/*}
        [ "$to" = "$folder" ] || [[ "$allowed" == *" $to "* ]] ||
            say "$file:$line: $folder must not include $include"
    done < <(grep -nE '^#include "' "$file" | sed -E 's/^([0-9]+):#include "([^"]+)".*/\1:\2/' || true)
    if [ "$folder" != lib ] && [ "$folder" != html ] && grep -nE "^#include <($lib_only)([./-]|/)" "$file" | grep -v '^[0-9]*:#include <libavutil/ffversion.h>'; then
        say "$file: only lib/ and html/ include headers of C libraries"
    fi
    case $file in
    *.h) ! grep -q 'nlohmann/json.hpp' "$file" || say "$file: nlohmann/json.hpp belongs in .cpp files" ;;
    esac
done
for folder in pipeline/{fetch,extract,normalise,synthesise,encode,verify,publish}; do
    grep -rnE '#include <regex>' "$folder" && say "std::regex is not used here"
done
exit $wrong
