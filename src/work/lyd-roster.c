#include "lyd-roster.h"

#include "lyd-badges.h"
#include "lyd-code.h"
#include "lyd-events.h"
#include "lyd-file-private.h"
#include "lyd-match.h"
#include "lyd-registrations.h"
#include "lyd-roster-rows.h"
#include "lyd-sensitive.h"

#include <string.h>

/* Ranking is for the eye: of a set this big nobody sees the rest. */
#define MAX_CANDIDATES 400

/* The local day that "today" is where the event is: `daily` sessions forget yesterday's entries. 0 once the event is
 * over, or where there is no session. */
static gboolean
find_today (LydFile *file,
            const LydId *session_id,
            int *today,
            GError **error)
{
  g_autoptr (LydSession) session = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) local = NULL;

  *today = 0;
  if (lyd_id_is_none (session_id))
    return TRUE;
  session = lyd_sessions_get (file->db, session_id, &local);
  if (session != NULL)
    event = lyd_events_get (file->db, &session->event, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (event == NULL)
    return TRUE;
  zone = lyd_zone_get (event->timezone);
  *today = lyd_time_local_day (lyd_context_now (&file->context), zone);
  if (*today > lyd_time_local_day (event->end, zone))
    *today = 0;
  return TRUE;
}

/* What a badge looks like is drawn together here, so SQL cannot tell whether that has changed. */
static gboolean
keep_changed (LydFile *file,
              const LydId *event,
              GArray *ids,
              GError **error)
{
  g_autoptr (GHashTable) changed = ids->len > 0 ? lyd_badges_list_changed (file, event, error) : NULL;
  guint n = 0;

  if (changed == NULL)
    return ids->len == 0;
  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (changed, &g_array_index (ids, LydId, i)))
      g_array_index (ids, LydId, n++) = g_array_index (ids, LydId, i);
  g_array_set_size (ids, n);
  return TRUE;
}

/**
 * lyd_roster_list_ids:
 *
 * Returns: (transfer full) (element-type LydId): the event's registrations, filtered, searched and sorted; none of a
 *   sensitive event unless that was asked
 */
GArray *
lyd_roster_list_ids (LydFile *file,
                     const LydRoster *roster,
                     GError **error)
{
  LydRosterQuery query = {
    .event = roster->event,
    .session = roster->session,
    .filter = roster->filter,
    .order = roster->order,
    .descending = roster->descending,
  };
  g_auto (GStrv) words = lyd_match_split (roster->text);
  g_autofree char *match = lyd_match_is_enough (words) ? lyd_match_make (words, "", FALSE) : NULL;
  g_autoptr (GArray) ids = NULL;
  gboolean sensitive;

  if (!lyd_sensitive_is_event (file, &roster->event, &sensitive, error))
    return NULL;
  if (sensitive && !roster->reveal)
    return g_array_new (FALSE, FALSE, sizeof (LydId));
  if (!find_today (file, &roster->session, &query.today, error))
    return NULL;
  ids = lyd_roster_order_list_ids (file->db, &file->roster, &query, match, error);
  if (ids != NULL && roster->filter == LYD_ROSTER_CHANGED && !keep_changed (file, &roster->event, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/**
 * lyd_roster_list_rows:
 * @session: whose entries tell who is in
 *
 * Returns: (transfer full) (element-type LydRosterRow): a row for each of @ids; %NULL in the place of one that is gone
 */
GPtrArray *
lyd_roster_list_rows (LydFile *file,
                      const LydId *session,
                      const LydId *ids,
                      gsize n_ids,
                      GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full ((guint) n_ids, (GDestroyNotify) lyd_roster_row_free);
  g_autoptr (GError) local = NULL;
  int today;

  if (!find_today (file, session, &today, error))
    return NULL;
  for (gsize i = 0; i < n_ids; i++) {
    g_ptr_array_add (rows, lyd_roster_rows_get (file->db, &ids[i], session, today, &local));
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  }
  return g_steal_pointer (&rows);
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is no such registration */
LydRosterRow *
lyd_roster_get_row (LydFile *file,
                    const LydId *session,
                    const LydId *registration,
                    GError **error)
{
  int today;

  return find_today (file, session, &today, error) ? lyd_roster_rows_get (file->db, registration, session, today, error)
                                                   : NULL;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const LydRosterRow *left = *(LydRosterRow *const *) a;
  const LydRosterRow *right = *(LydRosterRow *const *) b;
  int order = strcmp (left->sort, right->sort);

  return order != 0 ? order : lyd_id_compare (&left->registration, &right->registration);
}

/* Appends the rows of @ids that @seen does not have yet, sorted among themselves. */
static gboolean
append_rows (LydFile *file,
             GPtrArray *found,
             GHashTable *seen,
             const LydId *session,
             int today,
             GArray *ids,
             GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_roster_row_free);
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < ids->len; i++) {
    LydRosterRow *row;

    if (g_hash_table_contains (seen, &g_array_index (ids, LydId, i)))
      continue;
    row = lyd_roster_rows_get (file->db, &g_array_index (ids, LydId, i), session, today, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    if (row == NULL)
      continue;
    g_hash_table_add (seen, g_memdup2 (&row->registration, sizeof row->registration));
    g_ptr_array_add (rows, row);
  }
  g_ptr_array_sort (rows, compare_rows);
  g_ptr_array_extend_and_steal (found, g_steal_pointer (&rows));
  return TRUE;
}

static gboolean
append_short_code (LydFile *file,
                   GPtrArray *found,
                   GHashTable *seen,
                   const LydId *event,
                   const LydId *session,
                   int today,
                   const char *text,
                   GError **error)
{
  g_autofree char *short_code = lyd_short_code_read (text);
  g_autoptr (LydRegistration) registration = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GError) local = NULL;

  if (short_code == NULL)
    return TRUE;
  registration = lyd_registrations_find_short_code (file->db, event, short_code, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (registration != NULL)
    g_array_append_val (ids, registration->id);
  return append_rows (file, found, seen, session, today, ids, error);
}

/**
 * lyd_roster_search:
 * @session: (nullable): whose entries tell who is in
 * @text: what somebody typed: any name that is on file, organization, e-mail, telephone digits, the short code
 * @limit: at most so many
 *
 * The short code first, then those one of whose names is a whole word that was typed ("Wu" before "Wuhan"), then names
 * that begin like it, then everything else that does; each by name.
 *
 * Returns: (transfer full) (element-type LydRosterRow)
 */
GPtrArray *
lyd_roster_search (LydFile *file,
                   const LydId *event,
                   const LydId *session,
                   const char *text,
                   int limit,
                   GError **error)
{
  static const struct {
    const char *columns;
    gboolean whole;
  } passes[] = { { "names : ", TRUE }, { "names : ", FALSE }, { "", FALSE } };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_roster_row_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  g_autoptr (LydRosterKeys) keys = NULL;
  g_auto (GStrv) words = lyd_match_split (text);
  const LydId *at = session != NULL ? session : &lyd_id_none;
  gboolean sensitive;
  int today;

  if (!lyd_sensitive_is_event (file, event, &sensitive, error))
    return NULL;
  /* A door or a script is told nobody's name. */
  if (sensitive || !lyd_match_is_enough (words))
    return g_steal_pointer (&found);
  if (!find_today (file, at, &today, error) || !append_short_code (file, found, seen, event, at, today, text, error))
    return NULL;

  keys = lyd_roster_keys_new (file->db, event, error);
  if (keys == NULL)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (passes) && (int) found->len < limit; i++) {
    g_autofree char *match = lyd_match_make (words, passes[i].columns, passes[i].whole);
    g_autoptr (GArray) ids =
      lyd_roster_rows_match (file->db, keys, match, CLAMP (2 * limit, limit, MAX_CANDIDATES), error);

    if (ids == NULL || !append_rows (file, found, seen, at, today, ids, error))
      return NULL;
  }
  if ((int) found->len > limit)
    g_ptr_array_set_size (found, limit);
  return g_steal_pointer (&found);
}

/* Returns: (transfer full) (nullable) (element-type LydId): people, whatever they came to, who match what was typed;
 * those one of whose names it is come first */
GArray *
lyd_roster_find_people (LydFile *file,
                        const char *text,
                        int limit,
                        GError **error)
{
  g_auto (GStrv) words = lyd_match_split (text);
  g_autofree char *names = NULL;
  g_autofree char *any = NULL;

  if (!lyd_match_is_enough (words))
    return g_array_new (FALSE, FALSE, sizeof (LydId));
  names = lyd_match_make (words, "names : ", FALSE);
  any = lyd_match_make (words, "", FALSE);
  return lyd_roster_rows_find_people (file->db, names, any, limit, error);
}

/* How many are in, expected, waiting ... at @session of @event. */
gboolean
lyd_roster_count (LydFile *file,
                  const LydId *event,
                  const LydId *session,
                  LydRosterCounts *counts,
                  GError **error)
{
  LydRosterQuery query = { .event = *event, .session = *session };

  return find_today (file, session, &query.today, error) && lyd_roster_rows_count (file->db, &query, counts, error);
}

/* As lyd_roster_count(), and who has not answered, and whose badge is not printed. */
gboolean
lyd_roster_count_all (LydFile *file,
                      const LydId *event,
                      const LydId *session,
                      LydRosterCounts *counts,
                      GError **error)
{
  return lyd_roster_count (file, event, session, counts, error) &&
         lyd_roster_rows_count_more (file->db, event, counts, error);
}

/* Returns: (transfer full) (element-type LydId LydRosterCounts): by event; those without registrations are missing */
GHashTable *
lyd_roster_count_events (LydFile *file,
                         GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, g_free);

  return lyd_roster_rows_count_events (file->db, counts, error) ? g_steal_pointer (&counts) : NULL;
}

/* Returns: (transfer full) (element-type LydRecentScan): the session's last scans, newest first */
GPtrArray *
lyd_roster_list_recent (LydFile *file,
                        const LydId *session,
                        int limit,
                        GError **error)
{
  return lyd_roster_rows_list_recent (file->db, session, limit, error);
}

/* Returns: (transfer full) (element-type gint64): when those who are in came, since @from; in no order */
GArray *
lyd_roster_list_arrivals (LydFile *file,
                          const LydId *session,
                          gint64 from,
                          GError **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  return lyd_roster_rows_list_arrivals (file->db, session, from, times, error) ? g_steal_pointer (&times) : NULL;
}
