## Everywhere

billing = 帳單與付款
back-to-html = 返回 <bdi>{ $project }</bdi>
skip-to-content = 跳至內容
page-updated = 頁面已更新。
offline = 無法連線至伺服器。恢復連線後，此頁面會顯示最新狀態。

## At the foot of the page

contact = 聯絡我們
help = 說明
terms = 服務條款
privacy = 隱私權政策
language = 語言
change-language = 變更語言

## What is shown when the page can't be brought up to date

stale = 以下資訊截至 { $time }。目前無法更新此頁面，之後的變更可能尚未顯示。

## At the top of the page: what is paid, when, and with what

summary = 總覽
summary-plan = 您的方案
summary-plans = 您的方案
summary-next-charge = 下次扣款
summary-paid-with = 付款方式
summary-no-plan = 沒有訂閱
summary-no-charge = 沒有待扣款項
summary-no-payment-method = 沒有付款方式
summary-by-invoice = 依帳單付款
summary-on-day = { $day }
summary-after-trial = { $day }，試用結束時
summary-ends = 訂閱將於{ $day }結束
summary-more = { $count ->
   *[other] 以及另外 { $count } 項
}

## What needs the customer, above everything else

needs-you = 需要您處理
beyond-link = 此連結無法處理此事。
past-due-title = 「{ $plan }」付款失敗
past-due-sentence = 若要保留訂閱，請立即支付未付帳單，或更新付款方式。
past-due-or-add-sentence = 若要保留訂閱，請立即支付未付帳單，或新增付款方式。
past-due-update-sentence = 若要保留訂閱，請更新付款方式。
past-due-add-sentence = 若要保留訂閱，請新增付款方式。
past-due-owed-sentence = 此訂閱的帳單尚未支付。
past-due-next-try = 將於{ $day }再次嘗試扣款。
confirm-payment-title = 您的銀行要求您確認 { $plan } 的付款
confirm-payment-sentence = 尚未付款。請開啟帳單並在其中確認付款。
payment-on-its-way-title = 「{ $plan }」的付款正在處理中
payment-on-its-way-sentence = 銀行可能需要幾天時間進行確認。
invoice-due-title = 「{ $plan }」的帳單已逾期
invoice-due-sentence = 若要保留訂閱，請立即支付未付帳單。
invoice-open-title = 帳單 { $number } 待支付
invoice-open-due = 到期日為{ $day }。
invoice-open-overdue = 已於{ $day }到期。
invoice-open-failed = 付款失敗。您可以在 Stripe 的安全頁面上付款。
invoice-open-sentence = 您可以在 Stripe 的安全頁面上支付。
unpaid-title = 「{ $plan }」已停用
unpaid-sentence = 多次付款失敗。請付清欠款以恢復使用。
unpaid-owed-sentence = 多次付款失敗。欠款付清後即可恢復使用。
unpaid-latest-sentence = 多次付款失敗。請支付最近的帳單（{ $amount }）以恢復使用。
unpaid-then-latest = 之後還需支付最近的帳單（{ $amount }）。
unpaid-settled-sentence = 此處已無待付款項。如需恢復使用，請聯絡我們。
incomplete-title = 「{ $plan }」尚未開始
incomplete-sentence = 首次付款尚未完成。請付款，或透過銀行確認付款，以開始使用。
incomplete-owed-sentence = 首次付款尚未完成。完成後即開始。
incomplete-until = 最晚可於{ $time }前完成。
paused-title = 「{ $plan }」已暫停
paused-owes-sentence = 未付帳單付清後，訂閱會立即恢復。
paused-resume-sentence = 試用結束時沒有付款方式。您現在可以恢復訂閱。
paused-stays-sentence = 試用結束時沒有付款方式。訂閱在恢復之前將保持暫停。
paused-add-sentence = 試用已結束。請新增付款方式以繼續使用。
paused-lacks-method-sentence = 試用結束時沒有付款方式，沒有付款方式便無法繼續。
trial-needs-method-title = 「{ $plan }」的試用將於{ $day }結束
trial-needs-method-sentence = 若要在此之後繼續使用，請新增付款方式。
trial-lacks-method-sentence = 沒有可用於之後繼續使用的付款方式。
trial-ends-title = 「{ $plan }」的試用將於{ $day }結束
trial-ends-sentence = 此後訂閱將繼續，並使用已儲存的付款方式扣款。
method-expires-title = { $method } 將在下次扣款前到期
method-expires-sentence = 下次扣款日期為{ $day }。請更新付款方式，以確保扣款成功。
method-lapses-sentence = 下次扣款日期為{ $day }，扣款可能不成功。
method-expired-title = { $method } 已到期
method-missing-title = 「{ $plan }」沒有付款方式
method-missing-sentence = 訂閱將於{ $day }續訂。請新增付款方式以繼續使用。
method-lacking-sentence = 訂閱將於{ $day }續訂，但沒有可用的付款方式。

## Tabs

subscriptions = 訂閱
invoices = 帳單
payment-methods = 付款方式

## Subscriptions

subscription = 訂閱
no-subscription = 您目前沒有訂閱。
past-subscriptions = { $count ->
   *[other] { $count } 個過往訂閱
}
status-incomplete = 等待付款
status-incomplete-expired = 未開始
status-trialing = 試用中
status-active = 有效
status-past-due = 付款逾期
status-unpaid = 未付款
status-canceled = 已結束
status-paused = 已暫停
status-unknown = 其他
status-ending = 將結束
current-period = 目前週期
next-charge = 下次扣款
amount-on-day = { $day }，{ $amount }
includes-use = 已包含您目前的用量。
ended = 已結束
ended-on = 已於{ $day }結束
ends-on = 將於{ $day }結束，不再續訂
ends-on-renews-before = 將於{ $day }結束，在此之前會繼續續訂
payments-paused = 付款已暫停
payments-paused-until = 付款暫停至{ $day }
payments-paused-until-end = 付款暫停至訂閱結束
trial-until = 免費試用至{ $day }，之後將續訂
trial-until-without-method = 免費試用至{ $day }。如無付款方式，之後將不再繼續
renews-on = 將於{ $day }續訂
scheduled = 此訂閱已有預定的變更，因此無法直接更改其結束日期。
unknown-status = 目前無法在此變更這項訂閱。請聯絡我們。

## What a subscription costs

price-once = 一次性 { $price }
price-per-day = 每天 { $price }
price-per-week = 每週 { $price }
price-per-month = 每月 { $price }
price-per-year = 每年 { $price }
price-every-days = { $count ->
   *[other] 每 { $count } 天 { $price }
}
price-every-weeks = { $count ->
   *[other] 每 { $count } 週 { $price }
}
price-every-months = { $count ->
   *[other] 每 { $count } 個月 { $price }
}
price-every-years = { $count ->
   *[other] 每 { $count } 年 { $price }
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = 每單位用量 { $price }
price-per-package = { $count ->
   *[other] 每 { $count } 個單位 { $price }
}
price-by-use = 價格依用量而定
price-by-quantity = 價格依數量而定
quantity = { $count ->
   *[other] 數量 { $count }
}
billed-every-days = { $count ->
    [1] 每天計費
   *[other] 每 { $count } 天計費一次
}
billed-every-weeks = { $count ->
    [1] 每週計費
   *[other] 每 { $count } 週計費一次
}
billed-every-months = { $count ->
    [1] 每月計費
   *[other] 每 { $count } 個月計費一次
}
billed-every-years = { $count ->
    [1] 每年計費
   *[other] 每 { $count } 年計費一次
}
another-price = 其他價格
another-product = 其他產品

## How a price in steps comes about: a small table, one line a step.

price-steps = 價格計算方式
price-steps-graduated = 各級距的價格適用於該級距內的數量。
price-steps-volume = 全部數量均依總數量所在級距的價格計費。
price-steps-units = 數量
price-steps-each = 單價
price-steps-flat = 固定費用
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } 以上

## Discounts

discount = 折扣
discount-percent = 折扣 { $percent }
discount-amount = 折扣 { $amount }
discount-named = { $off }（{ $name }）
discount-unknown = 享有折扣
discount-once = { $discount }，用於下一份帳單
discount-until = { $discount }，截至{ $day }
discount-for = { $discount }，適用於 { $product }

## What can be done with a subscription

cancel = 取消訂閱
resume = 恢復訂閱
resume-payments = 恢復付款
pay-amount = 支付 { $amount }
for-invoice = （帳單 { $number }）
update-payment-method = 更新付款方式
add-payment-method = 新增付款方式
see-schedule = 查看預定的變更

## The question before canceling

cancel-title-html = 要取消「<bdi>{ $plan }</bdi>」嗎？
cancel-page-title = 取消「{ $plan }」
cancel-last-day-html = 您可以使用至<strong>{ $day }</strong>。此後訂閱不再續訂，也不會再向您收費。
cancel-last-day-owing-html = 訂閱將於<strong>{ $day }</strong>結束。此後不再續訂，也不會產生新的費用。
cancel-ends-html = 訂閱將於<strong>{ $day }</strong>結束。此後不再續訂。
cancel-end-of-period = 訂閱將隨目前週期一同結束，之後不會再向您收費。
cancel-renews-before = 在此之前，週期較短的項目會繼續續訂：
cancel-renewal = { $name }：{ $price }，下次續訂日期為{ $day }
cancel-one-item = 一個項目
cancel-debt-html = 取消訂閱不會免除欠款：您仍須支付 <strong>{ $amount }</strong>。
cancel-debt-collected-until = 我們會繼續嘗試收款，直至{ $day }。訂閱結束後，我們將不再嘗試收取未付帳單，但您仍可支付。
cancel-debt-collected = 在訂閱結束之前，我們會繼續嘗試收款。此後，我們將不再嘗試收取未付帳單，但您仍可支付。
cancel-debt-given-up = 我們已不再嘗試收款，但您仍可支付。
cancel-debt-sent = 即使訂閱已結束，您仍可支付。
cancel-open-invoice = 帳單 { $number }：{ $amount }
cancel-usage = 在此之前的用量仍會計費。
cancel-still-charged = 已開始週期的 { $amount } 仍將於 { $day } 收取。
cancel-can-undo = 在此之前，您可以改變主意並保留訂閱。
cancel-subscription = 取消訂閱
keep-subscription = 保留訂閱
no-invoice-number = 無編號

## The question before a subscription is released from its schedule

release-title-html = 要取消「<bdi>{ $plan }</bdi>」的預定變更嗎？
release-page-title = 取消「{ $plan }」的預定變更
release-planned = 預定的內容：
release-nothing-planned = 沒有影響您付款金額的變更。
release-step-ends = 訂閱將於{ $day }結束。
release-step-free = 預定安排將於{ $day }結束。此後訂閱將按當時的狀態繼續。
release-step-changes = 自{ $day }起變更為：{ $plans }。
release-if = 如果取消預定變更：
release-not-applies = 預定安排不再適用：以上內容都不會發生。
release-not-applies-nor-ends = 預定安排不再適用：以上內容都不會發生，訂閱也不會再自動結束。
release-stays = 訂閱維持現狀：{ $price }。訂閱會續訂並持續有效，直到您取消為止。
release-stays-until-html = 訂閱維持現狀：{ $price }。訂閱將於<strong>{ $day }</strong>續訂並持續有效，直到您取消為止。
release-final = 之後您可以取消訂閱。預定的內容無法在此恢復。
release-subscription = 取消預定變更
leave-as-planned = 保留預定變更

## Invoices

invoices-csv = 全部下載為 CSV
invoices-none = 您還沒有帳單。
invoices-none-chosen = 沒有符合條件的帳單。
invoices-show-all = 顯示全部帳單
invoices-pages = 帳單分頁
invoices-newer = 較新
invoices-older = 較舊

invoices-choose = 篩選帳單
invoices-year = 年份
invoices-every-year = 所有年份
invoices-status = 狀態
invoices-every-status = 全部
invoices-show = 顯示

invoice-column = 帳單
invoice-date-column = 日期
invoice-amount-column = 金額
invoice-status-column = 狀態
invoice-actions-column = 操作

invoice-paid = 已付款
invoice-open = 未付款
invoice-on-its-way = 處理中
invoice-void = 已作廢
invoice-uncollectible = 未收回
invoice-other = 其他

first-and-others = { $others ->
   *[other] { $first } 及其他 { $others } 項
}
invoice-subject-and-more = { $first } 等
invoice-refunded = 已退款 { $amount }
invoice-credited = 已折讓 { $amount }
invoice-without-number = 無編號

invoice-view-html = <span class=unseen>查看帳單 </span><bdi>{ $number }</bdi>
invoice-pay-html = 付款<span class=unseen>（帳單 <bdi>{ $number }</bdi>）</span>
invoice-pdf-html = 下載 PDF<span class=unseen>（帳單 <bdi>{ $number }</bdi>）</span>
credit-note-pdf-html = <span class=unseen>下載 PDF：</span>折讓單 <bdi>{ $number }</bdi>

## Pages that say what went wrong. A title, why, and what to do.

link-unknown = 此連結無法使用
link-unknown-why = 連結可能不完整。
link-unknown-advice = 請確認您開啟的是完整連結，或向傳送連結的公司索取新連結。
link-expired = 此連結已過期
link-expired-why = 為確保安全，帳單頁面的連結僅在一段時間內有效。
link-expired-advice = 請返回您開啟此連結的應用程式或電子郵件，重新索取連結。
link-revoked = 此連結已失效
link-revoked-why = 連結已被停用。
link-revoked-advice = 請向傳送連結的公司索取新連結。
not-found = 找不到頁面
not-found-why = 此處沒有內容，或內容不屬於您的帳單。
not-allowed = 不允許此操作
not-allowed-why = 您的連結不包含此操作，或要求來自其他網站。未進行任何變更。
too-many-requests = 請稍候
too-many-requests-why = 短時間內要求過多。請稍候片刻，然後再試一次。
unavailable = 暫時無法使用
unavailable-why = 此頁面所需的服務目前沒有回應。
unavailable-advice = 請於一分鐘後再試一次。如果您剛才正在進行變更，請先確認變更是否已完成。
failed = 發生問題
failed-why = 這是我們這邊的問題，已記錄下來。
refused = 操作未成功
refused-why = 自您開啟頁面以來，情況可能已有變化。
go-back-advice = 請返回並再試一次。
look-again-advice = 請返回帳單頁面查看目前狀態。
back-to-billing = 返回帳單頁面
need-help = 需要協助嗎？
help-page = 前往說明頁面

## A new link by email, offered on the page of a link that has expired.

email-new-link = 透過電子郵件取得新連結
email-new-link-where = 連結會傳送至您登記的電子郵件地址。
new-link-asked = 請查看您的電子郵件
new-link-on-its-way = 如果我們有您的電子郵件地址，新連結即將送達。
new-link-none-came = 可能需要幾分鐘。如果沒有收到，請查看垃圾郵件資料夾。
new-link-too-often = 您已多次要求新連結。請查看您的電子郵件，或稍後再試。
mail-new-link-subject = 您的 { $brand } 帳單頁面新連結
mail-new-link-intro = 有人（很可能是您本人）向 { $brand } 要求了您帳單頁面的新連結。連結如下。
mail-new-link-button = 開啟帳單頁面
mail-new-link-lasts = 此連結在 { $minutes ->
   *[other] { $minutes } 分鐘
}內有效。請勿轉寄：任何持有此連結的人都可以開啟該頁面。
mail-new-link-ignore = 如果您沒有提出此要求，則無需採取任何動作。
mail-help = 有疑問嗎？請寫信至 { $address }

## Payment methods

no-payment-method = 沒有已儲存的付款方式。
default-method = 預設
a-card = 卡片
a-bank-account = 銀行帳戶
a-payment-method = 付款方式
card-expires = 有效期限 { $month }
card-expires-soon = 有效期限 { $month }，將在下次付款前到期
card-expired = 已於 { $month } 到期
pays-for = 用於支付：
list-comma = 、
use-for-everything = 用於所有付款
make-default = 設為預設
remove = 移除
add-payment-method-hint = 您將在 Stripe 的安全頁面上填寫。之後所有付款都會使用此付款方式。
add-payment-method-where = 您將在 Stripe 的安全頁面上填寫。
you-owe = 您的欠款為 { $amount }。
pay-now-with = 立即使用 { $method } 支付 { $amount }

## Removing a payment method

remove-html = 要移除 <bdi>{ $method }</bdi> 嗎？
cannot-remove-html = 暫時無法移除 <bdi>{ $method }</bdi>
still-pays-for = 沒有其他已儲存的付款方式可用於支付：
add-another-first = 請先新增其他付款方式，之後即可移除此付款方式。
pays-instead-html = 將改用 <bdi>{ $method }</bdi> 支付：
becomes-default-html = <bdi>{ $method }</bdi> 將成為您的預設付款方式。
pays-for-nothing = 沒有任何款項透過此付款方式扣款。
removed-for-good = 如果日後要再次使用，您需要重新填寫。
remove-payment-method = 移除付款方式
keep-it = 保留
back-to-payment-methods = 返回付款方式

## What was just done

notice-canceled = 「{ $plan }」將於{ $day }結束。您仍可以改變主意。
notice-kept = 您的訂閱將繼續。其他內容沒有變動。
notice-unpaused = 付款將從下一份帳單起恢復。
notice-resumed = 您的訂閱已恢復，新的週期從今天開始。
notice-resumed-unpaid = 您的訂閱已恢復，但尚未付款。未付帳單付清後，訂閱會立即繼續。
notice-released = 預定的變更不會發生。您的訂閱維持現狀，您現在可以取消訂閱。
notice-card-updated = 新的付款方式已生效，將用於所有付款。
notice-card-superseded = 此後您又選擇了另一種付款方式，目前使用的是後者。
notice-card-canceled = 未進行任何變更。您的付款方式與之前相同。
notice-card-not-finished = 您沒有填完新的付款方式，因此未進行任何變更。
notice-card-declined = 您的銀行拒絕了新的付款方式，因此未進行任何變更。請嘗試其他付款方式。
notice-card-page-expired = 填寫付款方式的頁面開啟時間過長，因此未進行任何變更。請重新開始。
notice-card-unconfirmed = 新的付款方式仍須確認。確認後將用於所有付款；在此之前不會有任何變動。
notice-card-pending = 新的付款方式已儲存，將在幾分鐘後生效。
notice-card-unknown = 此頁面無法辨識該付款方式。未進行任何變更。
notice-method-default = 今後所有款項都將透過此付款方式扣款。
notice-method-unusable = 該付款方式已無法使用，因此未進行任何變更。請重新填寫，或使用其他付款方式。
notice-method-removed = 付款方式已移除。
notice-paid = 謝謝您。所有款項均已付清。
notice-paid-this = 謝謝您。這筆付款已完成。
notice-paid-some = 一筆付款已完成，下一筆未成功。尚未付清的款項顯示在此處。
notice-pay-processing = 您的付款正在處理中。銀行可能需要幾天時間進行確認。
notice-pay-changed = 您的欠款在此期間已有變動。以下是目前的狀態。
notice-pay-declined = 您的銀行拒絕了付款，但未說明原因。請洽詢您的銀行，或嘗試其他付款方式。
notice-pay-declined-funds = 付款遭拒：此卡片餘額不足。請稍後再試，或使用其他付款方式。
notice-pay-declined-limit = 付款遭拒：金額超出此卡片的限額。請洽詢您的銀行，或使用其他付款方式。
notice-pay-declined-expired = 付款遭拒：此卡片已到期。請使用其他付款方式。
notice-pay-declined-unsupported = 付款遭拒：此卡片不能用於此類付款。請使用其他付款方式。
notice-pay-declined-details = 付款遭拒：此卡片的資料有誤。請重新填寫，或使用其他付款方式。
notice-pay-declined-later = 無法連線至您的銀行。您可以在幾分鐘後再試一次。
notice-pay-impossible = 無法使用該付款方式支付此款項。請使用其他付款方式。

## Why something can’t be done with a subscription as it is now

refused-over = 此訂閱已結束，沒有可變更的內容。
refused-incomplete = 此訂閱的首次付款尚未完成。請先支付其未付帳單。
refused-paused = 此訂閱已暫停，不收取費用。需要先恢復訂閱，然後才能變更。
refused-no-payment-method = 此訂閱在新增付款方式之前處於暫停狀態。請先新增付款方式，然後恢復訂閱。
refused-unpaid = 未付帳單支付後，此訂閱將立即繼續。
refused-nothing-to-pay = 此訂閱沒有未付帳單。
not-confirmed = 您的變更尚未獲得確認。請在一分鐘後再次查看帳單頁面，然後再重試。
