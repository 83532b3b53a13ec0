namespace RecsConsole.Features.Documents.Import;

/// <summary>A document as somebody wrote it down: named fields and a text.</summary>
/// <param name="Line">Where it begins, for errors about what is missing.</param>
public sealed record DocumentSource(IReadOnlyList<SourceField> Fields, string Text, int Line);

/// <summary>A field with one value or a list of them, and where it stands.</summary>
public sealed record SourceField(string Name, IReadOnlyList<string> Values, int Line);
