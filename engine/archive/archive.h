/* archive - the surveys of all years in one SQLite file (its tables: docs/archive.md).
 *
 * Respondent codes are kept as HMAC-SHA-256 (RFC 2104, doi 10.17487/RFC2104) with a random key of
 * the archive: years can be linked, codes cannot be read. So are the names of networks of fewer
 * than NSP_MIN_NAMED_ROWS responses, as they may be names of people. The key is a file beside the
 * archive, and needed only to add. Columns with personal data are not kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sink.h"
#include "survey.h"

#define NSP_ARCHIVE_ERROR (nsp_archive_error_quark ())
GQuark nsp_archive_error_quark (void);

typedef enum {
  NSP_ARCHIVE_ERROR_ABSENT,      /* there is no such file */
  NSP_ARCHIVE_ERROR_NOT_ARCHIVE, /* it is something else */
  NSP_ARCHIVE_ERROR_NEWER,       /* written by a newer version of the program */
  NSP_ARCHIVE_ERROR_CORRUPT,
  NSP_ARCHIVE_ERROR_BUSY,        /* another program kept it to itself for too long */
  NSP_ARCHIVE_ERROR_SHAPES,      /* imports with other columns do not fit in one CSV file */
  NSP_ARCHIVE_ERROR_APPEARED,    /* another program made it in the meantime: try again */
  NSP_ARCHIVE_ERROR_KEY_ABSENT,  /* the file with its key is not there */
  NSP_ARCHIVE_ERROR_KEY_DAMAGED, /* that file is no key */
  NSP_ARCHIVE_ERROR_KEY_OTHER,   /* it is the key of another archive */
  NSP_ARCHIVE_ERROR_KEY_FAILED,  /* reading or writing it failed */
  NSP_ARCHIVE_ERROR_SYSTEM       /* reading or writing failed */
} NspArchiveError;

/* The version of the file that this program writes, and the first that has no more than a check
 * value of its key. */
#define NSP_ARCHIVE_VERSION 3
#define NSP_ARCHIVE_KEY_APART 3

typedef struct _NspArchive NspArchive;

/* Called once when another program is writing and this one waits for it. */
typedef void (*NspArchiveWaiting) (gpointer data);

/* The name of the file with an archive's key: "NAME.key". The caller owns it. */
char *nsp_archive_key_path (const char *archive);

/* Opens an archive to read. An archive of an older version is read as a copy in memory, and stays
 * as it is. NULL with `error` (of NSP_ARCHIVE_ERROR) when it is not there or not an archive. */
NspArchive *nsp_archive_open (const char *path, GError **error);

/* Opens an archive to change, in one transaction that nsp_archive_commit() ends; until then nobody
 * else can write. With `add`, files can be added: its key must be there (else one of the errors
 * KEY_*), and an archive that is not there is made: readable by its owner only, and in its place
 * only once it is committed. It takes the key that lies ready for it, else it gets a new one.
 * NSP_ARCHIVE_ERROR_APPEARED on commit means that another program made it meanwhile; nothing is
 * lost by trying again from here. An archive that has its key inside gives it to a file. */
NspArchive *nsp_archive_change (const char *path, gboolean add, NspArchiveWaiting waiting,
                                gpointer data, GError **error);

/* Hides the networks that have fewer than NSP_MIN_NAMED_ROWS responses behind a text of a hash
 * (nsp_text_of_hash), and gives those that have more by now their names, where one is there. What
 * is read before belongs to other names than what is read after. Without the key, nothing happens.
 * FALSE with `error` when the archive failed. */
gboolean nsp_archive_settle (NspArchive *archive, GError **error);

/* The text behind which a network of this name, however it is spelled, is hidden. The caller owns
 * it; NULL without the key. */
char *nsp_archive_hidden_name (NspArchive *archive, const char *name);

/* Makes what was done last: all of it or, with FALSE and `error`, nothing. Settles first. */
gboolean nsp_archive_commit (NspArchive *archive, GError **error);

/* Closes it. What was not committed has not been. */
void nsp_archive_close (NspArchive *archive);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspArchive, nsp_archive_close)

/* What became of a file: its import, and whether that held these contents already. */
typedef struct {
  gint64 import;
  gboolean known;
} NspAdded;

/* Reads a file into `survey`, as nsp_survey_read() does, and into the archive on the way. One whose
 * contents the archive has already is not read. `date` is when, as people read it. What is wrong in
 * the file goes to `problems`, and the archive is then not to be committed. FALSE with `error` when
 * the archive failed. */
gboolean nsp_archive_add (NspArchive *archive, NspSurvey *survey, const char *name, GBytes *bytes,
                          const NspSurveyOptions *options, const char *date, NspProblems *problems,
                          NspAdded *added, GError **error);

/* The questionnaires that the archive has answers to, each as it was when last imported, in the
 * order of first import (of NspInstrument *). The caller owns the array; NULL with `error`. */
GPtrArray *nsp_archive_instruments (NspArchive *archive, GError **error);

/* Reads the imports that have answers to the survey's questionnaires into `survey`, which is then
 * as if it had read the files, and to be finished likewise. A questionnaire that is not the one of
 * an import is told in `problems`, as an error when the answers no longer mean the same. FALSE with
 * `error` when the archive cannot be read. */
gboolean nsp_archive_read (NspArchive *archive, NspSurvey *survey, NspProblems *problems,
                           GError **error);

/* One file in the archive's log. */
typedef struct {
  gint64 id;
  char *file, *imported; /* its name, and when it came in */
  guint64 rows;          /* in the file */
  guint64 responses;     /* in the archive now */
  guint64 answers;       /* of these */
  guint64 removed;       /* that were in it, and were replaced or removed */
} NspImport;

/* The log (of NspImport *), first import first. The caller owns it; NULL with `error`. */
GPtrArray *nsp_archive_imports (NspArchive *archive, GError **error);

/* The responses of one import in one year, moment and network. */
typedef struct {
  gint64 import;
  char *file;
  NspPeriod period;    /* the year as all surveys of the archive together name it */
  char *network;       /* NULL for none; see nsp_name_is_hidden() */
  guint64 n_responses; /* rows, one for each time that somebody answered */
  gint64 later;        /* nsp_archive_overlaps(): the later import that has the same, */
  char *later_file;    /* and its file; else 0 and NULL */
  char *written_year;  /* as the file has it */
  gint64 network_id;
} NspArchiveGroup;

/* Everything in the archive, group by group (of NspArchiveGroup *), in the order of import. An
 * import in which nobody answered is a group of 0 responses. */
GPtrArray *nsp_archive_groups (NspArchive *archive, GError **error);

/* The groups of imports before `first` of which `first` or a later one has the same year, moment
 * and network, for a questionnaire that both have. One that is hidden has its name from the later
 * one. */
GPtrArray *nsp_archive_overlaps (NspArchive *archive, gint64 first, GError **error);

/* Takes away from these groups the answers to the questionnaires that the overlapping import has.
 */
gboolean nsp_archive_replace (NspArchive *archive, const GPtrArray *overlaps, GError **error);

/* Takes away a group, or an import with all of its groups. */
gboolean nsp_archive_remove (NspArchive *archive, const GPtrArray *groups, GError **error);

/* Looks for damage: SQLite's own checks, references, and the log against what is there. What is
 * found goes to `problems`. FALSE with `error` when the file cannot be read at all. */
gboolean nsp_archive_check (NspArchive *archive, NspProblems *problems, GError **error);

/* Writes an import (0: all) as CSV that nsp_archive_add() takes back: numbers on the scale, and the
 * hashes of respondent codes. NSP_ARCHIVE_ERROR_SHAPES when all do not fit in one file; other
 * errors are the archive's, or those of `write`. */
gboolean nsp_archive_export (NspArchive *archive, gint64 import, NspWrite write, gpointer data,
                             GError **error);

/* Whether files could be added: the archive has its key inside, or in its file. FALSE with one of
 * the errors KEY_*. */
gboolean nsp_archive_check_key (NspArchive *archive, GError **error);

/* Whether the key's file was written by the last commit. */
gboolean nsp_archive_wrote_key (const NspArchive *archive);

/* The version that the file had when it was opened. */
int nsp_archive_version (const NspArchive *archive);
