using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Features.Recommendations.Similar;
using RecsConsole.Features.Search;
using RecsConsole.Features.Security.Leaks;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;
using RecsConsole.Tests.Architecture;
using RecsConsole.Tests.Security.Leaks;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>
/// Deletes each check in turn and records who noticed. The result is the table in docs/security.md: UPDATE_GOLDEN=1 writes it, and a check
/// that is missing there fails.
/// </summary>
public sealed class MutationTableTests
{
    private const string Start = "<!-- mutation table: written by MutationTableTests -->";
    private const string End = "<!-- end of the mutation table -->";
    private const string Sweep = "sweep";
    private const string Detector = "detector";

    private static string TablePath => Path.Combine(SourceFile.Top(), "docs", "security.md");

    [Fact]
    [Trait("Speed", "Slow")]
    [Trait("Req", "R46")]
    [Trait("Req", "R47")]
    public async Task Every_deleted_check_is_noticed_and_the_table_says_by_whom()
    {
        var rows = new List<MutationRow>();
        await DeletePolicyPredicatesAsync(rows);
        await DeleteScansAsync(rows);
        await DeletePointsAsync(rows);
        await DeleteRowChecksAsync(rows);
        rows.Add(await DeleteTenantFilterAsync());
        await DeleteBeforeRankingAsync(rows);

        rows.Where(row => row.NoticedBy.Count == 0).Select(row => row.Check).ShouldBeEmpty();
        Compare(rows);
    }

    [Fact]
    [Trait("Req", "R47")]
    public void The_table_names_every_predicate_of_the_policy_and_who_noticed()
    {
        var lines = File.ReadAllLines(TablePath)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells is ["", "policy", ..])
            .ToDictionary(cells => cells[2], cells => cells[4], StringComparer.Ordinal);

        lines.Keys.ShouldBe(PolicyPredicates.All.Keys, ignoreOrder: true);
        lines.Values.ShouldAllBe(noticedThrough => noticedThrough.Length > 0);
    }

    // one site for all: only the policy changes
    private static async Task DeletePolicyPredicatesAsync(List<MutationRow> rows)
    {
        var policy = new MutablePolicy();
        await using var site = await SmallSiteAsync(services => services.Replace(ServiceDescriptor.Singleton<AccessPolicy>(policy)));
        (await Sweeping.RunAsync(site, SweepSize.Small)).Leaks.ShouldBeEmpty("nothing is deleted yet");
        foreach (var (name, change) in PolicyPredicates.All)
        {
            policy.Deleted = change;
            var tally = await Sweeping.RunAsync(site, SweepSize.Small);
            rows.Add(new("policy", name, Sweep, tally.LeakingPaths));
        }
    }

    private static async Task DeleteScansAsync(List<MutationRow> rows)
    {
        await using var site = await SmallSiteAsync(null);
        foreach (var (name, kind) in new[] { ("scan of documents", "documents"), ("scan of cases", "cases") })
        {
            var tally = new SweepTally(site.World, DateTimeOffset.UtcNow);
            var visits = new Visits(site, tally);
            foreach (var person in site.World.People.Where(each => each.Tenant == 0))
            {
                await using var db = await site
                    .Services.GetRequiredService<TenantDb>()
                    .OpenAsync(site.ActorOf(person), CancellationToken.None);
                await visits.ScanIndexesAsync(
                    person,
                    snapshot =>
                    {
                        var evidence = new LeakEvidence(snapshot, DatabaseSnapshotRows.Instance, null!);
                        return (
                            kind is "documents"
                                ? DamagedEvidence.WithOpenDocumentScan(evidence, db)
                                : DamagedEvidence.WithOpenCaseScan(evidence, db)
                        ).Search;
                    }
                );
            }

            rows.Add(new("point 1", name, Sweep, tally.LeakingPaths));
        }
    }

    private static async Task DeletePointsAsync(List<MutationRow> rows)
    {
        (string Point, string Check, Action<IServiceCollection> Replace)[] points =
        [
            ("point 3", "final validation", services => Permissive<FinalValidation>(services)),
            ("point 4", "evidence of a decision", PermissiveEvidence),
            ("operations", "first line of an operation", services => Permissive<OperationScopeFactory>(services)),
        ];
        foreach (var (point, check, replace) in points)
        {
            await using var site = await SmallSiteAsync(replace);
            var tally = await Sweeping.RunAsync(site, SweepSize.Small with { Visitors = 7 });
            rows.Add(new(point, check, Sweep, tally.LeakingPaths));
        }
    }

    // with a fresh index the scan hides the same objects, so a deleted check of the row would go unnoticed
    private static async Task DeleteRowChecksAsync(List<MutationRow> rows)
    {
        (string Check, Action<IServiceCollection> Replace)[] checks =
        [
            ("row of a case that a search found", services => PermissiveRows<SearchConsole>(services, AccessOperation.ViewCase)),
            ("row of a document that a search found", services => PermissiveRows<SearchConsole>(services, AccessOperation.ViewDocument)),
            ("row of a case whose words are compared", services => PermissiveRows<ReadSharedTerms>(services, AccessOperation.ViewCase)),
        ];
        foreach (var (check, replace) in checks)
        {
            await using var site = await StaleIndexes.SiteAsync(
                SweptWorld.Generate(11, SweepSize.Small.People, SweepSize.Small.Objects),
                replace
            );
            rows.Add(new("stale index", check, Sweep, (await StaleIndexes.SweepAsync(site, oneIn: 2)).LeakingPaths));
        }
    }

    private static async Task<MutationRow> DeleteTenantFilterAsync()
    {
        var world = SweptWorld.Generate(3, 8, 20);
        await using var site = await SweepSite.CreateAsync(
            world,
            services =>
                services.ConfigureDbContext<ConsoleDbContext>(options => options.ReplaceService<IModelCustomizer, WithoutTenantFilter>()),
            hasIndexes: false
        );
        var tally = new SweepTally(world, DateTimeOffset.UtcNow);
        var operations = new OperationVisits(site, tally);
        foreach (var type in ReadOperations.Swept.Where(OperationVisits.CanVisit))
        {
            foreach (var person in world.People.Where(each => each.IsActive))
            {
                try
                {
                    var hidden = Sweeping.HiddenFrom(world, person, tally.At);
                    await operations.VisitAsync(type, person, hidden);
                }
                catch (Exception stopped) when (stopped is ArgumentException or InvalidOperationException)
                {
                    // rows of two tenants under one key stop an operation; that is no leak and does not count here
                }
            }
        }

        return new("database", "tenant filter of every query", Sweep, tally.LeakingPaths);
    }

    private static async Task DeleteBeforeRankingAsync(List<MutationRow> rows)
    {
        await using (var world = await LeakWorld.CreateAsync())
        {
            await using var db = world.Desk.Open();
            (string Check, Func<LeakEvidence, LeakEvidence> Damage)[] damages =
            [
                ("scan of documents", evidence => DamagedEvidence.WithOpenDocumentScan(evidence, db)),
                ("scan of cases", evidence => DamagedEvidence.WithOpenCaseScan(evidence, db)),
                ("counts over history", evidence => DamagedEvidence.WithOpenHistory(evidence, db)),
                ("rows that a snapshot names", DamagedEvidence.WithOpenRows),
            ];
            foreach (var (check, damage) in damages)
            {
                var answer = await world.CheckAsync(damage);
                rows.Add(new("point 1", check, Detector, WordsOf(answer)));
            }
        }

        await using var open = await LeakWorld.CreateAsync(services =>
            services.Replace(ServiceDescriptor.Singleton(new ActivePipelines(new OpenDoors())))
        );
        rows.Add(new("point 2", "screening of candidates", Detector, WordsOf(await open.CheckAsync())));
    }

    private static IReadOnlyList<string> WordsOf(LeakAnswer answer) =>
        answer.Witness is { } witness ? [$"{witness.Run}, {witness.Stage}"] : [];

    private static Task<SweepSite> SmallSiteAsync(Action<IServiceCollection>? replace) =>
        SweepSite.CreateAsync(SweptWorld.Generate(11, SweepSize.Small.People, SweepSize.Small.Objects), replace);

    // only this class gets a policy that permits everything; all others ask the real policy
    internal static void Permissive<T>(IServiceCollection services)
        where T : class =>
        services.Replace(
            new(
                typeof(T),
                provider => ActivatorUtilities.CreateInstance<T>(provider, (AccessPolicy)new OpenDoors()),
                services.Last(each => each.ServiceType == typeof(T)).Lifetime
            )
        );

    private static void PermissiveEvidence(IServiceCollection services) => WithOwnPolicy<ReadEvidence>(services, new OpenDoors());

    // an object's own limits do not count for one operation
    private static void PermissiveRows<T>(IServiceCollection services, AccessOperation operation)
        where T : class =>
        WithOwnPolicy<T>(
            services,
            new MutablePolicy
            {
                Deleted = question =>
                    question.Operation == operation ? question with { Resource = DamagedEvidence.Open(question.Resource) } : question,
            }
        );

    // reads its rights through the scope it opens, so only its own scope factory gets the other policy
    private static void WithOwnPolicy<T>(IServiceCollection services, AccessPolicy policy)
        where T : class =>
        services.Replace(
            new(
                typeof(T),
                provider =>
                    ActivatorUtilities.CreateInstance<T>(
                        provider,
                        ActivatorUtilities.CreateInstance<OperationScopeFactory>(provider, policy)
                    ),
                services.Last(each => each.ServiceType == typeof(T)).Lifetime
            )
        );

    private static void Compare(List<MutationRow> rows)
    {
        var text = File.ReadAllText(TablePath);
        var (start, end) = (text.IndexOf(Start, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        start.ShouldBeGreaterThan(0);
        end.ShouldBeGreaterThan(start);
        var table =
            Start
            + "\n\n| where | deleted check | noticed by | through |\n|---|---|---|---|\n"
            + string.Concat(rows.Select(row => row.ToLine()))
            + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
        {
            File.WriteAllText(TablePath, text[..start] + table + text[end..]);
            return;
        }

        // the paths that notice grow with the application; the checks and who noticed them do not, so only these are compared
        ChecksIn(text[start..end]).ShouldBe(ChecksIn(table), "UPDATE_GOLDEN=1 writes what was found");
    }

    private static IEnumerable<string> ChecksIn(string table) =>
        table.Split('\n').Select(line => string.Join('|', line.Split('|').SkipLast(2)));

    private sealed record MutationRow(string Where, string Check, string By, IReadOnlyList<string> NoticedBy)
    {
        public string ToLine() =>
            $"| {Where} | {Check} | {By} | {string.Join(", ", NoticedBy.Take(3))}{(NoticedBy.Count > 3 ? $" and {NoticedBy.Count - 3} more" : "")} |\n";
    }
}
