// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"

#include "base/iso_time.h"

#include <fmt/format.h>

namespace baonoi::cli {

namespace {

CLI::Range positive_number() {
    return {1, 1'000'000'000};
}

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
    command->add_option("--limit", line.fill.limit, "Stop after making so many")
        ->type_name("NUMBER")
        ->check(positive_number());
    command->add_flag("--dry-run", line.fill.dry_run, "Only list what lacks audio, and why");
    command->add_flag("--json", line.fill.json, "Print the results as JSON");
    command->callback([&] { line.run = [&] { return fill_command(line.fill, line.load()); }; });
}

void add_serve(CLI::App &app, CommandLine &line) {
    auto *command = app.add_subcommand("serve", "Run by itself: poll the sources and make what is new");
    command->add_option("--log-format", line.log_format, "text or json, instead of [log] format")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
    command
        ->add_option("--do", line.roles,
                     "all, work, poll or http, or several with commas between: of hosts that share a store")
        ->type_name("WHAT");
    const auto load = [&line] {
        settings::Config config = line.load();
        if (!line.log_format.empty())
            config.log.format = line.log_format == "json" ? LogFormat::json : LogFormat::text;
        return config;
    };
    command->callback([&line, load] {
        line.run = [&line, load] { return serve_command(load, work::roles_named(line.roles)); };
    });
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
            ->check(positive_number());
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
        ->check(positive_number());
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
                     ->check(positive_number());
    auto *to = versions->add_option("--to", line.versions.to, "up to this one")
                   ->type_name("VERSION")
                   ->check(positive_number())
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

void add_store(CLI::App &app, CommandLine &line) {
    auto *store = app.add_subcommand("store", "What became of each article")->require_subcommand(1);
    auto *backup = store->add_subcommand("backup", "Write a copy of it into a file, also while baonoi works");
    backup
        ->add_option("FILE", line.backup, "The copy; one that is there is replaced when the new one is whole")
        ->required();
    backup->callback([&] { line.run = [&] { return store_backup_command(line.backup, line.load()); }; });
    auto *copy = store->add_subcommand("copy", "Move a newsroom into another store, and compare both");
    copy->add_option("FROM", line.from, "As [store] url; no daemon works on it meanwhile")->required();
    copy->add_option("TO", line.to,
                     "Likewise; empty, or begun by a copy that was ended: it goes on from there")
        ->required();
    copy->callback([&] { line.run = [&] { return store_copy_command(line.from, line.to); }; });
    auto *check = store->add_subcommand("check", "Read all of it and name what is wrong");
    check->callback([&] { line.run = [&] { return store_check_command(line.load()); }; });
}

void add_demo(CLI::App &app, CommandLine &line) {
    auto *demo = app.add_subcommand("demo", "Write a sample site, give it its audio, and open it");
    demo->add_option("FOLDER", line.demo, "A new folder")->capture_default_str();
    demo->callback([&] { line.run = [&] { return demo_command(line.demo); }; });
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

} // namespace

void add_work_commands(CLI::App &app, CommandLine &line) {
    add_produce(app, line);
    add_fill(app, line);
    add_upgrade(app, line);
    add_serve(app, line);
    add_orders(app, line);
    add_settings(app, line);
    add_store(app, line);
    add_demo(app, line);
}

} // namespace baonoi::cli
