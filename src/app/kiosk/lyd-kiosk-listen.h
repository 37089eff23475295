#pragma once

#include "lyd-phrasebook.h"
#include "lyd-speaker.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  LYD_LISTEN_OFF,
  LYD_LISTEN_ASKING,  /* whether there are headphones */
  LYD_LISTEN_PUBLIC,  /* reads, but nothing of a person */
  LYD_LISTEN_PRIVATE, /* reads everything: headphones were confirmed */
  LYD_LISTEN_SILENT,  /* there is no voice here */
} LydListenState;

/* What the kiosk's screens mark their widgets with (CSS classes): what is read to headphones alone, and what never is.
 * What is typed into an entry is personal without a mark. */
#define LYD_LISTEN_PERSONAL "personal"
#define LYD_LISTEN_SECRET "secret"

/* Reads the screen aloud. As a widget it is the page that asks for headphones, to be laid over the others; it shows and
 * hides itself. Signal "changed": the state is another. */
#define LYD_TYPE_KIOSK_LISTEN (lyd_kiosk_listen_get_type ())
G_DECLARE_FINAL_TYPE (LydKioskListen, lyd_kiosk_listen, LYD, KIOSK_LISTEN, GtkBox)

GtkWidget *lyd_kiosk_listen_new (LydSpeaker *speaker, const LydPhrasebook *book) G_GNUC_WARN_UNUSED_RESULT;
void lyd_kiosk_listen_set_language (LydKioskListen *self, const char *language);
void lyd_kiosk_listen_set_screen (LydKioskListen *self, GtkWidget *screen);
void lyd_kiosk_listen_activate (LydKioskListen *self);
void lyd_kiosk_listen_answer (LydKioskListen *self, gboolean headphones);
void lyd_kiosk_listen_forget (LydKioskListen *self);
void lyd_kiosk_listen_repeat (LydKioskListen *self);
void lyd_kiosk_listen_say_typed (LydKioskListen *self, const char *letter);
gboolean lyd_kiosk_listen_handle_key (LydKioskListen *self, guint keyval, gboolean typing);

LydListenState lyd_kiosk_listen_get_state (LydKioskListen *self);
const char *lyd_kiosk_listen_get_label (LydKioskListen *self);

/* A widget's name for screen readers and for this voice, in the words of the screen. */
void lyd_kiosk_name (GtkWidget *widget, const char *name);

G_END_DECLS
