#include "lyd-kiosk-stage.h"
#include "lyd-shoot.h"

#include <string.h>

/* shots-kiosk FOLDER [SUFFIX]: every screen of the kiosk, in both languages, with larger text, in high contrast, on the
 * panels that it was drawn for. The screen has to be as large as the largest. */

#define DPI(x) ((x) / 25.4)

static const char *folder;

typedef struct {
  int width;
  int height;
  double density; /* pixels a millimetre */
} Panel;

static const Panel panels[] = { { 1280, 800, DPI (149.4) }, { 1024, 600, DPI (117.5) }, { 1920, 1080, DPI (102.5) } };

typedef struct {
  const char *name;
  LydKioskState state;
  void (*reach) (LydKioskStage *self);
} Screen;

static void
reach_attract (LydKioskStage *self)
{
}

static void
reach_find (LydKioskStage *self)
{
  lyd_kiosk_stage_do (self, "find");
  lyd_kiosk_stage_type (self, "Okonkwo-Reyes M");
}

static void
reach_nobody (LydKioskStage *self)
{
  lyd_kiosk_stage_do (self, "find");
  lyd_kiosk_stage_type (self, "Okonkwo");
  lyd_kiosk_stage_do (self, "next");
  lyd_kiosk_stage_wait (self);
}

static void
reach_choose (LydKioskStage *self)
{
  reach_find (self);
  lyd_kiosk_stage_do (self, "next");
}

static void
reach_confirm (LydKioskStage *self)
{
  lyd_kiosk_stage_do (self, "find");
  lyd_kiosk_stage_type (self, "Okonkwo-Reyes Maribel");
  lyd_kiosk_stage_do (self, "next");
}

static void
reach_done (LydKioskStage *self)
{
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_MARIBEL]);
}

static void
reach_already (LydKioskStage *self)
{
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_DEVON]);
  WAIT_FOR (lyd_kiosk_stage_is (self, LYD_KIOSK_DONE));
  self->ms += 3000;
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_DEVON]);
}

static void
reach_refused (LydKioskStage *self)
{
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_ANA]);
}

static void
reach_name (LydKioskStage *self)
{
  lyd_kiosk_stage_do (self, "new-here");
  lyd_kiosk_stage_type (self, "Guadalupe Ortiz Mar");
}

static void
reach_email (LydKioskStage *self)
{
  reach_name (self);
  lyd_kiosk_stage_do (self, "next");
  lyd_kiosk_stage_do (self, "next");
  lyd_kiosk_stage_type (self, "lupe.ortiz@example.org");
}

static void
reach_thanks (LydKioskStage *self)
{
  reach_email (self);
  lyd_kiosk_stage_do (self, "next");
}

static void
reach_still_there (LydKioskStage *self)
{
  reach_find (self);
  lyd_kiosk_stage_pass (self, LYD_KIOSK_IDLE_MS + 3000);
}

static void
reach_paused (LydKioskStage *self)
{
  for (int i = 0; i < LYD_KIOSK_MAX_LOOKUPS; i++) {
    if (i == 0)
      lyd_kiosk_stage_do (self, "find");
    lyd_kiosk_stage_type (self, "Nobody");
    lyd_kiosk_stage_do (self, "next");
    lyd_kiosk_stage_wait (self);
  }
}

static void
reach_pin (LydKioskStage *self)
{
  lyd_kiosk_stage_do (self, "leave");
}

static void
reach_questions (LydKioskStage *self)
{
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_MARCUS]);
}

static const Screen screens[] = {
  { "attract", LYD_KIOSK_ATTRACT, reach_attract },
  { "find", LYD_KIOSK_FIND, reach_find },
  { "nobody", LYD_KIOSK_FIND, reach_nobody },
  { "choose", LYD_KIOSK_CHOOSE, reach_choose },
  { "confirm", LYD_KIOSK_CONFIRM, reach_confirm },
  { "done", LYD_KIOSK_DONE, reach_done },
  { "already", LYD_KIOSK_ALREADY, reach_already },
  { "refused", LYD_KIOSK_REFUSED, reach_refused },
  { "register-name", LYD_KIOSK_NAME, reach_name },
  { "register-email", LYD_KIOSK_EMAIL, reach_email },
  { "thanks", LYD_KIOSK_THANKS, reach_thanks },
  { "still-there", LYD_KIOSK_STILL_THERE, reach_still_there },
  { "paused", LYD_KIOSK_PAUSED, reach_paused },
  { "pin", LYD_KIOSK_PIN, reach_pin },
  { "questions", LYD_KIOSK_QUESTIONS, reach_questions },
};

typedef struct {
  const char *suffix;
  const char *actions[3];
} Look;

static const Look looks[] = {
  { "-en", { NULL } },
  { "-es", { "language", NULL } },
  { "-larger-en", { "larger", NULL } },
  { "-larger-es", { "language", "larger", NULL } },
  { "-contrast-en", { "contrast", NULL } },
};

static void
take (LydKioskStage *self,
      const Screen *screen,
      const Look *look,
      const Panel *panel)
{
  g_autofree char *name =
    g_strdup_printf ("kiosk-%s%s-%dx%d.png", screen->name, look->suffix, panel->width, panel->height);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  lyd_kiosk_window_set_density (self->kiosk, panel->density);
  gtk_window_set_default_size (GTK_WINDOW (self->kiosk), panel->width, panel->height);
  if (!lyd_harness_settle (GTK_WIDGET (self->kiosk), panel->width, panel->height))
    g_printerr ("%s: does not fit\n", name);
  lyd_harness_save_picture (GTK_WIDGET (self->kiosk), path);
}

static void
shoot_screen (const Screen *screen,
              const Look *look)
{
  LydKioskStage stage = { 0 };

  lyd_kiosk_stage_prepare (&stage);
  lyd_kiosk_stage_set_newcomers (&stage, LYD_NEWCOMERS_PENDING);
  if (screen->state == LYD_KIOSK_QUESTIONS)
    lyd_kiosk_stage_ask (&stage, "Which lunch would you like?", LYD_QUESTION_CHOICE, "Soup,Salad,Sandwich", FALSE);
  lyd_kiosk_stage_open (&stage);
  for (gsize i = 0; look->actions[i] != NULL; i++)
    lyd_kiosk_stage_do (&stage, look->actions[i]);
  screen->reach (&stage);
  WAIT_FOR (lyd_kiosk_stage_is (&stage, screen->state));
  for (gsize i = 0; i < G_N_ELEMENTS (panels); i++)
    take (&stage, screen, look, &panels[i]);
  lyd_kiosk_stage_close (&stage);
}

int
main (int argc,
      char *argv[])
{
  const char *only = g_getenv ("LYD_SHOTS_ONLY"); /* one screen */
  int status = shoot_init (argc, argv);

  if (status != 0)
    return status;
  if (argc > 2) /* it speaks both languages in one run */
    return 0;
  adw_init ();
  folder = argv[1];
  for (gsize i = 0; i < G_N_ELEMENTS (screens); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (looks); k++)
      if (only == NULL || strcmp (only, screens[i].name) == 0)
        shoot_screen (&screens[i], &looks[k]);
  return 0;
}
