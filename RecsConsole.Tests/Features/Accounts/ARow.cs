using RecsConsole.Database;

namespace RecsConsole.Tests.Features.Accounts;

/// <summary>Builds cases of one customer around a Wednesday at 10:00.</summary>
internal static class ARow
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);

    public static CaseRow Open(string key, Action<CaseRow>? change = null)
    {
        var row = new CaseRow
        {
            Id = Guid.NewGuid(),
            Key = key,
            Title = key,
            Description = "",
            TypeKey = "support",
            IssueType = "sso",
            Status = "in_progress",
            Priority = 3,
            OpenedAt = Now.AddDays(-200),
            LastEventAt = Now.AddDays(-1),
            AccountKey = "acme",
            CustomFieldsJson = "{}",
            IsOpen = true,
        };
        change?.Invoke(row);
        return row;
    }

    public static CaseRow Finished(string key, int daysAgo, bool? slaMet = true, Action<CaseRow>? change = null) =>
        Open(
            key,
            row =>
            {
                (row.IsOpen, row.ResolvedAt, row.SlaMet) = (false, Now.AddDays(-daysAgo), slaMet);
                change?.Invoke(row);
            }
        );

    public static AccountRow Account(DateTimeOffset? contractEnds = null) =>
        new()
        {
            Key = "acme",
            Name = "Acme GmbH",
            ContractEndsAt = contractEnds,
        };
}
