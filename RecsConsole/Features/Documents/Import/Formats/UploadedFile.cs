namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>A file as the browser sent it.</summary>
public sealed record UploadedFile(string Name, byte[] Content);
