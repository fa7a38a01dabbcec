// Hindi: what is said of services; the language's file in words/ takes it in.
import type { ServiceWords } from '../language-file.js';

export const services: ServiceWords = {
  templates: {
    'service-invitation': {
      subject: '{side, select, provider {क्या यह आपसे हो पाएगा? {amount}, {title}. {closes, date, brief} तक जवाब दें} '
        + 'other {सेवा देने वाले मिले: {counterpart}, {title}. {closes, date, brief} तक जवाब दें}}',
      body: [
        '{side, select, provider {{counterpart} को {amount} की ज़रूरत है: {title}।} other {{counterpart} आपकी '
          + 'ज़रूरत के लिए {amount} दे सकते हैं: {title}।}}',
        '{hasText, select, yes {विस्तार से: {text}} other {}}',
        'इसकी ज़रूरत {deadline, date, long} तक है।',
        '{side, select, provider {क्या आपसे हो पाएगा? आप हाँ कह सकते हैं, एक हिस्सा दे सकते हैं, या नहीं कह सकते '
          + 'हैं।} other {क्या आपको यह सेवा मंज़ूर है? आप हाँ कह सकते हैं, एक हिस्सा ले सकते हैं, या नहीं कह सकते '
          + 'हैं।}}',
        'कृपया {closes, date, moment} तक जवाब दें। तब तक आप अपना जवाब बदल सकते हैं।',
      ],
      action: 'यहाँ जवाब दें, पासवर्ड की ज़रूरत नहीं है:',
    },
    'service-reminder': {
      subject: 'कृपया {closes, date, brief} तक जवाब दें: {amount}, {title}',
      body: [
        'आपका जवाब अभी तक नहीं मिला है।',
        '{side, select, provider {{counterpart} को {amount} की ज़रूरत है: {title}।} other {{counterpart} आपकी '
          + 'ज़रूरत के लिए {amount} दे सकते हैं: {title}।}}',
        '{hasText, select, yes {विस्तार से: {text}} other {}}',
        'इसकी ज़रूरत {deadline, date, long} तक है।',
        'आप {closes, date, moment} तक जवाब दे सकते हैं। उसके बाद यह आपके जवाब के बिना बंद हो जाएगा।',
      ],
      action: 'यहाँ जवाब दें, पासवर्ड की ज़रूरत नहीं है:',
    },
    'service-question': {
      subject: 'आपके एजेंट का एक सवाल: {title}',
      body: [
        '{amount} के लिए आप पर विचार हो रहा है: {title}, ज़रूरत {deadline, date, long} तक। क्लस्टर विकास एजेंट के '
          + 'फ़ैसले से पहले एक बात साफ़ होनी चाहिए: {reason}।',
        'कृपया अपने एजेंट से संपर्क करें, या अपनी सेवा की जानकारी ठीक करें।',
      ],
    },
    'service-confirm': {
      subject: 'कृपया {amount} की पुष्टि करें: {title}',
      body: [
        '{counterpart} ने {amount} के लिए हाँ कहा है: {title}।',
        'आपने दूसरी मात्रा के लिए हाँ कहा था, इसलिए आपका जवाब तभी गिना जाएगा जब आप फिर से दें।',
        '{hasText, select, yes {विस्तार से: {text}} other {}}',
        'इसकी ज़रूरत {deadline, date, long} तक है।',
        'आप {closes, date, moment} तक {amount} के लिए हाँ कह सकते हैं, दूसरी मात्रा बता सकते हैं या नहीं कह सकते हैं।',
      ],
      action: 'यहाँ जवाब दें, पासवर्ड की ज़रूरत नहीं है:',
    },
    'service-outcome-declined': {
      subject: '{side, select, provider {इस बार नहीं: {title}} other {आपको नहीं सुझाया गया: {provider}, {title}}}',
      body: [
        '{side, select, provider {{amount} के लिए आप पर विचार हुआ: {title}। क्लस्टर विकास एजेंट ने इस बार आपको न '
          + 'सुझाने का फ़ैसला किया।} other {{amount} के लिए {provider} पर विचार हुआ: {title}। क्लस्टर विकास एजेंट ने '
          + 'इन्हें आपको न सुझाने का फ़ैसला किया।}}',
        'कारण: {reason}।',
        '{side, select, provider {आपको कुछ नहीं करना है। अगर आपकी सेवा की जानकारी पुरानी है, तो कृपया उसे बदलें।} '
          + 'other {आपकी ज़रूरत के दूसरे प्रस्तावों पर इसका असर नहीं है।}}',
      ],
    },
    'service-outcome-refused': {
      subject: 'सहमति नहीं हुई: {title}',
      body: [
        '{counterpart} के साथ यह सेवा, {amount}: {title}, आगे नहीं बढ़ेगी।',
        '{refusedBy, select, provider {{side, select, provider {आपने नहीं कहा।} other {सेवा देने वाले ने नहीं '
          + 'कहा।}}} other {{side, select, provider {उद्यम ने नहीं कहा।} other {आपने नहीं कहा।}}}} बताया गया कारण: '
          + '{reason}।',
        '{side, select, provider {आपकी जगह दूसरों के लिए खाली है।} other {आपके एजेंट को यह दिखता है और वे दूसरे '
          + 'प्रस्ताव देखते हैं।}}',
      ],
    },
    'service-outcome-lapsed': {
      subject: 'बिना जवाब के समाप्त: {title}',
      body: [
        '{counterpart} के साथ यह सेवा, {amount}: {title}, आगे नहीं बढ़ेगी।',
        'कारण: {reason}।',
        '{side, select, provider {आपकी जगह दूसरों के लिए खाली है।} other {आपके एजेंट को यह दिखता है और वे दूसरे '
          + 'प्रस्ताव देखते हैं।}}',
      ],
    },
    'service-outcome-withdrawn': {
      subject: 'आमंत्रण वापस लिया गया: {title}',
      body: [
        '{counterpart} के साथ {amount} का आमंत्रण: {title}, अब मान्य नहीं है। आपको जवाब देने की ज़रूरत नहीं है।',
        'कारण: {reason}।',
      ],
    },
    'service-engagement-agreed': {
      subject: '{side, select, enterprise {{provider} के साथ सहमति: {title}} provider {{enterprise} के साथ सहमति: '
        + '{amount}, {title}} other {सेवा पर सहमति: {enterprise} और {provider}}}',
      body: [
        '{side, select, enterprise {आपने और {provider} ने {amount} के लिए हाँ कहा: {title}।} provider {आपने और '
          + '{enterprise} ने {amount} के लिए हाँ कहा: {title}।} other {{enterprise} और {provider} ने {amount} के लिए '
          + 'हाँ कहा: {title}।}}',
        'इसकी ज़रूरत {deadline, date, long} तक है।',
        '{side, select, cda {दोनों पक्षों को बता दिया गया है।} other {अब आपस में दिन, जगह और भुगतान तय करें। '
          + 'चाहें तो आपके एजेंट मदद करेंगे।}}',
        '{side, select, cda {} other {{hasContact, select, yes {आप {side, select, provider {{enterprise}} other '
          + '{{provider}}} से {contact} पर संपर्क कर सकते हैं।} other {आपके एजेंट आपका संपर्क कराएँगे।}}}}',
      ],
    },
    'service-proposals-to-review': {
      subject: '{count, plural, one {# नया सेवा प्रस्ताव} other {# नए सेवा प्रस्ताव}} देखने के लिए: {title}',
      body: [
        '{count, plural, one {# उपयुक्त सेवा प्रस्ताव आपके फ़ैसले का इंतज़ार कर रहा है} other {# उपयुक्त सेवा '
          + 'प्रस्ताव आपके फ़ैसले का इंतज़ार कर रहे हैं}}: {title}।',
      ],
    },
    'service-need-ended': {
      subject: '{how, select, expired {समय समाप्त} withdrawn {वापस ली गई} other {पूरी हुई}}: {title}',
      body: [
        '{side, select, enterprise {आपकी ज़रूरत} other {ज़रूरत}} “{title}” {how, select,'
          + ' expired {का समय समाप्त हो गया है: जिस आखिरी दिन तक यह काम की थी, वह निकल चुका है।}'
          + ' withdrawn {वापस ले ली गई है।}'
          + ' other {पूरी हो गई है: पूरी मात्रा पर सेवा देने वालों के साथ सहमति हो चुकी है।}}',
        'यह अब सेवा देने वालों को नहीं सुझाई जाएगी; जिन आमंत्रणों का जवाब बाकी था, वे समाप्त हो गए हैं।',
      ],
    },
    'service-opening-to-review': {
      subject: 'एक ज़रूरत पुष्टि के लिए: {title}',
      body: [
        '{enterprises, plural, one {# उद्यम से} other {# उद्यमों से}} एक ही कारण से'
          + ' {lots, plural, one {# खुला लॉट छूट रहा है} other {# खुले लॉट छूट रहे हैं}}। एक सेवा मदद कर सकती है: {title}।',
        'कृपया जिन उद्यमों को इसकी ज़रूरत है उनके लिए पुष्टि करें, या कारण देकर इसे हटा दें।',
      ],
    },
  },
  reasons: {
    times_unclear: 'यह ठीक किस समय होता है',
    content_unclear: 'इसमें ठीक क्या-क्या है',
    enterprise_preference: 'उद्यम किसी और को पसंद करता है',
    provider_overloaded: 'सेवा देने वाले के पास पहले से बहुत काम है',
    funding_unclear: 'यह साफ़ नहीं है कि पैसे कौन देगा',
    better_alternative: 'इस बार कोई दूसरी सेवा ज़्यादा उपयुक्त है',
    data_outdated: 'सेवा देने वाले के बारे में जानकारी पुरानी है',
    provider_silent: 'सेवा देने वाले ने समय पर जवाब नहीं दिया',
    active: 'सेवा देने वाले इस समय सक्रिय नहीं हैं',
    code: 'जो चाहिए, वह सेवा अब नहीं मिलती',
    capacity: 'अब कोई जगह खाली नहीं है',
    place: 'रास्ता बहुत लंबा है',
    outranked: 'अब दूसरी सेवाएँ ज़्यादा उपयुक्त हैं',
    deadline_past: 'जिस आखिरी दिन तक यह काम की थी, वह निकल चुका है',
    need_withdrawn: 'उद्यम को अब इसकी ज़रूरत नहीं है',
    need_expired: 'जिस आखिरी दिन तक यह काम की थी, वह निकल चुका है',
    need_met: 'ज़रूरत दूसरों से पूरी हो चुकी है',
    need_covered: 'ज़रूरत दूसरों से पूरी हो चुकी है',
  },
};
