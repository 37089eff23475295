#include "lyd-desk-fields.h"

#include <glib/gi18n.h>

#define PERSON(member) G_STRUCT_OFFSET (LydPerson, member)
#define REGISTRATION(member) G_STRUCT_OFFSET (LydRegistration, member)

const LydDeskField lyd_desk_person_fields[] = {
  { "name", N_ ("Name"), LYD_DESK_FIELD_TEXT, PERSON (name), NULL },
  { "given", N_ ("Given name"), LYD_DESK_FIELD_TEXT, PERSON (given), NULL },
  { "family", N_ ("Family name"), LYD_DESK_FIELD_TEXT, PERSON (family), NULL },
  { "organization", N_ ("Organization"), LYD_DESK_FIELD_ID, PERSON (organization), NULL },
  { "email", N_ ("E-mail"), LYD_DESK_FIELD_TEXT, PERSON (email), NULL },
  { "phone", N_ ("Phone"), LYD_DESK_FIELD_TEXT, PERSON (phone), NULL },
  { "role", N_ ("Role"), LYD_DESK_FIELD_TEXT, PERSON (role), NULL },
  { "pronouns", N_ ("Pronouns"), LYD_DESK_FIELD_TEXT, PERSON (pronouns), NULL },
  { "pronouns_public", N_ ("Pronouns on the badge"), LYD_DESK_FIELD_YES_NO, PERSON (pronouns_public), NULL },
  { "pronunciation", N_ ("Pronunciation"), LYD_DESK_FIELD_TEXT, PERSON (pronunciation), NULL },
  { "language", N_ ("Language"), LYD_DESK_FIELD_TEXT, PERSON (language), NULL },
  { NULL },
};

const LydDeskField lyd_desk_registration_fields[] = {
  { "status", N_ ("Status"), LYD_DESK_FIELD_WORD, REGISTRATION (status), &lyd_statuses },
  { "type", N_ ("Type"), LYD_DESK_FIELD_WORD, REGISTRATION (type), &lyd_attendee_types },
  { "first_time", N_ ("First time"), LYD_DESK_FIELD_YES_NO, REGISTRATION (first_time), NULL },
  { "no_photos", N_ ("No photos"), LYD_DESK_FIELD_YES_NO, REGISTRATION (no_photos), NULL },
  { "needs_assistance", N_ ("Needs assistance"), LYD_DESK_FIELD_YES_NO, REGISTRATION (needs_assistance), NULL },
  { "note", N_ ("Note"), LYD_DESK_FIELD_TEXT, REGISTRATION (note), NULL },
  { "exempt", N_ ("Exception"), LYD_DESK_FIELD_TEXT, REGISTRATION (exempt), NULL },
  { NULL },
};

/* Returns: (transfer full): "" where nothing is known */
char *
lyd_desk_field_get (const LydDeskField *self,
                    gconstpointer thing)
{
  switch (self->kind) {
  case LYD_DESK_FIELD_TEXT: {
    const char *text = G_STRUCT_MEMBER (const char *, thing, self->offset);

    return g_strdup (text != NULL ? text : "");
  }
  case LYD_DESK_FIELD_YES_NO:
    return g_strdup (G_STRUCT_MEMBER (gboolean, thing, self->offset) ? "yes" : "no");
  case LYD_DESK_FIELD_WORD:
    return g_strdup (lyd_word_id (self->words, G_STRUCT_MEMBER (int, thing, self->offset)));
  case LYD_DESK_FIELD_ID: {
    const LydId *id = G_STRUCT_MEMBER_P (thing, self->offset);

    return lyd_id_is_none (id) ? g_strdup ("") : lyd_id_to_string (id);
  }
  default:
    g_assert_not_reached ();
  }
}

/* @value: as lyd_desk_field_get() gave it */
void
lyd_desk_field_set (const LydDeskField *self,
                    gpointer thing,
                    const char *value)
{
  switch (self->kind) {
  case LYD_DESK_FIELD_TEXT:
    g_free (G_STRUCT_MEMBER (char *, thing, self->offset));
    G_STRUCT_MEMBER (char *, thing, self->offset) = value[0] != '\0' ? g_strdup (value) : NULL;
    break;
  case LYD_DESK_FIELD_YES_NO:
    G_STRUCT_MEMBER (gboolean, thing, self->offset) = g_str_equal (value, "yes");
    break;
  case LYD_DESK_FIELD_WORD:
    G_STRUCT_MEMBER (int, thing, self->offset) = MAX (lyd_word_find (self->words, value), 0);
    break;
  case LYD_DESK_FIELD_ID: {
    LydId *id = G_STRUCT_MEMBER_P (thing, self->offset);

    if (!lyd_id_from_string (id, value))
      *id = lyd_id_none;
    break;
  }
  default:
    g_assert_not_reached ();
  }
}

/* Returns: (transfer full): as people read it; an id is looked up by who shows it */
char *
lyd_desk_field_show (const LydDeskField *self,
                     const char *value)
{
  if (self->kind == LYD_DESK_FIELD_YES_NO)
    return g_strdup (g_str_equal (value, "yes") ? _ ("Yes") : _ ("No"));
  if (self->kind == LYD_DESK_FIELD_WORD)
    return g_strdup (lyd_word_title (self->words, MAX (lyd_word_find (self->words, value), 0)));
  return g_strdup (value);
}
