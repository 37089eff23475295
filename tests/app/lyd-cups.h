#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A print system of the test's own on a socket in its own folder, whose printers put what they print into files: one a
 * job, so that a badge that was printed twice is two. */
typedef struct _LydCups LydCups;

LydCups *lyd_cups_start (char **reason) G_GNUC_WARN_UNUSED_RESULT;
void lyd_cups_stop (LydCups *self);
gboolean lyd_cups_run (LydCups *self, const char *program, ...) G_GNUC_NULL_TERMINATED;
gboolean lyd_cups_add (LydCups *self, const char *printer, const char *driver);
gboolean lyd_cups_add_broken (LydCups *self, const char *printer, const char *ppd);
guint lyd_cups_count (LydCups *self);
char *lyd_cups_dup_path (LydCups *self, guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
