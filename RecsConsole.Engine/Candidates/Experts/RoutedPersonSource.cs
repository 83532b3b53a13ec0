using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>People who finish cases whose fields match this one's, each with the probability that this person finishes it.</summary>
public sealed class RoutedPersonSource : ICandidateSource
{
    /// <inheritdoc />
    public string Name => SourceNames.Routing;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Expert;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var people = PeopleIndex.From(snapshot.Shared.People);
        foreach (var item in snapshot.Visible.History?.Routing?.People?.Items ?? [])
        {
            if (item.Share > 0 && people.Person(item.Id) is not null)
            {
                yield return Proposal.Of(this, item.Id, item.Share, [Reference(item.Id)]);
            }
        }
    }

    /// <summary>The evidence reference of a claim.</summary>
    internal static string Reference(string person) => $"finished:{person}";
}
