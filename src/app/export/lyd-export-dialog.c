#include "lyd-export-dialog.h"

#include "lyd-export-choices.h"
#include "lyd-export-columns.h"
#include "lyd-exporter.h"
#include "lyd-schedule.h"
#include "lyd-settings.h"

#include <glib/gi18n.h>
#include <string.h>

#define TICK_MS 100

struct _LydExportDialog {
  AdwWindow parent_instance;

  LydStore *store;
  LydEvent *event;
  GCancellable *cancellable; /* of the export that runs; %NULL: none does */
  GtkFileChooserNative *chooser;
  char *folder;
  GPtrArray *formats; /* of extensions: what the second row offers */
  LydExportBy bys[3]; /* what the row for it offers */
  guint tick;
  gint n_done; /* atomic, as in #LydWatch */

  GtkButton *cancel;
  GtkButton *save;
  AdwComboRow *what;
  AdwComboRow *format;
  AdwComboRow *by;
  AdwComboRow *who;
  LydExportColumns *columns;
  GtkLabel *consent;
  AdwEntryRow *name;
  AdwActionRow *folder_row;
  AdwActionRow *sensitive_row;
  GtkSwitch *sensitive;
  GtkLabel *warning;
  AdwActionRow *open_row;
  GtkSwitch *open;
  GtkWidget *settings;
  GtkRevealer *progress;
  GtkProgressBar *bar;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (LydExportDialog, lyd_export_dialog, ADW_TYPE_WINDOW)

enum { SIGNAL_EXPORTED,
       N_SIGNALS };

static guint signals[N_SIGNALS];

/* Tickets come after the lists. */
static const char *
get_what (LydExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->what);

  return selected < lyd_n_export_kinds ? lyd_export_kinds[selected].what : LYD_EXPORT_TICKETS;
}

static gboolean
is_tickets (LydExportDialog *self)
{
  return strcmp (get_what (self), LYD_EXPORT_TICKETS) == 0;
}

static const char *
get_extension (LydExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->format);

  return selected < self->formats->len ? g_ptr_array_index (self->formats, selected) : NULL;
}

static const char *
get_title (LydExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->what);

  return selected < lyd_n_export_kinds ? _ (lyd_export_kinds[selected].title) : _ ("Tickets");
}

static void
changed_cb (LydExportDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  gboolean named = name[0] != '\0' && name[0] != '.' && strchr (name, G_DIR_SEPARATOR) == NULL;

  gtk_label_set_label (self->problem,
                       named || name[0] == '\0' ? "" : _ ("A name neither begins with a dot nor holds a slash."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save",
                                 named && self->cancellable == NULL && !lyd_export_columns_is_empty (self->columns));
}

/* Returns: the place of the format that was used last, or 0 */
static guint
find_last_format (LydExportDialog *self)
{
  g_autoptr (GSettings) settings = lyd_settings_new ();
  g_autofree char *last = settings != NULL ? g_settings_get_string (settings, "export-format") : NULL;
  guint found = 0;

  return last != NULL && g_ptr_array_find_with_equal_func (self->formats, last, g_str_equal, &found) ? found : 0;
}

/* What is left out unless somebody asks: of answers what was told in confidence, of an agenda what is only counted. */
static void
show_sensitive (LydExportDialog *self,
                gboolean answers,
                gboolean agenda)
{
  gtk_widget_set_visible (GTK_WIDGET (self->sensitive_row), answers || agenda);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sensitive_row),
                                 agenda ? _ ("Sensitive sessions too") : _ ("Sensitive answers too"));
  adw_action_row_set_subtitle (self->sensitive_row,
                               agenda ? _ ("Those that are only counted, on whatever is printed")
                                      : _ ("Diet, health, access and whatever else is marked sensitive"));
}

static gboolean
asks_for_sensitive (LydExportDialog *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->sensitive_row)) && gtk_switch_get_active (self->sensitive);
}

static void
load_columns (LydExportDialog *self)
{
  if (self->store != NULL && self->event != NULL)
    lyd_export_columns_load (self->columns, self->store, &self->event->id, get_what (self), asks_for_sensitive (self));
}

/* The formats that write @what: of two with one extension the one made for it. */
static void
what_changed_cb (LydExportDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const char *what = get_what (self);
  g_autofree char *name = NULL;
  guint selected = adw_combo_row_get_selected (self->what);
  gboolean answers = selected < lyd_n_export_kinds && lyd_export_kinds[selected].answers;

  if (self->event == NULL)
    return;
  lyd_export_list_formats (self->formats, titles, what);
  adw_combo_row_set_model (self->format, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->format, find_last_format (self));
  name = lyd_export_make_name (self->event->title, get_title (self));
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name),
                                 is_tickets (self) ? _ ("Name of the folder") : _ ("Name"));
  show_sensitive (self, answers, strcmp (what, LYD_EXPORT_SCHEDULE) == 0 || strcmp (what, LYD_EXPORT_AGENDA) == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), answers && gtk_switch_get_active (self->sensitive));
  lyd_export_show_groupings (self->by, what, self->bys);
  lyd_export_show_audiences (self->who, what);
  gtk_widget_set_visible (GTK_WIDGET (self->consent), strcmp (what, LYD_EXPORT_MAILCHIMP) == 0);
  load_columns (self);
  changed_cb (self);
}

static void
sensitive_changed_cb (LydExportDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->warning), asks_for_sensitive (self));
  load_columns (self);
}

/* Where files go; it is remembered once something was written there. */
void
lyd_export_dialog_set_folder (LydExportDialog *self,
                              const char *folder)
{
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  g_free (self->folder);
  self->folder = g_strdup (folder);
  adw_action_row_set_subtitle (self->folder_row, escaped);
}

/* Chooses what is exported: one of lyd_export_kinds, or LYD_EXPORT_TICKETS. */
void
lyd_export_dialog_set_what (LydExportDialog *self,
                            const char *what)
{
  guint i = 0;

  while (i < lyd_n_export_kinds && strcmp (lyd_export_kinds[i].what, what) != 0)
    i++;
  adw_combo_row_set_selected (self->what, i);
}

static gboolean
tick_cb (gpointer data)
{
  LydExportDialog *self = data;

  gtk_progress_bar_set_fraction (self->bar, (double) g_atomic_int_get (&self->n_done) / LYD_WATCH_WHOLE);
  return G_SOURCE_CONTINUE;
}

static void
set_running (LydExportDialog *self,
             gboolean running)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  if (running) {
    g_atomic_int_set (&self->n_done, 0);
    gtk_progress_bar_set_fraction (self->bar, 0);
    self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  }
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), TRUE);
  gtk_revealer_set_reveal_child (self->progress, running);
  gtk_widget_set_sensitive (self->settings, !running);
  changed_cb (self);
}

/* For the next time; of the formats only one that there is a choice about. */
static void
remember (LydExportDialog *self)
{
  g_autoptr (GSettings) settings = lyd_settings_new ();

  if (settings == NULL)
    return;
  if (g_utf8_validate (self->folder, -1, NULL))
    g_settings_set_string (settings, "export-folder", self->folder);
  if (self->formats->len > 1)
    g_settings_set_string (settings, "export-format", get_extension (self));
}

/* One that runs, with the path that it writes to. */
typedef struct {
  LydExportDialog *self;
  char *path;
} Run;

static void start (LydExportDialog *self, gboolean replace);

static void
replace_cb (LydExportDialog *self,
            const char *response)
{
  if (g_str_equal (response, "replace") && self->store != NULL)
    start (self, TRUE);
}

static void
ask_to_replace (LydExportDialog *self,
                const char *message)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Replace the File?"), message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep It"), "replace", _ ("_Replace"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (replace_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static char *
describe_done (LydExportDialog *self,
               const char *path,
               guint n_tickets)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (n_tickets > 0 && !is_tickets (self))
    return g_strdup_printf (ngettext ("“%2$s” is written, without %1$u person who has no address of their own.",
                                      "“%2$s” is written, without %1$u people who have no address of their own.",
                                      n_tickets),
                            n_tickets, name);
  if (n_tickets > 0)
    return g_strdup_printf (ngettext ("%u ticket is in “%s”.", "%u tickets are in “%s”.", n_tickets), n_tickets, name);
  return g_strdup_printf (_ ("“%s” is written."), name);
}

/* @path: (nullable): what was written */
static void
finish (LydExportDialog *self,
        const char *sentence,
        const char *path)
{
  g_autofree char *folder = path == NULL ? NULL : is_tickets (self) ? g_strdup (path)
                                                                    : g_path_get_dirname (path);
  gboolean opens = gtk_switch_get_active (self->open);

  if (folder != NULL && opens)
    lyd_export_open_folder (folder);
  g_signal_emit (self, signals[SIGNAL_EXPORTED], 0, sentence, opens ? NULL : folder);
  gtk_window_close (GTK_WINDOW (self));
}

static void
exported_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  Run *run = data;
  g_autoptr (LydExportDialog) self = run->self;
  g_autofree char *path = run->path;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  guint n_tickets = 0;
  gboolean done = lyd_store_export_finish (LYD_STORE (source), result, &n_tickets, &error);

  g_free (run);
  if (self->store == NULL) /* closed */
    return;
  g_clear_object (&self->cancellable);
  set_running (self, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    finish (self, _ ("Cancelled. Nothing was written."), NULL);
    return;
  }
  if (!done) {
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
      ask_to_replace (self, error->message);
    else
      gtk_label_set_label (self->problem, error->message);
    return;
  }
  sentence = describe_done (self, path, n_tickets);
  remember (self);
  lyd_export_columns_remember (self->columns);
  finish (self, sentence, path);
}

/* The name with the format's ending, unless it is there already. */
static char *
make_path (LydExportDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  g_autofree char *ending = g_strconcat (".", get_extension (self), NULL);
  g_autofree char *file = g_strconcat (name, is_tickets (self) || g_str_has_suffix (name, ending) ? "" : ending, NULL);
  g_autofree char *encoded = g_filename_from_utf8 (file, -1, NULL, NULL, NULL);

  return g_build_filename (self->folder, encoded != NULL ? encoded : file, NULL);
}

static void
start (LydExportDialog *self,
       gboolean replace)
{
  LydExportRequest request = { .event = self->event->id, .what = get_what (self), .replace = replace };
  g_auto (GStrv) columns = NULL;
  Run *run;

  if (self->cancellable != NULL || get_extension (self) == NULL)
    return;
  request.with_sensitive = asks_for_sensitive (self);
  request.by = self->bys[MIN (adw_combo_row_get_selected (self->by), G_N_ELEMENTS (self->bys) - 1)];
  request.who = lyd_export_has_who (request.what) ? (LydExportWho) adw_combo_row_get_selected (self->who)
                                                  : LYD_EXPORT_EVERYBODY;
  columns = lyd_export_columns_dup_ids (self->columns);
  request.columns = columns;
  run = g_new0 (Run, 1);
  run->self = g_object_ref (self);
  run->path = make_path (self);
  request.path = run->path;
  request.progress = &self->n_done;
  self->cancellable = g_cancellable_new ();
  set_running (self, TRUE);
  lyd_store_export_async (self->store, &request, self->cancellable, exported_cb, run);
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  start (LYD_EXPORT_DIALOG (widget), FALSE);
}

static void
activated_cb (LydExportDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "export.save", NULL);
}

static void
reset_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  lyd_export_columns_reset (LYD_EXPORT_DIALOG (widget)->columns);
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int response,
           gpointer data)
{
  LydExportDialog *self = data;

  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
    g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

    if (path != NULL)
      lyd_export_dialog_set_folder (self, path);
  }
  g_clear_object (&self->chooser);
}

static void
choose_folder_action (GtkWidget *widget,
                      const char *name,
                      GVariant *parameter)
{
  LydExportDialog *self = LYD_EXPORT_DIALOG (widget);
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a Folder"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  (void) gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* What is being written answers first: nothing half-made stays behind, and a file that was there is as it was. */
static gboolean
lyd_export_dialog_close_request (GtkWindow *window)
{
  LydExportDialog *self = LYD_EXPORT_DIALOG (window);

  if (self->cancellable != NULL) {
    g_cancellable_cancel (self->cancellable);
    gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
    return GDK_EVENT_STOP;
  }
  return GTK_WINDOW_CLASS (lyd_export_dialog_parent_class)->close_request (window);
}

static void
lyd_export_dialog_dispose (GObject *object)
{
  LydExportDialog *self = LYD_EXPORT_DIALOG (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->store);
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (lyd_export_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, save);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, what);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, by);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, who);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, consent);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, name);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, sensitive_row);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, sensitive);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, warning);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, open_row);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, open);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, settings);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, LydExportDialog, problem);
}

static void
lyd_export_dialog_class_init (LydExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_export_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lyd_export_dialog_close_request;
  signals[SIGNAL_EXPORTED] = g_signal_new ("exported", LYD_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  g_type_ensure (LYD_TYPE_EXPORT_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/export/lyd-export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, what_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sensitive_changed_cb);
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "export.choose-folder", NULL, choose_folder_action);
  gtk_widget_class_install_action (widget_class, "export.reset-columns", NULL, reset_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_export_dialog_init (LydExportDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->formats = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < lyd_n_export_kinds; i++)
    gtk_string_list_append (titles, _ (lyd_export_kinds[i].title));
  gtk_string_list_append (titles, _ ("Tickets"));
  adw_combo_row_set_model (self->what, G_LIST_MODEL (titles));
}

static char *
get_last_folder (void)
{
  g_autoptr (GSettings) settings = lyd_settings_new ();
  g_autofree char *folder = settings != NULL ? g_settings_get_string (settings, "export-folder") : g_strdup ("");
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (folder[0] != '\0')
    return g_steal_pointer (&folder);
  return g_strdup (documents != NULL ? documents : g_get_home_dir ());
}

/* @event: copied */
LydExportDialog *
lyd_export_dialog_new (GtkWindow *parent,
                       LydStore *store,
                       const LydEvent *event)
{
  LydExportDialog *self = g_object_new (LYD_TYPE_EXPORT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autofree char *folder = get_last_folder ();

  self->store = g_object_ref (store);
  self->event = lyd_event_copy (event);
  lyd_export_dialog_set_folder (self, folder);
  what_changed_cb (self);
  return self;
}
