#pragma once

#include "lyd-people-list.h"
#include "lyd-register-draft.h"
#include "lyd-register.h"

G_BEGIN_DECLS

/* Several people who are registered in one act: those of an organization, those of last year, a pasted list. */

/* Where one of them stands before. */
typedef enum {
  LYD_PARTY_NEW,        /* nobody on file has that address or that name */
  LYD_PARTY_KNOWN,      /* somebody on file */
  LYD_PARTY_UNSURE,     /* the name alone fits somebody on file, or several: who it is has to be said */
  LYD_PARTY_REGISTERED, /* at the event already */
  LYD_PARTY_REPEATED,   /* stands further up in the list */
  LYD_PARTY_UNREADABLE, /* names nobody who could be registered */
} LydPartyState;

typedef struct {
  LydPartyState state;
  LydId person; /* with KNOWN and REGISTERED, and once it was said who an UNSURE one is; none: somebody new */
  char *name;
  char *email;        /* or NULL */
  char *organization; /* or NULL */
  LydAttendeeType type;
  GPtrArray *candidates; /* of LydKnownPerson: with UNSURE, who it may be; else NULL */
  guint line;            /* of a pasted list, from 1; else 0 */
  guint column;
  LydListedState listed; /* with UNREADABLE: why */
} LydPartyMember;

LydPartyMember *lyd_party_member_copy (const LydPartyMember *self) G_GNUC_WARN_UNUSED_RESULT;
void lyd_party_member_free (LydPartyMember *self);

/* On what terms; all borrowed. */
typedef struct {
  const LydId *host; /* (nullable): whose guests they are */
  const LydId *sessions;
  gsize n_sessions;
  gboolean beyond;      /* as of LydRegistrationRequest */
  const char *override; /* as of LydRegistrationRequest */
} LydPartyTerms;

typedef struct {
  GPtrArray *results; /* of LydRegistrationResult, in the order of the members */
  int n_confirmed;
  int n_waiting;
  int n_pending;
  int n_existing; /* were registered before; nothing was changed for them */
} LydPartyResult;

void lyd_party_result_free (LydPartyResult *self);

GPtrArray *lyd_party_read_text (LydFile *file, const LydId *event, const char *text, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
lyd_party_list_organization (LydFile *file, const LydId *event, const char *organization, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_party_list_event (LydFile *file, const LydId *event, const LydId *from, gboolean came, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydPartyResult *lyd_party_register (LydFile *file,
                                    const LydId *event,
                                    const GPtrArray *members,
                                    const LydPartyTerms *terms,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPartyMember, lyd_party_member_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPartyResult, lyd_party_result_free)

G_END_DECLS
