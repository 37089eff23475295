#include "lyd-golden.h"

#include <gio/gio.h>
#include <string.h>

/* Compares what was made with tests/data/golden/@name. To accept a change after looking at it: LYD_GOLDEN_WRITE=1. */
void
lyd_golden_compare (const char *made,
                    gsize length,
                    const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LYD_TEST_DATA"), "golden", name, NULL);
  g_autofree char *expected = NULL;
  gsize expected_length;

  if (g_getenv ("LYD_GOLDEN_WRITE") != NULL)
    g_assert_true (g_file_set_contents (path, made, (gssize) length, NULL));
  g_assert_true (g_file_get_contents (path, &expected, &expected_length, NULL));
  if (length != expected_length || memcmp (made, expected, length) != 0)
    g_test_message ("%s differs; made:\n%s", name, made);
  g_assert_cmpmem (made, length, expected, expected_length);
}

/* A member of a workbook, by Info-ZIP: what another program sees in it. */
char *
lyd_golden_unzip (const char *path,
                  const char *member)
{
  const char *argv[] = { "unzip", "-p", path, member, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  return out;
}

/* pdftotext's versions take words of other scripts, and emoji, apart in their own ways. */
static gboolean
is_latin (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) > 0x024f)
      return FALSE;
  return TRUE;
}

/* The words of a PDF in the order of the page, a line each: where they stand depends on the fonts of the machine. */
char *
lyd_golden_list_words (const char *path)
{
  const char *argv[] = { "pdftotext", "-raw", "-enc", "UTF-8", path, "-", NULL };
  g_autofree char *out = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  words = g_strsplit_set (out, " \n\f", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && is_latin (words[i]))
      g_string_append_printf (list, "%s\n", words[i]);

  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* The cells of a sheet, "A1<TAB>type<TAB>value" a line: libxlsxwriter's versions write the rest differently. */
char *
lyd_golden_list_cells (const char *xml)
{
  static const char pattern[] = "<c r=\"([A-Z]+[0-9]+)\"([^>]*)>"
                                "(?:<is><t[^>]*>(.*?)</t></is>|<v>(.*?)</v>)?</c>";
  g_autoptr (GRegex) cell = g_regex_new (pattern, G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GString *list = g_string_new (NULL);

  g_regex_match (cell, xml, 0, &match);
  while (g_match_info_matches (match)) {
    g_autofree char *place = g_match_info_fetch (match, 1);
    g_autofree char *attributes = g_match_info_fetch (match, 2);
    g_autofree char *text = g_match_info_fetch (match, 3);
    g_autofree char *value = g_match_info_fetch (match, 4);
    g_autofree char *escaped = g_strescape (text, "\"");
    gboolean is_text = strstr (attributes, "t=\"inlineStr\"") != NULL;

    g_string_append_printf (list, "%s\t%s\t%s\n", place, is_text ? "text" : "number", is_text ? text : value);
    g_match_info_next (match, NULL);
  }

  return g_string_free (list, FALSE);
}

/* All sheets of a workbook: their names, and their cells. */
char *
lyd_golden_list_sheets (const char *path)
{
  g_autofree char *workbook = lyd_golden_unzip (path, "xl/workbook.xml");
  g_autoptr (GRegex) sheet = g_regex_new ("<sheet name=\"([^\"]*)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GString *list = g_string_new (NULL);

  g_regex_match (sheet, workbook, 0, &match);
  for (int n = 1; g_match_info_matches (match); n++) {
    g_autofree char *name = g_match_info_fetch (match, 1);
    g_autofree char *member = g_strdup_printf ("xl/worksheets/sheet%d.xml", n);
    g_autofree char *xml = lyd_golden_unzip (path, member);
    g_autofree char *cells = lyd_golden_list_cells (xml);

    g_string_append_printf (list, "== %s\n%s", name, cells);
    g_match_info_next (match, NULL);
  }
  return g_string_free (list, FALSE);
}
