#pragma once

#include "lyd-admit.h"
#include "lyd-roster-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How a verdict looks: never colour alone. Translate the words. */
typedef struct {
  const char *style; /* of the band */
  const char *list;  /* in lists */
  const char *icon;
  const char *word;
  const char *next; /* the one thing to do; NULL: nothing */
  const char *how;
} LydVerdictLook;

const LydVerdictLook *lyd_verdict_look (LydVerdict verdict);

#define LYD_TYPE_DESK_CARD (lyd_desk_card_get_type ())
G_DECLARE_FINAL_TYPE (LydDeskCard, lyd_desk_card, LYD, DESK_CARD, AdwBin)

void lyd_desk_card_set_trays (LydDeskCard *self, const char *words);
void lyd_desk_card_show_ready (LydDeskCard *self);
void lyd_desk_card_show_person (LydDeskCard *self, const LydRosterRow *row, GTimeZone *zone, gboolean leaving);
void lyd_desk_card_show_result (LydDeskCard *self, const LydAdmissionResult *result, GTimeZone *zone);
void
lyd_desk_card_mark_unrecorded (LydDeskCard *self, const LydAdmissionResult *result, GTimeZone *zone, gboolean practice);
void lyd_desk_card_set_badge (LydDeskCard *self,
                              const LydAdmissionResult *result,
                              const char *next,
                              const char *how,
                              gboolean offer);
void lyd_desk_card_show_problem (LydDeskCard *self, const char *message);
void lyd_desk_card_set_narrow (LydDeskCard *self, gboolean narrow);
const char *lyd_desk_card_get_word (LydDeskCard *self);
const char *lyd_desk_card_get_name (LydDeskCard *self);

G_END_DECLS
