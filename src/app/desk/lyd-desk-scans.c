#include "desk/lyd-desk-window-private.h"

#include <glib/gi18n.h>

/* What is scanned, undone or let in by exception, and what it comes to. */

LydAttempt
lyd_desk_make_attempt (LydDeskWindow *self,
                       LydSource source)
{
  return (LydAttempt){
    .session = self->session->id,
    .kind = lyd_desk_window_is_leaving (self) ? LYD_SCAN_EXIT : LYD_SCAN_ENTRY,
    .attempt = lyd_store_make_id (self->store),
    .source = source,
    .printer = self->rehearsal ? NULL : lyd_badge_printer_get_target (self->printer),
    .look = !lyd_desk_window_is_recording (self),
  };
}

void
lyd_desk_open_registration (LydDeskWindow *self,
                            const LydId *registration)
{
  g_autofree char *target = lyd_id_to_string (registration);

  lyd_desk_window_activate (self, "open", g_variant_new_string (target));
}

/* What can be done about the result that the card shows. */
static void
offer_acts (LydDeskWindow *self)
{
  gboolean known = self->last != NULL && !lyd_id_is_none (&self->last->registration);

  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "override"), known);
  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "answer"),
                               known && self->last->verdict == LYD_VERDICT_ANSWERS_NEEDED);
}

/* An answer that was not taken is asked for again at once. */
static gboolean
has_problem (const LydAdmissionResult *result)
{
  for (guint i = 0; i < result->questions->len; i++)
    if (((LydAskedQuestion *) g_ptr_array_index (result->questions, i))->problem != NULL)
      return TRUE;
  return FALSE;
}

/* @scanned: by itself, whatever else is being done at this desk: what is half typed stays. */
static void
show_admission (LydDeskWindow *self,
                GObject *source,
                GAsyncResult *result,
                gboolean scanned)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAdmissionResult) admission = lyd_store_admission_finish (LYD_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return; /* the desk is closed; what was recorded stands */
  if (self->walk_in_asked && admission == NULL && g_error_matches (error, LYD_ERROR, LYD_ERROR_INVALID)) {
    self->walk_in_asked = FALSE;
    lyd_desk_walk_in_show_problem (self->walk_in, error->message);
    return;
  }
  lyd_desk_sounds_play (self->sounds, admission == NULL ? LYD_TONE_REFUSED
                                                        : lyd_desk_tone_of (admission->verdict,
                                                                            !lyd_id_is_none (&admission->scan)));
  if (admission != NULL && admission->verdict == LYD_VERDICT_IDENTIFY) {
    lyd_desk_open_registration (self, &admission->registration);
    return;
  }

  if (self->walk_in_asked)
    self->walk_in_begun = FALSE;
  self->walk_in_asked = FALSE;
  lyd_desk_window_forget_person (self);
  g_clear_pointer (&self->last, lyd_admission_result_free);
  if (admission == NULL) {
    lyd_desk_card_show_problem (self->card, error->message);
  } else {
    self->last = g_steal_pointer (&admission);
    lyd_desk_window_show_last (self);
  }
  offer_acts (self);
  if (scanned)
    lyd_desk_window_show_result (self);
  else
    lyd_desk_window_show_card (self);
  if (!scanned && self->last != NULL && has_problem (self->last))
    lyd_desk_window_activate (self, "answer", NULL);
}

/* The answer to every undo and every attempt that is not a scan. */
void
lyd_desk_admitted_cb (GObject *source,
                      GAsyncResult *result,
                      gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;

  show_admission (self, source, result, FALSE);
}

static void
scanned_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;

  show_admission (self, source, result, TRUE);
}

/* What a scanner or the camera has read. */
void
lyd_desk_take_scan (LydDeskWindow *self,
                    const char *text,
                    LydSource source)
{
  LydAttempt attempt;

  if (lyd_desk_keys_is_repeat (self->keys, text))
    return;
  if (self->session == NULL) {
    g_ptr_array_add (self->early, g_strdup (text));
    return;
  }
  attempt = lyd_desk_make_attempt (self, source);
  attempt.text = text;
  lyd_store_admit_async (self->store, &attempt, scanned_cb, g_object_ref (self));
}

static void
scan_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  lyd_desk_take_scan (data, g_variant_get_string (parameter, NULL), LYD_SOURCE_SCANNER);
}

/* What would have to be recorded is not done while nothing is. */
gboolean
lyd_desk_refuse_unrecorded (LydDeskWindow *self)
{
  if (lyd_desk_window_is_recording (self))
    return FALSE;
  lyd_desk_window_toast (self, _ ("This cannot be done while nothing is recorded. Switch to Check In first."));
  return TRUE;
}

static void
undo_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydDeskWindow *self = data;
  LydId scan;

  if (!lyd_id_from_string (&scan, g_variant_get_string (parameter, NULL)))
    return;
  if (lyd_desk_refuse_unrecorded (self))
    return;
  lyd_desk_keys_forget (self->keys);
  lyd_store_undo_scan_async (self->store, &scan, lyd_desk_admitted_cb, g_object_ref (self));
}

static void
undo_last_action (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer data)
{
  LydDeskWindow *self = data;
  g_autofree char *target = lyd_id_to_string (&self->last_entry);

  if (lyd_id_is_none (&self->last_entry))
    return;
  /* Enabled again with the next one, once the log has been read. */
  self->last_entry = lyd_id_none;
  g_simple_action_set_enabled (action, FALSE);
  lyd_desk_window_activate (self, "undo", g_variant_new_string (target));
}

static void
override_action (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  LydDeskWindow *self = data;

  lyd_desk_reason_start (self->reason, self->last->name);
  gtk_stack_set_visible_child_name (self->pages, "reason");
}

static void
override_done_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer data)
{
  LydDeskWindow *self = data;
  g_autofree char *reason = lyd_desk_reason_dup (self->reason);
  LydAttempt attempt;

  if (self->last == NULL || !lyd_desk_window_is_page (self, "reason"))
    return;
  lyd_desk_keys_forget (self->keys);
  attempt = lyd_desk_make_attempt (self, LYD_SOURCE_SEARCH);
  attempt.override = reason;
  lyd_store_admit_registration_async (self->store, &self->last->registration, &attempt, lyd_desk_admitted_cb,
                                      g_object_ref (self));
}

/* The questions of the card, to be answered in its place. */
static void
answer_action (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  LydDeskWindow *self = data;

  lyd_desk_questions_start (self->questions, self->last);
  gtk_stack_set_visible_child_name (self->pages, "questions");
}

static void
answer_done_action (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer data)
{
  LydDeskWindow *self = data;
  g_autoptr (GArray) answers = NULL;
  LydAttempt attempt;

  if (self->last == NULL || !lyd_desk_window_is_page (self, "questions"))
    return;
  answers = lyd_desk_questions_read (self->questions);
  lyd_desk_keys_forget (self->keys);
  attempt = lyd_desk_make_attempt (self, LYD_SOURCE_SEARCH);
  attempt.override = self->last->reason;
  attempt.answers = (const LydGivenAnswer *) (gconstpointer) answers->data;
  attempt.n_answers = answers->len;
  lyd_store_admit_registration_async (self->store, &self->last->registration, &attempt, lyd_desk_admitted_cb,
                                      g_object_ref (self));
}

void
lyd_desk_scans_init (LydDeskWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "scan", .activate = scan_action, .parameter_type = "s" },
    { .name = "undo", .activate = undo_action, .parameter_type = "s" },
    { .name = "undo-last", .activate = undo_last_action },
    { .name = "override", .activate = override_action },
    { .name = "override-done", .activate = override_done_action },
    { .name = "answer", .activate = answer_action },
    { .name = "answer-done", .activate = answer_done_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "override"), FALSE);
  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "answer"), FALSE);
  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "undo-last"), FALSE);
}
