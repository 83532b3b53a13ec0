using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Files;

/// <summary>A file as it would be read, and everything that is wrong with it. Nothing has been written.</summary>
/// <param name="Preview">The first rows.</param>
/// <param name="Problems">One page of the problems, in the order of the file.</param>
/// <param name="ProblemCount">Number of all problems.</param>
/// <param name="TimeFormat">The format in which the file's times were read; null when none fits.</param>
public sealed record CheckedFile(
    FileKind Kind,
    long Rows,
    int Cases,
    IReadOnlyList<PreviewRow> Preview,
    IReadOnlyList<FileProblem> Problems,
    long ProblemCount,
    string? TimeFormat
)
{
    /// <summary>When the same file was imported before; null for a new file.</summary>
    public DateTimeOffset? ImportedAt { get; init; }

    /// <summary>It was read in the same way then, so nothing is new.</summary>
    public bool IsReadTheSame { get; init; }

    public bool IsGood => ProblemCount == 0 && Rows > 0;
}

/// <summary>A row as it would be read.</summary>
/// <param name="Cells">Values by role; instants as they were parsed.</param>
/// <param name="Steps">For a ticket, the steps derived from it.</param>
public sealed record PreviewRow(long Line, IReadOnlyDictionary<string, PreviewCell> Cells, IReadOnlyList<PreviewStep> Steps);

/// <summary>One value: text, or an instant.</summary>
public sealed record PreviewCell(string Text, DateTimeOffset? At = null);

/// <summary>A step of a ticket.</summary>
public sealed record PreviewStep(string Activity, DateTimeOffset At);
