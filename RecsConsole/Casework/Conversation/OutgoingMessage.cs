using System.Text.Json;

namespace RecsConsole.Casework.Conversation;

/// <summary>What somebody writes to the customer.</summary>
/// <param name="Id">Drawn once per gesture, so that a retry is the same message.</param>
/// <param name="Draft">What was proposed; null where nothing was.</param>
/// <param name="Citations">Documents it rests on; the first is [1] in the text.</param>
/// <param name="IsSent">To be sent from here; false: it was said or written elsewhere and is only kept.</param>
public sealed record OutgoingMessage(Guid Id, string Text, string? Draft, IReadOnlyList<Citation> Citations, bool IsSent)
{
    /// <summary>Most characters of a message.</summary>
    public const int Longest = 20_000;

    public IReadOnlyList<NewAttachment> Attachments { get; init; } = [];

    /// <summary>The newest message that the writer had on the screen; null where there was none.</summary>
    public Guid? SeenId { get; init; }
}

/// <summary>A version of a document that a message quotes.</summary>
public sealed record Citation(string DocumentKey, int Version, string Title)
{
    /// <summary>As the row of a message holds them.</summary>
    public static string Write(IReadOnlyList<Citation> citations) => JsonSerializer.Serialize(citations);

    public static IReadOnlyList<Citation> Read(string json) => JsonSerializer.Deserialize<List<Citation>>(json) ?? [];
}

/// <summary>A file to be kept with a message.</summary>
public sealed record NewAttachment(string Name, string ContentType, byte[] Content);
