#include "lyd-approvals-view.h"

#include "lyd-ask-reason.h"
#include "lyd-kept-rows.h"
#include "lyd-phrases.h"
#include "lyd-places-window.h"
#include "lyd-time.h"

#include <glib/gi18n.h>

struct _LydApprovalsView {
  AdwBin parent_instance;

  LydStore *store;
  LydId event;
  GTimeZone *zone;
  GCancellable *asked;
  GPtrArray *pending; /* of LydPending, as shown */
  guint n_pending;
  gboolean closing; /* the template is going */

  GtkStack *pages;
  GtkListBox *rows;
  GtkLabel *chosen;
  GtkCheckButton *all;
};

G_DEFINE_FINAL_TYPE (LydApprovalsView, lyd_approvals_view, ADW_TYPE_BIN)

static const LydPending *
get_pending (LydApprovalsView *self,
             GtkListBoxRow *row)
{
  LydId id;

  if (!lyd_id_from_string (&id, g_object_get_data (G_OBJECT (row), "registration")))
    return NULL;
  for (guint i = 0; self->pending != NULL && i < self->pending->len; i++) {
    const LydPending *pending = g_ptr_array_index (self->pending, i);

    if (lyd_id_equal (&pending->registration, &id))
      return pending;
  }
  return NULL;
}

/* ---- who is chosen ---- */

static GPtrArray *
list_chosen (LydApprovalsView *self)
{
  GPtrArray *chosen = g_ptr_array_new ();
  g_autoptr (GList) rows = gtk_list_box_get_selected_rows (self->rows);

  for (GList *l = rows; l != NULL; l = l->next) {
    const LydPending *pending = get_pending (self, l->data);

    if (pending != NULL)
      g_ptr_array_add (chosen, (gpointer) pending);
  }
  return chosen;
}

static void
selected_cb (LydApprovalsView *self)
{
  static const char *const actions[] = { "approvals.approve", "approvals.deny", "approvals.let-wait" };
  g_autoptr (GPtrArray) chosen = NULL;
  g_autofree char *words = NULL;
  guint n = self->pending != NULL ? self->pending->len : 0;

  if (self->closing)
    return;
  chosen = list_chosen (self);
  /* Translators: how many of how many are chosen */
  words = g_strdup_printf (_ ("%u of %u"), chosen->len, n);
  gtk_label_set_label (self->chosen, words);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], chosen->len > 0);
  gtk_check_button_set_inconsistent (self->all, chosen->len > 0 && chosen->len < n);
  gtk_check_button_set_active (self->all, n > 0 && chosen->len == n);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row)) {
    GtkWidget *tick = g_object_get_data (G_OBJECT (row), "tick");

    if (tick != NULL)
      gtk_check_button_set_active (GTK_CHECK_BUTTON (tick),
                                   gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)));
  }
}

static void
ticked_cb (GtkCheckButton *tick,
           LydApprovalsView *self)
{
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (GTK_WIDGET (tick), GTK_TYPE_LIST_BOX_ROW));
  gboolean active = gtk_check_button_get_active (tick);

  if (self->closing || row == NULL || active == gtk_list_box_row_is_selected (row))
    return;
  if (active)
    gtk_list_box_select_row (self->rows, row);
  else
    gtk_list_box_unselect_row (self->rows, row);
}

static void
select_all_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydApprovalsView *self = LYD_APPROVALS_VIEW (widget);
  g_autoptr (GPtrArray) chosen = list_chosen (self);

  if (self->pending != NULL && chosen->len == self->pending->len)
    gtk_list_box_unselect_all (self->rows);
  else
    gtk_list_box_select_all (self->rows);
  selected_cb (self);
}

/* ---- rows ---- */

static char *
dup_row_key (gpointer owner,
             gconstpointer item)
{
  return lyd_id_to_string (&((const LydPending *) item)->registration);
}

static GtkWidget *
add_line (GtkWidget *box,
          const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
write_line (GtkWidget *row,
            const char *key,
            const char *text)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), key);

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && text[0] != '\0');
}

static void
update_row (gpointer owner,
            GtkWidget *row,
            gconstpointer item)
{
  LydApprovalsView *self = owner;
  const LydPending *pending = item;
  g_autofree char *since = lyd_format_past (pending->registered_at, lyd_store_get_now (self->store), self->zone);
  g_autofree char *registered = g_strdup_printf (_ ("registered %s"), since);
  g_autofree char *who = g_strjoin (" · ", lyd_word_title (&lyd_attendee_types, (int) pending->type), registered,
                                    pending->organization, NULL);
  g_autofree char *rest = pending->answers != NULL && pending->note != NULL
                            ? g_strdup_printf ("%s\n%s", pending->answers, pending->note)
                            : g_strdup (pending->answers != NULL ? pending->answers : pending->note);

  write_line (row, "name", pending->name);
  write_line (row, "why", pending->why);
  write_line (row, "who", who);
  write_line (row, "rest", rest);
}

static GtkWidget *
make_row (gpointer owner,
          gconstpointer item)
{
  const LydPending *pending = item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *tick = gtk_check_button_new ();

  gtk_widget_add_css_class (box, "lyd-pending");
  gtk_widget_set_valign (tick, GTK_ALIGN_START);
  gtk_widget_set_can_focus (tick, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, pending->name, -1);
  g_object_set_data_full (G_OBJECT (row), "registration", dup_row_key (owner, item), g_free);
  g_object_set_data (G_OBJECT (row), "tick", tick);
  g_object_set_data (G_OBJECT (row), "name", add_line (lines, "heading"));
  g_object_set_data (G_OBJECT (row), "why", add_line (lines, "lyd-amber"));
  g_object_set_data (G_OBJECT (row), "who", add_line (lines, "caption"));
  g_object_set_data (G_OBJECT (row), "rest", add_line (lines, "caption"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), tick);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  g_object_get_data (G_OBJECT (row), "name"),
                                  g_object_get_data (G_OBJECT (row), "why"), NULL, -1);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (ticked_cb), owner, 0);
  update_row (owner, row, pending);
  return row;
}

static const LydKeptRows row_class = { dup_row_key, make_row, update_row };

/* Keys go on with whoever stands where the last ones stood. */
static void
choose_row (LydApprovalsView *self,
            int index)
{
  int last = (int) self->pending->len - 1;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, CLAMP (index, 0, MAX (last, 0)));

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->rows, row);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydApprovalsView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pending = lyd_store_seating_list_finish (LYD_STORE (source), result, &error);
  g_autoptr (GList) before = NULL;
  int first = 0;

  self->n_pending--;
  if (self->rows == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (pending == NULL) {
    lyd_places_window_toast (GTK_WIDGET (self), error->message);
    return;
  }
  before = gtk_list_box_get_selected_rows (self->rows);
  if (before != NULL)
    first = gtk_list_box_row_get_index (before->data);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  self->pending = g_steal_pointer (&pending);
  lyd_kept_rows_show (GTK_WIDGET (self->rows), &row_class, self, self->pending);
  gtk_stack_set_visible_child_name (self->pages, self->pending->len > 0 ? "list" : "nobody");
  g_clear_pointer (&before, g_list_free);
  if ((before = gtk_list_box_get_selected_rows (self->rows)) == NULL)
    choose_row (self, first);
  selected_cb (self);
}

/* ---- deciding ---- */

static void
decide (LydApprovalsView *self,
        LydStatus status,
        const char *reason)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  LydMany many = { 0 };

  for (guint i = 0; i < chosen->len; i++)
    g_array_append_val (ids, ((const LydPending *) g_ptr_array_index (chosen, i))->registration);
  many.ids = (const LydId *) (gpointer) ids->data;
  many.n_ids = ids->len;
  if (ids->len > 0)
    lyd_store_decide_async (self->store, &self->event, &many, status, reason, lyd_places_window_done_cb,
                            g_object_ref (self));
}

static void
approve_with_reason (gpointer owner,
                     const char *reason)
{
  decide (owner, LYD_STATUS_CONFIRMED, reason);
}

/* Whom the event is not for comes by exception, which has a reason. */
static void
approve_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  LydApprovalsView *self = LYD_APPROVALS_VIEW (widget);
  g_autoptr (GPtrArray) chosen = list_chosen (self);
  LydReasonWords words = { _ ("Approve by exception?"), NULL, _ ("_Approve"), _ ("The organizer said yes") };

  for (guint i = 0; i < chosen->len && words.body == NULL; i++) {
    const LydPending *pending = g_ptr_array_index (chosen, i);

    if (pending->hold == LYD_HOLD_AUDIENCE)
      words.body = pending->why;
  }
  if (words.body != NULL)
    lyd_ask_reason (widget, &words, approve_with_reason, self);
  else
    decide (self, LYD_STATUS_CONFIRMED, NULL);
}

static void
deny_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  decide (LYD_APPROVALS_VIEW (widget), LYD_STATUS_DENIED, NULL);
}

static void
let_wait_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  decide (LYD_APPROVALS_VIEW (widget), LYD_STATUS_WAITLISTED, NULL);
}

static void
activated_cb (LydApprovalsView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "approvals.approve", NULL);
}

/* One letter a decision; the buttons' tooltips tell them. */
static gboolean
key_cb (LydApprovalsView *self,
        guint keyval,
        guint keycode,
        GdkModifierType state)
{
  static const struct {
    guint keyval;
    const char *action;
  } keys[] = {
    { GDK_KEY_a, "approvals.approve" },
    { GDK_KEY_d, "approvals.deny" },
    { GDK_KEY_w, "approvals.let-wait" },
  };

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (gdk_keyval_to_lower (keyval) == keys[i].keyval) {
      gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
lyd_approvals_view_dispose (GObject *object)
{
  LydApprovalsView *self = LYD_APPROVALS_VIEW (object);

  self->closing = TRUE;
  g_cancellable_cancel (self->asked);
  /* Before the template is: it lets go of the bin's own child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_APPROVALS_VIEW);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_approvals_view_parent_class)->dispose (object);
}

static void
lyd_approvals_view_class_init (LydApprovalsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_approvals_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/places/lyd-approvals-view.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "pending_pages", FALSE,
                                             G_STRUCT_OFFSET (LydApprovalsView, pages));
  gtk_widget_class_bind_template_child_full (widget_class, "pending_rows", FALSE,
                                             G_STRUCT_OFFSET (LydApprovalsView, rows));
  gtk_widget_class_bind_template_child (widget_class, LydApprovalsView, chosen);
  gtk_widget_class_bind_template_child (widget_class, LydApprovalsView, all);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "approvals.approve", NULL, approve_action);
  gtk_widget_class_install_action (widget_class, "approvals.deny", NULL, deny_action);
  gtk_widget_class_install_action (widget_class, "approvals.let-wait", NULL, let_wait_action);
  gtk_widget_class_install_action (widget_class, "approvals.select-all", NULL, select_all_action);
}

static void
lyd_approvals_view_init (LydApprovalsView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->rows), keys);
  selected_cb (self);
}

void
lyd_approvals_view_set_event (LydApprovalsView *self,
                              LydStore *store,
                              const LydEvent *event)
{
  self->store = g_object_ref (store);
  self->event = event->id;
  self->zone = lyd_zone_get (event->timezone);
}

void
lyd_approvals_view_refresh (LydApprovalsView *self)
{
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_list_pending_async (self->store, &self->event, self->asked, listed_cb, g_object_ref (self));
}

gboolean
lyd_approvals_view_is_idle (LydApprovalsView *self)
{
  return self->n_pending == 0;
}
