using RecsConsole.Database;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>State of the import of a file.</summary>
/// <param name="Upload">The uploaded file; null when there is none.</param>
/// <param name="Header">The file's columns.</param>
/// <param name="Run">The last run; null before the first.</param>
/// <param name="Brought">Result of the last import; null before the first.</param>
/// <param name="TimeZone">Time zone of the tenant.</param>
public sealed record ImportView(
    UploadedFile? Upload,
    IReadOnlyList<string> Header,
    ImportRun? Run,
    BroughtView? Brought,
    string TimeZone,
    int MostMegabytes
)
{
    /// <summary>What imported cases are called; null before the first import.</summary>
    public string? CaseName { get; init; }
}

/// <summary>A run of the import.</summary>
public sealed record ImportRun(Guid Id, JobStatus Status, DateTimeOffset RequestedAt)
{
    public bool IsUnderWay => Status.IsUnderWay();

    /// <summary>Whether it is running, or was requested after the file was uploaded.</summary>
    public bool IsOf(UploadedFile? upload) => IsUnderWay || RequestedAt >= upload?.At;
}

/// <summary>What the imports produced.</summary>
/// <param name="Counts">Counts of the last import.</param>
/// <param name="FirstCase">An open case that the reader may open.</param>
public sealed record BroughtView(DateTimeOffset At, ImportedLog? Counts, string? FirstCase)
{
    /// <summary>Issue types and products of cases that the taxonomy does not have now.</summary>
    public IReadOnlyList<string> UnknownTerms { get; init; } = [];
}
