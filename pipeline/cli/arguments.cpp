// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include "base/iso_time.h"
#include "base/version.h"
#include "cli/command_reference.h"
#include "cli/commands.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace baonoi::cli {

namespace {

// What the command line said; run is set by the chosen command.
struct CommandLine {
    std::string config;
    ProduceArguments produce;
    FillArguments fill;
    OrderArguments order;
    SettingsArguments settings;
    VersionsArguments versions;
    UpgradeArguments upgrade;
    std::string token_name, token_role;
    int token_days = 0;
    bool status_json = false;
    ExtractArguments extract;
    ScriptArguments script;
    NormaliseArguments normalise;
    SpeakArguments speak;
    std::string captions;
    VerifyArguments verify;
    LexiconArguments lexicon;
    std::vector<std::string> lexicon_places;
    bool voices_json = false;
    std::vector<std::string> voices;
    TryArguments tried;
    std::int64_t job = 0;
    std::string owner;
    work::JobOptions options;
    std::function<int()> run;

    settings::Config load() const {
        return settings::load_config(config.empty() ? std::nullopt
                                                    : std::optional<std::filesystem::path>(config));
    }
};

void add_since(CLI::App &command, std::string &since) {
    command.add_option("--since", since, "Only articles published on this day or later")
        ->type_name("DAY")
        ->check([](const std::string &text) {
            return is_day(text) ? "" : "must be a day such as 2026-11-01, not \"" + text + "\"";
        });
}

void add_produce(CLI::App &app, CommandLine &line) {
    auto *command = app.add_subcommand("produce", "Make the audio of article pages and attach it");
    command->add_option("INPUT", line.produce.inputs, "Pages: files or http(s) URLs")->required();
    command
        ->add_option("--site", line.produce.site,
                     "Folder of the static site (default: the folder of the page)")
        ->type_name("FOLDER");
    command->add_option("--out", line.produce.out, "Write the files there and leave the page alone")
        ->type_name("FOLDER");
    command->add_option("--voice", line.produce.voice, "Voice (see baonoi voices)")->type_name("VOICE");
    command->add_flag("--force", line.produce.force, "Make it again though nothing changed");
    command->add_flag("--json", line.produce.json, "Print the results as JSON");
    command->callback([&] { line.run = [&] { return produce_command(line.produce, line.load()); }; });
}

void add_fill(CLI::App &app, CommandLine &line) {
    auto *command = app.add_subcommand("fill", "Find the articles that lack audio and make it");
    command->add_option("SOURCE", line.fill.sources, "Names of [[source]] entries (default: all)");
    add_since(*command, line.fill.since);
    command->add_option("--limit", line.fill.limit, "Stop after making so many")->type_name("NUMBER");
    command->add_flag("--dry-run", line.fill.dry_run, "Only list what lacks audio, and why");
    command->add_flag("--json", line.fill.json, "Print the results as JSON");
    command->callback([&] { line.run = [&] { return fill_command(line.fill, line.load()); }; });
}

void add_serve(CLI::App &app, CommandLine &line) {
    auto *command = app.add_subcommand("serve", "Run by itself: poll the sources and make what is new");
    command->callback([&] { line.run = [&] { return serve_command([&] { return line.load(); }); }; });
    auto *attempt = app.add_subcommand("attempt", "Make one job for a daemon that dies of it")->group("");
    attempt->add_option("JOB", line.job)->required();
    attempt->add_option("OWNER", line.owner)->required();
    attempt->add_option("--since", line.options.since);
    attempt->add_flag("--single", line.options.is_single_attempt);
    attempt->add_option("--round", line.options.round);
    attempt->callback(
        [&] { line.run = [&] { return attempt_command(line.job, line.owner, line.options, line.load()); }; });
}

void add_order(CLI::App &app, CommandLine &line, OrderKind kind, const char *name, const char *description) {
    auto *command = app.add_subcommand(name, description);
    if (kind != OrderKind::rollback) {
        command->add_option("ARTICLE", line.order.articles, "Ids, URLs or files")->required();
    } else {
        command
            ->add_option_function<std::string>(
                "ARTICLE", [&line](const std::string &article) { line.order.articles = {article}; },
                "Id, URL or file")
            ->required();
        command->add_option("VERSION", line.order.version, "Its number (see baonoi versions)")
            ->required()
            ->check(CLI::PositiveNumber);
    }
    if (kind == OrderKind::regenerate)
        command
            ->add_option(
                "--voice", line.order.voice,
                "Voice of this article from now on (see baonoi voices); \"configured\" takes it back")
            ->type_name("VOICE");
    command->add_option("--reason", line.order.reason, "Why, for the record");
    command->add_flag("--wait", line.order.wait, "Until it is done, by the daemon or by this program");
    command->callback([&line, kind] {
        line.order.kind = kind;
        line.run = [&line] { return order_command(line.order, line.load()); };
    });
}

void add_upgrade(CLI::App &app, CommandLine &line) {
    auto *command = app.add_subcommand(
        "upgrade", "Queue what another voice spoke than the one that is to speak it now, behind all else");
    command->add_option("--voice", line.upgrade.voice, "That voice (default: of the configuration)")
        ->type_name("VOICE");
    command->add_option("--source", line.upgrade.source, "Only articles of this source")->type_name("SOURCE");
    add_since(*command, line.upgrade.since);
    command->add_option("--limit", line.upgrade.limit, "Queue at most so many")
        ->type_name("NUMBER")
        ->check(CLI::PositiveNumber);
    command->add_flag("--json", line.upgrade.json, "Print JSON");
    command->callback([&] { line.run = [&] { return upgrade_command(line.upgrade, line.load()); }; });
}

void add_orders(CLI::App &app, CommandLine &line) {
    add_order(app, line, OrderKind::regenerate, "regenerate",
              "Order articles to be spoken again, ahead of all else");
    add_order(app, line, OrderKind::withdraw, "withdraw", "Take the audio of articles away, until publish");
    add_order(app, line, OrderKind::publish, "publish", "Let articles be heard again that were withdrawn");

    add_order(app, line, OrderKind::rollback, "rollback",
              "Attach an earlier recording again, until the article's words change");
    add_order(app, line, OrderKind::unpin, "unpin",
              "Take rollback back: what the article says now is heard again");

    auto *versions =
        app.add_subcommand("versions", "The recordings of an article, and what changed between two");
    versions->add_option("ARTICLE", line.versions.article, "Id, URL or file")->required();
    auto *from = versions->add_option("--from", line.versions.from, "Show what changed since this version")
                     ->type_name("VERSION")
                     ->check(CLI::PositiveNumber);
    auto *to = versions->add_option("--to", line.versions.to, "up to this one")
                   ->type_name("VERSION")
                   ->check(CLI::PositiveNumber)
                   ->needs(from);
    from->needs(to);
    versions->add_flag("--json", line.versions.json, "Print JSON");
    versions->callback([&] { line.run = [&] { return versions_command(line.versions, line.load()); }; });

    auto *status = app.add_subcommand("status", "Coverage, queue, what is worked on, last failures");
    status->add_flag("--json", line.status_json, "Print JSON");
    status->callback([&] { line.run = [&] { return status_command(line.status_json, line.load()); }; });

    auto *token = app.add_subcommand("token", "Who may use the API")->require_subcommand(1);
    auto *add = token->add_subcommand("add", "Make a token and print it, once");
    add->add_option("NAME", line.token_name, "Of the person or program that gets it")->required();
    add->add_option("ROLE", line.token_role, "viewer, editor or admin")->required();
    add->add_option("--days", line.token_days, "Expires after so many days; without it, never")
        ->check(CLI::Range(1, 36'500));
    add->callback([&] {
        line.run = [&] {
            return token_add_command(line.token_name, line.token_role, line.token_days, line.load());
        };
    });
    token->add_subcommand("list", "Role, day, name and end of each token")->callback([&] {
        line.run = [&] { return token_list_command(line.load()); };
    });
    auto *remove = token->add_subcommand("remove", "Refuse a token from now on");
    remove->add_option("NAME", line.token_name, "As it was given to token add")->required();
    remove->callback([&] { line.run = [&] { return token_remove_command(line.token_name, line.load()); }; });
}

void add_settings(CLI::App &app, CommandLine &line) {
    auto *settings = app.add_subcommand("settings", "What editors set for articles, sections and sources")
                         ->require_subcommand(1);
    auto *show = settings->add_subcommand("show", "Print what is set, and what holds");
    auto *set = settings->add_subcommand("set", "Set it until it is set otherwise, and have it done");
    SettingsArguments &given = line.settings;
    for (CLI::App *command : {show, set}) {
        auto *article = command->add_option("ARTICLE", given.article, "Id, URL or file");
        auto *source = command->add_option("--source", given.source, "For all articles of this [[source]]")
                           ->type_name("SOURCE")
                           ->excludes(article);
        command->add_option("--section", given.section, "For those of one of its sections")
            ->type_name("SECTION")
            ->needs(source);
        command->add_flag("--json", given.json, "Print JSON");
    }
    set->add_option("--voice", given.voice, "Voice, or \"configured\": none of its own")->type_name("VOICE");
    set->add_option("--audio", given.audio, "on, off, or inherit: as what is around it")
        ->check(CLI::IsMember({"on", "off", "inherit"}));
    const auto add_texts = [&](const char *name, auto &to, const char *type, const char *what) {
        set->add_option(name, to, what)->type_name(type)->allow_extra_args(false);
    };
    add_texts("--exclude", given.exclude, "TEXT", "A passage of the article that is not to be read");
    add_texts("--read", given.read, "TEXT", "A passage that is to be read whatever rule drops it");
    add_texts("--forget", given.forget, "TEXT", "A passage of which nothing is to be set any more");
    add_texts("--say", given.say, "WORD=SYLLABLES", "How a word is read in this article alone");
    add_texts("--unsay", given.unsay, "WORD", "A word that is read as the lexicons say again");
    const char *frame = "Said {}, with {{title}}, {{date}}, {{site}}; \"configured\" takes it back";
    set->add_option("--intro", given.intro, fmt::format(fmt::runtime(frame), "before each article"))
        ->type_name("TEXT");
    set->add_option("--outro", given.outro, fmt::format(fmt::runtime(frame), "after each article"))
        ->type_name("TEXT");
    set->add_flag("--later", given.later, "Do not make again now what has audio already");
    set->add_option("--reason", given.reason, "Why, for the record");
    show->callback([&] { line.run = [&] { return settings_show_command(given, line.load()); }; });
    set->callback([&] { line.run = [&] { return settings_set_command(given, line.load()); }; });
}

void add_extract(CLI::App &app, CommandLine &line) {
    auto *command = app.add_subcommand("extract", "Page -> script: the article's text, and what was dropped");
    command->add_option("INPUT", line.extract.input, "Page: a file or an http(s) URL")->required();
    command->add_flag("--json", line.extract.json, "Print JSON");
    command->add_flag("--explain", line.extract.explain, "Print why each block was kept or dropped");
    command->callback([&] { line.run = [&] { return extract_command(line.extract, line.load()); }; });
}

void add_script(CLI::App &app, CommandLine &line) {
    auto *command =
        app.add_subcommand("script", "Article page -> all that will be spoken, a line for a block");
    command->add_option("INPUT", line.script.input, "File or URL of the page")->required();
    command->add_flag("--json", line.script.json, "Print tokens, languages and reasons as JSON");
    command->callback([&] { line.run = [&] { return script_command(line.script, line.load()); }; });
}

void add_normalise(CLI::App &app, CommandLine &line) {
    auto *command = app.add_subcommand("normalise", "Text lines -> spoken lines, one line for one line");
    command->add_option("FILE", line.normalise.file, "Text (default: standard input)");
    command->add_flag("--json", line.normalise.json, "Print one JSON object a line");
    command->add_flag("--explain", line.normalise.explain, "Print each token with its rule");
    command->callback([&] { line.run = [&] { return normalise_command(line.normalise, line.load()); }; });
}

void add_speak(CLI::App &app, CommandLine &line) {
    auto *command = app.add_subcommand("speak", "Text -> MP3; each line of the text is a paragraph");
    command->add_option("FILE", line.speak.file, "Text (default: standard input)");
    command->add_option("-o,--output", line.speak.out, "The MP3 to write")->type_name("FILE")->required();
    command->add_option("--voice", line.speak.voice, "Voice (see baonoi voices)")->type_name("VOICE");
    command->add_option("--title", line.speak.title, "Title, for the tags; it is read first");
    command
        ->add_option("--captions", line.speak.captions, "Captions to write beside it: FILE.vtt or FILE.srt")
        ->type_name("FILE");
    command->callback([&] { line.run = [&] { return speak_command(line.speak, line.load()); }; });
}

void add_srt(CLI::App &app, CommandLine &line) {
    auto *command = app.add_subcommand("srt", "Captions of a recording (.vtt) -> SubRip (.srt)");
    command->add_option("FILE", line.captions, "The .vtt file")->required();
    command->callback([&] { line.run = [&] { return srt_command(line.captions); }; });
}

void add_lexicon(CLI::App &app, CommandLine &line) {
    auto *lexicon = app.add_subcommand("lexicon", "How words are said")->require_subcommand(1);
    auto *list =
        lexicon->add_subcommand("list", "Show the entries, or those of one word, and which one wins");
    list->add_option("WORD", line.lexicon.word, "As it is written");
    list->add_flag("--json", line.lexicon.json, "Print JSON");
    list->callback([&] { line.run = [&] { return lexicon_list_command(line.lexicon, line.load()); }; });

    auto *add = lexicon->add_subcommand("add", "Teach a word: write it into your own lexicon");
    add->add_option("WORD", line.lexicon.word, "As it is written")->required();
    add->add_option("SAID", line.lexicon.said, "As it is said, in Vietnamese syllables")->required();
    add->add_option("--class", line.lexicon.role, "place, person, company, … (default by its letters)")
        ->type_name("CLASS");
    add->add_option("--file", line.lexicon.file, "The lexicon (default: in the first of [reading] lexicons)")
        ->type_name("FILE");
    add->callback([&] { line.run = [&] { return lexicon_add_command(line.lexicon, line.load()); }; });

    auto *remove = lexicon->add_subcommand("remove", "Take a word out of your own lexicon");
    remove->add_option("WORD", line.lexicon.word, "As it is written")->required();
    remove->add_option("--file", line.lexicon.file, "The lexicon (default: all of your first folder)")
        ->type_name("FILE");
    remove->callback([&] { line.run = [&] { return lexicon_remove_command(line.lexicon, line.load()); }; });

    auto *impact = lexicon->add_subcommand("impact", "List the published sentences that a word touches");
    impact->add_option("WORD", line.lexicon.word, "As it is written")->required();
    impact->add_flag("--regenerate", line.lexicon.regenerate, "Order the audio of these articles again");
    impact->add_flag("--json", line.lexicon.json, "Print JSON");
    impact->callback([&] { line.run = [&] { return lexicon_impact_command(line.lexicon, line.load()); }; });

    auto *check = lexicon->add_subcommand("check", "Find every mistake in lexicon files");
    check->add_option("FILE", line.lexicon_places, "Files and folders (default: all that are read)");
    check->callback(
        [&] { line.run = [&] { return lexicon_check_command(line.lexicon_places, line.load()); }; });
}

void add_checks(CLI::App &app, CommandLine &line) {
    auto *verify =
        app.add_subcommand("verify", "Check a recording: decodes, duration, loudness, peak, silence");
    verify->add_option("FILE", line.verify.file, "The MP3")->required();
    verify->add_flag("--json", line.verify.json, "Print JSON");
    verify->callback([&] { line.run = [&] { return verify_command(line.verify, line.load()); }; });

    auto *voices = app.add_subcommand("voices", "List what can speak");
    voices->add_flag("--json", line.voices_json, "Print JSON");
    voices->callback([&, voices] {
        if (voices->get_subcommands().empty())
            line.run = [&] { return voices_command(line.voices_json, line.load()); };
    });
    auto *calibrate = voices->add_subcommand(
        "calibrate",
        "Measure the gain that brings a voice to its loudness, and write it into its voice.toml");
    calibrate->add_option("VOICE", line.voices, "Voices (default: all)");
    calibrate->callback(
        [&] { line.run = [&] { return voices_calibrate_command(line.voices, line.load()); }; });

    auto *once = voices->add_subcommand("try", "Speak a sentence with a voice, into an MP3");
    once->add_option_function<std::string>(
            "VOICE", [&line](const std::string &voice) { line.tried.voices = {voice}; }, "The voice")
        ->required();
    once->add_option("TEXT", line.tried.text, "What it says")->required();
    once->add_option("-o,--output", line.tried.out, "The MP3")->type_name("FILE")->required();
    once->callback([&] { line.run = [&] { return voices_try_command(line.tried, line.load()); }; });
    auto *compare =
        voices->add_subcommand("compare", "Speak ten sentences with two voices or more, into a page");
    compare->add_option("VOICE", line.tried.voices, "The voices")->required()->expected(2, -1);
    compare->add_option("-o,--output", line.tried.out, "A folder for the page and its MP3s")
        ->type_name("FOLDER")
        ->required();
    compare->callback([&] { line.run = [&] { return voices_compare_command(line.tried, line.load()); }; });

    auto *doctor =
        app.add_subcommand("doctor", "Check that everything needed is in place, and how to mend it");
    doctor->callback([&] { line.run = [&] { return doctor_command(line.config); }; });

    auto *config = app.add_subcommand("config", "The configuration")->require_subcommand(1);
    config->add_subcommand("check", "Validate it")->callback([&] {
        line.run = [&] { return config_check_command(line.load()); };
    });
    config->add_subcommand("show", "Print the effective values and where each came from")->callback([&] {
        line.run = [&] { return config_show_command(line.load()); };
    });
}

// The two commands that are no command of a user's: they tell of the others.
void add_reference(CLI::App &app, CommandLine &line) {
    app.add_subcommand("manual", "Print the manual page")->group("")->callback([&] {
        line.run = [&] {
            fmt::print("{}", manual_page(app));
            return 0;
        };
    });
}

int complete_command(const CLI::App &app, const std::vector<std::string> &words) {
    for (const Suggestion &suggestion : complete(app, words))
        fmt::print("{}\t{}\n", suggestion.word, suggestion.description);
    return 0;
}

} // namespace

int run_command_line(int argc, char **argv) {
    CLI::App app("baonoi gives every published Vietnamese article its audio", "baonoi");
    CommandLine line;
    app.set_version_flag("--version",
                         fmt::format("baonoi {}\neSpeak NG {}\nLAME {}\nlibcurl {}", version(),
                                     espeak_version(), lame_version_text(), curl_version_text()));
    app.add_option("--config", line.config, "Configuration file (TOML)")->type_name("FILE");
    app.require_subcommand(1);
    app.fallthrough();
    add_produce(app, line);
    add_fill(app, line);
    add_upgrade(app, line);
    add_serve(app, line);
    add_orders(app, line);
    add_settings(app, line);
    add_extract(app, line);
    add_script(app, line);
    add_normalise(app, line);
    add_speak(app, line);
    add_srt(app, line);
    add_lexicon(app, line);
    add_checks(app, line);
    add_reference(app, line);
    if (argc > 1 && std::string_view(argv[1]) == "complete") // its words are not to be parsed
        return complete_command(app, {argv + 2, argv + argc});
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return line.run();
}

} // namespace baonoi::cli
