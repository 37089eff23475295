#include "lyd-material.h"

#include "lyd-fold.h"

#include <glib/gi18n.h>
#include <string.h>

static const LydWord material_kinds[] = {
  { "recording", NC_ ("material kind", "Recording") },
  { "slides", NC_ ("material kind", "Slides") },
  { "fact-sheet", NC_ ("material kind", "Fact sheet") },
  { "other", NC_ ("material kind", "Other") },
};

const LydVocabulary lyd_material_kinds = { "material kind", material_kinds, G_N_ELEMENTS (material_kinds) };

LydMaterial *
lyd_material_new (void)
{
  return g_new0 (LydMaterial, 1);
}

LydMaterial *
lyd_material_copy (const LydMaterial *self)
{
  LydMaterial *copy = g_memdup2 (self, sizeof *self);

  copy->title = g_strdup (self->title);
  copy->link = g_strdup (self->link);
  copy->file_name = g_strdup (self->file_name);
  copy->hash = g_strdup (self->hash);
  return copy;
}

void
lyd_material_free (LydMaterial *self)
{
  g_free (self->title);
  g_free (self->link);
  g_free (self->file_name);
  g_free (self->hash);
  g_free (self);
}

/* Letters that change how what stands around them is read: "exe.fdp" shown as "pdf.exe". */
static gboolean
is_treacherous (gunichar letter)
{
  return (letter >= 0x200b && letter <= 0x200f) || (letter >= 0x2028 && letter <= 0x202e) ||
         (letter >= 0x2060 && letter <= 0x206f) || letter == 0x061c || letter == 0xfeff || g_unichar_iscntrl (letter);
}

/* Whether there is nothing in @text that a link cannot hold. */
static gboolean
has_link_letters (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL) || text[strcspn (text, " \t\r\n\"<>\\^`{|}")] != '\0')
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_treacherous (g_utf8_get_char (p)) || g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
is_web (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  /* A name before the host is how links pretend to lead elsewhere: https://zoom.us@example.net/ */
  return (strcmp (scheme, "https") == 0 || strcmp (scheme, "http") == 0) && host != NULL && host[0] != '\0' &&
         host[0] != '.' && g_uri_get_userinfo (uri) == NULL;
}

/**
 * lyd_link_clean:
 * @text: as typed, pasted or dropped; "example.org/slides" is taken for a web page
 *
 * Returns: (transfer full) (nullable): a link to a web page (http or https, RFC 3986), in ASCII; %NULL for anything
 * else: other schemes, a name before the host, spaces, invisible letters, more than %LYD_LINK_MAX_BYTES
 */
char *
lyd_link_clean (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *whole = NULL;
  g_autoptr (GUri) uri = NULL;
  gsize scheme = strcspn (trimmed, ":/?#");

  if (trimmed[0] == '\0' || strlen (trimmed) > LYD_LINK_MAX_BYTES || !has_link_letters (trimmed))
    return NULL;
  /* Without a scheme: what looks like a host, and no port or other scheme. */
  if (trimmed[scheme] != ':' && scheme > 0 && memchr (trimmed, '.', scheme) != NULL &&
      memchr (trimmed, '@', scheme) == NULL)
    whole = g_strconcat ("https://", trimmed, NULL);
  else
    whole = g_steal_pointer (&trimmed);
  if (g_ascii_strncasecmp (whole, "https://", 8) != 0 && g_ascii_strncasecmp (whole, "http://", 7) != 0)
    return NULL;
  uri = g_uri_parse (whole, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || !is_web (uri))
    return NULL;
  if (g_str_is_ascii (whole))
    return g_steal_pointer (&whole);
  return g_uri_escape_string (
    whole, G_URI_RESERVED_CHARS_GENERIC_DELIMITERS G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS "%", FALSE);
}

/* Returns: (transfer full) (nullable): "example.org", for lists */
char *
lyd_link_dup_host (const char *link)
{
  g_autoptr (GUri) uri = g_uri_parse (link, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL)
    return NULL;
  return g_strdup (g_str_has_prefix (host, "www.") ? host + 4 : host);
}

#define MAX_NAME_BYTES 180

/**
 * lyd_file_name_clean:
 * @name: of a file as it came, also with a path of this or another system, in any encoding
 *
 * Returns: (transfer full): a name that is safe as one part of a path on every system and says what it seems to say;
 *   never empty
 */
char *
lyd_file_name_clean (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  const char *base = composed;
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = composed; *p != '\0'; p++)
    if (*p == '/' || *p == '\\')
      base = p + 1;
  for (const char *p = base; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);

    if (is_treacherous (letter))
      continue;
    if (letter < 0x80 && strchr ("<>:\"|?*", (int) letter) != NULL)
      letter = '_';
    if (clean->len == 0 && (letter == '.' || letter == '-' || g_unichar_isspace (letter)))
      continue;
    g_string_append_unichar (clean, g_unichar_isspace (letter) ? ' ' : letter);
  }
  while (clean->len > 0 && (clean->str[clean->len - 1] == ' ' || clean->str[clean->len - 1] == '.'))
    g_string_truncate (clean, clean->len - 1);
  if (clean->len > MAX_NAME_BYTES) {
    g_autofree char *whole = g_strdup (clean->str);
    const char *dot = strrchr (whole, '.');
    const char *ending = dot != NULL && strlen (dot) <= 12 ? dot : "";
    const char *end = whole + MAX_NAME_BYTES - strlen (ending);

    while ((*end & 0xc0) == 0x80)
      end--;
    g_string_truncate (clean, (gsize) (end - whole));
    g_string_append (clean, ending);
  }
  if (clean->len == 0)
    g_string_append (clean, "file");
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/* What programs only show. Everything else, scripts and programs before all, is saved by who wants it, and nothing that
 * Lanyard does would ever run it. */
static const char *const shown[] = {
  "pdf",
  "txt",
  "md",
  "csv",
  "rtf",
  "odt",
  "ods",
  "odp",
  "doc",
  "docx",
  "xls",
  "xlsx",
  "ppt",
  "pptx",
  "key",
  "png",
  "jpg",
  "jpeg",
  "gif",
  "webp",
  "heic",
  "mp4",
  "m4v",
  "mov",
  "mkv",
  "webm",
  "mp3",
  "m4a",
  "ogg",
  "oga",
  "ogv",
  "opus",
  "wav",
  "flac",
  "vtt",
  "srt",
  "epub",
  "ics",
  "vcf",
  "zip",
};

static const char *
get_ending (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL ? dot + 1 : "";
}

/* Whether a file of that name is something that programs show and nothing that they run. */
gboolean
lyd_file_name_may_be_opened (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    if (g_ascii_strcasecmp (shown[i], get_ending (name)) == 0)
      return TRUE;
  return FALSE;
}

/* 64 hexadecimal digits, as g_checksum_get_string() writes them, and hence no path. */
gboolean
lyd_hash_is_good (const char *hash)
{
  return hash != NULL && strlen (hash) == 64 && hash[strspn (hash, "0123456789abcdef")] == '\0';
}

static const struct {
  const char *ending;
  LydMaterialKind kind;
} endings[] = {
  { "mp4", LYD_MATERIAL_RECORDING },
  { "m4v", LYD_MATERIAL_RECORDING },
  { "mov", LYD_MATERIAL_RECORDING },
  { "mkv", LYD_MATERIAL_RECORDING },
  { "webm", LYD_MATERIAL_RECORDING },
  { "mp3", LYD_MATERIAL_RECORDING },
  { "m4a", LYD_MATERIAL_RECORDING },
  { "vtt", LYD_MATERIAL_RECORDING },
  { "ppt", LYD_MATERIAL_SLIDES },
  { "pptx", LYD_MATERIAL_SLIDES },
  { "odp", LYD_MATERIAL_SLIDES },
  { "key", LYD_MATERIAL_SLIDES },
};

static const struct {
  const char *part; /* folded */
  LydMaterialKind kind;
} hints[] = {
  { "slide", LYD_MATERIAL_SLIDES },
  { "presentation", LYD_MATERIAL_SLIDES },
  { "diapositiv", LYD_MATERIAL_SLIDES },
  { "docs.google.com/presentation", LYD_MATERIAL_SLIDES },
  { "fact sheet", LYD_MATERIAL_FACT_SHEET },
  { "factsheet", LYD_MATERIAL_FACT_SHEET },
  { "fact-sheet", LYD_MATERIAL_FACT_SHEET },
  { "one-pager", LYD_MATERIAL_FACT_SHEET },
  { "recording", LYD_MATERIAL_RECORDING },
  { "grabacion", LYD_MATERIAL_RECORDING },
  { "youtu", LYD_MATERIAL_RECORDING },
  { "vimeo", LYD_MATERIAL_RECORDING },
  { "zoom.us/rec", LYD_MATERIAL_RECORDING },
};

/* What a file's name or a link looks like; people may say otherwise. */
LydMaterialKind
lyd_material_guess_kind (const char *name)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (endings[i].ending, get_ending (name)) == 0)
      return endings[i].kind;
  for (gsize i = 0; i < G_N_ELEMENTS (hints); i++)
    if (strstr (folded, hints[i].part) != NULL)
      return hints[i].kind;
  return LYD_MATERIAL_OTHER;
}
