#include "lyd-online-import-window-private.h"

#include "import/lyd-import-words.h"
#include "lyd-date-reader.h"
#include "lyd-format.h"
#include "lyd-store-plan.h"

#include <glib/gi18n.h>

static gboolean
has_plan (LydOnlineImportWindow *self)
{
  return lyd_online_import_window_get_plan (self) != NULL && lyd_online_import_window_is_step (self, "preview") &&
         self->n_pending == 0;
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int response,
           gpointer data)
{
  LydOnlineImportWindow *self = data;

  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

    if (file != NULL)
      lyd_online_import_window_open_file (self, file);
  }
  g_clear_object (&self->chooser);
}

static void
choose_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydOnlineImportWindow *self = LYD_ONLINE_IMPORT_WINDOW (widget);

  g_clear_object (&self->chooser);
  self->chooser = lyd_import_make_chooser (GTK_WINDOW (self), _ ("Choose an Attendance Report"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
open_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  lyd_online_import_window_open_file (LYD_ONLINE_IMPORT_WINDOW (widget), file);
}

static void
back_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  if (!lyd_online_import_window_is_step (LYD_ONLINE_IMPORT_WINDOW (widget), "import"))
    lyd_online_import_window_choose_again (LYD_ONLINE_IMPORT_WINDOW (widget));
}

/* Says otherwise: what the file is, by which clock, on which day, which session. All of them plan anew. */
static void
say_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  LydOnlineImportWindow *self = LYD_ONLINE_IMPORT_WINDOW (widget);
  const char *words = g_variant_get_string (parameter, NULL);

  LydId session;

  if (!has_plan (self))
    return;
  if (g_str_equal (name, "attendance.format")) {
    lyd_attendance_draft_set_format (self->draft, words);
    self->said_format = TRUE;
  } else if (g_str_equal (name, "attendance.zone")) {
    lyd_attendance_draft_set_timezone (self->draft, words);
  } else if (g_str_equal (name, "attendance.day")) {
    lyd_attendance_draft_set_day (self->draft, words);
  } else if (g_str_equal (name, "attendance.date-order")) {
    self->order = 1 + (g_str_equal (words, "day") ? LYD_DATE_DAY_FIRST : LYD_DATE_MONTH_FIRST);
    lyd_attendance_draft_set_order (self->draft, self->order);
  } else if (lyd_id_from_string (&session, words)) {
    self->session = session;
    self->session_chosen = TRUE;
    lyd_attendance_draft_set_session (self->draft, &session);
  }
  lyd_online_import_window_plan (self);
}

/* Whether an earlier version of the report counts as well. */
static void
replace_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  LydOnlineImportWindow *self = LYD_ONLINE_IMPORT_WINDOW (widget);
  gboolean yes = g_str_equal (g_variant_get_string (parameter, NULL), "yes");

  if (!has_plan (self))
    return;
  self->replace = yes ? LYD_REPLACE_YES : LYD_REPLACE_ADD;
  lyd_attendance_draft_set_replace (self->draft, self->replace);
  lyd_online_import_window_show_plan (self, FALSE);
}

static void
group_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydOnlineImportWindow *self = LYD_ONLINE_IMPORT_WINDOW (widget);
  const char *word = g_variant_get_string (parameter, NULL);

  for (int i = 0; has_plan (self) && i < LYD_ONLINE_N_GROUPS; i++)
    if (g_str_equal (lyd_online_group_get_word ((LydOnlineGroup) i), word))
      lyd_online_import_window_show_group (self, (LydOnlineGroup) i, LYD_ONLINE_PAGE);
}

static void
more_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydOnlineImportWindow *self = LYD_ONLINE_IMPORT_WINDOW (widget);

  if (has_plan (self))
    lyd_online_import_window_show_group (self, self->group, self->n_rows + LYD_ONLINE_PAGE);
}

static void
apply_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  if (has_plan (LYD_ONLINE_IMPORT_WINDOW (widget)))
    lyd_online_import_window_apply (LYD_ONLINE_IMPORT_WINDOW (widget));
}

/* ---- rows of choices ---- */

static void
format_selected_cb (LydOnlineImportWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->format_row);

  if (!self->filling && selected < self->formats_list->len)
    gtk_widget_activate_action (GTK_WIDGET (self), "attendance.format", "s",
                                ((const LydFormat *) g_ptr_array_index (self->formats_list, selected))->id);
}

static void
session_selected_cb (LydOnlineImportWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->session_row);
  g_autofree char *id = NULL;

  if (self->filling || self->list == NULL || selected >= self->list->len)
    return;
  id = lyd_id_to_string (&((const LydSessionSummary *) g_ptr_array_index (self->list, selected))->session->id);
  gtk_widget_activate_action (GTK_WIDGET (self), "attendance.target", "s", id);
}

static void
zone_selected_cb (LydOnlineImportWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->zone_row);

  if (!self->filling && self->zones != NULL && selected < self->zones->len)
    gtk_widget_activate_action (GTK_WIDGET (self), "attendance.zone", "s", g_ptr_array_index (self->zones, selected));
}

static void
order_selected_cb (LydOnlineImportWindow *self)
{
  if (!self->filling)
    gtk_widget_activate_action (GTK_WIDGET (self), "attendance.date-order", "s",
                                adw_combo_row_get_selected (self->order_row) == 1 ? "day" : "month");
}

static void
day_applied_cb (LydOnlineImportWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "attendance.day", "s", gtk_editable_get_text (self->day_row));
}

void
lyd_online_import_window_install_actions (GtkWidgetClass *widget_class)
{
  static const char *const sayings[] = { "attendance.format", "attendance.zone", "attendance.day",
                                         "attendance.date-order", "attendance.target" };

  gtk_widget_class_bind_template_callback (widget_class, format_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, zone_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_applied_cb);
  gtk_widget_class_install_action (widget_class, "attendance.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "attendance.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "attendance.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "attendance.stop", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "attendance.group", "s", group_action);
  gtk_widget_class_install_action (widget_class, "attendance.more", NULL, more_action);
  gtk_widget_class_install_action (widget_class, "attendance.replace", "s", replace_action);
  gtk_widget_class_install_action (widget_class, "attendance.apply", NULL, apply_action);
  for (gsize i = 0; i < G_N_ELEMENTS (sayings); i++)
    gtk_widget_class_install_action (widget_class, sayings[i], "s", say_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "attendance.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "attendance.choose", NULL);
}
