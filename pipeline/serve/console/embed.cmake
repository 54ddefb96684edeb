# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUTPUT, a C++ file that holds the bytes of FILES, whose names are relative to FOLDER: embedded.h.
set(arrays "")
set(rows "")
set(number 0)
foreach(file IN LISTS FILES)
  file(READ ${FOLDER}/${file} bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  if(file MATCHES "json$") # its indentation is for people
    string(REGEX REPLACE "0x0a,(0x20,)+" "0x0a," bytes "${bytes}")
  endif()
  string(LENGTH "${bytes}" size)
  math(EXPR size "${size} / 5") # "0x0a," is a byte
  string(APPEND arrays "constexpr unsigned char file_${number}[] = {${bytes}0};\n")
  string(APPEND rows "    {\"${file}\", {reinterpret_cast<const char *>(file_${number}), ${size}}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUTPUT} "// Made by embed.cmake.
#include \"serve/console/embedded.h\"

namespace baonoi::serve::console {

namespace {

${arrays}
const EmbeddedFile files[] = {
${rows}};

} // namespace

std::span<const EmbeddedFile> embedded_files() {
    return files;
}

} // namespace baonoi::serve::console
")
