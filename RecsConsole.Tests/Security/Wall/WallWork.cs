using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tenancy.People;
using RecsConsole.Tests.Security.Sweep;
using RecsConsole.Tests.Support.Desk;
using Shouldly;

namespace RecsConsole.Tests.Security.Wall;

/// <summary>
/// Leaves work for every job in one tenant: rows that are late, old, waiting or not yet counted. A job that ignores the tenant would
/// process the rows of all tenants.
/// </summary>
internal sealed class WallWork(SweepSite site, int tenant)
{
    private const int Openings = 6;
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    /// <summary>A word that occurs in the texts of one tenant and nowhere else.</summary>
    public static string WordOf(int tenant) => tenant == 0 ? "zqhithervard" : "zqyondervard";

    public async Task LeaveAsync()
    {
        await using (var db = WallTenant.Open(site, tenant))
        {
            await WriteWordsAsync(db);
            await AgeHistoryAsync(db);
            await LeaveLateAsync(db);
            await LeaveUnreadAsync(db);
            LeaveOld(db);
            WallErasure.Leave(db, WallTenant.AdminOf(site, tenant).PersonId, _now);
            await WallTimed.LeaveAsync(db, WallTenant.AdminOf(site, tenant).PersonId, _now);
            await WantDigestsAsync(db);
            db.Connections.Add(Connection(db.TenantId));
            await db.SaveChangesAsync();
        }

        await OpenCasesAsync();
        await LeaveUploadAsync(_now.AddDays(-30));
        // the trail is sealed automatically within a second; sealing it here prevents that between two comparisons
        await site.Services.GetRequiredService<AuditSealer>().SealAllAsync(WallTenant.IdOf(site, tenant), CancellationToken.None);
    }

    // many texts contain their tenant's word, so that search learns it
    private async Task WriteWordsAsync(ConsoleDbContext db)
    {
        foreach (var row in await db.Cases.ToListAsync())
        {
            row.Description = $"{DeskTenant.Text} {WordOf(tenant)}";
        }

        foreach (var row in await db.Documents.ToListAsync())
        {
            row.Text += " " + WordOf(tenant);
        }
    }

    // Cases finished long ago, one a day, by people whose team may read them: their outcomes are known, so a model can be trained.
    private async Task AgeHistoryAsync(ConsoleDbContext db)
    {
        var person = WallTenant.AdminOf(site, tenant).PersonId;
        var finished = await db.Cases.Where(row => !row.IsOpen).OrderBy(row => row.Id).ToListAsync();
        for (var i = 0; i < finished.Count; i++)
        {
            var (row, opened, hours) = (finished[i], _now.AddDays(i - 200), i % 4 == 0 ? 30 : 3);
            (row.Classification, row.TeamKey, row.ResolvedById) = (1, row.TeamKey ?? "one", person);
            (row.OpenedAt, row.ResolvedAt, row.LastEventAt) = (opened, opened.AddHours(hours), opened.AddHours(hours));
            (row.SlaDeadline, row.SlaMet) = (opened.AddHours(8), hours < 8);
            foreach (var step in await db.CaseEvents.Where(each => each.CaseId == row.Id).ToListAsync())
            {
                (step.ActorId, step.At) = (person, step.Ordinal == 1 ? opened.AddHours(1) : row.ResolvedAt.Value);
            }
        }
    }

    private async Task LeaveLateAsync(ConsoleDbContext db)
    {
        foreach (var row in await db.Cases.Where(row => row.IsOpen).ToListAsync())
        {
            row.SlaDeadline = _now.AddHours(-1);
        }

        foreach (var row in await db.ApprovalRequests.ToListAsync())
        {
            row.Deadline = _now.AddHours(-1);
        }

        // avoids cases that are used later, because an event takes a case up again
        var busy = await db.ApprovalRequests.Select(row => row.CaseId).ToListAsync();
        busy.AddRange(ToOpen().Select(pair => pair.What.Id));
        var (person, what) = Pairs(Oracle.MaySee).First(pair => !busy.Contains(pair.What.Id));
        var aside = await db.Cases.SingleAsync(row => row.Id == what.Id);
        (aside.LookAgainAt, aside.SetAsideById) = (_now.AddHours(-1), person.Id);
        (await db.Documents.Where(row => row.Status == DocumentStatus.Effective).FirstAsync()).EffectiveTo = _now.AddYears(-2);
    }

    // left unread for an hour by somebody who can be mailed
    private async Task LeaveUnreadAsync(ConsoleDbContext db)
    {
        var person = WallTenant.AdminOf(site, tenant).PersonId;
        (await db.People.SingleAsync(row => row.Id == person)).Email = $"admin{tenant}@test.example";
        db.InboxItems.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                RecipientId = person,
                EventKey = "unread",
                Kind = InboxKind.WebhookFailed,
                At = _now.AddHours(-1),
            }
        );
        db.Webhooks.Add(Webhook(db.TenantId, person));
    }

    private void LeaveOld(ConsoleDbContext db)
    {
        var (longAgo, person) = (_now.AddYears(-2), WallTenant.AdminOf(site, tenant).PersonId);
        db.JobRuns.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                Job = "labels",
                Status = JobStatus.Done,
                RequestedAt = longAgo,
                FinishedAt = longAgo,
            }
        );
        db.InboxItems.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                RecipientId = person,
                EventKey = "old",
                Kind = InboxKind.Mentioned,
                At = longAgo,
            }
        );
        db.TextDrafts.Add(
            new()
            {
                TenantId = db.TenantId,
                PersonId = person,
                Form = "settings",
                Subject = "x",
                Text = WordOf(tenant),
                At = longAgo,
            }
        );
    }

    private static async Task WantDigestsAsync(ConsoleDbContext db)
    {
        var person = await db.People.Where(row => row.IsActive && row.Email != null).OrderBy(row => row.Key).FirstAsync();
        var settings = new PersonalSettings { HasDigest = true }.ToJson();
        if (await db.PersonSettings.FirstOrDefaultAsync(row => row.PersonId == person.Id) is { } known)
        {
            known.SettingsJson = settings;
            return;
        }

        db.PersonSettings.Add(
            new()
            {
                TenantId = db.TenantId,
                PersonId = person.Id,
                SettingsJson = settings,
            }
        );
    }

    private static WebhookRow Webhook(Guid tenantId, Guid person) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            Name = "Elsewhere",
            Address = "http://127.0.0.1:9/",
            Kinds = [WebhookKinds.InboxReceived],
            PersonId = person,
            Secret = "not sealed",
            IsEnabled = true,
        };

    // no server answers at this address: the run notes that on the tenant's own connection
    private static ConnectionRow Connection(Guid tenantId) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            Name = "Elsewhere",
            Kind = "redmine",
            Address = "http://127.0.0.1:9/",
            Secret = "not sealed",
            KeyPrefix = "EW",
            CaseTypeKey = "ticket",
            StatusesJson = "[]",
            IsEnabled = true,
        };

    /// <summary>
    /// A few people open a case each, see what is shown and respond to it: this makes decisions, impressions and responses.
    /// </summary>
    private async Task OpenCasesAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        foreach (var (person, found) in ToOpen())
        {
            var actor = site.ActorOf(person);
            var shown = await services.GetRequiredService<RecommendForCase>().RunAsync(actor, new(found.Id), CancellationToken.None);
            var decision = shown.Value.ShouldNotBeNull(shown.Error?.Message);
            await SeeAsync(services, actor, decision);
            await AnswerAsync(services, actor, decision);
        }
    }

    // accepts an action of high risk, which reviewers look at; if none is shown, dismisses the first one as not useful
    private static async Task AnswerAsync(IServiceProvider services, Actor actor, ShownDecision decision)
    {
        var items = decision.Slate(SlateKind.Action).Items;
        var risky = items.FirstOrDefault(item => item.Risk == RiskLevel.High);
        var (kind, item) = risky is null ? (ResponseKind.Dismiss, items[0]) : (ResponseKind.Accept, risky);
        var reason = risky is null ? DismissReasons.NotUseful : null;
        var request = new RespondToSlateRequest(Guid.NewGuid(), decision.DecisionId!.Value, kind, SlateKind.Action, item.Id, reason)
        {
            Note = "It does not print at all.",
            IsConfirmed = true,
        };
        var result = await services.GetRequiredService<RespondToSlate>().RunAsync(actor, request, CancellationToken.None);
        result.Error.ShouldBeNull(result.Error?.Message);
    }

    private static async Task SeeAsync(IServiceProvider services, Actor actor, ShownDecision decision)
    {
        var id = decision.DecisionId!.Value;
        var seen = decision.Slates.SelectMany(slate => slate.Items.Select(item => new SeenItem(id, slate.Kind, item.Rank)));
        var result = await services.GetRequiredService<RecordImpressions>().RunAsync(actor, new(id, [.. seen]), CancellationToken.None);
        result.Error.ShouldBeNull();
    }

    private IEnumerable<(SweptPerson Person, SweptObject What)> ToOpen() =>
        Pairs(Oracle.MayWork).DistinctBy(pair => pair.What.Id).Take(Openings);

    private IEnumerable<(SweptPerson Person, SweptObject What)> Pairs(Func<SweptPerson, SweptObject, DateTimeOffset, bool> may) =>
        from what in site.World.Objects
        where what.Tenant == tenant && what is { Kind: "case", IsOpen: true }
        from person in site.World.People
        where person.Tenant == tenant && person.IsActive && may(person, what, _now)
        select (person, what);

    /// <summary>Leaves a file that waits to be imported, uploaded at the given time.</summary>
    public async Task LeaveUploadAsync(DateTimeOffset? at = null)
    {
        const string Log = """
            case_id,activity,timestamp
            1,Open,2026-01-05T08:00:00Z
            1,Close,2026-01-05T09:00:00Z
            2,Open,2026-01-06T08:00:00Z
            2,Close,2026-01-06T09:00:00Z

            """;
        await using var scope = site.Services.CreateAsyncScope();
        await using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Log));
        var admin = WallTenant.AdminOf(site, tenant);
        var received = await scope
            .ServiceProvider.GetRequiredService<ReceiveUpload>()
            .RunAsync(admin, new("log.csv", content), CancellationToken.None);
        received.Error.ShouldBeNull();
        if (at is { } then)
        {
            scope.ServiceProvider.GetRequiredService<UploadStore>().Keep(admin.TenantId, received.Value! with { At = then });
        }
    }
}
