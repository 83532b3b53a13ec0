namespace RecsConsole.Features.Accounts.Contracts;

/// <summary>A contract is in force through its last day, in the time zone of the tenant.</summary>
internal static class ContractDays
{
    /// <summary>The last day of a contract with the given end.</summary>
    public static DateOnly? LastDayOf(DateTimeOffset? end, TimeZoneInfo zone) =>
        end is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime) : null;

    /// <summary>The last millisecond of a day: the next day is not shown anywhere.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        var last = day.ToDateTime(new TimeOnly(23, 59, 59, 999));
        return new DateTimeOffset(last, zone.GetUtcOffset(last)).ToUniversalTime();
    }
}
