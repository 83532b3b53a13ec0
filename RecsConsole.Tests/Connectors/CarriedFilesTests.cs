using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Features.Conversation.Attachments;
using RecsConsole.Features.Conversation.Replying;
using RecsConsole.Tests.Features.Connections;
using RecsConsole.Tests.Features.Conversation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Connectors;

/// <summary>Files of replies and tickets, both ways, against the real systems.</summary>
[Collection(TicketServerTestGroup.Name)]
public sealed class CarriedFilesTests(SharedRedmine sharedRedmine, SharedRt sharedRt)
{
    private const string Words = "Please follow the steps.";
    private static readonly byte[] s_steps = [.. "1. Open the tray.\n"u8];
    private static readonly byte[] s_picture =
    [
        .. (byte[])[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A],
        .. Enumerable.Range(0, 500).Select(number => (byte)(number % 251)),
    ];
    private static readonly byte[] s_program = [(byte)'M', (byte)'Z', 0x90, 0x00, 0x03];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Redmine_gets_the_file_of_a_reply_once_and_its_own_files_are_read()
    {
        var redmine = await sharedRedmine.OpenAsync();
        await using var desk = await RedmineTests.ConnectAsync(redmine);
        var id = await redmine.OpenAsync("Printer jams");
        await desk.SyncAsync();

        await ReplyOnceAsync(desk, id);
        await redmine.AttachAsync(id, "See the picture.", "jam.png", s_picture);
        await redmine.AttachAsync(id, "And this.", "run.exe", s_program);
        await desk.SyncAsync();
        await desk.SyncAsync();

        var notes = (await redmine.ReadAsync(id))["journals"]!.AsArray().Select(each => each!["notes"]!.ToString()).ToList();
        notes.Count(text => text.StartsWith(Words, StringComparison.Ordinal)).ShouldBe(1);
        var files = await redmine.FilesAsync(id);
        files.Keys.Order(StringComparer.Ordinal).ShouldBe(["jam.png", "run.exe", "steps.txt"]);
        files["steps.txt"].ShouldBe(s_steps);
        await PictureIsReadableAsync(desk, "And this.\n\n(Only in Tickets: run.exe)");
    }

    [Fact]
    public async Task Request_Tracker_gets_the_file_of_a_reply_once_and_its_own_files_are_read()
    {
        var rt = await sharedRt.OpenAsync();
        await using var desk = await RequestTrackerTests.ConnectAsync(rt);
        var id = await rt.OpenAsync("Printer jams");
        await desk.SyncAsync();

        await ReplyOnceAsync(desk, id);
        await rt.WriteAsync(id, "correspond", "See the picture.", "priya", files: AFile("jam.png", "image/png", s_picture));
        await rt.WriteAsync(id, "correspond", "And this.", "priya", files: AFile("run.exe", "application/octet-stream", s_program));
        await desk.SyncAsync();
        await desk.SyncAsync();

        (await rt.HistoryAsync(id)).Count(type => type == "Correspond").ShouldBe(3);
        var files = await rt.FilesAsync(id);
        files.Keys.Order(StringComparer.Ordinal).ShouldBe(["jam.png", "run.exe", "steps.txt"]);
        files["steps.txt"].ShouldBe(s_steps);
        await PictureIsReadableAsync(desk, "And this.\n\n(Only in Tickets: run.exe)");
    }

    private static async Task ReplyOnceAsync(TicketDesk desk, string ticketId)
    {
        var letter = ConversationDesk.Letter(Words) with { Attachments = [new NewAttachment("steps.txt", "text/plain", s_steps)] };
        var row = await desk.CaseAsync(ticketId);
        var sent = await desk.World.Get<SendReply>().RunAsync(desk.World.Here.Agent, new(row.Id, letter), Token);
        sent.IsOk.ShouldBeTrue(sent.Error?.Message);
        (await desk.CarryLaterAsync()).ShouldBe(1);
        (await desk.CarryLaterAsync()).ShouldBe(0);
    }

    private static async Task PictureIsReadableAsync(TicketDesk desk, string leftThere)
    {
        await using var db = desk.World.Open();
        var inbound = await db.Messages.Where(row => row.Direction == MessageDirection.Inbound).ToListAsync(Token);
        inbound.Select(row => row.Text).ShouldBe(["See the picture.", leftThere], ignoreOrder: true);
        var ids = inbound.ConvertAll(row => row.Id);
        var file = await db.Attachments.SingleAsync(row => ids.Contains(row.MessageId), Token);
        file.Name.ShouldBe("jam.png");
        var read = await desk.World.Get<ReadAttachment>().RunAsync(desk.World.Here.Agent, file.Id, Token);
        read.Value.ShouldNotBeNull(read.Error?.Message).Content.ShouldBe(s_picture);
        (await desk.World.Get<ReadAttachment>().RunAsync(desk.World.Elsewhere.Agent, file.Id, Token)).IsOk.ShouldBeFalse();
    }

    private static object[] AFile(string name, string type, byte[] content) =>
        new object[]
        {
            new
            {
                FileName = name,
                FileType = type,
                FileContent = Convert.ToBase64String(content),
            },
        };
}
