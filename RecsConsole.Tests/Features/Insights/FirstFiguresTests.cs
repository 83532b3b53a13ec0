using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Headlines;
using RecsConsole.Features.Insights.WarmUp;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using RecsConsole.Tests.Support.Logs;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>What a site reads once after its start, so that the first reader of the figures waits no longer than the next.</summary>
public sealed class FirstFiguresTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Queries_of_the_first_parts_were_asked_before_whoever_reads_them(DatabaseProvider provider)
    {
        using var asked = new KeptLog(LogLevel.Trace);
        await using var desk = await InsightDesk.OpenAsync(
            provider,
            services => services.AddLogging(logging => logging.AddProvider(asked))
        );
        Taken(asked);
        await desk.Get<FirstFigures>().ReadAsync(Token);
        await ReadRightsAsync(desk, desk.Admin);
        var known = Taken(asked);

        // SQL Server has a statement of its own for each number of teams
        Actor[] readers = provider is DatabaseProvider.SqlServer ? [desk.Admin, desk.Lone] : [desk.Admin, desk.Sam, desk.Lone];
        foreach (var reader in readers)
        {
            await desk.FrameAsync(reader);
            (await desk.Get<ReadHeadlines>().RunAsync(reader, new(new()), Token)).Error.ShouldBeNull();
        }

        await desk.AlarmsAsync(desk.Lone);

        known.Count.ShouldBeGreaterThan(10);
        Taken(asked).Except(known, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nothing_is_recorded_because_nobody_read_anything(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        var before = await EntriesAsync(desk);

        await desk.Get<FirstFigures>().ReadAsync(Token);

        (await EntriesAsync(desk)).ShouldBe(before);
    }

    [Fact]
    public async Task Site_reads_them_when_it_has_started_and_not_before()
    {
        using var asked = new KeptLog(LogLevel.Trace);
        await using var desk = await InsightDesk.OpenAsync(replace: services => services.AddLogging(logging => logging.AddProvider(asked)));
        var lifetime = Lifetime();
        using var warmUp = new FiguresWarmUp(desk.Get<FirstFigures>(), lifetime, NullLogger<FiguresWarmUp>.Instance);
        Taken(asked);

        await warmUp.StartAsync(Token);
        Taken(asked).ShouldBeEmpty();
        lifetime.NotifyStarted();
        await warmUp.ExecuteTask!;

        Taken(asked).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Site_that_stops_before_it_has_started_does_not_wait_for_them()
    {
        await using var desk = await InsightDesk.OpenAsync();
        using var warmUp = new FiguresWarmUp(desk.Get<FirstFigures>(), Lifetime(), NullLogger<FiguresWarmUp>.Instance);

        await warmUp.StartAsync(Token);
        await warmUp.StopAsync(Token);

        warmUp.ExecuteTask!.IsCanceled.ShouldBeTrue();
    }

    [Fact]
    public async Task Database_that_cannot_be_read_ends_nothing_and_is_logged()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await using (var db = desk.Open())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE \"InsightRollups\"", Token);
        }

        var (lifetime, log) = (Lifetime(), new KeptLog<FiguresWarmUp>());
        using var warmUp = new FiguresWarmUp(desk.Get<FirstFigures>(), lifetime, log);

        await warmUp.StartAsync(Token);
        lifetime.NotifyStarted();
        await warmUp.ExecuteTask!;

        log.Levels.ShouldBe([LogLevel.Warning]);
    }

    [Fact]
    public async Task Query_that_was_cancelled_while_the_site_runs_ends_nothing_and_is_logged()
    {
        var cancelling = new CancelledQueries();
        await using var desk = await InsightDesk.OpenAsync(replace: services =>
            services.ConfigureDbContext<ConsoleDbContext>(options => options.AddInterceptors(cancelling))
        );
        cancelling.IsOn = true;
        var (lifetime, log) = (Lifetime(), new KeptLog<FiguresWarmUp>());
        using var warmUp = new FiguresWarmUp(desk.Get<FirstFigures>(), lifetime, log);

        await warmUp.StartAsync(Token);
        lifetime.NotifyStarted();
        await warmUp.ExecuteTask!;

        log.Levels.ShouldBe([LogLevel.Warning]);
    }

    private static ApplicationLifetime Lifetime() => new(NullLogger<ApplicationLifetime>.Instance);

    private static async Task ReadRightsAsync(InsightDesk desk, Actor actor)
    {
        await using var scope = await desk.Get<OperationScopeFactory>().OpenAsync(actor, Token);
    }

    private static async Task<int> EntriesAsync(InsightDesk desk)
    {
        await using var db = desk.Open();
        return await db.AuditEntries.IgnoreQueryFilters().CountAsync(Token);
    }

    // the texts of the commands since it was last asked, each once
    private static HashSet<string> Taken(KeptLog asked) =>
        asked
            .Take()
            .Where(line => line.Event == RelationalEventId.CommandExecuted.Id)
            .Select(line => line.Values.FirstOrDefault(value => value.Key == "commandText").Value)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Cancels queries, as a driver may do after its own timeout.</summary>
    private sealed class CancelledQueries : DbCommandInterceptor
    {
        public bool IsOn { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        ) => IsOn ? throw new TaskCanceledException() : ValueTask.FromResult(result);
    }
}
