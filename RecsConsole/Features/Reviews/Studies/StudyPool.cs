using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>The latest cases that a study can draw from, reduced to what access depends on.</summary>
internal static class StudyPool
{
    private const int Least = 200;
    private const int PerCase = 4; // some are closed to the reviewers, in some both systems show the same

    /// <summary>The number of cases that the lead wants: their own ones, or as many as they asked to draw.</summary>
    public static int Wanted(CreateStudyRequest request) => request.OwnCases?.Count ?? request.Cases;

    public static async Task<IReadOnlyList<AccessResource>> ReadAsync(
        ConsoleDbContext db,
        CreateStudyRequest request,
        CancellationToken cancellationToken
    )
    {
        var rows = await Matching(db, request)
            .OrderByDescending(row => row.LastEventAt)
            .ThenBy(row => row.Id)
            .Take(Math.Max(Least, Wanted(request) * PerCase))
            .Select(row => new
            {
                row.Id,
                row.Classification,
                row.Region,
                row.TeamKey,
                row.AssigneeId,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => AccessResources.OfCase(db.TenantId, row.Id, row.Classification, row.Region, row.TeamKey, row.AssigneeId)),
        ];
    }

    private static IQueryable<CaseRow> Matching(ConsoleDbContext db, CreateStudyRequest request)
    {
        var matching = db.Cases.AsNoTracking();
        if (request.OwnCases is { } keys)
        {
            return matching.Where(row => keys.Contains(row.Key));
        }

        matching = request.Which switch
        {
            StudyCases.Open => matching.Where(row => row.IsOpen),
            StudyCases.Closed => matching.Where(row => !row.IsOpen),
            _ => matching,
        };
        if (request.Team is { } team)
        {
            matching = matching.Where(row => row.TeamKey == team);
        }

        if (request.IssueType is { } issueType)
        {
            matching = matching.Where(row => row.IssueType == issueType);
        }

        return matching;
    }
}
