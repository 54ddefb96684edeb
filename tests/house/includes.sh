#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The plan of the house: which folder may include which, through which headers, and what each file is called.
set -euo pipefail

# Dependencies point one way. Each line: folder, then the folders that it may include beside its own.
arrows='
model
base        model
sound       model
lib         model base sound
html        model base lib
fetch       model base lib html
extract     model base lib html
normalise   model base lib
align       model base lib
synthesise  model base lib sound align
encode      model base lib sound
verify      model base lib sound
publish     model base lib html
store       model base lib
systems     model base lib html fetch publish
settings    model base lib fetch extract normalise synthesise encode verify publish systems
produce     model base lib html fetch extract normalise synthesise encode verify publish systems settings
work        model base lib fetch normalise publish synthesise settings produce store
serve       model base lib settings store work
cli         model base lib html fetch extract normalise align synthesise encode verify publish settings produce store work serve
'
# The doors of a folder: the headers that others may include; the rest is its own business. Of folders that are
# not named here every header may be included. A folder of systems/ has no door but systems/systems.h.
doors='
fetch       fetch source polite listing_parser listing_run feed_date feed_item feed_source sitemap_source page_source
extract     extract
normalise   normalise lexicon lexicon_file own_lexicon word_places
align       align
synthesise  synthesise voice voice_server segment segment_cache cached_voice service/speech_parser
encode      encode length captions
verify      verify listen mp3_parser
publish     publisher page_slots player_script storage s3_bucket podcast audio_files own_audio current_audio audio_sweep lease slot_proof turns
store       store articles jobs readings copy
systems     systems
settings    config
produce     produce production whole_article record
work        daemon workers orders tokens fill foreground lone_process metrics article_key podcasts start_log setup lexicon_changes lexicon_impact lexicon_list lexicon_exchange reading_text trial belongings article_settings in_force scope_settings section settings_text article_versions versions_text version_archive version_changes order_kinds upgrade connection_trial system_figures system_state recording_address roles store_lock hosts_text
serve       http_service signature openid console/console
cli
'
# Headers of C and C++ libraries that only lib/ and html/ may include (the standard library, POSIX, fmt and
# nlohmann/json aside).
libraries='curl|espeak-ng|lame|mpg123|opus|soxr|fftw3|libxml|pugixml|zlib|unicode|openssl|ebur128|toml[+][+]|sqlite3|seccomp|xxhash|libpq|pqxx|microhttpd|re2|kainjow'

wrong=0
code() { find "$1" -name '*.h' -o -name '*.cpp' | sort; }

code pipeline | xargs awk -v arrows="$arrows" -v doors="$doors" -v libraries="^#include <($libraries)[./-]" '
function say(what) { print what > "/dev/stderr"; wrong = 1 }
function end_of_file() { if (file && !namespaces) say(file ": opens no namespace") }
BEGIN {
    split(arrows, lines, "\n")
    for (i in lines) { n = split(lines[i], f, " "); if (n) room[f[1]]; for (j = 2; j <= n; j++) arrow[f[1], f[j]] }
    split(doors, lines, "\n")
    for (i in lines) { n = split(lines[i], f, " "); if (n) closed[f[1]]; for (j = 2; j <= n; j++) door[f[1] "/" f[j] ".h"] }
}
FNR == 1 {
    end_of_file()
    file = FILENAME; namespaces = 0; foreign = ""
    home = file; sub(/^pipeline\//, "", home); sub(/\/[^\/]*$/, "", home)   # "systems/ghost"
    folder = home; sub(/\/.*/, "", folder)                                  # "systems"
    space = home; sub(/^lib\//, "", space); gsub(/\//, "::", space)
    space = folder == "model" || folder == "base" ? "baonoi" : "baonoi::" space
    if (!(folder in room)) say(file ": the folder " folder " is not in tests/house/includes.sh")
    name = file; sub(/.*\//, "", name)
    if (name in home_of) say(file ": " home_of[name] " has a file of this name, too")
    home_of[name] = home
}
/^int main\(/ || /^extern "C"/ { namespaces++ }   # a program, or what a library of C calls
foreign && !/^(class|struct) [A-Za-z]+;$/ { if ($0 != "}") say(foreign); foreign = "" }   # no more than forward declarations
/^namespace [a-z0-9_:]+ [{]/ {
    if ($2 == space) namespaces++
    else foreign = file ":" FNR ": opens " $2 ", its folder is " space
}
/^#include "/ {
    split($0, quoted, "\""); to = quoted[2]
    to_home = to; sub(/\/[^\/]*$/, "", to_home)
    to_folder = to; sub(/\/.*/, "", to_folder)
    if (to_folder != folder && !((folder, to_folder) in arrow)) say(file ":" FNR ": " folder " must not include " to)
    else if (to_home == home || (folder ~ /^(systems|serve|synthesise)$/ && to_home == folder) || file == "pipeline/systems/systems.cpp" || file == "pipeline/synthesise/voices.cpp") ;
    else if (to_folder in closed && !(to in door)) say(file ":" FNR ": " to " is private to its folder")
}
$0 ~ libraries && folder != "lib" && folder != "html" { say(file ":" FNR ": only lib/ and html/ include headers of C libraries") }
/nlohmann\/json.hpp/ && file ~ /\.h$/ { say(file ":" FNR ": nlohmann/json.hpp belongs in .cpp files") }
/#include <regex>/ { say(file ":" FNR ": std::regex is not used here") }
END { end_of_file(); exit wrong }' || wrong=1

# The tests of real servers are named by their service.
twice=$(code tests | grep -v ^tests/services/ | sed 's#.*/##' | sort | uniq -d)
[ -z "$twice" ] || { echo "tests/ has more than one file of the name" $twice >&2; wrong=1; }
exit $wrong
