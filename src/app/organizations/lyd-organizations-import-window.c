#include "lyd-organizations-import-window.h"

#include "lyd-ask-where.h"
#include "lyd-fold.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>
#include <string.h>

/* A list of ten thousand organizations is some hundred kilobytes. */
#define MAX_BYTES (8 * 1024 * 1024)
/* As many lines as somebody reads; the rest is counted. */
#define MAX_ROWS 200

struct _LydOrganizationsImportWindow {
  AdwWindow parent_instance;

  LydStore *store;
  GCancellable *cancellable;
  GBytes *bytes;   /* what is being looked at */
  GPtrArray *rows; /* borrowed */
  guint n_pending;

  GtkStack *stack;
  GtkWidget *back;
  GtkButton *next;
  GtkTextView *text;
  GtkWidget *problem_row;
  GtkLabel *problem;
  AdwPreferencesGroup *preview;
};

G_DEFINE_FINAL_TYPE (LydOrganizationsImportWindow, lyd_organizations_import_window, ADW_TYPE_WINDOW)

enum {
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_preview (LydOrganizationsImportWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "preview") == 0;
}

static void
show_problem (LydOrganizationsImportWindow *self,
              const char *words)
{
  gtk_label_set_label (self->problem, words);
  gtk_widget_set_visible (self->problem_row, words[0] != '\0');
}

static char *
dup_text (LydOrganizationsImportWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_list (LydOrganizationsImportWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_set_visible (self->back, FALSE);
  gtk_button_set_label (self->next, _ ("_Preview"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.next",
                                 gtk_text_buffer_get_char_count (buffer) > 0 && self->n_pending == 0);
}

/* ---- the preview ---- */

static const struct {
  const char *icon;
  const char *style;
  const char *word;
} kinds[LYD_LINE_N_KINDS] = {
  [LYD_LINE_PROBLEM] = { "dialog-warning-symbolic", "lyd-amber", NC_ ("line of a list", "Left out") },
  [LYD_LINE_NEW] = { "list-add-symbolic", "lyd-ok", NC_ ("line of a list", "New") },
  [LYD_LINE_CHANGED] = { "document-edit-symbolic", "accent", NC_ ("line of a list", "Changed") },
  [LYD_LINE_KNOWN] = { "lyd-confirm-symbolic", "lyd-readable", NC_ ("line of a list", "On file already") },
};

static const char *const column_words[LYD_LIST_N_COLUMNS] = {
  [LYD_LIST_NAME] = N_ ("Name"),
  [LYD_LIST_STATE] = N_ ("State"),
  [LYD_LIST_NETWORK] = N_ ("Network"),
  [LYD_LIST_SINCE] = N_ ("Since"),
};

/* "AR · Partnership, SPARC · since 2009" */
static char *
describe_line (const LydOrganizationsLine *line)
{
  g_autofree char *networks = line->networks != NULL ? g_strjoinv (", ", line->networks) : g_strdup ("");
  g_autofree char *since = line->since != NULL ? g_strdup_printf (_ ("since %.4s"), line->since) : NULL;
  const char *const parts[] = { line->state, networks, since };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && parts[i][0] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, FALSE);
}

static GtkWidget *
line_row_new (const LydOrganizationsLine *line)
{
  g_autofree char *details = describe_line (line);
  /* Translators: the number of a line in a list, and what is wrong with it */
  g_autofree char *note = line->note != NULL ? g_strdup_printf (_ ("Line %u: %s"), line->line, line->note) : NULL;
  GtkWidget *row = lyd_directory_row_new (NULL, line->name != NULL ? line->name : _ ("(no name)"),
                                          note != NULL ? note : details);
  GtkWidget *icon = gtk_image_new_from_icon_name (kinds[line->kind].icon);
  GtkWidget *word = gtk_label_new (g_dpgettext2 (NULL, "line of a list", kinds[line->kind].word));

  gtk_widget_add_css_class (icon, kinds[line->kind].style);
  gtk_widget_add_css_class (word, kinds[line->kind].style);
  gtk_widget_add_css_class (word, "caption");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), word);
  return row;
}

/* "Recognized: Name, State (“St.”), Network. 2 other columns are left out." */
static char *
describe_columns (const LydOrganizationsPlan *plan)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *recognized = NULL;
  g_autofree char *ignored = NULL;

  for (int i = 0; i < LYD_LIST_N_COLUMNS; i++)
    if (plan->columns[i] >= 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", _ (column_words[i]));
  recognized = g_strdup_printf (_ ("Recognized columns: %s."), names->str);
  if (plan->n_ignored == 0)
    return g_steal_pointer (&recognized);
  ignored = g_strdup_printf (
    ngettext ("%u other column is left out.", "%u other columns are left out.", plan->n_ignored), plan->n_ignored);
  return g_strjoin (" ", recognized, ignored, NULL);
}

static void
show_plan (LydOrganizationsImportWindow *self,
           const LydOrganizationsPlan *plan)
{
  int n = plan->n[LYD_LINE_NEW] + plan->n[LYD_LINE_CHANGED];
  g_autofree char *columns = describe_columns (plan);
  g_autofree char *title = g_strdup_printf (_ ("%d new, %d changed, %d on file already, %d left out"),
                                            plan->n[LYD_LINE_NEW], plan->n[LYD_LINE_CHANGED], plan->n[LYD_LINE_KNOWN],
                                            plan->n[LYD_LINE_PROBLEM]);
  g_autofree char *label = n > 0 ? g_strdup_printf (ngettext ("_Bring In %d Organization", "_Bring In %d Organizations",
                                                              (gulong) n),
                                                    n)
                                 : g_strdup (_ ("_Bring In"));

  lyd_directory_empty (self->preview, self->rows);
  adw_preferences_group_set_title (self->preview, title);
  adw_preferences_group_set_description (self->preview, columns);
  for (guint i = 0; i < MIN (plan->lines->len, MAX_ROWS); i++)
    lyd_directory_add (self->preview, self->rows, line_row_new (g_ptr_array_index (plan->lines, i)));
  if (plan->lines->len > MAX_ROWS) {
    guint rest = plan->lines->len - MAX_ROWS;
    g_autofree char *more = g_strdup_printf (ngettext ("and %u more line", "and %u more lines", rest), rest);

    lyd_directory_add (self->preview, self->rows, lyd_directory_row_new (NULL, more, NULL));
  }
  gtk_button_set_label (self->next, label);
  gtk_widget_set_visible (self->back, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.next", n > 0);
  gtk_stack_set_visible_child_name (self->stack, "preview");
}

static void
planned_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydOrganizationsImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydOrganizationsPlan) plan = lyd_store_plan_organizations_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL)
    return;
  if (plan == NULL) {
    show_list (self);
    show_problem (self, error->message);
  } else {
    show_plan (self, plan);
  }
}

static void
look_at (LydOrganizationsImportWindow *self,
         GBytes *bytes)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_bytes_ref (bytes);
  self->n_pending++;
  show_problem (self, "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.next", FALSE);
  lyd_store_plan_organizations_async (self->store, bytes, self->cancellable, planned_cb, g_object_ref (self));
}

/* ---- a file ---- */

typedef struct {
  LydOrganizationsImportWindow *self;
  char *buffer;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->self);
  g_free (reading->buffer);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Reading) reading = data;
  LydOrganizationsImportWindow *self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize n = 0;

  self->n_pending--;
  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &n, &error)) {
    if (self->store != NULL)
      show_problem (self, error->message);
    return;
  }
  if (self->store == NULL)
    return;
  if (n > MAX_BYTES) {
    show_problem (self, _ ("This file is far too large for a list of organizations. Nothing was changed."));
    return;
  }
  bytes = g_bytes_new (reading->buffer, n);
  look_at (self, bytes);
}

/* One byte more than is taken tells a file that is too large; a pipe that never ends is left after that. */
static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydOrganizationsImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);
  Reading *reading;

  if (self->store != NULL && stream != NULL) {
    reading = g_new0 (Reading, 1);
    reading->self = g_object_ref (self);
    reading->buffer = g_malloc (MAX_BYTES + 1);
    g_input_stream_read_all_async (G_INPUT_STREAM (stream), reading->buffer, MAX_BYTES + 1, G_PRIORITY_DEFAULT,
                                   self->cancellable, loaded_cb, reading);
    return;
  }
  self->n_pending--;
  if (self->store != NULL)
    show_problem (self, error->message);
}

void
lyd_organizations_import_window_open_file (LydOrganizationsImportWindow *self,
                                           GFile *file)
{
  self->n_pending++;
  show_problem (self, "");
  g_file_read_async (file, G_PRIORITY_DEFAULT, self->cancellable, opened_cb, g_object_ref (self));
}

static void
chosen_cb (GtkWidget *widget,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  lyd_organizations_import_window_open_file (LYD_ORGANIZATIONS_IMPORT_WINDOW (widget), file);
}

static gboolean
drop_cb (LydOrganizationsImportWindow *self,
         const GValue *value)
{
  if (!G_VALUE_HOLDS (value, G_TYPE_FILE) || g_value_get_object (value) == NULL)
    return FALSE;
  lyd_organizations_import_window_open_file (self, g_value_get_object (value));
  return TRUE;
}

/* ---- actions ---- */

static void
imported_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydOrganizationsImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL)
    return;
  if (done == NULL) {
    show_list (self);
    show_problem (self, error->message);
    return;
  }
  g_signal_emit (self, signals[SIGNAL_DONE], 0, done);
  gtk_window_close (GTK_WINDOW (self));
}

static void
next_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydOrganizationsImportWindow *self = LYD_ORGANIZATIONS_IMPORT_WINDOW (widget);
  g_autoptr (GBytes) bytes = NULL;

  if (is_preview (self)) {
    self->n_pending++;
    gtk_widget_action_set_enabled (widget, "list.next", FALSE);
    lyd_store_import_organizations_async (self->store, self->bytes, imported_cb, g_object_ref (self));
  } else {
    char *text = dup_text (self);

    bytes = g_bytes_new_take (text, strlen (text));
    look_at (self, bytes);
  }
}

static void
back_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  show_list (LYD_ORGANIZATIONS_IMPORT_WINDOW (widget));
}

static void
open_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  lyd_ask_where (widget, _ ("Open a List of Organizations"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, chosen_cb);
}

static void
text_changed_cb (LydOrganizationsImportWindow *self)
{
  show_problem (self, "");
  show_list (self);
}

static void
lyd_organizations_import_window_dispose (GObject *object)
{
  LydOrganizationsImportWindow *self = LYD_ORGANIZATIONS_IMPORT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_ORGANIZATIONS_IMPORT_WINDOW);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_organizations_import_window_parent_class)->dispose (object);
}

static void
lyd_organizations_import_window_class_init (LydOrganizationsImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_organizations_import_window_dispose;
  signals[SIGNAL_DONE] = g_signal_new ("done", LYD_TYPE_ORGANIZATIONS_IMPORT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/lanyard/Lanyard/organizations/lyd-organizations-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsImportWindow, back);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsImportWindow, next);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsImportWindow, text);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsImportWindow, problem_row);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsImportWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsImportWindow, preview);
  gtk_widget_class_install_action (widget_class, "list.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "list.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "list.open", NULL, open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "list.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "list.next", NULL);
}

static void
lyd_organizations_import_window_init (LydOrganizationsImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_list (self);
}

LydOrganizationsImportWindow *
lyd_organizations_import_window_new (GtkWindow *parent,
                                     LydStore *store)
{
  LydOrganizationsImportWindow *self =
    g_object_new (LYD_TYPE_ORGANIZATIONS_IMPORT_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  return self;
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_organizations_import_window_is_idle (LydOrganizationsImportWindow *self)
{
  return self->n_pending == 0;
}
