#include "lyd-presenters-row.h"

#include "lyd-fold.h"
#include "lyd-store-agenda.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydPresentersRow {
  AdwExpanderRow parent_instance;

  LydStore *store;
  GCancellable *asked;
  guint n_pending;
  GPtrArray *presenters; /* of LydPresenter */
  GPtrArray *found;      /* of LydPersonLine: as last searched */
  GPtrArray *rows;       /* GtkWidget, borrowed: one a presenter */
  GPtrArray *offers;     /* GtkWidget, borrowed: one for each found */
  GtkWidget *entry;      /* borrowed */
};

G_DEFINE_FINAL_TYPE (LydPresentersRow, lyd_presenters_row, ADW_TYPE_EXPANDER_ROW)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void show (LydPresentersRow *self);

static void
changed (LydPresentersRow *self)
{
  show (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
clear_rows (LydPresentersRow *self,
            GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
add (LydPresentersRow *self,
     const LydId *person,
     const char *name)
{
  LydPresenter *presenter = lyd_presenter_new ();

  presenter->person = *person;
  presenter->name = g_strdup (name);
  g_ptr_array_add (self->presenters, presenter);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  changed (self);
  gtk_widget_grab_focus (self->entry);
}

static guint
find_widget (GPtrArray *rows,
             GtkWidget *widget)
{
  for (guint i = 0; i < rows->len; i++)
    if (widget == g_ptr_array_index (rows, i) || gtk_widget_is_ancestor (widget, g_ptr_array_index (rows, i)))
      return i;
  return G_MAXUINT;
}

static void
offer_cb (GtkWidget *row,
          LydPresentersRow *self)
{
  guint index = find_widget (self->offers, row);

  if (self->found != NULL && index < self->found->len) {
    const LydPersonLine *line = g_ptr_array_index (self->found, index);
    LydId id = line->id;
    g_autofree char *name = g_strdup (line->name);

    add (self, &id, name);
  }
}

static void
add_offers (LydPresentersRow *self)
{
  for (guint i = 0; self->found != NULL && i < self->found->len; i++) {
    const LydPersonLine *line = g_ptr_array_index (self->found, i);
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *icon = gtk_image_new_from_icon_name ("list-add-symbolic");
    g_autofree char *title = g_markup_escape_text (line->name, -1);
    g_autofree char *subtitle = g_markup_escape_text (line->organization != NULL ? line->organization : "", -1);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_signal_connect_object (row, "activated", G_CALLBACK (offer_cb), self, 0);
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
    g_ptr_array_add (self->offers, row);
  }
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydPresentersRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = lyd_store_find_presenters_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->presenters == NULL)
    return;
  if (found == NULL)
    g_message ("People could not be searched: %s", error->message);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&found);
  show (self);
}

static char *
dup_typed (LydPresentersRow *self)
{
  return lyd_clean_line (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
typed_cb (LydPresentersRow *self)
{
  g_autofree char *text = dup_typed (self);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  if (g_utf8_strlen (text, -1) < 2 || self->store == NULL) {
    show (self);
    return;
  }
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_find_presenters_async (self->store, text, self->asked, found_cb, g_object_ref (self));
}

/* Enter: whoever is on file under just this name, else the name. */
static void
entered_cb (LydPresentersRow *self)
{
  g_autofree char *text = dup_typed (self);
  g_autofree char *folded = lyd_fold_text (text);
  const LydPersonLine *match = NULL;
  int n = 0;

  if (text[0] == '\0')
    return;
  for (guint i = 0; self->found != NULL && i < self->found->len; i++) {
    g_autofree char *name = lyd_fold_text (((LydPersonLine *) g_ptr_array_index (self->found, i))->name);

    if (strcmp (name, folded) == 0) {
      match = g_ptr_array_index (self->found, i);
      n++;
    }
  }
  if (n == 1) {
    LydId id = match->id;
    g_autofree char *name = g_strdup (match->name);

    add (self, &id, name);
  } else {
    add (self, &lyd_id_none, text);
  }
}

static void
remove_cb (GtkWidget *button,
           LydPresentersRow *self)
{
  guint index = find_widget (self->rows, button);

  if (index >= self->presenters->len)
    return;
  g_ptr_array_remove_index (self->presenters, index);
  changed (self);
  gtk_widget_grab_focus (self->entry);
}

static GtkWidget *
make_row (LydPresentersRow *self,
          const LydPresenter *presenter)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  g_autofree char *title = g_markup_escape_text (presenter->name, -1);
  /* Translators: a person */
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), presenter->name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (lyd_id_is_none (&presenter->person))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Not on file"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* An expander's rows come in the order in which they are added: below the entry whom it may mean, then who presents. */
static void
show (LydPresentersRow *self)
{
  g_autofree char *names = lyd_presenters_join (self->presenters);
  g_autofree char *subtitle = g_markup_escape_text (names != NULL ? names : _ ("Nobody yet"), -1);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  clear_rows (self, self->offers);
  clear_rows (self, self->rows);
  add_offers (self);
  for (guint i = 0; i < self->presenters->len; i++) {
    GtkWidget *row = make_row (self, g_ptr_array_index (self->presenters, i));

    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
    g_ptr_array_add (self->rows, row);
  }
}

static void
lyd_presenters_row_dispose (GObject *object)
{
  LydPresentersRow *self = LYD_PRESENTERS_ROW (object);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  g_clear_pointer (&self->presenters, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_presenters_row_parent_class)->dispose (object);
}

static void
lyd_presenters_row_class_init (LydPresentersRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyd_presenters_row_dispose;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_PRESENTERS_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyd_presenters_row_init (LydPresentersRow *self)
{
  self->presenters = lyd_presenters_new ();
  self->rows = g_ptr_array_new ();
  self->offers = g_ptr_array_new ();
  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Presenters"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _ ("Add a presenter: a name"));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "entry-activated", G_CALLBACK (entered_cb), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->entry);
  show (self);
}

/* @store: (nullable): to find people in. @presenters: (nullable): copied */
void
lyd_presenters_row_load (LydPresentersRow *self,
                         LydStore *store,
                         const GPtrArray *presenters)
{
  g_set_object (&self->store, store);
  g_ptr_array_set_size (self->presenters, 0);
  for (guint i = 0; presenters != NULL && i < presenters->len; i++)
    g_ptr_array_add (self->presenters, lyd_presenter_copy (g_ptr_array_index (presenters, i)));
  show (self);
}

/* Returns: (transfer full) (element-type LydPresenter): with the name that is typed and not entered yet, so that Save
 * does not lose it */
GPtrArray *
lyd_presenters_row_dup (LydPresentersRow *self)
{
  GPtrArray *copy = lyd_presenters_new ();
  g_autofree char *typed = dup_typed (self);

  for (guint i = 0; i < self->presenters->len; i++)
    g_ptr_array_add (copy, lyd_presenter_copy (g_ptr_array_index (self->presenters, i)));
  if (typed[0] != '\0') {
    LydPresenter *presenter = lyd_presenter_new ();

    presenter->name = g_steal_pointer (&typed);
    g_ptr_array_add (copy, presenter);
  }
  return copy;
}

/* Whether what was typed last was searched. */
gboolean
lyd_presenters_row_is_idle (LydPresentersRow *self)
{
  return self->n_pending == 0;
}
