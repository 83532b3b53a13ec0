using System.Text;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using RecsConsole.Database;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Features.Conversation;
using RecsConsole.Features.Conversation.Receiving;
using RecsConsole.Platform;
using RecsConsole.Platform.Residency;
using RecsConsole.Platform.Scanning;
using RecsConsole.Platform.Startup;
using RecsConsole.Tests.Architecture;
using RecsConsole.Tests.Features.Cases.Import.Uploads;
using RecsConsole.Tests.Features.Connections;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Scanning;

/// <summary>No file comes in that the scanner did not pass, whichever way it takes; without a verdict it is refused.</summary>
public sealed class UploadScanTests
{
    private const string Nowhere = "unix:/nowhere/clamd.ctl";

    private static readonly DateTimeOffset s_opened = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_from_a_browser_is_refused_with_the_finding_and_the_refusal_is_audited()
    {
        await using var server = await ClamdServer.StartAsync();
        await using var world = await DeskWorld.CreateAsync(replace: services => Scanned(services.AddUploadScan(), server.Unix));
        var (files, agent) = (world.Get<BrowserFiles>(), world.Here.Agent);

        var clean = await files.ReadAsync(agent, new ChosenFile("A guide."), 1000, Token);
        var infected = await files.ReadAsync(agent, new ChosenFile("# Guide\n\n" + ClamdServer.Infected), 1000, Token);

        Encoding.UTF8.GetString(clean.Value!).ShouldBe("A guide.");
        infected.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        infected.Error.Message.ShouldContain(ClamdServer.Finding);
        await using var db = world.Open();
        var entry = await RefusalAsync(db);
        (entry.Outcome, entry.Reason, entry.ActorId).ShouldBe(("denied", "infected", agent.PersonId));
        entry.DetailsJson.ShouldContain(ClamdServer.Finding);
    }

    [Fact]
    public async Task File_is_refused_when_a_scanner_is_configured_that_does_not_answer_and_not_when_there_is_none()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => Scanned(services.AddUploadScan(), Nowhere));
        await using var without = await DeskWorld.CreateAsync(replace: services => services.AddUploadScan());

        var refused = await world.Get<BrowserFiles>().ReadAsync(world.Here.Agent, new ChosenFile("A guide."), 1000, Token);
        var taken = await without.Get<BrowserFiles>().ReadAsync(without.Here.Agent, new ChosenFile("A guide."), 1000, Token);

        refused.Error!.Kind.ShouldBe(ErrorKind.Unavailable);
        taken.Value.ShouldNotBeNull();
        await using var db = world.Open();
        (await RefusalAsync(db)).Reason.ShouldBe("not_scanned");
    }

    [Theory]
    [InlineData("US", "region", ErrorKind.Invalid)]
    [InlineData("EU", "not_scanned", ErrorKind.Unavailable)]
    public async Task File_of_a_tenant_with_a_region_goes_to_no_scanner_elsewhere(string declared, string reason, ErrorKind kind)
    {
        await using var world = await DeskWorld.CreateAsync(replace: services =>
            Scanned(
                services
                    .AddUploadScan()
                    .Configure<DestinationOptions>(options =>
                        options.Destinations.Add(new() { Host = "scanner.invalid", Region = declared })
                    ),
                "tcp://scanner.invalid:3310"
            )
        );
        await using var db = world.Open();
        (await db.Tenants.SingleAsync(row => row.Id == world.Here.TenantId, Token)).Region = "EU";
        await db.SaveChangesAsync(Token);

        var refused = await world.Get<BrowserFiles>().ReadAsync(world.Here.Agent, new ChosenFile("A guide."), 1000, Token);

        refused.Error!.Kind.ShouldBe(kind, "another try helps only when the scanner was away");
        (await RefusalAsync(db)).Reason.ShouldBe(reason, "only a scanner in the region is tried");
    }

    [Fact]
    public async Task File_of_cases_is_refused_before_it_is_read_and_nothing_of_it_stays()
    {
        await using var server = await ClamdServer.StartAsync();
        await using var desk = await UploadDesk.CreateAsync(add: services => Scanned(services, server.Unix));

        var infected = await desk.SendAsync(desk.Admin, UploadDesk.Tickets(5) + ClamdServer.Infected);
        var left = FilesIn(desk.Get<DataFolder>());
        var clean = await desk.SendAsync(desk.Admin, UploadDesk.Tickets(5));
        await server.StopAsync();
        var away = await desk.SendAsync(desk.Admin, UploadDesk.Tickets(6));

        infected.Error!.Message.ShouldContain(ClamdServer.Finding);
        left.ShouldBeEmpty();
        clean.IsOk.ShouldBeTrue(clean.Error?.Message);
        away.Error!.Kind.ShouldBe(ErrorKind.Unavailable);
        (await desk.ReadAsync(desk.Admin)).Upload!.Id.ShouldBe(clean.Value!.Id, "what was there before stays");
    }

    [Fact]
    public async Task File_on_a_ticket_stays_there_and_without_a_verdict_the_ticket_is_read_again()
    {
        await using var server = await ClamdServer.StartAsync();
        await using var desk = await TicketDesk.CreateAsync(add: services => Scanned(services, server.Unix));
        desk.Tickets.Add("12", s_opened);
        var infected = desk.Tickets.Keep("bad.log", Encoding.ASCII.GetBytes(ClamdServer.Infected));
        desk.Tickets.WriteWithFiles("12", FakeTickets.Priya, "Both.", infected, desk.Tickets.Keep("good.log", [(byte)'x']));
        await server.StopAsync();

        for (var i = 0; i < ConnectionReader.MaxAttempts + 1; i++)
        {
            (await desk.TrySyncAsync()).Error!.Kind.ShouldBe(ErrorKind.Unavailable);
        }

        await using var db = desk.World.Open();
        (await db.TicketLinks.AnyAsync(Token)).ShouldBeFalse("no ticket is at fault");
        var connection = await db.Connections.AsNoTracking().SingleAsync(Token);
        connection.Cursor.ShouldBeNull();
        connection.LastSuccessAt.ShouldBeNull();
        connection.LastError.ShouldNotBeNull();
        (await db.AuditEntries.AnyAsync(row => row.Operation == UploadScan.Operation, Token)).ShouldBeFalse("no file was refused");
        desk.Tickets.Downloads.ShouldBeEmpty("a file that cannot be scanned is not fetched");
        await server.StartAgainAsync();
        await desk.SyncAsync();

        (await db.Attachments.SingleAsync(Token)).Name.ShouldBe("good.log");
        (await db.Messages.SingleAsync(Token)).Text.ShouldBe("Both.\n\n(Only in Tickets: bad.log)");
    }

    [Fact]
    public async Task File_that_never_gets_a_verdict_is_a_problem_of_its_ticket_alone()
    {
        await using var scanner = new MuteScanner();
        await using var desk = await TicketDesk.CreateAsync(add: services => Scanned(services, scanner.Tcp));
        desk.Tickets.Add("12", s_opened);
        desk.Tickets.Add("13", s_opened.AddMinutes(5));
        desk.Tickets.WriteWithFiles("12", FakeTickets.Priya, "See it.", desk.Tickets.Keep("odd.log", [(byte)'x']));

        for (var i = 0; i < ConnectionReader.MaxAttempts + 2; i++)
        {
            await desk.SyncAsync();
        }

        (await desk.CaseAsync("13")).ShouldNotBeNull("the connection goes on");
        await using var db = desk.World.Open();
        var link = await db.TicketLinks.AsNoTracking().SingleAsync(row => row.TicketId == "12", Token);
        (link.CaseId, link.Attempts).ShouldBe((null, ConnectionReader.MaxAttempts));
        StoredText.Read(link.Error)!.Words.ShouldContain("no verdict on the file");
        desk.Tickets.Downloads.Count.ShouldBe(ConnectionReader.MaxAttempts, "it is tried again on request only");
        var retried = await desk.World.Get<RetryTicket>().RunAsync(desk.Admin, new(desk.ConnectionId, "12"), Token);
        await desk.SyncAsync();

        retried.IsOk.ShouldBeTrue(retried.Error?.Message);
        desk.Tickets.Downloads.Count.ShouldBe(ConnectionReader.MaxAttempts + 1);
    }

    [Fact]
    public async Task File_is_read_once_also_when_it_is_refused()
    {
        await using var server = await ClamdServer.StartAsync();
        await using var world = await DeskWorld.CreateAsync(replace: services => Scanned(services.AddUploadScan(), server.Unix));
        var text = Encoding.ASCII.GetBytes("# Guide\n\n" + ClamdServer.Infected);
        await using var content = new CountedStream(text);

        var refused = await world.Get<UploadScan>().FindProblemAsync(world.Here.Agent, content, Token);

        refused!.Message.ShouldContain(ClamdServer.Finding);
        (content.BytesRead, content.Position).ShouldBe((text.Length, 0L));
        await using var db = world.Open();
        (await RefusalAsync(db)).ObjectId.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(text)));
    }

    [Fact]
    public async Task File_on_a_ticket_that_is_larger_than_the_scanner_takes_stays_there()
    {
        await using var server = await ClamdServer.StartAsync();
        await using var desk = await TicketDesk.CreateAsync(add: services => Scanned(services, server.Unix));
        desk.Tickets.Add("12", s_opened);
        var large = desk.Tickets.Keep("large.log", Encoding.ASCII.GetBytes(new string('x', 2 * ClamdServer.MostBytes)));
        desk.Tickets.WriteWithFiles("12", FakeTickets.Priya, "See it.", large);

        await desk.SyncAsync();

        await using var db = desk.World.Open();
        (await db.Messages.SingleAsync(Token)).Text.ShouldBe("See it.\n\n(Only in Tickets: large.log)");
        (await RefusalAsync(db)).Reason.ShouldBe("too_large");
    }

    [Fact]
    public async Task Mail_with_an_infected_file_is_refused_however_the_file_is_encoded()
    {
        await using var server = await ClamdServer.StartAsync();
        await using var world = await DeskWorld.CreateAsync(replace: services => Scanned(services.AddConversation(), server.Unix));
        using var body = new BodyBuilder { TextBody = "See the file." }
            .With("bad.log", ClamdServer.Infected)
            .ToMessageBody();
        using var mail = new MimeMessage { Subject = "[T-1] Printer jams", Body = body };
        mail.From.Add(new MailboxAddress("Priya", "priya@acme.example"));

        var received = await world.Get<ReceiveMail>().RunAsync(Actor.Job(world.Here.TenantId), mail, Token);

        received.Error!.Message.ShouldContain(ClamdServer.Finding);
        await using var db = world.Open();
        (await db.Messages.AnyAsync(Token)).ShouldBeFalse();
    }

    /// <summary>A page that reads a file by itself would pass the scanner by; the file of cases is scanned where it is stored.</summary>
    [Fact]
    public void No_page_reads_a_file_that_was_not_scanned() =>
        SourceFile
            .Under("RecsConsole", ".cs", ".razor")
            .Where(file => file.Text.Contains("OpenReadStream(", StringComparison.Ordinal))
            .Select(file => file.Path)
            .ShouldBe(["RecsConsole/Features/Cases/Import/Screen/FileChooser.razor.cs", "RecsConsole/Platform/Scanning/BrowserFiles.cs"]);

    private static void Scanned(IServiceCollection services, string address) =>
        services.Configure<UploadOptions>(options => options.Clamd = address);

    private static Task<AuditEntryRow> RefusalAsync(ConsoleDbContext db) =>
        db.AuditEntries.SingleAsync(row => row.Operation == UploadScan.Operation, Token);

    private static string[] FilesIn(DataFolder data)
    {
        var folder = data.In("imports");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
    }

    private sealed class CountedStream(byte[] content) : MemoryStream(content, writable: false)
    {
        public int BytesRead { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            BytesRead += read;
            return read;
        }
    }

    private sealed class ChosenFile(string text) : IBrowserFile
    {
        public string Name => "guide.md";

        public DateTimeOffset LastModified => s_opened;

        public long Size => text.Length;

        public string ContentType => "text/markdown";

        public Stream OpenReadStream(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) =>
            new MemoryStream(Encoding.UTF8.GetBytes(text));
    }
}

file static class Bodies
{
    public static BodyBuilder With(this BodyBuilder body, string name, string text)
    {
        var part = (MimePart)body.Attachments.Add(name, Encoding.ASCII.GetBytes(text));
        part.ContentTransferEncoding = ContentEncoding.Base64;
        return body;
    }
}
