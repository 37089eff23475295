#include "lyd-frozen-group.h"

#include "lyd-figures-row.h"
#include "lyd-frozen-page.h"
#include "lyd-report-look.h"
#include "lyd-reports-page.h"
#include "lyd-window.h"
#include "lyd-words-report.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>
#include <string.h>

/* What so many of them would be now is told in the list; each of them has to be counted for it. */
#define MAX_COMPARED 8

struct _LydFrozenGroup {
  AdwBin parent_instance;

  LydStore *store;
  LydReachQuery query; /* of the numbers that are shown, and would be frozen */
  char *title;         /* what they are about */
  GPtrArray *list;     /* of LydSnapshot; NULL: not yet */
  GCancellable *asked;
  guint n_pending;
  gboolean narrow;

  AdwPreferencesGroup *group;
  GPtrArray *rows; /* of LydFiguresRow: as @list */
  LydFigures figures;
};

G_DEFINE_FINAL_TYPE (LydFrozenGroup, lyd_frozen_group, ADW_TYPE_BIN)

static void read_list (LydFrozenGroup *self);

static LydWindow *
get_window (LydFrozenGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return LYD_IS_WINDOW (root) ? LYD_WINDOW (root) : NULL;
}

/* ---- the list ---- */

/* "as of September 22, 2027 · October 2026 – September 2027" */
static char *
describe (const LydSnapshot *snapshot)
{
  g_autofree char *day = lyd_report_format_date (snapshot->at, NULL);
  g_autofree char *period = lyd_words_report_period (snapshot->query.from, snapshot->query.to);
  g_autofree char *title = g_strdup_printf (_ ("as of %s"), day);

  return strstr (snapshot->title, period) != NULL ? g_steal_pointer (&title)
                                                  : g_strdup_printf ("%s · %s", title, period);
}

static void
show_list (LydFrozenGroup *self)
{
  lyd_directory_empty (self->group, self->rows);
  for (guint i = 0; i < self->list->len; i++) {
    const LydSnapshot *snapshot = g_ptr_array_index (self->list, i);
    g_autofree char *subtitle = describe (snapshot);
    g_autofree char *people = lyd_report_count_people ((int) lyd_snapshot_get_number (snapshot, LYD_NUMBER_PEOPLE));
    g_autofree char *id = lyd_id_to_string (&snapshot->id);
    LydFiguresRow *row = LYD_FIGURES_ROW (lyd_figures_row_new (&self->figures, snapshot->title, subtitle));

    lyd_figures_row_set (row, 1, people);
    lyd_figures_row_set_narrow (row, self->narrow);
    lyd_figures_row_link (row, "frozen.open", g_variant_new_string (id));
    lyd_directory_add (self->group, self->rows, GTK_WIDGET (row));
  }
}

static void
compared_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydFrozenGroup) self = data;
  g_autoptr (LydSnapshot) one = lyd_store_get_snapshot_finish (LYD_STORE (source), result, NULL);

  self->n_pending--;
  for (guint i = 0; one != NULL && self->list != NULL && i < self->list->len; i++) {
    gint64 now = lyd_snapshot_get_now (one, LYD_NUMBER_PEOPLE);
    g_autofree char *words = NULL;

    if (!lyd_id_equal (&((const LydSnapshot *) g_ptr_array_index (self->list, i))->id, &one->id) || now < 0 ||
        now == lyd_snapshot_get_number (one, LYD_NUMBER_PEOPLE))
      continue;
    words = g_strdup_printf (_ ("would now be %d"), (int) now);
    lyd_figures_row_set (g_ptr_array_index (self->rows, i), 2, words);
  }
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydFrozenGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lyd_store_report_list_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store != LYD_STORE (source) || list == NULL) {
    if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      lyd_directory_tell (GTK_WIDGET (self), error);
    return;
  }
  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = g_steal_pointer (&list);
  show_list (self);
  for (guint i = 0; i < MIN (self->list->len, MAX_COMPARED); i++) {
    self->n_pending++;
    lyd_store_get_snapshot_async (self->store, &((const LydSnapshot *) g_ptr_array_index (self->list, i))->id,
                                  self->asked, compared_cb, g_object_ref (self));
  }
}

static void
read_list (LydFrozenGroup *self)
{
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_list_snapshots_async (self->store, self->asked, read_cb, g_object_ref (self));
}

/* ---- acts ---- */

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydFrozenGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);
  LydWindow *window = get_window (self);

  self->n_pending--;
  if (window == NULL || self->store != LYD_STORE (source))
    return;
  if (done == NULL)
    lyd_window_toast (window, error->message);
  else if (done->sentence != NULL)
    lyd_window_toast_undo (window, done->sentence, &done->entry);
  read_list (self);
}

/* Keeps the numbers that are shown, under a title. */
void
lyd_frozen_group_freeze (LydFrozenGroup *self,
                         const char *title)
{
  if (self->store == NULL)
    return;
  self->n_pending++;
  lyd_store_freeze_reach_async (self->store, title, &self->query, done_cb, g_object_ref (self));
}

static void
response_cb (LydFrozenGroup *self,
             const char *response,
             AdwMessageDialog *dialog)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "lyd-title");
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (strcmp (response, "freeze") == 0 && title[0] != '\0')
    lyd_frozen_group_freeze (self, title);
}

static void
title_changed_cb (GtkEditable *entry,
                  AdwMessageDialog *dialog)
{
  const char *text = gtk_editable_get_text (entry);

  adw_message_dialog_set_response_enabled (dialog, "freeze", text[strspn (text, " ")] != '\0');
}

static void
freeze_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydFrozenGroup *self = LYD_FROZEN_GROUP (widget);
  GtkWidget *dialog, *group, *entry;

  if (self->store == NULL)
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Freeze These Numbers?"),
                                   _ ("They stay as they are today, with the rows that they are made of. What they "
                                      "would be later is shown beside them."));
  group = adw_preferences_group_new ();
  entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Title"));
  gtk_editable_set_text (GTK_EDITABLE (entry), self->title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "freeze", _ ("_Freeze"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "freeze", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "freeze");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "lyd-title", entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (title_changed_cb), dialog, 0);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydFrozenGroup *self = LYD_FROZEN_GROUP (widget);
  LydId id;

  if (self->store != NULL && lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    lyd_reports_page_open_rows (widget, lyd_frozen_page_new (self->store, &id));
}

static void
lyd_frozen_group_dispose (GObject *object)
{
  LydFrozenGroup *self = LYD_FROZEN_GROUP (object);

  g_cancellable_cancel (self->asked);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_FROZEN_GROUP);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->title, g_free);
  lyd_reach_query_clear (&self->query);
  lyd_figures_clear (&self->figures);
  G_OBJECT_CLASS (lyd_frozen_group_parent_class)->dispose (object);
}

static void
lyd_frozen_group_class_init (LydFrozenGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_frozen_group_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/reports/lyd-frozen-group.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "frozen_list", FALSE,
                                             G_STRUCT_OFFSET (LydFrozenGroup, group));
  gtk_widget_class_install_action (widget_class, "frozen.freeze", NULL, freeze_action);
  gtk_widget_class_install_action (widget_class, "frozen.open", "s", open_action);
}

static void
lyd_frozen_group_init (LydFrozenGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->title = g_strdup ("");
  lyd_figures_init (&self->figures);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is shown above, and could be frozen. @query, @title: copied */
void
lyd_frozen_group_show (LydFrozenGroup *self,
                       LydStore *store,
                       const LydReachQuery *query,
                       const char *title)
{
  g_set_object (&self->store, store);
  lyd_reach_query_clear (&self->query);
  lyd_reach_query_copy (&self->query, query);
  g_free (self->title);
  self->title = g_strdup (title);
  read_list (self);
}

void
lyd_frozen_group_set_narrow (LydFrozenGroup *self,
                             gboolean narrow)
{
  self->narrow = narrow;
  for (guint i = 0; i < self->rows->len; i++)
    lyd_figures_row_set_narrow (g_ptr_array_index (self->rows, i), narrow);
}

gboolean
lyd_frozen_group_is_idle (LydFrozenGroup *self)
{
  return self->n_pending == 0;
}
