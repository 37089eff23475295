#include "lyd-desk-walk-in.h"

#include "registrations/lyd-registration-room.h"

#include <glib/gi18n.h>
#include <string.h>

/* Somebody who is not on the list; a page in the card's place, so that scans go on. */
struct _LydDeskWalkIn {
  AdwBin parent_instance;

  LydStore *store;
  LydId event;
  char *override;   /* why they come all the same, as last read */
  gboolean filling; /* by the program: nothing is asked yet */

  AdwEntryRow *name_row;
  AdwEntryRow *organization_row;
  AdwEntryRow *email_row;
  AdwComboRow *type_row;
  GtkWidget *known_box;
  GtkLabel *known;
  GtkButton *known_button;
  LydRegistrationRoom *room;
  GtkLabel *problem;
  GtkButton *done;
};

G_DEFINE_FINAL_TYPE (LydDeskWalkIn, lyd_desk_walk_in, ADW_TYPE_BIN)

enum {
  SIGNAL_NAME_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Somebody who walks in is a guest more often than not; children come with somebody. */
static const LydAttendeeType types[] = { LYD_ATTENDEE_MEMBER_STAFF, LYD_ATTENDEE_GUEST, LYD_ATTENDEE_SPEAKER,
                                         LYD_ATTENDEE_FUNDER, LYD_ATTENDEE_STAFF, LYD_ATTENDEE_CHILD_GUEST };

/* Returns: (nullable): what somebody wrote into @row */
static const char *
get_text (AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return text[0] != '\0' ? text : NULL;
}

static LydAttendeeType
get_attendee_type (LydDeskWalkIn *self)
{
  return types[MIN (adw_combo_row_get_selected (self->type_row), G_N_ELEMENTS (types) - 1)];
}

/* What is left for whom is written so far. Nothing waits for the answer: Enter checks in whether it has come or not. */
static void
ask_room (LydDeskWalkIn *self)
{
  g_autoptr (LydRegistrationDraft) draft = NULL;

  if (self->filling || self->store == NULL)
    return;
  draft = lyd_registration_draft_new (&self->event);
  draft->name = g_strdup (get_text (self->name_row));
  draft->email = g_strdup (get_text (self->email_row));
  draft->organization = g_strdup (get_text (self->organization_row));
  draft->type = get_attendee_type (self);
  draft->status = LYD_STATUS_CONFIRMED;
  lyd_registration_room_ask (self->room, self->store, draft);
}

static void
type_changed_cb (LydDeskWalkIn *self)
{
  ask_room (self);
}

static void
changed_cb (LydDeskWalkIn *self,
            GtkEditable *row)
{
  ask_room (self);
  gtk_label_set_label (self->problem, "");
  if (row == GTK_EDITABLE (self->name_row))
    g_signal_emit (self, signals[SIGNAL_NAME_CHANGED], 0);
}

static void
room_changed_cb (LydDeskWalkIn *self)
{
  gtk_label_set_label (self->problem, "");
}

static void
activated_cb (LydDeskWalkIn *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.walk-in-done", NULL);
}

/* Empties the page, for @event; @name: what had been searched for, as a beginning. */
void
lyd_desk_walk_in_start (LydDeskWalkIn *self,
                        LydStore *store,
                        const LydId *event,
                        const char *name)
{
  g_set_object (&self->store, store);
  self->event = *event;
  self->filling = TRUE;
  lyd_registration_room_clear (self->room);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  gtk_editable_set_text (GTK_EDITABLE (self->organization_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->email_row), "");
  adw_combo_row_set_selected (self->type_row, 0);
  gtk_label_set_label (self->problem, "");
  self->filling = FALSE;
  ask_room (self);
  lyd_desk_walk_in_show_known (self, NULL, NULL, NULL);
  lyd_desk_walk_in_go_on (self);
}

/* With what has been written already. */
void
lyd_desk_walk_in_go_on (LydDeskWalkIn *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  gtk_editable_set_position (GTK_EDITABLE (self->name_row), -1);
}

/* @request: strings borrowed from the page. Returns: %FALSE where the name, or the reason of an exception, is missing,
 * which is then said */
gboolean
lyd_desk_walk_in_read (LydDeskWalkIn *self,
                       LydRegistrationRequest *request)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));

  if (name[strspn (name, " ")] == '\0') {
    lyd_desk_walk_in_show_problem (self, _ ("Write the name first."));
    gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
    return FALSE;
  }
  if (!lyd_registration_room_is_good (self->room)) {
    lyd_desk_walk_in_show_problem (self, _ ("Write why they are registered anyway."));
    lyd_registration_room_go_to_reason (self->room);
    return FALSE;
  }
  g_free (self->override);
  self->override = lyd_registration_room_dup_override (self->room);
  *request = (LydRegistrationRequest){
    .name = name,
    .organization = get_text (self->organization_row),
    .email = get_text (self->email_row),
    .type = get_attendee_type (self),
    .beyond = self->override != NULL,
    .override = self->override,
  };
  return TRUE;
}

void
lyd_desk_walk_in_show_problem (LydDeskWalkIn *self,
                               const char *message)
{
  gtk_label_set_label (self->problem, message);
}

/* Somebody on the list who is called like that: the person exists once. @name: (nullable): %NULL: nobody */
void
lyd_desk_walk_in_show_known (LydDeskWalkIn *self,
                             const char *name,
                             const char *organization,
                             const LydId *registration)
{
  g_autofree char *text = NULL;
  g_autofree char *target = NULL;

  gtk_widget_set_visible (self->known_box, name != NULL);
  if (name == NULL)
    return;
  target = lyd_id_to_string (registration);
  text = organization != NULL ? g_strdup_printf (_ ("Already on the list: %s, %s"), name, organization)
                              : g_strdup_printf (_ ("Already on the list: %s"), name);
  gtk_label_set_label (self->known, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->known_button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->known_button), "desk.open");
}

/* Whether their badge is printed at once. */
void
lyd_desk_walk_in_set_prints (LydDeskWalkIn *self,
                             gboolean prints)
{
  gtk_button_set_label (self->done, prints ? _ ("Check In and Print Badge") : _ ("Register and Check In"));
}

const char *
lyd_desk_walk_in_get_name (LydDeskWalkIn *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->name_row));
}

static void
lyd_desk_walk_in_dispose (GObject *object)
{
  LYD_DESK_WALK_IN (object)->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_DESK_WALK_IN);
  g_clear_object (&LYD_DESK_WALK_IN (object)->store);
  g_clear_pointer (&LYD_DESK_WALK_IN (object)->override, g_free);
  G_OBJECT_CLASS (lyd_desk_walk_in_parent_class)->dispose (object);
}

static void
lyd_desk_walk_in_class_init (LydDeskWalkInClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_desk_walk_in_dispose;
  g_type_ensure (LYD_TYPE_REGISTRATION_ROOM);
  signals[SIGNAL_NAME_CHANGED] =
    g_signal_new ("name-changed", LYD_TYPE_DESK_WALK_IN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/desk/lyd-desk-walk-in.ui");
  gtk_widget_class_bind_template_child (widget_class, LydDeskWalkIn, name_row);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWalkIn, organization_row);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWalkIn, email_row);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWalkIn, type_row);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWalkIn, known_box);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWalkIn, known);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWalkIn, known_button);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWalkIn, room);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWalkIn, problem);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWalkIn, done);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, room_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_changed_cb);
}

static void
lyd_desk_walk_in_init (LydDeskWalkIn *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_string_list_append (titles, lyd_word_title (&lyd_attendee_types, types[i]));
  adw_combo_row_set_model (self->type_row, G_LIST_MODEL (titles));
}
