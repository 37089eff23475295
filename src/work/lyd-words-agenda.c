#include "lyd-words-agenda.h"

#include "lyd-words-places.h"

#include <glib/gi18n.h>

/* What a conflict is called in the summary above an agenda, and on the row of one of its sessions. %1$s is the room or
 * the person, %2$s and %3$s are the sessions; on a row %2$s is the other one. By LydConflictKind. */
static const struct {
  const char *whole;
  const char *row;
} sentences[] = {
  [LYD_CONFLICT_ROOM] = { N_ ("%1$s is taken twice: “%2$s” and “%3$s”"), N_ ("%1$s is also taken by “%2$s”") },
  [LYD_CONFLICT_PRESENTER] = { N_ ("%1$s presents “%2$s” and “%3$s” at the same time"),
                               N_ ("%1$s also presents “%2$s”") },
  [LYD_CONFLICT_CHOICE] = { N_ ("%1$s chose “%2$s” and “%3$s”, which overlap"), N_ ("%1$s also chose “%2$s”") },
  [LYD_CONFLICT_BOTH] = { N_ ("%1$s presents “%2$s” and chose “%3$s” at the same time"),
                          N_ ("%1$s would be in “%2$s”, too") },
  [LYD_CONFLICT_OUTSIDE] = { N_ ("“%2$s” is on a day that is none of the event’s"),
                             N_ ("On a day that is none of the event’s") },
};

static const char *
get_title (const LydAgenda *agenda,
           const LydId *session)
{
  const LydAgendaLine *line = lyd_agenda_find (agenda, session);

  return line != NULL ? line->session->title : "";
}

static char *
say (const char *sentence,
     const LydConflict *conflict,
     const char *a,
     const char *b)
{
  g_autofree char *people = NULL;
  g_autoptr (GString) text = NULL;
  const char *what = conflict->what;

  if (what == NULL)
    what = people = g_strdup_printf (ngettext ("%d person", "%d people", (gulong) conflict->n), conflict->n);
  /* Not a format for printf: a translation may leave one of them out. */
  text = g_string_new (sentence);
  g_string_replace (text, "%1$s", "\001", 0);
  g_string_replace (text, "%2$s", "\002", 0);
  g_string_replace (text, "%3$s", "\003", 0);
  g_string_replace (text, "\001", what, 0);
  g_string_replace (text, "\002", a, 0);
  g_string_replace (text, "\003", b, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full): "Salon B is taken twice: “Budget lab” and “Caucus”"; plain text */
char *
lyd_words_conflict (const LydAgenda *agenda,
                    const LydConflict *conflict)
{
  return say (_ (sentences[conflict->kind].whole), conflict, get_title (agenda, &conflict->a),
              get_title (agenda, &conflict->b));
}

/* Returns: (transfer full): as lyd_words_conflict(), on the row of @session: "Salon B is also taken by “Caucus”" */
char *
lyd_words_conflict_of (const LydAgenda *agenda,
                       const LydConflict *conflict,
                       const LydId *session)
{
  const LydId *other = lyd_id_equal (&conflict->a, session) ? &conflict->b : &conflict->a;

  return say (_ (sentences[conflict->kind].row), conflict, get_title (agenda, other), "");
}

/* Returns: (transfer full): what is left where one chooses it: "18 of 30 places left", "38 counted"; "" where there is
 * nothing to say */
char *
lyd_words_left (const LydAgendaLine *line)
{
  LydHeads heads = { .heads = line->inside, .capacity = line->session->capacity };

  if (line->counted)
    return lyd_words_heads (&heads);
  return line->session->choice ? lyd_words_places (&line->places) : g_strdup ("");
}

/* Returns: (transfer full): "38 counted", "38 of 40 counted" */
char *
lyd_words_heads (const LydHeads *heads)
{
  if (heads->capacity > 0)
    /* Translators: heads in a room, of so many places. */
    return g_strdup_printf (_ ("%1$d of %2$d counted"), heads->heads, heads->capacity);
  return g_strdup_printf (_ ("%d counted"), heads->heads);
}
