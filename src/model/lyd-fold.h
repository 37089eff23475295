#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lyd_fold_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_fold_organization (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_fold_email (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_fold_phone (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_clean_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_clean_line (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_safe_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
