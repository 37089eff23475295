#include "lyd-qr-decoder.h"
#include "lyd-qr-reader.h"
#include "lyd-qr-scene.h"

#include <string.h>

/* Codes as they are met at a door: drawn, then spoiled, always alike. What is counted is how many of a badge's pictures
 * are read by a camera that tries each of its filters once, and by the patience of a still. */

#define CODE "LNDBCDFGHJKLNPRSTVXBCDFGHJKLN"
#define N_TRIALS 12

typedef struct {
  const char *name;
  LydQrScene scene;
  /* At least so many of N_TRIALS: by a camera's filters in turn, and by all that is done with a still. Where nothing
   * reads all of them the floor is a little below what was measured. */
  int frames;
  int stills;
} Case;

static const Case cases[] = {
#define M .module = 4
  { "sharp", { M }, 12, 12 },
  { "small", { .module = 2.2 }, 12, 12 },
  { "smaller", { .module = 1.9 }, 7, 11 },
  { "tilt-45", { M, .tilt = 45 }, 12, 12 },
  { "tilt-55", { M, .tilt = 55 }, 11, 11 },
  { "tilt-60", { M, .tilt = 60 }, 9, 10 },
  { "defocus-1.5", { M, .defocus = 1.5 }, 11, 12 },
  { "defocus-2", { M, .defocus = 2 }, 4, 6 },
  { "motion-4", { M, .motion = 4 }, 11, 11 },
  { "motion-6", { M, .motion = 6 }, 3, 3 },
  { "noise-24", { M, .noise = 24 }, 12, 12 },
  { "noise-40", { M, .noise = 40 }, 11, 11 },
  { "noise-50", { M, .noise = 50 }, 10, 10 },
  { "low-light-.25", { M, .gain = .25, .noise = 4 }, 12, 12 },
  { "low-light-.1", { M, .gain = .1, .noise = 4 }, 10, 11 },
  { "low-contrast-85", { M, .white = 85, .noise = 4 }, 12, 12 },
  { "low-contrast-55", { M, .white = 55, .noise = 4 }, 11, 11 },
  { "glare-.6", { M, .glare = .6, .noise = 4 }, 11, 12 },
  { "glare-1", { M, .glare = 1, .noise = 4 }, 5, 5 },
  { "curl-1.5", { M, .curl = 1.5 }, 11, 12 },
  { "curl-1.7", { M, .curl = 1.7 }, 10, 11 },
  { "occlusion-4", { M, .occlusion = .04 }, 5, 5 },
  { "occlusion-9", { M, .occlusion = .09 }, 5, 5 },
  { "inverted", { M, .inverted = TRUE }, 12, 12 },
  { "mirrored", { M, .mirrored = TRUE }, 0, 11 },
#undef M
};

/* How many of @hits are the code; another text is wrong. */
static gboolean
is_right (const char *text)
{
  g_assert_cmpstr (text, ==, CODE);
  return TRUE;
}

static void
count_plain (const char *text,
             size_t length,
             const int corners[8],
             void *data)
{
  *(int *) data += length == strlen (CODE) && memcmp (text, CODE, length) == 0;
}

/* As a camera at 15 frames a second sees it in a quarter of a second. */
static gboolean
read_in_turn (const LydLuma *picture)
{
  for (guint turn = 0; turn < 4; turn++) {
    g_autoptr (GPtrArray) hits = lyd_qr_read_frame (picture, turn);

    if (hits->len > 0)
      return is_right (((LydQrHit *) g_ptr_array_index (hits, 0))->text);
  }
  return FALSE;
}

static gboolean
read_patiently (const LydLuma *picture)
{
  g_auto (GStrv) texts = lyd_qr_read_still (picture);

  return texts[0] != NULL && is_right (texts[0]);
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20270922);
  int n_plain = 0;
  int n_frames = 0;
  int n_stills = 0;

  for (int i = 0; i < N_TRIALS; i++) {
    g_autoptr (LydLuma) picture = lyd_qr_scene_draw (&one->scene, CODE, rand);

    lyd_qr_decode (picture->pixels, picture->width, picture->height, picture->width, count_plain, &n_plain);
    n_frames += read_in_turn (picture);
    n_stills += read_patiently (picture);
  }
  g_test_message ("%s: of %d the decoder alone reads %d, a camera %d, a still %d", one->name, N_TRIALS, n_plain,
                  n_frames, n_stills);
  g_assert_cmpint (n_frames, >=, one->frames);
  g_assert_cmpint (n_stills, >=, one->stills);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/qr-scenes/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  return g_test_run ();
}
