namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>Business hours in a time zone.</summary>
public sealed record DemoCalendar
{
    public required string TimeZone { get; init; }

    public required IList<DayOfWeek> Days { get; init; }

    public required string Opens { get; init; }

    public required string Closes { get; init; }
}
