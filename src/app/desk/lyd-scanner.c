#include "lyd-scanner.h"

#include "lyd-code.h"
#include "lyd-seen.h"

#include <string.h>

/* Nobody types two keys in this time; scanners mostly do. */
#define MACHINE_GAP_MS 25
/* So many keys at a machine's speed, ended by Enter, are a scan even when they are no code of ours. */
#define MACHINE_KEYS 8
/* The longest line that is still a badge: a URL around the code. */
#define MAX_KEYS 512
/* So many letters before a code may be the end of somebody's typing; a scanner's own prefix comes with every scan. */
#define MAX_TYPED 3

struct _LydScanner {
  GString *burst; /* everything since the last gap, passed or held */
  gsize n_passed; /* bytes at its start that went on their way */
  guint n_passed_keys;
  guint n_fast;   /* gaps at a machine's speed in a row */
  gint64 last_at; /* of the last key */
  gboolean after; /* a code is complete; what follows without a gap is its suffix */
  gboolean ended; /* ... and its line, too: only more ends may follow */
  char *prefix;   /* what came before the last code */
  char *scan;
  GString *released;
  guint withdrawn; /* keys of the scan that had passed before it was known for one */

  LydSeen last;
};

LydScanner *
lyd_scanner_new (void)
{
  LydScanner *self = g_new0 (LydScanner, 1);

  self->burst = g_string_new (NULL);
  self->released = g_string_new (NULL);
  self->last_at = G_MININT64 / 2;
  return self;
}

void
lyd_scanner_free (LydScanner *self)
{
  g_string_free (self->burst, TRUE);
  g_string_free (self->released, TRUE);
  g_free (self->scan);
  g_free (self->prefix);
  lyd_seen_clear (&self->last);
  g_free (self);
}

static void
start_over (LydScanner *self)
{
  g_string_truncate (self->burst, 0);
  self->n_passed = 0;
  self->n_passed_keys = 0;
  self->n_fast = 0;
}

/* What was held is somebody's typing after all. */
static void
release (LydScanner *self)
{
  g_string_append (self->released, self->burst->str + self->n_passed);
  start_over (self);
}

static void
end_burst (LydScanner *self)
{
  if (self->after)
    start_over (self);
  self->after = FALSE;
  release (self);
}

/* Whether the end of what has come could be the beginning of a code: "L", "LN", "LND", "LNDBC..." */
static gboolean
may_become_code (const char *text)
{
  gsize length = strlen (text);

  for (gsize start = 0; start < length; start++) {
    gsize n = 0;

    for (const char *p = text + start; *p != '\0'; p++, n++) {
      char c = g_ascii_toupper (*p);

      if (n < strlen (LYD_CODE_PREFIX) ? c != LYD_CODE_PREFIX[n] : strchr (LYD_CODE_LETTERS, c) == NULL)
        break;
    }
    if (start + n == length)
      return TRUE;
  }
  return FALSE;
}

/* Whether the @n bytes before the code were typed by somebody just then: few, as people type and scanners do not, and
 * not what came before the last one. */
static gboolean
is_typing (LydScanner *self,
           gsize n)
{
  g_autofree char *prefix = g_strndup (self->burst->str, n);
  gboolean known = g_strcmp0 (self->prefix, prefix) == 0;
  gboolean small = FALSE;

  for (const char *p = prefix; *p != '\0'; p++)
    small = small || g_ascii_islower (*p) || *p == ' ' || (guchar) *p >= 0x80;
  g_free (self->prefix);
  self->prefix = g_strdup (prefix);
  return small && !known && g_utf8_strlen (prefix, -1) <= MAX_TYPED;
}

/* The beginning of the code at the end of the burst; 0 where it is not in one piece there. */
static gsize
find_code (LydScanner *self)
{
  gsize n = self->burst->len;
  g_autofree char *code = n > LYD_CODE_LENGTH ? lyd_code_read (self->burst->str + n - LYD_CODE_LENGTH) : NULL;

  return code != NULL ? n - LYD_CODE_LENGTH : 0;
}

static void
complete (LydScanner *self)
{
  gsize start = find_code (self);

  g_free (self->scan);
  self->withdrawn = self->n_passed_keys;
  if (is_typing (self, start)) {
    if (start > self->n_passed)
      g_string_append_len (self->released, self->burst->str + self->n_passed, (gssize) (start - self->n_passed));
    self->withdrawn = self->n_passed > start ? (guint) (self->n_passed - start) : 0;
    g_string_erase (self->burst, 0, (gssize) start);
  }
  self->scan = g_strdup (self->burst->str);
  start_over (self);
  self->after = TRUE;
  self->ended = FALSE;
}

/* Two keyboards at once: the letters of a code are large, what somebody types in between them is not. Takes the code's
 * letters together; the others are released. */
static gboolean
part (LydScanner *self)
{
  g_autoptr (GString) code = g_string_new (NULL);
  g_autoptr (GString) typed = g_string_new (NULL);
  g_autofree char *read = NULL;

  if (self->burst->len - self->n_passed <= LYD_CODE_LENGTH)
    return FALSE;
  for (const char *p = self->burst->str + self->n_passed; *p != '\0'; p++)
    g_string_append_c (strchr (LYD_CODE_PREFIX LYD_CODE_LETTERS, *p) != NULL ? code : typed, *p);
  read = code->len == LYD_CODE_LENGTH ? lyd_code_read (code->str) : NULL;
  if (read == NULL)
    return FALSE;
  g_string_append (self->released, typed->str);
  g_string_assign (self->burst, code->str);
  self->n_passed = 0;
  self->n_passed_keys = 0;
  return TRUE;
}

/* Whether the last 29 letters are large and small ones: a scanner types one sort. Among thousands of scans a small
 * letter of somebody's is taken for one of the code, because the check letters happen to agree. */
static gboolean
is_mixed (LydScanner *self)
{
  gboolean large = FALSE;
  gboolean small = FALSE;

  if (self->burst->len < LYD_CODE_LENGTH)
    return FALSE;
  for (const char *p = self->burst->str + self->burst->len - LYD_CODE_LENGTH; *p != '\0'; p++) {
    large = large || g_ascii_isupper (*p);
    small = small || g_ascii_islower (*p);
  }
  return large && small;
}

/* Whether the 29 letters are there and their check letters agree. */
static gboolean
is_code (LydScanner *self)
{
  g_autofree char *code = is_mixed (self) ? NULL : lyd_code_read (self->burst->str);

  /* Codes are written in groups or in one piece: a single space is somebody's. */
  if (code != NULL && self->burst->len - self->n_passed == LYD_CODE_LENGTH + 1 &&
      strchr (self->burst->str + self->n_passed, ' ') != NULL)
    return part (self) || code != NULL;
  return code != NULL || part (self);
}

static LydKeyAnswer
end_of_line (LydScanner *self)
{
  gboolean held = self->burst->len > self->n_passed;

  if (self->after) {
    start_over (self);
    self->ended = TRUE;
    return LYD_KEY_HOLD;
  }
  if (is_code (self) || (held && self->n_fast + 1 >= MACHINE_KEYS)) {
    complete (self);
    return LYD_KEY_SCAN;
  }
  release (self);
  return LYD_KEY_PASS;
}

/**
 * lyd_scanner_key:
 * @key: what the key types; '\n' for Enter and Tab, 0 for keys that type nothing
 * @at: the event's own time, milliseconds
 *
 * Returns: what becomes of the key. Afterwards there may be letters to be typed after all: lyd_scanner_take_released()
 */
LydKeyAnswer
lyd_scanner_key (LydScanner *self,
                 gunichar key,
                 gint64 at)
{
  gint64 gap = at - self->last_at;
  gboolean fast = gap <= MACHINE_GAP_MS;

  if (gap > LYD_SCANNER_GAP_MS) {
    end_burst (self);
    fast = FALSE;
  }
  if (key == 0) /* Shift and its like come between a scanner's letters */
    return LYD_KEY_PASS;
  self->last_at = at;
  if (key == '\n')
    return end_of_line (self);
  if (self->ended)
    self->after = FALSE; /* the next line: typing, or another code */
  self->n_fast = fast ? self->n_fast + 1 : 0;
  if (self->burst->len >= MAX_KEYS)
    release (self);
  g_string_append_unichar (self->burst, key);
  if (is_code (self)) {
    complete (self);
    return LYD_KEY_SCAN;
  }
  if (self->after || may_become_code (self->burst->str) ||
      self->n_fast >= 1) /* after: a site's suffix, or the next code */
    return LYD_KEY_HOLD;

  /* Somebody's typing: what was held goes first, then this key. */
  if (self->burst->len > self->n_passed) {
    gsize before = self->burst->len - (gsize) g_unichar_to_utf8 (key, NULL);

    if (before > self->n_passed) {
      g_string_append_len (self->released, self->burst->str + self->n_passed, (gssize) (before - self->n_passed));
      self->n_passed_keys +=
        (guint) g_utf8_strlen (self->burst->str + self->n_passed, (gssize) (before - self->n_passed));
    }
    self->n_passed = self->burst->len;
    self->n_passed_keys++;
  }
  return LYD_KEY_PASS;
}

/* No key for LYD_SCANNER_GAP_MS: a scanner without a last key is done, a person's letters are released. */
LydKeyAnswer
lyd_scanner_silence (LydScanner *self)
{
  if (!self->after && is_code (self)) {
    complete (self);
    self->after = FALSE;
    return LYD_KEY_SCAN;
  }
  end_burst (self);
  return LYD_KEY_PASS;
}

/* Returns: (transfer full) (nullable): what was read, as it came */
char *
lyd_scanner_take_scan (LydScanner *self)
{
  return g_steal_pointer (&self->scan);
}

/* Returns: (transfer full) (nullable): letters that were held and are to be typed now */
char *
lyd_scanner_take_released (LydScanner *self)
{
  char *text = self->released->len > 0 ? g_strdup (self->released->str) : NULL;

  g_string_truncate (self->released, 0);
  return text;
}

/* How many letters of the scan had gone into the field with the focus before it was known for one. */
guint
lyd_scanner_take_passed (LydScanner *self)
{
  guint n = self->withdrawn;

  self->withdrawn = 0;
  return n;
}

/* Whether lyd_scanner_silence() has to be called when no key comes any more. */
gboolean
lyd_scanner_is_holding (LydScanner *self)
{
  return self->after || self->burst->len > self->n_passed;
}

/**
 * lyd_scanner_is_repeat:
 *
 * Scanners send twice: the same code within LYD_SEEN_MS of being taken last is one scan. The engine never
 * debounces; an undo, an override or a change of direction calls lyd_scanner_forget().
 */
gboolean
lyd_scanner_is_repeat (LydScanner *self,
                       const char *text,
                       gint64 at)
{
  gboolean repeat = lyd_seen_matches (&self->last, text, at);

  if (!repeat)
    lyd_seen_set (&self->last, text, at);
  return repeat;
}

void
lyd_scanner_forget (LydScanner *self)
{
  lyd_seen_clear (&self->last);
}
