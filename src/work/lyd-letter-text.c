#include "lyd-letter-text.h"

#include "lyd-time.h"

#include <glib/gi18n.h>
#include <string.h>

static const LydWord letter_kinds[] = {
  { "invitation", NC_ ("letter", "Invitation") },
  { "changed", NC_ ("letter", "New time or place") },
  { "cancelled", NC_ ("letter", "Cancelled") },
  { "reminder", NC_ ("letter", "Reminder") },
  { "ticket", NC_ ("letter", "Your ticket") },
  { "thank-you", NC_ ("letter", "Thank you (attended)") },
  { "missed-you", NC_ ("letter", "We missed you (did not come)") },
};

const LydVocabulary lyd_letter_kinds = { "letter", letter_kinds, G_N_ELEMENTS (letter_kinds) };

static const LydWord placeholders[] = {
  { "name", NC_ ("placeholder", "Given name") },
  { "event", NC_ ("placeholder", "Title of the event") },
  { "when", NC_ ("placeholder", "Time, in the event's zone") },
  { "your_time", NC_ ("placeholder", "Time where the person is, if it differs") },
  { "place", NC_ ("placeholder", "Place") },
  { "page", NC_ ("placeholder", "Registration link (public)") },
  { "join", NC_ ("placeholder", "Join link (private), if it is included") },
  { "code", NC_ ("placeholder", "Short code") },
  { "sender", NC_ ("placeholder", "Who writes") },
  { "recording", NC_ ("placeholder", "Link to the recording, if there is one") },
  { "certificate", NC_ ("placeholder", "That the certificate is attached, if it is") },
};

const LydVocabulary lyd_placeholders = { "placeholder", placeholders, G_N_ELEMENTS (placeholders) };

#define FACTS_EN "When: {when}\nYour time: {your_time}\nWhere: {place}\nMore: {page}\nJoin: {join}\n"
#define FACTS_ES "Cuándo: {when}\nSu hora: {your_time}\nDónde: {place}\nMás información: {page}\nPara entrar: {join}\n"

/* In the readers' languages; hence not for translators. A line whose placeholders are all empty is left out. */
static const struct {
  const char *subject;
  const char *body;
} texts[LYD_N_LETTER_KINDS][LYD_N_LETTER_LANGUAGES] = {
  [LYD_LETTER_INVITATION] = { { "You are registered: {event}",
                                "Dear {name},\n\nYou are registered for {event}.\n\n" FACTS_EN
                                "\nThe invitation puts it into your calendar.\n\n{sender}\n" },
                              { "Su inscripción: {event}",
                                "Hola, {name}:\n\nSu inscripción en {event} está confirmada.\n\n" FACTS_ES
                                "\nLa invitación lo agrega a su calendario.\n\n{sender}\n" } },
  [LYD_LETTER_CHANGED] = { { "New time or place: {event}",
                             "Dear {name},\n\nThe time or place of {event} has changed. This is what holds "
                             "now:\n\n" FACTS_EN
                             "\nThe new invitation takes the place of the old one in your calendar.\n\n{sender}\n" },
                           { "Cambio de hora o lugar: {event}",
                             "Hola, {name}:\n\nCambió la hora o el lugar de {event}. Esto es lo que vale "
                             "ahora:\n\n" FACTS_ES
                             "\nLa nueva invitación reemplaza la anterior en su calendario.\n\n{sender}\n" } },
  [LYD_LETTER_CANCELLED] = { { "Cancelled: {event}", "Dear {name},\n\n{event} is cancelled for you. It was planned for "
                                                     "{when}.\n\nYour calendar takes it off.\n\n"
                                                     "{sender}\n" },
                             { "Cancelado: {event}", "Hola, {name}:\n\n{event} se canceló para usted. Estaba previsto "
                                                     "para {when}.\n\nSu calendario lo quita.\n\n"
                                                     "{sender}\n" } },
  [LYD_LETTER_REMINDER] = { { "Coming up: {event}",
                              "Dear {name},\n\nWe look forward to seeing you at {event}.\n\n" FACTS_EN "\n{sender}\n" },
                            { "Recordatorio: {event}",
                              "Hola, {name}:\n\nLe esperamos en {event}.\n\n" FACTS_ES "\n{sender}\n" } },
  [LYD_LETTER_TICKET] = { { "Your ticket: {event}",
                            "Dear {name},\n\nAttached is your ticket for {event}. Please show it on arrival, on paper "
                            "or on your phone.\n\n" FACTS_EN "Your code: {code}\n\n{sender}\n" },
                          { "Su entrada: {event}",
                            "Hola, {name}:\n\nAdjuntamos su entrada para {event}. Muéstrela al llegar, en papel o en "
                            "el teléfono.\n\n" FACTS_ES "Su código: {code}\n\n{sender}\n" } },
  [LYD_LETTER_THANK_YOU] = { { "Thank you: {event}", "Dear {name},\n\nThank you for coming to {event}.\n\n"
                                                     "{certificate}\nRecording: {recording}\n\n{sender}\n" },
                             { "Gracias: {event}", "Hola, {name}:\n\nGracias por participar en {event}.\n\n"
                                                   "{certificate}\nGrabación: {recording}\n\n{sender}\n" } },
  [LYD_LETTER_MISSED_YOU] = { { "We missed you: {event}",
                                "Dear {name},\n\nWe are sorry that we missed you at {event}, and hope to see you next "
                                "time.\n\nRecording: {recording}\n\n{sender}\n" },
                              { "Le extrañamos: {event}",
                                "Hola, {name}:\n\nLamentamos que no haya podido acompañarnos en {event} y esperamos "
                                "verle la próxima vez.\n\nGrabación: {recording}\n\n{sender}\n" } },
};

/* @language: (nullable): of a person */
LydLetterLanguage
lyd_letter_get_language (const char *language)
{
  return language != NULL && g_str_has_prefix (language, "es") ? LYD_LETTER_SPANISH : LYD_LETTER_ENGLISH;
}

void
lyd_letter_text_clear (LydLetterText *text)
{
  g_clear_pointer (&text->subject, g_free);
  g_clear_pointer (&text->body, g_free);
}

void
lyd_letter_text_set_default (LydLetterText *text,
                             LydLetterKind kind,
                             LydLetterLanguage language)
{
  lyd_letter_text_clear (text);
  text->subject = g_strdup (texts[kind][language].subject);
  text->body = g_strdup (texts[kind][language].body);
}

/* Reads the placeholder at @text, which begins with "{". Returns: its number, or -1; @length: (out): with its braces */
static int
read_placeholder (const char *text,
                  gsize *length)
{
  gsize n = strspn (text + 1, "abcdefghijklmnopqrstuvwxyz_");
  g_autofree char *name = g_strndup (text + 1, n);

  *length = n + 2;
  return n > 0 && text[n + 1] == '}' ? lyd_word_find (&lyd_placeholders, name) : -1;
}

/* Returns: (transfer full) (nullable): the first thing in braces that stands for nothing: "{nmae}" */
char *
lyd_letter_find_unknown (const char *text)
{
  for (const char *p = strchr (text, '{'); p != NULL; p = strchr (p + 1, '{')) {
    const char *end = strpbrk (p + 1, "}\n");
    gsize length;

    if (end != NULL && *end == '}' && read_placeholder (p, &length) < 0)
      return g_strndup (p, (gsize) (end - p) + 1);
  }
  return NULL;
}

/* Fills one line in. Returns: %FALSE where it has placeholders and all of them are empty */
static gboolean
fill_line (GString *out,
           const char *line,
           const char *const *values)
{
  gboolean some = FALSE;
  gboolean filled = FALSE;

  while (*line != '\0') {
    gsize length;
    int which = *line == '{' ? read_placeholder (line, &length) : -1;

    if (which < 0) {
      g_string_append_c (out, *line++);
      continue;
    }
    some = TRUE;
    if (values[which] != NULL && values[which][0] != '\0') {
      g_string_append (out, values[which]);
      filled = TRUE;
    }
    line += length;
  }
  return filled || !some;
}

/**
 * lyd_letter_fill:
 * @values: (array length=LYD_N_PLACEHOLDERS): of #LydPlaceholder
 *
 * Returns: (transfer full): @text with the values in their places; lines that would say nothing are left out. What a
 *   value says is never read as a placeholder
 */
char *
lyd_letter_fill (const char *text,
                 const char *const *values)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++) {
    gsize before = out->len;

    if (!fill_line (out, lines[i], values))
      g_string_truncate (out, before);
    else if (lines[i + 1] != NULL)
      g_string_append_c (out, '\n');
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* ---- time, in the reader's language ---- */

static const char *const days[LYD_N_LETTER_LANGUAGES][7] = {
  { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
  { "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo" },
};

static const char *const months[LYD_N_LETTER_LANGUAGES][12] = {
  { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December" },
  { "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre" },
};

/* What people call the clocks of their country; others have their short name. */
static const struct {
  const char *zones;
  const char *names[LYD_N_LETTER_LANGUAGES];
} zone_names[] = {
  { "America/New_York America/Detroit America/Indiana/Indianapolis America/Kentucky/Louisville US/Eastern",
    { "Eastern Time", "hora del Este" } },
  { "America/Chicago America/Menominee US/Central", { "Central Time", "hora del Centro" } },
  { "America/Denver America/Boise US/Mountain", { "Mountain Time", "hora de la Montaña" } },
  { "America/Phoenix US/Arizona", { "Arizona Time", "hora de Arizona" } },
  { "America/Los_Angeles US/Pacific", { "Pacific Time", "hora del Pacífico" } },
  { "America/Anchorage US/Alaska", { "Alaska Time", "hora de Alaska" } },
  { "Pacific/Honolulu US/Hawaii", { "Hawaii Time", "hora de Hawái" } },
  { "America/Puerto_Rico", { "Atlantic Time", "hora del Atlántico" } },
};

static gboolean
has_word (const char *words,
          const char *word)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) list, word);
}

static char *
name_zone (const char *name,
           GDateTime *time,
           LydLetterLanguage language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (zone_names); i++)
    if (has_word (zone_names[i].zones, name))
      return g_strdup (zone_names[i].names[language]);
  return g_strdup (g_date_time_get_timezone_abbreviation (time));
}

static char *
format_day (GDateTime *time,
            LydLetterLanguage language)
{
  const char *day = days[language][g_date_time_get_day_of_week (time) - 1];
  const char *month = months[language][g_date_time_get_month (time) - 1];

  if (language == LYD_LETTER_SPANISH)
    return g_strdup_printf ("%s, %d de %s de %d", day, g_date_time_get_day_of_month (time), month,
                            g_date_time_get_year (time));
  return g_strdup_printf ("%s, %s %d, %d", day, month, g_date_time_get_day_of_month (time),
                          g_date_time_get_year (time));
}

static char *
format_clock (GDateTime *time,
              LydLetterLanguage language)
{
  static const char *const halves[LYD_N_LETTER_LANGUAGES][2] = { { "am", "pm" }, { "a. m.", "p. m." } };
  int hour = g_date_time_get_hour (time);

  return g_strdup_printf ("%d:%02d %s", hour % 12 == 0 ? 12 : hour % 12, g_date_time_get_minute (time),
                          halves[language][hour >= 12]);
}

static char *
format_span (const LydEvent *event,
             const char *zone_name,
             gboolean with_day,
             LydLetterLanguage language)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (zone_name);
  g_autoptr (GDateTime) start = lyd_time_to_local (event->start, zone);
  g_autoptr (GDateTime) end = lyd_time_to_local (event->end, zone);
  g_autofree char *first = format_day (start, language);
  g_autofree char *last = format_day (end, language);
  g_autofree char *from = format_clock (start, language);
  g_autofree char *to = format_clock (end, language);
  g_autofree char *name = name_zone (zone_name, start, language);

  if (strcmp (first, last) != 0)
    return g_strdup_printf ("%s, %s – %s, %s, %s", first, from, last, to, name);
  if (!with_day)
    return g_strdup_printf ("%s – %s, %s", from, to, name);
  return g_strdup_printf ("%s, %s – %s, %s", first, from, to, name);
}

/* Returns: (transfer full): "Thursday, October 21, 2027, 1:00 pm – 2:00 pm, Eastern Time" */
char *
lyd_letter_when (const LydEvent *event,
                 LydLetterLanguage language)
{
  return format_span (event, event->timezone, TRUE, language);
}

/* @zone: (nullable): where somebody is. Returns: (transfer full) (nullable): "10:00 am – 11:00 am, Pacific Time", with
 * the day where it is another; %NULL where it is as at the event, or where people are expected to be there */
char *
lyd_letter_when_elsewhere (const LydEvent *event,
                           const char *zone,
                           LydLetterLanguage language)
{
  g_autoptr (GTimeZone) here = lyd_zone_get_or_utc (event->timezone);
  g_autoptr (GTimeZone) there = zone != NULL ? lyd_zone_get (zone) : NULL;
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) other = NULL;

  if (there == NULL || event->mode == LYD_MODE_IN_PERSON)
    return NULL;
  start = lyd_time_to_local (event->start, here);
  other = lyd_time_to_local (event->start, there);
  if (g_date_time_get_utc_offset (start) == g_date_time_get_utc_offset (other))
    return NULL;
  return format_span (event, zone, g_date_time_get_day_of_year (start) != g_date_time_get_day_of_year (other),
                      language);
}
