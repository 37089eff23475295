#include "lyd-aliases.h"
#include "lyd-directory-change.h"
#include "lyd-directory.h"
#include "lyd-fixture.h"
#include "lyd-groups.h"
#include "lyd-merge-organizations.h"
#include "lyd-people-export.h"
#include "lyd-people-import.h"
#include "lyd-time.h"
#include "lyd-undo.h"

#include <string.h>

/* Aliases, changing many, people in and out. */

static LydId
add_person (LydFixture *fixture,
            const char *name,
            const char *email,
            const char *organization)
{
  g_autoptr (LydPerson) person = lyd_person_new ();
  g_autoptr (GError) error = NULL;

  person->name = g_strdup (name);
  person->email = g_strdup (email);
  lyd_directory_save_person (fixture->file, person, organization, &error);
  g_assert_no_error (error);
  return person->id;
}

static LydPersonPage *
get_page (LydFixture *fixture,
          const LydId *person)
{
  g_autoptr (GError) error = NULL;
  LydPersonPage *page = lyd_directory_get_person (fixture->file, person, &error);

  g_assert_no_error (error);
  return page;
}

/* Takes back the last act that stands. */
static void
undo (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lyd_history_list (fixture->file, NULL, 50, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++) {
    const LydHistoryEntry *entry = g_ptr_array_index (list, i);
    g_autoptr (LydUndoResult) result = NULL;

    if (entry->is_undo || entry->undone_at != LYD_TIME_NONE)
      continue;
    result = lyd_undo (fixture->file, &entry->id, &error);
    g_assert_no_error (error);
    g_assert_cmpint (result->kept, ==, 0);
    return;
  }
  g_assert_not_reached ();
}

static guint
count_people (LydFixture *fixture)
{
  g_autoptr (GArray) ids = lyd_directory_list_people (fixture->file, NULL, NULL);

  return ids->len;
}

/* Another address is noted, found by, made the main one, and what was the main one is the other one then. */
static void
test_aliases (LydFixture *fixture,
              gconstpointer data)
{
  LydId id = add_person (fixture, "Ana Wu", "ana@example.org", "Kids First");
  g_autoptr (LydPersonPage) page = NULL;
  g_autoptr (LydPersonPage) after = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_aliases_add (fixture->file, &id, "email", "awu@example.org", &error));
  g_assert_no_error (error);
  page = get_page (fixture, &id);
  g_assert_cmpuint (page->aliases->len, ==, 1);
  found = lyd_directory_list_people (fixture->file, "awu", NULL);
  g_assert_cmpuint (found->len, ==, 1);

  g_assert_true (
    lyd_aliases_promote (fixture->file, &((LydAlias *) g_ptr_array_index (page->aliases, 0))->id, &error));
  after = get_page (fixture, &id);
  g_assert_cmpstr (after->person->email, ==, "awu@example.org");
  g_assert_cmpstr (((LydAlias *) g_ptr_array_index (after->aliases, 0))->value, ==, "ana@example.org");
  undo (fixture);
  g_clear_pointer (&after, lyd_person_page_free);
  after = get_page (fixture, &id);
  g_assert_cmpstr (after->person->email, ==, "ana@example.org");

  g_assert_false (lyd_aliases_add (fixture->file, &id, "email", "not an address", &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (lyd_aliases_add (fixture->file, &id, "email", "ANA@example.org", &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (
    lyd_aliases_remove (fixture->file, &((LydAlias *) g_ptr_array_index (page->aliases, 0))->id, &error));
  g_clear_pointer (&after, lyd_person_page_free);
  after = get_page (fixture, &id);
  g_assert_cmpuint (after->aliases->len, ==, 0);
}

/* Who is it already is not counted; one act, one undo. */
static void
test_many (LydFixture *fixture,
           gconstpointer data)
{
  LydId ids[] = { add_person (fixture, "Ana Wu", "ana@example.org", "Kids First"),
                  add_person (fixture, "Bo Li", "bo@example.org", NULL),
                  add_person (fixture, "Cy Oz", "cy@example.org", NULL) };
  g_autoptr (LydGroup) group = g_new0 (LydGroup, 1);
  LydPeopleChange change = { .organization = "Kids First", .language = "es" };
  g_autoptr (LydPersonPage) page = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  group->name = g_strdup ("Newcomers");
  g_assert_true (lyd_groups_add (fixture->file, group, &error));
  g_assert_true (lyd_directory_change_people (fixture->file, ids, 3, &change, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  change.language = NULL;
  g_assert_true (lyd_directory_change_people (fixture->file, ids, 3, &change, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  change.join = &group->id;
  g_assert_true (lyd_directory_change_people (fixture->file, ids, 2, &change, &n, &error));
  g_assert_cmpuint (n, ==, 2);
  page = get_page (fixture, &ids[1]);
  g_assert_cmpstr (page->organization, ==, "Kids First");
  g_assert_cmpstr (page->person->language, ==, "es");
  g_assert_cmpuint (page->groups->len, ==, 1);

  undo (fixture);
  undo (fixture);
  g_clear_pointer (&page, lyd_person_page_free);
  page = get_page (fixture, &ids[1]);
  g_assert_null (page->organization);
  g_assert_null (page->person->language);
  g_assert_cmpuint (page->groups->len, ==, 0);
}

/* Networks of several organizations, with dates, left again. */
static void
test_networks (LydFixture *fixture,
               gconstpointer data)
{
  LydOrganizationsChange change = { .join = "SPARC", .since = "2019-05" };
  LydId person = add_person (fixture, "Ana Wu", NULL, "Kids First");
  g_autoptr (LydPersonPage) page = get_page (fixture, &person);
  g_autoptr (LydOrganizationPage) organization = NULL;
  const LydOrganizationNetwork *network;
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_true (
    lyd_directory_change_organizations (fixture->file, &page->person->organization, 1, &change, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  change = (LydOrganizationsChange){ .leave = "sparc", .until = "2020-01-31" };
  g_assert_true (
    lyd_directory_change_organizations (fixture->file, &page->person->organization, 1, &change, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  organization = lyd_directory_get_organization (fixture->file, &page->person->organization, &error);
  network = g_ptr_array_index (organization->networks, 0);
  g_assert_cmpstr (network->membership->joined, ==, "2019-05");
  g_assert_cmpstr (network->membership->left_on, ==, "2020-01-31");
  change = (LydOrganizationsChange){ .join = "SPARC", .since = "soon" };
  g_assert_false (
    lyd_directory_change_organizations (fixture->file, &page->person->organization, 1, &change, &n, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

/* Two spellings become one organization; people, networks and their dates go over; one undo brings both back. */
static void
test_merge_organizations (LydFixture *fixture,
                          gconstpointer data)
{
  LydId ana = add_person (fixture, "Ana Wu", NULL, "Kids First");
  LydId bo = add_person (fixture, "Bo Li", NULL, "Kids 1st");
  g_autoptr (LydPersonPage) first = get_page (fixture, &ana);
  g_autoptr (LydPersonPage) second = get_page (fixture, &bo);
  LydOrganizationsChange change = { .join = "SPARC", .since = "2021" };
  g_autoptr (LydOrganizationPage) page = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) error = NULL;
  guint n;
  int n_people;

  g_assert_true (
    lyd_directory_change_organizations (fixture->file, &first->person->organization, 1, &change, &n, &error));
  change.since = "2019";
  g_assert_true (
    lyd_directory_change_organizations (fixture->file, &second->person->organization, 1, &change, &n, &error));
  g_assert_true (lyd_merge_organizations (fixture->file, &first->person->organization, &second->person->organization,
                                          &n_people, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_people, ==, 1);
  page = lyd_directory_get_organization (fixture->file, &first->person->organization, &error);
  g_assert_cmpuint (page->people->len, ==, 2);
  g_assert_cmpuint (page->networks->len, ==, 1);
  g_assert_cmpstr (((LydOrganizationNetwork *) g_ptr_array_index (page->networks, 0))->membership->joined, ==, "2019");
  found = lyd_directory_list_people (fixture->file, "kids first", NULL);
  g_assert_cmpuint (found->len, ==, 2);

  undo (fixture);
  g_clear_pointer (&page, lyd_organization_page_free);
  page = lyd_directory_get_organization (fixture->file, &second->person->organization, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->people->len, ==, 1);
  g_assert_cmpuint (page->networks->len, ==, 1);
  g_clear_pointer (&found, g_array_unref);
  found = lyd_directory_list_people (fixture->file, "kids 1st", NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_false (lyd_merge_organizations (fixture->file, &first->person->organization, &first->person->organization,
                                           &n_people, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
}

static LydPeopleImportPlan *
bring (LydFixture *fixture,
       const char *text,
       LydKnownChoice choice)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (LydPeopleImportPlan) look = NULL;
  g_autoptr (GError) error = NULL;
  guint before = count_people (fixture);
  LydPeopleImportPlan *plan;

  look = lyd_people_import_look (fixture->file, bytes, choice, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_people (fixture), ==, before);
  plan = lyd_people_import (fixture->file, bytes, "list", choice, &error);
  g_assert_no_error (error);
  /* What was said beforehand is what happened. */
  for (int i = 0; i < LYD_N_PERSON_OUTCOMES; i++)
    g_assert_cmpint (look->n[i], ==, plan->n[i]);
  g_assert_cmpuint (count_people (fixture), ==, before + (guint) plan->n[LYD_PERSON_NEW]);
  return plan;
}

#define CARDS                                                                                               \
  "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Wu\r\nN:Wu;Ana;;;\r\nEMAIL:ana@example.org\r\nTEL:202-555-0123\r\n" \
  "ORG:Kids First\r\nEND:VCARD\r\n"                                                                         \
  "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:José Peña\r\nEMAIL:jose@example.org\r\nEND:VCARD\r\n"

/* Cards: one is known and learns a number, one is new; once more says nothing new; one undo takes it all back. */
static void
test_cards (LydFixture *fixture,
            gconstpointer data)
{
  LydId id = add_person (fixture, "Ana Wu", "ana@example.org", "Kids First");
  g_autoptr (LydPeopleImportPlan) plan = bring (fixture, CARDS, LYD_KNOWN_BOTH);
  g_autoptr (LydPeopleImportPlan) again = NULL;
  g_autoptr (LydPersonPage) page = get_page (fixture, &id);

  g_assert_cmpint (plan->n[LYD_PERSON_NEW], ==, 1);
  g_assert_cmpint (plan->n[LYD_PERSON_CHANGED], ==, 1);
  g_assert_cmpstr (page->person->phone, ==, "202-555-0123");
  again = bring (fixture, CARDS, LYD_KNOWN_BOTH);
  g_assert_cmpint (again->n[LYD_PERSON_SAME], ==, 2);
  undo (fixture);
  g_assert_cmpuint (count_people (fixture), ==, 1);
  g_clear_pointer (&page, lyd_person_page_free);
  page = get_page (fixture, &id);
  g_assert_null (page->person->phone);
}

/* Another address in a list: kept beside, left out, or taken. */
static void
test_known (LydFixture *fixture,
            gconstpointer data)
{
  static const char list[] = "Name,Email,Organization,Phone\nAna Wu,ana.wu@example.org,Kids First,202-555-0199\n"
                             "Nobody,,,\n,,Kids First,\n";
  LydId id = add_person (fixture, "Ana Wu", "ana@example.org", "Kids First");
  g_autoptr (LydPeopleImportPlan) plan = bring (fixture, list, LYD_KNOWN_KEEP);
  g_autoptr (LydPersonPage) page = get_page (fixture, &id);

  g_assert_cmpstr (page->person->email, ==, "ana@example.org");
  g_assert_cmpuint (page->aliases->len, ==, 0);
  g_assert_cmpint (plan->n[LYD_PERSON_PROBLEM], ==, 1);
  undo (fixture);
  g_clear_pointer (&plan, lyd_people_import_plan_free);
  g_clear_pointer (&page, lyd_person_page_free);
  plan = bring (fixture, list, LYD_KNOWN_BOTH);
  page = get_page (fixture, &id);
  g_assert_cmpstr (page->person->email, ==, "ana@example.org");
  g_assert_cmpstr (((LydAlias *) g_ptr_array_index (page->aliases, 0))->value, ==, "ana.wu@example.org");
  undo (fixture);
  g_clear_pointer (&plan, lyd_people_import_plan_free);
  g_clear_pointer (&page, lyd_person_page_free);
  plan = bring (fixture, list, LYD_KNOWN_REPLACE);
  page = get_page (fixture, &id);
  g_assert_cmpstr (page->person->email, ==, "ana.wu@example.org");
  g_assert_cmpstr (((LydAlias *) g_ptr_array_index (page->aliases, 0))->value, ==, "ana@example.org");
}

/* What goes out comes in again as what it was; a sensitive group is named nowhere. */
static void
test_out (LydFixture *fixture,
          gconstpointer data)
{
  static const char *const names[] = { "people.vcf", "people.csv", "people.json", "people.xlsx" };
  LydId id = add_person (fixture, "Ana; Wu, \\ Peña", "ana@example.org", "Kids, First; Ohio");
  g_autoptr (LydGroup) group = g_new0 (LydGroup, 1);
  LydPeopleChange change = { .role = "=1+1", .join = &group->id };
  g_autoptr (GError) error = NULL;
  guint n;

  group->name = g_strdup ("Staff of color");
  group->sensitive = TRUE;
  g_assert_true (lyd_groups_add (fixture->file, group, &error));
  g_assert_true (lyd_directory_change_people (fixture->file, &id, 1, &change, &n, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (fixture->dir, names[i], NULL);
    g_autofree char *text = NULL;
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (LydPeopleImportPlan) plan = NULL;
    gsize length;

    g_assert_true (lyd_people_export (fixture->file, NULL, path, &error));
    g_assert_no_error (error);
    g_assert_true (g_file_get_contents (path, &text, &length, NULL));
    g_assert_null (strstr (text, "Staff of color"));
    if (g_str_has_suffix (path, ".json"))
      continue;
    bytes = g_bytes_new (text, length);
    plan = lyd_people_import_look (fixture->file, bytes, LYD_KNOWN_BOTH, &error);
    g_assert_no_error (error);
    g_assert_cmpint (plan->n[LYD_PERSON_SAME], ==, 1);
  }
  g_assert_false (lyd_people_export (fixture->file, NULL, "/nowhere/x.doc", &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/people/aliases", test_aliases);
  lyd_fixture_add ("/people/many", test_many);
  lyd_fixture_add ("/people/networks", test_networks);
  lyd_fixture_add ("/people/merge-organizations", test_merge_organizations);
  lyd_fixture_add ("/people/cards", test_cards);
  lyd_fixture_add ("/people/known", test_known);
  lyd_fixture_add ("/people/out", test_out);
  return g_test_run ();
}
