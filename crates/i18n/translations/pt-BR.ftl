## Everywhere

billing = Faturamento
back-to-html = Voltar para <bdi>{ $project }</bdi>
skip-to-content = Ir para o conteúdo
page-updated = Esta página foi atualizada.
offline = Não foi possível acessar o servidor. Quando você estiver online de novo, esta página mostrará a situação atual.

## At the foot of the page

contact = Contato
help = Ajuda
terms = Termos
privacy = Privacidade
language = Idioma
change-language = Mudar idioma

## What is shown when the page can't be brought up to date

stale = Última atualização: { $time }. No momento, não é possível atualizar esta página. Por isso, alterações mais recentes podem não aparecer.

## At the top of the page: what is paid, when, and with what

summary = Resumo
summary-plan = Sua assinatura
summary-plans = Suas assinaturas
summary-next-charge = Próxima cobrança
summary-paid-with = Forma de pagamento
summary-no-plan = Nenhuma assinatura
summary-no-charge = Nenhuma cobrança prevista
summary-no-payment-method = Nenhuma cadastrada
summary-by-invoice = Por fatura
summary-on-day = em { $day }
summary-after-trial = em { $day }, quando termina seu período de teste
summary-ends = Sua assinatura termina em { $day }
summary-more = { $count ->
    [one] e mais { $count }
   *[other] e mais { $count }
}

## What needs the customer, above everything else

needs-you = Requer sua atenção
beyond-link = Não é possível resolver isso por este link.
past-due-title = O pagamento de { $plan } falhou
past-due-sentence = Para manter sua assinatura, pague agora a fatura em aberto ou atualize sua forma de pagamento.
past-due-or-add-sentence = Para manter sua assinatura, pague agora a fatura em aberto ou adicione uma forma de pagamento.
past-due-update-sentence = Para manter sua assinatura, atualize sua forma de pagamento.
past-due-add-sentence = Para manter sua assinatura, adicione uma forma de pagamento.
past-due-owed-sentence = A fatura da assinatura ainda não foi paga.
past-due-next-try = O pagamento será tentado novamente em { $day }.
confirm-payment-title = Seu banco pede que você confirme o pagamento de { $plan }
confirm-payment-sentence = Ele ainda não foi feito. Abra a fatura e confirme o pagamento por lá.
payment-on-its-way-title = Seu pagamento de { $plan } está a caminho
payment-on-its-way-sentence = Seu banco pode levar alguns dias para confirmá-lo.
invoice-due-title = Uma fatura de { $plan } está vencida
invoice-due-sentence = Para manter sua assinatura, pague agora a fatura em aberto.
invoice-open-title = A fatura { $number } está em aberto
invoice-open-due = Vence em { $day }.
invoice-open-overdue = Venceu em { $day }.
invoice-open-failed = O pagamento falhou. Você pode pagá-la na página segura da Stripe.
invoice-open-sentence = Você pode pagá-la na página segura da Stripe.
unpaid-title = O acesso a { $plan } está suspenso
unpaid-sentence = Vários pagamentos falharam. Pague o que está em aberto para voltar a ter acesso.
unpaid-owed-sentence = Vários pagamentos falharam. A assinatura poderá ser usada de novo assim que o valor em aberto for pago.
unpaid-latest-sentence = Vários pagamentos falharam. Pague a última fatura, de { $amount }, para voltar a ter acesso.
unpaid-then-latest = Depois disso, falta pagar a última fatura, de { $amount }.
unpaid-settled-sentence = Não há mais nada a pagar aqui. Fale conosco para voltar a ter acesso.
incomplete-title = { $plan } ainda não começou
incomplete-sentence = O primeiro pagamento não foi concluído. Pague ou confirme o pagamento com seu banco para começar.
incomplete-owed-sentence = O primeiro pagamento não foi concluído. A assinatura começa assim que ele for concluído.
incomplete-until = Isso é possível até { $time }.
paused-title = { $plan } está em pausa
paused-owes-sentence = Sua assinatura será retomada assim que a fatura em aberto for paga.
paused-resume-sentence = O período de teste terminou sem uma forma de pagamento. Você já pode retomar sua assinatura.
paused-stays-sentence = O período de teste terminou sem uma forma de pagamento. A assinatura fica em pausa até ser retomada.
paused-add-sentence = O período de teste terminou. Adicione uma forma de pagamento para continuar.
paused-lacks-method-sentence = O período de teste terminou sem uma forma de pagamento, e a assinatura não pode continuar sem uma.
trial-needs-method-title = Seu período de teste de { $plan } termina em { $day }
trial-needs-method-sentence = Adicione uma forma de pagamento para manter sua assinatura depois disso.
trial-lacks-method-sentence = Não há forma de pagamento cadastrada para continuar depois disso.
trial-ends-title = Seu período de teste de { $plan } termina em { $day }
trial-ends-sentence = Depois disso, sua assinatura continua com a forma de pagamento cadastrada.
method-expires-title = { $method } vence antes da sua próxima cobrança
method-expires-sentence = Sua próxima cobrança é em { $day }. Atualize sua forma de pagamento para que ela seja aprovada.
method-lapses-sentence = Sua próxima cobrança é em { $day } e pode não ser aprovada.
method-expired-title = { $method } venceu
method-missing-title = Não há forma de pagamento para { $plan }
method-missing-sentence = Sua assinatura é renovada em { $day }. Adicione uma forma de pagamento para que ela continue.
method-lacking-sentence = Sua assinatura é renovada em { $day }, e não há forma de pagamento cadastrada para pagá-la.

## Tabs

subscriptions = Assinaturas
invoices = Faturas
payment-methods = Formas de pagamento

## Subscriptions

subscription = Assinatura
no-subscription = Você não tem nenhuma assinatura no momento.
past-subscriptions = { $count ->
    [one] { $count } assinatura anterior
   *[other] { $count } assinaturas anteriores
}
status-incomplete = Aguardando pagamento
status-incomplete-expired = Nunca iniciada
status-trialing = Período de teste
status-active = Ativa
status-past-due = Pagamento em atraso
status-unpaid = Não paga
status-canceled = Encerrada
status-paused = Em pausa
status-unknown = Outro
status-ending = A encerrar
current-period = Período atual
next-charge = Próxima cobrança
amount-on-day = { $amount } em { $day }
includes-use = Inclui seu consumo até agora.
ended = Encerrada
ended-on = Encerrada em { $day }
ends-on = Termina em { $day } e não será renovada
ends-on-renews-before = Termina em { $day }. Até lá, continua sendo renovada.
payments-paused = Os pagamentos estão em pausa
payments-paused-until = Os pagamentos estão em pausa até { $day }
payments-paused-until-end = Os pagamentos estão em pausa até o fim da assinatura
trial-until = Teste grátis até { $day }, depois a assinatura é renovada
trial-until-without-method = Teste grátis até { $day }. Sem uma forma de pagamento, a assinatura não continua depois disso
renews-on = Renovação em { $day }
scheduled = Já há alterações programadas para esta assinatura, por isso não é possível mudar o término diretamente.
unknown-status = No momento, não é possível alterar esta assinatura aqui. Entre em contato conosco.

## What a subscription costs

price-once = { $price }, pagamento único
price-per-day = { $price } por dia
price-per-week = { $price } por semana
price-per-month = { $price } por mês
price-per-year = { $price } por ano
price-every-days = { $count ->
   *[other] { $price } a cada { $count } dias
}
price-every-weeks = { $count ->
   *[other] { $price } a cada { $count } semanas
}
price-every-months = { $count ->
   *[other] { $price } a cada { $count } meses
}
price-every-years = { $count ->
   *[other] { $price } a cada { $count } anos
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = { $price } por unidade usada
price-per-package = { $count ->
   *[other] { $price } a cada { $count } unidades
}
price-by-use = Preço conforme o uso
price-by-quantity = Preço conforme a quantidade
quantity = { $count ->
    [one] { $count } unidade
   *[other] { $count } unidades
}
billed-every-days = { $count ->
    [one] cobrança diária
   *[other] cobrança a cada { $count } dias
}
billed-every-weeks = { $count ->
    [one] cobrança semanal
   *[other] cobrança a cada { $count } semanas
}
billed-every-months = { $count ->
    [one] cobrança mensal
   *[other] cobrança a cada { $count } meses
}
billed-every-years = { $count ->
    [one] cobrança anual
   *[other] cobrança a cada { $count } anos
}
another-price = outro preço
another-product = outro produto

## How a price in steps comes about: a small table, one line a step

price-steps = Como o preço é calculado
price-steps-graduated = O preço de cada faixa se aplica às unidades dessa faixa.
price-steps-volume = O preço da faixa em que está a sua quantidade se aplica a todas as unidades.
price-steps-units = Unidades
price-steps-each = Por unidade
price-steps-flat = Taxa fixa
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } ou mais

## Discounts

discount = Desconto
discount-percent = { $percent } de desconto
discount-amount = { $amount } de desconto
discount-named = { $off } ({ $name })
discount-unknown = Há um desconto aplicado
discount-once = { $discount }, na próxima fatura
discount-until = { $discount }, até { $day }
discount-for = { $discount }, em { $product }

## What can be done with a subscription

cancel = Cancelar
resume = Retomar
resume-payments = Retomar pagamentos
pay-amount = Pagar { $amount }
for-invoice = da fatura { $number }
update-payment-method = Atualizar forma de pagamento
add-payment-method = Adicionar forma de pagamento
see-schedule = Ver alterações programadas

## The question before canceling

cancel-title-html = Cancelar <bdi>{ $plan }</bdi>?
cancel-page-title = Cancelar { $plan }
cancel-last-day-html = Você pode usar sua assinatura até <strong>{ $day }</strong>. Depois disso, ela não será renovada e nada mais será cobrado por ela.
cancel-last-day-owing-html = Sua assinatura termina em <strong>{ $day }</strong>. Depois disso, ela não será renovada e não haverá novas cobranças.
cancel-ends-html = Sua assinatura termina em <strong>{ $day }</strong>. Depois disso, ela não será renovada.
cancel-end-of-period = Sua assinatura terminará com o período atual, e nada mais será cobrado por ela.
cancel-renews-before = Até lá, o que é cobrado em intervalos mais curtos continua sendo renovado:
cancel-renewal = { $name }: { $price }, próxima renovação em { $day }
cancel-one-item = Um item
cancel-debt-html = O cancelamento não quita o que está em aberto: você ainda deve <strong>{ $amount }</strong>.
cancel-debt-collected-until = Continuaremos tentando cobrar esse valor até { $day }. Quando a assinatura terminar, deixaremos de tentar cobrar a fatura em aberto, mas você ainda poderá pagá-la.
cancel-debt-collected = Continuaremos tentando cobrar esse valor até a assinatura terminar. Depois, deixaremos de tentar cobrar a fatura em aberto, mas você ainda poderá pagá-la.
cancel-debt-given-up = Não tentamos mais cobrar esse valor, mas você ainda pode pagá-lo.
cancel-debt-sent = Você ainda pode pagar esse valor, mesmo depois que a assinatura terminar.
cancel-open-invoice = Fatura { $number }: { $amount }
cancel-usage = O que você usar até lá ainda será cobrado.
cancel-still-charged = { $amount } pelo período que já começou ainda serão cobrados em { $day }.
cancel-can-undo = Até lá, você pode mudar de ideia e manter sua assinatura.
cancel-subscription = Cancelar assinatura
keep-subscription = Manter assinatura
no-invoice-number = sem número

## The question before a subscription is released from its schedule

release-title-html = Descartar as alterações programadas de <bdi>{ $plan }</bdi>?
release-page-title = Descartar as alterações programadas de { $plan }
release-planned = O que está programado:
release-nothing-planned = Nada que mude o que você paga.
release-step-ends = A assinatura termina em { $day }.
release-step-free = A programação termina em { $day }. Depois disso, a assinatura continua como estiver nessa data.
release-step-changes = A partir de { $day }: { $plans }.
release-if = Se você descartar as alterações:
release-not-applies = A programação deixa de valer: nada disso acontece.
release-not-applies-nor-ends = A programação deixa de valer: nada disso acontece, e a assinatura não termina mais sozinha.
release-stays = Tudo fica como está agora: { $price }. A assinatura é renovada e continua até que você a cancele.
release-stays-until-html = Tudo fica como está agora: { $price }. A assinatura é renovada em <strong>{ $day }</strong> e continua até que você a cancele.
release-final = A partir daí, você pode cancelar a assinatura. O que estava programado não pode ser recuperado aqui.
release-subscription = Descartar alterações programadas
leave-as-planned = Manter como programado

## Invoices

invoices-csv = Baixar tudo em CSV
invoices-none = Você ainda não tem faturas.
invoices-none-chosen = Nenhuma fatura corresponde a essa seleção.
invoices-show-all = Mostrar todas as faturas
invoices-pages = Páginas de faturas
invoices-newer = Mais recentes
invoices-older = Mais antigas

invoices-choose = Filtrar faturas
invoices-year = Ano
invoices-every-year = Todos os anos
invoices-status = Status
invoices-every-status = Todos
invoices-show = Mostrar

invoice-column = Fatura
invoice-date-column = Data
invoice-amount-column = Valor
invoice-status-column = Status
invoice-actions-column = Ações

invoice-paid = Paga
invoice-open = Em aberto
invoice-on-its-way = Em processamento
invoice-void = Anulada
invoice-uncollectible = Não recebida
invoice-other = Outro

first-and-others = { $others ->
    [one] { $first } e mais { $others }
   *[other] { $first } e mais { $others }
}
invoice-subject-and-more = { $first } e outros itens
invoice-refunded = Reembolso de { $amount }
invoice-credited = Crédito de { $amount }
invoice-without-number = Sem número

invoice-view-html = <span class=unseen>Ver fatura </span><bdi>{ $number }</bdi>
invoice-pay-html = Pagar<span class=unseen> fatura <bdi>{ $number }</bdi></span>
invoice-pdf-html = Baixar PDF<span class=unseen> da fatura <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Baixar PDF: </span>Nota de crédito <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Este link não funciona
link-unknown-why = Talvez ele não esteja completo.
link-unknown-advice = Verifique se você abriu o link inteiro ou peça um novo à empresa que o enviou.
link-expired = Este link expirou
link-expired-why = Por segurança, os links para sua página de faturamento valem só por um tempo.
link-expired-advice = Volte ao app ou ao e-mail que trouxe você aqui e peça um novo link.
link-revoked = Este link não é mais válido
link-revoked-why = Ele foi desativado.
link-revoked-advice = Peça um novo à empresa que o enviou.
not-found = Não encontrado
not-found-why = Não há nada aqui ou isso não faz parte do seu faturamento.
not-allowed = Isso não é permitido
not-allowed-why = Seu link não inclui isso ou a solicitação veio de outro site. Nada foi alterado.
too-many-requests = Um momento, por favor
too-many-requests-why = Foram muitas solicitações de uma vez. Espere um pouco e tente de novo.
unavailable = Indisponível no momento
unavailable-why = Um serviço de que esta página precisa não está respondendo no momento.
unavailable-advice = Tente de novo em um minuto. Se você estava fazendo uma alteração, verifique antes se ela foi feita.
failed = Algo deu errado
failed-why = O problema é nosso e foi registrado.
refused = Não deu certo
refused-why = Algo pode ter mudado desde que você abriu a página.
go-back-advice = Volte e tente de novo.
look-again-advice = Volte para sua página de faturamento para ver a situação atual.
back-to-billing = Voltar para o faturamento
need-help = Precisa de ajuda?
help-page = Acesse nossa página de ajuda

## A new link by email, offered on the page of a link that has expired

email-new-link = Receber um novo link por e-mail
email-new-link-where = Ele será enviado para o endereço de e-mail que temos de você.
new-link-asked = Confira seu e-mail
new-link-on-its-way = Se tivermos um endereço de e-mail seu, um novo link está a caminho.
new-link-none-came = Pode levar alguns minutos. Se nada chegar, confira a pasta de spam.
new-link-too-often = Você já pediu um novo link várias vezes. Confira seu e-mail ou tente de novo mais tarde.
mail-new-link-subject = Seu novo link para o faturamento de { $brand }
mail-new-link-intro = Alguém, provavelmente você, pediu a { $brand } um novo link para sua página de faturamento. Aqui está.
mail-new-link-button = Abrir sua página de faturamento
mail-new-link-lasts = O link vale por { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}. Não o repasse: quem tiver o link pode abrir a página.
mail-new-link-ignore = Se você não pediu isso, não precisa fazer nada.
mail-help = Dúvidas? Escreva para { $address }

## Payment methods

no-payment-method = Nenhuma forma de pagamento cadastrada.
default-method = Padrão
a-card = Cartão
a-bank-account = Conta bancária
a-payment-method = Forma de pagamento
card-expires = Vence em { $month }
card-expires-soon = Vence em { $month }, antes do seu próximo pagamento
card-expired = Venceu em { $month }
pays-for = Usada para pagar
list-comma = { ", " }
use-for-everything = Usar para tudo
make-default = Definir como padrão
remove = Remover
add-payment-method-hint = Você a informa na página segura da Stripe. Depois disso, ela será usada para pagar tudo.
add-payment-method-where = Você a informa na página segura da Stripe.
you-owe = Você deve { $amount }.
pay-now-with = Pagar { $amount } agora com { $method }

## Removing a payment method

remove-html = Remover <bdi>{ $method }</bdi>?
cannot-remove-html = Ainda não é possível remover <bdi>{ $method }</bdi>
still-pays-for = Nenhuma outra forma de pagamento cadastrada poderia pagar:
add-another-first = Adicione outra antes. Depois você poderá remover esta.
pays-instead-html = Em vez dela, <bdi>{ $method }</bdi> passará a pagar:
becomes-default-html = <bdi>{ $method }</bdi> passará a ser sua forma de pagamento padrão.
pays-for-nothing = Nada é cobrado nela.
removed-for-good = Para usá-la de novo no futuro, você terá que informá-la novamente.
remove-payment-method = Remover forma de pagamento
keep-it = Manter
back-to-payment-methods = Voltar para as formas de pagamento

## What was just done

notice-canceled = { $plan } terminará em { $day }. Você ainda pode mudar de ideia.
notice-kept = Sua assinatura continua. Nada mais mudou.
notice-unpaused = Os pagamentos continuam a partir da próxima fatura.
notice-resumed = Sua assinatura foi retomada, com um novo período a partir de hoje.
notice-resumed-unpaid = Sua assinatura foi retomada, mas ainda não foi paga. Ela continua assim que a fatura em aberto for paga.
notice-released = As alterações programadas não acontecerão. Sua assinatura continua como está, e agora você pode cancelá-la.
notice-card-updated = Sua nova forma de pagamento já está valendo para tudo.
notice-card-superseded = Você escolheu outra forma de pagamento depois disso. É ela que está valendo.
notice-card-canceled = Nada foi alterado. Suas formas de pagamento são as mesmas de antes.
notice-card-not-finished = Você não terminou de informar a nova forma de pagamento, por isso nada foi alterado.
notice-card-declined = Seu banco recusou a nova forma de pagamento, por isso nada foi alterado. Tente outra.
notice-card-page-expired = A página para informar a forma de pagamento ficou aberta por tempo demais, por isso nada foi alterado. Comece de novo.
notice-card-unconfirmed = Sua nova forma de pagamento ainda precisa ser confirmada. Depois disso, ela será usada para pagar tudo; até lá, nada muda.
notice-card-pending = Sua nova forma de pagamento foi salva e estará valendo em alguns minutos.
notice-card-unknown = Essa forma de pagamento não é reconhecida aqui. Nada foi alterado.
notice-method-default = A partir de agora, tudo é cobrado nesta forma de pagamento.
notice-method-unusable = Essa forma de pagamento não pode mais ser usada, por isso nada foi alterado. Informe-a de novo ou use outra.
notice-method-removed = A forma de pagamento foi removida.
notice-paid = Obrigado. Tudo está pago.
notice-paid-this = Obrigado. Este pagamento foi concluído.
notice-paid-some = Um pagamento foi concluído e o seguinte não. O que continua em aberto aparece aqui.
notice-pay-processing = Seu pagamento está a caminho. Seu banco pode levar alguns dias para confirmá-lo.
notice-pay-changed = O valor devido mudou nesse meio-tempo. Esta é a situação atual.
notice-pay-declined = Seu banco recusou o pagamento sem informar o motivo. Consulte seu banco ou tente outra forma de pagamento.
notice-pay-declined-funds = O pagamento foi recusado: não há saldo suficiente neste cartão. Tente de novo mais tarde ou use outra forma de pagamento.
notice-pay-declined-limit = O pagamento foi recusado: o valor ultrapassa o limite deste cartão. Consulte seu banco ou use outra forma de pagamento.
notice-pay-declined-expired = O pagamento foi recusado: este cartão venceu. Use outra forma de pagamento.
notice-pay-declined-unsupported = O pagamento foi recusado: este cartão não pode ser usado para esse tipo de pagamento. Use outra forma de pagamento.
notice-pay-declined-details = O pagamento foi recusado: os dados deste cartão não estão corretos. Informe-os de novo ou use outra forma de pagamento.
notice-pay-declined-later = Não foi possível contatar seu banco. Você pode tentar de novo em alguns minutos.
notice-pay-impossible = Não é possível pagar isso com essa forma de pagamento. Use outra.

## Why something can’t be done with a subscription as it is now

refused-over = Esta assinatura já terminou, então não há mais nada para alterar.
refused-incomplete = O primeiro pagamento desta assinatura ainda não foi feito. Pague primeiro a fatura em aberto.
refused-paused = Esta assinatura está em pausa e não custa nada. É preciso retomá-la antes de alterá-la.
refused-no-payment-method = Esta assinatura está em pausa até que uma forma de pagamento seja adicionada. Adicione uma e depois retome a assinatura.
refused-unpaid = Esta assinatura continua assim que a fatura em aberto for paga.
refused-nothing-to-pay = Não há fatura em aberto desta assinatura.
not-confirmed = Sua alteração ainda não foi confirmada. Veja sua página de faturamento de novo em um minuto antes de tentar novamente.
