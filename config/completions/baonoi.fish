# SPDX-License-Identifier: GPL-3.0-or-later
# Completion for fish: the program itself says what may follow, and fish offers files beside it.
function __baonoi_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    baonoi complete $words[2..] (commandline --current-token --cut-at-cursor) 2>/dev/null
end
complete --command baonoi --arguments '(__baonoi_complete)'
