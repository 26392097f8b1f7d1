/* export_numbers - what the exports have in common: how numbers look, and which periods are meant.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export.h"

/* What stands in every row of exact figures. */
#define NSP_NOT_FOR_SHARING "not for sharing"

/* A number with its decimals; one with all of them in the shortest of 15 and 17 significant digits
 * that reads back as the same number. (cJSON's own printing accepts a near number.) */
void nsp_format_number (char text[G_ASCII_DTOSTR_BUF_SIZE], NspNumber number);

/* Appends a number to a line of CSV, after a comma; empty when it is not shown. */
void nsp_csv_append_number (GString *line, NspNumber number);

/* Whether the export is to give a result's year and moment. */
gboolean nsp_export_wants_period (const NspExport *export, const NspReleasedResult *result);
