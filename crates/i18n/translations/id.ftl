## Everywhere

billing = Penagihan
back-to-html = Kembali ke <bdi>{ $project }</bdi>
skip-to-content = Langsung ke konten
page-updated = Halaman ini telah diperbarui.
offline = Kami tidak dapat menghubungi server. Saat Anda kembali online, halaman ini akan menampilkan keadaan terbaru.

## At the foot of the page

contact = Kontak
help = Bantuan
terms = Ketentuan
privacy = Privasi
language = Bahasa
change-language = Ganti bahasa

## What is shown when the page can't be brought up to date

stale = Data per { $time }. Halaman ini saat ini tidak dapat diperbarui, jadi perubahan yang lebih baru mungkin belum terlihat.

## At the top of the page: what is paid, when, and with what

summary = Ringkasan
summary-plan = Paket Anda
summary-plans = Paket Anda
summary-next-charge = Tagihan berikutnya
summary-paid-with = Metode pembayaran
summary-no-plan = Tidak ada langganan
summary-no-charge = Tidak ada yang akan ditagih
summary-no-payment-method = Tidak ada metode pembayaran
summary-by-invoice = Dengan faktur
summary-on-day = pada { $day }
summary-after-trial = pada { $day }, saat masa uji coba Anda berakhir
summary-ends = Berakhir pada { $day }
summary-more = { $count ->
   *[other] dan { $count } lainnya
}

## What needs the customer, above everything else

needs-you = Memerlukan tindakan Anda
beyond-link = Hal ini tidak dapat diselesaikan melalui tautan ini.
past-due-title = Pembayaran Anda untuk { $plan } gagal
past-due-sentence = Agar langganan tetap berjalan, bayar sekarang faktur yang belum dibayar atau perbarui metode pembayaran Anda.
past-due-or-add-sentence = Agar langganan tetap berjalan, bayar sekarang faktur yang belum dibayar atau tambahkan metode pembayaran.
past-due-update-sentence = Agar langganan tetap berjalan, perbarui metode pembayaran Anda.
past-due-add-sentence = Agar langganan tetap berjalan, tambahkan metode pembayaran.
past-due-owed-sentence = Fakturnya belum dibayar.
past-due-next-try = Pembayaran akan dicoba lagi pada { $day }.
confirm-payment-title = Bank Anda meminta Anda mengonfirmasi pembayaran untuk { $plan }
confirm-payment-sentence = Pembayaran belum dilakukan. Buka faktur dan konfirmasikan pembayaran di sana.
payment-on-its-way-title = Pembayaran Anda untuk { $plan } sedang diproses
payment-on-its-way-sentence = Bank Anda mungkin memerlukan beberapa hari untuk mengonfirmasinya.
invoice-due-title = Faktur untuk { $plan } sudah lewat jatuh tempo
invoice-due-sentence = Agar langganan tetap berjalan, bayar sekarang faktur yang belum dibayar.
invoice-open-title = Faktur { $number } perlu dibayar
invoice-open-due = Jatuh tempo pada { $day }.
invoice-open-overdue = Sudah jatuh tempo pada { $day }.
invoice-open-failed = Pembayarannya gagal. Anda dapat membayarnya di halaman aman Stripe.
invoice-open-sentence = Anda dapat membayarnya di halaman aman Stripe.
unpaid-title = { $plan } ditangguhkan
unpaid-sentence = Beberapa pembayaran gagal. Lunasi tagihan yang belum dibayar untuk menggunakannya lagi.
unpaid-owed-sentence = Beberapa pembayaran gagal. Langganan dapat digunakan lagi setelah tagihan yang belum dibayar dilunasi.
unpaid-latest-sentence = Beberapa pembayaran gagal. Bayar faktur terbaru sebesar { $amount } untuk menggunakannya lagi.
unpaid-then-latest = Setelah itu, tinggal faktur terbaru sebesar { $amount } yang perlu dibayar.
unpaid-settled-sentence = Tidak ada lagi yang perlu dibayar di sini. Hubungi kami untuk menggunakannya lagi.
incomplete-title = { $plan } belum dimulai
incomplete-sentence = Pembayaran pertama belum selesai. Bayar atau konfirmasikan dengan bank Anda untuk memulai.
incomplete-owed-sentence = Pembayaran pertama belum selesai. Langganan dimulai begitu pembayaran itu selesai.
incomplete-until = Ini dapat dilakukan hingga { $time }.
paused-title = { $plan } dijeda
paused-owes-sentence = Langganan berlanjut begitu fakturnya yang belum dibayar dilunasi.
paused-resume-sentence = Masa uji coba berakhir tanpa metode pembayaran. Anda dapat melanjutkannya sekarang.
paused-stays-sentence = Masa uji coba berakhir tanpa metode pembayaran. Langganan tetap dijeda hingga dilanjutkan.
paused-add-sentence = Masa uji coba telah berakhir. Tambahkan metode pembayaran untuk melanjutkan.
paused-lacks-method-sentence = Masa uji coba berakhir tanpa metode pembayaran, dan langganan tidak dapat berlanjut tanpanya.
trial-needs-method-title = Masa uji coba { $plan } berakhir pada { $day }
trial-needs-method-sentence = Tambahkan metode pembayaran agar tetap dapat menggunakannya setelah itu.
trial-lacks-method-sentence = Tidak ada metode pembayaran tersimpan untuk melanjutkannya setelah itu.
trial-ends-title = Masa uji coba { $plan } berakhir pada { $day }
trial-ends-sentence = Setelah itu, langganan berlanjut dengan metode pembayaran yang tersimpan.
method-expires-title = { $method } kedaluwarsa sebelum tagihan berikutnya
method-expires-sentence = Tagihan Anda berikutnya pada { $day }. Perbarui metode pembayaran agar pembayaran berhasil.
method-lapses-sentence = Tagihan Anda berikutnya pada { $day } dan mungkin tidak berhasil.
method-expired-title = { $method } sudah kedaluwarsa
method-missing-title = Tidak ada metode pembayaran untuk { $plan }
method-missing-sentence = Langganan diperpanjang pada { $day }. Tambahkan metode pembayaran agar tetap berlanjut.
method-lacking-sentence = Langganan diperpanjang pada { $day }, dan tidak ada metode pembayaran tersimpan untuk membayarnya.

## Tabs

subscriptions = Langganan
invoices = Faktur
payment-methods = Metode pembayaran

## Subscriptions

subscription = Langganan
no-subscription = Saat ini Anda tidak memiliki langganan.
past-subscriptions = { $count ->
   *[other] { $count } langganan terdahulu
}
status-incomplete = Menunggu pembayaran
status-incomplete-expired = Tidak pernah dimulai
status-trialing = Uji coba
status-active = Aktif
status-past-due = Pembayaran terlambat
status-unpaid = Belum dibayar
status-canceled = Berakhir
status-paused = Dijeda
status-unknown = Lainnya
status-ending = Akan berakhir
current-period = Periode saat ini
next-charge = Tagihan berikutnya
amount-on-day = { $amount } pada { $day }
includes-use = Sudah termasuk pemakaian Anda sejauh ini.
ended = Berakhir
ended-on = Telah berakhir pada { $day }
ends-on = Berakhir pada { $day } dan tidak akan diperpanjang
ends-on-renews-before = Berakhir pada { $day }. Hingga saat itu tetap diperpanjang.
payments-paused = Pembayaran dijeda
payments-paused-until = Pembayaran dijeda hingga { $day }
payments-paused-until-end = Pembayaran dijeda hingga langganan berakhir
trial-until = Uji coba gratis hingga { $day }, lalu diperpanjang
trial-until-without-method = Uji coba gratis hingga { $day }. Tanpa metode pembayaran, langganan tidak berlanjut setelah itu
renews-on = Diperpanjang pada { $day }
scheduled = Perubahan untuk langganan ini sudah dijadwalkan, jadi akhir langganan tidak dapat diubah secara langsung.
unknown-status = Langganan ini tidak dapat diubah di sini untuk saat ini. Silakan hubungi kami.

## What a subscription costs

price-once = { $price }, sekali bayar
price-per-day = { $price } per hari
price-per-week = { $price } per minggu
price-per-month = { $price } per bulan
price-per-year = { $price } per tahun
price-every-days = { $count ->
   *[other] { $price } setiap { $count } hari
}
price-every-weeks = { $count ->
   *[other] { $price } setiap { $count } minggu
}
price-every-months = { $count ->
   *[other] { $price } setiap { $count } bulan
}
price-every-years = { $count ->
   *[other] { $price } setiap { $count } tahun
}
price-times = { $count ->
   *[other] { $count } × { $price }
}
price-per-use = { $price } per unit yang digunakan
price-per-package = { $count ->
   *[other] { $price } per { $count } unit
}
price-by-use = Harga bergantung pada penggunaan
price-by-quantity = Harga bergantung pada jumlah
quantity = { $count ->
   *[other] { $count } unit
}
billed-every-days = { $count ->
    [1] ditagih setiap hari
   *[other] ditagih setiap { $count } hari
}
billed-every-weeks = { $count ->
    [1] ditagih setiap minggu
   *[other] ditagih setiap { $count } minggu
}
billed-every-months = { $count ->
    [1] ditagih setiap bulan
   *[other] ditagih setiap { $count } bulan
}
billed-every-years = { $count ->
    [1] ditagih setiap tahun
   *[other] ditagih setiap { $count } tahun
}
another-price = harga lain
another-product = produk lain

## How a price in steps comes about

price-steps = Cara harga dihitung
price-steps-graduated = Harga setiap tingkat berlaku untuk unit di dalam tingkat itu.
price-steps-volume = Harga tingkat yang sesuai dengan jumlah Anda berlaku untuk semua unit.
price-steps-units = Unit
price-steps-each = Per unit
price-steps-flat = Biaya tetap
price-steps-range = { $from } – { $to }
price-steps-rest = { $from } ke atas

## Discounts

discount = Diskon
discount-percent = Diskon { $percent }
discount-amount = Diskon { $amount }
discount-named = { $off } ({ $name })
discount-unknown = Ada diskon yang berlaku
discount-once = { $discount }, pada faktur berikutnya
discount-until = { $discount }, hingga { $day }
discount-for = { $discount }, untuk { $product }

## What can be done with a subscription

cancel = Batalkan
resume = Lanjutkan
resume-payments = Lanjutkan pembayaran
pay-amount = Bayar { $amount }
for-invoice = untuk faktur { $number }
update-payment-method = Perbarui metode pembayaran
add-payment-method = Tambahkan metode pembayaran
see-schedule = Lihat perubahan terjadwal

## The question before canceling

cancel-title-html = Batalkan <bdi>{ $plan }</bdi>?
cancel-page-title = Batalkan { $plan }
cancel-last-day-html = Anda dapat menggunakannya hingga <strong>{ $day }</strong>. Setelah itu, langganan tidak akan diperpanjang dan Anda tidak akan ditagih lagi untuk langganan ini.
cancel-last-day-owing-html = Langganan berakhir pada <strong>{ $day }</strong>. Setelah itu, langganan tidak akan diperpanjang dan tidak ada tagihan baru untuk langganan ini.
cancel-ends-html = Langganan berakhir pada <strong>{ $day }</strong>. Setelah itu, langganan tidak akan diperpanjang.
cancel-end-of-period = Langganan akan berakhir pada akhir periode saat ini, dan Anda tidak akan ditagih lagi untuk langganan ini.
cancel-renews-before = Hingga saat itu, yang periodenya lebih pendek tetap diperpanjang:
cancel-renewal = { $name }: { $price }, tagihan berikutnya pada { $day }
cancel-one-item = Satu item
cancel-debt-html = Pembatalan tidak melunasi tagihan yang belum dibayar: <strong>{ $amount }</strong> tetap terutang.
cancel-debt-collected-until = Kami tetap mencoba menagihnya hingga { $day }. Setelah langganan berakhir, kami berhenti menagih faktur yang belum dibayar, tetapi Anda masih dapat membayarnya.
cancel-debt-collected = Kami tetap mencoba menagihnya hingga langganan berakhir. Setelah itu, kami berhenti menagih faktur yang belum dibayar, tetapi Anda masih dapat membayarnya.
cancel-debt-given-up = Kami tidak lagi mencoba menagihnya, tetapi Anda masih dapat membayarnya.
cancel-debt-sent = Anda masih dapat membayarnya, juga setelah langganan berakhir.
cancel-open-invoice = Faktur { $number }: { $amount }
cancel-usage = Pemakaian hingga saat itu tetap ditagih.
cancel-still-charged = { $amount } untuk periode yang sudah dimulai tetap akan ditagih pada { $day }.
cancel-can-undo = Hingga saat itu, Anda dapat berubah pikiran dan mempertahankannya.
cancel-subscription = Batalkan langganan
keep-subscription = Pertahankan langganan
no-invoice-number = tanpa nomor

## The question before a subscription is released from its schedule

release-title-html = Hapus perubahan terjadwal untuk <bdi>{ $plan }</bdi>?
release-page-title = Hapus perubahan terjadwal untuk { $plan }
release-planned = Yang direncanakan:
release-nothing-planned = Tidak ada yang mengubah pembayaran Anda.
release-step-ends = Berakhir pada { $day }.
release-step-free = Jadwal berakhir pada { $day }. Setelah itu, langganan berlanjut sebagaimana adanya saat itu.
release-step-changes = Berubah pada { $day } menjadi { $plans }.
release-if = Jika Anda menghapusnya:
release-not-applies = Jadwal tidak lagi berlaku: semua ini tidak akan terjadi.
release-not-applies-nor-ends = Jadwal tidak lagi berlaku: semua ini tidak akan terjadi, dan langganan tidak lagi berakhir dengan sendirinya.
release-stays = Langganan tetap seperti sekarang: { $price }. Langganan diperpanjang dan berlanjut sampai Anda membatalkannya.
release-stays-until-html = Langganan tetap seperti sekarang: { $price }. Langganan diperpanjang pada <strong>{ $day }</strong> dan berlanjut sampai Anda membatalkannya.
release-final = Setelah itu, Anda dapat membatalkan langganan. Rencana yang dihapus tidak dapat dikembalikan di sini.
release-subscription = Hapus perubahan terjadwal
leave-as-planned = Biarkan sesuai rencana

## Invoices

invoices-csv = Unduh semua sebagai CSV
invoices-none = Anda belum memiliki faktur.
invoices-none-chosen = Tidak ada faktur seperti ini.
invoices-show-all = Tampilkan semua faktur
invoices-pages = Halaman faktur
invoices-newer = Lebih baru
invoices-older = Lebih lama

invoices-choose = Pilih faktur
invoices-year = Tahun
invoices-every-year = Semua tahun
invoices-status = Status
invoices-every-status = Semua
invoices-show = Tampilkan

invoice-column = Faktur
invoice-date-column = Tanggal
invoice-amount-column = Jumlah
invoice-status-column = Status
invoice-actions-column = Tindakan

invoice-paid = Lunas
invoice-open = Belum dibayar
invoice-on-its-way = Diproses
invoice-void = Dibatalkan
invoice-uncollectible = Tidak tertagih
invoice-other = Lainnya

first-and-others = { $others ->
   *[other] { $first } dan { $others } lainnya
}
invoice-subject-and-more = { $first } dan lainnya
invoice-refunded = { $amount } dikembalikan
invoice-credited = { $amount } dikreditkan
invoice-without-number = Tanpa nomor

invoice-view-html = <span class=unseen>Lihat faktur </span><bdi>{ $number }</bdi>
invoice-pay-html = Bayar<span class=unseen> faktur <bdi>{ $number }</bdi></span>
invoice-pdf-html = Unduh PDF<span class=unseen> faktur <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Unduh PDF </span>Nota kredit <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Tautan ini tidak berfungsi
link-unknown-why = Tautan mungkin tidak lengkap.
link-unknown-advice = Pastikan Anda membuka tautan secara utuh, atau minta tautan baru kepada perusahaan yang mengirimkannya.
link-expired = Tautan ini sudah kedaluwarsa
link-expired-why = Demi keamanan, tautan ke halaman penagihan Anda hanya berlaku sementara.
link-expired-advice = Kembali ke aplikasi atau email yang membawa Anda ke sini dan minta tautan baru.
link-revoked = Tautan ini tidak berlaku lagi
link-revoked-why = Tautan telah dinonaktifkan.
link-revoked-advice = Minta tautan baru kepada perusahaan yang mengirimkannya.
not-found = Tidak ditemukan
not-found-why = Tidak ada apa pun di sini, atau ini bukan bagian dari penagihan Anda.
not-allowed = Tindakan ini tidak diizinkan
not-allowed-why = Tautan Anda tidak mencakup tindakan ini, atau permintaan berasal dari situs lain. Tidak ada yang berubah.
too-many-requests = Mohon tunggu sebentar
too-many-requests-why = Terlalu banyak permintaan sekaligus. Tunggu sebentar, lalu coba lagi.
unavailable = Tidak tersedia saat ini
unavailable-why = Layanan yang diperlukan halaman ini sedang tidak merespons.
unavailable-advice = Coba lagi sebentar lagi. Jika Anda sedang mengubah sesuatu, periksa dahulu apakah perubahan itu sudah tersimpan.
failed = Terjadi kesalahan
failed-why = Masalahnya ada di pihak kami dan telah dicatat.
refused = Tindakan ini tidak berhasil
refused-why = Mungkin ada yang berubah sejak Anda membuka halaman ini.
go-back-advice = Kembali dan coba lagi.
look-again-advice = Kembali ke halaman penagihan untuk melihat keadaan terbaru.
back-to-billing = Kembali ke penagihan
need-help = Perlu bantuan?
help-page = Kunjungi halaman bantuan kami

## A new link by email, offered on the page of a link that has expired

email-new-link = Kirim tautan baru lewat email
email-new-link-where = Tautan dikirim ke alamat email Anda yang terdaftar.
new-link-asked = Periksa email Anda
new-link-on-its-way = Jika kami memiliki alamat email Anda, tautan baru sedang dikirim.
new-link-none-came = Pengiriman mungkin memerlukan beberapa menit. Jika tidak ada yang masuk, periksa folder spam.
new-link-too-often = Anda sudah beberapa kali meminta tautan baru. Periksa email Anda, atau coba lagi nanti.
mail-new-link-subject = Tautan baru Anda ke halaman penagihan { $brand }
mail-new-link-intro = Seseorang, kemungkinan besar Anda, meminta tautan baru ke halaman penagihan Anda di { $brand }. Ini tautannya.
mail-new-link-button = Buka halaman penagihan
mail-new-link-lasts = Tautan ini berlaku selama { $minutes ->
   *[other] { $minutes } menit
}. Jangan berikan kepada orang lain: siapa pun yang memilikinya dapat membuka halaman ini.
mail-new-link-ignore = Jika Anda tidak memintanya, Anda tidak perlu melakukan apa pun.
mail-help = Ada pertanyaan? Kirim email ke { $address }

## Payment methods

no-payment-method = Tidak ada metode pembayaran yang tersimpan.
default-method = Utama
a-card = Kartu
a-bank-account = Rekening bank
a-payment-method = Metode pembayaran
card-expires = Berlaku hingga { $month }
card-expires-soon = Kedaluwarsa { $month }, sebelum pembayaran Anda berikutnya
card-expired = Sudah kedaluwarsa pada { $month }
pays-for = Digunakan untuk
list-comma = { ", " }
use-for-everything = Gunakan untuk semua
make-default = Jadikan utama
remove = Hapus
add-payment-method-hint = Anda memasukkannya di halaman aman Stripe. Setelah itu, metode ini digunakan untuk semua pembayaran.
add-payment-method-where = Anda memasukkannya di halaman aman Stripe.
you-owe = Tagihan Anda yang belum dibayar: { $amount }.
pay-now-with = Bayar { $amount } sekarang dengan { $method }

## Removing a payment method

remove-html = Hapus <bdi>{ $method }</bdi>?
cannot-remove-html = <bdi>{ $method }</bdi> belum dapat dihapus
still-pays-for = Tidak ada metode pembayaran tersimpan lain yang dapat digunakan untuk:
add-another-first = Tambahkan metode lain dahulu. Setelah itu, Anda dapat menghapus yang ini.
pays-instead-html = <bdi>{ $method }</bdi> akan digunakan sebagai gantinya untuk:
becomes-default-html = <bdi>{ $method }</bdi> akan menjadi metode utama Anda sebagai gantinya.
pays-for-nothing = Tidak ada yang ditagih ke metode ini.
removed-for-good = Untuk menggunakannya lagi nanti, Anda harus memasukkannya kembali.
remove-payment-method = Hapus metode pembayaran
keep-it = Pertahankan
back-to-payment-methods = Kembali ke metode pembayaran

## What was just done

notice-canceled = { $plan } akan berakhir pada { $day }. Anda masih dapat berubah pikiran.
notice-kept = Langganan Anda berlanjut. Tidak ada hal lain yang berubah.
notice-unpaused = Pembayaran berlanjut mulai faktur berikutnya.
notice-resumed = Langganan Anda dilanjutkan, dengan periode baru mulai hari ini.
notice-resumed-unpaid = Langganan Anda dilanjutkan, tetapi belum dibayar. Langganan berlanjut begitu fakturnya yang belum dibayar dilunasi.
notice-released = Perubahan terjadwal tidak akan terjadi. Langganan Anda tetap seperti sekarang, dan kini dapat Anda batalkan.
notice-card-updated = Metode pembayaran baru Anda kini digunakan untuk semua.
notice-card-superseded = Sejak itu Anda telah memilih metode pembayaran lain. Metode itulah yang digunakan.
notice-card-canceled = Tidak ada yang berubah. Metode pembayaran Anda sama seperti sebelumnya.
notice-card-not-finished = Anda belum selesai memasukkan metode pembayaran baru, jadi tidak ada yang berubah.
notice-card-declined = Bank Anda menolak metode pembayaran baru, jadi tidak ada yang berubah. Coba metode lain.
notice-card-page-expired = Halaman untuk memasukkan metode pembayaran terlalu lama terbuka, jadi tidak ada yang berubah. Silakan mulai lagi.
notice-card-unconfirmed = Metode pembayaran baru Anda masih perlu dikonfirmasi. Setelah dikonfirmasi, metode ini digunakan untuk semua; hingga saat itu tidak ada yang berubah.
notice-card-pending = Metode pembayaran baru Anda telah disimpan dan akan digunakan dalam beberapa menit.
notice-card-unknown = Halaman ini tidak mengenali metode pembayaran tersebut. Tidak ada yang berubah.
notice-method-default = Mulai sekarang, semua ditagih ke metode pembayaran ini.
notice-method-unusable = Metode pembayaran itu tidak dapat digunakan lagi, jadi tidak ada yang berubah. Masukkan lagi atau gunakan metode lain.
notice-method-removed = Metode pembayaran telah dihapus.
notice-paid = Terima kasih. Semuanya sudah lunas.
notice-paid-this = Terima kasih. Pembayaran ini berhasil.
notice-paid-some = Satu pembayaran berhasil, yang berikutnya tidak. Yang masih terbuka ditampilkan di sini.
notice-pay-processing = Pembayaran Anda sedang diproses. Bank Anda mungkin memerlukan beberapa hari untuk mengonfirmasinya.
notice-pay-changed = Sementara itu, jumlah tagihan Anda telah berubah. Berikut keadaan terbarunya.
notice-pay-declined = Bank Anda menolak pembayaran tanpa menyebutkan alasannya. Hubungi bank Anda, atau coba metode pembayaran lain.
notice-pay-declined-funds = Pembayaran ditolak: dana pada kartu ini tidak cukup. Coba lagi nanti, atau gunakan metode pembayaran lain.
notice-pay-declined-limit = Pembayaran ditolak: jumlahnya melebihi batas kartu ini. Hubungi bank Anda, atau gunakan metode pembayaran lain.
notice-pay-declined-expired = Pembayaran ditolak: kartu ini sudah kedaluwarsa. Gunakan metode pembayaran lain.
notice-pay-declined-unsupported = Pembayaran ditolak: kartu ini tidak dapat digunakan untuk jenis pembayaran ini. Gunakan metode pembayaran lain.
notice-pay-declined-details = Pembayaran ditolak: data kartu ini tidak benar. Masukkan lagi, atau gunakan metode pembayaran lain.
notice-pay-declined-later = Bank Anda tidak dapat dihubungi. Anda dapat mencoba lagi dalam beberapa menit.
notice-pay-impossible = Tagihan ini tidak dapat dibayar dengan metode pembayaran itu. Gunakan metode lain.

## Why something can’t be done with a subscription as it is now

refused-over = Langganan ini sudah berakhir, jadi tidak ada lagi yang bisa diubah.
refused-incomplete = Pembayaran pertama langganan ini belum dilakukan. Bayar dahulu fakturnya yang belum dibayar.
refused-paused = Langganan ini dijeda dan tidak dikenai biaya. Langganan harus dilanjutkan sebelum dapat diubah.
refused-no-payment-method = Langganan ini dijeda sampai metode pembayaran ditambahkan. Tambahkan satu, lalu lanjutkan langganannya.
refused-unpaid = Langganan ini berlanjut segera setelah fakturnya yang belum dibayar dilunasi.
refused-nothing-to-pay = Tidak ada faktur langganan ini yang belum dibayar.
not-confirmed = Perubahan Anda belum dikonfirmasi. Lihat lagi halaman penagihan sekitar satu menit lagi sebelum mencoba kembali.
