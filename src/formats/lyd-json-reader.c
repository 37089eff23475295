#include "lyd-json-reader.h"

#include "lyd-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a stranger's file may cost. */
#define MAX_DEPTH 8
#define MAX_VALUES 2000
#define MAX_NUMBER 40 /* letters */

typedef struct {
  const char *at;
  const char *end;
  const char *counted; /* up to here `line` and `column` are right */
  guint line;
  guint column;
  int depth;
  int n_values;
  GError **error;
} Reader;

static gboolean read_value (Reader *self, LydJson *value);

void
lyd_json_free (LydJson *self)
{
  g_free (self->name);
  g_free (self->text);
  if (self->members != NULL)
    g_ptr_array_unref (self->members);
  g_free (self);
}

static void
set_error (GError **error,
           guint line,
           guint column,
           const char *sentence)
{
  /* Translators: the sentence says what is wrong there */
  g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT, _ ("Line %u, column %u: %s"), line, column, sentence);
}

/* Says that something is wrong with a value, and where it stands. */
void
lyd_json_fail (const LydJson *at,
               GError **error,
               const char *sentence)
{
  set_error (error, at->line, at->column, sentence);
}

/* Columns are counted in characters, each once, however long a line is. */
static void
count_up (Reader *self)
{
  for (; self->counted < self->at; self->counted++) {
    if (*self->counted == '\n') {
      self->line++;
      self->column = 1;
    } else if (((guchar) *self->counted & 0xc0) != 0x80) {
      self->column++;
    }
  }
}

static gboolean
fail (Reader *self,
      const char *sentence)
{
  count_up (self);
  set_error (self->error, self->line, self->column, sentence);
  return FALSE;
}

static char
peek (const Reader *self)
{
  return self->at < self->end ? *self->at : '\0';
}

static void
skip_space (Reader *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0')
    self->at++;
}

static gboolean
read_word (Reader *self,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || strncmp (self->at, word, length) != 0)
    return fail (self, _ ("This is no JSON value."));
  self->at += length;
  return TRUE;
}

static gboolean
read_hex (Reader *self,
          gunichar *unit)
{
  *unit = 0;
  for (int i = 0; i < 4; i++) {
    if (!g_ascii_isxdigit (peek (self)))
      return fail (self, _ ("“\\u” needs four hexadecimal digits."));
    *unit = *unit * 16 + (gunichar) g_ascii_xdigit_value (*self->at++);
  }
  return TRUE;
}

/* After "\u": one character, of two units where it is beyond the first 65,536. */
static gboolean
read_unicode (Reader *self,
              GString *into)
{
  gunichar unit, low;

  if (!read_hex (self, &unit))
    return FALSE;
  if (unit >= 0xd800 && unit < 0xdc00) {
    if (peek (self) != '\\' || self->at + 1 >= self->end || self->at[1] != 'u')
      return fail (self, _ ("Half of a character is missing."));
    self->at += 2;
    if (!read_hex (self, &low))
      return FALSE;
    if (low < 0xdc00 || low > 0xdfff)
      return fail (self, _ ("Half of a character is missing."));
    unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
  }
  if (unit == 0 || (unit >= 0xdc00 && unit < 0xe000))
    return fail (self, _ ("This character cannot stand in a text."));
  g_string_append_unichar (into, unit);
  return TRUE;
}

static gboolean
read_escape (Reader *self,
             GString *into)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meant[] = "\"\\/\b\f\n\r\t";
  const char *found;

  self->at++;
  if (peek (self) == 'u') {
    self->at++;
    return read_unicode (self, into);
  }
  found = peek (self) != '\0' ? strchr (letters, peek (self)) : NULL;
  if (found == NULL)
    return fail (self, _ ("Nothing of that kind follows a backslash."));
  g_string_append_c (into, meant[found - letters]);
  self->at++;
  return TRUE;
}

static char *
read_string (Reader *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (peek (self) != '"') {
    fail (self, _ ("A text in quotation marks should stand here."));
    return NULL;
  }
  self->at++;
  while (peek (self) != '"') {
    const char *start = self->at;

    while (self->at < self->end && *self->at != '"' && *self->at != '\\' && (guchar) *self->at >= 0x20)
      self->at++;
    g_string_append_len (text, start, self->at - start);
    if (peek (self) == '\\') {
      if (!read_escape (self, text))
        return NULL;
    } else if (peek (self) != '"') {
      fail (self, _ ("The text does not end on this line."));
      return NULL;
    }
  }
  self->at++;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
skip_digits (Reader *self)
{
  while (g_ascii_isdigit (peek (self)))
    self->at++;
}

static gboolean
read_number (Reader *self,
             LydJson *value)
{
  char letters[MAX_NUMBER + 1] = "";
  const char *start = self->at;
  gsize length;

  if (peek (self) == '-')
    self->at++;
  if (!g_ascii_isdigit (peek (self)))
    return fail (self, _ ("This is no JSON value."));
  skip_digits (self);
  if (peek (self) == '.') {
    self->at++;
    skip_digits (self);
  }
  if (peek (self) == 'e' || peek (self) == 'E') {
    self->at++;
    if (peek (self) == '-' || peek (self) == '+')
      self->at++;
    skip_digits (self);
  }
  length = (gsize) (self->at - start);
  if (length > MAX_NUMBER)
    return fail (self, _ ("The number is too long."));
  memcpy (letters, start, length);
  value->kind = LYD_JSON_NUMBER;
  value->number = g_ascii_strtod (letters, NULL);
  return TRUE;
}

/* A member of an object or array, after the space before it. */
static gboolean
read_member (Reader *self,
             LydJson *owner)
{
  LydJson *member = g_new0 (LydJson, 1);

  if (++self->n_values > MAX_VALUES) {
    g_free (member);
    return fail (self, _ ("There are too many values."));
  }
  if (owner->kind == LYD_JSON_OBJECT) {
    g_autofree char *name = read_string (self);

    if (name == NULL || lyd_json_get (owner, name) != NULL) {
      g_free (member);
      return name == NULL ? FALSE : fail (self, _ ("This name was there already."));
    }
    member->name = g_steal_pointer (&name);
  }
  g_ptr_array_add (owner->members, member);
  if (owner->kind == LYD_JSON_OBJECT) {
    skip_space (self);
    if (peek (self) != ':')
      return fail (self, _ ("A colon should stand here."));
    self->at++;
  }
  return read_value (self, member);
}

static gboolean
read_members (Reader *self,
              LydJson *value,
              char closing)
{
  value->members = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_json_free);
  if (++self->depth > MAX_DEPTH)
    return fail (self, _ ("Values are nested too deeply."));
  self->at++;
  skip_space (self);
  while (peek (self) != closing) {
    if (!read_member (self, value))
      return FALSE;
    skip_space (self);
    if (peek (self) == closing)
      break;
    if (peek (self) != ',')
      return fail (self, _ ("A comma or the end of the list should stand here."));
    self->at++;
    skip_space (self);
    if (peek (self) == closing)
      return fail (self, _ ("After a comma another value follows."));
  }
  self->at++;
  self->depth--;
  return TRUE;
}

static gboolean
read_value (Reader *self,
            LydJson *value)
{
  skip_space (self);
  count_up (self);
  value->line = self->line;
  value->column = self->column;

  switch (peek (self)) {
  case '{':
    value->kind = LYD_JSON_OBJECT;
    return read_members (self, value, '}');
  case '[':
    value->kind = LYD_JSON_ARRAY;
    return read_members (self, value, ']');
  case '"':
    value->kind = LYD_JSON_STRING;
    value->text = read_string (self);
    return value->text != NULL;
  case 't':
  case 'f':
    value->kind = LYD_JSON_BOOLEAN;
    value->truth = peek (self) == 't';
    return read_word (self, value->truth ? "true" : "false");
  case 'n':
    value->kind = LYD_JSON_NULL;
    return read_word (self, "null");
  default:
    return read_number (self, value);
  }
}

/**
 * lyd_json_read:
 * @text: UTF-8, with or without a byte order mark; the caller bounds its length
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_FORMAT, line and column where it is no JSON, repeats a
 * name, or holds more than such a file may
 */
LydJson *
lyd_json_read (const char *text,
               gsize length,
               GError **error)
{
  g_autoptr (LydJson) value = g_new0 (LydJson, 1);
  const char *bad;
  Reader reader = { .at = text, .end = text + length, .counted = text, .line = 1, .column = 1, .error = error };

  if (length >= 3 && memcmp (text, "\357\273\277", 3) == 0)
    reader.at = reader.counted = text + 3;
  if (!g_utf8_validate_len (text, length, &bad)) {
    reader.at = bad;
    fail (&reader, _ ("This is not UTF-8 text."));
    return NULL;
  }
  if (!read_value (&reader, value))
    return NULL;
  skip_space (&reader);
  if (reader.at < reader.end) {
    fail (&reader, _ ("Nothing should follow here."));
    return NULL;
  }
  return g_steal_pointer (&value);
}

/* Returns: (nullable): a member of an object by its name */
const LydJson *
lyd_json_get (const LydJson *object,
              const char *name)
{
  for (guint i = 0; i < object->members->len; i++) {
    const LydJson *member = g_ptr_array_index (object->members, i);

    if (g_strcmp0 (member->name, name) == 0)
      return member;
  }
  return NULL;
}
