using RecsConsole.Access;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Conversation.Receiving;
using RecsConsole.Platform.Changes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Conversation;

/// <summary>Messages with the customer are found in the timeline of a case whose customer's texts are encrypted.</summary>
public sealed class ShownConversationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customer_part_of_the_history_has_all_that_was_said_and_nothing_else()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        var world = desk.World;
        await world.RecommendAsync(); // creates the customer's key
        var heard = new RecordMessageRequest(Guid.CreateVersion7(), desk.CaseId, "phone", "It works again.");
        (await world.Get<RecordMessage>().RunAsync(world.Here.Agent, heard, Token)).IsOk.ShouldBeTrue();
        (await desk.SendAsync(ConversationDesk.Letter("Good to hear."))).IsOk.ShouldBeTrue();
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
                db.CaseEvents.Add(
                    new()
                    {
                        TenantId = db.TenantId,
                        CaseId = desk.CaseId,
                        Ordinal = 99,
                        EventKey = "escalated",
                        Activity = "escalated",
                        Kind = CaseEventKind.System,
                        At = world.Database.Clock.GetUtcNow(),
                        AttributesJson = "{}",
                    }
                )
        );
        var list = new ListCaseEvents(world.Get<OperationScopeFactory>());

        var all = await list.RunAsync(world.Here.Agent, new(desk.CaseId, TimelineTab.All, 50), Token);
        var said = await list.RunAsync(world.Here.Agent, new(desk.CaseId, TimelineTab.Customer, 50), Token);
        var latest = await list.RunAsync(world.Here.Agent, new(desk.CaseId, TimelineTab.Customer, 1), Token);

        said.Value!.Lines.Select(line => line.Message!.Text).ShouldBe(["Good to hear.", "It works again."]);
        all.Value!.Lines.Count.ShouldBeGreaterThan(said.Value!.Lines.Count);
        latest.Value!.Lines.ShouldHaveSingleItem();
        latest.Value.HasEarlier.ShouldBeTrue();
    }
}
