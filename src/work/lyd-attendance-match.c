#include "lyd-attendance-private.h"

#include "lyd-fold.h"
#include "lyd-online-name.h"

#include <string.h>

/*
 * Who somebody in a report is: what was settled before, else what no person is (a note-taking program, a name that is
 * nobody), else the e-mail address, else a name that was learned. Nobody is ever taken for somebody because their names
 * are alike: that is for people to say.
 */

static gboolean
ask (LydWho *who,
     const char *reason)
{
  who->outcome = LYD_ATTENDANCE_AMBIGUOUS;
  who->reason = reason;
  return TRUE;
}

static gboolean
ignore (LydWho *who,
        const char *reason)
{
  who->outcome = LYD_ATTENDANCE_IGNORED;
  who->reason = reason;
  return TRUE;
}

static gboolean
is_nobody (LydWho *who,
           LydSettled how,
           const char *reason)
{
  who->how = how;
  return ignore (who, reason);
}

/* They are @person: registered, or to be. */
static void
take_person (LydAttendancePlan *self,
             LydWho *who,
             const LydId *person,
             LydSettled how)
{
  const LydAttendanceRegistrant *registrant = lyd_attendance_known_find_person (&self->known, person);

  who->person = *person;
  who->how = how;
  who->outcome = registrant != NULL ? LYD_ATTENDANCE_MATCHED : LYD_ATTENDANCE_ADDED;
  if (registrant != NULL)
    who->registration = registrant->registration;
}

/* @decided: (out): it was, at an earlier report or by hand */
static void
match_settled (LydAttendancePlan *self,
               LydWho *who,
               gboolean *decided)
{
  const LydSettlement *settlement = g_hash_table_lookup (self->known.settlements, who->identity);
  const LydAttendanceRegistrant *registrant;

  *decided = FALSE;
  if (settlement == NULL)
    return;
  if (lyd_id_is_none (&settlement->registration)) {
    (void) is_nobody (who, settlement->how,
                      settlement->how == LYD_SETTLED_BOT ? LYD_REASON_BOT : LYD_REASON_NOBODY);
  } else {
    registrant = lyd_attendance_known_find_registration (&self->known, &settlement->registration);
    if (registrant == NULL)
      return;
    take_person (self, who, &registrant->person, settlement->how);
  }
  who->known = TRUE;
  *decided = TRUE;
}

static gboolean
has_same_name (const char *name,
               const LydWho *who)
{
  g_autofree char *theirs = lyd_fold_text (name);
  g_autofree char *words = lyd_likeness_sort_words (theirs);
  g_autofree char *called = lyd_attendance_known_dup_name (who);
  g_autofree char *folded = lyd_fold_text (called);
  g_autofree char *sorted = lyd_likeness_sort_words (folded);

  return strcmp (words, sorted) == 0;
}

/* Several people on file have the address: it is the one who is called so, or else the only one who is registered. */
static const LydAttendancePerson *
choose_person (LydAttendancePlan *self,
               const LydWho *who,
               const GArray *people)
{
  const LydAttendancePerson *named = NULL;
  const LydAttendancePerson *registered = NULL;
  guint n_named = 0;
  guint n_registered = 0;

  for (guint i = 0; i < people->len; i++) {
    const LydAttendancePerson *person = &g_array_index (people, LydAttendancePerson, i);

    if (has_same_name (person->name, who)) {
      named = person;
      n_named++;
    }
    if (lyd_attendance_known_find_person (&self->known, &person->person) != NULL) {
      registered = person;
      n_registered++;
    }
  }
  if (people->len == 1)
    return &g_array_index (people, LydAttendancePerson, 0);
  if (n_named == 1)
    return named;
  return n_named == 0 && n_registered == 1 ? registered : NULL;
}

/* Whether somebody who is registered has nearly the address: another "+tag", or another writing of the same mailbox. */
static gboolean
is_registered_mailbox (LydAttendancePlan *self,
                       const LydWho *who)
{
  g_autofree char *mailbox = lyd_likeness_email_key (who->folded);

  return mailbox != NULL && g_hash_table_contains (self->known.by_mailbox, mailbox);
}

/* Whether somebody who is registered has the name of @who. */
static gboolean
is_registered_name (LydAttendancePlan *self,
                    const LydWho *who)
{
  g_autofree char *called = lyd_attendance_known_dup_name (who);
  g_autofree char *folded = lyd_fold_text (called);

  return g_hash_table_contains (self->known.by_name, folded);
}

static gboolean
match_email (LydAttendancePlan *self,
             LydFile *file,
             LydWho *who,
             gboolean *decided,
             GError **error)
{
  g_autoptr (GArray) people = NULL;
  const LydAttendancePerson *person;

  *decided = FALSE;
  if (who->folded == NULL)
    return TRUE;
  people = g_array_new (FALSE, FALSE, sizeof (LydAttendancePerson));
  if (!lyd_attendance_rows_find_people (file->db, "email", who->folded, self->strings, people, error))
    return FALSE;
  if (people->len == 0)
    return TRUE;
  *decided = TRUE;
  person = choose_person (self, who, people);
  if (person == NULL)
    return ask (who, LYD_REASON_SHARED_ADDRESS);
  take_person (self, who, &person->person, LYD_SETTLED_EMAIL);
  return TRUE;
}

/* A name that was learned, leads to exactly one person, and is nobody else's: nobody's who is registered, under any of
 * their names, and nobody's own on file. */
static gboolean
match_alias (LydAttendancePlan *self,
             LydFile *file,
             LydWho *who,
             const char *name,
             gboolean *decided,
             GError **error)
{
  g_autofree char *folded = lyd_fold_text (name);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (LydAttendancePerson));
  const GArray *registered = g_hash_table_lookup (self->known.by_name, folded);
  const LydAttendancePerson *person;

  *decided = FALSE;
  if (folded[0] == '\0' ||
      !lyd_attendance_rows_find_people (file->db, "name", folded, self->strings, people, error))
    return folded[0] == '\0';
  if (people->len != 1)
    return TRUE;
  person = &g_array_index (people, LydAttendancePerson, 0);
  for (guint i = 0; registered != NULL && i < registered->len; i++) {
    guint index = g_array_index (registered, guint, i);

    if (!lyd_id_equal (&g_array_index (self->known.registrants, LydAttendanceRegistrant, index).person,
                       &person->person))
      return TRUE;
  }
  if (!lyd_attendance_rows_find_namesakes (file->db, folded, self->strings, people, error))
    return FALSE;
  if (people->len > 1)
    return TRUE;
  person = &g_array_index (people, LydAttendancePerson, 0); /* the array may have moved */
  take_person (self, who, &person->person, LYD_SETTLED_ALIAS);
  *decided = TRUE;
  return TRUE;
}

static gboolean
is_listed_nobody (LydAttendancePlan *self,
                  const LydWho *who)
{
  g_autofree char *folded = lyd_fold_text (who->name);

  return folded[0] != '\0' && g_hash_table_contains (self->known.nobody, folded);
}

/* Nobody on file has the address. */
static gboolean
match_new (LydAttendancePlan *self,
           LydWho *who)
{
  gboolean there = who->came || who->answered;

  if (is_registered_name (self, who) || is_registered_mailbox (self, who))
    return there ? ask (who, LYD_REASON_SAME_NAME) : ignore (who, LYD_REASON_SAME_NAME);
  who->outcome = LYD_ATTENDANCE_ADDED;
  who->how = LYD_SETTLED_NEW;
  return TRUE;
}

static gboolean
match_unknown (LydAttendancePlan *self,
               LydWho *who,
               LydNameKind kind)
{
  if (kind == LYD_NAME_RECORDER)
    return is_nobody (who, LYD_SETTLED_BOT, LYD_REASON_BOT);
  if (who->folded != NULL)
    return match_new (self, who);
  if (!who->came && !who->answered)
    return ignore (who, LYD_REASON_NAME_ONLY);
  /* "Anonymous Attendee" asked something: nobody can ever tell. */
  if (!who->came && kind == LYD_NAME_NAMELESS)
    return is_nobody (who, LYD_SETTLED_NOBODY, LYD_REASON_NOBODY);
  if (kind == LYD_NAME_PHONE)
    return ask (who, LYD_REASON_PHONE);
  return ask (who, kind == LYD_NAME_NAMELESS ? LYD_REASON_NAMELESS : LYD_REASON_NAME_ONLY);
}

/**
 * lyd_attendance_match:
 * @who: its rows gathered
 *
 * Finds out who that is, or why it cannot be known.
 */
gboolean
lyd_attendance_match (LydAttendancePlan *self,
                      LydFile *file,
                      LydWho *who,
                      GError **error)
{
  LydNameKind kind = lyd_online_name_classify (who->name);
  gboolean there = who->came || who->answered;
  gboolean decided;

  if (!there && !who->absent && !who->registered)
    return ignore (who, LYD_REASON_WAITED);
  if (!there && !who->approved)
    return ignore (who, LYD_REASON_NOT_APPROVED);
  match_settled (self, who, &decided);
  if (decided)
    return TRUE;
  if (there && (kind == LYD_NAME_BOT || lyd_online_email_is_bot (who->folded)))
    return is_nobody (who, LYD_SETTLED_BOT, LYD_REASON_BOT);
  if (!match_email (self, file, who, &decided, error))
    return FALSE;
  if (!decided && is_listed_nobody (self, who)) {
    decided = TRUE;
    (void) is_nobody (who, LYD_SETTLED_NOBODY, LYD_REASON_NOBODY);
  }
  if (!decided && who->folded == NULL && kind == LYD_NAME_PERSON) {
    if (!match_alias (self, file, who, who->name, &decided, error) ||
        (!decided && who->original != NULL && !match_alias (self, file, who, who->original, &decided, error)))
      return FALSE;
  }
  return decided || match_unknown (self, who, kind);
}
