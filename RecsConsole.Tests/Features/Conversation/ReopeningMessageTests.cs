using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Conversation;
using RecsConsole.Features.Conversation.Receiving;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Platform.Mail;
using RecsConsole.Tests.Features.Cases;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Conversation;

/// <summary>A customer message on a solved or closed case reopens it if its workflow has such a transition.</summary>
public sealed class ReopeningMessageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("brightline", "resolved", "customer-reopened", "in_progress")]
    [InlineData("brightline", "closed", "customer-reopened", "in_progress")]
    [InlineData("orchard", "decided", "decision-challenged", "assessment")]
    [InlineData("orchard", "filed", "decision-challenged", "assessment")]
    public async Task Message_opens_a_solved_or_closed_case_again(string tenant, string state, string activity, string next)
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(DemoWorkflowRows.Of(desk, tenant));
        var row = await AddAsync(desk, state);

        await PostMessageAsync(desk, row);

        await using var db = desk.Read();
        var stored = await db.Cases.SingleAsync(Token);
        (stored.Status, stored.IsOpen, stored.Reopened, stored.ResolvedAt).ShouldBe((next, true, true, null));
        var happened = await db.CaseEvents.SingleAsync(Token);
        (happened.Activity, happened.Kind, happened.FromState, happened.ToState).ShouldBe((activity, CaseEventKind.System, state, next));
        (await NewsAsync(desk)).ShouldBe("The customer wrote, and the case is open again: BR-1");
    }

    [Theory]
    [InlineData("resolved", "Thank you, that helped.")]
    [InlineData("closed", "Many thanks for the quick help!\nBest regards\nMaria Lopez")]
    public async Task Thanks_open_no_case_again_and_blame_no_step(string state, string text)
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(DemoWorkflowRows.Of(desk, "brightline"));
        var row = await AddAsync(desk, state);

        await PostMessageAsync(desk, row, text);

        await using var db = desk.Read();
        var stored = await db.Cases.SingleAsync(Token);
        (stored.Status, stored.Reopened, stored.Resolution).ShouldBe((state, false, "unlock-account"));
        (await NewsAsync(desk)).ShouldBe("The customer wrote on a closed case. Answer or reopen it: BR-1");
    }

    [Fact]
    public async Task Where_the_workflow_knows_no_way_back_the_bell_says_what_to_do()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(QueueStepsTests.AWorkflowThatWaits(desk));
        var row = await AddAsync(desk, "closed");

        await PostMessageAsync(desk, row);

        await using var db = desk.Read();
        (await db.Cases.SingleAsync(Token)).Status.ShouldBe("closed");
        (await NewsAsync(desk)).ShouldBe("The customer wrote on a closed case. Answer or reopen it: BR-1");
    }

    [Fact]
    public async Task Message_on_a_case_in_review_moves_nothing_since_it_may_say_that_it_works()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(DemoWorkflowRows.Of(desk, "brightline"));
        var row = await AddAsync(desk, "review");

        await PostMessageAsync(desk, row);

        await using var db = desk.Read();
        (await db.Cases.SingleAsync(Token)).Status.ShouldBe("review");
        (await NewsAsync(desk)).ShouldBe("The customer wrote, which may move the case on. Read it and record what happened: BR-1");
        var line = (await desk.Get<ListCaseEvents>().RunAsync(desk.Ana, new(row.Id, TimelineTab.Customer, 20), Token)).Value!.Lines;
        line.ShouldHaveSingleItem().Message.ShouldNotBeNull();
    }

    private static Task<Desk> OpenAsync() =>
        Desk.OpenAsync(replace: services => services.AddConversation().AddInbox().AddSingleton<IMailTransport>(new TestMail()));

    private static async Task<CaseRow> AddAsync(Desk desk, string state)
    {
        var isOver = state is not "review";
        var row = desk.ACase(
            "BR-1",
            row =>
            {
                (row.Status, row.IsOpen) = (state, state is not "closed" and not "filed");
                row.ResolvedAt = isOver ? desk.Now.AddDays(-1) : null;
                row.Resolution = isOver ? "unlock-account" : null;
            }
        );
        await desk.AddAsync(row);
        return row;
    }

    private static async Task PostMessageAsync(Desk desk, CaseRow row, string text = "It is back.")
    {
        var said = await desk.Get<RecordMessage>().RunAsync(desk.Jonas, new(Guid.NewGuid(), row.Id, "phone", text), Token);
        said.Error.ShouldBeNull();
    }

    private static async Task<string> NewsAsync(Desk desk) =>
        InboxLabels.Title((await desk.Get<ReadInbox>().RunAsync(desk.Ana, new InboxFilter(), Token)).Value!.Lines.ShouldHaveSingleItem());
}
