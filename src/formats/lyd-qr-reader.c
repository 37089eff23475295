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

/* What noise leaves of a dark room is still there at half the size, at a quarter of the price. */
static LydLuma *
halve_and_smooth (const LydLuma *picture)
{
  g_autoptr (LydLuma) half = lyd_luma_halve (picture);

  return lyd_luma_smooth (half);
}

static LydLuma *
divide_evenly (const LydLuma *picture)
{
  return lyd_luma_divide_locally (picture, 100);
}

/* Rather dark than light: thin light lines close up. */
static LydLuma *
divide_darkly (const LydLuma *picture)
{
  return lyd_luma_divide_locally (picture, 106);
}

/* What is tried on frames that show nothing, one of them each: at half the size, or of a large frame on a part. */
static const struct {
  Filter filter;
  int scale; /* what its corners are multiplied with */
} frame_filters[] = {
  { lyd_luma_halve, 2 },
  { lyd_luma_sharpen, 1 },
  { halve_and_smooth, 2 },
  { halve_and_negate, 2 },
};
/* Of a frame that is wider than this the left two thirds are sharpened and the right two thirds by turns: what is in
 * the middle is in both. */
#define WIDE_FRAME 800
static const Filter still_filters[] = { lyd_luma_sharpen, lyd_luma_smooth, lyd_luma_negate, lyd_luma_mirror,
                                        divide_evenly, divide_darkly };
/* On what has been enlarged, after it has been tried as it is. */
static const Filter large_filters[] = { divide_evenly, divide_darkly, lyd_luma_negate };

/* A photograph is halved until its longer side is below this, and tried at each size: a code's modules are then fewer
 * pixels wide, and what the lens or the paper did to their edges vanishes. */
#define SMALL_ENOUGH 250

/* What is no larger is tried enlarged, too: twice, or three times where it is half of that. */
#define SMALL 640

#define MAX_SYMBOLS 200
#define MAX_PARTS 4 /* of the width and the height */
#define MARGIN 1.1  /* of a code, painted over with it */

/* What is read from one picture, or from a part of it. */
typedef struct {
  GPtrArray *hits; /* LydQrHit, each text once */
  LydLuma *rest;   /* the whole picture, without what has been read; NULL: not wanted */
  int left;        /* where the part begins */
  int top;
  int scale; /* how much larger the picture is that was asked for */
} Reading;

void
lyd_qr_hit_free (LydQrHit *self)
{
  g_free (self->text);
  g_free (self);
}

static void
add_symbol (const char *text,
            size_t length,
            const int corners[8],
            void *data)
{
  Reading *reading = data;
  LydQrHit *hit;
  int placed[8];

  for (int i = 0; i < 8; i++)
    placed[i] = corners[i] + (i % 2 == 0 ? reading->left : reading->top);
  if (reading->rest != NULL)
    lyd_luma_blank (reading->rest, placed, MARGIN);
  /* Bytes that are no text are not for us: a ticket code never is. */
  if (!g_utf8_validate_len (text, length, NULL))
    return;
  for (guint i = 0; i < reading->hits->len; i++) {
    const LydQrHit *known = g_ptr_array_index (reading->hits, i);

    if (strlen (known->text) == length && memcmp (known->text, text, length) == 0)
      return;
  }
  hit = g_new0 (LydQrHit, 1);
  hit->text = g_strndup (text, length);
  for (int i = 0; i < 8; i++)
    hit->corners[i] = placed[i] * reading->scale;
  g_ptr_array_add (reading->hits, hit);
}

static void
read_picture (const LydLuma *picture,
              int left,
              int scale,
              GPtrArray *hits)
{
  Reading reading = { .hits = hits, .left = left, .scale = scale };

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
            GPtrArray *hits)
{
  g_autoptr (LydLuma) rest = lyd_luma_copy (picture);
  Reading reading = { .hits = hits, .rest = rest, .scale = 1 };

  if (!read_parts (&reading, 1) && !(in_parts && read_parts (&reading, 2)))
    return;
  for (int n = 1, round = 0; n <= MAX_PARTS && round < MAX_SYMBOLS; round++)
    if (!read_parts (&reading, n))
      n *= 2;
}

static GPtrArray *
new_hits (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_qr_hit_free);
}

static char **
steal_texts (GPtrArray *hits)
{
  char **texts = g_new0 (char *, hits->len + 1);

  for (guint i = 0; i < hits->len; i++)
    texts[i] = g_steal_pointer (&((LydQrHit *) g_ptr_array_index (hits, i))->text);
  return texts;
}

/* One size of a still: as it is, then through each filter until something is read. */
static gboolean
read_filtered (const LydLuma *picture,
               gboolean in_parts,
               const Filter *filters,
               gsize n_filters,
               GPtrArray *hits)
{
  read_sheet (picture, in_parts, hits);
  for (gsize i = 0; i < n_filters && hits->len == 0; i++) {
    g_autoptr (LydLuma) filtered = filters[i](picture);

    read_sheet (filtered, FALSE, hits);
  }

  return hits->len > 0;
}

static gboolean
read_size (const LydLuma *picture,
           gboolean in_parts,
           GPtrArray *hits)
{
  return read_filtered (picture, in_parts, still_filters, G_N_ELEMENTS (still_filters), hits);
}

/* What is small, enlarged: codes of many modules that are two or three pixels wide. */
static gboolean
read_enlarged (const LydLuma *picture,
               GPtrArray *hits)
{
  g_autoptr (LydLuma) large = lyd_luma_enlarge (picture, MAX (picture->width, picture->height) > SMALL / 2 ? 2 : 3);

  return read_filtered (large, FALSE, large_filters, G_N_ELEMENTS (large_filters), hits);
}

/**
 * lyd_qr_read_still:
 *
 * Looks for QR codes in a still picture: as it is, then sharper, smoother, as a negative, mirrored and in black and
 * white, then the same at half the size and so on; what is small enough also enlarged. The first step that reads
 * anything is the last, so a sheet of badges needs a picture on which every code is clear.
 *
 * Returns: (transfer full): the texts, each once, in the order found; empty where there is none
 */
char **
lyd_qr_read_still (const LydLuma *picture)
{
  g_autoptr (GPtrArray) hits = new_hits ();
  g_autoptr (LydLuma) small = NULL; /* the largest that is enlarged */
  g_autoptr (LydLuma) size = NULL;

  if (read_size (picture, TRUE, hits))
    return steal_texts (hits);

  if (MAX (picture->width, picture->height) <= SMALL)
    small = lyd_luma_copy (picture);
  size = lyd_luma_halve (picture);
  while (MAX (size->width, size->height) > SMALL_ENOUGH && !read_size (size, FALSE, hits)) {
    g_autoptr (LydLuma) larger = g_steal_pointer (&size);

    size = lyd_luma_halve (larger);
    if (small == NULL && MAX (larger->width, larger->height) <= SMALL)
      small = g_steal_pointer (&larger);
  }
  if (hits->len == 0)
    read_picture (size, 0, 1, hits);
  if (hits->len == 0)
    read_enlarged (small != NULL ? small : size, hits);

  return steal_texts (hits);
}

/* How far the code's middle is from the picture's, squared, in half pixels. */
static gint64
get_distance (const LydQrHit *hit,
              const LydLuma *frame)
{
  gint64 x = (hit->corners[0] + hit->corners[2] + hit->corners[4] + hit->corners[6]) / 2 - frame->width;
  gint64 y = (hit->corners[1] + hit->corners[3] + hit->corners[5] + hit->corners[7]) / 2 - frame->height;

  return x * x + y * y;
}

static int
compare_distance (gconstpointer one,
                  gconstpointer other,
                  gpointer data)
{
  gint64 difference = get_distance (*(LydQrHit *const *) one, data) - get_distance (*(LydQrHit *const *) other, data);

  return (difference > 0) - (difference < 0);
}

/* Once more, through the filter whose turn it is. */
static void
read_frame_filtered (const LydLuma *frame,
                     guint turn,
                     GPtrArray *hits)
{
  gsize i = turn % G_N_ELEMENTS (frame_filters);
  gboolean other = turn / G_N_ELEMENTS (frame_filters) % 2 == 1;
  gboolean in_part = frame_filters[i].scale == 1 && frame->width > WIDE_FRAME;
  int width = frame->width * 2 / 3;
  int left = in_part && other ? frame->width - width : 0;
  g_autoptr (LydLuma) part = in_part ? lyd_luma_cut (frame, left, width) : NULL;
  g_autoptr (LydLuma) filtered = frame_filters[i].filter (in_part ? part : frame);

  read_picture (filtered, left, frame_filters[i].scale, hits);
}

/**
 * lyd_qr_read_frame:
 * @turn: counts the frames of one camera
 *
 * Looks for QR codes in one frame of a stream: as it is, and where nothing is found once more through one filter, which
 * changes with @turn, so that each is tried several times a second at the price of one.
 *
 * Returns: (transfer full) (element-type LydQrHit): the codes, each text once, the nearest to the middle first; empty
 *   where there is none
 */
GPtrArray *
lyd_qr_read_frame (const LydLuma *frame,
                   guint turn)
{
  GPtrArray *hits = new_hits ();

  read_picture (frame, 0, 1, hits);
  if (hits->len == 0)
    read_frame_filtered (frame, turn, hits);
  g_ptr_array_sort_with_data (hits, compare_distance, (gpointer) frame);

  return hits;
}
