#pragma once

#include "lyd-vocabulary.h"

G_BEGIN_DECLS

/* The states, the District of Columbia and the territories of the United States: the id is the postal code. */
extern const LydVocabulary lyd_states;

int lyd_state_read (const char *text);

G_END_DECLS
