#include "lyd-eml.h"

#include "lyd-error.h"
#include "lyd-mailbox.h"
#include "lyd-time.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * A message (RFC 5322) with MIME parts (RFC 2045, 2046), names and subjects in any script (RFC 2047, 2231), and an
 * invitation as RFC 6047 has it: text/calendar beside the text, and once more as a file, for mail programs that drop
 * the former when a message is edited. X-Unsent makes mail programs open it to be sent instead of read.
 *
 * Nothing that comes from people reaches a header but through add_text_header(), add_mailbox() and add_parameter(),
 * which let no line end and no control character through.
 */
#define CRLF "\r\n"
#define MAX_LINE 76          /* RFC 2045, 6.7 and 6.8; RFC 2047, 2 */
#define MAX_WORD_BYTES 45    /* 60 letters of base64 and the 12 around them */
#define FIRST_WORD_BYTES 30  /* beside the header's name */
#define PARAMETER_LETTERS 60 /* of a value, a line */

/* One line of valid UTF-8. */
static char *
flatten (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *line = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);

    if (g_unichar_iscntrl (letter) || letter == 0x2028 || letter == 0x2029)
      g_string_append_c (line, ' ');
    else
      g_string_append_unichar (line, letter);
  }
  return g_strstrip (g_string_free (line, FALSE));
}

/* ---- words of headers: RFC 2047 ---- */

static void
add_encoded_words (GString *out,
                   const char *text)
{
  gsize room = FIRST_WORD_BYTES;
  gboolean first = TRUE;

  while (*text != '\0') {
    g_autofree char *encoded = NULL;
    gsize n = 0;

    /* A letter is never split between two words. */
    while (text[n] != '\0') {
      gsize letter = (gsize) (g_utf8_next_char (text + n) - (text + n));

      if (n + letter > room)
        break;
      n += letter;
    }
    encoded = g_base64_encode ((const guchar *) text, n);
    g_string_append_printf (out, "%s=?UTF-8?B?%s?=", first ? "" : CRLF " ", encoded);
    text += n;
    room = MAX_WORD_BYTES;
    first = FALSE;
  }
}

/* Whether a header may hold @text as it is, on one line behind a name of @n_name bytes. */
static gboolean
is_plain (const char *text,
          gsize n_name)
{
  return g_str_is_ascii (text) && strstr (text, "=?") == NULL && n_name + 2 + strlen (text) <= MAX_LINE;
}

static void
add_text_header (GString *out,
                 const char *name,
                 const char *text)
{
  g_autofree char *line = flatten (text);

  g_string_append_printf (out, "%s: ", name);
  if (is_plain (line, strlen (name)))
    g_string_append (out, line);
  else
    add_encoded_words (out, line);
  g_string_append (out, CRLF);
}

/* RFC 5322, 3.2.4: a quoted string takes every printable ASCII letter. */
static void
add_quoted (GString *out,
            const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"' || *p == '\\')
      g_string_append_c (out, '\\');
    g_string_append_c (out, *p);
  }
  g_string_append_c (out, '"');
}

static gboolean
add_mailbox (GString *out,
             const char *header,
             const char *name,
             const char *address,
             GError **error)
{
  g_autofree char *clean = lyd_mailbox_clean (address);
  g_autofree char *line = flatten (name);

  if (g_strcmp0 (clean, address) != 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” is no e-mail address. No message was made."), address);
    return FALSE;
  }
  g_string_append_printf (out, "%s: ", header);
  if (line[0] == '\0') {
    g_string_append_printf (out, "%s" CRLF, clean);
    return TRUE;
  }
  if (is_plain (line, strlen (header) + 2))
    add_quoted (out, line);
  else
    add_encoded_words (out, line);
  g_string_append_printf (out, CRLF " <%s>" CRLF, clean);
  return TRUE;
}

static gboolean
add_bcc (GString *out,
         const char *const *addresses,
         GError **error)
{
  if (addresses == NULL || addresses[0] == NULL)
    return TRUE;
  g_string_append (out, "Bcc:");
  for (guint i = 0; addresses[i] != NULL; i++) {
    g_autofree char *clean = lyd_mailbox_clean (addresses[i]);

    if (g_strcmp0 (clean, addresses[i]) != 0) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” is no e-mail address. No message was made."),
                   addresses[i]);
      return FALSE;
    }
    g_string_append_printf (out, "%s%s", i == 0 ? " " : "," CRLF " ", clean);
  }
  g_string_append (out, CRLF);
  return TRUE;
}

/* "Tue, 21 Sep 2027 13:00:00 +0000": RFC 5322, 3.3, in English whatever the locale */
static void
add_date (GString *out,
          gint64 instant)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = lyd_time_to_local (instant, utc);

  g_string_append_printf (out, "Date: %s, %d %s %04d %02d:%02d:%02d +0000" CRLF,
                          days[g_date_time_get_day_of_week (time) - 1], g_date_time_get_day_of_month (time),
                          months[g_date_time_get_month (time) - 1], g_date_time_get_year (time),
                          g_date_time_get_hour (time), g_date_time_get_minute (time), g_date_time_get_second (time));
}

/* ---- parameters: RFC 2231 ---- */

/* RFC 2231, 7: attribute-char */
static gboolean
is_attribute_letter (char byte)
{
  return g_ascii_isalnum (byte) || (byte != '\0' && strchr ("!#$&+-.^_`{|}~", byte) != NULL);
}

/* "; filename=..." on lines of its own. */
static void
add_parameter (GString *out,
               const char *name,
               const char *text)
{
  g_autofree char *value = flatten (text);
  g_autoptr (GString) encoded = NULL;

  if (g_str_is_ascii (value) && strlen (value) <= PARAMETER_LETTERS) {
    g_string_append_printf (out, ";" CRLF " %s=", name);
    add_quoted (out, value);
    return;
  }
  encoded = g_string_new ("UTF-8''");
  for (const char *p = value; *p != '\0'; p++) {
    if (is_attribute_letter (*p))
      g_string_append_c (encoded, *p);
    else
      g_string_append_printf (encoded, "%%%02X", (guint8) *p);
  }
  if (encoded->len <= PARAMETER_LETTERS) {
    g_string_append_printf (out, ";" CRLF " %s*=%s", name, encoded->str);
    return;
  }
  for (gsize at = 0, part = 0; at < encoded->len; part++) {
    gsize n = MIN (PARAMETER_LETTERS, encoded->len - at);

    /* An octet's three letters stay together. */
    while (n > 3 && at + n < encoded->len && (encoded->str[at + n - 1] == '%' || encoded->str[at + n - 2] == '%'))
      n--;
    g_string_append_printf (out, ";" CRLF " %s*%" G_GSIZE_FORMAT "*=%.*s", name, part, (int) n, encoded->str + at);
    at += n;
  }
}

/* ---- bodies ---- */

/* RFC 2045, 6.8 */
static void
add_base64 (GString *out,
            const guint8 *bytes,
            gsize n_bytes)
{
  g_autofree char *encoded = g_base64_encode (bytes, n_bytes);
  gsize length = strlen (encoded);

  for (gsize at = 0; at < length; at += MAX_LINE) {
    g_string_append_len (out, encoded + at, (gssize) MIN (MAX_LINE, length - at));
    g_string_append (out, CRLF);
  }
}

/* Whether a byte of a line may stand as it is. The first one must not look like a line that mail servers change. */
static gboolean
is_safe_byte (const char *line,
              gsize at,
              gsize length)
{
  guint8 byte = (guint8) line[at];

  if (at == 0 && (byte == '.' || g_str_has_prefix (line, "From ")))
    return FALSE;
  if (byte == ' ' || byte == '\t')
    return at + 1 < length;
  return byte > 32 && byte < 127 && byte != '=';
}

/* RFC 2045, 6.7 */
static void
add_quoted_printable_line (GString *out,
                           const char *line,
                           gsize length)
{
  gsize column = 0;

  for (gsize i = 0; i < length; i++) {
    gboolean safe = is_safe_byte (line, i, length);
    gsize width = safe ? 1 : 3;

    /* One column is the soft break's. */
    if (column + width > MAX_LINE - 1) {
      g_string_append (out, "=" CRLF);
      column = 0;
    }
    if (safe)
      g_string_append_c (out, line[i]);
    else
      g_string_append_printf (out, "=%02X", (guint8) line[i]);
    column += width;
  }
  g_string_append (out, CRLF);
}

static void
add_quoted_printable (GString *out,
                      const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit (valid, "\n", -1);
  guint n = g_strv_length (lines);

  /* What follows the last line end is no line. */
  if (n > 0 && lines[n - 1][0] == '\0')
    n--;
  for (guint i = 0; i < n; i++) {
    gsize length = strlen (lines[i]);

    if (length > 0 && lines[i][length - 1] == '\r')
      length--;
    add_quoted_printable_line (out, lines[i], length);
  }
}

/* ---- the parts ---- */

static void
add_text_part (GString *out,
               const LydEml *self)
{
  g_string_append (out, "Content-Type: text/plain; charset=UTF-8" CRLF);
  if (self->language != NULL)
    add_text_header (out, "Content-Language", self->language);
  g_string_append (out, "Content-Transfer-Encoding: quoted-printable" CRLF CRLF);
  add_quoted_printable (out, self->body);
}

static void
add_boundary (GString *out,
              const LydEml *self,
              const char *which,
              gboolean last)
{
  /* "=_" is in neither of the encodings. */
  g_string_append_printf (out, "--=_%s-%s%s" CRLF, self->id, which, last ? "--" : "");
}

static void
add_multipart (GString *out,
               const LydEml *self,
               const char *kind,
               const char *which)
{
  g_string_append_printf (out, "Content-Type: multipart/%s;" CRLF " boundary=\"=_%s-%s\"" CRLF CRLF, kind, self->id,
                          which);
}

static void
add_calendar_part (GString *out,
                   const LydEml *self)
{
  g_string_append_printf (out,
                          "Content-Type: text/calendar; charset=UTF-8; method=%s" CRLF
                          "Content-Transfer-Encoding: base64" CRLF CRLF,
                          self->method);
  add_base64 (out, (const guint8 *) self->calendar, strlen (self->calendar));
}

static void
add_attachment (GString *out,
                const LydEmlPart *part)
{
  gsize n_bytes;
  const guint8 *bytes = g_bytes_get_data (part->bytes, &n_bytes);

  g_string_append_printf (out, "Content-Type: %s", part->mime);
  add_parameter (out, "name", part->name);
  g_string_append (out, CRLF "Content-Disposition: attachment");
  add_parameter (out, "filename", part->name);
  g_string_append (out, CRLF "Content-Transfer-Encoding: base64" CRLF CRLF);
  add_base64 (out, bytes, n_bytes);
}

/* The text, and beside it, as another form of the same, the invitation. */
static void
add_body (GString *out,
          const LydEml *self)
{
  if (self->calendar == NULL) {
    add_text_part (out, self);
    return;
  }
  add_multipart (out, self, "alternative", "b");
  add_boundary (out, self, "b", FALSE);
  add_text_part (out, self);
  add_boundary (out, self, "b", FALSE);
  add_calendar_part (out, self);
  add_boundary (out, self, "b", TRUE);
}

static void
add_all_parts (GString *out,
               const LydEml *self)
{
  if (self->calendar == NULL && self->n_parts == 0) {
    add_text_part (out, self);
    return;
  }
  add_multipart (out, self, "mixed", "a");
  add_boundary (out, self, "a", FALSE);
  add_body (out, self);
  if (self->calendar != NULL) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (self->calendar, strlen (self->calendar));
    const LydEmlPart part = { "invite.ics", "application/ics", bytes };

    add_boundary (out, self, "a", FALSE);
    add_attachment (out, &part);
  }
  for (gsize i = 0; i < self->n_parts; i++) {
    add_boundary (out, self, "a", FALSE);
    add_attachment (out, &self->parts[i]);
  }
  add_boundary (out, self, "a", TRUE);
}

/**
 * lyd_eml_write:
 *
 * Returns: (transfer full) (nullable): an .eml file; %LYD_ERROR_INVALID where an address is none
 */
GBytes *
lyd_eml_write (const LydEml *self,
               GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (self->calendar == NULL || self->method != NULL, NULL);

  if (self->from != NULL && !add_mailbox (out, "From", self->from_name, self->from, error))
    return NULL;
  if (self->to != NULL && !add_mailbox (out, "To", self->to_name, self->to, error))
    return NULL;
  if (!add_bcc (out, self->bcc, error))
    return NULL;
  add_text_header (out, "Subject", self->subject);
  add_date (out, self->date);
  g_string_append (out, "MIME-Version: 1.0" CRLF "X-Unsent: 1" CRLF);
  add_all_parts (out, self);
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
