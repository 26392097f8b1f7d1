/* radar_labels - finds a place for the labels around the radar.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "radar.h"

/* Sets centre, radius and titles, the radius being `part` of the largest one. In radar.c. */
void nsp_radar_set_size (NspRadar *radar, const NspRadarSpec *spec, double part);

/* Sets the size of the radar and the label of every axis, as nsp_radar_new promises. */
void nsp_radar_place_labels (NspRadar *radar, const NspRadarSpec *spec);
