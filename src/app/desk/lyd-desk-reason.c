#include "lyd-desk-reason.h"

#include <glib/gi18n.h>

/* Letting somebody in whom a rule refuses needs a reason, which is logged. */
struct _LydDeskReason {
  AdwBin parent_instance;

  GtkLabel *name;
  GtkCheckButton *organizer;
  GtkCheckButton *place;
  AdwEntryRow *other;
};

G_DEFINE_FINAL_TYPE (LydDeskReason, lyd_desk_reason, ADW_TYPE_BIN)

static void
activated_cb (LydDeskReason *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.override-done", NULL);
}

void
lyd_desk_reason_start (LydDeskReason *self,
                       const char *name)
{
  gtk_label_set_label (self->name, name);
  gtk_check_button_set_active (self->organizer, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->other), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->organizer));
}

/* Returns: (transfer full): never empty; what was written goes before what is ticked */
char *
lyd_desk_reason_dup (LydDeskReason *self)
{
  g_autofree char *other = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->other))));

  if (other[0] != '\0')
    return g_steal_pointer (&other);
  return g_strdup (gtk_check_button_get_active (self->place) ? _ ("A place is free") : _ ("The organizer said yes"));
}

static void
lyd_desk_reason_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_DESK_REASON);
  G_OBJECT_CLASS (lyd_desk_reason_parent_class)->dispose (object);
}

static void
lyd_desk_reason_class_init (LydDeskReasonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_desk_reason_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/desk/lyd-desk-reason.ui");
  gtk_widget_class_bind_template_child (widget_class, LydDeskReason, name);
  gtk_widget_class_bind_template_child (widget_class, LydDeskReason, organizer);
  gtk_widget_class_bind_template_child (widget_class, LydDeskReason, place);
  gtk_widget_class_bind_template_child (widget_class, LydDeskReason, other);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
lyd_desk_reason_init (LydDeskReason *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
