using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecsConsole.Access;
using RecsConsole.Casework.Alerts;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Features.Security.Alerts;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Logs;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Casework.Alerts;

/// <summary>Who floods, or looks for what is hidden from them, is told to those who watch their tenant; strangers to the operator.</summary>
public sealed class RefusalAlertTests : IAsyncLifetime
{
    private const int MostHidden = 4;
    private const int MostRequests = 3;
    private const int PerMinute = 5;
    private const string Path = "/api/v1/cases";
    private const int NoAlert = 4004;
    private const int Strangers = 4005;

    private readonly KeptLog _log = new(LogLevel.Warning);
    private readonly ConsoleApp _app = new(
        "Testing",
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Alerts:HiddenObjects"] = $"{MostHidden}",
            ["Alerts:RefusedRequests"] = $"{MostRequests}",
            ["Alerts:RefusedKeys"] = "2",
            ["Alerts:RefusedSignIns"] = "2",
            ["Api:RequestsPerMinute"] = $"{PerMinute}",
            ["Api:RefusalsPerMinute"] = $"{PerMinute}",
            ["SignIn:AdministratorsNeedSecondFactor"] = "false",
        }
    );

    private Actor _auditor = Actor.Job(Guid.Empty);
    private Actor _admin = Actor.Job(Guid.Empty);
    private Actor _agent = Actor.Job(Guid.Empty);
    private Actor _elsewhere = Actor.Job(Guid.Empty);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app.Services.GetRequiredService<ILoggerFactory>().AddProvider(_log);
        var here = await Operators.AddTenantAsync(_app.Services, "here");
        _auditor = await Operators.AddAsync(_app.Services, here, "otto", ConsoleRole.Auditor);
        _admin = await Operators.AddAsync(_app.Services, here, "adele", ConsoleRole.Admin);
        _agent = await Operators.AddAsync(_app.Services, here, "ana", ConsoleRole.Agent);
        var there = await Operators.AddTenantAsync(_app.Services, "there");
        _elsewhere = await Operators.AddAsync(_app.Services, there, "olga", ConsoleRole.Auditor);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task Person_who_asks_for_what_is_hidden_raises_one_alert_that_names_them()
    {
        await LookAroundAsync(_agent, MostHidden - 1);
        await LookAroundAsync(_admin, 1);
        (await AlertsAsync(_auditor)).ShouldBeEmpty("each of them asked fewer times");

        await LookAroundAsync(_agent, 3);

        var alert = (await AlertsAsync(_auditor)).ShouldHaveSingleItem();
        alert.Kind.ShouldBe(SecurityAlertKind.Guessing);
        alert.Words.ShouldNotBeNull().ShouldContain($"asked {MostHidden} times within 10 minutes for objects");
        alert.Words.ShouldNotStartWith("Somebody");
        (await AlertsAsync(_elsewhere)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Addresses_of_hidden_pages_count()
    {
        using var browser = _app.Browser();
        using var signedIn = await browser.SignInAsync("ana");
        string[] addresses = ["/cases/A-1", "/accounts/acme", $"/decisions/{Guid.NewGuid():D}", "/documents/secret"];

        foreach (var address in addresses)
        {
            using var answer = await browser.GetAsync(address, Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }

        addresses.Length.ShouldBe(MostHidden);
        (await AlertsAsync(_auditor)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Refusals_at_once_raise_one_alert()
    {
        await LookAroundAsync(_agent, MostHidden - 1);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => LookAroundAsync(_agent, 1)));

        (await AlertsAsync(_auditor)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Refusals_of_a_burst_that_was_told_read_nothing()
    {
        await LookAroundAsync(_agent, MostHidden);
        (await AlertsAsync(_auditor)).ShouldHaveSingleItem();

        await NoticeWithoutDatabaseAsync(row =>
            (row.Operation, row.ObjectKind, row.ActorId, row.At) = ("read.case", "case", _agent.PersonId, TimeProvider.System.GetUtcNow())
        );

        _log.Of(NoAlert).ShouldBeEmpty();
    }

    [Fact]
    public async Task Refusal_that_is_no_guess_reads_nothing()
    {
        await NoticeWithoutDatabaseAsync(row => row.Reason = "expired");
        _log.Of(NoAlert).ShouldBeEmpty();

        await NoticeWithoutDatabaseAsync(row => row.Reason = "secret");
        _log.Of(NoAlert).ShouldHaveSingleItem("this one is counted");
    }

    [Fact]
    public async Task Flood_with_a_key_raises_one_alert_and_one_entry()
    {
        var made = await _app
            .Services.GetRequiredService<CreateApiKey>()
            .RunAsync(_admin, new("system", [ApiScopes.Read], _admin.PersonId, 30), Token);

        var refused = await AskAsync(made.Value!.Text, PerMinute + MostRequests + 3);

        refused.ShouldBe(MostRequests + 3);
        var alert = (await AlertsAsync(_auditor)).ShouldHaveSingleItem();
        alert.Words.ShouldNotBeNull().ShouldContain($"{MostRequests} requests above a limit were refused within 10 minutes.");
        await using var db = await _app.Services.GetRequiredService<TenantDb>().OpenAsync(_admin, Token);
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == RefusalReasons.Request, Token);
        (entry.ObjectKind, entry.ActorId, entry.Outcome).ShouldBe(("api_key", _admin.PersonId, AuditOutcomes.Denied));
    }

    [Fact]
    public async Task Strangers_are_a_metric_and_one_warning()
    {
        var counted = new Dictionary<string, long>(StringComparer.Ordinal);
        using var meter = Listen(counted);

        var refused = await AskAsync("rk_nobody", PerMinute + MostRequests + 1);
        for (var i = 0; i < 3; i++)
        {
            using var browser = _app.Browser();
            using var answer = await browser.SignInAsync("nobody", "not the password");
        }

        refused.ShouldBe(MostRequests + 1);
        _log.Of(Strangers).Count.ShouldBe(3, "of each kind one");
        counted.GetValueOrDefault(RefusalReasons.Key).ShouldBeGreaterThanOrEqualTo(PerMinute);
        counted.GetValueOrDefault(RefusalReasons.Request).ShouldBeGreaterThanOrEqualTo(MostRequests + 1);
        counted.GetValueOrDefault(RefusalReasons.SignIn).ShouldBeGreaterThanOrEqualTo(3);
        (await AlertsAsync(_auditor)).ShouldBeEmpty();
    }

    private static MeterListener Listen(Dictionary<string, long> counted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, each) =>
            {
                if (instrument.Meter == ConsoleTelemetry.Meter && instrument.Name == StrangerRefusals.Metric)
                {
                    each.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (_, value, tags, _) =>
            {
                lock (counted)
                {
                    var reason = (string)tags[0].Value!;
                    counted[reason] = counted.GetValueOrDefault(reason) + value;
                }
            }
        );
        listener.Start();
        return listener;
    }

    // whatever is asked of the closed context fails, and the log says so
    private async Task NoticeWithoutDatabaseAsync(Action<AuditEntryRow> change)
    {
        var db = await _app.Services.GetRequiredService<TenantDb>().OpenAsync(_agent, Token);
        await db.DisposeAsync();
        var refused = new AuditEntryRow
        {
            TenantId = _agent.TenantId,
            At = TimeProvider.System.GetUtcNow(),
            Operation = RefusalReasons.Key,
            ObjectKind = "api_key",
            ObjectId = "",
            Outcome = AuditOutcomes.Denied,
            DetailsJson = "{}",
            Hash = "",
        };
        change(refused);
        await _app.Services.GetRequiredService<RefusalBurst>().NoticeAsync(db, refused, Token);
    }

    /// <returns>How many of the requests were above the limit.</returns>
    private async Task<int> AskAsync(string key, int times)
    {
        using var client = _app.Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        var refused = 0;
        for (var i = 0; i < times; i++)
        {
            using var answer = await client.GetAsync(Path, Token);
            refused += answer.StatusCode is HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        return refused;
    }

    private async Task LookAroundAsync(Actor actor, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await using var scope = await _app.Services.GetRequiredService<OperationScopeFactory>().OpenAsync(actor, Token);
            var id = Guid.NewGuid().ToString("D");
            await scope.DenyAsync("read.case", "case", id, Error.NotFound("There is no such case."), Token);
        }
    }

    private async Task<IReadOnlyList<AlertLine>> AlertsAsync(Actor reader)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ListAlerts>().RunAsync(reader, new(), Token)).Value!.Lines;
    }
}
