using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// Actions that a model read in the text of the case (R31). Its answer is evidence in the snapshot; an id that the catalog does not have
/// proposes nothing, and eligibility decides about the others as about any candidate.
/// </summary>
public sealed class IntentSource : ICandidateSource
{
    /// <inheritdoc />
    public string Name => SourceNames.Intents;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Action;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var catalog = CatalogIndex.From(snapshot.Shared.Catalog);
        foreach (var intent in snapshot.Visible.Intents?.Actions ?? [])
        {
            if (intent.Score > 0 && catalog.Action(intent.Action) is not null)
            {
                yield return Proposal.Of(this, intent.Action, intent.Score, "snapshot:case");
            }
        }
    }
}
