#include "lyd-export-report-dialog.h"

#include "lyd-ask-where.h"
#include "lyd-exporter.h"
#include "lyd-store-report.h"
#include "lyd-window.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydExportReportDialog {
  AdwWindow parent_instance;

  GtkWidget *view;
  GPtrArray *names; /* of char *: proposed for each item */
  GPtrArray *ends;  /* of const char *: of each format */
  LydExportReportFunc func;

  GtkLabel *words;
  AdwComboRow *what;
  AdwComboRow *format;
};

G_DEFINE_FINAL_TYPE (LydExportReportDialog, lyd_export_report_dialog, ADW_TYPE_WINDOW)

/* What a funder gets comes first, what programs read comes last. */
static const char *const formats[] = { "pdf", "xlsx", "csv", "json" };

/* ---- what was written ---- */

typedef struct {
  GtkWidget *view;
  char *path;
} Run;

static void
say_written (LydWindow *window,
             const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” is written."), name);
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _ ("_Open Folder"));
  adw_toast_set_action_target_value (toast, g_variant_new_bytestring (folder));
  adw_toast_set_action_name (toast, "win.open-folder");
  lyd_window_add_toast (window, toast);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  Run *run = data;
  g_autoptr (GtkWidget) view = run->view;
  g_autofree char *path = run->path;
  g_autoptr (GError) error = NULL;
  gboolean written = lyd_store_export_report_finish (LYD_STORE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (view);

  g_free (run);
  if (!LYD_IS_WINDOW (root))
    return;
  if (written)
    say_written (LYD_WINDOW (root), path);
  else
    lyd_window_toast (LYD_WINDOW (root), error->message);
}

static void
write_to (GtkWidget *widget,
          const char *path)
{
  LydExportReportDialog *self = LYD_EXPORT_REPORT_DIALOG (widget);
  Run *run = g_new0 (Run, 1);

  run->view = g_object_ref (self->view);
  run->path = g_strdup (path);
  self->func (self->view, adw_combo_row_get_selected (self->what), path, written_cb, run);
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- what, in which format ---- */

/* Only what every file system takes. */
static char *
make_name (LydExportReportDialog *self)
{
  guint what = MIN (adw_combo_row_get_selected (self->what), self->names->len - 1);
  guint format = MIN (adw_combo_row_get_selected (self->format), self->ends->len - 1);
  g_autofree char *name = g_strdup_printf ("%s.%s", (const char *) g_ptr_array_index (self->names, what),
                                           (const char *) g_ptr_array_index (self->ends, format));

  for (char *p = name; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) || strchr ("/\\:*?\"<>|", *p) != NULL)
      *p = '-';
  return g_steal_pointer (&name);
}

/* @parameter: a path, or "" to ask for one */
static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydExportReportDialog *self = LYD_EXPORT_REPORT_DIALOG (widget);
  const char *path = g_variant_get_string (parameter, NULL);
  g_autofree char *proposed = make_name (self);

  if (path[0] != '\0')
    write_to (widget, path);
  else
    lyd_ask_where (widget, _ ("Export the Report"), GTK_FILE_CHOOSER_ACTION_SAVE, proposed, write_to);
}

static void
fill_formats (LydExportReportDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *path = g_strconcat ("x.", formats[i], NULL);
    const LydExporter *exporter = lyd_exporter_find ("reach", path);

    if (exporter == NULL)
      continue;
    g_ptr_array_add (self->ends, (gpointer) formats[i]);
    gtk_string_list_append (titles, _ (exporter->title));
  }
  adw_combo_row_set_model (self->format, G_LIST_MODEL (titles));
}

static void
lyd_export_report_dialog_dispose (GObject *object)
{
  LydExportReportDialog *self = LYD_EXPORT_REPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_EXPORT_REPORT_DIALOG);
  g_clear_object (&self->view);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->ends, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_export_report_dialog_parent_class)->dispose (object);
}

static void
lyd_export_report_dialog_class_init (LydExportReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_export_report_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/reports/lyd-export-report-dialog.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "report_words", FALSE,
                                             G_STRUCT_OFFSET (LydExportReportDialog, words));
  gtk_widget_class_bind_template_child_full (widget_class, "report_what", FALSE,
                                             G_STRUCT_OFFSET (LydExportReportDialog, what));
  gtk_widget_class_bind_template_child_full (widget_class, "report_format", FALSE,
                                             G_STRUCT_OFFSET (LydExportReportDialog, format));
  gtk_widget_class_install_action (widget_class, "report.save", "s", save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_export_report_dialog_init (LydExportReportDialog *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->ends = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_formats (self);
}

/**
 * lyd_export_report_dialog_new:
 * @view: whose report it is: given to @func
 * @words: what the report is about
 * @items: at least one
 */
LydExportReportDialog *
lyd_export_report_dialog_new (GtkWidget *view,
                              const char *words,
                              const LydExportReportItem *items,
                              guint n_items,
                              LydExportReportFunc func)
{
  LydExportReportDialog *self = g_object_new (LYD_TYPE_EXPORT_REPORT_DIALOG, "transient-for",
                                              gtk_widget_get_root (view), "modal", TRUE, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->view = g_object_ref (view);
  self->func = func;
  for (guint i = 0; i < n_items; i++) {
    g_ptr_array_add (self->names, g_strdup (items[i].name));
    gtk_string_list_append (titles, items[i].title);
  }
  adw_combo_row_set_model (self->what, G_LIST_MODEL (titles));
  gtk_widget_set_visible (GTK_WIDGET (self->what), n_items > 1);
  gtk_label_set_label (self->words, words);
  return self;
}
