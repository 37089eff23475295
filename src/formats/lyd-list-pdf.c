#include "lyd-list-pdf.h"

#include "lyd-error.h"
#include "lyd-fit.h"
#include "lyd-ink.h"
#include "lyd-list-cell.h"
#include "lyd-pdf.h"
#include "lyd-qr.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

static const LydFitStyle first_style = { 11, 7.5, 3, 700, 0, TRUE };
static const LydFitStyle cell_style = { 10, 7, 4, 400, 0, TRUE };
/* A roll call is read out at arm's length, outside, in whatever light there is. */
static const LydFitStyle loud_first_style = { 13, 9, 3, 700, 0, TRUE };
static const LydFitStyle loud_cell_style = { 10.5, 7.5, 3, 400, 0, TRUE };

/* What one kind of list has beside the table's columns. */
typedef struct {
  double row_height; /* at least, points: room for a pen */
  double tick;       /* width of the column with a box to tick, 0 for none; a column "found" says which are */
  double signature;  /* width of the column to sign in, 0 for none */
  gboolean loud;     /* the notes say what the list is not: in a frame, not in small print; names are large */
  const char *empty; /* what an empty list says */
} Kind;

static const Kind plain_kind = { 18, 0, 0, FALSE, N_ ("There is nobody on this list.") };
static const Kind sign_in_kind = { 30, 0, 170, FALSE,
                                   N_ ("Nobody is registered. Write names and organizations below.") };
static const Kind roll_call_kind = { 24, 26, 0, TRUE, N_ ("As far as is known, nobody is here.") };

#define MARGIN 36.0
#define GROUP_HEIGHT 26.0
#define NUMBER_WIDTH 26.0
#define GAP 10.0 /* between columns */
#define PADDING 5.0
#define MAX_ROW_HEIGHT 90.0
#define BOX 13.0
/* A row's code on a sign-in sheet: 0.42 mm a module, five dots of a 300 dpi printer, so that no dot is shared; the
 * codes stand in two columns by turns, so that a scanner never sees two at once. */
#define MODULE 1.2
#define CODE_SIZE (25 * MODULE) /* version 2, which every ticket code fits */
#define CODE_ROW 42.0
#define DESK_WIDTH 158.0
#define DESK_INSET 7.0
#define N_PLAIN 128
#define MAX_FITTED 4096 /* texts that are kept as they were set */
/* Setting the text takes about as long when it is measured as when it is drawn. */
#define MEASURING 0.5
#define REPORT_STEP 64
#define READABLE_WIDTH 66.0 /* of a column of text, points */

static const LydFitStyle title_style = { 19, 11, 1, 800 };
static const LydFitStyle event_style = { 11, 8, 1, 700 };
static const LydFitStyle group_style = { 14, 9, 1, 700 };
static const LydFitStyle when_style = { 10, 7, 1, 400 };
static const LydFitStyle note_style = { 9.5, 7, 2, 400 };
static const LydFitStyle loud_style = { 10.5, 8, 2, 700 };
static const LydFitStyle heading_style = { 9, 6, 2, 700 };
static const LydFitStyle small_style = { 8.5, 6, 1, 400 };
static const LydFitStyle letters_style = { 11, 9, 1, 700, 220 };

/* All cells as text, one after the other with zeros between: the number of pages stands on the first one, so the list
 * is read before it is drawn; a row takes its letters and eight bytes. */
typedef struct {
  LydTable *table;
  const Kind *kind;
  LydFit *fit;
  GByteArray *text;
  GArray *rows;  /* of Row */
  GArray *pages; /* of guint, the first row of each */
  int code;      /* the column with the ticket code, of sheets that come back; -1: none */
  int short_code;
  double *widths;
  gboolean *hidden;            /* columns that paper has no room for */
  char *left_out;              /* their titles, or NULL */
  guint name;                  /* the column that is set in bold */
  int group;                   /* the column whose values have pages of their own; -1: none */
  int found;                   /* the column that says whose box is ticked; -1: none */
  GHashTable *fitted;          /* text -> LydFitted, of cells that many rows share */
  double advances[2][N_PLAIN]; /* of plain letters, in the style of the names and in that of the others; 0: not known */
  LydFitted *digits[10];
  double page_width;
  double page_height;
} List;

typedef struct {
  guint start;  /* in the text */
  float height; /* points */
} Row;

static void
list_clear (List *self)
{
  g_clear_pointer (&self->fit, lyd_fit_free);
  g_clear_pointer (&self->text, g_byte_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->pages, g_array_unref);
  g_clear_pointer (&self->widths, g_free);
  g_clear_pointer (&self->hidden, g_free);
  g_clear_pointer (&self->left_out, g_free);
  g_clear_pointer (&self->fitted, g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->digits); i++)
    g_clear_pointer (&self->digits[i], lyd_fitted_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (List, list_clear)

static gboolean
read_rows (List *self,
           GError **error)
{
  guint n = self->table->columns->len;
  g_autofree LydCell *cells = g_new0 (LydCell, n);
  LydWallClock clock = LYD_WALL_CLOCK_INIT (self->table->zone);
  GError *failure = NULL;

  while (self->table->next (self->table->data, cells, &failure)) {
    Row row = { self->text->len, 0 };

    for (guint i = 0; i < n; i++) {
      g_autofree char *text = lyd_list_cell_format (lyd_table_get_column (self->table, i), &cells[i], &clock);

      g_byte_array_append (self->text, (const guint8 *) text, (guint) strlen (text) + 1);
    }
    if (self->text->len > G_MAXINT) {
      g_set_error_literal (error, LYD_ERROR, LYD_ERROR_INVALID,
                           _ ("This list is too long to be printed. Export it as CSV instead."));
      return FALSE;
    }
    g_array_append_val (self->rows, row);
    memset (cells, 0, n * sizeof *cells);
  }
  if (failure != NULL)
    g_propagate_error (error, failure);

  return failure == NULL;
}

static const LydFitStyle *
get_style (const List *self,
           guint column)
{
  if (column == self->name)
    return self->kind->loud ? &loud_first_style : &first_style;
  return self->kind->loud ? &loud_cell_style : &cell_style;
}

static const char *
get_row_text (const List *self,
              guint row)
{
  return (const char *) self->text->data + g_array_index (self->rows, Row, row).start;
}

static const char *
get_cell (const List *self,
          guint row,
          int column)
{
  const char *text = get_row_text (self, row);

  for (int i = 0; i < column; i++)
    text += strlen (text) + 1;
  return text;
}

/* The width that a column would like: its longest text, as the letters go, on one line, and its heading. */
static void
find_natural_widths (List *self,
                     double *natural)
{
  guint n = self->table->columns->len;
  g_autofree const char **longest = g_new0 (const char *, n);

  for (guint r = 0; r < self->rows->len; r++) {
    const char *text = get_row_text (self, r);

    for (guint i = 0; i < n; i++) {
      gsize length = strlen (text);

      if (longest[i] == NULL || length > strlen (longest[i]))
        longest[i] = text;
      text += length + 1;
    }
  }
  for (guint i = 0; i < n; i++) {
    const LydFitStyle *style = get_style (self, i);
    g_autoptr (LydFitted) heading =
      lyd_fit_text (self->fit, lyd_table_get_column (self->table, i)->title, &heading_style, 10000, 100, NULL);
    g_autoptr (LydFitted) text =
      lyd_fit_text (self->fit, longest[i] != NULL ? longest[i] : "", style, 10000, 100, NULL);

    /* The longest in bytes is not always the widest, so a little more; and not less than half of what the table means
     * the column to have, for an empty list is for writing on. */
    natural[i] =
      MAX (MAX (heading->width, text->width * 1.08), MIN (lyd_table_get_column (self->table, i)->width, 40) * 3.5) + 2;
  }
}

static double
get_extra_width (const List *self)
{
  double extra = NUMBER_WIDTH;

  if (self->kind->tick > 0)
    extra += self->kind->tick + GAP;
  if (self->kind->signature > 0)
    extra += self->kind->signature + GAP;
  if (self->code >= 0)
    extra += DESK_WIDTH + GAP;

  return extra;
}

/* What the columns shown take at least: their content, or as much of it as is @enough. */
static double
get_least_width (const List *self,
                 const double *natural,
                 double enough)
{
  double total = get_extra_width (self) + 2 * MARGIN;

  for (guint i = 0; i < self->table->columns->len; i++)
    if (!self->hidden[i])
      total += MIN (natural[i], enough) + GAP;

  return total;
}

/* The next column to give up: what another column has too, then the minor ones, then from the right. -1: none but the
 * name is left. */
static int
find_needless (const List *self)
{
  static const char *const first_to_go[] = {
    "given", "family", "language", "recorded_at", "basis", "sequence", "source"
  };
  guint n = self->table->columns->len;

  for (guint k = 0; k < G_N_ELEMENTS (first_to_go); k++)
    for (guint i = 0; i < n; i++)
      if (!self->hidden[i] && g_str_equal (lyd_table_get_column (self->table, i)->id, first_to_go[k]))
        return (int) i;
  for (int minor = TRUE; minor >= FALSE; minor--)
    for (guint i = n; i-- > 0;)
      if (!self->hidden[i] && i != self->name && (!minor || lyd_table_get_column (self->table, i)->minor))
        return (int) i;

  return -1;
}

/* Whether a column tells nothing: it is empty, or says in every row what the head of the page says, or it is a minor
 * one and says the same in every row. */
static gboolean
tells_nothing (const List *self,
               guint column)
{
  const char *first;

  if (self->kind != &plain_kind || column == self->name || self->rows->len < 2)
    return FALSE;
  first = get_cell (self, 0, (int) column);
  if (*first != '\0' && !lyd_table_get_column (self->table, column)->minor &&
      g_strcmp0 (first, self->table->event != NULL ? self->table->event->title : NULL) != 0)
    return FALSE;
  for (guint r = 1; r < self->rows->len; r++)
    if (strcmp (get_cell (self, r, (int) column), first) != 0)
      return FALSE;
  return TRUE;
}

/* Paper is as wide as it is: keys that nobody reads and columns without room are left out, and the page says which. */
static void
hide_columns (List *self,
              const double *natural)
{
  static const char *const keys[] = { "registration", "scan", "person", "session_id" };
  double widest = MAX (self->page_width, self->page_height);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < self->table->columns->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
      self->hidden[i] |= i != self->name && g_str_equal (lyd_table_get_column (self->table, i)->id, keys[k]);
  for (guint i = 0; i < self->table->columns->len; i++)
    self->hidden[i] |= tells_nothing (self, i);
  if (self->found >= 0)
    self->hidden[self->found] = TRUE;
  if (self->group >= 0 && (guint) self->group != self->name)
    self->hidden[self->group] = TRUE;
  /* What has a place of its own, or has to make room for it. */
  for (guint i = 0; i < self->table->columns->len && self->code >= 0; i++)
    self->hidden[i] |= (int) i == self->code || (int) i == self->short_code ||
                       g_str_equal (lyd_table_get_column (self->table, i)->id, "type");
  while (get_least_width (self, natural, READABLE_WIDTH) > widest) {
    int needless = find_needless (self);

    if (needless < 0)
      break;
    self->hidden[needless] = TRUE;
    g_ptr_array_add (titles, lyd_table_get_column (self->table, (guint) needless)->title);
  }

  if (titles->len > 0) {
    g_autofree char *list = NULL;

    g_ptr_array_add (titles, NULL);
    list = g_strjoinv (", ", (char **) titles->pdata);
    self->left_out = g_strdup_printf (_ ("Left out for lack of room: %s. A spreadsheet has all columns."), list);
  }
}

/* Columns get what they would like; where that is too much, the narrow ones do and the wide ones share the rest. */
static void
find_widths (List *self)
{
  guint n = self->table->columns->len;
  g_autofree double *natural = g_new0 (double, n);
  double room;
  gboolean settled;

  find_natural_widths (self, natural);
  hide_columns (self, natural);
  /* A roll call is held in one hand, upright. */
  if (self->code >= 0 || (!self->kind->loud && get_least_width (self, natural, 190) > self->page_width)) {
    double height = self->page_width;

    self->page_width = self->page_height;
    self->page_height = height;
  }

  room = self->page_width - get_least_width (self, natural, 0);
  do {
    guint open = 0;
    double share;

    settled = TRUE;
    for (guint i = 0; i < n; i++)
      open += !self->hidden[i] && self->widths[i] <= 0;
    share = MAX (room, 0) / MAX (open, 1);
    for (guint i = 0; i < n; i++) {
      if (!self->hidden[i] && self->widths[i] <= 0 && natural[i] <= share) {
        self->widths[i] = natural[i];
        room -= natural[i];
        settled = FALSE;
      }
    }
    for (guint i = 0; i < n && settled; i++)
      if (!self->hidden[i] && self->widths[i] <= 0)
        self->widths[i] = MAX (share, 12);
  } while (!settled);
}

/* Setting a text is most of the work, and many cells and every page's head say the same: those are set once. Returns:
 * (transfer none): until the next one is asked for */
static const LydFitted *
fit (const List *self,
     const char *text,
     const LydFitStyle *style,
     double width,
     double height)
{
  g_autofree char *key = g_strdup_printf ("%p %.2f %s", (const void *) style, width, text);
  LydFitted *fitted = g_hash_table_lookup (self->fitted, key);

  if (fitted != NULL)
    return fitted;
  if (g_hash_table_size (self->fitted) >= MAX_FITTED)
    g_hash_table_remove_all (self->fitted);
  fitted = lyd_fit_text (self->fit, text, style, width, height, NULL);
  g_hash_table_insert (self->fitted, g_steal_pointer (&key), fitted);
  return fitted;
}

static const LydFitted *
fit_cell (const List *self,
          guint column,
          const char *text)
{
  return fit (self, text, get_style (self, column), self->widths[column], MAX_ROW_HEIGHT - 2 * PADDING);
}

static double
get_row_height (const List *self)
{
  return self->code >= 0 ? MAX (self->kind->row_height, CODE_ROW) : self->kind->row_height;
}

/* How wide a plain letter is at most, points. */
static double
get_advance (List *self,
             guint column,
             char letter)
{
  double *advance = &self->advances[column == self->name ? 0 : 1][(guint8) letter];

  if (*advance <= 0) {
    const char pair[] = { 'x', letter, 'x', '\0' };
    g_autoptr (LydFitted) with = lyd_fit_text (self->fit, pair, get_style (self, column), 1000, 100, NULL);
    g_autoptr (LydFitted) without = lyd_fit_text (self->fit, "xx", get_style (self, column), 1000, 100, NULL);

    *advance = MAX (with->width - without->width, 0.1);
  }
  return *advance;
}

/* Whether a text is certainly no more than one line, so that the row need not be higher for it: most are, and setting
 * them only to find that out is half the work. Kerning is allowed for. */
static gboolean
is_one_line (List *self,
             guint column,
             const char *text)
{
  double width = 0;

  for (const char *p = text; *p != '\0'; p++) {
    if (*p < ' ' || *p > '~')
      return FALSE;
    width += get_advance (self, column, *p);
  }
  return width * 1.04 + 1 <= self->widths[column] && get_style (self, column)->max * 1.07 + 2 * PADDING <=
                                                       get_row_height (self);
}

static gboolean
find_row_heights (List *self,
                  GError **error)
{
  for (guint r = 0; r < self->rows->len; r++) {
    const char *text = get_row_text (self, r);
    double height = get_row_height (self);

    if (r % REPORT_STEP == 0 && !lyd_table_go_on (self->table, MEASURING * r / self->rows->len, error))
      return FALSE;

    for (guint i = 0; i < self->table->columns->len; i++) {
      if (*text != '\0' && !self->hidden[i] && !is_one_line (self, i, text)) {
        const LydFitted *fitted = fit_cell (self, i, text);

        height = MAX (height, lyd_fitted_get_height (fitted) + 2 * PADDING);
      }
      text += strlen (text) + 1;
    }
    g_array_index (self->rows, Row, r).height = (float) height;
  }
  return TRUE;
}

/* Draws @text and returns its height; nothing for no text. @cr NULL only measures. */
static double
put (const List *self,
     cairo_t *cr,
     const char *text,
     const LydFitStyle *style,
     double x,
     double y,
     double width,
     double align)
{
  const LydFitted *fitted;

  if (text == NULL || *text == '\0')
    return 0;
  fitted = fit (self, text, style, width, style->max * (1.3 * style->lines));
  if (cr != NULL)
    lyd_fitted_draw (fitted, cr, x, y, width, align);

  return lyd_fitted_get_height (fitted);
}

static void
set_grey (cairo_t *cr,
          double white)
{
  cairo_set_source_rgb (cr, white, white, white);
}

/* The notes; in a frame with a bar where they say what the list is not. */
static double
put_notes (const List *self,
           cairo_t *cr,
           double y)
{
  gboolean loud = self->kind->loud;
  double inset = loud ? 12 : 0;
  double width = self->page_width - 2 * MARGIN - 2 * inset;
  double height = loud ? 7 : 0;

  if (self->table->notes->len == 0)
    return 0;
  for (guint i = 0; i < self->table->notes->len; i++)
    height +=
      put (self, NULL, g_ptr_array_index (self->table->notes, i), loud ? &loud_style : &note_style, 0, 0, width, 0) + 4;
  height += loud ? 4 : 0;

  if (cr != NULL && loud) {
    cairo_set_source_rgb (cr, 1.0, 0.957, 0.796);
    lyd_ink_rounded (cr, MARGIN, y, self->page_width - 2 * MARGIN, height, 4);
    cairo_fill (cr);
    cairo_set_source_rgb (cr, 0.80, 0.56, 0.0);
    cairo_rectangle (cr, MARGIN, y, 4, height);
    cairo_fill (cr);
    set_grey (cr, 0);
  }
  for (guint i = 0, top = 0; cr != NULL && i < self->table->notes->len; i++)
    top += (guint) ceil (put (self, cr, g_ptr_array_index (self->table->notes, i), loud ? &loud_style : &note_style,
                              MARGIN + inset, y + (loud ? 7 : 0) + top, width, 0) +
                         4);

  return height + 8;
}

static double
get_signature_x (const List *self)
{
  return self->page_width - MARGIN - self->kind->signature - (self->code >= 0 ? DESK_WIDTH + GAP : 0);
}

/* The head of every page down to the rule below the headings. @cr NULL only measures; @page counts from 0. */
static double
put_head (const List *self,
          cairo_t *cr,
          guint page)
{
  double width = self->page_width - 2 * MARGIN;
  double x = MARGIN + NUMBER_WIDTH + (self->kind->tick > 0 ? self->kind->tick + GAP : 0);
  double y = MARGIN;
  double tallest = 0;
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->pages != NULL ? self->pages->len : 1);

  put (self, cr, number, &when_style, MARGIN + width - 110, y + 5, 110, 1);
  y += put (self, cr, self->table->title, &title_style, MARGIN, y, width - 120, 0) + 2;
  if (self->table->event != NULL)
    y += put (self, cr, self->table->event->title, &event_style, MARGIN, y, width, 0) + 2;
  y += put (self, cr, self->table->when, &when_style, MARGIN, y, width, 0) + 8;
  y += put_notes (self, cr, y);
  y += self->left_out != NULL ? put (self, cr, self->left_out, &note_style, MARGIN, y, width, 0) + 6 : 0;
  if (self->group >= 0 && cr != NULL && self->rows->len > 0)
    put (self, cr, get_cell (self, g_array_index (self->pages, guint, page), self->group), &group_style, MARGIN, y,
         width, 0);
  y += self->group >= 0 ? GROUP_HEIGHT : 0;

  for (guint i = 0; i < self->table->columns->len; i++) {
    const LydColumn *column = lyd_table_get_column (self->table, i);

    if (self->hidden[i])
      continue;
    tallest = MAX (tallest, put (self, cr, column->title, &heading_style, x, y, self->widths[i],
                                 column->type == LYD_CELL_NUMBER));
    x += self->widths[i] + GAP;
  }
  if (self->kind->signature > 0)
    tallest = MAX (tallest, put (self, cr, _ ("Signature"), &heading_style, get_signature_x (self), y,
                                 self->kind->signature, 0));
  if (self->code >= 0)
    tallest = MAX (tallest, put (self, cr, _ ("For the desk"), &heading_style, MARGIN + width - DESK_WIDTH + DESK_INSET,
                                 y, DESK_WIDTH - DESK_INSET, 0));
  y += tallest + 4;

  if (cr != NULL) {
    cairo_set_line_width (cr, 1.2);
    cairo_move_to (cr, MARGIN, y);
    cairo_rel_line_to (cr, width, 0);
    cairo_stroke (cr);
  }

  return y;
}

/* Whether row @r is the first of its session, its organization. */
static gboolean
begins_group (const List *self,
              guint r)
{
  return self->group >= 0 && r > 0 &&
         strcmp (get_cell (self, r, self->group), get_cell (self, r - 1, self->group)) != 0;
}

/* Where the pages begin. */
static void
find_pages (List *self)
{
  double top = put_head (self, NULL, 0);
  double bottom = self->page_height - MARGIN;
  double y = top;
  guint first = 0;

  g_array_append_val (self->pages, first);
  for (guint r = 0; r < self->rows->len; r++) {
    double height = (double) g_array_index (self->rows, Row, r).height;

    if ((y + height > bottom || begins_group (self, r)) &&
        r > g_array_index (self->pages, guint, self->pages->len - 1)) {
      g_array_append_val (self->pages, r);
      y = top;
    }
    y += height;
  }
}

static void
draw_box (cairo_t *cr,
          double x,
          double y,
          gboolean ticked)
{
  cairo_rectangle (cr, x, y, BOX, BOX);
  cairo_stroke (cr);
  if (!ticked)
    return;
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, x + 0.2 * BOX, y + 0.55 * BOX);
  cairo_line_to (cr, x + 0.42 * BOX, y + 0.78 * BOX);
  cairo_line_to (cr, x + 0.82 * BOX, y + 0.24 * BOX);
  cairo_stroke (cr);
}

/* Whether the box of a row is ticked already. */
static gboolean
is_ticked (const List *self,
           guint row)
{
  return self->found >= 0 && *get_cell (self, row, self->found) != '\0';
}

static void
draw_frame (const List *self,
            cairo_t *cr,
            guint row,
            gboolean ticked,
            double y,
            double height)
{
  double right = self->page_width - MARGIN;
  double signature = get_signature_x (self);

  if (row % 2 != 0) {
    /* Codes stand on white. */
    set_grey (cr, 0.955);
    cairo_rectangle (cr, MARGIN, y, right - MARGIN - (self->code >= 0 ? DESK_WIDTH : 0), height);
    cairo_fill (cr);
  }
  set_grey (cr, 0.75);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, MARGIN, y + height);
  cairo_line_to (cr, right, y + height);
  cairo_stroke (cr);

  set_grey (cr, 0.25);
  cairo_set_line_width (cr, 0.9);
  if (self->kind->tick > 0)
    draw_box (cr, MARGIN + NUMBER_WIDTH + (self->kind->tick - BOX) / 2, y + (height - BOX) / 2, ticked);
  if (self->kind->signature > 0) {
    cairo_move_to (cr, signature, y + height - 8);
    cairo_line_to (cr, signature + self->kind->signature - 4, y + height - 8);
    cairo_set_line_width (cr, 0.6);
    cairo_stroke (cr);
  }
}

/* The row's code and its five letters, for whoever enters the sheet when it comes back. */
static void
draw_code (const List *self,
           cairo_t *cr,
           guint row,
           double y,
           double height)
{
  const char *code = get_cell (self, row, self->code);
  g_autoptr (LydQr) qr = *code != '\0' ? lyd_qr_encode (code, NULL) : NULL;
  gboolean left = row % 2 == 0;
  double right = self->page_width - MARGIN;
  double first = right - DESK_WIDTH + DESK_INSET;
  double x = left ? first : right - DESK_INSET - CODE_SIZE;
  double room = DESK_WIDTH - 2 * DESK_INSET - CODE_SIZE - 12;

  if (qr != NULL)
    lyd_ink_qr (cr, qr, x, y + (height - CODE_SIZE) / 2, MODULE);
  put (self, cr, get_cell (self, row, self->short_code), &letters_style, left ? first + CODE_SIZE + 12 : first,
       y + (height - letters_style.max * 0.72) / 2, room, left ? 0 : 1);
}

/* Digit by digit: ten texts to set, not one for each row. */
static void
draw_number (const List *self,
             cairo_t *cr,
             guint number,
             double right,
             double y)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  double x = right;

  for (const char *p = digits; *p != '\0'; p++)
    x -= self->digits[*p - '0']->width;
  for (const char *p = digits; *p != '\0'; p++) {
    lyd_fitted_draw (self->digits[*p - '0'], cr, x, y, self->digits[*p - '0']->width, 0);
    x += self->digits[*p - '0']->width;
  }
}

static void
draw_row (const List *self,
          cairo_t *cr,
          guint row,
          double y)
{
  const char *text = get_row_text (self, row);
  double height = (double) g_array_index (self->rows, Row, row).height;
  double x = MARGIN + NUMBER_WIDTH + (self->kind->tick > 0 ? self->kind->tick + GAP : 0);

  draw_frame (self, cr, row, is_ticked (self, row), y, height);
  set_grey (cr, 0.35);
  draw_number (self, cr, row + 1, MARGIN + NUMBER_WIDTH - 8, y + (height - small_style.max * 0.72) / 2);
  set_grey (cr, 0);

  for (guint i = 0; i < self->table->columns->len; i++) {
    if (*text != '\0' && !self->hidden[i]) {
      const LydFitted *fitted = fit_cell (self, i, text);
      double ink = lyd_fitted_get_height (fitted) - fitted->descent;
      gboolean right = fitted->rtl || lyd_table_get_column (self->table, i)->type == LYD_CELL_NUMBER;

      lyd_fitted_draw (fitted, cr, x, y + (height - ink) / 2, self->widths[i], right);
    }
    x += self->hidden[i] ? 0 : self->widths[i] + GAP;
    text += strlen (text) + 1;
  }
  if (self->code >= 0)
    draw_code (self, cr, row, y, height);
}

/* What is left of the last page of a sign-in sheet: lines for whoever comes unannounced. */
static void
draw_blank_rows (const List *self,
                 cairo_t *cr,
                 guint row,
                 double y)
{
  double height = get_row_height (self);

  for (; self->kind->signature > 0 && y + height <= self->page_height - MARGIN; y += height)
    draw_frame (self, cr, row++, FALSE, y, height);
}

static void
draw_page (const List *self,
           cairo_t *cr,
           guint page)
{
  guint row = g_array_index (self->pages, guint, page);
  guint end = page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1) : self->rows->len;
  double y;

  set_grey (cr, 0);
  y = put_head (self, cr, page);
  if (self->rows->len == 0)
    y += 22 + put (self, cr, _ (self->kind->empty), &event_style, MARGIN, y + 10, self->page_width - 2 * MARGIN, 0);
  for (; row < end; row++) {
    draw_row (self, cr, row, y);
    y += (double) g_array_index (self->rows, Row, row).height;
  }
  if (row == self->rows->len)
    draw_blank_rows (self, cr, row, y);
}

/* Reads the table and finds out how wide, how high and on which page everything is. */
static gboolean
lay_out (List *self,
         GError **error)
{
  LydTable *table = self->table;

  self->fit = lyd_fit_new ("Cantarell, Noto Sans, sans-serif");
  self->text = g_byte_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->page_width = table->a4 ? 595.276 : 612;
  self->page_height = table->a4 ? 841.89 : 792;
  self->widths = g_new0 (double, table->columns->len);
  self->hidden = g_new0 (gboolean, table->columns->len);
  self->fitted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lyd_fitted_free);
  self->name = (guint) MAX (lyd_table_find_column (table, "name"), 0);
  self->found = self->kind->tick > 0 ? lyd_table_find_column (table, "found") : -1;
  self->code = self->kind->signature > 0 ? lyd_table_find_column (table, "code") : -1;
  self->short_code = lyd_table_find_column (table, "short_code");
  self->group = table->group != NULL ? lyd_table_find_column (table, table->group) : -1;

  for (guint i = 0; i < G_N_ELEMENTS (self->digits); i++) {
    const char digit[] = { (char) ('0' + i), '\0' };

    self->digits[i] = lyd_fit_text (self->fit, digit, &small_style, 100, 100, NULL);
  }

  if (!read_rows (self, error))
    return FALSE;
  find_widths (self);
  if (!find_row_heights (self, error))
    return FALSE;
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  find_pages (self);
  return TRUE;
}

static gboolean
write_list (LydTable *table,
            const Kind *kind,
            const char *path,
            GError **error)
{
  g_auto (List) list = { table, kind };
  g_autoptr (LydPdf) pdf = NULL;
  const char *of = table->event != NULL ? table->event->title : table->when;
  g_autofree char *title = of != NULL ? g_strdup_printf ("%s: %s", table->title, of) : g_strdup (table->title);

  if (!lay_out (&list, error))
    return FALSE;
  pdf = lyd_pdf_open (path, list.page_width, list.page_height, title, NULL, table->made_at, error);
  if (pdf == NULL)
    return FALSE;
  for (guint page = 0; page < list.pages->len; page++) {
    draw_page (&list, lyd_pdf_get_cairo (pdf), page);
    lyd_pdf_show_page (pdf);
    if (!lyd_pdf_check (pdf, error) ||
        !lyd_table_go_on (table, MEASURING + (1 - MEASURING) * (page + 1) / list.pages->len, error))
      return FALSE;
  }

  return lyd_pdf_finish (pdf, error);
}

void
lyd_list_pages_free (LydListPages *self)
{
  g_ptr_array_unref (self->pages);
  g_free (self);
}

/* The table on paper: heads on every page, columns as wide as their content, long texts wrapped. */
gboolean
lyd_list_write (LydTable *table,
                const char *path,
                GError **error)
{
  return write_list (table, &plain_kind, path, error);
}

/* The table with room to sign. */
gboolean
lyd_sign_in_write (LydTable *table,
                   const char *path,
                   GError **error)
{
  return write_list (table, &sign_in_kind, path, error);
}

/* The table with boxes to tick. The notes say how old the data is and which stations it includes; they are not for this
 * floor to invent. */
gboolean
lyd_roll_call_write (LydTable *table,
                     const char *path,
                     GError **error)
{
  return write_list (table, &roll_call_kind, path, error);
}

/* Returns: (transfer full) (nullable): the same pages for a printer */
LydListPages *
lyd_roll_call_draw (LydTable *table,
                    GError **error)
{
  g_auto (List) list = { table, &roll_call_kind };
  LydListPages *pages;

  if (!lay_out (&list, error))
    return NULL;
  pages = g_new0 (LydListPages, 1);
  pages->width = list.page_width;
  pages->height = list.page_height;
  pages->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  for (guint page = 0; page < list.pages->len; page++) {
    cairo_rectangle_t extents = { 0, 0, list.page_width, list.page_height };
    cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
    cairo_t *cr = cairo_create (surface);

    draw_page (&list, cr, page);
    cairo_destroy (cr);
    g_ptr_array_add (pages->pages, surface);
  }
  return pages;
}
