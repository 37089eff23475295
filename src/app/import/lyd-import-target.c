#include "lyd-import-target.h"

#include "lyd-phrases.h"
#include "lyd-overview.h"

#include <glib/gi18n.h>

/* The events around today; another one is opened first. */
#define MAX_EVENTS 30

struct _LydImportTarget {
  AdwWindow parent_instance;

  GtkLabel *sentence;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (LydImportTarget, lyd_import_target, ADW_TYPE_WINDOW)

enum { SIGNAL_CHOSEN,
       N_SIGNALS };

static guint signals[N_SIGNALS];

static void
activated_cb (LydImportTarget *self,
              GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "lyd-event"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
lyd_import_target_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_IMPORT_TARGET);
  G_OBJECT_CLASS (lyd_import_target_parent_class)->dispose (object);
}

static void
lyd_import_target_class_init (LydImportTargetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_import_target_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", LYD_TYPE_IMPORT_TARGET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/import/lyd-import-target.ui");
  gtk_widget_class_bind_template_child (widget_class, LydImportTarget, sentence);
  gtk_widget_class_bind_template_child (widget_class, LydImportTarget, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_import_target_init (LydImportTarget *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gint64
distance (const LydEventSummary *summary,
          gint64 now)
{
  if (now < summary->event->start)
    return summary->event->start - now;
  /* What is to come goes before what was as long ago. */
  return now > summary->event->end ? 2 * (now - summary->event->end) : 0;
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer now)
{
  gint64 left = distance (*(LydEventSummary *const *) a, *(gint64 *) now);
  gint64 right = distance (*(LydEventSummary *const *) b, *(gint64 *) now);

  return (left > right) - (left < right);
}

static void
add_event (LydImportTarget *self,
           const LydEvent *event)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (event->title, -1);
  g_autofree char *days = lyd_format_days (event);
  g_autofree char *subtitle = g_markup_escape_text (days, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "lyd-event", g_memdup2 (&event->id, sizeof event->id), g_free);
  gtk_list_box_append (self->list, row);
}

/* @summaries: of LydEventSummary */
LydImportTarget *
lyd_import_target_new (GtkWindow *parent,
                       const GPtrArray *summaries,
                       gint64 now,
                       const char *file_name)
{
  LydImportTarget *self = g_object_new (LYD_TYPE_IMPORT_TARGET, "transient-for", parent, "modal", TRUE, NULL);
  g_autofree char *sentence = g_strdup_printf (_ ("Which event did the people in “%s” register for?"), file_name);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < summaries->len; i++) {
    LydEventSummary *summary = g_ptr_array_index (summaries, i);

    if (summary->event->state != LYD_EVENT_CANCELLED && !summary->event->sensitive)
      g_ptr_array_add (sorted, summary);
  }
  g_ptr_array_sort_with_data (sorted, compare, &now);
  gtk_label_set_label (self->sentence, sentence);
  for (guint i = 0; i < MIN (sorted->len, MAX_EVENTS); i++)
    add_event (self, ((LydEventSummary *) g_ptr_array_index (sorted, i))->event);
  return self;
}
