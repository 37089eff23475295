#include "lyd-import-list.h"

#include <gio/gio.h>
#include <string.h>

/* A list of the import window: a few bytes a line; the objects that widgets show are made as they scroll into sight. */

typedef struct {
  guint index;
  guint count;
  guint8 kind;
} Line;

struct _LydImportList {
  GObject parent_instance;

  GArray *lines;         /* of Line */
  LydImportDraft *draft; /* that they are of; %NULL: there are none */
  gboolean narrow;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (LydImportItem, lyd_import_item, G_TYPE_OBJECT)

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydImportList, lyd_import_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))
/* clang-format on */

static void
lyd_import_item_class_init (LydImportItemClass *klass)
{
}

static void
lyd_import_item_init (LydImportItem *self)
{
}

static GType
get_item_type (GListModel *model)
{
  return LYD_TYPE_IMPORT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return LYD_IMPORT_LIST (model)->lines->len;
}

static gboolean
is_heading (LydImportList *self,
            guint position)
{
  return g_array_index (self->lines, Line, position).kind == LYD_IMPORT_ITEM_HEADING;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  LydImportList *self = LYD_IMPORT_LIST (model);
  LydImportItem *item;
  const Line *line;

  if (position >= self->lines->len)
    return NULL;
  line = &g_array_index (self->lines, Line, position);
  item = g_object_new (LYD_TYPE_IMPORT_ITEM, NULL);
  item->kind = (LydImportItemKind) line->kind;
  item->index = line->index;
  item->count = line->count;
  item->first = position == 0 || is_heading (self, position - 1);
  item->last = position + 1 == self->lines->len || is_heading (self, position + 1);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
lyd_import_list_finalize (GObject *object)
{
  g_array_unref (LYD_IMPORT_LIST (object)->lines);
  g_clear_pointer (&LYD_IMPORT_LIST (object)->draft, lyd_import_draft_unref);
  G_OBJECT_CLASS (lyd_import_list_parent_class)->finalize (object);
}

static void
lyd_import_list_class_init (LydImportListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_import_list_finalize;
}

static void
lyd_import_list_init (LydImportList *self)
{
  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
}

LydImportList *
lyd_import_list_new (void)
{
  return g_object_new (LYD_TYPE_IMPORT_LIST, NULL);
}

static void
add (LydImportList *self,
     LydImportItemKind kind,
     guint index)
{
  Line line = { .kind = (guint8) kind, .index = index };

  g_array_append_val (self->lines, line);
}

/* Returns: where the heading stands, for close_group() */
static guint
open_group (LydImportList *self,
            LydImportHeadingKind heading)
{
  add (self, LYD_IMPORT_ITEM_HEADING, heading);
  return self->lines->len - 1;
}

/* A heading above nothing is taken away. */
static void
close_group (LydImportList *self,
             guint heading)
{
  guint n = self->lines->len - heading - 1;

  if (n == 0)
    g_array_set_size (self->lines, heading);
  else
    g_array_index (self->lines, Line, heading).count = n;
}

/* Whether a person should say what the column is: nothing told Lanyard. */
static gboolean
is_to_decide (const LydImportColumn *column)
{
  return !column->known && (column->field == LYD_FIELD_QUESTION || column->field == LYD_FIELD_IGNORE);
}

static void
list_columns (LydImportList *self,
              const LydImportFile *file)
{
  guint n = lyd_import_file_get_n_columns (file);
  guint group = open_group (self, LYD_IMPORT_HEADING_DECIDE);

  for (guint i = 0; i < n; i++)
    if (is_to_decide (lyd_import_file_get_column (file, i)))
      add (self, LYD_IMPORT_ITEM_COLUMN, i);
  close_group (self, group);
  group = open_group (self, LYD_IMPORT_HEADING_RECOGNIZED);
  for (guint i = 0; i < n; i++)
    if (!is_to_decide (lyd_import_file_get_column (file, i)))
      add (self, LYD_IMPORT_ITEM_COLUMN, i);
  close_group (self, group);
}

/* @draft: (nullable) */
static void
begin (LydImportList *self,
       LydImportDraft *draft,
       guint *n_before)
{
  LydImportDraft *before = self->draft;

  self->draft = draft != NULL ? lyd_import_draft_ref (draft) : NULL;
  g_clear_pointer (&before, lyd_import_draft_unref);
  *n_before = self->lines->len;
  g_array_set_size (self->lines, 0);
}

static void
end (LydImportList *self,
     guint n_before)
{
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->lines->len);
}

/* What must be decided first, then what was recognized. */
void
lyd_import_list_show_columns (LydImportList *self,
                              LydImportDraft *draft)
{
  LydImportPlan *plan = lyd_import_draft_get_plan (draft);
  guint n_before;

  begin (self, draft, &n_before);
  if (plan != NULL)
    list_columns (self, lyd_import_plan_get_file (plan));
  end (self, n_before);
}

/* The line of each row that is left out without a question: its note says why. */
static GHashTable *
list_left_out (const LydImportPlan *plan)
{
  GHashTable *lines = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < lyd_import_plan_get_n_rows (plan); i++) {
    LydImportPlanRow row = lyd_import_plan_get_row (plan, i);

    if (row.outcome == LYD_IMPORT_SKIPPED && !row.question)
      g_hash_table_insert (lines, GUINT_TO_POINTER (row.line), (gpointer) row.reason);
  }
  return lines;
}

static void
list_left_out_notes (LydImportList *self,
                     const LydImportPlan *plan)
{
  g_autoptr (GHashTable) lines = list_left_out (plan);
  const GArray *notes = lyd_import_plan_get_notes (plan);

  for (guint i = 0; i < notes->len && g_hash_table_size (lines) > 0; i++) {
    const LydImportNote *note = &g_array_index (notes, LydImportNote, i);
    const char *reason = g_hash_table_lookup (lines, GUINT_TO_POINTER (note->line));

    if (reason == NULL || strcmp (reason, note->reason) != 0)
      continue;
    add (self, LYD_IMPORT_ITEM_NOTE, i);
    g_hash_table_remove (lines, GUINT_TO_POINTER (note->line));
  }
}

/* The notes from line @from on become one line: there is nothing to decide about them, and something about what
 * follows. */
static void
fold_left_out (LydImportList *self,
               guint from)
{
  Line line = { .kind = LYD_IMPORT_ITEM_LEFT_OUT };

  if (self->lines->len == from)
    return;
  line.index = g_array_index (self->lines, Line, from).index;
  line.count = self->lines->len - from;
  g_array_set_size (self->lines, from);
  g_array_append_val (self->lines, line);
}

static void
list_questions (LydImportList *self,
                const LydImportPlan *plan)
{
  for (guint i = 0; i < lyd_import_plan_get_n_rows (plan); i++)
    if (lyd_import_plan_get_row (plan, i).question)
      add (self, LYD_IMPORT_ITEM_QUESTION, i);
}

/* One line a person: their conflicts stand together. */
static void
list_conflicts (LydImportList *self,
                const LydImportPlan *plan)
{
  const GArray *conflicts = lyd_import_plan_get_conflicts (plan);

  for (guint i = 0; i < conflicts->len; i++)
    if (i == 0 ||
        g_array_index (conflicts, LydImportConflict, i).row != g_array_index (conflicts, LydImportConflict, i - 1).row)
      add (self, LYD_IMPORT_ITEM_PERSON, i);
}

static void
list_organizations (LydImportList *self,
                    const LydImportPlan *plan,
                    gboolean like_known)
{
  const GArray *organizations = lyd_import_plan_get_new_organizations (plan);

  for (guint i = 0; i < organizations->len; i++)
    if ((g_array_index (organizations, LydImportNewOrganization, i).closest[0] != NULL) == like_known)
      add (self, LYD_IMPORT_ITEM_ORGANIZATION, i);
}

/* What must be decided; the ways in which people differ first, for they are the most. */
static void
list_decisions (LydImportList *self,
                const LydImportPlan *plan)
{
  guint group = open_group (self, LYD_IMPORT_HEADING_CONFLICTS);

  list_conflicts (self, plan);
  close_group (self, group);
  group = open_group (self, LYD_IMPORT_HEADING_MAILBOXES);
  list_questions (self, plan);
  close_group (self, group);
  group = open_group (self, LYD_IMPORT_HEADING_LIKE_KNOWN);
  list_organizations (self, plan, TRUE);
  close_group (self, group);
  group = open_group (self, LYD_IMPORT_HEADING_GONE);
  for (guint i = 0; i < lyd_import_plan_get_gone (plan)->len; i++)
    add (self, LYD_IMPORT_ITEM_GONE, i);
  close_group (self, group);
}

static gboolean
has_decisions (const LydImportPlan *plan)
{
  g_autoptr (LydImportList) list = lyd_import_list_new ();

  list_decisions (list, plan);
  return list->lines->len > 0;
}

static void
list_check (LydImportList *self,
            const LydImportPlan *plan)
{
  if (has_decisions (plan)) {
    guint from = self->lines->len;

    list_left_out_notes (self, plan);
    fold_left_out (self, from);
    list_decisions (self, plan);
  } else {
    guint group = open_group (self, LYD_IMPORT_HEADING_LEFT_OUT);

    list_left_out_notes (self, plan);
    close_group (self, group);
  }
}

static void
list_rows (LydImportList *self,
           const LydImportPlan *plan,
           LydImportHeadingKind heading,
           LydImportOutcome outcome)
{
  guint group = open_group (self, heading);

  for (guint i = 0; i < lyd_import_plan_get_n_rows (plan); i++)
    if (lyd_import_plan_get_row (plan, i).outcome == outcome)
      add (self, LYD_IMPORT_ITEM_ROW, i);
  close_group (self, group);
}

/* What is made beside the registrations comes first: it is little. */
static void
list_new (LydImportList *self,
          const LydImportPlan *plan)
{
  guint group = open_group (self, LYD_IMPORT_HEADING_NEW_QUESTIONS);

  for (guint i = 0; i < lyd_import_plan_get_new_questions (plan)->len; i++)
    add (self, LYD_IMPORT_ITEM_NEW_QUESTION, i);
  close_group (self, group);
  list_rows (self, plan, LYD_IMPORT_HEADING_NEW, LYD_IMPORT_ADDED);
  group = open_group (self, LYD_IMPORT_HEADING_NEW_ORGANIZATIONS);
  list_organizations (self, plan, FALSE);
  close_group (self, group);
}

static void
list_problems (LydImportList *self,
               const LydImportPlan *plan)
{
  guint group = open_group (self, LYD_IMPORT_HEADING_PROBLEMS);

  for (guint i = 0; i < lyd_import_plan_get_notes (plan)->len; i++)
    add (self, LYD_IMPORT_ITEM_NOTE, i);
  close_group (self, group);
}

void
lyd_import_list_show_tab (LydImportList *self,
                          LydImportDraft *draft,
                          LydImportTab tab)
{
  LydImportPlan *plan = lyd_import_draft_get_plan (draft);
  guint n_before;

  begin (self, draft, &n_before);
  if (plan != NULL) {
    switch (tab) {
    case LYD_IMPORT_TAB_NEW:
      list_new (self, plan);
      break;
    case LYD_IMPORT_TAB_CHANGED:
      list_rows (self, plan, LYD_IMPORT_HEADING_CHANGED, LYD_IMPORT_UPDATED);
      break;
    case LYD_IMPORT_TAB_SAME:
      list_rows (self, plan, LYD_IMPORT_HEADING_SAME, LYD_IMPORT_UNCHANGED);
      break;
    case LYD_IMPORT_TAB_PROBLEMS:
      list_problems (self, plan);
      break;
    case LYD_IMPORT_TAB_CHECK:
    default:
      list_check (self, plan);
    }
  }
  end (self, n_before);
}

/* What the filter's number says. */
guint
lyd_import_list_count_tab (const LydImportPlan *plan,
                           LydImportTab tab)
{
  LydImportCounts counts = lyd_import_plan_get_counts (plan);
  g_autoptr (LydImportList) list = NULL;
  guint n = 0;

  if (tab == LYD_IMPORT_TAB_NEW)
    return counts.added;
  if (tab == LYD_IMPORT_TAB_CHANGED)
    return counts.updated;
  if (tab == LYD_IMPORT_TAB_SAME)
    return counts.unchanged;
  if (tab == LYD_IMPORT_TAB_PROBLEMS)
    return lyd_import_plan_get_notes (plan)->len;
  list = lyd_import_list_new ();
  list_check (list, plan);
  for (guint i = 0; i < list->lines->len; i++) {
    const Line *line = &g_array_index (list->lines, Line, i);

    n += line->kind == LYD_IMPORT_ITEM_LEFT_OUT ? line->count : line->kind != LYD_IMPORT_ITEM_HEADING;
  }
  return n;
}

void
lyd_import_list_clear (LydImportList *self)
{
  guint n_before;

  begin (self, NULL, &n_before);
  end (self, n_before);
}

/* Something that the lines show is different. */
void
lyd_import_list_redraw (LydImportList *self)
{
  end (self, self->lines->len);
}

/* Returns: (nullable): what the lines are of */
LydImportDraft *
lyd_import_list_get_draft (LydImportList *self)
{
  return self->draft;
}

/* Whether a line's control stands below its text. */
gboolean
lyd_import_list_is_narrow (LydImportList *self)
{
  return self->narrow;
}

void
lyd_import_list_set_narrow (LydImportList *self,
                            gboolean narrow)
{
  self->narrow = narrow;
  lyd_import_list_redraw (self);
}
