## Everywhere

billing = Rozliczenia
back-to-html = Powrót do: <bdi>{ $project }</bdi>
skip-to-content = Przejdź do treści
page-updated = Strona została zaktualizowana.
offline = Nie udało się połączyć z serwerem. Gdy połączenie wróci, ta strona pokaże aktualny stan.

## At the foot of the page

contact = Kontakt
help = Pomoc
terms = Regulamin
privacy = Prywatność
language = Język
change-language = Zmień język

## What is shown when the page can't be brought up to date

stale = Stan na: { $time }. Nie można teraz zaktualizować tej strony, więc może brakować nowszych zmian.

## At the top of the page: what is paid, when, and with what

summary = Podsumowanie
summary-plan = Twój plan
summary-plans = Twoje plany
summary-next-charge = Następna płatność
summary-paid-with = Metoda płatności
summary-no-plan = Brak subskrypcji
summary-no-charge = Brak nadchodzących płatności
summary-no-payment-method = Brak metody płatności
summary-by-invoice = Na fakturę
summary-on-day = { $day }
summary-after-trial = { $day }, po zakończeniu okresu próbnego
summary-ends = Zakończy się { $day }
summary-more = { $count ->
    [one] i jeszcze { $count }
    [few] i jeszcze { $count }
    [many] i jeszcze { $count }
   *[other] i jeszcze { $count }
}

## What needs the customer, above everything else

needs-you = Wymaga Twojej uwagi
beyond-link = Nie można tego załatwić przez ten link.
past-due-title = Płatność za { $plan } nie powiodła się
past-due-sentence = Aby zachować subskrypcję, opłać teraz otwartą fakturę lub zaktualizuj metodę płatności.
past-due-or-add-sentence = Aby zachować subskrypcję, opłać teraz otwartą fakturę lub dodaj metodę płatności.
past-due-update-sentence = Aby zachować subskrypcję, zaktualizuj metodę płatności.
past-due-add-sentence = Aby zachować subskrypcję, dodaj metodę płatności.
past-due-owed-sentence = Faktura za subskrypcję nie została jeszcze opłacona.
past-due-next-try = Ponowna próba płatności: { $day }.
confirm-payment-title = Bank prosi o potwierdzenie płatności za { $plan }
confirm-payment-sentence = Płatność nie została jeszcze zrealizowana. Otwórz fakturę i potwierdź tam płatność.
payment-on-its-way-title = Płatność za { $plan } jest w toku
payment-on-its-way-sentence = Potwierdzenie przez bank może potrwać kilka dni.
invoice-due-title = Faktura za { $plan } jest po terminie
invoice-due-sentence = Aby zachować subskrypcję, opłać teraz otwartą fakturę.
invoice-open-title = Faktura { $number } jest do opłacenia
invoice-open-due = Termin płatności: { $day }.
invoice-open-overdue = Termin płatności minął { $day }.
invoice-open-failed = Płatność nie powiodła się. Możesz zapłacić na bezpiecznej stronie Stripe.
invoice-open-sentence = Możesz ją opłacić na bezpiecznej stronie Stripe.
unpaid-title = Subskrypcja { $plan } jest wstrzymana
unpaid-sentence = Kilka płatności nie powiodło się. Ureguluj zaległości, aby znów z niej korzystać.
unpaid-owed-sentence = Kilka płatności nie powiodło się. Z subskrypcji będzie można znów korzystać po uregulowaniu zaległości.
unpaid-latest-sentence = Kilka płatności nie powiodło się. Opłać ostatnią fakturę ({ $amount }), aby znów z niej korzystać.
unpaid-then-latest = Potem do opłacenia pozostanie ostatnia faktura ({ $amount }).
unpaid-settled-sentence = Nie ma tu już nic do zapłaty. Skontaktuj się z nami, aby znów z niej korzystać.
incomplete-title = Subskrypcja { $plan } jeszcze się nie rozpoczęła
incomplete-sentence = Pierwsza płatność nie została dokończona. Aby rozpocząć, opłać ją lub potwierdź w swoim banku.
incomplete-owed-sentence = Pierwsza płatność nie została dokończona. Subskrypcja rozpocznie się, gdy to nastąpi.
incomplete-until = Można to zrobić do: { $time }.
paused-title = Subskrypcja { $plan } jest zawieszona
paused-owes-sentence = Zostanie wznowiona, gdy tylko otwarta faktura będzie opłacona.
paused-resume-sentence = Okres próbny zakończył się bez metody płatności. Subskrypcję można teraz wznowić.
paused-stays-sentence = Okres próbny zakończył się bez metody płatności. Subskrypcja pozostanie zawieszona, dopóki nie zostanie wznowiona.
paused-add-sentence = Okres próbny się zakończył. Dodaj metodę płatności, aby kontynuować.
paused-lacks-method-sentence = Okres próbny zakończył się bez metody płatności, a bez niej subskrypcja nie może być kontynuowana.
trial-needs-method-title = Okres próbny { $plan } kończy się { $day }
trial-needs-method-sentence = Dodaj metodę płatności, aby później zachować subskrypcję.
trial-lacks-method-sentence = Nie zapisano metody płatności, z którą subskrypcja mogłaby być potem kontynuowana.
trial-ends-title = Okres próbny { $plan } kończy się { $day }
trial-ends-sentence = Potem subskrypcja będzie kontynuowana i opłacana zapisaną metodą płatności.
method-expires-title = { $method } straci ważność przed następną płatnością
method-expires-sentence = Następna płatność przypada { $day }. Zaktualizuj metodę płatności, aby się powiodła.
method-lapses-sentence = Następna płatność przypada { $day } i może się nie powieść.
method-expired-title = Minął termin ważności: { $method }
method-missing-title = Brak metody płatności dla { $plan }
method-missing-sentence = Subskrypcja odnowi się { $day }. Dodaj metodę płatności, aby ją kontynuować.
method-lacking-sentence = Subskrypcja odnowi się { $day }, a nie zapisano metody płatności, którą można ją opłacić.

## Tabs

subscriptions = Subskrypcje
invoices = Faktury
payment-methods = Metody płatności

## Subscriptions

subscription = Subskrypcja
no-subscription = Nie masz obecnie żadnej subskrypcji.
past-subscriptions = { $count ->
    [one] { $count } zakończona subskrypcja
    [few] { $count } zakończone subskrypcje
    [many] { $count } zakończonych subskrypcji
   *[other] { $count } zakończonej subskrypcji
}
status-incomplete = Oczekuje na płatność
status-incomplete-expired = Nierozpoczęta
status-trialing = Okres próbny
status-active = Aktywna
status-past-due = Płatność zaległa
status-unpaid = Nieopłacona
status-canceled = Zakończona
status-paused = Zawieszona
status-unknown = Inny stan
status-ending = Wygasa
current-period = Bieżący okres
next-charge = Następna płatność
amount-on-day = { $amount } w dniu { $day }
includes-use = Obejmuje Twoje dotychczasowe zużycie.
ended = Zakończona
ended-on = Zakończona { $day }
ends-on = Zakończy się { $day } i nie zostanie odnowiona
ends-on-renews-before = Zakończy się { $day }. Do tego czasu będzie się odnawiać.
payments-paused = Płatności są wstrzymane
payments-paused-until = Płatności są wstrzymane do { $day }
payments-paused-until-end = Płatności są wstrzymane do końca subskrypcji
trial-until = Bezpłatny okres próbny do { $day }, potem subskrypcja się odnowi
trial-until-without-method = Bezpłatny okres próbny do { $day }. Bez metody płatności subskrypcja nie będzie potem kontynuowana
renews-on = Odnowi się { $day }
scheduled = Zmiany tej subskrypcji są już zaplanowane, dlatego nie można bezpośrednio zmienić jej zakończenia.
unknown-status = Tej subskrypcji nie można teraz tutaj zmienić. Skontaktuj się z nami.

## What a subscription costs

price-once = { $price } jednorazowo
price-per-day = { $price } dziennie
price-per-week = { $price } tygodniowo
price-per-month = { $price } miesięcznie
price-per-year = { $price } rocznie
price-every-days = { $count ->
    [one] { $price } co { $count } dzień
    [few] { $price } co { $count } dni
    [many] { $price } co { $count } dni
   *[other] { $price } co { $count } dnia
}
price-every-weeks = { $count ->
    [one] { $price } co { $count } tydzień
    [few] { $price } co { $count } tygodnie
    [many] { $price } co { $count } tygodni
   *[other] { $price } co { $count } tygodnia
}
price-every-months = { $count ->
    [one] { $price } co { $count } miesiąc
    [few] { $price } co { $count } miesiące
    [many] { $price } co { $count } miesięcy
   *[other] { $price } co { $count } miesiąca
}
price-every-years = { $count ->
    [one] { $price } co { $count } rok
    [few] { $price } co { $count } lata
    [many] { $price } co { $count } lat
   *[other] { $price } co { $count } roku
}
price-times = { $count ->
    [one] { $count } × { $price }
    [few] { $count } × { $price }
    [many] { $count } × { $price }
   *[other] { $count } × { $price }
}
price-per-use = { $price } za każdą zużytą jednostkę
price-per-package = { $count ->
    [one] { $price } za { $count } jednostkę
    [few] { $price } za { $count } jednostki
    [many] { $price } za { $count } jednostek
   *[other] { $price } za { $count } jednostki
}
price-by-use = Cena zależy od zużycia
price-by-quantity = Cena zależy od ilości
quantity = { $count ->
    [one] { $count } jednostka
    [few] { $count } jednostki
    [many] { $count } jednostek
   *[other] { $count } jednostki
}
billed-every-days = { $count ->
    [one] rozliczenie codziennie
    [few] rozliczenie co { $count } dni
    [many] rozliczenie co { $count } dni
   *[other] rozliczenie co { $count } dnia
}
billed-every-weeks = { $count ->
    [one] rozliczenie co tydzień
    [few] rozliczenie co { $count } tygodnie
    [many] rozliczenie co { $count } tygodni
   *[other] rozliczenie co { $count } tygodnia
}
billed-every-months = { $count ->
    [one] rozliczenie co miesiąc
    [few] rozliczenie co { $count } miesiące
    [many] rozliczenie co { $count } miesięcy
   *[other] rozliczenie co { $count } miesiąca
}
billed-every-years = { $count ->
    [one] rozliczenie co rok
    [few] rozliczenie co { $count } lata
    [many] rozliczenie co { $count } lat
   *[other] rozliczenie co { $count } roku
}
another-price = inna cena
another-product = inny produkt

## How a price in steps comes about

price-steps = Jak powstaje cena
price-steps-graduated = Cena każdego progu dotyczy jednostek, które się w nim mieszczą.
price-steps-volume = Cena progu odpowiadającego łącznej ilości dotyczy wszystkich jednostek.
price-steps-units = Jednostki
price-steps-each = Za jednostkę
price-steps-flat = Opłata stała
price-steps-range = { $from }–{ $to }
price-steps-rest = { $from } i więcej

## Discounts

discount = Rabat
discount-percent = Rabat { $percent }
discount-amount = Rabat { $amount }
discount-named = { $off } ({ $name })
discount-unknown = Obowiązuje rabat
discount-once = { $discount }, na następnej fakturze
discount-until = { $discount }, do { $day }
discount-for = { $discount }, na produkt { $product }

## What can be done with a subscription

cancel = Anuluj
resume = Wznów
resume-payments = Wznów płatności
pay-amount = Zapłać { $amount }
for-invoice = za fakturę { $number }
update-payment-method = Zaktualizuj metodę płatności
add-payment-method = Dodaj metodę płatności
see-schedule = Zobacz zaplanowane zmiany

## The question before canceling

cancel-title-html = Anulować subskrypcję <bdi>{ $plan }</bdi>?
cancel-page-title = Anulowanie subskrypcji { $plan }
cancel-last-day-html = Możesz z niej korzystać do <strong>{ $day }</strong>. Potem subskrypcja nie odnowi się i nie pobierzemy za nią kolejnych opłat.
cancel-last-day-owing-html = Zakończy się <strong>{ $day }</strong>. Potem subskrypcja nie odnowi się i nie naliczymy za nią nowych opłat.
cancel-ends-html = Zakończy się <strong>{ $day }</strong>. Potem subskrypcja nie odnowi się.
cancel-end-of-period = Zakończy się wraz z bieżącym okresem i nie pobierzemy za nią kolejnych opłat.
cancel-renews-before = Do tego czasu nadal będą się odnawiać pozycje o krótszych okresach:
cancel-renewal = { $name }: { $price }, następnym razem { $day }
cancel-one-item = Jedna pozycja
cancel-debt-html = Anulowanie nie reguluje zaległości: <strong>{ $amount }</strong> pozostaje do zapłaty.
cancel-debt-collected-until = Próby pobrania tej kwoty potrwają do { $day }. Po zakończeniu subskrypcji nie będziemy już próbować pobrać płatności za otwartą fakturę, ale nadal można ją opłacić.
cancel-debt-collected = Próby pobrania tej kwoty potrwają do zakończenia subskrypcji. Potem nie będziemy już próbować pobrać płatności za otwartą fakturę, ale nadal można ją opłacić.
cancel-debt-given-up = Nie próbujemy już pobrać tej kwoty, ale nadal można ją zapłacić.
cancel-debt-sent = Tę kwotę nadal można zapłacić, także po zakończeniu subskrypcji.
cancel-open-invoice = Faktura { $number }: { $amount }
cancel-usage = Wykorzystanie do tego dnia zostanie jeszcze rozliczone.
cancel-still-charged = { $amount } za rozpoczęty okres zostanie jeszcze pobrane { $day }.
cancel-can-undo = Do tego czasu możesz zmienić zdanie i zachować subskrypcję.
cancel-subscription = Anuluj subskrypcję
keep-subscription = Zachowaj subskrypcję
no-invoice-number = bez numeru

## The question before a subscription is released from its schedule

release-title-html = Usunąć zaplanowane zmiany subskrypcji <bdi>{ $plan }</bdi>?
release-page-title = Usuwanie zaplanowanych zmian: { $plan }
release-planned = Zaplanowano:
release-nothing-planned = Nic, co zmienia wysokość płatności.
release-step-ends = Zakończenie { $day }.
release-step-free = Harmonogram kończy się { $day }. Potem subskrypcja będzie trwać w ówczesnej postaci.
release-step-changes = Zmiana { $day } na: { $plans }.
release-if = Po usunięciu zaplanowanych zmian:
release-not-applies = Harmonogram przestanie obowiązywać: żadna z tych zmian nie nastąpi.
release-not-applies-nor-ends = Harmonogram przestanie obowiązywać: żadna z tych zmian nie nastąpi, a subskrypcja nie zakończy się już sama.
release-stays = Subskrypcja pozostanie bez zmian: { $price }. Będzie się odnawiać, dopóki jej nie anulujesz.
release-stays-until-html = Subskrypcja pozostanie bez zmian: { $price }. Odnowi się <strong>{ $day }</strong> i będzie trwać, dopóki jej nie anulujesz.
release-final = Potem można ją anulować. Zaplanowanych zmian nie da się tutaj przywrócić.
release-subscription = Usuń zaplanowane zmiany
leave-as-planned = Pozostaw zaplanowane zmiany

## Invoices

invoices-csv = Pobierz wszystkie jako CSV
invoices-none = Nie masz jeszcze żadnych faktur.
invoices-none-chosen = Brak takich faktur.
invoices-show-all = Pokaż wszystkie faktury
invoices-pages = Strony z fakturami
invoices-newer = Nowsze
invoices-older = Starsze

# What a long list can be narrowed to
invoices-choose = Wybierz faktury
invoices-year = Rok
invoices-every-year = Wszystkie lata
invoices-status = Status
invoices-every-status = Wszystkie
invoices-show = Pokaż

# Above the columns
invoice-column = Faktura
invoice-date-column = Data
invoice-amount-column = Kwota
invoice-status-column = Status
invoice-actions-column = Działania

# How an invoice stands
invoice-paid = Opłacona
invoice-open = Otwarta
invoice-on-its-way = W toku
invoice-void = Unieważniona
invoice-uncollectible = Nieściągnięta
invoice-other = Inny status

# What an invoice was for
first-and-others = { $others ->
    [one] { $first } i jeszcze { $others }
    [few] { $first } i jeszcze { $others }
    [many] { $first } i jeszcze { $others }
   *[other] { $first } i jeszcze { $others }
}
invoice-subject-and-more = { $first } i inne
invoice-refunded = Zwrócono { $amount }
invoice-credited = Skorygowano o { $amount }
invoice-without-number = Bez numeru

# Links
invoice-view-html = <span class=unseen>Zobacz fakturę </span><bdi>{ $number }</bdi>
invoice-pay-html = Zapłać<span class=unseen> fakturę <bdi>{ $number }</bdi></span>
invoice-pdf-html = Pobierz PDF<span class=unseen> faktury <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Pobierz PDF: </span>Faktura korygująca <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Ten link nie działa
link-unknown-why = Może być niepełny.
link-unknown-advice = Sprawdź, czy otwierasz cały link, albo poproś o nowy firmę, która go przysłała.
link-expired = Ten link wygasł
link-expired-why = Ze względów bezpieczeństwa linki do strony rozliczeń działają tylko przez pewien czas.
link-expired-advice = Wróć do aplikacji lub e-maila z tym linkiem i poproś o nowy.
link-revoked = Ten link nie jest już ważny
link-revoked-why = Został wyłączony.
link-revoked-advice = Poproś o nowy firmę, która go przysłała.
not-found = Nie znaleziono
not-found-why = Nic tu nie ma albo nie należy to do Twoich rozliczeń.
not-allowed = To niedozwolone
not-allowed-why = Twój link na to nie pozwala albo żądanie przyszło z innej witryny. Nic nie zostało zmienione.
too-many-requests = Chwileczkę
too-many-requests-why = Zbyt wiele żądań naraz. Odczekaj chwilę i spróbuj ponownie.
unavailable = Chwilowo niedostępne
unavailable-why = Usługa, której potrzebuje ta strona, w tej chwili nie odpowiada.
unavailable-advice = Spróbuj ponownie za minutę. Jeśli trwała jakaś zmiana, najpierw sprawdź, czy doszła do skutku.
failed = Coś poszło nie tak
failed-why = Problem leży po naszej stronie i został zarejestrowany.
refused = Nie udało się
refused-why = Od otwarcia strony coś mogło się zmienić.
go-back-advice = Wróć i spróbuj ponownie.
look-again-advice = Wróć na stronę rozliczeń, aby zobaczyć aktualny stan.
back-to-billing = Powrót do rozliczeń
need-help = Potrzebujesz pomocy?
help-page = Odwiedź stronę pomocy

## A new link by email

email-new-link = Wyślij mi nowy link
email-new-link-where = Zostanie wysłany na Twój adres e-mail, który mamy w systemie.
new-link-asked = Sprawdź pocztę
new-link-on-its-way = Jeśli mamy Twój adres e-mail, nowy link jest już w drodze.
new-link-none-came = Może to potrwać kilka minut. Jeśli nic nie przyjdzie, zajrzyj do folderu ze spamem.
new-link-too-often = Prośba o nowy link została wysłana już kilka razy. Sprawdź pocztę lub spróbuj później.
mail-new-link-subject = Twój nowy link do rozliczeń – { $brand }
mail-new-link-intro = Ktoś, najpewniej Ty, poprosił o nowy link do Twojej strony rozliczeń w { $brand }. Oto on.
mail-new-link-button = Otwórz stronę rozliczeń
mail-new-link-lasts = Link działa przez { $minutes ->
    [one] { $minutes } minutę
    [few] { $minutes } minuty
    [many] { $minutes } minut
   *[other] { $minutes } minuty
}. Nie przekazuj go nikomu: każdy, kto go ma, może otworzyć tę stronę.
mail-new-link-ignore = Jeśli ta prośba nie pochodzi od Ciebie, nie musisz nic robić.
mail-help = Masz pytania? Napisz na adres { $address }

## Payment methods

no-payment-method = Brak zapisanej metody płatności.
default-method = Domyślna
a-card = Karta
a-bank-account = Rachunek bankowy
a-payment-method = Metoda płatności
card-expires = Ważna do { $month }
card-expires-soon = Ważna do { $month }, wygaśnie przed następną płatnością
card-expired = Straciła ważność { $month }
pays-for = Opłaca
list-comma = { ", " }
use-for-everything = Używaj do wszystkiego
make-default = Ustaw jako domyślną
remove = Usuń
add-payment-method-hint = Dane podasz na bezpiecznej stronie Stripe. Od tej pory wszystko będzie opłacane tą metodą.
add-payment-method-where = Dane podasz na bezpiecznej stronie Stripe.
you-owe = Do zapłaty: { $amount }.
pay-now-with = Zapłać teraz { $amount }: { $method }

## Removing a payment method

remove-html = Usunąć <bdi>{ $method }</bdi>?
cannot-remove-html = Nie można jeszcze usunąć <bdi>{ $method }</bdi>
still-pays-for = Żadna inna zapisana metoda nie może opłacać:
add-another-first = Najpierw dodaj inną metodę płatności. Potem będzie można usunąć tę.
pays-instead-html = Zamiast niej <bdi>{ $method }</bdi> będzie opłacać:
becomes-default-html = Zamiast niej domyślną metodą będzie <bdi>{ $method }</bdi>.
pays-for-nothing = Nic nie jest opłacane tą metodą.
removed-for-good = Aby użyć jej ponownie, trzeba będzie podać jej dane od nowa.
remove-payment-method = Usuń metodę płatności
keep-it = Zachowaj
back-to-payment-methods = Powrót do metod płatności

## What was just done

notice-canceled = { $plan } zakończy się { $day }. Nadal możesz zmienić zdanie.
notice-kept = Twoja subskrypcja trwa nadal. Nic innego się nie zmieniło.
notice-unpaused = Płatności zostaną wznowione od następnej faktury.
notice-resumed = Twoja subskrypcja została wznowiona. Nowy okres liczy się od dziś.
notice-resumed-unpaid = Twoja subskrypcja została wznowiona, ale nie jest jeszcze opłacona. Będzie kontynuowana, gdy tylko otwarta faktura zostanie opłacona.
notice-released = Zaplanowane zmiany nie nastąpią. Twoja subskrypcja pozostaje bez zmian i można ją teraz anulować.
notice-card-updated = Wszystko jest teraz opłacane nową metodą płatności.
notice-card-superseded = Od tego czasu wybrano inną metodę płatności. To ona jest teraz używana.
notice-card-canceled = Nic nie zostało zmienione. Twoje metody płatności są takie same jak wcześniej.
notice-card-not-finished = Dodawanie nowej metody płatności nie zostało dokończone, więc nic się nie zmieniło.
notice-card-declined = Twój bank odrzucił nową metodę płatności, więc nic się nie zmieniło. Spróbuj innej.
notice-card-page-expired = Strona dodawania metody płatności była otwarta zbyt długo, więc nic się nie zmieniło. Zacznij od nowa.
notice-card-unconfirmed = Nowa metoda płatności wymaga jeszcze potwierdzenia. Potem wszystko będzie nią opłacane, a do tego czasu nic się nie zmieni.
notice-card-pending = Nowa metoda płatności została zapisana i zacznie działać za kilka minut.
notice-card-unknown = Ta strona nie zna tej metody płatności. Nic nie zostało zmienione.
notice-method-default = Od teraz wszystko będzie opłacane tą metodą płatności.
notice-method-unusable = Tej metody płatności nie można już używać, więc nic się nie zmieniło. Podaj jej dane ponownie lub użyj innej.
notice-method-removed = Metoda płatności została usunięta.
notice-paid = Dziękujemy. Wszystko jest opłacone.
notice-paid-this = Dziękujemy. Ta płatność została zrealizowana.
notice-paid-some = Jedna płatność się powiodła, kolejna nie. To, co pozostało do zapłaty, jest widoczne tutaj.
notice-pay-processing = Płatność jest w toku. Potwierdzenie przez bank może potrwać kilka dni.
notice-pay-changed = Kwota do zapłaty w międzyczasie się zmieniła. Oto aktualny stan.
notice-pay-declined = Twój bank odrzucił płatność bez podania przyczyny. Skontaktuj się z bankiem lub spróbuj innej metody płatności.
notice-pay-declined-funds = Płatność została odrzucona: na karcie brakuje środków. Spróbuj ponownie później lub użyj innej metody płatności.
notice-pay-declined-limit = Płatność została odrzucona: przekracza limit karty. Skontaktuj się z bankiem lub użyj innej metody płatności.
notice-pay-declined-expired = Płatność została odrzucona: karta straciła ważność. Użyj innej metody płatności.
notice-pay-declined-unsupported = Płatność została odrzucona: ta karta nie obsługuje tego rodzaju płatności. Użyj innej metody płatności.
notice-pay-declined-details = Płatność została odrzucona: dane karty są nieprawidłowe. Podaj je ponownie lub użyj innej metody płatności.
notice-pay-declined-later = Nie udało się połączyć z Twoim bankiem. Spróbuj ponownie za kilka minut.
notice-pay-impossible = Nie można tego opłacić tą metodą płatności. Użyj innej.

## Why something can’t be done with a subscription as it is now

refused-over = Ta subskrypcja już się zakończyła, więc nie ma czego zmieniać.
refused-incomplete = Pierwsza płatność za tę subskrypcję nie została jeszcze dokonana. Najpierw opłać otwartą fakturę.
refused-paused = Ta subskrypcja jest zawieszona i nic nie kosztuje. Aby ją zmienić, trzeba ją najpierw wznowić.
refused-no-payment-method = Ta subskrypcja jest zawieszona do czasu dodania metody płatności. Dodaj ją, a następnie wznów subskrypcję.
refused-unpaid = Ta subskrypcja będzie kontynuowana, gdy tylko otwarta faktura zostanie opłacona.
refused-nothing-to-pay = Ta subskrypcja nie ma otwartej faktury.
not-confirmed = Zmiana nie została jeszcze potwierdzona. Zanim spróbujesz ponownie, za minutę zajrzyj jeszcze raz na stronę rozliczeń.
