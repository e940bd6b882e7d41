# review: awaits review by a Welsh speaker (yn disgwyl ei adolygu gan siaradwr Cymraeg). The glossary stands in words.ftl.

## Every page

# en 3aa54e4b
site-title = { $page } – cyrsiau gweithwyr cyswllt
# en 21dc5d41
site-name = Cyrsiau gweithwyr cyswllt
# en 0ef75f62
site-about = Cyd-fynd â safonau
# en a14db23c
feed-title = Dyfarniadau a newidiadau
# en 786999cc
skip-to-content = Neidio i'r cynnwys
# en fa795581
menu = Y wefan
# en aaad9d92
menu-courses = Cyrsiau
# en b9a13629
menu-standards = Safonau
# en 996c32b3
menu-providers = Darparwyr
# en e888155d
menu-compare = Cymharu
# en bbd4b6a8
menu-changes = Newidiadau
# en 49c266ba
menu-search = Chwilio
# en 794a0d5e
for-assessors = <strong>I aseswyr.</strong> Mae'r copi hwn yn dangos tystiolaeth nad yw'n gyhoeddus. Peidiwch â'i gyhoeddi.
# en 130d2646
site-limits = <strong>Nid yr un peth yw cyd-fynd ac achredu.</strong> Mae dyfarniad yma'n cymharu'r hyn y mae ffeil darparwr yn ei ddatgan â'r testunau a enwir, ar y dystiolaeth a gyflwynwyd, ar { $date }. Dim ond penderfyniad cofnodedig gan banel a enwir a all achredu cwrs; nid oes yr un wedi'i gofnodi yma.
# en a512117c
site-texts = Proffil: { $profile }. Testunau:
# en 2428d311
site-text = , argraffiad { $edition } ({ $standing })
# en 10ee5b97
site-follow = Dilyn newidiadau: { $atom }, { $feed }. Pob dyfarniad fel data: { $json }.
# en 492c94cd
table-scroll = Gall y tabl hwn sgrolio i'r ochr.
# en 2096cefb
head-course = Cwrs
# en 472590ae
head-provider = Darparwr
# en eba55f4f
all-verdicts = Pob dyfarniad
# en 25e59f25
invented = enghraifft ddychmygol
# en dc28d0d3
all-courses = Pob cwrs
# en b424f28e
courses = { $n } { $n ->
    [two] gwrs
    [few] chwrs
    [many] chwrs
   *[other] cwrs
  }

## Home

# en 3045d1db
site-home = Cyrsiau yn erbyn y safonau
# en e3b6b84b
home-courses = { $n } { $n ->
    [two] gwrs
    [few] chwrs
    [many] chwrs
   *[other] cwrs
  } ar gyfer gweithwyr cyswllt presgripsiynu cymdeithasol,
# en fdf88bfe
home-date = pob un wedi'i ddal yn erbyn pob gofyniad yn y safonau isod, ar { $date }.
# en bb46976c
home-note = <strong>Nid yr un peth yw cyd-fynd ac achredu.</strong> Ystyr “yn cyd-fynd” yw nad oes, ar y dystiolaeth a gyflwynwyd, yr un gofyniad gorfodol heb ei fodloni na heb ei setlo. Nid oes penderfyniad gan banel wedi'i gofnodi yma.
# en 2a0c6f15
home-verdicts = Dyfarniadau
# en 85df5bfd
home-edition = , argraffiad { $edition }
# en b464538e
home-profile = Proffil: { $profile }.
# en ca84494e
home-every = Pob cwrs, yn ôl maen prawf
# en c9ee89c3
home-caption = Faint o ofynion pob maen prawf sydd â phob statws. Mae pennawd yn arwain at y cyrsiau ochr yn ochr.

## A course

# en e10b099a
result-as-data = Y canlyniad hwn fel data
# en 2ed8918e
result-as-json = Y canlyniad hwn fel data (JSON)
# en 4356e414
left-out = { $n } { $n ->
    [one] dyfyniad sy'n dibynnu ar ddogfen nad yw ar gyfer darllenwyr y wefan hon. Mae'n cyfrif yn y dyfarniad ac nid yw'n cael ei ddangos.
    [two] ddyfyniad sy'n dibynnu ar ddogfennau nad ydynt ar gyfer darllenwyr y wefan hon. Maent yn cyfrif yn y dyfarniad ac nid ydynt yn cael eu dangos.
   *[other] dyfyniad sy'n dibynnu ar ddogfennau nad ydynt ar gyfer darllenwyr y wefan hon. Maent yn cyfrif yn y dyfarniad ac nid ydynt yn cael eu dangos.
  }
# en ce72bd55
part-of = Rhan o { $site }.
# en 839ab626
link-worker-courses = gyrsiau gweithwyr cyswllt

## Standards and requirements

# en 547841c5
standards-lead = Y testunau y delir cyrsiau yn eu herbyn, a geiriau pwy ydynt.
# en f432c014
publisher-edition = { $publisher }. Argraffiad { $edition }.
# en bcf12648
as-data = Fel data (JSON)
# en 42435feb
requirements-of = { $n } { $n ->
    [two] ofyniad
   *[other] gofyniad
  }
# en 42f429a0
standard-as-data = Y safon hon fel data
# en 21378545
row-publisher = Cyhoeddwr
# en 0e570ca6
row-source = Ffynhonnell
# en bbdc3299
row-id = Dynodydd parhaol
# en cec3a9b8
row-data = Data
# en f7121ecf
compare-on = Cymharu'r cyrsiau ar { $code }
# en 5916757a
standard-scroll = Gofynion { $code }, tabl a all sgrolio i'r ochr
# en 5a390f50
standard-caption = Gofynion { $code }, a nifer y cyrsiau sydd â phob statws:
# en ca6d799d
of-courses = { $n } { $n ->
    [two] gwrs
    [few] chwrs
    [many] chwrs
   *[other] cwrs
  } i gyd.
# en 71988c4d
head-text = Testun
# en f91993b6
standard-not-held = Nid yw'r testun ar gael yma.
# en fab1f347
requirement-not-held = Nid yw testun y gofyniad hwn ar gael yma. Ni fernir dim yn ei erbyn: nid yw wedi'i fodloni, ac nid yw'n fwlch ychwaith.
# en cfda1755
row-force = Grym
# en f5387f9b
row-kind = Math
# en 617494ea
row-profile = Yn y proffil hwn
# en 7e51e126
row-basis = Yn dibynnu ar
# en 40bd73a2
critical-why = hollbwysig: nid oes dim arall yn gwneud iawn amdano
# en af8ca7db
met-when = Fe'i bodlonir pan
# en 22e922ac
which-courses = Pa gyrsiau sy'n ei fodloni, a sut
# en 68468bcf
requirement-scroll = Cyrsiau ar { $code }, tabl a all sgrolio i'r ochr
# en a0c092d5
requirement-caption = Y canfyddiad ar { $code } ar gyfer pob cwrs. Mae cwrs yn arwain at ei resymau.
# en 8ee57323
all-statuses = Pob statws
# en 920e413c
head-status = Statws
# en f7ed9e78
head-how = Sut, neu beth sydd ar goll
# en e3808d64
how-assessed = Asesir pob dysgwr ynddo: { $by }.
# en caf202f7
how-declared = Datganiad y darparwr ei hun.

## Comparing

# en b6c1948a
site-compare = Cymharu cwmpas
# en e7dbacd6
site-compare-on = Cymharu { $what }
# en c4776ac2
compare-lead = Dewiswch faen prawf i weld y cyrsiau ochr yn ochr, fesul gofyniad.
# en 86523f25
criteria-scroll = Meini prawf { $code }, tabl a all sgrolio i'r ochr
# en 6fc56a41
criteria-caption = Meini prawf { $code }, yn ôl nifer y cyrsiau.
# en e0cdd07f
head-requirements = Gofynion
# en b43ac636
head-all = Dim heb ei fodloni nac yn agored
# en 61168649
head-not = Rhywbeth heb ei fodloni, neu wedi'i fodloni'n rhannol
# en afc616ad
head-open = Dim heb ei fodloni, ond ni ellir dweud am rywbeth
# en 1790e5fa
criterion-caption = Y canfyddiad ar bob gofyniad yn { $code }, fesul cwrs.
# en d9a5f396
pick = Dewis cyrsiau
# en 0c31e498
pick-find = Dod o hyd i gwrs
# en 4ac46f46
pick-side = Cyrsiau i'w rhoi ochr yn ochr
# en 77640f8b
pick-differ = Dim ond y gofynion y maent yn wahanol arnynt
# en 5ea74163
pick-told = Dewiswyd { $n }; dangosir { $rows } o { $all } gofyniad
# en 93867eb6
pick-more = Rhestrir { $n } o { $all } cwrs: teipiwch i ddod o hyd i rai eraill
# en 72119b45
pick-scroll = Y cyrsiau a ddewiswyd, tabl a all sgrolio i'r ochr
# en c439d9b1
pick-caption = Y canfyddiad ar bob gofyniad, ar gyfer y cyrsiau a ddewiswyd.

## Providers

# en b6f76df4
providers-lead = Pwy sy'n cynnig y cyrsiau. Mae'r hyn y mae darparwr yn ei gyflenwi yn cyfrif ar gyfer pob un o'i gyrsiau; nid oes gan ddarparwr ei hun ddyfarniad.
# en 4accbd32
providers-scroll = Darparwyr, tabl a all sgrolio i'r ochr
# en da940f32
providers-caption = Darparwyr, gyda dyfarniadau eu cyrsiau.
# en a430baac
providers-none = Nid oes yr un cwrs yn enwi darparwr.
# en 32189d9f
invented-provider = Enghraifft ddychmygol: nid yw'r darparwr hwn yn bod
# en dce8389d
permanent-id = Dynodydd parhaol { $id }.
# en da5917e3
provider-courses = Cyrsiau, yn ôl maen prawf
# en 2631c21f
provider-caption = Faint o ofynion pob maen prawf sydd â phob statws.

## Changes

# en 1bcbf1dc
site-changes = Beth a newidiodd
# en 793775d2
changes-between = Rhwng y cyhoeddiad ar { $before } a'r un hwn, ar { $now }.
# en 1795afcb
changes-none = Ni newidiodd yr un dyfarniad, statws na safon.
# en a702a836
changes-first = Dyma'r cyhoeddiad cyntaf yma, ar { $date }: nid oes dim i'w gymharu ag ef.
# en 3ed0c072
changes-stood = Ers pryd y mae pob dyfarniad wedi sefyll
# en 27dda448
changes-scroll = Cyrsiau a dyddiau, tabl a all sgrolio i'r ochr
# en 6febae2a
changes-caption = Y diwrnod y cafodd pob cwrs ei ddyfarniad a'i statysau presennol yn y cyhoeddiadau hyn.
# en 98af1ed6
head-since = Ers
# en 1900eab6
change-profile = proffil
# en fe6d3468
change-standard = safon
# en 11507a0e
change-new = newydd
# en e1f79758
change-removed = wedi'i dynnu
# en 1e4de31f
change-revised = wedi'i ddiwygio
# en 11e221bd
change-verdict = dyfarniad
# en 53f87322
change-of-profile = Yr hyn y gwirir cyrsiau yn ei erbyn

## Search, and what the script says

# en 49c266ba
search = Chwilio
# en f82f9068
search-lead = Popeth ar y wefan hon, fesul tudalen. Gall chwiliad eich porwr ddod o hyd i eiriau arni.
# en 7782f002
search-note = Geiriau o deitl, cod gofyniad, darparwr neu ddyfarniad. Rhaid i bob gair ddigwydd. Mae'r mynegai yn Saesneg, felly chwiliwch am ddyfarniad wrth ei enw Saesneg.
# en aaad9d92
search-courses = Cyrsiau
# en e0cdd07f
search-requirements = Gofynion
# en 71708699
search-criteria = Meini prawf
# en b9a13629
search-standards = Safonau
# en 996c32b3
search-providers = Darparwyr
# en 1c11870b
search-no-provider = darparwr heb ei ddatgan
# en 08463a7f
search-side-by-side = cyrsiau ochr yn ochr
# en 561b7644
search-not-held = testun ddim ar gael
# en 694ccd55
search-edition = argraffiad { $edition }, { $standing }
# en 62057e63
js-only = Dangos rhesi sy'n cynnwys
# en 231bdba9
js-shown = { $n } o { $of } yn cael eu dangos
# en 3547e80f
js-show-all = Dangos pob un ({ $n })
# en 6a018866
js-sort-by = Trefnu yn ôl { $name }
# en ce970a20
js-search = Chwilio'r wefan hon
# en a44cef2b
js-found = Tudalennau: { $n }
# en 0d8a4426
js-found-one = 1 dudalen
# en 128e606b
js-found-first = Tudalennau: { $n }; dangosir y { $first } cyntaf

## No page at an address

# en a469ab4c
site-missing = Ni chafwyd y dudalen
# en 2632a6be
missing-lead = Nid oes tudalen yn y cyfeiriad hwn. Nid oes un gan gwrs nad yw'n cael ei gyhoeddi yma mwyach.
# en b8c92310
missing-links = { $courses } neu { $search }.
