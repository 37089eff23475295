#include "lyd-archive-extract.h"

#include "lyd-db-private.h"
#include "lyd-desk-rows.h"
#include "lyd-people.h"
#include "lyd-setting.h"
#include "lyd-time.h"

#include <string.h>

/* What an archive says of itself, and by which it is known as one. */
#define EVENT LYD_ARCHIVE_SETTING
#define MADE_AT "archive.made-at"

/* Everything of one event, table by table; ?1 is the event. What is not named here is not in the archive: other events,
 * groups and who is in them, notes on people, what was merged or is not the same, copies, letters' memory, frozen
 * reports, the PIN, and the history, which names others. */
#define REGISTERED "(SELECT id FROM main.registration)"
#define SESSIONS "(SELECT id FROM main.session)"
static const char *const statements[] = {
  "INSERT INTO main.series SELECT * FROM home.series WHERE id = (SELECT series FROM home.event WHERE id = ?1)",
  "INSERT INTO main.event SELECT * FROM home.event WHERE id = ?1",
  "INSERT INTO main.program SELECT * FROM home.program WHERE id IN (SELECT program FROM home.event_program WHERE"
  " event = ?1)",
  "INSERT INTO main.event_program SELECT * FROM home.event_program WHERE event = ?1",
  "INSERT INTO main.session SELECT * FROM home.session WHERE event = ?1",
  "INSERT INTO main.question SELECT * FROM home.question WHERE event = ?1",

  "INSERT INTO main.organization SELECT * FROM home.organization WHERE id IN (SELECT p.organization FROM"
  " home.registration r JOIN home.person p ON p.id = r.person WHERE r.event = ?1 UNION SELECT p.organization FROM"
  " home.presenter t JOIN home.person p ON p.id = t.person JOIN home.session s ON s.id = t.session WHERE s.event = ?1"
  " UNION SELECT organization FROM home.seat_allotment WHERE event = ?1)",
  "INSERT INTO main.membership SELECT * FROM home.membership WHERE organization IN (SELECT id FROM main.organization)",
  "INSERT INTO main.network SELECT * FROM home.network WHERE id IN (SELECT network FROM main.membership UNION SELECT"
  " network FROM home.audience WHERE event = ?1)",
  "INSERT INTO main.person SELECT * FROM home.person WHERE id IN (SELECT person FROM home.registration WHERE event = ?1"
  " UNION SELECT t.person FROM home.presenter t JOIN home.session s ON s.id = t.session WHERE s.event = ?1)",
  "UPDATE main.person SET notes = NULL",
  "INSERT INTO main.alias SELECT * FROM home.alias WHERE person IN (SELECT id FROM main.person)",
  "INSERT INTO main.seat_allotment SELECT * FROM home.seat_allotment WHERE event = ?1",
  "INSERT INTO main.presenter SELECT * FROM home.presenter WHERE session IN " SESSIONS,
  "INSERT INTO main.audience SELECT * FROM home.audience a WHERE a.event = ?1 AND a.person_group IS NULL",
  "INSERT INTO main.material SELECT * FROM home.material WHERE event = ?1",
  "INSERT INTO main.badge_design SELECT * FROM home.badge_design WHERE event = ?1",

  "INSERT INTO main.registration SELECT * FROM home.registration WHERE event = ?1",
  "INSERT INTO main.place SELECT * FROM home.place WHERE session IN " SESSIONS,
  "INSERT INTO main.waiting_place SELECT * FROM home.waiting_place WHERE session IN " SESSIONS,
  "INSERT INTO main.code SELECT * FROM home.code WHERE registration IN " REGISTERED,
  "INSERT INTO main.answer SELECT * FROM home.answer WHERE registration IN " REGISTERED,
  "INSERT INTO main.tray_slot SELECT * FROM home.tray_slot WHERE registration IN " REGISTERED,
  "INSERT INTO main.print SELECT * FROM home.print WHERE registration IN " REGISTERED,
  "INSERT INTO main.certificate SELECT * FROM home.certificate WHERE registration IN " REGISTERED,
  "INSERT INTO main.import_batch SELECT * FROM home.import_batch WHERE event = ?1",
  "INSERT INTO main.import_row SELECT * FROM home.import_row WHERE event = ?1",

  "INSERT INTO main.station SELECT * FROM home.station WHERE id IN (SELECT station FROM home.scan WHERE session IN"
  " " SESSIONS " UNION SELECT station FROM home.tap WHERE session IN " SESSIONS
  " UNION SELECT station FROM home.roll_call WHERE event = ?1 UNION SELECT t.station FROM home.roll_call_tick t"
  " JOIN home.roll_call c ON c.id = t.roll_call WHERE c.event = ?1)",
  /* A badge of another event that somebody held before a scanner here is that event's business. */
  "INSERT INTO main.scan SELECT * FROM home.scan WHERE session IN " SESSIONS
  " AND (registration IS NULL OR registration IN " REGISTERED ")",
  "INSERT INTO main.presence SELECT * FROM home.presence WHERE session IN " SESSIONS,
  "INSERT INTO main.session_count SELECT * FROM home.session_count WHERE session IN " SESSIONS,
  "INSERT INTO main.tap SELECT * FROM home.tap WHERE session IN " SESSIONS,
  "INSERT INTO main.roll_call SELECT * FROM home.roll_call WHERE event = ?1",
  "INSERT INTO main.roll_call_tick SELECT * FROM home.roll_call_tick WHERE roll_call IN (SELECT id FROM "
  "main.roll_call)",

  "INSERT INTO main.online_report SELECT * FROM home.online_report WHERE session IN " SESSIONS,
  "INSERT INTO main.evidence SELECT * FROM home.evidence WHERE report IN (SELECT id FROM main.online_report)",
  "INSERT INTO main.settlement SELECT * FROM home.settlement WHERE session IN " SESSIONS,
  "INSERT INTO main.online SELECT * FROM home.online WHERE session IN " SESSIONS,
  "INSERT INTO main.attendance_rule SELECT * FROM home.attendance_rule",
  "INSERT INTO main.kept_file SELECT * FROM home.kept_file WHERE hash IN (SELECT hash FROM main.online_report UNION"
  " SELECT hash FROM main.import_batch)",
  "INSERT INTO main.closing SELECT * FROM home.closing WHERE event = ?1",

  "INSERT INTO main.setting SELECT * FROM home.setting WHERE key IN ('network.name', 'network.timezone')",
  "INSERT INTO main.row_version SELECT * FROM home.row_version WHERE id IN (SELECT id FROM main.person UNION ALL"
  " SELECT id FROM main.registration UNION ALL SELECT id FROM main.organization UNION ALL SELECT id FROM main.event"
  " UNION ALL SELECT id FROM main.session UNION ALL SELECT id FROM main.question)",
};

static gboolean
copy_rows (LydDb *archive,
           const LydId *event,
           GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    if (strstr (statements[i], "?1") != NULL ? !lyd_db_run (archive, error, statements[i], "d", event)
                                             : !lyd_db_exec (archive, statements[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
index_people (LydDb *archive,
              GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (archive, error, "SELECT id FROM main.person", "");
  g_autoptr (GArray) ids = stmt != NULL ? lyd_desk_rows_collect_ids (stmt, error) : NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!lyd_people_index (archive, &g_array_index (ids, LydId, i), error))
      return FALSE;
  return ids != NULL;
}

static gboolean
set_mark (LydDb *archive,
          const LydArchiveMark *mark,
          GError **error)
{
  g_autofree char *event = lyd_id_to_string (&mark->event);
  g_autofree char *made_at = g_strdup_printf ("%" G_GINT64_FORMAT, mark->made_at);

  return lyd_setting_set (archive, EVENT, event, error) && lyd_setting_set (archive, MADE_AT, made_at, error);
}

static gboolean
fill (LydDb *archive,
      const LydArchiveMark *mark,
      GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (archive, error);

  /* A guest may come before their host. */
  return transaction != NULL && lyd_db_exec (archive, "PRAGMA defer_foreign_keys = ON", error) &&
         copy_rows (archive, &mark->event, error) && index_people (archive, error) && set_mark (archive, mark, error) &&
         lyd_transaction_commit (&transaction, error);
}

/**
 * lyd_archive_extract:
 * @archive: a new, empty file; it can be written to until it is opened again
 * @home: the path of the file to take from, of the same schema
 *
 * Fills @archive with everything of one event, in the state of one moment.
 */
gboolean
lyd_archive_extract (LydDb *archive,
                     const char *home,
                     const LydArchiveMark *mark,
                     GError **error)
{
  gboolean ok;

  if (!lyd_db_run (archive, error, "ATTACH ? AS home", "s", home))
    return FALSE;
  ok = fill (archive, mark, error);
  return lyd_db_exec (archive, "DETACH home", ok ? error : NULL) && ok;
}

/* The file is without free pages afterwards: nothing is in its bytes that is not in its rows. */
gboolean
lyd_archive_finish (LydDb *archive,
                    GError **error)
{
  return lyd_db_exec (archive, "VACUUM", error);
}

/* @mark: (out): what it is, where it @is_archive */
gboolean
lyd_archive_get_mark (LydDb *db,
                      LydArchiveMark *mark,
                      gboolean *is_archive,
                      GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *event = lyd_setting_get (db, EVENT, &local);
  g_autofree char *made_at = local == NULL ? lyd_setting_get (db, MADE_AT, &local) : NULL;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  *is_archive = event != NULL && lyd_id_from_string (&mark->event, event);
  mark->made_at = made_at != NULL ? g_ascii_strtoll (made_at, NULL, 10) : LYD_TIME_NONE;
  return TRUE;
}
