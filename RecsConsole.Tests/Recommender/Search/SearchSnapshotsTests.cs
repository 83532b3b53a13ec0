using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Search;

public sealed class SearchSnapshotsTests
{
    [Fact]
    [Trait("Req", "R33")]
    public async Task A_published_document_is_found_after_the_next_poll_and_a_withdrawn_one_no_more()
    {
        await using var world = await DeskWorld.CreateAsync();
        var before = await SnapshotAsync(world);
        await PollAsync(world); // the first poll only reads the position of the feed

        await ChangeAsync(world, "tray", db => db.Add(Document(world, "tray", "Paper tray sensor")));
        var published = await FollowAsync(world);
        await ChangeAsync(world, "tray", db => db.Documents.Single(row => row.Key == "tray").Status = DocumentStatus.Withdrawn);
        var withdrawn = await FollowAsync(world);

        (await FindAsync(world, before, "tray sensor")).ShouldNotContain("tray");
        (await FindAsync(world, published, "tray sensor"))[0].ShouldBe("tray");
        (await FindAsync(world, withdrawn, "tray sensor")).ShouldNotContain("tray");
        published.Version.ShouldNotBe(before.Version);
        published.Documents.Count.ShouldBe(before.Documents.Count + 1);
        withdrawn.Documents.Count.ShouldBe(before.Documents.Count);
    }

    [Fact]
    [Trait("Req", "R34")]
    public async Task What_moves_in_one_tenant_leaves_the_snapshot_of_another_as_it_is()
    {
        await using var world = await DeskWorld.CreateAsync();
        var elsewhere = await world.Get<SearchSnapshots>().GetAsync(world.Elsewhere.Agent, CancellationToken.None);
        await SnapshotAsync(world);
        await PollAsync(world);

        await ChangeAsync(world, "tray", db => db.Add(Document(world, "tray", "Paper tray sensor")));
        await FollowAsync(world);

        world.Get<SearchSnapshots>().TryGet(world.Elsewhere.TenantId).ShouldBeSameAs(elsewhere);
        (await FindAsync(world, elsewhere, "printer")).ShouldBeEmpty(); // the agent is of another tenant
    }

    [Fact]
    public async Task A_case_that_ends_is_a_neighbour_at_once_and_its_text_is_not_indexed_again()
    {
        await using var world = await DeskWorld.CreateAsync();
        var before = await SnapshotAsync(world);
        await PollAsync(world);
        await using (var db = world.Open())
        {
            var row = await db.Cases.SingleAsync(each => each.Id == world.Here.CaseId);
            (row.IsOpen, row.ResolvedAt, row.Resolution) = (false, DateTimeOffset.UtcNow, "fix");
            ChangeFeed.Append(db, ChangeKind.Case, $"{row.Id:D}:closed", world.Database.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        }

        var after = await FollowAsync(world);

        Finished(before).ShouldBe(14);
        Finished(after).ShouldBe(15);
        after.Cases.Version.ShouldBe(before.Cases.Version);

        static int Finished(SearchSnapshot snapshot) =>
            Enumerable.Range(0, snapshot.Cases.Count).Count(ordinal => !snapshot.Cases.Texts.FactsOf(ordinal).IsOpen);
    }

    [Theory]
    [InlineData("de", "Rechnungen werden doppelt gedruckt", "Drucke der Rechnung")]
    [InlineData("pl", "Faktury drukowane podwójnie", "wydruk faktur podwojnie")]
    [InlineData("en", "Invoices printed twice", "printing an invoice")]
    public async Task A_question_finds_texts_of_each_language_in_other_forms_of_their_words(string language, string title, string question)
    {
        await using var world = await DeskWorld.CreateAsync();
        await SnapshotAsync(world);
        await PollAsync(world);
        foreach (var (other, text) in new[] { ("de", "Toner"), ("pl", "Toner"), ("en", "Toner") })
        {
            await ChangeAsync(world, "toner-" + other, db => db.Add(Document(world, "toner-" + other, text, other)));
        }

        await ChangeAsync(world, "wanted", db => db.Add(Document(world, "wanted", title, language)));

        (await FindAsync(world, await FollowAsync(world), question))[0].ShouldBe("wanted");
    }

    [Fact]
    public async Task A_site_says_that_it_warms_up_instead_of_waiting_and_tells_when_it_is_ready()
    {
        await using var world = await DeskWorld.CreateAsync();
        var snapshots = world.Get<SearchSnapshots>();
        snapshots.Serve();
        var ready = new TaskCompletionSource();

        var early = await world.TryRecommendAsync(world.Here.Agent, world.Here.CaseId);
        using var waiting = snapshots.WhenReady(world.Here.TenantId, ready.SetResult);
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var then = await world.TryRecommendAsync(world.Here.Agent, world.Here.CaseId);

        early.Error.ShouldBe(SnapshotLoader.WarmingUp);
        early.Error!.Message.ShouldBe("Search is starting up. Suggestions will appear in a moment.");
        then.IsOk.ShouldBeTrue();
    }

    private static Task<SearchSnapshot> SnapshotAsync(DeskWorld world) =>
        world.Get<SearchSnapshots>().GetAsync(world.Here.Agent, CancellationToken.None);

    private static Task<int> PollAsync(DeskWorld world) => world.Get<ChangePoller>().PollOnceAsync(CancellationToken.None);

    private static async Task<SearchSnapshot> FollowAsync(DeskWorld world)
    {
        await PollAsync(world);
        await world.Get<SearchSnapshots>().FollowAsync(world.Here.Agent, CancellationToken.None);
        return await SnapshotAsync(world);
    }

    private static async Task ChangeAsync(DeskWorld world, string key, Action<ConsoleDbContext> change)
    {
        await using var db = world.Open();
        change(db);
        ChangeFeed.Append(db, ChangeKind.Document, key, world.Database.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    private static async Task<List<string>> FindAsync(DeskWorld world, SearchSnapshot snapshot, string text)
    {
        await using var db = world.Open();
        var subject = await SubjectReader.ReadAsync(db, world.Here.Agent, world.Database.Clock.GetUtcNow(), CancellationToken.None);
        var question = await world.Get<RetrievalQueries>().OfTextAsync(world.Here.Agent, snapshot, text, CancellationToken.None);
        var check = new AccessCheck(new AccessPolicy(), subject, world.Database.Clock.GetUtcNow(), NullLogger.Instance);
        return [.. snapshot.Documents.Search(question, 10, check).Select(found => found.Key)];
    }

    private static DocumentRow Document(DeskWorld world, string key, string title, string language = "en") =>
        new()
        {
            TenantId = world.Here.TenantId,
            Key = key,
            Version = 1,
            Title = title,
            Kind = "article",
            Text = title + ".\n\nKB-7",
            Status = DocumentStatus.Effective,
            Classification = 0,
            Language = language,
            UpdatedAt = world.Database.Clock.GetUtcNow(),
        };
}
