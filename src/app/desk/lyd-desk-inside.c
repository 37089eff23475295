#include "desk/lyd-desk-page.h"
#include "desk/lyd-desk-window-private.h"

#include "lyd-fold.h"
#include "lyd-phrases.h"
#include "lyd-store-door.h"

#include <glib/gi18n.h>
#include <string.h>

/* Who is inside, by name; from there somebody is checked out whose badge is not at hand. Where nobody scans exits it
 * only claims who came. */

#define PAGE "inside"
#define MAX_ROWS 400 /* of more people one is found by typing */

static LydDeskPage *
get_page (LydDeskWindow *self)
{
  LydDeskPage *page = LYD_DESK_PAGE (gtk_stack_get_child_by_name (self->pages, PAGE));

  return page != NULL ? page : lyd_desk_page_new (self->pages, PAGE, "blue", "lyd-people-symbolic");
}

static GtkWidget *
new_row (LydDeskWindow *self,
         const LydRosterRow *person)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_markup_escape_text (person->name, -1);
  g_autofree char *organization = g_markup_escape_text (person->organization != NULL ? person->organization : "", -1);
  g_autofree char *clock = person->last_at != LYD_TIME_NONE ? lyd_format_clock (person->last_at, self->zone) : NULL;
  g_autofree char *both = g_strjoin (" ", person->name, person->organization, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), organization);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  if (clock != NULL) {
    GtkWidget *since = gtk_label_new (clock);

    gtk_widget_add_css_class (since, "lyd-readable");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), since);
  }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "lyd-registration", g_memdup2 (&person->registration, sizeof (LydId)),
                          g_free);
  g_object_set_data_full (G_OBJECT (row), "lyd-folded", lyd_fold_text (both), g_free);
  return row;
}

static gboolean
fits (GtkListBoxRow *row,
      gpointer entry)
{
  g_autofree char *wanted = lyd_fold_text (gtk_editable_get_text (GTK_EDITABLE (entry)));

  return strstr (g_object_get_data (G_OBJECT (row), "lyd-folded"), wanted) != NULL;
}

static void
filter_cb (GtkListBox *list)
{
  gtk_list_box_invalidate_filter (list);
}

/* The card comes first: nobody leaves by a slip of the finger. */
static void
chosen_cb (LydDeskWindow *self,
           GtkListBoxRow *row)
{
  const LydId *id = g_object_get_data (G_OBJECT (row), "lyd-registration");

  self->leaves = TRUE;
  lyd_desk_open_registration (self, id);
}

static void
activate_first (GtkListBox *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_child_visible (row)) {
      g_signal_emit_by_name (list, "row-activated", row);
      return;
    }
}

static void
say_how_many (LydDeskWindow *self,
              LydDeskPage *page,
              guint n)
{
  gboolean exits = self->session->admission == LYD_ADMIT_IN_OUT;
  g_autofree char *word = exits ? g_strdup_printf (ngettext ("%u person inside", "%u people inside", n), n)
                                : g_strdup_printf (ngettext ("%u person came", "%u people came", n), n);

  lyd_desk_page_say (page, word,
                     exits ? _ ("Since when is beside each name.")
                           : _ ("Not everybody is scanned on the way out here: some may have left."));
  lyd_desk_page_set_how (page, n > MAX_ROWS ? _ ("The first are listed. Type a name in the search to find others.")
                               : n > 0      ? _ ("Choose somebody to check out.")
                                            : "");
  lyd_desk_page_set_act (page, NULL, NULL, NULL);
  lyd_desk_page_set_done (page, TRUE);
}

static void
show_people (LydDeskWindow *self,
             GPtrArray *people)
{
  LydDeskPage *page = get_page (self);
  GtkWidget *entry = gtk_search_entry_new ();
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());

  lyd_desk_page_clear (page);
  say_how_many (self, page, people->len);
  g_object_set (entry, "placeholder-text", _ ("Name or organization"), "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name or organization"),
                                  -1);
  gtk_widget_set_visible (entry, people->len > 0);
  gtk_list_box_set_selection_mode (list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (list), "boxed-list");
  gtk_widget_set_visible (GTK_WIDGET (list), people->len > 0);
  for (guint i = 0; i < MIN (people->len, MAX_ROWS); i++)
    gtk_list_box_append (list, new_row (self, g_ptr_array_index (people, i)));
  gtk_list_box_set_filter_func (list, fits, entry, NULL);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (filter_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_first), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (lyd_desk_page_get_body (page), entry);
  gtk_box_append (lyd_desk_page_get_body (page), GTK_WIDGET (list));
  gtk_stack_set_visible_child_name (self->pages, PAGE);
  lyd_desk_window_fold_pages (self);
  gtk_widget_grab_focus (entry);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = lyd_store_door_finish (LYD_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (people != NULL)
    show_people (self, people);
  else
    lyd_desk_window_toast (self, error->message);
}

static void
inside_action (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  LydDeskWindow *self = data;

  if (self->session == NULL || lyd_desk_window_is_counting (self))
    return;
  lyd_desk_window_forget_person (self);
  lyd_store_list_inside_async (self->store, &self->session->id, self->cancellable, listed_cb, g_object_ref (self));
}

void
lyd_desk_inside_init (LydDeskWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "inside", .activate = inside_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
