namespace RecsConsole.Platform.Web;

/// <summary>Makes the absolute URL of a path, for links in mails and other systems.</summary>
/// <param name="of">The feature that knows the configured address supplies it.</param>
public sealed class PublicAddress(Func<string, string> of)
{
    /// <summary>Whether the address was configured. Otherwise it is one that this server listens on, which others may not reach.</summary>
    public bool IsSet { get; init; } = true;

    public string Of(string path) => of(path);
}
