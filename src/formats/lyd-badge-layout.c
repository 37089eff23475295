#include "lyd-badge-layout-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MAX_CACHED 600
#define HATCH 11.0 /* what the hatched edge takes of a badge of 4 x 3 in */

/**
 * lyd_badge_layout_new:
 * @design: (nullable): copied; %NULL: the first built-in one
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

  self->design = design != NULL ? lyd_badge_design_copy (design)
                                : lyd_badge_design_new_builtin (lyd_badge_designs_get_builtin_id (0));
  self->fit = lyd_fit_new (self->design->font);
  self->full_width = width;
  self->width = width;
  self->height = height;
  self->mono = mono;
  self->scale = CLAMP (sqrt (width * height / (288.0 * 216.0)), 0.6, 1.4);
  self->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_fitted_free);
  self->cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lyd_fitted_free);
  if (self->design->logo != NULL)
    self->logo = lyd_badge_picture_make_surface (self->design->logo);
  /* A printer that prints only black would make dots of it, and the text on them unreadable. */
  if (self->design->background != NULL && !mono)
    self->background = lyd_badge_picture_make_surface (self->design->background);

  return self;
}

static void
clear (LydBadgeLayout *self)
{
  memset (self->pieces, 0, sizeof self->pieces);
  memset (&self->bar, 0, sizeof self->bar);
  memset (&self->rule, 0, sizeof self->rule);
  memset (&self->shape, 0, sizeof self->shape);
  memset (&self->pill, 0, sizeof self->pill);
  memset (&self->sign, 0, sizeof self->sign);
  memset (&self->logo_box, 0, sizeof self->logo_box);
  g_ptr_array_set_size (self->owned, 0);
  if (g_hash_table_size (self->cache) > MAX_CACHED)
    g_hash_table_remove_all (self->cache);
  g_clear_pointer (&self->qr, lyd_qr_free);
  g_clear_pointer (&self->given, g_free);
  g_clear_pointer (&self->family, g_free);
  g_clear_pointer (&self->tray, g_free);
  self->problems = 0;
}

void
lyd_badge_layout_free (LydBadgeLayout *self)
{
  clear (self);
  g_clear_pointer (&self->logo, cairo_surface_destroy);
  g_clear_pointer (&self->background, cairo_surface_destroy);
  lyd_badge_design_free (self->design);
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

/* All was placed beside a hatched edge at the right; where it is at the left, all moves over. */
static void
make_room_for_hatch (LydBadgeLayout *self)
{
  LydBadgeBox *boxes[] = { &self->bar, &self->rule, &self->shape, &self->pill, &self->sign, &self->logo_box };

  if (self->hatch <= 0 || self->mirror)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    boxes[i]->x += self->hatch;
  for (guint i = 0; i < LYD_N_BADGE_FIELDS; i++)
    self->pieces[i].box.x += self->hatch;
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
  gboolean hatched =
    badge->no_photos && self->design->hatched_edge && self->design->shown[LYD_BADGE_NO_PHOTOS] &&
    lyd_badge_layout_can_hatch (self);

  clear (self);
  split_name (self, badge);
  self->type = badge->type;
  self->mirror = runs_from_right (self->given);
  self->hatch = hatched ? HATCH * self->scale : 0;
  self->width = self->full_width - self->hatch;
  if (badge->tray > 0 && badge->slot > 0)
    /* Translators: small print in a badge's corner: where it lies until it is fetched */
    self->tray = g_strdup_printf (_ ("Tray %d · %d"), badge->tray, badge->slot);
  if (*self->given == '\0')
    self->problems |= LYD_BADGE_NO_NAME;
  self->qr = badge->code != NULL ? lyd_qr_encode (badge->code, NULL) : NULL;
  if (self->qr == NULL)
    self->problems |= LYD_BADGE_NO_CODE;

  lyd_badge_layout_place_form (self, badge);
  make_room_for_hatch (self);
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
