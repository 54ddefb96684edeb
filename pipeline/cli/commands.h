// SPDX-License-Identifier: GPL-3.0-or-later
// One function for each command. They return the exit code (0 done, 1 failed) or throw; main prints what they
// throw.
#pragma once

#include "settings/config.h"
#include "work/lone_process.h"
#include "work/roles.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::cli {

struct ProduceArguments {
    std::vector<std::string> inputs;
    std::string site;  // folder of the static site
    std::string out;   // write the files there, leave the page alone
    std::string voice; // overrides the configuration
    bool force = false;
    bool json = false;
};
int produce_command(const ProduceArguments &arguments, const settings::Config &config);

struct FillArguments {
    std::vector<std::string> sources; // names; empty: all
    std::string since;                // "2026-11-01"
    std::size_t limit = 0;            // 0: none
    bool dry_run = false;
    bool json = false;
};
int fill_command(const FillArguments &arguments, const settings::Config &config);

// load reads the configuration, now and whenever SIGHUP asks for it.
int serve_command(const std::function<settings::Config()> &load, const work::Roles &roles);

// The hidden mode of a parser (lib/confined/parser_server.h), which reads no configuration.
int parse_command(std::string_view kind, int socket);

// One job under suspicion, in this process alone: what the daemon starts as "attempt JOB OWNER". owner: of
// its lease.
int attempt_command(std::int64_t job, const std::string &owner, const work::JobOptions &options,
                    const settings::Config &config);
std::shared_ptr<const work::LoneProcess> lone_process(const settings::Config &config);

// What an editor orders of articles. The names are those of the commands and of the API's routes.
enum class OrderKind { regenerate, withdraw, publish, rollback, unpin };

struct OrderArguments {
    OrderKind kind = OrderKind::regenerate;
    std::vector<std::string> articles; // ids, URLs, paths
    std::string voice;                 // empty: as configured
    std::int64_t version = 0;          // rollback: of the recording
    std::string reason;                // for the record
    bool wait = false;                 // for the end of the work
};
int order_command(const OrderArguments &arguments, const settings::Config &config);

// What an editor sets for an article, or for a source or a section of it.
struct SettingsArguments {
    std::string article;         // id, URL or path; empty: source
    std::string source, section; // section empty: all of the source
    std::string voice;           // "configured": none of its own
    std::string audio;           // "on", "off", "inherit"
    // Of a source or section; "configured": none of its own.
    std::optional<std::string> intro, outro;
    bool later = false;                             // what has audio is not made again for it
    std::vector<std::string> exclude, read, forget; // passages of an article
    std::vector<std::string> say, unsay;            // words of it: "WORD=SYLLABLES", "WORD"
    std::string reason;                             // for the record
    bool json = false;
};
int settings_show_command(const SettingsArguments &arguments, const settings::Config &config);
int settings_set_command(const SettingsArguments &arguments, const settings::Config &config);

// The recordings that an article had, or what changed from one to another.
struct VersionsArguments {
    std::string article;
    std::int64_t from = 0, to = 0; // 0: list them
    bool json = false;
};
int versions_command(const VersionsArguments &arguments, const settings::Config &config);

struct UpgradeArguments {
    std::string voice, source, since;
    std::size_t limit = 0; // 0: none
    bool json = false;
};
// Queues what another voice spoke than the one that is to, and tells how far that is.
int upgrade_command(const UpgradeArguments &arguments, const settings::Config &config);

// A copy of the sample site in that folder, with its audio.
int demo_command(const std::string &folder);

int store_backup_command(const std::string &file, const settings::Config &config);
// from, to: URLs as of [store] url, relative paths to the current folder.
int store_copy_command(const std::string &from, const std::string &to);
int store_check_command(const settings::Config &config);

int status_command(bool json, const settings::Config &config);
// days: 0: it never expires.
int token_add_command(const std::string &name, const std::string &role_name, int days,
                      const settings::Config &config);
int token_list_command(const settings::Config &config);
int token_remove_command(const std::string &name, const settings::Config &config);

struct ExtractArguments {
    std::string input;
    bool json = false;
    bool explain = false;
};
int extract_command(const ExtractArguments &arguments, const settings::Config &config);

struct ScriptArguments {
    std::string input;
    bool json = false;
};
int script_command(const ScriptArguments &arguments, const settings::Config &config);

struct NormaliseArguments {
    std::string file; // empty or "-": standard input
    bool json = false;
    bool explain = false;
};
int normalise_command(const NormaliseArguments &arguments, const settings::Config &config);

struct SpeakArguments {
    std::string file; // empty or "-": standard input
    std::string out;
    std::string voice;
    std::string title;
    std::string captions; // where to write them, .vtt or .srt; empty: nowhere
};
int speak_command(const SpeakArguments &arguments, const settings::Config &config);

// The captions of a recording, a .vtt file, on standard output as SubRip.
int srt_command(const std::string &file);

struct VerifyArguments {
    std::string file;
    bool json = false;
};
int verify_command(const VerifyArguments &arguments, const settings::Config &config);

struct LexiconArguments {
    std::string word; // list: empty for all entries
    std::string said;
    std::string role; // --class
    std::string file;
    bool json = false;
    bool regenerate = false; // impact
};
int lexicon_list_command(const LexiconArguments &arguments, const settings::Config &config);
int lexicon_add_command(const LexiconArguments &arguments, const settings::Config &config);
int lexicon_remove_command(const LexiconArguments &arguments, const settings::Config &config);
// The published sentences that an entry of the word touches.
int lexicon_impact_command(const LexiconArguments &arguments, const settings::Config &config);
// places: files and folders; empty: all folders that are read.
int lexicon_check_command(const std::vector<std::string> &places, const settings::Config &config);

int voices_command(bool json, const settings::Config &config);
// Measures the gain of each voice, or of those named, and writes it into its voice.toml when it is another
// one.
int voices_calibrate_command(const std::vector<std::string> &names, const settings::Config &config);
struct TryArguments {
    std::vector<std::string> voices;
    std::string text;
    std::string out;    // try: the MP3; compare: a folder
    bool blind = false; // compare: without the names of the voices, for a listening test
};
int voices_try_command(const TryArguments &arguments, const settings::Config &config);
// A page with ten sentences, each by every voice.
int voices_compare_command(const TryArguments &arguments, const settings::Config &config);
struct CatalogueArguments {
    std::string file; // empty: the shipped one
    bool json = false;
};
// What others publish, with licence and doubts.
int voices_catalogue_command(const CatalogueArguments &arguments, const settings::Config &config);
struct InstallArguments {
    std::string name;
    std::string from; // a file, a folder, or an address that ends with "/"; empty: where the catalogue says
    std::string to;   // the folder of voices; empty: the first of [voice] folders
    std::string catalogue; // empty: the shipped one
    bool accept_licence = false;
    bool replace = false;
};
// Gets a voice of the catalogue, proves its files and puts it in place.
int voices_install_command(const InstallArguments &arguments, const settings::Config &config);
int voices_remove_command(const std::string &name, const settings::Config &config);
int doctor_command(const std::string &config_file); // of --config
int config_check_command(const settings::Config &config);
int config_show_command(const settings::Config &config);

} // namespace baonoi::cli
