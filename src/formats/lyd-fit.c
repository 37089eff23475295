#include "lyd-fit.h"

#include "lyd-fold.h"

#include <math.h>
#include <string.h>

#define MAX_CHARS 400     /* of a field on paper; the longest real names and titles stay well below */
#define SMALLEST_SIZE 3.0 /* where text far too long ends up */
#define CAPITALS 0.72     /* height of capitals and depth of descenders in sizes: the rhythm of lines in any font */
#define DESCENDERS 0.22
#define PITCH 1.14
#define WORTH_WRAPPING \
  0.7 /* a line is broken at a hyphen or between ideographs only where one line would be smaller than this */
#define DISPLAY_SIZE \
  16.0           /* from here on a line is looked at and not read: a bad break is worse than a smaller letter */
#define STEP 0.5 /* sizes are halves of a point: every other size is one more scaled font to build */

struct _LydFit {
  PangoContext *context;
  PangoFontDescription *font;
};

/**
 * lyd_fit_new:
 * @font: family names, the preferred first; what they lack is taken from other installed fonts
 *
 * The context is for paper: 72 dots an inch (pango assumes 96, and all would come out a third too large), nothing
 * hinted or rounded to pixels, so that widths scale with the size.
 */
LydFit *
lyd_fit_new (const char *font)
{
  LydFit *self = g_new0 (LydFit, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_resolution (self->context, 72);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  self->font = pango_font_description_new ();
  pango_font_description_set_family (self->font, font);

  return self;
}

void
lyd_fit_free (LydFit *self)
{
  g_object_unref (self->context);
  pango_font_description_free (self->font);
  g_free (self);
}

/* What may be printed, in one paragraph. */
static char *
clean (const char *text,
       gboolean *cut)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  char *safe = lyd_safe_text (valid);
  char *end;

  *cut = g_utf8_strlen (safe, -1) > MAX_CHARS;
  if (*cut) {
    end = g_utf8_offset_to_pointer (safe, MAX_CHARS);
    *end = '\0';
  }
  /* U+2028 and U+2029 would start lines of their own. */
  for (char *p = strstr (safe, "\342\200"); p != NULL; p = strstr (p + 3, "\342\200"))
    if (p[2] == '\250' || p[2] == '\251')
      memcpy (p, "   ", 3);

  return g_strstrip (safe);
}

static void
set_size (LydFit *self,
          LydFitted *fitted,
          const LydFitStyle *style,
          double size)
{
  fitted->size = size;
  pango_font_description_set_weight (self->font, (PangoWeight) style->weight);
  pango_font_description_set_absolute_size (self->font, size * PANGO_SCALE);
  pango_layout_set_font_description (fitted->layout, self->font);
  if (style->tracking != 0) {
    g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

    pango_attr_list_insert (attributes,
                            pango_attr_letter_spacing_new ((int) (size * style->tracking * PANGO_SCALE / 1000)));
    pango_layout_set_attributes (fitted->layout, attributes);
  }
}

/* Takes the measures of the layout as it is. */
static void
measure (LydFitted *fitted)
{
  double last = 0;

  fitted->n_lines = pango_layout_get_line_count (fitted->layout);
  fitted->width = 0;
  fitted->pitch = PITCH * fitted->size;
  fitted->ascent = CAPITALS * fitted->size;

  for (int i = 0; i < fitted->n_lines; i++) {
    PangoLayoutLine *line = pango_layout_get_line_readonly (fitted->layout, i);
    PangoRectangle ink, logical;
    double above, below;

    pango_layout_line_get_extents (line, &ink, &logical);
    above = -ink.y / (double) PANGO_SCALE;
    below = (ink.y + ink.height) / (double) PANGO_SCALE;
    fitted->width = MAX (fitted->width, logical.width / (double) PANGO_SCALE);
    if (i == 0)
      fitted->ascent = MAX (fitted->ascent, above);
    else
      fitted->pitch = MAX (fitted->pitch, last + above + 0.08 * fitted->size);
    last = below;
    fitted->rtl = line->resolved_dir == PANGO_DIRECTION_RTL;
  }
  fitted->ink = MAX (last, 0);
  fitted->descent = MAX (DESCENDERS * fitted->size, last);
}

static gboolean
fits (const LydFitted *fitted,
      const LydFitStyle *style,
      int lines,
      double width,
      double height)
{
  double needed =
    fitted->ascent + (fitted->n_lines - 1) * fitted->pitch + (style->in_column ? fitted->descent : fitted->ink);

  return fitted->n_lines <= lines && fitted->width <= width + 0.01 && needed <= height + 0.01;
}

/* A size that is certainly not below the largest that fits: where the search begins. */
static double
guess (const LydFitted *fitted,
       const LydFitStyle *style,
       double total,
       double width,
       double height)
{
  double wrapped = fitted->size;
  double whole = fitted->size * width / MAX (total, 1);

  if (fitted->width > width)
    wrapped = fitted->size * width / fitted->width;
  if (fitted->n_lines > style->lines)
    wrapped = MIN (wrapped, fitted->size * style->lines * width / MAX (total, 1));
  if (style->lines > 1)
    wrapped = MIN (wrapped, height / (CAPITALS + PITCH));
  else
    wrapped = 0;

  return MIN (MAX (whole, wrapped), fitted->size - STEP);
}

static double
get_total_width (const LydFitted *fitted)
{
  double total = 0;

  for (int i = 0; i < fitted->n_lines; i++) {
    PangoRectangle logical;

    pango_layout_line_get_extents (pango_layout_get_line_readonly (fitted->layout, i), NULL, &logical);
    total += logical.width / (double) PANGO_SCALE;
  }

  return total;
}

/* Whether a line ends within what is written together: after a hyphen, between ideographs. */
static gboolean
breaks_badly (const LydFitted *fitted)
{
  const char *text = pango_layout_get_text (fitted->layout);

  for (int i = 1; i < fitted->n_lines; i++) {
    int start = pango_layout_get_line_readonly (fitted->layout, i)->start_index;

    if (start > 0 && text[start - 1] != ' ')
      return TRUE;
  }

  return FALSE;
}

/* Sets the text smaller and smaller from @size on until it fits. */
static gboolean
shrink (LydFit *self,
        LydFitted *fitted,
        const LydFitStyle *style,
        double size,
        double min,
        double width,
        double height)
{
  do {
    size = MAX (floor (size / STEP) * STEP, min);
    set_size (self, fitted, style, size);
    measure (fitted);
    if (fits (fitted, style, style->lines, width, height))
      return TRUE;
    size -= MAX (STEP, size * 0.04);
  } while (size > min - STEP);

  return FALSE;
}

/* Below the smallest size: words are broken, as many lines as there is room for, smaller still if need be. */
static void
squeeze (LydFit *self,
         LydFitted *fitted,
         const LydFitStyle *style,
         double width,
         double height)
{
  double size = style->min;

  fitted->too_long = TRUE;
  pango_layout_set_wrap (fitted->layout, PANGO_WRAP_WORD_CHAR);
  do {
    set_size (self, fitted, style, size);
    measure (fitted);
    size *= 0.9;
  } while (!fits (fitted, style, G_MAXINT, width, height) && size > SMALLEST_SIZE);
}

/**
 * lyd_fit_text:
 * @style: the largest size is tried first; on it the text wraps to the lines allowed, then it shrinks to the smallest
 * @width: of the box, points
 * @height: of the box, points
 * @language: (nullable): of the text, "ja": decides glyphs that scripts share
 *
 * Nothing is ever cut off within the first 400 characters and no word is broken, but where even the smallest size is
 * too large: then `too_long` is set.
 *
 * Returns: (transfer full)
 */
LydFitted *
lyd_fit_text (LydFit *self,
              const char *text,
              const LydFitStyle *style,
              double width,
              double height,
              const char *language)
{
  LydFitted *fitted = g_new0 (LydFitted, 1);
  gboolean cut;
  g_autofree char *safe = clean (text, &cut);

  pango_context_set_language (self->context,
                              language != NULL ? pango_language_from_string (language) : pango_language_get_default ());
  fitted->layout = pango_layout_new (self->context);
  pango_layout_set_width (fitted->layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (fitted->layout, PANGO_WRAP_WORD);
  pango_layout_set_text (fitted->layout, safe, -1);
  set_size (self, fitted, style, style->max);
  measure (fitted);

  if (style->max >= DISPLAY_SIZE && breaks_badly (fitted)) {
    double whole = fitted->size * width / MAX (get_total_width (fitted), 1);

    if (whole >= WORTH_WRAPPING * style->max && whole >= style->min)
      shrink (self, fitted, style, whole, whole - 2 * STEP, width, height);
  }
  if (!fits (fitted, style, style->lines, width, height)) {
    double size = guess (fitted, style, get_total_width (fitted), width, height);

    if (!shrink (self, fitted, style, size, style->min, width, height))
      squeeze (self, fitted, style, width, height);
  }
  fitted->too_long |= cut;
  fitted->missing = pango_layout_get_unknown_glyphs_count (fitted->layout) > 0;

  return fitted;
}

/* From the top of the capitals of the first line to below the descenders of the last. */
double
lyd_fitted_get_height (const LydFitted *self)
{
  return self->ascent + (self->n_lines - 1) * self->pitch + self->descent;
}

/* Draws in the current colour, the top at @y; @align is 0 for left, 0.5 for the middle, 1 for right. */
void
lyd_fitted_draw (const LydFitted *self,
                 cairo_t *cr,
                 double x,
                 double y,
                 double width,
                 double align)
{
  for (int i = 0; i < self->n_lines; i++) {
    PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, i);
    PangoRectangle logical = { 0 };

    if (align > 0)
      pango_layout_line_get_extents (line, NULL, &logical);
    cairo_move_to (cr, x + (width - logical.width / (double) PANGO_SCALE) * align, y + self->ascent + i * self->pitch);
    pango_cairo_show_layout_line (cr, line);
  }
}

void
lyd_fitted_free (LydFitted *self)
{
  g_object_unref (self->layout);
  g_free (self);
}
