#pragma once

#include "lyd-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* An agenda brought in from a table: read first and shown, then stored as one act. Nothing is written before. */

/* A cell that means nothing; its line is left out. */
typedef struct {
  guint line;
  char *column; /* as the file calls it */
  char *message;
} LydAgendaProblem;

typedef struct {
  LydEvent *event;
  char *file_name;
  GPtrArray *sessions; /* of LydSession: those to be added, with their presenters */
  GPtrArray *problems; /* of LydAgendaProblem */
  guint n_known;       /* that the event has already: the same title at the same time */
} LydAgendaPlan;

void lyd_agenda_plan_free (LydAgendaPlan *self);
LydAgendaPlan *lyd_agenda_import_plan (
  LydFile *file, const LydId *event, GBytes *bytes, const char *file_name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_agenda_import_apply (LydFile *file, const LydAgendaPlan *plan, GError **error);
char *lyd_words_agenda_problem (const LydAgendaProblem *problem) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAgendaPlan, lyd_agenda_plan_free)

G_END_DECLS
