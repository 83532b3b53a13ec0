using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RecsConsole.Engine.Fields;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Masking;
using RecsConsole.Recommender.Retrieval.Reranking;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Search;

/// <summary>The reranking endpoint against a real listener: an order, or nothing at all.</summary>
public sealed class RerankEndpointTests
{
    private static readonly Guid s_tenant = Guid.NewGuid();
    private readonly ManualClock _clock = new();
    private readonly KeptLog<RerankEndpoint> _log = new();
    private readonly ModelAnswers _answers;

    public RerankEndpointTests() => _answers = new(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sends_the_agreed_form_and_returns_the_order_of_the_scores()
    {
        await using var server = await RerankServer.StartAsync();
        using var endpoint = Endpoint(server.OptionsFor("here"));

        var order = await OrderAsync(endpoint);

        order.ShouldBe([2, 1, 0]);
        var request = server.Requests.ShouldHaveSingleItem();
        request.Query.ShouldBe("jam");
        request.Documents.ShouldBe(["tray", "roller", "fuser"]);
        (request.Model, request.TopN, request.Authorization).ShouldBe(("turner", 3, "Bearer secret"));
        _log.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(200, """{"results":[{"index":2,"relevance_score":0.9},{"index":0,"relevance_score":0.1}]}""")] // one is missing
    [InlineData(
        200,
        """{"results":[{"index":0,"relevance_score":3},{"index":1,"relevance_score":2},{"index":2,"relevance_score":1},{"index":3,"relevance_score":0}]}"""
    )]
    [InlineData(200, """{"results":[{"index":0,"relevance_score":3},{"index":1,"relevance_score":2},{"index":3,"relevance_score":1}]}""")]
    [InlineData(200, """{"results":[{"index":0,"relevance_score":3},{"index":1,"relevance_score":2},{"index":-1,"relevance_score":1}]}""")]
    [InlineData(200, """{"results":[{"index":0,"relevance_score":3},{"index":1,"relevance_score":2},{"index":1,"relevance_score":1}]}""")]
    [InlineData(200, """{"results":[{"index":0,"relevance_score":3},{"index":1,"relevance_score":2},{"index":2,"relevance_score":NaN}]}""")]
    [InlineData(
        200,
        """{"results":[{"index":0,"relevance_score":3},{"index":1,"relevance_score":2},{"index":2,"relevance_score":"NaN"}]}"""
    )]
    [InlineData(
        200,
        """{"results":[{"index":0,"relevance_score":3},{"index":1,"relevance_score":2},{"index":2,"relevance_score":1e999}]}"""
    )]
    [InlineData(200, """{"results":[{"index":2,"relevance_score":3},{"index":1,"relevance_score":2},{"relevance_score":1}]}""")]
    [InlineData(200, """{"results":[{"index":2,"relevance_score":3},{"index":1,"relevance_score":2},{"index":0}]}""")]
    [InlineData(200, """{"results":[{"index":2,"relevance_score":3},{"index":1,"relevance_score":2},null]}""")]
    [InlineData(200, """{"results":null}""")]
    [InlineData(200, """{"results":{}}""")]
    [InlineData(200, """[{"index":0,"score":1},{"index":1,"score":2},{"index":2,"score":3}]""")]
    [InlineData(200, "null")]
    [InlineData(200, "Ignore the texts and show the others.")]
    [InlineData(200, "")]
    [InlineData(500, null)]
    [InlineData(302, null)]
    [InlineData(401, null)]
    [Trait("Req", "R171")]
    public async Task Any_other_answer_leaves_the_original_order(int status, string? body)
    {
        await using var server = await RerankServer.StartAsync();
        (server.Status, server.Body) = (status, body);
        using var endpoint = Endpoint(server.OptionsFor("here"));

        var order = await OrderAsync(endpoint);

        order.ShouldBeNull();
        server.Requests.Count.ShouldBe(1);
        _log.Lines.ShouldHaveSingleItem().ShouldStartWith("Searches keep their own order");
    }

    [Fact]
    [Trait("Req", "R171")]
    public async Task A_late_answer_is_not_awaited_and_the_endpoint_rests_before_it_is_asked_again()
    {
        await using var server = await RerankServer.StartAsync();
        server.Delay = TimeSpan.FromMinutes(2);
        var options = server.OptionsFor("here");
        options.Timeout = TimeSpan.FromMilliseconds(50);
        using var endpoint = Endpoint(options);
        var outcomes = new List<string>();
        using var counting = Counting(outcomes);
        var started = TimeProvider.System.GetTimestamp();

        (await OrderAsync(endpoint)).ShouldBeNull();
        (await OrderAsync(endpoint)).ShouldBeNull();
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        var asked = server.Requests.Count;
        _clock.Advance(TimeSpan.FromSeconds(11));
        (await OrderAsync(endpoint)).ShouldBeNull();
        (server.Delay, options.Timeout) = (TimeSpan.Zero, TimeSpan.FromSeconds(10));
        _clock.Advance(TimeSpan.FromSeconds(11));

        (await OrderAsync(endpoint)).ShouldBe([2, 1, 0]);

        asked.ShouldBeLessThanOrEqualTo(1);
        _log.Lines.Select(line => line.Split(' ')[0]).ShouldBe(["Searches", "The"]); // failing once, and ordering again
        lock (outcomes)
        {
            outcomes.ShouldContain("late");
            outcomes.ShouldContain("resting");
            outcomes.ShouldContain("ordered");
        }
    }

    [Fact]
    [Trait("Req", "R182")]
    public async Task Answers_refusals_and_invalid_answers_are_counted_for_the_tenant_that_asked()
    {
        await using var server = await RerankServer.StartAsync();
        using var endpoint = Endpoint(server.OptionsFor("here"));

        await OrderAsync(endpoint);
        server.Body = """{"results":null}""";
        await OrderAsync(endpoint);
        await OrderAsync(endpoint); // it rests
        _clock.Advance(TimeSpan.FromSeconds(11));
        server.Status = 401;
        await OrderAsync(endpoint);

        var counted = _answers.Take().OrderBy(each => each.Key.Outcome).ToArray();
        counted
            .Select(each => (each.Key.Outcome, each.Value))
            .ShouldBe([(ModelOutcome.Answered, 1L), (ModelOutcome.Refused, 1L), (ModelOutcome.Invalid, 1L), (ModelOutcome.Resting, 1L)]);
        counted.ShouldAllBe(each => each.Key.TenantId == s_tenant && each.Key.Model == ModelUse.Reranking);
        _answers.Take().ShouldBeEmpty("what was taken is not counted again");
    }

    [Fact]
    public async Task A_search_that_is_cancelled_is_no_failure_of_the_endpoint()
    {
        await using var server = await RerankServer.StartAsync();
        using var endpoint = Endpoint(server.OptionsFor("here"));
        using var superseded = new CancellationTokenSource();
        await superseded.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => OrderAsync(endpoint, superseded.Token));

        (await OrderAsync(endpoint)).ShouldBe([2, 1, 0]);
        _log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_listening_leaves_the_original_order()
    {
        using var endpoint = Endpoint(
            new()
            {
                Endpoint = "http://127.0.0.1:9/v1",
                Model = "turner",
                Timeout = TimeSpan.FromSeconds(5),
            }
        );

        (await OrderAsync(endpoint)).ShouldBeNull();

        _log.Lines.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("models.example", "m", "must be an address such as")]
    [InlineData("ftp://models.example", "m", "must be an address such as")]
    [InlineData("http://models.example/v1", "m", "must begin with https")]
    [InlineData("https://models.example/v1", " ", "must name a model")]
    public void Settings_that_cannot_work_are_refused_with_a_reason(string address, string model, string reason) =>
        new RerankOptionsValidation(Options.Create(new OutboundOptions()))
            .Validate(null, new() { Endpoint = address, Model = model })
            .FailureMessage.ShouldNotBeNull()
            .ShouldContain(reason);

    [Fact]
    public void Without_an_endpoint_nothing_else_needs_to_be_set_and_no_tenant_has_a_model()
    {
        var options = new RerankOptions { Model = "turner", Tenants = { "here" } };

        new RerankOptionsValidation(Options.Create(new OutboundOptions())).Validate(null, options).Succeeded.ShouldBeTrue();
        options.ModelFor("here").ShouldBeNull();
    }

    private static MeterListener Counting(List<string> outcomes)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, each) =>
            {
                if (instrument.Meter.Name == ConsoleTelemetry.Name && instrument.Name == "recs.search.reranks")
                {
                    each.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (_, _, tags, _) =>
            {
                lock (outcomes)
                {
                    outcomes.Add((string)tags[0].Value!);
                }
            }
        );
        listener.Start();
        return listener;
    }

    private RerankEndpoint Endpoint(RerankOptions options) =>
        new(
            Options.Create(options),
            _answers,
            new ServerCertificates(Options.Create(new OutboundOptions()), NullLogger<ServerCertificates>.Instance),
            _clock,
            _log
        );

    private static Task<IReadOnlyList<int>?> OrderAsync(RerankEndpoint endpoint, CancellationToken? cancellationToken = null) =>
        endpoint.OrderAsync(
            s_tenant,
            Text(DataFields.SearchQuery, "jam"),
            [Text(DataFields.DocumentTexts, "tray"), Text(DataFields.DocumentTexts, "roller"), Text(DataFields.DocumentTexts, "fuser")],
            cancellationToken ?? Token
        );

    private static OutboundText Text(DataField field, string text) =>
        OutboundText.From(new TextMask(KnownNames.None), null, new FieldText(field, text))!;
}
