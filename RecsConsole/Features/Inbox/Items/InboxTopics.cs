using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Alerts;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Inbox.Items;

/// <summary>
/// The subjects of items that are not about cases or documents: figures, models, alerts, jobs and studies. A reader who has lost the right
/// of their page reads nothing of them.
/// </summary>
internal sealed class InboxTopics
{
    private readonly HashSet<InboxKind> _refused;
    private readonly Dictionary<string, string> _studies;
    private readonly IEnumerable<JobInfo> _jobs;

    // of a team, or of the whole tenant if there is none; asked while the reader has the right
    private readonly Func<string?, bool> _mayReadFigures;

    private InboxTopics(
        HashSet<InboxKind> refused,
        Dictionary<string, string> studies,
        IEnumerable<JobInfo> jobs,
        Func<string?, bool> mayReadFigures
    ) => (_refused, _studies, _jobs, _mayReadFigures) = (refused, studies, jobs, mayReadFigures);

    public static async Task<InboxTopics> ReadAsync(
        OperationScope scope,
        IReadOnlyCollection<InboxItemRow> rows,
        IEnumerable<JobInfo> jobs,
        CancellationToken cancellationToken
    )
    {
        var desk = new WaitingDesk(scope);
        HashSet<InboxKind> refused = [];
        foreach (var kind in rows.Select(row => row.Kind).Distinct())
        {
            if (RightOf(kind) is { } right && !await desk.MayAsync(right, cancellationToken))
            {
                refused.Add(kind);
            }
        }

        var studies = rows.Where(row => row.Kind is InboxKind.Disagreed && !refused.Contains(row.Kind)).Select(row => row.Reference);
        return new(refused, await ReadStudiesAsync(scope.Db, studies, cancellationToken), jobs, team => MayReadFigures(scope, team));
    }

    public bool MaySee(InboxItemRow row) =>
        row.Kind switch
        {
            InboxKind.FigureAlarm => _mayReadFigures(row.Reference),
            InboxKind.Disagreed => _studies.ContainsKey(row.Reference ?? ""),
            _ => !_refused.Contains(row.Kind),
        };

    /// <summary>The subject in words; null for an item of another kind.</summary>
    public string? AboutOf(InboxItemRow row) =>
        row.Kind switch
        {
            InboxKind.ModelProposed or InboxKind.ModelRejected => row.Reference,
            InboxKind.AlertRaised when AlertNews.AlertOf(row) is var (kind, _) => AlertTitles.Of(kind),
            InboxKind.JobFailed when FailureNews.RunOf(row) is var (job, _) => TitleOf(job),
            InboxKind.Disagreed => _studies.GetValueOrDefault(row.Reference ?? ""),
            _ => null,
        };

    /// <summary>What the address of the subject's page ends with; null for an item of another kind.</summary>
    public static string? TargetOf(InboxItemRow row) =>
        row.Kind switch
        {
            InboxKind.ModelProposed or InboxKind.ModelRejected or InboxKind.Disagreed => row.Reference,
            InboxKind.AlertRaised => AlertNews.AlertOf(row)?.Id,
            InboxKind.JobFailed => FailureNews.RunOf(row)?.Run,
            _ => null,
        };

    // the right of the page that the item leads to
    private static AccessOperation? RightOf(InboxKind kind) =>
        kind switch
        {
            InboxKind.ModelProposed => AccessOperation.PromoteModel,
            InboxKind.ModelRejected => AccessOperation.ViewModels,
            InboxKind.AlertRaised => AccessOperation.ViewAlerts,
            InboxKind.JobFailed => AccessOperation.RunJobs,
            InboxKind.Disagreed => AccessOperation.ManageStudies,
            _ => null,
        };

    private string TitleOf(string job) =>
        _jobs.FirstOrDefault(known => string.Equals(known.Key, job, StringComparison.Ordinal))?.Title ?? job;

    private static async Task<Dictionary<string, string>> ReadStudiesAsync(
        ConsoleDbContext db,
        IEnumerable<string?> references,
        CancellationToken cancellationToken
    )
    {
        var ids = references.Select(reference => Guid.TryParse(reference, out var id) ? id : Guid.Empty).Distinct().ToList();
        if (ids.Count == 0)
        {
            return new(StringComparer.Ordinal);
        }

        var found = await db
            .Studies.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.Name })
            .ToListAsync(cancellationToken);
        return found.ToDictionary(row => row.Id.ToString("D"), row => row.Name, StringComparer.Ordinal);
    }

    // figures of the whole tenant are for administrators
    private static bool MayReadFigures(OperationScope scope, string? team)
    {
        var tenantId = scope.Actor.TenantId;
        var tenant = new AccessResource(AccessResourceKind.Tenant, tenantId, tenantId) { Classification = Classifications.Public };
        return team is null
            ? scope.Access.Subject.Roles.Contains(ConsoleRole.Admin)
            : scope.Access.Decide(AccessOperation.ViewInsights, tenant with { Teams = [team] }).Permitted;
    }
}
