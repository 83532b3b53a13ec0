using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.WhyNot;

/// <summary>Changes to a person's profile and presence.</summary>
internal static class PersonEdits
{
    // capacity assumed for a person whose presence is unknown
    private const int UsualCapacity = 8;

    public static CaseSnapshot Apply(CaseSnapshot snapshot, CounterfactualChange change, KnownItem item) =>
        change.Code switch
        {
            ChangeCode.PersonPresent
            or ChangeCode.PersonWorking
            or ChangeCode.FewerOpenCases
            or ChangeCode.LowerPrice
            or ChangeCode.AskedLessToday
            or ChangeCode.AskedLess
            or ChangeCode.ConflictEnded => Present(snapshot, change, item),
            ChangeCode.AccessGranted => snapshot with { Withheld = ActionEdits.WithoutIt(snapshot.Withheld, change) },
            _ => snapshot.With(
                new PeoplePart(
                    SnapshotEdits.Put(
                        snapshot.Shared.People.People,
                        person => IsIt(person.Id, item),
                        person => Changed(person, change, snapshot.At),
                        item.Person
                    )
                )
            ),
        };

    private static PersonFacts Changed(PersonFacts person, CounterfactualChange change, DateTimeOffset at) =>
        change.Code switch
        {
            ChangeCode.MarkedExpert => person with { IsExpert = true },
            ChangeCode.PersonInRegion => person with { Regions = [.. person.Regions, change.Value!] },
            ChangeCode.PersonSpeaks => person with { Languages = [.. person.Languages, change.Value!] },
            ChangeCode.PersonCleared => person with { Clearance = person.Clearance + (int)change.Amount },
            ChangeCode.MoreSkill => person with
            {
                Skills = With(person.Skills, change.Value!, person.Skills.GetValueOrDefault(change.Value!) + (int)change.Amount),
            },
            _ => Experienced(person, change, at),
        };

    private static PersonFacts Experienced(PersonFacts person, CounterfactualChange change, DateTimeOffset at) =>
        change.Code switch
        {
            ChangeCode.MoreSolved => person with
            {
                Experience = With(person.Experience, change.Value!, More(person.Experience.GetValueOrDefault(change.Value!), change, at)),
            },
            ChangeCode.Newer => person with
            {
                Experience = person.Experience.ToDictionary(
                    each => each.Key,
                    each => each.Value with { LastAt = PolicyEdits.Later(each.Value.LastAt, change.Amount, at) },
                    StringComparer.Ordinal
                ),
            },
            _ => person,
        };

    private static ExperienceFacts More(ExperienceFacts? known, CounterfactualChange change, DateTimeOffset at) =>
        known is null
            ? new((int)change.Amount, (int)change.Amount, at)
            : known with
            {
                Worked = known.Worked + (int)change.Amount,
                Solved = known.Solved + (int)change.Amount,
            };

    private static CaseSnapshot Present(CaseSnapshot snapshot, CounterfactualChange change, KnownItem item)
    {
        var known = PeopleIndex.From(snapshot.Shared.People).Person(item.Id) ?? item.Person;
        var added =
            item.Presence
            ?? (
                known is null
                    ? null
                    : new PersonPresence(known.Id, 0, UsualCapacity, IsAbsent: false, InWorkingHours: true, HasConflict: false)
            );
        return snapshot with
        {
            Visible = snapshot.Visible with
            {
                Presence = SnapshotEdits.Put(
                    snapshot.Visible.Presence,
                    presence => IsIt(presence.PersonId, item),
                    presence => Changed(presence, change),
                    added
                ),
            },
        };
    }

    private static PersonPresence Changed(PersonPresence presence, CounterfactualChange change) =>
        change.Code switch
        {
            ChangeCode.PersonPresent => presence with { IsAbsent = false },
            ChangeCode.PersonWorking => presence with { InWorkingHours = true },
            ChangeCode.FewerOpenCases => presence with { OpenCases = presence.OpenCases - (int)change.Amount },
            ChangeCode.LowerPrice => presence with { Price = presence.Price - change.Amount },
            ChangeCode.AskedLessToday => presence with { AskedToday = presence.AskedToday - (int)change.Amount },
            ChangeCode.AskedLess => presence with { Asked = presence.Asked - (int)change.Amount },
            _ => presence with { HasConflict = false },
        };

    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> values, string key, T value) =>
        new(values, StringComparer.Ordinal) { [key] = value };

    private static bool IsIt(Guid id, KnownItem item) => string.Equals(PeopleIndex.KeyOf(id), item.Id, StringComparison.Ordinal);
}
