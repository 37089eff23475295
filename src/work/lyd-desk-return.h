#pragma once

#include "lyd-file.h"
#include "lyd-second-desk.h"

G_BEGIN_DECLS

/* What came back with a desk. */
typedef struct {
  LydDeskCopy *copy;
  LydId event;
  char *title;          /* of the event */
  int n_scans;          /* that were not here yet */
  int n_registered;     /* registrations that were made there */
  int n_changed;        /* people and registrations that were changed there and are as there now */
  int n_short_codes;    /* registrations whose short code was taken here meanwhile and had to be another */
  int n_plan;           /* sessions and questions, and the event, that were changed there: those stay as here */
  GPtrArray *conflicts; /* of LydDeskConflict: changed at both, differently; what is here stands */
  GPtrArray *doubles;   /* of LydDoubleEntry: all of the event */
  LydId entry;          /* of the journal; none where nothing was new */
} LydDeskReturn;

void lyd_desk_return_free (LydDeskReturn *self);
char *lyd_desk_return_describe (const LydDeskReturn *self) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_desk_return_describe_plan (const LydDeskReturn *self) G_GNUC_WARN_UNUSED_RESULT;

LydDeskReturn *lyd_desk_bring_back (LydFile *file, const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydDeskReturn, lyd_desk_return_free)

G_END_DECLS
