using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Presence;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Assignment;
using RecsConsole.Features.Webhooks.Editing;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Startup;
using RecsConsole.Tests.Features.Assignment;
using RecsConsole.Tests.Features.Connections;
using RecsConsole.Tests.Features.Webhooks;
using RecsConsole.Tests.Support;
using Shouldly;

namespace RecsConsole.Tests.Platform.Loops;

/// <summary>
/// A desk on PostgreSQL on which something is due for every background loop: a step to carry to a ticket system, an event to send, a letter
/// to deliver, cases to plan. The site is started on it later, with faults.
/// </summary>
internal sealed class LoopDesk : IAsyncDisposable
{
    public const string CarriedTicket = "12";
    public const string ChangedTicket = "13";
    private const string MailFolder = "letters";
    private const string Keys = "SubjectKeys";
    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>A customer of whom nothing is left but the key.</summary>
    public static readonly SubjectName Former = SubjectName.Account("former");

    private ConsoleApp? _app;
    private WebApplicationFactory<Program>? _site;

    private LoopDesk(TicketDesk desk, WebhookReceiver receiver, PostgresFaults faults) =>
        (Desk, Receiver, Faults) = (desk, receiver, faults);

    public TicketDesk Desk { get; }

    public WebhookReceiver Receiver { get; }

    public PostgresFaults Faults { get; }

    public Guid TenantId => Desk.World.Here.TenantId;

    public Guid DecisionId { get; private set; }

    public Guid RunId { get; private set; }

    public SubjectKey Destroyed { get; private set; } = null!;

    public IServiceProvider Site => _site!.Services;

    /// <summary>Whether the destroyed key was told of; nobody tells a second time.</summary>
    public bool IsErasureTold { get; set; }

    /// <summary>A case that somebody has open on the site.</summary>
    public CaseVisit? Visit { get; set; }

    public bool IsAlive => !Site.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;

    /// <summary>The hosted services of the site.</summary>
    public IEnumerable<Type> Running => Site.GetServices<IHostedService>().Select(each => each.GetType());

    /// <summary>Letters that were sent.</summary>
    public string[] Letters => Directory.Exists(InData(MailFolder)) ? Directory.GetFiles(InData(MailFolder), "*.eml") : [];

    public static async Task<LoopDesk> CreateAsync(string code)
    {
        var desk = await TicketDesk.CreateAsync(DatabaseProvider.PostgreSql, services => services.AddAssignment());
        var made = new LoopDesk(desk, await WebhookReceiver.StartAsync(), new(desk.World.Database, code));
        desk.Tickets.Add(CarriedTicket, s_then);
        desk.Tickets.Add(ChangedTicket, s_then);
        await desk.SyncAsync();
        await made.AddWebhookAsync();
        await desk.AcceptAsync(CarriedTicket);
        desk.Tickets.Change(ChangedTicket, ticket => ticket with { Status = FakeTickets.Status("3") });
        await SpreadWorld.WaitingAsync(desk.World, 2);
        await made.AddLetterAsync();
        await using var db = made.Open();
        made.DecisionId = await db.Decisions.Select(row => row.Id).FirstAsync();
        return made;
    }

    /// <summary>A context of the tenant.</summary>
    public ConsoleDbContext Open() => Desk.World.Open();

    /// <summary>Breaks what the loops touch and starts the site; the folder of engines cannot be made either.</summary>
    public async Task StartAsync()
    {
        await File.WriteAllTextAsync(InData(DataFolder.Engines), "");
        foreach (var table in LoopWorks.All.SelectMany(loop => loop.Writes))
        {
            await Faults.BreakWritesAsync(table);
        }

        foreach (var table in LoopWorks.All.SelectMany(loop => loop.Reads).Except([Keys], StringComparer.Ordinal))
        {
            await Faults.BreakReadsAsync(table);
        }

        var settings = new Dictionary<string, string>(Desk.World.Database.Settings, StringComparer.Ordinal)
        {
            ["Jobs:Enabled"] = "true",
            ["Jobs:SweepInterval"] = "00:00:01",
            ["Jobs:SilentAfter"] = "00:00:03",
            ["Jobs:MaxAttempts"] = "20",
            ["Mail:Folder"] = MailFolder,
        };
        _app = new ConsoleApp("Production", settings);
        _site = _app.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton<ITicketSystem>(Desk.Tickets))
        );
        IsAlive.ShouldBeTrue(); // asking for a service starts the host
        Site.GetRequiredService<ViewLog>().Note(new(TenantId, Guid.NewGuid()), new("view.case", "case", "c-1", AuditOutcome.Done));
        RunId = await AskAsync();
        await DestroyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Visit?.Dispose();
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        await Receiver.DisposeAsync();
        await Desk.DisposeAsync();
    }

    private string InData(string name) => Path.Combine(Desk.World.Database.Settings["DataFolder"], name);

    // An administrator who may name the agent as the webhook's person.
    private async Task AddWebhookAsync()
    {
        var admin = Operators.Person(TenantId, "hilda", "admin");
        (admin.Clearance, admin.Teams, admin.Regions) = (Classifications.Restricted, ["one"], ["EU"]);
        await using var db = Open();
        db.People.Add(admin);
        await db.SaveChangesAsync();
        var saved = await Desk
            .World.Get<SaveWebhook>()
            .RunAsync(
                new(TenantId, admin.Id),
                new(null, 0, "Ledger", Receiver.Address, WebhookKinds.All, Desk.World.Here.Agent.PersonId),
                CancellationToken.None
            );
        saved.IsOk.ShouldBeTrue(saved.Error?.Message);
    }

    private async Task AddLetterAsync()
    {
        var now = Desk.World.Database.Clock.GetUtcNow();
        await using var db = Open();
        db.Messages.Add(
            new()
            {
                TenantId = TenantId,
                Id = Guid.CreateVersion7(),
                CaseId = Desk.World.Here.CaseId,
                At = now,
                Direction = MessageDirection.Outbound,
                Channel = CaseMessages.Mail,
                AuthorId = Desk.World.Here.Agent.PersonId,
                ContactName = "Priya Nair",
                Address = "priya.nair@acme.example",
                Text = "Since when?",
                Delivery = MessageDelivery.ToSend,
                NextAttemptAt = now,
            }
        );
        await db.SaveChangesAsync();
    }

    // the test's own write may meet a fault as well
    private async Task<Guid> AskAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = Open();
                var row = JobRequests.Append(db, "change-pruning", null, Timestamps.Round(TimeProvider.System.GetUtcNow()));
                await db.SaveChangesAsync();
                return row.Id;
            }
            catch (Exception e) when (DatabaseTrouble.Is(e) && attempt < 10) { }
        }
    }

    // As another node erases: the site knows the key of a former customer, and the row loses it. Only reads of this key fail.
    private async Task DestroyAsync()
    {
        Destroyed = await Site.GetRequiredService<SubjectKeys>()
            .EnsureAsync(Site.GetRequiredService<TenantDb>(), Actor.Job(TenantId), Former, CancellationToken.None);
        Destroyed.Secret.ShouldNotBeNull();
        await using var db = Open();
        var row = await db.SubjectKeys.SingleAsync(each => each.Id == Destroyed.Id);
        (row.WrappedKey, row.DestroyedAt) = (null, Timestamps.Round(TimeProvider.System.GetUtcNow()));
        await db.SaveChangesAsync();
        await Faults.BreakReadsAsync(Keys, $"\"Id\" = '{Destroyed.Id:D}'");
    }
}
