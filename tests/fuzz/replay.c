/* replay FILE... - runs a fuzz target on files, without libFuzzer: what fuzzing once found is tried
 * by every build with every compiler.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "support.h"

int
main (int argc, char **argv)
{
  LLVMFuzzerInitialize (&argc, &argv);
  for (int i = 1; i < argc; i++) {
    g_autofree char *contents = NULL;
    gsize length;

    if (!g_file_get_contents (argv[i], &contents, &length, NULL)) {
      fprintf (stderr, "replay: cannot read %s\n", argv[i]);
      return 1;
    }
    printf ("%s\n", argv[i]);
    fflush (stdout);
    LLVMFuzzerTestOneInput ((const uint8_t *)contents, length);
  }
  /* Nothing passes that tests nothing. */
  if (argc < 2) {
    fprintf (stderr, "replay: no files\n");
    return 1;
  }
  return 0;
}
