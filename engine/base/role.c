/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "role.h"

#include <string.h>

#include "fold.h"

static const struct {
  const char *word;
  NspRole role;
} words[] = {
  { "student", NSP_ROLE_STUDENT },
  { "studente", NSP_ROLE_STUDENT },
  { "studenten", NSP_ROLE_STUDENT },
  { "pabostudent", NSP_ROLE_STUDENT },
  { "pabo-student", NSP_ROLE_STUDENT },
  { "leraar in opleiding", NSP_ROLE_STUDENT },
  { "lio", NSP_ROLE_STUDENT },
  { "student teacher", NSP_ROLE_STUDENT },
  { "pre-service teacher", NSP_ROLE_STUDENT },
  { "teacher", NSP_ROLE_TEACHER },
  { "in-service teacher", NSP_ROLE_TEACHER },
  { "docent", NSP_ROLE_TEACHER },
  { "leraar", NSP_ROLE_TEACHER },
  { "lerares", NSP_ROLE_TEACHER },
  { "leerkracht", NSP_ROLE_TEACHER },
  { "educator", NSP_ROLE_EDUCATOR },
  { "teacher educator", NSP_ROLE_EDUCATOR },
  { "school-based teacher educator", NSP_ROLE_EDUCATOR },
  { "lerarenopleider", NSP_ROLE_EDUCATOR },
  { "opleider", NSP_ROLE_EDUCATOR },
  { "schoolopleider", NSP_ROLE_EDUCATOR },
  { "instituutsopleider", NSP_ROLE_EDUCATOR },
  { "facilitator", NSP_ROLE_EDUCATOR },
  { "researcher", NSP_ROLE_RESEARCHER },
  { "onderzoeker", NSP_ROLE_RESEARCHER },
  { "lector", NSP_ROLE_RESEARCHER },
  { "other", NSP_ROLE_OTHER },
  { "overig", NSP_ROLE_OTHER },
  { "anders", NSP_ROLE_OTHER },
  { "professional", NSP_ROLE_OTHER },
  { "expert", NSP_ROLE_OTHER },
  { "schoolleider", NSP_ROLE_OTHER },
  { "school leader", NSP_ROLE_OTHER },
};

static const char *const names[NSP_N_ROLES] = { NULL,       "student",    "teacher",
                                                "educator", "researcher", "other" };

NspRole
nsp_role_parse (const char *text)
{
  g_autofree char *folded = nsp_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (folded, words[i].word) == 0)
      return words[i].role;
  return NSP_ROLE_UNKNOWN;
}

NspRole
nsp_role_named (const char *name)
{
  for (guint role = NSP_ROLE_STUDENT; role < NSP_N_ROLES; role++)
    if (g_strcmp0 (name, names[role]) == 0)
      return (NspRole)role;
  return NSP_ROLE_UNKNOWN;
}

const char *
nsp_role_name (NspRole role)
{
  return names[role];
}
