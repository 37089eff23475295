#pragma once

#include "lyd-repeat.h"
#include "lyd-things.h"
#include "lyd-window.h"

G_BEGIN_DECLS

/* Changing an event, and asking how many of its series are meant. What was done is told by the window, with Undo. */
void lyd_event_edit (LydWindow *window, const LydEvent *event, const LydRepeat *repeat);
void lyd_event_cancel (LydWindow *window, const LydEvent *event);
void lyd_event_delete (LydWindow *window, const LydEvent *event);

G_END_DECLS
