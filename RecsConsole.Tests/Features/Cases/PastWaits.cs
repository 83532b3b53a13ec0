using RecsConsole.Database;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>Finished cases that waited for their customer, and the moves between states that show it.</summary>
internal static class PastWaits
{
    /// <param name="hours">How long the case of this number waited, from 1.</param>
    public static async Task AddWaitsAsync(this Desk desk, int count, Func<int, double> hours, Action<CaseRow>? change = null)
    {
        var monday = desk.Now.AddDays(-2).AddHours(-2); // at 8:00
        foreach (var number in Enumerable.Range(1, count))
        {
            var row = desk.ACase($"past-{number}", change);
            row.IsOpen = false;
            await desk.AddAsync(
                row,
                Move(row, 1, monday, "in_progress", "waiting_customer"),
                Move(row, 2, monday.AddHours(hours(number)), "waiting_customer", "in_progress")
            );
        }
    }

    public static CaseEventRow Move(CaseRow row, int ordinal, DateTimeOffset at, string from, string to) =>
        new()
        {
            TenantId = row.TenantId,
            CaseId = row.Id,
            Ordinal = ordinal,
            EventKey = $"{row.Key}:{ordinal}",
            Activity = "step",
            Kind = CaseEventKind.Action,
            At = at,
            FromState = from,
            ToState = to,
            AttributesJson = "{}",
        };
}
