#include "lyd-organization-view.h"

#include "lyd-fold.h"
#include "lyd-phrases.h"
#include "lyd-pulse-card.h"
#include "lyd-pulse-view.h"
#include "lyd-state.h"
#include "lyd-words-pulse.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>

struct _LydOrganizationView {
  AdwBin parent_instance;

  GPtrArray *people_rows;  /* borrowed */
  GPtrArray *event_rows;   /* borrowed */
  GPtrArray *network_rows; /* borrowed */
  GPtrArray *pulses;       /* borrowed: the small ones */
  gboolean narrow;

  GtkLabel *name;
  GtkLabel *line;
  LydPulseCard *pulse;
  AdwPreferencesGroup *people;
  AdwPreferencesGroup *events;
  AdwPreferencesGroup *networks;
};

G_DEFINE_FINAL_TYPE (LydOrganizationView, lyd_organization_view, ADW_TYPE_BIN)

/* "since 2009", "2009–2021", "until 2021"; NULL where nothing is known. Years say enough. */
static char *
describe_time (const LydMembership *membership)
{
  const char *joined = membership->joined;
  const char *left = membership->left_on;

  if (joined != NULL && left != NULL)
    return g_strdup_printf ("%.4s–%.4s", joined, left);
  if (joined != NULL)
    /* Translators: since when an organization belongs to a network; a year */
    return g_strdup_printf (_ ("since %.4s"), joined);
  if (left != NULL)
    /* Translators: until when an organization belonged to a network; a year */
    return g_strdup_printf (_ ("until %.4s"), left);
  return NULL;
}

/* "Louisiana · Partnership since 2009 · SPARC since 2015" */
static void
show_line (LydOrganizationView *self,
           const LydOrganizationPage *page)
{
  int state = lyd_word_find (&lyd_states, page->line->organization->state);
  g_autoptr (GString) line = g_string_new (state >= 0 ? lyd_word_title (&lyd_states, state) : NULL);

  for (guint i = 0; i < page->networks->len; i++) {
    const LydOrganizationNetwork *network = g_ptr_array_index (page->networks, i);
    g_autofree char *time = describe_time (network->membership);

    if (network->membership->left_on == NULL)
      g_string_append_printf (line, "%s%s%s%s", line->len > 0 ? " · " : "", network->name, time != NULL ? " " : "",
                              time != NULL ? time : "");
  }
  gtk_label_set_label (self->line, line->str);
  gtk_widget_set_visible (GTK_WIDGET (self->line), line->len > 0);
}

static GtkWidget *
person_row_new (LydOrganizationView *self,
                const LydPersonLine *person,
                GPtrArray *exchanges)
{
  LydPulseVerdict verdict = lyd_pulse_judge (&person->pulse);
  GtkWidget *row = lyd_directory_row_new (NULL, person->name, person->role != NULL ? person->role : person->email);
  GtkWidget *avatar = adw_avatar_new (32, person->name, TRUE);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  if (verdict.n_known > 0) {
    GtkWidget *view = lyd_pulse_view_new (TRUE);
    g_autofree char *words = g_strdup_printf (_ ("%d of %d"), verdict.n_came, verdict.n_known);
    GtkWidget *count = gtk_label_new (words);

    lyd_pulse_view_set (LYD_PULSE_VIEW (view), &person->pulse, exchanges);
    gtk_widget_set_visible (view, !self->narrow);
    g_ptr_array_add (self->pulses, view);
    gtk_widget_add_css_class (count, "caption");
    gtk_widget_add_css_class (count, "lyd-readable");
    gtk_widget_add_css_class (count, "numeric");
    gtk_label_set_width_chars (GTK_LABEL (count), 8);
    gtk_label_set_xalign (GTK_LABEL (count), 1);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), view);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  }
  lyd_directory_row_link (row, "win.open-person", &person->id);
  return row;
}

static void
show_people (LydOrganizationView *self,
             const LydOrganizationPage *page)
{
  guint n = (guint) page->line->n_people;

  g_ptr_array_set_size (self->pulses, 0);
  lyd_directory_empty (self->people, self->people_rows);
  for (guint i = 0; i < page->people->len; i++)
    lyd_directory_add (self->people, self->people_rows,
                       person_row_new (self, g_ptr_array_index (page->people, i), page->exchanges));
  if (page->people->len == 0)
    lyd_directory_add (
      self->people, self->people_rows,
      lyd_directory_row_new (NULL, _ ("Nobody yet"),
                             _ ("People come with their registrations, or are added with the button above.")));
  if (n > page->people->len) {
    g_autofree char *title = g_strdup_printf (ngettext ("All %d person", "All %d people", n), (int) n);
    GtkWidget *row = lyd_directory_row_new ("lyd-people-symbolic", title, NULL);

    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", page->line->organization->name);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.find-people");
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    lyd_directory_add (self->people, self->people_rows, row);
  }
}

static void
show_events (LydOrganizationView *self,
             GPtrArray *events)
{
  lyd_directory_empty (self->events, self->event_rows);
  for (guint i = 0; i < events->len; i++) {
    const LydOrganizationEvent *visit = g_ptr_array_index (events, i);
    LydEvent event = { .start = visit->start, .end = visit->end, .timezone = visit->timezone };
    g_autofree char *days = lyd_format_days (&event);
    g_autofree char *registered =
      g_strdup_printf (ngettext ("%d registered", "%d registered", (gulong) visit->n_registered), visit->n_registered);
    /* Translators: how many people of an organization came to an event */
    g_autofree char *came = g_strdup_printf (ngettext ("%d came", "%d came", (gulong) visit->n_came), visit->n_came);
    g_autofree char *line = g_strjoin (" · ", days, registered, visit->n_came > 0 ? came : NULL, NULL);
    GtkWidget *row = lyd_directory_row_new (lyd_directory_mode_icon (visit->mode), visit->title, line);

    lyd_directory_row_link (row, "win.open-event", &visit->event);
    lyd_directory_add (self->events, self->event_rows, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->events), events->len > 0);
}

static void
show_networks (LydOrganizationView *self,
               GPtrArray *networks)
{
  lyd_directory_empty (self->networks, self->network_rows);
  for (guint i = 0; i < networks->len; i++) {
    const LydOrganizationNetwork *network = g_ptr_array_index (networks, i);
    g_autofree char *time = describe_time (network->membership);

    lyd_directory_add (self->networks, self->network_rows, lyd_directory_row_new (NULL, network->name, time));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->networks), networks->len > 0);
}

static void
lyd_organization_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_ORGANIZATION_VIEW);
  G_OBJECT_CLASS (lyd_organization_view_parent_class)->dispose (object);
}

static void
lyd_organization_view_finalize (GObject *object)
{
  LydOrganizationView *self = LYD_ORGANIZATION_VIEW (object);

  g_ptr_array_unref (self->people_rows);
  g_ptr_array_unref (self->event_rows);
  g_ptr_array_unref (self->network_rows);
  g_ptr_array_unref (self->pulses);
  G_OBJECT_CLASS (lyd_organization_view_parent_class)->finalize (object);
}

static void
lyd_organization_view_class_init (LydOrganizationViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_organization_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_organization_view_finalize;
  g_type_ensure (LYD_TYPE_PULSE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/organizations/lyd-organization-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationView, name);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationView, line);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationView, pulse);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationView, people);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationView, events);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationView, networks);
}

static void
lyd_organization_view_init (LydOrganizationView *self)
{
  self->people_rows = g_ptr_array_new ();
  self->event_rows = g_ptr_array_new ();
  self->network_rows = g_ptr_array_new ();
  self->pulses = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @page: read, not kept */
void
lyd_organization_view_show (LydOrganizationView *self,
                            const LydOrganizationPage *page)
{
  g_autofree char *name = lyd_safe_text (page->line->organization->name);

  gtk_label_set_label (self->name, name);
  show_line (self, page);
  lyd_pulse_card_set (self->pulse, &page->line->pulse, page->exchanges, FALSE);
  show_people (self, page);
  show_events (self, page->events);
  show_networks (self, page->networks);
}

/* Narrow: names need the room that the squares would take; the count beside them stays. */
void
lyd_organization_view_set_narrow (LydOrganizationView *self,
                                  gboolean narrow)
{
  self->narrow = narrow;
  for (guint i = 0; i < self->pulses->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->pulses, i), !narrow);
}
