#include "lyd-directory-line.h"

void
lyd_exchange_free (LydExchange *self)
{
  g_free (self->title);
  g_free (self->timezone);
  g_free (self);
}

/* @self: (nullable): lists have nothing in the place of who is gone */
void
lyd_person_line_free (LydPersonLine *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->pronouns);
  g_free (self->role);
  g_free (self->email);
  g_free (self->organization);
  g_free (self);
}

void
lyd_visit_free (LydVisit *self)
{
  g_free (self->title);
  g_free (self->timezone);
  g_free (self);
}

void
lyd_person_page_free (LydPersonPage *self)
{
  g_clear_pointer (&self->person, lyd_person_free);
  g_clear_pointer (&self->aliases, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->exchanges, g_ptr_array_unref);
  g_free (self->organization);
  g_free (self);
}

LydOrganizationLine *
lyd_organization_line_copy (const LydOrganizationLine *self)
{
  LydOrganizationLine *copy = g_memdup2 (self, sizeof *self);

  copy->organization = lyd_organization_copy (self->organization);
  return copy;
}

void
lyd_organization_line_free (LydOrganizationLine *self)
{
  g_clear_pointer (&self->organization, lyd_organization_free);
  g_free (self);
}

void
lyd_organization_network_free (LydOrganizationNetwork *self)
{
  g_clear_pointer (&self->membership, lyd_membership_free);
  g_free (self->name);
  g_free (self);
}

void
lyd_organization_event_free (LydOrganizationEvent *self)
{
  g_free (self->title);
  g_free (self->timezone);
  g_free (self);
}

void
lyd_organization_page_free (LydOrganizationPage *self)
{
  g_clear_pointer (&self->line, lyd_organization_line_free);
  g_clear_pointer (&self->networks, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->exchanges, g_ptr_array_unref);
  g_free (self);
}

void
lyd_organization_list_free (LydOrganizationList *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->exchanges, g_ptr_array_unref);
  g_free (self);
}
