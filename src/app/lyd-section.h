#pragma once

#include "lyd-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a page must know that one goes to from the sidebar. */
#define LYD_TYPE_SECTION (lyd_section_get_type ())
G_DECLARE_INTERFACE (LydSection, lyd_section, LYD, SECTION, GtkWidget)

struct _LydSectionInterface {
  GTypeInterface parent_interface;

  void (*set_store) (LydSection *self, LydStore *store);
  void (*set_narrow) (LydSection *self, gboolean narrow);
  void (*search) (LydSection *self);
  gboolean (*back) (LydSection *self);
};

void lyd_section_set_store (LydSection *self, LydStore *store);
void lyd_section_set_narrow (LydSection *self, gboolean narrow);
void lyd_section_search (LydSection *self);
gboolean lyd_section_back (LydSection *self);

G_END_DECLS
