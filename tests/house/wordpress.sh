#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The plugin for WordPress: its form, and its translations, which are up to date. UPDATE_GOLDEN=1 writes the list of
# words (.pot) and what WordPress loads (.mo) anew.
set -euo pipefail
export LC_ALL=C.UTF-8
wrong=0
say() { echo "$1" >&2; wrong=1; }
plugin=config/wordpress/baonoi

if command -v php >/dev/null; then
    for file in "$plugin"/*.php "$plugin"/includes/*.php; do
        php -l "$file" >/dev/null || say "$file: PHP cannot read it"
    done
fi
if command -v phpcs >/dev/null; then
    phpcs -q --standard=tests/house/wordpress_phpcs.xml "$plugin" >&2 || say "$plugin: not in WordPress' form"
fi
for script in baonoi-player.js baonoi-listening.js; do
    cmp -s "config/player/$script" "$plugin/$script" ||
        say "$plugin/$script: is not config/player/$script: cp config/player/$script $plugin/"
done
if command -v node >/dev/null; then
    node --check "$plugin/editor.js" || say "$plugin/editor.js: not JavaScript"
fi

# One version, and the functions have our prefix.
version=$(sed -nE 's/^ \* Version: (.*)/\1/p' "$plugin/baonoi.php")
grep -q "const BAONOI_VERSION = '$version';" "$plugin/baonoi.php" || say "$plugin/baonoi.php: two versions"
grep -nE '^function ' -r "$plugin" | grep -v 'function baonoi_' && say "$plugin: a function without the prefix baonoi_"

command -v xgettext >/dev/null || exit $wrong
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
(
    cd "$plugin"
    xgettext --language=PHP --from-code=UTF-8 --add-comments=translators --sort-output --no-location --no-wrap \
        --keyword=__:1 --keyword=esc_html__:1 --keyword=_n:1,2 --package-name=baonoi -o - baonoi.php includes/*.php |
        sed -E '/^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Report-Msgid-Bugs-To):/d; s/CHARSET/UTF-8/' |
        sed '1,/^msgid ""/{/^#/d}' >"$made/baonoi.pot"
)
msgfmt --check-format -o "$made/baonoi-vi.mo" "$plugin/languages/baonoi-vi.po"
untranslated=$(msgcmp "$plugin/languages/baonoi-vi.po" "$made/baonoi.pot" 2>&1) ||
    say "$plugin/languages/baonoi-vi.po: $untranslated"
for file in baonoi.pot baonoi-vi.mo; do
    [ -z "${UPDATE_GOLDEN:-}" ] || cp "$made/$file" "$plugin/languages/$file"
    cmp -s "$made/$file" "$plugin/languages/$file" || say "$plugin/languages/$file: not up to date (UPDATE_GOLDEN=1 bash $0)"
done
exit $wrong
