/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meaning.h"

static const struct {
  const char *name, *text[NSP_N_LANGS];
} reasons[NSP_N_REASONS] = { { NULL, { "", "" } },
#define REASON_TEXT(id, name, nl, en) { name, { nl, en } },
                             NSP_REASONS (REASON_TEXT)
#undef REASON_TEXT
};

const char *
nsp_agreement_name (NspAgreement agreement)
{
  static const char *const names[] = { NULL, "close", "some", "apart", "two_groups" };

  return names[agreement];
}

const char *
nsp_reading_name (NspReading reading)
{
  static const char *const names[] = { NULL, "higher", "lower", "no_clear_difference" };

  return names[reading];
}

const char *
nsp_reason_name (NspReason why)
{
  return reasons[why].name;
}

const char *
nsp_reason_text (NspReason why, NspLang lang)
{
  return reasons[why].text[lang];
}
