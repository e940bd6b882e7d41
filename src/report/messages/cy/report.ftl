# review: awaits review by a Welsh speaker (yn disgwyl ei adolygu gan siaradwr Cymraeg). The glossary stands in words.ftl.

## The page

# en a5d854b4
page-title = { $verdict }: { $title } – adroddiad cyd-fynd
# en ca8992c6
print-foot = Ar { $date }. Nid yr un peth yw cyd-fynd ac achredu.
# en c849d787
print-page = Tudalen { $page } o { $pages }
# en 3cca6efb
skip-to-report = Neidio i'r adroddiad
# en f654a490
alignment-report = Adroddiad cyd-fynd
# en 26d2305d
as-of = Ar { $date }
# en 3b2864b6
other-language = English
# en 313e891c
made-by = Gwnaed gan <strong>accredit</strong> o'r ffeiliau a enwir uchod, ar { $date }. Mae'r un ffeiliau a'r un dyddiad yn rhoi'r un adroddiad.
# en d15d3068
not-accreditation = Nid yr un peth yw cyd-fynd ac achredu.
# en 124891a5
awaits-review = Mae'r cyfieithiad Cymraeg hwn yn disgwyl cael ei adolygu gan siaradwr Cymraeg. Lle mae'r ddwy dudalen yn wahanol, ar y dudalen Saesneg y dylid dibynnu.
# en 537d5d6e
english-only = Testun Saesneg yn unig: nid oes testun Cymraeg o'r safon hon ar gael yma.
# en afc1ba81
english-parts = Yn Saesneg yn unig y ceir testun y safonau a'r brawddegau llawn am ganfyddiadau unigol, ac maent wedi'u nodi fel testun Saesneg. Ceir brawddeg fer yn Gymraeg o flaen pob rheswm.
# en 1fc3cced
back-to-contents = Yn ôl i'r cynnwys
# en bfba7033
critical = hollbwysig
# en dd6d8765
recommended = a argymhellir
# en 4afe68b2
waived = wedi'i hepgor
# en a2a31a36
follows-from = Yn dilyn o
# en 4a36f89d
verdict = Dyfarniad

## What was checked, and the verdict

# en c38fd145
provider-not-stated = Darparwr heb ei ddatgan
# en e169ba93
invented-example = Enghraifft ddychmygol: nid yw'r cwrs hwn na'i ddarparwr yn bod
# en 7ceda4db
part-only = Rhan o'r cwrs hwn yn unig a ddisgrifir yn y ffeil. Ni ellir dweud dim am yr hyn y mae'n ei adael allan, ac nid yw'n fwlch.
# en 82891d43
whole-title = Y teitl cyfan
# en b3a75b55
what-was-checked = Beth a wiriwyd
# en f852251b
against-what = Yn erbyn beth
# en 196b4104
standard-edition = <strong>{ $code }</strong> { $title }, argraffiad { $edition }
# en a00ba07d
waivers-in = Hepgoriadau yn <code>{ $file }</code>, crynodeb <code>{ $digest }</code>.
# en e3130200
profile-as-of = Proffil: { $profile }. Ar { $date }. <a href="#sources">Mwy am y testunau hyn</a>
# en 9dac8912
verdict-of-offer = Cynigir y cwrs mewn mwy nag un ffordd. Dyma ddyfarniad y cynnig <strong>{ $offer }</strong>, y gwannaf ohonynt.
# en 80c2711e
awards-scroll = Cymwysterau, tabl a all sgrolio i'r ochr
# en 12f73911
awards-caption = Mae'r fanyleb yn arwain at nifer o gymwysterau ({ $n }). Bernir pob un ar ei ben ei hun, a'r dyfarniad uchod yw'r gwannaf o'r rhai nad ydynt yn cael eu rhoi i ddysgwyr sy'n gadael yn gynnar.
# en e5eace6c
award-exit = (i'r rhai sy'n gadael yn gynnar)
# en 857cb84b
head-award = Cymhwyster
# en 1709305c
head-level = Lefel
# en d210e81c
head-not-met = Heb ei fodloni
# en 9c2c0404
head-cannot-tell = Ni ellir dweud
# en 7df10272
limits = <strong>Nid yr un peth yw cyd-fynd ac achredu.</strong> Mae'r adroddiad hwn yn cymharu ffeil â'r testunau a enwir uchod ar y dystiolaeth a gyflwynwyd. Dim ond penderfyniad cofnodedig gan banel a enwir a all achredu cwrs, ac nid oes yr un yn yr adroddiad hwn.

## Contents, and names of the parts

# en 23afdac7
in-this-report = Yn yr adroddiad hwn
# en 0fb025c7
first = Beth i'w wneud gyntaf
# en 1919ae35
level-and-counts = Lefel a niferoedd
# en 0a7319d5
coverage = Cwmpas yn ôl maen prawf
# en 9a49ff37
gap-list = Rhestr y bylchau
# en 9b3aa958
questions = Cwestiynau i'w hateb
# en cafa7ef6
cautions = Beth y byddai asesydd yn holi amdano
# en 8c24f461
units = Unedau, llwybrau ac oriau
# en 80cb94bc
matrix = Matrics cwmpas
# en 7f699ae3
inherited-heading = Cymerwyd o ffeil y darparwr
# en 4716367d
requirements = Pob gofyniad
# en 31a1e70a
diagnostics = Diffygion y ffeiliau
# en 71ed7986
guide = Sut i ddarllen hwn
# en 52a0f9b6
method = Dull

## What to do first

# en 01f8d06d
missing = Beth sydd ar goll:
# en da2ea790
close = I'w gau:
# en 4cf938f0
in-the-file = Yn y ffeil: <code>{ $place }</code>
# en ec34dfcf
mandatory-gaps = Bylchau gorfodol
# en 231e7ffb
mandatory-gaps-first = Bylchau gorfodol: y { $n } cyntaf o { $of }
# en 64f67373
recommended-gaps = A argymhellir, heb eu bodloni
# en 0e7db9d9
recommended-gaps-first = A argymhellir, heb eu bodloni: y { $n } cyntaf o { $of }
# en 717bc492
no-mandatory-gap = Nid oes yr un gofyniad gorfodol y gellid ei farnu heb ei fodloni.
# en 4c405756
no-mandatory-gap-but-waived = Nid oes yr un gofyniad gorfodol y gellid ei farnu heb ei fodloni, ac eithrio'r hyn sydd wedi'i hepgor.
# en 044a937d
never-bar = Nid yw'r rhain byth yn rhwystro'r geiriau “yn cyd-fynd”.
# en d3d14367
waived-for-a-time = Mae { $n } { $n ->
    [one] gofyniad heb ei fodloni ac wedi'i hepgor
    [two] ofyniad heb eu bodloni ac wedi'u hepgor
   *[other] gofyniad heb eu bodloni ac wedi'u hepgor
  } am gyfnod: gweler diwedd <a href="#gaps">rhestr y bylchau</a>.
# en f53c4fea
neither-met-nor-missed = Ni ellid dweud a yw { $n } { $n ->
    [one] gofyniad wedi'i fodloni
    [two] ofyniad wedi'u bodloni
   *[other] gofyniad wedi'u bodloni
  } ai peidio: gweler y <a href="#questions">cwestiynau i'w hateb</a>.
# en b71f6681
all-gaps = Pob bwlch ({ $n }), yn eu trefn

## Level and counts

# en a6ccab75
the-award = Y cymhwyster
# en cdd0cefb
requirements-apply = Mae { $n } { $n ->
    [two] ofyniad
   *[other] gofyniad
  } yn berthnasol
# en 14dfa5ba
of-unmet-waived = O'r rhai sydd heb eu bodloni neu wedi'u bodloni'n rhannol, mae { $n } { $n ->
    [one] wedi'i hepgor
   *[other] wedi'u hepgor
  }.
# en 7cdd2182
of-met-self-declared = O'r rhai sydd wedi'u bodloni, mae { $n } yn dibynnu ar ddatganiad y darparwr ei hun.
# en f770987f
no-score-see = Nid sgôr yw'r rhifau hyn: gweler y <a href="#method">dull</a>.
# en a7310fa4
coverage-scroll = Cwmpas yn ôl maen prawf, tabl a all sgrolio i'r ochr
# en faf78c2b
coverage-caption = Gofynion pob maen prawf yn ôl statws. Mae'r bar yn darlunio'r rhifau wrth ei ochr: un uned o hyd am bob gofyniad, yr un fath ym mhob rhes.
# en 3162a17a
head-criterion = Maen prawf
# en 9a1c54f5
head-picture = Darlun

## Gap list, questions, cautions

# en eb789a8e
gaps-order = Yn y drefn y gallai arweinydd cwrs fynd i'r afael â nhw. Gadewir y ddwy golofn olaf yn wag ar gyfer eich cynllun eich hun.
# en 7bb5551a
gaps-scroll = Rhestr y bylchau, tabl a all sgrolio i'r ochr
# en 6491309b
gaps-caption = Beth sydd heb ei fodloni, beth sydd ar goll, a'r newid lleiaf a fyddai'n ei gau. Llinell yn { $file } yw un heb enw ffeil.
# en 38178a20
head-number = Rhif
# en f5f5690b
head-requirement = Gofyniad
# en a191bc26
head-missing = Beth sydd ar goll
# en 1daaa38f
head-where = Ble
# en 81c7471f
head-closes = Beth sy'n ei gau
# en b92d273f
head-kind = Math o newid
# en 4b1b8aa3
head-owner = Perchennog
# en 9071738f
head-due = Erbyn
# en 1d692c40
not-in-file = nid yw yn y ffeil
# en 1a666d0d
gaps-mandatory = Gorfodol
# en bca53f77
gaps-recommended = A argymhellir: nid yw'r rhain byth yn rhwystro'r geiriau “yn cyd-fynd”
# en 39d8813a
gaps-waived = Wedi'u hepgor: heb eu bodloni, ond am y tro nid ydynt yn rhwystro'r geiriau “yn cyd-fynd”
# en 962f3383
gaps-none = Nid oes bwlch: nid oes yr un gofyniad y gellid ei farnu heb ei fodloni nac wedi'i fodloni'n rhannol yn unig.
# en afcb55ce
questions-lead = Am y rhain nid yw'r adroddiad yn dweud eu bod wedi'u bodloni na'u bod heb eu bodloni, am fod rhywbeth yn anhysbys, yn annarllenadwy neu'n fater o farn. Gallai ateb fynd y naill ffordd neu'r llall.
# en a7677be2
would-settle = Beth fyddai'n ei setlo:
# en b961ab7f
questions-none = Dim: gellid barnu popeth sy'n berthnasol.
# en b2586c2a
cautions-lead = Nid yw'r rhain yn newid unrhyw statws. Dyma'r hyn y dylai rhywun edrych arno cyn dibynnu ar hawliad.
# en c8479758
cautions-lead-doubts = Nid yw'r rhain yn newid unrhyw statws, ac eithrio'r rhai y mae amheuaeth amdanynt. Dyma'r hyn y dylai rhywun edrych arno cyn dibynnu ar hawliad.
# en 1cbfef9e
touches = Yn effeithio ar:
# en 02cc020f
stands-at = Ble:
# en efc75a42
what-to-do = Beth i'w wneud:
# en 677ec898
cautions-none = Ni sylwyd ar ddim.

## Units, routes and hours

# en 16485e88
weakest-route = Y llwybr gwannaf
# en 2c5b669b
routes = Llwybrau
# en 86045f6e
no-optional-unit = dim uned ddewisol
# en 744cf59d
most-is-missed = Dysgwr sy'n dewis <b>{ $units }</b> sy'n colli fwyaf. Heb eu bodloni yno, neu wedi'u bodloni'n rhannol yn unig, oherwydd yr hyn a ddewisir: { $codes }. Mae pob gofyniad yn enwi un llwybr, felly gall eraill fethu ar hwn hefyd. Ni chyfrifir yr hyn sy'n methu ar bob llwybr.
# en 9961b6c9
units-chosen = Gellir dewis unedau, ac nid yw'n hysbys bod unrhyw ofyniad heb ei fodloni oherwydd yr hyn a ddewisir.
# en 37c73781
one-route = Mae pob dysgwr yn dilyn yr un unedau. Un llwybr sydd.
# en fc35a4f9
drawing-scroll = Darlun o'r llwybr, a all sgrolio i'r ochr
# en 61314b09
drawing-weakest = Y llwybr gwannaf, wedi'i ddarlunio fel llinell â stop am bob uned. Mae tabl yr unedau'n dweud yr un peth.
# en 33f8cfba
drawing-units = Yr unedau y mae pob dysgwr yn eu dilyn, a'r rhai i ddewis ohonynt, wedi'u darlunio fel llinell â stop am bob uned. Mae tabl yr unedau'n dweud yr un peth.
# en 98817153
drawing-sides = Ar y chwith: mae pob dysgwr yn ei dilyn. Ar y dde: mae'n cael ei dewis.
# en 27963e1f
drawing-filled = Wedi'i llenwi: fe'i dilynir ar y llwybr hwn. Yn wag ac yn doredig: wedi'i gadael allan.
# en 22d104a1
drawing-open = Yn wag: gellir ei dewis.
# en 047d7cf3
credit-and-hours = Credyd ac oriau
# en f4a1d3c0
credit-scroll = Credyd ac oriau, tabl a all sgrolio i'r ochr
# en d5a8e410
credit-caption = Yr hyn a ddatganwyd ar gyfer y cymhwyster, a chyfanswm ei unedau ar y llwybr sydd â'r lleiaf o bob un.
# en 0c9db90a
credit-bars = Y bar uchaf: a ddatganwyd. Y bar isaf, gwag: yr unedau.
# en 398355d5
credit-not-known = Nid yw cyfanswm yr unedau'n hysbys: mae ffigur ar goll, neu nid yw'n hysbys sut y cyfunir yr unedau.
# en 1f5be668
head-figure = Ffigur
# en 61fc3130
head-stated = A ddatganwyd
# en 9fb6669a
head-units = Unedau
# en c5c83334
units-scroll = Unedau, tabl a all sgrolio i'r ochr
# en 8c351b43
units-caption = Unedau â'r credyd a'r oriau a ddatganwyd ar gyfer pob un. Yn y darlun: amlinell, yr holl oriau; bar uchaf, oriau dan arweiniad; bar isaf, ymarfer. Ni chaiff oriau dan arweiniad ac oriau ymarfer eu hadio at ei gilydd, oherwydd gall rhai oriau fod y ddau.
# en 4e545960
head-unit = Uned
# en 80b41399
head-taken-by = Fe'i dilynir gan
# en d148362c
head-weakest = Y llwybr gwannaf
# en fb1875d0
head-credit = Credyd
# en db67c5f8
head-total-hours = Cyfanswm oriau
# en b91d958a
head-guided = Dan arweiniad
# en d3857b12
head-practice = Ymarfer
# en 949cf7f4
no-units = Nid yw'r ffeil yn rhestru unedau, felly nid oes llwybr na ffigur i'w dangos
# en 452da65f
as-stated = { $figure } fel y'i datganwyd: { $n }

## Coverage matrix

# en ccdaceac
matrix-lead = Y gofynion y mae deilliannau dysgu'n eu cario, a'r unedau sy'n eu cario, fel y mae'r darparwr yn ei hawlio a chyn belled ag y mae asesiadau'n ei ategu. Ei ganfyddiad sy'n dweud a yw gofyniad wedi'i fodloni, nid llythyren yma.
# en 5885cb04
matrix-scroll = Matrics cwmpas, tabl a all sgrolio i'r ochr
# en 9ff892ae
matrix-caption = Y dystiolaeth gryfaf y mae pob uned yn ei rhoi. Mae'r golofn gyntaf o lythrennau'n dangos yr hyn y mae pob dysgwr yn sicr o'i gael, pa unedau bynnag a ddewisir.
# en 22d87e2e
matrix-every = Pob dysgwr
# en 778fef38
matrix-no-units = Nid oes matrics: nid yw'r ffeil yn rhestru unedau.
# en 9694616c
matrix-no-rows = Nid oes matrics: nid oes yr un gofyniad yma'n cael ei gario gan ddeilliannau dysgu.

## Taken from the provider's file

# en d4482aa5
inherited-scroll = Cymerwyd o ffeil y darparwr, tabl a all sgrolio i'r ochr
# en e5b2eabf
inherited-caption = Yr hyn y mae'r darparwr yn ei roi unwaith ar gyfer ei holl gyrsiau, a ble yr oedd yn cyfrif. Lle mae gan y cwrs rywbeth ei hun hefyd, mae'r rheol yn dweud pa un sy'n cyfrif (dilys: o fewn ei ddyddiad ac yn ddarllenadwy); rhoddir y llall o'r neilltu, a'i ddangos gyda'r gofyniad.
# en f8cf83a7
inherited-what = Beth
# en bbcb1fcc
inherited-counts = Yn cyfrif tuag at
# en dd5c98e2
inherited-aside = Wedi'i roi o'r neilltu ar gyfer
# en 2c913e2d
inherited-wins = Pa un sy'n cyfrif
# en 1daaa38f
inherited-where = Ble
# en 797f4b8b
inherited-nothing = Nid oes dim yr edrychwyd arno mewn ffeil darparwr.

## Every requirement

# en 3ba5aac4
requirements-lead = Mae un canfyddiad yma am bob gofyniad yn y safonau, p'un a yw'r cwrs yn sôn amdano ai peidio. Llinellau yn { $file } yw'r rhai heb enw ffeil.
# en a2c1a27a
lines-of-standard = Llinellau yn { $file } yw llinellau'r safon.
# en bc5c1f2e
text-not-held = Nid yw testun y gofyniad hwn ar gael yma.
# en e56d5168
evidence = Tystiolaeth:
# en 08acde9f
to-close-it = <b>I'w gau</b> ({ $kind }, rhif { $n } yn <a href="#gaps">rhestr y bylchau</a>):
# en 6a082bf0
in-all-courses = { $code } ym mhob cwrs
# en 1592e2fd
course-place = Cwrs: { $place }
# en 56ba162c
standard-place = Safon: { $place }
