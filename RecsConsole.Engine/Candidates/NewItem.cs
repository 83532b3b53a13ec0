using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>Recognises an action or document that is too new to have a track record.</summary>
internal static class NewItem
{
    // new means in force, or in the catalog, for fewer days than this
    private const int NewDays = 30;

    public static bool Is(CaseSnapshot snapshot, SnapshotIndex index, Candidate candidate) =>
        candidate.Kind switch
        {
            SlateKind.Action => index.Catalog.Action(candidate.Id) is { Version: 1 } action && IsAfter(action.UpdatedAt, snapshot),
            SlateKind.Document => index.Document(candidate.Id) is { Version: 1 } document
                && IsAfter(document.EffectiveFrom ?? document.UpdatedAt, snapshot),
            _ => false,
        };

    private static bool IsAfter(DateTimeOffset since, CaseSnapshot snapshot) => since > snapshot.At.AddDays(-NewDays);
}
