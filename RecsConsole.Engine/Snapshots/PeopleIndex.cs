using System.Runtime.CompilerServices;

namespace RecsConsole.Engine.Snapshots;

/// <summary>Profiles by person id and by candidate id (the 36-character form).</summary>
public sealed class PeopleIndex
{
    private static readonly ConditionalWeakTable<PeoplePart, PeopleIndex> Cache = [];

    private readonly Dictionary<string, PersonFacts> _byKey = new(StringComparer.Ordinal);

    private PeopleIndex(PeoplePart people)
    {
        foreach (var person in people.People)
        {
            _byKey.TryAdd(KeyOf(person.Id), person);
        }
    }

    /// <summary>The index of a people part.</summary>
    public static PeopleIndex Of(PeoplePart people) =>
        Cache.GetValue(people, static key => new(key));

    /// <summary>The candidate id of a person.</summary>
    public static string KeyOf(Guid personId) => personId.ToString("D");

    /// <summary>A profile by candidate id; null when the actor may not know the person.</summary>
    public PersonFacts? Person(string key) => _byKey.GetValueOrDefault(key);
}
