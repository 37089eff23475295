#pragma once

#include "lyd-store-printing.h"

G_BEGIN_DECLS

/* How it stands with the printer that this computer's badges go to. */
typedef enum {
  LYD_PRINTER_NONE,    /* nobody chose one */
  LYD_PRINTER_LOOKING, /* not asked yet */
  LYD_PRINTER_READY,
  LYD_PRINTER_PRINTING,
  LYD_PRINTER_PAUSED,
  LYD_PRINTER_GONE,     /* the print system does not know it, or there is none */
  LYD_PRINTER_NO_STOCK, /* nobody said what is in it */
  LYD_PRINTER_DIALOG,   /* nothing can be printed here without the print dialog */
} LydPrinterState;

/*
 * Takes badges that wait and prints them, one at a time, without asking anybody; one a process and data file. What goes
 * wrong with the printer stops no check-in: the badges wait, and are printed when it is back.
 *
 * "changed": any of what can be asked here, on the main thread.
 */
#define LYD_TYPE_BADGE_PRINTER (lyd_badge_printer_get_type ())
G_DECLARE_FINAL_TYPE (LydBadgePrinter, lyd_badge_printer, LYD, BADGE_PRINTER, GObject)

LydBadgePrinter *lyd_badge_printer_get (LydStore *store);

void lyd_badge_printer_choose (LydBadgePrinter *self, const char *name);
void lyd_badge_printer_set_at_check_in (LydBadgePrinter *self, gboolean at_check_in);
void lyd_badge_printer_look (LydBadgePrinter *self);

LydPrinterState lyd_badge_printer_get_state (LydBadgePrinter *self);
gboolean lyd_badge_printer_is_well (LydBadgePrinter *self);
const char *lyd_badge_printer_get_name (LydBadgePrinter *self);
const char *lyd_badge_printer_get_message (LydBadgePrinter *self);
gboolean lyd_badge_printer_get_at_check_in (LydBadgePrinter *self);
const char *lyd_badge_printer_get_target (LydBadgePrinter *self);
const LydPrinting *lyd_badge_printer_get_printing (LydBadgePrinter *self);
GPtrArray *lyd_badge_printer_get_printers (LydBadgePrinter *self);
const LydStocks *lyd_badge_printer_get_stocks (LydBadgePrinter *self);
const LydStock *lyd_badge_printer_get_stock (LydBadgePrinter *self);
gboolean lyd_badge_printer_has_few_labels (LydBadgePrinter *self);
gboolean lyd_badge_printer_is_idle (LydBadgePrinter *self);

G_END_DECLS
