using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>Every gap in the trail and every permission violation raises an alarm, regardless of the filter.</summary>
public sealed class InsightAlarmTests
{
    private const string Reported = "1 suggestion was reported as not for its reader";

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R186")]
    public async Task Decision_without_its_entry_is_an_alarm_that_leads_to_its_case(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        (await desk.AlarmsAsync()).Select(alarm => alarm.Words).ShouldBe([Reported]);

        await AddAsync(desk, (rows, history) => [Gap(rows, history.A)]);

        var alarms = await desk.AlarmsAsync();
        alarms.Select(alarm => alarm.Words).ShouldBe(["1 decision has no audit entry", Reported]);
        var cases = await desk.CasesAsync(alarms[0].Cases!, filter: alarms[0].Filter);
        cases.Lines.ShouldHaveSingleItem().Key.ShouldBe("A");
        var tile = await desk.ReadAsync(InsightKind.Audit);
        tile.Rates()[0].ShouldBe(("Decisions with an audit entry", 6, 7));
        tile.Figures[0].IsAlarm.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R186")]
    public async Task Answer_without_its_entry_and_from_somebody_else_are_alarms(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        await AddAsync(
            desk,
            (rows, history) =>
            {
                var row = rows.Response(history.Latest, ResponseKind.Dismiss, ItemKind.Action, "a2", 2, "not_useful");
                row.ActorId = desk.Sam.PersonId;
                return [row];
            }
        );

        (await desk.AlarmsAsync())
            .Select(alarm => alarm.Words)
            .ShouldBe(["1 answer has no audit entry", "1 answer came from somebody the decision was not made for", Reported]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R186")]
    public async Task Item_shown_although_its_decision_excludes_it_is_an_alarm(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        await AddAsync(
            desk,
            (rows, history) => [Gap(rows, history.A, new Slate(SlateKind.Document, ["d9"], ("d9", ReasonCode.Acl)))],
            withEntry: true
        );

        var alarm = (await desk.AlarmsAsync())[0];
        alarm.Words.ShouldBe("1 decision showed something that it marks as not permitted");
        (await desk.CasesAsync(alarm.Cases!, filter: alarm.Filter)).Lines.ShouldHaveSingleItem().Key.ShouldBe("A");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R186")]
    public async Task Request_approved_by_its_asker_is_an_alarm(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        await AddAsync(desk, (rows, history) => [Approved(rows, history, desk.Agent, desk.Agent, maker: null)]);

        (await desk.AlarmsAsync())[0].Words.ShouldBe("1 request was approved by its requester or the creator of its API key");
        // The incident and its report belong to team two, so a supervisor of team one is not notified.
        (await desk.AlarmsAsync(desk.Sam)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Request_approved_by_the_creator_of_its_key_is_an_alarm_and_one_of_another_person_is_not(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        await AddAsync(
            desk,
            (rows, history) =>
                [
                    Approved(rows, history, desk.Agent, by: desk.Sam, maker: desk.Sam),
                    Approved(rows, history, desk.Agent, by: desk.Sam, maker: desk.Agent),
                    Approved(rows, history, desk.Agent, by: desk.Sam, maker: null),
                ]
        );

        (await desk.AlarmsAsync())[0].Words.ShouldBe("1 request was approved by its requester or the creator of its API key");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R186")]
    public async Task Failed_verification_is_an_alarm_and_a_later_good_one_ends_it(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        await AddAsync(desk, (rows, history) => [Run(rows, history, 2, JobStatus.Failed, "Entry 7 was changed.")]);
        var failed = await desk.AlarmsAsync(desk.Sam);
        await AddAsync(desk, (rows, history) => [Run(rows, history, 1, JobStatus.Done, "All 31 entries hold.")]);

        failed.ShouldHaveSingleItem().Detail.ShouldBe("Entry 7 was changed.");
        (await desk.AlarmsAsync(desk.Sam)).ShouldBeEmpty();
        (await desk.ReadAsync(InsightKind.Audit)).Figures[2].Text.ShouldBe("All 31 entries hold.");
    }

    private static ApprovalRequestRow Approved(InsightRows rows, InsightHistory history, Actor asker, Actor by, Actor? maker) =>
        new()
        {
            TenantId = history.C.TenantId,
            Id = Guid.NewGuid(),
            CaseId = history.C.Id,
            ActionKey = "wipe",
            ActionVersion = 1,
            RequestedById = asker.PersonId,
            KeyCreatedById = maker?.PersonId,
            RequestedAt = rows.DaysAgo(1),
            DecidedById = by.PersonId,
            Status = ApprovalStatus.Approved,
            BindingHash = "",
            Deadline = rows.DaysAgo(0),
        };

    private static DecisionRow Gap(InsightRows rows, CaseRow of, params Slate[] slates) =>
        rows.Decision(of, rows.Person("nobody", [], []), 1, "heuristic-2", slates).Row;

    private static JobRunRow Run(InsightRows rows, InsightHistory history, double daysAgo, JobStatus status, string result) =>
        new()
        {
            TenantId = history.A.TenantId,
            Id = Guid.NewGuid(),
            Job = "audit-verification",
            Status = status,
            RequestedAt = rows.DaysAgo(daysAgo),
            FinishedAt = rows.DaysAgo(daysAgo),
            Result = result,
        };

    private static async Task AddAsync(InsightDesk desk, Func<InsightRows, InsightHistory, object[]> make, bool withEntry = false)
    {
        await using var db = desk.Open();
        var rows = desk.Rows(desk.Admin.TenantId);
        var made = make(rows, desk.History);
        db.AddRange(made);
        if (withEntry)
        {
            rows.AppendEntry(db, made.OfType<DecisionRow>().Single());
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
