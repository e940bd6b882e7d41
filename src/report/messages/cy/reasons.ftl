# review: awaits review by a Welsh speaker (yn disgwyl ei adolygu gan siaradwr Cymraeg). The glossary stands in words.ftl.
#
# A short sentence for each code of a reason, shown before the finding's own sentence, which is in English. The digest above
# each is that of the code's meaning in the table of reasons (`accredit explain CODE` prints it).

## Claims

# en a840ed83
reason-cited = Dyfynnir dogfen y gellir dibynnu arni o hyd, gyda thudalen neu bennawd ynddi.
# en 9f575cc3
reason-document-not-yet = Mae'r ddogfen a ddyfynnir wedi'i dyddio ar ôl diwrnod y dyfarniad.
# en 65e65671
reason-document-out-of-date = Mae'r ddogfen a ddyfynnir wedi mynd heibio i'r dyddiad y gellir dibynnu arni.
# en b02c95a9
reason-heading-not-in-document = Agorwyd y ddogfen, ac nid yw'r pennawd a ddyfynnir ynddi.
# en 3c32c615
reason-no-page-or-heading = Dyfynnir dogfen, ond nid lle ynddi.
# en 9d067024
reason-no-route = Nid oes dewis o unedau sy'n bodloni'r holl reolau cyfuno gyda'i gilydd.
# en 577f9a06
reason-not-in-award = Dim ond unedau nad ydynt yn rhan o'r cymhwyster hwn sy'n cyrraedd y gofyniad.
# en 1e409ef3
reason-not-mapped = Nid oes dim yn y cwrs wedi'i fapio i'r gofyniad.
# en f6196c6b
reason-nothing-cited = Gwneir hawliad, ond ni ddyfynnir dogfen lle gellid ei ddilyn.
# en d66a31aa
reason-only-optional = Dim ond unedau y gall dysgwr eu gadael allan sy'n cyrraedd y gofyniad.
# en 396b0e15
reason-outcomes-hold = Mae digon o ddeilliannau dysgu yn ymdrin â'r gofyniad ar bob llwybr.
# en 682c1e81
reason-page-outside-document = Nid yw'r dudalen a ddyfynnir yn y ddogfen.
# en 0bc7eb84
reason-route = Mae'r gofyniad yn dal ar rai llwybrau drwy'r unedau dewisol ac yn methu ar eraill.
# en 9dd66599
reason-routes-too-many = Mae gormod o lwybrau i edrych ar bob un ohonynt.
# en ecaa4584
reason-rpl-not-stated = Nid yw'r ffeil yn datgan a asesir dysgu blaenorol cyn hepgor unedau.
# en e83e2450
reason-title-only = Gwneir yr hawliad ar sail teitl yn unig, ac ni enwir deilliant dysgu.
# en 1ee8c709
reason-too-few-outcomes = Mae llai o ddeilliannau'n ymdrin â'r gofyniad ac yn cael eu hasesu nag y mae'n gofyn amdanynt.
# en 21f385d8
reason-waived-by-rpl = Gellir hepgor unedau ar sail dysgu blaenorol heb ei asesu.

## Assessment

# en 271d8ff9
reason-assessment-not-known = Nid yw'n hysbys sut yr asesir y gofyniad.
# en 427bf216
reason-claimed-not-assessed = Honnir bod deilliant yn cael ei asesu, ond nid oes asesiad crynodol yn ei brofi.
# en 16d2ba29
reason-formative-only = Dim ond asesiad ffurfiannol sy'n profi'r deilliant.
# en b67b0d43
reason-method-cannot-show-it = Ni all dulliau'r asesiadau ddangos yr hyn y mae'r gofyniad yn gofyn amdano.
# en 38552894
reason-method-shows-it = Gall dull asesiad crynodol ddangos yr hyn y mae'r gofyniad yn gofyn amdano.
# en d8dbfaa8
reason-nothing-to-look-at = Nid oes asesiad crynodol o'r gofyniad y gellid edrych ar ei ddull.
# en dba1553b
reason-occasions-not-stated = Gofynnir am fwy nag un achlysur, ac nid yw'r ffeil yn datgan sawl un sydd.
# en aaa2f04e
reason-practice-not-observed = Nid oes neb yn gwylio pob dysgwr yn gweithio gyda pherson mewn asesiad crynodol.
# en 05fedb5e
reason-practice-observed = Mewn asesiad crynodol y mae pob dysgwr yn ei wneud, mae rhywun yn eu gwylio'n gweithio gyda pherson.
# en 9dc05810
reason-purpose-not-stated = Byddai asesiad yn cyfrif pe bai'n grynodol, ac nid yw'r ffeil yn datgan ei ddiben.
# en f4cd9a26
reason-taught-not-assessed = Mae deilliant yn cyflwyno neu'n datblygu'r hyn sy'n ofynnol, ac ni honnir bod dim yn ei asesu.
# en 110e6166
reason-too-few-occasions = Mae'r asesiadau a all ei ddangos yn digwydd ar lai o achlysuron nag y gofynnir amdanynt.

## Levels, credit and hours

# en 10d8b2a6
reason-credit-enough = Ar y llwybr sydd â'r lleiaf, mae digon o gredyd y cymhwyster ar y lefel y gofynnir amdani.
# en 61042e59
reason-credit-not-from-hours = Nid yw'r credyd a ddatganwyd yn cyd-fynd â'r oriau yn ôl rheol y fframwaith.
# en 2821451f
reason-credit-not-stated = Nid yw'r credyd, neu lefel a chredyd yr unedau, yn y ffeil.
# en 055d5309
reason-credit-not-tied-to-hours = Nid oes rheol sy'n clymu'r credyd hwn wrth oriau.
# en d6a5c213
reason-credit-of-units = Nid yw credyd yr unedau, ar y llwybr lleiaf, yn gyfartal â chredyd y cyfan.
# en dc1b50ee
reason-credit-off-the-usual = Nid yw'r ffigurau'n cadw at y berthynas arferol rhwng credyd ac oriau, ond nid oes rheol sy'n ei gwneud yn union.
# en c7324af0
reason-credit-too-little = Ar y llwybr sydd â'r lleiaf, mae rhy ychydig o gredyd y cymhwyster ar ei lefel ei hun.
# en bed00b61
reason-figures-agree = Mae'r credyd, yr oriau a chyfansymiau'r unedau'n cytuno â'i gilydd.
# en c00ae9e9
reason-figures-not-stated = Mae ffigur ar goll, felly ni ellir gwirio'r berthynas y mae'n perthyn iddi.
# en 524367e1
reason-framework-not-known = Datgenir y lefel mewn cynllun nad yw'n un o'r fframweithiau cyhoeddedig.
# en 04ec38a0
reason-framework-not-stated = Datgenir lefel heb ei fframwaith, felly nid yw'n dweud dim.
# en b8218f3e
reason-guided-above-total = Datgenir mwy o oriau dan arweiniad nag o oriau i gyd.
# en e424aa26
reason-guided-of-units = Nid yw oriau dan arweiniad yr unedau, ar y llwybr lleiaf, yn gyfartal â rhai'r cyfan.
# en 05a2973c
reason-hours-enough = Mae cynifer o oriau ag y mae'r gofyniad yn gofyn amdanynt.
# en 8439619b
reason-hours-of-units = Nid yw oriau'r unedau, ar y llwybr lleiaf, yn gyfartal â chyfanswm amser y cyfan.
# en dd0813cc
reason-hours-too-few = Mae llai o oriau nag y mae'r gofyniad yn gofyn amdanynt.
# en 6344a49d
reason-level-high-enough = Mae'r cymhwyster ar y lefel y gofynnir amdani neu'n uwch.
# en 50081540
reason-level-not-comparable = Ni ellir cymharu'r lefel a ddatganwyd â'r lefel y gofynnir amdani.
# en 67e1aaaf
reason-level-not-in-framework = Nid oes y fath lefel yn y fframwaith a ddatganwyd.
# en e08a5552
reason-level-not-stated = Nid yw lefel y cymhwyster yn y ffeil.
# en f427b6eb
reason-level-too-low = Mae'r cymhwyster yn is na'r lefel y gofynnir amdani.
# en f719ee4a
reason-no-level = Hyfforddiant heb lefel cymhwyster yw'r cwrs.
# en 11f77794
reason-parameter-unset = Mae'r proffil yn gofyn am swm ac nid yw'n ei bennu.
# en b7158e25
reason-practice-above-total = Datgenir mwy o oriau ymarfer nag o oriau i gyd.
# en 37fc7986
reason-practice-of-units = Nid yw'r oriau ymarfer a ddatganwyd yn gyfartal â rhai'r unedau ar y llwybr lleiaf.
# en 80d5c701
reason-unit-credit-not-from-hours = O fewn uned, nid yw'r credyd a'r oriau'n cadw at y berthynas y mae'r fframwaith yn ei phennu.
# en 4aa7bd3d
reason-unit-parts-above-total = Mae gan uned fwy o oriau dan arweiniad, neu o oriau ymarfer, nag o oriau i gyd.
# en b25e9693
reason-units-in-part = Mae'r unedau sydd yn y ffeil yn dod i lai na'r cyfan, a rhan o'r cwrs yn unig a ddisgrifir.

## The institution

# en b4c74c3e
reason-coverage-not-stated = Nid yw'r ffeil yn datgan pwy na beth y mae'r polisi'n ei gwmpasu.
# en 03cae769
reason-no-policy = Ni restrir polisi ar y pwnc, gan y cwrs na'r darparwr.
# en e0a30bf4
reason-no-practice = Datgenir nad oes dysgu ymarfer yn y cwrs, neu yn un o'i gynigion.
# en 7fa6c9f3
reason-no-provider-file = Nid yw ffeil y darparwr, lle byddai hyn, ar gael.
# en 7ad25e75
reason-no-such-staff = Ni restrir neb yn y rolau y gofynnir amdanynt.
# en b180cb3b
reason-no-supervision = Ni restrir goruchwyliaeth o fath sy'n cyfrif, neu dywedir nad oes ganddi'r hyn sydd ei angen.
# en fb52a8d1
reason-policy-covers-too-little = Mae'r polisi mewn grym, ond nid yw'n cwmpasu pawb a phopeth y dylai.
# en 8965cfe6
reason-policy-in-date = Mae polisi ar y pwnc, o fewn ei ddyddiad adolygu, sy'n cwmpasu'r hyn y dylai.
# en ff67acf9
reason-policy-not-yet = Mae'r polisi, neu'r ddogfen sy'n ei gynnwys, wedi'i ddyddio ar ôl diwrnod y dyfarniad.
# en 40474f64
reason-policy-out-of-date = Roedd y polisi i fod i gael ei adolygu cyn diwrnod y dyfarniad, ac ni restrir argraffiad diweddarach.
# en 73234075
reason-policy-undated = Nid yw'r ffeil yn datgan pryd y dylid adolygu'r polisi.
# en a1a782fb
reason-practice-incomplete = Mae dysgu ymarfer, ond datgenir nad oes ganddo rywbeth sydd ei angen arno.
# en 4f1a6401
reason-practice-stated = Disgrifir dysgu ymarfer gyda'r hyn y mae'r gofyniad yn gofyn amdano.
# en 6bbd0132
reason-staff-listed = Rhestrir cynifer o bobl yn y rolau ag sydd eu hangen, gyda'r hyn sydd ei angen ar bob rôl.
# en 7e0f3f52
reason-staff-not-described = Rhestrir rhywun yn y rôl gywir, ac nid yw'r ffeil yn datgan y cymwysterau na'r profiad sydd eu hangen.
# en 870f6ba2
reason-staff-unsuited = Rhestrir rhywun yn y rôl gywir, ond datgenir nad oes ganddynt yr hyn sydd ei angen ar y rôl.
# en 60df33e1
reason-supervision-not-described = Rhestrir goruchwyliaeth, ac nid yw'r ffeil yn dweud pwy sy'n ei rhoi, beth sy'n eu cymhwyso, na pha mor aml.
# en 75b8d27a
reason-supervision-stated = Rhestrir goruchwyliaeth o fath sy'n cyfrif, gyda'r hyn y gofynnir ei ddweud amdani.
# en 183332be
reason-too-few-staff = Rhestrir llai o bobl yn y rolau y gofynnir amdanynt nag sydd eu hangen.

## Questions for a person

# en 8c5d540c
reason-needs-judgement = Cwestiwn yw hwn na all ond person ei ateb, ac nid yw asesydd na'r darparwr wedi'i ateb eto.
# en f86b0672
reason-needs-reading = Rhaid i asesydd ddarllen y testun i ymgeiswyr: mae'n cynnwys gair y mae angen ei bwyso.
# en d9ecd59f
reason-no-public-text = Ni ddywedir dim wrth ymgeiswyr eto, felly nid oes dim i'w ddarllen.
# en 8dd27d73
reason-provider-word-alone = Y darparwr yn unig sydd wedi ateb, ac mae'r gofyniad yn hollbwysig: nid yw hynny byth yn ddigon.
# en 7eefd301
reason-self-declared = Y darparwr sy'n dweud hynny, gyda thystiolaeth; nid oes asesydd wedi'i farnu.
# en e0309829
reason-statement-without-evidence = Y darparwr sy'n dweud hynny, heb ddyfynnu tudalen na phennawd.
# en fade1b9f
reason-wording-incomplete = Nid yw'r testun i ymgeiswyr yn enwi lefel y cymhwyster, y cymhwyster ei hun, na'r ddau.
# en b088eb7c
reason-wording-plain = Mae'r testun i ymgeiswyr yn enwi'r lefel a'r cymhwyster, ac nid yw'n defnyddio gair o gydnabyddiaeth.

## Findings on other requirements

# en 94b51883
reason-binds-another = Mae'r gofyniad yn rhwymo rhywun heblaw cwrs.
# en 99f775e3
reason-in-one-offer = O blith sawl cynnig, felly y mae yn yr un a enwir, ac mae un arall yn gwneud yn well.
# en 14deaf2e
reason-no-finding-to-look-at = Mae'r gofyniad yn edrych ar ganfyddiadau eraill, ac nid oes yr un yn y proffil i edrych arno.
# en 0acee927
reason-others-fail = Mae o leiaf un o'r gofynion y mae'n edrych arnynt yn methu.
# en 72988add
reason-others-hold = Mae pob un o'r gofynion y mae'n edrych arnynt yn dal.
# en 2a6f46ab
reason-others-open = Nid oes yr un o'r gofynion y mae'n edrych arnynt yn methu, ond ni ellir dweud am o leiaf un.
# en 62dfbf8c
reason-text-not-held = Nid yw testun y gofyniad ar gael yma, felly ni ellir barnu dim yn ei erbyn.

## Single facts

# en 34913eb9
reason-broken-input = Ni ellid darllen yr hyn y mae hyn yn dibynnu arno: trwsiwch y diffyg a ddangosir.
# en 957afb29
reason-has-come = Mae'r dyddiad wedi cyrraedd.
# en 55451fdc
reason-not-a-leaf = Mae gan brawf y safon ran nad yw'n edrych ar ddim.
# en 96fe2bd8
reason-not-described = Nid yw'r ffeil yn disgrifio'r hyn a fyddai'n setlo hyn.
# en 72524cf8
reason-not-passed = Nid yw'r dyddiad wedi mynd heibio erbyn diwrnod y dyfarniad.
# en 69bfdb95
reason-not-stated = Nid yw'r ffeil yn datgan y ffaith.
# en 199fe8fd
reason-not-yet = Mae'r dyddiad ar ôl diwrnod y dyfarniad.
# en 0eb754b3
reason-open-ended = Datgenir nad oes dyddiad, felly nid yw'n mynd heibio.
# en 91dbf7d8
reason-passed = Mae'r dyddiad wedi mynd heibio erbyn diwrnod y dyfarniad.
# en 27b3d981
reason-stated = Mae'r ffaith wedi'i datgan yn y ffeil.
# en 55e4378c
reason-stated-as-none = Mae'r ffeil yn datgan nad oes dim.
# en f25259ae
reason-value-missing = Nid yw'r hyn a ddatgenir yn cynnwys yr hyn y mae'r gofyniad yn gofyn amdano.
