## Everywhere

billing = Laskutus
back-to-html = Takaisin: <bdi>{ $project }</bdi>
skip-to-content = Siirry sisältöön
page-updated = Sivu on päivitetty.
offline = Palvelimeen ei saada yhteyttä. Kun yhteys palaa, tällä sivulla näkyy ajantasainen tilanne.

## At the foot of the page

contact = Ota yhteyttä
help = Ohjeet
terms = Käyttöehdot
privacy = Tietosuoja
language = Kieli
change-language = Vaihda kieltä

## What is shown when the page can't be brought up to date

stale = Tilanne: { $time }. Sivua ei voi juuri nyt päivittää, joten uusimmat muutokset saattavat puuttua.

## At the top of the page: what is paid, when, and with what

summary = Yhteenveto
summary-plan = Tilauksesi
summary-plans = Tilauksesi
summary-next-charge = Seuraava veloitus
summary-paid-with = Maksutapa
summary-no-plan = Ei tilausta
summary-no-charge = Ei tulevia veloituksia
summary-no-payment-method = Ei maksutapaa
summary-by-invoice = Laskulla
summary-on-day = { $day }
summary-after-trial = { $day }, kun kokeilujakso päättyy
summary-ends = Päättyy { $day }
summary-more = { $count ->
    [one] ja { $count } muu
   *[other] ja { $count } muuta
}

## What needs the customer, above everything else

needs-you = Vaatii toimiasi
beyond-link = Tätä ei voi hoitaa tämän linkin kautta.
past-due-title = Tilauksen { $plan } maksu epäonnistui
past-due-sentence = Jotta tilaus säilyy, maksa avoin lasku nyt tai päivitä maksutapasi.
past-due-or-add-sentence = Jotta tilaus säilyy, maksa avoin lasku nyt tai lisää maksutapa.
past-due-update-sentence = Jotta tilaus säilyy, päivitä maksutapasi.
past-due-add-sentence = Jotta tilaus säilyy, lisää maksutapa.
past-due-owed-sentence = Tilauksen laskua ei ole vielä maksettu.
past-due-next-try = Maksua yritetään uudelleen { $day }.
confirm-payment-title = Pankkisi pyytää vahvistamaan maksun: { $plan }
confirm-payment-sentence = Maksua ei ole vielä suoritettu. Avaa lasku ja vahvista maksu siellä.
payment-on-its-way-title = Tilauksen { $plan } maksu on käsittelyssä
payment-on-its-way-sentence = Pankin vahvistuksessa voi kestää muutama päivä.
invoice-due-title = Tilauksen { $plan } lasku on erääntynyt
invoice-due-sentence = Jotta tilaus säilyy, maksa avoin lasku nyt.
invoice-open-title = Lasku { $number } on maksamatta
invoice-open-due = Sen eräpäivä on { $day }.
invoice-open-overdue = Sen eräpäivä oli { $day }.
invoice-open-failed = Maksu epäonnistui. Voit maksaa laskun Stripen suojatulla sivulla.
invoice-open-sentence = Voit maksaa sen Stripen suojatulla sivulla.
unpaid-title = Tilaus { $plan } on jäädytetty
unpaid-sentence = Useita maksuja on epäonnistunut. Maksa avoimet laskut, niin voit taas käyttää tilausta.
unpaid-owed-sentence = Useita maksuja on epäonnistunut. Tilausta voi taas käyttää, kun avoimet laskut on maksettu.
unpaid-latest-sentence = Useita maksuja on epäonnistunut. Maksa viimeisin lasku ({ $amount }), niin voit taas käyttää tilausta.
unpaid-then-latest = Sen jälkeen maksettavana on vielä viimeisin lasku ({ $amount }).
unpaid-settled-sentence = Täällä ei ole enää maksettavaa. Ota meihin yhteyttä, niin voit taas käyttää tilausta.
incomplete-title = Tilaus { $plan } ei ole vielä alkanut
incomplete-sentence = Ensimmäinen maksu on kesken. Tilaus alkaa, kun maksat sen tai vahvistat sen pankissasi.
incomplete-owed-sentence = Ensimmäinen maksu on kesken. Tilaus alkaa, kun se on suoritettu.
incomplete-until = Tämä on mahdollista { $time } asti.
paused-title = Tilaus { $plan } on keskeytetty
paused-owes-sentence = Tilaus jatkuu heti, kun avoin lasku on maksettu.
paused-resume-sentence = Kokeilujakso päättyi ilman maksutapaa. Voit nyt jatkaa tilausta.
paused-stays-sentence = Kokeilujakso päättyi ilman maksutapaa. Tilaus pysyy keskeytettynä, kunnes sitä jatketaan.
paused-add-sentence = Kokeilujakso on päättynyt. Jatka tilausta lisäämällä maksutapa.
paused-lacks-method-sentence = Kokeilujakso päättyi ilman maksutapaa, eikä tilaus voi jatkua ilman sellaista.
trial-needs-method-title = Tilauksen { $plan } kokeilujakso päättyy { $day }
trial-needs-method-sentence = Lisää maksutapa, jos haluat pitää tilauksen sen jälkeen.
trial-lacks-method-sentence = Tallennettuna ei ole maksutapaa, jolla tilaus voisi jatkua sen jälkeen.
trial-ends-title = Tilauksen { $plan } kokeilujakso päättyy { $day }
trial-ends-sentence = Sen jälkeen tilaus jatkuu ja se veloitetaan tallennetulta maksutavalta.
method-expires-title = { $method } vanhenee ennen seuraavaa veloitusta
method-expires-sentence = Seuraava veloitus on { $day }. Päivitä maksutapasi, jotta maksu onnistuu.
method-lapses-sentence = Seuraava veloitus on { $day }, eikä se välttämättä onnistu.
method-expired-title = { $method } on vanhentunut
method-missing-title = Tilaukselta { $plan } puuttuu maksutapa
method-missing-sentence = Tilaus uusiutuu { $day }. Lisää maksutapa, jotta tilaus jatkuu.
method-lacking-sentence = Tilaus uusiutuu { $day }, eikä tallennettuna ole mitään, millä sen voisi maksaa.

## Tabs

subscriptions = Tilaukset
invoices = Laskut
payment-methods = Maksutavat

## Subscriptions

subscription = Tilaus
no-subscription = Sinulla ei ole tällä hetkellä tilausta.
past-subscriptions = { $count ->
    [one] { $count } aiempi tilaus
   *[other] { $count } aiempaa tilausta
}
status-incomplete = Odottaa maksua
status-incomplete-expired = Ei alkanut
status-trialing = Kokeilujakso
status-active = Voimassa
status-past-due = Maksu myöhässä
status-unpaid = Maksamatta
status-canceled = Päättynyt
status-paused = Keskeytetty
status-unknown = Muu
status-ending = Päättymässä
current-period = Nykyinen laskutuskausi
next-charge = Seuraava veloitus
amount-on-day = { $amount }, { $day }
includes-use = Sisältää tähänastisen käyttösi.
ended = Päättynyt
ended-on = Päättyi { $day }
ends-on = Päättyy { $day } eikä uusiudu
ends-on-renews-before = Päättyy { $day }. Siihen asti se uusiutuu.
payments-paused = Maksut on keskeytetty
payments-paused-until = Maksut on keskeytetty { $day } asti
payments-paused-until-end = Maksut on keskeytetty tilauksen päättymiseen asti
trial-until = Maksuton kokeilujakso { $day } asti, sitten tilaus uusiutuu
trial-until-without-method = Maksuton kokeilujakso { $day } asti. Ilman maksutapaa tilaus ei jatku sen jälkeen
renews-on = Uusiutuu { $day }
scheduled = Tähän tilaukseen on jo ajastettu muutoksia, joten sen päättymistä ei voi muuttaa suoraan.
unknown-status = Tätä tilausta ei voi juuri nyt muuttaa täällä. Ota meihin yhteyttä.

## What a subscription costs

price-once = { $price } kertamaksuna
price-per-day = { $price } / päivä
price-per-week = { $price } / viikko
price-per-month = { $price } / kuukausi
price-per-year = { $price } / vuosi
price-every-days = { $count ->
    [one] { $price } / { $count } päivä
   *[other] { $price } / { $count } päivää
}
price-every-weeks = { $count ->
    [one] { $price } / { $count } viikko
   *[other] { $price } / { $count } viikkoa
}
price-every-months = { $count ->
    [one] { $price } / { $count } kuukausi
   *[other] { $price } / { $count } kuukautta
}
price-every-years = { $count ->
    [one] { $price } / { $count } vuosi
   *[other] { $price } / { $count } vuotta
}
price-times = { $count ->
    [one] { $count } × { $price }
   *[other] { $count } × { $price }
}
price-per-use = { $price } / käytetty yksikkö
price-per-package = { $count ->
    [one] { $price } / { $count } yksikkö
   *[other] { $price } / { $count } yksikköä
}
price-by-use = Hinta riippuu käytöstä
price-by-quantity = Hinta riippuu määrästä
quantity = { $count ->
    [one] { $count } yksikkö
   *[other] { $count } yksikköä
}
billed-every-days = { $count ->
    [one] laskutetaan päivittäin
   *[other] laskutetaan { $count } päivän välein
}
billed-every-weeks = { $count ->
    [one] laskutetaan viikoittain
   *[other] laskutetaan { $count } viikon välein
}
billed-every-months = { $count ->
    [one] laskutetaan kuukausittain
   *[other] laskutetaan { $count } kuukauden välein
}
billed-every-years = { $count ->
    [one] laskutetaan vuosittain
   *[other] laskutetaan { $count } vuoden välein
}
another-price = toinen hinta
another-product = toinen tuote

## How a price in steps comes about

price-steps = Miten hinta muodostuu
price-steps-graduated = Kunkin portaan hinta koskee siihen kuuluvia yksiköitä.
price-steps-volume = Kaikki yksiköt hinnoitellaan sen portaan mukaan, johon kokonaismäärä kuuluu.
price-steps-units = Yksiköt
price-steps-each = Yksikköhinta
price-steps-flat = Kiinteä maksu
price-steps-range = { $from }–{ $to }
price-steps-rest = { $from } tai enemmän

## Discounts

discount = Alennus
discount-percent = Alennus { $percent }
discount-amount = Alennus { $amount }
discount-named = { $off } ({ $name })
discount-unknown = Alennus voimassa
discount-once = { $discount }, seuraavasta laskusta
discount-until = { $discount }, { $day } asti
discount-for = { $discount }, tuote: { $product }

## What can be done with a subscription

cancel = Peru tilaus
resume = Jatka tilausta
resume-payments = Jatka maksuja
pay-amount = Maksa { $amount }
for-invoice = lasku { $number }
update-payment-method = Päivitä maksutapa
add-payment-method = Lisää maksutapa
see-schedule = Näytä ajastetut muutokset

## The question before canceling

cancel-title-html = Perutaanko <bdi>{ $plan }</bdi>?
cancel-page-title = Tilauksen peruminen: { $plan }
cancel-last-day-html = Voit käyttää tilausta <strong>{ $day }</strong> asti. Sen jälkeen tilaus ei uusiudu eikä siitä enää veloiteta.
cancel-last-day-owing-html = Tilaus päättyy <strong>{ $day }</strong>. Sen jälkeen tilaus ei uusiudu eikä siitä synny uusia veloituksia.
cancel-ends-html = Tilaus päättyy <strong>{ $day }</strong>. Sen jälkeen tilaus ei uusiudu.
cancel-end-of-period = Tilaus päättyy nykyisen laskutuskauden lopussa, eikä siitä enää veloiteta.
cancel-renews-before = Siihen asti lyhyemmissä jaksoissa laskutettavat tuotteet uusiutuvat edelleen:
cancel-renewal = { $name }: { $price }, seuraavan kerran { $day }
cancel-one-item = Yksi tuote
cancel-debt-html = Peruminen ei poista avointa velkaa: <strong>{ $amount }</strong> on edelleen maksettava.
cancel-debt-collected-until = Yritämme veloittaa sitä { $day } asti. Kun tilaus on päättynyt, emme enää yritä veloittaa avointa laskua, mutta voit edelleen maksaa sen.
cancel-debt-collected = Yritämme veloittaa sitä, kunnes tilaus päättyy. Sen jälkeen emme enää yritä veloittaa avointa laskua, mutta voit edelleen maksaa sen.
cancel-debt-given-up = Emme enää yritä veloittaa sitä, mutta voit edelleen maksaa sen.
cancel-debt-sent = Voit maksaa sen edelleen, myös tilauksen päätyttyä.
cancel-open-invoice = Lasku { $number }: { $amount }
cancel-usage = Siihen asti kertynyt käyttö laskutetaan vielä.
cancel-still-charged = Alkaneelta kaudelta veloitetaan vielä { $amount } ({ $day }).
cancel-can-undo = Siihen asti voit muuttaa mielesi ja pitää tilauksen.
cancel-subscription = Peru tilaus
keep-subscription = Pidä tilaus
no-invoice-number = ilman numeroa

## The question before a subscription is released from its schedule

release-title-html = Poistetaanko tilauksen <bdi>{ $plan }</bdi> ajastetut muutokset?
release-page-title = Ajastettujen muutosten poistaminen: { $plan }
release-planned = Ajastettu:
release-nothing-planned = Ei muutoksia siihen, mitä maksat.
release-step-ends = Tilaus päättyy { $day }.
release-step-free = Ajastus päättyy { $day }. Sen jälkeen tilaus jatkuu silloisessa muodossaan.
release-step-changes = Tilaus muuttuu { $day }. Uusi sisältö: { $plans }.
release-if = Jos poistat ajastetut muutokset:
release-not-applies = Ajastus ei ole enää voimassa: mikään näistä muutoksista ei toteudu.
release-not-applies-nor-ends = Ajastus ei ole enää voimassa: mikään näistä muutoksista ei toteudu, eikä tilaus enää pääty itsestään.
release-stays = Tilaus pysyy nykyisellään: { $price }. Se uusiutuu ja jatkuu, kunnes perut sen.
release-stays-until-html = Tilaus pysyy nykyisellään: { $price }. Se uusiutuu <strong>{ $day }</strong> ja jatkuu, kunnes perut sen.
release-final = Sen jälkeen voit perua tilauksen. Ajastettuja muutoksia ei voi palauttaa täällä.
release-subscription = Poista ajastetut muutokset
leave-as-planned = Säilytä ajastetut muutokset

## Invoices

invoices-csv = Lataa kaikki CSV-tiedostona
invoices-none = Sinulla ei ole vielä laskuja.
invoices-none-chosen = Tällaisia laskuja ei ole.
invoices-show-all = Näytä kaikki laskut
invoices-pages = Laskujen sivut
invoices-newer = Uudemmat
invoices-older = Vanhemmat

# What a long list can be narrowed to
invoices-choose = Rajaa laskuja
invoices-year = Vuosi
invoices-every-year = Kaikki vuodet
invoices-status = Tila
invoices-every-status = Kaikki
invoices-show = Näytä

# Above the columns
invoice-column = Lasku
invoice-date-column = Päivämäärä
invoice-amount-column = Summa
invoice-status-column = Tila
invoice-actions-column = Toiminnot

# How an invoice stands
invoice-paid = Maksettu
invoice-open = Avoin
invoice-on-its-way = Käsitellään
invoice-void = Mitätöity
invoice-uncollectible = Jäänyt perimättä
invoice-other = Muu

# What an invoice was for
first-and-others = { $others ->
    [one] { $first } ja { $others } muu
   *[other] { $first } ja { $others } muuta
}
invoice-subject-and-more = { $first } ja muuta
invoice-refunded = Palautettu { $amount }
invoice-credited = Hyvitetty { $amount }
invoice-without-number = Ei numeroa

# Links
invoice-view-html = <span class=unseen>Näytä lasku </span><bdi>{ $number }</bdi>
invoice-pay-html = Maksa<span class=unseen> lasku <bdi>{ $number }</bdi></span>
invoice-pdf-html = Lataa PDF<span class=unseen> laskusta <bdi>{ $number }</bdi></span>
credit-note-pdf-html = <span class=unseen>Lataa PDF: </span>Hyvityslasku <bdi>{ $number }</bdi>

## Pages that say what went wrong

link-unknown = Linkki ei toimi
link-unknown-why = Se saattaa olla vajaa.
link-unknown-advice = Tarkista, että avasit koko linkin, tai pyydä uusi linkki sen lähettäneeltä yritykseltä.
link-expired = Linkki on vanhentunut
link-expired-why = Laskutussivun linkit ovat turvallisuussyistä voimassa vain jonkin aikaa.
link-expired-advice = Palaa sovellukseen tai sähköpostiin, josta tulit, ja pyydä uusi linkki.
link-revoked = Linkki ei ole enää voimassa
link-revoked-why = Se on poistettu käytöstä.
link-revoked-advice = Pyydä uusi linkki sen lähettäneeltä yritykseltä.
not-found = Sivua ei löydy
not-found-why = Täällä ei ole mitään, tai sisältö ei kuulu laskutukseesi.
not-allowed = Tämä ei ole sallittua
not-allowed-why = Linkkisi ei oikeuta tähän, tai pyyntö tuli toiselta sivustolta. Mitään ei muutettu.
too-many-requests = Pieni hetki
too-many-requests-why = Pyyntöjä tuli liikaa kerralla. Odota hetki ja yritä sitten uudelleen.
unavailable = Ei juuri nyt käytettävissä
unavailable-why = Tämän sivun tarvitsema palvelu ei vastaa tällä hetkellä.
unavailable-advice = Yritä uudelleen hetken kuluttua. Jos olit tekemässä muutosta, tarkista ensin, toteutuiko se.
failed = Jokin meni vikaan
failed-why = Vika on meillä, ja se on kirjattu.
refused = Toiminto ei onnistunut
refused-why = Tilanne on saattanut muuttua sen jälkeen, kun avasit sivun.
go-back-advice = Palaa takaisin ja yritä uudelleen.
look-again-advice = Palaa laskutussivulle ja tarkista tilanne.
back-to-billing = Takaisin laskutukseen
need-help = Tarvitsetko apua?
help-page = Siirry ohjesivulle

## A new link by email

email-new-link = Lähetä uusi linkki sähköpostiini
email-new-link-where = Linkki lähetetään sähköpostiosoitteeseen, joka meillä on tallessa.
new-link-asked = Tarkista sähköpostisi
new-link-on-its-way = Jos meillä on sähköpostiosoitteesi, uusi linkki on matkalla.
new-link-none-came = Viestin saapumisessa voi kestää muutama minuutti. Jos sitä ei kuulu, katso roskapostikansiosta.
new-link-too-often = Olet jo pyytänyt uutta linkkiä useita kertoja. Tarkista sähköpostisi tai yritä myöhemmin uudelleen.
mail-new-link-subject = Uusi linkkisi laskutukseen: { $brand }
mail-new-link-intro = Joku, todennäköisesti sinä, on pyytänyt uutta linkkiä laskutussivullesi ({ $brand }). Tässä se on.
mail-new-link-button = Avaa laskutussivu
mail-new-link-lasts = Linkki toimii { $minutes ->
    [one] { $minutes } minuutin
   *[other] { $minutes } minuuttia
}. Älä anna linkkiä muille: kuka tahansa, jolla se on, voi avata sivun.
mail-new-link-ignore = Jos et pyytänyt linkkiä, sinun ei tarvitse tehdä mitään.
mail-help = Kysyttävää? Kirjoita osoitteeseen { $address }

## Payment methods

no-payment-method = Maksutapaa ei ole tallennettu.
default-method = Oletus
a-card = Kortti
a-bank-account = Pankkitili
a-payment-method = Maksutapa
card-expires = Vanhenee { $month }
card-expires-soon = Vanhenee { $month }, ennen seuraavaa maksua
card-expired = Vanhentunut { $month }
pays-for = Tällä maksetaan
list-comma = { ", " }
use-for-everything = Käytä kaikkiin maksuihin
make-default = Aseta oletukseksi
remove = Poista
add-payment-method-hint = Syötät tiedot Stripen suojatulla sivulla. Sen jälkeen kaikki maksut veloitetaan tältä maksutavalta.
add-payment-method-where = Syötät tiedot Stripen suojatulla sivulla.
you-owe = Maksettavaa: { $amount }.
pay-now-with = Maksa { $amount } nyt: { $method }

## Removing a payment method

remove-html = Poistetaanko <bdi>{ $method }</bdi>?
cannot-remove-html = Maksutapaa <bdi>{ $method }</bdi> ei voi vielä poistaa
still-pays-for = Mikään muu tallennettu maksutapa ei kävisi näihin tilauksiin:
add-another-first = Lisää ensin toinen maksutapa. Sen jälkeen voit poistaa tämän.
pays-instead-html = <bdi>{ $method }</bdi> tulee käyttöön näissä tilauksissa:
becomes-default-html = <bdi>{ $method }</bdi> tulee oletukseksi tämän tilalle.
pays-for-nothing = Tältä maksutavalta ei veloiteta mitään.
removed-for-good = Jos haluat käyttää sitä myöhemmin, tiedot on syötettävä uudelleen.
remove-payment-method = Poista maksutapa
keep-it = Säilytä
back-to-payment-methods = Takaisin maksutapoihin

## What was just done

notice-canceled = { $plan } päättyy { $day }. Voit vielä muuttaa mielesi.
notice-kept = Tilauksesi jatkuu. Mikään muu ei muuttunut.
notice-unpaused = Maksut jatkuvat seuraavasta laskusta alkaen.
notice-resumed = Tilauksesi jatkuu, ja uusi laskutuskausi alkaa tänään.
notice-resumed-unpaid = Tilausta on jatkettu, mutta sitä ei ole vielä maksettu. Tilaus jatkuu heti, kun avoin lasku on maksettu.
notice-released = Ajastetut muutokset eivät toteudu. Tilauksesi pysyy ennallaan, ja voit nyt perua sen.
notice-card-updated = Uusi maksutapasi on käytössä kaikissa maksuissa.
notice-card-superseded = Olet sen jälkeen valinnut toisen maksutavan. Se on nyt käytössä.
notice-card-canceled = Mitään ei muutettu. Maksutapasi ovat samat kuin ennen.
notice-card-not-finished = Uuden maksutavan lisääminen jäi kesken, joten mitään ei muutettu.
notice-card-declined = Pankkisi hylkäsi uuden maksutavan, joten mitään ei muutettu. Kokeile toista maksutapaa.
notice-card-page-expired = Maksutavan lisäyssivu oli auki liian kauan, joten mitään ei muutettu. Aloita alusta.
notice-card-unconfirmed = Uusi maksutapasi on vielä vahvistettava. Kun se on vahvistettu, kaikki maksut veloitetaan siltä. Siihen asti mikään ei muutu.
notice-card-pending = Uusi maksutapasi on tallennettu ja tulee käyttöön muutaman minuutin kuluessa.
notice-card-unknown = Tämä sivu ei tunne kyseistä maksutapaa. Mitään ei muutettu.
notice-method-default = Tästä lähtien kaikki maksut veloitetaan tältä maksutavalta.
notice-method-unusable = Kyseistä maksutapaa ei voi enää käyttää, joten mitään ei muutettu. Syötä se uudelleen tai käytä toista.
notice-method-removed = Maksutapa on poistettu.
notice-paid = Kiitos. Kaikki on maksettu.
notice-paid-this = Kiitos. Tämä maksu onnistui.
notice-paid-some = Yksi maksu onnistui, seuraava ei. Avoinna oleva näkyy tässä.
notice-pay-processing = Maksusi on käsittelyssä. Pankin vahvistuksessa voi kestää muutama päivä.
notice-pay-changed = Maksettava summa on sillä välin muuttunut. Tässä on nykyinen tilanne.
notice-pay-declined = Pankkisi hylkäsi maksun kertomatta syytä. Kysy pankistasi tai kokeile toista maksutapaa.
notice-pay-declined-funds = Maksu hylättiin: kortilla ei ole riittävästi katetta. Yritä myöhemmin uudelleen tai käytä toista maksutapaa.
notice-pay-declined-limit = Maksu hylättiin: se ylittää kortin käyttörajan. Kysy pankistasi tai käytä toista maksutapaa.
notice-pay-declined-expired = Maksu hylättiin: kortti on vanhentunut. Käytä toista maksutapaa.
notice-pay-declined-unsupported = Maksu hylättiin: korttia ei voi käyttää tällaiseen maksuun. Käytä toista maksutapaa.
notice-pay-declined-details = Maksu hylättiin: kortin tiedot eivät ole oikein. Syötä ne uudelleen tai käytä toista maksutapaa.
notice-pay-declined-later = Pankkiisi ei saatu yhteyttä. Voit yrittää uudelleen muutaman minuutin kuluttua.
notice-pay-impossible = Tätä ei voi maksaa kyseisellä maksutavalla. Käytä toista.

## Why something can’t be done with a subscription as it is now

refused-over = Tämä tilaus on jo päättynyt, joten muutettavaa ei ole.
refused-incomplete = Tilauksen ensimmäistä maksua ei ole vielä maksettu. Maksa ensin avoin lasku.
refused-paused = Tämä tilaus on keskeytetty eikä maksa mitään. Sitä on jatkettava, ennen kuin sitä voi muuttaa.
refused-no-payment-method = Tämä tilaus on keskeytetty, kunnes maksutapa lisätään. Lisää maksutapa ja jatka sitten tilausta.
refused-unpaid = Tämä tilaus jatkuu heti, kun avoin lasku on maksettu.
refused-nothing-to-pay = Tällä tilauksella ei ole avointa laskua.
not-confirmed = Muutostasi ei ole vielä vahvistettu. Katso laskutussivua uudelleen minuutin kuluttua, ennen kuin yrität uudestaan.
