#include "lyd-ledger-model.h"

#include "lyd-fold.h"

#include <string.h>

/* What rows are searched and sorted by, folded once. */
typedef struct {
  char *words;        /* name and organization */
  char *organization; /* folded */
} Key;

struct _LydLedgerModel {
  GObject parent_instance;

  GPtrArray *lines; /* NULL until they have been read */
  GArray *keys;     /* of Key, one for each line */
  GPtrArray *items; /* LydLedgerItem or NULL, one for each line */
  GArray *shown;    /* of guint: the lines that fit, in their order */
  LydLedgerView view;
  LydLedgerFilter filter;
  LydLedgerOrder order;
  gboolean descending;
  char *folded;
};

static GType
get_item_type (GListModel *model)
{
  return LYD_TYPE_LEDGER_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return LYD_LEDGER_MODEL (model)->shown->len;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  LydLedgerModel *self = LYD_LEDGER_MODEL (model);
  gpointer *item;
  guint line;

  if (position >= self->shown->len)
    return NULL;
  line = g_array_index (self->shown, guint, position);
  item = &g_ptr_array_index (self->items, line);
  if (*item == NULL)
    *item = lyd_ledger_item_new (g_ptr_array_index (self->lines, line), &self->view);
  return g_object_ref (*item);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydLedgerModel, lyd_ledger_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))
/* clang-format on */

static void
clear_item (gpointer item)
{
  /* A cell may hold it a little longer than there is a line. */
  if (item != NULL) {
    lyd_ledger_item_set (item, NULL, NULL);
    g_object_unref (item);
  }
}

static void
clear_key (gpointer data)
{
  Key *key = data;

  g_free (key->words);
  g_free (key->organization);
}

static void
lyd_ledger_model_finalize (GObject *object)
{
  LydLedgerModel *self = LYD_LEDGER_MODEL (object);

  g_ptr_array_unref (self->items);
  g_array_unref (self->shown);
  g_array_unref (self->keys);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self->folded);
  G_OBJECT_CLASS (lyd_ledger_model_parent_class)->finalize (object);
}

static void
lyd_ledger_model_class_init (LydLedgerModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_ledger_model_finalize;
}

static void
lyd_ledger_model_init (LydLedgerModel *self)
{
  self->items = g_ptr_array_new_with_free_func (clear_item);
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_array_set_clear_func (self->keys, clear_key);
  self->folded = g_strdup ("");
}

LydLedgerModel *
lyd_ledger_model_new (void)
{
  return g_object_new (LYD_TYPE_LEDGER_MODEL, NULL);
}

/* ---- order ---- */

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return (a > b) - (a < b);
}

/* By name where nothing else tells them apart: the lines come in that order. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer data)
{
  LydLedgerModel *self = data;
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;
  const LydAttendance *line = g_ptr_array_index (self->lines, one);
  const LydAttendance *second = g_ptr_array_index (self->lines, other);
  int order = 0;

  if (self->order == LYD_LEDGER_BY_ORGANIZATION)
    order = strcmp (g_array_index (self->keys, Key, one).organization,
                    g_array_index (self->keys, Key, other).organization);
  else if (self->order == LYD_LEDGER_BY_WAY)
    order = compare_numbers (lyd_ledger_rank_way (line), lyd_ledger_rank_way (second));
  else if (self->order == LYD_LEDGER_BY_MINUTES)
    order = compare_numbers (line->seconds, second->seconds);
  else if (self->order == LYD_LEDGER_BY_OUTCOME)
    order = compare_numbers (lyd_ledger_judge (line), lyd_ledger_judge (second));
  if (order == 0)
    return self->descending && self->order == LYD_LEDGER_BY_NAME ? compare_numbers (other, one)
                                                                 : compare_numbers (one, other);
  return self->descending ? -order : order;
}

static GArray *
find_shown (LydLedgerModel *self)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    if (lyd_ledger_line_fits (g_ptr_array_index (self->lines, i), self->filter) &&
        (self->folded[0] == '\0' || strstr (g_array_index (self->keys, Key, i).words, self->folded) != NULL))
      g_array_append_val (shown, i);
  if (self->order != LYD_LEDGER_BY_NAME || self->descending)
    g_array_sort_with_data (shown, compare, self);
  return shown;
}

/* Tells only of what lies between the rows that stay, so that the list stays where it is. */
static void
show (LydLedgerModel *self)
{
  g_autoptr (GArray) old = self->shown;
  guint head = 0;
  guint tail = 0;
  GArray *now;

  self->shown = now = find_shown (self);
  while (head < MIN (old->len, now->len) && g_array_index (old, guint, head) == g_array_index (now, guint, head))
    head++;
  while (tail < MIN (old->len, now->len) - head &&
         g_array_index (old, guint, old->len - 1 - tail) == g_array_index (now, guint, now->len - 1 - tail))
    tail++;
  if (old->len - head - tail > 0 || now->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, now->len - head - tail);
}

static gboolean
has_same_lines (const GPtrArray *a,
                const GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!lyd_id_equal (&((const LydAttendance *) g_ptr_array_index (a, i))->registration,
                       &((const LydAttendance *) g_ptr_array_index (b, i))->registration))
      return FALSE;
  return TRUE;
}

static void
fold_lines (LydLedgerModel *self)
{
  g_array_set_size (self->keys, 0);
  for (guint i = 0; i < self->lines->len; i++) {
    const LydAttendance *line = g_ptr_array_index (self->lines, i);
    g_autofree char *name = lyd_fold_text (line->name);
    Key key = { .organization = lyd_fold_text (line->organization != NULL ? line->organization : "") };

    key.words = g_strconcat (name, "\n", key.organization, NULL);
    g_array_append_val (self->keys, key);
  }
}

/* @lines: (transfer full) (element-type LydAttendance): what was read anew; the same people stay the same items */
void
lyd_ledger_model_take (LydLedgerModel *self,
                       GPtrArray *lines,
                       const LydLedgerView *view)
{
  g_autoptr (GPtrArray) old = self->lines;
  gboolean same = has_same_lines (old, lines);
  guint n = self->shown->len;

  self->view.over = view->over;
  if (!same) {
    /* Taken away and added: of one change, GTK would read every row to find those that it follows. */
    g_array_set_size (self->shown, 0);
    if (n > 0)
      g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
    g_ptr_array_set_size (self->items, 0);
    g_ptr_array_set_size (self->items, (int) lines->len);
  }
  self->lines = lines;
  fold_lines (self);
  for (guint i = 0; same && i < lines->len; i++)
    if (g_ptr_array_index (self->items, i) != NULL)
      lyd_ledger_item_set (g_ptr_array_index (self->items, i), g_ptr_array_index (lines, i), &self->view);
  show (self);
}

void
lyd_ledger_model_set_narrow (LydLedgerModel *self,
                             gboolean narrow)
{
  if (self->view.narrow == narrow)
    return;
  self->view.narrow = narrow;
  for (guint i = 0; i < self->items->len; i++)
    if (g_ptr_array_index (self->items, i) != NULL)
      lyd_ledger_item_set (g_ptr_array_index (self->items, i), g_ptr_array_index (self->lines, i), &self->view);
}

/* @text: what is searched for, as it was typed */
void
lyd_ledger_model_set_filter (LydLedgerModel *self,
                             LydLedgerFilter filter,
                             const char *text)
{
  self->filter = filter;
  g_free (self->folded);
  self->folded = lyd_fold_text (text);
  show (self);
}

void
lyd_ledger_model_set_order (LydLedgerModel *self,
                            LydLedgerOrder order,
                            gboolean descending)
{
  self->order = order;
  self->descending = descending;
  show (self);
}

/* Of all lines, whatever is shown of them. */
LydLedgerCounts
lyd_ledger_model_get_counts (LydLedgerModel *self)
{
  LydLedgerCounts counts = { 0 };

  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    lyd_ledger_count (&counts, g_ptr_array_index (self->lines, i));
  return counts;
}

/* (nullable) */
const LydAttendance *
lyd_ledger_model_get_line (LydLedgerModel *self,
                           guint position)
{
  return position < self->shown->len
           ? g_ptr_array_index (self->lines, g_array_index (self->shown, guint, position))
           : NULL;
}

/* Returns: the position of somebody who is shown, or %GTK_INVALID_LIST_POSITION */
guint
lyd_ledger_model_find (LydLedgerModel *self,
                       const LydId *registration)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (lyd_id_equal (&lyd_ledger_model_get_line (self, i)->registration, registration))
      return i;
  return G_MAXUINT;
}
