using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// People whose skills name the case's issue type or product (<see cref="SkillName"/>), or who worked on such cases before.
/// </summary>
public sealed class SkillSource : ICandidateSource
{
    // weights of a full match; they add up to 1,000,000
    private const long Skill = 600_000;
    private const long Experience = 400_000;
    private const int HighestLevel = 5;

    // number of solved cases that gives half of the maximum experience
    private const int HalfSolved = 10;

    /// <inheritdoc />
    public string Name => SourceNames.Skills;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Expert;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        var (index, @case) = (SnapshotIndex.From(snapshot), snapshot.Case);
        var skills = index.Skills;
        foreach (
            var person in index
                .People.Knowing(@case.IssueType)
                .Concat(index.People.Knowing(@case.Product))
                .DistinctBy(each => each.Key, StringComparer.Ordinal)
        )
        {
            var score = ScoreOf(person.Facts, @case, skills);
            if (score > 0)
            {
                yield return Proposal.Of(this, person.Key, score, [.. Of(person.Facts, skills).Select(skill => "skill:" + skill.Name)]);
            }
        }
    }

    /// <summary>The person's skills that match the case, in ordinal order.</summary>
    internal static IEnumerable<string> MatchingSkills(PersonFacts person, CaseSnapshot snapshot) =>
        Of(person, SnapshotIndex.From(snapshot).Skills).Select(skill => skill.Name);

    private static IEnumerable<MatchingSkill> Of(PersonFacts person, IReadOnlyList<MatchingSkill> skills) =>
        skills.Where(skill => LevelOf(person, skill.Name) > 0);

    // tenants name skills after issue types or products: the one that counts most does
    private static long ScoreOf(PersonFacts person, CaseFacts @case, IReadOnlyList<MatchingSkill> skills)
    {
        var level = skills.Select(skill => LevelOf(person, skill.Name) * skill.Fit).DefaultIfEmpty().Max();
        var score = Skill * level / HighestLevel / FixedPoint.One;
        if (person.Experience.TryGetValue(@case.IssueType, out var experience) && experience.Solved > 0)
        {
            score += Experience * experience.Solved / (experience.Solved + HalfSolved);
        }

        return score;
    }

    private static int LevelOf(PersonFacts person, string skill) =>
        person.Skills.TryGetValue(skill, out var level) ? Math.Clamp(level, 0, HighestLevel) : 0;
}
