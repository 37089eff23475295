#include "lyd-roll-call-list.h"

#include <string.h>

static gboolean
is_inside (const LydPassage *passages,
           guint n,
           guint first)
{
  gboolean inside = FALSE;

  /* The last one at that session, in the order of the log. */
  for (guint i = first; i < n; i++)
    if (lyd_id_equal (&passages[i].session, &passages[first].session))
      inside = passages[i].entry;
  return inside;
}

/* Whether every session that somebody was scanned into has scanned them out again. */
static gboolean
is_out_of_everything (const LydPassage *passages,
                      guint n)
{
  for (guint i = 0; i < n; i++)
    if (is_inside (passages, n, i))
      return FALSE;
  return TRUE;
}

/* Whether exits are scanned at a session, as far as these passages and its rule say. */
static gboolean
scans_exits (const LydPassage *passages,
             guint n,
             guint which)
{
  if (passages[which].policy)
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (!passages[i].entry && lyd_id_equal (&passages[i].session, &passages[which].session))
      return TRUE;
  return FALSE;
}

/**
 * lyd_whereabouts_judge:
 * @passages: at least one, of one registration, in the order in which they were logged
 * @has_door: whether the event has a session that is the way in
 *
 * Where the building has a door, only that one lets people out of it: who has left a room is in the house. Clocks may
 * be wrong and paper is typed in late, so somebody is gone only if both the latest time and the end of the log say so.
 */
LydWhereabouts
lyd_whereabouts_judge (const LydPassage *passages,
                       guint n,
                       gboolean has_door)
{
  LydWhereabouts where = { FALSE, FALSE, 0 };
  int final = -1;

  for (guint i = 0; i < n; i++) {
    if (passages[i].at >= passages[where.last].at)
      where.last = i;
    if (!passages[i].paper)
      final = (int) i;
  }
  if (final < 0)
    final = (int) where.last;
  if (has_door)
    where.gone = !passages[where.last].entry && passages[where.last].door && !passages[final].entry &&
                 passages[final].door;
  else
    where.gone = !passages[where.last].entry && !passages[final].entry && is_out_of_everything (passages, n);

  for (guint i = 0; i < n && !where.gone && !where.in_building; i++)
    where.in_building =
      (passages[i].door || !has_door) && scans_exits (passages, n, i) && is_inside (passages, n, i);
  return where;
}

/**
 * lyd_roll_call_find_day:
 * @latest: the latest entry that is not later than @now; %LYD_TIME_NONE: there is none
 * @today: (out): whether the day that was found is the one it is
 *
 * Returns: the instant from which on entries count: when the last day with an entry began. Entries from later than @now
 *   (somebody's clock is wrong) count in any case.
 */
gint64
lyd_roll_call_find_day (gint64 latest,
                        gint64 now,
                        GTimeZone *zone,
                        gboolean *today)
{
  int current = lyd_time_local_day (now - LYD_ROLL_CALL_NIGHT, zone);
  int day = latest == LYD_TIME_NONE ? current : lyd_time_local_day (latest - LYD_ROLL_CALL_NIGHT, zone);

  *today = day == current;
  return lyd_time_day_start (day, zone) + LYD_ROLL_CALL_NIGHT;
}

gboolean
lyd_roll_call_row_fits (const LydRollCallRow *row,
                        LydRollCallFilter filter)
{
  switch (filter) {
  case LYD_ROLL_CALL_NOT_FOUND:
    return !row->found;
  case LYD_ROLL_CALL_ASSISTANCE:
    return row->needs_assistance;
  case LYD_ROLL_CALL_GUESTS:
    return row->type == LYD_ATTENDEE_GUEST || row->type == LYD_ATTENDEE_CHILD_GUEST || row->host != NULL;
  case LYD_ROLL_CALL_EVERYONE:
  default:
    return TRUE;
  }
}

/* @folded: words as lyd_fold_text() makes them; each has to begin a word of the row. */
gboolean
lyd_roll_call_row_matches (const LydRollCallRow *row,
                           const char *folded)
{
  const char *word = folded;

  while (*word != '\0') {
    gsize length = strcspn (word, " ");
    const char *at = row->folded;
    gboolean found = length == 0;

    while (!found && at != NULL && *at != '\0') {
      found = strncmp (at, word, length) == 0;
      at = strchr (at, ' ');
      at = at != NULL ? at + 1 : NULL;
    }
    if (!found)
      return FALSE;
    word += length + (word[length] == ' ');
  }
  return TRUE;
}

LydRollCallCounts
lyd_roll_call_count (const LydRollCall *self)
{
  LydRollCallCounts counts = { 0 };

  for (guint i = 0; i < self->rows->len; i++) {
    const LydRollCallRow *row = g_ptr_array_index (self->rows, i);

    for (int filter = 0; filter < LYD_N_ROLL_CALL_FILTERS; filter++)
      counts.n[filter] += lyd_roll_call_row_fits (row, (LydRollCallFilter) filter);
    counts.in_building += row->in_building;
  }
  return counts;
}

/* Where somebody was last seen: the room, else the session. Returns: (nullable) */
const char *
lyd_roll_call_row_get_place (const LydRollCallRow *row)
{
  return row->room != NULL ? row->room : row->session;
}

/* Returns: (transfer full): the name as a list that is sorted by family names has it. Who goes by another given name
 * than the one on file is listed by the one they go by. */
char *
lyd_roll_call_list_name (const char *name,
                         const char *given,
                         const char *family)
{
  gsize length = strlen (name);
  gsize tail = family != NULL ? strlen (family) : 0;

  if (tail > 0 && length > tail + 1 && name[length - tail - 1] == ' ' && strcmp (name + length - tail, family) == 0) {
    g_autofree char *rest = g_strndup (name, length - tail - 1);

    return g_strdup_printf ("%s, %s", family, g_strstrip (rest));
  }
  if (tail > 0 && given != NULL && given[0] != '\0')
    return g_strdup_printf ("%s, %s", family, given);
  return g_strdup (name);
}

LydRollCall *
lyd_roll_call_new (void)
{
  LydRollCall *self = g_new0 (LydRollCall, 1);

  self->latest = LYD_TIME_NONE;
  self->saved_at = LYD_TIME_NONE;
  self->stations = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_roll_call_station_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_roll_call_row_free);
  return self;
}

void
lyd_roll_call_free (LydRollCall *self)
{
  g_free (self->title);
  g_free (self->timezone);
  g_free (self->folder);
  g_ptr_array_unref (self->stations);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

LydRollCallRow *
lyd_roll_call_row_new (void)
{
  LydRollCallRow *self = g_new0 (LydRollCallRow, 1);

  self->seen_at = LYD_TIME_NONE;
  self->found_at = LYD_TIME_NONE;
  return self;
}

void
lyd_roll_call_row_free (LydRollCallRow *self)
{
  g_free (self->name);
  g_free (self->listed);
  g_free (self->organization);
  g_free (self->host);
  g_free (self->folded);
  g_free (self->session);
  g_free (self->room);
  g_free (self->station);
  g_free (self->found_station);
  g_free (self);
}

void
lyd_roll_call_station_free (LydRollCallStation *self)
{
  g_free (self->label);
  g_free (self);
}

/* Frees what it holds, not itself: passages are the elements of an array. */
void
lyd_passage_clear (LydPassage *self)
{
  g_free (self->station);
  g_free (self->title);
  g_free (self->room);
}
