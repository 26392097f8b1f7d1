/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "header.h"

#include <string.h>

#include "fold.h"
#include "survey_tool.h"

/* Headers, folded, of columns that are no items; survey tools have theirs in survey_tool. */
static const struct {
  const char *header;
  NspColumnKind kind;
} known_headers[] = {
  { "network", NSP_COLUMN_NETWORK },
  { "netwerk", NSP_COLUMN_NETWORK },
  { "leernetwerk", NSP_COLUMN_NETWORK },
  { "naam leernetwerk", NSP_COLUMN_NETWORK },
  { "naam netwerk", NSP_COLUMN_NETWORK },
  { "naam van het netwerk", NSP_COLUMN_NETWORK },
  { "naam van het leernetwerk", NSP_COLUMN_NETWORK },
  { "in welk leernetwerk zit je", NSP_COLUMN_NETWORK },
  { "in welk netwerk zit je", NSP_COLUMN_NETWORK },
  { "bij welk leernetwerk hoor je", NSP_COLUMN_NETWORK },
  { "aan welk leernetwerk neem je deel", NSP_COLUMN_NETWORK },
  { "aan welk netwerk neem je deel", NSP_COLUMN_NETWORK },
  { "in welk leernetwerk zit u", NSP_COLUMN_NETWORK },
  { "in welk netwerk zit u", NSP_COLUMN_NETWORK },
  { "bij welk leernetwerk hoort u", NSP_COLUMN_NETWORK },
  { "aan welk leernetwerk neemt u deel", NSP_COLUMN_NETWORK },
  { "aan welk netwerk neemt u deel", NSP_COLUMN_NETWORK },
  { "van welk leernetwerk ben je lid", NSP_COLUMN_NETWORK },
  { "van welk leernetwerk bent u lid", NSP_COLUMN_NETWORK },
  { "learning network", NSP_COLUMN_NETWORK },
  { "network name", NSP_COLUMN_NETWORK },
  { "name of the network", NSP_COLUMN_NETWORK },
  { "which learning network are you in", NSP_COLUMN_NETWORK },
  { "werkplaats", NSP_COLUMN_NETWORK },
  { "tlg", NSP_COLUMN_NETWORK },
  { "year", NSP_COLUMN_YEAR },
  { "jaar", NSP_COLUMN_YEAR },
  { "schooljaar", NSP_COLUMN_YEAR },
  { "studiejaar", NSP_COLUMN_YEAR },
  { "cursusjaar", NSP_COLUMN_YEAR },
  { "school year", NSP_COLUMN_YEAR },
  { "academic year", NSP_COLUMN_YEAR },
  { "moment", NSP_COLUMN_MOMENT },
  { "meetmoment", NSP_COLUMN_MOMENT },
  { "meting", NSP_COLUMN_MOMENT },
  { "moment van meting", NSP_COLUMN_MOMENT },
  { "moment van de meting", NSP_COLUMN_MOMENT },
  { "moment in het schooljaar", NSP_COLUMN_MOMENT },
  { "measurement", NSP_COLUMN_MOMENT },
  { "measurement moment", NSP_COLUMN_MOMENT },
  { "measurement occasion", NSP_COLUMN_MOMENT },
  { "time point", NSP_COLUMN_MOMENT },
  { "timepoint", NSP_COLUMN_MOMENT },
  { "moment in the school year", NSP_COLUMN_MOMENT },
  { "role", NSP_COLUMN_ROLE },
  { "rol", NSP_COLUMN_ROLE },
  { "functie", NSP_COLUMN_ROLE },
  { "mijn rol", NSP_COLUMN_ROLE },
  { "wat is je rol", NSP_COLUMN_ROLE },
  { "wat is jouw rol", NSP_COLUMN_ROLE },
  { "ik ben", NSP_COLUMN_ROLE },
  { "wat is uw rol", NSP_COLUMN_ROLE },
  { "wat is je rol in het netwerk", NSP_COLUMN_ROLE },
  { "wat is uw rol in het netwerk", NSP_COLUMN_ROLE },
  { "jouw rol", NSP_COLUMN_ROLE },
  { "uw rol", NSP_COLUMN_ROLE },
  { "your role", NSP_COLUMN_ROLE },
  { "what is your role", NSP_COLUMN_ROLE },
  { "respondent", NSP_COLUMN_RESPONDENT },
  { "respondentcode", NSP_COLUMN_RESPONDENT },
  { "respondent code", NSP_COLUMN_RESPONDENT },
  { "respondentnummer", NSP_COLUMN_RESPONDENT },
  { "code", NSP_COLUMN_RESPONDENT },
  { "persoonlijke code", NSP_COLUMN_RESPONDENT },
  { "deelnemer", NSP_COLUMN_RESPONDENT },
  { "deelnemercode", NSP_COLUMN_RESPONDENT },
  { "deelnemerscode", NSP_COLUMN_RESPONDENT },
  { "participant", NSP_COLUMN_RESPONDENT },
  { "participant code", NSP_COLUMN_RESPONDENT },
  { "personal code", NSP_COLUMN_RESPONDENT },

  { "naam", NSP_COLUMN_PERSONAL },
  { "name", NSP_COLUMN_PERSONAL },
  { "voornaam", NSP_COLUMN_PERSONAL },
  { "achternaam", NSP_COLUMN_PERSONAL },
  { "first name", NSP_COLUMN_PERSONAL },
  { "last name", NSP_COLUMN_PERSONAL },
  { "studentnummer", NSP_COLUMN_PERSONAL },
  { "student number", NSP_COLUMN_PERSONAL },
  { "telefoon", NSP_COLUMN_PERSONAL },
  { "phone", NSP_COLUMN_PERSONAL },
  { "e-mail", NSP_COLUMN_PERSONAL },
  { "email", NSP_COLUMN_PERSONAL },
  { "emailadres", NSP_COLUMN_PERSONAL },
  { "e-mailadres", NSP_COLUMN_PERSONAL },
  { "email address", NSP_COLUMN_PERSONAL },
  { "ip", NSP_COLUMN_PERSONAL },
  { "ip address", NSP_COLUMN_PERSONAL },
  { "ip-adres", NSP_COLUMN_PERSONAL },
  { "startdatum", NSP_COLUMN_PERSONAL },
  { "startdate", NSP_COLUMN_PERSONAL },
  { "enddate", NSP_COLUMN_PERSONAL },
  { "ipaddress", NSP_COLUMN_PERSONAL },
};

NspColumnKind
nsp_header_kind (const char *header)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (header), "_", ' ');
  g_autofree char *folded = nsp_fold (spaced);

  for (guint i = 0; i < G_N_ELEMENTS (known_headers); i++)
    if (strcmp (folded, known_headers[i].header) == 0)
      return known_headers[i].kind;
  return nsp_survey_tool_has_header (folded) ? NSP_COLUMN_PERSONAL : NSP_COLUMN_IGNORED;
}

char *
nsp_header_fold_id (const char *id)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = id; *p != '\0'; p++) {
    gboolean in_number = folded->len > 0 && g_ascii_isdigit (folded->str[folded->len - 1]);

    /* A zero that begins a number of more digits is padding. */
    if (*p == '0' && !in_number && g_ascii_isdigit (p[1]))
      continue;
    g_string_append_c (folded, g_ascii_tolower (*p));
  }
  return g_string_free (folded, FALSE);
}

/* Adds a piece of a header when it is new. */
static void
add_candidate (GPtrArray *candidates, const char *text, gsize length)
{
  g_autofree char *piece = g_strndup (text, length);
  g_autofree char *folded = nsp_fold (piece);

  for (guint i = 0; i < candidates->len; i++)
    if (strcmp (g_ptr_array_index (candidates, i), folded) == 0)
      return;
  if (*folded != '\0')
    g_ptr_array_add (candidates, g_steal_pointer (&folded));
}

/* The length of a word that a text begins with and that looks like an item's code. */
static gsize
code_length (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalnum (text[length]) || (text[length] != '\0' && strchr ("_-[]", text[length])))
    length++;
  return length;
}

/* What stands in the brackets at the end: "row" of "Question [row]". */
static void
add_bracketed (GPtrArray *candidates, const char *text, gsize length)
{
  const char *open;

  if (length == 0 || text[length - 1] != ']')
    return;
  open = g_strrstr_len (text, (gssize)length, "[");
  if (open != NULL)
    add_candidate (candidates, open + 1, (gsize)(text + length - 1 - (open + 1)));
}

/* The pieces of "SRT[P01]" and "SRT_P01". */
static void
add_code (GPtrArray *candidates, const char *text, gsize length)
{
  const char *underscore = g_strrstr_len (text, (gssize)length, "_");

  add_candidate (candidates, text, length);
  add_bracketed (candidates, text, length);
  if (underscore != NULL)
    add_candidate (candidates, underscore + 1, (gsize)(text + length - (underscore + 1)));
}

/* The ways in which one text, the header or what it has in brackets, may name an item. */
static void
add_text (GPtrArray *candidates, const char *text, gsize length)
{
  gsize code = MIN (code_length (text), length);

  if (code == length)
    add_code (candidates, text, length);
  else
    add_candidate (candidates, text, length);
  /* "P01. text", "P01: text", "P01) text": the code ends in a mark, so that "P01 other" is none. */
  if (code > 0 && code < length && strchr (".:)", text[code]) != NULL)
    add_code (candidates, text, code);
}

char **
nsp_header_candidates (const char *header)
{
  g_autofree char *stripped = g_strstrip (g_strdup (header));
  GPtrArray *candidates = g_ptr_array_new ();
  gsize length = strlen (stripped);
  const char *open = strrchr (stripped, '['), *dash;

  add_text (candidates, stripped, length);
  if (open != NULL && stripped[length - 1] == ']')
    add_text (candidates, open + 1, (gsize)(stripped + length - 1 - (open + 1)));
  /* "Question - Statement", as Qualtrics writes the rows of a matrix. */
  dash = g_strrstr (stripped, " - ");
  if (dash != NULL)
    add_candidate (candidates, dash + 3, strlen (dash + 3));
  g_ptr_array_add (candidates, NULL);
  return (char **)g_ptr_array_free (candidates, FALSE);
}
