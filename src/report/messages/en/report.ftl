# The course report: what is checked, the verdict, what to do, the gap list, units, matrix, requirements.

## The page

page-title = { $verdict }: { $title } – alignment report
print-foot = As of { $date }. Alignment is not accreditation.
print-page = Page { $page } of { $pages }
skip-to-report = Skip to the report
alignment-report = Alignment report
as-of = As of { $date }
other-language = Cymraeg
made-by = Made by <strong>accredit</strong> from the files named above, as of { $date }. The same files and the same date give the same report.
not-accreditation = Alignment is not accreditation.
awaits-review = The Welsh of this page awaits review by a Welsh speaker. Where the two differ, the English page is the one to rely on.
english-only = English text only: no Welsh text of this standard is held.
english-parts = The texts of standards, and the full sentences about single findings, are in English only and are marked as English. A short sentence in Welsh goes before each reason.
back-to-contents = Back to contents
critical = critical
recommended = recommended
waived = waived
follows-from = Follows from
verdict = Verdict

## What was checked, and the verdict

provider-not-stated = Provider not stated
invented-example = Invented example: this course and its provider do not exist
part-only = The file describes this course only in part. What it leaves out cannot be told, and is no gap.
whole-title = The whole title
what-was-checked = What was checked
against-what = Against what
standard-edition = <strong>{ $code }</strong> { $title }, edition { $edition }
waivers-in = Waivers in <code>{ $file }</code>, digest <code>{ $digest }</code>.
profile-as-of = Profile: { $profile }. As of { $date }. <a href="#sources">More about these texts</a>
verdict-of-offer = The course is offered in more than one way. This is the verdict of the offer <strong>{ $offer }</strong>, the weakest of them.
awards-scroll = Awards, a table that may scroll sideways
awards-caption = The specification leads to { $n } awards. Each is judged on its own, and the verdict above is the weakest of those that are not given to learners who leave early.
award-exit = (for those who leave early)
head-award = Award
head-level = Level
head-not-met = Not met
head-cannot-tell = Cannot be told
limits = <strong>Alignment is not accreditation.</strong> This report compares a file with the texts named above on the evidence supplied. Only a recorded decision of a named panel can accredit a course, and this report holds none.

## Contents, and names of the parts

in-this-report = In this report
first = What to do first
level-and-counts = Level and counts
coverage = Coverage by criterion
gap-list = Gap list
questions = Questions to answer
cautions = What an assessor would ask about
units = Units, routes and hours
matrix = Coverage matrix
inherited-heading = Taken from the provider's file
requirements = Every requirement
diagnostics = Defects of the files
guide = How to read this
method = Method

## What to do first

missing = What is missing:
close = To close it:
in-the-file = In the file: <code>{ $place }</code>
mandatory-gaps = Mandatory gaps
mandatory-gaps-first = Mandatory gaps: the first { $n } of { $of }
recommended-gaps = Recommended, not met
recommended-gaps-first = Recommended, not met: the first { $n } of { $of }
no-mandatory-gap = No mandatory requirement that could be judged is unmet.
no-mandatory-gap-but-waived = No mandatory requirement that could be judged is unmet, but for what is waived.
never-bar = These never bar the word “aligned”.
waived-for-a-time = { $n } { $n ->
    [one] requirement is
   *[other] requirements are
  } not met and waived for a time: see the end of the <a href="#gaps">gap list</a>.
neither-met-nor-missed = { $n } { $n ->
    [one] requirement
   *[other] requirements
  } could be neither met nor missed: see the <a href="#questions">questions to answer</a>.
all-gaps = All { $n } gaps, in order

## Level and counts

the-award = The award
requirements-apply = { $n } { $n ->
    [one] requirement applies
   *[other] requirements apply
  }
of-unmet-waived = Of those not met or partly met, { $n } { $n ->
    [one] is
   *[other] are
  } waived.
of-met-self-declared = Of those met, { $n } { $n ->
    [one] rests
   *[other] rest
  } on the provider's own statement.
no-score-see = These numbers are no score: see <a href="#method">method</a>.
coverage-scroll = Coverage by criterion, a table that may scroll sideways
coverage-caption = Requirements of each criterion by status. The bar draws the numbers beside it: one unit of length for each requirement, in every row alike.
head-criterion = Criterion
head-picture = Picture

## Gap list, questions, cautions

gaps-order = In the order in which a course lead might take them. The last two columns are left empty for your own plan.
gaps-scroll = Gap list, a table that may scroll sideways
gaps-caption = What is not met, what is missing, and the smallest change that would close it. A line without a file is one of { $file }.
head-number = No.
head-requirement = Requirement
head-missing = What is missing
head-where = Where
head-closes = What closes it
head-kind = Kind of change
head-owner = Owner
head-due = Due
not-in-file = not in the file
gaps-mandatory = Mandatory
gaps-recommended = Recommended: these never bar the word “aligned”
gaps-waived = Waived: not met, and for now no bar to the word “aligned”
gaps-none = There is no gap: no requirement that could be judged is unmet or only partly met.
questions-lead = For these the report says neither met nor not met, because something is unknown, unreadable or a matter of judgement. An answer may go either way.
would-settle = What would settle it:
questions-none = None: whatever applies could be judged.
cautions-lead = These change no status. They are what somebody should look at before relying on a claim.
cautions-lead-doubts = These change no status, apart from those in doubt. They are what somebody should look at before relying on a claim.
touches = Touches:
stands-at = Where:
what-to-do = What to do:
cautions-none = Nothing was noticed.

## Units, routes and hours

weakest-route = The weakest route
routes = Routes
no-optional-unit = no optional unit
most-is-missed = Most is missed by a learner who takes <b>{ $units }</b>. Not met there, or only partly, because of what is chosen: { $codes }. Each requirement names one route, so others may fail on this one too. What fails on every route is not counted.
units-chosen = Units may be chosen, and no requirement is known to be unmet because of what is chosen.
one-route = Every learner takes the same units. There is one route.
drawing-scroll = Drawing of the route, which may scroll sideways
drawing-weakest = The weakest route, drawn as a line with a stop for each unit. The table of units says the same.
drawing-units = Units that every learner takes, and those to choose from, drawn as a line with a stop for each unit. The table of units says the same.
drawing-sides = Left: every learner takes it. Right: it is chosen.
drawing-filled = Filled: taken on this route. Open and dashed: left out.
drawing-open = Open: may be taken.
credit-and-hours = Credit and hours
credit-scroll = Credit and hours, a table that may scroll sideways
credit-caption = What is stated for the award, and what its units come to on the route that has least of each.
credit-bars = Upper bar: stated. Lower, open bar: the units.
credit-not-known = What the units come to is not known: a figure is missing, or how units combine.
head-figure = Figure
head-stated = Stated
head-units = Units
units-scroll = Units, a table that may scroll sideways
units-caption = Units with the credit and hours that are stated for each. In the picture: outline, all hours; upper bar, guided; lower bar, practice. Guided hours and practice are not added up, because some hours may be both.
head-unit = Unit
head-taken-by = Taken by
head-weakest = Weakest route
head-credit = Credit
head-total-hours = Total hours
head-guided = Guided
head-practice = Practice
no-units = The file lists no units, so there is no route and no figure to show
as-stated = { $figure } as stated: { $n }

## Coverage matrix

matrix-lead = Requirements that learning outcomes carry, and the units that carry them, as the provider claims it and as far as assessments bear it out. Whether a requirement is met is said by its finding, not by a letter here.
matrix-scroll = Coverage matrix, a table that may scroll sideways
matrix-caption = The strongest evidence each unit gives. The first column of letters is what every learner is sure to meet, whichever options they take.
matrix-every = Every learner
matrix-no-units = There is no matrix: the file lists no units.
matrix-no-rows = There is no matrix: no requirement here is carried by learning outcomes.

## Taken from the provider's file

inherited-scroll = Taken from the provider's file, a table that may scroll sideways
inherited-caption = What the provider gives once for all its courses, and where it counted. Where the course has something of its own too, the rule says whose counts (valid: in date and readable); the other is set aside, and is shown with the requirement.
inherited-what = What
inherited-counts = Counts for
inherited-aside = Set aside for
inherited-wins = Who wins
inherited-where = Where
inherited-nothing = Nothing that was looked at stands in a provider's file.

## Every requirement

requirements-lead = Each requirement of the standards has one finding here, whether or not the course mentions it. Lines without a file are those of { $file }.
lines-of-standard = Lines of the standard are those of { $file }.
text-not-held = The text of this requirement is not held here.
evidence = Evidence:
to-close-it = <b>To close it</b> ({ $kind }, number { $n } in the <a href="#gaps">gap list</a>):
in-all-courses = { $code } in all courses
course-place = Course: { $place }
standard-place = Standard: { $place }
