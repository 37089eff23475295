#include "lyd-programs-page.h"

#include "lyd-program-dialog.h"
#include "lyd-store-plan.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydProgramsPage {
  AdwPreferencesPage parent_instance;

  LydStore *store;
  LydReportSheet *sheet; /* as last read; NULL: not yet */
  LydId edited;          /* whose dialog is open */
  guint n_pending;

  AdwPreferencesGroup *programs;
  GPtrArray *program_rows;
  AdwPreferencesGroup *areas;
  GPtrArray *area_rows;
  AdwEntryRow *new_area;
};

G_DEFINE_FINAL_TYPE (LydProgramsPage, lyd_programs_page, ADW_TYPE_PREFERENCES_PAGE)

static void refresh (LydProgramsPage *self);

/* ---- what was done ---- */

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydProgramsPage) self = data;
  g_autoptr (LydUndoResult) undone = lyd_store_undo_finish (LYD_STORE (source), result, NULL);

  self->n_pending--;
  if (self->store != NULL)
    refresh (self);
}

static void
undo_cb (LydProgramsPage *self,
         AdwToast *toast)
{
  const LydId *entry = g_object_get_data (G_OBJECT (toast), "lyd-entry");

  if (self->store == NULL)
    return;
  self->n_pending++;
  lyd_store_undo_async (self->store, entry, undone_cb, g_object_ref (self));
}

static void
say (LydProgramsPage *self,
     const char *message,
     const LydId *entry)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast;

  if (!ADW_IS_PREFERENCES_WINDOW (root))
    return;
  toast = adw_toast_new (escaped);
  if (entry != NULL && !lyd_id_is_none (entry)) {
    adw_toast_set_button_label (toast, _ ("_Undo"));
    g_object_set_data_full (G_OBJECT (toast), "lyd-entry", g_memdup2 (entry, sizeof *entry), g_free);
    g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  }
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (root), toast);
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydProgramsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL)
    return;
  if (done == NULL)
    say (self, error->message, NULL);
  else if (done->sentence != NULL)
    say (self, done->sentence, &done->entry);
  refresh (self);
}

/* ---- programs ---- */

static void
save_cb (LydProgramsPage *self,
         const LydProgram *program)
{
  if (self->store == NULL)
    return;
  self->n_pending++;
  lyd_store_save_program_async (self->store, program, done_cb, g_object_ref (self));
}

static void
remove_cb (LydProgramsPage *self)
{
  if (self->store == NULL)
    return;
  self->n_pending++;
  lyd_store_remove_program_async (self->store, &self->edited, done_cb, g_object_ref (self));
}

static void
open_dialog (LydProgramsPage *self,
             const LydProgramLine *line)
{
  LydProgramDialog *dialog =
    lyd_program_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), line != NULL ? line->program : NULL,
                            line != NULL && line->n_events > 0);

  self->edited = line != NULL ? line->program->id : lyd_id_none;
  g_signal_connect_object (dialog, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  open_dialog (LYD_PROGRAMS_PAGE (widget), NULL);
}

/* @parameter: the program's id */
static void
edit_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydProgramsPage *self = LYD_PROGRAMS_PAGE (widget);
  LydId id;

  if (!lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    return;
  for (guint i = 0; self->sheet != NULL && i < self->sheet->programs->len; i++) {
    const LydProgramLine *line = g_ptr_array_index (self->sheet->programs, i);

    if (lyd_id_equal (&line->program->id, &id)) {
      open_dialog (self, line);
      return;
    }
  }
}

static GtkWidget *
make_program (const LydProgramLine *line)
{
  const LydProgram *program = line->program;
  int kind = lyd_word_find (&lyd_program_kinds, program->kind);
  g_autofree char *dates = program->starts != NULL || program->ends != NULL
                             ? g_strdup_printf ("%s – %s", program->starts != NULL ? program->starts : "",
                                                program->ends != NULL ? program->ends : "")
                             : NULL;
  g_autofree char *events =
    g_strdup_printf (ngettext ("%d event", "%d events", (gulong) line->n_events), line->n_events);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *words = NULL;
  GtkWidget *row;

  g_ptr_array_add (parts, (gpointer) (kind >= 0 ? lyd_word_title (&lyd_program_kinds, kind) : program->kind));
  if (program->funder != NULL)
    g_ptr_array_add (parts, program->funder);
  if (dates != NULL)
    g_ptr_array_add (parts, dates);
  g_ptr_array_add (parts, events);
  g_ptr_array_add (parts, NULL);
  words = g_strjoinv (" · ", (char **) parts->pdata);
  row = lyd_directory_row_new (NULL, program->name, words);
  lyd_directory_row_link (row, "programs.edit", &program->id);
  return row;
}

/* ---- policy areas ---- */

/* The list without @area, and with @added at its end. Both nullable. */
static void
set_areas (LydProgramsPage *self,
           const char *area,
           const char *added)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();

  for (guint i = 0; self->sheet->policy_areas[i] != NULL; i++)
    if (g_strcmp0 (self->sheet->policy_areas[i], area) != 0)
      g_ptr_array_add (areas, self->sheet->policy_areas[i]);
  if (added != NULL)
    g_ptr_array_add (areas, (gpointer) added);
  g_ptr_array_add (areas, NULL);
  self->n_pending++;
  lyd_store_set_policy_areas_async (self->store, (const char *const *) areas->pdata, done_cb, g_object_ref (self));
}

static void
add_area_cb (LydProgramsPage *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_area))));

  if (text[0] == '\0' || self->store == NULL || self->sheet == NULL)
    return;
  set_areas (self, NULL, text);
  gtk_editable_set_text (GTK_EDITABLE (self->new_area), "");
}

/* @parameter: the area; events that have it keep it */
static void
remove_area_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  LydProgramsPage *self = LYD_PROGRAMS_PAGE (widget);

  if (self->store != NULL && self->sheet != NULL)
    set_areas (self, g_variant_get_string (parameter, NULL), NULL);
}

static GtkWidget *
make_area (const char *area)
{
  GtkWidget *row = lyd_directory_row_new (NULL, area, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *words = g_strdup_printf (_ ("Remove %s"), area);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", area);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "programs.remove-area");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* ---- reading ---- */

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydProgramsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydReportSheet) sheet = lyd_store_get_report_sheet_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL)
    return;
  if (sheet == NULL) {
    say (self, error->message, NULL);
    return;
  }
  g_clear_pointer (&self->sheet, lyd_report_sheet_free);
  self->sheet = g_steal_pointer (&sheet);
  lyd_directory_empty (self->programs, self->program_rows);
  lyd_directory_empty (self->areas, self->area_rows);
  for (guint i = 0; i < self->sheet->programs->len; i++)
    lyd_directory_add (self->programs, self->program_rows,
                       make_program (g_ptr_array_index (self->sheet->programs, i)));
  if (self->sheet->programs->len == 0)
    lyd_directory_add (self->programs, self->program_rows,
                       lyd_directory_row_new (NULL, _ ("None yet"),
                                              _ ("A grant, a campaign or a network that events are reported under.")));
  for (guint i = 0; self->sheet->policy_areas[i] != NULL; i++)
    lyd_directory_add (self->areas, self->area_rows, make_area (self->sheet->policy_areas[i]));
}

static void
refresh (LydProgramsPage *self)
{
  self->n_pending++;
  lyd_store_get_report_sheet_async (self->store, NULL, NULL, read_cb, g_object_ref (self));
}

static void
lyd_programs_page_dispose (GObject *object)
{
  LydProgramsPage *self = LYD_PROGRAMS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_PROGRAMS_PAGE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->sheet, lyd_report_sheet_free);
  g_clear_pointer (&self->program_rows, g_ptr_array_unref);
  g_clear_pointer (&self->area_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_programs_page_parent_class)->dispose (object);
}

static void
lyd_programs_page_class_init (LydProgramsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_programs_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/programs/lyd-programs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydProgramsPage, programs);
  gtk_widget_class_bind_template_child (widget_class, LydProgramsPage, areas);
  gtk_widget_class_bind_template_child (widget_class, LydProgramsPage, new_area);
  gtk_widget_class_bind_template_callback (widget_class, add_area_cb);
  gtk_widget_class_install_action (widget_class, "programs.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "programs.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "programs.remove-area", "s", remove_area_action);
}

static void
lyd_programs_page_init (LydProgramsPage *self)
{
  self->program_rows = g_ptr_array_new ();
  self->area_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lyd_programs_page_set_store (LydProgramsPage *self,
                             LydStore *store)
{
  g_set_object (&self->store, store);
  refresh (self);
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_programs_page_is_idle (LydProgramsPage *self)
{
  return self->n_pending == 0;
}
