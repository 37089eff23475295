#include "lyd-online-values.h"

#include "lyd-fold.h"

#include <string.h>

#define MAX_TEXT 200

/* What cells say, in the languages of Zoom and Teams; compared folded. */
static const struct {
  LydOnlineSet set;
  int value;
  const char *words;
} words[] = {
  { LYD_ONLINE_ANSWERS, 1,
    "yes|y|true|1|x|✓|sí|si|oui|ja|j|sim|s|da|tak|evet|igen|ano|áno|kyllä|joo|ya|có|はい|是|예|네|да|так|ναι|نعم|כן|"
    "attended|present|joined|asistió|présent|anwesend|teilgenommen|presente|compareceu" },
  { LYD_ONLINE_ANSWERS, 0,
    "no|n|false|0|non|nein|não|nao|nee|nej|nei|ei|nie|ne|nu|nem|hayır|tidak|không|いいえ|否|不|아니요|아니오|нет|ні|όχι|"
    "لا|לא|absent|no show|noshow|did not attend|not attended|registered did not attend|no asistió|ausente|abwesend" },

  { LYD_ONLINE_STATUSES, LYD_STATUS_CONFIRMED,
    "approved|confirmed|registered|attended|auto approved|aprobado|aprobada|approuvé|approuvée|genehmigt|bestätigt|"
    "aprovado|aprovada|approvato|approvata|goedgekeurd|godkänd|godkendt|godkjent|zatwierdzony|zatwierdzono|одобрено|"
    "одобрен|onaylandı|disetujui|đã phê duyệt|承認済み|承認|已批准|已核准|批准|승인됨|승인" },
  { LYD_ONLINE_STATUSES, LYD_STATUS_PENDING,
    "pending|pending approval|pendiente|en attente|ausstehend|pendente|in sospeso|in attesa|in behandeling|väntande|"
    "afventer|venter|oczekujący|oczekuje|в ожидании|beklemede|tertunda|đang chờ|保留中|承認待ち|待处理|待审批|待批准|待處理|"
    "대기 중|보류 중" },
  { LYD_ONLINE_STATUSES, LYD_STATUS_DENIED,
    "denied|rejected|declined|denegado|denegada|rechazado|rechazada|refusé|refusée|rejeté|abgelehnt|verweigert|negado|"
    "negada|recusado|recusada|rejeitado|rifiutato|rifiutata|negato|geweigerd|afgewezen|nekad|afvist|avslått|odrzucony|"
    "odrzucono|отклонено|отказано|reddedildi|ditolak|bị từ chối|拒否|拒否済み|已拒绝|已拒絕|拒绝|거부됨|거부" },
  { LYD_ONLINE_STATUSES, LYD_STATUS_CANCELLED,
    "cancelled|canceled|cancelado|cancelada|annulé|annulée|storniert|abgesagt|annullato|annullata|geannuleerd|avbruten|"
    "avbokad|annulleret|avlyst|anulowany|anulowano|отменено|отменен|iptal edildi|dibatalkan|đã hủy|キャンセル|"
    "キャンセル済み|已取消|取消|취소됨|취소" },

  { LYD_ONLINE_ACTIONS, 0,
    "left|salió|abandonó|se fue|a quitté|quitté|parti|sorti|verlassen|hat verlassen|saiu|uscito|uscita|ha abbandonato|"
    "uscito/a|verlaten|vertrokken|heeft verlaten|lämnade|har lämnat|forlod|forlot|opuścił|opuściła|вышел|покинул|"
    "ayrıldı|退出|退出しました|退室|离开|已离开|已離開|離開|나감|나갔음" },
  { LYD_ONLINE_ACTIONS, 1,
    "joined|joined before|se unió|se unió antes|unido|ingresó|rejoint|a rejoint|a rejoint avant|rejoint avant|"
    "beigetreten|zuvor beigetreten|vorher beigetreten|teilgenommen|entrou|ingressou|entrou antes|entrato|entrata|"
    "partecipa|ha partecipato|deelgenomen|neemt deel|anslöt|har anslutit|deltog|ble med|dołączył|присоединился|"
    "подключился|katıldı|参加|参加しました|以前に参加|已加入|加入|先前已加入|참가함|참가" },

  { LYD_ONLINE_ANONYMOUS, 1,
    "anonymous|anonymous attendee|anonymous user|anónimo|anónima|asistente anónimo|anonyme|participant anonyme|anonym|"
    "anonymer teilnehmer|anônimo|participante anônimo|anonimo|partecipante anonimo|anoniem|匿名|匿名の参加者|匿名参会者|"
    "匿名者|익명|익명 참석자|аноним" },

  { LYD_ONLINE_PRONOUNS, 1,
    "she|her|hers|he|him|his|they|them|their|theirs|ze|zie|zir|hir|xe|xem|ey|em|eir|fae|faer|ve|ver|per|it|its|any|all|"
    "ask|me|my|name|only|no|use|pronouns|pronoun|or|and|y|et|o|él|ella|elle|ellos|ellas|lo|la|le|su|suyo|suya|ele|ela|"
    "elu|dele|dela|il|iel|lui|sie|er|ihr|ihm|hen|hun|zij|hij|haar|hem|lei|pronombres|pronomes|pronoms|pronomen" },

  { LYD_ONLINE_NOTES, 1,
    "guest|guest user|external|unverified|host|co host|cohost|me|you|organizer|presenter|anonymous|invitado|invitada|"
    "externo|externa|no verificado|invité|invitée|externe|non vérifié|gast|extern|nicht verifiziert|convidado|"
    "convidada|não verificado|ospite|esterno|esterna|non verificato|niet geverifieerd|gäst|gæst|gjest|gość|"
    "zewnętrzny|гость|внешний|misafir|konuk|ゲスト|外部|未確認|来宾|來賓|访客|外部人员|게스트|외부" },
};

/* How words in the titles of a webinar's sections begin; the first that is in one. Who "also attended" has no
 * registration and is an attendee like the others. */
static const struct {
  LydOnlineRole role;
  const char *stems;
} roles[] = {
  { LYD_ROLE_PANELIST,
    "panelist|panellist|panelista|panéliste|painelista|panellid|podiumsteilnehmer|diskussionsteilnehmer|"
    "panelteilnehmer|"
    "speaker|presenter|ponente|intervenant|referent|palestrante|relator|panelmedlem|paneldeltagare|panelisty|panelis|"
    "participante del panel|participant au panel|участник панел|участники "
    "панел|панелист|パネリスト|嘉宾|小组成员|座谈嘉宾|"
    "專題討論|與會者小組|座談者|패널|diễn giả|thành viên tham luận" },
  { LYD_ROLE_HOST,
    "host|hôte|l'hôte|anfitri|gastgeber|organizador|organisateur|organizzatore|organizer|organisator|ospitante|staff|"
    "veranstalter|animateur|moderador|gospodarz|organizator|värd|vært|vert|toplantı sahibi|oturum sahibi|организатор|"
    "ホスト|主持|主办|主辦|호스트|chủ trì|người tổ chức|tuan rumah" },
  { LYD_ROLE_ATTENDEE,
    "attendee|attended|asistente|asistieron|participant|participante|partecipant|teilnehmer|teilgenommen|deelnemer|"
    "deltagare|deltager|deltaker|uczestni|katılımcı|registrant|invité|iscritt|inscrit|angemeldete|peserta|"
    "other|otros|autres|outros|altri|weitere|sonstige|участник|参加者|参加した|その他|参会者|与会者|参与者|其他|參加者|"
    "與會者|"
    "참석자|참가자|기타|người tham dự|khác" },
};

#define LONG_STEM 9

typedef struct {
  LydOnlineRole role;
  char *folded;
  gboolean anywhere; /* in the middle of a word, too: "dell'organizzatore", and writing without blanks */
} Stem;

struct _LydOnlineValues {
  GHashTable *sets[LYD_ONLINE_N_SETS]; /* folded words to values + 1 */
  GArray *stems;                       /* of Stem */
};

static void
add_stems (LydOnlineValues *self,
           LydOnlineRole role,
           const char *list)
{
  g_auto (GStrv) stems = g_strsplit (list, "|", -1);

  for (gsize i = 0; stems[i] != NULL; i++) {
    Stem stem = { role, lyd_fold_text (stems[i]), FALSE };

    stem.anywhere = g_utf8_get_char (stems[i]) >= 0x1100 || strlen (stem.folded) >= LONG_STEM;

    g_array_append_val (self->stems, stem);
  }
}

static void
clear_stem (gpointer data)
{
  g_free (((Stem *) data)->folded);
}

LydOnlineValues *
lyd_online_values_new (void)
{
  LydOnlineValues *self = g_new0 (LydOnlineValues, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (self->sets); i++)
    self->sets[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_auto (GStrv) list = g_strsplit (words[i].words, "|", -1);

    for (gsize j = 0; list[j] != NULL; j++)
      g_hash_table_insert (self->sets[words[i].set], lyd_fold_text (list[j]), GINT_TO_POINTER (words[i].value + 1));
  }
  self->stems = g_array_new (FALSE, FALSE, sizeof (Stem));
  g_array_set_clear_func (self->stems, clear_stem);
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    add_stems (self, roles[i].role, roles[i].stems);
  return self;
}

void
lyd_online_values_free (LydOnlineValues *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->sets); i++)
    g_hash_table_unref (self->sets[i]);
  g_array_unref (self->stems);
  g_free (self);
}

/**
 * lyd_online_values_find:
 * @text: a cell or a part of one, valid UTF-8
 *
 * Returns: what it means in @set, or -1 where it is no word of it
 */
int
lyd_online_values_find (const LydOnlineValues *self,
                        LydOnlineSet set,
                        const char *text)
{
  g_autofree char *folded = NULL;

  if (text[0] == '\0' || strnlen (text, MAX_TEXT) == MAX_TEXT)
    return -1;
  folded = lyd_fold_text (text);
  return GPOINTER_TO_INT (g_hash_table_lookup (self->sets[set], folded)) - 1;
}

/* Whether a word of @folded begins with the stem. */
static gboolean
has_stem (const char *folded,
          const Stem *stem)
{
  const char *found = strstr (folded, stem->folded);

  while (found != NULL && found != folded && found[-1] != ' ' && !stem->anywhere)
    found = strstr (found + 1, stem->folded);
  return found != NULL;
}

/**
 * lyd_online_values_find_role:
 * @title: of a section: "Panelist Details", "Otros asistentes"
 *
 * Returns: a #LydOnlineRole, or -1 where it names none
 */
int
lyd_online_values_find_role (const LydOnlineValues *self,
                             const char *title)
{
  g_autofree char *folded = NULL;

  if (strnlen (title, MAX_TEXT) == MAX_TEXT)
    return -1;
  folded = lyd_fold_text (title);
  for (guint i = 0; i < self->stems->len; i++) {
    const Stem *stem = &g_array_index (self->stems, Stem, i);

    if (has_stem (folded, stem))
      return (int) stem->role;
  }
  return -1;
}
