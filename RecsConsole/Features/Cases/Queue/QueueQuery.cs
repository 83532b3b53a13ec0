using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Queue.Finding;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>The queue as a query: the same cases in the same order for the list, its counts, and the case before and after the open one.</summary>
internal static class QueueQuery
{
    private static readonly TimeSpan s_soon = TimeSpan.FromHours(4);

    /// <summary>Open cases that the access policy lets the subject view, so that pages and counts are right; each row read is still asked about.</summary>
    public static IQueryable<CaseRow> Visible(ConsoleDbContext db, AccessSubject subject)
    {
        // a running grant opens a case above the clearance, though never one of a foreign region
        var granted = GrantKinds.CasesOf(subject);
        var open = db
            .Cases.AsNoTracking()
            .Where(row => row.IsOpen && (row.Classification <= subject.Clearance || granted.Contains(row.Id)));
        if (subject.Regions.Count == 0)
        {
            return open;
        }

        var regions = subject.Regions.ToList();
        return open.Where(row => row.Region == null || regions.Contains(row.Region));
    }

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

    public static IQueryable<CaseRow> Narrowed(this IQueryable<CaseRow> cases, QueueFilter filter, QueueHorizons horizons)
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
            QueueSla.Under4h => horizons.DueWithin(cases, s_soon),
            QueueSla.Under24h => horizons.DueWithin(cases, TimeSpan.FromHours(24)),
            QueueSla.None => cases.Where(row => row.SlaDeadline == null),
            _ => cases,
        };
    }

    /// <summary>Late, or with less than four working hours to go.</summary>
    public static IQueryable<CaseRow> AtRisk(this IQueryable<CaseRow> cases, QueueHorizons horizons) => horizons.DueWithin(cases, s_soon);
}
