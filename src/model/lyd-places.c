#include "lyd-places.h"

#include <glib/gi18n.h>

static const LydWord holds[] = {
  { "none", NC_ ("why not confirmed", "Confirmed") },
  { "audience", NC_ ("why not confirmed", "Not in the audience") },
  { "seats", NC_ ("why not confirmed", "Beyond the included seats") },
  { "full", NC_ ("why not confirmed", "No place left") },
};

const LydVocabulary lyd_holds = { "why not confirmed", holds, G_N_ELEMENTS (holds) };

/* What becomes of somebody for whom a hold applies. By LydHold. */
static const LydStatus hold_statuses[] = {
  [LYD_HOLD_NONE] = LYD_STATUS_CONFIRMED,
  [LYD_HOLD_AUDIENCE] = LYD_STATUS_PENDING,
  [LYD_HOLD_SEATS] = LYD_STATUS_PENDING,
  [LYD_HOLD_FULL] = LYD_STATUS_WAITLISTED,
};

/* Whom an organization sends counts against its included seats; whom the organizers invite does not, and children sit
 * with their host. By LydAttendeeType. */
static const gboolean type_counts[] = {
  [LYD_ATTENDEE_MEMBER_STAFF] = TRUE,
  [LYD_ATTENDEE_SPEAKER] = FALSE,
  [LYD_ATTENDEE_FUNDER] = FALSE,
  [LYD_ATTENDEE_STAFF] = FALSE,
  [LYD_ATTENDEE_GUEST] = TRUE,
  [LYD_ATTENDEE_CHILD_GUEST] = FALSE,
};

void
lyd_waiting_free (LydWaiting *self)
{
  g_free (self->name);
  g_free (self->organization);
  g_free (self);
}

void
lyd_seat_line_free (LydSeatLine *self)
{
  g_free (self->name);
  g_free (self);
}

/* How many places are free; %G_MAXINT without a limit. Never below 0: whoever is there beyond the capacity stays. */
int
lyd_places_get_left (const LydPlaces *self)
{
  return self->capacity < 0 ? G_MAXINT : MAX (self->capacity - self->taken, 0);
}

/* How many of them are free for somebody new: those who wait come first. */
int
lyd_places_get_open (const LydPlaces *self)
{
  return self->capacity < 0 ? G_MAXINT : MAX (self->capacity - self->taken - self->waiting, 0);
}

/* How many are confirmed beyond the capacity. */
int
lyd_places_get_over (const LydPlaces *self)
{
  return self->capacity < 0 ? 0 : MAX (self->taken - self->capacity, 0);
}

/* Whether somebody of @type takes one of their organization's included seats. */
gboolean
lyd_seats_counts (LydAttendeeType type)
{
  return type_counts[type];
}

/**
 * lyd_places_decide:
 * @seats: (nullable): of the person's organization; %NULL without one
 * @included: whether the event is for them, or somebody said why it is
 *
 * The rule of registering: whom an event is not for, somebody has to approve; beyond an organization's included seats
 * somebody has to approve, beyond the capacity one waits.
 */
LydHold
lyd_places_decide (const LydPlaces *places,
                   const LydSeats *seats,
                   LydAttendeeType type,
                   gboolean included)
{
  if (!included)
    return LYD_HOLD_AUDIENCE;
  if (seats != NULL && seats->included >= 0 && seats->taken >= seats->included && lyd_seats_counts (type))
    return LYD_HOLD_SEATS;
  return lyd_places_get_open (places) > 0 ? LYD_HOLD_NONE : LYD_HOLD_FULL;
}

LydStatus
lyd_hold_get_status (LydHold hold)
{
  return hold_statuses[hold];
}
