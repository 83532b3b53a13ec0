using System.Net;
using System.Text;
using Bunit;
using Microsoft.Extensions.Options;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Connectors.Redmine;
using RecsConsole.Features.Cases.Detail.Happened;
using RecsConsole.Platform.Residency;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Connectors;

/// <summary>A case leads to the page of its ticket, below the address that the connection was given, and to nothing but a page.</summary>
public sealed class TicketAddressTests : BunitContext
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://127.0.0.1", "http://127.0.0.1/issues/12")]
    [InlineData("http://127.0.0.1:3000/desk/redmine/", "http://127.0.0.1:3000/desk/redmine/issues/12")]
    public async Task Redmine_shows_an_issue_at_its_number(string address, string page)
    {
        using var server = new Server(path =>
            path.EndsWith("/issues/12.json", StringComparison.Ordinal)
                ? """
                    {"issue":{"id":12,"subject":"Printer jams","status":{"id":1,"name":"New"},
                     "created_on":"2026-03-01T08:00:00Z","updated_on":"2026-03-01T09:00:00Z"}}
                    """
                : "{}"
        );
        var http = new RemoteHttp(
            server,
            // on this machine: no region is read
            new OutboundRegions(null!, null!, Options.Create(new DestinationOptions()), TimeProvider.System),
            TimeProvider.System,
            Options.Create(new ConnectorOptions())
        );
        var directory = new RedmineDirectory(http, TimeProvider.System);
        var redmine = new RedmineTickets(
            http,
            directory,
            new RedmineRights(http),
            new RedmineFiles(http),
            new RedmineCustomFields(http),
            new RedmineOwners(http, directory)
        );
        var access = new RemoteAccess(Guid.NewGuid(), Guid.NewGuid(), ConnectionAddress.Read(address)!, "key", null);

        var ticket = (await redmine.ReadAsync(access, "12", Token)).Value.ShouldNotBeNull();

        ticket.WebAddress.ShouldBe(page);
    }

    [Theory]
    [InlineData("http://127.0.0.1", "http://127.0.0.1/Ticket/Display.html?id=12")]
    [InlineData("http://127.0.0.1:8080/rt", "http://127.0.0.1:8080/rt/Ticket/Display.html?id=12")]
    public async Task Request_tracker_shows_a_ticket_by_its_query(string address, string page)
    {
        using var server = new Server(path =>
            path.EndsWith("/tickets", StringComparison.Ordinal)
                ? """
                    {"items":[{"id":12,"Subject":"Printer jams","Status":"open","Created":"2026-03-01T08:00:00Z",
                     "LastUpdated":"2026-03-01T09:00:00Z"}],"count":1,"total":1,"page":1,"pages":1,"per_page":20}
                    """
                : """{"items":[],"count":0,"total":0,"page":1,"pages":1,"per_page":100}"""
        );

        var read = await RtReader.ReadAsync(server, "12", ConnectionAddress.Read(address)!.AbsoluteUri, Token);

        read.Value.ShouldNotBeNull(read.Problem?.Words).WebAddress.ShouldBe(page);
    }

    [Fact]
    public void Case_links_to_the_page_in_a_window_of_its_own()
    {
        var link = Show("https://tickets.example/12").Find("a");

        link.TextContent.ShouldBe("#12 in Redmine");
        (link.GetAttribute("href"), link.GetAttribute("target"), link.GetAttribute("rel")).ShouldBe(
            ("https://tickets.example/12", "_blank", "noreferrer")
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://tickets.example/12")]
    public void Case_names_a_ticket_without_a_page_and_links_nowhere(string? address)
    {
        var shown = Show(address);

        shown.FindAll("a").ShouldBeEmpty();
        shown.Find("span").TextContent.ShouldBe("#12 in Redmine");
    }

    private IRenderedComponent<TicketLink> Show(string? address) =>
        Render<TicketLink>(set => set.Add(link => link.Ticket, new LinkedTicket("Redmine", "12", address)));

    private sealed class Server(Func<string, string> of) : HttpMessageHandler, IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = new StringContent(of(request.RequestUri!.AbsolutePath), Encoding.UTF8, "application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = body });
        }
    }
}
