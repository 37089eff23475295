#include "printing/lyd-printing-window.h"

#include "badges/lyd-badges-paper.h"
#include "badges/lyd-stock-chooser.h"
#include "lyd-phrases.h"
#include "lyd-store-badges.h"
#include "lyd-store-events.h"
#include "printing/lyd-printing-words.h"

#include <glib/gi18n.h>
#include <gtk/gtkunixprint.h>

#define POINTS_PER_MM (72 / 25.4)

struct _LydPrintingWindow {
  AdwPreferencesWindow parent_instance;

  LydStore *store;
  LydId event;
  LydBadgePrinter *printer_of; /* borrowed: the store's */
  GCancellable *cancellable;
  GTimeZone *zone;
  GPtrArray *names; /* of char *: the printers of the row, in its order */
  GPtrArray *rows;  /* of GtkWidget, borrowed: the badges in their groups */
  char *shown;      /* what the rows show, so that nothing moves under the pointer without need */
  char *nudged;     /* the printer and paper whose nudge is shown */
  guint other_source;
  gboolean filling; /* widgets are set by the program */
  gboolean counting;
  gboolean count_again;

  AdwActionRow *state;
  GtkImage *state_icon;
  GtkWidget *look;
  AdwPreferencesGroup *unsure_group;
  AdwPreferencesGroup *waiting_group;
  GtkMenuButton *move;
  AdwPreferencesGroup *changed_group;
  AdwActionRow *changed;
  AdwPreferencesGroup *printer_group;
  AdwComboRow *printer;
  AdwComboRow *paper;
  GtkWidget *at_check_in_row;
  GtkSwitch *at_check_in;
  AdwExpanderRow *count;
  AdwActionRow *labels_row;
  GtkSpinButton *labels;
  GtkWidget *test_group;
  AdwActionRow *test;
  GtkSpinButton *nudge_x;
  GtkSpinButton *nudge_y;
};

G_DEFINE_FINAL_TYPE (LydPrintingWindow, lyd_printing_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
tell (LydPrintingWindow *self,
      const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (escaped));
}

/* After what was asked of the queue; the printer's "changed" shows what came of it. */
static void
asked_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydPrintingWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!lyd_store_printing_finish (LYD_STORE (source), result, &error) && self->store != NULL)
    tell (self, error->message);
}

static void
set_row_text (gpointer row,
              const char *title,
              const char *subtitle)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *escaped_subtitle = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_subtitle);
}

static void
show_state (LydPrintingWindow *self)
{
  g_autofree char *meanwhile = NULL;
  g_autofree char *text = lyd_printing_describe_state (self->printer_of, &meanwhile);
  gboolean well = lyd_badge_printer_is_well (self->printer_of) ||
                  lyd_badge_printer_get_state (self->printer_of) == LYD_PRINTER_LOOKING;
  gboolean dialog = lyd_badge_printer_get_state (self->printer_of) == LYD_PRINTER_DIALOG;

  set_row_text (self->state, text, meanwhile);
  gtk_image_set_from_icon_name (self->state_icon, well ? "printer-symbolic" : "dialog-warning-symbolic");
  if (well)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_icon), "warning");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->state_icon), "warning");
  gtk_widget_set_visible (self->look, !dialog);
  gtk_widget_set_visible (self->at_check_in_row, !dialog);
  gtk_widget_set_visible (GTK_WIDGET (self->printer), !dialog);
  gtk_widget_set_visible (GTK_WIDGET (self->count), !dialog);
  gtk_widget_set_sensitive (GTK_WIDGET (self->count), lyd_badge_printer_get_stock (self->printer_of) != NULL);
  gtk_widget_set_visible (self->test_group, !dialog && lyd_badge_printer_get_name (self->printer_of)[0] != '\0');
}

/* @icon: (nullable): a picture instead of words */
static void
add_button (AdwActionRow *row,
            const char *label,
            const char *icon,
            const char *action,
            const LydId *job)
{
  g_autofree char *target = lyd_id_to_string (job);
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (icon != NULL) {
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_set_tooltip_text (button, label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  }
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (row, button);
}

static void
add_row (LydPrintingWindow *self,
         const LydPrintJob *job)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  const char *name = job->name != NULL ? job->name : _ ("Test print");
  /* Translators: a person's name */
  g_autofree char *question = g_strdup_printf (_ ("Did the badge of %s come out?"), name);
  g_autofree char *words = lyd_printing_describe_job (job, self->zone);

  set_row_text (row, job->unsure ? question : name, words);
  adw_action_row_set_title_lines (row, 2);
  adw_action_row_set_subtitle_lines (row, 4);
  if (job->unsure) {
    add_button (row, _ ("Yes"), NULL, "printing.came-out", &job->id);
    add_button (row, _ ("No, Print It"), NULL, "printing.retry", &job->id);
  } else if (job->state == LYD_PRINT_FAILED) {
    add_button (row, _ ("Retry"), NULL, "printing.retry", &job->id);
  }
  if (job->state == LYD_PRINT_WAITING || job->state == LYD_PRINT_FAILED)
    add_button (row, _ ("Drop"), "user-trash-symbolic", "printing.drop", &job->id);
  adw_preferences_group_add (job->unsure ? self->unsure_group : self->waiting_group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

/* Everything that the rows show, as one text. */
static char *
describe_rows (const LydPrinting *printing)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < printing->jobs->len; i++) {
    const LydPrintJob *job = g_ptr_array_index (printing->jobs, i);
    g_autofree char *id = lyd_id_to_string (&job->id);

    g_string_append_printf (text, "%s %d %d %s %s\n", id, job->state, job->unsure, job->name != NULL ? job->name : "",
                            job->problem != NULL ? job->problem : "");
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_jobs (LydPrintingWindow *self)
{
  const LydPrinting *printing = lyd_badge_printer_get_printing (self->printer_of);
  g_autofree char *shown = printing != NULL ? describe_rows (printing) : NULL;
  g_autofree char *title = NULL;
  int n;

  if (printing == NULL || g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);
    gpointer group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

    adw_preferences_group_remove (group, row);
  }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < printing->jobs->len; i++)
    add_row (self, g_ptr_array_index (printing->jobs, i));
  n = (int) printing->jobs->len - printing->count.unsure;
  title = lyd_printing_describe_count (n);
  adw_preferences_group_set_title (self->waiting_group, title);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting_group), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->unsure_group), printing->count.unsure > 0);
}

/* The other printers, to which what waits can go. */
static void
show_others (LydPrintingWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < self->names->len; i++) {
    const char *name = g_ptr_array_index (self->names, i);
    g_autoptr (GMenuItem) item = NULL;

    if (name[0] == '\0' || g_str_equal (name, lyd_badge_printer_get_name (self->printer_of)))
      continue;
    item = g_menu_item_new (name, NULL);
    g_menu_item_set_action_and_target (item, "printing.move", "s", name);
    g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_menu_model (self->move, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->move), g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

static gboolean
has_name (GPtrArray *names,
          const char *name)
{
  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

/* The printers there are, and the one chosen where it is none of them; "" stands for none. */
static GPtrArray *
list_names (LydPrintingWindow *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *printers = lyd_badge_printer_get_printers (self->printer_of);
  const char *chosen = lyd_badge_printer_get_name (self->printer_of);

  g_ptr_array_add (names, g_strdup (""));
  for (guint i = 0; printers != NULL && i < printers->len; i++)
    g_ptr_array_add (names, g_strdup (gtk_printer_get_name (g_ptr_array_index (printers, i))));
  if (!has_name (names, chosen))
    g_ptr_array_add (names, g_strdup (chosen));
  return names;
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static void
show_printers (LydPrintingWindow *self)
{
  g_autoptr (GPtrArray) names = list_names (self);
  g_autoptr (GtkStringList) titles = NULL;
  guint selected = 0;

  self->filling = TRUE;
  if (!is_same (names, self->names)) {
    titles = gtk_string_list_new (NULL);
    for (guint i = 0; i < names->len; i++) {
      const char *name = g_ptr_array_index (names, i);

      gtk_string_list_append (titles, name[0] != '\0' ? name : C_ ("badge printer", "None"));
    }
    g_ptr_array_unref (self->names);
    self->names = g_steal_pointer (&names);
    adw_combo_row_set_model (self->printer, G_LIST_MODEL (titles));
  }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->printer),
                               self->names->len == 1 && lyd_badge_printer_get_printers (self->printer_of) != NULL
                                 ? _ ("This computer has no printer yet. Add one in its settings.")
                                 : "");
  for (guint i = 0; i < self->names->len; i++)
    if (g_str_equal (g_ptr_array_index (self->names, i), lyd_badge_printer_get_name (self->printer_of)))
      selected = i;
  if (adw_combo_row_get_selected (self->printer) != selected)
    adw_combo_row_set_selected (self->printer, selected);
  self->filling = FALSE;
  show_others (self);
}

static void
nudge_got_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (LydPrintingWindow) self = data;
  g_autofree LydNudge *nudge = lyd_store_get_nudge_finish (LYD_STORE (source), result, NULL);

  if (nudge == NULL || self->store == NULL)
    return;
  self->filling = TRUE;
  gtk_spin_button_set_value (self->nudge_x, nudge->dx / POINTS_PER_MM);
  gtk_spin_button_set_value (self->nudge_y, nudge->dy / POINTS_PER_MM);
  self->filling = FALSE;
}

static void
show_nudge (LydPrintingWindow *self,
            const LydStock *stock)
{
  g_autofree char *nudged =
    stock != NULL ? g_strconcat (lyd_badge_printer_get_name (self->printer_of), "\n", stock->id, NULL) : NULL;

  if (stock == NULL || g_strcmp0 (nudged, self->nudged) == 0)
    return;
  g_free (self->nudged);
  self->nudged = g_steal_pointer (&nudged);
  lyd_store_get_nudge_async (self->store, lyd_badge_printer_get_name (self->printer_of), stock->id, self->cancellable,
                             nudge_got_cb, g_object_ref (self));
}

/* What is in the printer, and how much of it. */
static void
show_paper (LydPrintingWindow *self)
{
  const LydPrinting *printing = lyd_badge_printer_get_printing (self->printer_of);
  const LydStocks *stocks = lyd_badge_printer_get_stocks (self->printer_of);
  const LydStock *stock = lyd_badge_printer_get_stock (self->printer_of);
  gboolean sheet = stock != NULL && lyd_stock_get_n_positions (stock) > 1;
  int labels = printing != NULL ? printing->printer->labels : -1;
  g_autofree char *tested = NULL;
  g_autofree char *past = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->paper),
                            stocks != NULL && printing != NULL &&
                              (lyd_badge_printer_get_name (self->printer_of)[0] != '\0' ||
                               lyd_badge_printer_get_state (self->printer_of) == LYD_PRINTER_DIALOG));
  if (stocks == NULL || printing == NULL)
    return;
  self->filling = TRUE;
  lyd_badges_paper_fill (self->paper, stocks, stock != NULL ? stock->id : NULL);
  if (stock == NULL)
    adw_combo_row_set_selected (self->paper, GTK_INVALID_LIST_POSITION);
  adw_expander_row_set_enable_expansion (self->count, labels >= 0);
  if (labels >= 0 && gtk_spin_button_get_value_as_int (self->labels) != labels)
    gtk_spin_button_set_value (self->labels, labels);
  self->filling = FALSE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->count),
                                 sheet ? _ ("Count the places on the sheet") : _ ("Count the labels"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->labels_row),
                                 sheet ? _ ("Places left on the sheet") : _ ("Labels left"));
  adw_action_row_set_subtitle (self->labels_row,
                               lyd_badge_printer_has_few_labels (self->printer_of) ? _ ("Have a new roll ready") : "");
  if (printing->printer->tested_at != LYD_TIME_NONE)
    past = lyd_format_past (printing->printer->tested_at, lyd_store_get_now (self->store), self->zone);
  /* Translators: a time, as "today at 9:02 AM" */
  tested = past != NULL ? g_strdup_printf (_ ("Last tested: %s"), past) : g_strdup (_ ("Not tested yet"));
  set_row_text (self->test, _ ("Test print"), tested);
  show_nudge (self, stock);
}

static void
counted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data);

static void
count_changed (LydPrintingWindow *self)
{
  self->count_again = self->counting;
  if (self->counting || self->store == NULL)
    return;
  self->counting = TRUE;
  lyd_store_count_badges_async (self->store, &self->event, self->cancellable, counted_cb, g_object_ref (self));
}

static void
counted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydPrintingWindow) self = data;
  int unprinted = 0;
  int changed = 0;
  gboolean answered = lyd_store_count_badges_finish (LYD_STORE (source), result, &unprinted, &changed, NULL);
  g_autofree char *title = NULL;

  self->counting = FALSE;
  if (!answered || self->store == NULL)
    return;
  title = g_strdup_printf (ngettext ("%d badge has changed since it was printed",
                                     "%d badges have changed since they were printed", (gulong) changed),
                           changed);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->changed), title);
  gtk_widget_set_visible (GTK_WIDGET (self->changed_group), changed > 0);
  if (self->count_again)
    count_changed (self);
}

static void
show (LydPrintingWindow *self)
{
  if (self->store == NULL)
    return;
  self->filling = TRUE;
  gtk_switch_set_active (self->at_check_in, lyd_badge_printer_get_at_check_in (self->printer_of));
  self->filling = FALSE;
  show_printers (self);
  show_state (self);
  show_jobs (self);
  show_paper (self);
}

static void
printer_chosen_cb (LydPrintingWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->printer);

  if (!self->filling && selected < self->names->len)
    lyd_badge_printer_choose (self->printer_of, g_ptr_array_index (self->names, selected));
}

static void
choose_stock (LydPrintingWindow *self,
              const char *id)
{
  lyd_store_set_printer_stock_async (self->store, lyd_badge_printer_get_name (self->printer_of), id, asked_cb,
                                     g_object_ref (self));
}

/* "Other…" is no paper. Not at once, because the row is still telling. */
static gboolean
choose_other_cb (gpointer data)
{
  LydPrintingWindow *self = data;
  LydStockChooser *chooser;

  self->other_source = 0;
  show_paper (self);
  chooser = lyd_stock_chooser_new (GTK_WINDOW (self), lyd_badge_printer_get_stocks (self->printer_of));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (choose_stock), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (chooser));
  return G_SOURCE_REMOVE;
}

static void
paper_chosen_cb (LydPrintingWindow *self)
{
  const LydStocks *stocks = lyd_badge_printer_get_stocks (self->printer_of);
  const LydStock *stock;

  if (self->filling || stocks == NULL || adw_combo_row_get_selected (self->paper) == GTK_INVALID_LIST_POSITION)
    return;
  stock = lyd_badges_paper_get_selected (self->paper, stocks);
  if (stock != NULL)
    choose_stock (self, stock->id);
  else if (self->other_source == 0)
    self->other_source = g_idle_add (choose_other_cb, self);
}

static void
at_check_in_cb (LydPrintingWindow *self)
{
  if (!self->filling)
    lyd_badge_printer_set_at_check_in (self->printer_of, gtk_switch_get_active (self->at_check_in));
}

static void
set_labels (LydPrintingWindow *self,
            int labels)
{
  lyd_store_set_printer_labels_async (self->store, lyd_badge_printer_get_name (self->printer_of), labels, asked_cb,
                                      g_object_ref (self));
}

static void
count_cb (LydPrintingWindow *self)
{
  if (!self->filling)
    set_labels (self, adw_expander_row_get_enable_expansion (self->count)
                        ? gtk_spin_button_get_value_as_int (self->labels)
                        : -1);
}

static void
labels_cb (LydPrintingWindow *self)
{
  if (!self->filling)
    set_labels (self, gtk_spin_button_get_value_as_int (self->labels));
}

static void
nudge_set_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (LydPrintingWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!lyd_store_set_nudge_finish (LYD_STORE (source), result, &error) && self->store != NULL)
    tell (self, error->message);
}

static void
nudge_cb (LydPrintingWindow *self)
{
  const LydStock *stock = lyd_badge_printer_get_stock (self->printer_of);
  LydNudge nudge = { gtk_spin_button_get_value (self->nudge_x) * POINTS_PER_MM,
                     gtk_spin_button_get_value (self->nudge_y) * POINTS_PER_MM };

  if (!self->filling && stock != NULL)
    lyd_store_set_nudge_async (self->store, lyd_badge_printer_get_name (self->printer_of), stock->id, &nudge,
                               nudge_set_cb, g_object_ref (self));
}

static void
look_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  lyd_badge_printer_look (LYD_PRINTING_WINDOW (widget)->printer_of);
}

static void
test_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydPrintingWindow *self = LYD_PRINTING_WINDOW (widget);

  lyd_store_print_test_async (self->store, lyd_badge_printer_get_name (self->printer_of), asked_cb,
                              g_object_ref (self));
}

static void
changed_asked_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer data)
{
  g_autoptr (LydPrintingWindow) self = data;
  g_autoptr (GError) error = NULL;
  guint n;

  if (!lyd_store_print_changed_finish (LYD_STORE (source), result, &n, &error) && self->store != NULL)
    tell (self, error->message);
}

static void
print_changed_action (GtkWidget *widget,
                      const char *name,
                      GVariant *parameter)
{
  LydPrintingWindow *self = LYD_PRINTING_WINDOW (widget);

  lyd_store_print_changed_async (self->store, &self->event, lyd_badge_printer_get_name (self->printer_of),
                                 changed_asked_cb, g_object_ref (self));
}

/* The job that an action is about. */
static gboolean
read_job (GVariant *parameter,
          LydId *job)
{
  return lyd_id_from_string (job, g_variant_get_string (parameter, NULL));
}

static void
came_out_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  LydPrintingWindow *self = LYD_PRINTING_WINDOW (widget);
  LydId job;

  if (read_job (parameter, &job))
    lyd_store_settle_print_async (self->store, &job, TRUE, asked_cb, g_object_ref (self));
}

static void
retry_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydPrintingWindow *self = LYD_PRINTING_WINDOW (widget);
  LydId job;

  if (read_job (parameter, &job))
    lyd_store_retry_print_async (self->store, &job, asked_cb, g_object_ref (self));
}

static void
drop_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydPrintingWindow *self = LYD_PRINTING_WINDOW (widget);
  LydId job;

  if (read_job (parameter, &job))
    lyd_store_drop_print_async (self->store, &job, asked_cb, g_object_ref (self));
}

/* Another printer takes over: what waits, and what comes. */
static void
move_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydPrintingWindow *self = LYD_PRINTING_WINDOW (widget);
  const char *printer = g_variant_get_string (parameter, NULL);

  lyd_store_move_prints_async (self->store, printer, asked_cb, g_object_ref (self));
  lyd_badge_printer_choose (self->printer_of, printer);
}

static void
event_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydPrintingWindow) self = data;
  g_autoptr (LydEventSummary) summary = lyd_store_get_event_finish (LYD_STORE (source), result, NULL);

  if (summary == NULL || self->store == NULL)
    return;
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = lyd_zone_get_or_utc (summary->event->timezone);
  g_clear_pointer (&self->shown, g_free);
  show (self);
}

static void
lyd_printing_window_dispose (GObject *object)
{
  LydPrintingWindow *self = LYD_PRINTING_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->other_source, g_source_remove);
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_PRINTING_WINDOW);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lyd_printing_window_parent_class)->dispose (object);
}

static void
lyd_printing_window_finalize (GObject *object)
{
  LydPrintingWindow *self = LYD_PRINTING_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->shown);
  g_free (self->nudged);

  G_OBJECT_CLASS (lyd_printing_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, state);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, look);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, unsure_group);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, waiting_group);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, move);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, changed_group);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, changed);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, printer_group);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, printer);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, paper);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, at_check_in_row);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, at_check_in);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, count);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, labels_row);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, labels);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, test_group);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, test);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, nudge_x);
  gtk_widget_class_bind_template_child (widget_class, LydPrintingWindow, nudge_y);
  gtk_widget_class_bind_template_callback (widget_class, printer_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, at_check_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, count_cb);
  gtk_widget_class_bind_template_callback (widget_class, labels_cb);
  gtk_widget_class_bind_template_callback (widget_class, nudge_cb);
}

static void
lyd_printing_window_class_init (LydPrintingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_printing_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_printing_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/printing/lyd-printing-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "printing.look", NULL, look_action);
  gtk_widget_class_install_action (widget_class, "printing.test", NULL, test_action);
  gtk_widget_class_install_action (widget_class, "printing.print-changed", NULL, print_changed_action);
  gtk_widget_class_install_action (widget_class, "printing.came-out", "s", came_out_action);
  gtk_widget_class_install_action (widget_class, "printing.retry", "s", retry_action);
  gtk_widget_class_install_action (widget_class, "printing.drop", "s", drop_action);
  gtk_widget_class_install_action (widget_class, "printing.move", "s", move_action);
}

static void
lyd_printing_window_init (LydPrintingWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  self->zone = g_time_zone_new_local ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

LydPrintingWindow *
lyd_printing_window_new (GtkWindow *parent,
                         LydStore *store,
                         const LydId *event)
{
  LydPrintingWindow *self = g_object_new (LYD_TYPE_PRINTING_WINDOW, "transient-for", parent, "application",
                                          gtk_window_get_application (parent), NULL);

  self->store = g_object_ref (store);
  self->event = *event;
  self->printer_of = lyd_badge_printer_get (store);
  g_signal_connect_object (self->printer_of, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (count_changed), self, G_CONNECT_SWAPPED);
  lyd_store_get_event_async (store, event, self->cancellable, event_cb, g_object_ref (self));
  show (self);
  count_changed (self);
  lyd_badge_printer_look (self->printer_of);
  return self;
}
