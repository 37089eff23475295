#include "lyd-erase.h"

#include "lyd-copies.h"
#include "lyd-counts.h"
#include "lyd-erase-rows.h"
#include "lyd-file-private.h"
#include "lyd-people.h"
#include "lyd-wipe.h"

#include <glib/gi18n.h>

void
lyd_erase_plan_free (LydErasePlan *self)
{
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_free (self->name);
  g_free (self);
}

void
lyd_erase_result_free (LydEraseResult *self)
{
  g_clear_error (&self->left);
  g_free (self);
}

/* Who is expected somewhere has to be known there. */
static gboolean
check (LydFile *file,
       const LydId *id,
       const LydPerson *person,
       GError **error)
{
  g_autofree char *title = NULL;
  gboolean erased;

  if (!lyd_erase_rows_is_erased (file->db, id, &erased, error) ||
      !lyd_erase_rows_find_coming (file->db, id, lyd_context_now (&file->context), &title, error))
    return FALSE;
  if (!erased && title == NULL)
    return TRUE;
  if (erased)
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_INVALID,
                         _ ("This person was erased before. Nothing was changed."));
  else
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                 _ ("%s is registered for “%s”, which is not over yet. Cancel that registration first. Nothing was "
                    "erased."),
                 person->name, title);
  return FALSE;
}

static LydPerson *
get_person (LydFile *file,
            const LydId *id,
            GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydPerson) person = lyd_people_get (file->db, id, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (person == NULL)
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such person. Nothing was erased."));
  else if (check (file, id, person, error))
    return g_steal_pointer (&person);
  return NULL;
}

/**
 * lyd_erase_plan:
 *
 * What would be forgotten of a person, by numbers, and which other files tell who they are. Changes nothing.
 *
 * Returns: (transfer full) (nullable): %NULL as lyd_erase_person()
 */
LydErasePlan *
lyd_erase_plan (LydFile *file,
                const LydId *person,
                GError **error)
{
  g_autoptr (LydErasePlan) plan = g_new0 (LydErasePlan, 1);
  g_autoptr (LydPerson) known = get_person (file, person, error);
  g_autoptr (LydEraseRows) rows = known != NULL ? lyd_erase_rows_find (file->db, person, error) : NULL;

  if (rows == NULL ||
      (plan->copies = lyd_copies_list_people (file, lyd_erase_rows_get_people (rows), error)) == NULL)
    return NULL;
  plan->person = *person;
  plan->name = g_strdup (known->name);
  plan->counts = *lyd_erase_rows_get_counts (rows);
  return g_steal_pointer (&plan);
}

static gboolean
delete_rows (LydFile *file,
             const LydId *person,
             LydEraseCounts *counts,
             GError **error)
{
  LydId id = lyd_context_make_id (&file->context);
  gint64 now = lyd_context_now (&file->context);
  g_autoptr (LydTransaction) transaction = NULL;
  g_autoptr (LydEraseRows) rows = NULL;

  if (!lyd_wipe_begin (file->db, error) || (transaction = lyd_transaction_begin (file->db, error)) == NULL ||
      (rows = lyd_erase_rows_find (file->db, person, error)) == NULL ||
      !lyd_erase_rows_delete (rows, _ ("Erased person"), now, error))
    return FALSE;
  *counts = *lyd_erase_rows_get_counts (rows);
  return lyd_journal_note (file->db, &id, "erase-person", "{}", person, file->context.who, now, error) &&
         lyd_wipe_note (file->db, error) && lyd_transaction_commit (&transaction, error);
}

/**
 * lyd_erase_person:
 *
 * Forgets who somebody is: names, addresses, numbers, notes, groups, answers, what was imported and reported of them,
 * also of those who were merged into them, and what the history would bring back. Registrations, scans and online
 * attendance stay and count for a person without a name, of the same organization. It cannot be undone; see
 * lyd_purge() for what is wiped and when.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_NOT_FOUND, %LYD_ERROR_CONFLICT (registered for an event
 *   that is not over), %LYD_ERROR_INVALID (erased before), or where it was not done
 */
LydEraseResult *
lyd_erase_person (LydFile *file,
                  const LydId *person,
                  GError **error)
{
  g_autoptr (LydPerson) known = get_person (file, person, error);
  g_autoptr (LydEraseResult) result = g_new0 (LydEraseResult, 1);

  if (known == NULL || !delete_rows (file, person, &result->counts, error))
    return NULL;
  (void) lyd_wipe_finish (file->db, &result->left);
  return g_steal_pointer (&result);
}

/* Returns: (transfer full): "4 names, addresses and numbers, 3 answers"; "" where nothing */
char *
lyd_erase_describe (const LydEraseCounts *counts)
{
  /* Translators: parts of a list: "4 names, addresses and numbers, 3 answers" */
  const LydCountWords parts[] = {
    { counts->names, ngettext ("%d name, address or number", "%d names, addresses and numbers",
                               (gulong) counts->names) },
    { counts->answers, ngettext ("%d answer", "%d answers", (gulong) counts->answers) },
    { counts->groups, ngettext ("%d group", "%d groups", (gulong) counts->groups) },
    { counts->evidence, ngettext ("the name in %d row of an online report", "the name in %d rows of online reports",
                                  (gulong) counts->evidence) },
    { counts->entries, ngettext ("%d act in the history that could be undone",
                                 "%d acts in the history that could be undone", (gulong) counts->entries) },
    { counts->files, ngettext ("%d imported file", "%d imported files", (gulong) counts->files) },
  };

  return lyd_counts_join (parts, G_N_ELEMENTS (parts));
}
