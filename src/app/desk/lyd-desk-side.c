#include "lyd-desk-side.h"

#include "desk/lyd-arrival-curve.h"
#include "desk/lyd-desk-card.h"
#include "lyd-kept-rows.h"
#include "lyd-phrases.h"
#include "lyd-text-button.h"

#include <glib/gi18n.h>

/* Beside the card: how many, when they came, the last scans with their undo. */
struct _LydDeskSide {
  AdwBin parent_instance;

  int n_inside;
  GtkLabel *inside;
  GtkLabel *of;
  GtkLabel *expected;
  GtkLabel *expected_word;
  GtkWidget *left_box;
  GtkLabel *left;
  GtkLabel *walk_ins;
  GtkLabel *waiting;
  LydArrivalCurve *curve;
  GtkListBox *recent;
  AdwBin *camera_place;
};

G_DEFINE_FINAL_TYPE (LydDeskSide, lyd_desk_side, ADW_TYPE_BIN)

static void
set_number (GtkLabel *label,
            int n)
{
  g_autofree char *text = g_strdup_printf ("%d", n);

  gtk_label_set_label (label, text);
}

static GtkWidget *
new_label (const char *text,
           const char *style,
           gboolean expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), expand ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, expand);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* Undo where there is something to undo, else the verdict's word. */
static GtkWidget *
new_ending (const LydRecentScan *scan,
            const LydVerdictLook *look)
{
  GtkWidget *ending;
  g_autofree char *target = lyd_id_to_string (&scan->scan);
  g_autofree char *name = NULL;

  if (!scan->undone && (scan->verdict == LYD_VERDICT_ADMITTED || scan->verdict == LYD_VERDICT_LEFT)) {
    name = g_strdup_printf (_ ("Undo the check-in of %s"), scan->name != NULL ? scan->name : "");
    ending = lyd_text_button_new (_ ("Undo"), name);
    gtk_widget_add_css_class (ending, "flat");
    gtk_widget_set_valign (ending, GTK_ALIGN_CENTER);
    gtk_widget_set_focus_on_click (ending, FALSE);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (ending), "s", target);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (ending), "desk.undo");
    return ending;
  }
  ending = new_label (scan->undone ? _ ("Taken back") : _ (look->word), "small", FALSE);
  gtk_widget_add_css_class (ending, scan->undone ? "lyd-readable" : look->list);
  gtk_widget_set_margin_end (ending, 10);
  return ending;
}

/* By what the rows say when it was. */
typedef struct {
  GTimeZone *zone; /* of the event */
  gint64 now;
} When;

/* (nullable): the day under which it is listed; %NULL: today */
static char *
dup_day (const LydRecentScan *scan,
         const When *when)
{
  if (lyd_time_local_day (scan->at, when->zone) == lyd_time_local_day (when->now, when->zone))
    return NULL;
  return lyd_format_day (scan->at, when->zone);
}

/* All that a row says: the one that was taken back meanwhile is another row. */
static char *
dup_row_key (gpointer owner,
             gconstpointer item)
{
  const When *when = owner;
  const LydRecentScan *scan = item;
  g_autofree char *id = lyd_id_to_string (&scan->scan);
  g_autofree char *clock = lyd_format_clock (scan->at, when->zone);
  g_autofree char *day = dup_day (scan, when);

  return g_strdup_printf ("%s %d %d %s %s %s", id, scan->verdict, scan->undone, clock, day != NULL ? day : "",
                          scan->name != NULL ? scan->name : "");
}

static GtkWidget *
new_row (gpointer owner,
         gconstpointer item)
{
  const When *when = owner;
  const LydRecentScan *scan = item;
  const LydVerdictLook *look = lyd_verdict_look (scan->verdict);
  g_autofree char *clock = lyd_format_clock (scan->at, when->zone);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = gtk_image_new_from_icon_name (scan->undone ? "lyd-again-symbolic" : look->icon);
  GtkWidget *who = new_label (scan->name != NULL ? scan->name : _ ("Unknown code"), "who", TRUE);
  g_autofree char *spoken = NULL;

  gtk_widget_add_css_class (icon, scan->undone ? "lyd-readable" : look->list);
  gtk_widget_set_tooltip_text (who, scan->name);
  gtk_box_append (GTK_BOX (box), new_label (clock, "time", FALSE));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), who);
  gtk_box_append (GTK_BOX (box), new_ending (scan, look));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  spoken = g_strjoin (", ", clock, gtk_label_get_label (GTK_LABEL (who)),
                      scan->undone ? _ ("Taken back") : _ (look->word), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "day", dup_day (scan, when), g_free);
  return row;
}

/* A heading where another day than today begins. */
static void
set_day_cb (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer data)
{
  const char *day = g_object_get_data (G_OBJECT (row), "day");
  const char *other = before != NULL ? g_object_get_data (G_OBJECT (before), "day") : NULL;
  GtkWidget *heading;

  if (day == NULL || g_strcmp0 (day, other) == 0) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  heading = new_label (day, "day", TRUE);
  gtk_widget_add_css_class (heading, "lyd-readable");
  gtk_list_box_row_set_header (row, heading);
}

static const LydKeptRows rows = { dup_row_key, new_row, NULL };

/* Everything beside the card, as just read. */
void
lyd_desk_side_set_state (LydDeskSide *self,
                         const LydDeskState *state,
                         GTimeZone *zone,
                         gint64 now)
{
  const int *n = state->counts.n;
  When when = { zone, now };
  g_autofree char *of = g_strdup_printf (_ ("in, of %d"), n[LYD_ROSTER_IN] + n[LYD_ROSTER_EXPECTED]);

  self->n_inside = n[LYD_ROSTER_IN];
  set_number (self->inside, n[LYD_ROSTER_IN]);
  gtk_label_set_label (self->of, of);
  /* Who went again has come: neither expected nor missing. */
  set_number (self->expected, MAX (n[LYD_ROSTER_EXPECTED] - state->door.left, 0));
  gtk_label_set_label (self->expected_word, state->door.over ? _ ("no-shows") : _ ("expected"));
  set_number (self->left, state->door.left);
  gtk_widget_set_visible (self->left_box, state->door.left > 0);
  set_number (self->walk_ins, state->counts.walk_ins);
  set_number (self->waiting, n[LYD_ROSTER_WAITLISTED]);
  lyd_arrival_curve_set_times (self->curve, state->arrivals, zone, now);

  lyd_kept_rows_show (GTK_WIDGET (self->recent), &rows, &when, state->recent);
}

/* How many are in, as shown. */
int
lyd_desk_side_get_inside (LydDeskSide *self)
{
  return self->n_inside;
}

/* Where the camera's picture goes: at the foot. */
AdwBin *
lyd_desk_side_get_camera_place (LydDeskSide *self)
{
  return self->camera_place;
}

static void
lyd_desk_side_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_DESK_SIDE);
  G_OBJECT_CLASS (lyd_desk_side_parent_class)->dispose (object);
}

static void
lyd_desk_side_class_init (LydDeskSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_desk_side_dispose;
  g_type_ensure (LYD_TYPE_ARRIVAL_CURVE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/desk/lyd-desk-side.ui");
  gtk_widget_class_bind_template_child (widget_class, LydDeskSide, inside);
  gtk_widget_class_bind_template_child (widget_class, LydDeskSide, of);
  gtk_widget_class_bind_template_child (widget_class, LydDeskSide, expected);
  gtk_widget_class_bind_template_child (widget_class, LydDeskSide, expected_word);
  gtk_widget_class_bind_template_child (widget_class, LydDeskSide, left_box);
  gtk_widget_class_bind_template_child (widget_class, LydDeskSide, left);
  gtk_widget_class_bind_template_child (widget_class, LydDeskSide, walk_ins);
  gtk_widget_class_bind_template_child (widget_class, LydDeskSide, waiting);
  gtk_widget_class_bind_template_child (widget_class, LydDeskSide, curve);
  gtk_widget_class_bind_template_child (widget_class, LydDeskSide, recent);
  gtk_widget_class_bind_template_child (widget_class, LydDeskSide, camera_place);
}

static void
lyd_desk_side_init (LydDeskSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->recent, set_day_cb, NULL, NULL);
}
