using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>People whose skills name the case's issue type or product, or who worked on such cases before.</summary>
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
        var asked = Asked(@case);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in asked)
        {
            foreach (var person in index.People.Knowing(field))
            {
                var score = seen.Add(person.Key) ? ScoreOf(person.Facts, @case) : 0;
                if (score > 0)
                {
                    yield return Proposal.Of(this, person.Key, score, Evidence(person.Facts, asked));
                }
            }
        }
    }

    /// <summary>The person's skills that match the case, in ordinal order.</summary>
    internal static IEnumerable<string> MatchingSkills(PersonFacts person, CaseFacts @case) =>
        Asked(@case).Where(skill => LevelOf(person, skill) > 0);

    // Names that a matching skill may have, each once, in ordinal order.
    private static string[] Asked(CaseFacts @case) =>
        @case.Product is not { } product || string.Equals(product, @case.IssueType, StringComparison.Ordinal) ? [@case.IssueType]
        : string.CompareOrdinal(product, @case.IssueType) < 0 ? [product, @case.IssueType]
        : [@case.IssueType, product];

    private static List<string> Evidence(PersonFacts person, string[] asked)
    {
        var evidence = new List<string>(asked.Length);
        foreach (var skill in asked)
        {
            if (LevelOf(person, skill) > 0)
            {
                evidence.Add("skill:" + skill);
            }
        }

        return evidence;
    }

    private static long ScoreOf(PersonFacts person, CaseFacts @case)
    {
        // tenants name skills after issue types or products: the higher level counts
        var level = LevelOf(person, @case.IssueType);
        if (@case.Product is { } product)
        {
            level = Math.Max(level, LevelOf(person, product));
        }

        var score = Skill * level / HighestLevel;
        if (person.Experience.TryGetValue(@case.IssueType, out var experience) && experience.Solved > 0)
        {
            score += Experience * experience.Solved / (experience.Solved + HalfSolved);
        }

        return score;
    }

    private static int LevelOf(PersonFacts person, string skill) =>
        person.Skills.TryGetValue(skill, out var level) ? Math.Clamp(level, 0, HighestLevel) : 0;
}
