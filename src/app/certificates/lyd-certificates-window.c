#include "lyd-certificates-window.h"

#include "lyd-ask-where.h"
#include "lyd-certificate-options.h"
#include "lyd-certificate-preview.h"
#include "lyd-launch.h"
#include "lyd-print-pages.h"
#include "letters/lyd-letters-window.h"
#include "lyd-turn-bin.h"

#include <glib/gi18n.h>

#define TICK_MS 100
/* Somebody who types is not read after each letter. */
#define SETTLE_MS 250

struct _LydCertificatesWindow {
  AdwWindow parent_instance;

  LydStore *store;
  LydEvent *event;
  LydCertificates *plan; /* as last read; NULL: not yet, or it is refused */
  LydId shown;           /* whose is looked at */
  guint page;            /* of it */
  gboolean filled;       /* the options say what is remembered */
  GCancellable *asked;
  guint n_pending;
  guint settle_source;

  GArray *making; /* what is being made; NULL: nothing */
  LydCertificatesScope scope;
  char *path;
  GArray *one; /* of what is asked for: the line that is looked at; NULL: those that are chosen below */
  GCancellable *cancellable;
  gint progress;
  guint tick;

  AdwToastOverlay *toasts;
  AdwWindowTitle *heading;
  GtkWidget *more;
  GtkStack *pages;
  AdwStatusPage *refused;
  LydTurnBin *turn;
  GtkBox *split;
  GtkScrolledWindow *side;
  LydCertificatePreview *preview;
  GtkLabel *name;
  GtkLabel *line;
  GtkWidget *turn_button;
  LydCertificateOptions *options;
  GtkStack *bottom;
  GtkDropDown *which;
  GtkWidget *print;
  GtkWidget *files;
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (LydCertificatesWindow, lyd_certificates_window, ADW_TYPE_WINDOW)

static void refresh (LydCertificatesWindow *self);

static void
toast (LydCertificatesWindow *self,
       const char *message,
       const char *path)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *shown = adw_toast_new (escaped);

  if (path != NULL) {
    adw_toast_set_button_label (shown, _ ("_Open"));
    adw_toast_set_action_target (shown, "s", path);
    adw_toast_set_action_name (shown, "certificates.open");
  }
  adw_toast_overlay_add_toast (self->toasts, shown);
}

/* ---- whose is looked at ---- */

static int
get_index (LydCertificatesWindow *self)
{
  int index = self->plan != NULL ? lyd_certificates_find (self->plan, &self->shown) : -1;

  return index >= 0 || self->plan == NULL || lyd_certificates_get_n (self->plan) == 0 ? index : 0;
}

static void
update_actions (LydCertificatesWindow *self)
{
  static const char *const making[] = { "certificates.save", "certificates.save-files", "certificates.print",
                                        "certificates.save-one", "certificates.print-one",
                                        "certificates.thank" };
  GtkWidget *widget = GTK_WIDGET (self);
  int index = get_index (self);
  int n = self->plan != NULL ? (int) lyd_certificates_get_n (self->plan) : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (making); i++)
    gtk_widget_action_set_enabled (widget, making[i], n > 0 && self->making == NULL);
  gtk_widget_action_set_enabled (widget, "certificates.previous", index > 0);
  gtk_widget_action_set_enabled (widget, "certificates.next", index >= 0 && index + 1 < n);
  gtk_widget_action_set_enabled (widget, "certificates.cancel", self->cancellable != NULL);
}

static void
show_one (LydCertificatesWindow *self)
{
  int index = get_index (self);
  const LydCertificateLine *line;
  g_autoptr (LydCertificate) certificate = NULL;
  g_autofree char *words = NULL;
  guint n_pages;

  update_actions (self);
  if (index < 0)
    return;
  line = lyd_certificates_get_line (self->plan, (guint) index);
  certificate = lyd_certificates_make (self->plan, (guint) index);
  n_pages = lyd_certificate_preview_show (self->preview, certificate,
                                          lyd_certificate_settings_is_a4 (lyd_certificates_get_settings (self->plan)),
                                          self->page);
  self->page = MIN (self->page, n_pages - 1);
  gtk_widget_set_visible (self->turn_button, n_pages > 1);
  if (n_pages > 1) {
    g_autofree char *label = g_strdup_printf (_ ("Page %1$u of %2$u"), self->page + 1, n_pages);

    gtk_button_set_label (GTK_BUTTON (self->turn_button), label);
  }
  gtk_label_set_label (self->name, line->name);
  /* Translators: which one of how many, and whether it was made. */
  words = g_strdup_printf (_ ("%1$d of %2$d · %3$s"), index + 1, (int) lyd_certificates_get_n (self->plan),
                           lyd_word_title (&lyd_certificate_states, (int) line->state));
  gtk_label_set_label (self->line, words);
}

static void
go (LydCertificatesWindow *self,
    int by)
{
  int index = get_index (self);
  int n = self->plan != NULL ? (int) lyd_certificates_get_n (self->plan) : 0;

  if (index < 0 || index + by < 0 || index + by >= n)
    return;
  self->shown = lyd_certificates_get_line (self->plan, (guint) (index + by))->registration;
  self->page = 0;
  show_one (self);
}

static void
previous_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  go (LYD_CERTIFICATES_WINDOW (widget), -1);
}

static void
next_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  go (LYD_CERTIFICATES_WINDOW (widget), 1);
}

static void
turn_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydCertificatesWindow *self = LYD_CERTIFICATES_WINDOW (widget);
  guint before = self->page;

  self->page++;
  show_one (self);
  if (self->page == before) {
    self->page = 0;
    show_one (self);
  }
}

/* ---- what was read ---- */

static void
show_counts (LydCertificatesWindow *self)
{
  guint n = lyd_certificates_get_n (self->plan);
  guint n_new = n - lyd_certificates_count (self->plan, LYD_CERTIFICATE_MADE);
  guint selected = gtk_drop_down_get_selected (self->which);
  g_autofree char *all = g_strdup_printf (ngettext ("%d certificate", "%d certificates", n), (int) n);
  g_autofree char *new = g_strdup_printf (ngettext ("%d new or changed", "%d new or changed", n_new), (int) n_new);
  const char *const words[] = { all, new, NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  gtk_drop_down_set_model (self->which, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->which, selected != GTK_INVALID_LIST_POSITION && n_new > 0 ? selected : 0);
}

static void
planned_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydCertificatesWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydCertificates) plan = lyd_store_plan_certificates_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->plan, lyd_certificates_unref);
  self->plan = g_steal_pointer (&plan);
  gtk_widget_set_visible (self->more, self->plan != NULL && lyd_certificates_get_n (self->plan) > 0);
  if (self->plan == NULL) {
    adw_status_page_set_description (self->refused, error->message);
    gtk_stack_set_visible_child_name (self->pages, "refused");
    update_actions (self);
    return;
  }
  if (!self->filled) {
    lyd_certificate_options_show (self->options, lyd_certificates_get_settings (self->plan));
    if (!lyd_id_is_none (&self->shown) && lyd_certificates_find (self->plan, &self->shown) < 0)
      toast (self, _ ("There is no certificate for this person: nothing says that they were there, or they are not "
                      "among those who get one."),
             NULL);
  }
  self->filled = TRUE;
  show_counts (self);
  show_one (self);
  gtk_stack_set_visible_child_name (self->pages, lyd_certificates_get_n (self->plan) > 0 ? "main" : "none");
}

static void
refresh (LydCertificatesWindow *self)
{
  g_autoptr (LydCertificateSettings) settings = self->filled ? lyd_certificate_options_read (self->options) : NULL;

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_plan_certificates_async (self->store, &self->event->id, settings, self->asked, planned_cb,
                                     g_object_ref (self));
}

static gboolean
settled_cb (gpointer data)
{
  LydCertificatesWindow *self = data;

  self->settle_source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (LydCertificatesWindow *self)
{
  if (self->settle_source == 0)
    self->settle_source = g_timeout_add (SETTLE_MS, settled_cb, self);
}

/* ---- what they say ---- */

static void
set_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (LydCertificatesWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->n_pending--;
  if (!lyd_store_certificates_finish (LYD_STORE (source), result, &error) && self->store != NULL)
    toast (self, error->message, NULL);
}

/* What is said is remembered at once; the store then tells that something changed, and it is read again. */
static gboolean
save_options_cb (gpointer data)
{
  LydCertificatesWindow *self = data;
  g_autoptr (LydCertificateSettings) settings = lyd_certificate_options_read (self->options);

  self->settle_source = 0;
  self->n_pending++;
  lyd_store_set_certificate_settings_async (self->store, self->event->kind, settings, set_cb, g_object_ref (self));
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
options_changed_cb (LydCertificatesWindow *self)
{
  if (self->store == NULL || !self->filled)
    return;
  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->settle_source = g_timeout_add (SETTLE_MS, save_options_cb, self);
}

/* ---- making them ---- */

static gboolean
tick_cb (gpointer data)
{
  LydCertificatesWindow *self = data;

  gtk_progress_bar_set_fraction (self->bar, (double) g_atomic_int_get (&self->progress) / LYD_WATCH_WHOLE);
  return G_SOURCE_CONTINUE;
}

static void
stop_making (LydCertificatesWindow *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->making, g_array_unref);
  g_clear_object (&self->cancellable);
  gtk_stack_set_visible_child_name (self->bottom, "choices");
  update_actions (self);
}

static void
replace_cb (LydCertificatesWindow *self,
            const char *response)
{
  if (g_strcmp0 (response, "replace") == 0 && self->path != NULL) {
    g_autofree char *path = g_strdup (self->path);

    lyd_certificates_window_make (self, self->scope, path, TRUE);
  }
}

/* Something of that name is there and is none of ours. */
static void
ask_to_replace (LydCertificatesWindow *self,
                const char *words)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _ ("Replace other files?"), words);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace", _ ("_Replace"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (replace_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
noted_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydCertificatesWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->n_pending--;
  if (!lyd_store_certificates_finish (LYD_STORE (source), result, &error) && self->store != NULL)
    toast (self, error->message, NULL);
}

/* One run of the print dialog. */
typedef struct {
  LydCertificatesWindow *window;
  LydCertificates *plan;
  GArray *chosen;
} Printing;

static void
printed_cb (gboolean printed,
            const GError *error,
            gpointer data)
{
  g_autofree Printing *run = data;
  g_autoptr (LydCertificatesWindow) self = run->window;
  g_autoptr (LydCertificates) plan = run->plan;
  g_autoptr (GArray) chosen = run->chosen;

  self->n_pending--;
  if (self->store == NULL)
    return;
  if (error != NULL)
    toast (self, error->message, NULL);
  if (!printed)
    return;
  self->n_pending++;
  lyd_store_note_certificates_async (self->store, plan, chosen, noted_cb, g_object_ref (self));
}

static void
print_pages (LydCertificatesWindow *self,
             GPtrArray *pages)
{
  gboolean a4 = lyd_certificate_settings_is_a4 (lyd_certificates_get_settings (self->plan));
  g_autoptr (LydCertificatePen) pen = lyd_certificate_pen_new (a4);
  Printing *run = g_new0 (Printing, 1);

  *run = (Printing){ g_object_ref (self), lyd_certificates_ref (self->plan), g_array_ref (self->making) };
  self->n_pending++;
  lyd_print_pages (pages, lyd_certificate_pen_get_width (pen), lyd_certificate_pen_get_height (pen),
                   _ ("Certificates"), GTK_WINDOW (self), printed_cb, run);
}

static void
tell_made (LydCertificatesWindow *self)
{
  guint n = self->making->len;
  g_autofree char *words =
    g_strdup_printf (ngettext ("%d certificate is saved.", "%d certificates are saved.", n), (int) n);

  toast (self, words, self->path);
}

static void
made_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydCertificatesWindow) self = data;
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok = lyd_store_make_certificates_finish (LYD_STORE (source), result, &pages, &error);

  self->n_pending--;
  if (self->store == NULL)
    return;
  if (ok && pages != NULL && self->plan != NULL)
    print_pages (self, pages);
  else if (ok)
    tell_made (self);
  else if (g_error_matches (error, LYD_ERROR, LYD_ERROR_CONFLICT))
    ask_to_replace (self, error->message);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    toast (self, error->message, NULL);
  stop_making (self);
}

/**
 * lyd_certificates_window_make:
 * @path: (nullable): the file or the folder
 * @replace: also what is there and none of ours
 *
 * Makes those that are chosen, or the one that was asked for.
 */
void
lyd_certificates_window_make (LydCertificatesWindow *self,
                              LydCertificatesScope scope,
                              const char *path,
                              gboolean replace)
{
  if (self->plan == NULL || self->making != NULL)
    return;
  self->making = self->one != NULL
                   ? g_array_ref (self->one)
                   : lyd_certificates_choose (self->plan, gtk_drop_down_get_selected (self->which) == 1);
  self->scope = scope;
  g_free (self->path);
  self->path = g_strdup (path);
  self->cancellable = g_cancellable_new ();
  self->progress = 0;
  self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_stack_set_visible_child_name (self->bottom, "progress");
  update_actions (self);
  self->n_pending++;
  lyd_store_make_certificates_async (self->store, self->plan, self->making, scope, path, replace, &self->progress,
                                     self->cancellable, made_cb, g_object_ref (self));
}

static void
file_chosen (GtkWidget *widget,
             const char *path)
{
  lyd_certificates_window_make (LYD_CERTIFICATES_WINDOW (widget), LYD_CERTIFICATES_FILE, path, FALSE);
}

static void
folder_chosen (GtkWidget *widget,
               const char *path)
{
  lyd_certificates_window_make (LYD_CERTIFICATES_WINDOW (widget), LYD_CERTIFICATES_FOLDER, path, FALSE);
}

/* What follows is about the one that is looked at, or about those that are chosen. */
static gboolean
mean (LydCertificatesWindow *self,
      gboolean one)
{
  int index = get_index (self);
  guint line = (guint) MAX (index, 0);

  g_clear_pointer (&self->one, g_array_unref);
  if (index < 0)
    return FALSE;
  if (one) {
    self->one = g_array_new (FALSE, FALSE, sizeof (guint));
    g_array_append_val (self->one, line);
  }
  return TRUE;
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydCertificatesWindow *self = LYD_CERTIFICATES_WINDOW (widget);

  if (mean (self, FALSE))
    lyd_ask_where (widget, _ ("Save Certificates"), GTK_FILE_CHOOSER_ACTION_SAVE, "certificates.pdf", file_chosen);
}

static void
save_one_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  LydCertificatesWindow *self = LYD_CERTIFICATES_WINDOW (widget);

  if (mean (self, TRUE))
    lyd_ask_where (widget, _ ("Save Certificate"), GTK_FILE_CHOOSER_ACTION_SAVE,
                   lyd_certificates_get_line (self->plan, g_array_index (self->one, guint, 0))->file_name,
                   file_chosen);
}

static void
save_files_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  if (mean (LYD_CERTIFICATES_WINDOW (widget), FALSE))
    lyd_ask_where (widget, _ ("Save a File for Each"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, folder_chosen);
}

static void
print_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydCertificatesWindow *self = LYD_CERTIFICATES_WINDOW (widget);

  if (mean (self, g_str_equal (name, "certificates.print-one")))
    lyd_certificates_window_make (self, LYD_CERTIFICATES_PAGES, NULL, FALSE);
}

/* One message after the other, each with the certificate. */
static void
thank_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydCertificatesWindow *self = LYD_CERTIFICATES_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (
    lyd_letters_window_new (GTK_WINDOW (widget), self->store, self->event, LYD_LETTER_THANK_YOU)));
}

static void
cancel_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  g_cancellable_cancel (LYD_CERTIFICATES_WINDOW (widget)->cancellable);
}

static void
launched (GtkWidget *widget,
          const GError *error)
{
  if (error != NULL)
    toast (LYD_CERTIFICATES_WINDOW (widget), error->message, NULL);
}

static void
open_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  lyd_launch_file (widget, g_variant_get_string (parameter, NULL), launched);
}

/* ---- the window ---- */

/* Where there is little room, what can be chosen lies below the picture, and the rest is in the menu. */
static void
turned_cb (LydCertificatesWindow *self)
{
  gboolean narrow = lyd_turn_bin_get_narrow (self->turn);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->split),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (GTK_WIDGET (self->side), narrow ? -1 : 320, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->side), narrow);
  gtk_widget_set_vexpand (GTK_WIDGET (self->preview), !narrow);
  gtk_widget_set_visible (self->print, !narrow);
  gtk_widget_set_visible (self->files, !narrow);
}

static void
lyd_certificates_window_dispose (GObject *object)
{
  LydCertificatesWindow *self = LYD_CERTIFICATES_WINDOW (object);

  g_cancellable_cancel (self->asked);
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->asked);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->plan, lyd_certificates_unref);
  g_clear_pointer (&self->making, g_array_unref);
  g_clear_pointer (&self->one, g_array_unref);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (lyd_certificates_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "certificates.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "certificates.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "certificates.turn", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "certificates.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "certificates.save-one", NULL, save_one_action);
  gtk_widget_class_install_action (widget_class, "certificates.save-files", NULL, save_files_action);
  gtk_widget_class_install_action (widget_class, "certificates.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "certificates.print-one", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "certificates.thank", NULL, thank_action);
  gtk_widget_class_install_action (widget_class, "certificates.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "certificates.open", "s", open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "certificates.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "certificates.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "certificates.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "certificates.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_certificates_window_class_init (LydCertificatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_certificates_window_dispose;
  g_type_ensure (LYD_TYPE_CERTIFICATE_OPTIONS);
  g_type_ensure (LYD_TYPE_CERTIFICATE_PREVIEW);
  g_type_ensure (LYD_TYPE_TURN_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/certificates/lyd-certificates-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, more);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, refused);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, turn);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, split);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, side);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, name);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, line);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, turn_button);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, options);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, bottom);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, which);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, print);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, files);
  gtk_widget_class_bind_template_child (widget_class, LydCertificatesWindow, bar);
  gtk_widget_class_bind_template_callback (widget_class, turned_cb);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
  install_actions (widget_class);
}

static void
lyd_certificates_window_init (LydCertificatesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/* @registration: (nullable): whose is looked at first */
LydCertificatesWindow *
lyd_certificates_window_new (GtkWindow *parent,
                             LydStore *store,
                             const LydEvent *event,
                             const LydId *registration)
{
  LydCertificatesWindow *self =
    g_object_new (LYD_TYPE_CERTIFICATES_WINDOW, "transient-for", parent, "modal", parent != NULL, NULL);

  self->store = g_object_ref (store);
  self->event = lyd_event_copy (event);
  if (registration != NULL)
    self->shown = *registration;
  adw_window_title_set_subtitle (self->heading, event->title);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  refresh (self);
  return self;
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_certificates_window_is_idle (LydCertificatesWindow *self)
{
  return self->n_pending == 0 && self->settle_source == 0;
}
