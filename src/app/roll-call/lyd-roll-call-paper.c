#include "lyd-roll-call-paper.h"

#include "lyd-print-pages.h"

#include <glib/gi18n.h>

static void
printed_cb (gboolean printed,
            const GError *error,
            gpointer data)
{
  g_autoptr (LydRollCallWindow) self = data;

  if (error != NULL)
    lyd_roll_call_window_toast (self, error->message);
}

static void
drawn_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydRollCallWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydListPages) pages = lyd_store_draw_roll_call_finish (LYD_STORE (source), result, &error);

  if (!lyd_roll_call_window_is_open (self))
    return;
  if (pages == NULL)
    lyd_roll_call_window_toast (self, error->message);
  else
    lyd_print_pages (pages->pages, pages->width, pages->height, _ ("Roll call"), GTK_WINDOW (self), printed_cb,
                     g_object_ref (self));
}

/* Asks for the printer; the list is that of now. */
void
lyd_roll_call_print (LydRollCallWindow *self,
                     LydStore *store,
                     const LydId *event,
                     gboolean missing)
{
  lyd_store_draw_roll_call_async (store, event, missing, NULL, drawn_cb, g_object_ref (self));
}

static void
kept_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydRollCallWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  gboolean done = lyd_store_save_roll_call_finish (LYD_STORE (source), result, &path, &error);

  if (!lyd_roll_call_window_is_open (self))
    return;
  if (!done)
    lyd_roll_call_window_toast (self, error->message);
  else if (path == NULL)
    lyd_roll_call_window_toast (self, _ ("Nobody has arrived yet, so there is no list."));
  else
    lyd_roll_call_window_tell_saved (self, path);
}

/* Writes it where lists are kept, without asking anything: nobody has time for a question. */
void
lyd_roll_call_keep (LydRollCallWindow *self,
                    LydStore *store,
                    const LydId *event,
                    gboolean missing)
{
  lyd_store_save_roll_call_async (store, event, g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS), missing, kept_cb,
                                  g_object_ref (self));
}
