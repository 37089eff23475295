#pragma once

#include "lyd-design-samples.h"
#include "lyd-form.h"
#include "lyd-labels.h"

G_BEGIN_DECLS

/* Adjusting the design of an event's badges, seen on real names while it is done. */
#define LYD_TYPE_DESIGN_DIALOG (lyd_design_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydDesignDialog, lyd_design_dialog, LYD, DESIGN_DIALOG, LydForm)

LydDesignDialog *lyd_design_dialog_new (
  GtkWindow *parent, LydStore *store, const LydId *event, LydDesignSheet *sheet, const LydStock *stock);
void lyd_design_dialog_import (LydDesignDialog *self, const char *path);
void lyd_design_dialog_export (LydDesignDialog *self, const char *path);
void lyd_design_dialog_use_logo (LydDesignDialog *self, const char *path);
void lyd_design_dialog_use_background (LydDesignDialog *self, const char *path);
const LydBadgeDesign *lyd_design_dialog_get_design (LydDesignDialog *self);

G_END_DECLS
