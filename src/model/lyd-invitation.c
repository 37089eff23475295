#include "lyd-invitation.h"

#include <glib/gi18n.h>

static const LydWord invite_methods[] = {
  { "request", NC_ ("invitation", "Invitation") },
  { "cancel", NC_ ("invitation", "Cancellation") },
};

const LydVocabulary lyd_invite_methods = { "invitation", invite_methods, G_N_ELEMENTS (invite_methods) };

static const LydWord invite_states[] = {
  { "nothing", NC_ ("what a calendar holds", "No invitation yet") },
  { "current", NC_ ("what a calendar holds", "Up to date") },
  { "old-time", NC_ ("what a calendar holds", "Holds the old time") },
  { "old", NC_ ("what a calendar holds", "Holds an older invitation") },
  { "cancelled", NC_ ("what a calendar holds", "Not told that it is cancelled") },
};

const LydVocabulary lyd_invite_states = { "what a calendar holds", invite_states, G_N_ELEMENTS (invite_states) };

/* Whether Lanyard sends the invitations. */
gboolean
lyd_invitation_is_ours (const LydEvent *event)
{
  return event->invites == NULL;
}

/* Whether the event as it is differs from what was given. Its sequence is raised when time or place change; an undo
 * sets it back, and then what was given is newer than what is true: any change since counts. */
static gboolean
is_old (const LydEvent *event,
        gint64 changed_at,
        const LydInvitation *invitation)
{
  return invitation->sequence < event->sequence ||
         (invitation->sequence > event->sequence && invitation->at < changed_at);
}

/**
 * lyd_invitation_judge:
 * @changed_at: when the event was changed last
 * @status: of the registration
 * @invitation: (nullable): what it was last given
 */
LydInviteState
lyd_invitation_judge (const LydEvent *event,
                      gint64 changed_at,
                      LydStatus status,
                      const LydInvitation *invitation)
{
  gboolean comes = event->state != LYD_EVENT_CANCELLED && status == LYD_STATUS_CONFIRMED;

  if (invitation == NULL)
    return LYD_CALENDAR_NOTHING;
  if (invitation->method == LYD_INVITE_CANCEL)
    return comes ? LYD_CALENDAR_NOTHING : LYD_CALENDAR_CURRENT;
  if (!comes)
    return LYD_CALENDAR_CANCELLED;
  if (invitation->start != event->start)
    return LYD_CALENDAR_OLD_TIME;
  return is_old (event, changed_at, invitation) ? LYD_CALENDAR_OLD : LYD_CALENDAR_CURRENT;
}

/**
 * lyd_invitation_get_sequence:
 * @invitation: (nullable): what was given before
 * @method: what is given now
 *
 * Returns: SEQUENCE for what is given now (RFC 5546, 2.1.4): never lower than what is held, and higher where that
 * differs
 */
int
lyd_invitation_get_sequence (const LydEvent *event,
                             gint64 changed_at,
                             const LydInvitation *invitation,
                             LydInviteMethod method)
{
  gboolean differs;

  if (invitation == NULL)
    return event->sequence;
  differs = invitation->method != method || invitation->start != event->start || is_old (event, changed_at, invitation);
  return MAX (event->sequence, invitation->sequence + (differs ? 1 : 0));
}
