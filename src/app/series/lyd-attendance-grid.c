#include "lyd-attendance-grid.h"

#include "lyd-attendance-strip.h"
#include "lyd-tab-out.h"

#include <glib/gi18n.h>

struct _LydAttendanceGrid {
  AdwBin parent_instance;

  LydAttendanceSheet *sheet;
  GListStore *lines; /* LydSheetLine: those that are shown, in their order */
  gboolean narrow;

  GtkWidget *box; /* in the bin */
  GtkSizeGroup *names;
  GtkListView *view;
  GtkLabel *corner;
};

G_DEFINE_FINAL_TYPE (LydAttendanceGrid, lyd_attendance_grid, ADW_TYPE_BIN)

/* In letters: a name and, below it, where somebody is from. */
#define NAME_LETTERS 26
#define NARROW_NAME_LETTERS 13

/* ---- rows ---- */

/* The name, which stays while the dates scroll. */
static GtkWidget *
make_name (LydAttendanceGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (int i = 0; i < 2; i++) {
    GtkWidget *label = gtk_label_new (NULL);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_label_set_width_chars (GTK_LABEL (label), self->narrow ? NARROW_NAME_LETTERS : NAME_LETTERS);
    gtk_label_set_max_width_chars (GTK_LABEL (label), self->narrow ? NARROW_NAME_LETTERS : NAME_LETTERS);
    if (i == 1) {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "lyd-readable");
    }
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 12);
  gtk_size_group_add_widget (self->names, box);
  return box;
}

static void
setup_cb (LydAttendanceGrid *self,
          GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (row), make_name (self));
  gtk_box_append (GTK_BOX (row), lyd_attendance_strip_new (self->sheet, LYD_ATTENDANCE_NOTHING));
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_selectable (item, FALSE);
}

/* "9 of 12" of the dates that somebody could have come to */
static char *
describe_row (const LydGridRow *row)
{
  g_autofree char *share =
    /* Translators: how many dates somebody came to, of how many */
    row->n_known > 0 ? g_strdup_printf (_ ("%d of %d"), row->n_attended, row->n_known) : NULL;

  if (share == NULL)
    return g_strdup (row->organization != NULL ? row->organization : "");
  return g_strjoin (" · ", share, row->organization, NULL);
}

static void
bind_cb (LydAttendanceGrid *self,
         GtkListItem *item)
{
  guint row = lyd_sheet_line_get_row (gtk_list_item_get_item (item));
  const LydGridRow *line = g_ptr_array_index (lyd_attendance_sheet_get_grid (self->sheet)->rows, row);
  GtkWidget *names = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_first_child (names);
  GtkWidget *detail = gtk_widget_get_next_sibling (name);
  g_autofree char *text = lyd_attendance_sheet_get_name (self->sheet, row);
  g_autofree char *words = describe_row (line);

  gtk_label_set_label (GTK_LABEL (name), text);
  gtk_widget_set_tooltip_text (name, text);
  gtk_label_set_label (GTK_LABEL (detail), words);
  gtk_widget_set_visible (detail, words[0] != '\0');
  lyd_attendance_strip_set_row (LYD_ATTENDANCE_STRIP (gtk_widget_get_next_sibling (names)), (int) row);
}

static void
unbind_cb (LydAttendanceGrid *self,
           GtkListItem *item)
{
  GtkWidget *names = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  lyd_attendance_strip_set_row (LYD_ATTENDANCE_STRIP (gtk_widget_get_next_sibling (names)), LYD_ATTENDANCE_NOTHING);
}

/* Goes to whoever the row is about. */
static void
activate_cb (LydAttendanceGrid *self,
             guint position)
{
  g_autoptr (LydSheetLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  const LydGrid *grid = lyd_attendance_sheet_get_grid (self->sheet);
  const LydGridRow *row;
  g_autofree char *id = NULL;

  if (line == NULL || grid == NULL)
    return;
  row = g_ptr_array_index (grid->rows, lyd_sheet_line_get_row (line));
  if (lyd_id_is_none (&row->id))
    return;
  id = lyd_id_to_string (&row->id);
  gtk_widget_activate_action (GTK_WIDGET (self),
                              grid->by == LYD_GRID_BY_PERSON ? "win.open-person" : "win.open-organization", "s", id);
}

/* ---- scrolling sideways ---- */

static gboolean
scroll_cb (LydAttendanceGrid *self,
           double dx,
           double dy,
           GtkEventControllerScroll *controller)
{
  GtkAdjustment *adjustment = lyd_attendance_sheet_get_adjustment (self->sheet);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  double step = dx != 0 ? dx : (state & GDK_SHIFT_MASK) != 0 ? dy
                                                             : 0;

  if (step == 0)
    return FALSE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                          step * gtk_adjustment_get_step_increment (adjustment));
  return TRUE;
}

static GtkListItemFactory *
make_factory (LydAttendanceGrid *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

static GtkWidget *
make_heading (LydAttendanceGrid *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->corner = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->corner, 0);
  gtk_label_set_yalign (self->corner, 1);
  gtk_widget_set_margin_start (GTK_WIDGET (self->corner), 12);
  gtk_label_set_wrap (self->corner, TRUE);
  gtk_label_set_max_width_chars (self->corner, NARROW_NAME_LETTERS);
  gtk_widget_add_css_class (GTK_WIDGET (self->corner), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->corner), "lyd-readable");
  gtk_size_group_add_widget (self->names, GTK_WIDGET (self->corner));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->corner));
  gtk_box_append (GTK_BOX (row), lyd_attendance_strip_new (self->sheet, LYD_ATTENDANCE_HEADING));
  gtk_widget_add_css_class (row, "lyd-attendance-heading");
  return row;
}

static void
make_list (LydAttendanceGrid *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *bar =
    gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, lyd_attendance_sheet_get_adjustment (self->sheet));
  GtkSelectionModel *selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines))));

  self->view = GTK_LIST_VIEW (gtk_list_view_new (selection, make_factory (self)));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "lyd-attendance");
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Who came when"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  lyd_tab_out (GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Dates"), -1);
  gtk_box_append (GTK_BOX (self->box), make_heading (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_box_append (GTK_BOX (self->box), bar);
}

static void
lyd_attendance_grid_dispose (GObject *object)
{
  LydAttendanceGrid *self = LYD_ATTENDANCE_GRID (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->sheet);
  g_clear_object (&self->lines);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (lyd_attendance_grid_parent_class)->dispose (object);
}

static void
lyd_attendance_grid_class_init (LydAttendanceGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyd_attendance_grid_dispose;
}

static void
lyd_attendance_grid_init (LydAttendanceGrid *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  self->sheet = lyd_attendance_sheet_new ();
  self->lines = g_list_store_new (LYD_TYPE_SHEET_LINE);
  self->names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  make_list (self);
  adw_bin_set_child (ADW_BIN (self), self->box);
  /* Before the list takes it for its own direction. */
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

/* @grid: (transfer full) (nullable): shown without rows, until it is said which */
void
lyd_attendance_grid_set (LydAttendanceGrid *self,
                         LydGrid *grid)
{
  /* No row may point into a grid that is gone. */
  g_list_store_remove_all (self->lines);
  lyd_attendance_sheet_set_grid (self->sheet, grid);
  gtk_label_set_label (self->corner, "");
}

/* @rows: (element-type guint): those of the grid that are to be shown, in this order */
void
lyd_attendance_grid_set_rows (LydAttendanceGrid *self,
                              const GArray *rows)
{
  const LydGrid *grid = lyd_attendance_sheet_get_grid (self->sheet);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *count = NULL;

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (lines, lyd_sheet_line_new (g_array_index (rows, guint, i)));
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)), lines->pdata,
                       lines->len);
  if (grid->by == LYD_GRID_BY_PERSON)
    count = g_strdup_printf (ngettext ("%d person", "%d people", lines->len), (int) lines->len);
  else
    count = g_strdup_printf (ngettext ("%d organization", "%d organizations", lines->len), (int) lines->len);
  gtk_label_set_label (self->corner, count);
}

/* Narrow: names are cut earlier. Rows that are there already are made anew. */
void
lyd_attendance_grid_set_narrow (LydAttendanceGrid *self,
                                gboolean narrow)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  factory = make_factory (self);
  gtk_list_view_set_factory (self->view, factory);
}

/* (transfer none) (element-type LydSheetLine): those that are shown */
GListModel *
lyd_attendance_grid_get_lines (LydAttendanceGrid *self)
{
  return G_LIST_MODEL (self->lines);
}

LydAttendanceSheet *
lyd_attendance_grid_get_sheet (LydAttendanceGrid *self)
{
  return self->sheet;
}
