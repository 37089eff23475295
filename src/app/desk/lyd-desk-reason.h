#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LYD_TYPE_DESK_REASON (lyd_desk_reason_get_type ())
G_DECLARE_FINAL_TYPE (LydDeskReason, lyd_desk_reason, LYD, DESK_REASON, AdwBin)

void lyd_desk_reason_start (LydDeskReason *self, const char *name);
char *lyd_desk_reason_dup (LydDeskReason *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
