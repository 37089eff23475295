#include "lyd-online-import-window-private.h"

#include "lyd-store-plan.h"

#include <glib/gi18n.h>

/* How often progress is looked at. */
#define TICK_MS 100

/* Narrower than this the header bar has no room for two ways out. */
#define NARROW 480

G_DEFINE_FINAL_TYPE (LydOnlineImportWindow, lyd_online_import_window, ADW_TYPE_WINDOW)

enum { SIGNAL_IMPORTED,
       N_SIGNALS };

static guint signals[N_SIGNALS];

/* What an answer needs, whatever became of the window meanwhile. */
typedef struct {
  LydOnlineImportWindow *self;
  LydAttendanceDraft *draft;
} Wait;

static Wait *
wait_new (LydOnlineImportWindow *self)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->self = g_object_ref (self);
  wait->draft = lyd_attendance_draft_ref (self->draft);
  return wait;
}

static void
wait_free (Wait *wait)
{
  g_object_unref (wait->self);
  lyd_attendance_draft_unref (wait->draft);
  g_free (wait);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wait, wait_free)

/* Whether the answer is still wanted: the window is open, and on that file. */
static gboolean
take_answer (const Wait *wait)
{
  wait->self->n_pending--;
  return !wait->self->closing && wait->draft == wait->self->draft;
}

/* (nullable): %NULL while nothing is planned */
LydAttendancePlan *
lyd_online_import_window_get_plan (LydOnlineImportWindow *self)
{
  return self->draft != NULL ? lyd_attendance_draft_get_plan (self->draft) : NULL;
}

/* ---- steps ---- */

gboolean
lyd_online_import_window_is_step (LydOnlineImportWindow *self,
                                  const char *step)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->steps), step) == 0;
}

static void
update_apply (LydOnlineImportWindow *self)
{
  LydAttendancePlan *plan = lyd_online_import_window_get_plan (self);
  gboolean preview = lyd_online_import_window_is_step (self, "preview") && plan != NULL;
  gboolean waits = self->n_pending > 0;
  gboolean same = preview && lyd_attendance_plan_is_same (plan);
  gboolean ask = preview && lyd_attendance_plan_needs_answer (plan);
  guint n = preview ? lyd_online_import_window_count_people (self) : 0;
  g_autofree char *label =
    same || n == 0 ? g_strdup (same ? _ ("Nothing to Import") : _ ("_Import"))
                   : g_strdup_printf (ngettext ("_Import %u Person", "_Import %u People", n), n);

  gtk_button_set_label (self->apply, label);
  gtk_widget_set_visible (GTK_WIDGET (self->apply), preview);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attendance.apply", preview && !same && !ask && !waits);
  gtk_widget_set_sensitive (self->preview, !waits);
}

void
lyd_online_import_window_show_step (LydOnlineImportWindow *self,
                                    const char *step)
{
  gboolean preview = g_str_equal (step, "preview");

  gtk_stack_set_visible_child_name (self->steps, step);
  adw_window_title_set_title (self->title, preview ? _ ("Preview") : _ ("Attendance Report"));
  adw_window_title_set_subtitle (self->title,
                                 preview ? lyd_attendance_draft_get_name (self->draft) : self->event->title);
  gtk_widget_set_visible (self->back, preview);
  /* Narrow: the way out is one step back. */
  gtk_widget_set_visible (self->cancel, !self->narrow || !preview);
  update_apply (self);
}

static gboolean
tick_cb (gpointer data)
{
  LydOnlineImportWindow *self = data;

  gtk_progress_bar_pulse (lyd_online_import_window_is_step (self, "import") ? self->import_bar : self->reading_bar);
  return G_SOURCE_CONTINUE;
}

static void
start_waiting (LydOnlineImportWindow *self)
{
  if (self->tick == 0)
    self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  update_apply (self);
}

static void
stop_waiting (LydOnlineImportWindow *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  update_apply (self);
}

static void
show_problem (LydOnlineImportWindow *self,
              const char *message)
{
  gtk_label_set_label (self->problem, message);
  gtk_widget_set_visible (self->problem_box, TRUE);
  gtk_stack_set_visible_child_name (self->file_state, "choose");
  lyd_online_import_window_show_step (self, "file");
}

static void
toast (LydOnlineImportWindow *self,
       const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
drop_draft (LydOnlineImportWindow *self)
{
  if (self->draft != NULL)
    lyd_attendance_draft_cancel (self->draft);
  g_clear_pointer (&self->draft, lyd_attendance_draft_unref);
  self->said_format = FALSE;
  self->order = 0;
  self->replace = LYD_REPLACE_ASK;
}

/* Back to where a file is chosen; one that is being read is left. */
void
lyd_online_import_window_choose_again (LydOnlineImportWindow *self)
{
  drop_draft (self);
  stop_waiting (self);
  gtk_stack_set_visible_child_name (self->file_state, "choose");
  lyd_online_import_window_show_step (self, "file");
}

/* ---- planning ---- */

/* How long a session and the report are about the same time. */
static gint64
find_overlap (const LydSession *session,
              gint64 first,
              gint64 last)
{
  return MIN (session->end, last) - MAX (session->start, first);
}

/* Where nobody said which session, it is the one that the times of the report fall into. Returns: whether it is another
 * than was planned for */
static gboolean
fit_session (LydOnlineImportWindow *self)
{
  const LydAttendancePlan *plan = lyd_online_import_window_get_plan (self);
  gint64 first = lyd_attendance_plan_get_first (plan);
  gint64 last = lyd_attendance_plan_get_last (plan);
  LydId before = self->session;
  gint64 best = 0;

  if (self->session_chosen || first == LYD_TIME_NONE || last == LYD_TIME_NONE)
    return FALSE;
  self->session_chosen = TRUE;
  for (guint i = 0; i < self->list->len; i++) {
    const LydSession *session = ((const LydSessionSummary *) g_ptr_array_index (self->list, i))->session;
    gint64 overlap = find_overlap (session, first, last);

    if (overlap > best) {
      best = overlap;
      self->session = session->id;
    }
  }
  lyd_attendance_draft_set_session (self->draft, &self->session);
  return !lyd_id_equal (&before, &self->session);
}

static void
planned_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Wait) wait = data;
  LydOnlineImportWindow *self = wait->self;
  g_autoptr (GError) error = NULL;
  gboolean done = lyd_store_plan_attendance_finish (LYD_STORE (source), wait->draft, result, &error);
  gboolean first = !lyd_online_import_window_is_step (self, "preview");

  if (!take_answer (wait))
    return;
  stop_waiting (self);
  if (done && fit_session (self)) {
    lyd_online_import_window_plan (self);
  } else if (done) {
    lyd_online_import_window_show_plan (self, first);
  } else if (lyd_online_import_window_get_plan (self) != NULL) {
    /* It is not what somebody said that it is: what it was taken for stands. */
    toast (self, error->message);
    self->said_format = FALSE;
    lyd_attendance_draft_set_format (self->draft, NULL);
    lyd_online_import_window_show_plan (self, FALSE);
  } else {
    show_problem (self, error->message);
  }
}

/* Says anew what would happen, with all that somebody said so far. */
void
lyd_online_import_window_plan (LydOnlineImportWindow *self)
{
  if (self->draft == NULL || self->list == NULL)
    return;
  self->n_pending++;
  start_waiting (self);
  lyd_store_plan_attendance_async (self->store, self->draft, planned_cb, wait_new (self));
}

/* Reads @file as if it had been chosen. */
void
lyd_online_import_window_open_file (LydOnlineImportWindow *self,
                                    GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *sentence = NULL;

  g_return_if_fail (LYD_IS_ONLINE_IMPORT_WINDOW (self));
  drop_draft (self);
  if (path == NULL) {
    show_problem (self,
                  _ ("Lanyard reads files on this computer only. Save the file in a folder, then choose it there."));
    return;
  }
  self->draft = lyd_attendance_draft_new (&self->session, path);
  sentence = g_strdup_printf (_ ("Reading “%s”…"), lyd_attendance_draft_get_name (self->draft));
  gtk_label_set_label (self->reading, sentence);
  gtk_widget_set_visible (self->problem_box, FALSE);
  gtk_stack_set_visible_child_name (self->file_state, "reading");
  lyd_online_import_window_show_step (self, "file");
  start_waiting (self);
  lyd_online_import_window_plan (self);
}

static void
sessions_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydOnlineImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lyd_store_summarize_sessions_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->closing)
    return;
  if (list == NULL || list->len == 0) {
    show_problem (self, error != NULL ? error->message : _ ("This event has no session to import attendance of."));
    return;
  }
  self->list = g_steal_pointer (&list);
  if (lyd_id_is_none (&self->session))
    self->session = ((const LydSessionSummary *) g_ptr_array_index (self->list, 0))->session->id;
  self->session_chosen |= self->list->len == 1;
  /* The file was there first. */
  if (self->draft != NULL)
    lyd_attendance_draft_set_session (self->draft, &self->session);
  lyd_online_import_window_plan (self);
}

/* ---- importing ---- */

/* "91 people imported: 83 matched, 6 new." */
static char *
describe_done (LydOnlineImportWindow *self)
{
  guint n = lyd_online_import_window_count_people (self);

  if (n == 0)
    return g_strdup (_ ("The report was imported. Nobody in it was there."));
  return g_strdup_printf (ngettext ("Attendance of %u person imported", "Attendance of %u people imported", n), n);
}

static void
applied_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Wait) wait = data;
  LydOnlineImportWindow *self = wait->self;
  g_autoptr (GError) error = NULL;
  LydId import;
  gboolean done = lyd_store_apply_attendance_finish (LYD_STORE (source), wait->draft, result, &import, &error);
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (!take_answer (wait))
    return;
  stop_waiting (self);
  if (done || cancelled) {
    LydAttendanceCounts counts = lyd_attendance_plan_get_counts (lyd_online_import_window_get_plan (self));
    g_autofree char *sentence = done ? describe_done (self) : g_strdup (_ ("Cancelled. Nothing was imported."));

    g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, done ? &import : &lyd_id_none,
                   done ? counts.ambiguous + counts.apart_ambiguous : 0, sentence);
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  /* What is shown is planned anew, so that nobody decides on what is no more. */
  toast (self, error->message);
  lyd_online_import_window_show_step (self, "preview");
  lyd_online_import_window_plan (self);
}

void
lyd_online_import_window_apply (LydOnlineImportWindow *self)
{
  self->n_pending++;
  lyd_online_import_window_show_step (self, "import");
  start_waiting (self);
  lyd_store_apply_attendance_async (self->store, self->draft, applied_cb, wait_new (self));
}

/* ---- the widget ---- */

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         gpointer data)
{
  LydOnlineImportWindow *self = data;
  g_autoptr (GSList) files = NULL;

  if (lyd_online_import_window_is_step (self, "import"))
    return FALSE;
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  if (files == NULL)
    return FALSE;
  lyd_online_import_window_open_file (self, files->data);
  return TRUE;
}

static gboolean
turn_cb (gpointer data)
{
  LydOnlineImportWindow *self = data;

  self->turn_source = 0;
  lyd_online_import_window_show_step (self, gtk_stack_get_visible_child_name (self->steps));
  return G_SOURCE_REMOVE;
}

static void
lyd_online_import_window_size_allocate (GtkWidget *widget,
                                        int width,
                                        int height,
                                        int baseline)
{
  LydOnlineImportWindow *self = LYD_ONLINE_IMPORT_WINDOW (widget);

  GTK_WIDGET_CLASS (lyd_online_import_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->narrow == (width < NARROW))
    return;
  self->narrow = width < NARROW;
  if (self->turn_source == 0)
    self->turn_source = g_idle_add (turn_cb, self);
}

/* What is being written answers first: whether it was cancelled in time, nobody knows before. */
static gboolean
lyd_online_import_window_close_request (GtkWindow *window)
{
  LydOnlineImportWindow *self = LYD_ONLINE_IMPORT_WINDOW (window);

  if (lyd_online_import_window_is_step (self, "import") && self->tick != 0) {
    lyd_attendance_draft_cancel (self->draft);
    gtk_widget_set_sensitive (self->cancel, FALSE);
    return GDK_EVENT_STOP;
  }
  return GTK_WINDOW_CLASS (lyd_online_import_window_parent_class)->close_request (window);
}

static void
lyd_online_import_window_dispose (GObject *object)
{
  LydOnlineImportWindow *self = LYD_ONLINE_IMPORT_WINDOW (object);

  self->closing = TRUE;
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->turn_source, g_source_remove);
  drop_draft (self);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_ONLINE_IMPORT_WINDOW);
  g_clear_object (&self->store);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->zones, g_ptr_array_unref);
  g_clear_pointer (&self->formats_list, g_ptr_array_unref);
  g_clear_pointer (&self->event, lyd_event_free);
  G_OBJECT_CLASS (lyd_online_import_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, cancel);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, back);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, apply);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, file_state);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, reading);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, reading_bar);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, problem_box);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, facts);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, format_row);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, session_row);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, zone_row);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, order_row);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, day_row);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, notices);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, chips);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, group_line);
  gtk_widget_class_bind_template_child_full (widget_class, "list", FALSE,
                                             G_STRUCT_OFFSET (LydOnlineImportWindow, rows));
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, more);
  gtk_widget_class_bind_template_child (widget_class, LydOnlineImportWindow, import_bar);
}

static void
lyd_online_import_window_class_init (LydOnlineImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_online_import_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lyd_online_import_window_close_request;
  widget_class->size_allocate = lyd_online_import_window_size_allocate;
  signals[SIGNAL_IMPORTED] = g_signal_new ("imported", LYD_TYPE_ONLINE_IMPORT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_UINT, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/attendance/lyd-online-import-window.ui");
  bind_children (widget_class);
  lyd_online_import_window_install_actions (widget_class);
}

static void
lyd_online_import_window_init (LydOnlineImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->formats_list = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * lyd_online_import_window_new:
 * @session: (nullable): whose attendance it is; %NULL: the one that the times of the report fall into
 */
LydOnlineImportWindow *
lyd_online_import_window_new (GtkWindow *parent,
                              LydStore *store,
                              const LydEvent *event,
                              const LydId *session)
{
  LydOnlineImportWindow *self =
    g_object_new (LYD_TYPE_ONLINE_IMPORT_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  self->event = lyd_event_copy (event);
  self->session = session != NULL ? *session : lyd_id_none;
  lyd_online_import_window_show_step (self, "file");
  self->n_pending++;
  lyd_store_summarize_sessions_async (store, &event->id, NULL, sessions_cb, g_object_ref (self));
  return self;
}

/* Whether nothing is being read, planned or imported. */
gboolean
lyd_online_import_window_is_idle (LydOnlineImportWindow *self)
{
  return self->n_pending == 0;
}
