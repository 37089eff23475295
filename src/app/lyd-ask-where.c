#include "lyd-ask-where.h"

#include <glib/gi18n.h>

typedef struct {
  LydPathFunc func;
} Question;

static void
response_cb (GtkWidget *widget,
             int response,
             GtkNativeDialog *dialog)
{
  Question *question = g_object_get_data (G_OBJECT (dialog), "question");
  g_autoptr (GFile) file =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    question->func (widget, path);
  g_object_unref (dialog);
}

/**
 * lyd_ask_where:
 * @widget: who asks, and the first argument of @func
 * @name: (nullable): proposed for a file that is to be saved
 * @func: called unless the question was dismissed
 *
 * Asks for a file or folder with the desktop's own dialog.
 */
void
lyd_ask_where (GtkWidget *widget,
               const char *title,
               GtkFileChooserAction action,
               const char *name,
               LydPathFunc func)
{
  const char *accept = action == GTK_FILE_CHOOSER_ACTION_SAVE   ? _ ("_Save")
                       : action == GTK_FILE_CHOOSER_ACTION_OPEN ? _ ("_Open")
                                                                : _ ("_Choose");
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (widget)), action, accept, NULL);
  Question *question = g_new0 (Question, 1);

  question->func = func;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_object_set_data_full (G_OBJECT (dialog), "question", question, g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), widget, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
