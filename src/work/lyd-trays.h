#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

#define LYD_TRAY_MAX 500 /* badges in a tray */
#define LYD_TRAY_USUAL 50

/*
 * Printed badges lie in trays, by family name, so that the desk says "Tray 2, slot 17" and nobody leafs through a box.
 * Badges get their slots in the act that notes them as printed. Those that are printed later lie at the end, in a tray
 * of their own where they would be out of order.
 */
typedef struct {
  int tray; /* from 1 */
  int n_badges;
  gboolean late; /* what was printed later, in no order with the trays before */
  char *first;   /* family name of its first badge */
  char *last;
} LydTray;

void lyd_tray_free (LydTray *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydTray, lyd_tray_free)

GPtrArray *lyd_trays_list (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_trays_clear (LydFile *file, const LydId *event, GError **error);
gboolean lyd_trays_write_fronts (LydFile *file, const LydId *event, const char *path, GError **error);

char *lyd_words_tray (const LydTray *tray) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_trays (const GPtrArray *trays) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_slot (int tray, int slot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
