## Everywhere

billing = Розрахунки
back-to-html = Назад до <bdi>{ $project }</bdi>
skip-to-content = Перейти до вмісту
page-updated = Сторінку оновлено.
offline = Не вдалося зв’язатися із сервером. Коли з’єднання відновиться, тут з’явиться актуальний стан.

## At the foot of the page

contact = Контакти
help = Довідка
terms = Умови
privacy = Конфіденційність
language = Мова
change-language = Змінити мову

## What is shown when the page can't be brought up to date

stale = Дані станом на { $time }. Зараз цю сторінку неможливо оновити, тому новіші зміни можуть не відображатися.

## At the top of the page: what is paid, when, and with what

summary = Огляд
summary-plan = Ваш план
summary-plans = Ваші плани
summary-next-charge = Наступне списання
summary-paid-with = Спосіб оплати
summary-no-plan = Немає підписки
summary-no-charge = Списань не буде
summary-no-payment-method = Немає способу оплати
summary-by-invoice = За рахунком
summary-on-day = { $day }
summary-after-trial = { $day }, після пробного періоду
summary-ends = Завершиться { $day }
summary-more = { $count ->
    [one] і ще { $count }
    [few] і ще { $count }
    [many] і ще { $count }
   *[other] і ще { $count }
}

## What needs the customer, above everything else

needs-you = Потребує вашої уваги
beyond-link = Через це посилання цього не можна владнати.
past-due-title = Не вдалося провести платіж за { $plan }
past-due-sentence = Щоб зберегти підписку, сплатіть зараз неоплачений рахунок або оновіть спосіб оплати.
past-due-or-add-sentence = Щоб зберегти підписку, сплатіть зараз неоплачений рахунок або додайте спосіб оплати.
past-due-update-sentence = Щоб зберегти підписку, оновіть спосіб оплати.
past-due-add-sentence = Щоб зберегти підписку, додайте спосіб оплати.
past-due-owed-sentence = Рахунок за підписку ще не сплачено.
past-due-next-try = Наступна спроба платежу: { $day }.
confirm-payment-title = Ваш банк просить підтвердити платіж за { $plan }
confirm-payment-sentence = Його ще не здійснено. Відкрийте рахунок і підтвердьте платіж там.
payment-on-its-way-title = Платіж за { $plan } обробляється
payment-on-its-way-sentence = Банк може підтверджувати його кілька днів.
invoice-due-title = Рахунок за { $plan } прострочено
invoice-due-sentence = Щоб зберегти підписку, сплатіть зараз неоплачений рахунок.
invoice-open-title = Рахунок { $number } очікує на оплату
invoice-open-due = Його слід сплатити до { $day }.
invoice-open-overdue = Його слід було сплатити до { $day }.
invoice-open-failed = Платіж не пройшов. Ви можете оплатити рахунок на захищеній сторінці Stripe.
invoice-open-sentence = Його можна сплатити на захищеній сторінці Stripe.
unpaid-title = Підписку { $plan } заблоковано
unpaid-sentence = Кілька платежів не пройшли. Сплатіть заборгованість, щоб знову користуватися підпискою.
unpaid-owed-sentence = Кілька платежів не пройшли. Підпискою знову можна буде користуватися, коли заборгованість буде сплачено.
unpaid-latest-sentence = Кілька платежів не пройшли. Сплатіть останній рахунок ({ $amount }), щоб знову користуватися підпискою.
unpaid-then-latest = Після цього залишиться сплатити останній рахунок ({ $amount }).
unpaid-settled-sentence = Тут більше нема чого сплачувати. Зв’яжіться з нами, щоб знову користуватися підпискою.
incomplete-title = Підписка { $plan } ще не почалася
incomplete-sentence = Перший платіж не завершено. Щоб почати, сплатіть його або підтвердьте у своєму банку.
incomplete-owed-sentence = Перший платіж не завершено. Підписка почнеться, щойно це станеться.
incomplete-until = Це можна зробити до { $time }.
paused-title = Підписку { $plan } призупинено
paused-owes-sentence = Вона продовжиться, щойно буде сплачено неоплачений рахунок.
paused-resume-sentence = Пробний період завершився, а способу оплати немає. Ви можете відновити підписку зараз.
paused-stays-sentence = Пробний період завершився, а способу оплати немає. Підписку призупинено, доки її не буде відновлено.
paused-add-sentence = Пробний період завершився. Щоб продовжити, додайте спосіб оплати.
paused-lacks-method-sentence = Пробний період завершився, а без способу оплати підписка не може продовжитися.
trial-needs-method-title = Пробний період { $plan } завершиться { $day }
trial-needs-method-sentence = Щоб зберегти підписку після цього, додайте спосіб оплати.
trial-lacks-method-sentence = Немає збереженого способу оплати, з яким підписка продовжилася б після цього.
trial-ends-title = Пробний період { $plan } завершиться { $day }
trial-ends-sentence = Після цього підписка продовжиться, а кошти списуватимуться збереженим способом оплати.
method-expires-title = Термін дії { $method } спливе до наступного списання
method-expires-sentence = Наступне списання: { $day } Оновіть спосіб оплати, щоб платіж пройшов.
method-lapses-sentence = Наступне списання ({ $day }) може не пройти.
method-expired-title = Термін дії { $method } сплив
method-missing-title = Немає способу оплати для { $plan }
method-missing-sentence = Дата поновлення: { $day } Додайте спосіб оплати, щоб підписка продовжилася.
method-lacking-sentence = Підписка має поновитися { $day }, а збереженого способу оплати немає.

## Tabs

subscriptions = Підписки
invoices = Рахунки
payment-methods = Способи оплати

## Subscriptions

subscription = Підписка
no-subscription = Зараз у вас немає підписки.
past-subscriptions = { $count ->
    [one] { $count } минула підписка
    [few] { $count } минулі підписки
    [many] { $count } минулих підписок
   *[other] { $count } минулої підписки
}
status-incomplete = Очікує оплати
status-incomplete-expired = Не почалася
status-trialing = Пробний період
status-active = Активна
status-past-due = Платіж прострочено
status-unpaid = Не оплачено
status-canceled = Завершена
status-paused = Призупинена
status-unknown = Інший стан
status-ending = Завершується
current-period = Поточний період
next-charge = Наступне списання
amount-on-day = { $amount }, { $day }
includes-use = Враховано ваше використання дотепер.
ended = Завершена
ended-on = Завершилася { $day }
ends-on = Завершиться { $day } і не поновиться
ends-on-renews-before = Завершиться { $day }, а до того часу поновлюватиметься
payments-paused = Платежі призупинено
payments-paused-until = Платежі призупинено до { $day }
payments-paused-until-end = Платежі призупинено до завершення підписки
trial-until = Безкоштовний пробний період до { $day }, потім підписка поновиться
trial-until-without-method = Безкоштовний пробний період до { $day }. Без способу оплати підписка після цього не продовжиться
renews-on = Поновиться { $day }
scheduled = Зміни цієї підписки вже заплановано, тому її завершення не можна змінити безпосередньо.
unknown-status = Зараз цю підписку не можна змінити тут. Зверніться до нас.

## What a subscription costs

price-once = { $price } одноразово
price-per-day = { $price } на день
price-per-week = { $price } на тиждень
price-per-month = { $price } на місяць
price-per-year = { $price } на рік
price-every-days = { $count ->
    [one] { $price } за кожен { $count } день
    [few] { $price } за кожні { $count } дні
    [many] { $price } за кожні { $count } днів
   *[other] { $price } за кожні { $count } дня
}
price-every-weeks = { $count ->
    [one] { $price } за кожен { $count } тиждень
    [few] { $price } за кожні { $count } тижні
    [many] { $price } за кожні { $count } тижнів
   *[other] { $price } за кожні { $count } тижня
}
price-every-months = { $count ->
    [one] { $price } за кожен { $count } місяць
    [few] { $price } за кожні { $count } місяці
    [many] { $price } за кожні { $count } місяців
   *[other] { $price } за кожні { $count } місяця
}
price-every-years = { $count ->
    [one] { $price } за кожен { $count } рік
    [few] { $price } за кожні { $count } роки
    [many] { $price } за кожні { $count } років
   *[other] { $price } за кожні { $count } року
}
price-times = { $count ->
    [one] { $count } × { $price }
    [few] { $count } × { $price }
    [many] { $count } × { $price }
   *[other] { $count } × { $price }
}
price-per-use = { $price } за використану одиницю
price-per-package = { $count ->
    [one] { $price } за { $count } одиницю
    [few] { $price } за { $count } одиниці
    [many] { $price } за { $count } одиниць
   *[other] { $price } за { $count } одиниці
}
price-by-use = Ціна залежить від використання
price-by-quantity = Ціна залежить від кількості
quantity = { $count ->
    [one] { $count } одиниця
    [few] { $count } одиниці
    [many] { $count } одиниць
   *[other] { $count } одиниці
}
billed-every-days = { $count ->
    [1] оплата щодня
    [one] оплата кожен { $count } день
    [few] оплата кожні { $count } дні
    [many] оплата кожні { $count } днів
   *[other] оплата кожні { $count } дня
}
billed-every-weeks = { $count ->
    [1] оплата щотижня
    [one] оплата кожен { $count } тиждень
    [few] оплата кожні { $count } тижні
    [many] оплата кожні { $count } тижнів
   *[other] оплата кожні { $count } тижня
}
billed-every-months = { $count ->
    [1] оплата щомісяця
    [one] оплата кожен { $count } місяць
    [few] оплата кожні { $count } місяці
    [many] оплата кожні { $count } місяців
   *[other] оплата кожні { $count } місяця
}
billed-every-years = { $count ->
    [1] оплата щороку
    [one] оплата кожен { $count } рік
    [few] оплата кожні { $count } роки
    [many] оплата кожні { $count } років
   *[other] оплата кожні { $count } року
}
another-price = інша ціна
another-product = інший продукт

## How a price in steps comes about

price-steps = Як формується ціна
price-steps-graduated = Ціна кожного рівня діє для одиниць у його межах.
price-steps-volume = Ціна рівня, на який припадає ваша кількість, діє для всіх одиниць.
price-steps-units = Одиниці
price-steps-each = За одиницю
price-steps-flat = Фіксована плата
price-steps-range = { $from }–{ $to }
price-steps-rest = { $from } і більше

## Discounts

discount = Знижка
discount-percent = Знижка { $percent }
discount-amount = Знижка { $amount }
discount-named = { $off } ({ $name })
discount-unknown = Діє знижка
discount-once = { $discount }, у наступному рахунку
discount-until = { $discount }, до { $day }
discount-for = { $discount }, на { $product }

## What can be done with a subscription

cancel = Скасувати
resume = Відновити
resume-payments = Відновити платежі
pay-amount = Сплатити { $amount }
for-invoice = за рахунок { $number }
update-payment-method = Оновити спосіб оплати
add-payment-method = Додати спосіб оплати
see-schedule = Переглянути заплановані зміни

## The question before canceling

cancel-title-html = Скасувати підписку <bdi>{ $plan }</bdi>?
cancel-page-title = Скасування підписки { $plan }
cancel-last-day-html = До <strong>{ $day }</strong> ви можете нею користуватися. Після цього вона не поновиться, і кошти за неї більше не списуватимуться.
cancel-last-day-owing-html = Підписка <strong>{ $day }</strong> завершиться. Після цього вона не поновиться, і нових нарахувань за неї не буде.
cancel-ends-html = Підписка <strong>{ $day }</strong> завершиться. Після цього вона не поновиться.
cancel-end-of-period = Підписка завершиться разом із поточним періодом, і кошти за неї більше не списуватимуться.
cancel-renews-before = До того часу й далі поновлюватиметься те, що має коротші періоди:
cancel-renewal = { $name }: { $price }, наступного разу { $day }
cancel-one-item = Одна позиція
cancel-debt-html = Скасування не погашає заборгованості: <strong>{ $amount }</strong> потрібно сплатити.
cancel-debt-collected-until = До { $day } ми й далі намагатимемося стягнути цю суму. Коли підписка завершиться, ми припинимо спроби списати оплату за неоплаченим рахунком, але ви все одно зможете його сплатити.
cancel-debt-collected = Ми намагатимемося стягнути цю суму, доки підписка не завершиться. Потім ми припинимо спроби списати оплату за неоплаченим рахунком, але ви все одно зможете його сплатити.
cancel-debt-given-up = Ми більше не намагаємося стягнути цю суму, але ви все одно можете її сплатити.
cancel-debt-sent = Ви зможете сплатити цю суму й після завершення підписки.
cancel-open-invoice = Рахунок { $number }: { $amount }
cancel-usage = Використане до того часу ще буде включено в рахунок.
cancel-still-charged = { $amount } за період, що розпочався, буде все ж стягнуто { $day }.
cancel-can-undo = До того часу ви можете передумати й залишити підписку.
cancel-subscription = Скасувати підписку
keep-subscription = Залишити підписку
no-invoice-number = без номера

## The question before a subscription is released from its schedule

release-title-html = Скасувати заплановані зміни підписки <bdi>{ $plan }</bdi>?
release-page-title = Скасування запланованих змін: { $plan }
release-planned = Заплановано:
release-nothing-planned = Нічого, що змінило б суму оплати.
release-step-ends = Підписка { $day } завершиться.
release-step-free = Графік змін { $day } завершиться. Після цього підписка триватиме в тому вигляді, який матиме тоді.
release-step-changes = Підписка { $day } зміниться на: { $plans }.
release-if = Якщо скасувати заплановані зміни:
release-not-applies = Графік більше не діятиме: жодна з цих змін не відбудеться.
release-not-applies-nor-ends = Графік більше не діятиме: жодна з цих змін не відбудеться, і підписка вже не завершиться сама.
release-stays = Підписка залишиться такою, як зараз: { $price }. Вона поновлюватиметься, доки ви її не скасуєте.
release-stays-until-html = Підписка залишиться такою, як зараз: { $price }. Вона поновиться <strong>{ $day }</strong> і триватиме, доки ви її не скасуєте.
release-final = Після цього підписку можна скасувати. Повернути заплановані зміни тут не вдасться.
release-subscription = Скасувати заплановані зміни
leave-as-planned = Залишити заплановані зміни

## Invoices

invoices-csv = Завантажити всі у форматі CSV
invoices-none = У вас ще немає рахунків.
invoices-none-chosen = Таких рахунків немає.
invoices-show-all = Показати всі рахунки
invoices-pages = Сторінки рахунків
invoices-newer = Новіші
invoices-older = Старіші

# What a long list can be narrowed to
invoices-choose = Вибрати рахунки
invoices-year = Рік
invoices-every-year = Усі роки
invoices-status = Статус
invoices-every-status = Усі
invoices-show = Показати

# Above the columns
invoice-column = Рахунок
invoice-date-column = Дата
invoice-amount-column = Сума
invoice-status-column = Статус
invoice-actions-column = Дії

# How an invoice stands
invoice-paid = Сплачений
invoice-open = Не сплачений
invoice-on-its-way = Обробляється
invoice-void = Анульований
invoice-uncollectible = Не стягнутий
invoice-other = Інший

# What an invoice was for
first-and-others = { $others ->
    [one] { $first } і ще { $others }
    [few] { $first } і ще { $others }
    [many] { $first } і ще { $others }
   *[other] { $first } і ще { $others }
}
invoice-subject-and-more = { $first } та інше
invoice-refunded = Повернено { $amount }
invoice-credited = Зменшено на { $amount }
invoice-without-number = Без номера

# Links
invoice-view-html = <span class=unseen>Переглянути рахунок </span><bdi>{ $number }</bdi>
invoice-pay-html = Сплатити<span class=unseen> рахунок <bdi>{ $number }</bdi></span>
invoice-pdf-html = Завантажити PDF<span class=unseen> рахунку <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Завантажити PDF: </span>Кредит-нота <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Це посилання не працює
link-unknown-why = Можливо, воно неповне.
link-unknown-advice = Перевірте, чи відкрили ви посилання повністю, або попросіть нове в компанії, яка його надіслала.
link-expired = Термін дії посилання сплив
link-expired-why = З міркувань безпеки посилання на сторінку розрахунків діють лише певний час.
link-expired-advice = Поверніться до застосунку або листа, звідки ви перейшли, і попросіть нове посилання.
link-revoked = Це посилання більше не дійсне
link-revoked-why = Його вимкнено.
link-revoked-advice = Попросіть нове в компанії, яка його надіслала.
not-found = Не знайдено
not-found-why = Тут нічого немає, або це не стосується ваших розрахунків.
not-allowed = Це не дозволено
not-allowed-why = Ваше посилання не дає такого права, або запит надійшов з іншого сайту. Нічого не змінено.
too-many-requests = Зачекайте хвилинку
too-many-requests-why = Забагато запитів одночасно. Трохи зачекайте й спробуйте ще раз.
unavailable = Зараз недоступно
unavailable-why = Служба, потрібна цій сторінці, зараз не відповідає.
unavailable-advice = Спробуйте ще раз за хвилину. Якщо ви щось змінювали, спершу перевірте, чи зміну виконано.
failed = Щось пішло не так
failed-why = Проблема на нашому боці, її зафіксовано.
refused = Не вдалося
refused-why = Можливо, щось змінилося, відколи ви відкрили сторінку.
go-back-advice = Поверніться та спробуйте ще раз.
look-again-advice = Поверніться на сторінку розрахунків, щоб побачити поточний стан.
back-to-billing = Назад до розрахунків
need-help = Потрібна допомога?
help-page = Відвідайте сторінку довідки

## A new link by email

email-new-link = Надіслати мені нове посилання
email-new-link-where = Воно надійде на вашу електронну адресу, яку ми маємо.
new-link-asked = Перевірте пошту
new-link-on-its-way = Якщо ми маємо вашу електронну адресу, нове посилання вже в дорозі.
new-link-none-came = Це може тривати кілька хвилин. Якщо нічого не надійде, перевірте папку зі спамом.
new-link-too-often = Ви вже кілька разів просили нове посилання. Перевірте пошту або спробуйте пізніше.
mail-new-link-subject = Ваше нове посилання на розрахунки – { $brand }
mail-new-link-intro = Хтось, найімовірніше ви, попросив нове посилання на вашу сторінку розрахунків у { $brand }. Ось воно.
mail-new-link-button = Відкрити сторінку розрахунків
mail-new-link-lasts = Посилання діє { $minutes ->
    [one] { $minutes } хвилину
    [few] { $minutes } хвилини
    [many] { $minutes } хвилин
   *[other] { $minutes } хвилини
}. Не передавайте його нікому: кожен, хто його має, може відкрити сторінку.
mail-new-link-ignore = Якщо ви цього не просили, нічого робити не потрібно.
mail-help = Є запитання? Напишіть на { $address }

## Payment methods

no-payment-method = Немає збереженого способу оплати.
default-method = Основний
a-card = Картка
a-bank-account = Банківський рахунок
a-payment-method = Спосіб оплати
card-expires = Дійсна до { $month }
card-expires-soon = Дійсна до { $month }, термін спливе до наступного платежу
card-expired = Термін дії сплив { $month }
pays-for = Оплачує
list-comma = { ", " }
use-for-everything = Використовувати для всього
make-default = Зробити основним
remove = Видалити
add-payment-method-hint = Дані ви введете на захищеній сторінці Stripe. Після цього все оплачуватиметься цим способом.
add-payment-method-where = Дані ви введете на захищеній сторінці Stripe.
you-owe = До сплати: { $amount }.
pay-now-with = Сплатити { $amount } зараз: { $method }

## Removing a payment method

remove-html = Видалити <bdi>{ $method }</bdi>?
cannot-remove-html = <bdi>{ $method }</bdi> поки не можна видалити
still-pays-for = Жоден інший збережений спосіб оплати не підходить для:
add-another-first = Спершу додайте інший спосіб оплати. Після цього цей можна буде видалити.
pays-instead-html = Замість нього використовуватиметься <bdi>{ $method }</bdi> для:
becomes-default-html = Замість нього основним стане <bdi>{ $method }</bdi>.
pays-for-nothing = Цим способом нічого не оплачується.
removed-for-good = Щоб скористатися ним знову, доведеться ввести дані ще раз.
remove-payment-method = Видалити спосіб оплати
keep-it = Залишити
back-to-payment-methods = Назад до способів оплати

## What was just done

notice-canceled = { $plan } завершиться { $day }. Ви ще можете передумати.
notice-kept = Ваша підписка триває. Більше нічого не змінилося.
notice-unpaused = Платежі відновляться з наступного рахунку.
notice-resumed = Вашу підписку відновлено. Новий період починається сьогодні.
notice-resumed-unpaid = Вашу підписку відновлено, але ще не оплачено. Вона продовжиться, щойно буде сплачено неоплачений рахунок.
notice-released = Заплановані зміни не відбудуться. Ваша підписка залишається без змін, і тепер її можна скасувати.
notice-card-updated = Новий спосіб оплати тепер використовується для всього.
notice-card-superseded = Відтоді ви вибрали інший спосіб оплати. Саме він тепер використовується.
notice-card-canceled = Нічого не змінено. Ваші способи оплати такі самі, як раніше.
notice-card-not-finished = Ви не завершили додавання нового способу оплати, тому нічого не змінено.
notice-card-declined = Ваш банк відхилив новий спосіб оплати, тому нічого не змінено. Спробуйте інший.
notice-card-page-expired = Сторінка додавання способу оплати була відкрита задовго, тому нічого не змінено. Почніть спочатку.
notice-card-unconfirmed = Новий спосіб оплати ще потрібно підтвердити. Після цього ним оплачуватиметься все, а доти нічого не зміниться.
notice-card-pending = Новий спосіб оплати збережено, він запрацює за кілька хвилин.
notice-card-unknown = Ця сторінка не знає такого способу оплати. Нічого не змінено.
notice-method-default = Відтепер усе оплачуватиметься цим способом.
notice-method-unusable = Цей спосіб оплати більше не можна використовувати, тому нічого не змінено. Введіть його дані ще раз або скористайтеся іншим.
notice-method-removed = Спосіб оплати видалено.
notice-paid = Дякуємо. Усе сплачено.
notice-paid-this = Дякуємо. Цей платіж проведено.
notice-paid-some = Один платіж пройшов, наступний — ні. Що залишилося сплатити, показано тут.
notice-pay-processing = Ваш платіж обробляється. Банк може підтверджувати його кілька днів.
notice-pay-changed = Сума до сплати тим часом змінилася. Ось поточний стан.
notice-pay-declined = Ваш банк відхилив платіж без пояснення причини. Зверніться до банку або спробуйте інший спосіб оплати.
notice-pay-declined-funds = Платіж відхилено: на картці недостатньо коштів. Спробуйте пізніше або скористайтеся іншим способом оплати.
notice-pay-declined-limit = Платіж відхилено: він перевищує ліміт картки. Зверніться до банку або скористайтеся іншим способом оплати.
notice-pay-declined-expired = Платіж відхилено: термін дії картки сплив. Скористайтеся іншим способом оплати.
notice-pay-declined-unsupported = Платіж відхилено: ця картка не підходить для такого типу платежів. Скористайтеся іншим способом оплати.
notice-pay-declined-details = Платіж відхилено: дані картки неправильні. Введіть їх ще раз або скористайтеся іншим способом оплати.
notice-pay-declined-later = Не вдалося зв’язатися з вашим банком. Спробуйте ще раз за кілька хвилин.
notice-pay-impossible = Це не можна оплатити цим способом. Скористайтеся іншим.

## Why something can’t be done with a subscription as it is now

refused-over = Ця підписка вже завершилася, тож змінювати нічого.
refused-incomplete = Перший платіж за цю підписку ще не здійснено. Спершу сплатіть неоплачений рахунок.
refused-paused = Ця підписка призупинена й нічого не коштує. Щоб її змінити, її треба спершу відновити.
refused-no-payment-method = Ця підписка призупинена, доки не буде додано спосіб оплати. Додайте його, а потім відновіть підписку.
refused-unpaid = Ця підписка продовжиться, щойно неоплачений рахунок буде сплачено.
refused-nothing-to-pay = Ця підписка не має неоплачених рахунків.
not-confirmed = Вашу зміну ще не підтверджено. Перш ніж спробувати знову, за хвилину ще раз перегляньте сторінку розрахунків.
