// SPDX-License-Identifier: GPL-3.0-or-later
// A blind listening test: the page that people hear and judge voices by, the sheet for what they say, and the
// key that tells afterwards which voice each version was. "voices compare --blind" speaks the sentences and
// writes these files. Nothing of page, sheet and names of files tells a voice. The same sentences and voices
// give the same bytes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace baonoi::cli {

struct ListeningTest {
    std::vector<std::string> sentences;
    std::vector<std::string> voices; // two to most_blind_voices
};

constexpr std::size_t most_blind_voices = 4;

// Which of the voices says version A, B … of the sentence: indices. It follows from the sentence alone, so
// that it is the same wherever the test is made again, and no voice is always first.
std::vector<std::size_t> blind_order(const std::string &sentence, std::size_t voices);

// "cau-01-a.mp3"; both from 0.
std::string blind_file(std::size_t sentence, std::size_t version);

// HTML, which loads nothing but the MP3s beside it. pattern: voices/listening-test.html.
std::string blind_page(const ListeningTest &test, const std::string &pattern);
// CSV with a byte order mark, as spreadsheets want it: one line for each version of each sentence, to be
// filled in.
std::string blind_sheet(const ListeningTest &test);
// CSV: the voice of each version, and the sentence.
std::string blind_key(const ListeningTest &test);

} // namespace baonoi::cli
