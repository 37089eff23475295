#include "lyd-desk-sounds.h"

#include "lyd-settings.h"

/* The desk's own tones. Where GTK has no media module, or the computer no loudspeaker, the desk is silent. */
struct _LydDeskSounds {
  GObject parent_instance;

  GAction *action; /* "sounds": whether they are heard */
  GtkMediaStream *streams[LYD_N_TONES];
  LydTone last;
};

G_DEFINE_FINAL_TYPE (LydDeskSounds, lyd_desk_sounds, G_TYPE_OBJECT)

static const LydTone tones[] = {
  [LYD_VERDICT_UNKNOWN] = LYD_TONE_REFUSED,
  [LYD_VERDICT_WRONG_EVENT] = LYD_TONE_REFUSED,
  [LYD_VERDICT_REVOKED] = LYD_TONE_REFUSED,
  [LYD_VERDICT_LEFT] = LYD_TONE_ADMITTED,
  [LYD_VERDICT_CANCELLED] = LYD_TONE_REFUSED,
  [LYD_VERDICT_DENIED] = LYD_TONE_REFUSED,
  [LYD_VERDICT_PENDING] = LYD_TONE_LOOK,
  [LYD_VERDICT_WAITLISTED] = LYD_TONE_LOOK,
  [LYD_VERDICT_WRONG_SESSION] = LYD_TONE_LOOK,
  [LYD_VERDICT_ALREADY_IN] = LYD_TONE_LOOK,
  [LYD_VERDICT_TOO_EARLY] = LYD_TONE_LOOK,
  [LYD_VERDICT_OVER] = LYD_TONE_LOOK,
  [LYD_VERDICT_FULL] = LYD_TONE_LOOK,
  [LYD_VERDICT_ANSWERS_NEEDED] = LYD_TONE_LOOK,
  [LYD_VERDICT_ADMITTED] = LYD_TONE_ADMITTED,
  [LYD_VERDICT_IDENTIFY] = LYD_TONE_LOOK,
  [LYD_VERDICT_UNDONE] = LYD_TONE_NONE,
};

/* @recorded: whether it is on disk; what is only looked at, or practice, never sounds as a check-in does */
LydTone
lyd_desk_tone_of (LydVerdict verdict,
                  gboolean recorded)
{
  LydTone tone = (gsize) verdict < G_N_ELEMENTS (tones) ? tones[verdict] : LYD_TONE_REFUSED;

  return tone == LYD_TONE_ADMITTED && !recorded ? LYD_TONE_LOOK : tone;
}

/* Made when first heard, and kept: one that has ended begins anew. */
static GtkMediaStream *
get_stream (LydDeskSounds *self,
            LydTone tone)
{
  static const char *const names[] = {
    [LYD_TONE_ADMITTED] = "admitted",
    [LYD_TONE_LOOK] = "look",
    [LYD_TONE_REFUSED] = "refused",
  };
  g_autofree char *path = NULL;

  if (self->streams[tone] == NULL) {
    path = g_strdup_printf ("/org/lanyard/Lanyard/sounds/%s.wav", names[tone]);
    self->streams[tone] = gtk_media_file_new_for_resource (path);
  }
  return self->streams[tone];
}

/* Never waits: GTK's media module plays beside the main loop. */
void
lyd_desk_sounds_play (LydDeskSounds *self,
                      LydTone tone)
{
  g_autoptr (GVariant) on = g_action_get_state (self->action);
  GtkMediaStream *stream;

  self->last = g_variant_get_boolean (on) ? tone : LYD_TONE_NONE;
  if (self->last == LYD_TONE_NONE)
    return;
  stream = get_stream (self, tone);
  if (gtk_media_stream_get_error (stream) != NULL)
    return; /* no media module, or nothing to hear it with: the card says the same */
  if (gtk_media_stream_is_seekable (stream))
    gtk_media_stream_seek (stream, 0);
  gtk_media_stream_play (stream);
}

/* What was asked to be heard last. */
LydTone
lyd_desk_sounds_get_last (LydDeskSounds *self)
{
  return self->last;
}

static void
lyd_desk_sounds_finalize (GObject *object)
{
  LydDeskSounds *self = LYD_DESK_SOUNDS (object);

  for (gsize i = 0; i < G_N_ELEMENTS (self->streams); i++)
    g_clear_object (&self->streams[i]);
  g_clear_object (&self->action);

  G_OBJECT_CLASS (lyd_desk_sounds_parent_class)->finalize (object);
}

static void
lyd_desk_sounds_class_init (LydDeskSoundsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_desk_sounds_finalize;
}

static void
lyd_desk_sounds_init (LydDeskSounds *self)
{
}

/* Adds the action "sounds" to @actions: the person's setting, or on for this desk where settings are not installed. */
LydDeskSounds *
lyd_desk_sounds_new (GActionMap *actions)
{
  LydDeskSounds *self = g_object_new (LYD_TYPE_DESK_SOUNDS, NULL);
  g_autoptr (GSettings) settings = lyd_settings_new ();

  self->action = settings != NULL
                   ? g_settings_create_action (settings, "sounds")
                   : G_ACTION (g_simple_action_new_stateful ("sounds", NULL, g_variant_new_boolean (TRUE)));
  g_action_map_add_action (actions, self->action);
  return self;
}
