using System.Globalization;
using RecsConsole.Components.Pages;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Insights;

/// <summary>The filter of the figures: period, period of comparison, team, role and workflow, kept in the URL of the page.</summary>
public sealed record InsightFilter : IAddressFilter<InsightFilter>
{
    public const string Path = "/insights";
    public const int UsualDays = 30;
    private const int LongestKey = 100;

    /// <summary>The offered lengths in days.</summary>
    public static IReadOnlyList<int> Lengths { get; } = [7, 30, 90];

    /// <summary>The number of most recent days, including today; ignored when both custom dates are given.</summary>
    public int Days { get; init; } = UsualDays;

    /// <summary>First custom day, in the tenant's time zone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last custom day, inclusive.</summary>
    public DateOnly? To { get; init; }

    /// <summary>First day of the period to compare with; without one it is the period of equal length right before.</summary>
    public DateOnly? BeforeFrom { get; init; }

    /// <summary>Last day of the period to compare with, inclusive.</summary>
    public DateOnly? BeforeTo { get; init; }

    public string? Team { get; init; }

    public string? Role { get; init; }

    /// <summary>The workflow of the cases, by key.</summary>
    public string? Workflow { get; init; }

    public bool HasOwnDates => From is not null && To is not null;

    /// <summary>Both periods were chosen. They share no day, which would count on both sides of the comparison.</summary>
    public bool HasComparison =>
        HasOwnDates && BeforeFrom is { } first && BeforeTo is { } last && first <= last && (last < From || first > To);

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
                ("beforefrom", HasComparison ? Word(BeforeFrom!.Value) : null),
                ("beforeto", HasComparison ? Word(BeforeTo!.Value) : null),
                ("team", Team),
                ("role", Role),
                ("workflow", Workflow),
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
        return Parse(
            new(query.Raw("days"), query.Raw("from"), query.Raw("to"), query.Raw("team"), query.Raw("role"))
            {
                BeforeFrom = query.Raw("beforefrom"),
                BeforeTo = query.Raw("beforeto"),
                Workflow = query.Raw("workflow"),
            }
        );
    }

    /// <summary>Parses a URL that someone may have typed: invalid values are ignored.</summary>
    public static InsightFilter Parse(InsightAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var (from, to) = PeriodOf(address.From, address.To);
        var (beforeFrom, beforeTo) = PeriodOf(address.BeforeFrom, address.BeforeTo);
        var filter = new InsightFilter
        {
            Days = Lengths.FirstOrDefault(
                days => string.Equals(days.ToString(CultureInfo.InvariantCulture), address.Days, StringComparison.Ordinal),
                UsualDays
            ),
            From = from,
            To = to,
            BeforeFrom = beforeFrom,
            BeforeTo = beforeTo,
            Team = KeyOf(address.Team),
            Role = ConsoleRole.All.FirstOrDefault(role => string.Equals(role, address.Role, StringComparison.Ordinal)),
            Workflow = KeyOf(address.Workflow),
        };
        return filter.HasComparison ? filter : filter with { BeforeFrom = null, BeforeTo = null };
    }

    public static string Word(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 2000 and < 2200
            ? day
            : null;

    // both days or none
    private static (DateOnly? From, DateOnly? To) PeriodOf(string? first, string? last)
    {
        var (from, to) = (Day(first), Day(last));
        return from <= to && to.Value.DayNumber - from.Value.DayNumber < InsightPeriod.MaxDays ? (from, to) : (null, null);
    }

    private static string? KeyOf(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > LongestKey ? null : text;
}

/// <summary>The URL parameters as received.</summary>
public sealed record InsightAddress(string? Days = null, string? From = null, string? To = null, string? Team = null, string? Role = null)
{
    public string? BeforeFrom { get; init; }

    public string? BeforeTo { get; init; }

    public string? Workflow { get; init; }
}
