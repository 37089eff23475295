#include "lyd-things.h"

#include "lyd-time.h"

LydOrganization *
lyd_organization_new (void)
{
  return g_new0 (LydOrganization, 1);
}

void
lyd_organization_free (LydOrganization *self)
{
  g_free (self->name);
  g_free (self->state);
  g_free (self);
}

LydNetwork *
lyd_network_new (void)
{
  return g_new0 (LydNetwork, 1);
}

void
lyd_network_free (LydNetwork *self)
{
  g_free (self->name);
  g_free (self);
}

LydMembership *
lyd_membership_new (void)
{
  return g_new0 (LydMembership, 1);
}

void
lyd_membership_free (LydMembership *self)
{
  g_free (self->joined);
  g_free (self->left_on);
  g_free (self);
}

LydProgram *
lyd_program_new (void)
{
  return g_new0 (LydProgram, 1);
}

void
lyd_program_free (LydProgram *self)
{
  g_free (self->name);
  g_free (self->kind);
  g_free (self->funder);
  g_free (self->starts);
  g_free (self->ends);
  g_free (self);
}

LydPerson *
lyd_person_new (void)
{
  return g_new0 (LydPerson, 1);
}

void
lyd_person_free (LydPerson *self)
{
  g_free (self->name);
  g_free (self->given);
  g_free (self->family);
  g_free (self->legal);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->role);
  g_free (self->pronouns);
  g_free (self->pronunciation);
  g_free (self->language);
  g_free (self->notes);
  g_free (self);
}

LydAlias *
lyd_alias_new (void)
{
  return g_new0 (LydAlias, 1);
}

void
lyd_alias_free (LydAlias *self)
{
  g_free (self->kind);
  g_free (self->value);
  g_free (self->folded);
  g_free (self);
}

LydSeries *
lyd_series_new (void)
{
  return g_new0 (LydSeries, 1);
}

void
lyd_series_free (LydSeries *self)
{
  g_free (self->title);
  g_free (self->rule);
  g_free (self->timezone);
  g_free (self);
}

LydEvent *
lyd_event_new (void)
{
  LydEvent *self = g_new0 (LydEvent, 1);

  self->capacity = -1;
  self->seats = -1;
  self->series_at = LYD_TIME_NONE;
  self->heading = LYD_HEADING_NONE;

  return self;
}

void
lyd_event_free (LydEvent *self)
{
  g_free (self->title);
  g_free (self->timezone);
  g_free (self->venue);
  g_free (self->join_link);
  g_free (self->registration_link);
  g_free (self->policy_area);
  g_free (self->audience);
  g_clear_pointer (&self->programs, g_array_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_free (self->invites);
  g_free (self);
}

LydPresenter *
lyd_presenter_new (void)
{
  return g_new0 (LydPresenter, 1);
}

void
lyd_presenter_free (LydPresenter *self)
{
  g_free (self->name);
  g_free (self);
}

LydSession *
lyd_session_new (void)
{
  LydSession *self = g_new0 (LydSession, 1);

  self->capacity = -1;
  self->opens_before = -1;
  self->closes_after = -1;

  return self;
}

void
lyd_session_free (LydSession *self)
{
  g_free (self->title);
  g_free (self->track);
  g_free (self->room);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->presenters, g_ptr_array_unref);
  g_free (self);
}

LydRegistration *
lyd_registration_new (void)
{
  return g_new0 (LydRegistration, 1);
}

void
lyd_registration_free (LydRegistration *self)
{
  g_free (self->short_code);
  g_free (self->note);
  g_free (self->exempt);
  g_free (self);
}

LydQuestion *
lyd_question_new (void)
{
  return g_new0 (LydQuestion, 1);
}

LydQuestion *
lyd_question_copy (const LydQuestion *self)
{
  LydQuestion *copy = g_memdup2 (self, sizeof *self);

  copy->label = g_strdup (self->label);
  copy->choices = g_strdupv (self->choices);
  return copy;
}

void
lyd_question_free (LydQuestion *self)
{
  g_free (self->label);
  g_strfreev (self->choices);
  g_free (self);
}

LydScan *
lyd_scan_new (void)
{
  return g_new0 (LydScan, 1);
}

void
lyd_scan_free (LydScan *self)
{
  g_free (self->reason);
  g_free (self->raw);
  g_free (self);
}

LydScanLine *
lyd_scan_line_new (void)
{
  return g_new0 (LydScanLine, 1);
}

void
lyd_scan_line_free (LydScanLine *self)
{
  g_clear_pointer (&self->scan, lyd_scan_free);
  g_free (self->name);
  g_free (self->organization);
  g_free (self->station);
  g_free (self);
}

LydStation *
lyd_station_new (void)
{
  return g_new0 (LydStation, 1);
}

void
lyd_station_free (LydStation *self)
{
  g_free (self->label);
  g_free (self);
}

LydImportBatch *
lyd_import_batch_new (void)
{
  return g_new0 (LydImportBatch, 1);
}

void
lyd_import_batch_free (LydImportBatch *self)
{
  g_free (self->file_name);
  g_free (self->hash);
  g_free (self->format);
  g_free (self);
}

/* Returns: (transfer full): a copy with strings of its own */
LydProgram *
lyd_program_copy (const LydProgram *self)
{
  LydProgram *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->kind = g_strdup (self->kind);
  copy->funder = g_strdup (self->funder);
  copy->starts = g_strdup (self->starts);
  copy->ends = g_strdup (self->ends);

  return copy;
}

/* Returns: (transfer full): a copy with strings of its own */
LydPerson *
lyd_person_copy (const LydPerson *self)
{
  LydPerson *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->given = g_strdup (self->given);
  copy->family = g_strdup (self->family);
  copy->legal = g_strdup (self->legal);
  copy->email = g_strdup (self->email);
  copy->phone = g_strdup (self->phone);
  copy->role = g_strdup (self->role);
  copy->pronouns = g_strdup (self->pronouns);
  copy->pronunciation = g_strdup (self->pronunciation);
  copy->language = g_strdup (self->language);
  copy->notes = g_strdup (self->notes);

  return copy;
}

LydOrganization *
lyd_organization_copy (const LydOrganization *self)
{
  LydOrganization *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->state = g_strdup (self->state);

  return copy;
}

LydEvent *
lyd_event_copy (const LydEvent *self)
{
  LydEvent *copy = g_memdup2 (self, sizeof *self);

  copy->title = g_strdup (self->title);
  copy->timezone = g_strdup (self->timezone);
  copy->venue = g_strdup (self->venue);
  copy->join_link = g_strdup (self->join_link);
  copy->registration_link = g_strdup (self->registration_link);
  copy->policy_area = g_strdup (self->policy_area);
  copy->audience = g_strdup (self->audience);
  if (self->programs != NULL)
    copy->programs = g_array_ref (self->programs);
  if (self->rules != NULL)
    copy->rules = g_ptr_array_ref (self->rules);
  copy->invites = g_strdup (self->invites);

  return copy;
}

/* Returns: (transfer full): a copy with strings of its own */
LydSession *
lyd_session_copy (const LydSession *self)
{
  LydSession *copy = g_memdup2 (self, sizeof *self);

  copy->title = g_strdup (self->title);
  copy->track = g_strdup (self->track);
  copy->room = g_strdup (self->room);
  if (self->rules != NULL)
    copy->rules = g_ptr_array_ref (self->rules);
  copy->presenters = self->presenters != NULL ? lyd_presenters_new () : NULL;
  for (guint i = 0; self->presenters != NULL && i < self->presenters->len; i++)
    g_ptr_array_add (copy->presenters, lyd_presenter_copy (g_ptr_array_index (self->presenters, i)));

  return copy;
}

/* Returns: (transfer full): a copy with strings of its own */
LydPresenter *
lyd_presenter_copy (const LydPresenter *self)
{
  LydPresenter *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  return copy;
}

/* Returns: (transfer full) (element-type LydPresenter): nobody yet */
GPtrArray *
lyd_presenters_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_presenter_free);
}

/**
 * lyd_presenters_join:
 * @presenters: (nullable)
 *
 * Returns: (transfer full) (nullable): "Ana Wu, José Díaz"; %NULL for nobody
 */
char *
lyd_presenters_join (const GPtrArray *presenters)
{
  GString *names;

  if (presenters == NULL || presenters->len == 0)
    return NULL;
  names = g_string_new (NULL);
  for (guint i = 0; i < presenters->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((const LydPresenter *) g_ptr_array_index (presenters, i))->name);
  return g_string_free (names, FALSE);
}
