#include "lyd-online-name.h"

#include "lyd-fold.h"
#include "lyd-time.h"

#include <string.h>

/* Fewer digits are a room or a seat. */
#define PHONE_AT_LEAST 7

/* How a phrase stands in a name. */
typedef enum {
  WHOLE,  /* is all of it: "Grain", which "Maria Grain" is not */
  WITHIN, /* somewhere in it */
} Where;

/* Programs that join meetings to take notes, as they call themselves (vendors' help pages, 2024 to 2026). Folded, so
 * that "Otter.ai" is "otter ai". A maker's name that could be a person's or an organization's counts only with what
 * else the program calls itself: Otter, Fred, Grain, Gong and Jamie are people's names. */
static const struct {
  const char *phrase;
  Where where;
} bots[] = {
  { "otter ai", WITHIN },
  { "otterpilot", WITHIN },
  { "otter pilot", WITHIN },
  { "otter notetaker", WITHIN },
  { "otter meeting agent", WITHIN },
  { "read ai", WITHIN },
  { "read meeting notes", WITHIN },
  { "fireflies ai", WITHIN },
  { "fireflies notetaker", WITHIN },
  { "fred from fireflies", WITHIN },
  { "fred fireflies", WITHIN },
  { "fireflies", WHOLE },
  { "fathom", WHOLE },
  { "fathom ai", WITHIN },
  { "fathom notetaker", WITHIN },
  { "fathom video", WITHIN },
  { "tl dv", WITHIN },
  { "tldv", WITHIN },
  { "meetgeek", WITHIN },
  { "avoma", WITHIN },
  { "sembly", WITHIN },
  { "grain ai", WITHIN },
  { "grain recorder", WITHIN },
  { "grain notetaker", WITHIN },
  { "grain bot", WITHIN },
  { "grain co", WITHIN },
  { "gong io", WITHIN },
  { "gong recorder", WITHIN },
  { "gong recording", WITHIN },
  { "gong bot", WITHIN },
  { "gong assistant", WITHIN },
  { "chorus ai", WITHIN },
  { "copilot", WHOLE },
  { "microsoft copilot", WITHIN },
  { "microsoft 365 copilot", WITHIN },
  { "zoom ai companion", WITHIN },
  { "ai companion", WITHIN },
  { "gemini notes", WITHIN },
  { "notta", WHOLE },
  { "notta ai", WITHIN },
  { "notta bot", WITHIN },
  { "notta notetaker", WITHIN },
  { "supernormal", WITHIN },
  { "tactiq", WITHIN },
  { "krisp ai", WITHIN },
  { "krisp notetaker", WITHIN },
  { "krisp", WHOLE },
  { "circleback", WITHIN },
  { "granola ai", WITHIN },
  { "granola notetaker", WITHIN },
  { "jamie ai", WITHIN },
  { "sybill", WITHIN },
  { "airgram", WITHIN },
  { "laxis", WITHIN },
  { "spinach ai", WITHIN },
  { "spinach io", WITHIN },
  { "fellow ai", WITHIN },
  { "bluedot", WHOLE },
  { "colibri ai", WITHIN },
  { "nyota", WHOLE },
  { "nyota ai", WITHIN },
  { "wudpecker", WITHIN },
  { "claap", WITHIN },
  { "vowel bot", WITHIN },
  { "recall ai", WITHIN },
  { "ai notetaker", WITHIN },
  { "ai note taker", WITHIN },
  { "ai meeting assistant", WITHIN },
  { "ai assistant", WHOLE },
  { "meeting recorder bot", WITHIN },
};

/* Words that such programs have in their names, and people who take notes for others, too. */
static const char *const recorders[] = { "notetaker", "note taker bot", "notetaking bot", "recording bot",
                                         "transcription bot", "meeting bot" };

static const char *const bot_domains[] = { "otter.ai", "read.ai", "fireflies.ai", "fathom.video",
                                           "fathom.ai", "tldv.io", "meetgeek.ai", "avoma.com",
                                           "sembly.ai", "semblian.com", "grain.com", "grain.co",
                                           "gong.io", "chorus.ai", "notta.ai", "supernormal.com",
                                           "krisp.ai", "tactiq.io", "circleback.ai", "spinach.io",
                                           "spinach.ai", "recall.ai", "airgram.io", "sybill.ai",
                                           "laxis.com", "fellow.app" };

/* Where anybody gets an address, so that it says nothing of who they work for. */
static const char *const public_domains[] = {
  "gmail.com",
  "googlemail.com",
  "yahoo.com",
  "yahoo.es",
  "ymail.com",
  "rocketmail.com",
  "hotmail.com",
  "hotmail.es",
  "outlook.com",
  "outlook.es",
  "live.com",
  "msn.com",
  "icloud.com",
  "me.com",
  "mac.com",
  "aol.com",
  "proton.me",
  "protonmail.com",
  "pm.me",
  "gmx.com",
  "gmx.net",
  "mail.com",
  "zoho.com",
  "fastmail.com",
  "hey.com",
  "comcast.net",
  "verizon.net",
  "att.net",
  "sbcglobal.net",
  "bellsouth.net",
  "cox.net",
  "charter.net",
  "earthlink.net",
  "optonline.net",
  "juno.com",
};

/* What people join with. */
static const char *const devices[] = {
  "iphone",
  "ipad",
  "ipod",
  "galaxy",
  "samsung",
  "android",
  "pixel",
  "motorola",
  "oneplus",
  "huawei",
  "xiaomi",
  "redmi",
  "macbook",
  "imac",
  "laptop",
  "desktop",
  "computer",
  "pc",
  "tablet",
  "chromebook",
  "smartphone",
  "phone",
  "device",
};

/* One of these or of the devices, and nothing but these, fillers and numbers, is nobody's name. */
static const char *const nameless[] = {
  "user",
  "guest",
  "zoom",
  "participant",
  "attendee",
  "visitor",
  "anonymous",
  "unknown",
  "unnamed",
  "caller",
  "call",
  "admin",
  "owner",
  "invitado",
  "invitada",
  "usuario",
  "usuaria",
  "anonimo",
  "telefono",
  "desconocido",
  "invite",
  "gast",
  "sm",
  "lm",
  "moto",
  "conference",
  "boardroom",
  "identified",
};

static const char *const fillers[] = {
  "pro",
  "max",
  "plus",
  "mini",
  "ultra",
  "air",
  "lite",
  "tab",
  "note",
  "fold",
  "flip",
  "se",
  "xr",
  "xs",
  "fe",
  "a",
  "the",
  "in",
  "google",
  "apple",
  "my",
  "mi",
  "de",
  "room",
  "lg",
  "work",
  "cell",
  "mobile",
  "s",
  "windows",
  "mac",
  "web",
  "browser",
  "unidentified",
  "not",
  "edge",
  "power",
  "play",
  "stylus",
  "go",
  "meeting",
  "gen",
  "generation",
  "5g",
  "4g",
  "ii",
  "iii",
  "teams",
  "x",
  "e",
  "g",
  "z",
};

static gboolean
is_one_of (const char *word,
           const char *const *words,
           gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* Whether @phrase is in @folded, from word to word. */
static gboolean
has_phrase (const char *folded,
            const char *phrase)
{
  gsize length = strlen (phrase);

  for (const char *at = strstr (folded, phrase); at != NULL; at = strstr (at + 1, phrase))
    if ((at == folded || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;
  return FALSE;
}

static gboolean
is_bot (const char *folded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bots); i++)
    if (bots[i].where == WHOLE ? strcmp (folded, bots[i].phrase) == 0 : has_phrase (folded, bots[i].phrase))
      return TRUE;
  return FALSE;
}

static gboolean
is_recorder (const char *folded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (recorders); i++)
    if (has_phrase (folded, recorders[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

/* "12025550143", "+1 (202) 555-0143", "1202555****" */
static gboolean
is_phone (const char *name)
{
  guint n = 0;

  for (const char *p = name; *p != '\0'; p++) {
    if (g_ascii_isdigit (*p) || *p == '*')
      n++;
    else if (strchr ("+-(). \t", *p) == NULL)
      return FALSE;
  }
  return n >= PHONE_AT_LEAST;
}

static gboolean
is_device (const char *word)
{
  return is_one_of (word, devices, G_N_ELEMENTS (devices));
}

static gboolean
is_core (const char *word)
{
  return is_device (word) || is_one_of (word, nameless, G_N_ELEMENTS (nameless));
}

static gboolean
is_nameless (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  gboolean found = FALSE;
  guint letters = 0;

  for (guint i = 0; words[i] != NULL; i++) {
    gboolean core = is_core (words[i]);

    if (!core && !has_digit (words[i]) && !is_one_of (words[i], fillers, G_N_ELEMENTS (fillers)))
      return FALSE;
    found = found || core;
    letters += !has_digit (words[i]);
  }
  return found || letters == 0; /* "007" */
}

/* @name: (nullable): as somebody called themselves, valid UTF-8 */
LydNameKind
lyd_online_name_classify (const char *name)
{
  g_autofree char *folded = lyd_fold_text (name);

  if (name != NULL && is_phone (name))
    return LYD_NAME_PHONE;
  if (folded[0] == '\0')
    return LYD_NAME_NAMELESS;
  if (is_bot (folded))
    return LYD_NAME_BOT;
  if (is_recorder (folded))
    return LYD_NAME_RECORDER;
  return is_nameless (folded) ? LYD_NAME_NAMELESS : LYD_NAME_PERSON;
}

/* Whether @name says what somebody joined with, and perhaps whose it is: "Jamal W (iPad)". It may be the second device
 * of somebody who is there under their own name. */
gboolean
lyd_online_name_has_device (const char *name)
{
  g_autofree char *folded = lyd_fold_text (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (is_device (words[i]))
      return TRUE;
  return FALSE;
}

/* @folded: (nullable): an e-mail address */
gboolean
lyd_online_email_is_bot (const char *folded)
{
  const char *at = folded != NULL ? strrchr (folded, '@') : NULL;

  return at != NULL && is_one_of (at + 1, bot_domains, G_N_ELEMENTS (bot_domains));
}

/* Whether addresses at @domain say nothing of an organization. */
gboolean
lyd_online_domain_is_public (const char *domain)
{
  return is_one_of (domain, public_domains, G_N_ELEMENTS (public_domains));
}

static char *
keep_digits (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  return g_string_free (digits, FALSE);
}

/**
 * lyd_online_identity:
 * @name: (nullable): as somebody called themselves
 * @original: (nullable): the name of their account, which stays the same when they rename themselves
 * @email: (nullable): folded
 * @joined: %LYD_TIME_NONE where the report does not say
 * @left_at: as @joined
 * @line: of the row
 *
 * Who a row of a report is about, as far as it can be told: the address, else the name. Two phones that are both called
 * "iPhone" may be two people's, so that each is somebody else every time. A program that takes notes joins by the link,
 * and so with the address and the account, of whom it does that for: it is itself, and never that person.
 *
 * Returns: (transfer full): the same for the same person in every report of a session
 */
char *
lyd_online_identity (const char *name,
                     const char *original,
                     const char *email,
                     gint64 joined,
                     gint64 left_at,
                     guint line)
{
  const char *called = original != NULL ? original : name != NULL ? name
                                                                  : "";
  LydNameKind kind = lyd_online_name_classify (called);
  g_autofree char *folded = NULL;
  g_autofree char *when = NULL;

  if (lyd_online_name_classify (name) == LYD_NAME_BOT) {
    folded = lyd_fold_text (name);
    return g_strconcat (LYD_IDENTITY_BOT, folded, NULL);
  }
  if (email != NULL)
    return g_strconcat ("mail:", email, NULL);
  if (kind == LYD_NAME_PHONE && strchr (called, '*') == NULL) {
    folded = keep_digits (called);
    return g_strconcat ("tel:", folded, NULL);
  }
  folded = lyd_fold_text (called);
  if (kind != LYD_NAME_PHONE && kind != LYD_NAME_NAMELESS)
    return g_strconcat ("name:", folded, NULL);
  when = joined != LYD_TIME_NONE ? g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, joined, left_at)
                                 : g_strdup_printf ("line %u", line);
  return g_strconcat ("guest:", folded, "@", when, NULL);
}

/**
 * lyd_online_name_strip_device:
 * @name: "Maribel's iPhone", "iPad de Ana"
 *
 * Returns: (transfer full): whose device it says that it is, folded, "maribel"; @name folded where it is none; may be
 *   empty
 */
char *
lyd_online_name_strip_device (const char *name)
{
  g_autofree char *folded = lyd_fold_text (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *rest = g_string_new (NULL);
  gboolean possessive = strstr (name, "'s ") != NULL || strstr (name, "’s ") != NULL;
  gboolean device = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    device = device || is_core (words[i]);
  for (guint i = 0; words[i] != NULL; i++) {
    gsize length = strlen (words[i]);

    if (device &&
        (is_core (words[i]) || is_one_of (words[i], fillers, G_N_ELEMENTS (fillers)) || has_digit (words[i])))
      continue;
    /* Folding joined what stood around the apostrophe: "Maribel's" is "maribels". */
    if (possessive && length > 3 && words[i][length - 1] == 's')
      words[i][length - 1] = '\0';
    g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", words[i]);
  }
  return g_string_free (rest, FALSE);
}
