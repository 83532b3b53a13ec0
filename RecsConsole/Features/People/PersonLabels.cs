using System.Globalization;
using RecsConsole.Features.People.Profile;

namespace RecsConsole.Features.People;

/// <summary>Fields and values of a profile as people read them.</summary>
public static class PersonLabels
{
    private static readonly string[] s_clearances = ["Public", "Internal", "Confidential", "Restricted"];

    /// <summary>The four clearances, lowest first.</summary>
    public static IReadOnlyList<string> Clearances => s_clearances;

    public static string Clearance(int level) => level >= 0 && level < s_clearances.Length ? s_clearances[level] : "Unknown";

    /// <summary>What the console may do with the person.</summary>
    public static string State(PersonLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line switch
        {
            { IsActive: false } => "Not active",
            { IsExpert: true } => "Can be asked",
            _ => "Active",
        };
    }

    public static string? StateHint(PersonLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line switch
        {
            { IsActive: false } => "Cannot sign in here and is not proposed",
            { IsExpert: true } => "May be proposed as someone to ask",
            _ => null,
        };
    }

    public static string List(IEnumerable<string> values, string none = "None")
    {
        var words = string.Join(", ", values);
        return words.Length == 0 ? none : words;
    }

    /// <summary>A span in the person's own time zone.</summary>
    public static string Absence(PersonAbsence absence, string timeZone)
    {
        ArgumentNullException.ThrowIfNull(absence);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;
        return $"{Local(absence.From, zone)} to {Local(absence.To, zone)}";
    }

    public static string Conflict(PersonConflict conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        return $"{(conflict.Kind is "case" ? "Case" : "Account")} {conflict.Key}";
    }

    /// <summary>Every field with its value in words, in the order of the form.</summary>
    public static IReadOnlyList<(string Field, string Title, string Words)> Of(PersonProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var skills = profile
            .Skills.OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => $"{each.Key} {each.Value.ToString(CultureInfo.InvariantCulture)}");
        return
        [
            (nameof(profile.Name), "Name", profile.Name),
            (nameof(profile.Email), "E-mail address", profile.Email ?? "None"),
            (nameof(profile.Roles), "Roles", List(profile.Roles)),
            (nameof(profile.Teams), "Teams", List(profile.Teams)),
            (nameof(profile.Regions), "Regions", List(profile.Regions, "All")),
            (nameof(profile.Clearance), "Clearance", Clearance(profile.Clearance)),
            (nameof(profile.IsActive), "Active", YesNo(profile.IsActive)),
            (nameof(profile.IsExpert), "Can be asked", YesNo(profile.IsExpert)),
            (nameof(profile.Skills), "Skills", List(skills)),
            (nameof(profile.Languages), "Languages", List(profile.Languages)),
            (nameof(profile.Capacity), "Capacity", profile.Capacity.ToString(CultureInfo.InvariantCulture)),
            (nameof(profile.TimeZone), "Time zone", profile.TimeZone),
            (nameof(profile.Absences), "Absences", List(profile.Absences.Select(each => Absence(each, profile.TimeZone)))),
            (nameof(profile.Conflicts), "Conflicts of interest", List(profile.Conflicts.Select(Conflict))),
        ];
    }

    private static string YesNo(bool value) => value ? "Yes" : "No";

    private static string Local(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
}
