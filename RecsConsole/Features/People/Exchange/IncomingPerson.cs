using RecsConsole.Features.People.Profile;

namespace RecsConsole.Features.People.Exchange;

/// <summary>
/// A person as described by another system. Absent fields keep their values; an empty text or list clears the field. Roles, clearance and
/// regions are given here and nowhere else.
/// </summary>
/// <param name="Key">Identifies the person in both systems.</param>
public sealed record IncomingPerson(string Key)
{
    /// <summary>Required for a new person.</summary>
    public string? Name { get; init; }

    public string? Email { get; init; }

    /// <summary>Keys of teams; a new one is created.</summary>
    public IReadOnlyList<string?>? Teams { get; init; }

    /// <summary>Level by skill, from 1 (some) to 5 (authority).</summary>
    public IReadOnlyDictionary<string, int>? Skills { get; init; }

    /// <summary>Codes such as de; the first is the language of explanations.</summary>
    public IReadOnlyList<string?>? Languages { get; init; }

    /// <summary>Decides the hours in which the person works, such as Europe/Warsaw; absent for a new person: the tenant's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Maximum number of open cases at once.</summary>
    public int? Capacity { get; init; }

    /// <summary>May be proposed as someone to ask; absent for a new person: whoever has skills.</summary>
    public bool? IsExpert { get; init; }

    /// <summary>False: the person has left.</summary>
    public bool? IsActive { get; init; }

    internal PersonProfile On(PersonProfile before, bool isNew) =>
        (
            before with
            {
                Key = Key,
                Name = Name ?? before.Name,
                Email = Email ?? before.Email,
                Teams = Teams is null ? before.Teams : [.. Teams.OfType<string>()],
                Skills = Skills ?? before.Skills,
                Languages = Languages is null ? before.Languages : [.. Languages.OfType<string>()],
                TimeZone = TimeZone ?? before.TimeZone,
                Capacity = Capacity ?? before.Capacity,
                IsExpert = IsExpert ?? (isNew ? Skills is { Count: > 0 } : before.IsExpert),
                IsActive = IsActive ?? before.IsActive,
            }
        ).Normalised();
}
