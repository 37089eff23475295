#include "lyd-roll-call-model.h"

#include "lyd-fold.h"

struct _LydRollCallModel {
  GObject parent_instance;

  LydRollCall *call; /* NULL until it has been read */
  GPtrArray *items;  /* LydRollCallItem or NULL, one for each row of the call */
  GArray *shown;     /* of guint: the rows that fit */
  LydRollCallFilter filter;
  char *folded;
};

static GType
get_item_type (GListModel *model)
{
  return LYD_TYPE_ROLL_CALL_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return LYD_ROLL_CALL_MODEL (model)->shown->len;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  LydRollCallModel *self = LYD_ROLL_CALL_MODEL (model);
  guint row;

  if (position >= self->shown->len)
    return NULL;
  row = g_array_index (self->shown, guint, position);
  if (g_ptr_array_index (self->items, row) == NULL)
    g_ptr_array_index (self->items, row) =
      lyd_roll_call_item_new (self->call, g_ptr_array_index (self->call->rows, row));
  return g_object_ref (g_ptr_array_index (self->items, row));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydRollCallModel, lyd_roll_call_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))
/* clang-format on */

static void
clear_item (gpointer item)
{
  /* A cell may hold it a little longer than there is a row. */
  if (item != NULL) {
    lyd_roll_call_item_set (item, NULL, NULL);
    g_object_unref (item);
  }
}

static void
lyd_roll_call_model_finalize (GObject *object)
{
  LydRollCallModel *self = LYD_ROLL_CALL_MODEL (object);

  g_ptr_array_unref (self->items);
  g_array_unref (self->shown);
  g_clear_pointer (&self->call, lyd_roll_call_free);
  g_free (self->folded);
  G_OBJECT_CLASS (lyd_roll_call_model_parent_class)->finalize (object);
}

static void
lyd_roll_call_model_class_init (LydRollCallModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_roll_call_model_finalize;
}

static void
lyd_roll_call_model_init (LydRollCallModel *self)
{
  self->items = g_ptr_array_new_with_free_func (clear_item);
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->folded = g_strdup ("");
}

LydRollCallModel *
lyd_roll_call_model_new (void)
{
  return g_object_new (LYD_TYPE_ROLL_CALL_MODEL, NULL);
}

static GArray *
find_shown (LydRollCallModel *self)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; self->call != NULL && i < self->call->rows->len; i++) {
    const LydRollCallRow *row = g_ptr_array_index (self->call->rows, i);

    if (lyd_roll_call_row_fits (row, self->filter) && lyd_roll_call_row_matches (row, self->folded))
      g_array_append_val (shown, i);
  }
  return shown;
}

/* Tells only of what lies between the rows that stay: ticking one off takes one row away, and the list stays where it
 * is. */
static void
show (LydRollCallModel *self)
{
  GArray *old = self->shown;
  GArray *new = find_shown (self);
  guint head = 0;
  guint tail = 0;

  while (head < old->len && head < new->len &&g_array_index (old, guint, head) == g_array_index (new, guint, head))
    head++;
  while (tail < old->len - head && tail < new->len - head &&
                                                       g_array_index (old, guint, old->len - 1 - tail) ==
                                     g_array_index (new, guint, new->len - 1 - tail))
    tail++;
  self->shown = new;
  if (old->len - head - tail > 0 || new->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, new->len - head - tail);
  g_array_unref (old);
}

static gboolean
has_same_rows (const LydRollCall *a,
               const LydRollCall *b)
{
  if (a == NULL || a->rows->len != b->rows->len)
    return FALSE;
  for (guint i = 0; i < a->rows->len; i++)
    if (!lyd_id_equal (&((LydRollCallRow *) g_ptr_array_index (a->rows, i))->registration,
                       &((LydRollCallRow *) g_ptr_array_index (b->rows, i))->registration))
      return FALSE;
  return TRUE;
}

/* @call: (transfer full): what was read anew; rows that are the same people stay the same items */
void
lyd_roll_call_model_take (LydRollCallModel *self,
                          LydRollCall *call)
{
  LydRollCall *old = self->call;
  guint n = self->shown->len;

  self->call = call;
  if (has_same_rows (old, call)) {
    for (guint i = 0; i < call->rows->len; i++)
      if (g_ptr_array_index (self->items, i) != NULL)
        lyd_roll_call_item_set (g_ptr_array_index (self->items, i), call, g_ptr_array_index (call->rows, i));
  } else {
    /* Taken away and added: of one change, GTK would read every row to find those that it follows. */
    g_array_set_size (self->shown, 0);
    if (n > 0)
      g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
    g_ptr_array_set_size (self->items, 0);
    g_ptr_array_set_size (self->items, (int) call->rows->len);
  }
  show (self);
  g_clear_pointer (&old, lyd_roll_call_free);
}

/* Returns: (nullable): %NULL until one has been read */
const LydRollCall *
lyd_roll_call_model_get_call (LydRollCallModel *self)
{
  return self->call;
}

/* @text: what is searched for, as it was typed */
void
lyd_roll_call_model_set_filter (LydRollCallModel *self,
                                LydRollCallFilter filter,
                                const char *text)
{
  self->filter = filter;
  g_free (self->folded);
  self->folded = lyd_fold_text (text);
  show (self);
}

static LydRollCallRow *
find_row (LydRollCallModel *self,
          const LydId *registration,
          guint *index)
{
  for (guint i = 0; self->call != NULL && i < self->call->rows->len; i++) {
    LydRollCallRow *row = g_ptr_array_index (self->call->rows, i);

    if (lyd_id_equal (&row->registration, registration)) {
      *index = i;
      return row;
    }
  }
  return NULL;
}

/* Somebody was ticked off, or a tick was taken back; it is on disk. */
void
lyd_roll_call_model_mark (LydRollCallModel *self,
                          const LydId *registration,
                          gboolean found,
                          gint64 at)
{
  guint index;
  LydRollCallRow *row = find_row (self, registration, &index);

  if (row == NULL)
    return;
  row->found = found;
  row->found_at = found ? at : LYD_TIME_NONE;
  if (g_ptr_array_index (self->items, index) != NULL)
    lyd_roll_call_item_set (g_ptr_array_index (self->items, index), self->call, row);
  show (self);
}

/* Returns: the position of somebody who is shown, or %G_MAXUINT */
guint
lyd_roll_call_model_find (LydRollCallModel *self,
                          const LydId *registration)
{
  for (guint i = 0; i < self->shown->len; i++) {
    const LydRollCallRow *row = g_ptr_array_index (self->call->rows, g_array_index (self->shown, guint, i));

    if (lyd_id_equal (&row->registration, registration))
      return i;
  }
  return G_MAXUINT;
}
