#include "lyd-words-places.h"

#include "lyd-seating-private.h"

#include <glib/gi18n.h>

/* Returns: (transfer full): "3 of 140 places left", "All 140 places taken · 2 waiting"; "" without a limit and nobody
 * waiting */
char *
lyd_words_places (const LydPlaces *places)
{
  GString *text = g_string_new (NULL);
  int over = lyd_places_get_over (places);

  if (places->capacity >= 0 && over > 0)
    /* Translators: how many are confirmed beyond so many places. */
    g_string_append_printf (text, _ ("%1$d more than the %2$d places"), over, places->capacity);
  else if (places->capacity >= 0 && lyd_places_get_left (places) == 0)
    g_string_append_printf (text, ngettext ("The one place is taken", "All %d places taken", (gulong) places->capacity),
                            places->capacity);
  else if (places->capacity >= 0)
    /* Translators: how many of so many. */
    g_string_append_printf (text,
                            ngettext ("%1$d of %2$d places left", "%1$d of %2$d places left",
                                      (gulong) lyd_places_get_left (places)),
                            lyd_places_get_left (places), places->capacity);
  if (places->waiting > 0) {
    if (text->len > 0)
      g_string_append (text, " · ");
    g_string_append_printf (text, _ ("%d waiting"), places->waiting);
  }
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full): "2 of 2 included seats taken · 1 for approval" */
char *
lyd_words_seats (const LydSeatLine *line)
{
  GString *text = g_string_new (NULL);

  if (line->seats.included < 0)
    g_string_append_printf (
      text, ngettext ("%d seat taken, no limit", "%d seats taken, no limit", (gulong) line->seats.taken),
      line->seats.taken);
  else
    g_string_append_printf (text,
                            ngettext ("%1$d of %2$d included seat taken", "%1$d of %2$d included seats taken",
                                      (gulong) line->seats.included),
                            line->seats.taken, line->seats.included);
  if (line->seats.pending > 0)
    g_string_append_printf (text, ngettext (" · %d for approval", " · %d for approval", (gulong) line->seats.pending),
                            line->seats.pending);
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full) (nullable): "Moved up from the waiting list: Ana Wu"; %NULL where nobody did */
char *
lyd_words_promoted (const GPtrArray *promoted)
{
  g_autofree char *names = NULL;

  if (promoted->len == 0)
    return NULL;
  names = lyd_promotions_dup_names (promoted);
  return g_strdup_printf (_ ("Moved up from the waiting list: %s"), names);
}

/* Takes @sentence. */
static void
append_sentence (GString *text,
                 char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

/* Returns: (transfer full) (nullable): why somebody is not simply registered, a sentence each; %NULL where they are */
char *
lyd_words_registered (const LydRegistrationResult *result)
{
  GString *text = g_string_new (NULL);

  if (result->hold == LYD_HOLD_FULL)
    /* Translators: a person's name; how many wait, of whom they are the last. */
    g_string_append_printf (text, _ ("No place is left: %1$s is number %2$d on the waiting list."), result->name,
                            result->places.waiting);
  else if (result->hold == LYD_HOLD_SEATS)
    g_string_append_printf (text, _ ("The included seats of the organization are taken: %s waits for approval."),
                            result->name);
  else if (result->hold == LYD_HOLD_AUDIENCE)
    /* Translators: a person's name; whom the event is for. */
    g_string_append_printf (text, _ ("This is for %2$s: %1$s waits for approval."), result->name, result->audience);
  for (guint i = 0; i < result->refused->len; i++)
    append_sentence (text,
                     /* Translators: a session's title, a person's name. */
                     g_strdup_printf (_ ("“%1$s” is for others: %2$s has no place there."),
                                      (const char *) g_ptr_array_index (result->refused, i), result->name));
  for (guint i = 0; i < result->waits->len; i++)
    append_sentence (text,
                     /* Translators: a session's title, a person's name. */
                     g_strdup_printf (_ ("“%1$s” is full: %2$s waits for a place there."),
                                      (const char *) g_ptr_array_index (result->waits, i), result->name));
  return g_string_free (text, text->len == 0);
}
