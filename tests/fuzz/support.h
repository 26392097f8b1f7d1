/* support - what the fuzz targets check alike.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "instrument.h"

/* Separates the parts of an input: files of a survey, a map and the headers it is used on. */
#define PART_SEPARATOR 0x1E

/* What libFuzzer calls, and replay.c. */
int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* A text that a person is to read: valid UTF-8 without control characters. */
void check_readable (const char *text);

/* Every problem in both languages, from number `first` on. */
void check_problems (const NspProblems *problems, guint first);

/* What an instrument promises whoever uses it. */
void check_instrument (const NspInstrument *instrument);

/* The bytes before and after the first separator; `second` is NULL when there is none. */
void split_parts (GBytes *bytes, GBytes **first, GBytes **second);
