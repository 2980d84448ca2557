## Everywhere

billing = ご請求とお支払い
back-to-html = <bdi>{ $project }</bdi>に戻る
skip-to-content = コンテンツにスキップ
page-updated = ページが更新されました。
offline = サーバーに接続できませんでした。オンラインに戻ると、このページに最新の状態が表示されます。

## At the foot of the page

contact = お問い合わせ
help = ヘルプ
terms = 利用規約
privacy = プライバシー
language = 言語
change-language = 言語を変更

## What is shown when the page can't be brought up to date

stale = { $time }時点の情報です。現在このページを最新の状態にできないため、その後の変更が反映されていない可能性があります。

## At the top of the page: what is paid, when, and with what

summary = 概要
summary-plan = ご利用プラン
summary-plans = ご利用プラン
summary-next-charge = 次回のお支払い
summary-paid-with = お支払い方法
summary-no-plan = サブスクリプションなし
summary-no-charge = お支払いの予定なし
summary-no-payment-method = お支払い方法の登録なし
summary-by-invoice = 請求書払い
summary-on-day = { $day }
summary-after-trial = { $day }（トライアル終了時）
summary-ends = サブスクリプションは{ $day }に終了します
summary-more = { $count ->
   *[other] ほか{ $count }件
}

## What needs the customer, above everything else

needs-you = ご対応が必要です
beyond-link = このリンクからは対応できません。
past-due-title = 「{ $plan }」のお支払いに失敗しました
past-due-sentence = ご利用を続けるには、今すぐ未払いの請求書をお支払いいただくか、お支払い方法を更新してください。
past-due-or-add-sentence = ご利用を続けるには、今すぐ未払いの請求書をお支払いいただくか、お支払い方法を追加してください。
past-due-update-sentence = ご利用を続けるには、お支払い方法を更新してください。
past-due-add-sentence = ご利用を続けるには、お支払い方法を追加してください。
past-due-owed-sentence = 請求書のお支払いがまだ完了していません。
past-due-next-try = { $day }に再度お支払いを試みます。
confirm-payment-title = { $plan }のお支払いの確認を銀行が求めています
confirm-payment-sentence = お支払いはまだ完了していません。請求書を開き、そこでお支払いを確認してください。
payment-on-its-way-title = 「{ $plan }」のお支払いを処理しています
payment-on-its-way-sentence = 銀行での確認に数日かかることがあります。
invoice-due-title = 「{ $plan }」の請求書の支払期限が過ぎています
invoice-due-sentence = ご利用を続けるには、今すぐ未払いの請求書をお支払いください。
invoice-open-title = 請求書 { $number } のお支払いが必要です
invoice-open-due = お支払い期限は{ $day }です。
invoice-open-overdue = お支払い期限は{ $day }でした。
invoice-open-failed = お支払いに失敗しました。Stripeの安全なページでお支払いいただけます。
invoice-open-sentence = Stripeの安全なページでお支払いいただけます。
unpaid-title = 「{ $plan }」のご利用を停止しています
unpaid-sentence = お支払いに複数回失敗しました。再びご利用いただくには、未払い分をお支払いください。
unpaid-owed-sentence = お支払いに複数回失敗しました。未払い分が支払われると、再びご利用いただけます。
unpaid-latest-sentence = お支払いに複数回失敗しました。再びご利用いただくには、最新の請求書（{ $amount }）をお支払いください。
unpaid-then-latest = その後、最新の請求書（{ $amount }）のお支払いが残ります。
unpaid-settled-sentence = ここでお支払いいただくものはもうありません。再びご利用いただくには、お問い合わせください。
incomplete-title = 「{ $plan }」はまだ開始されていません
incomplete-sentence = 初回のお支払いが完了していません。開始するには、お支払いいただくか、ご利用の銀行で認証を完了してください。
incomplete-owed-sentence = 初回のお支払いが完了していません。完了すると開始されます。
incomplete-until = { $time }まで可能です。
paused-title = 「{ $plan }」は一時停止中です
paused-owes-sentence = 未払いの請求書をお支払いいただくと、すぐに再開されます。
paused-resume-sentence = お支払い方法が登録されないまま、トライアルが終了しました。今すぐ再開できます。
paused-stays-sentence = お支払い方法が登録されないまま、トライアルが終了しました。再開されるまで一時停止のままです。
paused-add-sentence = トライアルは終了しました。ご利用を続けるには、お支払い方法を追加してください。
paused-lacks-method-sentence = お支払い方法が登録されないまま、トライアルが終了しました。お支払い方法がないと継続できません。
trial-needs-method-title = 「{ $plan }」のトライアルは{ $day }に終了します
trial-needs-method-sentence = その後もご利用を続けるには、お支払い方法を追加してください。
trial-lacks-method-sentence = その後の継続に使えるお支払い方法が登録されていません。
trial-ends-title = 「{ $plan }」のトライアルは{ $day }に終了します
trial-ends-sentence = その後は、登録済みのお支払い方法で継続されます。
method-expires-title = { $method }の有効期限が次回のお支払い前に切れます
method-expires-sentence = 次回のお支払いは{ $day }です。決済が完了するよう、お支払い方法を更新してください。
method-lapses-sentence = 次回のお支払いは{ $day }ですが、決済できない可能性があります。
method-expired-title = { $method }の有効期限が切れています
method-missing-title = 「{ $plan }」のお支払い方法が登録されていません
method-missing-sentence = { $day }に更新されます。ご利用を続けるには、お支払い方法を追加してください。
method-lacking-sentence = { $day }に更新されますが、お支払い方法が登録されていません。

## Tabs

subscriptions = サブスクリプション
invoices = 請求書
payment-methods = お支払い方法

## Subscriptions

subscription = サブスクリプション
no-subscription = 現在、ご利用中のサブスクリプションはありません。
past-subscriptions = { $count ->
   *[other] 過去のサブスクリプション（{ $count }件）
}
status-incomplete = お支払い待ち
status-incomplete-expired = 未開始
status-trialing = トライアル中
status-active = 有効
status-past-due = お支払い期限超過
status-unpaid = 未払い
status-canceled = 終了
status-paused = 一時停止中
status-unknown = その他
status-ending = 終了予定
current-period = 現在の期間
next-charge = 次回のお支払い
amount-on-day = { $day }に{ $amount }
includes-use = これまでのご利用分を含みます。
ended = 終了
ended-on = { $day }に終了しました
ends-on = { $day }に終了し、更新されません
ends-on-renews-before = { $day }に終了し、それまでは更新されます
payments-paused = お支払いは一時停止中です
payments-paused-until = お支払いは{ $day }まで一時停止中です
payments-paused-until-end = お支払いは終了まで一時停止中です
trial-until = { $day }まで無料トライアル、その後更新されます
trial-until-without-method = { $day }まで無料トライアル。お支払い方法がない場合、その後は継続されません
renews-on = { $day }に更新されます
scheduled = このサブスクリプションにはすでに変更が予定されているため、終了日を直接変更することはできません。
unknown-status = 現在、このサブスクリプションをここで変更することはできません。お問い合わせください。

## What a subscription costs

price-once = { $price }（1回のみ）
price-per-day = { $price }/日
price-per-week = { $price }/週
price-per-month = { $price }/月
price-per-year = { $price }/年
price-every-days = { $count ->
   *[other] { $price }/{ $count }日
}
price-every-weeks = { $count ->
   *[other] { $price }/{ $count }週間
}
price-every-months = { $count ->
   *[other] { $price }/{ $count }か月
}
price-every-years = { $count ->
   *[other] { $price }/{ $count }年
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = 使用量1単位あたり{ $price }
price-per-package = { $count ->
   *[other] { $count }単位あたり{ $price }
}
price-by-use = 料金は使用量により異なります
price-by-quantity = 料金は数量により異なります
quantity = { $count ->
   *[other] 数量 { $count }
}
billed-every-days = { $count ->
    [1] 毎日請求
   *[other] { $count }日ごとに請求
}
billed-every-weeks = { $count ->
    [1] 毎週請求
   *[other] { $count }週間ごとに請求
}
billed-every-months = { $count ->
    [1] 毎月請求
   *[other] { $count }か月ごとに請求
}
billed-every-years = { $count ->
    [1] 毎年請求
   *[other] { $count }年ごとに請求
}
another-price = 別の料金
another-product = 別の商品

## How a price in steps comes about: a small table, one line a step.

price-steps = 料金の計算方法
price-steps-graduated = 各段階の料金は、その段階に含まれる数量に適用されます。
price-steps-volume = ご利用の数量が該当する段階の料金が、すべての数量に適用されます。
price-steps-units = 数量
price-steps-each = 単価
price-steps-flat = 固定料金
price-steps-range = { $from }～{ $to }
price-steps-rest = { $from }以上

## Discounts

discount = 割引
discount-percent = { $percent }割引
discount-amount = { $amount }割引
discount-named = { $off }（{ $name }）
discount-unknown = 割引あり
discount-once = { $discount }、次回の請求書に適用
discount-until = { $discount }、{ $day }まで
discount-for = { $discount }、対象：{ $product }

## What can be done with a subscription

cancel = 解約する
resume = 再開する
resume-payments = お支払いを再開する
pay-amount = { $amount }を支払う
for-invoice = （請求書 { $number }）
update-payment-method = お支払い方法を更新
add-payment-method = お支払い方法を追加
see-schedule = 予定されている変更を見る

## The question before canceling

cancel-title-html = 「<bdi>{ $plan }</bdi>」を解約しますか？
cancel-page-title = 「{ $plan }」の解約
cancel-last-day-html = <strong>{ $day }</strong>までご利用いただけます。その後は更新されず、料金が請求されることもありません。
cancel-last-day-owing-html = <strong>{ $day }</strong>に終了します。その後は更新されず、新たな料金は発生しません。
cancel-ends-html = <strong>{ $day }</strong>に終了します。その後は更新されません。
cancel-end-of-period = 現在の期間をもって終了し、その後料金が請求されることはありません。
cancel-renews-before = それまでの間、期間の短い次の項目は引き続き更新されます：
cancel-renewal = { $name }：{ $price }、次回の更新は{ $day }
cancel-one-item = 項目1件
cancel-debt-html = 解約しても未払い分はなくなりません。引き続き<strong>{ $amount }</strong>のお支払いが必要です。
cancel-debt-collected-until = { $day }までは引き続き決済を試みます。サブスクリプションの終了後は未払いの請求書の決済を試みませんが、お支払いいただくことは可能です。
cancel-debt-collected = サブスクリプションの終了までは引き続き決済を試みます。その後は未払いの請求書の決済を試みませんが、お支払いいただくことは可能です。
cancel-debt-given-up = 現在は決済を試みていませんが、お支払いいただくことは可能です。
cancel-debt-sent = サブスクリプションの終了後も、お支払いいただくことは可能です。
cancel-open-invoice = 請求書 { $number }：{ $amount }
cancel-usage = それまでのご利用分は請求されます。
cancel-still-charged = すでに始まった期間の { $amount } は、{ $day } に請求されます。
cancel-can-undo = それまでは、解約を取り消してご利用を続けられます。
cancel-subscription = サブスクリプションを解約する
keep-subscription = 解約せずに続ける
no-invoice-number = 番号なし

## The question before a subscription is released from its schedule

release-title-html = 「<bdi>{ $plan }</bdi>」に予定されている変更を取り消しますか？
release-page-title = 「{ $plan }」に予定されている変更の取り消し
release-planned = 予定されている内容：
release-nothing-planned = お支払いに影響する変更はありません。
release-step-ends = { $day }に終了します。
release-step-free = 予定は{ $day }に終わります。その後は、その時点の内容で継続されます。
release-step-changes = { $day }に変更：{ $plans }
release-if = 取り消した場合：
release-not-applies = 予定は無効になり、上記の内容は実行されません。
release-not-applies-nor-ends = 予定は無効になり、上記の内容は実行されません。自動的に終了することもなくなります。
release-stays = 現在の内容が維持されます：{ $price }。解約されるまで、更新され継続します。
release-stays-until-html = 現在の内容が維持されます：{ $price }。<strong>{ $day }</strong>に更新され、解約されるまで継続します。
release-final = その後に解約することもできます。取り消した予定をここで元に戻すことはできません。
release-subscription = 予定されている変更を取り消す
leave-as-planned = 予定どおりにする

## Invoices

invoices-csv = すべてCSVでダウンロード
invoices-none = 請求書はまだありません。
invoices-none-chosen = 該当する請求書はありません。
invoices-show-all = すべての請求書を表示
invoices-pages = 請求書のページ
invoices-newer = 新しい請求書
invoices-older = 古い請求書

invoices-choose = 請求書の絞り込み
invoices-year = 年
invoices-every-year = すべての年
invoices-status = ステータス
invoices-every-status = すべて
invoices-show = 表示

invoice-column = 請求書
invoice-date-column = 日付
invoice-amount-column = 金額
invoice-status-column = ステータス
invoice-actions-column = 操作

invoice-paid = 支払い済み
invoice-open = 未払い
invoice-on-its-way = 処理中
invoice-void = 無効
invoice-uncollectible = 未回収
invoice-other = その他

first-and-others = { $others ->
   *[other] { $first }、ほか{ $others }件
}
invoice-subject-and-more = { $first }、ほか
invoice-refunded = 返金 { $amount }
invoice-credited = クレジット { $amount }
invoice-without-number = 番号なし

invoice-view-html = <span class=unseen>請求書を表示：</span><bdi>{ $number }</bdi>
invoice-pay-html = 支払う<span class=unseen>（請求書 <bdi>{ $number }</bdi>）</span>
invoice-pdf-html = PDFをダウンロード<span class=unseen>（請求書 <bdi>{ $number }</bdi>）</span>
credit-note-pdf-html = <span class=unseen>PDFをダウンロード：</span>クレジットノート <bdi>{ $number }</bdi>

## Pages that say what went wrong. A title, why, and what to do.

link-unknown = このリンクはご利用いただけません
link-unknown-why = リンクの一部が欠けている可能性があります。
link-unknown-advice = リンク全体が開かれているかご確認いただくか、送信元の会社に新しいリンクをリクエストしてください。
link-expired = このリンクは有効期限が切れています
link-expired-why = 安全のため、ご請求ページへのリンクは一定期間のみ有効です。
link-expired-advice = このリンクを開いたアプリまたはメールに戻り、新しいリンクをリクエストしてください。
link-revoked = このリンクは無効になりました
link-revoked-why = リンクが停止されています。
link-revoked-advice = 送信元の会社に新しいリンクをリクエストしてください。
not-found = ページが見つかりません
not-found-why = ここには何もないか、お客様のご請求に含まれていません。
not-allowed = この操作は許可されていません
not-allowed-why = お使いのリンクではこの操作を行えないか、別のサイトからのリクエストです。変更は行われていません。
too-many-requests = 少々お待ちください
too-many-requests-why = 短時間に多数のリクエストがありました。しばらく待ってから、もう一度お試しください。
unavailable = 現在ご利用いただけません
unavailable-why = このページに必要なサービスが現在応答していません。
unavailable-advice = 1分ほど待ってから、もう一度お試しください。変更の途中だった場合は、まず変更が完了しているかご確認ください。
failed = エラーが発生しました
failed-why = こちら側の問題です。エラーは記録されました。
refused = 操作を完了できませんでした
refused-why = ページを開いた後に、状況が変わった可能性があります。
go-back-advice = 前のページに戻って、もう一度お試しください。
look-again-advice = ご請求ページに戻って、現在の状況をご確認ください。
back-to-billing = ご請求ページに戻る
need-help = お困りですか？
help-page = ヘルプページを見る

## A new link by email, offered on the page of a link that has expired.

email-new-link = 新しいリンクをメールで受け取る
email-new-link-where = ご登録のメールアドレスに送信されます。
new-link-asked = メールをご確認ください
new-link-on-its-way = メールアドレスが登録されている場合は、新しいリンクをお送りします。
new-link-none-came = 届くまでに数分かかることがあります。届かない場合は、迷惑メールフォルダをご確認ください。
new-link-too-often = 新しいリンクはすでに何度かリクエストされています。メールをご確認いただくか、しばらくしてからもう一度お試しください。
mail-new-link-subject = 【{ $brand }】ご請求ページの新しいリンク
mail-new-link-intro = { $brand }のご請求ページへの新しいリンクが、おそらくお客様ご自身によりリクエストされました。リンクは以下のとおりです。
mail-new-link-button = ご請求ページを開く
mail-new-link-lasts = このリンクは{ $minutes ->
   *[other] { $minutes }分間
}有効です。リンクを知っている人は誰でもページを開けるため、他の人に共有しないでください。
mail-new-link-ignore = お心当たりのない場合、特に何もしていただく必要はありません。
mail-help = ご不明な点は{ $address }までご連絡ください

## Payment methods

no-payment-method = お支払い方法が登録されていません。
default-method = デフォルト
a-card = カード
a-bank-account = 銀行口座
a-payment-method = お支払い方法
card-expires = 有効期限 { $month }
card-expires-soon = 有効期限 { $month }（次回のお支払い前に切れます）
card-expired = { $month }に有効期限が切れました
pays-for = お支払い対象：
list-comma = 、
use-for-everything = すべてのお支払いに使う
make-default = デフォルトに設定
remove = 削除
add-payment-method-hint = Stripeの安全なページで入力します。その後は、すべてのお支払いに使われます。
add-payment-method-where = Stripeの安全なページで入力します。
you-owe = 未払い額は{ $amount }です。
pay-now-with = { $method }で今すぐ{ $amount }を支払う

## Removing a payment method

remove-html = <bdi>{ $method }</bdi>を削除しますか？
cannot-remove-html = <bdi>{ $method }</bdi>はまだ削除できません
still-pays-for = ほかの登録済みのお支払い方法では、次のお支払いができません：
add-another-first = 先に別のお支払い方法を追加してください。その後、こちらを削除できます。
pays-instead-html = 代わりに<bdi>{ $method }</bdi>が次のお支払いに使われます：
becomes-default-html = 代わりに<bdi>{ $method }</bdi>がデフォルトになります。
pays-for-nothing = このお支払い方法は、現在どのお支払いにも使われていません。
removed-for-good = 後で再びお使いになるには、もう一度入力する必要があります。
remove-payment-method = お支払い方法を削除する
keep-it = 削除しない
back-to-payment-methods = お支払い方法に戻る

## What was just done

notice-canceled = 「{ $plan }」は{ $day }に終了します。まだ取り消すことができます。
notice-kept = サブスクリプションは継続されます。ほかに変更はありません。
notice-unpaused = お支払いは次回の請求書から再開されます。
notice-resumed = サブスクリプションが再開されました。本日から新しい期間が始まります。
notice-resumed-unpaid = サブスクリプションが再開されましたが、お支払いがまだ完了していません。未払いの請求書が支払われると、すぐに継続されます。
notice-released = 予定されていた変更は実行されません。サブスクリプションは現在の内容のままで、今すぐ解約することもできます。
notice-card-updated = 新しいお支払い方法が、すべてのお支払いに使われるようになりました。
notice-card-superseded = その後、別のお支払い方法が選択されています。現在はそちらが使われています。
notice-card-canceled = 変更は行われていません。お支払い方法は以前のままです。
notice-card-not-finished = 新しいお支払い方法の入力が完了していないため、変更は行われていません。
notice-card-declined = 新しいお支払い方法が銀行に拒否されたため、変更は行われていません。別のお支払い方法をお試しください。
notice-card-page-expired = お支払い方法の入力ページを開いてから時間が経過したため、変更は行われていません。もう一度最初からお試しください。
notice-card-unconfirmed = 新しいお支払い方法はまだ確認が必要です。確認が完了すると、すべてのお支払いに使われます。それまでは何も変わりません。
notice-card-pending = 新しいお支払い方法が保存されました。数分後に有効になります。
notice-card-unknown = そのお支払い方法はこのページで確認できませんでした。変更は行われていません。
notice-method-default = 今後は、すべてこのお支払い方法で支払われます。
notice-method-unusable = そのお支払い方法はご利用いただけなくなったため、変更は行われていません。もう一度入力するか、別のお支払い方法をお使いください。
notice-method-removed = お支払い方法を削除しました。
notice-paid = ありがとうございます。お支払いはすべて完了しました。
notice-paid-this = ありがとうございます。今回のお支払いが完了しました。
notice-paid-some = 1件のお支払いは完了しましたが、次のお支払いはできませんでした。残りの未払い分はこちらに表示されています。
notice-pay-processing = お支払いを処理しています。銀行での確認に数日かかることがあります。
notice-pay-changed = 未払い額がその間に変わりました。現在の状況は以下のとおりです。
notice-pay-declined = お支払いが銀行に拒否されました。理由は示されていません。銀行にお問い合わせいただくか、別のお支払い方法をお試しください。
notice-pay-declined-funds = お支払いが拒否されました。このカードの残高が不足しています。しばらくしてからもう一度お試しいただくか、別のお支払い方法をお使いください。
notice-pay-declined-limit = お支払いが拒否されました。このカードの限度額を超えています。銀行にお問い合わせいただくか、別のお支払い方法をお使いください。
notice-pay-declined-expired = お支払いが拒否されました。このカードの有効期限が切れています。別のお支払い方法をお使いください。
notice-pay-declined-unsupported = お支払いが拒否されました。このカードはこの種類のお支払いには使えません。別のお支払い方法をお使いください。
notice-pay-declined-details = お支払いが拒否されました。このカードの情報が正しくありません。もう一度入力するか、別のお支払い方法をお使いください。
notice-pay-declined-later = 銀行に接続できませんでした。数分後にもう一度お試しください。
notice-pay-impossible = このお支払いには、そのお支払い方法を使えません。別のお支払い方法をお使いください。

## Why something can’t be done with a subscription as it is now

refused-over = このサブスクリプションはすでに終了しているため、変更できる内容はありません。
refused-incomplete = このサブスクリプションの初回のお支払いがまだ完了していません。先に未払いの請求書をお支払いください。
refused-paused = このサブスクリプションは一時停止中で、料金はかかりません。変更するには、先に再開する必要があります。
refused-no-payment-method = このサブスクリプションは、お支払い方法が追加されるまで一時停止されています。追加してから再開してください。
refused-unpaid = 未払いの請求書が支払われると、このサブスクリプションは継続します。
refused-nothing-to-pay = このサブスクリプションに未払いの請求書はありません。
not-confirmed = 変更はまだ確認されていません。もう一度お試しになる前に、1分ほど後にご請求ページをご確認ください。
