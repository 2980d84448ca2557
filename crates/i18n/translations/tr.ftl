## Everywhere

billing = Faturalandırma
back-to-html = <bdi>{ $project }</bdi> sayfasına dön
skip-to-content = İçeriğe geç
page-updated = Bu sayfa güncellendi.
offline = Sunucuya ulaşamadık. Yeniden çevrimiçi olduğunuzda bu sayfa güncel durumu gösterir.

## At the foot of the page

contact = İletişim
help = Yardım
terms = Koşullar
privacy = Gizlilik
language = Dil
change-language = Dili değiştir

## What is shown when the page can't be brought up to date

stale = Son güncelleme: { $time }. Bu sayfa şu anda güncellenemiyor, bu yüzden daha yeni değişiklikler eksik olabilir.

## At the top of the page: what is paid, when, and with what

summary = Genel bakış
summary-plan = Planınız
summary-plans = Planlarınız
summary-next-charge = Sonraki ödeme
summary-paid-with = Ödeme yöntemi
summary-no-plan = Abonelik yok
summary-no-charge = Ücret alınmayacak
summary-no-payment-method = Ödeme yöntemi yok
summary-by-invoice = Fatura ile
summary-on-day = { $day } tarihinde
summary-after-trial = { $day } tarihinde, denemeniz sona erdiğinde
summary-ends = { $day } tarihinde sona eriyor
summary-more = { $count ->
    [one] ve 1 tane daha
   *[other] ve { $count } tane daha
}

## What needs the customer, above everything else

needs-you = İşlem yapmanız gerekiyor
beyond-link = Bu, bu bağlantı üzerinden halledilemez.
past-due-title = { $plan } ödemeniz alınamadı
past-due-sentence = Aboneliği korumak için açık faturayı şimdi ödeyin veya ödeme yönteminizi güncelleyin.
past-due-or-add-sentence = Aboneliği korumak için açık faturayı şimdi ödeyin veya bir ödeme yöntemi ekleyin.
past-due-update-sentence = Aboneliği korumak için ödeme yönteminizi güncelleyin.
past-due-add-sentence = Aboneliği korumak için bir ödeme yöntemi ekleyin.
past-due-owed-sentence = Faturası henüz ödenmedi.
past-due-next-try = Ödeme { $day } tarihinde yeniden denenecek.
confirm-payment-title = Bankanız { $plan } ödemesini onaylamanızı istiyor
confirm-payment-sentence = Henüz ödenmedi. Faturayı açın ve ödemeyi orada onaylayın.
payment-on-its-way-title = { $plan } ödemeniz işleniyor
payment-on-its-way-sentence = Bankanızın onaylaması birkaç gün sürebilir.
invoice-due-title = { $plan } faturasının ödeme süresi geçti
invoice-due-sentence = Aboneliği korumak için açık faturayı şimdi ödeyin.
invoice-open-title = { $number } numaralı fatura ödenmeyi bekliyor
invoice-open-due = Son ödeme tarihi: { $day }.
invoice-open-overdue = Son ödeme tarihi geçti: { $day }.
invoice-open-failed = Ödemesi başarısız oldu. Stripe’ın güvenli sayfasında ödeyebilirsiniz.
invoice-open-sentence = Stripe’ın güvenli sayfasında ödeyebilirsiniz.
unpaid-title = { $plan } askıya alındı
unpaid-sentence = Birkaç ödeme alınamadı. Yeniden kullanmak için açık tutarı ödeyin.
unpaid-owed-sentence = Birkaç ödeme alınamadı. Açık tutar ödendiğinde yeniden kullanılabilir.
unpaid-latest-sentence = Birkaç ödeme alınamadı. Yeniden kullanmak için son faturayı ({ $amount }) ödeyin.
unpaid-then-latest = Bundan sonra ödenecek son fatura { $amount } tutarındadır.
unpaid-settled-sentence = Burada ödenecek bir şey kalmadı. Yeniden kullanmak için bizimle iletişime geçin.
incomplete-title = { $plan } henüz başlamadı
incomplete-sentence = İlk ödeme tamamlanmadı. Başlamak için ödemeyi yapın veya bankanızla onaylayın.
incomplete-owed-sentence = İlk ödeme tamamlanmadı. Tamamlandığında başlar.
incomplete-until = Son zaman: { $time }.
paused-title = { $plan } duraklatıldı
paused-owes-sentence = Açık faturası ödenir ödenmez devam eder.
paused-resume-sentence = Deneme, ödeme yöntemi eklenmeden sona erdi. Şimdi devam ettirebilirsiniz.
paused-stays-sentence = Deneme, ödeme yöntemi eklenmeden sona erdi. Devam ettirilene kadar duraklatılmış kalır.
paused-add-sentence = Deneme sona erdi. Devam etmek için bir ödeme yöntemi ekleyin.
paused-lacks-method-sentence = Deneme, ödeme yöntemi eklenmeden sona erdi ve ödeme yöntemi olmadan devam edemez.
trial-needs-method-title = { $plan } denemeniz { $day } tarihinde sona eriyor
trial-needs-method-sentence = Sonrasında da kullanmak için bir ödeme yöntemi ekleyin.
trial-lacks-method-sentence = Sonrasında devam etmek için kayıtlı bir ödeme yöntemi yok.
trial-ends-title = { $plan } denemeniz { $day } tarihinde sona eriyor
trial-ends-sentence = Sonrasında kayıtlı ödeme yöntemiyle devam eder.
method-expires-title = Ödeme yönteminizin süresi sonraki ödemenizden önce doluyor: { $method }
method-expires-sentence = Sonraki ödemeniz { $day } tarihinde. Ödemenin sorunsuz alınması için ödeme yönteminizi güncelleyin.
method-lapses-sentence = Sonraki ödemeniz { $day } tarihinde ve alınamayabilir.
method-expired-title = Ödeme yönteminizin süresi doldu: { $method }
method-missing-title = { $plan } için ödeme yöntemi yok
method-missing-sentence = { $day } tarihinde yenileniyor. Devam etmesi için bir ödeme yöntemi ekleyin.
method-lacking-sentence = { $day } tarihinde yenileniyor ve ödemesi için kayıtlı bir yöntem yok.

## Tabs

subscriptions = Abonelikler
invoices = Faturalar
payment-methods = Ödeme yöntemleri

## Subscriptions

subscription = Abonelik
no-subscription = Şu anda aboneliğiniz yok.
past-subscriptions = { $count ->
    [one] 1 geçmiş abonelik
   *[other] { $count } geçmiş abonelik
}
status-incomplete = Ödeme bekleniyor
status-incomplete-expired = Başlamadı
status-trialing = Deneme
status-active = Etkin
status-past-due = Ödeme gecikti
status-unpaid = Ödenmedi
status-canceled = Sona erdi
status-paused = Duraklatıldı
status-unknown = Diğer
status-ending = Sona eriyor
current-period = Geçerli dönem
next-charge = Sonraki ödeme
amount-on-day = { $day } tarihinde { $amount }
includes-use = Şu ana kadarki kullanımınız dahildir.
ended = Sona erdi
ended-on = { $day } tarihinde sona erdi
ends-on = { $day } tarihinde sona eriyor ve yenilenmeyecek
ends-on-renews-before = { $day } tarihinde sona eriyor. O zamana kadar yenilenmeye devam edecek.
payments-paused = Ödemeler duraklatıldı
payments-paused-until = Ödemeler { $day } tarihine kadar duraklatıldı
payments-paused-until-end = Ödemeler, abonelik sona erene kadar duraklatıldı
trial-until = { $day } tarihine kadar ücretsiz deneme, ardından yenilenir
trial-until-without-method = { $day } tarihine kadar ücretsiz deneme. Ödeme yöntemi olmadan sonrasında devam etmez
renews-on = { $day } tarihinde yenileniyor
scheduled = Bu abonelik için zaten planlanmış değişiklikler var, bu nedenle bitişi doğrudan değiştirilemez.
unknown-status = Bu abonelik şu anda buradan değiştirilemiyor. Lütfen bizimle iletişime geçin.

## What a subscription costs

price-once = { $price }, tek seferlik
price-per-day = { $price } / gün
price-per-week = { $price } / hafta
price-per-month = { $price } / ay
price-per-year = { $price } / yıl
price-every-days = { $count ->
    [one] { $price } / { $count } gün
   *[other] { $price } / { $count } gün
}
price-every-weeks = { $count ->
    [one] { $price } / { $count } hafta
   *[other] { $price } / { $count } hafta
}
price-every-months = { $count ->
    [one] { $price } / { $count } ay
   *[other] { $price } / { $count } ay
}
price-every-years = { $count ->
    [one] { $price } / { $count } yıl
   *[other] { $price } / { $count } yıl
}
price-times = { $count ->
    [one] { $count } × { $price }
   *[other] { $count } × { $price }
}
price-per-use = Kullanılan birim başına { $price }
price-per-package = { $count ->
    [one] { $count } birim için { $price }
   *[other] { $count } birim için { $price }
}
price-by-use = Fiyat kullanıma göre değişir
price-by-quantity = Fiyat miktara göre değişir
quantity = { $count ->
    [one] 1 birim
   *[other] { $count } birim
}
billed-every-days = { $count ->
    [one] her gün faturalandırılır
   *[other] { $count } günde bir faturalandırılır
}
billed-every-weeks = { $count ->
    [one] her hafta faturalandırılır
   *[other] { $count } haftada bir faturalandırılır
}
billed-every-months = { $count ->
    [one] her ay faturalandırılır
   *[other] { $count } ayda bir faturalandırılır
}
billed-every-years = { $count ->
    [one] her yıl faturalandırılır
   *[other] { $count } yılda bir faturalandırılır
}
another-price = başka bir fiyat
another-product = başka bir ürün

## How a price in steps comes about

price-steps = Fiyat nasıl hesaplanıyor?
price-steps-graduated = Her kademenin fiyatı, o kademedeki birimler için geçerlidir.
price-steps-volume = Miktarınızın girdiği kademenin fiyatı tüm birimler için geçerlidir.
price-steps-units = Birim
price-steps-each = Birim fiyatı
price-steps-flat = Sabit ücret
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } ve üzeri

## Discounts

discount = İndirim
discount-percent = { $percent } indirim
discount-amount = { $amount } indirim
discount-named = { $off } ({ $name })
discount-unknown = İndirim uygulanıyor
discount-once = { $discount }, sonraki faturada
discount-until = { $discount }, { $day } tarihine kadar
discount-for = { $discount }, { $product } için

## What can be done with a subscription

cancel = İptal et
resume = Devam ettir
resume-payments = Ödemelere devam et
pay-amount = { $amount } öde
for-invoice = { $number } numaralı fatura için
update-payment-method = Ödeme yöntemini güncelle
add-payment-method = Ödeme yöntemi ekle
see-schedule = Planlanan değişiklikleri gör

## The question before canceling

cancel-title-html = <bdi>{ $plan }</bdi> iptal edilsin mi?
cancel-page-title = { $plan }: iptal
cancel-last-day-html = <strong>{ $day }</strong> tarihine kadar kullanabilirsiniz. Sonrasında yenilenmez ve sizden bunun için bir daha ücret alınmaz.
cancel-last-day-owing-html = <strong>{ $day }</strong> tarihinde sona erer. Sonrasında yenilenmez ve bunun için yeni bir ücret alınmaz.
cancel-ends-html = <strong>{ $day }</strong> tarihinde sona erer. Sonrasında yenilenmez.
cancel-end-of-period = Geçerli dönemin sonunda sona erer ve sizden bunun için bir daha ücret alınmaz.
cancel-renews-before = O zamana kadar, dönemi daha kısa olanlar yenilenmeye devam eder:
cancel-renewal = { $name }: { $price }, sonraki ödeme { $day } tarihinde
cancel-one-item = Bir kalem
cancel-debt-html = İptal, açık tutarı kapatmaz: <strong>{ $amount }</strong> borcunuz devam eder.
cancel-debt-collected-until = { $day } tarihine kadar tahsil etmeye çalışırız. Abonelik sona erdikten sonra açık faturayı tahsil etmeyi bırakırız, siz yine de ödeyebilirsiniz.
cancel-debt-collected = Abonelik sona erene kadar tahsil etmeye çalışırız. Sonrasında açık faturayı tahsil etmeyi bırakırız, siz yine de ödeyebilirsiniz.
cancel-debt-given-up = Artık tahsil etmeye çalışmıyoruz, siz yine de ödeyebilirsiniz.
cancel-debt-sent = Abonelik sona erdikten sonra da ödeyebilirsiniz.
cancel-open-invoice = Fatura { $number }: { $amount }
cancel-usage = O zamana kadarki kullanımınız yine de faturalandırılır.
cancel-still-charged = Başlamış olan dönem için { $amount } yine de { $day } tarihinde tahsil edilecek.
cancel-can-undo = O zamana kadar fikrinizi değiştirip aboneliği koruyabilirsiniz.
cancel-subscription = Aboneliği iptal et
keep-subscription = Aboneliği koru
no-invoice-number = numarasız

## The question before a subscription is released from its schedule

release-title-html = <bdi>{ $plan }</bdi> için planlanan değişiklikler kaldırılsın mı?
release-page-title = { $plan }: planlanan değişiklikleri kaldır
release-planned = Planlananlar:
release-nothing-planned = Ödediğiniz tutarı değiştiren bir şey yok.
release-step-ends = { $day } tarihinde sona eriyor.
release-step-free = Planlama { $day } tarihinde bitiyor. Sonrasında abonelik o günkü hâliyle devam eder.
release-step-changes = { $day } tarihinde şuna geçer: { $plans }.
release-if = Kaldırırsanız:
release-not-applies = Planlama geçerliliğini yitirir, bunların hiçbiri gerçekleşmez.
release-not-applies-nor-ends = Planlama geçerliliğini yitirir: bunların hiçbiri gerçekleşmez ve abonelik artık kendiliğinden sona ermez.
release-stays = Abonelik şimdiki gibi kalır: { $price }. Yenilenir ve siz iptal edene kadar devam eder.
release-stays-until-html = Abonelik şimdiki gibi kalır: { $price }. <strong>{ $day }</strong> tarihinde yenilenir ve siz iptal edene kadar devam eder.
release-final = Sonrasında aboneliği iptal edebilirsiniz. Planlanmış değişiklikler buradan geri getirilemez.
release-subscription = Değişiklikleri kaldır
leave-as-planned = Planlandığı gibi bırak

## Invoices

invoices-csv = Tümünü CSV olarak indir
invoices-none = Henüz faturanız yok.
invoices-none-chosen = Bu türde fatura yok.
invoices-show-all = Tüm faturaları göster
invoices-pages = Fatura sayfaları
invoices-newer = Daha yeni
invoices-older = Daha eski

invoices-choose = Fatura seçimi
invoices-year = Yıl
invoices-every-year = Tüm yıllar
invoices-status = Durum
invoices-every-status = Tümü
invoices-show = Göster

invoice-column = Fatura
invoice-date-column = Tarih
invoice-amount-column = Tutar
invoice-status-column = Durum
invoice-actions-column = İşlemler

invoice-paid = Ödendi
invoice-open = Açık
invoice-on-its-way = İşleniyor
invoice-void = Geçersiz
invoice-uncollectible = Tahsil edilmedi
invoice-other = Diğer

first-and-others = { $others ->
    [one] { $first } ve 1 tane daha
   *[other] { $first } ve { $others } tane daha
}
invoice-subject-and-more = { $first } ve daha fazlası
invoice-refunded = { $amount } iade edildi
invoice-credited = { $amount } alacak kaydedildi
invoice-without-number = Numarasız

invoice-view-html = <span class=unseen>Faturayı görüntüle: </span><bdi>{ $number }</bdi>
invoice-pay-html = Öde<span class=unseen>: fatura <bdi>{ $number }</bdi></span>
invoice-pdf-html = PDF’i indir<span class=unseen>: fatura <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>PDF’i indir: </span>Alacak dekontu <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Bu bağlantı çalışmıyor
link-unknown-why = Eksik olabilir.
link-unknown-advice = Bağlantının tamamını açtığınızdan emin olun veya gönderen şirketten yeni bir bağlantı isteyin.
link-expired = Bu bağlantının süresi doldu
link-expired-why = Faturalandırma sayfanızın bağlantıları, güvenliğiniz için yalnızca bir süre geçerlidir.
link-expired-advice = Sizi buraya getiren uygulamaya veya e-postaya dönüp yeni bir bağlantı isteyin.
link-revoked = Bu bağlantı artık geçerli değil
link-revoked-why = Devre dışı bırakıldı.
link-revoked-advice = Gönderen şirketten yeni bir bağlantı isteyin.
not-found = Bulunamadı
not-found-why = Burada bir şey yok veya faturalandırmanıza ait değil.
not-allowed = Buna izin verilmiyor
not-allowed-why = Bağlantınız bunu kapsamıyor veya istek başka bir siteden geldi. Hiçbir şey değiştirilmedi.
too-many-requests = Bir dakika lütfen
too-many-requests-why = Bir anda çok fazla istek geldi. Biraz bekleyip tekrar deneyin.
unavailable = Şu anda kullanılamıyor
unavailable-why = Bu sayfa için gereken bir hizmet şu anda yanıt vermiyor.
unavailable-advice = Bir dakika sonra tekrar deneyin. Bir şeyi değiştiriyorduysanız önce tamamlanıp tamamlanmadığını kontrol edin.
failed = Bir sorun oluştu
failed-why = Sorun bizden kaynaklanıyor ve kayda geçti.
refused = Bu işlem yapılamadı
refused-why = Sayfayı açtığınızdan beri bir şeyler değişmiş olabilir.
go-back-advice = Geri dönüp tekrar deneyin.
look-again-advice = Güncel durumu görmek için faturalandırma sayfanıza dönün.
back-to-billing = Faturalandırmaya dön
need-help = Yardıma mı ihtiyacınız var?
help-page = Yardım sayfamızı ziyaret edin

## A new link by email, offered on the page of a link that has expired

email-new-link = E-postayla yeni bağlantı gönder
email-new-link-where = Bizde kayıtlı e-posta adresinize gönderilir.
new-link-asked = E-postanızı kontrol edin
new-link-on-its-way = E-posta adresiniz bizde kayıtlıysa yeni bağlantı yolda.
new-link-none-came = Birkaç dakika sürebilir. Bir şey gelmezse spam klasörünüze bakın.
new-link-too-often = Zaten birkaç kez yeni bağlantı istediniz. E-postanızı kontrol edin veya daha sonra tekrar deneyin.
mail-new-link-subject = { $brand } faturalandırma sayfası için yeni bağlantınız
mail-new-link-intro = Biri, büyük olasılıkla siz, { $brand } faturalandırma sayfanız için yeni bir bağlantı istedi. Bağlantınız aşağıda.
mail-new-link-button = Faturalandırma sayfanızı açın
mail-new-link-lasts = Bağlantı { $minutes ->
    [one] 1 dakika
   *[other] { $minutes } dakika
} geçerlidir. Kimseyle paylaşmayın: bağlantıya sahip olan herkes sayfayı açabilir.
mail-new-link-ignore = Bunu siz istemediyseniz bir şey yapmanıza gerek yok.
mail-help = Sorularınız mı var? Bize yazın: { $address }

## Payment methods

no-payment-method = Kayıtlı ödeme yöntemi yok.
default-method = Varsayılan
a-card = Kart
a-bank-account = Banka hesabı
a-payment-method = Ödeme yöntemi
card-expires = Son kullanma tarihi: { $month }
card-expires-soon = Son kullanma tarihi: { $month }, sonraki ödemenizden önce
card-expired = Süresi doldu: { $month }
pays-for = Ödediği abonelikler
list-comma = { ", " }
use-for-everything = Tümü için kullan
make-default = Varsayılan yap
remove = Kaldır
add-payment-method-hint = Bilgileri Stripe’ın güvenli sayfasında girersiniz. Ardından tüm ödemeler bu yöntemle alınır.
add-payment-method-where = Bilgileri Stripe’ın güvenli sayfasında girersiniz.
you-owe = Borcunuz: { $amount }.
pay-now-with = Şimdi { $amount } öde: { $method }

## Removing a payment method

remove-html = <bdi>{ $method }</bdi> kaldırılsın mı?
cannot-remove-html = <bdi>{ $method }</bdi> henüz kaldırılamıyor
still-pays-for = Şunlar için kullanılabilecek başka kayıtlı ödeme yöntemi yok:
add-another-first = Önce başka bir ödeme yöntemi ekleyin. Sonra bunu kaldırabilirsiniz.
pays-instead-html = Şunların ödemesi artık <bdi>{ $method }</bdi> ile alınır:
becomes-default-html = Yeni varsayılan ödeme yönteminiz <bdi>{ $method }</bdi> olur.
pays-for-nothing = Bu yöntemle alınan bir ödeme yok.
removed-for-good = Daha sonra yeniden kullanmak isterseniz tekrar girmeniz gerekir.
remove-payment-method = Ödeme yöntemini kaldır
keep-it = Koru
back-to-payment-methods = Ödeme yöntemlerine dön

## What was just done

notice-canceled = { $plan } { $day } tarihinde sona erecek. Fikrinizi hâlâ değiştirebilirsiniz.
notice-kept = Aboneliğiniz devam ediyor. Başka bir şey değişmedi.
notice-unpaused = Ödemeler sonraki faturayla devam edecek.
notice-resumed = Aboneliğiniz bugün başlayan yeni bir dönemle devam ediyor.
notice-resumed-unpaid = Aboneliğiniz yeniden başlatıldı ama henüz ödenmedi. Açık faturası ödenir ödenmez devam eder.
notice-released = Planlanan değişiklikler yapılmayacak. Aboneliğiniz olduğu gibi kalıyor ve artık iptal edebilirsiniz.
notice-card-updated = Yeni ödeme yönteminiz artık tümü için kullanılıyor.
notice-card-superseded = Bu arada başka bir ödeme yöntemi seçtiniz. O kullanılıyor.
notice-card-canceled = Hiçbir şey değiştirilmedi. Ödeme yöntemleriniz önceki gibi.
notice-card-not-finished = Yeni ödeme yöntemini girmeyi tamamlamadınız, bu nedenle hiçbir şey değiştirilmedi.
notice-card-declined = Bankanız yeni ödeme yöntemini reddetti, bu nedenle hiçbir şey değiştirilmedi. Başka bir yöntem deneyin.
notice-card-page-expired = Ödeme yöntemi girme sayfası çok uzun süre açık kaldı, bu nedenle hiçbir şey değiştirilmedi. Lütfen yeniden başlayın.
notice-card-unconfirmed = Yeni ödeme yönteminizin onaylanması gerekiyor. Onaylandığında tüm ödemeler için kullanılacak; o zamana kadar hiçbir şey değişmez.
notice-card-pending = Yeni ödeme yönteminiz kaydedildi ve birkaç dakika içinde kullanılmaya başlanacak.
notice-card-unknown = Bu sayfa o ödeme yöntemini tanımıyor. Hiçbir şey değiştirilmedi.
notice-method-default = Bundan sonra tüm ödemeler bu yöntemle alınacak.
notice-method-unusable = Bu ödeme yöntemi artık kullanılamıyor, bu nedenle hiçbir şey değiştirilmedi. Tekrar girin veya başka bir yöntem kullanın.
notice-method-removed = Ödeme yöntemi kaldırıldı.
notice-paid = Teşekkürler. Tüm ödemeler tamamlandı.
notice-paid-this = Teşekkürler. Bu ödeme tamamlandı.
notice-paid-some = Bir ödeme alındı, sonraki alınamadı. Açık kalan tutar burada gösteriliyor.
notice-pay-processing = Ödemeniz işleniyor. Bankanızın onaylaması birkaç gün sürebilir.
notice-pay-changed = Bu arada borcunuz değişti. Güncel durum aşağıda.
notice-pay-declined = Bankanız neden belirtmeden ödemeyi reddetti. Bankanıza danışın veya başka bir ödeme yöntemi deneyin.
notice-pay-declined-funds = Ödeme reddedildi: kartta yeterli bakiye yok. Daha sonra tekrar deneyin veya başka bir ödeme yöntemi kullanın.
notice-pay-declined-limit = Ödeme reddedildi: tutar kartın limitini aşıyor. Bankanıza danışın veya başka bir ödeme yöntemi kullanın.
notice-pay-declined-expired = Ödeme reddedildi: kartın süresi dolmuş. Başka bir ödeme yöntemi kullanın.
notice-pay-declined-unsupported = Ödeme reddedildi: bu kart bu tür ödemelerde kullanılamıyor. Başka bir ödeme yöntemi kullanın.
notice-pay-declined-details = Ödeme reddedildi: kart bilgileri doğru değil. Tekrar girin veya başka bir ödeme yöntemi kullanın.
notice-pay-declined-later = Bankanıza ulaşılamadı. Birkaç dakika sonra tekrar deneyebilirsiniz.
notice-pay-impossible = Bu ödeme o yöntemle yapılamıyor. Başka bir ödeme yöntemi kullanın.

## Why something can’t be done with a subscription as it is now

refused-over = Bu abonelik zaten sona erdi, bu yüzden değiştirilecek bir şey yok.
refused-incomplete = Bu aboneliğin ilk ödemesi henüz yapılmadı. Önce açık faturasını ödeyin.
refused-paused = Bu abonelik duraklatıldı ve ücret alınmıyor. Değiştirilebilmesi için önce devam ettirilmesi gerekir.
refused-no-payment-method = Bu abonelik bir ödeme yöntemi eklenene kadar duraklatıldı. Bir tane ekleyin, ardından aboneliği devam ettirin.
refused-unpaid = Bu abonelik, açık faturası ödenir ödenmez devam eder.
refused-nothing-to-pay = Bu aboneliğin açık faturası yok.
not-confirmed = Değişikliğiniz henüz onaylanmadı. Yeniden denemeden önce bir dakika sonra faturalandırma sayfanıza tekrar bakın.
