/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moment.h"

#include <string.h>

#include "fold.h"

static const char *const names[NSP_N_MOMENTS] = { NULL, "start", "middle", "end" };

/* What pictures and tables call them. */
static const char *const titles[NSP_N_MOMENTS][NSP_N_LANGS] = {
  { NULL, NULL },
  { "begin", "start" },
  { "midden", "middle" },
  { "eind", "end" },
};

/* What people write, folded. A number is none of them: "T1" is the first moment to some, and the
 * second, after "T0", to others. */
static const struct {
  const char *word;
  NspMoment moment;
} words[] = {
  { "begin", NSP_MOMENT_START },
  { "start", NSP_MOMENT_START },
  { "beginmeting", NSP_MOMENT_START },
  { "startmeting", NSP_MOMENT_START },
  { "voormeting", NSP_MOMENT_START },
  { "nulmeting", NSP_MOMENT_START },
  { "pre", NSP_MOMENT_START },
  { "pretest", NSP_MOMENT_START },
  { "pre-test", NSP_MOMENT_START },
  { "baseline", NSP_MOMENT_START },
  { "beginning", NSP_MOMENT_START },
  { "midden", NSP_MOMENT_MIDDLE },
  { "middenmeting", NSP_MOMENT_MIDDLE },
  { "tussenmeting", NSP_MOMENT_MIDDLE },
  { "tussentijds", NSP_MOMENT_MIDDLE },
  { "halverwege", NSP_MOMENT_MIDDLE },
  { "middle", NSP_MOMENT_MIDDLE },
  { "mid", NSP_MOMENT_MIDDLE },
  { "midway", NSP_MOMENT_MIDDLE },
  { "halfway", NSP_MOMENT_MIDDLE },
  { "eind", NSP_MOMENT_END },
  { "einde", NSP_MOMENT_END },
  { "eindmeting", NSP_MOMENT_END },
  { "slotmeting", NSP_MOMENT_END },
  { "nameting", NSP_MOMENT_END },
  { "post", NSP_MOMENT_END },
  { "posttest", NSP_MOMENT_END },
  { "post-test", NSP_MOMENT_END },
  { "end", NSP_MOMENT_END },
};

NspMoment
nsp_moment_parse (const char *text)
{
  g_autofree char *folded = nsp_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (folded, words[i].word) == 0)
      return words[i].moment;
  return NSP_MOMENT_NONE;
}

NspMoment
nsp_moment_named (const char *name)
{
  for (guint moment = NSP_MOMENT_START; moment < NSP_N_MOMENTS; moment++)
    if (g_strcmp0 (name, names[moment]) == 0)
      return (NspMoment)moment;
  return NSP_MOMENT_NONE;
}

const char *
nsp_moment_name (NspMoment moment)
{
  return names[moment];
}

const char *
nsp_moment_title (NspMoment moment, NspLang lang)
{
  return titles[moment][lang];
}
