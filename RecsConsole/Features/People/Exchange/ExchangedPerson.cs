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

    /// <summary>Number of open cases assigned to the person.</summary>
    public int OpenCases { get; init; }

    /// <summary>Present and future periods in which the person cannot be asked, in order.</summary>
    public required IReadOnlyList<ExchangedAbsence> Absences { get; init; }

    /// <summary>Given in the console and nowhere else.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <param name="at">Absences that ended before are left out.</param>
    public static ExchangedPerson From(PersonProfile profile, int openCases, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(profile);
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
            OpenCases = openCases,
            Absences =
            [
                .. profile.Absences.Where(absence => absence.To > at).Select(absence => new ExchangedAbsence(absence.From, absence.To)),
            ],
            Roles = profile.Roles,
        };
    }
}

/// <summary>A period in which a person cannot be asked.</summary>
/// <param name="To">The first instant at which they can be asked again.</param>
public sealed record ExchangedAbsence(DateTimeOffset From, DateTimeOffset To);
