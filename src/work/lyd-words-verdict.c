#include "lyd-words.h"

#include "lyd-time.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>

/**
 * lyd_words_time:
 * @now: what is on the same local day as this is said without its date
 *
 * Returns: (transfer full): "8:41 am", or "Sep 21, 8:41 am", as the language writes it
 */
char *
lyd_words_time (gint64 at,
                gint64 now,
                GTimeZone *zone)
{
  return lyd_time_local_day (at, zone) == lyd_time_local_day (now, zone) ? lyd_words_clock (at, zone)
                                                                         : lyd_words_moment (at, zone);
}

/* @format is a translated literal with one %s. */
static char *
fill (const char *format,
      const char *word)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, word);
#pragma GCC diagnostic pop
}

static char *
say_unknown (const LydAdmissionResult *result,
             GTimeZone *zone)
{
  return g_strdup (_ ("No registration has this code. Look the person up by name."));
}

static char *
say_wrong_event (const LydAdmissionResult *result,
                 GTimeZone *zone)
{
  if (result->other_event == NULL)
    return g_strdup (_ ("This code belongs to another event."));
  return fill (_ ("This code belongs to “%s”."), result->other_event);
}

static char *
say_revoked (const LydAdmissionResult *result,
             GTimeZone *zone)
{
  return fill (_ ("This badge was replaced. %s has a newer one."), result->name);
}

static char *
say_left (const LydAdmissionResult *result,
          GTimeZone *zone)
{
  return fill (_ ("%s has left."), result->name);
}

/* Translators: a person's name; an event's or session's title; whom that is for. */
#define NOT_FOR _ ("%1$s is not among those whom “%2$s” is for: %3$s.")

static char *
say_status (const LydAdmissionResult *result,
            GTimeZone *zone)
{
  static const struct {
    LydVerdict verdict;
    const char *sentence;
  } sentences[] = {
    { LYD_VERDICT_CANCELLED, N_ ("%s has cancelled.") },
    { LYD_VERDICT_DENIED, N_ ("The registration of %s was not accepted.") },
    { LYD_VERDICT_PENDING, N_ ("The registration of %s is not confirmed yet.") },
    { LYD_VERDICT_WAITLISTED, N_ ("%s is on the waiting list.") },
    { LYD_VERDICT_ANSWERS_NEEDED, N_ ("%s has to answer something first.") },
    { LYD_VERDICT_IDENTIFY, N_ ("Is this %s? The short code does not check in by itself.") },
    { LYD_VERDICT_UNDONE, N_ ("The scan of %s was taken back.") },
  };

  if (result->verdict == LYD_VERDICT_PENDING && result->audience != NULL)
    return g_strdup_printf (NOT_FOR, result->name, result->session_title, result->audience);
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].verdict == result->verdict)
      return fill (_ (sentences[i].sentence), result->name);
  return g_strdup ("");
}

static char *
say_wrong_session (const LydAdmissionResult *result,
                   GTimeZone *zone)
{
  if (result->audience != NULL)
    return g_strdup_printf (NOT_FOR, result->name, result->session_title, result->audience);
  /* Translators: a person's name and a session's title. */
  return g_strdup_printf (_ ("%s has no place in “%s”."), result->name, result->session_title);
}

/* (nullable): "21 minutes ago", where that is easier to grasp than the time */
static char *
say_ago (gint64 milliseconds)
{
  int minutes = (int) CLAMP (milliseconds / LYD_MINUTE, 0, 24 * 60);

  if (milliseconds < 0 || minutes >= 24 * 60)
    return NULL;
  if (minutes == 0)
    return g_strdup (_ ("just now"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) minutes), minutes);
  return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) minutes / 60), minutes / 60);
}

static char *
say_already_in (const LydAdmissionResult *result,
                GTimeZone *zone)
{
  g_autofree char *time = NULL;
  g_autofree char *ago = NULL;

  if (result->first_at == LYD_TIME_NONE)
    return fill (_ ("%s is already in."), result->name);
  time = lyd_words_time (result->first_at, result->at, zone);
  ago = say_ago (result->at - result->first_at);
  if (ago != NULL)
    /* Translators: a time, the name of a desk or kiosk, and how long ago that was. */
    return g_strdup_printf (_ ("First checked in %s at %s, %s."), time, result->first_station, ago);
  /* Translators: a time, and the name of a desk or kiosk. */
  return g_strdup_printf (_ ("First checked in %s at %s."), time, result->first_station);
}

static char *
say_too_early (const LydAdmissionResult *result,
               GTimeZone *zone)
{
  g_autofree char *time = lyd_words_time (result->opens, result->at, zone);

  return fill (_ ("Check-in opens at %s."), time);
}

static char *
say_over (const LydAdmissionResult *result,
          GTimeZone *zone)
{
  g_autofree char *time = lyd_words_time (result->closes, result->at, zone);

  return fill (_ ("Check-in ended at %s."), time);
}

static char *
say_full (const LydAdmissionResult *result,
          GTimeZone *zone)
{
  return fill (_ ("“%s” has no free places."), result->session_title);
}

static char *
say_admitted (const LydAdmissionResult *result,
              GTimeZone *zone)
{
  if (result->overridden)
    /* Translators: a person's name, and why they were let in although a rule spoke against it. */
    return g_strdup_printf (_ ("%s is in by exception: %s"), result->name, result->reason);
  return fill (_ ("%s is checked in."), result->name);
}

/* By LydVerdict. */
static char *(*const sayings[]) (const LydAdmissionResult *result, GTimeZone *zone) = {
  [LYD_VERDICT_UNKNOWN] = say_unknown,
  [LYD_VERDICT_WRONG_EVENT] = say_wrong_event,
  [LYD_VERDICT_REVOKED] = say_revoked,
  [LYD_VERDICT_LEFT] = say_left,
  [LYD_VERDICT_CANCELLED] = say_status,
  [LYD_VERDICT_DENIED] = say_status,
  [LYD_VERDICT_PENDING] = say_status,
  [LYD_VERDICT_WAITLISTED] = say_status,
  [LYD_VERDICT_WRONG_SESSION] = say_wrong_session,
  [LYD_VERDICT_ALREADY_IN] = say_already_in,
  [LYD_VERDICT_TOO_EARLY] = say_too_early,
  [LYD_VERDICT_OVER] = say_over,
  [LYD_VERDICT_FULL] = say_full,
  [LYD_VERDICT_ANSWERS_NEEDED] = say_status,
  [LYD_VERDICT_ADMITTED] = say_admitted,
  [LYD_VERDICT_IDENTIFY] = say_status,
  [LYD_VERDICT_UNDONE] = say_status,
};

/**
 * lyd_words_verdict:
 * @zone: (nullable): the session's, made from the result where NULL
 *
 * Returns: (transfer full): the one sentence that tells staff what happened; the verdict's title stands above it
 */
char *
lyd_words_verdict (const LydAdmissionResult *result,
                   GTimeZone *zone)
{
  g_autoptr (GTimeZone) own = zone == NULL ? lyd_zone_get_or_utc (result->timezone) : g_time_zone_ref (zone);

  return sayings[result->verdict](result, own);
}

/**
 * lyd_words_next:
 *
 * Returns: (transfer full) (nullable): "Next: Keynote, Ballroom, 9:00 am"; %NULL where nothing in particular is next
 */
char *
lyd_words_next (const LydAdmissionResult *result,
                GTimeZone *zone)
{
  g_autofree char *clock = NULL;

  if (result->next_title == NULL)
    return NULL;
  clock = lyd_words_clock (result->next_start, zone);
  if (result->next_room == NULL || result->next_room[0] == '\0')
    /* Translators: where somebody goes now: a session's title and its time */
    return g_strdup_printf (_ ("Next: %s, %s"), result->next_title, clock);
  /* Translators: where somebody goes now: a session's title, its room and its time */
  return g_strdup_printf (_ ("Next: %s, %s, %s"), result->next_title, result->next_room, clock);
}
