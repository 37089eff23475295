#include "lyd-fixture.h"
#include "lyd-roster.h"
#include "lyd-undo.h"

static void
register_person (LydFixture *fixture,
                 const LydId *event,
                 const char *name,
                 const char *organization,
                 const char *email,
                 LydStatus status)
{
  LydRegistrationRequest request = { .name = name, .organization = organization, .email = email, .status = status };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydRegistrationResult) result = lyd_register (fixture->file, event, &request, &error);

  g_assert_no_error (error);
}

static LydId
add_people (LydFixture *fixture)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);

  register_person (fixture, &retreat, "Maribel Okonkwo-Reyes", "Voices for Ohio's Children (demo)",
                   "maribel@example.org", LYD_STATUS_CONFIRMED);
  register_person (fixture, &retreat, "Mei Wuhan", "Kids Count Ohio (demo)", "mei@example.org", LYD_STATUS_CONFIRMED);
  register_person (fixture, &retreat, "Ana Wu", "Kids Count Ohio (demo)", "ana@example.org", LYD_STATUS_WAITLISTED);
  register_person (fixture, &retreat, "José Núñez", NULL, "jose@example.org", LYD_STATUS_CANCELLED);
  register_person (fixture, &retreat, "Li", "Wuthering Heights (demo)", NULL, LYD_STATUS_PENDING);
  return retreat;
}

/* The names found, in order. */
static char *
search (LydFixture *fixture,
        const LydId *event,
        const char *text,
        int limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = lyd_roster_search (fixture->file, event, NULL, text, limit, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", ((LydRosterRow *) g_ptr_array_index (rows, i))->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_found(text, expected)                               \
  G_STMT_START                                                     \
  {                                                                \
    g_autofree char *names = search (fixture, &retreat, text, 20); \
                                                                   \
    g_assert_cmpstr (names, ==, expected);                         \
  }                                                                \
  G_STMT_END

static void
test_search (LydFixture *fixture,
             gconstpointer data)
{
  LydId retreat = add_people (fixture);
  LydId other = lyd_fixture_add_retreat (fixture);
  g_autofree char *none = NULL;

  assert_found ("okon", "Maribel Okonkwo-Reyes");
  assert_found ("OKONKWO", "Maribel Okonkwo-Reyes");
  assert_found ("reyes mari", "Maribel Okonkwo-Reyes");
  assert_found ("voices oh", "Maribel Okonkwo-Reyes");
  assert_found ("nunez", "José Núñez");
  assert_found ("NÚÑEZ", "José Núñez");
  assert_found ("maribel@exa", "Maribel Okonkwo-Reyes");
  /* the whole word, then names, then the rest */
  assert_found ("wu", "Ana Wu|Mei Wuhan|Li");
  assert_found ("li", "Li");
  assert_found ("w", "");
  assert_found ("", "");
  assert_found ("  \t ", "");
  assert_found ("nobody", "");

  none = search (fixture, &other, "okon", 20);
  g_assert_cmpstr (none, ==, "");
}

static void
test_search_takes_anything (LydFixture *fixture,
                            gconstpointer data)
{
  static const char *const texts[] = { "\"",
                                       "wu\"",
                                       "wu*",
                                       "names:wu",
                                       "wu OR li",
                                       "NEAR(wu li)",
                                       "-wu",
                                       "^wu",
                                       "(((",
                                       "';--",
                                       "\xff\xfe",
                                       "{names} :",
                                       "a b c d e f g h i j k l m n" };
  LydId retreat = add_people (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *names = search (fixture, &retreat, texts[i], 20);
  }
  assert_found ("wu\"", "Ana Wu|Mei Wuhan|Li");
}

static void
test_search_by_short_code_and_phone (LydFixture *fixture,
                                     gconstpointer data)
{
  LydId retreat = add_people (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat, "Ana Wu", "ana@example.org");
  g_autofree char *lower = g_ascii_strdown (ana->short_code, -1);

  g_assert_true (ana->existing);
  assert_found (ana->short_code, "Ana Wu");
  assert_found (lower, "Ana Wu");
}

static void
test_limit (LydFixture *fixture,
            gconstpointer data)
{
  LydId retreat = add_people (fixture);
  g_autofree char *names = search (fixture, &retreat, "wu", 2);

  g_assert_cmpstr (names, ==, "Ana Wu|Mei Wuhan");
}

static char *
list (LydFixture *fixture,
      const LydRoster *roster)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lyd_roster_list_ids (fixture->file, roster, &error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  rows = lyd_roster_list_rows (fixture->file, &roster->session, (const LydId *) (gpointer) ids->data, ids->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", ((LydRosterRow *) g_ptr_array_index (rows, i))->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_listed(expected)                       \
  G_STMT_START                                        \
  {                                                   \
    g_autofree char *names = list (fixture, &roster); \
                                                      \
    g_assert_cmpstr (names, ==, expected);            \
  }                                                   \
  G_STMT_END

static void
test_orders_and_filters (LydFixture *fixture,
                         gconstpointer data)
{
  LydRoster roster = { .event = add_people (fixture) };
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, &roster.event);

  roster.session = arrival->id;
  assert_listed ("Li|José Núñez|Maribel Okonkwo-Reyes|Ana Wu|Mei Wuhan");
  roster.descending = TRUE;
  assert_listed ("Mei Wuhan|Ana Wu|Maribel Okonkwo-Reyes|José Núñez|Li");
  roster.descending = FALSE;
  roster.order = LYD_ROSTER_BY_ORGANIZATION;
  assert_listed ("Ana Wu|Mei Wuhan|Maribel Okonkwo-Reyes|Li|José Núñez");
  roster.order = LYD_ROSTER_BY_STATUS;
  assert_listed ("Maribel Okonkwo-Reyes|Mei Wuhan|Li|Ana Wu|José Núñez");
  roster.filter = LYD_ROSTER_EXPECTED;
  assert_listed ("Maribel Okonkwo-Reyes|Mei Wuhan");
  roster.filter = LYD_ROSTER_WAITLISTED;
  assert_listed ("Ana Wu");
  roster.filter = LYD_ROSTER_IN;
  assert_listed ("");
  roster.filter = LYD_ROSTER_ALL;
  roster.text = "wu";
  assert_listed ("Mei Wuhan|Li|Ana Wu");
}

/* Another one reads the file, as the window does for its lists: the order of people is kept until an act changes it. */
static void
test_kept_order (LydFixture *fixture,
                 gconstpointer data)
{
  LydRoster roster = { .event = add_people (fixture) };
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, &roster.event);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) reader = lyd_file_open (fixture->path, LYD_FILE_READ_ONLY, &fixture->context, &error);
  g_autoptr (LydRegistrationResult) early = NULL;
  g_autoptr (GPtrArray) acts = NULL;
  g_autoptr (LydUndoResult) undone = NULL;
  g_autoptr (GArray) ids = NULL;
  LydRoster other = { .event = lyd_id_none };

  g_assert_no_error (error);
  roster.session = arrival->id;
  for (int i = 0; i < 2; i++) {
    g_clear_pointer (&ids, g_array_unref);
    ids = lyd_roster_list_ids (reader, &roster, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (ids->len, ==, 5);
  }

  early = lyd_fixture_register (fixture, &roster.event, "Abel Aaron", "abel@example.org");
  g_clear_pointer (&ids, g_array_unref);
  ids = lyd_roster_list_ids (reader, &roster, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 6);
  g_assert_true (lyd_id_equal (&g_array_index (ids, LydId, 0), &early->registration));

  acts = lyd_history_list (fixture->file, NULL, 1, &error);
  g_assert_no_error (error);
  undone = lyd_undo (fixture->file, &((LydHistoryEntry *) g_ptr_array_index (acts, 0))->id, &error);
  g_assert_no_error (error);
  g_clear_pointer (&ids, g_array_unref);
  ids = lyd_roster_list_ids (reader, &roster, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 5);

  g_clear_pointer (&ids, g_array_unref);
  ids = lyd_roster_list_ids (reader, &other, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 0);
}

static void
test_counts (LydFixture *fixture,
             gconstpointer data)
{
  LydId retreat = add_people (fixture);
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, &retreat);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) events = NULL;
  LydRosterCounts counts;
  LydRosterCounts *of;

  g_assert_true (lyd_roster_count (fixture->file, &retreat, &arrival->id, &counts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counts.n[LYD_ROSTER_ALL], ==, 5);
  g_assert_cmpint (counts.n[LYD_ROSTER_EXPECTED], ==, 2);
  g_assert_cmpint (counts.n[LYD_ROSTER_PENDING], ==, 1);
  g_assert_cmpint (counts.n[LYD_ROSTER_WAITLISTED], ==, 1);
  g_assert_cmpint (counts.n[LYD_ROSTER_CANCELLED], ==, 1);
  g_assert_cmpint (counts.n[LYD_ROSTER_IN], ==, 0);

  events = lyd_roster_count_events (fixture->file, &error);
  g_assert_no_error (error);
  of = g_hash_table_lookup (events, &retreat);
  g_assert_nonnull (of);
  g_assert_cmpint (of->n[LYD_ROSTER_ALL], ==, 5);
  g_assert_cmpint (of->n[LYD_ROSTER_EXPECTED], ==, 2);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/roster/search", test_search);
  lyd_fixture_add ("/roster/search-takes-anything", test_search_takes_anything);
  lyd_fixture_add ("/roster/search-by-short-code", test_search_by_short_code_and_phone);
  lyd_fixture_add ("/roster/limit", test_limit);
  lyd_fixture_add ("/roster/orders-and-filters", test_orders_and_filters);
  lyd_fixture_add ("/roster/kept-order", test_kept_order);
  lyd_fixture_add ("/roster/counts", test_counts);
  return g_test_run ();
}
