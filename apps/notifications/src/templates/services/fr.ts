// French: what is said of services; the language's file in words/ takes it in.
import type { ServiceWords } from '../language-file.js';

export const services: ServiceWords = {
  templates: {
    'service-invitation': {
      subject: '{side, select, provider {Pouvez-vous le faire\u00a0? {amount}, {title}. Répondre au plus tard le '
        + '{closes, date, brief}} other {Prestataire trouvé\u00a0: {counterpart}, {title}. Répondre au plus tard le '
        + '{closes, date, brief}}}',
      body: [
        '{side, select, provider {{counterpart} a besoin de {amount}\u00a0: {title}.} other {{counterpart} '
          + 'propose {amount} pour votre besoin\u00a0: {title}.}}',
        '{hasText, select, yes {En détail\u00a0: {text}} other {}}',
        'C’est utile jusqu’au {deadline, date, long}.',
        '{side, select, provider {Pouvez-vous le faire\u00a0? Vous pouvez dire oui, proposer une partie ou dire '
          + 'non.} other {Voulez-vous ce prestataire\u00a0? Vous pouvez dire oui, prendre une partie ou dire non.}}',
        'Merci de répondre au plus tard le {closes, date, moment}. Jusque-là, vous pouvez modifier votre réponse.',
      ],
      action: 'Répondez ici, sans mot de passe\u00a0:',
    },
    'service-reminder': {
      subject: 'Merci de répondre au plus tard le {closes, date, brief}\u00a0: {amount}, {title}',
      body: [
        'Nous n’avons pas encore votre réponse.',
        '{side, select, provider {{counterpart} a besoin de {amount}\u00a0: {title}.} other {{counterpart} '
          + 'propose {amount} pour votre besoin\u00a0: {title}.}}',
        '{hasText, select, yes {En détail\u00a0: {text}} other {}}',
        'C’est utile jusqu’au {deadline, date, long}.',
        'Vous pouvez répondre jusqu’au {closes, date, moment}. Ensuite, ce sera clos sans votre réponse.',
      ],
      action: 'Répondez ici, sans mot de passe\u00a0:',
    },
    'service-question': {
      subject: 'Une question de votre agent\u00a0: {title}',
      body: [
        'Vous êtes envisagé pour {amount}\u00a0: {title}, utile jusqu’au {deadline, date, long}. Avant la '
          + 'décision de l’agent de développement du cluster, un point est à éclaircir\u00a0: {reason}.',
        'Merci de contacter votre agent ou de mettre votre offre à jour.',
      ],
    },
    'service-confirm': {
      subject: 'Merci de confirmer {amount}\u00a0: {title}',
      body: [
        '{counterpart} a dit oui pour {amount}\u00a0: {title}.',
        'Vous avez dit oui pour une autre quantité\u00a0; votre réponse ne compte donc que si vous la donnez à nouveau.',
        '{hasText, select, yes {En détail\u00a0: {text}} other {}}',
        'C’est utile jusqu’au {deadline, date, long}.',
        'Vous pouvez dire oui pour {amount}, indiquer une autre quantité ou dire non jusqu’au {closes, date, moment}.',
      ],
      action: 'Répondez ici, sans mot de passe\u00a0:',
    },
    'service-outcome-declined': {
      subject: '{side, select, provider {Pas cette fois\u00a0: {title}} other {Non proposé\u00a0: {provider}, {title}}}',
      body: [
        '{side, select, provider {Vous avez été envisagé pour {amount}\u00a0: {title}. L’agent de développement '
          + 'du cluster a décidé de ne pas vous proposer cette fois.} other {{provider} a été envisagé pour '
          + '{amount}\u00a0: {title}. L’agent de développement du cluster a décidé de ne pas vous le proposer.}}',
        'Raison\u00a0: {reason}.',
        '{side, select, provider {Vous n’avez rien à faire. Si votre offre n’est plus à jour, merci de la '
          + 'modifier.} other {Les autres propositions pour votre besoin restent valables.}}',
      ],
    },
    'service-outcome-refused': {
      subject: 'Pas d’accord\u00a0: {title}',
      body: [
        'Le service avec {counterpart}, {amount}\u00a0: {title}, n’aura pas lieu.',
        '{refusedBy, select, provider {{side, select, provider {Vous avez dit non.} other {Le prestataire a dit '
          + 'non.}}} other {{side, select, provider {L’entreprise a dit non.} other {Vous avez dit non.}}}} Raison '
          + 'donnée\u00a0: {reason}.',
        '{side, select, provider {Votre place reste libre pour d’autres.} other {Votre agent en est informé et '
          + 'examine les autres propositions.}}',
      ],
    },
    'service-outcome-lapsed': {
      subject: 'Terminé sans réponse\u00a0: {title}',
      body: [
        'Le service avec {counterpart}, {amount}\u00a0: {title}, n’aura pas lieu.',
        'Raison\u00a0: {reason}.',
        '{side, select, provider {Votre place reste libre pour d’autres.} other {Votre agent en est informé et '
          + 'examine les autres propositions.}}',
      ],
    },
    'service-outcome-withdrawn': {
      subject: 'Invitation retirée\u00a0: {title}',
      body: [
        'L’invitation pour {amount}\u00a0: {title}, avec {counterpart}, n’est plus valable. Vous n’avez pas à y répondre.',
        'Raison\u00a0: {reason}.',
      ],
    },
    'service-engagement-agreed': {
      subject: '{side, select, enterprise {Accord avec {provider}\u00a0: {title}} provider {Accord avec '
        + '{enterprise}\u00a0: {amount}, {title}} other {Service convenu\u00a0: {enterprise} et {provider}}}',
      body: [
        '{side, select, enterprise {Vous et {provider} avez tous deux dit oui pour {amount}\u00a0: {title}.} '
          + 'provider {Vous et {enterprise} avez tous deux dit oui pour {amount}\u00a0: {title}.} other {{enterprise} '
          + 'et {provider} ont tous deux dit oui pour {amount}\u00a0: {title}.}}',
        'C’est utile jusqu’au {deadline, date, long}.',
        '{side, select, cda {Les deux côtés sont informés.} other {Convenez maintenant ensemble des jours, du '
          + 'lieu et du paiement. Votre agent vous aide si vous le souhaitez.}}',
        '{side, select, cda {} other {{hasContact, select, yes {Vous pouvez joindre {side, select, provider '
          + '{{enterprise}} other {{provider}}} à {contact}.} other {Votre agent vous met en contact.}}}}',
      ],
    },
    'service-proposals-to-review': {
      subject: '{count, plural, one {# nouveau prestataire} many {# de nouveaux prestataires} other {# nouveaux '
        + 'prestataires}} à examiner\u00a0: {title}',
      body: [
        '{count, plural, one {# prestataire qui convient attend} many {# de prestataires qui conviennent '
          + 'attendent} other {# prestataires qui conviennent attendent}} votre décision\u00a0: {title}.',
      ],
    },
    'service-need-ended': {
      subject: '{how, select, expired {Expiré} withdrawn {Retiré} other {Satisfait}}\u00a0: {title}',
      body: [
        '{side, select, enterprise {Votre besoin} other {Le besoin}} «\u00a0{title}\u00a0» {how, select,'
          + ' expired {a expiré\u00a0: le dernier jour utile est passé.}'
          + ' withdrawn {a été retiré.}'
          + ' other {est satisfait\u00a0: tout est convenu avec des prestataires.}}',
        'Il n’est plus proposé aux prestataires\u00a0; les invitations en cours ont pris fin.',
      ],
    },
    'service-opening-to-review': {
      subject: 'Un besoin à confirmer\u00a0: {title}',
      body: [
        '{enterprises, plural, one {# entreprise manque} many {# d’entreprises manquent} other {# entreprises manquent}}'
          + ' {lots, plural, one {# lot ouvert} many {# de lots ouverts} other {# lots ouverts}} pour la même raison.'
          + ' Un service pourrait aider\u00a0: {title}.',
        'Veuillez confirmer ce besoin pour celles qui l’ont, ou l’écarter avec une raison.',
      ],
    },
  },
  reasons: {
    times_unclear: 'quand exactement cela a lieu',
    content_unclear: 'ce que cela comprend exactement',
    enterprise_preference: 'l’entreprise préfère un autre prestataire',
    provider_overloaded: 'le prestataire a déjà beaucoup de travail',
    funding_unclear: 'on ne sait pas encore qui paie',
    better_alternative: 'un autre prestataire convient mieux cette fois',
    data_outdated: 'les données sur le prestataire ne sont plus à jour',
    provider_silent: 'le prestataire n’a pas répondu à temps',
    active: 'le prestataire n’est pas actif en ce moment',
    code: 'le prestataire ne propose plus ce qui est demandé',
    capacity: 'il n’y a plus de place libre',
    place: 'le chemin est trop long',
    outranked: 'd’autres prestataires conviennent mieux maintenant',
    deadline_past: 'le dernier jour utile est passé',
    need_withdrawn: 'l’entreprise n’en a plus besoin',
    need_expired: 'le dernier jour utile est passé',
    need_met: 'd’autres répondent déjà au besoin',
    need_covered: 'd’autres répondent déjà au besoin',
  },
};
