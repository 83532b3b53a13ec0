using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Queue.Finding;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>The queue as a query: the same cases in the same order for the list, its counts, and the case before and after the open one.</summary>
internal static class QueueQuery
{
    /// <summary>
    /// Open cases that the access policy lets the subject view, so that pages and counts are right; each row read is still checked.
    /// </summary>
    public static IQueryable<CaseRow> Visible(ConsoleDbContext db, AccessSubject subject) =>
        VisibleCases.Of(db, subject).Where(row => row.IsOpen);

    public static IQueryable<CaseRow> In(this IQueryable<CaseRow> cases, ConsoleDbContext db, QueueScope scope, AccessSubject subject)
    {
        var teams = subject.Teams.ToList();
        return scope switch
        {
            QueueScope.Mine => cases.Where(row => row.AssigneeId == subject.PersonId),
            QueueScope.Waiting => cases.WaitingFor(db, subject),
            QueueScope.Team => cases.Where(row => row.TeamKey != null && teams.Contains(row.TeamKey)),
            QueueScope.Unassigned => cases.Where(row => row.AssigneeId == null && (row.TeamKey == null || teams.Contains(row.TeamKey))),
            _ => cases,
        };
    }

    public static IQueryable<CaseRow> Narrowed(this IQueryable<CaseRow> cases, QueueFilter filter, SlaHorizons horizons)
    {
        if (filter.State is { } state)
        {
            cases = cases.Where(row => row.Status == state);
        }

        if (filter.Priority is { } priority)
        {
            cases = cases.Where(row => row.Priority == priority);
        }

        if (filter.Team is { } team)
        {
            cases = cases.Where(row => row.TeamKey == team);
        }

        return filter.Sla switch
        {
            QueueSla.Late => horizons.Late(cases),
            QueueSla.Under4h => horizons.AtRisk(cases),
            QueueSla.Under24h => horizons.DueWithin(cases, TimeSpan.FromHours(24)),
            QueueSla.None => cases.Where(row => row.SlaDeadline == null && row.SlaPausedAt == null),
            _ => cases,
        };
    }

    /// <summary>Late, or due within four working hours.</summary>
    public static IQueryable<CaseRow> AtRisk(this IQueryable<CaseRow> cases, SlaHorizons horizons) => horizons.AtRisk(cases);
}
