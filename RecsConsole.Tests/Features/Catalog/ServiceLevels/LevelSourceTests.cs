using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Cases.Import;
using RecsConsole.Tests.Features.Connections;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Catalog.ServiceLevels;

/// <summary>Every way to create a case gives it the deadline of the level in force.</summary>
public sealed class LevelSourceTests
{
    private const string Header = "case,activity,time,who,team,doc,product,prio\n";

    private static readonly string[] s_cases = ["c0", "c1", "c2", "c3"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Imported_tenant_has_deadlines_after_a_level_is_published_and_applied()
    {
        await using var import = await LogImport.CreateAsync(services => services.AddServiceLevels());
        await import.RunAsync(import.Write(Log("c0", "c1", "c2")));
        var (ada, ben) = (await AddAdminAsync(import, "ada"), await AddAdminAsync(import, "ben"));
        (await CasesAsync(import)).ShouldAllBe(row => row.SlaDeadline == null);
        var text = new ServiceLevelContent
        {
            Title = "All",
            TargetMinutes = 600,
            PauseStates = ["wait"],
        };

        (await import.Service<SaveServiceLevelDraft>().RunAsync(ada, new("all", null, text), Token)).Error.ShouldBeNull();
        (
            await import.Service<VersionLife<ServiceLevelRow, ServiceLevelContent>>().SubmitAsync(ada, new("all", 1, 1), Token)
        ).Error.ShouldBeNull();
        var published = await import.Service<PublishServiceLevel>().RunAsync(ben, new("all", 1, 2) { AppliesToOpenCases = true }, Token);
        await import.RunAsync(import.Write(Log("c0", "c1", "c2", "c3"), "more.csv"));

        published.Error.ShouldBeNull();
        var rows = await CasesAsync(import);
        rows.Where(row => row.IsOpen).Select(row => row.Key).ShouldBe(["c0", "c2", "c3"]);
        rows.Single(row => row.Key == "c0").SlaDeadline.ShouldBe(At(10 + 2), "it waited for two hours");
        rows.Single(row => row.Key == "c2")
            .ShouldSatisfyAllConditions(row => row.SlaDeadline.ShouldBeNull("its clock stands"), row => row.SlaPausedAt.ShouldBe(At(1)));
        rows.Single(row => row.Key == "c3").SlaDeadline.ShouldBe(At(10), "it came when the level was in force");
        rows.Single(row => row.Key == "c1").SlaDeadline.ShouldBeNull("it was over before anything was promised");
    }

    [Fact]
    public async Task Ticket_of_a_connected_system_gets_the_deadline_of_the_level_and_stands_where_it_waits()
    {
        await using var desk = await TicketDesk.CreateAsync();
        await using (var db = desk.World.Open())
        {
            db.ServiceLevels.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Key = "tickets",
                    Version = 1,
                    Title = "Tickets",
                    Status = VersionStatus.Published,
                    Priority = 2,
                    TargetMinutes = 90,
                    PauseStates = ["working"],
                }
            );
            await db.SaveChangesAsync(Token);
        }

        var then = desk.World.Database.Clock.GetUtcNow().AddMinutes(-10);
        desk.Tickets.Add("12", then);
        desk.Tickets.Add("13", then, "2");

        await desk.SyncAsync();

        var running = await desk.CaseAsync("12");
        (running.SlaDeadline, running.SlaLevelKey, running.SlaLevelVersion).ShouldBe((then.AddMinutes(90), "tickets", 1));
        var stands = await desk.CaseAsync("13");
        (stands.Status, stands.SlaDeadline, stands.SlaHeldDeadline).ShouldBe(("working", null, then.AddMinutes(90)));
    }

    [Fact]
    public async Task Ticket_that_gets_another_priority_there_is_promised_the_level_of_that()
    {
        await using var desk = await TicketDesk.CreateAsync();
        await using (var db = desk.World.Open())
        {
            db.ServiceLevels.AddRange(Level(db, "normal", priority: 2, minutes: 480), Level(db, "urgent", priority: 1, minutes: 60));
            await db.SaveChangesAsync(Token);
        }

        var then = desk.World.Database.Clock.GetUtcNow().AddMinutes(-10);
        desk.Tickets.Add("12", then);
        await desk.SyncAsync();
        (await desk.CaseAsync("12")).SlaDeadline.ShouldBe(then.AddMinutes(480));

        desk.Tickets.Change("12", ticket => ticket with { Priority = 1, UpdatedAt = then.AddMinutes(5) });
        await desk.SyncAsync();

        var row = await desk.CaseAsync("12");
        (row.Priority, row.SlaDeadline, row.SlaLevelKey).ShouldBe((1, then.AddMinutes(60), "urgent"));
        (await desk.EventsAsync("12"))[^1].AttributesJson.ShouldContain("urgent"); // the history says which level counts now
    }

    private static ServiceLevelRow Level(ConsoleDbContext db, string key, int priority, int minutes) =>
        new()
        {
            TenantId = db.TenantId,
            Key = key,
            Version = 1,
            Title = key,
            Status = VersionStatus.Published,
            Priority = priority,
            TargetMinutes = minutes,
        };

    // c0 waited for two hours, c1 is finished, c2 waits, c3 is new; enough other cases end to identify the final state of the workflow.
    private static string Log(params string[] cases)
    {
        var rows = Enumerable
            .Range(0, 20)
            .SelectMany(i => new[] { Row($"x{i}", "open", 0), Row($"x{i}", "work", 1), Row($"x{i}", "close", 2) })
            .Concat(cases.SelectMany(key => StepsOf(key).Select(step => Row(key, step.Activity, step.Hour))));
        return Header + string.Join('\n', rows) + "\n";
    }

    private static (string Activity, int Hour)[] StepsOf(string key) =>
        key switch
        {
            "c0" => [("open", 0), ("wait", 1), ("work", 3)],
            "c1" => [("open", 0), ("work", 1), ("close", 2)],
            "c2" => [("open", 0), ("wait", 1)],
            _ => [("open", 0), ("work", 1)],
        };

    private static string Row(string key, string activity, int hour) => $"{key},{activity},{At(hour):yyyy-MM-dd HH:mm},ann,T1,,p1,2";

    private static DateTimeOffset At(int hour) => new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero).AddHours(hour);

    private static async Task<List<CaseRow>> CasesAsync(LogImport import)
    {
        await using var db = await import.OpenTenantAsync();
        return await db.Cases.AsNoTracking().Where(row => s_cases.Contains(row.Key)).OrderBy(row => row.Key).ToListAsync(Token);
    }

    private static async Task<Actor> AddAdminAsync(LogImport import, string name)
    {
        await using var db = await import.OpenTenantAsync();
        var row = Operators.Person(db.TenantId, name, "admin");
        db.People.Add(row);
        await db.SaveChangesAsync(Token);
        return new(db.TenantId, row.Id);
    }
}
