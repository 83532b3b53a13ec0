using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>Which runs of jobs have not ended.</summary>
public static class JobRunStates
{
    /// <summary>Queued or running.</summary>
    public static IQueryable<JobRunRow> UnderWay(this IQueryable<JobRunRow> rows) =>
        rows.Where(row => row.Status == JobStatus.Queued || row.Status == JobStatus.Running);

    /// <summary>The same for a loaded run.</summary>
    public static bool IsUnderWay(this JobStatus status) => status is JobStatus.Queued or JobStatus.Running;
}
