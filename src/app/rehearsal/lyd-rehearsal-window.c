#include "lyd-rehearsal-window.h"

#include "desk/lyd-desk-window.h"
#include "lyd-store-roster.h"
#include "registrations/lyd-qr-picture.h"

#include <glib/gi18n.h>

#define TICK_MS 250
#define MOST_PEOPLE 500 /* who would stay longer than for that many */

struct _LydRehearsalWindow {
  AdwWindow parent_instance;

  LydStore *store; /* of the data file, which is only read */
  LydStore *copy;  /* NULL until it is open, and once it is closed */
  LydRehearsal *rehearsal;
  LydLine *line;
  LydDeskWindow *desk; /* weak */
  gulong changed;
  guint tick;
  gint64 last_tick; /* monotonic, microseconds */
  gint64 since;     /* when it began, UTC milliseconds */
  gint64 at;        /* of the rehearsal, milliseconds after its first minute */
  int speed;
  int shown; /* who is; -1: nobody */
  gboolean ending;
  gboolean ended;

  GtkStack *pages;
  AdwWindowTitle *heading;
  AdwToastOverlay *toasts;
  GtkLabel *waiting;
  GtkLabel *served;
  GtkStack *next;
  GtkLabel *name;
  GtkLabel *organization;
  GtkLabel *words;
  LydQrPicture *code;
  GtkWidget *show;
  GtkDropDown *speeds;
  GtkLabel *summary;
  GtkLabel *left;
};

G_DEFINE_FINAL_TYPE (LydRehearsalWindow, lyd_rehearsal_window, ADW_TYPE_WINDOW)

static const int speeds[] = { 1, 5, 20 };

static void
toast (LydRehearsalWindow *self,
       const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static int
to_minutes (gint64 milliseconds)
{
  return (int) (milliseconds / LYD_MINUTE);
}

/* ---- the line ---- */

static const LydComer *
get_comer (LydRehearsalWindow *self,
           int who)
{
  return g_ptr_array_index (self->rehearsal->comers, (guint) who);
}

static void
show_next (LydRehearsalWindow *self,
           int next)
{
  const LydComer *comer = next >= 0 ? get_comer (self, next) : NULL;
  gboolean ticket = next >= 0 && lyd_line_get_brings (self->line, (guint) next) == LYD_BRINGS_TICKET;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rehearsal.show", ticket);
  gtk_stack_set_visible_child_name (self->next, comer != NULL ? "somebody" : "nobody");
  if (comer == NULL || next == self->shown)
    return;
  gtk_label_set_label (self->name, comer->name);
  gtk_label_set_label (self->organization, comer->organization != NULL ? comer->organization : "");
  gtk_widget_set_visible (GTK_WIDGET (self->organization), comer->organization != NULL);
  gtk_label_set_label (self->words, ticket ? _ ("holds a ticket up") : _ ("has no ticket, and says the name"));
  gtk_widget_set_visible (GTK_WIDGET (self->code), ticket);
  gtk_widget_set_visible (self->show, ticket);
  if (ticket)
    lyd_qr_picture_set_code (self->code, comer->code);
}

static void
show_line (LydRehearsalWindow *self)
{
  int next = lyd_line_get_next (self->line);
  g_autofree char *waiting = NULL;
  g_autofree char *served = NULL;
  LydLineReport report;

  lyd_line_report (self->line, &report);
  waiting = g_strdup_printf (ngettext ("%u in line", "%u in line", report.n_waiting), report.n_waiting);
  served = g_strdup_printf (ngettext ("%1$u served · %2$d minute of 100", "%1$u served · %2$d minutes of 100",
                                      (gulong) to_minutes (self->at)),
                            report.n_served, to_minutes (self->at));
  gtk_label_set_label (self->waiting, waiting);
  gtk_label_set_label (self->served, served);
  show_next (self, next);
  self->shown = next;
}

/**
 * lyd_rehearsal_window_advance:
 *
 * So much time passes at the door.
 */
void
lyd_rehearsal_window_advance (LydRehearsalWindow *self,
                              gint64 milliseconds)
{
  if (self->line == NULL || self->ending)
    return;
  self->at += milliseconds;
  lyd_line_advance (self->line, self->at);
  show_line (self);
}

static gboolean
tick_cb (gpointer data)
{
  LydRehearsalWindow *self = data;
  gint64 now = g_get_monotonic_time ();
  gint64 passed = (now - self->last_tick) / 1000;

  self->last_tick = now;
  lyd_rehearsal_window_advance (self, passed * self->speed);
  return G_SOURCE_CONTINUE;
}

/* Whoever was scanned or found by name has had their turn, whatever the answer was. */
static void
serve (LydRehearsalWindow *self,
       const LydId *registration)
{
  int last = lyd_line_get_last_come (self->line);

  for (int who = 0; who <= last; who++)
    if (lyd_id_equal (&get_comer (self, who)->registration, registration))
      lyd_line_serve (self->line, (guint) who, self->at);
}

static void end (LydRehearsalWindow *self);

static void
state_read_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (LydRehearsalWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDeskState) state = lyd_store_get_desk_finish (LYD_STORE (source), result, &error);

  if (self->line == NULL || self->ending)
    return;
  if (state == NULL) {
    toast (self, error->message);
    return;
  }
  for (guint i = 0; i < state->recent->len; i++) {
    const LydRecentScan *scan = g_ptr_array_index (state->recent, i);

    if (scan->at >= self->since)
      serve (self, &scan->registration);
  }
  show_line (self);
  if (lyd_line_is_over (self->line))
    end (self);
}

static void
changed_cb (LydRehearsalWindow *self)
{
  if (self->copy != NULL && self->line != NULL)
    lyd_store_get_desk_async (self->copy, &self->rehearsal->event, &self->rehearsal->session, self->since, NULL,
                              state_read_cb, g_object_ref (self));
}

/* ---- beginning ---- */

static void
fail (LydRehearsalWindow *self,
      const char *message)
{
  gtk_label_set_label (self->summary, message);
  gtk_label_set_label (self->left, "");
  gtk_stack_set_visible_child_name (self->pages, "end");
  self->ended = TRUE;
}

static void
copy_opened_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (LydRehearsalWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->copy = lyd_store_open_finish (result, &error);
  if (self->copy == NULL) {
    fail (self, error->message);
    return;
  }
  if (self->ending) { /* closed meanwhile */
    self->ending = FALSE;
    end (self);
    return;
  }
  self->changed = g_signal_connect_swapped (self->copy, "changed", G_CALLBACK (changed_cb), self);
  g_set_weak_pointer (&self->desk, lyd_desk_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->copy,
                                                        &self->rehearsal->event));
  lyd_desk_window_rehearse (self->desk);
  lyd_desk_window_show_session (self->desk, &self->rehearsal->session);
  g_signal_connect_object (self->desk, "destroy", G_CALLBACK (end), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->desk));

  self->since = lyd_store_get_now (self->copy);
  self->line = lyd_line_new (g_array_ref (self->rehearsal->arrivals));
  self->last_tick = g_get_monotonic_time ();
  self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  gtk_stack_set_visible_child_name (self->pages, "line");
  show_line (self);
}

static void
begun_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydRehearsalWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->rehearsal = lyd_store_begin_rehearsal_finish (LYD_STORE (source), result, &error);
  if (self->rehearsal == NULL)
    fail (self, error->message);
  else
    lyd_store_open_async (self->rehearsal->path, lyd_store_get_context (self->store), copy_opened_cb,
                          g_object_ref (self));
}

/* ---- the end ---- */

static void
ended_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydRehearsalWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree LydRehearsalEnd *wiped = lyd_store_end_rehearsal_finish (LYD_STORE (source), result, &error);
  g_autofree char *left = NULL;

  self->ended = TRUE;
  if (self->store == NULL) /* closed */
    return;
  if (wiped == NULL)
    left = g_strdup (error->message);
  else
    left = g_strdup_printf (ngettext ("%d rehearsal row left", "%d rehearsal rows left", (gulong) wiped->n_left),
                            wiped->n_left);
  gtk_label_set_label (self->left, left);
}

static void
show_report (LydRehearsalWindow *self)
{
  g_autofree char *people = NULL;
  g_autofree char *text = NULL;
  LydLineReport report;

  lyd_line_report (self->line, &report);
  people = g_strdup_printf (ngettext ("%u person was served.", "%u people were served.", report.n_served),
                            report.n_served);
  /* Translators: how people were served; how many seconds each; how many stood in line; how many minutes. */
  text = g_strdup_printf (_ ("%1$s\nOne in %2$d seconds\nLongest line: %3$u\nLongest wait: %4$d minutes"), people,
                          (int) (report.per_person / LYD_SECOND), report.longest, to_minutes (report.worst));
  gtk_label_set_label (self->summary, report.n_served > 0 ? text : people);
}

/* Once: the desk is closed, then its store, then the copy is wiped. */
static void
end (LydRehearsalWindow *self)
{
  if (self->ending || self->ended || self->rehearsal == NULL)
    return;
  self->ending = TRUE;
  if (self->copy == NULL) /* it is being opened: ended then */
    return;
  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->line != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    show_report (self);
  gtk_label_set_label (self->left, _ ("Wiping…"));
  gtk_stack_set_visible_child_name (self->pages, "end");
  if (self->desk != NULL) {
    LydDeskWindow *desk = self->desk;

    g_clear_weak_pointer (&self->desk);
    gtk_window_destroy (GTK_WINDOW (desk));
  }
  g_clear_signal_handler (&self->changed, self->copy);
  lyd_store_close (self->copy);
  g_clear_object (&self->copy);
  lyd_store_end_rehearsal_async (self->store, self->rehearsal, ended_cb, g_object_ref (self));
}

static gboolean
close_cb (LydRehearsalWindow *self)
{
  end (self);
  return FALSE;
}

/* ---- the actions ---- */

/* As if the scanner had been pointed at the ticket. */
static void
show_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydRehearsalWindow *self = LYD_REHEARSAL_WINDOW (widget);

  if (self->desk != NULL && self->shown >= 0)
    gtk_widget_activate_action (GTK_WIDGET (self->desk), "desk.scan", "s", get_comer (self, self->shown)->code);
}

static void
skip_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydRehearsalWindow *self = LYD_REHEARSAL_WINDOW (widget);
  gint64 next = self->line != NULL ? lyd_line_get_next_time (self->line) : LYD_TIME_NONE;

  if (next != LYD_TIME_NONE && next > self->at)
    lyd_rehearsal_window_advance (self, next - self->at);
}

static void
end_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  end (LYD_REHEARSAL_WINDOW (widget));
}

static void
speed_chosen_cb (LydRehearsalWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->speeds);

  self->speed = selected < G_N_ELEMENTS (speeds) ? speeds[selected] : 1;
}

static void
lyd_rehearsal_window_dispose (GObject *object)
{
  LydRehearsalWindow *self = LYD_REHEARSAL_WINDOW (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->store != NULL)
    end (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_REHEARSAL_WINDOW);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lyd_rehearsal_window_parent_class)->dispose (object);
}

static void
lyd_rehearsal_window_finalize (GObject *object)
{
  LydRehearsalWindow *self = LYD_REHEARSAL_WINDOW (object);

  g_clear_pointer (&self->line, lyd_line_free);
  g_clear_pointer (&self->rehearsal, lyd_rehearsal_free);

  G_OBJECT_CLASS (lyd_rehearsal_window_parent_class)->finalize (object);
}

static void
lyd_rehearsal_window_class_init (LydRehearsalWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYD_TYPE_QR_PICTURE);
  G_OBJECT_CLASS (klass)->dispose = lyd_rehearsal_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_rehearsal_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/rehearsal/lyd-rehearsal-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydRehearsalWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LydRehearsalWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, LydRehearsalWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydRehearsalWindow, waiting);
  gtk_widget_class_bind_template_child (widget_class, LydRehearsalWindow, served);
  gtk_widget_class_bind_template_child (widget_class, LydRehearsalWindow, next);
  gtk_widget_class_bind_template_child (widget_class, LydRehearsalWindow, name);
  gtk_widget_class_bind_template_child (widget_class, LydRehearsalWindow, organization);
  gtk_widget_class_bind_template_child (widget_class, LydRehearsalWindow, words);
  gtk_widget_class_bind_template_child (widget_class, LydRehearsalWindow, code);
  gtk_widget_class_bind_template_child (widget_class, LydRehearsalWindow, show);
  gtk_widget_class_bind_template_child (widget_class, LydRehearsalWindow, speeds);
  gtk_widget_class_bind_template_child (widget_class, LydRehearsalWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, LydRehearsalWindow, left);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, speed_chosen_cb);
  gtk_widget_class_install_action (widget_class, "rehearsal.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "rehearsal.skip", NULL, skip_action);
  gtk_widget_class_install_action (widget_class, "rehearsal.end", NULL, end_action);
}

static void
lyd_rehearsal_window_init (LydRehearsalWindow *self)
{
  self->shown = -1;
  self->speed = speeds[0];
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @store: of the data file; the copy gets one of its own */
LydRehearsalWindow *
lyd_rehearsal_window_new (GtkApplication *application,
                          LydStore *store,
                          const LydId *event)
{
  LydRehearsalWindow *self = g_object_new (LYD_TYPE_REHEARSAL_WINDOW, "application", application, NULL);

  self->store = g_object_ref (store);
  lyd_store_begin_rehearsal_async (store, event, MOST_PEOPLE, begun_cb, g_object_ref (self));
  return self;
}

/* (nullable): %NULL before it is open, and once the rehearsal has ended */
GtkWindow *
lyd_rehearsal_window_get_desk (LydRehearsalWindow *self)
{
  return self->desk != NULL ? GTK_WINDOW (self->desk) : NULL;
}

/* Whether the copy is wiped, or never was made. */
gboolean
lyd_rehearsal_window_is_ended (LydRehearsalWindow *self)
{
  return self->ended;
}
