#include "lyd-desk-extract.h"

#include "lyd-desk-rows.h"
#include "lyd-people.h"

#include <string.h>

/* What a desk needs of one event, table by table; ?1 is the event. What is not named here is not in the copy: other
 * events, groups, series, programs, imports, materials, letters, counted heads, the journal. Sensitive sessions and
 * questions are left out with all that hangs on them, and of people what no desk shows (name on the ID, notes).
 *
 * A session for a group is open in the copy to whoever is registered for it: who is in a group is not copied. */
static const char *const statements[] = {
  "INSERT INTO main.organization SELECT * FROM home.organization WHERE id IN (SELECT p.organization"
  " FROM home.registration r JOIN home.person p ON p.id = r.person WHERE r.event = ?1)",

  "INSERT INTO main.network SELECT * FROM home.network WHERE id IN (SELECT network FROM home.audience WHERE event = "
  "?1)",
  "INSERT INTO main.membership SELECT * FROM home.membership WHERE network IN (SELECT id FROM main.network)"
  " AND organization IN (SELECT id FROM main.organization)",

  "INSERT INTO main.person (id, organization, name, given, family, email, email_folded, phone, role, pronouns,"
  " pronouns_public, pronunciation, language, sort)"
  " SELECT id, organization, name, given, family, email, email_folded, phone, role, pronouns, pronouns_public,"
  " pronunciation, language, sort FROM home.person"
  " WHERE id IN (SELECT person FROM home.registration WHERE event = ?1)",
  "INSERT INTO main.alias SELECT * FROM home.alias WHERE person IN (SELECT id FROM main.person)",

  /* Neither the series nor the link to join belongs to a desk. */
  "INSERT INTO main.event (id, kind, title, start, \"end\", timezone, mode, venue, registration_link, capacity, state,"
  " sequence, audience, sensitive, seats, newcomers)"
  " SELECT id, kind, title, start, \"end\", timezone, mode, venue, registration_link, capacity, state, sequence,"
  " audience, sensitive, seats, newcomers FROM home.event WHERE id = ?1",
  "INSERT INTO main.seat_allotment SELECT * FROM home.seat_allotment WHERE event = ?1"
  " AND organization IN (SELECT id FROM main.organization)",
  "INSERT INTO main.session SELECT * FROM home.session WHERE event = ?1 AND sensitive = 0",
  "INSERT INTO main.presenter (id, session, person, name, position)"
  " SELECT t.id, t.session, n.id, CASE WHEN n.id IS NULL THEN coalesce(t.name, p.name) END, t.position"
  " FROM home.presenter t LEFT JOIN home.person p ON p.id = t.person LEFT JOIN main.person n ON n.id = t.person"
  " WHERE t.session IN (SELECT id FROM main.session)",
  "INSERT INTO main.audience SELECT * FROM home.audience a WHERE a.event = ?1"
  " AND (a.session IS NULL OR a.session IN (SELECT id FROM main.session))"
  " AND NOT EXISTS (SELECT 1 FROM home.audience g WHERE g.event = ?1 AND g.session IS a.session"
  "                 AND g.person_group IS NOT NULL)",
  "INSERT INTO main.question SELECT * FROM home.question WHERE event = ?1 AND sensitive = 0",

  "INSERT INTO main.registration SELECT * FROM home.registration WHERE event = ?1",
  "INSERT INTO main.place SELECT * FROM home.place WHERE session IN (SELECT id FROM main.session)",
  "INSERT INTO main.waiting_place SELECT * FROM home.waiting_place WHERE session IN (SELECT id FROM main.session)",
  "INSERT INTO main.code SELECT * FROM home.code WHERE registration IN (SELECT id FROM main.registration)",
  "INSERT INTO main.answer SELECT * FROM home.answer WHERE question IN (SELECT id FROM main.question)",

  /* A badge of another event that somebody held before a scanner here is that event's business. */
  "INSERT INTO main.station SELECT * FROM home.station WHERE id IN"
  " (SELECT station FROM home.scan WHERE session IN (SELECT id FROM main.session))",
  "INSERT INTO main.scan SELECT * FROM home.scan WHERE session IN (SELECT id FROM main.session)"
  " AND verdict <> 'wrong-event'"
  " AND (registration IS NULL OR registration IN (SELECT id FROM main.registration))",
  "INSERT INTO main.presence SELECT * FROM home.presence WHERE session IN (SELECT id FROM main.session)",
  "INSERT INTO main.session_count SELECT * FROM home.session_count WHERE session IN (SELECT id FROM main.session)",

  "INSERT INTO main.badge_design SELECT * FROM home.badge_design WHERE event = ?1",
  "INSERT INTO main.tray_slot SELECT * FROM home.tray_slot WHERE registration IN (SELECT id FROM main.registration)",
  "INSERT INTO main.print SELECT * FROM home.print WHERE registration IN (SELECT id FROM main.registration)",
  "INSERT INTO main.nudge SELECT * FROM home.nudge",
  /* The hash of the PIN goes along, so that the same number leads out of the door's window there. */
  "INSERT INTO main.setting SELECT * FROM home.setting"
  " WHERE key IN ('network.name', 'network.timezone', 'pin.hash')",

  "INSERT INTO main.row_version SELECT * FROM home.row_version WHERE id IN (SELECT id FROM main.person"
  " UNION ALL SELECT id FROM main.registration UNION ALL SELECT id FROM main.organization UNION ALL SELECT id"
  " FROM main.event UNION ALL SELECT id FROM main.session UNION ALL SELECT id FROM main.question)",
};

static gboolean
copy_rows (LydDb *copy,
           const LydId *event,
           GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    if (strstr (statements[i], "?1") != NULL ? !lyd_db_run (copy, error, statements[i], "d", event)
                                             : !lyd_db_exec (copy, statements[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
index_people (LydDb *copy,
              GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (copy, error, "SELECT id FROM main.person", "");
  g_autoptr (GArray) ids = stmt != NULL ? lyd_desk_rows_collect_ids (stmt, error) : NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!lyd_people_index (copy, &g_array_index (ids, LydId, i), error))
      return FALSE;
  return ids != NULL;
}

static gboolean
fill (LydDb *copy,
      const LydDeskCopy *self,
      GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (copy, error);

  /* A guest may come before their host. */
  return transaction != NULL && lyd_db_exec (copy, "PRAGMA defer_foreign_keys = ON", error) &&
         copy_rows (copy, &self->event, error) && index_people (copy, error) &&
         lyd_desk_copies_insert (copy, self, error) && lyd_transaction_commit (&transaction, error);
}

/**
 * lyd_desk_extract:
 * @copy: a new, empty file
 * @home: the path of the file to take from, of the same schema
 * @self: what the copy is to say of itself
 *
 * Fills @copy with what a desk needs of one event, in the state of one moment. The file is without free pages
 * afterwards: nothing is in its bytes that is not in its rows.
 */
gboolean
lyd_desk_extract (LydDb *copy,
                  const char *home,
                  const LydDeskCopy *self,
                  GError **error)
{
  gboolean ok;

  if (!lyd_db_run (copy, error, "ATTACH ? AS home", "s", home))
    return FALSE;
  ok = fill (copy, self, error);
  if (!lyd_db_exec (copy, "DETACH home", ok ? error : NULL))
    return FALSE;
  return ok && lyd_db_exec (copy, "VACUUM", error);
}
