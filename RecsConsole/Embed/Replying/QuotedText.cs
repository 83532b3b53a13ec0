namespace RecsConsole.Embed.Replying;

/// <summary>A passage for the reply to the customer, as text.</summary>
/// <param name="Title">Title of the document that it is from.</param>
public sealed record QuotedText(string Text, string DocumentKey, int Version, string Title);
