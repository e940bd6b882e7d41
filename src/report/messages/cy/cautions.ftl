# review: awaits review by a Welsh speaker (yn disgwyl ei adolygu gan siaradwr Cymraeg). The glossary stands in words.ftl.
#
# A short sentence for each code of a caution, and for each kind of change that closes a gap, shown before the sentence of
# the result, which is in English. The digest is that of the caution's meaning (`accredit explain CODE` prints it), or of the
# English name of the kind of change.

## Claims that say more than the file bears out

# en c930a236
caution-claim-copied-from-standard = Mae deilliant neu ddatganiad yn ailadrodd geiriau'r gofyniad, ac yn dweud dim am yr hyn y mae'r cwrs hwn yn ei wneud.
# en b32714cd
caution-claimed-not-assessed = Honnir bod deilliant yn cael ei asesu, ond nid oes asesiad crynodol yn ei brofi.
# en ef648218
caution-hours-claimed-twice = Rhestrir yr un addysgu ddwywaith, neu mae addysgu uned yn dod i fwy o oriau nag sydd gan yr uned.
# en a8fdf4f0
caution-one-document-page-for-most = Un dudalen neu bennawd yw'r dystiolaeth ar gyfer y rhan fwyaf o'r hyn a honnir.
# en 36a7b96b
caution-one-outcome-for-many = Hawlir un deilliant neu faen prawf ar gyfer mwy o ofynion nag sy'n debygol.
# en cd44ace6
caution-page-beyond-document = Mae hawliad yn dyfynnu tudalen nad yw yn y ddogfen.
# en 1fcf47be
caution-rests-on-a-title = Hawlir uned, asesiad neu ddogfen ar sail ei deitl yn unig.
# en f40fd84c
caution-verb-below-level = Mae meini prawf deilliant yn gofyn am wybod, rhestru neu enwi yn unig, yn is na lefel yr uned efallai.

## Outcomes, teaching and assessment that do not fit together

# en 850dcb90
caution-assessed-not-taught = Mae asesiad crynodol yn profi deilliant nad yw addysgu'r uned yn ei restru.
# en f5f69446
caution-assessment-tests-nothing = Nid yw asesiad yn enwi'r un deilliant na maen prawf y mae'n ei brofi.
# en 1445843b
caution-critical-can-be-compensated = Gall marc arall wneud iawn am yr unig asesiadau o ofyniad hollbwysig.
# en f56d653f
caution-idle-unit = Nid yw uned graidd yn gwasanaethu'r un gofyniad.
# en 97ee6177
caution-orphan-outcome = Nid oes mapiad yn enwi llawer o ddeilliannau'r unedau craidd.
# en 229a67d2
caution-skill-only-in-writing = Honnir bod deilliant yn asesu sgìl neu ymddygiad, ond profir ef drwy ddulliau na allant ddangos un.
# en e4ae51f5
caution-taught-not-assessed = Addysgir deilliannau nad oes asesiad crynodol yn eu profi.

## Levels, credit and hours that do not add up

# en af8b50cb
caution-credit-as-hours = Argreffir cynifer o gredyd ag o oriau, neu fwy.
# en 1c138ae6
caution-credit-entries-disagree = Argreffir yr un credyd mewn dwy uned fesur nad ydynt yn trosi i'w gilydd.
# en 91a29dfc
caution-equivalence-not-in-table = Mae'r cyhoeddwr yn argraffu cywerthedd nad yw yn nhabl cyhoeddedig y fframweithiau.
# en 62691de2
caution-equivalence-stands-alone = Gair y cyhoeddwr yn unig yw'r lefel genedlaethol a argreffir.
# en d657ae75
caution-equivalence-too-narrow = Argreffir lefel sy'n cwmpasu dwy lefel o fframwaith arall fel pe bai'n un ohonynt.
# en 05171ad6
caution-guided-is-everything = Oriau dan arweiniad yw'r holl oriau sydd.
# en c441cb55
caution-practice-counted-as-guided = Mae'r oriau dan arweiniad a'r oriau ymarfer gyda'i gilydd yn fwy na'r holl oriau, felly cyfrifir rhai fel y ddau.
# en 262a7d92
caution-size-outside-band = Mae enw'r cymhwyster yn addo maint arall.
# en db0156ff
caution-unit-credit-fraction = Mae gan uned gredyd nad yw'n gyfan nac yn hanner.
# en e5523877
caution-unit-level-far = Mae uned yn sefyll ymhellach o lefel y cymhwyster nag sy'n arferol.

## Names, dates and words for applicants

# en 397e24d9
caution-dates-out-of-order = Mae dau ddyddiad yn y fanyleb yn rhedeg tuag yn ôl.
# en 85d909b9
caution-equated-with-degree = Mae'r testun i ymgeiswyr yn galw'r cymhwyster yn gyfwerth ag un addysg uwch sydd ar lefel uwch.
# en ad8e1b6c
caution-foreign-level = Mae'r teitl yn enwi gwlad arall, ac nid oes fframwaith hysbys yn gosod ei lefel.
# en 11a8c6b8
caution-he-word-in-title = Mae gair neu lythrennau o addysg uwch mewn teitl galwedigaethol.
# en 94e356c0
caution-other-level-named = Mae'r teitl, neu'r testun i ymgeiswyr, yn enwi lefel wahanol i'r un a ddatganwyd.
# en abb95414
caution-praise-in-title = Mae teitl cymhwyster rheoleiddiedig yn ei alw'n uwch neu'n estynedig.
# en 0596659c
caution-review-overdue = Mae'r dyddiad y dylid bod wedi adolygu'r fanyleb erbyn hynny wedi mynd heibio.
# en 568a9090
caution-withdrawn-framework = Enwir o hyd fframwaith sydd wedi'i dynnu'n ôl.

## What closes a gap, by the kind of change

# en 62ed6120
close-redesign = Rhaid cynllunio cwrs o'r newydd: nid oes dim i'w olygu.
# en 28e53922
close-locate = Rhowch y dudalen neu'r pennawd.
# en 60be9861
close-map = Mapiwch yr hyn sydd yn y cwrs, neu ychwanegwch ef.
# en bc21d298
close-reconcile = Cysonwch y ffigurau.
# en ff7e2153
close-update = Dewch â'r hyn sydd wedi dyddio yn gyfredol.
# en f30dfe1c
close-supply = Darparwch yr hyn sydd ar goll, a'i ddatgan.
# en 14b9005e
close-assess = Aseswch yr hyn a ddysgir.
# en 7e329d81
close-assess-otherwise = Aseswch ef drwy ddull a all ei ddangos.
# en 4e1edf51
close-reach-everyone = Gwnewch i bob dysgwr ei gyrraedd.
# en 494d852f
close-follows = Mae'n cau pan fydd y bylchau eraill yn cau.
