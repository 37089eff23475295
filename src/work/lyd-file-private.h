#pragma once

#include "lyd-file.h"
#include "lyd-journal.h"
#include "lyd-roster-order.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* PINs that were wrong, one after the other. */
typedef struct {
  int n_wrong;
  gint64 last; /* UTC milliseconds */
} LydPinTries;

/* For the files of this floor only: the front doors never see the database. */
struct _LydFile {
  LydDb *db;
  LydContext context;                  /* strings owned */
  struct _LydStationIdentity *station; /* who writes scans here; NULL before the first */
  char *desk_label;                    /* the station, where the context does not name it; NULL: not asked yet */
  GTimeZone *zone;                     /* the last one used: GLib reads a zone's file anew unless it is held */
  struct _LydPrintClaim *claim;        /* on badges taken to a printer; NULL before the first */
  LydRosterBase *roster;               /* the event whose list was read last; NULL before the first */
  int running;                         /* for lyd_running_end() */
  LydPinTries pin_tries;               /* those that could not be written: the disk is full */
  gboolean interrupted;
};

LydAct *lyd_file_begin (LydFile *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_file_commit (LydFile *self,
                          LydAct **act,
                          const char *code,
                          const LydId *subject,
                          GError **error,
                          const char *key,
                          ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
