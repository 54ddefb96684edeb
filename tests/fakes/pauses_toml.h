// SPDX-License-Identifier: GPL-3.0-or-later
// The pauses that every voice.toml must have.
#pragma once

namespace baonoi::test {

constexpr auto pauses_toml = R"([pauses]
breath = "120ms"
bracket = "140ms"
comma = "230ms"
colon = "320ms"
semicolon = "340ms"
dash = "260ms"
ellipsis = "450ms"
sentence = "520ms"
item = "480ms"
paragraph = "750ms"
heading = "850ms"
title = "950ms"
)";

} // namespace baonoi::test
