#include "lyd-roll-call-window.h"

#include "export/lyd-export-choices.h"
#include "lyd-roll-call-cell.h"
#include "lyd-roll-call-model.h"
#include "lyd-roll-call-paper.h"
#include "lyd-words-time.h"
#include "lyd-words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydRollCallWindow {
  AdwApplicationWindow parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  GCancellable *cancellable;
  GSimpleActionGroup *actions;
  LydId event;
  LydRollCallModel *model;
  guint refresh_source;
  guint fold_source;
  gboolean reading;
  gboolean stale; /* something changed since the reading began */
  guint n_acts;   /* asked for and not answered yet: what is read meanwhile may not have them */
  gboolean narrow;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkStack *pages;
  GtkLabel *notes;
  GtkLabel *number;
  GtkLabel *number_words;
  GtkSearchEntry *entry;
  GtkBox *bar;
  GtkBox *head;
  GtkBox *chips;
  GtkToggleButton *everyone;
  GtkToggleButton *not_found;
  GtkToggleButton *assistance;
  GtkToggleButton *guests;
  GtkStack *lists;
  GtkListView *list;
  GtkSingleSelection *selection;
  AdwStatusPage *nobody;
  AdwStatusPage *problem;
  GtkLabel *saved;
};

G_DEFINE_FINAL_TYPE (LydRollCallWindow, lyd_roll_call_window, ADW_TYPE_APPLICATION_WINDOW)

/* Below this width what stands side by side no longer fits. */
#define WIDE 900
/* How soon after a change the list is read again, so that ticks in a row are one reading. */
#define REFRESH_MS 400

static const char *const filter_names[LYD_N_ROLL_CALL_FILTERS] = { "everyone", "not-found", "assistance", "guests" };

static void read_call (LydRollCallWindow *self);

void
lyd_roll_call_window_toast (LydRollCallWindow *self,
                            const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
set_label (GtkToggleButton *chip,
           const char *format,
           int n)
{
  g_autofree char *count = g_strdup_printf ("%d", n);
  /* Translators: a filter, and how many it shows: "Not Found 116" */
  g_autofree char *label = g_strdup_printf (C_ ("filter and count", "%s %s"), format, count);

  gtk_button_set_label (GTK_BUTTON (chip), label);
}

/* The numbers above the list. */
static void
show_counts (LydRollCallWindow *self)
{
  const LydRollCall *call = lyd_roll_call_model_get_call (self->model);
  LydRollCallCounts counts = lyd_roll_call_count (call);
  int everyone = counts.n[LYD_ROLL_CALL_EVERYONE];
  int missing = counts.n[LYD_ROLL_CALL_NOT_FOUND];
  g_autofree char *number = g_strdup_printf ("%d", missing);
  /* Translators: below a huge number of people; %d is how many are on the list */
  g_autofree char *words = g_strdup_printf (_ ("not found yet\nof %d"), everyone);
  g_autofree char *spoken = g_strdup_printf (_ ("%1$d not found yet of %2$d"), missing, everyone);

  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->number_words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->number), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  set_label (self->everyone, _ ("Everyone"), everyone);
  set_label (self->not_found, _ ("Not Found"), missing);
  set_label (self->assistance, _ ("Assistance"), counts.n[LYD_ROLL_CALL_ASSISTANCE]);
  set_label (self->guests, _ ("Guests"), counts.n[LYD_ROLL_CALL_GUESTS]);
}

static LydRollCallFilter
get_filter (LydRollCallWindow *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "filter");

  for (int i = 0; i < LYD_N_ROLL_CALL_FILTERS; i++)
    if (g_str_equal (filter_names[i], g_variant_get_string (state, NULL)))
      return (LydRollCallFilter) i;
  return LYD_ROLL_CALL_EVERYONE;
}

/* What stands where the list would be, when nobody fits. */
static void
show_list (LydRollCallWindow *self)
{
  const LydRollCall *call = lyd_roll_call_model_get_call (self->model);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0) {
    gtk_stack_set_visible_child_name (self->lists, "list");
    return;
  }
  if (call->counted || call->rows->len == 0) {
    adw_status_page_set_title (self->nobody, call->counted ? _ ("Nobody is named here") : _ ("Nobody has arrived yet"));
    adw_status_page_set_description (self->nobody,
                                     call->counted ? _ ("This event is sensitive: heads are counted, and names are on "
                                                        "no list.")
                                                   : _ ("Whoever is checked in stands here at once."));
  } else if (text[0] != '\0') {
    adw_status_page_set_title (self->nobody, _ ("Nobody on the list is called that"));
    adw_status_page_set_description (self->nobody, _ ("Part of the name is enough. Escape shows the list again."));
  } else if (get_filter (self) == LYD_ROLL_CALL_NOT_FOUND) {
    adw_status_page_set_title (self->nobody, _ ("Everybody was found"));
    adw_status_page_set_description (self->nobody, _ ("Everybody on the list is ticked off."));
  } else {
    adw_status_page_set_title (self->nobody, _ ("Nobody"));
    adw_status_page_set_description (self->nobody, NULL);
  }
  gtk_stack_set_visible_child_name (self->lists, "nobody");
}

static void
filter_list (LydRollCallWindow *self)
{
  if (lyd_roll_call_model_get_call (self->model) == NULL)
    return;
  lyd_roll_call_model_set_filter (self->model, get_filter (self), gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  show_list (self);
}

/* A person's own folder is "~" to them. */
static char *
shorten_path (const char *path)
{
  const char *home = g_get_home_dir ();
  g_autofree char *shown = g_filename_display_name (path);
  gsize length = strlen (home);

  return strncmp (path, home, length) == 0 && path[length] == G_DIR_SEPARATOR
           ? g_strconcat ("~", shown + length, NULL)
           : g_steal_pointer (&shown);
}

/* Where the list is on a day when nothing else works. */
static void
show_saved (LydRollCallWindow *self,
            const LydRollCall *call,
            GTimeZone *zone)
{
  g_autofree char *folder = call->folder != NULL ? shorten_path (call->folder) : NULL;
  g_autofree char *time =
    call->saved_at != LYD_TIME_NONE ? lyd_words_time (call->saved_at, call->read_at, zone) : NULL;
  g_autofree char *words = NULL;

  if (folder != NULL && time != NULL)
    /* Translators: a time, and a folder */
    words = g_strdup_printf (_ ("Last saved %1$s in %2$s; every 15 minutes while a desk is open"), time, folder);
  else if (folder != NULL)
    words = g_strdup_printf (_ ("Saved every 15 minutes while a desk is open, in %s"), folder);
  gtk_label_set_label (self->saved, words != NULL ? words : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->saved), words);
}

static void
show_call (LydRollCallWindow *self)
{
  const LydRollCall *call = lyd_roll_call_model_get_call (self->model);
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (call->timezone);
  g_autoptr (GPtrArray) sentences = lyd_words_roll_call (call);
  g_autofree char *words = NULL;
  g_autofree char *moment = lyd_words_moment (call->read_at, zone);
  g_autofree char *subtitle = NULL;

  g_ptr_array_add (sentences, NULL);
  words = g_strjoinv (" ", (char **) sentences->pdata);
  gtk_label_set_label (self->notes, words);
  /* Translators: an event, and when this was read */
  subtitle = g_strdup_printf (_ ("%1$s · %2$s"), call->title, moment);
  adw_window_title_set_subtitle (self->title, subtitle);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions),
                                                                            "start-over")),
                               !lyd_id_is_none (&call->call));
  show_saved (self, call, zone);
  show_counts (self);
  show_list (self);
  gtk_stack_set_visible_child_name (self->pages, "call");
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydRollCallWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydRollCall) call = lyd_store_read_roll_call_finish (LYD_STORE (source), result, &error);

  self->reading = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (call == NULL && lyd_roll_call_model_get_call (self->model) == NULL) {
    adw_status_page_set_description (self->problem, error->message);
    gtk_stack_set_visible_child_name (self->pages, "problem");
    return;
  }
  if (call == NULL) {
    lyd_roll_call_window_toast (self, error->message);
    return;
  }
  if (self->n_acts > 0 && lyd_roll_call_model_get_call (self->model) != NULL) {
    /* It may be from before a tick that stands on the screen already. */
    self->stale = TRUE;
    return;
  }
  lyd_roll_call_model_take (self->model, g_steal_pointer (&call));
  show_call (self);
  if (self->stale)
    read_call (self);
}

static void
read_call (LydRollCallWindow *self)
{
  if (self->reading) {
    self->stale = TRUE;
    return;
  }
  self->reading = TRUE;
  self->stale = FALSE;
  lyd_store_read_roll_call_async (self->store, &self->event, g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS),
                                  self->cancellable, read_cb, g_object_ref (self));
}

static gboolean
refresh_cb (gpointer data)
{
  LydRollCallWindow *self = data;

  self->refresh_source = 0;
  read_call (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (LydRollCallWindow *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

/* ---- ticking off ---- */

typedef struct {
  LydRollCallWindow *self;
  LydId registration;
  gboolean found;
} Tick;

static void
answered (LydRollCallWindow *self)
{
  self->n_acts--;
  if (self->n_acts == 0 && self->stale)
    read_call (self);
}

/* Only now it is on disk, and shown. */
static void
ticked_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autofree Tick *tick = data;
  g_autoptr (LydRollCallWindow) self = tick->self;
  g_autoptr (GError) error = NULL;
  gboolean done = lyd_store_roll_call_finish (LYD_STORE (source), result, NULL, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (done) {
    lyd_roll_call_model_mark (self->model, &tick->registration, tick->found, lyd_store_get_now (self->store));
    show_counts (self);
    show_list (self);
  } else {
    lyd_roll_call_window_toast (self, error->message);
  }
  answered (self);
}

static void
tick (LydRollCallWindow *self,
      const LydRollCallRow *row)
{
  Tick *asked = g_new0 (Tick, 1);

  asked->self = g_object_ref (self);
  asked->registration = row->registration;
  asked->found = !row->found;
  self->n_acts++;
  lyd_store_tick_roll_call_async (self->store, &self->event, &row->registration, !row->found, ticked_cb, asked);
}

static const LydRollCallRow *
get_row_at (LydRollCallWindow *self,
            guint position)
{
  g_autoptr (LydRollCallItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  return item != NULL ? lyd_roll_call_item_get_row (item) : NULL;
}

static void
activated_cb (LydRollCallWindow *self,
              guint position)
{
  const LydRollCallRow *row = get_row_at (self, position);

  if (row != NULL)
    tick (self, row);
}

static void
tick_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydRollCallWindow *self = data;
  const LydRollCall *call = lyd_roll_call_model_get_call (self->model);
  LydId id;

  if (call == NULL || !lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    return;
  for (guint i = 0; i < call->rows->len; i++) {
    const LydRollCallRow *row = g_ptr_array_index (call->rows, i);

    if (lyd_id_equal (&row->registration, &id)) {
      tick (self, row);
      return;
    }
  }
}

/* Space ticks the row that has the focus; letters go to the search. */
static gboolean
list_key_cb (GtkEventControllerKey *controller,
             guint keyval,
             guint keycode,
             GdkModifierType modifiers,
             LydRollCallWindow *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (keyval != GDK_KEY_space || position == GTK_INVALID_LIST_POSITION ||
      (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  activated_cb (self, position);
  return TRUE;
}

static void
focus_list (LydRollCallWindow *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType modifiers,
              LydRollCallWindow *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  focus_list (self);
  return TRUE;
}

/* Enter ticks the one who is left; where several are, the list is gone to. */
static void
entry_activated_cb (LydRollCallWindow *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) != 1) {
    focus_list (self);
    return;
  }
  activated_cb (self, 0);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
search_changed_cb (LydRollCallWindow *self)
{
  filter_list (self);
}

static void
stop_search_cb (LydRollCallWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  focus_list (self);
}

/* ---- acts ---- */

static void
change_filter (GSimpleAction *action,
               GVariant *state,
               gpointer data)
{
  g_simple_action_set_state (action, state);
  filter_list (data);
}

static void
search_action (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (((LydRollCallWindow *) data)->entry));
}

static void
refresh_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  read_call (data);
}

static void
started_over_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (LydRollCallWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *target = NULL;
  AdwToast *message;
  LydId ended = lyd_id_none;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!lyd_store_roll_call_finish (LYD_STORE (source), result, &ended, &error)) {
    lyd_roll_call_window_toast (self, error->message);
  } else if (!lyd_id_is_none (&ended)) {
    target = lyd_id_to_string (&ended);
    message = adw_toast_new (_ ("Nobody is ticked off any more"));
    adw_toast_set_button_label (message, _ ("_Undo"));
    adw_toast_set_action_target (message, "s", target);
    adw_toast_set_action_name (message, "roll-call.resume");
    adw_toast_overlay_add_toast (self->toasts, message);
  }
  answered (self);
}

static void
start_over_action (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer data)
{
  LydRollCallWindow *self = data;

  self->n_acts++;
  self->stale = TRUE;
  lyd_store_start_roll_call_over_async (self->store, &self->event, started_over_cb, g_object_ref (self));
}

static void
resumed_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydRollCallWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!lyd_store_roll_call_finish (LYD_STORE (source), result, NULL, &error))
    lyd_roll_call_window_toast (self, error->message);
  answered (self);
}

static void
resume_action (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  LydRollCallWindow *self = data;
  LydId call;

  if (!lyd_id_from_string (&call, g_variant_get_string (parameter, NULL)))
    return;
  self->n_acts++;
  self->stale = TRUE;
  lyd_store_resume_roll_call_async (self->store, &self->event, &call, resumed_cb, g_object_ref (self));
}

static void
print_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  LydRollCallWindow *self = data;

  lyd_roll_call_print (self, self->store, &self->event,
                       g_str_equal (g_action_get_name (G_ACTION (action)), "print-missing"));
}

static void
save_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydRollCallWindow *self = data;

  lyd_roll_call_keep (self, self->store, &self->event,
                      g_str_equal (g_action_get_name (G_ACTION (action)), "save-missing"));
}

static void
open_folder_action (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer data)
{
  const LydRollCall *call = lyd_roll_call_model_get_call (((LydRollCallWindow *) data)->model);

  if (call != NULL && call->folder != NULL)
    lyd_export_open_folder (call->folder);
}

/* ---- rows ---- */

static void
set_up_wide_cb (GtkSignalListItemFactory *factory,
                GtkListItem *item)
{
  gtk_list_item_set_child (item, lyd_roll_call_cell_new (FALSE));
}

static void
set_up_narrow_cb (GtkSignalListItemFactory *factory,
                  GtkListItem *item)
{
  gtk_list_item_set_child (item, lyd_roll_call_cell_new (TRUE));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item)
{
  lyd_roll_call_cell_set_item (LYD_ROLL_CALL_CELL (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem *item)
{
  lyd_roll_call_cell_set_item (LYD_ROLL_CALL_CELL (gtk_list_item_get_child (item)), NULL);
}

static void
set_factory (LydRollCallWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", self->narrow ? G_CALLBACK (set_up_narrow_cb) : G_CALLBACK (set_up_wide_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

static void
fold_cb (gpointer data)
{
  LydRollCallWindow *self = data;

  self->fold_source = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->chips),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  set_factory (self);
}

static void
lyd_roll_call_window_size_allocate (GtkWidget *widget,
                                    int width,
                                    int height,
                                    int baseline)
{
  LydRollCallWindow *self = LYD_ROLL_CALL_WINDOW (widget);
  gboolean narrow = width < WIDE;

  GTK_WIDGET_CLASS (lyd_roll_call_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->narrow != narrow && self->fold_source == 0)
    self->fold_source = g_idle_add_once (fold_cb, self);
  self->narrow = narrow;
}

static void
lyd_roll_call_window_dispose (GObject *object)
{
  LydRollCallWindow *self = LYD_ROLL_CALL_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->fold_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_ROLL_CALL_WINDOW);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lyd_roll_call_window_parent_class)->dispose (object);
}

static void
lyd_roll_call_window_finalize (GObject *object)
{
  LydRollCallWindow *self = LYD_ROLL_CALL_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->actions);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (lyd_roll_call_window_parent_class)->finalize (object);
}

static void
lyd_roll_call_window_class_init (LydRollCallWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_roll_call_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_roll_call_window_finalize;
  widget_class->size_allocate = lyd_roll_call_window_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/roll-call/lyd-roll-call-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, number);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, number_words);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, head);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, chips);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, everyone);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, not_found);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, assistance);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, guests);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, lists);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, list);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, nobody);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallWindow, saved);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
add_keys (LydRollCallWindow *self,
          GtkWidget *widget,
          GCallback pressed)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", pressed, self, 0);
  gtk_widget_add_controller (widget, keys);
}

static void
lyd_roll_call_window_init (LydRollCallWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "filter", .parameter_type = "s", .state = "'everyone'", .change_state = change_filter },
    { .name = "tick", .parameter_type = "s", .activate = tick_action },
    { .name = "search", .activate = search_action },
    { .name = "refresh", .activate = refresh_action },
    { .name = "print", .activate = print_action },
    { .name = "print-missing", .activate = print_action },
    { .name = "save", .activate = save_action },
    { .name = "save-missing", .activate = save_action },
    { .name = "open-folder", .activate = open_folder_action },
    { .name = "start-over", .activate = start_over_action },
    { .name = "resume", .parameter_type = "s", .activate = resume_action },
  };

  self->cancellable = g_cancellable_new ();
  self->model = lyd_roll_call_model_new ();
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (changed_cb), self);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "roll-call", G_ACTION_GROUP (self->actions));

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  set_factory (self);
  add_keys (self, GTK_WIDGET (self->list), G_CALLBACK (list_key_cb));
  add_keys (self, GTK_WIDGET (self->entry), G_CALLBACK (entry_key_cb));
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Brings the event's list to the front; there is one window for it. */
void
lyd_roll_call_window_open (GtkApplication *application,
                           LydStore *store,
                           const LydId *event)
{
  LydRollCallWindow *self = NULL;

  for (GList *l = gtk_application_get_windows (application); l != NULL && self == NULL; l = l->next)
    if (LYD_IS_ROLL_CALL_WINDOW (l->data) && lyd_roll_call_window_is_for (l->data, event))
      self = l->data;
  if (self == NULL) {
    self = g_object_new (LYD_TYPE_ROLL_CALL_WINDOW, "application", application, NULL);
    self->store = g_object_ref (store);
    self->event = *event;
    g_signal_group_set_target (self->store_signals, store);
    read_call (self);
  }
  gtk_window_present (GTK_WINDOW (self));
}

gboolean
lyd_roll_call_window_is_for (LydRollCallWindow *self,
                             const LydId *event)
{
  return lyd_id_equal (&self->event, event);
}

/* @path: of a list that was written */
void
lyd_roll_call_window_tell_saved (LydRollCallWindow *self,
                                 const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_autofree char *words = g_strdup_printf (_ ("Saved as %s"), escaped);
  AdwToast *message = adw_toast_new (words);

  adw_toast_set_button_label (message, _ ("_Open Folder"));
  adw_toast_set_action_name (message, "roll-call.open-folder");
  adw_toast_overlay_add_toast (self->toasts, message);
  read_call (self);
}

/* Whether anybody still sees it: what was asked for may be answered after the window was closed. */
gboolean
lyd_roll_call_window_is_open (LydRollCallWindow *self)
{
  return !g_cancellable_is_cancelled (self->cancellable);
}

/* Whether the list is on screen, and nothing that was asked for is outstanding. */
gboolean
lyd_roll_call_window_is_ready (LydRollCallWindow *self)
{
  return lyd_roll_call_model_get_call (self->model) != NULL && !self->reading && self->n_acts == 0 &&
         self->refresh_source == 0;
}
