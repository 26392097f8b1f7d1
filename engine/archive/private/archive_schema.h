/* archive_schema - the tables of an archive, built version by version.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sql.h"

/* "NSPA", in SQLite's application_id: what kind of file this is. */
#define NSP_ARCHIVE_ID 0x4e535041
/* Brings a database from `version` (0: empty) to NSP_ARCHIVE_VERSION, within the transaction under
 * way. The table `archive` is then empty when the version was before NSP_ARCHIVE_KEY_APART. */
void nsp_archive_migrate (NspSql *sql, int version);
