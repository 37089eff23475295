#include "lyd-words-report.h"

#include "lyd-directory-edit.h"
#include "lyd-programs.h"
#include "lyd-suppress.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>

static char *
format_day (int day,
            const char *pattern)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (day / 10000, day / 100 % 100, day % 100, 12, 0, 0);
  char *text = date != NULL ? g_date_time_format (date, pattern) : NULL;

  return text != NULL ? text : g_strdup ("");
}

/* @month: 202709; @brief: "Sep", as below a column of a chart; else "September 2027" */
char *
lyd_words_report_month (int month,
                        gboolean brief)
{
  /* Translators: a month and a year, as g_date_time_format() takes them: "September 2027". */
  return format_day (month * 100 + 1, brief ? "%b" : C_ ("month of a report", "%B %Y"));
}

/* @day: 20270922: "September 22, 2027" */
char *
lyd_words_report_day (int day)
{
  /* Translators: a whole date, as g_date_time_format() takes it: "September 22, 2027". */
  return format_day (day, C_ ("day of a report", "%B %-d, %Y"));
}

static gboolean
is_last_of_month (int day)
{
  return day % 100 == g_date_get_days_in_month ((GDateMonth) (day / 100 % 100), (GDateYear) (day / 10000));
}

/* "October 2026 – September 2027", or with days where it is not whole months. 0: open. */
char *
lyd_words_report_period (int from,
                         int to)
{
  gboolean months = (from == 0 || from % 100 == 1) && (to == 0 || is_last_of_month (to));
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (from == 0 && to == 0)
    return g_strdup (_ ("All time"));
  first = from == 0 ? NULL : months ? lyd_words_report_month (from / 100, FALSE)
                                    : lyd_words_report_day (from);
  last = to == 0 ? NULL : months ? lyd_words_report_month (to / 100, FALSE)
                                 : lyd_words_report_day (to);
  if (last == NULL)
    return g_strdup_printf (_ ("Since %s"), first);
  if (first == NULL)
    return g_strdup_printf (_ ("Until %s"), last);
  return g_str_equal (first, last) ? g_steal_pointer (&first) : g_strdup_printf ("%s – %s", first, last);
}

static void
add_part (GString *text,
          const char *part)
{
  if (part != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static char *
find_network (LydFile *file,
              const LydId *id,
              GError **error)
{
  g_autoptr (GPtrArray) networks = lyd_directory_list_networks (file, error);

  for (guint i = 0; networks != NULL && i < networks->len; i++) {
    const LydNetwork *network = g_ptr_array_index (networks, i);

    if (lyd_id_equal (&network->id, id))
      return g_strdup (network->name);
  }
  return networks != NULL ? g_strdup (_ ("A network that is no longer on file")) : NULL;
}

static char *
find_program (LydFile *file,
              const LydId *id,
              GError **error)
{
  g_autoptr (GPtrArray) programs = lyd_programs_list (file, error);

  for (guint i = 0; programs != NULL && i < programs->len; i++) {
    const LydProgram *program = ((LydProgramLine *) g_ptr_array_index (programs, i))->program;

    if (lyd_id_equal (&program->id, id))
      return g_strdup (program->name);
  }
  return programs != NULL ? g_strdup (_ ("A program that is no longer on file")) : NULL;
}

/* Returns: (transfer full) (nullable): what was asked for, e.g. "October 2026 – September 2027 · Example Fund" */
char *
lyd_words_report_scope (LydFile *file,
                        const LydReachQuery *query,
                        GError **error)
{
  g_autofree char *period = lyd_words_report_period (query->from, query->to);
  g_autofree char *network = NULL;
  g_autofree char *program = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if ((!lyd_id_is_none (&query->network) && (network = find_network (file, &query->network, error)) == NULL) ||
      (!lyd_id_is_none (&query->program) && (program = find_program (file, &query->program, error)) == NULL))
    return NULL;
  add_part (text, period);
  add_part (text, query->funder);
  add_part (text, program);
  add_part (text, network);
  add_part (text, query->policy_area);
  add_part (text, query->heading != LYD_HEADING_NONE ? lyd_word_title (&lyd_headings, (int) query->heading) : NULL);
  add_part (text, query->kind >= 0 ? lyd_word_title (&lyd_kinds, query->kind) : NULL);
  return g_strdup (text->str);
}

/* A number of heads, or that it is not told. */
char *
lyd_words_report_heads (int heads,
                        gboolean hidden)
{
  return hidden ? g_strdup (_ ("not shown")) : g_strdup_printf ("%d", heads);
}

/* "38 and DC", "38 and DC, 1 territory" */
char *
lyd_words_report_states (const LydReach *reach)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d", reach->states);
  if (reach->dc)
    /* Translators: after a number of states: the District of Columbia. */
    g_string_append (text, _ (" and DC"));
  if (reach->territories > 0)
    g_string_append_printf (text, ngettext (", %d territory", ", %d territories", (gulong) reach->territories),
                            reach->territories);
  return g_string_free (text, FALSE);
}

/* "Counted on Wednesday, September 22, 2027, 9:00 am." by the clock of this computer: it may be read years later. */
char *
lyd_words_report_made (gint64 made_at)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *day = lyd_words_day (made_at, zone);
  g_autofree char *clock = lyd_words_clock (made_at, zone);
  g_autofree char *moment = g_strdup_printf (C_ ("day and time", "%1$s, %2$s"), day, clock);

  return g_strdup_printf (_ ("Counted on %s."), moment);
}

/* Which hold for every report, in the order in which one asks. */
static const char *const rules[] = {
  N_ ("An event counts in the period in which it begins, by the clock of its own time zone. Cancelled events do not "
      "count."),
  N_ ("An event counts once something says who came: scans at the door, a report of the online meeting, or heads that "
      "were counted. Events that are over and have nothing on file are listed as not counted yet."),
  N_ ("A registration counts when it is confirmed, or when the person came. Cancelled and denied registrations do not "
      "count."),
  N_ ("Somebody attended who was let in at the door of a session, or was online for as long as the kind of event asks. "
      "Both ways at one event are one attendance."),
  N_ ("Each person is counted once, however often they came; people who were on file twice and were merged are one."),
  N_ ("Participants are counted. Staff, children, hosts and presenters are counted apart."),
  N_ ("Person-hours: in the room the length of the sessions, online the time connected; nobody is in two places at "
      "once. Arrival desks, meals and social sessions are no hours. Hours are added up in seconds and rounded once."),
  N_ ("A first-timer came to nothing before the period began, whatever it was reported under."),
  N_ ("Organizations and states are those that people belong to on the day of counting. A frozen report keeps them."),
  N_ ("Members are organizations that belonged to a network on a day of the period; they are reached when they "
      "belonged to it on the day that somebody came."),
  N_ ("States are the fifty. The District of Columbia and the territories are told beside them."),
};

/**
 * lyd_words_report_rules:
 *
 * How the numbers of @reach were counted: printed with every export.
 *
 * Returns: (transfer full) (element-type utf8)
 */
GPtrArray *
lyd_words_report_rules (const LydReach *reach)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    g_ptr_array_add (list, g_strdup (_ (rules[i])));
  if (!lyd_id_is_none (&reach->query.network))
    g_ptr_array_add (list, g_strdup (_ ("Only people count whose organization belonged to the network on the day of "
                                        "the event, and only events at which one of them was.")));
  g_ptr_array_add (
    list,
    g_strdup_printf (_ ("Sensitive events are counted head by head, without names, and are in no number of people. "
                        "Numbers of theirs below %d, and others from which those could be worked out, are not "
                        "shown."),
                     LYD_SUPPRESS_BELOW));
  if (reach->left_out > 0)
    g_ptr_array_add (list,
                     g_strdup_printf (ngettext ("%d attendance is not counted because the registration was cancelled "
                                                "or denied.",
                                                "%d attendances are not counted because the registrations were "
                                                "cancelled or denied.",
                                                (gulong) reach->left_out),
                                      reach->left_out));
  return list;
}
