#include "lyd-people-page.h"

#include "closing/lyd-erase-person.h"
#include "lyd-aliases.h"
#include "lyd-ask-where.h"
#include "lyd-directory-look.h"
#include "lyd-duplicates-window.h"
#include "lyd-lazy-list.h"
#include "lyd-people-change-dialog.h"
#include "lyd-people-import-window.h"
#include "lyd-person-dialog.h"
#include "lyd-person-item.h"
#include "lyd-person-view.h"
#include "lyd-store-people.h"

#include <glib/gi18n.h>

struct _LydPeoplePage {
  LydDirectoryPage parent_instance;

  LydLazyList *model;
  LydPersonPage *page; /* who is shown; NULL: nobody */

  GCancellable *counting; /* of those who may be on file twice */
  guint count_source;

  LydPersonView *person;
  GtkRevealer *twins;
  GtkLabel *twins_words;
};

G_DEFINE_FINAL_TYPE (LydPeoplePage, lyd_people_page, LYD_TYPE_DIRECTORY_PAGE)

static void
fill_item (GObject *item,
           gpointer row)
{
  lyd_person_item_take_line (LYD_PERSON_ITEM (item), row);
}

static const LydLazyKind lines = {
  lyd_person_item_get_type,
  lyd_person_item_new,
  lyd_store_list_lines_async,
  lyd_store_list_lines_finish,
  fill_item,
};

/* ---- who may be on file twice ---- */

/* They are looked for when nobody has changed anything for so long: where many are on file it takes a while. */
#define COUNT_MS 1500

static void
counted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydPeoplePage) self = data;
  g_autoptr (LydDuplicateList) found = lyd_store_find_duplicates_finish (LYD_STORE (source), result, NULL);
  g_autofree char *words = NULL;

  /* What was cancelled was asked anew; why else it could not be read is said where somebody looks for them. */
  if (found == NULL || lyd_directory_page_get_store (LYD_DIRECTORY_PAGE (self)) != LYD_STORE (source))
    return;
  words = g_strdup_printf (ngettext ("%d pair looks like the same person", "%d pairs look like the same person",
                                     found->n_all),
                           (int) found->n_all);
  gtk_label_set_label (self->twins_words, words);
  gtk_revealer_set_reveal_child (self->twins, found->n_all > 0);
}

static gboolean
count_cb (gpointer data)
{
  LydPeoplePage *self = data;

  self->count_source = 0;
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  lyd_store_find_duplicates_async (lyd_directory_page_get_store (LYD_DIRECTORY_PAGE (self)), 1, self->counting,
                                   counted_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
stop_counting (LydPeoplePage *self)
{
  g_clear_handle_id (&self->count_source, g_source_remove);
  g_cancellable_cancel (self->counting);
}

static void
find_duplicates_action (GtkWidget *widget,
                        const char *name,
                        GVariant *parameter)
{
  LydDirectoryPage *self = LYD_DIRECTORY_PAGE (widget);

  if (lyd_directory_page_get_store (self) != NULL)
    gtk_window_present (GTK_WINDOW (lyd_duplicates_window_new (lyd_directory_page_get_window (self),
                                                               lyd_directory_page_get_store (self))));
}

/* ---- what the directory asks for ---- */

static void
person_read_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (LydPeoplePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydPersonPage) page = lyd_store_get_person_finish (LYD_STORE (source), result, &error);

  if (!lyd_directory_page_end_read (LYD_DIRECTORY_PAGE (self), LYD_STORE (source), error))
    return;
  g_clear_pointer (&self->page, lyd_person_page_free);
  self->page = g_steal_pointer (&page);
  lyd_person_view_show (self->person, self->page);
}

static void
read_person (LydDirectoryPage *self,
             const LydId *id,
             GCancellable *cancellable)
{
  lyd_store_get_person_async (lyd_directory_page_get_store (self), id, cancellable, person_read_cb,
                              g_object_ref (self));
}

static void
forget (LydDirectoryPage *self)
{
  g_clear_pointer (&LYD_PEOPLE_PAGE (self)->page, lyd_person_page_free);
}

static void
show_list (LydDirectoryPage *self,
           guint n)
{
  gboolean searched = lyd_directory_page_get_text (self)[0] != '\0';
  g_autofree char *subtitle = NULL;

  if (searched)
    subtitle = g_strdup_printf (ngettext ("%d found", "%d found", n), (int) n);
  else
    subtitle = g_strdup_printf (ngettext ("%d person", "%d people", n), (int) n);
  lyd_directory_page_show_rows (self, n, n > 0 || searched, subtitle);
  if (!searched) {
    stop_counting (LYD_PEOPLE_PAGE (self));
    LYD_PEOPLE_PAGE (self)->count_source = g_timeout_add (COUNT_MS, count_cb, self);
  }
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydPeoplePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lyd_store_list_people_finish (LYD_STORE (source), result, &error);
  guint n;

  if (!lyd_directory_page_end_list (LYD_DIRECTORY_PAGE (self), LYD_STORE (source), error) || self->model == NULL)
    return;
  n = ids->len;
  lyd_directory_page_begin_rows (LYD_DIRECTORY_PAGE (self));
  lyd_lazy_list_take_ids (self->model, g_steal_pointer (&ids));
  show_list (LYD_DIRECTORY_PAGE (self), n);
}

static void
list_people (LydDirectoryPage *self,
             const char *text,
             GCancellable *cancellable)
{
  lyd_store_list_people_async (lyd_directory_page_get_store (self), text, cancellable, listed_cb, g_object_ref (self));
}

static gboolean
get_id (LydDirectoryPage *page,
        guint position,
        LydId *id)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (page);
  const LydId *found = self->model != NULL ? lyd_lazy_list_get_id (self->model, position) : NULL;

  if (found != NULL)
    *id = *found;
  return found != NULL;
}

static gboolean
find (LydDirectoryPage *page,
      const LydId *id,
      guint *position)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (page);

  return self->model != NULL && lyd_lazy_list_find (self->model, id, position);
}

static gboolean
is_busy (LydDirectoryPage *page)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (page);

  return self->model != NULL && !lyd_lazy_list_is_idle (self->model);
}

static void
clear_model (LydPeoplePage *self)
{
  lyd_directory_page_set_model (LYD_DIRECTORY_PAGE (self), NULL);
  if (self->model != NULL)
    lyd_lazy_list_close (self->model);
  g_clear_object (&self->model);
}

static void
set_store (LydDirectoryPage *page,
           LydStore *store)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (page);

  clear_model (self);
  stop_counting (self);
  gtk_revealer_set_reveal_child (self->twins, FALSE);
  if (store == NULL)
    return;
  self->model = lyd_lazy_list_new (store, &lines);
  lyd_directory_page_set_model (page, G_LIST_MODEL (self->model));
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
     const LydPerson *person,
     const char *organization)
{
  LydPersonDialog *dialog = lyd_person_dialog_new (lyd_directory_page_get_window (self),
                                                   lyd_directory_page_get_store (self), person, organization);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add (LydDirectoryPage *self)
{
  ask (self, NULL, NULL);
}

static void
edit (LydDirectoryPage *page)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (page);

  if (self->page != NULL)
    ask (page, self->page->person, self->page->organization);
}

/* They asked to be forgotten. */
static void
erase_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (widget);

  if (self->page != NULL)
    lyd_erase_person_ask (widget, lyd_directory_page_get_store (LYD_DIRECTORY_PAGE (self)), &self->page->person->id);
}

/* ---- other names, addresses and numbers ---- */

static void
alias_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydPeoplePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  if (lyd_directory_page_get_store (LYD_DIRECTORY_PAGE (self)) != LYD_STORE (source))
    return;
  if (done == NULL) {
    lyd_directory_tell (GTK_WIDGET (self), error);
    return;
  }
  lyd_person_view_clear_entry (self->person);
  lyd_directory_page_done (LYD_DIRECTORY_PAGE (self), done, FALSE);
}

static void
add_alias_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (widget);
  const char *value = g_variant_get_string (parameter, NULL);

  if (self->page != NULL)
    lyd_store_add_alias_async (lyd_directory_page_get_store (LYD_DIRECTORY_PAGE (self)), &self->page->person->id,
                               lyd_aliases_guess_kind (value), value, alias_cb, g_object_ref (self));
}

static void
alias_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydStore *store = lyd_directory_page_get_store (LYD_DIRECTORY_PAGE (widget));
  LydId id;

  if (store != NULL && lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    (g_str_has_suffix (name, "promote-alias") ? lyd_store_promote_alias_async : lyd_store_remove_alias_async) (
      store, &id, alias_cb, g_object_ref (widget));
}

/* ---- many at once, in and out ---- */

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
  LydPeopleChangeDialog *dialog =
    lyd_people_change_dialog_new (lyd_directory_page_get_window (self), lyd_directory_page_get_store (self), ids);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Shows what bringing in that list would do. */
void
lyd_people_page_import (LydPeoplePage *self,
                        const char *path)
{
  LydDirectoryPage *page = LYD_DIRECTORY_PAGE (self);
  LydPeopleImportWindow *window;

  if (lyd_directory_page_get_store (page) == NULL)
    return;
  window =
    lyd_people_import_window_new (lyd_directory_page_get_window (page), lyd_directory_page_get_store (page), path);
  g_signal_connect_object (window, "saved", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
import_path (GtkWidget *widget,
             const char *path)
{
  lyd_people_page_import (LYD_PEOPLE_PAGE (widget), path);
}

static void
import_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  lyd_ask_where (widget, _ ("Bring In People"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, import_path);
}

static gboolean
drop_cb (LydPeoplePage *self,
         const GValue *value)
{
  g_autofree char *path = g_value_get_object (value) != NULL ? g_file_get_path (g_value_get_object (value)) : NULL;

  if (path != NULL)
    lyd_people_page_import (self, path);
  return path != NULL;
}

static void
lyd_people_page_dispose (GObject *object)
{
  LydPeoplePage *self = LYD_PEOPLE_PAGE (object);

  clear_model (self);
  stop_counting (self);
  g_clear_object (&self->counting);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_PEOPLE_PAGE);
  g_clear_pointer (&self->page, lyd_person_page_free);
  G_OBJECT_CLASS (lyd_people_page_parent_class)->dispose (object);
}

static void
lyd_people_page_class_init (LydPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LydDirectoryPageClass *directory_class = LYD_DIRECTORY_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_people_page_dispose;
  directory_class->set_store = set_store;
  directory_class->list = list_people;
  directory_class->read = read_person;
  directory_class->forget = forget;
  directory_class->get_id = get_id;
  directory_class->find = find;
  directory_class->is_busy = is_busy;
  directory_class->add = add;
  directory_class->edit = edit;
  directory_class->change = change;
  directory_class->write = lyd_store_export_people_async;
  directory_class->file_name = "people.csv";

  g_type_ensure (LYD_TYPE_PERSON_ITEM);
  g_type_ensure (LYD_TYPE_PERSON_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/people/lyd-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydPeoplePage, person);
  gtk_widget_class_bind_template_child (widget_class, LydPeoplePage, twins);
  gtk_widget_class_bind_template_child (widget_class, LydPeoplePage, twins_words);
  gtk_widget_class_install_action (widget_class, "people.find-duplicates", NULL, find_duplicates_action);
  gtk_widget_class_install_action (widget_class, "people.erase", NULL, erase_action);
  gtk_widget_class_install_action (widget_class, "people.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "people.add-alias", "s", add_alias_action);
  gtk_widget_class_install_action (widget_class, "people.promote-alias", "s", alias_action);
  gtk_widget_class_install_action (widget_class, "people.remove-alias", "s", alias_action);
}

static void
lyd_people_page_init (LydPeoplePage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
