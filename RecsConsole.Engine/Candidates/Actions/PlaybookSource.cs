using System.Globalization;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>What each playbook that applies to the case asks for now, see <see cref="PlaybookTurns"/>.</summary>
public sealed class PlaybookSource : ICandidateSource
{
    /// <summary>Score of a written step: experts wrote it for such cases, but evidence from similar cases can still outweigh it.</summary>
    public const long WrittenScore = 800_000;

    /// <inheritdoc />
    public string Name => SourceNames.Playbook;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Action;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var catalog = CatalogIndex.From(snapshot.Shared.Catalog);
        var proposed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var next in PlaybookTurns.Of(snapshot))
        {
            if (catalog.Action(next.Action) is not null && proposed.Add(next.Action))
            {
                yield return Proposal.Of(this, next.Action, WrittenScore, [Reference(next)]);
            }
        }
    }

    /// <summary>The evidence reference of a claim.</summary>
    internal static string Reference(PlaybookTurn next) =>
        string.Create(CultureInfo.InvariantCulture, $"playbook:{next.Playbook.Key}:{next.Playbook.Version}:{next.Number}");
}
