#include "lyd-report-row-words.h"

#include "lyd-event-kind.h"
#include "lyd-report-look.h"
#include "lyd-state.h"
#include "lyd-words-report.h"

#include <glib/gi18n.h>

/* (transfer full): those of @parts that are there, which are freed */
static char *
join (char *first,
      char *second,
      char *third)
{
  char *parts[] = { first, second, third };
  g_autoptr (GString) words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (parts[i] != NULL && parts[i][0] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
    g_free (parts[i]);
  }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Where there is little room, a line ends between two figures and not within one. @text: (transfer full) */
static char *
keep_together (char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  g_free (text);
  return g_strjoinv ("\302\240", words);
}

/* "1 h 2 min" */
static char *
format_time (gint64 seconds)
{
  int minutes = (int) ((seconds + 30) / 60);

  if (minutes < 60)
    return g_strdup_printf (_ ("%d min"), minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (_ ("%d h"), minutes / 60);
  return g_strdup_printf (_ ("%d h %d min"), minutes / 60, minutes % 60);
}

static char *
format_way (const LydReachRow *row)
{
  if (row->room && row->online)
    return g_strdup (_ ("in the room and online"));
  if (row->room)
    return g_strdup (_ ("in the room"));
  return row->online ? g_strdup (_ ("online")) : NULL;
}

static char *
name_person (const LydReachRow *row)
{
  return g_strdup (row->name != NULL ? row->name : _ ("Somebody whose name was erased"));
}

static char *
format_event (const LydReachRow *row)
{
  return join (g_strdup (row->kind >= 0 ? lyd_word_title (&lyd_kinds, row->kind) : NULL),
               lyd_report_format_date (row->start, row->timezone), NULL);
}

static void
say_registration (LydReportRowWords *self,
                  const LydReachRow *row,
                  gboolean of_person)
{
  gboolean came = row->room || row->online;
  char *apart = row->apart != LYD_APART_NONE ? g_strdup (lyd_word_title (&lyd_aparts, (int) row->apart)) : NULL;
  char *first = row->first ? g_strdup (_ ("first time")) : NULL;
  char *note = join (apart, format_way (row), first);

  if (of_person) {
    self->title = g_strdup (row->title);
    self->subtitle = join (format_event (row), note, NULL);
  } else {
    self->title = name_person (row);
    self->subtitle =
      join (g_strdup (row->organization_name),
            join (g_strdup (row->title), lyd_report_format_date (row->start, row->timezone), NULL), note);
  }
  self->figure = came ? format_time (row->seconds) : g_strdup (lyd_word_title (&lyd_statuses, row->status));
}

static char *
format_attended (const LydReachNumbers *numbers)
{
  if (numbers->attendances == 0 && (numbers->heads > 0 || numbers->heads_hidden))
    return lyd_words_report_heads (numbers->heads, numbers->heads_hidden);
  return lyd_report_count_attended (numbers->attendances);
}

/* @of_person: the rows are all of one person */
void
lyd_report_row_words_init (LydReportRowWords *self,
                           LydReachWhat what,
                           const LydReachRow *row,
                           gboolean of_person)
{
  const char *state = row->state >= 0 ? lyd_word_title (&lyd_states, row->state) : NULL;
  int n = row->numbers.organizations;

  switch (what) {
  case LYD_REACH_PEOPLE:
    self->title = name_person (row);
    self->subtitle = join (g_strdup (row->organization_name), g_strdup (row->first ? _ ("first time") : NULL), NULL);
    self->figure =
      join (keep_together (lyd_report_count_events (row->numbers.attendances)),
            keep_together (lyd_report_count_hours (row->numbers.seconds)), NULL);
    break;
  case LYD_REACH_ORGANIZATIONS:
    self->title = g_strdup (row->organization_name);
    self->subtitle = g_strdup (state != NULL ? state : "");
    self->figure =
      join (keep_together (lyd_report_count_people (row->numbers.people)),
            keep_together (lyd_report_count_attended (row->numbers.attendances)), NULL);
    break;
  case LYD_REACH_STATES:
    self->title = g_strdup (state);
    self->subtitle = g_strdup_printf (ngettext ("%d organization", "%d organizations", (gulong) n), n);
    self->figure = lyd_report_count_people (row->numbers.people);
    break;
  case LYD_REACH_EVENTS:
    self->title = g_strdup (row->title);
    self->subtitle = format_event (row);
    self->figure = format_attended (&row->numbers);
    break;
  case LYD_REACH_UNCOUNTED:
    self->title = g_strdup (row->title);
    self->subtitle = format_event (row);
    self->figure = g_strdup ("");
    break;
  case LYD_REACH_REGISTRATIONS:
  case LYD_REACH_ATTENDANCES:
  case LYD_REACH_FIRST_TIMERS:
  case LYD_REACH_APART:
  default:
    say_registration (self, row, of_person);
  }
}

void
lyd_report_row_words_clear (LydReportRowWords *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->figure, g_free);
}
