#include "lyd-error.h"
#include "lyd-people-list.h"

/* "line:column state name <email> organization", one a line */
static char *
describe (const char *text)
{
  static const char *const states[] = { "good", "no-name", "bad-email", "too-long" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lyd_people_list_read (text, &error);
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++) {
    const LydListedPerson *person = g_ptr_array_index (list, i);

    g_string_append_printf (all, "%s%u:%u %s %s%s <%s> %s", i > 0 ? "\n" : "", person->line, person->column,
                            states[person->state], person->name != NULL ? person->name : "-",
                            person->guessed ? "?" : "", person->email != NULL ? person->email : "",
                            person->organization != NULL ? person->organization : "");
  }
  return g_string_free (all, FALSE);
}

static const struct {
  const char *name;
  const char *text;
  const char *expected;
} cases[] = {
  { "names", "Ana Wu\n\n  Bob Kim \r\n", "1:1 good Ana Wu <> \n3:3 good Bob Kim <> " },
  { "family-first", "Okonkwo-Reyes, Maribel", "1:1 good Maribel Okonkwo-Reyes <> " },
  { "organization", "Ana Wu, Child Advocates of Ohio", "1:1 good Ana Wu <> Child Advocates of Ohio" },
  { "mailboxes", "Ana Wu <ana@example.org>, bob@example.org (Bob Kim); \"Diaz, Carol\" <carol@example.org>",
    "1:1 good Ana Wu <ana@example.org> \n1:27 good Bob Kim <bob@example.org> \n"
    "1:54 good Carol Diaz <carol@example.org> " },
  { "outlook", "Wu, Ana <ana@example.org>; Kim, Bob <bob@example.org>",
    "1:1 good Ana Wu <ana@example.org> \n1:28 good Bob Kim <bob@example.org> " },
  { "addresses", "maribel.okonkwo-reyes@example.org\ninfo@example.org\nmailto:ana.wu+list@example.org",
    "1:1 good Maribel Okonkwo-Reyes? <maribel.okonkwo-reyes@example.org> \n2:1 no-name - <info@example.org> \n"
    "3:1 good Ana Wu? <ana.wu+list@example.org> " },
  { "cells", "Name\tEmail\tOrganization\nAna Wu\tana@example.org\tVOICES\n\t\t\nBob Kim\t\tVOICES",
    "2:1 good Ana Wu <ana@example.org> VOICES\n4:1 good Bob Kim <> VOICES" },
  { "semicolons", "Ana Wu; Bob Kim;", "1:1 good Ana Wu <> \n1:9 good Bob Kim <> " },
  { "bad-address", "Ana Wu <ana@>\nBob bob@example.org carol@example.org",
    "1:1 bad-email Ana Wu <ana@> \n2:1 bad-email Bob carol@example.org <bob@example.org> " },
  { "open-quote", "\"Ana <ana@example.org>, Bob Kim <bob@example.org>",
    "1:1 good Ana <ana@example.org> \n1:25 good Bob Kim <bob@example.org> " },
  { "empty", " \n\t\n;;,,\n", "" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *described = describe (cases[i].text);

  g_assert_cmpstr (described, ==, cases[i].expected);
}

static void
test_too_long (void)
{
  g_autofree char *name = g_strnfill (301, 'a');
  g_autoptr (GPtrArray) list = lyd_people_list_read (name, NULL);

  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (((LydListedPerson *) g_ptr_array_index (list, 0))->state, ==, LYD_LISTED_TOO_LONG);
}

static void
test_refused (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i <= LYD_PEOPLE_LIST_MAX; i++)
    g_string_append_printf (many, "Somebody %d\n", i);
  g_assert_null (lyd_people_list_read (many->str, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (lyd_people_list_read ("\xff", &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/people-list/%s", cases[i].name);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
  }
  g_test_add_func ("/people-list/too-long", test_too_long);
  g_test_add_func ("/people-list/refused", test_refused);
  return g_test_run ();
}
