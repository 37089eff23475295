#include "lyd-calendar-invite.h"

#include "lyd-calendar-private.h"
#include "lyd-error.h"
#include "lyd-fold.h"
#include "lyd-material.h"

#include <glib/gi18n.h>
#include <string.h>

/* What stands in the entry besides what people wrote, by the reader's language and not by the program's. */
static const struct {
  const char *online;
  const char *audience;
  const char *page;
  const char *join;
} words[] = {
  { "Online", "For: %s", "About the event: %s", "Join: %s" },
  { "En línea", "Para: %s", "Sobre el evento: %s", "Enlace para entrar: %s" },
};

/* RFC 5545, 3.3.3: a URI, so RFC 6068 says what of an address is escaped. */
static char *
make_address (const char *mailbox)
{
  g_autofree char *escaped = g_uri_escape_string (mailbox, "@+!$'*=", FALSE);

  return g_strconcat ("mailto:", escaped, NULL);
}

/* RFC 5545, 3.2: a quoted value holds everything but quotes and control characters. */
static char *
make_name (const char *name)
{
  g_autofree char *line = lyd_clean_line (name);

  return g_strdelimit (g_steal_pointer (&line), "\"^\\", '\'');
}

static void
add_people (icalcomponent *entry,
            const LydCalendarInvite *self)
{
  g_autofree char *from = make_address (self->organizer);
  g_autofree char *to = make_address (self->attendee);
  icalproperty *organizer = icalproperty_new_organizer (from);
  icalproperty *attendee = icalproperty_new_attendee (to);

  if (self->organizer_name != NULL) {
    g_autofree char *name = make_name (self->organizer_name);

    icalproperty_add_parameter (organizer, icalparameter_new_cn (name));
  }
  if (self->attendee_name != NULL) {
    g_autofree char *name = make_name (self->attendee_name);

    icalproperty_add_parameter (attendee, icalparameter_new_cn (name));
  }
  icalproperty_add_parameter (attendee, icalparameter_new_cutype (ICAL_CUTYPE_INDIVIDUAL));
  icalproperty_add_parameter (attendee, icalparameter_new_role (ICAL_ROLE_REQPARTICIPANT));
  /* They have registered: nobody waits for another answer. */
  icalproperty_add_parameter (attendee, icalparameter_new_partstat (ICAL_PARTSTAT_ACCEPTED));
  icalproperty_add_parameter (attendee, icalparameter_new_rsvp (ICAL_RSVP_FALSE));
  icalcomponent_add_property (entry, organizer);
  icalcomponent_add_property (entry, attendee);
}

static void
add_line (GString *text,
          const char *form,
          const char *value)
{
  const char *at = strstr (form, "%s");

  if (value == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_len (text, form, at - form);
  g_string_append (text, value);
}

static void
describe (icalcomponent *entry,
          const LydCalendarInvite *self)
{
  const LydEvent *event = self->event;
  int language = self->spanish ? 1 : 0;
  g_autofree char *page = event->registration_link != NULL ? lyd_link_clean (event->registration_link) : NULL;
  g_autofree char *join =
    self->with_join_link && event->join_link != NULL ? lyd_link_clean (event->join_link) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const char *place = event->venue;

  if (place == NULL && event->mode == LYD_MODE_ONLINE)
    place = join != NULL ? join : words[language].online;
  if (place != NULL)
    lyd_calendar_build_add_text (entry, icalproperty_new (ICAL_LOCATION_PROPERTY), place);
  add_line (text, words[language].audience, event->audience);
  add_line (text, words[language].page, page);
  add_line (text, words[language].join, join);
  if (text->len > 0)
    lyd_calendar_build_add_text (entry, icalproperty_new (ICAL_DESCRIPTION_PROPERTY), text->str);
  if (page != NULL)
    icalcomponent_add_property (entry, icalproperty_new_url (page));
}

/* RFC 5546, 3.2.5: STATUS says that the whole event is off, and is left out where one person is no longer invited. */
static void
set_status (icalcomponent *entry,
            const LydCalendarInvite *self)
{
  icalproperty *status = icalcomponent_get_first_property (entry, ICAL_STATUS_PROPERTY);

  if (self->method != LYD_INVITE_CANCEL || self->event->state == LYD_EVENT_CANCELLED)
    return;
  icalcomponent_remove_property (entry, status);
  icalproperty_free (status);
}

/**
 * lyd_calendar_invite_to_ics:
 * @stamp: now, in UTC milliseconds
 *
 * The entry has the UID that the event has in calendar files, so that it takes the place of one that was read from
 * there.
 *
 * Returns: (transfer full) (nullable): iCalendar with METHOD (RFC 5545, RFC 5546), to be sent as RFC 6047 has it
 */
char *
lyd_calendar_invite_to_ics (const LydCalendarInvite *self,
                            gint64 stamp,
                            GError **error)
{
  LydCalendarBuild build;
  LydEvent event = *self->event; /* its strings stay the event's */
  icalcomponent *entry;

  event.sequence = self->sequence;
  lyd_calendar_build_begin (&build, self->method == LYD_INVITE_CANCEL ? ICAL_METHOD_CANCEL : ICAL_METHOD_REQUEST,
                            stamp);
  entry = lyd_calendar_build_add (&build, &event, &event.id, event.title != NULL ? event.title : "", event.start,
                                  event.end);
  set_status (entry, self);
  add_people (entry, self);
  describe (entry, self);
  return lyd_calendar_build_end (&build, error);
}
