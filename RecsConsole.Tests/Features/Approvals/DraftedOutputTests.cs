using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Conversation;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Conversation;
using RecsConsole.Features.Conversation.Replying;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Looks;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Mail;
using RecsConsole.Tests.Features.Conversation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Approvals;

/// <summary>What the console drafts for a high-risk step is read by a second person before it goes, and by reviewers afterwards.</summary>
public sealed class DraftedOutputTests
{
    private const string Template = "We are going to wipe the device today.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R149")]
    public async Task Draft_of_a_high_risk_step_goes_to_the_approver_unsent_and_to_reviewers_and_that_of_a_low_one_goes_out()
    {
        await using var desk = await OpenAsync();
        var reviewer = await desk.AddAsync(desk.World.Here.TenantId, "rita", 1, ConsoleRole.Reviewer);
        var draft = await ProposeAsync(desk, "wipe", isReply: false);

        var risky = await SendAsync(desk, "wipe", draft);
        await using var other = await OpenAsync();
        var easy = await SendAsync(other, "ask", await ProposeAsync(other, "ask", isReply: false));

        draft.ShouldContain(Template);
        await using var db = desk.World.Open();
        var held = await db.Messages.SingleAsync(row => row.Id == risky, Token);
        (held.Delivery, held.NextAttemptAt, held.DraftText).ShouldBe((MessageDelivery.Held, null, draft));
        await using var others = other.World.Open();
        (await others.Messages.SingleAsync(row => row.Id == easy, Token)).Delivery.ShouldBe(MessageDelivery.ToSend);
        var approval = (await desk.ReadAsync(desk.Supervisor, await desk.FindAsync(risky))).Value!;
        approval.Letter!.Text.ShouldContain(Template);
        approval.Letter.Changed.ShouldNotBeNull("the approver is told that the console drafted it");
        (await desk.World.Get<PrepareLooks>().RunAsync(Actor.Job(desk.World.Here.TenantId), Token)).IsOk.ShouldBeTrue();
        var looks = (await desk.Get<ListLooks>().RunAsync(reviewer, new(), Token)).Value!;
        looks.Lines.Single(line => line.IsRisky).Letter!.Text.ShouldContain(Template);
    }

    [Fact]
    [Trait("Req", "R149")]
    public async Task Draft_of_a_high_risk_step_is_never_proposed_as_a_plain_reply()
    {
        await using var desk = await OpenAsync();

        var risky = await ProposeAsync(desk, "wipe", isReply: true);
        var easy = await ProposeAsync(desk, "ask", isReply: true);

        risky.ShouldNotContain(Template);
        easy.ShouldContain(Template);
    }

    private static async Task<ApprovalDesk> OpenAsync()
    {
        var desk = await ApprovalDesk.OpenAsync(replace: services =>
            services.AddConversation().AddReviews().AddSingleton<IMailTransport>(new TestMail())
        );
        await desk.World.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                foreach (var action in db.Actions.Where(row => row.Key == "wipe" || row.Key == "ask"))
                {
                    action.IsCustomerContact = true;
                    action.ReplyTemplatesJson = $$"""{"en":"{{Template}}"}""";
                }

                var row = db.Cases.Single(each => each.Id == desk.World.Here.CaseId);
                (row.ContactName, row.ContactAddress) = ("Priya Nair", ConversationDesk.Address);
            }
        );
        return desk;
    }

    private static async Task<string> ProposeAsync(ApprovalDesk desk, string action, bool isReply)
    {
        var request = new ProposeReplyRequest(desk.World.Here.CaseId, action, []) { IsReply = isReply };
        return (await desk.Get<ProposeReply>().RunAsync(desk.Agent, request, Token)).Value.ShouldNotBeNull().Text;
    }

    // Does the step with its draft as it is; returns the id of the response, which is that of the message and of the request.
    private static async Task<Guid> SendAsync(ApprovalDesk desk, string action, string draft)
    {
        var shown = await desk.World.RecommendAsync();
        var id = Guid.CreateVersion7();
        var newest = await NewestAsync(desk);
        var result = await desk.World.RespondAsync(
            new(id, shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Action, action, Note: "The device is lost.")
            {
                Message = new OutgoingMessage(Guid.CreateVersion7(), draft, draft, [], IsSent: true) { SeenId = newest },
            }
        );
        result.Error.ShouldBeNull();
        return id;
    }

    private static async Task<Guid?> NewestAsync(ApprovalDesk desk)
    {
        await using var db = desk.World.Open();
        return await db
            .Messages.Where(row => row.Delivery != MessageDelivery.Held)
            .OrderByDescending(row => row.At)
            .Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync(Token);
    }
}
