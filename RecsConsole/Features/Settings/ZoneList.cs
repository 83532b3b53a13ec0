using RecsConsole.Tenancy;

namespace RecsConsole.Features.Settings;

/// <summary>The available time zones, by IANA name on every system.</summary>
internal static class ZoneList
{
    public const int MaxFound = 8;

    /// <summary>The zone with that name; names known only in another spelling are neither offered nor accepted.</summary>
    public static TimeZoneInfo? Find(string name) => TimeZones.Find(name) is { } zone && name.Length <= 100 ? zone : null;

    /// <summary>Zones whose names contain every word of a text: "new york" finds America/New_York.</summary>
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
