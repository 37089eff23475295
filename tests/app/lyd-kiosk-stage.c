#include "lyd-kiosk-stage.h"

#include "lyd-plan-change.h"
#include "lyd-plan-questions.h"
#include "lyd-plan.h"
#include "lyd-store-kiosk.h"
#include "lyd-time.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>

static const struct {
  const char *given;
  const char *family;
  const char *organization;
  LydStatus status;
} people[LYD_N_STAGE_PEOPLE] = {
  [LYD_STAGE_MARIBEL] = { "Maribel", "Okonkwo-Reyes", "VOICES for Alabama’s Children", LYD_STATUS_CONFIRMED },
  [LYD_STAGE_MARCUS] = { "Marcus", "Okonkwo-Reyes", "Kentucky Youth Advocates", LYD_STATUS_CONFIRMED },
  [LYD_STAGE_MINA] = { "Mina", "Okonkwo-Reyes", "Hawai‘i Children’s Action", LYD_STATUS_CONFIRMED },
  [LYD_STAGE_DEVON] = { "Devon", "Park", "Voices for Ohio’s Children", LYD_STATUS_CONFIRMED },
  [LYD_STAGE_ANA] = { "Ana", "Wu", NULL, LYD_STATUS_WAITLISTED },
  [LYD_STAGE_BO] = { "Bo", "Kim", NULL, LYD_STATUS_CANCELLED },
};

LydFile *
lyd_kiosk_stage_open_file (LydKioskStage *self)
{
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (self->harness.path, LYD_FILE_CREATE, &self->harness.context, &error);

  g_assert_no_error (error);
  return file;
}

static void
register_people (LydKioskStage *self,
                 LydFile *file)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < LYD_N_STAGE_PEOPLE; i++) {
    LydRegistrationRequest request = { .given = people[i].given,
                                       .family = people[i].family,
                                       .organization = people[i].organization };
    g_autoptr (LydRegistrationResult) registered = lyd_register (file, &self->event, &request, &error);

    g_assert_no_error (error);
    g_assert_true (lyd_register_set_status (file, &registered->registration, people[i].status, &error));
    self->codes[i] = g_strdup (registered->code);
    self->short_codes[i] = g_strdup (registered->short_code);
    self->registrations[i] = registered->registration;
  }
}

/* A file with a retreat that is on, and a keynote that begins soon. */
void
lyd_kiosk_stage_prepare (LydKioskStage *self)
{
  g_autoptr (LydFile) file = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydSession) keynote = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;

  lyd_harness_prepare (&self->harness);
  self->harness.context.station = "Kiosk 1";
  self->ms = 1000;
  file = lyd_kiosk_stage_open_file (self);
  event = lyd_plan_new_event (LYD_KIND_RETREAT, self->harness.now - 24 * LYD_HOUR, "America/New_York");
  event->title = g_strdup ("2027 Partnership Retreat");
  g_assert_true (lyd_plan_add_event (file, event, &error));
  self->event = event->id;
  sessions = lyd_plan_list_sessions (file, &event->id, &error);
  self->session = ((LydSession *) g_ptr_array_index (sessions, 0))->id;
  keynote = lyd_plan_new_session (event);
  keynote->title = g_strdup ("Keynote: courageous leadership");
  keynote->room = g_strdup ("Ballroom");
  keynote->start = self->harness.now + LYD_HOUR;
  keynote->end = keynote->start + LYD_HOUR;
  g_assert_true (lyd_plan_add_session (file, keynote, &error));
  g_assert_no_error (error);
  register_people (self, file);
}

void
lyd_kiosk_stage_set_newcomers (LydKioskStage *self,
                               LydNewcomers rule)
{
  g_autoptr (LydFile) file = lyd_kiosk_stage_open_file (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, &self->event, &error);

  event->newcomers = rule;
  g_assert_true (lyd_plan_update_event (file, event, &error));
  g_assert_no_error (error);
}

/* A question that has to be answered at check-in; @choices: (nullable): with commas between them */
void
lyd_kiosk_stage_ask (LydKioskStage *self,
                     const char *label,
                     LydQuestionKind kind,
                     const char *choices,
                     gboolean sensitive)
{
  g_autoptr (LydFile) file = lyd_kiosk_stage_open_file (self);
  g_autoptr (LydQuestion) question = lyd_question_new ();
  g_autoptr (GError) error = NULL;

  question->event = self->event;
  question->label = g_strdup (label);
  question->kind = kind;
  question->choices = choices != NULL ? g_strsplit (choices, ",", -1) : NULL;
  question->required = TRUE;
  question->sensitive = sensitive;
  question->at_check_in = TRUE;
  g_assert_true (lyd_plan_add_question (file, question, &error));
  g_assert_no_error (error);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  LydKioskStage *self = data;
  g_autoptr (GError) error = NULL;

  self->store = lyd_store_open_finish (result, &error);
  g_assert_no_error (error);
}

/* Nobody hears it. */
#define STAGE_TYPE_SPEAKER (stage_speaker_get_type ())
G_DECLARE_FINAL_TYPE (StageSpeaker, stage_speaker, STAGE, SPEAKER, LydSpeaker)

struct _StageSpeaker {
  LydSpeaker parent_instance;
};

G_DEFINE_FINAL_TYPE (StageSpeaker, stage_speaker, LYD_TYPE_SPEAKER)

static void
stage_speaker_say (LydSpeaker *speaker,
                   const char *text,
                   const char *language)
{
}

static void
stage_speaker_stop (LydSpeaker *speaker)
{
}

static void
stage_speaker_class_init (StageSpeakerClass *klass)
{
  LYD_SPEAKER_CLASS (klass)->say = stage_speaker_say;
  LYD_SPEAKER_CLASS (klass)->stop = stage_speaker_stop;
}

static void
stage_speaker_init (StageSpeaker *self)
{
}

static void
door_read_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  LydKioskStage *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydSpeaker) speaker = g_object_new (STAGE_TYPE_SPEAKER, NULL);
  g_autoptr (LydKioskDoor) door = lyd_store_get_kiosk_door_finish (LYD_STORE (source), result, &error);

  g_assert_no_error (error);
  self->kiosk = lyd_kiosk_window_new (self->application, self->store, door, speaker, &error);
  g_assert_no_error (error);
}

/* While letters change their size GTK 4.8 may compare what it measured of a wrapping label before with what it measures
 * then; the next frame is right, which the pictures show. Everything else it says is as fatal as elsewhere. */
static GLogWriterOutput
write_log (GLogLevelFlags level,
           const GLogField *fields,
           gsize n_fields,
           gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && strstr (fields[i].value, "Expect overlapping widgets") != NULL)
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

static gint64
get_ms (gpointer data)
{
  return ((LydKioskStage *) data)->ms;
}

static gboolean
is_mapped (LydKioskStage *self)
{
  return self->kiosk != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->kiosk));
}

/* Opens the kiosk on the file. */
void
lyd_kiosk_stage_open (LydKioskStage *self)
{
  g_autofree char *id = g_strdup_printf ("org.lanyard.Lanyard.Kiosk%u", g_random_int ());
  g_autofree char *session = lyd_id_to_string (&self->session);
  g_autoptr (GError) error = NULL;
  static gsize once;

  if (g_once_init_enter (&once)) {
    g_log_set_writer_func (write_log, NULL, NULL);
    g_once_init_leave (&once, 1);
  }
  self->application = g_object_new (ADW_TYPE_APPLICATION, "application-id", id, "flags", G_APPLICATION_NON_UNIQUE,
                                    "resource-base-path", "/org/lanyard/Lanyard", NULL);
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  lyd_store_open_async (self->harness.path, &self->harness.context, opened_cb, self);
  WAIT_FOR (self->store != NULL);
  lyd_store_get_kiosk_door_async (self->store, session, NULL, door_read_cb, self);
  WAIT_FOR (self->kiosk != NULL);
  g_object_add_weak_pointer (G_OBJECT (self->kiosk), (gpointer *) &self->kiosk);
  lyd_kiosk_window_set_clock (self->kiosk, get_ms, self);
  gtk_window_present (GTK_WINDOW (self->kiosk));
  WAIT_FOR (is_mapped (self));
}

static int
remove_entry (const char *path,
              const struct stat *info,
              int kind,
              struct FTW *walk)
{
  return g_remove (path);
}

/* Sees that the window does not outlive its closing. */
void
lyd_kiosk_stage_close (LydKioskStage *self)
{
  if (self->kiosk != NULL)
    gtk_window_destroy (GTK_WINDOW (self->kiosk));
  WAIT_FOR (self->kiosk == NULL);
  lyd_store_close (self->store);
  g_clear_object (&self->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  self->application = NULL; /* stays on the bus until the process ends */
  nftw (self->harness.dir, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
  g_clear_pointer (&self->harness.path, g_free);
  g_clear_pointer (&self->harness.dir, g_free);
  for (int i = 0; i < LYD_N_STAGE_PEOPLE; i++) {
    g_clear_pointer (&self->codes[i], g_free);
    g_clear_pointer (&self->short_codes[i], g_free);
  }
}

/* Time passes, a tenth of a second at a time. */
void
lyd_kiosk_stage_pass (LydKioskStage *self,
                      gint64 ms)
{
  for (gint64 end = self->ms + ms; self->ms < end;) {
    self->ms = MIN (self->ms + 100, end);
    lyd_kiosk_window_tick (self->kiosk);
  }
}

/* @action: of the group "kiosk", without a parameter */
void
lyd_kiosk_stage_do (LydKioskStage *self,
                    const char *action)
{
  g_autofree char *name = g_strconcat ("kiosk.", action, NULL);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->kiosk), name, NULL));
}

void
lyd_kiosk_stage_pick (LydKioskStage *self,
                      int n)
{
  gtk_widget_activate_action (GTK_WIDGET (self->kiosk), "kiosk.pick", "i", n);
}

/* A hand scanner reads @code. */
void
lyd_kiosk_stage_scan (LydKioskStage *self,
                      const char *code)
{
  g_autofree char *burst = g_strconcat (code, "\n", NULL);

  lyd_harness_type (GTK_WINDOW (self->kiosk), burst);
}

/* Until nothing is being looked up or recorded. */
void
lyd_kiosk_stage_wait (LydKioskStage *self)
{
  WAIT_FOR (!lyd_kiosk_window_is_working (self->kiosk));
}

/* Into the entry of the screen, as a whole. */
void
lyd_kiosk_stage_type (LydKioskStage *self,
                      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (self->kiosk), "entry")), text);
}

gboolean
lyd_kiosk_stage_is (LydKioskStage *self,
                    LydKioskState state)
{
  return self->kiosk != NULL && lyd_kiosk_window_get_state (self->kiosk) == state;
}

static gboolean
has_text (GtkWidget *widget,
          const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  if (GTK_IS_EDITABLE (widget) && strstr (gtk_editable_get_text (GTK_EDITABLE (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

/* Whether @text is anywhere in the window, also on a page that does not show. */
gboolean
lyd_kiosk_stage_has_text (LydKioskStage *self,
                          const char *text)
{
  return has_text (GTK_WIDGET (self->kiosk), text);
}
