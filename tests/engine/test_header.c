/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "header.h"

#include <string.h>

#include "support.h"
#include "survey_tool.h"

/* The tool of headers separated by |. */
static const char *
tool_of (const char *headers)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (headers, "|", -1);
  const NspSurveyTool *tool;

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (list, g_strdup (parts[i]));
  tool = nsp_survey_tool_of (list);
  return tool != NULL ? tool->name : NULL;
}

Test (header, tells_the_tools_apart)
{
  static const struct {
    const char *headers;
    const char *tool;
  } files[] = {
    { "Id|Begintijd|Tijd van voltooien|E-mail|Naam|Ik leer hier", "Microsoft Forms" },
    { "ID|Start time|Completion time|Email|Name|I learn here", "Microsoft Forms" },
    { "Tijdstempel|E-mailadres|Vraag [P01]", "Google Forms" },
    { "Timestamp|Question [P01]", "Google Forms" },
    { "Antwoord-ID|Datum ingestuurd|Laatste pagina|Starttaal|SRT[P01]", "LimeSurvey" },
    { "Response ID|Date submitted|Last page|Start language|SRT_P01", "LimeSurvey" },
    { "Antwoord ID|Datum ingestuurd|P01. tekst", "LimeSurvey" },
    { "StartDate|EndDate|Status|IPAddress|ResponseId|RecipientEmail|Q1", "Qualtrics" },
    { "netwerk|jaar|rol|P01|P02", NULL },
    { "Naam|E-mail|P01", NULL },
    { "Startdatum|IP-adres|P01", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    cr_assert_eq (g_strcmp0 (tool_of (files[i].headers), files[i].tool), 0, "%s", files[i].headers);
}

Test (header, tools_are_found_by_name)
{
  cr_assert_null (nsp_survey_tool_named (NULL));
  cr_assert_null (nsp_survey_tool_named ("Excel"));
  cr_assert_str_eq (nsp_survey_tool_named ("LimeSurvey")->name, "LimeSurvey");
  cr_assert_eq (nsp_survey_tool_named ("Qualtrics")->n_head_rows, 3);
}

/* All that domain.md calls personal, in the words of each tool. */
Test (header, knows_what_is_personal)
{
  static const char *const personal[] = {
    "E-mail",
    "e-mail ",
    "EMAIL",
    "E-mailadres",
    "Email address",
    "Naam",
    "Name",
    "Voornaam",
    "Achternaam",
    "IP-adres",
    "IPAddress",
    "IP address",
    "Begintijd",
    "Tijd van voltooien",
    "Start time",
    "Completion time",
    "Tijdstempel",
    "Timestamp",
    "Datum ingestuurd",
    "Date submitted",
    "StartDate",
    "EndDate",
    "RecordedDate",
    "RecipientEmail",
    "RecipientFirstName",
    "RecipientLastName",
    "LocationLatitude",
    "LocationLongitude",
    "ExternalReference",
    "ResponseId",
    "Antwoord-ID",
    "Studentnummer",
    "Telefoon:",
  };

  for (guint i = 0; i < G_N_ELEMENTS (personal); i++)
    cr_assert_eq (nsp_header_kind (personal[i]), NSP_COLUMN_PERSONAL, "%s", personal[i]);
}

Test (header, knows_the_common_words)
{
  static const struct {
    const char *header;
    NspColumnKind kind;
  } kinds[] = {
    { "In welk leernetwerk zit je?", NSP_COLUMN_NETWORK },
    { "Naam leernetwerk", NSP_COLUMN_NETWORK },
    { "TLG", NSP_COLUMN_NETWORK },
    { "Learning\302\240network:", NSP_COLUMN_NETWORK },
    { "Studiejaar", NSP_COLUMN_YEAR },
    { "Academic year", NSP_COLUMN_YEAR },
    { "Wat is je rol?", NSP_COLUMN_ROLE },
    { "Ik ben...", NSP_COLUMN_ROLE },
    { "Respondentnummer", NSP_COLUMN_RESPONDENT },
    { "Personal code", NSP_COLUMN_RESPONDENT },
    { "P01", NSP_COLUMN_IGNORED },
    { "Laatste pagina", NSP_COLUMN_IGNORED },
    { "", NSP_COLUMN_IGNORED },
    { "naam van je school", NSP_COLUMN_IGNORED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    cr_assert_eq (nsp_header_kind (kinds[i].header), kinds[i].kind, "%s", kinds[i].header);
}

static void
assert_candidates (const char *header, const char *expected)
{
  g_auto (GStrv) candidates = nsp_header_candidates (header);
  g_autofree char *joined = g_strjoinv (" | ", candidates);

  cr_assert_str_eq (joined, expected, "%s: %s", header, joined);
}

Test (header, names_items_in_many_ways)
{
  assert_candidates ("P1", "p1");
  assert_candidates (" p01 ", "p01");
  assert_candidates ("SRT[P01]", "srt[p01] | p01");
  assert_candidates ("SRT_P01", "srt_p01 | p01");
  assert_candidates ("P01. Ik leer hier", "p01. ik leer hier | p01");
  assert_candidates ("P01: Ik leer hier", "p01: ik leer hier | p01");
  assert_candidates ("P01) Ik leer hier", "p01) ik leer hier | p01");
  assert_candidates ("P01.", "p01");
  assert_candidates ("Question [Row]", "question [row] | row");
  assert_candidates ("Hoe vaak [P01. Ik leer]", "hoe vaak [p01. ik leer] | p01. ik leer | p01");
  assert_candidates ("Hoe vaak [ik leer]?", "hoe vaak [ik leer]");
  assert_candidates ("Q1 [eerste] [P02]", "q1 [eerste] [p02] | p02");
}

/* "SRT[P01]. text [row]": the code, the row, and the whole. */
Test (header, names_items_by_code_and_text)
{
  g_auto (GStrv) candidates = nsp_header_candidates ("SRT[P01]. Wat vind je [Ik leer hier]");

  cr_assert (g_strv_contains ((const char *const *)candidates, "p01"));
  cr_assert (g_strv_contains ((const char *const *)candidates, "ik leer hier"));
  cr_assert (
      g_strv_contains ((const char *const *)candidates, "srt[p01]. wat vind je [ik leer hier]"));
}

/* A remark to an item is not the item. */
Test (header, a_word_behind_a_code_makes_another_column)
{
  static const char *const headers[] = { "P01 other",       "P01 anders, namelijk", "P01_other",
                                         "P01[other]",      "P01 toelichting.",     "P01comment",
                                         "SRT_P01_comment", "P01 - other" };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++) {
    g_auto (GStrv) candidates = nsp_header_candidates (headers[i]);

    cr_assert (!g_strv_contains ((const char *const *)candidates, "p01"), "%s", headers[i]);
  }
}

Test (header, candidates_of_odd_headers)
{
  assert_candidates ("", "");
  assert_candidates ("?", "");
  assert_candidates ("[", "[");
  assert_candidates ("]", "]");
  assert_candidates ("[]", "[]");
  assert_candidates ("][", "][");
  assert_candidates ("_", "_");
  assert_candidates ("a_", "a_");
  assert_candidates ("ë]", "ë]");
}

static void
assert_id (const char *id, const char *expected)
{
  g_autofree char *folded = nsp_header_fold_id (id);

  cr_assert_str_eq (folded, expected, "%s is %s", id, folded);
}

Test (header, ids_have_no_case_or_padding)
{
  assert_id ("P01", "p1");
  assert_id ("p1", "p1");
  assert_id ("P001", "p1");
  assert_id ("001", "1");
  assert_id ("P10", "p10");
  assert_id ("P010", "p10");
  assert_id ("P100", "p100");
  assert_id ("P0", "p0");
  assert_id ("P00", "p0");
  assert_id ("P101", "p101");
  assert_id ("P1_02", "p1_2");
  assert_id ("SRT-01b", "srt-1b");
  assert_id ("0a", "0a");
  assert_id ("", "");
}

/* Two different ids of an instrument are never one. */
Test (header, numbers_stay_apart)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i <= 1100; i++) {
    g_autofree char *plain = g_strdup_printf ("P%u", i), *padded = g_strdup_printf ("p%05u", i);
    g_autofree char *b = nsp_header_fold_id (padded);
    char *a = nsp_header_fold_id (plain);

    cr_assert_str_eq (a, b);
    cr_assert (g_hash_table_add (seen, a), "%s", plain);
  }
}
