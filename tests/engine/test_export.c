/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "support.h"

static gboolean
append (const char *text, gsize length, gpointer data, GError **error)
{
  (void)error;
  g_string_append_len (data, text, (gssize)length);
  return TRUE;
}

typedef gboolean (*ExportFunction) (const NspExport *export, NspWrite write, gpointer data,
                                    GError **error);

/* What an export writes. */
static GString *
exported (ExportFunction function, const NspExport *export)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  cr_assert (function (export, append, out, &error));
  cr_assert_null (error);
  return out;
}

static cJSON *
exported_json (const NspExport *export)
{
  g_autoptr (GString) text = exported (nsp_export_json, export);
  cJSON *json = cJSON_ParseWithOpts (text->str, NULL, TRUE);

  cr_assert_not_null (json, "not JSON: %s", text->str);
  cr_assert_eq (text->str[text->len - 1], '\n');
  return json;
}

/* "a b c": the keys of an object, in their order. */
static void
assert_keys (const cJSON *object, const char *expected)
{
  g_autoptr (GString) keys = g_string_new (NULL);
  const cJSON *member;

  cr_assert (cJSON_IsObject (object));
  cJSON_ArrayForEach (member, object)
    g_string_append_printf (keys, "%s%s", keys->len > 0 ? " " : "", member->string);
  cr_assert_str_eq (keys->str, expected);
}

/* The value at a path such as "instruments.0.overall.dimensions.0.mean". */
static const cJSON *
at (const cJSON *json, const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, ".", -1);

  for (guint i = 0; steps[i] != NULL; i++) {
    json = cJSON_IsArray (json) ? cJSON_GetArrayItem (json, atoi (steps[i]))
                                : cJSON_GetObjectItemCaseSensitive (json, steps[i]);
    cr_assert_not_null (json, "%s is not there", path);
  }
  return json;
}

/* A reading of two years in which networks are withheld, wholly and in part. */
static Reading *
some_reading (void)
{
  Reading *reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1 -A2; e: B1"), NULL);
  g_autoptr (GString) csv = g_string_new ("netwerk;jaar;A1;A2;B1\n");

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (csv, "%s;2025-2026;%u;%u;%u\n",
                            i < 3    ? "Klein"
                            : i < 10 ? "Middel"
                            : i < 24 ? "Groot"
                                     : "=cmd()",
                            1 + i % 5, 1 + i % 4, 1 + i % 3);
  g_string_append (csv, ";2024-2025;1;2;3\n;2024-2025;1;;\n");
  cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
  return reading;
}

static NspExport
export_of (const Reading *reading, const NspReleased *released)
{
  return (NspExport){ .released = released,
                      .survey = reading->survey,
                      .problems = reading->problems,
                      .version = "0.1.0",
                      .lang = NSP_EN };
}

Test (export, json_has_the_keys_of_the_design)
{
  g_autoptr (Reading) reading = some_reading ();
  g_autoptr (NspReleased) released = reading_score (reading, 5, 8);
  NspExport export = export_of (reading, released);
  cJSON *json = exported_json (&export);

  assert_keys (json, "netspiegel settings inputs instruments problems");
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "netspiegel")), "0.1.0");
  assert_keys (at (json, "settings"), "min_answered min_n min_n_spread exact note");
  cr_assert (cJSON_IsFalse (at (json, "settings.exact")));
  cr_assert_eq (at (json, "settings.min_answered")->valuedouble, 0.5);
  cr_assert_eq (at (json, "settings.min_n_spread")->valuedouble, 8);
  assert_keys (at (json, "inputs.0"),
               "file rows used refused left_out unreadable encoding delimiter tool year moment");
  cr_assert_eq (at (json, "inputs.0.rows")->valuedouble, 42);
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "inputs.0.delimiter")), ";");
  cr_assert_eq (at (json, "inputs.0.refused")->valuedouble, 0);
  cr_assert_eq (at (json, "inputs.0.left_out")->valuedouble, 0);
  cr_assert_eq (at (json, "inputs.0.unreadable")->valuedouble, 0);
  cr_assert (cJSON_IsNull (at (json, "inputs.0.tool")));
  cr_assert (cJSON_IsNull (at (json, "inputs.0.year")));
  cr_assert_eq (cJSON_GetArraySize (at (json, "instruments")), 2);
  assert_keys (at (json, "instruments.0"),
               "id year moment scale networks_withheld reliability overall networks");
  assert_keys (at (json, "instruments.0.scale"), "min max");
  cr_assert (cJSON_IsArray (at (json, "instruments.0.reliability")));
  assert_keys (at (json, "instruments.1.overall"),
               "network year moment role respondents unreadable withheld left_out dimensions");
  assert_keys (at (json, "instruments.1.networks.0"),
               "network year moment role respondents unreadable withheld left_out dimensions");
  assert_keys (at (json, "instruments.1.overall.dimensions.0"),
               "id n mean sd ci95 min q1 median q3 max rwg agreement withheld withheld_spread "
               "left_out items");
  assert_keys (at (json, "instruments.1.overall.dimensions.0.items.1"),
               "id n mean sd counts almost_everyone");
  assert_keys (at (json, "instruments.1.overall.dimensions.0.items.1.counts"), "1 2 3 4 5");
  assert_keys (at (json, "problems.0"), "severity code file line column message advice");
  cJSON_Delete (json);
}

Test (export, json_has_null_for_what_is_withheld)
{
  g_autoptr (Reading) reading = some_reading ();
  g_autoptr (NspReleased) released = reading_score (reading, 5, 8);
  NspExport export = export_of (reading, released);
  cJSON *json = exported_json (&export);
  static const char *const figures[] = { "sd", "ci95", "q1", "median", "q3", "rwg", "agreement" };
  const cJSON *middel, *groot, *overall;

  /* =cmd() (16), Groot (14) and Middel (7); not Klein (3). */
  cr_assert_eq (cJSON_GetArraySize (at (json, "instruments.1.networks")), 3);
  cr_assert_eq (at (json, "instruments.1.networks_withheld")->valuedouble, 1);
  cr_assert_eq (at (json, "instruments.0.networks_withheld")->valuedouble, 0);
  groot = at (json, "instruments.1.networks.1");
  middel = at (json, "instruments.1.networks.2");
  overall = at (json, "instruments.1.overall");
  cr_assert_str_eq (cJSON_GetStringValue (at (middel, "network")), "Middel");
  cr_assert_eq (at (middel, "respondents")->valuedouble, 7);
  cr_assert (cJSON_IsNull (at (middel, "withheld")) && cJSON_IsNull (at (groot, "withheld")));
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++) {
    cr_assert (cJSON_IsNull (at (at (middel, "dimensions.1"), figures[i])), "%s", figures[i]);
    cr_assert (!cJSON_IsNull (at (at (groot, "dimensions.0"), figures[i])), "%s", figures[i]);
  }
  cr_assert (cJSON_IsNull (at (groot, "dimensions.0.min")));
  cr_assert (cJSON_IsNull (at (groot, "dimensions.0.max")));
  cr_assert_eq (at (middel, "dimensions.0.items.0.n")->valuedouble, 7);
  cr_assert (cJSON_IsNull (at (middel, "dimensions.0.items.0.mean")));
  cr_assert (cJSON_IsNull (at (middel, "dimensions.0.items.0.sd")));
  cr_assert (cJSON_IsNull (at (middel, "dimensions.0.items.0.counts")));
  cr_assert (cJSON_IsNull (at (middel, "dimensions.0.withheld")));
  cr_assert_str_eq (cJSON_GetStringValue (at (middel, "dimensions.1.withheld_spread")), "min_n");
  cr_assert (cJSON_IsFalse (at (middel, "dimensions.1.left_out")));
  cr_assert (cJSON_IsTrue (at (overall, "left_out")));
  cr_assert (cJSON_IsTrue (at (overall, "dimensions.1.left_out")));
  cr_assert_eq (at (overall, "respondents")->valuedouble, 37);
  cr_assert_eq (at (overall, "dimensions.0.n")->valuedouble, 37);
  cr_assert (cJSON_IsNull (at (overall, "network")));
  cr_assert (cJSON_IsNull (at (overall, "role")));
  /* Two people in all: not even that. */
  overall = at (json, "instruments.0.overall");
  cr_assert_str_eq (cJSON_GetStringValue (at (overall, "withheld")), "min_n");
  cr_assert (cJSON_IsNull (at (overall, "respondents")));
  cr_assert (cJSON_IsNull (at (overall, "dimensions.1.n")));
  cr_assert (cJSON_IsNull (at (overall, "dimensions.1.mean")));
  cr_assert_str_eq (cJSON_GetStringValue (at (overall, "dimensions.1.withheld")), "min_n");
  cJSON_Delete (json);
}

/* Middel answers A1 with 4 5 1 2 3 4 5 and A2 with 4 1 2 3 4 1 2, which is reversed: 49 / 14; and
 * B1 with 1 2 3 1 2 3 1: 13 / 7. Everyone but Klein has 114 and 222 - 94: 242 / 74. */
Test (export, json_has_as_many_decimals_as_are_meant)
{
  g_autoptr (Reading) reading = some_reading ();
  g_autoptr (NspReleased) released = reading_score (reading, 5, 8);
  NspExport export = export_of (reading, released);
  g_autoptr (GString) text = exported (nsp_export_json, &export);

  cr_assert_not_null (strstr (text->str, "\"n\":7,\"mean\":3.5,\"sd\":null,\"ci95\":null,"));
  cr_assert_not_null (strstr (text->str, "\"n\":7,\"mean\":1.9,\"sd\":null,\"ci95\":null,"));
  cr_assert_not_null (strstr (text->str, "\"n\":37,\"mean\":3.3,\"sd\":"));
  /* Nowhere more than two: those are of reliability. */
  cr_assert_not (
      g_regex_match_simple ("\\.[0-9][0-9][0-9]", strstr (text->str, "\"instruments\""), 0, 0));
  cr_assert_not (g_regex_match_simple ("\"(mean|sd|q1|median|q3|rwg)\":-?[0-9]+(,|\\.[0-9][0-9])",
                                       text->str, 0, 0));
}

/* Ten of ten, and nine of ten, answered 4. */
Test (export, json_says_what_almost_everyone_answered)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("x", 0, 10, 2, "d: A1 A2 A3"), NULL);
  g_autoptr (GString) csv = g_string_new ("netwerk;A1;A2;A3\n");
  g_autoptr (NspReleased) released = NULL;
  NspExport export;
  cJSON *json;

  for (guint i = 0; i < 10; i++)
    g_string_append_printf (csv, "N;4;%u;%u\n", i > 0 ? 4 : 10, i % 6 * 2);
  cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
  released = reading_score (reading, 5, 8);
  export = export_of (reading, released);
  json = exported_json (&export);
  for (guint i = 0; i < 2; i++) {
    const cJSON *items = at (json, i == 0 ? "instruments.0.overall.dimensions.0.items"
                                          : "instruments.0.networks.0.dimensions.0.items");

    for (guint k = 0; k < 2; k++) {
      const cJSON *item = cJSON_GetArrayItem (items, (int)k);

      cr_assert_eq (at (item, "n")->valuedouble, 10);
      cr_assert_eq (at (item, "almost_everyone")->valuedouble, 4);
      cr_assert (cJSON_IsNull (at (item, "counts")) && cJSON_IsNull (at (item, "mean")));
      cr_assert (cJSON_IsNull (at (item, "sd")));
    }
    cr_assert (cJSON_IsNull (at (items, "2.almost_everyone")));
    cr_assert_eq (at (items, "2.counts.8")->valuedouble, 1);
    /* (0 + 2 + 4 + 6 + 8 + 10 + 0 + 2 + 4 + 6) / 10 */
    cr_assert_eq (at (items, "2.mean")->valuedouble, 4.2);
  }
  cJSON_Delete (json);
}

Test (export, exact_figures_say_that_they_are_not_for_sharing)
{
  g_autoptr (Reading) reading = some_reading ();
  g_autoptr (NspReleased) released = reading_score (reading, 1, 1);
  NspExport export = export_of (reading, released);
  g_autoptr (GString) csv = exported (nsp_export_csv, &export);
  g_auto (GStrv) lines = g_strsplit (csv->str, "\n", -1);
  cJSON *json = exported_json (&export);

  cr_assert (cJSON_IsTrue (at (json, "settings.exact")));
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "settings.note")),
                    "exact figures, not for sharing");
  cr_assert_eq (at (json, "instruments.1.networks_withheld")->valuedouble, 0);
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "instruments.1.networks.2.network")), "Klein");
  cr_assert (cJSON_IsNumber (at (json, "instruments.1.networks.2.dimensions.0.min")));
  cr_assert_eq (at (json, "instruments.1.overall.dimensions.1.n")->valuedouble, 40);
  cJSON_Delete (json);
  for (guint i = 1; *lines[i] != '\0'; i++)
    cr_assert (g_str_has_suffix (lines[i], ",,not for sharing"), "%s", lines[i]);
}

Test (export, json_has_what_is_undefined_as_null)
{
  g_autoptr (Reading) reading = some_reading ();
  g_autoptr (NspReleased) released = reading_score (reading, 1, 1);
  NspExport export = export_of (reading, released);
  cJSON *json = exported_json (&export);

  cr_assert_eq (at (json, "instruments.0.overall.dimensions.1.mean")->valuedouble, 3);
  cr_assert (cJSON_IsNull (at (json, "instruments.0.overall.dimensions.1.sd")));
  cr_assert (cJSON_IsNull (at (json, "instruments.0.overall.dimensions.1.ci95")));
  cr_assert (cJSON_IsNull (at (json, "instruments.0.overall.dimensions.0.rwg")));
  cJSON_Delete (json);
}

Test (export, json_without_a_year_or_results)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1"), NULL);
  g_autoptr (NspReleased) none = reading_score (reading, 5, 8);
  g_autoptr (NspReleased) some = NULL;
  NspExport export = export_of (reading, none);
  cJSON *json = exported_json (&export);

  cr_assert_eq (cJSON_GetArraySize (at (json, "instruments")), 0);
  cr_assert_eq (cJSON_GetArraySize (at (json, "inputs")), 0);
  cr_assert (cJSON_IsNull (at (json, "settings.min_answered")));
  cJSON_Delete (json);
  cr_assert (reading_add (reading, "a.csv", "A1\n3\n", NULL));
  some = reading_score (reading, 1, 1);
  export.released = some;
  json = exported_json (&export);
  cr_assert (cJSON_IsNull (at (json, "instruments.0.year")));
  cr_assert (cJSON_IsNull (at (json, "instruments.0.overall.year")));
  cr_assert_eq (cJSON_GetArraySize (at (json, "instruments.0.networks")), 0);
  cJSON_Delete (json);
}

Test (export, json_tells_problems_in_the_language)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1"), NULL);
  g_autoptr (NspReleased) released = NULL;
  NspExport export;
  cJSON *json;

  cr_assert (!reading_add (reading, "a \"b\".csv", "A1\n3\n\"9\"\n;\n", NULL));
  released = reading_score (reading, 1, 1);
  export = export_of (reading, released);
  json = exported_json (&export);
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "problems.0.severity")), "note");
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "problems.0.code")), "recognised");
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "problems.0.message")), "UTF-8, \",\"; x (1)");
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "problems.1.code")), "no-network-column");
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "problems.2.severity")), "error");
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "problems.2.code")), "answer-off-scale");
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "problems.2.file")), "a \"b\".csv");
  cr_assert_eq (at (json, "problems.2.line")->valuedouble, 3);
  cr_assert_eq (at (json, "problems.2.column")->valuedouble, 1);
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "problems.2.message")),
                    "column A (A1): \"…\" is not on the scale 1–5");
  cJSON_Delete (json);
  export.lang = NSP_NL;
  json = exported_json (&export);
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "problems.2.message")),
                    "kolom A (A1): \"…\" staat niet op de schaal 1–5");
  cJSON_Delete (json);
}

Test (export, tells_and_chooses_the_moment)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1"), NULL);
  NspSurveyOptions options = { .period.moment = NSP_MOMENT_START };
  g_autoptr (NspReleased) released = NULL;
  g_autoptr (GString) csv = NULL, reliability = NULL;
  NspExport export;
  cJSON *json;

  cr_assert (reading_add (reading, "a.csv", "A1;jaar\n1;2025\n", &options));
  cr_assert (reading_add (reading, "b.csv", "netwerk;meting;A1\nN;eind;2\n", &options));
  released = reading_score (reading, 1, 1);
  export = export_of (reading, released);
  json = exported_json (&export);
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "inputs.0.moment")), "start");
  cr_assert (cJSON_IsNull (at (json, "inputs.1.moment")));
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "instruments.0.moment")), "end");
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "instruments.0.networks.0.moment")), "end");
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "instruments.1.overall.moment")), "start");
  cJSON_Delete (json);
  export.only_moment = NSP_MOMENT_END;
  json = exported_json (&export);
  cr_assert_eq (cJSON_GetArraySize (at (json, "instruments")), 1);
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "instruments.0.moment")), "end");
  cJSON_Delete (json);
  csv = exported (nsp_export_csv, &export);
  cr_assert_not_null (strstr (csv->str, "\nx,,end,N,,1,d,1,2,"));
  cr_assert_null (strstr (csv->str, "start"));
  reliability = exported (nsp_export_reliability_csv, &export);
  cr_assert_not_null (strstr (reliability->str, "\nx,,end,d,,1,1,"));
  cr_assert_null (strstr (reliability->str, "start"));
}

Test (export, gives_only_what_was_asked_for)
{
  g_autoptr (Reading) reading = some_reading ();
  g_autoptr (NspReleased) released = reading_score (reading, 5, 8);
  NspExport export = export_of (reading, released);
  static const char *const only[] = { "Groot", "nergens", NULL };
  g_autoptr (GString) csv = NULL;
  cJSON *json;

  export.only = only;
  export.only_years = (const char *const[]){ "2025-2026", NULL };
  json = exported_json (&export);
  cr_assert_eq (cJSON_GetArraySize (at (json, "instruments")), 1);
  cr_assert_eq (cJSON_GetArraySize (at (json, "instruments.0.networks")), 1);
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "instruments.0.networks.0.network")), "Groot");
  cJSON_Delete (json);
  csv = exported (nsp_export_csv, &export);
  cr_assert_null (strstr (csv->str, "Middel"));
  cr_assert_null (strstr (csv->str, "2024-2025"));
  cr_assert_not_null (strstr (csv->str, "x,2025-2026,,Groot,"));
  cr_assert (nsp_export_wants (NULL, "x"));
  cr_assert (nsp_export_wants (only, "Groot"));
  cr_assert (!nsp_export_wants (only, "groot"));
}

/* Every figure of a survey with thirds, fifths and roots in it. */
static Reading *
uneven_reading (void)
{
  Reading *reading =
      reading_new (make_keyed ("x", 1, 7, 1, "d: A1 A2 A3 A4 A5; e: B1 B2 B3"), NULL);
  g_autoptr (GString) csv = g_string_new ("netwerk;A1;A2;A3;A4;A5;B1;B2;B3\n");
  guint32 seed = 20250115;

  for (guint i = 0; i < 900; i++) {
    g_string_append_printf (csv, "N%02u", i % 50);
    for (guint k = 0; k < 8; k++) {
      if (random_below (&seed, 6) == 0)
        g_string_append_c (csv, ';');
      else
        g_string_append_printf (csv, ";%u", 1 + random_below (&seed, 7));
    }
    g_string_append_c (csv, '\n');
  }
  cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
  return reading;
}

/* Numbers read back are the numbers that were written, to the bit. */
static void
check_json_round_trip (guint min_n, guint min_n_spread)
{
  g_autoptr (Reading) reading = uneven_reading ();
  g_autoptr (NspReleased) released = reading_score (reading, min_n, min_n_spread);
  const NspReleasedResult *result = g_ptr_array_index (released->list, 0);
  NspExport export = export_of (reading, released);
  cJSON *json = exported_json (&export);
  const cJSON *group_json;
  guint index = 0, figures = 0, wrong = 0;

  cJSON_ArrayForEach (group_json, at (json, "instruments.0.networks")) {
    const NspReleasedGroup *group = g_ptr_array_index (result->networks, index++);

    for (guint d = 0; d < group->n_dimensions; d++) {
      const NspReleasedDimension *score = &group->dimensions[d];
      const cJSON *dimension = cJSON_GetArrayItem (at (group_json, "dimensions"), (int)d);
      const double expected[] = { score->mean.value, score->sd.value, score->ci95[0].value,
                                  score->q3.value };
      const double actual[] = { at (dimension, "mean")->valuedouble,
                                at (dimension, "sd")->valuedouble,
                                at (dimension, "ci95.0")->valuedouble,
                                at (dimension, "q3")->valuedouble };

      for (guint i = 0; i < G_N_ELEMENTS (expected); i++, figures++)
        wrong += actual[i] != expected[i];
    }
  }
  cJSON_Delete (json);
  cr_assert_eq (figures, 400);
  cr_assert_eq (wrong, 0, "%u of %u figures changed", wrong, figures);
}

Test (export, json_numbers_survive_the_round_trip)
{
  check_json_round_trip (5, 8);
  check_json_round_trip (1, 1);
}

static void
assert_cell (const char *cell, NspNumber number)
{
  if (!nsp_number_is_shown (number))
    cr_assert_str_empty (cell);
  else
    cr_assert_eq (g_ascii_strtod (cell, NULL), number.value);
}

static void
check_csv_round_trip (guint min_n, guint min_n_spread)
{
  g_autoptr (Reading) reading = uneven_reading ();
  g_autoptr (NspReleased) released = reading_score (reading, min_n, min_n_spread);
  const NspReleasedResult *result = g_ptr_array_index (released->list, 0);
  NspExport export = export_of (reading, released);
  g_autoptr (GString) csv = exported (nsp_export_csv, &export);
  g_auto (GStrv) lines = g_strsplit (csv->str, "\n", -1);

  cr_assert_eq (g_strv_length (lines), 1 + 2 * 51 + 1);
  for (guint i = 0; i < result->networks->len; i++) {
    const NspReleasedGroup *group = g_ptr_array_index (result->networks, i);

    for (guint d = 0; d < 2; d++) {
      const NspReleasedDimension *score = &group->dimensions[d];
      g_auto (GStrv) cells = g_strsplit (lines[1 + 2 * (i + 1) + d], ",", -1);
      const NspNumber figures[] = { score->mean, score->sd, score->ci95[0], score->ci95[1],
                                    score->min,  score->q1, score->median,  score->q3,
                                    score->max,  score->rwg };

      cr_assert_eq (g_strv_length (cells), 22, "%s", lines[1 + 2 * (i + 1) + d]);
      cr_assert_str_eq (cells[3], group->network);
      for (guint f = 0; f < G_N_ELEMENTS (figures); f++)
        assert_cell (cells[8 + f], figures[f]);
    }
  }
}

Test (export, csv_numbers_survive_the_round_trip)
{
  check_csv_round_trip (5, 8);
  check_csv_round_trip (1, 1);
}

Test (export, csv_has_a_row_a_dimension)
{
  g_autoptr (Reading) reading = some_reading ();
  g_autoptr (NspReleased) released = reading_score (reading, 5, 8);
  NspExport export = export_of (reading, released);
  g_autoptr (GString) csv = exported (nsp_export_csv, &export);

  cr_assert (g_str_has_prefix (csv->str,
                               "instrument,year,moment,network,role,respondents,dimension,n,mean,"
                               "sd,ci95_low,ci95_high,min,q1,median,q3,max,rwg,withheld,unreadable,"
                               "left_out,exact\n"
                               "x,2024-2025,,,,,d,,,,,,,,,,,,min_n,0,yes,\n"
                               "x,2024-2025,,,,,e,,,,,,,,,,,,min_n,0,yes,\n"
                               "x,2025-2026,,,,37,d,37,3.3,"),
             "%s", csv->str);
  cr_assert_null (strstr (csv->str, "Klein"));
  /* 49 / 14 and 13 / 7, as above. */
  cr_assert_not_null (strstr (csv->str, "\nx,2025-2026,,Middel,,7,d,7,3.5,,,,,,,,,,,0,,\n"));
  cr_assert_not_null (strstr (csv->str, "\nx,2025-2026,,Middel,,7,e,7,1.9,,,,,,,,,,,0,,\n"));
  /* Groot: 40 and 84 - 37, which is 87 / 28; the highest and lowest are not told. */
  cr_assert_not_null (strstr (csv->str, "\nx,2025-2026,,Groot,,14,d,14,3.1,"));
  cr_assert (g_regex_match_simple (",Groot,,14,d,14(,[0-9.]+){4},(,[0-9.]+){3},,[0-9.]+,,0,,\n",
                                   csv->str, 0, 0));
}

/* A network's name is a stranger's text: a spreadsheet may not run it. */
Test (export, csv_names_are_no_formulas)
{
  static const struct {
    const char *name, *cell; /* as typed in a CSV, and as it comes out */
  } names[] = {
    { "=cmd()", "\"'=cmd()\"" },
    { "+1", "\"'+1\"" },
    { "-1", "\"'-1\"" },
    { "@x", "\"'@x\"" },
    { "\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"" },
    { "\"a, b\"", "\"a, b\"" },
    { "\"a;b\"", "\"a;b\"" },
    { "\"say \"\"yes\"\"\"", "\"say \"\"yes\"\"\"" },
    { "\"a\nb\"", "\"a\nb\"" },
    { "a=b", "a=b" },
    { "Burgerschap", "Burgerschap" },
    { "Wereldoriëntatie", "Wereldoriëntatie" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (Reading) reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1"), NULL);
    g_autofree char *text = g_strdup_printf ("netwerk;A1\n%s;3\n", names[i].name);
    g_autofree char *expected = g_strdup_printf ("\nx,,,%s,,1,d,1,3,", names[i].cell);
    g_autoptr (NspReleased) released = NULL;
    g_autoptr (GString) csv = NULL;
    NspExport export;

    cr_assert (reading_add (reading, "a.csv", text, NULL), "%s", text);
    released = reading_score (reading, 1, 1);
    export = export_of (reading, released);
    csv = exported (nsp_export_csv, &export);
    cr_assert_not_null (strstr (csv->str, expected), "%s in %s", expected, csv->str);
  }
}

Test (export, csv_without_a_year_or_network_has_empty_cells)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("x", 0, 100, 10, "d: A1 -A2"), NULL);
  g_autoptr (NspReleased) released = NULL;
  NspExport export;
  g_autoptr (GString) csv = NULL;

  cr_assert (reading_add (reading, "a.csv", "A1;A2\n100;0\n", NULL));
  released = reading_score (reading, 1, 1);
  export = export_of (reading, released);
  csv = exported (nsp_export_csv, &export);
  cr_assert_not_null (
      strstr (csv->str, "\nx,,,,,1,d,1,100,,,,100,100,100,100,100,,,0,,not for sharing\n"), "%s",
      csv->str);
}

/* Writes until `left` calls are used up, then fails. */
typedef struct {
  guint left, after;
} Disk;

static gboolean
fill_disk (const char *text, gsize length, gpointer data, GError **error)
{
  Disk *disk = data;

  (void)text, (void)length;
  if (disk->left == 0) {
    disk->after++;
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "full");
    return FALSE;
  }
  disk->left--;
  return TRUE;
}

Test (export, a_full_disk_stops_it)
{
  g_autoptr (Reading) reading = some_reading ();
  g_autoptr (NspReleased) released = reading_score (reading, 5, 8);
  NspExport export = export_of (reading, released);
  const ExportFunction functions[] = { nsp_export_json, nsp_export_csv, nsp_export_check_json };

  for (guint f = 0; f < G_N_ELEMENTS (functions); f++) {
    for (guint calls = 0; calls < 5; calls++) {
      Disk disk = { calls, 0 };
      g_autoptr (GError) error = NULL;

      cr_assert (!functions[f](&export, fill_disk, &disk, &error));
      cr_assert (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC));
      cr_assert_eq (disk.after, 1, "nothing is written after a failure");
    }
  }
}

/* A reading of two files by a lenient reader, with everything that is counted in it. */
static Reading *
lenient_reading (void)
{
  Reading *reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1 -A2"), NULL);
  NspSurveyOptions lenient = { .lenient = TRUE };

  cr_assert (
      reading_add (reading, "a.csv",
                   "E-mail;netwerk;code;A1;A2\nj@x.nl;N;p;1;foo\nk@x.nl;N;p;1;foo\n"
                   "l@x.nl;N;q;9;2\nm@x.nl;M;;NA;-99\nn@x.nl;M;;;n.v.t.\nn@x.nl;M;;3;weet niet\n",
                   &lenient));
  cr_assert (!reading_add (reading, "b.csv",
                           "ResponseId\tStatus\tA1\tA2\nR_1\t0\t1\nR_2\t1\t2\t2\nR_3\t0\t3\t\n",
                           &lenient));
  cr_assert (reading_finish (reading));
  return reading;
}

Test (export, json_counts_what_was_not_read)
{
  g_autoptr (Reading) reading = lenient_reading ();
  g_autoptr (NspReleased) released = reading_score (reading, 1, 1);
  NspExport export = export_of (reading, released);
  cJSON *json = exported_json (&export);

  cr_assert_eq (at (json, "inputs.0.rows")->valuedouble, 6);
  cr_assert_eq (at (json, "inputs.0.used")->valuedouble, 3);
  cr_assert_eq (at (json, "inputs.0.left_out")->valuedouble, 3);
  cr_assert_eq (at (json, "inputs.0.refused")->valuedouble, 0);
  cr_assert_eq (at (json, "inputs.0.unreadable")->valuedouble, 2);
  cr_assert (cJSON_IsNull (at (json, "inputs.0.tool")));
  cr_assert_eq (at (json, "inputs.1.rows")->valuedouble, 3);
  cr_assert_eq (at (json, "inputs.1.refused")->valuedouble, 1);
  cr_assert_eq (at (json, "inputs.1.left_out")->valuedouble, 1);
  cr_assert_eq (at (json, "inputs.1.used")->valuedouble, 1);
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "inputs.1.tool")), "Qualtrics");
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "inputs.1.delimiter")), "\t");
  cr_assert_eq (at (json, "instruments.0.overall.unreadable")->valuedouble, 2);
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "instruments.0.networks.1.network")), "N");
  cr_assert_eq (at (json, "instruments.0.networks.1.unreadable")->valuedouble, 2);
  cr_assert_eq (at (json, "instruments.0.networks.0.unreadable")->valuedouble, 0);
  cJSON_Delete (json);
}

Test (export, csv_counts_what_was_not_read)
{
  g_autoptr (Reading) reading = lenient_reading ();
  g_autoptr (NspReleased) released = reading_score (reading, 1, 1);
  NspExport export = export_of (reading, released);
  g_autoptr (GString) csv = exported (nsp_export_csv, &export);
  g_auto (GStrv) lines = g_strsplit (csv->str, "\n", -1);

  cr_assert (g_str_has_suffix (lines[0], ",withheld,unreadable,left_out,exact"));
  cr_assert (g_str_has_prefix (lines[1], "x,,,,,4,d,4,") &&
                 g_str_has_suffix (lines[1], ",2,,not for sharing"),
             "%s", lines[1]);
  cr_assert (g_str_has_prefix (lines[2], "x,,,M,,1,") &&
                 g_str_has_suffix (lines[2], ",0,,not for sharing"),
             "%s", lines[2]);
  cr_assert (g_str_has_prefix (lines[3], "x,,,N,,2,") &&
                 g_str_has_suffix (lines[3], ",2,,not for sharing"),
             "%s", lines[3]);
}

/* What a check writes, parsed. */
static cJSON *
checked_json (const NspExport *export)
{
  g_autoptr (GString) text = exported (nsp_export_check_json, export);
  cJSON *json = cJSON_ParseWithOpts (text->str, NULL, TRUE);

  cr_assert_not_null (json, "not JSON: %s", text->str);
  return json;
}

Test (export, a_check_tells_the_columns_and_kinds_of_answers)
{
  g_autoptr (Reading) reading = lenient_reading ();
  NspExport export = export_of (reading, NULL);
  cJSON *json = checked_json (&export);

  assert_keys (json, "netspiegel inputs problems");
  assert_keys (
      at (json, "inputs.0"),
      "file rows used refused left_out unreadable encoding delimiter tool year moment columns "
      "answers");
  assert_keys (at (json, "inputs.0.columns.0"), "column header what personal instruments");
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "inputs.0.columns.0.header")), "E-mail");
  cr_assert (cJSON_IsTrue (at (json, "inputs.0.columns.0.personal")));
  cr_assert (cJSON_IsNull (at (json, "inputs.0.columns.0.what")));
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "inputs.0.columns.1.what")), "network");
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "inputs.0.columns.4.what")), "A2");
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "inputs.0.columns.4.instruments.0")), "x");
  assert_keys (at (json, "inputs.0.answers"), "given empty na not_applicable dont_know "
                                              "missing_code listed unreadable");
  cr_assert_eq (at (json, "inputs.0.answers.given")->valuedouble, 3);
  cr_assert_eq (at (json, "inputs.0.answers.dont_know")->valuedouble, 1);
  cr_assert_eq (at (json, "inputs.0.answers.unreadable")->valuedouble, 2);
  cr_assert_eq (at (json, "inputs.1.answers.empty")->valuedouble, 1);
  cJSON_Delete (json);
}

/* A file that was refused before anything was known of it. */
Test (export, a_check_tells_of_refused_files)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1"), NULL);
  NspExport export;
  cJSON *json;

  cr_assert (!reading_add (reading, "a.csv", "PK\003\004", NULL));
  cr_assert (!reading_add (reading, "b.csv", "x;y\n1;2\n", NULL));
  export = export_of (reading, NULL);
  json = checked_json (&export);
  cr_assert (cJSON_IsNull (at (json, "inputs.0.encoding")));
  cr_assert (cJSON_IsNull (at (json, "inputs.0.delimiter")));
  cr_assert_eq (cJSON_GetArraySize (at (json, "inputs.0.columns")), 0);
  cr_assert_str_eq (cJSON_GetStringValue (at (json, "inputs.1.encoding")), "UTF-8");
  cr_assert_eq (cJSON_GetArraySize (at (json, "problems")), 2);
  cJSON_Delete (json);
}

/* No cell of a personal column, and no code, in any output. */
Test (export, nothing_personal_comes_out)
{
  g_autoptr (Reading) reading = lenient_reading ();
  g_autoptr (NspReleased) released = reading_score (reading, 1, 1);
  const ExportFunction functions[] = { nsp_export_json, nsp_export_csv, nsp_export_check_json };
  NspExport export = export_of (reading, released);

  for (guint f = 0; f < G_N_ELEMENTS (functions); f++) {
    g_autoptr (GString) text = exported (functions[f], &export);

    cr_assert_null (strstr (text->str, "x.nl"), "%s", text->str);
    cr_assert_null (strstr (text->str, "R_1"), "%s", text->str);
  }
}

Test (export, is_the_same_every_time)
{
  g_autoptr (Reading) first = some_reading (), second = some_reading ();
  g_autoptr (NspReleased) a = reading_score (first, 5, 8), b = reading_score (second, 5, 8);
  NspExport one = export_of (first, a), two = export_of (second, b);
  g_autoptr (GString) json = exported (nsp_export_json, &one);
  g_autoptr (GString) again = exported (nsp_export_json, &two);

  cr_assert_str_eq (json->str, again->str);
}
