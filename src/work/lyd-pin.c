#include "lyd-pin.h"

#include "lyd-file-private.h"
#include "lyd-setting.h"

#include <glib/gi18n.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#define HASH_KEY "pin.hash"
#define TRIES_KEY "pin.tries" /* "WRONG LAST": how many in a row, and when the last of them was, UTC milliseconds */

/* Libsodium's "moderate" number of passes over a quarter of its memory: about 0.2 s on a laptop of 2015, and a kiosk
 * with 1 GB has it to spare. */
#define PASSES crypto_pwhash_OPSLIMIT_MODERATE
#define MEMORY crypto_pwhash_MEMLIMIT_INTERACTIVE

#define FREE_TRIES 3 /* a finger slips */
#define FIRST_WAIT (5 * LYD_SECOND)
#define LONGEST_WAIT (15 * LYD_MINUTE)

/* Whether @pin has the shape of one: 4 to 12 of the digits 0 to 9. */
gboolean
lyd_pin_is_valid (const char *pin)
{
  gsize length = strspn (pin, "0123456789");

  return pin[length] == '\0' && length >= LYD_PIN_LEAST && length <= LYD_PIN_MOST;
}

/* How long nobody may try after so many that were wrong: 0, 0, 5 s, 10 s, 20 s ... 15 minutes. */
static gint64
wait_after (int n_wrong)
{
  gint64 wait = FIRST_WAIT;

  if (n_wrong < FREE_TRIES)
    return 0;
  for (int i = FREE_TRIES; i < n_wrong && wait < LONGEST_WAIT; i++)
    wait *= 2;
  return MIN (wait, LONGEST_WAIT);
}

/* What is on file, or in memory where the disk took no more. */
static gboolean
read_tries (LydFile *file,
            LydPinTries *tries,
            GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *text = lyd_setting_get (file->db, TRIES_KEY, &local);
  LydPinTries stored = { 0 };

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (text != NULL && (sscanf (text, "%d %" G_GINT64_FORMAT, &stored.n_wrong, &stored.last) != 2 || stored.n_wrong < 0))
    stored = (LydPinTries){ 0 };
  *tries = file->pin_tries.n_wrong > stored.n_wrong ? file->pin_tries : stored;
  return TRUE;
}

static gboolean
write_tries (LydFile *file,
             const LydPinTries *tries,
             GError **error)
{
  g_autofree char *text = g_strdup_printf ("%d %" G_GINT64_FORMAT, tries->n_wrong, tries->last);

  return lyd_setting_set (file->db, TRIES_KEY, text, error);
}

/* Whether the PIN may be looked at now; then the try is counted as wrong, before anybody knows: pulling the plug must
 * not give another. A clock that was set back does not make the wait longer than it is, nor shorter: it begins again
 * from there. */
static gboolean
judge (LydPinTries *tries,
       gint64 now,
       LydPinAnswer *answer)
{
  gint64 wait = wait_after (tries->n_wrong);

  if (tries->n_wrong > 0 && now < tries->last)
    tries->last = now;
  answer->too_early = wait > 0 && now < tries->last + wait;
  if (!answer->too_early) {
    tries->n_wrong = MIN (tries->n_wrong + 1, 1000);
    tries->last = now;
    wait = wait_after (tries->n_wrong);
  }
  answer->wait_until = wait > 0 ? tries->last + wait : LYD_TIME_NONE;
  return !answer->too_early;
}

/* Two programs may ask at the same time: read and counted in one transaction. */
static gboolean
count_on_file (LydFile *file,
               LydPinTries *tries,
               LydPinAnswer *answer,
               GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);

  if (transaction == NULL || !read_tries (file, tries, error))
    return FALSE;
  judge (tries, lyd_context_now (&file->context), answer);
  return write_tries (file, tries, error) && lyd_transaction_commit (&transaction, error);
}

/* Staff must be able to leave also a kiosk whose disk is full: the count is kept in memory then. */
static gboolean
count (LydFile *file,
       LydPinAnswer *answer,
       GError **error)
{
  LydPinTries tries;

  if (count_on_file (file, &tries, answer, NULL)) {
    file->pin_tries = (LydPinTries){ 0 };
    return TRUE;
  }
  if (!read_tries (file, &tries, error))
    return FALSE;
  judge (&tries, lyd_context_now (&file->context), answer);
  file->pin_tries = tries;
  return TRUE;
}

/* Where that cannot be written either the PIN was still right, and the next wrong one waits sooner. */
static void
forget_tries (LydFile *file)
{
  const LydPinTries none = { 0 };

  file->pin_tries = none;
  (void) write_tries (file, &none, NULL);
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
static char *
get_hash (LydFile *file,
          GError **error)
{
  if (sodium_init () < 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("PINs do not work on this system. Nothing was changed."));
    return NULL;
  }
  return lyd_setting_get (file->db, HASH_KEY, error);
}

gboolean
lyd_pin_is_set (LydFile *file,
                gboolean *set,
                GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *hash = get_hash (file, &local);

  *set = hash != NULL;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * lyd_pin_set:
 * @pin: 4 to 12 digits
 *
 * Sets it in the place of one that there may be, without asking for that one: for whoever reaches the main window.
 * Takes a fraction of a second, so never on a thread that draws.
 */
gboolean
lyd_pin_set (LydFile *file,
             const char *pin,
             GError **error)
{
  const LydPinTries none = { 0 };
  char hash[crypto_pwhash_STRBYTES];
  g_autoptr (LydTransaction) transaction = NULL;

  if (!lyd_pin_is_valid (pin)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("A PIN has %d to %d digits. Nothing was changed."),
                 LYD_PIN_LEAST, LYD_PIN_MOST);
    return FALSE;
  }
  /* The salt is sodium's own, as the hash is: a context that repeats itself must not make two alike. */
  if (sodium_init () < 0 || crypto_pwhash_str (hash, pin, strlen (pin), PASSES, MEMORY) != 0) {
    g_set_error (
      error, LYD_ERROR, LYD_ERROR_STORAGE,
      _ ("There is not enough memory to keep the PIN safe. Nothing was changed; close other programs and try "
         "again."));
    return FALSE;
  }
  transaction = lyd_transaction_begin (file->db, error);
  if (transaction == NULL || !lyd_setting_set (file->db, HASH_KEY, hash, error) || !write_tries (file, &none, error) ||
      !lyd_transaction_commit (&transaction, error))
    return FALSE;
  file->pin_tries = none;
  return TRUE;
}

/**
 * lyd_pin_check:
 * @pin: as typed
 * @answer: (out caller-allocates)
 *
 * Whether that is the PIN. After three that were wrong each next one has to wait, twice as long every time and for 15
 * minutes at most; that is on file, so that a restart does not shorten it. Takes a fraction of a second.
 *
 * Returns: %FALSE where it could not be asked; %LYD_ERROR_NOT_FOUND where no PIN is set
 */
gboolean
lyd_pin_check (LydFile *file,
               const char *pin,
               LydPinAnswer *answer,
               GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *hash = get_hash (file, &local);

  *answer = (LydPinAnswer){ .wait_until = LYD_TIME_NONE };
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (hash == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("No staff PIN is set. Set one in Preferences."));
    return FALSE;
  }
  if (!count (file, answer, error))
    return FALSE;
  answer->right = !answer->too_early && lyd_pin_is_valid (pin) &&
                  crypto_pwhash_str_verify (hash, pin, strlen (pin)) == 0;
  if (answer->right) {
    answer->wait_until = LYD_TIME_NONE;
    forget_tries (file);
  }
  return TRUE;
}

/**
 * lyd_pin_change:
 * @old: the one until now
 * @answer: (out caller-allocates): of @old; where it was wrong nothing is changed
 */
gboolean
lyd_pin_change (LydFile *file,
                const char *old,
                const char *pin,
                LydPinAnswer *answer,
                GError **error)
{
  return lyd_pin_check (file, old, answer, error) && (!answer->right || lyd_pin_set (file, pin, error));
}
