#include "lyd-groups-page.h"

#include "lyd-fold.h"
#include "lyd-group-dialog.h"
#include "lyd-group-item.h"
#include "lyd-group-view.h"
#include "lyd-store-groups.h"
#include "lyd-window.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydGroupsPage {
  LydDirectoryPage parent_instance;

  GListStore *model;
  LydGroupSheet *sheet; /* the one that is shown; NULL: none */
  LydId revealed;       /* whose members somebody asked to see; none: nobody's */

  LydGroupView *group;
};

G_DEFINE_FINAL_TYPE (LydGroupsPage, lyd_groups_page, LYD_TYPE_DIRECTORY_PAGE)

/* ---- what the directory asks for ---- */

static void
group_read_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (LydGroupsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydGroupSheet) sheet = lyd_store_get_group_finish (LYD_STORE (source), result, &error);

  if (!lyd_directory_page_end_read (LYD_DIRECTORY_PAGE (self), LYD_STORE (source), error))
    return;
  g_clear_pointer (&self->sheet, lyd_group_sheet_free);
  self->sheet = g_steal_pointer (&sheet);
  lyd_group_view_show (self->group, LYD_STORE (source), self->sheet);
}

/* Another group is hidden again. */
static void
read_group (LydDirectoryPage *page,
            const LydId *id,
            GCancellable *cancellable)
{
  LydGroupsPage *self = LYD_GROUPS_PAGE (page);

  if (!lyd_id_equal (&self->revealed, id))
    self->revealed = lyd_id_none;
  lyd_store_get_group_async (lyd_directory_page_get_store (page), id, !lyd_id_is_none (&self->revealed), cancellable,
                             group_read_cb, g_object_ref (self));
}

static void
forget (LydDirectoryPage *page)
{
  LydGroupsPage *self = LYD_GROUPS_PAGE (page);

  self->revealed = lyd_id_none;
  g_clear_pointer (&self->sheet, lyd_group_sheet_free);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydGroupsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = lyd_store_list_groups_finish (LYD_STORE (source), result, &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *wanted = NULL;
  g_autofree char *subtitle = NULL;

  if (!lyd_directory_page_end_list (LYD_DIRECTORY_PAGE (self), LYD_STORE (source), error) || self->model == NULL)
    return;
  wanted = lyd_fold_text (lyd_directory_page_get_text (LYD_DIRECTORY_PAGE (self)));
  for (guint i = 0; i < groups->len; i++) {
    const LydGroup *group = g_ptr_array_index (groups, i);
    g_autofree char *folded = lyd_fold_text (group->name);

    if (strstr (folded, wanted) != NULL)
      g_ptr_array_add (items, lyd_group_item_new (group));
  }
  lyd_directory_page_begin_rows (LYD_DIRECTORY_PAGE (self));
  g_list_store_splice (self->model, 0, g_list_model_get_n_items (G_LIST_MODEL (self->model)), items->pdata, items->len);
  subtitle = g_strdup_printf (ngettext ("%d group", "%d groups", items->len), (int) items->len);
  lyd_directory_page_show_rows (LYD_DIRECTORY_PAGE (self), items->len, groups->len > 0, subtitle);
}

static void
list_groups (LydDirectoryPage *self,
             const char *text,
             GCancellable *cancellable)
{
  lyd_store_list_groups_async (lyd_directory_page_get_store (self), cancellable, listed_cb, g_object_ref (self));
}

static gboolean
get_id (LydDirectoryPage *page,
        guint position,
        LydId *id)
{
  LydGroupsPage *self = LYD_GROUPS_PAGE (page);
  g_autoptr (LydGroupItem) item =
    self->model != NULL ? g_list_model_get_item (G_LIST_MODEL (self->model), position) : NULL;

  if (item != NULL)
    *id = *lyd_group_item_get_id (item);
  return item != NULL;
}

static gboolean
find (LydDirectoryPage *page,
      const LydId *id,
      guint *position)
{
  LydGroupsPage *self = LYD_GROUPS_PAGE (page);
  guint n = self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
  LydId listed;

  for (*position = 0; *position < n; (*position)++)
    if (get_id (page, *position, &listed) && lyd_id_equal (&listed, id))
      return TRUE;
  return FALSE;
}

static gboolean
is_busy (LydDirectoryPage *page)
{
  return !lyd_group_view_is_idle (LYD_GROUPS_PAGE (page)->group);
}

static void
set_store (LydDirectoryPage *page,
           LydStore *store)
{
  LydGroupsPage *self = LYD_GROUPS_PAGE (page);

  lyd_directory_page_set_model (page, NULL);
  g_clear_object (&self->model);
  if (store == NULL)
    return;
  self->model = g_list_store_new (LYD_TYPE_GROUP_ITEM);
  lyd_directory_page_set_model (page, G_LIST_MODEL (self->model));
}

/* ---- acts ---- */

static void
saved_cb (LydDirectoryPage *self,
          const LydDone *done)
{
  lyd_directory_page_done (self, done, TRUE);
}

static void
ask (LydDirectoryPage *self,
     const LydGroup *group)
{
  LydGroupDialog *dialog =
    lyd_group_dialog_new (lyd_directory_page_get_window (self), lyd_directory_page_get_store (self), group);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add (LydDirectoryPage *self)
{
  ask (self, NULL);
}

static void
edit (LydDirectoryPage *page)
{
  LydGroupsPage *self = LYD_GROUPS_PAGE (page);

  if (self->sheet != NULL)
    ask (page, self->sheet->group);
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydDirectoryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);
  GtkWindow *window = lyd_directory_page_get_window (self);

  if (done != NULL)
    lyd_directory_page_done (self, done, FALSE);
  else if (LYD_IS_WINDOW (window))
    lyd_window_toast (LYD_WINDOW (window), error->message);
}

static void
act (GtkWidget *widget,
     LydGroupAct what,
     GVariant *parameter,
     GAsyncReadyCallback callback)
{
  LydGroupsPage *self = LYD_GROUPS_PAGE (widget);
  LydId person = lyd_id_none;

  if (self->sheet == NULL ||
      (parameter != NULL && !lyd_id_from_string (&person, g_variant_get_string (parameter, NULL))))
    return;
  lyd_store_act_on_group_async (lyd_directory_page_get_store (LYD_DIRECTORY_PAGE (self)), what, self->sheet->group,
                                &person, callback, g_object_ref (self));
}

static void
join_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  act (widget, LYD_GROUP_JOIN, parameter, done_cb);
}

static void
leave_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  act (widget, LYD_GROUP_LEAVE, parameter, done_cb);
}

static void
delete_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  act (widget, LYD_GROUP_REMOVE, NULL, done_cb);
}

/* Names are shown once that is in the history. */
static void
revealed_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydGroupsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);
  GtkWindow *window = lyd_directory_page_get_window (LYD_DIRECTORY_PAGE (self));

  if (done == NULL) {
    if (LYD_IS_WINDOW (window))
      lyd_window_toast (LYD_WINDOW (window), error->message);
    return;
  }
  if (self->sheet == NULL || !lyd_id_equal (&self->sheet->group->id, &done->subject))
    return;
  self->revealed = done->subject;
  lyd_directory_page_refresh (LYD_DIRECTORY_PAGE (self));
}

static void
reveal_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  act (widget, LYD_GROUP_REVEAL, NULL, revealed_cb);
}

static void
lyd_groups_page_dispose (GObject *object)
{
  LydGroupsPage *self = LYD_GROUPS_PAGE (object);

  lyd_directory_page_set_model (LYD_DIRECTORY_PAGE (self), NULL);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_GROUPS_PAGE);
  g_clear_pointer (&self->sheet, lyd_group_sheet_free);
  G_OBJECT_CLASS (lyd_groups_page_parent_class)->dispose (object);
}

static void
lyd_groups_page_class_init (LydGroupsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LydDirectoryPageClass *directory_class = LYD_DIRECTORY_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_groups_page_dispose;
  directory_class->set_store = set_store;
  directory_class->list = list_groups;
  directory_class->read = read_group;
  directory_class->forget = forget;
  directory_class->get_id = get_id;
  directory_class->find = find;
  directory_class->is_busy = is_busy;
  directory_class->add = add;
  directory_class->edit = edit;

  g_type_ensure (LYD_TYPE_GROUP_ITEM);
  g_type_ensure (LYD_TYPE_GROUP_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/groups/lyd-groups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydGroupsPage, group);
  gtk_widget_class_install_action (widget_class, "groups.join", "s", join_action);
  gtk_widget_class_install_action (widget_class, "groups.leave", "s", leave_action);
  gtk_widget_class_install_action (widget_class, "groups.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "groups.reveal", NULL, reveal_action);
}

static void
lyd_groups_page_init (LydGroupsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
