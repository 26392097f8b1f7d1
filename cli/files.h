/* files - reading whole files, and writing them whole or not at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "terminal.h"

/* Reads a file, or standard input for "-", of at most `max` bytes. Errors are of G_FILE_ERROR.
 * The caller owns the bytes. */
GBytes *nsp_file_read (const char *path, guint64 max, GError **error);

/* Writes a file beside its place, syncs it and moves it there, so that it is whole or absent. */
gboolean nsp_file_write (const char *path, GBytes *bytes, GError **error);

/* Makes a folder and the ones above it, if they are not there. */
gboolean nsp_folder_make (const char *path, GError **error);

/* A file name for a text: its letters and digits in lower case, hyphens between, at most 80
 * bytes; `fallback` when nothing is left. Never a path. The caller owns it. */
char *nsp_file_name (const char *text, const char *fallback);
