#include "lyd-person-view.h"

#include "lyd-directory-look.h"
#include "lyd-fold.h"
#include "lyd-phrases.h"
#include "organizations/lyd-pulse-card.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydPersonView {
  AdwBin parent_instance;

  GPtrArray *contact_rows; /* borrowed */
  GPtrArray *event_rows;   /* borrowed */

  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *line;
  AdwPreferencesGroup *contact;
  AdwPreferencesGroup *pulse_group;
  LydPulseCard *pulse;
  AdwPreferencesGroup *events;
  AdwPreferencesGroup *notes_group;
  GtkLabel *notes;
};

G_DEFINE_FINAL_TYPE (LydPersonView, lyd_person_view, ADW_TYPE_BIN)

static void
add_contact (LydPersonView *self,
             const char *icon,
             const char *what,
             const char *value,
             gboolean copied)
{
  GtkWidget *row;

  if (value == NULL)
    return;
  row = lyd_directory_row_new (icon, value, what);
  if (copied)
    lyd_directory_row_offer_copy (row, value);
  lyd_directory_add (self->contact, self->contact_rows, row);
}

/* Other names, addresses and numbers that mean the same person. */
static void
add_aliases (LydPersonView *self,
             GPtrArray *aliases)
{
  static const struct {
    const char *kind;
    const char *icon;
    const char *what;
    gboolean copied;
  } kinds[] = {
    { "email", "mail-unread-symbolic", N_ ("Another e-mail address"), TRUE },
    { "phone", "call-start-symbolic", N_ ("Another telephone number"), TRUE },
    { "name", "lyd-person-symbolic", N_ ("Also known as this"), FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < aliases->len; j++) {
      const LydAlias *alias = g_ptr_array_index (aliases, j);

      if (strcmp (alias->kind, kinds[i].kind) == 0)
        add_contact (self, kinds[i].icon, _ (kinds[i].what), alias->value, kinds[i].copied);
    }
}

static void
show_contact (LydPersonView *self,
              const LydPersonPage *page)
{
  const LydPerson *person = page->person;

  lyd_directory_empty (self->contact, self->contact_rows);
  if (page->organization != NULL) {
    GtkWidget *row = lyd_directory_row_new ("lyd-organizations-symbolic", page->organization,
                                            person->role != NULL ? person->role : _ ("Organization"));

    lyd_directory_row_link (row, "win.open-organization", &person->organization);
    lyd_directory_add (self->contact, self->contact_rows, row);
  }
  add_contact (self, "mail-unread-symbolic", _ ("E-mail"), person->email, TRUE);
  add_contact (self, "call-start-symbolic", _ ("Telephone"), person->phone, TRUE);
  add_aliases (self, page->aliases);
  add_contact (self, "lyd-badge-symbolic", _ ("Name as on the ID, never shown at the desk"), person->legal, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->contact), self->contact_rows->len > 0);
}

/* "she/her · MAR-ee-bel · Policy Director" */
static void
show_line (LydPersonView *self,
           const LydPersonPage *page)
{
  const LydPerson *person = page->person;
  const char *const parts[] = { person->pronouns, person->pronunciation,
                                page->organization == NULL ? person->role : NULL };
  g_autoptr (GString) line = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", parts[i]);
  gtk_label_set_label (self->line, line->str);
  gtk_widget_set_visible (GTK_WIDGET (self->line), line->len > 0);
}

/* What came of a registration, in one word. */
static const char *
get_outcome (const LydVisit *visit)
{
  if (visit->first_at != LYD_TIME_NONE)
    return C_ ("registration", "Came");
  if (visit->status == LYD_STATUS_CONFIRMED)
    return C_ ("registration", "Registered");
  return lyd_word_title (&lyd_statuses, visit->status);
}

static GtkWidget *
visit_row_new (const LydVisit *visit)
{
  LydEvent event = { .start = visit->start, .end = visit->end, .timezone = visit->timezone };
  g_autofree char *days = lyd_format_days (&event);
  g_autofree char *line =
    g_strjoin (" · ", days, get_outcome (visit), lyd_word_title (&lyd_attendee_types, visit->type), NULL);
  GtkWidget *row = lyd_directory_row_new (lyd_directory_mode_icon (visit->mode), visit->title, line);

  lyd_directory_row_link (row, "win.open-event", &visit->event);
  return row;
}

static void
show_events (LydPersonView *self,
             GPtrArray *visits)
{
  guint n_came = 0;
  g_autofree char *sum = NULL;

  lyd_directory_empty (self->events, self->event_rows);
  for (guint i = 0; i < visits->len; i++)
    n_came += ((LydVisit *) g_ptr_array_index (visits, i))->first_at != LYD_TIME_NONE;
  for (guint i = 0; i < MIN (visits->len, LYD_DIRECTORY_MAX_LINES); i++)
    lyd_directory_add (self->events, self->event_rows, visit_row_new (g_ptr_array_index (visits, i)));
  if (visits->len == 0)
    lyd_directory_add (self->events, self->event_rows,
                       lyd_directory_row_new (NULL, _ ("No registration yet"),
                                              _ ("Events show up here once this person is registered.")));
  else
    sum = g_strdup_printf (ngettext ("%d registration, came to %d", "%d registrations, came to %d", visits->len),
                           (int) visits->len, (int) n_came);
  adw_preferences_group_set_description (self->events, sum);
}

static void
lyd_person_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_PERSON_VIEW);
  G_OBJECT_CLASS (lyd_person_view_parent_class)->dispose (object);
}

static void
lyd_person_view_finalize (GObject *object)
{
  LydPersonView *self = LYD_PERSON_VIEW (object);

  g_ptr_array_unref (self->contact_rows);
  g_ptr_array_unref (self->event_rows);
  G_OBJECT_CLASS (lyd_person_view_parent_class)->finalize (object);
}

static void
lyd_person_view_class_init (LydPersonViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_person_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_person_view_finalize;
  g_type_ensure (LYD_TYPE_PULSE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/people/lyd-person-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, avatar);
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, name);
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, line);
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, contact);
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, pulse_group);
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, pulse);
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, events);
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, notes_group);
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, notes);
}

static void
lyd_person_view_init (LydPersonView *self)
{
  self->contact_rows = g_ptr_array_new ();
  self->event_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @page: read, not kept */
void
lyd_person_view_show (LydPersonView *self,
                      const LydPersonPage *page)
{
  const LydPerson *person = page->person;
  g_autofree char *name = lyd_safe_text (person->name);

  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->name, name);
  show_line (self, page);
  show_contact (self, page);
  lyd_pulse_card_set (self->pulse, &page->pulse, page->exchanges, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->pulse_group), page->exchanges->len > 0);
  show_events (self, page->visits);
  gtk_label_set_label (self->notes, person->notes != NULL ? person->notes : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notes_group), person->notes != NULL);
}
