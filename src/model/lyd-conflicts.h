#pragma once

#include "lyd-things.h"

G_BEGIN_DECLS

/* What does not fit in an agenda. Nothing of it is forbidden: plans are made in any order. */
typedef enum {
  LYD_CONFLICT_ROOM,      /* two sessions in one room at one time */
  LYD_CONFLICT_PRESENTER, /* somebody presents two at one time */
  LYD_CONFLICT_CHOICE,    /* people chose two at one time */
  LYD_CONFLICT_BOTH,      /* a presenter chose another one for that time */
  LYD_CONFLICT_OUTSIDE,   /* on a day that is none of the event's */
} LydConflictKind;

typedef struct {
  LydConflictKind kind;
  LydId a;    /* the session; of two the one that starts first */
  LydId b;    /* the other; none where there is but one */
  char *what; /* the room, or the name of the one person; NULL where there are several */
  int n;      /* how many people */
} LydConflict;

/* Somebody who comes to a session. */
typedef struct {
  LydId person;
  LydId session;
  const char *name; /* borrowed */
} LydAttender;

void lyd_conflict_free (LydConflict *self);
GPtrArray *lyd_conflicts_find (const LydEvent *event,
                               const GPtrArray *sessions,
                               const GArray *attenders) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_conflict_concerns (const LydConflict *self, const LydId *session);
gboolean lyd_sessions_overlap (const LydSession *a, const LydSession *b);
gboolean lyd_session_takes_time (const LydSession *self);

extern const LydVocabulary lyd_conflict_kinds;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydConflict, lyd_conflict_free)

G_END_DECLS
