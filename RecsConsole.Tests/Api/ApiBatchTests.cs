using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Conversation;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>Outcomes and ratings in batches: each row names its case and has its own result.</summary>
public sealed class ApiBatchTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Outcomes_end_their_cases_once_and_what_is_wrong_blocks_no_other_row()
    {
        using var client = await ClientAsync("O-1", "O-2", "O-3");
        string[] rows =
        [
            Outcome("O-1", "resolved", 2),
            Outcome("O-2", "working", 2), // ends nothing
            Outcome("O-none", "resolved", 2),
            $$"""{"state":"resolved","at":"{{At(2)}}"}""",
            Outcome("O-3", "resolved", 2),
            Outcome("O-1", "resolved", 2),
        ];

        var first = await ApiCalls.PostRowsAsync(client, "/outcomes:batch", rows);
        var again = await ApiCalls.PostRowsAsync(client, "/outcomes:batch", rows);

        first.Select(ApiCalls.StatusOf).ShouldBe(["added", "refused", "refused", "refused", "added", "already"]);
        again.Select(ApiCalls.StatusOf).ShouldBe(["already", "refused", "refused", "refused", "already", "already"]);
        first.Select(ApiCalls.FieldOf).ShouldBe([null, "state", "case", "case", null, null]);
        await using var db = site.OpenDb(site.Here);
        var open = await db
            .Cases.Where(row => row.Key.StartsWith("O-") && row.ResolvedAt == null)
            .Select(row => row.Key)
            .ToListAsync(Token);
        open.ShouldHaveSingleItem().ShouldBe("O-2");
    }

    [Fact]
    public async Task Ratings_are_lines_of_their_cases()
    {
        using var client = await ClientAsync("S-1", "S-2");

        var rows = await ApiCalls.PostRowsAsync(
            client,
            "/ratings:batch",
            Rating("S-1", "a", 4),
            Rating("S-2", "a", 2),
            Rating("S-2", "b", 6),
            Rating("S-1", "a", 4)
        );

        rows.Select(ApiCalls.StatusOf).ShouldBe(["added", "added", "refused", "already"]);
        ApiCalls.FieldOf(rows[2]).ShouldBe("stars");
        await using var db = site.OpenDb(site.Here);
        var ids = await db.Cases.Where(row => row.Key.StartsWith("S-")).Select(row => row.Id).ToListAsync(Token);
        var events = await db.CaseEvents.Where(row => ids.Contains(row.CaseId)).ToListAsync(Token);
        events.Select(CustomerRating.From).OfType<CustomerRating>().Select(rating => rating.Stars).ShouldBe([4, 2], ignoreOrder: true);
    }

    [Theory]
    [InlineData("outcome", """{"case":"N-2","state":"resolved","at":"2026-01-05T11:00:00Z"}""")]
    [InlineData("ratings", """{"case":"N-2","id":"a","stars":3,"at":"2026-01-05T11:00:00Z"}""")]
    public async Task Single_request_may_repeat_its_case_but_not_name_another(string what, string body)
    {
        using var client = await ClientAsync("N-1", "N-2");

        var other = await ApiCalls.PostAsync(client, $"/cases/N-1/{what}", body);
        var same = await ApiCalls.PostAsync(client, $"/cases/N-2/{what}", body);

        (other.Status, same.Status).ShouldBe((422, 201));
    }

    private async Task<HttpClient> ClientAsync(params string[] keys)
    {
        var client = await site.ClientAsync();
        var cases = keys.Select(key =>
            $$"""{"key":"{{key}}","title":"Kept","type":"ticket","team":"one","region":"EU","openedAt":"{{At(0)}}"}"""
        );
        await ApiCalls.PostRowsAsync(client, "/cases:batch", [.. cases]);
        return client;
    }

    private static string Outcome(string key, string state, int hours) =>
        $$"""{"case":"{{key}}","state":"{{state}}","at":"{{At(hours)}}"}""";

    private static string Rating(string key, string id, int stars) =>
        $$"""{"case":"{{key}}","id":"{{id}}","stars":{{stars.ToString(CultureInfo.InvariantCulture)}},"at":"{{At(1)}}"}""";

    private static string At(int hours) => s_start.AddHours(hours).ToString("O", CultureInfo.InvariantCulture);
}
