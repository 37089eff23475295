#include "lyd-reach.h"

#include <glib/gi18n.h>

static const LydWord aparts[] = {
  { "participant", NC_ ("counted as", "Participant") },
  { "child", NC_ ("counted as", "Child") },
  { "staff", NC_ ("counted as", "Staff") },
  { "host", NC_ ("counted as", "Host") },
  { "presenter", NC_ ("counted as", "Presenter") },
};

const LydVocabulary lyd_aparts = { "counted as", aparts, G_N_ELEMENTS (aparts) };

static const LydWord whats[] = {
  { "events", NC_ ("report number", "Events") },
  { "registrations", NC_ ("report number", "Registrations") },
  { "attendances", NC_ ("report number", "Attendances") },
  { "people", NC_ ("report number", "People") },
  { "organizations", NC_ ("report number", "Organizations") },
  { "states", NC_ ("report number", "States") },
  { "first-timers", NC_ ("report number", "First-timers") },
  { "apart", NC_ ("report number", "Counted apart") },
  { "uncounted", NC_ ("report number", "Not counted yet") },
};

const LydVocabulary lyd_reach_whats = { "report number", whats, G_N_ELEMENTS (whats) };

static const LydWord numbers[] = {
  { "events", NC_ ("report number", "Events") },
  { "registrations", NC_ ("report number", "Registrations") },
  { "attendances", NC_ ("report number", "Attendances") },
  { "people", NC_ ("report number", "People") },
  { "first_timers", NC_ ("report number", "First-timers") },
  { "organizations", NC_ ("report number", "Organizations") },
  { "members", NC_ ("report number", "Member organizations") },
  { "membership", NC_ ("report number", "All members in the period") },
  { "states", NC_ ("report number", "States") },
  { "dc", NC_ ("report number", "District of Columbia") },
  { "territories", NC_ ("report number", "Territories") },
  { "hours", NC_ ("report number", "Person-hours") },
  { "seconds", NC_ ("report number", "Person-seconds") },
  { "heads", NC_ ("report number", "Counted without names") },
  { "children", NC_ ("report number", "Children") },
  { "staff", NC_ ("report number", "Staff") },
  { "hosts", NC_ ("report number", "Hosts") },
  { "presenters", NC_ ("report number", "Presenters") },
  { "uncounted", NC_ ("report number", "Events not counted yet") },
};

const LydVocabulary lyd_reach_numbers = { "report number", numbers, G_N_ELEMENTS (numbers) };

/* Whole hours; half of one is one. */
gint64
lyd_reach_round_hours (gint64 seconds)
{
  return (seconds + 1800) / 3600;
}

gint64
lyd_reach_get_number (const LydReach *self,
                      LydReachNumber number)
{
  const gint64 values[] = {
    [LYD_NUMBER_EVENTS] = self->total.events,
    [LYD_NUMBER_REGISTRATIONS] = self->total.registrations,
    [LYD_NUMBER_ATTENDANCES] = self->total.attendances,
    [LYD_NUMBER_PEOPLE] = self->total.people,
    [LYD_NUMBER_FIRST_TIMERS] = self->total.first_timers,
    [LYD_NUMBER_ORGANIZATIONS] = self->total.organizations,
    [LYD_NUMBER_MEMBERS] = self->total.members,
    [LYD_NUMBER_MEMBERSHIP] = self->member_organizations,
    [LYD_NUMBER_STATES] = self->states,
    [LYD_NUMBER_DC] = self->dc != FALSE,
    [LYD_NUMBER_TERRITORIES] = self->territories,
    [LYD_NUMBER_HOURS] = lyd_reach_round_hours (self->total.seconds),
    [LYD_NUMBER_SECONDS] = self->total.seconds,
    [LYD_NUMBER_HEADS] = self->total.heads,
    [LYD_NUMBER_CHILDREN] = self->people_apart[LYD_APART_CHILD],
    [LYD_NUMBER_STAFF] = self->people_apart[LYD_APART_STAFF],
    [LYD_NUMBER_HOSTS] = self->people_apart[LYD_APART_HOST],
    [LYD_NUMBER_PRESENTERS] = self->people_apart[LYD_APART_PRESENTER],
    [LYD_NUMBER_UNCOUNTED] = self->uncounted->len,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (values) == G_N_ELEMENTS (numbers));
  return values[number];
}

/* Whether a number is not told: so few were counted where nobody is named. */
gboolean
lyd_reach_is_hidden (const LydReach *self,
                     LydReachNumber number)
{
  return number == LYD_NUMBER_HEADS && self->total.heads_hidden;
}

/* @self is overwritten: clear it before. */
void
lyd_reach_query_copy (LydReachQuery *self,
                      const LydReachQuery *from)
{
  *self = *from;
  self->funder = g_strdup (from->funder);
  self->policy_area = g_strdup (from->policy_area);
}

void
lyd_reach_query_clear (LydReachQuery *self)
{
  g_clear_pointer (&self->funder, g_free);
  g_clear_pointer (&self->policy_area, g_free);
}

void
lyd_reach_event_free (LydReachEvent *self)
{
  g_free (self->title);
  g_free (self->timezone);
  g_free (self);
}

void
lyd_reach_organization_free (LydReachOrganization *self)
{
  g_free (self->name);
  g_free (self);
}

void
lyd_reach_line_free (LydReachLine *self)
{
  g_free (self->name);
  g_free (self);
}

void
lyd_uncounted_free (LydUncounted *self)
{
  g_free (self->title);
  g_free (self->timezone);
  g_free (self);
}

void
lyd_reach_row_free (LydReachRow *self)
{
  g_free (self->title);
  g_free (self->timezone);
  g_free (self->name);
  g_free (self->organization_name);
  g_free (self);
}

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_reach_line_free);
}

/* Returns: (transfer full): one without facts; @query is copied */
LydReach *
lyd_reach_new (const LydReachQuery *query)
{
  LydReach *self = g_new0 (LydReach, 1);

  lyd_reach_query_copy (&self->query, query);
  self->by_month = new_lines ();
  self->by_kind = new_lines ();
  self->by_state = new_lines ();
  self->by_heading = new_lines ();
  self->by_organization = new_lines ();
  self->by_event = new_lines ();
  self->uncounted = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_uncounted_free);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_reach_event_free);
  self->organizations = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_reach_organization_free);
  self->people = g_array_new (FALSE, TRUE, sizeof (LydReachPerson));
  self->facts = g_array_new (FALSE, TRUE, sizeof (LydReachFact));
  return self;
}

void
lyd_reach_free (LydReach *self)
{
  lyd_reach_query_clear (&self->query);
  g_ptr_array_unref (self->by_month);
  g_ptr_array_unref (self->by_kind);
  g_ptr_array_unref (self->by_state);
  g_ptr_array_unref (self->by_heading);
  g_ptr_array_unref (self->by_organization);
  g_ptr_array_unref (self->by_event);
  g_ptr_array_unref (self->uncounted);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->organizations);
  g_array_unref (self->people);
  g_array_unref (self->facts);
  g_free (self);
}

/* @online_role: LydOnlineRole; -1: was in the room only, or not at all */
LydApart
lyd_reach_get_apart (LydAttendeeType type,
                     int online_role)
{
  if (type == LYD_ATTENDEE_CHILD_GUEST)
    return LYD_APART_CHILD;
  if (type == LYD_ATTENDEE_STAFF)
    return LYD_APART_STAFF;
  if (online_role == LYD_ROLE_HOST)
    return LYD_APART_HOST;
  if (type == LYD_ATTENDEE_SPEAKER || online_role == LYD_ROLE_PANELIST)
    return LYD_APART_PRESENTER;
  return LYD_APART_NONE;
}

gboolean
lyd_reach_fact_came (const LydReachFact *self)
{
  return self->room || self->online;
}
