#pragma once

#include "lyd-invitation.h"

G_BEGIN_DECLS

/* An invitation for one person (RFC 5546, 3.2.2 and 3.2.5). All strings are borrowed; addresses are as
 * lyd_mailbox_clean() gives them. */
typedef struct {
  const LydEvent *event;
  LydInviteMethod method;
  int sequence; /* lyd_invitation_get_sequence() */
  const char *organizer;
  const char *organizer_name; /* (nullable) */
  const char *attendee;
  const char *attendee_name; /* (nullable) */
  gboolean with_join_link;   /* the private link too, because who gets this is registered */
  gboolean spanish;          /* in which language */
} LydCalendarInvite;

char *lyd_calendar_invite_to_ics (const LydCalendarInvite *self, gint64 stamp, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
