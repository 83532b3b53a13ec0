using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Access;
using RecsConsole.Features.SignIn;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Cli.Bench.Catalogs;

/// <summary>bench catalogs: lists, searches and items of large catalogs, on a file database of its own.</summary>
internal static class BenchCatalogsCommand
{
    private const int Words = 200;
    private const string AdminEmail = "admin@bench.example";
    private static readonly Option<int> s_actions = BenchCommand.Number("--actions", "Actions.", 2_000, 2, 5_000);
    private static readonly Option<int> s_documents = BenchCommand.Number("--documents", "Documents.", 100_000, 2, 1_000_000);
    private static readonly Option<int> s_people = BenchCommand.Number("--people", "People.", 5_000, 2, 50_000);
    private static readonly Option<int> s_policies = BenchCommand.Number("--policies", "Policies.", 500, 2, 50_000);
    private static readonly Option<int> s_cases = BenchCommand.Number("--cases", "Cases, one in ten of them open.", 2_000, 10, 1_000_000);
    private static readonly Option<int> s_requests = BenchCommand.Number("--requests", "Requests of each kind.", 100, 1, 100_000);
    private static readonly Option<string?> s_keep = new("--keep")
    {
        Description = "A new folder for the database, which stays and is served as the data folder of a site.",
    };

    public static Command Create(CliHost host)
    {
        var command = new Command("catalogs", "Measures listing, filtering, searching and opening actions, documents, people and policies.")
        {
            s_actions,
            s_documents,
            s_people,
            s_policies,
            s_cases,
            s_requests,
            s_keep,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var keep = run.Value(s_keep);
        using var folder = keep is null ? new BenchFolder(run) : BenchFolder.Keep(run, keep);
        var services = await run.ServicesAsync(cancellationToken);
        var tenantDb = services.GetRequiredService<TenantDb>();
        var size = new CatalogSize(run.Required(s_actions), run.Required(s_documents), run.Required(s_people), run.Required(s_policies));
        run.Progress("Writing the tenant…");
        var now = TimeProvider.System.GetUtcNow();
        var tenant = new SyntheticTenant(new(run.Required(s_cases), size.Documents, size.Actions, size.People), now);
        await tenant.WriteAsync(tenantDb, cancellationToken);
        var admin = new Actor(tenant.TenantId, tenant.Agents[0]);
        await AddPoliciesAsync(tenantDb, admin, new(size.Policies, now), cancellationToken);
        var words = await WordsAsync(tenantDb, admin, cancellationToken);
        run.Progress("Building the indexes…");
        await services.GetRequiredService<SearchSnapshots>().GetAsync(Actor.Job(tenant.TenantId), cancellationToken);
        run.Progress("Measuring…");
        var requests = run.Required(s_requests);
        var measures = await new CatalogBench(services, admin, size, requests).RunAsync(words, cancellationToken);
        var site = keep is null ? null : await LetInAsync(services, admin, folder, cancellationToken);
        return run.Answer(new CatalogBenchResult(size, requests, measures) { Site = site }, [.. measures.Select(Line), .. Lines(site)]);
    }

    // a password of this database alone: whoever finds the folder served must not know it from another
    private static async Task<KeptCatalogs> LetInAsync(
        IServiceProvider services,
        Actor admin,
        BenchFolder folder,
        CancellationToken cancellationToken
    )
    {
        var site = new KeptCatalogs(folder.FullName, AdminEmail, RandomNumberGenerator.GetHexString(24, lowercase: true));
        var request = new ProvisionOperatorRequest(site.Email, "Person 0", admin.PersonId, site.Password);
        CommandRun.Require(
            await services.GetRequiredService<ProvisionOperator>().RunAsync(Actor.Job(admin.TenantId), request, cancellationToken)
        );
        return site;
    }

    // the first person becomes an administrator, who may open every catalog
    private static async Task AddPoliciesAsync(TenantDb tenantDb, Actor admin, WrittenPolicies wanted, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(admin.TenantId), cancellationToken);
        var person = await db.People.SingleAsync(row => row.Id == admin.PersonId, cancellationToken);
        person.Roles = [ConsoleRole.Admin, ConsoleRole.Agent];
        person.Clearance = Classifications.Restricted;
        for (var i = 0; i < wanted.Count; i++)
        {
            db.Policies.Add(
                new()
                {
                    TenantId = admin.TenantId,
                    Key = $"policy-{i}",
                    Version = 1,
                    Title = $"Policy {i}",
                    Statement = $"Cases of issue {i % 24} need action {i % 20}.",
                    Status = VersionStatus.Published,
                    EffectiveFrom = wanted.Now.AddDays(-400),
                    UpdatedAt = wanted.Now.AddDays(-i % 300),
                    RulesJson =
                        $$"""[{"caseTypes":["bench"],"issueTypes":["issue-{{i % 24}}"],"states":[],"requires":[],"forbids":[],"documents":["document-{{i}}"]}]""",
                }
            );
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> WordsAsync(TenantDb tenantDb, Actor admin, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(admin.TenantId), cancellationToken);
        return await db.Documents.OrderBy(row => row.Key).Select(row => row.Title).Take(Words).ToListAsync(cancellationToken);
    }

    private static IEnumerable<string> Lines(KeptCatalogs? site) =>
        site is null ? [] : [$"DataFolder={site.DataFolder} serves it; sign in as {site.Email} with the password {site.Password}"];

    private static string Line(CatalogMeasure measure) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{measure.Catalog, -10} {measure.What, -7} median {measure.P50Ms} ms, 95 % within {measure.P95Ms} ms"
        );

    private sealed record WrittenPolicies(int Count, DateTimeOffset Now);
}
