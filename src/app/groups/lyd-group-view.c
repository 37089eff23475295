#include "lyd-group-view.h"

#include "lyd-kept-rows.h"
#include "lyd-store-registrations.h"

#include <glib/gi18n.h>

struct _LydGroupView {
  AdwBin parent_instance;

  LydStore *store;
  LydId group;
  GCancellable *asked;
  GPtrArray *members; /* of LydGroupMember: as shown */
  guint n_pending;

  GtkLabel *name;
  GtkLabel *line;
  GtkEditable *search;
  GtkListBox *found;
  GtkStack *pages;
  GtkButton *reveal;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (LydGroupView, lyd_group_view, ADW_TYPE_BIN)

#define MAX_FOUND 5

/* ---- who is in it ---- */

static char *
dup_row_key (gpointer owner,
             gconstpointer item)
{
  return lyd_id_to_string (&((const LydGroupMember *) item)->person);
}

static void
update_row (gpointer owner,
            GtkWidget *row,
            gconstpointer item)
{
  const LydGroupMember *member = item;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), member->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), member->organization != NULL ? member->organization : "");
}

static GtkWidget *
make_row (gpointer owner,
          gconstpointer item)
{
  const LydGroupMember *member = item;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *target = dup_row_key (owner, item);
  /* Translators: a person's name */
  g_autofree char *label = g_strdup_printf (_ ("Take %s out of the group"), member->name);

  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "groups.leave");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-person");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  update_row (owner, row, member);
  return row;
}

static const LydKeptRows row_class = { dup_row_key, make_row, update_row };

/* ---- adding somebody ---- */

static gboolean
is_member (LydGroupView *self,
           const LydId *person)
{
  for (guint i = 0; self->members != NULL && i < self->members->len; i++)
    if (lyd_id_equal (&((LydGroupMember *) g_ptr_array_index (self->members, i))->person, person))
      return TRUE;
  return FALSE;
}

static GtkWidget *
found_row_new (const LydKnownPerson *known)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", known->person->name, NULL);
  g_autofree char *target = lyd_id_to_string (&known->person->id);

  if (known->organization != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), known->organization);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "groups.join");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydGroupView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = lyd_store_find_people_finish (LYD_STORE (source), result, &error);
  GtkWidget *row;
  gboolean any = FALSE;

  self->n_pending--;
  if (found == NULL || self->found == NULL)
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->found))) != NULL)
    gtk_list_box_remove (self->found, row);
  for (guint i = 0; i < found->len; i++) {
    const LydKnownPerson *known = g_ptr_array_index (found, i);

    if (is_member (self, &known->person->id))
      continue;
    gtk_list_box_append (self->found, found_row_new (known));
    any = TRUE;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->found), any);
}

static void
search_changed_cb (LydGroupView *self)
{
  if (self->store == NULL)
    return;
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_find_people_async (self->store, &lyd_id_none, gtk_editable_get_text (self->search), MAX_FOUND, self->asked,
                               found_cb, g_object_ref (self));
}

static void
lyd_group_view_dispose (GObject *object)
{
  LydGroupView *self = LYD_GROUP_VIEW (object);

  g_cancellable_cancel (self->asked);
  /* Before the template is: it lets go of the bin's own child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_GROUP_VIEW);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_group_view_parent_class)->dispose (object);
}

static void
lyd_group_view_class_init (LydGroupViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_group_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/groups/lyd-group-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LydGroupView, name);
  gtk_widget_class_bind_template_child (widget_class, LydGroupView, line);
  gtk_widget_class_bind_template_child_full (widget_class, "member_search", FALSE,
                                             G_STRUCT_OFFSET (LydGroupView, search));
  gtk_widget_class_bind_template_child (widget_class, LydGroupView, found);
  gtk_widget_class_bind_template_child_full (widget_class, "member_pages", FALSE,
                                             G_STRUCT_OFFSET (LydGroupView, pages));
  gtk_widget_class_bind_template_child (widget_class, LydGroupView, reveal);
  gtk_widget_class_bind_template_child_full (widget_class, "member_rows", FALSE, G_STRUCT_OFFSET (LydGroupView, rows));
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
lyd_group_view_init (LydGroupView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @sheet: its members are held */
void
lyd_group_view_show (LydGroupView *self,
                     LydStore *store,
                     const LydGroupSheet *sheet)
{
  const LydGroup *group = sheet->group;
  int n = group->n_members;
  gboolean hidden = n > 0 && sheet->members->len == 0;
  g_autofree char *count = g_strdup_printf (ngettext ("%d member", "%d members", (gulong) n), n);
  g_autofree char *line = g_strdup_printf (_ ("%s · sensitive"), count);
  g_autofree char *show =
    g_strdup_printf (ngettext ("_Show the %d Member", "_Show the %d Members", (gulong) n), n);

  g_set_object (&self->store, store);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  self->members = g_ptr_array_ref (sheet->members);
  gtk_label_set_label (self->name, group->name);
  gtk_label_set_label (self->line, group->sensitive ? line : count);
  gtk_button_set_label (self->reveal, show);
  if (!lyd_id_equal (&self->group, &group->id))
    gtk_editable_set_text (self->search, "");
  self->group = group->id;
  lyd_kept_rows_show (GTK_WIDGET (self->rows), &row_class, self, self->members);
  gtk_stack_set_visible_child_name (self->pages, hidden ? "hidden" : n > 0 ? "list"
                                                                           : "nobody");
  search_changed_cb (self);
}

gboolean
lyd_group_view_is_idle (LydGroupView *self)
{
  return self->n_pending == 0;
}
