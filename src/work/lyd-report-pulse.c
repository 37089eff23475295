#include "lyd-report-pulse.h"

#include "lyd-file-private.h"
#include "lyd-memberships.h"
#include "lyd-report-rows.h"
#include "lyd-report.h"

/* Says of each organization whether it is a member today, instead of ever. */
static gboolean
set_members (LydFile *file,
             LydReach *all,
             const LydId *network,
             GError **error)
{
  g_autoptr (GPtrArray) list = lyd_report_rows_list_memberships (file->db, error);
  g_autoptr (LydMemberships) memberships = list != NULL ? lyd_memberships_new (list) : NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  int today = lyd_time_local_day (all->made_at, utc);

  if (memberships == NULL)
    return FALSE;
  for (guint i = 0; i < all->organizations->len; i++) {
    LydReachOrganization *organization = g_ptr_array_index (all->organizations, i);

    organization->member = lyd_memberships_has (memberships, &organization->id, network, today, today);
  }
  return TRUE;
}

/* Says of one line who is to be called. */
static gboolean
find_contact (LydFile *file,
              const LydFollowQuery *query,
              LydFollowLine *line,
              GError **error)
{
  if (line->follow == LYD_FOLLOW_NEVER && !query->by_person &&
      !lyd_report_rows_find_contact (file->db, &line->id, &line->last_person, error))
    return FALSE;
  if (lyd_id_is_none (&line->last_person))
    return TRUE;
  if (!lyd_report_rows_get_contact (file->db, &line->last_person, &line->contact, &line->email, &line->phone, error))
    return FALSE;
  if (query->by_person)
    line->name = g_strdup (line->contact);
  return TRUE;
}

/**
 * lyd_report_follow_up:
 *
 * Who was not seen since the period began, who is new in it, who came again: organizations with whoever came last of
 * them, or people. Nobody of an event that names nobody.
 *
 * Returns: (transfer full) (nullable)
 */
LydFollowUp *
lyd_report_follow_up (LydFile *file,
                      const LydFollowQuery *query,
                      GError **error)
{
  static const LydReachQuery all_time = LYD_REACH_QUERY_INIT;
  g_autoptr (LydReach) all = lyd_report_reach (file, &all_time, error);
  g_autoptr (LydFollowUp) follow_up = NULL;

  if (all == NULL || !set_members (file, all, &query->network, error))
    return NULL;
  follow_up = lyd_follow_up_new (all, query);
  for (guint i = 0; i < follow_up->lines->len; i++)
    if (!find_contact (file, query, g_ptr_array_index (follow_up->lines, i), error))
      return NULL;
  lyd_follow_up_sort (follow_up);
  return g_steal_pointer (&follow_up);
}

/* Returns: (transfer full) (nullable) (element-type LydTrendEvent): the events of a series that were not cancelled */
GPtrArray *
lyd_report_list_trend (LydFile *file,
                       const LydId *series,
                       GError **error)
{
  LydReachQuery query = LYD_REACH_QUERY_INIT;
  g_autoptr (LydReach) reach = NULL;

  query.series = *series;
  reach = lyd_report_reach (file, &query, error);
  return reach != NULL ? lyd_reach_get_trend (reach) : NULL;
}

/* Returns: (transfer full) (nullable) (element-type LydNoShowLine): see lyd_reach_list_no_shows() */
GPtrArray *
lyd_report_list_no_shows (LydFile *file,
                          const LydReachQuery *query,
                          gboolean by_event,
                          GError **error)
{
  g_autoptr (LydReach) reach = lyd_report_reach (file, query, error);

  return reach != NULL ? lyd_reach_list_no_shows (reach, by_event) : NULL;
}

/* Returns: (transfer full) (nullable) (element-type gint64): when each who was at a session came, the earliest first */
GArray *
lyd_report_list_arrivals (LydFile *file,
                          const LydId *session,
                          GError **error)
{
  return lyd_report_rows_list_arrivals (file->db, session, error);
}
