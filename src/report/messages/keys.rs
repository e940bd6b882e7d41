//! The messages that code chooses, by name: each with its key in the catalogues and the arguments it takes, in order. That
//! one is missing in a catalogue is found when the catalogue is read, and by the tests.

macro_rules! keys {
    ($($name:ident $key:literal $(($($argument:literal),+))?;)*) => {
        /// A message that code chooses.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Key { $($name),* }

        impl Key {
            /// Keys and arguments, in order.
            pub const ALL: &'static [(&'static str, &'static [&'static str])] = &[$(($key, &[$($($argument),+)?])),*];
        }
    };
}

keys! {
    // Statuses, verdicts, checks.
    StatusMet "status-met";
    StatusPartlyMet "status-partly-met";
    StatusNotMet "status-not-met";
    StatusUndetermined "status-undetermined";
    StatusNotApplicable "status-not-applicable";
    Aligned "alignment-aligned";
    NotAligned "alignment-not-aligned";
    CannotTell "alignment-cannot-tell";
    Holds "truth-holds";
    Fails "truth-fails";
    Open "truth-cannot-tell";
    // Headlines of verdicts, where they are not the judge's own.
    HeadlineAligned "headline-aligned" ("rests");
    HeadlineNotAligned "headline-not-aligned" ("rests");
    HeadlineNotEligible "headline-not-eligible" ("rests");
    HeadlineCannotTell "headline-cannot-tell" ("rests");
    VerdictBegins "verdict-begins" ("headline", "date");
    RestsOfficial "rests-official";
    RestsTranscribed "rests-transcribed";
    RestsParaphrase "rests-paraphrase";
    RestsWorkingDraft "rests-working-draft";
    // Standards and requirements.
    StandingOfficial "standing-official";
    StandingTranscribed "standing-transcribed";
    StandingParaphrase "standing-paraphrase";
    StandingWorkingDraft "standing-working-draft";
    ForceMandatory "force-mandatory";
    ForceRecommended "force-recommended";
    ForceUnknown "force-unknown";
    KindKnowledge "kind-knowledge";
    KindSkill "kind-skill";
    KindBehaviour "kind-behaviour";
    KindProgramme "kind-programme";
    ScopeInstitution "scope-institution";
    ScopePlacement "scope-placement";
    SelfDeclared "self-declared";
    Critical "critical";
    Waived "waived";
    FollowsFrom "follows-from";
    ArticleNotHeld "text-not-held";
    EvidenceIs "evidence";
    ToCloseIt "to-close-it" ("kind", "n");
    WouldSettle "would-settle";
    InAllCourses "in-all-courses" ("code");
    CoursePlace "course-place" ("place");
    StandardPlace "standard-place" ("place");
    NotInFile "not-in-file";
    // Gaps.
    GapRedesign "gap-redesign";
    GapLocate "gap-locate";
    GapMap "gap-map";
    GapReconcile "gap-reconcile";
    GapUpdate "gap-update";
    GapSupply "gap-supply";
    GapAssess "gap-assess";
    GapAssessOtherwise "gap-assess-otherwise";
    GapReachEveryone "gap-reach-everyone";
    GapFollows "gap-follows";
    // What a finding rests on, and what was looked at.
    RestsOnClaim "rests-on-claim";
    RestsOnChecked "rests-on-checked";
    RestsOnJudged "rests-on-judged";
    LeafOutcomes "leaf-outcomes";
    LeafAssessedBy "leaf-assessed-by";
    LeafCited "leaf-cited";
    LeafLevel "leaf-level";
    LeafCredits "leaf-credits";
    LeafHours "leaf-hours";
    LeafPlacement "leaf-placement";
    LeafSupervision "leaf-supervision";
    LeafStaff "leaf-staff";
    LeafPolicy "leaf-policy";
    LeafField "leaf-field";
    LeafAssessment "leaf-assessment";
    LeafWording "leaf-wording";
    LeafFindings "leaf-findings";
    LeafJudgement "leaf-judgement";
    Found "found" ("value");
    AskedFor "asked-for" ("bound");
    WaivedUntil "waived-until" ("until", "by", "why", "place");
    WaivedFromUntil "waived-from-until" ("from", "until", "by", "why", "place");
    RouteNotMet "route-not-met" ("units");
    RoutePartly "route-partly" ("units");
    RouteOpen "route-open" ("units");
    // Evidence and places.
    Edition "edition" ("edition");
    Page "page" ("page");
    Pages "pages" ("pages");
    Heading "heading" ("heading");
    CitedBy "cited-by" ("what");
    FromProvider "from-provider";
    SetAside "set-aside";
    VisibleAssessors "visible-assessors";
    VisibleInternal "visible-internal";
    SeenInFile "seen-found";
    SeenNotInFile "seen-not-found";
    SeenCannotTell "seen-cannot-tell";
    ItsPage "its-page" ("seen", "page");
    Line "line" ("line");
    Lines "lines" ("lines");
    More "more" ("n");
    // Rows of the summary.
    RowEdition "row-edition";
    RowNation "row-nation";
    RowNations "row-nations";
    NationEngland "nation-england";
    NationScotland "nation-scotland";
    NationWales "nation-wales";
    NationNorthernIreland "nation-northern-ireland";
    RowFile "row-file";
    RowDigest "row-digest";
    RowLevel "row-level";
    RowEligible "row-eligible";
    RowCorresponds "row-corresponds";
    RowCredit "row-credit";
    RowTime "row-time";
    NotStated "not-stated";
    LevelOf "level-of" ("framework", "level");
    LevelNoFramework "level-no-framework" ("level");
    LevelNoLevel "level-no-level" ("framework");
    EligibleYes "eligible-yes";
    EligibleNo "eligible-no";
    EligibleNoLevel "eligible-no-level";
    EligibleCannotTell "eligible-cannot-tell";
    Hours "hours" ("hours");
    Credits "credits" ("credits");
    ProfileEdition "profile-edition" ("title", "edition");
    WeightOff "weight-off";
    WeightNote "weight-note";
    WeightWarning "weight-warning";
    WeightDoubt "weight-doubt";
    SeverityError "severity-error";
    SeverityWarning "severity-warning";
    // The matrix.
    StrengthAssessed "strength-assessed";
    StrengthClaims "strength-claims";
    StrengthDevelops "strength-develops";
    StrengthIntroduces "strength-introduces";
    UnitOptional "unit-optional";
    UnitNotKnown "unit-not-known";
    // Units.
    TakenByAll "taken-by-all";
    TakenChosen "taken-chosen" ("group");
    TakenNotAll "taken-not-all";
    TakenNotKnown "taken-not-known";
    OnRoute "on-route";
    OffRoute "off-route";
    NotKnown "not-known";
    FigureCredit "figure-credit";
    FigureHours "figure-hours";
    FigureGuided "figure-guided";
    FigurePractice "figure-practice";
    CoreUnits "core-units" ("n");
    MoreUnits "more-units" ("n");
    // What is taken from the provider.
    InheritedPolicy "inherited-policy";
    InheritedStaff "inherited-staff";
    InheritedSupervision "inherited-supervision";
    InheritedStatement "inherited-statement";
    InheritedMapping "inherited-mapping";
    InheritedReview "inherited-review";
    InheritedInvolvement "inherited-involvement";
    InheritedDocument "inherited-document";
    RuleSpecific "rule-specific";
    RuleCourse "rule-course";
    RuleProvider "rule-provider";
    RuleBoth "rule-both";
    RuleNone "rule-none";
    None "none";
    // The site.
    HowAssessed "how-assessed" ("by");
    HowDeclared "how-declared";
    SiteHome "site-home";
    SiteStandards "menu-standards";
    SiteProviders "menu-providers";
    SiteCompare "site-compare";
    SiteCompareOn "site-compare-on" ("what");
    SiteChanges "site-changes";
    SiteSearch "search";
    SiteMissing "site-missing";
    CriterionCaption "criterion-caption" ("code");
    ProviderNotStated "search-no-provider";
    SideBySide "search-side-by-side";
    TextNotHeld "search-not-held";
    EditionStanding "search-edition" ("edition", "standing");
    FoundCourses "search-courses";
    FoundRequirements "search-requirements";
    FoundCriteria "search-criteria";
    FoundStandards "search-standards";
    FoundProviders "search-providers";
    ChangeProfile "change-profile";
    ChangeStandard "change-standard";
    ChangeNew "change-new";
    ChangeRemoved "change-removed";
    ChangeRevised "change-revised";
    ChangeVerdict "change-verdict";
    ChangeOfProfile "change-of-profile";
    // Dates.
    Date "date" ("day", "month", "year");
    January "month-1";
    February "month-2";
    March "month-3";
    April "month-4";
    May "month-5";
    June "month-6";
    July "month-7";
    August "month-8";
    September "month-9";
    October "month-10";
    November "month-11";
    December "month-12";
}

/// Months, from the first.
pub const MONTHS: [Key; 12] = [
    Key::January,
    Key::February,
    Key::March,
    Key::April,
    Key::May,
    Key::June,
    Key::July,
    Key::August,
    Key::September,
    Key::October,
    Key::November,
    Key::December,
];
