// SPDX-License-Identifier: GPL-3.0-or-later
// Letters of any script that has a Latin form, for the names of audio files; publish calls it.
#pragma once

#include <string>
#include <string_view>

namespace baonoi::icu {

// Letters without their marks, for names of files: "Đồng Tháp số ②" is "Dong Thap so 2". Characters that have
// no ASCII form become '-'. text is valid UTF-8.
std::string ascii_letters(std::string_view text);

} // namespace baonoi::icu
