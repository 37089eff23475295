#include "lyd-import-window-private.h"

#include "lyd-format-list.h"
#include "lyd-import-cells.h"
#include "lyd-import-words.h"
#include "lyd-words-import.h"

#include <glib/gi18n.h>
#include <string.h>

/* How often progress is looked at. */
#define TICK_MS 100

/* Narrower than this a line's control stands below its text. */
#define NARROW 640

G_DEFINE_FINAL_TYPE (LydImportWindow, lyd_import_window, ADW_TYPE_WINDOW)

enum { SIGNAL_IMPORTED,
       N_SIGNALS };

static guint signals[N_SIGNALS];

/* What an answer needs, whatever became of the window meanwhile. */
typedef struct {
  LydImportWindow *self;
  LydImportDraft *draft;
} Wait;

static Wait *
wait_new (LydImportWindow *self)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->self = g_object_ref (self);
  wait->draft = lyd_import_draft_ref (self->draft);
  return wait;
}

static void
wait_free (Wait *wait)
{
  g_object_unref (wait->self);
  lyd_import_draft_unref (wait->draft);
  g_free (wait);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wait, wait_free)

gboolean
lyd_import_window_is_step (LydImportWindow *self,
                           const char *step)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->steps), step) == 0;
}

/* The suggested button says how many rows come in. */
void
lyd_import_window_update_next (LydImportWindow *self)
{
  LydImportPlan *plan = self->draft != NULL ? lyd_import_draft_get_plan (self->draft) : NULL;
  gboolean enabled = plan != NULL;
  g_autofree char *label = NULL;

  if (lyd_import_window_is_step (self, "columns")) {
    label = g_strdup (_ ("_Preview"));
  } else if (lyd_import_window_is_step (self, "preview") && plan != NULL) {
    LydImportCounts counts = lyd_import_plan_get_counts (plan);
    guint n = counts.rows - counts.skipped;

    enabled = lyd_import_plan_changes_anything (plan);
    label = enabled ? g_strdup_printf (ngettext ("_Import %u Row", "_Import %u Rows", n), n)
                    : g_strdup (_ ("Nothing to Import"));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->next), label != NULL);
  if (label != NULL)
    gtk_button_set_label (self->next, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.next", enabled && label != NULL);
}

void
lyd_import_window_show_step (LydImportWindow *self,
                             const char *step)
{
  static const struct {
    const char *name;
    const char *title;
    const char *subtitle;
  } steps[] = {
    { "file", N_ ("Choose the File"), N_ ("Import registrations, step 1 of 3") },
    { "columns", N_ ("Match the Columns"), N_ ("Import registrations, step 2 of 3") },
    { "preview", N_ ("Preview"), N_ ("Import registrations, step 3 of 3") },
    { "import", N_ ("Importing"), N_ ("All rows or none come in") },
  };

  gtk_stack_set_visible_child_name (self->steps, step);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (!g_str_equal (steps[i].name, step))
      continue;
    adw_window_title_set_title (self->title, _ (steps[i].title));
    adw_window_title_set_subtitle (self->title, _ (steps[i].subtitle));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->back),
                          lyd_import_window_is_step (self, "columns") || lyd_import_window_is_step (self, "preview"));
  /* Narrow: the way out is one step back. */
  gtk_widget_set_visible (GTK_WIDGET (self->cancel),
                          !self->narrow || !gtk_widget_get_visible (GTK_WIDGET (self->back)));
  lyd_import_window_update_next (self);
}

static void
show_tab (LydImportWindow *self)
{
  if (self->draft != NULL)
    lyd_import_list_show_tab (self->list, self->draft, self->tab);
  gtk_stack_set_visible_child_name (self->preview_state,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0 ? "list" : "nothing");
}

static void
chip_cb (GtkToggleButton *chip,
         GParamSpec *pspec,
         gpointer data)
{
  LydImportWindow *self = data;

  if (!gtk_toggle_button_get_active (chip))
    return;
  self->tab = (LydImportTab) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "lyd-tab"));
  show_tab (self);
}

void
lyd_import_window_fill_chips (LydImportWindow *self,
                              const LydImportPlan *plan)
{
  static const char *const titles[] = { N_ ("To check"), N_ ("New"), N_ ("Changed"), N_ ("Same"), N_ ("Problems") };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  for (int i = 0; i < LYD_IMPORT_N_TABS; i++) {
    g_autofree char *label =
      g_strdup_printf ("%s  %u", _ (titles[i]), lyd_import_list_count_tab (plan, (LydImportTab) i));
    GtkWidget *chip = gtk_toggle_button_new_with_label (label);
    GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

    gtk_widget_add_css_class (chip, "lyd-chip");
    g_object_set_data (G_OBJECT (chip), "lyd-tab", GINT_TO_POINTER (i));
    if (first != NULL)
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), GTK_TOGGLE_BUTTON (first));
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), i == (int) self->tab);
    g_signal_connect (chip, "notify::active", G_CALLBACK (chip_cb), self);
    gtk_box_append (self->chips, chip);
  }
}

/* What is left where they register, and the exception that somebody may make. */
static void
fill_room (LydImportWindow *self,
           const LydImportPlan *plan)
{
  LydImportRoom room = lyd_import_plan_get_room (plan);
  g_autofree char *words = lyd_words_import_room (&room);

  self->filling = TRUE;
  gtk_widget_set_visible (self->room_box, words != NULL);
  gtk_label_set_label (self->room, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->beyond), room.beyond || room.n_waiting + room.n_seats > 0);
  gtk_check_button_set_active (self->beyond, room.beyond);
  self->filling = FALSE;
}

static void
beyond_cb (LydImportWindow *self)
{
  if (!self->filling)
    gtk_widget_activate_action (GTK_WIDGET (self), "import.register-all", "b",
                                gtk_check_button_get_active (self->beyond));
}

/* @choose: opens on what needs a look */
static void
show_preview (LydImportWindow *self,
              gboolean choose)
{
  LydImportPlan *plan = lyd_import_draft_get_plan (self->draft);

  if (plan == NULL)
    return;
  if (choose) {
    LydImportCounts counts = lyd_import_plan_get_counts (plan);

    if (lyd_import_list_count_tab (plan, LYD_IMPORT_TAB_CHECK) > 0)
      self->tab = LYD_IMPORT_TAB_CHECK;
    else if (counts.added > 0)
      self->tab = LYD_IMPORT_TAB_NEW;
    else
      self->tab = counts.updated > 0 ? LYD_IMPORT_TAB_CHANGED : LYD_IMPORT_TAB_SAME;
  }
  lyd_import_window_fill_chips (self, plan);
  fill_room (self, plan);
  show_tab (self);
  lyd_import_window_show_step (self, "preview");
}

static void
fill_formats (LydImportWindow *self,
              const LydFormat *current)
{
  g_autoptr (GPtrArray) formats = lyd_import_list_formats (current);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < formats->len; i++) {
    const LydFormat *format = g_ptr_array_index (formats, i);

    gtk_string_list_append (titles, _ (format->title));
    if (format == current)
      selected = i;
  }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->formats, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->formats, selected);
  gtk_widget_set_sensitive (GTK_WIDGET (self->formats), formats->len > 1);
  self->filling = FALSE;
}

/* The sheets of a workbook that has several. */
static void
fill_sheets (LydImportWindow *self,
             const LydImportFile *file)
{
  const char *const *sheets = lyd_import_file_get_sheets (file);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (sheets);
  guint n = sheets != NULL ? g_strv_length ((char **) sheets) : 0;

  self->filling = TRUE;
  gtk_drop_down_set_model (self->sheets, G_LIST_MODEL (titles));
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (sheets[i], lyd_import_file_get_sheet (file)) == 0)
      gtk_drop_down_set_selected (self->sheets, i);
  gtk_widget_set_visible (GTK_WIDGET (self->sheets), n > 1);
  self->filling = FALSE;
}

void
lyd_import_window_show_columns (LydImportWindow *self)
{
  LydImportPlan *plan = lyd_import_draft_get_plan (self->draft);
  const LydImportFile *file;
  g_autofree char *encoding = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *line = NULL;
  guint n;

  if (plan == NULL)
    return;
  file = lyd_import_plan_get_file (plan);
  n = lyd_import_file_get_n_rows (file);
  encoding = lyd_import_describe_encoding (file);
  rows = g_strdup_printf (ngettext ("%u row", "%u rows", n), n);
  line = g_strdup_printf ("%s · %s · %s", _ (lyd_import_file_get_format (file)->title), rows, encoding);
  gtk_label_set_label (self->file_name, lyd_import_draft_get_name (self->draft));
  gtk_label_set_label (self->file_line, line);
  fill_formats (self, lyd_import_file_get_format (file));
  fill_sheets (self, file);
  gtk_widget_set_visible (self->remembered, lyd_import_plan_is_remembered (plan));
  lyd_import_list_show_columns (self->column_list, self->draft);
  lyd_import_window_show_step (self, "columns");
}

static gboolean
tick_cb (gpointer data)
{
  LydImportWindow *self = data;
  GtkProgressBar *bar = lyd_import_window_is_step (self, "import") ? self->import_bar : self->reading_bar;
  double progress = self->draft != NULL ? lyd_import_draft_get_progress (self->draft) : -1;

  if (progress < 0)
    gtk_progress_bar_pulse (bar);
  else
    gtk_progress_bar_set_fraction (bar, progress);
  return G_SOURCE_CONTINUE;
}

static void
start_waiting (LydImportWindow *self)
{
  if (self->tick == 0)
    self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->preview), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->file_box), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.back", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.next", FALSE);
}

static void
stop_waiting (LydImportWindow *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  gtk_widget_set_sensitive (GTK_WIDGET (self->preview), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->file_box), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.back", TRUE);
  lyd_import_window_update_next (self);
}

static void
show_problem (LydImportWindow *self,
              const char *message)
{
  gtk_label_set_label (self->problem, message);
  gtk_widget_show (self->problem_box);
  gtk_stack_set_visible_child_name (self->file_state, "choose");
  lyd_import_window_show_step (self, "file");
}

static void
toast (LydImportWindow *self,
       const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* Whether the answer is still wanted: the window is open and on that file. */
static gboolean
is_wanted (const Wait *wait)
{
  return wait->self->draft == wait->draft;
}

static void
planned_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Wait) wait = data;
  g_autoptr (GError) error = NULL;
  gboolean done = lyd_store_plan_import_finish (LYD_STORE (source), wait->draft, result, &error);
  LydImportWindow *self = wait->self;

  if (!is_wanted (wait))
    return;
  stop_waiting (self);
  if (done)
    lyd_import_window_show_columns (self);
  else if (lyd_import_draft_get_plan (self->draft) != NULL) {
    /* It is not what somebody said that it is: what it was taken for stands. */
    toast (self, error->message);
    lyd_import_window_show_columns (self);
  } else {
    show_problem (self, error->message);
  }
}

/* What they show is about to be another plan. */
static void
clear_lists (LydImportWindow *self)
{
  lyd_import_list_clear (self->column_list);
  lyd_import_list_clear (self->list);
}

/* @format: (nullable) */
void
lyd_import_window_start_planning (LydImportWindow *self,
                                  const char *format)
{
  clear_lists (self);
  start_waiting (self);
  lyd_store_plan_import_async (self->store, self->draft, format, planned_cb, wait_new (self));
}

static void
drop_draft (LydImportWindow *self)
{
  clear_lists (self);
  if (self->draft != NULL)
    lyd_import_draft_cancel (self->draft);
  g_clear_pointer (&self->draft, lyd_import_draft_unref);
}

/* Back to where a file is chosen; one that is being read is left. */
void
lyd_import_window_choose_again (LydImportWindow *self)
{
  drop_draft (self);
  stop_waiting (self);
  gtk_stack_set_visible_child_name (self->file_state, "choose");
  lyd_import_window_show_step (self, "file");
}

void
lyd_import_window_read_file (LydImportWindow *self,
                             GFile *file,
                             const char *format)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *sentence = NULL;

  drop_draft (self);
  if (path == NULL) {
    show_problem (self,
                  _ ("Lanyard reads files on this computer only. Save the file in a folder, then choose it there."));
    return;
  }
  self->draft = lyd_import_draft_new (&self->event, path);
  sentence = g_strdup_printf (_ ("Reading “%s”…"), lyd_import_draft_get_name (self->draft));
  gtk_label_set_label (self->reading, sentence);
  gtk_widget_hide (self->problem_box);
  gtk_stack_set_visible_child_name (self->file_state, "reading");
  lyd_import_window_show_step (self, "file");
  lyd_import_window_start_planning (self, format);
}

/* Reads @file as if it had been chosen. */
void
lyd_import_window_open_file (LydImportWindow *self,
                             GFile *file)
{
  g_return_if_fail (LYD_IS_IMPORT_WINDOW (self));

  lyd_import_window_read_file (self, file, NULL);
}

static void
revised_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Wait) wait = data;
  g_autoptr (GError) error = NULL;
  gboolean done = lyd_store_plan_import_finish (LYD_STORE (source), wait->draft, result, &error);
  LydImportWindow *self = wait->self;

  if (!is_wanted (wait))
    return;
  stop_waiting (self);
  if (!done) {
    toast (self, error->message);
    return;
  }
  show_preview (self, lyd_import_window_is_step (self, "columns"));
}

void
lyd_import_window_revise (LydImportWindow *self)
{
  start_waiting (self);
  lyd_store_revise_import_async (self->store, self->draft, revised_cb, wait_new (self));
}

/* @import: none where it was cancelled before it was done */
static void
finish (LydImportWindow *self,
        const LydId *import)
{
  LydImportPlan *plan = lyd_import_draft_get_plan (self->draft);
  LydImportCounts counts = lyd_import_plan_get_counts (plan);
  g_autoptr (GArray) added = lyd_id_is_none (import) ? NULL : lyd_import_plan_list_added (plan);
  g_autofree char *sentence =
    added != NULL ? lyd_import_describe_done (&counts) : g_strdup (_ ("Cancelled. Nothing was imported."));

  g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, import, added, sentence);
  gtk_window_close (GTK_WINDOW (self));
}

static void
applied_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Wait) wait = data;
  g_autoptr (GError) error = NULL;
  LydId import;
  gboolean done = lyd_store_apply_import_finish (LYD_STORE (source), wait->draft, result, &import, &error);
  LydImportWindow *self = wait->self;

  if (!is_wanted (wait))
    return;
  stop_waiting (self);
  if (done || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    finish (self, done ? &import : &lyd_id_none);
    return;
  }
  /* What is shown is planned anew, so that nobody decides on what is no more. */
  toast (self, error->message);
  lyd_import_window_show_step (self, "preview");
  lyd_import_window_revise (self);
}

void
lyd_import_window_apply (LydImportWindow *self)
{
  clear_lists (self);
  lyd_import_window_show_step (self, "import");
  start_waiting (self);
  lyd_store_apply_import_async (self->store, self->draft, applied_cb, wait_new (self));
}

gboolean
lyd_import_window_has_plan (LydImportWindow *self)
{
  return self->draft != NULL && lyd_import_draft_get_plan (self->draft) != NULL;
}

static gboolean
redraw_cb (gpointer data)
{
  LydImportWindow *self = data;

  self->redraw = 0;
  lyd_import_list_redraw (self->column_list);
  lyd_import_list_redraw (self->list);
  return G_SOURCE_REMOVE;
}

/* Not at once: the widget that says so is one of those that are drawn anew. */
void
lyd_import_window_redraw_soon (LydImportWindow *self)
{
  if (self->redraw == 0)
    self->redraw = g_idle_add (redraw_cb, self);
}

static void
format_selected_cb (LydImportWindow *self)
{
  g_autoptr (GPtrArray) formats = NULL;
  const LydFormat *current, *chosen;
  guint selected = gtk_drop_down_get_selected (self->formats);

  if (self->filling || !lyd_import_window_has_plan (self))
    return;
  current = lyd_import_file_get_format (lyd_import_plan_get_file (lyd_import_draft_get_plan (self->draft)));
  formats = lyd_import_list_formats (current);
  if (selected >= formats->len)
    return;
  chosen = g_ptr_array_index (formats, selected);
  if (chosen != current)
    gtk_widget_activate_action (GTK_WIDGET (self), "import.format", "s", chosen->id);
}

static void
sheet_selected_cb (LydImportWindow *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->sheets);
  const char *sheet = chosen != NULL ? gtk_string_object_get_string (chosen) : NULL;

  if (self->filling || sheet == NULL || !lyd_import_window_has_plan (self))
    return;
  if (g_strcmp0 (sheet, lyd_import_file_get_sheet (
                          lyd_import_plan_get_file (lyd_import_draft_get_plan (self->draft)))) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "import.sheet", "s", sheet);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         gpointer data)
{
  LydImportWindow *self = data;
  g_autoptr (GSList) files = NULL;

  if (self->draft != NULL && lyd_import_draft_is_busy (self->draft))
    return FALSE;
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  if (files == NULL)
    return FALSE;
  lyd_import_window_read_file (self, files->data, NULL);
  return TRUE;
}

static gboolean
narrow_cb (gpointer data)
{
  LydImportWindow *self = data;

  self->redraw = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->file_box),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  lyd_import_window_show_step (self, gtk_stack_get_visible_child_name (self->steps));
  lyd_import_list_set_narrow (self->column_list, self->narrow);
  lyd_import_list_set_narrow (self->list, self->narrow);
  return G_SOURCE_REMOVE;
}

static void
lyd_import_window_size_allocate (GtkWidget *widget,
                                 int width,
                                 int height,
                                 int baseline)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (widget);

  GTK_WIDGET_CLASS (lyd_import_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->narrow == (width < NARROW))
    return;
  self->narrow = width < NARROW;
  g_clear_handle_id (&self->redraw, g_source_remove);
  self->redraw = g_idle_add (narrow_cb, self);
}

/* What is being written answers first: whether it was cancelled in time, nobody knows before. */
static gboolean
lyd_import_window_close_request (GtkWindow *window)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (window);

  if (lyd_import_window_is_step (self, "import") && self->tick != 0) {
    lyd_import_draft_cancel (self->draft);
    gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
    return GDK_EVENT_STOP;
  }
  return GTK_WINDOW_CLASS (lyd_import_window_parent_class)->close_request (window);
}

static void
lyd_import_window_dispose (GObject *object)
{
  LydImportWindow *self = LYD_IMPORT_WINDOW (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->redraw, g_source_remove);
  if (self->draft != NULL)
    lyd_import_draft_cancel (self->draft);
  g_clear_pointer (&self->draft, lyd_import_draft_unref);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_IMPORT_WINDOW);
  g_clear_object (&self->column_list);
  g_clear_object (&self->list);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lyd_import_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, cancel);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, back);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, next);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, file_state);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, reading);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, reading_bar);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, problem_box);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, file_name);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, file_line);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, file_box);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, remembered);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, sheets);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, formats);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, chips);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, room_box);
  gtk_widget_class_bind_template_child_full (widget_class, "places_left", FALSE,
                                             G_STRUCT_OFFSET (LydImportWindow, room));
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, beyond);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, preview_state);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, import_bar);
  gtk_widget_class_bind_template_child (widget_class, LydImportWindow, toasts);
}

static void
lyd_import_window_class_init (LydImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_import_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lyd_import_window_close_request;
  widget_class->size_allocate = lyd_import_window_size_allocate;
  signals[SIGNAL_IMPORTED] = g_signal_new ("imported", LYD_TYPE_IMPORT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_ARRAY, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/import/lyd-import-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, format_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, beyond_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_selected_cb);
  lyd_import_window_install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "import.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "import.choose", NULL);
}

static void
lyd_import_window_init (LydImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->column_list = lyd_import_list_new ();
  self->list = lyd_import_list_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  lyd_import_cells_set_up (self->columns, self->column_list);
  lyd_import_cells_set_up (self->preview, self->list);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  lyd_import_window_show_step (self, "file");
}

/* @event: where the registrations go */
LydImportWindow *
lyd_import_window_new (GtkWindow *parent,
                       LydStore *store,
                       const LydId *event)
{
  LydImportWindow *self = g_object_new (LYD_TYPE_IMPORT_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  self->event = *event;
  return self;
}

/* Whether nothing is being read, planned or imported. */
gboolean
lyd_import_window_is_idle (LydImportWindow *self)
{
  return self->tick == 0;
}

/* Returns: (nullable): %NULL before a file was chosen */
LydImportDraft *
lyd_import_window_get_draft (LydImportWindow *self)
{
  return self->draft;
}

/* Where the registrations go. */
const LydId *
lyd_import_window_get_event (LydImportWindow *self)
{
  return &self->event;
}
