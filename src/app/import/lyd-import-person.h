#pragma once

#include "lyd-import-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Somebody of whom the file says something else than what is on file: both sides, a choice for each. */
#define LYD_TYPE_IMPORT_PERSON (lyd_import_person_get_type ())
G_DECLARE_FINAL_TYPE (LydImportPerson, lyd_import_person, LYD, IMPORT_PERSON, AdwBin)

GtkWidget *lyd_import_person_new (LydImportItem *item, LydImportDraft *draft, gboolean narrow);

G_END_DECLS
