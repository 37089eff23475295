#include "lyd-archive-bar.h"

#include "lyd-phrases.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>

struct _LydArchiveBar {
  AdwBin parent_instance;

  LydStore *store;

  GtkRevealer *revealer;
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE (LydArchiveBar, lyd_archive_bar, ADW_TYPE_BIN)

static void
self_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydArchiveBar) self = data;
  gint64 made_at = LYD_TIME_NONE;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  if (!lyd_store_get_archive_self_finish (LYD_STORE (source), result, &made_at, NULL) ||
      self->store != LYD_STORE (source) || made_at == LYD_TIME_NONE)
    return;
  day = lyd_words_day (made_at, zone);
  /* Translators: a day */
  words =
    g_strdup_printf (_ ("Archive made on %s: to be looked at, searched and exported; nothing in it changes."), day);
  gtk_label_set_label (self->words, words);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/* @store: (nullable): the file that is open now */
void
lyd_archive_bar_set_store (LydArchiveBar *self,
                           LydStore *store)
{
  g_set_object (&self->store, store);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  if (store != NULL)
    lyd_store_get_archive_self_async (store, self_cb, g_object_ref (self));
}

static void
lyd_archive_bar_dispose (GObject *object)
{
  LydArchiveBar *self = LYD_ARCHIVE_BAR (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (lyd_archive_bar_parent_class)->dispose (object);
}

static void
lyd_archive_bar_class_init (LydArchiveBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_archive_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/closing/lyd-archive-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LydArchiveBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, LydArchiveBar, words);
}

static void
lyd_archive_bar_init (LydArchiveBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
