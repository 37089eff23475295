#include "lyd-certificates-view.h"

#include "lyd-certificates-window.h"
#include "lyd-phrases.h"
#include "lyd-store-certificates.h"
#include "lyd-words-time.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>

struct _LydCertificatesView {
  AdwBin parent_instance;

  LydStore *store;
  GPtrArray *events; /* of LydCertificateEvent, as last read; NULL: not yet */
  GCancellable *asked;
  guint n_pending;
  GPtrArray *due_rows;
  GPtrArray *made_rows;

  GtkStack *stack;
  AdwPreferencesGroup *due;
  AdwPreferencesGroup *made;
};

static void view_init (LydReportViewInterface *interface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydCertificatesView, lyd_certificates_view, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LYD_TYPE_REPORT_VIEW, view_init))
/* clang-format on */

static char *
say_made (const LydCertificateEvent *event)
{
  if (event->n_made == 0)
    return g_strdup_printf (ngettext ("%d due", "%d due", event->n_attended), event->n_attended);
  if (event->n_made < event->n_attended)
    return g_strdup_printf (_ ("%1$d of %2$d made"), event->n_made, event->n_attended);
  return g_strdup_printf (ngettext ("%d made", "%d made", event->n_made), event->n_made);
}

static GtkWidget *
make_row (const LydCertificateEvent *event)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->event->timezone);
  g_autofree char *day = lyd_words_day (event->event->start, zone);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", day, lyd_word_title (&lyd_kinds, event->event->kind));
  g_autofree char *words = say_made (event);
  GtkWidget *row = lyd_directory_row_new (NULL, event->event->title, subtitle);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  lyd_directory_row_link (row, "certificate-list.open", &event->event->id);
  return row;
}

/* What is to be made comes first; the rest is there to be looked up. */
static void
show (LydCertificatesView *self)
{
  lyd_directory_empty (self->due, self->due_rows);
  lyd_directory_empty (self->made, self->made_rows);
  for (guint i = 0; i < self->events->len; i++) {
    const LydCertificateEvent *event = g_ptr_array_index (self->events, i);
    gboolean made = event->n_made >= event->n_attended;

    lyd_directory_add (made ? self->made : self->due, made ? self->made_rows : self->due_rows, make_row (event));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->due), self->due_rows->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->made), self->made_rows->len > 0);
  gtk_stack_set_visible_child_name (self->stack, self->events->len > 0 ? "main" : "none");
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydCertificatesView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = lyd_store_list_certificates_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store != LYD_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (events == NULL) {
    lyd_directory_tell (GTK_WIDGET (self), error);
    return;
  }
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = g_steal_pointer (&events);
  show (self);
}

static void
open_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydCertificatesView *self = LYD_CERTIFICATES_VIEW (widget);
  LydId id;

  if (self->events == NULL || !lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    return;
  for (guint i = 0; i < self->events->len; i++) {
    const LydCertificateEvent *event = g_ptr_array_index (self->events, i);

    if (lyd_id_equal (&event->event->id, &id))
      gtk_window_present (GTK_WINDOW (lyd_certificates_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                                   self->store, event->event, NULL)));
  }
}

/* ---- as a view ---- */

static void
set_store (LydReportView *view,
           LydStore *store)
{
  LydCertificatesView *self = LYD_CERTIFICATES_VIEW (view);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_set_object (&self->store, store);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
}

static void
refresh (LydReportView *view)
{
  LydCertificatesView *self = LYD_CERTIFICATES_VIEW (view);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_list_certificates_async (self->store, self->asked, read_cb, g_object_ref (self));
}

static gboolean
is_idle (LydReportView *view)
{
  return LYD_CERTIFICATES_VIEW (view)->n_pending == 0;
}

static void
view_init (LydReportViewInterface *interface)
{
  interface->set_store = set_store;
  interface->refresh = refresh;
  interface->is_idle = is_idle;
}

static void
lyd_certificates_view_dispose (GObject *object)
{
  LydCertificatesView *self = LYD_CERTIFICATES_VIEW (object);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->due_rows, g_ptr_array_unref);
  g_clear_pointer (&self->made_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_certificates_view_parent_class)->dispose (object);
}

static void
lyd_certificates_view_class_init (LydCertificatesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_certificates_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/certificates/lyd-certificates-view.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "certificates_stack", FALSE,
                                             G_STRUCT_OFFSET (LydCertificatesView, stack));
  gtk_widget_class_bind_template_child_full (widget_class, "certificates_due", FALSE,
                                             G_STRUCT_OFFSET (LydCertificatesView, due));
  gtk_widget_class_bind_template_child_full (widget_class, "certificates_made", FALSE,
                                             G_STRUCT_OFFSET (LydCertificatesView, made));
  gtk_widget_class_install_action (widget_class, "certificate-list.open", "s", open_action);
}

static void
lyd_certificates_view_init (LydCertificatesView *self)
{
  self->due_rows = g_ptr_array_new ();
  self->made_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
