using System.Globalization;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>The form state of a service level that is being edited.</summary>
public sealed class ServiceLevelForm
{
    public string Key { get; set; } = "";

    public string Title { get; set; } = "";

    public IList<string> CaseTypes { get; private init; } = [];

    /// <summary>Empty: any.</summary>
    public string Priority { get; set; } = "";

    /// <summary>Empty: any customer.</summary>
    public string Tier { get; set; } = "";

    /// <summary>Hours as typed: 4, 4.5 or 4,5.</summary>
    public string Hours { get; set; } = "";

    public bool IsRoundTheClock { get; set; }

    /// <summary>Empty: that of the case type, or every hour.</summary>
    public string Calendar { get; set; } = "";

    public IList<string> PauseStates { get; private init; } = [];

    public static ServiceLevelForm For(string key, ServiceLevelContent text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new()
        {
            Key = key,
            Title = text.Title,
            CaseTypes = [.. text.CaseTypes],
            Priority = text.Priority?.ToString(CultureInfo.InvariantCulture) ?? "",
            Tier = text.Tier ?? "",
            Hours = text.TargetMinutes == 0 ? "" : (text.TargetMinutes / 60m).ToString("0.####", CultureInfo.InvariantCulture),
            IsRoundTheClock = text.IsRoundTheClock,
            Calendar = text.CalendarKey ?? "",
            PauseStates = [.. text.PauseStates],
        };
    }

    /// <summary>What would be saved. The order of entries means nothing: the same entries are the same level.</summary>
    public ServiceLevelContent ToText() =>
        new()
        {
            Title = Title.Trim(),
            CaseTypes = Entries(CaseTypes),
            Priority = int.TryParse(Priority, NumberStyles.None, CultureInfo.InvariantCulture, out var priority) ? priority : null,
            Tier = Tier.Length == 0 ? null : Tier,
            TargetMinutes = Minutes(Hours),
            IsRoundTheClock = IsRoundTheClock,
            CalendarKey = IsRoundTheClock || Calendar.Length == 0 ? null : Calendar,
            PauseStates = Entries(PauseStates),
        };

    // 0 when the text is not a valid number of hours
    private static int Minutes(string hours)
    {
        var isNumber = decimal.TryParse(
            hours.Trim().Replace(',', '.'),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        );
        return isNumber && number is > 0 and < 100_000 ? (int)Math.Round(number * 60) : 0;
    }

    private static IReadOnlyList<string> Entries(IEnumerable<string> values) =>
        [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
