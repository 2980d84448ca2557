## Everywhere

billing = Fakturering
back-to-html = Tillbaka till <bdi>{ $project }</bdi>
skip-to-content = Hoppa till innehållet
page-updated = Sidan har uppdaterats.
offline = Det gick inte att nå servern. När du är online igen visar sidan vad som gäller.

## At the foot of the page

contact = Kontakt
help = Hjälp
terms = Villkor
privacy = Integritet
language = Språk
change-language = Byt språk

## What is shown when the page can't be brought up to date

stale = Senast uppdaterat: { $time }. Sidan kan inte uppdateras just nu, så nyare ändringar kan saknas.

## At the top of the page: what is paid, when, and with what

summary = I korthet
summary-plan = Din prenumeration
summary-plans = Dina prenumerationer
summary-next-charge = Nästa debitering
summary-paid-with = Betalningsmetod
summary-no-plan = Ingen prenumeration
summary-no-charge = Ingen debitering planerad
summary-no-payment-method = Ingen tillagd
summary-by-invoice = Mot faktura
summary-on-day = den { $day }
summary-after-trial = den { $day }, när din provperiod slutar
summary-ends = Din prenumeration avslutas den { $day }
summary-more = { $count ->
    [one] och 1 till
   *[other] och { $count } till
}

## What needs the customer, above everything else

needs-you = Kräver din uppmärksamhet
beyond-link = Det går inte att ordna via den här länken.
past-due-title = Din betalning för { $plan } misslyckades
past-due-sentence = Betala den obetalda fakturan nu eller uppdatera din betalningsmetod för att behålla prenumerationen.
past-due-or-add-sentence = Betala den obetalda fakturan nu eller lägg till en betalningsmetod för att behålla prenumerationen.
past-due-update-sentence = Uppdatera din betalningsmetod för att behålla prenumerationen.
past-due-add-sentence = Lägg till en betalningsmetod för att behålla prenumerationen.
past-due-owed-sentence = Fakturan för prenumerationen är inte betald än.
past-due-next-try = Ett nytt betalningsförsök görs den { $day }.
confirm-payment-title = Din bank vill att du bekräftar betalningen för { $plan }
confirm-payment-sentence = Betalningen är inte genomförd än. Öppna fakturan och bekräfta betalningen där.
payment-on-its-way-title = Din betalning för { $plan } är på väg
payment-on-its-way-sentence = Det kan ta några dagar för banken att bekräfta den.
invoice-due-title = En faktura för { $plan } har förfallit
invoice-due-sentence = Betala den obetalda fakturan nu för att behålla prenumerationen.
invoice-open-title = Faktura { $number } ska betalas
invoice-open-due = Den förfaller den { $day }.
invoice-open-overdue = Den förföll den { $day }.
invoice-open-failed = Betalningen misslyckades. Du kan betala på Stripes säkra sida.
invoice-open-sentence = Du kan betala den på Stripes säkra sida.
unpaid-title = { $plan } har spärrats tillfälligt
unpaid-sentence = Flera betalningar har misslyckats. Betala det utestående beloppet för att kunna använda prenumerationen igen.
unpaid-owed-sentence = Flera betalningar har misslyckats. Prenumerationen kan användas igen när det utestående beloppet är betalt.
unpaid-latest-sentence = Flera betalningar har misslyckats. Betala den senaste fakturan på { $amount } för att kunna använda prenumerationen igen.
unpaid-then-latest = Därefter återstår den senaste fakturan på { $amount } att betala.
unpaid-settled-sentence = Här finns inget mer att betala. Kontakta oss för att kunna använda prenumerationen igen.
incomplete-title = { $plan } har inte startat än
incomplete-sentence = Den första betalningen är inte klar. Betala, eller bekräfta betalningen med din bank, för att komma i gång.
incomplete-owed-sentence = Den första betalningen är inte klar. Prenumerationen börjar när den är det.
incomplete-until = Det går fram till { $time }.
paused-title = { $plan } har pausats
paused-owes-sentence = Prenumerationen fortsätter så snart den obetalda fakturan är betald.
paused-resume-sentence = Provperioden tog slut utan någon betalningsmetod. Du kan återuppta prenumerationen nu.
paused-stays-sentence = Provperioden tog slut utan någon betalningsmetod. Prenumerationen är pausad tills den återupptas.
paused-add-sentence = Provperioden är slut. Lägg till en betalningsmetod för att fortsätta.
paused-lacks-method-sentence = Provperioden tog slut utan någon betalningsmetod, och prenumerationen kan inte fortsätta utan en sådan.
trial-needs-method-title = Din provperiod för { $plan } slutar den { $day }
trial-needs-method-sentence = Lägg till en betalningsmetod för att behålla prenumerationen efter det.
trial-lacks-method-sentence = Det finns ingen sparad betalningsmetod att fortsätta med efter det.
trial-ends-title = Din provperiod för { $plan } slutar den { $day }
trial-ends-sentence = Därefter fortsätter prenumerationen med den sparade betalningsmetoden.
method-expires-title = { $method } går ut före nästa debitering
method-expires-sentence = Nästa debitering är den { $day }. Uppdatera din betalningsmetod så att betalningen går igenom.
method-lapses-sentence = Nästa debitering är den { $day } och går kanske inte igenom.
method-expired-title = { $method } har gått ut
method-missing-title = Det finns ingen betalningsmetod för { $plan }
method-missing-sentence = Prenumerationen förnyas den { $day }. Lägg till en betalningsmetod så att den fortsätter.
method-lacking-sentence = Prenumerationen förnyas den { $day }, och det finns inget sparat att betala med.

## Tabs

subscriptions = Prenumerationer
invoices = Fakturor
payment-methods = Betalningsmetoder

## Subscriptions

subscription = Prenumeration
no-subscription = Du har ingen prenumeration just nu.
past-subscriptions = { $count ->
    [one] 1 tidigare prenumeration
   *[other] { $count } tidigare prenumerationer
}
status-incomplete = Väntar på betalning
status-incomplete-expired = Startade aldrig
status-trialing = Provperiod
status-active = Aktiv
status-past-due = Försenad betalning
status-unpaid = Obetald
status-canceled = Avslutad
status-paused = Pausad
status-unknown = Övrigt
status-ending = Upphör
current-period = Aktuell period
next-charge = Nästa debitering
amount-on-day = { $amount } den { $day }
includes-use = Din användning hittills är inräknad.
ended = Avslutad
ended-on = Avslutades den { $day }
ends-on = Avslutas den { $day } och förnyas inte
ends-on-renews-before = Avslutas den { $day }. Fram till dess förnyas den.
payments-paused = Betalningarna är pausade
payments-paused-until = Betalningarna är pausade fram till den { $day }
payments-paused-until-end = Betalningarna är pausade tills prenumerationen avslutas
trial-until = Gratis provperiod fram till den { $day }, därefter förnyas prenumerationen
trial-until-without-method = Gratis provperiod fram till den { $day }. Utan betalningsmetod fortsätter prenumerationen inte därefter
renews-on = Förnyas den { $day }
scheduled = Ändringar av prenumerationen är redan planerade, så slutdatumet kan inte ändras direkt.
unknown-status = Prenumerationen kan inte ändras här just nu. Kontakta oss.

## What a subscription costs

price-once = { $price }, engångsbetalning
price-per-day = { $price } per dag
price-per-week = { $price } per vecka
price-per-month = { $price } per månad
price-per-year = { $price } per år
price-every-days = { $count ->
    [2] { $price } varannan dag
    [3] { $price } var tredje dag
   *[other] { $price } per { $count } dagar
}
price-every-weeks = { $count ->
    [2] { $price } varannan vecka
    [3] { $price } var tredje vecka
    [4] { $price } var fjärde vecka
   *[other] { $price } per { $count } veckor
}
price-every-months = { $count ->
    [2] { $price } varannan månad
    [3] { $price } var tredje månad
    [4] { $price } var fjärde månad
    [6] { $price } var sjätte månad
   *[other] { $price } per { $count } månader
}
price-every-years = { $count ->
    [2] { $price } vartannat år
    [3] { $price } vart tredje år
   *[other] { $price } per { $count } år
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = { $price } per använd enhet
price-per-package = { $count ->
   *[other] { $price } per { $count } enheter
}
price-by-use = Pris efter användning
price-by-quantity = Pris efter antal
quantity = { $count ->
    [one] 1 enhet
   *[other] { $count } enheter
}
billed-every-days = { $count ->
    [one] faktureras varje dag
    [2] faktureras varannan dag
    [3] faktureras var tredje dag
   *[other] faktureras med { $count } dagars mellanrum
}
billed-every-weeks = { $count ->
    [one] faktureras varje vecka
    [2] faktureras varannan vecka
    [3] faktureras var tredje vecka
    [4] faktureras var fjärde vecka
   *[other] faktureras med { $count } veckors mellanrum
}
billed-every-months = { $count ->
    [one] faktureras varje månad
    [2] faktureras varannan månad
    [3] faktureras var tredje månad
    [4] faktureras var fjärde månad
    [6] faktureras var sjätte månad
   *[other] faktureras med { $count } månaders mellanrum
}
billed-every-years = { $count ->
    [one] faktureras varje år
    [2] faktureras vartannat år
    [3] faktureras vart tredje år
   *[other] faktureras med { $count } års mellanrum
}
another-price = ett annat pris
another-product = en annan produkt

## How a price in steps comes about: a small table, one line a step

price-steps = Så beräknas priset
price-steps-graduated = Varje nivås pris gäller för enheterna inom den nivån.
price-steps-volume = Priset för den nivå som ditt antal hamnar i gäller för alla enheter.
price-steps-units = Enheter
price-steps-each = Per enhet
price-steps-flat = Fast avgift
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } och fler

## Discounts

discount = Rabatt
discount-percent = { $percent } rabatt
discount-amount = { $amount } rabatt
discount-named = { $off } ({ $name })
discount-unknown = En rabatt gäller
discount-once = { $discount }, på nästa faktura
discount-until = { $discount }, till den { $day }
discount-for = { $discount }, på { $product }

## What can be done with a subscription

cancel = Säg upp
resume = Återuppta
resume-payments = Återuppta betalningar
pay-amount = Betala { $amount }
for-invoice = för faktura { $number }
update-payment-method = Uppdatera betalningsmetod
add-payment-method = Lägg till betalningsmetod
see-schedule = Visa planerade ändringar

## The question before canceling

cancel-title-html = Vill du säga upp <bdi>{ $plan }</bdi>?
cancel-page-title = Säg upp { $plan }
cancel-last-day-html = Du kan använda prenumerationen till den <strong>{ $day }</strong>. Därefter förnyas den inte, och du debiteras inte för den igen.
cancel-last-day-owing-html = Prenumerationen avslutas den <strong>{ $day }</strong>. Därefter förnyas den inte, och inget nytt debiteras för den.
cancel-ends-html = Prenumerationen avslutas den <strong>{ $day }</strong>. Därefter förnyas den inte.
cancel-end-of-period = Prenumerationen avslutas när den aktuella perioden är slut, och du debiteras inte för den igen.
cancel-renews-before = Det som har kortare perioder fortsätter att förnyas fram till dess:
cancel-renewal = { $name }: { $price }, nästa gång den { $day }
cancel-one-item = En del
cancel-debt-html = Uppsägningen reglerar inte utestående belopp: <strong>{ $amount }</strong> återstår att betala.
cancel-debt-collected-until = Vi fortsätter att försöka dra beloppet till den { $day }. När prenumerationen har avslutats försöker vi inte längre dra betalningen för den obetalda fakturan, men du kan fortfarande betala den.
cancel-debt-collected = Vi fortsätter att försöka dra beloppet tills prenumerationen avslutas. Därefter försöker vi inte längre dra betalningen för den obetalda fakturan, men du kan fortfarande betala den.
cancel-debt-given-up = Vi försöker inte längre dra beloppet, men du kan fortfarande betala det.
cancel-debt-sent = Du kan fortfarande betala beloppet, även när prenumerationen har avslutats.
cancel-open-invoice = Faktura { $number }: { $amount }
cancel-usage = Det du använder fram till dess faktureras ändå.
cancel-still-charged = { $amount } för den period som har börjat debiteras ändå { $day }.
cancel-can-undo = Fram till dess kan du ändra dig och behålla prenumerationen.
cancel-subscription = Säg upp prenumerationen
keep-subscription = Behåll prenumerationen
no-invoice-number = utan nummer

## The question before a subscription is released from its schedule

release-title-html = Vill du ta bort de planerade ändringarna för <bdi>{ $plan }</bdi>?
release-page-title = Ta bort planerade ändringar för { $plan }
release-planned = Det här är planerat:
release-nothing-planned = Inget som ändrar vad du betalar.
release-step-ends = Prenumerationen avslutas den { $day }.
release-step-free = Planeringen slutar den { $day }. Därefter fortsätter prenumerationen som den är då.
release-step-changes = Från och med den { $day }: { $plans }.
release-if = Om du tar bort ändringarna:
release-not-applies = Planeringen gäller inte längre: inget av detta sker.
release-not-applies-nor-ends = Planeringen gäller inte längre: inget av detta sker, och prenumerationen avslutas inte längre av sig själv.
release-stays = Allt förblir som det är nu: { $price }. Prenumerationen förnyas och fortsätter tills du säger upp den.
release-stays-until-html = Allt förblir som det är nu: { $price }. Prenumerationen förnyas den <strong>{ $day }</strong> och fortsätter tills du säger upp den.
release-final = Sedan kan du säga upp prenumerationen. Det som var planerat kan inte återställas här.
release-subscription = Ta bort planerade ändringar
leave-as-planned = Behåll som planerat

## Invoices

invoices-csv = Ladda ner alla som CSV
invoices-none = Du har inga fakturor än.
invoices-none-chosen = Det finns inga fakturor som matchar urvalet.
invoices-show-all = Visa alla fakturor
invoices-pages = Sidor med fakturor
invoices-newer = Nyare
invoices-older = Äldre

invoices-choose = Välj fakturor
invoices-year = År
invoices-every-year = Alla år
invoices-status = Status
invoices-every-status = Alla
invoices-show = Visa

invoice-column = Faktura
invoice-date-column = Datum
invoice-amount-column = Belopp
invoice-status-column = Status
invoice-actions-column = Åtgärder

invoice-paid = Betald
invoice-open = Obetald
invoice-on-its-way = Behandlas
invoice-void = Makulerad
invoice-uncollectible = Ej indriven
invoice-other = Övrigt

first-and-others = { $others ->
    [one] { $first } och 1 till
   *[other] { $first } och { $others } till
}
invoice-subject-and-more = { $first } med mera
invoice-refunded = { $amount } återbetalt
invoice-credited = { $amount } krediterat
invoice-without-number = Inget nummer

invoice-view-html = <span class=unseen>Visa faktura </span><bdi>{ $number }</bdi>
invoice-pay-html = Betala<span class=unseen> faktura <bdi>{ $number }</bdi></span>
invoice-pdf-html = Ladda ner PDF<span class=unseen> för faktura <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Ladda ner PDF: </span>Kreditfaktura <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Länken fungerar inte
link-unknown-why = Den kanske inte är fullständig.
link-unknown-advice = Kontrollera att du har öppnat hela länken, eller be företaget som skickade den om en ny.
link-expired = Länken har gått ut
link-expired-why = Av säkerhetsskäl gäller länkar till din faktureringssida bara en begränsad tid.
link-expired-advice = Gå tillbaka till appen eller mejlet som ledde dig hit och be om en ny.
link-revoked = Länken gäller inte längre
link-revoked-why = Den har stängts av.
link-revoked-advice = Be företaget som skickade den om en ny.
not-found = Hittades inte
not-found-why = Det finns inget här, eller så hör det inte till din fakturering.
not-allowed = Det är inte tillåtet
not-allowed-why = Din länk omfattar inte detta, eller så kom begäran från en annan webbplats. Inget har ändrats.
too-many-requests = Ett ögonblick
too-many-requests-why = Det blev för mycket på en gång. Vänta en stund och försök igen.
unavailable = Inte tillgängligt just nu
unavailable-why = En tjänst som den här sidan behöver svarar inte just nu.
unavailable-advice = Försök igen om en minut. Om du höll på att ändra något bör du först kontrollera om det blev gjort.
failed = Något gick fel
failed-why = Felet ligger hos oss och har registrerats.
refused = Det gick inte
refused-why = Något kan ha ändrats sedan du öppnade sidan.
go-back-advice = Gå tillbaka och försök igen.
look-again-advice = Gå tillbaka till din faktureringssida för att se vad som gäller.
back-to-billing = Tillbaka till faktureringen
need-help = Behöver du hjälp?
help-page = Besök vår hjälpsida

## A new link by email, offered on the page of a link that has expired

email-new-link = Mejla mig en ny länk
email-new-link-where = Den skickas till den e-postadress som vi har till dig.
new-link-asked = Kolla din e-post
new-link-on-its-way = Om vi har en e-postadress till dig är en ny länk på väg.
new-link-none-came = Det kan ta några minuter. Om inget kommer kan du titta i skräpposten.
new-link-too-often = Du har redan bett om en ny länk flera gånger. Kolla din e-post eller försök igen senare.
mail-new-link-subject = Din nya länk till faktureringen hos { $brand }
mail-new-link-intro = Någon, troligen du, har bett { $brand } om en ny länk till din faktureringssida. Här är den.
mail-new-link-button = Öppna din faktureringssida
mail-new-link-lasts = Länken gäller i { $minutes ->
    [one] 1 minut
   *[other] { $minutes } minuter
}. Skicka den inte vidare: den som har länken kan öppna sidan.
mail-new-link-ignore = Om du inte har bett om detta behöver du inte göra något.
mail-help = Frågor? Skriv till { $address }

## Payment methods

no-payment-method = Det finns ingen sparad betalningsmetod.
default-method = Standard
a-card = Kort
a-bank-account = Bankkonto
a-payment-method = Betalningsmetod
card-expires = Går ut { $month }
card-expires-soon = Går ut { $month }, före din nästa betalning
card-expired = Gick ut { $month }
pays-for = Används för
list-comma = { ", " }
use-for-everything = Använd för allt
make-default = Välj som standard
remove = Ta bort
add-payment-method-hint = Du anger den på Stripes säkra sida. Därefter används den för att betala allt.
add-payment-method-where = Du anger den på Stripes säkra sida.
you-owe = Du har { $amount } att betala.
pay-now-with = Betala { $amount } nu med { $method }

## Removing a payment method

remove-html = Vill du ta bort <bdi>{ $method }</bdi>?
cannot-remove-html = <bdi>{ $method }</bdi> kan inte tas bort än
still-pays-for = Ingen annan sparad betalningsmetod kan användas för:
add-another-first = Lägg till en annan först. Sedan kan du ta bort den här.
pays-instead-html = <bdi>{ $method }</bdi> används i stället för att betala:
becomes-default-html = <bdi>{ $method }</bdi> blir din standardmetod i stället.
pays-for-nothing = Inget debiteras med den.
removed-for-good = Om du vill använda den igen senare måste du ange den på nytt.
remove-payment-method = Ta bort betalningsmetod
keep-it = Behåll
back-to-payment-methods = Tillbaka till betalningsmetoder

## What was just done

notice-canceled = { $plan } avslutas den { $day }. Du kan fortfarande ändra dig.
notice-kept = Prenumerationen fortsätter. Inget annat har ändrats.
notice-unpaused = Betalningarna fortsätter med nästa faktura.
notice-resumed = Prenumerationen har återupptagits, med en ny period från och med i dag.
notice-resumed-unpaid = Prenumerationen har återupptagits men är inte betald än. Den fortsätter så snart den obetalda fakturan är betald.
notice-released = De planerade ändringarna blir inte av. Prenumerationen förblir som den är, och du kan säga upp den nu.
notice-card-updated = Din nya betalningsmetod används nu för allt.
notice-card-superseded = Du har valt en annan betalningsmetod sedan dess. Det är den som används.
notice-card-canceled = Inget har ändrats. Dina betalningsmetoder är desamma som tidigare.
notice-card-not-finished = Du angav inte klart den nya betalningsmetoden, så inget har ändrats.
notice-card-declined = Din bank nekade den nya betalningsmetoden, så inget har ändrats. Prova en annan.
notice-card-page-expired = Sidan för att ange en betalningsmetod var öppen för länge, så inget har ändrats. Börja om.
notice-card-unconfirmed = Din nya betalningsmetod måste fortfarande bekräftas. När det är gjort används den för att betala allt; fram till dess ändras inget.
notice-card-pending = Din nya betalningsmetod har sparats och börjar användas om några minuter.
notice-card-unknown = Betalningsmetoden är inte känd här. Inget har ändrats.
notice-method-default = Från och med nu debiteras allt med den här betalningsmetoden.
notice-method-unusable = Den betalningsmetoden kan inte användas längre, så inget har ändrats. Ange den på nytt eller använd en annan.
notice-method-removed = Betalningsmetoden har tagits bort.
notice-paid = Tack. Allt är betalt.
notice-paid-this = Tack. Den här betalningen har gått igenom.
notice-paid-some = En betalning gick igenom, nästa gjorde det inte. Det som fortfarande är öppet visas här.
notice-pay-processing = Din betalning är på väg. Det kan ta några dagar för banken att bekräfta den.
notice-pay-changed = Det du har att betala har ändrats under tiden. Så här ser det ut nu.
notice-pay-declined = Din bank nekade betalningen utan att ange varför. Fråga banken eller prova en annan betalningsmetod.
notice-pay-declined-funds = Betalningen nekades: det finns inte tillräckligt med pengar på kortet. Försök igen senare eller använd en annan betalningsmetod.
notice-pay-declined-limit = Betalningen nekades: beloppet överskrider kortets gräns. Fråga banken eller använd en annan betalningsmetod.
notice-pay-declined-expired = Betalningen nekades: kortet har gått ut. Använd en annan betalningsmetod.
notice-pay-declined-unsupported = Betalningen nekades: kortet kan inte användas för den här typen av betalning. Använd en annan betalningsmetod.
notice-pay-declined-details = Betalningen nekades: kortuppgifterna stämmer inte. Ange kortet på nytt eller använd en annan betalningsmetod.
notice-pay-declined-later = Det gick inte att nå din bank. Du kan försöka igen om några minuter.
notice-pay-impossible = Det går inte att betala med den betalningsmetoden. Använd en annan.

## Why something can’t be done with a subscription as it is now

refused-over = Prenumerationen har redan avslutats, så det finns inget att ändra.
refused-incomplete = Den första betalningen för prenumerationen har inte gjorts än. Betala först den obetalda fakturan.
refused-paused = Prenumerationen är pausad och kostar ingenting. Den måste återupptas innan den kan ändras.
refused-no-payment-method = Prenumerationen är pausad tills en betalningsmetod läggs till. Lägg till en och återuppta den sedan.
refused-unpaid = Prenumerationen fortsätter så snart den obetalda fakturan är betald.
refused-nothing-to-pay = Prenumerationen har ingen obetald faktura.
not-confirmed = Ändringen har inte bekräftats än. Titta på din faktureringssida igen om en minut innan du försöker på nytt.
