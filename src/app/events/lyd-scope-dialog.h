#pragma once

#include "lyd-store-series.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is to be done to an event of a series. */
typedef enum {
  LYD_SCOPE_CHANGE,
  LYD_SCOPE_CANCEL,
  LYD_SCOPE_DELETE,
} LydScopeAct;

/*
 * Asks whether an act on an event of a series means this event, this and those that follow, or all of them; each answer
 * says how many events it concerns and what stays.
 *
 * "chosen" (LydSeriesScope): the answer.
 */
#define LYD_TYPE_SCOPE_DIALOG (lyd_scope_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydScopeDialog, lyd_scope_dialog, LYD, SCOPE_DIALOG, AdwWindow)

LydScopeDialog *lyd_scope_dialog_new (
  GtkWindow *parent, LydStore *store, const LydEvent *event, LydScopeAct act, const LydSeriesChange *change);
void lyd_scope_dialog_offer (LydScopeDialog *self, gboolean this_one, gboolean others, const char *why);
gboolean lyd_scope_dialog_is_ready (LydScopeDialog *self);

G_END_DECLS
