#include "lyd-roster-item.h"

#include "lyd-phrases.h"

#include <glib/gi18n.h>

struct _LydRosterItem {
  GObject parent_instance;

  LydRosterRow *row; /* NULL: not read yet */
  GTimeZone *zone;
};

G_DEFINE_FINAL_TYPE (LydRosterItem, lyd_roster_item, G_TYPE_OBJECT)

enum {
  PROP_NAME = 1, /* markup */
  PROP_ORGANIZATION,
  PROP_TYPE,
  PROP_STATUS,
  PROP_BADGE,
  PROP_ICON,
  PROP_STYLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Name and pronouns in one label, so that the pronouns are cut first. */
static char *
make_name (const LydRosterRow *row)
{
  if (row->pronouns == NULL)
    return g_markup_escape_text (row->name, -1);
  return g_markup_printf_escaped ("%s <small>%s</small>", row->name, row->pronouns);
}

static char *
make_status (LydRosterItem *self)
{
  LydLook look = lyd_look_of_row (self->row);
  g_autofree char *clock = NULL;

  if (!self->row->inside || self->row->last_at == LYD_TIME_NONE)
    return g_strdup (look.word);
  clock = lyd_format_clock (self->row->last_at, self->zone);
  /* Translators: in, and since when: "In 8:41 am" */
  return g_strdup_printf (_ ("In %s"), clock);
}

static void
lyd_roster_item_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  LydRosterItem *self = LYD_ROSTER_ITEM (object);
  const LydRosterRow *row = self->row;

  switch (id) {
  case PROP_NAME:
    g_value_take_string (value, row != NULL ? make_name (row) : g_strdup ("…"));
    break;
  case PROP_ORGANIZATION:
    g_value_set_string (value, row != NULL && row->organization != NULL ? row->organization : "");
    break;
  case PROP_TYPE:
    g_value_set_string (value, row != NULL ? lyd_word_title (&lyd_attendee_types, row->type) : "");
    break;
  case PROP_STATUS:
    g_value_take_string (value, row != NULL ? make_status (self) : g_strdup (""));
    break;
  case PROP_BADGE:
    if (row != NULL && row->status == LYD_STATUS_CONFIRMED)
      g_value_set_string (value, row->printed_at != LYD_TIME_NONE ? _ ("Printed") : _ ("Not printed"));
    else
      g_value_set_string (value, "");
    break;
  case PROP_ICON:
    g_value_set_string (value, row != NULL ? lyd_look_of_row (row).icon : NULL);
    break;
  case PROP_STYLE:
    g_value_take_boxed (value, g_strsplit (row != NULL ? lyd_look_of_row (row).style : "lyd-plain", " ", -1));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_roster_item_finalize (GObject *object)
{
  LydRosterItem *self = LYD_ROSTER_ITEM (object);

  g_clear_pointer (&self->row, lyd_roster_row_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (lyd_roster_item_parent_class)->finalize (object);
}

static void
lyd_roster_item_class_init (LydRosterItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lyd_roster_item_get_property;
  object_class->finalize = lyd_roster_item_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_ORGANIZATION] = g_param_spec_string ("organization", NULL, NULL, NULL, flags);
  properties[PROP_TYPE] = g_param_spec_string ("type", NULL, NULL, NULL, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);
  properties[PROP_BADGE] = g_param_spec_string ("badge", NULL, NULL, NULL, flags);
  properties[PROP_ICON] = g_param_spec_string ("icon", NULL, NULL, NULL, flags);
  properties[PROP_STYLE] = g_param_spec_boxed ("style", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lyd_roster_item_init (LydRosterItem *self)
{
}

LydRosterItem *
lyd_roster_item_new (GTimeZone *zone)
{
  LydRosterItem *self = g_object_new (LYD_TYPE_ROSTER_ITEM, NULL);

  self->zone = g_time_zone_ref (zone);
  return self;
}

/* @row: (transfer full) (nullable): %NULL where the registration is gone */
void
lyd_roster_item_take_row (LydRosterItem *self,
                          LydRosterRow *row)
{
  if (row == NULL)
    return;
  g_clear_pointer (&self->row, lyd_roster_row_free);
  self->row = row;
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/* (nullable): %NULL until it has been read */
const LydRosterRow *
lyd_roster_item_get_row (LydRosterItem *self)
{
  return self->row;
}
