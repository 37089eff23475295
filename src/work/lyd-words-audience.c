#include "lyd-words-audience.h"

#include <glib/gi18n.h>

/* Who is in a sensitive group is nobody's business at a door; that there is one neither. */
static char *
say_rule (const LydAudienceRule *rule)
{
  if (rule->sensitive)
    return g_strdup (_ ("invited people"));
  if (rule->kind == LYD_AUDIENCE_NETWORK)
    return g_strdup_printf (_ ("members of %s"), rule->name);
  if (rule->kind == LYD_AUDIENCE_GROUP)
    return g_strdup_printf (_ ("the group %s"), rule->name);
  /* Translators: a type of attendee, as it is written elsewhere. */
  return g_strdup_printf (_ ("attendees of type “%s”"), lyd_word_title (&lyd_attendee_types, (int) rule->type));
}

/**
 * lyd_words_audience:
 * @rules: (element-type LydAudienceRule)
 *
 * Returns: (transfer full): "members of Partnership, the group Executive directors", "anyone"
 */
char *
lyd_words_audience (const GPtrArray *rules)
{
  GString *text = g_string_new (rules->len == 0 ? _ ("anyone") : NULL);

  for (guint i = 0; i < rules->len; i++) {
    g_autofree char *rule = say_rule (g_ptr_array_index (rules, i));

    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", rule);
  }
  return g_string_free (text, FALSE);
}
