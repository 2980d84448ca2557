### What customers read. English is written first; every other file here has the same messages.
###
### The name of a message that has markup of its own ends with -html; its variables are escaped. No other message may have a
### character that HTML gives a meaning, so quotes are ’ “ ”.
###
### Where a number decides the form of a word, English chooses by it even if its own form is always the same: other languages have
### several.

## Everywhere

billing = Billing
# $project is the name of the company's product.
back-to-html = Back to <bdi>{ $project }</bdi>
skip-to-content = Skip to content
# Said by screen readers when the page changed by itself.
page-updated = This page has been brought up to date.
# Something was pressed, but the network is gone.
offline = We couldn’t reach the server. When you’re back online, this page shows what is true.

## At the foot of the page

contact = Contact
help = Help
terms = Terms
privacy = Privacy
# Before a list of the languages.
language = Language
change-language = Change language

## What is shown when the page can't be brought up to date

# $time is a time of day, or a day with a time.
stale = Shown as of { $time }. This page can’t be brought up to date at the moment, so newer changes may be missing.

## At the top of the page: what is paid, when, and with what

summary = At a glance
# Above the name of what the customer is subscribed to.
summary-plan = Your plan
# Above the names of several.
summary-plans = Your plans
summary-next-charge = Next charge
summary-paid-with = Paid with
summary-no-plan = No subscription
summary-no-charge = Nothing will be charged
summary-no-payment-method = No payment method
summary-by-invoice = By invoice
# $day is like “Dec 1, 2026”.
summary-on-day = on { $day }
summary-after-trial = on { $day }, when your trial ends
summary-ends = It ends on { $day }
# Below the name of a payment method, where others pay as well: “Visa •••• 4242”, “and 2 more”.
summary-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}

## What needs the customer, above everything else. $plan is the name of a subscription.

needs-you = Needs your attention
# Goes on after what is the matter, where the link lets the customer do nothing about it. How to reach the company may follow.
beyond-link = This can’t be settled through this link.
past-due-title = Your payment for { $plan } failed
past-due-sentence = To keep it, pay the open invoice now or update your payment method.
# The same where no payment method is on file.
past-due-or-add-sentence = To keep it, pay the open invoice now or add a payment method.
# Where the invoice can’t be paid from this page, but a payment method can be entered.
past-due-update-sentence = To keep it, update your payment method.
past-due-add-sentence = To keep it, add a payment method.
# What ends in -owed-sentence, and what follows paused-add-sentence and the like, asks for nothing: the link allows nothing.
# beyond-link goes on after it.
past-due-owed-sentence = Its invoice has not been paid yet.
# Goes on after past-due-sentence.
past-due-next-try = The payment will be tried again on { $day }.
# Where the bank has asked for it: 3-D Secure.
confirm-payment-title = Your bank wants you to confirm the payment for { $plan }
confirm-payment-sentence = It isn’t paid yet. Open the invoice and confirm the payment there.
# Its sentence says how long that may take.
payment-on-its-way-title = Your payment for { $plan } is on its way
payment-on-its-way-sentence = Your bank may take a few days to confirm it.
invoice-due-title = An invoice for { $plan } is overdue
invoice-due-sentence = To keep it, pay the open invoice now.
# An invoice that was sent, or is left of a subscription that has ended.
invoice-open-title = Invoice { $number } is to be paid
invoice-open-due = It is due on { $day }.
invoice-open-overdue = It was due on { $day }.
invoice-open-failed = Its payment failed. You can pay it on Stripe’s secure page.
invoice-open-sentence = You can pay it on Stripe’s secure page.
unpaid-title = { $plan } is on hold
unpaid-sentence = Several payments failed. Pay what is open to use it again.
unpaid-owed-sentence = Several payments failed. It can be used again once what is owed is paid.
# Where nothing is open, and the latest invoice is ready to be paid. $amount is like “€12.00”.
unpaid-latest-sentence = Several payments failed. Pay the latest invoice, { $amount }, to use it again.
unpaid-then-latest = After that, the latest invoice of { $amount } is left to pay.
# Where there is no such invoice either.
unpaid-settled-sentence = There is nothing left to pay here. Contact us to use it again.
incomplete-title = { $plan } hasn’t started yet
incomplete-sentence = The first payment isn’t complete. Pay it, or confirm it with your bank, to start.
incomplete-owed-sentence = The first payment isn’t complete. It starts once that is done.
# Goes on after incomplete-sentence; $time is a day and a time of day.
incomplete-until = This is possible until { $time }.
paused-title = { $plan } is paused
paused-owes-sentence = It goes on as soon as its open invoice is paid.
paused-resume-sentence = The trial ended without a payment method. You can resume it now.
paused-stays-sentence = The trial ended without a payment method. It stays paused until it is resumed.
paused-add-sentence = The trial has ended. Add a payment method to go on.
paused-lacks-method-sentence = The trial ended without a payment method, and it can’t go on without one.
trial-needs-method-title = Your trial of { $plan } ends on { $day }
trial-needs-method-sentence = Add a payment method to keep it after that.
trial-lacks-method-sentence = There is no payment method on file to go on with after that.
trial-ends-title = Your trial of { $plan } ends on { $day }
trial-ends-sentence = It goes on after that, with the payment method on file.
# $method is like “Visa •••• 4242”.
method-expires-title = { $method } expires before your next charge
method-expires-sentence = Your next charge is on { $day }. Update your payment method so that it goes through.
method-lapses-sentence = Your next charge is on { $day } and may not go through.
method-expired-title = { $method } has expired
method-missing-title = There is no payment method for { $plan }
method-missing-sentence = It renews on { $day }. Add a payment method so that it goes on.
method-lacking-sentence = It renews on { $day }, and nothing is on file to pay for it.

## Tabs

subscriptions = Subscriptions
invoices = Invoices
payment-methods = Payment methods

## Subscriptions

subscription = Subscription
no-subscription = You have no subscription at the moment.
past-subscriptions = { $count ->
    [one] 1 past subscription
   *[other] { $count } past subscriptions
}
status-incomplete = Waiting for payment
status-incomplete-expired = Never started
status-trialing = Trial
status-active = Active
status-past-due = Payment overdue
status-unpaid = Unpaid
status-canceled = Ended
status-paused = Paused
status-unknown = Other
# Active, but set to end, be it soon or not.
status-ending = Ending
current-period = Current period
next-charge = Next charge
# What is charged next: $amount on $day.
amount-on-day = { $amount } on { $day }
# Below a charge that depends on use.
includes-use = Your use so far is included.
ended = Ended
ended-on = Ended on { $day }
ends-on = Ends on { $day } and will not renew
ends-on-renews-before = Ends on { $day }. Until then, it renews.
payments-paused = Payments are paused
payments-paused-until = Payments are paused until { $day }
# Of a subscription that ends before the pause does.
payments-paused-until-end = Payments are paused until it ends
trial-until = Free trial until { $day }, then it renews
trial-until-without-method = Free trial until { $day }. Without a payment method, it won’t go on after that
renews-on = Renews on { $day }
scheduled = Changes to this subscription are already scheduled, so its end can’t be changed directly.
unknown-status = This subscription can’t be changed here at the moment. Please contact us.

## What a subscription costs. $price is an amount of money, like “€12.00”.

price-once = { $price }, once
price-per-day = { $price } per day
price-per-week = { $price } per week
price-per-month = { $price } per month
price-per-year = { $price } per year
price-every-days = { $count ->
   *[other] { $price } every { $count } days
}
price-every-weeks = { $count ->
   *[other] { $price } every { $count } weeks
}
price-every-months = { $count ->
   *[other] { $price } every { $count } months
}
price-every-years = { $count ->
   *[other] { $price } every { $count } years
}
# How a total comes about: 5 times $price.
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = { $price } per unit used
# $price for each $count units.
price-per-package = { $count ->
   *[other] { $price } per { $count } units
}
price-by-use = Price depends on use
price-by-quantity = Price depends on quantity
quantity = { $count ->
    [one] 1 unit
   *[other] { $count } units
}
billed-every-days = { $count ->
    [one] billed every day
   *[other] billed every { $count } days
}
billed-every-weeks = { $count ->
    [one] billed every week
   *[other] billed every { $count } weeks
}
billed-every-months = { $count ->
    [one] billed every month
   *[other] billed every { $count } months
}
billed-every-years = { $count ->
    [one] billed every year
   *[other] billed every { $count } years
}
another-price = another price
another-product = another product

## How a price in steps comes about: a small table, one line a step.

price-steps = How the price comes about
# Each unit costs what its own step says.
price-steps-graduated = Each step’s price applies to the units within it.
# All units cost what the step says that their number falls into.
price-steps-volume = The price of the step that your quantity falls into applies to all units.
price-steps-units = Units
price-steps-each = Each
price-steps-flat = Flat fee
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } and more

## Discounts

discount = Discount
# $percent is like “20%”.
discount-percent = { $percent } off
discount-amount = { $amount } off
# $off is like “20% off”, $name is what the coupon is called.
discount-named = { $off } ({ $name })
discount-unknown = A discount applies
discount-once = { $discount }, on the next invoice
discount-until = { $discount }, until { $day }
# A discount of one of several products.
discount-for = { $discount }, for { $product }

## What can be done with a subscription

# Several buttons say the same; for screen readers the name of the subscription follows.
cancel = Cancel
resume = Resume
resume-payments = Resume payments
pay-amount = Pay { $amount }
# Read by screen readers after “Pay $12.00”.
for-invoice = for invoice { $number }
update-payment-method = Update payment method
add-payment-method = Add payment method
see-schedule = See what is scheduled

## The question before canceling

cancel-title-html = Cancel <bdi>{ $plan }</bdi>?
cancel-page-title = Cancel { $plan }
cancel-last-day-html = You can use it until <strong>{ $day }</strong>. After that day it will not renew, and you will not be charged for it again.
cancel-last-day-owing-html = It ends on <strong>{ $day }</strong>. After that day it will not renew, and nothing new will be charged for it.
cancel-ends-html = It ends on <strong>{ $day }</strong>. After that, it will not renew.
cancel-end-of-period = It will end with its current period, and you will not be charged for it again.
cancel-renews-before = Until then, what has shorter periods goes on renewing:
# $name is a product, $price is like “$12.00 per month”.
cancel-renewal = { $name }: { $price }, next on { $day }
cancel-one-item = One item
cancel-debt-html = Canceling does not settle what is open: <strong>{ $amount }</strong> stays owed.
cancel-debt-collected-until = We go on collecting it until { $day }. Once the subscription has ended, we stop trying to collect the open invoice, and you can still pay it.
cancel-debt-collected = We go on collecting it until the subscription ends. Then we stop trying to collect the open invoice, and you can still pay it.
cancel-debt-given-up = We no longer try to collect it, and you can still pay it.
# Of invoices that are sent to be paid, and never collected by themselves.
cancel-debt-sent = You can still pay it, also once the subscription has ended.
cancel-open-invoice = Invoice { $number }: { $amount }
# Of a price by what is used.
cancel-usage = What you use until then is still billed.
# Of an invoice that is made, and charged in the next hours. $amount is like “€12.00”, $day like “Dec 1, 2026”.
cancel-still-charged = { $amount } for the time that has begun will still be charged on { $day }.
cancel-can-undo = You can change your mind and keep it until then.
cancel-subscription = Cancel subscription
keep-subscription = Keep subscription
no-invoice-number = without a number

## The question before a subscription is released from its schedule

release-title-html = Release <bdi>{ $plan }</bdi> from its scheduled changes?
release-page-title = Release { $plan }
release-planned = What is planned:
release-nothing-planned = Nothing that changes what you pay.
release-step-ends = Ends on { $day }.
release-step-free = The schedule ends on { $day }. After that the subscription goes on as it is then.
# $plans is like “Pro ($12.00 per month) + Seats (5 × $3.00 per month)”.
release-step-changes = Changes on { $day } to { $plans }.
release-if = If you release it:
release-not-applies = The schedule no longer applies: none of this happens.
release-not-applies-nor-ends = The schedule no longer applies: none of this happens, and it no longer ends by itself.
release-stays = It stays as it is now: { $price }. It renews and goes on until you cancel it.
release-stays-until-html = It stays as it is now: { $price }. It renews on <strong>{ $day }</strong> and goes on until you cancel it.
release-final = You can cancel it then. What was planned can’t be brought back here.
release-subscription = Release subscription
leave-as-planned = Leave it as planned

## Invoices

invoices-csv = Download all as CSV
invoices-none = You have no invoices yet.
invoices-none-chosen = There are no invoices of this kind.
invoices-show-all = Show all invoices
# Pages of a long list.
invoices-pages = Pages of invoices
invoices-newer = Newer
invoices-older = Older

# What a long list can be narrowed to. “Show” is the button beside the two choices.
invoices-choose = Choose invoices
invoices-year = Year
invoices-every-year = All years
invoices-status = Status
invoices-every-status = All
invoices-show = Show

# Above the columns.
invoice-column = Invoice
invoice-date-column = Date
invoice-amount-column = Amount
invoice-status-column = Status
invoice-actions-column = Actions

# How an invoice stands. “Processing”: its payment was begun, and the bank takes some days. “Void”: it was withdrawn, and nobody has to pay it. “Not collected”: the company has given up on being paid.
invoice-paid = Paid
invoice-open = Open
invoice-on-its-way = Processing
invoice-void = Void
invoice-uncollectible = Not collected
invoice-other = Other

# What an invoice was for, or what a customer is subscribed to, after the first of it: “Team and 2 more”.
first-and-others = { $others ->
    [one] { $first } and 1 more
   *[other] { $first } and { $others } more
}
invoice-subject-and-more = { $first } and more
invoice-refunded = Refunded { $amount }
invoice-credited = Credited { $amount }
invoice-without-number = No number

# Links. What is in <span class=unseen> is read aloud only, and follows what is seen.
invoice-view-html = <span class=unseen>View invoice </span><bdi>{ $number }</bdi>
invoice-pay-html = Pay<span class=unseen> invoice <bdi>{ $number }</bdi></span>
invoice-pdf-html = Download PDF<span class=unseen> of invoice <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Download PDF of </span>Credit note <bdi>{ $number }</bdi>

## Pages that say what went wrong. A title, why, and what to do.

link-unknown = This link doesn’t work
link-unknown-why = It may not be complete.
link-unknown-advice = Check that you opened the whole link, or ask the company that sent it for a new one.
link-expired = This link has expired
link-expired-why = Links to your billing page last only a while, to keep it safe.
link-expired-advice = Go back to the app or the email that brought you here and ask for a new one.
link-revoked = This link is no longer valid
link-revoked-why = It has been switched off.
link-revoked-advice = Ask the company that sent it for a new one.
not-found = Not found
not-found-why = There is nothing here, or it isn’t part of your billing.
not-allowed = That isn’t allowed
not-allowed-why = Your link doesn’t include this, or the request came from another site. Nothing was changed.
too-many-requests = One moment, please
too-many-requests-why = That was a lot at once. Wait a little, then try again.
unavailable = Not available right now
unavailable-why = Something that this page needs isn’t answering at the moment.
unavailable-advice = Try again in a minute. If you were changing something, check first whether it was done.
failed = Something went wrong
failed-why = This is on our side, and it has been recorded.
refused = That didn’t work
refused-why = Things may have changed since you opened the page.
go-back-advice = Go back and try again.
look-again-advice = Go back to your billing page to see where things stand.
back-to-billing = Back to billing
# A mail address and a link to a help page may follow, in the same line.
need-help = Need help?
help-page = Visit our help page

## A new link by email, offered on the page of a link that has expired.

# On a button.
email-new-link = Email me a new link
email-new-link-where = It goes to the email address that we have for you.
# The title of the page that follows.
new-link-asked = Check your email
new-link-on-its-way = If we have an email address for you, a new link is on its way.
new-link-none-came = It can take a few minutes. If nothing comes, look in your spam folder.
new-link-too-often = You have asked for a new link several times already. Check your email, or try again later.
# $brand is the company’s name.
mail-new-link-subject = Your new link to billing at { $brand }
mail-new-link-intro = Somebody, most likely you, asked { $brand } for a new link to your billing page. Here it is.
# On a button.
mail-new-link-button = Open your billing page
mail-new-link-lasts = The link works for { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}. Don’t pass it on: whoever has it can open the page.
mail-new-link-ignore = If you didn’t ask for this, you don’t need to do anything.
mail-help = Questions? Write to { $address }

## Payment methods

no-payment-method = No payment method is on file.
# Beside the payment method that pays for what has none of its own.
default-method = Default
# What a payment method is called when nothing more is known of it; the last four digits may follow.
a-card = Card
a-bank-account = Bank account
a-payment-method = Payment method
# $month is as cards have it: 08/2027.
card-expires = Expires { $month }
card-expires-soon = Expires { $month }, before your next payment
card-expired = Expired { $month }
# The names of subscriptions follow.
pays-for = Pays for
# Between the names of subscriptions.
list-comma = { ", " }
# A button: all subscriptions are charged to this payment method from now on.
use-for-everything = Use for everything
# The same button where there is no subscription.
make-default = Make default
remove = Remove
add-payment-method-hint = You enter it on Stripe’s secure page. It will then pay for everything.
add-payment-method-where = You enter it on Stripe’s secure page.
you-owe = You owe { $amount }.
# A button. $method is such as “Visa •••• 4242”.
pay-now-with = Pay { $amount } now with { $method }

## Removing a payment method

remove-html = Remove <bdi>{ $method }</bdi>?
cannot-remove-html = <bdi>{ $method }</bdi> can’t be removed yet
# The names of subscriptions follow, as a list.
still-pays-for = No other payment method on file could pay for:
add-another-first = Add another one first. After that you can remove this one.
# The names of subscriptions follow, as a list.
pays-instead-html = <bdi>{ $method }</bdi> will pay instead, for:
becomes-default-html = <bdi>{ $method }</bdi> will be your default instead.
pays-for-nothing = Nothing is charged to it.
removed-for-good = To use it again later, you would have to enter it again.
remove-payment-method = Remove payment method
keep-it = Keep it
back-to-payment-methods = Back to payment methods

## What was just done

notice-canceled = { $plan } will end on { $day }. You can still change your mind.
notice-kept = Your subscription continues. Nothing else has changed.
notice-unpaused = Payments go on with the next invoice.
notice-resumed = Your subscription is resumed, in a new period from today.
notice-resumed-unpaid = Your subscription is resumed, but not paid yet. It goes on as soon as its open invoice is paid.
notice-released = What was scheduled will not happen. Your subscription stays as it is, and you can cancel it now.
notice-card-updated = Your new payment method is in place for everything.
notice-card-superseded = You have chosen another payment method since then. That one is in place.
notice-card-canceled = Nothing was changed. Your payment methods are the same as before.
notice-card-not-finished = You have not finished entering the new payment method, so nothing was changed.
notice-card-declined = Your bank declined the new payment method, so nothing was changed. Try another one.
notice-card-page-expired = The page to enter a payment method was open for too long, so nothing was changed. Please start again.
notice-card-unconfirmed = Your new payment method still has to be confirmed. Once it is, it will pay for everything; until then nothing changes.
notice-card-pending = Your new payment method was saved and will be in place in a few minutes.
notice-card-unknown = This page does not know that payment method. Nothing was changed.
notice-method-default = From now on everything is charged to this payment method.
notice-method-unusable = That payment method can’t be used anymore, so nothing was changed. Enter it again, or use another one.
notice-method-removed = The payment method is removed.
notice-paid = Thank you. Everything is paid.
notice-paid-this = Thank you. This payment went through.
notice-paid-some = One payment went through, and the next did not. What is still open is shown here.
notice-pay-processing = Your payment is on its way. Your bank may take a few days to confirm it.
notice-pay-changed = What you owe has changed in the meantime. Here is how it stands now.
notice-pay-declined = Your bank declined the payment without saying why. Ask your bank, or try another payment method.
notice-pay-declined-funds = The payment was declined: there is not enough money on this card. Try again later, or use another payment method.
notice-pay-declined-limit = The payment was declined: it is more than the limit of this card allows. Ask your bank, or use another payment method.
notice-pay-declined-expired = The payment was declined: this card has expired. Use another payment method.
notice-pay-declined-unsupported = The payment was declined: this card can’t be used for this kind of payment. Use another payment method.
notice-pay-declined-details = The payment was declined: the details of this card are not right. Enter it again, or use another payment method.
notice-pay-declined-later = Your bank could not be reached. You can try again in a few minutes.
notice-pay-impossible = This can’t be paid with that payment method. Use another one.

## Why something can’t be done with a subscription as it is now

refused-over = This subscription has already ended, so there is nothing left to change.
refused-incomplete = The first payment of this subscription has not been made yet. Pay its open invoice first.
refused-paused = This subscription is paused and costs nothing. It has to be resumed before it can be changed.
refused-no-payment-method = This subscription is paused until a payment method is added. Add one, then resume it.
refused-unpaid = This subscription goes on as soon as its open invoice is paid.
refused-nothing-to-pay = No invoice of this subscription is open.
not-confirmed = Your change has not been confirmed yet. Look at your billing page again in a minute before you try again.
