## Everywhere

billing = Abrechnung
back-to-html = Zurück zu <bdi>{ $project }</bdi>
skip-to-content = Zum Inhalt springen
page-updated = Diese Seite wurde aktualisiert.
offline = Der Server ist nicht erreichbar. Sobald Sie wieder online sind, zeigt diese Seite den aktuellen Stand.

## At the foot of the page

contact = Kontakt
help = Hilfe
terms = AGB
privacy = Datenschutz
language = Sprache
change-language = Sprache ändern

## What is shown when the page can't be brought up to date

stale = Stand: { $time }. Diese Seite lässt sich zurzeit nicht aktualisieren, neuere Änderungen können daher fehlen.

## At the top of the page: what is paid, when, and with what

summary = Auf einen Blick
summary-plan = Ihr Abo
summary-plans = Ihre Abos
summary-next-charge = Nächste Abbuchung
summary-paid-with = Zahlungsmethode
summary-no-plan = Kein Abo
summary-no-charge = Keine Abbuchung geplant
summary-no-payment-method = Keine hinterlegt
summary-by-invoice = Auf Rechnung
summary-on-day = am { $day }
summary-after-trial = am { $day }, wenn Ihre Testphase endet
summary-ends = Ihr Abo endet am { $day }
summary-more = { $count ->
    [one] und noch 1
   *[other] und { $count } weitere
}

## What needs the customer, above everything else

needs-you = Handlungsbedarf
beyond-link = Über diesen Link lässt sich das nicht regeln.
past-due-title = Ihre Zahlung für { $plan } ist fehlgeschlagen
past-due-sentence = Damit Ihr Abo bestehen bleibt, bezahlen Sie bitte jetzt die offene Rechnung oder aktualisieren Sie Ihre Zahlungsmethode.
past-due-or-add-sentence = Damit Ihr Abo bestehen bleibt, bezahlen Sie bitte jetzt die offene Rechnung oder fügen Sie eine Zahlungsmethode hinzu.
past-due-update-sentence = Damit Ihr Abo bestehen bleibt, aktualisieren Sie bitte Ihre Zahlungsmethode.
past-due-add-sentence = Damit Ihr Abo bestehen bleibt, fügen Sie bitte eine Zahlungsmethode hinzu.
past-due-owed-sentence = Die Rechnung dafür ist noch nicht bezahlt.
past-due-next-try = Die Zahlung wird am { $day } erneut versucht.
confirm-payment-title = Ihre Bank möchte, dass Sie die Zahlung für { $plan } bestätigen
confirm-payment-sentence = Noch ist sie nicht erfolgt. Öffnen Sie die Rechnung und bestätigen Sie die Zahlung dort.
payment-on-its-way-title = Ihre Zahlung für { $plan } ist unterwegs
payment-on-its-way-sentence = Bis Ihre Bank sie bestätigt, können einige Tage vergehen.
invoice-due-title = Eine Rechnung für { $plan } ist überfällig
invoice-due-sentence = Damit Ihr Abo bestehen bleibt, bezahlen Sie bitte jetzt die offene Rechnung.
invoice-open-title = Rechnung { $number } ist zu bezahlen
invoice-open-due = Sie ist am { $day } fällig.
invoice-open-overdue = Sie war am { $day } fällig.
invoice-open-failed = Die Zahlung ist fehlgeschlagen. Sie können auf der sicheren Seite von Stripe zahlen.
invoice-open-sentence = Sie können sie auf der sicheren Seite von Stripe bezahlen.
unpaid-title = { $plan } ist vorübergehend gesperrt
unpaid-sentence = Mehrere Zahlungen sind fehlgeschlagen. Begleichen Sie die offenen Beträge, um Ihr Abo wieder zu nutzen.
unpaid-owed-sentence = Mehrere Zahlungen sind fehlgeschlagen. Das Abo lässt sich wieder nutzen, sobald die offenen Beträge beglichen sind.
unpaid-latest-sentence = Mehrere Zahlungen sind fehlgeschlagen. Bezahlen Sie die letzte Rechnung über { $amount }, um Ihr Abo wieder zu nutzen.
unpaid-then-latest = Danach ist noch die letzte Rechnung über { $amount } zu bezahlen.
unpaid-settled-sentence = Hier ist nichts mehr offen. Kontaktieren Sie uns, um Ihr Abo wieder zu nutzen.
incomplete-title = { $plan } hat noch nicht begonnen
incomplete-sentence = Die erste Zahlung ist noch nicht abgeschlossen. Bezahlen Sie, oder bestätigen Sie die Zahlung bei Ihrer Bank, damit es losgeht.
incomplete-owed-sentence = Die erste Zahlung ist noch nicht abgeschlossen. Sobald das geschehen ist, geht es los.
incomplete-until = Das ist bis { $time } möglich.
paused-title = { $plan } ist pausiert
paused-owes-sentence = Es geht weiter, sobald die offene Rechnung bezahlt ist.
paused-resume-sentence = Die Testphase endete, ohne dass eine Zahlungsmethode hinterlegt war. Sie können Ihr Abo jetzt fortsetzen.
paused-stays-sentence = Die Testphase endete, ohne dass eine Zahlungsmethode hinterlegt war. Das Abo bleibt pausiert, bis es fortgesetzt wird.
paused-add-sentence = Die Testphase ist zu Ende. Fügen Sie eine Zahlungsmethode hinzu, damit es weitergeht.
paused-lacks-method-sentence = Die Testphase endete, ohne dass eine Zahlungsmethode hinterlegt war, und ohne eine geht es nicht weiter.
trial-needs-method-title = Ihre Testphase für { $plan } endet am { $day }
trial-needs-method-sentence = Fügen Sie eine Zahlungsmethode hinzu, um Ihr Abo danach zu behalten.
trial-lacks-method-sentence = Es ist keine Zahlungsmethode hinterlegt, mit der es danach weitergehen kann.
trial-ends-title = Ihre Testphase für { $plan } endet am { $day }
trial-ends-sentence = Danach läuft Ihr Abo mit der hinterlegten Zahlungsmethode weiter.
method-expires-title = { $method } läuft vor Ihrer nächsten Abbuchung ab
method-expires-sentence = Ihre nächste Abbuchung ist am { $day }. Aktualisieren Sie Ihre Zahlungsmethode, damit die Zahlung gelingt.
method-lapses-sentence = Ihre nächste Abbuchung ist am { $day } und könnte fehlschlagen.
method-expired-title = { $method } ist abgelaufen
method-missing-title = Für { $plan } ist keine Zahlungsmethode hinterlegt
method-missing-sentence = Ihr Abo verlängert sich am { $day }. Fügen Sie eine Zahlungsmethode hinzu, damit es weiterläuft.
method-lacking-sentence = Ihr Abo verlängert sich am { $day }, und es ist nichts hinterlegt, womit es bezahlt werden kann.

## Tabs

subscriptions = Abos
invoices = Rechnungen
payment-methods = Zahlungsmethoden

## Subscriptions

subscription = Abo
no-subscription = Sie haben zurzeit kein Abo.
past-subscriptions = { $count ->
    [one] 1 früheres Abo
   *[other] { $count } frühere Abos
}
status-incomplete = Zahlung ausstehend
status-incomplete-expired = Nie gestartet
status-trialing = Testphase
status-active = Aktiv
status-past-due = Zahlung überfällig
status-unpaid = Unbezahlt
status-canceled = Beendet
status-paused = Pausiert
status-unknown = Sonstiges
status-ending = Läuft aus
current-period = Aktueller Zeitraum
next-charge = Nächste Abbuchung
amount-on-day = { $amount } am { $day }
includes-use = Ihr bisheriger Verbrauch ist enthalten.
ended = Beendet
ended-on = Beendet am { $day }
ends-on = Endet am { $day } und verlängert sich nicht
ends-on-renews-before = Endet am { $day } und verlängert sich bis dahin weiter
payments-paused = Zahlungen sind pausiert
payments-paused-until = Zahlungen sind bis zum { $day } pausiert
payments-paused-until-end = Zahlungen sind pausiert, bis das Abo endet
trial-until = Kostenlose Testphase bis zum { $day }, danach Verlängerung
trial-until-without-method = Kostenlose Testphase bis zum { $day }. Ohne Zahlungsmethode geht es danach nicht weiter
renews-on = Verlängert sich am { $day }
scheduled = Für dieses Abo sind bereits Änderungen geplant. Sein Ende lässt sich deshalb nicht direkt ändern.
unknown-status = Dieses Abo lässt sich hier zurzeit nicht ändern. Bitte kontaktieren Sie uns.

## What a subscription costs

price-once = { $price } einmalig
price-per-day = { $price } pro Tag
price-per-week = { $price } pro Woche
price-per-month = { $price } pro Monat
price-per-year = { $price } pro Jahr
price-every-days = { $count ->
   *[other] { $price } alle { $count } Tage
}
price-every-weeks = { $count ->
   *[other] { $price } alle { $count } Wochen
}
price-every-months = { $count ->
   *[other] { $price } alle { $count } Monate
}
price-every-years = { $count ->
   *[other] { $price } alle { $count } Jahre
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = { $price } pro genutzte Einheit
price-per-package = { $count ->
   *[other] { $price } pro { $count } Einheiten
}
price-by-use = Preis je nach Nutzung
price-by-quantity = Preis je nach Menge
quantity = { $count ->
    [one] 1 Einheit
   *[other] { $count } Einheiten
}
billed-every-days = { $count ->
    [one] täglich abgerechnet
   *[other] alle { $count } Tage abgerechnet
}
billed-every-weeks = { $count ->
    [one] wöchentlich abgerechnet
   *[other] alle { $count } Wochen abgerechnet
}
billed-every-months = { $count ->
    [one] monatlich abgerechnet
   *[other] alle { $count } Monate abgerechnet
}
billed-every-years = { $count ->
    [one] jährlich abgerechnet
   *[other] alle { $count } Jahre abgerechnet
}
another-price = ein anderer Preis
another-product = ein anderes Produkt

## How a price in steps comes about: a small table, one line a step

price-steps = So setzt sich der Preis zusammen
price-steps-graduated = Der Preis jeder Stufe gilt für die Einheiten innerhalb dieser Stufe.
price-steps-volume = Für alle Einheiten gilt der Preis der Stufe, in die Ihre Menge fällt.
price-steps-units = Einheiten
price-steps-each = Pro Einheit
price-steps-flat = Pauschale
price-steps-range = { $from } – { $to }
price-steps-rest = ab { $from }

## Discounts

discount = Rabatt
discount-percent = { $percent } Rabatt
discount-amount = { $amount } Rabatt
discount-named = { $off } ({ $name })
discount-unknown = Es gilt ein Rabatt
discount-once = { $discount }, auf die nächste Rechnung
discount-until = { $discount }, bis zum { $day }
discount-for = { $discount }, für { $product }

## What can be done with a subscription

cancel = Kündigen
resume = Fortsetzen
resume-payments = Zahlungen fortsetzen
pay-amount = { $amount } bezahlen
for-invoice = für Rechnung { $number }
update-payment-method = Zahlungsmethode aktualisieren
add-payment-method = Zahlungsmethode hinzufügen
see-schedule = Geplante Änderungen ansehen

## The question before canceling

cancel-title-html = <bdi>{ $plan }</bdi> kündigen?
cancel-page-title = { $plan } kündigen
cancel-last-day-html = Sie können Ihr Abo bis zum <strong>{ $day }</strong> nutzen. Danach verlängert es sich nicht, und es wird nichts mehr dafür abgebucht.
cancel-last-day-owing-html = Ihr Abo endet am <strong>{ $day }</strong>. Danach verlängert es sich nicht, und es entstehen keine neuen Kosten.
cancel-ends-html = Ihr Abo endet am <strong>{ $day }</strong>. Danach verlängert es sich nicht.
cancel-end-of-period = Ihr Abo endet mit dem aktuellen Zeitraum, und es wird nichts mehr dafür abgebucht.
cancel-renews-before = Was in kürzeren Abständen abgerechnet wird, verlängert sich bis dahin weiter:
cancel-renewal = { $name }: { $price }, das nächste Mal am { $day }
cancel-one-item = Eine Position
cancel-debt-html = Offene Beträge sind mit der Kündigung nicht beglichen: Es bleiben <strong>{ $amount }</strong> zu zahlen.
cancel-debt-collected-until = Wir versuchen bis zum { $day } weiter, den Betrag einzuziehen. Nach dem Ende des Abos ziehen wir die offene Rechnung nicht mehr ein; bezahlen können Sie sie weiterhin.
cancel-debt-collected = Wir versuchen bis zum Ende des Abos weiter, den Betrag einzuziehen. Danach ziehen wir die offene Rechnung nicht mehr ein; bezahlen können Sie sie weiterhin.
cancel-debt-given-up = Wir versuchen nicht mehr, den Betrag einzuziehen; bezahlen können Sie ihn weiterhin.
cancel-debt-sent = Bezahlen können Sie den Betrag weiterhin, auch nach dem Ende des Abos.
cancel-open-invoice = Rechnung { $number }: { $amount }
cancel-usage = Was Sie bis dahin nutzen, wird noch abgerechnet.
cancel-still-charged = { $amount } für den begonnenen Zeitraum werden noch am { $day } abgebucht.
cancel-can-undo = Bis dahin können Sie es sich anders überlegen und Ihr Abo behalten.
cancel-subscription = Abo kündigen
keep-subscription = Abo behalten
no-invoice-number = ohne Nummer

## The question before a subscription is released from its schedule

release-title-html = Geplante Änderungen für <bdi>{ $plan }</bdi> zurücknehmen?
release-page-title = Geplante Änderungen für { $plan } zurücknehmen
release-planned = Das ist geplant:
release-nothing-planned = Nichts, was Ihren Preis ändert.
release-step-ends = Das Abo endet am { $day }.
release-step-free = Die Planung endet am { $day }. Danach läuft das Abo so weiter, wie es dann ist.
release-step-changes = Neu ab dem { $day }: { $plans }.
release-if = Wenn Sie die Änderungen zurücknehmen:
release-not-applies = Die Planung gilt nicht mehr: Nichts davon tritt ein.
release-not-applies-nor-ends = Die Planung gilt nicht mehr: Nichts davon tritt ein, und das Abo endet nicht mehr von selbst.
release-stays = Es bleibt beim jetzigen Stand: { $price }. Das Abo verlängert sich und läuft weiter, bis Sie es kündigen.
release-stays-until-html = Es bleibt beim jetzigen Stand: { $price }. Das Abo verlängert sich am <strong>{ $day }</strong> und läuft weiter, bis Sie es kündigen.
release-final = Danach können Sie das Abo kündigen. Die Planung lässt sich hier nicht wiederherstellen.
release-subscription = Geplante Änderungen zurücknehmen
leave-as-planned = Planung beibehalten

## Invoices

invoices-csv = Alle als CSV herunterladen
invoices-none = Sie haben noch keine Rechnungen.
invoices-none-chosen = Für diese Auswahl gibt es keine Rechnungen.
invoices-show-all = Alle Rechnungen anzeigen
invoices-pages = Seiten mit Rechnungen
invoices-newer = Neuere
invoices-older = Ältere

invoices-choose = Rechnungen auswählen
invoices-year = Jahr
invoices-every-year = Alle Jahre
invoices-status = Status
invoices-every-status = Alle
invoices-show = Anzeigen

invoice-column = Rechnung
invoice-date-column = Datum
invoice-amount-column = Betrag
invoice-status-column = Status
invoice-actions-column = Aktionen

invoice-paid = Bezahlt
invoice-open = Offen
invoice-on-its-way = In Bearbeitung
invoice-void = Storniert
invoice-uncollectible = Nicht eingezogen
invoice-other = Sonstiges

first-and-others = { $others ->
    [one] { $first } und 1 Weiteres
   *[other] { $first } und { $others } Weitere
}
invoice-subject-and-more = { $first } und weitere
invoice-refunded = { $amount } erstattet
invoice-credited = { $amount } gutgeschrieben
invoice-without-number = Keine Nummer

invoice-view-html = <span class=unseen>Rechnung ansehen: </span><bdi>{ $number }</bdi>
invoice-pay-html = Bezahlen<span class=unseen>: Rechnung <bdi>{ $number }</bdi></span>
invoice-pdf-html = PDF herunterladen<span class=unseen>: Rechnung <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>PDF herunterladen: </span>Gutschrift <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Dieser Link funktioniert nicht
link-unknown-why = Vielleicht ist er nicht vollständig.
link-unknown-advice = Prüfen Sie, ob Sie den ganzen Link geöffnet haben, oder bitten Sie das Unternehmen, von dem er stammt, um einen neuen.
link-expired = Dieser Link ist abgelaufen
link-expired-why = Links zu Ihrer Abrechnungsseite gelten aus Sicherheitsgründen nur für kurze Zeit.
link-expired-advice = Kehren Sie zur App oder zur E-Mail zurück, über die Sie hierhergekommen sind, und fordern Sie einen neuen Link an.
link-revoked = Dieser Link gilt nicht mehr
link-revoked-why = Er wurde deaktiviert.
link-revoked-advice = Bitten Sie das Unternehmen, von dem er stammt, um einen neuen.
not-found = Nicht gefunden
not-found-why = Hier ist nichts, oder es gehört nicht zu Ihrer Abrechnung.
not-allowed = Das ist nicht erlaubt
not-allowed-why = Ihr Link umfasst dies nicht, oder die Anfrage kam von einer anderen Website. Es wurde nichts geändert.
too-many-requests = Einen Moment bitte
too-many-requests-why = Das waren zu viele Anfragen auf einmal. Warten Sie kurz, und versuchen Sie es dann erneut.
unavailable = Zurzeit nicht verfügbar
unavailable-why = Ein Dienst, den diese Seite braucht, antwortet gerade nicht.
unavailable-advice = Versuchen Sie es in einer Minute erneut. Wenn Sie gerade etwas geändert haben, prüfen Sie zuerst, ob die Änderung übernommen wurde.
failed = Etwas ist schiefgelaufen
failed-why = Der Fehler liegt bei uns und wurde aufgezeichnet.
refused = Das hat nicht geklappt
refused-why = Möglicherweise hat sich etwas geändert, seit Sie die Seite geöffnet haben.
go-back-advice = Gehen Sie zurück, und versuchen Sie es erneut.
look-again-advice = Gehen Sie zurück zu Ihrer Abrechnungsseite, um den aktuellen Stand zu sehen.
back-to-billing = Zurück zur Abrechnung
need-help = Brauchen Sie Hilfe?
help-page = Zur Hilfeseite

## A new link by email, offered on the page of a link that has expired

email-new-link = Neuen Link per E-Mail senden
email-new-link-where = Er geht an die E-Mail-Adresse, die wir von Ihnen haben.
new-link-asked = Prüfen Sie Ihr Postfach
new-link-on-its-way = Wenn wir eine E-Mail-Adresse von Ihnen haben, ist ein neuer Link unterwegs.
new-link-none-came = Das kann einige Minuten dauern. Wenn nichts ankommt, sehen Sie in Ihrem Spam-Ordner nach.
new-link-too-often = Sie haben schon mehrmals einen neuen Link angefordert. Prüfen Sie Ihr Postfach, oder versuchen Sie es später erneut.
mail-new-link-subject = Ihr neuer Link zur Abrechnung bei { $brand }
mail-new-link-intro = Jemand, höchstwahrscheinlich Sie, hat bei { $brand } einen neuen Link zu Ihrer Abrechnungsseite angefordert. Hier ist er.
mail-new-link-button = Abrechnungsseite öffnen
mail-new-link-lasts = Der Link gilt { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
}. Geben Sie ihn nicht weiter: Wer ihn hat, kann die Seite öffnen.
mail-new-link-ignore = Wenn Sie das nicht angefordert haben, brauchen Sie nichts zu tun.
mail-help = Fragen? Schreiben Sie an { $address }

## Payment methods

no-payment-method = Es ist keine Zahlungsmethode hinterlegt.
default-method = Standard
a-card = Karte
a-bank-account = Bankkonto
a-payment-method = Zahlungsmethode
card-expires = Gültig bis { $month }
card-expires-soon = Gültig bis { $month }, läuft vor Ihrer nächsten Zahlung ab
card-expired = Abgelaufen { $month }
pays-for = Wird verwendet für
list-comma = { ", " }
use-for-everything = Für alles verwenden
make-default = Als Standard festlegen
remove = Entfernen
add-payment-method-hint = Sie geben sie auf der sicheren Seite von Stripe ein. Danach wird alles damit bezahlt.
add-payment-method-where = Sie geben sie auf der sicheren Seite von Stripe ein.
you-owe = Sie haben { $amount } zu zahlen.
pay-now-with = { $amount } jetzt mit { $method } bezahlen

## Removing a payment method

remove-html = <bdi>{ $method }</bdi> entfernen?
cannot-remove-html = <bdi>{ $method }</bdi> kann noch nicht entfernt werden
still-pays-for = Keine andere hinterlegte Zahlungsmethode kann verwendet werden für:
add-another-first = Fügen Sie zuerst eine andere hinzu. Danach können Sie diese entfernen.
pays-instead-html = Stattdessen wird <bdi>{ $method }</bdi> verwendet für:
becomes-default-html = Stattdessen wird <bdi>{ $method }</bdi> Ihre Standard-Zahlungsmethode.
pays-for-nothing = Darüber wird nichts abgebucht.
removed-for-good = Um sie später wieder zu verwenden, müssten Sie sie neu eingeben.
remove-payment-method = Zahlungsmethode entfernen
keep-it = Behalten
back-to-payment-methods = Zurück zu den Zahlungsmethoden

## What was just done

notice-canceled = { $plan } endet am { $day }. Sie können es sich noch anders überlegen.
notice-kept = Ihr Abo läuft weiter. Sonst hat sich nichts geändert.
notice-unpaused = Die Zahlungen gehen mit der nächsten Rechnung weiter.
notice-resumed = Ihr Abo wird fortgesetzt. Der neue Zeitraum beginnt heute.
notice-resumed-unpaid = Ihr Abo wird fortgesetzt, ist aber noch nicht bezahlt. Es läuft weiter, sobald die offene Rechnung bezahlt ist.
notice-released = Die geplanten Änderungen treten nicht ein. Ihr Abo bleibt, wie es ist, und Sie können es jetzt kündigen.
notice-card-updated = Ihre neue Zahlungsmethode gilt ab jetzt für alles.
notice-card-superseded = Sie haben inzwischen eine andere Zahlungsmethode gewählt. Diese gilt jetzt.
notice-card-canceled = Es wurde nichts geändert. Ihre Zahlungsmethoden sind dieselben wie zuvor.
notice-card-not-finished = Sie haben die Eingabe der neuen Zahlungsmethode nicht abgeschlossen. Es wurde daher nichts geändert.
notice-card-declined = Ihre Bank hat die neue Zahlungsmethode abgelehnt. Es wurde daher nichts geändert. Versuchen Sie es mit einer anderen.
notice-card-page-expired = Die Seite zur Eingabe der Zahlungsmethode war zu lange geöffnet. Es wurde daher nichts geändert. Bitte beginnen Sie noch einmal.
notice-card-unconfirmed = Ihre neue Zahlungsmethode muss noch bestätigt werden. Danach wird alles damit bezahlt; bis dahin ändert sich nichts.
notice-card-pending = Ihre neue Zahlungsmethode wurde gespeichert und gilt in wenigen Minuten.
notice-card-unknown = Diese Zahlungsmethode ist hier nicht bekannt. Es wurde nichts geändert.
notice-method-default = Ab jetzt wird alles über diese Zahlungsmethode abgebucht.
notice-method-unusable = Diese Zahlungsmethode kann nicht mehr verwendet werden. Es wurde daher nichts geändert. Geben Sie sie neu ein, oder verwenden Sie eine andere.
notice-method-removed = Die Zahlungsmethode wurde entfernt.
notice-paid = Vielen Dank. Es ist alles bezahlt.
notice-paid-this = Vielen Dank. Diese Zahlung ist erfolgt.
notice-paid-some = Eine Zahlung war erfolgreich, die nächste nicht. Was noch offen ist, sehen Sie hier.
notice-pay-processing = Ihre Zahlung ist unterwegs. Bis Ihre Bank sie bestätigt, können einige Tage vergehen.
notice-pay-changed = Der offene Betrag hat sich inzwischen geändert. Hier sehen Sie den aktuellen Stand.
notice-pay-declined = Ihre Bank hat die Zahlung ohne Angabe von Gründen abgelehnt. Fragen Sie bei Ihrer Bank nach, oder versuchen Sie es mit einer anderen Zahlungsmethode.
notice-pay-declined-funds = Die Zahlung wurde abgelehnt: Die Karte ist nicht ausreichend gedeckt. Versuchen Sie es später erneut, oder verwenden Sie eine andere Zahlungsmethode.
notice-pay-declined-limit = Die Zahlung wurde abgelehnt: Der Betrag übersteigt das Limit der Karte. Fragen Sie bei Ihrer Bank nach, oder verwenden Sie eine andere Zahlungsmethode.
notice-pay-declined-expired = Die Zahlung wurde abgelehnt: Die Karte ist abgelaufen. Verwenden Sie eine andere Zahlungsmethode.
notice-pay-declined-unsupported = Die Zahlung wurde abgelehnt: Die Karte eignet sich nicht für diese Art von Zahlung. Verwenden Sie eine andere Zahlungsmethode.
notice-pay-declined-details = Die Zahlung wurde abgelehnt: Die Kartendaten stimmen nicht. Geben Sie die Karte neu ein, oder verwenden Sie eine andere Zahlungsmethode.
notice-pay-declined-later = Ihre Bank war nicht erreichbar. Sie können es in einigen Minuten erneut versuchen.
notice-pay-impossible = Mit dieser Zahlungsmethode lässt sich das nicht bezahlen. Verwenden Sie eine andere.

## Why something can’t be done with a subscription as it is now

refused-over = Dieses Abo ist bereits beendet, es gibt also nichts mehr zu ändern.
refused-incomplete = Die erste Zahlung für dieses Abo ist noch nicht erfolgt. Bezahlen Sie zuerst die offene Rechnung.
refused-paused = Dieses Abo ist pausiert und kostet nichts. Es muss fortgesetzt werden, bevor es geändert werden kann.
refused-no-payment-method = Dieses Abo ist pausiert, bis eine Zahlungsmethode hinzugefügt wird. Fügen Sie eine hinzu, und setzen Sie es dann fort.
refused-unpaid = Dieses Abo läuft weiter, sobald die offene Rechnung bezahlt ist.
refused-nothing-to-pay = Zu diesem Abo gibt es keine offene Rechnung.
not-confirmed = Ihre Änderung ist noch nicht bestätigt. Sehen Sie in einer Minute noch einmal auf Ihrer Abrechnungsseite nach, bevor Sie es erneut versuchen.
