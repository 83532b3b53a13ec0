using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// Actions by outcome: the share of comparable cases that took the action in this state and ended well. Small counts for the issue type and
/// product are smoothed towards the whole issue type, and those towards all cases in the state. Once a step failed, only cases in which it
/// had failed too are comparable, if there are enough.
/// </summary>
public sealed class OutcomeSource : ICandidateSource
{
    // the wider context weighs as much as this many cases
    private const int Prior = 10;

    /// <inheritdoc />
    public string Name => SourceNames.Outcomes;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Action;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if ((snapshot.Visible.History?.AfterFailure?.Outcomes ?? snapshot.Visible.History?.Outcomes) is not { } outcomes)
        {
            yield break;
        }

        var catalog = CatalogIndex.From(snapshot.Shared.Catalog);
        foreach (var action in outcomes.Actions)
        {
            var score = ScoreOf(outcomes, action);
            if (score > 0 && catalog.Action(action.Action) is not null)
            {
                yield return Proposal.Of(this, action.Action, score, [Reference(snapshot.Case, action.Action)]);
            }
        }
    }

    /// <summary>The path a claim refers to.</summary>
    internal static string Reference(CaseFacts @case, string action) => $"path:{@case.IssueType}>{@case.Product}>{@case.State}>{action}";

    private static long ScoreOf(OutcomeFacts outcomes, ActionOutcome action)
    {
        var overall = outcomes.OfState == 0 ? 0 : FixedPoint.One * action.WellOfState / outcomes.OfState;
        var ofIssue = Shrink(action.WellOfIssue, outcomes.OfIssue, overall);
        return Math.Min(FixedPoint.One, Shrink(action.WellHere, outcomes.Here, ofIssue));
    }

    private static long Shrink(int well, int cases, long wider) => ((well * FixedPoint.One) + (Prior * wider)) / (cases + Prior);
}
