#include "lyd-online-cells.h"

#include "lyd-date-reader.h"
#include "lyd-field.h"
#include "lyd-fold.h"

#include <string.h>

#define MAX_CELL 200

/* A meeting is not longer than a week. */
#define MAX_SECONDS (7 * 86400)

/* What the first letters of a unit mean, folded; the first that fits. Zoom counts minutes, Teams writes "1h 2m 10s" in
 * its reader's language, Google Meet "1 hr 2 min". */
static const struct {
  const char *letters;
  int seconds;
} units[] = {
  { "std", 3600 },
  { "stu", 3600 },
  { "saa", 3600 },
  { "sa", 3600 },
  { "sn", 1 },
  { "dk", 60 },
  { "dak", 60 },
  { "h", 3600 },
  { "or", 3600 },
  { "u", 3600 },
  { "t", 3600 },
  { "g", 3600 },
  { "o", 3600 },
  { "m", 60 },
  { "s", 1 },
  { "ч", 3600 },
  { "год", 3600 },
  { "мин", 60 },
  { "м", 60 },
  { "хв", 60 },
  { "с", 1 },
  { "сек", 1 },
  { "時間", 3600 },
  { "时", 3600 },
  { "小时", 3600 },
  { "小時", 3600 },
  { "時", 3600 },
  { "시간", 3600 },
  { "分", 60 },
  { "분", 60 },
  { "秒", 1 },
  { "초", 1 },
  { "ω", 3600 },
  { "λ", 60 },
  { "δ", 1 },
};

static const struct {
  const char *words;
  gboolean yes;
} answers[] = {
  { "yes|y|true|1|x|si|oui|ja|j|sim|da|tak|evet|igen|ano|kylla|joo|ya|co|はい|是|예|네|да|так|ναι|نعم|כן|attended|"
    "present",
    TRUE },
  { "no|n|false|0|non|nein|nao|nee|nej|nei|ei|nie|ne|nu|nem|hayir|tidak|khong|いいえ|否|不|아니요|아니오|нет|ні|όχι|لا|"
    "לא|absent|no show|did not attend",
    FALSE },
};

/* Words in the titles of a webinar's sections; the first that is in one. Whoever is "other" has no registration. */
static const struct {
  const char *words;
  LydOnlineRole role;
} roles[] = {
  { "panelist|panellist|panelista|paneliste|podiumsteilnehmer|diskussionsteilnehmer|panelteilnehmer|パネリスト|"
    "嘉宾|座谈小组|专题讨论|與會者小組|패널|панелист|участник панел|panelisty|speaker|presenter|diễn giả",
    LYD_ROLE_PANELIST },
  { "host|anfitrion|anfitriao|hote|gastgeber|organizador|ospitante|organizzatore|ホスト|主持人|主持|호스트|организатор|"
    "gospodarz|toplantı sahibi|oturum sahibi|organizer|staff|veranstalter|animateur|chủ trì",
    LYD_ROLE_HOST },
  { "attendee|attended|asistente|asistieron|participant|participante|partecipant|teilnehmer|teilgenommen|"
    "deelnemer|参加者|参加した|参会者|与会者|参与者|參加者|與會者|참석자|참가자|участник|uczestnik|katılımcı|deltagare|deltager|"
    "người tham dự|otros|autres|registrant|invité",
    LYD_ROLE_ATTENDEE },
};

/* "(she/her)" is what somebody is called by and not what they were called before. */
static const char *const pronouns[] = {
  "she",
  "her",
  "hers",
  "he",
  "him",
  "his",
  "they",
  "them",
  "their",
  "theirs",
  "ze",
  "zie",
  "zir",
  "hir",
  "xe",
  "xem",
  "ey",
  "em",
  "eir",
  "fae",
  "faer",
  "ve",
  "ver",
  "per",
  "it",
  "its",
  "any",
  "all",
  "ask",
  "me",
  "my",
  "name",
  "only",
  "no",
  "use",
  "pronouns",
  "pronoun",
  "or",
  "and",
  "y",
  "et",
  "o",
  "el",
  "ella",
  "elle",
  "ellos",
  "ellas",
  "lo",
  "la",
  "le",
  "su",
  "suyo",
  "suya",
  "ele",
  "ela",
  "elu",
  "dele",
  "dela",
  "il",
  "iel",
  "lui",
  "sie",
  "er",
  "ihr",
  "ihm",
  "hen",
  "hun",
  "zij",
  "hij",
  "haar",
  "hem",
  "lei",
  "they're",
  "pronombres",
  "pronomes",
  "pronoms",
};

/* What Teams and Zoom put in brackets behind a name, which is no name either. */
static const char *const notes[] = {
  "guest",
  "external",
  "unverified",
  "invitado",
  "invitada",
  "externo",
  "externa",
  "invite",
  "invitee",
  "externe",
  "gast",
  "extern",
  "convidado",
  "convidada",
  "ospite",
  "esterno",
  "ゲスト",
  "外部",
  "来宾",
  "來賓",
  "게스트",
  "host",
  "co host",
  "cohost",
  "me",
  "you",
  "organizer",
  "presenter",
  "anonymous",
  "nicht verifiziert",
  "no verificado",
  "non verifie",
  "nao verificado",
  "гость",
  "gosc",
  "misafir",
  "guest user",
};

static gboolean
is_listed (const char *folded,
           const char *const *list,
           gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autofree char *word = lyd_fold_text (list[i]);

    if (strcmp (folded, word) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Whether the cell says that there is nothing to say. */
gboolean
lyd_online_is_nothing (const char *cell)
{
  static const char *const words[] = { "", "n/a", "na", "none", "null", "nan", "#n/a", "nil" };

  while (*cell == '-' || *cell == ' ' || g_str_has_prefix (cell, "—") || g_str_has_prefix (cell, "–"))
    cell = g_utf8_next_char (cell);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (cell, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * lyd_online_read_clock:
 * @second_of_day: (out):
 *
 * Reads a time without a date: "2:01 PM", "14:01:05".
 */
gboolean
lyd_online_read_clock (int *second_of_day,
                       const char *cell)
{
  g_autoptr (GTimeZone) utc = NULL;
  g_autofree char *dated = NULL;
  gint64 instant;

  if (strlen (cell) > 30 || (strchr (cell, ':') == NULL && strpbrk (cell, "mM") == NULL))
    return FALSE;
  utc = g_time_zone_new_utc ();
  dated = g_strconcat ("2000-01-01 ", cell, NULL);
  if (!lyd_date_read (&instant, dated, LYD_DATE_MONTH_FIRST, utc))
    return FALSE;
  *second_of_day = (int) (instant / LYD_SECOND - G_GINT64_CONSTANT (946684800));
  return *second_of_day >= 0 && *second_of_day < 86400;
}

/* Whether the cell is a date with or without a time, or a time alone. */
gboolean
lyd_online_is_time (const char *cell)
{
  g_autoptr (GTimeZone) utc = NULL;
  gint64 instant;
  int second;

  if (cell[0] == '\0' || strpbrk (cell, "0123456789") == NULL || strlen (cell) > 60)
    return FALSE;
  if (strspn (cell, "0123456789") == strlen (cell))
    return FALSE; /* a number, also where it could be a spreadsheet's day */
  if (lyd_online_read_clock (&second, cell))
    return TRUE;
  utc = g_time_zone_new_utc ();
  return lyd_date_read (&instant, cell, LYD_DATE_MONTH_FIRST, utc) ||
         lyd_date_read (&instant, cell, LYD_DATE_DAY_FIRST, utc);
}

static int
find_unit (const char *unit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (unit, units[i].letters))
      return units[i].seconds;
  return 0;
}

/* "1:02:03", or "1:02" for an hour and two minutes. */
static gboolean
read_colons (gint64 *seconds,
             const char *p)
{
  gint64 total = 0;
  int scale = 3600;

  for (int i = 0; i < 3; i++, scale /= 60) {
    char *end;
    guint64 part = g_ascii_strtoull (p, &end, 10);

    if (!g_ascii_isdigit (*p) || part > 999 || (i > 0 && part > 59))
      return FALSE;
    total += (gint64) part * scale;
    p = end;
    if (*p == '\0')
      break;
    if (*p++ != ':')
      return FALSE;
  }
  *seconds = total;
  return *p == '\0';
}

/**
 * lyd_online_read_duration:
 * @seconds: (out):
 *
 * "1h 2m 10s", "1 hr 2 min", "62 minutes", "1:02:10", "1時間2分"; a number alone is minutes.
 */
gboolean
lyd_online_read_duration (gint64 *seconds,
                          const char *cell)
{
  g_autofree char *lower = NULL;
  double total = 0;
  const char *p;

  if (cell[0] == '\0' || strlen (cell) > MAX_CELL)
    return FALSE;
  if (strchr (cell, ':') != NULL)
    return read_colons (seconds, cell);
  lower = g_utf8_strdown (cell, -1);
  for (p = lower; *p != '\0';) {
    char *end;
    double number;
    int unit = 60;

    if (!g_ascii_isdigit (*p))
      return FALSE;
    number = g_ascii_strtod (p, &end);
    p = end + strspn (end, " ");
    if (g_str_has_prefix (p, "\302\240") || g_str_has_prefix (p, "\342\200\257"))
      p = g_utf8_next_char (p);
    if (*p != '\0' && (unit = find_unit (p)) == 0)
      return FALSE;
    total += number * unit;
    while (*p != '\0' && !g_ascii_isdigit (*p))
      p++;
  }
  if (total > MAX_SECONDS)
    return FALSE;
  *seconds = (gint64) (total + 0.5);
  return TRUE;
}

/* Whether the words of a list "a|b" are the whole of @folded. */
static gboolean
is_one_of (const char *folded,
           const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  return is_listed (folded, (const char *const *) list, g_strv_length (list));
}

/**
 * lyd_online_read_yes_no:
 *
 * Returns: 1 for yes, 0 for no, -1 where nobody knows
 */
int
lyd_online_read_yes_no (const char *cell)
{
  g_autofree char *folded = NULL;

  if (g_ascii_strcasecmp (cell, "yes") == 0)
    return 1;
  if (g_ascii_strcasecmp (cell, "no") == 0)
    return 0;
  if (cell[0] == '\0' || strlen (cell) > MAX_CELL)
    return -1;
  folded = lyd_fold_text (cell);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (is_one_of (folded, answers[i].words))
      return answers[i].yes;
  return -1;
}

/* Zoom's words for the state of a registration in other languages than lyd_value_status() knows. */
static const struct {
  const char *words;
  LydStatus status;
} statuses[] = {
  { "approuve|approuvee|genehmigt|bestatigt|aprovado|aprovada|approvato|approvata|goedgekeurd|godkand|godkendt|"
    "zatwierdzony|одобрено|onaylandi|承認済み|承認|已批准|已核准|승인됨",
    LYD_STATUS_CONFIRMED },
  { "en attente|ausstehend|pendente|in sospeso|in attesa|in behandeling|vantande|afventer|oczekujacy|"
    "в ожидании|beklemede|保留中|承認待ち|待处理|待审批|待處理|대기 중",
    LYD_STATUS_PENDING },
  { "refuse|refusee|abgelehnt|negado|negada|recusado|rejeitado|rifiutato|negato|geweigerd|afgewezen|nekad|"
    "afvist|odrzucony|отклонено|reddedildi|拒否|拒否済み|已拒绝|已拒絕|거부됨",
    LYD_STATUS_DENIED },
  { "annule|annulee|storniert|abgesagt|cancelado|cancelada|annullato|annullata|geannuleerd|avbruten|"
    "annulleret|anulowany|отменено|iptal edildi|キャンセル|キャンセル済み|已取消|취소됨",
    LYD_STATUS_CANCELLED },
};

/* Returns: a #LydStatus, or -1 where the word is unknown */
int
lyd_online_read_status (const char *cell)
{
  const char *id = lyd_value_status (cell);
  g_autofree char *folded = NULL;

  if (id != NULL && id[0] != '\0')
    return lyd_word_find (&lyd_statuses, id);
  folded = lyd_fold_text (cell);
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (is_one_of (folded, statuses[i].words))
      return (int) statuses[i].status;
  return -1;
}

/* "Joined before", "Joined", "Left" of Teams' list. Returns: 1 for joining, 0 for leaving, -1 where the word is unknown
 */
int
lyd_online_read_action (const char *cell)
{
  static const char *const leaving =
    "left|salio|abandono|a quitte|parti|quitte|verlassen|hat verlassen|saiu|uscito|uscita|ha abbandonato|"
    "verlaten|vertrokken|lamnade|forlod|forlot|opuscil|вышел|ayrildi|退出|退出しました|离开|已离开|已離開|나감";
  static const char *const joining =
    "joined|joined before|se unio|se unio antes|unido|rejoint|a rejoint|rejoint avant|beigetreten|"
    "zuvor beigetreten|teilgenommen|entrou|ingressou|entrato|partecipato|deelgenomen|anslot|deltog|dolaczyl|"
    "присоединился|katildi|参加|参加しました|已加入|加入|참가함";
  g_autofree char *folded = lyd_fold_text (cell);

  if (is_one_of (folded, leaving))
    return 0;
  return is_one_of (folded, joining) ? 1 : -1;
}

/* Zoom's words for somebody who is not named. */
gboolean
lyd_online_is_anonymous (const char *name)
{
  g_autofree char *folded = lyd_fold_text (name);

  return is_one_of (folded, "anonymous|anonymous attendee|anonimo|asistente anonimo|anonyme|participant anonyme|anonym|"
                            "anonymer teilnehmer|participante anonimo|partecipante anonimo|匿名|匿名の参加者|匿名参会者|익명");
}

/**
 * lyd_online_title_role:
 * @title: of a section: "Panelist Details", "Otros asistentes"
 *
 * Returns: a #LydOnlineRole, or -1 where it names none
 */
int
lyd_online_title_role (const char *title)
{
  g_autofree char *folded = NULL;

  if (strlen (title) > MAX_CELL)
    return -1;
  folded = lyd_fold_text (title);
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_auto (GStrv) words = g_strsplit (roles[i].words, "|", -1);

    for (gsize j = 0; words[j] != NULL; j++) {
      g_autofree char *word = lyd_fold_text (words[j]);

      if (strstr (folded, word) != NULL)
        return (int) roles[i].role;
    }
  }
  return -1;
}

static gboolean
are_pronouns (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (!is_listed (words[i], pronouns, G_N_ELEMENTS (pronouns)))
      return FALSE;
  return TRUE;
}

static gboolean
is_bracket (gunichar c,
            gboolean open)
{
  return open ? c == '(' || c == 0xff08 : c == ')' || c == 0xff09;
}

/* Cuts "(…)" off the end of @text. Returns: (transfer full) (nullable): what stood in it */
static char *
cut_last_brackets (char *text)
{
  char *last = text + strlen (text);
  char *p;
  int depth = 0;

  if (last == text || !is_bracket (g_utf8_get_char (g_utf8_prev_char (last)), FALSE))
    return NULL;
  for (p = g_utf8_prev_char (last); p > text; p = g_utf8_prev_char (p)) {
    gunichar c = g_utf8_get_char (p);

    depth += is_bracket (c, FALSE) - is_bracket (c, TRUE);
    if (depth == 0)
      break;
  }
  if (p == text || depth != 0)
    return NULL;
  last = g_utf8_prev_char (last);
  *last = '\0';
  last = g_strdup (g_utf8_next_char (p));
  *p = '\0';
  g_strchomp (text);
  if (text[0] == '\0') {
    g_free (last);
    return NULL;
  }
  return g_strstrip (last);
}

/**
 * lyd_online_name_read:
 * @with_original: whether the column says that the original name follows in brackets
 *
 * Takes a display name apart. Pronouns and notes like "Guest" in brackets are neither of its names.
 */
LydOnlineName
lyd_online_name_read (const char *cell,
                      gboolean with_original)
{
  LydOnlineName result = { g_strdup (cell), NULL };
  char *inside;

  for (int i = 0; i < 4; i++) {
    g_autofree char *before = g_strdup (result.name);
    g_autofree char *folded = NULL;

    inside = cut_last_brackets (result.name);
    if (inside == NULL) {
      g_free (result.name);
      result.name = g_steal_pointer (&before);
      break;
    }
    folded = lyd_fold_text (inside);
    if (folded[0] == '\0' || are_pronouns (folded) || is_listed (folded, notes, G_N_ELEMENTS (notes))) {
      g_free (inside);
    } else if (with_original && result.original == NULL) {
      result.original = inside;
    } else {
      g_free (inside);
      g_free (result.name);
      result.name = g_steal_pointer (&before);
      break;
    }
  }
  if (result.original != NULL && strcmp (result.original, result.name) == 0)
    g_clear_pointer (&result.original, g_free);
  return result;
}

/**
 * lyd_online_is_phone:
 *
 * Returns: whether the name is a caller's number, perhaps masked: "12025550143", "1202555****", "+1 (202) 555-****"
 */
gboolean
lyd_online_is_phone (const char *name)
{
  guint digits = 0;
  guint masked = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_ascii_isdigit (*p))
      digits++;
    else if (c == '*' || c == 'x' || c == 'X' || c == 0x2022 || c == 0x2026)
      masked++;
    else if (strchr ("+-(). ", *p) == NULL)
      return FALSE;
  }
  return digits >= 3 && digits + masked >= 6;
}
