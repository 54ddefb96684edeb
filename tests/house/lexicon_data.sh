#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks the lexicon files with nothing but bash, sed, grep and awk: headers, well-formed lines, one entry for each
# grapheme, aliases of Vietnamese syllables only, contexts with examples, known roles, number of entries.
# Usage: lexicon_data.sh [FOLDER]   (default config/lexicon)
set -euo pipefail
export LC_ALL=C.UTF-8

folder=${1:-config/lexicon}
at_least=900

words=$(mktemp)
trap 'rm -f "$words"' EXIT

for file in "$folder"/*.pls; do
    [[ -f $file ]] || { echo "$folder: no .pls file" >&2; exit 1; }
    [[ $(sed -n 1p "$file") == '<?xml version="1.0" encoding="UTF-8"?>' ]] ||
        { echo "$file:1: the XML declaration is missing" >&2; exit 1; }
    [[ $(sed -n 2p "$file") == '<!-- SPDX-License-Identifier: GPL-3.0-or-later -->' ]] ||
        { echo "$file:2: the SPDX line is missing" >&2; exit 1; }
    [[ $(sed -n 3p "$file") == '<!-- '*'Source: '*' -->' ]] ||
        { echo "$file:3: a comment that says what is in the file and its source is missing" >&2; exit 1; }
    if ! iconv -f UTF-8 -t UTF-8 "$file" >/dev/null 2>&1; then
        echo "$file: not UTF-8" >&2
        exit 1
    fi
done

awk -v at_least="$at_least" -v words_file="$words" '
function fail(what) { printf "%s:%d: %s\n", FILENAME, FNR, what > "/dev/stderr"; failures++ }
function between(text, open, close_, start, rest) {
    start = index(text, open)
    if (!start) return ""
    rest = substr(text, start + length(open))
    return substr(rest, 1, index(rest, close_) - 1)
}
function check_alias(attributes, said, words, count, i) {
    if (attributes != "" && attributes !~ /^ b:(before|after)="[^"<>&]+"$/) fail("attribute" attributes)
    if (attributes ~ /"\||\|"|\|\||\| | \|/) fail("an empty or padded context in" attributes)
    if (said ~ /^ | $|  /) fail("blanks in the alias \"" said "\"")
    said_of[grapheme] = said_of[grapheme] "|" attributes said
    count = split(said, words, " ")
    for (i = 1; i <= count; i++) printf "%s:%d: %s\n", FILENAME, FNR, words[i] > words_file
    if (contexts_in[attributes]++) fail("the same context twice in one entry")
    if (open_alias) fail("an alias after one that always fits is never chosen")
    if (attributes == "") open_alias = 1; else has_context = 1
}
function check_aliases(line, rest, attributes) {
    rest = line
    while (match(rest, /<alias[^>]*>[^<]*<\/alias>/)) {
        attributes = substr(rest, RSTART + 6, RLENGTH)
        said = substr(attributes, index(attributes, ">") + 1)
        said = substr(said, 1, index(said, "<") - 1)
        attributes = substr(attributes, 1, index(attributes, ">") - 1)
        rest = substr(rest, RSTART + RLENGTH)
        aliases++
        check_alias(attributes, said)
    }
}
function end_entry() {
    if (!aliases) fail("an entry without alias")
    if (has_context && !has_example) fail("an entry with contexts and no example")
    inside = 0
}
FNR == 1 { state = 0; inside = 0; closed = 0 }
FNR <= 3 { next }
FNR == 4 && !/^<lexicon version="1.0" xmlns="http:\/\/www.w3.org\/2005\/01\/pronunciation-lexicon" xmlns:b="urn:baonoi:lexicon"$/ { fail("not the start of a lexicon") }
FNR == 5 && !/^ +alphabet="x-espeak" xml:lang="vi">$/ { fail("alphabet and language are missing") }
FNR <= 5 { next }
/^$/ { next }
closed { fail("text after </lexicon>"); next }
/^<\/lexicon>$/ { if (inside) fail("an entry is open at the end"); closed = 1; files++; next }
/^ +<!--.*-->$/ { next }
/&/ {
    rest = $0
    gsub(/&(amp|lt|gt|quot|apos);/, "", rest)
    if (rest ~ /&/) fail("& is written &amp;")
}
/^  <lexeme role="b:(agency|abbreviation|title|place|organisation|unit|currency|foreign|person|company|sport|technology|science)"><grapheme>[^<>]+<\/grapheme>(<alias>[^<>]+<\/alias><\/lexeme>)?$/ {
    if (inside) fail("an entry inside an entry")
    inside = 1; aliases = 0; has_context = 0; has_example = 0; open_alias = 0
    delete contexts_in
    grapheme = between($0, "<grapheme>", "</grapheme>")
    if (grapheme ~ /^ | $|  /) fail("blanks in the grapheme \"" grapheme "\"")
    if (grapheme in where) fail("\"" grapheme "\" has an entry already: " where[grapheme])
    where[grapheme] = FILENAME ":" FNR
    entries++
    check_aliases($0)
    if ($0 ~ /<\/lexeme>$/) end_entry()
    next
}
/^  <lexeme role="b:[a-z]+"><grapheme>[^<>]+<\/grapheme><phoneme>[^<> ]+<\/phoneme><\/lexeme>$/ {
    grapheme = between($0, "<grapheme>", "</grapheme>")
    if (grapheme in where) fail("\"" grapheme "\" has an entry already: " where[grapheme])
    where[grapheme] = FILENAME ":" FNR
    entries++
    next
}
inside && /^    <alias b:(before|after)="[^"<>]+">[^<>]+<\/alias>$/ { check_aliases($0); next }
inside && /^    <alias>[^<>]+<\/alias>$/ { check_aliases($0); next }
inside && /^    <example>[^<>]+<\/example>$/ {
    has_example = 1
    text = between($0, "<example>", "</example>")
    if (!index(text, grapheme)) fail("the example does not contain \"" grapheme "\"")
    next
}
inside && /^  <\/lexeme>$/ { end_entry(); next }
{ fail("not understood: " $0) }
END {
    for (grapheme in where) {
        lower = tolower(grapheme)
        if (lower != grapheme && lower in where && said_of[lower] == said_of[grapheme]) {
            printf "%s: \"%s\" is covered by \"%s\" in %s\n", where[grapheme], grapheme, lower, where[lower] > "/dev/stderr"
            failures++
        }
    }
    if (files != ARGC - 1) { print "a file does not end in </lexicon>" > "/dev/stderr"; failures++ }
    if (entries < at_least) { printf "only %d entries, at least %d are expected\n", entries, at_least > "/dev/stderr"; failures++ }
    if (failures) exit 1
    printf "%d entries in %d files\n", entries, files
}' "$folder"/*.pls

# grep knows UTF-8, awk on Debian does not.
onset='(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?'
vowel='[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]'
refuse() { # message, words
    [[ -z $2 ]] && return 0
    printf '%s\n' "$2" | sed "s/\$/ $1/" >&2
    failed=1
}
failed=0
refuse 'is not a Vietnamese syllable' "$(grep -viE ": $onset$vowel{1,3}(ch|ng|nh|[cmnpt])?\$" "$words" || true)"
refuse 'ends in p, t, c or ch and has neither sắc nor nặng' \
    "$(grep -iE ': .*(p|t|c|ch)$' "$words" | grep -viE ': .*[áạắặấậéẹếệíịóọốộớợúụứựýỵ].*$' || true)"
refuse 'has its tone mark in the other place' "$(grep -iE ': (.*[^q])?(u[ỳýỷỹỵ]|o[àáảãạèéẻẽẹ])$' "$words" || true)"
exit "$failed"
