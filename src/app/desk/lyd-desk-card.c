#include "lyd-desk-card.h"

#include "lyd-code.h"
#include "lyd-phrases.h"
#include "lyd-trays.h"
#include "lyd-words.h"

#include <glib/gi18n.h>

/* The result of the last scan; it stays until the next one, and nothing in it moves when that comes. */
struct _LydDeskCard {
  AdwBin parent_instance;

  const char *style; /* the band's class now */
  GtkWidget *band;
  GtkImage *icon;
  GtkLabel *word;
  GtkLabel *why;
  GtkStack *inner;
  GtkLabel *name;
  GtkLabel *spoken;
  GtkLabel *organization;
  GtkOrientable *flags;
  GtkLabel *type;
  GtkWidget *first;
  GtkWidget *no_photos;
  GtkWidget *organizer;
  GtkLabel *where;
  GtkWidget *art;
  char *trays; /* where badges lie; NULL: nowhere in particular */
  GtkOrientable *strip;
  GtkImage *next_icon;
  GtkLabel *next;
  GtkLabel *how;
  GtkButton *primary;
  GtkButton *secondary;
};

G_DEFINE_FINAL_TYPE (LydDeskCard, lyd_desk_card, ADW_TYPE_BIN)

/* Longer names step down a size; 48 pt and 22 letters fill the line of a 1366 px desk. */
#define LONG_NAME 22
#define LONG_ORGANIZATION 44
#define LONG_BUTTON 26

static const LydVerdictLook looks[] = {
  [LYD_VERDICT_UNKNOWN] = { "red", "lyd-red", "lyd-unknown-symbolic", N_ ("Not known"), N_ ("Find them by name"),
                            N_ ("Type the name now; the scan stays in the log.") },
  [LYD_VERDICT_WRONG_EVENT] = { "red", "lyd-red", "lyd-stop-symbolic", N_ ("Another event"), N_ ("Find them by name"),
                                N_ ("Type the name now; the scan stays in the log.") },
  [LYD_VERDICT_REVOKED] = { "red", "lyd-red", "lyd-stop-symbolic", N_ ("Old badge"), N_ ("Ask for the newer badge"),
                            N_ ("Keep this one. No newer badge? Open the person.") },
  [LYD_VERDICT_LEFT] = { "blue", "lyd-plain", "lyd-left-symbolic", N_ ("Goodbye"), N_ ("Nothing more to do"), NULL },
  [LYD_VERDICT_CANCELLED] = { "red", "lyd-red", "lyd-stop-symbolic", N_ ("Cancelled"), N_ ("Ask the organizer"), NULL },
  [LYD_VERDICT_DENIED] = { "red", "lyd-red", "lyd-stop-symbolic", N_ ("Not accepted"), N_ ("Ask the organizer"), NULL },
  [LYD_VERDICT_PENDING] = { "amber", "lyd-amber", "lyd-waiting-symbolic", N_ ("Not confirmed"),
                            N_ ("Ask the organizer"), N_ ("Letting them in needs a reason.") },
  [LYD_VERDICT_WAITLISTED] = { "amber", "lyd-amber", "lyd-waiting-symbolic", N_ ("Waiting list"),
                               N_ ("Ask the organizer"), N_ ("Letting them in needs a reason.") },
  [LYD_VERDICT_WRONG_SESSION] = { "amber", "lyd-amber", "lyd-waiting-symbolic", N_ ("Not this session"),
                                  N_ ("Ask the organizer"), N_ ("Letting them in needs a reason.") },
  [LYD_VERDICT_ALREADY_IN] = { "amber", "lyd-amber", "lyd-again-symbolic", N_ ("Already in"), N_ ("Nothing more to do"),
                               N_ ("Not their badge? Find them by name.") },
  [LYD_VERDICT_TOO_EARLY] = { "amber", "lyd-amber", "lyd-waiting-symbolic", N_ ("Too early"), N_ ("Ask them to wait"),
                              N_ ("Letting them in needs a reason.") },
  [LYD_VERDICT_OVER] = { "amber", "lyd-amber", "lyd-waiting-symbolic", N_ ("Over"), N_ ("Ask the organizer"),
                         N_ ("Letting them in needs a reason.") },
  [LYD_VERDICT_FULL] = { "amber", "lyd-amber", "lyd-waiting-symbolic", N_ ("Full"), N_ ("Ask the organizer"),
                         N_ ("Letting them in needs a reason.") },
  [LYD_VERDICT_ANSWERS_NEEDED] = { "blue", "lyd-plain", "lyd-confirm-symbolic", N_ ("A question first"),
                                   N_ ("Ask them"), N_ ("Enter takes the answers, then checks in.") },
  [LYD_VERDICT_ADMITTED] = { "ok", "lyd-ok", "lyd-admitted-symbolic", N_ ("Welcome"), N_ ("Hand over the badge"),
                             NULL },
  [LYD_VERDICT_IDENTIFY] = { "blue", "lyd-plain", "lyd-confirm-symbolic", N_ ("Is this the person?"), NULL, NULL },
  [LYD_VERDICT_UNDONE] = { "blue", "lyd-plain", "lyd-again-symbolic", N_ ("Taken back"), N_ ("As before the scan"),
                           N_ ("Both stay in the log.") },
};

const LydVerdictLook *
lyd_verdict_look (LydVerdict verdict)
{
  return &looks[verdict];
}

static void
set_band (LydDeskCard *self,
          const char *style,
          const char *icon,
          const char *word,
          const char *why)
{
  gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  g_autofree char *sentence = NULL;

  if (self->style != NULL)
    gtk_widget_remove_css_class (self->band, self->style);
  self->style = style;
  if (style != NULL)
    gtk_widget_add_css_class (self->band, style);
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_label_set_label (self->word, word);
  /* The sentence keeps the language's direction, whichever way the name in it is written. */
  sentence = g_strconcat (rtl ? "\u200f" : "\u200e", why, NULL);
  gtk_label_set_label (self->why, sentence);
}

static void
set_label (GtkLabel *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
}

static void
set_long (GtkLabel *label,
          glong limit)
{
  if (g_utf8_strlen (gtk_label_get_label (label), -1) > limit)
    gtk_widget_add_css_class (GTK_WIDGET (label), "long");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "long");
}

static void
set_next (LydDeskCard *self,
          const char *icon,
          const char *next,
          const char *how)
{
  gtk_image_set_from_icon_name (self->next_icon, icon);
  set_label (self->next, next);
  set_label (self->how, how);
  gtk_widget_set_visible (GTK_WIDGET (self->how), how != NULL && how[0] != '\0');
}

/* @action: (nullable): %NULL hides the button; @target: (nullable): of type "s" */
static void
set_button (GtkButton *button,
            const char *label,
            const char *action,
            const char *target,
            gboolean suggested)
{
  gtk_widget_set_visible (GTK_WIDGET (button), action != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  if (action == NULL)
    return;
  gtk_button_set_label (button, label);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button),
                                          target != NULL ? g_variant_new_string (target) : NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (suggested)
    gtk_widget_add_css_class (GTK_WIDGET (button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), "suggested-action");
}

/* Who it is. All may be %NULL. */
static void
set_person (LydDeskCard *self,
            const char *name,
            const char *pronunciation,
            const char *pronouns,
            const char *organization)
{
  g_autofree char *say = pronunciation != NULL ? g_strdup_printf (_ ("Say “%s”"), pronunciation) : NULL;
  g_autofree char *spoken = say != NULL && pronouns != NULL ? g_strdup_printf ("%s · %s", say, pronouns) : NULL;

  gtk_stack_set_visible_child_name (self->inner, "person");
  set_label (self->name, name);
  set_long (self->name, LONG_NAME);
  set_label (self->spoken, spoken != NULL ? spoken : say != NULL ? say
                                                                 : pronouns);
  set_label (self->organization, organization);
  set_long (self->organization, LONG_ORGANIZATION);
  set_label (self->where, NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->spoken), "monospace");
}

static void
set_flags (LydDeskCard *self,
           const char *type,
           gboolean first,
           gboolean no_photos,
           gboolean organizer)
{
  set_label (self->type, type);
  gtk_widget_set_visible (GTK_WIDGET (self->type), type != NULL);
  gtk_widget_set_visible (self->first, first);
  gtk_widget_set_visible (self->no_photos, no_photos);
  gtk_widget_set_visible (self->organizer, organizer);
}

/* @words: (nullable): where the badges lie, for the card before the first scan */
void
lyd_desk_card_set_trays (LydDeskCard *self,
                         const char *words)
{
  char *copy = words != NULL && *words != '\0' ? g_strdup (words) : NULL;

  g_free (self->trays);
  self->trays = copy;
}

/* Before the first scan. */
void
lyd_desk_card_show_ready (LydDeskCard *self)
{
  set_band (self, NULL, "lyd-scan-symbolic", _ ("Ready"), _ ("Scan a badge or a phone ticket"));
  gtk_stack_set_visible_child_name (self->inner, "ready");
  set_next (self, "lyd-badge-symbolic", _ ("Find the badge, scan it, hand it over"), self->trays);
  set_button (self->primary, NULL, NULL, NULL, FALSE);
  set_button (self->secondary, NULL, NULL, NULL, FALSE);
}

/* Somebody who was looked up: nothing is recorded yet. */
void
lyd_desk_card_show_person (LydDeskCard *self,
                           const LydRosterRow *row,
                           GTimeZone *zone,
                           gboolean leaving)
{
  LydLook look = lyd_look_of_row (row);
  g_autofree char *since = row->inside && row->last_at != LYD_TIME_NONE ? lyd_format_clock (row->last_at, zone) : NULL;
  /* Translators: the short code under the square one on a badge. */
  g_autofree char *code = g_strdup_printf (_ ("Code %s"), row->short_code);
  g_autofree char *slot = leaving ? NULL : lyd_words_slot (row->tray, row->slot);
  g_autofree char *why = since != NULL ? g_strdup_printf (_ ("In since %s. Nothing is recorded yet."), since)
                                       : g_strdup_printf (_ ("%s. Not checked in yet."), look.word);

  set_band (self, "blue", "lyd-confirm-symbolic", _ ("Is this the person?"), why);
  set_person (self, row->name, row->pronunciation, row->pronouns_public ? row->pronouns : NULL, row->organization);
  set_flags (self, lyd_word_title (&lyd_attendee_types, row->type), row->first_time, row->no_photos,
             row->needs_assistance);
  set_next (self, slot != NULL ? "lyd-badge-symbolic" : "lyd-person-symbolic", slot != NULL ? slot : code,
            leaving ? _ ("Enter checks out, Esc goes back") : _ ("Enter checks in, Esc goes back"));
  set_button (self->primary, leaving ? _ ("Check Out") : _ ("Check In"), "desk.confirm", NULL, TRUE);
  set_button (self->secondary, _ ("Not Them"), "desk.back", NULL, FALSE);
}

static gboolean
may_be_let_in (LydVerdict verdict)
{
  return verdict == LYD_VERDICT_PENDING || verdict == LYD_VERDICT_WAITLISTED || verdict == LYD_VERDICT_WRONG_SESSION ||
         verdict == LYD_VERDICT_TOO_EARLY || verdict == LYD_VERDICT_OVER || verdict == LYD_VERDICT_FULL;
}

/* Somebody who is in already: their badge may be lost, or it was not them whom the first scan let in. */
static void
set_repeat_buttons (LydDeskCard *self,
                    const LydAdmissionResult *result,
                    GTimeZone *zone)
{
  g_autofree char *registration = lyd_id_to_string (&result->registration);
  g_autofree char *first = lyd_id_to_string (&result->first_scan);
  g_autofree char *clock = result->first_at != LYD_TIME_NONE ? lyd_format_clock (result->first_at, zone) : NULL;
  /* Translators: takes back the check-in of that time */
  g_autofree char *undo = clock != NULL ? g_strdup_printf (_ ("Undo %s"), clock) : NULL;

  set_button (self->primary, _ ("Replace Badge…"), "desk.replace-badge", registration, FALSE);
  set_button (self->secondary, undo, undo != NULL ? "desk.undo" : NULL, first, FALSE);
}

static void
set_result_buttons (LydDeskCard *self,
                    const LydAdmissionResult *result,
                    GTimeZone *zone)
{
  g_autofree char *scan = lyd_id_to_string (&result->scan);
  g_autofree char *registration = lyd_id_to_string (&result->registration);
  /* Translators: a person's name */
  g_autofree char *open = g_strdup_printf (_ ("Open %s"), result->name != NULL ? result->name : "");

  set_button (self->primary, NULL, NULL, NULL, FALSE);
  set_button (self->secondary, NULL, NULL, NULL, FALSE);
  if (result->verdict == LYD_VERDICT_ADMITTED || result->verdict == LYD_VERDICT_LEFT)
    set_button (self->secondary, _ ("Undo"), "desk.undo", scan, FALSE);
  else if (may_be_let_in (result->verdict))
    set_button (self->secondary, _ ("Let In Anyway…"), "desk.override", NULL, FALSE);
  else if (result->verdict == LYD_VERDICT_ANSWERS_NEEDED)
    set_button (self->primary, _ ("Answer…"), "desk.answer", NULL, TRUE);
  else if (result->verdict == LYD_VERDICT_REVOKED)
    set_button (self->secondary, g_utf8_strlen (open, -1) > LONG_BUTTON ? _ ("Open the Person") : open, "desk.open",
                registration, FALSE);
  else if (result->verdict == LYD_VERDICT_ALREADY_IN)
    set_repeat_buttons (self, result, zone);
  else if (result->verdict == LYD_VERDICT_UNKNOWN || result->verdict == LYD_VERDICT_WRONG_EVENT)
    set_button (self->secondary, _ ("Walk-in"), "desk.walk-in", NULL, FALSE);
}

/* The questions that want an answer first, one after the other. */
static char *
list_questions (GPtrArray *questions)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; questions != NULL && i < questions->len; i++) {
    const LydAskedQuestion *asked = g_ptr_array_index (questions, i);

    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", asked->question->label);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Where the badge lies is what costs time at a desk: it is the one thing to do next. */
static void
show_slot (LydDeskCard *self,
           const LydAdmissionResult *result,
           const char *how)
{
  g_autofree char *slot = result->verdict == LYD_VERDICT_ADMITTED ? lyd_words_slot (result->tray, result->slot) : NULL;

  if (slot != NULL)
    set_next (self, "lyd-badge-symbolic", slot, result->no_photos ? how : _ ("Hand over the badge"));
}

/* What a scan came to. */
void
lyd_desk_card_show_result (LydDeskCard *self,
                           const LydAdmissionResult *result,
                           GTimeZone *zone)
{
  const LydVerdictLook *look = &looks[result->verdict];
  g_autofree char *why = lyd_words_verdict (result, zone);
  gboolean known = result->name != NULL;
  const char *how = look->how != NULL ? _ (look->how) : NULL;
  g_autofree char *code = NULL;
  g_autofree char *grouped = NULL;
  g_autofree char *where =
    result->questions->len > 0 ? list_questions (result->questions) : lyd_words_next (result, zone);

  if (result->verdict == LYD_VERDICT_ADMITTED && result->no_photos)
    how = _ ("No photos: give the lanyard that says so.");
  set_band (self, look->style, look->icon, _ (look->word), why);
  if (known) {
    set_person (self, result->name, result->pronunciation, result->pronouns, result->organization);
    set_flags (self, lyd_word_title (&lyd_attendee_types, result->type), result->first_time, result->no_photos,
               result->needs_assistance);
  } else {
    code = result->raw != NULL ? lyd_code_read (result->raw) : NULL;
    grouped = code != NULL ? lyd_code_group (code) : g_strdup (result->raw);
    set_person (self, _ ("Nobody found"), NULL, NULL, NULL);
    set_label (self->spoken, grouped);
    set_label (self->organization, result->verdict == LYD_VERDICT_UNKNOWN
                                     ? _ ("A badge of another event, or a code from elsewhere")
                                     : _ ("A badge of another event"));
    gtk_widget_add_css_class (GTK_WIDGET (self->spoken), "monospace");
    set_flags (self, NULL, FALSE, FALSE, FALSE);
  }
  set_label (self->where, where);
  set_next (self, known ? "lyd-badge-symbolic" : "system-search-symbolic", look->next != NULL ? _ (look->next) : NULL,
            how);
  show_slot (self, result, how);
  set_result_buttons (self, result, zone);
}

/* After lyd_desk_card_show_result(): it was only looked at, or practice. Green is for what is on disk. */
void
lyd_desk_card_mark_unrecorded (LydDeskCard *self,
                               const LydAdmissionResult *result,
                               GTimeZone *zone,
                               gboolean practice)
{
  const LydVerdictLook *look = &looks[result->verdict];
  gboolean in = result->verdict == LYD_VERDICT_ADMITTED;
  gboolean done = in || result->verdict == LYD_VERDICT_LEFT;
  g_autofree char *why = done ? g_strdup (_ ("Nothing is recorded.")) : lyd_words_verdict (result, zone);
  /* Translators: why somebody is not let in, while nothing is recorded */
  g_autofree char *words = g_strdup_printf (practice ? _ ("Practice. %s") : _ ("Looked at only. %s"), why);

  set_band (self, in ? "blue" : look->style, in ? "lyd-confirm-symbolic" : look->icon,
            in ? _ ("Would be let in") : _ (look->word), words);
  if (done) {
    set_next (self, "lyd-badge-symbolic", _ ("Nothing more to do"), NULL);
    set_button (self->secondary, NULL, NULL, NULL, FALSE);
  }
}

/* After lyd_desk_card_show_result() of somebody who was let in.
 * @next: (nullable): what is done with the badge, instead of handing it over
 * @how: (nullable): a smaller line; what is there about photos stays
 * @offer: there is a printer */
void
lyd_desk_card_set_badge (LydDeskCard *self,
                         const LydAdmissionResult *result,
                         const char *next,
                         const char *how,
                         gboolean offer)
{
  g_autofree char *registration = lyd_id_to_string (&result->registration);
  gboolean done = result->badge == LYD_BADGE_PRINTED;

  if (next != NULL)
    set_label (self->next, next);
  if (how != NULL && !result->no_photos) {
    set_label (self->how, how);
    gtk_widget_set_visible (GTK_WIDGET (self->how), TRUE);
  }
  if (offer && result->badge != LYD_BADGE_WAITING)
    set_button (self->primary, done ? _ ("Print Again") : _ ("Print Badge"), "desk.print-badge", registration,
                result->badge == LYD_BADGE_CHANGED);
  else
    set_button (self->primary, NULL, NULL, NULL, FALSE);
}

/* Nothing could be recorded: an error that the desk cannot miss. */
void
lyd_desk_card_show_problem (LydDeskCard *self,
                            const char *message)
{
  set_band (self, "red", "lyd-stop-symbolic", _ ("Not recorded"), _ ("Nobody was checked in."));
  set_person (self, _ ("Stop"), NULL, NULL, message);
  set_flags (self, NULL, FALSE, FALSE, FALSE);
  set_next (self, "dialog-warning-symbolic", _ ("Call the organizer"), _ ("Write the names down meanwhile."));
  set_button (self->primary, NULL, NULL, NULL, FALSE);
  set_button (self->secondary, NULL, NULL, NULL, FALSE);
}

/* Buttons below the words, no picture. */
void
lyd_desk_card_set_narrow (LydDeskCard *self,
                          gboolean narrow)
{
  gtk_orientable_set_orientation (self->strip, narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (self->flags, narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->art, !narrow);
}

/* The word on the band: what a screen reader says first. */
const char *
lyd_desk_card_get_word (LydDeskCard *self)
{
  return gtk_label_get_label (self->word);
}

const char *
lyd_desk_card_get_name (LydDeskCard *self)
{
  return gtk_label_get_label (self->name);
}

static void
lyd_desk_card_dispose (GObject *object)
{
  g_clear_pointer (&LYD_DESK_CARD (object)->trays, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_DESK_CARD);
  G_OBJECT_CLASS (lyd_desk_card_parent_class)->dispose (object);
}

static void
lyd_desk_card_class_init (LydDeskCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_desk_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/desk/lyd-desk-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, band);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, icon);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, word);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, why);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, inner);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, name);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, spoken);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, organization);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, flags);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, type);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, first);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, no_photos);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, organizer);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, where);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, art);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, strip);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, next_icon);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, next);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, how);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, primary);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCard, secondary);
}

static void
lyd_desk_card_init (LydDeskCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lyd_desk_card_show_ready (self);
}
