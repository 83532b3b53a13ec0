namespace RecsConsole.Features.Digest;

/// <summary>A person who wants a digest.</summary>
/// <param name="Language">Language code; empty if the person has not chosen one.</param>
internal sealed record DigestReader(Guid PersonId, string Email, string TimeZone, string Language);
