using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Assignment;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Snapshot.People;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Assignment;

/// <summary>
/// Assigns each team's open requests together and publishes the price of each person's time; openings only subtract the prices (design rule
/// 12). A plan that changes no price is not published again. Safe to run twice.
/// </summary>
public sealed partial class AssignExperts(
    OperationScopeFactory scopes,
    TenantFactsReader facts,
    TimeProvider clock,
    ILogger<AssignExperts> logger
)
{
    /// <summary>Minimum interval between plans of a team.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);

    /// <summary>Plans every team of the tenant; a person needs permission to run jobs.</summary>
    public async Task<Result<AssignedExperts>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, "assign.experts", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        return AssignedExperts.From(await PlanAllAsync(scope.Db, actor, cancellationToken));
    }

    private async Task<List<ExpertPlan>> PlanAllAsync(ConsoleDbContext db, Actor actor, CancellationToken cancellationToken)
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        var known = await facts.ReadAsync(actor, cancellationToken);
        var desk = await TeamDesk.ReadAsync(db, known, now, cancellationToken);
        var rows = await db.ExpertPlans.ToDictionaryAsync(row => row.TeamKey, StringComparer.Ordinal, cancellationToken);
        var teams = await TeamDesk.TeamsAsync(db, cancellationToken);
        var plans = new List<ExpertPlan>();
        foreach (var team in teams.Union(rows.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!(rows.GetValueOrDefault(team)?.At > now - Apart))
            {
                var plan = await PlanAsync(db, known, desk, team, cancellationToken);
                await PublishAsync(db, team, rows.GetValueOrDefault(team), plan, now, cancellationToken);
                plans.Add(plan);
            }
        }

        return plans;
    }

    private static async Task<ExpertPlan> PlanAsync(
        ConsoleDbContext db,
        TenantFacts known,
        TeamDesk desk,
        string team,
        CancellationToken cancellationToken
    )
    {
        var requests = await desk.RequestsAsync(db, team, cancellationToken);
        var plan = TeamPlanner.Plan(requests, desk.PeopleFor(requests), known.Configuration.Weights.WorkloadPenalty);
        return new(requests.Count, plan.PersonOf.Count, plan.GivenUp, plan.GiniBefore, plan.GiniAfter, plan.Prices);
    }

    private async Task PublishAsync(
        ConsoleDbContext db,
        string team,
        ExpertPlanRow? row,
        ExpertPlan plan,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var json = Encoding.UTF8.GetString(CanonicalJson.Serialize(plan));
        if (string.Equals(row?.ContentJson, json, StringComparison.Ordinal))
        {
            return;
        }

        if (row is null)
        {
            row = new ExpertPlanRow
            {
                TenantId = db.TenantId,
                TeamKey = team,
                ContentJson = json,
            };
            db.ExpertPlans.Add(row);
        }

        (row.ContentJson, row.At) = (json, now);
        row.Version++;
        row.Revision++;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            LogPublished(team, row.Version, plan.Requests);
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            db.Entry(row).State = EntityState.Detached; // another node published a plan at the same moment
        }
    }

    [LoggerMessage(EventId = 12001, Level = LogLevel.Debug, Message = "Plan of team {Team} is version {Version}: {Requests} requests")]
    private partial void LogPublished(string team, long version, int requests);
}

/// <summary>Summary of a tenant's plans.</summary>
/// <param name="GivenUp">Score lost compared with everybody's best match, scaled by 1,000,000.</param>
/// <param name="WorstGini">Inequality of load in the least balanced team, with the plan; scaled by 1,000,000.</param>
public sealed record AssignedExperts(int Teams, int Requests, int Assigned, long GivenUp, long WorstGini)
{
    internal static AssignedExperts From(IReadOnlyList<ExpertPlan> plans) =>
        new(
            plans.Count,
            plans.Sum(plan => plan.Requests),
            plans.Sum(plan => plan.Assigned),
            plans.Sum(plan => plan.GivenUp),
            plans.Select(plan => plan.GiniAfter).DefaultIfEmpty().Max()
        );
}
