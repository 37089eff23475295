#include "lyd-error.h"

G_DEFINE_QUARK (lyd-error-quark, lyd_error)
