#include "lyd-badge-design.h"

#include <math.h>
#include <string.h>

/* Always the same bytes for the same design: its digest is taken of them. */
static void
append_text (GString *into,
             const char *text)
{
  g_string_append_c (into, '"');
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '"' || *at == '\\')
      g_string_append_printf (into, "\\%c", *at);
    else if ((guchar) *at < 0x20 || *at == 0x7f)
      g_string_append_printf (into, "\\u%04x", (guint) (guchar) *at);
    else
      g_string_append_c (into, *at);
  }
  g_string_append_c (into, '"');
}

static void
append_number (GString *into,
               double number)
{
  char letters[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (into, g_ascii_formatd (letters, sizeof letters, "%.6g", number));
}

static void
append_member (GString *into,
               const char *name,
               const char *text)
{
  g_string_append_printf (into, ",\n  \"%s\": ", name);
  append_text (into, text);
}

static void
append_slot (GString *into,
             const LydBadgeSlot *slot)
{
  g_string_append_c (into, '[');
  for (guint i = 0; i < slot->n; i++) {
    g_string_append (into, i > 0 ? ", " : "");
    append_text (into, lyd_word_id (&lyd_badge_fields, (int) slot->fields[i]));
  }
  g_string_append_c (into, ']');
}

static void
append_head (GString *into,
             const LydBadgeDesign *self)
{
  g_string_append_printf (into, ",\n  \"head\": { \"style\": \"%s\", \"left\": ",
                          lyd_word_id (&lyd_badge_heads, (int) self->head));
  append_slot (into, &self->left);
  g_string_append (into, ", \"right\": ");
  append_slot (into, &self->right);
  g_string_append (into, " },\n  \"foot\": ");
  append_slot (into, &self->foot);
}

static void
append_field (GString *into,
              const char *name,
              gboolean shown,
              const LydFitStyle *style)
{
  g_string_append_printf (into, "    \"%s\": { \"show\": %s, \"size\": ", name, shown ? "true" : "false");
  append_number (into, style->max);
  g_string_append (into, ", \"least\": ");
  append_number (into, style->min);
  g_string_append_printf (into, ", \"lines\": %d, \"weight\": %d, \"spacing\": %d }", style->lines, style->weight,
                          style->tracking);
}

static void
append_fields (GString *into,
               const LydBadgeDesign *self)
{
  gboolean first = TRUE;

  g_string_append (into, ",\n  \"fields\": {\n");
  for (int i = 0; i < LYD_N_BADGE_FIELDS; i++) {
    if (i == LYD_BADGE_CODE)
      continue;
    g_string_append (into, first ? "" : ",\n");
    append_field (into, lyd_word_id (&lyd_badge_fields, i), self->shown[i], &self->fields[i]);
    first = FALSE;
  }
  g_string_append (into, "\n  }");
}

static void
append_types (GString *into,
              const LydBadgeDesign *self)
{
  g_string_append (into, ",\n  \"types\": {\n");
  for (int i = 0; i < LYD_N_ATTENDEE_TYPES; i++) {
    const LydBadgeTypeStyle *style = &self->types[i];

    g_string_append_printf (
      into, "    \"%s\": { \"color\": \"#%02x%02x%02x\", \"shape\": \"%s\" }%s\n", lyd_word_id (&lyd_attendee_types, i),
      (guint) lround (style->color.red * 255), (guint) lround (style->color.green * 255),
      (guint) lround (style->color.blue * 255), lyd_word_id (&lyd_badge_shapes, lyd_badge_shape_find (style->corners)),
      i + 1 < LYD_N_ATTENDEE_TYPES ? "," : "");
  }
  g_string_append (into, "  }");
}

static void
append_picture (GString *into,
                const char *name,
                const LydBadgePicture *picture)
{
  g_autofree char *letters = NULL;
  gconstpointer data;
  gsize length;

  if (picture == NULL)
    return;
  data = g_bytes_get_data (picture->bytes, &length);
  letters = g_base64_encode (data, length);
  g_string_append_printf (into, ",\n  \"%s\": \"%s\"", name, letters);
}

/* Returns: (transfer full): the design as a file says it, whole, JSON in UTF-8 */
char *
lyd_badge_design_write (const LydBadgeDesign *self)
{
  GString *into = g_string_new ("{\n  \"format\": \"lanyard-badge-design\",\n  \"version\": 1");

  append_member (into, "id", self->id);
  if (self->title != NULL)
    append_member (into, "title", self->title);
  append_member (into, "font", self->font);
  append_head (into, self);
  g_string_append_printf (into, ",\n  \"large-marks\": %s,\n  \"hatched-edge\": %s,\n  \"edge\": ",
                          self->large_marks ? "true" : "false", self->hatched_edge ? "true" : "false");
  append_number (into, self->edge);
  g_string_append (into, ",\n  \"margin\": ");
  append_number (into, self->margin);
  g_string_append (into, ",\n  \"module\": ");
  append_number (into, self->module);
  append_fields (into, self);
  append_types (into, self);
  if (self->event != NULL)
    append_member (into, "event", self->event);
  if (self->text != NULL)
    append_member (into, "text", self->text);
  append_picture (into, "logo", self->logo);
  append_picture (into, "background", self->background);
  g_string_append_printf (into, ",\n  \"strength\": %d", self->strength);
  append_member (into, "second-side", lyd_word_id (&lyd_badge_second_sides, (int) self->second_side));
  g_string_append (into, "\n}\n");
  return g_string_free (into, FALSE);
}
