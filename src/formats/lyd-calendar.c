#include "lyd-calendar.h"

#include "lyd-calendar-private.h"
#include "lyd-error.h"
#include "lyd-fold.h"
#include "lyd-time.h"
#include "lyd-vtimezone.h"
#include "lyd-writer.h"

#include <glib/gi18n.h>
#include <libical/ical.h>
#include <string.h>

/* iCalendar (RFC 5545), by libical, which folds, escapes and ends lines. Entries are in the event's own zone, whose
 * VTIMEZONE comes along (lyd-vtimezone.c). The private join link never gets here; the public registration link does. */

/* Latest and earliest instant of each zone, so that its VTIMEZONE covers them. */
typedef struct {
  GTimeZone *zone;
  gint64 first;
  gint64 last;
} Span;

static void
span_free (gpointer data)
{
  Span *span = data;

  g_time_zone_unref (span->zone);
  g_free (span);
}

/* The zone @name with @instant in its span; NULL where the system knows no such zone. */
static GTimeZone *
use_zone (LydCalendarBuild *self,
          const char *name,
          gint64 instant)
{
  Span *span = name != NULL ? g_hash_table_lookup (self->spans, name) : NULL;

  if (span == NULL) {
    GTimeZone *zone = lyd_zone_get (name);

    if (zone == NULL)
      return NULL;
    span = g_new0 (Span, 1);
    span->zone = zone;
    span->first = span->last = instant;
    g_hash_table_insert (self->spans, g_strdup (name), span);
  }
  span->first = MIN (span->first, instant);
  span->last = MAX (span->last, instant);

  return span->zone;
}

static icaltimetype
make_utc (gint64 instant)
{
  return icaltime_from_timet_with_zone ((time_t) (instant / LYD_SECOND), FALSE, icaltimezone_get_utc_timezone ());
}

/* Whether @wall in @zone is read as @instant: a time that the clocks show twice is read as the first. */
static gboolean
means (GTimeZone *zone,
       const icaltimetype *wall,
       gint64 instant)
{
  gint64 read = lyd_time_from_local (zone, wall->year, wall->month, wall->day, wall->hour, wall->minute, wall->second);

  return read / LYD_SECOND == instant / LYD_SECOND;
}

/* @property with @instant in the zone, or in UTC where the zone is not known or shows that time twice and means the
 * other. */
static void
add_time (LydCalendarBuild *self,
          icalcomponent *entry,
          icalproperty *property,
          const char *zone_name,
          gint64 instant)
{
  GTimeZone *zone = use_zone (self, zone_name, instant);
  g_autoptr (GDateTime) local = zone != NULL ? lyd_time_to_local (instant, zone) : NULL;
  icaltimetype time = make_utc (instant);

  if (local != NULL) {
    icaltimetype wall = icaltime_null_time ();

    g_date_time_get_ymd (local, &wall.year, &wall.month, &wall.day);
    wall.hour = g_date_time_get_hour (local);
    wall.minute = g_date_time_get_minute (local);
    wall.second = g_date_time_get_second (local);
    if (means (zone, &wall, instant)) {
      time = wall;
      icalproperty_add_parameter (property, icalparameter_new_tzid (zone_name));
    }
  }
  icalproperty_set_value (property, icalvalue_new_datetime (time));
  icalcomponent_add_property (entry, property);
}

/* Text without what RFC 5545, 3.1 forbids: control characters but for line ends. */
static char *
clean_text (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\r' && p[1] == '\n')
      continue;
    if (c == '\r' || c == '\n')
      g_string_append_c (out, '\n');
    else
      g_string_append_unichar (out, g_unichar_iscntrl (c) ? ' ' : c);
  }

  return g_string_free (out, FALSE);
}

/* A link goes into the file unescaped, so it must be one: a line end in it would be a property of the writer's
 * choice. */
static gboolean
is_link (const char *text)
{
  return g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL) && text[strcspn (text, " \t\r\n\"<>\\^`{|}")] == '\0' &&
         (g_ascii_strncasecmp (text, "https://", 8) == 0 || g_ascii_strncasecmp (text, "http://", 7) == 0);
}

/* @property with @text, without what RFC 5545 forbids; it takes @property. */
void
lyd_calendar_build_add_text (icalcomponent *entry,
                             icalproperty *property,
                             const char *text)
{
  g_autofree char *clean = clean_text (text);

  icalproperty_set_value (property, icalvalue_new_text (clean));
  icalcomponent_add_property (entry, property);
}

/**
 * lyd_calendar_build_add:
 * @event: whose state, sequence and zone the entry has
 * @id: becomes its UID
 *
 * Returns: (transfer none): the new entry
 */
icalcomponent *
lyd_calendar_build_add (LydCalendarBuild *self,
                        const LydEvent *event,
                        const LydId *id,
                        const char *summary,
                        gint64 start,
                        gint64 end)
{
  icalcomponent *entry = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  g_autofree char *uid = lyd_id_to_string (id);
  gboolean cancelled = event->state == LYD_EVENT_CANCELLED;
  enum icalproperty_status status = cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED;

  icalcomponent_add_component (self->calendar, entry);
  icalcomponent_add_property (entry, icalproperty_new_uid (uid)); /* RFC 7986, 5.3 */
  icalcomponent_add_property (entry, icalproperty_new_dtstamp (make_utc (self->stamp)));
  icalcomponent_add_property (entry, icalproperty_new_sequence (event->sequence));
  add_time (self, entry, icalproperty_new (ICAL_DTSTART_PROPERTY), event->timezone, start);
  if (end > start)
    add_time (self, entry, icalproperty_new (ICAL_DTEND_PROPERTY), event->timezone, end);
  lyd_calendar_build_add_text (entry, icalproperty_new (ICAL_SUMMARY_PROPERTY), summary);
  icalcomponent_add_property (entry, icalproperty_new_status (status));

  return entry;
}

static void
add_event (LydCalendarBuild *self,
           const LydEvent *event)
{
  const char *title = event->title != NULL ? event->title : "";
  icalcomponent *entry = lyd_calendar_build_add (self, event, &event->id, title, event->start, event->end);
  g_autoptr (GString) description = g_string_new (NULL);

  if (event->venue != NULL)
    lyd_calendar_build_add_text (entry, icalproperty_new (ICAL_LOCATION_PROPERTY), event->venue);
  else if (event->mode == LYD_MODE_ONLINE)
    lyd_calendar_build_add_text (entry, icalproperty_new (ICAL_LOCATION_PROPERTY),
                                 lyd_word_title (&lyd_modes, LYD_MODE_ONLINE));

  if (event->audience != NULL)
    g_string_append_printf (description, _ ("For: %s"), event->audience);
  if (event->registration_link != NULL && is_link (event->registration_link)) {
    if (description->len > 0)
      g_string_append_c (description, '\n');
    g_string_append_printf (description, _ ("Register: %s"), event->registration_link);
    icalcomponent_add_property (entry, icalproperty_new_url (event->registration_link));
  }
  if (description->len > 0)
    lyd_calendar_build_add_text (entry, icalproperty_new (ICAL_DESCRIPTION_PROPERTY), description->str);
}

static void
add_session (LydCalendarBuild *self,
             const LydEvent *event,
             const LydSession *session)
{
  g_autofree char *summary = g_strdup_printf ("%s: %s", event->title != NULL ? event->title : "",
                                              session->title != NULL ? session->title : "");
  g_autofree char *event_id = lyd_id_to_string (&event->id);
  icalcomponent *entry = lyd_calendar_build_add (self, event, &session->id, summary, session->start, session->end);
  const char *parts[] = { session->room, event->venue, NULL };

  icalcomponent_add_property (entry, icalproperty_new_relatedto (event_id));
  if (session->room != NULL || event->venue != NULL) {
    g_autofree char *place = session->room != NULL ? g_strjoinv (", ", (char **) parts) : g_strdup (event->venue);

    lyd_calendar_build_add_text (entry, icalproperty_new (ICAL_LOCATION_PROPERTY), place);
  }
}

/* libical puts each zone before all that it has, so the last name goes first. */
static void
add_zones (LydCalendarBuild *self)
{
  g_autoptr (GList) names = g_list_reverse (g_list_sort (g_hash_table_get_keys (self->spans), (GCompareFunc) strcmp));

  for (const GList *name = names; name != NULL; name = name->next) {
    const Span *span = g_hash_table_lookup (self->spans, name->data);

    icalcomponent_add_component (self->calendar, lyd_vtimezone_new (name->data, span->zone, span->first, span->last));
  }
}

/* Begins a calendar; lyd_calendar_build_end() ends it. */
void
lyd_calendar_build_begin (LydCalendarBuild *self,
                          enum icalproperty_method method,
                          gint64 stamp)
{
  self->stamp = stamp;
  self->spans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, span_free);
  self->calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  icalcomponent_add_property (self->calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (self->calendar, icalproperty_new_prodid ("-//Lanyard//Lanyard//EN"));
  icalcomponent_add_property (self->calendar, icalproperty_new_calscale ("GREGORIAN"));
  icalcomponent_add_property (self->calendar, icalproperty_new_method (method));
}

/* Frees what was begun. Returns: (transfer full) (nullable): iCalendar */
char *
lyd_calendar_build_end (LydCalendarBuild *self,
                        GError **error)
{
  char *text;
  char *copy;

  add_zones (self);
  text = icalcomponent_as_ical_string_r (self->calendar);
  icalcomponent_free (self->calendar);
  g_hash_table_unref (self->spans);
  if (text == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The calendar could not be made."));
    return NULL;
  }
  copy = g_strdup (text);
  icalmemory_free_buffer (text);
  return copy;
}

static void
add_name (LydCalendarBuild *self,
          const char *name)
{
  g_autofree char *line = lyd_safe_text (name);
  icalproperty *old_name = icalproperty_new_x (line);

  /* RFC 7986, 5.1 */
  lyd_calendar_build_add_text (self->calendar, icalproperty_new (ICAL_NAME_PROPERTY), name);
  icalproperty_set_x_name (old_name, "X-WR-CALNAME"); /* the same for older programs */
  icalcomponent_add_property (self->calendar, old_name);
}

/**
 * lyd_calendar_to_ics:
 * @name: of the calendar: the network's
 * @stamp: now, in UTC milliseconds
 *
 * The same events give the same entries, known by their ids; an entry that people already hold is replaced where
 * `sequence` has been raised. Cancelled events stay in the file, as cancelled.
 *
 * Returns: (transfer full) (nullable): iCalendar, RFC 5545
 */
char *
lyd_calendar_to_ics (const LydCalendarItem *items,
                     gsize n_items,
                     const char *name,
                     gint64 stamp,
                     GError **error)
{
  LydCalendarBuild self;

  lyd_calendar_build_begin (&self, ICAL_METHOD_PUBLISH, stamp);
  add_name (&self, name);
  for (gsize i = 0; i < n_items; i++) {
    add_event (&self, items[i].event);
    for (guint j = 0; items[i].sessions != NULL && j < items[i].sessions->len; j++)
      add_session (&self, items[i].event, g_ptr_array_index (items[i].sessions, j));
  }
  return lyd_calendar_build_end (&self, error);
}

/* lyd_calendar_to_ics() into the file @path, which is emptied first. */
gboolean
lyd_calendar_write (const LydCalendarItem *items,
                    gsize n_items,
                    const char *name,
                    gint64 stamp,
                    const char *path,
                    GError **error)
{
  g_autofree char *text = lyd_calendar_to_ics (items, n_items, name, stamp, error);
  g_autoptr (LydWriter) writer = NULL;

  if (text == NULL)
    return FALSE;
  writer = lyd_writer_open (path, error);
  if (writer == NULL)
    return FALSE;
  lyd_writer_add_text (writer, text);

  return lyd_writer_close (writer, error);
}
