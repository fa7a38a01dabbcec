// French. A no-break space (\u00a0) stands before colons and question marks.
import { languages } from '#language';
import type { LanguageFile } from './language-file.js';

export const fr: LanguageFile = {
  templates: {
    invitation: {
      subject: '{side, select, enterprise {Commande pour vous\u00a0? {amount}, {title}. Répondre avant le {closes, date, brief}}'
        + ' other {Fournisseur trouvé\u00a0: {counterpart}, {amount}. Répondre avant le {closes, date, brief}}}',
      body: [
        '{side, select, enterprise {{counterpart} recherche {amount}\u00a0: {title}.}'
          + ' other {{counterpart} peut fournir {amount} pour votre besoin\u00a0: {title}.}}',
        '{hasText, select, yes {En détail\u00a0: {text}} other {}}',
        'Livraison au plus tard le {deadline, date, long}.',
        '{side, select, enterprise {Pouvez-vous le faire\u00a0? Vous pouvez dire oui, proposer une partie ou dire non.}'
          + ' other {Voulez-vous ce fournisseur\u00a0? Vous pouvez dire oui, prendre une partie ou dire non.}}',
        'Merci de répondre avant le {closes, date, moment}. Jusque-là, vous pouvez changer votre réponse.',
      ],
      action: 'Répondez ici, sans mot de passe\u00a0:',
    },
    reminder: {
      subject: 'Merci de répondre avant le {closes, date, brief}\u00a0: {amount}, {title}',
      body: [
        'Nous n’avons pas encore votre réponse.',
        '{side, select, enterprise {{counterpart} recherche {amount}\u00a0: {title}.}'
          + ' other {{counterpart} peut fournir {amount} pour votre besoin\u00a0: {title}.}}',
        '{hasText, select, yes {En détail\u00a0: {text}} other {}}',
        'Livraison au plus tard le {deadline, date, long}.',
        'Vous pouvez répondre jusqu’au {closes, date, moment}. Ensuite, l’offre se termine sans vous.',
      ],
      action: 'Répondez ici, sans mot de passe\u00a0:',
    },
    'outcome-declined': {
      subject: '{side, select, enterprise {Pas cette fois\u00a0: {title}} other {Non proposé\u00a0: {enterprise}, {title}}}',
      body: [
        '{side, select, enterprise {Votre candidature a été examinée pour {amount}\u00a0: {title}, livraison au plus tard le'
          + ' {deadline, date, long}. L’agent de développement du cluster a décidé de ne pas vous proposer cette fois.}'
          + ' other {{enterprise} a été examinée pour {amount}\u00a0: {title}, livraison au plus tard le'
          + ' {deadline, date, long}. L’agent de développement du cluster a décidé de ne pas vous la proposer.}}',
        'Raison\u00a0: {reason}.',
        '{side, select, enterprise {Vous n’avez rien à faire. Si nos données sur vous ne sont plus à jour, dites-le à votre agent.}'
          + ' other {Les autres propositions pour votre besoin ne changent pas.}}',
      ],
    },
    'outcome-refused': {
      subject: 'Pas de mise en relation\u00a0: {title}',
      body: [
        'La mise en relation avec {counterpart} pour {amount}\u00a0: {title}, livraison au plus tard le {deadline, date, long},'
          + ' n’aura pas lieu. L’une des parties a dit non.',
        'Raison donnée\u00a0: {reason}.',
        '{side, select, enterprise {Votre capacité est libre pour d’autres commandes.}'
          + ' other {Votre agent le sait et examine les autres propositions.}}',
      ],
    },
    'outcome-lapsed': {
      subject: 'Terminé sans réponse\u00a0: {title}',
      body: [
        'La mise en relation avec {counterpart} pour {amount}\u00a0: {title}, livraison au plus tard le {deadline, date, long},'
          + ' n’aura pas lieu.',
        'Raison\u00a0: {reason}.',
        '{side, select, enterprise {Votre capacité est libre pour d’autres commandes.}'
          + ' other {Votre agent le sait et examine les autres propositions.}}',
      ],
    },
    'outcome-withdrawn': {
      subject: 'Invitation retirée\u00a0: {title}',
      body: [
        'L’invitation pour {amount}\u00a0: {title}, avec {counterpart}, livraison au plus tard le {deadline, date, long},'
          + ' n’est plus valable. Vous n’avez pas à y répondre.',
        'Raison\u00a0: {reason}.',
      ],
    },
    'linkage-agreed': {
      subject: '{side, select, enterprise {Accord avec {buyer}\u00a0: {amount}, {title}}'
        + ' buyer {Accord avec {enterprise}\u00a0: {amount}, {title}}'
        + ' other {Mise en relation conclue\u00a0: {buyer} et {enterprise}, {amount}}}',
      body: [
        '{side, select, enterprise {Vous et {buyer} avez tous deux dit oui pour {amount}\u00a0: {title}.}'
          + ' buyer {Vous et {enterprise} avez tous deux dit oui pour {amount}\u00a0: {title}.}'
          + ' other {{buyer} et {enterprise} ont tous deux dit oui pour {amount}\u00a0: {title}.}}',
        'Livraison au plus tard le {deadline, date, long}.',
        '{side, select, cda {Les deux parties ont été informées.}'
          + ' other {Convenez maintenant ensemble du prix, de la qualité et des dates. Votre agent vous aide si vous le souhaitez.}}',
      ],
    },
    'reply-given': {
      subject: '{answer, select, yes {Oui} part {Une partie} other {Non}} de {replier}\u00a0: {title}',
      body: [
        '{answer, select, yes {{replier} a dit oui\u00a0: {title}.}'
          + ' part {{replier} prend une partie, {amount}\u00a0: {title}.}'
          + ' other {{replier} a dit non\u00a0: {title}.}}',
        '{hasReason, select, yes {Raison donnée\u00a0: {reason}.} other {}}',
      ],
    },
    'proposals-to-review': {
      subject: '{count, plural, one {# nouvelle proposition} many {# de nouvelles propositions} other {# nouvelles propositions}}'
        + ' à examiner\u00a0: {title}',
      body: [
        '{count, plural, one {# nouvelle proposition de mise en relation attend}'
          + ' many {# de nouvelles propositions de mise en relation attendent}'
          + ' other {# nouvelles propositions de mise en relation attendent}} votre décision\u00a0: {title}.',
      ],
    },
    'requirement-ended': {
      subject: '{how, select, expired {Expiré} cancelled {Annulé} other {Clos}}\u00a0: {title}',
      body: [
        '{side, select, buyer {Votre besoin} other {Le besoin}} {title} {how, select,'
          + ' expired {a expiré\u00a0: son dernier jour de livraison est passé.}'
          + ' cancelled {a été annulé.}'
          + ' other {a été clos.}}',
        'Il n’est plus mis en relation\u00a0; les invitations ouvertes sont terminées.',
      ],
    },
  },
  frame: {
    greeting: 'Bonjour {name},',
    closing: 'Linkwright, pour votre agent de développement du cluster',
    whyYou: 'Vous recevez ce message parce que votre organisation a accepté d’être contactée pour des mises en relation.'
      + ' Pour l’arrêter, dites-le à votre agent.',
  },
  reasons: {
    declined: {
      capacity_doubt: 'il n’est pas sûr que la capacité soit libre',
      quality_doubt: 'il n’est pas sûr que la qualité demandée puisse être atteinte',
      price: 'le prix ne convient pas',
      better_alternative: 'une autre entreprise convient mieux cette fois',
      buyer_preference: 'l’acheteur préfère un autre fournisseur',
      enterprise_overloaded: 'l’entreprise a déjà beaucoup de travail en cours',
      data_outdated: 'les données sur l’entreprise ne sont plus à jour',
      other: 'une autre raison, demandez à votre agent',
    },
    refused: languages.fr.refusals,
    lapsed: {
      enterprise_silent: 'l’entreprise n’a pas répondu à temps',
      buyer_silent: 'l’acheteur n’a pas répondu à temps',
      both_silent: 'aucune des parties n’a répondu à temps',
    },
    withdrawn: {
      active: 'l’entreprise n’est pas active en ce moment',
      code: 'l’entreprise n’offre plus ce qui est demandé',
      unit: 'les unités ne correspondent plus',
      capacity: 'la capacité n’est plus libre',
      minimum_order: 'la quantité est en dessous de la plus petite commande acceptée',
      lead_time: 'le délai est trop court',
      ceiling_price: 'le prix dépasse ce que l’acheteur paie au plus',
      certifications: 'un certificat exigé manque ou arrive à échéance',
      place: 'le lieu de livraison est trop éloigné',
      language: 'il n’y a pas de langue de travail commune',
      conflict_of_interest: 'il y a un conflit d’intérêts',
      opt_out: 'l’une des parties ne souhaite pas travailler avec l’autre',
      invitation_cap: 'il y a déjà trop d’invitations dans cette période',
      outranked: 'd’autres entreprises conviennent mieux à présent',
      below_minimum_score: 'cela ne convient plus assez bien',
      code_unknown: 'la classification a changé',
      deadline_past: 'le dernier jour de livraison est passé',
      requirement_closed: 'le besoin a été clos',
      requirement_cancelled: 'l’acheteur a annulé le besoin',
      requirement_expired: 'le dernier jour de livraison est passé',
      lot_covered: 'toute la quantité a été convenue avec d’autres',
    },
    unknown: 'une autre raison',
  },
};
