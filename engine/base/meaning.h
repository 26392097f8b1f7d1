/* meaning - the words that go with figures: how scores lie, what an interval says, why there is no
 * figure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text.h"

/* How the respondents' scores lie, without a norm; the rule is in scores.c. */
typedef enum {
  NSP_AGREEMENT_NONE, /* too few respondents, or not shown */
  NSP_AGREEMENT_CLOSE,
  NSP_AGREEMENT_SOME,
  NSP_AGREEMENT_APART,
  NSP_AGREEMENT_TWO_GROUPS
} NspAgreement;

/* What an interval says of a difference; never more than that it leaves out 0. */
typedef enum {
  NSP_READING_NONE, /* there is no interval */
  NSP_READING_HIGHER,
  NSP_READING_LOWER,
  NSP_READING_NO_CLEAR_DIFFERENCE
} NspReading;

/* Why there is no figure. X (ID, "name in exports", Dutch, English) */
/* clang-format off */
#define NSP_REASONS(X) \
  X (ONE_ITEM, "one_item", "één item", "one item") \
  X (TWO_ITEMS, "two_items", "twee items", "two items") \
  X (NO_VARIANCE, "no_variance", "geen verschillen tussen antwoorden", "no variance") \
  X (ONE_RESPONDENT, "one_respondent", "te weinig volledige antwoorden", "too few complete answers") \
  X (ONE_NETWORK, "one_network", "één netwerk", "one network") \
  X (SINGLE_MEMBERS, "single_members", "geen netwerk met meer dan één deelnemer", "no network of more than one respondent") \
  X (NO_CONVERGENCE, "no_convergence", "niet te schatten", "no estimate found") \
  X (MIN_COMPLETE, "min_complete", "minder dan 20 volledige antwoorden", "fewer than 20 complete answers") \
  X (COMPLEMENTARY, "complementary", "beschermt enkele deelnemers", "protects a few respondents")
/* clang-format on */

typedef enum {
  NSP_DEFINED,
#define NSP_REASON_ID(id, name, nl, en) NSP_REASON_##id,
  NSP_REASONS (NSP_REASON_ID)
#undef NSP_REASON_ID
      NSP_N_REASONS
} NspReason;

/* Their names in exports: "close", "some", "apart", "two_groups"; "higher", "lower",
 * "no_clear_difference"; "one_item", ... NULL for NONE and DEFINED. Static. */
const char *nsp_agreement_name (NspAgreement agreement);
const char *nsp_reading_name (NspReading reading);
const char *nsp_reason_name (NspReason why);

/* A reason in words. Static. */
const char *nsp_reason_text (NspReason why, NspLang lang);
