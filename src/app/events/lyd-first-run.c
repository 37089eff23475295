#include "lyd-first-run.h"

/* What an empty file shows; both ways out are actions of the window and the application. */
struct _LydFirstRun {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (LydFirstRun, lyd_first_run, ADW_TYPE_BIN)

static void
lyd_first_run_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_FIRST_RUN);
  G_OBJECT_CLASS (lyd_first_run_parent_class)->dispose (object);
}

static void
lyd_first_run_class_init (LydFirstRunClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyd_first_run_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/lanyard/Lanyard/events/lyd-first-run.ui");
}

static void
lyd_first_run_init (LydFirstRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
