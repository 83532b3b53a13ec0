namespace RecsConsole.Casework.Conversation;

/// <summary>Which files come or go with a message.</summary>
public static class AttachmentRules
{
    /// <summary>Most bytes of one file.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>Most files of one message.</summary>
    public const int MaxFiles = 5;

    private const int LongestName = 120;

    // by the ending of the name: what a browser or a mail says of the type is not to be relied on
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

    /// <summary>The endings for a file chooser: ".csv,.docx".</summary>
    public static string Endings { get; } = string.Join(',', s_types.Keys.Order(StringComparer.Ordinal));

    /// <summary>The type under which a file of this name is kept and given out; null where such files are not taken.</summary>
    public static string? TypeOf(string name) => s_types.GetValueOrDefault(Path.GetExtension(name) ?? "");

    /// <summary>The bare name, without path and control characters, and not longer than fits.</summary>
    public static string CleanName(string? name)
    {
        var bare = new string([.. (name ?? "").Split('/', '\\')[^1].Where(letter => !char.IsControl(letter))]).Trim();
        var ending = Path.GetExtension(bare);
        return bare.Length <= LongestName || ending.Length >= LongestName
            ? bare[..Math.Min(bare.Length, LongestName)]
            : bare[..(LongestName - ending.Length)] + ending;
    }

    /// <summary>Why a file is not taken; null when it is.</summary>
    public static string? ProblemOf(string name, long bytes) =>
        TypeOf(name) is null ? CaseworkTexts.FileTypeNotTaken.With(name)
        : bytes > MostBytes ? CaseworkTexts.FileTooLarge.With(name, MostBytes / (1024 * 1024))
        : bytes == 0 ? CaseworkTexts.FileIsEmpty.With(name)
        : null;
}
