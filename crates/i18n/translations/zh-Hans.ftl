## Everywhere

billing = 账单与付款
back-to-html = 返回 <bdi>{ $project }</bdi>
skip-to-content = 跳至内容
page-updated = 页面已更新。
offline = 无法连接服务器。恢复联网后，此页面会显示最新状态。

## At the foot of the page

contact = 联系我们
help = 帮助
terms = 服务条款
privacy = 隐私政策
language = 语言
change-language = 更改语言

## What is shown when the page can't be brought up to date

stale = 以下信息截至 { $time }。目前无法更新此页面，之后的变更可能尚未显示。

## At the top of the page: what is paid, when, and with what

summary = 概览
summary-plan = 您的方案
summary-plans = 您的方案
summary-next-charge = 下次扣款
summary-paid-with = 付款方式
summary-no-plan = 没有订阅
summary-no-charge = 没有待扣款项
summary-no-payment-method = 没有付款方式
summary-by-invoice = 按账单付款
summary-on-day = { $day }
summary-after-trial = { $day }，试用结束时
summary-ends = 订阅将于{ $day }结束
summary-more = { $count ->
   *[other] 以及另外 { $count } 项
}

## What needs the customer, above everything else

needs-you = 需要您处理
beyond-link = 此链接无法处理此事。
past-due-title = “{ $plan }”付款失败
past-due-sentence = 如需保留订阅，请立即支付未付账单，或更新付款方式。
past-due-or-add-sentence = 如需保留订阅，请立即支付未付账单，或添加付款方式。
past-due-update-sentence = 如需保留订阅，请更新付款方式。
past-due-add-sentence = 如需保留订阅，请添加付款方式。
past-due-owed-sentence = 该订阅的账单尚未支付。
past-due-next-try = 将于{ $day }再次尝试扣款。
confirm-payment-title = 您的银行要求您确认 { $plan } 的付款
confirm-payment-sentence = 尚未付款。请打开账单并在其中确认付款。
payment-on-its-way-title = “{ $plan }”的付款正在处理中
payment-on-its-way-sentence = 银行可能需要几天时间进行确认。
invoice-due-title = “{ $plan }”的账单已逾期
invoice-due-sentence = 如需保留订阅，请立即支付未付账单。
invoice-open-title = 账单 { $number } 待支付
invoice-open-due = 到期日为{ $day }。
invoice-open-overdue = 已于{ $day }到期。
invoice-open-failed = 付款失败。您可以在 Stripe 的安全页面上支付。
invoice-open-sentence = 您可以在 Stripe 的安全页面上支付。
unpaid-title = “{ $plan }”已停用
unpaid-sentence = 多次付款失败。请付清欠款以恢复使用。
unpaid-owed-sentence = 多次付款失败。欠款付清后即可恢复使用。
unpaid-latest-sentence = 多次付款失败。请支付最近的账单（{ $amount }）以恢复使用。
unpaid-then-latest = 之后还需支付最近的账单（{ $amount }）。
unpaid-settled-sentence = 此处已无待付款项。如需恢复使用，请联系我们。
incomplete-title = “{ $plan }”尚未开始
incomplete-sentence = 首次付款尚未完成。请付款，或通过银行确认付款，以开始使用。
incomplete-owed-sentence = 首次付款尚未完成。完成后即开始。
incomplete-until = 最晚可在{ $time }前完成。
paused-title = “{ $plan }”已暂停
paused-owes-sentence = 未付账单付清后，订阅会立即恢复。
paused-resume-sentence = 试用结束时没有付款方式。您现在可以恢复订阅。
paused-stays-sentence = 试用结束时没有付款方式。订阅在恢复之前将保持暂停。
paused-add-sentence = 试用已结束。请添加付款方式以继续使用。
paused-lacks-method-sentence = 试用结束时没有付款方式，没有付款方式便无法继续。
trial-needs-method-title = “{ $plan }”的试用将于{ $day }结束
trial-needs-method-sentence = 如需在此之后继续使用，请添加付款方式。
trial-lacks-method-sentence = 没有可用于之后继续使用的付款方式。
trial-ends-title = “{ $plan }”的试用将于{ $day }结束
trial-ends-sentence = 此后订阅将继续，并使用已保存的付款方式扣款。
method-expires-title = { $method } 将在下次扣款前过期
method-expires-sentence = 下次扣款日期为{ $day }。请更新付款方式，以确保扣款成功。
method-lapses-sentence = 下次扣款日期为{ $day }，扣款可能不成功。
method-expired-title = { $method } 已过期
method-missing-title = “{ $plan }”没有付款方式
method-missing-sentence = 订阅将于{ $day }续订。请添加付款方式以继续使用。
method-lacking-sentence = 订阅将于{ $day }续订，但没有可用的付款方式。

## Tabs

subscriptions = 订阅
invoices = 账单
payment-methods = 付款方式

## Subscriptions

subscription = 订阅
no-subscription = 您目前没有订阅。
past-subscriptions = { $count ->
   *[other] { $count } 个过往订阅
}
status-incomplete = 等待付款
status-incomplete-expired = 未开始
status-trialing = 试用中
status-active = 有效
status-past-due = 付款逾期
status-unpaid = 未付款
status-canceled = 已结束
status-paused = 已暂停
status-unknown = 其他
status-ending = 将结束
current-period = 当前周期
next-charge = 下次扣款
amount-on-day = { $day }，{ $amount }
includes-use = 已包含您目前的用量。
ended = 已结束
ended-on = 已于{ $day }结束
ends-on = 将于{ $day }结束，不再续订
ends-on-renews-before = 将于{ $day }结束，在此之前会继续续订
payments-paused = 付款已暂停
payments-paused-until = 付款暂停至{ $day }
payments-paused-until-end = 付款暂停至订阅结束
trial-until = 免费试用至{ $day }，之后将续订
trial-until-without-method = 免费试用至{ $day }。如无付款方式，之后将不再继续
renews-on = 将于{ $day }续订
scheduled = 此订阅已有预定的变更，因此无法直接更改其结束日期。
unknown-status = 目前无法在此更改该订阅。请联系我们。

## What a subscription costs

price-once = 一次性 { $price }
price-per-day = 每天 { $price }
price-per-week = 每周 { $price }
price-per-month = 每月 { $price }
price-per-year = 每年 { $price }
price-every-days = { $count ->
   *[other] 每 { $count } 天 { $price }
}
price-every-weeks = { $count ->
   *[other] 每 { $count } 周 { $price }
}
price-every-months = { $count ->
   *[other] 每 { $count } 个月 { $price }
}
price-every-years = { $count ->
   *[other] 每 { $count } 年 { $price }
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = 每单位用量 { $price }
price-per-package = { $count ->
   *[other] 每 { $count } 个单位 { $price }
}
price-by-use = 价格取决于用量
price-by-quantity = 价格取决于数量
quantity = { $count ->
   *[other] 数量 { $count }
}
billed-every-days = { $count ->
    [1] 每天计费
   *[other] 每 { $count } 天计费一次
}
billed-every-weeks = { $count ->
    [1] 每周计费
   *[other] 每 { $count } 周计费一次
}
billed-every-months = { $count ->
    [1] 每月计费
   *[other] 每 { $count } 个月计费一次
}
billed-every-years = { $count ->
    [1] 每年计费
   *[other] 每 { $count } 年计费一次
}
another-price = 其他价格
another-product = 其他产品

## How a price in steps comes about: a small table, one line a step.

price-steps = 价格计算方式
price-steps-graduated = 各阶梯的价格适用于该阶梯内的数量。
price-steps-volume = 全部数量均按总数量所在阶梯的价格计费。
price-steps-units = 数量
price-steps-each = 单价
price-steps-flat = 固定费用
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } 及以上

## Discounts

discount = 优惠
discount-percent = 优惠 { $percent }
discount-amount = 优惠 { $amount }
discount-named = { $off }（{ $name }）
discount-unknown = 享有优惠
discount-once = { $discount }，用于下一份账单
discount-until = { $discount }，截至{ $day }
discount-for = { $discount }，适用于 { $product }

## What can be done with a subscription

cancel = 取消订阅
resume = 恢复订阅
resume-payments = 恢复付款
pay-amount = 支付 { $amount }
for-invoice = （账单 { $number }）
update-payment-method = 更新付款方式
add-payment-method = 添加付款方式
see-schedule = 查看预定的变更

## The question before canceling

cancel-title-html = 要取消“<bdi>{ $plan }</bdi>”吗？
cancel-page-title = 取消“{ $plan }”
cancel-last-day-html = 您可以使用至<strong>{ $day }</strong>。此后订阅不再续订，也不会再向您收费。
cancel-last-day-owing-html = 订阅将于<strong>{ $day }</strong>结束。此后不再续订，也不会产生新的费用。
cancel-ends-html = 订阅将于<strong>{ $day }</strong>结束。此后不再续订。
cancel-end-of-period = 订阅将随当前周期一同结束，之后不会再向您收费。
cancel-renews-before = 在此之前，周期较短的项目会继续续订：
cancel-renewal = { $name }：{ $price }，下次续订日期为{ $day }
cancel-one-item = 一个项目
cancel-debt-html = 取消订阅不会免除欠款：您仍需支付 <strong>{ $amount }</strong>。
cancel-debt-collected-until = 我们会继续尝试收款，直至{ $day }。订阅结束后，我们将不再尝试收取未付账单，但您仍可支付。
cancel-debt-collected = 在订阅结束之前，我们会继续尝试收款。此后，我们将不再尝试收取未付账单，但您仍可支付。
cancel-debt-given-up = 我们已不再尝试收款，但您仍可支付。
cancel-debt-sent = 即使订阅已结束，您仍可支付。
cancel-open-invoice = 账单 { $number }：{ $amount }
cancel-usage = 在此之前的用量仍会计费。
cancel-still-charged = 已开始周期的 { $amount } 仍将于 { $day } 收取。
cancel-can-undo = 在此之前，您可以改变主意并保留订阅。
cancel-subscription = 取消订阅
keep-subscription = 保留订阅
no-invoice-number = 无编号

## The question before a subscription is released from its schedule

release-title-html = 要取消“<bdi>{ $plan }</bdi>”的预定变更吗？
release-page-title = 取消“{ $plan }”的预定变更
release-planned = 预定的内容：
release-nothing-planned = 没有影响您付款金额的变更。
release-step-ends = 订阅将于{ $day }结束。
release-step-free = 预定安排将于{ $day }结束。此后订阅将按当时的状态继续。
release-step-changes = 自{ $day }起变更为：{ $plans }。
release-if = 如果取消预定变更：
release-not-applies = 预定安排不再适用：以上内容都不会发生。
release-not-applies-nor-ends = 预定安排不再适用：以上内容都不会发生，订阅也不会再自动结束。
release-stays = 订阅保持现状：{ $price }。订阅会续订并持续有效，直到您取消为止。
release-stays-until-html = 订阅保持现状：{ $price }。订阅将于<strong>{ $day }</strong>续订并持续有效，直到您取消为止。
release-final = 之后您可以取消订阅。预定的内容无法在此恢复。
release-subscription = 取消预定变更
leave-as-planned = 保留预定变更

## Invoices

invoices-csv = 全部下载为 CSV
invoices-none = 您还没有账单。
invoices-none-chosen = 没有符合条件的账单。
invoices-show-all = 显示全部账单
invoices-pages = 账单分页
invoices-newer = 较新
invoices-older = 较早

invoices-choose = 筛选账单
invoices-year = 年份
invoices-every-year = 所有年份
invoices-status = 状态
invoices-every-status = 全部
invoices-show = 显示

invoice-column = 账单
invoice-date-column = 日期
invoice-amount-column = 金额
invoice-status-column = 状态
invoice-actions-column = 操作

invoice-paid = 已付款
invoice-open = 未付款
invoice-on-its-way = 处理中
invoice-void = 已作废
invoice-uncollectible = 未收回
invoice-other = 其他

first-and-others = { $others ->
   *[other] { $first } 及其他 { $others } 项
}
invoice-subject-and-more = { $first } 等
invoice-refunded = 已退款 { $amount }
invoice-credited = 已贷记 { $amount }
invoice-without-number = 无编号

invoice-view-html = <span class=unseen>查看账单 </span><bdi>{ $number }</bdi>
invoice-pay-html = 付款<span class=unseen>（账单 <bdi>{ $number }</bdi>）</span>
invoice-pdf-html = 下载 PDF<span class=unseen>（账单 <bdi>{ $number }</bdi>）</span>
credit-note-pdf-html = <span class=unseen>下载 PDF：</span>贷记单 <bdi>{ $number }</bdi>

## Pages that say what went wrong. A title, why, and what to do.

link-unknown = 此链接无法使用
link-unknown-why = 链接可能不完整。
link-unknown-advice = 请确认您打开的是完整链接，或向发送链接的公司索取新链接。
link-expired = 此链接已过期
link-expired-why = 为确保安全，账单页面的链接仅在一段时间内有效。
link-expired-advice = 请返回您打开此链接的应用或邮件，重新索取链接。
link-revoked = 此链接已失效
link-revoked-why = 链接已被停用。
link-revoked-advice = 请向发送链接的公司索取新链接。
not-found = 未找到页面
not-found-why = 此处没有内容，或内容不属于您的账单。
not-allowed = 不允许此操作
not-allowed-why = 您的链接不包含此操作，或请求来自其他网站。未作任何更改。
too-many-requests = 请稍候
too-many-requests-why = 短时间内请求过多。请稍等片刻，然后重试。
unavailable = 暂时无法使用
unavailable-why = 此页面所需的服务目前没有响应。
unavailable-advice = 请一分钟后重试。如果您刚才正在进行更改，请先确认更改是否已完成。
failed = 出现问题
failed-why = 这是我们这边的问题，已记录下来。
refused = 操作未成功
refused-why = 自您打开页面以来，情况可能已发生变化。
go-back-advice = 请返回并重试。
look-again-advice = 请返回账单页面查看当前状态。
back-to-billing = 返回账单页面
need-help = 需要帮助？
help-page = 访问帮助页面

## A new link by email, offered on the page of a link that has expired.

email-new-link = 通过邮件获取新链接
email-new-link-where = 链接会发送到您预留的邮箱地址。
new-link-asked = 请查收邮件
new-link-on-its-way = 如果我们有您的邮箱地址，新链接即将送达。
new-link-none-came = 可能需要几分钟。如果没有收到，请查看垃圾邮件文件夹。
new-link-too-often = 您已多次请求新链接。请查收邮件，或稍后再试。
mail-new-link-subject = 您的 { $brand } 账单页面新链接
mail-new-link-intro = 有人（很可能是您本人）向 { $brand } 请求了您账单页面的新链接。链接如下。
mail-new-link-button = 打开账单页面
mail-new-link-lasts = 此链接在 { $minutes ->
   *[other] { $minutes } 分钟
}内有效。请勿转发：任何持有此链接的人都可以打开该页面。
mail-new-link-ignore = 如果您没有提出此请求，则无需进行任何操作。
mail-help = 有疑问？请发送邮件至 { $address }

## Payment methods

no-payment-method = 没有已保存的付款方式。
default-method = 默认
a-card = 银行卡
a-bank-account = 银行账户
a-payment-method = 付款方式
card-expires = 有效期至 { $month }
card-expires-soon = 有效期至 { $month }，将在下次付款前过期
card-expired = 已于 { $month } 过期
pays-for = 用于支付：
list-comma = 、
use-for-everything = 用于所有付款
make-default = 设为默认
remove = 移除
add-payment-method-hint = 您将在 Stripe 的安全页面上填写。之后所有付款都会使用此付款方式。
add-payment-method-where = 您将在 Stripe 的安全页面上填写。
you-owe = 您的欠款为 { $amount }。
pay-now-with = 立即使用 { $method } 支付 { $amount }

## Removing a payment method

remove-html = 要移除 <bdi>{ $method }</bdi> 吗？
cannot-remove-html = 暂时无法移除 <bdi>{ $method }</bdi>
still-pays-for = 没有其他已保存的付款方式可用于支付：
add-another-first = 请先添加其他付款方式，之后即可移除此付款方式。
pays-instead-html = 将改用 <bdi>{ $method }</bdi> 支付：
becomes-default-html = <bdi>{ $method }</bdi> 将成为您的默认付款方式。
pays-for-nothing = 没有任何款项通过此付款方式扣款。
removed-for-good = 如果以后要再次使用，您需要重新填写。
remove-payment-method = 移除付款方式
keep-it = 保留
back-to-payment-methods = 返回付款方式

## What was just done

notice-canceled = “{ $plan }”将于{ $day }结束。您仍可以改变主意。
notice-kept = 您的订阅将继续。其他内容没有变化。
notice-unpaused = 付款将从下一份账单起恢复。
notice-resumed = 您的订阅已恢复，新的周期从今天开始。
notice-resumed-unpaid = 您的订阅已恢复，但尚未付款。未付账单付清后，订阅会立即继续。
notice-released = 预定的变更不会发生。您的订阅保持现状，您现在可以取消订阅。
notice-card-updated = 新的付款方式已生效，将用于所有付款。
notice-card-superseded = 此后您又选择了另一种付款方式，目前使用的是后者。
notice-card-canceled = 未作任何更改。您的付款方式与之前相同。
notice-card-not-finished = 您没有填完新的付款方式，因此未作任何更改。
notice-card-declined = 您的银行拒绝了新的付款方式，因此未作任何更改。请尝试其他付款方式。
notice-card-page-expired = 填写付款方式的页面打开时间过长，因此未作任何更改。请重新开始。
notice-card-unconfirmed = 新的付款方式仍需确认。确认后将用于所有付款；在此之前不会有任何变化。
notice-card-pending = 新的付款方式已保存，将在几分钟后生效。
notice-card-unknown = 此页面无法识别该付款方式。未作任何更改。
notice-method-default = 今后所有款项都将通过此付款方式扣款。
notice-method-unusable = 该付款方式已无法使用，因此未作任何更改。请重新填写，或使用其他付款方式。
notice-method-removed = 付款方式已移除。
notice-paid = 谢谢。所有款项均已付清。
notice-paid-this = 谢谢。这笔付款已完成。
notice-paid-some = 一笔付款已完成，下一笔未成功。尚未付清的款项显示在此处。
notice-pay-processing = 您的付款正在处理中。银行可能需要几天时间进行确认。
notice-pay-changed = 您的欠款在此期间已发生变化。以下是目前的状态。
notice-pay-declined = 您的银行拒绝了付款，但未说明原因。请咨询您的银行，或尝试其他付款方式。
notice-pay-declined-funds = 付款被拒绝：此卡余额不足。请稍后再试，或使用其他付款方式。
notice-pay-declined-limit = 付款被拒绝：金额超出此卡的限额。请咨询您的银行，或使用其他付款方式。
notice-pay-declined-expired = 付款被拒绝：此卡已过期。请使用其他付款方式。
notice-pay-declined-unsupported = 付款被拒绝：此卡不能用于此类付款。请使用其他付款方式。
notice-pay-declined-details = 付款被拒绝：此卡的信息有误。请重新填写，或使用其他付款方式。
notice-pay-declined-later = 无法连接您的银行。您可以在几分钟后重试。
notice-pay-impossible = 无法使用该付款方式支付此款项。请使用其他付款方式。

## Why something can’t be done with a subscription as it is now

refused-over = 此订阅已结束，没有可更改的内容。
refused-incomplete = 此订阅的首次付款尚未完成。请先支付其未付账单。
refused-paused = 此订阅已暂停，不收取费用。需要先恢复订阅，然后才能更改。
refused-no-payment-method = 此订阅在添加付款方式之前处于暂停状态。请先添加付款方式，然后恢复订阅。
refused-unpaid = 未付账单支付后，此订阅将立即继续。
refused-nothing-to-pay = 此订阅没有未付账单。
not-confirmed = 您的更改尚未得到确认。请在一分钟后再次查看账单页面，然后再重试。
