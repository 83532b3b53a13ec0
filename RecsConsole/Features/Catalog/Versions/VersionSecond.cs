namespace RecsConsole.Features.Catalog.Versions;

/// <summary>What a version in the making needs of a second person, as its page says it.</summary>
/// <param name="MayPublish">The reader may publish what somebody else wrote, or send it back.</param>
/// <param name="Others">Who else could publish the newest version, by name; null where the reader can.</param>
public sealed record VersionSecond(bool MayPublish, IReadOnlyList<string>? Others)
{
    public static VersionSecond Nobody { get; } = new(MayPublish: false, null);
}
