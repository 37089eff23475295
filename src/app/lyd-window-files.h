#pragma once

#include "lyd-window.h"

G_BEGIN_DECLS

/*
 * What the main window does with files, all of it by actions:
 *   event.import, event.export, event.calendar   for the event that is shown
 *   win.open-file (s)                            as if the file with this URI had been dropped on the window
 *   win.open-folder (ay)                         shows it in the program that shows folders
 *   win.print-badges (sas)                       of an event: the badges of these registrations alone
 */
void lyd_window_files_install (GtkWidgetClass *widget_class);
void lyd_window_files_init (LydWindow *self);

G_END_DECLS
