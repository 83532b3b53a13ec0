using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Accounts;
using RecsConsole.Features.Accounts.Signals;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>Systems of usage, tickets and contracts report about one customer; each fact shows its age, an old one counts less.</summary>
public sealed class ApiSignalTests : IAsyncLifetime
{
    private static readonly string[] s_labels = ["low", "medium", "high"];
    private readonly ApiSite _site = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact, Trait("Req", "R189")]
    public async Task Signals_of_several_systems_meet_at_one_customer_with_their_age_and_stale_ones_lower_what_rests_on_them()
    {
        var now = DateTimeOffset.UtcNow;
        using var client = await _site.ClientAsync(_site.Admin);
        await LimitAskToGoldAsync();
        await ApiCalls.PostAsync(client, "/accounts", $$"""{"key":"acme","tier":"Gold","contractEndsAt":"{{now.AddDays(60):O}}"}""");
        var usage = await ApiCalls.PostRowsAsync(
            client,
            "/signals:batch",
            Signal("telemetry", "active_users", 120, now.AddDays(-9)),
            Signal("telemetry", "active_users", 60, now.AddDays(-1)),
            Signal("billing", "seats", 10, now.AddDays(-45))
        );
        usage.Select(ApiCalls.StatusOf).ShouldBe(["added", "updated", "added"]);
        await BringTicketAsync("S-1");

        var fresh = await ReadAsync();
        var trusted = await LabelOfAskAsync("S-1");

        fresh.Cases.Values.ShouldContain(row => row.Key == "S-1", "the ticket is of the same customer");
        fresh
            .Usage.Select(each => (each.Name, each.Source, each.Value, each.IsStale))
            .ShouldBe([("active_users", "telemetry", 60m, false), ("seats", "billing", 10m, true)]);
        (fresh.Account.ContractCheckedAt is not null, fresh.Account.IsContractStale).ShouldBe((true, false));
        OfContractAndUsage(fresh).ShouldBe([(AccountSignalKind.ContractEnds, false), (AccountSignalKind.UsageFell, false)]);

        await ConfirmContractAsync(now.AddDays(-200));
        await BringTicketAsync("S-2");

        var stale = await ReadAsync();
        var doubted = await LabelOfAskAsync("S-2");

        stale.Account.IsContractStale.ShouldBeTrue();
        OfContractAndUsage(stale).ShouldBe([(AccountSignalKind.UsageFell, false), (AccountSignalKind.ContractEnds, true)]);
        doubted.Label.ShouldBe(trusted.Label - 1, $"{trusted.Reason} / {doubted.Reason}");
        doubted.Reason.ShouldContain("contract was last confirmed");
    }

    [Fact]
    public async Task Rows_are_answered_for_one_by_one_and_late_ones_change_nothing()
    {
        var now = DateTimeOffset.UtcNow;
        using var client = await _site.ClientAsync(_site.Admin);

        var rows = await ApiCalls.PostRowsAsync(
            client,
            "/signals:batch",
            Signal("crm", "seats", 5, now.AddDays(-2)),
            Signal("crm", "seats", 5, now.AddDays(-2)),
            Signal("crm", "seats", 9, now.AddDays(-3)),
            Signal("crm", "seats", 6, now.AddDays(-2)),
            Signal("crm", "seats", 7, now.AddDays(1)),
            Signal("", "seats", 7, now),
            Signal("crm", "seats", 1e15m, now),
            Signal("crm", "seats", 7, now, "nobody"),
            """{"account":"acme","source":"crm","name":"seats"}"""
        );

        rows.Select(ApiCalls.StatusOf)
            .ShouldBe(["added", "already", "already", "updated", "refused", "refused", "refused", "refused", "refused"]);
        rows.Select(ApiCalls.FieldOf).Skip(4).Take(4).ShouldBe(["observedAt", "source", "value", "account"]);
        await using var db = _site.OpenDb(_site.Here);
        var row = await db.AccountSignals.SingleAsync(Token);
        (row.Value, row.BeforeValue).ShouldBe((6_000, null));
        (await _site.TrailAsync("receive.signals")).ShouldHaveSingleItem();
        using var shown = await client.GetAsync("/api/v1/accounts/acme", Token);
        shown.Headers.ETag.ShouldNotBeNull();
        var signal = (await ApiSite.ReadAsync(shown)).GetProperty("signals")[0];
        (signal.GetProperty("value").GetDecimal(), signal.GetProperty("isStale").GetBoolean()).ShouldBe((6m, false));
    }

    [Fact]
    public async Task Key_of_a_person_who_keeps_no_customers_is_refused_and_another_tenant_has_its_own()
    {
        using var agent = await _site.ClientAsync();
        using var foreign = await _site.ForeignClientAsync();

        foreach (var other in new[] { agent, foreign })
        {
            (await ApiCalls.PostAsync(other, "/signals", Signal("crm", "seats", 5, DateTimeOffset.UtcNow))).Status.ShouldBe(403);
        }

        await using var db = _site.OpenDb(_site.Here);
        (await db.AccountSignals.AnyAsync(Token)).ShouldBeFalse();
    }

    private static IEnumerable<(AccountSignalKind Kind, bool IsStale)> OfContractAndUsage(AccountView view) =>
        view
            .Signals.Where(signal => signal.Kind is AccountSignalKind.ContractEnds or AccountSignalKind.UsageFell)
            .Select(signal => (signal.Kind, signal.IsStale));

    private static string Signal(string source, string name, decimal value, DateTimeOffset at, string account = "acme") =>
        JsonSerializer.Serialize(
            new
            {
                account,
                source,
                name,
                value,
                observedAt = at,
            }
        );

    private async Task BringTicketAsync(string key)
    {
        using var agent = await _site.ClientAsync();
        var body = $$"""
            {"key":"{{key}}","title":"Printer jams {{key}}","description":"{{DeskTenant.Text}}","type":"ticket",
             "issueType":"printer","product":"printing","region":"EU","language":"en","priority":2,"team":"one","account":"acme"}
            """;
        var (status, answer) = await ApiCalls.PostAsync(agent, "/cases", body);
        status.ShouldBe(201, answer.GetRawText());
    }

    private async Task<AccountView> ReadAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<ReadAccount>().RunAsync(_site.Here.Agent, "acme", Token);
        return result.Value.ShouldNotBeNull(result.Error?.Message);
    }

    // the position of the label among all, from the lowest
    private async Task<(int Label, string Reason)> LabelOfAskAsync(string key)
    {
        using var agent = await _site.ClientAsync();
        var (_, answer) = await ApiCalls.PostAsync(agent, $"/cases/{key}/recommendations", "{}");
        var ask = answer
            .GetProperty("slates")
            .EnumerateArray()
            .SelectMany(slate => slate.GetProperty("items").EnumerateArray())
            .Single(item => item.GetProperty("id").GetString() == "ask");
        var label = Array.IndexOf(s_labels, ask.GetProperty("confidence").GetString()!);
        return (label, ask.GetProperty("confidenceReason").GetString()!);
    }

    private async Task LimitAskToGoldAsync()
    {
        await using var db = _site.OpenDb(_site.Here);
        (await db.Actions.SingleAsync(row => row.Key == "ask", Token)).Tiers = ["Gold"];
        ChangeFeed.Append(db, ChangeKind.Catalog, "ask", DateTimeOffset.UtcNow);
        await db.SaveChangesAsync(Token);
    }

    private async Task ConfirmContractAsync(DateTimeOffset at)
    {
        await using var db = _site.OpenDb(_site.Here);
        (await db.Accounts.SingleAsync(row => row.Key == "acme", Token)).TermsCheckedAt = at;
        await db.SaveChangesAsync(Token);
    }
}
