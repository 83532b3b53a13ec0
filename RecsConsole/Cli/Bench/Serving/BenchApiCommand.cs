using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Api;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Cli.Bench.Serving;

/// <summary>bench api: events per second through the API of the served site, on a file database of its own.</summary>
internal static class BenchApiCommand
{
    // until the run time has compiled what is used most: a server that has run for a minute is what is measured
    private const int WarmUp = 10_000;
    private const int WarmUpBatched = 50_000;
    private static readonly Option<int> s_events = BenchCommand.Number("--events", "Events to post one by one.", 10_000, 1, 10_000_000);
    private static readonly Option<int> s_batched = BenchCommand.Number("--batched", "Events to post in batches.", 100_000, 1, 10_000_000);
    private static readonly Option<int> s_batch = BenchCommand.Number("--batch", "Events of a batch.", 1_000, 1, 1_000);
    private static readonly Option<int> s_clients = BenchCommand.Number("--clients", "Clients that post events one by one.", 32, 1, 64);
    private static readonly Option<int> s_batchClients = BenchCommand.Number("--batch-clients", "Clients that post batches.", 4, 1, 64);
    private static readonly Option<int> s_cases = BenchCommand.Number(
        "--cases",
        "Cases, one in ten of them open and written to.",
        5_000,
        1_000,
        1_000_000
    );

    public static Command Create(CliHost host)
    {
        var command = new Command("api", "Measures posting events to the API over HTTP, one by one and in batches.")
        {
            s_events,
            s_batched,
            s_batch,
            s_clients,
            s_batchClients,
            s_cases,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        using var folder = new BenchFolder(run);
        run.Overrides[$"{ApiOptions.Section}:{nameof(ApiOptions.RequestsPerMinute)}"] = "10000000"; // the limit is not what is measured
        var services = await run.ServicesAsync(cancellationToken);
        var tenantDb = services.GetRequiredService<TenantDb>();
        run.Progress("Writing the tenant…");
        var size = new BenchSize(run.Required(s_cases), Documents: 40, Actions: 20, Experts: 10);
        var tenant = new SyntheticTenant(size, TimeProvider.System.GetUtcNow());
        await tenant.WriteAsync(tenantDb, cancellationToken);
        var key = await AddKeyAsync(tenantDb, tenant, cancellationToken);
        var cases = await CasesAsync(tenantDb, tenant, cancellationToken);
        await using var site = await run.ServeAsync(cancellationToken);
        using var http = new HttpClient { BaseAddress = site.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var lag = new NewsLag(services.GetRequiredService<ChangePoller>(), tenant.TenantId);
        var (clients, batchClients) = (run.Required(s_clients), run.Required(s_batchClients));
        var bench = new ApiBench(http, lag, cases);
        run.Progress($"Measuring at {site.Address}…");
        var (events, batch) = (run.Required(s_events), run.Required(s_batch));
        await bench.SingleAsync(Math.Min(events, WarmUp), clients, cancellationToken);
        var single = await bench.SingleAsync(events, clients, cancellationToken);
        var batchedEvents = run.Required(s_batched);
        await bench.BatchedAsync(Math.Min(batchedEvents, WarmUpBatched), batch, batchClients, cancellationToken);
        var batched = await bench.BatchedAsync(batchedEvents, batch, batchClients, cancellationToken);
        return run.Answer(
            new ApiBenchResult(clients, batchClients, batch, single, batched),
            Line($"one by one by {clients} clients", single),
            Line($"in batches by {batchClients} clients", batched)
        );
    }

    private static async Task<string> AddKeyAsync(TenantDb tenantDb, SyntheticTenant tenant, CancellationToken cancellationToken)
    {
        var (id, now) = (Guid.CreateVersion7(), Timestamps.Round(TimeProvider.System.GetUtcNow()));
        var (text, hash) = ApiKeyToken.New(id);
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenant.TenantId), cancellationToken);
        db.ApiKeys.Add(
            new()
            {
                TenantId = tenant.TenantId,
                Id = id,
                Name = "bench",
                SecretHash = hash,
                Scopes = [ApiScopes.Write],
                PersonId = tenant.Agents[0],
                CreatedAt = now,
                ExpiresAt = now.AddDays(1),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return text;
    }

    private static async Task<IReadOnlyList<BenchCase>> CasesAsync(
        TenantDb tenantDb,
        SyntheticTenant tenant,
        CancellationToken cancellationToken
    )
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenant.TenantId), cancellationToken);
        var open = await db
            .Cases.Where(row => row.IsOpen)
            .OrderBy(row => row.Key)
            .Select(row => new { row.Id, row.Key })
            .ToListAsync(cancellationToken);
        return [.. open.Select(row => new BenchCase(row.Id.ToString("D"), row.Key))];
    }

    private static string Line(string how, PostedEvents posted) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{posted.Events} events {how}: {posted.PerSecond} a second; a request {posted.P50Ms} ms in the median, 95 % within "
                + $"{posted.P95Ms} ms; pages are told after {posted.LagP50Ms} ms in the median, 95 % within {posted.LagP95Ms} ms; "
                + $"{posted.ProcessorMs} ms of processor time for each, the sender's included; {posted.Repeated} requests were repeated"
        );
}
