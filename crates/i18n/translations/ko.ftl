## Everywhere

billing = 청구 및 결제
back-to-html = <bdi>{ $project }</bdi>(으)로 돌아가기
skip-to-content = 본문으로 건너뛰기
page-updated = 페이지가 업데이트되었습니다.
offline = 서버에 연결할 수 없습니다. 다시 온라인 상태가 되면 이 페이지에 최신 상태가 표시됩니다.

## At the foot of the page

contact = 문의하기
help = 도움말
terms = 이용약관
privacy = 개인정보 보호
language = 언어
change-language = 언어 변경

## What is shown when the page can't be brought up to date

stale = { $time } 기준 정보입니다. 현재 이 페이지를 업데이트할 수 없어 이후 변경 사항이 반영되지 않았을 수 있습니다.

## At the top of the page: what is paid, when, and with what

summary = 한눈에 보기
summary-plan = 내 요금제
summary-plans = 내 요금제
summary-next-charge = 다음 결제
summary-paid-with = 결제 수단
summary-no-plan = 구독 없음
summary-no-charge = 예정된 결제 없음
summary-no-payment-method = 결제 수단 없음
summary-by-invoice = 청구서 결제
summary-on-day = { $day }
summary-after-trial = { $day }, 무료 체험 종료 시
summary-ends = 구독이 { $day }에 종료됩니다
summary-more = { $count ->
   *[other] 외 { $count }개
}

## What needs the customer, above everything else

needs-you = 확인이 필요합니다
beyond-link = 이 링크로는 처리할 수 없습니다.
past-due-title = { $plan } 결제에 실패했습니다
past-due-sentence = 구독을 유지하려면 지금 미결제 청구서를 결제하거나 결제 수단을 업데이트하세요.
past-due-or-add-sentence = 구독을 유지하려면 지금 미결제 청구서를 결제하거나 결제 수단을 추가하세요.
past-due-update-sentence = 구독을 유지하려면 결제 수단을 업데이트하세요.
past-due-add-sentence = 구독을 유지하려면 결제 수단을 추가하세요.
past-due-owed-sentence = 청구서가 아직 결제되지 않았습니다.
past-due-next-try = { $day }에 결제를 다시 시도합니다.
confirm-payment-title = 은행에서 { $plan } 결제의 확인을 요청했습니다
confirm-payment-sentence = 아직 결제되지 않았습니다. 청구서를 열어 결제를 확인해 주세요.
payment-on-its-way-title = { $plan } 결제가 처리되고 있습니다
payment-on-its-way-sentence = 은행에서 확인하는 데 며칠이 걸릴 수 있습니다.
invoice-due-title = { $plan } 청구서의 결제 기한이 지났습니다
invoice-due-sentence = 구독을 유지하려면 지금 미결제 청구서를 결제하세요.
invoice-open-title = 청구서 { $number }의 결제가 필요합니다
invoice-open-due = 결제 기한은 { $day }입니다.
invoice-open-overdue = 결제 기한은 { $day }이었습니다.
invoice-open-failed = 결제에 실패했습니다. Stripe의 보안 페이지에서 결제할 수 있습니다.
invoice-open-sentence = Stripe의 보안 페이지에서 결제할 수 있습니다.
unpaid-title = { $plan } 이용이 정지되었습니다
unpaid-sentence = 결제에 여러 번 실패했습니다. 다시 이용하려면 미납 금액을 결제하세요.
unpaid-owed-sentence = 결제에 여러 번 실패했습니다. 미납 금액이 결제되면 다시 이용할 수 있습니다.
unpaid-latest-sentence = 결제에 여러 번 실패했습니다. 다시 이용하려면 최근 청구서({ $amount })를 결제하세요.
unpaid-then-latest = 그다음에는 최근 청구서({ $amount })를 결제해야 합니다.
unpaid-settled-sentence = 여기에는 더 결제할 금액이 없습니다. 다시 이용하려면 문의해 주세요.
incomplete-title = { $plan } 구독이 아직 시작되지 않았습니다
incomplete-sentence = 첫 결제가 완료되지 않았습니다. 시작하려면 결제하거나 은행에서 결제를 승인하세요.
incomplete-owed-sentence = 첫 결제가 완료되지 않았습니다. 결제가 완료되면 시작됩니다.
incomplete-until = { $time }까지 가능합니다.
paused-title = { $plan } 구독이 일시 중지되었습니다
paused-owes-sentence = 미결제 청구서를 결제하면 바로 재개됩니다.
paused-resume-sentence = 결제 수단 없이 무료 체험이 종료되었습니다. 지금 구독을 재개할 수 있습니다.
paused-stays-sentence = 결제 수단 없이 무료 체험이 종료되었습니다. 재개될 때까지 일시 중지됩니다.
paused-add-sentence = 무료 체험이 종료되었습니다. 계속 이용하려면 결제 수단을 추가하세요.
paused-lacks-method-sentence = 결제 수단 없이 무료 체험이 종료되었으며, 결제 수단이 없으면 이어질 수 없습니다.
trial-needs-method-title = { $plan } 무료 체험이 { $day }에 종료됩니다
trial-needs-method-sentence = 이후에도 계속 이용하려면 결제 수단을 추가하세요.
trial-lacks-method-sentence = 이후 이어지는 데 필요한 결제 수단이 등록되어 있지 않습니다.
trial-ends-title = { $plan } 무료 체험이 { $day }에 종료됩니다
trial-ends-sentence = 이후에는 등록된 결제 수단으로 구독이 계속됩니다.
method-expires-title = { $method }의 유효 기간이 다음 결제 전에 만료됩니다
method-expires-sentence = 다음 결제일은 { $day }입니다. 결제가 정상적으로 처리되도록 결제 수단을 업데이트하세요.
method-lapses-sentence = 다음 결제일은 { $day }이며, 결제가 처리되지 않을 수 있습니다.
method-expired-title = { $method }의 유효 기간이 만료되었습니다
method-missing-title = { $plan } 구독에 등록된 결제 수단이 없습니다
method-missing-sentence = 구독이 { $day }에 갱신됩니다. 계속 이용하려면 결제 수단을 추가하세요.
method-lacking-sentence = 구독이 { $day }에 갱신되지만 등록된 결제 수단이 없습니다.

## Tabs

subscriptions = 구독
invoices = 청구서
payment-methods = 결제 수단

## Subscriptions

subscription = 구독
no-subscription = 현재 이용 중인 구독이 없습니다.
past-subscriptions = { $count ->
   *[other] 지난 구독 { $count }개
}
status-incomplete = 결제 대기 중
status-incomplete-expired = 시작되지 않음
status-trialing = 무료 체험 중
status-active = 이용 중
status-past-due = 결제 연체
status-unpaid = 미납
status-canceled = 종료됨
status-paused = 일시 중지됨
status-unknown = 기타
status-ending = 종료 예정
current-period = 현재 이용 기간
next-charge = 다음 결제
amount-on-day = { $day }에 { $amount }
includes-use = 지금까지의 사용량이 포함된 금액입니다.
ended = 종료됨
ended-on = { $day }에 종료됨
ends-on = { $day }에 종료되며 갱신되지 않습니다
ends-on-renews-before = { $day }에 종료되며 그때까지는 갱신됩니다
payments-paused = 결제가 일시 중지되었습니다
payments-paused-until = { $day }까지 결제가 일시 중지되었습니다
payments-paused-until-end = 구독이 종료될 때까지 결제가 일시 중지되었습니다
trial-until = { $day }까지 무료 체험, 이후 갱신됩니다
trial-until-without-method = { $day }까지 무료 체험. 결제 수단이 없으면 이후 이어지지 않습니다
renews-on = { $day }에 갱신됩니다
scheduled = 이 구독에는 이미 예정된 변경이 있어 종료일을 직접 변경할 수 없습니다.
unknown-status = 현재 여기에서 이 구독을 변경할 수 없습니다. 문의해 주세요.

## What a subscription costs

price-once = { $price }(1회)
price-per-day = 매일 { $price }
price-per-week = 매주 { $price }
price-per-month = 매월 { $price }
price-per-year = 매년 { $price }
price-every-days = { $count ->
   *[other] { $count }일마다 { $price }
}
price-every-weeks = { $count ->
   *[other] { $count }주마다 { $price }
}
price-every-months = { $count ->
   *[other] { $count }개월마다 { $price }
}
price-every-years = { $count ->
   *[other] { $count }년마다 { $price }
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = 사용 단위당 { $price }
price-per-package = { $count ->
   *[other] { $count }단위당 { $price }
}
price-by-use = 사용량에 따른 요금
price-by-quantity = 수량에 따른 요금
quantity = { $count ->
   *[other] 수량 { $count }
}
billed-every-days = { $count ->
    [1] 매일 청구
   *[other] { $count }일마다 청구
}
billed-every-weeks = { $count ->
    [1] 매주 청구
   *[other] { $count }주마다 청구
}
billed-every-months = { $count ->
    [1] 매월 청구
   *[other] { $count }개월마다 청구
}
billed-every-years = { $count ->
    [1] 매년 청구
   *[other] { $count }년마다 청구
}
another-price = 다른 요금
another-product = 다른 상품

## How a price in steps comes about: a small table, one line a step.

price-steps = 요금 계산 방식
price-steps-graduated = 각 구간의 요금은 해당 구간에 속하는 수량에 적용됩니다.
price-steps-volume = 이용 수량이 속하는 구간의 요금이 전체 수량에 적용됩니다.
price-steps-units = 수량
price-steps-each = 단가
price-steps-flat = 고정 요금
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } 이상

## Discounts

discount = 할인
discount-percent = { $percent } 할인
discount-amount = { $amount } 할인
discount-named = { $off }({ $name })
discount-unknown = 할인 있음
discount-once = { $discount }, 다음 청구서에 적용
discount-until = { $discount }, { $day }까지
discount-for = { $discount }, 대상: { $product }

## What can be done with a subscription

cancel = 구독 해지
resume = 구독 재개
resume-payments = 결제 재개
pay-amount = { $amount } 결제
for-invoice = (청구서 { $number })
update-payment-method = 결제 수단 업데이트
add-payment-method = 결제 수단 추가
see-schedule = 예정된 변경 보기

## The question before canceling

cancel-title-html = <bdi>{ $plan }</bdi> 구독을 해지하시겠습니까?
cancel-page-title = { $plan } 구독 해지
cancel-last-day-html = <strong>{ $day }</strong>까지 이용할 수 있습니다. 이후에는 갱신되지 않으며 요금이 다시 청구되지 않습니다.
cancel-last-day-owing-html = 구독이 <strong>{ $day }</strong>에 종료됩니다. 이후에는 갱신되지 않으며 새로운 요금이 청구되지 않습니다.
cancel-ends-html = 구독이 <strong>{ $day }</strong>에 종료됩니다. 이후에는 갱신되지 않습니다.
cancel-end-of-period = 구독은 현재 이용 기간이 끝나면 종료되며 요금이 다시 청구되지 않습니다.
cancel-renews-before = 그때까지 이용 기간이 더 짧은 항목은 계속 갱신됩니다:
cancel-renewal = { $name }: { $price }, 다음 갱신일 { $day }
cancel-one-item = 항목 1개
cancel-debt-html = 해지해도 미납 금액은 그대로 남습니다: <strong>{ $amount }</strong>
cancel-debt-collected-until = { $day }까지 결제를 계속 시도합니다. 구독이 종료되면 미결제 청구서의 결제를 더 이상 시도하지 않으며, 그 후에도 직접 결제할 수 있습니다.
cancel-debt-collected = 구독이 종료될 때까지 결제를 계속 시도합니다. 종료되면 미결제 청구서의 결제를 더 이상 시도하지 않으며, 그 후에도 직접 결제할 수 있습니다.
cancel-debt-given-up = 결제를 더 이상 시도하지 않지만, 직접 결제할 수 있습니다.
cancel-debt-sent = 구독이 종료된 후에도 결제할 수 있습니다.
cancel-open-invoice = 청구서 { $number }: { $amount }
cancel-usage = 그때까지 사용한 만큼은 청구됩니다.
cancel-still-charged = 이미 시작된 기간의 { $amount }은(는) { $day }에 그대로 청구됩니다.
cancel-can-undo = 그때까지는 해지를 취소하고 구독을 유지할 수 있습니다.
cancel-subscription = 구독 해지
keep-subscription = 구독 유지
no-invoice-number = 번호 없음

## The question before a subscription is released from its schedule

release-title-html = <bdi>{ $plan }</bdi> 구독의 예정된 변경을 취소하시겠습니까?
release-page-title = { $plan } 구독의 예정된 변경 취소
release-planned = 예정된 내용:
release-nothing-planned = 결제 금액에 영향을 주는 변경은 없습니다.
release-step-ends = 구독이 { $day }에 종료됩니다.
release-step-free = 예정된 일정은 { $day }에 끝납니다. 이후 구독은 그 시점의 상태로 계속됩니다.
release-step-changes = { $day }에 변경: { $plans }
release-if = 예정된 변경을 취소하면:
release-not-applies = 예정된 일정은 더 이상 적용되지 않으며, 위 내용은 실행되지 않습니다.
release-not-applies-nor-ends = 예정된 일정은 더 이상 적용되지 않으며, 위 내용은 실행되지 않습니다. 구독이 자동으로 종료되지도 않습니다.
release-stays = 현재 상태가 유지됩니다: { $price }. 구독은 갱신되며 해지할 때까지 계속됩니다.
release-stays-until-html = 현재 상태가 유지됩니다: { $price }. 구독은 <strong>{ $day }</strong>에 갱신되며 해지할 때까지 계속됩니다.
release-final = 이후에 구독을 해지할 수 있습니다. 취소한 일정은 여기에서 되돌릴 수 없습니다.
release-subscription = 예정된 변경 취소
leave-as-planned = 예정대로 유지

## Invoices

invoices-csv = 전체 CSV 다운로드
invoices-none = 아직 청구서가 없습니다.
invoices-none-chosen = 조건에 맞는 청구서가 없습니다.
invoices-show-all = 모든 청구서 보기
invoices-pages = 청구서 페이지
invoices-newer = 최근 청구서
invoices-older = 이전 청구서

invoices-choose = 청구서 선택
invoices-year = 연도
invoices-every-year = 모든 연도
invoices-status = 상태
invoices-every-status = 전체
invoices-show = 보기

invoice-column = 청구서
invoice-date-column = 날짜
invoice-amount-column = 금액
invoice-status-column = 상태
invoice-actions-column = 작업

invoice-paid = 결제 완료
invoice-open = 미결제
invoice-on-its-way = 처리 중
invoice-void = 무효
invoice-uncollectible = 미회수
invoice-other = 기타

first-and-others = { $others ->
   *[other] { $first } 외 { $others }개
}
invoice-subject-and-more = { $first } 등
invoice-refunded = 환불 { $amount }
invoice-credited = 크레딧 { $amount }
invoice-without-number = 번호 없음

invoice-view-html = <span class=unseen>청구서 보기: </span><bdi>{ $number }</bdi>
invoice-pay-html = 결제<span class=unseen> (청구서 <bdi>{ $number }</bdi>)</span>
invoice-pdf-html = PDF 다운로드<span class=unseen> (청구서 <bdi>{ $number }</bdi>)</span>
credit-note-pdf-html = <span class=unseen>PDF 다운로드: </span>크레딧 노트 <bdi>{ $number }</bdi>

## Pages that say what went wrong. A title, why, and what to do.

link-unknown = 이 링크를 사용할 수 없습니다
link-unknown-why = 링크가 완전하지 않을 수 있습니다.
link-unknown-advice = 전체 링크를 열었는지 확인하거나, 링크를 보낸 회사에 새 링크를 요청하세요.
link-expired = 이 링크는 만료되었습니다
link-expired-why = 안전을 위해 청구 페이지 링크는 일정 기간만 유효합니다.
link-expired-advice = 이 링크를 열었던 앱이나 이메일로 돌아가 새 링크를 요청하세요.
link-revoked = 이 링크는 더 이상 유효하지 않습니다
link-revoked-why = 링크가 비활성화되었습니다.
link-revoked-advice = 링크를 보낸 회사에 새 링크를 요청하세요.
not-found = 페이지를 찾을 수 없습니다
not-found-why = 여기에 아무것도 없거나, 고객님의 청구 내역에 속하지 않습니다.
not-allowed = 허용되지 않는 작업입니다
not-allowed-why = 이 링크로는 할 수 없는 작업이거나 다른 사이트에서 온 요청입니다. 변경된 내용은 없습니다.
too-many-requests = 잠시만 기다려 주세요
too-many-requests-why = 한꺼번에 너무 많은 요청이 있었습니다. 잠시 후 다시 시도하세요.
unavailable = 지금은 이용할 수 없습니다
unavailable-why = 이 페이지에 필요한 서비스가 현재 응답하지 않습니다.
unavailable-advice = 1분 후에 다시 시도하세요. 변경하는 중이었다면 먼저 변경이 완료되었는지 확인하세요.
failed = 문제가 발생했습니다
failed-why = 저희 쪽 문제이며, 오류가 기록되었습니다.
refused = 작업을 완료하지 못했습니다
refused-why = 페이지를 연 이후 상황이 변경되었을 수 있습니다.
go-back-advice = 뒤로 돌아가 다시 시도하세요.
look-again-advice = 청구 페이지로 돌아가 현재 상태를 확인하세요.
back-to-billing = 청구 페이지로 돌아가기
need-help = 도움이 필요하신가요?
help-page = 도움말 페이지 보기

## A new link by email, offered on the page of a link that has expired.

email-new-link = 이메일로 새 링크 받기
email-new-link-where = 등록된 이메일 주소로 전송됩니다.
new-link-asked = 이메일을 확인하세요
new-link-on-its-way = 등록된 이메일 주소가 있으면 새 링크가 전송됩니다.
new-link-none-came = 몇 분 정도 걸릴 수 있습니다. 도착하지 않으면 스팸함을 확인하세요.
new-link-too-often = 이미 새 링크를 여러 번 요청했습니다. 이메일을 확인하거나 나중에 다시 시도하세요.
mail-new-link-subject = [{ $brand }] 청구 페이지의 새 링크
mail-new-link-intro = { $brand } 청구 페이지의 새 링크가 요청되었습니다. 고객님께서 직접 요청하셨을 가능성이 높습니다. 링크는 아래에 있습니다.
mail-new-link-button = 청구 페이지 열기
mail-new-link-lasts = 이 링크는 { $minutes ->
   *[other] { $minutes }분
} 동안 유효합니다. 링크가 있으면 누구나 페이지를 열 수 있으므로 다른 사람에게 전달하지 마세요.
mail-new-link-ignore = 요청하지 않으셨다면 아무것도 하지 않으셔도 됩니다.
mail-help = 궁금한 점이 있으신가요? { $address }에 문의하세요

## Payment methods

no-payment-method = 등록된 결제 수단이 없습니다.
default-method = 기본
a-card = 카드
a-bank-account = 은행 계좌
a-payment-method = 결제 수단
card-expires = 유효 기간 { $month }
card-expires-soon = 유효 기간 { $month }, 다음 결제 전에 만료
card-expired = { $month }에 만료됨
pays-for = 결제 대상:
list-comma = { ", " }
use-for-everything = 모든 결제에 사용
make-default = 기본으로 설정
remove = 삭제
add-payment-method-hint = Stripe의 보안 페이지에서 입력합니다. 이후 모든 결제에 사용됩니다.
add-payment-method-where = Stripe의 보안 페이지에서 입력합니다.
you-owe = 미납 금액은 { $amount }입니다.
pay-now-with = { $method }(으)로 지금 { $amount } 결제

## Removing a payment method

remove-html = <bdi>{ $method }</bdi>을(를) 삭제하시겠습니까?
cannot-remove-html = <bdi>{ $method }</bdi>을(를) 아직 삭제할 수 없습니다
still-pays-for = 등록된 다른 결제 수단으로는 다음 구독을 결제할 수 없습니다:
add-another-first = 먼저 다른 결제 수단을 추가하세요. 그 후에 이 결제 수단을 삭제할 수 있습니다.
pays-instead-html = 다음 구독은 대신 <bdi>{ $method }</bdi>(으)로 결제됩니다:
becomes-default-html = 대신 <bdi>{ $method }</bdi>이(가) 기본 결제 수단이 됩니다.
pays-for-nothing = 이 결제 수단으로 결제되는 항목이 없습니다.
removed-for-good = 나중에 다시 사용하려면 새로 입력해야 합니다.
remove-payment-method = 결제 수단 삭제
keep-it = 유지
back-to-payment-methods = 결제 수단으로 돌아가기

## What was just done

notice-canceled = { $plan } 구독은 { $day }에 종료됩니다. 아직 해지를 취소할 수 있습니다.
notice-kept = 구독이 계속됩니다. 그 외에 변경된 내용은 없습니다.
notice-unpaused = 다음 청구서부터 결제가 재개됩니다.
notice-resumed = 구독이 재개되어 오늘부터 새 이용 기간이 시작됩니다.
notice-resumed-unpaid = 구독이 재개되었지만 아직 결제되지 않았습니다. 미결제 청구서가 결제되면 바로 이어집니다.
notice-released = 예정된 변경은 실행되지 않습니다. 구독은 현재 상태로 유지되며, 지금 해지할 수 있습니다.
notice-card-updated = 이제 모든 결제에 새 결제 수단이 사용됩니다.
notice-card-superseded = 그 이후에 다른 결제 수단을 선택하셨습니다. 현재 그 결제 수단이 사용됩니다.
notice-card-canceled = 변경된 내용은 없습니다. 결제 수단은 이전과 같습니다.
notice-card-not-finished = 새 결제 수단의 입력이 완료되지 않아 변경된 내용이 없습니다.
notice-card-declined = 은행에서 새 결제 수단을 거절하여 변경된 내용이 없습니다. 다른 결제 수단을 사용해 보세요.
notice-card-page-expired = 결제 수단 입력 페이지가 너무 오래 열려 있어 변경된 내용이 없습니다. 처음부터 다시 시작하세요.
notice-card-unconfirmed = 새 결제 수단은 아직 확인이 필요합니다. 확인되면 모든 결제에 사용되며, 그때까지는 아무것도 변경되지 않습니다.
notice-card-pending = 새 결제 수단이 저장되었으며 몇 분 후에 적용됩니다.
notice-card-unknown = 이 페이지에서 확인할 수 없는 결제 수단입니다. 변경된 내용은 없습니다.
notice-method-default = 이제부터 모든 요금이 이 결제 수단으로 결제됩니다.
notice-method-unusable = 이 결제 수단은 더 이상 사용할 수 없어 변경된 내용이 없습니다. 다시 입력하거나 다른 결제 수단을 사용하세요.
notice-method-removed = 결제 수단이 삭제되었습니다.
notice-paid = 감사합니다. 모두 결제되었습니다.
notice-paid-this = 감사합니다. 이번 결제가 완료되었습니다.
notice-paid-some = 한 건은 결제되었지만 다음 건은 결제되지 않았습니다. 남은 금액은 여기에 표시됩니다.
notice-pay-processing = 결제가 처리되고 있습니다. 은행에서 확인하는 데 며칠이 걸릴 수 있습니다.
notice-pay-changed = 그 사이에 미납 금액이 변경되었습니다. 현재 상태는 다음과 같습니다.
notice-pay-declined = 은행에서 이유를 밝히지 않고 결제를 거절했습니다. 은행에 문의하거나 다른 결제 수단을 사용해 보세요.
notice-pay-declined-funds = 결제가 거절되었습니다. 이 카드의 잔액이 부족합니다. 나중에 다시 시도하거나 다른 결제 수단을 사용하세요.
notice-pay-declined-limit = 결제가 거절되었습니다. 이 카드의 한도를 초과했습니다. 은행에 문의하거나 다른 결제 수단을 사용하세요.
notice-pay-declined-expired = 결제가 거절되었습니다. 이 카드의 유효 기간이 만료되었습니다. 다른 결제 수단을 사용하세요.
notice-pay-declined-unsupported = 결제가 거절되었습니다. 이 카드는 이 유형의 결제에 사용할 수 없습니다. 다른 결제 수단을 사용하세요.
notice-pay-declined-details = 결제가 거절되었습니다. 이 카드의 정보가 올바르지 않습니다. 다시 입력하거나 다른 결제 수단을 사용하세요.
notice-pay-declined-later = 은행에 연결할 수 없습니다. 몇 분 후에 다시 시도할 수 있습니다.
notice-pay-impossible = 해당 결제 수단으로는 결제할 수 없습니다. 다른 결제 수단을 사용하세요.

## Why something can’t be done with a subscription as it is now

refused-over = 이 구독은 이미 종료되어 변경할 내용이 없습니다.
refused-incomplete = 이 구독의 첫 결제가 아직 이루어지지 않았습니다. 먼저 미결제 청구서를 결제하세요.
refused-paused = 이 구독은 일시 중지되어 있으며 요금이 청구되지 않습니다. 변경하려면 먼저 재개해야 합니다.
refused-no-payment-method = 이 구독은 결제 수단이 추가될 때까지 일시 중지됩니다. 결제 수단을 추가한 다음 재개하세요.
refused-unpaid = 미결제 청구서가 결제되는 즉시 이 구독이 계속됩니다.
refused-nothing-to-pay = 이 구독에는 미결제 청구서가 없습니다.
not-confirmed = 변경이 아직 확인되지 않았습니다. 다시 시도하기 전에 1분 후 청구 페이지를 다시 확인하세요.
