// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.h"
#include "cli/command_reference.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::cli {

namespace {

constexpr std::string_view first_sections = R"(.SH NAME
baonoi \- audio for every published Vietnamese article
.SH SYNOPSIS
.B baonoi
[\fIOPTIONS\fR] \fICOMMAND\fR ...
.SH DESCRIPTION
Baonoi finds the text of an article page, reads it as a news announcer would, makes an MP3 with captions,
attaches it to the page, and proves that a reader of the page hears it.
.SH OPTIONS
They may stand before or after the command.
)";

constexpr std::string_view last_sections = R"(.SH EXIT STATUS
0: done.
1: something failed; standard error says what, where, and what to do.
2: the command line is wrong.
.SH ENVIRONMENT
.TP
.B BAONOI_CONFIG
the configuration file, unless \fB\-\-config\fR names one
.TP
.B BAONOI_DATA
the folder with \fIvoices\fR and \fIconfig\fR, instead of the installed one
.TP
.B BAONOI_TOKEN
the token with which \fBregenerate\fR asks the daemon
.TP
.B BAONOI_VOICE
the program that speaks, instead of \fIbaonoi\-voice\fR beside this one
.TP
.B CACHE_DIRECTORY\fR, \fBXDG_CACHE_HOME
where spoken sentences and unpublished recordings are kept, unless \fB[cache] folder\fR says so
.TP
.B XDG_STATE_HOME
where it is kept what voices spent that have a budget, when there is no store
.TP
.B CREDENTIALS_DIRECTORY
where systemd put what the configuration names as "credential:NAME"; without it they are in /etc/baonoi/secrets
.TP
.B DISPLAY\fR, \fBWAYLAND_DISPLAY
where \fBdemo\fR opens its page, when one of them is set
.TP
.B TMPDIR
where unpublished recordings are kept when there is no such folder
.SH FILES
The configuration is the first of \fI./baonoi.toml\fR, \fI~/.config/baonoi/baonoi.toml\fR and
\fI/etc/baonoi/baonoi.toml\fR that exists; none is needed.
.SH EXAMPLES
.EX
baonoi produce tin\-tuc/cau\-thuong\-ngan.html \-\-site /srv/portal
baonoi fill \-\-dry\-run
echo "Giá tăng 1,5%." | baonoi normalise
.EE
)";

std::string roff(std::string_view text) {
    std::string out;
    for (const char byte : text)
        out += byte == '-' ? "\\-" : byte == '\\' ? "\\e" : std::string(1, byte);
    return out;
}

// "-o, --output FILE", or for the line of usage "[--voice VOICE]", "INPUT..."
std::string shown(const CLI::Option &option, bool in_usage) {
    std::vector<std::string> names;
    for (const std::string &name : option.get_snames())
        names.push_back("\\fB\\-" + roff(name) + "\\fR");
    for (const std::string &name : option.get_lnames())
        names.push_back("\\fB\\-\\-" + roff(name) + "\\fR");
    if (names.empty())
        names.push_back("\\fI" + option.get_name() +
                        (option.get_items_expected_max() > 1 ? "\\fR..." : "\\fR"));
    else if (option.get_items_expected_max() > 0)
        names.back() += " \\fI" + option.get_type_name() + "\\fR";
    if (!in_usage)
        return fmt::format("{}", fmt::join(names, ", "));
    return option.get_required() ? names.back() : "[" + names.back() + "]";
}

std::string described(const CLI::Option &option) {
    return fmt::format(".TP\n{}\n{}\n", shown(option, false), roff(option.get_description()));
}

bool is_help(const CLI::Option *option) {
    return option->check_lname("help");
}

void add_command(const CLI::App &command, const std::string &name, std::string &text) {
    const auto below = command.get_subcommands([](const CLI::App *) { return true; });
    for (const CLI::App *one : below)
        add_command(*one, name + " " + one->get_name(), text);
    if (!below.empty() || command.get_group().empty())
        return;
    text += fmt::format(".SS {0}\n\\fBbaonoi {0}\\fR", name);
    std::string options;
    for (const CLI::Option *option : command.get_options())
        if (!is_help(option)) {
            text += " " + shown(*option, true);
            options += described(*option);
        }
    text += fmt::format("\n.PP\n{}.\n{}", roff(command.get_description()), options);
}

} // namespace

std::string manual_page(const CLI::App &app) {
    std::string text =
        fmt::format(".TH BAONOI 1 \"\" \"baonoi {}\" \"User Commands\"\n{}", version(), first_sections);
    for (const CLI::Option *option : app.get_options())
        text += described(*option);
    text += ".SH COMMANDS\n";
    for (const CLI::App *command : app.get_subcommands([](const CLI::App *) { return true; }))
        add_command(*command, command->get_name(), text);
    return text + std::string(last_sections);
}

} // namespace baonoi::cli
