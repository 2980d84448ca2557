## Everywhere

billing = חיובים ותשלומים
back-to-html = חזרה אל <bdi>{ $project }</bdi>
skip-to-content = דילוג לתוכן
page-updated = הדף עודכן.
offline = אין גישה לשרת. כשהחיבור לאינטרנט יחזור, יוצג כאן המצב העדכני.

## At the foot of the page

contact = יצירת קשר
help = עזרה
terms = תנאי שימוש
privacy = פרטיות
language = שפה
change-language = החלפת שפה

## What is shown when the page can't be brought up to date

stale = המידע נכון ל־{ $time }. אי אפשר לעדכן את הדף כרגע, ולכן ייתכן ששינויים חדשים יותר לא מוצגים.

## At the top of the page: what is paid, when, and with what

summary = במבט מהיר
summary-plan = התוכנית שלך
summary-plans = התוכניות שלך
summary-next-charge = החיוב הבא
summary-paid-with = אמצעי תשלום
summary-no-plan = אין מינוי
summary-no-charge = לא צפויים חיובים
summary-no-payment-method = אין אמצעי תשלום
summary-by-invoice = לפי חשבונית
summary-on-day = ב־{ $day }
summary-after-trial = ב־{ $day }, בתום תקופת הניסיון
summary-ends = המינוי מסתיים ב־{ $day }
summary-more = { $count ->
    [one] ועוד אחד
    [two] ועוד שניים
   *[other] ועוד { $count }
}

## What needs the customer, above everything else

needs-you = נדרשת פעולה מצדך
beyond-link = אי אפשר להסדיר זאת דרך הקישור הזה.
past-due-title = התשלום עבור { $plan } נכשל
past-due-sentence = כדי לשמור על המינוי, יש לשלם עכשיו את החשבונית הפתוחה או לעדכן את אמצעי התשלום.
past-due-or-add-sentence = כדי לשמור על המינוי, יש לשלם עכשיו את החשבונית הפתוחה או להוסיף אמצעי תשלום.
past-due-update-sentence = כדי לשמור על המינוי, יש לעדכן את אמצעי התשלום.
past-due-add-sentence = כדי לשמור על המינוי, יש להוסיף אמצעי תשלום.
past-due-owed-sentence = החשבונית של המינוי עדיין לא שולמה.
past-due-next-try = ניסיון החיוב הבא: { $day }.
confirm-payment-title = הבנק שלך מבקש לאשר את התשלום עבור { $plan }
confirm-payment-sentence = התשלום עדיין לא בוצע. יש לפתוח את החשבונית ולאשר בה את התשלום.
payment-on-its-way-title = התשלום עבור { $plan } בדרך
payment-on-its-way-sentence = ייתכן שיחלפו כמה ימים עד שהבנק יאשר אותו.
invoice-due-title = חשבונית עבור { $plan } לא שולמה במועד
invoice-due-sentence = כדי לשמור על המינוי, יש לשלם עכשיו את החשבונית הפתוחה.
invoice-open-title = יש לשלם את חשבונית { $number }
invoice-open-due = יש לשלם אותה עד { $day }.
invoice-open-overdue = היה צריך לשלם אותה עד { $day }.
invoice-open-failed = התשלום נכשל. אפשר לשלם בדף המאובטח של Stripe.
invoice-open-sentence = אפשר לשלם אותה בדף המאובטח של Stripe.
unpaid-title = המינוי { $plan } מוקפא
unpaid-sentence = כמה תשלומים נכשלו. כדי לחזור להשתמש במינוי, יש לשלם את הסכומים הפתוחים.
unpaid-owed-sentence = כמה תשלומים נכשלו. אפשר יהיה לחזור להשתמש במינוי לאחר תשלום הסכומים הפתוחים.
unpaid-latest-sentence = כמה תשלומים נכשלו. כדי לחזור להשתמש במינוי, יש לשלם את החשבונית האחרונה, על סך { $amount }.
unpaid-then-latest = לאחר מכן נותר לשלם את החשבונית האחרונה, על סך { $amount }.
unpaid-settled-sentence = לא נותר כאן מה לשלם. כדי לחזור להשתמש במינוי, יש לפנות אלינו.
incomplete-title = המינוי { $plan } עדיין לא התחיל
incomplete-sentence = התשלום הראשון לא הושלם. כדי להתחיל, יש לשלם או לאשר את התשלום מול הבנק.
incomplete-owed-sentence = התשלום הראשון לא הושלם. המינוי יתחיל מיד עם השלמתו.
incomplete-until = אפשר לעשות זאת עד { $time }.
paused-title = המינוי { $plan } מושהה
paused-owes-sentence = המינוי יימשך מיד לאחר תשלום החשבונית הפתוחה.
paused-resume-sentence = תקופת הניסיון הסתיימה ללא אמצעי תשלום. אפשר להמשיך את המינוי עכשיו.
paused-stays-sentence = תקופת הניסיון הסתיימה ללא אמצעי תשלום. המינוי נשאר מושהה עד שיחודש.
paused-add-sentence = תקופת הניסיון הסתיימה. כדי להמשיך, יש להוסיף אמצעי תשלום.
paused-lacks-method-sentence = תקופת הניסיון הסתיימה ללא אמצעי תשלום, והמינוי לא יכול להימשך בלעדיו.
trial-needs-method-title = תקופת הניסיון של { $plan } מסתיימת ב־{ $day }
trial-needs-method-sentence = כדי לשמור על המינוי לאחר מכן, יש להוסיף אמצעי תשלום.
trial-lacks-method-sentence = לא שמור אמצעי תשלום שאיתו המינוי יוכל להימשך לאחר מכן.
trial-ends-title = תקופת הניסיון של { $plan } מסתיימת ב־{ $day }
trial-ends-sentence = לאחר מכן המינוי יימשך, והתשלום ייגבה באמצעי התשלום השמור.
method-expires-title = התוקף של { $method } יפוג לפני החיוב הבא
method-expires-sentence = החיוב הבא יהיה ב־{ $day }. כדי שיעבור בהצלחה, יש לעדכן את אמצעי התשלום.
method-lapses-sentence = החיוב הבא יהיה ב־{ $day }, וייתכן שלא יעבור.
method-expired-title = התוקף של { $method } פג
method-missing-title = אין אמצעי תשלום עבור { $plan }
method-missing-sentence = המינוי מתחדש ב־{ $day }. כדי שיימשך, יש להוסיף אמצעי תשלום.
method-lacking-sentence = המינוי מתחדש ב־{ $day }, ולא שמור אמצעי תשלום עבורו.

## Tabs

subscriptions = מינויים
invoices = חשבוניות
payment-methods = אמצעי תשלום

## Subscriptions

subscription = מינוי
no-subscription = אין לך מינוי כרגע.
past-subscriptions = { $count ->
    [one] מינוי קודם אחד
    [two] שני מינויים קודמים
   *[other] { $count } מינויים קודמים
}
status-incomplete = ממתין לתשלום
status-incomplete-expired = לא התחיל
status-trialing = תקופת ניסיון
status-active = פעיל
status-past-due = תשלום באיחור
status-unpaid = לא שולם
status-canceled = הסתיים
status-paused = מושהה
status-unknown = אחר
status-ending = מסתיים
current-period = התקופה הנוכחית
next-charge = החיוב הבא
amount-on-day = { $amount } ב־{ $day }
includes-use = כולל את השימוש שלך עד כה.
ended = הסתיים
ended-on = הסתיים ב־{ $day }
ends-on = מסתיים ב־{ $day } ולא יתחדש
ends-on-renews-before = מסתיים ב־{ $day }. עד אז הוא מתחדש.
payments-paused = התשלומים מושהים
payments-paused-until = התשלומים מושהים עד ל־{ $day }
payments-paused-until-end = התשלומים מושהים עד לסיום המינוי
trial-until = תקופת ניסיון בחינם עד ל־{ $day }, ואז המינוי מתחדש
trial-until-without-method = תקופת ניסיון בחינם עד ל־{ $day }. ללא אמצעי תשלום המינוי לא יימשך לאחר מכן
renews-on = מתחדש ב־{ $day }
scheduled = כבר נקבעו שינויים במינוי הזה, ולכן אי אפשר לשנות ישירות את מועד הסיום שלו.
unknown-status = אי אפשר לשנות כאן את המינוי הזה כרגע. יש לפנות אלינו.

## What a subscription costs

price-once = { $price }, תשלום חד־פעמי
price-per-day = { $price } ליום
price-per-week = { $price } לשבוע
price-per-month = { $price } לחודש
price-per-year = { $price } לשנה
price-every-days = { $count ->
    [one] { $price } כל יום
    [two] { $price } כל יומיים
   *[other] { $price } כל { $count } ימים
}
price-every-weeks = { $count ->
    [one] { $price } כל שבוע
    [two] { $price } כל שבועיים
   *[other] { $price } כל { $count } שבועות
}
price-every-months = { $count ->
    [one] { $price } כל חודש
    [two] { $price } כל חודשיים
   *[other] { $price } כל { $count } חודשים
}
price-every-years = { $count ->
    [one] { $price } כל שנה
    [two] { $price } כל שנתיים
   *[other] { $price } כל { $count } שנים
}
price-times = { $count ->
    [one] { $count } × { $price }
    [two] { $count } × { $price }
   *[other] { $count } × { $price }
}
price-per-use = { $price } לכל יחידת שימוש
price-per-package = { $count ->
    [one] { $price } לכל יחידה
    [two] { $price } לכל שתי יחידות
   *[other] { $price } לכל { $count } יחידות
}
price-by-use = המחיר לפי השימוש
price-by-quantity = המחיר לפי הכמות
quantity = { $count ->
    [one] יחידה אחת
    [two] שתי יחידות
   *[other] { $count } יחידות
}
billed-every-days = { $count ->
    [one] חיוב כל יום
    [two] חיוב כל יומיים
   *[other] חיוב כל { $count } ימים
}
billed-every-weeks = { $count ->
    [one] חיוב כל שבוע
    [two] חיוב כל שבועיים
   *[other] חיוב כל { $count } שבועות
}
billed-every-months = { $count ->
    [one] חיוב כל חודש
    [two] חיוב כל חודשיים
   *[other] חיוב כל { $count } חודשים
}
billed-every-years = { $count ->
    [one] חיוב כל שנה
    [two] חיוב כל שנתיים
   *[other] חיוב כל { $count } שנים
}
another-price = מחיר אחר
another-product = מוצר אחר

## How a price in steps comes about: a small table, one line a step.

price-steps = איך מחושב המחיר
price-steps-graduated = המחיר של כל מדרגה חל על היחידות שבתוכה.
price-steps-volume = המחיר של המדרגה שהכמות שלך נמצאת בה חל על כל היחידות.
price-steps-units = יחידות
price-steps-each = מחיר ליחידה
price-steps-flat = תשלום קבוע
price-steps-range = { $from } עד { $to }
price-steps-rest = { $from } ומעלה

## Discounts

discount = הנחה
discount-percent = { $percent } הנחה
discount-amount = { $amount } הנחה
discount-named = { $off } ({ $name })
discount-unknown = חלה הנחה
discount-once = { $discount }, בחשבונית הבאה
discount-until = { $discount }, עד ל־{ $day }
discount-for = { $discount }, עבור { $product }

## What can be done with a subscription

cancel = ביטול המינוי
resume = המשך המינוי
resume-payments = חידוש התשלומים
pay-amount = תשלום של { $amount }
for-invoice = עבור חשבונית { $number }
update-payment-method = עדכון אמצעי התשלום
add-payment-method = הוספת אמצעי תשלום
see-schedule = הצגת השינויים המתוכננים

## The question before canceling

cancel-title-html = לבטל את המינוי <bdi>{ $plan }</bdi>?
cancel-page-title = ביטול המינוי { $plan }
cancel-last-day-html = אפשר להשתמש במינוי עד ל־<strong>{ $day }</strong>. לאחר מכן הוא לא יתחדש, ולא יהיו עוד חיובים עבורו.
cancel-last-day-owing-html = המינוי מסתיים ב־<strong>{ $day }</strong>. לאחר מכן הוא לא יתחדש, ולא יהיו חיובים חדשים עבורו.
cancel-ends-html = המינוי מסתיים ב־<strong>{ $day }</strong>. לאחר מכן הוא לא יתחדש.
cancel-end-of-period = המינוי יסתיים בתום התקופה הנוכחית, ולא יהיו עוד חיובים עבורו.
cancel-renews-before = עד אז, פריטים שתקופת החיוב שלהם קצרה יותר ימשיכו להתחדש:
cancel-renewal = { $name }: { $price }, החידוש הבא ב־{ $day }
cancel-one-item = פריט אחד
cancel-debt-html = הביטול אינו מכסה סכומים פתוחים: עדיין יש לשלם <strong>{ $amount }</strong>.
cancel-debt-collected-until = נמשיך לנסות לגבות את הסכום עד ל־{ $day }. לאחר סיום המינוי נפסיק לנסות לגבות את החשבונית הפתוחה, ועדיין אפשר יהיה לשלם אותה.
cancel-debt-collected = נמשיך לנסות לגבות את הסכום עד לסיום המינוי. לאחר מכן נפסיק לנסות לגבות את החשבונית הפתוחה, ועדיין אפשר יהיה לשלם אותה.
cancel-debt-given-up = אנחנו כבר לא מנסים לגבות את הסכום, ועדיין אפשר לשלם אותו.
cancel-debt-sent = עדיין אפשר לשלם את הסכום, גם לאחר סיום המינוי.
cancel-open-invoice = חשבונית { $number }: { $amount }
cancel-usage = השימוש עד אז עדיין יחויב.
cancel-still-charged = סכום של { $amount } עבור התקופה שהתחילה עדיין יחויב ב-{ $day }.
cancel-can-undo = עד אז אפשר להתחרט ולהשאיר את המינוי.
cancel-subscription = ביטול המינוי
keep-subscription = השארת המינוי
no-invoice-number = ללא מספר

## The question before a subscription is released from its schedule

release-title-html = לבטל את השינויים המתוכננים עבור <bdi>{ $plan }</bdi>?
release-page-title = ביטול השינויים המתוכננים עבור { $plan }
release-planned = מה מתוכנן:
release-nothing-planned = שום דבר שמשנה את הסכום לתשלום.
release-step-ends = המינוי מסתיים ב־{ $day }.
release-step-free = התכנון מסתיים ב־{ $day }. לאחר מכן המינוי יימשך כפי שיהיה באותו מועד.
release-step-changes = החל מ־{ $day }: { $plans }.
release-if = אם השינויים המתוכננים יבוטלו:
release-not-applies = התכנון לא יחול עוד: שום דבר מכל אלה לא יקרה.
release-not-applies-nor-ends = התכנון לא יחול עוד: שום דבר מכל אלה לא יקרה, והמינוי לא יסתיים מעצמו.
release-stays = המינוי יישאר כפי שהוא עכשיו: { $price }. הוא יתחדש ויימשך עד שיבוטל.
release-stays-until-html = המינוי יישאר כפי שהוא עכשיו: { $price }. הוא יתחדש ב־<strong>{ $day }</strong> ויימשך עד שיבוטל.
release-final = לאחר מכן אפשר לבטל את המינוי. את מה שתוכנן אי אפשר לשחזר כאן.
release-subscription = ביטול השינויים המתוכננים
leave-as-planned = השארת השינויים המתוכננים

## Invoices

invoices-csv = הורדת הכול כ־CSV
invoices-none = אין לך חשבוניות עדיין.
invoices-none-chosen = אין חשבוניות מהסוג הזה.
invoices-show-all = הצגת כל החשבוניות
invoices-pages = עמודי החשבוניות
invoices-newer = חדשות יותר
invoices-older = ישנות יותר

invoices-choose = בחירת חשבוניות
invoices-year = שנה
invoices-every-year = כל השנים
invoices-status = סטטוס
invoices-every-status = הכול
invoices-show = הצגה

invoice-column = חשבונית
invoice-date-column = תאריך
invoice-amount-column = סכום
invoice-status-column = סטטוס
invoice-actions-column = פעולות

invoice-paid = שולמה
invoice-open = פתוחה
invoice-on-its-way = בעיבוד
invoice-void = מבוטלת
invoice-uncollectible = לא נגבתה
invoice-other = אחר

first-and-others = { $others ->
    [one] { $first } ועוד פריט אחד
    [two] { $first } ועוד שני פריטים
   *[other] { $first } ועוד { $others } פריטים
}
invoice-subject-and-more = { $first } ועוד
invoice-refunded = החזר: { $amount }
invoice-credited = זיכוי: { $amount }
invoice-without-number = ללא מספר

invoice-view-html = <span class=unseen>הצגת חשבונית </span><bdi>{ $number }</bdi>
invoice-pay-html = תשלום<span class=unseen> של חשבונית <bdi>{ $number }</bdi></span>
invoice-pdf-html = הורדת PDF<span class=unseen> של חשבונית <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>הורדת PDF של </span>הודעת זיכוי <bdi>{ $number }</bdi>

## Pages that say what went wrong. A title, why, and what to do.

link-unknown = הקישור הזה לא פועל
link-unknown-why = ייתכן שהוא אינו שלם.
link-unknown-advice = כדאי לבדוק שנפתח הקישור המלא, או לבקש קישור חדש מהחברה ששלחה אותו.
link-expired = תוקף הקישור הזה פג
link-expired-why = כדי לשמור על דף החיובים שלך, קישורים אליו פועלים לזמן מוגבל בלבד.
link-expired-advice = אפשר לחזור לאפליקציה או לאימייל שהובילו לכאן ולבקש קישור חדש.
link-revoked = הקישור הזה כבר לא בתוקף
link-revoked-why = הקישור הושבת.
link-revoked-advice = אפשר לבקש קישור חדש מהחברה ששלחה אותו.
not-found = הדף לא נמצא
not-found-why = אין כאן דבר, או שהוא אינו חלק מהחיובים שלך.
not-allowed = הפעולה אינה מותרת
not-allowed-why = הקישור שלך אינו כולל את הפעולה הזו, או שהבקשה הגיעה מאתר אחר. דבר לא השתנה.
too-many-requests = רק רגע, בבקשה
too-many-requests-why = התקבלו יותר מדי בקשות בבת אחת. יש להמתין מעט ואז לנסות שוב.
unavailable = לא זמין כרגע
unavailable-why = שירות שהדף הזה זקוק לו אינו מגיב כרגע.
unavailable-advice = אפשר לנסות שוב בעוד דקה. אם היית באמצע שינוי, כדאי לבדוק קודם אם הוא בוצע.
failed = משהו השתבש
failed-why = התקלה אצלנו, והיא תועדה.
refused = הפעולה לא הצליחה
refused-why = ייתכן שמשהו השתנה מאז שהדף נפתח.
go-back-advice = אפשר לחזור ולנסות שוב.
look-again-advice = אפשר לחזור לדף החיובים ולבדוק מה המצב.
back-to-billing = חזרה לדף החיובים
need-help = דרושה עזרה?
help-page = לדף העזרה שלנו

## A new link by email, offered on the page of a link that has expired.

email-new-link = שליחת קישור חדש באימייל
email-new-link-where = הוא יישלח לכתובת האימייל שלך הרשומה אצלנו.
new-link-asked = כדאי לבדוק את האימייל
new-link-on-its-way = אם רשומה אצלנו כתובת אימייל שלך, קישור חדש כבר בדרך.
new-link-none-came = זה עשוי לקחת כמה דקות. אם לא הגיע דבר, כדאי לבדוק בתיקיית הספאם.
new-link-too-often = כבר ביקשת קישור חדש כמה פעמים. כדאי לבדוק את האימייל, או לנסות שוב מאוחר יותר.
mail-new-link-subject = קישור חדש לדף החיובים שלך אצל { $brand }
mail-new-link-intro = התקבלה אצל { $brand } בקשה, ככל הנראה ממך, לקישור חדש לדף החיובים שלך. הנה הקישור.
mail-new-link-button = פתיחת דף החיובים
mail-new-link-lasts = הקישור פועל במשך { $minutes ->
    [one] דקה אחת
    [two] שתי דקות
   *[other] { $minutes } דקות
}. לא להעביר אותו הלאה: כל מי שהקישור בידיו יכול לפתוח את הדף.
mail-new-link-ignore = אם הבקשה לא הגיעה ממך, אין צורך לעשות דבר.
mail-help = שאלות? אפשר לכתוב אל { $address }

## Payment methods

no-payment-method = אין אמצעי תשלום שמור.
default-method = ברירת מחדל
a-card = כרטיס
a-bank-account = חשבון בנק
a-payment-method = אמצעי תשלום
card-expires = בתוקף עד { $month }
card-expires-soon = בתוקף עד { $month }, לפני התשלום הבא
card-expired = התוקף פג ב־{ $month }
pays-for = משמש לתשלום עבור:
list-comma = { ", " }
use-for-everything = שימוש לכל התשלומים
make-default = הגדרה כברירת מחדל
remove = הסרה
add-payment-method-hint = את הפרטים מזינים בדף המאובטח של Stripe. לאחר מכן אמצעי התשלום ישמש לכל התשלומים.
add-payment-method-where = את הפרטים מזינים בדף המאובטח של Stripe.
you-owe = יתרה לתשלום: { $amount }.
pay-now-with = תשלום של { $amount } עכשיו באמצעות { $method }

## Removing a payment method

remove-html = להסיר את <bdi>{ $method }</bdi>?
cannot-remove-html = עדיין אי אפשר להסיר את <bdi>{ $method }</bdi>
still-pays-for = אין אמצעי תשלום שמור אחר שיכול לשמש לתשלום עבור:
add-another-first = יש להוסיף קודם אמצעי תשלום אחר. לאחר מכן אפשר יהיה להסיר את זה.
pays-instead-html = במקומו, <bdi>{ $method }</bdi> ישמש לתשלום עבור:
becomes-default-html = במקומו, <bdi>{ $method }</bdi> יהיה אמצעי התשלום שמוגדר כברירת מחדל.
pays-for-nothing = אין חיובים באמצעי התשלום הזה.
removed-for-good = כדי להשתמש בו שוב בעתיד, יהיה צורך להזין אותו מחדש.
remove-payment-method = הסרת אמצעי התשלום
keep-it = השארה
back-to-payment-methods = חזרה לאמצעי התשלום

## What was just done

notice-canceled = המינוי { $plan } יסתיים ב־{ $day }. עדיין אפשר להתחרט.
notice-kept = המינוי שלך נמשך. שום דבר אחר לא השתנה.
notice-unpaused = התשלומים יתחדשו עם החשבונית הבאה.
notice-resumed = המינוי שלך חודש, בתקופה חדשה החל מהיום.
notice-resumed-unpaid = המינוי שלך חודש, אבל עדיין לא שולם. המינוי יימשך מיד לאחר תשלום החשבונית הפתוחה שלו.
notice-released = השינויים המתוכננים לא יתבצעו. המינוי שלך נשאר כפי שהוא, ואפשר לבטל אותו עכשיו.
notice-card-updated = אמצעי התשלום החדש ישמש מעכשיו לכל התשלומים.
notice-card-superseded = מאז נבחר אמצעי תשלום אחר, והוא זה שבשימוש.
notice-card-canceled = דבר לא השתנה. אמצעי התשלום שלך נשארו כפי שהיו.
notice-card-not-finished = הזנת אמצעי התשלום החדש לא הושלמה, ולכן דבר לא השתנה.
notice-card-declined = הבנק דחה את אמצעי התשלום החדש, ולכן דבר לא השתנה. אפשר לנסות אמצעי תשלום אחר.
notice-card-page-expired = הדף להזנת אמצעי התשלום היה פתוח זמן רב מדי, ולכן דבר לא השתנה. יש להתחיל מחדש.
notice-card-unconfirmed = עדיין צריך לאשר את אמצעי התשלום החדש. לאחר האישור הוא ישמש לכל התשלומים; עד אז דבר לא ישתנה.
notice-card-pending = אמצעי התשלום החדש נשמר וייכנס לשימוש בתוך כמה דקות.
notice-card-unknown = אמצעי התשלום הזה אינו מוכר בדף הזה. דבר לא השתנה.
notice-method-default = מעכשיו כל החיובים יבוצעו באמצעי התשלום הזה.
notice-method-unusable = אי אפשר עוד להשתמש באמצעי התשלום הזה, ולכן דבר לא השתנה. יש להזין אותו מחדש או להשתמש באחר.
notice-method-removed = אמצעי התשלום הוסר.
notice-paid = תודה. הכול שולם.
notice-paid-this = תודה. התשלום הזה בוצע.
notice-paid-some = תשלום אחד עבר, והבא אחריו לא. מה שעדיין פתוח מוצג כאן.
notice-pay-processing = התשלום בדרך. ייתכן שיחלפו כמה ימים עד שהבנק יאשר אותו.
notice-pay-changed = הסכום לתשלום השתנה בינתיים. זה המצב עכשיו.
notice-pay-declined = הבנק דחה את התשלום בלי לציין סיבה. אפשר לברר מול הבנק, או לנסות אמצעי תשלום אחר.
notice-pay-declined-funds = התשלום נדחה: אין מספיק כסף בכרטיס הזה. אפשר לנסות שוב מאוחר יותר, או להשתמש באמצעי תשלום אחר.
notice-pay-declined-limit = התשלום נדחה: הסכום חורג מהמסגרת של הכרטיס הזה. אפשר לברר מול הבנק, או להשתמש באמצעי תשלום אחר.
notice-pay-declined-expired = התשלום נדחה: תוקף הכרטיס הזה פג. יש להשתמש באמצעי תשלום אחר.
notice-pay-declined-unsupported = התשלום נדחה: אי אפשר להשתמש בכרטיס הזה לתשלום מהסוג הזה. יש להשתמש באמצעי תשלום אחר.
notice-pay-declined-details = התשלום נדחה: פרטי הכרטיס אינם נכונים. יש להזין אותו מחדש, או להשתמש באמצעי תשלום אחר.
notice-pay-declined-later = אין כרגע גישה אל הבנק. אפשר לנסות שוב בעוד כמה דקות.
notice-pay-impossible = אי אפשר לשלם באמצעי התשלום הזה. יש להשתמש באחר.

## Why something can’t be done with a subscription as it is now

refused-over = המינוי הזה כבר הסתיים, ולכן אין מה לשנות בו.
refused-incomplete = התשלום הראשון של המינוי הזה עדיין לא בוצע. יש לשלם קודם את החשבונית הפתוחה שלו.
refused-paused = המינוי הזה מושהה ואינו עולה דבר. יש להמשיך אותו לפני שאפשר לשנות אותו.
refused-no-payment-method = המינוי הזה מושהה עד שיתווסף אמצעי תשלום. אפשר להוסיף אמצעי תשלום ואז להמשיך את המינוי.
refused-unpaid = המינוי הזה ימשיך ברגע שהחשבונית הפתוחה שלו תשולם.
refused-nothing-to-pay = אין חשבונית פתוחה למינוי הזה.
not-confirmed = השינוי עדיין לא אושר. כדאי לבדוק שוב בדף החיובים בעוד דקה לפני שמנסים שוב.
