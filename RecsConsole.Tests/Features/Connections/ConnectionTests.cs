using Microsoft.EntityFrameworkCore;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Features.Connections.Editing;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>Only administrators can set up a connection; it reports its errors and never reveals its key.</summary>
public sealed class ConnectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_is_stored_sealed_and_never_shown()
    {
        await using var desk = await TicketDesk.CreateAsync();

        var list = await desk.World.Get<ListConnections>().RunAsync(desk.Admin, Token);

        list.Value!.Lines.Single().Settings.Secret.ShouldBeNull();
        await using var db = desk.World.Open();
        var row = await db.Connections.SingleAsync(Token);
        row.Secret.ShouldNotContain("the-key");
        (await db.JobSchedules.SingleAsync(Token)).Job.ShouldBe(SyncTicketsJob.JobKey);
        (await db.AuditEntries.SingleAsync(entry => entry.Operation == "save.connection", Token)).DetailsJson.ShouldNotContain("the-key");
    }

    [Fact]
    public async Task Connection_that_was_not_read_when_it_should_have_been_is_not_up_to_date()
    {
        await using var desk = await TicketDesk.CreateAsync();
        (await LineAsync(desk)).IsBehind.ShouldBeFalse("it was never read, and says so");
        await desk.SyncAsync();

        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(4));
        (await LineAsync(desk)).IsBehind.ShouldBeFalse();
        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(8));
        (await LineAsync(desk)).IsBehind.ShouldBeTrue();

        await using var db = desk.World.Open();
        (await db.JobSchedules.SingleAsync(Token)).Cron = "0 0 * * * ?";
        await db.SaveChangesAsync(Token);
        (await LineAsync(desk)).IsBehind.ShouldBeFalse("it is read hourly");
        desk.World.Database.Clock.Advance(TimeSpan.FromHours(2));
        (await LineAsync(desk)).IsBehind.ShouldBeTrue();
    }

    private static async Task<ConnectionLine> LineAsync(TicketDesk desk) =>
        (await desk.World.Get<ListConnections>().RunAsync(desk.Admin, Token)).Value!.Lines.Single();

    [Fact]
    [Trait("Req", "R155")]
    public async Task Trail_keeps_what_was_changed_and_of_the_address_the_host_only()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(1));

        (await SaveAsync(desk, stored => stored with { Queue = "second", IsEnabled = false, Secret = "the-next-key" })).IsOk.ShouldBeTrue();

        await using var db = desk.World.Open();
        var entries = await db.AuditEntries.Where(row => row.Operation == "save.connection").OrderBy(row => row.At).ToListAsync(Token);
        var (added, changed) = (ChangesOf(entries[0]), ChangesOf(entries[1]));
        added.ShouldContain(new ChangedField("host", "", "tickets.example"));
        changed.ShouldBe([new ChangedField("isEnabled", "yes", "no"), new ChangedField("queue", "", "second")]);
        entries.ShouldAllBe(entry => !entry.DetailsJson.Contains("key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stored_key_goes_to_the_address_it_was_stored_for_alone()
    {
        await using var desk = await TicketDesk.CreateAsync();
        var elsewhere = new PreviewConnectionRequest(desk.ConnectionId, "fake", "https://elsewhere.example", null, null);

        var tried = await desk.World.Get<PreviewConnection>().RunAsync(desk.Admin, elsewhere, Token);
        var saved = await SaveAsync(desk, stored => stored with { Address = "https://elsewhere.example" });
        var same = await desk
            .World.Get<PreviewConnection>()
            .RunAsync(desk.Admin, elsewhere with { Address = "https://tickets.example" }, Token);

        tried.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        saved.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        same.Value!.Site.Account.ShouldBe("svc");
    }

    [Theory]
    [InlineData("ftp://tickets.example")]
    [InlineData("http://user:secret@tickets.example")]
    [InlineData("tickets.example")]
    [InlineData("https://tickets.example/?a=b")]
    [InlineData("file:///etc/passwd")]
    public async Task Address_that_is_none_is_refused(string address)
    {
        await using var desk = await TicketDesk.CreateEmptyAsync();

        var saved = await desk.World.Get<SaveConnection>().RunAsync(desk.Admin, TicketDesk.Request(address: address), Token);

        saved.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        ConnectionAddress.Read(address).ShouldBeNull();
    }

    [Theory]
    [InlineData("http://tickets.example", "Outbound:PlainHosts")]
    [InlineData("https://169.254.169.254", "never connects")]
    public async Task Address_that_the_server_may_not_connect_to_is_refused_with_what_to_do(string address, string words)
    {
        await using var desk = await TicketDesk.CreateEmptyAsync();

        var saved = await desk.World.Get<SaveConnection>().RunAsync(desk.Admin, TicketDesk.Request(address: address), Token);

        saved.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        saved.Error.Message.ShouldContain(words);
    }

    [Fact]
    public async Task Connection_that_an_earlier_version_stored_without_tls_says_so_instead_of_being_read()
    {
        await using var desk = await TicketDesk.CreateEmptyAsync();
        await desk.ConnectAsync(TicketDesk.Request("redmine"));
        await using (var db = desk.World.Open())
        {
            (await db.Connections.SingleAsync(Token)).Address = "http://tickets.example/";
            (await db.Tenants.SingleAsync(row => row.Id == desk.World.Here.TenantId, Token)).Region = ""; // it would be refused first
            await db.SaveChangesAsync(Token);
        }

        await desk.TrySyncAsync();

        var list = await desk.World.Get<ListConnections>().RunAsync(desk.Admin, Token);
        StoredText.Read(list.Value!.Lines.Single().LastError).ShouldNotBeNull().Words.ShouldContain("Outbound:PlainHosts");
    }

    [Fact]
    public async Task What_does_not_exist_here_is_named_and_nothing_is_saved()
    {
        await using var desk = await TicketDesk.CreateEmptyAsync();
        SaveConnectionRequest[] wrong =
        [
            TicketDesk.Request() with
            {
                Name = " ",
            },
            TicketDesk.Request(kind: "other"),
            TicketDesk.Request(secret: ""),
            TicketDesk.Request() with
            {
                KeyPrefix = "1x",
            },
            TicketDesk.Request() with
            {
                CaseTypeKey = "gone",
            },
            TicketDesk.Request() with
            {
                TeamKey = "gone",
            },
            TicketDesk.Request() with
            {
                Statuses = [new("1", "New", "gone")],
            },
        ];

        foreach (var request in wrong)
        {
            (await desk.World.Get<SaveConnection>().RunAsync(desk.Admin, request, Token)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        }

        await using var db = desk.World.Open();
        (await db.Connections.AnyAsync(Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Connection_with_tickets_keeps_where_it_leads()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", desk.World.Database.Clock.GetUtcNow());
        await desk.SyncAsync();

        var moved = await SaveAsync(desk, stored => stored with { KeyPrefix = "OTHER" });
        var renamed = await SaveAsync(desk, stored => stored with { Name = "Printers" });

        moved.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        renamed.IsOk.ShouldBeTrue(renamed.Error?.Message);
        (await SaveAsync(desk, stored => stored with { Revision = stored.Revision - 1 })).Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    [Fact]
    public async Task Agent_and_another_tenant_get_none()
    {
        await using var desk = await TicketDesk.CreateAsync();

        (await desk.World.Get<ListConnections>().RunAsync(desk.World.Here.Agent, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.World.Get<SaveConnection>().RunAsync(desk.World.Here.Agent, TicketDesk.Request(), Token)).Error!.Kind.ShouldBe(
            ErrorKind.Forbidden
        );
        (await desk.World.Get<RetryTicket>().RunAsync(desk.World.Here.Agent, new(desk.ConnectionId, "1"), Token)).Error!.Kind.ShouldBe(
            ErrorKind.Forbidden
        );
        await using var db = desk.World.Database.Open();
        db.BindTo(desk.World.Elsewhere.TenantId);
        (await db.Connections.AnyAsync(Token)).ShouldBeFalse();
    }

    private static IReadOnlyList<ChangedField> ChangesOf(AuditEntryRow entry) => AuditChange.Of(AuditReferences.Details(entry.DetailsJson));

    private static async Task<Result<Guid>> SaveAsync(TicketDesk desk, Func<SaveConnectionRequest, SaveConnectionRequest> change)
    {
        var list = await desk.World.Get<ListConnections>().RunAsync(desk.Admin, Token);
        return await desk.World.Get<SaveConnection>().RunAsync(desk.Admin, change(list.Value!.Lines.Single().Settings), Token);
    }
}
