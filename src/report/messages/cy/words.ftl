# review: awaits review by a Welsh speaker (yn disgwyl ei adolygu gan siaradwr Cymraeg).
#
# Above each message stand the first digits of the digest of the English it was made from. `docs/guide.md` says how to
# review and renew one.
#
# Glossary, the same words throughout:
#   aligned yn cyd-fynd · alignment cyd-fynd · accreditation achrediad, achredu · applicable perthnasol
#   assess asesu · assessment asesiad · assessor asesydd · award cymhwyster · bar (a verdict) rhwystro
#   caution pwynt i'w godi · claim hawliad · course cwrs · coverage cwmpas · criterion maen prawf (meini prawf)
#   critical hollbwysig · decision penderfyniad · defect diffyg · digest crynodeb · edition argraffiad
#   evidence tystiolaeth · finding canfyddiad · gap bwlch (bylchau) · learner dysgwr · learning outcome deilliant dysgu
#   level lefel · link worker gweithiwr cyswllt · mandatory gorfodol · mapping mapiad · matrix matrics
#   met wedi'i fodloni · outcome deilliant · panel panel · practice ymarfer · practice learning dysgu ymarfer
#   profile proffil · provider darparwr · reason rheswm · recommended a argymhellir · requirement gofyniad (gofynion)
#   route llwybr · self-declared hunanddatganedig · standard safon · status statws · test prawf · undetermined ni ellir dweud
#   unit uned · verdict dyfarniad · waived wedi'i hepgor · waiver hepgoriad · working draft drafft gweithio

## Statuses, verdicts, checks

# en 6efcbfb1
status-met = wedi'i fodloni
# en 23e65382
status-partly-met = wedi'i fodloni'n rhannol
# en 1eeee568
status-not-met = heb ei fodloni
# en 3b01ac55
status-undetermined = ni ellir dweud
# en 1bd86e06
status-not-applicable = amherthnasol
# en b0a914ea
alignment-aligned = yn cyd-fynd
# en cac37829
alignment-not-aligned = ddim yn cyd-fynd
# en 3b01ac55
alignment-cannot-tell = ni ellir dweud
# en 3b97260d
truth-holds = yn dal
# en c1481e2e
truth-fails = yn methu
# en 3b01ac55
truth-cannot-tell = ni ellir dweud

## Verdicts, where they are not the judge's own sentence

# en 94171d69
headline-aligned = Yn cyd-fynd â'r { $rests }
# en a8db2240
headline-not-aligned = Ddim yn cyd-fynd â'r { $rests }
# en c6bbee24
headline-not-eligible = Ddim yn gymwys, felly ddim yn cyd-fynd â'r { $rests }
# en 9d3cd0f8
headline-cannot-tell = Ni ellir dweud a yw'n cyd-fynd â'r { $rests }
# en af3bd93b
rests-official = testun swyddogol
# en 2778ae92
rests-transcribed = testun a drawsgrifiwyd
# en 50970fd3
rests-paraphrase = aralleiriad
# en a8613dd6
rests-working-draft = drafft gweithio
# en 2a0ac6ef
verdict-begins = { $headline }, ar y dystiolaeth a gyflwynwyd, ar { $date }.
# en 982dd7d2
verdict-met = O blith y gofynion sy'n berthnasol ({ $of }), mae { $n } { $n ->
    [one] wedi'i fodloni
   *[other] wedi'u bodloni
  }.
# en b48c1eca
verdict-unmet = Mae { $n } { $n ->
    [one] gofyniad gorfodol heb ei fodloni, neu wedi'i fodloni'n rhannol yn unig
    [two] ofyniad gorfodol heb eu bodloni, neu wedi'u bodloni'n rhannol yn unig
   *[other] gofyniad gorfodol heb eu bodloni, neu wedi'u bodloni'n rhannol yn unig
  }.
# en 4c3c571f
verdict-open = Ni ellir dweud am { $n } { $n ->
    [two] ofyniad gorfodol
   *[other] gofyniad gorfodol
  }.
# en 80d8b6ef
verdict-waived = Mae { $n } { $n ->
    [one] gofyniad wedi'i hepgor
    [two] ofyniad wedi'u hepgor
   *[other] gofyniad wedi'u hepgor
  }.
# en baf32aac
verdict-self-declared = Mae { $n } { $n ->
    [two] ofyniad
   *[other] gofyniad
  } yn dibynnu ar ddatganiad y darparwr ei hun.

## Standards and requirements

# en e54444b1
standing-official = testun swyddogol
# en 1c7e771b
standing-transcribed = testun a drawsgrifiwyd
# en 3d9c9596
standing-paraphrase = aralleiriad, nid geiriau'r cyhoeddwr
# en 8e571663
standing-working-draft = drafft gweithio, nid geiriau NALW
# en 3e80c8f1
force-mandatory = gorfodol
# en dd6d8765
force-recommended = a argymhellir
# en b57feac7
force-unknown = grym heb ei bennu, yn cyfrif yn orfodol
# en e0f89587
kind-knowledge = gwybodaeth
# en 9c53c074
kind-skill = sgìl
# en aafe609f
kind-behaviour = ymddygiad
# en 2c6ed118
kind-programme = rhaglen
# en 5536e44e
scope-institution = gofynnir i'r sefydliad amdano
# en 21fc0338
scope-placement = gofynnir amdano yn y dysgu ymarfer
# en d37ff0b3
self-declared = hunanddatganedig

## Gaps

# en 62ed6120
gap-redesign = ailgynllunio
# en 28e53922
gap-locate = dweud ble
# en 60be9861
gap-map = mapio
# en bc21d298
gap-reconcile = cysoni ffigurau
# en ff7e2153
gap-update = diweddaru
# en f30dfe1c
gap-supply = darparu
# en 14b9005e
gap-assess = asesu
# en 7e329d81
gap-assess-otherwise = asesu drwy ddull arall
# en 4e1edf51
gap-reach-everyone = cyrraedd pob dysgwr
# en 494d852f
gap-follows = yn dilyn o fylchau eraill

## What a finding rests on, and what was looked at

# en dd1b3c31
rests-on-claim = hawliad
# en e61a3d78
rests-on-checked = wedi'i wirio
# en b5cbb993
rests-on-judged = wedi'i farnu
# en 724fda8c
leaf-outcomes = deilliannau dysgu
# en 2a0f4f00
leaf-assessed-by = sut y'i hasesir
# en 13f8e743
leaf-cited = y dystiolaeth a ddyfynnir
# en 9b29dfae
leaf-level = lefel y cymhwyster
# en ecc4873a
leaf-credits = credyd
# en 348c683c
leaf-hours = oriau a ffigurau
# en eae6dded
leaf-placement = dysgu ymarfer
# en b5ba5261
leaf-supervision = goruchwyliaeth
# en 15622065
leaf-staff = staff
# en 823412d1
leaf-policy = polisi
# en f7647d29
leaf-field = yr hyn y mae'r ffeil yn ei ddatgan
# en bc7d85aa
leaf-assessment = rheolau asesu
# en d67c6eb5
leaf-wording = geiriad ar gyfer ymgeiswyr
# en 6004f9fb
leaf-findings = gofynion eraill
# en b9d6eead
leaf-judgement = cwestiwn i berson
# en 3a7094c5
found = a gafwyd: { $value }
# en d18f721f
asked-for = y gofynnwyd amdano: { $bound }
# en 5d187026
waived-until = Wedi'i hepgor tan { $until } gan { $by }: { $why } ({ $place })
# en 7fcf6e0e
waived-from-until = Wedi'i hepgor o { $from } tan { $until } gan { $by }: { $why } ({ $place })
# en 5a19f900
route-not-met = Mae dysgwr sy'n dewis { $units } yn gorffen heb ei fodloni.
# en 31f58928
route-partly = Mae dysgwr sy'n dewis { $units } yn gorffen â rhan ohono'n unig.
# en d03a60cb
route-open = Felly y mae i ddysgwr sy'n dewis { $units }.

## Evidence and places

# en bcd348f5
edition = argraffiad { $edition }
# en 6e457074
page = tudalen { $page }
# en 2d11914a
pages = tudalennau { $pages }
# en 90e679e0
heading = “{ $heading }”
# en ca220bc6
cited-by = dyfynnir gan { $what }
# en 7769fa30
from-provider = o ffeil y darparwr
# en 36580d39
set-aside = wedi'i roi o'r neilltu: yr hyn sydd yn y ffeil arall sy'n cyfrif
# en 6b315122
visible-assessors = i aseswyr yn unig
# en e818ff82
visible-internal = mewnol i'r darparwr
# en 1afc2756
seen-found = gwelwyd yn y ffeil
# en 1d692c40
seen-not-found = nid yw yn y ffeil
# en 97ec074a
seen-cannot-tell = ni ellid chwilio'r ffeil
# en 6598ab1a
its-page = { $seen }, tudalen { $page } ohoni
# en 98c99af0
line = llinell { $line }
# en 0eee176f
lines = llinellau { $lines }
# en b117d105
more = { $n } arall

## Rows of the summary

# en f37695a2
row-edition = Argraffiad
# en 1141133a
row-nation = Gwlad
# en 6c7db36e
row-nations = Gwledydd
# en c0ea960b
nation-england = Lloegr
# en a246670d
nation-scotland = Yr Alban
# en 0cf3878b
nation-wales = Cymru
# en 304a7ea1
nation-northern-ireland = Gogledd Iwerddon
# en 50009ce1
row-file = Ffeil
# en 6e2f80bf
row-digest = Crynodeb
# en e746543a
row-level = Y lefel a ddatganwyd
# en efc3c480
row-eligible = Digon uchel?
# en 917c9e42
row-corresponds = Yn cyfateb i
# en fb1875d0
row-credit = Credyd
# en 5b988d1c
row-time = Cyfanswm Amser y Cymhwyster
# en 109df22c
not-stated = heb ei ddatgan
# en 6ae257d3
level-of = { $framework } lefel { $level }
# en 39fe5971
level-no-framework = { $level }, fframwaith heb ei ddatgan
# en 7bb1f01f
level-no-level = { $framework }, lefel heb ei datgan
# en 9dc8ca7b
eligible-yes = Ydy, mae'n cyrraedd y lefel y gofynnir amdani
# en 17c23def
eligible-no = Nac ydy, mae'n is na'r lefel y gofynnir amdani
# en ec275efd
eligible-no-level = Nac ydy, nid oes gan y cymhwyster lefel
# en ec24f86e
eligible-cannot-tell = Ni ellir dweud o'r hyn y mae'r ffeil yn ei ddatgan
# en 8133f23b
hours = { $hours } awr
# en c038554d
credits = { $credits } credyd
# en fd395877
profile-edition = { $title }, argraffiad { $edition }
# en b4dc66dd
weight-off = i ffwrdd
# en edb46562
weight-note = nodyn
# en a3bc7d42
weight-warning = edrychwch eto
# en bb863f1b
weight-doubt = amheuaeth
# en ca00fccf
severity-error = gwall
# en 4bd9354b
severity-warning = rhybudd

## The matrix: the first letter of each is its sign in a cell, and no two begin alike

# en 1cb9db72
strength-assessed = asesir
# en e499856c
strength-claims = honnir ei fod yn cael ei asesu, ond nid yw'n hysbys ei fod
# en 985cfdcf
strength-develops = datblygir
# en 2184966b
strength-introduces = cyflwynir
# en ec91fdd9
unit-optional = dewisol
# en 0a21682b
unit-not-known = craidd neu ddewisol: ddim yn hysbys

## Units

# en 37092295
taken-by-all = pob dysgwr
# en e6bb6b71
taken-chosen = o ddewis ({ $group })
# en 49290093
taken-not-all = nid pob dysgwr
# en b99520f7
taken-not-known = ddim yn hysbys
# en 99341d56
on-route = fe'i dilynir
# en d12276c2
off-route = wedi'i gadael allan
# en b99520f7
not-known = ddim yn hysbys
# en fb1875d0
figure-credit = Credyd
# en db67c5f8
figure-hours = Cyfanswm oriau
# en 5697761d
figure-guided = Oriau dan arweiniad
# en 2a4539f6
figure-practice = Oriau ymarfer
# en 5c497c1e
core-units = { $n } uned y mae pob dysgwr yn eu dilyn
# en 1975b391
more-units = a { $n } arall i ddewis ohonynt

## What is taken from the provider's file

# en 823412d1
inherited-policy = polisi
# en 15622065
inherited-staff = staff
# en b5ba5261
inherited-supervision = goruchwyliaeth
# en b111c6e1
inherited-statement = datganiad
# en a6375ee9
inherited-mapping = mapiad
# en c97ace4c
inherited-review = adolygiad
# en 3fcbbfa2
inherited-involvement = cyfraniad pobl â phrofiad
# en 43cc23fa
inherited-document = dogfen
# en 65d35f44
rule-specific = un y cwrs ei hun, lle mae'n ddilys
# en 3385126d
rule-course = un y cwrs ei hun yn unig
# en 49142375
rule-provider = un y darparwr, lle mae'n ddilys
# en 87a3585f
rule-both = y naill na'r llall: rhaid i'r ddau ddal
# en 74fde359
rule-none = pob ffeil â'i heiddo ei hun
# en 140bedbf
none = dim

## Dates

# en 5e7ade55
date = { $day } { $month } { $year }
# en 37082e68
month-1 = Ionawr
# en c877c6ff
month-2 = Chwefror
# en 9d95a2cf
month-3 = Mawrth
# en 4afe6ea1
month-4 = Ebrill
# en 8c78fe5b
month-5 = Mai
# en d5808c0e
month-6 = Mehefin
# en e9cf7a1c
month-7 = Gorffennaf
# en a66d8970
month-8 = Awst
# en cd559ea0
month-9 = Medi
# en fdd79178
month-10 = Hydref
# en 9de6fe1d
month-11 = Tachwedd
# en 8fb204ca
month-12 = Rhagfyr
