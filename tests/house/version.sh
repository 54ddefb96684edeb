#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The version is in one place, the project() line of CMakeLists.txt; only the changelog has it, too, at the top: a section
# that is not released yet or has its day, with upgrade notes. Tests may name any version, but none as the program's own.
set -euo pipefail
export LC_ALL=C.UTF-8
wrong=0
say() { echo "$1" >&2; wrong=1; }

version=$(sed -nE 's/^project\(baonoi VERSION ([0-9]+\.[0-9]+\.[0-9]+) .*/\1/p' CMakeLists.txt)
[ -n "$version" ] || { echo "CMakeLists.txt: project(baonoi VERSION 1.2.3 …) is missing" >&2; exit 1; }

# Not in a longer number or address. The plugin for WordPress has a version of its own.
places=$(grep -rnE "(^|[^0-9.])${version//./\\.}([^0-9.]|\$)" CMakeLists.txt CMakePresets.json README.md CONTRIBUTING.md SECURITY.md pipeline \
    config docs samples voices --include='*' --exclude-dir=wordpress --exclude-dir=images --exclude='*.png' | grep -v '^CMakeLists.txt:[0-9]*:project(' || true)
[ -z "$places" ] || say "the version belongs into CMakeLists.txt alone: $places"
places=$(grep -rnE "baonoi[ /_-]v?${version//./\\.}" tests || true)
[ -z "$places" ] || say "a test has to ask version(): $places"
# What the linker and the package get comes from there.
for file in pipeline/CMakeLists.txt config/package/package.cmake; do
    grep -q 'PROJECT_VERSION' "$file" || say "$file: does not use PROJECT_VERSION"
done

mapfile -t sections < <(sed -nE 's/^## //p' CHANGELOG.md)
[[ ${sections[0]:-} == "$version ("* ]] || say "CHANGELOG.md: the first section is not that of $version"
for section in "${sections[@]}"; do
    [[ $section =~ ^[0-9]+\.[0-9]+\.[0-9]+\ \((not released yet|[0-9]{4}-[0-9]{2}-[0-9]{2})\)$ ]] ||
        say "CHANGELOG.md: \"## $section\" is neither NUMBER (not released yet) nor NUMBER (YYYY-MM-DD)"
done
for section in "${sections[@]:1}"; do
    [[ $section != *"(not released yet)" ]] || say "CHANGELOG.md: $section, and a later one is there"
done
printf '%s\n' "${sections[@]%% *}" | sort -Vru | diff - <(printf '%s\n' "${sections[@]%% *}") >&2 || say "CHANGELOG.md: versions are not in their order"
awk '/^## /{ if (section != "" && !noted) exit 1; section = $0; noted = 0 } /^### Upgrade notes$/ { noted = 1 } END { if (section != "" && !noted) exit 1 }' \
    CHANGELOG.md || say "CHANGELOG.md: a section has no upgrade notes"

# Everything that is needed to run has its licence beside it, for the bill of materials.
while read -r name; do
    grep -qE "^${name//./\\.}"$'\t' config/package/licences.tsv || say "config/package/licences.tsv: $name is missing"
done < <(awk '!/^#/ && $2 == "run" { print $1 }' config/packages.txt)
exit $wrong
