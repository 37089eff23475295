#include "lyd-online-import-window-private.h"

#include "lyd-date-reader.h"
#include "lyd-format-list.h"
#include "lyd-store-plan.h"
#include "lyd-words-attendance.h"
#include "lyd-words-time.h"
#include "lyd-zones.h"

#include <glib/gi18n.h>
#include <stdlib.h>

/* ---- what the file is ---- */

static void
fill_formats (LydOnlineImportWindow *self)
{
  const char *current = lyd_attendance_plan_get_format (lyd_online_import_window_get_plan (self));
  const LydFormat *const *all = lyd_formats_list ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->formats_list, 0);
  for (gsize i = 0; all[i] != NULL; i++) {
    if (all[i]->online == NULL)
      continue;
    if (g_strcmp0 (all[i]->id, current) == 0)
      selected = self->formats_list->len;
    g_ptr_array_add (self->formats_list, (gpointer) all[i]);
    gtk_string_list_append (titles, _ (all[i]->title));
  }
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->format_row, selected);
}

/* "124 rows · March 18, 1:00 – 2:04 pm" */
static char *
describe_file (LydOnlineImportWindow *self)
{
  LydAttendanceCounts counts = lyd_attendance_plan_get_counts (lyd_online_import_window_get_plan (self));
  gint64 first = lyd_attendance_plan_get_first (lyd_online_import_window_get_plan (self));
  gint64 last = lyd_attendance_plan_get_last (lyd_online_import_window_get_plan (self));
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u row", "%u rows", counts.rows), counts.rows);
  if (first != LYD_TIME_NONE && last != LYD_TIME_NONE) {
    g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (self->event->timezone);
    g_autofree char *when = lyd_words_when (first, last, zone);

    g_string_append_printf (text, " · %s", when);
  }
  return g_string_free (text, FALSE);
}

static void
fill_session (LydOnlineImportWindow *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->list->len; i++) {
    const LydSession *session = ((const LydSessionSummary *) g_ptr_array_index (self->list, i))->session;

    gtk_string_list_append (titles, session->title);
    if (lyd_id_equal (&session->id, &self->session))
      selected = i;
  }
  adw_combo_row_set_model (self->session_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->session_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->session_row), self->list->len > 1);
}

/* Both readings of a date, as somebody who wrote it would say it. */
static void
fill_order (LydOnlineImportWindow *self)
{
  const char *const orders[] = { _ ("Month first: 3/4 is March 4"), _ ("Day first: 3/4 is April 3"), NULL };
  g_autoptr (GtkStringList) titles = gtk_string_list_new (orders);

  adw_combo_row_set_model (self->order_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->order_row, self->order == LYD_DATE_DAY_FIRST + 1 ? 1 : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->order_row),
                          self->order != 0 ||
                            !lyd_attendance_plan_are_dates_sure (lyd_online_import_window_get_plan (self)));
}

/* What the report is of stands in markup there. */
static void
set_facts (LydOnlineImportWindow *self,
           const char *line)
{
  const char *topic = lyd_attendance_plan_get_topic (lyd_online_import_window_get_plan (self));
  g_autofree char *title = g_markup_escape_text (
    topic != NULL ? topic : lyd_attendance_draft_get_name (self->draft), -1);
  g_autofree char *description = g_markup_escape_text (line, -1);

  adw_preferences_group_set_title (self->facts, title);
  adw_preferences_group_set_description (self->facts, description);
}

static void
fill_facts (LydOnlineImportWindow *self)
{
  g_autofree char *line = describe_file (self);
  const char *day = lyd_attendance_plan_get_day (lyd_online_import_window_get_plan (self));
  gboolean timed = lyd_attendance_plan_get_first (lyd_online_import_window_get_plan (self)) != LYD_TIME_NONE;

  self->filling = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->format_row),
                                 self->said_format ? _ ("Read as") : _ ("This looks like"));
  set_facts (self, line);
  fill_formats (self);
  fill_session (self);
  g_clear_pointer (&self->zones, g_ptr_array_unref);
  self->zones =
    lyd_zones_fill (self->zone_row, lyd_attendance_plan_get_timezone (lyd_online_import_window_get_plan (self)));
  gtk_widget_set_visible (GTK_WIDGET (self->zone_row), timed);
  fill_order (self);
  gtk_widget_set_visible (GTK_WIDGET (self->day_row), day != NULL);
  if (day != NULL)
    gtk_editable_set_text (self->day_row, day);
  self->filling = FALSE;
}

/* ---- what there is to tell ---- */

/* Returns: (transfer none): where what mends it goes */
static GtkWidget *
notice_new (LydOnlineImportWindow *self,
            const char *icon,
            const char *style,
            const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "lyd-import-problem");
  gtk_widget_add_css_class (image, style);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), column);
  gtk_box_append (self->notices, box);
  return column;
}

/* The zone of the list whose clock is that many hours from the event's at the time of the session. */
static const char *
find_zone (LydOnlineImportWindow *self,
           int hours)
{
  gint64 at = lyd_attendance_plan_get_session (lyd_online_import_window_get_plan (self))->start;
  g_autoptr (GTimeZone) now =
    lyd_zone_get_or_utc (lyd_attendance_plan_get_timezone (lyd_online_import_window_get_plan (self)));
  gint64 wanted = lyd_time_to_wall (at, now) + hours * LYD_HOUR;

  for (guint i = 0; i < self->zones->len; i++) {
    g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (g_ptr_array_index (self->zones, i));

    if (lyd_time_to_wall (at, zone) == wanted)
      return g_ptr_array_index (self->zones, i);
  }
  return NULL;
}

/* One button that mends it. */
static void
offer_zone (LydOnlineImportWindow *self,
            GtkWidget *box,
            int hours)
{
  const char *zone = find_zone (self, hours);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  GtkWidget *button;

  if (zone == NULL)
    return;
  name = lyd_words_zone (zone);
  /* Translators: %s: a time zone */
  label = g_strdup_printf (_ ("Use %s"), name);
  button = gtk_button_new_with_label (label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", zone);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "attendance.zone");
  gtk_box_append (GTK_BOX (box), button);
}

/* Another version of a report that is here already: somebody has to say which counts. */
static void
ask_about_earlier (LydOnlineImportWindow *self,
                   GtkWidget *box)
{
  static const struct {
    const char *word;
    const char *label;
    LydReplace replace;
  } choices[] = {
    { "yes", N_ ("_Replace It"), LYD_REPLACE_YES },
    { "add", N_ ("Count _Both"), LYD_REPLACE_ADD },
  };
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *first = NULL;

  gtk_widget_add_css_class (buttons, "linked");
  gtk_widget_set_halign (buttons, GTK_ALIGN_START);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++) {
    GtkWidget *button = gtk_toggle_button_new_with_mnemonic (_ (choices[i].label));

    if (first == NULL)
      first = button;
    else
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), self->replace == choices[i].replace);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", choices[i].word);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "attendance.replace");
    gtk_box_append (GTK_BOX (buttons), button);
  }
  gtk_box_append (GTK_BOX (box), buttons);
}

static void
show_notices (LydOnlineImportWindow *self)
{
  const GArray *notes = lyd_attendance_plan_get_notes (lyd_online_import_window_get_plan (self));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notices))) != NULL)
    gtk_box_remove (self->notices, child);
  for (guint i = 0; i < notes->len; i++) {
    const LydAttendanceNote *note = &g_array_index (notes, LydAttendanceNote, i);
    gboolean same = g_strcmp0 (note->reason, LYD_REASON_SAME_FILE) == 0;
    g_autofree char *words = NULL;
    GtkWidget *box;

    if (note->line > 0 || g_strcmp0 (note->reason, LYD_REASON_BOTS_IGNORED) == 0)
      continue;
    words = lyd_words_attendance_problem (note);
    box = notice_new (self, same ? "object-select-symbolic" : "dialog-warning-symbolic", same ? "lyd-ok" : "lyd-amber",
                      words);
    if (g_strcmp0 (note->reason, LYD_REASON_OTHER_ZONE) == 0)
      offer_zone (self, box, atoi (note->value));
    else if (g_strcmp0 (note->reason, LYD_REASON_CORRECTED) == 0)
      ask_about_earlier (self, box);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->notices),
                          gtk_widget_get_first_child (GTK_WIDGET (self->notices)) != NULL);
}

/* ---- who is in it ---- */

/* Those who were there and come in. */
guint
lyd_online_import_window_count_people (LydOnlineImportWindow *self)
{
  LydAttendanceCounts counts = lyd_attendance_plan_get_counts (lyd_online_import_window_get_plan (self));

  return counts.people + counts.apart;
}

static void
show_chips (LydOnlineImportWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  for (int i = 0; i < LYD_ONLINE_N_GROUPS; i++) {
    guint n = lyd_online_group_count (lyd_online_import_window_get_plan (self), (LydOnlineGroup) i);
    g_autofree char *label = g_strdup_printf ("%s  %u", lyd_online_group_get_title ((LydOnlineGroup) i), n);
    GtkWidget *chip;

    if (n == 0)
      continue;
    chip = gtk_toggle_button_new_with_label (label);
    gtk_widget_add_css_class (chip, "lyd-chip");
    gtk_widget_add_css_class (chip, "numeric");
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), i == (int) self->group);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", lyd_online_group_get_word ((LydOnlineGroup) i));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "attendance.group");
    gtk_box_append (self->chips, chip);
  }
}

/* Returns: how many rows of the group there are */
static guint
list_rows (LydOnlineImportWindow *self)
{
  const GArray *lines = lyd_attendance_plan_get_lines (lyd_online_import_window_get_plan (self));
  const GArray *notes = lyd_attendance_plan_get_notes (lyd_online_import_window_get_plan (self));
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (self->event->timezone);
  guint n = 0;

  for (guint i = 0; self->group != LYD_ONLINE_PROBLEMS && i < lines->len; i++) {
    const LydAttendanceLine *line = &g_array_index (lines, LydAttendanceLine, i);

    if (lyd_online_group_of (line) == self->group && n++ < self->n_rows)
      gtk_list_box_append (self->rows, lyd_online_line_row_new (line, zone));
  }
  for (guint i = 0; self->group == LYD_ONLINE_PROBLEMS && i < notes->len; i++) {
    const LydAttendanceNote *note = &g_array_index (notes, LydAttendanceNote, i);

    if (note->line > 0 && n++ < self->n_rows)
      gtk_list_box_append (self->rows, lyd_online_note_row_new (note));
  }
  return n;
}

/* @n_rows: at most so many of them */
void
lyd_online_import_window_show_group (LydOnlineImportWindow *self,
                                     LydOnlineGroup group,
                                     guint n_rows)
{
  GtkWidget *row;
  guint n;

  self->group = group;
  self->n_rows = n_rows;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  n = list_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n > 0);
  gtk_label_set_label (self->group_line, lyd_online_group_describe (group));
  gtk_widget_set_visible (GTK_WIDGET (self->group_line), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > n_rows);
  if (n > n_rows) {
    g_autofree char *label = g_strdup_printf (ngettext ("Show %u _More", "Show %u _More", n - n_rows), n - n_rows);

    gtk_button_set_label (self->more, label);
  }
  show_chips (self);
}

/* @choose: opens on what needs a look */
void
lyd_online_import_window_show_plan (LydOnlineImportWindow *self,
                                    gboolean choose)
{
  LydAttendanceCounts n = lyd_attendance_plan_get_counts (lyd_online_import_window_get_plan (self));
  g_autofree char *counts = lyd_words_attendance_summary (&n);
  LydOnlineGroup group = self->group;

  fill_facts (self);
  show_notices (self);
  gtk_label_set_label (self->summary, counts);
  if (choose || lyd_online_group_count (lyd_online_import_window_get_plan (self), group) == 0)
    for (group = 0; group + 1 < LYD_ONLINE_N_GROUPS &&
                    lyd_online_group_count (lyd_online_import_window_get_plan (self), group) == 0;)
      group++;
  lyd_online_import_window_show_group (self, group, LYD_ONLINE_PAGE);
  lyd_online_import_window_show_step (self, "preview");
}
