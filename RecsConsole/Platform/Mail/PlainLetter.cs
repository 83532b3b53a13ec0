namespace RecsConsole.Platform.Mail;

/// <summary>
/// A mail that the console writes by itself, as plain text in the language of its reader. It carries counts, keys and links: content stays
/// in the console, where rights are checked on each reading.
/// </summary>
/// <param name="Purpose">Name of the operation that sends it, for the log.</param>
/// <param name="To">The reader's address.</param>
public sealed record PlainLetter(string Purpose, string To, string Subject)
{
    /// <summary>The reader, for the log; null when no person is known.</summary>
    public Guid? ReaderId { get; init; }

    /// <summary>The first paragraph; null when the parts say everything.</summary>
    public string? Lead { get; init; }

    /// <summary>The URL that the first paragraph is about.</summary>
    public string? Link { get; init; }

    /// <summary>Lists; empty ones are left out.</summary>
    public IReadOnlyList<LetterPart> Parts { get; init; } = [];

    /// <summary>Null for a mail that somebody asked for and that comes once.</summary>
    public LetterStop? Stop { get; init; }
}

/// <summary>A heading and its lines.</summary>
public sealed record LetterPart(string Heading, IReadOnlyList<LetterLine> Lines);

/// <summary>A line of a list.</summary>
public sealed record LetterLine(string Text, string? Link);

/// <summary>The end of a mail that comes again.</summary>
/// <param name="Text">Why the reader gets such mails, and how to stop them.</param>
/// <param name="Link">URL of the page where they are stopped.</param>
public sealed record LetterStop(string Text, string Link);
