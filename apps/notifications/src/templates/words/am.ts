// Amharic. People and organisations are spoken of in the polite form, which is the same for everybody. Names stand by themselves:
// a prefix would grow together with a name in Latin letters.
import type { LanguageFile } from '../language-file.js';
import { services } from '../services/am.js';

export const words: LanguageFile = {
  templates: {
    invitation: {
      subject: '{side, select, enterprise {ይህን ትዕዛዝ ይቀበላሉ? {amount}፣ {title}። እስከ {closes, date, brief} ይመልሱ}'
        + ' other {አቅራቢ ተገኝቷል፦ {counterpart}፣ {amount}። እስከ {closes, date, brief} ይመልሱ}}',
      body: [
        '{side, select, enterprise {{counterpart} {amount} ይፈልጋሉ፦ {title}።}'
          + ' other {{counterpart} ለግዢ ጥያቄዎ {amount} ማቅረብ ይችላሉ፦ {title}።}}',
        '{hasText, select, yes {ዝርዝር፦ {text}} other {}}',
        'የማስረከቢያ የመጨረሻ ቀን፦ {deadline, date, long}።',
        '{side, select, enterprise {ይህን ሥራ መቀበል ይችላሉ? «አዎ»፣ «ከፊሉን» ወይም «አይ» ብለው መመለስ ይችላሉ።}'
          + ' other {ይህን አቅራቢ ይፈልጋሉ? «አዎ»፣ «ከፊሉን» ወይም «አይ» ብለው መመለስ ይችላሉ።}}',
        'እባክዎ እስከ {closes, date, moment} ድረስ ይመልሱ። እስከዚያ ድረስ መልስዎን መቀየር ይችላሉ።',
      ],
      action: 'እዚህ ይመልሱ፤ የይለፍ ቃል አያስፈልግም፦',
    },
    reminder: {
      subject: 'እባክዎ እስከ {closes, date, brief} ይመልሱ፦ {amount}፣ {title}',
      body: [
        'መልስዎ እስካሁን አልደረሰንም።',
        '{side, select, enterprise {{counterpart} {amount} ይፈልጋሉ፦ {title}።}'
          + ' other {{counterpart} ለግዢ ጥያቄዎ {amount} ማቅረብ ይችላሉ፦ {title}።}}',
        '{hasText, select, yes {ዝርዝር፦ {text}} other {}}',
        'የማስረከቢያ የመጨረሻ ቀን፦ {deadline, date, long}።',
        'እስከ {closes, date, moment} ድረስ መመለስ ይችላሉ። ከዚያ በኋላ ጥሪው ያለ እርስዎ መልስ ይዘጋል።',
      ],
      action: 'እዚህ ይመልሱ፤ የይለፍ ቃል አያስፈልግም፦',
    },
    question: {
      subject: 'ከወኪልዎ የቀረበ ጥያቄ፦ {title}',
      body: [
        'ድርጅትዎ ለዚህ ሥራ ታስቧል፦ {amount}፣ {title}፣ የማስረከቢያ የመጨረሻ ቀን {deadline, date, long}።'
          + ' የክላስተር ልማት ወኪልዎ ከመወሰናቸው በፊት አንድ ነገር ግልጽ መሆን አለበት፦ {reason}።',
        'እባክዎ ወኪልዎን ያነጋግሩ፤ ወይም ስለ ድርጅትዎ ያለንን መረጃ ያሻሽሉ።',
      ],
    },
    confirm: {
      subject: 'እባክዎ {amount} መቀበልዎን ያረጋግጡ፦ {title}',
      body: [
        '{counterpart} ለ{amount} «አዎ» ብለዋል፦ {title}።',
        'እርስዎ «አዎ» ያሉት ለሌላ መጠን ስለነበረ መልስዎ የሚቆጠረው እንደገና ሲመልሱ ብቻ ነው።',
        '{hasText, select, yes {ዝርዝር፦ {text}} other {}}',
        'የማስረከቢያ የመጨረሻ ቀን፦ {deadline, date, long}።',
        'ለ{amount} «አዎ» ማለት፣ ሌላ መጠን መግለጽ ወይም «አይ» ማለት ይችላሉ፤ የመልስ ጊዜው እስከ {closes, date, moment} ድረስ ነው።',
      ],
      action: 'እዚህ ይመልሱ፤ የይለፍ ቃል አያስፈልግም፦',
    },
    'outcome-declined': {
      subject: '{side, select, enterprise {በዚህ ጊዜ አልተሳካም፦ {title}} other {ለእርስዎ አልቀረቡም፦ {enterprise}፣ {title}}}',
      body: [
        '{side, select, enterprise {ድርጅትዎ ለዚህ ሥራ ታስቦ ነበር፦ {amount}፣ {title}፣ የማስረከቢያ የመጨረሻ ቀን {deadline, date, long}።'
          + ' የክላስተር ልማት ወኪሉ በዚህ ጊዜ ድርጅትዎን ላለማቅረብ ወስነዋል።}'
          + ' other {{enterprise} ለዚህ ሥራ ታስበው ነበር፦ {amount}፣ {title}፣ የማስረከቢያ የመጨረሻ ቀን {deadline, date, long}።'
          + ' የክላስተር ልማት ወኪሉ ይህን ድርጅት ለእርስዎ ላለማቅረብ ወስነዋል።}}',
        'ምክንያት፦ {reason}።',
        '{side, select, enterprise {ምንም ማድረግ አያስፈልግዎትም። ስለ ድርጅትዎ ያለን መረጃ ጊዜው ካለፈበት ለወኪልዎ ይንገሩ።}'
          + ' other {ለግዢ ጥያቄዎ የቀረቡ ሌሎች ሀሳቦች በዚህ አይነኩም።}}',
      ],
    },
    'outcome-refused': {
      subject: 'የገበያ ትስስሩ አልተፈጠረም፦ {title}',
      body: [
        'የታሰበው የገበያ ትስስር አልተፈጠረም፦ {counterpart}፣ {amount}፣ {title}፣ የማስረከቢያ የመጨረሻ ቀን {deadline, date, long}።',
        '{refusedBy, select, buyer {{side, select, buyer {እርስዎ «አይ» ብለዋል።} other {ገዢው «አይ» ብለዋል።}}}'
          + ' other {{side, select, enterprise {እርስዎ «አይ» ብለዋል።} other {ድርጅቱ «አይ» ብሏል።}}}} የተሰጠው ምክንያት፦ {reason}።',
        '{side, select, enterprise {የማምረት አቅምዎ ለሌሎች ትዕዛዞች ነጻ ነው።}'
          + ' other {ወኪልዎ ይህን ያውቃሉ፤ ሌሎቹን ሀሳቦችም ይመለከታሉ።}}',
      ],
    },
    'outcome-lapsed': {
      subject: 'ያለ መልስ ተዘግቷል፦ {title}',
      body: [
        'የታሰበው የገበያ ትስስር አልተፈጠረም፦ {counterpart}፣ {amount}፣ {title}፣ የማስረከቢያ የመጨረሻ ቀን {deadline, date, long}።',
        'ምክንያት፦ {reason}።',
        '{side, select, enterprise {የማምረት አቅምዎ ለሌሎች ትዕዛዞች ነጻ ነው።}'
          + ' other {ወኪልዎ ይህን ያውቃሉ፤ ሌሎቹን ሀሳቦችም ይመለከታሉ።}}',
      ],
    },
    'outcome-withdrawn': {
      subject: 'ጥሪው ተሰርዟል፦ {title}',
      body: [
        'የቀረበልዎ ጥሪ ከእንግዲህ አይሠራም፦ {counterpart}፣ {amount}፣ {title}፣ የማስረከቢያ የመጨረሻ ቀን {deadline, date, long}።'
          + ' መመለስ አያስፈልግዎትም።',
        'ምክንያት፦ {reason}።',
      ],
    },
    'linkage-agreed': {
      subject: '{side, select, enterprise {ስምምነት ተደርሷል፦ {buyer}፣ {amount}፣ {title}}'
        + ' buyer {ስምምነት ተደርሷል፦ {enterprise}፣ {amount}፣ {title}}'
        + ' other {የገበያ ትስስር ተፈጥሯል፦ {buyer} እና {enterprise}፣ {amount}}}',
      body: [
        '{side, select, enterprise {እርስዎ እና {buyer} ሁለታችሁም ለ{amount} «አዎ» ብላችኋል፦ {title}።}'
          + ' buyer {እርስዎ እና {enterprise} ሁለታችሁም ለ{amount} «አዎ» ብላችኋል፦ {title}።}'
          + ' other {{buyer} እና {enterprise} ሁለቱም ለ{amount} «አዎ» ብለዋል፦ {title}።}}',
        'የማስረከቢያ የመጨረሻ ቀን፦ {deadline, date, long}።',
        '{side, select, cda {ለሁለቱም ወገኖች ተነግሯቸዋል።}'
          + ' other {አሁን በዋጋ፣ በጥራት እና በቀናት ላይ እርስ በርስ ይስማሙ። ከፈለጉ ወኪልዎ ያግዙዎታል።}}',
        '{side, select, cda {} other {{hasContact, select, yes {{side, select, buyer {{enterprise}} other {{buyer}}}'
          + '፣ የኢሜይል አድራሻ፦ {contact}} other {ወኪልዎ ያገናኟችኋል።}}}}',
      ],
    },
    'reply-given': {
      subject: '{replier}፦ {answer, select, yes {አዎ} part {ከፊሉን} other {አይ}}። {title}',
      body: [
        '{answer, select, yes {{replier} «አዎ» ብለዋል፦ {title}።}'
          + ' part {{replier} ከፊሉን ይቀበላሉ፣ {amount}፦ {title}።}'
          + ' other {{replier} «አይ» ብለዋል፦ {title}።}}',
        '{hasReason, select, yes {የተሰጠው ምክንያት፦ {reason}።} other {}}',
      ],
    },
    'proposals-to-review': {
      subject: '{count, plural, one {# አዲስ የትስስር ሀሳብ} other {# አዳዲስ የትስስር ሀሳቦች}} ለውሳኔ፦ {title}',
      body: [
        '{count, plural, one {# አዲስ የገበያ ትስስር ሀሳብ ውሳኔዎን ይጠብቃል}'
          + ' other {# አዳዲስ የገበያ ትስስር ሀሳቦች ውሳኔዎን ይጠብቃሉ}}፦ {title}።',
      ],
    },
    'not-reached': {
      subject: 'መልእክቱ አልደረሳቸውም፦ {organisation}። {title}',
      body: [
        '{what, select, invitation {ጥሪው} reminder {ማስታወሻው} other {ጥያቄዎ}} ለተቀባዩ ሊደርስ አልቻለም፦ {organisation}፣ {title}።',
        'ምክንያት፦ {reason}።',
        '{what, select, question {} other {መልሱ እስከ {closes, date, moment} ድረስ ይጠበቃል።}}',
        '{what, select, question {እባክዎ በሌላ መንገድ ያግኟቸው።}'
          + ' other {እባክዎ በሌላ መንገድ ያግኟቸው፤ በእነሱ ፈንታ መመለስ ይችላሉ።}}'
          + ' የሚሠራ አድራሻ ሲኖራቸው ኢሜይሉ እንደገና ሊላክ ይችላል።',
      ],
    },
    ...services.templates,
    'requirement-ended': {
      subject: '{how, select, expired {ጊዜው አልፏል} cancelled {ተሰርዟል} other {ተዘግቷል}}፦ {title}',
      body: [
        '{side, select, buyer {የግዢ ጥያቄዎ} other {የግዢ ጥያቄው}} «{title}» {how, select,'
          + ' expired {ጊዜው አብቅቷል፤ የማስረከቢያው የመጨረሻ ቀን አልፏል።}'
          + ' cancelled {ተሰርዟል።}'
          + ' other {ተዘግቷል።}}',
        'ከእንግዲህ ለድርጅቶች አይቀርብም፤ ያልተመለሱ ጥሪዎችም አብቅተዋል።',
      ],
    },
    'claim-question': {
      subject: 'ይህን አሁንም ይሠራሉ? {title}',
      body: [
        '{title}{hasAmount, select, yes {፣ በወር እስከ {amount}፣} other {}} አሁንም ይሠራሉ?',
        'ይህን የነገሩን {confirmed, date, long} ነው። ገዢዎች ድርጅቶችን ሲፈልጉ ይህን ያህል የቆየ መረጃ ያነሰ ይቆጠራል።',
        'ይህ አሁንም ትክክል ነው? «አዎ»፣ «አይ» ወይም «የተለወጠ ነገር አለ» ማለት ይችላሉ።',
      ],
      action: 'እዚህ ይመልሱ፤ የይለፍ ቃል አያስፈልግም፦',
    },
    'claim-answered': {
      subject: '{answer, select, no {ከእንግዲህ አይሠሩም} other {ተለውጧል}}፦ {title}፣ {organisation}',
      body: [
        '{organisation} ተጠይቀዋል፦ {title}{hasAmount, select, yes {፣ በወር እስከ {amount}፣} other {}} አሁንም ይሠራሉ? ይህን የተናገሩት {confirmed, date, long} ነበር።',
        '{answer, select, no {«አይ» ብለው መልሰዋል። መረጃው ተሰርዟል፤ በእሱ ላይ የተመሠረቱ ሀሳቦችም ያበቃሉ።}'
          + ' other {የተለወጠ ነገር እንዳለ መልሰዋል። ምን እንደሆነ ይጠይቁና መረጃውን ያድሱ።}}',
        '{hasText, select, yes {በራሳቸው ቃል፦ {text}} other {}}',
      ],
    },
    'webhook-off': {
      subject: 'ዌብሁክዎ ጠፍቷል፦ {host}',
      body: [
        'ከእንግዲህ ወደ ዌብሁክዎ ምንም አይላክም፦ {host}። {because, select, gone {ተቀባዩ ተጨማሪ ጥሪ እንደማይፈልግ መልሷል (410)።}'
          + ' other {በተከታታይ ከተደረጉት ሙከራዎች አንዱም አልተሳካም።}}',
        'እስከዚያ የሚከናወነው ሁሉ ይቀመጣል። ተቀባዩ እንደገና ሲሠራ ዌብሁኩን መልሰው ያብሩትና ያልደረሰዎት እንዲላክ ይጠይቁ።',
      ],
    },
    'password-link': {
      subject: '{purpose, select, invitation {የLinkwright መለያዎ፦ የይለፍ ቃል ይምረጡ} other {ለLinkwright አዲስ የይለፍ ቃል ይምረጡ}}',
      body: [
        '{purpose, select, invitation {ለእርስዎ መለያ ተከፍቷል። የይለፍ ቃል ከመረጡ በኋላ በኢሜይል አድራሻዎ መግባት ይችላሉ።} other {ለመለያዎ አዲስ የይለፍ ቃል ተጠይቋል። የጠየቁት እርስዎ ከሆኑ አሁን ይምረጡ።}}',
        'ሊንኩ የሚሠራው አንድ ጊዜ ብቻ ነው፤ {purpose, select, invitation {ለሰባት ቀናት} other {ለአንድ ሰዓት}} ይቆያል።',
        '{purpose, select, invitation {ስለ ምን እንደሆነ ካላወቁ ምንም ማድረግ አያስፈልግዎትም።} other {የጠየቁት እርስዎ ካልሆኑ ምንም ማድረግ አያስፈልግዎትም፤ የይለፍ ቃልዎ አይቀየርም።}}',
      ],
      action: 'የይለፍ ቃልዎን እዚህ ይምረጡ፦',
      whyYou: 'ይህ መልእክት የደረሰዎት ስለ መለያዎ ስለሆነ ነው። ሊንኩ ከእርስዎ ሌላ ማንም የለውም፤ ለሌላ ሰው አይስጡ።',
    },
  },
  frame: {
    greeting: 'ሰላም {name}፣',
    closing: 'Linkwright፣ በክላስተር ልማት ወኪልዎ ስም',
    whyYou: 'ይህ መልእክት የደረሰዎት ድርጅትዎ ስለ '
      + '{purpose, select, services {ሥልጠናና ሌሎች አገልግሎቶች} refresh {መረጃዎ ወቅታዊነት} news {ክላስተሩ ዜና} other {ገበያ ትስስር}}'
      + ' መልእክት ለመቀበል ስለተስማማ ነው።'
      + ' {hasReplyTo, select, yes {ጥያቄ ካለዎት ወደ {replyTo} ይጻፉ፤ መልእክቱ እንዲቆም ከፈለጉ STOP ብለው ብቻ ይጻፉ።}'
      + ' other {መልእክቱ እንዲቆም ከፈለጉ ለወኪልዎ ይንገሩ።}}',
    stop: 'እንዲህ ያሉ ኢሜይሎች ከእንግዲህ እንዳይደርሱዎት ይህን አገናኝ ይክፈቱ፦',
  },
  reasons: {
    asked: {
      capacity_unclear: 'ለዚህ ሥራ የሚሆን ነጻ የማምረት አቅም እንዳለዎት',
      quality_unclear: 'የተጠየቀውን ጥራት ማሟላት መቻልዎ',
      price_unclear: 'ዋጋዎ',
      certificate_unclear: 'የትኞቹ የምስክር ወረቀቶች እንዳሉዎት እና እስከ መቼ እንደሚያገለግሉ',
      contact_unclear: 'እርስዎን ለማግኘት የሚሻለው መንገድ',
      other: 'ዝርዝሩን ወኪልዎ ይነግሩዎታል',
    },
    declined: {
      capacity_doubt: 'የማምረት አቅሙ ነጻ መሆኑ አጠራጣሪ ነው',
      quality_doubt: 'የተጠየቀው ጥራት መሟላቱ አጠራጣሪ ነው',
      price: 'ዋጋው አይስማማም',
      better_alternative: 'በዚህ ጊዜ የበለጠ የሚስማማ ሌላ ድርጅት አለ',
      buyer_preference: 'ገዢው ሌላ አቅራቢ ይመርጣሉ',
      enterprise_overloaded: 'ድርጅቱ በእጁ ላይ ብዙ ሥራ አለ',
      data_outdated: 'ስለ ድርጅቱ ያለው መረጃ ጊዜው ያለፈበት ነው',
      other: 'ሌላ ምክንያት፤ ወኪልዎን ይጠይቁ',
    },
    lapsed: {
      enterprise_silent: 'ድርጅቱ በጊዜው መልስ አልሰጠም',
      buyer_silent: 'ገዢው በጊዜው መልስ አልሰጡም',
      both_silent: 'ሁለቱም ወገኖች በጊዜው መልስ አልሰጡም',
      quantity_not_agreed: 'ሁለቱም ወገኖች «አዎ» ብለዋል፤ መጠኑ ግን አንድ አይደለም',
    },
    withdrawn: {
      active: 'ድርጅቱ በአሁኑ ጊዜ ሥራ ላይ አይደለም',
      code: 'ድርጅቱ የሚፈለገውን ከእንግዲህ አያቀርብም',
      unit: 'የመለኪያ አሃዶቹ ከእንግዲህ አይጣጣሙም',
      capacity: 'የማምረት አቅሙ ከእንግዲህ ነጻ አይደለም',
      minimum_order: 'መጠኑ ድርጅቱ ከሚቀበለው ዝቅተኛ ትዕዛዝ ያነሰ ነው',
      lead_time: 'ጊዜው በጣም አጭር ነው',
      times: 'የሚሰጥበት ሰዓት አይስማማም',
      ceiling_price: 'ዋጋው ገዢው ሊከፍሉ ከሚችሉት በላይ ነው',
      certifications: 'የሚያስፈልግ የምስክር ወረቀት የለም ወይም ጊዜው ያበቃል',
      place: 'የማስረከቢያው ቦታ በጣም ሩቅ ነው',
      language: 'የጋራ የሥራ ቋንቋ የለም',
      conflict_of_interest: 'የጥቅም ግጭት አለ',
      opt_out: 'አንደኛው ወገን ከሌላው ጋር መሥራት አይፈልግም',
      invitation_cap: 'በዚህ ወቅት የተላኩት ጥሪዎች ከበቂ በላይ ናቸው',
      merged: 'የዚሁ ድርጅት ሌላ መዝገብ ጋር ስለተዋሐደና ከሁለቱ አንዱ ስለሚበቃ',
      outranked: 'አሁን የበለጠ የሚስማሙ ሌሎች ድርጅቶች አሉ',
      below_minimum_score: 'ከእንግዲህ በበቂ ሁኔታ አይስማማም',
      code_unknown: 'የምርቶች አመዳደብ ተቀይሯል',
      deadline_past: 'የማስረከቢያው የመጨረሻ ቀን አልፏል',
      requirement_closed: 'የግዢ ጥያቄው ተዘግቷል',
      requirement_cancelled: 'ገዢው የግዢ ጥያቄውን ሰርዘዋል',
      requirement_expired: 'የማስረከቢያው የመጨረሻ ቀን አልፏል',
      lot_covered: 'ለሙሉው መጠን ከሌሎች ጋር ስምምነት ተደርጓል',
    },
    service: services.reasons,
    unreached: {
      no_channel: 'መልእክት ለመቀበል የተስማሙበት የኢሜይል አድራሻ የለም',
      dead: 'ኢሜይሉን ለመላክ የተደረጉት ሙከራዎች ሁሉ አልተሳኩም',
      unknown: 'ኢሜይሉ ተልኳል፤ ነገር ግን የኢሜይል አገልጋዩ መቀበሉን አላረጋገጠም',
    },
    unknown: 'ሌላ ምክንያት',
  },
};
