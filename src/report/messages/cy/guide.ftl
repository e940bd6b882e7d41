# review: awaits review by a Welsh speaker (yn disgwyl ei adolygu gan siaradwr Cymraeg). The glossary stands in words.ftl.

## Defects of the files

# en 45627555
diagnostics-lead = Nid yw'r hyn sy'n dibynnu ar ddiffyg wedi'i fodloni, ac nid yw'n fwlch ychwaith: ni ellir dweud nes i'r ffeil gael ei thrwsio.
# en 5a587243
diagnostic-help = Cymorth:
# en 20533e1f
diagnostics-none = Ni chafwyd yr un yn y ffeiliau y mae'r adroddiad hwn yn dibynnu arnynt.

## What the words mean

# en 4787934a
guide-status-met = Mae prawf y gofyniad yn dal ar bob llwybr y gall dysgwr ei ddilyn drwy'r cwrs.
# en 16b133b0
guide-status-partly-met = Mae rhan o'i brawf yn dal a rhan yn methu. Mae'n cyfrif fel heb ei fodloni yn y dyfarniad.
# en b9e318f9
guide-status-not-met = Nid oes dim o bwys yn ei brawf yn dal. Mae'r hyn y mae ffeil gyfan cwrs yn ei adael allan yn fwlch, byth yn lle gwag.
# en 4581603f
guide-status-undetermined = Heb ei fodloni ac eto nid yn fwlch: nid yw ffaith wedi'i datgan, mae ffeil wedi torri, nid yw testun ar gael, neu mae angen i berson farnu. Cwestiwn yw hyn, nid bai.
# en b5aa1176
guide-status-not-applicable = Mae'n rhwymo rhywun heblaw cwrs, ac nid yw'n cyfrif y naill ffordd na'r llall.
# en 65ee8bed
guide-status = Beth yw ystyr statws
# en c18cbf0c
guide-rests = Ar beth y mae canfyddiad yn dibynnu
# en dc497b4e
guide-standing = Geiriau pwy yw safon
# en de3c2e98
guide-kinds = Mathau o newid
# en 9f7893be
guide-other = Geiriau eraill
# en 6941f6ea
guide-texts = Y testunau a ddefnyddir yma
# en 4a0f7c19
guide-claim = Mae ffeil y darparwr yn dweud hynny, ac nid oedd dim i'w ddilyn.
# en 9ea1f7a5
guide-checked = Dilynwyd yr hawliad at asesiad, dogfen, tudalen neu swm. Ni ddarllenwyd a yw'r dudalen yn dweud yr hyn y dylai. Lle bodlonir gofyniad, dim ond lle mae'n gorffwys ar rywbeth arall y dywedir ar beth y mae'n gorffwys.
# en d7a16118
guide-judged = Rhoddodd asesydd farn, wrth ei enw, gyda rhesymau a dyddiad.
# en 22aedcee
guide-self-declared = Cwestiwn i berson ydyw, ac mae'r darparwr wedi'i ateb â thystiolaeth. Mae hynny'n cyfrif, fe'i nodir, ac fe'i cyfrifir yn y dyfarniad. Nid yw byth yn ddigon ar gyfer gofyniad hollbwysig.
# en 2cd1c4a3
guide-official = Ffeil y cyhoeddwr ei hun.
# en 8d98f861
guide-transcribed = Wedi'i gopïo air am air o ddogfen y cyhoeddwr.
# en c433823a
guide-paraphrase = Wedi'i ailadrodd o ffynhonnell gyhoeddus; nid geiriau'r cyhoeddwr.
# en c7dbf574
guide-paraphrase-word = aralleiriad
# en c35c6aef
guide-working-draft = Wedi'i ddrafftio ar gyfer y prosiect hwn o ffynonellau cyhoeddedig; nid yw'n destun swyddogol neb, ac nid geiriau NALW mohono.
# en 41d1d376
guide-working-draft-word = drafft gweithio
# en b2449b6d
guide-locate = Dim ond tudalen neu bennawd sydd ar goll.
# en 311f5b5f
guide-map = Mae hawliad ar goll neu'n dweud rhy ychydig; efallai fod y cynnwys yno.
# en acf0ac0b
guide-reconcile = Mae ffigurau'n gwrth-ddweud ei gilydd.
# en 9d92ef3b
guide-update = Mae rhywbeth wedi mynd heibio i'w ddyddiad.
# en 2f86c7d7
guide-supply = Mae polisi, person neu drefniant ar goll.
# en 82e065b8
guide-assess = Rhaid asesu'r hyn a ddysgir hefyd.
# en 5ac50137
guide-assess-otherwise = Ni all y dull asesu ddangos yr hyn a ofynnir: nid ymarfer yw astudiaeth achos ysgrifenedig.
# en 12258600
guide-reach-everyone = Rhai dysgwyr yn unig y mae'n eu cyrraedd, drwy uned ddewisol er enghraifft.
# en 6a0d5ce3
guide-follows = Mae'n cau pan fyddant hwythau'n cau.
# en acce0d38
guide-redesign = Ffaith am y cymhwyster ei hun. Nid oes dim i'w olygu; rhaid cynllunio cwrs o'r newydd.
# en 4169afb7
guide-criterion = Grŵp wedi'i rifo mewn safon, a'r gosodiad lleiaf ynddo sydd â'i statws ei hun.
# en 39247446
guide-criterion-word = maen prawf, gofyniad
# en aab87494
guide-critical = Nid oes dim arall yn gwneud iawn amdano, ac nid yw gair y darparwr ar ei ben ei hun yn ei fodloni.
# en 43026baf
guide-mapping = Hawliad cwrs fod deilliant, uned, polisi neu ddogfen yn ymdrin â gofyniad.
# en a6375ee9
guide-mapping-word = mapiad
# en d47771bc
guide-profile = Pa ofynion sy'n berthnasol, a chyda pha derfynau.
# en 1900eab6
guide-profile-word = proffil
# en c9c41183
guide-route = Un ffordd drwy unedau craidd a dewisol. Rhaid i ofyniad ddal ar bob un ohonynt.
# en 8a84e406
guide-route-word = llwybr
# en 8943da5a
guide-waived = Bwlch y mae awdurdod a enwir yn ei dderbyn tan ddiwrnod penodol. Mae'n aros yn fwlch, ac nid yw'n rhwystro'r dyfarniad am y cyfnod hwnnw; mae'r dyfarniad yn dweud hynny. Ni chaiff gofyniad hollbwysig, na'r hyn na ellir ei ddweud, byth ei hepgor.
# en dcf43a5d
guide-digest = Deuddeg nod cyntaf SHA-256 ffeil: mae gan ffeil arall grynodeb arall.
# en 0bf47489
guide-digest-word = crynodeb
# en fecb9bd3
guide-place = Ffeil, llinell, a cholofn ynddi.
# en 903b7dbe
guide-place-word = <code>file:12:3</code>
# en b4bfc4a4
text-source = { $publisher }. Argraffiad { $edition }. Ffynhonnell: { $source }. Crynodeb <code>{ $digest }</code>.
# en 45d068b0
not-held-here = O'i destun, nid yw'r canlynol ar gael yma:

## Method

# en 2616c361
method-no-score = <strong>Nid oes sgôr</strong>, na chanran, na nifer o ofynion wedi'u bodloni a fyddai'n ddigon. Mae'r dyfarniad yn dilyn un rheol:
# en d9976cc3
method-rule-1 = Os oes unrhyw ofyniad gorfodol heb ei fodloni, neu wedi'i fodloni'n rhannol yn unig, nid yw'r cwrs yn cyd-fynd: <strong>ddim yn cyd-fynd</strong>.
# en 14c6ae20
method-rule-2 = Fel arall, os na ellir dweud am unrhyw ofyniad gorfodol, y dyfarniad yw <strong>ni ellir dweud</strong>.
# en 17bd23df
method-rule-3 = Fel arall mae'r cwrs <strong>yn cyd-fynd</strong> â'r testunau a enwir, yn yr argraffiadau a enwir, ar y dyddiad a enwir.
# en 3020fa0f
method-waiver = Nid yw bwlch y mae hepgoriad mewn grym ar ei gyfer yn rhwystro'r dyfarniad, sy'n enwi'r hepgoriad; o'r diwrnod ar ôl ei ddiwedd, mae'n ei rwystro.
# en 07e79620
method-recommended = Nid yw gofynion a argymhellir byth yn rhwystro dyfarniad. Lle nad yw wedi'i bennu a yw gofyniad yn rhwymo, mae'n cyfrif yn orfodol yma.
# en a626b58a
method-offers = Lle cynigir cwrs mewn mwy nag un ffordd, bernir pob un, a'r dyfarniad gwannaf sydd gan y cwrs.
# en aa610252
method-not-held = Nid yw gofyniad nad yw ei destun ar gael wedi'i fodloni, ac nid yw'n fwlch ychwaith.
# en 04237361
method-broken = Nid yw rhan doredig o ffeil yn difetha ond yr hyn sy'n dibynnu arni.
# en d17eb3f6
method-expired = Nid yw'r hyn sydd wedi dod i ben erbyn { $date } yn cyfrif mwyach, ac mae'n dweud hynny.
# en 3d5bace2
method-values = Mae pob canfyddiad yn enwi'r gwerthoedd a welwyd, y terfyn y daliwyd hwy wrtho, a'r lleoedd yn y cwrs a'r safon, fel y gall unrhyw un ei ddilyn.
