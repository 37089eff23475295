#include "lyd-online-import-groups.h"

#include "lyd-fold.h"
#include "lyd-time.h"
#include "lyd-words-attendance.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>

static const struct {
  const char *word;
  const char *title;
  const char *line;
} groups[LYD_ONLINE_N_GROUPS] = {
  [LYD_ONLINE_ASK] = { "ask", NC_ ("people in a report", "To settle"),
                       N_ ("Nobody is taken for somebody by a name alone. Once the report is in, you say who they "
                           "were.") },
  [LYD_ONLINE_NEW] = { "new", NC_ ("people in a report", "New"),
                       N_ ("They came, and are not registered here yet. They get registered.") },
  [LYD_ONLINE_MATCHED] = { "matched", NC_ ("people in a report", "Matched"),
                           N_ ("Registered here, and known by their e-mail address or by what was learned.") },
  [LYD_ONLINE_APART] = { "apart", NC_ ("people in a report", "Hosts and panelists"),
                         N_ ("They were there, and are counted apart.") },
  [LYD_ONLINE_ABSENT] = { "no-show", NC_ ("people in a report", "No-shows"),
                          N_ ("Registered there, and did not come.") },
  [LYD_ONLINE_IGNORED] = { "ignored", NC_ ("people in a report", "Ignored"), N_ ("They count for nobody.") },
  [LYD_ONLINE_PROBLEMS] = { "problems", NC_ ("people in a report", "Problems"),
                            N_ ("What could not be read. The other rows are not affected.") },
};

const char *
lyd_online_group_get_word (LydOnlineGroup group)
{
  return groups[group].word;
}

const char *
lyd_online_group_get_title (LydOnlineGroup group)
{
  return g_dpgettext2 (NULL, "people in a report", groups[group].title);
}

const char *
lyd_online_group_describe (LydOnlineGroup group)
{
  return _ (groups[group].line);
}

LydOnlineGroup
lyd_online_group_of (const LydAttendanceLine *line)
{
  if (line->outcome == LYD_ATTENDANCE_IGNORED)
    return line->no_show ? LYD_ONLINE_ABSENT : LYD_ONLINE_IGNORED;
  if (line->outcome == LYD_ATTENDANCE_AMBIGUOUS)
    return LYD_ONLINE_ASK;
  if (line->role != LYD_ROLE_ATTENDEE)
    return LYD_ONLINE_APART;
  if (line->no_show || !(line->came || line->answered))
    return LYD_ONLINE_ABSENT;
  return line->outcome == LYD_ATTENDANCE_ADDED ? LYD_ONLINE_NEW : LYD_ONLINE_MATCHED;
}

guint
lyd_online_group_count (const LydAttendancePlan *plan,
                        LydOnlineGroup group)
{
  const GArray *lines = lyd_attendance_plan_get_lines (plan);
  const GArray *notes = lyd_attendance_plan_get_notes (plan);
  guint n = 0;

  if (group == LYD_ONLINE_PROBLEMS) {
    for (guint i = 0; i < notes->len; i++)
      n += g_array_index (notes, LydAttendanceNote, i).line > 0;
    return n;
  }
  for (guint i = 0; i < lines->len; i++)
    n += lyd_online_group_of (&g_array_index (lines, LydAttendanceLine, i)) == group;
  return n;
}

/* ---- rows ---- */

/* Why they are in their group. */
static char *
say_why (const LydAttendanceLine *line)
{
  const char *reason = lyd_words_attendance_reason (line->reason);

  if (reason != NULL)
    return g_strdup (reason);
  if (line->outcome == LYD_ATTENDANCE_MATCHED && line->person_name != NULL &&
      g_strcmp0 (line->person_name, line->name) != 0)
    /* Translators: somebody in a report is this person on file */
    return g_strdup_printf (_ ("On file as %s"), line->person_name);
  if (line->outcome == LYD_ATTENDANCE_ADDED)
    return g_strdup (lyd_id_is_none (&line->person) ? _ ("New on file") : _ ("On file, not registered here yet"));
  return g_strdup (line->organization);
}

static char *
say_time (const LydAttendanceLine *line,
          GTimeZone *zone)
{
  g_autofree char *duration = NULL;
  g_autofree char *clock = NULL;

  if (line->seconds <= 0)
    return NULL;
  duration = lyd_words_attendance_duration (line->seconds);
  if (line->first_at == LYD_TIME_NONE)
    return g_steal_pointer (&duration);
  clock = lyd_words_clock (line->first_at, zone);
  /* Translators: how long, and since when: "52 min from 1:02 pm" */
  return g_strdup_printf (_ ("%s from %s"), duration, clock);
}

static GtkWidget *
row_new (const char *title,
         const char *subtitle,
         const char *end)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *safe = lyd_safe_text (title);
  g_autofree char *below = subtitle != NULL ? lyd_safe_text (subtitle) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  if (below != NULL && below[0] != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  if (end != NULL) {
    GtkWidget *label = gtk_label_new (end);

    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "numeric");
    gtk_widget_add_css_class (label, "lyd-readable");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  }
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

GtkWidget *
lyd_online_line_row_new (const LydAttendanceLine *line,
                         GTimeZone *zone)
{
  g_autofree char *why = say_why (line);
  g_autofree char *time = say_time (line, zone);
  g_autofree char *subtitle = NULL;

  if (line->email != NULL && g_strcmp0 (line->email, line->name) != 0)
    subtitle = why != NULL ? g_strdup_printf ("%s · %s", line->email, why) : g_strdup (line->email);
  else
    subtitle = g_steal_pointer (&why);
  return row_new (line->name != NULL && line->name[0] != '\0' ? line->name : _ ("No name"), subtitle, time);
}

GtkWidget *
lyd_online_note_row_new (const LydAttendanceNote *note)
{
  g_autofree char *words = lyd_words_attendance_problem (note);
  g_autofree char *where = note->column > 0 ? g_strdup_printf (_ ("Line %u, column %u"), note->line, note->column)
                                            : g_strdup_printf (_ ("Line %u"), note->line);

  return row_new (words, note->value[0] != '\0' ? note->value : NULL, where);
}
