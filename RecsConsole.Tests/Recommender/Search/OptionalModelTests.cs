using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Intents;
using RecsConsole.Recommender.Retrieval.Reranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Recommender.Search;

/// <summary>Models outside help, and decide nothing: with none everything works, and with one nothing else may be suggested.</summary>
public sealed class OptionalModelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R166")]
    public async Task With_no_model_configured_rules_search_and_sentences_work()
    {
        await using var world = await DeskWorld.CreateAsync();
        world.Get<IIntentModel>().ShouldBeOfType<NoIntentModel>();
        world.Get<IReranker>().ShouldBeOfType<OriginalOrder>();
        world.Get<IOptions<EmbeddingOptions>>().Value.IsSet.ShouldBeFalse();

        var shown = await world.RecommendAsync();

        shown.Notice.ShouldBeNull("nothing is missing that should be there");
        shown.Slate(SlateKind.Action).Items[0].Policy.ShouldBe("Printing policy", "rules");
        shown.Slate(SlateKind.Document).Items.ShouldHaveSingleItem().Id.ShouldBe("guide", "search by words");
        shown.Slate(SlateKind.Expert).Items.ShouldNotBeEmpty();
        shown.SimilarCases.ShouldNotBeEmpty();
        shown
            .Slates.SelectMany(slate => slate.Items)
            .ShouldAllBe(item => ClaimRenderer.Text(item.Reason).Length > 0 && ClaimRenderer.Text(item.ConfidenceReason).Length > 0);
    }

    [Fact]
    [Trait("Req", "R167")]
    public async Task Model_adds_no_candidate_and_decides_about_none_whatever_it_names()
    {
        await using var server = await IntentServer.StartAsync();
        // what is for another role, not published, of another list, of nobody, and what is permitted anyway
        string[] named = ["price", "retired", "draft", "secret", "dance", "ask"];
        server.Body = $$"""{"intents":[{{string.Join(',', named.Select(id => $$"""{"id":"{{id}}","score":1}"""))}}]}""";
        await using var without = await DeskWorld.CreateAsync();
        await using var with = await DeskWorld.CreateAsync(replace: services =>
            services.AddSingleton(Options.Create(server.OptionsFor("here")))
        );

        var (plain, read) = (await ReadAsync(without), await ReadAsync(with));

        read.Visible.Intents.ShouldNotBeNull().Invented.ShouldBe(4);
        foreach (var kind in Enum.GetValues<SlateKind>().Where(kind => kind != SlateKind.Expert)) // people have other ids in each world
        {
            CandidatesOf(read, kind).ShouldBe(CandidatesOf(plain, kind), kind.ToString());
            ExcludedFrom(read, kind).ShouldBe(ExcludedFrom(plain, kind), kind.ToString());
        }

        var invented = named[..5];
        var shown = await with.RecommendAsync();
        shown.Slates.SelectMany(slate => slate.Items).Select(item => item.Id).ShouldNotContain(id => invented.Contains(id));
    }

    private static List<string> CandidatesOf(CaseSnapshot snapshot, SlateKind kind) =>
        [.. CandidateSources.All().Propose(snapshot, kind).Candidates.Select(each => each.Id).Order(StringComparer.Ordinal)];

    private static List<string> ExcludedFrom(CaseSnapshot snapshot, SlateKind kind) =>
        [
            .. EligibilityRules
                .All()
                .Screen(snapshot, kind, CandidateSources.All().Propose(snapshot, kind).Candidates)
                .Excluded.Select(each => $"{each.Id}: {string.Join(' ', each.Reasons)}")
                .Order(StringComparer.Ordinal),
        ];

    private static async Task<CaseSnapshot> ReadAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var reading = await world.Get<SnapshotLoader>().ReadAsync(db, world.Here.Agent, world.Here.CaseId, Token);
        return reading.Loaded.ShouldNotBeNull().Snapshot;
    }
}
