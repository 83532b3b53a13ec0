using RecsConsole.Engine.Text;

namespace RecsConsole.Casework.Conversation;

/// <summary>A passage in a version of a document.</summary>
/// <param name="Span">Null for the whole document.</param>
public sealed record QuotedPassage(string DocumentKey, int Version, PassageSpan? Span);
