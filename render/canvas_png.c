/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas_encode.h"

#include <math.h>
#include <png.h>

#define LEVEL 6           /* of zlib */
#define METRE 39.37007874 /* inches */

/* Where libpng writes to, and what went wrong. */
typedef struct {
  GByteArray *out;
  char *message;
} Sink;

static void
take_error (png_structp png, png_const_charp message)
{
  Sink *sink = png_get_error_ptr (png);

  g_free (sink->message);
  sink->message = g_strdup (message);
  png_longjmp (png, 1);
}

static void
ignore_warning (png_structp png G_GNUC_UNUSED, png_const_charp message G_GNUC_UNUSED)
{
}

static void
append (png_structp png, png_bytep data, size_t length)
{
  Sink *sink = png_get_io_ptr (png);

  g_byte_array_append (sink->out, data, (guint)length);
}

static void
flush (png_structp png G_GNUC_UNUSED)
{
}

static void
write_header (png_structp png, png_infop info, cairo_surface_t *image, int scale)
{
  png_uint_32 per_metre = (png_uint_32)lround (72 * scale * METRE);

  png_set_IHDR (png, info, (png_uint_32)cairo_image_surface_get_width (image),
                (png_uint_32)cairo_image_surface_get_height (image), 8, PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level (png, LEVEL);
  png_set_pHYs (png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  png_write_info (png, info);
}

/* A pixel of cairo's RGB24 is a 32 bit number in the machine's own byte order. */
static void
write_rows (png_structp png, cairo_surface_t *image, guint8 *row)
{
  int width = cairo_image_surface_get_width (image);
  int height = cairo_image_surface_get_height (image);
  int stride = cairo_image_surface_get_stride (image);
  const guint8 *data = cairo_image_surface_get_data (image);

  for (int y = 0; y < height; y++) {
    const guint32 *pixels = (const guint32 *)(const void *)(data + (gsize)y * (gsize)stride);

    for (int x = 0; x < width; x++) {
      row[3 * x] = (guint8)(pixels[x] >> 16);
      row[3 * x + 1] = (guint8)(pixels[x] >> 8);
      row[3 * x + 2] = (guint8)pixels[x];
    }
    png_write_row (png, row);
  }
}

/* FALSE when libpng jumped out. Owns nothing, so that the jump leaks nothing. */
static gboolean
write_image (png_structp png, png_infop info, cairo_surface_t *image, int scale, guint8 *row)
{
  if (setjmp (png_jmpbuf (png)) != 0)
    return FALSE;
  write_header (png, info, image, scale);
  write_rows (png, image, row);
  png_write_end (png, info);
  return TRUE;
}

GBytes *
nsp_encode_png (cairo_surface_t *image, int scale, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *row = NULL;
  Sink sink = { out, NULL };
  png_structp png =
      png_create_write_struct (PNG_LIBPNG_VER_STRING, &sink, take_error, ignore_warning);
  png_infop info = png != NULL ? png_create_info_struct (png) : NULL;
  gboolean written = FALSE;

  cairo_surface_flush (image);
  row = g_new (guint8, 3 * (gsize)cairo_image_surface_get_width (image));
  if (info != NULL) {
    png_set_write_fn (png, &sink, append, flush);
    written = write_image (png, info, image, scale, row);
  }
  png_destroy_write_struct (&png, &info);
  if (!written)
    g_set_error (error, NSP_CANVAS_ERROR, NSP_CANVAS_ERROR_ENCODING, "PNG: %s",
                 sink.message != NULL ? sink.message : "no memory");
  g_free (sink.message);
  return written ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}
