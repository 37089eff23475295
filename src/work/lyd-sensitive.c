#include "lyd-sensitive.h"

#include "lyd-events.h"
#include "lyd-file-private.h"
#include "lyd-groups.h"
#include "lyd-plan.h"

#include <glib/gi18n.h>

/* Returns: %FALSE with %LYD_ERROR_INVALID where @event is sensitive: nobody is named on paper or in a file */
gboolean
lyd_sensitive_refuse (const LydEvent *event,
                      GError **error)
{
  if (!event->sensitive)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               _ ("“%s” is sensitive: who comes is counted, and leaves in no list by name. Nothing was written."),
               event->title);
  return FALSE;
}

/* @sensitive: (out): %FALSE also for an event that is not there any more */
gboolean
lyd_sensitive_is_event (LydFile *file,
                        const LydId *id,
                        gboolean *sensitive,
                        GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydEvent) event = lyd_events_get (file->db, id, &local);

  *sensitive = event != NULL && event->sensitive;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Somebody saw names: nothing changes, but it stands in the history, and nobody can take it back. */
static gboolean
note (LydFile *file,
      const char *code,
      const char *key,
      const char *title,
      const LydId *subject,
      GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *params = NULL;
  LydId id = lyd_context_make_id (&file->context);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, title);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  params = json_to_string (root, FALSE);
  return lyd_journal_note (file->db, &id, code, params, subject, file->context.who, lyd_context_now (&file->context),
                           error);
}

/* Somebody asks to see who is registered for a sensitive event: that stands in the history from then on. */
gboolean
lyd_sensitive_reveal_event (LydFile *file,
                            const LydId *id,
                            GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, id, error);

  return event != NULL && (!event->sensitive || note (file, "reveal-event", "title", event->title, id, error));
}

/* As lyd_sensitive_reveal_event(), of who is in a group. */
gboolean
lyd_sensitive_reveal_group (LydFile *file,
                            const LydId *id,
                            GError **error)
{
  g_autofree char *words = lyd_id_to_string (id);
  g_autoptr (LydGroup) group = lyd_groups_find_one (file, words, error);

  return group != NULL && (!group->sensitive || note (file, "reveal-group", "group", group->name, id, error));
}
