namespace RecsConsole.Casework.Conversation;

/// <summary>Which files are accepted as attachments.</summary>
public static class AttachmentRules
{
    /// <summary>Maximum size of a file in bytes.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>Maximum number of files per message.</summary>
    public const int MaxFiles = 5;

    private const int LongestName = 120;
    private const int HeaderBytes = 64;

    // by file extension: types stated by browsers or mails are unreliable
    private static readonly Dictionary<string, string> s_types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = "text/csv",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".gif"] = "image/gif",
        [".jpeg"] = "image/jpeg",
        [".jpg"] = "image/jpeg",
        [".json"] = "application/json",
        [".log"] = "text/plain",
        [".pdf"] = "application/pdf",
        [".png"] = "image/png",
        [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        [".txt"] = "text/plain",
        [".webp"] = "image/webp",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".xml"] = "text/xml",
        [".zip"] = "application/zip",
    };

    /// <summary>The extensions for a file input: ".csv,.docx".</summary>
    public static string Endings { get; } = string.Join(',', s_types.Keys.Order(StringComparer.Ordinal));

    /// <summary>The content type for a file name; null when such files are not accepted.</summary>
    public static string? TypeOf(string name) => s_types.GetValueOrDefault(Path.GetExtension(name) ?? "");

    /// <summary>The file name without path and control characters, cut to the maximum length.</summary>
    public static string CleanName(string? name)
    {
        var bare = new string([.. (name ?? "").Split('/', '\\')[^1].Where(letter => !char.IsControl(letter))]).Trim();
        var ending = Path.GetExtension(bare);
        return bare.Length <= LongestName || ending.Length >= LongestName
            ? bare[..Math.Min(bare.Length, LongestName)]
            : bare[..(LongestName - ending.Length)] + ending;
    }

    /// <summary>Why a file with this content is rejected: also a program, or anything else, that has the name of something else.</summary>
    public static string? ProblemOf(string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return ProblemOf(name, content.Length)
            ?? (
                IsProgram(content) ? CaseworkTexts.FileIsAProgram.With(name)
                : FileSignatures.Fits(EndingOf(name), content) ? null
                : CaseworkTexts.FileIsOfAnotherType.With(name, EndingOf(name))
            );
    }

    private static string EndingOf(string name) => Path.GetExtension(name).ToLowerInvariant();

    // of Windows, whose header has bytes that no text has, and of Linux
    private static bool IsProgram(ReadOnlySpan<byte> content) =>
        (content.StartsWith("MZ"u8) && content[..Math.Min(content.Length, HeaderBytes)].Contains((byte)0))
        || content.StartsWith("\u007FELF"u8);

    /// <summary>Why a file is rejected by its name and size; null when it is accepted.</summary>
    public static string? ProblemOf(string name, long bytes) =>
        TypeOf(name) is null ? CaseworkTexts.FileTypeNotAccepted.With(name)
        : bytes > MaxBytes ? CaseworkTexts.FileTooLarge.With(name, MaxBytes / (1024 * 1024))
        : bytes == 0 ? CaseworkTexts.FileIsEmpty.With(name)
        : null;
}
