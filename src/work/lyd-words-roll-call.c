#include "lyd-roll-call.h"

#include "lyd-words-time.h"
#include "lyd-words.h"

#include <glib/gi18n.h>

/* What the list is not; whoever reads nothing else reads this. */
static char *
say_what_it_is (const LydRollCall *call,
                GTimeZone *zone)
{
  LydRollCallCounts counts = lyd_roll_call_count (call);
  guint n = call->rows->len;
  g_autofree char *day = lyd_words_day (call->since, zone);

  if (call->counted)
    return g_strdup_printf (ngettext ("This event names nobody: %d head was counted.",
                                      "This event names nobody: %d heads were counted.", (gulong) call->heads),
                            call->heads);
  if (n == 0)
    return g_strdup (_ ("Nobody has been scanned yet, so this list is empty."));
  if (counts.in_building == (int) n)
    return call->today ? g_strdup (_ ("Recorded as in the building: came in and was not scanned out. Who left another "
                                      "way is still on the list."))
                       : g_strdup_printf (_ ("Nobody has been scanned today. These came in on %s and were not scanned "
                                             "out."),
                                          day);
  if (counts.in_building > 0)
    return g_strdup_printf (_ ("Recorded as in the building: %1$d of %2$d. Of the others it is known only when they "
                               "were last seen, because exits are not scanned everywhere."),
                            counts.in_building, (int) n);
  return call->today ? g_strdup (_ ("Recorded as arrived today, not as in the building: exits are not scanned."))
                     : g_strdup_printf (_ ("Nobody has been scanned today. Recorded as arrived on %s, not as in the "
                                           "building: exits are not scanned."),
                                        day);
}

/* "Desk 1, Desk 2 and Kiosk 1". Returns: (transfer full) (nullable): %NULL where there are none */
static char *
join_stations (const LydRollCall *call,
               gboolean missing)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *head = NULL;

  for (guint i = 0; i < call->stations->len; i++) {
    const LydRollCallStation *station = g_ptr_array_index (call->stations, i);

    if (station->missing == missing)
      g_ptr_array_add (labels, station->label);
  }
  if (labels->len == 0)
    return NULL;
  if (labels->len == 1)
    return g_strdup (g_ptr_array_index (labels, 0));
  for (guint i = 0; i + 1 < labels->len; i++) {
    char *more = g_strconcat (head != NULL ? head : "", head != NULL ? ", " : "", g_ptr_array_index (labels, i), NULL);

    g_free (head);
    head = more;
  }
  /* Translators: the last two of a list of desks */
  return g_strdup_printf (C_ ("list", "%1$s and %2$s"), head, (char *) g_ptr_array_index (labels, labels->len - 1));
}

static char *
say_data (const LydRollCall *call,
          GTimeZone *zone)
{
  g_autofree char *stations = join_stations (call, FALSE);
  g_autofree char *read = lyd_words_clock_seconds (call->read_at, zone);
  g_autofree char *last = call->latest != LYD_TIME_NONE ? lyd_words_time (call->latest, call->read_at, zone) : NULL;

  if (stations == NULL)
    return g_strdup_printf (_ ("Data of %s."), read);
  /* Translators: names of desks; two times */
  return g_strdup_printf (_ ("Includes %1$s. Data of %2$s, last scan %3$s."), stations, read, last);
}

static char *
say_missing (const LydRollCall *call)
{
  g_autofree char *stations = join_stations (call, TRUE);

  /* Translators: names of desks */
  return stations != NULL ? g_strdup_printf (_ ("Missing: what %s scanned is not here."), stations) : NULL;
}

static void
add (GPtrArray *sentences,
     char *sentence)
{
  if (sentence != NULL)
    g_ptr_array_add (sentences, sentence);
}

/**
 * lyd_words_roll_call:
 *
 * Returns: (transfer full) (element-type utf8): first what the list is not, then how old it is and what is in it, then
 *   whatever else has to be known
 */
GPtrArray *
lyd_words_roll_call (const LydRollCall *call)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (call->timezone);

  add (sentences, say_what_it_is (call, zone));
  add (sentences, say_data (call, zone));
  add (sentences, say_missing (call));
  if (call->clock_wrong)
    add (sentences, g_strdup (_ ("Some scans are from later than this computer’s clock says. A clock is wrong; nobody "
                                 "was left out for it.")));
  if (call->n_gone > 0)
    add (sentences, g_strdup_printf (ngettext ("%d person was scanned out and is not on the list.",
                                               "%d people were scanned out and are not on the list.",
                                               (gulong) call->n_gone),
                                     call->n_gone));
  if (call->heads > 0 && !call->counted)
    add (sentences, g_strdup_printf (ngettext ("%d head was counted where nobody is named.",
                                               "%d heads were counted where nobody is named.", (gulong) call->heads),
                                     call->heads));
  return sentences;
}

/* "Dubois, Marcel (guest of Anne Dubois)" */
char *
lyd_words_roll_call_name (const LydRollCallRow *row)
{
  if (row->type == LYD_ATTENDEE_CHILD_GUEST && row->host != NULL)
    /* Translators: a child, and the adult it came with */
    return g_strdup_printf (_ ("%1$s (child, with %2$s)"), row->listed, row->host);
  if (row->type == LYD_ATTENDEE_CHILD_GUEST)
    return g_strdup_printf (_ ("%s (child)"), row->listed);
  if (row->host != NULL)
    /* Translators: a guest, and whose */
    return g_strdup_printf (_ ("%1$s (guest of %2$s)"), row->listed, row->host);
  if (row->type == LYD_ATTENDEE_GUEST)
    return g_strdup_printf (_ ("%s (guest)"), row->listed);
  return g_strdup (row->listed);
}

/* When somebody was seen: without the date on the day that the list is about, which stands above it. */
static char *
say_time (const LydRollCall *call,
          const LydRollCallRow *row,
          GTimeZone *zone)
{
  return lyd_words_time (row->seen_at, call->today ? call->read_at : call->since, zone);
}

/* "last seen 10:32 am, Ballroom B"; that somebody is in the building only where exits are scanned */
char *
lyd_words_roll_call_seen (const LydRollCall *call,
                          const LydRollCallRow *row,
                          GTimeZone *zone)
{
  const char *place = lyd_roll_call_row_get_place (row);
  g_autofree char *time = row->seen_at != LYD_TIME_NONE ? say_time (call, row, zone) : NULL;

  if (time == NULL)
    return g_strdup (_ ("not scanned"));
  if (row->leaving && place != NULL)
    /* Translators: a time, and a room that somebody left then */
    return g_strdup_printf (_ ("last seen %1$s, leaving %2$s"), time, place);
  if (row->in_building && place != NULL)
    /* Translators: a time, and a room that somebody came into then */
    return g_strdup_printf (_ ("in the building, %1$s, %2$s"), time, place);
  if (row->in_building)
    return g_strdup_printf (_ ("in the building, %s"), time);
  /* Translators: a time, and a room that somebody came into then */
  return place != NULL ? g_strdup_printf (_ ("last seen %1$s, %2$s"), time, place)
                       : g_strdup_printf (_ ("last seen %s"), time);
}

/* "10:32 am, Ballroom B", below a heading that says that this is when somebody was last seen */
char *
lyd_words_roll_call_seen_short (const LydRollCall *call,
                                const LydRollCallRow *row,
                                GTimeZone *zone)
{
  const char *place = lyd_roll_call_row_get_place (row);
  g_autofree char *time = row->seen_at != LYD_TIME_NONE ? say_time (call, row, zone) : NULL;

  if (time == NULL || row->in_building)
    return lyd_words_roll_call_seen (call, row, zone);
  if (row->leaving && place != NULL)
    /* Translators: when somebody was last seen, and a room that they left then */
    return g_strdup_printf (_ ("%1$s, leaving %2$s"), time, place);
  /* Translators: when somebody was last seen, and where */
  return place != NULL ? g_strdup_printf (_ ("%1$s, %2$s"), time, place) : g_strdup (time);
}

/* "found 10:41 am, Desk 2"; %NULL where somebody was not */
char *
lyd_words_roll_call_found (const LydRollCallRow *row,
                           gint64 now,
                           GTimeZone *zone)
{
  g_autofree char *time = row->found ? lyd_words_time (row->found_at, now, zone) : NULL;

  if (time == NULL)
    return NULL;
  /* Translators: when somebody was found, and by which desk */
  return row->found_station != NULL ? g_strdup_printf (_ ("found %1$s, %2$s"), time, row->found_station)
                                    : g_strdup_printf (_ ("found %s"), time);
}
