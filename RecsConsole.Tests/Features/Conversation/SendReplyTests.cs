using Microsoft.EntityFrameworkCore;
using MimeKit;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Features.Conversation.Receiving;
using RecsConsole.Features.Conversation.Replying;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Conversation;

/// <summary>A person writes to the customer; a reply that is invalid or not permitted is not sent.</summary>
public sealed class SendReplyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R111")]
    public async Task Proposal_is_sent_by_nobody_and_the_letter_keeps_both_texts_and_what_was_changed()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        var proposed = await desk.World.Get<ProposeReply>().RunAsync(desk.World.Here.Agent, new(desk.CaseId, null, []), Token);
        await using (var before = desk.World.Open())
        {
            (await before.Messages.CountAsync(Token)).ShouldBe(0);
        }

        var draft = proposed.Value!.Text;
        var sent = await desk.SendAsync(ConversationDesk.Letter(draft + "PS", draft));

        sent.IsOk.ShouldBeTrue(sent.Error?.Message);
        await using var db = desk.World.Open();
        var row = await db.Messages.SingleAsync(Token);
        (row.Text, row.DraftText, row.EditDistance).ShouldBe((draft + "PS", draft, 2));
        (row.Delivery, row.Address).ShouldBe((MessageDelivery.ToSend, ConversationDesk.Address));
        var happened = await db.CaseEvents.SingleAsync(each => each.CaseId == desk.CaseId, Token);
        (happened.Kind, happened.AttributesJson.Contains("PS", StringComparison.Ordinal)).ShouldBe((CaseEventKind.Message, false));
    }

    [Fact]
    public async Task Retry_is_the_same_letter()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        var letter = ConversationDesk.Letter("Hello.");

        await desk.SendAsync(letter);
        var again = await desk.SendAsync(letter);

        again.IsOk.ShouldBeTrue();
        await using var db = desk.World.Open();
        (await db.Messages.CountAsync(Token)).ShouldBe(1);
    }

    [Theory]
    [InlineData("", "Write the message first")]
    [InlineData("What we know: [what is known]", "[what is known]")]
    public async Task Empty_letter_and_one_with_a_gap_are_not_sent(string text, string words)
    {
        await using var desk = await ConversationDesk.CreateAsync();

        var sent = await desk.SendAsync(ConversationDesk.Letter(text, "What we know: [what is known]"));

        sent.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        sent.Error.Message.ShouldContain(words);
        await NothingIsWrittenAsync(desk);
    }

    [Fact]
    public async Task Without_an_address_nothing_is_sent_but_what_was_written_elsewhere_is_kept()
    {
        await using var desk = await ConversationDesk.CreateAsync(hasAddress: false);

        var sent = await desk.SendAsync(ConversationDesk.Letter("Hello."));
        var kept = await desk.SendAsync(ConversationDesk.Letter("Hello.", isSent: false));

        sent.Error!.Message.ShouldContain("no email address");
        kept.Value.ShouldBe("Saved with the case. Nothing was sent from here.");
        await using var db = desk.World.Open();
        (await db.Messages.SingleAsync(Token)).Delivery.ShouldBe(MessageDelivery.Recorded);
    }

    [Fact]
    public async Task Who_may_only_read_the_case_or_does_not_see_it_sends_nothing_and_that_is_recorded()
    {
        await using var desk = await ConversationDesk.CreateAsync();

        var stranger = await desk.SendAsync(ConversationDesk.Letter("Hello."), new Actor(desk.World.Here.TenantId, Guid.NewGuid()));
        var other = await desk.SendAsync(ConversationDesk.Letter("Hello."), desk.World.Elsewhere.Agent);

        (stranger.Error!.Kind, other.Error!.Kind).ShouldBe((ErrorKind.NotFound, ErrorKind.NotFound));
        await using var db = desk.World.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "send.reply" && row.Outcome == "denied", Token)).ShouldBe(1);
        await NothingIsWrittenAsync(desk);
    }

    [Theory]
    [InlineData("new", "Tipping off")]
    [InlineData("working", null)]
    public async Task Proposal_names_the_policy_that_forbids_customer_contact_in_this_state(string state, string? policy)
    {
        await using var desk = await ConversationDesk.CreateAsync();
        await desk.World.ChangeAsync(ChangeKind.Catalog, db => Forbid(db, desk.World.Here.TenantId, state));

        var proposed = await desk.World.Get<ProposeReply>().RunAsync(desk.World.Here.Agent, new(desk.CaseId, null, []), Token);

        proposed.Value!.ForbiddenBy.ShouldBe(policy);
    }

    [Fact]
    public void Policy_and_colleague_are_each_asked_about_once_until_the_message_is_sent()
    {
        var warning = new WriterWarning();

        warning.Of(null, "Tipping off")!.ShouldContain("Tipping off");
        warning.Of(null, "Tipping off").ShouldBeNull();
        warning.Of(null, null).ShouldBeNull();
        warning.Forget();
        warning.Of(null, "Tipping off").ShouldNotBeNull();
    }

    // the desk's case is new; every action of the desk that contacts customers is forbidden in the given state
    private static void Forbid(ConsoleDbContext db, Guid tenant, string state)
    {
        foreach (var action in db.Actions.Where(row => row.TenantId == tenant && row.Key == "notice").ToList())
        {
            action.IsCustomerContact = true;
        }

        db.Policies.Add(
            new()
            {
                TenantId = tenant,
                Key = "tipping-off",
                Version = 1,
                Title = "Tipping off",
                Status = VersionStatus.Published,
                EffectiveFrom = DateTimeOffset.UnixEpoch,
                RulesJson =
                    $$"""[{"caseTypes":[],"issueTypes":[],"states":["{{state}}"],"requires":[],"forbids":["notice"],"documents":[]}]""",
                UpdatedAt = DateTimeOffset.UnixEpoch,
            }
        );
    }

    [Fact]
    public async Task Letter_that_passed_an_answer_of_the_customer_waits_until_it_was_read()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        var first = ConversationDesk.Letter("Please try it.");
        await desk.SendAsync(first);
        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var mail = new MimeMessage
        {
            Subject = "[T-1] x",
            Body = new TextPart("plain") { Text = "It works again." },
        };
        (await desk.World.Get<ReceiveMail>().RunAsync(Actor.Job(desk.World.Here.TenantId), mail, Token)).IsOk.ShouldBeTrue();
        await using var db = desk.World.Open();
        var answer = await db.Messages.SingleAsync(row => row.Direction == MessageDirection.Inbound, Token);

        var passed = await desk.SendAsync(ConversationDesk.Letter("Please try once more.") with { SeenId = first.Id });
        var read = await desk.SendAsync(ConversationDesk.Letter("Good to hear.") with { SeenId = answer.Id });

        passed.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        passed.Error.Message.ShouldStartWith("Priya Nair has written in the meantime.");
        read.IsOk.ShouldBeTrue(read.Error?.Message);
    }

    [Fact]
    public async Task What_the_writer_wrote_and_took_down_meanwhile_stops_no_letter_of_theirs()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        var heard = new RecordMessageRequest(Guid.CreateVersion7(), desk.CaseId, "phone", "It works again.");
        (await desk.World.Get<RecordMessage>().RunAsync(desk.World.Here.Agent, heard, Token)).IsOk.ShouldBeTrue();
        await desk.SendAsync(ConversationDesk.Letter("Good to hear."));

        (await desk.SendAsync(ConversationDesk.Letter("And thank you."))).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Only_public_documents_are_quoted_and_what_is_quoted_was_used()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        var guide = new Citation("guide", 1, "Guide");

        var hidden = await desk.SendAsync(ConversationDesk.Letter("See [1].") with { Citations = [guide] });
        await desk.World.ChangeAsync(ChangeKind.Document, db => db.Documents.Single(row => row.Key == "guide").Classification = 0);
        var shown = await desk.SendAsync(ConversationDesk.Letter("See [1].") with { Citations = [guide] });

        hidden.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        shown.IsOk.ShouldBeTrue(shown.Error?.Message);
        await using var db = desk.World.Open();
        (await db.CaseDocuments.SingleAsync(row => row.CaseId == desk.CaseId, Token)).DocumentKey.ShouldBe("guide");
    }

    [Fact]
    public async Task Public_document_that_the_writer_may_not_read_is_neither_proposed_nor_quoted()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        await desk.World.ChangeAsync(ChangeKind.Document, db => db.Documents.Single(row => row.Key == "regional").Classification = 0);
        var request = new ProposeReplyRequest(desk.CaseId, null, [new("regional", 1, null)]);

        var proposed = await desk.World.Get<ProposeReply>().RunAsync(desk.World.Here.Agent, request, Token);
        var sent = await desk.SendAsync(ConversationDesk.Letter("See [1].") with { Citations = [new("regional", 1, "Regional")] });

        (proposed.Value!.IsRefusedQuote, proposed.Value.Citations.Count).ShouldBe((true, 0));
        sent.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Forbidden);
        await NothingIsWrittenAsync(desk);
    }

    [Fact]
    public async Task Passage_of_an_internal_document_is_not_proposed()
    {
        await using var desk = await ConversationDesk.CreateAsync();
        var propose = desk.World.Get<ProposeReply>();
        var request = new ProposeReplyRequest(desk.CaseId, null, [new("guide", 1, null)]);

        var hidden = await propose.RunAsync(desk.World.Here.Agent, request, Token);
        await desk.World.ChangeAsync(ChangeKind.Document, db => db.Documents.Single(row => row.Key == "guide").Classification = 0);
        var shown = await propose.RunAsync(desk.World.Here.Agent, request, Token);

        (hidden.Value!.IsRefusedQuote, hidden.Value.Citations.Count).ShouldBe((true, 0));
        shown.Value!.Text.ShouldContain("[1]");
        shown.Value.Citations.Single().DocumentKey.ShouldBe("guide");
    }

    private static async Task NothingIsWrittenAsync(ConversationDesk desk)
    {
        await using var db = desk.World.Open();
        (await db.Messages.CountAsync(Token)).ShouldBe(0);
        (await db.CaseEvents.CountAsync(row => row.CaseId == desk.CaseId, Token)).ShouldBe(0);
    }
}
