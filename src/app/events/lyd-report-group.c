#include "lyd-report-group.h"

#include <glib/gi18n.h>

/*
 * For one event the rows say what it is. For many they say what is to become of them, and the first choice of each is
 * to leave it as it is.
 */
struct _LydReportGroup {
  AdwPreferencesGroup parent_instance;

  GCancellable *asked;
  LydReportSheet *sheet;  /* NULL: not read yet */
  GPtrArray *areas;       /* char *: in the order of the row; "" is none */
  char *policy_area;      /* of the event */
  LydHeading old_heading; /* as well */
  gboolean many;
  GPtrArray *ticks; /* GtkCheckButton, one a program */

  AdwComboRow *policy_row;
  AdwComboRow *heading;
  AdwExpanderRow *programs;
};

G_DEFINE_FINAL_TYPE (LydReportGroup, lyd_report_group, ADW_TYPE_PREFERENCES_GROUP)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The first line of a choice. */
static const char *
get_first (LydReportGroup *self)
{
  return self->many ? _ ("As it is") : _ ("None");
}

static void
fill_areas (LydReportGroup *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->areas, 0);
  if (self->many) {
    gtk_string_list_append (titles, get_first (self));
    g_ptr_array_add (self->areas, NULL);
  }
  gtk_string_list_append (titles, _ ("None"));
  g_ptr_array_add (self->areas, g_strdup (""));
  for (guint i = 0; self->sheet != NULL && self->sheet->policy_areas[i] != NULL; i++) {
    if (g_strcmp0 (self->policy_area, self->sheet->policy_areas[i]) == 0)
      selected = self->areas->len;
    gtk_string_list_append (titles, self->sheet->policy_areas[i]);
    g_ptr_array_add (self->areas, g_strdup (self->sheet->policy_areas[i]));
  }
  /* One that is not in the list any more stays the event's. */
  if (self->policy_area != NULL && selected == 0) {
    selected = self->areas->len;
    gtk_string_list_append (titles, self->policy_area);
    g_ptr_array_add (self->areas, g_strdup (self->policy_area));
  }
  adw_combo_row_set_model (self->policy_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->policy_row, selected);
}

static void
fill_headings (LydReportGroup *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  if (self->many)
    gtk_string_list_append (titles, get_first (self));
  gtk_string_list_append (titles, _ ("None"));
  for (int i = 0; i < lyd_headings.n_words; i++)
    gtk_string_list_append (titles, lyd_word_title (&lyd_headings, i));
  adw_combo_row_set_model (self->heading, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->heading, self->many ? 0 : (guint) (self->old_heading - LYD_HEADING_NONE));
}

/* "SPARC, Kids Count 2027" */
static void
show_programs (LydReportGroup *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (guint i = 0; i < self->ticks->len; i++) {
    if (!gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
      continue;
    if (names->len > 0)
      g_string_append (names, ", ");
    g_string_append (names, ((LydProgramLine *) g_ptr_array_index (self->sheet->programs, i))->program->name);
  }
  if (self->sheet->programs->len == 0)
    g_string_assign (names, _ ("There are none yet; Preferences has a page for them."));
  else if (names->len == 0)
    g_string_assign (names, get_first (self));
  escaped = g_markup_escape_text (names->str, -1);
  adw_expander_row_set_subtitle (self->programs, escaped);
}

static void
ticked_cb (LydReportGroup *self)
{
  show_programs (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Of many events some may have it, some not: a tick between yes and no leaves that as it is. */
static void
many_ticked_cb (GtkCheckButton *tick)
{
  gtk_check_button_set_inconsistent (tick, FALSE);
}

static gboolean
is_chosen (LydReportGroup *self,
           const LydId *program)
{
  for (guint i = 0; i < self->sheet->chosen->len; i++)
    if (lyd_id_equal (&g_array_index (self->sheet->chosen, LydId, i), program))
      return TRUE;
  return FALSE;
}

static char *
describe_program (const LydProgram *program)
{
  int kind = lyd_word_find (&lyd_program_kinds, program->kind);

  return g_strjoin (" · ", kind >= 0 ? lyd_word_title (&lyd_program_kinds, kind) : program->kind, program->funder,
                    NULL);
}

static void
add_program (LydReportGroup *self,
             const LydProgram *program)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_check_button_new ();
  g_autofree char *line = describe_program (program);
  g_autofree char *escaped = g_markup_escape_text (line, -1);

  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), is_chosen (self, &program->id));
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (tick), self->many);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, program->name, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), program->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  adw_expander_row_add_row (self->programs, row);
  g_ptr_array_add (self->ticks, tick);
  if (self->many)
    g_signal_connect (tick, "toggled", G_CALLBACK (many_ticked_cb), NULL);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydReportGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydReportSheet) sheet = lyd_store_get_report_sheet_finish (LYD_STORE (source), result, &error);

  if (self->asked == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (sheet == NULL) {
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), error->message);
    return;
  }
  self->sheet = g_steal_pointer (&sheet);
  fill_areas (self);
  for (guint i = 0; i < self->sheet->programs->len; i++)
    add_program (self, ((LydProgramLine *) g_ptr_array_index (self->sheet->programs, i))->program);
  show_programs (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->programs), self->sheet->programs->len > 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
load (LydReportGroup *self,
      LydStore *store,
      const LydId *event)
{
  fill_headings (self);
  self->asked = g_cancellable_new ();
  lyd_store_get_report_sheet_async (store, event, self->asked, read_cb, g_object_ref (self));
}

/* @event: (nullable): %NULL for a new one. To be called once. */
void
lyd_report_group_load (LydReportGroup *self,
                       LydStore *store,
                       const LydEvent *event)
{
  if (event != NULL) {
    self->policy_area = g_strdup (event->policy_area);
    self->old_heading = event->heading;
  }
  load (self, store, event != NULL ? &event->id : NULL);
}

/* For what many events are to become. To be called once. */
void
lyd_report_group_load_for_many (LydReportGroup *self,
                                LydStore *store)
{
  self->many = TRUE;
  load (self, store, NULL);
}

/* Whether it knows what can be chosen. */
gboolean
lyd_report_group_is_ready (LydReportGroup *self)
{
  return self->sheet != NULL;
}

static const char *
get_area (LydReportGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->policy_row);

  return selected < self->areas->len ? g_ptr_array_index (self->areas, selected) : NULL;
}

/* Returns: (transfer full) (nullable) (element-type LydId): what is ticked; %NULL where that was not touched */
static GArray *
dup_programs (LydReportGroup *self)
{
  g_autoptr (GArray) programs = g_array_new (FALSE, FALSE, sizeof (LydId));
  gboolean same = TRUE;

  for (guint i = 0; i < self->ticks->len; i++) {
    const LydProgramLine *line = g_ptr_array_index (self->sheet->programs, i);
    gboolean ticked = gtk_check_button_get_active (g_ptr_array_index (self->ticks, i));

    same = same && ticked == is_chosen (self, &line->program->id);
    if (ticked)
      g_array_append_val (programs, line->program->id);
  }
  return same ? NULL : g_steal_pointer (&programs);
}

/* What is chosen, into @event: as it was where nothing was read yet. */
void
lyd_report_group_read (LydReportGroup *self,
                       LydEvent *event)
{
  const char *area = get_area (self);

  if (self->sheet == NULL)
    return;
  g_free (event->policy_area);
  event->policy_area = area != NULL && area[0] != '\0' ? g_strdup (area) : NULL;
  event->heading = LYD_HEADING_NONE + (LydHeading) adw_combo_row_get_selected (self->heading);
  g_clear_pointer (&event->programs, g_array_unref);
  event->programs = dup_programs (self);
}

/**
 * lyd_report_group_read_labels:
 * @labels: (out): borrows from the group and the two arrays
 * @add: (out) (transfer full) (element-type LydId)
 * @remove: (out) (transfer full) (element-type LydId)
 *
 * For many events: what is to change.
 *
 * Returns: whether anything is
 */
gboolean
lyd_report_group_read_labels (LydReportGroup *self,
                              LydLabels *labels,
                              GArray **add,
                              GArray **remove)
{
  const char *area = get_area (self);
  guint heading = adw_combo_row_get_selected (self->heading);

  *labels = (LydLabels){ 0 };
  *add = g_array_new (FALSE, FALSE, sizeof (LydId));
  *remove = g_array_new (FALSE, FALSE, sizeof (LydId));
  for (guint i = 0; i < self->ticks->len; i++) {
    const LydProgramLine *line = g_ptr_array_index (self->sheet->programs, i);
    GtkCheckButton *tick = g_ptr_array_index (self->ticks, i);

    if (!gtk_check_button_get_inconsistent (tick))
      g_array_append_val (gtk_check_button_get_active (tick) ? *add : *remove, line->program->id);
  }
  labels->set_policy_area = area != NULL;
  labels->policy_area = area != NULL && area[0] != '\0' ? area : NULL;
  labels->set_heading = heading > 0;
  labels->heading = heading > 0 ? LYD_HEADING_NONE + (LydHeading) (heading - 1) : LYD_HEADING_NONE;
  labels->add = *add;
  labels->remove = *remove;
  return labels->set_policy_area || labels->set_heading || (*add)->len > 0 || (*remove)->len > 0;
}

static void
changed_cb (LydReportGroup *self)
{
  if (self->sheet != NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
lyd_report_group_dispose (GObject *object)
{
  LydReportGroup *self = LYD_REPORT_GROUP (object);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_REPORT_GROUP);
  g_clear_pointer (&self->sheet, lyd_report_sheet_free);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  g_clear_pointer (&self->policy_area, g_free);
  G_OBJECT_CLASS (lyd_report_group_parent_class)->dispose (object);
}

static void
lyd_report_group_class_init (LydReportGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_report_group_dispose;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_REPORT_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/events/lyd-report-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LydReportGroup, policy_row);
  gtk_widget_class_bind_template_child (widget_class, LydReportGroup, heading);
  gtk_widget_class_bind_template_child (widget_class, LydReportGroup, programs);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
lyd_report_group_init (LydReportGroup *self)
{
  self->old_heading = LYD_HEADING_NONE;
  self->areas = g_ptr_array_new_with_free_func (g_free);
  self->ticks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
