#include "lyd-error.h"
#include "lyd-phrasebook.h"
#include "lyd-time.h"
#include "lyd-words-kiosk.h"

#include <locale.h>
#include <string.h>

/* Runs under C.UTF-8 and under es_ES.UTF-8: neither may change a sentence. */

#define NBSP "\u00a0"

static LydPhrasebook *
load (void)
{
  g_autoptr (GError) error = NULL;
  LydPhrasebook *book = lyd_phrasebook_new (&error);

  g_assert_no_error (error);
  return book;
}

static void
test_languages (void)
{
  g_autoptr (LydPhrasebook) book = load ();
  g_autofree char *locale = g_strdup (setlocale (LC_ALL, NULL));
  static const struct {
    const char *wish;
    const char *language;
    const char *words;
  } wishes[] = {
    { "en", "en", "Already in" },
    { "es", "es", "Ya llegó" },
    { "es_MX.UTF-8", "es", "Ya llegó" },
    { "es-US", "es", "Ya llegó" },
    { "ES", "es", "Ya llegó" },
    { "est", "en", "Already in" },
    { "", "en", "Already in" },
    { NULL, "en", "Already in" },
    { "xx", "en", "Already in" },
    { "en_GB", "en", "Already in" },
  };

  g_assert_cmpstr (lyd_phrasebook_list_languages ()[0], ==, "en");
  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++) {
    g_assert_cmpstr (lyd_phrasebook_choose_language (wishes[i].wish), ==, wishes[i].language);
    g_assert_cmpstr (lyd_phrasebook_get (book, wishes[i].wish, "kiosk", "Already in"), ==, wishes[i].words);
  }
  /* The context decides, and what no catalogue has is said as it is. */
  g_assert_cmpstr (lyd_phrasebook_get (book, "es", "month, short", "May"), ==, "may");
  g_assert_cmpstr (lyd_phrasebook_get (book, "es", "no such context", "Already in"), ==, "Already in");
  g_assert_cmpstr (lyd_phrasebook_get (book, "es", NULL, "No such sentence."), ==, "No such sentence.");
  g_assert_cmpstr (lyd_phrasebook_get (book, "es", NULL, ""), !=, NULL);
  g_assert_cmpstr (setlocale (LC_ALL, NULL), ==, locale);
}

static void
test_plurals (void)
{
  g_autoptr (LydPhrasebook) book = load ();

  g_assert_cmpstr (lyd_phrasebook_get_plural (book, "es", "kiosk", "Since %s", "Since %s", 1), ==, "Desde la %s");
  g_assert_cmpstr (lyd_phrasebook_get_plural (book, "es", "kiosk", "Since %s", "Since %s", 0), ==, "Desde las %s");
  g_assert_cmpstr (lyd_phrasebook_get_plural (book, "es", "kiosk", "Since %s", "Since %s", 9), ==, "Desde las %s");
  g_assert_cmpstr (lyd_phrasebook_get_plural (book, "en", NULL, "%d goose", "%d geese", 1), ==, "%d goose");
  g_assert_cmpstr (lyd_phrasebook_get_plural (book, "es", NULL, "%d goose", "%d geese", 2), ==, "%d geese");
}

static gint64
at (const char *text)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");
  gint64 instant;

  g_assert_true (lyd_time_from_iso (&instant, text, zone));
  return instant;
}

static void
test_times (void)
{
  g_autoptr (LydPhrasebook) book = load ();
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");
  gint64 now = at ("2027-09-21T10:00:00");
  static const struct {
    const char *at;
    const char *english;
    const char *spanish;
  } times[] = {
    { "2027-09-21T08:41:00", "8:41" NBSP "am", "8:41" NBSP "a." NBSP "m." },
    { "2027-09-21T13:05:00", "1:05" NBSP "pm", "1:05" NBSP "p." NBSP "m." },
    { "2027-09-21T00:00:00", "12:00" NBSP "am", "12:00" NBSP "a." NBSP "m." },
    { "2027-09-20T08:41:00", "Sep" NBSP "20, 8:41" NBSP "am", "20" NBSP "sep, 8:41" NBSP "a." NBSP "m." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    g_autofree char *english = lyd_words_kiosk_time (book, "en", at (times[i].at), now, zone);
    g_autofree char *spanish = lyd_words_kiosk_time (book, "es", at (times[i].at), now, zone);

    g_assert_cmpstr (english, ==, times[i].english);
    g_assert_cmpstr (spanish, ==, times[i].spanish);
  }
}

static LydAdmissionResult
result_of (LydVerdict verdict)
{
  return (LydAdmissionResult){
    .verdict = verdict,
    .at = at ("2027-09-21T10:00:00"),
    .first_at = at ("2027-09-21T08:41:00"),
    .opens = at ("2027-09-21T13:00:00"),
    .closes = at ("2027-09-20T17:00:00"),
    .timezone = (char *) "America/New_York",
    .other_event = (char *) "A secret meeting",
    .session_title = (char *) "A secret session",
    .audience = (char *) "a secret group",
    .name = (char *) "Maribel Okonkwo-Reyes",
    .organization = (char *) "VOICES",
  };
}

/* Every verdict has a picture, a word and a headline in each language, and none tells what is not everybody's. */
static void
test_verdicts (void)
{
  g_autoptr (LydPhrasebook) book = load ();

  for (int i = 0; i <= LYD_VERDICT_UNDONE; i++)
    for (int language = 0; language < 2; language++) {
      LydAdmissionResult result = result_of ((LydVerdict) i);
      const char *const *languages = lyd_phrasebook_list_languages ();
      g_autoptr (LydKioskWords) words =
        lyd_words_kiosk_verdict (book, languages[language], &result, "Maribel", FALSE);
      g_autofree char *all = g_strjoin ("\n", words->word, words->title, words->reason != NULL ? words->reason : "",
                                        words->advice != NULL ? words->advice : "", NULL);

      g_assert_cmpuint (strlen (words->word), >, 0);
      g_assert_cmpuint (strlen (words->title), >, 0);
      if (words->look == LYD_KIOSK_LOOK_STOP) {
        g_assert_nonnull (words->reason);
        g_assert_nonnull (words->advice);
        g_assert_cmpstr (words->title, ==, language == 0 ? "Please see the desk" : "Pase a la mesa");
      }
      g_assert_null (strstr (all, "secret"));
      g_assert_null (strstr (all, "Okonkwo"));
      g_assert_null (strstr (all, "%"));
    }
}

static char *
say (const LydPhrasebook *book,
     const char *language,
     LydVerdict verdict,
     gboolean by_name)
{
  LydAdmissionResult result = result_of (verdict);
  g_autoptr (LydKioskWords) words = lyd_words_kiosk_verdict (book, language, &result, "Maribel", by_name);

  return g_strjoin ("|", words->word, words->title, words->reason, words->advice, NULL);
}

static void
test_sentences (void)
{
  g_autoptr (LydPhrasebook) book = load ();
  static const struct {
    LydVerdict verdict;
    const char *language;
    gboolean by_name;
    const char *words;
  } known[] = {
    { LYD_VERDICT_ADMITTED, "en", FALSE, "Checked in|Welcome, Maribel" },
    { LYD_VERDICT_ADMITTED, "es", FALSE, "Llegada registrada|Hola, Maribel" },
    { LYD_VERDICT_ALREADY_IN, "en", FALSE,
      "Already in|Welcome back, Maribel|Since 8:41" NBSP "am|Nothing more to do here" },
    { LYD_VERDICT_ALREADY_IN, "es", FALSE,
      "Ya llegó|Hola de nuevo, Maribel|Desde las 8:41" NBSP "a." NBSP "m.|Aquí ya no hace falta nada" },
    /* Whoever was found by name is told no time. */
    { LYD_VERDICT_ALREADY_IN, "es", TRUE, "Ya llegó|Hola de nuevo, Maribel|Ya está dentro|Aquí ya no hace falta nada" },
    { LYD_VERDICT_TOO_EARLY, "es", FALSE,
      "Sin registrar|Pase a la mesa|El registro abre a la 1:00" NBSP "p." NBSP
      "m.|Acerque entonces su gafete otra vez." },
    { LYD_VERDICT_OVER, "es", FALSE,
      "Sin registrar|Pase a la mesa|El registro cerró el 20" NBSP "sep, 5:00" NBSP "p." NBSP
      "m.|Allí todavía pueden ayudarle." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++) {
    g_autofree char *words = say (book, known[i].language, known[i].verdict, known[i].by_name);

    g_assert_cmpstr (words, ==, known[i].words);
  }
}

static void
test_badges (void)
{
  g_autoptr (LydPhrasebook) book = load ();
  const char *note;
  g_autofree char *tray = lyd_words_kiosk_badge (book, "es", LYD_KIOSK_BADGE_TRAY, 2, 17, &note);

  g_assert_cmpstr (tray, ==, "Bandeja 2, lugar 17");
  g_assert_cmpstr (note, ==, "Su gafete, en la mesa");
  g_assert_null (lyd_words_kiosk_badge (book, "es", LYD_KIOSK_BADGE_NONE, 0, 0, &note));
  g_assert_null (note);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrasebook/languages", test_languages);
  g_test_add_func ("/phrasebook/plurals", test_plurals);
  g_test_add_func ("/phrasebook/times", test_times);
  g_test_add_func ("/phrasebook/verdicts", test_verdicts);
  g_test_add_func ("/phrasebook/sentences", test_sentences);
  g_test_add_func ("/phrasebook/badges", test_badges);
  return g_test_run ();
}
