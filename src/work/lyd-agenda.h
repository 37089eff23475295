#pragma once

#include "lyd-conflicts.h"
#include "lyd-file.h"
#include "lyd-places.h"

G_BEGIN_DECLS

/* The agenda of an event: its sessions by day, with who presents them, what is left of them, and what does not fit. */

/* A session as the agenda shows it. */
typedef struct {
  LydSession *session; /* with its presenters */
  int day;             /* local, as of lyd_time_local_day() */
  gboolean counted;    /* only counted: no names, no scans, no waiting list */
  int inside;          /* in now; where it admits by the day, today; where it is counted, the heads */
  LydPlaces places;    /* of a session that is chosen */
  char *audience;      /* whom it is for, in words; NULL: anybody */
  gboolean used;       /* deleting it would lose something */
  guint conflicts;     /* a bit for each LydConflictKind */
} LydAgendaLine;

typedef struct {
  LydEvent *event;
  GPtrArray *lines;     /* of LydAgendaLine: by start */
  GPtrArray *conflicts; /* of LydConflict */
} LydAgenda;

void lyd_agenda_line_free (LydAgendaLine *self);
void lyd_agenda_free (LydAgenda *self);
LydAgenda *lyd_agenda_get (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const LydAgendaLine *lyd_agenda_find (const LydAgenda *self, const LydId *session);
GPtrArray *lyd_agenda_list_conflicts (LydFile *file, const LydEvent *event, GPtrArray *sessions, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

LydSession *lyd_agenda_get_session (LydFile *file, const LydId *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_agenda_list_sessions (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydPresenter *lyd_agenda_read_presenter (LydFile *file, const char *words, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_agenda_duplicate_session (LydFile *file, const LydId *id, LydId *copy, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAgendaLine, lyd_agenda_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAgenda, lyd_agenda_free)

G_END_DECLS
