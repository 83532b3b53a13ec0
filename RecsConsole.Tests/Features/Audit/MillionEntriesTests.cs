using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

/// <summary>With a million entries, sealing does not read the whole trail, and every filter answers while a person waits.</summary>
public sealed class MillionEntriesTests(ITestOutputHelper output)
{
    private const int Entries = 1_000_000;
    private const int Cases = 20_000;
    private const int Shown = 1_500;
    private const string Often = "often-shown";
    private const string Seldom = "seldom-shown";

    private static readonly Guid s_case = Guid.NewGuid();

    // of a page while somebody waits for it
    private static readonly TimeSpan s_page = TimeSpan.FromMilliseconds(300);

    // of what a page that is shown already counts
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Speed", "Slow")]
    [Trait("Req", "R155")]
    public async Task Looks_and_filters_stay_fast(DatabaseProvider provider)
    {
        await using var desk = await TrailDesk.CreateAsync(provider);
        var auditor = await AddAuditorAsync(desk);
        await TimedAsync("write", () => WriteAsync(desk));
        await TimedAsync("seal all", () => desk.SealAsync());
        var sealing = desk.Sealer;
        var look = await TimedAsync("look at recent", () => sealing.SealRecentAsync(desk.TenantId, default));
        var late = await TimedAsync("look at late", () => sealing.SealLateAsync(desk.TenantId, default));
        await TimedAsync("look at everything", () => desk.SealAsync());
        await CheckPagesAsync(desk, auditor, Filters(desk));
        await CheckStateAsync(desk, auditor);
        look.ShouldBeLessThan(TimeSpan.FromMilliseconds(500));
        late.ShouldBeLessThan(s_patience);
        await TimedAsync("verify", async () => (await desk.VerifyAsync()).FirstBroken.ShouldBeNull());

        await ShowItemsAsync(desk); // decisions without an entry, which would break the trail
        await CheckPagesAsync(desk, auditor, [new() { Item = Often }, new() { Item = Seldom }]);
    }

    private async Task CheckPagesAsync(TrailDesk desk, Actor auditor, IReadOnlyList<AuditFilter> filters)
    {
        var list = new ListAudit(ScopesOf(desk));
        await list.RunAsync(auditor, new() { Case = "warm" }, default); // a server that runs has read a page before
        foreach (var filter in filters)
        {
            AuditPageLines? page = null;
            var time = await TimedAsync(filter.QueryText, async () => page = (await list.RunAsync(auditor, filter, default)).Value);
            page.ShouldNotBeNull();
            (filter.Item is null || page.Lines.Count > 0).ShouldBeTrue(filter.QueryText);
            time.ShouldBeLessThan(s_page, filter.QueryText);
        }
    }

    private async Task CheckStateAsync(TrailDesk desk, Actor auditor)
    {
        var read = new ReadAuditState(ScopesOf(desk), desk.Database.Clock);
        await read.RunAsync(auditor, isCounted: false, default);
        AuditState? state = null;
        var quick = await TimedAsync("state", async () => state = (await read.RunAsync(auditor, isCounted: false, default)).Value);
        state!.Head.Number.ShouldBeGreaterThanOrEqualTo(Entries);
        quick.ShouldBeLessThan(s_page);

        var counted = await TimedAsync(
            "state, counted",
            async () => state = (await read.RunAsync(auditor, isCounted: true, default)).Value
        );
        state!.Unsealed.ShouldBe(0L);
        counted.ShouldBeLessThan(s_patience);
    }

    private static OperationScopeFactory ScopesOf(TrailDesk desk) =>
        (OperationScopeFactory)desk.Database.Services.GetService(typeof(OperationScopeFactory))!;

    // an item that every 600th entry's decision showed, and one that a single old decision did
    private static async Task ShowItemsAsync(TrailDesk desk)
    {
        await using var db = desk.Open();
        var ids = await db
            .AuditEntries.Where(row => row.DecisionId != null)
            .OrderBy(row => row.At)
            .Select(row => row.DecisionId!.Value)
            .ToListAsync();
        var decisions = ids.Where((_, at) => at % (Entries / Shown) == 0).ToList();
        db.Decisions.AddRange(decisions.Select(id => DecisionOf(desk, id)));
        db.DecisionItems.AddRange(decisions.Select(id => ItemOf(desk, id, 1, Often)));
        db.DecisionItems.Add(ItemOf(desk, decisions[3], 2, Seldom));
        await db.SaveChangesAsync();
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        }
    }

    private static DecisionRow DecisionOf(TrailDesk desk, Guid id) =>
        new()
        {
            TenantId = desk.TenantId,
            Id = id,
            CaseId = s_case,
            ActorId = Guid.NewGuid(),
            At = desk.Database.Clock.GetUtcNow(),
            InputHash = "",
            VersionsJson = "{}",
            StageDigestsJson = "[]",
            Snapshot = [],
            Request = "{}",
            Validation = [],
            Output = [],
        };

    private static DecisionItemRow ItemOf(TrailDesk desk, Guid decision, int rank, string item) =>
        new()
        {
            TenantId = desk.TenantId,
            DecisionId = decision,
            Kind = ItemKind.Document,
            Rank = rank,
            ItemId = item,
            Confidence = ItemConfidence.Low,
        };

    private static async Task<Actor> AddAuditorAsync(TrailDesk desk)
    {
        var person = new PersonRow
        {
            TenantId = desk.TenantId,
            Id = Guid.NewGuid(),
            Key = "petra",
            DisplayName = "Petra",
            Roles = ["auditor"],
            TimeZone = "UTC",
            IsActive = true,
        };
        await using var db = desk.Open();
        db.People.Add(person);
        await db.SaveChangesAsync();
        return new(desk.TenantId, person.Id);
    }

    private static IReadOnlyList<AuditFilter> Filters(TrailDesk desk) =>
        [
            new(),
            new() { Before = new(desk.Database.Clock.GetUtcNow().AddDays(-5), Guid.Empty) },
            new() { Person = "petra" },
            new() { Case = "none" },
            new() { Item = "item-7" },
            new() { Item = "rare" },
            new() { Reason = "bad_explanation" },
            new() { Outcome = "failed" },
            new() { Operation = "trace.opened" },
            new() { From = new(2026, 3, 1), To = new(2026, 3, 1) },
        ];

    private static async Task WriteAsync(TrailDesk desk)
    {
        await using var db = desk.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await BulkInsert.WriteAsync(db, Rows(desk), default);
        await transaction.CommitAsync();
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        }
    }

    private static IEnumerable<AuditEntryRow> Rows(TrailDesk desk)
    {
        var end = desk.Database.Clock.GetUtcNow().AddMinutes(-10);
        var random = new Random(7);
        var people = Enumerable.Range(0, 50).Select(_ => Guid.NewGuid()).ToList();
        var cases = Enumerable.Range(0, Cases).Select(_ => Guid.NewGuid()).ToList();
        for (var i = 0; i < Entries; i++)
        {
            var at = Timestamps.Round(end - TimeSpan.FromSeconds(Entries - i));
            var item = i == 1_000 ? "rare" : $"item-{random.Next(100)}";
            var reason = i % 1_000 == 0 ? "bad_explanation" : "";
            var row = new AuditEntryRow
            {
                TenantId = desk.TenantId,
                Id = Guid.CreateVersion7(at),
                At = at,
                ActorId = people[random.Next(people.Count)],
                Operation = i == 500 ? "trace.opened" : "response.dismiss",
                ObjectKind = "decision",
                ObjectId = Guid.NewGuid().ToString("D"),
                Outcome = i == 2_000 ? "failed" : "done",
                DetailsJson = $$"""{"case":"{{cases[random.Next(Cases)]:D}}","item":"{{item}}","reason":"{{reason}}"}""",
                Hash = "",
            };
            row.Hash = AuditTrail.HashOf(row);
            (row.CaseId, row.DecisionId, row.ItemId, row.Reason) = AuditReferences.Of(row);
            yield return row;
        }
    }

    private async Task<TimeSpan> TimedAsync(string what, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        output.WriteLine($"{what}: {watch.Elapsed.TotalMilliseconds:0} ms");
        return watch.Elapsed;
    }
}
