#include "lyd-error.h"
#include "lyd-list-pdf.h"
#include "lyd-code.h"
#include "lyd-pages.h"
#include "lyd-qr-reader.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define LONG_NAME "Fernández-Echeverría Villavicencio, María de los Ángeles"
#define LONG_ORGANIZATION "Advocates for Children and Youth of the Southern and Eastern Shore Counties of Maryland"

typedef struct {
  char *dir;
  char *path;
  guint left;
  gboolean fail;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = g_dir_make_tmp ("lanyard-list-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->dir, "list.pdf", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->dir, "again.pdf", NULL);

  g_unlink (fixture->path);
  g_unlink (other);
  g_assert_cmpint (g_rmdir (fixture->dir), ==, 0); /* nothing half written lies about */
  g_free (fixture->dir);
  g_free (fixture->path);
}

static gboolean
next_row (gpointer data, LydCell *cells, GError **error)
{
  static const char *const rows[][2] = {
    { "Alvarez-Whitehorse, Josué", "New Mexico Voices for Children" },
    { LONG_NAME, LONG_ORGANIZATION },
    { "Sukarno", "Hawai‘i Children’s Action Network" },
    { "يوسف العمري، فاطمة", "Arkansas Advocates for Children and Families" },
    { "<b>渡辺</b> & Söhne", NULL },
  };
  Fixture *fixture = data;

  if (fixture->left == 0) {
    if (fixture->fail)
      g_set_error_literal (error, LYD_ERROR, LYD_ERROR_BUSY, "no more");
    return FALSE;
  }
  fixture->left--;
  for (int i = 0; i < 2; i++) {
    cells[i].text = rows[fixture->left % G_N_ELEMENTS (rows)][i];
    cells[i].filled = cells[i].text != NULL;
  }
  cells[2].filled = fixture->left % 2 == 0;
  cells[2].number = G_GINT64_CONSTANT (1821618000000); /* 2027-09-22 09:00 in New York */
  cells[3].filled = TRUE;
  cells[3].number = 1234567;

  return TRUE;
}

static LydTable *
make_table (Fixture *fixture, guint n_rows)
{
  g_autoptr (LydEvent) event = lyd_event_new ();
  LydTable *table;

  event->title = g_strdup ("2027 Partnership Retreat");
  event->timezone = g_strdup ("America/New_York");
  table = lyd_table_new ("roll-call", "Roll call", event);
  lyd_table_add_column (table, "name", "Name", LYD_CELL_TEXT, 30);
  lyd_table_add_column (table, "organization", "Organization", LYD_CELL_TEXT, 30);
  lyd_table_add_column (table, "since", "Since", LYD_CELL_INSTANT, 16);
  lyd_table_add_column (table, "number", "Number", LYD_CELL_NUMBER, 8);
  lyd_table_add_note (table, "Data of 10:42 am from Desk 1.");
  table->when = g_strdup ("Tuesday, September 21, 2027");
  table->made_at = G_GINT64_CONSTANT (1821600000000);
  table->next = next_row;
  table->data = fixture;
  fixture->left = n_rows;

  return table;
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (text = strstr (text, word); text != NULL; text = strstr (text + 1, word))
    n++;

  return n;
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LydTable) table = make_table (fixture, 100);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *text = NULL;

  if (!lyd_pages_can_draw ())
    return;
  lyd_roll_call_write (table, fixture->path, &error);
  g_assert_no_error (error);
  pages = lyd_pages_draw (fixture->path, 72);
  text = lyd_pages_read_text (fixture->path);

  g_assert_cmpuint (pages->len, >, 3);
  for (guint i = 0; i < pages->len; i++) {
    g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, pages->len);
    LydLuma *page = g_ptr_array_index (pages, i);

    g_assert_cmpuint (count (text, number), ==, 1);
    g_assert_true (lyd_page_is_blank (page, 0, page->height - 34, page->width, 34));
  }
  g_assert_cmpuint (count (text, "Roll call"), ==, pages->len);
  g_assert_cmpuint (count (text, "2027 Partnership Retreat"), ==, pages->len);
  g_assert_cmpuint (count (text, "Tuesday, September 21, 2027"), ==, pages->len);
  g_assert_cmpuint (count (text, "Data of 10:42 am from Desk 1."), ==, pages->len);
  g_assert_cmpuint (count (text, "Organization"), ==, pages->len);
  g_assert_cmpuint (count (text, "Sukarno"), ==, 20);
  g_assert_cmpuint (count (text, "2027-09-22 09:00"), ==, 50);
  g_assert_cmpuint (count (text, "1234567"), ==, 100);
  g_assert_cmpuint (count (text, "<b>"), ==, 20);
  g_assert_cmpuint (count (text, "Signature"), ==, 0);
}

/* Every word of a text too long for its column is there. */
static void
test_long_texts_wrap (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LydTable) table = make_table (fixture, 5);
  g_auto (GStrv) words = g_strsplit (LONG_NAME " " LONG_ORGANIZATION, " ", -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!lyd_pages_can_draw ())
    return;
  lyd_sign_in_write (table, fixture->path, &error);
  g_assert_no_error (error);
  text = lyd_pages_read_text (fixture->path);
  for (guint i = 0; words[i] != NULL; i++) {
    char *hyphen = strchr (words[i], '-');

    if (hyphen != NULL)
      *hyphen = '\0';
    g_assert_nonnull (strstr (text, words[i]));
  }
  g_assert_null (strstr (text, "…"));
  g_assert_cmpuint (count (text, "Signature"), ==, 1);
}

static void
test_paper (Fixture *fixture, gconstpointer data)
{
  static const struct {
    gboolean a4;
    int shorter;
    int longer;
  } papers[] = {
    { FALSE, 612, 792 },
    { TRUE, 596, 842 },
  };

  if (!lyd_pages_can_draw ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++) {
    g_autoptr (LydTable) table = make_table (fixture, 3);
    g_autoptr (GPtrArray) pages = NULL;
    LydLuma *page;

    table->a4 = papers[i].a4;
    g_assert_true (lyd_sign_in_write (table, fixture->path, NULL));
    pages = lyd_pages_draw (fixture->path, 72);
    page = g_ptr_array_index (pages, 0);
    g_assert_cmpint (MIN (page->width, page->height), ==, papers[i].shorter);
    g_assert_cmpint (MAX (page->width, page->height), ==, papers[i].longer);
    g_assert_true (lyd_page_is_blank (page, 0, 0, 30, page->height));
    g_assert_true (lyd_page_is_blank (page, page->width - 30, 0, 30, page->height));
    g_assert_true (lyd_page_is_blank (page, 0, page->height - 30, page->width, 30));
  }
}

static gboolean
next_wide_row (gpointer data,
               LydCell *cells,
               GError **error)
{
  static const char *const texts[] = { "01a2004b-3b22-7823-9732-cebeb11e4a38", "member-staff", "Sukarno",
                                       "Sukarno the given" };
  Fixture *fixture = data;

  if (fixture->left == 0)
    return FALSE;
  fixture->left--;
  for (guint i = 0; i < 24; i++) {
    cells[i].filled = TRUE;
    cells[i].text = i < G_N_ELEMENTS (texts) ? texts[i] : "a text of several words that takes room";
  }

  return TRUE;
}

/* More columns than paper has room for: the needless go, and the page names them; words are those that people read. */
static void
test_many_columns (Fixture *fixture,
                   gconstpointer data)
{
  static const char *const ids[] = { "registration", "type", "name", "given" };
  g_autoptr (LydTable) table = make_table (fixture, 2);
  g_autofree char *text = NULL;

  if (!lyd_pages_can_draw ())
    return;
  g_ptr_array_set_size (table->columns, 0);
  for (guint i = 0; i < 24; i++) {
    g_autofree char *title = g_strdup_printf ("Column%u", i);

    lyd_table_add_column (table, i < G_N_ELEMENTS (ids) ? ids[i] : "other", title, LYD_CELL_TEXT, 20);
  }
  table->next = next_wide_row;
  g_assert_true (lyd_list_write (table, fixture->path, NULL));
  text = lyd_pages_read_text (fixture->path);
  g_assert_cmpuint (count (text, "Left out for lack of room: Column3, Column23"), ==, 1);
  g_assert_cmpuint (count (text, "Sukarno"), ==, 2);
  g_assert_cmpuint (count (text, "Member staff"), ==, 2);
  g_assert_null (strstr (text, "01a2004b"));
  g_assert_null (strstr (text, "given"));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LydTable) table = make_table (fixture, 0);
  g_autofree char *text = NULL;

  if (!lyd_pages_can_draw ())
    return;
  g_assert_true (lyd_roll_call_write (table, fixture->path, NULL));
  text = lyd_pages_read_text (fixture->path);
  g_assert_nonnull (strstr (text, "nobody is here"));
  g_assert_nonnull (strstr (text, "Page 1 of 1"));
}

static void
test_failure_keeps_the_old_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LydTable) table = make_table (fixture, 50);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  fixture->fail = TRUE;
  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_false (lyd_sign_in_write (table, fixture->path, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_BUSY);
  g_assert_true (g_file_get_contents (fixture->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->dir, "again.pdf", NULL);
  locale_t plain = newlocale (LC_ALL_MASK, "C", (locale_t) 0);
  g_autoptr (LydTable) table = make_table (fixture, 50);
  locale_t before;

  g_assert_true (lyd_roll_call_write (table, fixture->path, NULL));
  fixture->left = 50;
  before = uselocale (plain);
  g_assert_true (lyd_roll_call_write (table, other, NULL));
  uselocale (before);
  freelocale (plain);
  lyd_assert_same_bytes (fixture->path, other);
}

/* ---- sheets that come back ---- */

#define N_SIGNERS 23

static char *
make_code (guint n)
{
  guint8 random[LYD_CODE_N_BYTES];

  for (guint i = 0; i < sizeof random; i++)
    random[i] = (guint8) (n * 37 + i * 91 + 5);
  return lyd_code_make (random);
}

static gboolean
next_signer (gpointer data, LydCell *cells, GError **error)
{
  static char *code;
  guint *left = data;

  g_clear_pointer (&code, g_free);
  if (*left == 0)
    return FALSE;
  (*left)--;
  code = make_code (*left);
  cells[0].text = *left % 4 == 1 ? LONG_NAME : "Castellanos, Imani";
  cells[1].text = *left % 4 == 1 ? LONG_ORGANIZATION : "Maryland Family Network";
  cells[2].text = "member-staff";
  cells[3].text = "XLPVT";
  cells[4].text = code;
  for (int i = 0; i < 5; i++)
    cells[i].filled = TRUE;
  return TRUE;
}

/* At 300 dpi each row's code is read from its row alone, all of them; and no row shows a scanner two. */
static void
test_codes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LydEvent) event = lyd_event_new ();
  g_autoptr (LydTable) table = NULL;
  g_autoptr (GHashTable) read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint left = N_SIGNERS;

  if (!lyd_pages_can_draw ())
    return;
  event->title = g_strdup ("2027 Partnership Retreat");
  event->timezone = g_strdup ("America/New_York");
  table = lyd_table_new ("sign-in-sheet", "Sign-in sheet", event);
  lyd_table_add_column (table, "name", "Name", LYD_CELL_TEXT, 28);
  lyd_table_add_column (table, "organization", "Organization", LYD_CELL_TEXT, 32);
  lyd_table_add_column (table, "type", "Attendee type", LYD_CELL_TEXT, 14);
  lyd_table_add_column (table, "short_code", "Short code", LYD_CELL_TEXT, 10);
  lyd_table_add_column (table, "code", "Code", LYD_CELL_TEXT, 31);
  table->next = next_signer;
  table->data = &left;
  lyd_sign_in_write (table, fixture->path, &error);
  g_assert_no_error (error);

  pages = lyd_pages_draw (fixture->path, 300);
  for (guint i = 0; i < pages->len; i++) {
    const LydLuma *page = g_ptr_array_index (pages, i);
    /* Strips of one row's height, moved on by half of it: what a hand scanner sees. */
    const int strip = 200;

    for (int y = 0; y + strip <= page->height; y += strip / 4) {
      g_autoptr (LydLuma) seen = lyd_page_crop (page, page->width * 3 / 5, y, page->width * 2 / 5, strip);
      g_auto (GStrv) texts = lyd_qr_read_still (seen);

      g_assert_cmpuint (g_strv_length (texts), <=, 1);
      for (guint k = 0; texts[k] != NULL; k++)
        g_hash_table_add (read, g_strdup (texts[k]));
    }
  }
  g_assert_cmpuint (g_hash_table_size (read), ==, N_SIGNERS);
  for (guint i = 0; i < N_SIGNERS; i++) {
    g_autofree char *code = make_code (i);

    g_assert_true (g_hash_table_contains (read, code));
  }
  text = lyd_pages_read_text (fixture->path);
  g_assert_cmpuint (count (text, "X L P V T") + count (text, "XLPVT"), ==, N_SIGNERS);
  g_assert_cmpuint (count (text, "For the desk"), ==, pages->len);
  g_assert_null (strstr (text, "LND"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/list-pdf/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/list-pdf/long-texts-wrap", Fixture, NULL, set_up, test_long_texts_wrap, tear_down);
  g_test_add ("/list-pdf/paper", Fixture, NULL, set_up, test_paper, tear_down);
  g_test_add ("/list-pdf/many-columns", Fixture, NULL, set_up, test_many_columns, tear_down);
  g_test_add ("/list-pdf/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/list-pdf/failure-keeps-the-old-file", Fixture, NULL, set_up, test_failure_keeps_the_old_file,
              tear_down);
  g_test_add ("/list-pdf/same-bytes", Fixture, NULL, set_up, test_same_bytes, tear_down);

  g_test_add ("/list-pdf/codes", Fixture, NULL, set_up, test_codes, tear_down);
  return g_test_run ();
}
