#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The choices of a question: lines to write, add, take away and put in order. "changed" tells of each. */
#define LYD_TYPE_CHOICE_LIST (lyd_choice_list_get_type ())

G_DECLARE_FINAL_TYPE (LydChoiceList, lyd_choice_list, LYD, CHOICE_LIST, AdwBin)

void lyd_choice_list_set (LydChoiceList *self, const char *const *choices);
char **lyd_choice_list_dup (LydChoiceList *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
