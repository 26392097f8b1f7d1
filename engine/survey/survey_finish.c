/* Bringing the files of a survey together: one year, one network, one person.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fold.h"
#include "school_year.h"
#include "survey_data.h"

/* Pairs of names are compared by their letters only among so many: the work grows with the
 * square, and so would the list of pairs. */
#define MAX_COMPARED_NETWORKS 500

static NspRow *
row_at (NspSurvey *survey, guint row)
{
  return &g_array_index (survey->rows, NspRow, row);
}

/* The new number of each year among `united`, as plain years may turn out to be school years. Says
 * which do. */
static guint32 *
renumber_years (const NspSurvey *survey, NspNames *united, NspProblems *problems)
{
  guint count = nsp_names_count (survey->years);
  guint32 *numbers = g_new0 (guint32, count + 1);

  for (guint32 i = 1; i <= count; i++) {
    const char *year = nsp_names_get (survey->years, i);
    g_autofree char *school_year = nsp_school_year_of (year);

    numbers[i] = nsp_names_intern (united, survey->school_years ? school_year : year);
    if (survey->school_years && !nsp_school_year_is (year))
      nsp_problems_add (problems, NSP_PROBLEM_YEAR_AS_SCHOOL_YEAR, NULL, 0, 0, year, school_year,
                        NULL, NULL);
  }
  return numbers;
}

/* 2025 and 2024-2025 are one year as soon as anything speaks of school years. */
static void
unite_years (NspSurvey *survey, NspProblems *problems)
{
  g_autofree guint32 *numbers = NULL;
  NspNames *united = nsp_names_new (NSP_NAMES_EXACT);

  for (guint32 i = 1; i <= nsp_names_count (survey->years); i++)
    survey->school_years |= nsp_school_year_is (nsp_names_get (survey->years, i));
  numbers = renumber_years (survey, united, problems);
  nsp_names_free (survey->years);
  survey->years = united;
  for (guint i = 0; i < survey->rows->len; i++)
    row_at (survey, i)->year = numbers[row_at (survey, i)->year];
  for (guint i = 0; i < survey->inputs->len; i++) {
    NspInput *input = g_ptr_array_index (survey->inputs, i);
    const char *year = input->period.year;

    if (year != NULL && survey->school_years)
      nsp_period_take_year (&input->period, nsp_school_year_of (year));
  }
}

void
nsp_survey_name_all_networks (NspSurvey *survey)
{
  survey->names_all_networks = TRUE;
}

gboolean
nsp_survey_names_network (const NspSurvey *survey, guint index)
{
  return survey->names_all_networks ||
         nsp_names_uses (survey->networks, index) >= NSP_MIN_NAMED_ROWS;
}

/* A network that was written in several ways is one, shown as most wrote it. */
static void
report_spellings (const NspSurvey *survey, NspProblems *problems)
{
  for (guint32 i = 1; i <= nsp_names_count (survey->networks); i++) {
    g_autoptr (GPtrArray) spellings = nsp_names_spellings (survey->networks, i);
    g_autoptr (GString) others = g_string_new (NULL);

    if (!nsp_survey_names_network (survey, i))
      continue;
    for (guint k = 1; k < spellings->len && others->len < 400; k++) {
      const NspSpelling *spelling = g_ptr_array_index (spellings, k);
      g_autofree char *text = nsp_text_excerpt (spelling->text, -1, 60);

      g_string_append_printf (others, "%s\"%s\" (%" G_GUINT64_FORMAT ")", k > 1 ? ", " : "", text,
                              spelling->count);
    }
    if (others->len >= 400)
      g_string_append (others, ", …");
    if (spellings->len > 1) {
      g_autofree char *best = nsp_text_excerpt (nsp_names_get (survey->networks, i), -1, 60);

      nsp_problems_add (problems, NSP_PROBLEM_NETWORK_SPELLINGS, NULL, 0, 0, best, others->str,
                        NULL, NULL);
    }
  }
}

/* Names that differ by a slip of the pen are kept apart, and pointed out. */
static void
report_close_names (const NspSurvey *survey, NspProblems *problems)
{
  guint count = nsp_names_count (survey->networks);
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);

  if (count > MAX_COMPARED_NETWORKS)
    return;
  for (guint32 i = 1; i <= count; i++)
    g_ptr_array_add (folded, nsp_fold (nsp_names_get (survey->networks, i)));
  for (guint i = 0; i < count; i++) {
    for (guint k = i + 1; k < count; k++) {
      gboolean named =
          nsp_survey_names_network (survey, i + 1) && nsp_survey_names_network (survey, k + 1);
      g_autofree char *first = nsp_text_excerpt (nsp_names_get (survey->networks, i + 1), -1, 60);
      g_autofree char *second = nsp_text_excerpt (nsp_names_get (survey->networks, k + 1), -1, 60);

      if (named && nsp_fold_is_close (g_ptr_array_index (folded, i), g_ptr_array_index (folded, k)))
        nsp_problems_add (problems, NSP_PROBLEM_NETWORK_CLOSE, NULL, 0, 0, first, second, NULL,
                          NULL);
    }
  }
}

/* One person in one network, year and moment. */
typedef struct {
  guint32 respondent, network, year, moment;
} Person;

static guint
person_hash (gconstpointer key)
{
  const Person *person = key;

  return person->respondent * 2654435761u ^ person->network * 40503u ^ person->year * 4 ^
         person->moment;
}

static gboolean
person_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Person)) == 0;
}

static void
complain_repeated (const NspSurvey *survey, const NspInstrument *instrument, guint first,
                   guint second, NspProblems *problems)
{
  const NspRow *a = nsp_survey_row (survey, first), *b = nsp_survey_row (survey, second);
  g_autofree char *place = a->file == b->file
                               ? g_strdup_printf ("%" G_GUINT64_FORMAT, a->line)
                               : g_strdup_printf ("%" G_GUINT64_FORMAT " (%s)", a->line,
                                                  nsp_survey_input (survey, a->file)->file);

  nsp_problems_add (problems, NSP_PROBLEM_RESPONDENT_TWICE,
                    nsp_survey_input (survey, b->file)->file, b->line, 0, instrument->id, place,
                    NULL, NULL);
}

/* Looks for people whose code stands twice in a network, year and moment with answers to one
 * instrument. The same answers count once; other answers are refused. Marks the rows that repeat
 * one. */
static void
find_repeated (NspSurvey *survey, guint n, guint8 *repeats, NspProblems *problems)
{
  const NspInstrument *instrument = g_ptr_array_index (survey->instruments, n);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (person_hash, person_equal, g_free, NULL);

  for (guint i = 0; i < survey->rows->len; i++) {
    const NspRow *row = nsp_survey_row (survey, i);
    guint8 *answers = (guint8 *)nsp_survey_answers (survey, n, i);
    Person person = { row->respondent, row->network, row->year, row->moment };
    gpointer first;

    if (row->respondent == 0 || answers == NULL || !nsp_any_answer (answers, instrument->n_items))
      continue;
    if (!g_hash_table_lookup_extended (seen, &person, NULL, &first)) {
      g_hash_table_insert (seen, g_memdup2 (&person, sizeof person), GUINT_TO_POINTER (i));
    } else if (memcmp (nsp_survey_answers (survey, n, GPOINTER_TO_UINT (first)), answers,
                       instrument->n_items) == 0) {
      memset (answers, 0, instrument->n_items);
      repeats[i] = 1;
    } else {
      complain_repeated (survey, instrument, GPOINTER_TO_UINT (first), i, problems);
    }
  }
}

/* Rows of which nothing is left count as left out. */
static void
count_repeated (NspSurvey *survey, const guint8 *repeats)
{
  for (guint i = 0; i < survey->rows->len; i++) {
    NspInput *input = g_ptr_array_index (survey->inputs, nsp_survey_row (survey, i)->file);
    gboolean any = FALSE;

    for (guint n = 0; n < survey->instruments->len && !any; n++) {
      const NspInstrument *instrument = g_ptr_array_index (survey->instruments, n);
      const guint8 *answers = nsp_survey_answers (survey, n, i);

      any = answers != NULL && nsp_any_answer (answers, instrument->n_items);
    }
    if (repeats[i] && !any) {
      nsp_input_count (input, &g_array_index (survey->counts, NspRowCounts, i), -1);
      if (input->repeated == 0)
        input->first_repeated = nsp_survey_row (survey, i)->line;
      input->used--;
      input->left_out++;
      input->repeated++;
    }
  }
}

static void
report_repeated (const NspSurvey *survey, NspProblems *problems)
{
  for (guint i = 0; i < survey->inputs->len; i++) {
    const NspInput *input = g_ptr_array_index (survey->inputs, i);
    g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, input->repeated);
    g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, input->first_repeated);

    if (input->repeated > 0)
      nsp_problems_add (problems, NSP_PROBLEM_ROWS_REPEATED, input->file, input->first_repeated, 0,
                        count, line, NULL, NULL);
  }
}

gboolean
nsp_survey_finish (NspSurvey *survey, NspProblems *problems)
{
  guint errors = nsp_problems_count (problems, NSP_ERROR);
  g_autofree guint8 *repeats = g_new0 (guint8, survey->rows->len + 1);

  unite_years (survey, problems);
  if (!survey->hides_networks) {
    report_spellings (survey, problems);
    report_close_names (survey, problems);
  }
  for (guint n = 0; n < survey->instruments->len; n++)
    if (nsp_survey_has (survey, n))
      find_repeated (survey, n, repeats, problems);
  count_repeated (survey, repeats);
  report_repeated (survey, problems);
  return nsp_problems_count (problems, NSP_ERROR) == errors;
}
