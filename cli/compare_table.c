/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_table.h"

#include <string.h>

#include "choice.h"
#include "export.h"
#include "label.h"
#include "table.h"
#include "trend.h"

/* What is being printed. */
typedef struct {
  const NspComparison *comparison;
  char **titles; /* of the dimensions, all padded to one width */
  char **labels; /* of the periods */
  guint width;   /* of the first column */
  const NspSettings *settings;
  const NspTerminal *terminal;
  gboolean dashes; /* one was printed */
} Printing;

char *
nsp_comparison_period (const NspComparison *comparison, guint period, NspLang lang)
{
  const NspReleasedResult *result = comparison->periods[period];

  return nsp_period_label (&result->period, lang);
}

guint
nsp_compared_group_periods (const NspComparison *comparison, const NspComparedGroup *group,
                            guint *last)
{
  guint n = 0;

  for (guint period = 0; period < comparison->n_periods; period++) {
    if (group->groups[period] == NULL && !group->withheld[period])
      continue;
    n++;
    if (last != NULL)
      *last = period;
  }
  return n;
}

/* The text with spaces behind it up to `width` columns. */
static char *
pad (const char *text, guint width)
{
  guint own = nsp_text_width (text);

  return g_strdup_printf ("%s%*s", text, (int)(width - MIN (own, width)), "");
}

/* "2023-2024 → 2024-2025", "2025-2026 · begin → eind". */
static char *
step_label (const Printing *printing, const NspStep *step)
{
  const NspReleasedResult *from = printing->comparison->periods[step->from];
  const NspReleasedResult *to = printing->comparison->periods[step->to];
  gboolean same_year =
      to->period.moment != NSP_MOMENT_NONE && g_strcmp0 (from->period.year, to->period.year) == 0;
  const char *moment = nsp_moment_title (to->period.moment, printing->terminal->lang);

  return g_strdup_printf ("%s → %s", printing->labels[step->from],
                          same_year ? moment : printing->labels[step->to]);
}

/* The first column is as wide in every table of an instrument, so that they stand in line. */
static void
printing_init (Printing *printing, const NspComparison *comparison, const NspSettings *settings,
               const NspTerminal *terminal)
{
  guint n = comparison->instrument->n_dimensions;

  *printing = (Printing){ .comparison = comparison, .settings = settings, .terminal = terminal };
  printing->titles = g_new0 (char *, n + 1);
  printing->labels = g_new0 (char *, comparison->n_periods + 1);
  for (guint period = 0; period < comparison->n_periods; period++)
    printing->labels[period] = nsp_comparison_period (comparison, period, terminal->lang);
  for (guint period = 1; period < comparison->n_periods; period++) {
    const NspStep step = { .from = period - 1, .to = period };
    g_autofree char *label = step_label (printing, &step);

    printing->width = MAX (printing->width, nsp_text_width (label));
  }
  for (guint d = 0; d < n; d++) {
    printing->titles[d] = nsp_text_excerpt (
        nsp_text_get (&comparison->instrument->dimensions[d].title, terminal->lang), -1, 200);
    printing->width = MAX (printing->width, nsp_text_width (printing->titles[d]));
  }
}

static void
printing_clear (Printing *printing)
{
  g_strfreev (printing->titles);
  g_strfreev (printing->labels);
}

/* "14  3,52", with the mean in `width` columns; nothing for a group that is not there. */
static char *
n_and_mean (const NspReleasedGroup *group, guint dimension, guint width, NspLang lang)
{
  const NspReleasedDimension *score;
  g_autofree char *mean = NULL;

  if (group == NULL)
    return g_strdup ("");
  score = &group->dimensions[dimension];
  mean = nsp_number_text (score->mean, lang);
  if (score->n == 0)
    return g_steal_pointer (&mean);
  return g_strdup_printf ("%" G_GUINT64_FORMAT "  %*s%s", score->n,
                          (int)(width - MIN (width, nsp_text_width (mean))), "", mean);
}

/* The columns that the widest mean takes. */
static guint
mean_width (const Printing *printing, const NspComparedGroup *group)
{
  const NspComparison *comparison = printing->comparison;
  guint width = nsp_text_width ("0,0");

  for (guint period = 0; period < comparison->n_periods; period++)
    for (guint d = 0; group->groups[period] != NULL && d < comparison->instrument->n_dimensions;
         d++) {
      g_autofree char *mean = nsp_number_text (group->groups[period]->dimensions[d].mean, NSP_NL);

      width = MAX (width, nsp_text_width (mean));
    }
  return width;
}

/* The heads of the columns: years, and below them moments if there are any. */
static void
add_periods (const Printing *printing, NspTable *table)
{
  const NspComparison *comparison = printing->comparison;
  gboolean moments = FALSE;

  nsp_table_take (table, pad ("", printing->width));
  for (guint period = 0; period < comparison->n_periods; period++) {
    const char *year = comparison->periods[period]->period.year;

    nsp_table_add (table, year != NULL ? year : "");
    moments |= comparison->periods[period]->period.moment != NSP_MOMENT_NONE;
  }
  if (moments)
    nsp_table_add (table, "");
  for (guint period = 0; period < comparison->n_periods && moments; period++) {
    const char *moment =
        nsp_moment_title (comparison->periods[period]->period.moment, printing->terminal->lang);

    nsp_table_add (table, moment != NULL ? moment : "");
  }
}

static void
print_means (Printing *printing, const NspComparedGroup *group)
{
  const NspComparison *comparison = printing->comparison;
  const NspTerminal *terminal = printing->terminal;
  guint width = mean_width (printing, group);
  g_autofree char *alignment = g_strnfill (comparison->n_periods + 1, 'r');
  g_autoptr (NspTable) table = NULL;

  alignment[0] = 'l';
  table = nsp_table_new (alignment);
  add_periods (printing, table);
  nsp_table_add (table, "");
  for (guint period = 0; period < comparison->n_periods; period++)
    nsp_table_add (table, nsp_say (terminal, MSG_COMPARE_N_MEAN));
  for (guint d = 0; d < comparison->instrument->n_dimensions; d++) {
    nsp_table_add (table, printing->titles[d]);
    for (guint period = 0; period < comparison->n_periods; period++) {
      const NspReleasedGroup *there = group->groups[period];

      nsp_table_take (table, n_and_mean (there, d, width, terminal->lang));
      printing->dashes |= there != NULL && !nsp_number_is_shown (there->dimensions[d].mean);
    }
  }
  nsp_table_print (table, 2, terminal->out);
}

/* "+0,3", "−0,1", "0,0". */
static char *
with_sign (NspNumber number, NspLang lang)
{
  NspNumber size = { number.value < 0 ? -number.value : number.value, number.decimals };
  g_autofree char *text = nsp_number_text (size, lang);
  gboolean zero = strpbrk (text, "123456789") == NULL;

  return g_strconcat (zero ? "" : number.value > 0 ? "+" : "−", text, NULL);
}

static char *
interval (const NspReleasedDifference *difference, const NspTerminal *terminal)
{
  g_autofree char *low = with_sign (difference->ci95[0], terminal->lang);
  g_autofree char *high = with_sign (difference->ci95[1], terminal->lang);

  return nsp_number_is_shown (difference->ci95[0])
             ? g_strdup_printf (nsp_say (terminal, MSG_COMPARE_INTERVAL), low, high)
             : g_strdup ("–");
}

/* Who the difference is about: the pairs, or all. */
static char *
who (const NspReleasedChange *change, const NspTerminal *terminal)
{
  g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, change->n_pairs);

  if (!nsp_number_is_shown (change->independent.difference))
    return g_strdup ("–");
  return change->by_pairs ? g_strdup_printf (nsp_say (terminal, MSG_COMPARE_SAME), n)
                          : g_strdup (nsp_say (terminal, MSG_COMPARE_ALL));
}

static const char *
reading (NspReading reading, const NspTerminal *terminal)
{
  switch (reading) {
  case NSP_READING_HIGHER:
    return nsp_say (terminal, MSG_COMPARE_HIGHER);
  case NSP_READING_LOWER:
    return nsp_say (terminal, MSG_COMPARE_LOWER);
  case NSP_READING_NO_CLEAR_DIFFERENCE:
    return nsp_say (terminal, MSG_COMPARE_NO_CLEAR);
  case NSP_READING_NONE:
  default:
    return "–";
  }
}

/* The cells of a change: that of the pairs where it has an interval or is 0, as its reading is. */
static void
add_change (Printing *printing, NspTable *table, const NspReleasedChange *change)
{
  const NspTerminal *terminal = printing->terminal;
  const NspReleasedDifference *difference =
      change->by_pairs ? &change->paired : &change->independent;

  nsp_table_take (table, with_sign (difference->difference, terminal->lang));
  nsp_table_take (table, interval (difference, terminal));
  nsp_table_take (table, who (change, terminal));
  nsp_table_add (table, reading (change->reading, terminal));
  printing->dashes |= !nsp_number_is_shown (difference->ci95[0]);
}

static gboolean
has_change (const Printing *printing, const NspStep *step)
{
  for (guint d = 0; d < printing->comparison->instrument->n_dimensions; d++)
    if (nsp_number_is_shown (step->dimensions[d].independent.difference))
      return TRUE;
  return FALSE;
}

static void
print_step (Printing *printing, const NspStep *step)
{
  static const NspMessage columns[] = { MSG_COMPARE_DIFFERENCE, MSG_COLUMN_CI, MSG_COMPARE_WHO };
  const NspTerminal *terminal = printing->terminal;
  g_autoptr (NspTable) table = nsp_table_new ("lrrrl");
  g_autofree char *label = step_label (printing, step);

  fputc ('\n', terminal->out);
  if (!has_change (printing, step)) {
    fprintf (terminal->out, "  %s\n  %s\n", label, nsp_say (terminal, MSG_COMPARE_NOT_SHOWN));
    return;
  }
  nsp_table_take (table, pad (label, printing->width));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    nsp_table_add (table, nsp_say (terminal, columns[i]));
  nsp_table_add (table, "");
  for (guint d = 0; d < printing->comparison->instrument->n_dimensions; d++) {
    nsp_table_add (table, printing->titles[d]);
    add_change (printing, table, &step->dimensions[d]);
  }
  nsp_table_print (table, 2, terminal->out);
}

/* "(2024-2025) Niet getoond: ...", without the period when it is NULL. */
static void
print_withheld (const Printing *printing, const char *period)
{
  FILE *out = printing->terminal->out;

  fputs ("  ", out);
  if (period != NULL)
    fprintf (out, "(%s) ", period);
  fprintf (out, nsp_say (printing->terminal, MSG_WITHHELD_MIN_N), printing->settings->min_n);
  fputc ('\n', out);
}

/* What --lenient let pass is never hidden. */
static void
print_unreadable (const Printing *printing, const NspReleasedGroup *group, const char *period)
{
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, group->unreadable);

  if (group->unreadable == 0 || group->withheld != NSP_SHOWN)
    return;
  fprintf (printing->terminal->out, "  (%s) ", period);
  fprintf (printing->terminal->out, nsp_say (printing->terminal, MSG_UNREADABLE), count);
  fputc ('\n', printing->terminal->out);
}

/* What there is to say about single periods, a line each. */
static void
print_remarks (const Printing *printing, const NspComparedGroup *group)
{
  const NspTerminal *terminal = printing->terminal;
  guint last = 0, n = nsp_compared_group_periods (printing->comparison, group, &last);

  for (guint period = 0; period < printing->comparison->n_periods; period++) {
    const NspReleasedGroup *there = group->groups[period];

    if (there == NULL && !group->withheld[period] && n > 1) {
      fputs ("  ", terminal->out);
      fprintf (terminal->out, nsp_say (terminal, MSG_COMPARE_NOT_IN), printing->labels[period]);
      fputc ('\n', terminal->out);
    }
    if (group->withheld[period])
      print_withheld (printing, printing->labels[period]);
    if (there != NULL)
      print_unreadable (printing, there, printing->labels[period]);
  }
  if (n == 1) {
    fputs ("  ", terminal->out);
    fprintf (terminal->out, nsp_say (terminal, MSG_COMPARE_ONLY_IN), printing->labels[last]);
    fputc ('\n', terminal->out);
  }
}

/* Whether nothing of the group may be shown in any period. */
static gboolean
is_withheld (const NspComparison *comparison, const NspComparedGroup *group)
{
  for (guint period = 0; period < comparison->n_periods; period++)
    if (group->groups[period] != NULL && !group->withheld[period])
      return FALSE;
  return TRUE;
}

/* Whether a few people do not count in a period at least. */
static gboolean
leaves_out (const NspComparison *comparison, const NspComparedGroup *group)
{
  for (guint period = 0; period < comparison->n_periods; period++)
    if (group->groups[period] != NULL && nsp_released_leaves_out (group->groups[period]))
      return TRUE;
  return FALSE;
}

static void
print_group (Printing *printing, const NspComparedGroup *group)
{
  const NspTerminal *terminal = printing->terminal;
  gboolean left_out = leaves_out (printing->comparison, group);
  g_autofree char *name =
      nsp_name_label (group->network != NULL ? group->network : nsp_say (terminal, MSG_EVERYONE),
                      200, terminal->lang);
  g_autofree char *heading = g_strdup_printf ("%s%s%s", name, left_out ? ", " : "",
                                              left_out ? nsp_say (terminal, MSG_LEFT_OUT) : "");

  fputc ('\n', terminal->out);
  nsp_print_heading (terminal, heading);
  if (is_withheld (printing->comparison, group)) {
    print_withheld (printing, NULL);
    return;
  }
  print_means (printing, group);
  print_remarks (printing, group);
  for (guint i = 0; i < group->n_steps; i++)
    print_step (printing, &group->steps[i]);
}

/* "Sociale Regulatie Tool · 2023-2024 t/m 2025-2026 · schaal 1–5" */
static void
print_instrument (const Printing *printing)
{
  const NspComparison *comparison = printing->comparison;
  const NspTerminal *terminal = printing->terminal;
  const NspScale *scale = &comparison->instrument->scale;
  guint last = comparison->n_periods - 1;
  g_autofree char *title =
      nsp_text_excerpt (nsp_text_get (&comparison->instrument->title, terminal->lang), -1, 200);
  g_autofree char *range =
      nsp_trend_range (printing->labels[0], printing->labels[last], terminal->lang);
  g_autofree char *ends = g_strdup_printf (nsp_say (terminal, MSG_SCALE), scale->min, scale->max);
  gboolean students = comparison->periods[last]->overall->role == NSP_ROLE_STUDENT;
  g_autofree char *heading =
      g_strdup_printf ("%s · %s · %s%s%s", title, range, ends, students ? " · " : "",
                       students ? nsp_say (terminal, MSG_COMPARE_STUDENTS) : "");

  nsp_print_heading (terminal, heading);
}

void
nsp_print_comparisons (const GPtrArray *comparisons, const NspCliChoice *choice,
                       const NspSettings *settings, const NspTerminal *terminal)
{
  gboolean dashes = FALSE;

  for (guint i = 0; i < comparisons->len; i++) {
    const NspComparison *comparison = g_ptr_array_index (comparisons, i);
    Printing printing;

    if (i > 0)
      fputs ("\n\n", terminal->out);
    printing_init (&printing, comparison, settings, terminal);
    print_instrument (&printing);
    for (guint k = 0; k < comparison->groups->len; k++) {
      const NspComparedGroup *group = g_ptr_array_index (comparison->groups, k);

      if (group->network == NULL || nsp_export_wants (choice->networks, group->network))
        print_group (&printing, group);
    }
    dashes |= printing.dashes;
    printing_clear (&printing);
  }
  fprintf (terminal->out, "\n%s\n%s\n", nsp_say (terminal, MSG_COMPARE_ABOUT_CHANGE),
           nsp_say (terminal, MSG_COMPARE_ABOUT_WHO));
  if (dashes)
    fprintf (terminal->out, "%s\n", nsp_say (terminal, MSG_DASH));
  fprintf (terminal->out, "%s\n", nsp_say (terminal, MSG_COMPARE_TALK));
  if (settings->exact)
    fprintf (terminal->out, "\n%s\n", nsp_say (terminal, MSG_EXACT));
}
