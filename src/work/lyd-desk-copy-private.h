#pragma once

#include "lyd-db.h"
#include "lyd-desk-copy.h"
#include "lyd-desk-rows.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What both sides of a copy write down of a person or a registration, to know later who changed what. */
char *lyd_desk_cells_of_person (const LydPerson *person) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_desk_cells_of_registration (LydDb *db,
                                      const LydRegistration *registration,
                                      const GPtrArray *questions,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_desk_copy_dup_side_path (LydFile *file) G_GNUC_WARN_UNUSED_RESULT;
void lyd_desk_copy_remove_side_file (const char *path);

G_END_DECLS
