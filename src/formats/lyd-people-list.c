#include "lyd-people-list.h"

#include "lyd-error.h"
#include "lyd-fold.h"

#include <glib/gi18n.h>
#include <string.h>

/* Letters of one name, address or organization. */
#define MAX_LETTERS 300
#define MAX_BYTES (4 * 1024 * 1024)

/* Where one entry stands in its line. */
typedef struct {
  const char *start; /* of the line, for the column */
  guint line;
  GPtrArray *list;
} Reader;

void
lyd_listed_person_free (LydListedPerson *self)
{
  g_free (self->text);
  g_free (self->name);
  g_free (self->email);
  g_free (self->organization);
  g_free (self);
}

static char *
clean_or_null (const char *text)
{
  char *clean = lyd_clean_line (text != NULL ? text : "");

  if (clean[0] == '\0')
    g_clear_pointer (&clean, g_free);
  return clean;
}

/* Mail programs put names between quotes and address lists escape with a backslash (RFC 5322, 3.2.4). */
static char *
unquote (const char *text)
{
  g_autofree char *clean = lyd_clean_line (text);
  GString *plain = g_string_new (NULL);

  for (const char *p = clean; *p != '\0'; p++) {
    if (*p == '\\' && p[1] != '\0')
      g_string_append_c (plain, *++p);
    else if (*p != '"' && (*p != ' ' || (plain->len > 0 && plain->str[plain->len - 1] != ' ')))
      g_string_append_c (plain, *p);
  }
  return g_strstrip (g_string_free (plain, FALSE));
}

/* "maribel.okonkwo-reyes@..." tells a name, "info@..." does not. */
static char *
guess_name (const char *email)
{
  g_autofree char *local = g_strndup (email, strcspn (email, "@+"));
  g_auto (GStrv) parts = g_strsplit_set (local, "._", -1);
  g_autoptr (GString) name = g_string_new (NULL);
  int n = 0;

  for (int i = 0; parts[i] != NULL; i++) {
    gunichar first = g_utf8_get_char (parts[i]);

    if (!g_unichar_isalpha (first))
      continue;
    if (n++ > 0)
      g_string_append_c (name, ' ');
    for (const char *p = parts[i]; *p != '\0'; p = g_utf8_next_char (p)) {
      gunichar letter = g_utf8_get_char (p);

      g_string_append_unichar (name, p == parts[i] || p[-1] == '-' ? g_unichar_totitle (letter) : letter);
    }
  }
  return n > 1 ? g_string_free (g_steal_pointer (&name), FALSE) : NULL;
}

/* "Wu, Ana" is Ana Wu. Takes ownership and gives it back. */
static char *
turn_name (char *name)
{
  char *comma = name != NULL ? strchr (name, ',') : NULL;
  char *turned;

  if (comma == NULL || memchr (name, ' ', (gsize) (comma - name)) != NULL || strchr (comma + 1, ',') != NULL)
    return name;
  *comma = '\0';
  turned = g_strstrip (g_strconcat (comma + 1, " ", name, NULL));
  g_free (name);
  return turned;
}

static gboolean
says_anything (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)) || *p == '@')
      return TRUE;
  return FALSE;
}

static gboolean
is_long (const char *text)
{
  return text != NULL && g_utf8_strlen (text, -1) > MAX_LETTERS;
}

/* Takes ownership of the three strings. What says nothing at all is nobody; what names nobody is shown as it stands. */
static void
add (Reader *self,
     const char *from,
     gsize length,
     char *name,
     char *email,
     char *organization)
{
  LydListedPerson *person = g_new0 (LydListedPerson, 1);
  g_autofree char *text = g_strndup (from, length);

  while (from < self->start + strlen (self->start) && g_ascii_isspace (*from))
    from++;
  person->line = self->line;
  person->column = (guint) g_utf8_pointer_to_offset (self->start, from) + 1;
  person->text = lyd_clean_line (text);
  person->name = clean_or_null (name);
  person->email = email;
  person->organization = organization;
  g_free (name);
  if (!says_anything (person->text)) {
    lyd_listed_person_free (person);
    return;
  }
  if (person->name == NULL && person->email == NULL)
    person->name = g_strdup (person->text);
  if (person->name == NULL && person->email != NULL) {
    person->name = guess_name (person->email);
    person->guessed = person->name != NULL;
  }
  if (is_long (person->name) || is_long (email) || is_long (organization)) {
    person->state = LYD_LISTED_TOO_LONG;
  } else if (person->name != NULL && strchr (person->name, '@') != NULL) {
    person->state = LYD_LISTED_BAD_EMAIL; /* two addresses without anything between them */
  } else if (email != NULL) {
    g_autofree char *folded = lyd_fold_email (email);

    person->state = folded == NULL         ? LYD_LISTED_BAD_EMAIL
                    : person->name == NULL ? LYD_LISTED_NO_NAME
                                           : LYD_LISTED_GOOD;
  }
  g_ptr_array_add (self->list, person);
}

/* "Ana Wu <ana@example.org>", "ana@example.org (Ana Wu)", "Ana Wu ana@example.org", "mailto:ana@example.org" */
static void
split_mailbox (const char *piece,
               char **name,
               char **email)
{
  const char *at = strchr (piece, '@');
  const char *open = strchr (piece, '<');
  const char *close = open != NULL ? strchr (open, '>') : NULL;
  const char *start = at, *end = at;
  g_autofree char *address = NULL;
  g_autofree char *rest = NULL;

  if (close != NULL) {
    start = open + 1;
    end = close;
  } else {
    while (start > piece && !g_ascii_isspace (start[-1]) && strchr ("(<\"", start[-1]) == NULL)
      start--;
    while (*end != '\0' && !g_ascii_isspace (*end) && strchr (")>\"", *end) == NULL)
      end++;
  }
  address = g_strndup (start, (gsize) (end - start));
  if (g_ascii_strncasecmp (g_strstrip (address), "mailto:", 7) == 0)
    memmove (address, address + 7, strlen (address + 7) + 1);
  *email = clean_or_null (address);
  rest = g_strdup_printf ("%.*s %s", (int) (start - piece), piece, end);
  g_strdelimit (rest, "<>()", ' ');
  *name = unquote (rest);
  if ((*name)[0] == '\0' || strcmp (*name, "mailto:") == 0)
    g_clear_pointer (name, g_free);
  *name = turn_name (*name);
}

/* "Wu, Ana" is one person, and so is "Ana Wu, Child Advocates": a comma after a single word turns a name round. */
static void
add_without_address (Reader *self,
                     const char *line,
                     gsize length)
{
  g_autofree char *whole = g_strndup (line, length);
  char *comma = strchr (whole, ',');
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (comma == NULL) {
    char *name = unquote (whole);

    if (name[0] != '\0')
      add (self, line, length, name, NULL, NULL);
    else
      g_free (name);
    return;
  }
  *comma = '\0';
  first = unquote (whole);
  second = unquote (comma + 1);
  if (first[0] == '\0' && second[0] == '\0')
    return;
  if (first[0] == '\0' || second[0] == '\0')
    add (self, line, length, g_strdup (first[0] != '\0' ? first : second), NULL, NULL);
  else if (strchr (first, ' ') == NULL)
    add (self, line, length, g_strconcat (second, " ", first, NULL), NULL, NULL);
  else
    add (self, line, length, g_steal_pointer (&first), NULL, g_steal_pointer (&second));
}

/* Returns: the end of the piece that starts at @p: the next separator outside quotes and angles. A quote that is never
 * closed is none, or it would swallow everybody after it. */
static const char *
find_end (const char *p,
          const char *end)
{
  gboolean quoted = FALSE, angle = FALSE;

  for (; p < end; p++) {
    if (*p == '\\' && quoted && p + 1 < end)
      p++;
    else if (*p == '"')
      quoted = !quoted && memchr (p + 1, '"', (gsize) (end - p) - 1) != NULL;
    else if (!quoted && (*p == '<' || *p == '>'))
      angle = *p == '<';
    else if (!quoted && !angle && (*p == ',' || *p == ';'))
      break;
  }
  return p;
}

/* An address list. Outlook writes "Wu, Ana <ana@example.org>" without quotes, so a piece without an address belongs to
 * the next one. */
static void
add_mailboxes (Reader *self,
               const char *line,
               const char *end)
{
  const char *held = NULL;

  for (const char *p = line; p < end;) {
    const char *stop = find_end (p, end);
    g_autofree char *piece = g_strndup (p, (gsize) (stop - p));
    g_autofree char *before = NULL;
    char *name, *email;

    if (strchr (piece, '@') == NULL) {
      if (held == NULL && strspn (piece, " \t") < strlen (piece))
        held = p;
    } else {
      split_mailbox (piece, &name, &email);
      if (held != NULL) {
        g_autofree char *raw = g_strndup (held, (gsize) (p - held) - 1);

        before = unquote (raw);
        if (name != NULL && before[0] != '\0') {
          char *turned = g_strconcat (name, " ", before, NULL);

          g_free (name);
          name = turned;
        } else if (before[0] != '\0') {
          name = g_steal_pointer (&before);
        }
      }
      add (self, held != NULL ? held : p, (gsize) (stop - (held != NULL ? held : p)), name, email, NULL);
      held = NULL;
    }
    p = stop < end ? stop + 1 : end;
  }
  if (held != NULL)
    add_without_address (self, held, (gsize) (end - held));
}

/* Cells of a spreadsheet: the one with an @ is the address, the first other one the name, the next the organization. */
static void
add_cells (Reader *self,
           const char *line,
           const char *end)
{
  g_autofree char *whole = g_strndup (line, (gsize) (end - line));
  g_auto (GStrv) cells = g_strsplit (whole, "\t", -1);
  g_autofree char *name = NULL;
  g_autofree char *email = NULL;
  g_autofree char *organization = NULL;

  for (int i = 0; cells[i] != NULL; i++) {
    g_autofree char *clean = unquote (cells[i]);

    if (clean[0] == '\0')
      continue;
    if (strchr (clean, '@') != NULL && email == NULL)
      email = g_steal_pointer (&clean);
    else if (name == NULL)
      name = g_steal_pointer (&clean);
    else if (organization == NULL)
      organization = g_steal_pointer (&clean);
  }
  if (name != NULL || email != NULL)
    add (self, line, (gsize) (end - line), g_steal_pointer (&name), g_steal_pointer (&email),
         g_steal_pointer (&organization));
}

/* The titles that a copied table brings along are nobody. */
static gboolean
is_title (const char *line,
          const char *end)
{
  static const char titles[] = "|name|email|e mail|name email|name e mail|name email organization|"
                               "name e mail organization|name organization|name organization email|"
                               "nombre|correo|nombre correo|nombre correo organizacion|";
  g_autofree char *text = g_strndup (line, (gsize) (end - line));
  g_autofree char *folded = lyd_fold_text (text);
  g_autofree char *wanted = g_strdup_printf ("|%s|", folded);

  return folded[0] != '\0' && strstr (titles, wanted) != NULL;
}

static void
read_line (Reader *self,
           const char *end)
{
  const char *line = self->start;
  gsize length = (gsize) (end - line);

  if (self->line == 1 && is_title (line, end))
    return;
  if (memchr (line, '\t', length) != NULL)
    add_cells (self, line, end);
  else if (memchr (line, '@', length) != NULL)
    add_mailboxes (self, line, end);
  else if (strchr (line, ';') != NULL && strchr (line, ';') < end)
    for (const char *p = line; p < end; p += strcspn (p, ";\n") + 1)
      add_without_address (self, p, MIN ((gsize) (end - p), strcspn (p, ";\n")));
  else
    add_without_address (self, line, length);
}

/**
 * lyd_people_list_read:
 * @text: what somebody pasted
 *
 * Reads people in the ways in which lists of them are copied: a name a line, "Ana Wu <ana@example.org>; ..." as mail
 * programs have it (RFC 5322, 3.4), or the cells of a spreadsheet. Nothing is left out in silence: what is no person
 * says why.
 *
 * Returns: (transfer full) (nullable) (element-type LydListedPerson): %NULL with %LYD_ERROR_INVALID where it is no text
 *   or far too long
 */
GPtrArray *
lyd_people_list_read (const char *text,
                      GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_listed_person_free);
  g_autofree char *plain = NULL;
  Reader reader = { NULL, 0, list };

  if (strlen (text) > MAX_BYTES || !g_utf8_validate (text, -1, NULL)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("This is no list of people. Nobody was registered."));
    return NULL;
  }
  plain = g_strdup (text);
  for (char *p = plain; *p != '\0'; p++)
    if (*p == '\r')
      *p = p[1] == '\n' ? ' ' : '\n';
  for (const char *p = plain; *p != '\0' && list->len <= LYD_PEOPLE_LIST_MAX;) {
    const char *end = p + strcspn (p, "\n");

    reader.start = p;
    reader.line++;
    read_line (&reader, end);
    p = *end != '\0' ? end + 1 : end;
  }
  if (list->len > LYD_PEOPLE_LIST_MAX) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("This has more than %d people. Import it as a file instead. Nobody was registered."),
                 LYD_PEOPLE_LIST_MAX);
    return NULL;
  }
  return g_steal_pointer (&list);
}
