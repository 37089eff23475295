#include "lyd-print-system.h"

#include <glib/gi18n.h>
#include <math.h>

/* Drivers round their sizes: so far, in points, a paper may be from the page of the stock and still be it. */
#define TOLERANCE 3.0
#define MM_PER_POINT (25.4 / 72)

typedef struct {
  GPtrArray *printers;
  LydPrintSystemFound found;
  gpointer data;
  GDestroyNotify data_free;
} Search;

static gboolean
add_cb (GtkPrinter *printer,
        gpointer data)
{
  Search *search = data;

  /* "Print to File" and the like want to be asked something. */
  if (!gtk_printer_is_virtual (printer))
    g_ptr_array_add (search->printers, g_object_ref (printer));
  return FALSE;
}

static gboolean
tell_cb (gpointer data)
{
  Search *search = data;

  search->found (search->printers, search->data);
  return G_SOURCE_REMOVE;
}

static void
search_free (gpointer data)
{
  Search *search = data;

  g_ptr_array_unref (search->printers);
  if (search->data_free != NULL)
    search->data_free (search->data);
  g_free (search);
}

/* GTK drops a search when it is over. */
static void
over_cb (gpointer data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, data, search_free);
}

/**
 * lyd_print_system_find:
 * @found: called once, later, with an array of #GtkPrinter
 *
 * Asks the print system, which may take its time; nothing waits for it.
 */
void
lyd_print_system_find (LydPrintSystemFound found,
                       gpointer data,
                       GDestroyNotify data_free)
{
  Search *search = g_new0 (Search, 1);

  search->printers = g_ptr_array_new_with_free_func (g_object_unref);
  search->found = found;
  search->data = data;
  search->data_free = data_free;
  gtk_enumerate_printers (add_cb, search, over_cb, FALSE);
}

/* Whether this system lets nothing be printed without somebody at its dialog: so it is in a Flatpak's sandbox. */
gboolean
lyd_print_system_needs_dialog (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static double
get_distance (GtkPageSetup *setup,
              double width,
              double height)
{
  GtkPaperSize *size = gtk_page_setup_get_paper_size (setup);

  return MAX (fabs (gtk_paper_size_get_width (size, GTK_UNIT_POINTS) - width),
              fabs (gtk_paper_size_get_height (size, GTK_UNIT_POINTS) - height));
}

/**
 * lyd_print_system_match_paper:
 * @width: of the stock's page, in points
 *
 * The queue's own paper of that size, upright or lying: label printers take none but their own.
 *
 * Returns: (transfer full) (nullable): %NULL where it has none
 */
GtkPageSetup *
lyd_print_system_match_paper (GtkPrinter *printer,
                              double width,
                              double height)
{
  GList *papers = gtk_printer_list_papers (printer);
  GtkPageSetup *best = NULL;
  double best_distance = TOLERANCE;

  for (GList *l = papers; l != NULL; l = l->next) {
    double distance = MIN (get_distance (l->data, width, height), get_distance (l->data, height, width) + 0.5);

    if (distance < best_distance) {
      best_distance = distance;
      best = l->data;
    }
  }
  if (best != NULL)
    g_object_ref (best);
  g_list_free_full (papers, g_object_unref);
  return best;
}

/* CUPS is told the size by its own names: without a dialog, GTK does not. */
static void
set_size (GtkPrintSettings *settings,
          const char *ppd_name,
          double width,
          double height)
{
  char w[G_ASCII_DTOSTR_BUF_SIZE];
  char h[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *custom = NULL;

  if (ppd_name != NULL) {
    gtk_print_settings_set (settings, "cups-PageSize", ppd_name);
    return;
  }
  g_ascii_formatd (w, sizeof w, "%.2f", width * MM_PER_POINT);
  g_ascii_formatd (h, sizeof h, "%.2f", height * MM_PER_POINT);
  custom = g_strdup_printf ("Custom.%sx%smm", w, h);
  gtk_print_settings_set (settings, "cups-PageSize", custom);
  gtk_print_settings_set (settings, "cups-media", custom);
}

static GtkPageSetup *
make_custom (double width,
             double height)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new_custom ("lanyard-badge", _ ("Badge"), width, height, GTK_UNIT_POINTS);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  return setup;
}

/**
 * lyd_print_system_make_job:
 * @printer: with its details
 * @path: a PDF whose pages are @width by @height points
 *
 * A job that prints @path at actual size, on the queue's own paper of that size where it has one.
 *
 * Returns: (transfer full) (nullable)
 */
GtkPrintJob *
lyd_print_system_make_job (GtkPrinter *printer,
                           const char *title,
                           const char *path,
                           double width,
                           double height,
                           GError **error)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPageSetup) setup = lyd_print_system_match_paper (printer, width, height);
  g_autoptr (GtkPrintJob) job = NULL;

  if (setup != NULL) {
    set_size (settings, gtk_paper_size_get_ppd_name (gtk_page_setup_get_paper_size (setup)), width, height);
  } else {
    setup = make_custom (width, height);
    set_size (settings, NULL, width, height);
  }
  gtk_print_settings_set (settings, "cups-print-scaling", "none");
  gtk_print_settings_set_n_copies (settings, 1);
  job = gtk_print_job_new (title, printer, settings, setup);
  gtk_print_job_set_track_print_status (job, TRUE);
  return gtk_print_job_set_source_file (job, path, error) ? g_steal_pointer (&job) : NULL;
}
