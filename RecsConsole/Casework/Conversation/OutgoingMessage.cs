using System.Text.Json;

namespace RecsConsole.Casework.Conversation;

/// <summary>A message to the customer.</summary>
/// <param name="Id">Generated once per user action, so that a retry is the same message.</param>
/// <param name="Draft">The proposed text; null when there was none.</param>
/// <param name="Citations">Cited documents; the first is [1] in the text.</param>
/// <param name="IsSent">Whether the message is sent from here; false: it was spoken or written elsewhere and is only stored.</param>
public sealed record OutgoingMessage(Guid Id, string Text, string? Draft, IReadOnlyList<Citation> Citations, bool IsSent)
{
    /// <summary>Maximum length of a message, in characters.</summary>
    public const int Longest = 20_000;

    public IReadOnlyList<NewAttachment> Attachments { get; init; } = [];

    /// <summary>The newest message the author had on the screen; null when there was none.</summary>
    public Guid? SeenId { get; init; }
}

/// <summary>A version of a document quoted in a message.</summary>
public sealed record Citation(string DocumentKey, int Version, string Title)
{
    /// <summary>The citations as stored in the row of a message.</summary>
    public static string Write(IReadOnlyList<Citation> citations) => JsonSerializer.Serialize(citations);

    public static IReadOnlyList<Citation> Read(string json) => JsonSerializer.Deserialize<List<Citation>>(json) ?? [];
}

/// <summary>A file to be stored with a message.</summary>
public sealed record NewAttachment(string Name, string ContentType, byte[] Content);
