#pragma once

#include "lyd-window.h"

G_BEGIN_DECLS

/* What can be done about the attendance of the event that is open, from anywhere in the window: "attendance.…" */
void lyd_attendance_actions_install (GtkWidgetClass *widget_class);
void lyd_attendance_open_import (LydWindow *window, const LydEvent *event, const LydId *session, GFile *file);

/* Whether a file is the report of an online meeting. */
void lyd_attendance_look_at_async (GFile *file, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_attendance_look_at_finish (GAsyncResult *result);

G_END_DECLS
