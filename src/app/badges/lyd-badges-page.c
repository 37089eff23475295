#include "lyd-badges-page-private.h"

#include "lyd-badges-paper.h"
#include "lyd-badges-troubles.h"
#include "lyd-stock-chooser.h"
#include "lyd-window.h"

#include <glib/gi18n.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (LydBadgesPage, lyd_badges_page, ADW_TYPE_BIN)

#define RELOAD_MS 600
#define POINTS_PER_MM (72 / 25.4)
/* Nudges are kept by printer; the window keeps one for the printer that badges go to. */
#define PRINTER "default"

static void reload (LydBadgesPage *self);

static const LydStock *
get_stock (LydBadgesPage *self)
{
  return self->stocks != NULL && self->stock != NULL ? lyd_stocks_find (self->stocks, self->stock) : NULL;
}

/* @id may be the one in use. */
static void
set_stock (LydBadgesPage *self,
           const char *id)
{
  char *copy = g_strdup (id);

  g_free (self->stock);
  self->stock = copy;
}

static LydBadgeSelection
get_selection (LydBadgesPage *self)
{
  if (self->ids != NULL && gtk_check_button_get_active (self->chosen))
    return LYD_BADGES_CHOSEN;
  if (gtk_check_button_get_active (self->all))
    return LYD_BADGES_ALL;
  return gtk_check_button_get_active (self->unprinted) ? LYD_BADGES_UNPRINTED : LYD_BADGES_CHANGED;
}

LydBadgeOptions
lyd_badges_page_get_options (LydBadgesPage *self)
{
  LydBadgeOptions options = {
    .stock = self->stock,
    .order = (LydBadgeOrder) adw_combo_row_get_selected (self->order),
    .selection = get_selection (self),
    .first_position = gtk_spin_button_get_value_as_int (self->start),
    .corner = (LydCorner) adw_combo_row_get_selected (self->corner),
    .printer = PRINTER,
    .tray_size = lyd_badges_page_get_tray_size (self),
  };

  if (options.selection == LYD_BADGES_CHOSEN) {
    options.chosen = (const LydId *) (gpointer) self->ids->data;
    options.n_chosen = self->ids->len;
  }
  return options;
}

void
lyd_badges_page_toast (LydBadgesPage *self,
                       const char *message)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (LYD_IS_WINDOW (root))
    lyd_window_toast (LYD_WINDOW (root), message);
}

void
lyd_badges_page_show_summary (LydBadgesPage *self)
{
  g_autofree char *badges =
    g_strdup_printf (ngettext ("%d badge", "%d badges", (gulong) self->n_badges), self->n_badges);
  int n_sheets = self->n_pages / MAX (self->n_sides, 1);
  g_autofree char *pages = g_strdup_printf (ngettext ("on %d sheet", "on %d sheets", (gulong) n_sheets), n_sheets);
  g_autofree char *look =
    g_strdup_printf (ngettext ("%d to look at", "%d to look at", (gulong) self->n_troubles), self->n_troubles);
  g_autofree char *text = NULL;
  gboolean ready = self->n_badges > 0 && self->work == NULL;

  if (self->n_badges == 0)
    text = g_strdup (_ ("There are no such badges."));
  else if (self->checked && self->n_troubles > 0)
    /* Translators: "140 badges", "on 18 sheets", "2 to look at" */
    text = g_strdup_printf (_ ("%s %s, %s"), badges, pages, look);
  else
    text = g_strdup_printf (_ ("%s %s"), badges, pages);
  gtk_label_set_label (self->summary, text);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "badges.print", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "badges.save-pdf", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "badges.tickets", self->store != NULL && self->work == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "badges.alignment", get_stock (self) != NULL && self->work == NULL);
}

static void
show_page_label (LydBadgesPage *self)
{
  int n_sides = MAX (self->n_sides, 1);
  g_autofree char *sheet =
    g_strdup_printf (_ ("Sheet %d of %d"), self->page / n_sides + 1, MAX (self->n_pages / n_sides, 1));
  /* Translators: "Sheet 1 of 18", of paper that is printed on both sides */
  g_autofree char *text = self->page % n_sides > 0 ? g_strdup_printf (_ ("%s, back"), sheet) : g_strdup (sheet);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", text, gtk_label_get_label (self->summary));

  gtk_label_set_label (self->page_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "badges.previous", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "badges.next", self->page + 1 < self->n_pages);
}

/* What needs printing is proposed, once: nobody prints the badges that lie ready on the table again. */
static gboolean
propose_selection (LydBadgesPage *self,
                   const LydBadgePages *pages)
{
  GtkCheckButton *proposed = self->unprinted;

  if (self->began)
    return FALSE;
  self->began = TRUE;
  if (pages->counts[LYD_BADGES_UNPRINTED] == pages->counts[LYD_BADGES_ALL] || pages->counts[LYD_BADGES_UNPRINTED] == 0)
    proposed = pages->counts[LYD_BADGES_CHANGED] > 0 ? self->changed : self->all;
  if (gtk_check_button_get_active (proposed))
    return FALSE;
  gtk_check_button_set_active (proposed, TRUE);
  return TRUE;
}

static void
drawn_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydBadgesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydBadgePages) pages = lyd_store_draw_badges_finish (LYD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store != LYD_STORE (source))
    return;
  if (pages == NULL) {
    g_autofree char *escaped = g_markup_escape_text (error->message, -1);

    self->n_badges = 0;
    adw_status_page_set_description (self->problem, escaped);
    gtk_stack_set_visible_child_name (self->preview, "problem");
    lyd_badges_page_show_summary (self);
    return;
  }

  gtk_widget_set_visible (self->nobody, pages->counts[LYD_BADGES_ALL] == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->leaflet), pages->counts[LYD_BADGES_ALL] > 0);
  lyd_badges_paper_set_number (self->n_all, pages->counts[LYD_BADGES_ALL]);
  lyd_badges_paper_set_number (self->n_unprinted, pages->counts[LYD_BADGES_UNPRINTED]);
  lyd_badges_paper_set_number (self->n_changed, pages->counts[LYD_BADGES_CHANGED]);
  if (propose_selection (self, pages))
    return;
  self->n_badges = pages->n_badges;
  self->n_pages = pages->n_pages;
  self->n_sides = pages->n_sides;
  if (get_selection (self) == LYD_BADGES_CHOSEN)
    lyd_badges_paper_set_number (self->n_chosen, self->n_badges);
  if (self->page >= MAX (self->n_pages, 1)) {
    self->page = MAX (self->n_pages, 1) - 1;
    reload (self);
    return;
  }
  lyd_badges_sheet_set_stock (self->sheet, get_stock (self), (LydCorner) adw_combo_row_get_selected (self->corner));
  lyd_badges_sheet_set_page (self->sheet, pages->pages->len > 0 ? g_ptr_array_index (pages->pages, 0) : NULL,
                             self->page == 0 ? gtk_spin_button_get_value_as_int (self->start) - 1 : 0, self->page == 0);
  gtk_stack_set_visible_child_name (self->preview, "sheet");
  lyd_badges_page_show_summary (self);
  show_page_label (self);
}

static void
checked_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydBadgesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydBadgeReport) report = lyd_store_check_badges_finish (LYD_STORE (source), result, &error);

  /* What cannot be drawn was said already, in place of the preview. */
  if (report == NULL || self->store != LYD_STORE (source))
    return;

  lyd_badges_troubles_show (self->trouble_list, self->more_troubles, report->troubles);
  gtk_widget_set_visible (GTK_WIDGET (self->troubles), report->troubles->len > 0);
  self->n_troubles = (int) report->troubles->len;
  self->checked = TRUE;
  lyd_badges_page_show_summary (self);
  show_page_label (self);
}

static void
draw (LydBadgesPage *self)
{
  LydBadgeOptions options = lyd_badges_page_get_options (self);

  lyd_store_draw_badges_async (self->store, &self->event, &options, self->page, 1, self->cancellable, drawn_cb,
                               g_object_ref (self));
}

static void
renew_cancellable (LydBadgesPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

/* Draws the page that is shown, then looks through all badges. */
static void
reload (LydBadgesPage *self)
{
  LydBadgeOptions options;

  g_clear_handle_id (&self->reload_source, g_source_remove);
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    lyd_design_chooser_reload (self->design);
  if (self->store == NULL || self->stocks == NULL || self->stale)
    return;
  renew_cancellable (self);
  self->checked = FALSE;
  lyd_badges_page_load_trays (self);
  options = lyd_badges_page_get_options (self);
  draw (self);
  lyd_store_check_badges_async (self->store, &self->event, &options, self->cancellable, checked_cb,
                                g_object_ref (self));
}

static gboolean
reload_cb (gpointer data)
{
  LydBadgesPage *self = data;

  self->reload_source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (LydBadgesPage *self)
{
  if (self->reload_source == 0)
    self->reload_source = g_timeout_add (RELOAD_MS, reload_cb, self);
}

static void
option_changed_cb (LydBadgesPage *self)
{
  if (self->filling)
    return;
  self->page = 0;
  reload (self);
}

/* Check buttons of a group speak twice, for the old and the new one. */
static void
selection_toggled_cb (LydBadgesPage *self,
                      GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    option_changed_cb (self);
}

static void
go_to_page (LydBadgesPage *self,
            int page)
{
  if (page < 0 || page >= MAX (self->n_pages, 1))
    return;
  self->page = page;
  show_page_label (self);
  draw (self);
}

static void
trouble_activated_cb (LydBadgesPage *self,
                      GtkListBoxRow *row)
{
  const LydStock *stock = get_stock (self);
  int index = lyd_badges_troubles_get_index (row);

  if (stock == NULL)
    return;
  go_to_page (self, (gtk_spin_button_get_value_as_int (self->start) - 1 + index) / lyd_stock_get_n_positions (stock) *
                      MAX (self->n_sides, 1));
  adw_leaflet_set_visible_child_name (self->leaflet, "preview");
}

static void
place_chosen_cb (LydBadgesPage *self,
                 int place)
{
  if (self->page == 0)
    gtk_spin_button_set_value (self->start, place);
}

static void
nudge_got_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (LydBadgesPage) self = data;
  g_autofree LydNudge *nudge = lyd_store_get_nudge_finish (LYD_STORE (source), result, NULL);

  if (nudge == NULL || self->store != LYD_STORE (source))
    return;
  self->filling = TRUE;
  gtk_spin_button_set_value (self->nudge_x, nudge->dx / POINTS_PER_MM);
  gtk_spin_button_set_value (self->nudge_y, nudge->dy / POINTS_PER_MM);
  self->filling = FALSE;
}

static void
nudge_set_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (LydBadgesPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!lyd_store_set_nudge_finish (LYD_STORE (source), result, &error))
    lyd_badges_page_toast (self, error->message);
}

/* Written at once; the store's "changed" draws the page again. */
static void
nudge_changed_cb (LydBadgesPage *self)
{
  LydNudge nudge = { gtk_spin_button_get_value (self->nudge_x) * POINTS_PER_MM,
                     gtk_spin_button_get_value (self->nudge_y) * POINTS_PER_MM };

  if (!self->filling && self->store != NULL && self->stock != NULL)
    lyd_store_set_nudge_async (self->store, PRINTER, self->stock, &nudge, nudge_set_cb, g_object_ref (self));
}

static void
use_stock (LydBadgesPage *self,
           const char *id)
{
  const LydStock *stock = lyd_stocks_find (self->stocks, id);
  int n_positions;

  if (stock == NULL)
    return;
  n_positions = lyd_stock_get_n_positions (stock);
  set_stock (self, stock->id);
  self->filling = TRUE;
  gtk_spin_button_set_range (self->start, 1, n_positions);
  gtk_spin_button_set_value (self->start, 1);
  self->filling = FALSE;
  gtk_widget_set_visible (self->start_row, n_positions > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->corner), n_positions > 1);
  gtk_widget_set_visible (self->nominal, stock->nominal);
  lyd_design_chooser_set_stock (self->design, stock);
  lyd_store_get_nudge_async (self->store, PRINTER, self->stock, NULL, nudge_got_cb, g_object_ref (self));
  option_changed_cb (self);
}

static void
fill_paper (LydBadgesPage *self)
{
  self->filling = TRUE;
  lyd_badges_paper_fill (self->paper, self->stocks, self->stock);
  self->filling = FALSE;
}

static void
stock_chosen_cb (LydBadgesPage *self,
                 const char *id)
{
  g_autofree char *copy = g_strdup (id);

  set_stock (self, copy);
  fill_paper (self);
  use_stock (self, copy);
}

/* "Other…" is no paper: the row goes on showing the one in use. Not at once, because the row is still telling. */
static gboolean
choose_other_cb (gpointer data)
{
  LydBadgesPage *self = data;
  LydStockChooser *chooser;

  self->other_source = 0;
  fill_paper (self);
  chooser = lyd_stock_chooser_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->stocks);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (stock_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (chooser));
  return G_SOURCE_REMOVE;
}

static void
paper_changed_cb (LydBadgesPage *self)
{
  const LydStock *stock;

  if (self->filling || self->stocks == NULL)
    return;
  stock = lyd_badges_paper_get_selected (self->paper, self->stocks);
  if (stock != NULL)
    use_stock (self, stock->id);
  else if (self->other_source == 0)
    self->other_source = g_idle_add (choose_other_cb, self);
}

static void
stocks_loaded_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer data)
{
  g_autoptr (LydBadgesPage) self = data;
  g_autoptr (GError) error = NULL;
  LydStocks *stocks = lyd_store_load_stocks_finish (LYD_STORE (source), result, &error);

  if (stocks == NULL) {
    lyd_badges_page_toast (self, error->message);
    return;
  }
  lyd_design_chooser_set_stock (self->design, NULL);
  g_clear_pointer (&self->stocks, lyd_stocks_free);
  self->stocks = stocks;
  if (self->store != LYD_STORE (source))
    return;
  if (get_stock (self) == NULL)
    set_stock (self, lyd_stocks_get (self->stocks, 0)->id);
  fill_paper (self);
  use_stock (self, self->stock);
}

static void
previous_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  go_to_page (LYD_BADGES_PAGE (widget), LYD_BADGES_PAGE (widget)->page - 1);
}

static void
next_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  go_to_page (LYD_BADGES_PAGE (widget), LYD_BADGES_PAGE (widget)->page + 1);
}

static void
show_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  adw_leaflet_set_visible_child_name (LYD_BADGES_PAGE (widget)->leaflet, g_variant_get_string (parameter, NULL));
}

static void
true_size_toggled_cb (LydBadgesPage *self)
{
  lyd_badges_sheet_set_true_size (self->sheet, gtk_toggle_button_get_active (self->true_size));
}

static void
map_cb (LydBadgesPage *self)
{
  if (self->stale)
    reload (self);
}

static void
lyd_badges_page_dispose (GObject *object)
{
  LydBadgesPage *self = LYD_BADGES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_handle_id (&self->other_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_BADGES_PAGE);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->work);
  g_clear_pointer (&self->stocks, lyd_stocks_free);
  g_clear_pointer (&self->stock, g_free);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (lyd_badges_page_parent_class)->dispose (object);
}

static void
bind_settings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, nobody);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, all);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, unprinted);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, changed);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, chosen);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, chosen_row);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, n_chosen);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, n_all);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, n_unprinted);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, n_changed);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, paper);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, order);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, corner);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, start);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, start_row);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, nudge_x);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, nudge_y);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, nominal);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, troubles);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, trouble_list);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, more_troubles);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, design);
}

static void
bind_rest (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, summary);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, bar);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, progress);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, page_label);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, preview);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, problem);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, true_size);
  gtk_widget_class_bind_template_callback (widget_class, selection_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, option_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, nudge_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, trouble_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, true_size_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);
}

static void
lyd_badges_page_class_init (LydBadgesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_badges_page_dispose;
  g_type_ensure (LYD_TYPE_BADGES_SHEET);
  g_type_ensure (LYD_TYPE_DESIGN_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/badges/lyd-badges-page.ui");
  bind_settings (widget_class);
  bind_rest (widget_class);

  lyd_badges_page_install_trays (widget_class);
  lyd_badges_page_install_writing (widget_class);
  gtk_widget_class_install_action (widget_class, "badges.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "badges.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "badges.show", "s", show_action);
}

static void
lyd_badges_page_init (LydBadgesPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  lyd_badges_paper_fill_words (self->order, &lyd_badge_orders);
  lyd_badges_paper_fill_words (self->corner, &lyd_corners);
  self->filling = FALSE;
  lyd_badges_page_show_summary (self);
  show_page_label (self);
}

/* @ids: (nullable) (element-type LydId): %NULL forgets who was chosen */
static void
set_chosen (LydBadgesPage *self,
            GArray *ids)
{
  gboolean was_filling = self->filling;

  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = ids != NULL ? g_array_ref (ids) : NULL;
  self->filling = TRUE;
  gtk_widget_set_visible (self->chosen_row, ids != NULL);
  gtk_label_set_label (self->n_chosen, "");
  if (ids != NULL)
    gtk_check_button_set_active (self->chosen, TRUE);
  else if (gtk_check_button_get_active (self->chosen))
    gtk_check_button_set_active (self->unprinted, TRUE);
  self->filling = was_filling;
}

/**
 * lyd_badges_page_choose:
 * @ids: (element-type LydId): registrations of the event
 *
 * Selects the badges of these people alone; those who have none, because they are not confirmed, are left out.
 */
void
lyd_badges_page_choose (LydBadgesPage *self,
                        GArray *ids)
{
  self->began = TRUE;
  set_chosen (self, ids);
  option_changed_cb (self);
}

/* Selects all, the unprinted or the changed badges, as the choice on the page does. */
void
lyd_badges_page_propose (LydBadgesPage *self,
                         LydBadgeSelection selection)
{
  GtkCheckButton *buttons[] = { [LYD_BADGES_ALL] = self->all,
                                [LYD_BADGES_UNPRINTED] = self->unprinted,
                                [LYD_BADGES_CHANGED] = self->changed };

  g_return_if_fail (selection < G_N_ELEMENTS (buttons));
  self->began = TRUE;
  gtk_check_button_set_active (buttons[selection], TRUE);
}

/* @store: (nullable): %NULL empties the page */
void
lyd_badges_page_set_event (LydBadgesPage *self,
                           LydStore *store,
                           const LydId *event)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  self->event = event != NULL ? *event : lyd_id_none;
  self->page = 0;
  self->n_badges = 0;
  self->n_pages = 0;
  self->checked = FALSE;
  self->began = FALSE;
  set_chosen (self, NULL);
  if (event == NULL)
    store = NULL;
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, self->store);
  lyd_design_chooser_set_event (self->design, self->store, event);
  lyd_badges_page_show_summary (self);
  show_page_label (self);
  if (self->store == NULL)
    return;
  if (self->stocks == NULL)
    lyd_store_load_stocks_async (self->store, NULL, stocks_loaded_cb, g_object_ref (self));
  else
    use_stock (self, self->stock);
}

/* Whether what is shown is what the settings say. */
gboolean
lyd_badges_page_is_ready (LydBadgesPage *self)
{
  return self->checked && self->reload_source == 0;
}

/* Whether something is being written or drawn for the printer. */
gboolean
lyd_badges_page_is_busy (LydBadgesPage *self)
{
  return self->work != NULL;
}
