#include "lyd-certificate.h"

#include "lyd-fit.h"
#include "lyd-ink.h"

#include <math.h>

#define LETTER_WIDTH 792.0
#define LETTER_HEIGHT 612.0
#define A4_WIDTH 841.89
#define A4_HEIGHT 595.276

#define FRAME 27.0 /* from the edge: no office printer prints nearer */
#define HAIRLINE 6.5
#define TOP 58.0
#define SIDE 74.0       /* to the text */
#define SIGNATURE 104.0 /* height of what stands at the foot, from the bottom edge */
#define FOOTER 50.0     /* of the line with the number */
#define RULE_WIDTH 68.0
#define LINE_WIDTH 208.0 /* to sign on */
#define SEAL 27.0
#define GAP 16.0   /* between columns */
#define MAX_WIDE 4 /* sessions in one column */
#define MAX_CACHED 8192

/* A page of the list of sessions, as it stands on the first page or on one of its own. */
typedef struct {
  LydFitStyle text;
  LydFitStyle bold;
  double pitch;
  double width; /* of one column */
} ListStyle;

static const LydFitStyle network_style = { 12.5, 7, 1, 700, 110 };
static const LydFitStyle heading_style = { 42, 20, 1, 700 };
static const LydFitStyle plain_style = { 13, 9, 1, 400 };
static const LydFitStyle name_style = { 37, 21, 1, 700 };
static const LydFitStyle long_name_style = { 27, 11, 2, 700 };
static const LydFitStyle organization_style = { 13, 8.5, 2, 400 };
static const LydFitStyle event_style = { 23, 12, 2, 700 };
static const LydFitStyle where_style = { 13, 8.5, 2, 400 };
static const LydFitStyle wording_style = { 11, 8, 3, 400 };
static const LydFitStyle number_style = { 30, 16, 1, 700 };
static const LydFitStyle label_style = { 11, 8, 1, 400 };
static const LydFitStyle short_style = { 14.5, 9, 1, 600 };
static const LydFitStyle credit_style = { 12.5, 8, 1, 600 };
static const LydFitStyle presenters_style = { 11, 7.5, 2, 400 };
static const LydFitStyle signer_style = { 11.5, 7.5, 1, 700 };
static const LydFitStyle title_style = { 10, 7, 1, 400 };
static const LydFitStyle footer_style = { 8.5, 6.5, 1, 400 };

static const ListStyle short_list = { { 10, 8.5, 1, 400 }, { 10, 7, 1, 700 }, 16, 298 };
static const ListStyle double_list = { { 9.5, 8, 2, 400, 0, TRUE }, { 9.5, 7, 1, 700 }, 24, 298 };
static const ListStyle wide_list = { { 10.5, 8.5, 1, 400 }, { 10.5, 7, 1, 700 }, 17, 430 };
static const ListStyle long_list = { { 10.5, 7.5, 2, 400, 0, TRUE }, { 10.5, 7, 1, 700 }, 27, 306 };

struct _LydCertificatePen {
  LydFit *serif;
  LydFit *sans;
  GHashTable *fitted; /* text, style and width -> LydFitted */
  cairo_surface_t *frame;
  cairo_surface_t *seal; /* a recording, which a PDF holds once */
  double width;
  double height;
};

static void
figure_free (gpointer data)
{
  LydCertificateFigure *self = data;

  g_free (self->number);
  g_free (self->label);
  g_free (self);
}

static void
session_free (gpointer data)
{
  LydCertificateSession *self = data;

  g_free (self->day);
  g_free (self->title);
  g_free (self->hours);
  g_free (self);
}

LydCertificate *
lyd_certificate_new (void)
{
  LydCertificate *self = g_new0 (LydCertificate, 1);

  self->figures = g_ptr_array_new_with_free_func (figure_free);
  self->sessions = g_ptr_array_new_with_free_func (session_free);
  return self;
}

void
lyd_certificate_free (LydCertificate *self)
{
  char *const texts[] = {
    self->language,
    self->network,
    self->heading,
    self->certifies,
    self->name,
    self->organization,
    self->attended,
    self->event,
    self->when,
    self->where,
    self->wording,
    self->credit,
    self->presenters,
    self->signer,
    self->signer_title,
    self->date,
    self->footer,
    self->date_label,
    self->page,
    self->list_heading,
    self->list_total,
    self->list_hours,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->sessions);
  g_free (self);
}

void
lyd_certificate_add_figure (LydCertificate *self,
                            const char *number,
                            const char *label)
{
  LydCertificateFigure *figure = g_new0 (LydCertificateFigure, 1);

  figure->number = g_strdup (number);
  figure->label = g_strdup (label);
  g_ptr_array_add (self->figures, figure);
}

/* @day: (nullable) */
void
lyd_certificate_add_session (LydCertificate *self,
                             const char *day,
                             const char *title,
                             const char *hours)
{
  LydCertificateSession *session = g_new0 (LydCertificateSession, 1);

  session->day = g_strdup (day);
  session->title = g_strdup (title);
  session->hours = g_strdup (hours);
  g_ptr_array_add (self->sessions, session);
}

/* ---- the pen ---- */

static void
use_ink (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0.051, 0.184, 0.169);
}

static void
use_gold (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0.706, 0.463, 0.118);
}

static void
use_grey (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
}

/* A rosette as on bonds: two bands of a curve that swings around a circle, and a star. */
static cairo_surface_t *
make_seal (void)
{
  static const struct {
    double middle;
    double swing;
    int waves;
    double turn;
  } bands[] = { { 0.86, 0.14, 24, 0 }, { 0.86, 0.14, 24, G_PI }, { 0.63, 0.09, 18, 0 }, { 0.63, 0.09, 18, G_PI } };
  const cairo_rectangle_t square = { -SEAL - 2, -SEAL - 2, 2 * SEAL + 4, 2 * SEAL + 4 };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &square);
  cairo_t *cr = cairo_create (surface);
  const int steps = 576;

  use_gold (cr);
  cairo_set_line_width (cr, 0.65);
  for (gsize k = 0; k < G_N_ELEMENTS (bands); k++) {
    cairo_new_sub_path (cr);
    for (int i = 0; i < steps; i++) {
      double angle = 2 * G_PI * i / steps;
      double radius = SEAL * (bands[k].middle + bands[k].swing * cos (bands[k].waves * angle + bands[k].turn));

      cairo_line_to (cr, radius * cos (angle), radius * sin (angle));
    }
    cairo_close_path (cr);
    cairo_stroke (cr);
  }
  cairo_arc (cr, 0, 0, SEAL * 0.49, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  lyd_ink_star (cr, 0, 0, SEAL * 0.36);
  cairo_fill (cr);
  cairo_destroy (cr);
  return surface;
}

/* A strong line, a fine one within it, whose corners give way to a quarter of a circle. */
static cairo_surface_t *
make_frame (double width,
            double height)
{
  const cairo_rectangle_t page = { 0, 0, width, height };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &page);
  cairo_t *cr = cairo_create (surface);
  double in = FRAME + HAIRLINE;
  double notch = 15;

  use_ink (cr);
  cairo_set_line_width (cr, 2.6);
  cairo_rectangle (cr, FRAME, FRAME, width - 2 * FRAME, height - 2 * FRAME);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 0.75);
  use_gold (cr);
  cairo_new_sub_path (cr);
  cairo_arc_negative (cr, in, in, notch, G_PI / 2, 0);
  cairo_arc_negative (cr, width - in, in, notch, G_PI, G_PI / 2);
  cairo_arc_negative (cr, width - in, height - in, notch, 3 * G_PI / 2, G_PI);
  cairo_arc_negative (cr, in, height - in, notch, 2 * G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
  cairo_stroke (cr);
  for (int i = 0; i < 4; i++) {
    cairo_arc (cr, i % 2 == 0 ? in + 4 : width - in - 4, i / 2 == 0 ? in + 4 : height - in - 4, 1.9, 0, 2 * G_PI);
    cairo_fill (cr);
  }
  cairo_destroy (cr);
  return surface;
}

/* @a4: instead of US Letter; both across */
LydCertificatePen *
lyd_certificate_pen_new (gboolean a4)
{
  LydCertificatePen *self = g_new0 (LydCertificatePen, 1);

  self->width = a4 ? A4_WIDTH : LETTER_WIDTH;
  self->height = a4 ? A4_HEIGHT : LETTER_HEIGHT;
  self->serif = lyd_fit_new ("Noto Serif, Libertinus Serif, DejaVu Serif, serif");
  self->sans = lyd_fit_new ("Cantarell, Noto Sans, sans-serif");
  self->fitted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lyd_fitted_free);
  self->frame = make_frame (self->width, self->height);
  self->seal = make_seal ();
  return self;
}

void
lyd_certificate_pen_free (LydCertificatePen *self)
{
  g_hash_table_unref (self->fitted);
  lyd_fit_free (self->serif);
  lyd_fit_free (self->sans);
  cairo_surface_destroy (self->frame);
  cairo_surface_destroy (self->seal);
  g_free (self);
}

double
lyd_certificate_pen_get_width (const LydCertificatePen *self)
{
  return self->width;
}

double
lyd_certificate_pen_get_height (const LydCertificatePen *self)
{
  return self->height;
}

/* Returns: (transfer none): set text, of which most is the same on every certificate */
static const LydFitted *
fit (LydCertificatePen *self,
     gboolean serif,
     const char *text,
     const LydFitStyle *style,
     double width,
     const char *language)
{
  g_autofree char *key =
    g_strdup_printf ("%p %d %.0f %s %s", (const void *) style, serif, width, language != NULL ? language : "", text);
  LydFitted *fitted = g_hash_table_lookup (self->fitted, key);

  if (fitted != NULL)
    return fitted;
  if (g_hash_table_size (self->fitted) >= MAX_CACHED)
    g_hash_table_remove_all (self->fitted);
  fitted = lyd_fit_text (serif ? self->serif : self->sans, text, style, width, style->max * 1.35 * style->lines,
                         language);
  g_hash_table_insert (self->fitted, g_steal_pointer (&key), fitted);
  return fitted;
}

/* ---- a page ---- */

/* One page while it is laid out. Without @cr it is only measured. */
typedef struct {
  LydCertificatePen *pen;
  const LydCertificate *certificate;
  cairo_t *cr;
  double y;
  double used; /* heights and least gaps, while it is measured */
  double more; /* what each unit of a gap gets beyond that */
  double room; /* units of gaps so far */
} Page;

/* What is not there takes no room, and its gap neither. */
static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* Room before the next thing: at least @least, and its share of what is left. */
static void
skip (Page *self,
      double least)
{
  self->room += least;
  self->used += least;
  self->y += least * (1 + self->more);
}

static void
take (Page *self,
      double height)
{
  self->used += height;
  self->y += height;
}

static void
draw_at (Page *self,
         const LydFitted *fitted,
         double x,
         double y,
         double width,
         double align)
{
  if (self->cr != NULL)
    lyd_fitted_draw (fitted, self->cr, x, y, width, align);
}

/* A line in the middle of the page. */
static void
put (Page *self,
     gboolean serif,
     const char *text,
     const LydFitStyle *style,
     double least)
{
  double width = self->pen->width - 2 * SIDE;
  const LydFitted *fitted;

  if (is_empty (text))
    return;
  skip (self, least);
  fitted = fit (self->pen, serif, text, style, width, self->certificate->language);
  draw_at (self, fitted, SIDE, self->y, width, 0.5);
  take (self, lyd_fitted_get_height (fitted));
}

/* On one line while that is large enough to be a name on a certificate, else on two. */
static void
put_name (Page *self)
{
  const char *name = self->certificate->name;
  const LydFitted *fitted;

  fitted = fit (self->pen, TRUE, name, &name_style, self->pen->width - 2 * SIDE, self->certificate->language);
  put (self, TRUE, name, fitted->too_long ? &long_name_style : &name_style, 13);
}

static void
put_head (Page *self)
{
  const LydCertificate *certificate = self->certificate;
  g_autofree char *network = certificate->network != NULL ? g_utf8_strup (certificate->network, -1) : NULL;
  g_autofree char *where = NULL;
  double middle = self->pen->width / 2;

  if (self->cr != NULL)
    use_ink (self->cr);
  put (self, FALSE, network, &network_style, 0);
  put (self, TRUE, certificate->heading, &heading_style, 13);
  skip (self, 11);
  if (self->cr != NULL) {
    use_gold (self->cr);
    cairo_rectangle (self->cr, middle - RULE_WIDTH / 2, self->y, RULE_WIDTH, 2.2);
    cairo_fill (self->cr);
    use_grey (self->cr);
  }
  take (self, 2.2);
  put (self, FALSE, certificate->certifies, &plain_style, 14);
  if (self->cr != NULL)
    cairo_set_source_rgb (self->cr, 0, 0, 0);
  put_name (self);
  if (self->cr != NULL)
    use_grey (self->cr);
  put (self, FALSE, certificate->organization, &organization_style, 8);
  put (self, FALSE, certificate->attended, &plain_style, 15);
  if (self->cr != NULL)
    cairo_set_source_rgb (self->cr, 0, 0, 0);
  put (self, TRUE, certificate->event, &event_style, 9);
  if (self->cr != NULL)
    use_grey (self->cr);
  if (!is_empty (certificate->when) && !is_empty (certificate->where))
    where = g_strdup_printf ("%s · %s", certificate->when, certificate->where);
  put (self, FALSE, where != NULL ? where : certificate->when, &where_style, 7);
}

/* The numbers side by side, all at the same distance. */
static void
put_figures (Page *self)
{
  const GPtrArray *figures = self->certificate->figures;
  double step = 128;
  double x = self->pen->width / 2 - step * figures->len / 2;
  double number_height = 0;
  double label_height = 0;

  if (figures->len == 0)
    return;
  skip (self, 15);
  for (guint i = 0; i < figures->len; i++, x += step) {
    const LydCertificateFigure *figure = g_ptr_array_index (figures, i);
    const LydFitted *number = fit (self->pen, TRUE, figure->number, &number_style, step - 8, NULL);
    const LydFitted *label =
      fit (self->pen, FALSE, figure->label, &label_style, step - 8, self->certificate->language);

    if (self->cr != NULL)
      use_ink (self->cr);
    draw_at (self, number, x + 4, self->y, step - 8, 0.5);
    if (self->cr != NULL)
      use_grey (self->cr);
    draw_at (self, label, x + 4, self->y + number_style.max * 0.72 + 8, step - 8, 0.5);
    number_height = number_style.max * 0.72 + 8;
    label_height = MAX (label_height, lyd_fitted_get_height (label));
  }
  take (self, number_height + label_height);
}

/* ... and in one line, where the page is full: "11.5 hours · 9 sessions · 3 days" */
static void
put_short_figures (Page *self)
{
  const GPtrArray *figures = self->certificate->figures;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < figures->len; i++) {
    const LydCertificateFigure *figure = g_ptr_array_index (figures, i);

    g_string_append_printf (text, "%s%s %s", i > 0 ? " · " : "", figure->number, figure->label);
  }
  if (self->cr != NULL)
    use_ink (self->cr);
  put (self, FALSE, text->str, &short_style, 11);
  if (self->cr != NULL)
    use_grey (self->cr);
}

/* ---- sessions ---- */

/* How wide the days and the hours are. */
static void
measure_list (Page *self,
              const ListStyle *style,
              double *days,
              double *hours)
{
  const GPtrArray *sessions = self->certificate->sessions;

  *days = *hours = 0;
  for (guint i = 0; i < sessions->len; i++) {
    const LydCertificateSession *session = g_ptr_array_index (sessions, i);
    const char *language = self->certificate->language;

    if (session->day != NULL)
      *days = MAX (*days, fit (self->pen, FALSE, session->day, &style->text, 120, language)->width + 9);
    *hours = MAX (*hours, fit (self->pen, FALSE, session->hours, &style->bold, 120, language)->width + 12);
  }
}

/* Sessions @from to @to below each other. */
static void
draw_column (Page *self,
             const ListStyle *style,
             guint from,
             guint to,
             double x,
             double y)
{
  const LydCertificate *certificate = self->certificate;
  const LydCertificateSession *before = NULL;
  double days, hours;

  measure_list (self, style, &days, &hours);
  for (guint i = from; i < to; i++, y += style->pitch) {
    const LydCertificateSession *session = g_ptr_array_index (certificate->sessions, i);
    const LydFitted *title = fit (self->pen, FALSE, session->title, &style->text, style->width - days - hours,
                                  certificate->language);
    double base = y + (style->pitch - lyd_fitted_get_height (title)) / 2;
    double line = y + (style->pitch - style->text.max * 0.94) / 2;

    cairo_set_source_rgb (self->cr, 0.85, 0.85, 0.83);
    cairo_set_line_width (self->cr, 0.5);
    cairo_move_to (self->cr, x, y + style->pitch);
    cairo_rel_line_to (self->cr, style->width, 0);
    cairo_stroke (self->cr);
    use_grey (self->cr);
    if (session->day != NULL && (before == NULL || g_strcmp0 (before->day, session->day) != 0))
      draw_at (self, fit (self->pen, FALSE, session->day, &style->text, 120, certificate->language), x, line, days, 0);
    cairo_set_source_rgb (self->cr, 0, 0, 0);
    draw_at (self, title, x + days, base, style->width - days - hours, title->rtl ? 1 : 0);
    draw_at (self, fit (self->pen, FALSE, session->hours, &style->bold, 120, certificate->language),
             x + style->width - hours, line, hours, 1);
    before = session;
  }
}

/* In one wide column, or in two of the same length. */
static void
put_list (Page *self,
          const ListStyle *style,
          guint from,
          guint to)
{
  guint n = to - from;
  guint n_columns = style == &wide_list ? 1 : 2;
  guint length = (n + n_columns - 1) / n_columns;
  double width = n_columns * style->width + (n_columns - 1) * GAP;
  double x = (self->pen->width - width) / 2;

  if (n == 0)
    return;
  skip (self, 12);
  for (guint i = 0; i < n_columns && self->cr != NULL; i++)
    draw_column (self, style, from + MIN (i * length, n), from + MIN ((i + 1) * length, n),
                 x + i * (style->width + GAP), self->y);
  take (self, length * style->pitch);
}

/* ---- the foot ---- */

static void
draw_line (Page *self,
           double x,
           double y)
{
  use_grey (self->cr);
  cairo_set_line_width (self->cr, 0.75);
  cairo_move_to (self->cr, x, y);
  cairo_rel_line_to (self->cr, LINE_WIDTH, 0);
  cairo_stroke (self->cr);
}

static void
draw_small (Page *self,
            const char *text,
            const LydFitStyle *style,
            double x,
            double y,
            double width,
            double align)
{
  if (!is_empty (text))
    draw_at (self, fit (self->pen, FALSE, text, style, width, self->certificate->language), x, y, width, align);
}

static void
draw_footer (Page *self,
             guint page,
             guint n_pages)
{
  g_autoptr (GString) text = g_string_new (self->certificate->footer);

  if (n_pages > 1 && self->certificate->page != NULL) {
    g_autofree char *number = g_strdup_printf ("%u", page + 1);
    g_autofree char *all = g_strdup_printf ("%u", n_pages);
    g_autoptr (GString) words = g_string_new (self->certificate->page);

    g_string_replace (words, "{page}", number, 0);
    g_string_replace (words, "{pages}", all, 0);
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words->str);
  }
  use_grey (self->cr);
  draw_small (self, text->str, &footer_style, SIDE, self->pen->height - FOOTER, self->pen->width - 2 * SIDE, 0.5);
}

static void
draw_signature (Page *self)
{
  const LydCertificate *certificate = self->certificate;
  double y = self->pen->height - SIGNATURE + 18;
  double left = SIDE + 14;
  double right = self->pen->width - SIDE - 14 - LINE_WIDTH;

  draw_line (self, left, y);
  draw_line (self, right, y);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  draw_small (self, certificate->signer, &signer_style, left, y + 6, LINE_WIDTH, 0.5);
  draw_small (self, certificate->date, &signer_style, right, y - 15, LINE_WIDTH, 0.5);
  use_grey (self->cr);
  draw_small (self, certificate->signer_title, &title_style, left, y + (is_empty (certificate->signer) ? 6 : 21),
              LINE_WIDTH, 0.5);
  draw_small (self, certificate->date_label, &title_style, right, y + 6, LINE_WIDTH, 0.5);
  cairo_set_source_surface (self->cr, self->pen->seal, self->pen->width / 2, y + 2);
  cairo_paint (self->cr);
}

/* ---- pages ---- */

/* How the first page may be filled, the best first. */
typedef struct {
  gboolean figures;      /* as large numbers, not in one line */
  const ListStyle *list; /* of the sessions; NULL: they stand on pages of their own */
} Fill;

static const Fill fills[] = {
  { TRUE, &wide_list },
  { TRUE, &short_list },
  { TRUE, &double_list },
  { FALSE, &short_list },
  { FALSE, &double_list },
  { TRUE, NULL },
};

#define FILL_APART (&fills[G_N_ELEMENTS (fills) - 1])

static void
put_first (Page *self,
           const Fill *fill)
{
  const LydCertificate *certificate = self->certificate;

  put_head (self);
  put (self, FALSE, certificate->presenters, &presenters_style, 7);
  put (self, FALSE, certificate->wording, &wording_style, 10);
  if (fill->figures)
    put_figures (self);
  else
    put_short_figures (self);
  put (self, FALSE, certificate->credit, &credit_style, 10);
  if (fill->list != NULL)
    put_list (self, fill->list, 0, certificate->sessions->len);
}

static double
get_room (const LydCertificatePen *pen)
{
  return pen->height - TOP - SIGNATURE - 22;
}

/* Whether the sessions can be read in such a list. */
static gboolean
suits (Page *page,
       const ListStyle *style)
{
  const GPtrArray *sessions = page->certificate->sessions;
  double days, hours;

  if (style == &wide_list && sessions->len > MAX_WIDE)
    return FALSE;
  measure_list (page, style, &days, &hours);
  for (guint i = 0; i < sessions->len; i++) {
    const LydCertificateSession *session = g_ptr_array_index (sessions, i);

    if (fit (page->pen, FALSE, session->title, &style->text, style->width - days - hours,
             page->certificate->language)
          ->too_long)
      return FALSE;
  }
  return TRUE;
}

/* @page: (out): as it was measured */
static const Fill *
measure_first (LydCertificatePen *pen,
               const LydCertificate *certificate,
               Page *page)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fills); i++) {
    *page = (Page){ .pen = pen, .certificate = certificate };
    if (fills[i].list != NULL && !suits (page, fills[i].list))
      continue;
    put_first (page, &fills[i]);
    if (page->used <= get_room (pen))
      return &fills[i];
  }
  return FILL_APART;
}

static guint
get_rows_per_page (const LydCertificatePen *pen)
{
  return 2 * (guint) ((pen->height - TOP - FOOTER - 118) / long_list.pitch);
}

static void
draw_more (LydCertificatePen *pen,
           const LydCertificate *certificate,
           guint page,
           guint n_pages,
           cairo_t *cr)
{
  Page self = { .pen = pen, .certificate = certificate, .cr = cr, .y = TOP };
  guint n = certificate->sessions->len;
  guint rows = get_rows_per_page (pen);
  guint from = MIN ((page - 1) * rows, n);
  guint to = MIN (page * rows, n);
  double right = (pen->width + 2 * long_list.width + GAP) / 2;
  g_autofree char *whose = g_strdup_printf ("%s · %s", certificate->name, certificate->event);

  use_ink (cr);
  put (&self, TRUE, certificate->list_heading, &event_style, 4);
  use_grey (cr);
  put (&self, FALSE, whose, &where_style, 8);
  put_list (&self, &long_list, from, to);
  if (to < n || is_empty (certificate->list_hours))
    return;
  self.y += 8;
  use_ink (cr);
  draw_small (&self, certificate->list_total, &long_list.bold, right - long_list.width, self.y, long_list.width / 2, 0);
  draw_small (&self, certificate->list_hours, &long_list.bold, right - long_list.width / 2, self.y,
              long_list.width / 2, 1);
}

guint
lyd_certificate_count_pages (LydCertificatePen *pen,
                             const LydCertificate *certificate)
{
  guint rows = get_rows_per_page (pen);
  Page page;

  if (measure_first (pen, certificate, &page) != FILL_APART)
    return 1;
  return 1 + (certificate->sessions->len + rows - 1) / rows;
}

/* Draws one page, from 0 on, onto @cr, one unit a point. */
void
lyd_certificate_draw (LydCertificatePen *pen,
                      const LydCertificate *certificate,
                      guint page,
                      cairo_t *cr)
{
  guint n_pages = lyd_certificate_count_pages (pen, certificate);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, pen->frame, 0, 0);
  cairo_paint (cr);
  if (page == 0) {
    Page first;
    const Fill *fill = measure_first (pen, certificate, &first);
    double left = MAX (get_room (pen) - first.used, 0);
    /* Gaps grow to twice their size, and what is left then stands above and below. */
    double more = first.room > 0 ? MIN (left / first.room, 1.0) : 0;
    double y = TOP + (left - more * first.room) / 2;

    first = (Page){ .pen = pen, .certificate = certificate, .cr = cr, .more = more, .y = y };
    put_first (&first, fill);
    draw_signature (&first);
    draw_footer (&first, page, n_pages);
    return;
  }
  draw_more (pen, certificate, page, n_pages, cr);
  {
    Page foot = { .pen = pen, .certificate = certificate, .cr = cr };

    draw_footer (&foot, page, n_pages);
  }
}
