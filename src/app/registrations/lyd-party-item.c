#include "lyd-party-item.h"

#include "lyd-register-draft.h"

#include <glib/gi18n.h>

struct _LydPartyItem {
  GObject parent_instance;

  LydPartyMember *member;
  gboolean chosen;
  guint who; /* of an unsure one: 0 not said yet, 1 somebody new, further the candidates */
};

G_DEFINE_FINAL_TYPE (LydPartyItem, lyd_party_item, G_TYPE_OBJECT)

enum {
  PROP_CHOSEN = 1,
  PROP_WHO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const struct {
  const char *word;
  const char *icon;
  const char *style;
} looks[] = {
  [LYD_PARTY_NEW] = { NC_ ("somebody on a list", "New"), "list-add-symbolic", "lyd-ok" },
  [LYD_PARTY_KNOWN] = { NC_ ("somebody on a list", "On file"), "lyd-confirm-symbolic", "lyd-readable" },
  [LYD_PARTY_UNSURE] = { NC_ ("somebody on a list", "Who is it?"), "dialog-question-symbolic", "lyd-amber" },
  [LYD_PARTY_REGISTERED] = { NC_ ("somebody on a list", "Registered already"), "lyd-admitted-symbolic",
                             "lyd-readable" },
  [LYD_PARTY_REPEATED] = { NC_ ("somebody on a list", "Stands twice in the list"), "edit-copy-symbolic",
                           "lyd-readable" },
  [LYD_PARTY_UNREADABLE] = { NC_ ("somebody on a list", "Left out"), "dialog-warning-symbolic", "lyd-amber" },
};

/* Why somebody cannot be registered. */
static const char *const reasons[] = {
  [LYD_LISTED_GOOD] = N_ ("names nobody"),
  [LYD_LISTED_NO_NAME] = N_ ("an address without a name, and nobody on file has it alone"),
  [LYD_LISTED_BAD_EMAIL] = N_ ("not an e-mail address"),
  [LYD_LISTED_TOO_LONG] = N_ ("far too long for a name"),
};

static void
lyd_party_item_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  LydPartyItem *self = LYD_PARTY_ITEM (object);

  switch (id) {
  case PROP_CHOSEN:
    g_value_set_boolean (value, self->chosen);
    break;
  case PROP_WHO:
    g_value_set_uint (value, self->who);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_party_item_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  LydPartyItem *self = LYD_PARTY_ITEM (object);

  switch (id) {
  case PROP_CHOSEN:
    self->chosen = g_value_get_boolean (value) && lyd_party_item_can_choose (self);
    g_object_notify_by_pspec (object, pspec);
    break;
  case PROP_WHO:
    /* Whoever says who it is wants them registered. */
    self->who = g_value_get_uint (value);
    g_object_notify_by_pspec (object, pspec);
    g_object_set (self, "chosen", self->who > 0, NULL);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_party_item_finalize (GObject *object)
{
  lyd_party_member_free (LYD_PARTY_ITEM (object)->member);
  G_OBJECT_CLASS (lyd_party_item_parent_class)->finalize (object);
}

static void
lyd_party_item_class_init (LydPartyItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lyd_party_item_get_property;
  object_class->set_property = lyd_party_item_set_property;
  object_class->finalize = lyd_party_item_finalize;
  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_WHO] = g_param_spec_uint ("who", NULL, NULL, 0, G_MAXUINT, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lyd_party_item_init (LydPartyItem *self)
{
}

/* @member: (transfer full); guests of another year are not chosen: whether they come is their host's to say */
LydPartyItem *
lyd_party_item_new (LydPartyMember *member)
{
  LydPartyItem *self = g_object_new (LYD_TYPE_PARTY_ITEM, NULL);

  self->member = member;
  self->chosen = lyd_party_item_can_choose (self) && member->type != LYD_ATTENDEE_GUEST &&
                 member->type != LYD_ATTENDEE_CHILD_GUEST;
  return self;
}

const LydPartyMember *
lyd_party_item_get_member (LydPartyItem *self)
{
  return self->member;
}

/* Whether they can be registered as they stand. */
gboolean
lyd_party_item_can_choose (LydPartyItem *self)
{
  return self->member->state == LYD_PARTY_NEW || self->member->state == LYD_PARTY_KNOWN ||
         (self->member->state == LYD_PARTY_UNSURE && self->who > 0);
}

/* Returns: (transfer full): organization and address, or what is wrong with the line */
char *
lyd_party_item_dup_details (LydPartyItem *self)
{
  const LydPartyMember *member = self->member;
  const char *parts[3] = { NULL };
  int n = 0;

  if (member->state == LYD_PARTY_UNREADABLE)
    /* Translators: where in a pasted list, and what is wrong there */
    return g_strdup_printf (_ ("Line %u, column %u: %s"), member->line, member->column, _ (reasons[member->listed]));
  if (member->organization != NULL)
    parts[n++] = member->organization;
  if (member->email != NULL)
    parts[n++] = member->email;
  return g_strjoinv (" · ", (char **) parts);
}

const char *
lyd_party_item_get_word (LydPartyItem *self,
                         const char **icon,
                         const char **style)
{
  *icon = looks[self->member->state].icon;
  *style = looks[self->member->state].style;
  return g_dpgettext2 (NULL, "somebody on a list", looks[self->member->state].word);
}

static char *
describe_candidate (const LydKnownPerson *known)
{
  const char *parts[4] = { known->person->name };
  int n = 1;

  if (known->organization != NULL)
    parts[n++] = known->organization;
  if (known->person->email != NULL)
    parts[n++] = known->person->email;
  return g_strjoinv (" · ", (char **) parts);
}

/* Returns: (transfer full): what "who" chooses among; empty where nothing has to be said */
char **
lyd_party_item_dup_who (LydPartyItem *self)
{
  const GPtrArray *candidates = self->member->candidates;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (candidates != NULL) {
    g_strv_builder_add (builder, _ ("Say who it is…"));
    g_strv_builder_add (builder, _ ("Somebody new"));
  }
  for (guint i = 0; candidates != NULL && i < candidates->len; i++) {
    g_autofree char *candidate = describe_candidate (g_ptr_array_index (candidates, i));

    g_strv_builder_add (builder, candidate);
  }
  return g_strv_builder_end (builder);
}

/* Returns: (transfer full): as it is to be registered */
LydPartyMember *
lyd_party_item_dup_decided (LydPartyItem *self)
{
  LydPartyMember *decided = lyd_party_member_copy (self->member);

  if (decided->state != LYD_PARTY_UNSURE || self->who == 0)
    return decided;
  decided->state = self->who == 1 ? LYD_PARTY_NEW : LYD_PARTY_KNOWN;
  if (self->who > 1)
    decided->person = ((LydKnownPerson *) g_ptr_array_index (self->member->candidates, self->who - 2))->person->id;
  return decided;
}
