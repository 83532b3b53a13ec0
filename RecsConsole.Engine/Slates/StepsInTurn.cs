using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Slates;

/// <summary>Steps that come before others whatever their scores, because the other one builds on them or cannot be taken back.</summary>
internal static class StepsInTurn
{
    // whoever did not answer two reminders need not be asked a third time before something else is done
    private const int Reminders = 2;

    public static void Apply(Reordering reordering, IReadOnlyList<Candidate> eligible, SnapshotIndex index)
    {
        foreach (var early in reordering.Order.ToList())
        {
            // what a policy requires comes first anyway
            if (
                index.Playbooks.Of(eligible[early].Id) is { Turn: { } turn }
                && !index.Policies.Required.ContainsKey(turn)
                && RowOf(reordering, eligible, turn) is { } row
            )
            {
                reordering.Raise(StandardSlatePolicy.PlaybookRule, row, PlaceOf(reordering, early));
            }
        }

        if (
            index.Memory.IsOverdue
            && Find(reordering, i => IsReminder(eligible[i], index)) is { } word
            && Find(reordering, i => IsRisky(eligible[i], index)) is { } risky
        )
        {
            reordering.Raise(StandardSlatePolicy.OverdueRule, word, PlaceOf(reordering, risky));
        }
    }

    private static bool IsReminder(Candidate candidate, SnapshotIndex index) =>
        WorkKinds.IsCommunication(index.Catalog.Action(candidate.Id)?.Kind) && index.Memory.Of(candidate.Id) is not { Times: >= Reminders };

    // An escalation asks for more hands and takes nothing away from whoever is to answer.
    private static bool IsRisky(Candidate candidate, SnapshotIndex index) =>
        index.Catalog.Action(candidate.Id) is { Risk: > RiskLevel.Low, Kind: not SlaRuleSource.EscalateKind };

    private static int? RowOf(Reordering reordering, IReadOnlyList<Candidate> eligible, string action) =>
        Find(reordering, i => string.Equals(eligible[i].Id, action, StringComparison.Ordinal));

    private static int? Find(Reordering reordering, Func<int, bool> fits) =>
        reordering.Order.Where(fits).Select(i => (int?)i).FirstOrDefault();

    private static int PlaceOf(Reordering reordering, int row)
    {
        var place = 0;
        while (reordering.Order[place] != row)
        {
            place++;
        }

        return place;
    }
}
