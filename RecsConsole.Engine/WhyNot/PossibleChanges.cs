using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.WhyNot;

/// <summary>The changes that could move an item forward.</summary>
internal static class PossibleChanges
{
    public static IEnumerable<CounterfactualChange> Against(CandidateOutcome outcome, CaseSnapshot snapshot, KnownItem item)
    {
        var situation = new WhyNotInput(snapshot, item);
        return outcome.Stage switch
        {
            WhyNotStage.Withheld => [situation.Change(ChangeCode.AccessGranted)],
            WhyNotStage.NeverProposed => ProposingChanges.For(situation),
            // all reasons must be removed, so every solution contains a change that removes the first one
            WhyNotStage.Excluded => ReasonChanges.Against(outcome.Reasons[0], situation),
            WhyNotStage.RemovedByValidation => [situation.Change(ChangeCode.ValidationCleared)],
            WhyNotStage.MovedOut => RankChanges.For(situation).Concat(RankChanges.Against(outcome.Rule, situation)),
            WhyNotStage.RankedBelow => RankChanges.For(situation),
            _ => [],
        };
    }
}
