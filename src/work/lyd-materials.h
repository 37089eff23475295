#pragma once

#include "lyd-file.h"
#include "lyd-material.h"
#include "lyd-watch.h"

G_BEGIN_DECLS

/* What an event has: links and files. Every change is one act: one transaction, one journal entry. */
gboolean lyd_materials_add_link (LydFile *file, LydMaterial *material, GError **error);
gboolean lyd_materials_add_file (LydFile *file,
                                 LydMaterial *material,
                                 const char *path,
                                 const LydWatch *watch,
                                 GError **error);
gboolean lyd_materials_shelve (const char *database,
                               LydMaterial *material,
                               const char *path,
                               const LydWatch *watch,
                               GError **error);
gboolean lyd_materials_add_shelved (LydFile *file, LydMaterial *material, GError **error);
gboolean lyd_materials_change (LydFile *file, LydMaterial *material, GError **error);
gboolean lyd_materials_remove (LydFile *file, const LydId *id, GError **error);
GPtrArray *lyd_materials_get_all (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydMaterial *lyd_materials_find_one (LydFile *file, const char *words, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Looking at a file, and keeping a copy of it. */
char *lyd_materials_lay_out (LydFile *file,
                             const LydId *id,
                             const char *folder,
                             const LydWatch *watch,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_materials_save_copy (LydFile *file,
                                  const LydId *id,
                                  const char *path,
                                  const LydWatch *watch,
                                  GError **error);

/* What a backup takes along and a restored file gets back. */
typedef struct {
  int n_copied;
  int n_missing; /* that are not where they should be */
} LydShelfCount;

gboolean lyd_materials_copy_files (LydFile *file,
                                   const char *from,
                                   const char *to,
                                   const LydWatch *watch,
                                   LydShelfCount *count,
                                   GError **error);
gboolean lyd_materials_check_files (LydFile *file, GPtrArray *problems, GError **error);
gboolean lyd_materials_tidy (LydFile *file, int *n_removed, GError **error);

G_END_DECLS
