#include "lyd-admit.h"
#include "lyd-badges.h"
#include "lyd-demo.h"
#include "lyd-designs.h"
#include "lyd-error.h"
#include "lyd-fixture.h"
#include "lyd-plan-change.h"
#include "lyd-register.h"
#include "lyd-trays.h"
#include "lyd-undo.h"

#include <glib/gstdio.h>
#include <string.h>

/* Where printed badges lie, and how an event's badges look. */

typedef struct {
  LydFixture base;
  LydId retreat;
} Trays;

static void
set_up (Trays *self,
        gconstpointer data)
{
  LydDemoSummary summary;
  g_autoptr (GError) error = NULL;

  lyd_fixture_set_up (&self->base, data);
  g_assert_true (lyd_demo_fill (self->base.file, &summary, &error));
  g_assert_no_error (error);
  self->retreat = summary.retreat;
}

static void
tear_down (Trays *self,
           gconstpointer data)
{
  lyd_fixture_tear_down (&self->base, data);
}

static int
print (Trays *self,
       LydBadgeSelection selection,
       int tray_size)
{
  const LydBadgeOptions options = { .selection = selection, .first_position = 1, .tray_size = tray_size };
  g_autofree char *path = g_build_filename (self->base.dir, "badges.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydBadgeReport) report = lyd_badges_print (self->base.file, &self->retreat, &options, path, &error);

  g_assert_no_error (error);
  return report->n_badges;
}

static GPtrArray *
list (Trays *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *trays = lyd_trays_list (self->base.file, &self->retreat, &error);

  g_assert_no_error (error);
  return trays;
}

static LydId
add (Trays *self,
     const char *name)
{
  g_autoptr (LydRegistrationResult) result = lyd_fixture_register (&self->base, &self->retreat, name, NULL);

  return result->registration;
}

static char *
say (Trays *self)
{
  g_autoptr (GPtrArray) trays = list (self);

  return lyd_words_trays (trays);
}

static void
undo_last (Trays *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = lyd_history_list (self->base.file, NULL, 20, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++) {
    const LydHistoryEntry *entry = g_ptr_array_index (entries, i);
    g_autoptr (LydUndoResult) result = NULL;

    if (entry->is_undo || !entry->undoable)
      continue;
    result = lyd_undo (self->base.file, &entry->id, &error);
    g_assert_no_error (error);
    return;
  }
  g_assert_not_reached ();
}

static void
test_fill (Trays *self,
           gconstpointer data)
{
  g_autoptr (GPtrArray) none = list (self);
  g_autoptr (GPtrArray) trays = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *words = NULL;
  int n = print (self, LYD_BADGES_ALL, 50);
  int total = 0;

  g_assert_cmpuint (none->len, ==, 0);
  trays = list (self);
  g_assert_cmpuint (trays->len, ==, (guint) (n + 49) / 50);
  for (guint i = 0; i < trays->len; i++) {
    const LydTray *tray = g_ptr_array_index (trays, i);

    g_assert_cmpint (tray->tray, ==, (int) i + 1);
    g_assert_false (tray->late);
    g_assert_cmpint (tray->n_badges, <=, 50);
    total += tray->n_badges;
  }
  g_assert_cmpint (total, ==, n);
  words = say (self);
  g_assert_true (g_str_has_prefix (words, "Trays 1–3, sorted by last name. Tray 1: "));

  /* Printed again, everything stays where it is. */
  print (self, LYD_BADGES_ALL, 20);
  after = list (self);
  g_assert_cmpuint (after->len, ==, trays->len);
}

/* Who comes later lies at the end: in the last tray where the order holds, otherwise in one of their own. */
static void
test_late (Trays *self,
           gconstpointer data)
{
  g_autoptr (GPtrArray) trays = NULL;
  const LydTray *last;
  guint n;

  print (self, LYD_BADGES_ALL, 50);
  trays = list (self);
  n = trays->len;
  add (self, "Zoë \u0647\u0647");
  print (self, LYD_BADGES_UNPRINTED, 50);
  g_clear_pointer (&trays, g_ptr_array_unref);
  trays = list (self);
  g_assert_cmpuint (trays->len, ==, n);

  add (self, "Aaron Aardvark");
  print (self, LYD_BADGES_UNPRINTED, 50);
  add (self, "Abel Abbott");
  print (self, LYD_BADGES_UNPRINTED, 50);
  g_clear_pointer (&trays, g_ptr_array_unref);
  trays = list (self);
  g_assert_cmpuint (trays->len, ==, n + 1);
  last = g_ptr_array_index (trays, n);
  g_assert_true (last->late);
  g_assert_cmpint (last->n_badges, ==, 2);
}

static void
test_take_back (Trays *self,
                gconstpointer data)
{
  g_autofree char *words = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  int unprinted, changed;

  print (self, LYD_BADGES_ALL, 50);
  words = say (self);
  g_assert_true (lyd_trays_clear (self->base.file, &self->retreat, &error));
  g_assert_no_error (error);
  after = say (self);
  g_assert_cmpstr (after, ==, "");
  /* Where they lie is no part of what stands on them. */
  g_assert_true (lyd_badges_count (self->base.file, &self->retreat, &unprinted, &changed, &error));
  g_assert_cmpint (changed, ==, 0);
  g_assert_cmpint (unprinted, ==, 0);
  undo_last (self);
  again = say (self);
  g_assert_cmpstr (again, ==, words);
}

/* The desk is told with the verdict. */
static void
test_at_the_door (Trays *self,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAdmissionResult) result = NULL;
  g_autofree char *slot = NULL;
  LydId registration = add (self, "Aaron Aardvark");
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (&self->base, &self->retreat);
  const LydAttempt attempt = { .kind = LYD_SCAN_ENTRY, .look = TRUE, .session = arrival->id };

  print (self, LYD_BADGES_ALL, 50);
  result = lyd_admit_registration (self->base.file, &registration, &attempt, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->tray, ==, 1);
  g_assert_cmpint (result->slot, ==, 1);
  slot = lyd_words_slot (result->tray, result->slot);
  g_assert_cmpstr (slot, ==, "Tray 1, slot 1");
  g_assert_null (lyd_words_slot (0, 0));
}

static void
test_refusals (Trays *self,
               gconstpointer data)
{
  static const LydBadgeOptions wrong[] = {
    { .first_position = 1, .tray_size = -1 },
    { .first_position = 1, .tray_size = LYD_TRAY_MAX + 1 },
    { .first_position = 1, .tray_size = 50, .order = LYD_BADGES_BY_GIVEN },
  };
  g_autofree char *path = g_build_filename (self->base.dir, "badges.pdf", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (lyd_badges_print (self->base.file, &self->retreat, &wrong[i], path, &error));
    g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  }
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_fronts (Trays *self,
             gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->base.dir, "fronts.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (lyd_trays_write_fronts (self->base.file, &self->retreat, path, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  print (self, LYD_BADGES_ALL, 50);
  g_assert_true (lyd_trays_write_fronts (self->base.file, &self->retreat, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

static int
count_changed (Trays *self)
{
  g_autoptr (GError) error = NULL;
  int unprinted, changed;

  g_assert_true (lyd_badges_count (self->base.file, &self->retreat, &unprinted, &changed, &error));
  g_assert_no_error (error);
  return changed;
}

/* Another design makes every printed badge a changed one; undo makes them right again; a copy of the event has it. */
static void
test_design (Trays *self,
             gconstpointer data)
{
  g_autoptr (LydBadgeDesign) design = lyd_badge_design_new_builtin ("photo");
  g_autoptr (LydBadgeDesign) found = NULL;
  g_autoptr (LydBadgeDesign) of_copy = NULL;
  g_autoptr (GError) error = NULL;
  LydId copy;
  int n = print (self, LYD_BADGES_ALL, 0);

  g_assert_cmpint (count_changed (self), ==, 0);
  design->text = g_strdup ("Breakfast from 7");
  g_assert_true (lyd_designs_set (self->base.file, &self->retreat, design, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_changed (self), ==, n);
  found = lyd_designs_get (self->base.file, &self->retreat, &error);
  g_assert_cmpstr (found->text, ==, "Breakfast from 7");

  g_assert_true (lyd_plan_duplicate_event (self->base.file, &self->retreat, &copy, &error));
  of_copy = lyd_designs_get (self->base.file, &copy, &error);
  g_assert_cmpstr (of_copy->id, ==, "photo");
  g_assert_cmpstr (of_copy->text, ==, "Breakfast from 7");
  undo_last (self);
  undo_last (self);
  g_assert_cmpint (count_changed (self), ==, 0);
}

/* A hostile file changes nothing. */
static void
test_design_file (Trays *self,
                  gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->base.dir, "ours" LYD_DESIGN_SUFFIX, NULL);
  g_autoptr (LydBadgeDesign) design = lyd_badge_design_new_builtin ("plain");
  g_autoptr (LydBadgeDesign) found = NULL;
  g_autoptr (GError) error = NULL;

  design->title = g_strdup ("Ours");
  g_assert_true (lyd_designs_save (design, path, &error));
  found = lyd_designs_find (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lyd_badge_design_get_title (found), ==, "Ours");

  g_assert_true (g_file_set_contents (path, "{ \"format\": [[[[", -1, NULL));
  g_assert_null (lyd_designs_find (path, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "Line 1, column"));
  g_assert_nonnull (strstr (error->message, "Nothing was changed."));
  g_clear_error (&error);
  g_assert_null (lyd_designs_find ("fancy", &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/trays/fill", Trays, NULL, set_up, test_fill, tear_down);
  g_test_add ("/trays/late", Trays, NULL, set_up, test_late, tear_down);
  g_test_add ("/trays/take-back", Trays, NULL, set_up, test_take_back, tear_down);
  g_test_add ("/trays/at-the-door", Trays, NULL, set_up, test_at_the_door, tear_down);
  g_test_add ("/trays/refusals", Trays, NULL, set_up, test_refusals, tear_down);
  g_test_add ("/trays/fronts", Trays, NULL, set_up, test_fronts, tear_down);
  g_test_add ("/designs/of-an-event", Trays, NULL, set_up, test_design, tear_down);
  g_test_add ("/designs/file", Trays, NULL, set_up, test_design_file, tear_down);

  return g_test_run ();
}
