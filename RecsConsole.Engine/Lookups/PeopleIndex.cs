using System.Runtime.CompilerServices;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>Profiles by person id and by candidate id (the 36-character form).</summary>
public sealed class PeopleIndex
{
    private static readonly ConditionalWeakTable<PeoplePart, PeopleIndex> Cache = [];

    private readonly Dictionary<string, PersonFacts> _byKey = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<KnownPerson>> _byField = new(StringComparer.Ordinal);

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
    }

    public static PeopleIndex From(PeoplePart people) => Cache.GetValue(people, static key => new(key));

    /// <summary>The candidate id of a person.</summary>
    public static string KeyOf(Guid personId) => personId.ToString("D");

    /// <summary>People with a skill or experience named after this issue type or product.</summary>
    public IReadOnlyList<KnownPerson> Knowing(string? field) =>
        field is not null && _byField.TryGetValue(field, out var knowing) ? knowing : [];

    /// <summary>The members of a team.</summary>
    public IReadOnlyList<KnownPerson> OfTeam(string team) => _byTeam.TryGetValue(team, out var members) ? members : [];

    /// <summary>A profile by candidate id; null when the actor may not know the person.</summary>
    public PersonFacts? Person(string key) => _byKey.GetValueOrDefault(key);

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

/// <summary>A person with the candidate id, which is formatted once.</summary>
public sealed record KnownPerson(string Key, PersonFacts Facts);
