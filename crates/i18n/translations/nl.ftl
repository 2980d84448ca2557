## Everywhere

billing = Facturering
back-to-html = Terug naar <bdi>{ $project }</bdi>
skip-to-content = Naar de inhoud
page-updated = Deze pagina is bijgewerkt.
offline = We konden de server niet bereiken. Zodra je weer online bent, zie je op deze pagina de actuele stand.

## At the foot of the page

contact = Contact
help = Help
terms = Voorwaarden
privacy = Privacy
language = Taal
change-language = Taal wijzigen

## What is shown when the page can't be brought up to date

stale = Laatst bijgewerkt: { $time }. Deze pagina kan op dit moment niet worden bijgewerkt, dus recentere wijzigingen kunnen ontbreken.

## At the top of the page: what is paid, when, and with what

summary = In één oogopslag
summary-plan = Je abonnement
summary-plans = Je abonnementen
summary-next-charge = Volgende betaling
summary-paid-with = Betaalmethode
summary-no-plan = Geen abonnement
summary-no-charge = Geen betaling gepland
summary-no-payment-method = Nog niet toegevoegd
summary-by-invoice = Op factuur
summary-on-day = op { $day }
summary-after-trial = op { $day }, als je proefperiode afloopt
summary-ends = Je abonnement eindigt op { $day }
summary-more = { $count ->
    [one] en nog 1
   *[other] en nog { $count }
}

## What needs the customer, above everything else

needs-you = Vraagt je aandacht
beyond-link = Dit kan niet via deze link worden geregeld.
past-due-title = Je betaling voor { $plan } is mislukt
past-due-sentence = Betaal nu de openstaande factuur of werk je betaalmethode bij om je abonnement te behouden.
past-due-or-add-sentence = Betaal nu de openstaande factuur of voeg een betaalmethode toe om je abonnement te behouden.
past-due-update-sentence = Werk je betaalmethode bij om je abonnement te behouden.
past-due-add-sentence = Voeg een betaalmethode toe om je abonnement te behouden.
past-due-owed-sentence = De factuur ervoor is nog niet betaald.
past-due-next-try = De betaling wordt opnieuw geprobeerd op { $day }.
confirm-payment-title = Je bank vraagt je de betaling voor { $plan } te bevestigen
confirm-payment-sentence = Er is nog niet betaald. Open de factuur en bevestig de betaling daar.
payment-on-its-way-title = Je betaling voor { $plan } is onderweg
payment-on-its-way-sentence = Het kan een paar dagen duren voordat je bank die bevestigt.
invoice-due-title = De betaaltermijn van een factuur voor { $plan } is verstreken
invoice-due-sentence = Betaal nu de openstaande factuur om je abonnement te behouden.
invoice-open-title = Factuur { $number } moet nog worden betaald
invoice-open-due = De uiterste betaaldatum is { $day }.
invoice-open-overdue = De uiterste betaaldatum was { $day }.
invoice-open-failed = De betaling is mislukt. Je kunt op de beveiligde pagina van Stripe betalen.
invoice-open-sentence = Je kunt deze betalen op de beveiligde pagina van Stripe.
unpaid-title = { $plan } is tijdelijk geblokkeerd
unpaid-sentence = Meerdere betalingen zijn mislukt. Betaal wat openstaat om je abonnement weer te gebruiken.
unpaid-owed-sentence = Meerdere betalingen zijn mislukt. Het abonnement kan weer worden gebruikt zodra is betaald wat openstaat.
unpaid-latest-sentence = Meerdere betalingen zijn mislukt. Betaal de laatste factuur van { $amount } om je abonnement weer te gebruiken.
unpaid-then-latest = Daarna moet alleen de laatste factuur van { $amount } nog betaald worden.
unpaid-settled-sentence = Er staat hier niets meer open. Neem contact met ons op om je abonnement weer te gebruiken.
incomplete-title = { $plan } is nog niet gestart
incomplete-sentence = De eerste betaling is nog niet afgerond. Betaal, of bevestig de betaling bij je bank, om te beginnen.
incomplete-owed-sentence = De eerste betaling is nog niet afgerond. Het abonnement begint zodra dat is gebeurd.
incomplete-until = Dat kan tot { $time }.
paused-title = { $plan } is gepauzeerd
paused-owes-sentence = Je abonnement gaat verder zodra de openstaande factuur is betaald.
paused-resume-sentence = De proefperiode is afgelopen zonder betaalmethode. Je kunt je abonnement nu hervatten.
paused-stays-sentence = De proefperiode is afgelopen zonder betaalmethode. Het abonnement blijft gepauzeerd tot het wordt hervat.
paused-add-sentence = De proefperiode is afgelopen. Voeg een betaalmethode toe om verder te gaan.
paused-lacks-method-sentence = De proefperiode is afgelopen zonder betaalmethode, en zonder kan het abonnement niet verder.
trial-needs-method-title = Je proefperiode voor { $plan } loopt af op { $day }
trial-needs-method-sentence = Voeg een betaalmethode toe om je abonnement daarna te behouden.
trial-lacks-method-sentence = Er is geen betaalmethode bekend om daarna mee verder te gaan.
trial-ends-title = Je proefperiode voor { $plan } loopt af op { $day }
trial-ends-sentence = Daarna loopt je abonnement door met de opgeslagen betaalmethode.
method-expires-title = { $method } verloopt vóór je volgende betaling
method-expires-sentence = Je volgende betaling is op { $day }. Werk je betaalmethode bij, zodat de betaling lukt.
method-lapses-sentence = Je volgende betaling is op { $day } en lukt mogelijk niet.
method-expired-title = { $method } is verlopen
method-missing-title = Er is geen betaalmethode voor { $plan }
method-missing-sentence = Je abonnement wordt verlengd op { $day }. Voeg een betaalmethode toe, zodat het doorloopt.
method-lacking-sentence = Je abonnement wordt verlengd op { $day }, en er is geen betaalmethode bekend om het te betalen.

## Tabs

subscriptions = Abonnementen
invoices = Facturen
payment-methods = Betaalmethoden

## Subscriptions

subscription = Abonnement
no-subscription = Je hebt op dit moment geen abonnement.
past-subscriptions = { $count ->
    [one] 1 eerder abonnement
   *[other] { $count } eerdere abonnementen
}
status-incomplete = Wacht op betaling
status-incomplete-expired = Nooit gestart
status-trialing = Proefperiode
status-active = Actief
status-past-due = Betaling te laat
status-unpaid = Onbetaald
status-canceled = Beëindigd
status-paused = Gepauzeerd
status-unknown = Overig
status-ending = Loopt af
current-period = Huidige periode
next-charge = Volgende betaling
amount-on-day = { $amount } op { $day }
includes-use = Je verbruik tot nu toe is inbegrepen.
ended = Beëindigd
ended-on = Beëindigd op { $day }
ends-on = Eindigt op { $day } en wordt niet verlengd
ends-on-renews-before = Eindigt op { $day }. Tot die tijd wordt het nog verlengd.
payments-paused = Betalingen zijn gepauzeerd
payments-paused-until = Betalingen zijn gepauzeerd tot { $day }
payments-paused-until-end = Betalingen zijn gepauzeerd tot het abonnement eindigt
trial-until = Gratis proefperiode tot { $day }, daarna wordt je abonnement verlengd
trial-until-without-method = Gratis proefperiode tot { $day }. Zonder betaalmethode loopt je abonnement daarna niet door
renews-on = Wordt verlengd op { $day }
scheduled = Voor dit abonnement zijn al wijzigingen gepland. Daarom kan het einde niet rechtstreeks worden gewijzigd.
unknown-status = Dit abonnement kan hier op dit moment niet worden gewijzigd. Neem contact met ons op.

## What a subscription costs

price-once = { $price }, eenmalig
price-per-day = { $price } per dag
price-per-week = { $price } per week
price-per-month = { $price } per maand
price-per-year = { $price } per jaar
price-every-days = { $count ->
   *[other] { $price } per { $count } dagen
}
price-every-weeks = { $count ->
   *[other] { $price } per { $count } weken
}
price-every-months = { $count ->
   *[other] { $price } per { $count } maanden
}
price-every-years = { $count ->
   *[other] { $price } per { $count } jaar
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = { $price } per gebruikte eenheid
price-per-package = { $count ->
   *[other] { $price } per { $count } eenheden
}
price-by-use = Prijs op basis van gebruik
price-by-quantity = Prijs op basis van aantal
quantity = { $count ->
    [one] 1 eenheid
   *[other] { $count } eenheden
}
billed-every-days = { $count ->
    [one] dagelijks gefactureerd
   *[other] elke { $count } dagen gefactureerd
}
billed-every-weeks = { $count ->
    [one] wekelijks gefactureerd
   *[other] elke { $count } weken gefactureerd
}
billed-every-months = { $count ->
    [one] maandelijks gefactureerd
   *[other] elke { $count } maanden gefactureerd
}
billed-every-years = { $count ->
    [one] jaarlijks gefactureerd
   *[other] elke { $count } jaar gefactureerd
}
another-price = een andere prijs
another-product = een ander product

## How a price in steps comes about: a small table, one line a step

price-steps = Hoe de prijs is opgebouwd
price-steps-graduated = De prijs van elke staffel geldt voor de eenheden binnen die staffel.
price-steps-volume = De prijs van de staffel waarin je aantal valt, geldt voor alle eenheden.
price-steps-units = Eenheden
price-steps-each = Per eenheid
price-steps-flat = Vast bedrag
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } en meer

## Discounts

discount = Korting
discount-percent = { $percent } korting
discount-amount = { $amount } korting
discount-named = { $off } ({ $name })
discount-unknown = Er geldt een korting
discount-once = { $discount }, op de volgende factuur
discount-until = { $discount }, tot { $day }
discount-for = { $discount }, voor { $product }

## What can be done with a subscription

cancel = Opzeggen
resume = Hervatten
resume-payments = Betalingen hervatten
pay-amount = { $amount } betalen
for-invoice = voor factuur { $number }
update-payment-method = Betaalmethode bijwerken
add-payment-method = Betaalmethode toevoegen
see-schedule = Geplande wijzigingen bekijken

## The question before canceling

cancel-title-html = <bdi>{ $plan }</bdi> opzeggen?
cancel-page-title = { $plan } opzeggen
cancel-last-day-html = Je kunt je abonnement gebruiken tot <strong>{ $day }</strong>. Daarna wordt het niet verlengd en wordt er niets meer voor afgeschreven.
cancel-last-day-owing-html = Je abonnement eindigt op <strong>{ $day }</strong>. Daarna wordt het niet verlengd en komen er geen nieuwe kosten bij.
cancel-ends-html = Je abonnement eindigt op <strong>{ $day }</strong>. Daarna wordt het niet verlengd.
cancel-end-of-period = Je abonnement eindigt met de huidige periode en er wordt niets meer voor afgeschreven.
cancel-renews-before = Onderdelen met een kortere periode worden tot die tijd nog verlengd:
cancel-renewal = { $name }: { $price }, volgende keer op { $day }
cancel-one-item = Eén onderdeel
cancel-debt-html = Ook als je opzegt, moet je het openstaande bedrag van <strong>{ $amount }</strong> nog betalen.
cancel-debt-collected-until = We blijven tot { $day } proberen dit bedrag te innen. Als het abonnement is beëindigd, proberen we de openstaande factuur niet meer te innen. Je kunt die dan nog wel betalen.
cancel-debt-collected = We blijven tot het einde van het abonnement proberen dit bedrag te innen. Daarna proberen we de openstaande factuur niet meer te innen. Je kunt die dan nog wel betalen.
cancel-debt-given-up = We proberen dit bedrag niet meer te innen, maar je kunt het nog wel betalen.
cancel-debt-sent = Je kunt dit bedrag nog steeds betalen, ook als het abonnement is beëindigd.
cancel-open-invoice = Factuur { $number }: { $amount }
cancel-usage = Wat je tot dan gebruikt, wordt nog in rekening gebracht.
cancel-still-charged = { $amount } voor de begonnen periode wordt nog afgeschreven op { $day }.
cancel-can-undo = Tot die tijd kun je je bedenken en je abonnement houden.
cancel-subscription = Abonnement opzeggen
keep-subscription = Abonnement houden
no-invoice-number = zonder nummer

## The question before a subscription is released from its schedule

release-title-html = Geplande wijzigingen voor <bdi>{ $plan }</bdi> annuleren?
release-page-title = Geplande wijzigingen voor { $plan } annuleren
release-planned = Dit staat gepland:
release-nothing-planned = Niets dat verandert wat je betaalt.
release-step-ends = Het abonnement eindigt op { $day }.
release-step-free = De planning loopt tot { $day }. Daarna gaat het abonnement verder zoals het dan is.
release-step-changes = Vanaf { $day }: { $plans }.
release-if = Als je de wijzigingen annuleert:
release-not-applies = De planning vervalt: niets hiervan gaat door.
release-not-applies-nor-ends = De planning vervalt: niets hiervan gaat door en het abonnement eindigt niet meer vanzelf.
release-stays = Alles blijft zoals het nu is: { $price }. Het abonnement wordt verlengd en loopt door tot je het opzegt.
release-stays-until-html = Alles blijft zoals het nu is: { $price }. Het abonnement wordt verlengd op <strong>{ $day }</strong> en loopt door tot je het opzegt.
release-final = Daarna kun je het abonnement opzeggen. De planning kan hier niet worden hersteld.
release-subscription = Geplande wijzigingen annuleren
leave-as-planned = Laten zoals gepland

## Invoices

invoices-csv = Alles downloaden als CSV
invoices-none = Je hebt nog geen facturen.
invoices-none-chosen = Er zijn geen facturen die aan deze selectie voldoen.
invoices-show-all = Alle facturen tonen
invoices-pages = Pagina’s met facturen
invoices-newer = Nieuwer
invoices-older = Ouder

invoices-choose = Facturen kiezen
invoices-year = Jaar
invoices-every-year = Alle jaren
invoices-status = Status
invoices-every-status = Alle
invoices-show = Tonen

invoice-column = Factuur
invoice-date-column = Datum
invoice-amount-column = Bedrag
invoice-status-column = Status
invoice-actions-column = Acties

invoice-paid = Betaald
invoice-open = Openstaand
invoice-on-its-way = In behandeling
invoice-void = Vervallen
invoice-uncollectible = Niet geïnd
invoice-other = Overig

first-and-others = { $others ->
    [one] { $first } en nog 1
   *[other] { $first } en nog { $others }
}
invoice-subject-and-more = { $first } en meer
invoice-refunded = { $amount } terugbetaald
invoice-credited = { $amount } gecrediteerd
invoice-without-number = Geen nummer

invoice-view-html = <span class=unseen>Factuur bekijken: </span><bdi>{ $number }</bdi>
invoice-pay-html = Betalen<span class=unseen>: factuur <bdi>{ $number }</bdi></span>
invoice-pdf-html = Pdf downloaden<span class=unseen> van factuur <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Pdf downloaden: </span>Creditnota <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Deze link werkt niet
link-unknown-why = Misschien is hij niet volledig.
link-unknown-advice = Controleer of je de hele link hebt geopend, of vraag een nieuwe aan het bedrijf dat hem heeft gestuurd.
link-expired = Deze link is verlopen
link-expired-why = Links naar je factureringspagina werken voor de veiligheid maar een beperkte tijd.
link-expired-advice = Ga terug naar de app of de e-mail waarmee je hier kwam en vraag een nieuwe link aan.
link-revoked = Deze link is niet meer geldig
link-revoked-why = Hij is uitgeschakeld.
link-revoked-advice = Vraag een nieuwe aan het bedrijf dat hem heeft gestuurd.
not-found = Niet gevonden
not-found-why = Hier is niets, of het hoort niet bij jouw facturering.
not-allowed = Dat is niet toegestaan
not-allowed-why = Je link geeft hier geen toegang toe, of het verzoek kwam van een andere site. Er is niets gewijzigd.
too-many-requests = Een moment geduld
too-many-requests-why = Dat was te veel tegelijk. Wacht even en probeer het dan opnieuw.
unavailable = Op dit moment niet beschikbaar
unavailable-why = Een dienst die deze pagina nodig heeft, reageert op dit moment niet.
unavailable-advice = Probeer het over een minuut opnieuw. Was je iets aan het wijzigen? Kijk dan eerst of het is gelukt.
failed = Er is iets misgegaan
failed-why = De fout ligt bij ons en is vastgelegd.
refused = Dat is niet gelukt
refused-why = Misschien is er iets veranderd sinds je de pagina opende.
go-back-advice = Ga terug en probeer het opnieuw.
look-again-advice = Ga terug naar je factureringspagina om de actuele stand te zien.
back-to-billing = Terug naar facturering
need-help = Hulp nodig?
help-page = Ga naar onze helppagina

## A new link by email, offered on the page of a link that has expired

email-new-link = Nieuwe link per e-mail ontvangen
email-new-link-where = We sturen hem naar het e-mailadres dat we van je hebben.
new-link-asked = Kijk in je e-mail
new-link-on-its-way = Als we een e-mailadres van je hebben, is er een nieuwe link onderweg.
new-link-none-came = Het kan een paar minuten duren. Komt er niets, kijk dan in je spammap.
new-link-too-often = Je hebt al meerdere keren een nieuwe link aangevraagd. Kijk in je e-mail of probeer het later opnieuw.
mail-new-link-subject = Je nieuwe link naar de facturering van { $brand }
mail-new-link-intro = Iemand, waarschijnlijk jij, heeft { $brand } om een nieuwe link naar je factureringspagina gevraagd. Hier is hij.
mail-new-link-button = Je factureringspagina openen
mail-new-link-lasts = De link werkt { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
}. Geef hem niet door: wie hem heeft, kan de pagina openen.
mail-new-link-ignore = Heb je dit niet aangevraagd? Dan hoef je niets te doen.
mail-help = Vragen? Schrijf naar { $address }

## Payment methods

no-payment-method = Er is geen betaalmethode opgeslagen.
default-method = Standaard
a-card = Kaart
a-bank-account = Bankrekening
a-payment-method = Betaalmethode
card-expires = Verloopt { $month }
card-expires-soon = Verloopt { $month }, vóór je volgende betaling
card-expired = Verlopen { $month }
pays-for = Wordt gebruikt voor
list-comma = { ", " }
use-for-everything = Voor alles gebruiken
make-default = Als standaard instellen
remove = Verwijderen
add-payment-method-hint = Je voert de gegevens in op de beveiligde pagina van Stripe. Daarna wordt alles met deze betaalmethode betaald.
add-payment-method-where = Je voert de gegevens in op de beveiligde pagina van Stripe.
you-owe = Je moet nog { $amount } betalen.
pay-now-with = Nu { $amount } betalen met { $method }

## Removing a payment method

remove-html = <bdi>{ $method }</bdi> verwijderen?
cannot-remove-html = <bdi>{ $method }</bdi> kan nog niet worden verwijderd
still-pays-for = Geen andere opgeslagen betaalmethode kan worden gebruikt voor:
add-another-first = Voeg eerst een andere toe. Daarna kun je deze verwijderen.
pays-instead-html = In plaats daarvan wordt <bdi>{ $method }</bdi> gebruikt voor:
becomes-default-html = In plaats daarvan wordt <bdi>{ $method }</bdi> je standaardbetaalmethode.
pays-for-nothing = Er wordt niets van afgeschreven.
removed-for-good = Om hem later weer te gebruiken, moet je hem opnieuw invoeren.
remove-payment-method = Betaalmethode verwijderen
keep-it = Behouden
back-to-payment-methods = Terug naar betaalmethoden

## What was just done

notice-canceled = { $plan } eindigt op { $day }. Je kunt je nog bedenken.
notice-kept = Je abonnement loopt door. Verder is er niets veranderd.
notice-unpaused = De betalingen gaan verder met de volgende factuur.
notice-resumed = Je abonnement is hervat. Vanaf vandaag loopt een nieuwe periode.
notice-resumed-unpaid = Je abonnement is hervat, maar nog niet betaald. Het gaat verder zodra de openstaande factuur is betaald.
notice-released = De geplande wijzigingen gaan niet door. Je abonnement blijft zoals het is en je kunt het nu opzeggen.
notice-card-updated = Je nieuwe betaalmethode wordt nu voor alles gebruikt.
notice-card-superseded = Je hebt daarna een andere betaalmethode gekozen. Die wordt nu gebruikt.
notice-card-canceled = Er is niets gewijzigd. Je betaalmethoden zijn dezelfde als daarvoor.
notice-card-not-finished = Je hebt het invoeren van de nieuwe betaalmethode niet afgerond, dus er is niets gewijzigd.
notice-card-declined = Je bank heeft de nieuwe betaalmethode geweigerd, dus er is niets gewijzigd. Probeer een andere.
notice-card-page-expired = De pagina voor het invoeren van een betaalmethode stond te lang open, dus er is niets gewijzigd. Begin opnieuw.
notice-card-unconfirmed = Je nieuwe betaalmethode moet nog worden bevestigd. Daarna wordt alles ermee betaald; tot die tijd verandert er niets.
notice-card-pending = Je nieuwe betaalmethode is opgeslagen en wordt over een paar minuten gebruikt.
notice-card-unknown = Deze betaalmethode is hier niet bekend. Er is niets gewijzigd.
notice-method-default = Vanaf nu wordt alles met deze betaalmethode betaald.
notice-method-unusable = Die betaalmethode kan niet meer worden gebruikt, dus er is niets gewijzigd. Voer hem opnieuw in of gebruik een andere.
notice-method-removed = De betaalmethode is verwijderd.
notice-paid = Bedankt. Alles is betaald.
notice-paid-this = Bedankt. Deze betaling is gelukt.
notice-paid-some = Eén betaling is gelukt, de volgende niet. Wat nog openstaat, zie je hier.
notice-pay-processing = Je betaling is onderweg. Het kan een paar dagen duren voordat je bank die bevestigt.
notice-pay-changed = Wat je moet betalen, is intussen veranderd. Dit is de actuele stand.
notice-pay-declined = Je bank heeft de betaling geweigerd zonder een reden te geven. Vraag het je bank of probeer een andere betaalmethode.
notice-pay-declined-funds = De betaling is geweigerd: er staat niet genoeg saldo op deze kaart. Probeer het later opnieuw of gebruik een andere betaalmethode.
notice-pay-declined-limit = De betaling is geweigerd: het bedrag is hoger dan de limiet van deze kaart. Vraag het je bank of gebruik een andere betaalmethode.
notice-pay-declined-expired = De betaling is geweigerd: deze kaart is verlopen. Gebruik een andere betaalmethode.
notice-pay-declined-unsupported = De betaling is geweigerd: deze kaart is niet geschikt voor dit soort betalingen. Gebruik een andere betaalmethode.
notice-pay-declined-details = De betaling is geweigerd: de gegevens van deze kaart kloppen niet. Voer de kaart opnieuw in of gebruik een andere betaalmethode.
notice-pay-declined-later = Je bank was niet bereikbaar. Je kunt het over een paar minuten opnieuw proberen.
notice-pay-impossible = Dit kan niet met die betaalmethode worden betaald. Gebruik een andere.

## Why something can’t be done with a subscription as it is now

refused-over = Dit abonnement is al beëindigd, dus er valt niets meer te wijzigen.
refused-incomplete = De eerste betaling van dit abonnement is nog niet gedaan. Betaal eerst de openstaande factuur.
refused-paused = Dit abonnement is gepauzeerd en kost niets. Het moet worden hervat voordat het kan worden gewijzigd.
refused-no-payment-method = Dit abonnement is gepauzeerd totdat er een betaalmethode is toegevoegd. Voeg er een toe en hervat het daarna.
refused-unpaid = Dit abonnement gaat verder zodra de openstaande factuur is betaald.
refused-nothing-to-pay = Er staat geen factuur van dit abonnement open.
not-confirmed = Je wijziging is nog niet bevestigd. Kijk over een minuut opnieuw op je factureringspagina voordat je het weer probeert.
