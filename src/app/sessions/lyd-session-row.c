#include "lyd-session-row.h"

#include "lyd-phrases.h"
#include "lyd-words-agenda.h"

#include <glib/gi18n.h>

struct _LydSessionRow {
  GtkListBoxRow parent_instance;

  GtkLabel *start;
  GtkLabel *end;
  GtkLabel *title;
  GtkLabel *line;
  GtkWidget *count_box;
  GtkLabel *count;
  GtkLabel *narrow_count;
  GtkProgressBar *bar;
  GtkActionable *waiting;
  GtkActionable *desk;
  GtkMenuButton *menu;
  GtkLabel *presenters;
  GtkWidget *conflict_box;
  GtkLabel *conflict;
  GtkStack *modes;
  GtkEditable *start_entry;
  GtkEditable *title_entry;
  GtkEditable *room_entry;

  char *id;
  gboolean editing;
  gboolean deletable;
};

G_DEFINE_FINAL_TYPE (LydSessionRow, lyd_session_row, GTK_TYPE_LIST_BOX_ROW)

static void
lyd_session_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_SESSION_ROW);
  g_clear_pointer (&LYD_SESSION_ROW (object)->id, g_free);
  G_OBJECT_CLASS (lyd_session_row_parent_class)->dispose (object);
}

/* A field is done: the page saves what differs. */
static void
entered_cb (LydSessionRow *self)
{
  if (self->editing && self->id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "sessions.write", "(ssss)", self->id,
                                gtk_editable_get_text (self->start_entry), gtk_editable_get_text (self->title_entry),
                                gtk_editable_get_text (self->room_entry));
}

static void
lyd_session_row_class_init (LydSessionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_session_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/sessions/lyd-session-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, start);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, end);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, title);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, line);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, count_box);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, count);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, narrow_count);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, bar);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, desk);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, waiting);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, menu);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, room_entry);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, title_entry);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, start_entry);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, modes);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, conflict);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, conflict_box);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, presenters);
}

static void
lyd_session_row_init (LydSessionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A row is read out as one. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->start, self->title,
                                  self->line, self->presenters, self->conflict, self->count, NULL, -1);
}

/* "Breakout · Policy · Salon A · by choice" */
static char *
describe (const LydAgendaLine *line)
{
  const LydSession *session = line->session;
  GString *text = g_string_new (lyd_word_title (&lyd_session_kinds, session->kind));

  if (session->track != NULL)
    g_string_append_printf (text, " · %s", session->track);
  if (session->room != NULL)
    g_string_append_printf (text, " · %s", session->room);
  if (session->choice && !line->counted)
    g_string_append_printf (text, " · %s", _ ("by choice"));
  if (line->audience != NULL)
    /* Translators: whom a session is for */
    g_string_append_printf (text, _ (" · for %s"), line->audience);
  return g_string_free (text, FALSE);
}

/* Who is in once somebody is or could be, else who has chosen it; before that, how many places there are. A session
 * that is only counted has no list. */
static char *
describe_count (const LydAgendaLine *line,
                gint64 now,
                double *fraction)
{
  const LydSession *session = line->session;
  gboolean entered = line->inside > 0 || !session->choice;
  int n = entered ? line->inside : line->places.taken;

  *fraction = session->capacity > 0 ? MIN (1.0, (double) n / session->capacity) : -1;
  if (line->counted)
    return lyd_words_left (line);
  if (n == 0 && !session->choice && now < session->start) {
    *fraction = -1;
    return session->capacity > 0
             ? g_strdup_printf (ngettext ("%d place", "%d places", session->capacity), session->capacity)
             : g_strdup ("");
  }
  if (session->capacity <= 0)
    return g_strdup_printf (entered ? _ ("%d in") : _ ("%d chose it"), n);
  return g_strdup_printf (entered ? _ ("%d of %d in") : _ ("%d of %d chose it"), n, session->capacity);
}

/* Arrival goes on until the event's last day. */
static char *
format_end (const LydSession *session,
            GTimeZone *zone)
{
  if (lyd_time_local_day (session->start, zone) == lyd_time_local_day (session->end, zone))
    return lyd_format_clock (session->end, zone);
  return lyd_format_short_day (session->end, zone);
}

/* Returns: (transfer full) (nullable): the first thing that does not fit, and how many there are besides */
static char *
describe_conflicts (const LydAgenda *agenda,
                    const LydId *session)
{
  g_autofree char *first = NULL;
  guint n = 0;

  for (guint i = 0; i < agenda->conflicts->len; i++) {
    const LydConflict *conflict = g_ptr_array_index (agenda->conflicts, i);

    if (lyd_conflict_concerns (conflict, session) && n++ == 0)
      first = lyd_words_conflict_of (agenda, conflict, session);
  }
  /* Translators: a conflict, and how many more there are. */
  return n > 1 ? g_strdup_printf (_ ("%1$s, and %2$u more"), first, n - 1) : g_steal_pointer (&first);
}

/* Made anew only where it says something else: it may be open. */
static void
set_menu (LydSessionRow *self,
          gboolean deletable)
{
  const struct {
    const char *label;
    const char *action;
  } items[] = {
    { N_ ("_Edit…"), "sessions.edit" },
    { N_ ("_Duplicate"), "sessions.duplicate" },
    { N_ ("Open _Desk"), "sessions.open-desk" },
    { N_ ("Enter a _Paper List…"), "event.paper" },
    { deletable ? N_ ("De_lete") : NULL, "sessions.delete" },
  };
  g_autoptr (GMenu) menu = NULL;

  if (gtk_menu_button_get_menu_model (self->menu) != NULL && self->deletable == deletable)
    return;
  self->deletable = deletable;
  menu = g_menu_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    if (items[i].label != NULL) {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "s", self->id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->menu, G_MENU_MODEL (menu));
}

/* What somebody is typing stays. */
static void
set_entry (GtkEditable *entry,
           const char *text)
{
  if (gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (entry))))
    return;
  gtk_editable_set_text (entry, text != NULL ? text : "");
}

void
lyd_session_row_show (LydSessionRow *self,
                      const LydAgenda *agenda,
                      const LydAgendaLine *line,
                      GTimeZone *zone,
                      gint64 now)
{
  const LydSession *session = line->session;
  g_autofree char *start = lyd_format_clock (session->start, zone);
  g_autofree char *end = format_end (session, zone);
  g_autofree char *text = describe (line);
  g_autofree char *target = lyd_id_to_string (&session->id);
  g_autofree char *presenters = lyd_presenters_join (session->presenters);
  g_autofree char *conflicts = describe_conflicts (agenda, &session->id);
  double fraction;
  g_autofree char *count = describe_count (line, now, &fraction);

  g_free (self->id);
  self->id = g_steal_pointer (&target);
  gtk_label_set_label (self->start, start);
  gtk_label_set_label (self->end, end);
  gtk_label_set_label (self->title, session->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), session->title);
  gtk_label_set_label (self->line, text);
  gtk_label_set_label (self->presenters, presenters != NULL ? presenters : "");
  gtk_widget_set_visible (GTK_WIDGET (self->presenters), presenters != NULL);
  gtk_label_set_label (self->conflict, conflicts != NULL ? conflicts : "");
  gtk_widget_set_visible (self->conflict_box, conflicts != NULL);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->narrow_count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), fraction >= 0);
  gtk_progress_bar_set_fraction (self->bar, MAX (fraction, 0));
  set_entry (self->start_entry, start);
  set_entry (self->title_entry, session->title);
  set_entry (self->room_entry, session->room);

  gtk_widget_set_visible (GTK_WIDGET (self->waiting), line->places.waiting > 0);
  if (line->places.waiting > 0) {
    g_autofree char *words = g_strdup_printf (_ ("%d waiting"), line->places.waiting);

    gtk_button_set_label (GTK_BUTTON (self->waiting), words);
    gtk_actionable_set_action_target (self->waiting, "s", self->id);
    gtk_actionable_set_action_name (self->waiting, "event.places");
  }
  gtk_actionable_set_action_target (self->desk, "s", self->id);
  gtk_actionable_set_action_name (self->desk, "sessions.open-desk");
  gtk_button_set_icon_name (GTK_BUTTON (self->desk), line->counted ? "list-add-symbolic" : "lyd-scan-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->desk),
                               line->counted ? _ ("Count heads at this session") : _ ("Open the desk of this session"));
  set_menu (self, !line->used && agenda->lines->len > 1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", self->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "sessions.edit");
}

/* Narrow: the count moves below the text. */
void
lyd_session_row_set_narrow (LydSessionRow *self,
                            gboolean narrow)
{
  gtk_label_set_wrap (self->title, narrow);
  gtk_label_set_lines (self->title, narrow ? 2 : -1);
  gtk_widget_set_visible (self->count_box, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_count),
                          narrow && gtk_label_get_label (self->narrow_count)[0] != '\0');
}

/* Whether the title, the room and the start are fields to write in. */
void
lyd_session_row_set_editing (LydSessionRow *self,
                             gboolean editing)
{
  self->editing = editing;
  gtk_stack_set_visible_child_name (self->modes, editing ? "edit" : "show");
  /* An actionable row without an action would be greyed, with its fields. */
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !editing);
  gtk_widget_set_focusable (GTK_WIDGET (self), !editing);
}
