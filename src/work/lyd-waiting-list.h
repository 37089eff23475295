#pragma once

#include "lyd-seating.h"

G_BEGIN_DECLS

/* What somebody does with one who waits, out of the order in which they would move up. @session: (nullable): whose
 * list; %NULL: the event's own */
GPtrArray *lyd_waiting_list_promote_one (LydFile *file,
                                         const LydId *registration,
                                         const LydId *session,
                                         const char *beyond,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
lyd_waiting_list_move_last (LydFile *file, const LydId *registration, const LydId *session, GError **error);

/* Why nobody moves up now. */
typedef enum {
  LYD_NO_PROMOTION_NONE, /* somebody can */
  LYD_NO_PROMOTION_NOBODY_WAITS,
  LYD_NO_PROMOTION_FULL,
  LYD_NO_PROMOTION_CANCELLED,
} LydNoPromotion;

LydNoPromotion lyd_waiting_list_judge (const LydEvent *event, const LydPlaces *places);

G_END_DECLS
