using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>Members of the team that owns the case: preferred, other things being equal.</summary>
public sealed class TeamSource : ICandidateSource
{
    /// <summary>Score of a member; low, because membership does not prove knowledge.</summary>
    public const long SameTeamScore = 250_000;

    /// <inheritdoc />
    public string Name => SourceNames.Team;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Expert;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Case.Team is not { } team)
        {
            yield break;
        }

        IReadOnlyList<string> evidence = [$"team:{team}"];
        foreach (var member in Nearest(snapshot, team))
        {
            yield return Proposal.Of(this, member.Key, SameTeamScore, evidence);
        }
    }

    // In a team of hundreds, first those who know the case's issue type or its people, then others up to the limit.
    private static IEnumerable<KnownPerson> Nearest(CaseSnapshot snapshot, string team)
    {
        var people = SnapshotIndex.From(snapshot).People;
        var members = people.OfTeam(team);
        if (members.Count <= CandidateSources.MaxExperts)
        {
            return members;
        }

        var near = people
            .Knowing(snapshot.Case.IssueType)
            .Concat(people.Knowing(snapshot.Case.Product))
            .Select(person => person.Key)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var other in snapshot.Visible.History?.Collaborators ?? [])
        {
            near.Add(PeopleIndex.KeyOf(other.PersonId));
        }

        var known = members.Where(member => near.Contains(member.Key)).ToList();
        var missing = Math.Max(0, CandidateSources.MaxExperts - known.Count);
        return known.Concat(members.Where(member => !near.Contains(member.Key)).Take(missing));
    }
}
