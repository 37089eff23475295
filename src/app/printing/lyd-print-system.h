#pragma once

#include <gtk/gtk.h>
#include <gtk/gtkunixprint.h>

G_BEGIN_DECLS

/* The printers that this computer knows, as they are now. */
typedef void (*LydPrintSystemFound) (GPtrArray *printers, gpointer data);

void lyd_print_system_find (LydPrintSystemFound found, gpointer data, GDestroyNotify data_free);
gboolean lyd_print_system_needs_dialog (void);
GtkPageSetup *lyd_print_system_match_paper (GtkPrinter *printer, double width, double height) G_GNUC_WARN_UNUSED_RESULT;
GtkPrintJob *lyd_print_system_make_job (GtkPrinter *printer,
                                        const char *title,
                                        const char *path,
                                        double width,
                                        double height,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
