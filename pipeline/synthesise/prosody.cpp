// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/prosody.h"

#include "lib/icu/unicode.h"
#include "synthesise/voice_file.h"

#include <algorithm>
#include <iterator>

namespace baonoi::synthesise {

namespace {

constexpr double most_semitones = 12;

double number_of(toml::TomlTable &table, std::string_view key, double low, double high) {
    const auto value = table.number(key, low, high);
    if (!value)
        table.fail(key, "be given");
    return *value;
}

std::vector<std::string> words_of(toml::TomlTable &table, std::string_view key) {
    auto words = table.strings(key);
    if (!words)
        table.fail(key, "be a list of words");
    return std::move(*words);
}

std::set<std::string, std::less<>> set_of(toml::TomlTable &table, std::string_view key) {
    auto words = words_of(table, key);
    return {std::make_move_iterator(words.begin()), std::make_move_iterator(words.end())};
}

Prosody::Line line_of_kind(toml::TomlTable table) {
    const Prosody::Line line{number_of(table, "begin", -most_semitones, most_semitones),
                             number_of(table, "end", -most_semitones, most_semitones),
                             setting(table, "range", 25, 200)};
    table.finish();
    return line;
}

void read_melody(toml::TomlTable table, Prosody &prosody) {
    prosody.step = static_cast<std::size_t>(setting(table, "step", 1, 100));
    prosody.steepest = number_of(table, "steepest", 0, most_semitones);
    prosody.clause = number_of(table, "clause", 0, most_semitones);
    prosody.clause_syllables = static_cast<std::size_t>(setting(table, "clause_syllables", 1, 100));
    prosody.paragraph = number_of(table, "paragraph_begin", 0, most_semitones);
    prosody.last_syllables = static_cast<std::size_t>(setting(table, "last_syllables", 0, 20));
    prosody.last_fall = number_of(table, "last_fall", 0, most_semitones);
    for (const BlockKind kind : {BlockKind::title, BlockKind::lead, BlockKind::heading, BlockKind::paragraph,
                                 BlockKind::quote, BlockKind::item})
        prosody.lines[kind] = line_of_kind(subtable(table, name_of(kind)));
    table.finish();
}

Prosody::Scale read_scale(toml::TomlTable table) {
    Prosody::Scale scale;
    scale.few = setting(table, "few", 0, 1000);
    scale.many = setting(table, "many", 0, 1000);
    if (scale.many <= scale.few)
        table.fail("many", "be more than few");
    scale.few_percent = setting(table, "few_percent", 10, 300);
    scale.many_percent = setting(table, "many_percent", 10, 300);
    table.finish();
    return scale;
}

bool has_word(std::string_view spoken, const std::vector<std::string> &words) {
    const std::string all = " " + icu::lower_case(spoken) + " ";
    return std::any_of(words.begin(), words.end(), [&](const std::string &word) {
        return all.find(" " + word + " ") != std::string::npos;
    });
}

// How a sentence is said as a whole.
struct Course {
    Prosody::Line line;
    bool falls_at_end = true; // a statement
    bool rises = false;       // a question that no word tells
};

Course course_of(const Utterance &utterance, bool ends_asking, const Prosody &prosody) {
    const bool is_listed = utterance.kind == BlockKind::item || utterance.kind == BlockKind::table_row;
    const bool is_held = is_listed && !utterance.ends_list && utterance.pause != Pause::sentence;
    const auto found = prosody.lines.find(utterance.kind);
    Course course;
    course.line = is_held                                     ? prosody.lines.at(BlockKind::item)
                  : is_listed || found == prosody.lines.end() ? prosody.lines.at(BlockKind::paragraph)
                                                              : found->second;
    course.rises = utterance.question && !has_word(spoken_text(utterance), prosody.question_words);
    course.falls_at_end = !is_held && !(course.rises && ends_asking);
    if (utterance.begins_block && !is_listed)
        course.line.begin += prosody.paragraph;
    if (course.rises && ends_asking)
        course.line.end = std::max(course.line.end, prosody.question_end);
    return course;
}

double share(double part, double whole) {
    return whole > 0 ? part / whole : 0.5;
}

} // namespace

double Prosody::Scale::factor(double syllables) const {
    const double at = std::clamp((syllables - few) / (many - few), 0.0, 1.0);
    return (few_percent + at * (many_percent - few_percent)) / 100;
}

Prosody read_prosody(std::string_view text, const std::string &path) {
    toml::TomlTable file = toml::TomlTable::parse(text, path);
    Prosody prosody;
    read_melody(subtable(file, "melody"), prosody);
    toml::TomlTable question = subtable(file, "question");
    prosody.question_end = number_of(question, "end", -most_semitones, most_semitones);
    prosody.question_rise = number_of(question, "rise", 0, most_semitones);
    prosody.question_words = words_of(question, "words");
    question.finish();
    toml::TomlTable pauses = subtable(file, "pauses");
    prosody.clause_pause = read_scale(subtable(pauses, "clause"));
    prosody.sentence_pause = read_scale(subtable(pauses, "sentence"));
    pauses.finish();
    toml::TomlTable breath = subtable(file, "breath");
    prosody.longest_breath = static_cast<std::size_t>(setting(breath, "longest", 2, 1000));
    prosody.shortest_breath = static_cast<std::size_t>(setting(breath, "shortest", 1, 1000));
    prosody.breath_before = set_of(breath, "before");
    breath.finish();
    toml::TomlTable numbers = subtable(file, "numbers");
    prosody.number_share = setting(numbers, "share", 1, 100) / 100.0;
    prosody.fewest_numbers = static_cast<std::size_t>(setting(numbers, "least", 1, 1000));
    prosody.number_rate = setting(numbers, "rate", 50, 150);
    prosody.number_words = set_of(numbers, "words");
    numbers.finish();
    file.finish();
    return prosody;
}

std::vector<Manner> melody(const Utterance &utterance, const std::vector<ClauseShape> &clauses,
                           const Prosody &prosody) {
    std::size_t all = 0;
    for (const ClauseShape &clause : clauses)
        all += clause.syllables;
    const Course course = course_of(utterance, clauses.back().asks, prosody);
    const double middle = (course.line.begin + course.line.end) / 2;
    const double fall =
        std::clamp(course.line.begin - course.line.end, -prosody.steepest * static_cast<double>(all),
                   prosody.steepest * static_cast<double>(all));
    std::vector<Manner> manners;
    for (const ClauseShape &clause : clauses) {
        const std::size_t first = manners.size(), size = clause.syllables;
        const double depth =
            prosody.clause *
            std::min(1.0, static_cast<double>(size) / static_cast<double>(prosody.clause_syllables));
        const std::size_t steps = std::max<std::size_t>(1, (size + prosody.step - 1) / prosody.step);
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t step = i * steps / size;
            const std::size_t begin = (step * size + steps - 1) / steps; // of the syllables of one pitch
            const std::size_t end = ((step + 1) * size + steps - 1) / steps;
            const double centre = static_cast<double>(begin + end - 1) / 2;
            const double in_sentence =
                share(static_cast<double>(first) + centre, static_cast<double>(all) - 1);
            const double in_clause = share(centre, static_cast<double>(size) - 1);
            manners.push_back(
                {middle + fall * (0.5 - in_sentence) + depth * (0.5 - in_clause), course.line.range});
        }
        if (clause.asks && course.rises)
            manners.back().semitones += prosody.question_rise;
    }
    const std::size_t last = std::min(prosody.last_syllables, manners.size() / 2);
    for (std::size_t i = manners.size() - last; course.falls_at_end && i < manners.size(); ++i)
        manners[i].semitones -= prosody.last_fall;
    return manners;
}

} // namespace baonoi::synthesise
