using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Tests.Features.Cases.Import.Uploads;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import.Tickets;

/// <summary>Which steps are derived from a ticket row.</summary>
public sealed class TicketStepTests
{
    [Theory]
    [InlineData("Closed,2026-01-01,2026-01-02,2026-01-03,2026-01-04", "received first_response resolved")]
    [InlineData("New,2026-01-01,,,", "received")]
    [InlineData("Open,2026-01-01,,,", "received")]
    [InlineData("Pending,2026-01-01,2026-01-02,,", "received first_response")]
    [InlineData("Gelöst,2026-01-01,,,2026-01-05", "received resolved")]
    [InlineData("Closed,2026-01-01,,2026-01-03,2026-01-05", "received resolved")]
    [InlineData("Open,2026-01-01,,2026-01-03,2026-01-05", "received resolved reopened")]
    [InlineData("Open,2026-01-01,,2026-01-03,2026-01-03", "received")] // reopened since, so the end dates are outdated
    [InlineData(",2026-01-01,,2026-01-03,", "received resolved")]
    public async Task Steps_of_a_ticket(string ticket, string steps)
    {
        var file = await CheckAsync($"1,{ticket}");

        file.Problems.ShouldBeEmpty();
        file.Preview[0].Steps.Select(step => step.Activity).ShouldBe(steps.Split(' '));
    }

    [Theory]
    [InlineData("Closed,2026-01-01,,,", "Status", "means that the ticket has ended")]
    [InlineData("Closed,2026-01-03,,2026-01-01,", "Resolved", "before the ticket was opened")]
    [InlineData("Open,,,,", "Opened", "missing")]
    [InlineData("Open,soon,,,", "Opened", "is not a time")]
    [InlineData("=cmd(),2026-01-01,,,", "Status", "looks like a spreadsheet formula")]
    [InlineData("-2+cmd|x,2026-01-01,,,", "Status", "looks like a spreadsheet formula")]
    public async Task What_is_wrong_with_a_ticket(string ticket, string column, string says)
    {
        var file = await CheckAsync($"1,{ticket}\n2,New,2026-01-01,,,");

        var problem = file.Problems.ShouldHaveSingleItem();
        (problem.Line, problem.Column).ShouldBe((2, column));
        problem.Reason.ShouldContain(says);
    }

    [Fact]
    public async Task All_that_is_wrong_with_one_ticket_is_told_at_once()
    {
        var file = await CheckAsync("1,=cmd(),soon,2026-01-02,never,\n2,New,2026-01-01,,,");

        file.Problems.Select(problem => problem.Column).ShouldBe(["Status", "Opened", "Resolved"]);
        file.Preview.Select(row => row.Line).ShouldBe([3]);
    }

    private static async Task<CheckedFile> CheckAsync(string rows)
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (
            await desk.SendAsync(desk.Admin, $"Ticket,Status,Opened,First response,Resolved,Updated\n{rows}\n")
        ).Value.ShouldNotBeNull();
        var columns = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["case"] = "Ticket",
            ["status"] = "Status",
            ["opened"] = "Opened",
            ["responded"] = "First response",
            ["resolved"] = "Resolved",
            ["updated"] = "Updated",
        };
        return await desk.CheckAsync(desk.Admin, sent, sent.Plan with { Kind = FileKind.Tickets, Columns = columns });
    }
}
