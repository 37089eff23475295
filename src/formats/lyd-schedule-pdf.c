#include "lyd-schedule-pdf.h"

#include "lyd-fit.h"
#include "lyd-ink.h"
#include "lyd-pdf.h"

#include <string.h>

#define LETTER_WIDTH 612.0
#define LETTER_HEIGHT 792.0
#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89

#define MARGIN 46.0
#define BANNER_HEIGHT 78.0
#define TIME_WIDTH 116.0
#define GAP 10.0 /* between what stands side by side */
#define PADDING 8.0
#define MAX_ACROSS 3
#define FOOTER_HEIGHT 26.0

static const LydFitStyle event_style = { 19, 10, 2, 800 };
static const LydFitStyle when_style = { 10.5, 7, 1, 600 };
static const LydFitStyle name_style = { 25, 12, 2, 800, 0, TRUE };
static const LydFitStyle organization_style = { 11.5, 8, 2, 400, 0, TRUE };
static const LydFitStyle day_style = { 13.5, 9, 1, 800, 0, TRUE };
static const LydFitStyle time_style = { 10.5, 7, 2, 700, 0, TRUE };
static const LydFitStyle title_style = { 11.5, 8, 4, 700, 0, TRUE };
static const LydFitStyle line_style = { 10, 7, 3, 400, 0, TRUE };
static const LydFitStyle note_style = { 9, 7, 2, 700, 0, TRUE };
static const LydFitStyle small_style = { 8.5, 6, 1, 400 };

struct _LydSchedulePdf {
  LydPdf *pdf;
  LydFit *fit;
  double width;
  double height;
};

/* One schedule while it is laid out; without @cr it is only measured. */
typedef struct {
  LydSchedulePdf *pdf;
  const LydSchedule *schedule;
  cairo_t *cr;
  double y;
  guint page; /* from 1 on */
  guint n_pages;
  double width; /* of the page, as large as it is drawn */
  double height;
} Layout;

static void
item_free (gpointer data)
{
  LydScheduleItem *item = data;

  g_free (item->time);
  g_free (item->title);
  g_free (item->where);
  g_free (item->who);
  g_free (item->note);
  g_free (item);
}

static void
day_free (gpointer data)
{
  LydScheduleDay *day = data;

  g_ptr_array_unref (day->items);
  g_free (day->title);
  g_free (day);
}

LydSchedule *
lyd_schedule_new (void)
{
  LydSchedule *self = g_new0 (LydSchedule, 1);

  self->days = g_ptr_array_new_with_free_func (day_free);
  return self;
}

void
lyd_schedule_free (LydSchedule *self)
{
  g_free (self->event);
  g_free (self->when);
  g_free (self->where);
  g_free (self->name);
  g_free (self->organization);
  g_free (self->language);
  g_free (self->footer);
  g_free (self->empty);
  g_free (self->page);
  g_ptr_array_unref (self->days);
  g_free (self);
}

/* Returns: (transfer none): the new last day */
LydScheduleDay *
lyd_schedule_add_day (LydSchedule *self,
                      const char *title)
{
  LydScheduleDay *day = g_new0 (LydScheduleDay, 1);

  day->title = g_strdup (title);
  day->items = g_ptr_array_new_with_free_func (item_free);
  g_ptr_array_add (self->days, day);
  return day;
}

/* Returns: (transfer none): the day's new last one, with nothing in it */
LydScheduleItem *
lyd_schedule_add_item (LydScheduleDay *self)
{
  LydScheduleItem *item = g_new0 (LydScheduleItem, 1);

  g_ptr_array_add (self->items, item);
  return item;
}

/* Draws @text and returns its height; nothing for no text. */
static double
put (const Layout *self,
     const char *text,
     const LydFitStyle *style,
     double x,
     double y,
     double width,
     double align)
{
  g_autoptr (LydFitted) fitted = NULL;

  if (text == NULL || *text == '\0')
    return 0;
  fitted = lyd_fit_text (self->pdf->fit, text, style, width, style->max * (1.4 * style->lines),
                         self->schedule->language);
  if (self->cr != NULL)
    lyd_fitted_draw (fitted, self->cr, x, y, width, fitted->rtl ? 1 - align : align);
  return lyd_fitted_get_height (fitted);
}

static void
set_grey (const Layout *self,
          double white)
{
  if (self->cr != NULL)
    cairo_set_source_rgb (self->cr, white, white, white);
}

static double
get_inner_width (const Layout *self)
{
  return self->width - 2 * MARGIN;
}

static void
put_banner (Layout *self)
{
  double x = MARGIN + 16;
  double width = get_inner_width (self) - 32;
  double lines = (self->schedule->when != NULL ? 15 : 0) + (self->schedule->where != NULL ? 15 : 0);

  if (self->cr != NULL) {
    cairo_set_source_rgb (self->cr, 0.051, 0.184, 0.169);
    lyd_ink_rounded (self->cr, MARGIN, MARGIN - 6, get_inner_width (self), BANNER_HEIGHT, 8);
    cairo_fill (self->cr);
    cairo_set_source_rgb (self->cr, 1, 1, 1);
  }
  put (self, self->schedule->event, &event_style, x, MARGIN + 6, width, 0);
  put (self, self->schedule->when, &when_style, x, MARGIN + BANNER_HEIGHT - 16 - lines, width, 0);
  put (self, self->schedule->where, &when_style, x, MARGIN + BANNER_HEIGHT - 31, width, 0);
  set_grey (self, 0);
  self->y = MARGIN + BANNER_HEIGHT + 12;
}

static void
put_head (Layout *self)
{
  double width = get_inner_width (self);

  if (self->page > 1) {
    set_grey (self, 0.3);
    put (self, self->schedule->event, &when_style, MARGIN, MARGIN, width * 0.6, 0);
    put (self, self->schedule->name, &when_style, MARGIN + width * 0.6, MARGIN, width * 0.4, 1);
    set_grey (self, 0);
    self->y = MARGIN + 26;
    return;
  }
  put_banner (self);
  if (self->schedule->name == NULL)
    return;
  self->y += put (self, self->schedule->name, &name_style, MARGIN, self->y, width, 0) + 2;
  set_grey (self, 0.3);
  self->y += put (self, self->schedule->organization, &organization_style, MARGIN, self->y, width, 0) + 16;
  set_grey (self, 0);
}

static void
put_foot (Layout *self)
{
  double y = self->height - MARGIN - 8;
  g_autoptr (GString) page = g_string_new (self->schedule->page);
  g_autofree char *number = g_strdup_printf ("%u", self->page);
  g_autofree char *total = g_strdup_printf ("%u", self->n_pages);

  g_string_replace (page, "{page}", number, 0);
  g_string_replace (page, "{pages}", total, 0);
  set_grey (self, 0.35);
  put (self, self->schedule->footer, &small_style, MARGIN, y, get_inner_width (self) - 90, 0);
  if (self->n_pages > 1)
    put (self, page->str, &small_style, MARGIN + get_inner_width (self) - 90, y, 90, 1);
  set_grey (self, 0);
}

static void
end_page (Layout *self)
{
  put_foot (self);
  if (self->cr != NULL)
    lyd_pdf_show_page (self->pdf->pdf);
}

/* A new page where @height does not fit on this one any more. */
static void
make_room (Layout *self,
           double height)
{
  if (self->y + height <= self->height - MARGIN - FOOTER_HEIGHT)
    return;
  end_page (self);
  self->page++;
  put_head (self);
}

static double
put_cell (const Layout *self,
          const LydScheduleItem *item,
          double x,
          double y,
          double width)
{
  g_autofree char *one_line = self->schedule->name != NULL && item->where != NULL && item->who != NULL
                                ? g_strdup_printf ("%s · %s", item->where, item->who)
                                : NULL;
  double top = y;

  y += put (self, item->title, &title_style, x, y, width, 0);
  set_grey (self, 0.2);
  if (one_line != NULL) {
    y += put (self, one_line, &line_style, x, y + 1, width, 0) + 1;
  } else {
    if (item->where != NULL)
      y += put (self, item->where, &line_style, x, y + 1, width, 0) + 1;
    if (item->who != NULL)
      y += put (self, item->who, &line_style, x, y + 1, width, 0) + 1;
  }
  set_grey (self, 0);
  if (item->note != NULL)
    y += put (self, item->note, &note_style, x, y + 2, width, 0) + 2;
  return y - top;
}

/* What starts together: cells side by side, at most so many in one line. */
static double
put_together (const Layout *self,
              const LydScheduleDay *day,
              guint from,
              guint n,
              double y)
{
  double x = MARGIN + TIME_WIDTH;
  double room = get_inner_width (self) - TIME_WIDTH;
  double width = (room - (n - 1) * GAP) / n;
  Layout measure = *self;
  double height = 0;

  measure.cr = NULL;
  for (guint i = 0; i < n; i++)
    height = MAX (height, put_cell (&measure, g_ptr_array_index (day->items, from + i), x, y,
                                    n > 1 ? width - 2 * PADDING : width));
  if (n == 1) {
    put_cell (self, g_ptr_array_index (day->items, from), x, y, width);
    return height;
  }
  for (guint i = 0; i < n; i++) {
    double left = x + i * (width + GAP);

    if (self->cr != NULL) {
      cairo_set_source_rgb (self->cr, 0.945, 0.955, 0.95);
      lyd_ink_rounded (self->cr, left, y, width, height + 2 * PADDING, 5);
      cairo_fill (self->cr);
      set_grey (self, 0);
    }
    put_cell (self, g_ptr_array_index (day->items, from + i), left + PADDING, y + PADDING, width - 2 * PADDING);
  }
  return height + 2 * PADDING;
}

static guint
count_together (const LydScheduleDay *day,
                guint from)
{
  const LydScheduleItem *first = g_ptr_array_index (day->items, from);
  guint n = 1;

  while (from + n < day->items->len && n < MAX_ACROSS &&
         ((LydScheduleItem *) g_ptr_array_index (day->items, from + n))->start == first->start)
    n++;
  return n;
}

static void
put_day_title (Layout *self,
               const LydScheduleDay *day)
{
  self->y += put (self, day->title, &day_style, MARGIN, self->y, get_inner_width (self), 0) + 3;
  if (self->cr != NULL) {
    cairo_set_source_rgb (self->cr, 0.051, 0.184, 0.169);
    cairo_set_line_width (self->cr, 1.4);
    cairo_move_to (self->cr, MARGIN, self->y);
    cairo_rel_line_to (self->cr, get_inner_width (self), 0);
    cairo_stroke (self->cr);
    set_grey (self, 0);
  }
  self->y += 9;
}

static void
put_day (Layout *self,
         const LydScheduleDay *day)
{
  for (guint i = 0, n; i < day->items->len; i += n) {
    const LydScheduleItem *item = g_ptr_array_index (day->items, i);
    gboolean again = i > 0 && ((LydScheduleItem *) g_ptr_array_index (day->items, i - 1))->start == item->start;
    Layout measure = *self;
    double height;

    n = count_together (day, i);
    measure.cr = NULL;
    height = put_together (&measure, day, i, n, 0);
    make_room (self, height + (i == 0 ? 34 : 0));
    if (i == 0)
      put_day_title (self, day);
    if (!again)
      put (self, item->time, &time_style, MARGIN, self->y + (n > 1 ? PADDING : 0.5), TIME_WIDTH - 10, 0);
    self->y += put_together (self, day, i, n, self->y) + 10;
  }
  self->y += 8;
}

static void
lay_out (Layout *self)
{
  self->page = 1;
  put_head (self);
  for (guint i = 0; i < self->schedule->days->len; i++)
    put_day (self, g_ptr_array_index (self->schedule->days, i));
  if (self->schedule->days->len == 0)
    put (self, self->schedule->empty, &line_style, MARGIN, self->y, get_inner_width (self), 0);
  end_page (self);
}

/* @created: UTC milliseconds. Appears under its name once it is finished. */
LydSchedulePdf *
lyd_schedule_pdf_open (const char *path,
                       const char *title,
                       const char *language,
                       gboolean a4,
                       gint64 created,
                       GError **error)
{
  double width = a4 ? A4_WIDTH : LETTER_WIDTH;
  double height = a4 ? A4_HEIGHT : LETTER_HEIGHT;
  LydPdf *pdf = lyd_pdf_open (path, width, height, title, language, created, error);
  LydSchedulePdf *self;

  if (pdf == NULL)
    return NULL;
  self = g_new0 (LydSchedulePdf, 1);
  self->pdf = pdf;
  self->width = width;
  self->height = height;
  self->fit = lyd_fit_new ("Cantarell, Noto Sans, sans-serif");
  return self;
}

/* Lays a schedule out on pages drawn at @scale. Returns: how many there are */
static guint
draw_pages (LydSchedulePdf *self,
            const LydSchedule *schedule,
            double scale,
            cairo_t *cr,
            guint n_pages)
{
  Layout layout = { .pdf = self, .schedule = schedule, .cr = cr, .n_pages = n_pages };

  layout.width = self->width / scale;
  layout.height = self->height / scale;
  if (cr != NULL) {
    cairo_save (cr);
    cairo_scale (cr, scale, scale);
  }
  lay_out (&layout);
  if (cr != NULL)
    cairo_restore (cr);
  return layout.page;
}

/* What somebody carries is on one page where it can be read there; how many pages they are stands on each, so they are
 * laid out before they are drawn. */
gboolean
lyd_schedule_pdf_add (LydSchedulePdf *self,
                      const LydSchedule *schedule,
                      GError **error)
{
  static const double scales[] = { 0.9, 0.8, 0.72 };
  guint n_pages = draw_pages (self, schedule, 1, NULL, 0);
  double scale = 1;

  for (gsize i = 0; schedule->name != NULL && n_pages == 2 && i < G_N_ELEMENTS (scales); i++)
    if (draw_pages (self, schedule, scales[i], NULL, 0) == 1) {
      scale = scales[i];
      n_pages = 1;
    }
  draw_pages (self, schedule, scale, lyd_pdf_get_cairo (self->pdf), n_pages);
  return lyd_pdf_check (self->pdf, error);
}

gboolean
lyd_schedule_pdf_finish (LydSchedulePdf *self,
                         GError **error)
{
  return lyd_pdf_finish (self->pdf, error);
}

void
lyd_schedule_pdf_free (LydSchedulePdf *self)
{
  lyd_pdf_free (self->pdf);
  lyd_fit_free (self->fit);
  g_free (self);
}
