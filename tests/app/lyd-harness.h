#pragma once

#include "lyd-application.h"
#include "lyd-window.h"

G_BEGIN_DECLS

/* The program in process: on a data file in a folder of its own, with a clock that stands still. */
typedef struct {
  char *dir;
  char *path;
  gint64 now; /* what the clock says; tests move it */
  LydContext context;
  LydApplication *application;
  GtkWindow *window;
} LydHarness;

/* 2027-09-22, 9:14 in New York */
#define LYD_HARNESS_NOW G_GINT64_CONSTANT (1821618840000)

void lyd_harness_prepare (LydHarness *self);
void lyd_harness_run (LydHarness *self);
void lyd_harness_start (LydHarness *self);
void lyd_harness_stop (LydHarness *self);
void lyd_harness_discard (LydHarness *self);

GtkWidget *lyd_harness_find (GtkWidget *root, const char *id);
GtkWidget *lyd_harness_find_button (GtkWidget *root, const char *label);
gboolean lyd_harness_shows (GtkWidget *root, const char *text);
GtkWidget *lyd_harness_find_row (GtkWidget *root, const char *text);
gboolean lyd_harness_is_page (gpointer root, const char *stack, const char *name);
gpointer lyd_harness_find_window (GType type);
void lyd_harness_open_event (LydHarness *self);
void lyd_harness_show_event_page (LydHarness *self, const char *name);
LydId lyd_harness_find_in_demo (LydHarness *self, const char *words);
GtkWindow *lyd_harness_get_desk (LydHarness *self);
void lyd_harness_type (GtkWindow *window, const char *text);
void lyd_harness_key (GtkWindow *window, guint keyval);
void lyd_harness_press (GtkWidget *widget, const char *key);
gboolean lyd_harness_settle (GtkWidget *window, int width, int height);
void lyd_harness_save_picture (GtkWidget *widget, const char *path);

/* Waits for a state, never for a time; a hang is for the caller's timeout to report. */
#define WAIT_FOR(condition) \
  while (!(condition))      \
  g_main_context_iteration (NULL, TRUE)

G_END_DECLS
