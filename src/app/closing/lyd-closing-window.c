#include "lyd-closing-window.h"

#include "export/lyd-export-dialog.h"
#include "lyd-ask-where.h"
#include "lyd-board.h"
#include "lyd-forget.h"
#include "lyd-mail-merge.h"
#include "lyd-progress-dialog.h"
#include "lyd-words-closing.h"

#include <glib/gi18n.h>

/* A row stays: somebody may be reading it, or about to press its button. */
typedef struct {
  AdwActionRow *row;
  GtkImage *icon;
  GtkWidget *act;
} Row;

struct _LydClosingWindow {
  AdwWindow parent_instance;

  LydStore *store;
  GtkWidget *page; /* (nullable): weak: of the event, whose actions do things */
  LydEvent *event;
  GCancellable *asked;
  LydClosingFacts *facts; /* NULL until they are known */

  LydPurgePlan *plan; /* what somebody is asked about, or said yes to */
  gboolean delete_copies;
  gint progress; /* of purging: atomic, as in #LydWatch */
  GCancellable *purging;
  GtkWindow *waiting; /* weak: how far it is */
  gboolean archive_sensitive;

  AdwToastOverlay *toasts;
  AdwWindowTitle *heading;
  GtkImage *icon;
  GtkLabel *words;
  GtkListBox *list;
  GtkWidget *close;
  GtkWidget *reopen;
  Row rows[LYD_CLOSING_N_STEPS];
  GtkWidget *copy_report;
  GtkWidget *unfinished; /* a row */
};

G_DEFINE_FINAL_TYPE (LydClosingWindow, lyd_closing_window, ADW_TYPE_WINDOW)

/* What does it: an action of the event's page, a list, or this window itself. */
static const struct {
  const char *label;
  const char *action;
  const char *target;
  const char *list;
  const char *mark; /* what is noted once the list is written */
} acts[LYD_CLOSING_N_STEPS] = {
  [LYD_CLOSING_UNMATCHED] = { N_ ("Resolve…"), "event.show", "attendance" },
  [LYD_CLOSING_NO_SHOWS] = { N_ ("Write List…"), .list = LYD_EXPORT_MISSED_YOU, .mark = LYD_CLOSING_DID_NO_SHOWS },
  [LYD_CLOSING_CERTIFICATES] = { N_ ("Certificates…"), "event.certificates", "" },
  [LYD_CLOSING_THANKS] = { N_ ("Write List…"), .list = LYD_EXPORT_THANK_YOU, .mark = LYD_CLOSING_DID_THANKS },
  [LYD_CLOSING_REPORT] = { N_ ("Freeze") },
  [LYD_CLOSING_ARCHIVE] = { N_ ("Save…") },
  [LYD_CLOSING_EMERGENCY] = { N_ ("Purge…") },
  [LYD_CLOSING_ANSWERS] = { N_ ("Purge…") },
};

/* Icon and colour; what is to be forgotten is the one thing that presses. */
static const LydBoardLook looks[] = {
  [LYD_CLOSING_DONE] = { "lyd-admitted-symbolic", "lyd-ok" },
  [LYD_CLOSING_DUE] = { "lyd-expected-symbolic", "lyd-plain" },
  [LYD_CLOSING_LATER] = { "appointment-soon-symbolic", "dim-label" },
  [LYD_CLOSING_NOTHING] = { "list-remove-symbolic", "dim-label" },
};

static const LydBoardLook pressing = { "dialog-warning-symbolic", "lyd-amber" };

static void look (LydClosingWindow *self);

static void
toast (LydClosingWindow *self,
       const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* ---- the board ---- */

static void
add_row (LydClosingWindow *self,
         LydClosingStep step)
{
  const char *title = lyd_words_closing_step (step);
  Row *row = &self->rows[step];

  row->row = lyd_board_row_new (title, 4, &row->icon);
  if (step == LYD_CLOSING_REPORT) {
    self->copy_report = lyd_board_button_new (_ ("Copy"), "closing.copy-report", -1, title);
    adw_action_row_add_suffix (row->row, self->copy_report);
  }
  row->act = lyd_board_button_new (_ (acts[step].label), "closing.do", (int) step, title);
  adw_action_row_add_suffix (row->row, row->act);
  gtk_list_box_append (self->list, GTK_WIDGET (row->row));
}

/* Comes where the disk was full, or somebody else read the file. */
static void
add_unfinished_row (LydClosingWindow *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("lyd-stop-symbolic");

  self->unfinished =
    g_object_new (ADW_TYPE_ACTION_ROW, "title", _ ("Not wiped out yet"), "subtitle",
                  _ ("What was purged is shown nowhere, but its bytes are still in the data file"), "subtitle-lines", 4,
                  "activatable", FALSE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (icon, "lyd-red");
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->unfinished), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->unfinished),
                             lyd_board_button_new (_ ("Try Again"), "closing.finish-purge", -1,
                                                   _ ("Not wiped out yet")));
  gtk_list_box_append (self->list, self->unfinished);
}

static void
set_look (GtkImage *icon,
          LydClosingState state,
          gboolean presses)
{
  lyd_board_show_look (icon, presses && state == LYD_CLOSING_DUE ? &pressing : &looks[state],
                       lyd_words_closing_state (state));
}

static gboolean
presses (const LydClosingFacts *facts)
{
  return facts->unfinished || lyd_closing_judge (facts, LYD_CLOSING_EMERGENCY) == LYD_CLOSING_DUE ||
         lyd_closing_judge (facts, LYD_CLOSING_ANSWERS) == LYD_CLOSING_DUE;
}

/* Whether there is a button, and what it does can be done. */
static gboolean
can_do (const LydClosingFacts *facts,
        LydClosingStep step)
{
  LydClosingState state = lyd_closing_judge (facts, step);

  if (state == LYD_CLOSING_NOTHING || facts->now < facts->end)
    return FALSE;
  if (step == LYD_CLOSING_REPORT)
    return facts->alone && state != LYD_CLOSING_DONE;
  return lyd_closing_get_purge (step) == NULL || state != LYD_CLOSING_DONE;
}

static void
show_row (LydClosingWindow *self,
          LydClosingStep step,
          GTimeZone *zone)
{
  LydClosingState state = lyd_closing_judge (self->facts, step);
  g_autofree char *line = lyd_words_closing_line (self->facts, step, zone);
  g_autofree char *escaped = g_markup_escape_text (line, -1);
  Row *row = &self->rows[step];

  adw_action_row_set_subtitle (row->row, escaped);
  set_look (row->icon, state, lyd_closing_get_purge (step) != NULL);
  gtk_widget_set_visible (row->act, can_do (self->facts, step));
  if (state == LYD_CLOSING_DUE)
    gtk_widget_remove_css_class (row->act, "flat");
  else
    gtk_widget_add_css_class (row->act, "flat");
}

static void
show (LydClosingWindow *self)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (self->event->timezone);
  g_autofree char *words = lyd_words_closing (self->facts, zone);
  gboolean closed = self->facts->closed_at != LYD_TIME_NONE;

  set_look (self->icon,
            lyd_closing_count (self->facts, LYD_CLOSING_DUE) > 0     ? LYD_CLOSING_DUE
            : lyd_closing_count (self->facts, LYD_CLOSING_LATER) > 0 ? LYD_CLOSING_LATER
                                                                     : LYD_CLOSING_DONE,
            presses (self->facts));
  gtk_label_set_label (self->words, words);
  for (LydClosingStep step = 0; step < LYD_CLOSING_N_STEPS; step++)
    show_row (self, step, zone);
  gtk_widget_set_visible (self->copy_report, self->facts->people > 0);
  gtk_widget_set_visible (self->unfinished, self->facts->unfinished);
  gtk_widget_set_visible (self->close, !closed);
  if (lyd_closing_count (self->facts, LYD_CLOSING_DUE) == 0)
    gtk_widget_add_css_class (self->close, "suggested-action");
  else
    gtk_widget_remove_css_class (self->close, "suggested-action");
  gtk_widget_set_visible (self->reopen, closed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "closing.close", self->facts->now >= self->facts->end);
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydClosingWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree LydClosingFacts *facts = lyd_store_look_at_closing_finish (LYD_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (facts == NULL) {
    toast (self, error->message);
    return;
  }
  g_free (self->facts);
  self->facts = g_steal_pointer (&facts);
  show (self);
}

static void
look (LydClosingWindow *self)
{
  if (self->store == NULL)
    return;
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  lyd_store_look_at_closing_async (self->store, &self->event->id, self->asked, looked_cb, g_object_ref (self));
}

static void
look_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  look (LYD_CLOSING_WINDOW (widget));
}

/* ---- noting ---- */

static void
noted_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydClosingWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!lyd_store_closing_finish (LYD_STORE (source), result, &error) && self->store != NULL)
    toast (self, error->message);
  else
    look (self);
}

static void
close_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydClosingWindow *self = LYD_CLOSING_WINDOW (widget);

  lyd_store_mark_closing_async (self->store, &self->event->id, LYD_CLOSED, noted_cb, g_object_ref (self));
}

static void
reopen_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydClosingWindow *self = LYD_CLOSING_WINDOW (widget);

  lyd_store_reopen_event_async (self->store, &self->event->id, noted_cb, g_object_ref (self));
}

static void
copy_report_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  LydClosingWindow *self = LYD_CLOSING_WINDOW (widget);
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;

  if (self->facts == NULL)
    return;
  line = lyd_words_closing_report (self->facts);
  text = g_strdup_printf ("%s: %s", self->event->title, line);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  toast (self, _ ("Copied"));
}

/* ---- lists ---- */

static void
exported_cb (LydClosingWindow *self,
             const char *sentence,
             const char *folder,
             LydExportDialog *dialog)
{
  const char *mark = g_object_get_data (G_OBJECT (dialog), "lyd-mark");

  toast (self, sentence);
  if (folder != NULL)
    lyd_store_mark_closing_async (self->store, &self->event->id, mark, noted_cb, g_object_ref (self));
}

static void
write_list (LydClosingWindow *self,
            LydClosingStep step)
{
  LydExportDialog *dialog = lyd_export_dialog_new (GTK_WINDOW (self), self->store, self->event);

  lyd_export_dialog_set_what (dialog, acts[step].list);
  g_object_set_data (G_OBJECT (dialog), "lyd-mark", (gpointer) acts[step].mark);
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- the archive ---- */

static void
archived_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydClosingWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  LydArchiveCount count;

  if (!lyd_store_write_archive_finish (LYD_STORE (source), result, &count, &error))
    sentence = g_strdup (error->message);
  else if (count.n_missing > 0)
    sentence = g_strdup_printf (ngettext ("The archive is written, without %d file of materials that is missing",
                                          "The archive is written, without %d files of materials that are missing",
                                          (gulong) count.n_missing),
                                count.n_missing);
  else
    sentence = g_strdup_printf (ngettext ("The archive is written, with %d registration",
                                          "The archive is written, with %d registrations",
                                          (gulong) count.n_registrations),
                                count.n_registrations);
  if (self->store == NULL)
    return;
  toast (self, sentence);
  look (self);
}

/* Writes the archive to @path; a toast says what came of it. */
void
lyd_closing_window_write_archive (LydClosingWindow *self,
                                  const char *path,
                                  gboolean sensitive)
{
  lyd_store_write_archive_async (self->store, &self->event->id, path, sensitive, NULL, archived_cb,
                                 g_object_ref (self));
}

static void
archive_chosen_cb (GtkWidget *widget,
                   const char *path)
{
  LydClosingWindow *self = LYD_CLOSING_WINDOW (widget);

  lyd_closing_window_write_archive (self, path, self->archive_sensitive);
}

static void
archive_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  LydClosingWindow *self = LYD_CLOSING_WINDOW (widget);
  g_autofree char *file_name = lyd_archive_suggest_name (self->event->title);

  self->archive_sensitive = g_variant_get_boolean (parameter);
  lyd_ask_where (widget, _ ("Save the Archive"), GTK_FILE_CHOOSER_ACTION_SAVE, file_name, archive_chosen_cb);
}

static void
archive_answered_cb (AdwMessageDialog *dialog,
                     const char *response,
                     LydClosingWindow *self)
{
  GtkCheckButton *sensitive = GTK_CHECK_BUTTON (adw_message_dialog_get_extra_child (dialog));

  if (g_str_equal (response, "save"))
    gtk_widget_activate_action (GTK_WIDGET (self), "closing.archive", "b", gtk_check_button_get_active (sensitive));
}

static void
ask_for_archive (LydClosingWindow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (self), _ ("Archive This Event?"),
    _ (
      "Everything of the event goes into one file: people, answers, check-ins, online reports and materials. It can be "
      "looked at, searched and exported on any computer with Lanyard."));

  adw_message_dialog_set_extra_child (
    ADW_MESSAGE_DIALOG (dialog),
    gtk_check_button_new_with_mnemonic (_ ("_Include sensitive answers and emergency contacts")));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save", _ ("_Save…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (archive_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- purging ---- */

static void
end_waiting (LydClosingWindow *self)
{
  if (self->waiting != NULL)
    gtk_window_destroy (self->waiting);
  g_clear_weak_pointer (&self->waiting);
  g_clear_object (&self->purging);
}

static void
deleted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydClosingWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fates = lyd_store_delete_copies_finish (LYD_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (fates == NULL)
    toast (self, error->message);
  else
    lyd_forget_tell (GTK_WINDOW (self), _ ("Purged for Good"),
                     _ ("Nothing is left in the data file. The other files that held it:"), fates);
}

static void
purged_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydClosingWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydPurgeResult) purged = lyd_store_purge_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = purged != NULL ? lyd_purge_describe (&purged->counts) : NULL;

  end_waiting (self);
  if (self->store == NULL)
    return;
  look (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    toast (self, _ ("Cancelled. Nothing was purged."));
  else if (purged == NULL)
    lyd_forget_tell (GTK_WINDOW (self), _ ("Nothing Was Purged"), error->message, NULL);
  else if (purged->left != NULL)
    lyd_forget_tell (GTK_WINDOW (self), _ ("Purged, Not Wiped Out Yet"), purged->left->message, NULL);
  else if (!self->delete_copies)
    toast (self, words[0] != '\0' ? _ ("Purged for good") : _ ("There was nothing to purge"));
  if (purged != NULL && self->delete_copies)
    lyd_store_delete_copies_async (self->store, self->plan->copies, deleted_cb, g_object_ref (self));
}

static void
purge (gpointer owner,
       gboolean copies)
{
  LydClosingWindow *self = LYD_CLOSING_WINDOW (owner);
  const LydProgressWords words = {
    _ ("Purging…"),
    _ ("It is looked for and deleted, then the data file is written anew. It can be cancelled until something is "
       "deleted."),
    _ ("Purging"),
  };

  if (self->plan == NULL || self->purging != NULL)
    return;
  self->delete_copies = copies;
  self->purging = g_cancellable_new ();
  g_atomic_int_set (&self->progress, 0);
  g_set_weak_pointer (&self->waiting,
                      lyd_progress_dialog_new (GTK_WINDOW (self), &words, &self->progress, self->purging));
  lyd_store_purge_async (self->store, &self->event->id, self->plan->what, &self->progress, self->purging, purged_cb,
                         g_object_ref (self));
}

static void
ask (LydClosingWindow *self)
{
  gboolean answers = (self->plan->what & LYD_PURGE_ANSWERS) != 0;
  g_autofree char *words = lyd_purge_describe (&self->plan->counts);
  g_autofree char *body = NULL;
  LydForgetWords question = {
    answers ? _ ("Purge Sensitive Answers?") : _ ("Purge Emergency Contacts?"), NULL, _ ("_Purge")
  };

  if (words[0] == '\0')
    body = g_strdup (_ ("Nothing is left in the data file. It is written anew, so that no trace stays."));
  else
    /* Translators: what is removed: "12 answers, 3 acts in the history that could be undone" */
    body = g_strdup_printf (_ ("This removes %s. Nobody can undo it. Lists that were exported are yours to delete."),
                            words);
  question.body = body;
  lyd_forget_ask (GTK_WINDOW (self), &question, self->plan->copies, purge, self);
}

static void
planned_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydClosingWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydPurgePlan) plan = lyd_store_plan_purge_finish (LYD_STORE (source), result, &error);

  if (self->store == NULL || self->purging != NULL)
    return;
  if (plan == NULL) {
    toast (self, error->message);
    return;
  }
  g_clear_pointer (&self->plan, lyd_purge_plan_free);
  self->plan = g_steal_pointer (&plan);
  ask (self);
}

static void
finish_purge_action (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  LydClosingWindow *self = LYD_CLOSING_WINDOW (widget);

  lyd_store_finish_purge_async (self->store, noted_cb, g_object_ref (self));
}

/* ---- doing ---- */

static void
do_action (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  LydClosingWindow *self = LYD_CLOSING_WINDOW (widget);
  int step = g_variant_get_int32 (parameter);

  if (step < 0 || step >= LYD_CLOSING_N_STEPS || self->facts == NULL)
    return;
  if (acts[step].list != NULL) {
    write_list (self, (LydClosingStep) step);
  } else if (step == LYD_CLOSING_REPORT) {
    lyd_store_freeze_event_async (self->store, &self->event->id, noted_cb, g_object_ref (self));
  } else if (step == LYD_CLOSING_ARCHIVE) {
    ask_for_archive (self);
  } else if (lyd_closing_get_purge ((LydClosingStep) step) != NULL) {
    lyd_store_plan_purge_async (self->store, &self->event->id, lyd_closing_get_purge ((LydClosingStep) step)->what,
                                NULL, planned_cb, g_object_ref (self));
  } else if (self->page != NULL) {
    gtk_widget_activate_action (self->page, acts[step].action, "s", acts[step].target);
    gtk_window_present (GTK_WINDOW (gtk_widget_get_root (self->page)));
  }
}

static void
lyd_closing_window_dispose (GObject *object)
{
  LydClosingWindow *self = LYD_CLOSING_WINDOW (object);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  end_waiting (self);
  g_clear_weak_pointer (&self->page);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_CLOSING_WINDOW);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lyd_closing_window_parent_class)->dispose (object);
}

static void
lyd_closing_window_finalize (GObject *object)
{
  LydClosingWindow *self = LYD_CLOSING_WINDOW (object);

  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->plan, lyd_purge_plan_free);
  g_free (self->facts);

  G_OBJECT_CLASS (lyd_closing_window_parent_class)->finalize (object);
}

static void
lyd_closing_window_class_init (LydClosingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_closing_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_closing_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/closing/lyd-closing-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydClosingWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydClosingWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, LydClosingWindow, icon);
  gtk_widget_class_bind_template_child (widget_class, LydClosingWindow, words);
  gtk_widget_class_bind_template_child (widget_class, LydClosingWindow, list);
  gtk_widget_class_bind_template_child (widget_class, LydClosingWindow, close);
  gtk_widget_class_bind_template_child (widget_class, LydClosingWindow, reopen);
  gtk_widget_class_install_action (widget_class, "closing.do", "i", do_action);
  gtk_widget_class_install_action (widget_class, "closing.copy-report", NULL, copy_report_action);
  gtk_widget_class_install_action (widget_class, "closing.archive", "b", archive_action);
  gtk_widget_class_install_action (widget_class, "closing.finish-purge", NULL, finish_purge_action);
  gtk_widget_class_install_action (widget_class, "closing.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "closing.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "closing.look", NULL, look_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "closing.look", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_closing_window_init (LydClosingWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (LydClosingStep step = 0; step < LYD_CLOSING_N_STEPS; step++) {
    add_row (self, step);
    gtk_widget_set_visible (self->rows[step].act, FALSE);
  }
  gtk_widget_set_visible (self->copy_report, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "closing.close", FALSE);
  add_unfinished_row (self);
}

/**
 * lyd_closing_window_new:
 * @page: the event's page, which does what is not done here; the board outlives it without
 */
LydClosingWindow *
lyd_closing_window_new (GtkWidget *page,
                        LydStore *store,
                        const LydEvent *event)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (page));
  LydClosingWindow *self = g_object_new (LYD_TYPE_CLOSING_WINDOW, "transient-for", parent, "application",
                                         gtk_window_get_application (parent), NULL);

  self->store = g_object_ref (store);
  self->event = lyd_event_copy (event);
  g_set_weak_pointer (&self->page, page);
  adw_window_title_set_subtitle (self->heading, event->title);
  g_signal_connect_object (store, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  look (self);
  return self;
}

/* (nullable): %NULL until they are known */
const LydClosingFacts *
lyd_closing_window_get_facts (LydClosingWindow *self)
{
  return self->facts;
}
