# Words that code chooses: statuses, forces, kinds, places, dates. Those that other forms of the result show too are the
# same words there, and a test holds the two together.

## Statuses, verdicts, checks

status-met = met
status-partly-met = partly met
status-not-met = not met
status-undetermined = cannot tell
status-not-applicable = not applicable
alignment-aligned = aligned
alignment-not-aligned = not aligned
alignment-cannot-tell = cannot tell
truth-holds = holds
truth-fails = fails
truth-cannot-tell = cannot tell

## Verdicts, where they are not the judge's own sentence

headline-aligned = Aligned with { $rests }
headline-not-aligned = Not aligned with { $rests }
headline-not-eligible = Not eligible, so not aligned with { $rests }
headline-cannot-tell = Cannot tell against { $rests }
rests-official = the official text
rests-transcribed = the transcribed text
rests-paraphrase = the paraphrase
rests-working-draft = the working draft
verdict-begins = { $headline }, on the evidence supplied, as of { $date }.
verdict-met = Of { $of } requirements, { $n } { $n ->
    [one] is
   *[other] are
  } met.
verdict-unmet = { $n } mandatory { $n ->
    [one] requirement is
   *[other] requirements are
  } not met, or only partly.
verdict-open = { $n } mandatory { $n ->
    [one] requirement
   *[other] requirements
  } cannot be told.
verdict-waived = { $n } { $n ->
    [one] requirement is
   *[other] requirements are
  } waived.
verdict-self-declared = { $n } { $n ->
    [one] requirement rests
   *[other] requirements rest
  } on the provider's own statement.

## Standards and requirements

standing-official = official text
standing-transcribed = transcribed text
standing-paraphrase = paraphrase, not the publisher's words
standing-working-draft = working draft, not NALW's words
force-mandatory = mandatory
force-recommended = recommended
force-unknown = force not settled, counts as mandatory
kind-knowledge = knowledge
kind-skill = skill
kind-behaviour = behaviour
kind-programme = programme
scope-institution = asked of the institution
scope-placement = asked of practice learning
self-declared = self-declared

## Gaps

gap-redesign = redesign
gap-locate = say where
gap-map = map
gap-reconcile = reconcile figures
gap-update = bring up to date
gap-supply = supply
gap-assess = assess
gap-assess-otherwise = assess by other means
gap-reach-everyone = reach every learner
gap-follows = follows from other gaps

## What a finding rests on, and what was looked at

rests-on-claim = claim
rests-on-checked = checked
rests-on-judged = judged
leaf-outcomes = learning outcomes
leaf-assessed-by = how it is assessed
leaf-cited = evidence cited
leaf-level = level of the award
leaf-credits = credit
leaf-hours = hours and figures
leaf-placement = practice learning
leaf-supervision = supervision
leaf-staff = staff
leaf-policy = policy
leaf-field = what the file states
leaf-assessment = rules of assessment
leaf-wording = wording for applicants
leaf-findings = other requirements
leaf-judgement = a question for a person
found = found: { $value }
asked-for = asked for: { $bound }
waived-until = Waived until { $until } by { $by }: { $why } ({ $place })
waived-from-until = Waived from { $from } until { $until } by { $by }: { $why } ({ $place })
route-not-met = A learner who takes { $units } finishes without meeting it.
route-partly = A learner who takes { $units } finishes with only part of it.
route-open = This is so for a learner who takes { $units }.

## Evidence and places

edition = edition { $edition }
page = page { $page }
pages = pages { $pages }
heading = “{ $heading }”
cited-by = cited by { $what }
from-provider = from the provider's file
set-aside = set aside: the other file's counts
visible-assessors = for assessors only
visible-internal = internal to the provider
seen-found = seen in the file
seen-not-found = not in the file
seen-cannot-tell = file could not be searched
its-page = { $seen }, its page { $page }
line = line { $line }
lines = lines { $lines }
more = { $n } more

## Rows of the summary

row-edition = Edition
row-nation = Nation
row-nations = Nations
nation-england = England
nation-scotland = Scotland
nation-wales = Wales
nation-northern-ireland = Northern Ireland
row-file = File
row-digest = Digest
row-level = Level as stated
row-eligible = High enough?
row-corresponds = Corresponds to
row-credit = Credit
row-time = Total Qualification Time
not-stated = not stated
level-of = { $framework } level { $level }
level-no-framework = { $level }, framework not stated
level-no-level = { $framework }, level not stated
eligible-yes = Yes, it reaches the level asked for
eligible-no = No, it is below the level asked for
eligible-no-level = No, the award has no level
eligible-cannot-tell = Cannot tell from what the file states
hours = { $hours } hours
credits = { $credits } credits
profile-edition = { $title }, edition { $edition }
weight-off = off
weight-note = note
weight-warning = look again
weight-doubt = in doubt
severity-error = error
severity-warning = warning

## The matrix: the first letter of each is its sign in a cell, and no two begin alike

strength-assessed = assessed
strength-claims = claimed to be assessed, and not known to be
strength-develops = developed
strength-introduces = introduced
unit-optional = optional
unit-not-known = core or optional: not known

## Units

taken-by-all = every learner
taken-chosen = chosen ({ $group })
taken-not-all = not every learner
taken-not-known = not known
on-route = taken
off-route = left out
not-known = not known
figure-credit = Credit
figure-hours = Total hours
figure-guided = Guided hours
figure-practice = Practice hours
core-units = { $n } units that every learner takes
more-units = and { $n } more to choose from

## What is taken from the provider's file

inherited-policy = policy
inherited-staff = staff
inherited-supervision = supervision
inherited-statement = statement
inherited-mapping = mapping
inherited-review = review
inherited-involvement = involvement
inherited-document = document
rule-specific = the course's own, where valid
rule-course = the course's own alone
rule-provider = the provider's, where valid
rule-both = neither: both have to hold
rule-none = each file's own
none = none

## Dates

date = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
