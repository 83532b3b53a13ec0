using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Outbound;
using RecsConsole.Tests.Architecture;
using RecsConsole.Tests.Features.Webhooks;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Outbound;

/// <summary>One handler connects to what administrators enter, and looks at the addresses that it connects to.</summary>
public sealed class OutboundHandlerTests
{
    private static readonly HashSet<string> s_clients = new(StringComparer.Ordinal)
    {
        nameof(HttpClient),
        nameof(HttpClientHandler),
        nameof(SocketsHttpHandler),
        "WinHttpHandler",
        "AddHttpClient",
        "WebRequest",
        "WebClient",
        "ClientWebSocket",
        "TcpClient",
        "Socket",
    };

    // what opens connections otherwise, to servers that only the operator's settings name
    private static readonly string[] s_ofTheOperator =
    [
        "RecsConsole/Access/DecisionPoints/DecisionPoint.cs",
        "RecsConsole/Cli/Bench/Serving/ApiBench.cs",
        "RecsConsole/Cli/Bench/Serving/BenchApiCommand.cs",
        "RecsConsole/Platform/Scanning/ClamdClient.cs",
        "RecsConsole/Recommender/Retrieval/Embeddings/EmbeddingEndpoint.cs",
        "RecsConsole/Recommender/Retrieval/Embeddings/ModelClient.cs",
        "RecsConsole/Recommender/Retrieval/Embeddings/OptionalModel.cs",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Name_is_refused_by_the_address_it_leads_to()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var address = $"http://localhost:{new Uri(receiver.Address).Port}/hooks";
        // localhost is no listed name, and the machine resolves it to an address that is in no listed range
        using var elsewhere = Client(["10.0.0.0/8"]);
        using var here = Client(["127.0.0.0/8"]);

        var refused = await Should.ThrowAsync<HttpRequestException>(() => elsewhere.PostAsync(address, Event(), Token));
        using var answer = await here.PostAsync(address, Event(), Token);

        OutboundRefusedException.ProblemOf(refused).ShouldNotBeNull().Words.ShouldContain("Outbound:AllowedHosts");
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        receiver.Received.Count.ShouldBe(1, "the refused request never arrived");
    }

    [Fact]
    public async Task Proxy_of_the_operator_gets_listed_names_only_because_it_resolves_them()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var settings = new OutboundOptions { AllowedHosts = ["hooks.example", "10.0.0.0/8"], PlainHosts = ["*.example"] };
        using var client = new HttpClient(
            new OutboundHandler(
                new OutboundRules(Options.Create(settings)),
                Certificates(settings),
                new WebProxy(new Uri(receiver.Address).GetLeftPart(UriPartial.Authority))
            )
        );

        using var answer = await client.PostAsync("http://hooks.example/hooks", Event(), Token);
        var refused = await Should.ThrowAsync<OutboundRefusedException>(() =>
            client.PostAsync("http://other.example/hooks", Event(), Token)
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        refused.Problem.ShouldNotBeNull().Words.ShouldContain("Outbound:AllowedHosts");
        receiver.Received.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://2852039166/latest/meta-data/")]
    [InlineData("https://[::ffff:a9fe:a9fe]/")]
    [InlineData("http://tickets.example/")]
    public async Task Address_that_is_refused_as_it_is_written_is_not_connected_to(string address)
    {
        using var client = Client([]);

        var refused = await Should.ThrowAsync<OutboundRefusedException>(() => client.GetAsync(address, Token));

        refused.Problem.ShouldNotBeNull();
    }

    [Fact]
    public void Nothing_else_opens_connections_but_what_only_the_operator_sets()
    {
        var found = SourceFile
            .Under("RecsConsole", ".cs")
            .Where(file => !file.Path.StartsWith("RecsConsole/Platform/Outbound/", StringComparison.Ordinal))
            .Where(file => file.Identifiers(s_clients).Any())
            .Select(file => file.Path);

        found.ShouldBe(s_ofTheOperator, ignoreOrder: true, "addresses of tenants are reached by AddOutboundClient");
    }

    private static StringContent Event() => new("""{"type":"try"}""") { Headers = { { "webhook-id", "1" } } };

    private static HttpClient Client(string[] allowed)
    {
        var settings = new OutboundOptions { AllowedHosts = allowed };
        return new(new OutboundHandler(new OutboundRules(Options.Create(settings)), Certificates(settings)));
    }

    private static ServerCertificates Certificates(OutboundOptions settings) =>
        new(Options.Create(settings), NullLogger<ServerCertificates>.Instance);
}
