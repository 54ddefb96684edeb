#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the tests of the player in a real Chromium need is what those of the console need: player.sh install | start
# FOLDER | stop FOLDER
exec bash "$(dirname "${BASH_SOURCE[0]}")/console.sh" "$@"
