using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Files;

/// <summary>A file as it will be read, and everything that is wrong in it. Nothing was written.</summary>
/// <param name="Preview">The first rows.</param>
/// <param name="Problems">The first of them, in the order of the file.</param>
/// <param name="ProblemCount">All of them.</param>
/// <param name="TimeFormat">The format in which its times were read; null where none was found.</param>
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
    public bool IsGood => ProblemCount == 0 && Rows > 0;
}

/// <summary>A row as it will be read.</summary>
/// <param name="Cells">What it says by role; instants as they were understood.</param>
/// <param name="Steps">Of a ticket, the steps that are made of it.</param>
public sealed record PreviewRow(long Line, IReadOnlyDictionary<string, PreviewCell> Cells, IReadOnlyList<PreviewStep> Steps);

/// <summary>One value: text, or an instant.</summary>
public sealed record PreviewCell(string Text, DateTimeOffset? At = null);

/// <summary>A step of a ticket.</summary>
public sealed record PreviewStep(string Activity, DateTimeOffset At);
