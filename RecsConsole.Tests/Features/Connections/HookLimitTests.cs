using System.Net;
using Microsoft.Extensions.Options;
using RecsConsole.Features.Connections.Receiving;
using RecsConsole.Platform.Web;
using RecsConsole.Tests.Api;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>Who posts events is limited as a network, whatever it posts to; a connection is limited by its genuine events only.</summary>
public sealed class HookLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stranger_who_invents_connections_has_one_limit_for_all_of_them()
    {
        await using var app = new ConsoleApp(
            "Testing",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Receiving:RequestsPerMinute"] = "3" }
        );
        using var client = app.Browser();
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 4; i++)
        {
            using var answer = await client.PostAsync(ReceivingRoutes.PathOf(Guid.NewGuid(), Guid.NewGuid()), ApiSite.Json("{}"), Token);
            answers.Add(answer.StatusCode);
        }

        using var refused = await client.PostAsync(
            ReceivingRoutes.PathOf(Guid.NewGuid(), Guid.NewGuid()).ToUpperInvariant(),
            ApiSite.Json("{}"),
            Token
        );

        answers.ShouldBe([
            HttpStatusCode.Unauthorized,
            HttpStatusCode.Unauthorized,
            HttpStatusCode.Unauthorized,
            HttpStatusCode.TooManyRequests,
        ]);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
    }

    [Fact]
    public void Connection_that_has_had_too_many_events_holds_up_no_other()
    {
        using var limits = new ConnectionLimits(Options.Create(new ReceivingOptions { EventsPerMinute = 2 }));
        var (busy, calm) = (Guid.NewGuid(), Guid.NewGuid());

        bool[] counted = [limits.Count(busy), limits.Count(busy), limits.Count(busy)];

        counted.ShouldBe([true, true, false]);
        limits.Count(calm).ShouldBeTrue();
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002")]
    [InlineData("2001:db8:1:2:ffff::1", "20010db800010002")]
    [InlineData(null, "unknown")]
    public void Addresses_of_one_network_are_one(string? address, string network) =>
        ClientNetwork.Of(address is null ? null : IPAddress.Parse(address)).ShouldBe(network);

    [Fact]
    public void Without_an_address_there_is_no_network() => ClientNetwork.Find(null).ShouldBeNull();
}
