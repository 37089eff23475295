#include "lyd-desk-bar.h"

#include "lyd-ask-where.h"
#include "lyd-store-events.h"

#include <glib/gi18n.h>

struct _LydDeskBar {
  AdwBin parent_instance;

  LydStore *store;
  GCancellable *cancellable;
  LydDeskCopy *copy; /* NULL: a network's own file, or not known yet */
  char *home;        /* the desk that it was copied at */
  char *title;       /* of the event */

  GtkRevealer *revealer;
  GtkLabel *words;
  GtkButton *save;
  GtkOrientable *buttons;
  guint fold_source;
  gboolean narrow;
};

/* Below this width the buttons stand below each other, so that the words keep their place. */
#define NARROW 560

static guint said_signal;

G_DEFINE_FINAL_TYPE (LydDeskBar, lyd_desk_bar, ADW_TYPE_BIN)

static void
say (LydDeskBar *self)
{
  g_auto (GStrv) unseen = g_strsplit (self->copy->origin, "\n", -1);
  g_autofree char *line = lyd_desk_copy_describe_unseen (unseen);
  /* Translators: a desk's name */
  g_autofree char *what = g_strdup_printf (_ ("Copy for %s"), self->copy->label);
  g_autofree char *all = g_strdup_printf ("%s. %s.", what, line);
  g_autofree char *save = g_strdup_printf (_ ("_Save for %s…"), self->home);

  gtk_label_set_label (self->words, all);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), self->title);
  gtk_button_set_label (self->save, save);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static void
event_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydDeskBar) self = data;
  g_autoptr (LydEventSummary) summary = lyd_store_get_event_finish (LYD_STORE (source), result, NULL);

  if (summary == NULL || self->store != LYD_STORE (source) || self->copy == NULL)
    return;
  g_free (self->title);
  self->title = g_strdup (summary->event->title);
  say (self);
}

static void
self_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydDeskBar) self = data;
  g_auto (GStrv) desks = NULL;
  LydDeskCopy *copy;

  if (!lyd_store_get_desk_self_finish (LYD_STORE (source), result, &copy, NULL))
    return;
  if (self->store != LYD_STORE (source) || copy == NULL) {
    g_clear_pointer (&copy, lyd_desk_copy_free);
    return;
  }
  g_clear_pointer (&self->copy, lyd_desk_copy_free);
  self->copy = copy;
  desks = g_strsplit (copy->origin, "\n", -1);
  g_free (self->home);
  self->home = g_strdup (desks[0]);
  lyd_store_get_event_async (self->store, &copy->event, self->cancellable, event_cb, g_object_ref (self));
}

/* @store: (nullable): the file that is open now */
void
lyd_desk_bar_set_store (LydDeskBar *self,
                        LydStore *store)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->store, store);
  g_clear_pointer (&self->copy, lyd_desk_copy_free);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  if (store != NULL)
    lyd_store_get_desk_self_async (store, self->cancellable, self_cb, g_object_ref (self));
}

gboolean
lyd_desk_bar_is_shown (LydDeskBar *self)
{
  return gtk_revealer_get_reveal_child (self->revealer);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydDeskBar) self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = lyd_store_save_desk_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = saved ? g_strdup_printf (_ ("Saved. Bring it back in Lanyard on %s’s computer."), self->home)
                                 : g_strdup (error->message);

  g_signal_emit (self, said_signal, 0, words);
}

static void
save_to (GtkWidget *widget,
         const char *path)
{
  LydDeskBar *self = LYD_DESK_BAR (widget);

  if (self->store != NULL)
    lyd_store_save_desk_async (self->store, path, saved_cb, g_object_ref (self));
}

static void
save_to_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  save_to (widget, g_variant_get_string (parameter, NULL));
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydDeskBar *self = LYD_DESK_BAR (widget);
  g_autofree char *file = NULL;

  if (self->copy == NULL || self->title == NULL)
    return;
  file = lyd_desk_copy_suggest_name (self->title, self->copy->label);
  lyd_ask_where (widget, gtk_button_get_label (self->save), GTK_FILE_CHOOSER_ACTION_SAVE, file, save_to);
}

static void
fold_cb (gpointer data)
{
  LydDeskBar *self = data;

  self->fold_source = 0;
  gtk_orientable_set_orientation (self->buttons,
                                  self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/* Without a layout manager, which would give out the sizes unseen. */
static void
lyd_desk_bar_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (LYD_DESK_BAR (widget)->revealer), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static GtkSizeRequestMode
lyd_desk_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lyd_desk_bar_size_allocate (GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  LydDeskBar *self = LYD_DESK_BAR (widget);
  gboolean narrow = width < NARROW;

  gtk_widget_allocate (GTK_WIDGET (self->revealer), width, height, baseline, NULL);
  /* Sizes may not change while they are being given out. */
  if (narrow != self->narrow && self->fold_source == 0)
    self->fold_source = g_idle_add_once (fold_cb, self);
  self->narrow = narrow;
}

static void
lyd_desk_bar_dispose (GObject *object)
{
  LydDeskBar *self = LYD_DESK_BAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->copy, lyd_desk_copy_free);
  g_clear_pointer (&self->home, g_free);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (lyd_desk_bar_parent_class)->dispose (object);
}

static void
lyd_desk_bar_class_init (LydDeskBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_desk_bar_dispose;
  widget_class->measure = lyd_desk_bar_measure;
  widget_class->get_request_mode = lyd_desk_bar_get_request_mode;
  widget_class->size_allocate = lyd_desk_bar_size_allocate;
  /* For a toast. */
  said_signal =
    g_signal_new ("said", LYD_TYPE_DESK_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/second-desk/lyd-desk-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LydDeskBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, LydDeskBar, words);
  gtk_widget_class_bind_template_child (widget_class, LydDeskBar, save);
  gtk_widget_class_bind_template_child (widget_class, LydDeskBar, buttons);
  gtk_widget_class_install_action (widget_class, "desk-bar.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "desk-bar.save-to", "s", save_to_action);
}

static void
lyd_desk_bar_init (LydDeskBar *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}
