## Everywhere

billing = Facturación
back-to-html = Volver a <bdi>{ $project }</bdi>
skip-to-content = Ir al contenido
page-updated = Esta página se ha actualizado.
offline = No hemos podido conectar con el servidor. Cuando vuelvas a tener conexión, esta página mostrará la situación actual.

## At the foot of the page

contact = Contacto
help = Ayuda
terms = Condiciones
privacy = Privacidad
language = Idioma
change-language = Cambiar idioma

## What is shown when the page can't be brought up to date

stale = Última actualización: { $time }. Ahora mismo no se puede actualizar esta página, así que pueden faltar cambios más recientes.

## At the top of the page: what is paid, when, and with what

summary = De un vistazo
summary-plan = Tu suscripción
summary-plans = Tus suscripciones
summary-next-charge = Próximo cobro
summary-paid-with = Método de pago
summary-no-plan = Sin suscripción
summary-no-charge = No hay cobros previstos
summary-no-payment-method = Ninguno añadido
summary-by-invoice = Con factura
summary-on-day = el { $day }
summary-after-trial = el { $day }, cuando termine tu periodo de prueba
summary-ends = Tu suscripción termina el { $day }
summary-more = { $count ->
    [one] y 1 más
   *[other] y { $count } más
}

## What needs the customer, above everything else

needs-you = Requiere tu atención
beyond-link = Esto no se puede resolver con este enlace.
past-due-title = El pago de { $plan } ha fallado
past-due-sentence = Para conservar tu suscripción, paga ahora la factura pendiente o actualiza tu método de pago.
past-due-or-add-sentence = Para conservar tu suscripción, paga ahora la factura pendiente o añade un método de pago.
past-due-update-sentence = Para conservar tu suscripción, actualiza tu método de pago.
past-due-add-sentence = Para conservar tu suscripción, añade un método de pago.
past-due-owed-sentence = La factura de la suscripción todavía no está pagada.
past-due-next-try = El pago se volverá a intentar el { $day }.
confirm-payment-title = Tu banco te pide que confirmes el pago de { $plan }
confirm-payment-sentence = Todavía no se ha pagado. Abre la factura y confirma allí el pago.
payment-on-its-way-title = El pago de { $plan } está en camino
payment-on-its-way-sentence = Tu banco puede tardar unos días en confirmarlo.
invoice-due-title = Una factura de { $plan } está vencida
invoice-due-sentence = Para conservar tu suscripción, paga ahora la factura pendiente.
invoice-open-title = La factura { $number } está por pagar
invoice-open-due = Vence el { $day }.
invoice-open-overdue = Venció el { $day }.
invoice-open-failed = El pago ha fallado. Puedes pagarla en la página segura de Stripe.
invoice-open-sentence = Puedes pagarla en la página segura de Stripe.
unpaid-title = El acceso a { $plan } está suspendido
unpaid-sentence = Han fallado varios pagos. Paga lo pendiente para volver a tener acceso.
unpaid-owed-sentence = Han fallado varios pagos. Se podrá volver a usar en cuanto se pague lo pendiente.
unpaid-latest-sentence = Han fallado varios pagos. Paga la última factura, de { $amount }, para volver a tener acceso.
unpaid-then-latest = Después quedará por pagar la última factura, de { $amount }.
unpaid-settled-sentence = Aquí no queda nada por pagar. Ponte en contacto con nosotros para volver a tener acceso.
incomplete-title = { $plan } aún no ha empezado
incomplete-sentence = El primer pago no se ha completado. Págalo o confírmalo con tu banco para empezar.
incomplete-owed-sentence = El primer pago no se ha completado. La suscripción empezará en cuanto se complete.
incomplete-until = Puedes hacerlo hasta: { $time }.
paused-title = { $plan } está en pausa
paused-owes-sentence = Tu suscripción se reanudará en cuanto pagues la factura pendiente.
paused-resume-sentence = El periodo de prueba terminó sin un método de pago. Ya puedes reanudar tu suscripción.
paused-stays-sentence = El periodo de prueba terminó sin un método de pago. La suscripción seguirá en pausa hasta que se reanude.
paused-add-sentence = El periodo de prueba ha terminado. Añade un método de pago para continuar.
paused-lacks-method-sentence = El periodo de prueba terminó sin un método de pago, y la suscripción no puede continuar sin uno.
trial-needs-method-title = Tu periodo de prueba de { $plan } termina el { $day }
trial-needs-method-sentence = Añade un método de pago para conservar tu suscripción después.
trial-lacks-method-sentence = No hay ningún método de pago registrado para continuar después.
trial-ends-title = Tu periodo de prueba de { $plan } termina el { $day }
trial-ends-sentence = Después, tu suscripción continuará con el método de pago guardado.
method-expires-title = { $method } caduca antes de tu próximo cobro
method-expires-sentence = Tu próximo cobro es el { $day }. Actualiza tu método de pago para que se realice sin problemas.
method-lapses-sentence = Tu próximo cobro es el { $day } y es posible que no se pueda realizar.
method-expired-title = { $method } ha caducado
method-missing-title = No hay ningún método de pago para { $plan }
method-missing-sentence = Tu suscripción se renueva el { $day }. Añade un método de pago para que continúe.
method-lacking-sentence = Tu suscripción se renueva el { $day } y no hay nada registrado con que pagarla.

## Tabs

subscriptions = Suscripciones
invoices = Facturas
payment-methods = Métodos de pago

## Subscriptions

subscription = Suscripción
no-subscription = Ahora mismo no tienes ninguna suscripción.
past-subscriptions = { $count ->
    [one] 1 suscripción anterior
   *[other] { $count } suscripciones anteriores
}
status-incomplete = Pendiente de pago
status-incomplete-expired = No iniciada
status-trialing = Periodo de prueba
status-active = Activa
status-past-due = Pago atrasado
status-unpaid = Impagada
status-canceled = Finalizada
status-paused = En pausa
status-unknown = Otro
status-ending = Por finalizar
current-period = Periodo actual
next-charge = Próximo cobro
amount-on-day = { $amount } el { $day }
includes-use = Incluye tu consumo hasta ahora.
ended = Finalizada
ended-on = Finalizó el { $day }
ends-on = Termina el { $day } y no se renovará
ends-on-renews-before = Termina el { $day }. Hasta entonces se seguirá renovando.
payments-paused = Los pagos están en pausa
payments-paused-until = Los pagos están en pausa hasta el { $day }
payments-paused-until-end = Los pagos están en pausa hasta que termine la suscripción
trial-until = Prueba gratuita hasta el { $day }; después, la suscripción se renueva
trial-until-without-method = Prueba gratuita hasta el { $day }. Sin un método de pago, la suscripción no continuará después
renews-on = Se renueva el { $day }
scheduled = Esta suscripción ya tiene cambios programados, por lo que no se puede cambiar su fin directamente.
unknown-status = Ahora mismo no se puede modificar esta suscripción aquí. Ponte en contacto con nosotros.

## What a subscription costs

price-once = { $price }, pago único
price-per-day = { $price } al día
price-per-week = { $price } a la semana
price-per-month = { $price } al mes
price-per-year = { $price } al año
price-every-days = { $count ->
   *[other] { $price } cada { $count } días
}
price-every-weeks = { $count ->
   *[other] { $price } cada { $count } semanas
}
price-every-months = { $count ->
   *[other] { $price } cada { $count } meses
}
price-every-years = { $count ->
   *[other] { $price } cada { $count } años
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = { $price } por unidad utilizada
price-per-package = { $count ->
   *[other] { $price } por cada { $count } unidades
}
price-by-use = Precio según el uso
price-by-quantity = Precio según la cantidad
quantity = { $count ->
    [one] 1 unidad
   *[other] { $count } unidades
}
billed-every-days = { $count ->
    [one] facturación diaria
   *[other] facturación cada { $count } días
}
billed-every-weeks = { $count ->
    [one] facturación semanal
   *[other] facturación cada { $count } semanas
}
billed-every-months = { $count ->
    [one] facturación mensual
   *[other] facturación cada { $count } meses
}
billed-every-years = { $count ->
    [one] facturación anual
   *[other] facturación cada { $count } años
}
another-price = otro precio
another-product = otro producto

## How a price in steps comes about: a small table, one line a step

price-steps = Cómo se calcula el precio
price-steps-graduated = El precio de cada tramo se aplica a las unidades de ese tramo.
price-steps-volume = El precio del tramo que corresponde a tu cantidad se aplica a todas las unidades.
price-steps-units = Unidades
price-steps-each = Por unidad
price-steps-flat = Tarifa fija
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } o más

## Discounts

discount = Descuento
discount-percent = { $percent } de descuento
discount-amount = { $amount } de descuento
discount-named = { $off } ({ $name })
discount-unknown = Se aplica un descuento
discount-once = { $discount }, en la próxima factura
discount-until = { $discount }, hasta el { $day }
discount-for = { $discount }, en { $product }

## What can be done with a subscription

cancel = Cancelar
resume = Reanudar
resume-payments = Reanudar pagos
pay-amount = Pagar { $amount }
for-invoice = de la factura { $number }
update-payment-method = Actualizar método de pago
add-payment-method = Añadir método de pago
see-schedule = Ver cambios programados

## The question before canceling

cancel-title-html = ¿Cancelar <bdi>{ $plan }</bdi>?
cancel-page-title = Cancelar { $plan }
cancel-last-day-html = Puedes usar tu suscripción hasta el <strong>{ $day }</strong>. Después no se renovará ni se te volverá a cobrar.
cancel-last-day-owing-html = Tu suscripción termina el <strong>{ $day }</strong>. Después no se renovará ni generará nuevos cobros.
cancel-ends-html = Tu suscripción termina el <strong>{ $day }</strong>. Después no se renovará.
cancel-end-of-period = Tu suscripción terminará con el periodo actual y no se te volverá a cobrar.
cancel-renews-before = Hasta entonces, lo que se factura con más frecuencia seguirá renovándose:
cancel-renewal = { $name }: { $price }, próxima renovación el { $day }
cancel-one-item = Un elemento
cancel-debt-html = Cancelar no salda lo pendiente: seguirás debiendo <strong>{ $amount }</strong>.
cancel-debt-collected-until = Seguiremos intentando cobrarlo hasta el { $day }. Cuando termine la suscripción, dejaremos de intentar cobrar la factura pendiente, pero podrás pagarla igualmente.
cancel-debt-collected = Seguiremos intentando cobrarlo hasta que termine la suscripción. Después dejaremos de intentar cobrar la factura pendiente, pero podrás pagarla igualmente.
cancel-debt-given-up = Ya no intentamos cobrarlo, pero puedes pagarlo igualmente.
cancel-debt-sent = Podrás pagarlo también cuando termine la suscripción.
cancel-open-invoice = Factura { $number }: { $amount }
cancel-usage = Lo que uses hasta entonces se facturará igualmente.
cancel-still-charged = Aun así, se cobrarán { $amount } por el periodo que ha comenzado, el { $day }.
cancel-can-undo = Hasta entonces puedes cambiar de opinión y mantener tu suscripción.
cancel-subscription = Cancelar suscripción
keep-subscription = Mantener suscripción
no-invoice-number = sin número

## The question before a subscription is released from its schedule

release-title-html = ¿Anular los cambios programados de <bdi>{ $plan }</bdi>?
release-page-title = Anular los cambios programados de { $plan }
release-planned = Lo que está programado:
release-nothing-planned = Nada que cambie lo que pagas.
release-step-ends = La suscripción termina el { $day }.
release-step-free = La programación termina el { $day }. Después, la suscripción continúa tal como esté entonces.
release-step-changes = A partir del { $day }: { $plans }.
release-if = Si anulas los cambios:
release-not-applies = La programación deja de aplicarse: nada de esto sucederá.
release-not-applies-nor-ends = La programación deja de aplicarse: nada de esto sucederá y la suscripción ya no terminará por sí sola.
release-stays = Todo queda como está ahora: { $price }. La suscripción se renueva y continúa hasta que la canceles.
release-stays-until-html = Todo queda como está ahora: { $price }. La suscripción se renueva el <strong>{ $day }</strong> y continúa hasta que la canceles.
release-final = A partir de entonces podrás cancelarla. Lo que estaba programado no se puede recuperar aquí.
release-subscription = Anular cambios programados
leave-as-planned = Dejarlo como está programado

## Invoices

invoices-csv = Descargar todo en CSV
invoices-none = Aún no tienes facturas.
invoices-none-chosen = No hay facturas que coincidan con esta selección.
invoices-show-all = Mostrar todas las facturas
invoices-pages = Páginas de facturas
invoices-newer = Más recientes
invoices-older = Más antiguas

invoices-choose = Filtrar facturas
invoices-year = Año
invoices-every-year = Todos los años
invoices-status = Estado
invoices-every-status = Todos
invoices-show = Mostrar

invoice-column = Factura
invoice-date-column = Fecha
invoice-amount-column = Importe
invoice-status-column = Estado
invoice-actions-column = Acciones

invoice-paid = Pagada
invoice-open = Pendiente
invoice-on-its-way = En proceso
invoice-void = Anulada
invoice-uncollectible = No cobrada
invoice-other = Otro

first-and-others = { $others ->
    [one] { $first } y 1 más
   *[other] { $first } y { $others } más
}
invoice-subject-and-more = { $first } y más
invoice-refunded = Reembolso de { $amount }
invoice-credited = Abono de { $amount }
invoice-without-number = Sin número

invoice-view-html = <span class=unseen>Ver factura </span><bdi>{ $number }</bdi>
invoice-pay-html = Pagar<span class=unseen> factura <bdi>{ $number }</bdi></span>
invoice-pdf-html = Descargar PDF<span class=unseen> de la factura <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Descargar PDF: </span>Nota de crédito <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Este enlace no funciona
link-unknown-why = Puede que no esté completo.
link-unknown-advice = Comprueba que has abierto el enlace completo o pide uno nuevo a la empresa que te lo envió.
link-expired = Este enlace ha caducado
link-expired-why = Por seguridad, los enlaces a tu página de facturación solo funcionan durante un tiempo.
link-expired-advice = Vuelve a la aplicación o al correo desde el que llegaste y pide un enlace nuevo.
link-revoked = Este enlace ya no es válido
link-revoked-why = Se ha desactivado.
link-revoked-advice = Pide uno nuevo a la empresa que te lo envió.
not-found = No encontrado
not-found-why = Aquí no hay nada o no forma parte de tu facturación.
not-allowed = Esto no está permitido
not-allowed-why = Tu enlace no incluye esto o la solicitud venía de otro sitio. No se ha cambiado nada.
too-many-requests = Un momento, por favor
too-many-requests-why = Han sido demasiadas solicitudes a la vez. Espera un poco y vuelve a intentarlo.
unavailable = No disponible en este momento
unavailable-why = Un servicio que esta página necesita no responde en este momento.
unavailable-advice = Inténtalo de nuevo dentro de un minuto. Si estabas haciendo un cambio, comprueba antes si se ha realizado.
failed = Algo ha ido mal
failed-why = El error es nuestro y ha quedado registrado.
refused = No se ha podido hacer
refused-why = Puede que algo haya cambiado desde que abriste la página.
go-back-advice = Vuelve atrás e inténtalo de nuevo.
look-again-advice = Vuelve a tu página de facturación para ver la situación actual.
back-to-billing = Volver a facturación
need-help = ¿Necesitas ayuda?
help-page = Visita nuestra página de ayuda

## A new link by email, offered on the page of a link that has expired

email-new-link = Enviarme un enlace nuevo por correo
email-new-link-where = Se enviará a la dirección de correo que tenemos de ti.
new-link-asked = Revisa tu correo
new-link-on-its-way = Si tenemos una dirección de correo tuya, el enlace nuevo está en camino.
new-link-none-came = Puede tardar unos minutos. Si no llega nada, mira en la carpeta de correo no deseado.
new-link-too-often = Ya has pedido un enlace nuevo varias veces. Revisa tu correo o inténtalo más tarde.
mail-new-link-subject = Tu nuevo enlace a la facturación de { $brand }
mail-new-link-intro = Alguien, seguramente tú, ha pedido a { $brand } un nuevo enlace a tu página de facturación. Aquí lo tienes.
mail-new-link-button = Abrir tu página de facturación
mail-new-link-lasts = El enlace funciona durante { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}. No lo compartas: quien lo tenga puede abrir la página.
mail-new-link-ignore = Si no lo has pedido, no tienes que hacer nada.
mail-help = ¿Tienes preguntas? Escribe a { $address }

## Payment methods

no-payment-method = No hay ningún método de pago guardado.
default-method = Predeterminado
a-card = Tarjeta
a-bank-account = Cuenta bancaria
a-payment-method = Método de pago
card-expires = Caduca en { $month }
card-expires-soon = Caduca en { $month }, antes de tu próximo pago
card-expired = Caducó en { $month }
pays-for = Se usa para pagar
list-comma = { ", " }
use-for-everything = Usar para todo
make-default = Establecer como predeterminado
remove = Eliminar
add-payment-method-hint = Lo introduces en la página segura de Stripe. A partir de entonces se usará para pagarlo todo.
add-payment-method-where = Lo introduces en la página segura de Stripe.
you-owe = Debes { $amount }.
pay-now-with = Pagar { $amount } ahora con { $method }

## Removing a payment method

remove-html = ¿Eliminar <bdi>{ $method }</bdi>?
cannot-remove-html = <bdi>{ $method }</bdi> no se puede eliminar todavía
still-pays-for = Ningún otro método de pago guardado podría pagar:
add-another-first = Añade antes otro. Después podrás eliminar este.
pays-instead-html = En su lugar se usará <bdi>{ $method }</bdi> para pagar:
becomes-default-html = <bdi>{ $method }</bdi> pasará a ser tu método de pago predeterminado.
pays-for-nothing = No se usa para ningún cobro.
removed-for-good = Para volver a usarlo más adelante, tendrías que introducirlo otra vez.
remove-payment-method = Eliminar método de pago
keep-it = Conservarlo
back-to-payment-methods = Volver a métodos de pago

## What was just done

notice-canceled = { $plan } terminará el { $day }. Aún puedes cambiar de opinión.
notice-kept = Tu suscripción continúa. No ha cambiado nada más.
notice-unpaused = Los pagos se reanudan con la próxima factura.
notice-resumed = Tu suscripción se ha reanudado, con un periodo nuevo a partir de hoy.
notice-resumed-unpaid = Tu suscripción se ha reanudado, pero aún no está pagada. Continuará en cuanto se pague la factura pendiente.
notice-released = Los cambios programados no se aplicarán. Tu suscripción sigue como está y ya puedes cancelarla.
notice-card-updated = Tu nuevo método de pago ya se usa para todo.
notice-card-superseded = Desde entonces has elegido otro método de pago. Ese es el que se usa.
notice-card-canceled = No se ha cambiado nada. Tus métodos de pago son los mismos que antes.
notice-card-not-finished = No has terminado de introducir el nuevo método de pago, así que no se ha cambiado nada.
notice-card-declined = Tu banco ha rechazado el nuevo método de pago, así que no se ha cambiado nada. Prueba con otro.
notice-card-page-expired = La página para introducir el método de pago ha estado abierta demasiado tiempo, así que no se ha cambiado nada. Empieza de nuevo.
notice-card-unconfirmed = Tu nuevo método de pago aún debe confirmarse. Cuando se confirme, se usará para pagarlo todo; hasta entonces no cambia nada.
notice-card-pending = Tu nuevo método de pago se ha guardado y se usará dentro de unos minutos.
notice-card-unknown = Este método de pago no se reconoce aquí. No se ha cambiado nada.
notice-method-default = A partir de ahora, todo se cobra en este método de pago.
notice-method-unusable = Ese método de pago ya no se puede usar, así que no se ha cambiado nada. Introdúcelo de nuevo o usa otro.
notice-method-removed = El método de pago se ha eliminado.
notice-paid = Gracias. Todo está pagado.
notice-paid-this = Gracias. Este pago se ha realizado.
notice-paid-some = Un pago se completó y el siguiente no. Aquí se muestra lo que sigue pendiente.
notice-pay-processing = Tu pago está en camino. Tu banco puede tardar unos días en confirmarlo.
notice-pay-changed = Lo que debes ha cambiado mientras tanto. Esta es la situación actual.
notice-pay-declined = Tu banco ha rechazado el pago sin indicar el motivo. Consulta con tu banco o prueba con otro método de pago.
notice-pay-declined-funds = El pago se ha rechazado: no hay fondos suficientes en esta tarjeta. Inténtalo más tarde o usa otro método de pago.
notice-pay-declined-limit = El pago se ha rechazado: supera el límite de esta tarjeta. Consulta con tu banco o usa otro método de pago.
notice-pay-declined-expired = El pago se ha rechazado: esta tarjeta ha caducado. Usa otro método de pago.
notice-pay-declined-unsupported = El pago se ha rechazado: esta tarjeta no admite este tipo de pago. Usa otro método de pago.
notice-pay-declined-details = El pago se ha rechazado: los datos de esta tarjeta no son correctos. Introdúcela de nuevo o usa otro método de pago.
notice-pay-declined-later = No se ha podido contactar con tu banco. Puedes volver a intentarlo dentro de unos minutos.
notice-pay-impossible = Esto no se puede pagar con ese método de pago. Usa otro.

## Why something can’t be done with a subscription as it is now

refused-over = Esta suscripción ya ha terminado, así que no queda nada que cambiar.
refused-incomplete = El primer pago de esta suscripción todavía no se ha hecho. Paga primero la factura pendiente.
refused-paused = Esta suscripción está en pausa y no cuesta nada. Hay que reanudarla antes de poder cambiarla.
refused-no-payment-method = Esta suscripción está en pausa hasta que se añada un método de pago. Añade uno y después reanúdala.
refused-unpaid = Esta suscripción continúa en cuanto se pague la factura pendiente.
refused-nothing-to-pay = Esta suscripción no tiene ninguna factura pendiente.
not-confirmed = El cambio todavía no se ha confirmado. Mira tu página de facturación dentro de un minuto antes de volver a intentarlo.
