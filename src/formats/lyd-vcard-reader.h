#pragma once

#include "lyd-csv-reader.h"

G_BEGIN_DECLS

LydCsv *lyd_vcard_read (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
