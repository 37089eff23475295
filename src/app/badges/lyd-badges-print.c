#include "lyd-badges-print.h"

#include "lyd-print-pages.h"

#include <glib/gi18n.h>

/* One run of the print dialog, until the pages are with the printer. */
typedef struct {
  LydBadgePages *pages;
  LydBadgesPrinted printed;
  gpointer data;
} Run;

static void
printed_cb (gboolean printed,
            const GError *error,
            gpointer data)
{
  g_autofree Run *run = data;
  g_autoptr (LydBadgePages) pages = run->pages;

  run->printed (printed ? pages : NULL, error, run->data);
}

/**
 * lyd_badges_print_run:
 * @pages: (transfer full): from the first page on
 * @printed: called once; the pages are gone after it
 *
 * Asks for the printer and prints at actual size: the page's own measures, no margins, nothing scaled.
 */
void
lyd_badges_print_run (LydBadgePages *pages,
                      GtkWindow *parent,
                      LydBadgesPrinted printed,
                      gpointer data)
{
  Run *run = g_new0 (Run, 1);

  run->pages = pages;
  run->printed = printed;
  run->data = data;
  lyd_print_pages (pages->pages, pages->width, pages->height, _ ("Badges"), parent, printed_cb, run);
}
