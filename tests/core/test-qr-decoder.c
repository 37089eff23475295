#include "lyd-code.h"
#include "lyd-error.h"
#include "lyd-image-reader.h"
#include "lyd-qr-reader.h"
#include "lyd-qr.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define CODE "LNDBCDFGHJKLNPRSTVXBCDFGHJKLN"

/* A grey picture of @code: @scale pixels a module, turned by @degrees, on grey paper. */
static LydLuma *
draw (const char *code,
      double scale,
      double degrees)
{
  g_autoptr (LydQr) qr = lyd_qr_encode (code, NULL);
  double radius = (qr->size + 2 * LYD_QR_QUIET_ZONE) * scale * 0.75;
  LydLuma *picture = lyd_luma_new ((int) (2 * radius), (int) (2 * radius));
  double cosine = cos (degrees * G_PI / 180);
  double sine = sin (degrees * G_PI / 180);

  for (int y = 0; y < picture->height; y++) {
    for (int x = 0; x < picture->width; x++) {
      double dx = x + 0.5 - radius;
      double dy = y + 0.5 - radius;
      int column = (int) floor ((dx * cosine + dy * sine) / scale + qr->size / 2.0);
      int row = (int) floor ((dy * cosine - dx * sine) / scale + qr->size / 2.0);

      picture->pixels[y * picture->width + x] = lyd_qr_is_dark (qr, column, row) ? 40 : 215;
    }
  }

  return picture;
}

static void
assert_reads (const LydLuma *picture,
              const char *text)
{
  g_auto (GStrv) texts = lyd_qr_read_still (picture);

  g_assert_cmpuint (g_strv_length (texts), ==, 1);
  g_assert_cmpstr (texts[0], ==, text);
}

static void
test_every_rotation (void)
{
  for (int degrees = 0; degrees < 360; degrees += 15) {
    g_autoptr (LydLuma) picture = draw (CODE, 5, degrees);

    assert_reads (picture, CODE);
  }
}

static void
test_filters_rescue (void)
{
  g_autoptr (LydLuma) clean = draw (CODE, 5, 10);
  g_autoptr (LydLuma) negative = lyd_luma_negate (clean);
  g_autoptr (LydLuma) mirrored = lyd_luma_mirror (clean);
  g_autoptr (LydLuma) noisy = lyd_luma_negate (negative);
  g_autoptr (LydLuma) blurred = lyd_luma_smooth (clean);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  assert_reads (negative, CODE);
  assert_reads (mirrored, CODE);

  for (int i = 0; i < 2; i++) {
    LydLuma *more = lyd_luma_smooth (blurred);

    lyd_luma_free (blurred);
    blurred = more;
  }
  assert_reads (blurred, CODE);

  for (int i = 0; i < noisy->width * noisy->height; i++) {
    int value = noisy->pixels[i] + g_rand_int_range (rand, -80, 81);

    noisy->pixels[i] = (guint8) CLAMP (value, 0, 255);
  }
  assert_reads (noisy, CODE);
}

static void
test_frames_rotate_the_filters (void)
{
  g_autoptr (LydLuma) clean = draw (CODE, 5, 0);
  g_autoptr (LydLuma) negative = lyd_luma_negate (clean);
  int n_read = 0;

  for (guint turn = 0; turn < 4; turn++) {
    g_autoptr (GPtrArray) hits = lyd_qr_read_frame (negative, turn);
    g_autoptr (GPtrArray) plain = lyd_qr_read_frame (clean, turn);

    n_read += hits->len > 0;
    g_assert_cmpuint (plain->len, ==, 1);
    g_assert_cmpstr (((LydQrHit *) g_ptr_array_index (plain, 0))->text, ==, CODE);
  }
  g_assert_cmpint (n_read, ==, 1);
}

/* A camera's frame of grey paper with codes on it. */
static void
put (LydLuma *frame,
     const char *code,
     double scale,
     int x,
     int y)
{
  g_autoptr (LydLuma) one = draw (code, scale, 0);

  for (int row = 0; row < one->height; row++)
    memcpy (frame->pixels + (y - one->height / 2 + row) * frame->width + x - one->width / 2,
            one->pixels + row * one->width, (gsize) one->width);
}

static void
assert_is_at (const LydQrHit *hit,
              int x,
              int y,
              int half)
{
  for (int i = 0; i < 4; i++) {
    g_assert_cmpint (ABS (ABS (hit->corners[2 * i] - x) - half), <=, 6);
    g_assert_cmpint (ABS (ABS (hit->corners[2 * i + 1] - y) - half), <=, 6);
  }
}

/* Where a code is, whichever filter has read it; of several the one in the middle comes first. */
static void
test_places (void)
{
  static const char *const other = "LNDXXXXXXXXXXXXXXXXXXXXXXXXSJ";
  g_autoptr (LydLuma) frame = lyd_luma_new (1280, 720);
  g_autoptr (LydLuma) negative = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) negative_hits = NULL;

  memset (frame->pixels, 215, (gsize) frame->width * (gsize) frame->height);
  put (frame, other, 4, 200, 200);
  put (frame, CODE, 6, 700, 380);
  hits = lyd_qr_read_frame (frame, 0);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpstr (((LydQrHit *) g_ptr_array_index (hits, 0))->text, ==, CODE);
  g_assert_cmpstr (((LydQrHit *) g_ptr_array_index (hits, 1))->text, ==, other);
  assert_is_at (g_ptr_array_index (hits, 0), 700, 380, 75);
  assert_is_at (g_ptr_array_index (hits, 1), 200, 200, 50);

  negative = lyd_luma_negate (frame);
  negative_hits = lyd_qr_read_frame (negative, 3);
  g_assert_cmpuint (negative_hits->len, >=, 1);
  assert_is_at (g_ptr_array_index (negative_hits, 0), 700, 380, 75);
}

/* Of a wide frame the left and the right are sharpened by turns, and both know where they are. */
static void
test_wide_frames (void)
{
  for (int side = 0; side < 2; side++) {
    g_autoptr (LydLuma) frame = lyd_luma_new (1280, 720);
    int x = side == 0 ? 300 : 1000;
    gboolean read = FALSE;

    memset (frame->pixels, 215, (gsize) frame->width * (gsize) frame->height);
    put (frame, CODE, 4, x, 300);
    for (int i = 0; i < 7; i++) { /* so far out of focus that only sharpening helps */
      LydLuma *more = lyd_luma_smooth (frame);

      lyd_luma_free (frame);
      frame = more;
    }
    for (guint turn = 1; turn < 8; turn += 4) {
      g_autoptr (GPtrArray) hits = lyd_qr_read_frame (frame, turn);

      if (hits->len == 0)
        continue;
      read = TRUE;
      assert_is_at (g_ptr_array_index (hits, 0), x, 300, 50);
    }
    g_assert_true (read);
  }
}

/* Thirty labels in rows: neighbours' corners look like one large code's. */
static void
test_sheet_of_codes (void)
{
  enum { N_COLUMNS = 3,
         N_ROWS = 10 };
  g_autoptr (LydLuma) sheet = lyd_luma_new (N_COLUMNS * 150, N_ROWS * 150);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_auto (GStrv) texts = NULL;

  for (int i = 0; i < N_COLUMNS * N_ROWS; i++) {
    g_autoptr (LydLuma) one = NULL;
    guint8 bytes[LYD_CODE_N_BYTES];
    guint8 *out = sheet->pixels + (i / N_COLUMNS * sheet->width + i % N_COLUMNS) * 150;

    for (gsize j = 0; j < sizeof bytes; j++)
      bytes[j] = (guint8) g_rand_int_range (rand, 0, 256);
    g_ptr_array_add (codes, lyd_code_make (bytes));
    one = draw (g_ptr_array_index (codes, i), 3, 0);
    g_assert_cmpint (one->width, <=, 150);
    for (int y = 0; y < 150; y++)
      memset (out + y * sheet->width, 215, 150);
    for (int y = 0; y < one->height; y++)
      memcpy (out + y * sheet->width, one->pixels + y * one->width, (gsize) one->width);
  }
  texts = lyd_qr_read_still (sheet);
  g_assert_cmpuint (g_strv_length (texts), ==, codes->len);
  for (guint i = 0; i < codes->len; i++)
    g_assert_true (g_strv_contains ((const char *const *) texts, g_ptr_array_index (codes, i)));
}

static void
test_nothing_in_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (LydLuma) noise = lyd_luma_new (320, 240);
  g_autoptr (LydLuma) dot = lyd_luma_new (1, 1);
  g_auto (GStrv) none = lyd_qr_read_still (dot);

  g_assert_null (none[0]);
  for (int round = 0; round < 20; round++) {
    g_auto (GStrv) texts = NULL;

    for (int i = 0; i < noise->width * noise->height; i++)
      noise->pixels[i] = (guint8) g_rand_int_range (rand, 0, 256);
    texts = lyd_qr_read_still (noise);
    g_assert_null (texts[0]);
  }
}

/* A picture file of the code, as @type, with an EXIF or other option. */
static void
assert_file_reads (const char *folder,
                   const char *type,
                   gboolean clear)
{
  g_autoptr (LydLuma) picture = draw (CODE, 4, 0);
  g_autofree char *path = g_strconcat (folder, "/code.", type, NULL);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, clear, 8, picture->width, picture->height);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydLuma) read = NULL;
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);

  for (int y = 0; y < picture->height; y++) {
    guint8 *out = gdk_pixbuf_get_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf);

    for (int x = 0; x < picture->width; x++, out += n_channels) {
      gboolean dark = picture->pixels[y * picture->width + x] < 128;

      memset (out, dark || clear ? 0 : 255, 3);
      if (clear)
        out[3] = dark ? 255 : 0;
    }
  }
  gdk_pixbuf_save (pixbuf, path, type, &error, NULL);
  g_assert_no_error (error);

  read = lyd_image_read (path, &error);
  g_assert_no_error (error);
  assert_reads (read, CODE);
  g_unlink (path);
}

static void
test_picture_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lanyard-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "page.html", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.png", NULL);

  g_assert_no_error (error);
  assert_file_reads (folder, "png", FALSE);
  assert_file_reads (folder, "png", TRUE);
  assert_file_reads (folder, "jpeg", FALSE);

  g_assert_null (lyd_image_read (missing, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_null (lyd_image_read (folder, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "<html>", -1, NULL));
  g_assert_null (lyd_image_read (path, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);

  g_unlink (path);
  g_rmdir (folder);
}

/* A JPEG picture as a telephone writes it, its first quarter dark: @orientation says how it was held. */
static void
save_held (const char *path,
           guint8 orientation)
{
  /* clang-format off */
  const guint8 exif[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0,
                          'I', 'I', 42, 0, 8, 0, 0, 0, /* small end first, one entry ... */
                          1, 0, 18, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, /* ... a short, tag 0x112 */
                          0, 0, 0, 0 };
  /* clang-format on */
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 64, 48);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  for (int y = 0; y < 48; y++)
    for (int x = 0; x < 64; x++)
      memset (gdk_pixbuf_get_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf) + 3 * x,
              x < 32 && y < 24 ? 10 : 240, 3);
  gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &length, "jpeg", &error, NULL);
  g_assert_no_error (error);
  g_byte_array_append (file, (const guint8 *) bytes, 2);
  g_byte_array_append (file, exif, sizeof exif);
  g_byte_array_append (file, (const guint8 *) bytes + 2, (guint) length - 2);
  g_assert_true (g_file_set_contents (path, (const char *) file->data, (gssize) file->len, NULL));
}

/* Every way of holding a telephone, mirrored ones included: the dark quarter turns with it. */
static void
test_orientations (void)
{
  static const struct {
    gboolean turned;
    int right, down; /* where the dark quarter is */
  } held[] = {
    { FALSE, 0, 0 },
    { FALSE, 1, 0 },
    { FALSE, 1, 1 },
    { FALSE, 0, 1 },
    { TRUE, 0, 0 },
    { TRUE, 1, 0 },
    { TRUE, 1, 1 },
    { TRUE, 0, 1 },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lanyard-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "held.jpeg", NULL);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (held); i++) {
    g_autoptr (LydLuma) picture = NULL;

    save_held (path, (guint8) (i + 1));
    picture = lyd_image_read (path, &error);
    g_assert_no_error (error);
    g_assert_cmpint (picture->width, ==, held[i].turned ? 48 : 64);
    for (int quarter = 0; quarter < 4; quarter++) {
      int x = (1 + 2 * (quarter % 2)) * picture->width / 4;
      int y = (1 + 2 * (quarter / 2)) * picture->height / 4;
      gboolean dark = picture->pixels[y * picture->width + x] < 128;

      g_assert_cmpint (dark, ==, quarter % 2 == held[i].right && quarter / 2 == held[i].down);
    }
  }
  g_unlink (path);
  g_rmdir (folder);
}

static const guint8 gif_bytes[] = { /* one pixel */
                                    'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0x80, 0, 0, 255, 255, 255, 0, 0, 0,
                                    0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b
};

/* PNG header that claims 50,000 by 50,000 pixels. */
static const guint8 huge_png[] = {
  0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50,
  8, 0, 0, 0, 0, 0x25, 0xfa, 0x3d, 0xb7
};

static void
test_bounds (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lanyard-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "picture", NULL);
  g_autoptr (LydLuma) dot = NULL;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, (const char *) gif_bytes, sizeof gif_bytes, NULL));
  dot = lyd_image_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dot->width, ==, 1);

  g_assert_true (g_file_set_contents (path, (const char *) huge_png, sizeof huge_png, NULL));
  g_assert_null (lyd_image_read (path, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
  g_test_message ("%s", error->message);

  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qr-decoder/every-rotation", test_every_rotation);
  g_test_add_func ("/qr-decoder/filters-rescue", test_filters_rescue);
  g_test_add_func ("/qr-decoder/frames-rotate-the-filters", test_frames_rotate_the_filters);
  g_test_add_func ("/qr-decoder/places", test_places);
  g_test_add_func ("/qr-decoder/wide-frames", test_wide_frames);
  g_test_add_func ("/qr-decoder/sheet-of-codes", test_sheet_of_codes);
  g_test_add_func ("/qr-decoder/nothing-in-noise", test_nothing_in_noise);
  g_test_add_func ("/qr-decoder/picture-files", test_picture_files);
  g_test_add_func ("/qr-decoder/orientations", test_orientations);
  g_test_add_func ("/qr-decoder/bounds", test_bounds);
  return g_test_run ();
}
