#include "lyd-import-file.h"

#include "lyd-error.h"
#include "lyd-time.h"

#include <json-glib/json-glib.h>
#include <string.h>

static char *
sample_path (const char *name)
{
  return g_build_filename (g_getenv ("LYD_TEST_DATA"), "samples", name, NULL);
}

static LydImportFile *
open_sample (const char *name,
             GError **error)
{
  g_autofree char *path = sample_path (name);
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  bytes = g_bytes_new_take (data, length);
  return lyd_import_file_open (bytes, NULL, NULL, zone, error);
}

static LydImportFile *
open_as (const char *text,
         const char *format)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LydImportFile *file = lyd_import_file_open (bytes, format, NULL, zone, &error);

  g_assert_no_error (error);
  return file;
}

static LydImportFile *
open_text (const char *text)
{
  return open_as (text, NULL);
}

/* "Header=field Header=field": what the columns were taken for. */
static char *
show_fields (const LydImportFile *file)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lyd_import_file_get_n_columns (file); i++) {
    const LydImportColumn *column = lyd_import_file_get_column (file, i);

    g_string_append_printf (out, "%s%s%s", i > 0 ? " " : "", lyd_word_id (&lyd_fields, (int) column->field),
                            column->sensitive ? "!" : "");
  }
  return g_string_free (out, FALSE);
}

/* "reason@column reason@column" of one row. */
static char *
show_problems (const GArray *problems)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++) {
    const LydImportProblem *problem = &g_array_index (problems, LydImportProblem, i);

    g_string_append_printf (out, "%s%s@%u", i > 0 ? " " : "", problem->reason, problem->column);
  }
  return g_string_free (out, FALSE);
}

static void
assert_row (LydImportFile *file,
            guint index,
            guint line,
            gboolean skipped,
            const char *problems)
{
  g_autoptr (LydImportRow) row = lyd_import_row_new (file);
  g_autofree char *shown = NULL;

  lyd_import_file_read_row (file, index, row);
  shown = show_problems (row->problems);
  g_assert_cmpstr (shown, ==, problems);
  g_assert_cmpuint (row->line, ==, line);
  g_assert_cmpint (row->skipped, ==, skipped);
  g_assert_cmpint (row->skip_reason != NULL, ==, skipped);
  g_assert_true (!skipped || strstr (shown, row->skip_reason) != NULL);
}

static void
assert_value (LydImportFile *file,
              guint index,
              LydField field,
              const char *value)
{
  g_autoptr (LydImportRow) row = lyd_import_row_new (file);

  lyd_import_file_read_row (file, index, row);
  g_assert_cmpstr (row->values[field], ==, value);
}

typedef struct {
  guint rows;
  guint active;
  guint confirmed;
  guint people; /* different addresses, and rows without one */
} Counts;

static Counts
count_rows (LydImportFile *file)
{
  g_autoptr (LydImportRow) row = lyd_import_row_new (file);
  g_autoptr (GHashTable) emails = g_hash_table_new (g_str_hash, g_str_equal);
  Counts counts = { 0 };

  for (guint i = 0; i < lyd_import_file_get_n_rows (file); i++) {
    lyd_import_file_read_row (file, i, row);
    counts.rows++;
    counts.active += !row->skipped;
    counts.confirmed += g_strcmp0 (row->values[LYD_FIELD_STATUS], "confirmed") == 0;
    if (row->email == NULL)
      counts.people++;
    else if (g_hash_table_add (emails, (gpointer) row->email))
      counts.people++;
    g_assert_true (g_utf8_validate (row->values[LYD_FIELD_NAME], -1, NULL));
  }
  return counts;
}

static void
check_member (JsonObject *expect,
              const char *name,
              guint counted)
{
  if (json_object_has_member (expect, name))
    g_assert_cmpuint (counted, ==, (guint) json_object_get_int_member (expect, name));
}

/* What the manifest says that a file of this format is for Lanyard today. */
static const struct {
  const char *format;
  const char *id; /* read as; or NULL and refused with these words */
  const char *words;
} meanings[] = {
  { "contacts", "table", NULL },
  { "zoom-registrant-import", "table", NULL },
  { "dates", "table", NULL },
  { "eventbrite-attendees", "eventbrite-attendees", NULL },
  { "google-forms-responses", "google-forms-responses", NULL },
  { "mailchimp-audience", "mailchimp-audience", NULL },
  { "zoom-registration-report", "zoom-registration-report", NULL },
  { "zoom-webinar-attendee", NULL, "looks like a Zoom webinar attendee report, not a list of registrations" },
  { "zoom-meeting-participants", NULL, "not a list of registrations" },
  { "teams-attendance", NULL, "Microsoft Teams attendance report, not a list of registrations" },
  { "google-meet-attendance", NULL, "Google Meet attendance report, not a list of registrations" },
  { "gotowebinar-attendee", NULL, "GoToWebinar attendee report, not a list of registrations" },
  { "vcard", "vcard", NULL },
  { "icalendar", NULL, "iCalendar" },
};

static void
check_sample (const char *name,
              const char *format,
              JsonObject *expect)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydImportFile) file = open_sample (name, &error);
  gsize m = 0;
  Counts counts;

  g_test_message ("%s", name);
  if (json_object_has_member (expect, "error") || json_object_has_member (expect, "error_line")) {
    gint64 line = json_object_get_int_member_with_default (expect, "error_line", 0);
    g_autofree char *words = line > 0 ? g_strdup_printf ("line %" G_GINT64_FORMAT " ", line)
                                      : g_strdup (json_object_get_string_member (expect, "error"));

    g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
    g_assert_nonnull (strstr (error->message, words));
    return;
  }
  while (m < G_N_ELEMENTS (meanings) && !g_str_has_prefix (format, meanings[m].format))
    m++;
  g_assert_cmpuint (m, <, G_N_ELEMENTS (meanings));
  if (meanings[m].id == NULL) {
    g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
    g_assert_nonnull (strstr (error->message, meanings[m].words));
    return;
  }

  g_assert_no_error (error);
  g_assert_cmpstr (lyd_import_file_get_format (file)->id, ==, meanings[m].id);
  g_assert_cmpuint (lyd_import_file_get_problems (file)->len, ==, 0);
  counts = count_rows (file);
  check_member (expect, "rows", counts.rows);
  check_member (expect, "registrants", counts.rows);
  check_member (expect, "cards", counts.active);
  check_member (expect, "active", counts.active);
  check_member (expect, "approved", counts.confirmed);
  check_member (expect, "columns", lyd_import_file_get_n_columns (file));
  check_member (expect, "definite_people", counts.people);
}

static void
test_manifest (void)
{
  g_autofree char *path = sample_path ("manifest.json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *files;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  files = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "files");
  g_assert_cmpuint (json_array_get_length (files), ==, 27);
  for (guint i = 0; i < json_array_get_length (files); i++) {
    JsonObject *file = json_array_get_object_element (files, i);

    check_sample (json_object_get_string_member (file, "file"), json_object_get_string_member (file, "format"),
                  json_object_get_object_member (file, "expect"));
  }
}

static void
test_google_forms (void)
{
  g_autoptr (LydImportFile) file = open_sample ("google_forms_retreat_registration.csv", NULL);
  g_autofree char *fields = show_fields (file);
  g_autoptr (LydImportRow) row = lyd_import_row_new (file);

  g_assert_cmpstr (fields, ==,
                   "registered-at email name pronunciation pronouns organization role sessions question! question! "
                   "question! photo-consent question");
  g_assert_cmpstr (lyd_import_file_get_column (file, 9)->header, ==, "Access needs (we will contact you privately)");
  lyd_import_file_read_row (file, 1, row);
  g_assert_cmpstr (row->values[LYD_FIELD_NO_PHOTOS], ==, "yes");
  g_assert_null (row->values[LYD_FIELD_PHOTO_CONSENT]);
  g_assert_cmpstr (row->values[LYD_FIELD_REGISTERED_AT], ==, "2027-06-02T13:01:07Z");
  g_assert_cmpuint (row->n_answers, ==, 4);
  g_assert_cmpstr (row->answers[1], ==, "ASL interpreter\nFront-row seat");
  g_assert_cmpstr (lyd_import_file_get_question (file, 1)->header, ==, "Access needs (we will contact you privately)");
  lyd_import_file_read_row (file, 4, row);
  g_assert_cmpstr (row->values[LYD_FIELD_EMAIL], ==, "Piotr.wojcik@ctvoices.example.org");
  g_assert_cmpstr (row->email, ==, "piotr.wojcik@ctvoices.example.org");
  g_assert_cmpuint (row->problems->len, ==, 0);
}

static void
test_eventbrite (void)
{
  g_autoptr (LydImportFile) file = open_text (
    "Order #,Order Date,First Name,Surname,Email,Quantity,Ticket Type,Attendee #,Attendee Status,T-shirt size\n"
    "1,2027-06-01 10:00:00,Ana,Wu,ana@example.org,1,Speaker,11,Attending,M\n"
    "1,2027-06-01 10:00:00,Bo,Wu,ana@example.org,1,Guest,12,Checked In,L\n"
    "2,2027-06-01 10:00:00,Cy,Li,cy@example.org,3,Member,13,Attending,\n"
    "3,2027-06-01 10:00:00,Di,Ng,di@example.org,1,Member,14,Refunded,S\n"
    "4,2027-06-01 10:00:00,Ed,Ox,ed@example.org,1,Member,15,Not Attending,S\n"
    "5,2027-06-01 10:00:00,Fe,Io,fe@example.org,1,Member,16,Deleted,S\n"
    "6,2027-06-01 10:00:00,Gu,Ra,,1,Mystery,17,Levitating,S\n");

  g_assert_cmpstr (lyd_import_file_get_format (file)->id, ==, "eventbrite-attendees");
  assert_row (file, 0, 2, FALSE, "");
  assert_row (file, 1, 3, FALSE, "");
  assert_row (file, 2, 4, FALSE, "quantity@6");
  assert_row (file, 3, 5, TRUE, "refunded@9");
  assert_row (file, 4, 6, TRUE, "not-attending@9");
  assert_row (file, 5, 7, TRUE, "deleted@9");
  assert_row (file, 6, 8, FALSE, "no-email@5 bad-type@7 bad-status@9");
  assert_value (file, 1, LYD_FIELD_EXTERNAL_ID, "12");
  assert_value (file, 1, LYD_FIELD_TYPE, "guest");
  assert_value (file, 3, LYD_FIELD_STATUS, "cancelled");
  assert_value (file, 6, LYD_FIELD_STATUS, "pending");
}

static void
test_zoom_registration (void)
{
  g_autoptr (LydImportFile) file = open_sample ("zoom_registration_report.csv", NULL);
  static const char *const statuses[] = {
    "confirmed", "confirmed", "confirmed", "pending", "confirmed", "denied", "confirmed", "cancelled"
  };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++) {
    assert_value (file, i, LYD_FIELD_STATUS, statuses[i]);
    assert_row (file, i, 7 + i, FALSE, "");
  }
  assert_value (file, 0, LYD_FIELD_REGISTERED_AT, "2027-02-12T19:00:00Z");
}

/* Lists of registrations that look like a report in a language that nobody knows are no reports. */
static void
test_lists_like_reports (void)
{
  static const char *const texts[] = {
    "Marca temporal;Nombre (completo);Correo;Edad (años);Llegada;Salida\n"
    "21/01/2027 10:00;Ana Ruiz;ana@example.org;34;25/01/2027 9:00;27/01/2027 12:00\n",
    "Nafn (fullt nafn),Netfang,Koma,Brottför,Fjöldi\nAna Wu,ana@example.org,2027-01-21 09:00,2027-01-22 10:00,2\n",
    "2. Inscritos\nNombre,Correo,Fecha de nacimiento\nAna Ruiz,ana@example.org,1990-01-21\n",
    "Name,Email,Start time,Completion time\nAna Wu,ana@example.org,1/21/2027 9:00,1/21/2027 9:05\n",
    "Name,Email,Arrival,Departure,Nights\nAna Wu,ana@example.org,1/21/2027,1/23/2027,2\n",
    "Name,Email,Attended before?,Role\nAna Wu,ana@example.org,Yes,Director\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (LydImportFile) file = open_text (texts[i]);

    g_assert_cmpuint (lyd_import_file_get_n_rows (file), ==, 1);
  }
}

/* Headers of other programs, from formats.md, and what people write in English and Spanish. */
static void
test_headers (void)
{
  static const struct {
    const char *text;
    const char *fields;
  } cases[] = {
    { "firstName,lastName,email,lang,reference,company,gender\nHomer,Simpson,h@example.org,en,id-1,Plant,M\n",
      "given family email language external-id organization question!" },
    { "ID,First Name,Last Name,Email,Status,Check Ins,Product ID,Product Name,Event ID,Public ID,Short ID,Created "
      "Date,Last Updated Date,Notes\n1,Ana,Wu,a@example.org,ACTIVE,,1,Speaker,1,A-1,s,2027-01-01,2027-01-01,x\n",
      "ignore given family email status ignore ignore type ignore external-id ignore registered-at ignore question" },
    { "\"Order code\",\"Attendee name\",\"Attendee name: Title\",\"Attendee name: First name\",\"Attendee name: "
      "Middle name\",\"Attendee name: Family name\",\"Product\",\"Price\",\"Checked "
      "in\",\"Secret\",\"E-mail\",\"Company\",\"Voucher code\",\"Order date\"\n"
      "\"FOO\",\"Mr Peter A "
      "Jones\",\"Mr\",\"Peter\",\"A\",\"Jones\",\"Ticket\",\"23.00\",\"\",\"hut\",\"d@example.org\",\"\",\"\","
      "\"2019-02-22\"\n",
      "external-id name ignore given ignore family type ignore ignore ignore email organization ignore registered-at" },
    { "Participant ID,Contact ID,Event,Participant Status,Participant Role(s),Register date,Participant Source,Fee "
      "level,Test,Display Name\n7,1,X,Registered,Attendee,2027-01-01,web,,No,Ana Wu\n",
      "external-id ignore ignore status type registered-at question question question name" },
    { "ID,Name,Email Address,Affiliation,Position,Phone,Registration date,Registration state\n1,Ana "
      "Wu,a@example.org,X,Y,1,2027-01-01,Completed\n",
      "external-id name email organization role phone registered-at status" },
    { "Nombre,Apellidos,Correo electrónico,Teléfono,Organización,Puesto,Pronombres,Alergias,Estado\n"
      "Ana,Wu,a@example.org,1,X,Y,ella,no,Ohio\n",
      "given family email phone organization role pronouns question! question" },
    { "NOMBRE COMPLETO,Correo,Institución,Idioma preferido,Tipo de asistente,Estatus,Primera vez\nAna "
      "Wu,a@example.org,X,español,Ponente,Confirmada,Sí\n",
      "name email organization language type status first-time" },
    { "Name,Surname,E-Mail,Pronouns OK on badge?,Legal name,Needs assistance at an evacuation?,Is this your first "
      "retreat?,No photos,Which workshops will you attend? [Tue],Which workshops will you attend? [Wed],Wheelchair "
      "access\nAna,Wu,a@example.org,yes,Ana B Wu,no,yes,,A,B,no\n",
      "given family email pronouns-consent legal needs-assistance first-time no-photos sessions sessions question!" },
    { "LastName,FirstName,EmailAddress,PhoneNumber,OrganizationName,JobTitle,AttendeeType,RegistrationStatus,"
      "RegistrationDate,DietaryRestrictions\n",
      "family given email phone organization role type status registered-at question!" },
    { "ID,Start time,Completion time,Email,Name,Last modified time,What is your organization?,Is your emergency "
      "contact here?,In an emergency evacuation would you need assistance?\n",
      "external-id ignore registered-at email name ignore organization question! needs-assistance" },
    { "First Name,Middle Name,Last Name,Organization Name,Organization Title,E-mail 1 - Label,E-mail 1 - Value,Phone "
      "1 - Value,Notes,Labels\n",
      "given ignore family organization role ignore email phone question ignore" },
    { "Full name,Badge name,Email,Are you comfortable being photographed?,May we show your pronouns on your badge?\n",
      "question name email photo-consent pronouns-consent" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LydImportFile) file = open_text (cases[i].text);
    g_autofree char *fields = show_fields (file);

    g_assert_cmpstr (fields, ==, cases[i].fields);
    g_assert_cmpstr (lyd_import_file_get_format (file)->id, ==, "table");
    g_assert_true (lyd_import_file_check (file, NULL));
  }
}

/* Lanyard's own words for the fields are understood, as its exports write them. */
static void
test_own_words (void)
{
  for (int i = LYD_FIELD_NAME; i < LYD_N_FIELDS; i++) {
    g_autofree char *words = g_strdelimit (g_strdup (lyd_word_id (&lyd_fields, i)), "-", '_');
    LydGuess guess = lyd_header_guess (words, NULL);

    g_assert_cmpstr (lyd_word_id (&lyd_fields, (int) guess.field), ==, lyd_word_id (&lyd_fields, i));
  }
}

static void
test_names (void)
{
  g_autoptr (LydImportFile) file = open_text ("Preferred name,First name,Last name,Email\n"
                                              "Liz,Elizabeth,Wu,a@example.org\n"
                                              "Liz W.,Elizabeth,Wu,a@example.org\n"
                                              ",Elizabeth,Wu,a@example.org\n"
                                              ",Elizabeth,,a@example.org\n"
                                              "小林さくら,さくら,小林,a@example.org\n");
  g_autoptr (LydImportFile) forms = open_text ("Full name,Badge name,Email\nElizabeth Wu,Liz,a@example.org\nBo "
                                               "Li,,b@example.org\n");

  assert_value (file, 0, LYD_FIELD_NAME, "Liz Wu");
  assert_value (file, 0, LYD_FIELD_GIVEN, "Elizabeth");
  assert_value (file, 1, LYD_FIELD_NAME, "Liz W.");
  assert_value (file, 2, LYD_FIELD_NAME, "Elizabeth Wu");
  assert_value (file, 3, LYD_FIELD_NAME, "Elizabeth");
  assert_value (file, 4, LYD_FIELD_NAME, "小林さくら");
  assert_value (forms, 0, LYD_FIELD_NAME, "Liz");
  assert_value (forms, 1, LYD_FIELD_NAME, "Bo Li");
}

static void
test_kinds (void)
{
  g_autoptr (LydImportFile) file = open_text ("Name,Is it?,How many?,Whose?,When?,Why?\n"
                                              "Ana,Yes,12,bo@example.org,5/6/2027,so\n"
                                              "Bo,no,1.5,cy@example.org,\"16 Jan, 2027\",yes\n");
  static const LydQuestionKind kinds[] = { LYD_QUESTION_YES_NO, LYD_QUESTION_NUMBER, LYD_QUESTION_EMAIL,
                                           LYD_QUESTION_DATE, LYD_QUESTION_TEXT };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (lyd_import_file_get_question (file, i)->kind, ==, kinds[i]);
}

static void
test_spanish_eventbrite (void)
{
  g_autoptr (LydImportFile) file = open_text (
    "Número de pedido,Fecha del pedido,Nombre,Apellidos,Correo electrónico,Cantidad,Tipo de entrada,N.º de asistente,"
    "Estado del asistente\n"
    "1,2027-06-01,Ana,Wu,a@example.org,1,Ponente,7,Asistirá\n"
    "1,2027-06-01,Bo,Wu,b@example.org,1,Miembro,8,No asistirá\n");

  g_assert_cmpstr (lyd_import_file_get_format (file)->id, ==, "eventbrite-attendees");
  assert_row (file, 0, 2, FALSE, "");
  assert_value (file, 0, LYD_FIELD_EXTERNAL_ID, "7");
  assert_row (file, 1, 3, TRUE, "not-attending@9");
}

static void
test_vcards (void)
{
  g_autoptr (LydImportFile) file = open_sample ("contacts.vcf", NULL);
  g_autoptr (LydImportFile) hostile = open_text ("BEGIN:VCARD\r\nVERSION:2.1\r\nitem1.EMAIL;PREF=2:x@example.org\r\n"
                                                 "FN;ENCODING=QUOTED-PRINTABLE:Ana=\r\n=20W=FC=00\r\nEND:VCARD\r\n"
                                                 "END:VCARD\r\nBEGIN:VCARD\r\nEMAIL:a@example.org\r\n"
                                                 "EMAIL;TYPE=pref:b@exam\r\n ple.org\r\nN:Li\\;x;Bo\r\nEND:VCARD\r\n"
                                                 "BEGIN:VCARD\r\nFN:never closed");

  assert_value (file, 0, LYD_FIELD_NAME, "Maribel Okonkwo-Reyes");
  assert_value (file, 0, LYD_FIELD_ORGANIZATION, "VOICES for Alabama's Children");
  assert_value (file, 0, LYD_FIELD_ROLE, "Policy Director");
  assert_value (file, 1, LYD_FIELD_PRONOUNS, "she/they");
  assert_value (file, 2, LYD_FIELD_NAME, "Piotr Wójcik");
  assert_value (file, 2, LYD_FIELD_FAMILY, "Wójcik");
  assert_row (file, 2, 21, FALSE, "");

  g_assert_cmpuint (lyd_import_file_get_n_rows (hostile), ==, 2);
  assert_value (hostile, 0, LYD_FIELD_NAME, "Ana Wü");
  assert_value (hostile, 1, LYD_FIELD_EMAIL, "b@example.org");
  assert_value (hostile, 1, LYD_FIELD_FAMILY, "Li;x");
  assert_row (hostile, 1, 8, FALSE, "");
}

static void
test_sections (void)
{
  g_autoptr (LydImportFile) file = open_text (
    "Our list,,,,\n"
    "Made:,\"June 1, 2027\",,,\n"
    ",,,,\n"
    "First name,Last name,Email,,\n"
    "Ana,Wu,ana@example.org,,\n"
    ",,,,\n"
    "First name,Last name,Email,,\n"
    "Bo,Li,bo@example.org,,\n"
    "Page 2,,,,\n"
    "First name,Last name,Email,,\n"
    "Cy,,cy@example.org,extra,\n"
    "Volunteers,,,,\n"
    "Name,Phone,Email,,\n"
    "Di,1,di@example.org,,\n");
  g_autofree char *problems = show_problems (lyd_import_file_get_problems (file));

  g_assert_cmpuint (lyd_import_file_get_n_columns (file), ==, 3);
  g_assert_cmpuint (lyd_import_file_get_n_rows (file), ==, 3);
  assert_row (file, 0, 5, FALSE, "");
  assert_row (file, 1, 8, FALSE, "");
  assert_row (file, 2, 11, FALSE, "too-many-cells@4");
  g_assert_cmpstr (problems, ==, "other-section@0");
  g_assert_cmpuint (g_array_index (lyd_import_file_get_problems (file), LydImportProblem, 0).line, ==, 12);
}

/* A list that begins with its first person loses nobody. */
static void
test_no_titles (void)
{
  static const char *const mapping[] = { "#1=given", "#2=family", "#3=organization", NULL };
  g_autoptr (LydImportFile) file = open_text ("Ana,Wu,Voices,ana@example.org\nBo,Registered,Ohio,bo@example.org\n");
  g_autofree char *before = show_fields (file);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (before, ==, "question question question email");
  g_assert_cmpstr (lyd_import_file_get_column (file, 2)->header, ==, "#3");
  g_assert_true (lyd_import_file_map (file, mapping, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (lyd_import_file_get_n_rows (file), ==, 2);
  assert_row (file, 0, 1, FALSE, "");
  assert_value (file, 0, LYD_FIELD_NAME, "Ana Wu");
  assert_value (file, 1, LYD_FIELD_NAME, "Bo Registered");
}

static void
test_unknown_titles (void)
{
  g_autoptr (LydImportFile) file = open_text ("Wer,Woher,Wie\nAna,Registered,ana@example.org\n");

  g_assert_cmpstr (lyd_import_file_get_column (file, 0)->header, ==, "Wer");
  g_assert_cmpuint (lyd_import_file_get_n_rows (file), ==, 1);
  g_assert_false (lyd_import_file_check (file, NULL));
}

static void
test_rows_with_problems (void)
{
  static const char text[] = "Name,Email,Registered at,Language,First time,Status\n"
                             "Ana Wu,ana@example.org,1/16/2027,en-US,yes,Confirmed\n"
                             ",bo@example.org,,,,\n"
                             ",,x,fr,perhaps,\n"
                             "Cy,,16/1/2027,,,Waitlisted\n"
                             "D\0,d@example.org,,,,\n"
                             "Zoom Report\n";
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");
  g_autoptr (GBytes) bytes = g_bytes_new (text, sizeof text - 1);
  g_autoptr (LydImportFile) file = lyd_import_file_open (bytes, NULL, NULL, zone, NULL);

  g_assert_cmpuint (lyd_import_file_get_n_rows (file), ==, 6);
  assert_row (file, 0, 2, FALSE, "");
  assert_value (file, 0, LYD_FIELD_LANGUAGE, "en");
  assert_row (file, 1, 3, FALSE, "no-name@0");
  assert_value (file, 1, LYD_FIELD_NAME, "bo@example.org");
  assert_row (file, 2, 4, TRUE, "no-email@2 bad-date@3 bad-language@4 bad-yes-no@5 no-name@0");
  assert_row (file, 3, 5, FALSE, "no-email@2 bad-date@3");
  assert_value (file, 3, LYD_FIELD_STATUS, "waitlisted");
  assert_row (file, 4, 6, TRUE, "nul-byte@0");
  assert_row (file, 5, 7, TRUE, "too-few-cells@0");
}

static void
test_ambiguous_dates_are_told (void)
{
  g_autoptr (LydImportFile) file = open_text ("Name,Registered at\nAna,1/5/2027\nBo,2/5/2027\n");
  g_autofree char *problems = show_problems (lyd_import_file_get_problems (file));

  g_assert_cmpstr (problems, ==, "date-order@2");
  assert_value (file, 0, LYD_FIELD_REGISTERED_AT, "2027-01-05T05:00:00Z");
  lyd_import_file_set_field (file, 1, LYD_FIELD_IGNORE);
  g_assert_cmpuint (lyd_import_file_get_problems (file)->len, ==, 0);
}

static void
test_mapping (void)
{
  static const char *const mapping[] = { "correo 2=email", "Quién=name", "#4=question", NULL };
  g_autoptr (LydImportFile) file = open_text ("Quien,Correo,Correo 2,Cargo\nAna,x@example.org,ana@example.org,Y\n");
  g_autoptr (LydImportFile) other = open_text ("QUIEN,correo,Correo 2,cargo\nBo,y@example.org,bo@example.org,Y\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = show_fields (file);
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  g_autofree char *key = lyd_import_file_dup_header_key (file);
  g_autofree char *other_key = lyd_import_file_dup_header_key (other);

  g_assert_cmpstr (before, ==, "question email question role");
  g_assert_true (lyd_import_file_map (file, mapping, &error));
  g_assert_no_error (error);
  after = show_fields (file);
  g_assert_cmpstr (after, ==, "name question email question");
  assert_value (file, 0, LYD_FIELD_EMAIL, "ana@example.org");

  text = lyd_import_file_dup_mapping (file);
  g_assert_cmpstr (text, ==, "name\tQuien\nquestion\tCorreo\nemail\tCorreo 2\nquestion\tCargo\n");
  g_assert_cmpstr (key, ==, other_key);
  g_assert_true (lyd_import_file_set_mapping (other, text));
  assert_value (other, 0, LYD_FIELD_EMAIL, "bo@example.org");
  g_assert_false (lyd_import_file_set_mapping (other, "name\tQuien\n"));
}

static void
test_wrong_mappings (void)
{
  static const struct {
    const char *assignment;
    LydError code;
    const char *says;
  } cases[] = {
    { "Nobody=name", LYD_ERROR_NOT_FOUND, "no column called “Nobody”" },
    { "A=shoe", LYD_ERROR_INVALID, "cannot be “shoe”" },
    { "A", LYD_ERROR_INVALID, "Title=field" },
    { "=name", LYD_ERROR_INVALID, "Title=field" },
    { "B=name", LYD_ERROR_AMBIGUOUS, "more than one column" },
    { "#9=name", LYD_ERROR_NOT_FOUND, "no column called “#9”" },
  };
  static const char *const twice[] = { "A=name", "#2=name", NULL };
  g_autoptr (LydImportFile) file = open_text ("A,B,B\n1,2,3\n");
  g_autoptr (GError) error = NULL;

  g_assert_false (lyd_import_file_check (file, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
  g_clear_error (&error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *const list[] = { cases[i].assignment, NULL };

    g_assert_false (lyd_import_file_map (file, list, &error));
    g_assert_error (error, LYD_ERROR, (int) cases[i].code);
    g_assert_nonnull (strstr (error->message, cases[i].says));
    g_clear_error (&error);
  }
  g_assert_false (lyd_import_file_map (file, twice, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

static void
test_format_is_overridden (void)
{
  g_autoptr (LydImportFile) file = open_as ("Name,Email,Duration (minutes)\nAna,ana@example.org,5\n", "table");
  g_autoptr (GTimeZone) zone = lyd_zone_get ("UTC");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Name\nAna\n", 9);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (lyd_import_file_get_n_rows (file), ==, 1);
  g_assert_null (lyd_import_file_open (bytes, "papyrus", NULL, zone, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "eventbrite-attendees"));
}

static void
test_choices (void)
{
  static const char *const known[] = { "Budget lab", "Food", "Food, housing and health", "Plenary", NULL };
  static const struct {
    const char *text;
    const char *choices;
  } cases[] = {
    { "Plenary, Budget lab", "Plenary|Budget lab" },
    { "Food, housing and health, plenary", "Food, housing and health|plenary" },
    { "Food, Budget laboratory", "Food|Budget laboratory" },
    { "Plenary;Food\nBudget lab", "Plenary|Food|Budget lab" },
    { " , ; ", "" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (GStrv) choices = lyd_import_split_choices (cases[i].text, known);
    g_autofree char *joined = g_strjoinv ("|", choices);

    g_assert_cmpstr (joined, ==, cases[i].choices);
  }
}

static void
test_values (void)
{
  g_assert_cmpstr (lyd_value_type ("Member organization"), ==, "member-staff");
  g_assert_cmpstr (lyd_value_type ("Non-member"), ==, "guest");
  g_assert_cmpstr (lyd_value_type ("child-guest"), ==, "child-guest");
  g_assert_cmpstr (lyd_value_type ("Partnership staff"), ==, "staff");
  g_assert_cmpstr (lyd_value_type ("General admission"), ==, "");
  g_assert_null (lyd_value_type ("Early bird"));
  g_assert_cmpstr (lyd_value_status ("Cancelled"), ==, "cancelled");
  g_assert_cmpstr (lyd_value_status ("On waitlist"), ==, "waitlisted");
  g_assert_cmpstr (lyd_value_status ("Pending from pay later"), ==, "pending");
  g_assert_null (lyd_value_status ("Ohio"));
  g_assert_cmpstr (lyd_value_yes_no ("✓"), ==, "yes");
  g_assert_cmpstr (lyd_value_yes_no ("Sí, gracias"), ==, "yes");
  g_assert_cmpstr (lyd_value_yes_no ("I don't"), ==, "no");
  g_assert_null (lyd_value_yes_no ("Maybe"));
  g_assert_cmpstr (lyd_value_photo_consent ("No photos please"), ==, "yes");
  g_assert_cmpstr (lyd_value_photo_consent ("Yes, OK"), ==, "no");
  g_assert_cmpstr (lyd_value_photo_consent ("No"), ==, "yes");
  g_assert_cmpstr (lyd_value_no_photos ("No photos please"), ==, "yes");
  g_assert_cmpstr (lyd_value_no_photos ("No"), ==, "no");
  g_assert_cmpstr (lyd_value_assistance ("I use a wheelchair"), ==, "yes");
  g_assert_cmpstr (lyd_value_language ("Español"), ==, "es");
}

static void
test_too_many_columns (void)
{
  g_autoptr (GString) text = g_string_new ("Name");
  g_autoptr (GTimeZone) zone = lyd_zone_get ("UTC");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 500000; i++)
    g_string_append (text, ",x");
  bytes = g_bytes_new (text->str, text->len);
  g_assert_null (lyd_import_file_open (bytes, NULL, NULL, zone, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "columns"));
}

/* 100,000 rows of 20 columns: every row is read, and the time is told. */
static void
test_large_file (void)
{
  g_autoptr (GString) text = g_string_new ("First Name,Last Name,Email,Organization,Job Title,Status,Registered "
                                           "at,Ticket Type");
  g_autoptr (LydImportFile) file = NULL;
  gint64 start;
  Counts counts;

  for (int i = 0; i < 12; i++)
    g_string_append_printf (text, ",Question %d", i);
  for (guint i = 0; i < 100000; i++) {
    g_string_append_printf (text, "\nAna %u,Wu,ana%u@example.org,\"Voices, Ohio\",Director,Confirmed,1/%u/2027 2:03 "
                                  "PM,Speaker",
                            i, i, i % 28 + 1);
    for (int q = 0; q < 12; q++)
      g_string_append (text, ",an answer");
  }
  start = g_get_monotonic_time ();
  file = open_text (text->str);
  counts = count_rows (file);
  g_test_message ("%.1f MB in %.0f ms", (double) text->len / 1e6, (double) (g_get_monotonic_time () - start) / 1e3);
  g_assert_cmpuint (counts.rows, ==, 100000);
  g_assert_cmpuint (counts.active, ==, 100000);
  g_assert_cmpuint (counts.people, ==, 100000);
  assert_row (file, 99999, 100001, FALSE, "");
}

/* What says the same in every row is left out; a person who wants it can still say so. */
static void
test_constant_columns (void)
{
  g_autoptr (LydImportFile) file = open_text ("Name,Email,Order total,Shirt,Blank\n"
                                              "Ana Wu,ana@wu.example.org,$0.00,M,\n"
                                              "Ben Ortiz,ben@wu.example.org,$0.00,L,\n"
                                              "Li Chen,li@wu.example.org,$0.00,,\n"
                                              "Maya Torres,maya@wu.example.org,$0.00,M,\n");
  g_autoptr (LydImportFile) small = open_text ("Name,Email,Order total\nAna Wu,ana@wu.example.org,$0.00\n");
  g_autofree char *fields = show_fields (file);
  g_autofree char *small_fields = show_fields (small);
  const LydImportColumn *total = lyd_import_file_get_column (file, 2);
  const LydImportColumn *shirt = lyd_import_file_get_column (file, 3);
  const LydImportColumn *blank = lyd_import_file_get_column (file, 4);

  g_assert_cmpstr (fields, ==, "name email ignore question question");
  g_assert_true (total->constant && !total->known);
  g_assert_cmpuint (shirt->n_looked_at, ==, 4);
  g_assert_cmpuint (shirt->n_filled, ==, 3);
  g_assert_cmpuint (shirt->n_different, ==, 2);
  g_assert_false (shirt->constant);
  g_assert_false (blank->constant);
  /* One row tells nothing. */
  g_assert_cmpstr (small_fields, ==, "name email question");
  g_assert_true (lyd_import_file_map (file, (const char *[]){ "Order total=question", NULL }, NULL));
  g_assert_cmpint (lyd_import_file_get_column (file, 2)->field, ==, LYD_FIELD_QUESTION);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tables/manifest", test_manifest);
  g_test_add_func ("/tables/google-forms", test_google_forms);
  g_test_add_func ("/tables/eventbrite", test_eventbrite);
  g_test_add_func ("/tables/zoom-registration", test_zoom_registration);
  g_test_add_func ("/tables/lists-like-reports", test_lists_like_reports);
  g_test_add_func ("/tables/headers", test_headers);
  g_test_add_func ("/tables/own-words", test_own_words);
  g_test_add_func ("/tables/names", test_names);
  g_test_add_func ("/tables/kinds", test_kinds);
  g_test_add_func ("/tables/spanish-eventbrite", test_spanish_eventbrite);
  g_test_add_func ("/tables/vcards", test_vcards);
  g_test_add_func ("/tables/sections", test_sections);
  g_test_add_func ("/tables/no-titles", test_no_titles);
  g_test_add_func ("/tables/unknown-titles", test_unknown_titles);
  g_test_add_func ("/tables/rows-with-problems", test_rows_with_problems);
  g_test_add_func ("/tables/ambiguous-dates-are-told", test_ambiguous_dates_are_told);
  g_test_add_func ("/tables/mapping", test_mapping);
  g_test_add_func ("/tables/wrong-mappings", test_wrong_mappings);
  g_test_add_func ("/tables/format-is-overridden", test_format_is_overridden);
  g_test_add_func ("/tables/choices", test_choices);
  g_test_add_func ("/tables/values", test_values);
  g_test_add_func ("/tables/too-many-columns", test_too_many_columns);
  g_test_add_func ("/tables/constant-columns", test_constant_columns);
  g_test_add_func ("/tables/large-file", test_large_file);
  return g_test_run ();
}
