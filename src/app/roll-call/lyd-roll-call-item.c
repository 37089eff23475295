#include "lyd-roll-call-item.h"

struct _LydRollCallItem {
  GObject parent_instance;

  const LydRollCall *call; /* both are the model's, which tells when there are others */
  const LydRollCallRow *row;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LydRollCallItem, lyd_roll_call_item, G_TYPE_OBJECT)

static void
lyd_roll_call_item_class_init (LydRollCallItemClass *klass)
{
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_ROLL_CALL_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyd_roll_call_item_init (LydRollCallItem *self)
{
}

/* Both are borrowed until others are set. */
LydRollCallItem *
lyd_roll_call_item_new (const LydRollCall *call,
                        const LydRollCallRow *row)
{
  LydRollCallItem *self = g_object_new (LYD_TYPE_ROLL_CALL_ITEM, NULL);

  self->call = call;
  self->row = row;
  return self;
}

/* @call, @row: (nullable): the list is gone; nothing is to be asked of the item any more */
void
lyd_roll_call_item_set (LydRollCallItem *self,
                        const LydRollCall *call,
                        const LydRollCallRow *row)
{
  self->call = call;
  self->row = row;
  if (row != NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const LydRollCall *
lyd_roll_call_item_get_call (LydRollCallItem *self)
{
  return self->call;
}

/* Returns: (nullable) */
const LydRollCallRow *
lyd_roll_call_item_get_row (LydRollCallItem *self)
{
  return self->row;
}
