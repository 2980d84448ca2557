## Everywhere

billing = Fakturering
back-to-html = Tilbage til <bdi>{ $project }</bdi>
skip-to-content = Gå til indhold
page-updated = Siden er blevet opdateret.
offline = Vi kunne ikke få forbindelse til serveren. Når du er online igen, viser siden, hvad der gælder.

## At the foot of the page

contact = Kontakt
help = Hjælp
terms = Vilkår
privacy = Privatliv
language = Sprog
change-language = Skift sprog

## What is shown when the page can't be brought up to date

stale = Senest opdateret: { $time }. Siden kan ikke opdateres i øjeblikket, så nyere ændringer kan mangle.

## At the top of the page: what is paid, when, and with what

summary = Overblik
summary-plan = Dit abonnement
summary-plans = Dine abonnementer
summary-next-charge = Næste betaling
summary-paid-with = Betalingsmetode
summary-no-plan = Intet abonnement
summary-no-charge = Ingen betaling planlagt
summary-no-payment-method = Ingen tilføjet
summary-by-invoice = Mod faktura
summary-on-day = den { $day }
summary-after-trial = den { $day }, når din prøveperiode slutter
summary-ends = Dit abonnement slutter den { $day }
summary-more = { $count ->
    [one] og 1 til
   *[other] og { $count } til
}

## What needs the customer, above everything else

needs-you = Kræver din opmærksomhed
beyond-link = Det kan ikke ordnes via dette link.
past-due-title = Din betaling for { $plan } mislykkedes
past-due-sentence = Betal den ubetalte faktura nu, eller opdater din betalingsmetode for at beholde abonnementet.
past-due-or-add-sentence = Betal den ubetalte faktura nu, eller tilføj en betalingsmetode for at beholde abonnementet.
past-due-update-sentence = Opdater din betalingsmetode for at beholde abonnementet.
past-due-add-sentence = Tilføj en betalingsmetode for at beholde abonnementet.
past-due-owed-sentence = Fakturaen for abonnementet er endnu ikke betalt.
past-due-next-try = Betalingen forsøges igen den { $day }.
confirm-payment-title = Din bank beder dig bekræfte betalingen for { $plan }
confirm-payment-sentence = Betalingen er ikke gennemført endnu. Åbn fakturaen, og bekræft betalingen der.
payment-on-its-way-title = Din betaling for { $plan } er på vej
payment-on-its-way-sentence = Det kan tage din bank nogle dage at bekræfte den.
invoice-due-title = En faktura for { $plan } er forfalden
invoice-due-sentence = Betal den ubetalte faktura nu for at beholde abonnementet.
invoice-open-title = Faktura { $number } skal betales
invoice-open-due = Den forfalder den { $day }.
invoice-open-overdue = Den forfaldt den { $day }.
invoice-open-failed = Betalingen mislykkedes. Du kan betale på Stripes sikre side.
invoice-open-sentence = Du kan betale den på Stripes sikre side.
unpaid-title = { $plan } er midlertidigt spærret
unpaid-sentence = Flere betalinger mislykkedes. Betal det udestående for at bruge abonnementet igen.
unpaid-owed-sentence = Flere betalinger mislykkedes. Abonnementet kan bruges igen, når det udestående er betalt.
unpaid-latest-sentence = Flere betalinger mislykkedes. Betal den seneste faktura på { $amount } for at bruge abonnementet igen.
unpaid-then-latest = Derefter mangler kun den seneste faktura på { $amount }.
unpaid-settled-sentence = Der er ikke mere at betale her. Kontakt os for at bruge abonnementet igen.
incomplete-title = { $plan } er ikke startet endnu
incomplete-sentence = Den første betaling er ikke gennemført. Betal, eller bekræft betalingen hos din bank, for at komme i gang.
incomplete-owed-sentence = Den første betaling er ikke gennemført. Abonnementet begynder, når det er sket.
incomplete-until = Det er muligt indtil { $time }.
paused-title = { $plan } er sat på pause
paused-owes-sentence = Abonnementet fortsætter, så snart den ubetalte faktura er betalt.
paused-resume-sentence = Prøveperioden sluttede uden en betalingsmetode. Du kan genoptage abonnementet nu.
paused-stays-sentence = Prøveperioden sluttede uden en betalingsmetode. Abonnementet er på pause, indtil det genoptages.
paused-add-sentence = Prøveperioden er slut. Tilføj en betalingsmetode for at fortsætte.
paused-lacks-method-sentence = Prøveperioden sluttede uden en betalingsmetode, og abonnementet kan ikke fortsætte uden.
trial-needs-method-title = Din prøveperiode for { $plan } slutter den { $day }
trial-needs-method-sentence = Tilføj en betalingsmetode for at beholde abonnementet bagefter.
trial-lacks-method-sentence = Der er ikke registreret nogen betalingsmetode, som det kan fortsætte med bagefter.
trial-ends-title = Din prøveperiode for { $plan } slutter den { $day }
trial-ends-sentence = Derefter fortsætter abonnementet med den gemte betalingsmetode.
method-expires-title = { $method } udløber før din næste betaling
method-expires-sentence = Din næste betaling er den { $day }. Opdater din betalingsmetode, så betalingen går igennem.
method-lapses-sentence = Din næste betaling er den { $day } og går måske ikke igennem.
method-expired-title = { $method } er udløbet
method-missing-title = Der er ingen betalingsmetode til { $plan }
method-missing-sentence = Abonnementet fornyes den { $day }. Tilføj en betalingsmetode, så det fortsætter.
method-lacking-sentence = Abonnementet fornyes den { $day }, og der er ikke registreret noget at betale med.

## Tabs

subscriptions = Abonnementer
invoices = Fakturaer
payment-methods = Betalingsmetoder

## Subscriptions

subscription = Abonnement
no-subscription = Du har ikke noget abonnement i øjeblikket.
past-subscriptions = { $count ->
    [one] 1 tidligere abonnement
   *[other] { $count } tidligere abonnementer
}
status-incomplete = Afventer betaling
status-incomplete-expired = Aldrig startet
status-trialing = Prøveperiode
status-active = Aktivt
status-past-due = Betaling forfalden
status-unpaid = Ubetalt
status-canceled = Afsluttet
status-paused = Sat på pause
status-unknown = Andet
status-ending = Udløber
current-period = Nuværende periode
next-charge = Næste betaling
amount-on-day = { $amount } den { $day }
includes-use = Dit forbrug indtil nu er regnet med.
ended = Afsluttet
ended-on = Afsluttet den { $day }
ends-on = Slutter den { $day } og fornyes ikke
ends-on-renews-before = Slutter den { $day }. Indtil da fornyes det.
payments-paused = Betalingerne er sat på pause
payments-paused-until = Betalingerne er sat på pause indtil den { $day }
payments-paused-until-end = Betalingerne er sat på pause, indtil abonnementet slutter
trial-until = Gratis prøveperiode indtil den { $day }, derefter fornyes abonnementet
trial-until-without-method = Gratis prøveperiode indtil den { $day }. Uden en betalingsmetode fortsætter abonnementet ikke derefter
renews-on = Fornyes den { $day }
scheduled = Der er allerede planlagt ændringer af dette abonnement, så slutdatoen kan ikke ændres direkte.
unknown-status = Abonnementet kan ikke ændres her i øjeblikket. Kontakt os.

## What a subscription costs

price-once = { $price }, engangsbetaling
price-per-day = { $price } pr. dag
price-per-week = { $price } pr. uge
price-per-month = { $price } pr. måned
price-per-year = { $price } pr. år
price-every-days = { $count ->
    [2] { $price } hver anden dag
   *[other] { $price } hver { $count }. dag
}
price-every-weeks = { $count ->
    [2] { $price } hver anden uge
   *[other] { $price } hver { $count }. uge
}
price-every-months = { $count ->
    [2] { $price } hver anden måned
   *[other] { $price } hver { $count }. måned
}
price-every-years = { $count ->
    [2] { $price } hvert andet år
   *[other] { $price } hvert { $count }. år
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = { $price } pr. brugt enhed
price-per-package = { $count ->
   *[other] { $price } pr. { $count } enheder
}
price-by-use = Pris efter forbrug
price-by-quantity = Pris efter antal
quantity = { $count ->
    [one] 1 enhed
   *[other] { $count } enheder
}
billed-every-days = { $count ->
    [one] faktureres hver dag
    [2] faktureres hver anden dag
   *[other] faktureres hver { $count }. dag
}
billed-every-weeks = { $count ->
    [one] faktureres hver uge
    [2] faktureres hver anden uge
   *[other] faktureres hver { $count }. uge
}
billed-every-months = { $count ->
    [one] faktureres hver måned
    [2] faktureres hver anden måned
   *[other] faktureres hver { $count }. måned
}
billed-every-years = { $count ->
    [one] faktureres hvert år
    [2] faktureres hvert andet år
   *[other] faktureres hvert { $count }. år
}
another-price = en anden pris
another-product = et andet produkt

## How a price in steps comes about: a small table, one line a step

price-steps = Sådan beregnes prisen
price-steps-graduated = Prisen på hvert trin gælder for enhederne inden for trinnet.
price-steps-volume = Prisen på det trin, dit antal hører til, gælder for alle enheder.
price-steps-units = Enheder
price-steps-each = Pr. enhed
price-steps-flat = Fast beløb
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } og derover

## Discounts

discount = Rabat
discount-percent = { $percent } rabat
discount-amount = { $amount } rabat
discount-named = { $off } ({ $name })
discount-unknown = Der gælder en rabat
discount-once = { $discount }, på den næste faktura
discount-until = { $discount }, indtil den { $day }
discount-for = { $discount }, på { $product }

## What can be done with a subscription

cancel = Opsig
resume = Genoptag
resume-payments = Genoptag betalinger
pay-amount = Betal { $amount }
for-invoice = for faktura { $number }
update-payment-method = Opdater betalingsmetode
add-payment-method = Tilføj betalingsmetode
see-schedule = Se planlagte ændringer

## The question before canceling

cancel-title-html = Vil du opsige <bdi>{ $plan }</bdi>?
cancel-page-title = Opsig { $plan }
cancel-last-day-html = Du kan bruge abonnementet til den <strong>{ $day }</strong>. Derefter fornyes det ikke, og der trækkes ikke flere betalinger for det.
cancel-last-day-owing-html = Abonnementet slutter den <strong>{ $day }</strong>. Derefter fornyes det ikke, og der kommer ikke nye betalinger for det.
cancel-ends-html = Abonnementet slutter den <strong>{ $day }</strong>. Derefter fornyes det ikke.
cancel-end-of-period = Abonnementet slutter med den nuværende periode, og der trækkes ikke flere betalinger for det.
cancel-renews-before = Det, der har kortere perioder, fornyes fortsat indtil da:
cancel-renewal = { $name }: { $price }, næste gang den { $day }
cancel-one-item = En del
cancel-debt-html = Opsigelsen dækker ikke det, du skylder: <strong>{ $amount }</strong> skal stadig betales.
cancel-debt-collected-until = Vi bliver ved med at prøve at trække beløbet indtil den { $day }. Når abonnementet er slut, prøver vi ikke længere at opkræve den ubetalte faktura, men du kan stadig betale den.
cancel-debt-collected = Vi bliver ved med at prøve at trække beløbet, indtil abonnementet slutter. Derefter prøver vi ikke længere at opkræve den ubetalte faktura, men du kan stadig betale den.
cancel-debt-given-up = Vi prøver ikke længere at trække beløbet, men du kan stadig betale det.
cancel-debt-sent = Du kan stadig betale beløbet, også når abonnementet er slut.
cancel-open-invoice = Faktura { $number }: { $amount }
cancel-usage = Det, du bruger indtil da, bliver stadig opkrævet.
cancel-still-charged = { $amount } for den periode, der er begyndt, bliver stadig opkrævet { $day }.
cancel-can-undo = Indtil da kan du ombestemme dig og beholde abonnementet.
cancel-subscription = Opsig abonnement
keep-subscription = Behold abonnement
no-invoice-number = uden nummer

## The question before a subscription is released from its schedule

release-title-html = Vil du annullere de planlagte ændringer for <bdi>{ $plan }</bdi>?
release-page-title = Annuller planlagte ændringer for { $plan }
release-planned = Det er planlagt:
release-nothing-planned = Intet, der ændrer, hvad du betaler.
release-step-ends = Abonnementet slutter den { $day }.
release-step-free = Planen slutter den { $day }. Derefter fortsætter abonnementet, som det er på det tidspunkt.
release-step-changes = Fra den { $day }: { $plans }.
release-if = Hvis du annullerer ændringerne:
release-not-applies = Planen gælder ikke længere: Intet af dette sker.
release-not-applies-nor-ends = Planen gælder ikke længere: Intet af dette sker, og abonnementet slutter ikke længere af sig selv.
release-stays = Alt forbliver, som det er nu: { $price }. Abonnementet fornyes og fortsætter, indtil du opsiger det.
release-stays-until-html = Alt forbliver, som det er nu: { $price }. Abonnementet fornyes den <strong>{ $day }</strong> og fortsætter, indtil du opsiger det.
release-final = Derefter kan du opsige abonnementet. Det, der var planlagt, kan ikke gendannes her.
release-subscription = Annuller planlagte ændringer
leave-as-planned = Behold som planlagt

## Invoices

invoices-csv = Download alle som CSV
invoices-none = Du har ingen fakturaer endnu.
invoices-none-chosen = Der er ingen fakturaer, der passer til valget.
invoices-show-all = Vis alle fakturaer
invoices-pages = Sider med fakturaer
invoices-newer = Nyere
invoices-older = Ældre

invoices-choose = Vælg fakturaer
invoices-year = År
invoices-every-year = Alle år
invoices-status = Status
invoices-every-status = Alle
invoices-show = Vis

invoice-column = Faktura
invoice-date-column = Dato
invoice-amount-column = Beløb
invoice-status-column = Status
invoice-actions-column = Handlinger

invoice-paid = Betalt
invoice-open = Ubetalt
invoice-on-its-way = Behandles
invoice-void = Annulleret
invoice-uncollectible = Ikke inddrevet
invoice-other = Andet

first-and-others = { $others ->
    [one] { $first } og 1 til
   *[other] { $first } og { $others } til
}
invoice-subject-and-more = { $first } og mere
invoice-refunded = { $amount } refunderet
invoice-credited = { $amount } krediteret
invoice-without-number = Intet nummer

invoice-view-html = <span class=unseen>Se faktura </span><bdi>{ $number }</bdi>
invoice-pay-html = Betal<span class=unseen> faktura <bdi>{ $number }</bdi></span>
invoice-pdf-html = Download PDF<span class=unseen> af faktura <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Download PDF: </span>Kreditnota <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Linket virker ikke
link-unknown-why = Det er måske ikke fuldstændigt.
link-unknown-advice = Kontrollér, at du har åbnet hele linket, eller bed den virksomhed, der sendte det, om et nyt.
link-expired = Linket er udløbet
link-expired-why = Af sikkerhedshensyn virker links til din faktureringsside kun i en begrænset tid.
link-expired-advice = Gå tilbage til appen eller mailen, der førte dig hertil, og bed om et nyt.
link-revoked = Linket gælder ikke længere
link-revoked-why = Det er blevet deaktiveret.
link-revoked-advice = Bed den virksomhed, der sendte det, om et nyt.
not-found = Ikke fundet
not-found-why = Der er ikke noget her, eller det hører ikke til din fakturering.
not-allowed = Det er ikke tilladt
not-allowed-why = Dit link omfatter ikke dette, eller anmodningen kom fra et andet websted. Intet er ændret.
too-many-requests = Et øjeblik
too-many-requests-why = Det var for meget på én gang. Vent lidt, og prøv så igen.
unavailable = Ikke tilgængelig lige nu
unavailable-why = En tjeneste, som siden har brug for, svarer ikke i øjeblikket.
unavailable-advice = Prøv igen om et minut. Hvis du var ved at ændre noget, så se først efter, om det blev gjort.
failed = Noget gik galt
failed-why = Fejlen er vores, og den er registreret.
refused = Det lykkedes ikke
refused-why = Noget kan have ændret sig, siden du åbnede siden.
go-back-advice = Gå tilbage, og prøv igen.
look-again-advice = Gå tilbage til din faktureringsside for at se, hvad der gælder.
back-to-billing = Tilbage til fakturering
need-help = Brug for hjælp?
help-page = Gå til vores hjælpeside

## A new link by email, offered on the page of a link that has expired

email-new-link = Send mig et nyt link på mail
email-new-link-where = Det sendes til den mailadresse, vi har på dig.
new-link-asked = Tjek din mail
new-link-on-its-way = Hvis vi har en mailadresse på dig, er et nyt link på vej.
new-link-none-came = Det kan tage nogle minutter. Hvis der ikke kommer noget, så kig i din spammappe.
new-link-too-often = Du har allerede bedt om et nyt link flere gange. Tjek din mail, eller prøv igen senere.
mail-new-link-subject = Dit nye link til fakturering hos { $brand }
mail-new-link-intro = Nogen, sandsynligvis dig, har bedt { $brand } om et nyt link til din faktureringsside. Her er det.
mail-new-link-button = Åbn din faktureringsside
mail-new-link-lasts = Linket virker i { $minutes ->
    [one] 1 minut
   *[other] { $minutes } minutter
}. Giv det ikke videre: Alle, der har det, kan åbne siden.
mail-new-link-ignore = Hvis du ikke har bedt om det, behøver du ikke gøre noget.
mail-help = Spørgsmål? Skriv til { $address }

## Payment methods

no-payment-method = Der er ingen gemt betalingsmetode.
default-method = Standard
a-card = Kort
a-bank-account = Bankkonto
a-payment-method = Betalingsmetode
card-expires = Udløber { $month }
card-expires-soon = Udløber { $month }, før din næste betaling
card-expired = Udløbet { $month }
pays-for = Bruges til
list-comma = { ", " }
use-for-everything = Brug til alt
make-default = Gør til standard
remove = Fjern
add-payment-method-hint = Du indtaster den på Stripes sikre side. Derefter bruges den til at betale alt.
add-payment-method-where = Du indtaster den på Stripes sikre side.
you-owe = Du skylder { $amount }.
pay-now-with = Betal { $amount } nu med { $method }

## Removing a payment method

remove-html = Vil du fjerne <bdi>{ $method }</bdi>?
cannot-remove-html = <bdi>{ $method }</bdi> kan ikke fjernes endnu
still-pays-for = Ingen anden gemt betalingsmetode kan bruges til:
add-another-first = Tilføj en anden først. Derefter kan du fjerne denne.
pays-instead-html = <bdi>{ $method }</bdi> bruges i stedet til at betale:
becomes-default-html = <bdi>{ $method }</bdi> bliver din standardbetalingsmetode i stedet.
pays-for-nothing = Den bruges ikke til nogen betalinger.
removed-for-good = Hvis du vil bruge den igen senere, skal du indtaste den på ny.
remove-payment-method = Fjern betalingsmetode
keep-it = Behold
back-to-payment-methods = Tilbage til betalingsmetoder

## What was just done

notice-canceled = { $plan } slutter den { $day }. Du kan stadig ombestemme dig.
notice-kept = Abonnementet fortsætter. Intet andet er ændret.
notice-unpaused = Betalingerne fortsætter med den næste faktura.
notice-resumed = Abonnementet er genoptaget med en ny periode fra i dag.
notice-resumed-unpaid = Abonnementet er genoptaget, men endnu ikke betalt. Det fortsætter, så snart den ubetalte faktura er betalt.
notice-released = De planlagte ændringer bliver ikke til noget. Abonnementet forbliver, som det er, og du kan opsige det nu.
notice-card-updated = Din nye betalingsmetode bruges nu til alt.
notice-card-superseded = Du har valgt en anden betalingsmetode siden da. Det er den, der bruges.
notice-card-canceled = Intet er ændret. Dine betalingsmetoder er de samme som før.
notice-card-not-finished = Du blev ikke færdig med at indtaste den nye betalingsmetode, så intet er ændret.
notice-card-declined = Din bank afviste den nye betalingsmetode, så intet er ændret. Prøv en anden.
notice-card-page-expired = Siden til indtastning af betalingsmetode var åben for længe, så intet er ændret. Start forfra.
notice-card-unconfirmed = Din nye betalingsmetode skal stadig bekræftes. Når det er sket, bruges den til at betale alt; indtil da ændres intet.
notice-card-pending = Din nye betalingsmetode er gemt og tages i brug om få minutter.
notice-card-unknown = Betalingsmetoden er ikke kendt her. Intet er ændret.
notice-method-default = Fra nu af betales alt med denne betalingsmetode.
notice-method-unusable = Den betalingsmetode kan ikke længere bruges, så intet er ændret. Indtast den igen, eller brug en anden.
notice-method-removed = Betalingsmetoden er fjernet.
notice-paid = Tak. Alt er betalt.
notice-paid-this = Tak. Denne betaling er gennemført.
notice-paid-some = Én betaling gik igennem, den næste gjorde ikke. Det, der stadig er åbent, vises her.
notice-pay-processing = Din betaling er på vej. Det kan tage din bank nogle dage at bekræfte den.
notice-pay-changed = Det, du skylder, har ændret sig i mellemtiden. Sådan ser det ud nu.
notice-pay-declined = Din bank afviste betalingen uden at oplyse hvorfor. Spørg din bank, eller prøv en anden betalingsmetode.
notice-pay-declined-funds = Betalingen blev afvist: Der er ikke penge nok på kortet. Prøv igen senere, eller brug en anden betalingsmetode.
notice-pay-declined-limit = Betalingen blev afvist: Beløbet overstiger kortets grænse. Spørg din bank, eller brug en anden betalingsmetode.
notice-pay-declined-expired = Betalingen blev afvist: Kortet er udløbet. Brug en anden betalingsmetode.
notice-pay-declined-unsupported = Betalingen blev afvist: Kortet kan ikke bruges til denne type betaling. Brug en anden betalingsmetode.
notice-pay-declined-details = Betalingen blev afvist: Kortoplysningerne er ikke rigtige. Indtast kortet igen, eller brug en anden betalingsmetode.
notice-pay-declined-later = Der var ikke forbindelse til din bank. Du kan prøve igen om nogle minutter.
notice-pay-impossible = Dette kan ikke betales med den betalingsmetode. Brug en anden.

## Why something can’t be done with a subscription as it is now

refused-over = Abonnementet er allerede afsluttet, så der er ikke noget at ændre.
refused-incomplete = Den første betaling for abonnementet er ikke gennemført endnu. Betal først den ubetalte faktura.
refused-paused = Abonnementet er sat på pause og koster ikke noget. Det skal genoptages, før det kan ændres.
refused-no-payment-method = Abonnementet er sat på pause, indtil der tilføjes en betalingsmetode. Tilføj en, og genoptag det derefter.
refused-unpaid = Abonnementet fortsætter, så snart den ubetalte faktura er betalt.
refused-nothing-to-pay = Abonnementet har ingen ubetalt faktura.
not-confirmed = Din ændring er ikke bekræftet endnu. Se på din faktureringsside igen om et minut, før du prøver igen.
