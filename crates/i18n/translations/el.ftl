## Everywhere

billing = Χρεώσεις
back-to-html = Επιστροφή σε <bdi>{ $project }</bdi>
skip-to-content = Μετάβαση στο περιεχόμενο
page-updated = Η σελίδα ενημερώθηκε.
offline = Δεν ήταν δυνατή η σύνδεση με τον διακομιστή. Όταν συνδεθείτε ξανά, η σελίδα θα δείχνει την τρέχουσα κατάσταση.

## At the foot of the page

contact = Επικοινωνία
help = Βοήθεια
terms = Όροι
privacy = Απόρρητο
language = Γλώσσα
change-language = Αλλαγή γλώσσας

## What is shown when the page can't be brought up to date

stale = Τελευταία ενημέρωση: { $time }. Η ενημέρωση της σελίδας δεν είναι δυνατή αυτή τη στιγμή, οπότε ίσως λείπουν πιο πρόσφατες αλλαγές.

## At the top of the page: what is paid, when, and with what

summary = Με μια ματιά
summary-plan = Το πρόγραμμά σας
summary-plans = Τα προγράμματά σας
summary-next-charge = Επόμενη χρέωση
summary-paid-with = Τρόπος πληρωμής
summary-no-plan = Καμία συνδρομή
summary-no-charge = Δεν θα χρεωθείτε
summary-no-payment-method = Κανένας τρόπος πληρωμής
summary-by-invoice = Με τιμολόγιο
summary-on-day = στις { $day }
summary-after-trial = στις { $day }, όταν λήξει η δοκιμαστική περίοδος
summary-ends = Λήγει στις { $day }
summary-more = { $count ->
    [one] και 1 ακόμη
   *[other] και { $count } ακόμη
}

## What needs the customer, above everything else

needs-you = Απαιτείται ενέργεια από εσάς
beyond-link = Αυτό δεν μπορεί να διευθετηθεί μέσω αυτού του συνδέσμου.
past-due-title = Η πληρωμή σας για { $plan } απέτυχε
past-due-sentence = Για να διατηρήσετε τη συνδρομή, πληρώστε τώρα το ανεξόφλητο τιμολόγιο ή ενημερώστε τον τρόπο πληρωμής.
past-due-or-add-sentence = Για να διατηρήσετε τη συνδρομή, πληρώστε τώρα το ανεξόφλητο τιμολόγιο ή προσθέστε τρόπο πληρωμής.
past-due-update-sentence = Για να διατηρήσετε τη συνδρομή, ενημερώστε τον τρόπο πληρωμής.
past-due-add-sentence = Για να διατηρήσετε τη συνδρομή, προσθέστε τρόπο πληρωμής.
past-due-owed-sentence = Το τιμολόγιο της συνδρομής δεν έχει πληρωθεί ακόμη.
past-due-next-try = Η πληρωμή θα επιχειρηθεί ξανά στις { $day }.
confirm-payment-title = Η τράπεζά σας ζητά να επιβεβαιώσετε την πληρωμή για { $plan }
confirm-payment-sentence = Δεν έχει πληρωθεί ακόμη. Ανοίξτε το τιμολόγιο και επιβεβαιώστε εκεί την πληρωμή.
payment-on-its-way-title = Η πληρωμή σας για { $plan } βρίσκεται σε εξέλιξη
payment-on-its-way-sentence = Η τράπεζά σας ίσως χρειαστεί λίγες ημέρες για να την επιβεβαιώσει.
invoice-due-title = Ένα τιμολόγιο για { $plan } είναι ληξιπρόθεσμο
invoice-due-sentence = Για να διατηρήσετε τη συνδρομή, πληρώστε τώρα το ανεξόφλητο τιμολόγιο.
invoice-open-title = Το τιμολόγιο { $number } εκκρεμεί προς πληρωμή
invoice-open-due = Λήγει στις { $day }.
invoice-open-overdue = Έληξε στις { $day }.
invoice-open-failed = Η πληρωμή του απέτυχε. Μπορείτε να το πληρώσετε στην ασφαλή σελίδα της Stripe.
invoice-open-sentence = Μπορείτε να το πληρώσετε στην ασφαλή σελίδα της Stripe.
unpaid-title = Η συνδρομή { $plan } έχει ανασταλεί
unpaid-sentence = Αρκετές πληρωμές απέτυχαν. Εξοφλήστε τις οφειλές για να τη χρησιμοποιήσετε ξανά.
unpaid-owed-sentence = Αρκετές πληρωμές απέτυχαν. Η συνδρομή θα μπορεί να χρησιμοποιηθεί ξανά μόλις εξοφληθούν οι οφειλές.
unpaid-latest-sentence = Αρκετές πληρωμές απέτυχαν. Πληρώστε το τελευταίο τιμολόγιο, { $amount }, για να τη χρησιμοποιήσετε ξανά.
unpaid-then-latest = Μετά απομένει για πληρωμή το τελευταίο τιμολόγιο, { $amount }.
unpaid-settled-sentence = Δεν απομένει τίποτα για πληρωμή εδώ. Επικοινωνήστε μαζί μας για να τη χρησιμοποιήσετε ξανά.
incomplete-title = Η συνδρομή { $plan } δεν έχει ξεκινήσει ακόμη
incomplete-sentence = Η πρώτη πληρωμή δεν έχει ολοκληρωθεί. Για να ξεκινήσετε, ολοκληρώστε την ή επιβεβαιώστε την με την τράπεζά σας.
incomplete-owed-sentence = Η πρώτη πληρωμή δεν έχει ολοκληρωθεί. Η συνδρομή ξεκινά μόλις ολοκληρωθεί.
incomplete-until = Αυτό είναι δυνατό έως: { $time }.
paused-title = Η συνδρομή { $plan } είναι σε παύση
paused-owes-sentence = Θα συνεχιστεί μόλις εξοφληθεί το ανεξόφλητο τιμολόγιό της.
paused-resume-sentence = Η δοκιμαστική περίοδος έληξε χωρίς τρόπο πληρωμής. Μπορείτε να συνεχίσετε τη συνδρομή τώρα.
paused-stays-sentence = Η δοκιμαστική περίοδος έληξε χωρίς τρόπο πληρωμής. Η συνδρομή μένει σε παύση μέχρι να συνεχιστεί.
paused-add-sentence = Η δοκιμαστική περίοδος έληξε. Προσθέστε τρόπο πληρωμής για να συνεχίσετε.
paused-lacks-method-sentence = Η δοκιμαστική περίοδος έληξε χωρίς τρόπο πληρωμής και η συνδρομή δεν μπορεί να συνεχιστεί χωρίς αυτόν.
trial-needs-method-title = Η δοκιμαστική περίοδος για { $plan } λήγει στις { $day }
trial-needs-method-sentence = Προσθέστε τρόπο πληρωμής για να διατηρήσετε τη συνδρομή και μετά.
trial-lacks-method-sentence = Δεν υπάρχει καταχωρισμένος τρόπος πληρωμής για να συνεχιστεί η συνδρομή μετά.
trial-ends-title = Η δοκιμαστική περίοδος για { $plan } λήγει στις { $day }
trial-ends-sentence = Μετά, η συνδρομή συνεχίζεται με τον αποθηκευμένο τρόπο πληρωμής.
method-expires-title = Ο τρόπος πληρωμής { $method } λήγει πριν από την επόμενη χρέωση
method-expires-sentence = Η επόμενη χρέωση είναι στις { $day }. Ενημερώστε τον τρόπο πληρωμής για να ολοκληρωθεί κανονικά.
method-lapses-sentence = Η επόμενη χρέωση είναι στις { $day } και ενδέχεται να μην ολοκληρωθεί.
method-expired-title = Ο τρόπος πληρωμής { $method } έληξε
method-missing-title = Δεν υπάρχει τρόπος πληρωμής για { $plan }
method-missing-sentence = Η συνδρομή ανανεώνεται στις { $day }. Προσθέστε τρόπο πληρωμής για να συνεχιστεί.
method-lacking-sentence = Η συνδρομή ανανεώνεται στις { $day } και δεν υπάρχει καταχωρισμένος τρόπος πληρωμής.

## Tabs

subscriptions = Συνδρομές
invoices = Τιμολόγια
payment-methods = Τρόποι πληρωμής

## Subscriptions

subscription = Συνδρομή
no-subscription = Δεν έχετε συνδρομή αυτή τη στιγμή.
past-subscriptions = { $count ->
    [one] 1 παλαιότερη συνδρομή
   *[other] { $count } παλαιότερες συνδρομές
}
status-incomplete = Σε αναμονή πληρωμής
status-incomplete-expired = Δεν ξεκίνησε
status-trialing = Δοκιμαστική
status-active = Ενεργή
status-past-due = Ληξιπρόθεσμη πληρωμή
status-unpaid = Ανεξόφλητη
status-canceled = Έληξε
status-paused = Σε παύση
status-unknown = Άλλο
status-ending = Λήγει
current-period = Τρέχουσα περίοδος
next-charge = Επόμενη χρέωση
amount-on-day = { $amount } στις { $day }
includes-use = Περιλαμβάνεται η χρήση σας μέχρι τώρα.
ended = Έληξε
ended-on = Έληξε στις { $day }
ends-on = Λήγει στις { $day } και δεν θα ανανεωθεί
ends-on-renews-before = Λήγει στις { $day }. Μέχρι τότε ανανεώνεται.
payments-paused = Οι πληρωμές είναι σε παύση
payments-paused-until = Οι πληρωμές είναι σε παύση μέχρι τις { $day }
payments-paused-until-end = Οι πληρωμές είναι σε παύση μέχρι τη λήξη της συνδρομής
trial-until = Δωρεάν δοκιμή μέχρι τις { $day } και μετά ανανέωση
trial-until-without-method = Δωρεάν δοκιμή μέχρι τις { $day }. Χωρίς τρόπο πληρωμής, η συνδρομή δεν θα συνεχιστεί μετά
renews-on = Ανανεώνεται στις { $day }
scheduled = Υπάρχουν ήδη προγραμματισμένες αλλαγές για αυτή τη συνδρομή, οπότε η λήξη της δεν μπορεί να αλλάξει απευθείας.
unknown-status = Αυτή η συνδρομή δεν μπορεί να αλλάξει εδώ αυτή τη στιγμή. Επικοινωνήστε μαζί μας.

## What a subscription costs

price-once = { $price }, εφάπαξ
price-per-day = { $price } ανά ημέρα
price-per-week = { $price } ανά εβδομάδα
price-per-month = { $price } ανά μήνα
price-per-year = { $price } ανά έτος
price-every-days = { $count ->
    [one] { $price } κάθε { $count } ημέρα
   *[other] { $price } κάθε { $count } ημέρες
}
price-every-weeks = { $count ->
    [one] { $price } κάθε { $count } εβδομάδα
   *[other] { $price } κάθε { $count } εβδομάδες
}
price-every-months = { $count ->
    [one] { $price } κάθε { $count } μήνα
   *[other] { $price } κάθε { $count } μήνες
}
price-every-years = { $count ->
    [one] { $price } κάθε { $count } έτος
   *[other] { $price } κάθε { $count } έτη
}
price-times = { $count ->
    [one] { $count } × { $price }
   *[other] { $count } × { $price }
}
price-per-use = { $price } ανά μονάδα χρήσης
price-per-package = { $count ->
    [one] { $price } ανά { $count } μονάδα
   *[other] { $price } ανά { $count } μονάδες
}
price-by-use = Η τιμή εξαρτάται από τη χρήση
price-by-quantity = Η τιμή εξαρτάται από την ποσότητα
quantity = { $count ->
    [one] 1 μονάδα
   *[other] { $count } μονάδες
}
billed-every-days = { $count ->
    [one] χρέωση κάθε ημέρα
   *[other] χρέωση κάθε { $count } ημέρες
}
billed-every-weeks = { $count ->
    [one] χρέωση κάθε εβδομάδα
   *[other] χρέωση κάθε { $count } εβδομάδες
}
billed-every-months = { $count ->
    [one] χρέωση κάθε μήνα
   *[other] χρέωση κάθε { $count } μήνες
}
billed-every-years = { $count ->
    [one] χρέωση κάθε έτος
   *[other] χρέωση κάθε { $count } έτη
}
another-price = άλλη τιμή
another-product = άλλο προϊόν

## How a price in steps comes about

price-steps = Πώς υπολογίζεται η τιμή
price-steps-graduated = Η τιμή κάθε κλίμακας ισχύει για τις μονάδες που ανήκουν σε αυτήν.
price-steps-volume = Η τιμή της κλίμακας στην οποία ανήκει η ποσότητά σας ισχύει για όλες τις μονάδες.
price-steps-units = Μονάδες
price-steps-each = Τιμή μονάδας
price-steps-flat = Πάγια χρέωση
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } και άνω

## Discounts

discount = Έκπτωση
discount-percent = Έκπτωση { $percent }
discount-amount = Έκπτωση { $amount }
discount-named = { $off } ({ $name })
discount-unknown = Ισχύει έκπτωση
discount-once = { $discount }, στο επόμενο τιμολόγιο
discount-until = { $discount }, μέχρι τις { $day }
discount-for = { $discount }, για { $product }

## What can be done with a subscription

cancel = Ακύρωση
resume = Συνέχιση
resume-payments = Συνέχιση πληρωμών
pay-amount = Πληρωμή { $amount }
for-invoice = για το τιμολόγιο { $number }
update-payment-method = Ενημέρωση τρόπου πληρωμής
add-payment-method = Προσθήκη τρόπου πληρωμής
see-schedule = Προβολή προγραμματισμένων αλλαγών

## The question before canceling

cancel-title-html = Να ακυρωθεί η συνδρομή <bdi>{ $plan }</bdi>;
cancel-page-title = Ακύρωση συνδρομής { $plan }
cancel-last-day-html = Μπορείτε να τη χρησιμοποιείτε μέχρι τις <strong>{ $day }</strong>. Μετά δεν θα ανανεωθεί και δεν θα χρεωθείτε ξανά για αυτήν.
cancel-last-day-owing-html = Λήγει στις <strong>{ $day }</strong>. Μετά δεν θα ανανεωθεί και δεν θα υπάρξει νέα χρέωση για αυτήν.
cancel-ends-html = Λήγει στις <strong>{ $day }</strong>. Μετά δεν θα ανανεωθεί.
cancel-end-of-period = Θα λήξει στο τέλος της τρέχουσας περιόδου και δεν θα χρεωθείτε ξανά για αυτήν.
cancel-renews-before = Μέχρι τότε, όσα έχουν μικρότερη περίοδο θα συνεχίσουν να ανανεώνονται:
cancel-renewal = { $name }: { $price }, επόμενη χρέωση στις { $day }
cancel-one-item = Ένα στοιχείο
cancel-debt-html = Με την ακύρωση δεν εξοφλούνται οι εκκρεμότητες: εξακολουθείτε να οφείλετε <strong>{ $amount }</strong>.
cancel-debt-collected-until = Θα συνεχίσουμε τις προσπάθειες είσπραξης μέχρι τις { $day }. Όταν λήξει η συνδρομή, δεν θα προσπαθούμε πλέον να εισπράξουμε το ανεξόφλητο τιμολόγιο, όμως θα μπορείτε ακόμη να το πληρώσετε.
cancel-debt-collected = Θα συνεχίσουμε τις προσπάθειες είσπραξης μέχρι να λήξει η συνδρομή. Μετά δεν θα προσπαθούμε πλέον να εισπράξουμε το ανεξόφλητο τιμολόγιο, όμως θα μπορείτε ακόμη να το πληρώσετε.
cancel-debt-given-up = Δεν προσπαθούμε πλέον να εισπράξουμε το ποσό, όμως μπορείτε ακόμη να το πληρώσετε.
cancel-debt-sent = Μπορείτε να πληρώσετε το ποσό και αφού λήξει η συνδρομή.
cancel-open-invoice = Τιμολόγιο { $number }: { $amount }
cancel-usage = Ό,τι χρησιμοποιήσετε μέχρι τότε θα χρεωθεί κανονικά.
cancel-still-charged = Το ποσό { $amount } για την περίοδο που ξεκίνησε θα χρεωθεί και πάλι στις { $day }.
cancel-can-undo = Μέχρι τότε μπορείτε να αλλάξετε γνώμη και να διατηρήσετε τη συνδρομή.
cancel-subscription = Ακύρωση συνδρομής
keep-subscription = Διατήρηση συνδρομής
no-invoice-number = χωρίς αριθμό

## The question before a subscription is released from its schedule

release-title-html = Να καταργηθούν οι προγραμματισμένες αλλαγές για <bdi>{ $plan }</bdi>;
release-page-title = Κατάργηση αλλαγών για { $plan }
release-planned = Τι έχει προγραμματιστεί:
release-nothing-planned = Τίποτα που να αλλάζει όσα πληρώνετε.
release-step-ends = Λήγει στις { $day }.
release-step-free = Ο προγραμματισμός λήγει στις { $day }. Μετά η συνδρομή συνεχίζεται όπως θα είναι τότε.
release-step-changes = Στις { $day } αλλάζει σε { $plans }.
release-if = Αν καταργήσετε τις αλλαγές:
release-not-applies = Ο προγραμματισμός παύει να ισχύει και τίποτα από τα παραπάνω δεν θα γίνει.
release-not-applies-nor-ends = Ο προγραμματισμός παύει να ισχύει: τίποτα από τα παραπάνω δεν θα γίνει και η συνδρομή δεν θα λήξει πλέον αυτόματα.
release-stays = Η συνδρομή μένει όπως είναι τώρα: { $price }. Ανανεώνεται και συνεχίζεται μέχρι να την ακυρώσετε.
release-stays-until-html = Η συνδρομή μένει όπως είναι τώρα: { $price }. Ανανεώνεται στις <strong>{ $day }</strong> και συνεχίζεται μέχρι να την ακυρώσετε.
release-final = Μετά θα μπορείτε να την ακυρώσετε. Οι προγραμματισμένες αλλαγές δεν μπορούν να επανέλθουν από εδώ.
release-subscription = Κατάργηση αλλαγών
leave-as-planned = Να μείνουν ως έχουν

## Invoices

invoices-csv = Λήψη όλων σε CSV
invoices-none = Δεν έχετε ακόμη τιμολόγια.
invoices-none-chosen = Δεν υπάρχουν τέτοια τιμολόγια.
invoices-show-all = Εμφάνιση όλων των τιμολογίων
invoices-pages = Σελίδες τιμολογίων
invoices-newer = Νεότερα
invoices-older = Παλαιότερα

invoices-choose = Επιλογή τιμολογίων
invoices-year = Έτος
invoices-every-year = Όλα τα έτη
invoices-status = Κατάσταση
invoices-every-status = Όλες
invoices-show = Εμφάνιση

invoice-column = Τιμολόγιο
invoice-date-column = Ημερομηνία
invoice-amount-column = Ποσό
invoice-status-column = Κατάσταση
invoice-actions-column = Ενέργειες

invoice-paid = Εξοφλημένο
invoice-open = Ανεξόφλητο
invoice-on-its-way = Σε επεξεργασία
invoice-void = Ακυρωμένο
invoice-uncollectible = Δεν εισπράχθηκε
invoice-other = Άλλο

first-and-others = { $others ->
    [one] { $first } και 1 ακόμη
   *[other] { $first } και { $others } ακόμη
}
invoice-subject-and-more = { $first } και άλλα
invoice-refunded = Επιστροφή χρημάτων { $amount }
invoice-credited = Πίστωση { $amount }
invoice-without-number = Χωρίς αριθμό

invoice-view-html = <span class=unseen>Προβολή τιμολογίου </span><bdi>{ $number }</bdi>
invoice-pay-html = Πληρωμή<span class=unseen> τιμολογίου <bdi>{ $number }</bdi></span>
invoice-pdf-html = Λήψη PDF<span class=unseen> του τιμολογίου <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Λήψη PDF: </span>Πιστωτικό τιμολόγιο <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Ο σύνδεσμος δεν λειτουργεί
link-unknown-why = Ίσως δεν είναι ολόκληρος.
link-unknown-advice = Βεβαιωθείτε ότι ανοίξατε ολόκληρο τον σύνδεσμο ή ζητήστε νέο από την εταιρεία που σας τον έστειλε.
link-expired = Ο σύνδεσμος έχει λήξει
link-expired-why = Για λόγους ασφάλειας, οι σύνδεσμοι προς τη σελίδα χρεώσεων ισχύουν μόνο για λίγο.
link-expired-advice = Επιστρέψτε στην εφαρμογή ή στο email από όπου ήρθατε και ζητήστε νέο σύνδεσμο.
link-revoked = Ο σύνδεσμος δεν ισχύει πλέον
link-revoked-why = Έχει απενεργοποιηθεί.
link-revoked-advice = Ζητήστε νέο από την εταιρεία που σας τον έστειλε.
not-found = Δεν βρέθηκε
not-found-why = Δεν υπάρχει τίποτα εδώ ή δεν ανήκει στις χρεώσεις σας.
not-allowed = Αυτό δεν επιτρέπεται
not-allowed-why = Ο σύνδεσμός σας δεν το περιλαμβάνει ή το αίτημα προήλθε από άλλον ιστότοπο. Δεν άλλαξε τίποτα.
too-many-requests = Μια στιγμή, παρακαλούμε
too-many-requests-why = Λάβαμε πολλά αιτήματα μαζί. Περιμένετε λίγο και δοκιμάστε ξανά.
unavailable = Μη διαθέσιμο αυτή τη στιγμή
unavailable-why = Κάτι που χρειάζεται αυτή η σελίδα δεν ανταποκρίνεται αυτή τη στιγμή.
unavailable-advice = Δοκιμάστε ξανά σε ένα λεπτό. Αν κάνατε κάποια αλλαγή, ελέγξτε πρώτα αν ολοκληρώθηκε.
failed = Κάτι πήγε στραβά
failed-why = Το πρόβλημα είναι δικό μας και έχει καταγραφεί.
refused = Δεν ήταν δυνατό
refused-why = Ίσως κάτι άλλαξε από τη στιγμή που ανοίξατε τη σελίδα.
go-back-advice = Επιστρέψτε και δοκιμάστε ξανά.
look-again-advice = Επιστρέψτε στη σελίδα χρεώσεων για να δείτε την τρέχουσα κατάσταση.
back-to-billing = Επιστροφή στις χρεώσεις
need-help = Χρειάζεστε βοήθεια;
help-page = Δείτε τη σελίδα βοήθειας

## A new link by email, offered on the page of a link that has expired

email-new-link = Αποστολή νέου συνδέσμου με email
email-new-link-where = Θα σταλεί στη διεύθυνση email που έχουμε για εσάς.
new-link-asked = Ελέγξτε το email σας
new-link-on-its-way = Αν έχουμε διεύθυνση email για εσάς, ο νέος σύνδεσμος είναι καθ’ οδόν.
new-link-none-came = Μπορεί να χρειαστούν λίγα λεπτά. Αν δεν λάβετε τίποτα, ελέγξτε τον φάκελο ανεπιθύμητων.
new-link-too-often = Έχετε ήδη ζητήσει νέο σύνδεσμο αρκετές φορές. Ελέγξτε το email σας ή δοκιμάστε ξανά αργότερα.
mail-new-link-subject = Ο νέος σας σύνδεσμος για τις χρεώσεις: { $brand }
mail-new-link-intro = Κάποιος, πιθανότατα εσείς, ζήτησε από { $brand } νέο σύνδεσμο για τη σελίδα χρεώσεών σας. Θα τον βρείτε εδώ.
mail-new-link-button = Άνοιγμα σελίδας χρεώσεων
mail-new-link-lasts = Ο σύνδεσμος ισχύει για { $minutes ->
    [one] 1 λεπτό
   *[other] { $minutes } λεπτά
}. Μην τον δώσετε σε άλλους: όποιος τον έχει μπορεί να ανοίξει τη σελίδα.
mail-new-link-ignore = Αν δεν το ζητήσατε εσείς, δεν χρειάζεται να κάνετε τίποτα.
mail-help = Έχετε ερωτήσεις; Γράψτε μας στο { $address }

## Payment methods

no-payment-method = Δεν υπάρχει αποθηκευμένος τρόπος πληρωμής.
default-method = Προεπιλογή
a-card = Κάρτα
a-bank-account = Τραπεζικός λογαριασμός
a-payment-method = Τρόπος πληρωμής
card-expires = Λήγει { $month }
card-expires-soon = Λήγει { $month }, πριν από την επόμενη πληρωμή
card-expired = Έληξε { $month }
pays-for = Χρησιμοποιείται για
list-comma = { ", " }
use-for-everything = Χρήση για όλα
make-default = Ορισμός ως προεπιλογής
remove = Αφαίρεση
add-payment-method-hint = Τον καταχωρίζετε στην ασφαλή σελίδα της Stripe. Μετά θα χρησιμοποιείται για όλες τις πληρωμές.
add-payment-method-where = Τον καταχωρίζετε στην ασφαλή σελίδα της Stripe.
you-owe = Οφείλετε { $amount }.
pay-now-with = Πληρωμή { $amount } τώρα με { $method }

## Removing a payment method

remove-html = Να αφαιρεθεί ο τρόπος πληρωμής <bdi>{ $method }</bdi>;
cannot-remove-html = Ο τρόπος πληρωμής <bdi>{ $method }</bdi> δεν μπορεί να αφαιρεθεί ακόμη
still-pays-for = Κανένας άλλος αποθηκευμένος τρόπος πληρωμής δεν μπορεί να χρησιμοποιηθεί για:
add-another-first = Προσθέστε πρώτα έναν άλλο. Μετά θα μπορείτε να αφαιρέσετε αυτόν.
pays-instead-html = Στη θέση του θα χρησιμοποιείται <bdi>{ $method }</bdi> για:
becomes-default-html = Νέα προεπιλογή θα είναι: <bdi>{ $method }</bdi>.
pays-for-nothing = Δεν χρεώνεται τίποτα σε αυτόν.
removed-for-good = Για να τον χρησιμοποιήσετε ξανά αργότερα, θα πρέπει να τον καταχωρίσετε από την αρχή.
remove-payment-method = Αφαίρεση τρόπου πληρωμής
keep-it = Διατήρηση
back-to-payment-methods = Επιστροφή στους τρόπους πληρωμής

## What was just done

notice-canceled = Η συνδρομή { $plan } θα λήξει στις { $day }. Μπορείτε ακόμη να αλλάξετε γνώμη.
notice-kept = Η συνδρομή σας συνεχίζεται. Δεν άλλαξε τίποτα άλλο.
notice-unpaused = Οι πληρωμές συνεχίζονται από το επόμενο τιμολόγιο.
notice-resumed = Η συνδρομή σας συνεχίζεται, με νέα περίοδο από σήμερα.
notice-resumed-unpaid = Η συνδρομή σας τέθηκε ξανά σε ισχύ, αλλά δεν έχει πληρωθεί ακόμη. Θα συνεχιστεί μόλις εξοφληθεί το ανεξόφλητο τιμολόγιό της.
notice-released = Οι προγραμματισμένες αλλαγές δεν θα γίνουν. Η συνδρομή σας μένει όπως είναι και μπορείτε πλέον να την ακυρώσετε.
notice-card-updated = Ο νέος τρόπος πληρωμής ισχύει πλέον για όλα.
notice-card-superseded = Στο μεταξύ επιλέξατε άλλον τρόπο πληρωμής. Ισχύει εκείνος.
notice-card-canceled = Δεν άλλαξε τίποτα. Οι τρόποι πληρωμής σας παραμένουν οι ίδιοι.
notice-card-not-finished = Δεν ολοκληρώσατε την καταχώριση του νέου τρόπου πληρωμής, οπότε δεν άλλαξε τίποτα.
notice-card-declined = Η τράπεζά σας απέρριψε τον νέο τρόπο πληρωμής, οπότε δεν άλλαξε τίποτα. Δοκιμάστε κάποιον άλλο.
notice-card-page-expired = Η σελίδα καταχώρισης τρόπου πληρωμής έμεινε ανοιχτή για πολλή ώρα, οπότε δεν άλλαξε τίποτα. Ξεκινήστε ξανά.
notice-card-unconfirmed = Ο νέος τρόπος πληρωμής πρέπει ακόμη να επιβεβαιωθεί. Μόλις επιβεβαιωθεί, θα ισχύει για όλα. Μέχρι τότε δεν αλλάζει τίποτα.
notice-card-pending = Ο νέος τρόπος πληρωμής αποθηκεύτηκε και θα ισχύει σε λίγα λεπτά.
notice-card-unknown = Αυτή η σελίδα δεν αναγνωρίζει αυτόν τον τρόπο πληρωμής. Δεν άλλαξε τίποτα.
notice-method-default = Από εδώ και πέρα όλα χρεώνονται σε αυτόν τον τρόπο πληρωμής.
notice-method-unusable = Αυτός ο τρόπος πληρωμής δεν μπορεί πλέον να χρησιμοποιηθεί, οπότε δεν άλλαξε τίποτα. Καταχωρίστε τον ξανά ή χρησιμοποιήστε κάποιον άλλο.
notice-method-removed = Ο τρόπος πληρωμής αφαιρέθηκε.
notice-paid = Ευχαριστούμε. Έχουν εξοφληθεί όλα.
notice-paid-this = Ευχαριστούμε. Αυτή η πληρωμή ολοκληρώθηκε.
notice-paid-some = Μία πληρωμή ολοκληρώθηκε, η επόμενη όχι. Ό,τι παραμένει ανοικτό εμφανίζεται εδώ.
notice-pay-processing = Η πληρωμή σας βρίσκεται σε εξέλιξη. Η τράπεζά σας ίσως χρειαστεί λίγες ημέρες για να την επιβεβαιώσει.
notice-pay-changed = Στο μεταξύ, το ποσό που οφείλετε άλλαξε. Δείτε εδώ την τρέχουσα κατάσταση.
notice-pay-declined = Η τράπεζά σας απέρριψε την πληρωμή χωρίς να αναφέρει τον λόγο. Ρωτήστε την τράπεζά σας ή δοκιμάστε άλλον τρόπο πληρωμής.
notice-pay-declined-funds = Η πληρωμή απορρίφθηκε: το υπόλοιπο της κάρτας δεν επαρκεί. Δοκιμάστε ξανά αργότερα ή χρησιμοποιήστε άλλον τρόπο πληρωμής.
notice-pay-declined-limit = Η πληρωμή απορρίφθηκε: το ποσό υπερβαίνει το όριο της κάρτας. Ρωτήστε την τράπεζά σας ή χρησιμοποιήστε άλλον τρόπο πληρωμής.
notice-pay-declined-expired = Η πληρωμή απορρίφθηκε: η κάρτα έχει λήξει. Χρησιμοποιήστε άλλον τρόπο πληρωμής.
notice-pay-declined-unsupported = Η πληρωμή απορρίφθηκε: η κάρτα δεν μπορεί να χρησιμοποιηθεί για πληρωμές αυτού του είδους. Χρησιμοποιήστε άλλον τρόπο πληρωμής.
notice-pay-declined-details = Η πληρωμή απορρίφθηκε: τα στοιχεία της κάρτας δεν είναι σωστά. Καταχωρίστε τα ξανά ή χρησιμοποιήστε άλλον τρόπο πληρωμής.
notice-pay-declined-later = Δεν ήταν δυνατή η επικοινωνία με την τράπεζά σας. Μπορείτε να δοκιμάσετε ξανά σε λίγα λεπτά.
notice-pay-impossible = Η πληρωμή δεν μπορεί να γίνει με αυτόν τον τρόπο πληρωμής. Χρησιμοποιήστε κάποιον άλλο.

## Why something can’t be done with a subscription as it is now

refused-over = Αυτή η συνδρομή έχει ήδη λήξει, οπότε δεν υπάρχει κάτι να αλλάξει.
refused-incomplete = Η πρώτη πληρωμή αυτής της συνδρομής δεν έχει γίνει ακόμη. Πληρώστε πρώτα το ανεξόφλητο τιμολόγιό της.
refused-paused = Αυτή η συνδρομή είναι σε παύση και δεν κοστίζει τίποτα. Πρέπει να συνεχιστεί πριν μπορέσει να αλλάξει.
refused-no-payment-method = Αυτή η συνδρομή είναι σε παύση μέχρι να προστεθεί τρόπος πληρωμής. Προσθέστε έναν και μετά συνεχίστε την.
refused-unpaid = Αυτή η συνδρομή συνεχίζεται μόλις πληρωθεί το ανεξόφλητο τιμολόγιό της.
refused-nothing-to-pay = Αυτή η συνδρομή δεν έχει ανεξόφλητο τιμολόγιο.
not-confirmed = Η αλλαγή σας δεν έχει επιβεβαιωθεί ακόμη. Δείτε ξανά τη σελίδα χρεώσεων σε ένα λεπτό πριν δοκιμάσετε πάλι.
