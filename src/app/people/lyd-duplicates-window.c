#include "lyd-duplicates-window.h"

#include "lyd-directory-look.h"
#include "lyd-fold.h"
#include "lyd-merge-view.h"

#include <glib/gi18n.h>

struct _LydDuplicatesWindow {
  AdwWindow parent_instance;

  LydStore *store;
  GCancellable *cancellable; /* of looking */
  GCancellable *comparing;
  LydDuplicateList *found; /* NULL: not looked yet */
  guint at;                /* the pair that is shown */
  gboolean busy;           /* something is being done */

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkWidget *back;
  GtkStack *stack;
  GtkListBox *list;
  GtkScrolledWindow *scroller;
  LydMergeView *pair;
  GtkWidget *merge;
};

G_DEFINE_FINAL_TYPE (LydDuplicatesWindow, lyd_duplicates_window, ADW_TYPE_WINDOW)

/* More than these nobody decides at once; the next ones come up as these are dealt with. */
#define MAX_PAIRS 200

static guint
get_n (LydDuplicatesWindow *self)
{
  return self->found != NULL ? self->found->pairs->len : 0;
}

static const LydDuplicate *
get_pair (LydDuplicatesWindow *self)
{
  return self->at < get_n (self) ? g_ptr_array_index (self->found->pairs, self->at) : NULL;
}

static void
restart (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
}

static void
set_busy (LydDuplicatesWindow *self,
          gboolean busy)
{
  static const char *const actions[] = { "duplicates.merge", "duplicates.distinct", "duplicates.skip" };

  self->busy = busy;
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], !busy);
}

static void
show_page (LydDuplicatesWindow *self,
           const char *name)
{
  gboolean pair = g_str_equal (name, "pair");
  g_autofree char *subtitle = NULL;

  if (pair)
    subtitle = g_strdup_printf (_ ("%d of %d"), (int) self->at + 1, (int) self->found->n_all);
  else if (get_n (self) > 0)
    subtitle = g_strdup_printf (ngettext ("%d pair looks like the same person", "%d pairs look like the same person",
                                          self->found->n_all),
                                (int) self->found->n_all);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->back, pair);
  gtk_stack_set_visible_child_name (self->stack, name);
}

/* ---- the list ---- */

static char *
describe_side (const LydDuplicateSide *side)
{
  const char *more = side->email != NULL ? side->email : side->organization;
  g_autofree char *text =
    more != NULL ? g_strdup_printf ("%s (%s)", side->name, more) : g_strdup (side->name);

  return lyd_safe_text (text);
}

static GtkWidget *
row_new (const LydDuplicate *pair)
{
  g_autofree char *keep = describe_side (&pair->keep);
  g_autofree char *other = describe_side (&pair->other);
  g_autofree char *title = g_strdup_printf ("%s\n%s", keep, other);
  g_autofree char *why = lyd_duplicate_describe (pair);
  GtkWidget *row = lyd_directory_row_new ("lyd-people-symbolic", "", why);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 4);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show_list (LydDuplicatesWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < get_n (self); i++)
    gtk_list_box_append (self->list, row_new (g_ptr_array_index (self->found->pairs, i)));
  show_page (self, get_n (self) > 0 ? "list" : "none");
}

/* ---- one pair ---- */

static void
compared_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydDuplicatesWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydMergeComparison) comparison =
    lyd_store_compare_people_finish (LYD_STORE (source), result, &error);
  g_autofree char *why = NULL;

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (comparison == NULL) {
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
    show_list (self);
    return;
  }
  why = lyd_duplicate_describe (get_pair (self));
  lyd_merge_view_show (self->pair, comparison, why);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  show_page (self, "pair");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->merge);
}

/* The next one that is left, or the list where there is none. */
static void
show_pair (LydDuplicatesWindow *self)
{
  const LydDuplicate *pair = get_pair (self);

  if (pair == NULL) {
    set_busy (self, FALSE);
    show_list (self);
    return;
  }
  set_busy (self, TRUE);
  restart (&self->comparing);
  lyd_store_compare_people_async (self->store, &pair->keep.person, &pair->other.person, self->comparing, compared_cb,
                                  g_object_ref (self));
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydDuplicatesWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDuplicateList) found = lyd_store_find_duplicates_finish (LYD_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL) {
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
    return;
  }
  g_clear_pointer (&self->found, lyd_duplicate_list_free);
  self->found = g_steal_pointer (&found);
  self->at = 0;
  show_list (self);
}

static void
look (LydDuplicatesWindow *self)
{
  restart (&self->cancellable);
  lyd_store_find_duplicates_async (self->store, MAX_PAIRS, self->cancellable, found_cb, g_object_ref (self));
}

static void
row_activated_cb (LydDuplicatesWindow *self,
                  GtkListBoxRow *row)
{
  self->at = (guint) gtk_list_box_row_get_index (row);
  show_pair (self);
}

/* ---- deciding ---- */

static gboolean
is_of (const LydDuplicate *pair,
       const LydId *person)
{
  return lyd_id_equal (&pair->keep.person, person) || lyd_id_equal (&pair->other.person, person);
}

/* The pair is dealt with. @gone: (nullable): who is on file no more, with whatever else they were suggested for */
static void
drop_pair (LydDuplicatesWindow *self,
           const LydId *gone)
{
  for (guint i = get_n (self); i-- > 0;)
    if (i == self->at || (gone != NULL && is_of (g_ptr_array_index (self->found->pairs, i), gone))) {
      g_ptr_array_remove_index (self->found->pairs, i);
      self->found->n_all--;
      if (i < self->at)
        self->at--;
    }
}

static void
toast (LydDuplicatesWindow *self,
       const LydDone *done)
{
  g_autofree char *escaped = g_markup_escape_text (done->sentence, -1);
  g_autofree char *entry = lyd_id_to_string (&done->entry);
  AdwToast *made = adw_toast_new (escaped);

  adw_toast_set_priority (made, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_button_label (made, _ ("_Undo"));
  adw_toast_set_action_target (made, "s", entry);
  adw_toast_set_action_name (made, "duplicates.undo");
  adw_toast_overlay_add_toast (self->toasts, made);
}

/* @merged: as against told apart */
static void
end (LydDuplicatesWindow *self,
     LydStore *store,
     GAsyncResult *result,
     gboolean merged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (store, result, &error);
  const LydDuplicate *pair = get_pair (self);
  LydId gone = pair != NULL ? pair->other.person : lyd_id_none;

  if (self->store == NULL)
    return;
  set_busy (self, FALSE);
  if (done == NULL) {
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
    return;
  }
  drop_pair (self, merged ? &gone : NULL);
  if (done->sentence != NULL)
    toast (self, done);
  show_pair (self);
}

static void
merged_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydDuplicatesWindow) self = data;

  end (self, LYD_STORE (source), result, TRUE);
}

static void
told_apart_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (LydDuplicatesWindow) self = data;

  end (self, LYD_STORE (source), result, FALSE);
}

static void
merge_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydDuplicatesWindow *self = LYD_DUPLICATES_WINDOW (widget);
  const LydDuplicate *pair = get_pair (self);

  if (pair == NULL || self->busy)
    return;
  set_busy (self, TRUE);
  lyd_store_merge_people_async (self->store, &pair->keep.person, &pair->other.person,
                                lyd_merge_view_get_take (self->pair), merged_cb, g_object_ref (self));
}

static void
distinct_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  LydDuplicatesWindow *self = LYD_DUPLICATES_WINDOW (widget);
  const LydDuplicate *pair = get_pair (self);

  if (pair == NULL || self->busy)
    return;
  set_busy (self, TRUE);
  lyd_store_set_distinct_async (self->store, &pair->keep.person, &pair->other.person, told_apart_cb,
                                g_object_ref (self));
}

static void
skip_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydDuplicatesWindow *self = LYD_DUPLICATES_WINDOW (widget);

  if (self->busy || get_pair (self) == NULL)
    return;
  self->at++;
  show_pair (self);
}

static void
back_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  show_list (LYD_DUPLICATES_WINDOW (widget));
}

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydDuplicatesWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydUndoResult) undone = lyd_store_undo_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = undone != NULL && undone->kept > 0 ? lyd_undo_result_describe (undone) : NULL;

  if (self->store == NULL)
    return;
  adw_toast_overlay_add_toast (
    self->toasts, adw_toast_new (undone == NULL ? error->message : words != NULL ? words
                                                                                 : _ ("Undone")));
  look (self);
}

static void
undo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydDuplicatesWindow *self = LYD_DUPLICATES_WINDOW (widget);
  LydId entry;

  if (lyd_id_from_string (&entry, g_variant_get_string (parameter, NULL)))
    lyd_store_undo_async (self->store, &entry, undone_cb, g_object_ref (self));
}

static void
lyd_duplicates_window_dispose (GObject *object)
{
  LydDuplicatesWindow *self = LYD_DUPLICATES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->comparing);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_DUPLICATES_WINDOW);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->comparing);
  g_clear_pointer (&self->found, lyd_duplicate_list_free);
  G_OBJECT_CLASS (lyd_duplicates_window_parent_class)->dispose (object);
}

static void
lyd_duplicates_window_class_init (LydDuplicatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_duplicates_window_dispose;
  g_type_ensure (LYD_TYPE_MERGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/people/lyd-duplicates-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydDuplicatesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydDuplicatesWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LydDuplicatesWindow, back);
  gtk_widget_class_bind_template_child (widget_class, LydDuplicatesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LydDuplicatesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, LydDuplicatesWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, LydDuplicatesWindow, pair);
  gtk_widget_class_bind_template_child (widget_class, LydDuplicatesWindow, merge);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "duplicates.distinct", NULL, distinct_action);
  gtk_widget_class_install_action (widget_class, "duplicates.skip", NULL, skip_action);
  gtk_widget_class_install_action (widget_class, "duplicates.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "duplicates.undo", "s", undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "duplicates.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "duplicates.skip", NULL);
}

static void
lyd_duplicates_window_init (LydDuplicatesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LydDuplicatesWindow *
lyd_duplicates_window_new (GtkWindow *parent,
                           LydStore *store)
{
  LydDuplicatesWindow *self =
    g_object_new (LYD_TYPE_DUPLICATES_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  look (self);
  return self;
}

/* How many pairs are left to decide. */
guint
lyd_duplicates_window_get_n_pairs (LydDuplicatesWindow *self)
{
  return self->found != NULL ? self->found->n_all : 0;
}
