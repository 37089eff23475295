#include "lyd-import-private.h"

#include "lyd-people.h"
#include "lyd-registrations.h"

#include <string.h>

/*
 * Who a row is about, on file: a respondent of an earlier import; else somebody with that address and that name. Nobody
 * is found by name alone, and an address with another name is a question.
 */

/* Somebody whom the row's address belongs to under another name. */
typedef struct {
  const char *name;
  LydId person;
  int base; /* the earlier import's row, or -1 */
} Other;

static LydImportBase *
get_base (LydImportPlan *self,
          int index)
{
  return &g_array_index (self->bases, LydImportBase, index);
}

/* Whether the file still has a row with @base's address and name. */
static gboolean
is_in_file (LydImportPlan *self,
            const LydImportBase *base)
{
  int i = GPOINTER_TO_INT (g_hash_table_lookup (self->by_email, base->email)) - 1;

  for (; i >= 0; i = lyd_import_get_entry (self, (guint) i)->next) {
    const LydImportEntry *entry = lyd_import_get_entry (self, (guint) i);

    if (entry->row.outcome != LYD_IMPORT_SKIPPED && lyd_import_same_name (entry->key, base->key))
      return TRUE;
  }
  return FALSE;
}

/* A row of an earlier import of this event; @other gets one with the same address and another name. */
static int
find_base (LydImportPlan *self,
           const LydImportEntry *entry,
           gboolean nameless,
           Other *other)
{
  int exact = GPOINTER_TO_INT (g_hash_table_lookup (self->base_by_id, entry->identity)) - 1;
  int found = -1;
  guint n = 0;

  if (exact >= 0 || entry->email == NULL)
    return exact;
  for (int i = GPOINTER_TO_INT (g_hash_table_lookup (self->base_by_email, entry->email)) - 1; i >= 0;
       i = get_base (self, i)->next) {
    const LydImportBase *base = get_base (self, i);

    n += base->same_source;
    if (!base->seen && (lyd_import_same_name (entry->key, base->key) || nameless)) {
      if (found < 0 || base->same_source)
        found = i;
    } else if (base->same_source && (other->base < 0 || !is_in_file (self, base))) {
      other->base = i;
    }
  }
  if (nameless && n > 1) {
    other->base = found;
    return -1;
  }
  return found;
}

static gboolean
is_called (LydImportPlan *self,
           LydFile *file,
           const LydImportPerson *person,
           const char *key,
           gboolean *is,
           GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *known = lyd_import_name_key (person->name);

  *is = lyd_import_same_name (known, key);
  if (*is)
    return TRUE;
  names = g_ptr_array_new ();
  if (!lyd_imports_list_names (file->db, &person->id, self->strings, names, error))
    return FALSE;
  for (guint i = 0; i < names->len && !*is; i++) {
    g_autofree char *name = lyd_import_name_key (g_ptr_array_index (names, i));

    *is = lyd_import_same_name (name, key);
  }
  return TRUE;
}

/* Somebody on file with the row's address. */
static gboolean
find_person (LydImportPlan *self,
             LydFile *file,
             LydImportEntry *entry,
             gboolean nameless,
             Other *other,
             GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (LydImportPerson));

  if (entry->email == NULL)
    return TRUE;
  if (!lyd_imports_find_people (file->db, entry->email, self->strings, people, error))
    return FALSE;
  for (guint i = 0; i < people->len; i++) {
    const LydImportPerson *person = &g_array_index (people, LydImportPerson, i);
    gboolean same = nameless && people->len == 1;

    if (!same && !nameless && !is_called (self, file, person, entry->key, &same, error))
      return FALSE;
    if (same && !g_hash_table_contains (self->claimed, &person->id)) {
      entry->person = person->id;
      return TRUE;
    }
    if (lyd_id_is_none (&other->person)) {
      other->person = person->id;
      other->name = person->name;
    }
  }
  return TRUE;
}

/* The number in the other system says that it is the same row, where the name does too: only the address is new. */
static int
find_external (LydImportPlan *self,
               const LydImportEntry *entry)
{
  int i =
    entry->external != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (self->base_by_external, entry->external)) - 1 : -1;

  return i >= 0 && !get_base (self, i)->seen && strcmp (get_base (self, i)->key, entry->key) == 0 ? i : -1;
}

/* Another row of this file with the same address: a mailbox that is shared within the file. */
static const LydImportEntry *
find_sharer (LydImportPlan *self,
             const LydImportEntry *entry)
{
  int i = entry->email != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (self->by_email, entry->email)) - 1 : -1;

  for (; i >= 0; i = lyd_import_get_entry (self, (guint) i)->next) {
    const LydImportEntry *other = lyd_import_get_entry (self, (guint) i);

    if (other->index < entry->index && other->row.outcome != LYD_IMPORT_SKIPPED)
      return other;
  }
  return NULL;
}

static void
take_other (LydImportEntry *entry,
            const Other *other,
            int *base)
{
  if (other->base >= 0)
    *base = other->base;
  else
    entry->person = other->person;
}

/* Without an answer: whoever is no longer in the file under the old name was probably renamed, so nothing is done and
 * nobody is there twice; otherwise a person is better there twice than not at all, at the door. */
static void
ask (LydImportPlan *self,
     LydImportEntry *entry,
     const Other *other,
     int *base)
{
  const LydImportBase *known = other->base >= 0 ? get_base (self, other->base) : NULL;
  gboolean renamed = known != NULL && !is_in_file (self, known);
  LydImportAnswer answer = GPOINTER_TO_INT (g_hash_table_lookup (self->answers, GUINT_TO_POINTER (entry->row.line)));

  entry->row.reason = renamed ? LYD_REASON_CHANGED_NAME : LYD_REASON_SHARED_MAILBOX;
  entry->row.other = other->name != NULL ? other->name : known != NULL ? known->key
                                                                       : "";
  entry->row.answer = answer;
  entry->row.question = TRUE;
  if (answer == LYD_IMPORT_ANSWER_NONE) {
    lyd_import_note (self, entry->row.line, 0, entry->row.reason, entry->row.other, 0);
    answer = renamed ? LYD_IMPORT_ANSWER_SKIP : LYD_IMPORT_ANSWER_ANOTHER;
  }
  if (answer == LYD_IMPORT_ANSWER_SKIP)
    entry->row.outcome = LYD_IMPORT_SKIPPED;
  else if (answer == LYD_IMPORT_ANSWER_SAME)
    take_other (entry, other, base);
}

/* Two rows never write to one person: the second would undo the first. */
static void
claim (LydImportPlan *self,
       LydImportEntry *entry)
{
  int first;

  if (lyd_id_is_none (&entry->person))
    return;
  first = GPOINTER_TO_INT (g_hash_table_lookup (self->claimed, &entry->person)) - 1;
  if (first >= 0) {
    lyd_import_skip (self, entry, 0, LYD_REASON_TWO_OF_ONE_PERSON, entry->row.name,
                     lyd_import_get_entry (self, (guint) first)->row.line);
    return;
  }
  g_hash_table_insert (self->claimed, g_memdup2 (&entry->person, sizeof entry->person),
                       GUINT_TO_POINTER (entry->index + 1));
}

static gboolean
find_registration (LydImportPlan *self,
                   LydFile *file,
                   LydImportEntry *entry,
                   int base,
                   GError **error)
{
  g_autoptr (LydRegistration) registration = NULL;
  g_autoptr (GError) local = NULL;

  if (base >= 0)
    registration = lyd_registrations_get (file->db, &get_base (self, base)->row.registration, &local);
  else if (!lyd_id_is_none (&entry->person))
    registration = lyd_registrations_find_person (file->db, &self->event, &entry->person, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (registration != NULL) {
    entry->registration = registration->id;
    entry->person = registration->person;
  }
  return TRUE;
}

/**
 * lyd_import_match:
 * @base: (out): index of the row in which a file of this format spoke of the same respondent before, or -1
 *
 * Finds whom @entry is about. May skip it, or make it a question.
 */
gboolean
lyd_import_match (LydImportPlan *self,
                  LydFile *file,
                  LydImportEntry *entry,
                  int *base,
                  GError **error)
{
  gboolean nameless = strcmp (entry->row.name, entry->row.email) == 0;
  Other other = { .base = -1 };

  *base = find_base (self, entry, nameless, &other);
  if (*base < 0)
    *base = find_external (self, entry);
  if (*base < 0 && !find_person (self, file, entry, nameless, &other, error))
    return FALSE;

  if (*base < 0 && lyd_id_is_none (&entry->person)) {
    const LydImportEntry *sharer = find_sharer (self, entry);

    if (other.base >= 0 || !lyd_id_is_none (&other.person)) {
      ask (self, entry, &other, base);
    } else if (sharer != NULL) {
      /* Both are new: nothing to be merged with, only to be seen. */
      entry->row.other = sharer->row.name;
      lyd_import_note (self, entry->row.line, 0, LYD_REASON_SHARED_MAILBOX, sharer->row.name, sharer->row.line);
    }
  }
  if (!find_registration (self, file, entry, *base, error))
    return FALSE;
  if (entry->row.outcome != LYD_IMPORT_SKIPPED)
    claim (self, entry);
  if (*base >= 0 && entry->row.outcome != LYD_IMPORT_SKIPPED) {
    get_base (self, *base)->seen = TRUE;
    if (get_base (self, *base)->same_source)
      entry->identity = get_base (self, *base)->row.identity;
    else
      *base = -1; /* the same respondent, but another file: who it is, and nothing else */
  }
  return TRUE;
}
