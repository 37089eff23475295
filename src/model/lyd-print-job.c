#include "lyd-print-job.h"

#include "lyd-time.h"

#include <glib/gi18n.h>

static const LydWord states[] = {
  { "waiting", NC_ ("badge in the queue", "Waiting") },
  { "sent", NC_ ("badge in the queue", "With the printer") },
  { "printed", NC_ ("badge in the queue", "Printed") },
  { "failed", NC_ ("badge in the queue", "Not printed") },
  { "dropped", NC_ ("badge in the queue", "Dropped") },
};

const LydVocabulary lyd_print_states = { "badge in the queue", states, G_N_ELEMENTS (states) };

static const LydWord whys[] = {
  { "check-in", NC_ ("why a badge is printed", "Checked in") },
  { "walk-in", NC_ ("why a badge is printed", "Walk-in") },
  { "again", NC_ ("why a badge is printed", "Printed again") },
  { "changed", NC_ ("why a badge is printed", "Changed") },
  { "by-hand", NC_ ("why a badge is printed", "By hand") },
  { "test", NC_ ("why a badge is printed", "Test print") },
};

const LydVocabulary lyd_print_whys = { "why a badge is printed", whys, G_N_ELEMENTS (whys) };

static const LydWord badge_states[] = {
  { "none", NC_ ("badge", "Not printed") },
  { "waiting", NC_ ("badge", "Waiting for the printer") },
  { "printed", NC_ ("badge", "Printed") },
  { "changed", NC_ ("badge", "Changed since printed") },
};

const LydVocabulary lyd_badge_states = { "badge", badge_states, G_N_ELEMENTS (badge_states) };

LydPrintJob *
lyd_print_job_new (void)
{
  LydPrintJob *self = g_new0 (LydPrintJob, 1);

  self->tried_at = LYD_TIME_NONE;
  return self;
}

void
lyd_print_job_free (LydPrintJob *self)
{
  g_free (self->name);
  g_free (self->organization);
  g_free (self->printer);
  g_free (self->stock);
  g_free (self->problem);
  g_free (self->claim);
  g_free (self->digest);
  g_free (self);
}

LydPrinterNote *
lyd_printer_note_new (const char *name)
{
  LydPrinterNote *self = g_new0 (LydPrinterNote, 1);

  self->name = g_strdup (name);
  self->labels = -1;
  self->tested_at = LYD_TIME_NONE;
  return self;
}

void
lyd_printer_note_free (LydPrinterNote *self)
{
  g_free (self->name);
  g_free (self->stock);
  g_free (self);
}
