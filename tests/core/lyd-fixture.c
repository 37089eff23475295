#include "lyd-fixture.h"

#include "lyd-time.h"

#include <ftw.h>
#include <glib/gstdio.h>

static gint64
fixture_now (gpointer data)
{
  LydFixture *self = data;

  return self->now;
}

static void
fixture_random (gpointer data,
                guint8 *bytes,
                gsize n_bytes)
{
  LydFixture *self = data;

  for (gsize i = 0; i < n_bytes; i++)
    bytes[i] = (guint8) g_rand_int_range (self->rand, 0, 256);
}

void
lyd_fixture_set_up (LydFixture *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("lanyard-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->dir, "lanyard.db", NULL);
  self->now = LYD_FIXTURE_NOW;
  self->rand = g_rand_new_with_seed (42);
  self->context = (LydContext){
    .now = fixture_now,
    .random = fixture_random,
    .data = self,
    .who = "tester",
    .machine_id = "test-machine",
    .state_dir = self->dir,
    .station = "Desk 1",
  };
  self->file = lyd_file_open (self->path, LYD_FILE_CREATE, &self->context, &error);
  g_assert_no_error (error);
}

static int
remove_entry (const char *path,
              const struct stat *info,
              int kind,
              struct FTW *walk)
{
  return g_remove (path);
}

void
lyd_fixture_tear_down (LydFixture *self,
                       gconstpointer data)
{
  g_clear_pointer (&self->file, lyd_file_close);
  nftw (self->dir, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
  g_clear_pointer (&self->rand, g_rand_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->dir, g_free);
}

/* As after a restart. */
void
lyd_fixture_reopen (LydFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->file, lyd_file_close);
  self->file = lyd_file_open (self->path, 0, &self->context, &error);
  g_assert_no_error (error);
}

/* A retreat of three days around the fixture's now, in New York, with its Arrival session. */
LydId
lyd_fixture_add_retreat (LydFixture *self)
{
  g_autoptr (LydEvent) event =
    lyd_plan_new_event (LYD_KIND_RETREAT, LYD_FIXTURE_NOW - 24 * LYD_HOUR, "America/New_York");
  g_autoptr (GError) error = NULL;

  event->title = g_strdup ("2027 Partnership Retreat");
  event->venue = g_strdup ("Baltimore, Maryland");
  g_assert_true (lyd_plan_add_event (self->file, event, &error));
  g_assert_no_error (error);
  return event->id;
}

/* Returns: (transfer full): the event's first session */
LydSession *
lyd_fixture_get_arrival (LydFixture *self,
                         const LydId *event)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = lyd_plan_list_sessions (self->file, event, &error);
  LydSession *first;

  g_assert_no_error (error);
  g_assert_cmpuint (sessions->len, >, 0);
  first = g_ptr_array_index (sessions, 0);
  return lyd_plan_get_session (self->file, &first->id, NULL);
}

/* Returns: (transfer full): a confirmed registration */
LydRegistrationResult *
lyd_fixture_register (LydFixture *self,
                      const LydId *event,
                      const char *name,
                      const char *email)
{
  LydRegistrationRequest request = { .name = name,
                                     .email = email,
                                     .organization = "Voices for Ohio's Children (demo)" };
  g_autoptr (GError) error = NULL;
  LydRegistrationResult *result = lyd_register (self->file, event, &request, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}
