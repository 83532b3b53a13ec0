using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Features.Security.Alerts;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn.Passwords;

/// <summary>Who watches a tenant is told once when somebody guesses passwords or keys of it.</summary>
public sealed class GuessingAlertTests : IAsyncLifetime
{
    private readonly ConsoleApp _app = new(
        "Testing",
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Alerts:RefusedSignIns"] = "3",
            ["Alerts:RefusedKeys"] = "2",
            ["SignIn:AdministratorsNeedSecondFactor"] = "false",
        }
    );

    private Actor _auditor = Actor.Job(Guid.Empty);
    private Actor _admin = Actor.Job(Guid.Empty);
    private Actor _elsewhere = Actor.Job(Guid.Empty);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var here = await Operators.AddTenantAsync(_app.Services, "here");
        _auditor = await Operators.AddAsync(_app.Services, here, "otto", ConsoleRole.Auditor);
        _admin = await Operators.AddAsync(_app.Services, here, "adele", ConsoleRole.Admin);
        await Operators.AddAsync(_app.Services, here, "ana", ConsoleRole.Agent);
        await Operators.AddAsync(_app.Services, here, "ben", ConsoleRole.Agent);
        var there = await Operators.AddTenantAsync(_app.Services, "there");
        _elsewhere = await Operators.AddAsync(_app.Services, there, "olga", ConsoleRole.Auditor);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Refused_sign_ins_of_several_accounts_raise_one_alert_in_their_tenant()
    {
        await GuessAsync("ana", "nobody", "ben", "nobody", "nobody");
        (await AlertsAsync(_auditor)).ShouldBeEmpty();

        await GuessAsync("ana", "ben", "ana");

        var alert = (await AlertsAsync(_auditor)).ShouldHaveSingleItem();
        (alert.Kind, alert.Title).ShouldBe((SecurityAlertKind.Guessing, "Many refused requests in a short time"));
        alert.Words.ShouldBe("3 sign-ins were refused within 10 minutes. The audit trail has the accounts.");
        (await AlertsAsync(_elsewhere)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Attempts_on_a_locked_account_count_and_right_passwords_do_not()
    {
        foreach (var name in (string[])["ana", "ben", "ana", "ben"])
        {
            using var browser = _app.Browser();
            using var answer = await browser.SignInAsync(name);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        (await AlertsAsync(_auditor)).ShouldBeEmpty();
        await GuessAsync("ana", "ana", "ana", "ana", "ana", "ana");
        (await AlertsAsync(_auditor)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Requests_with_a_wrong_secret_raise_one_beside_that_of_sign_ins()
    {
        var made = await _app
            .Services.GetRequiredService<CreateApiKey>()
            .RunAsync(_admin, new("system", [ApiScopes.Read], _admin.PersonId, 30), Token);
        await GuessAsync("ana", "ben", "ana");

        await AskAsync(made.Value!.Text, times: 2);
        await AskAsync(made.Value.Text[..^4] + "AAAA", times: 1);
        (await AlertsAsync(_auditor)).Count.ShouldBe(1);
        await AskAsync(made.Value.Text[..^4] + "AAAA", times: 3);

        var alerts = await AlertsAsync(_auditor);
        alerts.Count.ShouldBe(2);
        alerts
            .Select(alert => alert.Words)
            .ShouldContain("2 requests with a wrong API key were refused within 10 minutes. The audit trail has the keys.");
    }

    private async Task GuessAsync(params string[] names)
    {
        foreach (var name in names)
        {
            using var browser = _app.Browser();
            using var answer = await browser.SignInAsync(name, "not the password");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    private async Task AskAsync(string key, int times)
    {
        using var client = _app.Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        for (var i = 0; i < times; i++)
        {
            using var answer = await client.GetAsync("/api/v1/cases", Token);
        }
    }

    private async Task<IReadOnlyList<AlertLine>> AlertsAsync(Actor reader)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ListAlerts>().RunAsync(reader, new(), Token)).Value!.Lines;
    }
}
