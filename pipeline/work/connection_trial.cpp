// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/connection_trial.h"

#include "base/error.h"
#include "base/secret.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::work {

namespace {

constexpr std::size_t most_warnings = 10;

// With no more patience than a person has.
settings::SourceConfig hurried(settings::SourceConfig source) {
    source.settings.timeout.value = std::min(source.settings.timeout.value, longest_trial.value);
    source.account.timeout.value = std::min(source.account.timeout.value, longest_trial.value);
    return source;
}

std::size_t words_in(const produce::Reading &reading) {
    std::size_t words = 0;
    for (const normalise::ExplainedBlock &block : reading.blocks)
        for (const Utterance &utterance : block.utterances)
            words += static_cast<std::size_t>(
                std::count_if(utterance.tokens.begin(), utterance.tokens.end(),
                              [](const Token &token) { return !token.spoken.empty(); }));
    return words;
}

TriedArticle look_at(Setup &setup, const settings::SourceConfig &source, const fetch::Listing &listing) {
    TriedArticle tried{listing.input, listing.title, listing.published, 0, ""};
    try {
        const Article article = setup.production.fetch(source, listing);
        const produce::Reading reading = setup.production.reading(article);
        if (!reading.script.title.empty())
            tried.title = reading.script.title;
        if (tried.published.empty())
            tried.published = reading.script.published;
        tried.words = words_in(reading);
    } catch (const std::exception &error) {
        tried.fault = without_secrets(describe(error));
    }
    return tried;
}

} // namespace

SourceTrial try_source(Setup &setup, const std::string &name, Clock &clock) {
    const settings::SourceConfig *source = setup.config.source_named(name);
    if (!source)
        throw Error(Next::skip, fmt::format("no [[source]] is named \"{}\"", name));
    const settings::SourceConfig quick = hurried(*source);
    const double end = clock.elapsed().value + longest_trial.value;
    const auto has_time = [&] { return clock.elapsed().value < end; };
    SourceTrial trial;
    std::vector<fetch::Listing> listings;
    try {
        const auto opened = setup.production.open_source(quick);
        const fetch::ListingReport report = opened->list("", [&](const fetch::Listing &listing) {
            listings.push_back(listing);
            return listings.size() < most_tried_articles && has_time();
        });
        for (const std::string &warning : report.warnings)
            if (trial.warnings.size() < most_warnings)
                trial.warnings.push_back(without_secrets(warning));
    } catch (const std::exception &error) {
        trial.fault = without_secrets(describe(error));
    }
    for (const fetch::Listing &listing : listings) {
        trial.ran_out_of_time = trial.ran_out_of_time || !has_time();
        trial.articles.push_back(trial.ran_out_of_time
                                     ? TriedArticle{listing.input, listing.title, listing.published, 0, ""}
                                     : look_at(setup, quick, listing));
    }
    return trial;
}

std::vector<publish::Finding> try_publisher(Setup &setup, const std::string &name) {
    const auto &all = setup.config.publishers;
    const auto publisher =
        std::find_if(all.begin(), all.end(), [&](const auto &one) { return one.name == name; });
    if (publisher == all.end())
        throw Error(Next::skip, fmt::format("no [[publisher]] is named \"{}\"", name));
    return examined(setup.production, *publisher);
}

std::vector<publish::Finding> examined(const produce::Production &production,
                                       const settings::PublisherConfig &publisher) {
    std::vector<publish::Finding> findings;
    try {
        findings = production.open_publisher(publisher)->examine();
    } catch (const std::exception &error) {
        findings = {{publisher.kind, false, describe(error)}};
    }
    if (findings.empty())
        findings = {{publisher.kind, true, "opens"}};
    for (publish::Finding &finding : findings)
        finding.detail = without_secrets(finding.detail);
    return findings;
}

} // namespace baonoi::work
