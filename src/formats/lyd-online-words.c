#include "lyd-online-words.h"

#include "lyd-field.h"

#include <string.h>

/* The headers of formats.md, and what Zoom and Teams call them in other languages. A report whose words are not here is
 * still read where its shape tells what is what: see lyd-online-tables.c. */

#define Z LYD_ONLINE_OF_ZOOM
#define T LYD_ONLINE_OF_TEAMS
#define M LYD_ONLINE_OF_MEET
#define E LYD_ONLINE_ENGLISH
#define W LYD_ONLINE_WEAK
#define N LYD_ONLINE_NEUTRAL
#define MAX_HEADER 200

typedef struct {
  LydOnlineField field;
  guint hints;
  const char *headers; /* as written; compared folded */
} Entry;

/* clang-format off */
static const Entry entries[] = {
  { LYD_ONLINE_NAME, N | LYD_ONLINE_EITHER, "Name" },
  { LYD_ONLINE_NAME, LYD_ONLINE_EITHER,
    "Nombre|Nom|Nome|이름|名前|Naam|Navn|Namn|Nimi|Nume|Név|Ad|Adı|Имя|Nama|Tên|Ім'я" },
  { LYD_ONLINE_NAME, E,
    "User Name|Username|Full Name|Participant Name|Attendee Name|Display Name|"
    "Screen Name|Your name|Registrant Name|Member Name|Name Original Name|"
    "User Name Original Name" },
  { LYD_ONLINE_NAME, 0,
    "Nombre de usuario|Nombre completo|Participante|Nombre del participante|Nombre y apellidos|Asistente|"
    "Nom complet|Nom d'utilisateur|Nom de l'utilisateur|Nom du participant|Participant(e)|Nom et prénom|"
    "Vollständiger Name|Benutzername|Teilnehmer|Teilnehmername|Anzeigename|Name des Teilnehmers|"
    "Nome completo|Nome do usuário|Nome de usuário|Nome de utilizador|Nome do participante|Nome utente|"
    "Nome e cognome|Partecipante|Volledige naam|Gebruikersnaam|Deelnemer|Fullständigt namn|Användarnamn|"
    "Deltagare|Fulde navn|Fullt navn|Brukernavn|Brugernavn|Deltager|Deltaker|Koko nimi|Osallistuja|"
    "Imię i nazwisko|Nazwa|Nazwa użytkownika|Pełna nazwa|Uczestnik|Jméno|Celé jméno|Meno|Teljes név|"
    "Nume complet|Ime|Ime i prezime|Όνομα|Πλήρες όνομα|ФИО|Полное имя|Имя пользователя|Участник|Повне ім'я|"
    "Ad Soyad|Tam Ad|Tam Adı|Kullanıcı Adı|Nama Lengkap|Nama Pengguna|Họ và tên|Họ tên|Tên đầy đủ|"
    "Tên người dùng|名前|氏名|お名前|ユーザー名|フルネーム|参加者|参加者名|姓名|名称|名稱|用户名|用户名称|"
    "全名|使用者名稱|用戶名|參與者|参会者|이름|전체 이름|성명|사용자 이름|참가자|الاسم|الاسم الكامل|שם|"
    "שם מלא|ชื่อ|ชื่อเต็ม" },
  { LYD_ONLINE_GIVEN, E, "First Name|Firstname|First|Given Name|Given|Registration First Name|Forename" },
  { LYD_ONLINE_GIVEN, 0,
    "Nombre de pila|Nombres|Prénom|Vorname|Primeiro nome|Nome próprio|Voornaam|Förnamn|Fornavn|Etunimi|Imię|"
    "Křestní jméno|Keresztnév|Prenume|Όνομα χρήστη|名|名字|이름(성 제외)|Prenom" },
  { LYD_ONLINE_FAMILY, E, "Last Name|Lastname|Last|Surname|Family Name|Registration Last Name" },
  { LYD_ONLINE_FAMILY, 0,
    "Apellido|Apellidos|Apellido(s)|Nom de famille|Nachname|Familienname|Sobrenome|Apelido|Último nome|"
    "Cognome|Achternaam|Efternamn|Efternavn|Etternavn|Sukunimi|Nazwisko|Příjmení|Vezetéknév|Επώνυμο|Фамилия|"
    "Soyad|Soyadı|姓|姓氏|성" },
  { LYD_ONLINE_EMAIL, E | Z, "User Email|User E-mail" },
  { LYD_ONLINE_EMAIL, E | LYD_ONLINE_OF_ASKER, "Asker Email|Asker E-mail" },
  { LYD_ONLINE_EMAIL, N, "Email|E-mail|Emails|Mail" },
  { LYD_ONLINE_EMAIL, E,
    "Email|E-mail|Email Address|E-mail Address|Emails|Mail|Participant Email|Attendee Email|Work Email" },
  { LYD_ONLINE_EMAIL, 0,
    "Correo|Correo electrónico|Correo electrónico del usuario|Dirección de correo electrónico|"
    "Correo del usuario|Email del usuario|E-mail de l'utilisateur|Adresse e-mail|Adresse électronique|"
    "Adresse e-mail de l'utilisateur|Adresse courriel|Courriel|E-mail utilisateur|Courriel de l'utilisateur|"
    "E-Mail-Adresse|Benutzer-E-Mail|E-Mail des Benutzers|Teilnehmer-E-Mail|E-mail do usuário|"
    "E-mail de usuário|Email do utilizador|Endereço de e-mail|Endereço de email|E-mail utente|Email utente|"
    "Indirizzo e-mail|Indirizzo email|Posta elettronica|E-mailadres|E-mail van gebruiker|"
    "E-mailadres van gebruiker|E-post|E-postadress|E-postadresse|Mailadresse|Sähköposti|Sähköpostiosoite|"
    "Adres e-mail|E-mail użytkownika|Adres e-mail użytkownika|E-mailová adresa|E-mail cím|Adresă de e-mail|"
    "Электронная почта|Адрес электронной почты|Эл. почта|Эл. почта пользователя|"
    "Электронная почта пользователя|Електронна пошта|E-posta|E-posta adresi|Kullanıcı E-postası|Alamat email|"
    "Email Pengguna|Thư điện tử|Email người dùng|メール|メールアドレス|ユーザーメール|ユーザーのメール|"
    "ユーザーのメールアドレス|Eメール|电子邮件|电子邮箱|用户邮箱|用户电子邮件|邮箱|電子郵件|電子郵件地址|"
    "使用者電子郵件|用戶電子郵件|이메일|전자 메일|사용자 이메일|메일|البريد الإلكتروني|דואר אלקטרוני|"
    "Διεύθυνση ηλεκτρονικού ταχυδρομείου" },
  { LYD_ONLINE_REGISTRATION_EMAIL, E | T, "Registration Email|Registration E-mail" },
  { LYD_ONLINE_ACCOUNT, E | T, "Participant ID|UPN|User Principal Name" },
  { LYD_ONLINE_ACCOUNT, T,
    "ID de participante|ID do participante|Teilnehmer-ID|ID du participant|ID partecipante|Deelnemer-id|"
    "ID del participante|参加者 ID|参与者 ID|參與者識別碼|참가자 ID" },
  { LYD_ONLINE_PHONE, E, "Phone|Phone Number|Telephone|Mobile|Mobile Phone|Cell Phone" },
  { LYD_ONLINE_PHONE, 0, "Teléfono|Téléphone|Telefon|Telefone|Telefono|電話|电话|電話番号|전화" },
  { LYD_ONLINE_ORGANIZATION, E,
    "Organization|Organisation|Company|Employer|Affiliation|Agency|Company Name|Organization Name" },
  { LYD_ONLINE_ORGANIZATION, 0,
    "Organización|Institución|Empresa|Entreprise|Organización/Empresa|Firma|Unternehmen|Organização|"
    "Organizzazione|Azienda|Organisatie|組織|会社|公司|회사" },
  { LYD_ONLINE_ATTENDED, E, "Attended|Attendance|Did attend" },
  { LYD_ONLINE_ATTENDED, 0,
    "Asistió|Ha asistido|Asistencia|A participé|Participé|Est présent|A assisté|Présent|Participation|"
    "Teilgenommen|Anwesend|Participou|Compareceu|Presença|Ha partecipato|Partecipato|Presente|Bijgewoond|"
    "Deelgenomen|Aanwezig|Deltog|Närvarade|Deltok|Uczestniczył|Obecność|Присутствовал|Посетил|Участвовал|"
    "Katıldı|Hadir|Đã tham dự|参加済み|参加|出席|出席済み|已参加|已出席|是否参会|参会|已參加|참석함|참석|"
    "참석 여부" },
  { LYD_ONLINE_REGISTERED_AT, E,
    "Registration Time|Registration Date|Registration Date Time|Registered At|Registered On|Date Registered|"
    "Registration Timestamp" },
  { LYD_ONLINE_REGISTERED_AT, 0,
    "Hora de registro|Hora de inscripción|Fecha de registro|Fecha de inscripción|Tiempo de registro|"
    "Heure d'inscription|Date d'inscription|Registrierungszeit|Registrierungsdatum|"
    "Zeitpunkt der Registrierung|Anmeldezeit|Hora da inscrição|Horário de inscrição|Data de inscrição|"
    "Hora do registro|Horário de registro|Ora di registrazione|Ora registrazione|Data di registrazione|"
    "Ora iscrizione|Registratietijd|Inschrijvingstijd|Registreringstid|Czas rejestracji|Время регистрации|"
    "Kayıt Zamanı|Kayıt Saati|登録時刻|登録時間|登録日時|注册时间|報名時間|註冊時間|등록 시간" },
  { LYD_ONLINE_APPROVAL, E, "Approval Status|Registration Status|Registrant Status" },
  { LYD_ONLINE_APPROVAL, 0,
    "Estado de aprobación|Estado de la aprobación|Estado|Statut d'approbation|État d'approbation|Statut|"
    "Genehmigungsstatus|Zulassungsstatus|Status de aprovação|Status da aprovação|Estado de aprovação|"
    "Stato approvazione|Stato di approvazione|Stato|Goedkeuringsstatus|Godkännandestatus|"
    "Status zatwierdzenia|Статус одобрения|Onay Durumu|承認ステータス|承認状況|承認状態|审批状态|批准状态|"
    "核准狀態|승인 상태" },

  { LYD_ONLINE_JOIN, E | M, "Time Joined" },
  { LYD_ONLINE_LEAVE, E | M, "Time Exited|Time Left" },
  { LYD_ONLINE_JOIN, E | T, "First Join|First Join Time|First Joined" },
  { LYD_ONLINE_LEAVE, E | T, "Last Leave|Last Leave Time|Last Left" },
  { LYD_ONLINE_DURATION, E | T, "In-Meeting Duration|In Meeting Duration|Meeting Duration|Call Duration" },
  { LYD_ONLINE_JOIN, E,
    "Join Time|Joined at|Join Date|Join DateTime|Arrival Time|Time In|"
    "Entry Time|Login Time|Check-in Time" },
  { LYD_ONLINE_LEAVE, E,
    "Leave Time|Left at|Exit Time|Time Out|"
    "Logout Time|Check-out Time|Leave Date|Leave DateTime" },
  { LYD_ONLINE_JOIN, T,
    "Primera incorporación|Primera unión|Primer acceso|Première participation|Première connexion|"
    "Première arrivée|Premier accès|Erster Beitritt|Erste Teilnahme|Primeira entrada|Primeiro ingresso|"
    "Primeira adesão|Primo accesso|Prima partecipazione|Primo ingresso|Eerste deelname|"
    "Eerste keer deelgenomen|Första anslutning|Første deltagelse|Første tilslutning|Pierwsze dołączenie|"
    "Ensimmäinen liittyminen|Первое присоединение|Первое подключение|İlk Katılım|İlk Katılma|最初の参加|"
    "最初の参加時刻|最初に参加|初回参加|首次加入|首次加入时间|第一次加入|首次加入時間|처음 참가|최초 참가|"
    "첫 번째 참가" },
  { LYD_ONLINE_LEAVE, T,
    "Última salida|Último abandono|Dernière sortie|Dernier départ|Dernière déconnexion|Letztes Verlassen|"
    "Letzter Austritt|Zuletzt verlassen|Última saída|Última licença|Ultima uscita|Ultimo abbandono|"
    "Laatste vertrek|Laatst verlaten|Sista utloggning|Senast lämnad|Sidst forladt|Ostatnie opuszczenie|"
    "Последний выход|Son Ayrılma|Son Ayrılış|最後の退出|最後の退出時刻|最後に退出|最終退出|上次离开|最后离开|"
    "上次離開|最後離開|마지막 나가기|최종 나감|마지막 나간 시간" },
  { LYD_ONLINE_DURATION, T,
    "Duración en la reunión|Duración de la reunión|Durée de la réunion|Durée en réunion|"
    "Durée de participation|Dauer der Besprechung|Besprechungsdauer|Dauer in der Besprechung|"
    "Duração da reunião|Duração na reunião|Durata della riunione|Durata riunione|Durata nella riunione|"
    "Duur van vergadering|Vergaderingsduur|Mötets längd|Mødevarighed|Czas trwania spotkania|"
    "Длительность собрания|Toplantı Süresi|会議中の時間|会議の長さ|会議の期間|会议持续时间|会议中的持续时间|"
    "會議持續時間|모임 시간|모임 기간" },
  { LYD_ONLINE_JOIN, 0,
    "Hora de entrada|Hora de ingreso|Hora de unión|Hora para unirse|Hora a la que se unió|"
    "Hora de incorporación|Hora de acceso|Se unió|Entrada|Heure d'arrivée|Heure de connexion|Heure d'entrée|"
    "Heure de participation|Heure d'accès|Heure de l'arrivée|Arrivée|Beitrittszeit|Beitrittszeitpunkt|"
    "Beitrittsuhrzeit|Uhrzeit des Beitritts|Zeitpunkt des Beitritts|Zeit des Beitritts|Teilnahmebeginn|"
    "Beitritt|Beigetreten|Eintrittszeit|Horário de entrada|Hora de ingresso|Horário de ingresso|"
    "Hora de adesão|Hora da entrada|Ingressou em|Ora di ingresso|Ora ingresso|Orario di ingresso|"
    "Orario ingresso|Ora di accesso|Ora di entrata|Ora di partecipazione|Orario di partecipazione|"
    "Ora partecipazione|Ingresso|Ora di inizio partecipazione|Tijd van deelname|Deelnametijd|"
    "Tijdstip van deelname|Tijdstip deelname|Tijd deelgenomen|Anslutningstid|Tid för anslutning|Deltog kl|"
    "Tilslutningstid|Deltagelsestidspunkt|Tidspunkt for deltakelse|Liittymisaika|Czas dołączenia|"
    "Godzina dołączenia|Čas připojení|Csatlakozás ideje|Ora asocierii|Ώρα συμμετοχής|Время подключения|"
    "Время входа|Время присоединения|Час приєднання|Katılma Saati|Katılma Zamanı|Katılım Saati|"
    "Katılım Zamanı|Waktu Bergabung|Waktu Gabung|Thời gian tham gia|Thời gian vào|参加時刻|参加時間|参加日時|"
    "入室時刻|入室時間|加入时间|加入時間|进入时间|入会时间|參加時間|참가 시간|참여 시간|입장 시간|참가시간|"
    "وقت الانضمام|זמן הצטרפות" },
  { LYD_ONLINE_LEAVE, 0,
    "Hora de salida|Hora de abandono|Hora para salir|Hora a la que salió|Salida|Salió|Heure de départ|"
    "Heure de sortie|Heure de déconnexion|Heure du départ|Départ|Uhrzeit des Verlassens|Austrittszeit|"
    "Austrittszeitpunkt|Austrittsuhrzeit|Verlassen|Verlassen um|Zeitpunkt des Verlassens|Zeit des Verlassens|"
    "Teilnahmeende|Beendigungszeit|Beendigungsuhrzeit|Hora de saída|Horário de saída|Hora da saída|Saiu em|"
    "Saída|Ora di uscita|Ora uscita|Orario di uscita|Orario uscita|Ora di abbandono|Ora abbandono|Uscita|"
    "Tijd van vertrek|Vertrektijd|Tijdstip van vertrek|Tijdstip vertrek|Tijd verlaten|Tid för avslut|"
    "Avslutningstid|Utträdestid|Lämnade kl|Tidspunkt for forlatelse|Forladt kl|Afgangstid|Poistumisaika|"
    "Czas opuszczenia|Godzina opuszczenia|Čas odpojení|Čas opuštění|Kilépés ideje|Ora ieșirii|Ώρα αποχώρησης|"
    "Время выхода|Время отключения|Час виходу|Ayrılma Saati|Ayrılma Zamanı|Ayrılış Saati|Ayrılış Zamanı|"
    "Waktu Keluar|Thời gian rời đi|Thời gian rời khỏi|Thời gian ra|退出時刻|退出時間|退出日時|退室時刻|"
    "退室時間|离开时间|退出时间|離開時間|退会时间|나간 시간|퇴장 시간|나가기 시간|종료 시간|وقت المغادرة|"
    "זמן עזיבה" },
  { LYD_ONLINE_DURATION, E | Z | LYD_ONLINE_MINUTES,
    "Total Duration|Time in Session|Time in Session Minutes|Total Duration Minutes|Duration Minutes|"
    "Total Durection|Total Durection(Minutes)" },
  { LYD_ONLINE_DURATION, E,
    "Duration|Time Attended|Minutes Attended|Attended Minutes|Time in Meeting|"
    "Time Spent" },
  { LYD_ONLINE_DURATION, 0,
    "Duración|Duración total|Tiempo en la sesión|Tiempo en sesión|Durée|Durée totale|"
    "Temps en session|Temps passé en session|Temps dans la session|Dauer|Gesamtdauer|Zeit in Sitzung|"
    "Zeit in der Sitzung|Sitzungsdauer|Duração|Duração total|Tempo na sessão|Tempo em sessão|Durata|"
    "Durata totale|Tempo nella sessione|Tempo in sessione|Duur|Totale duur|Tijd in sessie|Varaktighet|"
    "Total varaktighet|Varighed|Varighet|Kesto|Czas trwania|Całkowity czas trwania|Łączny czas trwania|"
    "Doba trvání|Időtartam|Durată|Διάρκεια|Длительность|Продолжительность|Общая продолжительность|"
    "Общая длительность|Тривалість|Süre|Toplam Süre|Durasi|Total Durasi|Thời lượng|Tổng thời lượng|所要時間|"
    "合計所要時間|期間|合計時間|総所要時間|合計期間|滞在時間|セッション時間|时长|总时长|持续时间|总持续时间|"
    "参会时长|持續時間|時長|總持續時間|기간|총 기간|시간|지속 시간|총 시간|소요 시간|المدة|משך" },
  { LYD_ONLINE_WAITING, E, "In Waiting Room|Waiting Room" },
  { LYD_ONLINE_WAITING, 0,
    "En sala de espera|En la sala de espera|Dans la salle d'attente|En salle d'attente|Salle d'attente|"
    "Im Warteraum|Im Wartezimmer|Warteraum|Na sala de espera|Em sala de espera|Nella sala d'attesa|"
    "In sala d'attesa|Sala d'attesa|In wachtruimte|I väntrum|W poczekalni|В зале ожидания|Bekleme Odasında|"
    "待機室|待機室内|待機中|在等候室|等候室|等候室中|在等候室中|대기실|대기실에서" },
  { LYD_ONLINE_ROLE, 0, "Role|Rol|Rôle|Rolle|Função|Papel|Cargo|Ruolo|Roll|Rooli|Rola|Роль|役割|ロール|角色|역할" },
  { LYD_ONLINE_ACTION, E | T, "User Action" },
  { LYD_ONLINE_ACTION, T,
    "Acción del usuario|Acción de usuario|Action de l'utilisateur|Action utilisateur|Benutzeraktion|"
    "Ação do usuário|Ação do utilizador|Azione utente|Azione dell'utente|Gebruikersactie|Användaråtgärd|"
    "Brugerhandling|Akcja użytkownika|Действие пользователя|ユーザー アクション|ユーザーアクション|用户操作|"
    "使用者動作|사용자 작업" },
  { LYD_ONLINE_TIMESTAMP, E, "Timestamp|Time Stamp" },
  { LYD_ONLINE_TIMESTAMP, 0,
    "Marca de tiempo|Marca temporal|Horodatage|Zeitstempel|Carimbo de data/hora|Carimbo de hora|Data/hora|"
    "Timestamp (ora)|Indicatore di data e ora|Tijdstempel|Tidsstämpel|Tidsstempel|Sygnatura czasowa|"
    "Znacznik czasu|Метка времени|Отметка времени|タイムスタンプ|时间戳|時間戳記|타임스탬프" },
  { LYD_ONLINE_INTEREST, E, "Interest Rating|Attentiveness|Attentiveness Score|Average Attentiveness" },
  { LYD_ONLINE_NUMBER, N, "#|No|No.|Nr|Nr." },
  { LYD_ONLINE_SUBMITTED, E | Z,
    "Submitted Date/Time|Submitted Date and Time|Submitted Time|Submitted Date|Submitted At|Time Submitted|"
    "Submission Time" },
  { LYD_ONLINE_SUBMITTED, Z,
    "Fecha/hora de envío|Fecha y hora de envío|Date/heure d'envoi|Datum/Uhrzeit der Übermittlung|"
    "Data/hora de envio|Data/ora di invio|送信日時|提出日時|提交日期/时间|提交时间" },
  { LYD_ONLINE_QUESTION, E, "Question|Questions|Question Asked|Question Text" },
  { LYD_ONLINE_QUESTION, 0, "Pregunta|Frage|Pergunta|Domanda|Vraag|質問|问题|問題|질문" },
  { LYD_ONLINE_NAME, E | LYD_ONLINE_OF_ASKER, "Asker Name|Asker|Asked By|Questioner" },
  { LYD_ONLINE_NAME, LYD_ONLINE_OF_ASKER,
    "Nombre de quien pregunta|Nombre del solicitante|Nom du demandeur|Name des Fragestellers|"
    "Nome do autor da pergunta|Nome del richiedente|質問者名|質問者の名前|提问者姓名|提問者姓名" },
  { LYD_ONLINE_EMAIL, LYD_ONLINE_OF_ASKER,
    "Correo electrónico de quien pregunta|Correo electrónico del solicitante|E-mail du demandeur|"
    "E-Mail des Fragestellers|E-mail do autor da pergunta|E-mail del richiedente|質問者のメール|提问者邮箱|"
    "提問者電子郵件" },

  { LYD_ONLINE_TOPIC, E | Z, "Topic|Webinar Topic|Meeting Topic|Webinar Name" },
  { LYD_ONLINE_TOPIC, E | T, "Meeting Title|Meeting title" },
  { LYD_ONLINE_TOPIC, E, "Event Name|Meeting Name|Webinar Title" },
  { LYD_ONLINE_TOPIC, 0,
    "Tema|Asunto|Sujet|Thème|Thema|Tópico|Argomento|Onderwerp|Ämne|Emne|Aihe|Temat|Тема|Konu|Topik|Chủ đề|"
    "トピック|主题|主題|주제|Título de la reunión|Titre de la réunion|Besprechungstitel|"
    "Titel der Besprechung|Título da reunião|Titolo della riunione|Titolo riunione|Titel van vergadering|"
    "Vergaderingstitel|Mötesrubrik|Mødetitel|Møtetittel|Tytuł spotkania|Название собрания|Toplantı başlığı|"
    "会議のタイトル|会议标题|會議標題|모임 제목" },
  { LYD_ONLINE_MEETING, E, "Meeting ID|Webinar ID|Event ID|Meeting Number" },
  { LYD_ONLINE_MEETING, N, "ID|Webinar-ID|Meeting-ID" },
  { LYD_ONLINE_MEETING, 0,
    "ID de reunión|ID de la reunión|ID du webinaire|ID de la réunion|ID der Besprechung|Besprechungs-ID|"
    "ID da reunião|ID do webinar|ID riunione|ID della riunione|ID webinar|Vergaderings-ID|ミーティングID|"
    "ミーティング ID|会議 ID|ウェビナーID|会议号|会议 ID|会议ID|網路研討會 ID|网络研讨会 ID|會議 ID|회의 ID|"
    "웨비나 ID|Идентификатор конференции|Toplantı Kimliği|ID seminario web|ID del seminario web" },
  { LYD_ONLINE_START, E,
    "Start Time|Actual Start Time|Actual Start Date/Time|Meeting Start Time|Scheduled Time|"
    "Scheduled Start Time|Start Date|Session Start|Actual Start" },
  { LYD_ONLINE_END, E,
    "End Time|Actual End Time|Actual End Date/Time|Meeting End Time|End Date|Finish Time|"
    "Session End" },
  { LYD_ONLINE_START, 0,
    "Hora de inicio|Hora de inicio real|Hora real de inicio|Heure de début|Heure de début réelle|"
    "Heure de début effective|Startzeit|Beginn|Anfangszeit|Tatsächliche Startzeit|Hora de início|"
    "Horário de início|Hora de início real|Horário de início real|Ora di inizio|Ora inizio|"
    "Ora di inizio effettiva|Ora di inizio effettivo|Begintijd|Starttijd|Starttid|Starttidspunkt|Alkamisaika|"
    "Czas rozpoczęcia|Godzina rozpoczęcia|Время начала|Başlangıç Saati|Başlama Saati|Başlangıç Zamanı|"
    "Waktu Mulai|Thời gian bắt đầu|開始時刻|開始時間|開始日時|実際の開始時刻|実際の開始時間|实际开始时间|"
    "开始时间|實際開始時間|시작 시간|실제 시작 시간" },
  { LYD_ONLINE_END, 0,
    "Hora de finalización|Hora de fin|Heure de fin|Endzeit|Ende|Hora de término|Horário de término|"
    "Hora de fim|Hora de encerramento|Ora di fine|Ora fine|Eindtijd|Sluttid|Sluttidspunkt|Päättymisaika|"
    "Czas zakończenia|Godzina zakończenia|Время окончания|Время завершения|Bitiş Saati|Bitiş Zamanı|"
    "Waktu Selesai|Thời gian kết thúc|終了時刻|終了時間|終了日時|结束时间|結束時間" },
  { LYD_ONLINE_NAME, E | W, "Who|Person|Participant|Attendee|Member|Registrant" },
  { LYD_ONLINE_ATTENDED, E | W, "Present" },
  { LYD_ONLINE_APPROVAL, E | W, "Status" },
  { LYD_ONLINE_JOIN, E | W,
    "Joined|Join|Arrival|Arrived|Entered|Entry|Connected|Login|Check-in|Check In|In|From" },
  { LYD_ONLINE_LEAVE, E | W,
    "Left|Leave|Exit|Exited|Departure|Departed|Disconnected|Logout|Check-out|Check Out|Out|Until" },
  { LYD_ONLINE_DURATION, E | W,
    "Attendance Duration|Minutes|Mins|Time|Total Time|Total Minutes|Length" },
  { LYD_ONLINE_DURATION, W, "Tiempo|Minutos|Minuti|Minuten|Minuter|Minutter|Minuten anwesend" },
  { LYD_ONLINE_TOPIC, E | W, "Title|Webinar" },
  { LYD_ONLINE_START, E | W, "Start|Started" },
  { LYD_ONLINE_END, E | W, "End|Ended" },
  { LYD_ONLINE_DATE, E, "Date|Meeting Date|Event Date|Session Date|Webinar Date|Day|Date of Meeting" },
  { LYD_ONLINE_DATE, 0,
    "Fecha|Fecha de la reunión|Datum|Data|Dato|Dátum|Дата|Tarih|Tanggal|Ngày|日付|開催日|日期|날짜" },
  { LYD_ONLINE_KNOWN, E,
    "Guest|Is Guest|Country/Region Name|Country/Region|Country|Source Name|Attendance Type|Recording Consent|"
    "Recording Disclaimer Response|Unsubscribed|# Registered|# Registrants|# Cancelled|Unique Viewers|"
    "Total Users|Max Concurrent Views|Enable Registration|Host|Host Name|Host Email|Department|Group|Source|"
    "Creation Time|Answer|Answers|Answer(s)|Registered|Clicked Registration Link|Opened Invitation|"
    "Actual Duration|Actual Duration (minutes)|Total Participant Minutes|Participants|Attended Participants|"
    "Average Attendance Time|State/Province|State|City|Zip/Postal Code|Job Title|Industry|Comments|"
    "Questions & Comments|# Approved|# Denied|Report Generated|Report Generated Time|Report Generated:|"
    "Has Zoom Rooms?" },
  { LYD_ONLINE_KNOWN, 0,
    "Invitado|Invité|Invité(e)|Gast|Convidado|Ospite|Gość|Гость|Konuk|Misafir|ゲスト|访客|來賓|訪客|게스트|"
    "País/Región|Nombre de país/región|País/Nombre de la región|Pays/Région|Land/Region|"
    "Name des Landes/der Region|Nom du pays/de la région|País/Região|Nome do país/região|Paese/Regione|"
    "Nome paese/regione|国/地域|国/地域名|国家/地区名称|Respuesta|Antwort|Réponse|Resposta|Risposta|È ospite|"
    "Es invitado|Est invité|Ist Gast|É convidado|ゲストか|Consentimiento de grabación|Participantes|"
    "Partecipanti|参加者数|録画の同意" },
};
/* clang-format on */

static const char *const minutes[] = {
  "minutes",
  "minute",
  "mins",
  "min",
  "minutos",
  "minuti",
  "minuten",
  "minuter",
  "minutter",
  "minuut",
  "minuty",
  "minutach",
  "минуты",
  "минут",
  "мин",
  "dakika",
  "dk",
  "menit",
  "phut",
  "分",
  "分钟",
  "分鐘",
  "분",
  "minuttia",
};

/* Ways to put it that nobody can list; the words are as in LydHeaderRule. */
static const struct {
  LydOnlineField field;
  const char *words;
} loose[] = {
  { LYD_ONLINE_JOIN,
    "join* time|join* date|join* timestamp|join* at|enter* time|entry time|arriv* time|"
    "connect* time !disconnect* !total|login time|log in time|first seen|session start" },
  { LYD_ONLINE_LEAVE,
    "leav* time|leav* date|leav* timestamp|leav* at|left time|left at|left date|exit* time|exit* date|"
    "depart* time|disconnect* time|logout time|log out time|last seen|session end" },
  { LYD_ONLINE_DURATION, "duration !actual !average|minutes !actual !average !late|time spent|time attended|"
                         "time meeting !start !end|time session !start !end" },
  { LYD_ONLINE_EMAIL,
    "email !host !organizer !supervisor !manager !emergency !list !opt !second* !alternat* !receive|"
    "e mail !host !organizer !supervisor !manager !emergency !list" },
  { LYD_ONLINE_NAME, "full name|display name|attendee name !first !last|participant name !first !last|"
                     "user name !first !last|registrant name !first !last" },
};

/* A header, as against a question. */
#define MAX_LOOSE_WORDS 5

struct _LydOnlineWords {
  GHashTable *entries; /* a folded header to its Entry */
  GHashTable *minutes; /* folded words for minutes */
};

/* Letters outside brackets, and whether there were brackets with something in them: "(…)", "[…]", "（…）". */
static char *
cut_brackets (const char *text,
              char **inside)
{
  GString *out = g_string_new (NULL);
  GString *in = g_string_new (NULL);
  int depth = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '(' || c == '[' || c == 0xff08)
      depth++;
    else if ((c == ')' || c == ']' || c == 0xff09) && depth > 0)
      depth--;
    else
      g_string_append_unichar (depth == 0 ? out : in, c);
  }
  *inside = g_string_free (in, FALSE);
  return g_string_free (out, FALSE);
}

LydOnlineWords *
lyd_online_words_new (void)
{
  LydOnlineWords *self = g_new0 (LydOnlineWords, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->minutes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++) {
    g_auto (GStrv) headers = g_strsplit (entries[i].headers, "|", -1);

    for (gsize j = 0; headers[j] != NULL; j++) {
      char *folded = lyd_header_fold (headers[j]);

      /* The first entry of a header holds. */
      if (g_hash_table_contains (self->entries, folded))
        g_free (folded);
      else
        g_hash_table_insert (self->entries, folded, (gpointer) &entries[i]);
    }
  }
  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++)
    g_hash_table_add (self->minutes, lyd_header_fold (minutes[i]));
  return self;
}

void
lyd_online_words_free (LydOnlineWords *self)
{
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->minutes);
  g_free (self);
}

static LydOnlineField
find_loosely (const char *folded,
              guint *hints)
{
  guint n_words = 1;

  for (const char *p = folded; *p != '\0'; p++)
    n_words += *p == ' ' ? 1 : 0;
  for (gsize i = 0; n_words <= MAX_LOOSE_WORDS && i < G_N_ELEMENTS (loose); i++)
    if (lyd_header_matches (folded, loose[i].words)) {
      *hints = LYD_ONLINE_WEAK | LYD_ONLINE_LOOSE | LYD_ONLINE_ENGLISH;
      return loose[i].field;
    }
  return LYD_ONLINE_OTHER;
}

/**
 * lyd_online_words_find:
 * @header: a cell, valid UTF-8
 * @hints: (out): #LydOnlineHint
 *
 * Returns: what a column is that is called @header, in any of the languages; %LYD_ONLINE_OTHER where nobody knows
 */
LydOnlineField
lyd_online_words_find (const LydOnlineWords *self,
                       const char *header,
                       guint *hints)
{
  g_autofree char *inside = NULL;
  g_autofree char *outside = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *folded_inside = NULL;
  const Entry *entry;

  *hints = 0;
  if (header[0] == '\0' || strnlen (header, MAX_HEADER) == MAX_HEADER)
    return LYD_ONLINE_OTHER;
  outside = cut_brackets (header, &inside);
  folded_inside = lyd_header_fold (inside);
  folded = lyd_header_fold (header);
  entry = g_hash_table_lookup (self->entries, folded);
  if (entry == NULL && folded_inside[0] != '\0') {
    g_free (folded);
    folded = lyd_header_fold (outside);
    entry = g_hash_table_lookup (self->entries, folded);
  }
  if (entry == NULL && g_hash_table_contains (self->minutes, folded_inside)) {
    *hints = LYD_ONLINE_MINUTES | LYD_ONLINE_WEAK; /* "Temps passé (minutes)", whatever that is called */
    return LYD_ONLINE_DURATION;
  }
  if (entry == NULL)
    return find_loosely (folded, hints);

  *hints = entry->hints | ((entry->hints & (E | N)) != 0 ? 0 : LYD_ONLINE_FOREIGN);
  if (entry->field == LYD_ONLINE_NAME && folded_inside[0] != '\0') {
    *hints |= LYD_ONLINE_ORIGINAL;
    *hints &= ~(guint) LYD_ONLINE_EITHER;
  }
  if (entry->field == LYD_ONLINE_DURATION && g_hash_table_contains (self->minutes, folded_inside))
    *hints |= LYD_ONLINE_MINUTES;
  return entry->field;
}
