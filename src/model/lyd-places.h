#pragma once

#include "lyd-id.h"
#include "lyd-vocabulary.h"

G_BEGIN_DECLS

/* The places of an event or of a session that is chosen: whom they are for, and who waits for one. Only a confirmed
 * registration takes a place; whoever waits has the first claim to those that are free. */
typedef struct {
  int capacity; /* -1: no limit */
  int taken;
  int waiting; /* on the waiting list */
  int pending; /* not decided yet; they take no place */
} LydPlaces;

/* The seats that an event includes for one organization; further ones wait for approval. */
typedef struct {
  int included; /* -1: no limit */
  int taken;    /* by whoever counts, confirmed or waiting */
  int pending;
} LydSeats;

/* Why somebody who registers is not simply confirmed, in the order in which they apply. */
typedef enum {
  LYD_HOLD_NONE,
  LYD_HOLD_AUDIENCE, /* pending: the event is for others */
  LYD_HOLD_SEATS,    /* pending: the organization's included seats are taken */
  LYD_HOLD_FULL,     /* waiting list: no place is left */
} LydHold;

/* One on a waiting list. */
typedef struct {
  LydId registration;
  char *name;
  char *organization; /* or NULL */
  gint64 registered_at;
} LydWaiting;

void lyd_waiting_free (LydWaiting *self);

/* An organization at an event that includes so many seats for each. */
typedef struct {
  LydId organization;
  char *name;
  LydSeats seats;
  gboolean own; /* not the event's usual number */
} LydSeatLine;

void lyd_seat_line_free (LydSeatLine *self);

extern const LydVocabulary lyd_holds;

int lyd_places_get_left (const LydPlaces *self);
int lyd_places_get_open (const LydPlaces *self);
int lyd_places_get_over (const LydPlaces *self);
gboolean lyd_seats_counts (LydAttendeeType type);
LydHold lyd_places_decide (const LydPlaces *places, const LydSeats *seats, LydAttendeeType type, gboolean included);
LydStatus lyd_hold_get_status (LydHold hold);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydWaiting, lyd_waiting_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSeatLine, lyd_seat_line_free)

G_END_DECLS
