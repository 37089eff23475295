#pragma once

#include "lyd-attendance.h"
#include "lyd-cli.h"

G_BEGIN_DECLS

/* For lyd-cli-attendance-*.c. */
LydSession *lyd_cli_find_attended (LydCli *cli, const char *words, GTimeZone **zone, GError **error);

G_END_DECLS
