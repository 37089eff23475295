#pragma once

#include "lyd-store-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A dialog that is filled in and saved. It saves by itself, so that what somebody typed is still there where it cannot
 * be saved; "saved" brings the LydDone. In a template, the children without a type are its groups, one below the other,
 * and the child of type "top" stays above them;
 * changed_cb and activated_cb may be used as handlers of the entries. */
#define LYD_TYPE_FORM (lyd_form_get_type ())
G_DECLARE_DERIVABLE_TYPE (LydForm, lyd_form, LYD, FORM, AdwWindow)

struct _LydFormClass {
  AdwWindowClass parent_class;

  /* Something was changed: ends with lyd_form_judge(). */
  void (*check) (LydForm *self);
  /* Has the store save what was typed, and hands lyd_form_saved_cb() and lyd_form_expect() as callback and data. */
  void (*save) (LydForm *self);
  LydDone *(*finish) (LydStore *store, GAsyncResult *result, GError **error);
};

void lyd_form_class_bind_callbacks (GtkWidgetClass *widget_class);

void lyd_form_begin (LydForm *self, LydStore *store);
LydStore *lyd_form_get_store (LydForm *self);
GCancellable *lyd_form_get_cancellable (LydForm *self);
void lyd_form_changed (LydForm *self);
void lyd_form_judge (LydForm *self, const char *problem, gboolean fine);
void lyd_form_tell (LydForm *self, const char *problem);
void lyd_form_set_row_wrong (GtkWidget *row, gboolean wrong);

void lyd_form_saved_cb (GObject *source, GAsyncResult *result, gpointer data);

G_END_DECLS
