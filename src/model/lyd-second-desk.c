#include "lyd-second-desk.h"

void
lyd_desk_copy_free (LydDeskCopy *self)
{
  g_free (self->label);
  g_free (self->path);
  g_free (self->origin);
  g_free (self);
}

void
lyd_double_entry_free (LydDoubleEntry *self)
{
  g_free (self->session_title);
  g_free (self->name);
  g_free (self->organization);
  g_free (self->station[0]);
  g_free (self->station[1]);
  g_free (self);
}

void
lyd_desk_conflict_free (LydDeskConflict *self)
{
  g_free (self->name);
  g_free (self->field);
  g_free (self->here);
  g_free (self->there);
  g_free (self);
}
