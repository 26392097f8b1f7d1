/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fold.h"

#include <string.h>

#include "support.h"

static void
assert_folds (const char *text, const char *expected)
{
  g_autofree char *folded = nsp_fold (text);

  cr_assert_str_eq (folded, expected, "\"%s\" is \"%s\"", text, folded);
}

Test (fold, case_does_not_count)
{
  assert_folds ("Burgerschap", "burgerschap");
  assert_folds ("WERELDORIËNTATIE", "wereldoriëntatie");
  assert_folds ("École", "école");
  assert_folds ("IJsselstein", "ijsselstein");
  assert_folds ("STRASSE", "strasse");
  assert_folds ("Straße", "strasse");
}

Test (fold, composition_does_not_count)
{
  assert_folds ("ree\xcc\x88l", "reël");
  assert_folds ("re\xc3\xabl", "reël");
  assert_folds ("REE\xcc\x88L", "reël");
}

Test (fold, spaces_do_not_count)
{
  assert_folds ("  a   b\t c ", "a b c");
  assert_folds ("a\302\240b", "a b");                  /* NBSP */
  assert_folds ("\302\240a\302\240", "a");             /* NBSP around it */
  assert_folds ("a\342\200\257b", "a b");              /* narrow NBSP */
  assert_folds ("a\r\nb", "a b");                      /* line breaks */
  assert_folds ("a\001b", "a b");                      /* control characters */
  assert_folds ("a\342\200\213b", "ab");               /* zero-width space */
  assert_folds ("\357\273\277a", "a");                 /* byte order mark */
  assert_folds ("leer\302\255netwerk", "leernetwerk"); /* soft hyphen */
}

Test (fold, kinds_of_quotes_and_dashes_do_not_count)
{
  assert_folds ("don’t", "don't");
  assert_folds ("‘a’ `b´", "'a' 'b'");
  assert_folds ("“a”", "\"a\"");
  assert_folds ("2024–2025", "2024-2025");
  assert_folds ("2024—2025", "2024-2025");
  assert_folds ("a‐b‑c‒d", "a-b-c-d");
}

Test (fold, punctuation_at_the_end_does_not_count)
{
  assert_folds ("Burgerschap.", "burgerschap");
  assert_folds ("Burgerschap . ", "burgerschap");
  assert_folds ("Wat is je rol?", "wat is je rol");
  assert_folds ("Rol:", "rol");
  assert_folds ("Rol *", "rol");
  assert_folds ("Ja!!!", "ja");
  assert_folds ("a,;:- ", "a");
  assert_folds ("n.v.t.", "n.v.t");
  assert_folds (".a", ".a");
  assert_folds ("a (b)", "a (b)");
  assert_folds ("a/b", "a/b");
}

Test (fold, nothing_may_be_left)
{
  assert_folds ("", "");
  assert_folds (" \302\240\t", "");
  assert_folds ("?!...", "");
  assert_folds ("–", "");
}

Test (fold, folding_twice_changes_nothing)
{
  static const char *const pieces[] = { "a", "B", "ë", "e\xcc\x88", " ",  "\302\240", "’", "“",
                                        "–", ".", "?", "ß",         "\n", "9",        "-", "É" };
  guint32 seed = 20250302;

  for (guint round = 0; round < 5000; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autofree char *once = NULL, *twice = NULL;

    for (guint i = random_below (&seed, 12); i > 0; i--)
      g_string_append (text, pieces[random_below (&seed, G_N_ELEMENTS (pieces))]);
    once = nsp_fold (text->str);
    twice = nsp_fold (once);
    cr_assert_str_eq (once, twice, "\"%s\"", text->str);
    cr_assert (g_utf8_validate (once, -1, NULL));
  }
}

static void
assert_close (const char *a, const char *b, gboolean expected)
{
  cr_assert_eq (nsp_fold_is_close (a, b), expected, "\"%s\", \"%s\"", a, b);
  cr_assert_eq (nsp_fold_is_close (b, a), expected, "\"%s\", \"%s\"", b, a);
}

Test (fold, a_slip_of_the_pen_is_close)
{
  assert_close ("burgerschap", "burgershap", TRUE);   /* left out */
  assert_close ("burgerschap", "burgersschap", TRUE); /* added */
  assert_close ("burgerschap", "burgerschop", TRUE);  /* replaced */
  assert_close ("burgerschap", "burgercshap", TRUE);  /* swapped */
  assert_close ("burgerschap", "ubrgerschap", TRUE);
  assert_close ("wereldoriëntatie", "wereldorientatie", TRUE);
  assert_close ("noord", "oord", FALSE); /* the shorter one has four letters */
  assert_close ("noord", "noord2", FALSE);
}

Test (fold, other_names_are_not)
{
  assert_close ("burgerschap", "taal en lezen", FALSE);
  assert_close ("burgerschap", "burgersap", FALSE); /* two, of eleven letters */
  assert_close ("noord", "zuid", FALSE);
  assert_close ("taal", "zaal", FALSE); /* short */
  assert_close ("oost", "west", FALSE);
  assert_close ("oosten", "westen", FALSE);
  assert_close ("", "a", FALSE);
  assert_close ("", "", FALSE);
}

Test (fold, long_texts_may_have_two_slips)
{
  assert_close ("abcdefghijkl", "abcdefghijXX", TRUE);
  assert_close ("abcdefghijkl", "abcdefghij", FALSE); /* the shorter one has ten */
  assert_close ("abcdefghijklmn", "abcdefghijkl", TRUE);
  assert_close ("abcdefghijkl", "abcdefghiXXX", FALSE);
  assert_close ("leernetwerk taal", "leernetwrek tael", TRUE);
}

Test (fold, names_that_differ_by_a_number_are_apart)
{
  assert_close ("groep 1", "groep 2", FALSE);
  assert_close ("groep 1", "groep 11", FALSE);
  assert_close ("groep 1", "groep", FALSE);
  assert_close ("groep 12", "groep 21", FALSE);
  assert_close ("groep a", "groep b", FALSE);
  assert_close ("groep a", "goep a", TRUE);
  assert_close ("groep 1", "goep 1", TRUE);
  assert_close ("groep 1", "groepp 1", TRUE);
}

Test (fold, names_longer_than_can_be_compared_are_not)
{
  g_autofree char *longest = g_strnfill (64, 'a'), *longer = g_strnfill (65, 'a');
  g_autofree char *other = g_strnfill (64, 'a');

  other[3] = 'b';
  assert_close (longest, other, TRUE);
  assert_close (longest, longer, FALSE);
  assert_close (longer, longer, FALSE);
}

/* What is one random edit away is close, and closeness has no direction. */
Test (fold, is_close_is_symmetric)
{
  static const char letters[] = "abcde1 ";
  guint32 seed = 20250303;

  for (guint round = 0; round < 20000; round++) {
    char a[20], b[20];
    guint n = random_below (&seed, 15), m = random_below (&seed, 15);

    for (guint i = 0; i < n; i++)
      a[i] = letters[random_below (&seed, sizeof letters - 1)];
    a[n] = '\0';
    if (random_below (&seed, 2) == 0) {
      for (guint i = 0; i < m; i++)
        b[i] = letters[random_below (&seed, sizeof letters - 1)];
      b[m] = '\0';
    } else {
      strcpy (b, a);
      for (guint edits = random_below (&seed, 4); edits > 0 && n > 0; edits--)
        b[random_below (&seed, n)] = letters[random_below (&seed, sizeof letters - 1)];
    }
    cr_assert_eq (nsp_fold_is_close (a, b), nsp_fold_is_close (b, a), "\"%s\", \"%s\"", a, b);
  }
}

Test (fold, one_edit_is_close)
{
  guint32 seed = 20250304;

  for (guint round = 0; round < 5000; round++) {
    char a[16], b[17];
    guint n = 6 + random_below (&seed, 8), place = random_below (&seed, n);

    for (guint i = 0; i < n; i++)
      a[i] = (char)('a' + random_below (&seed, 26));
    a[n] = '\0';
    strcpy (b, a);
    switch (random_below (&seed, 4)) {
    case 0: /* replaced */
      b[place] = (char)('a' + random_below (&seed, 26));
      break;
    case 1: /* left out */
      memmove (b + place, b + place + 1, n - place);
      break;
    case 2: /* added */
      memmove (b + place + 1, b + place, n - place + 1);
      b[place] = 'x';
      break;
    default: /* swapped */
      place = MIN (place, n - 2);
      b[place] = a[place + 1];
      b[place + 1] = a[place];
    }
    assert_close (a, b, TRUE);
  }
}
