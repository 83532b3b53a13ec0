using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Conversation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Conversation.Receiving;
using RecsConsole.Features.Conversation.Replying;
using RecsConsole.Features.Conversation.Sending;
using RecsConsole.Platform.Changes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Conversation;

/// <summary>A reply is drafted from the evidence of the case's suggestions; a person edits and sends it.</summary>
public sealed class GroundedReplyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "R181")]
    public async Task Draft_quotes_a_recommended_document_that_may_be_quoted_and_cites_its_version()
    {
        await using var desk = await WithPublicGuideAsync();
        var documents = (await desk.World.RecommendAsync()).Slate(SlateKind.Document).Items.Select(item => item.Id);

        var draft = await ProposeAsync(desk, new("secret", 1, null), new("guide", 1, null));
        var hidden = await ProposeAsync(desk, new QuotedPassage("secret", 1, null));

        documents.ShouldContain("guide");
        documents.ShouldNotContain("secret");
        draft.Citations.ShouldHaveSingleItem().ShouldBe(new("guide", 1, "Printer jams: guide"));
        draft.Text.ShouldContain(draft.Passage.ShouldNotBeNull());
        draft.Text.ShouldContain("[1]");
        await using var db = desk.World.Open();
        var source = (await db.Documents.SingleAsync(row => row.Key == "guide" && row.Version == 1, Token)).Text;
        draft.Passage.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => source.Contains(line));
        (hidden.IsRefusedQuote, hidden.Citations.Count).ShouldBe((true, 0));
    }

    [Theory]
    [InlineData("Please look at this, {customer}.", true)]
    [InlineData("Please do [what helps].", false)] // nobody could send it before filling the gap
    public async Task Reply_has_the_text_of_the_suggested_step_and_a_passage_with_room_above_them(string template, bool isUsed)
    {
        await using var desk = await WithPublicGuideAsync();
        var templates = ReplyTemplates.Write([new("en", template)]);
        await desk.World.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "ask").ReplyTemplatesJson = templates);
        var request = new ProposeReplyRequest(desk.CaseId, "ask", [new("secret", 1, null), new("guide", 1, null)]) { IsReply = true };

        var draft = (await desk.World.Get<ProposeReply>().RunAsync(desk.World.Here.Agent, request, Token)).Value.ShouldNotBeNull();

        draft.Text.Contains("Please", StringComparison.Ordinal).ShouldBe(isUsed);
        draft.Text.ShouldContain(draft.Passage.ShouldNotBeNull() + " [1]");
        draft.Citations.ShouldHaveSingleItem().DocumentKey.ShouldBe("guide");
        draft.Text.ShouldContain(",\n\n\n\n");
        ReplyText.GapsLeft(draft.Text, draft.Text).ShouldBeEmpty();
    }

    [Fact, Trait("Req", "R208")]
    public async Task Conversation_is_part_of_the_case_and_what_is_drafted_waits_for_a_person_who_may_change_it()
    {
        await using var desk = await WithPublicGuideAsync();
        var world = desk.World;
        var heard = new RecordMessageRequest(Guid.CreateVersion7(), desk.CaseId, "phone", "It jams again.");
        (await world.Get<RecordMessage>().RunAsync(world.Here.Agent, heard, Token)).IsOk.ShouldBeTrue();
        var draft = await ProposeAsync(desk, new QuotedPassage("guide", 1, null));
        world.Database.Clock.Advance(TimeSpan.FromDays(1));
        (await world.Get<DeliverMessages>().RunAsync(world.Here.TenantId, Token)).ShouldBe(0);
        desk.Mail.Taken.ShouldBeEmpty("nothing is sent by itself");

        var letter = ConversationDesk.Letter(draft.Text.Replace("Hello", "Dear", StringComparison.Ordinal) + "!", draft.Text) with
        {
            Citations = draft.Citations,
            SeenId = draft.SeenId,
        };
        (await desk.SendAsync(letter)).IsOk.ShouldBeTrue();
        (await world.Get<DeliverMessages>().RunAsync(world.Here.TenantId, Token)).ShouldBe(1);

        desk.Mail.Taken.ShouldHaveSingleItem().TextBody!.ShouldContain("Printer jams: guide");
        await using var db = world.Open();
        var row = await db.Messages.SingleAsync(each => each.DraftText != null, Token);
        (row.AuthorId, row.DraftText).ShouldBe((world.Here.Agent.PersonId, draft.Text));
        row.EditDistance.ShouldBe(EditDistance.Between(draft.Text, row.Text));
        row.EditDistance!.Value.ShouldBeGreaterThan(0);
        Citation.Read(row.CitationsJson).Single().Version.ShouldBe(1);
        var said = await new ListCaseEvents(world.Get<OperationScopeFactory>()).RunAsync(
            world.Here.Agent,
            new(desk.CaseId, TimelineTab.Customer, 50),
            Token
        );
        said.Value!.Lines.Select(line => line.Message!.Text).ShouldBe([row.Text, "It jams again."]);
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("de", false)]
    public async Task Passage_that_nobody_asked_for_is_quoted_only_in_the_language_of_the_case(string language, bool isQuoted)
    {
        await using var desk = await WithPublicGuideAsync();
        await desk.World.ChangeAsync(ChangeKind.Document, db => db.Documents.Single(row => row.Key == "guide").Language = "en");
        await desk.World.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == desk.CaseId).Language = language);
        var offered = new ProposeReplyRequest(desk.CaseId, null, [new("guide", 1, null)]) { IsReply = true };

        var proposed = await desk.World.Get<ProposeReply>().RunAsync(desk.World.Here.Agent, offered, Token);
        var asked = await ProposeAsync(desk, new QuotedPassage("guide", 1, null));

        proposed.Value!.Citations.Count.ShouldBe(isQuoted ? 1 : 0);
        asked.Citations.Count.ShouldBe(1, "the writer chose this passage");
    }

    private static async Task<ConversationDesk> WithPublicGuideAsync()
    {
        var desk = await ConversationDesk.CreateAsync();
        await desk.World.ChangeAsync(ChangeKind.Document, db => db.Documents.Single(row => row.Key == "guide").Classification = 0);
        return desk;
    }

    private static async Task<ReplyProposal> ProposeAsync(ConversationDesk desk, params QuotedPassage[] quotes)
    {
        var proposed = await desk.World.Get<ProposeReply>().RunAsync(desk.World.Here.Agent, new(desk.CaseId, null, quotes), Token);
        return proposed.Value ?? throw new InvalidOperationException(proposed.Error!.Message);
    }
}
