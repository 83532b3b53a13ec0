namespace RecsConsole.Engine.Snapshots;

/// <summary>A document, the number of finished cases that used it, and how many of these ended well.</summary>
public sealed record CountedDocument(string Key, int Cases, int EndedWell);
