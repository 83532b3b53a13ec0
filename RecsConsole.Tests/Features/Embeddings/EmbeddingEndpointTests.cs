using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Embeddings;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Outbound;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Embeddings;

public sealed class EmbeddingEndpointTests
{
    [Fact]
    [Trait("Req", "R66")]
    public async Task Vectors_come_from_the_endpoint_for_a_named_tenant_and_no_other_text_is_sent()
    {
        await using var server = await EmbeddingServer.StartAsync();
        await using var world = await WorldAsync(server);

        var here = await EmbedAsync(world, world.Here.TenantId);
        var elsewhere = await EmbedAsync(world, world.Elsewhere.TenantId);
        var snapshot = await SnapshotAsync(world);

        here.Value!.Model.ShouldBe("counts:3:v1");
        here.Value.Made.ShouldBe(server.Texts.Count);
        elsewhere.Value!.Model.ShouldBeNull();
        server.Authorization.ShouldBe("Bearer secret");
        server.Texts.ShouldContain(text => text.Contains(DeskTenant.Text));
        snapshot.Model!.Version.ShouldBe("counts:3:v1");
        snapshot.Cases.Texts.VectorOf(world.Here.CaseId.ToString("D"))!.Values[0].ShouldBeGreaterThan(0);
        await using var db = world.Open();
        (await db.Embeddings.AnyAsync(row => row.Kind == TextKind.Person)).ShouldBeFalse();
    }

    [Fact]
    [Trait("Req", "R157")]
    public async Task Nothing_is_sent_of_a_field_that_is_withheld_from_models_of_others()
    {
        await using var server = await EmbeddingServer.StartAsync();
        await using var world = await WorldAsync(server);
        var before = (await EmbedAsync(world, world.Here.TenantId)).Value!;
        var sent = server.Texts.Count;
        await world.WithholdAsync(FieldPurpose.External, DataFields.CaseDescription, DataFields.DocumentTexts);

        var after = (await EmbedAsync(world, world.Here.TenantId)).Value!;

        after.Model.ShouldNotBe(before.Model);
        var since = server.Texts.Skip(sent).ToList();
        since.ShouldNotBeEmpty();
        await using var db = world.Open();
        var (descriptions, texts) = (
            await db.Cases.Select(row => row.Description).ToListAsync(),
            await db.Documents.Select(row => row.Text).ToListAsync()
        );
        foreach (var kept in descriptions.Concat(texts).Where(text => text.Length > 0))
        {
            since.ShouldNotContain(text => text.Contains(kept));
        }

        (await db.Embeddings.AnyAsync(row => row.Kind == TextKind.Document)).ShouldBeFalse();
        (await db.Embeddings.AnyAsync(row => row.Kind == TextKind.Case)).ShouldBeTrue();
    }

    [Fact]
    public async Task Tenant_that_withholds_every_text_keeps_its_own_vectors()
    {
        await using var server = await EmbeddingServer.StartAsync();
        await using var world = await WorldAsync(server);
        await world.WithholdAsync(
            FieldPurpose.External,
            DataFields.CaseTitle,
            DataFields.CaseDescription,
            DataFields.DocumentTexts,
            DataFields.ActionTexts
        );

        await EmbedAsync(world, world.Here.TenantId);
        await world.RecommendAsync();

        server.Texts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_with_a_stored_vector_is_opened_without_asking_the_endpoint()
    {
        await using var server = await EmbeddingServer.StartAsync();
        await using var world = await WorldAsync(server);
        await EmbedAsync(world, world.Here.TenantId);
        var sent = server.Texts.Count;

        var decision = await world.RecommendAsync();

        server.Texts.Count.ShouldBe(sent);
        decision.Notice.ShouldBeNull();
    }

    [Fact]
    public async Task An_endpoint_that_is_too_slow_costs_the_meaning_and_the_card_says_so()
    {
        await using var server = await EmbeddingServer.StartAsync();
        await using var world = await WorldAsync(server);
        server.Delay = TimeSpan.FromMinutes(2);
        await SnapshotAsync(world);
        var started = TimeProvider.System.GetTimestamp();

        var decision = await world.RecommendAsync();

        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        decision.Notice.ShouldNotBeNull().ShouldContain(RetrievalQueries.Degraded);
        decision.SimilarCases.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(500, 3, "it answered 500")]
    [InlineData(200, 2, "its vectors have 2 components, and 3 are configured")]
    public async Task What_is_wrong_with_an_answer_is_said_and_nothing_is_stored(int status, int components, string reason)
    {
        await using var server = await EmbeddingServer.StartAsync();
        await using var world = await WorldAsync(server);
        (server.Status, server.Components) = (status, components);

        var result = await EmbedAsync(world, world.Here.TenantId);

        result.Error!.Kind.ShouldBe(ErrorKind.Unavailable);
        result.Error.Message.ShouldContain(reason);
        await using var db = world.Open();
        (await db.Embeddings.AnyAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("models.example", "m", "must be an address such as")]
    [InlineData("http://models.example/v1", "m", "must begin with https")]
    [InlineData("https://models.example/v1", "", "must name a model")]
    [InlineData("https://models.example/v1", "a-name-that-is-far-too-long-to-be-stored-with-every-single-vector", "at most 64 are stored")]
    public void Settings_that_cannot_work_are_refused_with_a_reason(string endpoint, string model, string reason)
    {
        var options = new EmbeddingOptions { Endpoint = endpoint, Model = model };

        var result = new EmbeddingOptionsValidation(Options.Create(new OutboundOptions())).Validate(null, options);

        result.FailureMessage.ShouldNotBeNull().ShouldContain(reason);
    }

    [Fact]
    public void Host_that_the_operator_lists_is_reached_without_tls()
    {
        var options = new EmbeddingOptions { Endpoint = "http://models.example/v1", Model = "m" };
        var outbound = Options.Create(new OutboundOptions { PlainHosts = ["models.example"] });

        new EmbeddingOptionsValidation(outbound).Validate(null, options).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Without_an_endpoint_nothing_else_needs_to_be_set() =>
        new EmbeddingOptionsValidation(Options.Create(new OutboundOptions())).Validate(null, new()).Succeeded.ShouldBeTrue();

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
                        Version = "v1",
                        ApiKey = "secret",
                        Dimensions = 3,
                        Tenants = { "here" },
                    }
                )
            );
        });

    private static Task<Result<EmbeddedTexts>> EmbedAsync(DeskWorld world, Guid tenantId) =>
        world.Get<EmbedTexts>().RunAsync(Actor.Job(tenantId), new(new JobProgress()), CancellationToken.None);

    private static Task<SearchSnapshot> SnapshotAsync(DeskWorld world) =>
        world.Get<SearchSnapshots>().RebuildAsync(world.Here.Agent, CancellationToken.None);
}
