/* shapes - points, sizes and boxes on a page, in points of 1/72 inch, y downwards.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

typedef struct {
  double x, y;
} NspPoint;

typedef struct {
  double width, height;
} NspSize;

/* x, y: the upper left corner. */
typedef struct {
  double x, y, width, height;
} NspBox;

typedef enum { NSP_ALIGN_LEFT, NSP_ALIGN_CENTRE, NSP_ALIGN_RIGHT } NspAlign;
