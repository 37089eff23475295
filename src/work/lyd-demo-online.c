#include "lyd-demo-online.h"

#include "lyd-fold.h"
#include "lyd-online-rows.h"
#include "lyd-people.h"
#include "lyd-time.h"

#include <string.h>

/*
 * What an online meeting of the demo left behind: a report as Zoom writes it, kept as a file, and its rows in the
 * ledger. Most stay to the end; some come with two devices, leave and come back, look in for a minute, call by phone.
 */

/* Three people read their mail there: it does not say who somebody is. */
#define SHARED_MAILBOX "office@oh.example.org"

static const char meeting_header[] = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,"
                                     "In Waiting Room\r\n";
static const char webinar_header[] = "Attended,User Name (Original Name),Email,Join Time,Leave Time,"
                                     "Time in Session (minutes),Is Guest,Country/Region Name\r\n";

/* Its sections, by role. */
static const char *const sections[] = { "Attendee Details", "Panelist Details", "Host Details" };

typedef struct {
  LydFile *file;
  const LydEvent *event;
  const LydSession *session;
  LydOnlineFile *report;
  GTimeZone *zone;
  GString *text;
  guint line;   /* the last one that was written */
  GArray *rows; /* of LydEvidenceRow */
  GStringChunk *strings;
  gboolean webinar;
  guint64 state; /* of the generator */
  LydDemoSummary *summary;
} Report;

static guint
pick (Report *self,
      guint n)
{
  return lyd_demo_pick (&self->state, n);
}

static void
write_line (Report *self,
            const char *text)
{
  g_string_append (self->text, text);
  self->line++;
}

static char *
dup_time (Report *self,
          gint64 at)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (at, self->zone);

  return g_date_time_format (local, "%Y-%m-%d %H:%M:%S");
}

static void
begin_meeting (Report *self)
{
  g_autofree char *start = dup_time (self, self->session->start);
  g_autofree char *end = dup_time (self, self->session->end);
  g_autofree char *values = g_strdup_printf (
    "%s,\"%s\",%s,%s,events@example.org,%d,\r\n", self->report->meeting, self->event->title, start, end,
    (int) ((self->session->end - self->session->start) / LYD_MINUTE));

  write_line (self, "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),\r\n");
  write_line (self, values);
  write_line (self, "\r\n");
  write_line (self, meeting_header);
}

static void
begin_webinar (Report *self)
{
  g_autofree char *start = dup_time (self, self->session->start);
  g_autofree char *values =
    g_strdup_printf ("\"%s\",%s,%s,%d\r\n", self->event->title, self->report->meeting, start,
                     (int) ((self->session->end - self->session->start) / LYD_MINUTE));

  write_line (self, "Attendee Report\r\n");
  write_line (self, "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)\r\n");
  write_line (self, values);
}

static void
begin_section (Report *self,
               LydOnlineRole role)
{
  g_autofree char *title = g_strdup_printf ("%s\r\n", sections[role]);

  if (!self->webinar)
    return;
  write_line (self, title);
  write_line (self, webinar_header);
}

/* By what the report can tell somebody apart from others. */
static char *
make_identity (const char *name,
               const char *email)
{
  return email != NULL ? g_ascii_strdown (email, -1) : lyd_fold_text (name);
}

/* Writes a row of the file, and what it says. */
static void
add_connection (Report *self,
                LydOnlineRole role,
                const char *name,
                const char *email,
                gint64 joined,
                gint64 left_at)
{
  g_autofree char *identity = make_identity (name, email);
  g_autofree char *from = dup_time (self, joined);
  g_autofree char *to = dup_time (self, left_at);
  int minutes = (int) ((left_at - joined + LYD_MINUTE - 1) / LYD_MINUTE);
  g_autofree char *text =
    self->webinar ? g_strdup_printf ("Yes,\"%s\",%s,%s,%s,%d,%s,United States\r\n", name, email != NULL ? email : "",
                                     from, to, minutes, email != NULL ? "No" : "Yes")
                  : g_strdup_printf ("\"%s\",%s,%s,%s,%d,%s,No\r\n", name, email != NULL ? email : "", from, to,
                                     minutes, email != NULL ? "No" : "Yes");
  LydEvidenceRow row = {
    .report = self->report->id,
    .n = (int) self->rows->len + 1,
    .kind = LYD_EVIDENCE_CONNECTION,
    .role = role,
    .identity = g_string_chunk_insert_const (self->strings, identity),
    .name = g_string_chunk_insert_const (self->strings, name),
    .email = email != NULL ? g_string_chunk_insert_const (self->strings, email) : NULL,
    .joined = joined,
    .left_at = left_at,
    .seconds = 60 * (gint64) minutes,
  };

  write_line (self, text);
  row.line = self->line;
  g_array_append_val (self->rows, row);
}

static gboolean
settle (Report *self,
        const char *name,
        const char *email,
        const LydId *registration,
        LydSettled how,
        GError **error)
{
  g_autofree char *identity = make_identity (name, email);
  LydSettlement settlement = {
    .session = self->session->id, .identity = identity, .registration = *registration, .how = how
  };

  return lyd_settlements_set (self->file->db, &settlement, error);
}

static gint64
seconds (Report *self,
         guint from,
         guint to)
{
  return 1000 * (gint64) (from + pick (self, to - from));
}

/* @index: of those who come; decides how somebody comes. */
static void
add_stay (Report *self,
          LydOnlineRole role,
          guint index,
          const char *name,
          const char *email)
{
  gint64 joined = self->session->start + (index % 5 == 0 ? seconds (self, 30, 540) : -seconds (self, 20, 420));
  gint64 left_at = self->session->end + (index % 6 == 1 ? -seconds (self, 60, 1200) : seconds (self, 5, 240));
  gint64 middle = self->session->start + seconds (self, 1200, 1900);

  gint64 again = joined;

  if (index % 7 == 3) /* lost the connection, and came back two minutes later */
    again = middle + seconds (self, 75, 180);
  else if (index % 11 == 4) /* with the telephone as well, before leaving the office */
    again = middle - seconds (self, 120, 400);
  if (again != joined)
    add_connection (self, role, name, email, joined, middle);
  add_connection (self, role, name, email, again, left_at);
}

static LydOnlineRole
role_of (const Report *self,
         guint index)
{
  if (!self->webinar || index > 1)
    return LYD_ROLE_ATTENDEE;
  return index == 0 ? LYD_ROLE_HOST : LYD_ROLE_PANELIST;
}

/* Those of one section. Behind who comes are a few who look in, and one who is there under a name alone. */
static gboolean
add_guests (Report *self,
            LydOnlineRole role,
            GArray *guests,
            guint n_attended,
            GError **error)
{
  guint n_short = MIN ((guests->len - n_attended) / 6, 4);

  begin_section (self, role);
  for (guint i = 0; i < n_attended + n_short; i++) {
    const LydDemoGuest *guest = &g_array_index (guests, LydDemoGuest, i);
    g_autoptr (LydPerson) person = NULL;
    const char *email;
    gint64 looked_in;

    if (role_of (self, i) != role)
      continue;
    person = lyd_people_get (self->file->db, &guest->person->id, error);
    if (person == NULL)
      return FALSE;
    email = g_strcmp0 (person->email, SHARED_MAILBOX) != 0 ? person->email : NULL;
    looked_in = self->session->start + seconds (self, 0, 1500);
    if (i < n_attended)
      add_stay (self, role, i, person->name, email);
    else
      add_connection (self, role, person->name, email, looked_in, looked_in + seconds (self, 20, 200));
    if (!settle (self, person->name, email, &guest->registration,
                 email != NULL ? LYD_SETTLED_EMAIL : LYD_SETTLED_HAND, error))
      return FALSE;
  }
  return TRUE;
}

/* Of whom a report says too little: a caller in some, in others a device, and somebody without an address whose name
 * one of the registered has. A program that takes notes is known for what it is. */
static gboolean
add_strangers (Report *self,
               GArray *guests,
               guint n_attended,
               GError **error)
{
  static const char bot[] = "Otter.ai";
  gint64 start = self->session->start;
  gint64 end = self->session->end;
  guint which = g_str_hash (self->event->title) % 4;
  g_autoptr (LydPerson) namesake = NULL;

  if (which == 1)
    add_connection (self, LYD_ROLE_ATTENDEE, "12025550147", NULL, start + seconds (self, 30, 300),
                    end - seconds (self, 30, 300));
  if (which == 2) {
    add_connection (self, LYD_ROLE_ATTENDEE, bot, NULL, start, end);
    return settle (self, bot, NULL, &lyd_id_none, LYD_SETTLED_BOT, error);
  }
  if (which != 3 || guests->len <= n_attended + 4)
    return TRUE;
  namesake = lyd_people_get (self->file->db,
                             &g_array_index (guests, LydDemoGuest, guests->len - 1).person->id, error);
  if (namesake == NULL)
    return FALSE;
  add_connection (self, LYD_ROLE_ATTENDEE, namesake->name, NULL, start + seconds (self, 30, 300), end);
  add_connection (self, LYD_ROLE_ATTENDEE, "iPhone", NULL, start + seconds (self, 300, 900), end);
  return TRUE;
}

static void
name_report (Report *self)
{
  LydOnlineFile *report = self->report;
  g_autofree char *start = dup_time (self, self->session->start);

  report->id = lyd_context_make_id (&self->file->context);
  report->session = self->session->id;
  report->timezone = g_strdup (self->event->timezone);
  report->format = g_strdup (self->webinar ? "zoom-webinar-attendee" : "zoom-meeting-participants-detail");
  report->meeting = g_strdup_printf ("8%010u", g_str_hash (start) % 1000000000);
  report->file_name = self->webinar ? g_strdup_printf ("attendee_%s_%.10s.csv", report->meeting, start)
                                    : g_strdup_printf ("participants_%s.csv", report->meeting);
  report->at = MIN (self->session->end + 2 * LYD_HOUR, lyd_context_now (&self->file->context));
}

/* Once all is written: only now the file's hash is known. */
static gboolean
keep (Report *self,
      GError **error)
{
  LydDb *db = self->file->db;
  g_autoptr (GBytes) bytes = g_bytes_new (self->text->str, self->text->len);

  self->report->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->report->rows = (int) self->rows->len;
  if (!lyd_kept_files_add (db, self->report->hash, self->report->file_name, bytes, self->report->at, error) ||
      !lyd_online_files_insert (db, self->report, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (!lyd_evidence_insert (db, &g_array_index (self->rows, LydEvidenceRow, i), error))
      return FALSE;
  self->summary->n_reports++;
  self->summary->n_connections += (int) self->rows->len;
  return lyd_online_rebuild (db, &self->session->id, error);
}

static gboolean
add_rows (Report *self,
          GArray *guests,
          guint n_attended,
          GError **error)
{
  if (!self->webinar)
    begin_meeting (self);
  else
    begin_webinar (self);
  return (!self->webinar || (add_guests (self, LYD_ROLE_HOST, guests, n_attended, error) &&
                             add_guests (self, LYD_ROLE_PANELIST, guests, n_attended, error))) &&
         add_guests (self, LYD_ROLE_ATTENDEE, guests, n_attended, error) &&
         add_strangers (self, guests, n_attended, error);
}

/**
 * lyd_demo_add_report:
 * @guests: (element-type LydDemoGuest): who is registered; the first @n_attended of them come
 *
 * Has them attend @session online, as a report says.
 */
gboolean
lyd_demo_add_report (LydFile *file,
                     const LydEvent *event,
                     const LydSession *session,
                     GArray *guests,
                     guint n_attended,
                     LydDemoSummary *summary,
                     GError **error)
{
  g_autoptr (LydOnlineFile) report = lyd_online_file_new ();
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (LydEvidenceRow));
  g_autoptr (GStringChunk) strings = g_string_chunk_new (4096);
  Report self = { .file = file,
                  .event = event,
                  .session = session,
                  .report = report,
                  .zone = zone,
                  .text = text,
                  .rows = rows,
                  .strings = strings,
                  .webinar = event->kind == LYD_KIND_WEBINAR,
                  .state = 1 + g_str_hash (event->title),
                  .summary = summary };

  name_report (&self);
  return add_rows (&self, guests, n_attended, error) && keep (&self, error);
}
