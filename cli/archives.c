/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archives.h"

#include <string.h>

/* The same for its key. */
static NspExit
complain_of_key (const NspTerminal *terminal, const char *archive, const GError *error)
{
  g_autofree char *path = nsp_archive_key_path (archive);

  switch (error->code) {
  case NSP_ARCHIVE_ERROR_KEY_ABSENT:
    nsp_complain (terminal, MSG_ARCHIVE_KEY_ABSENT, path);
    return NSP_EXIT_SYSTEM;
  case NSP_ARCHIVE_ERROR_KEY_DAMAGED:
    nsp_complain (terminal, MSG_ARCHIVE_KEY_DAMAGED, path);
    return NSP_EXIT_DATA;
  case NSP_ARCHIVE_ERROR_KEY_OTHER:
    nsp_complain (terminal, MSG_ARCHIVE_KEY_OTHER, path);
    return NSP_EXIT_DATA;
  default:
    nsp_complain (terminal, MSG_ARCHIVE_KEY_FAILED, path, error->message);
    return NSP_EXIT_SYSTEM;
  }
}

NspExit
nsp_complain_of_archive (const NspTerminal *terminal, const char *path, const GError *error)
{
  switch ((NspArchiveError)error->code) {
  case NSP_ARCHIVE_ERROR_ABSENT:
    nsp_complain (terminal, MSG_ARCHIVE_ABSENT, path);
    return NSP_EXIT_SYSTEM;
  case NSP_ARCHIVE_ERROR_NOT_ARCHIVE:
    nsp_complain (terminal, MSG_ARCHIVE_OTHER_FILE, path);
    return NSP_EXIT_DATA;
  case NSP_ARCHIVE_ERROR_NEWER:
    nsp_complain (terminal, MSG_ARCHIVE_NEWER, path, error->message);
    return NSP_EXIT_DATA;
  case NSP_ARCHIVE_ERROR_CORRUPT:
    nsp_complain (terminal, MSG_ARCHIVE_CORRUPT, path, error->message);
    return NSP_EXIT_DATA;
  case NSP_ARCHIVE_ERROR_BUSY:
  case NSP_ARCHIVE_ERROR_APPEARED:
    nsp_complain (terminal, MSG_ARCHIVE_BUSY, path);
    return NSP_EXIT_SYSTEM;
  case NSP_ARCHIVE_ERROR_SHAPES:
    nsp_complain (terminal, MSG_ARCHIVE_SHAPES);
    return NSP_EXIT_DATA;
  case NSP_ARCHIVE_ERROR_KEY_ABSENT:
  case NSP_ARCHIVE_ERROR_KEY_DAMAGED:
  case NSP_ARCHIVE_ERROR_KEY_OTHER:
  case NSP_ARCHIVE_ERROR_KEY_FAILED:
    return complain_of_key (terminal, path, error);
  case NSP_ARCHIVE_ERROR_SYSTEM:
    break;
  }
  nsp_complain (terminal, MSG_ARCHIVE_FAILED, path, error->message);
  return NSP_EXIT_SYSTEM;
}

void
nsp_on_waiting (gpointer data)
{
  nsp_tell (data, MSG_ARCHIVE_WAITING);
}

void
nsp_tell_of_commit (const NspArchive *archive, const char *path, const NspTerminal *terminal)
{
  g_autofree char *key = nsp_archive_key_path (path);

  if (nsp_archive_version (archive) < NSP_ARCHIVE_VERSION)
    nsp_tell (terminal, MSG_ARCHIVE_UPGRADED, nsp_archive_version (archive), NSP_ARCHIVE_VERSION);
  if (nsp_archive_wrote_key (archive))
    nsp_tell (terminal,
              nsp_archive_version (archive) < NSP_ARCHIVE_KEY_APART ? MSG_ARCHIVE_KEY_MOVED
                                                                    : MSG_ARCHIVE_KEY_MADE,
              key);
}

NspArchive *
nsp_cli_open_archive (const NspOptions *options, const NspTerminal *terminal, NspExit *exit)
{
  g_autoptr (GError) error = NULL;
  NspArchive *archive = nsp_archive_open (options->archive, &error);

  if (archive == NULL)
    *exit = nsp_complain_of_archive (terminal, options->archive, error);
  return archive;
}

char **
nsp_cli_hidden_names (NspArchive *archive, char *const *names)
{
  g_autoptr (GPtrArray) hidden = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names != NULL && names[i] != NULL; i++) {
    char *name = nsp_archive_hidden_name (archive, names[i]);

    if (name == NULL) /* nor the others: there is no key */
      return NULL;
    g_ptr_array_add (hidden, name);
  }
  g_ptr_array_add (hidden, NULL);
  return (char **)g_ptr_array_steal (hidden, NULL);
}
