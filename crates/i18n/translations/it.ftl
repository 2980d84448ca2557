## Everywhere

billing = Fatturazione
back-to-html = Torna a <bdi>{ $project }</bdi>
skip-to-content = Vai al contenuto
page-updated = Questa pagina è stata aggiornata.
offline = Impossibile raggiungere il server. Quando tornerai online, questa pagina mostrerà la situazione aggiornata.

## At the foot of the page

contact = Contatti
help = Assistenza
terms = Termini
privacy = Privacy
language = Lingua
change-language = Cambia lingua

## What is shown when the page can't be brought up to date

stale = Ultimo aggiornamento: { $time }. Al momento non è possibile aggiornare questa pagina, quindi potrebbero mancare modifiche più recenti.

## At the top of the page: what is paid, when, and with what

summary = In breve
summary-plan = Il tuo abbonamento
summary-plans = I tuoi abbonamenti
summary-next-charge = Prossimo addebito
summary-paid-with = Metodo di pagamento
summary-no-plan = Nessun abbonamento
summary-no-charge = Nessun addebito previsto
summary-no-payment-method = Nessuno aggiunto
summary-by-invoice = Con fattura
summary-on-day = { $day }
summary-after-trial = { $day }, al termine del periodo di prova
summary-ends = Fine dell’abbonamento: { $day }
summary-more = { $count ->
    [one] e un altro
   *[other] e altri { $count }
}

## What needs the customer, above everything else

needs-you = Richiede la tua attenzione
beyond-link = Con questo link non è possibile risolverlo.
past-due-title = Il pagamento per { $plan } non è riuscito
past-due-sentence = Per mantenere l’abbonamento, paga ora la fattura in sospeso o aggiorna il metodo di pagamento.
past-due-or-add-sentence = Per mantenere l’abbonamento, paga ora la fattura in sospeso o aggiungi un metodo di pagamento.
past-due-update-sentence = Per mantenere l’abbonamento, aggiorna il metodo di pagamento.
past-due-add-sentence = Per mantenere l’abbonamento, aggiungi un metodo di pagamento.
past-due-owed-sentence = La fattura dell’abbonamento non è ancora stata pagata.
past-due-next-try = Il pagamento sarà ritentato il giorno { $day }.
confirm-payment-title = La tua banca ti chiede di confermare il pagamento di { $plan }
confirm-payment-sentence = Non è ancora stato effettuato. Apri la fattura e conferma lì il pagamento.
payment-on-its-way-title = Il pagamento per { $plan } è in corso
payment-on-its-way-sentence = La tua banca potrebbe impiegare qualche giorno per confermarlo.
invoice-due-title = Una fattura per { $plan } è scaduta
invoice-due-sentence = Per mantenere l’abbonamento, paga ora la fattura in sospeso.
invoice-open-title = La fattura { $number } è da pagare
invoice-open-due = Scade il { $day }.
invoice-open-overdue = È scaduta il { $day }.
invoice-open-failed = Il pagamento non è riuscito. Puoi pagarla sulla pagina sicura di Stripe.
invoice-open-sentence = Puoi pagarla nella pagina sicura di Stripe.
unpaid-title = L’accesso a { $plan } è sospeso
unpaid-sentence = Diversi pagamenti non sono riusciti. Paga gli importi in sospeso per riattivarlo.
unpaid-owed-sentence = Diversi pagamenti non sono riusciti. L’abbonamento potrà essere riattivato quando gli importi in sospeso saranno pagati.
unpaid-latest-sentence = Diversi pagamenti non sono riusciti. Paga l’ultima fattura, di { $amount }, per riattivarlo.
unpaid-then-latest = Dopo resta da pagare l’ultima fattura, di { $amount }.
unpaid-settled-sentence = Qui non resta nulla da pagare. Contattaci per riattivarlo.
incomplete-title = { $plan } deve ancora iniziare
incomplete-sentence = Il primo pagamento non è stato completato. Effettualo, o confermalo con la tua banca, per iniziare.
incomplete-owed-sentence = Il primo pagamento non è stato completato. L’abbonamento inizierà non appena lo sarà.
incomplete-until = Puoi farlo entro: { $time }.
paused-title = { $plan } è in pausa
paused-owes-sentence = L’abbonamento riprenderà non appena la fattura in sospeso sarà pagata.
paused-resume-sentence = Il periodo di prova è terminato senza un metodo di pagamento. Ora puoi riprendere l’abbonamento.
paused-stays-sentence = Il periodo di prova è terminato senza un metodo di pagamento. L’abbonamento resta in pausa finché non viene ripreso.
paused-add-sentence = Il periodo di prova è terminato. Aggiungi un metodo di pagamento per continuare.
paused-lacks-method-sentence = Il periodo di prova è terminato senza un metodo di pagamento, e senza di esso l’abbonamento non può proseguire.
trial-needs-method-title = Il tuo periodo di prova di { $plan } termina il giorno { $day }
trial-needs-method-sentence = Aggiungi un metodo di pagamento per mantenere l’abbonamento.
trial-lacks-method-sentence = Non c’è un metodo di pagamento registrato con cui proseguire in seguito.
trial-ends-title = Il tuo periodo di prova di { $plan } termina il giorno { $day }
trial-ends-sentence = Poi l’abbonamento continuerà con il metodo di pagamento salvato.
method-expires-title = { $method } scade prima del prossimo addebito
method-expires-sentence = Prossimo addebito: { $day }. Aggiorna il metodo di pagamento perché vada a buon fine.
method-lapses-sentence = Il prossimo addebito, previsto il giorno { $day }, potrebbe non andare a buon fine.
method-expired-title = Metodo di pagamento scaduto: { $method }
method-missing-title = Nessun metodo di pagamento per { $plan }
method-missing-sentence = L’abbonamento si rinnova il giorno { $day }. Aggiungi un metodo di pagamento perché continui.
method-lacking-sentence = L’abbonamento si rinnova il giorno { $day } e non c’è un metodo di pagamento registrato per pagarlo.

## Tabs

subscriptions = Abbonamenti
invoices = Fatture
payment-methods = Metodi di pagamento

## Subscriptions

subscription = Abbonamento
no-subscription = Al momento non hai abbonamenti.
past-subscriptions = { $count ->
    [one] 1 abbonamento precedente
   *[other] { $count } abbonamenti precedenti
}
status-incomplete = In attesa di pagamento
status-incomplete-expired = Mai iniziato
status-trialing = In prova
status-active = Attivo
status-past-due = Pagamento in ritardo
status-unpaid = Non pagato
status-canceled = Terminato
status-paused = In pausa
status-unknown = Altro
status-ending = In scadenza
current-period = Periodo attuale
next-charge = Prossimo addebito
amount-on-day = { $amount } il giorno { $day }
includes-use = Comprende il tuo consumo finora.
ended = Terminato
ended-on = Terminato il giorno { $day }
ends-on = Termina il giorno { $day } e non si rinnoverà
ends-on-renews-before = Termina il giorno { $day }. Fino ad allora si rinnova.
payments-paused = I pagamenti sono in pausa
payments-paused-until = I pagamenti sono in pausa fino al giorno { $day }
payments-paused-until-end = I pagamenti sono in pausa fino alla fine dell’abbonamento
trial-until = Prova gratuita fino al giorno { $day }, poi l’abbonamento si rinnova
trial-until-without-method = Prova gratuita fino al giorno { $day }. Senza un metodo di pagamento, poi l’abbonamento non prosegue
renews-on = Prossimo rinnovo: { $day }
scheduled = Per questo abbonamento sono già previste delle modifiche, quindi non è possibile cambiarne direttamente la fine.
unknown-status = Al momento non è possibile modificare qui questo abbonamento. Contattaci.

## What a subscription costs

price-once = { $price }, una tantum
price-per-day = { $price } al giorno
price-per-week = { $price } a settimana
price-per-month = { $price } al mese
price-per-year = { $price } all’anno
price-every-days = { $count ->
   *[other] { $price } ogni { $count } giorni
}
price-every-weeks = { $count ->
   *[other] { $price } ogni { $count } settimane
}
price-every-months = { $count ->
   *[other] { $price } ogni { $count } mesi
}
price-every-years = { $count ->
   *[other] { $price } ogni { $count } anni
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = { $price } per unità utilizzata
price-per-package = { $count ->
   *[other] { $price } ogni { $count } unità
}
price-by-use = Prezzo in base all’utilizzo
price-by-quantity = Prezzo in base alla quantità
quantity = { $count ->
    [one] 1 unità
   *[other] { $count } unità
}
billed-every-days = { $count ->
    [one] fatturazione giornaliera
   *[other] fatturazione ogni { $count } giorni
}
billed-every-weeks = { $count ->
    [one] fatturazione settimanale
   *[other] fatturazione ogni { $count } settimane
}
billed-every-months = { $count ->
    [one] fatturazione mensile
   *[other] fatturazione ogni { $count } mesi
}
billed-every-years = { $count ->
    [one] fatturazione annuale
   *[other] fatturazione ogni { $count } anni
}
another-price = un altro prezzo
another-product = un altro prodotto

## How a price in steps comes about: a small table, one line a step

price-steps = Come si calcola il prezzo
price-steps-graduated = Il prezzo di ogni fascia si applica alle unità di quella fascia.
price-steps-volume = Il prezzo della fascia in cui rientra la tua quantità si applica a tutte le unità.
price-steps-units = Unità
price-steps-each = Per unità
price-steps-flat = Quota fissa
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } e oltre

## Discounts

discount = Sconto
discount-percent = { $percent } di sconto
discount-amount = { $amount } di sconto
discount-named = { $off } ({ $name })
discount-unknown = È applicato uno sconto
discount-once = { $discount }, sulla prossima fattura
discount-until = { $discount }, fino al giorno { $day }
discount-for = { $discount }, per { $product }

## What can be done with a subscription

cancel = Disdici
resume = Riprendi
resume-payments = Riprendi i pagamenti
pay-amount = Paga { $amount }
for-invoice = per la fattura { $number }
update-payment-method = Aggiorna metodo di pagamento
add-payment-method = Aggiungi metodo di pagamento
see-schedule = Vedi le modifiche previste

## The question before canceling

cancel-title-html = Disdire <bdi>{ $plan }</bdi>?
cancel-page-title = Disdici { $plan }
cancel-last-day-html = Puoi usare l’abbonamento fino al giorno <strong>{ $day }</strong>. Poi non si rinnoverà e non ti verrà più addebitato nulla.
cancel-last-day-owing-html = L’abbonamento termina il giorno <strong>{ $day }</strong>. Poi non si rinnoverà e non ci saranno nuovi addebiti.
cancel-ends-html = L’abbonamento termina il giorno <strong>{ $day }</strong>. Poi non si rinnoverà.
cancel-end-of-period = L’abbonamento terminerà con il periodo attuale e non ti verrà più addebitato nulla.
cancel-renews-before = Fino ad allora, ciò che viene fatturato a intervalli più brevi continuerà a rinnovarsi:
cancel-renewal = { $name }: { $price }, prossimo rinnovo: { $day }
cancel-one-item = Una voce
cancel-debt-html = La disdetta non salda gli importi in sospeso: devi ancora pagare <strong>{ $amount }</strong>.
cancel-debt-collected-until = Continueremo a tentare l’addebito fino al giorno { $day }. Quando l’abbonamento sarà terminato, non tenteremo più di riscuotere la fattura in sospeso, ma potrai comunque pagarla.
cancel-debt-collected = Continueremo a tentare l’addebito fino alla fine dell’abbonamento. Poi non tenteremo più di riscuotere la fattura in sospeso, ma potrai comunque pagarla.
cancel-debt-given-up = Non tentiamo più di riscuotere l’importo, ma puoi comunque pagarlo.
cancel-debt-sent = Puoi comunque pagare l’importo, anche quando l’abbonamento sarà terminato.
cancel-open-invoice = Fattura { $number }: { $amount }
cancel-usage = Quanto utilizzi fino ad allora verrà comunque fatturato.
cancel-still-charged = { $amount } per il periodo già iniziato saranno comunque addebitati il { $day }.
cancel-can-undo = Fino ad allora puoi ripensarci e mantenere l’abbonamento.
cancel-subscription = Disdici l’abbonamento
keep-subscription = Mantieni l’abbonamento
no-invoice-number = senza numero

## The question before a subscription is released from its schedule

release-title-html = Annullare le modifiche previste per <bdi>{ $plan }</bdi>?
release-page-title = Annulla le modifiche previste per { $plan }
release-planned = Che cosa è previsto:
release-nothing-planned = Niente che cambi quanto paghi.
release-step-ends = L’abbonamento termina il giorno { $day }.
release-step-free = La programmazione termina il giorno { $day }. Poi l’abbonamento continua così come sarà in quel momento.
release-step-changes = Dal giorno { $day }: { $plans }.
release-if = Se annulli le modifiche:
release-not-applies = La programmazione non vale più: nulla di tutto questo accadrà.
release-not-applies-nor-ends = La programmazione non vale più: nulla di tutto questo accadrà e l’abbonamento non terminerà più da solo.
release-stays = Tutto resta com’è ora: { $price }. L’abbonamento si rinnova e continua finché non lo disdici.
release-stays-until-html = Tutto resta com’è ora: { $price }. L’abbonamento si rinnova il giorno <strong>{ $day }</strong> e continua finché non lo disdici.
release-final = A quel punto potrai disdirlo. Le modifiche annullate non si possono ripristinare da qui.
release-subscription = Annulla le modifiche previste
leave-as-planned = Lascia tutto come previsto

## Invoices

invoices-csv = Scarica tutto in CSV
invoices-none = Non hai ancora fatture.
invoices-none-chosen = Nessuna fattura corrisponde alla selezione.
invoices-show-all = Mostra tutte le fatture
invoices-pages = Pagine di fatture
invoices-newer = Più recenti
invoices-older = Meno recenti

invoices-choose = Filtra le fatture
invoices-year = Anno
invoices-every-year = Tutti gli anni
invoices-status = Stato
invoices-every-status = Tutti
invoices-show = Mostra

invoice-column = Fattura
invoice-date-column = Data
invoice-amount-column = Importo
invoice-status-column = Stato
invoice-actions-column = Azioni

invoice-paid = Pagata
invoice-open = In sospeso
invoice-on-its-way = In elaborazione
invoice-void = Annullata
invoice-uncollectible = Non riscossa
invoice-other = Altro

first-and-others = { $others ->
    [one] { $first } e 1 altro
   *[other] { $first } e altri { $others }
}
invoice-subject-and-more = { $first } e altro
invoice-refunded = Rimborso di { $amount }
invoice-credited = Accredito di { $amount }
invoice-without-number = Senza numero

invoice-view-html = <span class=unseen>Vedi la fattura </span><bdi>{ $number }</bdi>
invoice-pay-html = Paga<span class=unseen> la fattura <bdi>{ $number }</bdi></span>
invoice-pdf-html = Scarica il PDF<span class=unseen> della fattura <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Scarica il PDF: </span>Nota di credito <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Questo link non funziona
link-unknown-why = Forse non è completo.
link-unknown-advice = Controlla di aver aperto il link per intero o chiedine uno nuovo all’azienda che te l’ha inviato.
link-expired = Questo link è scaduto
link-expired-why = Per motivi di sicurezza, i link alla tua pagina di fatturazione valgono solo per un po’ di tempo.
link-expired-advice = Torna all’app o all’email da cui provieni e chiedi un nuovo link.
link-revoked = Questo link non è più valido
link-revoked-why = È stato disattivato.
link-revoked-advice = Chiedine uno nuovo all’azienda che te l’ha inviato.
not-found = Pagina non trovata
not-found-why = Qui non c’è nulla, oppure non fa parte della tua fatturazione.
not-allowed = Operazione non consentita
not-allowed-why = Il tuo link non la comprende, oppure la richiesta proveniva da un altro sito. Non è stato modificato nulla.
too-many-requests = Un momento, per favore
too-many-requests-why = Sono arrivate troppe richieste insieme. Attendi un po’ e riprova.
unavailable = Non disponibile al momento
unavailable-why = Un servizio necessario a questa pagina al momento non risponde.
unavailable-advice = Riprova tra un minuto. Se stavi facendo una modifica, controlla prima se è stata eseguita.
failed = Qualcosa è andato storto
failed-why = Il problema dipende da noi ed è stato registrato.
refused = L’operazione non è riuscita
refused-why = La situazione potrebbe essere cambiata da quando hai aperto la pagina.
go-back-advice = Torna indietro e riprova.
look-again-advice = Torna alla tua pagina di fatturazione per vedere la situazione attuale.
back-to-billing = Torna alla fatturazione
need-help = Hai bisogno di aiuto?
help-page = Visita la pagina di assistenza

## A new link by email, offered on the page of a link that has expired

email-new-link = Inviami un nuovo link via email
email-new-link-where = Verrà inviato all’indirizzo email in nostro possesso.
new-link-asked = Controlla la posta
new-link-on-its-way = Se abbiamo un tuo indirizzo email, un nuovo link è in arrivo.
new-link-none-came = Possono volerci alcuni minuti. Se non arriva nulla, controlla la cartella dello spam.
new-link-too-often = Hai già chiesto più volte un nuovo link. Controlla la posta o riprova più tardi.
mail-new-link-subject = Il tuo nuovo link alla fatturazione di { $brand }
mail-new-link-intro = Qualcuno, molto probabilmente tu, ha chiesto a { $brand } un nuovo link alla tua pagina di fatturazione. Eccolo.
mail-new-link-button = Apri la tua pagina di fatturazione
mail-new-link-lasts = Il link è valido per { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minuti
}. Non condividerlo: chiunque lo abbia può aprire la pagina.
mail-new-link-ignore = Se non l’hai chiesto tu, non devi fare nulla.
mail-help = Domande? Scrivi a { $address }

## Payment methods

no-payment-method = Nessun metodo di pagamento salvato.
default-method = Predefinito
a-card = Carta
a-bank-account = Conto bancario
a-payment-method = Metodo di pagamento
card-expires = Scadenza: { $month }
card-expires-soon = Scadenza: { $month }, prima del prossimo pagamento
card-expired = Scaduta: { $month }
pays-for = Usato per pagare
list-comma = { ", " }
use-for-everything = Usa per tutto
make-default = Imposta come predefinito
remove = Rimuovi
add-payment-method-hint = Lo inserisci nella pagina sicura di Stripe. Da quel momento verrà usato per pagare tutto.
add-payment-method-where = Lo inserisci nella pagina sicura di Stripe.
you-owe = Importo da pagare: { $amount }.
pay-now-with = Paga ora { $amount } con { $method }

## Removing a payment method

remove-html = Rimuovere <bdi>{ $method }</bdi>?
cannot-remove-html = Non è ancora possibile rimuovere <bdi>{ $method }</bdi>
still-pays-for = Nessun altro metodo di pagamento salvato potrebbe pagare:
add-another-first = Aggiungine prima un altro. Poi potrai rimuovere questo.
pays-instead-html = Al suo posto verrà usato <bdi>{ $method }</bdi> per pagare:
becomes-default-html = Il tuo metodo di pagamento predefinito diventerà <bdi>{ $method }</bdi>.
pays-for-nothing = Non viene usato per alcun addebito.
removed-for-good = Per usarlo di nuovo in futuro, dovrai inserirlo un’altra volta.
remove-payment-method = Rimuovi metodo di pagamento
keep-it = Mantieni
back-to-payment-methods = Torna ai metodi di pagamento

## What was just done

notice-canceled = { $plan } terminerà il giorno { $day }. Puoi ancora ripensarci.
notice-kept = L’abbonamento continua. Non è cambiato nient’altro.
notice-unpaused = I pagamenti riprendono con la prossima fattura.
notice-resumed = L’abbonamento è ripreso, con un nuovo periodo a partire da oggi.
notice-resumed-unpaid = L’abbonamento è ripreso, ma non è ancora pagato. Proseguirà non appena la fattura in sospeso sarà pagata.
notice-released = Le modifiche previste non avranno luogo. L’abbonamento resta com’è e ora puoi disdirlo.
notice-card-updated = Il nuovo metodo di pagamento è ora in uso per tutto.
notice-card-superseded = Nel frattempo hai scelto un altro metodo di pagamento. Ora è in uso quello.
notice-card-canceled = Non è stato modificato nulla. I tuoi metodi di pagamento sono gli stessi di prima.
notice-card-not-finished = Non hai completato l’inserimento del nuovo metodo di pagamento, quindi non è stato modificato nulla.
notice-card-declined = La tua banca ha rifiutato il nuovo metodo di pagamento, quindi non è stato modificato nulla. Provane un altro.
notice-card-page-expired = La pagina per inserire il metodo di pagamento è rimasta aperta troppo a lungo, quindi non è stato modificato nulla. Ricomincia da capo.
notice-card-unconfirmed = Il nuovo metodo di pagamento deve ancora essere confermato. Dopo la conferma verrà usato per pagare tutto; fino ad allora non cambia nulla.
notice-card-pending = Il nuovo metodo di pagamento è stato salvato e sarà in uso tra pochi minuti.
notice-card-unknown = Questo metodo di pagamento non è riconosciuto qui. Non è stato modificato nulla.
notice-method-default = D’ora in poi tutto viene addebitato su questo metodo di pagamento.
notice-method-unusable = Quel metodo di pagamento non è più utilizzabile, quindi non è stato modificato nulla. Inseriscilo di nuovo o usane un altro.
notice-method-removed = Il metodo di pagamento è stato rimosso.
notice-paid = Grazie. È tutto pagato.
notice-paid-this = Grazie. Questo pagamento è andato a buon fine.
notice-paid-some = Un pagamento è riuscito, quello successivo no. Ciò che resta da pagare è indicato qui.
notice-pay-processing = Il pagamento è in corso. La tua banca potrebbe impiegare qualche giorno per confermarlo.
notice-pay-changed = Nel frattempo l’importo da pagare è cambiato. Ecco la situazione attuale.
notice-pay-declined = La tua banca ha rifiutato il pagamento senza indicare il motivo. Contatta la banca o prova un altro metodo di pagamento.
notice-pay-declined-funds = Il pagamento è stato rifiutato: i fondi di questa carta non sono sufficienti. Riprova più tardi o usa un altro metodo di pagamento.
notice-pay-declined-limit = Il pagamento è stato rifiutato: supera il limite di questa carta. Contatta la tua banca o usa un altro metodo di pagamento.
notice-pay-declined-expired = Il pagamento è stato rifiutato: questa carta è scaduta. Usa un altro metodo di pagamento.
notice-pay-declined-unsupported = Il pagamento è stato rifiutato: questa carta non è abilitata a questo tipo di pagamento. Usa un altro metodo di pagamento.
notice-pay-declined-details = Il pagamento è stato rifiutato: i dati di questa carta non sono corretti. Inseriscila di nuovo o usa un altro metodo di pagamento.
notice-pay-declined-later = Non è stato possibile contattare la tua banca. Puoi riprovare tra qualche minuto.
notice-pay-impossible = Non è possibile pagare con quel metodo di pagamento. Usane un altro.

## Why something can’t be done with a subscription as it is now

refused-over = Questo abbonamento è già terminato, quindi non c’è più nulla da modificare.
refused-incomplete = Il primo pagamento di questo abbonamento non è ancora stato effettuato. Paga prima la fattura in sospeso.
refused-paused = Questo abbonamento è in pausa e non costa nulla. Va ripreso prima di poterlo modificare.
refused-no-payment-method = Questo abbonamento è in pausa finché non viene aggiunto un metodo di pagamento. Aggiungine uno, poi riprendilo.
refused-unpaid = Questo abbonamento prosegue non appena la fattura in sospeso è pagata.
refused-nothing-to-pay = Questo abbonamento non ha fatture in sospeso.
not-confirmed = La modifica non è ancora confermata. Guarda di nuovo la tua pagina di fatturazione tra un minuto prima di riprovare.
