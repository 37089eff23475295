#include "lyd-speaker.h"

#include "lyd-config.h"

#ifdef HAVE_SPEECH_DISPATCHER
#include <libspeechd.h>
#include <stdlib.h>
#endif

/*
 * speech-dispatcher, which is started when it is first needed. Its library waits for the service with every call, so a
 * thread of its own calls it and the main loop only leaves orders. Of several orders that wait the last one is carried
 * out: nobody wants to hear the screen before last.
 */
#define LYD_TYPE_SPEECH_DISPATCHER (lyd_speech_dispatcher_get_type ())
G_DECLARE_FINAL_TYPE (LydSpeechDispatcher, lyd_speech_dispatcher, LYD, SPEECH_DISPATCHER, LydSpeaker)

typedef enum {
  ORDER_SAY,
  ORDER_STOP,
  ORDER_QUIT,
} OrderKind;

typedef struct {
  OrderKind kind;
  char *text;
  char *language;
} Order;

/* Shared by the thread and the speaker, which may be gone first. */
typedef struct {
  GAsyncQueue *orders;
  GWeakRef speaker;
} Shared;

struct _LydSpeechDispatcher {
  LydSpeaker parent_instance;

  Shared *shared; /* NULL before the first order; atomically counted */
};

G_DEFINE_FINAL_TYPE (LydSpeechDispatcher, lyd_speech_dispatcher, LYD_TYPE_SPEAKER)

static void
order_free (Order *order)
{
  g_free (order->text);
  g_free (order->language);
  g_free (order);
}

#ifdef HAVE_SPEECH_DISPATCHER

static void
shared_clear (Shared *shared)
{
  g_async_queue_unref (shared->orders);
  g_weak_ref_clear (&shared->speaker);
}

static gboolean
report_cb (gpointer data)
{
  Shared *shared = data;
  g_autoptr (LydSpeaker) speaker = g_weak_ref_get (&shared->speaker);

  if (speaker != NULL)
    lyd_speaker_set_available (speaker, FALSE);
  return G_SOURCE_REMOVE;
}

static void
release (gpointer data)
{
  g_atomic_rc_box_release_full (data, (GDestroyNotify) shared_clear);
}

static void
report_silence (Shared *shared)
{
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, report_cb, g_atomic_rc_box_acquire (shared), release);
}

/* Returns: whether the service took it */
static gboolean
carry_out (SPDConnection *connection,
           const Order *order)
{
  if (spd_cancel (connection) < 0)
    return FALSE;
  if (order->kind == ORDER_STOP)
    return TRUE;
  /* A voice that the service does not have for a language is no reason to be silent. */
  spd_set_language (connection, order->language);
  return spd_say (connection, SPD_MESSAGE, order->text) >= 0;
}

static Order *
take_last (Shared *shared)
{
  Order *order = g_async_queue_pop (shared->orders);
  Order *later;

  while (order->kind != ORDER_QUIT && (later = g_async_queue_try_pop (shared->orders)) != NULL) {
    order_free (order);
    order = later;
  }
  return order;
}

/* Starts the service where it does not run. Returns: (nullable): %NULL where it cannot */
static SPDConnection *
open_service (void)
{
  char *problem = NULL; /* 0.11 writes to it without looking whether anybody asked */
  SPDConnection *connection = spd_open2 ("lanyard", "kiosk", NULL, SPD_MODE_SINGLE, NULL, TRUE, &problem);

  if (connection == NULL)
    g_info ("Nothing reads aloud here: %s", problem != NULL ? problem : "no reason given");
  free (problem);
  return connection;
}

static gpointer
run (gpointer data)
{
  Shared *shared = data;
  SPDConnection *connection = NULL;
  Order *order;

  while ((order = take_last (shared))->kind != ORDER_QUIT) {
    gboolean done;

    if (connection == NULL && order->kind == ORDER_SAY)
      connection = open_service ();
    done = connection != NULL && carry_out (connection, order);
    if (!done) {
      g_clear_pointer (&connection, spd_close);
      if (order->kind == ORDER_SAY)
        report_silence (shared);
    }
    order_free (order);
  }
  order_free (order);
  g_clear_pointer (&connection, spd_close);
  release (shared);
  return NULL;
}

static void
leave_order (LydSpeechDispatcher *self,
             OrderKind kind,
             const char *text,
             const char *language)
{
  Order *order;

  if (self->shared == NULL) {
    if (kind != ORDER_SAY)
      return; /* nothing is being said */
    self->shared = g_atomic_rc_box_new0 (Shared);
    self->shared->orders = g_async_queue_new_full ((GDestroyNotify) order_free);
    g_weak_ref_init (&self->shared->speaker, self);
    g_thread_unref (g_thread_new ("speech", run, g_atomic_rc_box_acquire (self->shared)));
  }
  order = g_new0 (Order, 1);
  order->kind = kind;
  order->text = g_strdup (text);
  order->language = g_strdup (language);
  g_async_queue_push (self->shared->orders, order);
}

static void
lyd_speech_dispatcher_finalize (GObject *object)
{
  LydSpeechDispatcher *self = LYD_SPEECH_DISPATCHER (object);

  leave_order (self, ORDER_QUIT, NULL, NULL);
  g_clear_pointer (&self->shared, release);

  G_OBJECT_CLASS (lyd_speech_dispatcher_parent_class)->finalize (object);
}

#else

/* Built without it: the first word shows that there is no voice. */
static void
leave_order (LydSpeechDispatcher *self,
             OrderKind kind,
             const char *text,
             const char *language)
{
  if (kind == ORDER_SAY)
    lyd_speaker_set_available (LYD_SPEAKER (self), FALSE);
}

static void
lyd_speech_dispatcher_finalize (GObject *object)
{
  G_OBJECT_CLASS (lyd_speech_dispatcher_parent_class)->finalize (object);
}

#endif

static void
lyd_speech_dispatcher_say (LydSpeaker *speaker,
                           const char *text,
                           const char *language)
{
  leave_order (LYD_SPEECH_DISPATCHER (speaker), ORDER_SAY, text, language);
}

static void
lyd_speech_dispatcher_stop (LydSpeaker *speaker)
{
  leave_order (LYD_SPEECH_DISPATCHER (speaker), ORDER_STOP, NULL, NULL);
}

static void
lyd_speech_dispatcher_class_init (LydSpeechDispatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_speech_dispatcher_finalize;
  LYD_SPEAKER_CLASS (klass)->say = lyd_speech_dispatcher_say;
  LYD_SPEAKER_CLASS (klass)->stop = lyd_speech_dispatcher_stop;
}

static void
lyd_speech_dispatcher_init (LydSpeechDispatcher *self)
{
}

LydSpeaker *
lyd_speech_dispatcher_new (void)
{
  return g_object_new (LYD_TYPE_SPEECH_DISPATCHER, NULL);
}
