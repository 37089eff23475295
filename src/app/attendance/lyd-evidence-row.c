#include "lyd-evidence-row.h"

#include "lyd-time.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>

static char *
say_span (const LydAttendanceEvidence *evidence,
          GTimeZone *zone)
{
  g_autofree char *from = lyd_words_clock_seconds (evidence->from, zone);
  g_autofree char *to = lyd_words_clock_seconds (evidence->to, zone);
  int minutes = (int) ((evidence->to - evidence->from + LYD_MINUTE / 2) / LYD_MINUTE);

  /* Translators: from when until when, and how many minutes that is: "1:02:14 pm – 1:58:20 pm (56 min)" */
  return g_strdup_printf (_ ("%s – %s (%d min)"), from, to, minutes);
}

static char *
say_total (const LydAttendanceEvidence *evidence)
{
  int n = (int) ((evidence->seconds + 59) / 60);

  return g_strdup_printf (
    ngettext ("%d minute in all; the report has no times", "%d minutes in all; the report has no times", (gulong) n),
    n);
}

static char *
say_row (const LydAttendanceEvidence *evidence,
         GTimeZone *zone)
{
  gboolean timed = evidence->from != LYD_TIME_NONE && evidence->to != LYD_TIME_NONE;
  g_autofree char *span = timed ? say_span (evidence, zone) : NULL;

  switch (evidence->kind) {
  case LYD_EVIDENCE_CONNECTION:
    return timed ? g_steal_pointer (&span) : g_strdup (_ ("Connected; the report does not say when"));
  case LYD_EVIDENCE_TOTAL:
    return say_total (evidence);
  case LYD_EVIDENCE_WAITING:
    return timed ? g_strdup_printf (_ ("In the waiting room, %s"), span) : g_strdup (_ ("In the waiting room"));
  case LYD_EVIDENCE_ABSENT:
    return g_strdup (_ ("Registered there, and did not come"));
  case LYD_EVIDENCE_REGISTERED:
    return g_strdup (_ ("Registered there"));
  case LYD_EVIDENCE_POLL:
    return g_strdup_printf (
      ngettext ("Answered %d poll question", "Answered %d poll questions", (gulong) evidence->amount),
      evidence->amount);
  case LYD_EVIDENCE_QUESTION:
    return g_strdup_printf (ngettext ("Asked %d question", "Asked %d questions", (gulong) evidence->amount),
                            evidence->amount);
  default:
    g_return_val_if_reached (NULL);
  }
}

static char *
say_scan (const LydAttendanceEvidence *evidence,
          GTimeZone *zone)
{
  g_autofree char *moment = lyd_words_moment (evidence->from, zone);

  if (evidence->scan_kind == LYD_SCAN_EXIT)
    return g_strdup_printf (_ ("Left the room, %s"), moment);
  return g_strdup_printf (_ ("Checked in, %s"), moment);
}

/* Where it stands: "report.csv, line 34, as “Maribel O.”" */
static char *
say_where (const LydAttendanceEvidence *evidence)
{
  g_autofree char *line = NULL;
  const char *name = evidence->name != NULL ? evidence->name : evidence->email;

  if (evidence->scan)
    return g_strdup (evidence->file_name != NULL ? evidence->file_name : "");
  line = g_strdup_printf (_ ("%s, line %u"), evidence->file_name, evidence->line);
  return name != NULL ? g_strdup_printf (_ ("%s, as “%s”"), line, name) : g_steal_pointer (&line);
}

/* How it is known whose it is, and why it does not count where it does not. */
static char *
say_why (const LydAttendanceEvidence *evidence)
{
  static const char *const how[] = {
    [LYD_SETTLED_EMAIL] = N_ ("Known by the e-mail address."),
    [LYD_SETTLED_ALIAS] = N_ ("Known by a name or address that was learned."),
    [LYD_SETTLED_HAND] = N_ ("Somebody said who it was."),
    [LYD_SETTLED_NEW] = N_ ("Registered with this report."),
    [LYD_SETTLED_BOT] = N_ ("Takes notes, and is nobody."),
    [LYD_SETTLED_NOBODY] = N_ ("Somebody said that it is nobody."),
  };

  if (!evidence->counts)
    return g_strdup (evidence->scan ? _ ("Does not count: it was taken back.")
                                    : _ ("Does not count: a later report replaced this one."));
  if (evidence->scan)
    return NULL;
  if (evidence->kind == LYD_EVIDENCE_WAITING)
    return g_strdup (_ ("Does not count: the waiting room is not the meeting."));
  return g_strdup (_ (how[evidence->how]));
}

static const char *
find_icon (const LydAttendanceEvidence *evidence)
{
  static const char *const icons[] = {
    [LYD_EVIDENCE_CONNECTION] = "lyd-online-symbolic",
    [LYD_EVIDENCE_TOTAL] = "lyd-online-symbolic",
    [LYD_EVIDENCE_WAITING] = "lyd-waiting-symbolic",
    [LYD_EVIDENCE_ABSENT] = "lyd-cancelled-symbolic",
    [LYD_EVIDENCE_REGISTERED] = "lyd-person-add-symbolic",
    [LYD_EVIDENCE_POLL] = "lyd-question-choice-symbolic",
    [LYD_EVIDENCE_QUESTION] = "lyd-question-text-symbolic",
  };

  return evidence->scan ? "lyd-place-symbolic" : icons[evidence->kind];
}

static void
add_label (GtkWidget *box,
           const char *text,
           gboolean small)
{
  GtkWidget *label;

  if (text == NULL || text[0] == '\0')
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "numeric");
  if (small) {
    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "lyd-readable");
  }
  gtk_box_append (GTK_BOX (box), label);
}

GtkWidget *
lyd_evidence_row_new (const LydAttendanceEvidence *evidence,
                      GTimeZone *zone)
{
  gboolean counts = evidence->counts && (evidence->scan || evidence->kind != LYD_EVIDENCE_WAITING);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (find_icon (evidence));
  g_autofree char *what = evidence->scan ? say_scan (evidence, zone) : say_row (evidence, zone);
  g_autofree char *where = say_where (evidence);
  g_autofree char *why = say_why (evidence);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_widget_add_css_class (icon, counts ? "lyd-ok" : "lyd-readable");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  add_label (box, what, FALSE);
  add_label (box, where, TRUE);
  add_label (box, why, TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), box);
  return row;
}
