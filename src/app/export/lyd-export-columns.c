#include "lyd-export-columns.h"

#include "lyd-settings.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY "export-columns"

struct _LydExportColumns {
  AdwExpanderRow parent_instance;

  char *what;
  GPtrArray *columns;        /* of LydExportColumn */
  GPtrArray *rows;           /* of AdwActionRow: its own, one a column */
  GPtrArray *checks;         /* of GtkCheckButton */
  GCancellable *cancellable; /* while the columns are asked for */
  gboolean filling;

  GtkButton *reset;
};

G_DEFINE_FINAL_TYPE (LydExportColumns, lyd_export_columns, ADW_TYPE_EXPANDER_ROW)

enum { SIGNAL_CHANGED,
       N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
is_checked (LydExportColumns *self,
            guint i)
{
  return gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
}

static gboolean
is_standard (LydExportColumns *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (is_checked (self, i) != ((LydExportColumn *) g_ptr_array_index (self->columns, i))->shown)
      return FALSE;
  return TRUE;
}

static guint
count_checked (LydExportColumns *self)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n += is_checked (self, i);
  return n;
}

/* Whether nothing would be written. */
gboolean
lyd_export_columns_is_empty (LydExportColumns *self)
{
  return self->columns->len > 0 && count_checked (self) == 0;
}

static void
show_count (LydExportColumns *self)
{
  guint n = count_checked (self);
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_ ("None: choose one at least"));
  else if (is_standard (self))
    text = g_strdup_printf (ngettext ("The usual one", "The usual %u", n), n);
  else
    text = g_strdup_printf (_ ("%u of %u"), n, self->columns->len);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
  gtk_widget_set_visible (GTK_WIDGET (self->reset), !is_standard (self));
}

static void
toggled_cb (LydExportColumns *self)
{
  if (self->filling)
    return;
  show_count (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Returns: (transfer full) (nullable): what was chosen for this list the last time */
static char **
read_remembered (LydExportColumns *self)
{
  g_autoptr (GSettings) settings = lyd_settings_new ();
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  char **ids = NULL;

  if (all != NULL)
    g_variant_lookup (all, self->what, "^as", &ids);
  return ids;
}

/* Keeps what is chosen for the next time; the usual columns need not be kept. */
void
lyd_export_columns_remember (LydExportColumns *self)
{
  g_autoptr (GSettings) settings = lyd_settings_new ();
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  g_auto (GVariantDict) dict = { 0 };
  g_auto (GStrv) ids = lyd_export_columns_dup_ids (self);

  if (all == NULL || self->columns->len == 0)
    return;
  g_variant_dict_init (&dict, all);
  g_variant_dict_remove (&dict, self->what);
  if (ids != NULL)
    g_variant_dict_insert_value (&dict, self->what, g_variant_new_strv ((const char *const *) ids, -1));
  g_settings_set_value (settings, KEY, g_variant_dict_end (&dict));
}

/* Returns: (transfer full) (nullable): the ids of those that are chosen; %NULL: the usual ones */
char **
lyd_export_columns_dup_ids (LydExportColumns *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (is_standard (self))
    return NULL;
  for (guint i = 0; i < self->columns->len; i++)
    if (is_checked (self, i))
      g_ptr_array_add (ids, g_strdup (((LydExportColumn *) g_ptr_array_index (self->columns, i))->id));
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

/* Back to the usual columns. */
void
lyd_export_columns_reset (LydExportColumns *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 ((LydExportColumn *) g_ptr_array_index (self->columns, i))->shown);
  self->filling = FALSE;
  toggled_cb (self);
}

static void
clear (LydExportColumns *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->checks, 0);
  g_ptr_array_set_size (self->columns, 0);
}

static void
add_row (LydExportColumns *self,
         const LydExportColumn *column,
         gboolean checked)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), checked);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), column->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->checks, check);
}

/* What was remembered and is not there any more, such as another event's questions, is passed over. */
static void
fill (LydExportColumns *self,
      GPtrArray *columns)
{
  g_auto (GStrv) remembered = read_remembered (self);
  gboolean some = FALSE;

  clear (self);
  g_ptr_array_unref (self->columns);
  self->columns = g_ptr_array_ref (columns);
  for (guint i = 0; i < columns->len && remembered != NULL; i++)
    some |= g_strv_contains ((const char *const *) remembered,
                             ((LydExportColumn *) g_ptr_array_index (columns, i))->id);
  self->filling = TRUE;
  for (guint i = 0; i < columns->len; i++) {
    const LydExportColumn *column = g_ptr_array_index (columns, i);

    add_row (self, column, some ? g_strv_contains ((const char *const *) remembered, column->id) : column->shown);
  }
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), columns->len > 0);
  show_count (self);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydExportColumns) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) columns = lyd_store_list_export_columns_finish (LYD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  /* The export itself says what is wrong. */
  if (columns != NULL)
    fill (self, columns);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Asks for the columns of a list; until they are there, the usual ones are meant. */
void
lyd_export_columns_load (LydExportColumns *self,
                         LydStore *store,
                         const LydId *event,
                         const char *what,
                         gboolean with_sensitive)
{
  if (g_strcmp0 (self->what, what) != 0) {
    clear (self);
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  }
  g_free (self->what);
  self->what = g_strdup (what);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!lyd_export_has_columns (what))
    return;
  self->cancellable = g_cancellable_new ();
  lyd_store_list_export_columns_async (store, event, what, with_sensitive, self->cancellable, listed_cb,
                                       g_object_ref (self));
}

/* For tests: whether it is known what can be chosen. */
gboolean
lyd_export_columns_is_idle (LydExportColumns *self)
{
  return self->cancellable == NULL;
}

static void
lyd_export_columns_dispose (GObject *object)
{
  LydExportColumns *self = LYD_EXPORT_COLUMNS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (lyd_export_columns_parent_class)->dispose (object);
}

static void
lyd_export_columns_finalize (GObject *object)
{
  LydExportColumns *self = LYD_EXPORT_COLUMNS (object);

  g_free (self->what);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (lyd_export_columns_parent_class)->finalize (object);
}

static void
lyd_export_columns_class_init (LydExportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyd_export_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_export_columns_finalize;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_EXPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyd_export_columns_init (LydExportColumns *self)
{
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_export_column_free);
  self->rows = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  self->reset = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("_Reset")));
  gtk_widget_set_valign (GTK_WIDGET (self->reset), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->reset), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reset), _ ("Back to the usual columns"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->reset), "export.reset-columns");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->reset));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Columns"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
