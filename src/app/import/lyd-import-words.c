#include "lyd-import-words.h"

#include "lyd-format-list.h"

#include <glib/gi18n.h>

/* Returns: (transfer full): "UTF-8, commas" */
char *
lyd_import_describe_encoding (const LydImportFile *file)
{
  const char *encoding = lyd_import_file_get_encoding (file);

  switch (lyd_import_file_get_delimiter (file)) {
  case ',':
    return g_strdup_printf (_ ("%s, commas"), encoding);
  case ';':
    return g_strdup_printf (_ ("%s, semicolons"), encoding);
  case '\t':
    return g_strdup_printf (_ ("%s, tabs"), encoding);
  default:
    return g_strdup (encoding);
  }
}

/* The formats that a person may say it is: those that can be read, and the one it is read as.
 * Returns: (transfer full) (element-type LydFormat) */
GPtrArray *
lyd_import_list_formats (const LydFormat *current)
{
  GPtrArray *list = g_ptr_array_new ();
  const LydFormat *const *formats = lyd_formats_list ();

  for (gsize i = 0; formats[i] != NULL; i++)
    if (formats[i] == current || (formats[i]->refusal == NULL && formats[i]->text == NULL && current->text == NULL))
      g_ptr_array_add (list, (gpointer) formats[i]);
  return list;
}

/* Returns: (transfer full): "212 added, 31 changed" */
char *
lyd_import_describe_done (const LydImportCounts *counts)
{
  g_autofree char *added = g_strdup_printf (ngettext ("%u added", "%u added", counts->added), counts->added);
  g_autofree char *changed = g_strdup_printf (ngettext ("%u changed", "%u changed", counts->updated), counts->updated);

  if (counts->updated == 0)
    return g_steal_pointer (&added);
  return counts->added == 0 ? g_steal_pointer (&changed) : g_strdup_printf ("%s, %s", added, changed);
}

/* Returns: (transfer full): asks for a list, modal to @parent. @title: what is asked for, translated */
GtkFileChooserNative *
lyd_import_make_chooser (GtkWindow *parent,
                         const char *title)
{
  static const char *const suffixes[] = { "csv", "xlsx", "tsv", "txt", "vcf" };
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) lists = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (lists, _ ("Lists (Excel, CSV, text, contacts)"));
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (lists, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), lists);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  return chooser;
}
