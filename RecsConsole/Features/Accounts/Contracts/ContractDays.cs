namespace RecsConsole.Features.Accounts.Contracts;

/// <summary>A contract is in force from its first day through its last one, in the time zone of the tenant.</summary>
internal static class ContractDays
{
    /// <summary>The last day of a contract with the given end.</summary>
    public static DateOnly? LastDayOf(DateTimeOffset? end, TimeZoneInfo zone) =>
        end is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime) : null;

    /// <summary>The first day of a contract with the given start.</summary>
    public static DateOnly? FirstDayOf(DateTimeOffset? start, TimeZoneInfo zone) => LastDayOf(start, zone);

    /// <summary>The first instant of a day.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var first = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(first, zone.GetUtcOffset(first)).ToUniversalTime();
    }

    /// <summary>The last millisecond of a day: the next day is not shown anywhere.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        var last = day.ToDateTime(new TimeOnly(23, 59, 59, 999));
        return new DateTimeOffset(last, zone.GetUtcOffset(last)).ToUniversalTime();
    }
}
