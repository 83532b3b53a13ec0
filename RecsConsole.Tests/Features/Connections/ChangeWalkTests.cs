using RecsConsole.Connectors;
using RecsConsole.Features.Connections.Syncing;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

public sealed class ChangeWalkTests
{
    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly RemoteAccess s_access = new(Guid.NewGuid(), Guid.NewGuid(), new("https://tickets.example/"), "key", null);

    [Fact]
    public async Task Begins_a_little_before_where_it_ended()
    {
        var tickets = new FakeTickets();

        await WalkAsync(tickets, s_then);

        tickets.Questions.ShouldBe([new TicketQuestion(s_then - ChangeWalk.Overlap, 0)]);
    }

    [Fact]
    public async Task Finds_all_where_one_second_fills_several_pages()
    {
        var tickets = new FakeTickets();
        for (var i = 1; i <= 20; i++)
        {
            tickets.Add($"{i}", s_then.AddSeconds(i < 4 ? 0 : 1));
        }

        (await WalkAsync(tickets, null)).Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public async Task Misses_none_where_tickets_change_on_the_way()
    {
        var tickets = new FakeTickets();
        for (var i = 1; i <= 9; i++)
        {
            tickets.Add($"{i}", s_then.AddSeconds(i));
        }

        List<string> seen = [];
        await foreach (var page in ChangeWalk.PagesAsync(tickets, s_access, null, TestContext.Current.CancellationToken))
        {
            seen.AddRange(page.Value!.Heads.Select(head => head.Id));
            if (seen.Count == FakeTickets.PageSize)
            {
                tickets.Change("1", ticket => ticket); // moves ticket 1 to the end; paging by offset would skip a ticket
            }
        }

        seen.Distinct().Count().ShouldBe(9);
        seen[^1].ShouldBe("1");
    }

    private static async Task<List<string>> WalkAsync(FakeTickets tickets, DateTimeOffset? cursor)
    {
        List<string> seen = [];
        await foreach (var page in ChangeWalk.PagesAsync(tickets, s_access, cursor, TestContext.Current.CancellationToken))
        {
            seen.AddRange(page.Value!.Heads.Select(head => head.Id));
        }

        return seen;
    }
}
