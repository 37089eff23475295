#pragma once

#include "lyd-store-organizations.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A list of organizations, pasted or from a file: first the list, then what would become of it. "done" brings a
 * LydDone. */
#define LYD_TYPE_ORGANIZATIONS_IMPORT_WINDOW (lyd_organizations_import_window_get_type ())
G_DECLARE_FINAL_TYPE (LydOrganizationsImportWindow,
                      lyd_organizations_import_window,
                      LYD,
                      ORGANIZATIONS_IMPORT_WINDOW,
                      AdwWindow)

LydOrganizationsImportWindow *lyd_organizations_import_window_new (GtkWindow *parent, LydStore *store);
void lyd_organizations_import_window_open_file (LydOrganizationsImportWindow *self, GFile *file);
gboolean lyd_organizations_import_window_is_idle (LydOrganizationsImportWindow *self);

G_END_DECLS
