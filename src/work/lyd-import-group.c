#include "lyd-import-private.h"

#include "lyd-fold.h"

#include <string.h>

/*
 * The first pass over a file: who its rows are about, before anybody looks at what is on file.
 *
 * A respondent with an address is format, address and name: people share mailboxes, so the name belongs to it; and
 * what a form said is no side of the comparison with what a ticket shop says. One without is format, name,
 * organization and N, the Nth row that says so: nobody is ever one person by name alone, but the same list imported
 * again must find its own rows.
 *
 * The identity is a checksum of that and not the text: SQLite's session extension hashes keys so weakly that addresses
 * made of names ("ana.wu@...|ana wu") all collide, and an import of 100,000 takes an hour.
 */

static const char *
or_blank (const char *text)
{
  return text != NULL ? text : "";
}

static void
keep_problems (LydImportPlan *self,
               const LydImportRow *row)
{
  for (guint i = 0; i < row->problems->len; i++) {
    const LydImportProblem *problem = &g_array_index (row->problems, LydImportProblem, i);

    lyd_import_note (self, problem->line, problem->column, problem->reason, problem->value, 0);
  }
}

static void
read_entry (LydImportPlan *self,
            LydImportEntry *entry,
            const LydImportRow *row)
{
  const char *external = row->values[LYD_FIELD_EXTERNAL_ID];
  g_autofree char *key = lyd_import_name_key (row->values[LYD_FIELD_NAME]);

  entry->row.line = row->line;
  entry->row.name = row->values[LYD_FIELD_NAME];
  entry->row.email = or_blank (row->values[LYD_FIELD_EMAIL]);
  entry->row.organization = or_blank (row->values[LYD_FIELD_ORGANIZATION]);
  entry->email = row->email;
  entry->key = g_string_chunk_insert (self->strings, key);
  entry->external = external != NULL && external[0] != '\0' ? external : NULL;
  entry->next = -1;
  entry->registered_at = LYD_TIME_NONE;
  if (row->values[LYD_FIELD_REGISTERED_AT] != NULL && row->values[LYD_FIELD_REGISTERED_AT][0] != '\0' &&
      !lyd_time_from_iso (&entry->registered_at, row->values[LYD_FIELD_REGISTERED_AT], self->zone))
    entry->registered_at = LYD_TIME_NONE;

  keep_problems (self, row);
  if (!row->skipped)
    return;
  entry->row.outcome = LYD_IMPORT_SKIPPED;
  entry->row.reason = row->skip_reason;
}

/* The one who answered later; without times, the one further down. */
static gboolean
is_later (const LydImportEntry *a,
          const LydImportEntry *b)
{
  if (a->registered_at != LYD_TIME_NONE && b->registered_at != LYD_TIME_NONE && a->registered_at != b->registered_at)
    return a->registered_at > b->registered_at;
  return a->index > b->index;
}

static gboolean
is_nameless (const LydImportEntry *entry)
{
  return strcmp (entry->row.name, entry->row.email) == 0;
}

/* Puts @entry among the rows with its address; of two of one respondent the later counts. */
static void
join_mailbox (LydImportPlan *self,
              LydImportEntry *entry)
{
  int first = GPOINTER_TO_INT (g_hash_table_lookup (self->by_email, entry->email)) - 1;

  for (int i = first; i >= 0; i = lyd_import_get_entry (self, (guint) i)->next) {
    LydImportEntry *other = lyd_import_get_entry (self, (guint) i);
    LydImportEntry *earlier;

    if (other->row.outcome == LYD_IMPORT_SKIPPED ||
        !(is_nameless (entry) || is_nameless (other) || lyd_import_same_name (entry->key, other->key)))
      continue;
    earlier = is_later (entry, other) ? other : entry;
    lyd_import_skip (self, earlier, 0, LYD_REASON_DUPLICATE_ROW, earlier->row.name,
                     earlier == entry ? other->row.line : entry->row.line);
    if (earlier == entry)
      return;
  }
  entry->next = first;
  g_hash_table_insert (self->by_email, (gpointer) entry->email, GUINT_TO_POINTER (entry->index + 1));
}

/* Enough of a checksum that no two respondents of an event share one. */
static const char *
make_identity (LydImportPlan *self,
               const char *text)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  sum[24] = '\0';
  return g_string_chunk_insert (self->strings, sum);
}

static void
name_without_email (LydImportPlan *self,
                    GHashTable *counts,
                    LydImportEntry *entry)
{
  g_autofree char *organization = lyd_fold_organization (entry->row.organization);
  g_autofree char *start =
    g_strdup_printf ("%s n %s|%s|", lyd_import_file_get_format (self->reader)->id, entry->key, organization);
  g_autofree char *whole = NULL;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, start)) + 1;

  whole = g_strdup_printf ("%s%u", start, n);
  entry->identity = make_identity (self, whole);
  g_hash_table_insert (counts, g_steal_pointer (&start), GUINT_TO_POINTER (n));
}

/* Reads every row and decides which count. */
gboolean
lyd_import_group (LydImportPlan *self,
                  GError **error)
{
  g_autoptr (LydImportRow) row = lyd_import_row_new (self->reader);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *format = lyd_import_file_get_format (self->reader)->id;
  guint n = lyd_import_file_get_n_rows (self->reader);

  g_array_set_size (self->entries, n);
  for (guint i = 0; i < n; i++) {
    LydImportEntry *entry = lyd_import_get_entry (self, i);

    if (!lyd_import_report (self, i, 2 * n, error))
      return FALSE;
    lyd_import_file_read_row (self->reader, i, row);
    entry->index = i;
    read_entry (self, entry, row);
    if (entry->row.outcome == LYD_IMPORT_SKIPPED)
      continue;
    if (entry->email != NULL) {
      g_autofree char *identity = g_strdup_printf ("%s e %s|%s", format, entry->email, entry->key);

      entry->identity = make_identity (self, identity);
      join_mailbox (self, entry);
    } else {
      name_without_email (self, counts, entry);
    }
  }
  return TRUE;
}
