using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Database;

/// <summary>Each rule gives the same result in a query of the database as on a row that was read.</summary>
public sealed class RuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset?[] Timestamps = [null, Now.AddDays(-1), Now, Now.AddMilliseconds(1)];

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R134")]
    public async Task A_document_is_in_force_for_the_database_as_for_what_was_read(RecsConsole.Platform.Database.DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        db.BindTo(Guid.NewGuid());
        var rows = Documents(db.TenantId).ToList();
        db.Documents.AddRange(rows);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var found = await db.Documents.InForce(Now).Select(row => row.Key).ToListAsync(TestContext.Current.CancellationToken);

        found
            .Order(StringComparer.Ordinal)
            .ShouldBe(rows.Where(row => row.IsInForce(Now)).Select(row => row.Key).Order(StringComparer.Ordinal));
        // three starts (now, earlier, none) times two ends (later, none) are in force
        found.Count.ShouldBe(3 * 2);
    }

    [Fact]
    [Trait("Req", "R106")]
    public void A_request_waits_until_its_deadline_and_longer_while_nobody_was_told()
    {
        var waiting = Requests(Guid.NewGuid())
            .Where(row => ApprovalRules.IsStillPending(row.Status, row.Deadline, row.EscalatedAt, Now))
            .ToList();

        waiting.ShouldAllBe(row => row.Status == ApprovalStatus.Pending);
        waiting.Count(row => row.EscalatedAt is null).ShouldBe(3);
        waiting.Single(row => row.EscalatedAt is not null).Deadline.ShouldBeGreaterThan(Now);
    }

    [Fact]
    public void The_engine_means_the_states_that_rows_hold()
    {
        ObjectStates.Published.ShouldBe(VersionStatus.Published.ToCode());
        ObjectStates.Effective.ShouldBe(DocumentStatus.Effective.ToCode());
    }

    [Fact]
    public void Codes_are_the_names_in_lower_snake_case_and_are_read_back()
    {
        VersionStatus.InReview.ToCode().ShouldBe("in_review");
        ColumnCodes.Parse<VersionStatus>("in_review").ShouldBe(VersionStatus.InReview);
        ColumnCodes.Find<VersionStatus>("InReview").ShouldBeNull();
        ColumnCodes.Find<VersionStatus>(null).ShouldBeNull();
        Should.Throw<FormatException>(() => ColumnCodes.Parse<DocumentStatus>("archived")).Message.ShouldContain("archived");
    }

    private static IEnumerable<DocumentRow> Documents(Guid tenantId) =>
        from status in Enum.GetValues<DocumentStatus>()
        from start in Enumerable.Range(0, Timestamps.Length)
        from end in Enumerable.Range(0, Timestamps.Length)
        select new DocumentRow
        {
            TenantId = tenantId,
            Key = $"{status}-{start}-{end}",
            Version = 1,
            Title = "T",
            Kind = "article",
            Text = "",
            Status = status,
            EffectiveFrom = Timestamps[start],
            EffectiveTo = Timestamps[end],
        };

    private static IEnumerable<ApprovalRequestRow> Requests(Guid tenantId) =>
        from status in Enum.GetValues<ApprovalStatus>()
        from deadline in new[] { Now.AddDays(-1), Now, Now.AddMilliseconds(1) }
        from escalated in new DateTimeOffset?[] { null, Now.AddDays(-2) }
        select new ApprovalRequestRow
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            CaseId = Guid.NewGuid(),
            ActionKey = "wipe",
            Status = status,
            BindingHash = "",
            Deadline = deadline,
            EscalatedAt = escalated,
        };
}
