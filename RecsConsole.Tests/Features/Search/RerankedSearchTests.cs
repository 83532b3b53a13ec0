using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Search;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Reranking;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Search;

/// <summary>What the search page sends to a reranker, and what it does with the answer.</summary>
public sealed class RerankedSearchTests
{
    private const string Query = "printer jams tray";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R171")]
    public async Task Documents_are_shown_in_the_order_of_the_answer_and_only_what_the_reader_may_see_is_sent()
    {
        await using var server = await RerankServer.StartAsync();
        await using var plain = await OpenAsync(null);
        await using var desk = await OpenAsync(server.OptionsFor("here"));
        var before = await plain.KeysAsync(plain.Agent, Query, SearchKind.Document);

        var answer = await desk.SearchAsync(desk.Agent, new() { Text = Query, Kind = SearchKind.Document });

        before.Count.ShouldBe(3);
        answer.Lines.Select(line => line.Key).ShouldBe(before.Reverse());
        answer.Lines.Select(line => line.Rank).ShouldBe([1, 2, 3]);
        answer.Reranker.ShouldBe("turner");
        var request = server.Requests.ShouldHaveSingleItem();
        request.Query.ShouldBe(Query);
        request.Documents.Select(text => text.Split('\n')[0]).ShouldBe(before.Select(key => "Printer jams: " + key));
        request.Documents.ShouldAllBe(text => text.Contains("firmware"));
        // secret, regional and supervisors match as well
        var trusted = await desk.AddPersonAsync("trusted", ConsoleRole.Supervisor, Classifications.Restricted);
        (await desk.KeysAsync(trusted, Query, SearchKind.Document)).Count.ShouldBe(6);
        server.Requests[1].Documents.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("""{"results":[{"index":2,"relevance_score":3},{"index":1,"relevance_score":2}]}""")]
    [InlineData("""{"results":[{"index":2,"relevance_score":3},{"index":1,"relevance_score":2},{"index":7,"relevance_score":1}]}""")]
    [Trait("Req", "R171")]
    public async Task A_missing_or_extra_id_leaves_the_page_as_it_is_without_a_reranker(string body)
    {
        await using var server = await RerankServer.StartAsync();
        server.Body = body;
        await using var plain = await OpenAsync(null);
        await using var desk = await OpenAsync(server.OptionsFor("here"));
        var before = await plain.KeysAsync(plain.Agent, Query, SearchKind.Document);

        var answer = await desk.SearchAsync(desk.Agent, new() { Text = Query, Kind = SearchKind.Document });

        answer.Lines.Select(line => line.Key).ShouldBe(before);
        (answer.Reranker, answer.Notice).ShouldBe((null, null));
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R159")]
    public async Task Names_and_numbers_of_people_are_masked_in_the_query_and_in_the_texts()
    {
        await using var server = await RerankServer.StartAsync();
        await using var desk = await OpenAsync(server.OptionsFor("here"));
        await desk.World.ChangeAsync(
            ChangeKind.Document,
            db =>
            {
                db.People.First(row => row.Id == desk.World.Here.Expert).DisplayName = "Dorothea Ziegenhals";
                db.Documents.First(row => row.Key == "tray").Text = "Printer jams in the tray: ask Dorothea Ziegenhals, +49 231 555-0198.";
            }
        );
        await desk.World.Get<SearchSnapshots>().RebuildAsync(desk.Agent, Token);

        await desk.SearchAsync(desk.Agent, new() { Text = "printer tray of Dorothea, halina@post.example", Kind = SearchKind.Document });

        var request = server.Requests.ShouldHaveSingleItem();
        request.Query.ShouldBe("printer tray of [name], [mail]");
        request.Documents.ShouldContain(text => text.Contains("ask [name], [phone]"));
        foreach (var word in new[] { "Dorothea", "Ziegenhals", "halina", "0198" })
        {
            request.Documents.ShouldNotContain(text => text.Contains(word, StringComparison.OrdinalIgnoreCase), word);
        }
    }

    [Fact]
    public async Task Nothing_is_sent_when_it_is_off_or_for_a_tenant_that_is_not_named_or_withholds_the_texts()
    {
        await using var server = await RerankServer.StartAsync();
        await using var off = await OpenAsync(null);
        await using var others = await OpenAsync(server.OptionsFor("elsewhere"));
        await using var withheld = await OpenAsync(server.OptionsFor("here"));
        await withheld.World.WithholdAsync(FieldPurpose.External, DataFields.DocumentTexts);

        foreach (var desk in new[] { off, others, withheld })
        {
            (await desk.SearchAsync(desk.Agent, new() { Text = Query })).Reranker.ShouldBeNull();
        }

        off.Get<IReranker>().ShouldBeOfType<OriginalOrder>();
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_typed_key_stays_first_and_is_not_part_of_the_order()
    {
        await using var server = await RerankServer.StartAsync();
        await using var desk = await OpenAsync(server.OptionsFor("here"));
        await desk.World.ChangeAsync(
            ChangeKind.Document,
            db => db.Documents.First(row => row.Key == "guide").Text += " Not about the tray."
        );
        await desk.World.ChangeAsync(ChangeKind.Document, db => db.Documents.First(row => row.Key == "roller").Text += " Behind the tray.");
        await desk.World.Get<SearchSnapshots>().RebuildAsync(desk.Agent, Token);

        var keys = await desk.KeysAsync(desk.Agent, "tray", SearchKind.Document);

        keys[0].ShouldBe("tray");
        keys.Count.ShouldBe(3);
        server.Requests.ShouldHaveSingleItem().Documents.ShouldNotContain(text => text.StartsWith("Printer jams: tray"));
    }

    [Fact]
    public async Task The_audit_trail_names_the_model_of_a_search_that_it_ordered()
    {
        await using var server = await RerankServer.StartAsync();
        await using var desk = await OpenAsync(server.OptionsFor("here"));
        var ordered = await desk.SearchAsync(desk.Agent, new() { Text = Query });
        var cases = await desk.SearchAsync(desk.Agent, new() { Text = Query, Kind = SearchKind.Case });

        await desk.RecordAsync(desk.Agent, ordered);
        await desk.RecordAsync(desk.Agent, cases);

        await using var db = desk.World.Open();
        var details = await db
            .AuditEntries.Where(entry => entry.Operation == "record.search")
            .Select(entry => entry.DetailsJson)
            .ToListAsync(Token);
        details.Count.ShouldBe(2);
        details.Count(json => json.Contains("\"reranker\":\"turner\"")).ShouldBe(1);
    }

    private static async Task<SearchDesk> OpenAsync(RerankOptions? options)
    {
        var desk = await SearchDesk.OpenAsync(replace: services =>
        {
            if (options is not null)
            {
                services.AddSingleton(Options.Create(options));
            }
        });
        await using var db = desk.World.Open();
        var catalog = new DeskCatalog(desk.World.Here.TenantId, desk.World.Database.Clock.GetUtcNow());
        db.Documents.AddRange(catalog.Document("tray"), catalog.Document("roller"));
        await db.SaveChangesAsync(Token);
        return desk;
    }
}
