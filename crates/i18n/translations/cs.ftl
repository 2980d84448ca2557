## Everywhere

billing = Fakturace
back-to-html = Zpět: <bdi>{ $project }</bdi>
skip-to-content = Přejít k obsahu
page-updated = Stránka byla aktualizována.
offline = Nepodařilo se spojit se serverem. Jakmile se připojení obnoví, zobrazí se zde aktuální stav.

## At the foot of the page

contact = Kontakt
help = Nápověda
terms = Podmínky
privacy = Ochrana soukromí
language = Jazyk
change-language = Změnit jazyk

## What is shown when the page can't be brought up to date

stale = Stav k: { $time }. Stránku teď nelze aktualizovat, takže novější změny mohou chybět.

## At the top of the page: what is paid, when, and with what

summary = Přehled
summary-plan = Vaše předplatné
summary-plans = Vaše předplatná
summary-next-charge = Příští platba
summary-paid-with = Způsob platby
summary-no-plan = Žádné předplatné
summary-no-charge = Žádná nadcházející platba
summary-no-payment-method = Žádný způsob platby
summary-by-invoice = Na fakturu
summary-on-day = { $day }
summary-after-trial = { $day }, po skončení zkušebního období
summary-ends = Skončí { $day }
summary-more = { $count ->
    [one] a { $count } další
    [few] a { $count } další
    [many] a { $count } dalšího
   *[other] a { $count } dalších
}

## What needs the customer, above everything else

needs-you = Vyžaduje vaši pozornost
beyond-link = Přes tento odkaz to nelze vyřešit.
past-due-title = Platba za { $plan } se nezdařila
past-due-sentence = Chcete-li si předplatné zachovat, zaplaťte neuhrazenou fakturu nebo aktualizujte způsob platby.
past-due-or-add-sentence = Chcete-li si předplatné zachovat, zaplaťte neuhrazenou fakturu nebo přidejte způsob platby.
past-due-update-sentence = Chcete-li si předplatné zachovat, aktualizujte způsob platby.
past-due-add-sentence = Chcete-li si předplatné zachovat, přidejte způsob platby.
past-due-owed-sentence = Faktura za předplatné ještě není zaplacena.
past-due-next-try = O platbu se znovu pokusíme { $day }.
confirm-payment-title = Vaše banka chce, abyste potvrdili platbu za { $plan }
confirm-payment-sentence = Zatím není zaplaceno. Otevřete fakturu a platbu tam potvrďte.
payment-on-its-way-title = Platba za { $plan } se zpracovává
payment-on-its-way-sentence = Potvrzení od banky může trvat několik dní.
invoice-due-title = Faktura za { $plan } je po splatnosti
invoice-due-sentence = Chcete-li si předplatné zachovat, zaplaťte neuhrazenou fakturu.
invoice-open-title = Faktura { $number } čeká na zaplacení
invoice-open-due = Je splatná { $day }.
invoice-open-overdue = Byla splatná { $day }.
invoice-open-failed = Platba se nezdařila. Fakturu můžete zaplatit na zabezpečené stránce Stripe.
invoice-open-sentence = Zaplatit ji můžete na zabezpečené stránce Stripe.
unpaid-title = Předplatné { $plan } je pozastaveno
unpaid-sentence = Několik plateb se nezdařilo. Uhraďte dlužnou částku a můžete ho znovu používat.
unpaid-owed-sentence = Několik plateb se nezdařilo. Předplatné bude možné znovu používat po uhrazení dlužné částky.
unpaid-latest-sentence = Několik plateb se nezdařilo. Zaplaťte poslední fakturu ({ $amount }) a můžete ho znovu používat.
unpaid-then-latest = Poté zbývá zaplatit poslední fakturu ({ $amount }).
unpaid-settled-sentence = Zde už není co platit. Chcete-li ho znovu používat, kontaktujte nás.
incomplete-title = Předplatné { $plan } ještě nezačalo
incomplete-sentence = První platba není dokončena. Předplatné začne, jakmile ji zaplatíte nebo potvrdíte u své banky.
incomplete-owed-sentence = První platba není dokončena. Předplatné začne, jakmile se to stane.
incomplete-until = Je to možné do { $time }.
paused-title = Předplatné { $plan } je přerušeno
paused-owes-sentence = Bude pokračovat, jakmile zaplatíte neuhrazenou fakturu.
paused-resume-sentence = Zkušební období skončilo bez způsobu platby. Nyní můžete předplatné obnovit.
paused-stays-sentence = Zkušební období skončilo bez způsobu platby. Předplatné zůstane přerušeno, dokud nebude obnoveno.
paused-add-sentence = Zkušební období skončilo. Chcete-li pokračovat, přidejte způsob platby.
paused-lacks-method-sentence = Zkušební období skončilo bez způsobu platby a předplatné bez něj nemůže pokračovat.
trial-needs-method-title = Zkušební období { $plan } skončí { $day }
trial-needs-method-sentence = Chcete-li si předplatné poté zachovat, přidejte způsob platby.
trial-lacks-method-sentence = Není uložen žádný způsob platby, se kterým by předplatné poté pokračovalo.
trial-ends-title = Zkušební období { $plan } skončí { $day }
trial-ends-sentence = Předplatné pak bude pokračovat a platit se bude uloženým způsobem platby.
method-expires-title = Platnost { $method } skončí před příští platbou
method-expires-sentence = Příští platba proběhne { $day }. Aby se zdařila, aktualizujte způsob platby.
method-lapses-sentence = Příští platba má proběhnout { $day } a nemusí se zdařit.
method-expired-title = Platnost { $method } skončila
method-missing-title = Pro { $plan } chybí způsob platby
method-missing-sentence = Předplatné se obnoví { $day }. Aby pokračovalo, přidejte způsob platby.
method-lacking-sentence = Předplatné se obnoví { $day } a není uložen žádný způsob platby.

## Tabs

subscriptions = Předplatná
invoices = Faktury
payment-methods = Způsoby platby

## Subscriptions

subscription = Předplatné
no-subscription = Momentálně nemáte žádné předplatné.
past-subscriptions = { $count ->
    [one] { $count } dřívější předplatné
    [few] { $count } dřívější předplatná
    [many] { $count } dřívějšího předplatného
   *[other] { $count } dřívějších předplatných
}
status-incomplete = Čeká na platbu
status-incomplete-expired = Nezačalo
status-trialing = Zkušební období
status-active = Aktivní
status-past-due = Platba po splatnosti
status-unpaid = Nezaplaceno
status-canceled = Ukončeno
status-paused = Přerušeno
status-unknown = Jiný stav
status-ending = Končí
current-period = Aktuální období
next-charge = Příští platba
amount-on-day = { $amount } dne { $day }
includes-use = Zahrnuje vaši dosavadní spotřebu.
ended = Ukončeno
ended-on = Skončilo { $day }
ends-on = Skončí { $day } a neobnoví se
ends-on-renews-before = Skončí { $day }. Do té doby se obnovuje.
payments-paused = Platby jsou pozastaveny
payments-paused-until = Platby jsou pozastaveny do { $day }
payments-paused-until-end = Platby jsou pozastaveny až do konce předplatného
trial-until = Zkušební období zdarma do { $day }, poté se předplatné obnoví
trial-until-without-method = Zkušební období zdarma do { $day }. Bez způsobu platby předplatné poté nebude pokračovat
renews-on = Obnoví se { $day }
scheduled = Změny tohoto předplatného jsou už naplánovány, proto nelze jeho konec změnit přímo.
unknown-status = Toto předplatné zde teď nelze změnit. Kontaktujte nás prosím.

## What a subscription costs

price-once = { $price } jednorázově
price-per-day = { $price } za den
price-per-week = { $price } za týden
price-per-month = { $price } za měsíc
price-per-year = { $price } za rok
price-every-days = { $count ->
    [one] { $price } za { $count } den
    [few] { $price } za { $count } dny
    [many] { $price } za { $count } dne
   *[other] { $price } za { $count } dní
}
price-every-weeks = { $count ->
    [one] { $price } za { $count } týden
    [few] { $price } za { $count } týdny
    [many] { $price } za { $count } týdne
   *[other] { $price } za { $count } týdnů
}
price-every-months = { $count ->
    [one] { $price } za { $count } měsíc
    [few] { $price } za { $count } měsíce
    [many] { $price } za { $count } měsíce
   *[other] { $price } za { $count } měsíců
}
price-every-years = { $count ->
    [one] { $price } za { $count } rok
    [few] { $price } za { $count } roky
    [many] { $price } za { $count } roku
   *[other] { $price } za { $count } let
}
price-times = { $count ->
    [one] { $count } × { $price }
    [few] { $count } × { $price }
    [many] { $count } × { $price }
   *[other] { $count } × { $price }
}
price-per-use = { $price } za využitou jednotku
price-per-package = { $count ->
    [one] { $price } za { $count } jednotku
    [few] { $price } za { $count } jednotky
    [many] { $price } za { $count } jednotky
   *[other] { $price } za { $count } jednotek
}
price-by-use = Cena závisí na využití
price-by-quantity = Cena závisí na množství
quantity = { $count ->
    [one] { $count } jednotka
    [few] { $count } jednotky
    [many] { $count } jednotky
   *[other] { $count } jednotek
}
billed-every-days = { $count ->
    [one] účtováno každý den
    [few] účtováno každé { $count } dny
    [many] účtováno každých { $count } dne
   *[other] účtováno každých { $count } dní
}
billed-every-weeks = { $count ->
    [one] účtováno každý týden
    [few] účtováno každé { $count } týdny
    [many] účtováno každých { $count } týdne
   *[other] účtováno každých { $count } týdnů
}
billed-every-months = { $count ->
    [one] účtováno každý měsíc
    [few] účtováno každé { $count } měsíce
    [many] účtováno každých { $count } měsíce
   *[other] účtováno každých { $count } měsíců
}
billed-every-years = { $count ->
    [one] účtováno každý rok
    [few] účtováno každé { $count } roky
    [many] účtováno každých { $count } roku
   *[other] účtováno každých { $count } let
}
another-price = jiná cena
another-product = jiný produkt

## How a price in steps comes about

price-steps = Jak se cena počítá
price-steps-graduated = Cena každého pásma platí pro jednotky, které do něj spadají.
price-steps-volume = Cena pásma, do kterého spadá vaše množství, platí pro všechny jednotky.
price-steps-units = Jednotky
price-steps-each = Za jednotku
price-steps-flat = Pevný poplatek
price-steps-range = { $from }–{ $to }
price-steps-rest = { $from } a více

## Discounts

discount = Sleva
discount-percent = Sleva { $percent }
discount-amount = Sleva { $amount }
discount-named = { $off } ({ $name })
discount-unknown = Uplatněna sleva
discount-once = { $discount }, na příští faktuře
discount-until = { $discount }, do { $day }
discount-for = { $discount }, na produkt { $product }

## What can be done with a subscription

cancel = Zrušit
resume = Obnovit
resume-payments = Obnovit platby
pay-amount = Zaplatit { $amount }
for-invoice = za fakturu { $number }
update-payment-method = Aktualizovat způsob platby
add-payment-method = Přidat způsob platby
see-schedule = Zobrazit naplánované změny

## The question before canceling

cancel-title-html = Zrušit předplatné <bdi>{ $plan }</bdi>?
cancel-page-title = Zrušení předplatného { $plan }
cancel-last-day-html = Můžete ho používat do <strong>{ $day }</strong>. Poté se už neobnoví a nebudeme vám za něj nic účtovat.
cancel-last-day-owing-html = Skončí <strong>{ $day }</strong>. Poté se už neobnoví a nebudeme za něj účtovat nic nového.
cancel-ends-html = Skončí <strong>{ $day }</strong>. Poté se už neobnoví.
cancel-end-of-period = Skončí s aktuálním obdobím a nebudeme vám za něj už nic účtovat.
cancel-renews-before = Do té doby se budou dál obnovovat položky s kratším obdobím:
cancel-renewal = { $name }: { $price }, příště { $day }
cancel-one-item = Jedna položka
cancel-debt-html = Zrušením se dluh neuhradí: <strong>{ $amount }</strong> zbývá zaplatit.
cancel-debt-collected-until = O stržení platby se budeme pokoušet do { $day }. Po skončení předplatného už se o stržení platby za neuhrazenou fakturu pokoušet nebudeme, stále ji ale můžete zaplatit.
cancel-debt-collected = O stržení platby se budeme pokoušet, dokud předplatné neskončí. Poté už se o stržení platby za neuhrazenou fakturu pokoušet nebudeme, stále ji ale můžete zaplatit.
cancel-debt-given-up = O stržení platby se už nepokoušíme, stále ji ale můžete zaplatit.
cancel-debt-sent = Uhradit ho můžete i po skončení předplatného.
cancel-open-invoice = Faktura { $number }: { $amount }
cancel-usage = Co do té doby využijete, bude ještě vyúčtováno.
cancel-still-charged = { $amount } za započaté období bude přesto účtováno { $day }.
cancel-can-undo = Do té doby si to můžete rozmyslet a předplatné si ponechat.
cancel-subscription = Zrušit předplatné
keep-subscription = Ponechat předplatné
no-invoice-number = bez čísla

## The question before a subscription is released from its schedule

release-title-html = Odebrat naplánované změny předplatného <bdi>{ $plan }</bdi>?
release-page-title = Odebrání naplánovaných změn: { $plan }
release-planned = Naplánováno:
release-nothing-planned = Nic, co by změnilo, kolik platíte.
release-step-ends = Předplatné skončí { $day }.
release-step-free = Plán změn skončí { $day }. Poté bude předplatné pokračovat v tehdejší podobě.
release-step-changes = Předplatné se { $day } změní na: { $plans }.
release-if = Pokud naplánované změny odeberete:
release-not-applies = Plán změn přestane platit: nic z toho se neuskuteční.
release-not-applies-nor-ends = Plán změn přestane platit: nic z toho se neuskuteční a předplatné už samo neskončí.
release-stays = Předplatné zůstane, jak je: { $price }. Bude se obnovovat, dokud ho nezrušíte.
release-stays-until-html = Předplatné zůstane, jak je: { $price }. Obnoví se <strong>{ $day }</strong> a bude pokračovat, dokud ho nezrušíte.
release-final = Poté ho můžete zrušit. Naplánované změny zde nelze vrátit zpět.
release-subscription = Odebrat naplánované změny
leave-as-planned = Ponechat naplánované změny

## Invoices

invoices-csv = Stáhnout vše jako CSV
invoices-none = Zatím nemáte žádné faktury.
invoices-none-chosen = Žádné takové faktury nemáte.
invoices-show-all = Zobrazit všechny faktury
invoices-pages = Stránky s fakturami
invoices-newer = Novější
invoices-older = Starší

# What a long list can be narrowed to
invoices-choose = Vybrat faktury
invoices-year = Rok
invoices-every-year = Všechny roky
invoices-status = Stav
invoices-every-status = Všechny
invoices-show = Zobrazit

# Above the columns
invoice-column = Faktura
invoice-date-column = Datum
invoice-amount-column = Částka
invoice-status-column = Stav
invoice-actions-column = Akce

# How an invoice stands
invoice-paid = Zaplaceno
invoice-open = Neuhrazeno
invoice-on-its-way = Zpracovává se
invoice-void = Stornováno
invoice-uncollectible = Nevymoženo
invoice-other = Jiný stav

# What an invoice was for
first-and-others = { $others ->
    [one] { $first } a { $others } další
    [few] { $first } a { $others } další
    [many] { $first } a { $others } dalšího
   *[other] { $first } a { $others } dalších
}
invoice-subject-and-more = { $first } a další
invoice-refunded = Vráceno { $amount }
invoice-credited = Dobropisováno { $amount }
invoice-without-number = Bez čísla

# Links
invoice-view-html = <span class=unseen>Zobrazit fakturu </span><bdi>{ $number }</bdi>
invoice-pay-html = Zaplatit<span class=unseen> fakturu <bdi>{ $number }</bdi></span>
invoice-pdf-html = Stáhnout PDF<span class=unseen> faktury <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Stáhnout PDF: </span>Dobropis <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Tento odkaz nefunguje
link-unknown-why = Možná není úplný.
link-unknown-advice = Zkontrolujte, zda otevíráte celý odkaz, nebo o nový požádejte firmu, která vám ho poslala.
link-expired = Platnost tohoto odkazu vypršela
link-expired-why = Odkazy na vaši fakturační stránku platí z bezpečnostních důvodů jen určitou dobu.
link-expired-advice = Vraťte se do aplikace nebo e-mailu, odkud přicházíte, a požádejte o nový odkaz.
link-revoked = Tento odkaz už neplatí
link-revoked-why = Byl vypnut.
link-revoked-advice = O nový požádejte firmu, která vám ho poslala.
not-found = Nenalezeno
not-found-why = Nic tu není, nebo to nepatří k vaší fakturaci.
not-allowed = To není povoleno
not-allowed-why = Váš odkaz to neumožňuje, nebo požadavek přišel z jiného webu. Nic se nezměnilo.
too-many-requests = Okamžik, prosím
too-many-requests-why = Bylo toho příliš najednou. Chvíli počkejte a zkuste to znovu.
unavailable = Momentálně nedostupné
unavailable-why = Služba, kterou tato stránka potřebuje, teď neodpovídá.
unavailable-advice = Zkuste to znovu za minutu. Pokud jste něco měnili, nejdřív ověřte, zda se změna provedla.
failed = Něco se pokazilo
failed-why = Chyba je na naší straně a byla zaznamenána.
refused = Nepodařilo se to
refused-why = Od otevření stránky se mohlo něco změnit.
go-back-advice = Vraťte se a zkuste to znovu.
look-again-advice = Vraťte se na fakturační stránku a podívejte se na aktuální stav.
back-to-billing = Zpět na fakturaci
need-help = Potřebujete pomoc?
help-page = Přejít na stránku nápovědy

## A new link by email

email-new-link = Poslat nový odkaz e-mailem
email-new-link-where = Pošleme ho na e-mailovou adresu, kterou od vás máme.
new-link-asked = Zkontrolujte e-mail
new-link-on-its-way = Pokud máme vaši e-mailovou adresu, nový odkaz je na cestě.
new-link-none-came = Může to trvat několik minut. Pokud nic nepřijde, podívejte se do složky se spamem.
new-link-too-often = O nový odkaz jste už několikrát požádali. Zkontrolujte e-mail, nebo to zkuste později.
mail-new-link-subject = Váš nový odkaz na fakturaci – { $brand }
mail-new-link-intro = Někdo, nejspíš vy, požádal o nový odkaz na vaši fakturační stránku u { $brand }. Tady je.
mail-new-link-button = Otevřít fakturační stránku
mail-new-link-lasts = Odkaz platí { $minutes ->
    [one] { $minutes } minutu
    [few] { $minutes } minuty
    [many] { $minutes } minuty
   *[other] { $minutes } minut
}. Nikomu ho nepředávejte: kdo ho má, může stránku otevřít.
mail-new-link-ignore = Pokud jste o odkaz nežádali, nemusíte nic dělat.
mail-help = Máte dotaz? Napište na { $address }

## Payment methods

no-payment-method = Není uložen žádný způsob platby.
default-method = Výchozí
a-card = Karta
a-bank-account = Bankovní účet
a-payment-method = Způsob platby
card-expires = Platnost do { $month }
card-expires-soon = Platnost do { $month }, skončí před příští platbou
card-expired = Platnost skončila { $month }
pays-for = Platí se tím
list-comma = { ", " }
use-for-everything = Použít na všechno
make-default = Nastavit jako výchozí
remove = Odebrat
add-payment-method-hint = Údaje zadáte na zabezpečené stránce Stripe. Poté se tímto způsobem bude platit všechno.
add-payment-method-where = Údaje zadáte na zabezpečené stránce Stripe.
you-owe = K zaplacení: { $amount }.
pay-now-with = Zaplatit { $amount } nyní: { $method }

## Removing a payment method

remove-html = Odebrat <bdi>{ $method }</bdi>?
cannot-remove-html = <bdi>{ $method }</bdi> zatím nelze odebrat
still-pays-for = Žádným jiným uloženým způsobem by nešlo platit:
add-another-first = Nejdřív přidejte jiný způsob platby. Potom můžete tento odebrat.
pays-instead-html = Místo něj se použije <bdi>{ $method }</bdi> pro:
becomes-default-html = Výchozím způsobem platby se místo něj stane <bdi>{ $method }</bdi>.
pays-for-nothing = Nic se tímto způsobem neplatí.
removed-for-good = Pokud ho budete chtít později znovu použít, budete muset údaje zadat znovu.
remove-payment-method = Odebrat způsob platby
keep-it = Ponechat
back-to-payment-methods = Zpět na způsoby platby

## What was just done

notice-canceled = { $plan } skončí { $day }. Stále si to můžete rozmyslet.
notice-kept = Vaše předplatné pokračuje. Nic jiného se nezměnilo.
notice-unpaused = Platby budou pokračovat příští fakturou.
notice-resumed = Vaše předplatné bylo obnoveno. Nové období začíná dnes.
notice-resumed-unpaid = Vaše předplatné bylo obnoveno, ale ještě není zaplaceno. Bude pokračovat, jakmile bude neuhrazená faktura zaplacena.
notice-released = Naplánované změny se neuskuteční. Vaše předplatné zůstává, jak je, a nyní ho můžete zrušit.
notice-card-updated = Všechno se teď platí vaším novým způsobem platby.
notice-card-superseded = Mezitím jste zvolili jiný způsob platby. Používá se ten.
notice-card-canceled = Nic se nezměnilo. Vaše způsoby platby jsou stejné jako předtím.
notice-card-not-finished = Zadání nového způsobu platby jste nedokončili, takže se nic nezměnilo.
notice-card-declined = Vaše banka nový způsob platby odmítla, takže se nic nezměnilo. Zkuste jiný.
notice-card-page-expired = Stránka pro zadání způsobu platby byla otevřená příliš dlouho, takže se nic nezměnilo. Začněte prosím znovu.
notice-card-unconfirmed = Nový způsob platby je ještě třeba potvrdit. Potom se jím bude platit všechno, do té doby se nic nemění.
notice-card-pending = Nový způsob platby byl uložen a začne se používat za několik minut.
notice-card-unknown = Tato stránka daný způsob platby nezná. Nic se nezměnilo.
notice-method-default = Odteď se všechno bude platit tímto způsobem.
notice-method-unusable = Tento způsob platby už nelze použít, takže se nic nezměnilo. Zadejte ho znovu, nebo použijte jiný.
notice-method-removed = Způsob platby byl odebrán.
notice-paid = Děkujeme. Vše je zaplaceno.
notice-paid-this = Děkujeme. Tato platba proběhla.
notice-paid-some = Jedna platba proběhla, další ne. Co zbývá zaplatit, vidíte zde.
notice-pay-processing = Vaše platba se zpracovává. Potvrzení od banky může trvat několik dní.
notice-pay-changed = Dlužná částka se mezitím změnila. Tady je aktuální stav.
notice-pay-declined = Vaše banka platbu odmítla bez udání důvodu. Obraťte se na ni, nebo zkuste jiný způsob platby.
notice-pay-declined-funds = Platba byla odmítnuta: na kartě není dost peněz. Zkuste to později, nebo použijte jiný způsob platby.
notice-pay-declined-limit = Platba byla odmítnuta: překračuje limit karty. Obraťte se na banku, nebo použijte jiný způsob platby.
notice-pay-declined-expired = Platba byla odmítnuta: platnost karty skončila. Použijte jiný způsob platby.
notice-pay-declined-unsupported = Platba byla odmítnuta: kartu nelze použít pro tento typ platby. Použijte jiný způsob platby.
notice-pay-declined-details = Platba byla odmítnuta: údaje o kartě nejsou správné. Zadejte je znovu, nebo použijte jiný způsob platby.
notice-pay-declined-later = S vaší bankou se nepodařilo spojit. Můžete to zkusit znovu za několik minut.
notice-pay-impossible = Tímto způsobem to zaplatit nelze. Použijte jiný.

## Why something can’t be done with a subscription as it is now

refused-over = Toto předplatné už skončilo, takže není co měnit.
refused-incomplete = První platba tohoto předplatného ještě neproběhla. Nejprve zaplaťte jeho neuhrazenou fakturu.
refused-paused = Toto předplatné je přerušeno a nic nestojí. Než ho bude možné změnit, je potřeba ho obnovit.
refused-no-payment-method = Toto předplatné je přerušeno, dokud nebude přidán způsob platby. Přidejte ho a pak předplatné obnovte.
refused-unpaid = Toto předplatné bude pokračovat, jakmile bude zaplacena jeho neuhrazená faktura.
refused-nothing-to-pay = Toto předplatné nemá žádnou neuhrazenou fakturu.
not-confirmed = Vaše změna ještě nebyla potvrzena. Než to zkusíte znovu, podívejte se za minutu na fakturační stránku.
