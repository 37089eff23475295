#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Something that reads sentences aloud. It may find out later that it cannot: "notify::available" tells. */
#define LYD_TYPE_SPEAKER (lyd_speaker_get_type ())
G_DECLARE_DERIVABLE_TYPE (LydSpeaker, lyd_speaker, LYD, SPEAKER, GObject)

struct _LydSpeakerClass {
  GObjectClass parent_class;

  void (*say) (LydSpeaker *self, const char *text, const char *language); /* instead of what is being said */
  void (*stop) (LydSpeaker *self);
};

void lyd_speaker_say (LydSpeaker *self, const char *text, const char *language);
void lyd_speaker_stop (LydSpeaker *self);
gboolean lyd_speaker_is_available (LydSpeaker *self);
void lyd_speaker_set_available (LydSpeaker *self, gboolean available);

LydSpeaker *lyd_speech_dispatcher_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
