// Amharic: what is said of services; the language's file in words/ takes it in.
import type { ServiceWords } from '../language-file.js';

export const services: ServiceWords = {
  templates: {
    'service-invitation': {
      subject: '{side, select, provider {ይህን መስጠት ይችላሉ? {amount}፣ {title}። እስከ {closes, date, brief} ይመልሱ} other {አገልግሎት '
        + 'ሰጪ ተገኝቷል፦ {counterpart}፣ {title}። እስከ {closes, date, brief} ይመልሱ}}',
      body: [
        '{side, select, provider {{counterpart} {amount} ይፈልጋሉ፦ {title}።} other {{counterpart} ለፍላጎትዎ {amount} ያቀርባሉ፦ {title}።}}',
        '{hasText, select, yes {ዝርዝር፦ {text}} other {}}',
        'የሚያስፈልገው እስከ {deadline, date, long} ነው።',
        '{side, select, provider {መስጠት ይችላሉ? አዎ ማለት፣ ከፊሉን ማቅረብ ወይም አይ ማለት ይችላሉ።} other {ይህን አገልግሎት ሰጪ ይፈልጋሉ? አዎ '
          + 'ማለት፣ ከፊሉን መውሰድ ወይም አይ ማለት ይችላሉ።}}',
        'እባክዎ እስከ {closes, date, moment} ይመልሱ። እስከዚያ ድረስ መልስዎን መቀየር ይችላሉ።',
      ],
      action: 'እዚህ ይመልሱ፤ የይለፍ ቃል አያስፈልግም፦',
    },
    'service-reminder': {
      subject: 'እባክዎ እስከ {closes, date, brief} ይመልሱ፦ {amount}፣ {title}',
      body: [
        'መልስዎ ገና አልደረሰንም።',
        '{side, select, provider {{counterpart} {amount} ይፈልጋሉ፦ {title}።} other {{counterpart} ለፍላጎትዎ {amount} ያቀርባሉ፦ {title}።}}',
        '{hasText, select, yes {ዝርዝር፦ {text}} other {}}',
        'የሚያስፈልገው እስከ {deadline, date, long} ነው።',
        'እስከ {closes, date, moment} መመለስ ይችላሉ። ከዚያ በኋላ ያለ መልስዎ ይዘጋል።',
      ],
      action: 'እዚህ ይመልሱ፤ የይለፍ ቃል አያስፈልግም፦',
    },
    'service-question': {
      subject: 'ከወኪልዎ የመጣ ጥያቄ፦ {title}',
      body: [
        'ለ{amount} ታስበዋል፦ {title}፤ የሚያስፈልገው እስከ {deadline, date, long} ነው። የክላስተሩ ልማት ወኪል ከመወሰናቸው በፊት አንድ ነገር ግልጽ '
          + 'መሆን አለበት፦ {reason}።',
        'እባክዎ ወኪልዎን ያነጋግሩ ወይም ያቀረቡትን አገልግሎት መረጃ ያድሱ።',
      ],
    },
    'service-confirm': {
      subject: 'እባክዎ {amount} ያረጋግጡ፦ {title}',
      body: [
        '{counterpart} ለ{amount} አዎ ብለዋል፦ {title}።',
        'እርስዎ ለሌላ መጠን አዎ ብለው ነበር፤ ስለዚህ መልስዎ የሚቆጠረው እንደገና ሲሰጡ ብቻ ነው።',
        '{hasText, select, yes {ዝርዝር፦ {text}} other {}}',
        'የሚያስፈልገው እስከ {deadline, date, long} ነው።',
        'እስከ {closes, date, moment} ለ{amount} አዎ ማለት፣ ሌላ መጠን መጥቀስ ወይም አይ ማለት ይችላሉ።',
      ],
      action: 'እዚህ ይመልሱ፤ የይለፍ ቃል አያስፈልግም፦',
    },
    'service-outcome-declined': {
      subject: '{side, select, provider {በዚህ ጊዜ አይደለም፦ {title}} other {አልቀረበልዎም፦ {provider}፣ {title}}}',
      body: [
        '{side, select, provider {ለ{amount} ታስበው ነበር፦ {title}። የክላስተሩ ልማት ወኪል በዚህ ጊዜ እርስዎን ላለማቅረብ ወስነዋል።} other '
          + '{{provider} ለ{amount} ታስበው ነበር፦ {title}። የክላስተሩ ልማት ወኪል ለእርስዎ ላለማቅረብ ወስነዋል።}}',
        'ምክንያት፦ {reason}።',
        '{side, select, provider {ምንም ማድረግ አያስፈልግዎትም። ያቀረቡት አገልግሎት መረጃ ጊዜው ካለፈበት እባክዎ ያስተካክሉት።} other {ለፍላጎትዎ '
          + 'የቀረቡ ሌሎች አማራጮች በዚህ አይነኩም።}}',
      ],
    },
    'service-outcome-refused': {
      subject: 'ስምምነት አልተደረገም፦ {title}',
      body: [
        'ከ{counterpart} ጋር የታሰበው አገልግሎት፣ {amount}፦ {title}፣ አይካሄድም።',
        '{refusedBy, select, provider {{side, select, provider {እርስዎ አይ ብለዋል።} other {አገልግሎት ሰጪው አይ ብለዋል።}}} '
          + 'other {{side, select, provider {ድርጅቱ አይ ብሏል።} other {እርስዎ አይ ብለዋል።}}}} የተሰጠው ምክንያት፦ {reason}።',
        '{side, select, provider {ቦታዎ ለሌሎች ነጻ ነው።} other {ወኪልዎ ይህን ያያሉ፤ ሌሎች አማራጮችንም ይመለከታሉ።}}',
      ],
    },
    'service-outcome-lapsed': {
      subject: 'ያለ መልስ አብቅቷል፦ {title}',
      body: [
        'ከ{counterpart} ጋር የታሰበው አገልግሎት፣ {amount}፦ {title}፣ አይካሄድም።',
        'ምክንያት፦ {reason}።',
        '{side, select, provider {ቦታዎ ለሌሎች ነጻ ነው።} other {ወኪልዎ ይህን ያያሉ፤ ሌሎች አማራጮችንም ይመለከታሉ።}}',
      ],
    },
    'service-outcome-withdrawn': {
      subject: 'ጥሪው ተነስቷል፦ {title}',
      body: [
        'ከ{counterpart} ጋር ስለ {amount}፦ {title} የተላከው ጥሪ ከእንግዲህ አይሠራም። መመለስ አያስፈልግዎትም።',
        'ምክንያት፦ {reason}።',
      ],
    },
    'service-engagement-agreed': {
      subject: '{side, select, enterprise {ከ{provider} ጋር ስምምነት ተደርጓል፦ {title}} provider {ከ{enterprise} ጋር ስምምነት ተደርጓል፦ '
        + '{amount}፣ {title}} other {የአገልግሎት ስምምነት፦ {enterprise} እና {provider}}}',
      body: [
        '{side, select, enterprise {እርስዎ እና {provider} ለ{amount} አዎ ብላችኋል፦ {title}።} provider {እርስዎ እና '
          + '{enterprise} ለ{amount} አዎ ብላችኋል፦ {title}።} other {{enterprise} እና {provider} ለ{amount} አዎ ብለዋል፦ '
          + '{title}።}}',
        'የሚያስፈልገው እስከ {deadline, date, long} ነው።',
        '{side, select, cda {ለሁለቱም ወገኖች ተነግሯል።} other {አሁን በቀኑ፣ በቦታው እና በክፍያው ላይ እርስ በርስ ይስማሙ። ከፈለጉ ወኪልዎ ይረዳሉ።}}',
        '{side, select, cda {} other {{hasContact, select, yes {{side, select, provider {{enterprise}} other '
          + '{{provider}}} በ{contact} ማግኘት ይችላሉ።} other {ወኪልዎ ያገናኙዎታል።}}}}',
      ],
    },
    'service-proposals-to-review': {
      subject: '{count, plural, one {# አዲስ አገልግሎት ሰጪ} other {# አዲስ አገልግሎት ሰጪዎች}} ለውሳኔ፦ {title}',
      body: [
        '{count, plural, one {# ተስማሚ አገልግሎት ሰጪ ውሳኔዎን ይጠብቃል} other {# ተስማሚ አገልግሎት ሰጪዎች ውሳኔዎን ይጠብቃሉ}}፦ {title}።',
      ],
    },
    'service-need-ended': {
      subject: '{how, select, expired {ጊዜው አልፏል} withdrawn {ተነስቷል} other {ተሟልቷል}}፦ {title}',
      body: [
        '{side, select, enterprise {ፍላጎትዎ} other {ፍላጎቱ}} «{title}» {how, select,'
          + ' expired {ጊዜው አብቅቷል፤ የሚጠቅምበት የመጨረሻ ቀን አልፏል።}'
          + ' withdrawn {ተነስቷል።}'
          + ' other {ተሟልቷል፤ ለሙሉው ከአገልግሎት ሰጪዎች ጋር ስምምነት ተደርጓል።}}',
        'ከእንግዲህ ለአገልግሎት ሰጪዎች አይቀርብም፤ ያልተመለሱ ጥሪዎችም አብቅተዋል።',
      ],
    },
    'service-opening-to-review': {
      subject: 'የሚረጋገጥ ፍላጎት፦ {title}',
      body: [
        '{enterprises, plural, one {# ድርጅት} other {# ድርጅቶች}} በተመሳሳይ ምክንያት'
          + ' {lots, plural, one {# ክፍት የግዢ ጥያቄ} other {# ክፍት የግዢ ጥያቄዎች}} እያመለጣቸው ነው። አንድ አገልግሎት ሊረዳ ይችላል፦ {title}።',
        'እባክዎ ይህን ፍላጎት ለሚመለከታቸው ድርጅቶች ያረጋግጡ፣ ወይም ምክንያት ሰጥተው ይተዉት።',
      ],
    },
  },
  reasons: {
    times_unclear: 'በትክክል መቼ እንደሚሰጥ',
    content_unclear: 'በትክክል ምን እንደሚያካትት',
    enterprise_preference: 'ድርጅቱ ሌላ አገልግሎት ሰጪ ይመርጣል',
    provider_overloaded: 'አገልግሎት ሰጪው በእጃቸው ላይ ብዙ ሥራ አለ',
    funding_unclear: 'ማን እንደሚከፍል ግልጽ አይደለም',
    better_alternative: 'በዚህ ጊዜ የበለጠ የሚስማማ ሌላ አገልግሎት ሰጪ አለ',
    data_outdated: 'ስለ አገልግሎት ሰጪው ያለው መረጃ ጊዜው ያለፈበት ነው',
    provider_silent: 'አገልግሎት ሰጪው በጊዜው መልስ አልሰጡም',
    active: 'አገልግሎት ሰጪው በአሁኑ ጊዜ ሥራ ላይ አይደሉም',
    code: 'አገልግሎት ሰጪው የሚፈለገውን ከእንግዲህ አይሰጡም',
    capacity: 'ነጻ ቦታ ከእንግዲህ የለም',
    place: 'መንገዱ በጣም ሩቅ ነው',
    outranked: 'አሁን የበለጠ የሚስማሙ ሌሎች አገልግሎት ሰጪዎች አሉ',
    deadline_past: 'የሚጠቅምበት የመጨረሻ ቀን አልፏል',
    need_withdrawn: 'ድርጅቱ ከእንግዲህ አያስፈልገውም',
    need_expired: 'የሚጠቅምበት የመጨረሻ ቀን አልፏል',
    need_met: 'ሌሎች ፍላጎቱን አሟልተዋል',
    need_covered: 'ሌሎች ፍላጎቱን አሟልተዋል',
  },
};
