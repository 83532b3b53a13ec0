using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Assignment;
using RecsConsole.Features.Assignment.Spreading;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Assignment;

/// <summary>A desk whose agent is also a supervisor, with cases to spread over the team.</summary>
internal static class SpreadWorld
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<DeskWorld> WorldAsync()
    {
        var world = await DeskWorld.CreateAsync(replace: services => services.AddAssignment());
        await world.ChangeAsync(ChangeKind.Permission, db => db.People.Single(row => row.Key == "agent").Roles = ["supervisor", "agent"]);
        return world;
    }

    public static async Task<ProposedSpread> SpreadAsync(DeskWorld world, IReadOnlyList<Guid> ids)
    {
        var result = await world.Get<PreviewSpread>().RunAsync(world.Here.Agent, ids, Token);
        result.IsOk.ShouldBeTrue(result.Error?.Message);
        return result.Value!;
    }

    public static async Task<IReadOnlyList<Guid>> WaitingAsync(
        DeskWorld world,
        int count,
        string team = "one",
        Guid? holder = null,
        Action<CaseRow>? with = null
    )
    {
        List<CaseRow> rows = [.. Enumerable.Range(0, count).Select(_ => Waiting(world, Guid.NewGuid(), team, holder))];
        rows.ForEach(row => with?.Invoke(row));
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.AddRange(rows));
        return [.. rows.Select(row => row.Id)];
    }

    public static async Task<Guid> IdOfAsync(DeskWorld world, string key)
    {
        await using var db = world.Open();
        return await db.People.Where(row => row.Key == key).Select(row => row.Id).SingleAsync(Token);
    }

    public static Task LimitAsksAsync(DeskWorld world, int asksADay)
    {
        var settings = TenantConfiguration.Default;
        settings = settings with { Part = settings.Part with { Version = 2, MostAsksADay = asksADay } };
        return world.ChangeAsync(
            ChangeKind.Configuration,
            db =>
                db.TenantConfigurations.Add(
                    new TenantConfigurationRow
                    {
                        TenantId = world.Here.TenantId,
                        Version = 2,
                        Json = settings.ToJson(),
                        Why = "Cap",
                        CreatedAt = world.Database.Clock.GetUtcNow(),
                    }
                )
        );
    }

    private static CaseRow Waiting(DeskWorld world, Guid id, string team, Guid? holder) =>
        new()
        {
            TenantId = world.Here.TenantId,
            Id = id,
            Key = "W-" + id.ToString("N")[..8],
            Title = "Printer jams",
            Description = "",
            TypeKey = "ticket",
            IssueType = "printer",
            Region = "EU",
            Language = "en",
            Status = "new",
            WorkflowVersion = 1,
            OpenedAt = world.Database.Clock.GetUtcNow(),
            TeamKey = team,
            AssigneeId = holder,
            AccountKey = "acme",
            Classification = 1,
            CustomFieldsJson = "{}",
            IsOpen = true,
            ProcessVersion = 1,
            LastEventAt = world.Database.Clock.GetUtcNow(),
            Revision = 1,
        };
}
