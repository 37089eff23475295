#include "lyd-badge-layout.h"

#include "lyd-ink.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* One way of dividing a label. Which one follows from the label's shape alone, so a new stock needs no code. */
typedef struct {
  double min_height; /* of the label, points */
  double min_ratio;  /* of height to width */
  void (*place) (LydBadgeLayout *self, const LydBadge *badge);
} Form;

typedef struct {
  LydBadgeBox box;
  const LydFitted *fitted; /* in the cache, or owned by `owned` */
  double align;
} Piece;

struct _LydBadgeLayout {
  const LydBadgeDesign *design;
  LydFit *fit;
  double width;
  double height;
  gboolean mono;
  double scale; /* of the design's sizes to this label */

  Piece pieces[LYD_N_BADGE_FIELDS];
  GPtrArray *owned;  /* of LydFitted: names, which nobody shares */
  GHashTable *cache; /* text and box -> LydFitted: organizations, titles, types come again and again */
  LydQr *qr;
  LydAttendeeType type;
  gboolean mirror; /* the name runs from right to left, and all follows it */
  gboolean band;   /* the type stands in a band across the top, otherwise in one below the text */
  LydBadgeBox bar; /* that band */
  guint problems;
  char *given;
  char *family;
};

#define MAX_CACHED 600
#define SMALL_MODULE (0.5 * 72 / 25.4) /* half a millimetre */

/* White on these has a contrast of 6.3, 9.0, 7.9, 14.2, 6.1 and 7.5. */
static const LydBadgeTypeStyle types[] = {
  [LYD_ATTENDEE_MEMBER_STAFF] = { 0.102, 0.373, 0.706, 0 },
  [LYD_ATTENDEE_SPEAKER] = { 0.380, 0.208, 0.514, 3 },
  [LYD_ATTENDEE_FUNDER] = { 0.043, 0.365, 0.231, 4 },
  [LYD_ATTENDEE_STAFF] = { 0.169, 0.169, 0.169, 6 },
  [LYD_ATTENDEE_GUEST] = { 0.639, 0.278, 0.000, 5 },
  [LYD_ATTENDEE_CHILD_GUEST] = { 0.647, 0.114, 0.176, 8 },
};

const LydBadgeDesign lyd_badge_design = {
  .id = "band",
  .font = "Cantarell, Noto Sans, sans-serif",
  .fields = {
    [LYD_BADGE_TYPE] = { 14, 8, 1, 800 },
    [LYD_BADGE_GIVEN] = { 52, 14, 2, 800 },
    [LYD_BADGE_FAMILY] = { 23, 10, 2, 700 },
    [LYD_BADGE_ORGANIZATION] = { 13.5, 7, 3, 400 },
    [LYD_BADGE_ROLE] = { 11, 7, 2, 400 },
    [LYD_BADGE_PRONOUNS] = { 11, 7, 1, 400 },
    [LYD_BADGE_FIRST_TIME] = { 9, 6.5, 1, 700 },
    [LYD_BADGE_NO_PHOTOS] = { 9, 6.5, 1, 700 },
    [LYD_BADGE_EVENT] = { 9, 6, 2, 700 },
    [LYD_BADGE_WHEN] = { 9, 6, 1, 400 },
    [LYD_BADGE_SHORT_CODE] = { 11, 6, 1, 700, 220 },
  },
  .types = types,
  .edge = 9,
  .margin = 14,
  .module = 3.5,
};

static const struct {
  LydBadgeProblems problem;
  const char *title;
} problem_titles[] = {
  { LYD_BADGE_NAME_TOO_LONG, N_ ("The name is too long for this stock") },
  { LYD_BADGE_TEXT_TOO_LONG, N_ ("A text is too long for this stock") },
  { LYD_BADGE_MISSING_GLYPHS, N_ ("No font has all letters") },
  { LYD_BADGE_NO_NAME, N_ ("There is no name") },
  { LYD_BADGE_NO_CODE, N_ ("There is no ticket code") },
  { LYD_BADGE_CODE_SMALL, N_ ("The code is small: hold it close to the scanner") },
};

static void place_tall (LydBadgeLayout *self, const LydBadge *badge);
static void place_wide (LydBadgeLayout *self, const LydBadge *badge);
static void place_low (LydBadgeLayout *self, const LydBadge *badge);
static void place_strip (LydBadgeLayout *self, const LydBadge *badge);

static const Form forms[] = {
  { 230, 1.05, place_tall },
  { 190, 0, place_wide },
  { 100, 0, place_low },
  { 0, 0, place_strip },
};

/* What a person reads for one bit of lyd_badge_layout_place()'s answer. */
const char *
lyd_badge_problem_get_title (LydBadgeProblems problem)
{
  for (guint i = 0; i < G_N_ELEMENTS (problem_titles); i++)
    if (problem_titles[i].problem == problem)
      return _ (problem_titles[i].title);

  return "";
}

/**
 * lyd_badge_layout_new:
 * @width: of the label as the badge is read, points
 * @height: of the label as the badge is read, points
 * @mono: for printers that only print black
 *
 * Returns: (transfer full): places one badge after the other; what they share is kept and set once
 */
LydBadgeLayout *
lyd_badge_layout_new (const LydBadgeDesign *design,
                      double width,
                      double height,
                      gboolean mono)
{
  LydBadgeLayout *self = g_new0 (LydBadgeLayout, 1);

  self->design = design;
  self->fit = lyd_fit_new (design->font);
  self->width = width;
  self->height = height;
  self->mono = mono;
  self->scale = CLAMP (sqrt (width * height / (288.0 * 216.0)), 0.6, 1.4);
  self->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_fitted_free);
  self->cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lyd_fitted_free);

  return self;
}

static void
clear (LydBadgeLayout *self)
{
  memset (self->pieces, 0, sizeof self->pieces);
  memset (&self->bar, 0, sizeof self->bar);
  g_ptr_array_set_size (self->owned, 0);
  if (g_hash_table_size (self->cache) > MAX_CACHED)
    g_hash_table_remove_all (self->cache);
  g_clear_pointer (&self->qr, lyd_qr_free);
  g_clear_pointer (&self->given, g_free);
  g_clear_pointer (&self->family, g_free);
  self->problems = 0;
}

void
lyd_badge_layout_free (LydBadgeLayout *self)
{
  clear (self);
  lyd_fit_free (self->fit);
  g_ptr_array_unref (self->owned);
  g_hash_table_unref (self->cache);
  g_free (self);
}

/* The name's two ranks. The preferred name decides: what stands before the family name in it is the large line. A name
 * that does not end with the family name (one word, family name first) stays whole. */
static void
split_name (LydBadgeLayout *self,
            const LydBadge *badge)
{
  g_autofree char *name = g_utf8_normalize (badge->name != NULL ? badge->name : "", -1, G_NORMALIZE_NFC);
  g_autofree char *family = g_utf8_normalize (badge->family != NULL ? badge->family : "", -1, G_NORMALIZE_NFC);
  gsize length;

  if (name == NULL || *g_strstrip (name) == '\0') {
    g_free (name);
    name = g_strstrip (g_strconcat (badge->given != NULL ? badge->given : "", " ", family != NULL ? family : "", NULL));
  }
  if (family != NULL && *g_strstrip (family) != '\0' && g_str_has_suffix (name, family)) {
    length = strlen (name) - strlen (family);
    if (length > 1 && name[length - 1] == ' ') {
      self->given = g_strchomp (g_strndup (name, length));
      self->family = g_steal_pointer (&family);
      return;
    }
  }
  self->given = g_steal_pointer (&name);
}

/* By the first letter, as the Unicode rules have it for paragraphs. */
static gboolean
runs_from_right (const char *text)
{
  static const GUnicodeScript scripts[] = { G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_HEBREW, G_UNICODE_SCRIPT_SYRIAC,
                                            G_UNICODE_SCRIPT_THAANA, G_UNICODE_SCRIPT_NKO, G_UNICODE_SCRIPT_ADLAM };

  while (*text != '\0' && !g_unichar_isalpha (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (g_unichar_get_script (g_utf8_get_char (text)) == scripts[i])
      return TRUE;

  return FALSE;
}

static const LydFitted *
fit_shared (LydBadgeLayout *self,
            LydBadgeField field,
            const char *text,
            const LydFitStyle *style,
            double width,
            double height)
{
  g_autofree char *key =
    g_strdup_printf ("%d %d %d %d %s", field, style->lines, (int) (width * 16), (int) (height * 16), text);
  LydFitted *fitted = g_hash_table_lookup (self->cache, key);

  if (fitted == NULL) {
    fitted = lyd_fit_text (self->fit, text, style, width, height, NULL);
    g_hash_table_insert (self->cache, g_steal_pointer (&key), fitted);
  }

  return fitted;
}

static LydFitStyle
get_style (const LydBadgeLayout *self,
           LydBadgeField field)
{
  LydFitStyle style = self->design->fields[field];

  style.max = MAX (round (style.max * self->scale * 2) / 2, style.min);

  return style;
}

/* Sets @text into its box and returns the height that it takes; none for no text. */
static double
put (LydBadgeLayout *self,
     LydBadgeField field,
     const char *text,
     const char *language,
     double x,
     double y,
     double width,
     double height,
     gboolean in_column)
{
  LydFitStyle style = get_style (self, field);
  gboolean name = field == LYD_BADGE_GIVEN || field == LYD_BADGE_FAMILY;
  Piece *piece = &self->pieces[field];

  if (text == NULL || *text == '\0')
    return 0;

  style.in_column = in_column;
  if (name) {
    LydFitted *fitted = lyd_fit_text (self->fit, text, &style, width, height, language);

    g_ptr_array_add (self->owned, fitted);
    piece->fitted = fitted;
  } else {
    piece->fitted = fit_shared (self, field, text, &style, width, height);
  }
  piece->box = (LydBadgeBox){
    TRUE, x, y, width, lyd_fitted_get_height (piece->fitted), piece->fitted->size, piece->fitted->n_lines
  };
  if (self->mirror) {
    piece->box.x = self->width - x - width;
    piece->align = 1;
  }

  return piece->box.height;
}

static const char *
get_text (const LydBadgeLayout *self,
          const LydBadge *badge,
          LydBadgeField field)
{
  const char *const texts[LYD_N_BADGE_FIELDS] = {
    [LYD_BADGE_GIVEN] = self->given,
    [LYD_BADGE_FAMILY] = self->family,
    [LYD_BADGE_ORGANIZATION] = badge->organization,
    [LYD_BADGE_ROLE] = badge->role,
    [LYD_BADGE_PRONOUNS] = badge->pronouns,
    [LYD_BADGE_EVENT] = badge->event,
    [LYD_BADGE_WHEN] = badge->when,
  };

  return texts[field] != NULL && *texts[field] != '\0' ? texts[field] : NULL;
}

/* How a column too low for its fields is shared out: what a field does not need goes to the others. */
static void
share_out (const LydBadgeField *fields,
           const double *natural,
           double *target,
           guint n_fields,
           double room)
{
  static const double shares[LYD_N_BADGE_FIELDS] = {
    [LYD_BADGE_GIVEN] = 42,
    [LYD_BADGE_FAMILY] = 20,
    [LYD_BADGE_ORGANIZATION] = 26,
    [LYD_BADGE_ROLE] = 15,
    [LYD_BADGE_PRONOUNS] = 10,
    [LYD_BADGE_EVENT] = 20,
    [LYD_BADGE_WHEN] = 10,
  };
  gboolean settled;

  do {
    double total = 0;

    settled = TRUE;
    for (guint i = 0; i < n_fields; i++)
      if (target[i] < 0)
        total += shares[fields[i]];
    for (guint i = 0; i < n_fields && settled; i++) {
      if (target[i] < 0 && natural[i] <= room * shares[fields[i]] / total) {
        target[i] = natural[i];
        room -= natural[i];
        settled = FALSE;
      }
    }
    for (guint i = 0; i < n_fields && settled; i++)
      if (target[i] < 0)
        target[i] = room * shares[fields[i]] / total;
  } while (!settled);
}

/* Fields under one another from @y down to @bottom, at their largest where there is room. Returns where they end. */
static double
put_column (LydBadgeLayout *self,
            const LydBadge *badge,
            const LydBadgeField *fields,
            guint n_fields,
            double x,
            double y,
            double width,
            double bottom)
{
  double natural[LYD_N_BADGE_FIELDS];
  double target[LYD_N_BADGE_FIELDS];
  double gap = 4 * self->scale;
  double room = bottom - y;
  double slack = 0;

  for (guint i = 0; i < n_fields; i++) {
    natural[i] =
      put (self, fields[i], get_text (self, badge, fields[i]), badge->language, x, y, width, bottom - y, TRUE);
    target[i] = natural[i] > 0 ? -1 : 0;
    room -= natural[i] > 0 ? natural[i] + gap : 0;
  }
  if (room + gap < 0) {
    room = bottom - y;
    for (guint i = 0; i < n_fields; i++)
      room -= natural[i] > 0 ? gap : 0;
    share_out (fields, natural, target, n_fields, room + gap);
  }

  /* From the last to the first: what a text leaves of its share goes up, in the end to the name. */
  for (guint i = n_fields; i-- > 0;) {
    if (target[i] >= 0 && target[i] + slack < natural[i])
      slack += target[i] - put (self, fields[i], get_text (self, badge, fields[i]), badge->language, x, y, width,
                                MAX (target[i] + slack, 3), TRUE);
    else if (target[i] >= 0 && target[i] < natural[i])
      slack -= natural[i] - target[i];
  }

  for (guint i = 0; i < n_fields; i++) {
    Piece *piece = &self->pieces[fields[i]];

    if (natural[i] <= 0)
      continue;
    piece->box.y = y;
    y += piece->box.height + gap;
  }

  return y - gap;
}

/* A field whose ink stands in the middle of its box. */
static void
centre (LydBadgeLayout *self,
        LydBadgeField field,
        double y,
        double height)
{
  Piece *piece = &self->pieces[field];
  double ink;

  if (!piece->box.placed)
    return;
  ink = piece->fitted->ascent + (piece->fitted->n_lines - 1) * piece->fitted->pitch;
  piece->box.y = y + (height - ink) / 2;
}

/* The symbol's lower right corner is given; the short code stands below its quiet zone. Returns the module's size. */
static double
put_code (LydBadgeLayout *self,
          const LydBadge *badge,
          double module,
          double right,
          double bottom,
          gboolean with_short_code)
{
  LydFitStyle style = get_style (self, LYD_BADGE_SHORT_CODE);
  Piece *piece = &self->pieces[LYD_BADGE_CODE];
  double letters = with_short_code ? style.max * 0.72 : 0;
  double side;

  if (self->qr == NULL)
    return 0;

  side = self->qr->size * module;
  piece->box =
    (LydBadgeBox){ TRUE, right - side, bottom - letters - LYD_QR_QUIET_ZONE * module - side, side, side, module, 0 };
  if (with_short_code) {
    put (self, LYD_BADGE_SHORT_CODE, badge->short_code, NULL, right - side, bottom - letters, side, style.max, FALSE);
    self->pieces[LYD_BADGE_SHORT_CODE].align = 0.5;
  }
  if (self->mirror)
    piece->box.x = self->width - right;
  if (module < SMALL_MODULE)
    self->problems |= LYD_BADGE_CODE_SMALL;

  return module;
}

static double
quarter (double length)
{
  return MAX (floor (length * 4) / 4, 0.75);
}

/* The pills and marks at the foot of the column left of the code; returns the height that they take. */
static double
put_marks (LydBadgeLayout *self,
           const LydBadge *badge,
           double x,
           double bottom,
           double width)
{
  double line = 17 * self->scale;
  double half = (width - 4) / 2;
  gboolean both = badge->first_time && badge->no_photos;
  gboolean abreast = both && half >= 62 * self->scale;
  double top = bottom;

  if (badge->no_photos) {
    top -= line;
    put (self, LYD_BADGE_NO_PHOTOS, _ ("No photos"), NULL, x + line + 3, top, (abreast ? half : width) - line - 3, line,
         FALSE);
    centre (self, LYD_BADGE_NO_PHOTOS, top, line);
  }
  if (badge->first_time) {
    double left = abreast ? x + half + 4 : x;

    if (!abreast)
      top -= line + (both ? 3 : 0);
    put (self, LYD_BADGE_FIRST_TIME, _ ("First time"), NULL, left + line, top,
         (abreast ? half : width) - line - 6 * self->scale, line, FALSE);
    centre (self, LYD_BADGE_FIRST_TIME, top, line);
  }

  return bottom - top;
}

/* The band across the top; the event stands in it where there is room. */
static double
put_band (LydBadgeLayout *self,
          const LydBadge *badge,
          gboolean with_event)
{
  double edge = self->design->edge;
  double height = 24 * self->scale;
  double inner = self->width - 2 * edge;
  double share = with_event && badge->event != NULL ? 0.5 : 0.9;
  gboolean mirror = self->mirror;

  self->mirror = FALSE; /* the band is in the program's language */
  self->band = TRUE;
  self->bar = (LydBadgeBox){ TRUE, edge, edge, inner, height, 0, 0 };
  put (self, LYD_BADGE_TYPE, lyd_word_title (&lyd_attendee_types, (int) badge->type), NULL, edge + height * 1.1, edge,
       inner * share - height * 1.1, height, FALSE);
  centre (self, LYD_BADGE_TYPE, edge, height);
  if (with_event) {
    double left = edge + inner * 0.5;

    put (self, LYD_BADGE_EVENT, badge->event, NULL, left, edge, inner * 0.5 - 8 * self->scale, height - 5, FALSE);
    centre (self, LYD_BADGE_EVENT, edge, height);
    self->pieces[LYD_BADGE_EVENT].align = 1;
  }
  self->mirror = mirror;

  return edge + height;
}

/* Lying, 4 x 3 in and the like: the given name across the whole width, the rest left of the code. */
static void
place_wide (LydBadgeLayout *self,
            const LydBadge *badge)
{
  static const LydBadgeField fields[] = { LYD_BADGE_FAMILY, LYD_BADGE_ORGANIZATION, LYD_BADGE_ROLE,
                                          LYD_BADGE_PRONOUNS };
  double margin = self->design->margin;
  double module = quarter (MIN (self->design->module * self->scale, self->height * 0.6 / 33));
  double quiet = LYD_QR_QUIET_ZONE * module;
  double right = self->width - MAX (margin, quiet);
  double bottom = self->height - self->design->edge;
  double top = put_band (self, badge, TRUE) + 10 * self->scale;
  double side = self->qr != NULL ? self->qr->size * module : 0;
  double letters = get_style (self, LYD_BADGE_SHORT_CODE).max * 0.72;
  double below = bottom - letters - 2 * quiet - side; /* where the code's white begins */
  double column = right - side - quiet - margin;

  if (self->qr == NULL) {
    column = right - margin;
    below = top + (bottom - top) * 0.4;
  }
  put_code (self, badge, module, right, bottom, TRUE);
  put (self, LYD_BADGE_GIVEN, self->given, badge->language, margin, top, self->width - 2 * margin, below - top - 4,
       FALSE);
  centre (self, LYD_BADGE_GIVEN, top, below - top - 4);
  put_column (self, badge, fields, G_N_ELEMENTS (fields), margin, below + 6, column,
              bottom - put_marks (self, badge, margin, bottom, column) - 4);
}

/* Upright, 3 x 4 in, A6, 4 x 6 in: names and organization above, the code below right. */
static void
place_tall (LydBadgeLayout *self,
            const LydBadge *badge)
{
  static const LydBadgeField fields[] = { LYD_BADGE_GIVEN, LYD_BADGE_FAMILY, LYD_BADGE_ORGANIZATION, LYD_BADGE_ROLE,
                                          LYD_BADGE_PRONOUNS };
  static const LydBadgeField foot[] = { LYD_BADGE_EVENT, LYD_BADGE_WHEN };
  double margin = self->design->margin;
  double module = quarter (MIN (self->design->module * self->scale, self->width * 0.56 / 33));
  double quiet = LYD_QR_QUIET_ZONE * module;
  double right = self->width - MAX (margin, quiet);
  double bottom = self->height - self->design->edge;
  double top = put_band (self, badge, FALSE) + 14 * self->scale;
  double side = self->qr != NULL ? self->qr->size * module : 0;
  double letters = get_style (self, LYD_BADGE_SHORT_CODE).max * 0.72;
  double below = bottom - letters - 2 * quiet - side;
  double column = right - side - quiet - margin;
  double foot_top, shift;

  if (self->qr == NULL) {
    column = right - margin;
    below = bottom - 60 * self->scale;
  }
  put_code (self, badge, module, right, bottom, TRUE);
  put_column (self, badge, fields, G_N_ELEMENTS (fields), margin, top, self->width - 2 * margin, below);
  foot_top = bottom - put_marks (self, badge, margin, bottom, column);
  foot_top -= foot_top < bottom ? 6 * self->scale : 0;
  shift = foot_top - put_column (self, badge, foot, G_N_ELEMENTS (foot), margin, below + quiet, column, foot_top);
  for (guint i = 0; i < G_N_ELEMENTS (foot); i++)
    self->pieces[foot[i]].box.y += shift;
}

/* Low labels, from 5390 to DK-1202: two columns, for a name above the code would be small. */
static void
place_low (LydBadgeLayout *self,
           const LydBadge *badge)
{
  static const LydBadgeField fields[] = { LYD_BADGE_GIVEN, LYD_BADGE_FAMILY, LYD_BADGE_ORGANIZATION, LYD_BADGE_ROLE,
                                          LYD_BADGE_PRONOUNS };
  double edge = self->design->edge;
  double letters = get_style (self, LYD_BADGE_SHORT_CODE).max * 0.72;
  double module =
    quarter (MIN (MIN (self->design->module, self->width * 0.335 / 25), (self->height - letters - edge) / 33));
  double quiet = LYD_QR_QUIET_ZONE * module;
  double right = self->width - MAX (edge, quiet);
  double bottom = self->height - edge;
  double side = self->qr != NULL ? self->qr->size * module : 0;
  double column = right - side - (side > 0 ? quiet : 0) - edge;
  double bar = 20 * self->scale;
  double above = bottom - letters - 2 * quiet - side - edge;
  double marks;
  gboolean mirror = self->mirror;

  put_code (self, badge, module, right, bottom, TRUE);
  self->bar = (LydBadgeBox){ TRUE, mirror ? self->width - edge - column : edge, bottom - bar, column, bar, 0, 0 };
  self->mirror = FALSE;
  put (self, LYD_BADGE_TYPE, lyd_word_title (&lyd_attendee_types, (int) badge->type), NULL, self->bar.x + bar * 1.1,
       bottom - bar, column - bar * 1.3, bar, FALSE);
  centre (self, LYD_BADGE_TYPE, bottom - bar, bar);
  self->mirror = mirror;
  marks = put_marks (self, badge, edge, bottom - bar - 3, column);
  if (above >= 12 && side > 0) {
    put (self, LYD_BADGE_EVENT, badge->event, NULL, right - side - quiet * 0.5, edge, side + quiet * 0.5, above, FALSE);
    self->pieces[LYD_BADGE_EVENT].align = mirror ? 0 : 1;
  }
  put_column (self, badge, fields, G_N_ELEMENTS (fields), edge, edge + 2, column, bottom - bar - 5 - marks);
}

/* Address labels: name, organization and as much code as there is height for. */
static void
place_strip (LydBadgeLayout *self,
             const LydBadge *badge)
{
  static const LydBadgeField fields[] = { LYD_BADGE_GIVEN, LYD_BADGE_FAMILY, LYD_BADGE_ORGANIZATION };
  double edge = MIN (self->design->edge, self->height * 0.09);
  double module = quarter (MIN (MIN (self->design->module, self->width * 0.3 / 25), self->height / 33));
  double quiet = LYD_QR_QUIET_ZONE * module;
  double right = self->width - MAX (edge, quiet);
  double side = self->qr != NULL ? self->qr->size * module : 0;
  double column = right - side - (side > 0 ? quiet : 0) - edge;
  double letters = self->height >= 50 ? get_style (self, LYD_BADGE_SHORT_CODE).max : 0;
  double bottom = self->height - edge;

  put_code (self, badge, module, right, (self->height + side) / 2 + quiet, FALSE);
  if (letters > 0) {
    put (self, LYD_BADGE_SHORT_CODE, badge->short_code, NULL, edge, bottom - letters, column, letters, FALSE);
    centre (self, LYD_BADGE_SHORT_CODE, bottom - letters, letters);
  }
  put_column (self, badge, fields, G_N_ELEMENTS (fields), edge, edge + 1, column, bottom - letters - 2);
}

static guint
find_text_problems (const LydBadgeLayout *self)
{
  guint problems = 0;

  for (int i = 0; i < LYD_N_BADGE_FIELDS; i++) {
    const LydFitted *fitted = self->pieces[i].fitted;

    if (fitted != NULL && fitted->too_long)
      problems |= i == LYD_BADGE_GIVEN || i == LYD_BADGE_FAMILY ? LYD_BADGE_NAME_TOO_LONG : LYD_BADGE_TEXT_TOO_LONG;
    if (fitted != NULL && fitted->missing)
      problems |= LYD_BADGE_MISSING_GLYPHS;
  }

  return problems;
}

/**
 * lyd_badge_layout_place:
 *
 * Forgets the badge before and finds a place for every field of @badge.
 *
 * Returns: bits of #LydBadgeProblems, 0 where all is well
 */
guint
lyd_badge_layout_place (LydBadgeLayout *self,
                        const LydBadge *badge)
{
  clear (self);
  split_name (self, badge);
  self->type = badge->type;
  self->band = FALSE;
  self->mirror = runs_from_right (self->given);
  if (*self->given == '\0')
    self->problems |= LYD_BADGE_NO_NAME;
  self->qr = badge->code != NULL ? lyd_qr_encode (badge->code, NULL) : NULL;
  if (self->qr == NULL)
    self->problems |= LYD_BADGE_NO_CODE;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++) {
    if (self->height >= forms[i].min_height && self->height >= forms[i].min_ratio * self->width) {
      forms[i].place (self, badge);
      break;
    }
  }
  self->problems |= find_text_problems (self);

  return self->problems;
}

/* Returns: the place of a field of the last badge; `placed` is FALSE where it has none */
const LydBadgeBox *
lyd_badge_layout_get_box (const LydBadgeLayout *self,
                          LydBadgeField field)
{
  return &self->pieces[field].box;
}

static void
draw_bar (LydBadgeLayout *self,
          cairo_t *cr)
{
  const LydBadgeTypeStyle *style = &self->design->types[self->type];
  const LydBadgeBox *bar = &self->bar;

  if (self->mono)
    cairo_set_source_rgb (cr, 0, 0, 0);
  else
    cairo_set_source_rgb (cr, style->red, style->green, style->blue);
  lyd_ink_rounded (cr, bar->x, bar->y, bar->width, bar->height, MIN (4, bar->height / 4));
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  lyd_ink_mark (cr, style->corners, bar->x + bar->height * 0.6, bar->y + bar->height / 2, bar->height * 0.26);
}

static void
draw_marks (LydBadgeLayout *self,
            cairo_t *cr)
{
  const Piece *first = &self->pieces[LYD_BADGE_FIRST_TIME];
  const Piece *photos = &self->pieces[LYD_BADGE_NO_PHOTOS];
  double line = 17 * self->scale;

  if (photos->box.placed) {
    double middle = photos->box.y + photos->fitted->ascent / 2;
    double x = self->mirror ? photos->box.x + photos->box.width + 3 + line / 2 : photos->box.x - 3 - line / 2;

    lyd_ink_no_photos (cr, x, middle, line / 2, self->mono);
  }
  if (first->box.placed) {
    double middle = first->box.y + first->fitted->ascent / 2;
    double width = first->fitted->width + line + 7 * self->scale;
    double x = self->mirror ? first->box.x + first->box.width + line - width : first->box.x - line;
    double star = self->mirror ? x + width - line * 0.55 : x + line * 0.55;

    cairo_set_source_rgb (cr, 0, 0, 0);
    lyd_ink_rounded (cr, x, middle - line / 2, width, line, line / 2);
    cairo_fill (cr);
    cairo_set_source_rgb (cr, 1, 1, 1);
    lyd_ink_star (cr, star, middle, line * 0.32);
  }
}

/* Draws the placed badge with the label's upper left corner at the origin. Black is the colour afterwards. */
void
lyd_badge_layout_draw (LydBadgeLayout *self,
                       cairo_t *cr)
{
  if (self->bar.placed)
    draw_bar (self, cr);
  draw_marks (self, cr);

  for (int i = 0; i < LYD_N_BADGE_FIELDS; i++) {
    const Piece *piece = &self->pieces[i];
    gboolean white = (i == LYD_BADGE_TYPE && self->bar.placed) ||
                     (i == LYD_BADGE_EVENT && self->band && piece->box.y < self->bar.y + self->bar.height) ||
                     i == LYD_BADGE_FIRST_TIME;

    if (piece->fitted == NULL)
      continue;
    cairo_set_source_rgb (cr, white, white, white);
    lyd_fitted_draw (piece->fitted, cr, piece->box.x, piece->box.y, piece->box.width, piece->align);
  }

  cairo_set_source_rgb (cr, 0, 0, 0);
  if (self->pieces[LYD_BADGE_CODE].box.placed)
    lyd_ink_qr (cr, self->qr, self->pieces[LYD_BADGE_CODE].box.x, self->pieces[LYD_BADGE_CODE].box.y,
                self->pieces[LYD_BADGE_CODE].box.size);
}

/**
 * lyd_badge_digest:
 *
 * Returns: (transfer full): a SHA-256 over all that is printed; two badges that differ on paper differ in it, so
 * "changed since it was printed" is a comparison of two of these
 */
char *
lyd_badge_digest (const LydBadge *badge)
{
  const char *const texts[] = {
    lyd_badge_design.id,
    badge->name,
    badge->given,
    badge->family,
    badge->organization,
    badge->role,
    badge->pronouns,
    lyd_word_id (&lyd_attendee_types, (int) badge->type),
    badge->first_time ? "1" : "0",
    badge->no_photos ? "1" : "0",
    badge->code,
    badge->short_code,
    badge->event,
    badge->when,
  };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    const char *text = texts[i] != NULL ? texts[i] : "";

    /* With the terminating zero: "ab", "c" is not "a", "bc". */
    g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
  }

  return g_strdup (g_checksum_get_string (checksum));
}
