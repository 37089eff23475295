#include "desk/lyd-desk-page.h"
#include "desk/lyd-desk-window-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (LydDeskWindow, lyd_desk_window, ADW_TYPE_APPLICATION_WINDOW)

enum {
  PROP_0,
  PROP_VOLUNTEERS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* From this height the card's letters are a size larger; below these widths there is no room for the side, and none for
 * more than one column of anything. */
#define TALL 700
#define WIDE 980
#define NARROW 640

enum {
  FOLD_TALL = 1 << 0,
  FOLD_SIDE = 1 << 1,
  FOLD_NARROW = 1 << 2,
};

void
lyd_desk_window_toast (LydDeskWindow *self,
                       const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* @entry: of the journal: what is offered to be taken back */
void
lyd_desk_window_toast_undo (LydDeskWindow *self,
                            const char *message,
                            const LydId *entry)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  g_autofree char *target = lyd_id_to_string (entry);
  AdwToast *toast = adw_toast_new (escaped);

  if (!lyd_id_is_none (entry)) {
    adw_toast_set_button_label (toast, _ ("_Undo"));
    adw_toast_set_action_name (toast, "desk.take-back");
    adw_toast_set_action_target (toast, "s", target);
    adw_toast_set_timeout (toast, 10);
  }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
lyd_desk_window_activate (LydDeskWindow *self,
                          const char *name,
                          GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), name, parameter);
}

gboolean
lyd_desk_window_is_page (LydDeskWindow *self,
                         const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), name) == 0;
}

gboolean
lyd_desk_window_is_leaving (LydDeskWindow *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "mode");

  return g_strcmp0 (g_variant_get_string (state, NULL), "out") == 0;
}

/* Whether what is done here counts: neither looked at only nor practice. */
gboolean
lyd_desk_window_is_recording (LydDeskWindow *self)
{
  g_autoptr (GVariant) mode = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "mode");
  g_autoptr (GVariant) practice = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "practice");

  return g_strcmp0 (g_variant_get_string (mode, NULL), "look") != 0 && !g_variant_get_boolean (practice);
}

GSimpleAction *
lyd_desk_window_get_action (LydDeskWindow *self,
                            const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

/* Shows the card. What is half typed stays: the next letter brings the search back. */
void
lyd_desk_window_show_result (LydDeskWindow *self)
{
  g_autofree char *words =
    g_strdup_printf ("%s. %s", lyd_desk_card_get_word (self->card), lyd_desk_card_get_name (self->card));

  g_cancellable_cancel (self->search_asked);
  g_clear_pointer (&self->entered, g_free);
  gtk_stack_set_visible_child_name (self->pages, "card");
  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))))) {
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
    gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  }
  /* The card's box is the alert. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (adw_bin_get_child (ADW_BIN (self->card))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Puts what the last scan came to on the card; where there was none, the desk is ready. */
void
lyd_desk_window_show_last (LydDeskWindow *self)
{
  g_autoptr (GVariant) practice = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "practice");

  if (self->last == NULL) {
    lyd_desk_card_show_ready (self->card);
    return;
  }
  if (self->volunteers)
    lyd_admission_result_keep_to_event (self->last);
  lyd_desk_card_show_result (self->card, self->last, self->zone);
  lyd_desk_printing_show_badge (self);
  if (lyd_id_is_none (&self->last->scan))
    lyd_desk_card_mark_unrecorded (self->card, self->last, self->zone, g_variant_get_boolean (practice));
}

/* Shows the card and waits for the next scan or name. */
void
lyd_desk_window_show_card (LydDeskWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  lyd_desk_window_show_result (self);
}

void
lyd_desk_window_forget_person (LydDeskWindow *self)
{
  g_clear_pointer (&self->person, lyd_roster_row_free);
  self->leaves = FALSE;
  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "confirm"), FALSE);
}

static void
set_class (gpointer widget,
           const char *name,
           gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Whether this is the door of a session that names nobody. */
gboolean
lyd_desk_window_is_counting (LydDeskWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->doors), "count") == 0;
}

/* What is asked in the card's place, as soon as it is made. */
void
lyd_desk_window_fold_pages (LydDeskWindow *self)
{
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    if (LYD_IS_DESK_PAGE (page))
      lyd_desk_page_set_narrow (LYD_DESK_PAGE (page), (self->fold & FOLD_NARROW) != 0);
}

/* Fits the desk to the room there is, and to what is done at this door. */
void
lyd_desk_window_fold (LydDeskWindow *self)
{
  gboolean narrow = (self->fold & FOLD_NARROW) != 0;
  gboolean scans = !lyd_desk_window_is_counting (self);

  set_class (self, "tall", (self->fold & FOLD_TALL) != 0);
  set_class (self, "narrow", narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->side), (self->fold & FOLD_SIDE) == 0);
  gtk_widget_set_visible (self->modes_box, scans && (self->fold & FOLD_SIDE) == 0);
  gtk_widget_set_visible (self->mode_button, scans && (self->fold & FOLD_SIDE) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !narrow);
  gtk_widget_set_visible (self->roll_call_label, (self->fold & FOLD_SIDE) == 0);
  gtk_widget_set_visible (self->undo_button, scans && !narrow);             /* it is in the menu */
  gtk_widget_set_visible (self->leave_button, self->volunteers && !narrow); /* so is this */
  gtk_widget_set_visible (GTK_WIDGET (self->saved), !narrow);
  gtk_widget_set_visible (self->camera_button, scans && !narrow); /* it is in the menu */
  lyd_desk_camera_show (self, (self->fold & FOLD_SIDE) == 0);
  lyd_desk_card_set_narrow (self->card, narrow);
  lyd_desk_window_fold_pages (self);
  gtk_label_set_width_chars (self->session_label, narrow ? 3 : 7);
}

static void
fold_cb (gpointer data)
{
  LydDeskWindow *self = data;

  self->fold_source = 0;
  lyd_desk_window_fold (self);
}

/* How much larger than usual the person's text is: what does not fit at 200 % folds earlier. */
static double
get_text_scale (GtkWidget *widget)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * PANGO_SCALE) : 1;
}

static void
lyd_desk_window_size_allocate (GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  LydDeskWindow *self = LYD_DESK_WINDOW (widget);
  double scale = get_text_scale (widget);
  gboolean narrow = width < NARROW * scale;
  guint fold = width < WIDE * scale ? FOLD_SIDE : 0;

  if (narrow)
    fold |= FOLD_NARROW;
  else if (height >= TALL)
    fold |= FOLD_TALL;
  GTK_WIDGET_CLASS (lyd_desk_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->fold != fold && self->fold_source == 0)
    /* Styles may not change while sizes are being given out. */
    self->fold_source = g_idle_add_once (fold_cb, self);
  self->fold = fold;
}

/* The narrow desk's button says which direction is on. */
static void
mode_changed_cb (LydDeskWindow *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "mode");
  const char *mode = g_variant_get_string (state, NULL);

  gtk_label_set_label (self->mode_label, g_str_equal (mode, "out")    ? C_ ("desk, short for Check Out", "Out")
                                         : g_str_equal (mode, "look") ? C_ ("desk, short for Look Only", "Look")
                                                                      : C_ ("desk, short for Check In", "In"));
}

static void
lyd_desk_window_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *spec)
{
  if (id == PROP_VOLUNTEERS)
    g_value_set_boolean (value, LYD_DESK_WINDOW (object)->volunteers);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
lyd_desk_window_dispose (GObject *object)
{
  LydDeskWindow *self = LYD_DESK_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->search_asked);
  lyd_desk_keys_stop (self->keys);
  lyd_desk_camera_stop (self);
  lyd_desk_volunteers_stop (self);
  lyd_desk_place_stop (self);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->trays_source, g_source_remove);
  g_clear_handle_id (&self->fold_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_DESK_WINDOW);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lyd_desk_window_parent_class)->dispose (object);
}

static void
lyd_desk_window_finalize (GObject *object)
{
  LydDeskWindow *self = LYD_DESK_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->search_asked);
  g_clear_object (&self->actions);
  g_clear_object (&self->keys);
  g_clear_object (&self->sounds);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->entered, g_free);
  g_clear_pointer (&self->person, lyd_roster_row_free);
  g_clear_pointer (&self->last, lyd_admission_result_free);
  g_clear_pointer (&self->early, g_ptr_array_unref);
  g_clear_pointer (&self->guard, g_free);

  G_OBJECT_CLASS (lyd_desk_window_parent_class)->finalize (object);
}

static void
lyd_desk_window_class_init (LydDeskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_desk_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_desk_window_finalize;
  G_OBJECT_CLASS (klass)->get_property = lyd_desk_window_get_property;
  props[PROP_VOLUNTEERS] =
    g_param_spec_boolean ("volunteers", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  widget_class->size_allocate = lyd_desk_window_size_allocate;

  g_type_ensure (LYD_TYPE_DESK_CARD);
  g_type_ensure (LYD_TYPE_DESK_COUNTER);
  g_type_ensure (LYD_TYPE_DESK_QUESTIONS);
  g_type_ensure (LYD_TYPE_DESK_REASON);
  g_type_ensure (LYD_TYPE_DESK_SIDE);
  g_type_ensure (LYD_TYPE_DESK_WALK_IN);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/desk/lyd-desk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, session_button);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, session_label);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, doors);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, counter);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, card);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, results);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, walk_in);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, camera_below);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, camera_devices);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, camera_button);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, status_line);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, unseen);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, unseen_words);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, modes_box);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, mode_button);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, roll_call_label);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, leave_button);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, mode_label);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, questions);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, side);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, station);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, saved);
  lyd_desk_search_install (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "desk.back", NULL);
}

/* At a door that only counts, every key is the counter's. */
static gboolean
counter_key_cb (gpointer data,
                guint keyval,
                gint64 at)
{
  LydDeskWindow *self = data;

  return lyd_desk_window_is_counting (self) && lyd_desk_counter_press (self->counter, keyval, at);
}

static void
lyd_desk_window_init (LydDeskWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->latest = LYD_TIME_NONE;
  self->early = g_ptr_array_new_with_free_func (g_free);
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (lyd_desk_refresh), self);
  self->actions = g_simple_action_group_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk", G_ACTION_GROUP (self->actions));

  gtk_widget_init_template (GTK_WIDGET (self));
  self->keys = lyd_desk_keys_new (GTK_WINDOW (self), GTK_WIDGET (self->entry));
  lyd_desk_keys_set_filter (self->keys, counter_key_cb, self);
  g_signal_connect_object (self->counter, "failed", G_CALLBACK (lyd_desk_window_toast), self, G_CONNECT_SWAPPED);
  self->sounds = lyd_desk_sounds_new (G_ACTION_MAP (self->actions));
  lyd_desk_kiosk_init (self);
  lyd_desk_scans_init (self);
  lyd_desk_search_init (self);
  lyd_desk_newcomers_init (self);
  lyd_desk_sessions_init (self);
  lyd_desk_printing_init (self);
  lyd_desk_roll_call_init (self);
  lyd_desk_second_init (self);
  lyd_desk_paper_init (self);
  lyd_desk_camera_init (self);
  lyd_desk_volunteers_init (self);
  lyd_desk_place_init (self);
  lyd_desk_replace_init (self);
  lyd_desk_together_init (self);
  lyd_desk_inside_init (self);
  lyd_desk_trays_init (self);
  g_signal_connect_object (self->actions, "action-state-changed::mode", G_CALLBACK (mode_changed_cb), self,
                           G_CONNECT_SWAPPED);
  mode_changed_cb (self);
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* The desk of the session whose window is open now. */
LydDeskWindow *
lyd_desk_window_new (GtkApplication *application,
                     LydStore *store,
                     const LydId *event)
{
  LydDeskWindow *self = g_object_new (LYD_TYPE_DESK_WINDOW, "application", application, NULL);

  self->store = g_object_ref (store);
  self->event = *event;
  g_signal_group_set_target (self->store_signals, store);
  lyd_desk_show_place (self);
  lyd_desk_second_refresh (self);
  lyd_desk_printing_start (self);
  gtk_label_set_label (self->saved, _ ("All scans saved on this computer"));
  lyd_store_get_event_async (store, event, self->cancellable, lyd_desk_event_read_cb, g_object_ref (self));
  lyd_desk_trays_load (self);
  return self;
}

gboolean
lyd_desk_window_is_for (LydDeskWindow *self,
                        const LydId *event)
{
  return !self->rehearsal && lyd_id_equal (&self->event, event);
}

const LydId *
lyd_desk_window_get_event (LydDeskWindow *self)
{
  return &self->event;
}

/* The desk is on a copy that will be wiped: it says so, and has no door to what concerns the event in truth. */
void
lyd_desk_window_rehearse (LydDeskWindow *self)
{
  static const char *const real[] = { "roll-call", "open-for-volunteers", "practice" };

  self->rehearsal = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (real); i++)
    g_simple_action_set_enabled (lyd_desk_window_get_action (self, real[i]), FALSE);
  lyd_desk_show_notice (self);
}

/* What the desk was to sound like last. */
LydTone
lyd_desk_window_get_tone (LydDeskWindow *self)
{
  return lyd_desk_sounds_get_last (self->sounds);
}

/* Whether scans are taken: the session has been read. */
gboolean
lyd_desk_window_is_ready (LydDeskWindow *self)
{
  return self->session != NULL;
}
