/* What stands on a certificate: all of it in the language of the person. */
#include "lyd-certificates-private.h"
#include "lyd-hours.h"
#include "lyd-time.h"
#include "lyd-words-certificate.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_PRESENTERS 6 /* more are a list, which an agenda is for */
#define MAX_PRESENTED 3  /* sessions */

/* One certificate while it is written. */
typedef struct {
  const LydCertificates *plan;
  const LydCertificateEntry *entry;
  const char *language;
  LydCertificate *page;
} Writer;

#define SAY(self, words) lyd_phrasebook_get ((self)->plan->book, (self)->language, "certificate", words)

static const LydHours *
get_hours (const Writer *self,
           guint index)
{
  return &g_array_index (self->plan->hours, LydHours, self->entry->first_hour + index);
}

static const LydSession *
get_session (const Writer *self,
             guint index)
{
  return g_hash_table_lookup (self->plan->by_id, &get_hours (self, index)->session);
}

/* Seconds are nobody's hours: each session counts in whole minutes, and the total is their sum, so that whoever adds
 * them up finds the same. */
static int
get_minutes (const Writer *self,
             guint index)
{
  return (int) (get_hours (self, index)->seconds / 60);
}

/* Where they were: those of a hybrid event not all at the same place. */
static char *
say_where (const Writer *self)
{
  const char *venue = self->plan->event->venue;

  if (!self->entry->room && self->entry->online)
    return g_strdup (SAY (self, NC_ ("certificate", "Online")));
  if (self->entry->online && venue != NULL)
    /* Translators: %s is a place. */
    return lyd_phrasebook_fill (self->plan->book, self->language, "certificate", "%s, and online", venue);
  if (venue == NULL && self->plan->event->mode == LYD_MODE_ONLINE)
    return g_strdup (SAY (self, NC_ ("certificate", "Online")));
  return g_strdup (venue);
}

/* 690 -> "11.5", 107 -> "1:47": a decimal where it is exact, for nobody should have to work it out. */
static char *
say_hours (int minutes)
{
  static const char *const quarters[] = { "", ".25", ".5", ".75" };

  if (minutes % 15 == 0)
    return g_strdup_printf ("%d%s", minutes / 60, quarters[minutes % 60 / 15]);
  return g_strdup_printf ("%d:%02d", minutes / 60, minutes % 60);
}

static void
add_count (const Writer *self,
           int n,
           const char *label)
{
  g_autofree char *number = g_strdup_printf ("%d", n);

  lyd_certificate_add_figure (self->page, number, label);
}

static void
add_figures (const Writer *self)
{
  const LydCertificateLine *line = &self->entry->line;
  const LydPhrasebook *book = self->plan->book;
  int n_days = 0;
  int last = 0;

  for (guint i = 0; i < self->entry->n_hours; i++) {
    const LydSession *session = get_session (self, i);
    int day = get_minutes (self, i) > 0 ? lyd_time_local_day (session->start, self->plan->zone) : last;

    n_days += day != last;
    last = day;
  }
  if (line->minutes >= 60) {
    g_autofree char *hours = say_hours (line->minutes);
    const char *label =
      line->minutes == 60 ? SAY (self, NC_ ("certificate", "hour")) : SAY (self, NC_ ("certificate", "hours"));

    lyd_certificate_add_figure (self->page, hours, label);
  } else if (line->minutes > 0) {
    add_count (self, line->minutes,
               lyd_phrasebook_get_plural (book, self->language, "certificate", "minute", "minutes",
                                          (gulong) line->minutes));
  }
  if (line->n_sessions > 1)
    add_count (self, line->n_sessions,
               lyd_phrasebook_get_plural (book, self->language, "certificate", "session", "sessions",
                                          (gulong) line->n_sessions));
  if (n_days > 1)
    add_count (self, n_days,
               lyd_phrasebook_get_plural (book, self->language, "certificate", "day", "days", (gulong) n_days));
}

static void
add_sessions (const Writer *self)
{
  const LydCertificates *plan = self->plan;
  gboolean days =
    lyd_time_local_day (plan->event->start, plan->zone) != lyd_time_local_day (plan->event->end - 1, plan->zone);

  for (guint i = 0; i < self->entry->n_hours; i++) {
    const LydSession *session = get_session (self, i);
    int minutes = get_minutes (self, i);
    g_autofree char *hours = lyd_words_certificate_duration (plan->book, self->language, minutes);
    g_autofree char *day =
      days ? lyd_words_certificate_short_day (plan->book, self->language, session->start, plan->zone) : NULL;

    if (minutes > 0)
      lyd_certificate_add_session (self->page, day, session->title, hours);
  }
  self->page->list_heading = g_strdup (SAY (self, NC_ ("certificate", "Sessions")));
  self->page->list_total = g_strdup (SAY (self, NC_ ("certificate", "Together")));
  self->page->list_hours = lyd_words_certificate_duration (plan->book, self->language, self->entry->line.minutes);
}

static void
add_name (GPtrArray *names,
          const char *name)
{
  if (name == NULL || g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    return;
  g_ptr_array_add (names, (gpointer) name);
}

/* Whom they listened to, where that is short. */
static char *
say_presenters (const Writer *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  guint n_sessions = 0;

  for (guint i = 0; i < self->entry->n_hours; i++) {
    const LydSession *session = get_session (self, i);

    n_sessions += get_minutes (self, i) > 0;
    for (guint k = 0; session->presenters != NULL && k < session->presenters->len; k++)
      add_name (names, ((const LydPresenter *) g_ptr_array_index (session->presenters, k))->name);
  }
  if (names->len == 0 || names->len > MAX_PRESENTERS || n_sessions > MAX_PRESENTED || self->entry->line.presented)
    return NULL;
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **) names->pdata);
  /* Translators: %s are names, separated by commas. */
  return lyd_phrasebook_fill (self->plan->book, self->language, "certificate", "Presented by %s", joined);
}

/* Credits are counted down to the step: 107 minutes are 1.75 of 60. Returns: (nullable): none where there is not one
 * step of it */
static char *
say_credit (const LydCertificateSettings *settings,
            int minutes)
{
  static const int hundredths[] = {
    [LYD_CREDIT_QUARTER] = 25,
    [LYD_CREDIT_HALF] = 50,
    [LYD_CREDIT_WHOLE] = 100,
  };
  int step = hundredths[settings->credit_step];
  int credits = settings->credit != NULL ? minutes * 100 / settings->credit_minutes / step * step : 0;

  if (credits == 0)
    return NULL;
  if (credits % 100 == 0)
    return g_strdup_printf ("%d %s", credits / 100, settings->credit);
  return g_strdup_printf (credits % 50 == 0 ? "%d.%d %s" : "%d.%02d %s", credits / 100,
                          credits % 50 == 0 ? credits % 100 / 10 : credits % 100, settings->credit);
}

static void
add_foot (const Writer *self)
{
  const LydCertificates *plan = self->plan;
  const LydCertificateSettings *settings = plan->settings;
  const LydCertificateLine *line = &self->entry->line;
  gint64 day = line->state == LYD_CERTIFICATE_MADE ? line->made_at : plan->now;

  self->page->signer = g_strdup (settings->signer);
  self->page->signer_title = g_strdup (settings->signer_title);
  if (settings->signer == NULL && settings->signer_title == NULL)
    /* Translators: below the line to sign on; %s is who certifies. */
    self->page->signer_title =
      self->page->network != NULL
        ? lyd_phrasebook_fill (plan->book, self->language, "certificate", "For %s", self->page->network)
        : g_strdup (SAY (self, NC_ ("certificate", "Signature")));
  self->page->date = lyd_words_certificate_days (plan->book, self->language, day, day, plan->zone);
  self->page->date_label = g_strdup (SAY (self, NC_ ("certificate", "Date")));
  self->page->page = g_strdup (SAY (self, NC_ ("certificate", "Page {page} of {pages}")));
  if (line->number != NULL)
    /* Translators: %s is a short number by which a certificate is checked. */
    self->page->footer =
      lyd_phrasebook_fill (plan->book, self->language, "certificate", "Certificate %s", line->number);
}

/* Returns: (transfer full) */
LydCertificate *
lyd_certificate_write (const LydCertificates *plan,
                       const LydCertificateEntry *entry)
{
  const LydCertificateSettings *settings = plan->settings;
  Writer self = { plan, entry, entry->line.language, lyd_certificate_new () };
  LydCertificate *page = self.page;

  page->language = g_strdup (self.language);
  page->network = g_strdup (settings->sponsor != NULL ? settings->sponsor : plan->network);
  page->heading = g_strdup (entry->line.presented ? SAY (&self, NC_ ("certificate", "Certificate of Participation"))
                                                  : SAY (&self, NC_ ("certificate", "Certificate of Attendance")));
  page->certifies = g_strdup (SAY (&self, NC_ ("certificate", "This certifies that")));
  page->name = g_strdup (entry->line.name);
  page->organization = g_strdup (entry->line.organization);
  /* Translators: between a name and the title of an event. */
  page->attended = g_strdup (entry->line.presented ? SAY (&self, NC_ ("certificate", "presented at"))
                                                   : SAY (&self, NC_ ("certificate", "attended")));
  page->event = g_strdup (plan->event->title);
  page->when = lyd_words_certificate_days (plan->book, self.language, plan->event->start, plan->event->end, plan->zone);
  page->where = say_where (&self);
  page->wording = g_strdup (settings->wording);
  page->credit = say_credit (settings, entry->line.minutes);
  if (settings->presenters)
    page->presenters = say_presenters (&self);
  if (settings->hours) {
    add_figures (&self);
    if (entry->line.n_sessions > 1)
      add_sessions (&self);
  }
  add_foot (&self);
  return page;
}

/* ---- numbers ---- */

/* Letters and digits that nobody takes for one another (Crockford's base 32). */
static void
append_letters (GString *out,
                const char *hex,
                guint n)
{
  static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  for (guint i = 0; i < n; i++) {
    int high = g_ascii_xdigit_value (hex[2 * i]);
    int low = g_ascii_xdigit_value (hex[2 * i + 1]);

    g_string_append_c (out, letters[(high * 16 + low) % 32]);
  }
}

static void
add_to (GChecksum *sum,
        const char *text)
{
  g_checksum_update (sum, (const guchar *) (text != NULL ? text : ""), -1);
  g_checksum_update (sum, (const guchar *) "\n", 1);
}

/* Returns: (transfer full): the letters of a number that say whose it is; they name nobody */
char *
lyd_certificate_number_of (const LydId *registration)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  GString *number = g_string_new (NULL);

  g_checksum_update (sum, (const guchar *) "certificate\n", -1);
  g_checksum_update (sum, registration->bytes, sizeof registration->bytes);
  append_letters (number, g_checksum_get_string (sum), LYD_CERTIFICATE_WHOSE);
  return g_string_free (number, FALSE);
}

/* Gives the entry its digest and number: of all that @certificate says but the day on which it was made. */
void
lyd_certificate_number (LydCertificateEntry *entry,
                        const LydCertificate *certificate)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *whose = lyd_certificate_number_of (&entry->line.registration);
  GString *number = g_string_new (whose);
  const char *const texts[] = {
    certificate->language,
    certificate->network,
    certificate->heading,
    certificate->name,
    certificate->attended,
    certificate->event,
    certificate->organization,
    certificate->when,
    certificate->where,
    certificate->wording,
    certificate->credit,
    certificate->presenters,
    certificate->signer,
    certificate->signer_title,
    certificate->list_hours,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    add_to (sum, texts[i]);
  for (guint i = 0; i < certificate->figures->len; i++) {
    const LydCertificateFigure *figure = g_ptr_array_index (certificate->figures, i);

    add_to (sum, figure->number);
    add_to (sum, figure->label);
  }
  for (guint i = 0; i < certificate->sessions->len; i++) {
    const LydCertificateSession *session = g_ptr_array_index (certificate->sessions, i);

    add_to (sum, session->day);
    add_to (sum, session->title);
    add_to (sum, session->hours);
  }
  entry->line.digest = g_strdup (g_checksum_get_string (sum));
  g_string_append_c (number, '-');
  append_letters (number, entry->line.digest, LYD_CERTIFICATE_WHAT);
  entry->line.number = g_string_free (number, FALSE);
}
