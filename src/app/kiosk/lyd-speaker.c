#include "lyd-speaker.h"

typedef struct {
  gboolean available;
} LydSpeakerPrivate;

enum {
  PROP_AVAILABLE = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_TYPE_WITH_PRIVATE (LydSpeaker, lyd_speaker, G_TYPE_OBJECT)

/* Reads @text, in a language of the phrasebook; what is being read stops. Never waits. */
void
lyd_speaker_say (LydSpeaker *self,
                 const char *text,
                 const char *language)
{
  LYD_SPEAKER_GET_CLASS (self)->say (self, text, language);
}

void
lyd_speaker_stop (LydSpeaker *self)
{
  LYD_SPEAKER_GET_CLASS (self)->stop (self);
}

/* Whether it can read, as far as is known: %TRUE until something went wrong. */
gboolean
lyd_speaker_is_available (LydSpeaker *self)
{
  LydSpeakerPrivate *priv = lyd_speaker_get_instance_private (self);

  return priv->available;
}

void
lyd_speaker_set_available (LydSpeaker *self,
                           gboolean available)
{
  LydSpeakerPrivate *priv = lyd_speaker_get_instance_private (self);

  if (priv->available == available)
    return;
  priv->available = available;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AVAILABLE]);
}

static void
lyd_speaker_get_property (GObject *object,
                          guint id,
                          GValue *value,
                          GParamSpec *pspec)
{
  if (id == PROP_AVAILABLE)
    g_value_set_boolean (value, lyd_speaker_is_available (LYD_SPEAKER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lyd_speaker_class_init (LydSpeakerClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = lyd_speaker_get_property;
  properties[PROP_AVAILABLE] =
    g_param_spec_boolean ("available", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
}

static void
lyd_speaker_init (LydSpeaker *self)
{
  LydSpeakerPrivate *priv = lyd_speaker_get_instance_private (self);

  priv->available = TRUE;
}
