using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Readiness.Points;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Readiness.Reading;

/// <summary>Reads what was learned from, and how it was evaluated.</summary>
internal static class LearningReader
{
    // labels of the case's outcome; the other labels describe what people did
    private static readonly string[] s_outcomes = [LabelNames.Resolved, LabelNames.SlaMet, LabelNames.Rework];

    public static async Task<LabelFacts> LabelsAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-ReadinessLimits.LabelDays);
        var closed = db.Labels.Where(row => s_outcomes.Contains(row.Name) && row.ClosesAt > since && row.ClosesAt <= now);
        var counts = await closed
            .GroupBy(row => new { HasValue = row.Value != null, row.Applies })
            .Select(group => new
            {
                group.Key.HasValue,
                group.Key.Applies,
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        var cases = db.Cases;
        var known = db.Decisions.Where(decision => cases.Any(row => row.Id == decision.CaseId));
        var withoutCase = await closed.CountAsync(row => !known.Any(decision => decision.Id == row.DecisionId), cancellationToken);
        var notApplying = counts.Where(each => !each.Applies).Sum(each => each.Count);
        var valued = counts.Where(each => each is { HasValue: true, Applies: true }).Sum(each => each.Count);
        return new(counts.Sum(each => each.Count), valued + notApplying, valued, notApplying, withoutCase);
    }

    public static async Task<EvaluationFacts> EvaluationAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var models = await db
            .Models.AsNoTracking()
            .Where(row => row.Status != ModelStatus.Retired)
            .Select(row => new { row.Status, row.ReportJson })
            .ToListAsync(cancellationToken);
        var evaluated = models.Where(row => IsEvaluated(row.ReportJson)).ToList();
        return new(
            models.Count,
            evaluated.Count,
            models.Count(row => IsInService(row.Status)),
            evaluated.Count(row => IsInService(row.Status)),
            await db.GoldenCases.CountAsync(row => row.EndedAt == null, cancellationToken),
            await db.Studies.CountAsync(row => row.Status == StudyStatus.Closed, cancellationToken),
            await db.StudyPairs.CountAsync(row => row.JudgedAt != null, cancellationToken),
            await db.DecisionLooks.CountAsync(row => row.ReviewedAt != null, cancellationToken)
        );
    }

    /// <summary>Whether a model's report includes an evaluation on decisions it was not trained on.</summary>
    internal static bool IsEvaluated(string reportJson)
    {
        try
        {
            using var report = JsonDocument.Parse(reportJson);
            return report.RootElement.ValueKind is JsonValueKind.Object
                && report.RootElement.TryGetProperty("testDecisions", out var tested)
                && tested.TryGetInt32(out var decisions)
                && decisions > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsInService(ModelStatus status) => status is ModelStatus.Pilot or ModelStatus.Live;
}
