namespace RecsConsole.Features.Catalog;

/// <summary>A published action that an item can name.</summary>
public sealed record ActionChoice(string Key, string Title);
