#include "lyd-organization-item.h"

struct _LydOrganizationItem {
  GObject parent_instance;

  LydOrganizationLine *line;
  GPtrArray *exchanges; /* LydExchange */
};

G_DEFINE_FINAL_TYPE (LydOrganizationItem, lyd_organization_item, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
lyd_organization_item_finalize (GObject *object)
{
  LydOrganizationItem *self = LYD_ORGANIZATION_ITEM (object);

  g_clear_pointer (&self->line, lyd_organization_line_free);
  g_clear_pointer (&self->exchanges, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_organization_item_parent_class)->finalize (object);
}

static void
lyd_organization_item_class_init (LydOrganizationItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_organization_item_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LYD_TYPE_ORGANIZATION_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
lyd_organization_item_init (LydOrganizationItem *self)
{
}

/* @line is copied, @exchanges (element-type LydExchange) held. */
LydOrganizationItem *
lyd_organization_item_new (const LydOrganizationLine *line,
                           GPtrArray *exchanges)
{
  LydOrganizationItem *self = g_object_new (LYD_TYPE_ORGANIZATION_ITEM, NULL);

  lyd_organization_item_set (self, line, exchanges);
  return self;
}

/* The same organization, as it is now. */
void
lyd_organization_item_set (LydOrganizationItem *self,
                           const LydOrganizationLine *line,
                           GPtrArray *exchanges)
{
  g_clear_pointer (&self->line, lyd_organization_line_free);
  g_clear_pointer (&self->exchanges, g_ptr_array_unref);
  self->line = lyd_organization_line_copy (line);
  self->exchanges = g_ptr_array_ref (exchanges);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const LydOrganizationLine *
lyd_organization_item_get_line (LydOrganizationItem *self)
{
  return self->line;
}

GPtrArray *
lyd_organization_item_get_exchanges (LydOrganizationItem *self)
{
  return self->exchanges;
}
