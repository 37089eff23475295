#include "lyd-timetable.h"

#include "lyd-fold.h"
#include "lyd-phrases.h"
#include "lyd-words-agenda.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydTimetable {
  AdwBin parent_instance;

  GtkBox *days;
  GHashTable *blocks; /* an id's text -> GtkWidget, borrowed */
  char *shown;        /* everything that the blocks say */
};

G_DEFINE_FINAL_TYPE (LydTimetable, lyd_timetable, ADW_TYPE_BIN)

/* A minute is so high, but what lasts an hour is no lower than its words, and a night is no gulf. */
#define MINUTE_HEIGHT 0.9
#define MIN_HEIGHT 26
#define MAX_HEIGHT 84
#define GAP_HEIGHT 14
#define COLUMN_WIDTH 168

/* A session in its day's grid. */
typedef struct {
  const LydAgendaLine *line;
  gboolean alone; /* nothing runs beside it */
  int column;
  int lane; /* within its column, where two are at the same time */
} Block;

/* One room or track. */
typedef struct {
  char *title; /* NULL: sessions without one */
  char *folded;
  int n_lanes;
  int first; /* column of the grid */
} Column;

typedef struct {
  GArray *blocks;  /* of Block, by start */
  GArray *edges;   /* of gint64: when something begins or ends */
  GArray *columns; /* of Column, by title */
} Day;

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_free (column->title);
  g_free (column->folded);
}

static void
day_clear (Day *self)
{
  g_array_unref (self->blocks);
  g_array_unref (self->edges);
  g_array_unref (self->columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Day, day_clear)

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

static int
compare_columns (gconstpointer a,
                 gconstpointer b)
{
  const Column *left = a;
  const Column *right = b;

  /* What has no room comes last. */
  if ((left->title == NULL) != (right->title == NULL))
    return left->title == NULL ? 1 : -1;
  return g_strcmp0 (left->folded, right->folded);
}

/* ---- where everything goes ---- */

static void
find_edges (Day *day)
{
  for (guint i = 0; i < day->blocks->len; i++) {
    const LydSession *session = g_array_index (day->blocks, Block, i).line->session;

    g_array_append_val (day->edges, session->start);
    g_array_append_val (day->edges, session->end);
  }
  g_array_sort (day->edges, compare_times);
  for (guint i = day->edges->len; i > 1; i--)
    if (g_array_index (day->edges, gint64, i - 1) == g_array_index (day->edges, gint64, i - 2))
      g_array_remove_index (day->edges, i - 1);
}

static void
find_alone (Day *day)
{
  for (guint i = 0; i < day->blocks->len; i++) {
    Block *block = &g_array_index (day->blocks, Block, i);

    block->alone = TRUE;
    for (guint j = 0; j < day->blocks->len && block->alone; j++)
      block->alone =
        i == j || !lyd_sessions_overlap (block->line->session, g_array_index (day->blocks, Block, j).line->session);
  }
}

static int
find_column (const Day *day,
             const char *folded)
{
  for (guint i = 0; i < day->columns->len; i++)
    if (g_strcmp0 (g_array_index (day->columns, Column, i).folded, folded) == 0)
      return (int) i;
  return -1;
}

static const char *
get_heading (const Block *block,
             gboolean by_track)
{
  return by_track ? block->line->session->track : block->line->session->room;
}

static void
find_columns (Day *day,
              gboolean by_track)
{
  for (guint i = 0; i < day->blocks->len; i++) {
    const Block *block = &g_array_index (day->blocks, Block, i);
    const char *title = get_heading (block, by_track);
    g_autofree char *folded = title != NULL ? lyd_fold_text (title) : NULL;

    if (!block->alone && find_column (day, folded) < 0) {
      Column column = { .title = g_strdup (title), .folded = g_steal_pointer (&folded), .n_lanes = 1 };

      g_array_append_val (day->columns, column);
    }
  }
  g_array_sort (day->columns, compare_columns);
}

/* The first lane of the column where nothing is on at that time. */
static int
find_lane (const Day *day,
           guint index)
{
  const Block *block = &g_array_index (day->blocks, Block, index);

  for (int lane = 0;; lane++) {
    gboolean taken = FALSE;

    for (guint i = 0; i < index && !taken; i++) {
      const Block *other = &g_array_index (day->blocks, Block, i);

      taken = !other->alone && other->column == block->column && other->lane == lane &&
              lyd_sessions_overlap (block->line->session, other->line->session);
    }
    if (!taken)
      return lane;
  }
}

static void
place_blocks (Day *day,
              gboolean by_track)
{
  int first = 1;

  for (guint i = 0; i < day->blocks->len; i++) {
    Block *block = &g_array_index (day->blocks, Block, i);
    const char *title = get_heading (block, by_track);
    g_autofree char *folded = title != NULL ? lyd_fold_text (title) : NULL;
    Column *column;

    if (block->alone)
      continue;
    block->column = find_column (day, folded);
    block->lane = find_lane (day, i);
    column = &g_array_index (day->columns, Column, block->column);
    column->n_lanes = MAX (column->n_lanes, block->lane + 1);
  }
  for (guint i = 0; i < day->columns->len; i++) {
    g_array_index (day->columns, Column, i).first = first;
    first += g_array_index (day->columns, Column, i).n_lanes;
  }
}

static int
count_grid_columns (const Day *day)
{
  const Column *last = day->columns->len > 0 ? &g_array_index (day->columns, Column, day->columns->len - 1) : NULL;

  return last != NULL ? last->first + last->n_lanes - 1 : 1;
}

/* ---- how it looks ---- */

static GtkWidget *
make_label (const char *text,
            const char *style,
            int lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
append_text (GtkWidget *box,
             const char *text,
             const char *style,
             int lines)
{
  if (text != NULL && text[0] != '\0')
    gtk_box_append (GTK_BOX (box), make_label (text, style, lines));
}

/* "9:00 am – 10:15 am · Salon A" */
static char *
describe_time (const LydSession *session,
               GTimeZone *zone)
{
  g_autofree char *start = lyd_format_clock (session->start, zone);
  g_autofree char *end = lyd_time_local_day (session->start, zone) == lyd_time_local_day (session->end, zone)
                           ? lyd_format_clock (session->end, zone)
                           : lyd_format_short_day (session->end, zone);
  /* Translators: from, to */
  g_autofree char *times = g_strdup_printf (C_ ("times", "%1$s – %2$s"), start, end);

  return session->room != NULL ? g_strdup_printf ("%s · %s", times, session->room) : g_steal_pointer (&times);
}

static char *
describe_more (const LydAgendaLine *line)
{
  g_autofree char *left = lyd_words_left (line);
  const char *kind = lyd_word_title (&lyd_session_kinds, (int) line->session->kind);

  return left[0] != '\0' ? g_strdup_printf ("%s · %s", kind, left) : g_strdup (kind);
}

static GtkWidget *
make_title (const LydAgendaLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = make_label (line->session->title, "lyd-block-title", 3);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (line->conflicts != 0) {
    GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

    gtk_widget_set_valign (icon, GTK_ALIGN_START);
    gtk_widget_add_css_class (icon, "lyd-amber");
    gtk_box_append (GTK_BOX (box), icon);
  }
  return box;
}

static GtkWidget *
make_block (LydTimetable *self,
            const Block *block,
            GTimeZone *zone)
{
  const LydAgendaLine *line = block->line;
  const LydSession *session = line->session;
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *target = lyd_id_to_string (&session->id);
  g_autofree char *time = describe_time (session, zone);
  g_autofree char *presenters = lyd_presenters_join (session->presenters);
  g_autofree char *more = describe_more (line);
  g_autofree char *name = g_strdup_printf ("%s. %s. %s. %s%s%s", session->title, time, more,
                                           presenters != NULL ? presenters : "", line->conflicts != 0 ? ". " : "",
                                           line->conflicts != 0 ? _ ("Something does not fit") : "");

  gtk_box_append (GTK_BOX (box), make_title (line));
  append_text (box, time, "caption", 2);
  append_text (box, presenters, "caption", 2);
  append_text (box, more, "caption", 2);
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "lyd-readable");
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "lyd-block");
  if (session->choice)
    gtk_widget_add_css_class (button, "chosen");
  gtk_widget_set_tooltip_text (button, session->title);
  gtk_widget_set_size_request (button, COLUMN_WIDTH, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "sessions.edit");
  g_hash_table_insert (self->blocks, g_steal_pointer (&target), button);
  return button;
}

static int
find_edge (const Day *day,
           gint64 at)
{
  for (guint i = 0; i < day->edges->len; i++)
    if (g_array_index (day->edges, gint64, i) >= at)
      return (int) i;
  return (int) day->edges->len - 1;
}

static gboolean
is_on (const Day *day,
       gint64 from,
       gint64 to)
{
  for (guint i = 0; i < day->blocks->len; i++) {
    const LydSession *session = g_array_index (day->blocks, Block, i).line->session;

    if (session->start < to && from < session->end)
      return TRUE;
  }
  return FALSE;
}

/* The clock on the left. */
static void
attach_times (const Day *day,
              GtkGrid *grid,
              GTimeZone *zone)
{
  for (guint i = 0; i + 1 < day->edges->len; i++) {
    gint64 from = g_array_index (day->edges, gint64, i);
    gint64 to = g_array_index (day->edges, gint64, i + 1);
    gboolean on = is_on (day, from, to);
    double height = CLAMP ((double) (to - from) / LYD_MINUTE * MINUTE_HEIGHT, MIN_HEIGHT, MAX_HEIGHT);
    g_autofree char *clock = lyd_format_clock (from, zone);
    GtkWidget *label = gtk_label_new (on ? clock : "");

    gtk_label_set_xalign (GTK_LABEL (label), 1);
    gtk_label_set_yalign (GTK_LABEL (label), 0);
    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "numeric");
    gtk_widget_add_css_class (label, "lyd-readable");
    gtk_widget_set_size_request (label, 64, on ? (int) height : GAP_HEIGHT);
    gtk_grid_attach (grid, label, 0, (int) i + 1, 1, 1);
  }
}

static void
attach_headings (const Day *day,
                 GtkGrid *grid,
                 gboolean by_track)
{
  for (guint i = 0; i < day->columns->len; i++) {
    const Column *column = &g_array_index (day->columns, Column, i);
    const char *none = by_track ? _ ("Without a track") : _ ("Without a room");
    GtkWidget *label = make_label (column->title != NULL ? column->title : none, "heading", 1);

    gtk_widget_set_hexpand (label, TRUE);
    gtk_widget_set_margin_start (label, 9);
    gtk_grid_attach (grid, label, column->first, 0, column->n_lanes, 1);
  }
}

static GtkWidget *
make_grid (LydTimetable *self,
           const Day *day,
           gboolean by_track,
           GTimeZone *zone)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (GtkSizeGroup) widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  attach_headings (day, GTK_GRID (grid), by_track);
  attach_times (day, GTK_GRID (grid), zone);
  for (guint i = 0; i < day->blocks->len; i++) {
    const Block *block = &g_array_index (day->blocks, Block, i);
    int from = find_edge (day, block->line->session->start);
    int to = find_edge (day, block->line->session->end);
    GtkWidget *button = make_block (self, block, zone);
    const Column *column = block->alone ? NULL : &g_array_index (day->columns, Column, block->column);

    gtk_widget_set_hexpand (button, TRUE);
    if (column != NULL)
      gtk_size_group_add_widget (widths, button);
    gtk_grid_attach (GTK_GRID (grid), button, column != NULL ? column->first + block->lane : 1, from + 1,
                     column != NULL ? 1 : count_grid_columns (day), MAX (to - from, 1));
  }
  return grid;
}

/* What goes on for longer than its day is said above it, and no block: Arrival is a desk beside everything. */
static GtkWidget *
make_lasting (LydTimetable *self,
              const LydAgendaLine *line,
              GTimeZone *zone)
{
  const Block block = { .line = line, .alone = TRUE };

  return make_block (self, &block, zone);
}

static void
append_day (LydTimetable *self,
            const LydAgenda *agenda,
            guint *index,
            gboolean by_track,
            GTimeZone *zone)
{
  const LydAgendaLine *first = g_ptr_array_index (agenda->lines, *index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *title = lyd_format_day (first->session->start, zone);
  GtkWidget *heading = make_label (title, "title-4", 1);
  g_auto (Day) day = { g_array_new (FALSE, TRUE, sizeof (Block)), g_array_new (FALSE, FALSE, sizeof (gint64)),
                       g_array_new (FALSE, TRUE, sizeof (Column)) };

  g_array_set_clear_func (day.columns, column_clear);
  gtk_box_append (GTK_BOX (box), heading);
  for (; *index < agenda->lines->len; (*index)++) {
    const LydAgendaLine *line = g_ptr_array_index (agenda->lines, *index);
    const Block block = { .line = line };

    if (line->day != first->day)
      break;
    if (lyd_session_takes_time (line->session))
      g_array_append_val (day.blocks, block);
    else
      gtk_box_append (GTK_BOX (box), make_lasting (self, line, zone));
  }
  find_edges (&day);
  find_alone (&day);
  find_columns (&day, by_track);
  place_blocks (&day, by_track);
  if (day.blocks->len > 0)
    gtk_box_append (GTK_BOX (box), make_grid (self, &day, by_track, zone));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (self->days, box);
}

/* Everything that is shown, in one text. */
static char *
sum_up (const LydAgenda *agenda,
        gboolean by_track)
{
  GString *text = g_string_new (by_track ? "track" : "room");

  for (guint i = 0; i < agenda->lines->len; i++) {
    const LydAgendaLine *line = g_ptr_array_index (agenda->lines, i);
    g_autofree char *id = lyd_id_to_string (&line->session->id);
    g_autofree char *presenters = lyd_presenters_join (line->session->presenters);
    g_autofree char *more = describe_more (line);

    g_string_append_printf (text, "\n%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s|%s|%s|%s|%s|%d", id,
                            line->session->start, line->session->end, line->session->title, line->session->room,
                            line->session->track, presenters, more, line->conflicts != 0);
  }
  return g_string_free (text, FALSE);
}

/* The session whose block has the focus. */
static char *
dup_focused (LydTimetable *self)
{
  GHashTableIter iter;
  gpointer id, block;

  g_hash_table_iter_init (&iter, self->blocks);
  while (g_hash_table_iter_next (&iter, &id, &block))
    if (gtk_widget_has_focus (block))
      return g_strdup (id);
  return NULL;
}

/* @by_track: columns are tracks instead of rooms */
void
lyd_timetable_show (LydTimetable *self,
                    const LydAgenda *agenda,
                    gboolean by_track)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (agenda->event->timezone);
  g_autofree char *shown = sum_up (agenda, by_track);
  g_autofree char *focused = dup_focused (self);
  GtkWidget *child;

  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  g_hash_table_remove_all (self->blocks);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->days))) != NULL)
    gtk_box_remove (self->days, child);
  for (guint i = 0; i < agenda->lines->len;)
    append_day (self, agenda, &i, by_track, zone);
  child = focused != NULL ? g_hash_table_lookup (self->blocks, focused) : NULL;
  if (child != NULL)
    gtk_widget_grab_focus (child);
}

/* Goes to the block of @session. */
void
lyd_timetable_focus (LydTimetable *self,
                     const LydId *session)
{
  g_autofree char *id = lyd_id_to_string (session);
  GtkWidget *block = g_hash_table_lookup (self->blocks, id);

  if (block != NULL)
    gtk_widget_grab_focus (block);
}

static void
lyd_timetable_finalize (GObject *object)
{
  LydTimetable *self = LYD_TIMETABLE (object);

  g_hash_table_unref (self->blocks);
  g_free (self->shown);
  G_OBJECT_CLASS (lyd_timetable_parent_class)->finalize (object);
}

static void
lyd_timetable_class_init (LydTimetableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_timetable_finalize;
}

static void
lyd_timetable_init (LydTimetable *self)
{
  self->blocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->days = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->days));
}
