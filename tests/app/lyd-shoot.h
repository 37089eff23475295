#pragma once

#include "lyd-harness.h"

G_BEGIN_DECLS

void shoot_drop_borders (void);
int shoot_init (int argc, char *argv[]);
void shoot (GtkWindow *window, const char *name, int width, int height);
void shoot_sizes (GtkWindow *window, const char *name);
void shoot_dialog (GtkWindow *dialog, const char *name, int width, int height);

G_END_DECLS
