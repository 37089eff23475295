#include "lyd-desk-door.h"

#include <glib/gi18n.h>

struct _LydDeskDoor {
  AdwBin parent_instance;

  AdwStatusPage *page;
  GtkActionable *open;
};

G_DEFINE_FINAL_TYPE (LydDeskDoor, lyd_desk_door, ADW_TYPE_BIN)

static void
lyd_desk_door_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_DESK_DOOR);
  G_OBJECT_CLASS (lyd_desk_door_parent_class)->dispose (object);
}

static void
lyd_desk_door_class_init (LydDeskDoorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_desk_door_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/desk/lyd-desk-door.ui");
  gtk_widget_class_bind_template_child (widget_class, LydDeskDoor, page);
  gtk_widget_class_bind_template_child (widget_class, LydDeskDoor, open);
}

static void
lyd_desk_door_init (LydDeskDoor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lyd_desk_door_set_event (LydDeskDoor *self,
                         const LydEventSummary *summary)
{
  g_autofree char *target = lyd_id_to_string (&summary->event->id);
  g_autofree char *line = NULL;
  g_autofree char *escaped = NULL;

  if (summary->on && summary->session != NULL && !summary->counted)
    /* Translators: the session that the desk opens on */
    line = g_strdup_printf (_ ("%s. The desk is a window of its own: scan a badge or type a name."),
                            summary->session->title);
  else if (summary->on && summary->session != NULL)
    /* Translators: the session that the desk opens on, how many are in, how many are expected */
    line = g_strdup_printf (_ ("%s: %d in, %d expected. The desk is a window of its own: scan a badge or type a name."),
                            summary->session->title, summary->counts.n[LYD_ROSTER_IN],
                            summary->counts.n[LYD_ROSTER_EXPECTED]);
  else
    line = g_strdup (_ ("The event is not today. The desk opens all the same, to look at it or to practice."));
  escaped = g_markup_escape_text (line, -1);
  adw_status_page_set_description (self->page, escaped);
  gtk_actionable_set_action_target (self->open, "s", target);
  gtk_actionable_set_action_name (self->open, "win.open-desk");
}
