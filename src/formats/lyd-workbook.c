#include "lyd-workbook.h"

#include "lyd-error.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define MAX_SHEETS 256
#define MAX_STYLES 70000
#define MAX_STRINGS 10000000
#define MAX_STRING_BYTES (256 * 1024 * 1024)
#define MAX_RELATIONS 10000

static void
sheet_free (LydWorkbookSheet *self)
{
  g_free (self->name);
  g_free (self->part);
  g_free (self);
}

void
lyd_workbook_free (LydWorkbook *self)
{
  g_bytes_unref (self->bytes);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->formats, g_array_unref);
  g_clear_pointer (&self->string_starts, g_array_unref);
  g_string_free (self->strings, TRUE);
  g_free (self);
}

static void
ignore_end (LydPackageParser *parser,
            const char *name,
            gpointer data)
{
}

/* ---- relationships: which part is what ---- */

typedef struct {
  const char *folder; /* that targets are relative to: "xl/" */
  GHashTable *parts;  /* id -> part; the last word of the type -> the first part of that type */
} Relations;

/* "worksheets/sheet1.xml" and "/xl/worksheets/sheet1.xml" are the same part; "../" never leads out of the package. */
static char *
resolve (const char *folder,
         const char *target)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autofree char *whole = target[0] == '/' ? g_strdup (target + 1) : g_strconcat (folder, target, NULL);
  g_auto (GStrv) steps = g_strsplit (whole, "/", -1);

  for (guint i = 0; steps[i] != NULL; i++) {
    if (strcmp (steps[i], "..") == 0 && kept->len > 0)
      g_ptr_array_set_size (kept, (int) kept->len - 1);
    else if (strcmp (steps[i], "..") != 0 && strcmp (steps[i], ".") != 0)
      g_ptr_array_add (kept, steps[i]);
  }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

static void
relation_start (LydPackageParser *parser,
                const char *name,
                gpointer data)
{
  Relations *relations = data;
  const char *id = lyd_package_parser_get (parser, "Id");
  const char *type = lyd_package_parser_get (parser, "Type");
  const char *target = lyd_package_parser_get (parser, "Target");
  const char *mode = lyd_package_parser_get (parser, "TargetMode");
  const char *word;
  char *part;

  if (strcmp (name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL ||
      g_strcmp0 (mode, "External") == 0)
    return;
  if (g_hash_table_size (relations->parts) > MAX_RELATIONS) {
    lyd_package_parser_refuse_size (parser);
    return;
  }
  word = strrchr (type, '/');
  word = word != NULL ? word : type;
  part = resolve (relations->folder, target);
  if (!g_hash_table_contains (relations->parts, word))
    g_hash_table_insert (relations->parts, g_strdup (word), g_strdup (part));
  g_hash_table_insert (relations->parts, g_strdup (id), part);
}

/* Returns: (transfer full) (nullable): ids, and types as "/worksheet", to parts */
static GHashTable *
read_relations (GBytes *bytes,
                const char *part,
                const char *folder,
                GError **error)
{
  static const LydPackageHandler handler = { relation_start, ignore_end, NULL };
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Relations relations = { folder, parts };
  gboolean found;

  return lyd_package_parse (bytes, part, &handler, &relations, &found, error) ? g_steal_pointer (&parts) : NULL;
}

/* ---- the workbook: its sheets, and where its days begin ---- */

typedef struct {
  LydWorkbook *self;
  GHashTable *parts;
} Contents;

static void
contents_start (LydPackageParser *parser,
                const char *name,
                gpointer data)
{
  Contents *contents = data;
  LydWorkbook *self = contents->self;
  const char *id = lyd_package_parser_get (parser, "id");
  const char *title = lyd_package_parser_get (parser, "name");
  const char *state = lyd_package_parser_get (parser, "state");
  const char *part = id != NULL ? g_hash_table_lookup (contents->parts, id) : NULL;
  LydWorkbookSheet *sheet;

  if (strcmp (name, "workbookPr") == 0)
    self->from_1904 = lyd_package_parser_is (parser, "date1904");
  if (strcmp (name, "sheet") != 0 || part == NULL || title == NULL)
    return;
  if (self->sheets->len >= MAX_SHEETS) {
    lyd_package_parser_refuse_size (parser);
    return;
  }
  sheet = g_new0 (LydWorkbookSheet, 1);
  sheet->name = g_strdup (title);
  sheet->part = g_strdup (part);
  sheet->hidden = state != NULL && strcmp (state, "visible") != 0;
  g_ptr_array_add (self->sheets, sheet);
}

/* ---- styles: which numbers are dates ---- */

typedef struct {
  LydWorkbook *self;
  GHashTable *codes; /* a number format's id -> LydNumberFormat */
  gboolean in_cells; /* in cellXfs, which cells refer to, and not in cellStyleXfs */
} Styles;

static void
styles_start (LydPackageParser *parser,
              const char *name,
              gpointer data)
{
  Styles *styles = data;
  const char *id = lyd_package_parser_get (parser, "numFmtId");
  const char *code = lyd_package_parser_get (parser, "formatCode");
  guint number = id != NULL ? (guint) strtoul (id, NULL, 10) : 0;
  const LydNumberFormat *own;
  LydNumberFormat format;

  if (strcmp (name, "cellXfs") == 0)
    styles->in_cells = TRUE;
  if (g_hash_table_size (styles->codes) > MAX_STYLES || styles->self->formats->len > MAX_STYLES) {
    lyd_package_parser_refuse_size (parser);
  } else if (strcmp (name, "numFmt") == 0 && id != NULL && code != NULL) {
    format = lyd_number_format_read (code);
    g_hash_table_insert (styles->codes, GUINT_TO_POINTER (number), g_memdup2 (&format, sizeof format));
  } else if (strcmp (name, "xf") == 0 && styles->in_cells) {
    own = g_hash_table_lookup (styles->codes, GUINT_TO_POINTER (number));
    format = own != NULL ? *own : lyd_number_format_builtin (number);
    g_array_append_val (styles->self->formats, format);
  }
}

static void
styles_end (LydPackageParser *parser,
            const char *name,
            gpointer data)
{
  Styles *styles = data;

  if (strcmp (name, "cellXfs") == 0)
    styles->in_cells = FALSE;
}

/* ---- shared strings ---- */

typedef struct {
  LydWorkbook *self;
  GString *text;    /* of the string that is being read */
  gboolean in_text; /* in t, and not in the reading aid of a Japanese word */
  int n_aids;
} Strings;

static void
strings_start (LydPackageParser *parser,
               const char *name,
               gpointer data)
{
  Strings *strings = data;

  strings->n_aids += strcmp (name, "rPh") == 0;
  strings->in_text = strcmp (name, "t") == 0 && strings->n_aids == 0;
}

static void
strings_end (LydPackageParser *parser,
             const char *name,
             gpointer data)
{
  Strings *strings = data;
  LydWorkbook *self = strings->self;
  guint32 start = (guint32) self->strings->len;

  strings->in_text = FALSE;
  strings->n_aids -= strcmp (name, "rPh") == 0;
  if (strcmp (name, "si") != 0)
    return;
  lyd_workbook_append_text (self->strings, strings->text->str, strings->text->len);
  g_string_append_c (self->strings, '\0');
  g_array_append_val (self->string_starts, start);
  g_string_truncate (strings->text, 0);
  if (self->strings->len > MAX_STRING_BYTES || self->string_starts->len > MAX_STRINGS)
    lyd_package_parser_refuse_size (parser);
}

static void
strings_text (LydPackageParser *parser,
              const char *text,
              gsize length,
              gpointer data)
{
  Strings *strings = data;

  if (!strings->in_text)
    return;
  g_string_append_len (strings->text, text, (gssize) length);
  if (strings->text->len > MAX_STRING_BYTES)
    lyd_package_parser_refuse_size (parser);
}

/* "_x000D_" stands for a character that XML cannot hold; "_x005F_" for an underscore that is one. */
static gboolean
read_escape (const char *at,
             gsize left,
             gunichar *c)
{
  guint value = 0;

  if (left < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_')
    return FALSE;
  for (int i = 2; i < 6; i++) {
    int digit = g_ascii_xdigit_value (at[i]);

    if (digit < 0)
      return FALSE;
    value = value << 4 | (guint) digit;
  }
  *c = value;
  return TRUE;
}

/**
 * lyd_workbook_append_text:
 *
 * Appends what a cell's text means: escapes (ECMA-376, part 1, 22.9.2.19) become characters, those of half a character
 * or of none are left out.
 */
void
lyd_workbook_append_text (GString *to,
                          const char *text,
                          gsize length)
{
  gsize done = 0;
  gunichar c;

  for (gsize i = 0; i < length; i++) {
    if (text[i] != '_' || !read_escape (text + i, length - i, &c))
      continue;
    g_string_append_len (to, text + done, (gssize) (i - done));
    if (c != 0 && g_unichar_validate (c))
      g_string_append_unichar (to, c);
    i += 6;
    done = i + 1;
  }
  g_string_append_len (to, text + done, (gssize) (length - done));
}

/* ---- the whole ---- */

static gboolean
refuse_other (GBytes *bytes,
              GError **error)
{
  const char *sentence = _ ("This is a compressed (ZIP) file. Unpack it and choose the file inside.");

  if (!lyd_package_has (bytes, NULL))
    sentence = _ ("This spreadsheet or compressed file is damaged. Nothing was brought in. Get the file again.");
  else if (lyd_package_has (bytes, "word/document.xml"))
    sentence = _ ("This is a text document (.docx). Copy its table into a spreadsheet, save it and choose that file.");
  else if (lyd_package_has (bytes, "xl/workbook.bin"))
    sentence = _ ("This is a binary spreadsheet (.xlsb). Save it as .xlsx or CSV and choose that file.");
  else if (lyd_package_has (bytes, "content.xml"))
    sentence = _ ("This is an OpenDocument file. Save it as .xlsx or CSV and choose that file.");
  g_set_error_literal (error, LYD_ERROR, LYD_ERROR_FORMAT, sentence);
  return FALSE;
}

static gboolean
read_contents (LydWorkbook *self,
               const char *part,
               GHashTable *parts,
               GError **error)
{
  static const LydPackageHandler contents_handler = { contents_start, ignore_end, NULL };
  static const LydPackageHandler styles_handler = { styles_start, styles_end, NULL };
  static const LydPackageHandler strings_handler = { strings_start, strings_end, strings_text };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  Contents contents = { self, parts };
  Styles styles = { .self = self, .codes = codes };
  Strings strings = { .self = self, .text = text };
  const char *styles_part = g_hash_table_lookup (parts, "/styles");
  const char *strings_part = g_hash_table_lookup (parts, "/sharedStrings");
  gboolean found;

  return lyd_package_parse (self->bytes, part, &contents_handler, &contents, NULL, error) &&
         (styles_part == NULL ||
          lyd_package_parse (self->bytes, styles_part, &styles_handler, &styles, &found, error)) &&
         (strings_part == NULL ||
          lyd_package_parse (self->bytes, strings_part, &strings_handler, &strings, &found, error));
}

/**
 * lyd_workbook_open:
 * @bytes: for which lyd_package_matches()
 *
 * Reads everything but the sheets.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_FORMAT; what is no workbook is refused by a sentence that
 *   says what it is
 */
LydWorkbook *
lyd_workbook_open (GBytes *bytes,
                   GError **error)
{
  g_autoptr (LydWorkbook) self = g_new0 (LydWorkbook, 1);
  g_autoptr (GHashTable) roots = NULL;
  g_autoptr (GHashTable) parts = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *relations = NULL;
  const char *part;
  const char *name;

  self->bytes = g_bytes_ref (bytes);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  self->formats = g_array_new (FALSE, FALSE, sizeof (LydNumberFormat));
  self->strings = g_string_new (NULL);
  self->string_starts = g_array_new (FALSE, FALSE, sizeof (guint32));

  roots = read_relations (bytes, "_rels/.rels", "", error);
  if (roots == NULL)
    return NULL;
  part = g_hash_table_lookup (roots, "/officeDocument");
  part = part != NULL ? part : "xl/workbook.xml";
  if (!g_str_has_suffix (part, ".xml") || g_str_has_prefix (part, "word/") || !lyd_package_has (bytes, part)) {
    refuse_other (bytes, error);
    return NULL;
  }
  name = strrchr (part, '/');
  name = name != NULL ? name + 1 : part;
  folder = g_strndup (part, (gsize) (name - part));
  relations = g_strdup_printf ("%s_rels/%s.rels", folder, name);
  parts = read_relations (bytes, relations, folder, error);
  if (parts == NULL || !read_contents (self, part, parts, error))
    return NULL;
  return g_steal_pointer (&self);
}
