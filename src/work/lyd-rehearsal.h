#pragma once

#include "lyd-arrivals.h"
#include "lyd-file.h"

G_BEGIN_DECLS

/* A rehearsal of the door: people who are registered come, as far as the copy beside the data file knows. The data file
 * itself is only read. */
typedef struct {
  char *path; /* of the copy */
  LydId event;
  LydId session;     /* whose door is open in the copy */
  GPtrArray *comers; /* of LydComer */
  GArray *arrivals;  /* of LydArrival: when each of them comes */
  gint64 last;       /* the number of the last scan before it */
} LydRehearsal;

/* What became of it. */
typedef struct {
  int n_scans; /* were made in the copy */
  int n_left;  /* of them in the data file; files of the copy that could not be removed count too */
} LydRehearsalEnd;

void lyd_rehearsal_free (LydRehearsal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRehearsal, lyd_rehearsal_free)

char *lyd_rehearsal_dup_path (const char *database) G_GNUC_WARN_UNUSED_RESULT;
LydRehearsal *lyd_rehearsal_begin (LydFile *file, const LydId *event, int limit, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_rehearsal_end (LydFile *file, const LydRehearsal *rehearsal, LydRehearsalEnd *end, GError **error);
int lyd_rehearsal_sweep (const LydContext *context, const char *database);

G_END_DECLS
