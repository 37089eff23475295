#include "lyd-audience.h"

#include <glib/gi18n.h>

static const LydWord kinds[] = {
  { "network", NC_ ("audience", "Members of a network") },
  { "group", NC_ ("audience", "Members of a group") },
  { "type", NC_ ("audience", "Attendees of a type") },
};

const LydVocabulary lyd_audience_kinds = { "audience", kinds, G_N_ELEMENTS (kinds) };

LydAudienceRule *
lyd_audience_rule_new (LydAudienceKind kind)
{
  LydAudienceRule *self = g_new0 (LydAudienceRule, 1);

  self->kind = kind;
  return self;
}

void
lyd_audience_rule_free (LydAudienceRule *self)
{
  g_free (self->name);
  g_free (self);
}

void
lyd_group_free (LydGroup *self)
{
  g_free (self->name);
  g_free (self);
}

static gboolean
has_id (const GArray *ids,
        const LydId *id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (lyd_id_equal (&g_array_index (ids, LydId, i), id))
      return TRUE;
  return FALSE;
}

static gboolean
fits_network (const LydAudienceRule *rule,
              const LydAudienceFacts *facts)
{
  return has_id (facts->networks, &rule->network);
}

static gboolean
fits_group (const LydAudienceRule *rule,
            const LydAudienceFacts *facts)
{
  return has_id (facts->groups, &rule->group);
}

static gboolean
fits_type (const LydAudienceRule *rule,
           const LydAudienceFacts *facts)
{
  return rule->type == facts->type;
}

/* By LydAudienceKind. */
static gboolean (*const fits[]) (const LydAudienceRule *rule, const LydAudienceFacts *facts) = {
  [LYD_AUDIENCE_NETWORK] = fits_network,
  [LYD_AUDIENCE_GROUP] = fits_group,
  [LYD_AUDIENCE_TYPE] = fits_type,
};

/**
 * lyd_audience_includes:
 * @rules: (element-type LydAudienceRule): none: it is for anybody
 *
 * The rule of eligibility: one fitting line is enough.
 */
gboolean
lyd_audience_includes (const GPtrArray *rules,
                       const LydAudienceFacts *facts)
{
  for (guint i = 0; i < rules->len; i++) {
    const LydAudienceRule *rule = g_ptr_array_index (rules, i);

    if (fits[rule->kind](rule, facts))
      return TRUE;
  }
  return rules->len == 0;
}

/* Whether being in this audience tells that somebody is in a sensitive group. */
gboolean
lyd_audience_is_sensitive (const GPtrArray *rules)
{
  for (guint i = 0; i < rules->len; i++)
    if (((LydAudienceRule *) g_ptr_array_index (rules, i))->sensitive)
      return TRUE;
  return FALSE;
}
