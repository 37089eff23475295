#include "lyd-section.h"

G_DEFINE_INTERFACE (LydSection, lyd_section, GTK_TYPE_WIDGET)

static void
lyd_section_default_init (LydSectionInterface *interface)
{
}

/* @store: (nullable): %NULL empties the page, before the file is closed */
void
lyd_section_set_store (LydSection *self,
                       LydStore *store)
{
  LYD_SECTION_GET_IFACE (self)->set_store (self, store);
}

/* Narrow: the window shows the page alone, so there must be a way back to the sidebar. */
void
lyd_section_set_narrow (LydSection *self,
                        gboolean narrow)
{
  LYD_SECTION_GET_IFACE (self)->set_narrow (self, narrow);
}

/* Puts the cursor into the page's search entry. */
void
lyd_section_search (LydSection *self)
{
  LYD_SECTION_GET_IFACE (self)->search (self);
}

/* Returns: %FALSE where there is no way back within the page */
gboolean
lyd_section_back (LydSection *self)
{
  return LYD_SECTION_GET_IFACE (self)->back (self);
}
