using Microsoft.EntityFrameworkCore;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Conversation.Attachments;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>Files on a ticket are readable on its case, under the case's permission; what the desk does not accept stays there.</summary>
public sealed class TicketFilesTests
{
    private static readonly DateTimeOffset s_opened = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly byte[] s_program = [(byte)'M', (byte)'Z', 0x90, 0x00, 0x03];
    private static readonly byte[] s_picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_of_the_customer_is_readable_by_those_who_may_view_the_case()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", s_opened);
        await desk.SyncAsync();
        desk.Tickets.WriteWithFiles("12", FakeTickets.Priya, "See the picture.", desk.Tickets.Keep("jam.png", s_picture));

        await desk.SyncAsync();
        await desk.SyncAsync();

        desk.Tickets.Downloads.ShouldBe(["jam.png"], "it is fetched once");
        await using var db = desk.World.Open();
        var message = await db.Messages.SingleAsync(Token);
        (message.Text, message.Direction).ShouldBe(("See the picture.", MessageDirection.Inbound));
        var file = await db.Attachments.SingleAsync(Token);
        (file.MessageId, file.Name, file.ContentType).ShouldBe((message.Id, "jam.png", "image/png"));
        (await ReadAsync(desk, desk.World.Here.Agent, file.Id)).Value!.Content.ShouldBe(s_picture);
        (await ReadAsync(desk, desk.World.Elsewhere.Agent, file.Id)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await CloseToTheAgentAsync(desk);
        (await ReadAsync(desk, desk.World.Here.Agent, file.Id)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    public async Task Files_the_ticket_was_opened_with_come_before_everything_else()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", s_opened);
        desk.Tickets.Change("12", ticket => ticket with { Files = [desk.Tickets.Keep("trace.log", "line"u8.ToArray())] });
        desk.Tickets.WriteWithFiles("12", FakeTickets.Priya, "", desk.Tickets.Keep("jam.png", s_picture));

        await desk.SyncAsync();

        await using var db = desk.World.Open();
        var messages = await db.Messages.OrderBy(row => row.At).ToListAsync(Token);
        messages.Select(row => row.Text).ShouldBe(["(Files without words)", "(Files without words)"]);
        var files = await db.Attachments.ToDictionaryAsync(row => row.MessageId, row => row.Name, Token);
        messages.Select(row => files[row.Id]).ShouldBe(["trace.log", "jam.png"]);
    }

    [Fact]
    public async Task Hostile_and_large_files_stay_there_and_are_named()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", s_opened);
        RemoteFile[] files =
        [
            desk.Tickets.Keep("run.exe", s_program),
            desk.Tickets.Keep("invoice.pdf", s_program),
            desk.Tickets.Keep("letter.docx", s_picture),
            desk.Tickets.Keep("dump.zip", [1]) with
            {
                Size = 50_000_000,
            },
            desk.Tickets.Keep("../../jam.png", s_picture),
        ];
        desk.Tickets.WriteWithFiles("12", FakeTickets.Priya, "All of it.", files);

        await desk.SyncAsync();

        desk.Tickets.Downloads.ShouldBe(
            ["invoice.pdf", "letter.docx", "../../jam.png"],
            "names and sizes are judged before anything is fetched"
        );
        await using var db = desk.World.Open();
        (await db.Attachments.SingleAsync(Token)).Name.ShouldBe("jam.png");
        (await db.Messages.SingleAsync(Token)).Text.ShouldBe(
            "All of it.\n\n(Only in Tickets: run.exe, invoice.pdf, letter.docx, dump.zip)"
        );
    }

    [Fact]
    public async Task Ticket_is_read_again_when_a_file_does_not_come()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", s_opened);
        desk.Tickets.WriteWithFiles("12", FakeTickets.Priya, "See the picture.", desk.Tickets.Keep("jam.png", s_picture));
        desk.Tickets.Silent.Add("jam.png");

        (await desk.SyncAsync()).Failed.ShouldBe(1);
        (await desk.LinksAsync()).ShouldBe(0);
        desk.Tickets.Silent.Clear();
        await desk.SyncAsync();

        await using var db = desk.World.Open();
        (await db.Messages.CountAsync(Token), await db.Attachments.CountAsync(Token)).ShouldBe((1, 1));
    }

    private static Task<Result<AttachmentFile>> ReadAsync(TicketDesk desk, Actor actor, Guid file) =>
        desk.World.Get<ReadAttachment>().RunAsync(actor, file, Token);

    private static async Task CloseToTheAgentAsync(TicketDesk desk)
    {
        await using var db = desk.World.Open();
        (await db.Cases.SingleAsync(row => row.Key == "TK-12", Token)).Classification = Classifications.Restricted;
        await db.SaveChangesAsync(Token);
    }
}
