#include "lyd-waiting-view.h"

#include "lyd-ask-reason.h"
#include "lyd-kept-rows.h"
#include "lyd-phrases.h"
#include "lyd-places-window.h"
#include "lyd-time.h"
#include "lyd-waiting-list.h"
#include "lyd-words-places.h"

#include <glib/gi18n.h>

/* One list: the event's own, or a session's. */
typedef struct {
  LydId session; /* none: the event's */
  LydPlaces places;
  LydNoPromotion obstacle;
  char *title;
} List;

struct _LydWaitingView {
  AdwBin parent_instance;

  LydStore *store;
  LydEvent *event;
  GTimeZone *zone;
  GPtrArray *lists; /* of List; empty until they are read */
  LydId wanted;     /* the list that is shown; none: the event's */
  LydId asked_for;  /* whose promotion a reason is asked for */
  GCancellable *asked;
  GPtrArray *waiting; /* of LydWaiting, as shown */
  guint n_pending;
  gboolean filling;

  GtkDropDown *chooser;
  GtkLabel *heading;
  GtkLabel *obstacle;
  GtkStack *pages;
  AdwStatusPage *nobody;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (LydWaitingView, lyd_waiting_view, ADW_TYPE_BIN)

static void
list_free (gpointer data)
{
  g_free (((List *) data)->title);
  g_free (data);
}

/* (nullable): the list that is shown */
static const List *
get_list (LydWaitingView *self)
{
  for (guint i = 0; i < self->lists->len; i++) {
    const List *list = g_ptr_array_index (self->lists, i);

    if (lyd_id_equal (&list->session, &self->wanted))
      return list;
  }
  return NULL;
}

static const LydId *
get_session (LydWaitingView *self)
{
  return lyd_id_is_none (&self->wanted) ? NULL : &self->wanted;
}

/* ---- rows ---- */

static char *
dup_row_key (gpointer owner,
             gconstpointer item)
{
  return lyd_id_to_string (&((const LydWaiting *) item)->registration);
}

static char *
describe (LydWaitingView *self,
          const LydWaiting *waiting)
{
  g_autofree char *since = lyd_format_past (waiting->registered_at, lyd_store_get_now (self->store), self->zone);
  /* Translators: since when somebody waits */
  g_autofree char *words = g_strdup_printf (_ ("registered %s"), since);

  return waiting->organization != NULL ? g_strdup_printf ("%s · %s", waiting->organization, words)
                                       : g_steal_pointer (&words);
}

static guint
find_number (LydWaitingView *self,
             const LydWaiting *waiting)
{
  for (guint i = 0; i < self->waiting->len; i++)
    if (lyd_id_equal (&((LydWaiting *) g_ptr_array_index (self->waiting, i))->registration, &waiting->registration))
      return i + 1;
  return 0;
}

static void
update_row (gpointer owner,
            GtkWidget *row,
            gconstpointer item)
{
  LydWaitingView *self = owner;
  const LydWaiting *waiting = item;
  g_autofree char *line = describe (self, waiting);
  g_autofree char *number = g_strdup_printf ("%u", find_number (self, waiting));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), waiting->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "number"), number);
}

static GtkWidget *
make_menu (const char *target)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) last = g_menu_item_new (_ ("Move to the _End"), NULL);
  g_autoptr (GMenuItem) leave = g_menu_item_new (_ ("_Take Off the List"), NULL);

  g_menu_item_set_action_and_target (last, "waiting.move-last", "s", target);
  g_menu_item_set_action_and_target (leave, "waiting.leave", "s", target);
  g_menu_append_item (menu, last);
  g_menu_append_item (menu, leave);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
make_row (gpointer owner,
          gconstpointer item)
{
  const LydWaiting *waiting = item;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 2, NULL);
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *promote = gtk_button_new_with_mnemonic (_ ("_Promote"));
  g_autofree char *target = lyd_id_to_string (&waiting->registration);
  /* Translators: a button's name for screen readers; a person's name */
  g_autofree char *label = g_strdup_printf (_ ("Promote %s"), waiting->name);

  gtk_label_set_width_chars (GTK_LABEL (number), 2);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "heading");
  g_object_set_data (G_OBJECT (row), "number", number);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), number);
  gtk_widget_set_valign (promote, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (promote), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (promote), "waiting.promote");
  gtk_accessible_update_property (GTK_ACCESSIBLE (promote), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), promote);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu (target));
  update_row (owner, row, waiting);
  return row;
}

static const LydKeptRows row_class = { dup_row_key, make_row, update_row };

/* ---- the heading ---- */

/* How many places are free and who could have them, or why nobody can. */
static char *
describe_list (const List *list)
{
  int left = lyd_places_get_left (&list->places);
  int waiting = list->places.waiting;
  g_autofree char *free_places = NULL;
  g_autofree char *people = NULL;

  if (list->obstacle != LYD_NO_PROMOTION_NONE)
    return lyd_words_places (&list->places);
  people = g_strdup_printf (ngettext ("%d person waits", "%d people wait", (gulong) waiting), waiting);
  if (list->places.capacity < 0)
    /* Translators: how many people wait */
    return g_strdup_printf (_ ("There is no limit, and %s"), people);
  free_places = g_strdup_printf (ngettext ("%d place is free", "%d places are free", (gulong) left), left);
  /* Translators: how many places are free; how many people wait */
  return g_strdup_printf (_ ("%1$s, and %2$s"), free_places, people);
}

static void
show_heading (LydWaitingView *self)
{
  static const char *const obstacles[] = {
    [LYD_NO_PROMOTION_NONE] = "",
    [LYD_NO_PROMOTION_NOBODY_WAITS] = "",
    [LYD_NO_PROMOTION_FULL] = N_ ("Whoever is first moves up as soon as a place is free."),
    [LYD_NO_PROMOTION_CANCELLED] = N_ ("The event was cancelled, so nobody moves up."),
  };
  const List *list = get_list (self);
  g_autofree char *words = list != NULL ? describe_list (list) : NULL;
  LydNoPromotion obstacle = list != NULL ? list->obstacle : LYD_NO_PROMOTION_NOBODY_WAITS;

  gtk_label_set_label (self->heading, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->obstacle), obstacles[obstacle][0] != '\0');
  gtk_label_set_label (self->obstacle, obstacles[obstacle][0] != '\0' ? _ (obstacles[obstacle]) : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "waiting.promote-next", obstacle == LYD_NO_PROMOTION_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "waiting.promote", obstacle != LYD_NO_PROMOTION_CANCELLED);
  adw_status_page_set_description (self->nobody, words);
}

/* ---- reading ---- */

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydWaitingView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = lyd_store_seating_list_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->rows == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (waiting == NULL) {
    lyd_places_window_toast (GTK_WIDGET (self), error->message);
    return;
  }
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  self->waiting = g_steal_pointer (&waiting);
  lyd_kept_rows_show (GTK_WIDGET (self->rows), &row_class, self, self->waiting);
  gtk_stack_set_visible_child_name (self->pages, self->waiting->len > 0 ? "list" : "nobody");
}

static void
refresh (LydWaitingView *self)
{
  show_heading (self);
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_list_waiting_async (self->store, &self->event->id, get_session (self), self->asked, listed_cb,
                                g_object_ref (self));
}

static void
add_list (LydWaitingView *self,
          const LydSeating *seating,
          const LydSession *session,
          const LydPlaces *places)
{
  List *list = g_new0 (List, 1);

  list->session = session != NULL ? session->id : lyd_id_none;
  list->places = *places;
  list->obstacle = lyd_waiting_list_judge (seating->event, places);
  list->title = g_strdup (session != NULL ? session->title : _ ("The event"));
  g_ptr_array_add (self->lists, list);
}

static void
show_chooser (LydWaitingView *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < self->lists->len; i++) {
    const List *list = g_ptr_array_index (self->lists, i);
    g_autofree char *title = list->places.waiting > 0
                               /* Translators: a list's title, how many wait on it */
                               ? g_strdup_printf (_ ("%1$s · %2$d waiting"), list->title, list->places.waiting)
                               : g_strdup (list->title);

    gtk_string_list_append (titles, title);
    if (lyd_id_equal (&list->session, &self->wanted))
      chosen = i;
  }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->chooser, chosen);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), self->lists->len > 1);
}

static void
chosen_cb (LydWaitingView *self)
{
  guint chosen = gtk_drop_down_get_selected (self->chooser);

  if (self->filling || chosen >= self->lists->len)
    return;
  self->wanted = ((List *) g_ptr_array_index (self->lists, chosen))->session;
  refresh (self);
}

/* ---- acts ---- */

static void
promote_next_action (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  LydWaitingView *self = LYD_WAITING_VIEW (widget);

  lyd_store_promote_async (self->store, &self->event->id, get_session (self), 1, lyd_places_window_done_cb,
                           g_object_ref (widget));
}

static void
act_on (LydWaitingView *self,
        LydWaiterAct act,
        const LydId *registration,
        const char *reason)
{
  lyd_store_act_on_waiter_async (self->store, act, registration, get_session (self), reason,
                                 lyd_places_window_done_cb, g_object_ref (self));
}

static void
promote_beyond (gpointer owner,
                const char *reason)
{
  LydWaitingView *self = owner;

  act_on (self, LYD_WAITER_PROMOTE, &self->asked_for, reason);
}

/* Where no place is left, going beyond is possible, with a reason. */
static void
promote_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  LydWaitingView *self = LYD_WAITING_VIEW (widget);
  const List *list = get_list (self);
  LydReasonWords words = { _ ("No place is free"), NULL, _ ("_Promote Anyway"), NULL };
  g_autofree char *body = NULL;

  if (list == NULL || !lyd_id_from_string (&self->asked_for, g_variant_get_string (parameter, NULL)))
    return;
  if (list->obstacle != LYD_NO_PROMOTION_FULL) {
    act_on (self, LYD_WAITER_PROMOTE, &self->asked_for, NULL);
    return;
  }
  body = lyd_words_places (&list->places);
  words.body = body;
  lyd_ask_reason (widget, &words, promote_beyond, self);
}

static void
move_last_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydId registration;

  if (lyd_id_from_string (&registration, g_variant_get_string (parameter, NULL)))
    act_on (LYD_WAITING_VIEW (widget), LYD_WAITER_MOVE_LAST, &registration, NULL);
}

static void
leave_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydId registration;

  if (lyd_id_from_string (&registration, g_variant_get_string (parameter, NULL)))
    act_on (LYD_WAITING_VIEW (widget), LYD_WAITER_LEAVE, &registration, NULL);
}

static void
lyd_waiting_view_dispose (GObject *object)
{
  LydWaitingView *self = LYD_WAITING_VIEW (object);

  g_cancellable_cancel (self->asked);
  /* Before the template is: it lets go of the bin's own child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_WAITING_VIEW);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_waiting_view_parent_class)->dispose (object);
}

static void
lyd_waiting_view_class_init (LydWaitingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_waiting_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/places/lyd-waiting-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LydWaitingView, chooser);
  gtk_widget_class_bind_template_child (widget_class, LydWaitingView, heading);
  gtk_widget_class_bind_template_child (widget_class, LydWaitingView, obstacle);
  gtk_widget_class_bind_template_child_full (widget_class, "waiting_pages", FALSE,
                                             G_STRUCT_OFFSET (LydWaitingView, pages));
  gtk_widget_class_bind_template_child (widget_class, LydWaitingView, nobody);
  gtk_widget_class_bind_template_child_full (widget_class, "waiting_rows", FALSE,
                                             G_STRUCT_OFFSET (LydWaitingView, rows));
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "waiting.promote-next", NULL, promote_next_action);
  gtk_widget_class_install_action (widget_class, "waiting.promote", "s", promote_action);
  gtk_widget_class_install_action (widget_class, "waiting.move-last", "s", move_last_action);
  gtk_widget_class_install_action (widget_class, "waiting.leave", "s", leave_action);
}

static void
lyd_waiting_view_init (LydWaitingView *self)
{
  self->lists = g_ptr_array_new_with_free_func (list_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

void
lyd_waiting_view_set_event (LydWaitingView *self,
                            LydStore *store,
                            const LydEvent *event)
{
  self->store = g_object_ref (store);
  self->event = lyd_event_copy (event);
  self->zone = lyd_zone_get (event->timezone);
}

void
lyd_waiting_view_show (LydWaitingView *self,
                       const LydSeating *seating)
{
  g_ptr_array_set_size (self->lists, 0);
  add_list (self, seating, NULL, &seating->places);
  for (guint i = 0; i < seating->sessions->len; i++) {
    const LydSessionPlaces *line = g_ptr_array_index (seating->sessions, i);

    add_list (self, seating, line->session, &line->places);
  }
  if (get_list (self) == NULL)
    self->wanted = lyd_id_none;
  show_chooser (self);
  refresh (self);
}

/* Shows the list of that session, at once or once it is read. */
void
lyd_waiting_view_choose (LydWaitingView *self,
                         const LydId *session)
{
  self->wanted = *session;
  if (get_list (self) == NULL)
    return;
  show_chooser (self);
  refresh (self);
}

gboolean
lyd_waiting_view_is_idle (LydWaitingView *self)
{
  return self->n_pending == 0;
}
