using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Scanning;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Platform.Scanning;

/// <summary>Files are sent to a real clamd, and only its clear answer counts.</summary>
public sealed class ClamdClientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finding_is_named_wherever_it_is_in_the_file_by_socket_and_by_port()
    {
        await using var server = await ClamdServer.StartAsync();
        var padding = new string('x', 300_000);
        foreach (var address in (string[])[server.Unix, server.Tcp])
        {
            var client = Client(address);

            (await FindAsync(client, "A guide.")).ShouldBeNull();
            (await FindAsync(client, "")).ShouldBeNull();
            (await FindAsync(client, padding)).ShouldBeNull();
            (await FindAsync(client, ClamdServer.Infected)).ShouldBe(ClamdServer.Finding);
            (await FindAsync(client, padding + ClamdServer.Infected)).ShouldBe(ClamdServer.Finding);
            (await client.AnswersAsync(Token)).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task File_that_the_scanner_does_not_take_or_does_not_look_into_is_not_clean()
    {
        await using var server = await ClamdServer.StartAsync();
        foreach (var address in (string[])[server.Unix, server.Tcp])
        {
            var notTaken = await AskAsync(Client(address), new string('x', 5 * ClamdServer.MostBytes));
            var notSeen = await AskAsync(Client(address), new string('x', ClamdServer.MostScanned + 100_000));

            notTaken.ShouldBe(new ClamdVerdict(null) { IsTooLarge = true });
            notSeen.Finding.ShouldNotBeNull().ShouldStartWith("Heuristics.Limits.Exceeded");
        }
    }

    [Theory]
    [InlineData("unix:/nowhere/clamd.ctl")]
    [InlineData("tcp://127.0.0.1:1")]
    public async Task Scanner_that_does_not_answer_gives_no_verdict(string address)
    {
        await Should.ThrowAsync<IOException>(() => FindAsync(Client(address), "A guide."));
        (await Client(address).AnswersAsync(Token)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("tcp://127.0.0.1")]
    [InlineData("http://127.0.0.1:3310")]
    [InlineData("unix:clamd.ctl")]
    [InlineData(
        "unix:/run/a-folder-with-a-long-name/a-folder-with-a-long-name/a-folder-with-a-long-name/a-folder-with-a-long-name/clamd.ctl"
    )]
    public void Address_that_is_none_is_not_read(string address) => new UploadOptions { Clamd = address }.EndPoint.ShouldBeNull();

    [Fact]
    public async Task Readiness_is_degraded_while_the_scanner_is_away_and_the_site_serves_on()
    {
        await using var server = await ClamdServer.StartAsync();
        await using var app = new ConsoleApp(
            "Testing",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Uploads:Clamd"] = server.Unix }
        );
        using var client = app.CreateClient();

        (await StateAsync(client)).ShouldBe("healthy");
        await server.StopAsync();
        (await StateAsync(client)).ShouldBe("degraded");
        await server.StartAgainAsync();
        (await StateAsync(client)).ShouldBe("healthy");
    }

    private static async Task<string?> StateAsync(HttpClient client)
    {
        using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token);
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var json = JsonDocument.Parse(await ready.Content.ReadAsStringAsync(Token));
        return json.RootElement.GetProperty("dependencies").GetProperty("virus_scanner").GetProperty("status").GetString();
    }

    private static ClamdClient Client(string address) => new(Options.Create(new UploadOptions { Clamd = address }));

    private static async Task<string?> FindAsync(ClamdClient client, string text) => (await AskAsync(client, text)).Finding;

    private static async Task<ClamdVerdict> AskAsync(ClamdClient client, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await client.FindAsync(content, Token);
    }
}
