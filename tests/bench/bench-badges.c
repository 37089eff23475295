#include "lyd-badge-pdf.h"
#include "lyd-code.h"
#include "lyd-qr.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <time.h>

/* 1,000 badges to PDF against the same text and one filled path a badge on bare cairo and pango: no fitting, no pages
 * of labels, fonts at fixed sizes, codes encoded beforehand. Both in one run, processor time, the best of several. */
#define N 1000
#define ROUNDS 7
#define BUDGET 1.2

static const char *const given[] = { "Maribel", "José", "Aisha", "Wei", "Kaleo",
                                     "Winona", "Bartholomew", "Ana", "Chidi", "María de los Ángeles",
                                     "Noor", "Ruth Ann", "Siobhán" };
static const char *const family[] = {
  "Okonkwo-Reyes", "Ñandú García", "Rahman", "Li", "Nakamura", "Begay", "Featherstonehaugh", "Wu", "Okonkwo",
  "Fernández Villavicencio", "Fitzgerald"
};
static const char *const roles[] = { "Policy director", "Executive director", "Data analyst", "Communications manager",
                                     NULL };
static const char *const pronouns[] = { "she/her", "he/him", "they/them", NULL };

typedef struct {
  LydBadge badge;
  char *name;
  char *code;
  char *short_code;
  LydQr *qr;
} Person;

static Person people[N];
static char *organizations[45];

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static void
make_people (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (organizations); i++)
    organizations[i] = g_strdup_printf ("Voices for the Children of State Number %u (demo)", i);
  for (guint i = 0; i < N; i++) {
    Person *person = &people[i];
    guint8 random[LYD_CODE_N_BYTES];

    for (guint k = 0; k < sizeof random; k++)
      random[k] = (guint8) (i * 7919u >> (k % 4) * 3) ^ (guint8) (k * 37);
    person->code = lyd_code_make (random);
    person->short_code = lyd_short_code_make (random);
    person->qr = lyd_qr_encode (person->code, NULL);
    person->name = g_strdup_printf ("%s %s", given[i % G_N_ELEMENTS (given)], family[i % G_N_ELEMENTS (family)]);
    person->badge = (LydBadge){
      .name = person->name,
      .given = given[i % G_N_ELEMENTS (given)],
      .family = family[i % G_N_ELEMENTS (family)],
      .organization = organizations[i % G_N_ELEMENTS (organizations)],
      .role = roles[i % G_N_ELEMENTS (roles)],
      .pronouns = pronouns[i % G_N_ELEMENTS (pronouns)],
      .type = i % 6,
      .first_time = i % 5 == 0,
      .no_photos = i % 11 == 0,
      .code = person->code,
      .short_code = person->short_code,
      .event = "2027 Partnership Retreat",
    };
  }
}

static double
measure_lanyard (const LydStock *stock,
                 const char *path)
{
  LydBadgePdfOptions options = { .created = 1800000000000, .title = "Badges" };
  double start = now ();
  g_autoptr (LydBadgePdf) pdf = lyd_badge_pdf_open (path, stock, &options, NULL);

  for (guint i = 0; i < N; i++)
    g_assert_true (lyd_badge_pdf_add (pdf, &people[i].badge, NULL, NULL));
  g_assert_true (lyd_badge_pdf_finish (pdf, NULL));

  return now () - start;
}

static void
show (cairo_t *cr,
      PangoLayout *layout,
      const char *text,
      const PangoFontDescription *font,
      double x,
      double y)
{
  if (text == NULL)
    return;
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_bare (cairo_t *cr,
           PangoLayout *layout,
           PangoFontDescription **fonts,
           const Person *person,
           double x,
           double y)
{
  const LydBadge *badge = &person->badge;
  const double module = 3.5;

  show (cr, layout, lyd_word_title (&lyd_attendee_types, (int) badge->type), fonts[2], x + 30, y + 10);
  show (cr, layout, badge->event, fonts[3], x + 170, y + 12);
  show (cr, layout, badge->given, fonts[0], x + 14, y + 40);
  show (cr, layout, badge->family, fonts[1], x + 14, y + 95);
  show (cr, layout, badge->organization, fonts[2], x + 14, y + 120);
  show (cr, layout, badge->role, fonts[3], x + 14, y + 150);
  show (cr, layout, badge->pronouns, fonts[3], x + 14, y + 165);
  show (cr, layout, badge->first_time ? "First time" : NULL, fonts[3], x + 14, y + 190);
  show (cr, layout, badge->no_photos ? "No photos" : NULL, fonts[3], x + 80, y + 190);
  show (cr, layout, badge->short_code, fonts[3], x + 200, y + 200);
  for (int row = 0; row < person->qr->size; row++) {
    for (int column = 0, run; column < person->qr->size; column += MAX (run, 1)) {
      for (run = 0; lyd_qr_is_dark (person->qr, column + run, row); run++)
        ;
      if (run > 0)
        cairo_rectangle (cr, x + 186 + column * module, y + 97 + row * module, run * module, module);
    }
  }
  cairo_fill (cr);
}

static double
measure_bare (const LydStock *stock,
              const char *path)
{
  static const char *const names[] = { "Cantarell, Noto Sans 800 44", "Cantarell, Noto Sans 700 20",
                                       "Cantarell, Noto Sans 13", "Cantarell, Noto Sans 10" };
  double start = now ();
  cairo_surface_t *surface = cairo_pdf_surface_create (path, stock->page_width, stock->page_height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *fonts[G_N_ELEMENTS (names)];

  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 72);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    fonts[i] = pango_font_description_from_string (names[i]);
  for (guint i = 0; i < N; i++) {
    double x, y;

    lyd_stock_get_position (stock, LYD_CORNER_TOP_LEFT, (int) (i % 6), &x, &y);
    draw_bare (cr, layout, fonts, &people[i], x, y);
    if (i % 6 == 5 || i == N - 1)
      cairo_show_page (cr);
  }
  cairo_surface_finish (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    pango_font_description_free (fonts[i]);

  return now () - start;
}

int
main (int argc,
      char **argv)
{
  const char *data = g_getenv ("LYD_SHIPPED_DATA");
  g_autofree char *dir = g_dir_make_tmp ("lanyard-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "badges.pdf", NULL);
  g_autoptr (LydStocks) stocks = lyd_stocks_load (data != NULL ? data : LYD_BENCH_DATA, NULL);
  const LydStock *stock = lyd_stocks_find (stocks, "avery-5392");
  double lanyard = G_MAXDOUBLE, bare = G_MAXDOUBLE;
  GStatBuf written;

  setlocale (LC_ALL, "");
  make_people ();
  for (int i = 0; i < ROUNDS; i++) {
    bare = MIN (bare, measure_bare (stock, path));
    lanyard = MIN (lanyard, measure_lanyard (stock, path));
  }
  g_stat (path, &written);
  g_print ("1,000 badges to PDF / bare cairo\t%.2f\t%.1f\t%.0f ms against %.0f ms, %d kB\n", lanyard / bare, BUDGET,
           lanyard * 1e3, bare * 1e3, (int) (written.st_size / 1024));
  g_unlink (path);
  g_rmdir (dir);

  return 0;
}
