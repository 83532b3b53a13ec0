using System.Globalization;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>The editable content of a service level version; the rest of the row tracks its life cycle.</summary>
public sealed record ServiceLevelContent : IVersionContent
{
    public string Title { get; init; } = "";

    /// <summary>The case types that the level covers; empty means every kind of case.</summary>
    public IReadOnlyList<string> CaseTypes { get; init; } = [];

    /// <summary>Null means any.</summary>
    public int? Priority { get; init; }

    /// <summary>Null means any customer.</summary>
    public string? Tier { get; init; }

    /// <summary>Time to resolution in minutes; 0 while not set.</summary>
    public int TargetMinutes { get; init; }

    /// <summary>Every hour counts.</summary>
    public bool IsRoundTheClock { get; init; }

    /// <summary>The calendar whose hours count; null means that of the case type, or every hour.</summary>
    public string? CalendarKey { get; init; }

    /// <summary>States in which the clock is paused.</summary>
    public IReadOnlyList<string> PauseStates { get; init; } = [];

    public TimeSpan Target => TimeSpan.FromMinutes(TargetMinutes);

    /// <summary>SHA-256 of the whole content, for the audit trail.</summary>
    public string Hash =>
        CanonicalHash.Of(
            CanonicalJson.Serialize(
                new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["title"] = Title,
                    ["types"] = string.Join('\n', CaseTypes),
                    ["priority"] = Priority?.ToString(CultureInfo.InvariantCulture) ?? "",
                    ["tier"] = Tier ?? "",
                    ["minutes"] = TargetMinutes.ToString(CultureInfo.InvariantCulture),
                    ["clock"] = (IsRoundTheClock, CalendarKey) switch
                    {
                        (true, _) => "always",
                        (_, { } key) => $"calendar:{key}",
                        _ => "calendar",
                    },
                    ["pauses"] = string.Join('\n', PauseStates),
                }
            )
        );

    /// <summary>The content in the form that cases are matched against.</summary>
    public ServiceLevel ToLevel(string key, int version) =>
        new(key, version, Title, CaseTypes, Priority, Tier, Target, IsRoundTheClock, PauseStates) { CalendarKey = CalendarKey };

    internal static ServiceLevelContent From(ServiceLevelRow row) =>
        new()
        {
            Title = row.Title,
            CaseTypes = [.. row.CaseTypes],
            Priority = row.Priority,
            Tier = row.Tier,
            TargetMinutes = row.TargetMinutes,
            IsRoundTheClock = row.IsRoundTheClock,
            CalendarKey = row.CalendarKey,
            PauseStates = [.. row.PauseStates],
        };

    internal void WriteTo(ServiceLevelRow row)
    {
        row.Title = Title.Trim();
        row.CaseTypes = [.. CaseTypes];
        (row.Priority, row.Tier, row.TargetMinutes) = (Priority, Tier, TargetMinutes);
        (row.IsRoundTheClock, row.CalendarKey) = (IsRoundTheClock, CalendarKey);
        row.PauseStates = [.. PauseStates];
    }
}
