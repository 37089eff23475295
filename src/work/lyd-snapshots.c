#include "lyd-snapshots.h"

#include "lyd-events.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-report-json.h"
#include "lyd-report-private.h"
#include "lyd-report-rows.h"
#include "lyd-snapshot-rows.h"
#include "lyd-state.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_LETTERS 300
#define WHAT "reach"

void
lyd_snapshot_free (LydSnapshot *self)
{
  lyd_reach_query_clear (&self->query);
  g_free (self->title);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->now, g_array_unref);
  g_free (self);
}

/* Returns: -1 where it was not told */
gint64
lyd_snapshot_get_number (const LydSnapshot *self,
                         LydReachNumber number)
{
  return g_array_index (self->numbers, gint64, number);
}

/* What a number of one that was read alone would be today. */
gint64
lyd_snapshot_get_now (const LydSnapshot *self,
                      LydReachNumber number)
{
  return self->now != NULL ? g_array_index (self->now, gint64, number) : -1;
}

/* ---- freezing ---- */

static gboolean
add_event_row (LydFile *file,
               const LydSnapshotRecord *record,
               const LydReachEvent *event,
               int *n,
               GError **error)
{
  LydSnapshotRow row = { .event = event->id, .attended = event->heads };

  return lyd_snapshot_rows_add (file->db, &record->id, (*n)++, &row, error);
}

static gboolean
add_fact_row (LydFile *file,
              const LydSnapshotRecord *record,
              const LydReach *reach,
              const LydReachFact *fact,
              int *n,
              GError **error)
{
  const LydReachEvent *event = g_ptr_array_index (reach->events, fact->event);
  const LydReachPerson *person = &g_array_index (reach->people, LydReachPerson, fact->person);
  gboolean came = lyd_reach_fact_came (fact);
  LydSnapshotRow row = { .event = event->id,
                         .person = person->id,
                         .attended = came,
                         .apart = fact->apart,
                         .first = fact->first,
                         .seconds = fact->seconds };

  if (!event->known || (!came && (fact->apart != LYD_APART_NONE || fact->status != LYD_STATUS_CONFIRMED)))
    return TRUE;
  if (person->organization >= 0) {
    const LydReachOrganization *organization = g_ptr_array_index (reach->organizations, (guint) person->organization);

    row.organization = organization->id;
    row.state = lyd_word_id_or_null (&lyd_states, organization->state);
  }
  return lyd_snapshot_rows_add (file->db, &record->id, (*n)++, &row, error);
}

/* One row an event, which says that it counted; then one a registration. */
static gboolean
add_rows (LydFile *file,
          const LydSnapshotRecord *record,
          const LydReach *reach,
          GError **error)
{
  int n = 1;

  for (guint i = 0; i < reach->events->len; i++) {
    const LydReachEvent *event = g_ptr_array_index (reach->events, i);

    if (event->known && !add_event_row (file, record, event, &n, error))
      return FALSE;
  }
  for (guint i = 0; i < reach->facts->len; i++)
    if (!add_fact_row (file, record, reach, &g_array_index (reach->facts, LydReachFact, i), &n, error))
      return FALSE;
  return TRUE;
}

/**
 * lyd_snapshots_freeze:
 * @id: (out) (optional): of the frozen report
 *
 * Keeps the numbers of a report as they are now, and the ids of what they are made of. One act.
 */
gboolean
lyd_snapshots_freeze (LydFile *file,
                      const char *title,
                      const LydReachQuery *query,
                      LydId *id,
                      GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydReach) reach = act != NULL ? lyd_report_reach (file, query, error) : NULL;
  g_autoptr (LydSnapshotRecord) record = g_new0 (LydSnapshotRecord, 1);
  g_autoptr (JsonNode) params = NULL;

  if (reach == NULL)
    return FALSE;
  record->title = lyd_clean_line (title);
  if (record->title[0] == '\0' || g_utf8_strlen (record->title, -1) > MAX_LETTERS) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("A frozen report needs a title of one line. Nothing was kept."));
    return FALSE;
  }
  params = lyd_report_query_to_json (query);
  record->id = lyd_context_make_id (&file->context);
  record->what = g_strdup (WHAT);
  record->params = lyd_report_print_json (params, FALSE);
  record->numbers = lyd_report_numbers_to_json (reach);
  record->at = reach->made_at;
  if (id != NULL)
    *id = record->id;
  return lyd_snapshot_rows_insert (file->db, record, error) && add_rows (file, record, reach, error) &&
         lyd_file_commit (file, &act, "freeze-report", &record->id, error, "report", record->title, NULL);
}

/* ---- reading ---- */

/* Returns: (transfer full): numbers that a later version adds are not told by what an older one froze */
static GArray *
read_numbers (const char *text)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = 0; i < lyd_reach_numbers.n_words; i++) {
    JsonNode *node = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
                       ? json_object_get_member (json_node_get_object (root), lyd_word_id (&lyd_reach_numbers, i))
                       : NULL;
    gint64 value = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : -1;

    g_array_append_val (numbers, value);
  }
  return numbers;
}

static LydSnapshot *
make_snapshot (const LydSnapshotRecord *record)
{
  LydSnapshot *self = g_new0 (LydSnapshot, 1);

  self->id = record->id;
  self->title = g_strdup (record->title);
  self->at = record->at;
  lyd_report_query_from_json (&self->query, record->params);
  self->numbers = read_numbers (record->numbers);
  return self;
}

/* Returns: (transfer full) (nullable) (element-type LydSnapshot): the latest first */
GPtrArray *
lyd_snapshots_list (LydFile *file,
                    GError **error)
{
  g_autoptr (GPtrArray) records = lyd_snapshot_rows_list (file->db, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_snapshot_free);

  for (guint i = 0; records != NULL && i < records->len; i++)
    if (g_str_equal (((LydSnapshotRecord *) g_ptr_array_index (records, i))->what, WHAT))
      g_ptr_array_add (list, make_snapshot (g_ptr_array_index (records, i)));
  return records != NULL ? g_steal_pointer (&list) : NULL;
}

/* Returns: (transfer full) (nullable): without what it would be now */
static LydSnapshot *
read_one (LydFile *file,
          const LydId *id,
          GError **error)
{
  g_autoptr (GPtrArray) list = lyd_snapshots_list (file, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (lyd_id_equal (&((LydSnapshot *) g_ptr_array_index (list, i))->id, id))
      return g_ptr_array_steal_index (list, i);
  if (list != NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such frozen report."));
  return NULL;
}

/* Returns: (transfer full) (nullable): with what its numbers would be now */
LydSnapshot *
lyd_snapshots_get (LydFile *file,
                   const LydId *id,
                   GError **error)
{
  g_autoptr (LydSnapshot) self = read_one (file, id, error);
  g_autoptr (LydReach) now = self != NULL ? lyd_report_reach (file, &self->query, error) : NULL;
  g_autofree char *numbers = NULL;

  if (now == NULL)
    return NULL;
  numbers = lyd_report_numbers_to_json (now);
  self->now = read_numbers (numbers);
  return g_steal_pointer (&self);
}

/* Returns: (transfer full) (nullable) */
char *
lyd_snapshots_get_title (LydFile *file,
                         const LydId *id,
                         GError **error)
{
  g_autoptr (LydSnapshot) self = read_one (file, id, error);

  return self != NULL ? g_strdup (self->title) : NULL;
}

/* @words: an id, a unique start of one, or the exact title. Returns: (transfer full) (nullable): as lyd_snapshots_get()
 */
LydSnapshot *
lyd_snapshots_find (LydFile *file,
                    const char *words,
                    GError **error)
{
  g_autoptr (GPtrArray) list = lyd_snapshots_list (file, error);
  const LydSnapshot *found = NULL;

  for (guint i = 0; list != NULL && i < list->len; i++) {
    const LydSnapshot *one = g_ptr_array_index (list, i);
    g_autofree char *id = lyd_id_to_string (&one->id);

    if (!g_str_equal (one->title, words) && !(strlen (words) >= 4 && g_str_has_prefix (id, words)))
      continue;
    if (found != NULL) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_AMBIGUOUS,
                   _ ("Several frozen reports are called “%s”. Use the id of one."), words);
      return NULL;
    }
    found = one;
  }
  if (list != NULL && found == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no frozen report “%s”."), words);
  return found != NULL ? lyd_snapshots_get (file, &found->id, error) : NULL;
}

gboolean
lyd_snapshots_remove (LydFile *file,
                      const LydId *id,
                      GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydSnapshot) self = act != NULL ? read_one (file, id, error) : NULL;

  return self != NULL && lyd_snapshot_rows_delete (file->db, id, error) &&
         lyd_file_commit (file, &act, "delete-report", id, error, "report", self->title, NULL);
}

/* ---- its rows ---- */

/* A report that is put together from what was kept. */
typedef struct {
  LydFile *file;
  LydReach *reach;
  GHashTable *events;        /* LydId -> index plus one */
  GHashTable *people;        /* the same */
  GHashTable *organizations; /* the same */
  GError *error;
} Thaw;

static guint
find_index (GHashTable *table,
            const LydId *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, id));
}

static void
note_index (GHashTable *table,
            const LydId *id,
            guint index)
{
  g_hash_table_insert (table, g_memdup2 (id, sizeof *id), GUINT_TO_POINTER (index));
}

static guint
thaw_event (Thaw *self,
            const LydSnapshotRow *row)
{
  guint index = find_index (self->events, &row->event);
  LydReachEvent *event;

  if (index > 0)
    return index - 1;
  event = lyd_report_rows_get_event (self->file->db, &row->event, &self->error);
  if (event == NULL)
    event = g_new0 (LydReachEvent, 1);
  event->id = row->event;
  event->known = TRUE;
  event->heads = lyd_id_is_none (&row->person) ? row->attended : 0;
  g_ptr_array_add (self->reach->events, event);
  note_index (self->events, &row->event, self->reach->events->len);
  return self->reach->events->len - 1;
}

static int
thaw_organization (Thaw *self,
                   const LydSnapshotRow *row)
{
  guint index = find_index (self->organizations, &row->organization);
  LydReachOrganization *organization;

  if (lyd_id_is_none (&row->organization))
    return -1;
  if (index > 0)
    return (int) index - 1;
  organization = g_new0 (LydReachOrganization, 1);
  organization->id = row->organization;
  organization->state = row->state != NULL ? lyd_word_find (&lyd_states, row->state) : -1;
  if (self->error == NULL)
    lyd_report_rows_name_organization (self->file->db, &row->organization, &organization->name, &self->error);
  g_ptr_array_add (self->reach->organizations, organization);
  note_index (self->organizations, &row->organization, self->reach->organizations->len);
  return (int) self->reach->organizations->len - 1;
}

static guint
thaw_person (Thaw *self,
             const LydSnapshotRow *row)
{
  guint index = find_index (self->people, &row->person);
  LydReachPerson person = { .id = row->person };

  if (index > 0)
    return index - 1;
  person.organization = thaw_organization (self, row);
  g_array_append_val (self->reach->people, person);
  note_index (self->people, &row->person, self->reach->people->len);
  return self->reach->people->len - 1;
}

static void
thaw_row (const LydSnapshotRow *row,
          gpointer data)
{
  Thaw *self = data;
  LydReachFact fact = { .event = thaw_event (self, row), .status = LYD_STATUS_CONFIRMED };

  if (lyd_id_is_none (&row->person))
    return;
  fact.person = thaw_person (self, row);
  fact.seconds = row->seconds;
  fact.apart = (guint8) CLAMP (row->apart, 0, LYD_N_APART - 1);
  fact.first = row->first != FALSE;
  fact.room = row->attended > 0;
  g_array_append_val (self->reach->facts, fact);
}

/* What a frozen report was made of, as a report: its tables and rows are those of then, with the names of today. Which
 * way somebody came, and who was a member, it does not say.
 *
 * Returns: (transfer full) (nullable) */
LydReach *
lyd_snapshots_open (LydFile *file,
                    const LydId *id,
                    GError **error)
{
  g_autoptr (LydSnapshot) snapshot = read_one (file, id, error);
  g_autoptr (GHashTable) events = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  g_autoptr (GHashTable) people = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  g_autoptr (GHashTable) organizations = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  g_autoptr (LydReach) reach = NULL;
  Thaw thaw = { .file = file, .events = events, .people = people, .organizations = organizations };

  if (snapshot == NULL)
    return NULL;
  reach = thaw.reach = lyd_reach_new (&snapshot->query);
  reach->made_at = snapshot->at;
  if (!lyd_snapshot_rows_each (file->db, id, thaw_row, &thaw, error)) {
    g_clear_error (&thaw.error);
    return NULL;
  }
  if (thaw.error != NULL) {
    g_propagate_error (error, thaw.error);
    return NULL;
  }
  lyd_reach_count (reach);
  return g_steal_pointer (&reach);
}

/* Returns: (transfer full) (nullable) (element-type LydReachRow): as lyd_report_list_rows(), of then */
GPtrArray *
lyd_snapshots_list_rows (LydFile *file,
                         const LydId *id,
                         LydReachWhat what,
                         const LydReachPart *part,
                         GError **error)
{
  g_autoptr (LydReach) reach = lyd_snapshots_open (file, id, error);
  GPtrArray *rows = reach != NULL ? lyd_report_name_rows (file, reach, what, part, error) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    ((LydReachRow *) g_ptr_array_index (rows, i))->room = FALSE;
  return rows;
}
