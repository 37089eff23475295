#include "lyd-window-sections.h"

#include "groups/lyd-groups-page.h"
#include "lyd-preferences.h"
#include "lyd-section.h"
#include "lyd-window-private.h"
#include "materials/lyd-library-page.h"
#include "organizations/lyd-organizations-import-window.h"
#include "organizations/lyd-organizations-page.h"
#include "people/lyd-people-page.h"
#include "reports/lyd-reports-page.h"
#include "series/lyd-series-section.h"

#include <string.h>

/* In the order of the sidebar. */
static const struct {
  const char *name;
  GType (*get_type) (void); /* NULL: the window's own page of events */
} sections[] = {
  { "events", NULL },
  { "series", lyd_series_section_get_type },
  { "people", lyd_people_page_get_type },
  { "organizations", lyd_organizations_page_get_type },
  { "groups", lyd_groups_page_get_type },
  { "library", lyd_library_page_get_type },
  { "reports", lyd_reports_page_get_type },
};

static gboolean
is_narrow (LydWindow *self)
{
  return adw_leaflet_get_folded (lyd_window_get_leaflet (self));
}

/* (nullable): %NULL where the page is none of the sections' own, or is not made yet */
static LydSection *
find (LydWindow *self,
      const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (lyd_window_get_content (self), name);

  return LYD_IS_SECTION (page) ? LYD_SECTION (page) : NULL;
}

static gpointer
ensure (LydWindow *self,
        gsize i)
{
  LydSection *page = find (self, sections[i].name);

  if (page == NULL && sections[i].get_type != NULL) {
    page = g_object_new (sections[i].get_type (), NULL);
    gtk_stack_add_named (lyd_window_get_content (self), GTK_WIDGET (page), sections[i].name);
    lyd_section_set_narrow (page, is_narrow (self));
    lyd_section_set_store (page, lyd_window_get_store (self));
  }
  return page;
}

/* Goes to a section. @name: of the table above */
void
lyd_window_sections_show (LydWindow *self,
                          const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++) {
    if (strcmp (sections[i].name, name) != 0)
      continue;
    ensure (self, i);
    gtk_list_box_select_row (lyd_window_get_sections (self),
                             gtk_list_box_get_row_at_index (lyd_window_get_sections (self), (int) i));
    lyd_window_sections_return (self);
  }
}

/* From an event back to the section that it was opened from. */
void
lyd_window_sections_return (LydWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (lyd_window_get_sections (self));
  gsize i = row != NULL ? (gsize) gtk_list_box_row_get_index (row) : 0;

  lyd_window_close_event (self);
  gtk_stack_set_visible_child_name (lyd_window_get_content (self), sections[MIN (i, G_N_ELEMENTS (sections) - 1)].name);
}

/* Returns: %FALSE where the section has no way back of its own */
gboolean
lyd_window_sections_back (LydWindow *self)
{
  LydSection *page = find (self, gtk_stack_get_visible_child_name (lyd_window_get_content (self)));

  return page != NULL && lyd_section_back (page);
}

/* Returns: %FALSE where what is shown is no page of the sections' own */
gboolean
lyd_window_sections_search (LydWindow *self)
{
  LydSection *page = find (self, gtk_stack_get_visible_child_name (lyd_window_get_content (self)));

  if (page != NULL)
    lyd_section_search (page);
  return page != NULL;
}

/* Another file, or none: every page that was made forgets the old one. */
void
lyd_window_sections_set_store (LydWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++) {
    LydSection *page = find (self, sections[i].name);

    if (page != NULL)
      lyd_section_set_store (page, lyd_window_get_store (self));
  }
  lyd_window_sections_show (self, "events");
}

static void
show_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);

  if (lyd_window_has_events (self)) {
    lyd_window_sections_show (self, g_variant_get_string (parameter, NULL));
    adw_leaflet_set_visible_child (lyd_window_get_leaflet (self), GTK_WIDGET (lyd_window_get_content (self)));
  }
}

/* Returns: (nullable): the page called @name, shown; %NULL while there is nothing to show */
static gpointer
go_to (LydWindow *self,
       const char *name)
{
  if (!lyd_window_has_events (self))
    return NULL;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-section", "s", name);
  return find (self, name);
}

static void
open_in (GtkWidget *widget,
         const char *section,
         GVariant *parameter)
{
  LydDirectoryPage *page;
  LydId id;

  if (lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)) &&
      (page = go_to (LYD_WINDOW (widget), section)) != NULL)
    lyd_directory_page_open (page, &id);
}

static void
open_person_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  open_in (widget, "people", parameter);
}

static void
open_organization_action (GtkWidget *widget,
                          const char *name,
                          GVariant *parameter)
{
  open_in (widget, "organizations", parameter);
}

static void
find_people_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  LydDirectoryPage *page = go_to (LYD_WINDOW (widget), "people");

  if (page != NULL)
    lyd_directory_page_find (page, g_variant_get_string (parameter, NULL));
}

static void
open_series_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  LydSeriesSection *page;
  LydId id;

  if (lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)) &&
      (page = go_to (LYD_WINDOW (widget), "series")) != NULL)
    lyd_series_section_open (page, &id);
}

/* What was brought in is what somebody wants to look at. */
static void
imported_cb (LydWindow *self,
             const LydDone *done)
{
  lyd_window_sections_show (self, "organizations");
  adw_leaflet_set_visible_child (lyd_window_get_leaflet (self), GTK_WIDGET (lyd_window_get_content (self)));
  if (done->sentence != NULL)
    lyd_window_toast_undo (self, done->sentence, &done->entry);
}

static void
import_organizations_action (GtkWidget *widget,
                             const char *name,
                             GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);
  LydOrganizationsImportWindow *window;

  if (lyd_window_get_store (self) == NULL)
    return;
  window = lyd_organizations_import_window_new (GTK_WINDOW (self), lyd_window_get_store (self));
  g_signal_connect_object (window, "done", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
preferences_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  LydStore *store = lyd_window_get_store (LYD_WINDOW (widget));

  if (store != NULL)
    gtk_window_present (GTK_WINDOW (lyd_preferences_new (GTK_WINDOW (widget), store)));
}

static void
row_activated_cb (LydWindow *self,
                  GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-section", "s",
                              sections[gtk_list_box_row_get_index (row)].name);
}

static void
folded_cb (LydWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++) {
    LydSection *page = find (self, sections[i].name);

    if (page != NULL)
      lyd_section_set_narrow (page, is_narrow (self));
  }
}

void
lyd_window_sections_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.show-section", "s", show_action);
  gtk_widget_class_install_action (klass, "win.open-person", "s", open_person_action);
  gtk_widget_class_install_action (klass, "win.find-people", "s", find_people_action);
  gtk_widget_class_install_action (klass, "win.open-organization", "s", open_organization_action);
  gtk_widget_class_install_action (klass, "win.open-series", "s", open_series_action);
  gtk_widget_class_install_action (klass, "win.import-organizations", NULL, import_organizations_action);
  gtk_widget_class_install_action (klass, "win.preferences", NULL, preferences_action);
}

void
lyd_window_sections_init (LydWindow *self)
{
  g_signal_connect_object (lyd_window_get_sections (self), "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lyd_window_get_leaflet (self), "notify::folded", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
}
