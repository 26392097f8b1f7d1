/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "encoding.h"

#include <string.h>

#include "support.h"

/* Bytes with NULs among them, and their number. */
#define BYTES(text) (text), sizeof (text) - 1

typedef struct {
  const char *bytes;
  gsize length;
  const char *encoding, *text; /* what comes of them */
} Decoding;

/* Bytes of exactly this length, so that a sanitizer sees one byte too many. */
static GBytes *
exact_bytes (const char *bytes, gsize length)
{
  return g_bytes_new_take (g_memdup2 (bytes, length), length);
}

static void
assert_decodes (const Decoding *decodings, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autoptr (GBytes) bytes = exact_bytes (decodings[i].bytes, decodings[i].length);
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    const char *encoding = NULL, *data;
    g_autoptr (GBytes) text = nsp_encoding_decode (bytes, "a.csv", &encoding, problems);
    g_autofree char *copy = NULL;
    gsize length;

    assert_told (problems, "");
    cr_assert_not_null (text, "%u", i);
    cr_assert_str_eq (encoding, decodings[i].encoding, "%u", i);
    data = g_bytes_get_data (text, &length);
    copy = length > 0 ? g_strndup (data, length) : g_strdup ("");
    cr_assert_eq (length, strlen (decodings[i].text), "%u: %zu bytes", i, length);
    cr_assert_str_eq (copy, decodings[i].text, "%u", i);
  }
}

typedef struct {
  const char *bytes;
  gsize length;
  const char *offset, *byte, *encoding; /* the arguments of the problem */
} Refusal;

static void
assert_refuses (const Refusal *refusals, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autoptr (GBytes) bytes = exact_bytes (refusals[i].bytes, refusals[i].length);
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    const char *encoding = NULL;
    const NspProblem *problem;

    cr_assert_null (nsp_encoding_decode (bytes, "a.csv", &encoding, problems), "%u", i);
    assert_told (problems, "encoding@0:0");
    problem = nsp_problems_get (problems, 0);
    cr_assert_str_eq (problem->file, "a.csv");
    cr_assert_str_eq (problem->args[0], refusals[i].offset, "%u: byte %s", i, problem->args[0]);
    cr_assert_str_eq (problem->args[1], refusals[i].byte, "%u: %s", i, problem->args[1]);
    cr_assert_str_eq (problem->args[2], refusals[i].encoding, "%u: %s", i, problem->args[2]);
  }
}

Test (encoding, utf8_with_and_without_a_mark)
{
  static const Decoding decodings[] = {
    { BYTES ("a;b\n"), "UTF-8", "a;b\n" },
    { BYTES ("ri\xc3\xab\n"), "UTF-8", "rië\n" },
    { BYTES ("\xe2\x82\xac\xf0\x9f\x98\x80"), "UTF-8", "€😀" },
    { BYTES ("\xef\xbb\xbf"
             "a;ë\n"),
      "UTF-8", "a;ë\n" },
    { BYTES ("\xef\xbb\xbf"), "UTF-8", "" },
    { BYTES (""), "UTF-8", "" },
    /* A second mark is a character of the text. */
    { BYTES ("\xef\xbb\xbf\xef\xbb\xbf"
             "a"),
      "UTF-8",
      "\xef\xbb\xbf"
      "a" },
  };

  assert_decodes (decodings, G_N_ELEMENTS (decodings));
}

/* What Dutch Excel writes: accents, curly quotes, dashes, the euro sign, the ellipsis. */
Test (encoding, windows_1252)
{
  static const Decoding decodings[] = {
    { BYTES ("ori\xebntatie"), "Windows-1252", "oriëntatie" },
    { BYTES ("\x93ja\x94 \x91nee\x92"), "Windows-1252", "“ja” ‘nee’" },
    { BYTES ("2024\x96"
             "2025 \x97 x"),
      "Windows-1252", "2024–2025 — x" },
    { BYTES ("\x80 5\x85"), "Windows-1252", "€ 5…" },
    { BYTES ("\x8a\x8e\x9f\xa0\xff"), "Windows-1252", "ŠŽŸ\302\240ÿ" },
    { BYTES ("\xef\xbb"), "Windows-1252", "ï»" }, /* two bytes of a mark are none */
    { BYTES ("\xff"), "Windows-1252", "ÿ" },
    { BYTES ("abc\xc3"), "Windows-1252", "abcÃ" },
  };

  assert_decodes (decodings, G_N_ELEMENTS (decodings));
}

/* Every byte that Windows-1252 defines comes through as one character. */
Test (encoding, windows_1252_has_all_its_characters)
{
  static const char undefined[] = "\x81\x8d\x8f\x90\x9d";

  for (guint byte = 0x80; byte <= 0xff; byte++) {
    const char contents[] = { 'a', (char)byte, 'b' };
    g_autoptr (GBytes) bytes = exact_bytes (contents, sizeof contents);
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    const char *encoding;
    g_autoptr (GBytes) text = nsp_encoding_decode (bytes, "a.csv", &encoding, problems);
    gsize length;
    const char *data;

    if (strchr (undefined, (char)byte) != NULL) {
      cr_assert_null (text, "0x%02X", byte);
      cr_assert_str_eq (nsp_problems_get (problems, 0)->args[0], "2");
      continue;
    }
    cr_assert_not_null (text, "0x%02X", byte);
    data = g_bytes_get_data (text, &length);
    cr_assert_eq (g_utf8_strlen (data, (gssize)length), 3, "0x%02X", byte);
  }
}

/* Nothing fits: the place is that of the first byte that is not UTF-8. */
Test (encoding, refuses_undefined_bytes)
{
  static const Refusal refusals[] = {
    { BYTES ("\x81"), "1", "0x81", "UTF-8" },     { BYTES ("a;b\n\x8d"), "5", "0x8D", "UTF-8" },
    { BYTES ("ab\x8f;c"), "3", "0x8F", "UTF-8" }, { BYTES ("ab\x90"), "3", "0x90", "UTF-8" },
    { BYTES ("ab\x9d\n"), "3", "0x9D", "UTF-8" }, { BYTES ("\xe9n \x81"), "1", "0xE9", "UTF-8" },
  };

  assert_refuses (refusals, G_N_ELEMENTS (refusals));
}

/* A file that is half UTF-8 and half something else would be spoilt by either reading. */
Test (encoding, refuses_a_mixture)
{
  static const Refusal refusals[] = {
    { BYTES ("ri\xc3\xab;ri\xeb;"), "8", "0xEB", "UTF-8" },
    { BYTES ("ri\xeb;ri\xc3\xab;"), "3", "0xEB", "UTF-8" },
    { BYTES ("\xe2\x82\xac \x80"), "5", "0x80", "UTF-8" },
    { BYTES ("\xef\xbb\xbf\xff"), "4", "0xFF", "UTF-8" },
    { BYTES ("\xef\xbb\xbfri\xeb"), "6", "0xEB", "UTF-8" },
    { BYTES ("\xc3\xab\xc3"), "3", "0xC3", "UTF-8" }, /* cut off */
    { BYTES ("\xc3\xab"
             "a\xed\xa0\xbd"),
      "4", "0xED", "UTF-8" },                                     /* half a surrogate pair */
    { BYTES ("\xc3\xab\xc0\xaf"), "3", "0xC0", "UTF-8" },         /* overlong */
    { BYTES ("\xc3\xab\xf4\x90\x80\x80"), "3", "0xF4", "UTF-8" }, /* above U+10FFFF */
  };

  assert_refuses (refusals, G_N_ELEMENTS (refusals));
}

Test (encoding, utf16_in_both_orders)
{
  static const Decoding decodings[] = {
    { BYTES ("\xff\xfe"
             "a\0;\0\xeb\0\n\0"),
      "UTF-16LE", "a;ë\n" },
    { BYTES ("\xfe\xff"
             "\0a\0;\0\xeb\0\n"),
      "UTF-16BE", "a;ë\n" },
    { BYTES ("\xff\xfe\xac\x20\x3d\xd8\x00\xde"), "UTF-16LE", "€😀" },
    { BYTES ("\xfe\xff\x20\xac\xd8\x3d\xde\x00"), "UTF-16BE", "€😀" },
    { BYTES ("\xff\xfe"), "UTF-16LE", "" },
    { BYTES ("\xfe\xff"), "UTF-16BE", "" },
  };

  assert_decodes (decodings, G_N_ELEMENTS (decodings));
}

Test (encoding, refuses_broken_utf16)
{
  static const Refusal refusals[] = {
    /* An odd number of bytes. */
    { BYTES ("\xff\xfe"
             "a\0b"),
      "5", "0x62", "UTF-16LE" },
    { BYTES ("\xfe\xff\0"), "3", "0x00", "UTF-16BE" },
    /* A second half without the first. */
    { BYTES ("\xff\xfe"
             "a\0\x00\xde"
             "b\0"),
      "5", "0x00", "UTF-16LE" },
    { BYTES ("\xfe\xff"
             "\0a\xde\x00\0b"),
      "5", "0xDE", "UTF-16BE" },
    /* A first half without the second, followed by something else or by nothing. */
    { BYTES ("\xff\xfe"
             "a\0\x3d\xd8"
             "b\0"),
      "5", "0x3D", "UTF-16LE" },
    { BYTES ("\xfe\xff"
             "\0a\xd8\x3d"),
      "5", "0xD8", "UTF-16BE" },
  };

  assert_refuses (refusals, G_N_ELEMENTS (refusals));
}

/* Without a mark, a file with NULs is not guessed to be UTF-16: the dialect calls it binary. */
Test (encoding, leaves_nuls_to_others)
{
  g_autoptr (GBytes) bytes = exact_bytes (BYTES ("a\0;\0\xff\0"));
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  const char *encoding;
  g_autoptr (GBytes) text = nsp_encoding_decode (bytes, "a.csv", &encoding, problems);

  cr_assert_not_null (text);
  cr_assert_eq (g_bytes_get_size (text), 6);
  assert_told (problems, "");
}

/* Whatever bytes come in: valid UTF-8 without a mark comes out, or one problem with a place
 * within the file. */
Test (encoding, gives_utf8_or_says_where_not)
{
  static const char alphabet[] =
      "ab;\n\"\0\0\0\xef\xbb\xbf\xff\xfe\xc3\xab\xeb\x81\x93\xe2\x82\xac\xd8";
  guint32 seed = 20250301;

  for (guint round = 0; round < 20000; round++) {
    char contents[24];
    gsize length = random_below (&seed, sizeof contents + 1), out;
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    g_autoptr (GBytes) bytes = NULL, text = NULL;
    const char *encoding = NULL, *data;

    for (gsize i = 0; i < length; i++)
      contents[i] = alphabet[random_below (&seed, sizeof alphabet - 1)];
    if (length >= 2 && random_below (&seed, 3) == 0)
      memcpy (contents, random_below (&seed, 2) == 0 ? "\xff\xfe" : "\xfe\xff", 2);
    bytes = exact_bytes (contents, length);
    text = nsp_encoding_decode (bytes, "a.csv", &encoding, problems);
    cr_assert_not_null (encoding);
    cr_assert_eq (nsp_problems_length (problems), text == NULL);
    if (text != NULL) {
      data = g_bytes_get_data (text, &out);
      /* Binary files stay as they are. */
      cr_assert (out == 0 || memchr (data, '\0', out) != NULL ||
                 g_utf8_validate_len (data, out, NULL));
    } else {
      guint64 place = g_ascii_strtoull (nsp_problems_get (problems, 0)->args[0], NULL, 10);

      cr_assert (place >= 1 && place <= length, "%" G_GUINT64_FORMAT " of %zu", place, length);
    }
  }
}
