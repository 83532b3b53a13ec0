using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Search;

/// <summary>Changed cases are read by a shorter way than all cases, with the same result.</summary>
public sealed class ChangedCasesTests
{
    private const string LongText =
        "The printer of the third floor stops with a jam whenever somebody prints on both sides of thick paper.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changed_cases_are_read_as_all_cases_are()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = world.Open();
        var rich = await AddAsync(db, world.Here.CaseId, "T-rich", LongText);
        var poor = await AddAsync(db, world.Here.CaseId, "T-poor", "");
        var rejected = await AddAsync(db, world.Here.CaseId, "T-rejected", LongText, row => (row.IsOpen, row.ResolvedAt) = (false, null));
        var ids = await db.Cases.Select(row => row.Id).ToListAsync(Token);

        var all = await ReadAsync(CaseIndexDocuments.ReadAllAsync(db, Token));
        var changed = await ReadAsync(CaseIndexDocuments.ReadAsync(db, [.. ids, Guid.NewGuid()], Token));

        changed.Keys.ShouldBe(all.Keys, ignoreOrder: true);
        changed.Values.Count(text => !text.Facts.IsOpen).ShouldBeGreaterThan(0);
        foreach (var (key, text) in changed)
        {
            text.Text.ContentHash.ShouldBe(all[key].Text.ContentHash);
            text.Facts.IsOpen.ShouldBe(all[key].Facts.IsOpen);
            text.Facts.Steps.ShouldBe(all[key].Facts.Steps);
            (text.Facts.Background is null).ShouldBe(all[key].Facts.Background is null);
        }

        var hit = changed[rejected].Facts.Finished.ShouldNotBeNull("it has ended, though nothing solved it");
        (hit.HoursToResolve, hit.Resolution, hit.EndedWell).ShouldBe((null, null, false));
        OutcomeLabels.Of(hit, "rejected").ShouldBe("Not solved: Rejected");

        changed[poor].Text.Tags.Count.ShouldBeGreaterThan(changed[rich].Text.Tags.Count, "its steps are all there is to know of it");
    }

    private static async Task<string> AddAsync(ConsoleDbContext db, Guid like, string key, string text, Action<CaseRow>? change = null)
    {
        var row = (await db.Cases.AsNoTracking().SingleAsync(found => found.Id == like, Token)).Copy();
        (row.Id, row.Key, row.Title, row.Description, row.EventCount) = (Guid.NewGuid(), key, "Jam", text, 0);
        change?.Invoke(row);
        db.Cases.Add(row);
        CaseEvents.Append(db, row, new($"{key}:1", "ask", CaseEventKind.Action, null, row.OpenedAt));
        await db.SaveChangesAsync(Token);
        return row.Id.ToString("D");
    }

    private static async Task<Dictionary<string, IndexedText<IndexedCase>>> ReadAsync(IAsyncEnumerable<IndexedText<IndexedCase>> texts)
    {
        var read = new Dictionary<string, IndexedText<IndexedCase>>(StringComparer.Ordinal);
        await foreach (var text in texts.WithCancellation(Token))
        {
            read.Add(text.Text.Key, text);
        }

        return read;
    }
}
