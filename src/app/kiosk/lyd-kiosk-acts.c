#include "kiosk/lyd-kiosk-window-private.h"

#include "lyd-store-desk.h"
#include "lyd-store-kiosk.h"

/* An answer that is waited for. */
typedef struct {
  LydKioskWindow *window;
  LydAdmissionResult *result; /* with `identify`: until it is known how they are shown */
  guint serial;
} Asked;

static Asked *
asked_new (LydKioskWindow *self)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->window = g_object_ref (self);
  asked->serial = self->kiosk.serial;
  return asked;
}

static void
asked_free (Asked *asked)
{
  g_clear_pointer (&asked->result, lyd_admission_result_free);
  g_object_unref (asked->window);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

/* What was asked for could not be done. Where that is not about the person, nothing can be recorded here. */
static void
fail (Asked *asked,
      const GError *error)
{
  LydKioskWindow *self = asked->window;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, LYD_ERROR, LYD_ERROR_NOT_FOUND)) {
    g_clear_pointer (&self->person.result, lyd_admission_result_free);
    lyd_kiosk_window_answer (self, LYD_KIOSK_TURNED_DOWN, asked->serial, 0);
    return;
  }
  g_message ("The kiosk cannot record: %s", error->message);
  lyd_kiosk_window_answer (self, LYD_KIOSK_FAULT, asked->serial, 0);
}

/* ---- verdicts ---- */

/* How many questions stand before them; more than a kiosk asks are the desk's. */
static LydKioskInput
ask_first (LydKioskWindow *self,
           const LydAdmissionResult *result)
{
  for (guint i = 0; i < result->questions->len; i++) {
    const LydAskedQuestion *asked = g_ptr_array_index (result->questions, i);

    if (i >= LYD_KIOSK_MAX_QUESTIONS)
      return LYD_KIOSK_TURNED_DOWN;
    g_clear_pointer (&self->person.answers[i], g_free);
    /* What nobody else may read is not shown again. */
    if (asked->value != NULL && !asked->question->sensitive)
      self->person.answers[i] = g_strdup (asked->value);
    if (asked->problem != NULL && i == 0)
      self->person.problem = LYD_KIOSK_BAD_ANSWER;
  }
  return LYD_KIOSK_ASKED;
}

/* What cannot be printed waits in the queue, and the desk is told: nobody is kept here for it. */
static void
printed_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!lyd_store_printing_finish (LYD_STORE (source), result, &error))
    g_message ("A badge could not be queued: %s", error->message);
}

/* The badge of whoever showed a ticket and has none yet that is right. Who typed a name gets it at the desk. */
static void
print_badge (LydKioskWindow *self,
             LydAdmissionResult *result)
{
  const char *printer = lyd_badge_printer_get_name (self->printer);

  if ((result->badge != LYD_BADGE_NONE && result->badge != LYD_BADGE_CHANGED) ||
      !lyd_badge_printer_get_at_check_in (self->printer) || printer[0] == '\0' ||
      lyd_badge_printer_get_state (self->printer) == LYD_PRINTER_DIALOG)
    return;
  lyd_store_print_badge_async (self->store, &result->registration, LYD_PRINT_AT_CHECK_IN, printer, printed_cb, NULL);
  result->badge = LYD_BADGE_WAITING;
}

/* Shows what @result came to. */
static void
tell (LydKioskWindow *self,
      LydAdmissionResult *result,
      gboolean by_name,
      guint serial)
{
  guint n = result->questions->len;
  LydKioskInput input = LYD_KIOSK_TURNED_DOWN;

  lyd_kiosk_person_clear (&self->person);
  self->person.result = result;
  self->person.by_name = by_name;
  if (result->verdict == LYD_VERDICT_ADMITTED) {
    input = LYD_KIOSK_ADMITTED;
    if (!by_name)
      print_badge (self, result);
  } else if (result->verdict == LYD_VERDICT_ALREADY_IN)
    input = LYD_KIOSK_ALREADY_IN;
  else if (result->verdict == LYD_VERDICT_ANSWERS_NEEDED)
    input = ask_first (self, result);
  lyd_kiosk_show_nobody (self);
  lyd_kiosk_window_answer (self, input, serial, n);
}

/* A short code was scanned: how they are shown is known now. */
static void
line_read_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (GError) error = NULL;
  LydLookupLine *line = lyd_store_get_lookup_line_finish (LYD_STORE (source), result, &error);

  if (line == NULL) {
    fail (asked, error);
    return;
  }
  lyd_kiosk_person_clear (&asked->window->person);
  asked->window->person.line = line;
  lyd_kiosk_window_answer (asked->window, LYD_KIOSK_IDENTIFIED, asked->serial, 1);
}

static void
admitted_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (Asked) asked = data;
  LydKioskWindow *self = asked->window;
  g_autoptr (GError) error = NULL;
  LydAdmissionResult *admission = lyd_store_admission_finish (LYD_STORE (source), result, &error);

  if (admission == NULL) {
    fail (asked, error);
  } else if (admission->verdict == LYD_VERDICT_IDENTIFY) {
    lyd_store_get_lookup_line_async (self->store, &admission->registration, self->cancellable, line_read_cb,
                                     g_steal_pointer (&asked));
    lyd_admission_result_free (admission);
  } else {
    tell (self, admission, FALSE, asked->serial);
  }
}

static void
admitted_by_name_cb (GObject *source,
                     GAsyncResult *result,
                     gpointer data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (GError) error = NULL;
  LydAdmissionResult *admission = lyd_store_admission_finish (LYD_STORE (source), result, &error);

  if (admission == NULL)
    fail (asked, error);
  else
    tell (asked->window, admission, TRUE, asked->serial);
}

static LydAttempt
make_attempt (LydKioskWindow *self)
{
  return (LydAttempt){
    .session = self->session->id,
    .attempt = lyd_store_make_id (self->store),
    .source = LYD_SOURCE_KIOSK,
    .kind = LYD_SCAN_ENTRY,
  };
}

/* Somebody held up a code, whatever is on the screen. */
void
lyd_kiosk_check_in_code (LydKioskWindow *self,
                         const char *text)
{
  LydAttempt attempt = make_attempt (self);

  attempt.text = text;
  lyd_kiosk_window_handle (self, LYD_KIOSK_SCAN);
  lyd_store_admit_async (self->store, &attempt, admitted_cb, asked_new (self));
}

/* Whoever said "Yes", or answered what was asked. */
void
lyd_kiosk_check_in (LydKioskWindow *self)
{
  LydKioskPerson *person = &self->person;
  gboolean answers = person->result != NULL && person->result->verdict == LYD_VERDICT_ANSWERS_NEEDED;
  LydGivenAnswer given[LYD_KIOSK_MAX_QUESTIONS] = { { NULL, NULL } };
  char ids[LYD_KIOSK_MAX_QUESTIONS][LYD_ID_STRING_LENGTH + 1];
  LydAttempt attempt = make_attempt (self);
  LydId registration = answers ? person->result->registration : person->line->registration;

  for (guint i = 0; answers && i < self->kiosk.n_questions; i++) {
    const LydAskedQuestion *asked = g_ptr_array_index (person->result->questions, i);
    g_autofree char *id = lyd_id_to_string (&asked->question->id);

    g_strlcpy (ids[i], id, sizeof ids[i]);
    given[i] = (LydGivenAnswer){ ids[i], person->answers[i] != NULL ? person->answers[i] : "" };
  }
  attempt.answers = given;
  attempt.n_answers = answers ? self->kiosk.n_questions : 0;
  lyd_store_admit_registration_async (self->store, &registration, &attempt,
                                      answers && !person->by_name ? admitted_cb : admitted_by_name_cb,
                                      asked_new (self));
}

/* ---- finding ---- */

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (Asked) asked = data;
  LydKioskWindow *self = asked->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydLookup) found = lyd_store_look_up_finish (LYD_STORE (source), result, &error);
  guint n;

  if (found == NULL) {
    fail (asked, error);
    return;
  }
  n = found->n;
  /* Somebody else's badge may have been scanned since. */
  if (asked->serial == self->kiosk.serial && self->kiosk.state == LYD_KIOSK_FIND) {
    self->person.problem = n == 0                    ? LYD_KIOSK_NOBODY_FOUND
                           : n > LYD_KIOSK_MAX_FOUND ? LYD_KIOSK_TOO_MANY
                                                     : LYD_KIOSK_FINE;
    g_clear_pointer (&self->person.line, lyd_lookup_line_free);
    if (found->lines->len == 1)
      self->person.line = lyd_lookup_line_copy (g_ptr_array_index (found->lines, 0));
    g_clear_pointer (&self->person.found, lyd_lookup_free);
    self->person.found = g_steal_pointer (&found);
  }
  lyd_kiosk_window_answer (self, LYD_KIOSK_FOUND, asked->serial, n);
  lyd_kiosk_show (self);
}

void
lyd_kiosk_look_up (LydKioskWindow *self)
{
  const char *text = self->person.texts[LYD_KIOSK_FIND];

  lyd_store_look_up_async (self->store, &self->session->id, text != NULL ? text : "", self->cancellable, found_cb,
                           asked_new (self));
}

/* ---- newcomers ---- */

static void
registered_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (Asked) asked = data;
  LydKioskWindow *self = asked->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydNewcomerResult) newcomer =
    lyd_store_register_newcomer_finish (LYD_STORE (source), result, &error);

  if (newcomer == NULL) {
    fail (asked, error);
  } else if (newcomer->admission != NULL) {
    tell (self, g_steal_pointer (&newcomer->admission), FALSE, asked->serial);
  } else {
    lyd_kiosk_person_clear (&self->person);
    self->person.given = g_strdup (newcomer->given);
    lyd_kiosk_show_nobody (self);
    lyd_kiosk_window_answer (self, LYD_KIOSK_WRITTEN_DOWN, asked->serial, 0);
  }
}

void
lyd_kiosk_register (LydKioskWindow *self)
{
  LydNewcomer newcomer = { self->person.texts[LYD_KIOSK_NAME], self->person.texts[LYD_KIOSK_ORGANIZATION],
                           self->person.texts[LYD_KIOSK_EMAIL] };
  LydAttempt attempt = make_attempt (self);

  lyd_store_register_newcomer_async (self->store, &newcomer, &attempt, registered_cb, asked_new (self));
}

/* ---- faults ---- */

static void
probed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydKioskWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (lyd_store_probe_finish (LYD_STORE (source), result, &error))
    lyd_kiosk_window_handle (self, LYD_KIOSK_RECOVERED);
}

/* Whether scans can be recorded again. */
void
lyd_kiosk_probe (LydKioskWindow *self)
{
  lyd_store_probe_async (self->store, &self->session->id, probed_cb, g_object_ref (self));
}
