#include "lyd-shoot.h"

#include "badges/lyd-badges-page.h"
#include "lyd-plan.h"

#include <glib/gi18n.h>

/* shots-empty FOLDER [SUFFIX]: what somebody sees who has just begun: an event without people, page by page. */

static void
add_retreat (LydHarness *harness)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) file = lyd_file_open (harness->path, 0, &harness->context, &error);
  g_autoptr (LydEvent) event = lyd_plan_new_event (LYD_KIND_RETREAT, harness->now, "America/New_York");

  g_assert_no_error (error);
  g_free (event->title);
  event->title = g_strdup ("2027 Partnership Retreat");
  g_free (event->venue);
  event->venue = g_strdup ("Harbor Conference Hotel, Baltimore");
  lyd_plan_add_event (file, event, &error);
  g_assert_no_error (error);
}

static void
shoot_page (LydHarness *harness,
            const char *page)
{
  g_autofree char *name = g_strdup_printf ("window-%s-empty", page);

  lyd_harness_show_event_page (harness, page);
  if (g_str_equal (page, "badges"))
    WAIT_FOR (lyd_badges_page_is_ready (LYD_BADGES_PAGE (lyd_harness_find (GTK_WIDGET (harness->window), "badges"))));
  shoot (harness->window, name, 1200, 760);
}

int
main (int argc,
      char *argv[])
{
  static const char *const pages[] = { "registrations", "sessions", "badges" };
  LydHarness harness = { 0 };
  int status = shoot_init (argc, argv);

  if (status != 0)
    return status;
  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  add_retreat (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  WAIT_FOR (lyd_harness_find_row (GTK_WIDGET (harness.window), "2027 Partnership Retreat") != NULL);
  shoot (harness.window, "window-events-empty", 1200, 760);
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), _ ("Nobody is registered yet")));
  shoot (harness.window, "window-overview-empty", 1200, 760);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    shoot_page (&harness, pages[i]);
  lyd_harness_stop (&harness);
  return 0;
}
