using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Connectors;

/// <summary>A real Request Tracker with the scrip of docs/embed says at once which of its tickets changed.</summary>
[Collection(TicketServerTestGroup.Name)]
public sealed class RequestTrackerNewsTests
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_change_of_a_ticket_is_announced_once_and_a_console_that_fails_keeps_nobody_from_it()
    {
        var connection = Guid.NewGuid();
        await using var console = await Listener.StartAsync();
        await using var tracker = await SharedRt.StartAsync();
        await tracker.InstallNewsAsync(
            Path.Combine(AppContext.BaseDirectory, "request-tracker"),
            console.Address.TrimEnd('/'),
            "rk_test",
            connection
        );

        var ticket = await tracker.OpenAsync("Printer jams");
        await ExpectAsync(console, connection, ticket);
        await tracker.ChangeAsync(ticket, "Status", "open");
        await ExpectAsync(console, connection, ticket);
        await tracker.WriteAsync(ticket, "comment", "Looked at it.");
        await ExpectAsync(console, connection, ticket);
        console.Authorization.ShouldBe("Bearer rk_test");
        console.IsSilent.ShouldBeTrue("one change is announced once");

        console.Status = StatusCodes.Status503ServiceUnavailable;
        await tracker.ChangeAsync(ticket, "Status", "resolved"); // fails unless it is stored there
        (await tracker.ReadAsync(ticket))!["Status"]!.ToString().ShouldBe("resolved");
    }

    private static async Task ExpectAsync(Listener console, Guid connection, string ticket)
    {
        var told = await console.NextAsync().WaitAsync(s_longest, Token);

        told.GetProperty("connection").GetGuid().ShouldBe(connection);
        told.GetProperty("ticket").GetString().ShouldBe(ticket);
    }

    private sealed class Listener : LocalServer
    {
        private readonly Channel<JsonElement> _told = Channel.CreateUnbounded<JsonElement>();

        private Listener() =>
            Answer(
                "/api/v1/ticket-changes",
                asked =>
                {
                    _told.Writer.TryWrite(asked.Clone());
                    return response => response.WriteAsync("""{"willBeRead":true}""", Token);
                }
            );

        public string Address => Root;

        public bool IsSilent => !_told.Reader.TryPeek(out _);

        public static Task<Listener> StartAsync() => StartAsync(new Listener());

        public Task<JsonElement> NextAsync() => _told.Reader.ReadAsync(Token).AsTask();
    }
}
