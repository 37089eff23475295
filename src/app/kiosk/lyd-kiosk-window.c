#include "kiosk/lyd-kiosk-window-private.h"

#include "kiosk/lyd-kiosk-labels.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (LydKioskWindow, lyd_kiosk_window, GTK_TYPE_APPLICATION_WINDOW)

#define CORNER 96       /* pixels from both edges */
#define PROBE_SECONDS 5 /* how often it is tried again while scans cannot be recorded */

static const char *const languages[] = { "en", "es" };

const char *
lyd_kiosk_window_get_language (LydKioskWindow *self)
{
  return languages[self->kiosk.looks.language];
}

/* Never 0. */
gint64
lyd_kiosk_window_get_time (LydKioskWindow *self)
{
  return MAX (self->clock (self->clock_data), 1);
}

static gint64
read_monotonic (gpointer data)
{
  return g_get_monotonic_time () / 1000;
}

void
lyd_kiosk_person_clear (LydKioskPerson *self)
{
  g_clear_pointer (&self->found, lyd_lookup_free);
  g_clear_pointer (&self->line, lyd_lookup_line_free);
  g_clear_pointer (&self->result, lyd_admission_result_free);
  g_clear_pointer (&self->given, g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_clear_pointer (&self->texts[i], g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (self->answers); i++)
    g_clear_pointer (&self->answers[i], g_free);
  self->by_name = FALSE;
  self->problem = LYD_KIOSK_FINE;
}

/* ---- time ---- */

static gboolean
wake_cb (gpointer data)
{
  LydKioskWindow *self = data;

  self->wake_source = 0;
  lyd_kiosk_window_tick (self);
  return G_SOURCE_REMOVE;
}

/* The one source that tells the model of time, when the model next wants to know. */
static void
set_alarm (LydKioskWindow *self)
{
  gint64 wake = lyd_kiosk_get_wake (&self->kiosk);

  g_clear_handle_id (&self->wake_source, g_source_remove);
  if (wake != 0 && !self->held_clock)
    self->wake_source =
      g_timeout_add ((guint) CLAMP (wake - lyd_kiosk_window_get_time (self), 0, G_MAXINT), wake_cb, self);
}

static gboolean
probe_cb (gpointer data)
{
  LydKioskWindow *self = data;

  lyd_kiosk_probe (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
is_out_of_order (LydKioskWindow *self)
{
  return lyd_kiosk_get_screen (&self->kiosk) == LYD_KIOSK_OUT_OF_ORDER;
}

/* Out of order lasts as long as nothing can be recorded, and no longer. */
static void
watch_disk (LydKioskWindow *self)
{
  if (!is_out_of_order (self))
    g_clear_handle_id (&self->probe_source, g_source_remove);
  else if (self->probe_source == 0 && !self->held_clock)
    self->probe_source = g_timeout_add_seconds (PROBE_SECONDS, probe_cb, self);
}

/* ---- what the model says ---- */

static void
leave (LydKioskWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->inhibit != 0 && application != NULL)
    gtk_application_uninhibit (application, self->inhibit);
  self->inhibit = 0;
  if (self->camera != NULL)
    lyd_camera_stop (self->camera);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Does what @effects say. */
static void
follow (LydKioskWindow *self,
        guint effects)
{
  if (self->store == NULL) /* left; an answer comes too late */
    return;
  if ((effects & LYD_KIOSK_LEAVE) != 0) {
    leave (self);
    return;
  }
  if ((effects & LYD_KIOSK_FORGET) != 0) {
    lyd_kiosk_person_clear (&self->person);
    lyd_kiosk_show_nobody (self);
  }
  if ((effects & (LYD_KIOSK_SHOW | LYD_KIOSK_LOOKS | LYD_KIOSK_FORGET)) != 0)
    lyd_kiosk_show (self);
  if ((effects & LYD_KIOSK_COUNT) != 0)
    lyd_kiosk_show_count (self);
  if ((effects & LYD_KIOSK_WORK) != 0)
    gtk_widget_set_visible (self->working, self->kiosk.n_waiting > 0);
  set_alarm (self);
  watch_disk (self);
  if ((effects & LYD_KIOSK_LOOK_UP) != 0)
    lyd_kiosk_look_up (self);
  if ((effects & LYD_KIOSK_CHECK_IN) != 0)
    lyd_kiosk_check_in (self);
  if ((effects & LYD_KIOSK_REGISTER) != 0)
    lyd_kiosk_register (self);
}

void
lyd_kiosk_window_handle (LydKioskWindow *self,
                         LydKioskInput input)
{
  follow (self, lyd_kiosk_handle (&self->kiosk, input, lyd_kiosk_window_get_time (self)));
}

/* Every answer can be heard; what it was is told by its rhythm, not only by its pitch. */
static void
ring (LydKioskWindow *self)
{
  static const LydTone tones[LYD_N_KIOSK_STATES] = {
    [LYD_KIOSK_CHOOSE] = LYD_TONE_LOOK,
    [LYD_KIOSK_CONFIRM] = LYD_TONE_LOOK,
    [LYD_KIOSK_QUESTIONS] = LYD_TONE_LOOK,
    [LYD_KIOSK_DONE] = LYD_TONE_ADMITTED,
    [LYD_KIOSK_THANKS] = LYD_TONE_LOOK,
    [LYD_KIOSK_ALREADY] = LYD_TONE_LOOK,
    [LYD_KIOSK_REFUSED] = LYD_TONE_REFUSED,
    [LYD_KIOSK_PAUSED] = LYD_TONE_REFUSED,
    [LYD_KIOSK_OUT_OF_ORDER] = LYD_TONE_REFUSED,
  };

  lyd_desk_sounds_play (self->sounds, tones[lyd_kiosk_window_get_state (self)]);
}

void
lyd_kiosk_window_answer (LydKioskWindow *self,
                         LydKioskInput input,
                         guint serial,
                         guint n)
{
  follow (self, lyd_kiosk_answer (&self->kiosk, input, serial, n, lyd_kiosk_window_get_time (self)));
  ring (self);
}

/* What it was to sound like last. */
LydTone
lyd_kiosk_window_get_tone (LydKioskWindow *self)
{
  return lyd_desk_sounds_get_last (self->sounds);
}

void
lyd_kiosk_window_tick (LydKioskWindow *self)
{
  lyd_kiosk_window_handle (self, LYD_KIOSK_TICK);
  if (self->held_clock && is_out_of_order (self))
    lyd_kiosk_probe (self);
}

/* ---- hands and keys ---- */

static gboolean
is_corner (LydKioskWindow *self,
           GdkEvent *event)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double x, y;

  return gdk_event_get_position (event, &x, &y) && (x < CORNER || x >= width - CORNER) &&
         (y < CORNER || y >= height - CORNER);
}

/* Sees every touch before anything that is touched does, and leaves it to that. The countdown is stopped by its own
 * screen: it goes away under the finger otherwise. */
static gboolean
event_cb (LydKioskWindow *self,
          GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN) {
    if (is_corner (self, event))
      lyd_kiosk_window_handle (self, LYD_KIOSK_CORNER_DOWN);
    if (self->kiosk.state != LYD_KIOSK_STILL_THERE)
      lyd_kiosk_window_handle (self, LYD_KIOSK_TOUCH);
  } else if (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL) {
    lyd_kiosk_window_handle (self, LYD_KIOSK_CORNER_UP);
  }
  return GDK_EVENT_PROPAGATE;
}

/* A touch of the countdown's screen that met none of its buttons. */
static void
still_pressed_cb (LydKioskWindow *self)
{
  lyd_kiosk_window_handle (self, LYD_KIOSK_TOUCH);
}

/* Keys that do something to a window or to a field behind the screen's back: the clipboard, menus, the inspector. */
static gboolean
is_forbidden (guint keyval,
              GdkModifierType state)
{
  return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0 ||
         keyval == GDK_KEY_Escape || keyval == GDK_KEY_Menu || (keyval >= GDK_KEY_F1 && keyval <= GDK_KEY_F35);
}

static gboolean
key_pressed_cb (LydKioskWindow *self,
                guint keyval,
                guint keycode,
                GdkModifierType state)
{
  if ((state & GDK_CONTROL_MASK) != 0 && (state & GDK_SHIFT_MASK) != 0 && gdk_keyval_to_lower (keyval) == GDK_KEY_q) {
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "leave", NULL);
    return GDK_EVENT_STOP;
  }
  if (is_forbidden (keyval, state)) {
    lyd_kiosk_listen_handle_key (self->listen, keyval, FALSE);
    return GDK_EVENT_STOP;
  }
  if (lyd_kiosk_listen_handle_key (self->listen, keyval, GTK_IS_EDITABLE (gtk_window_get_focus (GTK_WINDOW (self)))))
    return GDK_EVENT_STOP;
  /* On the countdown's screen the keys for its buttons work them; any other key stops it. */
  if (self->kiosk.state != LYD_KIOSK_STILL_THERE ||
      (keyval != GDK_KEY_Tab && keyval != GDK_KEY_Return && keyval != GDK_KEY_space && keyval != GDK_KEY_Down &&
       keyval != GDK_KEY_Up))
    lyd_kiosk_window_handle (self, LYD_KIOSK_TOUCH);
  return GDK_EVENT_PROPAGATE;
}

static void
watch_hands (LydKioskWindow *self)
{
  GtkEventController *touch = gtk_event_controller_legacy_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (touch, GTK_PHASE_CAPTURE);
  g_signal_connect_object (touch, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), touch);
  gtk_event_controller_set_name (keys, "kiosk");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (click, "pressed", G_CALLBACK (still_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->still), GTK_EVENT_CONTROLLER (click));
}

/* Nobody closes it but by the PIN. */
static gboolean
close_request_cb (LydKioskWindow *self)
{
  return GDK_EVENT_STOP;
}

/* ---- the object ---- */

static void
lyd_kiosk_window_dispose (GObject *object)
{
  LydKioskWindow *self = LYD_KIOSK_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->wake_source, g_source_remove);
  g_clear_handle_id (&self->probe_source, g_source_remove);
  if (self->keys != NULL)
    lyd_desk_keys_stop (self->keys);
  g_clear_object (&self->camera);
  g_clear_object (&self->printer);
  g_clear_object (&self->style);
  lyd_kiosk_person_clear (&self->person);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_KIOSK_WINDOW);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lyd_kiosk_window_parent_class)->dispose (object);
}

static void
lyd_kiosk_window_finalize (GObject *object)
{
  LydKioskWindow *self = LYD_KIOSK_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->actions);
  g_clear_object (&self->keys);
  g_clear_object (&self->sounds);
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->session, lyd_session_free);
  g_clear_pointer (&self->book, lyd_phrasebook_free);

  G_OBJECT_CLASS (lyd_kiosk_window_parent_class)->finalize (object);
}

static void
lyd_kiosk_window_class_init (LydKioskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_kiosk_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_kiosk_window_finalize;

  g_type_ensure (LYD_TYPE_KIOSK_ATTRACT_PAGE);
  g_type_ensure (LYD_TYPE_KIOSK_TYPE_PAGE);
  g_type_ensure (LYD_TYPE_KIOSK_CHOOSE_PAGE);
  g_type_ensure (LYD_TYPE_KIOSK_CONFIRM_PAGE);
  g_type_ensure (LYD_TYPE_KIOSK_RESULT_PAGE);
  g_type_ensure (LYD_TYPE_KIOSK_STILL_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/kiosk/lyd-kiosk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydKioskWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LydKioskWindow, working);
  gtk_widget_class_bind_template_child (widget_class, LydKioskWindow, attract);
  gtk_widget_class_bind_template_child (widget_class, LydKioskWindow, type);
  gtk_widget_class_bind_template_child (widget_class, LydKioskWindow, choose);
  gtk_widget_class_bind_template_child (widget_class, LydKioskWindow, confirm);
  gtk_widget_class_bind_template_child (widget_class, LydKioskWindow, result);
  gtk_widget_class_bind_template_child (widget_class, LydKioskWindow, still);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
}

static void
lyd_kiosk_window_init (LydKioskWindow *self)
{
  LydKioskLooks first = { 0 };

  self->clock = read_monotonic;
  self->cancellable = g_cancellable_new ();
  lyd_kiosk_init (&self->kiosk, &first);
  gtk_widget_init_template (GTK_WIDGET (self));
  lyd_kiosk_labels_collect (GTK_WIDGET (self));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
}

static gint64
get_time_cb (gpointer data)
{
  return lyd_kiosk_window_get_time (data);
}

/* A PIN is typed, not scanned: its digits go to the page that asks for it. */
static gboolean
type_pin (gpointer data,
          guint keyval,
          gint64 at)
{
  LydKioskWindow *self = data;

  return self->kiosk.state == LYD_KIOSK_PIN && lyd_kiosk_pin_pad_handle_key (self->pin, keyval);
}

static void
pin_right_cb (LydKioskWindow *self)
{
  lyd_kiosk_window_handle (self, LYD_KIOSK_PIN_RIGHT);
}

static void
pin_back_cb (LydKioskWindow *self)
{
  lyd_kiosk_window_handle (self, LYD_KIOSK_BACK);
}

/* The voice is one of the things that a person sets, and that go with them. */
static void
listen_changed_cb (LydKioskWindow *self)
{
  LydListenState state = lyd_kiosk_listen_get_state (self->listen);
  gboolean on = state != LYD_LISTEN_OFF && state != LYD_LISTEN_SILENT;

  if (on != self->kiosk.looks.voice)
    lyd_kiosk_window_handle (self, on ? LYD_KIOSK_VOICE_ON : LYD_KIOSK_VOICE_OFF);
  else
    lyd_kiosk_show (self);
}

/* The panel is a smaller or a larger one than it was taken for. */
static void
fit_cb (LydKioskWindow *self)
{
  if (!self->showing)
    lyd_kiosk_show (self);
}

/* What is made with the book, the store and the voice. */
static void
add_parts (LydKioskWindow *self,
           LydSpeaker *speaker)
{
  self->pin = LYD_KIOSK_PIN_PAD (lyd_kiosk_pin_pad_new (self->store, self->book));
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->pin), "pin");
  g_signal_connect_object (self->pin, "right", G_CALLBACK (pin_right_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pin, "back", G_CALLBACK (pin_back_cb), self, G_CONNECT_SWAPPED);
  self->listen = LYD_KIOSK_LISTEN (lyd_kiosk_listen_new (speaker, self->book));
  gtk_overlay_add_overlay (GTK_OVERLAY (gtk_window_get_child (GTK_WINDOW (self))), GTK_WIDGET (self->listen));
  g_signal_connect_object (self->listen, "changed", G_CALLBACK (listen_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * lyd_kiosk_window_new:
 * @door: where it stands; a kiosk may
 * @speaker: reads aloud where somebody asks for it
 *
 * Returns: (transfer none) (nullable): @application keeps it
 */
LydKioskWindow *
lyd_kiosk_window_new (GtkApplication *application,
                      LydStore *store,
                      const LydKioskDoor *door,
                      LydSpeaker *speaker,
                      GError **error)
{
  LydPhrasebook *book = lyd_phrasebook_new (error);
  LydKioskWindow *self;

  if (book == NULL)
    return NULL;
  self = g_object_new (LYD_TYPE_KIOSK_WINDOW, "application", application, "title", door->event->title, NULL);
  self->book = book;
  self->store = g_object_ref (store);
  self->printer = g_object_ref (lyd_badge_printer_get (store));
  self->event = lyd_event_copy (door->event);
  self->session = lyd_session_copy (door->session);
  self->style = lyd_kiosk_style_new (GTK_WINDOW (self));
  self->keys = lyd_desk_keys_new (GTK_WINDOW (self), NULL);
  lyd_desk_keys_set_action (self->keys, "kiosk.scan");
  lyd_desk_keys_set_clock (self->keys, get_time_cb, self);
  lyd_desk_keys_set_filter (self->keys, type_pin, self);
  lyd_kiosk_type_page_set_book (self->type, book);
  add_parts (self, speaker);
  lyd_kiosk_actions_init (self);
  self->sounds = lyd_desk_sounds_new (G_ACTION_MAP (self->actions));
  watch_hands (self);
  self->inhibit = gtk_application_inhibit (application, GTK_WINDOW (self),
                                           GTK_APPLICATION_INHIBIT_SUSPEND | GTK_APPLICATION_INHIBIT_IDLE,
                                           _ ("A kiosk is open"));
  g_signal_connect_object (self->style, "changed", G_CALLBACK (fit_cb), self, G_CONNECT_SWAPPED);
  lyd_kiosk_show (self);
  return self;
}

static void
code_cb (LydKioskWindow *self,
         const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "kiosk.scan", "s", text);
}

static void
camera_changed_cb (LydKioskWindow *self)
{
  if (self->kiosk.state == LYD_KIOSK_ATTRACT)
    lyd_kiosk_show (self);
}

/* @camera: (nullable): started here; it may fail and come back, which stops nothing */
void
lyd_kiosk_window_set_camera (LydKioskWindow *self,
                             LydCamera *camera)
{
  g_return_if_fail (self->camera == NULL);

  self->camera = g_object_ref (camera);
  g_signal_connect_object (camera, "code", G_CALLBACK (code_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (camera, "notify::state", G_CALLBACK (camera_changed_cb), self, G_CONNECT_SWAPPED);
  lyd_kiosk_attract_page_set_camera (self->attract, camera);
  lyd_camera_start (camera);
}

void
lyd_kiosk_window_set_clock (LydKioskWindow *self,
                            gint64 (*clock) (gpointer data),
                            gpointer data)
{
  self->clock = clock;
  self->clock_data = data;
  self->held_clock = TRUE;
  set_alarm (self);
}

LydKioskState
lyd_kiosk_window_get_state (LydKioskWindow *self)
{
  return self->kiosk.state;
}

/* Whether an answer is waited for. */
gboolean
lyd_kiosk_window_is_working (LydKioskWindow *self)
{
  return self->kiosk.n_waiting > 0;
}

/* Instead of what the monitor says of itself. */
void
lyd_kiosk_window_set_density (LydKioskWindow *self,
                              double pixels_per_mm)
{
  lyd_kiosk_style_set_density (self->style, pixels_per_mm);
  lyd_kiosk_show (self);
}
