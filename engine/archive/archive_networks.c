/* Which networks an archive names. What is typed into the column of the network may be the name of
 * a person, and then hardly anybody else has it: the name of a network of fewer than
 * NSP_MIN_NAMED_ROWS responses is kept as a hash by the key of the archive.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "archive_data.h"
#include "names.h"

/* What is hashed of a name begins with this, so that the hash is no respondent's: a code that is
 * the name of a network would tell it otherwise. */
#define HASHED_PREFIX "network:"

/* A row of the table: one spelling of a network. */
typedef struct {
  gint64 id, n_responses;
  char *name;
  gboolean hidden;
} Spelling;

/* A network: its spellings (of Spelling), under the name that hides it. */
typedef struct {
  char *hidden_name;
  GPtrArray *spellings;
  gint64 n_responses;
} Network;

static void
spelling_free (gpointer data)
{
  Spelling *spelling = data;

  g_free (spelling->name);
  g_free (spelling);
}

static void
network_free (gpointer data)
{
  Network *network = data;

  g_free (network->hidden_name);
  g_ptr_array_unref (network->spellings);
  g_free (network);
}

/* The text that hides a name: itself, where it is one. */
static char *
hide (const NspKey *key, const char *name)
{
  g_autofree char *plain = nsp_name_key (name);
  g_autofree char *hashed = g_strconcat (HASHED_PREFIX, plain, NULL);
  guint8 hash[NSP_HASH_BYTES];

  if (!nsp_text_read_hash (plain, hash))
    nsp_key_hash (key, hashed, hash);
  return nsp_text_of_hash (hash);
}

char *
nsp_archive_hidden_name (NspArchive *archive, const char *name)
{
  return nsp_archive_has_key (archive) ? hide (&archive->key, name) : NULL;
}

/* All networks (of Network). */
static GPtrArray *
find_networks (NspArchive *archive)
{
  NspSql *sql = &archive->sql;
  g_autoptr (sqlite3_stmt) query = nsp_sql_prepare (
      sql, "SELECT id, name, coalesce (n, 0) FROM network LEFT JOIN"
           " (SELECT network AS of, count (*) AS n FROM response GROUP BY network) ON of = id"
           " ORDER BY id");
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *networks = g_ptr_array_new_with_free_func (network_free);

  while (query != NULL && nsp_sql_next (sql, query)) {
    Spelling *spelling = g_new0 (Spelling, 1);
    g_autofree char *hidden_name = hide (&archive->key, nsp_sql_word (query, 1));
    Network *network = g_hash_table_lookup (by_name, hidden_name);

    *spelling = (Spelling){ sqlite3_column_int64 (query, 0), sqlite3_column_int64 (query, 2),
                            g_strdup (nsp_sql_word (query, 1)),
                            nsp_name_is_hidden (nsp_sql_word (query, 1)) };
    if (network == NULL) {
      network = g_new0 (Network, 1);
      network->hidden_name = g_steal_pointer (&hidden_name);
      network->spellings = g_ptr_array_new_with_free_func (spelling_free);
      g_hash_table_insert (by_name, network->hidden_name, network);
      g_ptr_array_add (networks, network);
    }
    g_ptr_array_add (network->spellings, spelling);
    network->n_responses += spelling->n_responses;
  }
  return networks;
}

/* The spelling that most wrote, the first in the alphabet of equals, as results show it; of hidden
 * ones only when there are no others. */
static const Spelling *
best_spelling (const Network *network)
{
  const Spelling *best = NULL;

  for (guint i = 0; i < network->spellings->len; i++) {
    const Spelling *own = g_ptr_array_index (network->spellings, i);

    if (best == NULL || own->hidden < best->hidden ||
        (own->hidden == best->hidden &&
         (own->n_responses > best->n_responses ||
          (own->n_responses == best->n_responses && strcmp (own->name, best->name) < 0))))
      best = own;
  }
  return best;
}

/* The statements that change names, made when the first of them is needed. */
typedef struct {
  NspArchive *archive;
  sqlite3_stmt *move, *drop, *rename;
} Settling;

/* An index while responses are moved and rows go, which references look for; no part of the
 * archive. */
#define INDEX_NETWORKS "CREATE INDEX response_network ON response (network)"
#define FORGET_INDEX "DROP INDEX response_network"

static void
begin (Settling *settling)
{
  NspSql *sql = &settling->archive->sql;

  if (settling->move != NULL || sql->error != NULL)
    return;
  nsp_sql_run (sql, INDEX_NETWORKS);
  settling->move = nsp_sql_prepare (sql, "UPDATE response SET network = ? WHERE network = ?");
  settling->drop = nsp_sql_prepare (sql, "DELETE FROM network WHERE id = ?");
  settling->rename = nsp_sql_prepare (sql, "UPDATE network SET name = ? WHERE id = ?");
}

static void
end (Settling *settling)
{
  gboolean begun = settling->move != NULL;

  sqlite3_finalize (settling->move);
  sqlite3_finalize (settling->drop);
  sqlite3_finalize (settling->rename);
  if (begun)
    nsp_sql_run (&settling->archive->sql, FORGET_INDEX);
}

/* Makes one row of a network's spellings: all of them, or with `named` only the hidden ones. */
static void
unite (Settling *settling, const Network *network, gboolean named)
{
  NspSql *sql = &settling->archive->sql;
  const Spelling *kept = best_spelling (network);
  const char *name = named && !kept->hidden ? kept->name : network->hidden_name;

  for (guint i = 0; i < network->spellings->len; i++) {
    const Spelling *spelling = g_ptr_array_index (network->spellings, i);

    if (spelling == kept || (named && !spelling->hidden))
      continue;
    begin (settling);
    nsp_sql_do (sql, settling->move, "ii", kept->id, spelling->id);
    nsp_sql_do (sql, settling->drop, "i", spelling->id);
    settling->archive->erased |= !spelling->hidden;
  }
  if (strcmp (kept->name, name) != 0) {
    begin (settling);
    nsp_sql_do (sql, settling->rename, "ti", name, kept->id);
    settling->archive->erased |= !kept->hidden;
  }
}

gboolean
nsp_archive_settle (NspArchive *archive, GError **error)
{
  g_autoptr (GPtrArray) networks = NULL;
  Settling settling = { .archive = archive };

  if (archive->unsettled && nsp_archive_has_key (archive)) {
    networks = find_networks (archive);
    for (guint i = 0; i < networks->len; i++) {
      const Network *network = g_ptr_array_index (networks, i);

      unite (&settling, network, network->n_responses >= NSP_MIN_NAMED_ROWS);
    }
    end (&settling);
    archive->unsettled = FALSE;
  }
  return nsp_archive_check_error (archive, error);
}
