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
  GPtrArray *group_rows;   /* borrowed */
  GPtrArray *event_rows;   /* borrowed */
  GPtrArray *hidden;       /* of char *: names of sensitive groups */

  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *line;
  AdwPreferencesGroup *contact;
  GtkEditable *another;
  AdwPreferencesGroup *groups;
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

/* What can be done with another name, address or number. */
static void
offer_alias_menu (GtkWidget *row,
                  const LydAlias *alias)
{
  static const struct {
    const char *label;
    const char *action;
  } items[] = {
    { N_ ("Make It the _Main One"), "people.promote-alias" },
    { N_ ("_Remove"), "people.remove-alias" },
  };
  g_autofree char *id = lyd_id_to_string (&alias->id);
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

    g_menu_item_set_action_and_target (item, items[i].action, "s", id);
    g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
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

      if (strcmp (alias->kind, kinds[i].kind) != 0)
        continue;
      add_contact (self, kinds[i].icon, _ (kinds[i].what), alias->value, kinds[i].copied);
      offer_alias_menu (g_ptr_array_index (self->contact_rows, self->contact_rows->len - 1), alias);
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

static void
apply_cb (LydPersonView *self)
{
  const char *text = gtk_editable_get_text (self->another);

  if (text[0] != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "people.add-alias", "s", text);
}

/* ---- groups ---- */

/* Who is in a sensitive group is told to whom asks, and until then only that there is one. */
static void
reveal_cb (LydPersonView *self)
{
  GtkWidget *row = g_ptr_array_steal_index (self->group_rows, self->group_rows->len - 1);

  adw_preferences_group_remove (self->groups, row);
  for (guint i = 0; i < self->hidden->len; i++)
    lyd_directory_add (self->groups, self->group_rows,
                       lyd_directory_row_new ("lyd-people-symbolic", g_ptr_array_index (self->hidden, i),
                                              _ ("Sensitive: never exported by name")));
}

static GtkWidget *
hidden_row_new (LydPersonView *self)
{
  guint n = self->hidden->len;
  g_autofree char *title =
    g_strdup_printf (ngettext ("%d sensitive group", "%d sensitive groups", n), (int) n);
  GtkWidget *row = lyd_directory_row_new ("channel-secure-symbolic", title, NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Show"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_groups (LydPersonView *self,
             GPtrArray *groups)
{
  lyd_directory_empty (self->groups, self->group_rows);
  g_ptr_array_set_size (self->hidden, 0);
  for (guint i = 0; i < groups->len; i++) {
    const LydGroup *group = g_ptr_array_index (groups, i);

    if (group->sensitive)
      g_ptr_array_add (self->hidden, g_strdup (group->name));
    else
      lyd_directory_add (self->groups, self->group_rows,
                         lyd_directory_row_new ("lyd-people-symbolic", group->name, NULL));
  }
  if (self->hidden->len > 0)
    lyd_directory_add (self->groups, self->group_rows, hidden_row_new (self));
  gtk_widget_set_visible (GTK_WIDGET (self->groups), groups->len > 0);
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

/* What came of a registration, in a word or two. */
static char *
dup_outcome (const LydVisit *visit)
{
  if (visit->online)
    return g_strdup_printf (ngettext ("Online for %d minute", "Online for %d minutes", visit->minutes),
                            visit->minutes);
  if (visit->first_at != LYD_TIME_NONE)
    return g_strdup (C_ ("registration", "Came"));
  if (visit->status == LYD_STATUS_CONFIRMED)
    return g_strdup (C_ ("registration", "Registered"));
  return g_strdup (lyd_word_title (&lyd_statuses, visit->status));
}

static GtkWidget *
visit_row_new (const LydVisit *visit)
{
  LydEvent event = { .start = visit->start, .end = visit->end, .timezone = visit->timezone };
  g_autofree char *days = lyd_format_days (&event);
  g_autofree char *outcome = dup_outcome (visit);
  g_autofree char *line =
    g_strjoin (" · ", days, outcome, lyd_word_title (&lyd_attendee_types, visit->type), NULL);
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
  g_ptr_array_unref (self->group_rows);
  g_ptr_array_unref (self->event_rows);
  g_ptr_array_unref (self->hidden);
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
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, another);
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, groups);
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, pulse_group);
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, pulse);
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, events);
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, notes_group);
  gtk_widget_class_bind_template_child (widget_class, LydPersonView, notes);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
lyd_person_view_init (LydPersonView *self)
{
  self->contact_rows = g_ptr_array_new ();
  self->group_rows = g_ptr_array_new ();
  self->event_rows = g_ptr_array_new ();
  self->hidden = g_ptr_array_new_with_free_func (g_free);
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
  show_groups (self, page->groups);
  lyd_pulse_card_set (self->pulse, &page->pulse, page->exchanges, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->pulse_group), page->exchanges->len > 0);
  show_events (self, page->visits);
  gtk_label_set_label (self->notes, person->notes != NULL ? person->notes : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notes_group), person->notes != NULL);
}

/* Another name, address or number is noted, or another person is shown: what was typed for it is done with. */
void
lyd_person_view_clear_entry (LydPersonView *self)
{
  gtk_editable_set_text (self->another, "");
}
