#include "lyd-attendance-private.h"

#include "lyd-events.h"

#include <string.h>

/* What is said about a report as a whole: that it is of another day, read by another clock, or there already. */

/* So far from a session a meeting is another one; rehearsals and stragglers are nearer. */
#define NEAR (12 * LYD_HOUR)
#define MOST_HOURS 14

/* Of the time connected, how much lies in the session if the clock were so many hours off. */
static gint64
count_overlap (const LydAttendancePlan *self,
               int hours)
{
  gint64 from = self->session->start + hours * LYD_HOUR;
  gint64 to = self->session->end + hours * LYD_HOUR;
  gint64 overlap = 0;

  for (guint i = 0; i < self->report->rows->len; i++) {
    const LydOnlineRow *row = &g_array_index (self->report->rows, LydOnlineRow, i);

    if (row->kind == LYD_EVIDENCE_CONNECTION && row->joined != LYD_TIME_NONE && row->left_at != LYD_TIME_NONE)
      overlap += MAX (MIN (row->left_at, to) - MAX (row->joined, from), 0);
  }
  return overlap;
}

/* The report's times fit much better by a clock that is whole hours away: its zone is not the one that was taken. */
static void
warn_zone (LydAttendancePlan *self)
{
  gint64 here = count_overlap (self, 0);
  gint64 best = here;
  int best_hours = 0;
  g_autofree char *value = NULL;

  for (int hours = -MOST_HOURS; hours <= MOST_HOURS; hours++) {
    gint64 overlap = count_overlap (self, hours);

    if (overlap > best || (overlap == best && ABS (hours) < ABS (best_hours))) {
      best = overlap;
      best_hours = hours;
    }
  }
  if (best_hours == 0 || here * 10 >= best * 7)
    return;
  value = g_strdup_printf ("%+d", best_hours);
  lyd_attendance_note (self, 0, 0, LYD_REASON_OTHER_ZONE, value);
}

/* Notes what is odd about the times. */
void
lyd_attendance_warn (LydAttendancePlan *self)
{
  gint64 last = self->last != LYD_TIME_NONE ? self->last : self->first;

  if (self->first == LYD_TIME_NONE)
    return;
  if (self->first > self->session->end + NEAR || last < self->session->start - NEAR) {
    g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (self->timezone);
    g_autoptr (GDateTime) local = lyd_time_to_local (self->first, zone);
    g_autofree char *day = g_date_time_format (local, "%Y-%m-%d");

    lyd_attendance_note (self, 0, 0, LYD_REASON_OTHER_DAY, day);
    return;
  }
  warn_zone (self);
}

/* ---- the same report, or another version of it ---- */

/* What a report is about: who was there, who is registered, or who answered. One does not correct another. */
static guint
kinds_of (LydEvidenceKind kind)
{
  static const guint groups[] = {
    [LYD_EVIDENCE_CONNECTION] = 1,
    [LYD_EVIDENCE_TOTAL] = 1,
    [LYD_EVIDENCE_WAITING] = 1,
    [LYD_EVIDENCE_ABSENT] = 0,
    [LYD_EVIDENCE_REGISTERED] = 2,
    [LYD_EVIDENCE_POLL] = 4,
    [LYD_EVIDENCE_QUESTION] = 8,
  };

  return groups[kind];
}

typedef struct {
  GHashTable *rows; /* set of "identity kind joined": of the report at hand */
  guint kinds;      /* of the earlier one */
  guint n;
  guint n_alike;
  gint64 first;
  gint64 last;
} Earlier;

static char *
make_key (const char *identity,
          LydEvidenceKind kind,
          gint64 joined)
{
  return g_strdup_printf ("%s %d %" G_GINT64_FORMAT, identity, (int) kind, joined);
}

static gboolean
look_at (gpointer data,
         const LydEvidenceRow *row,
         GError **error)
{
  Earlier *earlier = data;
  g_autofree char *key = make_key (row->identity, row->kind, row->joined);

  earlier->kinds |= kinds_of (row->kind);
  earlier->n++;
  earlier->n_alike += g_hash_table_contains (earlier->rows, key);
  if (row->joined != LYD_TIME_NONE && (earlier->first == LYD_TIME_NONE || row->joined < earlier->first))
    earlier->first = row->joined;
  if (row->left_at != LYD_TIME_NONE && (earlier->last == LYD_TIME_NONE || row->left_at > earlier->last))
    earlier->last = row->left_at;
  return TRUE;
}

/* A meeting that was started twice has two reports with one number, of different times. */
static gboolean
is_same_time (const LydAttendancePlan *self,
              const Earlier *earlier)
{
  if (self->first == LYD_TIME_NONE || earlier->first == LYD_TIME_NONE)
    return TRUE;
  return self->first < MAX (earlier->last, earlier->first + 1) && earlier->first < MAX (self->last, self->first + 1);
}

static gboolean
is_version (const LydAttendancePlan *self,
            const LydOnlineFile *report,
            const Earlier *earlier,
            guint kinds)
{
  gboolean same_meeting = report->meeting != NULL && g_strcmp0 (report->meeting, self->report->meeting) == 0;

  if ((earlier->kinds & kinds) == 0)
    return FALSE;
  if (strcmp (report->hash, self->hash) == 0)
    return TRUE;
  if (earlier->n_alike * 2 >= MIN (earlier->n, g_hash_table_size (earlier->rows)) && earlier->n_alike > 0)
    return TRUE;
  return same_meeting && is_same_time (self, earlier);
}

static gboolean
is_same (const LydAttendancePlan *self,
         const LydOnlineFile *report)
{
  return strcmp (report->hash, self->hash) == 0 && strcmp (report->timezone, self->timezone) == 0 &&
         g_strcmp0 (report->day, self->day) == 0 && strcmp (report->format, self->report->format->id) == 0;
}

static GHashTable *
collect_keys (LydAttendancePlan *self,
              guint *kinds)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *kinds = 0;
  for (guint i = 0; i < self->report->rows->len; i++) {
    const LydOnlineRow *row = &g_array_index (self->report->rows, LydOnlineRow, i);
    const LydWho *who = lyd_attendance_get_who (self, g_array_index (self->whose, guint, i));

    *kinds |= kinds_of (row->kind);
    g_hash_table_add (keys, make_key (who->identity, row->kind, row->joined));
  }
  return keys;
}

static gboolean
compare_with (LydAttendancePlan *self,
              LydFile *file,
              const LydOnlineFile *report,
              GHashTable *keys,
              guint kinds,
              GError **error)
{
  Earlier earlier = { .rows = keys, .first = LYD_TIME_NONE, .last = LYD_TIME_NONE };

  if (!lyd_evidence_read (file->db, &report->id, look_at, &earlier, error))
    return FALSE;
  if (!is_version (self, report, &earlier, kinds))
    return TRUE;
  self->replaces = report->id;
  g_free (self->replaces_name);
  self->replaces_name = g_strdup (report->file_name);
  return TRUE;
}

static gboolean
note_elsewhere (LydAttendancePlan *self,
                LydFile *file,
                GError **error)
{
  g_autoptr (GPtrArray) others = lyd_online_files_find_hash (file->db, self->hash, error);

  for (guint i = 0; others != NULL && i < others->len; i++) {
    const LydOnlineFile *other = g_ptr_array_index (others, i);
    g_autoptr (LydSession) session = NULL;

    if (lyd_id_equal (&other->session, &self->session_id))
      continue;
    session = lyd_sessions_get (file->db, &other->session, error);
    if (session == NULL)
      return FALSE;
    lyd_attendance_note (self, 0, 0, LYD_REASON_SAME_FILE_ELSEWHERE, session->title);
  }
  return others != NULL;
}

/* Whether the report, or another version of it, was brought in for the session before, or for another one. */
gboolean
lyd_attendance_find_earlier (LydAttendancePlan *self,
                             LydFile *file,
                             GError **error)
{
  g_autoptr (GPtrArray) reports = lyd_online_files_list (file->db, &self->session_id, error);
  g_autoptr (GHashTable) keys = NULL;
  guint kinds;

  if (reports == NULL || !note_elsewhere (self, file, error))
    return FALSE;
  keys = collect_keys (self, &kinds);
  for (guint i = 0; i < reports->len; i++) {
    const LydOnlineFile *report = g_ptr_array_index (reports, i);

    if (!lyd_id_is_none (&report->replaced_by))
      continue;
    if (is_same (self, report))
      self->same = TRUE;
    else if (!compare_with (self, file, report, keys, kinds, error))
      return FALSE;
  }
  if (self->same)
    lyd_attendance_note (self, 0, 0, LYD_REASON_SAME_FILE, self->file_name);
  else if (self->replaces_name != NULL)
    lyd_attendance_note (self, 0, 0, LYD_REASON_CORRECTED, self->replaces_name);
  return TRUE;
}
