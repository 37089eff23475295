#include "lyd-desk-keys.h"

#include "desk/lyd-scanner.h"

struct _LydDeskKeys {
  GObject parent_instance;

  GtkWindow *window;  /* borrowed: it owns this */
  GtkWidget *entry;   /* borrowed: the window's; NULL: only a field that has the focus is typed into */
  const char *action; /* literal: what a scan activates */
  LydScanner *scanner;
  guint silence_source;
  gint64 (*clock) (gpointer data);
  gpointer clock_data;
  gboolean (*filter) (gpointer data, guint keyval, gint64 at);
  gpointer filter_data;
};

G_DEFINE_FINAL_TYPE (LydDeskKeys, lyd_desk_keys, G_TYPE_OBJECT)

/* The field that is being typed into, made the search where there is none. */
static GtkEditable *
find_field (LydDeskKeys *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  if (self->entry != NULL && (focus == NULL || !GTK_IS_EDITABLE (focus))) {
    gtk_widget_grab_focus (self->entry);
    focus = gtk_window_get_focus (self->window);
    if (focus != NULL && GTK_IS_EDITABLE (focus))
      gtk_editable_set_position (GTK_EDITABLE (focus), -1);
  }
  return focus != NULL && GTK_IS_EDITABLE (focus) ? GTK_EDITABLE (focus) : NULL;
}

/* Letters that were held back go where they would have gone. */
static void
type_released (LydDeskKeys *self)
{
  g_autofree char *text = lyd_scanner_take_released (self->scanner);
  GtkEditable *field = text != NULL ? find_field (self) : NULL;
  int position;

  if (field == NULL)
    return;
  gtk_editable_delete_selection (field);
  position = gtk_editable_get_position (field);
  gtk_editable_insert_text (field, text, -1, &position);
  gtk_editable_set_position (field, position);
}

/* A scan is complete: what of it had gone into a field is taken out again. */
static void
take_scan (LydDeskKeys *self)
{
  g_autofree char *text = lyd_scanner_take_scan (self->scanner);
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  int n_passed = (int) lyd_scanner_take_passed (self->scanner);
  GtkWidget *focus = gtk_window_get_focus (self->window);

  if (n_passed > 0 && focus != NULL && GTK_IS_EDITABLE (focus)) {
    int end = gtk_editable_get_position (GTK_EDITABLE (focus));

    gtk_editable_delete_text (GTK_EDITABLE (focus), MAX (end - n_passed, 0), end);
  }
  if (valid != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), self->action, "s", valid);
}

static gboolean
silence_cb (gpointer data)
{
  LydDeskKeys *self = data;

  self->silence_source = 0;
  if (lyd_scanner_silence (self->scanner) == LYD_KEY_SCAN)
    take_scan (self);
  type_released (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) || keyval == GDK_KEY_ISO_Level3_Shift ||
         keyval == GDK_KEY_Num_Lock;
}

/* What a key types, '\n' for those that end a scan, 0 for all others. */
static gunichar
read_key (guint keyval)
{
  gunichar c = gdk_keyval_to_unicode (keyval);

  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter || keyval == GDK_KEY_Tab)
    return '\n';
  return c >= 0x20 && c != 0x7f ? c : 0;
}

static gboolean
key_pressed_cb (LydDeskKeys *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventController *controller)
{
  gint64 at = gtk_event_controller_get_current_event_time (controller);
  gunichar key = read_key (keyval);
  LydKeyAnswer answer;

  if (is_modifier (keyval) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  at = at != GDK_CURRENT_TIME ? at : self->clock (self->clock_data);
  if (self->filter != NULL && self->filter (self->filter_data, keyval, at))
    return GDK_EVENT_STOP;
  if (key == 0) { /* an arrow, Escape ...: nobody's scan */
    lyd_scanner_silence (self->scanner);
    type_released (self);
    return GDK_EVENT_PROPAGATE;
  }

  answer = lyd_scanner_key (self->scanner, key, at);
  type_released (self);
  if (answer == LYD_KEY_SCAN)
    take_scan (self);
  g_clear_handle_id (&self->silence_source, g_source_remove);
  if (lyd_scanner_is_holding (self->scanner))
    /* Keys that wait in the queue were pressed before the silence: after a stall they come first. */
    self->silence_source =
      g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, LYD_SCANNER_GAP_MS, silence_cb, self, NULL);
  return answer == LYD_KEY_PASS ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
}

static void
lyd_desk_keys_finalize (GObject *object)
{
  LydDeskKeys *self = LYD_DESK_KEYS (object);

  lyd_desk_keys_stop (self);
  g_clear_pointer (&self->scanner, lyd_scanner_free);

  G_OBJECT_CLASS (lyd_desk_keys_parent_class)->finalize (object);
}

static void
lyd_desk_keys_class_init (LydDeskKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_desk_keys_finalize;
}

static gint64
read_monotonic (gpointer data)
{
  return g_get_monotonic_time () / 1000;
}

static void
lyd_desk_keys_init (LydDeskKeys *self)
{
  self->clock = read_monotonic;
  self->action = "desk.scan";
  self->scanner = lyd_scanner_new ();
}

/* @window keeps it, calls lyd_desk_keys_stop() in its dispose and drops it in its finalize. */
LydDeskKeys *
lyd_desk_keys_new (GtkWindow *window,
                   GtkWidget *entry)
{
  LydDeskKeys *self = g_object_new (LYD_TYPE_DESK_KEYS, NULL);
  GtkEventController *controller = gtk_event_controller_key_new ();

  self->window = window;
  self->entry = entry;
  gtk_event_controller_set_name (controller, "scanner");
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
  return self;
}

/* @action: a literal; takes what was read instead of "desk.scan" */
void
lyd_desk_keys_set_action (LydDeskKeys *self,
                          const char *action)
{
  self->action = action;
}

/* Whether the same code was seen just now: scanners send twice. */
gboolean
lyd_desk_keys_is_repeat (LydDeskKeys *self,
                         const char *text)
{
  return lyd_scanner_is_repeat (self->scanner, text, self->clock (self->clock_data));
}

/* Milliseconds, for keys that carry no time of their own. */
void
lyd_desk_keys_set_clock (LydDeskKeys *self,
                         gint64 (*clock) (gpointer data),
                         gpointer data)
{
  self->clock = clock;
  self->clock_data = data;
}

/* @filter: sees each key first, with its milliseconds; where it takes one, nothing is scanned or typed with it */
void
lyd_desk_keys_set_filter (LydDeskKeys *self,
                          gboolean (*filter) (gpointer data, guint keyval, gint64 at),
                          gpointer data)
{
  self->filter = filter;
  self->filter_data = data;
}

/* After an undo, an override or a change of direction the same code is meant again. */
void
lyd_desk_keys_forget (LydDeskKeys *self)
{
  lyd_scanner_forget (self->scanner);
}

void
lyd_desk_keys_stop (LydDeskKeys *self)
{
  g_clear_handle_id (&self->silence_source, g_source_remove);
}
