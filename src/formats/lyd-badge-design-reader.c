#include "lyd-badge-design-private.h"

#include "lyd-error.h"
#include "lyd-fold.h"
#include "lyd-json-reader.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define VERSION 1
#define MAX_TITLE 80 /* letters */

/* One member of an object: who reads it. What no row names is refused, because it would silently be left out. */
typedef struct {
  const char *name;
  gboolean (*read) (LydBadgeDesign *self, const LydJson *value, GError **error);
} Member;

static gboolean
fail (const LydJson *at,
      GError **error,
      const char *sentence)
{
  lyd_json_fail (at, error, sentence);
  return FALSE;
}

static gboolean
fail_about (const LydJson *at,
            GError **error,
            const char *format,
            const char *word)
{
  g_autofree char *start = g_utf8_substring (word, 0, MIN (g_utf8_strlen (word, -1), 40));
  g_autofree char *sentence = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  sentence = g_strdup_printf (format, start);
#pragma GCC diagnostic pop
  return fail (at, error, sentence);
}

static gboolean
check_kind (const LydJson *value,
            LydJsonKind kind,
            GError **error)
{
  static const char *const sentences[] = {
    [LYD_JSON_NULL] = N_ ("Nothing (“null”) should stand here."),
    [LYD_JSON_BOOLEAN] = N_ ("“true” or “false” should stand here."),
    [LYD_JSON_NUMBER] = N_ ("A number should stand here."),
    [LYD_JSON_STRING] = N_ ("A text in quotation marks should stand here."),
    [LYD_JSON_ARRAY] = N_ ("A list in brackets should stand here."),
    [LYD_JSON_OBJECT] = N_ ("Members in braces should stand here."),
  };

  return value->kind == kind || fail (value, error, _ (sentences[kind]));
}

static gboolean
read_members (LydBadgeDesign *self,
              const LydJson *object,
              const Member *members,
              gsize n_members,
              GError **error)
{
  if (!check_kind (object, LYD_JSON_OBJECT, error))
    return FALSE;
  for (guint i = 0; i < object->members->len; i++) {
    const LydJson *value = g_ptr_array_index (object->members, i);
    gsize k = 0;

    while (k < n_members && strcmp (members[k].name, value->name) != 0)
      k++;
    if (k == n_members)
      return fail_about (value, error, _ ("“%s” is not known here."), value->name);
    if (!members[k].read (self, value, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_flag (const LydJson *value,
           gboolean *flag,
           GError **error)
{
  if (!check_kind (value, LYD_JSON_BOOLEAN, error))
    return FALSE;
  *flag = value->truth;
  return TRUE;
}

static gboolean
read_number (const LydJson *value,
             double least,
             double most,
             double *number,
             GError **error)
{
  g_autofree char *sentence = NULL;

  if (!check_kind (value, LYD_JSON_NUMBER, error))
    return FALSE;
  /* Written so that "not a number" is refused, too. */
  if (!(value->number >= least && value->number <= most)) {
    sentence = g_strdup_printf (_ ("A number from %g to %g should stand here."), least, most);
    return fail (value, error, sentence);
  }
  *number = value->number;
  return TRUE;
}

static gboolean
read_whole (const LydJson *value,
            int least,
            int most,
            int *number,
            GError **error)
{
  double read;

  if (!read_number (value, least, most, &read, error))
    return FALSE;
  *number = (int) lround (read);
  return TRUE;
}

static gboolean
read_word (const LydJson *value,
           const LydVocabulary *words,
           int *index,
           GError **error)
{
  g_autofree char *ids = NULL;
  g_autofree char *sentence = NULL;

  if (!check_kind (value, LYD_JSON_STRING, error))
    return FALSE;
  *index = lyd_word_find (words, value->text);
  if (*index >= 0)
    return TRUE;
  ids = lyd_word_list_ids (words);
  sentence = g_strdup_printf (_ ("One of these should stand here: %s."), ids);
  return fail (value, error, sentence);
}

/* A line of text; an empty one is none. */
static gboolean
read_line (const LydJson *value,
           glong most,
           char **line,
           GError **error)
{
  g_autofree char *clean = NULL;

  if (!check_kind (value, LYD_JSON_STRING, error))
    return FALSE;
  clean = lyd_clean_line (value->text);
  if (g_utf8_strlen (clean, -1) > most) {
    g_autofree char *sentence = g_strdup_printf (_ ("The text is longer than %ld letters."), most);

    return fail (value, error, sentence);
  }
  g_free (*line);
  *line = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
  return TRUE;
}

static gboolean
read_format (LydBadgeDesign *self,
             const LydJson *value,
             GError **error)
{
  return check_kind (value, LYD_JSON_STRING, error) &&
         (strcmp (value->text, "lanyard-badge-design") == 0 ||
          fail (value, error, _ ("This is not a badge design of Lanyard.")));
}

static gboolean
read_version (LydBadgeDesign *self,
              const LydJson *value,
              GError **error)
{
  return check_kind (value, LYD_JSON_NUMBER, error) &&
         (value->number == VERSION ||
          fail (value, error, _ ("This design is of a newer Lanyard. Update Lanyard and try again.")));
}

/* Was looked at before everything else: it says what the file builds upon. */
static gboolean
read_id (LydBadgeDesign *self,
         const LydJson *value,
         GError **error)
{
  return check_kind (value, LYD_JSON_STRING, error);
}

static gboolean
read_title (LydBadgeDesign *self,
            const LydJson *value,
            GError **error)
{
  return read_line (value, MAX_TITLE, &self->title, error);
}

static gboolean
read_font (LydBadgeDesign *self,
           const LydJson *value,
           GError **error)
{
  return read_line (value, LYD_BADGE_MAX_TEXT, &self->font, error) &&
         (self->font != NULL || fail (value, error, _ ("The name of a font should stand here.")));
}

static gboolean
read_slot (const LydJson *value,
           LydBadgeSlot *slot,
           GError **error)
{
  LydBadgeSlot read = { .n = 0 };

  if (!check_kind (value, LYD_JSON_ARRAY, error))
    return FALSE;
  if (value->members->len > LYD_BADGE_MAX_SLOT)
    return fail (value, error, _ ("At most two fields stand in one place."));
  for (guint i = 0; i < value->members->len; i++) {
    const LydJson *member = g_ptr_array_index (value->members, i);
    int field;

    if (!read_word (member, &lyd_badge_fields, &field, error))
      return FALSE;
    if (field != LYD_BADGE_TYPE && field != LYD_BADGE_EVENT && field != LYD_BADGE_WHEN && field != LYD_BADGE_TEXT)
      return fail (member, error, _ ("Only type, event, when and text can stand in the head and foot."));
    if (field == LYD_BADGE_TYPE && value->members->len > 1)
      return fail (member, error, _ ("The attendee type stands alone in its place."));
    read.fields[read.n++] = (LydBadgeField) field;
  }
  *slot = read;
  return TRUE;
}

static gboolean
read_left (LydBadgeDesign *self,
           const LydJson *value,
           GError **error)
{
  return read_slot (value, &self->left, error);
}

static gboolean
read_right (LydBadgeDesign *self,
            const LydJson *value,
            GError **error)
{
  return read_slot (value, &self->right, error);
}

static gboolean
read_foot (LydBadgeDesign *self,
           const LydJson *value,
           GError **error)
{
  return read_slot (value, &self->foot, error);
}

static gboolean
read_head_style (LydBadgeDesign *self,
                 const LydJson *value,
                 GError **error)
{
  int index;

  if (!read_word (value, &lyd_badge_heads, &index, error))
    return FALSE;
  self->head = (LydBadgeHead) index;
  return TRUE;
}

static gboolean
read_head (LydBadgeDesign *self,
           const LydJson *value,
           GError **error)
{
  static const Member members[] = { { "style", read_head_style }, { "left", read_left }, { "right", read_right } };

  return read_members (self, value, members, G_N_ELEMENTS (members), error);
}

static gboolean
read_large_marks (LydBadgeDesign *self,
                  const LydJson *value,
                  GError **error)
{
  return read_flag (value, &self->large_marks, error);
}

static gboolean
read_hatched_edge (LydBadgeDesign *self,
                   const LydJson *value,
                   GError **error)
{
  return read_flag (value, &self->hatched_edge, error);
}

static gboolean
read_edge (LydBadgeDesign *self,
           const LydJson *value,
           GError **error)
{
  return read_number (value, 4, 30, &self->edge, error);
}

static gboolean
read_margin (LydBadgeDesign *self,
             const LydJson *value,
             GError **error)
{
  return read_number (value, 4, 40, &self->margin, error);
}

/* In quarters of a point, as all codes are drawn. */
static gboolean
read_module (LydBadgeDesign *self,
             const LydJson *value,
             GError **error)
{
  return read_number (value, 2, 6, &self->module, error);
}

static gboolean
read_field_member (LydBadgeDesign *self,
                   LydBadgeField field,
                   const LydJson *value,
                   GError **error)
{
  LydFitStyle *style = &self->fields[field];

  if (strcmp (value->name, "show") == 0)
    return read_flag (value, &self->shown[field], error) &&
           (self->shown[field] || field != LYD_BADGE_GIVEN || fail (value, error, _ ("A badge bears a name.")));
  if (strcmp (value->name, "size") == 0)
    return read_number (value, 4, 120, &style->max, error);
  if (strcmp (value->name, "least") == 0)
    return read_number (value, 4, 120, &style->min, error);
  if (strcmp (value->name, "lines") == 0)
    return read_whole (value, 1, 6, &style->lines, error);
  if (strcmp (value->name, "weight") == 0)
    return read_whole (value, 100, 1000, &style->weight, error);
  if (strcmp (value->name, "spacing") == 0)
    return read_whole (value, 0, 1000, &style->tracking, error);
  return fail_about (value, error, _ ("“%s” is not known here."), value->name);
}

static gboolean
read_fields (LydBadgeDesign *self,
             const LydJson *value,
             GError **error)
{
  if (!check_kind (value, LYD_JSON_OBJECT, error))
    return FALSE;
  for (guint i = 0; i < value->members->len; i++) {
    const LydJson *field = g_ptr_array_index (value->members, i);
    int index = lyd_word_find (&lyd_badge_fields, field->name);

    if (index < 0 || index == LYD_BADGE_CODE)
      return fail_about (field, error, _ ("There is no field “%s”."), field->name);
    if (!check_kind (field, LYD_JSON_OBJECT, error))
      return FALSE;
    for (guint k = 0; k < field->members->len; k++)
      if (!read_field_member (self, (LydBadgeField) index, g_ptr_array_index (field->members, k), error))
        return FALSE;
    if (self->fields[index].min > self->fields[index].max)
      return fail (field, error, _ ("The least size is above the size."));
  }
  return TRUE;
}

static gboolean
read_color (const LydJson *value,
            LydBadgeColor *color,
            GError **error)
{
  gboolean good = check_kind (value, LYD_JSON_STRING, error);
  guint64 number = 0;

  if (!good)
    return FALSE;
  good = strlen (value->text) == 7 && value->text[0] == '#' && g_ascii_isxdigit (value->text[1]) &&
         g_ascii_string_to_unsigned (value->text + 1, 16, 0, 0xffffff, &number, NULL);
  if (!good)
    return fail (value, error, _ ("A color should stand here, as “#1a5fb4”."));
  *color = (LydBadgeColor){ (double) (number >> 16) / 255, (double) (number >> 8 & 0xff) / 255,
                            (double) (number & 0xff) / 255 };
  return TRUE;
}

static gboolean
read_type_member (LydBadgeTypeStyle *style,
                  const LydJson *value,
                  GError **error)
{
  int shape;

  if (strcmp (value->name, "color") == 0)
    return read_color (value, &style->color, error);
  if (strcmp (value->name, "shape") != 0)
    return fail_about (value, error, _ ("“%s” is not known here."), value->name);
  if (!read_word (value, &lyd_badge_shapes, &shape, error))
    return FALSE;
  style->corners = lyd_badge_shape_get_corners (shape);
  return TRUE;
}

static gboolean
read_types (LydBadgeDesign *self,
            const LydJson *value,
            GError **error)
{
  if (!check_kind (value, LYD_JSON_OBJECT, error))
    return FALSE;
  for (guint i = 0; i < value->members->len; i++) {
    const LydJson *type = g_ptr_array_index (value->members, i);
    int index = lyd_word_find (&lyd_attendee_types, type->name);

    if (index < 0)
      return fail_about (type, error, _ ("There is no attendee type “%s”."), type->name);
    if (!check_kind (type, LYD_JSON_OBJECT, error))
      return FALSE;
    for (guint k = 0; k < type->members->len; k++)
      if (!read_type_member (&self->types[index], g_ptr_array_index (type->members, k), error))
        return FALSE;
  }
  return TRUE;
}

static gboolean
read_event (LydBadgeDesign *self,
            const LydJson *value,
            GError **error)
{
  return read_line (value, LYD_BADGE_MAX_TEXT, &self->event, error);
}

static gboolean
read_text (LydBadgeDesign *self,
           const LydJson *value,
           GError **error)
{
  return read_line (value, LYD_BADGE_MAX_TEXT, &self->text, error);
}

static gboolean
read_picture (const LydJson *value,
              gsize most_bytes,
              int most_side,
              LydBadgePicture **into,
              GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = NULL;
  LydBadgePicture *picture;
  guchar *data;
  gsize length;

  if (!check_kind (value, LYD_JSON_STRING, error))
    return FALSE;
  data = g_base64_decode (value->text, &length);
  bytes = g_bytes_new_take (data, length);
  picture = lyd_badge_picture_read (bytes, most_bytes, most_side, &local);
  if (picture == NULL)
    return fail (value, error, local->message);
  g_clear_pointer (into, lyd_badge_picture_free);
  *into = picture;
  return TRUE;
}

static gboolean
read_logo (LydBadgeDesign *self,
           const LydJson *value,
           GError **error)
{
  return read_picture (value, LYD_BADGE_LOGO_BYTES, LYD_BADGE_LOGO_SIDE, &self->logo, error);
}

static gboolean
read_background (LydBadgeDesign *self,
                 const LydJson *value,
                 GError **error)
{
  return read_picture (value, LYD_BADGE_BACKGROUND_BYTES, LYD_BADGE_BACKGROUND_SIDE, &self->background, error);
}

static gboolean
read_strength (LydBadgeDesign *self,
               const LydJson *value,
               GError **error)
{
  return read_whole (value, 0, 100, &self->strength, error);
}

static gboolean
read_second_side (LydBadgeDesign *self,
                  const LydJson *value,
                  GError **error)
{
  int index;

  if (!read_word (value, &lyd_badge_second_sides, &index, error))
    return FALSE;
  self->second_side = (LydBadgeSecondSide) index;
  return TRUE;
}

static const Member members[] = {
  { "format", read_format },
  { "version", read_version },
  { "id", read_id },
  { "title", read_title },
  { "font", read_font },
  { "head", read_head },
  { "foot", read_foot },
  { "large-marks", read_large_marks },
  { "hatched-edge", read_hatched_edge },
  { "edge", read_edge },
  { "margin", read_margin },
  { "module", read_module },
  { "fields", read_fields },
  { "types", read_types },
  { "event", read_event },
  { "text", read_text },
  { "logo", read_logo },
  { "background", read_background },
  { "strength", read_strength },
  { "second-side", read_second_side },
};

/* That the file is one of ours is said before anything in it is found wrong. */
static gboolean
check_format (const LydJson *root,
              GError **error)
{
  const LydJson *format, *version;

  if (!check_kind (root, LYD_JSON_OBJECT, error))
    return FALSE;
  format = lyd_json_get (root, "format");
  version = lyd_json_get (root, "version");
  if (format == NULL || version == NULL)
    return fail (root, error, _ ("This is not a badge design of Lanyard."));
  return read_format (NULL, format, error) && read_version (NULL, version, error);
}

/* Lays what the file says over @self, which is of no use where that fails. */
gboolean
lyd_badge_design_read_over (LydBadgeDesign *self,
                            const char *text,
                            gsize length,
                            GError **error)
{
  g_autoptr (LydJson) root = lyd_json_read (text, length, error);

  if (root == NULL || !check_format (root, error) ||
      !read_members (self, root, members, G_N_ELEMENTS (members), error))
    return FALSE;
  if (lyd_json_get (root, "id") != NULL) {
    g_free (self->id);
    self->id = g_strdup (lyd_json_get (root, "id")->text);
  }
  return TRUE;
}

/**
 * lyd_badge_design_read:
 * @text: the file's bytes; they need not end with zero, and may be anything
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_FORMAT and a sentence that says line and column
 */
LydBadgeDesign *
lyd_badge_design_read (const char *text,
                       gsize length,
                       GError **error)
{
  g_autoptr (LydJson) root = NULL;
  g_autoptr (LydBadgeDesign) self = NULL;
  const LydJson *id;

  if (length > LYD_BADGE_DESIGN_MAX_BYTES) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT, _ ("A badge design is at most %d MB large."),
                 LYD_BADGE_DESIGN_MAX_BYTES / (1024 * 1024));
    return NULL;
  }
  root = lyd_json_read (text, length, error);
  if (root == NULL || !check_format (root, error))
    return NULL;
  id = lyd_json_get (root, "id");
  if (id == NULL) {
    fail (root, error, _ ("“id” is missing: it names the built-in design that this one began as."));
    return NULL;
  }
  if (!check_kind (id, LYD_JSON_STRING, error))
    return NULL;
  self = lyd_badge_design_new_builtin (id->text);
  if (self == NULL) {
    fail_about (id, error, _ ("There is no built-in design “%s”."), id->text);
    return NULL;
  }
  if (!read_members (self, root, members, G_N_ELEMENTS (members), error))
    return NULL;
  return g_steal_pointer (&self);
}
