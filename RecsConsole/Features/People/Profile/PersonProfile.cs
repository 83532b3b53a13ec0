namespace RecsConsole.Features.People.Profile;

/// <summary>The editable data of a person.</summary>
public sealed record PersonProfile
{
    /// <summary>Short name in URLs and imports; cannot change once the person exists.</summary>
    public string Key { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Email { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>Skill level by skill, from 1 (some) to 5 (authority).</summary>
    public IReadOnlyDictionary<string, int> Skills { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Maximum number of open cases at once.</summary>
    public int Capacity { get; init; } = 8;

    public string TimeZone { get; init; } = "UTC";

    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Empty means every region.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Highest classification the person may see, 0 to 3.</summary>
    public int Clearance { get; init; } = 1;

    /// <summary>May be proposed as someone to ask.</summary>
    public bool IsExpert { get; init; }

    public bool IsActive { get; init; } = true;

    public IReadOnlyList<PersonAbsence> Absences { get; init; } = [];

    public IReadOnlyList<PersonConflict> Conflicts { get; init; } = [];

    /// <summary>The same person with every list sorted, without blanks and duplicates: the form that is stored and compared.</summary>
    public PersonProfile Normalised() =>
        this with
        {
            Key = Key.Trim(),
            Name = Name.Trim(),
            Email = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim(),
            Roles = Sorted(Roles),
            Teams = Sorted(Teams),
            Languages = InOrder(Languages), // order matters: the first is the language of explanations
            Regions = Sorted(Regions),
            TimeZone = TimeZone.Trim(),
            Absences = [.. Absences.OrderBy(each => each.From).ThenBy(each => each.Id)],
            Conflicts =
            [
                .. Conflicts.Distinct().OrderBy(each => each.Kind, StringComparer.Ordinal).ThenBy(each => each.Key, StringComparer.Ordinal),
            ],
        };

    private static string[] Sorted(IReadOnlyList<string> values) => [.. InOrder(values).Order(StringComparer.Ordinal)];

    private static string[] InOrder(IReadOnlyList<string> values) =>
        [.. values.Select(each => each.Trim()).Where(each => each.Length > 0).Distinct(StringComparer.Ordinal)];
}

/// <summary>A period in which the person cannot be asked.</summary>
public sealed record PersonAbsence(Guid Id, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Who is asked instead; null when nobody is.</summary>
    public Guid? StandInId { get; init; }
}

/// <summary>An account or a case for which the person must not be proposed.</summary>
/// <param name="Kind">account or case.</param>
public sealed record PersonConflict(string Kind, string Key);
