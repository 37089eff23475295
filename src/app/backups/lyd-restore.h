#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The way back to a backup, as people see it: the question before, how far it is, and what became of it. */
void lyd_restore_ask (GtkWindow *parent, const char *path);
GtkWindow *lyd_restore_show_progress (GtkWindow *parent, const gint *progress, GCancellable *cancellable);
void lyd_restore_tell (GtkWindow *parent, const char *kept, const GError *error);

G_END_DECLS
