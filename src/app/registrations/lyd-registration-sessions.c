#include "lyd-registration-sessions.h"

#include "lyd-choices.h"
#include "lyd-conflicts.h"
#include "lyd-phrases.h"
#include "lyd-store-agenda.h"
#include "lyd-words-places.h"

#include <glib/gi18n.h>

struct _LydRegistrationSessions {
  GtkBox parent_instance;

  LydStore *store;
  GCancellable *asked;
  guint n_pending;
  LydId registration;
  GTimeZone *zone;
  GPtrArray *choices; /* of LydSessionChoice: as last read */
  char *shown;        /* everything that the rows say */

  GtkListBox *chosen;
  GtkMenuButton *choose;
  GtkListBox *open;
};

G_DEFINE_FINAL_TYPE (LydRegistrationSessions, lyd_registration_sessions, GTK_TYPE_BOX)

enum {
  SIGNAL_DONE,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is chosen for the same time, in a sentence. Returns: (transfer full) (nullable) */
char *
lyd_registration_sessions_find_overlap (const GPtrArray *sessions,
                                        gboolean (*is_chosen) (gpointer data, guint index),
                                        gpointer data)
{
  for (guint i = 0; i < sessions->len; i++)
    for (guint j = i + 1; j < sessions->len && is_chosen (data, i); j++) {
      const LydSession *a = g_ptr_array_index (sessions, i);
      const LydSession *b = g_ptr_array_index (sessions, j);

      if (is_chosen (data, j) && lyd_session_takes_time (a) && lyd_session_takes_time (b) &&
          lyd_sessions_overlap (a, b))
        return g_strdup_printf (_ ("“%1$s” and “%2$s” are on at the same time."), a->title, b->title);
    }
  return NULL;
}

/* "Sep 22 10:30 am · Salon A · 3 of 30 places left" */
static char *
describe (LydRegistrationSessions *self,
          const LydSessionChoice *choice)
{
  g_autofree char *day = lyd_format_short_day (choice->session->start, self->zone);
  g_autofree char *clock = lyd_format_clock (choice->session->start, self->zone);
  g_autofree char *places = lyd_words_places (&choice->places);
  GString *text = g_string_new (day);

  g_string_append_printf (text, " %s", clock);
  if (choice->session->room != NULL)
    g_string_append_printf (text, " · %s", choice->session->room);
  if (choice->waits)
    g_string_append_printf (text, " · %s", _ ("on the waiting list"));
  else if (!choice->has && places[0] != '\0')
    g_string_append_printf (text, " · %s", places);
  if (choice->overlaps != NULL)
    /* Translators: a session that was chosen */
    g_string_append_printf (text, _ (" · at the same time as “%s”"), choice->overlaps);
  return g_string_free (text, FALSE);
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydRegistrationSessions) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store != LYD_STORE (source))
    return;
  if (done == NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  else
    g_signal_emit (self, signals[SIGNAL_DONE], 0, done);
}

static gboolean
read_target (LydRegistrationSessions *self,
             GVariant *parameter,
             LydId *session)
{
  return self->store != NULL && !lyd_id_is_none (&self->registration) &&
         lyd_id_from_string (session, g_variant_get_string (parameter, NULL));
}

static void
choose_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydRegistrationSessions *self = LYD_REGISTRATION_SESSIONS (widget);
  LydId session;

  if (!read_target (self, parameter, &session))
    return;
  gtk_menu_button_popdown (self->choose);
  self->n_pending++;
  lyd_store_choose_session_async (self->store, &self->registration, &session, FALSE, NULL, done_cb,
                                  g_object_ref (self));
}

static void
leave_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydRegistrationSessions *self = LYD_REGISTRATION_SESSIONS (widget);
  LydId session;

  if (!read_target (self, parameter, &session))
    return;
  self->n_pending++;
  lyd_store_leave_session_async (self->store, &self->registration, &session, done_cb, g_object_ref (self));
}

static GtkWidget *
make_row (LydRegistrationSessions *self,
          const LydSessionChoice *choice)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean mine = choice->has || choice->waits;
  g_autofree char *subtitle = describe (self, choice);
  g_autofree char *target = lyd_id_to_string (&choice->session->id);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), choice->session->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  if (choice->overlaps != NULL) {
    GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

    gtk_widget_add_css_class (icon, "lyd-amber");
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  }
  if (mine) {
    GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
    /* Translators: a session */
    g_autofree char *label = g_strdup_printf (_ ("Give back “%s”"), choice->session->title);

    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_set_tooltip_text (button, label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "choices.leave");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  } else {
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "choices.choose");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_label_new (lyd_places_get_open (&choice->places) > 0 ? _ ("Choose") : _ ("Wait")));
  }
  return row;
}

static void
clear (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

/* Rows that say the same stay as they are. */
static gboolean
is_new (LydRegistrationSessions *self)
{
  GString *text = g_string_new (NULL);
  gboolean differs;

  for (guint i = 0; i < self->choices->len; i++) {
    const LydSessionChoice *choice = g_ptr_array_index (self->choices, i);
    g_autofree char *id = lyd_id_to_string (&choice->session->id);
    g_autofree char *words = describe (self, choice);

    g_string_append_printf (text, "%s %d%d %s %s\n", id, choice->has, choice->waits, choice->session->title, words);
  }
  differs = g_strcmp0 (text->str, self->shown) != 0;
  g_free (self->shown);
  self->shown = g_string_free (text, FALSE);
  return differs;
}

static void
show (LydRegistrationSessions *self)
{
  guint n_mine = 0;
  guint n_open = 0;

  gtk_widget_set_visible (GTK_WIDGET (self), self->choices->len > 0);
  if (!is_new (self))
    return;
  clear (self->chosen);
  clear (self->open);
  for (guint i = 0; i < self->choices->len; i++) {
    const LydSessionChoice *choice = g_ptr_array_index (self->choices, i);
    gboolean mine = choice->has || choice->waits;

    gtk_list_box_append (mine ? self->chosen : self->open, make_row (self, choice));
    n_mine += mine;
    n_open += !mine;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->chosen), n_mine > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->choose), n_open > 0);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydRegistrationSessions) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) choices = lyd_store_list_choices_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store != LYD_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* A registration that went meanwhile: the pane says so. */
  if (choices == NULL) {
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    return;
  }
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = g_steal_pointer (&choices);
  show (self);
}

static void
lyd_registration_sessions_dispose (GObject *object)
{
  LydRegistrationSessions *self = LYD_REGISTRATION_SESSIONS (object);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (lyd_registration_sessions_parent_class)->dispose (object);
}

static void
lyd_registration_sessions_class_init (LydRegistrationSessionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_registration_sessions_dispose;
  signals[SIGNAL_DONE] = g_signal_new ("done", LYD_TYPE_REGISTRATION_SESSIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", LYD_TYPE_REGISTRATION_SESSIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "choices.choose", "s", choose_action);
  gtk_widget_class_install_action (widget_class, "choices.leave", "s", leave_action);
}

static GtkListBox *
make_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  return GTK_LIST_BOX (list);
}

static void
lyd_registration_sessions_init (LydRegistrationSessions *self)
{
  GtkWidget *heading = gtk_label_new (_ ("Sessions"));
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroll = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  self->chosen = make_list ();
  gtk_widget_add_css_class (GTK_WIDGET (self->chosen), "boxed-list");
  self->open = make_list ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->open));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 320);
  gtk_widget_set_size_request (scroll, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroll);
  self->choose = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->choose, _ ("Choose a _Session"));
  gtk_menu_button_set_use_underline (self->choose, TRUE);
  gtk_menu_button_set_popover (self->choose, popover);
  gtk_widget_set_halign (GTK_WIDGET (self->choose), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), heading);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->chosen));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->choose));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* @store: (nullable): %NULL empties it. Asks anew, also for the same registration. */
void
lyd_registration_sessions_show (LydRegistrationSessions *self,
                                LydStore *store,
                                const LydId *registration,
                                GTimeZone *zone)
{
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  if (!lyd_id_equal (&self->registration, registration))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->registration = *registration;
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_ref (zone);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_list_choices_async (store, registration, self->asked, listed_cb, g_object_ref (self));
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_registration_sessions_is_idle (LydRegistrationSessions *self)
{
  return self->n_pending == 0;
}
