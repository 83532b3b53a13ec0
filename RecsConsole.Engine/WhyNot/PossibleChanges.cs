using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.WhyNot;

/// <summary>The changes that could take an item further than it stands.</summary>
internal static class PossibleChanges
{
    public static IEnumerable<Change> Against(Standing standing, CaseSnapshot snapshot, KnownItem item)
    {
        var situation = new Situation(snapshot, item);
        return standing.Stage switch
        {
            WhyNotStage.Withheld => [situation.Change(ChangeCode.AccessGranted)],
            WhyNotStage.NeverProposed => ProposingChanges.For(situation),
            // every reason has to go: what removes the first is in any set that does
            WhyNotStage.Excluded => ReasonChanges.Against(standing.Reasons[0], situation),
            WhyNotStage.RemovedByValidation => [situation.Change(ChangeCode.ValidationCleared)],
            WhyNotStage.MovedOut => RankChanges.For(situation).Concat(RankChanges.Against(standing.Rule, situation)),
            WhyNotStage.RankedBelow => RankChanges.For(situation),
            _ => [],
        };
    }
}
