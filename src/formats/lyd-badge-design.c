#include "lyd-badge-design-private.h"

#include "lyd-designs-resource.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Contrasts as in WCAG 2.1, 1.4.3 (text) and 1.4.11 (what is no text). */
#define LEAST_TEXT_CONTRAST 4.5
#define LEAST_MARK_CONTRAST 3.0

static const struct {
  const char *id;
  const char *title;
  const char *summary;
} builtin[] = {
  { "band", NC_ ("badge design", "Band"), N_ ("The attendee type in a colored band") },
  { "photo", NC_ ("badge design", "Photo Consent"), N_ ("Who wants no photos is seen from across a room") },
  { "plain", NC_ ("badge design", "Plain"), N_ ("Black on white, for any printer") },
};

static const LydWord heads[] = {
  { "band", NC_ ("head of a badge", "Colored band") },
  { "rule", NC_ ("head of a badge", "Line of text") },
};

const LydVocabulary lyd_badge_heads = { "head of a badge", heads, G_N_ELEMENTS (heads) };

static const LydWord second_sides[] = {
  { "none", NC_ ("second side of a badge", "None") },
  { "back", NC_ ("second side of a badge", "On the back of the sheet") },
  { "fold", NC_ ("second side of a badge", "Folded at the top") },
};

const LydVocabulary lyd_badge_second_sides = { "second side of a badge", second_sides, G_N_ELEMENTS (second_sides) };

static const LydWord shapes[] = {
  { "disc", NC_ ("shape", "Disc") },
  { "triangle", NC_ ("shape", "Triangle") },
  { "diamond", NC_ ("shape", "Diamond") },
  { "square", NC_ ("shape", "Square") },
  { "pentagon", NC_ ("shape", "Pentagon") },
  { "hexagon", NC_ ("shape", "Hexagon") },
};

const LydVocabulary lyd_badge_shapes = { "shape", shapes, G_N_ELEMENTS (shapes) };

/* In the order of the shapes. */
static const int corners[] = { 0, 3, 4, -4, 5, 6 };

/* Of a shape of the vocabulary: as many corners as lyd_ink_mark() draws. */
int
lyd_badge_shape_get_corners (int shape)
{
  return shape >= 0 && shape < (int) G_N_ELEMENTS (corners) ? corners[shape] : 0;
}

/* Returns: the shape in the vocabulary that has so many corners */
int
lyd_badge_shape_find (int n_corners)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (corners); i++)
    if (corners[i] == n_corners)
      return i;
  return 0;
}

guint
lyd_badge_designs_get_n_builtin (void)
{
  return G_N_ELEMENTS (builtin);
}

const char *
lyd_badge_designs_get_builtin_id (guint index)
{
  return builtin[index].id;
}

static int
find_builtin (const char *id)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (builtin); i++)
    if (g_strcmp0 (builtin[i].id, id) == 0)
      return i;
  return -1;
}

/* The first one says everything, the others what they do otherwise. */
static LydBadgeDesign *
new_base (int index)
{
  LydBadgeDesign *self;

  if (index > 0)
    return lyd_badge_design_new_builtin (builtin[0].id);
  self = g_new0 (LydBadgeDesign, 1);
  self->id = g_strdup (builtin[0].id);
  return self;
}

/* Returns: (transfer full) (nullable): one of the designs that come with Lanyard; %NULL where there is none of that
 * id */
LydBadgeDesign *
lyd_badge_design_new_builtin (const char *id)
{
  int index = find_builtin (id);
  g_autofree char *path = g_strdup_printf ("/org/lanyard/designs/%s.json", id);
  g_autoptr (LydBadgeDesign) self = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (index < 0)
    return NULL;
  self = new_base (index);
  bytes = g_resource_lookup_data (lyd_designs_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (!lyd_badge_design_read_over (self, g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes), &error))
    g_error ("%s: %s", path, error->message); /* a built-in design is a part of the program */
  return g_steal_pointer (&self);
}

LydBadgeDesign *
lyd_badge_design_copy (const LydBadgeDesign *self)
{
  LydBadgeDesign *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->font = g_strdup (self->font);
  copy->event = g_strdup (self->event);
  copy->text = g_strdup (self->text);
  copy->logo = self->logo != NULL ? lyd_badge_picture_copy (self->logo) : NULL;
  copy->background = self->background != NULL ? lyd_badge_picture_copy (self->background) : NULL;
  return copy;
}

void
lyd_badge_design_free (LydBadgeDesign *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->font);
  g_free (self->event);
  g_free (self->text);
  g_clear_pointer (&self->logo, lyd_badge_picture_free);
  g_clear_pointer (&self->background, lyd_badge_picture_free);
  g_free (self);
}

/* What a person reads: the organizer's title or that of the built-in design. */
const char *
lyd_badge_design_get_title (const LydBadgeDesign *self)
{
  int index = find_builtin (self->id);

  if (self->title != NULL)
    return self->title;
  return index >= 0 ? g_dpgettext2 (NULL, "badge design", builtin[index].title) : self->id;
}

/* What the design is good for, in a few words. */
const char *
lyd_badge_design_get_summary (const LydBadgeDesign *self)
{
  int index = find_builtin (self->id);

  return index >= 0 ? _ (builtin[index].summary) : "";
}

static char *
write_look (const LydBadgeDesign *self)
{
  g_autoptr (LydBadgeDesign) untitled = lyd_badge_design_copy (self);

  g_clear_pointer (&untitled->title, g_free);
  return lyd_badge_design_write (untitled);
}

/**
 * lyd_badge_design_make_digest:
 *
 * Of a built-in design that nobody adjusted it is the id: a new version of Lanyard that draws it a little better makes
 * no badge a changed one. The design's title is not in it, because it is not printed.
 *
 * Returns: (transfer full): what lyd_badge_digest() takes; two designs that print differently differ in it
 */
char *
lyd_badge_design_make_digest (const LydBadgeDesign *self)
{
  g_autoptr (LydBadgeDesign) original = lyd_badge_design_new_builtin (self->id);
  g_autofree char *look = write_look (self);
  g_autofree char *usual = original != NULL ? write_look (original) : NULL;

  if (g_strcmp0 (look, usual) == 0)
    return g_strdup (self->id);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, look, -1);
}

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (LydBadgeColor color)
{
  return 0.2126 * get_linear (color.red) + 0.7152 * get_linear (color.green) + 0.0722 * get_linear (color.blue);
}

/* As in WCAG 2.1: from 1, none, to 21, black on white. */
double
lyd_badge_color_get_contrast (LydBadgeColor one,
                              LydBadgeColor other)
{
  double a = get_luminance (one);
  double b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* Whether white stands out on it better than black does. One of the two always has a contrast of 4.5. */
gboolean
lyd_badge_color_is_dark (LydBadgeColor self)
{
  const LydBadgeColor white = { 1, 1, 1 }, black = { 0, 0, 0 };

  return lyd_badge_color_get_contrast (self, white) >= lyd_badge_color_get_contrast (self, black);
}

static gboolean
is_same_color (LydBadgeColor a,
               LydBadgeColor b)
{
  return fabs (a.red - b.red) + fabs (a.green - b.green) + fabs (a.blue - b.blue) < 0.02;
}

static gboolean
has_colors (const LydBadgeDesign *self)
{
  for (guint i = 1; i < LYD_N_ATTENDEE_TYPES; i++)
    if (!is_same_color (self->types[i].color, self->types[0].color))
      return TRUE;
  return FALSE;
}

/* What somebody should look at: bits of #LydDesignDoubts. The design prints all the same. */
guint
lyd_badge_design_find_doubts (const LydBadgeDesign *self)
{
  const LydBadgeColor paper = { 1, 1, 1 }, ink = { 0, 0, 0 };
  gboolean colors = has_colors (self);
  guint doubts = 0;

  for (guint i = 0; i < LYD_N_ATTENDEE_TYPES; i++) {
    if (lyd_badge_color_get_contrast (self->types[i].color, paper) < LEAST_MARK_CONTRAST)
      doubts |= LYD_DESIGN_WEAK_COLOR;
    for (guint k = 0; k < i; k++)
      if (self->types[i].corners == self->types[k].corners ||
          (colors && is_same_color (self->types[i].color, self->types[k].color)))
        doubts |= LYD_DESIGN_SAME_LOOK;
  }
  if (self->background != NULL) {
    double grey = lyd_badge_picture_get_darkest (self->background, self->strength / 100.0);

    if (lyd_badge_color_get_contrast ((LydBadgeColor){ grey, grey, grey }, ink) < LEAST_TEXT_CONTRAST)
      doubts |= LYD_DESIGN_DARK_BACKGROUND;
  }
  return doubts;
}

/* What a person reads for one bit of lyd_badge_design_find_doubts()'s answer. */
const char *
lyd_badge_doubt_get_title (LydDesignDoubts doubt)
{
  switch (doubt) {
  case LYD_DESIGN_WEAK_COLOR:
    return _ ("A color is too light to be told from paper.");
  case LYD_DESIGN_SAME_LOOK:
    return _ ("Two attendee types look the same in color or on gray paper.");
  case LYD_DESIGN_DARK_BACKGROUND:
    return _ ("The background is dark: text on it is hard to read.");
  default:
    return "";
  }
}
