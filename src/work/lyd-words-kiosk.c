#include "lyd-words-kiosk.h"

#include "lyd-time.h"

#include <glib/gi18n.h>
#include <string.h>

/* Big letters on a small screen: short sentences, and none that says he or she. Nothing here names another event, a
 * session that is not for everybody, or whom something is for. */
#define KIOSK "kiosk"

typedef struct {
  const LydPhrasebook *book;
  const char *language;
  const LydAdmissionResult *result;
  const char *given_name;
  gboolean by_name;
} Asked;

static const char *
say (const Asked *asked,
     const char *msgid)
{
  return lyd_phrasebook_get (asked->book, asked->language, KIOSK, msgid);
}

/* ---- times ---- */

/* The space before "a. m." and the one in it are no places to break a line. */
static char *
hold_together (char *text)
{
  GString *held = g_string_new (text);

  g_free (text);
  g_string_replace (held, " ", "\u00a0", 0);
  return g_string_free (held, FALSE);
}

static char *
say_clock (const LydPhrasebook *book,
           const char *language,
           GDateTime *local)
{
  g_autofree char *digits = g_date_time_format (local, "%-I:%M");

  if (g_date_time_get_hour (local) < 12)
    return hold_together (lyd_phrasebook_fill (book, language, "time", "%s am", digits));
  return hold_together (lyd_phrasebook_fill (book, language, "time", "%s pm", digits));
}

static char *
say_day (const LydPhrasebook *book,
         const char *language,
         GDateTime *local)
{
  static const char *const months[] = {
    NC_ ("month, short", "Jan"),
    NC_ ("month, short", "Feb"),
    NC_ ("month, short", "Mar"),
    NC_ ("month, short", "Apr"),
    NC_ ("month, short", "May"),
    NC_ ("month, short", "Jun"),
    NC_ ("month, short", "Jul"),
    NC_ ("month, short", "Aug"),
    NC_ ("month, short", "Sep"),
    NC_ ("month, short", "Oct"),
    NC_ ("month, short", "Nov"),
    NC_ ("month, short", "Dec"),
  };
  const char *month =
    lyd_phrasebook_get (book, language, "month, short", months[g_date_time_get_month (local) - 1]);

  return hold_together (
    lyd_phrasebook_fill (book, language, "month and day", "%1$s %2$d", month, g_date_time_get_day_of_month (local)));
}

/**
 * lyd_words_kiosk_time:
 * @now: what is on the same local day as this is said without its date
 *
 * Returns: (transfer full): "8:41 am" or "Sep 21, 8:41 am", as @language writes it
 */
char *
lyd_words_kiosk_time (const LydPhrasebook *book,
                      const char *language,
                      gint64 at,
                      gint64 now,
                      GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (at, zone);
  g_autofree char *clock = say_clock (book, language, local);
  g_autofree char *day = NULL;

  if (lyd_time_local_day (at, zone) == lyd_time_local_day (now, zone))
    return g_steal_pointer (&clock);
  day = say_day (book, language, local);
  return lyd_phrasebook_fill (book, language, "day and time", "%1$s, %2$s", day, clock);
}

/* @format is a sentence of the book with one %s for a time; freed by the caller. */
static char *
fill_time (const Asked *asked,
           const char *format,
           gint64 at,
           GTimeZone *zone)
{
  g_autofree char *time = lyd_words_kiosk_time (asked->book, asked->language, at, asked->result->at, zone);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, time);
#pragma GCC diagnostic pop
}

/* Spanish says "a la 1:00" and "a las 9:00": the hour on the dial chooses the form, as a number does; 0 is the twelfth.
 */
static gulong
get_hour (gint64 at,
          GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (at, zone);

  return (gulong) g_date_time_get_hour (local) % 12;
}

static gboolean
is_today (const Asked *asked,
          gint64 at,
          GTimeZone *zone)
{
  return lyd_time_local_day (at, zone) == lyd_time_local_day (asked->result->at, zone);
}

/**
 * lyd_words_kiosk_place:
 * @room: (nullable): where it is
 *
 * Returns: (transfer full): where and when to go next: "Ballroom, 9:00 am"
 */
char *
lyd_words_kiosk_place (const LydPhrasebook *book,
                       const char *language,
                       const char *room,
                       gint64 start,
                       gint64 now,
                       GTimeZone *zone)
{
  g_autofree char *time = lyd_words_kiosk_time (book, language, start, now, zone);

  if (room == NULL || *room == '\0')
    return g_steal_pointer (&time);
  return lyd_phrasebook_fill (book, language, "room and time", "%1$s, %2$s", room, time);
}

/* ---- badges ---- */

/**
 * lyd_words_kiosk_badge:
 * @tray: counted from 1; with LYD_KIOSK_BADGE_TRAY
 * @slot: counted from 1; with LYD_KIOSK_BADGE_TRAY
 * @note: (out) (nullable): a smaller line below, which is the book's
 *
 * Returns: (transfer full) (nullable): where the badge is, %NULL where there is nothing to say
 */
char *
lyd_words_kiosk_badge (const LydPhrasebook *book,
                       const char *language,
                       LydKioskBadge badge,
                       int tray,
                       int slot,
                       const char **note)
{
  *note = NULL;
  switch (badge) {
  case LYD_KIOSK_BADGE_PRINTING:
    *note = lyd_phrasebook_get (book, language, "kiosk", "Please take it from the printer.");
    return g_strdup (lyd_phrasebook_get (book, language, "kiosk", "Your badge is printing"));
  case LYD_KIOSK_BADGE_TRAY:
    *note = lyd_phrasebook_get (book, language, "kiosk", "Your badge, at the desk");
    return lyd_phrasebook_fill (book, language, "kiosk", "Tray %1$d, slot %2$d", tray, slot);
  case LYD_KIOSK_BADGE_DESK:
    *note = lyd_phrasebook_get (book, language, "kiosk", "They have it ready for you.");
    return g_strdup (lyd_phrasebook_get (book, language, "kiosk", "Your badge is at the desk"));
  case LYD_KIOSK_BADGE_NONE:
  default:
    return NULL;
  }
}

/* ---- verdicts ---- */

static char *
say_since (const Asked *asked,
           GTimeZone *zone)
{
  gint64 at = asked->result->first_at;

  /* Whoever typed a name may be somebody else, and is told no time. */
  if (asked->by_name || at == LYD_TIME_NONE)
    return g_strdup (lyd_phrasebook_get (asked->book, asked->language, "kiosk", "You’re already in"));
  if (is_today (asked, at, zone))
    /* Translators: a time of today; the singular is for one o'clock. */
    return fill_time (
      asked,
      lyd_phrasebook_get_plural (asked->book, asked->language, "kiosk", "Since %s", "Since %s", get_hour (at, zone)),
      at, zone);
  /* Translators: a day and a time */
  return fill_time (asked, lyd_phrasebook_get (asked->book, asked->language, "kiosk, another day", "Here since %s"), at,
                    zone);
}

static char *
say_opens (const Asked *asked,
           GTimeZone *zone)
{
  gint64 at = asked->result->opens;

  if (is_today (asked, at, zone))
    /* Translators: a time of today; the singular is for one o'clock. */
    return fill_time (asked,
                      lyd_phrasebook_get_plural (asked->book, asked->language, "kiosk", "Check-in opens at %s",
                                                 "Check-in opens at %s", get_hour (at, zone)),
                      at, zone);
  /* Translators: a day and a time */
  return fill_time (
    asked, lyd_phrasebook_get (asked->book, asked->language, "kiosk, another day", "Check-in opens on %s"), at, zone);
}

static char *
say_ended (const Asked *asked,
           GTimeZone *zone)
{
  gint64 at = asked->result->closes;

  if (is_today (asked, at, zone))
    /* Translators: a time of today; the singular is for one o'clock. */
    return fill_time (asked,
                      lyd_phrasebook_get_plural (asked->book, asked->language, "kiosk", "Check-in ended at %s",
                                                 "Check-in ended at %s", get_hour (at, zone)),
                      at, zone);
  /* Translators: a day and a time */
  return fill_time (
    asked, lyd_phrasebook_get (asked->book, asked->language, "kiosk, another day", "Check-in ended on %s"), at, zone);
}

/* What is under the picture, by LydKioskLook. */
static const char *const look_words[] = {
  [LYD_KIOSK_LOOK_IN] = NC_ ("kiosk", "Checked in"),
  [LYD_KIOSK_LOOK_AGAIN] = NC_ ("kiosk", "Already in"),
  [LYD_KIOSK_LOOK_ASK] = NC_ ("kiosk", "One more thing"),
  [LYD_KIOSK_LOOK_STOP] = NC_ ("kiosk", "Not checked in"),
};

typedef struct {
  LydKioskLook look;
  const char *word;   /* another than the look's */
  const char *title;  /* NULL: the desk; %s is the given name */
  const char *nobody; /* the title where there is no name */
  const char *reason;
  char *(*say_reason) (const Asked *asked, GTimeZone *zone);
  const char *advice;
} Saying;

/* By LydVerdict. */
static const Saying sayings[] = {
  [LYD_VERDICT_UNKNOWN] = { LYD_KIOSK_LOOK_STOP, .reason = NC_ ("kiosk", "This code is not known here"),
                            .advice = NC_ ("kiosk", "Or look for your name on this screen.") },
  [LYD_VERDICT_WRONG_EVENT] = { LYD_KIOSK_LOOK_STOP, .reason = NC_ ("kiosk", "This badge is for another event"),
                                .advice = NC_ ("kiosk", "They will sort it out in a minute.") },
  [LYD_VERDICT_REVOKED] = { LYD_KIOSK_LOOK_STOP, .reason = NC_ ("kiosk", "This is an older badge"),
                            .advice = NC_ ("kiosk", "There is a newer one for you.") },
  [LYD_VERDICT_LEFT] = { LYD_KIOSK_LOOK_IN, .word = NC_ ("kiosk", "Checked out"),
                         .title = NC_ ("kiosk", "Goodbye, %s"), .nobody = NC_ ("kiosk", "Goodbye") },
  [LYD_VERDICT_CANCELLED] = { LYD_KIOSK_LOOK_STOP, .reason = NC_ ("kiosk", "Your registration is cancelled"),
                              .advice = NC_ ("kiosk", "If that is not right, they will help you.") },
  [LYD_VERDICT_DENIED] = { LYD_KIOSK_LOOK_STOP, .reason = NC_ ("kiosk", "Your registration is not confirmed"),
                           .advice = NC_ ("kiosk", "They will look at it with you.") },
  [LYD_VERDICT_PENDING] = { LYD_KIOSK_LOOK_STOP, .reason = NC_ ("kiosk", "Your registration is not confirmed yet"),
                            .advice = NC_ ("kiosk", "They will look at it with you.") },
  [LYD_VERDICT_WAITLISTED] = { LYD_KIOSK_LOOK_STOP, .reason = NC_ ("kiosk", "You are on the waiting list"),
                               .advice = NC_ ("kiosk", "They know whether a place is free.") },
  [LYD_VERDICT_WRONG_SESSION] = { LYD_KIOSK_LOOK_STOP, .reason = NC_ ("kiosk", "You have no place in this session"),
                                  .advice = NC_ ("kiosk", "They will tell you where to go.") },
  [LYD_VERDICT_ALREADY_IN] = { LYD_KIOSK_LOOK_AGAIN, .title = NC_ ("kiosk", "Welcome back, %s"),
                               .nobody = NC_ ("kiosk", "Welcome back"), .say_reason = say_since,
                               .advice = NC_ ("kiosk", "Nothing more to do here") },
  [LYD_VERDICT_TOO_EARLY] = { LYD_KIOSK_LOOK_STOP, .say_reason = say_opens,
                              .advice = NC_ ("kiosk", "Then hold up your badge again.") },
  [LYD_VERDICT_OVER] = { LYD_KIOSK_LOOK_STOP, .say_reason = say_ended,
                         .advice = NC_ ("kiosk", "They can still help you.") },
  [LYD_VERDICT_FULL] = { LYD_KIOSK_LOOK_STOP, .reason = NC_ ("kiosk", "This session is full"),
                         .advice = NC_ ("kiosk", "They know whether a place is free.") },
  [LYD_VERDICT_ANSWERS_NEEDED] = { LYD_KIOSK_LOOK_ASK, .reason = NC_ ("kiosk", "Some answers are missing"),
                                   .advice = NC_ ("kiosk", "They will ask you there.") },
  [LYD_VERDICT_ADMITTED] = { LYD_KIOSK_LOOK_IN, .title = NC_ ("kiosk", "Welcome, %s"),
                             .nobody = NC_ ("kiosk", "Welcome") },
  [LYD_VERDICT_IDENTIFY] = { LYD_KIOSK_LOOK_ASK, .title = NC_ ("kiosk", "Is this you?"),
                             .nobody = NC_ ("kiosk", "Is this you?") },
  [LYD_VERDICT_UNDONE] = { LYD_KIOSK_LOOK_STOP, .reason = NC_ ("kiosk", "Your check-in was taken back"),
                           .advice = NC_ ("kiosk", "They will look at it with you.") },
};

static char *
say_title (const Asked *asked,
           const Saying *saying)
{
  if (saying->title == NULL)
    return g_strdup (lyd_phrasebook_get (asked->book, asked->language, "kiosk", "Please see the desk"));
  if (asked->given_name == NULL || *asked->given_name == '\0' || strstr (saying->title, "%s") == NULL)
    return g_strdup (say (asked, saying->nobody));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (say (asked, saying->title), asked->given_name);
#pragma GCC diagnostic pop
}

/**
 * lyd_words_kiosk_verdict:
 * @given_name: (nullable): how to greet them; nothing else of a name is said
 * @by_name: whether they typed a name instead of showing a code; they are told no earlier time
 *
 * Returns: (transfer full): what the screen says, in @language
 */
LydKioskWords *
lyd_words_kiosk_verdict (const LydPhrasebook *book,
                         const char *language,
                         const LydAdmissionResult *result,
                         const char *given_name,
                         gboolean by_name)
{
  Asked asked = { book, language, result, given_name, by_name };
  LydVerdict verdict = (gsize) result->verdict < G_N_ELEMENTS (sayings) ? result->verdict : LYD_VERDICT_UNKNOWN;
  const Saying *saying = &sayings[verdict];
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (result->timezone);
  LydKioskWords *words = g_new0 (LydKioskWords, 1);

  words->look = saying->look;
  words->word = g_strdup (say (&asked, saying->word != NULL ? saying->word : look_words[saying->look]));
  words->title = say_title (&asked, saying);
  if (saying->say_reason != NULL)
    words->reason = saying->say_reason (&asked, zone);
  else if (saying->reason != NULL)
    words->reason = g_strdup (say (&asked, saying->reason));
  words->advice = saying->advice != NULL ? g_strdup (say (&asked, saying->advice)) : NULL;

  return words;
}

void
lyd_kiosk_words_free (LydKioskWords *self)
{
  g_free (self->word);
  g_free (self->title);
  g_free (self->reason);
  g_free (self->advice);
  g_free (self);
}
