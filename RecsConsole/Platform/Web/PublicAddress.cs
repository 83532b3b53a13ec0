namespace RecsConsole.Platform.Web;

/// <summary>Makes the absolute URL of a path, for links in mails.</summary>
/// <param name="of">The feature that knows the configured address supplies it.</param>
public sealed class PublicAddress(Func<string, string> of)
{
    public string Of(string path) => of(path);
}
