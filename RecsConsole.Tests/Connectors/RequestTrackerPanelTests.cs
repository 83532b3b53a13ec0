using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Connectors;

/// <summary>A real Request Tracker with the callback of docs/embed asks for a panel for whoever looks at a ticket, and shows it.</summary>
[Collection(TicketServerTestGroup.Name)]
public sealed class RequestTrackerPanelTests
{
    private const string Panel = "https://console.example/embed/tickets/1/1?token=et_test";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ticket_shows_the_panel_of_its_viewer_and_says_so_where_there_is_none()
    {
        var connection = Guid.NewGuid();
        await using var console = await Listener.StartAsync();
        await using var tracker = await SharedRt.StartAsync();
        var folder = Path.Combine(AppContext.BaseDirectory, "request-tracker");
        await tracker.InstallPanelAsync(folder, console.Address.TrimEnd('/'), "rk_test", connection);
        var ticket = await tracker.OpenAsync("Printer jams");

        var page = await tracker.PageAsync(ticket);

        var asked = console.Asked.ShouldNotBeNull();
        asked.GetProperty("connection").GetGuid().ShouldBe(connection);
        asked.GetProperty("ticket").GetString().ShouldBe(ticket);
        asked.GetProperty("person").GetString().ShouldBe("agent@test.example");
        asked.GetProperty("parent").GetString().ShouldBe(tracker.Address.TrimEnd('/'));
        console.Authorization.ShouldBe("Bearer rk_test");
        WebUtility.HtmlDecode(page).ShouldContain($"src=\"{Panel}\"");
        page.ShouldContain("recsconsole.taken");
        page.ShouldNotContain("rk_test");

        console.Status = StatusCodes.Status404NotFound;
        var without = await tracker.PageAsync(ticket);
        without.ShouldContain("No suggestions here");
        without.ShouldNotContain("<iframe class=\"recsconsole\"");
    }

    private sealed class Listener : LocalServer
    {
        private Listener() =>
            Answer(
                "/api/v1/embed-tokens",
                asked =>
                {
                    Asked = asked.Clone();
                    return response =>
                    {
                        response.StatusCode = Status is StatusCodes.Status200OK ? StatusCodes.Status201Created : Status;
                        return response.WriteAsync($$"""{"token":"et_test","address":"{{Panel}}"}""", Token);
                    };
                }
            );

        public string Address => Root;

        public JsonElement? Asked { get; private set; }

        public static Task<Listener> StartAsync() => StartAsync(new Listener());
    }
}
