using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecsConsole.Features.Embeddings;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Embeddings;

/// <summary>Checks every text sent to an external model, as the receiver gets it.</summary>
public sealed class MaskedTextsTests
{
    private static readonly string[] Planted =
    [
        "Brzozowska",
        "Quellwasser",
        "Dorothea",
        "halina@post.example",
        "@post.example",
        "DE123456789",
        "44051401359",
        "86095742719",
        "0198",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R159")]
    public async Task No_name_mail_or_tax_id_is_in_anything_that_a_model_outside_is_sent()
    {
        await using var server = await EmbeddingServer.StartAsync();
        await using var world = await WorldAsync(server);
        await PlantAsync(world);

        var embedded = await EmbedAsync(world);
        var snapshot = await world.Get<SearchSnapshots>().RebuildAsync(world.Here.Agent, Token);
        var sent = server.Texts.Count;
        await world
            .Get<RetrievalQueries>()
            .OfTextAsync(world.Here.Agent, snapshot, "printer of halina brzozowskiej, halina@post.example, PESEL 44051401359", Token);

        embedded.Made.ShouldBe(sent);
        server.Texts.Count.ShouldBe(sent + 1);
        server.Texts[^1].ShouldBe("printer of [name], [mail], PESEL [tax id]");
        server.Texts.ShouldContain(text => text.Contains("[name]") && text.Contains("[company]") && text.Contains("jams"));
        foreach (var word in Planted)
        {
            server.Texts.ShouldNotContain(text => text.Contains(word, StringComparison.OrdinalIgnoreCase), word);
        }
    }

    [Fact]
    public async Task A_name_that_becomes_known_makes_the_vectors_of_the_texts_that_hold_it_again_and_no_other()
    {
        await using var server = await EmbeddingServer.StartAsync();
        await using var world = await WorldAsync(server);
        await world.ChangeAsync(
            ChangeKind.Document,
            db => db.Documents.First(row => row.Key == "guide").Text += " Ask Severin Quellwasser."
        );
        await EmbedAsync(world);
        (await EmbedAsync(world)).Made.ShouldBe(0);
        await world.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.First(row => row.Id == world.Here.CaseId).ContactName = "Severin Quellwasser"
        );

        var again = await EmbedAsync(world);

        again.Made.ShouldBe(1);
        server.Texts[^1].ShouldContain("Ask [name].");
    }

    private static async Task PlantAsync(DeskWorld world) =>
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                db.Accounts.First(row => row.Key == "acme").Name = "Quellwasser Handels GmbH";
                db.People.First(row => row.Id == world.Here.Expert).DisplayName = "Dorothea Ziegenhals";
                var record = db.Cases.First(row => row.Id == world.Here.CaseId);
                (record.ContactName, record.ContactAddress) = ("Halina Brzozowska", "halina@post.example");
                record.Title = "Printer of Halina Brzozowska jams";
                record.Description =
                    "QUELLWASSER HANDELS (VAT DE123456789) wrote: the printer jams. Halina Brzozowskiej, halina@post.example, +49 231 555-0198, "
                    + "PESEL 44051401359. Dorothea has the tax number 86095742719.";
                db.Documents.First(row => row.Key == "guide").Text += " Ask Dorothea Ziegenhals or write to halina@post.example.";
            }
        );

    private static Task<DeskWorld> WorldAsync(EmbeddingServer server) =>
        DeskWorld.CreateAsync(replace: services =>
        {
            services.AddEmbeddings();
            services.AddSingleton(
                Options.Create(
                    new EmbeddingOptions
                    {
                        Endpoint = server.Address,
                        Model = "counts",
                        Dimensions = 3,
                        Tenants = { "here" },
                        QuestionTimeout = TimeSpan.FromSeconds(5),
                    }
                )
            );
        });

    private static async Task<EmbeddedTexts> EmbedAsync(DeskWorld world) =>
        (await world.Get<EmbedTexts>().RunAsync(Actor.Job(world.Here.TenantId), new(new JobProgress()), Token)).Value!;
}
