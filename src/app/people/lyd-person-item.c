#include "lyd-person-item.h"

struct _LydPersonItem {
  GObject parent_instance;

  LydPersonLine *line; /* NULL: not read yet */
};

G_DEFINE_FINAL_TYPE (LydPersonItem, lyd_person_item, G_TYPE_OBJECT)

enum {
  PROP_NAME = 1,
  PROP_MARKUP, /* the name with its pronouns, which are cut first */
  PROP_ORGANIZATION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
make_markup (const LydPersonLine *line)
{
  if (line->pronouns == NULL)
    return g_markup_escape_text (line->name, -1);
  return g_markup_printf_escaped ("%s <small>%s</small>", line->name, line->pronouns);
}

static void
lyd_person_item_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  const LydPersonLine *line = LYD_PERSON_ITEM (object)->line;
  const char *organization = line != NULL ? line->organization : NULL;

  switch (id) {
  case PROP_NAME:
    g_value_set_string (value, line != NULL ? line->name : "");
    break;
  case PROP_MARKUP:
    g_value_take_string (value, line != NULL ? make_markup (line) : g_strdup ("…"));
    break;
  case PROP_ORGANIZATION:
    g_value_set_string (value, organization != NULL ? organization : "");
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_person_item_finalize (GObject *object)
{
  g_clear_pointer (&LYD_PERSON_ITEM (object)->line, lyd_person_line_free);
  G_OBJECT_CLASS (lyd_person_item_parent_class)->finalize (object);
}

static void
lyd_person_item_class_init (LydPersonItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lyd_person_item_get_property;
  object_class->finalize = lyd_person_item_finalize;
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_MARKUP] = g_param_spec_string ("markup", NULL, NULL, NULL, flags);
  properties[PROP_ORGANIZATION] = g_param_spec_string ("organization", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lyd_person_item_init (LydPersonItem *self)
{
}

GObject *
lyd_person_item_new (void)
{
  return g_object_new (LYD_TYPE_PERSON_ITEM, NULL);
}

/* @line: (transfer full) (nullable): %NULL where the person is gone */
void
lyd_person_item_take_line (LydPersonItem *self,
                           LydPersonLine *line)
{
  if (line == NULL)
    return;
  g_clear_pointer (&self->line, lyd_person_line_free);
  self->line = line;
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}
