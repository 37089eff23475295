#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A running program's mark on the badges that it takes to a printer. It is a lock in the state folder that vanishes
 * with the program: so that another one, or the next, can tell a badge that is being printed from one that was under
 * way when the program died. */
typedef struct _LydPrintClaim LydPrintClaim;

LydPrintClaim *lyd_print_claim_new (const char *state_dir, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void lyd_print_claim_free (LydPrintClaim *self);
const char *lyd_print_claim_get_name (const LydPrintClaim *self);
gboolean lyd_print_claim_is_held (const char *state_dir, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPrintClaim, lyd_print_claim_free)

G_END_DECLS
