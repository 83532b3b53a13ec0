using System.Collections.Concurrent;
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
        using var asked = new AskedQueries();
        await using var desk = await InsightDesk.OpenAsync(
            provider,
            services => services.AddLogging(logging => logging.AddProvider(asked))
        );
        asked.Take();
        await desk.Get<FirstFigures>().ReadAsync(Token);
        await ReadRightsAsync(desk, desk.Admin);
        var known = asked.Take();

        // SQL Server has a statement of its own for each number of teams
        Actor[] readers = provider is DatabaseProvider.SqlServer ? [desk.Admin, desk.Lone] : [desk.Admin, desk.Sam, desk.Lone];
        foreach (var reader in readers)
        {
            await desk.FrameAsync(reader);
            (await desk.Get<ReadHeadlines>().RunAsync(reader, new(new()), Token)).Error.ShouldBeNull();
        }

        await desk.AlarmsAsync(desk.Lone);

        known.Count.ShouldBeGreaterThan(10);
        asked.Take().Except(known, StringComparer.Ordinal).ShouldBeEmpty();
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
        using var asked = new AskedQueries();
        await using var desk = await InsightDesk.OpenAsync(replace: services => services.AddLogging(logging => logging.AddProvider(asked)));
        var lifetime = Lifetime();
        using var warmUp = new FiguresWarmUp(desk.Get<FirstFigures>(), lifetime, NullLogger<FiguresWarmUp>.Instance);
        asked.Take();

        await warmUp.StartAsync(Token);
        asked.Take().ShouldBeEmpty();
        lifetime.NotifyStarted();
        await warmUp.ExecuteTask!;

        asked.Take().ShouldNotBeEmpty();
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

    /// <summary>Keeps the texts of executed commands.</summary>
    private sealed class AskedQueries : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _texts = new();

        /// <summary>Those since it was last asked, each once.</summary>
        public HashSet<string> Take()
        {
            HashSet<string> taken = new(StringComparer.Ordinal);
            while (_texts.TryDequeue(out var text))
            {
                taken.Add(text);
            }

            return taken;
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (
                eventId.Id == RelationalEventId.CommandExecuted.Id
                && state is IReadOnlyList<KeyValuePair<string, object?>> values
                && values.FirstOrDefault(each => each.Key == "commandText").Value is string text
            )
            {
                _texts.Enqueue(text);
            }
        }

        public void Dispose()
        {
            // nothing to free
        }
    }
}
