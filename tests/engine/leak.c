/* A test that leaks on purpose. Criterion lets it pass; ctest must see the sanitizer's report.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdlib.h>

/* Where the last pointer to the memory goes, so that nothing points to it any more. */
static void *volatile kept;

Test (leak, is_reported)
{
  kept = malloc (1234);
  cr_assert_not_null (kept);
  kept = NULL;
}
