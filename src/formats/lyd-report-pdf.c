#include "lyd-report-pdf.h"

#include "lyd-ink.h"
#include "lyd-pdf.h"
#include "lyd-report-charts.h"

#define LETTER_WIDTH 612.0
#define LETTER_HEIGHT 792.0
#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89

#define MARGIN 46.0
#define BANNER_HEIGHT 66.0
#define FIGURE_HEIGHT 58.0
#define CHART_HEIGHT 190.0
#define FOOTER_HEIGHT 26.0
#define GAP 10.0
#define NUMBER_WIDTH 56.0
#define ROW_GAP 5.5

static const LydFitStyle title_style = { 20, 11, 2, 800 };
static const LydFitStyle scope_style = { 11, 7, 1, 600 };
static const LydFitStyle label_style = { 9, 6, 1, 400, 0, TRUE };
static const LydFitStyle value_style = { 20, 9, 1, 800 };
static const LydFitStyle heading_style = { 11.5, 8, 1, 700, 0, TRUE };
static const LydFitStyle column_style = { 8.5, 5.5, 2, 700, 0, TRUE };
static const LydFitStyle cell_style = { 8.8, 6, 2, 400, 0, TRUE };
static const LydFitStyle note_style = { 9.5, 7, 4, 600, 0, TRUE };
static const LydFitStyle rule_style = { 8.5, 7, 6, 400, 0, TRUE };
static const LydFitStyle small_style = { 8.5, 6, 1, 400 };

/* While it is laid out; without @cr it is only measured. */
typedef struct {
  const LydReportPaper *paper;
  LydFit *fit;
  LydPdf *pdf;
  cairo_t *cr;
  double y;
  guint page; /* from 1 on */
  guint n_pages;
  double width;
  double height;
} Layout;

static void
figure_free (gpointer data)
{
  LydReportFigure *figure = data;

  g_free (figure->label);
  g_free (figure->value);
  g_free (figure->note);
  g_free (figure);
}

static void
column_free (gpointer data)
{
  g_free (((LydReportColumn *) data)->label);
  g_free (data);
}

static void
table_free (gpointer data)
{
  LydReportTable *table = data;

  g_free (table->title);
  g_strfreev (table->headings);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

LydReportPaper *
lyd_report_paper_new (void)
{
  LydReportPaper *self = g_new0 (LydReportPaper, 1);

  self->figures = g_ptr_array_new_with_free_func (figure_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->tables = g_ptr_array_new_with_free_func (table_free);
  self->rules = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
lyd_report_paper_free (LydReportPaper *self)
{
  g_free (self->title);
  g_free (self->scope);
  g_free (self->made);
  g_free (self->page);
  g_free (self->columns_title);
  g_free (self->map_title);
  g_free (self->rules_title);
  g_free (self->states);
  for (int i = 0; i < LYD_REPORT_KINDS; i++)
    g_free (self->legend[i]);
  for (int i = 0; i < LYD_REPORT_STEPS; i++)
    g_free (self->steps[i]);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

void
lyd_report_paper_add_figure (LydReportPaper *self,
                             const char *label,
                             const char *value,
                             const char *note)
{
  LydReportFigure *figure = g_new0 (LydReportFigure, 1);

  figure->label = g_strdup (label);
  figure->value = g_strdup (value);
  figure->note = g_strdup (note);
  g_ptr_array_add (self->figures, figure);
}

/* Returns: (transfer none): the new last one, without numbers */
LydReportColumn *
lyd_report_paper_add_column (LydReportPaper *self,
                             const char *label)
{
  LydReportColumn *column = g_new0 (LydReportColumn, 1);

  column->label = g_strdup (label);
  g_ptr_array_add (self->columns, column);
  return column;
}

/* Returns: (transfer none): the new last one, without rows */
LydReportTable *
lyd_report_paper_add_table (LydReportPaper *self,
                            const char *title,
                            const char *const *headings)
{
  LydReportTable *table = g_new0 (LydReportTable, 1);

  table->title = g_strdup (title);
  table->headings = g_strdupv ((char **) headings);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (self->tables, table);
  return table;
}

/* ---- pages ---- */

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
  fitted = lyd_fit_text (self->fit, text, style, width, style->max * 1.4 * style->lines, NULL);
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
put_rule (const Layout *self,
          double thick,
          double white)
{
  if (self->cr == NULL)
    return;
  cairo_set_source_rgb (self->cr, white, white, white);
  cairo_set_line_width (self->cr, thick);
  cairo_move_to (self->cr, MARGIN, self->y);
  cairo_rel_line_to (self->cr, get_inner_width (self), 0);
  cairo_stroke (self->cr);
  set_grey (self, 0);
}

static void
put_head (Layout *self)
{
  double width = get_inner_width (self);

  if (self->page > 1) {
    set_grey (self, 0.3);
    put (self, self->paper->title, &scope_style, MARGIN, MARGIN, width * 0.4, 0);
    put (self, self->paper->scope, &scope_style, MARGIN + width * 0.4, MARGIN, width * 0.6, 1);
    set_grey (self, 0);
    self->y = MARGIN + 26;
    return;
  }
  if (self->cr != NULL) {
    cairo_set_source_rgb (self->cr, 0.051, 0.184, 0.169);
    lyd_ink_rounded (self->cr, MARGIN, MARGIN - 6, width, BANNER_HEIGHT, 8);
    cairo_fill (self->cr);
    cairo_set_source_rgb (self->cr, 1, 1, 1);
  }
  put (self, self->paper->title, &title_style, MARGIN + 16, MARGIN + 5, width - 32, 0);
  put (self, self->paper->scope, &scope_style, MARGIN + 16, MARGIN + BANNER_HEIGHT - 28, width - 32, 0);
  set_grey (self, 0);
  self->y = MARGIN + BANNER_HEIGHT + 6;
}

static void
put_foot (Layout *self)
{
  double y = self->height - MARGIN - 8;
  g_autoptr (GString) page = g_string_new (self->paper->page);
  g_autofree char *number = g_strdup_printf ("%u", self->page);
  g_autofree char *total = g_strdup_printf ("%u", self->n_pages);

  g_string_replace (page, "{page}", number, 0);
  g_string_replace (page, "{pages}", total, 0);
  set_grey (self, 0.35);
  put (self, self->paper->made, &small_style, MARGIN, y, get_inner_width (self) - 110, 0);
  put (self, page->str, &small_style, MARGIN + get_inner_width (self) - 110, y, 110, 1);
  set_grey (self, 0);
}

static void
end_page (Layout *self)
{
  put_foot (self);
  if (self->cr != NULL)
    lyd_pdf_show_page (self->pdf);
}

/* A new page where @height does not fit on this one any more. Returns: whether it is one */
static gboolean
make_room (Layout *self,
           double height)
{
  if (self->y + height <= self->height - MARGIN - FOOTER_HEIGHT)
    return FALSE;
  end_page (self);
  self->page++;
  put_head (self);
  return TRUE;
}

static void
put_figures (Layout *self)
{
  guint n = self->paper->figures->len;
  double width = n > 0 ? (get_inner_width (self) - (n - 1) * GAP) / n : 0;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++) {
    const LydReportFigure *figure = g_ptr_array_index (self->paper->figures, i);
    double x = MARGIN + i * (width + GAP);

    if (self->cr != NULL) {
      cairo_set_source_rgb (self->cr, 0.945, 0.955, 0.95);
      lyd_ink_rounded (self->cr, x, self->y, width, FIGURE_HEIGHT, 5);
      cairo_fill (self->cr);
    }
    set_grey (self, 0.2);
    put (self, figure->label, &label_style, x + 8, self->y + 6, width - 16, 0);
    set_grey (self, 0);
    put (self, figure->value, &value_style, x + 8, self->y + 18, width - 16, 0);
    set_grey (self, 0.2);
    put (self, figure->note, &label_style, x + 8, self->y + 42, width - 16, 0);
  }
  set_grey (self, 0);
  self->y += FIGURE_HEIGHT + 12;
}

static void
put_notes (Layout *self)
{
  for (guint i = 0; i < self->paper->notes->len; i++)
    self->y += put (self, g_ptr_array_index (self->paper->notes, i), &note_style, MARGIN, self->y,
                    get_inner_width (self), 0) +
               4;
  self->y += self->paper->notes->len > 0 ? 6 : 0;
}

static void
put_charts (Layout *self)
{
  double width = (get_inner_width (self) - 2 * GAP) / 2;
  double right = MARGIN + width + 2 * GAP;
  double top;

  put (self, self->paper->columns_title, &heading_style, MARGIN, self->y, width, 0);
  put (self, self->paper->map_title, &heading_style, right, self->y, width, 0);
  top = self->y + 20;
  if (self->cr != NULL) {
    lyd_report_draw_columns (self->paper, self->fit, self->cr, MARGIN, top, width, CHART_HEIGHT);
    lyd_report_draw_map (self->paper, self->fit, self->cr, right, top, width, CHART_HEIGHT);
    set_grey (self, 0);
  }
  self->y = top + CHART_HEIGHT + 18;
}

/* Returns: the height */
static double
put_row (const Layout *self,
         char *const *cells,
         const LydFitStyle *style)
{
  guint n = g_strv_length ((char **) cells);
  double first = get_inner_width (self) - (n - 1) * NUMBER_WIDTH;
  double height = 0;

  for (guint i = 0; i < n; i++)
    height = MAX (height, put (self, cells[i], style, i == 0 ? MARGIN : MARGIN + first + (i - 1) * NUMBER_WIDTH + 4,
                               self->y, (i == 0 ? first - 8 : NUMBER_WIDTH - 4), i == 0 ? 0 : 1));
  return height;
}

static void
put_headings (Layout *self,
              const LydReportTable *table)
{
  self->y += put_row (self, table->headings, &column_style) + 3;
  put_rule (self, 0.9, 0.2);
  self->y += 4;
}

static void
put_table (Layout *self,
           const LydReportTable *table)
{
  make_room (self, 58);
  self->y += put (self, table->title, &heading_style, MARGIN, self->y, get_inner_width (self), 0) + 5;
  put_headings (self, table);
  for (guint i = 0; i < table->rows->len; i++) {
    Layout measure = *self;
    double height;

    measure.cr = NULL;
    height = put_row (&measure, g_ptr_array_index (table->rows, i), &cell_style) + ROW_GAP;
    if (make_room (self, height))
      put_headings (self, table);
    put_row (self, g_ptr_array_index (table->rows, i), &cell_style);
    self->y += height - ROW_GAP / 2;
    put_rule (self, 0.4, 0.85);
    self->y += ROW_GAP / 2;
  }
  self->y += 12;
}

static void
put_rules (Layout *self)
{
  for (guint i = 0; i < self->paper->rules->len; i++) {
    const char *rule = g_ptr_array_index (self->paper->rules, i);
    Layout measure = *self;
    double height;

    measure.cr = NULL;
    height = put (&measure, rule, &rule_style, MARGIN + 12, 0, get_inner_width (self) - 12, 0) + 4;
    make_room (self, height + (i == 0 ? 40 : 0));
    if (i == 0)
      self->y += put (self, self->paper->rules_title, &heading_style, MARGIN, self->y, get_inner_width (self), 0) + 6;
    put (self, "•", &rule_style, MARGIN, self->y, 12, 0);
    put (self, rule, &rule_style, MARGIN + 12, self->y, get_inner_width (self) - 12, 0);
    self->y += height;
  }
}

static void
lay_out (Layout *self)
{
  self->page = 1;
  put_head (self);
  put_figures (self);
  put_notes (self);
  put_charts (self);
  for (guint i = 0; i < self->paper->tables->len; i++)
    put_table (self, g_ptr_array_index (self->paper->tables, i));
  put_rules (self);
  end_page (self);
}

/* How many pages there are stands on each, so they are laid out before they are drawn. */
gboolean
lyd_report_paper_write_pdf (const LydReportPaper *self,
                            const char *path,
                            GError **error)
{
  double width = self->a4 ? A4_WIDTH : LETTER_WIDTH;
  double height = self->a4 ? A4_HEIGHT : LETTER_HEIGHT;
  g_autoptr (LydPdf) pdf = lyd_pdf_open (path, width, height, self->title, NULL, self->created, error);
  g_autoptr (LydFit) fit = NULL;
  Layout layout = { .paper = self, .pdf = pdf, .width = width, .height = height };

  if (pdf == NULL)
    return FALSE;
  layout.fit = fit = lyd_fit_new ("Cantarell, Noto Sans, sans-serif");
  lay_out (&layout);
  layout.n_pages = layout.page;
  layout.cr = lyd_pdf_get_cairo (pdf);
  lay_out (&layout);
  return lyd_pdf_check (pdf, error) && lyd_pdf_finish (pdf, error);
}
