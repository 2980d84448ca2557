## Everywhere

billing = बिलिंग
back-to-html = <bdi>{ $project }</bdi> पर वापस जाएँ
skip-to-content = सीधे मुख्य सामग्री पर जाएँ
page-updated = यह पेज अपडेट हो गया है।
offline = सर्वर से संपर्क नहीं हो सका। आपके दोबारा ऑनलाइन होने पर यह पेज सही स्थिति दिखाएगा।

## At the foot of the page

contact = संपर्क करें
help = मदद
terms = शर्तें
privacy = निजता
language = भाषा
change-language = भाषा बदलें

## What is shown when the page can't be brought up to date

stale = यह जानकारी { $time } तक की है। फ़िलहाल यह पेज अपडेट नहीं हो पा रहा है, इसलिए हो सकता है कि नए बदलाव न दिखें।

## At the top of the page: what is paid, when, and with what

summary = एक नज़र में
summary-plan = आपका प्लान
summary-plans = आपके प्लान
summary-next-charge = अगला भुगतान
summary-paid-with = भुगतान का तरीका
summary-no-plan = कोई सब्सक्रिप्शन नहीं
summary-no-charge = कोई राशि नहीं ली जाएगी
summary-no-payment-method = भुगतान का कोई तरीका नहीं
summary-by-invoice = इनवॉइस से
summary-on-day = { $day } को
summary-after-trial = { $day } को, ट्रायल खत्म होने पर
summary-ends = सब्सक्रिप्शन { $day } को खत्म होगा
summary-more = { $count ->
    [one] और { $count } अन्य
   *[other] और { $count } अन्य
}

## What needs the customer, above everything else

needs-you = इन पर ध्यान दें
beyond-link = इस लिंक से इसका हल नहीं हो सकता।
past-due-title = { $plan } के लिए आपका भुगतान नहीं हो पाया
past-due-sentence = सब्सक्रिप्शन बनाए रखने के लिए, बकाया इनवॉइस का अभी भुगतान करें या भुगतान का तरीका अपडेट करें।
past-due-or-add-sentence = सब्सक्रिप्शन बनाए रखने के लिए, बकाया इनवॉइस का अभी भुगतान करें या भुगतान का तरीका जोड़ें।
past-due-update-sentence = सब्सक्रिप्शन बनाए रखने के लिए, भुगतान का तरीका अपडेट करें।
past-due-add-sentence = सब्सक्रिप्शन बनाए रखने के लिए, भुगतान का तरीका जोड़ें।
past-due-owed-sentence = इसके इनवॉइस का भुगतान अभी नहीं हुआ है।
past-due-next-try = भुगतान की कोशिश { $day } को फिर से की जाएगी।
confirm-payment-title = आपका बैंक चाहता है कि आप { $plan } के भुगतान की पुष्टि करें
confirm-payment-sentence = भुगतान अभी नहीं हुआ है। इनवॉइस खोलें और वहाँ भुगतान की पुष्टि करें।
payment-on-its-way-title = { $plan } के लिए आपका भुगतान प्रोसेस हो रहा है
payment-on-its-way-sentence = इसकी पुष्टि करने में आपके बैंक को कुछ दिन लग सकते हैं।
invoice-due-title = { $plan } के इनवॉइस की समय-सीमा बीत गई है
invoice-due-sentence = सब्सक्रिप्शन बनाए रखने के लिए, बकाया इनवॉइस का अभी भुगतान करें।
invoice-open-title = इनवॉइस { $number } का भुगतान करना बाकी है
invoice-open-due = इसकी नियत तारीख { $day } है।
invoice-open-overdue = इसकी नियत तारीख { $day } थी।
invoice-open-failed = इसका भुगतान विफल रहा। आप Stripe के सुरक्षित पेज पर भुगतान कर सकते हैं।
invoice-open-sentence = आप Stripe के सुरक्षित पेज पर इसका भुगतान कर सकते हैं।
unpaid-title = { $plan } का सब्सक्रिप्शन होल्ड पर है
unpaid-sentence = कई भुगतान नहीं हो पाए। इसे फिर से इस्तेमाल करने के लिए, बकाया राशि चुकाएँ।
unpaid-owed-sentence = कई भुगतान नहीं हो पाए। बकाया राशि चुकाए जाने पर इसे फिर से इस्तेमाल किया जा सकेगा।
unpaid-latest-sentence = कई भुगतान नहीं हो पाए। इसे फिर से इस्तेमाल करने के लिए, सबसे नए इनवॉइस ({ $amount }) का भुगतान करें।
unpaid-then-latest = उसके बाद सबसे नए इनवॉइस ({ $amount }) का भुगतान बाकी रहेगा।
unpaid-settled-sentence = यहाँ चुकाने के लिए कुछ बाकी नहीं है। इसे फिर से इस्तेमाल करने के लिए, हमसे संपर्क करें।
incomplete-title = { $plan } का सब्सक्रिप्शन अभी शुरू नहीं हुआ है
incomplete-sentence = पहला भुगतान पूरा नहीं हुआ है। शुरू करने के लिए, भुगतान करें या अपने बैंक के ज़रिए इसकी पुष्टि करें।
incomplete-owed-sentence = पहला भुगतान पूरा नहीं हुआ है। वह पूरा होते ही यह शुरू हो जाएगा।
incomplete-until = ऐसा { $time } तक किया जा सकता है।
paused-title = { $plan } का सब्सक्रिप्शन रुका हुआ है
paused-owes-sentence = बकाया इनवॉइस का भुगतान होते ही यह फिर से चालू हो जाएगा।
paused-resume-sentence = ट्रायल खत्म होने पर भुगतान का कोई तरीका नहीं था। अब आप सब्सक्रिप्शन फिर से चालू कर सकते हैं।
paused-stays-sentence = ट्रायल खत्म होने पर भुगतान का कोई तरीका नहीं था। फिर से चालू किए जाने तक यह रुका रहेगा।
paused-add-sentence = ट्रायल खत्म हो गया है। जारी रखने के लिए, भुगतान का तरीका जोड़ें।
paused-lacks-method-sentence = ट्रायल खत्म होने पर भुगतान का कोई तरीका नहीं था, और उसके बिना यह जारी नहीं रह सकता।
trial-needs-method-title = { $plan } का आपका ट्रायल { $day } को खत्म होगा
trial-needs-method-sentence = इसके बाद भी सब्सक्रिप्शन बनाए रखने के लिए, भुगतान का तरीका जोड़ें।
trial-lacks-method-sentence = इसके बाद जारी रखने के लिए भुगतान का कोई तरीका दर्ज नहीं है।
trial-ends-title = { $plan } का आपका ट्रायल { $day } को खत्म होगा
trial-ends-sentence = इसके बाद सब्सक्रिप्शन जारी रहेगा और भुगतान सेव किए गए तरीके से होगा।
method-expires-title = { $method } की वैधता अगले भुगतान से पहले खत्म हो जाएगी
method-expires-sentence = आपका अगला भुगतान { $day } को है। भुगतान का तरीका अपडेट करें, ताकि यह पूरा हो सके।
method-lapses-sentence = आपका अगला भुगतान { $day } को है और हो सकता है कि वह पूरा न हो।
method-expired-title = { $method } की वैधता खत्म हो गई है
method-missing-title = { $plan } के लिए भुगतान का कोई तरीका नहीं है
method-missing-sentence = सब्सक्रिप्शन { $day } को रिन्यू होगा। इसे जारी रखने के लिए, भुगतान का तरीका जोड़ें।
method-lacking-sentence = सब्सक्रिप्शन { $day } को रिन्यू होगा, और इसके लिए भुगतान का कोई तरीका दर्ज नहीं है।

## Tabs

subscriptions = सब्सक्रिप्शन
invoices = इनवॉइस
payment-methods = भुगतान के तरीके

## Subscriptions

subscription = सब्सक्रिप्शन
no-subscription = फ़िलहाल आपका कोई सब्सक्रिप्शन नहीं है।
past-subscriptions = { $count ->
    [one] { $count } पिछला सब्सक्रिप्शन
   *[other] { $count } पिछले सब्सक्रिप्शन
}
status-incomplete = भुगतान का इंतज़ार
status-incomplete-expired = शुरू नहीं हुआ
status-trialing = ट्रायल
status-active = चालू
status-past-due = भुगतान की तारीख निकल गई
status-unpaid = भुगतान नहीं हुआ
status-canceled = खत्म
status-paused = रुका हुआ
status-unknown = अन्य
status-ending = खत्म हो रहा है
current-period = मौजूदा अवधि
next-charge = अगला भुगतान
amount-on-day = { $day } को { $amount }
includes-use = इसमें आपका अब तक का उपयोग शामिल है।
ended = खत्म
ended-on = { $day } को खत्म हुआ
ends-on = { $day } को खत्म होगा और रिन्यू नहीं होगा
ends-on-renews-before = { $day } को खत्म होगा। तब तक रिन्यू होता रहेगा।
payments-paused = भुगतान रुके हुए हैं
payments-paused-until = भुगतान { $day } तक रुके हुए हैं
payments-paused-until-end = सब्सक्रिप्शन खत्म होने तक भुगतान रुके हुए हैं
trial-until = { $day } तक मुफ़्त ट्रायल, फिर रिन्यू होगा
trial-until-without-method = { $day } तक मुफ़्त ट्रायल। भुगतान के तरीके के बिना यह उसके बाद जारी नहीं रहेगा
renews-on = { $day } को रिन्यू होगा
scheduled = इस सब्सक्रिप्शन में बदलाव पहले से तय हैं, इसलिए इसके खत्म होने की तारीख सीधे नहीं बदली जा सकती।
unknown-status = फ़िलहाल यह सब्सक्रिप्शन यहाँ से बदला नहीं जा सकता। कृपया हमसे संपर्क करें।

## What a subscription costs

price-once = { $price }, एक बार
price-per-day = { $price } प्रति दिन
price-per-week = { $price } प्रति सप्ताह
price-per-month = { $price } प्रति माह
price-per-year = { $price } प्रति वर्ष
price-every-days = { $count ->
    [one] हर दिन { $price }
   *[other] हर { $count } दिन में { $price }
}
price-every-weeks = { $count ->
    [one] हर सप्ताह { $price }
   *[other] हर { $count } सप्ताह में { $price }
}
price-every-months = { $count ->
    [one] हर माह { $price }
   *[other] हर { $count } माह में { $price }
}
price-every-years = { $count ->
    [one] हर वर्ष { $price }
   *[other] हर { $count } वर्ष में { $price }
}
price-times = { $count ->
    [one] { $count } × { $price }
   *[other] { $count } × { $price }
}
price-per-use = इस्तेमाल की गई हर यूनिट के लिए { $price }
price-per-package = { $count ->
    [one] हर { $count } यूनिट के लिए { $price }
   *[other] हर { $count } यूनिट के लिए { $price }
}
price-by-use = कीमत इस्तेमाल के हिसाब से
price-by-quantity = कीमत मात्रा के हिसाब से
quantity = { $count ->
    [one] { $count } यूनिट
   *[other] { $count } यूनिट
}
billed-every-days = { $count ->
    [one] बिलिंग हर दिन
   *[other] बिलिंग हर { $count } दिन में
}
billed-every-weeks = { $count ->
    [one] बिलिंग हर सप्ताह
   *[other] बिलिंग हर { $count } सप्ताह में
}
billed-every-months = { $count ->
    [one] बिलिंग हर माह
   *[other] बिलिंग हर { $count } माह में
}
billed-every-years = { $count ->
    [one] बिलिंग हर वर्ष
   *[other] बिलिंग हर { $count } वर्ष में
}
another-price = कोई अन्य कीमत
another-product = कोई अन्य प्रॉडक्ट

## How a price in steps comes about: a small table, one line a step.

price-steps = कीमत का हिसाब
price-steps-graduated = हर स्लैब की कीमत उसी स्लैब में आने वाली यूनिट पर लागू होती है।
price-steps-volume = आपकी मात्रा जिस स्लैब में आती है, उसकी कीमत सभी यूनिट पर लागू होती है।
price-steps-units = यूनिट
price-steps-each = प्रति यूनिट
price-steps-flat = निश्चित शुल्क
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } और उससे ज़्यादा

## Discounts

discount = छूट
discount-percent = { $percent } की छूट
discount-amount = { $amount } की छूट
discount-named = { $off } ({ $name })
discount-unknown = छूट लागू है
discount-once = { $discount }, अगले इनवॉइस पर
discount-until = { $discount }, { $day } तक
discount-for = { $discount }, { $product } के लिए

## What can be done with a subscription

cancel = सब्सक्रिप्शन रद्द करें
resume = फिर से चालू करें
resume-payments = भुगतान फिर से चालू करें
pay-amount = { $amount } का भुगतान करें
for-invoice = (इनवॉइस { $number })
update-payment-method = भुगतान का तरीका अपडेट करें
add-payment-method = भुगतान का तरीका जोड़ें
see-schedule = तय बदलाव देखें

## The question before canceling

cancel-title-html = <bdi>{ $plan }</bdi> का सब्सक्रिप्शन रद्द करें?
cancel-page-title = { $plan } का सब्सक्रिप्शन रद्द करें
cancel-last-day-html = आप इसे <strong>{ $day }</strong> तक इस्तेमाल कर सकते हैं। इसके बाद यह रिन्यू नहीं होगा और इसके लिए आपसे फिर कोई राशि नहीं ली जाएगी।
cancel-last-day-owing-html = सब्सक्रिप्शन <strong>{ $day }</strong> को खत्म होगा। इसके बाद यह रिन्यू नहीं होगा और इसके लिए कोई नई राशि नहीं ली जाएगी।
cancel-ends-html = सब्सक्रिप्शन <strong>{ $day }</strong> को खत्म होगा। इसके बाद यह रिन्यू नहीं होगा।
cancel-end-of-period = सब्सक्रिप्शन मौजूदा अवधि के साथ खत्म हो जाएगा और इसके लिए आपसे फिर कोई राशि नहीं ली जाएगी।
cancel-renews-before = तब तक, कम अवधि वाले आइटम रिन्यू होते रहेंगे:
cancel-renewal = { $name }: { $price }, अगली बार { $day } को
cancel-one-item = एक आइटम
cancel-debt-html = रद्द करने से बकाया राशि खत्म नहीं होती: <strong>{ $amount }</strong> का भुगतान बाकी रहेगा।
cancel-debt-collected-until = हम { $day } तक यह राशि लेने की कोशिश करते रहेंगे। सब्सक्रिप्शन खत्म होने के बाद हम बकाया इनवॉइस की राशि लेने की कोशिश बंद कर देंगे, पर आप तब भी उसका भुगतान कर सकेंगे।
cancel-debt-collected = हम सब्सक्रिप्शन खत्म होने तक यह राशि लेने की कोशिश करते रहेंगे। उसके बाद हम बकाया इनवॉइस की राशि लेने की कोशिश बंद कर देंगे, पर आप तब भी उसका भुगतान कर सकेंगे।
cancel-debt-given-up = हम अब यह राशि लेने की कोशिश नहीं कर रहे हैं, पर आप अब भी इसका भुगतान कर सकते हैं।
cancel-debt-sent = सब्सक्रिप्शन खत्म होने के बाद भी आप इस राशि का भुगतान कर सकते हैं।
cancel-open-invoice = इनवॉइस { $number }: { $amount }
cancel-usage = तब तक के इस्तेमाल का बिल फिर भी बनेगा।
cancel-still-charged = शुरू हो चुकी अवधि के { $amount } फिर भी { $day } को लिए जाएँगे।
cancel-can-undo = तब तक आप अपना फ़ैसला बदलकर सब्सक्रिप्शन बनाए रख सकते हैं।
cancel-subscription = सब्सक्रिप्शन रद्द करें
keep-subscription = सब्सक्रिप्शन बनाए रखें
no-invoice-number = बिना नंबर

## The question before a subscription is released from its schedule

release-title-html = <bdi>{ $plan }</bdi> के तय बदलाव हटाएँ?
release-page-title = { $plan } के तय बदलाव हटाएँ
release-planned = यह तय है:
release-nothing-planned = ऐसा कुछ नहीं जिससे आपका भुगतान बदले।
release-step-ends = सब्सक्रिप्शन { $day } को खत्म होगा।
release-step-free = तय बदलाव { $day } तक ही लागू हैं। इसके बाद सब्सक्रिप्शन उस समय की स्थिति में जारी रहेगा।
release-step-changes = { $day } से: { $plans }।
release-if = तय बदलाव हटाने पर:
release-not-applies = तय बदलाव लागू नहीं रहेंगे: ऊपर बताया कुछ भी नहीं होगा।
release-not-applies-nor-ends = तय बदलाव लागू नहीं रहेंगे: ऊपर बताया कुछ भी नहीं होगा और सब्सक्रिप्शन अपने-आप खत्म भी नहीं होगा।
release-stays = सब्सक्रिप्शन अभी जैसा है वैसा ही रहेगा: { $price }। यह रिन्यू होगा और आपके रद्द करने तक जारी रहेगा।
release-stays-until-html = सब्सक्रिप्शन अभी जैसा है वैसा ही रहेगा: { $price }। यह <strong>{ $day }</strong> को रिन्यू होगा और आपके रद्द करने तक जारी रहेगा।
release-final = इसके बाद आप इसे रद्द कर सकते हैं। हटाए गए बदलाव यहाँ वापस नहीं लाए जा सकते।
release-subscription = तय बदलाव हटाएँ
leave-as-planned = तय बदलाव रहने दें

## Invoices

invoices-csv = सभी को CSV में डाउनलोड करें
invoices-none = अभी आपका कोई इनवॉइस नहीं है।
invoices-none-chosen = इस तरह का कोई इनवॉइस नहीं है।
invoices-show-all = सभी इनवॉइस दिखाएँ
invoices-pages = इनवॉइस के पेज
invoices-newer = इनसे नए
invoices-older = इनसे पुराने

invoices-choose = इनवॉइस चुनें
invoices-year = वर्ष
invoices-every-year = सभी वर्ष
invoices-status = स्थिति
invoices-every-status = सभी
invoices-show = दिखाएँ

invoice-column = इनवॉइस
invoice-date-column = तारीख
invoice-amount-column = राशि
invoice-status-column = स्थिति
invoice-actions-column = कार्रवाइयाँ

invoice-paid = भुगतान हो गया
invoice-open = बकाया
invoice-on-its-way = प्रक्रिया में
invoice-void = रद्द
invoice-uncollectible = वसूली नहीं हुई
invoice-other = अन्य

first-and-others = { $others ->
    [one] { $first } और { $others } अन्य
   *[other] { $first } और { $others } अन्य
}
invoice-subject-and-more = { $first } और अन्य
invoice-refunded = { $amount } रिफ़ंड किए गए
invoice-credited = { $amount } क्रेडिट किए गए
invoice-without-number = बिना नंबर

invoice-view-html = <span class=unseen>इनवॉइस देखें: </span><bdi>{ $number }</bdi>
invoice-pay-html = भुगतान करें<span class=unseen> (इनवॉइस <bdi>{ $number }</bdi>)</span>
invoice-pdf-html = PDF डाउनलोड करें<span class=unseen> (इनवॉइस <bdi>{ $number }</bdi>)</span>
credit-note-pdf-html = <span class=unseen>PDF डाउनलोड करें: </span>क्रेडिट नोट <bdi>{ $number }</bdi>

## Pages that say what went wrong. A title, why, and what to do.

link-unknown = यह लिंक काम नहीं कर रहा है
link-unknown-why = हो सकता है कि यह अधूरा हो।
link-unknown-advice = देख लें कि आपने पूरा लिंक खोला है या जिस कंपनी ने इसे भेजा है, उससे नया लिंक माँगें।
link-expired = इस लिंक की समयसीमा खत्म हो गई है
link-expired-why = आपके बिलिंग पेज को सुरक्षित रखने के लिए, उसके लिंक कुछ समय तक ही काम करते हैं।
link-expired-advice = जिस ऐप्लिकेशन या ईमेल से आप यहाँ आए थे, उस पर वापस जाकर नया लिंक माँगें।
link-revoked = यह लिंक अब मान्य नहीं है
link-revoked-why = इसे बंद कर दिया गया है।
link-revoked-advice = जिस कंपनी ने इसे भेजा है, उससे नया लिंक माँगें।
not-found = पेज नहीं मिला
not-found-why = यहाँ कुछ नहीं है या यह आपकी बिलिंग का हिस्सा नहीं है।
not-allowed = इसकी अनुमति नहीं है
not-allowed-why = आपके लिंक में यह शामिल नहीं है या अनुरोध किसी दूसरी साइट से आया है। कुछ भी नहीं बदला गया।
too-many-requests = कृपया थोड़ा रुकें
too-many-requests-why = एक साथ बहुत सारे अनुरोध आ गए। थोड़ी देर रुककर फिर से कोशिश करें।
unavailable = फ़िलहाल उपलब्ध नहीं है
unavailable-why = इस पेज के लिए ज़रूरी कोई सेवा इस समय जवाब नहीं दे रही है।
unavailable-advice = एक मिनट बाद फिर से कोशिश करें। अगर आप कुछ बदल रहे थे, तो पहले देख लें कि बदलाव हो गया है या नहीं।
failed = कोई गड़बड़ी हुई
failed-why = गड़बड़ी हमारी ओर से है और इसे दर्ज कर लिया गया है।
refused = यह नहीं हो पाया
refused-why = हो सकता है कि आपके पेज खोलने के बाद कुछ बदल गया हो।
go-back-advice = वापस जाकर फिर से कोशिश करें।
look-again-advice = मौजूदा स्थिति देखने के लिए अपने बिलिंग पेज पर वापस जाएँ।
back-to-billing = बिलिंग पेज पर वापस जाएँ
need-help = मदद चाहिए?
help-page = हमारा मदद पेज देखें

## A new link by email, offered on the page of a link that has expired.

email-new-link = ईमेल से नया लिंक पाएँ
email-new-link-where = यह हमारे पास मौजूद आपके ईमेल पते पर भेजा जाएगा।
new-link-asked = अपना ईमेल देखें
new-link-on-its-way = अगर हमारे पास आपका ईमेल पता है, तो आपको जल्द ही नया लिंक मिलेगा।
new-link-none-came = इसमें कुछ मिनट लग सकते हैं। अगर कुछ न मिले, तो अपना स्पैम फ़ोल्डर देखें।
new-link-too-often = आप पहले ही कई बार नया लिंक माँग चुके हैं। अपना ईमेल देखें या बाद में फिर से कोशिश करें।
mail-new-link-subject = { $brand } के बिलिंग पेज का आपका नया लिंक
mail-new-link-intro = किसी ने, शायद आपने, { $brand } से आपके बिलिंग पेज का नया लिंक माँगा है। यह रहा लिंक।
mail-new-link-button = अपना बिलिंग पेज खोलें
mail-new-link-lasts = यह लिंक { $minutes ->
    [one] { $minutes } मिनट
   *[other] { $minutes } मिनट
} तक काम करेगा। इसे किसी को न भेजें: जिसके पास यह लिंक होगा, वह पेज खोल सकेगा।
mail-new-link-ignore = अगर आपने इसका अनुरोध नहीं किया है, तो आपको कुछ करने की ज़रूरत नहीं है।
mail-help = कोई सवाल है? { $address } पर लिखें

## Payment methods

no-payment-method = भुगतान का कोई तरीका सेव नहीं है।
default-method = डिफ़ॉल्ट
a-card = कार्ड
a-bank-account = बैंक खाता
a-payment-method = भुगतान का तरीका
card-expires = { $month } तक मान्य
card-expires-soon = { $month } तक मान्य, अगले भुगतान से पहले वैधता खत्म हो जाएगी
card-expired = वैधता { $month } में खत्म हो गई
pays-for = इनके भुगतान के लिए:
list-comma = { ", " }
use-for-everything = सभी भुगतानों के लिए इस्तेमाल करें
make-default = डिफ़ॉल्ट बनाएँ
remove = हटाएँ
add-payment-method-hint = इसकी जानकारी Stripe के सुरक्षित पेज पर डाली जाती है। इसके बाद सभी भुगतान इसी से होंगे।
add-payment-method-where = इसकी जानकारी Stripe के सुरक्षित पेज पर डाली जाती है।
you-owe = आपकी बकाया राशि: { $amount }।
pay-now-with = { $method } से अभी { $amount } का भुगतान करें

## Removing a payment method

remove-html = <bdi>{ $method }</bdi> को हटाएँ?
cannot-remove-html = <bdi>{ $method }</bdi> को अभी हटाया नहीं जा सकता
still-pays-for = सेव किए गए किसी और तरीके से इनका भुगतान नहीं हो सकता:
add-another-first = पहले भुगतान का कोई और तरीका जोड़ें। इसके बाद आप इसे हटा सकते हैं।
pays-instead-html = इसकी जगह <bdi>{ $method }</bdi> से इनका भुगतान होगा:
becomes-default-html = इसकी जगह <bdi>{ $method }</bdi> आपका डिफ़ॉल्ट तरीका बन जाएगा।
pays-for-nothing = इससे कोई भुगतान नहीं होता है।
removed-for-good = बाद में इसे फिर से इस्तेमाल करने के लिए, आपको इसकी जानकारी दोबारा डालनी होगी।
remove-payment-method = भुगतान का तरीका हटाएँ
keep-it = रहने दें
back-to-payment-methods = भुगतान के तरीकों पर वापस जाएँ

## What was just done

notice-canceled = { $plan } { $day } को खत्म हो जाएगा। आप अब भी अपना फ़ैसला बदल सकते हैं।
notice-kept = आपका सब्सक्रिप्शन जारी है। और कुछ नहीं बदला है।
notice-unpaused = भुगतान अगले इनवॉइस से फिर चालू हो जाएँगे।
notice-resumed = आपका सब्सक्रिप्शन फिर से चालू हो गया है और आज से नई अवधि शुरू हुई है।
notice-resumed-unpaid = आपका सब्सक्रिप्शन फिर से चालू हो गया है, पर अभी इसका भुगतान नहीं हुआ है। बकाया इनवॉइस का भुगतान होते ही यह जारी रहेगा।
notice-released = तय बदलाव अब नहीं होंगे। आपका सब्सक्रिप्शन जैसा है वैसा ही रहेगा और अब आप इसे रद्द कर सकते हैं।
notice-card-updated = अब सभी भुगतान आपके नए तरीके से होंगे।
notice-card-superseded = इसके बाद आपने भुगतान का कोई और तरीका चुना है। अब वही इस्तेमाल हो रहा है।
notice-card-canceled = कुछ भी नहीं बदला गया। आपके भुगतान के तरीके पहले जैसे ही हैं।
notice-card-not-finished = आपने भुगतान के नए तरीके की जानकारी पूरी नहीं डाली, इसलिए कुछ भी नहीं बदला गया।
notice-card-declined = आपके बैंक ने भुगतान का नया तरीका अस्वीकार कर दिया, इसलिए कुछ भी नहीं बदला गया। कोई और तरीका आज़माएँ।
notice-card-page-expired = भुगतान का तरीका डालने वाला पेज बहुत देर तक खुला रहा, इसलिए कुछ भी नहीं बदला गया। कृपया फिर से शुरू करें।
notice-card-unconfirmed = आपके भुगतान के नए तरीके की पुष्टि होना अभी बाकी है। पुष्टि होने पर सभी भुगतान इसी से होंगे; तब तक कुछ नहीं बदलेगा।
notice-card-pending = भुगतान का नया तरीका सेव हो गया है और कुछ मिनट में लागू हो जाएगा।
notice-card-unknown = इस पेज को भुगतान के इस तरीके की जानकारी नहीं है। कुछ भी नहीं बदला गया।
notice-method-default = अब से सभी भुगतान इसी तरीके से होंगे।
notice-method-unusable = भुगतान का यह तरीका अब इस्तेमाल नहीं किया जा सकता, इसलिए कुछ भी नहीं बदला गया। इसकी जानकारी दोबारा डालें या कोई और तरीका इस्तेमाल करें।
notice-method-removed = भुगतान का तरीका हटा दिया गया है।
notice-paid = धन्यवाद। पूरा भुगतान हो गया है।
notice-paid-this = धन्यवाद। यह भुगतान हो गया है।
notice-paid-some = एक भुगतान हो गया, अगला नहीं हो पाया। जो बाकी है, वह यहाँ दिखाया गया है।
notice-pay-processing = आपका भुगतान प्रोसेस हो रहा है। इसकी पुष्टि करने में आपके बैंक को कुछ दिन लग सकते हैं।
notice-pay-changed = इस बीच आपकी बकाया राशि बदल गई है। मौजूदा स्थिति यह है।
notice-pay-declined = आपके बैंक ने बिना कारण बताए भुगतान अस्वीकार कर दिया। अपने बैंक से पूछें या भुगतान का कोई और तरीका आज़माएँ।
notice-pay-declined-funds = भुगतान अस्वीकार हो गया: इस कार्ड में पर्याप्त राशि नहीं है। बाद में फिर से कोशिश करें या भुगतान का कोई और तरीका इस्तेमाल करें।
notice-pay-declined-limit = भुगतान अस्वीकार हो गया: राशि इस कार्ड की सीमा से ज़्यादा है। अपने बैंक से पूछें या भुगतान का कोई और तरीका इस्तेमाल करें।
notice-pay-declined-expired = भुगतान अस्वीकार हो गया: इस कार्ड की वैधता खत्म हो गई है। भुगतान का कोई और तरीका इस्तेमाल करें।
notice-pay-declined-unsupported = भुगतान अस्वीकार हो गया: इस कार्ड से इस तरह का भुगतान नहीं किया जा सकता। भुगतान का कोई और तरीका इस्तेमाल करें।
notice-pay-declined-details = भुगतान अस्वीकार हो गया: इस कार्ड की जानकारी सही नहीं है। इसे दोबारा डालें या भुगतान का कोई और तरीका इस्तेमाल करें।
notice-pay-declined-later = आपके बैंक से संपर्क नहीं हो सका। आप कुछ मिनट बाद फिर से कोशिश कर सकते हैं।
notice-pay-impossible = इसका भुगतान उस तरीके से नहीं किया जा सकता। कोई और तरीका इस्तेमाल करें।

## Why something can’t be done with a subscription as it is now

refused-over = यह सब्सक्रिप्शन पहले ही खत्म हो चुका है, इसलिए बदलने के लिए कुछ नहीं बचा।
refused-incomplete = इस सब्सक्रिप्शन का पहला भुगतान अभी नहीं हुआ है। पहले इसके बकाया इनवॉइस का भुगतान करें।
refused-paused = यह सब्सक्रिप्शन रुका हुआ है और इसका कोई शुल्क नहीं लगता। बदलने से पहले इसे फिर से चालू करना होगा।
refused-no-payment-method = भुगतान का तरीका जोड़े जाने तक यह सब्सक्रिप्शन रुका हुआ है। एक तरीका जोड़ें, फिर इसे फिर से चालू करें।
refused-unpaid = बकाया इनवॉइस का भुगतान होते ही यह सब्सक्रिप्शन आगे चलेगा।
refused-nothing-to-pay = इस सब्सक्रिप्शन का कोई इनवॉइस बकाया नहीं है।
not-confirmed = आपके बदलाव की पुष्टि अभी नहीं हुई है। फिर से कोशिश करने से पहले एक मिनट बाद अपना बिलिंग पेज दोबारा देखें।
