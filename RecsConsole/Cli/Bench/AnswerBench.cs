using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;
using RecsConsole.Recommender;

namespace RecsConsole.Cli.Bench;

/// <summary>
/// Works on the synthetic tenant's open cases repeatedly: opens one, responds, and now and then imports a small log. Reports each write
/// once it is committed, so that a test that kills this process knows what must be there afterwards.
/// </summary>
internal sealed class AnswerBench(IServiceProvider services, Guid tenantId, Action<string> say)
{
    /// <summary>Number of cases in each imported log.</summary>
    public const int ImportedCases = 6;

    private const int ImportEvery = 5;
    private static readonly BenchSize s_size = new(Cases: 400, Documents: 40, Actions: 20, Experts: 10);
    private readonly RecommendForCase _recommend = services.GetRequiredService<RecommendForCase>();
    private readonly RespondToSlate _respond = services.GetRequiredService<RespondToSlate>();

    /// <summary>The synthetic tenant of the database; created if missing.</summary>
    public static async Task<Guid> PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var tenantDb = services.GetRequiredService<TenantDb>();
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var known = await db.Tenants.Where(row => row.Key == "bench").Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
        if (known is { } id)
        {
            return id;
        }

        var tenant = new SyntheticTenant(s_size, TimeProvider.System.GetUtcNow());
        await tenant.WriteAsync(tenantDb, cancellationToken);
        return tenant.TenantId;
    }

    /// <summary>Runs until the given number of responses, or for ever.</summary>
    public async Task<int> RunAsync(int answers, int seed, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        var (agents, cases) = await DeskAsync(cancellationToken);
        say("ready");
        var count = 0;
        for (var turn = 1; answers == 0 || count < answers; turn++)
        {
            var actor = new Actor(tenantId, agents[random.Next(agents.Count)]);
            count += await AnswerAsync(actor, cases[random.Next(cases.Count)], random, cancellationToken);
            if (turn % ImportEvery == 0)
            {
                await ImportAsync(cancellationToken);
            }
        }

        return count;
    }

    private async Task<(List<Guid> Agents, List<Guid> Cases)> DeskAsync(CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(Actor.Job(tenantId), cancellationToken);
        var people = await db.People.AsNoTracking().ToListAsync(cancellationToken);
        var cases = await db.Cases.Where(row => row.IsOpen).OrderBy(row => row.Key).Select(row => row.Id).ToListAsync(cancellationToken);
        return ([.. people.Where(row => row.Roles.Contains("agent")).Select(row => row.Id)], cases);
    }

    private async Task<int> AnswerAsync(Actor actor, Guid caseId, Random random, CancellationToken cancellationToken)
    {
        var shown = await _recommend.RunAsync(actor, new(caseId), cancellationToken);
        if (shown.Value?.DecisionId is not { } decision)
        {
            return 0; // it was finished meanwhile
        }

        say($"decision {decision:D}");
        var items = shown.Value.Slates.SelectMany(slate => slate.Items).ToList();
        if (items.Count == 0)
        {
            return 0;
        }

        var item = items[random.Next(items.Count)];
        var dismiss = item.Kind != SlateKind.Action || random.Next(3) == 0;
        var response = Guid.CreateVersion7();
        var request = new RespondToSlateRequest(
            response,
            decision,
            dismiss ? ResponseKind.Dismiss : ResponseKind.Accept,
            item.Kind,
            item.Id,
            dismiss ? DismissReasons.NotApplicable : null,
            IsConfirmed: true
        )
        {
            Note = dismiss ? "Answered by the bench." : null, // without words, a required step cannot be dismissed
            Solution = new("Answered by the bench.", null), // used only by a step that solves the case
        };
        if ((await _respond.RunAsync(actor, request, cancellationToken)).Error is not null)
        {
            return 0;
        }

        say($"response {response:D}");
        return 1;
    }

    private async Task ImportAsync(CancellationToken cancellationToken)
    {
        var key = $"log-{Guid.CreateVersion7():N}";
        var file = Path.Combine(Path.GetTempPath(), $"{key}.csv");
        try
        {
            await File.WriteAllLinesAsync(file, Log(), cancellationToken);
            var result = await services
                .GetRequiredService<ImportLog>()
                .RunAsync(
                    new(key, file, LogMapping.Parse("case=case,activity=activity,time=time", null, null)) { CreateTenant = true },
                    _ => { },
                    cancellationToken
                );
            CommandRun.Require(result);
            say($"import {key}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> Log()
    {
        yield return "case,activity,time";
        for (var i = 1; i <= ImportedCases; i++)
        {
            yield return $"C-{i},open,2026-01-0{i}T08:00:00Z";
            yield return $"C-{i},ask,2026-01-0{i}T09:00:00Z";
            yield return $"C-{i},close,2026-01-0{i}T10:00:00Z";
        }
    }
}
