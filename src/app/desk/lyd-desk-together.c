#include "desk/lyd-desk-card.h"
#include "desk/lyd-desk-page.h"
#include "desk/lyd-desk-window-private.h"

#include "lyd-fold.h"
#include "lyd-store-door.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * A whole organization arrives: its people are picked from a list, all of them ticked, and let in by one act after one
 * confirmation. Three pages in the card's place: whose, who, what came of it.
 */

#define PAGE "together"

static LydDeskPage *
get_page (LydDeskWindow *self)
{
  LydDeskPage *page = LYD_DESK_PAGE (gtk_stack_get_child_by_name (self->pages, PAGE));

  return page != NULL ? page : lyd_desk_page_new (self->pages, PAGE, "blue", "lyd-organizations-symbolic");
}

static GtkListBox *
add_list (LydDeskPage *page)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (lyd_desk_page_get_body (page), list);
  return GTK_LIST_BOX (list);
}

static GtkWidget *
new_row (const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *below = subtitle != NULL ? g_markup_escape_text (subtitle, -1) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (below != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  return row;
}

/* ---- what came of it ---- */

static void
show_done (LydDeskWindow *self,
           const LydManyAdmitted *done)
{
  LydDeskPage *page = get_page (self);
  g_autofree char *entry = lyd_id_to_string (&done->entry);
  g_autofree char *word =
    g_strdup_printf (ngettext ("%d person checked in", "%d people checked in", (gulong) done->n_admitted),
                     done->n_admitted);
  guint n_refused = done->refused->len;
  g_autofree char *why =
    n_refused > 0
      ? g_strdup_printf (ngettext ("%u was not let in: see why.", "%u were not let in: see why.", n_refused), n_refused)
      : g_strdup (_ ("All of them. Hand over their badges."));
  GtkListBox *list;

  lyd_desk_page_clear (page);
  lyd_desk_page_dress (page, n_refused > 0 ? "amber" : "ok",
                       n_refused > 0 ? "lyd-waiting-symbolic" : "lyd-admitted-symbolic");
  lyd_desk_page_say (page, done->n_admitted > 0 ? word : _ ("Nobody was checked in"), why);
  lyd_desk_page_set_how (page, n_refused > 0 ? _ ("Find those by name: their card says what to do.") : "");
  lyd_desk_page_set_act (page, _ ("Undo"), done->n_admitted > 0 ? "desk.take-back" : NULL, entry);
  lyd_desk_page_set_done (page, TRUE);
  if (n_refused == 0)
    return;
  list = add_list (page);
  for (guint i = 0; i < n_refused; i++) {
    const LydRefusal *refusal = g_ptr_array_index (done->refused, i);
    const LydVerdictLook *look = lyd_verdict_look (refusal->verdict);
    GtkWidget *row = new_row (refusal->name != NULL ? refusal->name : "", _ (look->word));
    GtkWidget *icon = gtk_image_new_from_icon_name (look->icon);

    gtk_widget_add_css_class (icon, look->list);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    gtk_list_box_append (list, row);
  }
}

static void
admitted_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydManyAdmitted) done = lyd_store_admit_many_finish (LYD_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  lyd_desk_sounds_play (self->sounds, done == NULL             ? LYD_TONE_REFUSED
                                      : done->refused->len > 0 ? LYD_TONE_LOOK
                                                               : LYD_TONE_ADMITTED);
  if (done == NULL) {
    lyd_desk_card_show_problem (self->card, error->message);
    lyd_desk_window_show_card (self);
    return;
  }
  show_done (self, done);
  gtk_stack_set_visible_child_name (self->pages, PAGE);
  lyd_desk_window_fold_pages (self);
}

/* ---- who ---- */

/* Returns: (transfer full) (element-type LydId) */
static GArray *
list_ticked (LydDeskPage *page)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (lyd_desk_page_get_body (page)));

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row)) {
    GtkCheckButton *tick = g_object_get_data (G_OBJECT (row), "lyd-tick");
    const LydId *id = g_object_get_data (G_OBJECT (row), "lyd-registration");

    if (tick != NULL && gtk_check_button_get_active (tick))
      g_array_append_vals (ids, id, 1);
  }
  return ids;
}

static void
ticked_cb (LydDeskWindow *self)
{
  LydDeskPage *page = get_page (self);
  g_autoptr (GArray) ids = list_ticked (page);
  /* Translators: a button: so many people */
  g_autofree char *label = g_strdup_printf (_ ("Check In %u"), ids->len);

  lyd_desk_page_set_act (page, label, "desk.together-done", NULL);
  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "together-done"), ids->len > 0);
}

static void
add_person (LydDeskWindow *self,
            GtkListBox *list,
            const LydRosterRow *person)
{
  GtkWidget *row = new_row (person->name, lyd_word_title (&lyd_attendee_types, person->type));
  GtkWidget *tick = gtk_check_button_new ();

  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  g_object_set_data (G_OBJECT (row), "lyd-tick", tick);
  g_object_set_data_full (G_OBJECT (row), "lyd-registration", g_memdup2 (&person->registration, sizeof (LydId)),
                          g_free);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (list, row);
}

static void
show_people (LydDeskWindow *self,
             GPtrArray *people)
{
  LydDeskPage *page = get_page (self);
  const LydRosterRow *first = people->len > 0 ? g_ptr_array_index (people, 0) : NULL;
  GtkListBox *list;

  lyd_desk_page_clear (page);
  lyd_desk_page_dress (page, "blue", "lyd-organizations-symbolic");
  lyd_desk_page_set_done (page, FALSE);
  lyd_desk_page_set_how (page, "");
  if (first == NULL) {
    lyd_desk_page_say (page, _ ("Nobody is expected"), _ ("All of this organization are in, or nobody has a place."));
    lyd_desk_page_set_act (page, NULL, NULL, NULL);
    lyd_desk_page_set_done (page, TRUE);
  } else {
    lyd_desk_page_say (page, first->organization != NULL ? first->organization : _ ("Without an organization"),
                       _ ("Who is not in yet. Untick whoever is not here; nothing is recorded yet."));
    list = add_list (page);
    for (guint i = 0; i < people->len; i++)
      add_person (self, list, g_ptr_array_index (people, i));
    ticked_cb (self);
    lyd_desk_page_focus_act (page);
  }
  gtk_stack_set_visible_child_name (self->pages, PAGE);
}

static void
people_cb (GObject *source,
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

/* ---- whose ---- */

static gboolean
fits (GtkListBoxRow *row,
      gpointer entry)
{
  g_autofree char *wanted = lyd_fold_text (gtk_editable_get_text (GTK_EDITABLE (entry)));
  const char *folded = g_object_get_data (G_OBJECT (row), "lyd-folded");

  return folded == NULL || strstr (folded, wanted) != NULL;
}

static void
filter_cb (GtkListBox *list)
{
  gtk_list_box_invalidate_filter (list);
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
chosen_cb (LydDeskWindow *self,
           GtkListBoxRow *row)
{
  const LydId *id = g_object_get_data (G_OBJECT (row), "lyd-organization");

  if (id != NULL && self->session != NULL)
    lyd_store_list_expected_async (self->store, &self->session->id, id, self->cancellable, people_cb,
                                   g_object_ref (self));
}

static void
add_organization (GtkListBox *list,
                  const LydDoorOrganization *organization)
{
  g_autofree char *expected =
    g_strdup_printf (ngettext ("%d expected", "%d expected", (gulong) organization->expected), organization->expected);
  GtkWidget *row = new_row (organization->name, NULL);
  GtkWidget *count = gtk_label_new (expected);

  gtk_widget_add_css_class (count, "lyd-readable");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "lyd-organization", g_memdup2 (&organization->id, sizeof (LydId)), g_free);
  g_object_set_data_full (G_OBJECT (row), "lyd-folded", lyd_fold_text (organization->name), g_free);
  gtk_list_box_append (list, row);
}

static void
show_organizations (LydDeskWindow *self,
                    GPtrArray *organizations)
{
  LydDeskPage *page = get_page (self);
  GtkWidget *entry = gtk_search_entry_new ();
  GtkListBox *list;

  lyd_desk_page_clear (page);
  lyd_desk_page_dress (page, "blue", "lyd-organizations-symbolic");
  lyd_desk_page_say (page, _ ("A whole organization"),
                     organizations->len > 0 ? _ ("Choose whose people are here.") : _ ("Nobody is expected any more."));
  lyd_desk_page_set_how (page, organizations->len > 0 ? _ ("Enter takes the first.") : "");
  lyd_desk_page_set_act (page, NULL, NULL, NULL);
  lyd_desk_page_set_done (page, FALSE);
  g_object_set (entry, "placeholder-text", _ ("Organization"), "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Organization"), -1);
  gtk_box_append (lyd_desk_page_get_body (page), entry);
  list = add_list (page);
  for (guint i = 0; i < organizations->len; i++)
    add_organization (list, g_ptr_array_index (organizations, i));
  gtk_list_box_set_filter_func (list, fits, entry, NULL);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (filter_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_first), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->pages, PAGE);
  gtk_widget_grab_focus (entry);
}

static void
organizations_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) organizations = lyd_store_door_finish (LYD_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (organizations != NULL)
    show_organizations (self, organizations);
  else
    lyd_desk_window_toast (self, error->message);
}

/* ---- the actions ---- */

static gboolean
may_begin (LydDeskWindow *self)
{
  if (self->session == NULL || lyd_desk_window_is_counting (self) || lyd_desk_refuse_unrecorded (self))
    return FALSE;
  lyd_desk_window_forget_person (self);
  return TRUE;
}

static void
together_action (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  LydDeskWindow *self = data;

  if (may_begin (self))
    lyd_store_list_door_organizations_async (self->store, &self->session->id, self->cancellable, organizations_cb,
                                             g_object_ref (self));
}

/* Everybody of the organization of a registration. */
static void
together_with_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer data)
{
  LydDeskWindow *self = data;
  LydId id;

  if (lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)) && may_begin (self))
    lyd_store_list_expected_with_async (self->store, &self->session->id, &id, self->cancellable, people_cb,
                                        g_object_ref (self));
}

static void
together_done_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer data)
{
  LydDeskWindow *self = data;
  g_autoptr (GArray) ids = NULL;

  if (self->session == NULL || !lyd_desk_window_is_page (self, PAGE) || lyd_desk_refuse_unrecorded (self))
    return;
  ids = list_ticked (get_page (self));
  if (ids->len == 0)
    return;
  g_simple_action_set_enabled (action, FALSE); /* Enter twice is one act */
  lyd_desk_keys_forget (self->keys);
  lyd_store_admit_many_async (self->store, &self->session->id, (const LydId *) (gpointer) ids->data, ids->len,
                              admitted_cb, g_object_ref (self));
}

void
lyd_desk_together_init (LydDeskWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "together", .activate = together_action },
    { .name = "together-with", .activate = together_with_action, .parameter_type = "s" },
    { .name = "together-done", .activate = together_done_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
