#include "lyd-shoot.h"

#include "lyd-crowd.h"
#include "registrations/lyd-registrations-page.h"

#include <glib/gi18n.h>
#include <stdlib.h>

/* shots-crowd FOLDER [SUFFIX]: an event of 100,000 registrations, page by page. SHOTS_CROWD=N makes it of another size.
 */

static gboolean
has_rows (LydHarness *harness)
{
  GtkWidget *page = lyd_harness_find (GTK_WIDGET (harness->window), "registrations");
  GListModel *list = lyd_registrations_page_get_list (LYD_REGISTRATIONS_PAGE (page));

  return list != NULL && g_list_model_get_n_items (list) > 0 &&
         lyd_registrations_page_is_idle (LYD_REGISTRATIONS_PAGE (page));
}

static void
make_crowd (LydHarness *harness)
{
  const char *size = g_getenv ("SHOTS_CROWD");
  int n = size != NULL ? atoi (size) : 100000;
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (harness->path, LYD_FILE_CREATE, &harness->context, &error);
  LydCrowd crowd;

  g_assert_no_error (error);
  lyd_crowd_fill (file, n, n * 2 / 5, &crowd);
  lyd_file_close (file);
  lyd_crowd_clear (&crowd);
}

int
main (int argc,
      char *argv[])
{
  LydHarness harness = { 0 };
  int status = shoot_init (argc, argv);

  if (status != 0)
    return status;
  lyd_harness_prepare (&harness);
  make_crowd (&harness);
  lyd_harness_run (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  shoot (harness.window, "window-events-crowd", 1200, 760);
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), _ ("What needs you")));
  shoot (harness.window, "window-overview-crowd", 1200, 760);
  lyd_harness_show_event_page (&harness, "registrations");
  WAIT_FOR (has_rows (&harness));
  shoot (harness.window, "window-registrations-crowd", 1200, 760);
  lyd_harness_stop (&harness);
  return 0;
}
