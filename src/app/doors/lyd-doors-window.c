#include "lyd-doors-window.h"

#include "lyd-board.h"
#include "lyd-words-doors.h"
#include "printing/lyd-printing-window.h"

#include <glib/gi18n.h>

#define LOOK_SECONDS 30

/* A row stays: somebody may be reading it, or about to press its button. */
typedef struct {
  AdwActionRow *row;
  GtkImage *icon;
  GtkWidget *fix;     /* (nullable) */
  GtkWidget *printed; /* (nullable) */
} Row;

struct _LydDoorsWindow {
  AdwWindow parent_instance;

  LydStore *store;
  LydBackupKeeper *keeper;
  GtkWidget *page; /* (nullable): weak: of the event, whose actions mend things */
  LydEvent *event;
  GCancellable *asked;
  guint look_source;
  LydDoorsFacts *facts; /* NULL until they are known */

  AdwToastOverlay *toasts;
  AdwWindowTitle *heading;
  GtkImage *icon;
  GtkLabel *words;
  GtkListBox *list;
  Row rows[LYD_DOORS_N_CHECKS];
};

G_DEFINE_FINAL_TYPE (LydDoorsWindow, lyd_doors_window, ADW_TYPE_WINDOW)

/* What mends what: an action of the event's page, or of this window. */
static const struct {
  const char *label;
  const char *action;
  const char *target;
} fixes[LYD_DOORS_N_CHECKS] = {
  [LYD_DOORS_BADGES] = { N_ ("Badges…"), "event.show-badges", "unprinted" },
  [LYD_DOORS_PRINTER] = { N_ ("Printing…"), NULL, NULL },
  [LYD_DOORS_LABELS] = { N_ ("Printing…"), NULL, NULL },
  [LYD_DOORS_PAPER] = { N_ ("Make…"), "event.sign-in-sheets", NULL },
  [LYD_DOORS_BACKUP] = { N_ ("Back Up Now"), NULL, NULL },
  [LYD_DOORS_PIN] = { N_ ("Set PIN…"), "win.preferences", NULL },
};

/* Icon, colour and, for who sees neither, a word. */
static const struct {
  LydBoardLook look;
  const char *word;
} looks[] = {
  [LYD_DOORS_GOOD] = { { "lyd-admitted-symbolic", "lyd-ok" }, NC_ ("before the doors open", "Ready") },
  [LYD_DOORS_LOOK] = { { "dialog-warning-symbolic", "lyd-amber" }, NC_ ("before the doors open", "Look") },
  [LYD_DOORS_BAD] = { { "lyd-stop-symbolic", "lyd-red" }, NC_ ("before the doors open", "Not ready") },
  [LYD_DOORS_NOT_ASKED] = { { "lyd-expected-symbolic", "lyd-plain" }, NC_ ("before the doors open", "Not needed") },
};

static void
toast (LydDoorsWindow *self,
       const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* ---- the board ---- */

static void
add_row (LydDoorsWindow *self,
         LydDoorsCheck check)
{
  const char *title = lyd_words_doors_check (check);
  Row *row = &self->rows[check];

  row->row = lyd_board_row_new (title, 3, &row->icon);
  if (fixes[check].label != NULL) {
    row->fix = lyd_board_button_new (_ (fixes[check].label), "doors.fix", (int) check, title);
    adw_action_row_add_suffix (row->row, row->fix);
  }
  /* Only a person can say that the sheets lie on the table. */
  if (check == LYD_DOORS_PAPER) {
    row->printed = lyd_board_button_new (_ ("Printed"), "doors.printed", -1, title);
    adw_action_row_add_suffix (row->row, row->printed);
  }
  gtk_list_box_append (self->list, GTK_WIDGET (row->row));
}

static void
set_look (GtkImage *icon,
          LydDoorsState state)
{
  lyd_board_show_look (icon, &looks[state].look, g_dpgettext2 (NULL, "before the doors open", looks[state].word));
}

static void
show_row (LydDoorsWindow *self,
          LydDoorsCheck check,
          GTimeZone *zone)
{
  LydDoorsState state = lyd_doors_judge (self->facts, check);
  g_autofree char *line = lyd_words_doors_line (self->facts, check, zone);
  g_autofree char *escaped = g_markup_escape_text (line, -1);
  gboolean wanting = state == LYD_DOORS_LOOK || state == LYD_DOORS_BAD;
  /* Nobody backs the demo up. */
  gboolean mendable = check != LYD_DOORS_BACKUP || lyd_backup_keeper_get_store (self->keeper) != NULL;
  Row *row = &self->rows[check];

  adw_action_row_set_subtitle (row->row, escaped);
  set_look (row->icon, state);
  if (row->fix != NULL)
    gtk_widget_set_visible (row->fix, wanting && mendable);
  if (row->printed != NULL)
    gtk_widget_set_visible (row->printed, wanting);
}

static void
show (LydDoorsWindow *self)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (self->event->timezone);
  g_autofree char *words = lyd_words_doors (self->facts);

  set_look (self->icon, lyd_doors_count (self->facts, LYD_DOORS_BAD) > 0    ? LYD_DOORS_BAD
                        : lyd_doors_count (self->facts, LYD_DOORS_LOOK) > 0 ? LYD_DOORS_LOOK
                                                                            : LYD_DOORS_GOOD);
  gtk_label_set_label (self->words, words);
  for (LydDoorsCheck check = 0; check < LYD_DOORS_N_CHECKS; check++)
    show_row (self, check, zone);
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydDoorsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree LydDoorsFacts *facts = lyd_store_look_at_doors_finish (LYD_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (facts == NULL) {
    toast (self, error->message);
    return;
  }
  g_free (self->facts);
  self->facts = g_steal_pointer (&facts);
  show (self);
}

static void
look (LydDoorsWindow *self)
{
  if (self->store == NULL)
    return;
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  lyd_store_look_at_doors_async (self->store, &self->event->id, lyd_backup_keeper_get_folder (self->keeper),
                                 self->asked, looked_cb, g_object_ref (self));
}

static gboolean
look_again_cb (gpointer data)
{
  look (data);
  return G_SOURCE_CONTINUE;
}

static void
look_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  look (LYD_DOORS_WINDOW (widget));
}

/* ---- mending ---- */

static void
fix_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  LydDoorsWindow *self = LYD_DOORS_WINDOW (widget);
  int check = g_variant_get_int32 (parameter);
  const char *target;

  if (check < 0 || check >= LYD_DOORS_N_CHECKS)
    return;
  if (check == LYD_DOORS_BACKUP) {
    lyd_backup_keeper_run (self->keeper);
    return;
  }
  if (check == LYD_DOORS_PRINTER || check == LYD_DOORS_LABELS) {
    gtk_window_present (GTK_WINDOW (lyd_printing_window_new (GTK_WINDOW (self), self->store, &self->event->id)));
    return;
  }
  if (self->page == NULL || fixes[check].action == NULL)
    return;
  target = check == LYD_DOORS_BADGES && self->facts != NULL && self->facts->unprinted == 0 ? "changed"
                                                                                           : fixes[check].target;
  gtk_widget_activate_action (self->page, fixes[check].action, target != NULL ? "s" : NULL, target);
  gtk_window_present (GTK_WINDOW (gtk_widget_get_root (self->page)));
}

static void
marked_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydDoorsWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!lyd_store_mark_doors_finish (LYD_STORE (source), result, &error) && self->store != NULL)
    toast (self, error->message);
}

static void
printed_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  LydDoorsWindow *self = LYD_DOORS_WINDOW (widget);

  lyd_store_mark_doors_async (self->store, &self->event->id, LYD_DOORS_DID_PAPER, marked_cb, g_object_ref (self));
}

static void
lyd_doors_window_dispose (GObject *object)
{
  LydDoorsWindow *self = LYD_DOORS_WINDOW (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_weak_pointer (&self->page);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_DOORS_WINDOW);
  g_clear_object (&self->store);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (lyd_doors_window_parent_class)->dispose (object);
}

static void
lyd_doors_window_finalize (GObject *object)
{
  LydDoorsWindow *self = LYD_DOORS_WINDOW (object);

  g_clear_pointer (&self->event, lyd_event_free);
  g_free (self->facts);

  G_OBJECT_CLASS (lyd_doors_window_parent_class)->finalize (object);
}

static void
lyd_doors_window_class_init (LydDoorsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_doors_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_doors_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/doors/lyd-doors-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydDoorsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydDoorsWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, LydDoorsWindow, icon);
  gtk_widget_class_bind_template_child (widget_class, LydDoorsWindow, words);
  gtk_widget_class_bind_template_child (widget_class, LydDoorsWindow, list);
  gtk_widget_class_install_action (widget_class, "doors.fix", "i", fix_action);
  gtk_widget_class_install_action (widget_class, "doors.printed", NULL, printed_action);
  gtk_widget_class_install_action (widget_class, "doors.look", NULL, look_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "doors.look", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_doors_window_init (LydDoorsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (LydDoorsCheck check = 0; check < LYD_DOORS_N_CHECKS; check++)
    add_row (self, check);
}

/**
 * lyd_doors_window_new:
 * @page: the event's page, which does what mends things; the board outlives it without
 */
LydDoorsWindow *
lyd_doors_window_new (GtkWidget *page,
                      LydStore *store,
                      const LydEvent *event,
                      LydBackupKeeper *keeper)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (page));
  LydDoorsWindow *self = g_object_new (LYD_TYPE_DOORS_WINDOW, "transient-for", parent, "application",
                                       gtk_window_get_application (parent), NULL);

  self->store = g_object_ref (store);
  self->keeper = g_object_ref (keeper);
  self->event = lyd_event_copy (event);
  g_set_weak_pointer (&self->page, page);
  adw_window_title_set_subtitle (self->heading, event->title);
  g_signal_connect_object (store, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  self->look_source = g_timeout_add_seconds (LOOK_SECONDS, look_again_cb, self);
  look (self);
  return self;
}

/* (nullable): %NULL until they are known */
const LydDoorsFacts *
lyd_doors_window_get_facts (LydDoorsWindow *self)
{
  return self->facts;
}
