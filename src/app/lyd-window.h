#pragma once

#include "lyd-application.h"
#include "lyd-overview.h"

G_BEGIN_DECLS

#define LYD_TYPE_WINDOW (lyd_window_get_type ())
G_DECLARE_FINAL_TYPE (LydWindow, lyd_window, LYD, WINDOW, AdwApplicationWindow)

LydWindow *lyd_window_new (LydApplication *application);
void lyd_window_set_store (LydWindow *self, LydStore *store, gboolean demo);
void lyd_window_present_soon (LydWindow *self);
void lyd_window_hide (LydWindow *self);
void lyd_window_show_loading (LydWindow *self, gboolean demo);
void lyd_window_show_problem (LydWindow *self, const char *message);
gboolean lyd_window_has_events (LydWindow *self);
void lyd_window_toast (LydWindow *self, const char *message);
void lyd_window_open_desk (LydWindow *self, const LydId *event, const LydId *session);
void lyd_window_open_event (LydWindow *self, const LydId *event);
void lyd_window_show_event_page (LydWindow *self, const char *name);
void lyd_window_print_badges (LydWindow *self, const LydId *event, GArray *ids);
void lyd_window_open_attendance (LydWindow *self, const LydId *event, const char *name);
void lyd_window_add_toast (LydWindow *self, AdwToast *toast);
void lyd_window_toast_undo (LydWindow *self, const char *sentence, const LydId *entry);
AdwToast *
lyd_window_toast_next (LydWindow *self, const char *sentence, GtkWidget *button, const LydId *entry);
void lyd_window_toast_undo_scan (LydWindow *self, const char *sentence, const LydId *scan);
LydStore *lyd_window_get_store (LydWindow *self);
const GPtrArray *lyd_window_get_events (LydWindow *self);
const LydEventSummary *lyd_window_get_event (LydWindow *self);

G_END_DECLS
