/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answer.h"

#include <string.h>

#include "fold.h"
#include "phrase.h"
#include "survey_tool.h"

/* So many different texts are remembered; a column of free text must not fill the memory. */
#define MAX_REMEMBERED 10000

struct _NspAnswerReader {
  const NspInstrument *instrument;
  char *scale, *expected;
  guint8 digits[10];      /* the answer that a single digit means; 0 when it is off the scale */
  GHashTable *labels;     /* folded text to the answer it means */
  GHashTable *missing;    /* folded texts that the instrument lists as missing */
  GHashTable *remembered; /* cell text to kind x 256 + answer */
};

/* Words for a missing answer, folded, in Dutch and English. */
static const struct {
  const char *text;
  NspAnswerKind kind;
} missing_words[] = {
  { "na", NSP_ANSWER_NA },
  { "n.v.t", NSP_ANSWER_NOT_APPLICABLE },
  { "nvt", NSP_ANSWER_NOT_APPLICABLE },
  { "niet van toepassing", NSP_ANSWER_NOT_APPLICABLE },
  { "n/a", NSP_ANSWER_NOT_APPLICABLE },
  { "not applicable", NSP_ANSWER_NOT_APPLICABLE },
  { "weet niet", NSP_ANSWER_DONT_KNOW },
  { "weet ik niet", NSP_ANSWER_DONT_KNOW },
  { "don't know", NSP_ANSWER_DONT_KNOW },
  { "i don't know", NSP_ANSWER_DONT_KNOW },
};

/* What a label means when two steps have the same one: nothing that can be read. */
#define AMBIGUOUS 255

static void
add_label (NspAnswerReader *reader, const char *text, guint answer)
{
  char *folded = nsp_fold (text);
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (reader->labels, folded));

  if (*folded == '\0')
    g_free (folded);
  else
    g_hash_table_insert (reader->labels, folded,
                         GUINT_TO_POINTER (before == 0 || before == answer ? answer : AMBIGUOUS));
}

/* The text without outer spaces, the non-breaking one included. The caller owns it. */
static char *
strip (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, "\302\240", " ", 0);
  return g_strstrip (g_strdup (plain->str));
}

/* What a text listed as missing is known by; one of punctuation only, such as "-", by itself. The
 * caller owns it. */
static char *
missing_key (const char *text)
{
  g_autofree char *folded = nsp_fold (text);

  return *folded != '\0' ? g_steal_pointer (&folded) : strip (text);
}

static void
add_labels (NspAnswerReader *reader)
{
  const NspInstrument *instrument = reader->instrument;

  for (int lang = 0; lang < NSP_N_LANGS; lang++)
    for (guint step = 0; instrument->scale.labels[lang] != NULL && step < instrument->scale.n_steps;
         step++)
      add_label (reader, instrument->scale.labels[lang][step], step + 1);
  for (guint i = 0; i < instrument->n_answers; i++)
    add_label (reader, instrument->answers[i].text, instrument->answers[i].answer);
  for (char **text = instrument->missing; *text != NULL; text++)
    g_hash_table_add (reader->missing, missing_key (*text));
}

/* A label as an example of an answer in words, NULL when the instrument has none. */
static const char *
example_label (const NspInstrument *instrument, NspLang lang)
{
  char **labels = instrument->scale.labels[lang] != NULL ? instrument->scale.labels[lang]
                                                         : instrument->scale.labels[!lang];

  if (labels != NULL)
    return labels[instrument->scale.n_steps - 1];
  return instrument->n_answers > 0 ? instrument->answers[0].text : NULL;
}

static char *
describe_expected (const NspAnswerReader *reader)
{
  const char *label = example_label (reader->instrument, NSP_NL);
  g_autofree char *nl = label != NULL ? nsp_text_excerpt (label, -1, 60) : NULL, *en = NULL;

  if (nl == NULL)
    return nsp_phrase_with (NSP_PHRASE_NUMBER, reader->scale, NULL);
  en = nsp_text_excerpt (example_label (reader->instrument, NSP_EN), -1, 60);
  return nsp_phrase_with (NSP_PHRASE_NUMBER_OR_LABEL, reader->scale, nl, en, NULL);
}

NspAnswerReader *
nsp_answer_reader_new (const NspInstrument *instrument)
{
  NspAnswerReader *reader = g_new0 (NspAnswerReader, 1);
  const NspScale *scale = &instrument->scale;

  reader->instrument = instrument;
  reader->scale = scale->step == 1 ? g_strdup_printf ("%d–%d", scale->min, scale->max)
                                   : g_strdup_printf ("%d, %d, …, %d", scale->min,
                                                      scale->min + scale->step, scale->max);
  reader->expected = describe_expected (reader);
  for (int digit = 0; digit < 10; digit++)
    reader->digits[digit] = (guint8)nsp_scale_answer (scale, digit);
  reader->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader->missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader->remembered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_labels (reader);
  return reader;
}

void
nsp_answer_reader_free (NspAnswerReader *reader)
{
  if (reader == NULL)
    return;
  g_hash_table_unref (reader->labels);
  g_hash_table_unref (reader->missing);
  g_hash_table_unref (reader->remembered);
  g_free (reader->scale);
  g_free (reader->expected);
  g_free (reader);
}

const char *
nsp_answer_reader_scale (const NspAnswerReader *reader)
{
  return reader->scale;
}

/* Reads a whole number at the start of a text: "4", "-99", "4,0", "4.00". Returns what follows
 * it, NULL when there is none. */
static const char *
read_number (const char *text, gint64 *value)
{
  char *end;
  const char *fraction;

  if (!g_ascii_isdigit (text[*text == '-' || *text == '+']))
    return NULL;
  *value = g_ascii_strtoll (text, &end, 10);
  if (*value > G_MAXINT32 || *value < G_MININT32)
    return NULL;
  if (*end == ',' || *end == '.') {
    fraction = end + 1 + strspn (end + 1, "0");
    if (*fraction == '\0' || (fraction > end + 1 && !g_ascii_isdigit (*fraction)))
      return fraction;
  }
  return end;
}

/* What stands behind the number of "4 - mee eens", "4: mee eens", "4 = mee eens", "4 (mee eens)" or
 * "4. mee eens"; NULL when it is something else. */
static const char *
label_behind (const char *rest)
{
  gsize spaces = strspn (rest, " ");

  if (g_str_has_prefix (rest + spaces, "–"))
    rest += spaces + strlen ("–");
  else if (rest[spaces] != '\0' && strchr ("-=:.()", rest[spaces]) != NULL)
    rest += spaces + 1;
  else
    return NULL;
  rest += strspn (rest, " ");
  return *rest != '\0' && !g_ascii_isdigit (*rest) ? rest : NULL;
}

/* Whether the instrument lists a text as missing. */
static gboolean
is_listed (const NspAnswerReader *reader, const char *folded, const char *stripped)
{
  return g_hash_table_contains (reader->missing, *folded != '\0' ? folded : stripped);
}

static NspAnswerKind
read_missing (const NspAnswerReader *reader, const char *folded)
{
  if (is_listed (reader, folded, ""))
    return NSP_ANSWER_LISTED;
  for (guint i = 0; i < G_N_ELEMENTS (missing_words); i++)
    if (strcmp (folded, missing_words[i].text) == 0)
      return missing_words[i].kind;
  return NSP_ANSWER_UNREADABLE;
}

/* A number with a label behind it: the two must agree where the label is known. */
static NspAnswerKind
read_numbered_label (const NspAnswerReader *reader, gint64 value, const char *label, guint8 *answer)
{
  gsize length = strlen (label);
  gboolean closed = length > 0 && label[length - 1] == ')' && strchr (label, '(') == NULL;
  g_autofree char *open = g_strndup (label, closed ? length - 1 : length);
  g_autofree char *bare = nsp_fold (open);
  NspAnswerKind missing;
  guint meant;

  meant = GPOINTER_TO_UINT (g_hash_table_lookup (reader->labels, bare));
  missing = read_missing (reader, bare);
  *answer = (guint8)nsp_scale_answer (&reader->instrument->scale, value);
  if (*answer == 0)
    return missing != NSP_ANSWER_UNREADABLE ? missing : NSP_ANSWER_OFF_SCALE;
  if (missing == NSP_ANSWER_UNREADABLE && (meant == 0 || meant == *answer))
    return NSP_ANSWER_GIVEN;
  *answer = 0;
  return NSP_ANSWER_UNREADABLE;
}

/* The code that a survey tool gives the fourth answer. */
static gboolean
read_code (const NspAnswerReader *reader, const char *folded, gint64 *value)
{
  const NspScale *scale = &reader->instrument->scale;

  return scale->min == 1 && scale->step == 1 && nsp_survey_tool_is_answer_code (folded, value);
}

const char *
nsp_answer_reader_expected (const NspAnswerReader *reader)
{
  return reader->expected;
}

static NspAnswerKind
read_value (const NspAnswerReader *reader, gint64 value, guint8 *answer)
{
  char plain[24];

  g_snprintf (plain, sizeof plain, "%" G_GINT64_FORMAT, value);
  if (g_hash_table_contains (reader->missing, plain))
    return NSP_ANSWER_LISTED; /* "9,0" where the instrument lists 9 */
  *answer = (guint8)nsp_scale_answer (&reader->instrument->scale, value);
  if (*answer > 0)
    return NSP_ANSWER_GIVEN;
  return value == -99 || value == 999 ? NSP_ANSWER_MISSING_CODE : NSP_ANSWER_OFF_SCALE;
}

static NspAnswerKind
read_text (const NspAnswerReader *reader, const char *text, guint8 *answer)
{
  g_autofree char *folded = nsp_fold (text), *stripped = strip (text);
  guint meant = GPOINTER_TO_UINT (g_hash_table_lookup (reader->labels, folded));
  const char *rest, *label;
  gint64 value;

  if (strspn (text, " \t\r\n\302\240") == strlen (text))
    return NSP_ANSWER_EMPTY;
  if (meant > 0 && meant != AMBIGUOUS) {
    *answer = (guint8)meant;
    return NSP_ANSWER_GIVEN;
  }
  if (is_listed (reader, folded, stripped))
    return NSP_ANSWER_LISTED;
  rest = read_number (stripped, &value);
  if (rest != NULL && *rest == '\0')
    return read_value (reader, value, answer);
  label = rest != NULL ? label_behind (rest) : NULL;
  if (label != NULL)
    return read_numbered_label (reader, value, label, answer);
  if (read_code (reader, folded, &value))
    return read_value (reader, value, answer);
  return read_missing (reader, folded);
}

NspAnswerKind
nsp_answer_read (NspAnswerReader *reader, const char *text, gsize length, guint8 *answer)
{
  gpointer remembered;
  NspAnswerKind kind;

  *answer = 0;
  if (length == 0)
    return NSP_ANSWER_EMPTY;
  if (length == 1 && g_ascii_isdigit (*text) && reader->digits[*text - '0'] > 0) {
    *answer = reader->digits[*text - '0'];
    return NSP_ANSWER_GIVEN;
  }
  if (g_hash_table_lookup_extended (reader->remembered, text, NULL, &remembered)) {
    *answer = (guint8)GPOINTER_TO_UINT (remembered);
    return (NspAnswerKind)(GPOINTER_TO_UINT (remembered) >> 8);
  }
  kind = read_text (reader, text, answer);
  if (g_hash_table_size (reader->remembered) < MAX_REMEMBERED)
    g_hash_table_insert (reader->remembered, g_strdup (text),
                         GUINT_TO_POINTER ((guint)kind << 8 | *answer));
  return kind;
}
