using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>Documents used in cases whose fields match this one's, each with the probability that it is used.</summary>
public sealed class RoutedDocumentSource : ICandidateSource
{
    /// <inheritdoc />
    public string Name => SourceNames.AlikeCases;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Document;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var index = SnapshotIndex.From(snapshot);
        foreach (var item in snapshot.Visible.History?.Routing?.Documents?.Items ?? [])
        {
            if (item.Share > 0 && index.Document(item.Id) is not null)
            {
                yield return Proposal.Of(this, item.Id, item.Share, [Reference(item.Id)]);
            }
        }
    }

    /// <summary>The evidence reference of a claim.</summary>
    internal static string Reference(string document) => $"used_alike:{document}";
}
