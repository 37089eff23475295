#include "lyd-export-choices.h"

#include "lyd-exporter.h"
#include "lyd-schedule.h"
#include "lyd-store-export.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many letters of an event's title name a file. */
#define MAX_TITLE 60

static void
add_format (GPtrArray *extensions,
            GtkStringList *titles,
            const char *extension,
            const char *title)
{
  g_ptr_array_add (extensions, (gpointer) extension);
  gtk_string_list_append (titles, title);
}

/* The formats that write @what: of two with one extension the one made for it. */
void
lyd_export_list_formats (GPtrArray *extensions,
                         GtkStringList *titles,
                         const char *what)
{
  g_ptr_array_set_size (extensions, 0);
  if (strcmp (what, LYD_EXPORT_TICKETS) == 0) {
    add_format (extensions, titles, "", _ ("A folder of tickets (PDF and PNG) with a list for a mail merge"));
  } else if (strcmp (what, LYD_EXPORT_SCHEDULE) == 0) {
    add_format (extensions, titles, "pdf", _ ("A page for each person (PDF)"));
  } else if (strcmp (what, "calendar") == 0) {
    add_format (extensions, titles, "ics", _ ("Calendar (iCalendar)"));
  } else {
    for (guint i = 0; i < lyd_n_exporters; i++) {
      g_autofree char *path = g_strconcat ("x.", lyd_exporters[i].extension, NULL);

      if (lyd_exporter_find (what, path) == &lyd_exporters[i])
        add_format (extensions, titles, lyd_exporters[i].extension, _ (lyd_exporters[i].title));
    }
  }
}

/**
 * lyd_export_show_groupings:
 * @bys: (out): what the lines of @row stand for
 *
 * Offers what a list can be taken apart by, if anything.
 */
void
lyd_export_show_groupings (AdwComboRow *row,
                           const char *what,
                           LydExportBy bys[3])
{
  gboolean sessions = lyd_export_can_group (what, LYD_EXPORT_BY_SESSION);
  gboolean organizations = lyd_export_can_group (what, LYD_EXPORT_BY_ORGANIZATION);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  bys[0] = LYD_EXPORT_BY_NOTHING;
  bys[1] = sessions ? LYD_EXPORT_BY_SESSION : LYD_EXPORT_BY_ORGANIZATION;
  bys[2] = LYD_EXPORT_BY_ORGANIZATION;
  for (int i = 0; i < 1 + sessions + organizations; i++)
    gtk_string_list_append (titles, lyd_word_title (&lyd_export_bys, (int) bys[i]));
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (row, 0);
  gtk_widget_set_visible (GTK_WIDGET (row), sessions || organizations);
}

/* Of whom a list can be, where there is a choice; the lines are those of #LydExportWho. */
void
lyd_export_show_audiences (AdwComboRow *row,
                           const char *what)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (int i = 0; i < lyd_export_whos.n_words; i++)
    gtk_string_list_append (titles, lyd_word_title (&lyd_export_whos, i));
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (row, 0);
  gtk_widget_set_visible (GTK_WIDGET (row), lyd_export_has_who (what));
}

/* Returns: (transfer full): what a file is called without its ending, in letters that every file system takes */
char *
lyd_export_make_name (const char *event,
                      const char *title)
{
  g_autofree char *start = g_utf8_substring (event, 0, MIN (g_utf8_strlen (event, -1), MAX_TITLE));
  g_autofree char *name = g_strdup_printf ("%s - %s", start, title);

  for (char *p = name; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) || strchr ("/\\:*?\"<>|", *p) != NULL)
      *p = '-';
  return g_strstrip (g_steal_pointer (&name));
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* It is written either way; a desktop without a file manager only does not show it. */
  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    g_info ("The folder of an export was not opened: %s", error->message);
}

/* Shows @folder in the program that shows folders. */
void
lyd_export_open_folder (const char *folder)
{
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, opened_cb, NULL);
}
