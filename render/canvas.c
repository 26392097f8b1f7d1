/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas.h"

#include "canvas_encode.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <pango/pangocairo.h>

#define PNG_SCALE 2 /* 144 dpi */
#define A4_LONG (297 / 25.4 * 72)
#define A4_SHORT (210 / 25.4 * 72)

struct _NspCanvas {
  NspFormat format;
  NspLang lang;
  char *title;
  GByteArray *raw; /* what cairo wrote; PDF and SVG */
  cairo_surface_t *surface;
  cairo_t *cairo;
  PangoContext *fonts;
};

static gboolean
check (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, NSP_CANVAS_ERROR, NSP_CANVAS_ERROR_DRAWING, "cairo: %s",
               cairo_status_to_string (status));
  return FALSE;
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
new_surface (NspFormat format, GByteArray *raw, const char *title)
{
  cairo_surface_t *surface;

  switch (format) {
  case NSP_PDF:
    surface = cairo_pdf_surface_create_for_stream (append, raw, A4_LONG, A4_SHORT);
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "netspiegel");
    return surface;
  case NSP_SVG:
    return cairo_svg_surface_create_for_stream (append, raw, NSP_PAGE_WIDTH, NSP_PAGE_HEIGHT);
  case NSP_PNG:
  default:
    return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)NSP_PAGE_WIDTH * PNG_SCALE,
                                       (int)NSP_PAGE_HEIGHT * PNG_SCALE);
  }
}

/* Text is measured the same for every format and size: no hinting, no rounding to pixels, and the
 * language of the page rather than that of the locale. */
static PangoContext *
new_fonts (cairo_t *cairo, NspLang lang)
{
  PangoContext *fonts = pango_cairo_create_context (cairo);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (fonts, options);
  pango_cairo_context_set_resolution (fonts, 72);
  pango_context_set_language (fonts, pango_language_from_string (nsp_lang_code (lang)));
  pango_context_set_base_dir (fonts, PANGO_DIRECTION_WEAK_LTR);
  pango_context_set_round_glyph_positions (fonts, FALSE);
  cairo_font_options_destroy (options);
  return fonts;
}

NspCanvas *
nsp_canvas_new (NspFormat format, NspLang lang, const char *title, GError **error)
{
  g_autoptr (NspCanvas) canvas = g_new0 (NspCanvas, 1);

  canvas->format = format;
  canvas->lang = lang;
  canvas->title = g_utf8_make_valid (title, -1);
  canvas->raw = g_byte_array_new ();
  canvas->surface = new_surface (format, canvas->raw, canvas->title);
  canvas->cairo = cairo_create (canvas->surface);
  if (!check (cairo_status (canvas->cairo), error))
    return NULL;
  if (format == NSP_PNG)
    cairo_scale (canvas->cairo, PNG_SCALE, PNG_SCALE);
  if (format != NSP_PDF) {
    nsp_canvas_set_colour (canvas, &nsp_theme_inks ()->paper);
    cairo_paint (canvas->cairo);
  }
  canvas->fonts = new_fonts (canvas->cairo, lang);
  return g_steal_pointer (&canvas);
}

void
nsp_canvas_free (NspCanvas *canvas)
{
  if (canvas == NULL)
    return;
  g_clear_object (&canvas->fonts);
  g_clear_pointer (&canvas->cairo, cairo_destroy);
  g_clear_pointer (&canvas->surface, cairo_surface_destroy);
  g_clear_pointer (&canvas->raw, g_byte_array_unref);
  g_free (canvas->title);
  g_free (canvas);
}

cairo_t *
nsp_canvas_cairo (NspCanvas *canvas)
{
  return canvas->cairo;
}

void
nsp_canvas_set_colour (NspCanvas *canvas, const NspColour *colour)
{
  cairo_set_source_rgba (canvas->cairo, colour->red, colour->green, colour->blue, colour->alpha);
}

/* Line breaks would end the paragraph, and other control characters show as boxes. */
static char *
clean (const char *text)
{
  char *valid = g_utf8_make_valid (text, -1);

  for (char *p = valid; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return valid;
}

static PangoLayout *
new_layout (NspCanvas *canvas, const char *text, const NspTextStyle *style)
{
  static const PangoWeight weights[] = { PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_MEDIUM,
                                         PANGO_WEIGHT_SEMIBOLD };
  g_autofree char *words = clean (text);
  PangoLayout *layout = pango_layout_new (canvas->fonts);
  PangoFontDescription *font = pango_font_description_from_string (NSP_FONT);

  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, weights[style->weight]);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  if (style->tabular) {
    PangoAttrList *attributes = pango_attr_list_new ();

    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
    pango_layout_set_attributes (layout, attributes);
    pango_attr_list_unref (attributes);
  }
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (style->max_width > 0)
    pango_layout_set_width (layout, (int)(style->max_width * PANGO_SCALE));
  if (style->max_width > 0 && style->max_lines > 0) {
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_height (layout, -(int)style->max_lines);
  }
  pango_layout_set_text (layout, words, -1);
  return layout;
}

static double
line_width (PangoLayoutLine *line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  return pango_units_to_double (logical.width);
}

static NspSize
layout_size (PangoLayout *layout)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  PangoRectangle logical;
  NspSize size = { 0, 0 };

  pango_layout_get_extents (layout, NULL, &logical);
  size.height = pango_units_to_double (logical.height);
  do
    size.width = MAX (size.width, line_width (pango_layout_iter_get_line_readonly (iter)));
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return size;
}

NspSize
nsp_canvas_measure (NspCanvas *canvas, const char *text, const NspTextStyle *style)
{
  g_autoptr (PangoLayout) layout = new_layout (canvas, text, style);

  return layout_size (layout);
}

/* Lines are placed one by one: Pango's own alignment turns around for names that are written from
 * right to left. */
NspSize
nsp_canvas_text (NspCanvas *canvas, double x, double y, const char *text, const NspTextStyle *style)
{
  static const double shares[] = { 0, 0.5, 1 };
  g_autoptr (PangoLayout) layout = new_layout (canvas, text, style);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  nsp_canvas_set_colour (canvas, &style->colour);
  do {
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
    double baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter));

    cairo_move_to (canvas->cairo, x - shares[style->align] * line_width (line), y + baseline);
    pango_cairo_show_layout_line (canvas->cairo, line);
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  cairo_new_path (canvas->cairo);
  return layout_size (layout);
}

GBytes *
nsp_canvas_finish (NspCanvas *canvas, GError **error)
{
  cairo_show_page (canvas->cairo);
  if (!check (cairo_status (canvas->cairo), error))
    return NULL;
  if (canvas->format == NSP_PNG)
    return nsp_encode_png (canvas->surface, PNG_SCALE, error);
  cairo_surface_finish (canvas->surface);
  if (!check (cairo_surface_status (canvas->surface), error))
    return NULL;
  if (canvas->format == NSP_PDF)
    return nsp_encode_pdf (canvas->raw, canvas->lang, error);
  return nsp_encode_svg (canvas->raw, canvas->lang, canvas->title, error);
}
