#include "lyd-schema.h"

#include "lyd-backup.h"
#include "lyd-db-private.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * Append-only: a step that has been released never changes; tests/data/ keeps a database of every released version.
 *
 * Ids are UUIDv7 blobs. Journaled tables (see lyd_journaled_tables) have a NOT NULL primary key, no generated column,
 * no trigger, no CASCADE or SET NULL, because the session extension records them. Every foreign key's child columns
 * have an index, or deleting a parent would read the whole child table.
 */
static const char *const steps[] = {
  /* 1: the foundation */
  "CREATE TABLE organization ("
  "  id BLOB PRIMARY KEY NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, state TEXT, member INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX organization_folded ON organization (folded);"

  "CREATE TABLE network (id BLOB PRIMARY KEY NOT NULL, name TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE membership ("
  "  id BLOB PRIMARY KEY NOT NULL, network BLOB NOT NULL REFERENCES network (id),"
  "  organization BLOB NOT NULL REFERENCES organization (id), joined TEXT, left_on TEXT"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX membership_network ON membership (network);"
  "CREATE INDEX membership_organization ON membership (organization);"

  "CREATE TABLE program ("
  "  id BLOB PRIMARY KEY NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, funder TEXT, starts TEXT, ends TEXT"
  ") STRICT, WITHOUT ROWID;"

  /* sort: folded family and given name, the one order in which people are listed */
  "CREATE TABLE person ("
  "  id BLOB PRIMARY KEY NOT NULL, organization BLOB REFERENCES organization (id), name TEXT NOT NULL, given TEXT,"
  "  family TEXT, legal TEXT, email TEXT, email_folded TEXT, phone TEXT, role TEXT, pronouns TEXT,"
  "  pronouns_public INTEGER NOT NULL, pronunciation TEXT, language TEXT, notes TEXT, sort TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX person_organization ON person (organization);"
  "CREATE INDEX person_email ON person (email_folded) WHERE email_folded IS NOT NULL;"

  "CREATE TABLE alias ("
  "  id BLOB PRIMARY KEY NOT NULL, person BLOB NOT NULL REFERENCES person (id), kind TEXT NOT NULL,"
  "  value TEXT NOT NULL, folded TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX alias_person ON alias (person);"
  "CREATE INDEX alias_folded ON alias (folded, kind);"

  "CREATE TABLE series ("
  "  id BLOB PRIMARY KEY NOT NULL, title TEXT NOT NULL, rule TEXT NOT NULL, timezone TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE event ("
  "  id BLOB PRIMARY KEY NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, start INTEGER NOT NULL,"
  "  \"end\" INTEGER NOT NULL, timezone TEXT NOT NULL, mode TEXT NOT NULL, venue TEXT, join_link TEXT,"
  "  registration_link TEXT, capacity INTEGER, state TEXT NOT NULL, sequence INTEGER NOT NULL,"
  "  series BLOB REFERENCES series (id), policy_area TEXT, audience TEXT, sensitive INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX event_start ON event (start);"
  "CREATE INDEX event_series ON event (series);"

  "CREATE TABLE event_program ("
  "  event BLOB NOT NULL REFERENCES event (id), program BLOB NOT NULL REFERENCES program (id),"
  "  PRIMARY KEY (event, program)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX event_program_program ON event_program (program);"

  "CREATE TABLE session ("
  "  id BLOB PRIMARY KEY NOT NULL, event BLOB NOT NULL REFERENCES event (id), kind TEXT NOT NULL, title TEXT NOT NULL,"
  "  start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, room TEXT, capacity INTEGER, admission TEXT NOT NULL,"
  "  opens_before INTEGER, closes_after INTEGER, choice INTEGER NOT NULL, sensitive INTEGER NOT NULL,"
  "  position INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX session_event ON session (event, position);"

  "CREATE TABLE question ("
  "  id BLOB PRIMARY KEY NOT NULL, event BLOB NOT NULL REFERENCES event (id), label TEXT NOT NULL, kind TEXT NOT NULL,"
  "  choices TEXT, required INTEGER NOT NULL, sensitive INTEGER NOT NULL, at_check_in INTEGER NOT NULL,"
  "  position INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX question_event ON question (event, position);"

  "CREATE TABLE registration ("
  "  id BLOB PRIMARY KEY NOT NULL, event BLOB NOT NULL REFERENCES event (id),"
  "  person BLOB NOT NULL REFERENCES person (id), status TEXT NOT NULL, type TEXT NOT NULL, origin TEXT NOT NULL,"
  "  short_code TEXT NOT NULL, registered_at INTEGER NOT NULL, first_time INTEGER NOT NULL, no_photos INTEGER NOT NULL,"
  "  needs_assistance INTEGER NOT NULL, host BLOB REFERENCES registration (id), note TEXT"
  ") STRICT, WITHOUT ROWID;"
  "CREATE UNIQUE INDEX registration_event_person ON registration (event, person);"
  "CREATE UNIQUE INDEX registration_short_code ON registration (event, short_code);"
  "CREATE INDEX registration_person ON registration (person);"
  "CREATE INDEX registration_host ON registration (host) WHERE host IS NOT NULL;"

  /* The sessions that a registration has chosen. */
  "CREATE TABLE place ("
  "  registration BLOB NOT NULL REFERENCES registration (id), session BLOB NOT NULL REFERENCES session (id),"
  "  PRIMARY KEY (registration, session)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX place_session ON place (session);"

  "CREATE TABLE code ("
  "  code TEXT PRIMARY KEY NOT NULL, registration BLOB NOT NULL REFERENCES registration (id),"
  "  issued_at INTEGER NOT NULL, revoked_at INTEGER"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX code_registration ON code (registration);"

  "CREATE TABLE answer ("
  "  registration BLOB NOT NULL REFERENCES registration (id), question BLOB NOT NULL REFERENCES question (id),"
  "  value TEXT NOT NULL, PRIMARY KEY (registration, question)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX answer_question ON answer (question);"

  "CREATE TABLE import_batch ("
  "  id BLOB PRIMARY KEY NOT NULL, event BLOB NOT NULL REFERENCES event (id), file_name TEXT NOT NULL,"
  "  hash TEXT NOT NULL, format TEXT NOT NULL, at INTEGER NOT NULL, added INTEGER NOT NULL, updated INTEGER NOT NULL,"
  "  unchanged INTEGER NOT NULL, skipped INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX import_batch_event ON import_batch (event, hash);"

  /* What a file said last about a respondent: the third side of a three-way import. */
  "CREATE TABLE import_row ("
  "  event BLOB NOT NULL REFERENCES event (id), identity TEXT NOT NULL,"
  "  registration BLOB NOT NULL REFERENCES registration (id), batch BLOB NOT NULL REFERENCES import_batch (id),"
  "  line INTEGER NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (event, identity)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX import_row_registration ON import_row (registration);"
  "CREATE INDEX import_row_batch ON import_row (batch);"

  /* ---- not journaled ---- */

  /* How a header row was mapped the last time. */
  "CREATE TABLE mapping (header TEXT PRIMARY KEY NOT NULL, mapping TEXT NOT NULL) STRICT, WITHOUT ROWID;"

  "CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"

  "CREATE TABLE station ("
  "  id BLOB PRIMARY KEY NOT NULL, label TEXT NOT NULL, since INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  /* n: the order of commit in this file. */
  "CREATE TABLE scan ("
  "  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, station BLOB NOT NULL REFERENCES station (id),"
  "  seq INTEGER NOT NULL, attempt BLOB NOT NULL UNIQUE, session BLOB NOT NULL REFERENCES session (id),"
  "  registration BLOB REFERENCES registration (id), kind TEXT NOT NULL, undoes BLOB, at INTEGER NOT NULL,"
  "  recorded_at INTEGER NOT NULL, source TEXT NOT NULL, verdict TEXT NOT NULL, basis TEXT NOT NULL, reason TEXT,"
  "  raw TEXT NOT NULL"
  ") STRICT;"
  "CREATE UNIQUE INDEX scan_station ON scan (station, seq);"
  "CREATE INDEX scan_session ON scan (session, registration);"
  "CREATE INDEX scan_registration ON scan (registration);"
  "CREATE UNIQUE INDEX scan_undoes ON scan (undoes) WHERE undoes IS NOT NULL;"

  /* A cache of what follows from the log, written with each scan, compared by `verify`. */
  "CREATE TABLE presence ("
  "  session BLOB NOT NULL, registration BLOB NOT NULL, entries INTEGER NOT NULL, inside INTEGER NOT NULL,"
  "  first_at INTEGER, first_station BLOB, last_at INTEGER, last_day INTEGER NOT NULL, last_seen INTEGER,"
  "  PRIMARY KEY (session, registration)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX presence_registration ON presence (registration);"
  "CREATE TABLE session_count ("
  "  session BLOB NOT NULL, day INTEGER NOT NULL, inside INTEGER NOT NULL, entered INTEGER NOT NULL,"
  "  PRIMARY KEY (session, day)"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE print ("
  "  id BLOB PRIMARY KEY NOT NULL, registration BLOB NOT NULL REFERENCES registration (id), stock TEXT NOT NULL,"
  "  at INTEGER NOT NULL, digest TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX print_registration ON print (registration, at);"
  "CREATE TABLE nudge ("
  "  printer TEXT NOT NULL, stock TEXT NOT NULL, dx REAL NOT NULL, dy REAL NOT NULL, PRIMARY KEY (printer, stock)"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE journal ("
  "  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, code TEXT NOT NULL, params TEXT NOT NULL, who TEXT NOT NULL,"
  "  at INTEGER NOT NULL, schema INTEGER NOT NULL, undone_at INTEGER, subject BLOB, undoes BLOB"
  ") STRICT;"
  "CREATE INDEX journal_subject ON journal (subject);"
  /* Apart, because a changeset may be large and its entry is rewritten when it is undone. */
  "CREATE TABLE journal_changes (n INTEGER PRIMARY KEY REFERENCES journal (n), changeset BLOB NOT NULL) STRICT;"

  /* Raised with every change of a journaled row, by undo as well. */
  "CREATE TABLE row_version (id BLOB PRIMARY KEY NOT NULL, version INTEGER NOT NULL, changed_at INTEGER NOT NULL)"
  " STRICT, WITHOUT ROWID;"

  /* Full text wants an integer key; it is this file's own. */
  "CREATE TABLE person_key (key INTEGER PRIMARY KEY, person BLOB NOT NULL UNIQUE) STRICT;"
  "CREATE VIRTUAL TABLE person_text USING fts5 ("
  "  names, organization, contact, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', columnsize = 0,"
  "  detail = full);",

  /* 2: an event's list and its numbers without a look at every registration's row */
  "CREATE INDEX registration_roster ON registration (event, status, origin, person, type);",

  /* 3: waiting lists and seats. waiting, number: the order in which they came; who was waiting before this step has
   * none and is first. */
  "ALTER TABLE event ADD COLUMN seats INTEGER;"
  "ALTER TABLE registration ADD COLUMN waiting INTEGER;"
  "CREATE INDEX registration_waiting ON registration (event, waiting) WHERE waiting IS NOT NULL;"

  "CREATE TABLE waiting_place ("
  "  registration BLOB NOT NULL REFERENCES registration (id), session BLOB NOT NULL REFERENCES session (id),"
  "  number INTEGER NOT NULL, PRIMARY KEY (registration, session)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX waiting_place_session ON waiting_place (session, number);"

  /* Where one organization has more or fewer seats than the event's usual number; NULL: no limit. */
  "CREATE TABLE seat_allotment ("
  "  event BLOB NOT NULL REFERENCES event (id), organization BLOB NOT NULL REFERENCES organization (id), seats INTEGER,"
  "  PRIMARY KEY (event, organization)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX seat_allotment_organization ON seat_allotment (organization);",

  /* 4: people who were on file twice. A registration that was one too many stays where scans and badges point to it,
   * and says which one stands for it; a person has one registration an event that stands. */
  "ALTER TABLE registration ADD COLUMN merged_into BLOB REFERENCES registration (id);"
  "CREATE INDEX registration_merged ON registration (merged_into) WHERE merged_into IS NOT NULL;"
  "DROP INDEX registration_event_person;"
  "CREATE UNIQUE INDEX registration_event_person ON registration (event, person) WHERE merged_into IS NULL;"
  "DROP INDEX registration_roster;"
  "CREATE INDEX registration_roster ON registration (event, status, origin, person, type, merged_into);"
  /* Who look like one and are two; the lower id first. No foreign keys: it outlives them harmlessly. */
  "CREATE TABLE distinct_people (a BLOB NOT NULL, b BLOB NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;"
  "CREATE INDEX distinct_people_b ON distinct_people (b);",

  /* 5: groups, and whom an event or a session is for: anybody whom one of its rows includes; without a row, anybody.
   * exempt: why somebody may come whom none includes. */
  "CREATE TABLE person_group ("
  "  id BLOB PRIMARY KEY NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, sensitive INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE UNIQUE INDEX person_group_folded ON person_group (folded);"
  "CREATE TABLE group_member ("
  "  person_group BLOB NOT NULL REFERENCES person_group (id), person BLOB NOT NULL REFERENCES person (id),"
  "  PRIMARY KEY (person_group, person)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX group_member_person ON group_member (person);"

  /* session: none where the row is about the whole event. One of network, person_group and type is set. */
  "CREATE TABLE audience ("
  "  id BLOB PRIMARY KEY NOT NULL, event BLOB NOT NULL REFERENCES event (id), session BLOB REFERENCES session (id),"
  "  network BLOB REFERENCES network (id), person_group BLOB REFERENCES person_group (id), type TEXT"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX audience_event ON audience (event);"
  "CREATE INDEX audience_session ON audience (session) WHERE session IS NOT NULL;"
  "CREATE INDEX audience_network ON audience (network) WHERE network IS NOT NULL;"
  "CREATE INDEX audience_group ON audience (person_group) WHERE person_group IS NOT NULL;"

  "ALTER TABLE registration ADD COLUMN exempt TEXT;",

  /* 6: series whose events can be changed apart, agendas, what is asked of whom, what belongs to an event.
   * series_at: the start that the series' rule gives this event, also where it was moved; heading: what funders are
   * told it is for; invites: who sends the invitations where Lanyard does not. */
  "ALTER TABLE event ADD COLUMN heading TEXT;"
  "ALTER TABLE event ADD COLUMN series_at INTEGER;"
  "ALTER TABLE event ADD COLUMN invites TEXT;"

  /* Who is registered for every event of a series that starts at @since or later. */
  "CREATE TABLE standing ("
  "  series BLOB NOT NULL REFERENCES series (id), person BLOB NOT NULL REFERENCES person (id), type TEXT NOT NULL,"
  "  since INTEGER NOT NULL, PRIMARY KEY (series, person)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX standing_person ON standing (person);"

  "ALTER TABLE session ADD COLUMN track TEXT;"
  /* Somebody on file, or a name where they are not. */
  "CREATE TABLE presenter ("
  "  id BLOB PRIMARY KEY NOT NULL, session BLOB NOT NULL REFERENCES session (id), person BLOB REFERENCES person (id),"
  "  name TEXT, position INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX presenter_session ON presenter (session, position);"
  "CREATE INDEX presenter_person ON presenter (person) WHERE person IS NOT NULL;"

  /* types: the attendee types that are asked, separated by commas; none: everybody. purpose: what the answers are
   * summed up for. */
  "ALTER TABLE question ADD COLUMN types TEXT;"
  "ALTER TABLE question ADD COLUMN purpose TEXT;"

  /* A link, or a file that is kept beside the data file under the hash of its bytes. */
  "CREATE TABLE material ("
  "  id BLOB PRIMARY KEY NOT NULL, event BLOB NOT NULL REFERENCES event (id), session BLOB REFERENCES session (id),"
  "  kind TEXT NOT NULL, title TEXT NOT NULL, link TEXT, file_name TEXT, hash TEXT, size INTEGER,"
  "  position INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX material_event ON material (event, position);"
  "CREATE INDEX material_session ON material (session) WHERE session IS NOT NULL;"

  /* Not journaled: the last invitation that somebody was given, with the event's sequence of then. What was sent cannot
   * be taken back by undo. */
  "CREATE TABLE invitation ("
  "  registration BLOB PRIMARY KEY NOT NULL REFERENCES registration (id), sequence INTEGER NOT NULL,"
  "  start INTEGER NOT NULL, method TEXT NOT NULL, at INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  /* Not journaled: heads counted where nobody is named; one row a tap, -1 where one is taken back. */
  "CREATE TABLE tap ("
  "  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, station BLOB NOT NULL REFERENCES station (id),"
  "  session BLOB NOT NULL REFERENCES session (id), delta INTEGER NOT NULL, at INTEGER NOT NULL"
  ") STRICT;"
  "CREATE INDEX tap_session ON tap (session);"
  "CREATE INDEX tap_station ON tap (station);",

  /* 7: the door. newcomers: what a kiosk does with somebody who is not registered; nothing: sends them to the desk. */
  "ALTER TABLE event ADD COLUMN newcomers TEXT;"

  /* design: how the event's badges look, as the file that a design is exported to says it; digest: its part in what is
   * noted of a printed badge, so that the door need not read pictures. */
  "CREATE TABLE badge_design ("
  "  event BLOB PRIMARY KEY NOT NULL REFERENCES event (id), design TEXT NOT NULL, digest TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  /* Where a printed badge lies. */
  "CREATE TABLE tray_slot ("
  "  registration BLOB PRIMARY KEY NOT NULL REFERENCES registration (id), tray INTEGER NOT NULL, slot INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  /* Not journaled, like everything to the end of this step: it says what happened at the door, not what is planned.
   * Badges that wait for a printer. state: waiting, sent, printed, failed, dropped; problem: what the printer said;
   * claim: which running program took it, digest: of what stands on it, both while it is sent. */
  "CREATE TABLE print_job ("
  "  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, registration BLOB REFERENCES registration (id),"
  "  station BLOB REFERENCES station (id), printer TEXT NOT NULL, stock TEXT NOT NULL, why TEXT NOT NULL,"
  "  state TEXT NOT NULL, asked_at INTEGER NOT NULL, tried_at INTEGER, tries INTEGER NOT NULL, problem TEXT,"
  "  claim TEXT, digest TEXT"
  ") STRICT;"
  "CREATE INDEX print_job_registration ON print_job (registration);"
  "CREATE INDEX print_job_station ON print_job (station);"
  "CREATE INDEX print_job_state ON print_job (state);"
  /* labels: how many are left on the roll, NULL where nobody counts. */
  "CREATE TABLE printer ("
  "  name TEXT PRIMARY KEY NOT NULL, stock TEXT, labels INTEGER, tested_at INTEGER"
  ") STRICT, WITHOUT ROWID;"

  /* One row for each time that people were called, and one for each tick, -1 where it was taken back. */
  "CREATE TABLE roll_call ("
  "  id BLOB PRIMARY KEY NOT NULL, event BLOB NOT NULL REFERENCES event (id), station BLOB REFERENCES station (id),"
  "  at INTEGER NOT NULL, ended_at INTEGER"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX roll_call_event ON roll_call (event, at);"
  "CREATE INDEX roll_call_station ON roll_call (station);"
  "CREATE TABLE roll_call_tick ("
  "  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, roll_call BLOB NOT NULL REFERENCES roll_call (id),"
  "  registration BLOB NOT NULL REFERENCES registration (id), delta INTEGER NOT NULL, at INTEGER NOT NULL,"
  "  station BLOB REFERENCES station (id)"
  ") STRICT;"
  "CREATE INDEX roll_call_tick_call ON roll_call_tick (roll_call, registration);"
  "CREATE INDEX roll_call_tick_registration ON roll_call_tick (registration);"
  "CREATE INDEX roll_call_tick_station ON roll_call_tick (station);"

  /* What was made ready before the doors opened: what, and when it was last seen to. */
  "CREATE TABLE readiness ("
  "  event BLOB NOT NULL REFERENCES event (id), what TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (event, what)"
  ") STRICT, WITHOUT ROWID;"

  /* The copies of an event that other desks work on. path: where it was written, told to whoever erases data. In the
   * copy itself one row says what it is a copy of. */
  "CREATE TABLE desk_copy ("
  "  id BLOB PRIMARY KEY NOT NULL, event BLOB NOT NULL REFERENCES event (id), label TEXT NOT NULL, path TEXT NOT NULL,"
  "  made_at INTEGER NOT NULL, brought_at INTEGER, origin TEXT"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX desk_copy_event ON desk_copy (event, made_at);"
  /* Whether a scan was brought from another desk's log: its place among the others is not the one that it has here. */
  "ALTER TABLE scan ADD COLUMN brought INTEGER;"
  /* What a copy was given (in the copy), and what it said last when it was brought back (in the file that it was made
   * from): the third side of what both have changed. id: a person or a registration; version: its version in the copy
   * then; cells: a JSON object. */
  "CREATE TABLE desk_base ("
  "  copy BLOB NOT NULL, id BLOB NOT NULL, version INTEGER NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (copy, id)"
  ") STRICT, WITHOUT ROWID;",
  /* 8: the ledger of attendance. A report of an online meeting that was brought in for a session. timezone: by which
   * clock its times were read; day: of times without a date; meeting: what the report says that it is of, by which a
   * corrected one is known; replaced_by: the one that corrects it, after which its rows do not count. */
  "CREATE TABLE online_report ("
  "  id BLOB PRIMARY KEY NOT NULL, session BLOB NOT NULL REFERENCES session (id), file_name TEXT NOT NULL,"
  "  hash TEXT NOT NULL, format TEXT NOT NULL, timezone TEXT NOT NULL, day TEXT, meeting TEXT, at INTEGER NOT NULL,"
  "  rows INTEGER NOT NULL, replaced_by BLOB REFERENCES online_report (id)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX online_report_session ON online_report (session, at);"
  "CREATE INDEX online_report_hash ON online_report (hash);"
  "CREATE INDEX online_report_replaced ON online_report (replaced_by) WHERE replaced_by IS NOT NULL;"
  /* What a row of it says, never changed. identity: who, as far as the report can tell them apart. seconds: where it
   * has no join and leave; amount: polls answered or questions asked. */
  "CREATE TABLE evidence ("
  "  report BLOB NOT NULL REFERENCES online_report (id), n INTEGER NOT NULL, line INTEGER NOT NULL,"
  "  kind TEXT NOT NULL, role TEXT NOT NULL, identity TEXT NOT NULL, name TEXT, email TEXT, joined INTEGER,"
  "  left_at INTEGER, seconds INTEGER, amount INTEGER, PRIMARY KEY (report, n)"
  ") STRICT, WITHOUT ROWID;"
  /* Who an identity is at a session; registration: NULL where it is nobody. Apart from the evidence, so that a report
   * that is taken back and brought in again is not asked about again. how: email, alias, hand, new, bot, nobody. */
  "CREATE TABLE settlement ("
  "  session BLOB NOT NULL REFERENCES session (id), identity TEXT NOT NULL,"
  "  registration BLOB REFERENCES registration (id), how TEXT NOT NULL, PRIMARY KEY (session, identity)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX settlement_registration ON settlement (registration) WHERE registration IS NOT NULL;"
  /* Names that are nobody wherever they turn up: a room's device, a recorder. */
  "CREATE TABLE nobody (folded TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  /* What counts as attended, where it is not the kind's default: a share of the session in percent, or minutes. */
  "CREATE TABLE attendance_rule ("
  "  kind TEXT PRIMARY KEY NOT NULL, share INTEGER, minutes INTEGER, clip INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  /* Numbers as they were on a day, and the rows that they were made of. No foreign keys: it outlives them. */
  "CREATE TABLE snapshot ("
  "  id BLOB PRIMARY KEY NOT NULL, title TEXT NOT NULL, what TEXT NOT NULL, params TEXT NOT NULL,"
  "  numbers TEXT NOT NULL, at INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE snapshot_row ("
  "  snapshot BLOB NOT NULL REFERENCES snapshot (id), n INTEGER NOT NULL, event BLOB NOT NULL, person BLOB,"
  "  organization BLOB, state TEXT, attended INTEGER NOT NULL, apart INTEGER NOT NULL, first INTEGER NOT NULL,"
  "  seconds INTEGER NOT NULL, PRIMARY KEY (snapshot, n)"
  ") STRICT, WITHOUT ROWID;"
  /* When a person asked to be forgotten and was: what is left of them is counted and has no name. */
  "ALTER TABLE person ADD COLUMN erased_at INTEGER;"

  /* Not journaled from here on. What follows from evidence and settlements for one registration at one session: a
   * cache, as presence is of the log. seconds: connected; counted: of those, what the rule counts. */
  "CREATE TABLE online ("
  "  session BLOB NOT NULL, registration BLOB NOT NULL, role TEXT NOT NULL, seconds INTEGER NOT NULL,"
  "  counted INTEGER NOT NULL, first_at INTEGER, last_at INTEGER, connections INTEGER NOT NULL, polls INTEGER NOT NULL,"
  "  questions INTEGER NOT NULL, attended INTEGER NOT NULL, PRIMARY KEY (session, registration)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX online_registration ON online (registration);"
  /* Who was at a session, in the room or online; twice, if both. */
  "CREATE VIEW attended (session, registration, at, way) AS"
  " SELECT session, registration, first_at, 'room' FROM presence WHERE entries > 0"
  " UNION ALL SELECT session, registration, first_at, 'online' FROM online WHERE attended = 1;"
  /* Files as they were brought in: those who made them do not keep them for long. */
  "CREATE TABLE kept_file ("
  "  hash TEXT PRIMARY KEY NOT NULL, file_name TEXT NOT NULL, bytes BLOB NOT NULL, at INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  /* Certificates that were made; digest: of what stands on it. */
  "CREATE TABLE certificate ("
  "  registration BLOB PRIMARY KEY NOT NULL REFERENCES registration (id), at INTEGER NOT NULL, digest TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  /* Where copies of the data were written, told to whoever erases data: "backup" and "archive" are files, "backups" is
   * a folder of them. event: of an archive. */
  "CREATE TABLE data_copy ("
  "  path TEXT PRIMARY KEY NOT NULL, what TEXT NOT NULL, event BLOB, at INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  /* What was done to close an event, and what of it was purged. */
  "CREATE TABLE closing ("
  "  event BLOB NOT NULL REFERENCES event (id), what TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (event, what)"
  ") STRICT, WITHOUT ROWID;",
};

const char *const lyd_journaled_tables[] = {
  "organization",
  "network",
  "membership",
  "program",
  "person",
  "alias",
  "person_group",
  "group_member",
  "series",
  "standing",
  "event",
  "event_program",
  "seat_allotment",
  "session",
  "presenter",
  "audience",
  "question",
  "material",
  "registration",
  "place",
  "waiting_place",
  "code",
  "answer",
  "import_batch",
  "import_row",
  "distinct_people",
  "badge_design",
  "tray_slot",
  "online_report",
  "evidence",
  "settlement",
  "nobody",
  "attendance_rule",
  "snapshot",
  "snapshot_row",
  NULL,
};

/* The steps that did more to a journaled table than append columns: what was recorded before them cannot be undone any
 * more. The first made the tables. Ended by 0. */
static const int closing_versions[] = { 1, 0 };

/* Whether an act recorded under schema @version is too old to be undone. */
gboolean
lyd_schema_closes (int version)
{
  for (gsize i = 0; closing_versions[i] != 0; i++)
    if (closing_versions[i] > version)
      return TRUE;
  return version > lyd_schema_get_version ();
}

/* The schema version that this program writes. */
int
lyd_schema_get_version (void)
{
  return G_N_ELEMENTS (steps);
}

static gboolean
read_pragma (LydDb *db,
             const char *sql,
             int *value,
             GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, sql, "");

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *value = (int) lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

static gboolean
set_foreign (LydDb *db,
             GError **error)
{
  g_set_error (error, LYD_ERROR, LYD_ERROR_SCHEMA, _ ("“%s” is not a Lanyard data file. It was not touched."),
               lyd_db_get_path (db));
  return FALSE;
}

static gboolean
set_newer (LydDb *db,
           GError **error)
{
  g_set_error (error, LYD_ERROR, LYD_ERROR_SCHEMA,
               _ ("“%s” was written by a newer version of Lanyard. It was not touched; install the newer version to "
                  "open it."),
               lyd_db_get_path (db));
  return FALSE;
}

static guint32
read_header_number (const guint8 *header,
                    int offset)
{
  guint32 number;

  memcpy (&number, header + offset, sizeof number);
  return GUINT32_FROM_BE (number);
}

/**
 * lyd_schema_check_header:
 *
 * Looks at the first bytes of the file (sqlite.org/fileformat.html, "The Database Header") before any SQL runs: SQLite
 * tidies up after a crashed program on the first query, also in files that are none of ours. An empty file is fine.
 * Read through SQLite's own handle: opening and closing the file beside it would drop SQLite's locks.
 */
gboolean
lyd_schema_check_header (LydDb *db,
                         GError **error)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  guint8 header[100];

  if (sqlite3_file_control (lyd_db_get_handle (db), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file->pMethods == NULL || file->pMethods->xFileSize (file, &size) != SQLITE_OK)
    return lyd_db_set_error (db, error);
  if (size == 0)
    return TRUE;
  if (size < (sqlite3_int64) sizeof header || file->pMethods->xRead (file, header, sizeof header, 0) != SQLITE_OK ||
      memcmp (header, "SQLite format 3", 16) != 0 ||
      (read_header_number (header, 68) != LYD_APPLICATION_ID && read_header_number (header, 68) != 0))
    return set_foreign (db, error);
  if (read_header_number (header, 68) == LYD_APPLICATION_ID &&
      read_header_number (header, 60) > (guint32) lyd_schema_get_version ())
    return set_newer (db, error);
  return TRUE;
}

/**
 * lyd_schema_check_file:
 *
 * Refuses, before anything is written, files of other programs and files that a newer Lanyard wrote.
 */
gboolean
lyd_schema_check_file (LydDb *db,
                       GError **error)
{
  int application_id = 0;
  int version = 0;
  int n_tables = 0;

  if (!read_pragma (db, "PRAGMA application_id", &application_id, error) ||
      !read_pragma (db, "PRAGMA user_version", &version, error) ||
      !read_pragma (db, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;

  if (application_id != LYD_APPLICATION_ID && (n_tables > 0 || application_id != 0))
    return set_foreign (db, error);
  if (version < 0 || version > lyd_schema_get_version ())
    return set_newer (db, error);
  return TRUE;
}

static gboolean
run_step (LydDb *db,
          const char *step,
          int version,
          GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (db, error);
  g_autofree char *mark = NULL;
  int now = 0;

  if (transaction == NULL || !read_pragma (db, "PRAGMA user_version", &now, error))
    return FALSE;
  if (now > version) /* another process was faster */
    return lyd_transaction_commit (&transaction, error);

  /* PRAGMA takes no bound value; both numbers are the program's own. */
  mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", LYD_APPLICATION_ID, version + 1);
  return lyd_db_exec (db, step, error) && lyd_db_exec (db, mark, error) && lyd_transaction_commit (&transaction, error);
}

/**
 * lyd_schema_run_steps:
 * @all: every step from the first version on
 *
 * Brings the file to version @n_steps, each step in a transaction of its own; a file with data is backed up first. For
 * lyd_schema_migrate() and its tests.
 */
gboolean
lyd_schema_run_steps (LydDb *db,
                      const char *const *all,
                      int n_steps,
                      GError **error)
{
  int version = 0;

  if (!read_pragma (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= n_steps)
    return TRUE;
  if (version > 0 && !lyd_backup_before_migration (db, version, error))
    return FALSE;

  for (; version < n_steps; version++)
    if (!run_step (db, all[version], version, error))
      return FALSE;

  lyd_db_forget_statements (db);
  return TRUE;
}

/* Brings the file to this program's schema. */
gboolean
lyd_schema_migrate (LydDb *db,
                    GError **error)
{
  return lyd_schema_run_steps (db, steps, lyd_schema_get_version (), error);
}
