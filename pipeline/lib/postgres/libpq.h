// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of libpq that are used, opened when the first of them is called.
#pragma once

#include "base/shared_library.h"

#include <libpq-fe.h>

namespace baonoi::postgres {

inline const SharedLibrary &libpq() {
    static const SharedLibrary opened("libpq.so.5", "libpq5");
    return opened;
}

BAONOI_LAZY(libpq, PQclear);
BAONOI_LAZY(libpq, PQcmdTuples);
BAONOI_LAZY(libpq, PQconnectPoll);
BAONOI_LAZY(libpq, PQconnectStartParams);
BAONOI_LAZY(libpq, PQconsumeInput);
BAONOI_LAZY(libpq, PQenterPipelineMode);
BAONOI_LAZY(libpq, PQerrorMessage);
BAONOI_LAZY(libpq, PQexec);
BAONOI_LAZY(libpq, PQexitPipelineMode);
BAONOI_LAZY(libpq, PQfinish);
BAONOI_LAZY(libpq, PQfreemem);
BAONOI_LAZY(libpq, PQftype);
BAONOI_LAZY(libpq, PQgetisnull);
BAONOI_LAZY(libpq, PQgetResult);
BAONOI_LAZY(libpq, PQgetlength);
BAONOI_LAZY(libpq, PQgetvalue);
BAONOI_LAZY(libpq, PQnfields);
BAONOI_LAZY(libpq, PQnotifies);
BAONOI_LAZY(libpq, PQntuples);
BAONOI_LAZY(libpq, PQpipelineSync);
BAONOI_LAZY(libpq, PQresultErrorField);
BAONOI_LAZY(libpq, PQresultStatus);
BAONOI_LAZY(libpq, PQsendPrepare);
BAONOI_LAZY(libpq, PQsendQueryPrepared);
BAONOI_LAZY(libpq, PQserverVersion);
BAONOI_LAZY(libpq, PQsetErrorVerbosity);
BAONOI_LAZY(libpq, PQsetNoticeProcessor);
BAONOI_LAZY(libpq, PQsocket);
BAONOI_LAZY(libpq, PQstatus);
BAONOI_LAZY(libpq, PQtransactionStatus);

// Of the server's catalogue pg_type, where they never change.
constexpr Oid oid_of_boolean = 16, oid_of_bytea = 17, oid_of_bigint = 20, oid_of_text = 25,
              oid_of_double = 701;

} // namespace baonoi::postgres
