#include "lyd-badges-page-private.h"

#include "lyd-ask-where.h"
#include "lyd-badges-print.h"
#include "lyd-watch.h"

#include <glib/gi18n.h>

#define PROGRESS_MS 100
/* Printed at once, which keeps all pages in memory; a PDF has no such bound. */
#define MAX_PRINTED 2000

static gboolean
progress_cb (gpointer data)
{
  LydBadgesPage *self = data;
  int n_done = g_atomic_int_get (&self->n_done);

  if (n_done > 0 && self->n_whole > 0)
    gtk_progress_bar_set_fraction (self->progress, MIN (1, (double) n_done / self->n_whole));
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
begin_work (LydBadgesPage *self,
            const char *text)
{
  self->work = g_cancellable_new ();
  g_atomic_int_set (&self->n_done, 0);
  self->n_whole = self->n_badges;
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, text);
  gtk_stack_set_visible_child_name (self->bar, "progress");
  self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
  lyd_badges_page_show_summary (self);
}

/* @error: (nullable): said, unless somebody cancelled */
static void
end_work (LydBadgesPage *self,
          const GError *error)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->work);
  gtk_stack_set_visible_child_name (self->bar, "ready");
  lyd_badges_page_show_summary (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lyd_badges_page_toast (self, _ ("Cancelled. No badge counts as printed."));
  else if (error != NULL)
    lyd_badges_page_toast (self, error->message);
}

static void
logged_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydBadgesPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!lyd_store_log_badges_finish (LYD_STORE (source), result, &error))
    lyd_badges_page_toast (self, error->message);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydBadgesPage) self = data;
  g_autoptr (GError) error = NULL;
  LydBadgePrints *prints = NULL;
  g_autoptr (LydBadgeReport) report = lyd_store_write_badges_finish (LYD_STORE (source), result, &prints, &error);
  g_autofree char *message = NULL;

  if (report != NULL) {
    lyd_store_log_badges_async (LYD_STORE (source), &self->event, prints, logged_cb, g_object_ref (self));
    message =
      g_strdup_printf (ngettext ("The PDF has %d badge, which counts as printed now.",
                                 "The PDF has %d badges, which count as printed now.", (gulong) report->n_badges),
                       report->n_badges);
    lyd_badges_page_toast (self, message);
  }
  end_work (self, error);
}

/* Writes the selected badges; they count as printed once the file is whole. */
void
lyd_badges_page_save_pdf (LydBadgesPage *self,
                          const char *path)
{
  LydBadgeOptions options = lyd_badges_page_get_options (self);

  if (self->store == NULL || self->work != NULL)
    return;
  begin_work (self, _ ("Writing the badges…"));
  options.n_done = &self->n_done;
  lyd_store_write_badges_async (self->store, &self->event, &options, path, self->work, written_cb, g_object_ref (self));
}

static void
tickets_written_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer data)
{
  g_autoptr (LydBadgesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  guint n_tickets = 0;

  if (lyd_store_write_tickets_finish (LYD_STORE (source), result, &n_tickets, &error)) {
    message =
      g_strdup_printf (ngettext ("%u ticket is in the folder, with tickets.csv for the mail merge.",
                                 "%u tickets are in the folder, with tickets.csv for the mail merge.", n_tickets),
                       n_tickets);
    lyd_badges_page_toast (self, message);
  }
  end_work (self, error);
}

void
lyd_badges_page_save_tickets (LydBadgesPage *self,
                              const char *folder)
{
  if (self->store == NULL || self->work != NULL)
    return;
  begin_work (self, _ ("Writing the tickets…"));
  self->n_whole = LYD_WATCH_WHOLE;
  lyd_store_write_tickets_async (self->store, &self->event, folder, &self->n_done, self->work, tickets_written_cb,
                                 g_object_ref (self));
}

static void
alignment_written_cb (GObject *source,
                      GAsyncResult *result,
                      gpointer data)
{
  g_autoptr (LydBadgesPage) self = data;
  g_autoptr (GError) error = NULL;

  if (lyd_store_write_alignment_finish (LYD_STORE (source), result, &error))
    lyd_badges_page_toast (self, _ ("Print the page at actual size and hold it against the labels."));
  end_work (self, error);
}

static void
write_alignment (LydBadgesPage *self,
                 const char *path)
{
  LydBadgeOptions options = lyd_badges_page_get_options (self);

  if (self->store == NULL || self->work != NULL)
    return;
  begin_work (self, _ ("Writing the alignment page…"));
  lyd_store_write_alignment_async (self->store, &options, path, self->work, alignment_written_cb, g_object_ref (self));
}

static void
save_pdf_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  /* Translators: a file's name */
  lyd_ask_where (widget, _ ("Save the Badges"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("badges.pdf"),
                 (LydPathFunc) lyd_badges_page_save_pdf);
}

static void
tickets_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  lyd_ask_where (widget, _ ("Folder for the Tickets"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL,
                 (LydPathFunc) lyd_badges_page_save_tickets);
}

static void
alignment_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  /* Translators: a file's name */
  lyd_ask_where (widget, _ ("Save the Alignment Page"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("alignment.pdf"),
                 (LydPathFunc) write_alignment);
}

static void
cancel_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydBadgesPage *self = LYD_BADGES_PAGE (widget);

  if (self->work != NULL)
    g_cancellable_cancel (self->work);
}

/* ---- printing ---- */

/* The pages came out of the printer, or at least went to it. */
static void
printed_cb (LydBadgePages *pages,
            const GError *error,
            gpointer data)
{
  g_autoptr (LydBadgesPage) self = data;

  if (pages != NULL && self->store != NULL) {
    lyd_store_log_badges_async (self->store, &self->event, g_steal_pointer (&pages->prints), logged_cb,
                                g_object_ref (self));
    lyd_badges_page_toast (self, _ ("The badges are on their way to the printer."));
  }
  if (error != NULL)
    lyd_badges_page_toast (self, error->message);
}

static void
drawn_for_print_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer data)
{
  g_autoptr (LydBadgesPage) self = data;
  g_autoptr (GError) error = NULL;
  LydBadgePages *pages = lyd_store_draw_badges_finish (LYD_STORE (source), result, &error);

  end_work (self, error);
  if (pages != NULL)
    lyd_badges_print_run (pages, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), printed_cb, g_object_ref (self));
}

static void
print_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydBadgesPage *self = LYD_BADGES_PAGE (widget);
  LydBadgeOptions options = lyd_badges_page_get_options (self);

  if (self->store == NULL || self->work != NULL)
    return;
  if (self->n_badges > MAX_PRINTED) {
    lyd_badges_page_toast (self, _ ("These are too many badges for one print. Save a PDF and print that."));
    return;
  }
  begin_work (self, _ ("Drawing the badges…"));
  options.n_done = &self->n_done;
  lyd_store_draw_badges_async (self->store, &self->event, &options, 0, -1, self->work, drawn_for_print_cb,
                               g_object_ref (self));
}

/* The page's actions that take a while, and the one that cancels them. */
void
lyd_badges_page_install_writing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "badges.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "badges.save-pdf", NULL, save_pdf_action);
  gtk_widget_class_install_action (widget_class, "badges.tickets", NULL, tickets_action);
  gtk_widget_class_install_action (widget_class, "badges.alignment", NULL, alignment_action);
  gtk_widget_class_install_action (widget_class, "badges.cancel", NULL, cancel_action);
}
