#include "lyd-print-pages.h"

/* One run of the print dialog, until the pages are with the printer. */
typedef struct {
  GPtrArray *pages;
  LydPagesPrinted printed;
  gpointer data;
} Run;

static void
run_free (gpointer data,
          GClosure *closure)
{
  Run *run = data;

  g_ptr_array_unref (run->pages);
  g_free (run);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              gpointer data)
{
  Run *run = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_set_source_surface (cr, g_ptr_array_index (run->pages, (guint) page), 0, 0);
  cairo_paint (cr);
}

static void
done_cb (GtkPrintOperation *operation,
         GtkPrintOperationResult result,
         gpointer data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  run->printed (result == GTK_PRINT_OPERATION_RESULT_APPLY, error, run->data);
}

/* The printer's own name for a paper, so that it takes the right tray. Returns: (nullable): %NULL where it has none */
static GtkPaperSize *
find_paper (double width,
            double height)
{
  static const char *const names[] = { GTK_PAPER_NAME_LETTER, GTK_PAPER_NAME_A4, GTK_PAPER_NAME_A5, GTK_PAPER_NAME_A3 };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    GtkPaperSize *size = gtk_paper_size_new (names[i]);

    if (ABS (gtk_paper_size_get_width (size, GTK_UNIT_POINTS) - width) < 2 &&
        ABS (gtk_paper_size_get_height (size, GTK_UNIT_POINTS) - height) < 2)
      return size;
    gtk_paper_size_free (size);
  }
  return NULL;
}

static GtkPageSetup *
make_setup (double width,
            double height,
            const char *name)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = find_paper (width, height);

  if (size == NULL && (size = find_paper (height, width)) != NULL)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  if (size == NULL)
    size = gtk_paper_size_new_custom ("lanyard-pages", name, width, height, GTK_UNIT_POINTS);
  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_paper_size_free (size);
  return setup;
}

/**
 * lyd_print_pages:
 * @pages: (element-type cairo_surface_t): recordings in points
 * @name: of the job, as the printer shows it
 * @printed: called once
 *
 * Asks for the printer and prints at actual size: the pages' own measures, no margins, nothing scaled.
 */
void
lyd_print_pages (GPtrArray *pages,
                 double width,
                 double height,
                 const char *name,
                 GtkWindow *parent,
                 LydPagesPrinted printed,
                 gpointer data)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_setup (width, height, name);
  Run *run = g_new0 (Run, 1);

  run->pages = g_ptr_array_ref (pages);
  run->printed = printed;
  run->data = data;
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int) pages->len);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), run, NULL, 0);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), run, run_free, 0);
  gtk_print_operation_set_allow_async (operation, TRUE);
  /* What goes wrong is told by "done". */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
