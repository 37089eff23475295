#include "lyd-conflicts.h"

#include "lyd-fold.h"
#include "lyd-time.h"

#include <glib/gi18n.h>
#include <string.h>

static const LydWord kinds[] = {
  { "room", NC_ ("conflict", "Room taken twice") },
  { "presenter", NC_ ("conflict", "Presenter in two places") },
  { "choice", NC_ ("conflict", "People in two places") },
  { "both", NC_ ("conflict", "Presenter goes elsewhere") },
  { "outside", NC_ ("conflict", "Outside of the event’s days") },
};

const LydVocabulary lyd_conflict_kinds = { "conflict", kinds, G_N_ELEMENTS (kinds) };

void
lyd_conflict_free (LydConflict *self)
{
  g_free (self->what);
  g_free (self);
}

/* Whether one session's conflicts include this one. */
gboolean
lyd_conflict_concerns (const LydConflict *self,
                       const LydId *session)
{
  return lyd_id_equal (&self->a, session) || lyd_id_equal (&self->b, session);
}

/* Whether one is still on when the other begins; back to back is no overlap. */
gboolean
lyd_sessions_overlap (const LydSession *a,
                      const LydSession *b)
{
  return a->start < b->end && b->start < a->end;
}

/* Arrival goes on for days beside everything else: it is a desk, and takes nobody's time nor a room's. */
gboolean
lyd_session_takes_time (const LydSession *self)
{
  return self->kind != LYD_SESSION_ARRIVAL;
}

static LydConflict *
add (GPtrArray *found,
     LydConflictKind kind,
     const LydSession *a,
     const LydSession *b,
     const char *what)
{
  LydConflict *conflict = g_new0 (LydConflict, 1);

  conflict->kind = kind;
  conflict->a = a->id;
  conflict->b = b != NULL ? b->id : lyd_id_none;
  conflict->what = g_strdup (what);
  conflict->n = 1;
  g_ptr_array_add (found, conflict);
  return conflict;
}

static gboolean
is_same_presenter (const LydPresenter *a,
                   const LydPresenter *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (!lyd_id_is_none (&a->person) && !lyd_id_is_none (&b->person))
    return lyd_id_equal (&a->person, &b->person);
  left = lyd_fold_text (a->name);
  right = lyd_fold_text (b->name);
  return strcmp (left, right) == 0;
}

static void
compare_presenters (const LydSession *a,
                    const LydSession *b,
                    GPtrArray *found)
{
  for (guint i = 0; a->presenters != NULL && i < a->presenters->len; i++)
    for (guint j = 0; b->presenters != NULL && j < b->presenters->len; j++) {
      const LydPresenter *presenter = g_ptr_array_index (a->presenters, i);

      if (is_same_presenter (presenter, g_ptr_array_index (b->presenters, j)))
        add (found, LYD_CONFLICT_PRESENTER, a, b, presenter->name);
    }
}

static void
compare_rooms (const LydSession *a,
               const LydSession *b,
               GPtrArray *found)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (a->room == NULL || b->room == NULL)
    return;
  left = lyd_fold_text (a->room);
  right = lyd_fold_text (b->room);
  if (strcmp (left, right) == 0)
    add (found, LYD_CONFLICT_ROOM, a, b, a->room);
}

/* Who comes to a session: a set of persons, each with their name. */
static GHashTable *
group_attenders (const GArray *attenders)
{
  GHashTable *sessions =
    g_hash_table_new_full (lyd_id_hash, lyd_id_equal, NULL, (GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; attenders != NULL && i < attenders->len; i++) {
    LydAttender *attender = &g_array_index (attenders, LydAttender, i);
    GHashTable *people = g_hash_table_lookup (sessions, &attender->session);

    if (people == NULL) {
      people = g_hash_table_new (lyd_id_hash, lyd_id_equal);
      g_hash_table_insert (sessions, &attender->session, people);
    }
    g_hash_table_insert (people, &attender->person, (gpointer) attender->name);
  }
  return sessions;
}

static void
compare_attenders (const LydSession *a,
                   const LydSession *b,
                   GHashTable *attenders,
                   GPtrArray *found)
{
  GHashTable *left = g_hash_table_lookup (attenders, &a->id);
  GHashTable *right = g_hash_table_lookup (attenders, &b->id);
  LydConflict *conflict = NULL;
  GHashTableIter iter;
  gpointer person, name;

  if (left == NULL || right == NULL)
    return;
  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &person, &name)) {
    if (!g_hash_table_contains (right, person))
      continue;
    if (conflict == NULL) {
      conflict = add (found, LYD_CONFLICT_CHOICE, a, b, name);
    } else {
      conflict->n++;
      g_clear_pointer (&conflict->what, g_free);
    }
  }
}

/* Whoever presents @presented chose @chosen. */
static void
compare_presenter_with_attenders (const LydSession *presented,
                                  const LydSession *chosen,
                                  GHashTable *attenders,
                                  GPtrArray *found)
{
  GHashTable *people = g_hash_table_lookup (attenders, &chosen->id);

  for (guint i = 0; people != NULL && presented->presenters != NULL && i < presented->presenters->len; i++) {
    const LydPresenter *presenter = g_ptr_array_index (presented->presenters, i);

    if (!lyd_id_is_none (&presenter->person) && g_hash_table_contains (people, &presenter->person))
      add (found, LYD_CONFLICT_BOTH, presented, chosen, presenter->name);
  }
}

static gboolean
is_outside (const LydEvent *event,
            const LydSession *session,
            GTimeZone *zone)
{
  return lyd_time_local_day (session->start, zone) < lyd_time_local_day (event->start, zone) ||
         lyd_time_local_day (session->end, zone) > lyd_time_local_day (event->end, zone);
}

/**
 * lyd_conflicts_find:
 * @sessions: (element-type LydSession): the event's, by start, with their presenters
 * @attenders: (nullable) (element-type LydAttender): who chose what; nobody of a session that is only counted
 *
 * Returns: (transfer full) (element-type LydConflict): by the start of the first session; each pair of sessions, room
 *   and presenter once, and all the people who chose the same two together
 */
GPtrArray *
lyd_conflicts_find (const LydEvent *event,
                    const GPtrArray *sessions,
                    const GArray *attenders)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_conflict_free);
  g_autoptr (GHashTable) people = group_attenders (attenders);
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);

  for (guint i = 0; i < sessions->len; i++) {
    const LydSession *a = g_ptr_array_index (sessions, i);

    if (!lyd_session_takes_time (a))
      continue;
    if (is_outside (event, a, zone))
      add (found, LYD_CONFLICT_OUTSIDE, a, NULL, NULL);
    for (guint j = i + 1; j < sessions->len; j++) {
      const LydSession *b = g_ptr_array_index (sessions, j);

      if (!lyd_session_takes_time (b) || !lyd_sessions_overlap (a, b))
        continue;
      compare_rooms (a, b, found);
      compare_presenters (a, b, found);
      compare_attenders (a, b, people, found);
      compare_presenter_with_attenders (a, b, people, found);
      compare_presenter_with_attenders (b, a, people, found);
    }
  }
  return found;
}
