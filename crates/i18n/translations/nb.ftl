## Everywhere

billing = Fakturering
back-to-html = Tilbake til <bdi>{ $project }</bdi>
skip-to-content = Hopp til innholdet
page-updated = Siden er oppdatert.
offline = Vi fikk ikke kontakt med serveren. Når du er på nett igjen, viser siden det som gjelder.

## At the foot of the page

contact = Kontakt
help = Hjelp
terms = Vilkår
privacy = Personvern
language = Språk
change-language = Bytt språk

## What is shown when the page can't be brought up to date

stale = Sist oppdatert: { $time }. Siden kan ikke oppdateres akkurat nå, så nyere endringer kan mangle.

## At the top of the page: what is paid, when, and with what

summary = Oversikt
summary-plan = Abonnementet ditt
summary-plans = Abonnementene dine
summary-next-charge = Neste betaling
summary-paid-with = Betalingsmåte
summary-no-plan = Ikke noe abonnement
summary-no-charge = Ingen betaling planlagt
summary-no-payment-method = Ingen lagt til
summary-by-invoice = Mot faktura
summary-on-day = { $day }
summary-after-trial = { $day }, når prøveperioden slutter
summary-ends = Abonnementet slutter { $day }
summary-more = { $count ->
    [one] og 1 til
   *[other] og { $count } til
}

## What needs the customer, above everything else

needs-you = Krever din oppmerksomhet
beyond-link = Dette kan ikke ordnes via denne lenken.
past-due-title = Betalingen for { $plan } mislyktes
past-due-sentence = Betal den ubetalte fakturaen nå, eller oppdater betalingsmåten for å beholde abonnementet.
past-due-or-add-sentence = Betal den ubetalte fakturaen nå, eller legg til en betalingsmåte for å beholde abonnementet.
past-due-update-sentence = Oppdater betalingsmåten for å beholde abonnementet.
past-due-add-sentence = Legg til en betalingsmåte for å beholde abonnementet.
past-due-owed-sentence = Fakturaen for abonnementet er ikke betalt ennå.
past-due-next-try = Betalingen prøves på nytt { $day }.
confirm-payment-title = Banken din ber deg bekrefte betalingen for { $plan }
confirm-payment-sentence = Betalingen er ikke gjennomført ennå. Åpne fakturaen og bekreft betalingen der.
payment-on-its-way-title = Betalingen for { $plan } er på vei
payment-on-its-way-sentence = Det kan ta noen dager før banken din bekrefter den.
invoice-due-title = En faktura for { $plan } er forfalt
invoice-due-sentence = Betal den ubetalte fakturaen nå for å beholde abonnementet.
invoice-open-title = Faktura { $number } skal betales
invoice-open-due = Den forfaller { $day }.
invoice-open-overdue = Den forfalt { $day }.
invoice-open-failed = Betalingen mislyktes. Du kan betale på Stripes sikre side.
invoice-open-sentence = Du kan betale den på den sikre siden til Stripe.
unpaid-title = { $plan } er midlertidig sperret
unpaid-sentence = Flere betalinger har mislyktes. Betal det utestående for å bruke abonnementet igjen.
unpaid-owed-sentence = Flere betalinger har mislyktes. Abonnementet kan brukes igjen når det utestående er betalt.
unpaid-latest-sentence = Flere betalinger har mislyktes. Betal den siste fakturaen på { $amount } for å bruke abonnementet igjen.
unpaid-then-latest = Deretter gjenstår den siste fakturaen på { $amount }.
unpaid-settled-sentence = Det er ikke mer å betale her. Kontakt oss for å bruke abonnementet igjen.
incomplete-title = { $plan } har ikke startet ennå
incomplete-sentence = Den første betalingen er ikke fullført. Betal, eller bekreft betalingen med banken din, for å komme i gang.
incomplete-owed-sentence = Den første betalingen er ikke fullført. Abonnementet starter når det er gjort.
incomplete-until = Det er mulig til { $time }.
paused-title = { $plan } er satt på pause
paused-owes-sentence = Abonnementet fortsetter så snart den ubetalte fakturaen er betalt.
paused-resume-sentence = Prøveperioden tok slutt uten noen betalingsmåte. Du kan gjenoppta abonnementet nå.
paused-stays-sentence = Prøveperioden tok slutt uten noen betalingsmåte. Abonnementet er på pause til det gjenopptas.
paused-add-sentence = Prøveperioden er slutt. Legg til en betalingsmåte for å fortsette.
paused-lacks-method-sentence = Prøveperioden tok slutt uten noen betalingsmåte, og abonnementet kan ikke fortsette uten.
trial-needs-method-title = Prøveperioden for { $plan } slutter { $day }
trial-needs-method-sentence = Legg til en betalingsmåte for å beholde abonnementet etter det.
trial-lacks-method-sentence = Det er ikke registrert noen betalingsmåte som det kan fortsette med etter det.
trial-ends-title = Prøveperioden for { $plan } slutter { $day }
trial-ends-sentence = Deretter fortsetter abonnementet med den lagrede betalingsmåten.
method-expires-title = { $method } utløper før neste betaling
method-expires-sentence = Neste betaling er { $day }. Oppdater betalingsmåten, slik at betalingen går gjennom.
method-lapses-sentence = Neste betaling er { $day } og går kanskje ikke gjennom.
method-expired-title = { $method } har utløpt
method-missing-title = Det er ingen betalingsmåte for { $plan }
method-missing-sentence = Abonnementet fornyes { $day }. Legg til en betalingsmåte, slik at det fortsetter.
method-lacking-sentence = Abonnementet fornyes { $day }, og det er ikke registrert noe å betale med.

## Tabs

subscriptions = Abonnementer
invoices = Fakturaer
payment-methods = Betalingsmåter

## Subscriptions

subscription = Abonnement
no-subscription = Du har ikke noe abonnement for øyeblikket.
past-subscriptions = { $count ->
    [one] 1 tidligere abonnement
   *[other] { $count } tidligere abonnementer
}
status-incomplete = Venter på betaling
status-incomplete-expired = Aldri startet
status-trialing = Prøveperiode
status-active = Aktivt
status-past-due = Betaling forfalt
status-unpaid = Ubetalt
status-canceled = Avsluttet
status-paused = Satt på pause
status-unknown = Annet
status-ending = Utløper
current-period = Nåværende periode
next-charge = Neste betaling
amount-on-day = { $amount } den { $day }
includes-use = Forbruket ditt så langt er tatt med.
ended = Avsluttet
ended-on = Avsluttet { $day }
ends-on = Slutter { $day } og fornyes ikke
ends-on-renews-before = Slutter { $day }. Fram til da fornyes det.
payments-paused = Betalingene er satt på pause
payments-paused-until = Betalingene er satt på pause til { $day }
payments-paused-until-end = Betalingene er satt på pause til abonnementet avsluttes
trial-until = Gratis prøveperiode til { $day }, deretter fornyes abonnementet
trial-until-without-method = Gratis prøveperiode til { $day }. Uten betalingsmåte fortsetter ikke abonnementet etter det
renews-on = Fornyes { $day }
scheduled = Det er allerede planlagt endringer i dette abonnementet, så sluttdatoen kan ikke endres direkte.
unknown-status = Abonnementet kan ikke endres her for øyeblikket. Ta kontakt med oss.

## What a subscription costs

price-once = { $price }, engangsbetaling
price-per-day = { $price } per dag
price-per-week = { $price } per uke
price-per-month = { $price } per måned
price-per-year = { $price } per år
price-every-days = { $count ->
    [2] { $price } annenhver dag
   *[other] { $price } hver { $count }. dag
}
price-every-weeks = { $count ->
    [2] { $price } annenhver uke
   *[other] { $price } hver { $count }. uke
}
price-every-months = { $count ->
    [2] { $price } annenhver måned
   *[other] { $price } hver { $count }. måned
}
price-every-years = { $count ->
    [2] { $price } annethvert år
   *[other] { $price } hvert { $count }. år
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = { $price } per brukte enhet
price-per-package = { $count ->
   *[other] { $price } per { $count } enheter
}
price-by-use = Pris etter forbruk
price-by-quantity = Pris etter antall
quantity = { $count ->
    [one] 1 enhet
   *[other] { $count } enheter
}
billed-every-days = { $count ->
    [one] faktureres hver dag
    [2] faktureres annenhver dag
   *[other] faktureres hver { $count }. dag
}
billed-every-weeks = { $count ->
    [one] faktureres hver uke
    [2] faktureres annenhver uke
   *[other] faktureres hver { $count }. uke
}
billed-every-months = { $count ->
    [one] faktureres hver måned
    [2] faktureres annenhver måned
   *[other] faktureres hver { $count }. måned
}
billed-every-years = { $count ->
    [one] faktureres hvert år
    [2] faktureres annethvert år
   *[other] faktureres hvert { $count }. år
}
another-price = en annen pris
another-product = et annet produkt

## How a price in steps comes about: a small table, one line a step

price-steps = Slik beregnes prisen
price-steps-graduated = Prisen på hvert trinn gjelder for enhetene innenfor trinnet.
price-steps-volume = Prisen på trinnet som antallet ditt hører til, gjelder for alle enheter.
price-steps-units = Enheter
price-steps-each = Per enhet
price-steps-flat = Fast beløp
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } og flere

## Discounts

discount = Rabatt
discount-percent = { $percent } rabatt
discount-amount = { $amount } rabatt
discount-named = { $off } ({ $name })
discount-unknown = En rabatt gjelder
discount-once = { $discount }, på neste faktura
discount-until = { $discount }, til { $day }
discount-for = { $discount }, på { $product }

## What can be done with a subscription

cancel = Si opp
resume = Gjenoppta
resume-payments = Gjenoppta betalinger
pay-amount = Betal { $amount }
for-invoice = for faktura { $number }
update-payment-method = Oppdater betalingsmåte
add-payment-method = Legg til betalingsmåte
see-schedule = Se planlagte endringer

## The question before canceling

cancel-title-html = Vil du si opp <bdi>{ $plan }</bdi>?
cancel-page-title = Si opp { $plan }
cancel-last-day-html = Du kan bruke abonnementet til <strong>{ $day }</strong>. Deretter fornyes det ikke, og du blir ikke belastet for det igjen.
cancel-last-day-owing-html = Abonnementet slutter <strong>{ $day }</strong>. Deretter fornyes det ikke, og det kommer ingen nye belastninger for det.
cancel-ends-html = Abonnementet slutter <strong>{ $day }</strong>. Deretter fornyes det ikke.
cancel-end-of-period = Abonnementet slutter når den nåværende perioden er over, og du blir ikke belastet for det igjen.
cancel-renews-before = Det som har kortere perioder, fornyes fortsatt fram til da:
cancel-renewal = { $name }: { $price }, neste gang { $day }
cancel-one-item = Én del
cancel-debt-html = Oppsigelsen gjør ikke opp for det du skylder: <strong>{ $amount }</strong> må fortsatt betales.
cancel-debt-collected-until = Vi fortsetter å prøve å trekke beløpet til { $day }. Når abonnementet er avsluttet, prøver vi ikke lenger å kreve inn den ubetalte fakturaen, men du kan fortsatt betale den.
cancel-debt-collected = Vi fortsetter å prøve å trekke beløpet til abonnementet slutter. Deretter prøver vi ikke lenger å kreve inn den ubetalte fakturaen, men du kan fortsatt betale den.
cancel-debt-given-up = Vi prøver ikke lenger å trekke beløpet, men du kan fortsatt betale det.
cancel-debt-sent = Du kan fortsatt betale beløpet, også når abonnementet er avsluttet.
cancel-open-invoice = Faktura { $number }: { $amount }
cancel-usage = Det du bruker fram til da, blir fortsatt fakturert.
cancel-still-charged = { $amount } for perioden som har begynt, blir fortsatt belastet { $day }.
cancel-can-undo = Fram til da kan du ombestemme deg og beholde abonnementet.
cancel-subscription = Si opp abonnementet
keep-subscription = Behold abonnementet
no-invoice-number = uten nummer

## The question before a subscription is released from its schedule

release-title-html = Vil du fjerne de planlagte endringene for <bdi>{ $plan }</bdi>?
release-page-title = Fjern planlagte endringer for { $plan }
release-planned = Dette er planlagt:
release-nothing-planned = Ingenting som endrer hva du betaler.
release-step-ends = Abonnementet slutter { $day }.
release-step-free = Planen slutter { $day }. Deretter fortsetter abonnementet slik det er da.
release-step-changes = Fra { $day }: { $plans }.
release-if = Hvis du fjerner endringene:
release-not-applies = Planen gjelder ikke lenger: Ingenting av dette skjer.
release-not-applies-nor-ends = Planen gjelder ikke lenger: Ingenting av dette skjer, og abonnementet slutter ikke lenger av seg selv.
release-stays = Alt forblir som det er nå: { $price }. Abonnementet fornyes og fortsetter til du sier det opp.
release-stays-until-html = Alt forblir som det er nå: { $price }. Abonnementet fornyes <strong>{ $day }</strong> og fortsetter til du sier det opp.
release-final = Deretter kan du si opp abonnementet. Det som var planlagt, kan ikke gjenopprettes her.
release-subscription = Fjern planlagte endringer
leave-as-planned = Behold som planlagt

## Invoices

invoices-csv = Last ned alle som CSV
invoices-none = Du har ingen fakturaer ennå.
invoices-none-chosen = Det er ingen fakturaer som passer til utvalget.
invoices-show-all = Vis alle fakturaer
invoices-pages = Sider med fakturaer
invoices-newer = Nyere
invoices-older = Eldre

invoices-choose = Velg fakturaer
invoices-year = År
invoices-every-year = Alle år
invoices-status = Status
invoices-every-status = Alle
invoices-show = Vis

invoice-column = Faktura
invoice-date-column = Dato
invoice-amount-column = Beløp
invoice-status-column = Status
invoice-actions-column = Handlinger

invoice-paid = Betalt
invoice-open = Ubetalt
invoice-on-its-way = Behandles
invoice-void = Annullert
invoice-uncollectible = Ikke innkrevd
invoice-other = Annet

first-and-others = { $others ->
    [one] { $first } og 1 til
   *[other] { $first } og { $others } til
}
invoice-subject-and-more = { $first } og mer
invoice-refunded = { $amount } refundert
invoice-credited = { $amount } kreditert
invoice-without-number = Uten nummer

invoice-view-html = <span class=unseen>Se faktura </span><bdi>{ $number }</bdi>
invoice-pay-html = Betal<span class=unseen> faktura <bdi>{ $number }</bdi></span>
invoice-pdf-html = Last ned PDF<span class=unseen> av faktura <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Last ned PDF: </span>Kreditnota <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Lenken fungerer ikke
link-unknown-why = Den er kanskje ikke fullstendig.
link-unknown-advice = Sjekk at du har åpnet hele lenken, eller be firmaet som sendte den, om en ny.
link-expired = Lenken har utløpt
link-expired-why = Av sikkerhetsgrunner virker lenker til faktureringssiden din bare en begrenset tid.
link-expired-advice = Gå tilbake til appen eller e-posten som førte deg hit, og be om en ny.
link-revoked = Lenken gjelder ikke lenger
link-revoked-why = Den er slått av.
link-revoked-advice = Be firmaet som sendte den, om en ny.
not-found = Ikke funnet
not-found-why = Det er ingenting her, eller det hører ikke til faktureringen din.
not-allowed = Det er ikke tillatt
not-allowed-why = Lenken din omfatter ikke dette, eller forespørselen kom fra et annet nettsted. Ingenting er endret.
too-many-requests = Et øyeblikk
too-many-requests-why = Det ble for mye på én gang. Vent litt, og prøv igjen.
unavailable = Ikke tilgjengelig akkurat nå
unavailable-why = En tjeneste som denne siden trenger, svarer ikke for øyeblikket.
unavailable-advice = Prøv igjen om et minutt. Hvis du holdt på å endre noe, bør du først sjekke om det ble gjort.
failed = Noe gikk galt
failed-why = Feilen ligger hos oss og er registrert.
refused = Det gikk ikke
refused-why = Noe kan ha endret seg siden du åpnet siden.
go-back-advice = Gå tilbake og prøv igjen.
look-again-advice = Gå tilbake til faktureringssiden din for å se hva som gjelder.
back-to-billing = Tilbake til fakturering
need-help = Trenger du hjelp?
help-page = Gå til hjelpesiden vår

## A new link by email, offered on the page of a link that has expired

email-new-link = Send meg en ny lenke på e-post
email-new-link-where = Den sendes til e-postadressen vi har til deg.
new-link-asked = Sjekk e-posten din
new-link-on-its-way = Hvis vi har en e-postadresse til deg, er en ny lenke på vei.
new-link-none-came = Det kan ta noen minutter. Hvis det ikke kommer noe, kan du se i søppelposten.
new-link-too-often = Du har allerede bedt om en ny lenke flere ganger. Sjekk e-posten din, eller prøv igjen senere.
mail-new-link-subject = Din nye lenke til fakturering hos { $brand }
mail-new-link-intro = Noen, sannsynligvis du, har bedt { $brand } om en ny lenke til faktureringssiden din. Her er den.
mail-new-link-button = Åpne faktureringssiden din
mail-new-link-lasts = Lenken virker i { $minutes ->
    [one] 1 minutt
   *[other] { $minutes } minutter
}. Ikke gi den videre: Alle som har den, kan åpne siden.
mail-new-link-ignore = Hvis du ikke har bedt om dette, trenger du ikke å gjøre noe.
mail-help = Spørsmål? Skriv til { $address }

## Payment methods

no-payment-method = Ingen betalingsmåte er lagret.
default-method = Standard
a-card = Kort
a-bank-account = Bankkonto
a-payment-method = Betalingsmåte
card-expires = Utløper { $month }
card-expires-soon = Utløper { $month }, før neste betaling
card-expired = Utløpt { $month }
pays-for = Brukes til
list-comma = { ", " }
use-for-everything = Bruk til alt
make-default = Gjør til standard
remove = Fjern
add-payment-method-hint = Du oppgir den på den sikre siden til Stripe. Deretter brukes den til å betale alt.
add-payment-method-where = Du oppgir den på den sikre siden til Stripe.
you-owe = Du skylder { $amount }.
pay-now-with = Betal { $amount } nå med { $method }

## Removing a payment method

remove-html = Vil du fjerne <bdi>{ $method }</bdi>?
cannot-remove-html = <bdi>{ $method }</bdi> kan ikke fjernes ennå
still-pays-for = Ingen annen lagret betalingsmåte kan brukes til:
add-another-first = Legg til en annen først. Etterpå kan du fjerne denne.
pays-instead-html = <bdi>{ $method }</bdi> brukes i stedet til å betale:
becomes-default-html = <bdi>{ $method }</bdi> blir standard betalingsmåte i stedet.
pays-for-nothing = Den brukes ikke til noen betalinger.
removed-for-good = Hvis du vil bruke den igjen senere, må du oppgi den på nytt.
remove-payment-method = Fjern betalingsmåte
keep-it = Behold
back-to-payment-methods = Tilbake til betalingsmåter

## What was just done

notice-canceled = { $plan } slutter { $day }. Du kan fortsatt ombestemme deg.
notice-kept = Abonnementet fortsetter. Ingenting annet er endret.
notice-unpaused = Betalingene fortsetter med neste faktura.
notice-resumed = Abonnementet er gjenopptatt, med en ny periode fra i dag.
notice-resumed-unpaid = Abonnementet er gjenopptatt, men ikke betalt ennå. Det fortsetter så snart den ubetalte fakturaen er betalt.
notice-released = De planlagte endringene blir ikke noe av. Abonnementet forblir som det er, og du kan si det opp nå.
notice-card-updated = Den nye betalingsmåten brukes nå til alt.
notice-card-superseded = Du har valgt en annen betalingsmåte siden da. Det er den som brukes.
notice-card-canceled = Ingenting er endret. Betalingsmåtene dine er de samme som før.
notice-card-not-finished = Du ble ikke ferdig med å oppgi den nye betalingsmåten, så ingenting er endret.
notice-card-declined = Banken din avviste den nye betalingsmåten, så ingenting er endret. Prøv en annen.
notice-card-page-expired = Siden for å oppgi en betalingsmåte var åpen for lenge, så ingenting er endret. Start på nytt.
notice-card-unconfirmed = Den nye betalingsmåten må fortsatt bekreftes. Når det er gjort, brukes den til å betale alt; fram til da endres ingenting.
notice-card-pending = Den nye betalingsmåten er lagret og tas i bruk om noen få minutter.
notice-card-unknown = Betalingsmåten er ikke kjent her. Ingenting er endret.
notice-method-default = Fra nå av belastes alt på denne betalingsmåten.
notice-method-unusable = Den betalingsmåten kan ikke lenger brukes, så ingenting er endret. Oppgi den på nytt, eller bruk en annen.
notice-method-removed = Betalingsmåten er fjernet.
notice-paid = Takk. Alt er betalt.
notice-paid-this = Takk. Denne betalingen er gjennomført.
notice-paid-some = Én betaling gikk gjennom, den neste gjorde ikke det. Det som fortsatt er åpent, vises her.
notice-pay-processing = Betalingen er på vei. Det kan ta noen dager før banken din bekrefter den.
notice-pay-changed = Det du skylder, har endret seg i mellomtiden. Slik er det nå.
notice-pay-declined = Banken din avviste betalingen uten å oppgi hvorfor. Spør banken, eller prøv en annen betalingsmåte.
notice-pay-declined-funds = Betalingen ble avvist: Det er ikke nok penger på kortet. Prøv igjen senere, eller bruk en annen betalingsmåte.
notice-pay-declined-limit = Betalingen ble avvist: Beløpet overskrider grensen for kortet. Spør banken, eller bruk en annen betalingsmåte.
notice-pay-declined-expired = Betalingen ble avvist: Kortet har utløpt. Bruk en annen betalingsmåte.
notice-pay-declined-unsupported = Betalingen ble avvist: Kortet kan ikke brukes til denne typen betaling. Bruk en annen betalingsmåte.
notice-pay-declined-details = Betalingen ble avvist: Kortopplysningene stemmer ikke. Oppgi kortet på nytt, eller bruk en annen betalingsmåte.
notice-pay-declined-later = Vi fikk ikke kontakt med banken din. Du kan prøve igjen om noen minutter.
notice-pay-impossible = Dette kan ikke betales med den betalingsmåten. Bruk en annen.

## Why something can’t be done with a subscription as it is now

refused-over = Abonnementet er allerede avsluttet, så det er ikke noe å endre.
refused-incomplete = Den første betalingen for abonnementet er ikke gjort ennå. Betal først den ubetalte fakturaen.
refused-paused = Abonnementet er satt på pause og koster ingenting. Det må gjenopptas før det kan endres.
refused-no-payment-method = Abonnementet er satt på pause til en betalingsmåte legges til. Legg til en, og gjenoppta det deretter.
refused-unpaid = Abonnementet fortsetter så snart den ubetalte fakturaen er betalt.
refused-nothing-to-pay = Abonnementet har ingen ubetalt faktura.
not-confirmed = Endringen din er ikke bekreftet ennå. Se på faktureringssiden din igjen om et minutt før du prøver på nytt.
