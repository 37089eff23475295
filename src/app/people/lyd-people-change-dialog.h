#pragma once

#include "lyd-form.h"

G_BEGIN_DECLS

/* What is to become of several people at once; what is left blank stays as it is. "saved" brings the LydDone. */
#define LYD_TYPE_PEOPLE_CHANGE_DIALOG (lyd_people_change_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydPeopleChangeDialog, lyd_people_change_dialog, LYD, PEOPLE_CHANGE_DIALOG, LydForm)

LydPeopleChangeDialog *lyd_people_change_dialog_new (GtkWindow *parent, LydStore *store, const GArray *people);

G_END_DECLS
