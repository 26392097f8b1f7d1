/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "header.h"

#include <string.h>

#include "fold.h"

/* Headers, folded, of columns that are no items. `tool` is the survey tool that alone has it. */
static const struct {
  const char *header;
  NspColumnKind kind;
  NspTool tool;
} known_headers[] = {
  { "network", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "netwerk", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "leernetwerk", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "naam leernetwerk", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "naam netwerk", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "naam van het netwerk", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "naam van het leernetwerk", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "in welk leernetwerk zit je", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "in welk netwerk zit je", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "bij welk leernetwerk hoor je", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "aan welk leernetwerk neem je deel", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "aan welk netwerk neem je deel", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "in welk leernetwerk zit u", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "in welk netwerk zit u", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "bij welk leernetwerk hoort u", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "aan welk leernetwerk neemt u deel", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "aan welk netwerk neemt u deel", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "van welk leernetwerk ben je lid", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "van welk leernetwerk bent u lid", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "learning network", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "network name", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "name of the network", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "which learning network are you in", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "werkplaats", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "tlg", NSP_COLUMN_NETWORK, NSP_TOOL_PLAIN },
  { "year", NSP_COLUMN_YEAR, NSP_TOOL_PLAIN },
  { "jaar", NSP_COLUMN_YEAR, NSP_TOOL_PLAIN },
  { "schooljaar", NSP_COLUMN_YEAR, NSP_TOOL_PLAIN },
  { "studiejaar", NSP_COLUMN_YEAR, NSP_TOOL_PLAIN },
  { "cursusjaar", NSP_COLUMN_YEAR, NSP_TOOL_PLAIN },
  { "school year", NSP_COLUMN_YEAR, NSP_TOOL_PLAIN },
  { "academic year", NSP_COLUMN_YEAR, NSP_TOOL_PLAIN },
  { "moment", NSP_COLUMN_MOMENT, NSP_TOOL_PLAIN },
  { "meetmoment", NSP_COLUMN_MOMENT, NSP_TOOL_PLAIN },
  { "meting", NSP_COLUMN_MOMENT, NSP_TOOL_PLAIN },
  { "moment van meting", NSP_COLUMN_MOMENT, NSP_TOOL_PLAIN },
  { "moment van de meting", NSP_COLUMN_MOMENT, NSP_TOOL_PLAIN },
  { "moment in het schooljaar", NSP_COLUMN_MOMENT, NSP_TOOL_PLAIN },
  { "measurement", NSP_COLUMN_MOMENT, NSP_TOOL_PLAIN },
  { "measurement moment", NSP_COLUMN_MOMENT, NSP_TOOL_PLAIN },
  { "measurement occasion", NSP_COLUMN_MOMENT, NSP_TOOL_PLAIN },
  { "time point", NSP_COLUMN_MOMENT, NSP_TOOL_PLAIN },
  { "timepoint", NSP_COLUMN_MOMENT, NSP_TOOL_PLAIN },
  { "moment in the school year", NSP_COLUMN_MOMENT, NSP_TOOL_PLAIN },
  { "role", NSP_COLUMN_ROLE, NSP_TOOL_PLAIN },
  { "rol", NSP_COLUMN_ROLE, NSP_TOOL_PLAIN },
  { "functie", NSP_COLUMN_ROLE, NSP_TOOL_PLAIN },
  { "mijn rol", NSP_COLUMN_ROLE, NSP_TOOL_PLAIN },
  { "wat is je rol", NSP_COLUMN_ROLE, NSP_TOOL_PLAIN },
  { "wat is jouw rol", NSP_COLUMN_ROLE, NSP_TOOL_PLAIN },
  { "ik ben", NSP_COLUMN_ROLE, NSP_TOOL_PLAIN },
  { "wat is uw rol", NSP_COLUMN_ROLE, NSP_TOOL_PLAIN },
  { "wat is je rol in het netwerk", NSP_COLUMN_ROLE, NSP_TOOL_PLAIN },
  { "wat is uw rol in het netwerk", NSP_COLUMN_ROLE, NSP_TOOL_PLAIN },
  { "jouw rol", NSP_COLUMN_ROLE, NSP_TOOL_PLAIN },
  { "uw rol", NSP_COLUMN_ROLE, NSP_TOOL_PLAIN },
  { "your role", NSP_COLUMN_ROLE, NSP_TOOL_PLAIN },
  { "what is your role", NSP_COLUMN_ROLE, NSP_TOOL_PLAIN },
  { "respondent", NSP_COLUMN_RESPONDENT, NSP_TOOL_PLAIN },
  { "respondentcode", NSP_COLUMN_RESPONDENT, NSP_TOOL_PLAIN },
  { "respondent code", NSP_COLUMN_RESPONDENT, NSP_TOOL_PLAIN },
  { "respondentnummer", NSP_COLUMN_RESPONDENT, NSP_TOOL_PLAIN },
  { "code", NSP_COLUMN_RESPONDENT, NSP_TOOL_PLAIN },
  { "persoonlijke code", NSP_COLUMN_RESPONDENT, NSP_TOOL_PLAIN },
  { "deelnemer", NSP_COLUMN_RESPONDENT, NSP_TOOL_PLAIN },
  { "deelnemercode", NSP_COLUMN_RESPONDENT, NSP_TOOL_PLAIN },
  { "deelnemerscode", NSP_COLUMN_RESPONDENT, NSP_TOOL_PLAIN },
  { "participant", NSP_COLUMN_RESPONDENT, NSP_TOOL_PLAIN },
  { "participant code", NSP_COLUMN_RESPONDENT, NSP_TOOL_PLAIN },
  { "personal code", NSP_COLUMN_RESPONDENT, NSP_TOOL_PLAIN },

  { "naam", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "name", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "voornaam", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "achternaam", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "first name", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "last name", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "studentnummer", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "student number", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "telefoon", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "phone", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "e-mail", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "email", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "emailadres", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "e-mailadres", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "email address", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "ip", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "ip address", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "ip-adres", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "timestamp", NSP_COLUMN_PERSONAL, NSP_TOOL_GOOGLE_FORMS },
  { "tijdstempel", NSP_COLUMN_PERSONAL, NSP_TOOL_GOOGLE_FORMS },
  { "start time", NSP_COLUMN_PERSONAL, NSP_TOOL_MICROSOFT_FORMS },
  { "completion time", NSP_COLUMN_PERSONAL, NSP_TOOL_MICROSOFT_FORMS },
  { "begintijd", NSP_COLUMN_PERSONAL, NSP_TOOL_MICROSOFT_FORMS },
  { "tijd van voltooien", NSP_COLUMN_PERSONAL, NSP_TOOL_MICROSOFT_FORMS },
  { "tijdstip van voltooiing", NSP_COLUMN_PERSONAL, NSP_TOOL_MICROSOFT_FORMS },
  { "antwoord-id", NSP_COLUMN_PERSONAL, NSP_TOOL_LIMESURVEY },
  { "antwoord id", NSP_COLUMN_PERSONAL, NSP_TOOL_LIMESURVEY },
  { "response id", NSP_COLUMN_PERSONAL, NSP_TOOL_LIMESURVEY },
  { "datum ingestuurd", NSP_COLUMN_PERSONAL, NSP_TOOL_LIMESURVEY },
  { "date submitted", NSP_COLUMN_PERSONAL, NSP_TOOL_LIMESURVEY },
  { "submitdate", NSP_COLUMN_PERSONAL, NSP_TOOL_LIMESURVEY },
  { "startdatum", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "date started", NSP_COLUMN_PERSONAL, NSP_TOOL_LIMESURVEY },
  { "datum laatste actie", NSP_COLUMN_PERSONAL, NSP_TOOL_LIMESURVEY },
  { "date last action", NSP_COLUMN_PERSONAL, NSP_TOOL_LIMESURVEY },
  { "startdate", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "enddate", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "recordeddate", NSP_COLUMN_PERSONAL, NSP_TOOL_QUALTRICS },
  { "responseid", NSP_COLUMN_PERSONAL, NSP_TOOL_QUALTRICS },
  { "ipaddress", NSP_COLUMN_PERSONAL, NSP_TOOL_PLAIN },
  { "recipientemail", NSP_COLUMN_PERSONAL, NSP_TOOL_QUALTRICS },
  { "recipientfirstname", NSP_COLUMN_PERSONAL, NSP_TOOL_QUALTRICS },
  { "recipientlastname", NSP_COLUMN_PERSONAL, NSP_TOOL_QUALTRICS },
  { "externalreference", NSP_COLUMN_PERSONAL, NSP_TOOL_QUALTRICS },
  { "locationlatitude", NSP_COLUMN_PERSONAL, NSP_TOOL_QUALTRICS },
  { "locationlongitude", NSP_COLUMN_PERSONAL, NSP_TOOL_QUALTRICS },
};

static const char *const tool_names[] = { NULL, "Microsoft Forms", "Google Forms", "LimeSurvey",
                                          "Qualtrics" };

NspTool
nsp_header_tool (const GPtrArray *headers)
{
  for (guint i = 0; i < headers->len; i++) {
    g_autofree char *folded = nsp_fold (g_ptr_array_index (headers, i));

    for (guint k = 0; k < G_N_ELEMENTS (known_headers); k++)
      if (known_headers[k].tool != NSP_TOOL_PLAIN && strcmp (folded, known_headers[k].header) == 0)
        return known_headers[k].tool;
  }
  return NSP_TOOL_PLAIN;
}

const char *
nsp_tool_name (NspTool tool)
{
  return tool_names[tool];
}

NspColumnKind
nsp_header_kind (const char *header)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (header), "_", ' ');
  g_autofree char *folded = nsp_fold (spaced);

  for (guint i = 0; i < G_N_ELEMENTS (known_headers); i++)
    if (strcmp (folded, known_headers[i].header) == 0)
      return known_headers[i].kind;
  return NSP_COLUMN_IGNORED;
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
