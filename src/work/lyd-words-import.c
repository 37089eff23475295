#include "lyd-words-import.h"

#include "lyd-fold.h"

#include <glib/gi18n.h>
#include <string.h>

/* {value} and {line} stand for what the note says; translations keep them. */
static const struct {
  const char *reason;
  const char *sentence;
} sentences[] = {
  { LYD_REASON_BAD_EMAIL, N_ ("“{value}” is no e-mail address. It is kept, but nobody can be found by it.") },
  { LYD_REASON_NO_EMAIL, N_ ("No e-mail address.") },
  { LYD_REASON_NO_NAME,
    N_ ("No name. Without an e-mail address the row is left out; otherwise the address stands for the name.") },
  { LYD_REASON_TOO_FEW_CELLS, N_ ("This row has fewer cells than the title line.") },
  { LYD_REASON_TOO_MANY_CELLS,
    N_ ("This row has more cells than the title line; “{value}” and what follows is left out.") },
  { LYD_REASON_BAD_STATUS, N_ ("The status “{value}” is not known and is taken as pending.") },
  { LYD_REASON_BAD_TYPE, N_ ("The attendee type “{value}” is not known and is left out.") },
  { LYD_REASON_BAD_DATE, N_ ("“{value}” is no date that Lanyard can read. It is left out.") },
  { LYD_REASON_BAD_YES_NO, N_ ("“{value}” is neither yes nor no.") },
  { LYD_REASON_BAD_LANGUAGE, N_ ("The language “{value}” is not known and is left out.") },
  { LYD_REASON_BAD_QUANTITY, N_ ("“{value}” is no number of places.") },
  { LYD_REASON_QUANTITY, N_ ("This row stands for {value} places but names one person. Register the others by name.") },
  { LYD_REASON_REFUNDED, N_ ("Left out: refunded.") },
  { LYD_REASON_NOT_ATTENDING, N_ ("Left out: does not attend (“{value}”).") },
  { LYD_REASON_DELETED, N_ ("Left out: deleted in the other system.") },
  { LYD_REASON_TRANSFERRED, N_ ("Left out: transferred to somebody else.") },
  { LYD_REASON_NUL_BYTE, N_ ("Left out: this row is damaged (it holds a NUL byte).") },
  { LYD_REASON_TOO_LONG, N_ ("Left out: the cell “{value}” is too long.") },
  { LYD_REASON_OTHER_SECTION, N_ ("Another table begins here (“{value}”). It is not imported.") },
  { LYD_REASON_SHEET, N_ ("This workbook has several sheets. “{value}” was read.") },
  { LYD_REASON_HIDDEN_ROWS, N_ ("Rows are hidden in this sheet ({value}, from here on). They are brought in, too.") },
  { LYD_REASON_DATE_ORDER,
    N_ ("The dates in “{value}” do not tell day and month apart; the month is taken to come first.") },
  { LYD_REASON_DUPLICATE_ROW, N_ ("Left out: line {line} is about the same person ({value}) and was entered later.") },
  { LYD_REASON_SHARED_MAILBOX,
    N_ ("This e-mail address also belongs to {value}. Nobody was merged: this is taken as another person.") },
  { LYD_REASON_CHANGED_NAME, N_ ("This e-mail address belongs to {value}, who is no longer in the file under that "
                                 "name. Nothing was changed; say whether this is the same person.") },
  { LYD_REASON_UNKNOWN_SESSION, N_ ("No session of this event is called “{value}”. The choice is kept as an answer.") },
  { LYD_REASON_NO_PLACE, N_ ("No place is left: {value} comes onto the waiting list.") },
  { LYD_REASON_BEYOND_SEATS, N_ ("The included seats of the organization are taken: {value} waits for approval.") },
  { LYD_REASON_CAPACITY_EXCEEDED,
    N_ ("No place is left, but the file says that {value} is confirmed, which is kept.") },
  { LYD_REASON_SEATS_EXCEEDED,
    N_ ("The included seats of the organization are taken, but the file says that {value} is "
        "confirmed, which is kept.") },
  { LYD_REASON_SESSION_FULL, N_ ("“{value}” is full: the choice comes onto its waiting list.") },
  { LYD_REASON_NOT_FOR_THEM, N_ ("The event is not for {value}, who waits for approval.") },
  { LYD_REASON_NOT_THEIR_SESSION, N_ ("“{value}” is for others. The choice is left out.") },
  { LYD_REASON_CANCELLED_HERE, N_ ("{value} was cancelled here and stays cancelled.") },
  { LYD_REASON_TWO_OF_ONE_PERSON, N_ ("Left out: line {line} is about the same person on file ({value}).") },
};

static char *
fill (const char *sentence,
      const char *value,
      guint line)
{
  g_autofree char *number = g_strdup_printf ("%u", line);
  g_autofree char *shown = lyd_safe_text (value);
  GString *out = g_string_new (NULL);

  while (*sentence != '\0') {
    if (g_str_has_prefix (sentence, "{value}")) {
      g_string_append (out, shown);
      sentence += strlen ("{value}");
    } else if (g_str_has_prefix (sentence, "{line}")) {
      g_string_append (out, number);
      sentence += strlen ("{line}");
    } else {
      g_string_append_c (out, *sentence++);
    }
  }
  return g_string_free (out, FALSE);
}

/* Returns: (transfer full): one sentence, translated; the reason itself where it has none */
char *
lyd_words_import_problem (const LydImportNote *note)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (strcmp (sentences[i].reason, note->reason) == 0)
      return fill (_ (sentences[i].sentence), note->value, note->other_line);
  return g_strdup (note->reason);
}

/* Returns: (transfer full): "Role of Ana Wu: the file says “Director”; here it is “Organizer”, which is kept." */
char *
lyd_words_import_conflict (const LydImportConflict *conflict)
{
  g_autofree char *label = lyd_safe_text (conflict->label);
  g_autofree char *name = lyd_safe_text (conflict->name);
  g_autofree char *file = lyd_safe_text (conflict->file);
  g_autofree char *here = lyd_safe_text (conflict->here);

  if (conflict->decision == LYD_IMPORT_BOTH)
    return g_strdup_printf (_ ("%s of %s: “%s” stays, and the file’s “%s” is kept beside it."), label, name, here,
                            file);
  if (conflict->decision == LYD_IMPORT_REPLACE)
    return g_strdup_printf (_ ("%s of %s: the file’s “%s” replaces “%s”."), label, name, file, here);
  return g_strdup_printf (_ ("%s of %s: the file says “%s”; here it is “%s”, which is kept."), label, name, file, here);
}

/* Returns: (transfer full): "16 rows: 11 added, 0 updated, 0 unchanged, 5 skipped" */
char *
lyd_words_import_summary (const LydImportCounts *counts)
{
  return g_strdup_printf (_ ("%u rows: %u added, %u updated, %u unchanged, %u skipped"), counts->rows, counts->added,
                          counts->updated, counts->unchanged, counts->skipped);
}

/* Takes @part. */
static void
add_part (GString *text,
          char *part)
{
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, part);
  g_free (part);
}

/* Returns: (transfer full) (nullable): "12 places are left; of the 17 new ones, 5 come onto the waiting list, 2 are to
 * be approved."; %NULL where nobody is new, or there is room without end */
char *
lyd_words_import_room (const LydImportRoom *room)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *places = NULL;
  guint pending = room->n_seats + room->n_audience;
  int left = lyd_places_get_open (&room->places);

  if (room->n_new == 0)
    return NULL;
  if (room->n_beyond > 0)
    add_part (parts, g_strdup_printf (ngettext ("%u is registered beyond the places or seats",
                                                "%u are registered beyond the places or seats", room->n_beyond),
                                      room->n_beyond));
  if (room->n_waiting > 0)
    add_part (parts, g_strdup_printf (ngettext ("%u comes onto the waiting list", "%u come onto the waiting list",
                                                room->n_waiting),
                                      room->n_waiting));
  if (pending > 0)
    add_part (parts, g_strdup_printf (ngettext ("%u is to be approved", "%u are to be approved", pending), pending));
  if (room->places.capacity >= 0)
    places = left > 0 ? g_strdup_printf (ngettext ("%d place is left", "%d places are left", (gulong) left), left)
                      : g_strdup (_ ("No place is left"));
  if (parts->len == 0)
    return places != NULL ? g_strconcat (places, ".", NULL) : NULL;
  if (places == NULL)
    /* Translators: how many are new; then "5 come onto the waiting list, 2 are to be approved" */
    return g_strdup_printf (_ ("Of the %1$u new ones, %2$s."), room->n_new, parts->str);
  /* Translators: "12 places are left"; how many are new; then "5 come onto the waiting list, 2 are to be approved" */
  return g_strdup_printf (_ ("%1$s; of the %2$u new ones, %3$s."), places, room->n_new, parts->str);
}
