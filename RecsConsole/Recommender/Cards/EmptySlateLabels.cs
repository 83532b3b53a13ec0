using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;

namespace RecsConsole.Recommender.Cards;

/// <summary>Why a slate is empty and what would change it.</summary>
public static class EmptySlateLabels
{
    public static string Of(Recommendation slate, CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(slate);
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!snapshot.Shared.Configuration.SurfaceOf(slate.Kind).IsOn)
        {
            return RecommenderTexts.SwitchedOff;
        }

        if (slate.LookAgainAt is not null || slate.Excluded.Any(entry => entry.Reasons[0] == ReasonCode.AwaitsAnswer))
        {
            return RecommenderTexts.NothingUntilAnswered.With(StateLabels.Of(snapshot.Case.State));
        }

        if (slate.Excluded.Count > 0)
        {
            return !slate.Excluded.Any(entry => entry.Reasons[0] == ReasonCode.BelowFloor) ? RecommenderTexts.AllIsExcluded
                : slate.Kind == SlateKind.Action && SnapshotIndex.From(snapshot).Finished.IsSettled ? RecommenderTexts.NothingAfterTheEnd
                : RecommenderTexts.TooLittleEvidence;
        }

        return slate.Kind switch
        {
            SlateKind.Action => RecommenderTexts.NoActionInThisState,
            SlateKind.Document => RecommenderTexts.NoDocumentFits,
            _ => RecommenderTexts.NobodyToAsk,
        };
    }
}
