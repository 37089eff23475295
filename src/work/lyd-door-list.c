#include "lyd-door-list.h"

#include "lyd-door-rows.h"
#include "lyd-file-private.h"
#include "lyd-organizations.h"
#include "lyd-people.h"
#include "lyd-plan.h"
#include "lyd-registrations.h"
#include "lyd-roster.h"

/* Nobody reads more than that at a door. */
#define MAX_INSIDE 5000

void
lyd_door_organization_free (LydDoorOrganization *self)
{
  g_free (self->name);
  g_free (self);
}

/* The session's event; none where it is only counted, and so names nobody. */
static gboolean
find_event (LydFile *file,
            const LydId *session,
            LydId *event,
            GError **error)
{
  g_autoptr (LydSession) found = lyd_plan_get_session (file, session, error);
  g_autoptr (LydEvent) whole = found != NULL ? lyd_plan_get_event (file, &found->event, error) : NULL;

  if (whole == NULL)
    return FALSE;
  *event = found->sensitive || whole->sensitive ? lyd_id_none : whole->id;
  return TRUE;
}

static gboolean
add_organization (const LydId *id,
                  const char *name,
                  int confirmed,
                  gpointer data)
{
  LydDoorOrganization *organization = g_new0 (LydDoorOrganization, 1);

  organization->id = *id;
  organization->name = g_strdup (name);
  organization->expected = confirmed;
  g_ptr_array_add (data, organization);
  return TRUE;
}

static gboolean
is_expected (const LydRosterRow *row)
{
  return row != NULL && row->status == LYD_STATUS_CONFIRMED && !row->inside;
}

/**
 * lyd_door_list_expected:
 *
 * Returns: (transfer full) (element-type LydRosterRow): who of @organization has a place and is not in, by name
 */
GPtrArray *
lyd_door_list_expected (LydFile *file,
                        const LydId *session,
                        const LydId *organization,
                        GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) ids = NULL;
  LydId event;

  if (!find_event (file, session, &event, error))
    return NULL;
  ids = lyd_door_rows_list_people (file->db, &event, organization, error);
  if (ids == NULL)
    return NULL;
  rows = lyd_roster_list_rows (file, session, (const LydId *) (gpointer) ids->data, ids->len, error);
  for (guint i = rows != NULL ? rows->len : 0; i > 0; i--)
    if (!is_expected (g_ptr_array_index (rows, i - 1)))
      g_ptr_array_remove_index (rows, i - 1);
  return g_steal_pointer (&rows);
}

/**
 * lyd_door_list_organizations:
 *
 * Returns: (transfer full) (element-type LydDoorOrganization): those of whom somebody is still expected, by name
 */
GPtrArray *
lyd_door_list_organizations (LydFile *file,
                             const LydId *session,
                             GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_door_organization_free);
  LydId event;

  if (!find_event (file, session, &event, error) ||
      !lyd_door_rows_list_organizations (file->db, &event, add_organization, list, error))
    return NULL;
  for (guint i = list->len; i > 0; i--) {
    LydDoorOrganization *organization = g_ptr_array_index (list, i - 1);
    g_autoptr (GPtrArray) expected = lyd_door_list_expected (file, session, &organization->id, error);

    if (expected == NULL)
      return NULL;
    organization->expected = (int) expected->len;
    if (expected->len == 0)
      g_ptr_array_remove_index (list, i - 1);
  }
  return g_steal_pointer (&list);
}

/**
 * lyd_door_find_organization:
 * @organization: (out): whose @registration's person is; none: nobody's
 * @name: (out) (transfer full) (nullable)
 */
gboolean
lyd_door_find_organization (LydFile *file,
                            const LydId *registration,
                            LydId *organization,
                            char **name,
                            GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydRegistration) found = lyd_registrations_get (file->db, registration, &local);
  g_autoptr (LydPerson) person = found != NULL ? lyd_people_get (file->db, &found->person, &local) : NULL;
  g_autoptr (LydOrganization) whole = NULL;

  *organization = person != NULL ? person->organization : lyd_id_none;
  *name = NULL;
  if (local == NULL && !lyd_id_is_none (organization))
    whole = lyd_organizations_get (file->db, organization, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (whole != NULL)
    *name = g_strdup (whole->name);
  return TRUE;
}

/**
 * lyd_door_list_inside:
 *
 * Returns: (transfer full) (element-type LydRosterRow): who is in now, by name; where nobody scans exits that is who
 * came
 */
GPtrArray *
lyd_door_list_inside (LydFile *file,
                      const LydId *session,
                      GError **error)
{
  LydRoster roster = { .session = *session, .filter = LYD_ROSTER_IN };
  g_autoptr (GArray) ids = NULL;

  if (!find_event (file, session, &roster.event, error))
    return NULL;
  if (lyd_id_is_none (&roster.event))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_roster_row_free);
  ids = lyd_roster_list_ids (file, &roster, error);
  return ids != NULL ? lyd_roster_list_rows (file, session, (const LydId *) (gpointer) ids->data,
                                             MIN (ids->len, MAX_INSIDE), error)
                     : NULL;
}

gboolean
lyd_door_count_more (LydFile *file,
                     const LydId *session,
                     LydDoorCount *count,
                     GError **error)
{
  g_autoptr (LydSession) found = lyd_plan_get_session (file, session, error);
  g_autoptr (LydEvent) event = found != NULL ? lyd_plan_get_event (file, &found->event, error) : NULL;
  g_autoptr (GTimeZone) zone = NULL;
  gint64 now = lyd_context_now (&file->context);
  gint64 opens;
  gint64 closes;
  int today;

  *count = (LydDoorCount){ 0 };
  if (event == NULL)
    return FALSE;
  zone = lyd_zone_get_or_utc (event->timezone);
  today = lyd_time_local_day (now, zone);
  lyd_plan_get_window (found, &opens, &closes);
  count->over = now > (closes != LYD_TIME_NONE ? closes : found->end);
  return lyd_door_rows_count_left (file->db, session, found->admission == LYD_ADMIT_DAILY ? today : 0, &count->left,
                                   error);
}
