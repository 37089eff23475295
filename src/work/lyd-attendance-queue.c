#include "lyd-attendance-private.h"

#include "lyd-events.h"
#include "lyd-fold.h"
#include "lyd-online-name.h"
#include "lyd-sensitive.h"

#include <string.h>

/* Whom nobody knows yet, with who it may be: their names are alike, and they are registered, or of an organization that
 * the address belongs to. Suggestions are for people to look at; none is ever taken by itself. */

/* Less is not worth a look. */
#define LEAST_LIKENESS LYD_LIKENESS_PART

void
lyd_attendance_unmatched_free (LydAttendanceUnmatched *self)
{
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_free (self->session_title);
  g_free (self->identity);
  g_free (self->name);
  g_free (self->email);
  g_free (self->file_name);
  g_free (self);
}

static void
suggestion_free (gpointer data)
{
  LydAttendanceSuggestion *self = data;

  g_free (self->name);
  g_free (self->organization);
  g_free (self);
}

/* A name in the form in which names are compared; owns its texts. */
typedef struct {
  LydNameKey key;
  char *words;
  char *given;
  char *family;
} Name;

static void
name_init (Name *self,
           const char *folded,
           const char *given,
           const char *family)
{
  g_autofree char *whole = given != NULL ? lyd_fold_text (given) : NULL;
  const char *last = strrchr (folded, ' ');
  const char *first = whole != NULL && whole[0] != '\0' ? whole : folded;

  self->words = lyd_likeness_sort_words (folded);
  self->given = g_strndup (first, strcspn (first, " "));
  self->family = family != NULL ? lyd_fold_text (family) : g_strdup (last != NULL ? last + 1 : "");
  self->key = (LydNameKey){ self->words, self->given, self->family };
}

static void
name_clear (Name *self)
{
  g_free (self->words);
  g_free (self->given);
  g_free (self->family);
}

/* Whether one begins as the other does, and neither is empty. */
static gboolean
is_shortened (const char *a,
              const char *b)
{
  return a[0] != '\0' && b[0] != '\0' && (g_str_has_prefix (a, b) || g_str_has_prefix (b, a));
}

/* In a meeting people shorten their names as nobody does on a list: "Jo Adams" or "Joanna A" is looked at for Joanna
 * Adams. */
static LydLikeness
compare_names (const LydNicknames *nicknames,
               const Name *a,
               const Name *b)
{
  LydLikeness likeness = lyd_likeness_of_names (nicknames, &a->key, &b->key);

  if (likeness == LYD_LIKENESS_NONE && is_shortened (a->given, b->given) && is_shortened (a->family, b->family) &&
      (strcmp (a->given, b->given) == 0 || strcmp (a->family, b->family) == 0))
    return LYD_LIKENESS_INITIAL;
  return likeness;
}

/* One reading of the queue. */
typedef struct {
  LydFile *file;
  const LydEvent *event;
  LydAttendanceRule rule;
  LydNicknames *nicknames;
  GStringChunk *strings;
  LydAttendanceKnown known;
  GArray *names;      /* of Name: one a registrant */
  GHashTable *words;  /* of their names -> GArray of guint: whose */
  GHashTable *alike;  /* identity -> at how many sessions */
  GHashTable *online; /* set of LydId *: registrations that were at the session at hand */
  LydId session;
  gint64 start;
  gint64 end;
  GPtrArray *list;
  LydAttendanceUnmatched *current;
  LydOnlineFold fold;
} Queue;

static void
queue_clear (Queue *self)
{
  for (guint i = 0; self->names != NULL && i < self->names->len; i++)
    name_clear (&g_array_index (self->names, Name, i));
  g_clear_pointer (&self->names, g_array_unref);
  g_clear_pointer (&self->nicknames, lyd_nicknames_free);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_clear_pointer (&self->alike, g_hash_table_unref);
  g_clear_pointer (&self->online, g_hash_table_unref);
  g_clear_pointer (&self->current, lyd_attendance_unmatched_free);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  lyd_attendance_known_clear (&self->known);
  lyd_online_fold_clear (&self->fold);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Queue, queue_clear)

static const char *
reason_of (const Queue *self,
           const LydAttendanceUnmatched *one)
{
  LydNameKind kind = lyd_online_name_classify (one->name);
  g_autofree char *email = one->email != NULL ? lyd_fold_email (one->email) : NULL;

  if (email != NULL && lyd_attendance_known_is_shared (&self->known, email))
    return LYD_REASON_SHARED_ADDRESS;

  if (g_str_has_prefix (one->identity, "mail:"))
    return LYD_REASON_SAME_NAME;
  if (kind == LYD_NAME_PHONE)
    return LYD_REASON_PHONE;
  return kind == LYD_NAME_NAMELESS ? LYD_REASON_NAMELESS : LYD_REASON_NAME_ONLY;
}

static int
compare_suggestions (gconstpointer a,
                     gconstpointer b)
{
  const LydAttendanceSuggestion *one = *(LydAttendanceSuggestion *const *) a;
  const LydAttendanceSuggestion *other = *(LydAttendanceSuggestion *const *) b;
  gboolean registered = !lyd_id_is_none (&one->registration);

  if (one->evidence != other->evidence && ((one->evidence | other->evidence) & LYD_EVIDENCE_EMAIL) != 0)
    return (one->evidence & LYD_EVIDENCE_EMAIL) != 0 ? -1 : 1;
  if (one->likeness != other->likeness)
    return one->likeness > other->likeness ? -1 : 1;
  if (registered != !lyd_id_is_none (&other->registration))
    return registered ? -1 : 1;
  /* Who is known to be there under another name is less likely to be there twice. */
  if (one->present != other->present)
    return one->present ? 1 : -1;
  return strcmp (one->name, other->name);
}

static void
suggest (Queue *self,
         const LydId *person,
         const char *name,
         const char *organization,
         LydLikeness likeness,
         guint evidence)
{
  const LydAttendanceRegistrant *registrant = lyd_attendance_known_find_person (&self->known, person);
  LydAttendanceSuggestion *suggestion;

  for (guint i = 0; i < self->current->suggestions->len; i++) {
    suggestion = g_ptr_array_index (self->current->suggestions, i);
    if (lyd_id_equal (&suggestion->person, person)) {
      suggestion->evidence |= evidence;
      suggestion->likeness = MAX (suggestion->likeness, likeness);
      return;
    }
  }
  suggestion = g_new0 (LydAttendanceSuggestion, 1);
  suggestion->person = *person;
  if (registrant != NULL)
    suggestion->registration = registrant->registration;
  suggestion->name = g_strdup (name);
  suggestion->organization = g_strdup (organization);
  suggestion->likeness = likeness;
  suggestion->evidence = evidence;
  suggestion->present = registrant != NULL && g_hash_table_contains (self->online, &registrant->registration);
  g_ptr_array_add (self->current->suggestions, suggestion);
}

/* Names that are alike have a word in common. */
static void
suggest_registrants (Queue *self,
                     const Name *name)
{
  g_auto (GStrv) words = g_strsplit (name->words, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    const GArray *indexes = g_hash_table_lookup (self->words, words[i]);

    for (guint j = 0; indexes != NULL && j < indexes->len; j++) {
      guint index = g_array_index (indexes, guint, j);
      const LydAttendanceRegistrant *one = &g_array_index (self->known.registrants, LydAttendanceRegistrant, index);
      LydLikeness likeness = compare_names (self->nicknames, name, &g_array_index (self->names, Name, index));

      if (likeness >= LEAST_LIKENESS)
        suggest (self, &one->person, one->name, one->organization, likeness, 0);
    }
  }
}

static gboolean
suggest_people (Queue *self,
                const Name *name,
                const GArray *people,
                guint evidence)
{
  for (guint i = 0; i < people->len; i++) {
    const LydAttendancePerson *person = &g_array_index (people, LydAttendancePerson, i);
    g_autofree char *folded = lyd_fold_text (person->name);
    LydLikeness likeness;
    Name theirs;

    name_init (&theirs, folded, person->given, person->family);
    likeness = compare_names (self->nicknames, name, &theirs);
    name_clear (&theirs);
    if (likeness >= LEAST_LIKENESS || evidence != LYD_EVIDENCE_ORGANIZATION)
      suggest (self, &person->person, person->name, person->organization, likeness, evidence);
  }
  return TRUE;
}

/* Registrants whose address is nearly @folded. */
static void
suggest_mailbox (Queue *self,
                 const Name *name,
                 const char *folded)
{
  g_autofree char *mailbox = lyd_likeness_email_key (folded);
  const GArray *indexes = mailbox != NULL ? g_hash_table_lookup (self->known.by_mailbox, mailbox) : NULL;

  for (guint i = 0; indexes != NULL && i < indexes->len; i++) {
    guint index = g_array_index (indexes, guint, i);
    const LydAttendanceRegistrant *one = &g_array_index (self->known.registrants, LydAttendanceRegistrant, index);

    suggest (self, &one->person, one->name, one->organization,
             compare_names (self->nicknames, name, &g_array_index (self->names, Name, index)),
             LYD_EVIDENCE_EMAIL_VARIANT);
  }
}

/* By the address: whose it is, and everybody of the organization that it is of. */
static gboolean
suggest_by_email (Queue *self,
                  const Name *name,
                  GError **error)
{
  g_autofree char *folded = lyd_fold_email (self->current->email);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (LydAttendancePerson));
  const char *organization;
  LydId id;

  if (folded == NULL)
    return TRUE;
  suggest_mailbox (self, name, folded);
  if (!lyd_attendance_rows_find_people (self->file->db, "email", folded, self->strings, people, error) ||
      !suggest_people (self, name, people, LYD_EVIDENCE_EMAIL) ||
      !lyd_attendance_known_guess_organization (&self->known, self->file, NULL, folded, &id, &organization,
                                                self->strings, error))
    return FALSE;
  g_array_set_size (people, 0);
  return lyd_id_is_none (&id) ||
         (lyd_attendance_rows_find_members (self->file->db, &id, self->strings, people, error) &&
          suggest_people (self, name, people, LYD_EVIDENCE_ORGANIZATION));
}

/* What was learned of a name or a number also leads to people who are not alike by name; whoever is called so is asked
 * for, wherever they are registered. */
static gboolean
suggest_by_alias (Queue *self,
                  const Name *name,
                  const char *folded,
                  GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (LydAttendancePerson));
  g_autofree char *digits =
    g_str_equal (self->current->reason, LYD_REASON_PHONE) ? lyd_fold_phone (self->current->name) : NULL;

  if (folded[0] != '\0' &&
      !lyd_attendance_rows_find_people (self->file->db, "name", folded, self->strings, people, error))
    return FALSE;
  if (digits != NULL && strchr (self->current->name, '*') == NULL &&
      (!lyd_attendance_rows_find_people (self->file->db, "phone", digits, self->strings, people, error) ||
       !lyd_attendance_rows_find_phones (self->file->db, &self->event->id, digits, self->strings, people, error)))
    return FALSE;
  suggest_people (self, name, people, digits != NULL ? LYD_EVIDENCE_PHONE : LYD_EVIDENCE_EMAIL_VARIANT);
  g_array_set_size (people, 0);
  return folded[0] == '\0' ||
         (lyd_attendance_rows_find_namesakes (self->file->db, folded, self->strings, people, error) &&
          suggest_people (self, name, people, 0));
}

static gboolean
add_suggestions (Queue *self,
                 GError **error)
{
  LydAttendanceUnmatched *one = self->current;
  g_autofree char *folded = one->name != NULL ? lyd_online_name_strip_device (one->name) : g_strdup ("");
  Name name;
  gboolean ok;

  if (g_str_equal (one->reason, LYD_REASON_PHONE) || g_str_equal (one->reason, LYD_REASON_NAMELESS))
    folded[0] = '\0';
  name_init (&name, folded, NULL, NULL);
  if (folded[0] != '\0')
    suggest_registrants (self, &name);
  ok = suggest_by_email (self, &name, error) && suggest_by_alias (self, &name, folded, error);
  name_clear (&name);
  g_ptr_array_sort (one->suggestions, compare_suggestions);
  if (one->suggestions->len > LYD_ATTENDANCE_MOST_SUGGESTIONS)
    g_ptr_array_set_size (one->suggestions, LYD_ATTENDANCE_MOST_SUGGESTIONS);
  return ok;
}

/* The last row of somebody was read. */
static gboolean
end_current (Queue *self,
             GError **error)
{
  LydAttendanceUnmatched *one = self->current;
  guint n_sessions;
  LydOnlineSum sum;

  if (one == NULL)
    return TRUE;
  sum = lyd_online_fold_end (&self->fold, &self->rule, self->start, self->end);
  lyd_online_fold_reset (&self->fold);
  one->role = sum.role;
  one->seconds = self->rule.clip ? sum.counted : sum.seconds;
  one->first_at = sum.first_at;
  one->last_at = sum.last_at;
  one->connections = sum.connections;
  one->attended = sum.attended;
  one->reason = reason_of (self, one);
  n_sessions = GPOINTER_TO_UINT (g_hash_table_lookup (self->alike, one->identity));
  one->n_others = n_sessions > 0 ? n_sessions - 1 : 0;
  if (!add_suggestions (self, error))
    return FALSE;
  g_ptr_array_add (self->list, g_steal_pointer (&self->current));
  return TRUE;
}

static gboolean
begin_session (Queue *self,
               const LydId *id,
               GError **error)
{
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GArray) rows = NULL;

  if (lyd_id_equal (&self->session, id))
    return TRUE;
  session = lyd_sessions_get (self->file->db, id, error);
  rows = session != NULL ? lyd_attendance_rows_list (self->file->db, id, self->strings, error) : NULL;
  if (rows == NULL)
    return FALSE;
  self->session = *id;
  self->start = session->start;
  self->end = session->end;
  g_hash_table_remove_all (self->online);
  for (guint i = 0; i < rows->len; i++) {
    const LydAttendanceRow *row = &g_array_index (rows, LydAttendanceRow, i);

    if (row->connected || row->room_at != LYD_TIME_NONE)
      g_hash_table_add (self->online, g_memdup2 (&row->who.registration, sizeof (LydId)));
  }
  return TRUE;
}

static gboolean
add_row (gpointer data,
         const LydId *session,
         const char *file_name,
         const LydEvidenceRow *row,
         GError **error)
{
  Queue *self = data;
  LydAttendanceUnmatched *one = self->current;
  g_autoptr (LydSession) thing = NULL;

  if (one == NULL || !lyd_id_equal (&one->session, session) || strcmp (one->identity, row->identity) != 0) {
    if (!end_current (self, error) || !begin_session (self, session, error))
      return FALSE;
    thing = lyd_sessions_get (self->file->db, session, error);
    if (thing == NULL)
      return FALSE;
    one = self->current = g_new0 (LydAttendanceUnmatched, 1);
    one->session = *session;
    one->session_title = g_strdup (thing->title);
    one->identity = g_strdup (row->identity);
    one->file_name = g_strdup (file_name);
    one->line = row->line;
    one->suggestions = g_ptr_array_new_with_free_func (suggestion_free);
  }
  if (one->name == NULL)
    one->name = g_strdup (row->name);
  if (one->email == NULL)
    one->email = g_strdup (row->email);
  lyd_online_fold_add (&self->fold, 0, row->kind, row->role, row->joined, row->left_at, row->seconds, row->amount);
  return TRUE;
}

static void
index_words (Queue *self,
             const char *text,
             guint index)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    GArray *indexes = g_hash_table_lookup (self->words, words[i]);

    if (indexes == NULL) {
      indexes = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->words, g_strdup (words[i]), indexes);
    }
    g_array_append_val (indexes, index);
  }
}

static void
name_registrants (Queue *self)
{
  const GArray *registrants = self->known.registrants;

  self->names = g_array_sized_new (FALSE, FALSE, sizeof (Name), registrants->len);
  for (guint i = 0; i < registrants->len; i++) {
    const LydAttendanceRegistrant *registrant = &g_array_index (registrants, LydAttendanceRegistrant, i);
    g_autofree char *folded = lyd_fold_text (registrant->name);
    Name name;

    name_init (&name, folded, registrant->given, registrant->family);
    g_array_append_val (self->names, name);
    index_words (self, name.words, i);
    /* Names by which they are listed may be others than their parts. */
    index_words (self, name.given, i);
    index_words (self, name.family, i);
  }
}

/**
 * lyd_attendance_list_unmatched:
 *
 * Whoever was at a session of @event and of whom nobody has said who they are, with who it may be.
 *
 * Returns: (transfer full) (nullable) (element-type LydAttendanceUnmatched): by session; %NULL with %LYD_ERROR_INVALID
 *   where the event names nobody
 */
GPtrArray *
lyd_attendance_list_unmatched (LydFile *file,
                               const LydId *event,
                               GError **error)
{
  g_autoptr (LydEvent) thing = lyd_events_get (file->db, event, error);
  g_auto (Queue) self = { .file = file, .event = thing };

  if (thing == NULL || !lyd_sensitive_refuse (thing, error))
    return NULL;
  self.strings = g_string_chunk_new (4096);
  self.alike = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self.online = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  self.list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_attendance_unmatched_free);
  self.nicknames = lyd_nicknames_new ();
  lyd_online_fold_init (&self.fold);
  lyd_attendance_known_init (&self.known);
  if (!lyd_attendance_rules_get (file->db, thing->kind, &self.rule, NULL, error) ||
      !lyd_attendance_known_load (&self.known, file, event, NULL, self.strings, error) ||
      !lyd_attendance_rows_count_alike (file->db, event, self.alike, error))
    return NULL;
  name_registrants (&self);
  if (!lyd_attendance_rows_read_unmatched (file->db, event, add_row, &self, error) || !end_current (&self, error))
    return NULL;
  return g_steal_pointer (&self.list);
}
