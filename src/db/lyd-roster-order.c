#include "lyd-roster-order.h"

#include "lyd-attended.h"
#include "lyd-db-private.h"
#include "lyd-question-rows.h"

#include <string.h>

/*
 * To sort 100,000 people by name and to look each of them up takes SQLite a third of a second, and somebody who sorts,
 * filters and searches a list asks again and again. So what does not change from one question to the next is kept: who
 * there is, by name, and what else the orders need of them. Every other order is a stable one of that. What does change
 * while people come, who is in and which badges are printed, is read anew from one index, in the order of ids.
 */

typedef struct {
  LydId id;
  LydId person;
  int organization; /* its place among the folded names; NONE */
  gint8 type;       /* its place among the words */
  gint8 status;     /* LydStatus; -1: a word that this program does not know */
} Entry;

struct _LydRosterBase {
  LydId event;
  LydId last_act;   /* of the journal when this was read; none: nothing was done yet */
  gint64 n_changes; /* through this connection */
  GArray *entries;  /* Entry: by name */
  guint32 *by_id;   /* positions */
  guint32 *by_person;
};

#define NONE G_MININT
#define NO_KEY G_MININT64

typedef struct {
  gint64 key;
  guint32 position;
} Place;

/* ---- what is kept ---- */

void
lyd_roster_base_free (LydRosterBase *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
  g_free (self->by_id);
  g_free (self->by_person);
  g_free (self);
}

static const Entry *
get_entry (const LydRosterBase *self,
           guint position)
{
  return &g_array_index (self->entries, Entry, position);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b,
             gpointer data)
{
  return lyd_id_compare (&get_entry (data, *(const guint32 *) a)->id, &get_entry (data, *(const guint32 *) b)->id);
}

static int
compare_people (gconstpointer a,
                gconstpointer b,
                gpointer data)
{
  return lyd_id_compare (&get_entry (data, *(const guint32 *) a)->person,
                         &get_entry (data, *(const guint32 *) b)->person);
}

static guint32 *
make_index (LydRosterBase *self,
            GCompareDataFunc compare)
{
  guint32 *index = g_new (guint32, self->entries->len + 1);

  for (guint i = 0; i < self->entries->len; i++)
    index[i] = i;
  g_qsort_with_data (index, (int) self->entries->len, sizeof *index, compare, self);
  return index;
}

/* Returns: (transfer full) (element-type LydId int): their places by folded name; equal names have one */
static GHashTable *
rank_organizations (LydDb *db,
                    GError **error)
{
  g_autoptr (GHashTable) ranks = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT id, dense_rank () OVER (ORDER BY folded) FROM organization", "");
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    g_hash_table_insert (ranks, g_memdup2 (&id, sizeof id), GINT_TO_POINTER ((int) lyd_stmt_get_int (stmt, 1)));
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&ranks);
}

/* Types are listed by their words. */
static gint8
rank_type (const char *word)
{
  gint8 rank = 0;

  for (int i = 0; i < lyd_attendee_types.n_words; i++)
    if (strcmp (lyd_word_id (&lyd_attendee_types, i), word) < 0)
      rank++;
  return rank;
}

static gboolean
read_entries (LydRosterBase *self,
              LydDb *db,
              GError **error)
{
  g_autoptr (GHashTable) organizations = rank_organizations (db, error);
  g_autoptr (LydStmt) stmt = NULL;
  g_autoptr (GError) local = NULL;

  if (organizations == NULL)
    return FALSE;
  stmt = lyd_db_query (db, error,
                       "SELECT r.id, r.person, r.status, r.type, p.organization"
                       " FROM registration r JOIN person p ON p.id = r.person"
                       " WHERE r.event = ? AND r.merged_into IS NULL ORDER BY p.sort, r.id",
                       "d", &self->event);
  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    Entry entry = { .id = lyd_stmt_get_id (stmt, 0), .person = lyd_stmt_get_id (stmt, 1), .organization = NONE };

    entry.status = (gint8) lyd_word_find (&lyd_statuses, lyd_stmt_get_text (stmt, 2));
    entry.type = rank_type (lyd_stmt_get_text (stmt, 3));
    if (!lyd_stmt_is_null (stmt, 4)) {
      LydId organization = lyd_stmt_get_id (stmt, 4);

      entry.organization = GPOINTER_TO_INT (g_hash_table_lookup (organizations, &organization));
    }
    g_array_append_val (self->entries, entry);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/* Registrations and people change by acts alone, and each act, an undo as well, is a
 * new entry of the journal. */
static gboolean
read_state (LydRosterBase *self,
            LydDb *db,
            GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT id FROM journal ORDER BY n DESC LIMIT 1", "");
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  self->last_act = lyd_stmt_step (stmt, &local) ? lyd_stmt_get_id (stmt, 0) : lyd_id_none;
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  self->n_changes = sqlite3_total_changes64 (lyd_db_get_handle (db));
  return TRUE;
}

static gboolean
is_current (const LydRosterBase *self,
            const LydRosterBase *now)
{
  return lyd_id_equal (&self->event, &now->event) && lyd_id_equal (&self->last_act, &now->last_act) &&
         self->n_changes == now->n_changes;
}

/* What a transaction has changed may be taken back: nothing is kept of it. */
static gboolean
update_base (LydDb *db,
             LydRosterBase **base,
             const LydId *event,
             GError **error)
{
  g_autoptr (LydRosterBase) now = g_new0 (LydRosterBase, 1);

  now->event = *event;
  now->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  if (!read_state (now, db, error))
    return FALSE;
  if (*base != NULL && is_current (*base, now) && sqlite3_get_autocommit (lyd_db_get_handle (db)))
    return TRUE;
  g_clear_pointer (base, lyd_roster_base_free);
  if (!read_entries (now, db, error))
    return FALSE;
  now->by_id = make_index (now, compare_ids);
  now->by_person = make_index (now, compare_people);
  *base = g_steal_pointer (&now);
  return TRUE;
}

/* ---- what is asked ---- */

/* What a question needs to know of everybody, by position. */
typedef struct {
  const LydRosterBase *base;
  gint64 *came;     /* when those who are in came first; NO_KEY: they are not in */
  gint64 *printed;  /* when their badge was printed last; NO_KEY: never. NULL: not asked */
  gboolean *chosen; /* what the filter or the search lists apart; NULL: not asked */
} Facts;

static void
facts_clear (Facts *facts)
{
  g_free (facts->came);
  g_free (facts->printed);
  g_free (facts->chosen);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

static gint64 *
make_keys (const LydRosterBase *base)
{
  gint64 *keys = g_new (gint64, base->entries->len + 1);

  for (guint i = 0; i < base->entries->len; i++)
    keys[i] = NO_KEY;
  return keys;
}

/* @stmt: (nullable): gives registrations in the order of their ids, and a time (or NULL, which counts as 0) of each */
static gint64 *
read_times (const LydRosterBase *base,
            LydStmt *stmt,
            GError **error)
{
  g_autofree gint64 *keys = make_keys (base);
  g_autoptr (GError) local = NULL;
  guint at = 0;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);
    int order = -1;

    while (at < base->entries->len &&
           (order = lyd_id_compare (&get_entry (base, base->by_id[at])->id, &id)) < 0)
      at++;
    if (at < base->entries->len && order == 0)
      keys[base->by_id[at]] = lyd_stmt_is_null (stmt, 1) ? G_MAXINT64 : lyd_stmt_get_int (stmt, 1);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&keys);
}

/* Who is in: inside, and where the session admits by the day let in today. Once the event is over, whoever came, in the
 * room or online, and when first. */
static gboolean
read_came (Facts *facts,
           LydDb *db,
           const LydRosterQuery *query,
           GError **error)
{
  g_autoptr (LydStmt) stmt =
    query->today != 0
      ? lyd_db_query (db, error,
                      "SELECT registration, first_at FROM presence WHERE session = ?1 AND inside = 1"
                      " AND (last_day = ?2 OR (SELECT admission FROM session WHERE id = ?1) <> 'daily')"
                      " ORDER BY registration",
                      "dn", &query->session, query->today)
      : lyd_db_query (db, error,
                      "WITH came AS MATERIALIZED (SELECT registration, at FROM attended"
                      "  WHERE session IN " LYD_ARRIVED_AT (
                        "?1") ")"
                              " SELECT registration, min (at) FROM came GROUP BY registration ORDER BY registration",
                      "d", &query->session);

  facts->came = read_times (facts->base, stmt, error);
  return facts->came != NULL;
}

static gboolean
read_printed (Facts *facts,
              LydDb *db,
              GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT registration, max(at) FROM print GROUP BY registration ORDER BY registration", "");

  facts->printed = read_times (facts->base, stmt, error);
  return facts->printed != NULL;
}

static const guint32 *
find_person (const LydRosterBase *base,
             const LydId *person)
{
  guint low = 0;
  guint high = base->entries->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    int order = lyd_id_compare (person, &get_entry (base, base->by_person[middle])->person);

    if (order == 0)
      return &base->by_person[middle];
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}

/* @stmt: (nullable): gives people; keeps those of @facts' chosen, if it has any yet, whom @stmt gives, too */
static gboolean
choose (Facts *facts,
        LydStmt *stmt,
        GError **error)
{
  g_autofree gboolean *chosen = g_new0 (gboolean, facts->base->entries->len + 1);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId person = lyd_stmt_get_id (stmt, 0);
    const guint32 *position = find_person (facts->base, &person);

    if (position != NULL)
      chosen[*position] = facts->chosen == NULL || facts->chosen[*position];
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  g_free (facts->chosen);
  facts->chosen = g_steal_pointer (&chosen);
  return TRUE;
}

static gboolean
choose_unanswered (Facts *facts,
                   LydDb *db,
                   const LydRosterQuery *query,
                   GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT r.person FROM registration r WHERE r.event = ? AND r.merged_into IS NULL"
                  " AND EXISTS (SELECT 1 FROM question q WHERE q.event = r.event AND q.required = 1 AND " LYD_ASKED
                  " AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.registration = r.id AND a.question = q.id))",
                  "d", &query->event);

  return choose (facts, stmt, error);
}

static gboolean
choose_matching (Facts *facts,
                 LydDb *db,
                 const char *match,
                 GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT k.person FROM person_text t JOIN person_key k ON k.key = t.rowid WHERE person_text MATCH ?", "s", match);

  return choose (facts, stmt, error);
}

static gboolean
passes_filter (const Facts *facts,
               LydRosterFilter filter,
               guint position)
{
  int status = get_entry (facts->base, position)->status;
  gboolean in = facts->came[position] != NO_KEY;

  switch (filter) {
  case LYD_ROSTER_IN:
    return in;
  case LYD_ROSTER_EXPECTED:
    return status == LYD_STATUS_CONFIRMED && !in;
  case LYD_ROSTER_PENDING:
    return status == LYD_STATUS_PENDING && !in;
  case LYD_ROSTER_WAITLISTED:
    return status == LYD_STATUS_WAITLISTED && !in;
  case LYD_ROSTER_CANCELLED:
    return (status == LYD_STATUS_CANCELLED || status == LYD_STATUS_DENIED) && !in;
  case LYD_ROSTER_REGISTERED:
    return status == LYD_STATUS_CONFIRMED || in;
  case LYD_ROSTER_UNANSWERED:
    return status == LYD_STATUS_CONFIRMED || status == LYD_STATUS_PENDING;
  case LYD_ROSTER_UNPRINTED:
    return status == LYD_STATUS_CONFIRMED && facts->printed[position] == NO_KEY;
  case LYD_ROSTER_CHANGED:
    return status == LYD_STATUS_CONFIRMED && facts->printed[position] != NO_KEY;
  case LYD_ROSTER_ALL:
  default:
    return TRUE;
  }
}

/* In the order of what the status column says. */
static int
rank_status (int status,
             gboolean in)
{
  switch (status) {
  case LYD_STATUS_CONFIRMED:
    return in ? 0 : 1;
  case LYD_STATUS_PENDING:
    return 2;
  case LYD_STATUS_WAITLISTED:
    return 3;
  case LYD_STATUS_CANCELLED:
  case LYD_STATUS_DENIED:
  default:
    return 4;
  }
}

/* NO_KEY: they have none. */
static gint64
get_key (const Facts *facts,
         LydRosterOrder order,
         guint position)
{
  const Entry *entry = get_entry (facts->base, position);

  switch (order) {
  case LYD_ROSTER_BY_ORGANIZATION:
    return entry->organization == NONE ? NO_KEY : entry->organization;
  case LYD_ROSTER_BY_TYPE:
    return entry->type;
  case LYD_ROSTER_BY_STATUS:
    return rank_status (entry->status, facts->came[position] != NO_KEY);
  case LYD_ROSTER_BY_ARRIVAL:
    return facts->came[position] == G_MAXINT64 ? NO_KEY : facts->came[position];
  case LYD_ROSTER_BY_BADGE:
    return facts->printed[position];
  case LYD_ROSTER_BY_NAME:
  default:
    return 0;
  }
}

/* Whoever has no key is last, but that badges which were never printed are before those that were. */
static gint64
turn_key (gint64 key,
          LydRosterOrder order,
          gboolean descending)
{
  if (key == NO_KEY)
    return order == LYD_ROSTER_BY_BADGE && !descending ? G_MININT64 : G_MAXINT64;
  return descending ? -key : key;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;

  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;
  return left->position < right->position ? -1 : left->position > right->position;
}

static GArray *
list (const Facts *facts,
      const LydRosterQuery *query)
{
  guint n = facts->base->entries->len;
  gboolean by_name = query->order == LYD_ROSTER_BY_NAME;
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), n);
  GArray *ids;

  for (guint i = 0; i < n; i++) {
    guint position = by_name && query->descending ? n - 1 - i : i;
    Place place = { 0, position };

    if ((facts->chosen != NULL && !facts->chosen[position]) || !passes_filter (facts, query->filter, position))
      continue;
    if (!by_name)
      place.key = turn_key (get_key (facts, query->order, position), query->order, query->descending);
    g_array_append_val (places, place);
  }
  if (!by_name)
    g_array_sort (places, compare_places);

  ids = g_array_sized_new (FALSE, FALSE, sizeof (LydId), places->len);
  for (guint i = 0; i < places->len; i++)
    g_array_append_val (ids, get_entry (facts->base, g_array_index (places, Place, i).position)->id);
  return ids;
}

/**
 * lyd_roster_order_list_ids:
 * @base: (inout): what is kept from one question to the next, %NULL at first; of one event at a time
 * @match: (nullable): an FTS5 expression that the person must match
 *
 * Returns: (transfer full) (element-type LydId): the registrations that @query asks for, in its order
 */
GArray *
lyd_roster_order_list_ids (LydDb *db,
                           LydRosterBase **base,
                           const LydRosterQuery *query,
                           const char *match,
                           GError **error)
{
  gboolean asks_prints = query->order == LYD_ROSTER_BY_BADGE || query->filter == LYD_ROSTER_UNPRINTED ||
                         query->filter == LYD_ROSTER_CHANGED;
  g_auto (Facts) facts = { 0 };

  if (!update_base (db, base, &query->event, error))
    return NULL;
  facts.base = *base;
  if (!read_came (&facts, db, query, error) || (asks_prints && !read_printed (&facts, db, error)) ||
      (query->filter == LYD_ROSTER_UNANSWERED && !choose_unanswered (&facts, db, query, error)) ||
      (match != NULL && !choose_matching (&facts, db, match, error)))
    return NULL;
  return list (&facts, query);
}
