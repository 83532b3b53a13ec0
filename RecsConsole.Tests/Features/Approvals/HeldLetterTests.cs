using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Features.Approvals.OnCase;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Mail;
using RecsConsole.Tests.Features.Conversation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Approvals;

/// <summary>
/// The letter of a step that needs approval: shown with the request, sent once with the step, and returned if the request is rejected.
/// </summary>
public sealed class HeldLetterTests
{
    private const string Words = "We wipe the device today.";
    private const string Address = "priya.nair@acme.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Step_of_high_risk_that_writes_asks_for_its_letter_and_sends_nothing_before_it_is_approved()
    {
        await using var desk = await OpenAsync();
        var shown = await desk.World.RecommendAsync();
        shown.Slate(SlateKind.Action).Items.Single(item => item.Id == "wipe").Form.ShouldBe(StepForm.RequestedMessage);

        var request = await RequestAsync(desk);

        await using var db = desk.World.Open();
        var letter = await db.Messages.SingleAsync(Token);
        (letter.Id, letter.Delivery, letter.NextAttemptAt, letter.Text).ShouldBe((request.Id, MessageDelivery.Held, null, Words));
        (await db.Cases.SingleAsync(row => row.Id == request.CaseId, Token)).RepliedAt.ShouldBeNull();
        (await db.CaseEvents.CountAsync(row => row.CaseId == request.CaseId, Token)).ShouldBe(0);
        var view = (await desk.ReadAsync(desk.Supervisor, request)).Value!;
        (view.Letter!.Text, view.Letter.Address, view.Letter.Attachments.Single().Name).ShouldBe((Words, Address, "trace.log"));
    }

    [Fact]
    public async Task Approval_sends_the_letter_once_with_the_step_in_the_name_of_its_writer()
    {
        await using var desk = await OpenAsync();
        var request = await RequestAsync(desk);

        (await desk.DecideAsync(desk.Supervisor, request)).IsOk.ShouldBeTrue();
        (await desk.DecideAsync(desk.Supervisor, request)).IsOk.ShouldBeFalse();

        await using var db = desk.World.Open();
        var letter = await db.Messages.SingleAsync(Token);
        (letter.Delivery, letter.AuthorId, letter.Address).ShouldBe((MessageDelivery.ToSend, desk.Agent.PersonId, Address));
        letter.NextAttemptAt.ShouldNotBeNull();
        var step = await db.CaseEvents.SingleAsync(row => row.CaseId == request.CaseId, Token);
        CaseMessages.MessageOf(CaseEvents.AttributesOf(step)).ShouldBe(letter.Id);
        (await db.Cases.SingleAsync(row => row.Id == request.CaseId, Token)).RepliedAt.ShouldBe(step.At);
        (await db.TextDrafts.CountAsync(Token)).ShouldBe(0);
    }

    [Theory]
    [InlineData("rejected")]
    [InlineData("withdrawn")]
    [InlineData("lapsed")]
    public async Task Letter_of_a_request_that_ends_otherwise_is_a_draft_of_its_writer_again(string end)
    {
        await using var desk = await OpenAsync();
        var request = await RequestAsync(desk);

        await EndAsync(desk, request, end);

        (await desk.FindAsync(request.Id)).Status.ToString().ToLowerInvariant().ShouldBe(end);
        await using var db = desk.World.Open();
        (await db.Messages.SingleAsync(Token)).Delivery.ShouldBe(MessageDelivery.Held);
        var drafts = await db.TextDrafts.OrderBy(row => row.Form).ToListAsync(Token);
        drafts.ShouldAllBe(row => row.PersonId == desk.Agent.PersonId && row.CaseId == request.CaseId);
        drafts.ShouldAllBe(row => row.Subject == HeldLetter.SubjectOf(request.CaseId, "wipe"));
        drafts
            .Select(row => (row.Form, row.Text))
            .ShouldBe([(DraftForms.LetterFiles, "[\"trace.log\"]"), (DraftForms.ReplySources, "[]"), (DraftForms.StepMessage, Words)]);
    }

    [Fact]
    public async Task What_was_typed_since_stays_below_the_letter_that_comes_back()
    {
        await using var desk = await OpenAsync();
        var request = await RequestAsync(desk);
        await using (var db = desk.World.Open())
        {
            db.TextDrafts.Add(
                new()
                {
                    TenantId = desk.Agent.TenantId,
                    PersonId = desk.Agent.PersonId,
                    Form = DraftForms.StepMessage,
                    Subject = HeldLetter.SubjectOf(request.CaseId, "wipe"),
                    CaseId = request.CaseId,
                    Text = "Another one.",
                }
            );
            await db.SaveChangesAsync(Token);
        }

        await EndAsync(desk, request, "rejected");

        await using var after = desk.World.Open();
        (await after.TextDrafts.SingleAsync(row => row.Form == DraftForms.StepMessage, Token)).Text.ShouldBe($"{Words}\n\nAnother one.");
    }

    [Fact]
    public async Task Letter_with_a_gap_and_one_of_a_step_that_writes_nobody_stop_the_request()
    {
        await using var desk = await OpenAsync();
        (await AskAsync(desk, Letter("Until [day].", "Until [day]."))).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        await desk.World.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "wipe").IsCustomerContact = false);
        (await AskAsync(desk, Letter(Words))).Error!.Kind.ShouldBe(ErrorKind.Invalid);

        await using var db = desk.World.Open();
        (await db.Messages.CountAsync(Token), await db.ApprovalRequests.CountAsync(Token)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Approval_of_a_letter_that_cannot_go_carries_nothing_out_and_gives_it_back()
    {
        var mail = new TestMail();
        await using var desk = await OpenAsync(mail);
        var request = await RequestAsync(desk);
        mail.IsOpen = false;

        (await desk.DecideAsync(desk.Supervisor, request)).Error!.Message.ShouldContain("Its message to the customer cannot be sent now.");

        await using var db = desk.World.Open();
        (await db.CaseEvents.CountAsync(row => row.CaseId == request.CaseId, Token)).ShouldBe(0);
        (await db.TextDrafts.SingleAsync(row => row.Form == DraftForms.StepMessage, Token)).Text.ShouldBe(Words);
    }

    private static async Task<ApprovalDesk> OpenAsync(TestMail? mail = null)
    {
        var desk = await ApprovalDesk.OpenAsync(replace: services => services.AddSingleton<IMailTransport>(mail ?? new TestMail()));
        await desk.World.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                db.Actions.Single(row => row.Key == "wipe").IsCustomerContact = true;
                var row = db.Cases.Single(each => each.Id == desk.World.Here.CaseId);
                (row.ContactName, row.ContactAddress) = ("Priya Nair", Address);
            }
        );
        return desk;
    }

    private static async Task EndAsync(ApprovalDesk desk, ApprovalRequestRow request, string end)
    {
        switch (end)
        {
            case "rejected":
                (await desk.DecideAsync(desk.Supervisor, request, ApprovalVerdict.Reject, "Too early.")).IsOk.ShouldBeTrue();
                break;
            case "withdrawn":
                (await desk.Get<WithdrawApproval>().RunAsync(desk.Agent, request.Id, Token)).IsOk.ShouldBeTrue();
                break;
            default:
                await Movement.MakeAsync(desk, request, "action");
                (await desk.DecideAsync(desk.Supervisor, request)).IsOk.ShouldBeFalse();
                break;
        }
    }

    private static async Task<ApprovalRequestRow> RequestAsync(ApprovalDesk desk)
    {
        var asked = await AskAsync(
            desk,
            Letter(Words) with
            {
                Attachments = [new NewAttachment("trace.log", "text/plain", "line"u8.ToArray())],
            }
        );
        asked.Value.ShouldNotBeNull(asked.Error?.Message).IsPendingApproval.ShouldBeTrue();
        return await desk.FindAsync(asked.Value!.ResponseId);
    }

    private static async Task<Result<ResponseOutcome>> AskAsync(ApprovalDesk desk, OutgoingMessage letter)
    {
        var shown = await desk.World.RecommendAsync();
        return await desk.World.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Action, "wipe", Note: "The customer asked for it.")
            {
                Message = letter,
            }
        );
    }

    private static OutgoingMessage Letter(string text, string? draft = null) => new(Guid.CreateVersion7(), text, draft, [], IsSent: true);
}
