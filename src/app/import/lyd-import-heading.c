#include "lyd-import-heading.h"

#include <glib/gi18n.h>

struct _LydImportHeading {
  AdwBin parent_instance;

  GtkBox *box;
  GtkLabel *title;
  GtkLabel *description;
  GtkWidget *take_all;
};

G_DEFINE_FINAL_TYPE (LydImportHeading, lyd_import_heading, ADW_TYPE_BIN)

static void
lyd_import_heading_class_init (LydImportHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/import/lyd-import-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, LydImportHeading, box);
  gtk_widget_class_bind_template_child (widget_class, LydImportHeading, title);
  gtk_widget_class_bind_template_child (widget_class, LydImportHeading, description);
  gtk_widget_class_bind_template_child (widget_class, LydImportHeading, take_all);
}

static void
lyd_import_heading_init (LydImportHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer full) */
static char *
make_title (LydImportHeadingKind kind,
            guint n)
{
  switch (kind) {
  case LYD_IMPORT_HEADING_DECIDE:
    return g_strdup_printf (ngettext ("%u Column to Decide", "%u Columns to Decide", n), n);
  case LYD_IMPORT_HEADING_RECOGNIZED:
    return g_strdup_printf (ngettext ("%u Column Recognized", "%u Columns Recognized", n), n);
  case LYD_IMPORT_HEADING_LEFT_OUT:
    return g_strdup_printf (ngettext ("%u Row Stays Out", "%u Rows Stay Out", n), n);
  case LYD_IMPORT_HEADING_MAILBOXES:
    return g_strdup_printf (
      ngettext ("%u Shared E-mail Address: Who Is It?", "%u Shared E-mail Addresses: Who Is It?", n), n);
  case LYD_IMPORT_HEADING_CONFLICTS:
    return g_strdup_printf (ngettext ("%u Person Differs: Which Is Right?", "%u People Differ: Which Is Right?", n), n);
  case LYD_IMPORT_HEADING_LIKE_KNOWN:
    return g_strdup_printf (
      ngettext ("%u New Organization Like a Known One", "%u New Organizations Like Known Ones", n), n);
  case LYD_IMPORT_HEADING_GONE:
    return g_strdup_printf (ngettext ("%u Person No Longer in the File", "%u People No Longer in the File", n), n);
  case LYD_IMPORT_HEADING_NEW_ORGANIZATIONS:
    return g_strdup_printf (ngettext ("%u New Organization", "%u New Organizations", n), n);
  case LYD_IMPORT_HEADING_NEW_QUESTIONS:
    return g_strdup_printf (ngettext ("%u New Question", "%u New Questions", n), n);
  case LYD_IMPORT_HEADING_NEW:
    return g_strdup_printf (ngettext ("%u New Registration", "%u New Registrations", n), n);
  case LYD_IMPORT_HEADING_CHANGED:
    return g_strdup_printf (ngettext ("%u Registration Changes", "%u Registrations Change", n), n);
  case LYD_IMPORT_HEADING_SAME:
    return g_strdup_printf (ngettext ("%u Registration Stays as It Is", "%u Registrations Stay as They Are", n), n);
  case LYD_IMPORT_HEADING_PROBLEMS:
  default:
    return g_strdup_printf (ngettext ("%u Problem", "%u Problems", n), n);
  }
}

static const char *const descriptions[] = {
  [LYD_IMPORT_HEADING_DECIDE] = N_ ("Your choice is remembered for the next file like this one."),
  [LYD_IMPORT_HEADING_LEFT_OUT] = N_ ("Correct the file and import it again: nothing comes in twice."),
  [LYD_IMPORT_HEADING_MAILBOXES] = N_ ("People share mailboxes, so nobody is merged unless you say so."),
  [LYD_IMPORT_HEADING_CONFLICTS] = N_ ("What was changed here is kept unless you choose the file."),
  [LYD_IMPORT_HEADING_LIKE_KNOWN] =
    N_ ("If it is the same, write the known name into the file and choose the file again."),
  [LYD_IMPORT_HEADING_GONE] =
    N_ ("An earlier file named them. They stay registered; cancel them by hand if they do not come."),
  [LYD_IMPORT_HEADING_NEW_QUESTIONS] = N_ ("Asked by a column of the file, and added to this event."),
  [LYD_IMPORT_HEADING_PROBLEMS] = N_ ("Lines of the file that are not as they should be, and what becomes of them."),
};

GtkWidget *
lyd_import_heading_new (LydImportItem *item,
                        gboolean narrow)
{
  LydImportHeading *self = g_object_new (LYD_TYPE_IMPORT_HEADING, NULL);
  g_autofree char *title = make_title ((LydImportHeadingKind) item->index, item->count);
  const char *description = descriptions[item->index];

  if (narrow)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), GTK_ORIENTATION_VERTICAL);
  gtk_label_set_label (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->description), description != NULL);
  if (description != NULL)
    gtk_label_set_label (self->description, _ (description));
  gtk_widget_set_visible (self->take_all, item->index == LYD_IMPORT_HEADING_CONFLICTS);
  return GTK_WIDGET (self);
}
