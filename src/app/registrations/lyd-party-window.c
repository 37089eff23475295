#include "lyd-party-window.h"

#include "lyd-party-row.h"
#include "lyd-phrases.h"
#include "lyd-store-events.h"
#include "lyd-store-registrations.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydPartyWindow {
  AdwWindow parent_instance;

  LydStore *store;
  LydId event;
  LydId host; /* none: nobody's guests */
  GCancellable *cancellable;
  LydRegistrationForm *form; /* NULL: not read yet */
  GPtrArray *events;         /* of LydEventSummary: those people may be copied from; NULL: not read yet */
  GListStore *items;         /* of LydPartyItem */
  guint n_pending;

  GtkStack *stack;
  GtkWidget *back;
  GtkButton *next;
  AdwWindowTitle *title;
  GtkLabel *hint;
  GtkWidget *switcher;
  GtkStack *sources;
  GtkSearchEntry *search;
  GtkListView *organizations;
  GtkTextView *text;
  GtkListBox *event_list;
  AdwActionRow *came_row;
  GtkSwitch *came;
  GtkWidget *problem_row;
  GtkLabel *problem;
  GtkLabel *summary;
  GtkLabel *places;
  AdwComboRow *type;
  GtkListView *people;
};

G_DEFINE_FINAL_TYPE (LydPartyWindow, lyd_party_window, ADW_TYPE_WINDOW)

enum {
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_people (LydPartyWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "people") == 0;
}

static void
show_problem (LydPartyWindow *self,
              const char *words)
{
  gtk_label_set_label (self->problem, words);
  gtk_widget_set_visible (self->problem_row, words[0] != '\0');
}

static gboolean
is_source (LydPartyWindow *self,
           const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->sources), name) == 0;
}

/* Where the list is typed, it is finished by the button; an organization or an event is chosen by opening it. */
static void
show_source (LydPartyWindow *self)
{
  gboolean pasted = is_source (self, "text");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  gtk_stack_set_visible_child_name (self->stack, "source");
  gtk_widget_set_visible (self->back, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->next), pasted);
  gtk_button_set_label (self->next, _ ("_Look Up"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.next",
                                 pasted && gtk_text_buffer_get_char_count (buffer) > 0 && self->n_pending == 0);
  adw_window_title_set_subtitle (self->title, "");
}

static void
source_changed_cb (LydPartyWindow *self)
{
  show_problem (self, "");
  show_source (self);
}

/* ---- the people ---- */

static guint
count_chosen (LydPartyWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
    gboolean chosen;

    g_object_get (item, "chosen", &chosen, NULL);
    n += chosen;
  }
  return n;
}

/* What is left is said where one registers. */
static char *
describe_places (LydPartyWindow *self,
                 guint n)
{
  int left, waiting;

  if (self->form == NULL || self->form->capacity < 0)
    return g_strdup ("");
  left = MAX (self->form->capacity - self->form->n_registered, 0);
  waiting = (int) n - left;
  if (left == 0)
    return g_strdup (_ ("No place is left: they come onto the waiting list."));
  if (waiting > 0)
    return g_strdup_printf (ngettext ("%d place is left; the others come onto the waiting list.",
                                      "%d places are left; the others come onto the waiting list.", (gulong) left),
                            left);
  return g_strdup_printf (ngettext ("%d place is left.", "%d places are left.", (gulong) left), left);
}

static void
update_next (LydPartyWindow *self)
{
  guint n = count_chosen (self);
  /* Translators: %u is how many people */
  g_autofree char *label = n == 0 ? g_strdup (_ ("_Register")) : g_strdup_printf (_ ("_Register %u"), n);
  g_autofree char *places = describe_places (self, n);

  if (!is_people (self))
    return;
  gtk_button_set_label (self->next, label);
  gtk_widget_set_visible (GTK_WIDGET (self->next), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.next", n > 0 && self->n_pending == 0);
  gtk_label_set_label (self->places, places);
  gtk_widget_set_visible (GTK_WIDGET (self->places), places[0] != '\0');
}

static void
show_summary (LydPartyWindow *self)
{
  guint counts[LYD_PARTY_UNREADABLE + 1] = { 0 };
  static const char *const words[] = {
    [LYD_PARTY_NEW] = NC_ ("people on a list", "%u new"),
    [LYD_PARTY_KNOWN] = NC_ ("people on a list", "%u on file"),
    [LYD_PARTY_UNSURE] = NC_ ("people on a list", "%u to be told apart"),
    [LYD_PARTY_REGISTERED] = NC_ ("people on a list", "%u registered already"),
    [LYD_PARTY_REPEATED] = NC_ ("people on a list", "%u twice in the list"),
    [LYD_PARTY_UNREADABLE] = NC_ ("people on a list", "%u left out"),
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++) {
    g_autoptr (LydPartyItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

    counts[lyd_party_item_get_member (item)->state]++;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autofree char *number = g_strdup_printf ("%u", counts[i]);
    g_auto (GStrv) parts = g_strsplit (g_dpgettext2 (NULL, "people on a list", words[i]), "%u", 2);
    g_autofree char *part = g_strjoinv (number, parts);

    if (counts[i] > 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  }
  gtk_label_set_label (self->summary, text->str);
}

static void
show_people (LydPartyWindow *self,
             GPtrArray *members)
{
  g_list_store_remove_all (self->items);
  while (members->len > 0) {
    g_autoptr (LydPartyItem) item = lyd_party_item_new (g_ptr_array_steal_index (members, 0));

    if (!lyd_id_is_none (&self->host))
      g_object_set (item, "chosen", TRUE, NULL);
    g_signal_connect_object (item, "notify::chosen", G_CALLBACK (update_next), self, G_CONNECT_SWAPPED);
    g_list_store_append (self->items, item);
  }
  gtk_stack_set_visible_child_name (self->stack, "people");
  gtk_widget_set_visible (self->back, TRUE);
  show_summary (self);
  update_next (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->people));
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydPartyWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = lyd_store_list_party_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL)
    return;
  if (members == NULL || members->len == 0) {
    show_source (self);
    show_problem (self, members == NULL ? error->message : _ ("Nobody stands there."));
    return;
  }
  show_people (self, members);
}

static void
look_up (LydPartyWindow *self,
         const LydPartySource *source,
         const char *name)
{
  self->n_pending++;
  show_problem (self, "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.next", FALSE);
  adw_window_title_set_subtitle (self->title, name);
  lyd_store_list_party_async (self->store, &self->event, source, self->cancellable, listed_cb, g_object_ref (self));
}

static void
organization_cb (LydPartyWindow *self,
                 guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->organizations));
  g_autoptr (GtkStringObject) name = g_list_model_get_item (model, position);
  LydPartySource source = { NULL };

  if (name == NULL)
    return;
  source.organization = gtk_string_object_get_string (name);
  look_up (self, &source, source.organization);
}

/* Enter takes the first that fits. */
static void
search_activate_cb (LydPartyWindow *self)
{
  organization_cb (self, 0);
}

static void
event_cb (LydPartyWindow *self,
          GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);
  const LydEventSummary *summary = g_ptr_array_index (self->events, (guint) index);
  LydPartySource source = { NULL };

  source.event = &summary->event->id;
  source.came = gtk_switch_get_active (self->came);
  look_up (self, &source, summary->event->title);
}

/* ---- what there is to choose from ---- */

static void
form_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydPartyWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydRegistrationForm) form = lyd_store_get_form_finish (LYD_STORE (source), result, &error);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkExpression *expression;
  g_autoptr (GtkStringFilter) filter = NULL;
  g_autoptr (GtkFilterListModel) filtered = NULL;
  g_autoptr (GtkSingleSelection) selection = NULL;

  self->n_pending--;
  if (self->store == NULL)
    return;
  if (form == NULL) {
    show_problem (self, error->message);
    return;
  }
  self->form = g_steal_pointer (&form);
  for (guint i = 0; i < self->form->organizations->len; i++)
    gtk_string_list_append (names, g_ptr_array_index (self->form->organizations, i));
  expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  filter = gtk_string_filter_new (expression);
  g_object_bind_property (self->search, "text", filter, "search", G_BINDING_SYNC_CREATE);
  filtered =
    gtk_filter_list_model_new (G_LIST_MODEL (g_steal_pointer (&names)), GTK_FILTER (g_steal_pointer (&filter)));
  selection = gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&filtered)));
  gtk_list_view_set_model (self->organizations, GTK_SELECTION_MODEL (selection));
  update_next (self);
}

static GtkWidget *
event_row_new (const LydEvent *event)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *days = lyd_format_days (event);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), event->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), days);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

typedef struct {
  LydKind kind;
  gint64 now;
} Like;

/* Last year's first: of the same kind, then those that are over, then the latest. */
static int
compare_events (gconstpointer a,
                gconstpointer b,
                gpointer data)
{
  const LydEvent *one = (*(LydEventSummary *const *) a)->event;
  const LydEvent *other = (*(LydEventSummary *const *) b)->event;
  const Like *like = data;

  if ((one->kind == like->kind) != (other->kind == like->kind))
    return one->kind == like->kind ? -1 : 1;
  if ((one->end < like->now) != (other->end < like->now))
    return one->end < like->now ? -1 : 1;
  return one->start > other->start ? -1 : one->start < other->start;
}

static void
events_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydPartyWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = lyd_store_list_events_finish (LYD_STORE (source), result, &error);
  Like like = { LYD_KIND_OTHER, lyd_store_get_now (LYD_STORE (source)) };

  self->n_pending--;
  if (self->store == NULL)
    return;
  if (events == NULL) {
    show_problem (self, error->message);
    return;
  }
  for (guint i = events->len; i > 0; i--) {
    const LydEvent *event = ((LydEventSummary *) g_ptr_array_index (events, i - 1))->event;
    gboolean own = lyd_id_equal (&event->id, &self->event);

    if (own)
      like.kind = event->kind;
    if (own || event->sensitive)
      g_ptr_array_remove_index (events, i - 1);
  }
  g_ptr_array_sort_with_data (events, compare_events, &like);
  self->events = g_steal_pointer (&events);
  for (guint i = 0; i < self->events->len; i++)
    gtk_list_box_append (self->event_list,
                         event_row_new (((LydEventSummary *) g_ptr_array_index (self->events, i))->event));
}

/* ---- actions ---- */

static void
registered_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (LydPartyWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL)
    return;
  if (done == NULL) {
    show_problem (self, error->message);
    update_next (self);
    return;
  }
  g_signal_emit (self, signals[SIGNAL_DONE], 0, done);
  gtk_window_close (GTK_WINDOW (self));
}

static void
register_chosen (LydPartyWindow *self)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_party_member_free);
  guint type = adw_combo_row_get_selected (self->type);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++) {
    g_autoptr (LydPartyItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
    LydPartyMember *member;
    gboolean chosen;

    g_object_get (item, "chosen", &chosen, NULL);
    if (!chosen)
      continue;
    member = lyd_party_item_dup_decided (item);
    if (type > 0)
      member->type = (LydAttendeeType) (type - 1);
    g_ptr_array_add (members, member);
  }
  self->n_pending++;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.next", FALSE);
  lyd_store_register_party_async (self->store, &self->event, members,
                                  lyd_id_is_none (&self->host) ? NULL : &self->host, registered_cb,
                                  g_object_ref (self));
}

static void
next_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydPartyWindow *self = LYD_PARTY_WINDOW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  g_autofree char *text = NULL;
  LydPartySource source = { NULL };
  GtkTextIter start, end;

  if (is_people (self)) {
    register_chosen (self);
    return;
  }
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  source.text = text;
  look_up (self, &source, "");
}

static void
back_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  show_problem (LYD_PARTY_WINDOW (widget), "");
  show_source (LYD_PARTY_WINDOW (widget));
}

static void
choose_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydPartyWindow *self = LYD_PARTY_WINDOW (widget);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

    g_object_set (item, "chosen", strcmp (name, "party.all") == 0, NULL);
  }
}

/* ---- lists ---- */

static void
setup_person_cb (GtkListItemFactory *factory,
                 GtkListItem *item)
{
  gtk_list_item_set_child (item, lyd_party_row_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_person_cb (GtkListItemFactory *factory,
                GtkListItem *item)
{
  lyd_party_row_set_item (LYD_PARTY_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_person_cb (GtkListItemFactory *factory,
                  GtkListItem *item)
{
  lyd_party_row_set_item (LYD_PARTY_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
setup_name_cb (GtkListItemFactory *factory,
               GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 9);
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkListItemFactory *factory,
              GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
fill_types (LydPartyWindow *self)
{
  g_autoptr (GtkStringList) types = gtk_string_list_new (NULL);

  gtk_string_list_append (types, _ ("As the last time"));
  for (int i = 0; i < lyd_attendee_types.n_words; i++)
    gtk_string_list_append (types, lyd_word_title (&lyd_attendee_types, i));
  adw_combo_row_set_model (self->type, G_LIST_MODEL (types));
}

static void
lyd_party_window_dispose (GObject *object)
{
  LydPartyWindow *self = LYD_PARTY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_PARTY_WINDOW);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->items);
  g_clear_pointer (&self->form, lyd_registration_form_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_party_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, back);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, next);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, sources);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, search);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, organizations);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, text);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, event_list);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, came);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, problem_row);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, places);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, type);
  gtk_widget_class_bind_template_child (widget_class, LydPartyWindow, people);
  gtk_widget_class_bind_template_callback (widget_class, source_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, organization_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, event_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_name_cb);
}

static void
lyd_party_window_class_init (LydPartyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_party_window_dispose;
  signals[SIGNAL_DONE] = g_signal_new ("done", LYD_TYPE_PARTY_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/registrations/lyd-party-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "list.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "list.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "party.all", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "party.none", NULL, choose_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "list.next", NULL);
}

static void
lyd_party_window_init (LydPartyWindow *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->cancellable = g_cancellable_new ();
  self->items = g_list_store_new (LYD_TYPE_PARTY_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_list_view_set_model (self->people, GTK_SELECTION_MODEL (selection));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->organizations));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (source_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fill_types (self);
}

/* Guests are named; nobody looks for them among organizations. */
static void
show_host (LydPartyWindow *self,
           const LydRecord *host)
{
  g_autofree char *hint = g_strdup_printf (_ ("Who comes with %s? One name a line."), host->row->name);

  self->host = host->registration->id;
  gtk_window_set_title (GTK_WINDOW (self), _ ("Add Guests"));
  adw_window_title_set_title (self->title, _ ("Add Guests"));
  gtk_widget_set_visible (self->switcher, FALSE);
  gtk_stack_set_visible_child_name (self->sources, "text");
  gtk_label_set_label (self->hint, hint);
  adw_combo_row_set_selected (self->type, (guint) LYD_ATTENDEE_GUEST + 1);
}

/* @host: (nullable): whose guests they are */
LydPartyWindow *
lyd_party_window_new (GtkWindow *parent,
                      LydStore *store,
                      const LydId *event,
                      const LydRecord *host)
{
  LydPartyWindow *self = g_object_new (LYD_TYPE_PARTY_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  self->event = *event;
  if (host != NULL)
    show_host (self, host);
  show_source (self);
  gtk_widget_grab_focus (host != NULL ? GTK_WIDGET (self->text) : GTK_WIDGET (self->search));
  self->n_pending += 2;
  lyd_store_get_form_async (store, event, self->cancellable, form_cb, g_object_ref (self));
  lyd_store_list_events_async (store, FALSE, self->cancellable, events_cb, g_object_ref (self));
  return self;
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_party_window_is_idle (LydPartyWindow *self)
{
  return self->n_pending == 0;
}
