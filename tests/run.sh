#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the tests need, checks the code's form, builds minimal, asan and dev, and runs the tests of the last two;
# ends with "N passed, N failed".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
config/install_packages.sh run build test
tests/services/ghost.sh install
tests/services/console.sh install
tests/services/piper.sh install

passed=0
failed=0
# What failed, named once more in the last lines: who reads only the end of a long log sees it, too.
failures=()
# What it is called, and the command that succeeds when it is right.
check() {
    local name=$1 begin=$SECONDS
    shift
    echo "== $name"
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        failures+=("$name")
        echo "$name: failed" >&2
    fi
    echo "== $name took $((SECONDS - begin)) s"
}

is_formatted() {
    git ls-files '*.cpp' '*.h' | xargs -n 50 -P "$(nproc)" clang-format --dry-run -Werror
}

# The program as small as it gets: link-time optimisation sees every definition of a name.
builds_minimal() {
    cmake --preset minimal >/dev/null && cmake --build --preset minimal
}

is_hardened() {
    tests/hardened.sh build/minimal/pipeline/baonoi build/minimal/pipeline/baonoi-voice
}

check format is_formatted
check minimal builds_minimal
check hardened is_hardened
check package tests/package.sh build/minimal
check sbom tests/sbom.sh build/minimal
check image tests/image.sh build/minimal
check tidy tests/tidy.sh

# Builds a preset's target, and runs the tests of some labels: NAME TARGET LABELS [OPTIONS OF CMAKE].
tests() {
    local preset=$1 target=$2 labels=$3 begin=$SECONDS bad all
    shift 3
    echo "== $preset"
    cmake --preset "$preset" "$@" >/dev/null
    cmake --build --preset "$preset" --target "$target"
    echo "== $preset was built in $((SECONDS - begin)) s"
    local log=build/$preset/tests.log
    # The tests leave the user's segment cache alone; ccache keeps its own below the same variable.
    XDG_CACHE_HOME=/dev/null ctest --preset "$preset" -L "$labels" -j "$(nproc)" --no-tests=error >"$log" 2>&1 || true
    grep -vE '^ *[0-9]+/[0-9]+ Test +#[0-9]+: .* Passed|^ +Start +[0-9]+:' "$log" || true
    # The closing line of ctest: "98% tests passed, 3 tests failed out of 200"
    read -r bad all < <(sed -nE 's/^[0-9]+% tests passed, ([0-9]+) tests? failed out of ([0-9]+)$/\1 \2/p' "$log")
    if [ -z "${all:-}" ]; then
        echo "$preset: ctest did not finish, see $log" >&2
        exit 1
    fi
    passed=$((passed + all - bad))
    failed=$((failed + bad))
    # "	 12 - Store.Claims (Failed)"
    mapfile -t -O "${#failures[@]}" failures < <(sed -nE "s/^\t *[0-9]+ - (.*)/$preset: \1/p" "$log")
    echo "== $preset took $((SECONDS - begin)) s"
}

# Everything but the real servers under the sanitizers; these, and what a sanitizer hides, without. The second build is
# one in batches, as users build it; what GCC then takes for uninitialized is not, so only the others' warnings count.
tests asan all "fast|slow"
tests dev plain_tests "plain|slow|service" -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=10 -DBAONOI_WERROR=OFF
[ "$failed" -eq 0 ] || printf 'failed: %s\n' "${failures[@]}"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
