#include "lyd-standing-page.h"

#include "lyd-phrases.h"
#include "lyd-store-directory.h"
#include "lyd-window.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydStandingPage {
  AdwBin parent_instance;

  LydStore *store;
  LydId series;
  GPtrArray *members; /* LydSeriesMember: as last read; NULL: not yet */
  GArray *found;      /* LydId: who is shown below the search */
  GCancellable *reading;
  GCancellable *searching;
  guint n_pending;

  GtkStack *stack;
  GtkEditable *search;
  AdwPreferencesGroup *results;
  GPtrArray *result_rows;
  GtkWidget *add_all;
  AdwPreferencesGroup *list;
  GPtrArray *member_rows;
};

G_DEFINE_FINAL_TYPE (LydStandingPage, lyd_standing_page, ADW_TYPE_BIN)

/* As many as one looks through; who searches for an organization finds all of its people. */
#define MAX_RESULTS 40

static const LydSeriesMember *
find_member (LydStandingPage *self,
             const LydId *person)
{
  for (guint i = 0; self->members != NULL && i < self->members->len; i++) {
    const LydSeriesMember *member = g_ptr_array_index (self->members, i);

    if (lyd_id_equal (&member->person, person))
      return member;
  }
  return NULL;
}

/* ---- those who are ---- */

static GtkWidget *
make_button (const char *label,
             const char *action,
             const LydId *person)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *id = lyd_id_to_string (person);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_member (const LydSeriesMember *member)
{
  g_autofree char *line =
    g_strjoin (" · ", lyd_word_title (&lyd_attendee_types, member->type), member->organization, NULL);
  g_autofree char *words = g_strdup_printf (_ ("Remove %s"), member->name);
  GtkWidget *row = lyd_directory_row_new (NULL, member->name, line);
  GtkWidget *button = make_button ("", "standing.remove", &member->person);

  gtk_button_set_icon_name (GTK_BUTTON (button), "user-trash-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  lyd_directory_row_link (row, "win.open-person", &member->person);
  return row;
}

static void
show_members (LydStandingPage *self)
{
  g_autofree char *title = NULL;

  lyd_directory_empty (self->list, self->member_rows);
  if (self->members == NULL)
    return;
  title = self->members->len == 0
            ? g_strdup (_ ("Registered for all of it"))
            : g_strdup_printf (
                ngettext ("%d registered for all of it", "%d registered for all of it", self->members->len),
                (int) self->members->len);
  adw_preferences_group_set_title (self->list, title);
  for (guint i = 0; i < self->members->len; i++)
    lyd_directory_add (self->list, self->member_rows, make_member (g_ptr_array_index (self->members, i)));
  if (self->members->len == 0)
    lyd_directory_add (
      self->list, self->member_rows,
      lyd_directory_row_new ("lyd-people-symbolic", _ ("Nobody yet"),
                             _ ("Search above: whoever is added is registered for every date to come.")));
}

/* ---- those who could be ---- */

static void
show_results (LydStandingPage *self,
              GPtrArray *lines)
{
  guint n_new = 0;

  lyd_directory_empty (self->results, self->result_rows);
  for (guint i = 0; i < lines->len; i++) {
    const LydPersonLine *line = g_ptr_array_index (lines, i);
    g_autofree char *words = g_strdup_printf (_ ("Register %s"), line->name);
    GtkWidget *row = lyd_directory_row_new (NULL, line->name, line->organization);
    GtkWidget *end;

    if (find_member (self, &line->id) != NULL) {
      end = gtk_label_new (_ ("Registered"));
      gtk_widget_add_css_class (end, "lyd-readable");
    } else {
      end = make_button (_ ("Register"), "standing.add", &line->id);
      gtk_accessible_update_property (GTK_ACCESSIBLE (end), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      n_new++;
    }
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), end);
    lyd_directory_add (self->results, self->result_rows, row);
  }
  if (lines->len == 0)
    lyd_directory_add (self->results, self->result_rows,
                       lyd_directory_row_new ("system-search-symbolic", _ ("Nobody like that"),
                                              _ ("Try fewer letters, or add them under People first.")));
  gtk_widget_set_visible (self->add_all, n_new > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->results), TRUE);
}

static void
lines_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydStandingPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = lyd_store_list_lines_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (lines != NULL && self->store == LYD_STORE (source))
    show_results (self, lines);
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydStandingPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) people = lyd_store_list_people_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (people == NULL || self->store != LYD_STORE (source))
    return;
  g_array_set_size (people, MIN (people->len, MAX_RESULTS));
  g_clear_pointer (&self->found, g_array_unref);
  self->found = g_array_ref (people);
  self->n_pending++;
  lyd_store_list_lines_async (self->store, (const LydId *) (gpointer) people->data, people->len, self->searching,
                              lines_cb, g_object_ref (self));
}

static void
search_changed_cb (LydStandingPage *self)
{
  const char *text = gtk_editable_get_text (self->search);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (text[0] == '\0' || self->store == NULL) {
    gtk_widget_set_visible (GTK_WIDGET (self->results), FALSE);
    return;
  }
  self->searching = g_cancellable_new ();
  self->n_pending++;
  lyd_store_list_people_async (self->store, text, self->searching, found_cb, g_object_ref (self));
}

/* ---- reading and acting ---- */

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydStandingPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = lyd_store_list_standing_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (members == NULL || self->store != LYD_STORE (source)) {
    if (members == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      lyd_directory_tell (GTK_WIDGET (self), error);
    return;
  }
  g_clear_pointer (&self->members, g_ptr_array_unref);
  self->members = g_steal_pointer (&members);
  show_members (self);
  search_changed_cb (self);
}

/* Reads it again. */
void
lyd_standing_page_refresh (LydStandingPage *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->store == NULL)
    return;
  self->reading = g_cancellable_new ();
  self->n_pending++;
  lyd_store_list_standing_async (self->store, &self->series, FALSE, self->reading, read_cb, g_object_ref (self));
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydStandingPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->store != LYD_STORE (source) || !LYD_IS_WINDOW (root))
    return;
  if (done == NULL)
    lyd_window_toast (LYD_WINDOW (root), error->message);
  else if (done->sentence != NULL)
    lyd_window_toast_undo (LYD_WINDOW (root), done->sentence, &done->entry);
}

static void
add (LydStandingPage *self,
     const GArray *people)
{
  if (self->store != NULL && people->len > 0)
    lyd_store_register_series_async (self->store, &self->series, people, LYD_ATTENDEE_MEMBER_STAFF, done_cb,
                                     g_object_ref (self));
}

static gboolean
read_person (GVariant *parameter,
             GArray *people)
{
  LydId id;

  if (!lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    return FALSE;
  g_array_append_val (people, id);
  return TRUE;
}

static void
add_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (LydId));

  if (read_person (parameter, people))
    add (LYD_STANDING_PAGE (widget), people);
}

static void
add_all_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  LydStandingPage *self = LYD_STANDING_PAGE (widget);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (LydId));

  for (guint i = 0; self->found != NULL && i < self->found->len; i++)
    if (find_member (self, &g_array_index (self->found, LydId, i)) == NULL)
      g_array_append_val (people, g_array_index (self->found, LydId, i));
  add (self, people);
}

static void
remove_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydStandingPage *self = LYD_STANDING_PAGE (widget);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (LydId));

  if (self->store != NULL && read_person (parameter, people))
    lyd_store_unregister_series_async (self->store, &self->series, people, done_cb, g_object_ref (self));
}

static void
lyd_standing_page_dispose (GObject *object)
{
  LydStandingPage *self = LYD_STANDING_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_cancellable_cancel (self->searching);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_STANDING_PAGE);
  g_clear_object (&self->reading);
  g_clear_object (&self->searching);
  g_clear_object (&self->store);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->result_rows, g_ptr_array_unref);
  g_clear_pointer (&self->member_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_standing_page_parent_class)->dispose (object);
}

static void
lyd_standing_page_class_init (LydStandingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_standing_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/series/lyd-standing-page.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "standing_search", FALSE,
                                             G_STRUCT_OFFSET (LydStandingPage, search));
  gtk_widget_class_bind_template_child (widget_class, LydStandingPage, results);
  gtk_widget_class_bind_template_child (widget_class, LydStandingPage, add_all);
  gtk_widget_class_bind_template_child_full (widget_class, "standing_list", FALSE,
                                             G_STRUCT_OFFSET (LydStandingPage, list));
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_install_action (widget_class, "standing.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "standing.add-all", NULL, add_all_action);
  gtk_widget_class_install_action (widget_class, "standing.remove", "s", remove_action);
}

static void
lyd_standing_page_init (LydStandingPage *self)
{
  self->result_rows = g_ptr_array_new ();
  self->member_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Not bound: disposing of the template would take the bin its only child behind its back. */
  self->stack = GTK_STACK (adw_bin_get_child (ADW_BIN (self)));
}

/* @store: (nullable): %NULL empties the page */
void
lyd_standing_page_set_series (LydStandingPage *self,
                              LydStore *store,
                              const LydId *series)
{
  g_set_object (&self->store, store);
  self->series = series != NULL ? *series : lyd_id_none;
  g_clear_pointer (&self->members, g_ptr_array_unref);
  gtk_editable_set_text (self->search, "");
  show_members (self);
  lyd_standing_page_refresh (self);
}

/* Where people are only counted nobody is registered by name. */
void
lyd_standing_page_set_sensitive (LydStandingPage *self,
                                 gboolean sensitive)
{
  gtk_stack_set_visible_child_name (self->stack, sensitive ? "sensitive" : "list");
}

void
lyd_standing_page_search (LydStandingPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_standing_page_is_idle (LydStandingPage *self)
{
  return self->n_pending == 0;
}
