#pragma once

#include "kiosk/lyd-kiosk-window.h"
#include "lyd-harness.h"
#include "lyd-register.h"

G_BEGIN_DECLS

/* Who is registered for the retreat that a kiosk stands at. The first three share a family name. */
typedef enum {
  LYD_STAGE_MARIBEL,
  LYD_STAGE_MARCUS,
  LYD_STAGE_MINA,
  LYD_STAGE_DEVON,
  LYD_STAGE_ANA, /* on the waiting list */
  LYD_STAGE_BO,  /* has cancelled */
  LYD_N_STAGE_PEOPLE,
} LydStagePerson;

/* A kiosk on a file of its own, with a clock that only the test moves. */
typedef struct {
  LydHarness harness; /* dir, path, now and context only */
  GtkApplication *application;
  LydStore *store;
  LydKioskWindow *kiosk;
  gint64 ms; /* what the kiosk's own clock says */
  LydId event;
  LydId session;
  char *codes[LYD_N_STAGE_PEOPLE];
  char *short_codes[LYD_N_STAGE_PEOPLE];
  LydId registrations[LYD_N_STAGE_PEOPLE];
} LydKioskStage;

void lyd_kiosk_stage_prepare (LydKioskStage *self);
LydFile *lyd_kiosk_stage_open_file (LydKioskStage *self) G_GNUC_WARN_UNUSED_RESULT;
void lyd_kiosk_stage_set_newcomers (LydKioskStage *self, LydNewcomers rule);
void lyd_kiosk_stage_ask (
  LydKioskStage *self, const char *label, LydQuestionKind kind, const char *choices, gboolean sensitive);
void lyd_kiosk_stage_open (LydKioskStage *self);
void lyd_kiosk_stage_close (LydKioskStage *self);

void lyd_kiosk_stage_pass (LydKioskStage *self, gint64 ms);
void lyd_kiosk_stage_do (LydKioskStage *self, const char *action);
void lyd_kiosk_stage_pick (LydKioskStage *self, int n);
void lyd_kiosk_stage_scan (LydKioskStage *self, const char *code);
void lyd_kiosk_stage_wait (LydKioskStage *self);
void lyd_kiosk_stage_type (LydKioskStage *self, const char *text);
gboolean lyd_kiosk_stage_is (LydKioskStage *self, LydKioskState state);
gboolean lyd_kiosk_stage_has_text (LydKioskStage *self, const char *text);

G_END_DECLS
