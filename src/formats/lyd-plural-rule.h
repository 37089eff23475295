#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The plural rule of a catalogue: which of its forms goes with a number. */
typedef struct _LydPluralRule LydPluralRule;

LydPluralRule *lyd_plural_rule_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_plural_rule_free (LydPluralRule *self);

guint lyd_plural_rule_get_n_forms (const LydPluralRule *self);
guint lyd_plural_rule_choose (const LydPluralRule *self, gulong n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPluralRule, lyd_plural_rule_free)

G_END_DECLS
