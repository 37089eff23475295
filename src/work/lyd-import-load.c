#include "lyd-import-private.h"

#include "lyd-events.h"
#include "lyd-fold.h"
#include "lyd-organizations.h"
#include "lyd-registrations.h"

#include <glib/gi18n.h>
#include <string.h>

static void
organization_free (gpointer data)
{
  LydImportOrganization *self = data;

  g_free (self->name);
  g_free (self->folded);
  g_free (self);
}

static void
clear_entry (gpointer data)
{
  LydImportEntry *entry = data;

  g_clear_pointer (&entry->changes, g_array_unref);
  g_clear_pointer (&entry->waits, g_array_unref);
  g_clear_pointer (&entry->refused, g_array_unref);
}

static void
clear_question (gpointer data)
{
  LydImportQuestion *question = data;

  g_clear_pointer (&question->label, g_free);
}

/* Forgets what the last refresh found. */
void
lyd_import_unload (LydImportPlan *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->notes, g_array_unref);
  g_clear_pointer (&self->conflicts, g_array_unref);
  g_clear_pointer (&self->new_organizations, g_array_unref);
  g_clear_pointer (&self->new_questions, g_ptr_array_unref);
  g_clear_pointer (&self->gone, g_array_unref);
  g_clear_pointer (&self->bases, g_array_unref);
  g_clear_pointer (&self->base_by_id, g_hash_table_unref);
  g_clear_pointer (&self->base_by_email, g_hash_table_unref);
  g_clear_pointer (&self->base_by_external, g_hash_table_unref);
  g_clear_pointer (&self->by_email, g_hash_table_unref);
  g_clear_pointer (&self->claimed, g_hash_table_unref);
  g_clear_pointer (&self->organization_names, g_hash_table_unref);
  g_clear_pointer (&self->organizations, g_hash_table_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->session_titles, g_strfreev);
  g_clear_pointer (&self->session_keys, g_ptr_array_unref);
  g_clear_pointer (&self->questions, g_array_unref);
  clear_question (&self->unmatched);
  self->unmatched = (LydImportQuestion){ 0 };
  lyd_import_places_clear (&self->places);
  g_clear_pointer (&self->strings, g_string_chunk_free);
}

static void
make_empty (LydImportPlan *self)
{
  self->strings = g_string_chunk_new (16384);
  self->entries = g_array_new (FALSE, TRUE, sizeof (LydImportEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->notes = g_array_new (FALSE, FALSE, sizeof (LydImportNote));
  self->conflicts = g_array_new (FALSE, FALSE, sizeof (LydImportConflict));
  self->new_organizations = g_array_new (FALSE, FALSE, sizeof (LydImportNewOrganization));
  self->new_questions = g_ptr_array_new ();
  self->gone = g_array_new (FALSE, FALSE, sizeof (LydImportGone));
  self->bases = g_array_new (FALSE, FALSE, sizeof (LydImportBase));
  self->base_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->base_by_email = g_hash_table_new (g_str_hash, g_str_equal);
  self->base_by_external = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_email = g_hash_table_new (g_str_hash, g_str_equal);
  self->claimed = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  self->organizations = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, organization_free);
  self->organization_names = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  self->session_keys = g_ptr_array_new_with_free_func (g_free);
  self->questions = g_array_new (FALSE, TRUE, sizeof (LydImportQuestion));
  g_array_set_clear_func (self->questions, clear_question);
}

static gboolean
load_organizations (LydImportPlan *self,
                    LydFile *file,
                    GError **error)
{
  g_autoptr (GPtrArray) list = lyd_organizations_list (file->db, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++) {
    LydOrganization *organization = g_ptr_array_index (list, i);
    LydImportOrganization *known = g_new0 (LydImportOrganization, 1);

    known->id = organization->id;
    known->name = g_steal_pointer (&organization->name);
    known->folded = lyd_fold_organization (known->name);
    known->new_one = -1;
    /* Of two with one name the elder counts, as everywhere; both are kept for what people say of themselves. */
    if (!g_hash_table_contains (self->organizations, known->folded)) {
      g_hash_table_insert (self->organizations, known->folded, known);
    } else {
      g_autofree char *spare = g_strdup_printf ("%s\n%u", known->folded, i);

      g_free (known->folded);
      known->folded = g_steal_pointer (&spare);
      g_hash_table_insert (self->organizations, known->folded, known);
    }
    g_hash_table_insert (self->organization_names, &known->id, known);
  }
  return TRUE;
}

static gboolean
load_sessions (LydImportPlan *self,
               LydFile *file,
               GError **error)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();

  self->sessions = lyd_sessions_list (file->db, &self->event, error);
  if (self->sessions == NULL)
    return FALSE;
  for (guint i = 0; i < self->sessions->len; i++) {
    const LydSession *session = g_ptr_array_index (self->sessions, i);

    g_strv_builder_add (titles, session->title);
    g_ptr_array_add (self->session_keys, lyd_fold_text (session->title));
  }
  self->session_titles = g_strv_builder_end (titles);
  return TRUE;
}

/* Returns: (transfer full): folded label -> index + 1 into @known, the elder of two */
static GHashTable *
index_questions (GPtrArray *known)
{
  GHashTable *by_label = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = known->len; i > 0; i--) {
    const LydQuestion *question = g_ptr_array_index (known, i - 1);

    g_hash_table_replace (by_label, lyd_import_name_key (question->label), GUINT_TO_POINTER (i));
  }
  return by_label;
}

static LydId
find_question (GPtrArray *known,
               GHashTable *by_label,
               const char *label)
{
  g_autofree char *key = lyd_import_name_key (label);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (by_label, key));

  return found > 0 ? ((LydQuestion *) g_ptr_array_index (known, found - 1))->id : lyd_id_none;
}

/* Two columns of one title are two questions. */
static char *
make_label (GHashTable *taken,
            const LydImportColumn *column)
{
  g_autofree char *label =
    column->header[0] != '\0' ? g_strdup (column->header) : g_strdup_printf (_ ("Column %u"), column->number);
  g_autofree char *key = lyd_import_name_key (label);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (taken, key));

  g_hash_table_insert (taken, g_steal_pointer (&key), GUINT_TO_POINTER (n + 1));
  return n == 0 ? g_steal_pointer (&label) : g_strdup_printf ("%s (%u)", label, n + 1);
}

static gboolean
load_questions (LydImportPlan *self,
                LydFile *file,
                GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) known = lyd_questions_list (file->db, &self->event, error);
  g_autoptr (GHashTable) by_label = known != NULL ? index_questions (known) : NULL;
  const LydImportColumn *sessions = lyd_import_file_find_column (self->reader, LYD_FIELD_SESSIONS);

  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < lyd_import_file_get_n_columns (self->reader); i++) {
    const LydImportColumn *column = lyd_import_file_get_column (self->reader, i);
    LydImportQuestion question = { .column = column };

    if (column->field != LYD_FIELD_QUESTION)
      continue;
    question.label = make_label (taken, column);
    question.id = find_question (known, by_label, question.label);
    if (self->questions->len <= (guint) column->answer)
      g_array_set_size (self->questions, (guint) column->answer + 1);
    g_array_index (self->questions, LydImportQuestion, column->answer) = question;
  }
  if (sessions != NULL) {
    self->unmatched.column = sessions;
    self->unmatched.label = make_label (taken, sessions);
    self->unmatched.id = find_question (known, by_label, self->unmatched.label);
  }
  return TRUE;
}

/* Who a row of an earlier import was about. */
static void
read_base (LydImportPlan *self,
           LydImportBase *base,
           guint index)
{
  const char *format = lyd_import_file_get_format (self->reader)->id;
  g_autofree char *name = lyd_import_get_cell (base->row.cells, "name");
  g_autofree char *key = lyd_import_name_key (name);
  g_autofree char *written = lyd_import_get_cell (base->row.cells, "email");
  g_autofree char *email = lyd_fold_email (written);
  g_autofree char *external = NULL;

  base->key = g_string_chunk_insert (self->strings, key);
  base->next = -1;
  base->same_source = strcmp (base->row.format, format) == 0;
  g_hash_table_insert (self->base_by_id, (gpointer) base->row.identity, GUINT_TO_POINTER (index + 1));
  if (email != NULL) {
    base->email = g_string_chunk_insert (self->strings, email);
    base->next = GPOINTER_TO_INT (g_hash_table_lookup (self->base_by_email, email)) - 1;
    g_hash_table_insert (self->base_by_email, (gpointer) base->email, GUINT_TO_POINTER (index + 1));
  }

  /* The number that the other system has for the row. One that several share names nobody. */
  external = base->same_source ? lyd_import_get_cell (base->row.cells, "external-id") : NULL;
  if (external != NULL && external[0] != '\0') {
    const char *kept = g_string_chunk_insert (self->strings, external);

    g_hash_table_insert (self->base_by_external, (gpointer) kept,
                         g_hash_table_contains (self->base_by_external, kept) ? NULL : GUINT_TO_POINTER (index + 1));
  }
}

static gboolean
load_bases (LydImportPlan *self,
            LydFile *file,
            GError **error)
{
  g_autoptr (GArray) rows = lyd_imports_list_rows (file->db, &self->event, self->strings, error);

  if (rows == NULL)
    return FALSE;
  g_array_set_size (self->bases, rows->len);
  for (guint i = 0; i < rows->len; i++) {
    LydImportBase *base = &g_array_index (self->bases, LydImportBase, i);

    *base = (LydImportBase){ .row = g_array_index (rows, LydImportStored, i) };
    read_base (self, base, i);
  }
  return TRUE;
}

/* Reads what is on file about the event and what earlier imports said. */
gboolean
lyd_import_load (LydImportPlan *self,
                 LydFile *file,
                 GError **error)
{
  lyd_import_unload (self);
  make_empty (self);
  self->state = lyd_imports_get_state (file->db, error);
  return self->state >= 0 && load_organizations (self, file, error) && load_sessions (self, file, error) &&
         load_questions (self, file, error) && load_bases (self, file, error) &&
         lyd_import_places_load (self, file, error);
}
