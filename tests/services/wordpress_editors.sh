#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A second private WordPress, for the tests of what its editors do: so that both run at the same time.
exec bash "$(dirname "${BASH_SOURCE[0]}")/wordpress.sh" "$@"
