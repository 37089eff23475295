#pragma once

#include "lyd-file.h"
#include "lyd-places.h"

G_BEGIN_DECLS

/* Places, waiting lists and seats. Whoever registers beyond the capacity waits; as soon as an act frees a place
 * (somebody cancels or is denied, the capacity is raised, a choice is given back) those who wait move up in their order
 * within that same act, so that undoing it takes both back. Nobody moves up any more once the event is over, and
 * nothing moves by itself after an undo: lyd_seating_promote() does it when asked. */

/* A session that is chosen, and its places. */
typedef struct {
  LydSession *session;
  LydPlaces places;
} LydSessionPlaces;

/* All places of an event. */
typedef struct {
  LydEvent *event;
  LydPlaces places;
  GPtrArray *sessions; /* of LydSessionPlaces: those that are chosen, in their order */
  GPtrArray *seats;    /* of LydSeatLine: by organization; empty where the event includes no seats */
} LydSeating;

void lyd_seating_free (LydSeating *self);
LydSeating *lyd_seating_get (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_seating_list_waiting (LydFile *file, const LydId *event, const LydId *session, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* Somebody who moved up from a waiting list. */
typedef struct {
  LydId registration;
  char *name;
  char *session; /* title; NULL: of the event's own list */
} LydPromotion;

void lyd_promotion_free (LydPromotion *self);
GPtrArray *lyd_seating_promote (LydFile *file,
                                const LydId *event,
                                const LydId *session,
                                int at_most,
                                gboolean beyond,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What became of a choice. */
typedef enum {
  LYD_CHOICE_TAKEN,
  LYD_CHOICE_WAITING,
  LYD_CHOICE_REFUSED,   /* the session is for others */
  LYD_CHOICE_UNCHANGED, /* it was chosen, or waited for, already */
} LydChoice;

gboolean lyd_seating_choose (LydFile *file,
                             const LydId *registration,
                             const LydId *session,
                             gboolean beyond,
                             const char *override,
                             LydChoice *choice,
                             GError **error);
GPtrArray *lyd_seating_give_back (LydFile *file, const LydId *registration, const LydId *session, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

#define LYD_SEATS_USUAL (-2) /* the event's usual number */

gboolean lyd_seating_set_seats (LydFile *file, const LydId *event, const char *organization, int seats, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSeating, lyd_seating_free)

G_END_DECLS
