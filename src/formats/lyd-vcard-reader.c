#include "lyd-vcard-reader.h"

#include "lyd-text-reader.h"

#include <string.h>

/* Address cards of vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) as a table: one record a card, one cell for each of
 * these properties. What else a card holds (notes, birthdays, pictures, home addresses) is nobody's registration. */
typedef enum {
  NAME,
  GIVEN,
  FAMILY,
  EMAIL,
  PHONE,
  ORGANIZATION,
  ROLE,
  PRONOUNS,
  LANGUAGE,
  UID,
  N_CELLS
} Cell;

static const char *const titles[N_CELLS] = {
  "Name", "First name", "Last name", "Email", "Phone", "Organization",
  "Job title", "Pronouns", "Language", "External ID"
};

/* Properties that are one value. `N` and `ORG` have parts and are read apart. */
static const struct {
  const char *property;
  Cell cell;
} properties[] = {
  { "FN", NAME },
  { "EMAIL", EMAIL },
  { "TEL", PHONE },
  { "TITLE", ROLE },
  { "ROLE", ROLE },
  { "PRONOUNS", PRONOUNS }, /* RFC 9554 */
  { "X-PRONOUNS", PRONOUNS },
  { "LANG", LANGUAGE },
  { "UID", UID },
};

typedef struct {
  char *cells[N_CELLS];
  gboolean preferred[N_CELLS]; /* the cell is marked as the one to use */
} Card;

static void
clear_card (Card *card)
{
  for (int i = 0; i < N_CELLS; i++)
    g_clear_pointer (&card->cells[i], g_free);
  memset (card, 0, sizeof *card);
}

/*
 * Folded lines are one line again. This is done on bytes, because a fold may stand in the middle of a letter. @lines
 * gets the line of every card.
 */
static GBytes *
unfold (GBytes *bytes,
        GArray *lines)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  GByteArray *out = g_byte_array_sized_new ((guint) length);
  guint line = 1;
  gboolean fresh = TRUE;

  for (gsize i = 0; i < length; i++) {
    if (fresh && length - i >= 11 && g_ascii_strncasecmp (data + i, "BEGIN:VCARD", 11) == 0)
      g_array_append_val (lines, line);
    fresh = data[i] == '\n' || (fresh && (guchar) data[i] >= 0x80);
    if (data[i] == '\n') {
      line++;
      if (i + 1 < length && (data[i + 1] == ' ' || data[i + 1] == '\t')) {
        if (out->len > 0 && out->data[out->len - 1] == '\r')
          g_byte_array_set_size (out, out->len - 1);
        i++;
        continue;
      }
    }
    g_byte_array_append (out, (const guint8 *) data + i, 1);
  }
  return g_byte_array_free_to_bytes (out);
}

/* "W=C3=B3jcik" of vCard 2.1; what is no UTF-8 then is windows-1252. */
static char *
decode_quoted_printable (const char *value)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++) {
    int high = *p == '=' ? g_ascii_xdigit_value (p[1]) : -1;
    int low = high >= 0 ? g_ascii_xdigit_value (p[2]) : -1;

    if (low < 0) {
      g_string_append_c (out, *p);
    } else {
      if (high + low > 0)
        g_string_append_c (out, (char) (high * 16 + low));
      p += 2;
    }
  }
  if (g_utf8_validate (out->str, (gssize) out->len, NULL))
    return g_strdup (out->str);
  return g_convert_with_fallback (out->str, (gssize) out->len, "UTF-8", "WINDOWS-1252", "?", NULL, NULL, NULL);
}

/* Takes the next part, up to a semicolon that is not escaped, and undoes its escapes. */
static char *
next_part (const char **p,
           gboolean whole)
{
  GString *out = g_string_new (NULL);

  for (; **p != '\0' && (whole || **p != ';'); (*p)++) {
    if (**p == '\\' && (*p)[1] != '\0') {
      (*p)++;
      g_string_append_c (out, **p == 'n' || **p == 'N' ? ' ' : **p);
    } else {
      g_string_append_c (out, **p);
    }
  }
  if (**p == ';')
    (*p)++;
  return g_string_free (out, FALSE);
}

static void
set_cell (Card *card,
          Cell cell,
          char *take_value,
          gboolean preferred)
{
  g_autofree char *value = take_value;

  if (g_strstrip (value)[0] == '\0')
    return;
  if (card->cells[cell] != NULL && (card->preferred[cell] || !preferred))
    return;
  g_free (card->cells[cell]);
  card->cells[cell] = g_steal_pointer (&value);
  card->preferred[cell] = preferred;
}

/* "tel:+1-202-555-0143" and "mailto:" of 4.0 */
static const char *
skip_scheme (Cell cell,
             const char *value)
{
  if (cell == PHONE && g_ascii_strncasecmp (value, "tel:", 4) == 0)
    return value + 4;
  return value;
}

static void
read_property (Card *card,
               const char *name,
               const char *parameters,
               const char *raw)
{
  g_autofree char *folded = g_ascii_strup (parameters, -1);
  g_autofree char *decoded = NULL;
  gboolean preferred = strstr (folded, "PREF") != NULL;
  const char *value = raw;

  if (strstr (folded, "QUOTED-PRINTABLE") != NULL) {
    decoded = decode_quoted_printable (raw);
    value = decoded != NULL ? decoded : "";
  }
  if (g_ascii_strcasecmp (name, "N") == 0) {
    set_cell (card, FAMILY, next_part (&value, FALSE), preferred);
    set_cell (card, GIVEN, next_part (&value, FALSE), preferred);
  } else if (g_ascii_strcasecmp (name, "ORG") == 0) {
    set_cell (card, ORGANIZATION, next_part (&value, FALSE), preferred);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    if (g_ascii_strcasecmp (name, properties[i].property) == 0) {
      value = skip_scheme (properties[i].cell, value);
      set_cell (card, properties[i].cell, next_part (&value, TRUE), preferred);
      return;
    }
}

/* Parts "item1.EMAIL;TYPE=work:ana@example.org" and reads it. */
static void
read_line (Card *card,
           char *line)
{
  char *colon = line;
  gboolean quoted = FALSE;
  char *semicolon;
  char *dot;

  for (; *colon != '\0' && (quoted || *colon != ':'); colon++)
    quoted ^= *colon == '"';
  if (*colon == '\0')
    return;
  *colon = '\0';
  semicolon = strchr (line, ';');
  if (semicolon != NULL)
    *semicolon++ = '\0';
  dot = strchr (line, '.');
  read_property (card, dot != NULL ? dot + 1 : line, semicolon != NULL ? semicolon : "", colon + 1);
}

static gboolean
is_line (const char *line,
         const char *words)
{
  gsize length = strlen (words);

  return g_ascii_strncasecmp (line, words, length) == 0 && line[length + strspn (line + length, " ")] == '\0';
}

/* Takes the next line; one in quoted-printable that ends in "=" goes on with the one after it. */
static char *
next_line (const char **p)
{
  GString *line = g_string_new (NULL);
  gboolean goes_on = TRUE;
  gboolean encoded = FALSE;

  for (gboolean first = TRUE; goes_on; first = FALSE) {
    gsize length = strcspn (*p, "\r\n");

    g_string_append_len (line, *p, (gssize) length);
    *p += length;
    *p += **p == '\r';
    *p += **p == '\n';
    if (first)
      encoded = strcasestr (line->str, "QUOTED-PRINTABLE") != NULL;
    goes_on = encoded && length > 0 && line->str[line->len - 1] == '=' && **p != '\0';
    if (goes_on)
      g_string_truncate (line, line->len - 1);
  }
  return g_string_free (line, FALSE);
}

/**
 * lyd_vcard_read:
 * @bytes: a file of address cards
 *
 * Returns: (transfer full) (nullable): a table of them with titles, each record at its card's line; %NULL with
 *   %LYD_ERROR_FORMAT where the file is no text
 */
LydCsv *
lyd_vcard_read (GBytes *bytes,
                GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GBytes) unfolded = unfold (bytes, lines);
  g_autoptr (LydText) text = lyd_text_read (unfolded, error);
  g_autoptr (LydCsv) csv = NULL;
  Card card = { 0 };
  guint n_cards = 0;
  const char *p;

  if (text == NULL)
    return NULL;

  csv = lyd_csv_new ();
  lyd_csv_add_record (csv, 1, titles, N_CELLS);
  for (p = text->text; *p != '\0';) {
    g_autofree char *line = next_line (&p);

    if (is_line (line, "BEGIN:VCARD")) {
      clear_card (&card);
      n_cards++;
    } else if (is_line (line, "END:VCARD") && n_cards > 0 && n_cards <= lines->len) {
      lyd_csv_add_record (csv, g_array_index (lines, guint, n_cards - 1), (const char *const *) card.cells, N_CELLS);
      clear_card (&card);
    } else {
      read_line (&card, line);
    }
  }
  clear_card (&card);
  return g_steal_pointer (&csv);
}
