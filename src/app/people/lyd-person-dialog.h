#pragma once

#include "lyd-form.h"
#include "lyd-store-directory.h"

G_BEGIN_DECLS

/* Adds a person, or changes one. "saved" brings a LydDone. */
#define LYD_TYPE_PERSON_DIALOG (lyd_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydPersonDialog, lyd_person_dialog, LYD, PERSON_DIALOG, LydForm)

LydPersonDialog *lyd_person_dialog_new (GtkWindow *parent,
                                        LydStore *store,
                                        const LydPerson *person,
                                        const char *organization);

G_END_DECLS
