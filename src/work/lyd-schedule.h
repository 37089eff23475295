#pragma once

#include "lyd-file.h"
#include "lyd-watch.h"

G_BEGIN_DECLS

/* What `lanyardctl export` and the export dialog call them. */
#define LYD_EXPORT_SCHEDULE "schedule"
#define LYD_EXPORT_AGENDA "agenda"

typedef struct {
  gboolean with_sensitive; /* also sessions that are only counted: where somebody asks for it */
  gboolean a4;             /* instead of US Letter */
  const GArray *chosen;    /* (nullable) (element-type LydId): only these registrations */
  const LydWatch *watch;   /* (nullable) */
} LydScheduleOptions;

gboolean lyd_schedule_write (LydFile *file,
                             const LydId *event,
                             const LydScheduleOptions *options,
                             const char *path,
                             guint *n_written,
                             GError **error);
gboolean lyd_schedule_write_agenda (LydFile *file,
                                    const LydId *event,
                                    const LydScheduleOptions *options,
                                    const char *path,
                                    GError **error);

G_END_DECLS
