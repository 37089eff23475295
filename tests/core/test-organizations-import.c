#include "lyd-directory.h"
#include "lyd-fixture.h"
#include "lyd-organizations-import.h"
#include "lyd-undo.h"

#include <string.h>

static LydOrganizationsPlan *
plan (LydFixture *fixture,
      const char *text,
      GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return lyd_organizations_import_plan (fixture->file, bytes, error);
}

static void
bring_in (LydFixture *fixture,
          const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_organizations_import (fixture->file, bytes, &error));
  g_assert_no_error (error);
}

/* Forms in which people have it; each is the same three organizations. */
static void
test_forms (LydFixture *fixture,
            gconstpointer data)
{
  static const char *const forms[] = {
    "Name,State,Network\nBayou Council,LA,Partnership\nOzark Trust,AR,Partnership; SPARC\nCascadia Kids,WA,SPARC\n",
    "State\tOrganization\tMember of\r\nLouisiana\tBayou Council\tPartnership\r\nar\tOzark Trust\tPartnership;SPARC\r\n"
    "WA\tCascadia Kids\tSPARC\r\n",
    "\xef\xbb\xbfOrganización;Estado;Red\n\"Bayou Council\";LA;Partnership\n\n\"Ozark Trust\";AR;"
    "\"Partnership; SPARC\"\n"
    "\"Cascadia Kids\";WA;SPARC\n",
    "Bayou Council,LA,Partnership\nOzark Trust,AR,Partnership; SPARC\nCascadia Kids,WA,SPARC",
    "Who,State,Network,Budget\nBayou Council,LA,Partnership,3\nOzark Trust,AR,Partnership;SPARC,4\n"
    "Cascadia Kids,WA,SPARC,=1+1\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LydOrganizationsPlan) found = plan (fixture, forms[i], &error);
    LydOrganizationsLine *second;

    g_assert_no_error (error);
    g_assert_cmpint (found->n[LYD_LINE_NEW], ==, 3);
    g_assert_cmpuint (found->lines->len, ==, 3);
    second = g_ptr_array_index (found->lines, 1);
    g_assert_cmpstr (second->name, ==, "Ozark Trust");
    g_assert_cmpstr (second->state, ==, "AR");
    g_assert_cmpuint (g_strv_length (second->networks), ==, 2);
    g_assert_cmpstr (second->networks[1], ==, "SPARC");
    g_assert_cmpuint (found->n_ignored, ==, i == 4 ? 1 : 0);
  }
}

/* Names alone will do. */
static void
test_names (LydFixture *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydOrganizationsPlan) found = plan (fixture, "Bayou Council\nOzark Trust\n", &error);

  g_assert_no_error (error);
  g_assert_cmpint (found->n[LYD_LINE_NEW], ==, 2);
  g_assert_null (((LydOrganizationsLine *) g_ptr_array_index (found->lines, 0))->state);
}

/* Lines that cannot be kept say which and why, and the others are brought in; all is one act. */
static void
test_trip (LydFixture *fixture,
           gconstpointer data)
{
  static const char list[] = "name,state,network,since\n"
                             "Bayou Council,LA,Partnership,2009\n"
                             ",AR,Partnership,\n"
                             "Ozark Trust,Atlantis,Partnership,\n"
                             "the bayou council,LA,SPARC,\n"
                             "Cascadia Kids,WA,SPARC,long ago\n"
                             "<b>Kids</b> & \"Co\",WA,SPARC,2015-05-01\n";
  static const guint lines[] = { 3, 4, 5, 6 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydOrganizationsPlan) found = plan (fixture, list, &error);
  g_autoptr (LydOrganizationsPlan) again = NULL;
  g_autoptr (LydOrganizationsPlan) more = NULL;
  g_autoptr (LydOrganizationList) on_file = NULL;
  g_autoptr (LydOrganizationPage) page = NULL;
  g_autoptr (LydHistoryEntry) last = NULL;
  g_autoptr (LydUndoResult) undone = NULL;
  gboolean empty;

  g_assert_no_error (error);
  g_assert_cmpint (found->n[LYD_LINE_PROBLEM], ==, 4);
  g_assert_cmpint (found->n[LYD_LINE_NEW], ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    LydOrganizationsLine *line = g_ptr_array_index (found->lines, i);

    g_assert_cmpuint (line->line, ==, lines[i]);
    g_assert_cmpstr (line->note, !=, "");
  }

  bring_in (fixture, list);
  on_file = lyd_directory_list_organizations (fixture->file, &error);
  g_assert_cmpuint (on_file->lines->len, ==, 2);
  page = lyd_directory_get_organization (
    fixture->file, &((LydOrganizationLine *) g_ptr_array_index (on_file->lines, 0))->organization->id, &error);
  g_assert_cmpstr (page->line->organization->name, ==, "<b>Kids</b> & \"Co\"");
  g_assert_cmpstr (((LydOrganizationNetwork *) g_ptr_array_index (page->networks, 0))->membership->joined, ==,
                   "2015-05-01");

  /* The same list once more says nothing new; another network does, another state does not. */
  again = plan (fixture, list, &error);
  g_assert_cmpint (again->n[LYD_LINE_NEW] + again->n[LYD_LINE_CHANGED], ==, 0);
  more = plan (fixture, "Bayou Council,OH,SPARC\nOzark Trust,AR,SPARC\n", &error);
  g_assert_cmpint (more->n[LYD_LINE_CHANGED], ==, 1);
  g_assert_nonnull (strstr (((LydOrganizationsLine *) g_ptr_array_index (more->lines, 1))->note, "LA"));

  last = lyd_history_find_last (fixture->file, &error);
  undone = lyd_undo (fixture->file, &last->id, &error);
  g_assert_no_error (error);
  g_assert_true (lyd_directory_is_empty (fixture->file, &empty, &error));
  g_assert_true (empty);
}

static void
assert_refused (LydFixture *fixture,
                const char *text,
                gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;

  g_assert_false (lyd_organizations_import (fixture->file, bytes, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, !=, "");
}

/* Nothing, far too much, binary, a column that is no network: a sentence, and nothing is changed. */
static void
test_hostile (LydFixture *fixture,
              gconstpointer data)
{
  g_autoptr (GString) many = g_string_new ("name,network\n");
  g_autoptr (GString) long_one = g_string_new ("name\n");
  g_autoptr (GString) endless = g_string_new (NULL);
  static const char binary[] = "name\nBayou\0Council\n";
  gboolean empty;

  for (int i = 0; i < 300; i++)
    g_string_append_printf (many, "Organization %d,network %d\n", i, i);
  for (int i = 0; i < 400; i++)
    g_string_append_c (long_one, 'x');
  for (int i = 0; i < LYD_LIST_MAX_ROWS + 5; i++)
    g_string_append_printf (endless, "Organization %d\n", i);
  assert_refused (fixture, "", 0);
  assert_refused (fixture, "\n \n\t\n", 5);
  assert_refused (fixture, "name,state\n", 11);
  assert_refused (fixture, many->str, many->len);
  assert_refused (fixture, long_one->str, long_one->len);
  assert_refused (fixture, endless->str, endless->len);
  assert_refused (fixture, binary, sizeof binary - 1);
  g_assert_true (lyd_directory_is_empty (fixture->file, &empty, NULL));
  g_assert_true (empty);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/organizations-import/forms", test_forms);
  lyd_fixture_add ("/organizations-import/names", test_names);
  lyd_fixture_add ("/organizations-import/trip", test_trip);
  lyd_fixture_add ("/organizations-import/hostile", test_hostile);
  return g_test_run ();
}
