// Hindi. Sentences are built so that nobody's verb says whether a man or a woman is meant.
import type { LanguageFile } from '../language-file.js';
import { services } from '../services/hi.js';

export const words: LanguageFile = {
  templates: {
    invitation: {
      subject: '{side, select, enterprise {आपके लिए ऑर्डर? {amount}, {title}। {closes, date, brief} तक जवाब दें}'
        + ' other {सप्लायर उपलब्ध: {counterpart}, {amount}। {closes, date, brief} तक जवाब दें}}',
      body: [
        '{side, select, enterprise {{counterpart} को {amount} की ज़रूरत है: {title}।}'
          + ' other {{counterpart} से आपकी ज़रूरत के लिए {amount} की आपूर्ति हो सकती है: {title}।}}',
        '{hasText, select, yes {विवरण: {text}} other {}}',
        'डिलीवरी की आखिरी तारीख: {deadline, date, long}।',
        '{side, select, enterprise {क्या यह काम आपसे हो पाएगा? जवाब में “हाँ”, “एक हिस्सा” या “नहीं” चुनें।}'
          + ' other {क्या आपको यह सप्लायर मंज़ूर है? जवाब में “हाँ”, “एक हिस्सा” या “नहीं” चुनें।}}',
        'कृपया {closes, date, moment} तक जवाब दें। तब तक जवाब बदला जा सकता है।',
      ],
      action: 'यहाँ जवाब दें, पासवर्ड की ज़रूरत नहीं है:',
    },
    reminder: {
      subject: 'कृपया {closes, date, brief} तक जवाब दें: {amount}, {title}',
      body: [
        'आपका जवाब अभी तक नहीं मिला है।',
        '{side, select, enterprise {{counterpart} को {amount} की ज़रूरत है: {title}।}'
          + ' other {{counterpart} से आपकी ज़रूरत के लिए {amount} की आपूर्ति हो सकती है: {title}।}}',
        '{hasText, select, yes {विवरण: {text}} other {}}',
        'डिलीवरी की आखिरी तारीख: {deadline, date, long}।',
        'जवाब {closes, date, moment} तक दिया जा सकता है। उसके बाद यह आमंत्रण आपके जवाब के बिना बंद हो जाएगा।',
      ],
      action: 'यहाँ जवाब दें, पासवर्ड की ज़रूरत नहीं है:',
    },
    question: {
      subject: 'आपके एजेंट का एक सवाल: {title}',
      body: [
        'इस काम के लिए आपके उद्यम पर विचार हो रहा है: {amount}, {title}, डिलीवरी की आखिरी तारीख {deadline, date, long}।'
          + ' क्लस्टर विकास एजेंट के फ़ैसले से पहले एक बात साफ़ होनी चाहिए: {reason}।',
        'कृपया अपने एजेंट से संपर्क करें, या आपके बारे में हमारे पास जो जानकारी है उसे अपडेट करें।',
      ],
    },
    confirm: {
      subject: 'कृपया {amount} की पुष्टि करें: {title}',
      body: [
        '{counterpart} ने {amount} के लिए “हाँ” कहा है: {title}।',
        'आपने किसी और मात्रा के लिए “हाँ” कहा था, इसलिए आपका जवाब दोबारा देने पर ही गिना जाएगा।',
        '{hasText, select, yes {विवरण: {text}} other {}}',
        'डिलीवरी की आखिरी तारीख: {deadline, date, long}।',
        '{amount} के लिए “हाँ” कहें, कोई और मात्रा बताएँ या “नहीं” कहें। जवाब {closes, date, moment} तक दिया जा सकता है।',
      ],
      action: 'यहाँ जवाब दें, पासवर्ड की ज़रूरत नहीं है:',
    },
    'outcome-declined': {
      subject: '{side, select, enterprise {इस बार नहीं: {title}} other {आपको नहीं सुझाया गया: {enterprise}, {title}}}',
      body: [
        '{side, select, enterprise {इस काम के लिए आपके उद्यम पर विचार हुआ: {amount}, {title}, डिलीवरी की आखिरी तारीख'
          + ' {deadline, date, long}। क्लस्टर विकास एजेंट ने इस बार आपका नाम आगे न भेजने का फ़ैसला किया है।}'
          + ' other {इस काम के लिए {enterprise} के नाम पर विचार हुआ: {amount}, {title}, डिलीवरी की आखिरी तारीख'
          + ' {deadline, date, long}। क्लस्टर विकास एजेंट ने आपको यह नाम न सुझाने का फ़ैसला किया है।}}',
        'कारण: {reason}।',
        '{side, select, enterprise {आपको कुछ करने की ज़रूरत नहीं है। अगर आपके बारे में हमारी जानकारी पुरानी है, तो अपने एजेंट को बताएँ।}'
          + ' other {आपकी ज़रूरत के लिए आए दूसरे प्रस्तावों पर इसका असर नहीं पड़ता।}}',
      ],
    },
    'outcome-refused': {
      subject: 'कारोबारी जुड़ाव नहीं हुआ: {title}',
      body: [
        '{counterpart} के साथ यह कारोबारी जुड़ाव नहीं हो पाया: {amount}, {title}, डिलीवरी की आखिरी तारीख {deadline, date, long}।',
        '{refusedBy, select, buyer {{side, select, buyer {आपने “नहीं” कहा।} other {खरीदार ने “नहीं” कहा।}}}'
          + ' other {{side, select, enterprise {आपने “नहीं” कहा।} other {उद्यम ने “नहीं” कहा।}}}} बताया गया कारण: {reason}।',
        '{side, select, enterprise {आपकी क्षमता दूसरे ऑर्डरों के लिए खाली है।}'
          + ' other {आपके एजेंट को इसकी जानकारी है और दूसरे प्रस्ताव देखे जा रहे हैं।}}',
      ],
    },
    'outcome-lapsed': {
      subject: 'जवाब के बिना बंद: {title}',
      body: [
        '{counterpart} के साथ यह कारोबारी जुड़ाव नहीं हो पाया: {amount}, {title}, डिलीवरी की आखिरी तारीख {deadline, date, long}।',
        'कारण: {reason}।',
        '{side, select, enterprise {आपकी क्षमता दूसरे ऑर्डरों के लिए खाली है।}'
          + ' other {आपके एजेंट को इसकी जानकारी है और दूसरे प्रस्ताव देखे जा रहे हैं।}}',
      ],
    },
    'outcome-withdrawn': {
      subject: 'आमंत्रण वापस लिया गया: {title}',
      body: [
        '{counterpart} के साथ काम का यह आमंत्रण अब मान्य नहीं है: {amount}, {title}, डिलीवरी की आखिरी तारीख {deadline, date, long}।'
          + ' आपको जवाब देने की ज़रूरत नहीं है।',
        'कारण: {reason}।',
      ],
    },
    'linkage-agreed': {
      subject: '{side, select, enterprise {{buyer} के साथ सहमति: {amount}, {title}}'
        + ' buyer {{enterprise} के साथ सहमति: {amount}, {title}}'
        + ' other {कारोबारी जुड़ाव तय: {buyer} और {enterprise}, {amount}}}',
      body: [
        '{side, select, enterprise {आपने और {buyer} ने {amount} के लिए “हाँ” कहा है: {title}।}'
          + ' buyer {आपने और {enterprise} ने {amount} के लिए “हाँ” कहा है: {title}।}'
          + ' other {{buyer} और {enterprise}, दोनों ने {amount} के लिए “हाँ” कहा है: {title}।}}',
        'डिलीवरी की आखिरी तारीख: {deadline, date, long}।',
        '{side, select, cda {दोनों पक्षों को सूचना भेज दी गई है।}'
          + ' other {अब आपस में दाम, गुणवत्ता और तारीखें तय करें। ज़रूरत हो तो अपने एजेंट से मदद लें।}}',
        '{side, select, cda {} other {{hasContact, select, yes {{side, select, buyer {{enterprise}} other {{buyer}}}'
          + ' का ई-मेल पता: {contact}} other {आपका संपर्क आपके एजेंट के ज़रिए करवाया जाएगा।}}}}',
      ],
    },
    'reply-given': {
      subject: '{replier}: {answer, select, yes {हाँ} part {एक हिस्सा} other {नहीं}}। {title}',
      body: [
        '{answer, select, yes {{replier} ने “हाँ” कहा है: {title}।}'
          + ' part {{replier} ने एक हिस्सा स्वीकार किया है, {amount}: {title}।}'
          + ' other {{replier} ने “नहीं” कहा है: {title}।}}',
        '{hasReason, select, yes {बताया गया कारण: {reason}।} other {}}',
      ],
    },
    'proposals-to-review': {
      subject: '{count, plural, one {# नया प्रस्ताव} other {# नए प्रस्ताव}} फ़ैसले के लिए: {title}',
      body: [
        '{count, plural, one {# नया जुड़ाव प्रस्ताव आपके फ़ैसले के इंतज़ार में है}'
          + ' other {# नए जुड़ाव प्रस्ताव आपके फ़ैसले के इंतज़ार में हैं}}: {title}।',
      ],
    },
    'not-reached': {
      subject: 'संदेश नहीं पहुँचा: {organisation}। {title}',
      body: [
        '{organisation} तक {what, select, invitation {आमंत्रण} reminder {रिमाइंडर} other {आपका सवाल}} नहीं पहुँच सका: {title}।',
        'कारण: {reason}।',
        '{what, select, question {} other {जवाब {closes, date, moment} तक देना है।}}',
        '{what, select, question {कृपया उनसे किसी और तरीके से संपर्क करें।}'
          + ' other {कृपया उनसे किसी और तरीके से संपर्क करें; उनकी ओर से जवाब दर्ज किया जा सकता है।}}'
          + ' सही पता मिलने पर ई-मेल दोबारा भेजा जा सकता है।',
      ],
    },
    ...services.templates,
    'requirement-ended': {
      subject: '{how, select, expired {समय समाप्त} cancelled {रद्द} other {बंद}}: {title}',
      body: [
        '{side, select, buyer {आपकी ज़रूरत} other {ज़रूरत}} “{title}” {how, select,'
          + ' expired {का समय समाप्त हो गया है: डिलीवरी की आखिरी तारीख निकल चुकी है।}'
          + ' cancelled {रद्द कर दी गई है।}'
          + ' other {बंद कर दी गई है।}}',
        'यह अब उद्यमों को नहीं सुझाई जाएगी; जिन आमंत्रणों का जवाब बाकी था, वे समाप्त हो गए हैं।',
      ],
    },
    'claim-question': {
      subject: 'क्या आप अब भी यह बनाते हैं? {title}',
      body: [
        'क्या आप अब भी {title} बनाते हैं{hasAmount, select, yes {, महीने में {amount} तक} other {}}?',
        'यह आपने हमें {confirmed, date, long} को बताया था। जब खरीदार उद्यम खोजते हैं, तो इतनी पुरानी जानकारी कम गिनी जाती है।',
        'क्या यह अब भी सही है? आप हाँ, नहीं, या “कुछ बदल गया है” कह सकते हैं।',
      ],
      action: 'यहाँ जवाब दें, पासवर्ड की ज़रूरत नहीं है:',
    },
    'claim-answered': {
      subject: '{answer, select, no {अब नहीं} other {बदलाव}}: {title}, {organisation}',
      body: [
        '{organisation} से पूछा गया: क्या आप अब भी {title} बनाते हैं{hasAmount, select, yes {, महीने में {amount} तक} other {}}? यह {confirmed, date, long} को बताया गया था।',
        '{answer, select, no {जवाब “नहीं” है। यह जानकारी हटा दी गई है, और इस पर टिके प्रस्ताव समाप्त होते हैं।}'
          + ' other {जवाब है कि कुछ बदल गया है। पता करें कि क्या बदला है, और जानकारी ठीक करें।}}',
        '{hasText, select, yes {उनके शब्दों में: {text}} other {}}',
      ],
    },
    'webhook-off': {
      subject: 'वेबहुक बंद कर दिया गया: {host}',
      body: [
        'आपके वेबहुक {host} पर अब कुछ नहीं भेजा जाएगा: {because, select, gone {उसने जवाब दिया कि उसे और कॉल नहीं चाहिए (410)।}'
          + ' other {कोशिशों के एक पूरे दौर में कोई कॉल सफल नहीं हुई।}}',
        'इस बीच जो कुछ होगा, वह सुरक्षित रखा जाएगा। रिसीवर फिर से काम करने लगे तो वेबहुक दोबारा चालू करें और जो छूट गया उसे भेजने का अनुरोध करें।',
      ],
    },
    'password-link': {
      subject: '{purpose, select, invitation {आपका Linkwright खाता: पासवर्ड चुनें} other {Linkwright के लिए नया पासवर्ड चुनें}}',
      body: [
        '{purpose, select, invitation {आपके लिए एक खाता बनाया गया है। पासवर्ड चुनें, फिर आप अपने ई-मेल पते से साइन इन कर सकेंगे।} other {किसी ने आपके खाते के लिए नया पासवर्ड माँगा है। यदि आपने माँगा है, तो अभी चुनें।}}',
        'लिंक सिर्फ़ एक बार काम करता है, {purpose, select, invitation {सात दिन तक} other {एक घंटे तक}}।',
        '{purpose, select, invitation {यदि आप नहीं जानते कि यह किस बारे में है, तो आपको कुछ नहीं करना है।} other {यदि आपने नहीं माँगा है, तो आपको कुछ नहीं करना है: आपका पासवर्ड वही रहेगा।}}',
      ],
      action: 'अपना पासवर्ड यहाँ चुनें:',
      whyYou: 'यह संदेश इसलिए आया है क्योंकि यह आपके खाते के बारे में है। यह लिंक किसी और के पास नहीं है: इसे किसी को न दें।',
    },
  },
  frame: {
    greeting: 'नमस्ते {name},',
    closing: 'Linkwright, आपके क्लस्टर विकास एजेंट की ओर से',
    whyYou: 'यह संदेश इसलिए आया है क्योंकि आपके संगठन ने '
      + '{purpose, select, services {प्रशिक्षण और दूसरी सेवाओं} refresh {अपनी जानकारी की शुद्धता} news {क्लस्टर के समाचारों} other {कारोबारी जुड़ाव}}'
      + ' के बारे में संदेश पाने की सहमति दी है।'
      + ' {hasReplyTo, select, yes {कोई सवाल हो तो {replyTo} पर लिखें; संदेश बंद करवाने के लिए बस STOP लिखें।}'
      + ' other {संदेश बंद करवाने के लिए अपने एजेंट को बताएँ।}}',
    stop: 'ऐसे ई-मेल आगे न पाने के लिए यह लिंक खोलें:',
  },
  reasons: {
    asked: {
      capacity_unclear: 'इस काम के लिए आपके पास खाली क्षमता है या नहीं',
      quality_unclear: 'माँगी गई गुणवत्ता आपसे मिल सकेगी या नहीं',
      price_unclear: 'आपका दाम',
      certificate_unclear: 'आपके पास कौन-से प्रमाणपत्र हैं और वे कब तक मान्य हैं',
      contact_unclear: 'आपसे संपर्क का सबसे अच्छा तरीका',
      other: 'इसकी जानकारी आपके एजेंट से मिलेगी',
    },
    declined: {
      capacity_doubt: 'क्षमता खाली होने पर संदेह है',
      quality_doubt: 'माँगी गई गुणवत्ता मिलने पर संदेह है',
      price: 'दाम ठीक नहीं बैठता',
      better_alternative: 'इस बार कोई दूसरा उद्यम ज़्यादा उपयुक्त है',
      buyer_preference: 'खरीदार को कोई दूसरा सप्लायर पसंद है',
      enterprise_overloaded: 'उद्यम के पास पहले से बहुत काम है',
      data_outdated: 'उद्यम के बारे में जानकारी पुरानी है',
      other: 'कोई और कारण, अपने एजेंट से पूछें',
    },
    lapsed: {
      enterprise_silent: 'उद्यम ने समय पर जवाब नहीं दिया',
      buyer_silent: 'खरीदार ने समय पर जवाब नहीं दिया',
      both_silent: 'दोनों पक्षों ने समय पर जवाब नहीं दिया',
      quantity_not_agreed: 'दोनों पक्षों ने “हाँ” कहा, पर एक ही मात्रा के लिए नहीं',
    },
    withdrawn: {
      active: 'उद्यम इस समय सक्रिय नहीं है',
      code: 'जो चाहिए, वह अब उद्यम के पास नहीं है',
      unit: 'माप की इकाइयाँ अब मेल नहीं खातीं',
      capacity: 'क्षमता अब खाली नहीं है',
      minimum_order: 'मात्रा उद्यम के सबसे छोटे ऑर्डर से कम है',
      lead_time: 'समय बहुत कम है',
      times: 'जिस समय यह होता है, वह मेल नहीं खाता',
      ceiling_price: 'दाम खरीदार की तय सीमा से ऊपर है',
      certifications: 'कोई ज़रूरी प्रमाणपत्र नहीं है या उसकी अवधि समाप्त हो रही है',
      place: 'डिलीवरी की जगह बहुत दूर है',
      language: 'काम के लिए कोई साझा भाषा नहीं है',
      conflict_of_interest: 'हितों का टकराव है',
      opt_out: 'एक पक्ष दूसरे के साथ काम नहीं करना चाहता',
      invitation_cap: 'इस अवधि में पहले ही बहुत आमंत्रण हो चुके हैं',
      merged: 'इसे उसी उद्यम की दूसरी प्रविष्टि में मिला दिया गया है, और दोनों में से एक काफ़ी है',
      outranked: 'अब दूसरे उद्यम ज़्यादा उपयुक्त हैं',
      below_minimum_score: 'यह अब पर्याप्त उपयुक्त नहीं है',
      code_unknown: 'वर्गीकरण बदल गया है',
      deadline_past: 'डिलीवरी की आखिरी तारीख निकल चुकी है',
      requirement_closed: 'ज़रूरत बंद कर दी गई है',
      requirement_cancelled: 'खरीदार ने ज़रूरत रद्द कर दी है',
      requirement_expired: 'डिलीवरी की आखिरी तारीख निकल चुकी है',
      lot_covered: 'पूरी मात्रा पर दूसरों के साथ सहमति हो चुकी है',
    },
    service: services.reasons,
    unreached: {
      no_channel: 'ऐसा कोई ई-मेल पता नहीं है जिस पर संदेश पाने की सहमति दी गई हो',
      dead: 'ई-मेल भेजने की हर कोशिश नाकाम रही',
      unknown: 'ई-मेल भेजा गया, पर मेल सर्वर ने नहीं बताया कि वह उसे मिला या नहीं',
    },
    unknown: 'कोई और कारण',
  },
};
