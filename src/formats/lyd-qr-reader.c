#include "lyd-qr-reader.h"

#include "lyd-qr-decoder.h"

#include <string.h>

/* Filters that each rescue pictures that the decoder alone cannot read: none is good for all. */
typedef LydLuma *(*Filter) (const LydLuma *picture);

/* Light codes on dark stand on telephones, and are large: half the size is enough, at a quarter of the price. */
static LydLuma *
halve_and_negate (const LydLuma *picture)
{
  g_autoptr (LydLuma) half = lyd_luma_halve (picture);

  return lyd_luma_negate (half);
}

static const Filter frame_filters[] = { lyd_luma_halve, lyd_luma_sharpen, lyd_luma_smooth, halve_and_negate };
static const Filter still_filters[] = { lyd_luma_sharpen, lyd_luma_smooth, lyd_luma_negate, lyd_luma_mirror };

/* A photograph is halved until its longer side is below this, and tried at each size: a code's modules are then fewer
 * pixels wide, and what the lens or the paper did to their edges vanishes. */
#define SMALL_ENOUGH 250

#define MAX_SYMBOLS 200
#define MAX_PARTS 4 /* of the width and the height */
#define MARGIN 1.1  /* of a code, painted over with it */

/* What is read from one picture, or from a part of it. */
typedef struct {
  GPtrArray *texts;
  LydLuma *rest; /* the whole picture, without what has been read; NULL: not wanted */
  int left;      /* where the part begins */
  int top;
} Reading;

static void
add_symbol (const char *text,
            size_t length,
            const int corners[8],
            void *data)
{
  Reading *reading = data;

  if (reading->rest != NULL) {
    int placed[8];

    for (int i = 0; i < 8; i++)
      placed[i] = corners[i] + (i % 2 == 0 ? reading->left : reading->top);
    lyd_luma_blank (reading->rest, placed, MARGIN);
  }
  /* Bytes that are no text are not for us: a ticket code never is. */
  if (!g_utf8_validate_len (text, length, NULL))
    return;
  for (guint i = 0; i < reading->texts->len; i++) {
    const char *known = g_ptr_array_index (reading->texts, i);

    if (strlen (known) == length && memcmp (known, text, length) == 0)
      return;
  }
  g_ptr_array_add (reading->texts, g_strndup (text, length));
}

static void
read_picture (const LydLuma *picture,
              GPtrArray *texts)
{
  Reading reading = { .texts = texts };

  /* Too small a picture holds no code: that is no error. */
  (void) lyd_qr_decode (picture->pixels, picture->width, picture->height, picture->width, add_symbol, &reading);
}

/* Reads what is left, in parts of the @n th of its width and height that overlap by half. */
static gboolean
read_parts (Reading *reading,
            int n)
{
  LydLuma *rest = reading->rest;
  int width = rest->width / n;
  int height = rest->height / n;
  int n_read = 0;

  for (int row = 0; row < 2 * n - 1; row++) {
    for (int column = 0; column < 2 * n - 1; column++) {
      const guint8 *pixels;

      reading->left = column * width / 2;
      reading->top = row * height / 2;
      pixels = rest->pixels + (gsize) reading->top * (gsize) rest->width + (gsize) reading->left;
      n_read += MAX (lyd_qr_decode (pixels, width, height, rest->width, add_symbol, reading), 0);
    }
  }

  return n_read > 0;
}

/* Reads a picture that may be a sheet. The decoder mixes up the corners of neighbours that stand in rows, and gives one
 * or two of many, or none. So what it has read is painted over and it is asked again, and where it sees no more, it is
 * shown parts; with @in_parts also where it has seen nothing. */
static void
read_sheet (const LydLuma *picture,
            gboolean in_parts,
            GPtrArray *texts)
{
  g_autoptr (LydLuma) rest = lyd_luma_copy (picture);
  Reading reading = { .texts = texts, .rest = rest };

  if (!read_parts (&reading, 1) && !(in_parts && read_parts (&reading, 2)))
    return;
  for (int n = 1, round = 0; n <= MAX_PARTS && round < MAX_SYMBOLS; round++)
    if (!read_parts (&reading, n))
      n *= 2;
}

static char **
end_texts (GPtrArray *texts)
{
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (texts, FALSE);
}

/* One size of a still: as it is, then through each filter until something is read. */
static gboolean
read_size (const LydLuma *picture,
           gboolean in_parts,
           GPtrArray *texts)
{
  read_sheet (picture, in_parts, texts);
  for (gsize i = 0; i < G_N_ELEMENTS (still_filters) && texts->len == 0; i++) {
    g_autoptr (LydLuma) filtered = still_filters[i](picture);

    read_sheet (filtered, FALSE, texts);
  }

  return texts->len > 0;
}

/**
 * lyd_qr_read_still:
 *
 * Looks for QR codes in a still picture: as it is, then sharper, smoother, as a negative and mirrored, then the same
 * at half the size and so on. The first step that reads anything is the last, so a sheet of badges needs a picture on
 * which every code is clear.
 *
 * Returns: (transfer full): the texts, each once, in the order found; empty where there is none
 */
char **
lyd_qr_read_still (const LydLuma *picture)
{
  GPtrArray *texts = g_ptr_array_new ();
  g_autoptr (LydLuma) size = NULL;

  if (read_size (picture, TRUE, texts))
    return end_texts (texts);

  size = lyd_luma_halve (picture);
  while (MAX (size->width, size->height) > SMALL_ENOUGH && !read_size (size, FALSE, texts)) {
    g_autoptr (LydLuma) larger = g_steal_pointer (&size);

    size = lyd_luma_halve (larger);
  }
  if (texts->len == 0)
    read_picture (size, texts);

  return end_texts (texts);
}

/**
 * lyd_qr_read_frame:
 * @turn: counts the frames of one camera
 *
 * Looks for QR codes in one frame of a stream: as it is, and where nothing is found once more through one filter, which
 * changes with @turn, so that each is tried several times a second at the price of one.
 *
 * Returns: (transfer full): the texts, each once; empty where there is none
 */
char **
lyd_qr_read_frame (const LydLuma *frame,
                   guint turn)
{
  GPtrArray *texts = g_ptr_array_new ();

  read_picture (frame, texts);
  if (texts->len == 0) {
    g_autoptr (LydLuma) filtered = frame_filters[turn % G_N_ELEMENTS (frame_filters)](frame);

    read_picture (filtered, texts);
  }

  return end_texts (texts);
}
