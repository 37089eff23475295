#include "lyd-ledger-item.h"

struct _LydLedgerItem {
  GObject parent_instance;

  const LydAttendance *line; /* both are the model's, which tells when there are others */
  const LydLedgerView *view;
};

G_DEFINE_FINAL_TYPE (LydLedgerItem, lyd_ledger_item, G_TYPE_OBJECT)

enum {
  PROP_NAME = 1,
  PROP_BELOW, /* what stands below the name where the window is narrow */
  PROP_NARROW,
  PROP_ORGANIZATION,
  PROP_WAY,
  PROP_WAY_ICON,
  PROP_WAY_STYLE,
  PROP_MINUTES,
  PROP_OUTCOME,
  PROP_OUTCOME_ICON,
  PROP_OUTCOME_STYLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What is not there any more has no look. */
static LydLook
find_look (LydLedgerItem *self,
           guint id)
{
  if (self->line == NULL)
    return (LydLook){ NULL, "", "lyd-plain" };
  if (id == PROP_WAY || id == PROP_WAY_ICON || id == PROP_WAY_STYLE)
    return lyd_ledger_look_way (self->line);
  return lyd_ledger_look_outcome (self->line, self->view);
}

static char *
make_text (LydLedgerItem *self,
           guint id)
{
  if (self->line == NULL)
    return g_strdup ("");
  switch (id) {
  case PROP_NAME:
    return g_strdup (self->line->name);
  case PROP_BELOW:
    return lyd_ledger_describe_below (self->line);
  case PROP_ORGANIZATION:
    return g_strdup (self->line->organization != NULL ? self->line->organization : "");
  case PROP_MINUTES:
    return lyd_ledger_describe_minutes (self->line);
  default:
    return g_strdup (find_look (self, id).word);
  }
}

static void
lyd_ledger_item_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  LydLedgerItem *self = LYD_LEDGER_ITEM (object);

  switch (id) {
  case PROP_NARROW:
    g_value_set_boolean (value, self->view != NULL && self->view->narrow);
    break;
  case PROP_WAY_ICON:
  case PROP_OUTCOME_ICON:
    g_value_set_string (value, find_look (self, id).icon);
    break;
  case PROP_WAY_STYLE:
  case PROP_OUTCOME_STYLE:
    g_value_take_boxed (value, g_strsplit (find_look (self, id).style, " ", -1));
    break;
  case PROP_NAME:
  case PROP_BELOW:
  case PROP_ORGANIZATION:
  case PROP_WAY:
  case PROP_MINUTES:
  case PROP_OUTCOME:
    g_value_take_string (value, make_text (self, id));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_ledger_item_class_init (LydLedgerItemClass *klass)
{
  static const char *const texts[] = {
    [PROP_NAME] = "name",
    [PROP_BELOW] = "below",
    [PROP_ORGANIZATION] = "organization",
    [PROP_WAY] = "way",
    [PROP_WAY_ICON] = "way-icon",
    [PROP_MINUTES] = "minutes",
    [PROP_OUTCOME] = "outcome",
    [PROP_OUTCOME_ICON] = "outcome-icon",
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->get_property = lyd_ledger_item_get_property;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      properties[i] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_WAY_STYLE] = g_param_spec_boxed ("way-style", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_OUTCOME_STYLE] = g_param_spec_boxed ("outcome-style", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
lyd_ledger_item_init (LydLedgerItem *self)
{
}

/* Both are borrowed until others are set. */
LydLedgerItem *
lyd_ledger_item_new (const LydAttendance *line,
                     const LydLedgerView *view)
{
  LydLedgerItem *self = g_object_new (LYD_TYPE_LEDGER_ITEM, NULL);

  self->line = line;
  self->view = view;
  return self;
}

/* @line, @view: (nullable): the list is gone; a cell may hold the item a little longer */
void
lyd_ledger_item_set (LydLedgerItem *self,
                     const LydAttendance *line,
                     const LydLedgerView *view)
{
  self->line = line;
  self->view = view;
  for (guint i = 1; line != NULL && i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/* (nullable) */
const LydAttendance *
lyd_ledger_item_get_line (LydLedgerItem *self)
{
  return self->line;
}
