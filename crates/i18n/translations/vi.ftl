## Everywhere

billing = Thanh toán
back-to-html = Quay lại <bdi>{ $project }</bdi>
skip-to-content = Chuyển đến nội dung
page-updated = Trang này đã được cập nhật.
offline = Không thể kết nối với máy chủ. Khi bạn có mạng trở lại, trang này sẽ hiển thị tình trạng mới nhất.

## At the foot of the page

contact = Liên hệ
help = Trợ giúp
terms = Điều khoản
privacy = Quyền riêng tư
language = Ngôn ngữ
change-language = Đổi ngôn ngữ

## What is shown when the page can't be brought up to date

stale = Cập nhật lần cuối: { $time }. Hiện không thể cập nhật trang này nên có thể thiếu những thay đổi mới hơn.

## At the top of the page: what is paid, when, and with what

summary = Tổng quan
summary-plan = Gói của bạn
summary-plans = Các gói của bạn
summary-next-charge = Khoản thu tiếp theo
summary-paid-with = Phương thức thanh toán
summary-no-plan = Không có gói đăng ký
summary-no-charge = Không có khoản thu nào
summary-no-payment-method = Chưa có phương thức thanh toán
summary-by-invoice = Theo hóa đơn
summary-on-day = vào ngày { $day }
summary-after-trial = vào ngày { $day }, khi thời gian dùng thử kết thúc
summary-ends = Kết thúc vào ngày { $day }
summary-more = { $count ->
   *[other] và { $count } phương thức khác
}

## What needs the customer, above everything else

needs-you = Cần bạn xử lý
beyond-link = Không thể giải quyết việc này qua liên kết này.
past-due-title = Thanh toán cho { $plan } không thành công
past-due-sentence = Để giữ gói đăng ký, hãy thanh toán ngay hóa đơn chưa trả hoặc cập nhật phương thức thanh toán.
past-due-or-add-sentence = Để giữ gói đăng ký, hãy thanh toán ngay hóa đơn chưa trả hoặc thêm phương thức thanh toán.
past-due-update-sentence = Để giữ gói đăng ký, hãy cập nhật phương thức thanh toán.
past-due-add-sentence = Để giữ gói đăng ký, hãy thêm phương thức thanh toán.
past-due-owed-sentence = Hóa đơn của gói đăng ký chưa được thanh toán.
past-due-next-try = Việc thanh toán sẽ được thử lại vào ngày { $day }.
confirm-payment-title = Ngân hàng yêu cầu bạn xác nhận thanh toán cho { $plan }
confirm-payment-sentence = Khoản này chưa được thanh toán. Hãy mở hóa đơn và xác nhận thanh toán tại đó.
payment-on-its-way-title = Thanh toán cho { $plan } đang được xử lý
payment-on-its-way-sentence = Ngân hàng có thể mất vài ngày để xác nhận.
invoice-due-title = Hóa đơn cho { $plan } đã quá hạn
invoice-due-sentence = Để giữ gói đăng ký, hãy thanh toán ngay hóa đơn chưa trả.
invoice-open-title = Hóa đơn { $number } cần được thanh toán
invoice-open-due = Hạn thanh toán là ngày { $day }.
invoice-open-overdue = Đã quá hạn thanh toán từ ngày { $day }.
invoice-open-failed = Thanh toán không thành công. Bạn có thể thanh toán trên trang bảo mật của Stripe.
invoice-open-sentence = Bạn có thể thanh toán trên trang bảo mật của Stripe.
unpaid-title = { $plan } đang bị tạm ngưng
unpaid-sentence = Một số lần thanh toán không thành công. Hãy thanh toán khoản còn nợ để tiếp tục sử dụng.
unpaid-owed-sentence = Một số lần thanh toán không thành công. Gói đăng ký có thể dùng lại khi khoản còn nợ được thanh toán.
unpaid-latest-sentence = Một số lần thanh toán không thành công. Hãy thanh toán hóa đơn mới nhất, { $amount }, để tiếp tục sử dụng.
unpaid-then-latest = Sau đó còn hóa đơn mới nhất, { $amount }, cần thanh toán.
unpaid-settled-sentence = Ở đây không còn gì phải thanh toán. Hãy liên hệ với chúng tôi để tiếp tục sử dụng.
incomplete-title = { $plan } chưa bắt đầu
incomplete-sentence = Lần thanh toán đầu tiên chưa hoàn tất. Hãy thanh toán hoặc xác nhận với ngân hàng để bắt đầu.
incomplete-owed-sentence = Lần thanh toán đầu tiên chưa hoàn tất. Gói đăng ký bắt đầu khi việc này hoàn tất.
incomplete-until = Bạn có thể làm việc này đến { $time }.
paused-title = { $plan } đang tạm dừng
paused-owes-sentence = Gói đăng ký sẽ tiếp tục ngay khi hóa đơn chưa trả được thanh toán.
paused-resume-sentence = Thời gian dùng thử đã kết thúc khi chưa có phương thức thanh toán. Bạn có thể tiếp tục gói này ngay bây giờ.
paused-stays-sentence = Thời gian dùng thử đã kết thúc khi chưa có phương thức thanh toán. Gói đăng ký vẫn tạm dừng cho đến khi được tiếp tục.
paused-add-sentence = Thời gian dùng thử đã kết thúc. Hãy thêm phương thức thanh toán để tiếp tục.
paused-lacks-method-sentence = Thời gian dùng thử đã kết thúc khi chưa có phương thức thanh toán, và gói đăng ký không thể tiếp tục nếu thiếu.
trial-needs-method-title = Thời gian dùng thử { $plan } kết thúc vào ngày { $day }
trial-needs-method-sentence = Hãy thêm phương thức thanh toán để tiếp tục sử dụng sau đó.
trial-lacks-method-sentence = Chưa có phương thức thanh toán nào được lưu để tiếp tục sau đó.
trial-ends-title = Thời gian dùng thử { $plan } kết thúc vào ngày { $day }
trial-ends-sentence = Sau đó, gói đăng ký tiếp tục với phương thức thanh toán đã lưu.
method-expires-title = { $method } hết hạn trước khoản thu tiếp theo
method-expires-sentence = Khoản thu tiếp theo là vào ngày { $day }. Hãy cập nhật phương thức thanh toán để việc thanh toán diễn ra suôn sẻ.
method-lapses-sentence = Khoản thu tiếp theo là vào ngày { $day } và có thể không thành công.
method-expired-title = { $method } đã hết hạn
method-missing-title = Chưa có phương thức thanh toán cho { $plan }
method-missing-sentence = Gói đăng ký gia hạn vào ngày { $day }. Hãy thêm phương thức thanh toán để tiếp tục.
method-lacking-sentence = Gói đăng ký gia hạn vào ngày { $day }, và chưa có phương thức thanh toán nào được lưu để trả.

## Tabs

subscriptions = Gói đăng ký
invoices = Hóa đơn
payment-methods = Phương thức thanh toán

## Subscriptions

subscription = Gói đăng ký
no-subscription = Hiện bạn không có gói đăng ký nào.
past-subscriptions = { $count ->
   *[other] { $count } gói đăng ký trước đây
}
status-incomplete = Chờ thanh toán
status-incomplete-expired = Chưa từng bắt đầu
status-trialing = Dùng thử
status-active = Đang hoạt động
status-past-due = Quá hạn thanh toán
status-unpaid = Chưa thanh toán
status-canceled = Đã kết thúc
status-paused = Tạm dừng
status-unknown = Khác
status-ending = Sẽ kết thúc
current-period = Kỳ hiện tại
next-charge = Khoản thu tiếp theo
amount-on-day = { $amount } vào ngày { $day }
includes-use = Đã gồm mức sử dụng của bạn đến lúc này.
ended = Đã kết thúc
ended-on = Đã kết thúc vào ngày { $day }
ends-on = Kết thúc vào ngày { $day } và sẽ không gia hạn
ends-on-renews-before = Kết thúc vào ngày { $day }. Cho đến lúc đó, gói vẫn gia hạn.
payments-paused = Thanh toán đang tạm dừng
payments-paused-until = Thanh toán tạm dừng đến ngày { $day }
payments-paused-until-end = Thanh toán tạm dừng cho đến khi gói đăng ký kết thúc
trial-until = Dùng thử miễn phí đến ngày { $day }, sau đó gia hạn
trial-until-without-method = Dùng thử miễn phí đến ngày { $day }. Nếu không có phương thức thanh toán, gói sẽ không tiếp tục sau đó
renews-on = Gia hạn vào ngày { $day }
scheduled = Gói đăng ký này đã có thay đổi được lên lịch nên không thể trực tiếp thay đổi thời điểm kết thúc.
unknown-status = Hiện không thể thay đổi gói đăng ký này tại đây. Vui lòng liên hệ với chúng tôi.

## What a subscription costs

price-once = { $price }, một lần
price-per-day = { $price } mỗi ngày
price-per-week = { $price } mỗi tuần
price-per-month = { $price } mỗi tháng
price-per-year = { $price } mỗi năm
price-every-days = { $count ->
   *[other] { $price } mỗi { $count } ngày
}
price-every-weeks = { $count ->
   *[other] { $price } mỗi { $count } tuần
}
price-every-months = { $count ->
   *[other] { $price } mỗi { $count } tháng
}
price-every-years = { $count ->
   *[other] { $price } mỗi { $count } năm
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = { $price } cho mỗi đơn vị sử dụng
price-per-package = { $count ->
   *[other] { $price } cho mỗi { $count } đơn vị
}
price-by-use = Giá tùy theo mức sử dụng
price-by-quantity = Giá tùy theo số lượng
quantity = { $count ->
   *[other] { $count } đơn vị
}
billed-every-days = { $count ->
    [1] thu phí hằng ngày
   *[other] thu phí { $count } ngày một lần
}
billed-every-weeks = { $count ->
    [1] thu phí hằng tuần
   *[other] thu phí { $count } tuần một lần
}
billed-every-months = { $count ->
    [1] thu phí hằng tháng
   *[other] thu phí { $count } tháng một lần
}
billed-every-years = { $count ->
    [1] thu phí hằng năm
   *[other] thu phí { $count } năm một lần
}
another-price = mức giá khác
another-product = sản phẩm khác

## How a price in steps comes about

price-steps = Cách tính giá
price-steps-graduated = Giá của mỗi bậc áp dụng cho các đơn vị thuộc bậc đó.
price-steps-volume = Giá của bậc ứng với số lượng của bạn áp dụng cho tất cả đơn vị.
price-steps-units = Đơn vị
price-steps-each = Đơn giá
price-steps-flat = Phí cố định
price-steps-range = { $from } – { $to }
price-steps-rest = Từ { $from } trở lên

## Discounts

discount = Giảm giá
discount-percent = Giảm { $percent }
discount-amount = Giảm { $amount }
discount-named = { $off } ({ $name })
discount-unknown = Đang được giảm giá
discount-once = { $discount }, cho hóa đơn tiếp theo
discount-until = { $discount }, đến ngày { $day }
discount-for = { $discount }, cho { $product }

## What can be done with a subscription

cancel = Hủy
resume = Tiếp tục
resume-payments = Tiếp tục thanh toán
pay-amount = Thanh toán { $amount }
for-invoice = cho hóa đơn { $number }
update-payment-method = Cập nhật phương thức thanh toán
add-payment-method = Thêm phương thức thanh toán
see-schedule = Xem thay đổi đã lên lịch

## The question before canceling

cancel-title-html = Hủy <bdi>{ $plan }</bdi>?
cancel-page-title = Hủy { $plan }
cancel-last-day-html = Bạn có thể sử dụng đến ngày <strong>{ $day }</strong>. Sau đó, gói đăng ký sẽ không gia hạn và bạn sẽ không bị thu phí cho gói này nữa.
cancel-last-day-owing-html = Gói đăng ký kết thúc vào ngày <strong>{ $day }</strong>. Sau đó, gói sẽ không gia hạn và không phát sinh khoản thu mới.
cancel-ends-html = Gói đăng ký kết thúc vào ngày <strong>{ $day }</strong>. Sau đó, gói sẽ không gia hạn.
cancel-end-of-period = Gói đăng ký sẽ kết thúc khi hết kỳ hiện tại và bạn sẽ không bị thu phí cho gói này nữa.
cancel-renews-before = Cho đến lúc đó, những mục có kỳ ngắn hơn vẫn tiếp tục gia hạn:
cancel-renewal = { $name }: { $price }, lần tiếp theo vào ngày { $day }
cancel-one-item = Một mục
cancel-debt-html = Việc hủy không xóa khoản còn nợ: bạn vẫn nợ <strong>{ $amount }</strong>.
cancel-debt-collected-until = Chúng tôi tiếp tục thu khoản này đến ngày { $day }. Khi gói đăng ký đã kết thúc, chúng tôi sẽ ngừng thu hóa đơn chưa trả, nhưng bạn vẫn có thể thanh toán.
cancel-debt-collected = Chúng tôi tiếp tục thu khoản này cho đến khi gói đăng ký kết thúc. Sau đó, chúng tôi sẽ ngừng thu hóa đơn chưa trả, nhưng bạn vẫn có thể thanh toán.
cancel-debt-given-up = Chúng tôi không còn thu khoản này nữa, nhưng bạn vẫn có thể thanh toán.
cancel-debt-sent = Bạn vẫn có thể thanh toán khoản này, kể cả khi gói đăng ký đã kết thúc.
cancel-open-invoice = Hóa đơn { $number }: { $amount }
cancel-usage = Phần bạn sử dụng cho đến lúc đó vẫn được tính phí.
cancel-still-charged = { $amount } cho kỳ đã bắt đầu vẫn sẽ được thu vào { $day }.
cancel-can-undo = Cho đến lúc đó, bạn có thể đổi ý và giữ gói này.
cancel-subscription = Hủy gói đăng ký
keep-subscription = Giữ gói đăng ký
no-invoice-number = không có số

## The question before a subscription is released from its schedule

release-title-html = Bỏ các thay đổi đã lên lịch cho <bdi>{ $plan }</bdi>?
release-page-title = Bỏ thay đổi đã lên lịch cho { $plan }
release-planned = Những gì đã lên lịch:
release-nothing-planned = Không có gì làm thay đổi số tiền bạn trả.
release-step-ends = Kết thúc vào ngày { $day }.
release-step-free = Lịch thay đổi kết thúc vào ngày { $day }. Sau đó, gói đăng ký tiếp tục theo tình trạng lúc đó.
release-step-changes = Vào ngày { $day }, chuyển thành { $plans }.
release-if = Nếu bạn bỏ các thay đổi này:
release-not-applies = Lịch thay đổi không còn áp dụng: không điều nào ở trên diễn ra.
release-not-applies-nor-ends = Lịch thay đổi không còn áp dụng: không điều nào ở trên diễn ra và gói đăng ký không còn tự kết thúc.
release-stays = Gói đăng ký giữ nguyên như hiện tại: { $price }. Gói gia hạn và tiếp tục cho đến khi bạn hủy.
release-stays-until-html = Gói đăng ký giữ nguyên như hiện tại: { $price }. Gói gia hạn vào ngày <strong>{ $day }</strong> và tiếp tục cho đến khi bạn hủy.
release-final = Khi đó, bạn có thể hủy gói đăng ký. Không thể khôi phục lịch thay đổi tại đây.
release-subscription = Bỏ thay đổi đã lên lịch
leave-as-planned = Giữ nguyên lịch

## Invoices

invoices-csv = Tải tất cả xuống dạng CSV
invoices-none = Bạn chưa có hóa đơn nào.
invoices-none-chosen = Không có hóa đơn nào như vậy.
invoices-show-all = Hiển thị tất cả hóa đơn
invoices-pages = Các trang hóa đơn
invoices-newer = Mới hơn
invoices-older = Cũ hơn

invoices-choose = Chọn hóa đơn
invoices-year = Năm
invoices-every-year = Tất cả các năm
invoices-status = Trạng thái
invoices-every-status = Tất cả
invoices-show = Hiển thị

invoice-column = Hóa đơn
invoice-date-column = Ngày
invoice-amount-column = Số tiền
invoice-status-column = Trạng thái
invoice-actions-column = Thao tác

invoice-paid = Đã thanh toán
invoice-open = Chưa thanh toán
invoice-on-its-way = Đang xử lý
invoice-void = Đã hủy
invoice-uncollectible = Không thu được
invoice-other = Khác

first-and-others = { $others ->
   *[other] { $first } và { $others } mục khác
}
invoice-subject-and-more = { $first } và các mục khác
invoice-refunded = Đã hoàn { $amount }
invoice-credited = Đã ghi có { $amount }
invoice-without-number = Không có số

invoice-view-html = <span class=unseen>Xem hóa đơn </span><bdi>{ $number }</bdi>
invoice-pay-html = Thanh toán<span class=unseen> hóa đơn <bdi>{ $number }</bdi></span>
invoice-pdf-html = Tải PDF<span class=unseen> của hóa đơn <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Tải PDF: </span>Giấy báo có <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Liên kết này không hoạt động
link-unknown-why = Liên kết có thể chưa đầy đủ.
link-unknown-advice = Hãy kiểm tra xem bạn đã mở toàn bộ liên kết chưa, hoặc yêu cầu công ty đã gửi cung cấp liên kết mới.
link-expired = Liên kết này đã hết hạn
link-expired-why = Để bảo mật, liên kết đến trang thanh toán của bạn chỉ có hiệu lực trong một thời gian.
link-expired-advice = Hãy quay lại ứng dụng hoặc email đã đưa bạn đến đây và yêu cầu liên kết mới.
link-revoked = Liên kết này không còn hiệu lực
link-revoked-why = Liên kết đã bị vô hiệu hóa.
link-revoked-advice = Hãy yêu cầu công ty đã gửi cung cấp liên kết mới.
not-found = Không tìm thấy
not-found-why = Không có gì ở đây, hoặc nội dung này không thuộc phần thanh toán của bạn.
not-allowed = Không được phép
not-allowed-why = Liên kết của bạn không bao gồm thao tác này, hoặc yêu cầu đến từ trang web khác. Không có gì thay đổi.
too-many-requests = Vui lòng chờ một chút
too-many-requests-why = Có quá nhiều yêu cầu cùng lúc. Hãy chờ một lát rồi thử lại.
unavailable = Hiện không khả dụng
unavailable-why = Một dịch vụ mà trang này cần hiện không phản hồi.
unavailable-advice = Hãy thử lại sau một phút. Nếu bạn đang thay đổi gì đó, trước tiên hãy kiểm tra xem thay đổi đã được thực hiện chưa.
failed = Đã xảy ra lỗi
failed-why = Lỗi từ phía chúng tôi và đã được ghi nhận.
refused = Không thực hiện được
refused-why = Có thể đã có thay đổi kể từ khi bạn mở trang.
go-back-advice = Hãy quay lại và thử lại.
look-again-advice = Hãy quay lại trang thanh toán để xem tình trạng hiện tại.
back-to-billing = Quay lại trang thanh toán
need-help = Cần trợ giúp?
help-page = Truy cập trang trợ giúp

## A new link by email, offered on the page of a link that has expired

email-new-link = Gửi liên kết mới qua email
email-new-link-where = Liên kết sẽ được gửi đến địa chỉ email của bạn mà chúng tôi đã lưu.
new-link-asked = Hãy kiểm tra email
new-link-on-its-way = Nếu chúng tôi có địa chỉ email của bạn, liên kết mới đang được gửi đi.
new-link-none-came = Có thể mất vài phút. Nếu không nhận được gì, hãy kiểm tra thư mục thư rác.
new-link-too-often = Bạn đã yêu cầu liên kết mới nhiều lần. Hãy kiểm tra email hoặc thử lại sau.
mail-new-link-subject = Liên kết mới đến trang thanh toán của bạn tại { $brand }
mail-new-link-intro = Có người, rất có thể là bạn, đã yêu cầu { $brand } gửi liên kết mới đến trang thanh toán của bạn. Liên kết ở ngay bên dưới.
mail-new-link-button = Mở trang thanh toán
mail-new-link-lasts = Liên kết có hiệu lực trong { $minutes ->
   *[other] { $minutes } phút
}. Đừng chia sẻ liên kết: bất kỳ ai có liên kết đều có thể mở trang này.
mail-new-link-ignore = Nếu bạn không yêu cầu, bạn không cần làm gì cả.
mail-help = Bạn có câu hỏi? Hãy viết cho chúng tôi tại { $address }

## Payment methods

no-payment-method = Chưa lưu phương thức thanh toán nào.
default-method = Mặc định
a-card = Thẻ
a-bank-account = Tài khoản ngân hàng
a-payment-method = Phương thức thanh toán
card-expires = Hết hạn { $month }
card-expires-soon = Hết hạn { $month }, trước lần thanh toán tiếp theo
card-expired = Đã hết hạn { $month }
pays-for = Dùng để thanh toán
list-comma = { ", " }
use-for-everything = Dùng cho tất cả
make-default = Đặt làm mặc định
remove = Xóa
add-payment-method-hint = Bạn nhập thông tin trên trang bảo mật của Stripe. Sau đó, phương thức này sẽ được dùng cho mọi khoản thanh toán.
add-payment-method-where = Bạn nhập thông tin trên trang bảo mật của Stripe.
you-owe = Bạn còn nợ { $amount }.
pay-now-with = Thanh toán { $amount } ngay bằng { $method }

## Removing a payment method

remove-html = Xóa <bdi>{ $method }</bdi>?
cannot-remove-html = Chưa thể xóa <bdi>{ $method }</bdi>
still-pays-for = Không có phương thức thanh toán đã lưu nào khác dùng được cho:
add-another-first = Hãy thêm một phương thức khác trước. Sau đó bạn có thể xóa phương thức này.
pays-instead-html = <bdi>{ $method }</bdi> sẽ được dùng thay thế cho:
becomes-default-html = <bdi>{ $method }</bdi> sẽ trở thành phương thức mặc định của bạn.
pays-for-nothing = Không có khoản nào được thu qua phương thức này.
removed-for-good = Nếu muốn dùng lại sau này, bạn sẽ phải nhập lại.
remove-payment-method = Xóa phương thức thanh toán
keep-it = Giữ lại
back-to-payment-methods = Quay lại phương thức thanh toán

## What was just done

notice-canceled = { $plan } sẽ kết thúc vào ngày { $day }. Bạn vẫn có thể đổi ý.
notice-kept = Gói đăng ký của bạn vẫn tiếp tục. Không có gì khác thay đổi.
notice-unpaused = Thanh toán sẽ tiếp tục từ hóa đơn tiếp theo.
notice-resumed = Gói đăng ký của bạn đã tiếp tục, với kỳ mới bắt đầu từ hôm nay.
notice-resumed-unpaid = Gói đăng ký của bạn đã được mở lại nhưng chưa thanh toán. Gói sẽ tiếp tục ngay khi hóa đơn chưa trả được thanh toán.
notice-released = Những thay đổi đã lên lịch sẽ không diễn ra. Gói đăng ký của bạn giữ nguyên và bây giờ bạn có thể hủy.
notice-card-updated = Phương thức thanh toán mới đã được áp dụng cho tất cả.
notice-card-superseded = Từ đó đến nay bạn đã chọn một phương thức thanh toán khác. Phương thức đó đang được sử dụng.
notice-card-canceled = Không có gì thay đổi. Các phương thức thanh toán của bạn vẫn như trước.
notice-card-not-finished = Bạn chưa nhập xong phương thức thanh toán mới nên không có gì thay đổi.
notice-card-declined = Ngân hàng đã từ chối phương thức thanh toán mới nên không có gì thay đổi. Hãy thử phương thức khác.
notice-card-page-expired = Trang nhập phương thức thanh toán đã mở quá lâu nên không có gì thay đổi. Vui lòng bắt đầu lại.
notice-card-unconfirmed = Phương thức thanh toán mới vẫn cần được xác nhận. Sau khi xác nhận, phương thức này sẽ được dùng cho tất cả; cho đến lúc đó, không có gì thay đổi.
notice-card-pending = Phương thức thanh toán mới đã được lưu và sẽ được áp dụng sau vài phút.
notice-card-unknown = Trang này không nhận ra phương thức thanh toán đó. Không có gì thay đổi.
notice-method-default = Từ nay, mọi khoản đều được thu qua phương thức thanh toán này.
notice-method-unusable = Phương thức thanh toán đó không còn dùng được nên không có gì thay đổi. Hãy nhập lại hoặc dùng phương thức khác.
notice-method-removed = Đã xóa phương thức thanh toán.
notice-paid = Cảm ơn bạn. Mọi khoản đã được thanh toán.
notice-paid-this = Cảm ơn bạn. Khoản này đã được thanh toán.
notice-paid-some = Một khoản thanh toán đã thành công, khoản tiếp theo thì không. Phần còn lại được hiển thị ở đây.
notice-pay-processing = Thanh toán của bạn đang được xử lý. Ngân hàng có thể mất vài ngày để xác nhận.
notice-pay-changed = Số tiền bạn nợ đã thay đổi trong lúc đó. Đây là tình trạng hiện tại.
notice-pay-declined = Ngân hàng đã từ chối thanh toán mà không nêu lý do. Hãy hỏi ngân hàng hoặc thử phương thức thanh toán khác.
notice-pay-declined-funds = Thanh toán bị từ chối: thẻ này không đủ tiền. Hãy thử lại sau hoặc dùng phương thức thanh toán khác.
notice-pay-declined-limit = Thanh toán bị từ chối: số tiền vượt quá hạn mức của thẻ này. Hãy hỏi ngân hàng hoặc dùng phương thức thanh toán khác.
notice-pay-declined-expired = Thanh toán bị từ chối: thẻ này đã hết hạn. Hãy dùng phương thức thanh toán khác.
notice-pay-declined-unsupported = Thanh toán bị từ chối: không thể dùng thẻ này cho loại thanh toán này. Hãy dùng phương thức thanh toán khác.
notice-pay-declined-details = Thanh toán bị từ chối: thông tin thẻ không đúng. Hãy nhập lại hoặc dùng phương thức thanh toán khác.
notice-pay-declined-later = Không thể kết nối với ngân hàng của bạn. Bạn có thể thử lại sau vài phút.
notice-pay-impossible = Không thể thanh toán khoản này bằng phương thức đó. Hãy dùng phương thức khác.

## Why something can’t be done with a subscription as it is now

refused-over = Gói đăng ký này đã kết thúc nên không còn gì để thay đổi.
refused-incomplete = Khoản thanh toán đầu tiên của gói đăng ký này chưa được thực hiện. Trước tiên hãy thanh toán hóa đơn chưa trả.
refused-paused = Gói đăng ký này đang tạm dừng và không tính phí. Cần tiếp tục gói trước khi có thể thay đổi.
refused-no-payment-method = Gói đăng ký này tạm dừng cho đến khi có phương thức thanh toán. Hãy thêm một phương thức rồi tiếp tục gói.
refused-unpaid = Gói đăng ký này sẽ tiếp tục ngay khi hóa đơn chưa trả được thanh toán.
refused-nothing-to-pay = Gói đăng ký này không có hóa đơn nào chưa trả.
not-confirmed = Thay đổi của bạn chưa được xác nhận. Hãy xem lại trang thanh toán sau một phút trước khi thử lại.
