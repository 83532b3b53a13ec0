namespace RecsConsole.Features.Accounts.Contracts;

/// <summary>A contract holds through its last day, in the time zone of the tenant.</summary>
internal static class ContractDays
{
    /// <summary>The last day on which a contract holds that ends at an instant.</summary>
    public static DateOnly? LastDayOf(DateTimeOffset? end, TimeZoneInfo zone) =>
        end is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime) : null;

    /// <summary>The last instant of a day: the next day is not named anywhere.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        var last = day.ToDateTime(new TimeOnly(23, 59, 59, 999));
        return new DateTimeOffset(last, zone.GetUtcOffset(last)).ToUniversalTime();
    }
}
