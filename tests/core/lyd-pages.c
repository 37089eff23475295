#include "lyd-pages.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

/* FALSE where poppler-utils is missing: such a test is skipped, and says so. */
gboolean
lyd_pages_can_draw (void)
{
  g_autofree char *draw = g_find_program_in_path ("pdftoppm");
  g_autofree char *read = g_find_program_in_path ("pdftotext");

  if (draw != NULL && read != NULL)
    return TRUE;
  g_test_skip ("pdftoppm and pdftotext (poppler-utils) are not installed");

  return FALSE;
}

static GBytes *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  GBytes *out = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));

  return out;
}

static long
read_number (const char **p)
{
  char *end;
  long number = strtol (*p, &end, 10);

  g_assert_true (end != *p);
  *p = end;

  return number;
}

/* All pages as grey pictures, one after the other in pdftoppm's output: "P5\nWIDTH HEIGHT\n255\n" and the bytes. */
GPtrArray *
lyd_pages_draw (const char *path,
                int dpi)
{
  g_autofree char *resolution = g_strdup_printf ("%d", dpi);
  const char *const argv[] = { "pdftoppm", "-gray", "-r", resolution, path, NULL };
  g_autoptr (GBytes) bytes = run (argv);
  gsize length;
  const char *p = g_bytes_get_data (bytes, &length);
  const char *end = p + length;
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_luma_free);

  while (p < end) {
    LydLuma *page;
    int width, height;

    g_assert_true (g_str_has_prefix (p, "P5"));
    p += 2;
    width = (int) read_number (&p);
    height = (int) read_number (&p);
    g_assert_cmpint (read_number (&p), ==, 255);
    p++;
    page = lyd_luma_new (width, height);
    g_assert_cmpint (end - p, >=, width * height);
    memcpy (page->pixels, p, (gsize) width * (gsize) height);
    p += (gsize) width * (gsize) height;
    g_ptr_array_add (pages, page);
  }

  return pages;
}

char *
lyd_pages_read_text (const char *path)
{
  const char *const argv[] = { "pdftotext", "-layout", "-enc", "UTF-8", path, "-", NULL };
  g_autoptr (GBytes) bytes = run (argv);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return g_strndup (text, length);
}

/* A part of a page; what lies beyond its edges is white. */
LydLuma *
lyd_page_crop (const LydLuma *page,
               int x,
               int y,
               int width,
               int height)
{
  LydLuma *part = lyd_luma_new (width, height);

  for (int row = 0; row < height; row++) {
    for (int column = 0; column < width; column++) {
      gboolean inside = x + column >= 0 && x + column < page->width && y + row >= 0 && y + row < page->height;

      part->pixels[row * width + column] = inside ? page->pixels[(y + row) * page->width + x + column] : 255;
    }
  }

  return part;
}

gboolean
lyd_page_is_blank (const LydLuma *page,
                   int x,
                   int y,
                   int width,
                   int height)
{
  for (int row = MAX (y, 0); row < MIN (y + height, page->height); row++)
    for (int column = MAX (x, 0); column < MIN (x + width, page->width); column++)
      if (page->pixels[row * page->width + column] < 250)
        return FALSE;

  return TRUE;
}

void
lyd_assert_same_bytes (const char *left,
                       const char *right)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  gsize n_a, n_b;

  g_assert_true (g_file_get_contents (left, &a, &n_a, NULL));
  g_assert_true (g_file_get_contents (right, &b, &n_b, NULL));
  g_assert_cmpmem (a, n_a, b, n_b);
}
