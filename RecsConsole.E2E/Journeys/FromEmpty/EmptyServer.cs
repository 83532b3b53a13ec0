using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using RecsConsole.Database;
using RecsConsole.E2E.Journeys.SingleSignOn;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Xunit;

namespace RecsConsole.E2E.Journeys.FromEmpty;

/// <summary>
/// A console in Production with an empty data folder and its jobs, a real provider to sign in with, and a real Redmine with the plugin and
/// 1,000 tickets; RECS_TEST_TICKETS names another number.
/// </summary>
public sealed class EmptyServer : IAsyncLifetime
{
    /// <summary>The first word of the notes that the console writes.</summary>
    public const string Done = "Done: ";

    private const int UsualTickets = 1_000;
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(15);
    private readonly SignInProvider _provider = new();
    private RedmineServer? _redmine;

    public EmptyServer()
    {
        // the tenant is the one that the journey sets up
        var settings = new Dictionary<string, string>(_provider.SettingsFor("nordwind"), StringComparer.Ordinal)
        {
            [WebHostDefaults.EnvironmentKey] = Environments.Production,
            ["Jobs:Enabled"] = "true",
        };
        Browser = new(settings);
    }

    /// <summary>Why the journey cannot run here; null if it can.</summary>
    public static string? Missing => SignInProvider.Missing ?? RedmineServer.Missing;

    public static int Tickets { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("RECS_TEST_TICKETS"), CultureInfo.InvariantCulture, out var tickets)
            ? tickets
            : UsualTickets;

    public BrowserFixture Browser { get; }

    public RedmineServer Redmine => _redmine!;

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        _redmine = await RedmineServer.StartAsync();
        await _redmine.InstallAsync(Path.Combine(AppContext.BaseDirectory, "redmine", "recsconsole_panel"));
        for (var ticket = 1; ticket <= Tickets; ticket++)
        {
            await _redmine.OpenAsync(string.Create(CultureInfo.InvariantCulture, $"Printer {ticket} jams"));
        }

        await Browser.InitializeAsync();
        await _provider.StartAsync(Browser.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        if (_redmine is not null)
        {
            await _redmine.DisposeAsync();
        }

        await Browser.DisposeAsync();
    }

    /// <summary>The notes on a ticket that the console wrote.</summary>
    public async Task<IReadOnlyList<string>> WrittenAsync(string ticket)
    {
        var issue = await Redmine.ReadAsync(ticket);
        return
        [
            .. issue["journals"]!
                .AsArray()
                .Select(journal => journal!["notes"]?.ToString() ?? "")
                .Where(notes => notes.StartsWith(Done, StringComparison.Ordinal)),
        ];
    }

    /// <summary>The statuses that somebody set on a ticket, in their order.</summary>
    public async Task<IReadOnlyList<string>> StatusesAsync(string ticket)
    {
        var issue = await Redmine.ReadAsync(ticket);
        return
        [
            .. issue["journals"]!
                .AsArray()
                .SelectMany(journal => journal!["details"]!.AsArray())
                .Where(detail => string.Equals(detail!["name"]!.ToString(), "status_id", StringComparison.Ordinal))
                .Select(detail => detail!["new_value"]!.ToString()),
        ];
    }

    /// <summary>Waits until a step is written on a ticket.</summary>
    public async Task WaitForStepAsync(string ticket, string step)
    {
        await UntilAsync($"{step} is on ticket {ticket}", async () => (await WrittenAsync(ticket)).Count > 0);
        Assert.StartsWith(Done + step, (await WrittenAsync(ticket))[0], StringComparison.Ordinal);
    }

    /// <summary>Waits until something holds in the console's database.</summary>
    public Task UntilAsync(string what, Func<ConsoleDbContext, Task<bool>> holds) =>
        UntilAsync(
            what,
            async () =>
            {
                await using var db = await OpenAsync();
                return await holds(db);
            }
        );

    /// <summary>The console's data of the one tenant.</summary>
    public async Task<ConsoleDbContext> OpenAsync()
    {
        var db = Operators.Open(Browser.Services);
        db.BindTo(await db.Tenants.Select(row => row.Id).SingleAsync());
        return db;
    }

    private static async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        var until = DateTimeOffset.UtcNow + s_longest;
        while (!await holds())
        {
            Assert.True(DateTimeOffset.UtcNow < until, $"It did not happen that {what}.");
            await Task.Delay(500);
        }
    }
}
