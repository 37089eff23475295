#include "lyd-newcomers.h"

#include "lyd-call-name.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-lookup-rows.h"
#include "lyd-lookup.h"
#include "lyd-people.h"
#include "lyd-register.h"
#include "lyd-registrations.h"

#include <string.h>

#define MAX_LETTERS 200
#define MAX_ROWS 200

void
lyd_newcomer_result_free (LydNewcomerResult *self)
{
  g_clear_pointer (&self->admission, lyd_admission_result_free);
  g_free (self->given);
  g_free (self);
}

static gboolean
is_long (const char *text)
{
  return text != NULL && g_utf8_strlen (text, -1) > MAX_LETTERS;
}

/**
 * lyd_newcomer_check:
 * @newcomer: what of it was typed so far; valid UTF-8
 *
 * Returns: what is wrong with it
 */
LydNewcomerProblem
lyd_newcomer_check (const LydNewcomer *newcomer)
{
  g_autofree char *name = lyd_fold_text (newcomer->name);
  g_autofree char *address = lyd_clean_line (newcomer->email != NULL ? newcomer->email : "");
  g_autofree char *email = lyd_fold_email (address);

  if (name[0] == '\0')
    return LYD_NEWCOMER_NO_NAME;
  if (is_long (newcomer->name) || is_long (newcomer->organization) || is_long (newcomer->email))
    return LYD_NEWCOMER_TOO_LONG;
  return address[0] != '\0' && email == NULL ? LYD_NEWCOMER_NO_EMAIL : LYD_NEWCOMER_FINE;
}

/* Whether anybody of that name, as they are or were called, is registered for the event. */
static gboolean
is_registered (LydFile *file,
               const LydId *event,
               const char *name,
               gboolean *registered,
               GError **error)
{
  g_autofree char *folded = lyd_fold_text (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autofree char *joined = g_strjoinv ("\" \"", words);
  g_autofree char *match = g_strdup_printf ("names : (\"%s\")", joined); /* letters and digits only */
  g_autoptr (GPtrArray) rows = lyd_lookup_rows_list (file->db, event, match, MAX_ROWS, error);

  *registered = FALSE;
  for (guint i = 0; rows != NULL && i < rows->len && !*registered; i++) {
    const LydLookupRow *row = g_ptr_array_index (rows, i);
    const char *const names[] = { row->name, row->legal, row->alias };

    for (gsize k = 0; k < G_N_ELEMENTS (names) && !*registered; k++) {
      g_autofree char *known = lyd_fold_text (names[k]);

      *registered = strcmp (known, folded) == 0;
    }
  }
  return rows != NULL;
}

/* Whether somebody with that address is registered for the event. */
static gboolean
is_address_registered (LydFile *file,
                       const LydId *event,
                       const char *address,
                       gboolean *registered,
                       GError **error)
{
  g_autofree char *email = lyd_fold_email (address);
  g_autoptr (GPtrArray) people = NULL;

  *registered = FALSE;
  if (email == NULL)
    return TRUE;
  people = lyd_people_find_by_email (file->db, email, error);
  for (guint i = 0; people != NULL && i < people->len && !*registered; i++) {
    const LydPerson *person = g_ptr_array_index (people, i);
    g_autoptr (GError) local = NULL;
    g_autoptr (LydRegistration) registration =
      lyd_registrations_find_person (file->db, event, &person->id, &local);

    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    *registered = registration != NULL;
  }
  return people != NULL;
}

/* Registers them as the rule says. Returns: %FALSE on error */
static gboolean
write_down (LydFile *file,
            const LydEvent *event,
            const LydNewcomer *newcomer,
            gboolean shared,
            const LydAttempt *attempt,
            LydNewcomerResult *result,
            GError **error)
{
  gboolean confirmed = event->newcomers == LYD_NEWCOMERS_CONFIRMED && !shared;
  LydRegistrationRequest request = {
    .name = newcomer->name,
    .email = newcomer->email,
    .organization = newcomer->organization,
    .type = LYD_ATTENDEE_GUEST,
    .status = confirmed ? LYD_STATUS_CONFIRMED : LYD_STATUS_PENDING,
    .origin = LYD_ORIGIN_KIOSK,
  };
  g_autoptr (LydRegistrationResult) registered = lyd_register (file, &event->id, &request, error);

  if (registered == NULL)
    return FALSE;
  /* Known after all, no place left, for others: the desk sees to it. */
  if (registered->existing || registered->status != LYD_STATUS_CONFIRMED)
    return TRUE;
  result->admission = lyd_admit_registration (file, &registered->registration, attempt, error);
  return result->admission != NULL;
}

/**
 * lyd_newcomer_register:
 * @newcomer: nothing is wrong with it
 * @attempt: at whose session they stand
 *
 * Does with them what the event's rule says: nothing, a registration that is to be confirmed, or a confirmed one and
 * the check-in. Of whom the event knows already nothing is changed. A stranger who uses the address of somebody
 * registered is never confirmed here.
 *
 * Returns: (transfer full) (nullable)
 */
LydNewcomerResult *
lyd_newcomer_register (LydFile *file,
                       const LydNewcomer *newcomer,
                       const LydAttempt *attempt,
                       GError **error)
{
  g_autofree char *session = lyd_id_to_string (&attempt->session);
  g_autoptr (LydKioskDoor) door = lyd_kiosk_door_get (file, session, error);
  g_autoptr (LydNewcomerResult) result = g_new0 (LydNewcomerResult, 1);
  g_autofree char *name = lyd_clean_line (newcomer->name);
  gboolean known;
  gboolean shared;

  if (door == NULL)
    return NULL;
  result->given = lyd_call_name (name, NULL, NULL);
  if (door->event->newcomers == LYD_NEWCOMERS_NONE)
    return g_steal_pointer (&result);
  if (!is_registered (file, &door->event->id, newcomer->name, &known, error) ||
      !is_address_registered (file, &door->event->id, newcomer->email, &shared, error) ||
      (!known && !write_down (file, door->event, newcomer, shared, attempt, result, error)))
    return NULL;
  return g_steal_pointer (&result);
}
