using RecsConsole.Database;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>Where the import of a file stands.</summary>
/// <param name="Upload">The file that waits; null when there is none.</param>
/// <param name="Header">Its columns.</param>
/// <param name="Run">The last run; null before the first.</param>
/// <param name="Brought">What was imported; null before the first import.</param>
/// <param name="TimeZone">Of the tenant.</param>
public sealed record ImportView(
    UploadedFile? Upload,
    IReadOnlyList<string> Header,
    ImportRun? Run,
    BroughtView? Brought,
    string TimeZone,
    int MostMegabytes
);

/// <summary>A run of the import.</summary>
public sealed record ImportRun(Guid Id, JobStatus Status, DateTimeOffset RequestedAt)
{
    public bool IsUnderWay => Status.IsUnderWay();

    /// <summary>Whether it is at work, or tried the file that waits.</summary>
    public bool IsOf(UploadedFile? upload) => IsUnderWay || RequestedAt >= upload?.At;
}

/// <summary>What imports brought, for somebody to confirm.</summary>
/// <param name="Counts">Of the last import.</param>
/// <param name="IsConfirmed">People drew the workflow since.</param>
/// <param name="FirstCase">An open case that the reader may open.</param>
public sealed record BroughtView(
    DateTimeOffset At,
    ImportedLog? Counts,
    IReadOnlyList<MinedAction> Actions,
    IReadOnlyList<MinedState> States,
    bool IsConfirmed,
    string? FirstCase
);

/// <summary>An activity that became an action.</summary>
public sealed record MinedAction(string Key, string Title);

/// <summary>A state that was seen.</summary>
/// <param name="Ends">Cases are over in it.</param>
/// <param name="Next">Steps that followed it, the most frequent first.</param>
public sealed record MinedState(string Key, bool Ends, IReadOnlyList<string> Next);
