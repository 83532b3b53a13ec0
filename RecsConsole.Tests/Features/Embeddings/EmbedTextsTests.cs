using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Text;
using RecsConsole.Features.Embeddings;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Learning;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Tests.Features.Recommendations.Evidence;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Embeddings;

public sealed class EmbedTextsTests
{
    [Fact]
    [Trait("Req", "R66")]
    public async Task Vectors_are_stored_with_their_model_and_made_again_only_where_a_text_changed()
    {
        await using var world = await WorldAsync();

        var first = await RunAsync(world);
        var second = await RunAsync(world);
        await using (var db = world.Open())
        {
            (await db.Documents.FirstAsync(row => row.Key == "guide")).Text += " Empty the tray.";
            await db.SaveChangesAsync();
        }

        var third = await RunAsync(world);

        first.IsNewBasis.ShouldBeTrue();
        first.Made.ShouldBeGreaterThan(60);
        second.ShouldBe(first with { IsNewBasis = false, Made = 0 });
        third.Made.ShouldBe(1);
        await using var read = world.Open();
        (await read.Embeddings.Select(row => row.Model).Distinct().ToListAsync()).ShouldBe([first.Model!]);
        (await read.Embeddings.Select(row => row.Kind).Distinct().ToListAsync())
            .Order()
            .ShouldBe([TextKind.Case, TextKind.Document, TextKind.Action, TextKind.Person]);
    }

    [Fact]
    [Trait("Req", "R66")]
    public async Task A_basis_that_was_outgrown_is_made_anew_and_its_vectors_go_with_it()
    {
        await using var world = await WorldAsync();
        var first = await RunAsync(world);
        await AddDocumentsAsync(world, 100, 40);
        world.Database.Clock.Advance(TimeSpan.FromDays(1));

        var second = await RunAsync(world);

        second.IsNewBasis.ShouldBeTrue();
        second.Model.ShouldNotBe(first.Model);
        await using var db = world.Open();
        (await db.SearchBases.Select(row => row.Version).ToListAsync()).ShouldBe([second.Model!]);
        (await db.Embeddings.AllAsync(row => row.Model == second.Model)).ShouldBeTrue();
        (await db.Changes.CountAsync(row => row.Kind == "search" && row.Key == second.Model)).ShouldBe(1);
    }

    [Fact]
    public async Task A_tenant_with_few_texts_stays_with_words()
    {
        await using var world = await DeskWorld.CreateAsync(replace: Add);

        var result = await RunAsync(world);

        result.Model.ShouldBeNull();
        (await SnapshotAsync(world, world.Here.Agent)).Model.ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "R34")]
    [Trait("Req", "R52")]
    public async Task The_same_text_in_two_tenants_never_matches_across()
    {
        await using var world = await WorldAsync();
        await AddDocumentsAsync(world, 0, 60, world.Elsewhere.TenantId);
        await RunAsync(world);
        await RunAsync(world, world.Elsewhere.TenantId);

        var here = await SnapshotAsync(world, world.Here.Agent);
        var elsewhere = await SnapshotAsync(world, world.Elsewhere.Agent);

        var found = await FindAsync(world, here, DeskTenant.Text);
        found.ShouldNotBeEmpty();
        found.ShouldAllBe(each => each.SemanticMicro != 0);
        // People of this tenant get no results from another tenant's partition, whatever they search for.
        (await FindAsync(world, elsewhere, DeskTenant.Text)).ShouldBeEmpty();
        await using var db = world.Open();
        (await db.Embeddings.AllAsync(row => row.TenantId == world.Here.TenantId)).ShouldBeTrue();
        var ids = await db.Cases.Select(row => row.Id).ToListAsync();
        var keys = await db.Embeddings.Where(row => row.Kind == TextKind.Case).Select(row => row.Key).ToListAsync();
        keys.Select(Guid.Parse).ShouldBe(ids, ignoreOrder: true);
    }

    [Fact]
    [Trait("Req", "R38")]
    public async Task The_version_that_a_decision_names_has_content_model_and_weights()
    {
        await using var world = await WorldAsync();
        var words = (await SnapshotAsync(world, world.Here.Agent)).Version;
        var embedded = await RunAsync(world);

        var snapshot = await world.Get<SearchSnapshots>().RebuildAsync(world.Here.Agent, CancellationToken.None);
        var once = await FindAsync(world, snapshot, "printer jams");
        var again = await FindAsync(world, snapshot, "printer jams");

        words.ShouldEndWith($"-words-{FusionSettings.Standard.Version}");
        snapshot.Version.ShouldEndWith($"-{embedded.Model![..12]}-{FusionSettings.Standard.Version}");
        again.Select(each => (each.Key, each.ScoreMicro)).ShouldBe(once.Select(each => (each.Key, each.ScoreMicro)));
        once.Select(each => each.ScoreMicro).ShouldBeInOrder(SortDirection.Descending);
        once.ShouldAllBe(each => each.ScoreMicro > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Req", "R112")]
    public async Task What_a_customer_who_opted_out_wrote_is_not_learned_from(bool isByRulesOnly)
    {
        await using var world = await WorldAsync();
        await ChangeAsync(world, db => db.Accounts.Single(row => row.Key == "acme").IsByRulesOnly = isByRulesOnly);
        var before = await RunAsync(world);

        await ChangeAsync(
            world,
            db =>
            {
                var theirs = db.Cases.First(row => row.AccountKey == "acme");
                (theirs.Title, theirs.Description) = ("Printer login", "The printer drops packets and the invoice was refused.");
                db.SearchBases.RemoveRange(db.SearchBases);
            }
        );
        var after = await RunAsync(world);

        string.Equals(after.Model, before.Model, StringComparison.Ordinal).ShouldBe(isByRulesOnly);
    }

    [Fact]
    [Trait("Req", "R161")]
    public async Task The_basis_is_stored_with_the_card_of_its_texts()
    {
        await using var world = await WorldAsync();
        int theirs;
        await using (var db = world.Open())
        {
            db.Accounts.Single(row => row.Key == "acme").IsByRulesOnly = true;
            db.Cases.OrderBy(row => row.Key).Take(2).ToList().ForEach(row => row.AccountKey = null);
            await db.SaveChangesAsync();
            theirs = await db.Cases.CountAsync(row => row.AccountKey == "acme" && (row.IsOpen || row.ResolvedAt != null));
        }

        var embedded = await RunAsync(world);

        await using var read = world.Open();
        var card = DatasetCard.Parse((await read.SearchBases.SingleAsync()).CardJson).ShouldNotBeNull();
        card.Purpose.ShouldBe(CardPurposes.Search);
        card.Sources.Select(each => each.Reason).ShouldBe(["document", "action", "case"], ignoreOrder: true);
        card.Sources.Sum(each => each.Count).ShouldBe(embedded.Texts, "what is counted is what is read");
        theirs.ShouldBeGreaterThan(0);
        card.LeftOut.ShouldBe([new("by_rules", theirs)]);
        card.From.ShouldBeLessThan(card.To);
        card.Columns.ShouldBe(["document.texts", "action.texts", "case.title", "case.description", "case.issue_type", "case.product"]);
        card.DeniedColumns.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_case_is_read_to_leave_it_out_where_nobody_is_left_out()
    {
        var commands = new ReadCommands();
        await using var world = await DeskWorld.CreateAsync(replace: services =>
        {
            Add(services);
            services.ConfigureDbContext<ConsoleDbContext>(options => options.AddInterceptors(commands));
        });
        await using var db = world.Open();
        commands.Clear();

        var nobody = await ExcludedCases.ReadAsync(db, CancellationToken.None);
        var questions = commands.Texts.Count(text => text.Contains("\"Cases\"", StringComparison.Ordinal));
        db.Accounts.Single(row => row.Key == "acme").IsByRulesOnly = true;
        await db.SaveChangesAsync();
        var somebody = await ExcludedCases.ReadAsync(db, CancellationToken.None);

        (nobody.Count, questions).ShouldBe((0, 0));
        somebody.ShouldNotBeEmpty();
        somebody.Values.ShouldAllBe(reason => reason == TrainingExclusions.Reason.ByRules);
    }

    [Fact]
    public async Task An_agent_may_not_run_it()
    {
        await using var world = await WorldAsync();

        var result = await world.Get<EmbedTexts>().RunAsync(world.Here.Agent, new(new JobProgress()), CancellationToken.None);

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    private static void Add(IServiceCollection services) => services.AddEmbeddings();

    private static async Task<DeskWorld> WorldAsync()
    {
        var world = await DeskWorld.CreateAsync(replace: Add);
        await AddDocumentsAsync(world, 0, 60);
        return world;
    }

    private static async Task AddDocumentsAsync(DeskWorld world, int from, int count, Guid? tenantId = null)
    {
        string[] subjects = ["printer", "invoice", "toner", "login", "router", "calendar"];
        string[] ailments = ["jams", "is late", "is empty", "was refused", "drops packets"];
        await using var db = world.Database.Open();
        db.BindTo(tenantId ?? world.Here.TenantId);
        for (var i = from; i < from + count; i++)
        {
            var (subject, ailment) = (subjects[i % 6], ailments[i % 5]);
            db.Add(
                new DocumentRow
                {
                    TenantId = db.TenantId,
                    Key = $"note-{i}",
                    Version = 1,
                    Title = $"The {subject} {ailment}",
                    Kind = "article",
                    Text = $"When a {subject} {ailment}, look at {subjects[(i + 1) % 6]} {i}.",
                    Status = DocumentStatus.Effective,
                    Classification = 0,
                    Language = "en",
                    UpdatedAt = world.Database.Clock.GetUtcNow(),
                }
            );
        }

        await db.SaveChangesAsync();
    }

    private static async Task<EmbeddedTexts> RunAsync(DeskWorld world, Guid? tenantId = null)
    {
        var result = await world
            .Get<EmbedTexts>()
            .RunAsync(Actor.Job(tenantId ?? world.Here.TenantId), new(new JobProgress()), CancellationToken.None);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    private static async Task ChangeAsync(DeskWorld world, Action<ConsoleDbContext> change)
    {
        await using var db = world.Open();
        change(db);
        await db.SaveChangesAsync();
    }

    private static Task<SearchSnapshot> SnapshotAsync(DeskWorld world, Actor actor) =>
        world.Get<SearchSnapshots>().GetAsync(actor, CancellationToken.None);

    private static async Task<IReadOnlyList<FoundText<IndexedDocument>>> FindAsync(DeskWorld world, SearchSnapshot snapshot, string text)
    {
        await using var db = world.Open();
        var subject = await SubjectReader.ReadAsync(db, world.Here.Agent, world.Database.Clock.GetUtcNow(), CancellationToken.None);
        var question = await world.Get<RetrievalQueries>().OfTextAsync(world.Here.Agent, snapshot, text, CancellationToken.None);
        var check = new AccessCheck(new AccessPolicy(), subject, world.Database.Clock.GetUtcNow(), NullLogger.Instance);
        return snapshot.Documents.Search(question, 10, check);
    }
}
