using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>People who have worked with those on this case, or have taken over cases from them.</summary>
public sealed class CollaborationSource : ICandidateSource
{
    // number of shared cases that gives half of the maximum score
    private const int HalfTogether = 10;

    // knowing a person makes asking easier; it says little about what the person knows
    private const long MaxScore = 500_000;

    /// <inheritdoc />
    public string Name => SourceNames.Collaboration;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Expert;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var people = PeopleIndex.From(snapshot.Shared.People);
        foreach (var other in snapshot.Visible.History?.Collaborators ?? [])
        {
            var key = PeopleIndex.KeyOf(other.PersonId);
            var strength = other.Together + other.Handovers;
            if (strength > 0 && people.Person(key) is not null)
            {
                yield return Proposal.Of(
                    this,
                    key,
                    Math.Min(FixedPoint.One, MaxScore * strength / (strength + HalfTogether)),
                    [Reference(key)]
                );
            }
        }
    }

    /// <summary>The evidence reference of a claim.</summary>
    internal static string Reference(string person) => $"together:{person}";
}
