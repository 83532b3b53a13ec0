namespace RecsConsole.Features.Catalog.Versions;

/// <summary>What a pending version needs from a second person, for its page.</summary>
/// <param name="MayPublish">The reader may publish or send back what someone else wrote.</param>
/// <param name="Others">Names of others who could publish the newest version; null when the reader did not write on it.</param>
public sealed record VersionSecond(bool MayPublish, IReadOnlyList<string>? Others)
{
    public static VersionSecond Nobody { get; } = new(MayPublish: false, null);
}
