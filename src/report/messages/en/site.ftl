# The site: what is on every page, then page by page.

## Every page

site-title = { $page } – link worker courses
site-name = Link worker courses
site-about = Alignment with standards
feed-title = Verdicts and changes
skip-to-content = Skip to the content
menu = Site
menu-courses = Courses
menu-standards = Standards
menu-providers = Providers
menu-compare = Compare
menu-changes = Changes
menu-search = Search
for-assessors = <strong>For assessors.</strong> This copy shows evidence that is not public. Do not publish it.
site-limits = <strong>Alignment is not accreditation.</strong> A verdict here compares what a provider's file states with the texts named, on the evidence supplied, as of { $date }. Only a recorded decision of a named panel can accredit a course; none is recorded here.
site-texts = Profile: { $profile }. Texts:
site-text = , edition { $edition } ({ $standing })
site-follow = Follow changes: { $atom }, { $feed }. All verdicts as data: { $json }.
table-scroll = This table may scroll sideways.
head-course = Course
head-provider = Provider
all-verdicts = All verdicts
invented = invented example
all-courses = All courses
courses = { $n } { $n ->
    [one] course
   *[other] courses
  }

## Home

site-home = Courses against the standards
home-courses = { $n } { $n ->
    [one] course
   *[other] courses
  } for social prescribing link workers,
home-date = each held against every requirement of the standards below, as of { $date }.
home-note = <strong>Alignment is not accreditation.</strong> “Aligned” means that, on the evidence supplied, no mandatory requirement is unmet or open. No decision of a panel is recorded here.
home-verdicts = Verdicts
home-edition = , edition { $edition }
home-profile = Profile: { $profile }.
home-every = Every course, by criterion
home-caption = How many requirements of each criterion have each status. A heading leads to the courses side by side.

## A course

result-as-data = This result as data
result-as-json = This result as data (JSON)
left-out = { $n } { $n ->
    [one] citation rests on a document that is not for readers of this site. It counts in the verdict and is not shown.
   *[other] citations rest on documents that are not for readers of this site. They count in the verdict and are not shown.
  }
part-of = Part of { $site }.
link-worker-courses = link worker courses

## Standards and requirements

standards-lead = The texts that courses are held against, with whose words they are.
publisher-edition = { $publisher }. Edition { $edition }.
as-data = As data (JSON)
requirements-of = { $n } { $n ->
    [one] requirement
   *[other] requirements
  }
standard-as-data = This standard as data
row-publisher = Publisher
row-source = Source
row-id = Permanent id
row-data = Data
compare-on = Compare the courses on { $code }
standard-scroll = Requirements of { $code }, a table that may scroll sideways
standard-caption = Requirements of { $code }, and how many courses have each status:
of-courses = { $n } { $n ->
    [one] course
   *[other] courses
  } in all.
head-text = Text
standard-not-held = The text is not held here.
requirement-not-held = The text of this requirement is not held here. Nothing is judged against it: it is neither met nor a gap.
row-force = Force
row-kind = Kind
row-profile = In this profile
row-basis = Rests on
critical-why = critical: nothing else makes up for it
met-when = It is met when
which-courses = Which courses meet it, and how
requirement-scroll = Courses on { $code }, a table that may scroll sideways
requirement-caption = The finding on { $code } for every course. A course leads to its reasons.
all-statuses = All statuses
head-status = Status
head-how = How, or what is missing
how-assessed = Every learner is assessed in it: { $by }.
how-declared = The provider's own statement.

## Comparing

site-compare = Compare coverage
site-compare-on = Compare { $what }
compare-lead = Choose a criterion to see the courses side by side, requirement by requirement.
criteria-scroll = Criteria of { $code }, a table that may scroll sideways
criteria-caption = Criteria of { $code }, by number of courses.
head-requirements = Requirements
head-all = Nothing unmet or open
head-not = Something not met or partly met
head-open = Nothing unmet, something cannot be told
criterion-caption = The finding on each requirement of { $code }, course by course.
pick = Choose courses
pick-find = Find a course
pick-side = Courses to put side by side
pick-differ = Only requirements on which they differ
pick-told = { $n } chosen; { $rows } of { $all } requirements shown
pick-more = { $n } of { $all } courses listed: type to find others
pick-scroll = The chosen courses, a table that may scroll sideways
pick-caption = The finding on each requirement, for the chosen courses.

## Providers

providers-lead = Who offers the courses. What a provider supplies counts for each of its courses; a provider itself has no verdict.
providers-scroll = Providers, a table that may scroll sideways
providers-caption = Providers, with the verdicts of their courses.
providers-none = No course names a provider.
invented-provider = Invented example: this provider does not exist
permanent-id = Permanent id { $id }.
provider-courses = Courses, by criterion
provider-caption = How many requirements of each criterion have each status.

## Changes

site-changes = What changed
changes-between = Between the publication as of { $before } and this one, as of { $now }.
changes-none = No verdict, status or standard changed.
changes-first = This is the first publication here, as of { $date }: there is nothing to compare it with.
changes-stood = How long each verdict has stood
changes-scroll = Courses and days, a table that may scroll sideways
changes-caption = The day from which each course has had its present verdict and statuses in these publications.
head-since = Since
change-profile = profile
change-standard = standard
change-new = new
change-removed = removed
change-revised = revised
change-verdict = verdict
change-of-profile = What courses are checked against

## Search, and what the script says

search = Search
search-lead = Everything on this site, page by page. Your browser's own search finds words on it.
search-note = Words of a title, a code of a requirement, a provider, a verdict. All words must occur.
search-courses = Courses
search-requirements = Requirements
search-criteria = Criteria
search-standards = Standards
search-providers = Providers
search-no-provider = provider not stated
search-side-by-side = courses side by side
search-not-held = text not held
search-edition = edition { $edition }, { $standing }
js-only = Show only rows with
js-shown = { $n } of { $of } shown
js-show-all = Show all { $n }
js-sort-by = Sort by { $name }
js-search = Search this site
js-found = { $n } pages
js-found-one = 1 page
js-found-first = { $n } pages, the first { $first } shown

## No page at an address

site-missing = Page not found
missing-lead = There is no page at this address. A course that is no longer published here has none.
missing-links = { $courses } or { $search }.
