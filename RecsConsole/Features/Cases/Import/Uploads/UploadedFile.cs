using RecsConsole.Features.Cases.Import.Files;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>A file that waits to be imported. A tenant has one at a time; it is removed once it is in.</summary>
/// <param name="Name">What whoever sent it calls it.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Plan">As it was suggested, or as somebody asked to have it read.</param>
public sealed record UploadedFile(Guid Id, string Name, long Bytes, string Hash, DateTimeOffset At, FilePlan Plan);
