using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.WhyNot;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Decisions.WhyNot;

/// <summary>Display texts of stages and changes.</summary>
internal sealed class WhyNotLabels(TenantFacts facts)
{
    public static string Happened(CandidateOutcome outcome) =>
        outcome.Stage switch
        {
            WhyNotStage.Withheld => Texts.ASourceNamed,
            WhyNotStage.NeverProposed => Texts.NoSourceProposedItForThisCase,
            WhyNotStage.Excluded => Texts.ItWasProposedAndRulesExcluded,
            WhyNotStage.RankedBelow => Texts.ItWasEligibleAndRankedTooLow.With(Rank(outcome)),
            WhyNotStage.MovedOut => Texts.ItsScoreWasHighEnough.With(RuleOf(outcome.Rule), Rank(outcome)),
            WhyNotStage.RemovedByValidation => Texts.ItWasRankedAndTheLast,
            _ => Texts.ItWasShownAtPlace.With(Rank(outcome)),
        };

    /// <summary>Completes "It would have been shown if".</summary>
    public string Change(CounterfactualChange change) =>
        change.Code switch
        {
            ChangeCode.AccessGranted => Texts.ThePersonHadBeenGivenAccess,
            ChangeCode.ActionPublished => Texts.ItHadBeenPublished,
            ChangeCode.DocumentFound => Texts.SearchHadFoundItBetterMatching.With(Percent(change.Amount)),
            ChangeCode.MarkedExpert => Texts.TheyWereMarkedAsAnExpert,
            ChangeCode.SurfaceOn => Texts.TheseSuggestionsWereSwitched,
            ChangeCode.SourceOn => Texts.TheSourceWereSwitched.With(Plain(change.Value)),
            ChangeCode.OpenedBySomebodyElse => Texts.SomebodyElseHadOpenedTheCase,
            ChangeCode.ActorInRole => Texts.ThePersonHadTheRole.With(Plain(change.Value)),
            ChangeCode.ActorCleared => Texts.ThePersonsClearanceWereHigher.With(Levels(change.Amount)),
            ChangeCode.ActorInRegion => Texts.ThePersonWorkedForTheRegion.With(change.Value),
            ChangeCode.ActorReads => Texts.ThePersonReadTheLanguage.With(change.Value),
            ChangeCode.CaseInState => Texts.TheCaseWereInState.With(StateLabels.Of(change.Value ?? "")),
            ChangeCode.AccountOfTier => Texts.TheCustomersContract.With(change.Value),
            ChangeCode.ContractRunning => Texts.TheCustomersContractHadNotEnded,
            ChangeCode.TransitionAdded => Texts.TheWorkflowAllowedItInState.With(StateLabels.Of(change.Value ?? "")),
            ChangeCode.PolicyInForce => Texts.ThePolicyWereInForce.With(Policy(change.Value)),
            ChangeCode.ProhibitionLifted => Texts.ThePolicyDidNotForbid.With(Policy(change.Value)),
            ChangeCode.PolicyRequires => Texts.APolicyInForceRequired,
            ChangeCode.ApprovalDecided => Approval(change.Value),
            ChangeCode.StepNotDone => Texts.ItHadNotBeenDoneSince,
            ChangeCode.EarlierStepDone => Texts.AStepBeforeItHadBeenDone,
            ChangeCode.ContactsAllowed => Texts.TheCustomerHadBeenContactedLessOften,
            ChangeCode.DismissalLifted => Texts.ItHadNotBeenDismissed,
            ChangeCode.DocumentInForce => Texts.ItWereInForce,
            ChangeCode.DocumentForRegion => Texts.ItWereForTheRegionAsWell.With(change.Value),
            ChangeCode.DocumentPicked => Texts.SomebodyHadPicked,
            ChangeCode.ReviewDone => Texts.ItsReviewWereNotOverdue,
            _ => Person(change) ?? Ranking(change),
        };

    public static string? Proof(WhyNotAnswer answer) =>
        answer.Changes is null ? Texts.NoChangeWasFoundInRuns.With(Number(answer.Runs))
        : answer.Changes.Count == 0 ? null
        : $"{Texts.ProvedByRunning.With(answer.RankAfter)} {Smallest(answer)}";

    private static string Smallest(WhyNotAnswer answer) =>
        answer.IsSmallest
            ? Texts.TheSmallestChangeOfThoseTried.With(Number(answer.Runs))
            : Texts.TheSmallestChangeFoundInRuns.With(Number(answer.Runs));

    private static string? Person(CounterfactualChange change) =>
        change.Code switch
        {
            ChangeCode.PersonInRegion => Texts.TheyWorkedForTheRegion.With(change.Value),
            ChangeCode.PersonCleared => Texts.TheirClearanceWereHigher.With(Levels(change.Amount)),
            ChangeCode.PersonSpeaks => Texts.TheySpokeTheLanguage.With(change.Value),
            ChangeCode.PersonPresent => Texts.TheyWere,
            ChangeCode.PersonWorking => Texts.TheyWereWithinWorkingHours,
            ChangeCode.FewerOpenCases => Texts.TheyHadLess.With(Texts.OpenCase.With(change.Amount)),
            ChangeCode.LowerPrice => Texts.ARequestToThemCostLess.With(Percent(change.Amount)),
            ChangeCode.AskedLessToday => Texts.TheyHadBeenAskedLessThatDay.With(Texts.TimesAsked.With(change.Amount)),
            ChangeCode.AskedLess => Texts.TheyHadBeenAskedLessLately.With(Texts.TimesAsked.With(change.Amount)),
            ChangeCode.ConflictEnded => Texts.TheyHadNoConflictOfInterest,
            ChangeCode.MoreSkill => Texts.TheirSkillInWereHigher.With(Plain(change.Value), Levels(change.Amount)),
            ChangeCode.MoreSolved => Texts.TheyHadSolvedMore.With(Texts.SuchCase.With(change.Amount)),
            _ => null,
        };

    private static string Ranking(CounterfactualChange change) =>
        change.Code switch
        {
            ChangeCode.MoreSimilarCases => Texts.HadEndedWell.With(Texts.MoreSimilarCase.With(change.Amount)),
            ChangeCode.Newer => Texts.ItOrItsEvidence.With(Texts.DaysNewer.With(change.Amount)),
            ChangeCode.Faster => Texts.ItTookLess.With(Texts.MinutesLess.With(change.Amount)),
            ChangeCode.WrittenForIssue => Texts.ItWereWritten.With(Plain(change.Value)),
            ChangeCode.NotPopular => Texts.MostOpeningsDidNotShowItAnyway,
            ChangeCode.NotRepeated => Texts.ItHadNotBeenShownHere,
            ChangeCode.CapRaised => Texts.AllowedOneMore.With(RuleOf(change.Value)),
            _ => Texts.TheLastCheckFoundNothingAgainst,
        };

    private static string RuleOf(string? rule) =>
        rule switch
        {
            StandardSlatePolicy.DiversityRule => Texts.TheCapOnSuggestionsOfOneKind,
            StandardSlatePolicy.SourceRule => Texts.TheCapOnDocumentsOfOneSource,
            StandardSlatePolicy.PopularityRule => Texts.TheCapOnPopularSuggestions,
            StandardSlatePolicy.RepetitionRule => Texts.TheCapOnRepeatedSuggestions,
            StandardSlatePolicy.RequiredRule => Texts.WhatPolicyRequires,
            StandardSlatePolicy.RepeatRule => Texts.WhatWasDoneAlready,
            StandardSlatePolicy.NotReadyRule => Texts.TheProblemStillThere,
            StandardSlatePolicy.AfterWorkRule => Texts.WhatComesAfterOtherWork,
            StandardSlatePolicy.BeforeEscalationRule => Texts.TheEscalationWithoutSuccess,
            StandardSlatePolicy.PlaybookRule => Texts.TheOrderOfAPlaybook,
            StandardSlatePolicy.OverdueRule => Texts.TheOverdueAnswer,
            StandardSlatePolicy.SolutionRule => Texts.WhatUsuallySolvesSuchCases,
            StandardSlatePolicy.SlaRule => Texts.TheDeadlineInDanger,
            StandardSlatePolicy.PriorityRule => Texts.AStrategicPriority,
            StandardSlatePolicy.CodeRule => Texts.TheErrorCodeOfTheCase,
            StandardSlatePolicy.LanguageRule => Texts.TheLanguageOfTheCase,
            StandardSlatePolicy.ExposureRule => Texts.RotationAmongEquals,
            StandardSlatePolicy.ExplorationRule => Texts.ASuggestionTriedOut,
            _ => Texts.TheOrderOfEqualScores,
        };

    private string Approval(string? other) =>
        other is null
            ? Texts.ItsApprovalWereNoLongerPending
            : Texts.AnotherApprovalWereNoLongerPending.With(facts.ActionTitles.GetValueOrDefault(other, other));

    private string Policy(string? key) => facts.PolicyTitles.GetValueOrDefault(key ?? "", key ?? "");

    private static string Rank(CandidateOutcome outcome) => Number(outcome.Rank ?? 0);

    private static string Plain(string? key) => (key ?? "").Replace('_', ' ').Replace('-', ' ');

    private static string Levels(long amount) => amount == 1 ? Texts.OneLevel : Texts.Levels.With(Number(amount));

    private static string Percent(long micro) => $"{(micro / 10_000m).ToString("0.##", CultureInfo.CurrentCulture)} %";

    private static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);
}
