#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the name of somebody in an online meeting is the name of. */
typedef enum {
  LYD_NAME_PERSON,
  LYD_NAME_BOT,      /* a program that takes notes, by its maker's name */
  LYD_NAME_RECORDER, /* called so; somebody who is on file under their address is a person all the same */
  LYD_NAME_PHONE,    /* a number: somebody who called */
  LYD_NAME_NAMELESS, /* a device or a word: "iPhone", "Guest" */
} LydNameKind;

/* How the identity of a program that takes notes begins: what it joined with is not its own. */
#define LYD_IDENTITY_BOT "bot:"

LydNameKind lyd_online_name_classify (const char *name);
gboolean lyd_online_name_has_device (const char *name);
gboolean lyd_online_email_is_bot (const char *folded);
gboolean lyd_online_domain_is_public (const char *domain);
char *lyd_online_identity (
  const char *name, const char *original, const char *email, gint64 joined, gint64 left_at, guint line)
  G_GNUC_WARN_UNUSED_RESULT;
char *lyd_online_name_strip_device (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
