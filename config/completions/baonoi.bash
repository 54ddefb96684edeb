# SPDX-License-Identifier: GPL-3.0-or-later
# Completion for bash: the program itself says what may follow. Where it says nothing, bash offers files.
_baonoi() {
    mapfile -t COMPREPLY < <("$1" complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f 1)
}
complete -o default -F _baonoi baonoi
