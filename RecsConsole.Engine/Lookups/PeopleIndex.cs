using System.Runtime.CompilerServices;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>Profiles by person id and by candidate id (the 36-character form).</summary>
public sealed class PeopleIndex
{
    private static readonly ConditionalWeakTable<PeoplePart, PeopleIndex> Cache = [];

    private readonly Dictionary<string, PersonFacts> _byKey = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<KnownPerson>> _byField = new(StringComparer.Ordinal);

    private readonly List<SkillName> _skills;

    private readonly Dictionary<string, List<KnownPerson>> _byTeam = new(StringComparer.Ordinal);

    private PeopleIndex(PeoplePart people)
    {
        foreach (var person in people.People)
        {
            var known = new KnownPerson(KeyOf(person.Id), person);
            if (!_byKey.TryAdd(known.Key, person))
            {
                continue;
            }

            Note(_byField, person.Skills.Keys.Concat(person.Experience.Keys), known);
            Note(_byTeam, person.Teams, known);
        }

        _skills =
        [
            .. people
                .People.SelectMany(person => person.Skills.Keys)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => new SkillName(name)),
        ];
    }

    public static PeopleIndex From(PeoplePart people) => Cache.GetValue(people, static key => new(key));

    /// <summary>The candidate id of a person.</summary>
    public static string KeyOf(Guid personId) => personId.ToString("D");

    /// <summary>People with a skill that fits this issue type or product, or with experience in it; each once.</summary>
    public IReadOnlyList<KnownPerson> Knowing(string? field)
    {
        if (field is null)
        {
            return [];
        }

        var exact = _byField.GetValueOrDefault(field);
        var others = SkillsFor(field).Where(skill => !string.Equals(skill.Name, field, StringComparison.Ordinal)).ToList();
        return others.Count == 0
            ? exact ?? []
            :
            [
                .. (exact ?? [])
                    .Concat(others.SelectMany(skill => _byField[skill.Name]))
                    .DistinctBy(person => person.Key, StringComparer.Ordinal),
            ];
    }

    /// <summary>The skills that people have and that fit an issue type or product, in ordinal order.</summary>
    internal IReadOnlyList<MatchingSkill> SkillsFor(string field) => Fitting(field, SkillName.WordsOf(field));

    /// <summary>The same for a case: each skill once, as it fits best.</summary>
    internal IReadOnlyList<MatchingSkill> SkillsFor(CaseFacts facts) =>
        [
            .. new[] { facts.IssueType, facts.Product }
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .SelectMany(SkillsFor)
                .GroupBy(skill => skill.Name, StringComparer.Ordinal)
                .Select(same => same.MaxBy(skill => skill.Fit))
                .OrderBy(skill => skill.Name, StringComparer.Ordinal),
        ];

    /// <summary>The members of a team.</summary>
    public IReadOnlyList<KnownPerson> OfTeam(string team) => _byTeam.TryGetValue(team, out var members) ? members : [];

    /// <summary>A profile by candidate id; null when the actor may not know the person.</summary>
    public PersonFacts? Person(string key) => _byKey.GetValueOrDefault(key);

    private List<MatchingSkill> Fitting(string field, string[][] words) =>
        [.. _skills.Select(skill => new MatchingSkill(skill.Name, skill.FitOf(field, words))).Where(skill => skill.Fit > 0)];

    private static void Note(Dictionary<string, List<KnownPerson>> people, IEnumerable<string> names, KnownPerson person)
    {
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (!people.TryGetValue(name, out var noted))
            {
                people.Add(name, noted = []);
            }

            noted.Add(person);
        }
    }
}

/// <summary>A skill that fits what a case is about, with how well, scaled by 1,000,000.</summary>
internal readonly record struct MatchingSkill(string Name, long Fit);

/// <summary>A person with the candidate id, which is formatted once.</summary>
public sealed record KnownPerson(string Key, PersonFacts Facts);
