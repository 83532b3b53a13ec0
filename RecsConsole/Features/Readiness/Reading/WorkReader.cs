using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Readiness.Points;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Workflows;

namespace RecsConsole.Features.Readiness.Reading;

/// <summary>Reads what people did recently: their steps, and their responses to suggestions.</summary>
internal static class WorkReader
{
    public static async Task<WorkflowFacts> WorkflowAsync(
        ConsoleDbContext db,
        DecisionSample sample,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var since = now.AddDays(-ReadinessLimits.Days);
        var machines = await CaseMachines.ReadAsync(db, cancellationToken);
        var steps = await (
            from step in db.CaseEvents.AsNoTracking()
            join row in db.Cases on step.CaseId equals row.Id
            where step.Kind == CaseEventKind.Action && step.At >= since && step.FromState != null
            orderby step.At descending, step.CaseId, step.Ordinal descending
            select new
            {
                row.TypeKey,
                step.FromState,
                step.Activity,
            }
        )
            .Take(ReadinessLimits.Steps)
            .ToListAsync(cancellationToken);
        return new(
            await db.CaseTypes.CountAsync(cancellationToken),
            machines.Count,
            steps.Count,
            steps.Count(step => machines.GetValueOrDefault(step.TypeKey)?.IsAllowed(step.FromState!, step.Activity) is true),
            SampleFacts.LeftOut(sample, code => code is ReasonCode.StateNotAllowed)
        );
    }

    public static async Task<FeedbackFacts> FeedbackAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-ReadinessLimits.Days);
        var seen = db.Impressions.Where(row => row.SeenAt >= since).Select(row => row.DecisionId).Distinct();
        var answers = await db
            .Responses.Where(row => row.At >= since)
            .GroupBy(row => new { row.Kind, IsUndone = row.UndoneAt != null })
            .Select(group => new
            {
                group.Key.Kind,
                group.Key.IsUndone,
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        return new(
            await seen.CountAsync(cancellationToken),
            await seen.CountAsync(id => db.Responses.Any(row => row.DecisionId == id), cancellationToken),
            CountOf(ResponseKind.Accept),
            CountOf(ResponseKind.Dismiss),
            CountOf(ResponseKind.Override),
            answers.Where(each => each.IsUndone).Sum(each => each.Count)
        );

        int CountOf(ResponseKind kind) => answers.Where(each => each.Kind == kind && !each.IsUndone).Sum(each => each.Count);
    }
}
