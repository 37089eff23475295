#include "lyd-group-item.h"

#include <glib/gi18n.h>

struct _LydGroupItem {
  GObject parent_instance;

  LydId id;
  char *name;
  char *line;
};

G_DEFINE_FINAL_TYPE (LydGroupItem, lyd_group_item, G_TYPE_OBJECT)

enum {
  PROP_NAME = 1,
  PROP_LINE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lyd_group_item_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  LydGroupItem *self = LYD_GROUP_ITEM (object);

  if (id == PROP_NAME)
    g_value_set_string (value, self->name);
  else if (id == PROP_LINE)
    g_value_set_string (value, self->line);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lyd_group_item_finalize (GObject *object)
{
  LydGroupItem *self = LYD_GROUP_ITEM (object);

  g_free (self->name);
  g_free (self->line);
  G_OBJECT_CLASS (lyd_group_item_parent_class)->finalize (object);
}

static void
lyd_group_item_class_init (LydGroupItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lyd_group_item_finalize;
  object_class->get_property = lyd_group_item_get_property;
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINE] =
    g_param_spec_string ("line", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lyd_group_item_init (LydGroupItem *self)
{
}

LydGroupItem *
lyd_group_item_new (const LydGroup *group)
{
  LydGroupItem *self = g_object_new (LYD_TYPE_GROUP_ITEM, NULL);
  g_autofree char *members =
    g_strdup_printf (ngettext ("%d member", "%d members", (gulong) group->n_members), group->n_members);

  self->id = group->id;
  self->name = g_strdup (group->name);
  /* Translators: how many members a group has, whose names are not shown */
  self->line = group->sensitive ? g_strdup_printf (_ ("%s · sensitive"), members) : g_strdup (members);
  return self;
}

const LydId *
lyd_group_item_get_id (LydGroupItem *self)
{
  return &self->id;
}
