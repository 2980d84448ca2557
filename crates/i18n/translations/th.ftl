## Everywhere

billing = การเรียกเก็บเงิน
back-to-html = กลับไปที่ <bdi>{ $project }</bdi>
skip-to-content = ข้ามไปยังเนื้อหา
page-updated = หน้านี้อัปเดตแล้ว
offline = เชื่อมต่อเซิร์ฟเวอร์ไม่ได้ เมื่อคุณกลับมาออนไลน์ หน้านี้จะแสดงสถานะที่ถูกต้อง

## At the foot of the page

contact = ติดต่อเรา
help = ความช่วยเหลือ
terms = ข้อกำหนด
privacy = ความเป็นส่วนตัว
language = ภาษา
change-language = เปลี่ยนภาษา

## What is shown when the page can't be brought up to date

stale = แสดงข้อมูล ณ { $time } ขณะนี้อัปเดตหน้านี้ไม่ได้ จึงอาจยังไม่เห็นการเปลี่ยนแปลงล่าสุด

## At the top of the page: what is paid, when, and with what

summary = ภาพรวม
summary-plan = แพ็กเกจของคุณ
summary-plans = แพ็กเกจของคุณ
summary-next-charge = การเรียกเก็บเงินครั้งถัดไป
summary-paid-with = วิธีการชำระเงิน
summary-no-plan = ไม่มีการสมัครใช้บริการ
summary-no-charge = ไม่มียอดที่จะเรียกเก็บ
summary-no-payment-method = ไม่มีวิธีการชำระเงิน
summary-by-invoice = ชำระตามใบแจ้งหนี้
summary-on-day = วันที่ { $day }
summary-after-trial = วันที่ { $day } เมื่อช่วงทดลองใช้สิ้นสุด
summary-ends = การสมัครจะสิ้นสุดวันที่ { $day }
summary-more = { $count ->
   *[other] และอีก { $count } รายการ
}

## What needs the customer, above everything else

needs-you = รายการที่คุณต้องดำเนินการ
beyond-link = ไม่สามารถจัดการเรื่องนี้ผ่านลิงก์นี้ได้
past-due-title = ชำระเงินสำหรับ { $plan } ไม่สำเร็จ
past-due-sentence = หากต้องการใช้บริการต่อ โปรดชำระใบแจ้งหนี้ที่ค้างอยู่ตอนนี้หรืออัปเดตวิธีการชำระเงิน
past-due-or-add-sentence = หากต้องการใช้บริการต่อ โปรดชำระใบแจ้งหนี้ที่ค้างอยู่ตอนนี้หรือเพิ่มวิธีการชำระเงิน
past-due-update-sentence = หากต้องการใช้บริการต่อ โปรดอัปเดตวิธีการชำระเงิน
past-due-add-sentence = หากต้องการใช้บริการต่อ โปรดเพิ่มวิธีการชำระเงิน
past-due-owed-sentence = ใบแจ้งหนี้ยังไม่ได้รับการชำระ
past-due-next-try = จะลองเรียกเก็บเงินอีกครั้งในวันที่ { $day }
confirm-payment-title = ธนาคารของคุณขอให้ยืนยันการชำระเงินสำหรับ { $plan }
confirm-payment-sentence = ยังไม่ได้ชำระเงิน โปรดเปิดใบแจ้งหนี้และยืนยันการชำระเงินที่นั่น
payment-on-its-way-title = กำลังดำเนินการชำระเงินสำหรับ { $plan }
payment-on-its-way-sentence = ธนาคารอาจใช้เวลาสองสามวันในการยืนยัน
invoice-due-title = ใบแจ้งหนี้สำหรับ { $plan } เลยกำหนดชำระแล้ว
invoice-due-sentence = หากต้องการใช้บริการต่อ โปรดชำระใบแจ้งหนี้ที่ค้างอยู่ตอนนี้
invoice-open-title = ใบแจ้งหนี้ { $number } รอชำระ
invoice-open-due = ครบกำหนดวันที่ { $day }
invoice-open-overdue = ครบกำหนดไปแล้วเมื่อวันที่ { $day }
invoice-open-failed = การชำระเงินไม่สำเร็จ คุณสามารถชำระได้ที่หน้าที่ปลอดภัยของ Stripe
invoice-open-sentence = คุณชำระได้ที่หน้าที่ปลอดภัยของ Stripe
unpaid-title = { $plan } ถูกระงับไว้
unpaid-sentence = การชำระเงินไม่สำเร็จหลายครั้ง โปรดชำระยอดค้างเพื่อกลับมาใช้บริการอีกครั้ง
unpaid-owed-sentence = การชำระเงินไม่สำเร็จหลายครั้ง บริการจะกลับมาใช้ได้อีกครั้งเมื่อชำระยอดค้างแล้ว
unpaid-latest-sentence = การชำระเงินไม่สำเร็จหลายครั้ง โปรดชำระใบแจ้งหนี้ล่าสุด { $amount } เพื่อกลับมาใช้บริการอีกครั้ง
unpaid-then-latest = หลังจากนั้นจะเหลือใบแจ้งหนี้ล่าสุด { $amount } ที่ต้องชำระ
unpaid-settled-sentence = ไม่มียอดที่ต้องชำระที่นี่แล้ว โปรดติดต่อเราเพื่อกลับมาใช้บริการอีกครั้ง
incomplete-title = { $plan } ยังไม่เริ่มต้น
incomplete-sentence = การชำระเงินครั้งแรกยังไม่เสร็จสมบูรณ์ โปรดชำระเงินหรือยืนยันกับธนาคารของคุณเพื่อเริ่มใช้บริการ
incomplete-owed-sentence = การชำระเงินครั้งแรกยังไม่เสร็จสมบูรณ์ บริการจะเริ่มเมื่อชำระเสร็จ
incomplete-until = ทำได้จนถึง { $time }
paused-title = { $plan } หยุดชั่วคราวอยู่
paused-owes-sentence = การสมัครจะดำเนินต่อทันทีที่ชำระใบแจ้งหนี้ที่ค้างอยู่
paused-resume-sentence = ช่วงทดลองใช้สิ้นสุดลงโดยไม่มีวิธีการชำระเงิน คุณกลับมาใช้บริการต่อได้แล้วตอนนี้
paused-stays-sentence = ช่วงทดลองใช้สิ้นสุดลงโดยไม่มีวิธีการชำระเงิน การสมัครจะหยุดชั่วคราวจนกว่าจะมีการดำเนินต่อ
paused-add-sentence = ช่วงทดลองใช้สิ้นสุดแล้ว โปรดเพิ่มวิธีการชำระเงินเพื่อใช้บริการต่อ
paused-lacks-method-sentence = ช่วงทดลองใช้สิ้นสุดลงโดยไม่มีวิธีการชำระเงิน และการสมัครดำเนินต่อไม่ได้หากไม่มี
trial-needs-method-title = ช่วงทดลองใช้ { $plan } ของคุณจะสิ้นสุดวันที่ { $day }
trial-needs-method-sentence = โปรดเพิ่มวิธีการชำระเงินเพื่อใช้บริการต่อหลังจากนั้น
trial-lacks-method-sentence = ไม่มีวิธีการชำระเงินที่บันทึกไว้สำหรับใช้บริการต่อหลังจากนั้น
trial-ends-title = ช่วงทดลองใช้ { $plan } ของคุณจะสิ้นสุดวันที่ { $day }
trial-ends-sentence = หลังจากนั้น การสมัครจะดำเนินต่อด้วยวิธีการชำระเงินที่บันทึกไว้
method-expires-title = { $method } จะหมดอายุก่อนการเรียกเก็บเงินครั้งถัดไป
method-expires-sentence = การเรียกเก็บเงินครั้งถัดไปคือวันที่ { $day } โปรดอัปเดตวิธีการชำระเงินเพื่อให้ชำระเงินได้สำเร็จ
method-lapses-sentence = การเรียกเก็บเงินครั้งถัดไปคือวันที่ { $day } และอาจไม่สำเร็จ
method-expired-title = { $method } หมดอายุแล้ว
method-missing-title = ไม่มีวิธีการชำระเงินสำหรับ { $plan }
method-missing-sentence = การสมัครจะต่ออายุวันที่ { $day } โปรดเพิ่มวิธีการชำระเงินเพื่อใช้บริการต่อ
method-lacking-sentence = การสมัครจะต่ออายุวันที่ { $day } และไม่มีวิธีการชำระเงินที่บันทึกไว้

## Tabs

subscriptions = การสมัครใช้บริการ
invoices = ใบแจ้งหนี้
payment-methods = วิธีการชำระเงิน

## Subscriptions

subscription = การสมัครใช้บริการ
no-subscription = ขณะนี้คุณไม่มีการสมัครใช้บริการ
past-subscriptions = { $count ->
   *[other] การสมัครที่ผ่านมา { $count } รายการ
}
status-incomplete = รอการชำระเงิน
status-incomplete-expired = ไม่ได้เริ่มต้น
status-trialing = ทดลองใช้
status-active = ใช้งานอยู่
status-past-due = เกินกำหนดชำระ
status-unpaid = ยังไม่ชำระ
status-canceled = สิ้นสุดแล้ว
status-paused = หยุดชั่วคราว
status-unknown = อื่นๆ
status-ending = กำลังจะสิ้นสุด
current-period = รอบปัจจุบัน
next-charge = การเรียกเก็บเงินครั้งถัดไป
amount-on-day = { $amount } วันที่ { $day }
includes-use = รวมการใช้งานของคุณจนถึงตอนนี้แล้ว
ended = สิ้นสุดแล้ว
ended-on = สิ้นสุดเมื่อวันที่ { $day }
ends-on = จะสิ้นสุดวันที่ { $day } และจะไม่ต่ออายุ
ends-on-renews-before = จะสิ้นสุดวันที่ { $day } และจะยังคงต่ออายุจนกว่าจะถึงวันนั้น
payments-paused = หยุดการชำระเงินชั่วคราว
payments-paused-until = หยุดการชำระเงินชั่วคราวถึงวันที่ { $day }
payments-paused-until-end = หยุดการชำระเงินชั่วคราวจนกว่าการสมัครจะสิ้นสุด
trial-until = ทดลองใช้ฟรีถึงวันที่ { $day } จากนั้นจะต่ออายุ
trial-until-without-method = ทดลองใช้ฟรีถึงวันที่ { $day } หากไม่มีวิธีการชำระเงิน บริการจะไม่ดำเนินต่อหลังจากนั้น
renews-on = ต่ออายุวันที่ { $day }
scheduled = การสมัครนี้มีการเปลี่ยนแปลงที่กำหนดไว้แล้ว จึงเปลี่ยนวันสิ้นสุดโดยตรงไม่ได้
unknown-status = ขณะนี้ไม่สามารถเปลี่ยนแปลงการสมัครนี้ที่นี่ได้ โปรดติดต่อเรา

## What a subscription costs

price-once = { $price } ครั้งเดียว
price-per-day = { $price } ต่อวัน
price-per-week = { $price } ต่อสัปดาห์
price-per-month = { $price } ต่อเดือน
price-per-year = { $price } ต่อปี
price-every-days = { $count ->
   *[other] { $price } ทุก { $count } วัน
}
price-every-weeks = { $count ->
   *[other] { $price } ทุก { $count } สัปดาห์
}
price-every-months = { $count ->
   *[other] { $price } ทุก { $count } เดือน
}
price-every-years = { $count ->
   *[other] { $price } ทุก { $count } ปี
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = { $price } ต่อหน่วยที่ใช้
price-per-package = { $count ->
   *[other] { $price } ต่อ { $count } หน่วย
}
price-by-use = ราคาขึ้นอยู่กับการใช้งาน
price-by-quantity = ราคาขึ้นอยู่กับจำนวน
quantity = { $count ->
   *[other] { $count } หน่วย
}
billed-every-days = { $count ->
    [1] เรียกเก็บทุกวัน
   *[other] เรียกเก็บทุก { $count } วัน
}
billed-every-weeks = { $count ->
    [1] เรียกเก็บทุกสัปดาห์
   *[other] เรียกเก็บทุก { $count } สัปดาห์
}
billed-every-months = { $count ->
    [1] เรียกเก็บทุกเดือน
   *[other] เรียกเก็บทุก { $count } เดือน
}
billed-every-years = { $count ->
    [1] เรียกเก็บทุกปี
   *[other] เรียกเก็บทุก { $count } ปี
}
another-price = ราคาอื่น
another-product = ผลิตภัณฑ์อื่น

## How a price in steps comes about: a small table, one line a step.

price-steps = วิธีคิดราคา
price-steps-graduated = ราคาของแต่ละขั้นใช้กับจำนวนหน่วยที่อยู่ในขั้นนั้น
price-steps-volume = ราคาของขั้นที่ตรงกับจำนวนของคุณจะใช้กับทุกหน่วย
price-steps-units = จำนวนหน่วย
price-steps-each = ราคาต่อหน่วย
price-steps-flat = ค่าบริการคงที่
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } ขึ้นไป

## Discounts

discount = ส่วนลด
discount-percent = ส่วนลด { $percent }
discount-amount = ส่วนลด { $amount }
discount-named = { $off } ({ $name })
discount-unknown = มีส่วนลด
discount-once = { $discount } ในใบแจ้งหนี้ถัดไป
discount-until = { $discount } ถึงวันที่ { $day }
discount-for = { $discount } สำหรับ { $product }

## What can be done with a subscription

cancel = ยกเลิกการสมัคร
resume = ใช้บริการต่อ
resume-payments = กลับมาชำระเงินตามรอบ
pay-amount = ชำระ { $amount }
for-invoice = สำหรับใบแจ้งหนี้ { $number }
update-payment-method = อัปเดตวิธีการชำระเงิน
add-payment-method = เพิ่มวิธีการชำระเงิน
see-schedule = ดูการเปลี่ยนแปลงที่กำหนดไว้

## The question before canceling

cancel-title-html = ยกเลิก <bdi>{ $plan }</bdi> ใช่ไหม
cancel-page-title = ยกเลิก { $plan }
cancel-last-day-html = คุณใช้บริการได้ถึงวันที่ <strong>{ $day }</strong> หลังจากนั้นจะไม่ต่ออายุ และคุณจะไม่ถูกเรียกเก็บเงินสำหรับการสมัครนี้อีก
cancel-last-day-owing-html = การสมัครจะสิ้นสุดวันที่ <strong>{ $day }</strong> หลังจากนั้นจะไม่ต่ออายุ และจะไม่มีค่าใช้จ่ายใหม่สำหรับการสมัครนี้
cancel-ends-html = การสมัครจะสิ้นสุดวันที่ <strong>{ $day }</strong> หลังจากนั้นจะไม่ต่ออายุ
cancel-end-of-period = การสมัครจะสิ้นสุดพร้อมกับรอบปัจจุบัน และคุณจะไม่ถูกเรียกเก็บเงินสำหรับการสมัครนี้อีก
cancel-renews-before = ก่อนจะถึงวันนั้น รายการที่มีรอบสั้นกว่าจะยังคงต่ออายุต่อไป:
cancel-renewal = { $name }: { $price } ครั้งถัดไปวันที่ { $day }
cancel-one-item = หนึ่งรายการ
cancel-debt-html = การยกเลิกไม่ได้ล้างยอดค้างชำระ: คุณยังคงต้องชำระ <strong>{ $amount }</strong>
cancel-debt-collected-until = เราจะพยายามเรียกเก็บยอดนี้ต่อไปถึงวันที่ { $day } เมื่อการสมัครสิ้นสุดแล้ว เราจะหยุดเรียกเก็บใบแจ้งหนี้ที่ค้างอยู่ แต่คุณยังชำระได้
cancel-debt-collected = เราจะพยายามเรียกเก็บยอดนี้ต่อไปจนกว่าการสมัครจะสิ้นสุด จากนั้นเราจะหยุดเรียกเก็บใบแจ้งหนี้ที่ค้างอยู่ แต่คุณยังชำระได้
cancel-debt-given-up = เราไม่ได้พยายามเรียกเก็บยอดนี้แล้ว แต่คุณยังชำระได้
cancel-debt-sent = คุณยังชำระยอดนี้ได้ แม้การสมัครจะสิ้นสุดแล้ว
cancel-open-invoice = ใบแจ้งหนี้ { $number }: { $amount }
cancel-usage = การใช้งานจนถึงวันนั้นจะยังถูกเรียกเก็บเงิน
cancel-still-charged = ยอด { $amount } สำหรับรอบที่เริ่มแล้วจะยังถูกเรียกเก็บในวันที่ { $day }
cancel-can-undo = ก่อนจะถึงวันนั้น คุณเปลี่ยนใจและคงการสมัครไว้ได้
cancel-subscription = ยกเลิกการสมัคร
keep-subscription = คงการสมัครไว้
no-invoice-number = ไม่มีหมายเลข

## The question before a subscription is released from its schedule

release-title-html = ยกเลิกการเปลี่ยนแปลงที่กำหนดไว้ของ <bdi>{ $plan }</bdi> ใช่ไหม
release-page-title = ยกเลิกการเปลี่ยนแปลงที่กำหนดไว้ของ { $plan }
release-planned = สิ่งที่กำหนดไว้:
release-nothing-planned = ไม่มีการเปลี่ยนแปลงที่มีผลต่อยอดที่คุณชำระ
release-step-ends = การสมัครจะสิ้นสุดวันที่ { $day }
release-step-free = กำหนดการจะสิ้นสุดวันที่ { $day } หลังจากนั้นการสมัครจะดำเนินต่อตามสถานะในเวลานั้น
release-step-changes = เปลี่ยนเป็น { $plans } ในวันที่ { $day }
release-if = หากคุณยกเลิกการเปลี่ยนแปลงเหล่านี้:
release-not-applies = กำหนดการจะไม่มีผลอีกต่อไป และสิ่งที่ระบุไว้ข้างต้นจะไม่เกิดขึ้น
release-not-applies-nor-ends = กำหนดการจะไม่มีผลอีกต่อไป สิ่งที่ระบุไว้ข้างต้นจะไม่เกิดขึ้น และการสมัครจะไม่สิ้นสุดเองอีก
release-stays = การสมัครจะเป็นเหมือนในปัจจุบัน: { $price } โดยจะต่ออายุและดำเนินต่อไปจนกว่าคุณจะยกเลิก
release-stays-until-html = การสมัครจะเป็นเหมือนในปัจจุบัน: { $price } โดยจะต่ออายุวันที่ <strong>{ $day }</strong> และดำเนินต่อไปจนกว่าคุณจะยกเลิก
release-final = หลังจากนั้นคุณจะยกเลิกการสมัครได้ แต่จะนำสิ่งที่กำหนดไว้กลับมาที่นี่ไม่ได้
release-subscription = ยกเลิกการเปลี่ยนแปลงที่กำหนดไว้
leave-as-planned = คงไว้ตามที่กำหนด

## Invoices

invoices-csv = ดาวน์โหลดทั้งหมดเป็น CSV
invoices-none = คุณยังไม่มีใบแจ้งหนี้
invoices-none-chosen = ไม่มีใบแจ้งหนี้ประเภทนี้
invoices-show-all = แสดงใบแจ้งหนี้ทั้งหมด
invoices-pages = หน้าใบแจ้งหนี้
invoices-newer = ใหม่กว่า
invoices-older = เก่ากว่า

invoices-choose = เลือกใบแจ้งหนี้
invoices-year = ปี
invoices-every-year = ทุกปี
invoices-status = สถานะ
invoices-every-status = ทั้งหมด
invoices-show = แสดง

invoice-column = ใบแจ้งหนี้
invoice-date-column = วันที่
invoice-amount-column = จำนวนเงิน
invoice-status-column = สถานะ
invoice-actions-column = การดำเนินการ

invoice-paid = ชำระแล้ว
invoice-open = ค้างชำระ
invoice-on-its-way = กำลังดำเนินการ
invoice-void = ยกเลิกแล้ว
invoice-uncollectible = เรียกเก็บไม่ได้
invoice-other = อื่นๆ

first-and-others = { $others ->
   *[other] { $first } และอีก { $others } รายการ
}
invoice-subject-and-more = { $first } และอื่นๆ
invoice-refunded = คืนเงินแล้ว { $amount }
invoice-credited = ลดหนี้แล้ว { $amount }
invoice-without-number = ไม่มีหมายเลข

invoice-view-html = <span class=unseen>ดูใบแจ้งหนี้ </span><bdi>{ $number }</bdi>
invoice-pay-html = ชำระ<span class=unseen>ใบแจ้งหนี้ <bdi>{ $number }</bdi></span>
invoice-pdf-html = ดาวน์โหลด PDF<span class=unseen> ของใบแจ้งหนี้ <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>ดาวน์โหลด PDF ของ</span>ใบลดหนี้ <bdi>{ $number }</bdi>

## Pages that say what went wrong. A title, why, and what to do.

link-unknown = ลิงก์นี้ใช้งานไม่ได้
link-unknown-why = ลิงก์อาจไม่ครบถ้วน
link-unknown-advice = โปรดตรวจสอบว่าเปิดลิงก์ครบทั้งหมด หรือขอลิงก์ใหม่จากบริษัทที่ส่งลิงก์นี้
link-expired = ลิงก์นี้หมดอายุแล้ว
link-expired-why = เพื่อความปลอดภัย ลิงก์ไปยังหน้าการเรียกเก็บเงินของคุณจะใช้ได้ในช่วงเวลาจำกัด
link-expired-advice = โปรดกลับไปที่แอปหรืออีเมลที่นำคุณมาที่นี่แล้วขอลิงก์ใหม่
link-revoked = ลิงก์นี้ใช้ไม่ได้อีกต่อไป
link-revoked-why = ลิงก์นี้ถูกปิดใช้งานแล้ว
link-revoked-advice = โปรดขอลิงก์ใหม่จากบริษัทที่ส่งลิงก์นี้
not-found = ไม่พบหน้านี้
not-found-why = ไม่มีข้อมูลที่นี่ หรือไม่ได้เป็นส่วนหนึ่งของการเรียกเก็บเงินของคุณ
not-allowed = ไม่อนุญาตให้ทำรายการนี้
not-allowed-why = ลิงก์ของคุณไม่ครอบคลุมรายการนี้ หรือคำขอมาจากเว็บไซต์อื่น ไม่มีสิ่งใดเปลี่ยนแปลง
too-many-requests = โปรดรอสักครู่
too-many-requests-why = มีคำขอเข้ามามากเกินไปในคราวเดียว โปรดรอสักครู่แล้วลองใหม่อีกครั้ง
unavailable = ไม่พร้อมใช้งานในขณะนี้
unavailable-why = บริการที่หน้านี้ต้องใช้ไม่ตอบสนองในขณะนี้
unavailable-advice = โปรดลองใหม่ในอีกหนึ่งนาที หากคุณกำลังเปลี่ยนแปลงข้อมูลอยู่ โปรดตรวจสอบก่อนว่าดำเนินการสำเร็จแล้วหรือไม่
failed = เกิดข้อผิดพลาด
failed-why = ปัญหาเกิดจากทางเราและได้บันทึกไว้แล้ว
refused = ทำรายการไม่สำเร็จ
refused-why = ข้อมูลอาจเปลี่ยนไปหลังจากที่คุณเปิดหน้านี้
go-back-advice = โปรดย้อนกลับแล้วลองใหม่อีกครั้ง
look-again-advice = โปรดกลับไปที่หน้าการเรียกเก็บเงินเพื่อดูสถานะปัจจุบัน
back-to-billing = กลับไปที่หน้าการเรียกเก็บเงิน
need-help = ต้องการความช่วยเหลือไหม
help-page = ไปที่หน้าความช่วยเหลือ

## A new link by email, offered on the page of a link that has expired.

email-new-link = ส่งลิงก์ใหม่ทางอีเมล
email-new-link-where = เราจะส่งลิงก์ไปยังที่อยู่อีเมลของคุณที่เรามีอยู่
new-link-asked = โปรดตรวจสอบอีเมลของคุณ
new-link-on-its-way = หากเรามีที่อยู่อีเมลของคุณ ลิงก์ใหม่กำลังถูกส่งไปให้
new-link-none-came = อาจใช้เวลาสองสามนาที หากไม่ได้รับ โปรดดูในโฟลเดอร์อีเมลขยะ
new-link-too-often = คุณขอลิงก์ใหม่ไปหลายครั้งแล้ว โปรดตรวจสอบอีเมลหรือลองใหม่ภายหลัง
mail-new-link-subject = ลิงก์ใหม่ไปยังหน้าการเรียกเก็บเงินของคุณที่ { $brand }
mail-new-link-intro = มีผู้ขอลิงก์ใหม่ไปยังหน้าการเรียกเก็บเงินของคุณจาก { $brand } ซึ่งน่าจะเป็นตัวคุณเอง นี่คือลิงก์ของคุณ
mail-new-link-button = เปิดหน้าการเรียกเก็บเงิน
mail-new-link-lasts = ลิงก์นี้ใช้ได้ { $minutes ->
   *[other] { $minutes } นาที
} โปรดอย่าส่งต่อ เพราะทุกคนที่มีลิงก์นี้จะเปิดหน้านี้ได้
mail-new-link-ignore = หากคุณไม่ได้ขอลิงก์นี้ ก็ไม่ต้องดำเนินการใดๆ
mail-help = มีคำถามไหม เขียนถึงเราที่ { $address }

## Payment methods

no-payment-method = ไม่มีวิธีการชำระเงินที่บันทึกไว้
default-method = ค่าเริ่มต้น
a-card = บัตร
a-bank-account = บัญชีธนาคาร
a-payment-method = วิธีการชำระเงิน
card-expires = หมดอายุ { $month }
card-expires-soon = หมดอายุ { $month } ก่อนการชำระเงินครั้งถัดไป
card-expired = หมดอายุแล้วเมื่อ { $month }
pays-for = ใช้ชำระ:
list-comma = { ", " }
use-for-everything = ใช้ชำระทุกรายการ
make-default = ตั้งเป็นค่าเริ่มต้น
remove = นำออก
add-payment-method-hint = คุณกรอกข้อมูลได้ที่หน้าที่ปลอดภัยของ Stripe จากนั้นวิธีการชำระเงินนี้จะใช้ชำระทุกรายการ
add-payment-method-where = คุณกรอกข้อมูลได้ที่หน้าที่ปลอดภัยของ Stripe
you-owe = ยอดค้างชำระของคุณคือ { $amount }
pay-now-with = ชำระ { $amount } ตอนนี้ด้วย { $method }

## Removing a payment method

remove-html = นำ <bdi>{ $method }</bdi> ออกใช่ไหม
cannot-remove-html = ยังนำ <bdi>{ $method }</bdi> ออกไม่ได้
still-pays-for = ไม่มีวิธีการชำระเงินอื่นที่บันทึกไว้ซึ่งใช้ชำระรายการเหล่านี้ได้:
add-another-first = โปรดเพิ่มวิธีการชำระเงินอื่นก่อน หลังจากนั้นคุณจะนำวิธีนี้ออกได้
pays-instead-html = จะใช้ <bdi>{ $method }</bdi> ชำระรายการเหล่านี้แทน:
becomes-default-html = <bdi>{ $method }</bdi> จะเป็นวิธีการชำระเงินเริ่มต้นของคุณแทน
pays-for-nothing = ไม่มีรายการที่เรียกเก็บผ่านวิธีนี้
removed-for-good = หากต้องการใช้อีกในภายหลัง คุณจะต้องกรอกข้อมูลใหม่
remove-payment-method = นำวิธีการชำระเงินออก
keep-it = เก็บไว้
back-to-payment-methods = กลับไปที่วิธีการชำระเงิน

## What was just done

notice-canceled = { $plan } จะสิ้นสุดวันที่ { $day } คุณยังเปลี่ยนใจได้
notice-kept = การสมัครของคุณดำเนินต่อไป ไม่มีสิ่งอื่นเปลี่ยนแปลง
notice-unpaused = การชำระเงินจะเริ่มอีกครั้งตั้งแต่ใบแจ้งหนี้ถัดไป
notice-resumed = การสมัครของคุณกลับมาดำเนินต่อแล้ว โดยเริ่มรอบใหม่ตั้งแต่วันนี้
notice-resumed-unpaid = การสมัครของคุณกลับมาดำเนินต่อแล้ว แต่ยังไม่ได้ชำระเงิน การสมัครจะดำเนินต่อทันทีที่ชำระใบแจ้งหนี้ที่ค้างอยู่
notice-released = การเปลี่ยนแปลงที่กำหนดไว้จะไม่เกิดขึ้น การสมัครของคุณจะเป็นเหมือนเดิม และคุณยกเลิกได้แล้วตอนนี้
notice-card-updated = วิธีการชำระเงินใหม่ของคุณใช้ชำระทุกรายการแล้ว
notice-card-superseded = คุณได้เลือกวิธีการชำระเงินอื่นหลังจากนั้น ขณะนี้ระบบใช้วิธีนั้นอยู่
notice-card-canceled = ไม่มีสิ่งใดเปลี่ยนแปลง วิธีการชำระเงินของคุณยังเหมือนเดิม
notice-card-not-finished = คุณยังกรอกวิธีการชำระเงินใหม่ไม่เสร็จ จึงไม่มีสิ่งใดเปลี่ยนแปลง
notice-card-declined = ธนาคารของคุณปฏิเสธวิธีการชำระเงินใหม่ จึงไม่มีสิ่งใดเปลี่ยนแปลง โปรดลองวิธีอื่น
notice-card-page-expired = หน้าสำหรับกรอกวิธีการชำระเงินเปิดค้างไว้นานเกินไป จึงไม่มีสิ่งใดเปลี่ยนแปลง โปรดเริ่มใหม่อีกครั้ง
notice-card-unconfirmed = วิธีการชำระเงินใหม่ของคุณยังต้องได้รับการยืนยัน เมื่อยืนยันแล้วจะใช้ชำระทุกรายการ ก่อนหน้านั้นจะไม่มีสิ่งใดเปลี่ยนแปลง
notice-card-pending = บันทึกวิธีการชำระเงินใหม่ของคุณแล้ว และจะเริ่มใช้ในอีกไม่กี่นาที
notice-card-unknown = หน้านี้ไม่รู้จักวิธีการชำระเงินดังกล่าว ไม่มีสิ่งใดเปลี่ยนแปลง
notice-method-default = ตั้งแต่นี้ไป ทุกรายการจะเรียกเก็บผ่านวิธีการชำระเงินนี้
notice-method-unusable = วิธีการชำระเงินนี้ใช้ไม่ได้อีกต่อไป จึงไม่มีสิ่งใดเปลี่ยนแปลง โปรดกรอกใหม่หรือใช้วิธีอื่น
notice-method-removed = นำวิธีการชำระเงินออกแล้ว
notice-paid = ขอบคุณ ชำระครบทุกรายการแล้ว
notice-paid-this = ขอบคุณ ชำระเงินรายการนี้แล้ว
notice-paid-some = ชำระเงินสำเร็จหนึ่งรายการ แต่รายการถัดไปไม่สำเร็จ ยอดที่ยังค้างแสดงอยู่ที่นี่
notice-pay-processing = กำลังดำเนินการชำระเงินของคุณ ธนาคารอาจใช้เวลาสองสามวันในการยืนยัน
notice-pay-changed = ยอดค้างชำระของคุณเปลี่ยนไปแล้วในระหว่างนี้ นี่คือสถานะปัจจุบัน
notice-pay-declined = ธนาคารของคุณปฏิเสธการชำระเงินโดยไม่ได้แจ้งเหตุผล โปรดสอบถามธนาคารหรือลองวิธีการชำระเงินอื่น
notice-pay-declined-funds = การชำระเงินถูกปฏิเสธ: เงินในบัตรนี้ไม่เพียงพอ โปรดลองใหม่ภายหลังหรือใช้วิธีการชำระเงินอื่น
notice-pay-declined-limit = การชำระเงินถูกปฏิเสธ: ยอดเกินวงเงินของบัตรนี้ โปรดสอบถามธนาคารหรือใช้วิธีการชำระเงินอื่น
notice-pay-declined-expired = การชำระเงินถูกปฏิเสธ: บัตรนี้หมดอายุแล้ว โปรดใช้วิธีการชำระเงินอื่น
notice-pay-declined-unsupported = การชำระเงินถูกปฏิเสธ: บัตรนี้ใช้กับการชำระเงินประเภทนี้ไม่ได้ โปรดใช้วิธีการชำระเงินอื่น
notice-pay-declined-details = การชำระเงินถูกปฏิเสธ: ข้อมูลบัตรนี้ไม่ถูกต้อง โปรดกรอกใหม่หรือใช้วิธีการชำระเงินอื่น
notice-pay-declined-later = ติดต่อธนาคารของคุณไม่ได้ คุณลองใหม่ได้ในอีกไม่กี่นาที
notice-pay-impossible = ชำระรายการนี้ด้วยวิธีการชำระเงินดังกล่าวไม่ได้ โปรดใช้วิธีอื่น

## Why something can’t be done with a subscription as it is now

refused-over = การสมัครนี้สิ้นสุดแล้ว จึงไม่มีอะไรให้เปลี่ยนแปลง
refused-incomplete = ยังไม่ได้ชำระเงินครั้งแรกของการสมัครนี้ โปรดชำระใบแจ้งหนี้ที่ค้างอยู่ก่อน
refused-paused = การสมัครนี้หยุดชั่วคราวและไม่มีค่าใช้จ่าย ต้องใช้บริการต่อก่อนจึงจะเปลี่ยนแปลงได้
refused-no-payment-method = การสมัครนี้หยุดชั่วคราวจนกว่าจะเพิ่มวิธีการชำระเงิน โปรดเพิ่มแล้วจึงใช้บริการต่อ
refused-unpaid = การสมัครนี้จะดำเนินต่อทันทีที่ชำระใบแจ้งหนี้ที่ค้างอยู่
refused-nothing-to-pay = การสมัครนี้ไม่มีใบแจ้งหนี้ค้างชำระ
not-confirmed = การเปลี่ยนแปลงของคุณยังไม่ได้รับการยืนยัน โปรดดูหน้าการเรียกเก็บเงินอีกครั้งในหนึ่งนาทีก่อนลองใหม่
