// SPDX-License-Identifier: GPL-3.0-or-later
#include "served.h"

#include <gtest/gtest.h>
#include <set>
#include <sstream>

namespace baonoi::serve {
namespace {

class Health : public test::Served {};

TEST_F(Health, NeedsNoToken) {
    start();
    EXPECT_EQ(api("GET", "/healthz", "").body, "ok\n");
    readiness_.facts["workers"] = "2 of 2";
    const auto ready = api("GET", "/readyz", "");
    EXPECT_EQ(ready.status, 200);
    EXPECT_EQ(ready.body,
              fmt::format("{{\"facts\":{{\"store\":\"ok\",\"workers\":\"2 of 2\"}},\"ready\":true,"
                          "\"store\":\"{:x}\"}}\n",
                          store_->identity()));
    readiness_.ready = false;
    EXPECT_EQ(api("GET", "/readyz", "").status, 503);
}

TEST_F(Health, FiguresAreForThisMachineOrForAToken) {
    start();
    const auto status = [&](const std::string &headers) {
        return test::ask(server_->port(), "GET", "/metrics", headers).status;
    };
    EXPECT_EQ(status(""), 200);
    EXPECT_EQ(status("X-Forwarded-For: 10.0.0.1\r\n"), 401);
    EXPECT_EQ(status("Forwarded: for=10.0.0.1\r\n"), 401);
    EXPECT_EQ(status("X-Forwarded-For: 10.0.0.1\r\nAuthorization: Bearer token-doc\r\n"), 200);
}

// As Prometheus reads it: every sample belongs to the family that was declared last, and is there once.
void expect_well_formed(const std::string &text) {
    std::istringstream lines(text);
    std::set<std::string> seen;
    std::string family;
    for (std::string line; std::getline(lines, line);) {
        SCOPED_TRACE(line);
        const bool is_new = seen.insert(line.substr(0, line.rfind(' '))).second;
        if (line.starts_with("# HELP ")) {
            family = line.substr(7, line.find(' ', 7) - 7);
            EXPECT_TRUE(family.starts_with("baonoi_") || family.starts_with("process_"));
        } else if (line.starts_with("# TYPE ")) {
            EXPECT_TRUE(line.starts_with("# TYPE " + family + " "));
        } else {
            EXPECT_TRUE(is_new);
            const std::string name = line.substr(0, line.find_first_of("{ "));
            EXPECT_TRUE(name == family || name == family + "_bucket" || name == family + "_sum" ||
                        name == family + "_count");
            EXPECT_NO_THROW(std::stod(line.substr(line.rfind(' ') + 1)));
        }
    }
}

TEST_F(Health, FiguresCountJobsArticlesAndRequests) {
    start();
    queue("https://bao.example.vn/1", store::JobKind::backfill);
    clock_.pass(90);
    hook("msg_1", announcement("https://bao.example.vn/2"));
    api("GET", "/nowhere", "");
    api("BREW", "/healthz", "");
    const auto answer = api("GET", "/metrics", "");
    EXPECT_EQ(answer.headers.at("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    expect_well_formed(answer.body);
    for (const char *line :
         {"baonoi_jobs{kind=\"backfill\",state=\"queued\"} 1",
          "baonoi_jobs{kind=\"ordered\",state=\"failed\"} 0",
          "baonoi_oldest_job_seconds{kind=\"backfill\",state=\"queued\"} 90",
          "baonoi_articles{state=\"queued\"} 2", "baonoi_coverage{source=\"bao\",group=\"lacking\"} 2",
          "baonoi_coverage{source=\"bao\",group=\"switched_off\"} 0",
          "baonoi_hooks_total{result=\"accepted\"} 1",
          "baonoi_http_requests_total{route=\"/hooks/publish\",method=\"POST\",status=\"202\"} 1",
          "baonoi_http_requests_total{route=\"none\",method=\"GET\",status=\"404\"} 1",
          "baonoi_http_requests_total{route=\"none\",method=\"other\",status=\"405\"} 1",
          "baonoi_http_request_seconds_count{route=\"/hooks/publish\"} 1"})
        EXPECT_NE(answer.body.find(std::string(line) + "\n"), std::string::npos) << line;
    EXPECT_EQ(answer.body.find("baonoi_http_connections 0\n"), std::string::npos) << "this one is open";
    EXPECT_NE(answer.body.find("baonoi_http_connections "), std::string::npos);
}

TEST_F(Health, EveryAnswerHasTheFiguresOfTheProcess) {
    start();
    const std::string text = "\n" + api("GET", "/metrics", "").body;
    for (const char *name : {"process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds",
                             "process_max_fds", "process_start_time_seconds"})
        EXPECT_NE(text.find(fmt::format("\n{} ", name)), std::string::npos) << name;
    EXPECT_NE(text.find("\n# TYPE process_cpu_seconds_total counter\n"), std::string::npos);
}

TEST_F(Health, WhatTheServerRefusesItselfIsCounted) {
    start();
    api("GET", "/%zz", "");
    EXPECT_NE(api("GET", "/metrics", "").body.find("baonoi_http_rejected_total{reason=\"target\"} 1\n"),
              std::string::npos);
}

} // namespace
} // namespace baonoi::serve
