using System.Globalization;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Cli.Census;

/// <summary>Judges what an agent would object to in one opening, from the content of the cards.</summary>
/// <param name="repeats">Actions that people usually repeat.</param>
/// <param name="escalations">Keys of high-risk escalations.</param>
internal sealed class CaseJudge(UsualRepeats repeats, IReadOnlySet<string> escalations)
{
    // fewer similar cases are not enough history to judge by
    private const int MinSimilar = 5;
    private const int LowestUrgent = 2;

    private static readonly string[] s_picked =
    [
        SourceNames.Curated,
        SourceNames.Frequent,
        SourceNames.RecentPolicy,
        SourceNames.AlikeCases,
    ];
    private static readonly string[] s_bare = [SourceNames.WorkflowRules, SourceNames.Team];

    /// <summary>How many people a case must affect for an escalation to fit, by action; others fit any number.</summary>
    public IReadOnlyDictionary<string, int> Least { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Adds the findings of one opening.</summary>
    public CensusAnswer Add(CensusAnswer sum, ShownDecision shown, CensusCase asked)
    {
        var first = shown.Slate(SlateKind.Action).Items is [var top, ..] ? top : null;
        var steps = asked.Steps;
        var items = shown.Slates.SelectMany(slate => slate.Items).ToList();
        return sum with
        {
            Cases = sum.Cases + 1,
            WithFirst = sum.WithFirst + (first is null ? 0 : 1),
            FirstAlreadyDone =
                sum.FirstAlreadyDone + (first is not null && steps.WasDoneSinceItsEnd(first.Id) && !IsUsualRepeat(first, asked) ? 1 : 0),
            FirstFailed = sum.FirstFailed + (first is not null && IsFailedAgain(first, asked) ? 1 : 0),
            RepeatsUnsaid = sum.RepeatsUnsaid + items.Count(item => IsUnsaidRepeat(item, steps)),
            FailedAndHigh = sum.FailedAndHigh + items.Count(item => IsFailedAndHigh(item, steps)),
            BelowFloor = sum.BelowFloor + (shown.SimilarCases.Count < MinSimilar ? 0 : shown.Slates.Sum(Fillers)),
            LowAboveHighUnexplained = sum.LowAboveHighUnexplained + shown.Slates.Sum(Contradictions),
            EscalationsThatDoNotFit = sum.EscalationsThatDoNotFit + items.Count(item => IsTooMuch(item, asked)),
        };
    }

    /// <summary>Whether two openings show the same lists and signs, as one decision.</summary>
    public static bool IsSame(ShownDecision one, ShownDecision other) =>
        one.DecisionId == other.DecisionId && Lines(one).SequenceEqual(Lines(other), StringComparer.Ordinal);

    /// <summary>The content of the three lists, to inspect a finding.</summary>
    public static string Words(ShownDecision shown) =>
        string.Join(
            ", ",
            shown.Slates.SelectMany(slate =>
                slate.Items.Select(item => $"{item.Id} {item.Score} {item.Confidence} ({string.Join(' ', item.Sources)})")
            )
        );

    // on a log the usual work after a reopening is to do it again
    private bool IsFailedAgain(ShownItem first, CensusCase asked) =>
        asked.Steps.HasFailed(first.Id) && !(asked.Steps.IsOfLog && IsUsualRepeat(first, asked));

    private bool IsUsualRepeat(ShownItem first, CensusCase asked) => repeats.Has(first.Id, asked.State, asked.Steps.LastTwo);

    // too much for the priority, or for the number of people; what a policy requires fits
    private bool IsTooMuch(ShownItem item, CensusCase asked) =>
        (escalations.Contains(item.Id) && asked.Priority > LowestUrgent)
        || (
            item.Policy is null
            && Least.TryGetValue(item.Id, out var least)
            && (asked.Affected is { } affected ? affected < least : asked.Priority != 1)
        );

    private static bool IsUnsaidRepeat(ShownItem item, CaseStepRecord steps) =>
        item.Kind == SlateKind.Action
        && steps.LastDone(item.Id) is { } day
        && !item
            .Reason.Concat(item.ConfidenceReason)
            .Any(segment => string.Equals(segment.FactId, "done_on", StringComparison.Ordinal) && HasDate(item, day));

    private static bool HasDate(ShownItem item, DateOnly day) =>
        item.Facts.Any(fact =>
            string.Equals(fact.Id, "done_on", StringComparison.Ordinal)
            && string.Equals(fact.Value, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        );

    private static bool IsFailedAndHigh(ShownItem item, CaseStepRecord steps) =>
        item.Kind == SlateKind.Action && item.Confidence == ConfidenceLabel.High && steps.HasFailed(item.Id);

    private static int Fillers(ShownSlate slate)
    {
        var best = slate.Items.Count == 0 ? 0 : slate.Items.Max(item => item.Score);
        return slate.Items.Count(item => !item.IsTriedOut && IsFiller(item, best));
    }

    private static IEnumerable<string> Lines(ShownDecision shown) =>
        shown.Slates.SelectMany(slate => slate.Items.Select(item => $"{item.Kind}:{item.Id}:{item.Rank}:{item.Confidence}"));

    // A document with less than half of the best score is filler. Where no text distinguishes documents, those used in such cases are not.
    private static bool IsFiller(ShownItem item, long best) =>
        item.Kind switch
        {
            SlateKind.Document => item.Score < best / 2 && !item.Sources.Any(source => s_picked.Contains(source, StringComparer.Ordinal)),
            SlateKind.Expert => item.Score <= 0 || IsBare(item),
            _ => item.Policy is null && item.Confidence == ConfidenceLabel.Low && IsBare(item),
        };

    private static bool IsBare(ShownItem item) => item.Sources.All(source => s_bare.Contains(source, StringComparer.Ordinal));

    private static int Contradictions(ShownSlate slate)
    {
        var (count, least) = (0, ConfidenceLabel.High);
        foreach (var item in slate.Items.Where(item => !HasOrderReason(item)))
        {
            count += item.Confidence > least ? 1 : 0;
            least = item.Confidence < least ? item.Confidence : least;
        }

        return count;
    }

    // a required action and one that begins the work have no sign, a deadline is named on the card, and so is why the item stands there
    private static bool HasOrderReason(ShownItem item) =>
        item.IsTriedOut || item.Moved is not null || !item.HasSign || item.Sources.Contains(SourceNames.SlaRules, StringComparer.Ordinal);
}
