/* format - the kinds of files that a picture can become.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

typedef enum { NSP_PNG, NSP_PDF, NSP_SVG } NspFormat;
