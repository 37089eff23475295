#pragma once

#include "lyd-party.h"

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * One on the list of those who are to be registered together. "chosen" and "who" are properties, so that row and window
 * see the same.
 */
#define LYD_TYPE_PARTY_ITEM (lyd_party_item_get_type ())
G_DECLARE_FINAL_TYPE (LydPartyItem, lyd_party_item, LYD, PARTY_ITEM, GObject)

LydPartyItem *lyd_party_item_new (LydPartyMember *member) G_GNUC_WARN_UNUSED_RESULT;
const LydPartyMember *lyd_party_item_get_member (LydPartyItem *self);
gboolean lyd_party_item_can_choose (LydPartyItem *self);
char *lyd_party_item_dup_details (LydPartyItem *self) G_GNUC_WARN_UNUSED_RESULT;
const char *lyd_party_item_get_word (LydPartyItem *self, const char **icon, const char **style);
char **lyd_party_item_dup_who (LydPartyItem *self) G_GNUC_WARN_UNUSED_RESULT;
LydPartyMember *lyd_party_item_dup_decided (LydPartyItem *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
