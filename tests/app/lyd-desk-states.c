#include "lyd-desk-states.h"

#include "desk/lyd-desk-card.h"
#include "desk/lyd-desk-window.h"
#include "lyd-admit.h"
#include "lyd-plan.h"
#include "lyd-plan-questions.h"
#include "lyd-register-draft.h"
#include "lyd-register.h"
#include "lyd-roster.h"

#include <glib/gi18n.h>
#include <math.h>

#define EVENT "2027 Partnership Retreat"
/* Who is found by name. */
#define LATE "maribel"
#define LONG_NAME "María de los Ángeles Fernández-Echeverría Villavicencio"

static LydFile *
open_beside (LydHarness *harness)
{
  g_autofree char *path = g_build_filename (harness->dir, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (path, 0, &harness->context, &error);

  g_assert_no_error (error);
  return file;
}

static gboolean
is_among (GPtrArray *rows,
          const LydId *id)
{
  for (guint i = 0; i < rows->len; i++)
    if (lyd_id_equal (&((LydRosterRow *) g_ptr_array_index (rows, i))->registration, id))
      return TRUE;
  return FALSE;
}

/* A morning's arrivals of @n people, so that the pictures show a day like those it is for. */
void
lyd_desk_let_in (LydHarness *harness,
                 int n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) file = open_beside (harness);
  g_autoptr (LydEvent) event = lyd_plan_find_event (file, EVENT, &error);
  g_autoptr (GPtrArray) sessions = lyd_plan_list_sessions (file, &event->id, &error);
  LydSession *session = lyd_plan_pick_session (sessions, harness->now);
  LydRoster roster = { .event = event->id, .session = session->id, .filter = LYD_ROSTER_EXPECTED };
  g_autoptr (GArray) ids = lyd_roster_list_ids (file, &roster, &error);
  g_autoptr (GPtrArray) late = lyd_roster_search (file, &event->id, NULL, LATE, 5, &error);

  g_assert_no_error (error);
  for (int i = 0; i < MIN ((int) ids->len, n); i++) {
    /* Spread over the list; the fewest come first and last, as the inverse of a smooth step says. */
    const LydId *id = &g_array_index (ids, LydId, ((guint) i * 37) % ids->len);
    double part = 0.5 - sin (asin (1 - 2.0 * i / n) / 3);
    LydAttempt attempt = {
      .session = session->id,
      .at = harness->now - (gint64) ((1.02 - part) * 95 * LYD_MINUTE),
      .source = LYD_SOURCE_PAPER,
      .override = "The door opened early",
    };
    g_autoptr (LydAdmissionResult) result = NULL;

    if (is_among (late, id))
      continue;
    result = lyd_admit_registration (file, id, &attempt, &error);
    g_assert_no_error (error);
  }
}

/* Returns: (transfer full): the code of the badge */
static char *
add_person (LydFile *file,
            const LydEvent *event,
            const char *name,
            const char *organization,
            gboolean confirmed,
            LydId *registration)
{
  LydRegistrationRequest request = { .name = name, .organization = organization };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydRegistrationResult) result = NULL;

  request.status = confirmed ? LYD_STATUS_CONFIRMED : LYD_STATUS_WAITLISTED;
  request.beyond = confirmed;
  result = lyd_register (file, &event->id, &request, &error);
  g_assert_no_error (error);
  *registration = result->registration;
  return g_strdup (result->code);
}

static void
set_flags (LydFile *file,
           const LydEvent *event,
           const LydId *registration,
           const char *name,
           const char *organization)
{
  g_autoptr (LydRegistrationDraft) draft = lyd_registration_draft_new (&event->id);
  g_autoptr (GError) error = NULL;
  LydId saved;
  gboolean existing;

  draft->registration = *registration;
  draft->name = g_strdup (name);
  draft->organization = g_strdup (organization);
  draft->pronouns = g_strdup ("she/her");
  draft->status = LYD_STATUS_CONFIRMED;
  draft->first_time = TRUE;
  draft->no_photos = TRUE;
  draft->needs_assistance = TRUE;
  lyd_register_save (file, draft, &saved, &existing, &error);
  g_assert_no_error (error);
}

void
lyd_desk_badges_make (LydHarness *harness,
                      LydDeskBadges *badges)
{
  static const char organization[] = "Advocates for Children and Youth of the Southern and Eastern Shore Counties";
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) file = open_beside (harness);
  g_autoptr (LydEvent) event = lyd_plan_find_event (file, EVENT, &error);
  g_autoptr (LydRegistrationResult) newer = NULL;
  LydId id;

  g_assert_no_error (error);
  badges->long_name = add_person (file, event, LONG_NAME, organization, TRUE, &id);
  set_flags (file, event, &id, LONG_NAME, organization);
  badges->waitlisted = add_person (file, event, "Tomás Ruiz-Okon", "Children’s Action Alliance", FALSE, &id);
  badges->looked_at = add_person (file, event, "Kaleo Nakamura", "Hawaii Children’s Action Network", TRUE, &id);
  badges->practiced = add_person (file, event, "Devon Tsosie", "New Mexico Voices for Children", TRUE, &id);
  badges->asked = add_person (file, event, "Imani Castellanos", "Maryland Family Network", TRUE, &id);
  badges->revoked = add_person (file, event, "Ana Wu", "Citizens’ Committee for Children of New York", TRUE, &id);
  newer = lyd_register_reissue (file, &id, &error);
  g_assert_no_error (error);
}

void
lyd_desk_badges_clear (LydDeskBadges *badges)
{
  g_clear_pointer (&badges->long_name, g_free);
  g_clear_pointer (&badges->revoked, g_free);
  g_clear_pointer (&badges->waitlisted, g_free);
  g_clear_pointer (&badges->looked_at, g_free);
  g_clear_pointer (&badges->practiced, g_free);
  g_clear_pointer (&badges->asked, g_free);
}

/* The desk of the demo's event of today. */
GtkWindow *
lyd_desk_open (LydHarness *harness)
{
  GtkWindow *desk;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.open-today", NULL);
  WAIT_FOR ((desk = lyd_harness_get_desk (harness)) != NULL && lyd_desk_window_is_ready (LYD_DESK_WINDOW (desk)));
  return desk;
}

/* ---- the states ---- */

static void
act (GtkWindow *desk,
     const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (desk), name, NULL);
}

static gboolean
says (GtkWindow *desk,
      const char *word)
{
  LydDeskCard *card = LYD_DESK_CARD (lyd_harness_find (GTK_WIDGET (desk), "card"));

  return lyd_harness_is_page (desk, "pages", "card") && g_strcmp0 (lyd_desk_card_get_word (card), word) == 0;
}

static void
scan (GtkWindow *desk,
      const char *code,
      const char *word)
{
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.scan", "s", code);
  WAIT_FOR (says (desk, word));
}

static void
find (GtkWindow *desk,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (desk), "entry")), text);
  WAIT_FOR (lyd_harness_is_page (desk, "pages", "results"));
}

static void
show_ready (LydHarness *harness,
            GtkWindow *desk,
            const LydDeskBadges *badges)
{
  WAIT_FOR (says (desk, _ ("Ready")));
}

static void
show_search (LydHarness *harness,
             GtkWindow *desk,
             const LydDeskBadges *badges)
{
  find (desk, "ma");
}

static void
show_confirm (LydHarness *harness,
              GtkWindow *desk,
              const LydDeskBadges *badges)
{
  find (desk, LATE);
  g_signal_emit_by_name (lyd_harness_find (GTK_WIDGET (desk), "entry"), "activate");
  WAIT_FOR (says (desk, _ ("Is this the person?")));
}

static void
show_admitted (LydHarness *harness,
               GtkWindow *desk,
               const LydDeskBadges *badges)
{
  act (desk, "desk.confirm");
  WAIT_FOR (says (desk, _ ("Welcome")));
}

static void
show_already (LydHarness *harness,
              GtkWindow *desk,
              const LydDeskBadges *badges)
{
  show_confirm (harness, desk, badges);
  act (desk, "desk.confirm");
  WAIT_FOR (says (desk, _ ("Already in")));
}

static void
show_long_name (LydHarness *harness,
                GtkWindow *desk,
                const LydDeskBadges *badges)
{
  scan (desk, badges->long_name, _ ("Welcome"));
}

static void
show_revoked (LydHarness *harness,
              GtkWindow *desk,
              const LydDeskBadges *badges)
{
  scan (desk, badges->revoked, _ ("Old badge"));
}

static void
show_unknown (LydHarness *harness,
              GtkWindow *desk,
              const LydDeskBadges *badges)
{
  scan (desk, "LNDTRXKPVSBKJHGFDRLNCTXVVBDSJ", _ ("Not known"));
}

static void
show_waitlisted (LydHarness *harness,
                 GtkWindow *desk,
                 const LydDeskBadges *badges)
{
  scan (desk, badges->waitlisted, _ ("Waiting list"));
}

static void
show_reason (LydHarness *harness,
             GtkWindow *desk,
             const LydDeskBadges *badges)
{
  act (desk, "desk.override");
  WAIT_FOR (lyd_harness_is_page (desk, "pages", "reason"));
}

static void
show_walk_in (LydHarness *harness,
              GtkWindow *desk,
              const LydDeskBadges *badges)
{
  GtkWidget *page = lyd_harness_find (GTK_WIDGET (desk), "walk_in");

  act (desk, "desk.back");
  act (desk, "desk.walk-in");
  WAIT_FOR (lyd_harness_is_page (desk, "pages", "walk-in"));
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (page, "name_row")), "Guadalupe Ortiz Marín");
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (page, "organization_row")), "Texans Care for Children");
}

static void
show_left (LydHarness *harness,
           GtkWindow *desk,
           const LydDeskBadges *badges)
{
  act (desk, "desk.back");
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.mode", "s", "out");
  show_confirm (harness, desk, badges);
  act (desk, "desk.confirm");
  WAIT_FOR (says (desk, _ ("Goodbye")));
}

static void
show_look_only (LydHarness *harness,
                GtkWindow *desk,
                const LydDeskBadges *badges)
{
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.mode", "s", "look");
  scan (desk, badges->looked_at, _ ("Would be let in"));
}

static void
show_practice (LydHarness *harness,
               GtkWindow *desk,
               const LydDeskBadges *badges)
{
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.mode", "s", "in");
  act (desk, "desk.practice");
  WAIT_FOR (says (desk, _ ("Ready")));
  scan (desk, badges->practiced, _ ("Would be let in"));
}

static void
show_question (LydHarness *harness,
               GtkWindow *desk,
               const LydDeskBadges *badges)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) file = open_beside (harness);
  g_autoptr (LydEvent) event = lyd_plan_find_event (file, EVENT, &error);
  g_autoptr (LydQuestion) question = lyd_question_new ();

  question->event = event->id;
  question->label = g_strdup ("Emergency phone number");
  question->kind = LYD_QUESTION_NUMBER;
  question->required = TRUE;
  question->sensitive = TRUE;
  question->at_check_in = TRUE;
  g_assert_true (lyd_plan_add_question (file, question, &error));
  act (desk, "desk.practice"); /* ends it */
  scan (desk, badges->asked, _ ("A question first"));
}

static void
show_questions (LydHarness *harness,
                GtkWindow *desk,
                const LydDeskBadges *badges)
{
  act (desk, "desk.answer");
  WAIT_FOR (lyd_harness_is_page (desk, "pages", "questions"));
}

static void
show_organizations (LydHarness *harness,
                    GtkWindow *desk,
                    const LydDeskBadges *badges)
{
  act (desk, "desk.back");
  act (desk, "desk.together");
  WAIT_FOR (lyd_harness_is_page (desk, "pages", "together"));
}

static GtkWidget *
find_body (GtkWindow *desk)
{
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (lyd_harness_find (GTK_WIDGET (desk), "pages")));

  return lyd_harness_find (page, "body");
}

static void
show_together (LydHarness *harness,
               GtkWindow *desk,
               const LydDeskBadges *badges)
{
  g_signal_emit_by_name (gtk_widget_get_first_child (find_body (desk)), "activate");
  WAIT_FOR (GTK_IS_LIST_BOX (gtk_widget_get_first_child (find_body (desk))));
}

static void
show_together_done (LydHarness *harness,
                    GtkWindow *desk,
                    const LydDeskBadges *badges)
{
  GtkWidget *act_button = lyd_harness_find (
    gtk_stack_get_visible_child (GTK_STACK (lyd_harness_find (GTK_WIDGET (desk), "pages"))), "act");

  act (desk, "desk.together-done");
  WAIT_FOR (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (act_button)), _ ("Undo")) == 0 ||
            !gtk_widget_get_visible (act_button));
}

static void
show_inside (LydHarness *harness,
             GtkWindow *desk,
             const LydDeskBadges *badges)
{
  act (desk, "desk.back");
  act (desk, "desk.inside");
  WAIT_FOR (lyd_harness_is_page (desk, "pages", "inside"));
}

static void
show_replace (LydHarness *harness,
              GtkWindow *desk,
              const LydDeskBadges *badges)
{
  act (desk, "desk.back");
  scan (desk, badges->long_name, _ ("Already in"));
  gtk_widget_activate (lyd_harness_find (lyd_harness_find (GTK_WIDGET (desk), "card"), "primary"));
  WAIT_FOR (lyd_harness_is_page (desk, "pages", "replace"));
}

static void
show_volunteers (LydHarness *harness,
                 GtkWindow *desk,
                 const LydDeskBadges *badges)
{
  act (desk, "desk.back");
  act (desk, "desk.open-for-volunteers");
  WAIT_FOR (lyd_harness_is_page (desk, "pages", "volunteers"));
}

static void
show_leave (LydHarness *harness,
            GtkWindow *desk,
            const LydDeskBadges *badges)
{
  act (desk, "desk.back");
  lyd_desk_window_open_for_volunteers (LYD_DESK_WINDOW (desk));
  act (desk, "desk.leave");
  WAIT_FOR (lyd_harness_is_page (desk, "pages", "volunteers"));
}

/* What a full or broken disk comes to. */
static void
show_not_recorded (LydHarness *harness,
                   GtkWindow *desk,
                   const LydDeskBadges *badges)
{
  LydDeskCard *card = LYD_DESK_CARD (lyd_harness_find (GTK_WIDGET (desk), "card"));

  act (desk, "desk.back");
  lyd_desk_card_show_problem (card, _ ("Lanyard could not write to its file. It may be read-only, or the disk full."));
}

const LydDeskScene lyd_desk_scenes[] = {
  { "ready", show_ready, TRUE },
  { "search", show_search, FALSE },
  { "confirm", show_confirm, TRUE },
  { "welcome", show_admitted, TRUE },
  { "already", show_already, TRUE },
  { "long-name", show_long_name, TRUE },
  { "revoked", show_revoked, TRUE },
  { "unknown", show_unknown, TRUE },
  { "waitlisted", show_waitlisted, TRUE },
  { "reason", show_reason, FALSE },
  { "walk-in", show_walk_in, FALSE },
  { "goodbye", show_left, TRUE },
  { "look-only", show_look_only, TRUE },
  { "practice", show_practice, TRUE },
  { "question", show_question, TRUE },
  { "questions", show_questions, FALSE },
  { "organizations", show_organizations, FALSE },
  { "together", show_together, FALSE },
  { "together-done", show_together_done, FALSE },
  { "inside", show_inside, FALSE },
  { "replace", show_replace, FALSE },
  { "volunteers", show_volunteers, FALSE },
  { "not-recorded", show_not_recorded, TRUE },
  { "leave", show_leave, FALSE },
  { NULL, NULL, FALSE },
};
