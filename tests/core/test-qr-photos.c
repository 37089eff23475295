#include "lyd-image-reader.h"
#include "lyd-qr-decoder.h"
#include "lyd-qr-reader.h"

#include <string.h>

/* Photographs of codes in all their distress, with what stands in each beside it. They are not part of the project:
 * LANYARD_QR_PHOTOS names the folder that holds theirs. */

#define N_TURNS 4 /* quarter turns: a badge hangs as it likes */

typedef struct {
  const char *folder;
  int first;    /* at least so many as they are: what ZXing itself demands of the set */
  int all;      /* of all turns together, stills */
  int frames;   /* ... as a camera sees them, one filter a frame */
  gboolean any; /* whether there is anything to be read */
} PhotoSet;

static const PhotoSet photo_sets[] = {
  { "qrcode-2", 32, 136, 134, TRUE },
  { "qrcode-3", 38, 162, 157, TRUE },
  { "falsepositives-2", 0, 0, 0, FALSE },
};

/* Where the text beside a picture is not what its code says, on which every decoder agrees that reads it. */
static const struct {
  const char *written;
  const char *meant;
} errata[] = {
  { "The 2005 USGS aerial photograph of the Washington Monument is censored.",
    "The 2005 USGS aerial photography of the Washington Monument is censored." },
};

/* What was read of a set. */
typedef struct {
  int n;      /* pictures, of each turn */
  int first;  /* stills right, not turned */
  int all;    /* ... of all turns */
  int frames; /* as a camera */
  int alone;  /* by the decoder, without a filter */
  int wrong;
} Tally;

/* Whether both say the same but for the ends of lines, which decoders normalize. */
static gboolean
is_same_text (const char *one,
              const char *other)
{
  g_auto (GStrv) one_words = g_strsplit_set (one, " \t\r\n", -1);
  g_auto (GStrv) other_words = g_strsplit_set (other, " \t\r\n", -1);
  g_autofree char *one_plain = g_strjoinv ("", one_words);
  g_autofree char *other_plain = g_strjoinv ("", other_words);

  return g_str_equal (one_plain, other_plain);
}

/* Whether @text is what the code says. */
static gboolean
is_expected (const char *text,
             const char *expected)
{
  for (gsize i = 0; i < G_N_ELEMENTS (errata); i++)
    if (is_same_text (expected, errata[i].written) && is_same_text (text, errata[i].meant))
      return TRUE;
  return is_same_text (text, expected);
}

static LydLuma *
turn (const LydLuma *picture)
{
  LydLuma *turned = lyd_luma_new (picture->height, picture->width);

  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      turned->pixels[x * turned->width + turned->width - 1 - y] = picture->pixels[y * picture->width + x];
  return turned;
}

static void
add_text (const char *text,
          size_t length,
          const int corners[8],
          void *data)
{
  g_ptr_array_add (data, g_strndup (text, length));
}

/* 1: one of the texts is the expected one; a picture may hold several codes. 0: none was read; -1: others were */
static int
judge (GPtrArray *texts,
       const char *expected)
{
  for (guint i = 0; i < texts->len; i++)
    if (is_expected (g_ptr_array_index (texts, i), expected))
      return 1;
  return texts->len > 0 ? -1 : 0;
}

static int
read_still (const LydLuma *picture,
            const char *expected)
{
  g_auto (GStrv) found = lyd_qr_read_still (picture);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (gsize i = 0; found[i] != NULL; i++)
    g_ptr_array_add (texts, found[i]);
  return judge (texts, expected);
}

static int
read_frames (const LydLuma *picture,
             const char *expected)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 4 && texts->len == 0; i++) {
    g_autoptr (GPtrArray) hits = lyd_qr_read_frame (picture, i);

    for (guint j = 0; j < hits->len; j++)
      g_ptr_array_add (texts, g_strdup (((LydQrHit *) g_ptr_array_index (hits, j))->text));
  }
  return judge (texts, expected);
}

static int
read_alone (const LydLuma *picture,
            const char *expected)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  (void) lyd_qr_decode (picture->pixels, picture->width, picture->height, picture->width, add_text, texts);
  return judge (texts, expected);
}

/* One picture, turned four times. */
static void
read_turns (const char *path,
            Tally *tally)
{
  g_autofree char *expected_path = g_strdup_printf ("%.*s.txt", (int) (strlen (path) - 4), path);
  g_autofree char *expected = NULL;
  g_autoptr (LydLuma) picture = lyd_image_read (path, NULL);

  g_assert_nonnull (picture);
  if (!g_file_get_contents (expected_path, &expected, NULL, NULL))
    expected = g_strdup ("");
  tally->n++;
  for (int i = 0; i < N_TURNS; i++) {
    LydLuma *turned = turn (picture);
    int still = read_still (picture, expected);
    int frames = read_frames (picture, expected);

    if (still <= 0)
      g_test_message ("%s, turned %d times: %s", path, i, still < 0 ? "wrong" : "not read");
    tally->first += i == 0 && still > 0;
    tally->all += still > 0;
    tally->frames += frames > 0;
    tally->alone += read_alone (picture, expected) > 0;
    tally->wrong += (still < 0) + (frames < 0);
    lyd_luma_free (picture);
    picture = turned;
  }
}

static void
test_photographs (gconstpointer data)
{
  const PhotoSet *set = data;
  const char *given = g_getenv ("LANYARD_QR_PHOTOS");
  g_autofree char *beside = g_build_filename (g_getenv ("LYD_SOURCE_ROOT"), "..", "shared", "data", "qr-photos", NULL);
  g_autofree char *folder = g_build_filename (given != NULL ? given : beside, set->folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  Tally tally = { 0 };
  const char *name;

  if (dir == NULL) {
    g_test_skip ("no photographs here; set LANYARD_QR_PHOTOS to their folder");
    return;
  }
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_suffix (name, ".png") || g_str_has_suffix (name, ".jpg"))
      read_turns (path, &tally);
  }
  g_test_message ("%s: of %d pictures %d are read; of %d turned ones %d, a camera reads %d, the decoder alone %d; "
                  "%d wrong",
                  set->folder, tally.n, tally.first, tally.n * N_TURNS, tally.all, tally.frames, tally.alone,
                  tally.wrong);
  g_assert_cmpint (tally.wrong, ==, 0);
  g_assert_cmpint (tally.first, >=, set->first);
  g_assert_cmpint (tally.all, >=, set->all);
  g_assert_cmpint (tally.frames, >=, set->frames);
  if (!set->any)
    g_assert_cmpint (tally.all + tally.frames, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (photo_sets); i++) {
    g_autofree char *path = g_strconcat ("/qr-photos/", photo_sets[i].folder, NULL);

    g_test_add_data_func (path, &photo_sets[i], test_photographs);
  }
  return g_test_run ();
}
