/* shapes - points, sizes, boxes and sides on a page, in points of 1/72 inch, y downwards.
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

/* Where a dimension stands: in the right or the left half, or in neither. */
typedef enum { NSP_SIDE_NONE, NSP_SIDE_RIGHT, NSP_SIDE_LEFT } NspRadarSide;
#define NSP_N_RADAR_SIDES 3

typedef enum { NSP_ALIGN_LEFT, NSP_ALIGN_CENTRE, NSP_ALIGN_RIGHT } NspAlign;
