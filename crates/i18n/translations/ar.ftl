## Everywhere

billing = الفوترة والدفع
back-to-html = العودة إلى <bdi>{ $project }</bdi>
skip-to-content = الانتقال إلى المحتوى
page-updated = تم تحديث هذه الصفحة.
offline = تعذّر الوصول إلى الخادم. عند عودة اتصالك بالإنترنت، ستعرض هذه الصفحة الوضع الفعلي.

## At the foot of the page

contact = اتصل بنا
help = المساعدة
terms = الشروط
privacy = الخصوصية
language = اللغة
change-language = تغيير اللغة

## What is shown when the page can't be brought up to date

stale = هذه المعلومات حتى { $time }. يتعذّر تحديث هذه الصفحة حاليًا، لذا قد لا تظهر التغييرات الأحدث.

## At the top of the page: what is paid, when, and with what

summary = لمحة سريعة
summary-plan = خطتك
summary-plans = خططك
summary-next-charge = الدفعة التالية
summary-paid-with = طريقة الدفع
summary-no-plan = لا يوجد اشتراك
summary-no-charge = لن يُخصم أي مبلغ
summary-no-payment-method = لا توجد طريقة دفع
summary-by-invoice = بالفاتورة
summary-on-day = في { $day }
summary-after-trial = في { $day }، عند انتهاء الفترة التجريبية
summary-ends = ينتهي الاشتراك في { $day }
summary-more = { $count ->
    [zero] ولا طرق دفع أخرى
    [one] وطريقة دفع أخرى
    [two] وطريقتان أخريان
    [few] و{ $count } طرق أخرى
    [many] و{ $count } طريقة أخرى
   *[other] و{ $count } طريقة أخرى
}

## What needs the customer, above everything else

needs-you = يتطلب انتباهك
beyond-link = لا يمكن تسوية ذلك عبر هذا الرابط.
past-due-title = تعذّر إتمام الدفع مقابل { $plan }
past-due-sentence = للاحتفاظ باشتراكك، ادفع الفاتورة المستحقة الآن أو حدّث طريقة الدفع.
past-due-or-add-sentence = للاحتفاظ باشتراكك، ادفع الفاتورة المستحقة الآن أو أضف طريقة دفع.
past-due-update-sentence = للاحتفاظ باشتراكك، حدّث طريقة الدفع.
past-due-add-sentence = للاحتفاظ باشتراكك، أضف طريقة دفع.
past-due-owed-sentence = لم تُدفع فاتورة الاشتراك بعد.
past-due-next-try = ستُعاد محاولة الدفع في { $day }.
confirm-payment-title = يطلب منك مصرفك تأكيد الدفع مقابل { $plan }
confirm-payment-sentence = لم يُدفع المبلغ بعد. افتح الفاتورة وأكّد الدفع فيها.
payment-on-its-way-title = دفعتك مقابل { $plan } قيد المعالجة
payment-on-its-way-sentence = قد يستغرق تأكيدها من مصرفك بضعة أيام.
invoice-due-title = فاتورة { $plan } متأخرة السداد
invoice-due-sentence = للاحتفاظ باشتراكك، ادفع الفاتورة المستحقة الآن.
invoice-open-title = الفاتورة { $number } بانتظار الدفع
invoice-open-due = تُستحق في { $day }.
invoice-open-overdue = كانت مستحقة في { $day }.
invoice-open-failed = فشلت عملية الدفع. يمكنك الدفع على صفحة Stripe الآمنة.
invoice-open-sentence = يمكنك دفعها في صفحة Stripe الآمنة.
unpaid-title = الاشتراك في { $plan } معلّق
unpaid-sentence = تعذّر إتمام عدة دفعات. سدّد المبالغ المستحقة لاستخدامه من جديد.
unpaid-owed-sentence = تعذّر إتمام عدة دفعات. يمكن استخدام الاشتراك من جديد بعد سداد المبالغ المستحقة.
unpaid-latest-sentence = تعذّر إتمام عدة دفعات. ادفع أحدث فاتورة، وقيمتها { $amount }، لاستخدامه من جديد.
unpaid-then-latest = بعد ذلك تبقى أحدث فاتورة للدفع، وقيمتها { $amount }.
unpaid-settled-sentence = لم يعد هنا ما يلزم دفعه. تواصل معنا لاستخدامه من جديد.
incomplete-title = لم يبدأ الاشتراك في { $plan } بعد
incomplete-sentence = لم تكتمل الدفعة الأولى. ادفعها أو أكّدها لدى مصرفك ليبدأ الاشتراك.
incomplete-owed-sentence = لم تكتمل الدفعة الأولى. يبدأ الاشتراك فور إتمامها.
incomplete-until = يمكن ذلك حتى { $time }.
paused-title = الاشتراك في { $plan } متوقف مؤقتًا
paused-owes-sentence = يُستأنف الاشتراك فور سداد الفاتورة المستحقة.
paused-resume-sentence = انتهت الفترة التجريبية من دون طريقة دفع. يمكنك استئناف الاشتراك الآن.
paused-stays-sentence = انتهت الفترة التجريبية من دون طريقة دفع. يبقى الاشتراك متوقفًا مؤقتًا حتى استئنافه.
paused-add-sentence = انتهت الفترة التجريبية. أضف طريقة دفع للمتابعة.
paused-lacks-method-sentence = انتهت الفترة التجريبية من دون طريقة دفع، ولا يمكن أن يستمر الاشتراك من دونها.
trial-needs-method-title = تنتهي الفترة التجريبية من { $plan } في { $day }
trial-needs-method-sentence = أضف طريقة دفع للاحتفاظ باشتراكك بعد ذلك.
trial-lacks-method-sentence = لا توجد طريقة دفع مسجّلة لمتابعة الاشتراك بعد ذلك.
trial-ends-title = تنتهي الفترة التجريبية من { $plan } في { $day }
trial-ends-sentence = يستمر الاشتراك بعد ذلك بطريقة الدفع المحفوظة.
method-expires-title = تنتهي صلاحية { $method } قبل الدفعة التالية
method-expires-sentence = موعد الدفعة التالية { $day }. حدّث طريقة الدفع كي تتم بنجاح.
method-lapses-sentence = موعد الدفعة التالية { $day }، وقد لا تتم.
method-expired-title = انتهت صلاحية { $method }
method-missing-title = لا توجد طريقة دفع مقابل { $plan }
method-missing-sentence = يتجدد الاشتراك في { $day }. أضف طريقة دفع كي يستمر.
method-lacking-sentence = يتجدد الاشتراك في { $day }، ولا توجد طريقة دفع مسجّلة له.

## Tabs

subscriptions = الاشتراكات
invoices = الفواتير
payment-methods = طرق الدفع

## Subscriptions

subscription = اشتراك
no-subscription = ليس لديك أي اشتراك حاليًا.
past-subscriptions = { $count ->
    [zero] لا اشتراكات سابقة
    [one] اشتراك سابق واحد
    [two] اشتراكان سابقان
    [few] { $count } اشتراكات سابقة
    [many] { $count } اشتراكًا سابقًا
   *[other] { $count } اشتراك سابق
}
status-incomplete = بانتظار الدفع
status-incomplete-expired = لم يبدأ
status-trialing = فترة تجريبية
status-active = نشط
status-past-due = متأخر السداد
status-unpaid = غير مدفوع
status-canceled = منتهٍ
status-paused = متوقف مؤقتًا
status-unknown = حالة أخرى
status-ending = ينتهي
current-period = الفترة الحالية
next-charge = الدفعة التالية
amount-on-day = { $amount } في { $day }
includes-use = يشمل ما استخدمته حتى الآن.
ended = انتهى
ended-on = انتهى في { $day }
ends-on = ينتهي في { $day } ولن يتجدد
ends-on-renews-before = ينتهي في { $day }. ويتجدد حتى ذلك الحين.
payments-paused = المدفوعات متوقفة مؤقتًا
payments-paused-until = المدفوعات متوقفة مؤقتًا حتى { $day }
payments-paused-until-end = المدفوعات متوقفة مؤقتًا حتى انتهاء الاشتراك
trial-until = فترة تجريبية مجانية حتى { $day }، ثم يتجدد الاشتراك
trial-until-without-method = فترة تجريبية مجانية حتى { $day }. لن يستمر الاشتراك بعدها من دون طريقة دفع
renews-on = يتجدد في { $day }
scheduled = هناك تغييرات مجدولة لهذا الاشتراك، لذا لا يمكن تغيير موعد انتهائه مباشرةً.
unknown-status = لا يمكن تغيير هذا الاشتراك هنا حاليًا. يُرجى التواصل معنا.

## What a subscription costs

price-once = { $price } مرة واحدة
price-per-day = { $price } يوميًا
price-per-week = { $price } أسبوعيًا
price-per-month = { $price } شهريًا
price-per-year = { $price } سنويًا
price-every-days = { $count ->
    [zero] { $price } كل { $count } يوم
    [one] { $price } كل يوم
    [two] { $price } كل يومين
    [few] { $price } كل { $count } أيام
    [many] { $price } كل { $count } يومًا
   *[other] { $price } كل { $count } يوم
}
price-every-weeks = { $count ->
    [zero] { $price } كل { $count } أسبوع
    [one] { $price } كل أسبوع
    [two] { $price } كل أسبوعين
    [few] { $price } كل { $count } أسابيع
    [many] { $price } كل { $count } أسبوعًا
   *[other] { $price } كل { $count } أسبوع
}
price-every-months = { $count ->
    [zero] { $price } كل { $count } شهر
    [one] { $price } كل شهر
    [two] { $price } كل شهرين
    [few] { $price } كل { $count } أشهر
    [many] { $price } كل { $count } شهرًا
   *[other] { $price } كل { $count } شهر
}
price-every-years = { $count ->
    [zero] { $price } كل { $count } سنة
    [one] { $price } كل سنة
    [two] { $price } كل سنتين
    [few] { $price } كل { $count } سنوات
    [many] { $price } كل { $count } سنة
   *[other] { $price } كل { $count } سنة
}
price-times = { $count ->
    [zero] { $count } × { $price }
    [one] { $count } × { $price }
    [two] { $count } × { $price }
    [few] { $count } × { $price }
    [many] { $count } × { $price }
   *[other] { $count } × { $price }
}
price-per-use = { $price } لكل وحدة مستخدمة
price-per-package = { $count ->
    [zero] { $price } لكل { $count } وحدة
    [one] { $price } لكل وحدة
    [two] { $price } لكل وحدتين
    [few] { $price } لكل { $count } وحدات
    [many] { $price } لكل { $count } وحدة
   *[other] { $price } لكل { $count } وحدة
}
price-by-use = السعر حسب الاستخدام
price-by-quantity = السعر حسب الكمية
quantity = { $count ->
    [zero] { $count } وحدة
    [one] وحدة واحدة
    [two] وحدتان
    [few] { $count } وحدات
    [many] { $count } وحدة
   *[other] { $count } وحدة
}
billed-every-days = { $count ->
    [zero] الفوترة كل { $count } يوم
    [one] الفوترة كل يوم
    [two] الفوترة كل يومين
    [few] الفوترة كل { $count } أيام
    [many] الفوترة كل { $count } يومًا
   *[other] الفوترة كل { $count } يوم
}
billed-every-weeks = { $count ->
    [zero] الفوترة كل { $count } أسبوع
    [one] الفوترة كل أسبوع
    [two] الفوترة كل أسبوعين
    [few] الفوترة كل { $count } أسابيع
    [many] الفوترة كل { $count } أسبوعًا
   *[other] الفوترة كل { $count } أسبوع
}
billed-every-months = { $count ->
    [zero] الفوترة كل { $count } شهر
    [one] الفوترة كل شهر
    [two] الفوترة كل شهرين
    [few] الفوترة كل { $count } أشهر
    [many] الفوترة كل { $count } شهرًا
   *[other] الفوترة كل { $count } شهر
}
billed-every-years = { $count ->
    [zero] الفوترة كل { $count } سنة
    [one] الفوترة كل سنة
    [two] الفوترة كل سنتين
    [few] الفوترة كل { $count } سنوات
    [many] الفوترة كل { $count } سنة
   *[other] الفوترة كل { $count } سنة
}
another-price = سعر آخر
another-product = منتج آخر

## How a price in steps comes about: a small table, one line a step.

price-steps = كيفية احتساب السعر
price-steps-graduated = يُطبَّق سعر كل شريحة على الوحدات الواقعة ضمنها.
price-steps-volume = يُطبَّق سعر الشريحة التي تقع فيها الكمية على جميع الوحدات.
price-steps-units = الوحدات
price-steps-each = سعر الوحدة
price-steps-flat = رسم ثابت
price-steps-range = من { $from } إلى { $to }
price-steps-rest = { $from } فأكثر

## Discounts

discount = الخصم
discount-percent = خصم { $percent }
discount-amount = خصم { $amount }
discount-named = { $off } ({ $name })
discount-unknown = خصم مطبَّق
discount-once = { $discount }، على الفاتورة التالية
discount-until = { $discount }، حتى { $day }
discount-for = { $discount }، على { $product }

## What can be done with a subscription

cancel = إلغاء الاشتراك
resume = استئناف الاشتراك
resume-payments = استئناف المدفوعات
pay-amount = دفع { $amount }
for-invoice = للفاتورة { $number }
update-payment-method = تحديث طريقة الدفع
add-payment-method = إضافة طريقة دفع
see-schedule = عرض التغييرات المجدولة

## The question before canceling

cancel-title-html = هل تريد إلغاء الاشتراك في <bdi>{ $plan }</bdi>؟
cancel-page-title = إلغاء الاشتراك في { $plan }
cancel-last-day-html = يمكنك استخدامه حتى <strong>{ $day }</strong>. لن يتجدد الاشتراك بعد ذلك، ولن يُخصم منك أي مبلغ مقابله.
cancel-last-day-owing-html = ينتهي الاشتراك في <strong>{ $day }</strong>. لن يتجدد بعد ذلك، ولن تترتب عليه أي رسوم جديدة.
cancel-ends-html = ينتهي الاشتراك في <strong>{ $day }</strong>. لن يتجدد بعد ذلك.
cancel-end-of-period = سينتهي الاشتراك بنهاية الفترة الحالية، ولن يُخصم منك أي مبلغ مقابله بعد ذلك.
cancel-renews-before = حتى ذلك الحين، تستمر العناصر ذات الفترات الأقصر في التجدد:
cancel-renewal = { $name }: { $price }، والتجديد التالي في { $day }
cancel-one-item = عنصر واحد
cancel-debt-html = لا يُسقط الإلغاء المبالغ المستحقة: يبقى عليك سداد <strong>{ $amount }</strong>.
cancel-debt-collected-until = سنواصل محاولة تحصيل المبلغ حتى { $day }. وبعد انتهاء الاشتراك، سنتوقف عن محاولة تحصيل الفاتورة المستحقة، ويظل بإمكانك دفعها.
cancel-debt-collected = سنواصل محاولة تحصيل المبلغ حتى انتهاء الاشتراك. وبعد ذلك، سنتوقف عن محاولة تحصيل الفاتورة المستحقة، ويظل بإمكانك دفعها.
cancel-debt-given-up = لم نعد نحاول تحصيل المبلغ، ويظل بإمكانك دفعه.
cancel-debt-sent = يظل بإمكانك دفع المبلغ، حتى بعد انتهاء الاشتراك.
cancel-open-invoice = الفاتورة { $number }: { $amount }
cancel-usage = وسيُحتسب استخدامك حتى ذلك الحين.
cancel-still-charged = سيظل مبلغ { $amount } عن الفترة التي بدأت يُخصم في { $day }.
cancel-can-undo = يمكنك التراجع والاحتفاظ بالاشتراك حتى ذلك الحين.
cancel-subscription = إلغاء الاشتراك
keep-subscription = الاحتفاظ بالاشتراك
no-invoice-number = بلا رقم

## The question before a subscription is released from its schedule

release-title-html = هل تريد إلغاء التغييرات المجدولة على <bdi>{ $plan }</bdi>؟
release-page-title = إلغاء التغييرات المجدولة على { $plan }
release-planned = المجدول حاليًا:
release-nothing-planned = لا شيء يغيّر ما تدفعه.
release-step-ends = ينتهي الاشتراك في { $day }.
release-step-free = تنتهي الجدولة في { $day }. وبعدها يستمر الاشتراك بالحالة التي يكون عليها حينئذٍ.
release-step-changes = اعتبارًا من { $day }: { $plans }.
release-if = إذا ألغيت التغييرات المجدولة:
release-not-applies = لن تعود الجدولة سارية: لن يحدث أيٌّ مما سبق.
release-not-applies-nor-ends = لن تعود الجدولة سارية: لن يحدث أيٌّ مما سبق، ولن ينتهي الاشتراك من تلقاء نفسه.
release-stays = يبقى الاشتراك كما هو الآن: { $price }. ويتجدد ويستمر إلى أن تلغيه.
release-stays-until-html = يبقى الاشتراك كما هو الآن: { $price }. ويتجدد في <strong>{ $day }</strong> ويستمر إلى أن تلغيه.
release-final = يمكنك إلغاء الاشتراك بعد ذلك. ولا يمكن استعادة ما كان مجدولًا من هنا.
release-subscription = إلغاء التغييرات المجدولة
leave-as-planned = الإبقاء على التغييرات المجدولة

## Invoices

invoices-csv = تنزيل الكل بصيغة CSV
invoices-none = ليست لديك فواتير بعد.
invoices-none-chosen = لا توجد فواتير من هذا النوع.
invoices-show-all = عرض كل الفواتير
invoices-pages = صفحات الفواتير
invoices-newer = الأحدث
invoices-older = الأقدم

invoices-choose = اختيار الفواتير
invoices-year = السنة
invoices-every-year = كل السنوات
invoices-status = الحالة
invoices-every-status = الكل
invoices-show = عرض

invoice-column = الفاتورة
invoice-date-column = التاريخ
invoice-amount-column = المبلغ
invoice-status-column = الحالة
invoice-actions-column = الإجراءات

invoice-paid = مدفوعة
invoice-open = مستحقة
invoice-on-its-way = قيد المعالجة
invoice-void = ملغاة
invoice-uncollectible = لم تُحصَّل
invoice-other = أخرى

first-and-others = { $others ->
    [zero] { $first }
    [one] { $first } وعنصر آخر
    [two] { $first } وعنصران آخران
    [few] { $first } و{ $others } عناصر أخرى
    [many] { $first } و{ $others } عنصرًا آخر
   *[other] { $first } و{ $others } عنصر آخر
}
invoice-subject-and-more = { $first } وغير ذلك
invoice-refunded = مبلغ مسترد: { $amount }
invoice-credited = إشعار دائن: { $amount }
invoice-without-number = بلا رقم

invoice-view-html = <span class=unseen>عرض الفاتورة </span><bdi>{ $number }</bdi>
invoice-pay-html = دفع<span class=unseen> الفاتورة <bdi>{ $number }</bdi></span>
invoice-pdf-html = تنزيل PDF<span class=unseen> للفاتورة <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>تنزيل PDF: </span>إشعار دائن <bdi>{ $number }</bdi>

## Pages that say what went wrong. A title, why, and what to do.

link-unknown = هذا الرابط لا يعمل
link-unknown-why = قد يكون غير مكتمل.
link-unknown-advice = تأكد من فتح الرابط كاملًا، أو اطلب رابطًا جديدًا من الشركة التي أرسلته.
link-expired = انتهت صلاحية هذا الرابط
link-expired-why = تعمل الروابط إلى صفحة الفوترة لفترة محدودة فقط، حفاظًا على أمانها.
link-expired-advice = ارجع إلى التطبيق أو الرسالة التي أوصلتك إلى هنا واطلب رابطًا جديدًا.
link-revoked = لم يعد هذا الرابط صالحًا
link-revoked-why = تم إيقافه.
link-revoked-advice = اطلب رابطًا جديدًا من الشركة التي أرسلته.
not-found = الصفحة غير موجودة
not-found-why = لا يوجد شيء هنا، أو أنه ليس ضمن بيانات الفوترة الخاصة بك.
not-allowed = هذا الإجراء غير مسموح به
not-allowed-why = لا يشمل رابطك هذا الإجراء، أو أن الطلب جاء من موقع آخر. لم يتغير شيء.
too-many-requests = لحظة من فضلك
too-many-requests-why = وردتنا طلبات كثيرة دفعة واحدة. انتظر قليلًا ثم حاول مجددًا.
unavailable = غير متاح حاليًا
unavailable-why = هناك خدمة تحتاجها هذه الصفحة ولا تستجيب في الوقت الحالي.
unavailable-advice = حاول مجددًا بعد دقيقة. إذا كنت تجري تغييرًا، فتحقق أولًا مما إذا كان قد تم.
failed = حدث خطأ ما
failed-why = المشكلة من جانبنا، وقد تم تسجيلها.
refused = لم ينجح ذلك
refused-why = ربما تغيّر شيء ما منذ أن فتحت الصفحة.
go-back-advice = ارجع وحاول مجددًا.
look-again-advice = ارجع إلى صفحة الفوترة للاطلاع على الوضع الحالي.
back-to-billing = العودة إلى صفحة الفوترة
need-help = هل تحتاج إلى مساعدة؟
help-page = زيارة صفحة المساعدة

## A new link by email, offered on the page of a link that has expired.

email-new-link = إرسال رابط جديد بالبريد الإلكتروني
email-new-link-where = سيُرسل إلى عنوان بريدك الإلكتروني المسجّل لدينا.
new-link-asked = تحقق من بريدك الإلكتروني
new-link-on-its-way = إذا كان عنوان بريدك الإلكتروني مسجّلًا لدينا، فسيصلك رابط جديد.
new-link-none-came = قد يستغرق ذلك بضع دقائق. إذا لم يصلك شيء، فابحث في مجلد الرسائل غير المرغوب فيها.
new-link-too-often = لقد طلبت رابطًا جديدًا عدة مرات بالفعل. تحقق من بريدك الإلكتروني، أو حاول مجددًا لاحقًا.
mail-new-link-subject = رابطك الجديد إلى صفحة الفوترة لدى { $brand }
mail-new-link-intro = طلب شخص ما، وعلى الأرجح أنت، من { $brand } رابطًا جديدًا إلى صفحة الفوترة الخاصة بك. إليك الرابط.
mail-new-link-button = فتح صفحة الفوترة
mail-new-link-lasts = يعمل الرابط لمدة { $minutes ->
    [zero] { $minutes } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}. لا تشاركه مع أحد: يمكن لكل من لديه الرابط فتح الصفحة.
mail-new-link-ignore = إذا لم تطلب ذلك، فلا داعي لفعل أي شيء.
mail-help = لديك أسئلة؟ راسلنا على { $address }

## Payment methods

no-payment-method = لا توجد طريقة دفع محفوظة.
default-method = افتراضية
a-card = بطاقة
a-bank-account = حساب مصرفي
a-payment-method = طريقة دفع
card-expires = تنتهي الصلاحية في { $month }
card-expires-soon = تنتهي الصلاحية في { $month }، قبل الدفعة التالية
card-expired = انتهت الصلاحية في { $month }
pays-for = تُستخدم للدفع مقابل:
list-comma = { "، " }
use-for-everything = استخدام لكل المدفوعات
make-default = تعيين كطريقة افتراضية
remove = إزالة
add-payment-method-hint = تُدخل بيانات طريقة الدفع في صفحة Stripe الآمنة، وتُستخدم بعد ذلك لكل المدفوعات.
add-payment-method-where = تُدخل بيانات طريقة الدفع في صفحة Stripe الآمنة.
you-owe = المبلغ المستحق عليك: { $amount }.
pay-now-with = دفع { $amount } الآن باستخدام { $method }

## Removing a payment method

remove-html = هل تريد إزالة <bdi>{ $method }</bdi>؟
cannot-remove-html = لا يمكن إزالة <bdi>{ $method }</bdi> بعد
still-pays-for = لا توجد طريقة دفع محفوظة أخرى يمكن استخدامها للدفع مقابل:
add-another-first = أضف طريقة دفع أخرى أولًا، وبعدها يمكنك إزالة هذه.
pays-instead-html = ستُستخدم <bdi>{ $method }</bdi> بدلًا منها للدفع مقابل:
becomes-default-html = ستصبح <bdi>{ $method }</bdi> طريقة الدفع الافتراضية بدلًا منها.
pays-for-nothing = لا يُخصم أي مبلغ منها.
removed-for-good = لاستخدامها مجددًا لاحقًا، سيكون عليك إدخالها من جديد.
remove-payment-method = إزالة طريقة الدفع
keep-it = الاحتفاظ بها
back-to-payment-methods = العودة إلى طرق الدفع

## What was just done

notice-canceled = سينتهي { $plan } في { $day }. لا يزال بإمكانك التراجع.
notice-kept = اشتراكك مستمر. لم يتغير أي شيء آخر.
notice-unpaused = تُستأنف المدفوعات مع الفاتورة التالية.
notice-resumed = تم استئناف اشتراكك، وتبدأ فترة جديدة من اليوم.
notice-resumed-unpaid = تم استئناف اشتراكك، لكنه لم يُدفع بعد. يستمر الاشتراك فور سداد فاتورته المستحقة.
notice-released = لن تُنفَّذ التغييرات المجدولة. يبقى اشتراكك كما هو، ويمكنك إلغاؤه الآن.
notice-card-updated = أصبحت طريقة الدفع الجديدة معتمدة لكل المدفوعات.
notice-card-superseded = اخترت طريقة دفع أخرى بعد ذلك، وهي المعتمدة حاليًا.
notice-card-canceled = لم يتغير شيء. طرق الدفع لديك كما كانت.
notice-card-not-finished = لم تُكمل إدخال طريقة الدفع الجديدة، لذا لم يتغير شيء.
notice-card-declined = رفض مصرفك طريقة الدفع الجديدة، لذا لم يتغير شيء. جرّب طريقة أخرى.
notice-card-page-expired = ظلّت صفحة إدخال طريقة الدفع مفتوحة لفترة طويلة، لذا لم يتغير شيء. يُرجى البدء من جديد.
notice-card-unconfirmed = لا تزال طريقة الدفع الجديدة بحاجة إلى تأكيد. بعد تأكيدها ستُستخدم لكل المدفوعات، وحتى ذلك الحين لن يتغير شيء.
notice-card-pending = تم حفظ طريقة الدفع الجديدة، وستُعتمد خلال بضع دقائق.
notice-card-unknown = لا تتعرّف هذه الصفحة على طريقة الدفع هذه. لم يتغير شيء.
notice-method-default = من الآن فصاعدًا، ستُخصم كل المبالغ من طريقة الدفع هذه.
notice-method-unusable = لم يعد من الممكن استخدام طريقة الدفع هذه، لذا لم يتغير شيء. أدخلها من جديد أو استخدم طريقة أخرى.
notice-method-removed = تمت إزالة طريقة الدفع.
notice-paid = شكرًا لك. تم سداد كل المبالغ.
notice-paid-this = شكرًا لك. تمت هذه الدفعة.
notice-paid-some = تمت دفعة واحدة ولم تتم التالية. ما زال مستحقًا معروض هنا.
notice-pay-processing = دفعتك قيد المعالجة. قد يستغرق تأكيدها من مصرفك بضعة أيام.
notice-pay-changed = تغيّر المبلغ المستحق عليك في هذه الأثناء. إليك الوضع الحالي.
notice-pay-declined = رفض مصرفك الدفعة من دون ذكر السبب. تواصل مع مصرفك أو جرّب طريقة دفع أخرى.
notice-pay-declined-funds = رُفضت الدفعة: رصيد هذه البطاقة غير كافٍ. حاول مجددًا لاحقًا أو استخدم طريقة دفع أخرى.
notice-pay-declined-limit = رُفضت الدفعة: المبلغ يتجاوز حد هذه البطاقة. تواصل مع مصرفك أو استخدم طريقة دفع أخرى.
notice-pay-declined-expired = رُفضت الدفعة: انتهت صلاحية هذه البطاقة. استخدم طريقة دفع أخرى.
notice-pay-declined-unsupported = رُفضت الدفعة: لا يمكن استخدام هذه البطاقة لهذا النوع من المدفوعات. استخدم طريقة دفع أخرى.
notice-pay-declined-details = رُفضت الدفعة: بيانات هذه البطاقة غير صحيحة. أدخلها من جديد أو استخدم طريقة دفع أخرى.
notice-pay-declined-later = تعذّر الوصول إلى مصرفك. يمكنك المحاولة مجددًا بعد بضع دقائق.
notice-pay-impossible = لا يمكن الدفع بطريقة الدفع هذه. استخدم طريقة أخرى.

## Why something can’t be done with a subscription as it is now

refused-over = انتهى هذا الاشتراك بالفعل، ولم يبقَ ما يمكن تغييره.
refused-incomplete = لم تُسدَّد الدفعة الأولى لهذا الاشتراك بعد. ادفع فاتورته المستحقة أولًا.
refused-paused = هذا الاشتراك متوقف مؤقتًا ولا يكلّف شيئًا. يجب استئنافه قبل أن يمكن تغييره.
refused-no-payment-method = هذا الاشتراك متوقف مؤقتًا إلى أن تُضاف طريقة دفع. أضف واحدة ثم استأنفه.
refused-unpaid = يستمر هذا الاشتراك فور دفع فاتورته المستحقة.
refused-nothing-to-pay = لا توجد فاتورة مستحقة لهذا الاشتراك.
not-confirmed = لم يتأكد التغيير بعد. افتح صفحة الفوترة مجددًا بعد دقيقة قبل أن تحاول مرة أخرى.
