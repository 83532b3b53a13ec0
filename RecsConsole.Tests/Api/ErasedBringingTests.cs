using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Personal;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>Nothing is stored about an erased customer, whatever else comes in the same request.</summary>
public sealed class ErasedBringingTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_of_an_erased_customer_are_refused_and_those_of_others_are_taken()
    {
        using var client = await site.ClientAsync();
        (await SendAsync(client, "cases:batch", Case("E-1", "acme"), Case("E-2", account: null))).ShouldBe(["added", "added"]);
        await EraseAsync("acme");

        var events = await SendAsync(client, "events:batch", Event("E-1"), Event("E-2"));
        var cases = await SendAsync(
            client,
            "cases:batch",
            Case("E-1", "acme", "Again"),
            Case("E-2", account: null, "Again"),
            Case("E-3", "acme"),
            Case("E-4", account: null)
        );

        events.ShouldBe(["refused", "added"]);
        cases.ShouldBe(["refused", "updated", "refused", "added"]);
        await using var db = site.OpenDb(site.Here);
        (await db.Cases.SingleAsync(row => row.Key == "E-1", Token)).EventCount.ShouldBe(1);
        (await db.Cases.AnyAsync(row => row.Key == "E-3", Token)).ShouldBeFalse();
    }

    private async Task EraseAsync(string account)
    {
        await using var db = site.OpenDb(site.Here);
        var key = await db.SubjectKeys.SingleAsync(row => row.SubjectKind == SubjectName.AccountKind && row.SubjectKey == account, Token);
        key.DestroyedAt = s_start;
        await db.SaveChangesAsync(Token);
    }

    private static object Case(string key, string? account, string title = "Brought") =>
        new
        {
            key,
            title,
            type = "ticket",
            team = "one",
            region = "EU",
            account,
            openedAt = s_start,
        };

    private static object Event(string of) =>
        new
        {
            id = "e1",
            activity = "customer_called",
            at = s_start.AddHours(1),
            @case = of,
        };

    private static async Task<IReadOnlyList<string?>> SendAsync(HttpClient client, string address, params object[] rows)
    {
        using var answer = await client.PostAsync($"/api/v1/{address}", ApiSite.Json(JsonSerializer.Serialize(new { rows })), Token);
        var body = await ApiSite.ReadAsync(answer);
        return [.. body.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("status").GetString())];
    }
}
