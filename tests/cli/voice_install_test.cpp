// SPDX-License-Identifier: GPL-3.0-or-later
// What "voices install", "voices remove" and "voices catalogue" do on this machine.
#include "cli/voice_install.h"

#include <nlohmann/json.hpp>

namespace baonoi::test {
namespace {

using Json = nlohmann::json;

TEST_F(VoiceInstall, AWholeVoiceIsPutInPlaceWithItsLicenceAndDoubts) {
    const ProgramResult result = install();
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.err, "[1/1] model.bin (0.3 MB)\n");
    EXPECT_EQ(result.out, fmt::format("thu: A voice of a test\n"
                                      "  files     1, 0.3 MB, from 127.0.0.1\n"
                                      "  licence   CC BY 4.0\n"
                                      "  to name   {}\n"
                                      "  doubt     Nobody has \"heard\" it.\n"
                                      "installed in {}\n"
                                      "Measure its loudness once: baonoi voices calibrate thu\n",
                                      attribution, (voices_ / "thu").string()));
    expect_installed();
    const std::string settings = read(voices_ / "thu/voice.toml");
    EXPECT_TRUE(settings.starts_with(fmt::format("# Installed by: baonoi voices install thu\n"
                                                 "description = \"A voice of a test\"\n"
                                                 "licence = \"CC BY 4.0\"\n"
                                                 "attribution = \"{}\"\n"
                                                 "engine = \"espeak\"\n"
                                                 "doubts = [\n  \"Nobody has \\\"heard\\\" it.\",\n]\n"
                                                 "gain_db = ",
                                                 attribution)))
        << settings;
    EXPECT_EQ(header_of(server_.requests().at(0), "Accept-Encoding"), "identity");
}

TEST_F(VoiceInstall, WhoMadeTheVoiceIsNamedInManifestTagAndPage) {
    ASSERT_EQ(install().exit_code, 0);
    write(folder_.path() / "tin.html", article_page());
    const ProgramResult made = baonoi({"produce", "tin.html", "--voice", "thu", "--json"});
    ASSERT_EQ(made.exit_code, 0) << made.err << made.out;
    const Json outcome = Json::parse(made.out).at(0);
    const Json manifest = Json::parse(read(folder_.path() / outcome.at("manifest").get<std::string>()));
    EXPECT_EQ(manifest.at("attribution"), attribution);
    EXPECT_NE(read(folder_.path() / "tin.html")
                  .find(fmt::format("Giọng đọc được tạo tự động bằng máy (AI). {}</p>", attribution)),
              std::string::npos);
    // COMM, language, UTF-16 with a byte order mark and an empty description.
    const std::string mp3 = read(folder_.path() / outcome.at("audio").get<std::string>());
    const std::size_t comment = mp3.substr(0, 4096).find("COMM");
    ASSERT_NE(comment, std::string::npos);
    EXPECT_EQ(mp3.substr(comment + 10, 12), std::string("\1vie\xFF\xFE\0\0\xFF\xFEG\0", 12));
}

TEST_F(VoiceInstall, TheLicenceMustBeAccepted) {
    const std::vector<std::string> words = {"voices", "install", "thu", "--catalogue", "ds.toml"};
    const ProgramResult result = baonoi(words);
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.err, "baonoi: the licence of thu must be accepted: --accept-licence\n");
    EXPECT_NE(result.out.find("  licence   CC BY 4.0\n"), std::string::npos);
    const auto on_terminal = [&](const std::string &answer) {
        return run({.arguments = {"/usr/bin/script", "-qec",
                                  fmt::format("{} voices install thu --catalogue ds.toml", BAONOI_PROGRAM),
                                  "/dev/null"},
                    .input = answer,
                    .folder = folder_.path()});
    };
    const ProgramResult refused = on_terminal("n\n");
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_NE(refused.out.find("Do you accept this licence? [y/N]"), std::string::npos) << refused.out;
    EXPECT_NE(refused.out.find("the licence was not accepted; nothing was installed"), std::string::npos);
    EXPECT_TRUE(server_.requests().empty());
    expect_nothing();
    EXPECT_EQ(on_terminal("y\n").exit_code, 0);
    expect_installed();
}

TEST_F(VoiceInstall, WithoutAHashNothingIsFetched) {
    write_catalogue(server_.url("/model.bin"), "");
    EXPECT_EQ(
        install().err,
        fmt::format("baonoi: thu cannot be installed: no SHA-256 of {} is known, so that nobody can tell "
                    "whether it is the file that is meant\n",
                    server_.url("/model.bin")));
    EXPECT_TRUE(server_.requests().empty());
}

TEST_F(VoiceInstall, AVoiceOfThisMachineIsProvedAsWell) {
    write(folder_.path() / "usb/model.bin", bytes_);
    EXPECT_EQ(install({"--from", "usb"}).exit_code, 0);
    expect_installed();
    EXPECT_EQ(install({"--replace", "--from", "usb/model.bin"}).exit_code, 0);
    EXPECT_TRUE(server_.requests().empty());
    write(folder_.path() / "usb/model.bin", noise(2));
    const ProgramResult result = install({"--replace", "--from", "usb"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(result.err.find(fmt::format("usb/model.bin has the SHA-256 {}", openssl::sha256_hex(noise(2)))),
              std::string::npos)
        << result.err;
    expect_installed();
}

TEST_F(VoiceInstall, AMirrorGivesTheSameFiles) {
    server_.answer_by("/ban-sao/model.bin",
                      [this](const std::string &head, const std::string &) { return file(head); });
    EXPECT_EQ(
        install({"--from", server_.url("/ban-sao")}).err,
        fmt::format("baonoi: --from {}: it must end with \"/\": the names of the files are put after it\n",
                    server_.url("/ban-sao")));
    EXPECT_EQ(install({"--from", server_.url("/ban-sao/")}).exit_code, 0);
    expect_installed();
}

TEST_F(VoiceInstall, AVoiceIsReplacedOnlyWhenThatIsWantedAndTheNewOneSpeaks) {
    ASSERT_EQ(install().exit_code, 0);
    EXPECT_EQ(install().err,
              fmt::format("baonoi: {} is there already; --replace puts the new one in its place\n",
                          (voices_ / "thu").string()));
    write(voices_ / "thu/ghi-chu.txt", "của ta");
    EXPECT_EQ(install({"--replace"}).exit_code, 0);
    expect_installed();
    EXPECT_FALSE(fs::exists(voices_ / "thu/ghi-chu.txt"));
    write_catalogue(server_.url("/model.bin"), openssl::sha256_hex(bytes_), length, "gramophone");
    const ProgramResult result = install({"--replace"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(result.err.find("baonoi: the new thu cannot speak here, so the old one stays: "),
              std::string::npos)
        << result.err;
    EXPECT_NE(read(voices_ / "thu/voice.toml").find("engine = \"espeak\""), std::string::npos);
    expect_installed();
}

TEST_F(VoiceInstall, AVoiceThatCannotSpeakYetSaysWhy) {
    write_catalogue(server_.url("/model.bin"), openssl::sha256_hex(bytes_), length, "gramophone");
    const ProgramResult result = install();
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_NE(result.out.find("It cannot speak yet: "), std::string::npos) << result.out;
    expect_installed();
}

TEST_F(VoiceInstall, ItNeedsAFolderForVoices) {
    write(folder_.path() / "baonoi.toml", fmt::format("[fetch]\nallow_hosts = [\"{}\"]\n", server_.host()));
    EXPECT_EQ(install().err,
              "baonoi: there is no folder for voices of yours; name one in baonoi.toml, [voice] folders = "
              "[\"/var/lib/baonoi/voices\"], or with --to\n");
    const ProgramResult result = install({"--to", "voices"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_NE(result.out.find("It is no voice before [voice] folders of baonoi.toml names "),
              std::string::npos);
    expect_installed();
}

TEST_F(VoiceInstall, AnUnknownVoiceNamesTheKnownOnes) {
    EXPECT_EQ(baonoi({"voices", "install", "thy", "--catalogue", "ds.toml"}).err,
              "baonoi: ds.toml has no voice \"thy\" but thu; for another one write a catalogue of your own, "
              "with the "
              "SHA-256 of its files, and name it with --catalogue\n");
}

TEST_F(VoiceInstall, OnlyOwnVoicesThatNothingNamesAreRemoved) {
    ASSERT_EQ(install().exit_code, 0);
    EXPECT_EQ(
        baonoi({"voices", "remove", "vi-north"}).err,
        "baonoi: vi-north is shipped with baonoi and stays; only voices of [voice] folders are removed\n");
    EXPECT_EQ(baonoi({"voices", "remove", "thy"}).err,
              "baonoi: there is no voice \"thy\" in [voice] folders; see: baonoi voices\n");
    EXPECT_EQ(baonoi({"voices", "remove", "../voices/thu"}).exit_code, 1);
    const std::string usual = "[voice]\nfolders = [\"voices\"]\n";
    for (const auto &[more, place] :
         {std::pair("name = \"thu\"\n", "[voice] name"),
          std::pair("fallback = \"thu\"\n", "[voice] fallback"),
          std::pair("[[voice_for]]\nprefix = \"/a\"\nvoice = \"thu\"\n", "a [[voice_for]]")}) {
        write(folder_.path() / "baonoi.toml", usual + more);
        EXPECT_EQ(
            baonoi({"voices", "remove", "thu"}).err,
            fmt::format("baonoi: {} of baonoi.toml names the voice thu; choose another one there first\n",
                        place));
    }
    write(folder_.path() / "baonoi.toml", usual);
    write(voices_ / "mai/voice.toml", "reference = \"thu\"\n" + read(voices_ / "thu/voice.toml"));
    EXPECT_EQ(
        baonoi({"voices", "remove", "thu"}).err,
        fmt::format("baonoi: {}, as its reference, names the voice thu; choose another one there first\n",
                    (voices_ / "mai/voice.toml").string()));
    std::filesystem::remove_all(voices_ / "mai");
    const ProgramResult result = baonoi({"voices", "remove", "thu"});
    EXPECT_EQ(result.out, fmt::format("removed {}\n", (voices_ / "thu").string())) << result.err;
    expect_nothing();
}

TEST_F(VoiceInstall, TheCatalogueIsListed) {
    EXPECT_EQ(baonoi({"voices", "catalogue", "--catalogue", "ds.toml"}).out,
              "thu                A voice of a test\n"
              "    0.3 MB, CC BY 4.0\n"
              "    doubt: Nobody has \"heard\" it.\n");
    ASSERT_EQ(install().exit_code, 0);
    const Json list = Json::parse(baonoi({"voices", "catalogue", "--catalogue", "ds.toml", "--json"}).out);
    EXPECT_EQ(list.at(0).at("installed"), true);
    EXPECT_EQ(list.at(0).at("bytes"), length);
    EXPECT_EQ(list.at(0).at("attribution"), attribution);
}

// What is shipped names every file by an address that does not change, and says its doubts.
TEST_F(VoiceInstall, TheShippedCatalogueIsWhole) {
    const ProgramResult result = baonoi({"voices", "catalogue", "--json"});
    ASSERT_EQ(result.exit_code, 0) << result.err;
    const Json list = Json::parse(result.out);
    ASSERT_FALSE(list.empty());
    for (const Json &voice : list) {
        EXPECT_FALSE(voice.at("licence").get<std::string>().empty());
        EXPECT_FALSE(voice.at("doubts").empty()) << voice.at("name");
        for (const Json &file : voice.at("files"))
            EXPECT_TRUE(file.at("url").get<std::string>().starts_with("https://")) << file;
    }
    EXPECT_EQ(baonoi({"voices", "install", "25hours-single", "--to", "voices"}).exit_code, 1);
}

} // namespace
} // namespace baonoi::test
