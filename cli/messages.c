/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "messages.h"

static const char *const messages[N_MESSAGES][NSP_N_LANGS] = {
#define MESSAGE_TEXT(id, nl, en) { nl, en },
  NSP_MESSAGES (MESSAGE_TEXT)
#undef MESSAGE_TEXT
};

const char *
nsp_message (NspMessage message, NspLang lang)
{
  return messages[message][lang];
}
