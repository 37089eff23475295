#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

/* Where badges that lie in no tray yet will lie; for lyd-badges alone. */
typedef struct _LydTrayPlan LydTrayPlan;

LydTrayPlan *lyd_tray_plan_new (LydFile *file, const LydId *event, int size, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_tray_plan_free (LydTrayPlan *self);
void lyd_tray_plan_add (LydTrayPlan *self, const char *sort, int *tray, int *slot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydTrayPlan, lyd_tray_plan_free)

G_END_DECLS
