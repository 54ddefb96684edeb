#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the bill of materials (SPDX 2.3, JSON) of what is installed below PREFIX: the libraries that bin/baonoi and
# bin/baonoi-voice are linked with, those that they open (LIBRARY…) with all that these need, the headers that are part of
# them, and the data in share/baonoi. Versions are those of the Debian packages here, licences those of licences.tsv. It is
# the same for the same input: its time is $SOURCE_DATE_EPOCH, else that of the last commit: sbom.sh VERSION PREFIX [LIBRARY…]
set -euo pipefail
export LC_ALL=C
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=$1 prefix=$2
shift 2
programs=("$prefix/bin/baonoi" "$prefix/bin/baonoi-voice")
time=${SOURCE_DATE_EPOCH:-$(git -C "$here" log -1 --format=%ct 2>/dev/null || stat -c %Y "$here/sbom.sh")}
system=$(. /etc/os-release && echo "$ID ${VERSION_ID:-} $NAME")
read -r system_id system_version system_name <<<"$system"

# The files of libraries that some programs or libraries need, also by way of others.
needs() { ldd "$@" | sed -nE 's/^.*=> (\/[^ ]+) \(0x.*/\1/p; s/^\t(\/[^ ]+) \(0x.*/\1/p' | sort -u; }
linked=$(needs "${programs[@]}")
opened=$(printf '%s\n' "$@" | sed '/^$/d')
indirect=""
[ $# -eq 0 ] || indirect=$(needs "$@" | grep -vxF -e "$linked" -e "$opened" || true)

# "file<tab>package" of every file. /lib is a link to /usr/lib, and packages name either.
owners=$(printf '%s\n%s\n%s\n' "$linked" "$opened" "$indirect" | sed -E '/^$/d; p; s#^/usr##; t; s#^#/usr#' |
    { xargs dpkg-query --search 2>/dev/null || true; } |
    sed -E 's/^([^ ,]+, )*([^ ,]+): (.*)/\3\t\2/; p; s#^/usr##; t; s#^#/usr#')
# "use, package" of everything, each by its nearest use; a file that no package has stands for itself.
uses() {
    {
        sed 's/^/owner\t/' <<<"$owners"
        sed 's/^/linked\t/' <<<"$linked"
        sed 's/^/opened\t/' <<<"$opened"
        awk -F '\t' '$2 == "compiled" || $2 == "data" { print $2 "\t" $1 }' "$here/licences.tsv"
        sed 's/^/indirect\t/' <<<"$indirect"
    } | awk -F '\t' '$1 == "owner" { owner[$2] = $3; next }
        $2 != "" { name = $2; sub(/.*\//, "", name); name = $2 in owner ? owner[$2] : name; if (!seen[name]++) print $1 "\t" name }'
}
# "use, package, version, architecture", the uses in their order and the packages of each in theirs.
materials() {
    local found
    found=$(uses)
    {
        cut -f 2 <<<"$found" | xargs dpkg-query -W -f 'version\t${Package}\t${Version}\t${Architecture}\n' 2>/dev/null || true
        echo "$found"
    } | awk -F '\t' '$1 == "version" { facts[$2] = $3 "\t" $4; next }
        { sub(/:.*/, "", $2); print $1 "\t" $2 "\t" facts[$2] }'
}
# "folder, licences": what lies in a folder of data has the licences that its files name, a voice what its description does.
data() {
    local folder licences
    for folder in "$prefix"/share/baonoi/{config,voices}/*/; do
        licences=$(grep -rhoE 'SPDX-License-Identifier: [A-Za-z0-9.+-]+' "$folder" | sed 's/.*: //')
        licences+=$'\n'$(sed -nE 's/^licence = "([A-Za-z0-9.+-]+).*/\1/p' "$folder/voice.toml" 2>/dev/null || true)
        licences=$(sed '/^$/d' <<<"$licences" | sort -u | paste -s -d '|' | sed 's/|/ AND /g')
        [ -n "$licences" ] || { echo "sbom: $folder names no licence" >&2; exit 1; }
        printf '%s\t%s\n' "$(sed -E "s#^.*/share/baonoi/(.*)/\$#\1#" <<<"$folder")" "$licences"
    done
}

rows=$(materials)
folders=$(data)
hash=$(cat "${programs[@]}" - <<<"$version $time $rows $folders" | sha256sum | cut -c 1-32)
awk -F '\t' -v version="$version" -v hash="$hash" -v created="$(date -u -d "@$time" +%Y-%m-%dT%H:%M:%SZ)" \
    -v system_id="$system_id" -v system_version="$system_version" -v system_name="$system_name" '
function id(name) { gsub(/[^A-Za-z0-9.-]/, "-", name); return "SPDXRef-" name }
function encoded(text) { gsub(/\+/, "%2B", text); gsub(/:/, "%3A", text); return text }
function package(name, number, supplier, licence, more) {
    packages = packages (packages == "" ? "" : ",\n") "    {\"SPDXID\": \"" id(name) "\", \"name\": \"" name "\", " \
        (number == "" ? "" : "\"versionInfo\": \"" number "\", ") "\"supplier\": \"" supplier "\", " \
        "\"downloadLocation\": \"NOASSERTION\", \"filesAnalyzed\": false, \"licenseConcluded\": \"" licence "\", " \
        "\"licenseDeclared\": \"" licence "\", \"copyrightText\": \"" (supplier == own ? "The baonoi developers" : "NOASSERTION") "\"" more "}"
}
function relation(from, how, to) {
    relations = relations (relations == "" ? "" : ",\n") "    {\"spdxElementId\": \"" from "\", \"relationshipType\": \"" how \
        "\", \"relatedSpdxElement\": \"" to "\"}"
}
function licence_of(name, i) {
    for (i = 1; i <= known; i++)
        if (name ~ pattern[i])
            return licence[i]
    return "NOASSERTION"
}
BEGIN {
    own = "Organization: The baonoi developers"
    package("baonoi", version, own, "GPL-3.0-or-later", ", \"primaryPackagePurpose\": \"APPLICATION\"")
    relation("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-baonoi")
}
FNR == 1 { file++ }
file == 1 && !/^#/ {
    gsub(/[.+]/, "\\\\&", $1)
    sub(/#/, "[0-9]+(t64)?", $1)
    pattern[++known] = "^" $1 "(t64)?$"
    licence[known] = $3
}
file == 2 && NF {
    reference = ", \"externalRefs\": [{\"referenceCategory\": \"PACKAGE-MANAGER\", \"referenceType\": \"purl\", \"referenceLocator\": " \
        "\"pkg:deb/" system_id "/" encoded($2) "@" encoded($3) "?arch=" $4 "&distro=" system_id "-" system_version "\"}]"
    package($2, $3, $3 == "" ? "NOASSERTION" : "Organization: " system_name, licence_of($2), $3 == "" ? "" : reference)
    if ($1 == "linked") relation("SPDXRef-baonoi", "DYNAMIC_LINK", id($2))
    if ($1 == "compiled") relation("SPDXRef-baonoi", "STATIC_LINK", id($2))
    if ($1 == "opened" || $1 == "data") relation(id($2), "RUNTIME_DEPENDENCY_OF", "SPDXRef-baonoi")
    if ($1 == "indirect") relation(id($2), "DEPENDENCY_OF", "SPDXRef-baonoi")
}
file == 3 && NF {
    package("baonoi/" $1, version, own, $2, "")
    relation("SPDXRef-baonoi", "CONTAINS", id("baonoi/" $1))
}
END {
    print "{\n  \"spdxVersion\": \"SPDX-2.3\",\n  \"dataLicense\": \"CC0-1.0\",\n  \"SPDXID\": \"SPDXRef-DOCUMENT\","
    print "  \"name\": \"baonoi-" version "\",\n  \"documentNamespace\": \"urn:baonoi:spdx:" version ":" hash "\","
    print "  \"creationInfo\": {\"created\": \"" created "\", \"creators\": [\"Tool: baonoi-sbom-" version "\"]},"
    print "  \"packages\": [\n" packages "\n  ],\n  \"relationships\": [\n" relations "\n  ]\n}"
}' "$here/licences.tsv" <(echo "$rows") <(echo "$folders")
