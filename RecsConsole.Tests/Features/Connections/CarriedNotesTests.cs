using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Connections.Editing;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>A note on a case of another system is written there once, privately; the ticket gets one link to its case.</summary>
public sealed class CarriedNotesTests
{
    private const string Link = "https://console.example/cases/TK-12";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // steps are public there, what is for colleagues is not
    public async Task Note_is_written_there_once_as_a_private_one_and_does_not_come_back(bool notesArePrivate)
    {
        await using var desk = await WithTicketAsync(request => request with { NotesArePrivate = notesArePrivate });
        var id = Guid.NewGuid();

        await WriteAsync(desk, id, "Known since the update.");
        await WriteAsync(desk, id, "Known since the update.");
        (await desk.CarryAsync()).ShouldBe(1);
        (await desk.CarryLaterAsync()).ShouldBe(0);
        await desk.SyncAsync();

        var entry = desk.Tickets.Tickets["12"].Entries.ShouldHaveSingleItem();
        entry.Text.ShouldStartWith("Known since the update.\n\n(Person agent)");
        entry.IsPrivate.ShouldBeTrue();
        (await desk.EventsAsync("12")).Select(each => each.Activity).ShouldBe(["opened", "note"]);
        await using var db = desk.World.Open();
        (await db.Notes.CountAsync(Token)).ShouldBe(1);
        (await db.AuditEntries.CountAsync(row => row.Operation == "carry.note" && row.Outcome == "done", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Note_whose_answer_is_lost_is_not_written_twice()
    {
        await using var desk = await WithTicketAsync();
        await WriteAsync(desk, Guid.NewGuid(), "Known since the update.");
        desk.Tickets.LosesAnswer = true;
        (await desk.CarryAsync()).ShouldBe(0);
        desk.Tickets.LosesAnswer = false;

        (await desk.CarryLaterAsync()).ShouldBe(1);

        LinksOf(desk.Tickets.Tickets["12"].Entries.ShouldHaveSingleItem()).ShouldBe(1);
    }

    [Fact]
    public async Task Connection_that_takes_no_notes_gets_none()
    {
        await using var desk = await WithTicketAsync(request => request with { CarriesNotes = false });

        await WriteAsync(desk, Guid.NewGuid(), "For us alone.");

        await using var db = desk.World.Open();
        (await db.Outbox.AnyAsync(Token)).ShouldBeFalse();
        (await LinkedTicket.FindAsync(db, (await desk.CaseAsync("12")).Id, Token))!.TakesNotes.ShouldBeFalse();
    }

    [Fact]
    public async Task Note_that_is_refused_there_stays_here_and_its_author_is_told()
    {
        await using var desk = await WithTicketAsync();
        await WriteAsync(desk, Guid.NewGuid(), "Known since the update.");
        desk.Tickets.Refusal = "Private notes are not allowed";

        await desk.CarryAsync();

        var events = await desk.EventsAsync("12");
        events.Select(each => each.Activity).ShouldBe(["opened", "note", RemoteEvents.NoteRefused]);
        CaseEvents.AttributesOf(events[2])[RemoteEvents.WordsAttribute].ShouldBe("Private notes are not allowed");
        await using var db = desk.World.Open();
        (await db.Notes.SingleAsync(Token)).Text.ShouldBe("Known since the update.");
        var news = await db.InboxItems.SingleAsync(Token);
        (news.RecipientId, news.Kind, news.Reference).ShouldBe(
            (desk.World.Here.Agent.PersonId, InboxKind.NotCarried, RemoteEvents.NoteRefused)
        );
    }

    [Fact]
    public async Task Ticket_gets_one_link_to_its_case_with_the_first_private_note()
    {
        await using var desk = await WithTicketAsync();
        await desk.AcceptAsync("12");
        desk.World.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        await WriteAsync(desk, Guid.NewGuid(), "Known since the update.");

        (await desk.CarryLaterAsync()).ShouldBe(1);
        (await desk.CarryLaterAsync()).ShouldBe(1);

        desk.Tickets.Tickets["12"].Entries.Select(LinksOf).ShouldBe([1, 0]);
    }

    [Fact]
    public async Task Link_is_no_part_of_what_customers_read_and_of_a_connection_that_wants_none()
    {
        await using var open = await WithTicketAsync(request => request with { NotesArePrivate = false });
        await open.AcceptAsync("12");
        await using var without = await WithTicketAsync(request => request with { LinksBack = false });
        await without.AcceptAsync("12");

        (await open.CarryLaterAsync()).ShouldBe(1);
        (await without.CarryLaterAsync()).ShouldBe(1);

        LinksOf(open.Tickets.Tickets["12"].Entries.ShouldHaveSingleItem()).ShouldBe(0);
        LinksOf(without.Tickets.Tickets["12"].Entries.ShouldHaveSingleItem()).ShouldBe(0);
    }

    private static int LinksOf(RemoteEntry entry) =>
        entry.Text.Split('\n').Count(line => string.Equals(line, Link, StringComparison.Ordinal));

    private static async Task<TicketDesk> WithTicketAsync(Func<SaveConnectionRequest, SaveConnectionRequest>? change = null)
    {
        var desk = await TicketDesk.CreateEmptyAsync();
        var request = TicketDesk.Request();
        await desk.ConnectAsync(change?.Invoke(request) ?? request);
        desk.Tickets.Add("12", desk.World.Database.Clock.GetUtcNow().AddMinutes(-10));
        await desk.SyncAsync();
        return desk;
    }

    private static async Task WriteAsync(TicketDesk desk, Guid id, string text)
    {
        var row = await desk.CaseAsync("12");
        var written = await desk.World.Get<AddNote>().RunAsync(desk.World.Here.Agent, new(id, row.Id, text), Token);
        written.IsOk.ShouldBeTrue(written.Error?.Message);
    }
}
