#include "lyd-qr-reader.h"

#include "lyd-qr-decoder.h"

#include <string.h>

/* Filters that each rescue pictures that the decoder alone cannot read: none is good for all. */
typedef LydLuma *(*Filter) (const LydLuma *picture);

static const Filter frame_filters[] = { lyd_luma_halve, lyd_luma_sharpen, lyd_luma_smooth, lyd_luma_negate };
static const Filter still_filters[] = { lyd_luma_sharpen, lyd_luma_smooth, lyd_luma_negate, lyd_luma_mirror };

/* A photograph is halved until its longer side is below this, and tried at each size: a code's modules are then fewer
 * pixels wide, and what the lens or the paper did to their edges vanishes. */
#define SMALL_ENOUGH 250

static void
add_text (const char *text,
          size_t length,
          void *data)
{
  GPtrArray *texts = data;

  /* Bytes that are no text are not for us: a ticket code never is. */
  if (!g_utf8_validate_len (text, length, NULL))
    return;
  for (guint i = 0; i < texts->len; i++) {
    const char *known = g_ptr_array_index (texts, i);

    if (strlen (known) == length && memcmp (known, text, length) == 0)
      return;
  }
  g_ptr_array_add (texts, g_strndup (text, length));
}

static void
read_picture (const LydLuma *picture,
              GPtrArray *texts)
{
  /* Too small a picture holds no code: no error. */
  (void) lyd_qr_decode (picture->pixels, picture->width, picture->height, picture->width, add_text, texts);
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
           GPtrArray *texts)
{
  read_picture (picture, texts);
  for (gsize i = 0; i < G_N_ELEMENTS (still_filters) && texts->len == 0; i++) {
    g_autoptr (LydLuma) filtered = still_filters[i](picture);

    read_picture (filtered, texts);
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

  if (read_size (picture, texts))
    return end_texts (texts);

  size = lyd_luma_halve (picture);
  while (MAX (size->width, size->height) > SMALL_ENOUGH && !read_size (size, texts)) {
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
