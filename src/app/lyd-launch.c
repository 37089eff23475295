#include "lyd-launch.h"

#include "lyd-material.h"

/* Opening things in the programs that people use for them, in a sandbox through its portal. Only links to web pages and
 * files of a kind that is shown get here, and nothing is ever run. */
typedef struct {
  GtkWidget *widget;
  LydLaunchedFunc func;
} Launch;

static void
launched_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autofree Launch *launch = data;
  g_autoptr (GtkWidget) widget = launch->widget;
  g_autoptr (GError) error = NULL;

  (void) gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error);
  if (launch->func != NULL && gtk_widget_get_root (widget) != NULL)
    launch->func (widget, error);
}

static void
launch (GtkWidget *widget,
        const char *uri,
        LydLaunchedFunc func)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Launch *launch = g_new0 (Launch, 1);

  launch->widget = g_object_ref (widget);
  launch->func = func;
  gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL, launched_cb, launch);
}

/* @link: anything but a link to a web page is left alone */
void
lyd_launch_link (GtkWidget *widget,
                 const char *link,
                 LydLaunchedFunc func)
{
  g_autofree char *clean = lyd_link_clean (link);

  g_return_if_fail (clean != NULL);

  launch (widget, clean, func);
}

void
lyd_launch_file (GtkWidget *widget,
                 const char *path,
                 LydLaunchedFunc func)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    launch (widget, uri, func);
}

/* Returns: (transfer full): where things are laid out for other programs: it is emptied when somebody logs out */
char *
lyd_launch_dup_folder (const char *what)
{
  return g_build_filename (g_get_user_runtime_dir (), "lanyard", what, NULL);
}
