// French. A no-break space (\u00a0) stands before colons, semicolons and question marks, and inside guillemets.
import type { LanguageFile } from '../language-file.js';
import { services } from '../services/fr.js';

export const words: LanguageFile = {
  templates: {
    invitation: {
      subject: '{side, select, enterprise {Commande pour vous\u00a0? {amount}, {title}. Répondre au plus tard le {closes, date, brief}}'
        + ' other {Fournisseur trouvé\u00a0: {counterpart}, {amount}. Répondre au plus tard le {closes, date, brief}}}',
      body: [
        '{side, select, enterprise {{counterpart} recherche {amount}\u00a0: {title}.}'
          + ' other {{counterpart} peut fournir {amount} pour votre besoin\u00a0: {title}.}}',
        '{hasText, select, yes {En détail\u00a0: {text}} other {}}',
        'Livraison au plus tard le {deadline, date, long}.',
        '{side, select, enterprise {Pouvez-vous le faire\u00a0? Vous pouvez dire oui, proposer une partie ou dire non.}'
          + ' other {Voulez-vous ce fournisseur\u00a0? Vous pouvez dire oui, prendre une partie ou dire non.}}',
        'Merci de répondre au plus tard le {closes, date, moment}. Jusque-là, vous pouvez modifier votre réponse.',
      ],
      action: 'Répondez ici, sans mot de passe\u00a0:',
    },
    reminder: {
      subject: 'Merci de répondre au plus tard le {closes, date, brief}\u00a0: {amount}, {title}',
      body: [
        'Nous n’avons pas encore votre réponse.',
        '{side, select, enterprise {{counterpart} recherche {amount}\u00a0: {title}.}'
          + ' other {{counterpart} peut fournir {amount} pour votre besoin\u00a0: {title}.}}',
        '{hasText, select, yes {En détail\u00a0: {text}} other {}}',
        'Livraison au plus tard le {deadline, date, long}.',
        'Vous pouvez répondre jusqu’au {closes, date, moment}. Ensuite, l’offre sera close sans votre réponse.',
      ],
      action: 'Répondez ici, sans mot de passe\u00a0:',
    },
    question: {
      subject: 'Une question de votre agent\u00a0: {title}',
      body: [
        'Votre entreprise est envisagée pour {amount}\u00a0: {title}, livraison au plus tard le {deadline, date, long}.'
          + ' Avant la décision de l’agent de développement du cluster, un point est à éclaircir\u00a0: {reason}.',
        'Merci de contacter votre agent ou de mettre à jour ce que nous savons de vous.',
      ],
    },
    confirm: {
      subject: 'Merci de confirmer {amount}\u00a0: {title}',
      body: [
        '{counterpart} a dit oui pour {amount}\u00a0: {title}.',
        'Vous avez dit oui pour une autre quantité\u00a0; votre réponse ne compte donc que si vous la donnez à nouveau.',
        '{hasText, select, yes {En détail\u00a0: {text}} other {}}',
        'Livraison au plus tard le {deadline, date, long}.',
        'Vous pouvez dire oui pour {amount}, indiquer une autre quantité ou dire non jusqu’au {closes, date, moment}.',
      ],
      action: 'Répondez ici, sans mot de passe\u00a0:',
    },
    'outcome-declined': {
      subject: '{side, select, enterprise {Pas cette fois\u00a0: {title}} other {Non proposé\u00a0: {enterprise}, {title}}}',
      body: [
        '{side, select, enterprise {Votre entreprise a été envisagée pour {amount}\u00a0: {title}, livraison au plus tard le'
          + ' {deadline, date, long}. L’agent de développement du cluster a décidé de ne pas la proposer cette fois.}'
          + ' other {L’entreprise {enterprise} a été envisagée pour {amount}\u00a0: {title}, livraison au plus tard le'
          + ' {deadline, date, long}. L’agent de développement du cluster a décidé de ne pas vous la proposer.}}',
        'Raison\u00a0: {reason}.',
        '{side, select, enterprise {Vous n’avez rien à faire. Si nos données sur vous ne sont plus à jour, dites-le à votre agent.}'
          + ' other {Les autres propositions pour votre besoin restent valables.}}',
      ],
    },
    'outcome-refused': {
      subject: 'Pas de mise en relation\u00a0: {title}',
      body: [
        'La mise en relation avec {counterpart} pour {amount}\u00a0: {title}, livraison au plus tard le {deadline, date, long},'
          + ' n’aura pas lieu.',
        '{refusedBy, select, buyer {{side, select, buyer {Vous avez dit non.} other {L’acheteur a dit non.}}}'
          + ' other {{side, select, enterprise {Vous avez dit non.} other {L’entreprise a dit non.}}}} Raison donnée\u00a0: {reason}.',
        '{side, select, enterprise {Votre capacité reste disponible pour d’autres commandes.}'
          + ' other {Votre agent en est informé et examine les autres propositions.}}',
      ],
    },
    'outcome-lapsed': {
      subject: 'Terminé sans réponse\u00a0: {title}',
      body: [
        'La mise en relation avec {counterpart} pour {amount}\u00a0: {title}, livraison au plus tard le {deadline, date, long},'
          + ' n’aura pas lieu.',
        'Raison\u00a0: {reason}.',
        '{side, select, enterprise {Votre capacité reste disponible pour d’autres commandes.}'
          + ' other {Votre agent en est informé et examine les autres propositions.}}',
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
        '{side, select, cda {} other {{hasContact, select, yes {Vous pouvez joindre {side, select, buyer {{enterprise}} other {{buyer}}}'
          + ' à l’adresse {contact}.} other {Votre agent vous met en contact.}}}}',
      ],
    },
    'reply-given': {
      subject: '{answer, select, yes {Oui} part {Oui en partie} other {Non}} de {replier}\u00a0: {title}',
      body: [
        '{answer, select, yes {{replier} a dit oui\u00a0: {title}.}'
          + ' part {{replier} accepte une partie, {amount}\u00a0: {title}.}'
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
    'not-reached': {
      subject: 'Pas de contact avec {organisation}\u00a0: {title}',
      body: [
        'Nous n’avons pas pu joindre {organisation} pour'
          + ' {what, select, invitation {l’invitation} reminder {le rappel} other {votre question}}\u00a0: {title}.',
        'Raison\u00a0: {reason}.',
        '{what, select, question {} other {La réponse est attendue au plus tard le {closes, date, moment}.}}',
        '{what, select, question {Merci de joindre cette organisation autrement.}'
          + ' other {Merci de joindre cette organisation autrement\u00a0; vous pouvez répondre pour elle.}}'
          + ' Dès qu’elle a une adresse qui fonctionne, l’e-mail peut être renvoyé.',
      ],
    },
    ...services.templates,
    'requirement-ended': {
      subject: '{how, select, expired {Expiré} cancelled {Annulé} other {Clos}}\u00a0: {title}',
      body: [
        '{side, select, buyer {Votre besoin} other {Le besoin}} «\u00a0{title}\u00a0» {how, select,'
          + ' expired {a expiré\u00a0: son dernier jour de livraison est passé.}'
          + ' cancelled {a été annulé.}'
          + ' other {a été clos.}}',
        'Il n’est plus proposé aux entreprises\u00a0; les invitations en cours ont pris fin.',
      ],
    },
    'claim-question': {
      subject: 'Faites-vous toujours ceci\u00a0? {title}',
      body: [
        'Faites-vous toujours {title}{hasAmount, select, yes {, jusqu’à {amount} par mois} other {}}\u00a0?',
        'Vous nous l’avez dit le {confirmed, date, long}. Ce qui est aussi ancien compte moins quand des acheteurs cherchent des entreprises.',
        'Est-ce toujours vrai\u00a0? Vous pouvez répondre oui, non, ou que quelque chose a changé.',
      ],
      action: 'Répondez ici, sans mot de passe\u00a0:',
    },
    'claim-answered': {
      subject: '{answer, select, no {Plus maintenant} other {Changement}}\u00a0: {title}, {organisation}',
      body: [
        'Nous avons demandé à {organisation}\u00a0: faites-vous toujours {title}{hasAmount, select, yes {, jusqu’à {amount} par mois} other {}}\u00a0?'
          + ' Cela avait été déclaré le {confirmed, date, long}.',
        '{answer, select, no {La réponse est «\u00a0non\u00a0». La déclaration est retirée, et les propositions qui en dépendent prennent fin.}'
          + ' other {La réponse est que quelque chose a changé. Renseignez-vous et mettez la déclaration à jour.}}',
        '{hasText, select, yes {Avec ses mots\u00a0: {text}} other {}}',
      ],
    },
    'webhook-off': {
      subject: 'Webhook désactivé\u00a0: {host}',
      body: [
        'Plus rien n’est envoyé à votre webhook {host}\u00a0: {because, select, gone {il a répondu qu’il ne veut plus d’appels (410).}'
          + ' other {aucun appel n’a réussi pendant toute une série de tentatives.}}',
        'Ce qui se passe entre-temps est conservé. Quand le récepteur fonctionnera de nouveau, réactivez le webhook et demandez l’envoi de ce qui a manqué.',
      ],
    },
    'password-link': {
      subject: '{purpose, select, invitation {Votre compte Linkwright\u00a0: choisissez un mot de passe} other {Choisissez un nouveau mot de passe pour Linkwright}}',
      body: [
        '{purpose, select, invitation {Un compte a été créé pour vous. Choisissez un mot de passe\u00a0: vous pourrez vous connecter avec votre adresse e-mail.} other {Quelqu’un a demandé un nouveau mot de passe pour votre compte. Si c’était vous, choisissez-le maintenant.}}',
        'Le lien fonctionne une seule fois, {purpose, select, invitation {pendant sept jours} other {pendant une heure}}.',
        '{purpose, select, invitation {Si vous ne savez pas de quoi il s’agit, vous n’avez rien à faire.} other {Si ce n’était pas vous, vous n’avez rien à faire\u00a0: votre mot de passe ne change pas.}}',
      ],
      action: 'Choisissez votre mot de passe ici\u00a0:',
      whyYou: 'Vous recevez ce message parce qu’il concerne votre compte. Personne d’autre n’a ce lien\u00a0: ne le transmettez pas.',
    },
  },
  frame: {
    greeting: 'Bonjour {name},',
    closing: 'Linkwright, pour votre agent de développement du cluster',
    whyYou: 'Vous recevez ce message parce que votre organisation a accepté d’être contactée '
      + '{purpose, select, services {pour des formations et autres services} refresh {pour vérifier ce que nous savons d’elle}'
      + ' news {pour l’actualité du cluster} other {pour des mises en relation}}.'
      + ' {hasReplyTo, select, yes {Pour toute question, écrivez à {replyTo}\u00a0; écrivez STOP pour ne plus en recevoir.}'
      + ' other {Pour ne plus en recevoir, dites-le à votre agent.}}',
    stop: 'Pour ne plus recevoir de messages de ce genre, ouvrez ce lien\u00a0:',
  },
  reasons: {
    asked: {
      capacity_unclear: 'la capacité dont vous disposez pour cette commande',
      quality_unclear: 'la qualité que vous pouvez atteindre',
      price_unclear: 'votre prix',
      certificate_unclear: 'vos certificats et leur durée de validité',
      contact_unclear: 'la meilleure façon de vous joindre',
      other: 'votre agent vous dira lequel',
    },
    declined: {
      capacity_doubt: 'il n’est pas sûr que la capacité soit disponible',
      quality_doubt: 'il n’est pas sûr que la qualité demandée puisse être atteinte',
      price: 'le prix ne convient pas',
      better_alternative: 'une autre entreprise convient mieux cette fois',
      buyer_preference: 'l’acheteur préfère un autre fournisseur',
      enterprise_overloaded: 'l’entreprise a déjà beaucoup de travail en cours',
      data_outdated: 'les données sur l’entreprise ne sont plus à jour',
      other: 'une autre raison, demandez à votre agent',
    },
    lapsed: {
      enterprise_silent: 'l’entreprise n’a pas répondu à temps',
      buyer_silent: 'l’acheteur n’a pas répondu à temps',
      both_silent: 'aucune des parties n’a répondu à temps',
      quantity_not_agreed: 'les deux parties ont dit oui, mais pas pour la même quantité',
    },
    withdrawn: {
      active: 'l’entreprise n’est pas active en ce moment',
      code: 'l’entreprise n’offre plus ce qui est demandé',
      unit: 'les unités ne correspondent plus',
      capacity: 'la capacité n’est plus disponible',
      minimum_order: 'la quantité est inférieure à la commande minimale acceptée',
      lead_time: 'le délai est trop court',
      times: 'les horaires ne conviennent pas',
      ceiling_price: 'le prix dépasse le maximum que l’acheteur est prêt à payer',
      certifications: 'un certificat exigé manque ou expire',
      place: 'le lieu de livraison est trop éloigné',
      language: 'il n’y a pas de langue de travail commune',
      conflict_of_interest: 'il y a un conflit d’intérêts',
      opt_out: 'l’une des parties ne souhaite pas travailler avec l’autre',
      invitation_cap: 'il y a déjà trop d’invitations dans cette période',
      merged: 'elle a été fusionnée avec une autre fiche de la même entreprise, et une seule des deux suffit',
      outranked: 'd’autres entreprises conviennent mieux à présent',
      below_minimum_score: 'cela ne convient plus assez bien',
      code_unknown: 'la classification a changé',
      deadline_past: 'le dernier jour de livraison est passé',
      requirement_closed: 'le besoin a été clos',
      requirement_cancelled: 'l’acheteur a annulé le besoin',
      requirement_expired: 'le dernier jour de livraison est passé',
      lot_covered: 'toute la quantité a été convenue avec d’autres',
    },
    service: services.reasons,
    unreached: {
      no_channel: 'il n’y a pas d’adresse e-mail à laquelle elle accepte d’être contactée',
      dead: 'toutes les tentatives d’envoi de l’e-mail ont échoué',
      unknown: 'l’e-mail a été envoyé, mais le serveur de messagerie n’a pas dit s’il l’a accepté',
    },
    unknown: 'une autre raison',
  },
};
