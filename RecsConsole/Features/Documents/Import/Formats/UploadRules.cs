namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>Which files become documents, by their ending, and how large they may be.</summary>
public static class UploadRules
{
    public const int MaxMegabytes = 10;
    public const int MaxBytes = MaxMegabytes * 1024 * 1024;

    /// <summary>Maximum number of files at once.</summary>
    public const int MaxFiles = 50;

    private static readonly string[] s_endings = [".md", ".markdown", ".html", ".htm", ".docx", ".pdf"];

    /// <summary>The endings for a file input.</summary>
    public static string Accept { get; } = string.Join(',', s_endings);

    /// <summary>Why a file is refused by its name and size; null when it is accepted.</summary>
    public static string? ProblemOf(string name, long bytes) =>
        !s_endings.Contains(EndingOf(name), StringComparer.Ordinal) ? Texts.FileTypeNotAccepted
        : bytes > MaxBytes ? Texts.FileTooLarge.With(MaxMegabytes)
        : bytes == 0 ? Texts.FileHasNoText
        : null;

    /// <summary>Errors in such a file name its line.</summary>
    internal static bool HasLines(string name) => EndingOf(name) is ".md" or ".markdown";

    internal static string EndingOf(string name) => Path.GetExtension(name).ToLowerInvariant();
}
