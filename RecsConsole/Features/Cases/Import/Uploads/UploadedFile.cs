using RecsConsole.Features.Cases.Import.Files;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>A file waiting to be imported. A tenant has one at a time; it is removed after the import.</summary>
/// <param name="Name">File name given by the uploader.</param>
/// <param name="Hash">SHA-256 of the file's bytes.</param>
/// <param name="Plan">The plan as suggested, or as edited by the user.</param>
public sealed record UploadedFile(Guid Id, string Name, long Bytes, string Hash, DateTimeOffset At, FilePlan Plan)
{
    /// <summary>Column names as read with the plan; empty when they are to be read from the file.</summary>
    public IReadOnlyList<string> Header { get; init; } = [];

    /// <summary>Language of who asked for the import: what it makes gets its names in it.</summary>
    public string? Language { get; init; }
}
