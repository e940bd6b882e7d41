# How to read the report: what its words mean, and the method.

## Defects of the files

diagnostics-lead = What depends on a defect is neither met nor a gap: it cannot be told until the file is mended.
diagnostic-help = Help:
diagnostics-none = None was found in the files this report rests on.

## What the words mean

guide-status-met = The test of the requirement holds on every route a learner may take through the course.
guide-status-partly-met = Some of its test holds and some fails. It counts as not met in the verdict.
guide-status-not-met = Nothing that matters in its test holds. What a whole course file leaves out is a gap, never a blank.
guide-status-undetermined = Neither met nor a gap: a fact is not stated, a file is broken, a text is not held, or a person has to judge. A question, not a fault.
guide-status-not-applicable = It binds someone other than a course, and counts neither way.
guide-status = What a status means
guide-rests = What a finding rests on
guide-standing = Whose words a standard is
guide-kinds = Kinds of change
guide-other = Other words
guide-texts = The texts used here
guide-claim = The provider's file says so, and there was nothing to follow.
guide-checked = The claim was followed to an assessment, a document, a page or a sum. That the page says what it should was not read. Where a requirement is met, what it rests on is named only where it is something else.
guide-judged = An assessor, by name, with reasons and a date, took a view.
guide-self-declared = The question is one for a person, and the provider has answered it with evidence. That counts, is marked, and is counted in the verdict. It is never enough for a critical requirement.
guide-official = The publisher's own file.
guide-transcribed = Copied word for word from the publisher's document.
guide-paraphrase = Retold from a public source; not the publisher's words.
guide-paraphrase-word = paraphrase
guide-working-draft = Drafted for this project from published sources; nobody's official text, and not NALW's words.
guide-working-draft-word = working draft
guide-locate = Only a page or heading is missing.
guide-map = A claim is missing or says too little; the content may be there.
guide-reconcile = Figures contradict one another.
guide-update = Something has passed its date.
guide-supply = A policy, person or arrangement is missing.
guide-assess = What is taught has to be assessed too.
guide-assess-otherwise = The method of assessment cannot show what is asked: a written case study is no practice.
guide-reach-everyone = It reaches only some learners, through an optional unit for example.
guide-follows = It closes when they do.
guide-redesign = A fact of the award itself. There is nothing to edit; it takes a course designed anew.
guide-criterion = A numbered group in a standard, and the smallest statement in it that has a status of its own.
guide-criterion-word = criterion, requirement
guide-critical = Nothing else makes up for it, and the provider's word alone does not meet it.
guide-mapping = A course's claim that an outcome, unit, policy or document addresses a requirement.
guide-mapping-word = mapping
guide-profile = Which requirements apply, and with what bounds.
guide-profile-word = profile
guide-route = One way through core and optional units. A requirement has to hold on all of them.
guide-route-word = route
guide-waived = A gap that a named authority accepts until a day. It stays a gap, and does not bar the verdict for that time; the verdict says so. Neither a critical requirement nor what cannot be told is ever waived.
guide-digest = The first twelve characters of a file's SHA-256: another file has another digest.
guide-digest-word = digest
guide-place = A file, a line, and a column in it.
guide-place-word = <code>file:12:3</code>
text-source = { $publisher }. Edition { $edition }. Source: { $source }. Digest <code>{ $digest }</code>.
not-held-here = Of its text, this is not held here:

## Method

method-no-score = <strong>There is no score</strong>, no percentage, and no number of met requirements that would be enough. The verdict follows from one rule:
method-rule-1 = If any mandatory requirement is not met, or only partly met, the course is <strong>not aligned</strong>.
method-rule-2 = Otherwise, if any mandatory requirement cannot be told, the verdict is <strong>cannot tell</strong>.
method-rule-3 = Otherwise the course is <strong>aligned</strong> with the texts named, in the editions named, as of the date named.
method-waiver = A gap with a waiver in force does not bar the verdict, which names the waiver; from the day after its end it does.
method-recommended = Recommended requirements never bar a verdict. Where it is not settled whether a requirement binds, it counts as mandatory here.
method-offers = Where a course is offered in more than one way, each is judged, and the course has the weakest verdict.
method-not-held = A requirement whose text is not held is neither met nor a gap.
method-broken = A broken part of a file spoils only what depends on it.
method-expired = What has expired by { $date } no longer counts, and says so.
method-values = Each finding names the values seen, the bound they were held to, and the places in the course and the standard, so that anyone can follow it.
