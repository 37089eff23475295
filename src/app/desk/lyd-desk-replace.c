#include "desk/lyd-desk-page.h"
#include "desk/lyd-desk-window-private.h"

#include "lyd-store-registrations.h"

#include <glib/gi18n.h>

/* A badge that is not there any more: lost, then whoever finds it must not get in; or damaged, then it is printed as it
 * was. */

#define PAGE "replace"

typedef struct {
  LydDeskPage *page;
  GtkLabel *name;
  GtkCheckButton *lost;
  LydId registration;
} Replace;

static Replace *
get_replace (LydDeskWindow *self)
{
  return g_object_get_data (G_OBJECT (gtk_stack_get_child_by_name (self->pages, PAGE)), "lyd-replace");
}

static GtkCheckButton *
add_choice (GtkListBox *list,
            GtkCheckButton *group,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (list, row);
  return GTK_CHECK_BUTTON (check);
}

static void
make_page (LydDeskWindow *self)
{
  Replace *replace = g_new0 (Replace, 1);
  GtkWidget *list = gtk_list_box_new ();

  replace->page = lyd_desk_page_new (self->pages, PAGE, "amber", "lyd-badge-symbolic");
  g_object_set_data_full (G_OBJECT (replace->page), "lyd-replace", replace, g_free);
  replace->name =
    GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END,
                             "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (replace->name), "name");
  gtk_widget_add_css_class (GTK_WIDGET (replace->name), "long");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  replace->lost = add_choice (GTK_LIST_BOX (list), NULL, _ ("It is lost"),
                              _ ("A new code. Whoever finds the old badge is not let in."));
  add_choice (GTK_LIST_BOX (list), replace->lost, _ ("It is damaged"), _ ("The same badge once more."));
  gtk_box_append (lyd_desk_page_get_body (replace->page), GTK_WIDGET (replace->name));
  gtk_box_append (lyd_desk_page_get_body (replace->page), list);
  lyd_desk_page_say (replace->page, _ ("Replace badge"), _ ("Nobody is checked in or out by this."));
  lyd_desk_page_set_act (replace->page, _ ("Replace"), "desk.replace-done", NULL);
}

/* Whose badge: of the card, or named. */
static void
replace_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  LydDeskWindow *self = data;
  Replace *replace;
  LydId id;

  if (self->last == NULL || !lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)) ||
      !lyd_id_equal (&id, &self->last->registration) || lyd_desk_refuse_unrecorded (self))
    return;
  if (gtk_stack_get_child_by_name (self->pages, PAGE) == NULL)
    make_page (self);
  replace = get_replace (self);
  replace->registration = id;
  gtk_label_set_label (replace->name, self->last->name);
  gtk_check_button_set_active (replace->lost, TRUE);
  gtk_stack_set_visible_child_name (self->pages, PAGE);
  lyd_desk_window_fold_pages (self);
  gtk_widget_grab_focus (GTK_WIDGET (replace->lost));
}

/* Where this desk has a printer the badge comes out of it; else it waits to be printed from the event's badges. */
static void
print_badge (LydDeskWindow *self,
             const LydId *registration)
{
  g_autofree char *target = lyd_id_to_string (registration);

  if (g_action_group_has_action (G_ACTION_GROUP (self->actions), "print-badge"))
    lyd_desk_window_activate (self, "print-badge", g_variant_new_string (target));
}

static void
reissued_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (done == NULL) {
    lyd_desk_window_toast (self, error->message);
    return;
  }
  lyd_desk_window_toast_undo (self, _ ("New code given. The old badge is refused from now on."), &done->entry);
  print_badge (self, &get_replace (self)->registration);
}

static void
done_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydDeskWindow *self = data;
  Replace *replace;

  if (!lyd_desk_window_is_page (self, PAGE))
    return;
  replace = get_replace (self);
  if (gtk_check_button_get_active (replace->lost)) {
    lyd_store_reissue_async (self->store, &replace->registration, reissued_cb, g_object_ref (self));
  } else {
    print_badge (self, &replace->registration);
    if (!g_action_group_has_action (G_ACTION_GROUP (self->actions), "print-badge"))
      lyd_desk_window_toast (self, _ ("No printer at this desk: print it again from the event's badges."));
  }
  lyd_desk_window_activate (self, "back", NULL);
}

static void
taken_back_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydUndoResult) undone = lyd_store_undo_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = undone != NULL ? lyd_undo_result_describe (undone) : NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  lyd_desk_window_toast (self, undone != NULL ? words : error->message);
  if (undone != NULL && !lyd_desk_window_is_page (self, "card"))
    lyd_desk_window_activate (self, "back", NULL);
}

/* An act of the journal that was done at this desk. */
static void
take_back_action (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer data)
{
  LydDeskWindow *self = data;
  LydId entry;

  if (lyd_id_from_string (&entry, g_variant_get_string (parameter, NULL)))
    lyd_store_undo_async (self->store, &entry, taken_back_cb, g_object_ref (self));
}

void
lyd_desk_replace_init (LydDeskWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "replace-badge", .activate = replace_action, .parameter_type = "s" },
    { .name = "replace-done", .activate = done_action },
    { .name = "take-back", .activate = take_back_action, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
