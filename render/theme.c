/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "theme.h"

#define RGBA(hex, opacity)                                                                         \
  {                                                                                                \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex)&0xff) / 255.0, opacity       \
  }

/* Blue and orange-brown stay apart in every common form of colour-blindness, and the blue is
 * darker than the brown; slate where there are no sides. Never red or green: a picture for a
 * conversation does not judge. */
#define SLATE 0x37475b
#define BLUE 0x00598f
#define BROWN 0xa85400

const NspTone *
nsp_theme_tone (NspRadarSide side)
{
  static const NspTone tones[NSP_N_RADAR_SIDES] = {
    [NSP_SIDE_NONE] = { RGBA (SLATE, 1), RGBA (SLATE, 0.09), RGBA (SLATE, 0.22), RGBA (SLATE, 0.03),
                        NSP_MARKER_CIRCLE },
    [NSP_SIDE_RIGHT] = { RGBA (BLUE, 1), RGBA (BLUE, 0.1), RGBA (BLUE, 0.24), RGBA (BLUE, 0.035),
                         NSP_MARKER_CIRCLE },
    [NSP_SIDE_LEFT] = { RGBA (BROWN, 1), RGBA (BROWN, 0.1), RGBA (BROWN, 0.24), RGBA (BROWN, 0.035),
                        NSP_MARKER_DIAMOND },
  };

  return &tones[side];
}

const NspInks *
nsp_theme_inks (void)
{
  static const NspInks inks = {
    .paper = RGBA (0xffffff, 1),
    .ink = RGBA (0x1e2530, 1),
    .muted = RGBA (0x5f6978, 1),
    .grid = RGBA (0xd3d9e0, 1),
    .before = RGBA (0x6f7680, 1),
    .halo = RGBA (0xffffff, 0.88),
  };

  return &inks;
}

static NspColour
faded (NspColour colour, double alpha)
{
  colour.alpha = alpha;
  return colour;
}

NspColour
nsp_theme_colour (NspColourRole role, NspRadarSide side)
{
  const NspTone *tone = nsp_theme_tone (side);
  const NspInks *inks = nsp_theme_inks ();

  switch (role) {
  case NSP_COLOUR_LINE:
    return tone->line;
  case NSP_COLOUR_BAND:
    return tone->band;
  case NSP_COLOUR_INTERVAL:
    return faded (tone->line, 0.7);
  case NSP_COLOUR_BEFORE:
    return inks->before;
  case NSP_COLOUR_OTHERS:
    return faded (inks->before, 0.38);
  case NSP_COLOUR_MUTED:
    return inks->muted;
  case NSP_COLOUR_GRID:
    return inks->grid;
  case NSP_COLOUR_INK:
  default:
    return inks->ink;
  }
}
