using RecsConsole.Features.People.Profile;

namespace RecsConsole.Features.People.Exchange;

/// <summary>A person as sent to another system.</summary>
public sealed record ExchangedPerson(string Key, string Name)
{
    public string? Email { get; init; }

    public required IReadOnlyList<string> Teams { get; init; }

    /// <summary>Level by skill, from 1 (some) to 5 (authority).</summary>
    public required IReadOnlyDictionary<string, int> Skills { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>Maximum number of open cases at once.</summary>
    public int Capacity { get; init; }

    public bool IsExpert { get; init; }

    public bool IsActive { get; init; }

    public static ExchangedPerson From(PersonView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var profile = view.Profile;
        return new(profile.Key, profile.Name)
        {
            Email = profile.Email,
            Teams = profile.Teams,
            Skills = new SortedDictionary<string, int>(profile.Skills.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
            Languages = profile.Languages,
            TimeZone = profile.TimeZone,
            Capacity = profile.Capacity,
            IsExpert = profile.IsExpert,
            IsActive = profile.IsActive,
        };
    }
}
