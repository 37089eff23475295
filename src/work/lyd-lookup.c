#include "lyd-lookup.h"

#include "lyd-call-name.h"
#include "lyd-code.h"
#include "lyd-error.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-kiosk.h"
#include "lyd-lookup-rows.h"
#include "lyd-plan.h"
#include "lyd-registrations.h"
#include "lyd-setting.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_TYPED 200 /* bytes that are looked at */
#define MAX_WORDS 8
#define MAX_ROWS 2000 /* more than have one family name and initial anywhere */

void
lyd_kiosk_door_free (LydKioskDoor *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->session, lyd_session_free);
  g_free (self);
}

void
lyd_lookup_line_free (LydLookupLine *self)
{
  g_free (self->name);
  g_free (self->given);
  g_free (self->organization);
  g_free (self);
}

LydLookupLine *
lyd_lookup_line_copy (const LydLookupLine *self)
{
  LydLookupLine *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->given = g_strdup (self->given);
  copy->organization = g_strdup (self->organization);
  return copy;
}

void
lyd_lookup_free (LydLookup *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

static gboolean
check_door (const LydKioskDoor *door,
            GError **error)
{
  if (door->session->sensitive || door->event->sensitive) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is only counted, without names. A kiosk asks for names, so none opens there."),
                 door->session->title);
    return FALSE;
  }
  if (door->event->state == LYD_EVENT_CANCELLED) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” was cancelled. No kiosk opens there."),
                 door->event->title);
    return FALSE;
  }
  return TRUE;
}

/**
 * lyd_kiosk_door_get:
 * @session: an id, a unique start of one, or a title
 *
 * Returns: (transfer full) (nullable): the session and its event, where a kiosk may stand
 */
LydKioskDoor *
lyd_kiosk_door_get (LydFile *file,
                    const char *session,
                    GError **error)
{
  g_autoptr (LydKioskDoor) door = g_new0 (LydKioskDoor, 1);

  if ((door->session = lyd_plan_find_session (file, session, error)) == NULL ||
      (door->event = lyd_plan_get_event (file, &door->session->event, error)) == NULL || !check_door (door, error))
    return NULL;
  return g_steal_pointer (&door);
}

/**
 * lyd_kiosk_door_probe:
 *
 * Writes down that a kiosk looked, so that somebody who comes next is not the one who finds out that scans cannot be
 * recorded.
 *
 * Returns: whether it is on the disk, in the file that was opened
 */
gboolean
lyd_kiosk_door_probe (LydFile *file,
                      const LydId *session,
                      GError **error)
{
  g_autofree char *id = lyd_id_to_string (session);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, lyd_context_now (&file->context));
  g_autoptr (LydKioskDoor) door = lyd_kiosk_door_get (file, id, error);
  g_autoptr (LydTransaction) transaction = door != NULL ? lyd_transaction_begin (file->db, error) : NULL;

  return transaction != NULL && lyd_setting_set (file->db, "kiosk.probe", now, error) &&
         lyd_transaction_commit (&transaction, error);
}

/* ---- names ---- */

/* The words of a name, folded; hyphens join what they join. */
static char **
split_words (const char *text)
{
  static const char *const hyphens[] = { "-", "\u2010", "\u2011", "\u2012", "\u2013" };
  g_autoptr (GString) joined = g_string_new (text);
  g_autofree char *folded = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (hyphens); i++)
    g_string_replace (joined, hyphens[i], "", 0);
  folded = lyd_fold_text (joined->str);
  return g_strsplit (folded, " ", folded[0] == '\0' ? 1 : -1);
}

static guint
count_words (char **words)
{
  return words[0] == NULL || words[0][0] == '\0' ? 0 : g_strv_length (words);
}

/* The words from @from to before @to in one piece: "Okonkwo Reyes" is who is on file as "Okonkwo-Reyes". */
static char *
squash (char **words,
        guint from,
        guint to)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append (text, words[i]);
  return g_string_free (text, FALSE);
}

/* Whether the typed words from @from to before @to begin words of the given name, in their order; many go by their
 * second one. */
static gboolean
begins_given (char **typed,
              guint from,
              guint to,
              char **given,
              guint n_given)
{
  g_autofree char *piece = squash (typed, from, to);
  g_autofree char *whole = squash (given, 0, n_given);
  guint next = 0;

  if (from == to || n_given == 0)
    return FALSE;
  for (guint i = from; i < to; i++) {
    while (next < n_given && !g_str_has_prefix (given[next], typed[i]))
      next++;
    if (next++ >= n_given)
      return g_str_has_prefix (whole, piece);
  }
  return TRUE;
}

/* Whether what was typed is the whole of @family and the beginning of @given, in either order. */
static gboolean
fits (char **typed,
      guint n_typed,
      char **given,
      guint n_given,
      const char *family)
{
  for (guint i = 1; i < n_typed; i++) {
    g_autofree char *head = squash (typed, 0, i);
    g_autofree char *tail = squash (typed, i, n_typed);

    if ((strcmp (head, family) == 0 && begins_given (typed, i, n_typed, given, n_given)) ||
        (strcmp (tail, family) == 0 && begins_given (typed, 0, i, given, n_given)))
      return TRUE;
  }
  return FALSE;
}

/* A name of which nobody said where the family name begins: any of its last words may. One that is a single word is
 * both. */
static gboolean
fits_whole_name (char **typed,
                 guint n_typed,
                 const char *name)
{
  g_auto (GStrv) words = split_words (name);
  guint n_words = count_words (words);

  if (n_words == 1 && n_typed == 1)
    return strcmp (words[0], typed[0]) == 0;
  for (guint i = 1; i < n_words; i++) {
    g_autofree char *family = squash (words, i, n_words);

    if (fits (typed, n_typed, words, i, family))
      return TRUE;
  }
  return FALSE;
}

/* By the given name on file, or by the one that they go by. */
static gboolean
fits_family (char **typed,
             guint n_typed,
             const LydLookupRow *row)
{
  g_auto (GStrv) words = split_words (row->family);
  g_autofree char *family = squash (words, 0, count_words (words));
  g_autofree char *shown = lyd_call_name (row->name, row->family, NULL);
  const char *const givens[] = { row->given, shown };

  for (gsize i = 0; i < G_N_ELEMENTS (givens) && family[0] != '\0'; i++) {
    g_auto (GStrv) given = split_words (givens[i]);

    if (fits (typed, n_typed, given, count_words (given), family))
      return TRUE;
  }
  return FALSE;
}

static gboolean
fits_row (char **typed,
          guint n_typed,
          const LydLookupRow *row)
{
  if (row->family != NULL ? fits_family (typed, n_typed, row) : fits_whole_name (typed, n_typed, row->name))
    return TRUE;
  return (row->legal != NULL && fits_whole_name (typed, n_typed, row->legal)) ||
         (row->alias != NULL && fits_whole_name (typed, n_typed, row->alias));
}

static LydLookupLine *
line_new (const LydLookupRow *row)
{
  LydLookupLine *line = g_new0 (LydLookupLine, 1);
  g_autofree char *initial = NULL;

  line->registration = row->registration;
  line->given = lyd_call_name (row->name, row->family, &initial);
  line->name = initial != NULL ? g_strdup_printf ("%s %s.", line->given, initial) : g_strdup (line->given);
  line->organization = g_strdup (row->organization);
  return line;
}

/* ---- finding ---- */

/* Either end of what was typed may be the family name, whose words are whole; the rest may go on. */
static char *
make_match (const char *text)
{
  g_autofree char *folded = lyd_fold_text (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", MAX_WORDS + 1);
  guint n_words = count_words (words);
  GString *match = g_string_new ("names : (");

  for (guint i = 0; i <= n_words; i++) {
    /* The first i words whole and the others begun, or the other way round. */
    g_string_append (match, i > 0 ? ") OR (" : "(");
    for (guint k = 0; k < n_words; k++)
      g_string_append_printf (match, "%s\"%s\"%s", k > 0 ? " AND " : "", words[k], k < i ? "" : "*");
    g_string_append (match, ") OR (");
    for (guint k = 0; k < n_words; k++)
      g_string_append_printf (match, "%s\"%s\"%s", k > 0 ? " AND " : "", words[k], k < i ? "*" : "");
  }
  g_string_append (match, "))");
  return g_string_free (match, FALSE);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const LydLookupLine *one = *(LydLookupLine *const *) a;
  const LydLookupLine *two = *(LydLookupLine *const *) b;
  int order = g_utf8_collate (one->name, two->name);

  return order != 0 ? order : g_strcmp0 (one->organization, two->organization);
}

static gboolean
has_line (const LydLookup *self,
          const LydId *registration)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (lyd_id_equal (&((LydLookupLine *) g_ptr_array_index (self->lines, i))->registration, registration))
      return TRUE;
  return FALSE;
}

static LydLookup *
lookup_new (void)
{
  LydLookup *self = g_new0 (LydLookup, 1);

  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_lookup_line_free);
  return self;
}

/* More than a kiosk shows is nobody: not even their number is told. */
static void
finish (LydLookup *self)
{
  self->n = MIN (self->lines->len, LYD_KIOSK_MAX_FOUND + 1);
  if (self->lines->len > LYD_KIOSK_MAX_FOUND)
    g_ptr_array_set_size (self->lines, 0);
  g_ptr_array_sort (self->lines, compare_lines);
}

static gboolean
find_by_name (LydFile *file,
              const LydId *event,
              const char *text,
              LydLookup *lookup,
              GError **error)
{
  g_auto (GStrv) typed = split_words (text);
  guint n_typed = count_words (typed);
  g_autofree char *match = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (n_typed == 0 || n_typed > MAX_WORDS)
    return TRUE;
  match = make_match (text);
  rows = lyd_lookup_rows_list (file->db, event, match, MAX_ROWS, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    const LydLookupRow *row = g_ptr_array_index (rows, i);

    if (row->name != NULL && fits_row (typed, n_typed, row) && !has_line (lookup, &row->registration))
      g_ptr_array_add (lookup->lines, line_new (row));
  }
  return TRUE;
}

/* A short code finds whom it was given to. */
static gboolean
find_by_code (LydFile *file,
              const LydId *event,
              const char *short_code,
              LydLookup *lookup,
              GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydRegistration) registration =
    lyd_registrations_find_short_code (file->db, event, short_code, &local);
  g_autoptr (LydLookupLine) line = NULL;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (registration == NULL)
    return TRUE;
  line = lyd_lookup_get (file, &registration->id, error);
  if (line == NULL)
    return FALSE;
  g_ptr_array_add (lookup->lines, g_steal_pointer (&line));
  return TRUE;
}

/**
 * lyd_lookup:
 * @session: whose kiosk asks; one that is only counted answers nobody
 * @text: as somebody typed it
 *
 * Returns: (transfer full) (nullable): whom it may mean among those who are registered for the session's event
 */
LydLookup *
lyd_lookup (LydFile *file,
            const LydId *session,
            const char *text,
            GError **error)
{
  g_autofree char *id = lyd_id_to_string (session);
  g_autoptr (LydKioskDoor) door = lyd_kiosk_door_get (file, id, error);
  g_autoptr (LydLookup) lookup = lookup_new ();
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, MAX_TYPED));
  g_autofree char *short_code = lyd_short_code_read (valid);

  if (door == NULL || (short_code != NULL && !find_by_code (file, &door->event->id, short_code, lookup, error)) ||
      (lookup->lines->len == 0 && !find_by_name (file, &door->event->id, valid, lookup, error)))
    return NULL;
  finish (lookup);
  return g_steal_pointer (&lookup);
}

/* Returns: (transfer full) (nullable): how a kiosk shows @registration; an error where there is none */
LydLookupLine *
lyd_lookup_get (LydFile *file,
                const LydId *registration,
                GError **error)
{
  g_autoptr (GPtrArray) rows = lyd_lookup_rows_get (file->db, registration, error);
  const LydLookupRow *row;

  if (rows == NULL)
    return NULL;
  row = rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
  if (row == NULL || row->name == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such registration. Nobody was checked in."));
    return NULL;
  }
  return line_new (row);
}
