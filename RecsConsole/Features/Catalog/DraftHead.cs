namespace RecsConsole.Features.Catalog;

/// <summary>What a line about a saved draft shows; its content is not read.</summary>
/// <param name="AuthorId">Who began the version, if the row says so.</param>
public sealed record DraftHead(string Key, int Version, string Title, DateTimeOffset UpdatedAt, Guid? AuthorId);
