#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Programs that others run have every protection that the compiler and the linker give: hardened.sh PROGRAM…
set -euo pipefail
wrong=0
checked=no
# The program, what readelf must say of it, and what is missing when it does not.
says() {
    grep -qE -- "$2" <<<"$facts" || { echo "$1: $3" >&2; wrong=1; }
}
for program in "$@"; do
    facts=$(readelf --wide --file-header --program-headers --dynamic --notes --dyn-syms "$program")
    says "$program" '^ *Type: +DYN' "is not position independent (-pie)"
    says "$program" 'GNU_RELRO' "its relocations stay writable (-z relro)"
    says "$program" 'BIND_NOW|Flags:.* NOW' "binds lazily (-z now)"
    says "$program" '__stack_chk_fail' "has no stack protector (-fstack-protector-strong)"
    # A small program may call none that has a checked form.
    if grep -qE ' __[a-z_]+_chk(@| |$)' <<<"$facts"; then checked=yes; fi
    says "$program" 'glibcxx_assert_fail' "has no checks of the C++ library (-D_GLIBCXX_ASSERTIONS)"
    # The mark in the notes is lost with the C library's start files, which Debian builds without; its own code has it.
    if [ "$(uname -m)" = x86_64 ] && [ "$(objdump -d "$program" | grep -c endbr64)" -lt 50 ]; then
        echo "$program: has no control-flow protection (-fcf-protection)" >&2
        wrong=1
    fi
    if readelf --wide --program-headers "$program" | grep -q 'GNU_STACK.*E'; then
        echo "$program: its stack is executable" >&2
        wrong=1
    fi
done
if [ $checked = no ]; then
    echo "$*: no checked functions of the C library (-D_FORTIFY_SOURCE=3)" >&2
    wrong=1
fi
exit $wrong
