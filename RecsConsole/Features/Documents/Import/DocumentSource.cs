namespace RecsConsole.Features.Documents.Import;

/// <summary>A document before validation: named fields and a text.</summary>
/// <param name="Line">The line where it begins, for errors about missing fields.</param>
public sealed record DocumentSource(IReadOnlyList<SourceField> Fields, string Text, int Line);

/// <summary>A field with its values and its line.</summary>
public sealed record SourceField(string Name, IReadOnlyList<string> Values, int Line);
