#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ticket codes: "LND", 24 letters that carry 96 random bits, 2 check letters. The 16 letters are the ones that every
 * Latin keyboard layout types alike, so a scanner set to any country reads them; 29 of them fit QR version 2 at level
 * Q. */
#define LYD_CODE_LETTERS "BCDFGHJKLNPRSTVX"
#define LYD_CODE_PREFIX "LND"
#define LYD_CODE_LENGTH 29
#define LYD_CODE_N_BYTES 12
#define LYD_SHORT_CODE_LENGTH 5

char *lyd_code_make (const guint8 random[LYD_CODE_N_BYTES]) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_code_is_valid (const char *code);
char *lyd_code_read (const char *scanned) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_code_group (const char *code) G_GNUC_WARN_UNUSED_RESULT;

char *lyd_short_code_make (const guint8 random[3]) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_short_code_read (const char *typed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
