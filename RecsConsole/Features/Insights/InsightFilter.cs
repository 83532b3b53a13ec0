using System.Globalization;
using RecsConsole.Components.Pages;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Insights;

/// <summary>The filter of the figures: period, team and role, kept in the URL of the page.</summary>
public sealed record InsightFilter : IAddressFilter<InsightFilter>
{
    public const string Path = "/insights";
    public const int UsualDays = 30;

    /// <summary>The offered lengths in days.</summary>
    public static IReadOnlyList<int> Lengths { get; } = [7, 30, 90];

    /// <summary>The number of most recent days, including today; ignored when both custom dates are given.</summary>
    public int Days { get; init; } = UsualDays;

    /// <summary>First custom day, in the tenant's time zone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last custom day, inclusive.</summary>
    public DateOnly? To { get; init; }

    public string? Team { get; init; }

    public string? Role { get; init; }

    public bool HasOwnDates => From is not null && To is not null;

    public bool IsNarrowed => this != new InsightFilter();

    public string Address => Query.Length == 0 ? Path : $"{Path}?{Query}";

    /// <summary>The query string; default values are omitted.</summary>
    public string Query
    {
        get
        {
            List<(string Name, string? Value)> parts =
            [
                ("days", HasOwnDates || Days == UsualDays ? null : Days.ToString(CultureInfo.InvariantCulture)),
                ("from", HasOwnDates ? Word(From!.Value) : null),
                ("to", HasOwnDates ? Word(To!.Value) : null),
                ("team", Team),
                ("role", Role),
            ];
            return string.Join(
                '&',
                parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")
            );
        }
    }

    public static InsightFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Parse(new(query.Raw("days"), query.Raw("from"), query.Raw("to"), query.Raw("team"), query.Raw("role")));
    }

    /// <summary>Parses a URL that someone may have typed: invalid values are ignored.</summary>
    public static InsightFilter Parse(InsightAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var (from, to) = (Day(address.From), Day(address.To));
        var isPeriod = from <= to && to.Value.DayNumber - from.Value.DayNumber < InsightPeriod.MaxDays;
        return new()
        {
            Days = Lengths.FirstOrDefault(
                days => string.Equals(days.ToString(CultureInfo.InvariantCulture), address.Days, StringComparison.Ordinal),
                UsualDays
            ),
            From = isPeriod ? from : null,
            To = isPeriod ? to : null,
            Team = string.IsNullOrWhiteSpace(address.Team) || address.Team.Length > 100 ? null : address.Team,
            Role = ConsoleRole.All.FirstOrDefault(role => string.Equals(role, address.Role, StringComparison.Ordinal)),
        };
    }

    public static string Word(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 2000 and < 2200
            ? day
            : null;
}

/// <summary>The URL parameters as received.</summary>
public sealed record InsightAddress(string? Days = null, string? From = null, string? To = null, string? Team = null, string? Role = null);
