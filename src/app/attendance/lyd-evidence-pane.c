#include "lyd-evidence-pane.h"

#include "lyd-evidence-row.h"
#include "lyd-store-attendance.h"
#include "lyd-timeline.h"

#include <glib/gi18n.h>

struct _LydEvidencePane {
  AdwBin parent_instance;

  LydStore *store;
  GCancellable *asked;
  guint n_pending;
  LydId registration;
  gint64 start; /* of the session */
  gint64 end;
  GTimeZone *zone;

  GtkScrolledWindow *scroll;
  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *organization;
  GtkImage *outcome_icon;
  GtkLabel *outcome;
  GtkLabel *reason;
  LydTimeline *timeline;
  GtkWidget *evidence_title;
  GtkBox *evidence;
};

G_DEFINE_FINAL_TYPE (LydEvidencePane, lyd_evidence_pane, ADW_TYPE_BIN)

static void
clear_evidence (LydEvidencePane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->evidence))) != NULL)
    gtk_box_remove (self->evidence, child);
}

static void
show_evidence (LydEvidencePane *self,
               const GPtrArray *list)
{
  clear_evidence (self);
  lyd_timeline_begin (self->timeline, self->start, self->end, self->zone);
  for (guint i = 0; i < list->len; i++) {
    const LydAttendanceEvidence *evidence = g_ptr_array_index (list, i);
    gboolean counts = evidence->counts && (evidence->scan || evidence->kind == LYD_EVIDENCE_CONNECTION);

    gtk_box_append (self->evidence, lyd_evidence_row_new (evidence, self->zone));
    if (!evidence->scan && evidence->from != LYD_TIME_NONE && evidence->to != LYD_TIME_NONE)
      lyd_timeline_add (self->timeline, evidence->from, evidence->to, counts);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->timeline), lyd_timeline_end (self->timeline));
  gtk_widget_set_visible (self->evidence_title, list->len > 0);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydEvidencePane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lyd_store_list_attendance_evidence_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store != LYD_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (list != NULL)
    show_evidence (self, list);
  else
    gtk_label_set_label (self->reason, error->message);
}

static void
lyd_evidence_pane_dispose (GObject *object)
{
  LydEvidencePane *self = LYD_EVIDENCE_PANE (object);

  g_cancellable_cancel (self->asked);
  /* Before the template is: it lets go of the bin’s own child behind the bin’s back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_EVIDENCE_PANE);
  g_clear_object (&self->store);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (lyd_evidence_pane_parent_class)->dispose (object);
}

static void
lyd_evidence_pane_class_init (LydEvidencePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_evidence_pane_dispose;
  g_type_ensure (LYD_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/attendance/lyd-evidence-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LydEvidencePane, scroll);
  gtk_widget_class_bind_template_child (widget_class, LydEvidencePane, avatar);
  gtk_widget_class_bind_template_child (widget_class, LydEvidencePane, name);
  gtk_widget_class_bind_template_child (widget_class, LydEvidencePane, organization);
  gtk_widget_class_bind_template_child (widget_class, LydEvidencePane, outcome_icon);
  gtk_widget_class_bind_template_child (widget_class, LydEvidencePane, outcome);
  gtk_widget_class_bind_template_child (widget_class, LydEvidencePane, reason);
  gtk_widget_class_bind_template_child (widget_class, LydEvidencePane, timeline);
  gtk_widget_class_bind_template_child (widget_class, LydEvidencePane, evidence_title);
  gtk_widget_class_bind_template_child (widget_class, LydEvidencePane, evidence);
}

static void
lyd_evidence_pane_init (LydEvidencePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LydEvidencePane *
lyd_evidence_pane_new (void)
{
  return g_object_new (LYD_TYPE_EVIDENCE_PANE, NULL);
}

static void
show_line (LydEvidencePane *self,
           const LydAttendance *line,
           const LydAttendanceRule *rule,
           const LydLedgerView *view)
{
  LydLook look = lyd_ledger_look_outcome (line, view);
  g_auto (GStrv) classes = g_strsplit (look.style, " ", -1);
  g_autofree char *reason = lyd_ledger_describe_reason (line, rule, view);

  adw_avatar_set_text (self->avatar, line->name);
  gtk_label_set_label (self->name, line->name);
  gtk_label_set_label (self->organization, line->organization != NULL ? line->organization : "");
  gtk_widget_set_visible (GTK_WIDGET (self->organization), line->organization != NULL);
  gtk_image_set_from_icon_name (self->outcome_icon, look.icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->outcome_icon), (const char **) classes);
  gtk_label_set_label (self->outcome, look.word);
  gtk_label_set_label (self->reason, reason);
}

/* @session: whose attendance; @line and the others are not kept */
void
lyd_evidence_pane_show (LydEvidencePane *self,
                        LydStore *store,
                        const LydSession *session,
                        const char *timezone,
                        const LydAttendance *line,
                        const LydAttendanceRule *rule,
                        const LydLedgerView *view)
{
  gboolean same = self->store == store && lyd_id_equal (&self->registration, &line->registration);

  g_return_if_fail (session != NULL);
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  g_set_object (&self->store, store);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = lyd_zone_get_or_utc (timezone);
  self->registration = line->registration;
  self->start = session->start;
  self->end = session->end;
  show_line (self, line, rule, view);
  if (!same) {
    clear_evidence (self);
    gtk_widget_set_visible (GTK_WIDGET (self->timeline), FALSE);
    gtk_widget_set_visible (self->evidence_title, FALSE);
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
  }
  self->n_pending++;
  lyd_store_list_attendance_evidence_async (store, &session->id, &line->registration, self->asked, read_cb,
                                            g_object_ref (self));
}

/* Whether what is shown is what was asked for. */
gboolean
lyd_evidence_pane_is_idle (LydEvidencePane *self)
{
  return self->n_pending == 0;
}
