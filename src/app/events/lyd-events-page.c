#include "lyd-events-page.h"

#include "closing/lyd-due-card.h"
#include "lyd-event-row.h"
#include "lyd-fold.h"
#include "lyd-label-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

/* Every event by time, what is on and next first, what is past last. */
struct _LydEventsPage {
  AdwBin parent_instance;

  GPtrArray *summaries; /* LydEventSummary */
  gint64 now;
  gboolean narrow;
  int kind; /* LydKind; -1: all */
  gboolean choosing;
  GHashTable *chosen; /* LydId: while several are chosen */

  GtkWidget *back;
  GtkButton *new_event;
  GtkToggleButton *search_button;
  GtkSearchBar *search_bar;
  GtkEditable *search;
  GtkWidget *chips_area;
  GtkBox *chips;
  GtkDropDown *kinds;  /* the same choice where there is no room for chips */
  GArray *kinds_shown; /* int: LydKind, or -1 for all, in the order of both */
  gboolean filling;
  LydDueCard *due;
  GtkBox *groups;
  GtkStack *stack;
  GtkRevealer *chosen_bar;
  GtkLabel *n_chosen;
};

G_DEFINE_FINAL_TYPE (LydEventsPage, lyd_events_page, ADW_TYPE_BIN)

enum {
  PROP_NARROW = 1,
  PROP_CHOOSING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The headings, in their order. */
typedef enum {
  GROUP_TODAY,
  GROUP_WEEK,
  GROUP_LATER,
  GROUP_PAST,
} Group;

static const char *const group_titles[] = {
  [GROUP_TODAY] = N_ ("Today"),
  [GROUP_WEEK] = N_ ("The next seven days"),
  [GROUP_LATER] = N_ ("Later"),
  [GROUP_PAST] = N_ ("Past"),
};

static Group
find_group (LydEventsPage *self,
            const LydEventSummary *summary)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (summary->event->timezone);
  int today = lyd_time_local_day (self->now, zone);
  int first = lyd_time_local_day (summary->event->start, zone);
  int last = lyd_time_local_day (summary->event->end, zone);

  if (last < today)
    return GROUP_PAST;
  if (first <= today)
    return GROUP_TODAY;
  return first <= today + 7 ? GROUP_WEEK : GROUP_LATER;
}

static gboolean
is_wanted (LydEventsPage *self,
           const LydEventSummary *summary,
           const char *words)
{
  g_autofree char *title = NULL;
  g_autofree char *venue = NULL;
  g_autofree char *area = NULL;
  g_autofree char *heading = NULL;

  if (self->kind >= 0 && (int) summary->event->kind != self->kind)
    return FALSE;
  if (words[0] == '\0')
    return TRUE;
  title = lyd_fold_text (summary->event->title);
  venue = lyd_fold_text (summary->event->venue);
  area = lyd_fold_text (summary->event->policy_area);
  heading = lyd_fold_text (summary->event->heading != LYD_HEADING_NONE
                             ? lyd_word_title (&lyd_headings, summary->event->heading)
                             : NULL);
  return strstr (title, words) != NULL || strstr (venue, words) != NULL || strstr (area, words) != NULL ||
         strstr (heading, words) != NULL;
}

static GtkListBox *
add_group (LydEventsPage *self,
           const char *title)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 12);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (self->groups, label);
  gtk_box_append (self->groups, list);
  return GTK_LIST_BOX (list);
}

static void
rebuild (LydEventsPage *self)
{
  GtkListBox *lists[G_N_ELEMENTS (group_titles)] = { NULL };
  g_autofree char *words = lyd_fold_text (gtk_editable_get_text (self->search));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);

  for (gsize group = 0; group < G_N_ELEMENTS (group_titles); group++) {
    for (guint i = 0; self->summaries != NULL && i < self->summaries->len; i++) {
      const LydEventSummary *summary = g_ptr_array_index (self->summaries, i);
      LydEventRow *row;

      if (find_group (self, summary) != (Group) group || !is_wanted (self, summary, words))
        continue;
      if (lists[group] == NULL)
        lists[group] = add_group (self, _ (group_titles[group]));
      row = lyd_event_row_new (summary, self->now);
      lyd_event_row_set_narrow (row, self->narrow);
      lyd_event_row_set_choosing (row, self->choosing, g_hash_table_contains (self->chosen, &summary->event->id));
      /* What is past reads backwards: the last one first. */
      if (group == GROUP_PAST)
        gtk_list_box_prepend (lists[group], GTK_WIDGET (row));
      else
        gtk_list_box_append (lists[group], GTK_WIDGET (row));
    }
  }
  if (gtk_widget_get_first_child (GTK_WIDGET (self->groups)) != NULL)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    gtk_stack_set_visible_child_name (self->stack,
                                      self->summaries != NULL && self->summaries->len == 0 ? "empty" : "none");
}

/* Chips and drop-down say the same. */
static void
show_kind (LydEventsPage *self)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  self->filling = TRUE;
  for (guint i = 0; i < self->kinds_shown->len && chip != NULL; i++, chip = gtk_widget_get_next_sibling (chip)) {
    if (g_array_index (self->kinds_shown, int, i) != self->kind)
      continue;
    gtk_drop_down_set_selected (self->kinds, i);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  }
  self->filling = FALSE;
}

static void
choose_kind (LydEventsPage *self,
             int kind)
{
  if (kind == self->kind)
    return;
  self->kind = kind;
  show_kind (self);
  rebuild (self);
}

static void
chip_cb (GtkToggleButton *chip,
         GParamSpec *pspec,
         gpointer data)
{
  LydEventsPage *self = data;

  if (self->filling || !gtk_toggle_button_get_active (chip))
    return;
  choose_kind (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "lyd-kind")) - 1);
}

static void
kind_selected_cb (LydEventsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->kinds);

  if (!self->filling && selected < self->kinds_shown->len)
    choose_kind (self, g_array_index (self->kinds_shown, int, selected));
}

/* In the order of LydKind. */
static const char *const kind_titles[] = {
  N_ ("Webinars"),
  N_ ("Peer exchanges"),
  N_ ("Affinity groups"),
  N_ ("Retreats"),
  N_ ("Convenings"),
  N_ ("Others"),
};

static void
add_chip (LydEventsPage *self,
          const char *title,
          int kind)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (title);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  gtk_widget_add_css_class (chip, "lyd-chip");
  g_object_set_data (G_OBJECT (chip), "lyd-kind", GINT_TO_POINTER (kind + 1));
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), GTK_TOGGLE_BUTTON (first));
  g_signal_connect (chip, "notify::active", G_CALLBACK (chip_cb), self);
  gtk_box_append (self->chips, chip);
}

static void
show_filters (LydEventsPage *self)
{
  gboolean useful = self->kinds_shown->len > 2;

  gtk_widget_set_visible (self->chips_area, useful && !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), useful && self->narrow);
}

/* A choice for each kind that there is. */
static void
rebuild_kinds (LydEventsPage *self)
{
  gboolean seen[G_N_ELEMENTS (kind_titles)] = { FALSE };
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *child;
  int all = -1;

  for (guint i = 0; i < self->summaries->len; i++)
    seen[((const LydEventSummary *) g_ptr_array_index (self->summaries, i))->event->kind] = TRUE;
  g_array_append_val (shown, all);
  for (int kind = 0; kind < (int) G_N_ELEMENTS (kind_titles); kind++)
    if (seen[kind])
      g_array_append_val (shown, kind);
  if (self->kind >= 0 && !seen[self->kind])
    self->kind = -1;
  /* The same as before: who is about to choose one keeps the keyboard's focus. */
  if (shown->len == self->kinds_shown->len &&
      memcmp (shown->data, self->kinds_shown->data, shown->len * sizeof (int)) == 0)
    return;

  g_array_unref (self->kinds_shown);
  self->kinds_shown = g_steal_pointer (&shown);
  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  for (guint i = 0; i < self->kinds_shown->len; i++) {
    int kind = g_array_index (self->kinds_shown, int, i);
    const char *title = kind < 0 ? _ ("All") : _ (kind_titles[kind]);

    add_chip (self, title, kind);
    gtk_string_list_append (titles, kind < 0 ? _ ("All kinds") : title);
  }
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (titles));
  self->filling = FALSE;
  show_kind (self);
  show_filters (self);
}

static void
search_changed_cb (LydEventsPage *self)
{
  rebuild (self);
}

static void
set_narrow (LydEventsPage *self,
            gboolean narrow)
{
  self->narrow = narrow;
  gtk_widget_set_visible (self->back, narrow);
  show_filters (self);
  if (narrow)
    gtk_button_set_icon_name (self->new_event, "list-add-symbolic");
  else
    gtk_button_set_label (self->new_event, _ ("New Event"));
  for (GtkWidget *list = gtk_widget_get_first_child (GTK_WIDGET (self->groups)); list != NULL;
       list = gtk_widget_get_next_sibling (list))
    for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
      if (LYD_IS_EVENT_ROW (row))
        lyd_event_row_set_narrow (LYD_EVENT_ROW (row), narrow);
}

/* ---- choosing several ---- */

static void
show_ticks (LydEventsPage *self)
{
  for (GtkWidget *list = gtk_widget_get_first_child (GTK_WIDGET (self->groups)); list != NULL;
       list = gtk_widget_get_next_sibling (list))
    for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row)) {
      GVariant *target = LYD_IS_EVENT_ROW (row) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row)) : NULL;
      LydId id;

      if (target != NULL && lyd_id_from_string (&id, g_variant_get_string (target, NULL)))
        lyd_event_row_set_choosing (LYD_EVENT_ROW (row), self->choosing, g_hash_table_contains (self->chosen, &id));
    }
}

static void
show_chosen (LydEventsPage *self)
{
  guint n = g_hash_table_size (self->chosen);
  g_autofree char *words = g_strdup_printf (ngettext ("%u chosen", "%u chosen", n), n);

  gtk_label_set_label (self->n_chosen, words);
  gtk_revealer_set_reveal_child (self->chosen_bar, self->choosing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "events.label", n > 0);
}

static void
set_choosing (LydEventsPage *self,
              gboolean choosing)
{
  self->choosing = choosing;
  g_hash_table_remove_all (self->chosen);
  show_chosen (self);
  rebuild (self);
}

/* @parameter: the event's id */
static void
toggle_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydEventsPage *self = LYD_EVENTS_PAGE (widget);
  LydId id;

  if (!lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    return;
  if (!g_hash_table_remove (self->chosen, &id))
    g_hash_table_add (self->chosen, g_memdup2 (&id, sizeof id));
  show_chosen (self);
  show_ticks (self);
}

static void
label_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydEventsPage *self = LYD_EVENTS_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (LydId));
  GHashTableIter iter;
  gpointer id;

  if (!LYD_IS_WINDOW (root))
    return;
  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (events, *(LydId *) id);
  gtk_window_present (GTK_WINDOW (lyd_label_dialog_new (LYD_WINDOW (root), events)));
}

static void
lyd_events_page_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  LydEventsPage *self = LYD_EVENTS_PAGE (object);

  if (id == PROP_NARROW)
    set_narrow (self, g_value_get_boolean (value));
  else if (id == PROP_CHOOSING)
    set_choosing (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lyd_events_page_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  if (id == PROP_CHOOSING)
    g_value_set_boolean (value, LYD_EVENTS_PAGE (object)->choosing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lyd_events_page_dispose (GObject *object)
{
  LydEventsPage *self = LYD_EVENTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_EVENTS_PAGE);
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_clear_pointer (&self->kinds_shown, g_array_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);

  G_OBJECT_CLASS (lyd_events_page_parent_class)->dispose (object);
}

static void
lyd_events_page_class_init (LydEventsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = lyd_events_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = lyd_events_page_set_property;
  G_OBJECT_CLASS (klass)->dispose = lyd_events_page_dispose;
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHOOSING] =
    g_param_spec_boolean ("choosing", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (LYD_TYPE_DUE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/events/lyd-events-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydEventsPage, back);
  gtk_widget_class_bind_template_child (widget_class, LydEventsPage, new_event);
  gtk_widget_class_bind_template_child (widget_class, LydEventsPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, LydEventsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LydEventsPage, search);
  gtk_widget_class_bind_template_child (widget_class, LydEventsPage, chips_area);
  gtk_widget_class_bind_template_child (widget_class, LydEventsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, LydEventsPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, LydEventsPage, due);
  gtk_widget_class_bind_template_child (widget_class, LydEventsPage, groups);
  gtk_widget_class_bind_template_child (widget_class, LydEventsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LydEventsPage, chosen_bar);
  gtk_widget_class_bind_template_child (widget_class, LydEventsPage, n_chosen);
  gtk_widget_class_install_property_action (widget_class, "events.choose", "choosing");
  gtk_widget_class_install_action (widget_class, "events.toggle", "s", toggle_action);
  gtk_widget_class_install_action (widget_class, "events.label", NULL, label_action);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
}

static void
lyd_events_page_init (LydEventsPage *self)
{
  self->kind = -1;
  self->kinds_shown = g_array_new (FALSE, FALSE, sizeof (int));
  self->chosen = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search);
}

/* @store: (nullable): of which it reminds what is due */
void
lyd_events_page_set_store (LydEventsPage *self,
                           LydStore *store)
{
  lyd_due_card_set_store (self->due, store);
}

/* @summaries: (element-type LydEventSummary): by start */
void
lyd_events_page_set_events (LydEventsPage *self,
                            GPtrArray *summaries,
                            gint64 now)
{
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  self->summaries = g_ptr_array_ref (summaries);
  self->now = now;
  rebuild_kinds (self);
  rebuild (self);
}

void
lyd_events_page_search (LydEventsPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
