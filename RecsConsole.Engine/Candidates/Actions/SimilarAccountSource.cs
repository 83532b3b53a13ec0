using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>Actions that worked for accounts like this one: the same tenant, with a similar tier, region, products and issues.</summary>
public sealed class SimilarAccountSource : ICandidateSource
{
    /// <inheritdoc />
    public string Name => SourceNames.SimilarAccounts;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Action;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Visible.History?.Accounts is not { } accounts)
        {
            yield break;
        }

        var catalog = CatalogIndex.From(snapshot.Shared.Catalog);
        foreach (var action in accounts.Actions)
        {
            if (action.Score > 0 && catalog.Action(action.Action) is not null)
            {
                yield return Proposal.Of(this, action.Action, action.Score, [Reference(snapshot.Case, action.Action)]);
            }
        }
    }

    /// <summary>The evidence reference of a claim.</summary>
    internal static string Reference(CaseFacts @case, string action) => $"accounts:{@case.AccountKey}:{@case.State}>{action}";
}
