#include "lyd-organizations-page.h"

#include "lyd-fold.h"
#include "lyd-organization-cell.h"
#include "lyd-organization-dialog.h"
#include "lyd-organization-view.h"
#include "lyd-organizations-change-dialog.h"
#include "lyd-state.h"
#include "lyd-store-duplicates.h"
#include "lyd-store-people.h"
#include "people/lyd-directory-look.h"
#include "people/lyd-person-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydOrganizationsPage {
  LydDirectoryPage parent_instance;

  GListStore *items; /* LydOrganizationItem: those that are shown, in their order */
  LydOrganizationList *list;
  LydOrganizationPage *page; /* the one that is shown; NULL: none */
  gboolean by_name;

  LydOrganizationView *organization;
};

G_DEFINE_FINAL_TYPE (LydOrganizationsPage, lyd_organizations_page, LYD_TYPE_DIRECTORY_PAGE)

enum {
  PROP_ORDER = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The quiet ones first, then the new ones: they are what somebody must act upon. */
static const int ranks[] = {
  [LYD_PULSE_QUIET] = 0,
  [LYD_PULSE_NEVER] = 1,
  [LYD_PULSE_NEW] = 2,
  [LYD_PULSE_STEADY] = 3,
  [LYD_PULSE_NONE] = 3,
};

/* ---- the list ---- */

static gboolean
is_found (const LydOrganization *organization,
          const char *words)
{
  g_autofree char *name = lyd_fold_text (organization->name);
  int state = lyd_word_find (&lyd_states, organization->state);
  g_autofree char *title = state >= 0 ? lyd_fold_text (lyd_word_title (&lyd_states, state)) : g_strdup ("");

  return strstr (name, words) != NULL || g_str_has_prefix (title, words) ||
         (organization->state != NULL && g_ascii_strcasecmp (organization->state, words) == 0);
}

/* They come sorted by name, and g_ptr_array_sort() is stable. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const LydOrganizationLine *left = *(LydOrganizationLine *const *) a;
  const LydOrganizationLine *right = *(LydOrganizationLine *const *) b;

  return ranks[lyd_pulse_judge (&left->pulse).state] - ranks[lyd_pulse_judge (&right->pulse).state];
}

/* Returns: (transfer container) (element-type LydOrganizationLine) */
static GPtrArray *
pick (LydOrganizationsPage *self)
{
  g_autofree char *words = lyd_fold_text (lyd_directory_page_get_text (LYD_DIRECTORY_PAGE (self)));
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < self->list->lines->len; i++) {
    LydOrganizationLine *line = g_ptr_array_index (self->list->lines, i);

    if (words[0] == '\0' || is_found (line->organization, words))
      g_ptr_array_add (picked, line);
  }
  if (!self->by_name)
    g_ptr_array_sort (picked, compare);
  return picked;
}

static const LydOrganizationLine *
get_line (LydOrganizationsPage *self,
          guint position)
{
  g_autoptr (LydOrganizationItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item != NULL ? lyd_organization_item_get_line (item) : NULL;
}

static gboolean
is_same (LydOrganizationsPage *self,
         GPtrArray *picked)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) != picked->len)
    return FALSE;
  for (guint i = 0; i < picked->len; i++)
    if (!lyd_id_equal (&get_line (self, i)->organization->id,
                       &((LydOrganizationLine *) g_ptr_array_index (picked, i))->organization->id))
      return FALSE;
  return TRUE;
}

/* Rows that stay where they are change in place, so that the list does not jump under somebody's finger. */
static void
put (LydOrganizationsPage *self,
     GPtrArray *picked)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean same = is_same (self, picked);

  for (guint i = 0; i < picked->len; i++) {
    if (same) {
      g_autoptr (LydOrganizationItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      lyd_organization_item_set (item, g_ptr_array_index (picked, i), self->list->exchanges);
    } else {
      g_ptr_array_add (items, lyd_organization_item_new (g_ptr_array_index (picked, i), self->list->exchanges));
    }
  }
  if (!same)
    g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                         items->len);
}

static gboolean
find (LydDirectoryPage *page,
      const LydId *id,
      guint *position)
{
  LydOrganizationsPage *self = LYD_ORGANIZATIONS_PAGE (page);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (*position = 0; *position < n; ++*position)
    if (lyd_id_equal (&get_line (self, *position)->organization->id, id))
      return TRUE;
  return FALSE;
}

static gboolean
get_id (LydDirectoryPage *page,
        guint position,
        LydId *id)
{
  const LydOrganizationLine *line = get_line (LYD_ORGANIZATIONS_PAGE (page), position);

  if (line != NULL)
    *id = line->organization->id;
  return line != NULL;
}

/* Returns: (transfer full) */
static char *
make_subtitle (LydOrganizationsPage *self)
{
  guint n = self->list->lines->len;
  guint n_quiet = 0;
  g_autofree char *count = g_strdup_printf (ngettext ("%d organization", "%d organizations", n), (int) n);
  g_autofree char *quiet = NULL;

  for (guint i = 0; i < n; i++)
    n_quiet +=
      lyd_pulse_judge (&((LydOrganizationLine *) g_ptr_array_index (self->list->lines, i))->pulse).state ==
      LYD_PULSE_QUIET;
  if (n_quiet > 0)
    quiet = g_strdup_printf (ngettext ("%d has gone quiet", "%d have gone quiet", n_quiet), (int) n_quiet);
  return g_strjoin (" · ", count, quiet, NULL);
}

static void
rebuild (LydOrganizationsPage *self)
{
  g_autoptr (GPtrArray) picked = NULL;
  g_autofree char *subtitle = NULL;

  if (self->list == NULL)
    return;
  picked = pick (self);
  subtitle = make_subtitle (self);
  lyd_directory_page_begin_rows (LYD_DIRECTORY_PAGE (self));
  put (self, picked);
  lyd_directory_page_show_rows (LYD_DIRECTORY_PAGE (self), picked->len, self->list->lines->len > 0, subtitle);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydOrganizationsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydOrganizationList) list = lyd_store_list_organizations_finish (LYD_STORE (source), result, &error);

  if (!lyd_directory_page_end_list (LYD_DIRECTORY_PAGE (self), LYD_STORE (source), error))
    return;
  g_clear_pointer (&self->list, lyd_organization_list_free);
  self->list = g_steal_pointer (&list);
  rebuild (self);
}

static void
list_organizations (LydDirectoryPage *self,
                    const char *text,
                    GCancellable *cancellable)
{
  lyd_store_list_organizations_async (lyd_directory_page_get_store (self), cancellable, listed_cb,
                                      g_object_ref (self));
}

/* All are at hand: nothing needs to be read. */
static void
search (LydDirectoryPage *self,
        const char *text)
{
  rebuild (LYD_ORGANIZATIONS_PAGE (self));
}

static void
set_store (LydDirectoryPage *page,
           LydStore *store)
{
  LydOrganizationsPage *self = LYD_ORGANIZATIONS_PAGE (page);

  lyd_directory_page_begin_rows (page);
  g_list_store_remove_all (self->items);
  g_clear_pointer (&self->list, lyd_organization_list_free);
}

/* ---- the one that is shown ---- */

static void
organization_read_cb (GObject *source,
                      GAsyncResult *result,
                      gpointer data)
{
  g_autoptr (LydOrganizationsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydOrganizationPage) page = lyd_store_get_organization_finish (LYD_STORE (source), result, &error);

  if (!lyd_directory_page_end_read (LYD_DIRECTORY_PAGE (self), LYD_STORE (source), error))
    return;
  g_clear_pointer (&self->page, lyd_organization_page_free);
  self->page = g_steal_pointer (&page);
  lyd_organization_view_show (self->organization, self->page);
}

static void
read_organization (LydDirectoryPage *self,
                   const LydId *id,
                   GCancellable *cancellable)
{
  lyd_store_get_organization_async (lyd_directory_page_get_store (self), id, cancellable, organization_read_cb,
                                    g_object_ref (self));
}

static void
forget (LydDirectoryPage *self)
{
  g_clear_pointer (&LYD_ORGANIZATIONS_PAGE (self)->page, lyd_organization_page_free);
}

static void
folded_cb (LydOrganizationsPage *self)
{
  gboolean folded;

  g_object_get (self, "folded", &folded, NULL);
  lyd_organization_view_set_narrow (self->organization, folded);
}

/* ---- adding and changing ---- */

static void
saved_cb (LydDirectoryPage *self,
          const LydDone *done)
{
  lyd_directory_page_done (self, done, TRUE);
}

static void
ask (LydDirectoryPage *self,
     const LydOrganizationPage *page)
{
  LydOrganizationDialog *dialog =
    lyd_organization_dialog_new (lyd_directory_page_get_window (self), lyd_directory_page_get_store (self), page);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add (LydDirectoryPage *self)
{
  ask (self, NULL);
}

static void
edit (LydDirectoryPage *self)
{
  if (LYD_ORGANIZATIONS_PAGE (self)->page != NULL)
    ask (self, LYD_ORGANIZATIONS_PAGE (self)->page);
}

static void
changed_cb (LydDirectoryPage *self,
            const LydDone *done)
{
  lyd_directory_page_done (self, done, FALSE);
}

static void
change (LydDirectoryPage *self,
        const GArray *ids)
{
  LydOrganizationsChangeDialog *dialog = lyd_organizations_change_dialog_new (
    lyd_directory_page_get_window (self), lyd_directory_page_get_store (self), ids);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
merged_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydDirectoryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  if (lyd_directory_page_get_store (self) != LYD_STORE (source))
    return;
  if (done == NULL)
    lyd_directory_tell (GTK_WIDGET (self), error);
  else
    lyd_directory_page_done (self, done, TRUE);
}

static void
merge_response_cb (LydDirectoryPage *self,
                   const char *response,
                   AdwMessageDialog *dialog)
{
  const LydId *ids = g_object_get_data (G_OBJECT (dialog), "lyd-organizations");
  gboolean second = g_str_equal (response, "second");

  if ((second || g_str_equal (response, "first")) && lyd_directory_page_get_store (self) != NULL)
    lyd_store_merge_organizations_async (lyd_directory_page_get_store (self), &ids[second], &ids[!second], merged_cb,
                                         g_object_ref (self));
}

/* Which of the two names stays is asked: nothing tells which is the right one. */
static void
merge_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydDirectoryPage *self = LYD_DIRECTORY_PAGE (widget);
  g_autoptr (GArray) ids = lyd_directory_page_dup_chosen (self);
  const char *names[2] = { NULL, NULL };
  GtkWidget *dialog;

  for (guint i = 0; i < ids->len && ids->len == 2; i++) {
    guint position;

    if (find (self, &g_array_index (ids, LydId, i), &position))
      names[i] = get_line (LYD_ORGANIZATIONS_PAGE (self), position)->organization->name;
  }
  if (names[0] == NULL || names[1] == NULL)
    return;
  dialog = adw_message_dialog_new (lyd_directory_page_get_window (self), _ ("Which name stays?"),
                                   _ ("Its people, networks and seats and those of the other one become one "
                                      "organization. This can be undone."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "first", names[0], "second",
                                    names[1], NULL);
  g_object_set_data_full (G_OBJECT (dialog), "lyd-organizations", g_memdup2 (ids->data, 2 * sizeof (LydId)), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (merge_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Merging is of two. */
static void
chosen_cb (LydDirectoryPage *self)
{
  g_autoptr (GArray) ids = lyd_directory_page_dup_chosen (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "organizations.merge", ids->len == 2);
}

/* Somebody new of the organization that is shown, which one goes on looking at. */
static void
add_person_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydOrganizationsPage *self = LYD_ORGANIZATIONS_PAGE (widget);
  LydPersonDialog *dialog;

  if (self->page == NULL)
    return;
  dialog = lyd_person_dialog_new (lyd_directory_page_get_window (LYD_DIRECTORY_PAGE (self)),
                                  lyd_directory_page_get_store (LYD_DIRECTORY_PAGE (self)), NULL,
                                  self->page->line->organization->name);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
lyd_organizations_page_get_property (GObject *object,
                                     guint id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  if (id == PROP_ORDER)
    g_value_set_string (value, LYD_ORGANIZATIONS_PAGE (object)->by_name ? "name" : "pulse");
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lyd_organizations_page_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  LydOrganizationsPage *self = LYD_ORGANIZATIONS_PAGE (object);

  if (id == PROP_ORDER) {
    self->by_name = g_strcmp0 (g_value_get_string (value), "name") == 0;
    rebuild (self);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_organizations_page_dispose (GObject *object)
{
  LydOrganizationsPage *self = LYD_ORGANIZATIONS_PAGE (object);

  lyd_directory_page_set_model (LYD_DIRECTORY_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_ORGANIZATIONS_PAGE);
  g_clear_pointer (&self->list, lyd_organization_list_free);
  g_clear_pointer (&self->page, lyd_organization_page_free);
  G_OBJECT_CLASS (lyd_organizations_page_parent_class)->dispose (object);
}

static void
lyd_organizations_page_finalize (GObject *object)
{
  g_object_unref (LYD_ORGANIZATIONS_PAGE (object)->items);
  G_OBJECT_CLASS (lyd_organizations_page_parent_class)->finalize (object);
}

static void
lyd_organizations_page_class_init (LydOrganizationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LydDirectoryPageClass *directory_class = LYD_DIRECTORY_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = lyd_organizations_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = lyd_organizations_page_set_property;
  G_OBJECT_CLASS (klass)->dispose = lyd_organizations_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_organizations_page_finalize;
  directory_class->set_store = set_store;
  directory_class->list = list_organizations;
  directory_class->search = search;
  directory_class->read = read_organization;
  directory_class->forget = forget;
  directory_class->get_id = get_id;
  directory_class->find = find;
  directory_class->add = add;
  directory_class->edit = edit;
  directory_class->change = change;
  directory_class->write = lyd_store_export_organizations_async;
  directory_class->file_name = "organizations.csv";
  properties[PROP_ORDER] =
    g_param_spec_string ("order", NULL, NULL, "pulse", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (LYD_TYPE_ORGANIZATION_CELL);
  g_type_ensure (LYD_TYPE_ORGANIZATION_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/organizations/lyd-organizations-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationsPage, organization);
  gtk_widget_class_install_action (widget_class, "organizations.add-person", NULL, add_person_action);
  gtk_widget_class_install_action (widget_class, "organizations.merge", NULL, merge_action);
  gtk_widget_class_install_property_action (widget_class, "organizations.order", "order");
}

static void
lyd_organizations_page_init (LydOrganizationsPage *self)
{
  self->items = g_list_store_new (LYD_TYPE_ORGANIZATION_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  lyd_directory_page_set_model (LYD_DIRECTORY_PAGE (self), G_LIST_MODEL (self->items));
  g_signal_connect (self, "notify::folded", G_CALLBACK (folded_cb), NULL);
  g_signal_connect (self, "chosen", G_CALLBACK (chosen_cb), NULL);
}
