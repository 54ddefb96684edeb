#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The bill of materials that a build installs is JSON, has every field that SPDX 2.3 requires, names each thing once, and
# misses no library that ldd names: tests/sbom.sh BUILD
set -euo pipefail
build=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "sbom: $1" >&2
    exit 1
}
DESTDIR=$work cmake --install "$build" --prefix /usr >/dev/null
sbom=$work/usr/share/doc/baonoi/baonoi.spdx.json
bin=$work/usr/bin
[ -s "$sbom" ] || fail "nothing is installed"
is() { jq -e "$1" "$sbom" >/dev/null || fail "$2"; }

is . "is no JSON"
is '.spdxVersion == "SPDX-2.3" and .dataLicense == "CC0-1.0" and .SPDXID == "SPDXRef-DOCUMENT" and (.name | length > 0)' \
    "the document is not what SPDX 2.3 wants"
is '.documentNamespace | test("^[a-z]+:[^#]+$")' "the namespace is no address"
is '.creationInfo | (.created | test("^[0-9-]{10}T[0-9:]{8}Z$")) and (.creators | length > 0)' "nothing tells when it was made"
is 'all(.packages[]; (.SPDXID | test("^SPDXRef-[A-Za-z0-9.-]+$")) and all(.name, .downloadLocation, .licenseConcluded,
    .licenseDeclared, .copyrightText, .supplier; type == "string" and length > 0))' "a package lacks a field"
is '[.packages[].SPDXID] | length == (unique | length)' "a package is named twice"
is '[.packages[].SPDXID, "SPDXRef-DOCUMENT"] as $known | all(.relationships[]; [.spdxElementId, .relatedSpdxElement] - $known == [])' \
    "a relationship leads nowhere"
is '[.relationships[] | .spdxElementId, .relatedSpdxElement] as $related | [.packages[].SPDXID] - $related == []' "a package stands alone"
[ "$(jq -r '.packages[0].versionInfo' "$sbom")" = "$("$bin/baonoi" --version | sed -n '1s/baonoi //p')" ] || fail "it is of another version"

# Each library by the package that dpkg says has it, with its version; what the program opens is in packages.txt.
has() { jq -e --arg name "$1" --arg version "$2" 'any(.packages[]; .name == $name and .versionInfo == $version)' "$sbom" >/dev/null || fail "$1 $2 is missing"; }
count=0
while read -r library; do
    for file in "$library" "/usr$library" "${library#/usr}"; do
        owner=$(dpkg-query --search "$file" 2>/dev/null | sed 's/: .*//') && [ -n "$owner" ] && break
    done
    has "${owner%:*}" "$(dpkg-query -W -f '${Version}' "$owner")"
    count=$((count + 1))
done < <(ldd "$bin/baonoi" "$bin/baonoi-voice" | grep -oE '/[^ ]+\.so[^ ]*' | sort -u)
[ "$count" -gt 10 ] || fail "ldd names only $count libraries"
# All that is needed to run it, and the headers that are part of it, with a licence.
while IFS=$'\t' read -r name _ _; do
    name=$(sed 's/[+.]/\\&/g; s/#/[0-9]+(t64)?/' <<<"$name")
    is "any(.packages[]; (.name | test(\"^${name//\\/\\\\}\$\")) and .licenseDeclared != \"NOASSERTION\")" "$name is missing, or its licence"
done < <(awk '!/^#/ && $2 == "run" { print $1 "\t" }' config/packages.txt
    awk -F '\t' '$2 == "compiled"' config/package/licences.tsv)
# The data, each folder with its licence.
for folder in "$work"/usr/share/baonoi/{config,voices}/*/; do
    name=${folder#"$work/usr/share/"}
    is "any(.packages[]; .name == \"${name%/}\" and (.licenseDeclared | test(\"GPL-3.0-or-later\")))" "$name is missing, or its licence"
done
echo "sbom: $(jq '.packages | length' "$sbom") packages, $(jq '[.packages[] | select(.licenseDeclared == "NOASSERTION")] | length' "$sbom") of them without a licence that we know"
