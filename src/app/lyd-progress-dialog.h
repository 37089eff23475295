#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a dialog says while somebody waits. */
typedef struct {
  const char *heading;
  const char *body;
  const char *bar; /* for who hears it */
} LydProgressWords;

GtkWindow *lyd_progress_dialog_new (GtkWindow *parent,
                                    const LydProgressWords *words,
                                    const gint *progress,
                                    GCancellable *cancellable);

G_END_DECLS
