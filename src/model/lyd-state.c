#include "lyd-state.h"

#include "lyd-fold.h"

#include <glib/gi18n.h>
#include <string.h>

static const LydWord words[] = {
  { "AL", NC_ ("state", "Alabama") },
  { "AK", NC_ ("state", "Alaska") },
  { "AS", NC_ ("state", "American Samoa") },
  { "AZ", NC_ ("state", "Arizona") },
  { "AR", NC_ ("state", "Arkansas") },
  { "CA", NC_ ("state", "California") },
  { "CO", NC_ ("state", "Colorado") },
  { "CT", NC_ ("state", "Connecticut") },
  { "DE", NC_ ("state", "Delaware") },
  { "DC", NC_ ("state", "District of Columbia") },
  { "FL", NC_ ("state", "Florida") },
  { "GA", NC_ ("state", "Georgia") },
  { "GU", NC_ ("state", "Guam") },
  { "HI", NC_ ("state", "Hawaii") },
  { "ID", NC_ ("state", "Idaho") },
  { "IL", NC_ ("state", "Illinois") },
  { "IN", NC_ ("state", "Indiana") },
  { "IA", NC_ ("state", "Iowa") },
  { "KS", NC_ ("state", "Kansas") },
  { "KY", NC_ ("state", "Kentucky") },
  { "LA", NC_ ("state", "Louisiana") },
  { "ME", NC_ ("state", "Maine") },
  { "MD", NC_ ("state", "Maryland") },
  { "MA", NC_ ("state", "Massachusetts") },
  { "MI", NC_ ("state", "Michigan") },
  { "MN", NC_ ("state", "Minnesota") },
  { "MS", NC_ ("state", "Mississippi") },
  { "MO", NC_ ("state", "Missouri") },
  { "MT", NC_ ("state", "Montana") },
  { "NE", NC_ ("state", "Nebraska") },
  { "NV", NC_ ("state", "Nevada") },
  { "NH", NC_ ("state", "New Hampshire") },
  { "NJ", NC_ ("state", "New Jersey") },
  { "NM", NC_ ("state", "New Mexico") },
  { "NY", NC_ ("state", "New York") },
  { "NC", NC_ ("state", "North Carolina") },
  { "ND", NC_ ("state", "North Dakota") },
  { "MP", NC_ ("state", "Northern Mariana Islands") },
  { "OH", NC_ ("state", "Ohio") },
  { "OK", NC_ ("state", "Oklahoma") },
  { "OR", NC_ ("state", "Oregon") },
  { "PA", NC_ ("state", "Pennsylvania") },
  { "PR", NC_ ("state", "Puerto Rico") },
  { "RI", NC_ ("state", "Rhode Island") },
  { "SC", NC_ ("state", "South Carolina") },
  { "SD", NC_ ("state", "South Dakota") },
  { "TN", NC_ ("state", "Tennessee") },
  { "TX", NC_ ("state", "Texas") },
  { "VI", NC_ ("state", "U.S. Virgin Islands") },
  { "UT", NC_ ("state", "Utah") },
  { "VT", NC_ ("state", "Vermont") },
  { "VA", NC_ ("state", "Virginia") },
  { "WA", NC_ ("state", "Washington") },
  { "WV", NC_ ("state", "West Virginia") },
  { "WI", NC_ ("state", "Wisconsin") },
  { "WY", NC_ ("state", "Wyoming") },
};

const LydVocabulary lyd_states = { "state", words, G_N_ELEMENTS (words) };

/* Returns: which state @text says, as "AL", "al", "Alabama" or by its name in the language of the reader; -1: none */
int
lyd_state_read (const char *text)
{
  g_autofree char *folded = lyd_fold_text (text);
  gboolean code = strlen (folded) == 2;

  for (int i = 0; i < lyd_states.n_words; i++) {
    g_autofree char *name = code ? NULL : lyd_fold_text (words[i].title);
    g_autofree char *title = code ? NULL : lyd_fold_text (lyd_word_title (&lyd_states, i));

    if (code ? g_ascii_strcasecmp (folded, words[i].id) == 0
             : strcmp (folded, name) == 0 || strcmp (folded, title) == 0)
      return i;
  }
  return -1;
}
