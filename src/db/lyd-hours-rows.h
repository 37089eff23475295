#pragma once

#include "lyd-db.h"
#include "lyd-things.h"

G_BEGIN_DECLS

/* What hours are worked out of. A session as far as it matters for that. */
typedef struct {
  LydId id;
  LydId event;
  LydSessionKind kind;
  gint64 start; /* UTC milliseconds */
  gint64 end;
  gboolean choice;
  gboolean sensitive;
  gboolean narrow; /* for some of those who are there */
  char *timezone;  /* of the event */
} LydHoursSession;

/* Who was there, as the view "attended" says. */
typedef struct {
  LydId registration;
  gint64 at; /* UTC milliseconds; LYD_TIME_NONE: a report without times */
  gboolean online;
  gint64 seconds; /* online: what the rule counts */
} LydHoursRow;

void lyd_hours_session_clear (LydHoursSession *self);

GArray *lyd_hours_rows_list_sessions (LydDb *db, const LydId *event, gint64 from, gint64 to, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_hours_rows_read (LydDb *db, const LydId *session, GArray *rows, GError **error);
gboolean lyd_hours_rows_read_entries (LydDb *db, const LydId *session, GArray *rows, GError **error);

G_END_DECLS
