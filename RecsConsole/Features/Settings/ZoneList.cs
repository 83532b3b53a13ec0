using RecsConsole.Tenancy;

namespace RecsConsole.Features.Settings;

/// <summary>The time zones to choose from, by their names in the IANA database on every system.</summary>
internal static class ZoneList
{
    public const int MaxFound = 8;

    /// <summary>The zone of a name; a name that is only known by another spelling is not offered and not taken.</summary>
    public static TimeZoneInfo? Find(string name) => TimeZones.Find(name) is { } zone && name.Length <= 100 ? zone : null;

    /// <summary>Zones that have every word of a text in their name: "new york" finds America/New_York.</summary>
    public static IReadOnlyList<string> Search(string text)
    {
        var words = text.Split([' ', '_', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0
            ? []
            :
            [
                .. TimeZones
                    .Names.Where(name => words.All(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
                    .OrderBy(name => name.Length)
                    .Take(MaxFound),
            ];
    }
}
