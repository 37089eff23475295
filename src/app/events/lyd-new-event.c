#include "lyd-new-event.h"

#include "audience/lyd-audience-row.h"
#include "lyd-invitation.h"
#include "lyd-kind-tiles.h"
#include "lyd-phrases.h"
#include "lyd-plan.h"
#include "lyd-repeat-dates.h"
#include "lyd-repeat-group.h"
#include "lyd-report-group.h"
#include "lyd-when-group.h"
#include "lyd-window.h"
#include "lyd-zones.h"

#include <glib/gi18n.h>
#include <string.h>

/* A new event, or one that changes. Kind first: it implies length, mode and admission. */
struct _LydNewEvent {
  AdwWindow parent_instance;

  LydStore *store; /* NULL: there is none to ask */
  LydEvent *old;   /* NULL: a new one */
  char *rule;      /* how it repeats; NULL: not, or not as far as this dialog is asked */
  gint64 now;
  GPtrArray *zones; /* char *, in the order of the row */
  gboolean mode_touched;
  gboolean filling;
  gboolean narrow;
  guint turn_source;
  gboolean tried; /* something was typed: what is missing may be said */

  GtkButton *create;
  LydKindTiles *kind;
  GtkLabel *kind_line;
  AdwEntryRow *title_row;
  LydWhenGroup *when;
  AdwComboRow *zone;
  AdwComboRow *mode;
  AdwEntryRow *venue;
  AdwEntryRow *link;
  GtkSpinButton *capacity;
  AdwEntryRow *registration_link;
  GtkSwitch *zoom_invites;
  AdwComboRow *newcomers;
  AdwEntryRow *audience;
  GtkSwitch *sensitive;
  LydAudienceRow *rules;
  LydRepeatGroup *repeat;
  LydRepeatDates *dates;
  LydReportGroup *report;
};

G_DEFINE_FINAL_TYPE (LydNewEvent, lyd_new_event, ADW_TYPE_WINDOW)

enum {
  SIGNAL_CREATE,
  SIGNAL_CREATE_SERIES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Below this width a day and a time do not fit beside a title. */
#define NARROW 440

static const char *
get_zone (LydNewEvent *self)
{
  guint selected = adw_combo_row_get_selected (self->zone);

  return g_ptr_array_index (self->zones, MIN (selected, self->zones->len - 1));
}

/* Returns: (transfer full) (nullable): what is written, without blanks around it; %NULL where nothing is */
static char *
dup_text (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
take_text (char **field,
           AdwEntryRow *row)
{
  g_free (*field);
  *field = dup_text (row);
}

/* Returns: (transfer full) (nullable): the event, or %NULL where something is missing yet */
static LydEvent *
read_event (LydNewEvent *self)
{
  g_autofree char *title = dup_text (self->title_row);
  g_autoptr (LydEvent) event = NULL;
  int capacity = gtk_spin_button_get_value_as_int (self->capacity);
  LydKind kind = lyd_kind_tiles_get_selected (self->kind);
  gint64 start, end;

  if (!lyd_when_group_read (self->when, &start, &end) || title == NULL)
    return NULL;

  event = self->old != NULL ? lyd_event_copy (self->old)
                            : lyd_plan_new_event (kind, start, get_zone (self));
  event->kind = kind;
  event->mode = (LydMode) adw_combo_row_get_selected (self->mode);
  event->start = start;
  event->end = end;
  event->capacity = capacity > 0 ? capacity : -1;
  event->sensitive = gtk_switch_get_active (self->sensitive);
  g_free (event->timezone);
  event->timezone = g_strdup (get_zone (self));
  g_free (event->title);
  event->title = g_steal_pointer (&title);
  take_text (&event->venue, self->venue);
  take_text (&event->join_link, self->link);
  take_text (&event->registration_link, self->registration_link);
  g_free (event->invites);
  event->invites = gtk_switch_get_active (self->zoom_invites) ? g_strdup (LYD_INVITES_ZOOM) : NULL;
  event->newcomers = (LydNewcomers) adw_combo_row_get_selected (self->newcomers);
  take_text (&event->audience, self->audience);
  event->rules = lyd_audience_row_dup_rules (self->rules);
  lyd_report_group_read (self->report, event);
  return g_steal_pointer (&event);
}

/* Reads how it repeats, and shows which dates that gives. Returns: whether that can be read */
static gboolean
read_repeat (LydNewEvent *self)
{
  g_autoptr (LydRepeat) repeat = NULL;
  g_autoptr (LydEvent) first = NULL;
  gboolean known;
  gint64 start, end;

  g_clear_pointer (&self->rule, g_free);
  if (!lyd_when_group_read (self->when, &start, &end))
    return FALSE;
  lyd_repeat_group_set_start (self->repeat, start, get_zone (self));
  known = lyd_repeat_group_read (self->repeat, &repeat);
  gtk_widget_set_visible (GTK_WIDGET (self->dates), self->old == NULL && repeat != NULL);
  if (repeat == NULL || self->store == NULL)
    return known;
  self->rule = lyd_repeat_to_rule (repeat);
  if (self->old != NULL)
    return TRUE;
  first = lyd_plan_new_event (lyd_kind_tiles_get_selected (self->kind), start, get_zone (self));
  first->end = end;
  lyd_repeat_dates_preview (self->dates, self->store, first, self->rule);
  return TRUE;
}

/* The button says the number. */
static void
show_create (LydNewEvent *self)
{
  guint n = lyd_repeat_dates_get_n_events (self->dates);
  g_autofree char *label = NULL;

  if (self->old != NULL)
    return;
  if (self->rule != NULL && n > 0)
    label = g_strdup_printf (ngettext ("C_reate %d Event", "C_reate %d Events", n), (int) n);
  gtk_button_set_label (self->create, label != NULL ? label : _ ("C_reate"));
}

static void
check (LydNewEvent *self)
{
  g_autoptr (LydEvent) event = read_event (self);
  g_autofree char *title = dup_text (self->title_row);
  gboolean repeats = read_repeat (self);
  gboolean planned = self->old != NULL || self->rule == NULL || lyd_repeat_dates_get_n_events (self->dates) > 0;

  lyd_when_group_complain (self->when, title == NULL && self->tried ? _ ("The event needs a title.") : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-event.create", event != NULL && repeats && planned);
  show_create (self);
}

static void
changed_cb (LydNewEvent *self)
{
  if (self->filling)
    return;
  self->tried = TRUE;
  check (self);
}

static void
when_cb (LydNewEvent *self)
{
  if (!self->filling)
    check (self);
}

/* Other dates are shown: what was checked may be otherwise. */
static void
dates_cb (LydNewEvent *self)
{
  check (self);
}

static void
read_zone (LydNewEvent *self)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (get_zone (self));

  lyd_when_group_set_zone (self->when, zone, self->now);
}

static void
zone_cb (LydNewEvent *self)
{
  if (self->filling)
    return;
  read_zone (self);
  changed_cb (self);
}

static void
describe_kind (LydNewEvent *self,
               const LydEventKind *defaults)
{
  g_autofree char *sentence = NULL;

  if (defaults->arrival)
    sentence = g_strdup_printf (_ ("%d days · in person · badges · checked in once a day"),
                                defaults->minutes / (24 * 60) + 1);
  else
    sentence = g_strdup_printf (_ ("%d minutes · %s · checked in once"), defaults->minutes,
                                lyd_word_title (&lyd_modes, defaults->mode));
  gtk_label_set_label (self->kind_line, sentence);
}

/* A week from now: what lasts for days begins in the morning, what lasts an hour after lunch. */
static void
propose_start (LydNewEvent *self,
               const LydEventKind *defaults)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (get_zone (self));
  g_autoptr (GDateTime) day = lyd_time_to_local (self->now + 7 * 24 * LYD_HOUR, zone);

  lyd_when_group_propose (self->when,
                          lyd_time_from_local (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                                               g_date_time_get_day_of_month (day), defaults->arrival ? 9 : 13, 0, 0),
                          defaults->minutes * LYD_MINUTE);
}

static void
kind_changed_cb (LydNewEvent *self)
{
  const LydEventKind *defaults = lyd_event_kind_get (lyd_kind_tiles_get_selected (self->kind));

  if (self->filling)
    return;
  describe_kind (self, defaults);
  if (self->old == NULL) {
    self->filling = TRUE;
    if (!self->mode_touched)
      adw_combo_row_set_selected (self->mode, defaults->mode);
    self->filling = FALSE;
    propose_start (self, defaults);
  }
  check (self);
}

/* Online there is no place, in person no link. */
static void
mode_changed_cb (LydNewEvent *self)
{
  guint mode = adw_combo_row_get_selected (self->mode);

  if (!self->filling)
    self->mode_touched = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->venue), mode != LYD_MODE_ONLINE);
  gtk_widget_set_visible (GTK_WIDGET (self->link), mode != LYD_MODE_IN_PERSON);
}

static void
create_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydNewEvent *self = LYD_NEW_EVENT (widget);
  g_autoptr (LydEvent) event = read_event (self);

  if (event == NULL)
    return;
  if (self->old == NULL && self->rule != NULL) {
    g_autoptr (GArray) exceptions = lyd_repeat_dates_dup_exceptions (self->dates);
    LydSeriesPlan plan = { .first = event, .rule = self->rule, .exceptions = exceptions };

    g_signal_emit (self, signals[SIGNAL_CREATE_SERIES], 0, &plan);
  } else {
    g_signal_emit (self, signals[SIGNAL_CREATE], 0, event);
  }
  gtk_window_close (GTK_WINDOW (self));
}

static void
activated_cb (LydNewEvent *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "new-event.create", NULL);
}

static gboolean
turn_cb (gpointer data)
{
  LydNewEvent *self = data;

  self->turn_source = 0;
  lyd_when_group_set_narrow (self->when, self->narrow);
  return G_SOURCE_REMOVE;
}

static void
lyd_new_event_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  LydNewEvent *self = LYD_NEW_EVENT (widget);

  GTK_WIDGET_CLASS (lyd_new_event_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->narrow == (width < NARROW))
    return;
  self->narrow = width < NARROW;
  if (self->turn_source == 0)
    self->turn_source = g_idle_add (turn_cb, self);
}

static void
lyd_new_event_dispose (GObject *object)
{
  LydNewEvent *self = LYD_NEW_EVENT (object);

  g_clear_handle_id (&self->turn_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_NEW_EVENT);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rule, g_free);
  g_clear_pointer (&self->old, lyd_event_free);
  g_clear_pointer (&self->zones, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_new_event_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, create);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, kind);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, kind_line);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, title_row);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, when);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, zone);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, mode);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, venue);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, link);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, capacity);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, registration_link);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, zoom_invites);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, newcomers);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, audience);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, sensitive);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, rules);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, repeat);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, report);
  gtk_widget_class_bind_template_child_full (widget_class, "repeat_dates", FALSE, G_STRUCT_OFFSET (LydNewEvent, dates));
}

static void
lyd_new_event_class_init (LydNewEventClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_new_event_dispose;
  widget_class->size_allocate = lyd_new_event_size_allocate;
  signals[SIGNAL_CREATE] =
    g_signal_new ("create", LYD_TYPE_NEW_EVENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_CREATE_SERIES] = g_signal_new ("create-series", LYD_TYPE_NEW_EVENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (LYD_TYPE_KIND_TILES);
  g_type_ensure (LYD_TYPE_WHEN_GROUP);
  g_type_ensure (LYD_TYPE_AUDIENCE_ROW);
  g_type_ensure (LYD_TYPE_REPEAT_GROUP);
  g_type_ensure (LYD_TYPE_REPEAT_DATES);
  g_type_ensure (LYD_TYPE_REPORT_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/events/lyd-new-event.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, when_cb);
  gtk_widget_class_bind_template_callback (widget_class, zone_cb);
  gtk_widget_class_bind_template_callback (widget_class, dates_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "new-event.create", NULL, create_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fill_words (AdwComboRow *row,
            const LydVocabulary *vocabulary)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (int i = 0; i < vocabulary->n_words; i++)
    gtk_string_list_append (titles, lyd_word_title (vocabulary, i));
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
}

static void
lyd_new_event_init (LydNewEvent *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->zones = lyd_zones_fill (self->zone, NULL);
  fill_words (self->mode, &lyd_modes);
  fill_words (self->newcomers, &lyd_newcomers);
  self->filling = FALSE;
}

static LydNewEvent *
new_dialog (GtkWindow *parent,
            gint64 now,
            const char *zone,
            const LydEvent *event)
{
  LydNewEvent *self = g_object_new (LYD_TYPE_NEW_EVENT, "transient-for", parent, "modal", TRUE, NULL);

  self->now = now;
  self->filling = TRUE;
  g_clear_pointer (&self->zones, g_ptr_array_unref);
  self->zones = lyd_zones_fill (self->zone, zone);
  read_zone (self);
  self->filling = FALSE;
  if (LYD_IS_WINDOW (parent) && lyd_window_get_store (LYD_WINDOW (parent)) != NULL) {
    self->store = g_object_ref (lyd_window_get_store (LYD_WINDOW (parent)));
    lyd_audience_row_load (self->rules, self->store, event != NULL ? &event->id : NULL, NULL);
    lyd_report_group_load (self->report, self->store, event);
  }
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  return self;
}

/**
 * lyd_new_event_new:
 * @zone: (nullable): the network's, an IANA name
 * @now: UTC milliseconds; a week later is proposed
 */
LydNewEvent *
lyd_new_event_new (GtkWindow *parent,
                   const char *zone,
                   gint64 now)
{
  LydNewEvent *self = new_dialog (parent, now, zone, NULL);

  kind_changed_cb (self);
  mode_changed_cb (self);
  self->mode_touched = FALSE;
  return self;
}

static void
set_text (AdwEntryRow *row,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

/* @event: copied; "create" then gives it with what was changed */
LydNewEvent *
lyd_new_event_new_for (GtkWindow *parent,
                       const LydEvent *event,
                       gint64 now)
{
  LydNewEvent *self = new_dialog (parent, now, event->timezone, event);

  self->old = lyd_event_copy (event);
  self->filling = TRUE;
  lyd_kind_tiles_set_selected (self->kind, event->kind);
  describe_kind (self, lyd_event_kind_get (event->kind));
  adw_combo_row_set_selected (self->mode, event->mode);
  set_text (self->title_row, event->title);
  lyd_when_group_set (self->when, event->start, event->end);
  set_text (self->venue, event->venue);
  set_text (self->link, event->join_link);
  set_text (self->registration_link, event->registration_link);
  gtk_switch_set_active (self->zoom_invites, !lyd_invitation_is_ours (event));
  adw_combo_row_set_selected (self->newcomers, (guint) event->newcomers);
  set_text (self->audience, event->audience);
  gtk_spin_button_set_value (self->capacity, MAX (event->capacity, 0));
  gtk_switch_set_active (self->sensitive, event->sensitive);
  mode_changed_cb (self);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->repeat), FALSE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Event"));
  gtk_button_set_label (self->create, _ ("_Save"));
  check (self);
  return self;
}

/**
 * lyd_new_event_offer_rule:
 * @repeat: how its series repeats from this event on
 *
 * For an event of a series: the dialog also changes how it repeats; lyd_new_event_get_rule() says how.
 */
void
lyd_new_event_offer_rule (LydNewEvent *self,
                          const LydRepeat *repeat)
{
  lyd_repeat_group_set_start (self->repeat, self->old->start, self->old->timezone);
  lyd_repeat_group_set_repeat (self->repeat, repeat);
  gtk_widget_set_visible (GTK_WIDGET (self->repeat), TRUE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Change Series"));
  check (self);
}

/* (nullable): RFC 5545, while "create" is emitted; %NULL where it was not offered, or does not repeat */
const char *
lyd_new_event_get_rule (LydNewEvent *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->repeat)) ? self->rule : NULL;
}

/* For what is to repeat: what most do is chosen already. */
void
lyd_new_event_propose_series (LydNewEvent *self)
{
  g_autoptr (LydRepeat) monthly = lyd_repeat_new (LYD_REPEAT_MONTHLY);

  lyd_kind_tiles_set_selected (self->kind, LYD_KIND_PEER_EXCHANGE);
  check (self);
  lyd_repeat_group_set_repeat (self->repeat, monthly);
  gtk_window_set_title (GTK_WINDOW (self), _ ("New Series"));
  check (self);
}
