#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the tests need, builds dev and asan, runs every test of both; ends with "N passed, N failed".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
config/install_packages.sh run build test
tests/services/ghost.sh install

passed=0
failed=0
for preset in dev asan; do
    echo "== $preset"
    cmake --preset "$preset" >/dev/null
    cmake --build --preset "$preset"
    log=build/$preset/tests.log
    # The tests leave the user's segment cache alone; ccache keeps its own below the same variable.
    XDG_CACHE_HOME=/dev/null ctest --preset "$preset" -j "$(nproc)" --no-tests=error >"$log" 2>&1 || true
    grep -vE '^ *[0-9]+/[0-9]+ Test +#[0-9]+: .* Passed|^ +Start +[0-9]+:' "$log" || true
    # The closing line of ctest: "98% tests passed, 3 tests failed out of 200"
    read -r bad all < <(sed -nE 's/^[0-9]+% tests passed, ([0-9]+) tests? failed out of ([0-9]+)$/\1 \2/p' "$log")
    if [ -z "${all:-}" ]; then
        echo "$preset: ctest did not finish, see $log" >&2
        exit 1
    fi
    passed=$((passed + all - bad))
    failed=$((failed + bad))
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
