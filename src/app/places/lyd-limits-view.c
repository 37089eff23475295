#include "lyd-limits-view.h"

#include "lyd-fold.h"
#include "lyd-kept-rows.h"
#include "lyd-places-window.h"
#include "lyd-store-registrations.h"
#include "lyd-words-places.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

struct _LydLimitsView {
  AdwBin parent_instance;

  LydStore *store;
  LydId event;
  GCancellable *cancellable;
  GPtrArray *lines; /* of LydSeatLine: who comes, or has seats of their own */
  GPtrArray *names; /* of char *: every organization; NULL: not read yet */
  GPtrArray *shown; /* of LydSeatLine: what the list shows */
  guint n_pending;

  AdwEntryRow *capacity;
  AdwActionRow *left;
  AdwEntryRow *seats;
  AdwPreferencesGroup *sessions_group;
  GtkListBox *sessions;
  GtkEditable *search;
  GtkListBox *rows;
  GtkWidget *nobody;
};

G_DEFINE_FINAL_TYPE (LydLimitsView, lyd_limits_view, ADW_TYPE_BIN)

#define MAX_PLACES 100000

/* So many organizations that nobody comes from yet are offered. */
#define MAX_OTHERS 20

/* ---- numbers ---- */

/* "": no limit. Returns: whether @row says a number that can be */
static gboolean
read_limit (AdwEntryRow *row,
            int *limit)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  char *end = NULL;
  long value = strtol (text, &end, 10);

  *limit = text[0] == '\0' ? -1 : (int) CLAMP (value, 0, MAX_PLACES);
  return text[0] == '\0' || (g_ascii_isdigit (text[0]) && *end == '\0' && value <= MAX_PLACES);
}

static void
write_limit (AdwEntryRow *row,
             int limit)
{
  g_autofree char *text = limit >= 0 ? g_strdup_printf ("%d", limit) : g_strdup ("");
  gboolean apply = adw_entry_row_get_show_apply_button (row);

  /* What is written by the program waits for nobody to apply it. */
  adw_entry_row_set_show_apply_button (row, FALSE);
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_show_apply_button (row, apply);
}

static void
number_changed_cb (AdwEntryRow *row)
{
  int limit;

  if (read_limit (row, &limit))
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
}

static gboolean
take_limit (LydLimitsView *self,
            AdwEntryRow *row,
            int *limit)
{
  if (read_limit (row, limit))
    return TRUE;
  lyd_places_window_toast (GTK_WIDGET (self), _ ("Write a number, or nothing where there is no limit."));
  return FALSE;
}

static void
capacity_cb (LydLimitsView *self)
{
  int limit;

  if (take_limit (self, self->capacity, &limit))
    lyd_store_set_limits_async (self->store, &self->event, limit, LYD_LIMIT_SAME, lyd_places_window_done_cb,
                                g_object_ref (self));
}

static void
seats_cb (LydLimitsView *self)
{
  int limit;

  if (take_limit (self, self->seats, &limit))
    lyd_store_set_limits_async (self->store, &self->event, LYD_LIMIT_SAME, limit, lyd_places_window_done_cb,
                                g_object_ref (self));
}

/* ---- organizations ---- */

static LydSeatLine *
line_copy (const LydSeatLine *line)
{
  LydSeatLine *copy = g_memdup2 (line, sizeof *line);

  copy->name = g_strdup (line->name);
  return copy;
}

static char *
dup_row_key (gpointer owner,
             gconstpointer item)
{
  return g_strdup (((const LydSeatLine *) item)->name);
}

static gboolean
is_full (const LydSeatLine *line)
{
  return line->seats.included >= 0 && line->seats.taken >= line->seats.included;
}

static void
update_row (gpointer owner,
            GtkWidget *row,
            gconstpointer item)
{
  const LydSeatLine *line = item;
  g_autofree char *words = lyd_words_seats (line);
  g_autofree char *text = line->own ? g_strdup_printf (_ ("%s · own number"), words) : g_strdup (words);
  GtkWidget *full = g_object_get_data (G_OBJECT (row), "full");

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), text);
  gtk_label_set_label (GTK_LABEL (full), is_full (line) ? _ ("Full") : "");
  write_limit (g_object_get_data (G_OBJECT (row), "seats"), line->seats.included);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "usual"), line->own);
}

static void
own_seats_cb (AdwEntryRow *entry,
              LydLimitsView *self)
{
  int limit;

  if (take_limit (self, entry, &limit))
    lyd_store_set_seats_async (self->store, &self->event, g_object_get_data (G_OBJECT (entry), "name"), limit,
                               lyd_places_window_done_cb, g_object_ref (self));
}

static GtkWidget *
make_own_number (LydLimitsView *self,
                 const LydSeatLine *line)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Included seats, empty for no limit"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  gtk_text_set_input_purpose (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entry))), GTK_INPUT_PURPOSE_DIGITS);
  g_object_set_data_full (G_OBJECT (entry), "name", g_strdup (line->name), g_free);
  g_signal_connect_object (entry, "apply", G_CALLBACK (own_seats_cb), self, 0);
  g_signal_connect (entry, "changed", G_CALLBACK (number_changed_cb), NULL);
  return entry;
}

static GtkWidget *
make_usual (const LydSeatLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Use It Again"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("The usual number"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", line->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "limits.usual");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
make_row (gpointer owner,
          gconstpointer item)
{
  const LydSeatLine *line = item;
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", line->name, NULL);
  GtkWidget *full = gtk_label_new (NULL);
  GtkWidget *seats = make_own_number (owner, line);
  GtkWidget *usual = make_usual (line);

  gtk_widget_add_css_class (full, "lyd-amber");
  gtk_widget_add_css_class (full, "caption-heading");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), full);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), seats);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), usual);
  g_object_set_data (G_OBJECT (row), "full", full);
  g_object_set_data (G_OBJECT (row), "seats", seats);
  g_object_set_data (G_OBJECT (row), "usual", usual);
  update_row (owner, row, line);
  return row;
}

static const LydKeptRows row_class = { dup_row_key, make_row, update_row };

static gboolean
is_listed (LydLimitsView *self,
           const char *name)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (strcmp (((LydSeatLine *) g_ptr_array_index (self->lines, i))->name, name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
fits (const char *name,
      const char *wanted)
{
  g_autofree char *folded = lyd_fold_text (name);

  return strstr (folded, wanted) != NULL;
}

/* Those whom somebody comes from; who searches finds the others as well. */
static void
show_rows (LydLimitsView *self)
{
  g_autofree char *wanted = lyd_fold_text (gtk_editable_get_text (self->search));
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_seat_line_free);
  guint n_others = 0;
  int usual = -1;

  for (guint i = 0; i < self->lines->len; i++) {
    const LydSeatLine *line = g_ptr_array_index (self->lines, i);

    if (fits (line->name, wanted))
      g_ptr_array_add (shown, line_copy (line));
  }
  read_limit (self->seats, &usual);
  for (guint i = 0; wanted[0] != '\0' && self->names != NULL && i < self->names->len && n_others < MAX_OTHERS; i++) {
    LydSeatLine *line;

    if (is_listed (self, g_ptr_array_index (self->names, i)) || !fits (g_ptr_array_index (self->names, i), wanted))
      continue;
    line = g_new0 (LydSeatLine, 1);
    line->name = g_strdup (g_ptr_array_index (self->names, i));
    line->seats.included = usual;
    g_ptr_array_add (shown, line);
    n_others++;
  }
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = g_steal_pointer (&shown);
  lyd_kept_rows_show (GTK_WIDGET (self->rows), &row_class, self, self->shown);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), self->shown->len > 0);
  gtk_widget_set_visible (self->nobody, self->shown->len == 0);
}

static void
search_changed_cb (LydLimitsView *self)
{
  if (self->lines != NULL)
    show_rows (self);
}

static void
usual_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydLimitsView *self = LYD_LIMITS_VIEW (widget);

  lyd_store_set_seats_async (self->store, &self->event, g_variant_get_string (parameter, NULL), LYD_SEATS_USUAL,
                             lyd_places_window_done_cb, g_object_ref (widget));
}

static void
form_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydLimitsView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydRegistrationForm) form = lyd_store_get_form_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->rows == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (form == NULL) {
    lyd_places_window_toast (GTK_WIDGET (self), error->message);
    return;
  }
  self->names = g_ptr_array_ref (form->organizations);
  search_changed_cb (self);
}

/* ---- sessions ---- */

static char *
dup_session_key (gpointer owner,
                 gconstpointer item)
{
  return lyd_id_to_string (&((const LydSessionPlaces *) item)->session->id);
}

static void
update_session (gpointer owner,
                GtkWidget *row,
                gconstpointer item)
{
  const LydSessionPlaces *line = item;
  g_autofree char *words = lyd_words_places (&line->places);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->session->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words[0] != '\0' ? words : _ ("No limit"));
}

static GtkWidget *
make_session (gpointer owner,
              gconstpointer item)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, NULL);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *target = dup_session_key (owner, item);

  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "places.show");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  update_session (owner, row, item);
  return row;
}

static const LydKeptRows session_class = { dup_session_key, make_session, update_session };

static void
lyd_limits_view_dispose (GObject *object)
{
  LydLimitsView *self = LYD_LIMITS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  /* Before the template is: it lets go of the bin's own child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_LIMITS_VIEW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_limits_view_parent_class)->dispose (object);
}

static void
lyd_limits_view_class_init (LydLimitsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_limits_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/places/lyd-limits-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LydLimitsView, capacity);
  gtk_widget_class_bind_template_child (widget_class, LydLimitsView, left);
  gtk_widget_class_bind_template_child (widget_class, LydLimitsView, seats);
  gtk_widget_class_bind_template_child (widget_class, LydLimitsView, sessions_group);
  gtk_widget_class_bind_template_child (widget_class, LydLimitsView, sessions);
  gtk_widget_class_bind_template_child (widget_class, LydLimitsView, search);
  gtk_widget_class_bind_template_child (widget_class, LydLimitsView, rows);
  gtk_widget_class_bind_template_child (widget_class, LydLimitsView, nobody);
  gtk_widget_class_bind_template_callback (widget_class, capacity_cb);
  gtk_widget_class_bind_template_callback (widget_class, seats_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_install_action (widget_class, "limits.usual", "s", usual_action);
}

static void
lyd_limits_view_init (LydLimitsView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lyd_limits_view_set_event (LydLimitsView *self,
                           LydStore *store,
                           const LydEvent *event)
{
  self->store = g_object_ref (store);
  self->event = event->id;
  self->n_pending++;
  lyd_store_get_form_async (store, &event->id, self->cancellable, form_cb, g_object_ref (self));
}

void
lyd_limits_view_show (LydLimitsView *self,
                      const LydSeating *seating)
{
  g_autofree char *words = lyd_words_places (&seating->places);

  write_limit (self->capacity, seating->event->capacity);
  write_limit (self->seats, seating->event->seats);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->left), words[0] != '\0' ? words : _ ("No limit"));
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_seat_line_free);
  for (guint i = 0; i < seating->seats->len; i++)
    g_ptr_array_add (self->lines, line_copy (g_ptr_array_index (seating->seats, i)));
  show_rows (self);
  lyd_kept_rows_show (GTK_WIDGET (self->sessions), &session_class, self, seating->sessions);
  gtk_widget_set_visible (GTK_WIDGET (self->sessions_group), seating->sessions->len > 0);
}

gboolean
lyd_limits_view_is_idle (LydLimitsView *self)
{
  return self->n_pending == 0;
}
