#include "lyd-paper-line.h"

#include "desk/lyd-desk-card.h"
#include "lyd-words.h"

#include <glib/gi18n.h>

struct _LydPaperLine {
  AdwActionRow parent_instance;

  LydId scan;     /* none: nothing is recorded that could be taken back */
  gboolean fresh; /* entered since the window was opened */
  GtkWidget *button;
  GtkWidget *icon;
};

G_DEFINE_FINAL_TYPE (LydPaperLine, lyd_paper_line, ADW_TYPE_ACTION_ROW)

static void
lyd_paper_line_class_init (LydPaperLineClass *klass)
{
}

static void
lyd_paper_line_init (LydPaperLine *self)
{
  self->icon = gtk_image_new ();
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

static void
set_icon (LydPaperLine *self,
          const char *icon,
          const char *style)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_widget_add_css_class (self->icon, style);
}

static void
add_button (LydPaperLine *self,
            const char *label,
            const char *action,
            const LydId *target)
{
  g_autofree char *id = lyd_id_to_string (target);

  self->button = gtk_button_new_with_label (label);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
}

static LydPaperLine *
line_new (const char *title,
          const char *subtitle)
{
  return g_object_new (LYD_TYPE_PAPER_LINE, "title", title, "subtitle", subtitle, NULL);
}

/* What an override lifts (check-in.md): who stands on the paper was there. */
static gboolean
can_override (LydVerdict verdict)
{
  return verdict == LYD_VERDICT_PENDING || verdict == LYD_VERDICT_WAITLISTED || verdict == LYD_VERDICT_WRONG_SESSION ||
         verdict == LYD_VERDICT_TOO_EARLY || verdict == LYD_VERDICT_OVER || verdict == LYD_VERDICT_FULL;
}

/* A row that was just entered. */
GtkWidget *
lyd_paper_line_new_result (const LydAdmissionResult *result,
                           GTimeZone *zone)
{
  const LydVerdictLook *look = lyd_verdict_look (result->verdict);
  gboolean admitted = result->verdict == LYD_VERDICT_ADMITTED;
  g_autofree char *time = lyd_words_time (result->at, result->at, zone);
  g_autofree char *sentence = admitted ? NULL : lyd_words_verdict (result, zone);
  g_autofree char *words =
    admitted ? g_strjoin (" · ", time, result->organization, NULL)
             /* Translators: what a verdict is called, and what it means */
             : g_strdup_printf (_ ("%1$s. %2$s"), _ (look->word), sentence);
  LydPaperLine *self = line_new (result->name != NULL ? result->name : _ ("Unknown code"), words);

  set_icon (self, look->icon, look->list);
  if (admitted) {
    self->scan = result->scan;
    self->fresh = TRUE;
    add_button (self, _ ("Undo"), "paper.undo", &result->scan);
  } else if (can_override (result->verdict)) {
    add_button (self, _ ("Count Anyway"), "paper.anyway", &result->registration);
  }
  return GTK_WIDGET (self);
}

/* A row from before this window was opened. */
GtkWidget *
lyd_paper_line_new_row (const LydPaperRow *row,
                        gint64 now,
                        GTimeZone *zone)
{
  const LydVerdictLook *look = lyd_verdict_look (LYD_VERDICT_ADMITTED);
  g_autofree char *time = lyd_words_time (row->at, now, zone);
  g_autofree char *words = g_strjoin (" · ", time, row->organization, NULL);
  LydPaperLine *self = line_new (row->name, words);

  set_icon (self, look->icon, look->list);
  self->scan = row->scan;
  add_button (self, _ ("Undo"), "paper.undo", &row->scan);
  return GTK_WIDGET (self);
}

/* Nothing was decided: the disk, or somebody who cannot be registered. */
GtkWidget *
lyd_paper_line_new_problem (const char *who,
                            const char *problem)
{
  LydPaperLine *self = line_new (who, problem);

  set_icon (self, "dialog-warning-symbolic", "lyd-red");
  return GTK_WIDGET (self);
}

/* Returns: whether there is an entry that could be taken back */
gboolean
lyd_paper_line_get_scan (LydPaperLine *self,
                         LydId *scan)
{
  *scan = self->scan;
  return !lyd_id_is_none (&self->scan);
}

/* Whether it was entered since the window was opened, and stands. */
gboolean
lyd_paper_line_is_new (LydPaperLine *self)
{
  return self->fresh && !lyd_id_is_none (&self->scan);
}

void
lyd_paper_line_mark_undone (LydPaperLine *self)
{
  self->scan = lyd_id_none;
  gtk_widget_set_visible (self->button, FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _ ("Taken back"));
  gtk_widget_add_css_class (GTK_WIDGET (self), "dim-label");
}
