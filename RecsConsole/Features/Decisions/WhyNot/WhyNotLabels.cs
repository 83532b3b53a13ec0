using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.WhyNot;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Decisions.WhyNot;

/// <summary>Standings and changes as people read them.</summary>
internal sealed class WhyNotLabels(TenantFacts facts)
{
    public static string Happened(Standing standing) =>
        standing.Stage switch
        {
            WhyNotStage.Withheld => "A source named it, and the person who opened the case may not use it.",
            WhyNotStage.NeverProposed => "No source proposed it for this case.",
            WhyNotStage.Excluded => "It was proposed, and rules excluded it.",
            WhyNotStage.RankedBelow => $"It was eligible and ranked too low: place {Rank(standing)}.",
            WhyNotStage.MovedOut => $"Its score was high enough; {RuleOf(standing.Rule)} put others before it: place {Rank(standing)}.",
            WhyNotStage.RemovedByValidation => "It was ranked, and the last check against the database took it out.",
            _ => $"It was shown, at place {Rank(standing)}.",
        };

    /// <summary>Completes "It would have been shown if".</summary>
    public string Change(Change change) =>
        change.Code switch
        {
            ChangeCode.AccessGranted => "the person had been given access to it",
            ChangeCode.ActionPublished => "it had been published",
            ChangeCode.DocumentFound => $"search had found it {Percent(change.Amount)} better matching",
            ChangeCode.MarkedExpert => "they were marked as an expert",
            ChangeCode.SurfaceOn => "these suggestions were switched on",
            ChangeCode.SourceOn => $"the source \"{Plain(change.Value)}\" were switched on",
            ChangeCode.OpenedBySomebodyElse => "somebody else had opened the case",
            ChangeCode.ActorInRole => $"the person had the role {Plain(change.Value)}",
            ChangeCode.ActorCleared => $"the person's clearance were {Levels(change.Amount)} higher",
            ChangeCode.ActorInRegion => $"the person worked for the region {change.Value}",
            ChangeCode.ActorReads => $"the person read the language \"{change.Value}\"",
            ChangeCode.CaseInState => $"the case were in state {StateLabels.Of(change.Value ?? "")}",
            ChangeCode.AccountOfTier => $"the customer's contract were {change.Value}",
            ChangeCode.ContractRunning => "the customer's contract had not ended",
            ChangeCode.TransitionAdded => $"the workflow allowed it in state {StateLabels.Of(change.Value ?? "")}",
            ChangeCode.PolicyInForce => $"the policy \"{Policy(change.Value)}\" were in force",
            ChangeCode.ProhibitionLifted => $"the policy \"{Policy(change.Value)}\" did not forbid it",
            ChangeCode.PolicyRequires => "a policy in force required it",
            ChangeCode.ApprovalDecided => "its approval were no longer pending",
            ChangeCode.StepNotDone => "it had not been done since the case came into its state",
            ChangeCode.ContactsAllowed => "the customer had been contacted less often",
            ChangeCode.DismissalLifted => "it had not been dismissed",
            ChangeCode.DocumentInForce => "it were in force",
            ChangeCode.DocumentForRegion => $"it were for the region {change.Value} as well",
            ChangeCode.DocumentPicked => "somebody had picked it for this issue type",
            ChangeCode.ReviewDone => "its review were not overdue",
            _ => Person(change) ?? Ranking(change),
        };

    public static string? Proof(WhyNotAnswer answer) =>
        answer.Changes is null ? $"No change was found in {Number(answer.Runs)} runs of the ranking."
        : answer.Changes.Count == 0 ? null
        : $"Proved by running it: with this it stands at place {answer.RankAfter}. "
            + (
                answer.IsSmallest
                    ? $"The smallest change, of those tried in {Number(answer.Runs)} runs."
                    : $"The smallest change found in {Number(answer.Runs)} runs."
            );

    private static string? Person(Change change) =>
        change.Code switch
        {
            ChangeCode.PersonInRegion => $"they worked for the region {change.Value}",
            ChangeCode.PersonCleared => $"their clearance were {Levels(change.Amount)} higher",
            ChangeCode.PersonSpeaks => $"they spoke the language \"{change.Value}\"",
            ChangeCode.PersonPresent => "they were there",
            ChangeCode.PersonWorking => "they were within working hours",
            ChangeCode.FewerOpenCases => $"they had {Count(change.Amount, "open case")} less",
            ChangeCode.LowerPrice => $"a request to them cost {Percent(change.Amount)} less",
            ChangeCode.AskedLessToday => $"they had been asked {Count(change.Amount, "time")} less that day",
            ChangeCode.AskedLess => $"they had been asked {Count(change.Amount, "time")} less lately",
            ChangeCode.ConflictEnded => "they had no conflict of interest",
            ChangeCode.MoreSkill => $"their skill in {Plain(change.Value)} were {Levels(change.Amount)} higher",
            ChangeCode.MoreSolved => $"they had solved {Count(change.Amount, "such case")} more",
            _ => null,
        };

    private static string Ranking(Change change) =>
        change.Code switch
        {
            ChangeCode.MoreSimilarCases => $"{Count(change.Amount, "more similar case")} had ended well with it",
            ChangeCode.Newer => $"it, or what stands behind it, were {Count(change.Amount, "day")} newer",
            ChangeCode.Faster => $"it took {Count(change.Amount, "minute")} less",
            ChangeCode.WrittenForIssue => $"it were written for {Plain(change.Value)}",
            ChangeCode.NotPopular => "most openings did not show it anyway",
            ChangeCode.NotRepeated => "it had not been shown here again and again",
            ChangeCode.CapRaised => $"{RuleOf(change.Value)} allowed one more",
            _ => "the last check found nothing against it",
        };

    private static string RuleOf(string? rule) =>
        rule switch
        {
            StandardSlatePolicy.DiversityRule => "the cap on suggestions of one kind",
            StandardSlatePolicy.SourceRule => "the cap on documents of one source",
            StandardSlatePolicy.PopularityRule => "the cap on popular suggestions",
            StandardSlatePolicy.RepetitionRule => "the cap on repeated suggestions",
            StandardSlatePolicy.RequiredRule => "what policy requires",
            StandardSlatePolicy.SlaRule => "the deadline in danger",
            StandardSlatePolicy.PriorityRule => "a strategic priority",
            StandardSlatePolicy.ExposureRule => "turn-taking among equals",
            StandardSlatePolicy.ExplorationRule => "a suggestion tried out",
            _ => "the order of equal scores",
        };

    private string Policy(string? key) => facts.PolicyTitles.GetValueOrDefault(key ?? "", key ?? "");

    private static string Rank(Standing standing) => Number(standing.Rank ?? 0);

    private static string Plain(string? key) => (key ?? "").Replace('_', ' ').Replace('-', ' ');

    private static string Levels(long amount) => amount == 1 ? "one level" : $"{Number(amount)} levels";

    private static string Count(long amount, string word) => amount == 1 ? $"1 {word}" : $"{Number(amount)} {word}s";

    private static string Percent(long micro) => $"{(micro / 10_000m).ToString("0.##", CultureInfo.InvariantCulture)} %";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
