#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* One act of a person: a transaction whose changes are recorded, so that it can be undone. */
typedef struct _LydAct LydAct;

LydAct *lyd_act_begin (LydDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_act_commit (LydAct **self, const LydId *id, const char *code, const char *params, const LydId *subject, const char *who, gint64 at, GError **error);
void lyd_act_abort (LydAct *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAct, lyd_act_abort)

G_END_DECLS
