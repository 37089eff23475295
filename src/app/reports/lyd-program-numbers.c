#include "lyd-program-numbers.h"

#include "lyd-figures-row.h"
#include "lyd-report-look.h"
#include "lyd-series-line.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>

/* Each is counted by itself; with more of them one chooses above. */
#define MAX_PROGRAMS 12

struct _LydProgramNumbers {
  AdwBin parent_instance;

  GArray *ids; /* LydId: in the order of the rows */
  guint n_pending;
  gboolean narrow;

  AdwPreferencesGroup *group;
  GPtrArray *rows;
  LydFigures figures;
};

G_DEFINE_FINAL_TYPE (LydProgramNumbers, lyd_program_numbers, ADW_TYPE_BIN)

static void
counted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydProgramNumbers) self = data;
  g_autoptr (LydReach) reach = lyd_store_get_reach_finish (LYD_STORE (source), result, NULL);

  self->n_pending--;
  for (guint i = 0; reach != NULL && self->rows != NULL && i < self->rows->len; i++) {
    g_autofree char *events = lyd_report_count_events (reach->total.events);
    g_autofree char *people = lyd_report_count_people (reach->total.people);
    g_autofree char *hours = lyd_report_count_hours (reach->total.seconds);
    LydFiguresRow *row = g_ptr_array_index (self->rows, i);

    if (!lyd_id_equal (&g_array_index (self->ids, LydId, i), &reach->query.program))
      continue;
    lyd_figures_row_set (row, 0, events);
    lyd_figures_row_set (row, 1, people);
    lyd_figures_row_set (row, 2, hours);
  }
}

static void
add_program (LydProgramNumbers *self,
             const LydProgram *program)
{
  g_autofree char *id = lyd_id_to_string (&program->id);
  LydFiguresRow *row = LYD_FIGURES_ROW (lyd_figures_row_new (&self->figures, program->name, program->funder));

  lyd_figures_row_set_narrow (row, self->narrow);
  lyd_figures_row_link (row, "reach.only-program", g_variant_new_string (id));
  lyd_directory_add (self->group, self->rows, GTK_WIDGET (row));
  g_array_append_val (self->ids, program->id);
}

/**
 * lyd_program_numbers_show:
 * @query: of the report above: narrowed down to each program
 * @programs: (nullable) (element-type LydProgramLine)
 * @cancellable: ends the counting once the report is another one
 */
void
lyd_program_numbers_show (LydProgramNumbers *self,
                          LydStore *store,
                          const LydReachQuery *query,
                          const GPtrArray *programs,
                          GCancellable *cancellable)
{
  gboolean wanted =
    programs != NULL && programs->len <= MAX_PROGRAMS && lyd_id_is_none (&query->program) && query->funder == NULL;

  lyd_directory_empty (self->group, self->rows);
  g_array_set_size (self->ids, 0);
  for (guint i = 0; wanted && i < programs->len; i++) {
    const LydProgramLine *line = g_ptr_array_index (programs, i);
    g_auto (LydReachQuery) one = LYD_REACH_QUERY_INIT;

    if (line->n_events == 0)
      continue;
    add_program (self, line->program);
    lyd_reach_query_copy (&one, query);
    one.program = line->program->id;
    self->n_pending++;
    lyd_store_get_reach_async (store, &one, cancellable, counted_cb, g_object_ref (self));
  }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

void
lyd_program_numbers_set_narrow (LydProgramNumbers *self,
                                gboolean narrow)
{
  self->narrow = narrow;
  for (guint i = 0; i < self->rows->len; i++)
    lyd_figures_row_set_narrow (g_ptr_array_index (self->rows, i), narrow);
}

gboolean
lyd_program_numbers_is_idle (LydProgramNumbers *self)
{
  return self->n_pending == 0;
}

static void
lyd_program_numbers_dispose (GObject *object)
{
  LydProgramNumbers *self = LYD_PROGRAM_NUMBERS (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  lyd_figures_clear (&self->figures);
  G_OBJECT_CLASS (lyd_program_numbers_parent_class)->dispose (object);
}

static void
lyd_program_numbers_class_init (LydProgramNumbersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyd_program_numbers_dispose;
}

static void
lyd_program_numbers_init (LydProgramNumbers *self)
{
  self->rows = g_ptr_array_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  lyd_figures_init (&self->figures);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("By Program"));
  adw_preferences_group_set_description (self->group, _ ("An event that is reported under several counts in each."));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
