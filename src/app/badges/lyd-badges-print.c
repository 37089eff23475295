#include "lyd-badges-print.h"

#include <glib/gi18n.h>

/* One run of the print dialog, until the pages are with the printer. */
typedef struct {
  LydBadgePages *pages;
  LydBadgesPrinted printed;
  gpointer data;
} Run;

static void
run_free (gpointer data,
          GClosure *closure)
{
  Run *run = data;

  lyd_badge_pages_free (run->pages);
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

  cairo_set_source_surface (cr, g_ptr_array_index (run->pages->pages, (guint) page), 0, 0);
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
  run->printed (result == GTK_PRINT_OPERATION_RESULT_APPLY ? run->pages : NULL, error, run->data);
}

/* The printer's own name for the paper where there is one, so that it takes the right tray. */
static GtkPaperSize *
make_paper (const LydBadgePages *pages)
{
  static const char *const names[] = { GTK_PAPER_NAME_LETTER, GTK_PAPER_NAME_A4, GTK_PAPER_NAME_A5, GTK_PAPER_NAME_A3 };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    GtkPaperSize *size = gtk_paper_size_new (names[i]);

    if (ABS (gtk_paper_size_get_width (size, GTK_UNIT_POINTS) - pages->width) < 2 &&
        ABS (gtk_paper_size_get_height (size, GTK_UNIT_POINTS) - pages->height) < 2)
      return size;
    gtk_paper_size_free (size);
  }
  return gtk_paper_size_new_custom ("lanyard-badges", _ ("Badges"), pages->width, pages->height, GTK_UNIT_POINTS);
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
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *size = make_paper (pages);
  Run *run = g_new0 (Run, 1);

  run->pages = pages;
  run->printed = printed;
  run->data = data;
  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_paper_size_free (size);

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int) pages->pages->len);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, _ ("Badges"));
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), run, NULL, 0);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), run, run_free, 0);
  gtk_print_operation_set_allow_async (operation, TRUE);
  /* What goes wrong is told by "done". */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
