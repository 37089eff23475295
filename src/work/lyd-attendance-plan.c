#include "lyd-attendance-private.h"

#include "lyd-events.h"
#include "lyd-fold.h"
#include "lyd-imports.h"
#include "lyd-online-name.h"
#include "lyd-sensitive.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* How often a long plan looks whether somebody gave up. */
#define CHECK_EVERY 512

void
lyd_attendance_plan_free (LydAttendancePlan *self)
{
  lyd_attendance_known_clear (&self->known);
  g_clear_pointer (&self->session, lyd_session_free);
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->report, lyd_online_report_free);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->who, g_array_unref);
  g_clear_pointer (&self->identities, g_hash_table_unref);
  g_clear_pointer (&self->whose, g_array_unref);
  g_clear_pointer (&self->next, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->notes, g_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->file_name);
  g_free (self->hash);
  g_free (self->format);
  g_free (self->timezone);
  g_free (self->day);
  g_free (self->replaces_name);
  g_free (self);
}

void
lyd_attendance_note (LydAttendancePlan *self,
                     guint line,
                     guint column,
                     const char *reason,
                     const char *value)
{
  LydAttendanceNote note = { line, column, reason, value != NULL ? g_string_chunk_insert (self->strings, value) : "" };

  g_array_append_val (self->notes, note);
}

LydWho *
lyd_attendance_get_who (LydAttendancePlan *self,
                        guint index)
{
  return &g_array_index (self->who, LydWho, index);
}

/* ---- the rows, by whom they are about ---- */

static void
prefer (const char **mine,
        const char *theirs)
{
  if (*mine == NULL)
    *mine = theirs;
}

/* Whether a program that takes notes was there. Who registered and did not come is a person, whatever they are called.
 */
static gboolean
is_program (const LydOnlineRow *row)
{
  return row->kind != LYD_EVIDENCE_ABSENT && row->kind != LYD_EVIDENCE_REGISTERED &&
         lyd_online_name_classify (row->name) == LYD_NAME_BOT;
}

static void
gather_row (LydWho *who,
            const LydOnlineRow *row)
{
  prefer (&who->name, row->name);
  if (!is_program (row)) {
    prefer (&who->original, row->original);
    prefer (&who->given, row->given);
    prefer (&who->family, row->family);
    prefer (&who->email, row->email);
    prefer (&who->phone, row->phone);
    prefer (&who->organization, row->organization);
  }
  if (row->registered_at != LYD_TIME_NONE)
    who->registered_at = row->registered_at;
  switch (row->kind) {
  case LYD_EVIDENCE_CONNECTION:
  case LYD_EVIDENCE_TOTAL:
    who->came = TRUE;
    break;
  case LYD_EVIDENCE_WAITING:
    who->waited = TRUE;
    break;
  case LYD_EVIDENCE_ABSENT:
    who->absent = TRUE;
    who->approved = who->approved || row->status == LYD_STATUS_CONFIRMED;
    break;
  case LYD_EVIDENCE_REGISTERED:
    who->registered = TRUE;
    who->approved = who->approved || row->status == LYD_STATUS_CONFIRMED;
    break;
  case LYD_EVIDENCE_POLL:
  case LYD_EVIDENCE_QUESTION:
  default:
    who->answered = TRUE;
    break;
  }
}

/* Returns: (transfer full): who the row is about. People who share an address are told apart by their names. */
static char *
identify (const LydAttendancePlan *self,
          const LydOnlineRow *row,
          const char *folded)
{
  const char *called = row->original != NULL ? row->original : row->name;
  gboolean there = row->kind != LYD_EVIDENCE_ABSENT && row->kind != LYD_EVIDENCE_REGISTERED;
  g_autofree char *identity =
    lyd_online_identity (there ? row->name : NULL, there ? row->original : called, folded, row->joined, row->left_at,
                         row->line);
  g_autofree char *name = NULL;

  if (folded == NULL || called == NULL || !lyd_attendance_known_is_shared (&self->known, folded))
    return g_steal_pointer (&identity);
  name = lyd_fold_text (called);
  return g_strconcat (identity, " ", name, NULL);
}

static void
add_row (LydAttendancePlan *self,
         guint index)
{
  const LydOnlineRow *row = &g_array_index (self->report->rows, LydOnlineRow, index);
  g_autofree char *folded = row->email != NULL && !is_program (row) ? lyd_fold_email (row->email) : NULL;
  g_autofree char *identity = identify (self, row, folded);
  guint which = GPOINTER_TO_UINT (g_hash_table_lookup (self->identities, identity));
  guint none = LYD_NO_ROW;

  g_array_append_val (self->next, none);
  if (which == 0) {
    LydWho who = {
      .identity = g_string_chunk_insert (self->strings, identity),
      .folded = folded != NULL ? g_string_chunk_insert (self->strings, folded) : NULL,
      .registered_at = LYD_TIME_NONE,
      .line = row->line,
      .first_row = index,
      .last_row = index,
    };

    g_array_append_val (self->who, who);
    which = self->who->len;
    g_hash_table_insert (self->identities, (char *) who.identity, GUINT_TO_POINTER (which));
  } else {
    LydWho *who = lyd_attendance_get_who (self, which - 1);

    g_array_index (self->next, guint, who->last_row) = index;
    who->last_row = index;
  }
  which--;
  g_array_append_val (self->whose, which);
  gather_row (lyd_attendance_get_who (self, which), row);
  if (row->joined != LYD_TIME_NONE && (self->first == LYD_TIME_NONE || row->joined < self->first))
    self->first = row->joined;
  if (row->left_at != LYD_TIME_NONE && (self->last == LYD_TIME_NONE || row->left_at > self->last))
    self->last = row->left_at;
}

static void
gather (LydAttendancePlan *self)
{
  self->first = LYD_TIME_NONE;
  self->last = LYD_TIME_NONE;
  for (guint i = 0; i < self->report->rows->len; i++)
    add_row (self, i);
}

/* ---- one line a person ---- */

static guint
find_line (LydAttendancePlan *self,
           GHashTable *people,
           const LydWho *who)
{
  LydAttendanceLine line = { .identity = who->identity, .line = who->line };
  guint index;

  if (!lyd_id_is_none (&who->person)) {
    index = GPOINTER_TO_UINT (g_hash_table_lookup (people, &who->person));
    if (index > 0)
      return index - 1;
  }
  g_array_append_val (self->lines, line);
  if (!lyd_id_is_none (&who->person))
    g_hash_table_insert (people, (gpointer) &who->person, GUINT_TO_POINTER (self->lines->len));
  return self->lines->len - 1;
}

static gboolean
is_bot (const LydWho *who)
{
  return who->outcome == LYD_ATTENDANCE_IGNORED && g_str_equal (who->reason, LYD_REASON_BOT);
}

static gboolean
name_line (LydAttendancePlan *self,
           LydFile *file,
           LydAttendanceLine *line,
           const LydWho *who,
           GError **error)
{
  const LydAttendanceRegistrant *registrant = lyd_attendance_known_find_person (&self->known, &who->person);
  LydId organization;
  g_autofree char *called = NULL;

  line->person = who->person;
  line->registration = who->registration;
  line->outcome = who->outcome;
  line->how = who->how;
  line->reason = who->reason;
  line->name = who->name != NULL ? who->name : who->given;
  /* A program is called as it calls itself, not as the account of whom it takes notes for. */
  if (line->name == NULL || (!is_bot (who) && lyd_online_name_classify (line->name) != LYD_NAME_PERSON)) {
    called = lyd_attendance_known_dup_name (who);
    line->name = who->folded != NULL ? g_string_chunk_insert (self->strings, called)
                 : who->name != NULL ? who->name
                                     : "";
  }
  if (registrant != NULL) {
    line->person_name = registrant->name;
    line->organization = registrant->organization;
    return TRUE;
  }
  if (!lyd_id_is_none (&who->person)) {
    g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (LydAttendancePerson));

    if (who->folded != NULL &&
        !lyd_attendance_rows_find_people (file->db, "email", who->folded, self->strings, people, error))
      return FALSE;
    for (guint i = 0; i < people->len; i++) {
      const LydAttendancePerson *person = &g_array_index (people, LydAttendancePerson, i);

      if (lyd_id_equal (&person->person, &who->person)) {
        line->person_name = person->name;
        line->organization = person->organization;
      }
    }
    return TRUE;
  }
  if (who->outcome == LYD_ATTENDANCE_ADDED) {
    g_clear_pointer (&called, g_free);
    called = lyd_attendance_known_dup_name (who);
    line->person_name = g_string_chunk_insert (self->strings, called);
    return lyd_attendance_known_guess_organization (&self->known, file, who->organization, who->folded, &organization,
                                                    &line->organization, self->strings, error);
  }
  line->organization = who->organization;
  return TRUE;
}

/* Whether @outcome says more about a person than @than does. */
static gboolean
is_better (const LydWho *who,
           const LydAttendanceLine *than)
{
  return than->n_identities == 0 || (than->outcome == LYD_ATTENDANCE_IGNORED && who->outcome != LYD_ATTENDANCE_IGNORED);
}

static gboolean
add_who (LydAttendancePlan *self,
         LydFile *file,
         GHashTable *people,
         guint index,
         GError **error)
{
  LydWho *who = lyd_attendance_get_who (self, index);
  LydAttendanceLine *line;

  who->line_index = find_line (self, people, who);
  line = &g_array_index (self->lines, LydAttendanceLine, who->line_index);
  if (is_better (who, line) && !name_line (self, file, line, who, error))
    return FALSE;
  if (line->email == NULL)
    line->email = who->email;
  line->line = MIN (line->line, who->line);
  line->came = line->came || who->came;
  line->answered = line->answered || who->answered;
  line->no_show = line->no_show || (who->absent && who->approved);
  line->n_identities++;
  return TRUE;
}

static void
fold_who (LydAttendancePlan *self,
          const LydWho *who,
          LydOnlineFold *fold)
{
  for (guint i = who->first_row; i != LYD_NO_ROW; i = g_array_index (self->next, guint, i)) {
    const LydOnlineRow *row = &g_array_index (self->report->rows, LydOnlineRow, i);

    lyd_online_fold_add (fold, 0, row->kind, row->role, row->joined, row->left_at, row->seconds, row->amount);
  }
}

static void
sum_line (LydAttendancePlan *self,
          LydAttendanceLine *line,
          LydOnlineFold *fold)
{
  LydOnlineSum sum = lyd_online_fold_end (fold, &self->rule, self->session->start, self->session->end);

  line->role = sum.role;
  line->attended = sum.attended;
  line->no_show = line->no_show && !line->came;
  line->seconds = self->rule.clip ? sum.counted : sum.seconds;
  line->first_at = sum.first_at;
  line->last_at = sum.last_at;
  line->connections = sum.connections;
  line->visits = sum.visits;
  line->polls = sum.polls;
  line->questions = sum.questions;
}

static int
compare_by_line (gconstpointer a,
                 gconstpointer b,
                 gpointer data)
{
  const GArray *all = data;
  const LydWho *one = &g_array_index (all, LydWho, *(const guint *) a);
  const LydWho *other = &g_array_index (all, LydWho, *(const guint *) b);

  if (one->line_index != other->line_index)
    return one->line_index < other->line_index ? -1 : 1;
  return one->line < other->line ? -1 : one->line > other->line;
}

/* The rows of each person, under all their names, come to one sum. */
static void
sum_lines (LydAttendancePlan *self)
{
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->who->len);
  g_auto (LydOnlineFold) fold = { 0 };

  for (guint i = 0; i < self->who->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_by_line, self->who);
  lyd_online_fold_init (&fold);
  for (guint i = 0; i < order->len; i++) {
    const LydWho *who = lyd_attendance_get_who (self, g_array_index (order, guint, i));
    const LydWho *next = i + 1 < order->len ? lyd_attendance_get_who (self, g_array_index (order, guint, i + 1)) : NULL;

    fold_who (self, who, &fold);
    if (next != NULL && next->line_index == who->line_index)
      continue;
    sum_line (self, &g_array_index (self->lines, LydAttendanceLine, who->line_index), &fold);
    lyd_online_fold_reset (&fold);
  }
}

/* ---- what it comes to ---- */

/* A telephone or a device may be somebody's second one, so that it is not another person until somebody says so. */
static gboolean
is_unnamed (const LydAttendanceLine *line)
{
  return g_str_equal (line->reason, LYD_REASON_PHONE) || g_str_equal (line->reason, LYD_REASON_NAMELESS) ||
         lyd_online_name_has_device (line->name);
}

static void
count_there (LydAttendanceCounts *counts,
             const LydAttendanceLine *line)
{
  if (line->role != LYD_ROLE_ATTENDEE) {
    counts->apart++;
    counts->apart_ambiguous += line->outcome == LYD_ATTENDANCE_AMBIGUOUS;
    return;
  }
  if (line->outcome == LYD_ATTENDANCE_AMBIGUOUS && is_unnamed (line))
    counts->unnamed++;
  else
    counts->people++;
  counts->matched += line->outcome == LYD_ATTENDANCE_MATCHED;
  counts->added += line->outcome == LYD_ATTENDANCE_ADDED;
  counts->ambiguous += line->outcome == LYD_ATTENDANCE_AMBIGUOUS;
  counts->attended += line->attended && line->outcome != LYD_ATTENDANCE_AMBIGUOUS;
}

static void
count_line (LydAttendancePlan *self,
            const LydAttendanceLine *line)
{
  LydAttendanceCounts *counts = &self->counts;

  counts->no_shows += line->no_show;
  if (line->outcome == LYD_ATTENDANCE_IGNORED) {
    counts->ignored +=
      !g_str_equal (line->reason, LYD_REASON_WAITED) && !g_str_equal (line->reason, LYD_REASON_SAME_NAME);
    counts->bots += g_str_equal (line->reason, LYD_REASON_BOT);
    return;
  }
  if (line->outcome == LYD_ATTENDANCE_ADDED) {
    counts->new_registrations++;
    counts->new_people += lyd_id_is_none (&line->person);
  }
  if (line->came || line->answered)
    count_there (counts, line);
}

static void
note_line (LydAttendancePlan *self,
           const LydAttendanceLine *line)
{
  const LydAttendanceRegistrant *registrant =
    lyd_attendance_known_find_registration (&self->known, &line->registration);

  if (line->outcome == LYD_ATTENDANCE_IGNORED && g_str_equal (line->reason, LYD_REASON_BOT))
    lyd_attendance_note (self, line->line, 0, LYD_REASON_BOTS_IGNORED, line->name);
  if (registrant != NULL && line->attended &&
      (registrant->status == LYD_STATUS_CANCELLED || registrant->status == LYD_STATUS_DENIED))
    lyd_attendance_note (self, line->line, 0, LYD_REASON_CANCELLED_ATTENDED, registrant->name);
}

static void
count (LydAttendancePlan *self)
{
  g_autoptr (GHashTable) named = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  guint confirmed = 0;

  memset (&self->counts, 0, sizeof self->counts);
  self->counts.rows = self->report->rows->len;
  for (guint i = 0; i < self->lines->len; i++) {
    LydAttendanceLine *line = &g_array_index (self->lines, LydAttendanceLine, i);

    count_line (self, line);
    note_line (self, line);
    if (!lyd_id_is_none (&line->registration))
      g_hash_table_add (named, &line->registration);
  }
  for (guint i = 0; i < self->known.registrants->len; i++) {
    const LydAttendanceRegistrant *one = &g_array_index (self->known.registrants, LydAttendanceRegistrant, i);

    confirmed += one->status == LYD_STATUS_CONFIRMED && !g_hash_table_contains (named, &one->registration);
  }
  self->counts.not_in_report = confirmed;
}

static gboolean
match_all (LydAttendancePlan *self,
           LydFile *file,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new (lyd_id_hash, lyd_id_equal);

  for (guint i = 0; i < self->who->len; i++) {
    if (i % CHECK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (!lyd_attendance_match (self, file, lyd_attendance_get_who (self, i), error))
      return FALSE;
  }
  for (guint i = 0; i < self->who->len; i++)
    if (!add_who (self, file, people, i, error))
      return FALSE;
  return TRUE;
}

static void
copy_problems (LydAttendancePlan *self)
{
  for (guint i = 0; i < self->report->problems->len; i++) {
    const LydOnlineProblem *problem = &g_array_index (self->report->problems, LydOnlineProblem, i);

    lyd_attendance_note (self, problem->line, problem->column, problem->reason, problem->value);
  }
  if (self->report->needs_date)
    lyd_attendance_note (self, 0, 0, LYD_REASON_ASSUMED_DAY, self->day);
}

static void
forget (LydAttendancePlan *self)
{
  lyd_attendance_known_clear (&self->known);
  lyd_attendance_known_init (&self->known);
  g_array_set_size (self->who, 0);
  g_array_set_size (self->whose, 0);
  g_array_set_size (self->next, 0);
  g_array_set_size (self->lines, 0);
  g_array_set_size (self->notes, 0);
  g_hash_table_remove_all (self->identities);
  self->same = FALSE;
  self->replaces = lyd_id_none;
  g_clear_pointer (&self->replaces_name, g_free);
}

static gboolean
work_out (LydAttendancePlan *self,
          LydFile *file,
          GCancellable *cancellable,
          GError **error)
{
  forget (self);
  self->state = lyd_imports_get_state (file->db, error);
  if (self->state < 0 ||
      !lyd_attendance_rules_get (file->db, self->event->kind, &self->rule, NULL, error) ||
      !lyd_attendance_known_load (&self->known, file, &self->event->id, &self->session_id, self->strings, error))
    return FALSE;
  gather (self);
  copy_problems (self);
  if (!match_all (self, file, cancellable, error))
    return FALSE;
  sum_lines (self);
  count (self);
  lyd_attendance_warn (self);
  return lyd_attendance_find_earlier (self, file, error);
}

/* ---- the plan ---- */

static gboolean
read_session (LydAttendancePlan *self,
              LydFile *file,
              GError **error)
{
  g_autoptr (GError) local = NULL;

  g_clear_pointer (&self->session, lyd_session_free);
  g_clear_pointer (&self->event, lyd_event_free);
  self->session = lyd_sessions_get (file->db, &self->session_id, &local);
  if (self->session != NULL)
    self->event = lyd_events_get (file->db, &self->session->event, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (self->event == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such session. Nothing was imported."));
    return FALSE;
  }
  if (self->event->state == LYD_EVENT_CANCELLED) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” was cancelled. Nothing was imported."),
                 self->event->title);
    return FALSE;
  }
  return TRUE;
}

static gboolean
is_sensitive (const LydAttendancePlan *self)
{
  return self->event->sensitive || self->session->sensitive;
}

/* How many people were there, by what the report says alone. */
static guint
count_heads (LydAttendancePlan *self)
{
  guint n = 0;

  forget (self);
  gather (self);
  for (guint i = 0; i < self->who->len; i++) {
    const LydWho *who = lyd_attendance_get_who (self, i);
    const LydOnlineRow *row = &g_array_index (self->report->rows, LydOnlineRow, who->first_row);
    LydNameKind kind = lyd_online_name_classify (who->name);

    n += who->came && row->role == LYD_ROLE_ATTENDEE && kind == LYD_NAME_PERSON &&
         !lyd_online_email_is_bot (who->folded);
  }
  return n;
}

/* What is sensitive keeps nobody's name, nor a report that is full of them. The number is all that is told. */
static gboolean
refuse_names (LydAttendancePlan *self,
              GError **error)
{
  guint n = count_heads (self);

  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               ngettext ("“%s” is sensitive: who comes is counted and never kept by name. Nothing was imported. The "
                         "report has %u person; count heads instead.",
                         "“%s” is sensitive: who comes is counted and never kept by name. Nothing was imported. The "
                         "report has %u people; count heads instead.",
                         n),
               self->event->sensitive ? self->event->title : self->session->title, n);
  return FALSE;
}

static char *
format_day (gint64 instant,
            GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (instant, zone);

  return g_date_time_format (local, "%Y-%m-%d");
}

static gboolean
read_day (const char *text,
          GDate *day,
          GError **error)
{
  int year = 0, month = 0, date = 0;
  char rest;

  g_date_clear (day, 1);
  if (sscanf (text, "%4d-%2d-%2d%c", &year, &month, &date, &rest) == 3 && year > 0 && month > 0 && date > 0 &&
      g_date_valid_dmy ((GDateDay) date, (GDateMonth) month, (GDateYear) year)) {
    g_date_set_dmy (day, (GDateDay) date, (GDateMonth) month, (GDateYear) year);
    return TRUE;
  }
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” is no date; write it like 2027-01-21."), text);
  return FALSE;
}

/* By whose clock reports are written is a matter of somebody's account: said once, it is so for the event's, or its
 * series', next one. */
static gboolean
choose_zone (LydAttendancePlan *self,
             LydFile *file,
             const char *timezone,
             GError **error)
{
  g_autoptr (GError) local = NULL;

  self->timezone = timezone != NULL ? g_strdup (timezone)
                                    : lyd_online_files_find_zone (file->db, &self->event->id, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (self->timezone == NULL)
    self->timezone = g_strdup (self->event->timezone);
  return TRUE;
}

static gboolean
read_report (LydAttendancePlan *self,
             GError **error)
{
  LydOnlineOptions options = { .format = self->format, .order = self->order - 1 };
  g_autoptr (GTimeZone) zone = lyd_zone_get (self->timezone);

  if (zone == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("There is no time zone “%s”. Nothing was imported."),
                 self->timezone);
    return FALSE;
  }
  if (self->day == NULL)
    self->day = format_day (self->session->start, zone);
  if (!read_day (self->day, &options.day, error))
    return FALSE;
  options.zone = zone;
  self->report = lyd_online_report_read (self->bytes, &options, error);
  if (self->report == NULL)
    return FALSE;
  if (!self->report->needs_date)
    g_clear_pointer (&self->day, g_free);
  return TRUE;
}

/**
 * lyd_attendance_plan:
 * @bytes: the whole file
 * @file_name: for the journal and the list of reports
 * @options: (nullable)
 *
 * Reads the report of an online meeting and says what bringing it in for @session would do; writes nothing. A sensitive
 * event or session is refused: it keeps nobody's name; the error says how many people the report has.
 *
 * Returns: (transfer full) (nullable): %NULL where the file cannot be read as a report
 */
LydAttendancePlan *
lyd_attendance_plan (LydFile *file,
                     const LydId *session,
                     GBytes *bytes,
                     const char *file_name,
                     const LydAttendanceOptions *options,
                     GError **error)
{
  static const LydAttendanceOptions none;
  g_autoptr (LydAttendancePlan) self = g_new0 (LydAttendancePlan, 1);

  options = options != NULL ? options : &none;
  self->session_id = *session;
  self->bytes = g_bytes_ref (bytes);
  self->file_name = g_strdup (file_name);
  self->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->format = g_strdup (options->format);
  self->day = g_strdup (options->day);
  self->order = options->order;
  self->replace = options->replace;
  self->strings = g_string_chunk_new (4096);
  self->who = g_array_new (FALSE, FALSE, sizeof (LydWho));
  self->whose = g_array_new (FALSE, FALSE, sizeof (guint));
  self->next = g_array_new (FALSE, FALSE, sizeof (guint));
  self->lines = g_array_new (FALSE, TRUE, sizeof (LydAttendanceLine));
  self->notes = g_array_new (FALSE, FALSE, sizeof (LydAttendanceNote));
  self->identities = g_hash_table_new (g_str_hash, g_str_equal);
  if (!read_session (self, file, error))
    return NULL;
  if (!choose_zone (self, file, options->timezone, error))
    return NULL;
  if (!read_report (self, error) || (is_sensitive (self) && !refuse_names (self, error)) ||
      !work_out (self, file, options->cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Works out anew what would happen, with the data as it is now: the file is not read again. */
gboolean
lyd_attendance_plan_refresh (LydAttendancePlan *self,
                             LydFile *file,
                             GError **error)
{
  return read_session (self, file, error) && (!is_sensitive (self) || refuse_names (self, error)) &&
         work_out (self, file, NULL, error);
}

/* What to do with the report that this one looks like another version of. */
void
lyd_attendance_plan_set_replace (LydAttendancePlan *self,
                                 LydReplace replace)
{
  self->replace = replace;
}

LydAttendanceCounts
lyd_attendance_plan_get_counts (const LydAttendancePlan *self)
{
  return self->counts;
}

/* Returns: (element-type LydAttendanceLine): one a person, in the order in which the report has them first */
const GArray *
lyd_attendance_plan_get_lines (const LydAttendancePlan *self)
{
  return self->lines;
}

const GArray *
lyd_attendance_plan_get_notes (const LydAttendancePlan *self)
{
  return self->notes;
}

const char *
lyd_attendance_plan_get_format (const LydAttendancePlan *self)
{
  return self->report->format->id;
}

const char *
lyd_attendance_plan_get_format_title (const LydAttendancePlan *self)
{
  return _ (self->report->format->title);
}

/* Returns: (nullable): what the report calls the meeting */
const char *
lyd_attendance_plan_get_topic (const LydAttendancePlan *self)
{
  return self->report->topic;
}

/* By whose clock its times were read. */
const char *
lyd_attendance_plan_get_timezone (const LydAttendancePlan *self)
{
  return self->timezone;
}

const char *
lyd_attendance_plan_get_file_name (const LydAttendancePlan *self)
{
  return self->file_name;
}

const char *
lyd_attendance_plan_get_day (const LydAttendancePlan *self)
{
  return self->day;
}

/* FALSE: whether day or month comes first is a guess; options.order decides. */
gboolean
lyd_attendance_plan_are_dates_sure (const LydAttendancePlan *self)
{
  return self->report->dates_sure;
}

gint64
lyd_attendance_plan_get_first (const LydAttendancePlan *self)
{
  return self->first;
}

gint64
lyd_attendance_plan_get_last (const LydAttendancePlan *self)
{
  return self->last;
}

const LydSession *
lyd_attendance_plan_get_session (const LydAttendancePlan *self)
{
  return self->session;
}

const LydAttendanceRule *
lyd_attendance_plan_get_rule (const LydAttendancePlan *self)
{
  return &self->rule;
}

/* Whether that very file was brought in for the session before: nothing would change. */
gboolean
lyd_attendance_plan_is_same (const LydAttendancePlan *self)
{
  return self->same;
}

/* Returns: (nullable): the name of an earlier report that this one looks like another version of */
const char *
lyd_attendance_plan_get_replaces (const LydAttendancePlan *self)
{
  return self->replaces_name;
}

/* Whether somebody has to say what becomes of that one before lyd_attendance_apply(). */
gboolean
lyd_attendance_plan_needs_answer (const LydAttendancePlan *self)
{
  return self->replaces_name != NULL && self->replace == LYD_REPLACE_ASK && !self->same;
}
