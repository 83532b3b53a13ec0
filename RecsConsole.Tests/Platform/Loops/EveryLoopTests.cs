using Microsoft.Extensions.Hosting;
using RecsConsole.Database;
using RecsConsole.Features.Assignment;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Features.Insights.WarmUp;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Embedded;
using RecsConsole.Platform.Secrets;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Replay;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Platform.Loops;

/// <summary>
/// No database error in a background loop ends the site, and what was due is done afterwards, once. The loops are those of the assembly, so
/// that a new one is missed by nobody.
/// </summary>
public sealed class EveryLoopTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    /// <summary>They have no database to fail.</summary>
    private static readonly Type[] s_withoutDatabase =
    [
        typeof(EngineKeeping),
        typeof(MarkdownWarmUp),
        typeof(PasswordWarmUp),
        typeof(SecretReport),
        typeof(StageLatency),
        typeof(TelemetryExport),
    ];

    /// <summary>They read once at the start and do not try again: whoever reads first only waits longer.</summary>
    private static readonly Type[] s_onceAtStart = [typeof(FiguresWarmUp), typeof(HeadsWarmUp)];

    /// <summary>Servers need none of it; <see cref="StatisticsUpkeepTests"/> tries it on a file.</summary>
    private static readonly Type[] s_onFilesOnly = [typeof(StatisticsUpkeep)];

    [Theory]
    [InlineData("40P01")] // deadlock
    [InlineData("53300")] // too many connections
    [InlineData("40001", Traits = ["Speed", "Slow"])] // serialization failure
    [InlineData("57P01", Traits = ["Speed", "Slow"])] // the server shuts down, as before a failover
    public async Task Work_of_every_loop_is_done_once_although_the_database_fails(string code)
    {
        await using var desk = await LoopDesk.CreateAsync(code);

        await desk.StartAsync();

        foreach (var loop in LoopWorks.All)
        {
            await UntilAsync(desk, loop);
        }

        desk.IsAlive.ShouldBeTrue();
        foreach (var loop in LoopWorks.All)
        {
            // the first touch failed, and another one followed
            var touches = await Task.WhenAll(loop.Writes.Concat(loop.Reads).Select(desk.Faults.TouchesAsync));
            touches.Max().ShouldBeGreaterThan(1, loop.Loop.Name);
        }

        desk.Letters.Length.ShouldBe(1, "a letter is sent once");
        desk.Receiver.Received.Select(each => each.Id).ShouldBeUnique();
        desk.Desk.Tickets.Tickets[LoopDesk.CarriedTicket].Entries.Count.ShouldBe(1, "a step is carried once");
        LoopWorks.All.Select(loop => loop.Loop).Except(desk.Running).ShouldBeEmpty("each of them runs");
    }

    [Fact]
    public void Every_hosted_service_of_the_console_is_tried()
    {
        var services = typeof(Program).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(IHostedService).IsAssignableFrom(type));

        services.ShouldBe(
            LoopWorks.All.Select(loop => loop.Loop).Concat(s_withoutDatabase).Concat(s_onceAtStart).Concat(s_onFilesOnly),
            ignoreOrder: true
        );
    }

    [Fact]
    public void Services_that_are_left_out_have_no_database()
    {
        s_withoutDatabase.SelectMany(Needs).ShouldNotContain(typeof(TenantDb));
        Needs(typeof(Replanner)).ShouldContain(typeof(TenantDb), "it needs one through others, which is found");
    }

    // what a service is made of, down to the context
    private static HashSet<Type> Needs(Type service)
    {
        HashSet<Type> found = [];
        var waiting = new Queue<Type>([service]);
        while (waiting.TryDequeue(out var type))
        {
            var ours = type.GetConstructors()
                .SelectMany(each => each.GetParameters())
                .Select(each => each.ParameterType)
                .Where(each => each.Assembly == typeof(Program).Assembly || each.Assembly == typeof(ConsoleDbContext).Assembly);
            foreach (var needed in ours.Where(found.Add))
            {
                waiting.Enqueue(needed);
            }
        }

        return found;
    }

    private static async Task UntilAsync(LoopDesk desk, LoopWork loop)
    {
        var end = TimeProvider.System.GetUtcNow() + s_limit;
        while (TimeProvider.System.GetUtcNow() < end)
        {
            desk.IsAlive.ShouldBeTrue($"the site ended before {loop.Loop.Name} was done");
            try
            {
                if (await loop.IsDoneAsync(desk))
                {
                    return;
                }
            }
            catch (Exception e) when (DatabaseTrouble.Is(e))
            {
                // the test's own query met a fault
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"The work of {loop.Loop.Name} was never done.");
    }
}
