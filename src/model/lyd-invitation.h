#pragma once

#include "lyd-things.h"

G_BEGIN_DECLS

/* RFC 5546: what a calendar is told. */
typedef enum {
  LYD_INVITE_REQUEST,
  LYD_INVITE_CANCEL,
} LydInviteMethod;

extern const LydVocabulary lyd_invite_methods;

/* What a registration was last given for its calendar. */
typedef struct {
  LydId registration;
  int sequence;
  gint64 start; /* UTC milliseconds */
  LydInviteMethod method;
  gint64 at; /* when, UTC milliseconds */
} LydInvitation;

/* What somebody's calendar says, compared with what is true. */
typedef enum {
  LYD_CALENDAR_NOTHING,
  LYD_CALENDAR_CURRENT,
  LYD_CALENDAR_OLD_TIME,
  LYD_CALENDAR_OLD,       /* the time is right, something else is not */
  LYD_CALENDAR_CANCELLED, /* it still stands there, and they no longer come, or nobody does */
} LydInviteState;

extern const LydVocabulary lyd_invite_states;

/* Who sends the invitations where Lanyard does not: event.invites. */
#define LYD_INVITES_ZOOM "zoom"

gboolean lyd_invitation_is_ours (const LydEvent *event);
LydInviteState
lyd_invitation_judge (const LydEvent *event, gint64 changed_at, LydStatus status, const LydInvitation *invitation);
int lyd_invitation_get_sequence (const LydEvent *event,
                                 gint64 changed_at,
                                 const LydInvitation *invitation,
                                 LydInviteMethod method);

G_END_DECLS
