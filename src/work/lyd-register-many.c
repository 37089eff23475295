#include "lyd-register-many.h"

#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-people.h"
#include "lyd-plan.h"
#include "lyd-register-private.h"
#include "lyd-registrations.h"
#include "lyd-seating-private.h"
#include "lyd-sensitive.h"
#include "lyd-waiting.h"

#include <glib/gi18n.h>

static gboolean
step (const LydMany *many,
      GError **error)
{
  if (many->n_done != NULL)
    g_atomic_int_inc (many->n_done);
  return many->cancellable == NULL || !g_cancellable_set_error_if_cancelled (many->cancellable, error);
}

/* The sessions that somebody chose become theirs, or they wait for them. Whom the event is not for was approved. */
static gboolean
settle_one (LydFile *file,
            const LydId *id,
            GError **error)
{
  g_autoptr (LydRegistration) registration = lyd_registrations_get (file->db, id, error);
  const char *reason = NULL;

  return registration != NULL && lyd_register_excuse (file, registration, NULL, &reason, error) &&
         (reason == NULL || lyd_registrations_update (file->db, registration, error)) &&
         lyd_seating_settle_registration (file, registration, error);
}

static gboolean
count_taken (LydFile *file,
             const LydId *id,
             int *taken,
             GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, id, error);
  LydPlaces places;

  if (event == NULL || !lyd_waiting_count_event (file->db, event, &places, error))
    return FALSE;
  *taken = places.taken;
  return TRUE;
}

/* Those who wait move up as after a single change. Whoever was sent to the waiting list by this very act is not to come
 * back from it at once. */
static gboolean
settle_many (LydFile *file,
             const LydId *event,
             const LydMany *many,
             GPtrArray *promoted,
             GError **error)
{
  g_autoptr (GHashTable) except = g_hash_table_new (lyd_id_hash, lyd_id_equal);

  for (gsize i = 0; i < many->n_ids; i++)
    g_hash_table_add (except, (gpointer) &many->ids[i]);
  return lyd_seating_settle_without (file, event, except, promoted, error);
}

/**
 * lyd_register_change_status_many:
 * @n_changed: (out): how many had another status before
 * @moved: (out) (optional) (element-type LydPromotion): who moved up from a waiting list because of it
 *
 * Sets the status of many registrations of one event: one transaction, one entry of the journal, so one undo. Where
 * that frees places, those who wait move up within it, in their order.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED where it was cancelled; then nobody's status was changed
 */
gboolean
lyd_register_change_status_many (LydFile *file,
                                 const LydId *event,
                                 const LydMany *many,
                                 LydStatus status,
                                 int *n_changed,
                                 GPtrArray **moved,
                                 GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (GPtrArray) promoted = lyd_promotions_new ();
  g_autofree char *count = NULL;
  g_autofree char *names = NULL;
  int taken, taken_after;

  *n_changed = 0;
  if (act == NULL || !count_taken (file, event, &taken, error))
    return FALSE;
  for (gsize i = 0; i < many->n_ids; i++) {
    gboolean changed;

    if (!lyd_registrations_set_status (file->db, event, &many->ids[i], status, &changed, error) || !step (many, error))
      return FALSE;
    if (changed && status == LYD_STATUS_CONFIRMED && !settle_one (file, &many->ids[i], error))
      return FALSE;
    *n_changed += changed ? 1 : 0;
  }
  if (moved != NULL)
    *moved = g_ptr_array_ref (promoted);
  if (*n_changed == 0)
    return TRUE;
  if (!count_taken (file, event, &taken_after, error) ||
      (taken_after < taken && !settle_many (file, event, many, promoted, error)))
    return FALSE;
  count = g_strdup_printf ("%d", *n_changed);
  names = lyd_promotions_dup_names (promoted);
  return lyd_file_commit (file, &act, "set-status-many", event, error, "count", count, "status",
                          lyd_word_id (&lyd_statuses, status), "promoted", names, NULL);
}

/* As lyd_register_change_status_many(), for whom it does not matter who moved up. */
gboolean
lyd_register_set_status_many (LydFile *file,
                              const LydId *event,
                              const LydMany *many,
                              LydStatus status,
                              int *n_changed,
                              GError **error)
{
  return lyd_register_change_status_many (file, event, many, status, n_changed, NULL, error);
}

/* @event: (inout): the one that was asked about last */
static gboolean
may_write (LydFile *file,
           const LydId *id,
           LydEvent **event,
           GError **error)
{
  if (*event == NULL || !lyd_id_equal (&(*event)->id, id)) {
    g_clear_pointer (event, lyd_event_free);
    *event = lyd_plan_get_event (file, id, error);
  }
  return *event != NULL && lyd_sensitive_refuse (*event, error);
}

/**
 * lyd_register_list_emails:
 * @n_emails: (out): how many addresses these are
 *
 * Returns: (transfer full) (nullable): "Ana Wu <ana@example.org>, ...", each address once, as mail programs take it
 */
char *
lyd_register_list_emails (LydFile *file,
                          const LydMany *many,
                          int *n_emails,
                          GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (LydEvent) event = NULL;

  *n_emails = 0;
  for (gsize i = 0; i < many->n_ids; i++) {
    g_autoptr (GError) local = NULL;
    g_autoptr (LydRegistration) registration = lyd_registrations_get (file->db, &many->ids[i], &local);
    g_autoptr (LydPerson) person =
      registration != NULL ? lyd_people_get (file->db, &registration->person, &local) : NULL;
    g_autofree char *folded = NULL;
    g_autofree char *name = NULL;

    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
    if (!step (many, error) || (registration != NULL && !may_write (file, &registration->event, &event, error)))
      return NULL;
    folded = person != NULL ? lyd_fold_email (person->email) : NULL;
    if (folded == NULL || !g_hash_table_add (seen, g_steal_pointer (&folded)))
      continue;
    /* Between quotes a name may have commas; quotes of its own and line ends it may not (RFC 5322, 3.2.4). */
    name = g_strdelimit (g_strdup (person->name), "\"\\\r\n", ' ');
    g_string_append_printf (list, "%s\"%s\" <%s>", list->len > 0 ? ", " : "", name, person->email);
    (*n_emails)++;
  }
  return g_string_free (g_steal_pointer (&list), FALSE);
}
