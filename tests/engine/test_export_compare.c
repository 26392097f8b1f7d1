/* What the exports of comparisons write.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "export.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "compared.h"

static gboolean
append (const char *text, gsize length, gpointer data, GError **error)
{
  (void)error;
  g_string_append_len (data, text, (gssize)length);
  return TRUE;
}

/* Fails once `data` bytes have been written. */
static gboolean
refuse (const char *text, gsize length, gpointer data, GError **error)
{
  gsize *room = data;

  (void)text;
  if (length <= *room) {
    *room -= length;
    return TRUE;
  }
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "full");
  return FALSE;
}

typedef gboolean (*ExportFunction) (const NspExport *export, const GPtrArray *comparisons,
                                    NspWrite write, gpointer data, GError **error);

static NspExport
export_of (const Compared *it, const char *const *only)
{
  return (NspExport){ .released = it->released,
                      .survey = it->reading->survey,
                      .problems = it->reading->problems,
                      .only = only,
                      .version = "0.1.0",
                      .lang = NSP_EN };
}

static char *
exported (ExportFunction function, const Compared *it, const char *const *only)
{
  NspExport export = export_of (it, only);
  GString *out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  cr_assert (function (&export, it->comparisons, append, out, &error));
  cr_assert_null (error);
  return g_string_free (out, FALSE);
}

/* The part of a document that holds the figures. */
static char *
figures (const Compared *it)
{
  g_autofree char *text = exported (nsp_export_compare_json, it, NULL);
  const char *from = strstr (text, "\"instruments\""), *to = strstr (text, "\"problems\"");

  cr_assert (from != NULL && to > from);
  return g_strndup (from, (gsize)(to - from));
}

static const char some_rows[] = "a;N;2024;1;2\nb;N;2024;2;2\nc;=M;2024;3;3\n"
                                "a;N;2025;2;3\nb;N;2025;4;4\nd;S;2025;5;5\n";

Test (export_compare, json_has_the_figures_in_their_places)
{
  g_autoptr (Compared) it = compared_rows (some_rows, 1);
  g_autofree char *text = exported (nsp_export_compare_json, it, NULL);
  cJSON *json = cJSON_ParseWithOpts (text, NULL, TRUE), *instrument, *network, *dimension, *change;

  cr_assert_not_null (json, "%s", text);
  cr_assert_str_eq (json->child->string, "netspiegel");
  cr_assert_not_null (cJSON_GetObjectItem (json, "settings"));
  cr_assert_eq (cJSON_GetArraySize (cJSON_GetObjectItem (json, "inputs")), 1);
  cr_assert (cJSON_IsArray (cJSON_GetObjectItem (json, "problems")));
  cr_assert_eq (cJSON_GetArraySize (cJSON_GetObjectItem (json, "instruments")), 1);
  instrument = cJSON_GetArrayItem (cJSON_GetObjectItem (json, "instruments"), 0);
  cr_assert_eq (cJSON_GetArraySize (cJSON_GetObjectItem (instrument, "networks")), 4);
  cr_assert_eq (cJSON_GetObjectItem (cJSON_GetObjectItem (instrument, "scale"), "max")->valueint,
                5);
  network = cJSON_GetArrayItem (cJSON_GetObjectItem (instrument, "networks"), 1);
  cr_assert_str_eq (cJSON_GetStringValue (cJSON_GetObjectItem (network, "network")), "N");
  dimension = cJSON_GetArrayItem (cJSON_GetObjectItem (network, "dimensions"), 0);
  cr_assert_str_eq (cJSON_GetStringValue (cJSON_GetObjectItem (dimension, "id")), "d");
  change = cJSON_GetArrayItem (cJSON_GetObjectItem (dimension, "changes"), 0);
  cr_assert_str_eq (cJSON_GetStringValue (cJSON_GetObjectItem (change, "from")), "2024");
  cr_assert_str_eq (cJSON_GetStringValue (cJSON_GetObjectItem (change, "to")), "2025");
  cr_assert (cJSON_IsNull (cJSON_GetObjectItem (change, "from_moment")));
  change = cJSON_GetObjectItem (change, "paired");
  cr_assert_eq (cJSON_GetObjectItem (change, "n")->valueint, 2);
  cr_assert_eq (cJSON_GetObjectItem (change, "difference")->valuedouble, 1.5);
  cr_assert_eq (cJSON_GetObjectItem (change, "df")->valuedouble, 1);
  /* =M stands in 2024 only: null in 2025, and no change. */
  cr_assert_not_null (strstr (
      text, "{\"network\":\"=M\",\"dimensions\":[{\"id\":\"d\",\"years\":["
            "{\"year\":\"2024\",\"moment\":null,\"n\":1,\"mean\":3,\"sd\":null,\"ci95\":null,"
            "\"withheld\":null,\"left_out\":false},{\"year\":\"2025\",\"moment\":null,\"n\":null,"
            "\"mean\":null,"
            "\"sd\":null,\"ci95\":null,\"withheld\":null,\"left_out\":false}],\"changes\":[]}]}"));
  cJSON_Delete (json);
}

Test (export_compare, only_some_networks_come_with_everyone)
{
  const char *const only[] = { "S", NULL };
  g_autoptr (Compared) it = compared_rows (some_rows, 1);
  g_autofree char *json = exported (nsp_export_compare_json, it, only);
  g_autofree char *csv = exported (nsp_export_compare_csv, it, only);

  cr_assert_not_null (strstr (json, "\"network\":\"S\""));
  cr_assert_not_null (strstr (json, "\"network\":null"));
  cr_assert_null (strstr (json, "\"network\":\"N\""));
  cr_assert_null (strstr (csv, ",N,"));
  cr_assert_not_null (strstr (csv, "t,,d,2024,,2025,"));
}

Test (export_compare, csv_has_a_row_per_change)
{
  g_autoptr (Compared) it = compared_rows ("a;=1+1;2024;1;2\nb;=1+1;2024;2;3\n"
                                           "a;=1+1;2025;2;3\nc;=1+1;2025;5;5\n",
                                           1);
  g_autofree char *csv = exported (nsp_export_compare_csv, it, NULL);
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1), header = g_strsplit (lines[0], ",", -1);

  cr_assert_eq (g_strv_length (lines), 4); /* the last is empty */
  cr_assert_eq (g_strv_length (header), 25);
  for (guint i = 1; i < 3; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

    cr_assert_eq (g_strv_length (cells), 25, "%s", lines[i]);
    cr_assert_str_eq (cells[1], i == 1 ? "\"'=1+1\"" : "");
    cr_assert_str_eq (cells[3], "2024");
    cr_assert_str_eq (cells[5], "2025");
    cr_assert_str_eq (cells[7], "2");
    cr_assert_str_eq (cells[8], "2");
    cr_assert_str_eq (cells[11], "3.75");
    cr_assert_str_eq (cells[13], "1.75");
    cr_assert_str_eq (cells[18], "1"); /* one pair: a difference without an interval */
    cr_assert_str_eq (cells[19], "1");
    cr_assert_str_eq (cells[20], "");
    cr_assert_str_eq (cells[23], "no_clear_difference");
    cr_assert_str_eq (cells[24], "not for sharing");
  }
}

Test (export_compare, what_is_withheld_is_empty)
{
  g_autoptr (Compared) it = compared_rows (some_rows, 5);
  g_autofree char *csv = exported (nsp_export_compare_csv, it, NULL);
  g_autofree char *json = exported (nsp_export_compare_json, it, NULL);

  g_autofree char *nothing = g_strnfill (19, ',');
  g_autofree char *expected = g_strdup_printf ("\nt,,d,2024,,2025%s\n", nothing);

  cr_assert_str_eq (strchr (csv, '\n'), expected, "the networks are not named");
  cr_assert_null (strstr (json, "\"network\":\"N\""));
  cr_assert_null (strstr (json, "\"difference\":0"));
  cr_assert_null (strstr (json, "\"mean\":2"));
  cr_assert_not_null (strstr (json, "\"paired\":null,\"reading\":null"));
}

/* Ten in N have 23 in all, and seven of them one more a year later; S, of ten, is three by then. */
static Compared *
released_years (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < 10; i++) {
    g_string_append_printf (rows, "n%u;N;2024;%u;%u\n", i, 1 + i % 4, 1 + i % 4);
    g_string_append_printf (rows, "n%u;N;2025;%u;%u\n", i, 1 + i % 4 + (i < 7),
                            1 + i % 4 + (i < 7));
    g_string_append_printf (rows, "s%u;S;2024;%u;%u\n", i, 1 + i % 5, 1 + i % 5);
    if (i < 3)
      g_string_append_printf (rows, "t%u;S;2025;5;5\n", i);
  }
  return compared_rows (rows->str, 5);
}

/* The means are 2.3 and 3.0. The seven ones and three zeros have a standard error of sqrt (0.21 /
 * 9), 0.15275, and t with 9 degrees of freedom is 2.26216: 0.7 - 0.34555 and 0.7 + 0.34555. */
Test (export_compare, has_as_many_decimals_as_are_meant)
{
  g_autoptr (Compared) it = released_years ();
  g_autofree char *csv = exported (nsp_export_compare_csv, it, NULL);
  g_autofree char *json = exported (nsp_export_compare_json, it, NULL);

  cr_assert_not_null (strstr (json, "\"n\":10,\"mean\":2.3,\"sd\":"));
  cr_assert_not_null (strstr (json, "\"n\":10,\"mean\":3.0,\"sd\":"));
  cr_assert_not_null (strstr (json, "\"paired\":{\"n\":10,\"difference\":0.7,\"ci95\":[0.4,1.0],"
                                    "\"df\":9.0},\"reading\":\"higher\"}"));
  cr_assert_not_null (strstr (csv, "\nt,N,d,2024,,2025,,10,2.3,"));
  cr_assert_not_null (strstr (csv, ",10,0.7,0.4,1.0,9.0,higher,\n"));
  cr_assert_not (g_regex_match_simple ("\\.[0-9][0-9]", strstr (json, "\"instruments\""), 0, 0));
  cr_assert_not (g_regex_match_simple ("\\.[0-9][0-9]", csv, 0, 0));
}

Test (export_compare, a_year_of_too_few_is_withheld)
{
  g_autoptr (Compared) it = released_years ();
  g_autofree char *csv = exported (nsp_export_compare_csv, it, NULL);
  g_autofree char *json = exported (nsp_export_compare_json, it, NULL);

  /* S has 1 + 2 + 3 + 4 + 5, twice: 3.0. Everyone in 2025 is N. */
  cr_assert (g_regex_match_simple ("\nt,S,d,2024,,2025,,10,3.0,1.5,{15}\n", csv, 0, 0), "%s", csv);
  cr_assert_not_null (
      strstr (json, "{\"year\":\"2025\",\"moment\":null,\"n\":null,\"mean\":null,\"sd\":null,"
                    "\"ci95\":null,\"withheld\":\"min_n\",\"left_out\":false}"));
  cr_assert (g_regex_match_simple ("\"year\":\"2025\",\"moment\":null,\"n\":10,\"mean\":3.0,[^}]*"
                                   "\"withheld\":null,\"left_out\":true",
                                   json, 0, 0));
}

/* The samples, read in an order. */
static Compared *
samples_in_order (const guint *order)
{
  static const char *const files[] = { NSP_SOURCE_DIR "/samples/2023-2024.csv",
                                       NSP_SOURCE_DIR "/samples/2024-2025.csv",
                                       NSP_SOURCE_DIR "/samples/2025-2026.csv" };
  Reading *reading =
      reading_new (nsp_instrument_builtin ("srt"), nsp_instrument_builtin ("basic-needs"), NULL);

  for (guint i = 0; i < 3; i++)
    reading_add_file (reading, files[order[i]]);
  return compared_new (reading, 5);
}

Test (export_compare, the_order_of_files_makes_no_difference)
{
  static const guint orders[][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 },
                                     { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
  g_autoptr (Compared) first = samples_in_order (orders[0]);
  g_autofree char *expected = figures (first);

  cr_assert_not_null (strstr (expected, "\"paired\":{\"n\":"));
  for (guint i = 1; i < G_N_ELEMENTS (orders); i++) {
    g_autoptr (Compared) it = samples_in_order (orders[i]);
    g_autofree char *actual = figures (it);

    cr_assert_str_eq (actual, expected, "order %u", i);
  }
}

Test (export_compare, a_failure_to_write_stops_it)
{
  const ExportFunction functions[] = { nsp_export_compare_json, nsp_export_compare_csv };
  g_autoptr (Compared) it = compared_rows (some_rows, 1);
  NspExport export = export_of (it, NULL);

  for (guint f = 0; f < 2; f++) {
    g_autofree char *whole = exported (functions[f], it, NULL);

    for (gsize room = 0; room < strlen (whole); room += 7) {
      g_autoptr (GError) error = NULL;
      gsize left = room;

      cr_assert_not (functions[f](&export, it->comparisons, refuse, &left, &error));
      cr_assert_not_null (error);
    }
  }
}
