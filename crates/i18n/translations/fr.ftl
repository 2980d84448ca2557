## Everywhere

billing = Facturation
back-to-html = Retour à <bdi>{ $project }</bdi>
skip-to-content = Aller au contenu
page-updated = Cette page a été mise à jour.
offline = Impossible de joindre le serveur. Dès que vous serez de nouveau en ligne, cette page affichera la situation à jour.

## At the foot of the page

contact = Contact
help = Aide
terms = Conditions
privacy = Confidentialité
language = Langue
change-language = Changer de langue

## What is shown when the page can't be brought up to date

stale = Dernière mise à jour : { $time }. Cette page ne peut pas être mise à jour pour le moment ; des changements plus récents peuvent manquer.

## At the top of the page: what is paid, when, and with what

summary = En bref
summary-plan = Votre abonnement
summary-plans = Vos abonnements
summary-next-charge = Prochain prélèvement
summary-paid-with = Moyen de paiement
summary-no-plan = Aucun abonnement
summary-no-charge = Aucun prélèvement prévu
summary-no-payment-method = Aucun enregistré
summary-by-invoice = Sur facture
summary-on-day = le { $day }
summary-after-trial = le { $day }, à la fin de votre période d’essai
summary-ends = Votre abonnement se termine le { $day }
summary-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}

## What needs the customer, above everything else

needs-you = Votre attention est requise
beyond-link = Ce lien ne permet pas de régler cela.
past-due-title = Votre paiement pour { $plan } a échoué
past-due-sentence = Pour conserver votre abonnement, réglez la facture impayée dès maintenant ou mettez à jour votre moyen de paiement.
past-due-or-add-sentence = Pour conserver votre abonnement, réglez la facture impayée dès maintenant ou ajoutez un moyen de paiement.
past-due-update-sentence = Pour conserver votre abonnement, mettez à jour votre moyen de paiement.
past-due-add-sentence = Pour conserver votre abonnement, ajoutez un moyen de paiement.
past-due-owed-sentence = Sa facture n’est pas encore réglée.
past-due-next-try = Une nouvelle tentative de paiement aura lieu le { $day }.
confirm-payment-title = Votre banque vous demande de confirmer le paiement de { $plan }
confirm-payment-sentence = Il n’est pas encore effectué. Ouvrez la facture et confirmez-y le paiement.
payment-on-its-way-title = Votre paiement pour { $plan } est en cours
payment-on-its-way-sentence = Votre banque peut mettre quelques jours à le confirmer.
invoice-due-title = Une facture pour { $plan } est échue et impayée
invoice-due-sentence = Pour conserver votre abonnement, réglez la facture impayée dès maintenant.
invoice-open-title = La facture { $number } est à régler
invoice-open-due = Elle est à régler au plus tard le { $day }.
invoice-open-overdue = Elle était à régler au plus tard le { $day }.
invoice-open-failed = Son paiement a échoué. Vous pouvez la payer sur la page sécurisée de Stripe.
invoice-open-sentence = Vous pouvez la régler sur la page sécurisée de Stripe.
unpaid-title = L’accès à { $plan } est suspendu
unpaid-sentence = Plusieurs paiements ont échoué. Réglez les montants dus pour y accéder à nouveau.
unpaid-owed-sentence = Plusieurs paiements ont échoué. L’accès sera rétabli dès que les montants dus seront réglés.
unpaid-latest-sentence = Plusieurs paiements ont échoué. Réglez la dernière facture, de { $amount }, pour y accéder à nouveau.
unpaid-then-latest = Il restera ensuite à régler la dernière facture, de { $amount }.
unpaid-settled-sentence = Il n’y a plus rien à régler ici. Contactez-nous pour y accéder à nouveau.
incomplete-title = { $plan } n’a pas encore commencé
incomplete-sentence = Le premier paiement n’est pas finalisé. Effectuez-le, ou confirmez-le auprès de votre banque, pour commencer.
incomplete-owed-sentence = Le premier paiement n’est pas finalisé. L’abonnement commencera dès qu’il le sera.
incomplete-until = C’est possible jusqu’à cette échéance : { $time }.
paused-title = { $plan } est en pause
paused-owes-sentence = Votre abonnement reprendra dès que la facture impayée sera réglée.
paused-resume-sentence = La période d’essai a pris fin sans moyen de paiement enregistré. Vous pouvez reprendre votre abonnement dès maintenant.
paused-stays-sentence = La période d’essai a pris fin sans moyen de paiement enregistré. L’abonnement reste en pause jusqu’à sa reprise.
paused-add-sentence = La période d’essai est terminée. Ajoutez un moyen de paiement pour continuer.
paused-lacks-method-sentence = La période d’essai a pris fin sans moyen de paiement enregistré, et l’abonnement ne peut pas continuer sans.
trial-needs-method-title = Votre période d’essai pour { $plan } se termine le { $day }
trial-needs-method-sentence = Ajoutez un moyen de paiement pour conserver votre abonnement ensuite.
trial-lacks-method-sentence = Aucun moyen de paiement n’est enregistré pour continuer ensuite.
trial-ends-title = Votre période d’essai pour { $plan } se termine le { $day }
trial-ends-sentence = Votre abonnement se poursuivra ensuite avec le moyen de paiement enregistré.
method-expires-title = { $method } expire avant votre prochain prélèvement
method-expires-sentence = Votre prochain prélèvement aura lieu le { $day }. Mettez à jour votre moyen de paiement pour qu’il aboutisse.
method-lapses-sentence = Votre prochain prélèvement aura lieu le { $day } et risque de ne pas aboutir.
method-expired-title = { $method } a expiré
method-missing-title = Aucun moyen de paiement pour { $plan }
method-missing-sentence = Le renouvellement est prévu le { $day }. Ajoutez un moyen de paiement pour que votre abonnement se poursuive.
method-lacking-sentence = Le renouvellement est prévu le { $day }, et aucun moyen de paiement n’est enregistré pour le régler.

## Tabs

subscriptions = Abonnements
invoices = Factures
payment-methods = Moyens de paiement

## Subscriptions

subscription = Abonnement
no-subscription = Vous n’avez aucun abonnement pour le moment.
past-subscriptions = { $count ->
    [one] { $count } ancien abonnement
   *[other] { $count } anciens abonnements
}
status-incomplete = En attente de paiement
status-incomplete-expired = Jamais commencé
status-trialing = Période d’essai
status-active = Actif
status-past-due = Paiement en retard
status-unpaid = Impayé
status-canceled = Terminé
status-paused = En pause
status-unknown = Autre
status-ending = Se termine
current-period = Période en cours
next-charge = Prochain prélèvement
amount-on-day = { $amount } le { $day }
includes-use = Votre consommation à ce jour est comprise.
ended = Terminé
ended-on = Terminé le { $day }
ends-on = Se termine le { $day }, sans renouvellement
ends-on-renews-before = Se termine le { $day }. D’ici là, il se renouvelle.
payments-paused = Les paiements sont en pause
payments-paused-until = Les paiements sont en pause jusqu’au { $day }
payments-paused-until-end = Les paiements sont en pause jusqu’à la fin de l’abonnement
trial-until = Essai gratuit jusqu’au { $day }, puis renouvellement
trial-until-without-method = Essai gratuit jusqu’au { $day }. Sans moyen de paiement, l’abonnement ne continuera pas ensuite
renews-on = Renouvellement le { $day }
scheduled = Des changements sont déjà prévus pour cet abonnement ; sa date de fin ne peut donc pas être modifiée directement.
unknown-status = Cet abonnement ne peut pas être modifié ici pour le moment. Veuillez nous contacter.

## What a subscription costs

price-once = { $price }, paiement unique
price-per-day = { $price } par jour
price-per-week = { $price } par semaine
price-per-month = { $price } par mois
price-per-year = { $price } par an
price-every-days = { $count ->
   *[other] { $price } tous les { $count } jours
}
price-every-weeks = { $count ->
   *[other] { $price } toutes les { $count } semaines
}
price-every-months = { $count ->
   *[other] { $price } tous les { $count } mois
}
price-every-years = { $count ->
   *[other] { $price } tous les { $count } ans
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = { $price } par unité utilisée
price-per-package = { $count ->
   *[other] { $price } par lot de { $count } unités
}
price-by-use = Prix selon l’utilisation
price-by-quantity = Prix selon la quantité
quantity = { $count ->
    [one] { $count } unité
   *[other] { $count } unités
}
billed-every-days = { $count ->
    [one] facturation quotidienne
   *[other] facturation tous les { $count } jours
}
billed-every-weeks = { $count ->
    [one] facturation hebdomadaire
   *[other] facturation toutes les { $count } semaines
}
billed-every-months = { $count ->
    [one] facturation mensuelle
   *[other] facturation tous les { $count } mois
}
billed-every-years = { $count ->
    [one] facturation annuelle
   *[other] facturation tous les { $count } ans
}
another-price = un autre prix
another-product = un autre produit

## How a price in steps comes about: a small table, one line a step

price-steps = Comment le prix est calculé
price-steps-graduated = Le prix de chaque palier s’applique aux unités de ce palier.
price-steps-volume = Le prix du palier correspondant à votre quantité s’applique à toutes les unités.
price-steps-units = Unités
price-steps-each = Par unité
price-steps-flat = Forfait
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } et plus

## Discounts

discount = Réduction
discount-percent = { $percent } de réduction
discount-amount = { $amount } de réduction
discount-named = { $off } ({ $name })
discount-unknown = Une réduction s’applique
discount-once = { $discount }, sur la prochaine facture
discount-until = { $discount }, jusqu’au { $day }
discount-for = { $discount }, pour { $product }

## What can be done with a subscription

cancel = Résilier
resume = Reprendre
resume-payments = Reprendre les paiements
pay-amount = Payer { $amount }
for-invoice = pour la facture { $number }
update-payment-method = Mettre à jour le moyen de paiement
add-payment-method = Ajouter un moyen de paiement
see-schedule = Voir les changements prévus

## The question before canceling

cancel-title-html = Résilier <bdi>{ $plan }</bdi> ?
cancel-page-title = Résilier { $plan }
cancel-last-day-html = Vous pouvez utiliser votre abonnement jusqu’au <strong>{ $day }</strong>. Ensuite, il ne sera pas renouvelé et plus rien ne vous sera prélevé.
cancel-last-day-owing-html = Votre abonnement se termine le <strong>{ $day }</strong>. Ensuite, il ne sera pas renouvelé et aucun nouveau montant ne sera facturé.
cancel-ends-html = Votre abonnement se termine le <strong>{ $day }</strong>. Ensuite, il ne sera pas renouvelé.
cancel-end-of-period = Votre abonnement prendra fin avec la période en cours et plus rien ne vous sera prélevé.
cancel-renews-before = D’ici là, les éléments facturés à intervalles plus courts continuent de se renouveler :
cancel-renewal = { $name } : { $price }, prochaine échéance le { $day }
cancel-one-item = Un élément
cancel-debt-html = La résiliation ne règle pas les montants dus : il reste <strong>{ $amount }</strong> à payer.
cancel-debt-collected-until = Nous continuons d’essayer de prélever cette somme jusqu’au { $day }. Une fois l’abonnement terminé, nous n’essayons plus d’encaisser la facture impayée, mais vous pouvez toujours la régler.
cancel-debt-collected = Nous continuons d’essayer de prélever cette somme jusqu’à la fin de l’abonnement. Ensuite, nous n’essayons plus d’encaisser la facture impayée, mais vous pouvez toujours la régler.
cancel-debt-given-up = Nous n’essayons plus de prélever cette somme, mais vous pouvez toujours la régler.
cancel-debt-sent = Vous pouvez toujours régler cette somme, même une fois l’abonnement terminé.
cancel-open-invoice = Facture { $number } : { $amount }
cancel-usage = Ce que vous consommez d’ici là sera encore facturé.
cancel-still-charged = { $amount } pour la période commencée seront encore prélevés le { $day }.
cancel-can-undo = D’ici là, vous pouvez changer d’avis et conserver votre abonnement.
cancel-subscription = Résilier l’abonnement
keep-subscription = Conserver l’abonnement
no-invoice-number = sans numéro

## The question before a subscription is released from its schedule

release-title-html = Annuler les changements prévus pour <bdi>{ $plan }</bdi> ?
release-page-title = Annuler les changements prévus pour { $plan }
release-planned = Ce qui est prévu :
release-nothing-planned = Rien qui change ce que vous payez.
release-step-ends = L’abonnement se termine le { $day }.
release-step-free = Les changements prévus s’achèvent le { $day }. L’abonnement se poursuit ensuite tel qu’il est à cette date.
release-step-changes = À partir du { $day } : { $plans }.
release-if = Si vous annulez ces changements :
release-not-applies = Le calendrier prévu ne s’applique plus : rien de tout cela n’aura lieu.
release-not-applies-nor-ends = Le calendrier prévu ne s’applique plus : rien de tout cela n’aura lieu, et l’abonnement ne prendra plus fin de lui-même.
release-stays = Votre abonnement reste tel qu’il est : { $price }. Il se renouvelle et se poursuit jusqu’à sa résiliation.
release-stays-until-html = Votre abonnement reste tel qu’il est : { $price }. Il se renouvelle le <strong>{ $day }</strong> et se poursuit jusqu’à sa résiliation.
release-final = Vous pourrez alors le résilier. Les changements annulés ne peuvent pas être rétablis ici.
release-subscription = Annuler les changements prévus
leave-as-planned = Conserver les changements prévus

## Invoices

invoices-csv = Tout télécharger au format CSV
invoices-none = Vous n’avez pas encore de facture.
invoices-none-chosen = Aucune facture ne correspond à ces critères.
invoices-show-all = Afficher toutes les factures
invoices-pages = Pages de factures
invoices-newer = Plus récentes
invoices-older = Plus anciennes

invoices-choose = Filtrer les factures
invoices-year = Année
invoices-every-year = Toutes les années
invoices-status = Statut
invoices-every-status = Tous
invoices-show = Afficher

invoice-column = Facture
invoice-date-column = Date
invoice-amount-column = Montant
invoice-status-column = Statut
invoice-actions-column = Actions

invoice-paid = Payée
invoice-open = À payer
invoice-on-its-way = En cours
invoice-void = Annulée
invoice-uncollectible = Non recouvrée
invoice-other = Autre

first-and-others = { $others ->
    [one] { $first } et { $others } autre
   *[other] { $first } et { $others } autres
}
invoice-subject-and-more = { $first } et d’autres
invoice-refunded = Remboursement de { $amount }
invoice-credited = Avoir de { $amount }
invoice-without-number = Sans numéro

invoice-view-html = <span class=unseen>Voir la facture </span><bdi>{ $number }</bdi>
invoice-pay-html = Payer<span class=unseen> la facture <bdi>{ $number }</bdi></span>
invoice-pdf-html = Télécharger le PDF<span class=unseen> de la facture <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Télécharger le PDF : </span>Avoir <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Ce lien ne fonctionne pas
link-unknown-why = Il est peut-être incomplet.
link-unknown-advice = Vérifiez que vous avez ouvert le lien en entier, ou demandez-en un nouveau à l’entreprise qui vous l’a envoyé.
link-expired = Ce lien a expiré
link-expired-why = Par sécurité, les liens vers votre page de facturation ne sont valables que peu de temps.
link-expired-advice = Retournez dans l’application ou l’e-mail d’où vous venez et demandez un nouveau lien.
link-revoked = Ce lien n’est plus valable
link-revoked-why = Il a été désactivé.
link-revoked-advice = Demandez-en un nouveau à l’entreprise qui vous l’a envoyé.
not-found = Page introuvable
not-found-why = Il n’y a rien ici, ou cela ne fait pas partie de votre facturation.
not-allowed = Cette action n’est pas autorisée
not-allowed-why = Votre lien n’y donne pas accès, ou la demande provenait d’un autre site. Rien n’a été modifié.
too-many-requests = Un instant, s’il vous plaît
too-many-requests-why = Cela fait beaucoup de demandes à la fois. Patientez un peu, puis réessayez.
unavailable = Indisponible pour le moment
unavailable-why = Un service dont cette page a besoin ne répond pas pour le moment.
unavailable-advice = Réessayez dans une minute. Si vous étiez en train d’effectuer une modification, vérifiez d’abord si elle a été prise en compte.
failed = Une erreur s’est produite
failed-why = Le problème vient de chez nous et a été enregistré.
refused = L’opération n’a pas abouti
refused-why = La situation a peut-être changé depuis que vous avez ouvert la page.
go-back-advice = Revenez en arrière et réessayez.
look-again-advice = Retournez à votre page de facturation pour voir où en sont les choses.
back-to-billing = Retour à la facturation
need-help = Besoin d’aide ?
help-page = Consulter notre page d’aide

## A new link by email, offered on the page of a link that has expired

email-new-link = Recevoir un nouveau lien par e-mail
email-new-link-where = Il sera envoyé à l’adresse e-mail que nous avons pour vous.
new-link-asked = Consultez vos e-mails
new-link-on-its-way = Si nous avons une adresse e-mail pour vous, un nouveau lien est en route.
new-link-none-came = Cela peut prendre quelques minutes. Si rien n’arrive, regardez dans vos courriers indésirables.
new-link-too-often = Vous avez déjà demandé plusieurs fois un nouveau lien. Consultez vos e-mails ou réessayez plus tard.
mail-new-link-subject = Votre nouveau lien vers la facturation de { $brand }
mail-new-link-intro = Quelqu’un, sans doute vous, a demandé à { $brand } un nouveau lien vers votre page de facturation. Le voici.
mail-new-link-button = Ouvrir votre page de facturation
mail-new-link-lasts = Le lien est valable pendant { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}. Ne le transmettez à personne : quiconque le possède peut ouvrir la page.
mail-new-link-ignore = Si vous n’êtes pas à l’origine de cette demande, vous n’avez rien à faire.
mail-help = Des questions ? Écrivez à { $address }

## Payment methods

no-payment-method = Aucun moyen de paiement enregistré.
default-method = Par défaut
a-card = Carte
a-bank-account = Compte bancaire
a-payment-method = Moyen de paiement
card-expires = Expire en { $month }
card-expires-soon = Expire en { $month }, avant votre prochain paiement
card-expired = Expirée en { $month }
pays-for = Sert à payer
list-comma = { ", " }
use-for-everything = Utiliser pour tout
make-default = Définir par défaut
remove = Supprimer
add-payment-method-hint = Vous le saisissez sur la page sécurisée de Stripe. Il servira ensuite à tout payer.
add-payment-method-where = Vous le saisissez sur la page sécurisée de Stripe.
you-owe = Vous devez { $amount }.
pay-now-with = Payer { $amount } maintenant avec { $method }

## Removing a payment method

remove-html = Supprimer <bdi>{ $method }</bdi> ?
cannot-remove-html = Impossible de supprimer <bdi>{ $method }</bdi> pour l’instant
still-pays-for = Aucun autre moyen de paiement enregistré ne permet de payer :
add-another-first = Ajoutez-en d’abord un autre. Vous pourrez ensuite supprimer celui-ci.
pays-instead-html = <bdi>{ $method }</bdi> servira à la place, pour payer :
becomes-default-html = <bdi>{ $method }</bdi> deviendra votre moyen de paiement par défaut.
pays-for-nothing = Aucun prélèvement n’est effectué avec ce moyen de paiement.
removed-for-good = Pour l’utiliser à nouveau plus tard, vous devrez le saisir une nouvelle fois.
remove-payment-method = Supprimer le moyen de paiement
keep-it = Conserver
back-to-payment-methods = Retour aux moyens de paiement

## What was just done

notice-canceled = { $plan } prendra fin le { $day }. Vous pouvez encore changer d’avis.
notice-kept = Votre abonnement se poursuit. Rien d’autre n’a changé.
notice-unpaused = Les paiements reprennent avec la prochaine facture.
notice-resumed = Votre abonnement a repris, avec une nouvelle période à partir d’aujourd’hui.
notice-resumed-unpaid = Votre abonnement a repris, mais il n’est pas encore payé. Il continuera dès que la facture impayée sera réglée.
notice-released = Les changements prévus n’auront pas lieu. Votre abonnement reste tel qu’il est et vous pouvez maintenant le résilier.
notice-card-updated = Votre nouveau moyen de paiement est désormais utilisé pour tout.
notice-card-superseded = Vous avez choisi un autre moyen de paiement entre-temps. C’est lui qui est utilisé.
notice-card-canceled = Rien n’a été modifié. Vos moyens de paiement sont les mêmes qu’avant.
notice-card-not-finished = Vous n’avez pas terminé la saisie du nouveau moyen de paiement ; rien n’a donc été modifié.
notice-card-declined = Votre banque a refusé le nouveau moyen de paiement ; rien n’a donc été modifié. Essayez-en un autre.
notice-card-page-expired = La page de saisie du moyen de paiement est restée ouverte trop longtemps ; rien n’a donc été modifié. Veuillez recommencer.
notice-card-unconfirmed = Votre nouveau moyen de paiement doit encore être confirmé. Il servira ensuite à tout payer ; d’ici là, rien ne change.
notice-card-pending = Votre nouveau moyen de paiement a été enregistré et sera utilisé d’ici quelques minutes.
notice-card-unknown = Ce moyen de paiement n’est pas connu ici. Rien n’a été modifié.
notice-method-default = Désormais, tout est prélevé sur ce moyen de paiement.
notice-method-unusable = Ce moyen de paiement n’est plus utilisable ; rien n’a donc été modifié. Saisissez-le à nouveau ou utilisez-en un autre.
notice-method-removed = Le moyen de paiement a été supprimé.
notice-paid = Merci. Tout est payé.
notice-paid-this = Merci. Ce paiement a été effectué.
notice-paid-some = Un paiement a abouti, le suivant non. Ce qui reste à régler est affiché ici.
notice-pay-processing = Votre paiement est en cours. Votre banque peut mettre quelques jours à le confirmer.
notice-pay-changed = Le montant dû a changé entre-temps. Voici la situation actuelle.
notice-pay-declined = Votre banque a refusé le paiement sans en préciser la raison. Contactez-la ou essayez un autre moyen de paiement.
notice-pay-declined-funds = Le paiement a été refusé : la provision de cette carte est insuffisante. Réessayez plus tard ou utilisez un autre moyen de paiement.
notice-pay-declined-limit = Le paiement a été refusé : il dépasse le plafond de cette carte. Contactez votre banque ou utilisez un autre moyen de paiement.
notice-pay-declined-expired = Le paiement a été refusé : cette carte a expiré. Utilisez un autre moyen de paiement.
notice-pay-declined-unsupported = Le paiement a été refusé : cette carte ne permet pas ce type de paiement. Utilisez un autre moyen de paiement.
notice-pay-declined-details = Le paiement a été refusé : les informations de cette carte sont incorrectes. Saisissez-la à nouveau ou utilisez un autre moyen de paiement.
notice-pay-declined-later = Nous n’avons pas pu joindre votre banque. Vous pouvez réessayer dans quelques minutes.
notice-pay-impossible = Ce moyen de paiement ne permet pas de régler ce montant. Utilisez-en un autre.

## Why something can’t be done with a subscription as it is now

refused-over = Cet abonnement est déjà terminé, il n’y a donc plus rien à changer.
refused-incomplete = Le premier paiement de cet abonnement n’a pas encore été effectué. Réglez d’abord la facture impayée.
refused-paused = Cet abonnement est en pause et ne coûte rien. Il faut le reprendre avant de pouvoir le modifier.
refused-no-payment-method = Cet abonnement est en pause jusqu’à ce qu’un moyen de paiement soit ajouté. Ajoutez-en un, puis reprenez l’abonnement.
refused-unpaid = Cet abonnement continue dès que la facture impayée est réglée.
refused-nothing-to-pay = Cet abonnement n’a aucune facture impayée.
not-confirmed = Votre changement n’est pas encore confirmé. Consultez à nouveau votre page de facturation dans une minute avant de réessayer.
