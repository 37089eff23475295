#include "lyd-reach-chooser.h"

#include "lyd-period-dialog.h"
#include "lyd-period.h"
#include "lyd-series-line.h"
#include "lyd-settings.h"
#include "lyd-words-report.h"
#include "lyd-wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many quarters are in the menu; "Other Dates…" leads to the rest. */
#define N_QUARTERS 8

struct _LydReachChooser {
  AdwBin parent_instance;

  int today; /* 0: not known yet */
  char *period;
  char *year_start;         /* with which month a fiscal year begins, as text */
  LydReachChoices *choices; /* NULL: not yet */
  gboolean filling;
  gboolean narrow;

  GtkMenuButton *period_button;
  GtkToggleButton *filters;
  GtkDropDown *program;
  GtkDropDown *network;
  GtkDropDown *area;
  GtkDropDown *heading;
};

G_DEFINE_FINAL_TYPE (LydReachChooser, lyd_reach_chooser, ADW_TYPE_BIN)

enum { PROP_0,
       PROP_PERIOD,
       PROP_YEAR_START,
       N_PROPS };

static GParamSpec *properties[N_PROPS];

enum { SIGNAL_CHANGED,
       N_SIGNALS };

static guint signals[N_SIGNALS];

static int
get_first_month (LydReachChooser *self)
{
  return CLAMP (atoi (self->year_start), 1, 12);
}

static void
get_days (LydReachChooser *self,
          int *from,
          int *to)
{
  if (!lyd_period_read (self->period, self->today, get_first_month (self), from, to))
    *from = *to = 0;
}

/* ---- the menu of periods ---- */

static void
add_item (GMenu *menu,
          const char *label,
          const char *action,
          const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/* "October 2026 – September 2027" says more than "This fiscal year": both are there. */
static void
add_period (LydReachChooser *self,
            GMenu *menu,
            const char *period,
            const char *words)
{
  int from, to;
  g_autofree char *days = NULL;
  g_autofree char *label = NULL;

  lyd_period_read (period, self->today, get_first_month (self), &from, &to);
  days = lyd_words_report_period (from, to);
  /* Translators: a period by its name and by its months: "This Fiscal Year: October 2026 – September 2027" */
  label = words != NULL ? g_strdup_printf (_ ("%s: %s"), words, days) : g_strdup (days);
  add_item (menu, label, "reach.period", period);
}

static GMenuModel *
make_quarters (LydReachChooser *self)
{
  GMenu *menu = g_menu_new ();

  for (int i = 0; i < N_QUARTERS; i++) {
    g_autofree char *name = lyd_period_name_quarter (self->today, i);

    add_period (self, menu, name, NULL);
  }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_year_starts (void)
{
  static const char *const months[] = { "1", "4", "7", "10" };
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++) {
    g_autoptr (GDateTime) date = g_date_time_new_utc (2027, atoi (months[i]), 1, 12, 0, 0);
    g_autofree char *name = g_date_time_format (date, "%OB");

    add_item (menu, name, "reach.year-start", months[i]);
  }
  return G_MENU_MODEL (menu);
}

static void
fill_menu (LydReachChooser *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) years = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_autoptr (GMenu) taste = g_menu_new ();
  g_autoptr (GMenuModel) quarters = make_quarters (self);
  g_autoptr (GMenuModel) starts = make_year_starts ();

  add_period (self, years, "this-year", _ ("This Fiscal Year"));
  add_period (self, years, "last-year", _ ("Last Fiscal Year"));
  add_period (self, years, "12-months", _ ("Last 12 Months"));
  g_menu_append_submenu (others, _ ("Quarter"), quarters);
  g_menu_append (others, _ ("Other Dates…"), "reach.other-dates");
  add_item (others, _ ("All Dates"), "reach.period", LYD_PERIOD_ALL);
  g_menu_append_submenu (taste, _ ("Fiscal Year Begins In"), starts);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (years));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (taste));
  gtk_menu_button_set_menu_model (self->period_button, G_MENU_MODEL (menu));
}

static void
show_period (LydReachChooser *self)
{
  g_autofree char *words = NULL;
  int from, to;

  if (self->today == 0)
    return;
  get_days (self, &from, &to);
  words = lyd_words_report_period (from, to);
  gtk_menu_button_set_label (self->period_button, words);
  fill_menu (self);
}

static void
changed (LydReachChooser *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_period (LydReachChooser *self,
            const char *period)
{
  int from, to;

  /* Whoever calls the action may have made it up. */
  if (strcmp (period, self->period) == 0 || !lyd_period_read (period, self->today, get_first_month (self), &from, &to))
    return;
  g_free (self->period);
  self->period = g_strdup (period);
  show_period (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERIOD]);
  changed (self);
}

static void
set_year_start (LydReachChooser *self,
                const char *month)
{
  g_autoptr (GSettings) settings = lyd_settings_new ();

  if (strcmp (month, self->year_start) == 0)
    return;
  g_free (self->year_start);
  self->year_start = g_strdup (month);
  if (settings != NULL)
    g_settings_set_int (settings, "fiscal-year-start", get_first_month (self));
  show_period (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YEAR_START]);
  changed (self);
}

static void
dates_chosen_cb (LydReachChooser *self,
                 int from,
                 int to)
{
  g_autofree char *period = lyd_period_name_days (from, to);

  set_period (self, period);
}

static void
other_dates_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  LydReachChooser *self = LYD_REACH_CHOOSER (widget);
  GtkWindow *dialog;
  int from, to;

  if (self->today == 0)
    return;
  get_days (self, &from, &to);
  if (from == 0)
    lyd_period_read ("this-year", self->today, get_first_month (self), &from, &to);
  dialog = lyd_period_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->today, from, to);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (dates_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* ---- what it is narrowed down to ---- */

static void
chosen_cb (LydReachChooser *self)
{
  changed (self);
}

/* Where there is little room they are asked for; what was chosen is seen either way. */
static void
show_filters (LydReachChooser *self)
{
  GtkDropDown *drops[] = { self->program, self->network, self->area, self->heading };
  gboolean asked = !self->narrow || gtk_toggle_button_get_active (self->filters);

  for (gsize i = 0; i < G_N_ELEMENTS (drops); i++) {
    GListModel *list = gtk_drop_down_get_model (drops[i]);
    gboolean some = list != NULL && g_list_model_get_n_items (list) > 1;

    gtk_widget_set_visible (GTK_WIDGET (drops[i]), some && (asked || gtk_drop_down_get_selected (drops[i]) > 0));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->filters), self->narrow);
}

static void
filters_cb (LydReachChooser *self)
{
  show_filters (self);
}

/* Another list to choose from: what was chosen stays chosen where it is still there. */
static void
set_list (GtkDropDown *drop,
          GtkStringList *list)
{
  GObject *item = gtk_drop_down_get_selected_item (drop);
  g_autofree char *chosen = item != NULL ? g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item))) : NULL;
  guint selected = 0;

  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    if (g_strcmp0 (gtk_string_list_get_string (list, i), chosen) == 0)
      selected = i;
  gtk_drop_down_set_model (drop, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (drop, selected);
}

static void
fill_lists (LydReachChooser *self)
{
  LydReachChoices *choices = self->choices;
  g_autoptr (GtkStringList) programs = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) networks = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) areas = gtk_string_list_new (NULL);

  gtk_string_list_append (programs, choices->funders[0] != NULL ? _ ("All funders") : _ ("All programs"));
  for (guint i = 0; choices->funders[i] != NULL; i++)
    gtk_string_list_append (programs, choices->funders[i]);
  for (guint i = 0; i < choices->programs->len; i++)
    gtk_string_list_append (programs, ((LydProgramLine *) g_ptr_array_index (choices->programs, i))->program->name);
  gtk_string_list_append (networks, _ ("All networks"));
  for (guint i = 0; i < choices->networks->len; i++)
    gtk_string_list_append (networks, ((LydNetwork *) g_ptr_array_index (choices->networks, i))->name);
  gtk_string_list_append (areas, _ ("All policy areas"));
  for (guint i = 0; choices->policy_areas[i] != NULL; i++)
    gtk_string_list_append (areas, choices->policy_areas[i]);
  set_list (self->program, programs);
  set_list (self->network, networks);
  set_list (self->area, areas);
  show_filters (self);
}

/* @choices: (transfer full) */
void
lyd_reach_chooser_set_choices (LydReachChooser *self,
                               LydReachChoices *choices)
{
  g_clear_pointer (&self->choices, lyd_reach_choices_free);
  self->choices = choices;
  self->filling = TRUE;
  fill_lists (self);
  self->filling = FALSE;
}

/* @today: the local day, 20270922 */
void
lyd_reach_chooser_set_today (LydReachChooser *self,
                             int today)
{
  if (today == self->today)
    return;
  self->today = today;
  show_period (self);
}

/* Below the funders come the programs. */
static void
get_program (LydReachChooser *self,
             LydReachQuery *query)
{
  guint selected = gtk_drop_down_get_selected (self->program);
  guint n_funders = g_strv_length (self->choices->funders);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected <= n_funders)
    query->funder = g_strdup (self->choices->funders[selected - 1]);
  else if (selected - n_funders <= self->choices->programs->len)
    query->program =
      ((LydProgramLine *) g_ptr_array_index (self->choices->programs, selected - n_funders - 1))->program->id;
}

/* @query: as LYD_REACH_QUERY_INIT makes it */
void
lyd_reach_chooser_get_query (LydReachChooser *self,
                             LydReachQuery *query)
{
  guint selected = gtk_drop_down_get_selected (self->heading);

  get_days (self, &query->from, &query->to);
  if (selected != GTK_INVALID_LIST_POSITION)
    query->heading = (LydHeading) ((int) selected - 1);
  if (self->choices == NULL)
    return;
  get_program (self, query);
  selected = gtk_drop_down_get_selected (self->network);
  if (selected > 0 && selected <= self->choices->networks->len)
    query->network = ((LydNetwork *) g_ptr_array_index (self->choices->networks, selected - 1))->id;
  selected = gtk_drop_down_get_selected (self->area);
  if (selected > 0 && selected <= g_strv_length (self->choices->policy_areas))
    query->policy_area = g_strdup (self->choices->policy_areas[selected - 1]);
}

/* "October 2026 – September 2027 · Annie E. Casey Foundation" */
char *
lyd_reach_chooser_describe (LydReachChooser *self)
{
  GtkDropDown *drops[] = { self->program, self->network, self->area, self->heading };
  g_autoptr (GString) words = g_string_new (gtk_menu_button_get_label (self->period_button));

  for (gsize i = 0; i < G_N_ELEMENTS (drops); i++) {
    GObject *item = gtk_drop_down_get_selected_item (drops[i]);

    if (item != NULL && gtk_drop_down_get_selected (drops[i]) > 0)
      g_string_append_printf (words, " · %s", gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
  }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* (nullable) (element-type LydProgramLine): %NULL: not read yet */
const GPtrArray *
lyd_reach_chooser_get_programs (LydReachChooser *self)
{
  return self->choices != NULL ? self->choices->programs : NULL;
}

/* Narrows the report down to a program, as if it had been chosen from the list. */
void
lyd_reach_chooser_choose_program (LydReachChooser *self,
                                  const LydId *program)
{
  guint n_funders = self->choices != NULL ? g_strv_length (self->choices->funders) : 0;

  for (guint i = 0; self->choices != NULL && i < self->choices->programs->len; i++) {
    const LydProgramLine *line = g_ptr_array_index (self->choices->programs, i);

    if (lyd_id_equal (&line->program->id, program))
      gtk_drop_down_set_selected (self->program, 1 + n_funders + i);
  }
}

void
lyd_reach_chooser_set_narrow (LydReachChooser *self,
                              gboolean narrow)
{
  self->narrow = narrow;
  show_filters (self);
}

/* Whether nothing is left out. */
gboolean
lyd_reach_chooser_is_everything (LydReachChooser *self)
{
  g_auto (LydReachQuery) query = LYD_REACH_QUERY_INIT;

  lyd_reach_chooser_get_query (self, &query);
  return query.from == 0 && query.heading == LYD_HEADING_NONE && query.funder == NULL &&
         query.policy_area == NULL && lyd_id_is_none (&query.program) && lyd_id_is_none (&query.network);
}

void
lyd_reach_chooser_choose_everything (LydReachChooser *self)
{
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->program, 0);
  gtk_drop_down_set_selected (self->network, 0);
  gtk_drop_down_set_selected (self->area, 0);
  gtk_drop_down_set_selected (self->heading, 0);
  self->filling = FALSE;
  if (strcmp (self->period, LYD_PERIOD_ALL) == 0)
    changed (self);
  else
    set_period (self, LYD_PERIOD_ALL);
}

/* ---- the widget ---- */

static void
lyd_reach_chooser_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  LydReachChooser *self = LYD_REACH_CHOOSER (object);

  switch (id) {
  case PROP_PERIOD:
    g_value_set_string (value, self->period);
    break;
  case PROP_YEAR_START:
    g_value_set_string (value, self->year_start);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_reach_chooser_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  LydReachChooser *self = LYD_REACH_CHOOSER (object);

  switch (id) {
  case PROP_PERIOD:
    set_period (self, g_value_get_string (value));
    break;
  case PROP_YEAR_START:
    set_year_start (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_reach_chooser_dispose (GObject *object)
{
  LydReachChooser *self = LYD_REACH_CHOOSER (object);

  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_REACH_CHOOSER);
  g_clear_pointer (&self->choices, lyd_reach_choices_free);
  g_clear_pointer (&self->period, g_free);
  g_clear_pointer (&self->year_start, g_free);
  G_OBJECT_CLASS (lyd_reach_chooser_parent_class)->dispose (object);
}

static void
lyd_reach_chooser_class_init (LydReachChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = lyd_reach_chooser_dispose;
  object_class->get_property = lyd_reach_chooser_get_property;
  object_class->set_property = lyd_reach_chooser_set_property;
  properties[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, "this-year", flags);
  properties[PROP_YEAR_START] = g_param_spec_string ("year-start", NULL, NULL, "10", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_REACH_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (LYD_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/reports/lyd-reach-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, LydReachChooser, period_button);
  gtk_widget_class_bind_template_child_full (widget_class, "reach_filters", FALSE,
                                             G_STRUCT_OFFSET (LydReachChooser, filters));
  gtk_widget_class_bind_template_child_full (widget_class, "reach_program", FALSE,
                                             G_STRUCT_OFFSET (LydReachChooser, program));
  gtk_widget_class_bind_template_child_full (widget_class, "reach_network", FALSE,
                                             G_STRUCT_OFFSET (LydReachChooser, network));
  gtk_widget_class_bind_template_child_full (widget_class, "reach_area", FALSE,
                                             G_STRUCT_OFFSET (LydReachChooser, area));
  gtk_widget_class_bind_template_child_full (widget_class, "reach_heading", FALSE,
                                             G_STRUCT_OFFSET (LydReachChooser, heading));
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, filters_cb);
  gtk_widget_class_install_property_action (widget_class, "reach.period", "period");
  gtk_widget_class_install_property_action (widget_class, "reach.year-start", "year-start");
  gtk_widget_class_install_action (widget_class, "reach.other-dates", NULL, other_dates_action);
}

static void
lyd_reach_chooser_init (LydReachChooser *self)
{
  g_autoptr (GSettings) settings = lyd_settings_new ();
  g_autoptr (GtkStringList) headings = gtk_string_list_new (NULL);

  self->period = g_strdup ("this-year");
  self->year_start = g_strdup_printf ("%d", settings != NULL ? g_settings_get_int (settings, "fiscal-year-start") : 10);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (headings, _ ("All headings"));
  for (int i = 0; i < lyd_headings.n_words; i++)
    gtk_string_list_append (headings, lyd_word_title (&lyd_headings, i));
  gtk_drop_down_set_model (self->heading, G_LIST_MODEL (headings));
  self->filling = FALSE;
}
