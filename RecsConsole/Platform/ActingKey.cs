namespace RecsConsole.Platform;

/// <summary>The API key by which a system acts for a person.</summary>
/// <param name="MakerId">Whoever created the key, by replacing another one too: they know its text. Null when nobody is recorded.</param>
public sealed record ActingKey(Guid Id, Guid? MakerId);
