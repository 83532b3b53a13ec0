using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Candidates;

/// <summary>People whose skills name the case's issue type or product, or who worked on such cases before.</summary>
public sealed class SkillSource : ICandidateSource
{
    // the share that a full match of each contributes; together they make one
    private const long Skill = 600_000;
    private const long Experience = 400_000;
    private const int HighestLevel = 5;

    // half of the experience is reached with so many solved cases
    private const int HalfSolved = 10;

    /// <inheritdoc />
    public string Name => SourceNames.Skills;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Expert;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        foreach (var person in snapshot.Shared.People.People)
        {
            var score = ScoreOf(person, snapshot.Case);
            if (score > 0)
            {
                yield return Proposal.Of(
                    this,
                    PeopleIndex.KeyOf(person.Id),
                    score,
                    [.. MatchingSkills(person, snapshot.Case).Select(skill => $"skill:{skill}")]
                );
            }
        }
    }

    /// <summary>Skills of a person that the case asks for, in ordinal order.</summary>
    internal static IEnumerable<string> MatchingSkills(PersonFacts person, CaseFacts @case)
    {
        var asked = new[] { @case.IssueType, @case.Product };
        return asked
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Where(skill => LevelOf(person, skill) > 0)
            .Order(StringComparer.Ordinal);
    }

    private static long ScoreOf(PersonFacts person, CaseFacts @case)
    {
        // tenants name their skills after issue types or after products: the better known of the two counts
        var level = LevelOf(person, @case.IssueType);
        if (@case.Product is { } product)
        {
            level = Math.Max(level, LevelOf(person, product));
        }

        var score = Skill * level / HighestLevel;
        if (
            person.Experience.TryGetValue(@case.IssueType, out var experience)
            && experience.Solved > 0
        )
        {
            score += Experience * experience.Solved / (experience.Solved + HalfSolved);
        }

        return score;
    }

    private static int LevelOf(PersonFacts person, string skill) =>
        person.Skills.TryGetValue(skill, out var level) ? Math.Clamp(level, 0, HighestLevel) : 0;
}
