using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Search;
using RecsConsole.Features.Search.Palette;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Search;

public sealed class SearchFeedbackTests
{
    [Fact]
    public async Task Search_is_written_once_in_the_order_shown_and_audited_without_its_words()
    {
        await using var desk = await SearchDesk.OpenAsync();
        var answer = await desk.SearchAsync(desk.Agent, new() { Text = "printer firmware", Issue = "printer" });

        var id = await desk.RecordAsync(desk.Agent, answer);
        await desk.RecordAsync(desk.Agent, answer, id);

        await using var db = desk.World.Open();
        var row = await db.SearchLog.SingleAsync(TestContext.Current.CancellationToken);
        row.Query.ShouldBe("printer firmware");
        row.FilterJson.ShouldBe("""{"issue":"printer"}""");
        row.ResultsJson.IndexOf("\"T-", StringComparison.Ordinal)
            .ShouldBeLessThan(row.ResultsJson.IndexOf("\"guide\"", StringComparison.Ordinal));
        row.SearchVersion.ShouldBe(answer.Version);
        var audit = await db.AuditEntries.SingleAsync(entry => entry.Operation == "record.search", TestContext.Current.CancellationToken);
        audit.ObjectId.ShouldBe(id.ToString("D"));
        audit.DetailsJson.ShouldNotContain("firmware");
    }

    [Fact]
    [Trait("Req", "R8")]
    public async Task Feedback_keeps_the_rank_is_said_once_and_can_be_taken_back()
    {
        await using var desk = await SearchDesk.OpenAsync();
        var reader = await desk.AddPersonAsync("reader", clearance: Classifications.Restricted);
        var answer = await desk.SearchAsync(reader, new() { Text = "printer", Kind = SearchKind.Document });
        var id = await desk.RecordAsync(reader, answer);
        var second = answer.Lines.ElementAt(1);

        await SubmitAsync(desk, reader, id, second.Key, SubmitSearchFeedback.Opened);
        await SubmitAsync(desk, reader, id, second.Key, SubmitSearchFeedback.Useful);
        await SubmitAsync(desk, reader, id, second.Key, SubmitSearchFeedback.Useful);
        (await SignalsAsync(desk)).ShouldBe([("opened", 2), ("useful", 2)]);

        await SubmitAsync(desk, reader, id, second.Key, SubmitSearchFeedback.NotUseful);
        (await SignalsAsync(desk)).ShouldBe([("not_useful", 2), ("opened", 2)]);

        await SubmitAsync(desk, reader, id, second.Key, null);
        (await SignalsAsync(desk)).ShouldBe([("opened", 2)]);
    }

    [Fact]
    public async Task Feedback_on_anothers_search_or_on_what_was_not_shown_is_refused()
    {
        await using var desk = await SearchDesk.OpenAsync();
        var other = await desk.AddPersonAsync("other");
        var answer = await desk.SearchAsync(desk.Agent, new() { Text = "printer" });
        var id = await desk.RecordAsync(desk.Agent, answer);

        (await SubmitAsync(desk, other, id, "guide", SubmitSearchFeedback.Useful)).Kind.ShouldBe(ErrorKind.NotFound);
        (await SubmitAsync(desk, desk.Agent, id, "secret", SubmitSearchFeedback.Useful)).Kind.ShouldBe(ErrorKind.NotFound);
        (await SubmitAsync(desk, desk.Agent, id, "guide", "loved")).Kind.ShouldBe(ErrorKind.Invalid);
        (await SubmitAsync(desk, desk.World.Elsewhere.Agent, id, "guide", SubmitSearchFeedback.Useful)).Kind.ShouldBe(ErrorKind.NotFound);
        (await SignalsAsync(desk)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Feedback_changes_no_order()
    {
        await using var desk = await SearchDesk.OpenAsync();
        var reader = await desk.AddPersonAsync("reader", clearance: Classifications.Restricted);
        var query = new SearchQuery { Text = "printer", Kind = SearchKind.Document };
        var before = await desk.SearchAsync(reader, query);
        var id = await desk.RecordAsync(reader, before);

        await SubmitAsync(desk, reader, id, before.Lines.Last().Key, SubmitSearchFeedback.Useful);

        var after = await desk.SearchAsync(reader, query);
        after.Lines.Select(line => line.Key).ShouldBe(before.Lines.Select(line => line.Key));
    }

    [Fact]
    public async Task Recent_searches_are_ones_own_the_latest_first_and_each_once()
    {
        await using var desk = await SearchDesk.OpenAsync();
        var other = await desk.AddPersonAsync("other");
        foreach (var (actor, text) in new[] { (desk.Agent, "printer"), (desk.Agent, "firmware"), (desk.Agent, "Printer"), (other, "jams") })
        {
            desk.World.Database.Clock.Advance(TimeSpan.FromSeconds(5));
            await desk.RecordAsync(actor, await desk.SearchAsync(actor, new() { Text = text }));
        }

        var recent = await desk.Get<ReadRecentSearches>().RunAsync(desk.Agent, TestContext.Current.CancellationToken);

        recent.Value!.Texts.ShouldBe(["Printer", "firmware"]);
    }

    private static async Task<Error> SubmitAsync(SearchDesk desk, Actor actor, Guid id, string key, string? signal)
    {
        var result = await desk.Get<SubmitSearchFeedback>().RunAsync(actor, new(id, "document", key, signal), CancellationToken.None);
        return result.Error ?? Error.Invalid("none");
    }

    private static async Task<List<(string, int)>> SignalsAsync(SearchDesk desk)
    {
        await using var db = desk.World.Open();
        var rows = await db.SearchFeedback.OrderBy(row => row.Signal).ToListAsync();
        return rows.ConvertAll(row => (row.Signal, row.Rank));
    }
}
