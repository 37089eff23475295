#pragma once

#include "lyd-store-directory.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Adds a person, or changes one. It saves by itself, so that what somebody typed is still there where it cannot be
 * saved; "saved" brings a LydDone. */
#define LYD_TYPE_PERSON_DIALOG (lyd_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydPersonDialog, lyd_person_dialog, LYD, PERSON_DIALOG, AdwWindow)

LydPersonDialog *lyd_person_dialog_new (GtkWindow *parent,
                                        LydStore *store,
                                        const LydPerson *person,
                                        const char *organization);

G_END_DECLS
