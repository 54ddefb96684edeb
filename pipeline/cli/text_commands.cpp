// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"

namespace baonoi::cli {

namespace {

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

void add_catalogue(CLI::App &voices, CommandLine &line) {
    auto *list =
        voices.add_subcommand("catalogue", "List voices that others publish, with licence and doubts");
    list->add_option("--catalogue", line.catalogue.file, "A catalogue of your own")->type_name("FILE");
    list->add_flag("--json", line.catalogue.json, "Print JSON");
    list->callback([&] { line.run = [&] { return voices_catalogue_command(line.catalogue, line.load()); }; });

    auto *install = voices.add_subcommand("install", "Get a voice of the catalogue, proved by its SHA-256");
    install->add_option("NAME", line.install.name, "The voice (see baonoi voices catalogue)")->required();
    install
        ->add_option("--from", line.install.from,
                     "Where its files are: one of them, a folder, or an address that ends with / "
                     "(default: as the catalogue says)")
        ->type_name("PLACE");
    install
        ->add_option("--to", line.install.to, "The folder of voices (default: the first of [voice] folders)")
        ->type_name("FOLDER");
    install->add_option("--catalogue", line.install.catalogue, "A catalogue of your own")->type_name("FILE");
    install->add_flag("--accept-licence", line.install.accept_licence,
                      "Accept the licence, which is asked on a terminal otherwise");
    install->add_flag("--replace", line.install.replace, "Put it in the place of the voice of that name");
    install->callback([&] { line.run = [&] { return voices_install_command(line.install, line.load()); }; });

    auto *remove = voices.add_subcommand("remove", "Remove a voice of [voice] folders");
    remove->add_option("NAME", line.removed, "The voice")->required();
    remove->callback([&] { line.run = [&] { return voices_remove_command(line.removed, line.load()); }; });
}

void add_voices(CLI::App &app, CommandLine &line) {
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
    compare->add_flag(
        "--blind", line.tried.blind,
        "For a listening test: no voice is named, and a sheet and a key are written beside the page");
    compare->callback([&] { line.run = [&] { return voices_compare_command(line.tried, line.load()); }; });
    add_catalogue(*voices, line);
}

void add_checks(CLI::App &app, CommandLine &line) {
    auto *verify =
        app.add_subcommand("verify", "Check a recording: decodes, duration, loudness, peak, silence");
    verify->add_option("FILE", line.verify.file, "The MP3")->required();
    verify->add_flag("--json", line.verify.json, "Print JSON");
    verify->callback([&] { line.run = [&] { return verify_command(line.verify, line.load()); }; });

    auto *doctor =
        app.add_subcommand("doctor", "Check that everything needed is in place, and how to mend it");
    doctor->callback([&] { line.run = line.as_user([&] { return doctor_command(line.config); }); });

    auto *config = app.add_subcommand("config", "The configuration")->require_subcommand(1);
    auto *validate = config->add_subcommand("check", "Validate it, and what it names on this machine");
    validate->callback([&] { line.run = line.as_user([&] { return config_check_command(line.load()); }); });
    for (CLI::App *command : {doctor, validate})
        command->add_option("--as", line.as, "Look as this user does, baonoi for the service of that name")
            ->type_name("USER");
    config->add_subcommand("show", "Print the effective values and where each came from")->callback([&] {
        line.run = [&] { return config_show_command(line.load()); };
    });
}

} // namespace

void add_text_commands(CLI::App &app, CommandLine &line) {
    add_extract(app, line);
    add_script(app, line);
    add_normalise(app, line);
    add_speak(app, line);
    add_srt(app, line);
    add_lexicon(app, line);
    add_voices(app, line);
    add_checks(app, line);
}

} // namespace baonoi::cli
