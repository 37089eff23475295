#pragma once

#include "lyd-db.h"
#include "lyd-invitation.h"

G_BEGIN_DECLS

/* A registration with what is needed to write to that person. */
typedef struct {
  LydId registration;
  LydId person;
  char *name;
  char *given;    /* or NULL */
  char *family;   /* or NULL */
  char *email;    /* as on file, or NULL */
  char *language; /* or NULL */
  char *state;    /* of the organization, or NULL */
  LydStatus status;
  gboolean attended; /* in the room or online, at any session */
  gboolean has_invitation;
  LydInvitation invitation;
} LydInviteeRow;

void lyd_invitee_row_free (LydInviteeRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydInviteeRow, lyd_invitee_row_free)

GPtrArray *lyd_invitation_rows_list (LydDb *db, const LydId *event, GError **error);
GArray *lyd_invitation_rows_list_given (LydDb *db, const LydId *event, GArray *statuses, GError **error);
gboolean lyd_invitation_rows_set (LydDb *db, const LydInvitation *invitation, GError **error);
gboolean lyd_invitation_rows_get_changed_at (LydDb *db, const LydId *event, gint64 *changed_at, GError **error);

G_END_DECLS
