#pragma once

#include "lyd-vocabulary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How an answer sounds: each has a rhythm of its own, not only a pitch (data/sounds/make-tones). */
typedef enum {
  LYD_TONE_NONE,
  LYD_TONE_ADMITTED, /* recorded, go on */
  LYD_TONE_LOOK,     /* the screen wants to be read */
  LYD_TONE_REFUSED,
  LYD_N_TONES,
} LydTone;

LydTone lyd_desk_tone_of (LydVerdict verdict, gboolean recorded);

#define LYD_TYPE_DESK_SOUNDS (lyd_desk_sounds_get_type ())
G_DECLARE_FINAL_TYPE (LydDeskSounds, lyd_desk_sounds, LYD, DESK_SOUNDS, GObject)

LydDeskSounds *lyd_desk_sounds_new (GActionMap *actions) G_GNUC_WARN_UNUSED_RESULT;
void lyd_desk_sounds_play (LydDeskSounds *self, LydTone tone);
LydTone lyd_desk_sounds_get_last (LydDeskSounds *self);

G_END_DECLS
